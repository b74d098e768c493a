"""A 平均算 situation as facts and as the reading line."""

from __future__ import annotations

from sansu.families.heikin_steps import EVERYBODY, Heikin
from sansu.quantity import Quantity, written
from sansu.wording import Fact


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
    if s.asked == EVERYBODY:
        return (*out, Fact.of("ask", what="組の人数", of="クラス", unit=s.unit))
    if s.asked == "全体":
        return (*out, Fact.of("ask", what="全体の平均", unit=s.unit))
    asked = next(g for g in s.groups if g.name == s.asked)
    what = "組の人数" if asked.mean else "組の平均"
    return (*out, Fact.of("ask", what=what, of=s.asked, unit=s.unit))


def _than(value: Quantity | None, mean: Quantity | None) -> str:
    assert value and mean
    return "高い" if value.value > mean.value else "低い"


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
        before, after = (g.mean for g in s.groups if g.mean)
        asked = "今回は何回目か（回目）" if s.asked == "何回目" else "これまでの回数（回）"
        return (
            ("これまでの平均", written(before)),
            ("今回", f"{written(s.values[0])}（新しい平均より{_than(s.values[0], after)}）"),
            ("新しい平均", written(after)),
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
    target = next((g for g in s.groups if g.name == s.asked), None)
    name, everyone = "人数" if s.asked != "全体" and (target is None or target.mean) else "平均", s.groups[-1]
    out = []
    for g in s.groups:
        count = written(g.count) if g.count else ""
        if g.mean or count:
            than = f"（{everyone.name}より{_than(g.mean, everyone.mean)}）" if name == "人数" and g is not everyone else ""
            out.append((g.name + count, f"平均{written(g.mean)}{than}" if g.mean else "平均は？"))
    return (*out, ("求めるもの", f"{s.asked if s.asked == EVERYBODY else f'{s.asked}の{name}'}（{s.unit}）"))
