"""つるかめ算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "1本70円のサインペンと1本110円の筆を合わせて14本買い、2000円出すと、おつりは700円でした。筆は何本買いましたか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "つるかめ算｜2種類：サインペンと筆｜サインペン1本の代金：70円｜筆1本の代金：110円｜代金が高いほう：筆｜合わせた数：14本｜"
        "出したお金：2000円｜おつり：700円｜求めるもの：筆の数（本）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 出したお金からおつりをひいて、代金を求めます。",
        "2000−700＝1300（円）",
        "(2) 14本全部がサインペンだとして、代金の合計を求めます。",
        "70×14＝980（円）",
        "(3) 実際の代金の合計とのちがいを求めます。",
        "1300−980＝320（円）",
        "(4) サインペン1本を筆1本にかえると、代金の合計がいくつふえるかを求めます。",
        "110−70＝40（円）",
        "(5) ちがいを1本あたりのちがいでわって、筆の数を求めます。",
        "320÷40＝8（本）",
        "確かめ サインペンと筆の代金をたして、合計にもどします。",
        "70×(14−8)＋110×8＝1300（円）",
        "答え 8本",
    ]
