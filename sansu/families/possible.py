"""What an answer may be: nobody has half a child or fewer than no sweets."""

from __future__ import annotations

from sansu.families.family import Impossible
from sansu.quantity import DIMENSIONS, Quantity, dimension, written

# Units whose amounts need not be whole.  Averages are fractions of anything and are not asked for here.
_DIVISIBLE = {"", "%", "割", "倍"}


def divisible(unit: str) -> bool:
    """Whether half of one makes sense: lengths, weights, times, plain numbers; not people, sheets, years or yen."""
    return unit in _DIVISIBLE or dimension(unit) in DIMENSIONS


def require_possible(amount: Quantity, what: str, *, zero: bool = False) -> None:
    """Nothing where the amount can be what it counts.

    Raises:
        Impossible: it is negative, zero (unless `zero` allows it) or a fraction of what comes only whole.
    """
    if amount.value < 0 or (amount.value == 0 and not zero):
        raise Impossible(f"{what}が0より大きくなりません。条件を確かめてください。")
    if amount.value.denominator != 1 and not divisible(amount.unit):
        raise Impossible(f"{what}が{written(amount)}になり、整数になりません。条件を確かめてください。")
