"""The wrong answers of a situation that are really wrong: positive, told once, not the right one."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from sansu.families.family import Mistake
from sansu.families.possible import divisible
from sansu.quantity import Quantity


def slips(right: Quantity, found: Iterable[tuple[Fraction, str]]) -> tuple[Mistake, ...]:
    """The mistakes that a pupil could have written down: in the answer's unit, whole where the answer's unit is."""
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value.denominator == 1 or right.unit == "比" or divisible(right.unit)):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
