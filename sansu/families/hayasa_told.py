"""What a 速さ states: the stretches of a journey in the order of the text, and what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sansu.families.mentions import one_name
from sansu.quantity import LENGTH, TIME, Quantity, dimension
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Stretch:
    """One part of the way at one speed; what is None is not told."""

    speed: Quantity | None = None
    time: Quantity | None = None
    length: Quantity | None = None

    @property
    def told(self) -> int:
        return sum(q is not None for q in (self.speed, self.time, self.length))


@dataclass(frozen=True)
class Hayasa:
    """shape: 一本 (one stretch), もう一度 (a stretch that tells the speed, then another length or time at it: `again`),

    続き (stretches one after another), 往復 (行き and 帰り over the same way), 半分 (either half of the way), 換算.
    way: of 往復 the length of one way, of 半分 that of the whole; None where the text does not tell it.
    start: the time of day of setting out (着く時刻 is asked).  back: the average is asked as the speed of the way back.
    asked: 道のり, 時間, 速さ, 着く時刻, 平均の速さ.
    """

    who: str
    shape: str
    stretches: tuple[Stretch, ...]
    again: Stretch | None
    way: Quantity | None
    start: Quantity | None
    back: str  # "" or how the average is asked: 帰り (the way back in the same time), 2人 (who walks steadily arrives with it)
    asked: str
    unit: str


_NO_NAME = re.compile(r"道のり|速さ|行き|帰り|時間|平均|片道|往復|距離|きょり|はじめ|次[^郎]|後|残|半分|それ|これ|ここ|2人|何|分速|時速|秒速|を|^[とのはがもで](?![ぁ-ん])|[はがでへ]$|(?:さん|くん|君|ちゃん)[はがのにでとへ]|学校|[駅家]")
_NO_PLACE = re.compile(r"[をはがで]|速さ|道のり|それ|これ|そこ|ここ|^2")
_WHAT = {"speeds.length": "道のり", "speeds.time": "時間", "speeds.speed": "速さ", "speeds.average": "平均の速さ", "speeds.clock": "着く時刻"}


@dataclass
class _Tale:
    """The text read so far."""

    names: list[str] = field(default_factory=list)
    label: str = ""
    stretches: list[tuple[str, Stretch, tuple[str, str]]] = field(default_factory=list)
    route: tuple[str, str] = ("", "")
    way: Quantity | None = None
    way_route: tuple[str, str] = ("", "")
    one_way: bool = False
    turned: bool = False
    start: Quantity | None = None
    ways: list[str] = field(default_factory=list)  # 歩く where it is said so
    flags: list[str] = field(default_factory=list)


def _q(fact: Fact, role: str) -> Quantity | None:
    value = fact.get(role)
    return value if isinstance(value, Quantity) else None


def recognise(facts: Sequence[Fact]) -> Hayasa | None:
    if not facts or facts[-1].kind != "ask" or sum(fact.kind == "ask" for fact in facts) != 1:
        return None
    ask = facts[-1]
    if ask.text("what") == "speeds.convert":
        speed = ask.quantity("speed")
        return Hayasa("", "換算", (Stretch(speed=speed),), None, None, None, "", "速さ", ask.text("unit")) if len(facts) == 1 else None
    if ask.text("what") not in _WHAT:
        return None
    tale = _told(facts[:-1])
    if tale is None:
        return None
    if "both" in tale.flags:
        return _two(tale, ask)
    for role in ("who", "who2"):
        if ask.text(role):
            tale.names.append(ask.text(role))
    who = _one_name(tale.names)
    if who is None or not _route_fits(tale, ask) or _of_another(who, ask.text("from") or tale.route[0]):
        return None
    ask = _with_unit(tale, ask)
    if "same.time" in tale.flags or "steady" in tale.flags:
        return _way_back(tale, ask, who)
    return _journey(tale, ask, who)


def _of_another(who: str, start: str) -> bool:
    """花子さんの家から, where 太郎さん goes."""
    whose, of, _ = start.partition("の家")
    return bool(of and who) and not (refers(whose, who) or refers(who, whose))


def _with_unit(tale: _Tale, ask: Fact) -> Fact:
    """どのくらいの距離, どのくらいの速さ: told in the units of what is known, where those are of one kind."""
    if ask.text("unit") or ask.text("what") not in ("speeds.length", "speeds.speed"):
        return ask
    speeds = {one.speed.unit for _, one, _ in tale.stretches if one.speed}
    times = {one.time.unit for _, one, _ in tale.stretches if one.time}
    lengths = {q.unit for q in (tale.way, *(one.length for _, one, _ in tale.stretches)) if q}
    unit = ""
    if ask.text("what") == "speeds.length" and len(speeds) == 1:
        unit = next(iter(speeds)).partition("/")[0]
    elif len(times) == len(lengths) == 1 and not speeds:
        unit = f"{lengths.pop()}/{times.pop()}"
    return Fact.of(ask.kind, **{**dict(ask.roles), "unit": unit})


def _told(facts: Sequence[Fact]) -> _Tale | None:
    tale = _Tale()
    for fact in facts:
        places = (fact.text("from") or fact.text("a"), fact.text("to") or fact.text("b"))
        if fact.kind in ("route", "way") and any(_NO_PLACE.search(place) for place in places if place):
            return None
        match fact.kind:
            case "mover" | "mover.is":
                tale.names.append(fact.text("who"))
            case "route":
                tale.route = (places[0] or tale.route[0], places[1] or tale.route[1])
            case "label":
                if tale.label:
                    return None
                tale.label = fact.text("of")
            case "way":
                if tale.way:
                    return None
                tale.way, tale.way_route = fact.quantity("length"), places
            case "turn round":
                tale.turned = True
            case "clock":
                if tale.start:
                    return None
                tale.start = fact.quantity("clock")
            case "stretch":
                one = Stretch(_q(fact, "speed"), _q(fact, "time"), _q(fact, "length"))
                tale.stretches.append((tale.label, one, tale.route))
                tale.label, tale.route = "", ("", "")
                tale.ways.append(fact.text("way"))
            case "same.time" | "steady" | "both" | "both.arrive":
                tale.flags.append(fact.kind)
                if fact.kind == "both":
                    tale.names += [f"＋{fact.text('a')}", f"＋{fact.text('b')}"]
                elif fact.kind == "steady":
                    tale.flags.append(f"label:{tale.label}")
                    tale.label = ""
            case _:
                return None
    if len(tale.stretches) > 1 and any(fact.get("takes") for fact in facts) and not all(label for label, *_ in tale.stretches):
        return None  # 分速60mなら15分, 分速90mなら10分: the same way told twice, not one stretch after another
    return tale if not tale.label or tale.flags else None


def _one_name(names: Sequence[str]) -> str | None:
    """The one who moves ("" where nobody is named); None where two are, or a name is none."""
    if any(_NO_NAME.search(re.sub("^(?:この|その)", "", name)) or not one_name(name) for name in names):
        return None
    full = max(names, key=len, default="")
    full = next((name for name in names if all(refers(other, name) for other in names)), full)
    return full if all(refers(name, full) for name in names) else None


def _route_fits(tale: _Tale, ask: Fact) -> bool:
    """Whether places that are told again are the same ones: where the way and the question begin and end."""
    asked = (ask.text("from") or tale.route[0], ask.text("to") or tale.route[1])
    routes = [route for _, _, route in tale.stretches]
    if any(one[1] and other[0] and not refers(one[1], other[0]) for one, other in pairwise(routes)):
        return False
    starts = [tale.way_route[0], asked[0], *(route[0] for route in routes[:1])]
    ends = [tale.way_route[1], asked[1], *(route[1] for route in routes[-1:])]
    for places in (starts, ends):
        told = [place for place in places if place]
        if any(not (refers(one, other) or refers(other, one)) for one in told for other in told):
            return False
    first = routes[0][1] if len(routes) > 1 else ""
    return not (first and asked[0] and refers(asked[0], first))  # 駅から, after 駅まで


def _journey(tale: _Tale, ask: Fact, who: str) -> Hayasa | None:
    asked, unit, part = _WHAT[ask.text("what")], ask.text("unit"), ask.text("part")
    labels, stretches = [label for label, *_ in tale.stretches], [one for _, one, _ in tale.stretches]
    if not _units(stretches, asked, unit) or (tale.start is not None) != (asked == "着く時刻"):
        return None
    again = Stretch(time=_q(ask, "time"), length=_q(ask, "length"))
    if again.told:
        fits = len(stretches) == 1 and labels == [""] and not tale.way and not tale.turned and not part
        goal = ("時間" if again.length else "道のり") == asked
        if not fits or not goal or (stretches[0].told != 2 and (stretches[0].speed is None or stretches[0].told != 1)):
            return None
        if stretches[0].told == 1:
            return Hayasa(who, "一本", (Stretch(stretches[0].speed, again.time, again.length),), None, None, None, "", asked, unit)
        if stretches[0].speed:
            return None
        return Hayasa(who, "もう一度", tuple(stretches), again, None, None, "", asked, unit)
    if labels == [""] or (labels == [] and tale.way):
        return _single(tale, stretches, who, asked, unit, part)
    if labels == ["行き", "帰り"] and not ask.text("verb"):
        return _round_trip(tale, stretches, who, asked, unit, part)
    if labels == ["前半", "後半"]:
        if ask.text("verb") or asked not in ("平均の速さ", "時間") or any(one.told != 1 or not one.speed for one in stretches) or part or tale.turned:
            return None
        return Hayasa(who, "半分", tuple(stretches), None, tale.way, None, "", asked, unit) if tale.way or asked != "時間" else None
    if len(stretches) >= 2 and labels[0] in ("", "はじめ") and set(labels[1:]) <= {"", "次", "後半"} and not part and not tale.turned and not tale.way:
        # one after another: each must be settled by itself
        if any(one == other and not label for (one, other), label in zip(pairwise(stretches), labels[1:], strict=True)):
            return None  # one sentence told twice, not a second stretch
        part_of_it = ask.text("verb") and (ask.text("verb") != "walk" or set(tale.ways) != {"歩く"})  # 何m走りましたか
        if part_of_it or asked not in ("道のり", "時間", "平均の速さ", "着く時刻") or any(one.told != 2 for one in stretches):
            return None
        if asked == "着く時刻" and not tale.start:
            return None
        return Hayasa(who, "続き", tuple(stretches), None, None, tale.start, "", asked, unit)
    return None


def _single(tale: _Tale, stretches: list[Stretch], who: str, asked: str, unit: str, part: str) -> Hayasa | None:
    one = stretches[0] if stretches else Stretch()
    if tale.turned or part or not stretches:
        return None
    if tale.way:
        if one.length:
            return None
        one = Stretch(one.speed, one.time, tale.way)
    missing = {"道のり": one.length, "時間": one.time, "速さ": one.speed, "着く時刻": one.time}
    if asked == "着く時刻" and one.time and one.speed and not one.length:
        return None
    if asked not in missing or missing[asked] or one.told != 2:
        return None
    return Hayasa(who, "一本", (one,), None, None, tale.start, "", asked, unit)


def _round_trip(tale: _Tale, stretches: list[Stretch], who: str, asked: str, unit: str, part: str) -> Hayasa | None:
    """There and back over one way.  What the way is may follow from the way there (時速4kmで3時間)."""
    way = tale.way
    if any(one.length for one in stretches) or any(one.told == 0 for one in stretches):
        return None
    kinds = [one.told for one in stretches]
    if way is None and kinds == [1, 1] and all(one.speed for one in stretches):
        return Hayasa(who, "往復", tuple(stretches), None, None, None, "", asked, unit) if asked == "平均の速さ" and not part else None
    whole = asked == "平均の速さ" or (asked == "時間" and all(one.speed for one in stretches))
    if way and kinds == [1, 1] and whole and (not part or (part == "往復" and asked == "時間")):
        return Hayasa(who, "往復", tuple(stretches), None, way, None, "", asked, unit)
    return None


def _way_back(tale: _Tale, ask: Fact, who: str) -> Hayasa | None:
    """帰りは一定の速さで歩き、行きと同じ時間で家に着きました: the speed back is the average of the way there."""
    stretches = [one for _, one, _ in tale.stretches]
    labels = [label for label, *_ in tale.stretches]
    if tale.label not in ("", "帰り") or ask.text("what") != "speeds.speed" or ask.text("part") not in ("帰り", "") or tale.way or tale.start or tale.turned:
        return None
    if sorted(flag for flag in tale.flags if ":" not in flag) != ["same.time", "steady"] or "label:帰り" not in tale.flags:
        return None
    if len(stretches) < 2 or labels[0] not in ("", "はじめ", "行き") or not set(labels[1:]) <= {"", "次", "後半"}:
        return None
    if any(one.told != 2 for one in stretches) or not _units(stretches, "平均の速さ", ask.text("unit")):
        return None
    return Hayasa(who, "続き", tuple(stretches), None, None, None, "帰り", "平均の速さ", ask.text("unit"))


def _two(tale: _Tale, ask: Fact) -> Hayasa | None:
    """Two set out and arrive together, one at two speeds by halves, the other at one speed all the way."""
    both = [name[1:] for name in tale.names if name.startswith("＋")]
    movers = [name for name in tale.names if not name.startswith("＋")]
    if len(both) != 2 or len(movers) != 2 or both[0] == both[1] or ask.text("what") != "speeds.speed" or tale.way or tale.start or tale.turned:
        return None
    one, other = movers
    asked = ask.text("who")
    if {one, other} != set(both) or asked != other or tale.flags.count("steady") != 1 or tale.flags.count("both.arrive") != 1:
        return None
    labels, stretches = [label for label, *_ in tale.stretches], [s for _, s, _ in tale.stretches]
    if labels != ["前半", "後半"] or any(s.told != 1 or not s.speed for s in stretches) or not _units(stretches, "平均の速さ", ask.text("unit")):
        return None
    return Hayasa(f"{one}と{other}", "半分", tuple(stretches), None, None, None, "2人", "平均の速さ", ask.text("unit"))


def _units(stretches: Sequence[Stretch], asked: str, unit: str) -> bool:
    if any(q.value <= 0 for one in stretches for q in (one.speed, one.time, one.length) if q):
        return False
    kinds = {"道のり": LENGTH, "時間": TIME}
    if asked in kinds:
        return unit in kinds[asked]
    return unit == "時刻" if asked == "着く時刻" else dimension(unit) == "speed"
