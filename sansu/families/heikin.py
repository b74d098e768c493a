"""平均算: average × how many = total.  Totals can be added and compared; averages cannot."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.mentions import named, one_name
from sansu.families.names import PEOPLE
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.reading.averages import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Group:
    """So many with this average; None is unknown."""

    name: str
    count: Quantity | None
    mean: Quantity | None


@dataclass(frozen=True)
class Heikin:
    """What is averaged, and by kind: "values", "missing", "next", "which" (values one by one) or "groups".

    values and names: the single values that are known ("which": the new one).  groups: the two groups, the whole last;
    "next" and "which": the average so far, and the average then.
    """

    kind: str
    what: str  # 点数, テスト, 体重; "" where the text does not say
    names: tuple[str, ...]
    values: tuple[Quantity, ...]
    groups: tuple[Group, ...]
    asked: str  # a name; "" for the average
    unit: str


def recognise(facts: Sequence[Fact]) -> Heikin | None:
    take = Taking(facts)
    ask = take.one("ask")
    kinds = (
        "values",
        "mean",
        "mean so far",
        "new value",
        "one more",
        "mean without",
        "mean with",
        "group",
        "group sizes",
        "whole",
    )
    given = {kind: take.all(kind) for kind in kinds}
    if not take.done or ask is None:
        return None
    present = {kind for kind in kinds if given[kind]}
    if present <= {"group", "group sizes", "whole"}:
        return _recognise_groups(given["group"], given["group sizes"], given["whole"], ask)
    if present == {"mean"} and len(given["mean"]) == 2:
        few, many = sorted(given["mean"], key=lambda fact: len(_listed_names(fact)))
        return _recognise_lists(few, many, ask)
    if any(len(found) > 1 for found in given.values()):
        return None
    told = {kind: found[0] for kind, found in given.items() if found}
    if "mean" in told:
        count = _counted(told["mean"])
        if count is None:
            return None
        told["mean"] = Fact.of("mean", **{**dict(told["mean"].roles), "count": count})
    what = ask.text("what")
    if what == "平均" and present == {"values"}:
        return _recognise_values(told["values"], ask)
    if what == "1つの値" and present == {"values", "mean"} and not ask.get("goal"):
        return _recognise_missing(told["values"], told["mean"], ask)
    if what == "1つの値" and present == {"values"} and ask.get("goal"):
        goal = Fact.of("mean", count=ask.quantity("n"), value=ask.quantity("goal"))
        return _recognise_missing(told["values"], goal, ask)
    if what == "1つの値" and present in ({"mean", "mean without"}, {"mean", "mean with"}):
        return _recognise_one_out(told["mean"], told.get("mean without"), told.get("mean with"), ask)
    if what == "次の値" and present == {"mean"}:
        return _recognise_next(told["mean"], ask)
    if what in ("新しい平均", "平均") and present == {"mean", "one more"}:
        return _recognise_then(told["mean"], told["one more"], ask)
    if what in ("何回目", "これまでの回数") and present == {"mean so far", "new value"}:
        return _recognise_which(told["mean so far"], told["new value"], ask)
    if what == "合計" and present == {"mean"}:
        return _recognise_total(told["mean"], ask)
    return None


def _listed(values: Fact) -> tuple[tuple[str, ...], tuple[Quantity, ...]]:
    roles = [f"v{index}" for index in range(1, 9) if values.get(f"v{index}")]
    names = tuple(values.text(f"n{role[1]}") for role in roles)
    return (names if all(names) else ()), tuple(values.quantity(role) for role in roles)


def _recognise_values(values: Fact, ask: Fact) -> Heikin | None:
    names, amounts = _listed(values)
    counts = [fact.quantity("n").value for fact in (values, ask) if fact.get("n")]
    thing = ask.text("thing")
    if not refers(thing, values.text("thing")) or "と" in thing or any(name in thing for name in names):
        return None  # the average of some of them
    unit = ask.text("unit") or amounts[0].unit
    if {a.unit for a in amounts} != {unit} or any(count != len(amounts) for count in counts):
        return None
    return Heikin("values", values.text("thing"), names, amounts, (), "", unit)


def _recognise_missing(values: Fact, mean: Fact, ask: Fact) -> Heikin | None:
    names, amounts = _listed(values)
    count, value = mean.quantity("count"), mean.quantity("value")
    if not names or ask.text("who") in names or count.value != len(amounts) + 1:
        return None
    listed = _listed_names(mean)
    if listed and {named(name, (*names, ask.text("who"))) for name in listed} != {*names, ask.text("who")}:
        return None
    if {a.unit for a in amounts} | {value.unit} != {ask.text("unit")}:
        return None
    whole = Group("", count, value)
    return Heikin("missing", values.text("thing"), names, amounts, (whole,), ask.text("who"), ask.text("unit"))


def _counted(mean: Fact) -> Quantity | None:
    """How many the average is of: as said, or as many as are listed."""
    said, listed = mean.get("count"), _listed_names(mean)
    if isinstance(said, Quantity):
        return said if not listed or said.value == len(listed) else None
    return Quantity(Fraction(len(listed)), "人") if listed else None


def _listed_names(mean: Fact) -> list[str]:
    return [mean.text(f"l{index}") for index in range(1, 6) if mean.text(f"l{index}")]


def _recognise_lists(few: Fact, many: Fact, ask: Fact) -> Heikin | None:
    """「A、B、Cの平均」 and 「A、Bの平均」: C's own value."""
    names, all_names = _listed_names(few), _listed_names(many)
    rest = set(all_names) - set(names)
    if not names or len(all_names) != len(names) + 1 or rest != {ask.text("who")} or ask.text("what") != "1つの値" or ask.get("goal"):
        return None
    counts = []
    for fact, listed in ((few, names), (many, all_names)):
        said = fact.get("count")
        if isinstance(said, Quantity) and said.value != len(listed):
            return None
        counts.append(said if isinstance(said, Quantity) else Quantity(Fraction(len(listed)), "人"))
    if not few.quantity("value").unit == many.quantity("value").unit == ask.text("unit") or counts[0].unit != counts[1].unit:
        return None
    groups = (Group("", counts[0], few.quantity("value")), Group("", counts[1], many.quantity("value")))
    return Heikin("next", many.text("thing"), (), (), groups, ask.text("who"), ask.text("unit"))


def _recognise_one_out(mean: Fact, without: Fact | None, joined: Fact | None, ask: Fact) -> Heikin | None:
    """One person's value, from the averages with and without it."""
    other = without or joined
    assert other
    who, value, count = other.text("who"), other.quantity("value"), mean.quantity("count")
    listed = _listed_names(mean)
    told = Quantity(count.value + (-1 if without else 1), count.unit)
    said = other.get("count")
    if not refers(ask.text("who"), who) or not one_name(who) or not ask.text("who") or (isinstance(said, Quantity) and said != told):
        return None
    if listed and (len(listed) != count.value or (named(who, listed) is None) == bool(without)):
        return None
    if not value.unit == mean.quantity("value").unit == ask.text("unit"):
        return None
    few, many = (Group("", told, value), Group("", count, mean.quantity("value")))
    groups = (few, many) if without else (many, few)
    return Heikin("next", mean.text("thing"), (), (), groups, who, ask.text("unit"))


def _recognise_then(mean: Fact, more: Fact, ask: Fact) -> Heikin | None:
    count, value, new = mean.quantity("count"), mean.quantity("value"), more.quantity("value")
    said, told = ask.get("n"), more.get("nth")
    nth = told if isinstance(told, Quantity) else Quantity(count.value + 1, count.unit)
    if nth.value != count.value + 1 or nth.unit != count.unit or not value.unit == new.unit == ask.text("unit"):
        return None
    if isinstance(said, Quantity) and said != nth:
        return None
    groups = (Group("", count, value), Group("", nth, None))
    return Heikin("then", mean.text("thing"), (), (new,), groups, "", ask.text("unit"))


def _recognise_total(mean: Fact, ask: Fact) -> Heikin | None:
    said = ask.get("n")
    if mean.quantity("value").unit != ask.text("unit") or not refers(ask.text("thing"), mean.text("thing")):
        return None
    if isinstance(said, Quantity) and said != mean.quantity("count"):
        return None
    return Heikin(
        "total",
        mean.text("thing"),
        (),
        (),
        (Group("", mean.quantity("count"), mean.quantity("value")),),
        "合計",
        ask.text("unit"),
    )


def _recognise_next(mean: Fact, ask: Fact) -> Heikin | None:
    count, value, nth, goal = mean.quantity("count"), mean.quantity("value"), ask.quantity("nth"), ask.quantity("goal")
    total = ask.get("n")
    if nth.value != count.value + 1 or nth.unit != count.unit or not value.unit == goal.unit == ask.text("unit"):
        return None
    if isinstance(total, Quantity) and total != nth:
        return None
    groups = (Group("", count, value), Group("", nth, goal))
    return Heikin("next", mean.text("thing"), (), (), groups, f"{number(nth.value)}{nth.unit}目", ask.text("unit"))


def _recognise_which(so_far: Fact, new: Fact, ask: Fact) -> Heikin | None:
    old, value, mean = so_far.quantity("value"), new.quantity("value"), new.quantity("mean")
    if len({old.unit, value.unit, mean.unit}) != 1 or not refers(ask.text("thing"), so_far.text("thing")):
        return None
    asked = ask.text("what")
    return Heikin(
        "which", so_far.text("thing"), (), (value,), (Group("", None, old), Group("", None, mean)), asked, "回"
    )


# Words for everybody; a group of this name is the whole.
_WHOLES = ("クラス", "学級", "組", "学年", "学校", "チーム", "このクラス", "受験者", "みんな")


def _recognise_groups(said: Sequence[Fact], sizes: Sequence[Fact], wholes: Sequence[Fact], ask: Fact) -> Heikin | None:
    told = list(said)
    for both in sizes:
        told += [Fact.of("group", of=both.text(f"of{index}"), count=both.quantity(f"count{index}")) for index in "12"]
    mentions = [fact.text("of") for fact in (*told, ask) if fact.text("of")]
    known: dict[str, dict[str, Quantity]] = {"全体": {}}
    for fact in (*told, *wholes):
        name = "全体" if fact in wholes or fact.text("of") in _WHOLES else _base(fact.text("of"), mentions)
        entry = known.setdefault(name, {})
        for role in ("count", "value"):
            amount = fact.get(role)
            if isinstance(amount, Quantity):
                if entry.get(role, amount) != amount:
                    return None
                entry[role] = amount
    whole, *parts = (Group(name, entry.get("count"), entry.get("value")) for name, entry in known.items())
    of = ask.text("of")
    if len(parts) == 1 and of and of not in known and ask.text("what") == "組の平均":
        parts.append(Group(of, None, None))
    if len(parts) != 2 or len(wholes) > 1:
        return None
    return _fitted(parts[0], parts[1], whole, ask, mentions)


def _fitted(first: Group, second: Group, whole: Group, ask: Fact, mentions: Sequence[str]) -> Heikin | None:
    """The situation, where exactly what is needed for the asked is known."""
    what, unit, of = ask.text("what"), ask.text("unit"), _base(ask.text("of"), mentions)
    everyone = (first, second, whole)
    counts, means = [g.count for g in everyone if g.count], [g.mean for g in everyone if g.mean]
    if len({c.unit for c in counts}) != 1 or len({m.unit for m in means}) != 1 or counts[0].unit == means[0].unit:
        return None
    asked = next((g for g in (first, second) if g.name == of), None)
    if what == "全体の平均":
        fits = whole.mean is None and len(counts) == 2 and len(means) == 2 and unit == means[0].unit
    elif what == "組の人数":
        fits = (
            asked is not None
            and asked.count is None
            and len(counts) == 1
            and len(means) == 3
            and unit == counts[0].unit
        )
        fits = fits and whole.count is None
    else:
        fits = what == "組の平均" and asked is not None and asked.mean is None and len(counts) == 2 and len(means) == 2
        fits = fits and unit == means[0].unit
    if not fits:
        return None
    if (asked is first and what != "全体の平均") or (what == "全体の平均" and first.count is None):
        first, second = second, first
    return Heikin(
        "groups", "", (), (), (first, second, whole), asked.name if asked and what != "全体の平均" else "全体", unit
    )


def _base(mention: str, mentions: Sequence[str]) -> str:
    """男子 for 男子の体重, where 男子 is mentioned too."""
    return min((m for m in mentions if mention == m or mention.startswith(f"{m}の")), key=len, default=mention)


def facts(s: Heikin) -> tuple[Fact, ...]:
    what = {"thing": s.what} if s.what else {}
    if s.kind in ("values", "missing"):
        roles = {f"v{index}": value for index, value in enumerate(s.values, 1)}
        names = {f"n{index}": name for index, name in enumerate(s.names, 1)}
        listed = Fact.of("values", **what, **roles, **names)
        if s.kind == "values":
            return (listed, Fact.of("ask", what="平均", unit=s.unit))
        whole = s.groups[0]
        assert whole.count and whole.mean
        return (
            Fact.of("mean", count=whole.count, value=whole.mean),
            listed,
            Fact.of("ask", what="1つの値", who=s.asked, unit=s.unit),
        )
    if s.kind == "next":
        before, after = s.groups
        assert before.count and before.mean and after.count and after.mean
        mean = Fact.of("mean", count=before.count, value=before.mean, **what)
        if not s.asked.endswith("目"):
            return (
                Fact.of("mean", count=after.count, value=after.mean),
                Fact.of("mean without", who=s.asked, count=before.count, value=before.mean),
                Fact.of("ask", what="1つの値", who=s.asked, unit=s.unit),
            )
        return (mean, Fact.of("ask", what="次の値", nth=after.count, goal=after.mean, unit=s.unit))
    if s.kind == "then":
        before, after = s.groups
        assert before.count and before.mean and after.count
        return (
            Fact.of("mean", count=before.count, value=before.mean, **what),
            Fact.of("one more", nth=after.count, value=s.values[0]),
            Fact.of("ask", what="新しい平均", n=after.count, unit=s.unit),
        )
    if s.kind == "total":
        (whole,) = s.groups
        assert whole.count and whole.mean
        return (Fact.of("mean", count=whole.count, value=whole.mean), Fact.of("ask", what="合計", unit=s.unit))
    if s.kind == "which":
        before, after = s.groups
        assert before.mean and after.mean
        return (
            Fact.of("mean so far", value=before.mean, **what),
            Fact.of("new value", value=s.values[0], mean=after.mean),
            Fact.of("ask", what=s.asked, **(what if s.asked == "何回目" else {})),
        )
    return _group_facts(s)


def _group_facts(s: Heikin) -> tuple[Fact, ...]:
    out = []
    for group in s.groups[:2]:
        roles = {"count": group.count} if group.count else {}
        roles |= {"value": group.mean} if group.mean else {}
        out += [Fact.of("group", of=group.name, **roles)] if roles else []
    whole = s.groups[2]
    if whole.count and not whole.mean:
        out.append(Fact.of("group", of="クラス", count=whole.count))
    elif whole.mean:
        out.append(Fact.of("whole", value=whole.mean, **({"count": whole.count} if whole.count else {})))
    if s.asked == "全体":
        return (*out, Fact.of("ask", what="全体の平均", unit=s.unit))
    asked = next(g for g in s.groups if g.name == s.asked)
    what = "組の人数" if asked.mean else "組の平均"
    return (*out, Fact.of("ask", what=what, of=s.asked, unit=s.unit))


def _listing(s: Heikin) -> str:
    return "、".join(f"{name}{written(v)}" for name, v in zip(s.names or [""] * len(s.values), s.values, strict=True))


def line(s: Heikin) -> tuple[tuple[str, str], ...]:
    what = s.what or "値"
    if s.kind == "values":
        return ((what, _listing(s)), ("求めるもの", f"平均（{s.unit}）"))
    if s.kind == "missing":
        whole = s.groups[0]
        assert whole.count and whole.mean
        return (
            (f"{written(whole.count)}の平均", written(whole.mean)),
            (what, _listing(s)),
            ("求めるもの", f"{s.asked}（{s.unit}）"),
        )
    if s.kind == "next":
        pairs = [(f"{written(g.count)}の平均", written(g.mean)) for g in s.groups if g.count and g.mean]
        return (*pairs, ("求めるもの", f"{s.asked}（{s.unit}）"))
    if s.kind == "which":
        before, after = (written(g.mean) for g in s.groups if g.mean)
        asked = "今回は何回目か（回目）" if s.asked == "何回目" else "これまでの回数（回）"
        return (
            ("これまでの平均", before),
            ("今回", written(s.values[0])),
            ("新しい平均", after),
            ("求めるもの", asked),
        )
    if s.kind in ("then", "total"):
        pairs = [(f"{written(g.count)}の平均", written(g.mean)) for g in s.groups if g.count and g.mean]
        if s.kind == "total":
            return (*pairs, ("求めるもの", f"合計（{s.unit}）"))
        nth = s.groups[1].count
        return (
            *pairs,
            (f"{written(nth)}目" if nth else "", written(s.values[0])),
            ("求めるもの", f"{written(nth) if nth else ''}の平均（{s.unit}）"),
        )
    out = []
    for g in s.groups:
        count = written(g.count) if g.count else ""
        if g.mean or count:
            out.append((g.name + count, f"平均{written(g.mean)}" if g.mean else "平均は？"))
    target = next(g for g in s.groups if g.name == s.asked)
    name = "人数" if s.asked != "全体" and target.mean else "平均"
    return (*out, ("求めるもの", f"{s.asked}の{name}（{s.unit}）"))


def _sum(values: Sequence[Quantity]) -> Fraction:
    return sum((v.value for v in values), Fraction(0))


def _plus(values: Sequence[Quantity]) -> str:
    return "＋".join(number(v.value) for v in values)


def explain(s: Heikin) -> Solution:
    kinds = {
        "values": _explain_values, "missing": _explain_missing, "next": _explain_next, "then": _explain_then, "total": _explain_total,
        "which": _explain_which, "groups": _explain_groups,
    }  # fmt: skip
    return kinds[s.kind](s)


def _explain_total(s: Heikin) -> Solution:
    (whole,) = s.groups
    assert whole.count and whole.mean
    total = Quantity(whole.count.value * whole.mean.value, s.unit)
    n, mean = number(whole.count.value), number(whole.mean.value)
    step = Step("平均×個数で、合計を求めます。", f"{mean}×{n}", total)
    return Solution(
        (step,), Step("合計を個数でわって、平均にもどします。", f"{number(total.value)}÷{n}", whole.mean), total
    )


def _explain_then(s: Heikin) -> Solution:
    before, after = s.groups
    (value,) = s.values
    assert before.count and before.mean and after.count
    old = Quantity(before.count.value * before.mean.value, s.unit)
    new = Quantity(old.value + value.value, s.unit)
    n = number(after.count.value)
    mean = Quantity(new.value / after.count.value, s.unit)
    steps = (
        Step(
            f"{written(before.count)}の合計を求めます。",
            f"{number(before.mean.value)}×{number(before.count.value)}",
            old,
        ),
        Step(
            f"{n}{after.count.unit}目をたして、{written(after.count)}の合計を求めます。",
            f"{number(old.value)}＋{number(value.value)}",
            new,
        ),
        Step(f"{written(after.count)}の平均を求めます。", f"{number(new.value)}÷{n}", mean),
    )
    check = Step("平均×回数で、合計にもどします。", f"{number(mean.value)}×{n}", new)
    return Solution(steps, check, mean)


def _explain_values(s: Heikin) -> Solution:
    total, count = Quantity(_sum(s.values), s.unit), len(s.values)
    mean = Quantity(total.value / count, s.unit)
    steps = (
        Step("合計を求めます。", _plus(s.values), total),
        Step(f"合計を{count}でわると、平均になります。", f"{number(total.value)}÷{count}", mean),
    )
    return Solution(steps, Step("平均×個数で、合計にもどします。", f"{number(mean.value)}×{count}", total), mean)


def _explain_missing(s: Heikin) -> Solution:
    whole = s.groups[0]
    assert whole.count and whole.mean
    count, mean = number(whole.count.value), number(whole.mean.value)
    total, known = Quantity(whole.count.value * whole.mean.value, s.unit), Quantity(_sum(s.values), s.unit)
    answer = Quantity(total.value - known.value, s.unit)
    if answer.value < 0:
        raise Impossible(f"{s.asked}が0より小さくなります。条件を確かめてください。")
    require_possible(answer, s.asked, zero=True)
    steps = (
        Step("平均×個数で、全部の合計を求めます。", f"{mean}×{count}", total),
        Step(f"{s.asked}のほかの合計を求めます。", _plus(s.values), known),
        Step(f"ちがいが{s.asked}です。", f"{number(total.value)}−{number(known.value)}", answer),
    )
    check = Step("全部の平均にもどします。", f"({_plus((*s.values, answer))})÷{count}", whole.mean)
    return Solution(steps, check, answer)


def _explain_next(s: Heikin) -> Solution:
    before, after = s.groups
    assert before.count and before.mean and after.count and after.mean
    totals = [Quantity(g.count.value * g.mean.value, s.unit) for g in s.groups if g.count and g.mean]
    answer = Quantity(totals[1].value - totals[0].value, s.unit)
    require_possible(answer, s.asked, zero=True)
    steps = (
        Step(
            f"{written(before.count)}の合計を求めます。",
            f"{number(before.mean.value)}×{number(before.count.value)}",
            totals[0],
        ),
        Step(
            f"{written(after.count)}の合計を求めます。",
            f"{number(after.mean.value)}×{number(after.count.value)}",
            totals[1],
        ),
        Step(f"ちがいが{s.asked}です。", f"{number(totals[1].value)}−{number(totals[0].value)}", answer),
    )
    back = f"({number(totals[0].value)}＋{number(answer.value)})÷{number(after.count.value)}"
    return Solution(steps, Step(f"{written(after.count)}の平均にもどします。", back, after.mean), answer)


def _explain_which(s: Heikin) -> Solution:
    (before, after), (value,) = (g.mean for g in s.groups), s.values
    assert before and after
    up = after.value > before.value
    if (value.value > after.value) != up or value.value == after.value or after.value == before.value:
        raise Impossible("平均の変わり方が合いません。条件を確かめてください。")
    over, rise = abs(value.value - after.value), abs(after.value - before.value)
    earlier = Quantity(over / rise, "回")
    require_possible(earlier, "これまでの回数")
    answer = Quantity(earlier.value + 1, "回")
    v, a, b = number(value.value), number(after.value), number(before.value)
    steps = (
        Step(
            f"今回は新しい平均より何{value.unit}{'高い' if up else '低い'}かを求めます。",
            f"{v}−{a}" if up else f"{a}−{v}",
            Quantity(over, value.unit),
        ),
        Step(
            f"平均が1回あたり何{value.unit}{'上がった' if up else '下がった'}かを求めます。",
            f"{a}−{b}" if up else f"{b}−{a}",
            Quantity(rise, value.unit),
        ),
        Step(
            f"{'こえた分をこれまでの各回に分けた' if up else '足りない分をこれまでの各回から出した'}ので、これまでの回数は、",
            f"{number(over)}÷{number(rise)}",
            earlier,
        ),
        *([Step("今回はその次です。", f"{number(earlier.value)}＋1", answer)] if s.asked == "何回目" else []),
    )
    back = f"({b}×{number(earlier.value)}＋{v})÷{number(answer.value)}"
    if s.asked != "何回目":
        return Solution(
            steps,
            Step(
                "新しい平均にもどします。",
                back.replace(f"÷{number(answer.value)}", f"÷({number(earlier.value)}＋1)"),
                after,
            ),
            earlier,
        )
    return Solution(steps, Step("新しい平均にもどします。", back, after), answer, "目")


def _explain_groups(s: Heikin) -> Solution:
    first, second, whole = s.groups
    target = next(g for g in s.groups if g.name == s.asked)
    if s.asked != "全体" and target.mean:
        return _explain_size(s, second, first, whole)
    steps: list[Step] = []
    if first.count is None or second.count is None:
        missing, told = (first, second) if first.count is None else (second, first)
        assert whole.count and told.count
        rest = Quantity(whole.count.value - told.count.value, told.count.unit)
        require_possible(rest, f"{missing.name}の人数")
        steps.append(
            Step(f"{missing.name}の人数を求めます。", f"{number(whole.count.value)}−{number(told.count.value)}", rest)
        )
        known = Group(missing.name, rest, missing.mean)
        first, second = (known, second) if missing is first else (first, known)
    elif whole.count is None:
        count = Quantity(first.count.value + second.count.value, first.count.unit)
        steps.append(
            Step("全体の人数を求めます。", f"{number(first.count.value)}＋{number(second.count.value)}", count)
        )
        whole = Group(whole.name, count, whole.mean)
    return (
        _explain_whole(s, steps, first, second, whole)
        if s.asked == "全体"
        else _explain_group_mean(s, steps, first, second, whole)
    )


def _explain_whole(s: Heikin, steps: list[Step], first: Group, second: Group, whole: Group) -> Solution:
    assert first.count and first.mean and second.count and second.mean and whole.count
    a, b = first.mean.value * first.count.value, second.mean.value * second.count.value
    n, unit = number(whole.count.value), s.unit
    mean = Quantity((a + b) / whole.count.value, unit)
    steps += [
        Step(
            f"{first.name}の合計を求めます。",
            f"{number(first.mean.value)}×{number(first.count.value)}",
            Quantity(a, unit),
        ),
        Step(
            f"{second.name}の合計を求めます。",
            f"{number(second.mean.value)}×{number(second.count.value)}",
            Quantity(b, unit),
        ),
        Step("全体の合計を求めます。", f"{number(a)}＋{number(b)}", Quantity(a + b, unit)),
        Step("全体の合計を全体の人数でわります。", f"{number(a + b)}÷{n}", mean),
    ]
    check = Step("平均×人数で、全体の合計にもどします。", f"{number(mean.value)}×{n}", Quantity(a + b, unit))
    return Solution(tuple(steps), check, mean)


def _explain_group_mean(s: Heikin, steps: list[Step], other: Group, asked: Group, whole: Group) -> Solution:
    assert asked.count and other.count and other.mean and whole.mean and whole.count
    total, part = whole.mean.value * whole.count.value, other.mean.value * other.count.value
    mean = Quantity((total - part) / asked.count.value, s.unit)
    if mean.value < 0:
        raise Impossible(f"{asked.name}の平均が0より小さくなります。条件を確かめてください。")
    n, everyone = number(asked.count.value), number(whole.count.value)
    steps += [
        Step("全体の合計を求めます。", f"{number(whole.mean.value)}×{everyone}", Quantity(total, s.unit)),
        Step(
            f"{other.name}の合計を求めます。",
            f"{number(other.mean.value)}×{number(other.count.value)}",
            Quantity(part, s.unit),
        ),
        Step(f"ちがいが{asked.name}の合計です。", f"{number(total)}−{number(part)}", Quantity(total - part, s.unit)),
        Step(f"{asked.name}の人数でわります。", f"{number(total - part)}÷{n}", mean),
    ]
    check = Step("全体の平均にもどします。", f"({number(part)}＋{number(mean.value)}×{n})÷{everyone}", whole.mean)
    return Solution(tuple(steps), check, mean)


def _explain_size(s: Heikin, asked: Group, other: Group, whole: Group) -> Solution:
    assert other.count and other.mean and asked.mean and whole.mean
    low, high, mid = other.mean.value, asked.mean.value, whole.mean.value
    if not min(low, high) < mid < max(low, high):
        raise Impossible("全体の平均は、2つの平均の間になります。条件を確かめてください。")
    near, far = abs(mid - low), abs(high - mid)
    area = Quantity(near * other.count.value, whole.mean.unit)
    answer = Quantity(area.value / far, s.unit)
    require_possible(answer, f"{asked.name}の人数")

    def minus(a: Fraction, b: Fraction) -> str:
        return f"{number(max(a, b))}−{number(min(a, b))}"

    more, less = ("低い", "高い") if low < mid else ("高い", "低い")
    steps = (
        Step(
            f"{other.name}の平均は全体の平均より何{area.unit}{more}かを求めます。",
            minus(mid, low),
            Quantity(near, area.unit),
        ),
        Step(f"{other.name}全員の分では、", f"{number(near)}×{number(other.count.value)}", area),
        Step(
            f"{asked.name}の平均は全体の平均より何{area.unit}{less}かを求めます。",
            minus(high, mid),
            Quantity(far, area.unit),
        ),
        Step(f"2つの分は等しいので、{asked.name}の人数は、", f"{number(area.value)}÷{number(far)}", answer),
    )
    n, m = number(other.count.value), number(answer.value)
    back = f"({number(low)}×{n}＋{number(high)}×{m})÷({n}＋{m})"
    return Solution(steps, Step("全体の平均にもどします。", back, whole.mean), answer)


def holds(s: Heikin, answer: Quantity) -> bool:
    """Writes every single value down (a group's all at its average) and averages the whole list."""
    if answer.unit != s.unit or answer.value < 0:
        return False
    x = answer.value
    if s.kind == "values":
        return sum((v.value - x for v in s.values), Fraction(0)) == 0
    if s.kind == "missing":
        (whole,) = s.groups
        assert whole.mean
        return sum((v.value - whole.mean.value for v in s.values), x - whole.mean.value) == 0
    if s.kind == "next":
        return _averages([*_repeat(s.groups[0]), x], s.groups[1])
    if s.kind == "then":
        return _averages([*_repeat(s.groups[0]), s.values[0].value], Group("", None, answer))
    if s.kind == "total":
        return sum(_repeat(s.groups[0]), Fraction(0)) == x
    if s.kind == "which":
        earlier = x - (1 if s.asked == "何回目" else 0)
        return (
            x.denominator == 1
            and earlier > 0
            and _averages([*_repeat(s.groups[0], earlier), s.values[0].value], s.groups[1])
        )
    return _holds_groups(s, x)


def _holds_groups(s: Heikin, x: Fraction) -> bool:
    first, second, whole = s.groups
    everyone = whole.count.value if whole.count else None
    filled = []
    for group, other in ((first, second), (second, first)):
        mine = group.name == s.asked
        count = group.count.value if group.count else everyone - other.count.value if everyone and other.count else x
        mean = group.mean.value if group.mean else x
        if (
            count.denominator != 1
            or count <= 0
            or (not mine and (group.mean is None or (group.count is None and everyone is None)))
        ):
            return False
        filled += _repeat(Group(group.name, Quantity(count), Quantity(mean)))
    return _averages(filled, Group("", None, Quantity(x)) if s.asked == "全体" else whole)


def _repeat(group: Group, count: Fraction | None = None) -> list[Fraction]:
    many = count if count is not None else group.count.value if group.count else Fraction(0)
    return [group.mean.value] * int(many) if group.mean and many < 100_000 else []


def _averages(values: Sequence[Fraction], group: Group) -> bool:
    return bool(values) and group.mean is not None and sum(values, Fraction(0)) == group.mean.value * len(values)


_SUBJECTS = ("国語", "算数", "理科", "社会", "英語")
_MEASURED = (
    ("体重", "kg", 28, 45), ("身長", "cm", 132, 156), ("点数", "点", 60, 98), ("テストの点数", "点", 55, 99), ("読んだページ数", "ページ", 12, 60),
    ("集めた空きかん", "個", 10, 60), ("貯金", "円", 400, 2000), ("計算テスト", "点", 50, 100), ("漢字テスト", "点", 50, 100), ("走った道のり", "m", 400, 2000),
)  # fmt: skip
_LISTS = (
    ("テストの点数", "回", "点", 55, 99), ("計算テストの点数", "回", "点", 50, 100), ("漢字テストの点数", "回", "点", 50, 100), ("卵の重さ", "個", "g", 52, 70),
    ("みかんの重さ", "個", "g", 80, 120), ("りんごの重さ", "個", "g", 260, 340), ("生徒の体重", "人", "kg", 30, 48), ("友だちの身長", "人", "cm", 130, 158),
    ("いもの重さ", "個", "g", 150, 320), ("最高気温", "日間", "度", 14, 33), ("リボンの長さ", "本", "cm", 30, 90), ("来館者の数", "日間", "人", 120, 480),
)  # fmt: skip
_TESTS = (
    "テスト",
    "算数のテスト",
    "国語のテスト",
    "漢字テスト",
    "計算テスト",
    "小テスト",
    "理科のテスト",
    "英語のテスト",
    "社会のテスト",
    "単元テスト",
    "計算ドリル",
    "模試",
)
_GROUPS = (
    ("男子", "女子"), ("A組", "B組"), ("赤組", "白組"), ("兄のクラス", "弟のクラス"), ("合格者", "不合格者"), ("A班", "B班"), ("東小学校", "西小学校"),
    ("大人", "子ども"), ("男性", "女性"), ("さくら組", "うめ組"), ("東グループ", "西グループ"), ("Aクラス", "Bクラス"), ("北チーム", "南チーム"), ("い組", "ろ組"),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Heikin:
    kinds = {1: ["values", "values", "missing", "total"], 2: ["values", "missing", "next", "then", "groups", "out"]}
    kind = rng.choice(kinds.get(level, ["next", "which", "which", "groups", "groups", "groups", "out"]))
    if kind == "values":
        return _sample_values(rng, level)
    if kind == "missing":
        count = rng.randint(3, 5)
        names = tuple(rng.sample(_SUBJECTS, count)) if rng.random() < 0.5 else tuple(rng.sample(PEOPLE, count))
        what, unit, low, high = rng.choice(_MEASURED)
        if names[0] in _SUBJECTS:
            what, unit, low, high = "点数", "点", 55, 99
        values = _values(rng, count, low, high, unit)
        whole = Group(
            "",
            Quantity(Fraction(count), "教科" if names[0] in _SUBJECTS else "人"),
            Quantity(_sum(values) / count, unit),
        )
        return Heikin("missing", what, names[:-1], values[:-1], (whole,), names[-1], unit)
    if kind in ("total", "out"):
        return _sample_weighed(rng, kind)
    if kind == "then":
        count, before, up = (
            rng.randint(2, 8),
            Fraction(rng.randint(60, 88)),
            Fraction(rng.choice([2, 4, 1, -1, -2, -3]), 2),
        )
        value = before + up * (count + 1)
        if value.denominator != 1 or not 40 <= value <= 100:
            return sample(rng, level)
        groups = (
            Group("", Quantity(Fraction(count), "回"), Quantity(before, "点")),
            Group("", Quantity(Fraction(count + 1), "回"), None),
        )
        return Heikin("then", rng.choice(_TESTS), (), (Quantity(value, "点"),), groups, "", "点")
    if kind == "next":
        count = rng.randint(2, 3 + 2 * level)
        before, goal = Fraction(rng.randint(60, 88)), Fraction(rng.randint(60, 92))
        answer = goal * (count + 1) - before * count
        if not 30 <= answer <= 100 or before == goal:
            return sample(rng, level)
        groups = (
            Group("", Quantity(Fraction(count), "回"), Quantity(before, "点")),
            Group("", Quantity(Fraction(count + 1), "回"), Quantity(goal, "点")),
        )
        return Heikin("next", rng.choice(_TESTS), (), (), groups, f"{count + 1}回目", "点")
    if kind == "which":
        earlier, before, rise = (
            rng.randint(2, 12),
            Fraction(rng.randint(55, 88)),
            Fraction(rng.choice([2, 2, 4, 4, 6, 8, 1, -2, -4]), 2),
        )
        value = before + rise * (earlier + 1)
        if not 30 <= value <= 100 or value.denominator != 1:
            return sample(rng, level)
        groups = (Group("", None, Quantity(before, "点")), Group("", None, Quantity(before + rise, "点")))
        return Heikin(
            "which",
            rng.choice(_TESTS),
            (),
            (Quantity(value, "点"),),
            groups,
            rng.choice(["何回目", "何回目", "これまでの回数"]),
            "回",
        )
    return _sample_groups(rng, level)


def _sample_weighed(rng: random.Random, kind: str) -> Heikin:
    """People's (or things') total from their average, or one's own value from the averages with and without it."""
    unit, low, high = rng.choice(
        [("kg", 30, 45), ("cm", 135, 155), ("点", 60, 90), ("個", 15, 40), ("円", 400, 900), ("ページ", 20, 60)]
    )
    count, mean = rng.randint(4, 9), Fraction(rng.randint(low, high))
    if unit in ("kg", "cm") and rng.random() < 0.4:
        mean += Fraction(rng.choice([2, 4, 5, 6, 8]), 10)
    whole = Group("", Quantity(Fraction(count), "人"), Quantity(mean, unit))
    if kind == "total":
        return Heikin("total", "", (), (), (whole,), "合計", unit)
    rest = mean + Fraction(rng.choice([-2, -1, 1, 2]), rng.choice([1, 1, 2]) if unit in ("kg", "cm") else 1)
    value = mean * count - rest * (count - 1)
    if value <= low / 2 or (10 * value).denominator != 1:
        return _sample_weighed(rng, kind)
    few = Group("", Quantity(Fraction(count - 1), "人"), Quantity(rest, unit))
    return Heikin("next", "", (), (), (few, whole), rng.choice(PEOPLE), unit)


def _values(rng: random.Random, count: int, low: int, high: int, unit: str) -> tuple[Quantity, ...]:
    """Values whose average ends within one decimal place."""
    while True:
        values = tuple(Quantity(Fraction(rng.randint(low, high)), unit) for _ in range(count))
        if (10 * _sum(values) / count).denominator == 1:
            return values


def _sample_values(rng: random.Random, level: int) -> Heikin:
    count = rng.randint(3, 3 + level)
    if rng.random() < 0.5:
        count = min(count, 5)
        what, unit, low, high = rng.choice(_MEASURED)
        names = tuple(rng.sample(PEOPLE, count))
        if rng.random() < 0.4:
            names, what, unit, low, high = tuple(rng.sample(_SUBJECTS, count)), "点数", "点", 55, 99
        return Heikin("values", what, names, _values(rng, count, low, high, unit), (), "", unit)
    what, _, unit, low, high = rng.choice(_LISTS)
    return Heikin("values", what, (), _values(rng, count, low, high, unit), (), "", unit)


def _sample_groups(rng: random.Random, level: int) -> Heikin:
    names = rng.choice(_GROUPS)
    counts = [Fraction(rng.randint(8, 25)) for _ in names]
    means = [Fraction(rng.randint(50, 85)) for _ in names]
    whole = sum((c * m for c, m in zip(counts, means, strict=True)), Fraction(0)) / sum(counts, Fraction(0))
    if (whole * 10).denominator != 1 or means[0] == means[1]:
        return _sample_groups(rng, level)
    asked = rng.choice(["全体", "全体", names[0], names[1]] if level > 1 else ["全体"])
    by_size = asked != "全体" and rng.random() < 0.6
    groups = [
        Group(
            name,
            None if name == asked and by_size else Quantity(c, "人"),
            None if name == asked and not by_size else Quantity(m, "点"),
        )
        for name, c, m in zip(names, counts, means, strict=True)
    ]
    if asked == names[0]:
        groups.reverse()
    overall = Group("全体", None, None if asked == "全体" else Quantity(whole, "点"))
    if not by_size and rng.random() < 0.4:
        # The whole class is counted instead of one of the two.
        gone = 1 if asked != "全体" else rng.randrange(2)
        groups[gone] = Group(groups[gone].name, None, groups[gone].mean)
        if gone == 0:
            groups.reverse()
        overall = Group("全体", Quantity(sum(counts, Fraction(0)), "人"), overall.mean)
    return Heikin("groups", "", (), (), (*groups, overall), asked, "人" if by_size else "点")


WORDINGS = tuple(
    Wording(f"heikin-{index:02}", tuple(f"averages.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "named ask.mean",
            "bare.in.turn ask.mean",
            "of.count named ask.missing",
            "named of.count ask.missing",
            "of ask.next",
            "of ask.next.aim",
            "so.far new ask.which",
            "so.far new ask.which.how.many",
            "group group ask.whole",
            "group group.mean whole ask.size",
            "whole group group.mean ask.size",
            "group group.size whole ask.group",
            "whole group group.size ask.group",
            "of more ask.then",
            "of.count ask.total",
            "of.count without ask.missing",
            "so.far new ask.so.many",
            "so.far new.if ask.which",
            "group.size group group.mean ask.whole",
            "group.mean group group.size ask.whole",
            "group whole ask.group",
            "whole group ask.group",
        ),
        1,
    )
)

FAMILY = Family("heikin", "平均算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
