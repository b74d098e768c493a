"""四則の文章題's situations: amounts with names, and the operations that lead to the asked one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from sansu.diagram import Bar, Bars, Brace, Part, Table
from sansu.families.family import Impossible, Mistake
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact

Kind = Literal["和", "差", "積", "商"]
_SIGN: dict[Kind, str] = {"和": "＋", "差": "−", "積": "×", "商": "÷"}


@dataclass(frozen=True)
class Operation:
    """`result` from amounts before it: a sum of all, a difference, product or quotient of two."""

    kind: Kind
    parts: tuple[str, ...]
    result: str
    unit: str


@dataclass(frozen=True)
class Shisoku:
    """The amounts that are used, by name; the operations in order, the last one finds what is asked."""

    given: tuple[tuple[str, Quantity], ...]
    operations: tuple[Operation, ...]
    told: tuple[Fact, ...] = field(compare=False, repr=False)

    @property
    def asked(self) -> str:
        return self.operations[-1].result

    @property
    def unit(self) -> str:
        return self.operations[-1].unit


def explain(s: Shisoku) -> Solution:
    known = dict(s.given)
    steps: list[Step] = []
    for operation in s.operations:
        amounts = [known[part] for part in operation.parts]
        found = Quantity(_calculated(operation.kind, [a.value for a in amounts]), operation.unit)
        expression = _SIGN[operation.kind].join(number(a.value) for a in amounts)
        if operation.kind == "差" and found.value <= 0:
            raise Impossible(f"{operation.parts[1]}のほうが{operation.parts[0]}より{'大きく' if found.value < 0 else '少なくないので'}、ひくと何も残りません。")
        if all(q.value.denominator == 1 for _, q in s.given):
            require_possible(found, operation.result)
        known[operation.result] = found
        steps.append(Step(_says(operation), expression, found, hint=_hint(operation)))
    last = s.operations[-1]
    answer = known[last.result]
    return Solution(tuple(steps), _check(last, [known[part] for part in last.parts], answer), answer)


def _calculated(kind: Kind, values: Sequence[Fraction]) -> Fraction:
    if kind == "和":
        return sum(values, Fraction(0))
    first, second = values
    if kind == "差":
        return first - second
    if kind == "積":
        return first * second
    return first / second


def _says(operation: Operation) -> str:
    first, *others = operation.parts
    if operation.kind == "和":
        return f"{first}と{others[0]}をたします。" if len(others) == 1 else f"{'、'.join(operation.parts)}をたします。"
    if operation.kind == "差":
        return f"{first}から{others[0]}をひきます。"
    if operation.kind == "積":
        return f"{first}に{others[0]}をかけます。"
    return f"{first}を{others[0]}でわります。"


def _hint(operation: Operation) -> str:
    return {
        "和": f"{operation.result}は、何と何を合わせたものですか。",
        "差": f"{operation.result}は、何から何を取ったものですか。",
        "積": f"{operation.result}は、同じ数ずつがいくつ分ありますか。",
        "商": f"{operation.result}は、何を何で分けると求められますか。",
    }[operation.kind]


def _check(operation: Operation, amounts: Sequence[Quantity], answer: Quantity) -> Step:
    found, rest = number(answer.value), amounts[1:]
    if operation.kind == "和":
        back = "−".join([found, *(number(a.value) for a in rest)])
        say = f"答えから{'と'.join(operation.parts[1:])}をひいて、{operation.parts[0]}にもどします。"
    elif operation.kind == "差":
        back, say = f"{found}＋{number(rest[0].value)}", f"答えに{operation.parts[1]}をたして、{operation.parts[0]}にもどします。"
    elif operation.kind == "積":
        back, say = f"{found}÷{number(rest[0].value)}", f"答えを{operation.parts[1]}でわって、{operation.parts[0]}にもどします。"
    else:
        back, say = f"{found}×{number(rest[0].value)}", f"答えに{operation.parts[1]}をかけて、{operation.parts[0]}にもどします。"
    return Step(say, back, amounts[0])


def holds(s: Shisoku, answer: Quantity) -> bool:
    """Undoes the operations from the answer back to the first amount, the others found forward on the way."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    known = {name: q.value for name, q in s.given}
    for operation in s.operations[:-1]:
        values = [known[part] for part in operation.parts]
        total = values[0]
        for value in values[1:]:
            total = {"和": total + value, "差": total - value, "積": total * value, "商": total / value if value else total}[operation.kind]
        known[operation.result] = total
    last = s.operations[-1]
    back, (first, *others) = answer.value, [known[part] for part in last.parts]
    for value in others:
        back = {"和": back - value, "差": back + value, "積": back / value if value else back, "商": back * value}[last.kind]
    return back == first


def line(s: Shisoku) -> tuple[tuple[str, str], ...]:
    out = [(name, written(q)) for name, q in s.given]
    for operation in s.operations:
        out.append(("式", f"{_SIGN[operation.kind].join(operation.parts)}＝{operation.result}（{operation.unit}）" if operation.unit else f"{_SIGN[operation.kind].join(operation.parts)}＝{operation.result}"))
    return (*out, ("求めるもの", f"{s.asked}（{s.unit}）" if s.unit else s.asked))


def diagram(s: Shisoku) -> Bars | Table:
    """Sums and differences of one kind as bars, everything else as a table."""
    known, last = dict(s.given), s.operations[-1]
    if len(s.operations) == 1 and last.kind in ("和", "差") and all(known[p].value > 0 for p in last.parts):
        answer = explain(s).answer
        if last.kind == "和":
            bars = tuple(Bar(name, (Part(known[name].value, known[name]),)) for name in last.parts)
            longest = max(known[name].value for name in last.parts)
            return Bars(bars, (Brace(tuple(range(len(bars))), Fraction(0), longest, None, f"{last.result} □{s.unit}", True),))
        whole, part = (known[name] for name in last.parts)
        parts = (Part(part.value, part, last.parts[1]), Part(answer.value, Quantity(answer.value, whole.unit), last.result, True))
        return Bars((Bar(last.parts[0], (Part(whole.value, whole),)), Bar("", parts)))
    rows = [(name, written(q)) for name, q in s.given]
    rows += [(operation.result, f"□{operation.unit}" if operation is last else "") for operation in s.operations]
    return Table(("何の数", "あたい"), tuple(rows), ((len(rows) - 1, 1),))


_WRONG: dict[Kind, tuple[tuple[Kind, str], ...]] = {
    "和": (("差", "ひき算をしていませんか。合わせた数を求めるので、たします。"),),
    "差": (("和", "たし算をしていませんか。問題では、ふえましたか、へりましたか。"),),
    "積": (("和", "たし算をしていませんか。同じ数ずつがいくつ分あるかを考えましょう。"),),
    "商": (("積", "かけ算をしていませんか。分けた1つ分やいくつ分は、わり算で求めます。"), ("差", "ひき算をしていませんか。同じ数ずつに分けるときは、わります。")),
}  # fmt: skip


def mistakes(s: Shisoku) -> tuple[Mistake, ...]:
    known = dict(s.given)
    for operation in s.operations:
        known[operation.result] = Quantity(_calculated(operation.kind, [known[p].value for p in operation.parts]), operation.unit)
    right, last = known[s.asked], s.operations[-1]
    values = [known[p].value for p in last.parts]
    found = [
        (_calculated(kind, values if kind == "和" else values[:2]), thought) for kind, thought in _WRONG[last.kind]
    ]
    if last.kind == "和":
        found[:] = [(max(values) - min(values), found[0][1])]
        if len(values) > 2:
            found.append((sum(values[:-1], Fraction(0)), "たし忘れているものがありませんか。"))
    if len(s.operations) > 1:
        before = s.operations[-2]
        found.append((known[before.result].value, f"{before.result}を答えていませんか。もう1つ考えることがあります。"))
        if last.parts[0] == before.result:
            first = known[before.parts[0]].value
            found.append((_calculated(last.kind, [first, *values[1:]]), f"{before.result}を先に求めずに計算していませんか。"))
    kept: dict[Fraction, str] = {}
    whole = dimension(right.unit) == right.unit and right.unit
    for value, thought in found:
        if value > 0 and value != right.value and (not whole or value.denominator == 1 or right.value.denominator > 1):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
