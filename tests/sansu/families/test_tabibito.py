"""旅人算: the page, letter for letter (its cases are in test_cases.py)."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "妹が家を出てから6分後に、姉が分速90mで追いかけました。妹は分速60mです。姉が妹に追いつくのは何分後ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "旅人算｜場面：姉が妹を追いかける｜妹の速さ：分速60m｜姉の速さ：分速90m｜妹が先に進んだ時間：6分｜求めるもの：追いつくまでの時間（分後）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 姉が出発するときの2人の間は、妹が先に進んだ道のりです。",
        "60×6＝360（m）",
        "(2) 追いかけるので、1分に差がちぢまる道のりは速さの差です。",
        "90−60＝30（m）",
        "(3) 2人の間をその道のりでわって、追いつくまでの時間を求めます。",
        "360÷30＝12（分）",
        "確かめ 1分に差がちぢまる道のりに時間をかけて、2人の間にもどします。",
        "30×12＝360（m）",
        "答え 12分後",
    ]
