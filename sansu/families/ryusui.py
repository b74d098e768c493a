"""流水算: a boat on a flowing river.  Down = still water + flow, up = still water − flow, and distance = speed × time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.diagram import Diagram
from sansu.families import ryusui_stop, ryusui_teach, ryusui_two
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Mistake, Taking
from sansu.families.ryusui_posed import WORDINGS, sample
from sansu.families.ryusui_steps import DISTANCES, ROLES, SPEEDS, Ryusui
from sansu.families.ryusui_steps import explain as explain_one
from sansu.families.ryusui_steps import holds as holds_one
from sansu.families.ryusui_stop import Stop
from sansu.families.ryusui_two import TwoBoats
from sansu.quantity import Quantity, dimension, written
from sansu.reading.boats import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact, refers

Situation = Ryusui | TwoBoats | Stop
_SWALLOWED = re.compile(r"^の|速さ|川|流れ|上り|上る|下る|下り|[をがは]|町|地点")  # a name that took more in
_KIND_OF_PLACE = re.compile(r"(?<=[A-ZＡ-Ｚ])(?:地点|町|港|駅|村|市|地|点)$")
_BOAT = re.compile(r"船|舟|ボート|カヌー|フェリー|ヨット|水上バス|カヤック|クルーザー|丸$|号$")


def recognise(facts: Sequence[Fact]) -> Situation | None:
    if any(fact.kind == "boat.two" for fact in facts):
        return ryusui_two.recognise(facts)
    if any(fact.kind == "boat.stop" for fact in facts):
        return ryusui_stop.recognise(facts)
    take = Taking(facts)
    ask = take.one("ask")
    speeds, trips, spans = take.all("boat.speed"), take.all("boat.trip"), take.all("boat.span")
    others = [*take.all("boat.river"), *take.all("boat.round")]
    subjects = [fact.text("name") for fact in take.all("subject")]
    if not take.done or ask is None or not _one_stretch([*trips, *spans, *others, ask]):
        return None
    found: dict[str, Quantity] = {}
    open_ways: list[str] = []

    def add(role: str, value: object) -> bool:
        if isinstance(value, Quantity):
            if found.get(role, value) != value:
                return False
            found[role] = value
        return True

    agree = [add(fact.text("which"), fact.get("speed")) for fact in speeds]
    for fact in trips:
        way = fact.text("way") or _direction(fact, spans)
        if not way:
            return None
        if not fact.get("time") and way != "往復":
            open_ways.append(way)
        agree += [add(f"{way}の時間", fact.get("time")), add(f"{way}の道のり", fact.get("length"))]
    agree += [add("道のり", fact.get("length")) for fact in spans]
    asked = ask.text("what")
    if asked == "行く時間":
        asked = f"{_direction(ask, spans)}の時間"
    if asked == "かかる時間" and len(open_ways) == 1:
        asked = f"{open_ways[0]}の時間"
    elif any(asked not in (f"{way}の時間", f"{way}の速さ") for way in open_ways):
        return None
    agree.append(add(f"{asked[:2]}の道のり", ask.get("length")))
    mentions = [fact.text("boat") for fact in (*speeds, *trips, *others, ask)] + subjects
    if not all(agree) or not _one_boat(mentions) or asked not in ROLES or asked in found:
        return None
    unit = ask.text("unit") or _speed_unit(found)
    if dimension(unit) != ("speed" if asked in SPEEDS else "length" if asked in DISTANCES else "time"):
        return None
    merged = _merge(found)
    if merged is None:
        return None
    boat = next((one for one in mentions if one), "")
    return Ryusui(tuple((role, merged[role]) for role in ROLES if role in merged), asked, unit, boat)


def _place(fact: Fact, role: str) -> str:
    """A地点 and A are one place."""
    return _KIND_OF_PLACE.sub("", fact.text(role))


def _direction(fact: Fact, spans: Sequence[Fact]) -> str:
    """上り or 下り where only the towns are named and the text says which lies upstream."""
    for span in spans:
        upper, lower = _place(span, "upper"), _place(span, "lower")
        if upper and (_place(fact, "a"), _place(fact, "b")) == (upper, lower):
            return "下り"
        if upper and (_place(fact, "a"), _place(fact, "b")) == (lower, upper):
            return "上り"
    return ""


def _speed_unit(found: dict[str, Quantity]) -> str:
    """The unit of a speed that is asked without one: that of the speeds told, or of lengths and times as they are."""
    units = {quantity.unit for quantity in found.values()}
    speeds = {unit for unit in units if dimension(unit) == "speed"}
    if len(speeds) == 1:
        return speeds.pop()
    return {frozenset(("km", "時間")): "km/時間", frozenset(("m", "分")): "m/分"}.get(frozenset(units), "")


def _said(fact: Fact) -> str:
    """上り or 下り, where a trip or a question says so itself."""
    way = fact.text("way") or fact.text("what")[:2]
    return way if way in ("上り", "下り") else ""


def _one_stretch(mentions: Sequence[Fact]) -> bool:
    """Whether all named towns are the same two, and up is never told as down."""
    pairs = {
        frozenset((_place(fact, a), _place(fact, b)))
        for fact in mentions
        for a, b in (("a", "b"), ("a2", "b2"), ("upper", "lower"))
        if fact.text(a)
    }
    if len(pairs) > 1 or any(len(pair) != 2 or any("川" in one for one in pair) for pair in pairs):
        return False
    spans = [fact for fact in mentions if fact.kind == "boat.span"]
    told = [(_direction(fact, spans), _said(fact)) for fact in mentions if fact.kind != "boat.span"]
    if any(real and way and real != way for real, way in told):
        return False
    ways: dict[tuple[str, str], set[str]] = {}
    for fact in mentions:
        way = _said(fact)
        if fact.text("a") and fact.kind != "boat.span" and way in ("上り", "下り"):
            ways.setdefault((_place(fact, "a"), _place(fact, "b")), set()).add(way)
    return all(len(said) == 1 for said in ways.values())


def _one_boat(mentions: Sequence[str]) -> bool:
    named = [one for one in mentions if one]
    longest = max(named, key=len, default="")
    return all(refers(one, longest) for one in named) and all(_BOAT.search(one) and not _SWALLOWED.search(one) for one in named)


def _merge(found: dict[str, Quantity]) -> dict[str, Quantity] | None:
    """One 道のり where the way up is the way down; two where the text gives two."""
    up, down, both = (found.get(role) for role in ("上りの道のり", "下りの道のり", "道のり"))
    if both is not None:
        return None if (up not in (None, both)) or (down not in (None, both)) else _without(found, both)
    if up is not None and down is not None:
        return _without(found, up) if up == down else found
    only = up or down
    return found if only is None else _without(found, only)


def _without(found: dict[str, Quantity], both: Quantity) -> dict[str, Quantity]:
    kept = {role: quantity for role, quantity in found.items() if role not in DISTANCES}
    return {**kept, "道のり": both}


def facts(s: Situation) -> tuple[Fact, ...]:
    if isinstance(s, TwoBoats):
        return ryusui_two.facts(s)
    if isinstance(s, Stop):
        return ryusui_stop.facts(s)
    out: list[Fact] = []
    for role, quantity in s.given:
        if role in SPEEDS:
            out.append(Fact.of("boat.speed", which=role, speed=quantity))
        elif role == "道のり":
            out.append(Fact.of("boat.span", length=quantity))
        elif role == "往復の時間":
            out.append(Fact.of("boat.trip", way="往復", time=quantity))
    for way in ("上り", "下り"):
        length, time = s.get(f"{way}の道のり"), s.get(f"{way}の時間")
        if time and length:
            out.append(Fact.of("boat.trip", way=way, time=time, length=length))
        elif time:
            out.append(Fact.of("boat.trip", way=way, time=time))
    owner = next(
        (i for i, fact in enumerate(out) if fact.kind != "boat.span" and fact.get("which") != "流れの速さ"), None
    )
    if s.boat and owner is not None:
        out[owner] = Fact.of(out[owner].kind, **dict(out[owner].roles), boat=s.boat)
    out.append(Fact.of("ask", what=s.asked, unit=s.unit))
    return tuple(out)


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    if isinstance(s, TwoBoats):
        return ryusui_two.line(s)
    if isinstance(s, Stop):
        return ryusui_stop.line(s)
    return (*((role, written(q)) for role, q in s.given), ("求めるもの", f"{s.asked}（{unit_name(s.unit)}）"))


def explain(s: Situation) -> Solution:
    match s:
        case TwoBoats():
            return ryusui_two.explain(s)
        case Stop():
            return ryusui_stop.explain(s)
    return explain_one(s)


def holds(s: Situation, answer: Quantity) -> bool:
    match s:
        case TwoBoats():
            return ryusui_two.holds(s, answer)
        case Stop():
            return ryusui_stop.holds(s, answer)
    return holds_one(s, answer)


def diagram(s: Situation) -> Diagram:
    match s:
        case TwoBoats():
            return ryusui_two.diagram(s)
        case Stop():
            return ryusui_stop.diagram(s)
    return ryusui_teach.diagram(s)


def mistakes(s: Situation) -> tuple[Mistake, ...]:
    match s:
        case TwoBoats():
            return ryusui_two.mistakes(s)
        case Stop():
            return ryusui_stop.mistakes(s)
    return ryusui_teach.mistakes(s)


FAMILY = Family(
    "ryusui", "流水算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
