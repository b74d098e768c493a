"""分配算's situations and explanations: one is called ①, the odd amounts are put aside, the rest is divided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.families.relations import (
    Relation,
    Share,
    best_base,
    chain_steps,
    in_unit,
    mark,
    more_text,
    relations_in_unit,
    shares,
    values,
    word_for,
)  # fmt: skip
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Gap:
    """`big` has `amount` more than `small`; told: the text says which has more (else it follows from the relations)."""

    big: str
    small: str
    amount: Quantity
    told: bool


@dataclass(frozen=True)
class Bunpai:
    """Two or three names, all told by one another, and what they come to or how far two of them are apart."""

    names: tuple[str, ...]
    total: Quantity | None
    gap: Gap | None
    relations: tuple[Relation, ...]
    asked: str
    thing: str
    unit: str  # of the answer


@dataclass(frozen=True)
class Plan:
    """The base, everything as marks of it, and how many marks the base itself has (3 where another is 2/3 of it)."""

    base: str
    found: dict[str, Share]
    scale: Fraction

    def marks(self, name: str) -> Fraction:
        return self.found[name].marks * self.scale


def plan_of(s: Bunpai) -> Plan:
    base = best_base(s.relations, s.names, s.asked)
    assert base is not None
    found = shares(s.relations, s.names, base)
    assert found is not None
    return Plan(base, found, Fraction(lcm(*(share.marks.denominator for share in found.values()))))


def gap_known(s: Bunpai) -> bool:
    """Whether it is settled who has more: by more marks, and where the words do not say it by no less beside them."""
    assert s.gap
    plan = plan_of(s)
    a, b = plan.found[s.gap.big], plan.found[s.gap.small]
    if s.gap.told:
        return a.marks > b.marks or (a.marks < b.marks and a.offset <= b.offset)  # the latter contradicts itself
    return a.marks != b.marks and (a.marks - b.marks) * (a.offset - b.offset) >= 0


def in_one_unit(s: Bunpai) -> tuple[list[Step], Bunpai]:
    steps: list[Step] = []
    total = in_unit("合計", s.total, s.unit, steps)
    amount = in_unit("ちがい", s.gap.amount if s.gap else None, s.unit, steps)
    gap = replace(s.gap, amount=amount) if s.gap and amount else None
    return steps, replace(s, total=total, gap=gap, relations=relations_in_unit(s.relations, s.unit, steps))


def explain(s: Bunpai) -> Solution:
    steps, s = in_one_unit(s)
    plan = plan_of(s)
    steps += chain_steps(plan.found, plan.base, s.unit)
    one = _whole(s, plan, steps) if s.total else _apart(s, plan, steps)
    values_of = {name: one * plan.marks(name) + plan.found[name].offset for name in s.names}
    if s.asked != plan.base or plan.scale != 1:
        share = plan.found[s.asked]
        how = number(one) if plan.marks(s.asked) == 1 else f"{number(one)}×{number(plan.marks(s.asked))}"
        how += f"{'＋' if share.offset > 0 else '−'}{number(abs(share.offset))}" if share.offset else ""
        against = mark(plan.marks(s.asked)) + (f"より{more_text(share.offset, s.unit)}量" if share.offset else "")
        hint = f"{s.asked}は、①をもとにするとどんな量でしたか。"
        steps.append(Step(f"{s.asked}は{against}です。", how, Quantity(values_of[s.asked], s.unit), hint=hint))
    for name, value in values_of.items():
        require_possible(Quantity(value, s.unit), f"{name}の分")
    return Solution(tuple(steps), _check(s, plan, one, values_of), Quantity(values_of[s.asked], s.unit))


def _put_aside(s: Bunpai, plan: Plan, steps: list[Step]) -> Fraction:
    """The total without the odd amounts."""
    assert s.total
    left = s.total.value
    for name in s.names:
        offset = plan.found[name].offset
        if not offset:
            continue
        sign, how = ("−", "合計からひきます。") if offset > 0 else ("＋", "合計にたします。")
        expression = f"{number(left)}{sign}{number(abs(offset))}"
        left -= offset
        if left <= 0:
            raise Impossible(f"はんぱの分が、合計の{written(s.total)}をこえています。")
        say = f"{name}の{more_text(offset, s.unit)}分を、{how}"
        hint = f"{name}のはんぱの分がなければ、合計はどうなりますか。"
        steps.append(Step(say, expression, Quantity(left, s.unit), hint=hint))
    return left


def _whole(s: Bunpai, plan: Plan, steps: list[Step]) -> Fraction:
    left = _put_aside(s, plan, steps)
    marks = [plan.marks(name) for name in s.names]
    others = "、".join(f"{name}は{mark(plan.marks(name))}" for name in s.names if name != plan.base)
    say = f"{plan.base}を{mark(plan.scale)}とすると、{others}なので、マルの数をたします。"
    hint = f"{plan.base}を①のいくつ分とみると、ほかの人はマルいくつですか。" if plan.scale != 1 else f"{plan.base}を①とすると、全部でマルはいくつになりますか。"
    steps.append(Step(say, "＋".join(map(number, marks)), Quantity(sum(marks, Fraction(0)), "つ"), hint=hint))
    return _one(plan, left, sum(marks, Fraction(0)), s.unit, steps)


def _one(plan: Plan, left: Fraction, marks: Fraction, unit: str, steps: list[Step]) -> Fraction:
    which = f"①にあたる{plan.base}の分" if plan.scale == 1 else "①にあたる量"
    say = f"マルの数でわって、{which}を求めます。" if marks != 1 else f"マルの数のちがいは1なので、これが{which}です。"
    hint = "マル1つ分は、どれだけになりますか。"
    steps.append(Step(say, f"{number(left)}÷{number(marks)}", Quantity(left / marks, unit), hint=hint))
    return left / marks


def _apart(s: Bunpai, plan: Plan, steps: list[Step]) -> Fraction:
    assert s.gap
    big, small, left = s.gap.big, s.gap.small, s.gap.amount.value
    if not s.gap.told and plan.marks(big) < plan.marks(small):
        big, small = small, big
    marks = plan.marks(big) - plan.marks(small)
    if marks <= 0:
        raise Impossible(f"{big}のほうが{small}より{word_for(s.unit, True)}ことになりません。")
    changes = [(big, plan.found[big].offset), (small, -plan.found[small].offset)]
    for name, change in sorted(changes, key=lambda one: one[1]):  # first what is added
        if not change:
            continue
        how = "ちがいからひきます。" if change > 0 else "ちがいにたします。"
        expression = f"{number(left)}{'−' if change > 0 else '＋'}{number(abs(change))}"
        left -= change
        if left <= 0:
            raise Impossible(f"はんぱの分が、ちがいの{written(s.gap.amount)}をこえています。")
        say = f"{name}の{more_text(plan.found[name].offset, s.unit)}分を、{how}"
        hint = f"{name}のはんぱの分がなければ、ちがいはどうなりますか。"
        steps.append(Step(say, expression, Quantity(left, s.unit), hint=hint))
    say = f"{small}を{mark(plan.marks(small))}とすると{big}は{mark(plan.marks(big))}なので、マルの数のちがいを求めます。"
    expression = f"{number(plan.marks(big))}−{number(plan.marks(small))}"
    steps.append(Step(say, expression, Quantity(marks, "つ"), hint=f"{big}と{small}は、マルの数でいくつちがいますか。"))
    return _one(plan, left, marks, s.unit, steps)


def _check(s: Bunpai, plan: Plan, one: Fraction, amounts: dict[str, Fraction]) -> Step:
    def said(name: str) -> str:
        if name == s.asked:
            return number(amounts[name])
        share, marks = plan.found[name], plan.marks(name)
        out = number(one) if marks == 1 else f"{number(one)}×{number(marks)}"
        out += f"{'＋' if share.offset > 0 else '−'}{number(abs(share.offset))}" if share.offset else ""
        return f"({out})" if share.offset else out

    if s.total:
        return Step(f"{len(s.names)}つの分をたして、合計にもどします。", "＋".join(map(said, s.names)), s.total)
    assert s.gap
    big, small = sorted((s.gap.big, s.gap.small), key=lambda name: -amounts[name])
    return Step(f"{big}と{small}のちがいにもどします。", f"{said(big)}−{said(small)}", s.gap.amount)


def holds(s: Bunpai, answer: Quantity) -> bool:
    """Gives the asked one the answer and everybody else what the relations say, and looks at the sum or the gap."""
    if answer.unit != s.unit:
        return False
    s = in_one_unit(s)[1]
    try:
        has = values(s.relations, {s.asked: answer.value})
    except Impossible:
        return False
    if set(has) != set(s.names) or min(has.values()) <= 0:
        return False
    if s.total:
        return sum(has.values()) == s.total.value
    assert s.gap
    apart = has[s.gap.big] - has[s.gap.small]
    return (apart if s.gap.told else abs(apart)) == s.gap.amount.value
