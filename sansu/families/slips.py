"""Classical wrong answers, sifted: what is right after all, impossible or said before is no mistake to explain."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sansu.families.family import Mistake
from sansu.families.possible import divisible
from sansu.quantity import Quantity, convert

Slip = tuple[Fraction | int, str] | tuple[Fraction | int, str, str]


def slips(right: Quantity, found: Iterable[Slip]) -> tuple[Mistake, ...]:
    """The mistakes among (value, thought) or (value, its unit, thought) that a pupil could have written down: in the
    right answer's unit, whole where that comes only whole, each value once."""
    kept: dict[Fraction, str] = {}
    for number, *units, thought in found:
        unit = next(iter(units), "") or right.unit
        value = convert(Quantity(Fraction(number), unit), right.unit).value
        whole = value.denominator == 1 or right.unit == "比" or divisible(right.unit)
        if value > 0 and value != right.value and whole:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
