"""流水算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "静水時の速さが時速18kmの船が、ある川を42km下るのに2時間かかりました。この川を42km上るのに何時間何分かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "流水算｜静水時の速さ：時速18km｜道のり：42km｜下りの時間：2時間｜求めるもの：上りの時間（時間）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 道のりを下りの時間でわって、下りの速さを求めます。",
        "42÷2＝21（km/時間）",
        "(2) 流れの速さは、下りの速さと静水時の速さの差です。",
        "21−18＝3（km/時間）",
        "(3) 上りの速さは、静水時の速さから流れの速さをひきます。",
        "18−3＝15（km/時間）",
        "(4) 道のりを上りの速さでわって、上りの時間を求めます。",
        "42÷15＝2.8（時間）",
        "確かめ 求めた値から、道のりにもどします。",
        "15×2.8＝42（km）",
        "答え 2時間48分",
    ]
