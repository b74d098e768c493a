"""New 速さ, and how each is told: the facts of a journey in the order of a text."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from sansu.families.hayasa_told import Hayasa, Stretch
from sansu.families.pairs import CHILDREN
from sansu.quantity import SPEED, Quantity, convert
from sansu.wording import Fact

_WALKERS = tuple(name for name in CHILDREN if name[0] != "と")  # 進むとしおさん would be read as 進むと
_RUNNERS = ("自動車", "電車", "バス", "オートバイ", "特急列車", "トラック", "急行電車", "モノレール", "白い車", "観光バス")
_PLACES = (("家", "学校"), ("家", "駅"), ("駅", "図書館"), ("家", "公園"), ("学校", "市役所"), ("A町", "B町"), ("駅", "博物館"), ("家", "祖父の家"))


def _turn(s: Hayasa, count: int) -> int:
    """A choice that the numbers alone make, so that one situation is told in one way."""
    told = [q.value for one in s.stretches for q in (one.speed, one.time, one.length) if q]
    return sum(int(value * 60) // 7 * (index + 3) for index, value in enumerate([*told, s.way.value if s.way else Fraction(0)])) % 97 % count


def _way(s: Hayasa) -> str:
    return "走る" if not s.who or s.who in _RUNNERS else "歩く"


def _stretch(s: Hayasa, one: Stretch, way: str | None = None) -> Fact:
    told = {"speed": one.speed, "time": one.time, "length": one.length}
    return Fact.of("stretch", way=_way(s) if way is None else way, **{role: q for role, q in told.items() if q})


def _listed(one: Stretch) -> Fact:
    assert one.speed
    return Fact.of("stretch", speed=one.speed)


def facts(s: Hayasa) -> tuple[Fact, ...]:
    if s.shape == "換算":
        speed = s.stretches[0].speed
        assert speed
        return (Fact.of("ask", what="speeds.convert", speed=speed, unit=s.unit),)
    what = {"道のり": "speeds.length", "時間": "speeds.time", "速さ": "speeds.speed", "平均の速さ": "speeds.average", "着く時刻": "speeds.clock"}[s.asked]
    ask: dict[str, str | Quantity] = {"what": what, "unit": s.unit}
    mover = [Fact.of("mover", who=s.who)] if s.who and s.back != "2人" else []
    start, goal = _PLACES[_turn(s, len(_PLACES))]
    if s.shape == "もう一度":
        assert s.again
        more = {"time": s.again.time, "length": s.again.length}
        return (*mover, _stretch(s, s.stretches[0]), Fact.of("ask", **ask, **{role: q for role, q in more.items() if q}))
    if s.shape == "一本":
        return _single(s, mover, ask, goal)
    if s.shape == "続き":
        return _chain(s, mover, ask)
    if s.shape == "往復":
        way = [Fact.of("way", length=s.way, **{"from": start, "to": goal})] if s.way and _turn(s, 2) else [Fact.of("way", length=s.way)] if s.way else []
        ask |= {"part": "往復"} if s.asked == "時間" else {}
        first = _listed(s.stretches[0]) if s.stretches[0].speed else _stretch(s, s.stretches[0])
        return (*way, *mover, Fact.of("label", of="行き"), first, Fact.of("label", of="帰り"), _stretch(s, s.stretches[1]), Fact.of("ask", **ask))
    halves = (Fact.of("label", of="前半"), _listed(s.stretches[0]), Fact.of("label", of="後半"), _stretch(s, s.stretches[1]))
    if s.back == "2人":
        one, other = s.who.split("と")
        both = Fact.of("both", a=one, b=other, **{"from": "家", "to": "学校"})
        last = {**ask, "what": "speeds.speed", "who": other}
        return (both, Fact.of("mover", who=one), *halves, Fact.of("mover", who=other), Fact.of("steady"), Fact.of("both.arrive"), Fact.of("ask", **last))
    way = [Fact.of("way", length=s.way)] if s.way else [Fact.of("route", **{"from": start, "to": goal})]
    return (*mover, *way, *halves, Fact.of("ask", **ask))


def _single(s: Hayasa, mover: list[Fact], ask: dict[str, str | Quantity], goal: str) -> tuple[Fact, ...]:
    one = s.stretches[0]
    if s.asked == "着く時刻":
        assert s.start and one.length and one.speed
        told = (Fact.of("clock", clock=s.start), Fact.of("way", length=one.length, to=goal), _stretch(s, Stretch(one.speed)))
        return (*mover, *told, Fact.of("ask", **ask))
    turn = _turn(s, 3)
    if s.asked in ("道のり", "時間") and turn == 0:
        extra = one.time if s.asked == "道のり" else one.length
        assert extra
        role = {"time" if s.asked == "道のり" else "length": extra}
        return (*mover, _stretch(s, Stretch(one.speed)), Fact.of("ask", **ask, **role))
    if s.asked == "時間" and turn == 1 and one.length:
        way = Fact.of("way", length=one.length, **{"from": "家", "to": goal if goal != "家" else "駅"})
        return (way, *mover, _stretch(s, Stretch(one.speed)), Fact.of("ask", **ask))
    if s.asked == "速さ" and turn == 0 and mover:
        return (_stretch(s, one, ""), Fact.of("ask", **ask, who=s.who))
    return (*mover, _stretch(s, one), Fact.of("ask", **ask))


def _chain(s: Hayasa, mover: list[Fact], ask: dict[str, str | Quantity]) -> tuple[Fact, ...]:
    out = [Fact.of("clock", clock=s.start)] if s.start else []
    for index, one in enumerate(s.stretches):
        out += [Fact.of("label", of="次" if index else "はじめ"), _stretch(s, one)]
    if s.back:
        last = {**ask, "what": "speeds.speed", "part": "帰り"}
        return (*mover, *out, Fact.of("label", of="帰り"), Fact.of("steady"), Fact.of("same.time"), Fact.of("ask", **last))
    return (*mover, *out, Fact.of("ask", **ask))


_WALK = (("m/分", (40, 50, 55, 60, 64, 65, 70, 75, 80)), ("km/時間", (3, 4, 5, 6)))
_DRIVE = (("km/時間", (30, 36, 40, 45, 48, 50, 54, 60, 72, 80, 90)), ("m/秒", (10, 12, 15, 20, 25)), ("m/分", (500, 600, 720, 800, 900)))


def sample(rng: random.Random, level: int, fits: Callable[[Hayasa], bool]) -> Hayasa:
    while True:
        s = _draw(rng, level)
        if s is not None and fits(s):
            return s


def _draw(rng: random.Random, level: int) -> Hayasa | None:
    drives = rng.random() < 0.5
    who = rng.choice(_RUNNERS) if drives else rng.choice(_WALKERS) + rng.choice(("さん", "さん", "君"))
    speeds = _DRIVE if drives else _WALK
    unit, values = rng.choice(speeds)
    length_unit, _, clock = unit.partition("/")

    def speed() -> Quantity:
        return Quantity(Fraction(rng.choice(values)), unit)

    def time(other: str = "") -> Quantity:
        name = other or clock
        return Quantity(Fraction({"時間": rng.randint(1, 6), "分": rng.choice((4, 5, 6, 8, 10, 12, 15, 18, 20, 24, 25, 30, 36, 40, 45, 50)), "秒": rng.randint(5, 60)}[name]), name)

    if level == 1:
        kind = rng.choice(("道のり", "時間", "速さ", "換算"))
        if kind == "換算":
            return _conversion(rng, easy=True)
        return _plain(rng, who, kind, speed(), time(), length_unit)
    if level == 2:
        kind = rng.choice(("道のり", "時間", "速さ", "もう一度", "着く時刻", "往復", "換算"))
        match kind:
            case "換算":
                return _conversion(rng, easy=False)
            case "もう一度":
                v, first, second = speed(), time(), time()
                way = Quantity(v.value * first.value, length_unit)
                asked = rng.choice(("道のり", "時間"))
                far = Quantity(v.value * second.value, length_unit)
                again = Stretch(time=second) if asked == "道のり" else Stretch(length=far)
                return Hayasa(who, "もう一度", (Stretch(None, first, way),), again, None, None, "", asked, length_unit if asked == "道のり" else clock) if first != second else None
            case "着く時刻":
                v, long = speed(), time("分")
                metres = convert(v, "m/分").value * long.value
                start = Quantity(Fraction(rng.randint(6, 11) * 60 + 5 * rng.randint(0, 11)), "時刻")
                return Hayasa(who, "一本", (Stretch(v, None, _far(metres)),), None, None, start, "", "着く時刻", "時刻")
            case "往復":
                a, b = speed(), speed()
                way = Quantity(Fraction(rng.randint(2, 30) * (1 if length_unit == "km" else 100)), length_unit)
                asked = rng.choice(("平均の速さ", "時間"))
                return Hayasa(who, "往復", (Stretch(a), Stretch(b)), None, way, None, "", asked, unit if asked == "平均の速さ" else clock) if a != b else None
        other = rng.choice([u for u in ("時間", "分", "秒") if u != clock])
        return _plain(rng, who, kind, speed(), time(other), length_unit, mixed=True)
    kind = rng.choice(("往復", "半分", "続き", "続きの時間", "続きの道のり", "帰り", "2人", "道のり", "時間"))
    a, b = speed(), speed()
    if kind in ("道のり", "時間"):
        return _plain(rng, who, kind, a, time("分" if clock != "分" else "秒"), length_unit, mixed=True)
    if a == b:
        return None
    match kind:
        case "往復":
            return Hayasa(who, "往復", (Stretch(a), Stretch(b)), None, None, None, "", "平均の速さ", unit)
        case "半分":
            whole = Quantity(Fraction(rng.randint(2, 40) * (2 if length_unit == "km" else 200)), length_unit) if rng.random() < 0.5 else None
            asked = rng.choice(("平均の速さ", "時間")) if whole else "平均の速さ"
            return Hayasa(who, "半分", (Stretch(a), Stretch(b)), None, whole, None, "", asked, unit if asked == "平均の速さ" else clock)
        case "2人":
            one, other = rng.choice((("兄", "弟"), ("姉", "妹"), ("弟", "兄"), ("妹", "姉")))
            values, unit = _WALK[0][1], "m/分"
            x, y = (Quantity(Fraction(v), unit) for v in rng.sample(values, 2))
            return Hayasa(f"{one}と{other}", "半分", (Stretch(x), Stretch(y)), None, None, None, "2人", "平均の速さ", unit)
    stretches = tuple(Stretch(v, time("分" if clock == "時間" and rng.random() < 0.6 else "")) for v in ((a, b, speed()) if rng.random() < 0.3 else (a, b)))
    if kind == "続きの道のり":
        return Hayasa(who, "続き", stretches, None, None, None, "", "道のり", length_unit)
    if kind == "続きの時間":
        found = tuple(Stretch(one.speed, None, _far(convert(one.speed, "m/分").value * convert(one.time, "分").value)) for one in stretches if one.speed and one.time)
        return Hayasa(who, "続き", found, None, None, None, "", "時間", "分")
    return Hayasa(who, "続き", stretches, None, None, None, "帰り" if kind == "帰り" else "", "平均の速さ", unit)


def _far(metres: Fraction) -> Quantity:
    return Quantity(metres / 1000, "km") if metres >= 2000 and (metres / 100).denominator == 1 else Quantity(metres, "m")


def _plain(rng: random.Random, who: str, asked: str, v: Quantity, t: Quantity, length_unit: str, mixed: bool = False) -> Hayasa:
    metres = convert(v, "m/分").value * convert(t, "分").value
    far = convert(Quantity(metres, "m"), length_unit)
    if mixed and rng.random() < 0.5:
        far = _far(metres)
    one = {"道のり": Stretch(v, t, None), "時間": Stretch(v, None, far), "速さ": Stretch(None, t, far)}[asked]
    unit = {"道のり": far.unit, "時間": t.unit, "速さ": v.unit}[asked]
    return Hayasa(who, "一本", (one,), None, None, None, "", asked, unit)


def _conversion(rng: random.Random, *, easy: bool) -> Hayasa:
    units = ("km/時間", "m/分", "m/秒") if easy else ("km/時間", "m/分", "m/秒", "km/分")
    source, unit = rng.sample(units, 2)
    base = Fraction(rng.choice((36, 54, 60, 72, 90, 108, 120, 144, 180, 30, 45, 24, 12, 18, 6, 48)) * 1000, 60)
    return Hayasa("", "換算", (Stretch(Quantity(base / SPEED[source], source)),), None, None, None, "", "速さ", unit)
