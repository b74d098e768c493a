"""Numbers with units: read, written, converted, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.quantity import (
    DIMENSIONS,
    Quantity,
    convert,
    dimension,
    normalise,
    number,
    same,
    value_of,
    written,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２７０ｍの道", "270mの道"),
        ("1,200円", "1200円"),
        ("１，２００円", "1200円"),
        ("1万2千円", "12000円"),
        ("1万2000円", "12000円"),
        ("2.5万人", "25000人"),
        ("二百七十本", "270本"),
        ("十匹", "10匹"),
        ("三十一本", "31本"),
        ("一億二千万円", "120000000円"),
        ("一人", "1人"),
        ("一方", "一方"),
        ("三角形", "三角形"),
        ("一定の速さ", "一定の速さ"),
        ("百分率", "百分率"),
        ("十分に", "十分に"),
        ("3分の2", "2/3"),
        ("3分の2分", "3分の2分"),
        ("①②㎡", "①②m²"),
        ("㎠", "cm²"),
        ("５メートル", "5m"),
        ("５キロメートル", "5km"),
        ("20パーセント", "20%"),
        ("3 ＋ 4 = 7", "3＋4＝7"),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.integers(0, 10**8))
def test_normalise_leaves_digits_alone(value: int) -> None:
    assert normalise(f"{value}円") == f"{value}円"
    assert normalise(f"{value:,}円") == f"{value}円"


@given(st.text(alphabet="0123456789０１２,，.．万千百十一二三人本円mkｍとの分/ 　①²", max_size=30))
def test_normalise_never_raises(text: str) -> None:
    assert isinstance(normalise(text), str)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(31), "31"),
        (Fraction(0), "0"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 16), "1/16"),
        (Fraction(300, 11), "27と3/11"),
        (Fraction(3, 11), "3/11"),
        (Fraction(-5, 2), "−2.5"),
        (Fraction(-300, 11), "−27と3/11"),
        (Fraction(123456789), "123456789"),
    ],
)
def test_number(value: Fraction, expected: str) -> None:
    assert number(value) == expected


@given(st.builds(Fraction, st.integers(0, 10**7), st.integers(1, 2000)))
def test_a_written_number_is_read_back(value: Fraction) -> None:
    assert value_of(number(value)) == value


@pytest.mark.parametrize("text", ["", "x", "3/0", "2と3/0", "3と", "1.2.3"])
def test_value_of_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        value_of(text)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(Fraction(31), "本"), "31本"),
        (Quantity(Fraction(60), "m/分"), "分速60m"),
        (Quantity(Fraction(24, 5), "km/時間"), "時速4.8km"),
        (Quantity(Fraction(20), "m/秒"), "秒速20m"),
        (Quantity(Fraction(300, 11), "分"), "27と3/11分"),
        (Quantity(Fraction(7)), "7"),
    ],
)
def test_written(quantity: Quantity, expected: str) -> None:
    assert written(quantity) == str(quantity) == expected


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (72, "km/時間", "m/秒", 20),
        (60, "m/分", "km/時間", Fraction(18, 5)),
        (90, "分", "時間", Fraction(3, 2)),
        (1, "時間", "秒", 3600),
        (1, "km", "cm", 100_000),
        (1, "L", "cm³", 1000),
        (1, "m³", "L", 1000),
        (1, "dL", "mL", 100),
        (1, "ha", "m²", 10_000),
        (1, "km²", "ha", 100),
        (1, "t", "kg", 1000),
    ],
)
def test_convert(value: int, unit: str, to: str, expected: Fraction) -> None:
    assert convert(Quantity(Fraction(value), unit), to) == Quantity(Fraction(expected), to)


def test_convert_refuses_another_dimension() -> None:
    for unit, to in (("m", "分"), ("本", "個"), ("", "m"), ("円", "m")):
        with pytest.raises(ValueError, match="cannot be converted"):
            convert(Quantity(Fraction(1), unit), to)


_UNITS = st.sampled_from([(a, b) for units in DIMENSIONS.values() for a in units for b in units])


@given(st.builds(Fraction, st.integers(0, 10**6), st.integers(1, 100)), _UNITS)
def test_converting_there_and_back(value: Fraction, units: tuple[str, str]) -> None:
    quantity = Quantity(value, units[0])
    assert convert(convert(quantity, units[1]), units[0]) == quantity
    assert same(quantity, convert(quantity, units[1]))
    assert dimension(units[0]) == dimension(units[1])


def test_same() -> None:
    assert same(Quantity(Fraction(90), "分"), Quantity(Fraction(3, 2), "時間"))
    assert not same(Quantity(Fraction(3), "本"), Quantity(Fraction(3), "個"))
    assert not same(Quantity(Fraction(3), "本"), Quantity(Fraction(4), "本"))
    assert not same(Quantity(Fraction(3), "m"), Quantity(Fraction(3), "分"))
