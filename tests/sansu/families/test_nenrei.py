"""年齢算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "3年前、母の年れいは娘の年れいの7倍でした。5年後には3倍になります。いまの母の年れいは何才ですか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "年齢算｜3年前：母の年れいが娘の年れいの7倍｜5年後：母の年れいが娘の年れいの3倍｜求めるもの：いまの母の年れい（才）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 3年前から5年後までの年数を求めます。",
        "3＋5＝8（年）",
        "(2) 年れいの差は変わりません。差を(7−1)×(3−1)とみると、3年前の娘にあたる数は、",
        "3−1＝2",
        "(3) 5年後の娘にあたる数は、",
        "7−1＝6",
        "(4) この差が8年分にあたります。",
        "6−2＝4",
        "(5) 1にあたる年れいを求めます。",
        "8÷4＝2（才）",
        "(6) 3年前の娘の年れいを求めます。",
        "2×2＝4（才）",
        "(7) 3年前の母の年れいを求めます。",
        "4×7＝28（才）",
        "(8) いまの母の年れいにもどします。",
        "28＋3＝31（才）",
        "確かめ 5年後の2人の年れいをくらべます。",
        "(28＋8)÷(4＋8)＝3（倍）",
        "答え 31才",
    ]
