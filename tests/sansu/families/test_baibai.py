"""売買損益: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "ある水筒に原価の4割の利益を見こんで定価をつけ、定価の2割引きで売ったところ、180円の利益がありました。原価は何円ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "売買損益｜品物：水筒｜見こんだ利益：原価の4割｜値引き：定価の2割｜利益：180円｜求めるもの：原価（円）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 原価を1とみて、定価が原価の何倍かを求めます。",
        "1＋4÷10＝1.4（倍）",
        "(2) 売り値が定価の何倍かを求めます。",
        "1−2÷10＝0.8（倍）",
        "(3) 売り値が原価の何倍かを求めます。",
        "1.4×0.8＝1.12（倍）",
        "(4) 利益が原価の何倍かを求めます。",
        "1.12−1＝0.12（倍）",
        "(5) 利益をその倍の数でわって、原価を求めます。",
        "180÷0.12＝1500（円）",
        "確かめ 原価から順に計算して、利益にもどします。",
        "1500×(1＋4÷10)×(1−2÷10)−1500＝180（円）",
        "答え 1500円",
    ]
