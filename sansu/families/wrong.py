"""Classical wrong answers put in order: those that are right after all, nothing, or said before are dropped."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sansu.families.family import Mistake
from sansu.quantity import Quantity, convert


def kept(right: Quantity, found: Iterable[tuple[Fraction, str, str]]) -> tuple[Mistake, ...]:
    """Mistakes from (value, unit, thought), each in the unit of the right answer."""
    out: dict[Fraction, Mistake] = {}
    for value, unit, thought in found:
        wrong = convert(Quantity(value, unit or right.unit), right.unit)
        if wrong.value > 0 and wrong.value != right.value:
            out.setdefault(wrong.value, Mistake(wrong, thought))
    return tuple(out.values())
