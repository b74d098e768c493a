"""Amounts that the pages of 食塩水 share: grams, the salt in a part, sums as an expression."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.salt import Part, strength
from sansu.quantity import Quantity, number
from sansu.solution import Step


def grams(value: Fraction) -> Quantity:
    return Quantity(value, "g")


def salt_in(part: Part) -> Fraction:
    assert part.weight
    return part.weight.value * strength(part) / 100


def salt_step(name: str, part: Part) -> Step:
    assert part.weight and part.percent
    expression = f"{number(part.weight.value)}×{number(part.percent.value)}÷100"
    return Step(f"{name}の食塩水にふくまれる食塩の重さを求めます。", expression, grams(salt_in(part)))


def signed(part: Part) -> Fraction:
    assert part.weight
    return -part.weight.value if part.kind == "蒸発" else part.weight.value


def chain(values: Sequence[Fraction]) -> str:
    out = number(values[0])
    for value in values[1:]:
        out += f"{'＋' if value > 0 else '−'}{number(abs(value))}"
    return out


def factor(value: Fraction) -> str:
    """A number as a factor; a fraction stands in parentheses."""
    return f"({number(value)})" if "/" in number(value) else number(value)
