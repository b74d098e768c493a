"""日暦算: against the calendar of the standard library."""

from __future__ import annotations

import datetime
import random

from sansu.quantity import WEEKDAYS
from sansu.understanding import Understanding, understand


def test_days_after_and_the_nth_day() -> None:
    rng = random.Random(3)
    for _ in range(40):
        day = datetime.date(rng.randint(1990, 2099), 1, 1) + datetime.timedelta(days=rng.randrange(365))
        days = rng.randint(2, 400)
        for way, word, moved in (("後", "の", days), ("前", "の", -days), ("目", "から数えて", days - 1)):
            found = understand(f"{day.year}年{day.month}月{day.day}日{word}{days}日{way}は何月何日ですか。")
            goal = day + datetime.timedelta(days=moved)
            assert isinstance(found, Understanding), (day, days, way, found)
            assert found.solution.answer_text == f"{goal.month}月{goal.day}日"


def test_the_day_of_the_week_of_a_date() -> None:
    rng = random.Random(4)
    for _ in range(40):
        year = rng.choice([2023, 2024])
        first, goal = (datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randrange(365)) for _ in range(2))
        kind = "うるう年" if year == 2024 else "平年"
        name = WEEKDAYS[(first.weekday() + 1) % 7]
        text = f"{kind}の{first.month}月{first.day}日は{name}曜日です。同じ年の{goal.month}月{goal.day}日は何曜日ですか。"
        found = understand(text)
        assert isinstance(found, Understanding), text
        assert found.solution.answer_text == f"{WEEKDAYS[(goal.weekday() + 1) % 7]}曜日", text


def test_an_unknown_february_is_not_passed() -> None:
    for text in ("1月31日の40日後は何月何日ですか。", "3月1日の2日前は何月何日ですか。"):
        assert not isinstance(understand(text), Understanding)
