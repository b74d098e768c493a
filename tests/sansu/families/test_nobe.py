"""のべ算 against work that is done day by day."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_rest_is_done_day_by_day() -> None:
    for people, days, first, others in ((10, 12, 6, 12), (8, 15, 5, 10), (6, 20, 10, 4)):
        left, more = people * (days - first), 0
        while left > 0:
            left -= others
            more += 1
        assert left == 0
        found = understand(f"{people}人で{days}日かかる仕事があります。はじめに{people}人で{first}日働いた後、残りを{others}人ですると、あと何日かかりますか。")
        assert isinstance(found, Understanding) and found.solution.answer_text == f"{more}日"
