"""旅人算: two who move.  Apart ÷ (sum of speeds) until they meet, apart ÷ (difference of speeds) until one is caught."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sansu.diagram import Diagram
from sansu.families import tabibito_again, tabibito_laps, tabibito_teach
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Mistake, Taking
from sansu.families.pairs import same_person
from sansu.families.tabibito_again import Again
from sansu.families.tabibito_laps import Laps
from sansu.families.tabibito_posed import WORDINGS, sample
from sansu.families.tabibito_posed import facts as facts_of
from sansu.families.tabibito_steps import CHASING, MEETING, ROUND, Mover, Tabibito
from sansu.families.tabibito_steps import explain as explain_once
from sansu.families.tabibito_steps import holds as holds_once
from sansu.quantity import Quantity, convert, dimension, written
from sansu.reading.motion import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact, refers

Situation = Tabibito | Again | Laps

# a name that took more in than a name
_SWALLOWED = re.compile(r"^[のがを]|速さ|を|から|出発|歩|走る|走り|進|まわり|同時|向|地点|間$|^人")
_NO_PLACE = re.compile(r"[出てでをにへ]|^[はがの]|間$|まわり|周り|方向|向き|同じ")  # a start or a goal that took more in
_KINDS = (
    "apart",
    "loop",
    "round",
    "shuttle",
    "pair",
    "speed",
    "start",
    "go",
    "lead",
    "chase",
    "ahead",
    "behind",
    "met",
)
_MENTIONS = ("first", "who", "second", "whom", "since")


def recognise(facts: Sequence[Fact]) -> Situation | None:
    if any(fact.kind in ("laps", "lap", "lapped") for fact in facts):
        return tabibito_laps.recognise(facts)
    if any(fact.kind == "ask" and fact.get("nth") for fact in facts):
        return tabibito_again.settle(facts, _pair)
    return _pair(facts)


def _pair(facts: Sequence[Fact]) -> Tabibito | None:
    take = Taking(facts)
    found = {kind: take.all(kind) for kind in _KINDS}
    ask = take.one("ask")
    if (
        not take.done
        or ask is None
        or any(len(found[k]) > 1 for k in ("apart", "loop", "lead", "chase", "ahead", "behind"))
    ):
        return None
    one = {kind: (facts_[0] if facts_ else None) for kind, facts_ in found.items()}
    chase = one["chase"]
    if chase and chase.get("time"):  # 兄はその8分後に追いかけました
        if one["lead"] or (chase.text("again") and not same_person(chase.text("again"), chase.text("whom"))):
            return None
        lead = Fact.of("lead", time=chase.quantity("time"))
        one["lead"], found["lead"] = lead, [lead]
    if (ask.get("place") == "家" and ask.text("what") == "間") and not any(fact.text("place") == "家" for fact in found["go"]):
        return None
    loop = one["loop"]
    if loop and re.search("長さ|速さ|[はがをに]$", loop.text("place")):
        return None
    if any(
        not refers(fact.text("place"), loop.text("place") if loop else ask.text("place")) for fact in found["round"]
    ):
        return None
    movers = _movers(found, ask)
    if movers is None or (found["shuttle"] and ask.text("order") != "はじめて"):
        return None
    if any(not _between(fact, one["apart"]) for fact in found["shuttle"]):
        return None
    ways = {fact.text("way") for fact in found["go"]} - {""}
    way = _way(found, ways, ask)
    met = found["met"]
    if way is None or len(met) > (2 if way == "両方" else 1):
        return None
    first, second = movers
    faster = next(
        (
            _named(movers, fact.text("who"))
            for fact in (*met, ask)
            if fact.text("who") and fact.kind + fact.text("what") != "ask速さ"
        ),
        None,
    )
    if way == "追いかけ":
        order = _chase_order(movers, one, ask)
        if order is None:
            return None
        first, second = order
    elif (way == "両方" or (way == "同じ" and ask.text("what") == "速さ")) and faster is not None:
        first, second = (first, second) if faster == second else (second, first)
    elif way == "両方" or (way == "同じ" and ask.text("what") == "速さ"):
        return None  # who is the faster is not said
    gap, goal = _gap(way, one, (first, second))
    if gap is False:
        return None
    goals = {fact.quantity("goal") for fact in found["speed"] if fact.get("goal")}
    if goals and (len(goals) > 1 or goal is not None or way != "追いかけ"):
        return None
    goal = next(iter(goals), goal)
    if not _directed(found, way, one, (first, second)):
        return None
    times = _times(facts, way)
    if times is None:
        return None
    s = Tabibito(
        way,
        first,
        second,
        gap if isinstance(gap, Quantity) else None,
        one["lead"].quantity("time") if one["lead"] else None,
        times[0],
        "",
        "",
        loop.text("place") if loop else "",
        ask.text("unit"),
        again=times[1],
    )
    asked = _asked(s, ask, faster)
    if asked is None or (goal is not None and _beyond(asked, goal)):
        return None
    if way == "追いかけ":  # one place for both, which plays no further part
        return replace(asked, first=replace(asked.first, place=""), second=replace(asked.second, place=""))
    return asked


def _movers(found: dict[str, list[Fact]], ask: Fact) -> tuple[Mover, Mover] | None:
    """The two who move, in the order in which the text names them, each with what is said of it."""
    names: list[str] = []
    mentions = [fact.text(role) for fact in found["pair"] for role in ("a", "b")]
    moves = [fact for kind in ("speed", "start", "lead", "ahead", "behind", "chase", "met") for fact in found[kind]]
    for name in (*mentions, *(fact.text(role) for fact in (*moves, ask) for role in _MENTIONS)):
        if not name:
            continue
        if _SWALLOWED.search(name):
            return None
        if not any(same_person(name, known) for known in names):
            names.append(name)
    if len(names) != 2 or any(_itself(fact) for fact in (*found["pair"], *moves, ask)):
        return None
    out: list[Mover] = []
    for name in names:
        speeds = {fact.get("speed") for fact in moves if fact.get("speed") and same_person(_owner(fact), name)}
        places = {_bare(fact.text("from")): fact.text("from") for fact in (*moves, ask) if same_person(_owner(fact), name)}
        places.pop("", None)
        if len(speeds) > 1 or len(places) > 1 or any(_NO_PLACE.search(place) for place in places.values()):
            return None
        speed = next(iter(speeds), None)
        out.append(Mover(name, speed if isinstance(speed, Quantity) else None, next(iter(places.values()), "")))
    return out[0], out[1]


def _itself(fact: Fact) -> bool:
    """Whether a fact has one and the same on both its sides: 兄が兄に追いつく."""
    pairs = (("a", "b"), ("who", "whom"), ("first", "second"))
    return any(fact.text(one) and same_person(fact.text(one), fact.text(other)) for one, other in pairs)


def _owner(fact: Fact) -> str:
    """Whose speed and whose start a fact tells."""
    if fact.kind == "ask":
        return fact.text("since") or fact.text("who")
    return fact.text({"ahead": "first", "behind": "second", "lead": "first"}.get(fact.kind, "who"))


def _between(shuttle: Fact, apart: Fact | None) -> bool:
    """Whether AB or A地点とB地点, between which they go to and fro, are the two ends of the way."""
    said = {_bare(shuttle.text(end)) for end in "ab"} if shuttle.text("a") else set(shuttle.text("ends"))
    if not said or apart is None:
        return apart is not None
    return said == ({_bare(apart.text(end)) for end in "ab"} if apart.text("a") else set(apart.text("ab")))


def _directed(found: dict[str, list[Fact]], way: str, one: dict[str, Fact | None], movers: tuple[Mover, Mover]) -> bool:
    """Whether starts and goals let it happen: towards each other's start, after one another, or round from one place."""
    apart = one["apart"]
    ends = {_bare(apart.text(end)) for end in "ab" if apart.text(end)} | set(apart.text("ab")) if apart else set()
    goals = [(_named(movers, fact.text("who")), _bare(fact.text("to"))) for kind in ("speed", "start") for fact in found[kind]]
    goals = [(mover, goal) for mover, goal in goals if goal]
    starts = {_bare(mover.place) for mover in movers}
    same_start = any(fact.text("place") == "同じ" for fact in found["go"])
    if any(_NO_PLACE.search(goal) for _, goal in goals):
        return False
    if way in ROUND:
        return not goals and len(starts) == 1
    if way == "出会い":
        other = {movers[0].name: movers[1], movers[1].name: movers[0]}
        if same_start or (not found["go"] and len({mover.name for mover, _ in goals if mover}) < 2):
            return False  # neither that they start together nor that each goes towards the other
        return all(mover is not None and goal == _bare(other[mover.name].place) for mover, goal in goals)
    starts.discard("")
    if len(starts) > 1 or len({goal for _, goal in goals}) > 1 or any(goal in starts for _, goal in goals):
        return False
    if apart is None:
        return True
    if not ends:  # two starts, one behind the other: only where the text has them go the same way
        return not same_start and (bool(one["chase"]) or any(fact.text("way") == "同じ" for fact in found["go"]))
    named = starts | {goal for _, goal in goals}
    return named <= ends or all(_named(movers, end) for end in ends)


def _named(movers: tuple[Mover, Mover], name: str) -> Mover | None:
    return next((mover for mover in movers if same_person(name, mover.name)), None)


def _way(found: dict[str, list[Fact]], ways: set[str], ask: Fact) -> str | None:
    what = ask.text("what")
    hows = {fact.text("how") for fact in found["met"]}
    meets, catches = what.startswith("出会う") or "出会う" in hows, what.startswith("追いつく") or "追いつく" in hows
    chased = [kind for kind in ("lead", "chase", "ahead", "behind") if found[kind]]
    if found["loop"] or what == "1周":
        if found["apart"] or found["start"] or found["shuttle"] or chased or (what == "1周" and found["loop"]):
            return None
        if meets and catches:
            return "両方" if ways == {"反対", "同じ"} and what == "速さ" else None
        return "反対" if meets and ways == {"反対"} else "同じ" if catches and ways == {"同じ"} else None
    if meets and not catches:
        return "出会い" if not chased and ways <= {"向かい合う"} else None
    if not catches or meets or ways - {"同じ"} or found["shuttle"]:
        return None
    return (
        "追いかけ"
        if len({"lead", "ahead", "behind"} & set(chased)) == 1 or (not found["lead"] and found["apart"])
        else None
    )


def _chase_order(movers: tuple[Mover, Mover], one: dict[str, Fact | None], ask: Fact) -> tuple[Mover, Mover] | None:
    """The one ahead and the chaser, where all that is said agrees on who is who."""
    ahead_said, chaser_said = set(), set()
    for kind, ahead, chaser in (
        ("lead", "first", ""),
        ("ahead", "first", "second"),
        ("behind", "first", "second"),
        ("chase", "whom", "who"),
        ("met", "whom", "who"),
    ):
        fact = one[kind]
        if fact:
            ahead_said.add(_named(movers, fact.text(ahead)))
            chaser_said.add(_named(movers, fact.text(chaser)) if chaser else None)
    if ask.text("what") != "速さ":
        ahead_said.add(_named(movers, ask.text("whom")))
        chaser_said.add(_named(movers, ask.text("who")))
    ahead_said.discard(None)
    chaser_said.discard(None)
    lead = one["lead"]
    if lead and not lead.text("first") and not (one["chase"] and chaser_said):
        return None
    for first, second in (movers, movers[::-1]):
        if ahead_said <= {first} and chaser_said <= {second} and (ahead_said or chaser_said):
            return first, second
    return None


def _gap(
    way: str, one: dict[str, Fact | None], movers: tuple[Mover, Mover]
) -> tuple[Quantity | bool | None, Quantity | None]:
    """The distance at the start (False where it can't be this family's), and how long the way of a chase is at most."""
    if way in ROUND:
        loop = one["loop"]
        return (loop.quantity("length") if loop else None), None
    apart = one["apart"]
    if apart is None:
        told = one["ahead"] or one["behind"]
        return (told.quantity("length") if told else None), None
    length = apart.quantity("length")
    ends = [_bare(place) for place in (apart.text("a"), apart.text("b")) if place] or [
        _bare(letter) for letter in apart.text("ab")
    ]
    if apart.text("ab") and len(apart.text("ab")) != 2:
        return False, None
    places = [_bare(mover.place) for mover in movers if mover.place]
    people_apart = len(ends) == 2 and all(_named(movers, end) for end in ends)
    if way == "追いかけ":
        if one["lead"] or one["ahead"] or one["behind"]:
            return (None, length) if ends and not people_apart else (False, None)
        return (length, None) if not places and (not ends or people_apart) else (False, None)
    if people_apart:
        return length, None
    facing = any(fact and fact.text("way") == "向かい合う" for fact in (one["go"],))
    if len(places) == 2 and set(places) == set(ends) and len(set(places)) == 2:
        return length, None
    return (length, None) if facing and not places else (False, None)


def _bare(place: str) -> str:
    """A地点 and A are one place."""
    return re.sub(r"(?:地点|地|町|駅|市|村|点)$", "", place) or place


def _times(facts: Sequence[Fact], way: str) -> tuple[Quantity | None, Quantity | None] | None:
    """Until they meet (or one is caught), and in 両方 until one is caught as well; each after the way that it belongs to."""
    if way != "両方":
        met = next((fact for fact in facts if fact.kind == "met"), None)
        return (met.quantity("time") if met else None), None
    now, times = "", {}
    for fact in facts:
        if fact.kind == "go" and fact.text("way"):
            now = fact.text("way")
        elif fact.kind == "met":
            if (now, fact.text("how")) not in (("反対", "出会う"), ("同じ", "追いつく")) or now in times:
                return None
            times[now] = fact.quantity("time")
    return (times["反対"], times["同じ"]) if len(times) == 2 else None


def _beyond(s: Tabibito, goal: Quantity) -> bool:
    """Whether the one ahead has arrived before it is caught: then the question has another answer."""
    if not (s.first.speed and s.second.speed):
        return True
    va, vb = convert(s.first.speed, "m/分").value, convert(s.second.speed, "m/分").value
    ahead = va * convert(s.lead, "分").value if s.lead else convert(s.gap, "m").value if s.gap else Fraction(0)
    return vb <= va or ahead / (vb - va) * vb > convert(goal, "m").value or s.lead is None


def _asked(s: Tabibito, ask: Fact, faster: Mover | None) -> Tabibito | None:
    """The situation with what is asked; None where something is missing, given twice or said of the wrong one."""
    what = ask.text("what")
    if dimension(ask.text("unit")) != ("time" if what.endswith("時間") else "speed" if what == "速さ" else "length"):
        return None
    speeds = [s.first.speed, s.second.speed]
    start = s.gap is not None or s.lead is not None
    if what in ("出会う時間", "追いつく時間", "出会う地点", "追いつく地点"):
        if not (start and all(speeds)) or s.time or (faster and not _is_faster(s, faster, ask)):
            return None
        if s.lead and ask.text("order") == "出発":
            return None
        if what.endswith("時間"):
            since = (
                s.first.name if s.way == "追いかけ" and s.lead and same_person(ask.text("since"), s.first.name) else ""
            )
            return replace(s, asked="時間", since=since, suffix=ask.text("suffix"))
        who = _from_place(s, ask.text("place"))
        return replace(s, asked="地点", who=who) if who else None
    if what == "速さ":
        mover = next((m for m in (s.first, s.second) if same_person(ask.text("who"), m.name)), None)
        known = sum(speed is not None for speed in speeds)
        if mover is None or not start or not s.time or mover.speed or known != (0 if s.way == "両方" else 1):
            return None
        return replace(s, asked="速さ", who=mover.name)
    if what in ("間", "1周"):
        if start or not all(speeds) or not s.time or (what == "1周") != (s.way in ROUND) or s.way == "追いかけ":
            return None
        return replace(s, asked="間", place=ask.text("place"))
    return None


def _is_faster(s: Tabibito, faster: Mover, ask: Fact) -> bool:
    """Whether the one who is said to catch up is the faster one, and who is caught is the other."""
    if s.way not in CHASING:
        return False
    slow, fast = (s.first, s.second) if s.way == "追いかけ" else sorted((s.first, s.second), key=_metres)
    whom = ask.text("whom")
    return same_person(faster.name, fast.name) and (not whom or same_person(whom, slow.name))


def _metres(mover: Mover) -> Fraction:
    return convert(mover.speed, "m/分").value if mover.speed else Fraction(0)


def _from_place(s: Tabibito, place: str) -> str:
    """Whose way begins at the place: the asked distance is the way of that one."""
    if s.way == "追いかけ":
        starts = {_bare(m.place) for m in (s.first, s.second) if m.place}
        return s.second.name if s.lead and starts == {_bare(place)} else ""
    return next((m.name for m in (s.first, s.second) if m.place and _bare(m.place) == _bare(place)), "")


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    match s:
        case Laps():
            return tabibito_laps.line(s)
        case Again():
            return tabibito_again.line(s, line(s.once))
    a, b = s.first.name, s.second.name
    scene = {
        "出会い": f"{a}と{b}が向かい合って進む",
        "追いかけ": f"{b}が{a}を追いかける",
        "反対": f"{a}と{b}が{s.place}のまわりを反対向きに進む",
        "同じ": f"{a}と{b}が{s.place}のまわりを同じ向きに進む",
        "両方": f"{a}と{b}が{s.place}のまわりを進み、{b}のほうが速い",
    }[s.way]
    if s.way == "同じ" and s.asked == "速さ":
        scene = f"{b}が{a}より1周多く{s.place}のまわりを進む"
    event = "出会う" if s.way in (*MEETING, "両方") else "追いつく"
    gap = "1周の長さ" if s.way in ROUND else "はじめの間"
    given = (
        (f"{a}の速さ", s.first.speed),
        (f"{b}の速さ", s.second.speed),
        (gap, s.gap),
        (f"{a}が先に進んだ時間", s.lead),
        (f"{event}までの時間", s.time),
        ("追いつくまでの時間", s.again),
    )
    unit = unit_name(s.unit)
    asked = {
        "時間": f"{s.since + 'が出発してから' if s.since else ''}{event}までの時間（{unit}{s.suffix}）",
        "地点": f"{event}までに{s.who}が進む道のり（{unit}）",
        "速さ": f"{s.who}の速さ（{unit}）",
        "間": f"{gap}（{unit}）",
    }[s.asked]
    return (("場面", scene), *((role, written(q)) for role, q in given if q), ("求めるもの", asked))


def facts(s: Situation) -> tuple[Fact, ...]:
    match s:
        case Laps():
            return tabibito_laps.facts(s)
        case Again():
            return tabibito_again.facts(s, facts_of(s.once))
    return facts_of(s)


def explain(s: Situation) -> Solution:
    match s:
        case Laps():
            return tabibito_laps.explain(s)
        case Again():
            return tabibito_again.explain(s)
    return explain_once(s)


def holds(s: Situation, answer: Quantity) -> bool:
    match s:
        case Laps():
            return tabibito_laps.holds(s, answer)
        case Again():
            return tabibito_again.holds(s, answer)
    return holds_once(s, answer)


def diagram(s: Situation) -> Diagram:
    match s:
        case Laps():
            return tabibito_laps.diagram(s)
        case Again():
            return tabibito_again.diagram(s)
    return tabibito_teach.diagram(s)


def mistakes(s: Situation) -> tuple[Mistake, ...]:
    match s:
        case Laps():
            return tabibito_laps.mistakes(s)
        case Again():
            return tabibito_again.mistakes(s)
    return tabibito_teach.mistakes(s)


FAMILY = Family(
    "tabibito", "旅人算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
