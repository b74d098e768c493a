"""比: every split tried, and the page."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.understanding import Understanding, understand


def answer(text: str) -> Fraction:
    found = understand(text)
    assert isinstance(found, Understanding), found
    return found.solution.answer.value


@pytest.mark.parametrize(("a", "b", "gap"), [(7, 4, 900), (5, 2, 60), (9, 8, 20)])
def test_the_only_amounts_in_the_ratio_with_the_difference(a: int, b: int, gap: int) -> None:
    tried = [n for n in range(gap + 1, 50 * gap) if (n - gap) * a == n * b]
    text = f"兄と弟の所持金の比は{a}：{b}で、2人の差は{gap}円です。兄の所持金は何円ですか。"
    assert [answer(text)] == tried


def test_linked_ratios() -> None:
    tried = [
        (x, y, z) for x in range(1, 70) for y in range(1, 70) if (z := 70 - x - y) > 0 and 3 * x == 2 * y and 5 * y == 4 * z
    ]
    text = "A：B＝2：3、B：C＝4：5です。A、B、Cの和は70です。{}はいくつですか。"
    assert [tuple(answer(text.format(name)) for name in "ABC")] == tried


def test_the_two_books() -> None:
    text = "2冊の本AとBがあります。Aを全体の2/5まで読み、次にBをAと同じページ数だけ読んだところ、残りのページ数の比は6：5になりました。Aのページ数はBより30ページ多いです。Aは何ページありますか。"
    tried = [a for a in range(31, 900) if (a - a * Fraction(2, 5)) * 5 == (a - 30 - a * Fraction(2, 5)) * 6]
    assert [answer(text)] == tried == [300]


def test_the_page() -> None:
    found = understand("1200円を兄と弟で5：3の比に分けます。兄は何円もらえますか。")
    assert isinstance(found, Understanding)
    assert found.line == "比｜比：兄：弟＝5：3｜合わせて：1200円｜求めるもの：兄（円）"
    assert found.solution.text.splitlines() == [
        "(1) 比の数をたして、全体がいくつ分かを求めます。",
        "5＋3＝8",
        "(2) 1200円が8つ分なので、1つ分を求めます。",
        "1200÷8＝150（円）",
        "(3) 兄は5つ分です。",
        "150×5＝750（円）",
        "確かめ それぞれの量をたして、全体にもどします。",
        "750＋450＝1200（円）",
        "答え 750円",
    ]
