"""分配算 drawn (線分図: everybody's marks below one another) and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.bunpai_steps import Bunpai, Plan, explain, in_one_unit, plan_of
from sansu.families.family import Mistake
from sansu.families.relations import mark, values
from sansu.quantity import Quantity


def diagram(s: Bunpai) -> Bars:
    """Marks of one length; what is more stands behind them, what is missing is dashed."""
    answer = explain(s).answer
    s = in_one_unit(s)[1]
    has = values(s.relations, {s.asked: answer.value})
    plan = plan_of(s)
    one = (has[plan.base] - plan.found[plan.base].offset) / plan.scale
    bars, braces = [], []
    for row, name in enumerate(s.names):
        bars.append(_bar(name, has[name], one, plan, s))
        if name == s.asked:
            braces.append(Brace((row,), Fraction(0), has[name], Quantity(has[name], s.unit), asked=True))
    if s.total:
        braces.append(Brace(tuple(range(len(bars))), Fraction(0), max(has.values()), s.total))
    elif s.gap:
        big, small = sorted((s.gap.big, s.gap.small), key=lambda name: -has[name])
        braces.append(Brace((s.names.index(big),), has[small], has[big], s.gap.amount))
    return Bars(tuple(bars), tuple(braces))


def _bar(name: str, has: Fraction, one: Fraction, plan: Plan, s: Bunpai) -> Bar:
    marks, offset = plan.marks(name), plan.found[name].offset
    whole = one * marks
    if marks <= 8 and marks.denominator == 1 and offset >= 0:
        parts = [Part(one, None, "①") for _ in range(int(marks))]
    elif offset >= 0:
        parts = [Part(whole, None, mark(marks))]
    else:
        parts = [Part(has, None, "")]
    if offset > 0:
        parts.append(Part(offset, Quantity(offset, s.unit)))
    elif offset < 0:
        parts.append(Part(-offset, Quantity(-offset, s.unit), f"{mark(marks)}まで", tone="dashed"))
    return Bar(name, tuple(parts))


def mistakes(s: Bunpai) -> tuple[Mistake, ...]:
    right = explain(s).answer
    s = in_one_unit(s)[1]
    plan = plan_of(s)
    found = plan.found[s.asked]
    marks = {name: plan.marks(name) for name in s.names}
    offsets = {name: plan.found[name].offset for name in s.names}
    if s.total:
        whole, odd, count = s.total.value, sum(offsets.values(), Fraction(0)), sum(marks.values(), Fraction(0))
        without_base = count - marks[plan.base]
    else:
        assert s.gap
        big, small = sorted((s.gap.big, s.gap.small), key=lambda name: -marks[name])
        whole, odd, count = s.gap.amount.value, offsets[big] - offsets[small], marks[big] - marks[small]
        without_base = marks[big]
    tries = [
        ((whole + odd) / count, odd, "はんぱの分を、たすのかひくのかを反対にしていませんか。線分図で①の長さをそろえてみましょう。"),
        (whole / count, odd, "はんぱの分をのぞかずにわっていませんか。"),
        ((whole - odd) / without_base, 1, "①にあたる人の分をわすれて、わる数がちがっていませんか。" if s.total else "ちがいは、マルいくつ分にあたりますか。"),
    ]
    kept: dict[Fraction, str] = {}
    for one, matters, thought in tries:
        value = one * marks[s.asked] + found.offset
        if matters and value > 0 and value != right.value:
            kept.setdefault(value, thought)
    one = (values(s.relations, {s.asked: right.value})[plan.base] - offsets[plan.base]) / plan.scale
    if s.asked != plan.base:
        kept.setdefault(one * plan.scale, f"{plan.base}の分で答えていませんか。求めるのは{s.asked}の分です。")
        kept.setdefault(one * marks[s.asked], "はんぱの分を、さいごにもどすのをわすれていませんか。")
    return tuple(
        Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items() if value > 0 and value != right.value
    )
