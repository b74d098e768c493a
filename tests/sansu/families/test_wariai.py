"""割合: rates and amounts tried one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.understanding import Understanding, understand


def answer(text: str) -> tuple[Fraction, str]:
    found = understand(text)
    assert isinstance(found, Understanding), found
    return found.solution.answer.value, found.solution.answer.unit


@pytest.mark.parametrize("percent", [5, 20, 35])
def test_last_year_is_the_number_that_grows_to_this_year(percent: int) -> None:
    now = 420 * (100 + percent)
    tried = [n for n in range(1, 60_000) if n * (100 + percent) == now * 100]
    text = f"今年の児童数は、去年より{percent}%増えて{now}人になりました。去年の児童数は何人ですか。"
    assert answer(text) == (Fraction(tried[0]), "人")


@pytest.mark.parametrize(("up", "down"), [(1, 1), (2, 3), (4, 2)])
def test_a_rate_after_a_rate(up: int, down: int) -> None:
    yen = 1000 + 1000 * up // 10
    yen -= yen * down // 10
    text = f"1000円の品物を{up}割値上げし、さらに{down}割値下げしました。いくらになりましたか。"
    assert answer(text) == (Fraction(yen), "円")


def test_the_page() -> None:
    found = understand("ある小学校の児童は450人です。男子は全体の52%です。女子は何人ですか。")
    assert isinstance(found, Understanding)
    assert found.solution.text.splitlines() == [
        "(1) 児童を1とみて、女子の割合を求めます。",
        "1−52÷100＝0.48（倍）",
        "(2) もとにする量の児童に、その割合をかけます。",
        "450×0.48＝216（人）",
        "確かめ 割合でわって、もとにする量にもどします。",
        "216÷0.48＝450（人）",
        "答え 216人",
    ]
