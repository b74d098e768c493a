"""場合の数: the page letter for letter, and every answer against the ways made one by one (its cases are in test_cases.py)."""

from __future__ import annotations

import contextlib
import random

from sansu.families.baai_check import counted
from sansu.families.baai_steps import Baai, explain
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand("0、1、2、3、4の5枚のカードから3枚を選んで並べて、3けたの偶数を作ります。偶数は何個できますか。")
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "場合の数｜カード：0、1、2、3、4｜使い方：1回ずつ｜作る数：3けたの偶数｜求めるもの：整数の個数（個）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 偶数になるのは、一の位が0、2、4のときです。一の位が0のとき、残りの位は0のほかの数字です。",
        "4×3＝12（個）",
        "(2) 一の位が0でないとき、百の位は0とその数字のほかです。",
        "2×3×3＝18（個）",
        "(3) 2つの場合をたします。",
        "12＋18＝30（個）",
        "確かめ 一の位が0のときの数にもどします。",
        "30−18＝12（個）",
        "答え 30個",
    ]


def test_cards_of_all_kinds() -> None:
    rng = random.Random(1)
    solved = 0
    for _ in range(500):
        cards = tuple(sorted(rng.choice(range(10 if rng.random() < 0.5 else 4)) for _ in range(rng.randint(2, 6))))
        sort = rng.choice(["", "", "偶数", "奇数", "倍数"])
        s = Baai("cards", k=rng.randint(2, 4), cards=cards, sort=sort, by=rng.choice([2, 5, 10]) if sort == "倍数" else 0, again=len(set(cards)) == len(cards) and rng.random() < 0.3)  # fmt: skip
        with contextlib.suppress(ValueError):
            assert explain(s).answer.value == counted(s), s
            solved += 1
    assert solved > 150
