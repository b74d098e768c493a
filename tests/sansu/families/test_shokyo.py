"""消去算: the page, letter for letter, and small prices tried out (its cases are in test_cases.py)."""

from __future__ import annotations

import random
from itertools import product

from sansu.understanding import NotUnderstood, Understanding, understand


def test_the_page() -> None:
    found = understand("りんご3個となし2個で480円、りんご5個となし7個で1020円です。なし1個は何円ですか。")
    assert isinstance(found, Understanding)
    assert found.line == "消去算｜1つ目：りんご3個となし2個で480円｜2つ目：りんご5個となし7個で1020円｜求めるもの：なし1個の値段（円）"
    assert found.solution.text.splitlines() == [
        "(1) りんごの数をそろえるため、1つ目を5倍した代金を求めます。",
        "480×5＝2400（円）",
        "(2) りんごの数をそろえるため、2つ目を3倍した代金を求めます。",
        "1020×3＝3060（円）",
        "(3) りんごの数がそろったので、代金のちがいを求めます。",
        "3060−2400＝660（円）",
        "(4) これは、なしの数のちがいの分です。",
        "7×3−2×5＝11（個）",
        "(5) ちがいを数でわって、なし1個の値段を求めます。",
        "660÷11＝60（円）",
        "確かめ 1つ目からりんごの分を出して、2つ目の代金にもどします。",
        "60×7＋(480−60×2)×5÷3＝1020（円）",
        "答え 60円",
    ]


def test_every_price_that_fits_is_the_only_one() -> None:
    """Two bundles with any counts: the answer is what trying all prices finds."""
    rng = random.Random(3)
    for _ in range(40):
        a, b, c, d = (rng.randint(1, 5) for _ in range(4))
        t, u = rng.randint(10, 60), rng.randint(10, 60)
        text = f"あめ{a}個とガム{b}個で{t}円、あめ{c}個とガム{d}個で{u}円です。あめ1個は何円ですか。"
        fitting = {p for p, q in product(range(1, 61), repeat=2) if a * p + b * q == t and c * p + d * q == u}
        found = understand(text)
        if len(fitting) == 1:
            assert isinstance(found, Understanding) and found.solution.answer_text == f"{fitting.pop()}円", text
        else:
            assert isinstance(found, NotUnderstood), text


def test_three_sums() -> None:
    rng = random.Random(4)
    for _ in range(30):
        x, y, z = (rng.randint(5, 40) for _ in range(3))
        text = f"AとBの和は{x}、BとCの和は{y}、CとAの和は{z}です。Bはいくつですか。"
        fitting = {q for p, q, r in ((x - q, q, y - q) for q in range(1, 80)) if p + r == z and min(p, r) > 0}
        found = understand(text)
        half = (x + y - z) % 2
        if fitting:
            assert isinstance(found, Understanding) and found.solution.answer_text == str(fitting.pop()), text
        elif not half:
            assert isinstance(found, NotUnderstood), text
