"""和差算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "2500円を姉、兄、弟の3人で分けます。姉は兄より200円多く、弟は兄より100円少なくなるようにします。弟は何円もらえますか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "和差算｜合わせて：姉と兄と弟で2500円｜ちがい：兄が弟より100円多い｜ちがい：姉が兄より200円多い｜求めるもの：弟の分（円）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 弟と姉のちがいを求めます。",
        "100＋200＝300（円）",
        "(2) 姉は弟より300円多いので、合計からひきます。",
        "2500−300＝2200（円）",
        "(3) 兄は弟より100円多いので、合計からひきます。",
        "2200−100＝2100（円）",
        "(4) これは弟の3つ分なので、3でわります。",
        "2100÷3＝700（円）",
        "確かめ 3つの分をたして、合計にもどします。",
        "700＋(700＋300)＋(700＋100)＝2500（円）",
        "答え 700円",
    ]
