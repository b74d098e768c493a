"""Whether an answer averages out: every single value is written down."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.heikin_steps import EVERYBODY, Group, Heikin
from sansu.quantity import Quantity


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
    if s.asked == EVERYBODY:
        others = x - first.count.value if first.count else Fraction(0)
        if others <= 0 or others.denominator != 1:
            return False
        return _averages([*_repeat(first), *_repeat(second, others)], whole)
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
