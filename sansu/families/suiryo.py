"""水量: water in a tank with upright sides.  The water is base × depth, and all that is put in raises it by volume ÷ base."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sansu.diagram import Figure, Shape
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.suiryo_steps import Suiryo, base_of, cubic, explain, whole_of
from sansu.quantity import LENGTH, TIME, VOLUME, Quantity, convert, written
from sansu.reading.tanks import CLAUSES
from sansu.wording import Fact, refers

_ASKED = {
    "tanks.deep": "深さ", "tanks.water": "水の量", "tanks.whole": "容積", "tanks.full": "いっぱいの時間", "tanks.when": "深さの時間",
    "tanks.rate": "1分の量", "tanks.rest": "あと入る量", "tanks.stone": "しずめた体積", "tanks.rise": "上がる深さ",
}  # fmt: skip
_KINDS = ("tank", "rate.for", "water", "water.some", "water.full", "pour", "pour.to", "rate", "time", "full", "now", "stone", "rise")


def _q(facts: Sequence[Fact], role: str) -> Quantity | None:
    for fact in facts:
        value = fact.get(role)
        if isinstance(value, Quantity):
            return value
    return None


def recognise(facts: Sequence[Fact]) -> Suiryo | None:
    take = Taking(facts)
    found = {kind: take.all(kind) for kind in _KINDS}
    ask = take.one("ask")
    if not take.done or ask is None or ask.text("what") not in _ASKED or any(len(one) > 1 for one in found.values()):
        return None
    tanks = found["tank"]
    things = [fact.text(role) for fact in (*tanks, *(fact for kind in _KINDS[1:] for fact in found[kind]), ask) for role in ("thing", "thing2") if fact.text(role)]
    if not tanks or not things or any(not refers(thing, things[0]) and not refers(things[0], thing) for thing in things):
        return None
    for fact in found["rate.for"]:  # 毎分3Lで8分間: both at once
        found["rate"].append(Fact.of("rate", amount=fact.quantity("amount")))
        found["time"].append(Fact.of("time", time=fact.quantity("time")))
    if len(found["rate"]) > 1 or len(found["time"]) > 1:
        return None
    stones = [fact.text("stone") for fact in (*found["stone"], ask) if fact.text("stone")]
    if len({re.sub("^(?:この|その)", "", stone) for stone in stones}) > 1 or any(re.search("[とを]", stone) for stone in stones) or any(re.search("[とをにが]", thing) for thing in things):
        return None
    cube, side = _q(tanks, "cube"), _q(tanks, "side")
    height = _q(tanks, "height") or cube
    full = height if found["water.full"] else None  # up to the brim: nothing more goes in
    if found["water.full"] and (not full or found["water"] or found["pour.to"] or _ASKED[ask.text("what")] != "水の量"):
        return None
    if found["water.some"] and _ASKED[ask.text("what")] not in ("上がる深さ", "しずめた体積"):
        return None
    if found["pour.to"] and not ask.get("needed") and _ASKED[ask.text("what")] != "水の量":
        return None
    if ask.get("needed") and not found["pour.to"]:
        return None
    s = Suiryo(
        things[0],
        _q(tanks, "base"), _q(tanks, "depth") or side or cube, _q(tanks, "width") or side or cube, height, _q(tanks, "whole"),
        _q(found["water"], "deep") or _q(found["pour.to"], "deep") or full or _q(found["now"], "deep"),
        _q(found["pour"], "amount"), _q(found["rate"], "amount"), _q(found["time"], "time") or _q(found["full"], "time") or _q([ask], "time"),
        _q(found["now"], "now") or _q([ask], "now"),
        _q(found["rise"], "rise"), _q(found["stone"], "volume"), stones[0] if stones else "",
        _ASKED[ask.text("what")], ask.text("unit"),
    )  # fmt: skip
    if (found["stone"] and found["stone"][0].text("stone") == "水") or (s.asked == "しずめた体積" and not found["stone"]):
        return None
    if bool(found["full"]) and (found["time"] or s.asked != "1分の量"):
        return None
    if found["now"] and found["now"][0].get("deep") and (found["water"] or found["pour.to"] or s.asked != "しずめた体積"):
        return None
    if ask.get("time") and (found["time"] or found["full"]):
        return None
    if found["water"] and found["pour.to"]:
        return None
    return s if _sensible(s, bool(found["full"]), bool(found["now"])) else None


_NEEDS = {
    # asked -> the sets of what may be told beside the tank (after 深 the depth at first may be told or not)
    "深さ": ({"pour"}, {"pour", "water"}, {"rate", "time"}, {"rate", "time", "water"}, {"volume", "water"}),
    "水の量": ({"water"},),
    "容積": (set(),),
    "いっぱいの時間": ({"rate"}, {"rate", "water"}),
    "深さの時間": ({"rate", "now"}, {"rate", "now", "water"}),
    "1分の量": ({"time"}, {"time", "now"}),
    "あと入る量": ({"water"},),
    "しずめた体積": ({"rise"}, {"rise", "water"}, {"now", "water"}),
    "上がる深さ": ({"volume"}, {"volume", "water"}),
}  # fmt: skip
_UNITS = {"深さ": LENGTH, "上がる深さ": LENGTH, "いっぱいの時間": TIME, "深さの時間": TIME}


def _sensible(s: Suiryo, full: bool, now: bool) -> bool:
    told = {name for name, q in (("pour", s.pour), ("rate", s.rate), ("time", s.time), ("now", s.now), ("rise", s.rise), ("volume", s.volume), ("water", s.deep)) if q}
    if told not in _NEEDS[s.asked] or s.unit not in _UNITS.get(s.asked, VOLUME):
        return False
    if s.stone and s.asked not in ("しずめた体積", "上がる深さ", "深さ"):
        return False
    if (s.asked in ("しずめた体積", "上がる深さ") or (s.asked == "深さ" and s.volume is not None)) != bool(s.stone):
        return False
    if s.asked == "しずめた体積" and s.now and not now:
        return False
    if s.whole:
        return (s.asked in ("いっぱいの時間",) and not s.deep) or (s.asked == "1分の量" and full)
    if not s.base and not (s.depth and s.width):
        return False
    needs_height = s.asked in ("容積", "いっぱいの時間", "あと入る量") or full
    if needs_height and not s.height:
        return False
    return s.asked != "1分の量" or full or bool(s.now)


def facts(s: Suiryo) -> tuple[Fact, ...]:
    tank = {"base": s.base, "depth": s.depth, "width": s.width, "height": s.height, "whole": s.whole}
    out = [Fact.of("tank", thing=s.thing, **{role: q for role, q in tank.items() if q})]
    out += [Fact.of("water", deep=s.deep)] if s.deep else []
    out += [Fact.of("pour", amount=s.pour)] if s.pour else []
    out += [Fact.of("rate", amount=s.rate)] if s.rate else []
    full = s.asked == "1分の量" and not s.now
    if s.time:
        out.append(Fact.of("full" if full else "time", time=s.time))
    if s.stone:
        out.append(Fact.of("stone", stone=s.stone, **({"volume": s.volume} if s.volume else {})))
    out += [Fact.of("rise", rise=s.rise)] if s.rise else []
    ask: dict[str, str | Quantity] = {"what": next(key for key, value in _ASKED.items() if value == s.asked), "unit": s.unit}
    if s.now and s.asked == "深さの時間":
        ask["now"] = s.now
    elif s.now:
        out.append(Fact.of("now", now=s.now))
    ask |= {"stone": s.stone} if s.asked == "しずめた体積" else {}
    ask |= {"thing": s.thing} if s.asked == "容積" else {}
    return (*out, Fact.of("ask", **ask))


def line(s: Suiryo) -> tuple[tuple[str, str], ...]:
    told = (
        ("底面積", s.base), ("たて", s.depth), ("横", s.width), ("高さ", s.height), ("容積", s.whole), ("はじめの水の深さ", s.deep), ("入れた水", s.pour),
        ("1分に入れる水", s.rate), ("入れた時間", s.time), (f"{s.stone}の体積", s.volume), ("上がった深さ", s.rise), ("あとの水の深さ", s.now),
    )  # fmt: skip
    out = [("入れ物", s.thing), *((role, written(q)) for role, q in told if q)]
    what = {"しずめた体積": f"{s.stone}の体積", "いっぱいの時間": "いっぱいになるまでの時間", "深さの時間": "その深さになるまでの時間", "1分の量": "1分に入れた水の量"}.get(s.asked, s.asked)
    return (*out, ("求めるもの", f"{what}（{unit_name(s.unit)}）"))


def holds(s: Suiryo, answer: Quantity) -> bool:
    """Fills the tank: all volumes in cubic centimetres, each put back into what the text says."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    base = convert(s.base, "cm²").value if s.base else _cm(s.depth) * _cm(s.width) if s.depth and s.width else Fraction(0)
    room = cubic(s.whole) if s.whole else base * _cm(s.height) if s.height else None
    first = base * _cm(s.deep) if s.deep else Fraction(0)
    if room is not None and first > room:
        return False
    poured = cubic(s.pour) if s.pour else cubic(s.rate) * convert(s.time, "分").value if s.rate and s.time else Fraction(0)
    poured += cubic(s.volume) if s.volume else 0
    match s.asked:
        case "深さ":
            end = base * _cm(answer)
            return end == first + poured and (room is None or end <= room)
        case "上がる深さ":
            return base * _cm(answer) == poured and (room is None or first + poured <= room)
        case "水の量":
            return cubic(answer) == first
        case "容積":
            return room == cubic(answer)
        case "あと入る量":
            return room == first + cubic(answer)
        case "いっぱいの時間" | "深さの時間" if s.rate:
            goal = base * _cm(s.now) if s.now else room
            return goal == first + cubic(s.rate) * convert(answer, "分").value and (room is None or goal is None or goal <= room)
        case "1分の量" if s.time:
            goal = base * _cm(s.now) if s.now else room
            return goal == cubic(answer) * convert(s.time, "分").value and (room is None or goal is None or goal <= room)
        case "しずめた体積":
            up = _cm(s.rise) if s.rise else _cm(s.now) - _cm(s.deep) if s.now and s.deep else Fraction(0)
            return cubic(answer) == base * up and (room is None or first + cubic(answer) <= room)
    return False


def _cm(q: Quantity | None) -> Fraction:
    return convert(q, "cm").value if q else Fraction(0)


def diagram(s: Suiryo) -> Figure:
    """The tank from the front: how wide its base is, how high it is, where the water stands."""
    answer = explain(s).answer
    width = _cm(s.width) if s.width else Fraction(20)
    deep = _cm(answer) if s.asked == "深さ" else _cm(s.now)
    level = deep or (_cm(s.deep) + _cm(s.rise)) or _cm(s.height) or Fraction(10)
    high = _cm(s.height) or max(level * Fraction(5, 4), Fraction(1))
    zero = Fraction(0)
    shapes = [Shape(((zero, high), (zero, zero), (width, zero), (width, high)), closed=False)]
    shapes.append(Shape(((zero, zero), (width, zero), (width, min(level, high)), (zero, min(level, high))), tone="filled"))
    labels = []
    if s.deep and _cm(s.deep) < level:
        shapes.append(Shape(((zero, _cm(s.deep)), (width, _cm(s.deep))), closed=False, tone="dashed"))
    if s.deep:
        labels.append((width, _cm(s.deep), written(s.deep)))
    if s.now:
        labels.append((width, level, written(s.now)))
    elif s.asked == "深さ":
        labels.append((width, level, f"□{s.unit}"))
    floor = f"底面積{written(s.base)}" if s.base else f"たて{written(s.depth)}、横{written(s.width)}" if s.depth and s.width else f"容積{written(s.whole)}" if s.whole else ""
    labels.append((width / 2, zero, floor))
    if s.height:
        labels.append((zero, high, f"高さ{written(s.height)}"))
    return Figure(tuple(shapes), tuple(labels))


def mistakes(s: Suiryo) -> tuple[Mistake, ...]:
    right = explain(s).answer
    base = base_of(s)
    found: list[tuple[Fraction, str]] = []

    def shown(value: Fraction) -> Fraction:
        return convert(Quantity(value, "cm³"), right.unit).value

    first = base * _cm(s.deep)
    if s.asked == "深さ":
        found = [(right.value - convert(s.deep, right.unit).value, "はじめの水の深さをたしわすれていませんか。")] if s.deep else []
        found += [(right.value * 10, "Lとcm³の関係は正しいですか。1Lは1000cm³です。"), (right.value / 10, "Lとcm³の関係は正しいですか。1Lは1000cm³です。")]
    elif s.asked == "上がる深さ":
        found = [(right.value + convert(s.deep, right.unit).value, "上がる分だけを答えましょう。")] if s.deep else []
        found += [(right.value * 10, "体積を底面積でわりましたか。")]
    elif s.asked == "あと入る量":
        found = [(shown(first), "もう入っている水の量を答えていませんか。"), (shown(base * _cm(s.height)), "入っている水をひきわすれていませんか。")]
    elif s.asked == "しずめた体積":
        end = _cm(s.now) if s.now else _cm(s.deep) + _cm(s.rise)
        found = [(shown(base * end), "水の体積までかぞえていませんか。上がった分だけを考えます。"), (shown(base * _cm(s.deep)), "はじめの水の体積を答えていませんか。")]
    elif s.asked in ("いっぱいの時間", "深さの時間") and s.rate:
        rate = cubic(s.rate)
        end = base * _cm(s.now) if s.now else (whole_of(s) or Fraction(0))
        minutes = [(end / rate, "はじめに入っている水をひきわすれていませんか。"), (first / rate, "入っている水ではなく、これから入れる水を考えましょう。"), ((end - first) / rate * 10, "1Lは1000cm³です。単位の直し方は正しいですか。")]
        found = [(convert(Quantity(value, "分"), right.unit).value, thought) for value, thought in minutes]
    else:
        found = [(right.value * 10, "Lとcm³の関係は正しいですか。1Lは1000cm³です。"), (right.value / 10, "Lとcm³の関係は正しいですか。1Lは1000cm³です。")]
        if s.depth and s.width and s.height and s.asked == "水の量":
            found.insert(0, (shown(base * _cm(s.height)), "水の深さではなく、入れ物の高さで計算していませんか。"))
        if s.depth and s.width:
            found.append((shown(2 * (_cm(s.depth) + _cm(s.width)) * (_cm(s.deep) or _cm(s.height))), "底面積は、たて×横で求めます。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value * 1000).denominator == 1:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_STONES = ("石", "鉄のかたまり", "ねんどのかたまり", "金属のかたまり", "おもり", "ブロック")
_THINGS = ("水そう", "容器", "入れ物", "水そう", "水そう")


def sample(rng: random.Random, level: int) -> Suiryo:
    while True:
        s = _draw(rng, level)
        try:
            solution = explain(s)
        except Impossible:
            continue
        answer = solution.answer
        if answer.unit == "cm" and answer.value > 90:
            continue
        fits = (answer.value * 10).denominator == 1 or (answer.unit == "分" and (answer.value * 60).denominator == 1)
        if fits and answer.value <= 200_000 and all((step.value.value * 100).denominator == 1 for step in solution.steps) and holds(s, answer):
            return s


def _draw(rng: random.Random, level: int) -> Suiryo:
    r = rng.randint

    def cm(low: int, high: int) -> Quantity:
        return Quantity(Fraction(r(low, high)), "cm")

    asked = rng.choice({1: ("水の量", "容積", "深さ", "上がる深さ"), 2: ("深さ", "いっぱいの時間", "あと入る量", "しずめた体積", "1分の量"), 3: ("深さ", "いっぱいの時間", "深さの時間", "しずめた体積", "1分の量", "あと入る量")}[level])
    boxed = rng.random() < 0.5
    high = asked in ("容積", "いっぱいの時間", "あと入る量") or rng.random() < 0.3
    depth, width = Quantity(Fraction(5 * r(2, 12)), "cm"), Quantity(Fraction(5 * r(2, 16)), "cm")
    base = Quantity(Fraction(10 * r(5, 150)), "cm²")
    height = Quantity(Fraction(5 * r(4, 16)), "cm") if high else None
    s: dict[str, Any] = {"thing": rng.choice(_THINGS), "base": None if boxed else base, "depth": depth if boxed else None, "width": width if boxed else None, "height": height, "whole": None, "deep": None, "pour": None, "rate": None, "time": None, "now": None, "rise": None, "volume": None, "stone": "", "asked": asked}
    volume_unit = rng.choice(("L", "L", "cm³"))
    unit = {"深さ": "cm", "上がる深さ": "cm", "いっぱいの時間": "分", "深さの時間": "分"}.get(asked, volume_unit)
    litres = Quantity(Fraction(r(2, 40), 2), "L")
    match asked:
        case "水の量" | "あと入る量":
            s["deep"] = cm(4, 30)
        case "深さ":
            if level > 1 and rng.random() < 0.6:
                s["deep"] = cm(3, 20)
            if level == 3 and rng.random() < 0.5:
                s |= {"rate": Quantity(Fraction(r(2, 12), 2), "L"), "time": Quantity(Fraction(r(2, 20)), "分")}
            elif level == 2 and s["deep"] and rng.random() < 0.4:
                s |= {"volume": Quantity(Fraction(50 * r(2, 60)), "cm³"), "stone": rng.choice(_STONES)}
            else:
                s["pour"] = litres
        case "上がる深さ":
            s |= {"volume": Quantity(Fraction(50 * r(2, 60)), "cm³"), "stone": rng.choice(_STONES)}
            s["deep"] = cm(5, 20) if rng.random() < 0.5 else None
        case "いっぱいの時間":
            s["rate"] = Quantity(Fraction(r(2, 16), 2), "L")
            s["deep"] = cm(3, 18) if level == 3 else None
            if level == 2 and rng.random() < 0.4:
                s |= {"base": None, "depth": None, "width": None, "height": None, "whole": Quantity(Fraction(10 * r(3, 60)), "L")}
        case "深さの時間":
            s |= {"rate": Quantity(Fraction(r(2, 16), 2), "L"), "now": cm(10, 40)}
            s["deep"] = cm(2, 9) if rng.random() < 0.5 else None
        case "しずめた体積":
            s |= {"stone": rng.choice(_STONES), "deep": cm(5, 20), **({"rise": cm(1, 6)} if rng.random() < 0.5 else {"now": cm(21, 30)})}
            unit = "cm³"
        case "1分の量":
            s["time"] = Quantity(Fraction(r(3, 30)), "分")
            unit = "L"
            if level == 3:
                s["now"] = cm(8, 40)
            else:
                s["height"] = height or cm(20, 60)
    return Suiryo(**s, unit=unit)


_TANKS = ("base", "base.high", "box", "box.low")
_ORDERS = (
    *(f"{tank} water ask.water" for tank in _TANKS),
    *(f"{tank} ask.whole" for tank in ("base.high", "box")),
    *(f"{tank} pour ask.deep" for tank in _TANKS),
    *(f"{tank} water pour.of ask.deep.becomes" for tank in ("base", "box.low")),
    *(f"{tank} water rate for ask.deep" for tank in ("base", "box.low")),
    *(f"{tank} rate for ask.deep.becomes" for tank in ("base", "box.low")),
    *(f"{tank} water stone.of ask.deep" for tank in ("base", "box.low")),
    *(f"{tank} water stone.of ask.rise" for tank in ("base", "box.low")),
    *(f"{tank} rate.when ask.full" for tank in ("base.high", "box", "whole")),
    *(f"{tank} water rate.first ask.full.takes" for tank in ("base.high", "box")),
    *(f"{tank} rate.when ask.deep.when" for tank in ("base", "box.low")),
    *(f"{tank} water rate.when ask.deep.when" for tank in ("base", "box.low")),
    *(f"{tank} filled ask.rate" for tank in ("base.high", "box")),
    *(f"{tank} water ask.pour" for tank in ("base.high", "box")),
    *(f"{tank} water stone rises ask.stone" for tank in ("base", "box.low")),
    *(f"{tank} water stone now.deep ask.stone" for tank in ("base", "box.low")),
    *(f"{tank} for.pour now.deep ask.rate" for tank in ("base", "box.low")),
)
WORDINGS = tuple(Wording(f"suiryo-{index:02}", tuple(f"tanks.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("suiryo", "水量", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
