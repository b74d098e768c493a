"""New 日暦算 problems, and the wordings that tell them."""

from __future__ import annotations

import random

from sansu.families.family import Impossible, Wording
from sansu.families.nichireki_read import recognise
from sansu.families.nichireki_steps import explain
from sansu.families.nichireki_told import LENGTHS, Nichireki, Open, facts, valid_day

_EVENTS = ("行事", "展覧会", "合宿", "夏祭り", "工事", "大会", "キャンプ", "作品展")


def sample(rng: random.Random, level: int) -> Nichireki:
    while True:
        s = _drawn(rng, level)
        back = s.way == "日付" and s.asked != "曜日" and s.to <= s.start
        if back or (not valid_day(s, *s.start) and s.start != (0, 0)):
            continue
        try:
            answer = explain(s).answer
        except (Impossible, Open):
            continue
        if (answer.value > 0 or answer.unit == "曜日") and recognise(facts(s)) == s:
            return s


def _drawn(rng: random.Random, level: int) -> Nichireki:
    month = rng.randint(3, 11) if level < 3 else rng.randint(1, 12)
    start = (month, rng.randint(1, LENGTHS[month - 1] - (10 if level == 1 else 0)))
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
    to = (later, rng.randint(1, LENGTHS[later - 1]))
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
