"""通過算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "時速72kmで走る長さ140mの急行列車が、長さ460mの鉄橋をわたり始めてからわたり終わるまでに何秒かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "通過算｜場面：急行列車が鉄橋を通りきる｜急行列車の長さ：140m｜急行列車の速さ：時速72km｜鉄橋の長さ：460m｜求めるもの：かかる時間（秒）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 急行列車の速さを秒速mの単位にそろえます。",
        "72×1000÷3600＝20（m/秒）",
        "(2) 急行列車は、鉄橋の長さと急行列車の長さの和だけ進みます。",
        "460＋140＝600（m）",
        "(3) それを速さでわって、時間を求めます。",
        "600÷20＝30（秒）",
        "確かめ 速さと時間から、進む道のりにもどします。",
        "20×30＝600（m）",
        "答え 30秒",
    ]
