"""旅人算: two who move.  Apart ÷ (sum of speeds) until they meet, apart ÷ (difference of speeds) until one is caught."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.families.conversion import compound, conversion, unit_name
from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.pairs import people, same_person
from sansu.quantity import Quantity, convert, number, written
from sansu.reading.motion import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

MEETING = ("出会い", "反対")  # speeds add up
CHASING = ("追いかけ", "同じ")  # speeds are subtracted
_SWALLOWED = re.compile(r"速さ|を|から|出発|歩|走る|走り|進|まわり|同時|向|地点から")  # a name that took more in


@dataclass(frozen=True)
class Mover:
    """Someone who moves: name, speed (None where it is asked), the place of the start ("" where none is named)."""

    name: str
    speed: Quantity | None
    place: str = ""


@dataclass(frozen=True)
class Tabibito:
    """In 追いかけ the first one is ahead (by `gap`, or by having left `lead` earlier) and the second one chases.

    asked: 時間, 地点 (how far `who` has gone by then), 速さ (of `who`), 間 (the distance at the start, or one round).
    since: the name from whose start the time counts, "" where both start together or the chaser's start counts.
    """

    way: str  # 出会い, 追いかけ, 反対, 同じ
    first: Mover
    second: Mover
    gap: Quantity | None
    lead: Quantity | None
    time: Quantity | None
    asked: str
    who: str
    place: str  # of the loop
    unit: str
    since: str = ""


def recognise(facts: Sequence[Fact]) -> Tabibito | None:
    take = Taking(facts)
    ask = take.one("ask")
    apart, loop, go, met = take.one("apart"), take.one("loop"), take.one("go"), take.one("met")
    lead, chase, ahead = take.one("lead"), take.one("chase"), take.one("ahead")
    speeds, pairs, rounds = take.all("speed"), take.all("pair"), take.all("round")
    if not take.done or ask is None:
        return None
    if any(not refers(one.text("place"), loop.text("place") if loop else "") for one in rounds):
        return None
    movers = _movers(speeds, pairs, [f for f in (lead, chase, ahead) if f], ask)
    if movers is None:
        return None
    way = _way(go, loop, apart, lead, chase, ahead, ask, met)
    if way is None:
        return None
    first, second = movers
    if way == "追いかけ":
        ordered = _chase_order(movers, lead, chase, ahead)
        if ordered is None:
            return None
        first, second = ordered
    gap = next((fact.get("length") for fact in (loop, apart, ahead) if fact), None)
    s = Tabibito(
        way,
        first,
        second,
        gap if isinstance(gap, Quantity) else None,
        lead.quantity("time") if lead else None,
        met.quantity("time") if met else None,
        "",
        "",
        loop.text("place") if loop else "",
        ask.text("unit"),
    )
    return _asked(s, ask, apart, met)


def _movers(speeds: Sequence[Fact], pairs: Sequence[Fact], others: Sequence[Fact], ask: Fact) -> tuple[Mover, Mover] | None:
    """The two who move, in the order in which the text names them, each with what is said of it."""
    names: list[str] = []
    mentions = [fact.text(role) for fact in pairs for role in ("a", "b")]
    mentions += [fact.text(role) for fact in (*speeds, *others) for role in ("first", "who", "second")]
    mentions += [ask.text(role) for role in ("who", "whom", "since")]
    for name in mentions:
        if not name:
            continue
        if _SWALLOWED.search(name):
            return None
        if not any(same_person(name, known) for known in names):
            names.append(name)
    if len(names) != 2:
        return None
    out: list[Mover] = []
    for name in names:
        found = {fact.get("speed") for fact in (*speeds, *others) if fact.get("speed") and _is(fact, name)}
        places = {fact.text("from") for fact in speeds if fact.text("from") and _is(fact, name)}
        if len(found) > 1 or len(places) > 1:
            return None
        speed = next(iter(found), None)
        out.append(Mover(name, speed if isinstance(speed, Quantity) else None, next(iter(places), "")))
    return out[0], out[1]


def _is(fact: Fact, name: str) -> bool:
    who = fact.text("first") if fact.kind == "ahead" else fact.text("who")
    return same_person(who, name)


def _way(
    go: Fact | None,
    loop: Fact | None,
    apart: Fact | None,
    lead: Fact | None,
    chase: Fact | None,
    ahead: Fact | None,
    ask: Fact,
    met: Fact | None,
) -> str | None:
    said = go.text("way") if go else ""
    what = ask.text("what")
    meets = what.startswith("出会う") or (met is not None and met.text("how") == "出会う")
    catches = what.startswith("追いつく") or (met is not None and met.text("how") == "追いつく")
    if meets == catches:
        return None
    if loop or what == "1周":
        if apart or lead or chase or ahead:
            return None
        return "反対" if said == "反対" and meets else "同じ" if said == "同じ" and catches else None
    if meets:
        return "出会い" if said == "向かい合う" and not (lead or chase or ahead) else None
    if apart or said not in ("", "同じ"):
        return None
    return "追いかけ" if (lead is None) != (ahead is None) else None


def _chase_order(movers: tuple[Mover, Mover], lead: Fact | None, chase: Fact | None, ahead: Fact | None) -> tuple[Mover, Mover] | None:
    ahead_name = (lead or ahead or Fact("")).text("first")
    first, second = movers if same_person(ahead_name, movers[0].name) else movers[::-1]
    if not same_person(ahead_name, first.name):
        return None
    if chase and not same_person(chase.text("who"), second.name):
        return None
    if ahead and not same_person(ahead.text("second"), second.name):
        return None
    return first, second


def _asked(s: Tabibito, ask: Fact, apart: Fact | None, met: Fact | None) -> Tabibito | None:
    """The situation with what is asked; None where something is missing, given twice or said of the wrong one."""
    what = ask.text("what")
    speeds = [s.first.speed, s.second.speed]
    start = s.gap is not None or s.lead is not None
    if what in ("出会う時間", "追いつく時間"):
        if not (start and all(speeds)) or s.time or (ask.get("who") and not _chaser(s, ask)):
            return None
        return replace(s, asked="時間", since=_since(s, ask.text("since")))
    if what in ("出会う地点", "追いつく地点"):
        if not (start and all(speeds)) or s.time or (ask.get("who") and not _chaser(s, ask)):
            return None
        who = _from_place(s, ask.text("place"))
        return replace(s, asked="地点", who=who) if who else None
    if what == "速さ":
        who = next((m.name for m in (s.first, s.second) if same_person(ask.text("who"), m.name)), "")
        known = sum(speed is not None for speed in speeds)
        asked = s.first if who == s.first.name else s.second
        if not (start and s.time and known == 1 and asked.speed is None) or s.way == "同じ":
            return None
        return replace(s, asked="速さ", who=who)
    if what in ("間", "1周"):
        if start or not all(speeds) or not s.time or (what == "1周") != bool(s.way in ("反対", "同じ")) or s.way == "追いかけ":
            return None
        return replace(s, asked="間", place=ask.text("place"))
    return None


def _chaser(s: Tabibito, ask: Fact) -> bool:
    if s.way not in CHASING:
        return False
    slow, fast = (s.first, s.second) if s.way == "追いかけ" else sorted((s.first, s.second), key=_metres)
    return same_person(ask.text("who"), fast.name) and same_person(ask.text("whom"), slow.name)


def _metres(mover: Mover) -> Fraction:
    return convert(mover.speed, "m/分").value if mover.speed else Fraction(0)


def _since(s: Tabibito, name: str) -> str:
    return s.first.name if s.way == "追いかけ" and s.lead and name and same_person(name, s.first.name) else ""


def _from_place(s: Tabibito, place: str) -> str:
    """Whose way begins at the place: the asked distance is the way of that one."""
    if s.way == "追いかけ":
        return s.second.name
    return next((m.name for m in (s.first, s.second) if m.place and m.place == place), "")


def facts(s: Tabibito) -> tuple[Fact, ...]:
    out: list[Fact] = []
    if s.asked == "速さ" and s.way in MEETING:  # the one without a speed has to be named
        out.append(Fact.of("pair", a=s.first.name, b=s.second.name))
    if s.way in ("反対", "同じ") and s.gap:
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
        out.append(Fact.of("lead", first=s.first.name, time=s.lead))
    if s.way == "追いかけ":
        fast = {"speed": s.second.speed} if s.second.speed else {}
        out.append(Fact.of("chase", who=s.second.name, **fast))
    elif s.second.speed:
        out.append(_speed(s.second))
    if s.way != "追いかけ":
        out.append(Fact.of("go", way="向かい合う" if s.way == "出会い" else s.way))
    if s.time:
        whom = {"whom": s.first.name} if s.way == "追いかけ" else {}
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
        return Fact.of("ask", what=f"{event}時間", unit=s.unit, suffix="後", **both, **since)
    if s.asked == "地点":
        place = next((m.place for m in (s.first, s.second) if m.name == s.who and m.place), "家")
        return Fact.of("ask", what=f"{event}地点", unit=s.unit, place=place, **both)
    if s.asked == "速さ":
        return Fact.of("ask", what="速さ", who=s.who, unit=s.unit)
    if s.way == "出会い":
        return Fact.of("ask", what="間", unit=s.unit)
    return Fact.of("ask", what="1周", place=s.place, unit=s.unit)


def line(s: Tabibito) -> tuple[tuple[str, str], ...]:
    a, b = s.first.name, s.second.name
    scene = {
        "出会い": f"{a}と{b}が向かい合って進む",
        "追いかけ": f"{b}が{a}を追いかける",
        "反対": f"{a}と{b}が{s.place}のまわりを反対向きに進む",
        "同じ": f"{a}と{b}が{s.place}のまわりを同じ向きに進む",
    }[s.way]
    event = "出会う" if s.way in MEETING else "追いつく"
    gap = "1周の長さ" if s.way in ("反対", "同じ") else "はじめの間"
    given = (
        (f"{a}の速さ", s.first.speed),
        (f"{b}の速さ", s.second.speed),
        (gap, s.gap),
        (f"{a}が先に進んだ時間", s.lead),
        (f"{event}までの時間", s.time),
    )
    unit = unit_name(s.unit)
    asked = {
        "時間": f"{s.since + 'が出発してから' if s.since else ''}{event}までの時間（{unit}後）",
        "地点": f"{event}までに{s.who}が進む道のり（{unit}）",
        "速さ": f"{s.who}の速さ（{unit}）",
        "間": f"{gap}（{unit}）",
    }[s.asked]
    return (("場面", scene), *((role, written(q)) for role, q in given if q), ("求めるもの", asked))


def _units(s: Tabibito) -> tuple[str, str]:
    """The length and time that all is brought to: the speeds' own, or m and 分 where that spares fractions."""
    speeds = [m.speed for m in (s.first, s.second) if m.speed]
    units = {q.unit for q in speeds} | ({s.unit} if s.asked == "速さ" else set())
    minutes = any(t is not None and (t.unit == "分" or compound(t)) for t in (s.lead, s.time)) or s.unit == "分"
    whole = all(convert(q, "m/分").value.denominator == 1 for q in speeds)
    if len(units) > 1 or (units == {"km/時間"} and minutes and whole):
        return "m", "分"
    length, _, time = units.pop().partition("/")
    return length, time


def explain(s: Tabibito) -> Solution:
    length, time_unit = _units(s)
    steps: list[Step] = []

    def bring(what: str, given: Quantity | None, unit: str) -> Fraction | None:
        if given is None:
            return None
        converted, extra = conversion(what, given, unit)
        steps.extend(extra)
        return converted.value

    def step(say: str, expression: str, value: Fraction, unit: str) -> Fraction:
        if value <= 0:
            raise Impossible(f"{s.second.name}の速さでは追いつけません。" if s.way in CHASING else "条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, unit)))
        return value

    rate = f"{length}/{time_unit}"
    a, b = s.first.name, s.second.name
    va, vb = bring(f"{a}の速さ", s.first.speed, rate), bring(f"{b}の速さ", s.second.speed, rate)
    loop = s.way in ("反対", "同じ")
    gap = bring("1周の長さ" if loop else "はじめの間", s.gap, length)
    lead = bring("先に進んだ時間", s.lead, time_unit)
    time = bring("時間", s.time, time_unit)
    n = number
    if lead is not None and va is not None:
        gap = step(f"{b}が出発するときの2人の間は、{a}が先に進んだ道のりです。", f"{n(va)}×{n(lead)}", va * lead, length)
    meeting = s.way in MEETING
    fast, slow = (va, vb) if s.way == "同じ" and va is not None and vb is not None and va > vb else (vb, va)
    nears = f"1{time_unit}に{'近づく' if meeting else '差がちぢまる'}道のり"
    if loop:
        nears = f"1{time_unit}に{'2人が進む道のりの和' if meeting else '2人の進む道のりの差'}"
    closing: Fraction | None = None
    if va is not None and vb is not None:
        assert fast is not None and slow is not None
        value = va + vb if meeting else fast - slow
        expression = f"{n(va)}＋{n(vb)}" if meeting else f"{n(fast)}−{n(slow)}"
        how = "向かい合って進むので、" if s.way == "出会い" else "反対向きなので、" if meeting else "追いかけるので、" if s.way == "追いかけ" else "同じ向きなので、"
        closing = step(f"{how}{nears}は速さの{'和' if meeting else '差'}です。", expression, value, length)
    back = f"{nears}に時間をかけて、{'1周の長さ' if loop else '2人の間'}にもどします。"
    if s.asked in ("時間", "地点"):
        assert gap is not None and closing is not None
        event = "出会う" if meeting else "追いつく"
        round_or_gap = "1周の長さ" if loop else "2人の間"
        when = step(f"{round_or_gap}をその道のりでわって、{event}までの時間を求めます。", f"{n(gap)}÷{n(closing)}", gap / closing, time_unit)
        check = Step(back, f"{n(closing)}×{n(when)}", Quantity(gap, length))
        if s.asked == "地点":
            own = va if s.who == a else vb
            assert own is not None
            answer = Quantity(step(f"{s.who}がその時間に進む道のりを求めます。", f"{n(own)}×{n(when)}", own * when, length), length)
        else:
            if s.since and lead is not None:
                when = step(f"{a}が先に進んだ時間をたします。", f"{n(when)}＋{n(lead)}", when + lead, time_unit)
            answer = Quantity(when, time_unit)
    elif s.asked == "速さ":
        assert time is not None
        answer = Quantity(_speed_steps(s, step, (va, vb, gap, lead, time), rate, length), rate)
        own_a, own_b = (answer.value, vb) if va is None else (va, answer.value)
        assert own_b is not None and (gap is not None or lead is not None)
        if gap is None:
            assert lead is not None
            check = Step(f"{b}が進んだ道のりは、{a}が進んだ道のりと同じになります。", f"{n(own_a)}×({n(lead)}＋{n(time)})", Quantity(own_b * time, length))
        else:
            sign = "＋" if meeting else "−"
            says = "2人が進む道のりの和は、1周の長さになります。" if loop else f"2人が進む道のりの{'和' if meeting else '差'}は、2人の間になります。"
            far, near = (own_a, own_b) if meeting else (own_b, own_a)
            check = Step(says, f"{n(far)}×{n(time)}{sign}{n(near)}×{n(time)}", Quantity(gap, length))
    else:
        assert closing is not None and time is not None
        name = "1周の長さ" if loop else "2人の間"
        total = step(f"その道のりに時間をかけて、{name}を求めます。", f"{n(closing)}×{n(time)}", closing * time, length)
        answer = Quantity(total, length)
        check = Step(f"{name}を時間でわって、{nears}にもどします。", f"{n(total)}÷{n(time)}", Quantity(closing, length))
    found, extra = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    return Solution((*steps, *extra), check, found, "後" if s.asked == "時間" else "")


def _speed_steps(
    s: Tabibito, step: Callable[[str, str, Fraction, str], Fraction], known: tuple[Fraction | None, ...], rate: str, length: str
) -> Fraction:
    """The asked speed, from the time at which they meet or one is caught."""
    va, vb, gap, lead, time = known
    n, a, b = number, s.first.name, s.second.name
    assert time is not None
    if gap is None:  # the one ahead left earlier and its speed is asked
        assert lead is not None and vb is not None
        total = step(f"{b}が追いつくまでに進んだ道のりを求めます。", f"{n(vb)}×{n(time)}", vb * time, length)
        whole = step(f"{a}が進んだ時間を求めます。", f"{n(lead)}＋{n(time)}", lead + time, rate.partition("/")[2])
        return step(f"{a}の速さを求めます。", f"{n(total)}÷{n(whole)}", total / whole, rate)
    meeting = s.way in MEETING
    word = "和" if meeting else "差"
    closing = step(f"{'1周の長さ' if s.way == '反対' else '2人の間'}を時間でわって、速さの{word}を求めます。", f"{n(gap)}÷{n(time)}", gap / time, rate)
    if meeting:
        other = va if va is not None else vb
        assert other is not None
        return step("速さの和から、わかっている速さをひきます。", f"{n(closing)}−{n(other)}", closing - other, rate)
    if va is not None:
        return step(f"{b}のほうが速いので、{a}の速さに差をたします。", f"{n(va)}＋{n(closing)}", va + closing, rate)
    assert vb is not None
    return step(f"{a}のほうがおそいので、{b}の速さから差をひきます。", f"{n(vb)}−{n(closing)}", vb - closing, rate)


def holds(s: Tabibito, answer: Quantity) -> bool:
    """Puts both on a line, in metres and minutes, and looks where they stand at the moment of the event."""
    try:
        va = convert(s.first.speed or answer, "m/分").value
        vb = convert(s.second.speed or answer, "m/分").value
        lead = convert(s.lead, "分").value if s.lead else Fraction(0)
        gap = convert(s.gap, "m").value if s.gap else convert(answer, "m").value if s.asked == "間" else Fraction(0)
        if s.asked == "時間":
            time = convert(answer, "分").value - (lead if s.since else 0)
        elif s.asked == "地点":
            time = convert(answer, "m").value / (va if s.who == s.first.name else vb)
        else:
            time = convert(s.time, "分").value if s.time else Fraction(0)
    except ValueError:
        return False
    if min(va, vb, time) <= 0:
        return False
    if s.way == "出会い":
        return va * time == gap - vb * time
    if s.way == "追いかけ":
        return gap + va * (lead + time) == vb * time
    turns = (va * time + vb * time) / gap if s.way == "反対" else abs(va * time - vb * time) / gap
    return turns == 1


_LOOPS = ("池", "湖", "公園", "グラウンド", "運動場", "広場", "沼", "トラック", "コース", "島")
_PLACES = (("A地点", "B地点"), ("A町", "B町"), ("P地点", "Q地点"), ("家", "駅"), ("家", "学校"), ("東町", "西町"), ("図書館", "公園"), ("A市", "B市"))


def sample(rng: random.Random, level: int) -> Tabibito:
    way = rng.choice(["出会い", "追いかけ", "反対", "同じ"])
    first, second = people(rng)
    hourly = level > 1 and rng.random() < 0.25
    unit, length, time_unit = ("km/時間", "km", "時間") if hourly else ("m/分", "m", "分")
    asked = rng.choice({1: ["時間"], 2: ["時間", "時間", "間", "速さ"], 3: ["時間", "地点", "間", "速さ"]}[level])
    speeds = range(3, 30) if hourly else range(40, 60 + 60 * level, 10 if level < 3 else 5)
    lead: Fraction | None = None
    while True:
        va, vb = Fraction(rng.choice(speeds)), Fraction(rng.choice(speeds))
        if (way == "追いかけ" and va >= vb) or va == vb:
            continue
        if (way == "同じ" and asked in ("速さ", "地点")) or (way == "反対" and asked == "地点") or (way == "追いかけ" and asked == "間"):
            asked = "時間"
        time = Fraction(rng.randint(2, 8) if hourly else rng.randint(3, 20 + 10 * level))
        closing = va + vb if way in MEETING else abs(va - vb)
        gap = closing * time
        if way == "追いかけ":
            lead = gap / va if rng.random() < 0.6 else None
            if lead is not None and (lead.denominator != 1 or not 1 <= lead <= 60):
                continue
        if gap <= 12000:
            break
    places = rng.choice(_PLACES) if way == "出会い" and (asked == "地点" or (asked == "時間" and rng.random() < 0.5)) else ("", "")
    distance = Quantity(gap, length)
    if way in MEETING and asked in ("時間", "地点") and level > 1 and not hourly and gap % 100 == 0 and rng.random() < 0.4:
        distance = convert(distance, "km")
    a = Mover(first, Quantity(va, unit), places[0])
    b = Mover(second, Quantity(vb, unit), places[1])
    who = ""
    if asked == "速さ":
        who = second
        b = replace(b, speed=None)
    elif asked == "地点":
        who = second if way == "追いかけ" else rng.choice([first, second])
    timed = asked in ("速さ", "間")
    return Tabibito(
        way,
        a,
        b,
        None if lead is not None or asked == "間" else distance,
        Quantity(lead, time_unit) if lead is not None else None,
        Quantity(time, time_unit) if timed else None,
        asked,
        who,
        rng.choice(("湖", "島") if hourly else _LOOPS) if way in ("反対", "同じ") else "",
        {"時間": time_unit, "地点": length, "速さ": unit, "間": length}[asked],
        first if lead is not None and asked == "時間" and level > 1 and rng.random() < 0.3 else "",
    )


_ORDERS = (
    "apart speed.from speed.from facing ask.meet",
    "apart.is speed.from speed.from facing ask.meet.after",
    "apart.points speed speed facing ask.meet",
    "apart.people speed.list speed facing ask.meet.after",
    "apart.points facing speed speed ask.meet",
    "apart speed.from speed.from facing ask.where.meet",
    "pair apart.points facing speed met ask.speed",
    "speed speed facing met ask.people.apart",
    "loop speed speed opposite ask.meet.after",
    "loop.is speed.list speed opposite ask.meet",
    "pair loop opposite speed met ask.speed",
    "loop speed speed same.way ask.overtake.after",
    "loop.is speed.list speed same.way ask.overtake",
    "speed speed opposite met ask.loop",
    "speed lead chase ask.catch",
    "speed lead chase ask.catch.after",
    "speed lead chase ask.catch.self",
    "speed lead chase ask.catch.since",
    "speed lead chase ask.catch.since.after",
    "speed lead chase ask.where.catch",
    "ahead chase ask.catch",
    "ahead chase ask.catch.after",
    "speed lead chase met.caught ask.speed",
    "ahead chase met.caught ask.speed",
)
WORDINGS = tuple(Wording(f"tabibito-{index:02}", tuple(f"motion.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("tabibito", "旅人算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
