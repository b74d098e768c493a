"""速さ: the page of an average, letter for letter."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand("行きは時速4km、帰りは時速6kmで歩きました。平均の速さは時速何kmですか。")
    assert isinstance(found, Understanding)
    assert found.solution.text.splitlines() == [
        "(1) 片道の道のりを、4と6の最小公倍数の12kmとします。",
        "(2) 往復の道のりを求めます。",
        "12×2＝24（km）",
        "(3) 行きの時間を、道のり÷速さで求めます。",
        "12÷4＝3（時間）",
        "(4) 帰りの時間を、道のり÷速さで求めます。",
        "12÷6＝2（時間）",
        "(5) 時間の合計を求めます。",
        "3＋2＝5（時間）",
        "(6) 道のりの合計を、時間の合計でわります。",
        "24÷5＝4.8（km/時間）",
        "確かめ 求めた速さに時間の合計をかけて、道のりにもどします。",
        "4.8×5＝24（km）",
        "答え 時速4.8km",
    ]
