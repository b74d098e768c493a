"""還元算: every number put into the box."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.expression import value
from sansu.understanding import Understanding, understand


@pytest.mark.parametrize(
    "equation",
    ["□×3＋5＝20", "9−□＝5", "60÷□＝5", "(□＋3)×2＝20", "20−□×3＝2", "48÷(□−4)＝6", "100−(□＋8)＝60", "7＋□÷4＝12", "5×(30−□)＝40"],
)
def test_the_only_number_that_fits_the_box(equation: str) -> None:
    left, right = equation.split("＝")
    tried = []
    for n in range(1, 200):
        try:
            if value(left.replace("□", str(n))) == Fraction(right):
                tried.append(Fraction(n))
        except ValueError:
            continue
    found = understand(f"{equation}の□にあてはまる数を求めなさい。")
    assert isinstance(found, Understanding), found
    assert [found.solution.answer.value] == tried


def test_the_cards() -> None:
    text = "カードを何枚か持っていました。ちょうど半分を友だちにあげ、15枚もらい、そのあと持っている枚数が2倍になるように買い足すと50枚になりました。はじめに何枚持っていましたか。"
    found = understand(text)
    assert isinstance(found, Understanding)
    assert [found.solution.answer.value] == [n for n in range(1, 200) if (Fraction(n, 2) + 15) * 2 == 50]


def test_the_page_of_a_slip() -> None:
    found = understand("ある数に6をかけるところを、まちがえて5をかけたので、答えが60になりました。正しい答えはいくつですか。")
    assert isinstance(found, Understanding)
    assert found.solution.text.splitlines() == [
        "(1) 5をかける前にもどすので、5でわります。",
        "60÷5＝12",
        "(2) もとの数で、正しい計算をします。",
        "12×6＝72",
        "確かめ まちがえた計算をして、答えを確かめます。",
        "12×5＝60",
        "答え 72",
    ]
