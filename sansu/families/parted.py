"""The step that turns the broken part of an answer into the smaller unit: 0.4時間 is 24分, so that 3時間24分 falls from no sky."""

from __future__ import annotations

from sansu.families.conversion import compound
from sansu.quantity import Quantity, number
from sansu.solution import Step

_SMALLER = {"時間": ("分", 60), "分": ("秒", 60)}


def parted(answer: Quantity) -> tuple[Step, ...]:
    """The step behind an answer that is written in two units; none where it is written in one."""
    if not compound(answer):
        return ()
    unit, size = _SMALLER[answer.unit]
    rest = answer.value % 1
    say = f"1{answer.unit}に足りない分を、{unit}に直します。"
    hint = f"1{answer.unit}は何{unit}ですか。足りない分を、{unit}で表しましょう。"
    return (Step(say, f"{number(rest)}×{size}", Quantity(rest * size, unit), hint=hint),)
