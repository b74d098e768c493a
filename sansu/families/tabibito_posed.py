"""旅人算, posed: two who walk, run or chase, and the orders in which a text tells of them."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from sansu.families import tabibito_laps
from sansu.families.family import Wording
from sansu.families.pairs import people
from sansu.families.tabibito_again import Again, repeats
from sansu.families.tabibito_laps import Laps
from sansu.families.tabibito_steps import MEETING, ROUND, Mover, Tabibito
from sansu.quantity import Quantity, convert
from sansu.wording import Fact


def facts(s: Tabibito) -> tuple[Fact, ...]:
    out: list[Fact] = []
    if s.asked == "速さ" and s.way in (*MEETING, "両方"):  # the one without a speed has to be named
        out.append(Fact.of("pair", a=s.first.name, b=s.second.name))
    if s.way in ROUND and s.gap:
        out.append(Fact.of("loop", length=s.gap, place=s.place))
    elif s.way == "出会い" and s.gap:
        places = {"a": s.first.place, "b": s.second.place} if s.first.place else {}
        out.append(Fact.of("apart", length=s.gap, **places))
    if s.way == "追いかけ" and s.gap:
        assert s.first.speed
        out.append(Fact.of("ahead", first=s.first.name, second=s.second.name, length=s.gap, speed=s.first.speed))
    elif s.first.speed:
        out.append(_speed(s.first))
    if s.lead:
        start = {"from": "家"} if s.asked == "地点" else {}  # from where the asked distance counts
        out.append(Fact.of("lead", first=s.first.name, time=s.lead, **start))
    if s.way == "追いかけ":
        fast = {"speed": s.second.speed} if s.second.speed else {}
        out.append(Fact.of("chase", who=s.second.name, **fast))
    elif s.second.speed:
        out.append(_speed(s.second))
    caught = {"who": s.second.name, "whom": s.first.name}
    if s.way == "両方":
        assert s.time and s.again
        out += [Fact.of("go", way="反対"), Fact.of("met", time=s.time, how="出会う")]
        return (*out, Fact.of("go", way="同じ"), Fact.of("met", time=s.again, how="追いつく", **caught), _ask(s))
    if s.way != "追いかけ":
        out.append(Fact.of("go", way="向かい合う" if s.way == "出会い" else s.way))
    if s.time:
        whom = (
            {"whom": s.first.name} if s.way == "追いかけ" else caught if s.way == "同じ" and s.asked == "速さ" else {}
        )
        out.append(Fact.of("met", time=s.time, how="出会う" if s.way in MEETING else "追いつく", **whom))
    return (*out, _ask(s))


def _speed(mover: Mover) -> Fact:
    assert mover.speed
    place = {"from": mover.place} if mover.place else {}
    return Fact.of("speed", who=mover.name, speed=mover.speed, **place)


def _ask(s: Tabibito) -> Fact:
    event = "出会う" if s.way in MEETING else "追いつく"
    both = {"who": s.second.name, "whom": s.first.name} if s.way == "追いかけ" else {}
    if s.asked == "時間":
        since = {"since": s.since} if s.since else {}
        return Fact.of(
            "ask", what=f"{event}時間", unit=s.unit, **({"suffix": s.suffix} if s.suffix else {}), **both, **since
        )
    if s.asked == "地点":
        place = next((m.place for m in (s.first, s.second) if m.name == s.who and m.place), "家")
        return Fact.of("ask", what=f"{event}地点", unit=s.unit, place=place, **both)
    if s.asked == "速さ":
        return Fact.of("ask", what="速さ", who=s.who, unit=s.unit)
    if s.way == "出会い":
        return Fact.of("ask", what="間", unit=s.unit)
    return Fact.of("ask", what="1周", place=s.place, unit=s.unit)


_LOOPS = ("池", "湖", "公園", "グラウンド", "運動場", "広場", "沼", "トラック", "コース", "島")
_PLACES = (
    ("A地点", "B地点"),
    ("A町", "B町"),
    ("P地点", "Q地点"),
    ("家", "駅"),
    ("家", "学校"),
    ("東町", "西町"),
    ("図書館", "公園"),
    ("A市", "B市"),
)


def sample(rng: random.Random, level: int) -> Tabibito | Again | Laps:
    if level == 3 and rng.random() < 0.15:
        return tabibito_laps.sample(rng)
    once = sample_once(rng, level)
    if level == 3 and once.asked in ("時間", "地点") and once.way in ("出会い", "反対", "同じ") and rng.random() < 0.5:
        many = Again(replace(once, suffix="後" if once.asked == "時間" else once.suffix), rng.choice([2, 2, 3]))
        return many if repeats(many) else once
    return once


def _loop(rng: random.Random, metres: Fraction, hourly: bool) -> str:
    """Something round that can be as long as this."""
    if hourly or metres > 5000:
        return rng.choice(("湖", "島"))
    return rng.choice(_LOOPS if metres <= 400 else ("池", "湖", "公園", "沼", "コース", "島"))


def sample_once(rng: random.Random, level: int) -> Tabibito:
    way = rng.choice(["出会い", "追いかけ", "反対", "同じ"] + ["両方"] * (level == 3))
    first, second = people(rng)
    hourly = way != "両方" and level > 1 and rng.random() < 0.25
    unit, length, time_unit = ("km/時間", "km", "時間") if hourly else ("m/分", "m", "分")
    asked = rng.choice({1: ["時間"], 2: ["時間", "時間", "間", "速さ"], 3: ["時間", "地点", "間", "速さ"]}[level])
    if way == "両方":
        asked = "速さ"
    elif (asked == "地点" and way in ROUND) or (asked == "間" and way == "追いかけ"):
        asked = "時間"
    speeds = range(3, 21) if hourly else range(40, 60 + 60 * level, 10 if level < 3 else 5)
    while True:
        va, vb = Fraction(rng.choice(speeds)), Fraction(rng.choice(speeds))
        if va == vb or (va > vb and (way in ("追いかけ", "両方") or (way == "同じ" and asked == "速さ"))):
            continue
        time = Fraction(rng.randint(2, 8) if hourly else rng.randint(3, 20 + 10 * level))
        gap = (va + vb if way in (*MEETING, "両方") else abs(va - vb)) * time
        lead = gap / va if way == "追いかけ" and (asked == "地点" or rng.random() < 0.6) else None
        again = gap / (vb - va) if way == "両方" else None
        if (
            (lead is None or (lead.denominator == 1 and lead <= (5 if hourly else 40)))
            and (again is None or (again.denominator == 1 and again <= 120))
            and gap <= 12000
        ):
            break
    far = gap > 4000 or hourly
    places = (
        rng.choice([pair for pair in _PLACES if not far or ("家" not in pair[0] + pair[1] and "図書館" not in pair[0])])
        if way == "出会い" and (asked == "地点" or (asked == "時間" and rng.random() < 0.5))
        else ("", "")
    )
    distance = Quantity(gap, length)
    if (
        way in MEETING
        and asked in ("時間", "地点")
        and level > 1
        and not hourly
        and gap % 100 == 0
        and rng.random() < 0.4
    ):
        distance = convert(distance, "km")
    a, b = Mover(first, Quantity(va, unit), places[0]), Mover(second, Quantity(vb, unit), places[1])
    who = (
        second
        if asked == "速さ" or (asked == "地点" and way == "追いかけ")
        else rng.choice([first, second])
        if asked == "地点"
        else ""
    )
    if asked == "速さ":
        b = replace(b, speed=None)
    if way == "両方":
        a, who = replace(a, speed=None), rng.choice([first, second])
    since = first if lead is not None and asked == "時間" and level > 1 and rng.random() < 0.3 else ""
    return Tabibito(
        way,
        a,
        b,
        None if lead is not None or asked == "間" else distance,
        Quantity(lead, time_unit) if lead is not None else None,
        Quantity(time, time_unit) if asked in ("速さ", "間") else None,
        asked,
        who,
        _loop(rng, gap, hourly) if way in ROUND else "",
        {"時間": time_unit, "地点": length, "速さ": unit, "間": length}[asked],
        since,
        "" if asked != "時間" or (not since and way in ("出会い", "追いかけ") and rng.random() < 0.15) else "後",
        Quantity(again, time_unit) if again is not None else None,
    )


_ORDERS = (
    "apart speed.from speed.from facing ask.meet",
    "apart.is speed.from speed.from facing ask.meet.after",
    "apart.between speed.from.list speed.from facing ask.meet",
    "apart.from.to speed.from speed.from facing ask.meet.after",
    "apart.points speed speed facing ask.meet",
    "apart.people speed.list speed facing ask.meet.after",
    "apart.points facing speed speed ask.meet",
    "speed.list speed apart.points facing ask.meet.after",
    "apart.people speed.is speed.is facing ask.meet",
    "apart.people speed speed facing ask.meet.takes",
    "apart speed.from speed.from facing ask.where.meet",
    "apart.from.to speed.from.list speed.from facing ask.where.meet.after",
    "pair apart.points facing speed met ask.speed",
    "pair apart.points facing met speed.is ask.speed",
    "pair apart.points facing speed met ask.speed.hour",
    "speed speed facing met ask.people.apart",
    "loop speed speed opposite ask.meet.after",
    "loop.is speed.list speed opposite ask.meet",
    "loop speed.is speed.is opposite ask.meet",
    "pair loop opposite speed met ask.speed",
    "pair loop opposite met speed.is ask.speed",
    "loop speed speed same.way ask.overtake.after",
    "loop.is speed.list speed same.way ask.overtake",
    "loop speed.is speed.is same.way ask.overtake",
    "loop speed same.way met.caught.who ask.speed",
    "speed speed opposite met ask.loop",
    "pair loop opposite met same.way met.caught.who ask.speed",
    "speed lead chase ask.catch",
    "speed lead chase ask.catch.after",
    "speed lead chase ask.catch.self",
    "speed lead chase ask.catch.takes",
    "speed lead chase ask.catch.since",
    "speed lead chase ask.catch.since.after",
    "speed lead chase ask.where.catch",
    "ahead chase ask.catch",
    "ahead chase ask.catch.after",
    "ahead chase ask.catch.takes",
    "speed lead chase.bare met.caught ask.speed",
    "speed lead chase.bare met.caught ask.speed.hour",
    "ahead chase.bare met.caught ask.speed",
    "apart speed.from speed.from facing shuttle ask.meet.nth",
    "apart.is speed.from speed.from facing shuttle ask.meet.nth.after",
    "apart speed.from speed.from facing shuttle ask.where.meet.nth",
    "apart.people speed speed facing shuttle ask.meet.nth",
    "loop speed speed opposite ask.meet.nth",
    "loop.is speed.list speed opposite ask.meet.nth.after",
    "loop speed speed same.way ask.overtake.nth",
    "pair.steady opposite met same.way lapped ask.lap",
    "pair opposite met same.way lapped ask.lap.is",
    "lap.two opposite ask.meet.after",
    "lap.two.names opposite ask.meet",
    "lap.two same.way ask.overtake.after",
    "lap.two.names same.way ask.overtake",
    "pair opposite met lap ask.lap",
)
WORDINGS = tuple(
    Wording(f"tabibito-{index:02}", tuple(f"motion.{key}" for key in keys.split()))
    for index, keys in enumerate(_ORDERS, 1)
)
