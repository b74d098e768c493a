"""Exact amounts with units, as a computation carries them, and how two of them are added, multiplied and divided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.quantity import AREA, CANONICAL, COUNTERS, LENGTH, TIME, VOLUME, WEIGHT

MAX_BITS = 512  # of a numerator or denominator: about 150 digits


class ExpressionError(ValueError):
    """The text is no expression that elementary school writes; the message names the place, in Japanese."""


class NoValueError(ExpressionError):
    """Well formed, but without a value: division by zero, or a number beyond all bounds."""


Dimensions = tuple[int, int, int, int, int]  # powers of: length (m), time (min), weight (g), circled ①, boxed [1]
NONE: Dimensions = (0, 0, 0, 0, 0)
Names = frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact value, kept in three readings because school notation mixes them.

    plain: the numbers as written, units ignored, 15% = 0.15 (1時間20分 is 80).
    base:  in m, minutes and grams, by the units' sizes; means something only where `mixed` is False.
    loose: like plain, but 15% = 15 (30÷200×100＝15%).
    units: the measuring units met, as (dimension, name): two names of one dimension need converting.
    labels: every unit word met.  head: the leading number, (base, dimensions).  mixed: unlike things were added.
    factors: what a × was written with (× 100 makes a percentage).  operators: the signs in order of reading.
    last: (dividend, divisor) of an outermost ÷, for remainders.
    """

    plain: Fraction
    base: Fraction
    loose: Fraction
    dimensions: Dimensions = NONE
    units: Names = frozenset()
    labels: frozenset[str] = frozenset()
    mixed: bool = False
    head: tuple[Fraction, Dimensions] = (Fraction(0), NONE)
    operators: str = ""
    factors: frozenset[Fraction] = frozenset()
    last: tuple[Fraction, Fraction] | None = None

    @property
    def one_scale(self) -> bool:
        """True where no two units of one dimension meet, so that the plain value is the value."""
        return len({dimension for dimension, _ in self.units}) == len(self.units)

    @property
    def circled(self) -> tuple[int, int]:
        """Powers of ① and of [1]."""
        return self.dimensions[3], self.dimensions[4]


def amount(value: Fraction) -> Amount:
    """A number without a unit."""
    return Amount(value, value, value, head=(value, NONE))


def ratio_part(number: Fraction, value: Fraction, label: str) -> Amount:
    """15% or 3割: `number` as written, `value` of 1."""
    return Amount(value, value, number, head=(value, NONE), labels=frozenset({label}))


def symbol(value: Fraction, place: int) -> Amount:
    """An amount of ratio: ③ (place 3) or [3] (place 4)."""
    return replace(amount(value), dimensions=(0, 0, 0, 1, 0) if place == 3 else (0, 0, 0, 0, 1))


def negative(of: Amount) -> Amount:
    return replace(of, plain=-of.plain, base=-of.base, loose=-of.loose, operators=of.operators + "-", last=None)


def _bounded(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MAX_BITS:
        raise NoValueError("数が大きすぎます。")
    return value


def _apply(operator: str, a: Fraction, b: Fraction) -> Fraction:
    if operator == "+":
        return _bounded(a + b)
    if operator == "-":
        return _bounded(a - b)
    return _bounded(a * b if operator == "*" else a / b)


def _powers(a: Dimensions, b: Dimensions, sign: int) -> Dimensions:
    return a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2], a[3] + sign * b[3], a[4] + sign * b[4]


def combine(operator: str, left: Amount, right: Amount) -> Amount:
    """left operator right; the operator is one of + - * /.

    Raises:
        NoValueError: division by zero, or the result is beyond all bounds.
    """
    if operator == "/" and right.plain == 0:
        raise NoValueError("0でわっています。")
    mixed, dimensions = left.mixed or right.mixed, left.dimensions
    if operator in "+-":
        mixed = mixed or left.dimensions != right.dimensions
    else:
        dimensions = _powers(dimensions, right.dimensions, 1 if operator == "*" else -1)
    factors = {left.plain, right.plain} if operator == "*" else set()
    return Amount(
        plain=_apply(operator, left.plain, right.plain),
        base=_apply(operator, left.base, right.base),
        loose=_apply(operator, left.loose, right.loose),
        dimensions=dimensions,
        units=left.units | right.units,
        labels=left.labels | right.labels,
        mixed=mixed,
        head=left.head,
        operators=left.operators + right.operators + operator,
        factors=left.factors | right.factors | factors,
        last=(left.plain, right.plain) if operator == "/" else None,
    )


# --- units -----------------------------------------------------------------------------------------------------------


def _measures() -> dict[str, tuple[Fraction, Dimensions, Names]]:
    """unit -> (size in m, minutes, grams; dimensions; the names that two sides must share)."""
    found: dict[str, tuple[Fraction, Dimensions, Names]] = {}
    for units, dimensions, place, shrink in (
        (LENGTH, (1, 0, 0, 0, 0), 0, 1),
        (AREA, (2, 0, 0, 0, 0), 0, 1),
        (VOLUME, (3, 0, 0, 0, 0), 0, 1000),  # in litres there, in cubic metres here
        (TIME, (0, 1, 0, 0, 0), 1, 1),
        (WEIGHT, (0, 0, 1, 0, 0), 2, 1),
    ):
        for name, size in units.items():
            found[name] = (size / shrink, dimensions, frozenset({(place, name.rstrip("²³"))}))
    found["時"] = found["時間"]
    # Days and weeks count things as often as they measure (1日8時間×5日＝40時間): their names need not be shared.
    found["日"] = found["日間"] = (Fraction(1440), (0, 1, 0, 0, 0), frozenset())
    found["週間"] = found["週"] = (Fraction(10080), (0, 1, 0, 0, 0), frozenset())
    return found


_MEASURES = _measures()
_SPELLINGS = {
    **CANONICAL, "分間": "分", "秒間": "秒", "h": "時間", "min": "分", "s": "秒",
    "ml": "mL", "dl": "dL", "l": "L", "cc": "cm³", "㎖": "mL", "㎗": "dL", "㎎": "mg", "トン": "t",
    "cm2": "cm²", "cm^2": "cm²", "m2": "m²", "m^2": "m²", "km2": "km²", "km^2": "km²", "㎢": "km²",
    "cm3": "cm³", "cm^3": "cm³", "m3": "m³", "m^3": "m³", "アール": "a", "ヘクタール": "ha", "㏊": "ha",
    "平方メートル": "m²", "平方センチメートル": "cm²",
    "平方キロメートル": "km²", "平方m": "m²", "平方cm": "cm²", "平方km": "km²",
    "立方メートル": "m³", "立方センチメートル": "cm³", "立方m": "m³", "立方cm": "cm³",
}  # fmt: skip
_MORE_COUNTERS = {"円", "倍", "度", "°", "℃", "人前", "か国", "セント", "口", "戸", "件", "号車", "台分", "目もり"}
_WORDS = sorted(
    {*COUNTERS, *_SPELLINGS, *_MEASURES, *_MORE_COUNTERS} - {"%", "％", "パーセント"}, key=len, reverse=True
)


def _ends(word: str) -> str:
    """A unit in letters ends where the letters end: m in 3m, not in 3max; m3 not in 2m30cm."""
    return r"(?![A-Za-z\d])" if word[-1].isdigit() else "(?![A-Za-z])" if word[-1].isascii() else ""


UNIT = re.compile(
    f"(?P<unit>{'|'.join(re.escape(word) + _ends(word) for word in _WORDS)})"
    "(?P<more>分(?!速)|目|後|前|ぶん|あたり|当たり|ずつ|おき)?"
)
RATE = re.compile(r"[/毎](?P<unit>時間?|分|秒|h|min|s|日|人|個|本|枚|km²?|cm[²³]?|m[²³]?|g|L)(?![A-Za-z])")


def unit_name(unit: str) -> str:
    """One spelling a unit: cm3 is cm³, ぴき is 匹."""
    return _SPELLINGS.get(unit, unit)


def unit_size(of: Amount) -> Fraction | None:
    """How many m, minutes or grams one of the amount's unit is; None where it has no unit, or several."""
    label = next(iter(of.labels)) if len(of.labels) == 1 else ""
    return _MEASURES[label][0] if label in _MEASURES and of.dimensions == _MEASURES[label][1] else None


def measured(of: Amount, unit: str, per: bool = False) -> Amount:
    """The amount in `unit` (or per `unit`); counters are labels without a size."""
    unit = unit_name(unit)
    size, dimensions, names = _MEASURES.get(unit, (Fraction(1), NONE, frozenset()))
    base = of.base / size if per else of.base * size
    powers = _powers(of.dimensions, dimensions, -1 if per else 1)
    return replace(
        of,
        base=base,
        head=(base, powers),
        dimensions=powers,
        units=of.units | names,
        labels=of.labels | {("/" if per else "") + unit},
    )
