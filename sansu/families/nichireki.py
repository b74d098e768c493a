"""日暦算: days are counted, and the remainder of a division by 7 gives the day of the week.

After and before do not count the first day; the □th day does.  A February is passed only where the problem says what
year it is.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.diagram import NumberLine, Tick
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.quantity import WEEKDAYS, Quantity, written
from sansu.reading.days import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 800  # days that are walked month by month
Day = tuple[int, int, int]  # years after the first one, month, day


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


class _Open(Exception):
    """Whether the year is a leap year is not said."""


def _length(s: Nichireki, year: int, month: int) -> int:
    if month != 2:
        return _LENGTHS[month - 1]
    if s.year:
        at = s.year + year
        return 29 if at % 4 == 0 and (at % 100 or at % 400 == 0) else 28
    if s.leap and year == 0:
        return 29 if s.leap == "うるう年" else 28
    if s.leap == "うるう年" and abs(year) < 4:
        return 28
    raise _Open


def _valid(s: Nichireki, month: int, day: int, year: int = 0) -> bool:
    if not 1 <= month <= 12 or day < 1:
        return False
    if month == 2 and day <= 28:
        return True
    try:
        return day <= _length(s, year, month)
    except _Open:
        return False


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
    if start != (0, 0) and not _valid(s, *start):
        return None
    if s.way == "日付" and not _valid(s, *to, year=int(s.next_year)):
        return None
    if start != (0, 0) and days > _LONGEST and what == "月日":
        return None
    try:
        if s.way == "日付":
            _between(s)
        elif what == "月日":
            _walk(s)
    except _Open:
        return None
    except Impossible:
        pass
    return s


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


def _day(day: tuple[int, int]) -> str:
    return f"{day[0]}月{day[1]}日" if day[0] else "今日"


def line(s: Nichireki) -> tuple[tuple[str, str], ...]:
    out = [("はじめの日", _day(s.start))]
    if s.year or s.leap:
        out.append(("年", f"{s.year}年" if s.year else s.leap))
    if s.weekday >= 0:
        out.append(("その曜日", f"{WEEKDAYS[s.weekday]}曜日"))
    if s.way == "日付":
        out.append(("もう1つの日", ("次の年の" if s.next_year else "") + _day(s.to)))
    else:
        out.append(("進み方", f"{s.days}日{s.way}"))
    names = {"月日": "その日", "曜日": "その日の曜日", "日間": "両方の日を入れた日数", "日後": "何日後か", "日目": "何日目か"}
    return (*out, ("求めるもの", f"{names[s.asked]}（{s.asked}）"))


# --- counting ---------------------------------------------------------------------------------------------------------


def _step(say: str, expression: str, value: int, hint: str = "", unit: str = "日") -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), hint=hint)


def _walk(s: Nichireki) -> tuple[list[Step], Day]:
    """From the first day so many days on or back, month by month."""
    month, day = s.start
    year, moved, steps = 0, s.days, list[Step]()
    if s.way == "目":
        moved -= 1
        steps.append(_step("1日目がはじめの日なので、進む日数は1少ないです。", f"{s.days}−1", moved, "はじめの日は、何日目ですか。"))
    if s.way == "前":
        if moved < day:
            steps.append(_step("前にもどるので、日にちからひきます。", f"{day}−{moved}", day - moved, "前の日を求めるには、たしますか、ひきますか。"))
            return steps, (year, month, day - moved)
        left = moved - day
        steps.append(_step(f"前の月の最後の日まで、{day}日もどります。", f"{moved}−{day}", left, "前の月の最後の日までは、何日もどりますか。"))
        while True:
            month, year = (12, year - 1) if month == 1 else (month - 1, year)
            size = _length(s, year, month)
            if left < size:
                steps.append(_step(f"{month}月は{size}日までなので、残りの日数をひきます。", f"{size}−{left}", size - left, "その月は何日までありますか。"))
                return steps, (year, month, size - left)
            steps.append(_step(f"{month}月の{size}日分をもどります。", f"{left}−{size}", left - size, "その月は何日までありますか。"))
            left -= size
    at = day + moved
    steps.append(_step("はじめの日にちに、進む日数をたします。", f"{day}＋{moved}", at, "はじめの月が続くとすると、何日になりますか。"))
    while at > (size := _length(s, year, month) if month != 2 or at > 28 else 28):
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
        steps.append(_step(f"{(month + 10) % 12 + 1}月は{size}日までなので、こえた分が{month}月の日にちです。", f"{at}−{size}", at - size, "その月は何日までありますか。"))
        at -= size
    return steps, (year, month, at)


def _between(s: Nichireki) -> tuple[list[Step], int, bool]:
    """How many days the date lies after the first day, with the steps; True where it lies before it."""
    first, last = (0, *s.start), (int(s.next_year), *s.to)
    back = last < first
    (year, month, day), (to_year, to_month, to_day) = (last, first) if back else (first, last)
    if (year, month) == (to_year, to_month):
        return [_step("同じ月なので、日にちのちがいを求めます。", f"{to_day}−{day}", to_day - day, "2つの日は、同じ月ですか。")], to_day - day, back
    size = _length(s, year, month)
    rest = size - day
    steps = [_step(f"{month}月は{size}日まであるので、{month}月の残りの日数を求めます。", f"{size}−{day}", rest, "はじめの月は、あと何日ありますか。")]
    parts, whole = [rest], []
    while True:
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
        if (year, month) == (to_year, to_month):
            break
        parts.append(_length(s, year, month))
        whole.append(month)
    parts.append(to_day)
    say = f"{to_month}月の{to_day}日をたします。"
    if whole:
        say = f"{whole[0]}月{f'から{whole[-1]}月まで' if len(whole) > 1 else ''}の日数と、{to_month}月の{to_day}日をたします。"
    steps.append(_step(say, "＋".join(map(str, parts)), sum(parts), "間の月は、それぞれ何日までありますか。"))
    return steps, sum(parts), back


def _to_weekday(s: Nichireki, steps: list[Step], moved: int, back: bool) -> Solution:
    rest = moved % 7
    weekday = (s.weekday - rest if back else s.weekday + rest) % 7
    name, found = f"{WEEKDAYS[s.weekday]}曜日", Quantity(Fraction(weekday), "曜日")
    steps.append(Step("1週間は7日なので、7でわった余りを見ます。", f"{moved}÷7", Quantity(Fraction(moved // 7), ""), Fraction(rest) if rest else None, "同じ曜日は、何日ごとにきますか。"))
    way = "もどる" if back else "進む"
    say = f"{name}から{rest}つ{way}と{written(found)}です。" if rest else f"あまりがないので、同じ{name}です。"
    steps.append(Step(say, "", found, hint="あまりの数だけ曜日を動かすと、どうなりますか。"))
    check = Step("7日の何回分かとあまりから、日数にもどします。", f"7×{moved // 7}＋{rest}" if rest else f"7×{moved // 7}", Quantity(Fraction(moved), "日"))
    return Solution(tuple(steps), check, found)


def explain(s: Nichireki) -> Solution:
    if s.asked == "月日":
        steps, (_, month, day) = _walk(s)
        if s.days < 1 or (s.month and s.month != month):
            raise Impossible(f"答えは{s.month}月の日になりません。")
        found = Quantity(Fraction(month * 100 + day), "月日")
        size = _LENGTHS[month - 1]
        say = f"{month}月は{size}日まであるので、{written(found)}です。" if day <= size else f"うるう年なので、{written(found)}です。"
        steps.append(Step(say, "", found, hint="その月に、その日はありますか。"))
        return Solution(tuple(steps), _date_check(s, month, day), found)
    if s.asked == "曜日":
        if s.year and s.start[0] and (_first(s).weekday() + 1) % 7 != s.weekday:
            raise Impossible(f"{s.year}年{_day(s.start)}は{WEEKDAYS[s.weekday]}曜日ではありません。")
        if s.way == "日付":
            steps, moved, back = _between(s)
            return _to_weekday(s, steps, moved, back)
        steps, moved = [], s.days
        if s.way == "目":
            moved -= 1
            steps.append(_step("1日目がはじめの日なので、進む日数は1少ないです。", f"{s.days}−1", moved, "はじめの日は、何日目ですか。"))
        return _to_weekday(s, steps, moved, s.way == "前")
    steps, moved, back = _between(s)
    if back or moved < 1:
        raise Impossible("2つの日の順が逆です。")
    if s.asked == "日後":
        return Solution(tuple(steps), _back(s, moved), Quantity(Fraction(moved), "日"), "後")
    if s.asked == "日目":
        steps.append(_step("はじめの日が1日目なので、1をたします。", f"{moved}＋1", moved + 1, "はじめの日は、何日目ですか。"))
        return Solution(tuple(steps), _back(s, moved), steps[-1].value, "目")
    steps.append(_step("はじめの日も数えるので、1をたします。", f"{moved}＋1", moved + 1, "はじめの日も数えていますか。", "日間"))
    return Solution(tuple(steps), _back(s, moved), steps[-1].value)


def _back(s: Nichireki, moved: int) -> Step:
    """From the later date back to the first one: its day, with the months between put back."""
    if s.start[0] == s.to[0] and not s.next_year:
        return _step("はじめの日にちに進む日数をたして、もう1つの日にもどします。", f"{s.start[1]}＋{moved}", s.to[1])
    months, at = [], (0, s.start[0])
    while at != (int(s.next_year), s.to[0]):
        months.append(_length(s, *at))
        at = (at[0], at[1] + 1) if at[1] < 12 else (at[0] + 1, 1)
    less = "".join(f"−{size}" for size in months)
    return _step("進んだ日にちから月ごとの日数をひいて、もう1つの日にもどします。", f"{s.start[1]}＋{moved}{less}", s.to[1])


def _date_check(s: Nichireki, month: int, day: int) -> Step:
    """The days between the two dates, counted from the answer."""
    moved = s.days - (s.way == "目")
    later = replace(s, start=(month, day), to=s.start) if s.way == "前" else replace(s, to=(month, day))
    start, to = later.start, later.to
    parts, at = [], start[0]
    _, (year, _, _) = _walk(s)
    if year == 0 and start[0] == to[0]:
        return _step("2つの日にちのちがいを求めて、日数にもどします。", f"{to[1]}−{start[1]}", moved)
    years = min(year, 0)
    goal = max(year, 0) if s.way != "前" else 0
    while (years, at) != (goal, to[0]):
        parts.append(_length(s, years, at))
        years, at = (years, at + 1) if at < 12 else (years + 1, 1)
    sums = "＋".join(map(str, parts))
    return _step("月ごとの日数をたして、2つの日の間の日数にもどします。", f"{sums}−{start[1]}＋{to[1]}", moved)


# --- the second way ---------------------------------------------------------------------------------------------------


def _first(s: Nichireki) -> datetime.date:
    year = s.year or {"うるう年": 2024, "平年": 2023, "": 2022}[s.leap]
    return datetime.date(year, *(s.start if s.start[0] else (3, 1)))


def holds(s: Nichireki, answer: Quantity) -> bool:
    """Goes through the calendar day by day."""
    if answer.unit != (s.asked if s.asked not in ("日後", "日目") else "日"):
        return False
    day, weekday, count, one = _first(s), s.weekday, 0, datetime.timedelta(days=1)
    if s.way == "日付":
        goal = day.replace(year=day.year + s.next_year, month=s.to[0], day=s.to[1])
        back = goal < day
        while day != goal:
            day += -one if back else one
            weekday, count = weekday + (-1 if back else 1), count + 1
    else:
        back = s.way == "前"
        for _ in range(s.days if s.way != "目" else s.days - 1):
            if s.start[0]:
                day += -one if back else one
            weekday += -1 if back else 1
    if s.asked == "曜日":
        return answer.value == weekday % 7
    if s.asked == "月日":
        return answer.value == day.month * 100 + day.day
    return not back and answer.value == count + (s.asked in ("日間", "日目"))


# --- what a teacher shows ---------------------------------------------------------------------------------------------


def diagram(s: Nichireki) -> NumberLine:
    """The two days with what is known of them, and how far they are apart."""
    first = _first(s)
    if s.way == "日付":
        goal = first.replace(year=first.year + s.next_year, month=s.to[0], day=s.to[1])
        moved = (goal - first).days
    else:
        moved = -s.days if s.way == "前" else s.days - (s.way == "目")
    weekday = f"{WEEKDAYS[s.weekday]}曜日" if s.weekday >= 0 else ""
    here = Tick(Fraction(0), weekday, _day(s.start))
    other = _day(s.to) if s.way == "日付" else ""
    there = Tick(Fraction(moved), "□曜日" if s.asked == "曜日" else "", "□月□日" if s.asked == "月日" else other, asked=s.asked in ("月日", "曜日"))
    label = {"日間": "□日間", "日後": "□日後", "日目": "□日目"}.get(s.asked, f"{s.days}日{s.way}" if s.days else "□日")
    ticks = (here, there) if moved >= 0 else (there, here)
    if moved == 0:
        return NumberLine((here, Tick(Fraction(1), "", "")), ((Fraction(0), Fraction(1), "1日"),))
    return NumberLine(ticks, ((ticks[0].at, ticks[1].at, label),))


def mistakes(s: Nichireki) -> tuple[Mistake, ...]:
    right = explain(s).answer
    counted = {
        "後": "はじめの日を1日目と数えていませんか。1日後は、次の日です。",
        "前": "はじめの日を数えていませんか。1日前は、前の日です。",
        "目": "□日目は、はじめの日を1日目と数えます。□日後とちがいませんか。",
        "日付": "はじめの日を数えるか数えないかを、確かめましょう。",
    }[s.way]
    more = "数えた日数が1日ちがっていませんか。月の最後の日まで数えたか確かめましょう。"
    found: list[tuple[Quantity, str]] = []
    if s.asked == "月日":
        _, (year, month, day) = _walk(s)
        one = datetime.timedelta(days=1)
        at = datetime.date(_first(s).year + year, month, day)
        sign = {"後": -1, "前": 1, "目": 1}[s.way]
        found = [(_as_date(at + sign * one), counted), (_as_date(at - sign * one), more)]
    elif s.asked == "曜日":
        sign = {"後": -1, "前": 1, "目": 1, "日付": 1}[s.way]
        found = [
            (Quantity((right.value + sign) % 7, "曜日"), counted),
            (Quantity((right.value - sign) % 7, "曜日"), "7でわったあまりから、曜日をいくつ動かすか確かめましょう。"),
        ]
        if s.way in ("前", "日付"):
            found.append((Quantity((2 * s.weekday - right.value) % 7, "曜日"), "曜日を進めるのか、もどすのか、向きを確かめましょう。"))
    else:
        off = "はじめの日を数えるのをわすれていませんか。" if s.asked in ("日間", "日目") else "はじめの日は数えません。次の日が1日後です。"
        sign = -1 if s.asked in ("日間", "日目") else 1
        found = [(Quantity(right.value + sign, right.unit), off), (Quantity(right.value - sign, right.unit), "間の月の日数を確かめましょう。31日まである月はどれですか。")]
    kept: dict[Quantity, str] = {}
    for quantity, thought in found:
        if (quantity.value > 0 or quantity.unit == "曜日") and quantity != right:
            kept.setdefault(quantity, thought)
    return tuple(Mistake(quantity, thought) for quantity, thought in kept.items())


def _as_date(day: datetime.date) -> Quantity:
    return Quantity(Fraction(day.month * 100 + day.day), "月日")


_EVENTS = ("行事", "展覧会", "合宿", "夏祭り", "工事", "大会", "キャンプ", "作品展")


def sample(rng: random.Random, level: int) -> Nichireki:
    while True:
        s = _drawn(rng, level)
        back = s.way == "日付" and s.asked != "曜日" and s.to <= s.start
        if back or (not _valid(s, *s.start) and s.start != (0, 0)):
            continue
        try:
            answer = explain(s).answer
        except (Impossible, _Open):
            continue
        if (answer.value > 0 or answer.unit == "曜日") and recognise(facts(s)) == s:
            return s


def _drawn(rng: random.Random, level: int) -> Nichireki:
    month = rng.randint(3, 11) if level < 3 else rng.randint(1, 12)
    start = (month, rng.randint(1, _LENGTHS[month - 1] - (10 if level == 1 else 0)))
    weekday = rng.randrange(7)
    kind = rng.choice(
        {
            1: ("date", "date", "event", "weekday", "span"),
            2: ("date", "date", "back", "event", "last", "weekday", "weekday.back", "weekday.nth", "span", "later", "of"),
            3: ("date", "date.year", "back", "weekday.date", "of", "of.leap", "of.next", "weekday.both", "span.year", "later", "last"),
        }[level]
    )
    days = rng.randint(5, (17, 70, 200)[level - 1])
    leap, year = "", 0
    if level == 3 and kind in ("of.leap", "of.next", "date.year", "span.year"):
        leap, year = (rng.choice(["平年", "うるう年"]), 0) if kind.startswith("of") else ("", rng.randint(2015, 2040))
    thing = rng.choice(_EVENTS)
    if kind in ("date", "date.year", "back", "event", "last"):
        way = {"back": "前", "event": "目", "last": "目"}.get(kind, rng.choice(["後", "後", "目"]))
        return Nichireki("月日", way, start, days, leap=leap, year=year, thing=thing if kind in ("event", "last") else "", ends=kind == "last")
    if kind.startswith("weekday"):
        way = {"weekday.back": "前", "weekday.nth": "目"}.get(kind, "後")
        dated = kind in ("weekday.both", "weekday.date")
        return Nichireki("曜日", way, start if dated else (0, 0), days + 10 * level, weekday=weekday)
    later = min(12, month + rng.randint(0 if level == 1 else 1, level + 1))
    to = (later, rng.randint(1, _LENGTHS[later - 1]))
    if kind.startswith("of"):
        to = to if not kind.endswith("next") else (rng.randint(1, month), rng.randint(1, 28))
        start = (rng.randint(1, 2), start[1]) if kind == "of.leap" else start
        return Nichireki("曜日", "日付", start, to=to, weekday=weekday, leap=leap, next_year=kind.endswith("next"))
    asked = rng.choice(["日後", "日目"]) if kind == "later" else "日間"
    return Nichireki(asked, "日付", start, to=to, leap=leap, year=year)


WORDINGS = tuple(
    Wording(f"nichireki-{index:02}", tuple(f"days.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "ask.date.after.date",
            "ask.date.before.date",
            "ask.date.nth.date",
            "ask.event.nth",
            "event ask.end",
            "today.weekday ask.weekday.after",
            "today.weekday ask.weekday.before",
            "today.weekday ask.weekday.nth",
            "date.weekday ask.weekday.after.then",
            "today.both ask.weekday.after",
            "today.both.of ask.weekday.after",
            "date.weekday ask.of.date",
            "common.of date.weekday ask.of.date",
            "leap.of date.weekday.when ask.of.date",
            "common date.weekday.when ask.of.date",
            "date.weekday leap ask.of.date",
            "common.of date.weekday.when ask.of.next",
            "leap.of date.weekday ask.of.next",
            "ask.span",
            "ask.later",
            "ask.later.from",
            "ask.place",
            "ask.place.from",
        ),
        1,
    )
)

FAMILY = Family("nichireki", "日暦算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
