"""日暦算's situation: read from facts, told as facts and as the reading line."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from fractions import Fraction

from sansu.quantity import WEEKDAYS, Quantity
from sansu.wording import Fact

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Nichireki:
    """From a day (month 0: today, without a date) to another: `days` on in a `way`, or to a date.

    way: 後, 前, 目, or 日付 where the other day is the date `to` (`next_year`: of the following year).
    asked: 月日, 曜日, 日間, 日後, 日目.  leap: 平年, うるう年, or "" where nothing is said; year 0 where none is named.
    month: the month that the question itself names (6月何日), else 0.  thing: what goes on from day to day.
    """

    asked: str
    way: str
    start: tuple[int, int]
    days: int = 0
    to: tuple[int, int] = (0, 0)
    weekday: int = -1
    leap: str = ""
    year: int = 0
    month: int = 0
    next_year: bool = False
    thing: str = ""
    ends: bool = False  # told as an event of so many days


class Open(Exception):
    """Whether the year is a leap year is not said."""


def month_length(s: Nichireki, year: int, month: int) -> int:
    if month != 2:
        return LENGTHS[month - 1]
    if s.year:
        at = s.year + year
        return 29 if at % 4 == 0 and (at % 100 or at % 400 == 0) else 28
    if s.leap and year == 0:
        return 29 if s.leap == "うるう年" else 28
    if s.leap == "うるう年" and abs(year) < 4:
        return 28
    raise Open


def valid_day(s: Nichireki, month: int, day: int, year: int = 0) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    if month == 2 and day <= 28:
        return True
    try:
        return day <= month_length(s, year, month)
    except Open:
        return False


def facts(s: Nichireki) -> tuple[Fact, ...]:
    def whole(value: int, unit: str = "") -> Quantity:
        return Quantity(Fraction(value), unit)

    dated: dict[str, Quantity | str] = {}
    if s.start != (0, 0):
        dated = {"m": whole(s.start[0]), "d": whole(s.start[1], "日")}
        if s.year:
            dated["year"] = whole(s.year, "年")
    out = [Fact.of("year", leap=s.leap)] if s.leap else []
    ask: dict[str, Quantity | str] = {"what": s.asked}
    if s.month:
        ask["month"] = whole(s.month)
    if s.asked == "曜日":
        out.append(Fact.of("weekday", weekday=WEEKDAYS[s.weekday], **dated))
    if s.ends:
        out.append(Fact.of("event", thing=s.thing, days=whole(s.days, "日間"), **dated))
        return (*out, Fact.of("ask", way="終わり", **ask))
    if s.way == "日付":
        ask |= {"m2": whole(s.to[0]), "d2": whole(s.to[1], "日")}
        ask |= {"when": "次の年"} if s.next_year else {}
    else:
        ask |= {"way": s.way, "days": whole(s.days, "日")}
    if s.thing:
        ask["thing"] = s.thing
    if s.asked != "曜日":
        ask |= dated
    return (*out, Fact.of("ask", **ask))


def day_text(day: tuple[int, int]) -> str:
    return f"{day[0]}月{day[1]}日" if day[0] else "今日"


def line(s: Nichireki) -> tuple[tuple[str, str], ...]:
    out = [("はじめの日", day_text(s.start))]
    if s.year or s.leap:
        out.append(("年", f"{s.year}年" if s.year else s.leap))
    if s.weekday >= 0:
        out.append(("その曜日", f"{WEEKDAYS[s.weekday]}曜日"))
    if s.way == "日付":
        out.append(("もう1つの日", ("次の年の" if s.next_year else "") + day_text(s.to)))
    else:
        out.append(("進み方", f"{s.days}日{s.way}"))
    names = {"月日": "その日", "曜日": "その日の曜日", "日間": "両方の日を入れた日数", "日後": "何日後か", "日目": "何日目か"}
    return (*out, ("求めるもの", f"{names[s.asked]}（{s.asked}）"))


# --- the second way ---------------------------------------------------------------------------------------------------


def first_day(s: Nichireki) -> datetime.date:
    year = s.year or {"うるう年": 2024, "平年": 2023, "": 2022}[s.leap]
    return datetime.date(year, *(s.start if s.start[0] else (3, 1)))
