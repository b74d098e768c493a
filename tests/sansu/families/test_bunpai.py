"""分配算: the page, letter for letter, and every small sharing tried out (its cases are in test_cases.py)."""

from __future__ import annotations

from itertools import product

from sansu.understanding import NotUnderstood, Understanding, understand


def test_the_page() -> None:
    found = understand("A、B、Cの3人で5500円を分けます。BはAの2倍より300円多く、CはBの3倍より200円少なくなるように分けます。Cはいくらもらえますか。")
    assert isinstance(found, Understanding)
    assert found.line == "分配算｜合わせて：AとBとCで5500円｜関係：BがAの2倍より300円多い｜関係：CがBの3倍より200円少ない｜求めるもの：Cの分（円）"
    assert found.solution.text.splitlines() == [
        "(1) CはBの3倍なので、Aの何倍にあたるかを求めます。",
        "2×3＝6（倍）",
        "(2) Bの300円多い分も、3倍になります。",
        "300×3＝900（円）",
        "(3) CがAの6倍とちがう分を求めます。",
        "900−200＝700（円）",
        "(4) Bの300円多い分を、合計からひきます。",
        "5500−300＝5200（円）",
        "(5) Cの700円多い分を、合計からひきます。",
        "5200−700＝4500（円）",
        "(6) Aを①とすると、Bは②、Cは⑥なので、マルの数をたします。",
        "1＋2＋6＝9（つ）",
        "(7) マルの数でわって、①にあたるAの分を求めます。",
        "4500÷9＝500（円）",
        "(8) Cは⑥より700円多い量です。",
        "500×6＋700＝3700（円）",
        "確かめ 3つの分をたして、合計にもどします。",
        "500＋(500×2＋300)＋3700＝5500（円）",
        "答え 3700円",
    ]


def test_every_small_sharing() -> None:
    """The answer is the one amount that brute force finds, or the problem has none."""
    for total, times, more in product(range(10, 40, 3), (2, 3), (0, 1, 4)):
        told = f"{times}倍" + (f"より{more}個多い" if more else "")
        text = f"姉と妹は合わせて{total}個のあめを持っています。姉は妹の{told}です。妹は何個持っていますか。"
        fitting = [n for n in range(1, total) if n + times * n + more == total]
        found = understand(text)
        if fitting:
            assert isinstance(found, Understanding) and found.solution.answer_text == f"{fitting[0]}個", text
        else:
            assert isinstance(found, NotUnderstood), text


def test_every_small_difference() -> None:
    for gap, times, more in product(range(5, 30, 4), (2, 3, 4), (-2, 0, 3)):
        told = f"{times}倍" + (f"より{abs(more)}個{'多い' if more > 0 else '少ない'}" if more else "")
        text = f"姉は妹の{told}です。姉は妹より{gap}個多く持っています。姉は何個持っていますか。"
        fitting = [times * n + more for n in range(1, 100) if (times - 1) * n + more == gap]
        found = understand(text)
        if fitting:
            assert isinstance(found, Understanding) and found.solution.answer_text == f"{fitting[0]}個", text
        else:
            assert isinstance(found, NotUnderstood), text
