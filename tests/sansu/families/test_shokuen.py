"""食塩水: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand("9%の食塩水200gに水を何g加えると、6%の食塩水になりますか。")
    assert isinstance(found, Understanding)
    assert found.line == ("食塩水｜はじめの濃さ：9%｜はじめの重さ：200g｜できた濃さ：6%｜求めるもの：加える水（g）")
    assert found.solution.text.splitlines() == [
        "(1) はじめの食塩水にふくまれる食塩の重さを求めます。",
        "200×9÷100＝18（g）",
        "(2) 食塩の重さは変わらないので、できた食塩水の重さを求めます。",
        "18÷6×100＝300（g）",
        "(3) ふえた分が、加える水の重さです。",
        "300−200＝100（g）",
        "確かめ できた食塩水の濃さを確かめます。",
        "200×9÷(200＋100)＝6（%）",
        "答え 100g",
    ]
