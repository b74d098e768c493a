"""平均算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "クラス全体の平均点は71点です。男子18人の平均点は68点で、女子の平均点は77点でした。女子は何人ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == "平均算｜男子18人：平均68点（全体より低い）｜女子：平均77点（全体より高い）｜全体：平均71点｜求めるもの：女子の人数（人）"
    assert found.solution.text.splitlines() == [
        "(1) 男子の平均は全体の平均より何点低いかを求めます。",
        "71−68＝3（点）",
        "(2) 男子全員の分を合わせます。",
        "3×18＝54（点）",
        "(3) 女子の平均は全体の平均より何点高いかを求めます。",
        "77−71＝6（点）",
        "(4) 2つの分は等しいので、女子の人数がわかります。",
        "54÷6＝9（人）",
        "確かめ 全体の平均にもどします。",
        "(68×18＋77×9)÷(18＋9)＝71（点）",
        "答え 9人",
    ]
