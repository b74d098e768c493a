"""仕事算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

import random

from sansu.families.shigoto import FAMILY
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "ある仕事をするのに、姉1人では12日、妹1人では18日かかります。はじめ姉が1人で2日した後、残りを2人ですると、あと何日かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "仕事算｜場面：仕事を終える｜姉だけでかかる時間：12日｜妹だけでかかる時間：18日｜はじめに姉がした時間：2日｜求めるもの：残りを姉と妹がする時間（日）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 全体の仕事の量を、かかる時間をかけた数とします。",
        "12×18＝216",
        "(2) 姉が1日にする仕事の量を求めます。",
        "216÷12＝18",
        "(3) 妹が1日にする仕事の量を求めます。",
        "216÷18＝12",
        "(4) はじめに姉がした仕事の量を求めます。",
        "18×2＝36",
        "(5) 残りの仕事の量を求めます。",
        "216−36＝180",
        "(6) 姉と妹で1日にする仕事の量を求めます。",
        "18＋12＝30",
        "(7) 残りを姉と妹の1日の量でわります。",
        "180÷30＝6（日）",
        "確かめ それぞれの量をたすと、全体の量になります。",
        "18×2＋30×6＝216",
        "答え 6日",
    ]


def test_all_of_them_never_do_it_alone() -> None:
    rng = random.Random(8)
    for turn in range(150):
        assert "全員" not in FAMILY.pose(rng, 1 + turn % 3).text
