"""過不足算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "画用紙を生徒に配ります。1人に6枚ずつ配ると14枚余り、9枚ずつ配ると最後の1人は5枚しかもらえません。画用紙は何枚ありますか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "過不足算｜配るもの：画用紙｜配る相手：生徒｜1人に6枚ずつ：14枚余る｜1人に9枚ずつ：最後は5枚｜求めるもの：画用紙の数（枚）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 1人に9枚ずつ配るのに足りない数を求めます。",
        "9−5＝4（枚）",
        "(2) 余りと不足をたすと、全部の差になります。",
        "14＋4＝18（枚）",
        "(3) 1人分の差を求めます。",
        "9−6＝3（枚）",
        "(4) 全部の差を1人分の差でわると、生徒の人数になります。",
        "18÷3＝6（人）",
        "(5) 6枚ずつ配ると14枚余るので、画用紙の数がわかります。",
        "6×6＋14＝50（枚）",
        "確かめ もう一方の場合でも、画用紙の数は同じになります。",
        "9×6−4＝50（枚）",
        "答え 50枚",
    ]
