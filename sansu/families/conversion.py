"""Steps that bring a length, time or speed to another unit, in the way a page does it: 72×1000÷3600＝20（m/秒）."""

from __future__ import annotations

from fractions import Fraction

from sansu.quantity import DIMENSIONS, TIME, Quantity, convert, dimension, number
from sansu.solution import Step

_SMALLER = {"時間": "分", "分": "秒"}


def unit_name(unit: str) -> str:
    """How a sentence calls a unit: 秒速何m for m/秒."""
    length, _, time = unit.partition("/")
    return f"{'時' if time == '時間' else time}速{length}" if time else unit


def compound(time: Quantity) -> bool:
    """Whether `written` shows two units (2時間30分), so that no single number of it can be calculated with."""
    rest = time.value % 1
    return time.unit in _SMALLER and bool(rest) and time.value > 1 and (rest * 60).denominator == 1


def _factor(source: Fraction, target: Fraction) -> str:
    factor = source / target
    if factor == 1:
        return ""
    return f"×{number(factor)}" if factor > 1 else f"÷{number(1 / factor)}"


def _time_expression(time: Quantity, unit: str) -> str:
    if not compound(time):
        return number(time.value) + _factor(TIME[time.unit], TIME[unit])
    whole, rest = divmod(time.value, 1)
    large = number(Fraction(whole)) + _factor(TIME[time.unit], TIME[unit])
    small = number(rest * 60) + _factor(TIME[_SMALLER[time.unit]], TIME[unit])
    return f"{large}＋{small}"


def conversion(what: str, given: Quantity, unit: str) -> tuple[Quantity, tuple[Step, ...]]:
    """The quantity in `unit`, and the step that shows it (none where the number can be used as it stands).

    `what` names the quantity in the step's sentence: 列車の速さ.

    Raises:
        ValueError: the two units do not measure the same thing.
    """
    converted = convert(given, unit)
    if given.unit == unit and not compound(given):
        return given, ()
    kind = dimension(unit)
    if kind == "time":
        expression = _time_expression(given, unit)
    elif kind == "speed":
        (length, _, time), (to_length, _, to_time) = given.unit.partition("/"), unit.partition("/")
        lengths = DIMENSIONS["length"]
        expression = number(given.value) + _factor(lengths[length], lengths[to_length]) + _factor(TIME[to_time], TIME[time])
    else:
        expression = number(given.value) + _factor(DIMENSIONS[kind][given.unit], DIMENSIONS[kind][unit])
    return converted, (Step(f"{what}を{unit_name(unit)}の単位にそろえます。", expression, converted),)
