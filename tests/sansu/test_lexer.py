"""Every number becomes one character, whatever its spelling; nothing else does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.quantity import Quantity, written
from sansu.reading.lexer import lex


def quantities(text: str) -> list[str]:
    return [f"{q.value} {q.unit}".strip() for q in lex(text).quantities.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270mの道", ["270 m"]),
        ("２７０ｍの道", ["270 m"]),
        ("1,200円", ["1200 円"]),
        ("二百七十円", ["270 円"]),
        ("1万2千円", ["12000 円"]),
        ("時速4kmで", ["4 km/時間"]),
        ("毎分60mで", ["60 m/分"]),
        ("秒速2.5mで", ["5/2 m/秒"]),
        ("1分間に60m進む", ["60 m/分"]),
        ("2時間30分後", ["5/2 時間"]),
        ("1時間半", ["3/2 時間"]),
        ("1分30秒", ["3/2 分"]),
        ("3割5分引き", ["7/2 割"]),
        ("15%の", ["15 %"]),
        ("３０％引き", ["30 %"]),
        ("5分の2を", ["2/5"]),
        ("三分の一を", ["1/3"]),
        ("4分の1時間", ["1/4 時間"]),
        ("10分の遅れ", ["10 分"]),
        ("2割5分の500円", ["5/2 割", "500 円"]),
        ("2/5を", ["2/5"]),
        ("3時41分に", ["221 時刻"]),
        ("午後3時半", ["930 時刻"]),
        ("3びき", ["3 匹"]),
        ("八匹", ["8 匹"]),
        ("2倍の半分", ["2 倍", "1/2 倍"]),
        ("12才と8歳", ["12 才", "8 才"]),
        ("1人に5個ずつ", ["1 人", "5 個"]),
        ("一方は三角形", []),
        ("27と3/11分", ["300/11 分"]),
    ],
)
def test_spellings_of_numbers(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "pattern"), [("1個50円", 2), ("10分60m", 2), ("100円120円", 2), ("5年前", 1)], ids=str
)
def test_numbers_side_by_side_stay_apart(text: str, pattern: int) -> None:
    assert len(lex(text).quantities) == pattern


@given(st.text(max_size=60))
def test_no_text_breaks_the_lexer_and_the_spellings_give_it_back(text: str) -> None:
    lexed = lex(text)
    assert not any(character.isdigit() and character.isascii() for character in lexed.text)
    assert len(lexed.show(0, len(lexed.text))) >= len(lexed.text)


UNITS = st.sampled_from(["m", "km", "円", "g", "%", "割", "本", "人", "才", "分", "時間", "m/分", "km/時間", "倍", "L"])


@given(st.integers(1, 9999), st.sampled_from([1, 2, 4, 5, 10]), UNITS)
def test_a_written_quantity_is_read_back(numerator: int, denominator: int, unit: str) -> None:
    quantity = Quantity(Fraction(numerator, denominator), unit)
    assert list(lex(written(quantity)).quantities.values()) == [quantity]
