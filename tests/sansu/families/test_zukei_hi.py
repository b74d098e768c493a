"""図形と比 by brute force: triangles measured from their corners; and the page letter for letter."""

from __future__ import annotations

import pytest

from sansu.understanding import Understanding, understand


@pytest.mark.parametrize(("m", "n"), [(1, 2), (2, 3), (5, 4)])
def test_the_parts_of_a_triangle_are_measured_from_corners(m: int, n: int) -> None:
    high = 12
    whole, left = (m + n) * high // 2 * 2, m * high // 2 * 2  # twice the areas over one height
    text = f"三角形ABCの辺BC上に点Dがあり、BD：DC＝{m}：{n}です。三角形ABCの面積が{whole}cm²のとき、三角形ABDの面積は何cm²ですか。"
    found = understand(text)
    assert isinstance(found, Understanding) and found.solution.answer.value == left


def test_the_page() -> None:
    found = understand("高さが1.5mの棒の影の長さが2mのとき、影の長さが12mの木の高さは何mですか。")
    assert isinstance(found, Understanding)
    assert found.line == "図形と比｜棒の高さ：1.5m｜棒の影の長さ：2m｜木の影の長さ：12m｜求めるもの：木の高さ（m）"
    assert found.solution.text.splitlines() == [
        "(1) 高さが影の長さの何倍かを求めます。",
        "1.5÷2＝0.75（倍）",
        "(2) 同じ時刻なら、高さと影の長さの割合はどれも同じです。木の高さを求めます。",
        "12×0.75＝9（m）",
        "確かめ 割合にもどします。",
        "9÷12＝0.75（倍）",
        "答え 9m",
    ]
