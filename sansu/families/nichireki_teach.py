"""日暦算's picture (a number line of days) and its usual mistakes."""

from __future__ import annotations

import datetime
from fractions import Fraction

from sansu.diagram import NumberLine, Tick
from sansu.families.family import Mistake
from sansu.families.nichireki_steps import explain, walked
from sansu.families.nichireki_told import Nichireki, day_text, first_day
from sansu.quantity import WEEKDAYS, Quantity

# --- what a teacher shows ---------------------------------------------------------------------------------------------


def diagram(s: Nichireki) -> NumberLine:
    """The two days with what is known of them, and how far they are apart."""
    first = first_day(s)
    if s.way == "日付":
        goal = first.replace(year=first.year + s.next_year, month=s.to[0], day=s.to[1])
        moved = (goal - first).days
    else:
        moved = -s.days if s.way == "前" else s.days - (s.way == "目")
    weekday = f"{WEEKDAYS[s.weekday]}曜日" if s.weekday >= 0 else ""
    here = Tick(Fraction(0), weekday, day_text(s.start))
    other = day_text(s.to) if s.way == "日付" else ""
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
        _, (year, month, day) = walked(s)
        one = datetime.timedelta(days=1)
        at = datetime.date(first_day(s).year + year, month, day)
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
