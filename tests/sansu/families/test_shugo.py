"""集合算: the page letter for letter, and every answer against a count of all people (its cases are in test_cases.py)."""

from __future__ import annotations

import random

import pytest

from sansu.families import families
from sansu.families.family import Impossible
from sansu.families.shugo_steps import Shugo, Told, explain, holds
from sansu.understanding import Understanding, understand

FAMILY = next(family for family in families() if family.key == "shugo")


def test_the_page() -> None:
    found = understand(
        "40人のクラスで、犬を飼っている人は18人、ねこを飼っている人は13人、どちらも飼っている人は5人います。どちらも飼っていない人は何人ですか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "集合算｜全体：40人｜犬を飼っている人：18人｜ねこを飼っている人：13人｜どちらも飼っている人：5人｜求めるもの：どちらも飼っていない人（人）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 2つをたすと両方の人を2回数えるので、1回分ひきます。",
        "18＋13−5＝26（人）",
        "(2) 全体から少なくとも一方を飼っている人をひきます。",
        "40−26＝14（人）",
        "確かめ 図の部分をたして、全体にもどします。",
        "13＋8＋5＋14＝40（人）",
        "答え 14人",
    ]


def test_the_most_and_the_fewest_agree_with_all_overlaps() -> None:
    from fractions import Fraction

    from sansu.quantity import Quantity

    deeds = (("が", "好きな"), ("が", "好きな"))
    rng = random.Random(3)
    for _ in range(150):
        whole, a, b = rng.randint(10, 40), rng.randint(1, 40), rng.randint(1, 40)
        for asked in ("両方", "なし", "Aだけ", "Bだけ", "少なくとも"):
            for extreme in ("多い", "少ない"):
                told = (("A", Told(Fraction(a))), ("B", Told(Fraction(b))))
                s = Shugo(("犬", "ねこ"), deeds, Quantity(Fraction(whole), "人"), "クラス", told, asked, extreme, "人")
                if max(a, b) > whole:
                    with pytest.raises(Impossible):
                        explain(s)
                else:
                    assert holds(s, explain(s).answer), (s, explain(s).answer)
