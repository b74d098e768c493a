"""日暦算: facts as one situation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sansu.families.family import Impossible, Taking
from sansu.families.nichireki_steps import LONGEST, days_between, walked
from sansu.families.nichireki_told import Nichireki, Open, valid_day
from sansu.quantity import WEEKDAYS, Quantity
from sansu.wording import Fact


def recognise(facts: Sequence[Fact]) -> Nichireki | None:
    take = Taking(facts)
    weekday, date, year, event, ask = (take.one(kind) for kind in ("weekday", "date", "year", "event", "ask"))
    if not take.done or ask is None or (weekday and date):
        return None
    dates, years = set[tuple[int, int]](), set[int]()
    for fact in (weekday, date, event, ask):
        if fact and fact.get("m") is not None:
            pair = fact.quantity("m").value, fact.quantity("d").value
            if any(value.denominator != 1 for value in pair):
                return None
            dates.add((int(pair[0]), int(pair[1])))
            if fact.get("year") is not None:
                years.add(int(fact.quantity("year").value))
    what, way = ask.text("what"), ask.text("way")
    if len(dates) > 1 or len(years) > 1 or (years and year) or (event is None) != (way != "終わり"):
        return None
    start = dates.pop() if dates else (0, 0)
    named = weekday.text("weekday") if weekday else ""
    if (weekday and (len(named) != 1 or named not in WEEKDAYS)) or (what == "曜日") != bool(weekday):
        return None
    amount = (event or ask).get("days")
    days = int(amount.value) if isinstance(amount, Quantity) and amount.value.denominator == 1 else 0
    to = (int(ask.quantity("m2").value), int(ask.quantity("d2").value)) if ask.get("m2") is not None else (0, 0)
    month = int(ask.quantity("month").value) if ask.get("month") is not None else 0
    told = (event or ask).text("thing")
    if any(ask.text(f"thing{again}") not in ("", told) for again in "2345"):
        return None
    if weekday and weekday.get("m") is None and start != (0, 0):
        return None  # today's day of the week is not that of a date
    if ask.text("since") and date is None and not (weekday and weekday.text("day")):
        return None  # what is known is not today
    s = Nichireki(
        what, {"終わり": "目", "": "日付"}.get(way, way), start, days, to, WEEKDAYS.index(named) if named else -1,
        year.text("leap") if year else "", years.pop() if years else 0, month, ask.text("when") == "次の年",
        told, event is not None,
    )  # fmt: skip
    if ask.get("year2") is not None:
        later = int(ask.quantity("year2").value) - s.year
        if not s.year or later not in (0, 1):
            return None
        s = replace(s, next_year=later == 1)
    if (s.way == "日付") == bool(days) or (s.way == "日付") != (to != (0, 0)):
        return None
    if start == (0, 0) and (what != "曜日" or s.way == "日付" or s.leap or s.year):
        return None
    if start != (0, 0) and not valid_day(s, *start):
        return None
    if s.way == "日付" and not valid_day(s, *to, year=int(s.next_year)):
        return None
    if start != (0, 0) and days > LONGEST and what == "月日":
        return None
    try:
        if s.way == "日付":
            days_between(s)
        elif what == "月日":
            walked(s)
    except Open:
        return None
    except Impossible:
        pass
    return s
