"""通過算: a train passes a place or another train.  What counts is how far its front goes: place + train, or both trains."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sansu.families.conversion import conversion, unit_name
from sansu.families import two_passages
from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.two_passages import Passage, TwoPassages
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.trains import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

SOLO = ("電柱", "橋", "かくれる", "入りきる", "先頭")  # the other one stands still
MOVING = ("すれちがい", "追いこし")  # the other one moves: a train, or a person without a length


_SWALLOWED = re.compile(r"速さ|走|進|動|長さ")  # a name that took a condition in: 速さで走る列車


@dataclass(frozen=True)
class Tsuka:
    """One train and what it passes.  What is asked is None; so is what the case does not have (a pole's length)."""

    way: str
    train: str
    other: str  # 鉄橋, 電柱, 貨物列車; of two trains on one track the second is the slower one
    length: Quantity | None
    speed: Quantity | None
    other_length: Quantity | None
    other_speed: Quantity | None
    time: Quantity | None
    asked: str  # 時間, 長さ, 速さ, 相手の長さ, 相手の速さ
    unit: str
    both_first: bool = field(default=False, compare=False)  # the text speaks of both trains before they pass


def recognise(facts: Sequence[Fact]) -> Tsuka | TwoPassages | None:
    take = Taking(facts)
    trains, passings, places, ask = take.all("train"), take.all("pass"), take.all("place"), take.one("ask")
    same = take.all("same")
    if not take.done or ask is None or not trains:
        return None
    if len(passings) == 2 and not places:
        return _twice(trains, passings, ask)
    if len(passings) != 1 or same:
        return None
    passing = _placed(passings[0], places)
    if passing is None:
        return None
    subject, other = _two(trains, passing)
    if subject is None or (other is None) != (passing.text("how") in SOLO and not passing.get("thing")):
        return None
    return _settle(subject, other, passing, ask)


def _placed(passing: Fact, places: Sequence[Fact]) -> Fact | None:
    """The passing with the place (鉄橋, its length) of which the text has spoken before."""
    roles = dict(passing.roles)
    for place in places:
        for role, value in place.roles:
            known = roles.get(role)
            if role == "thing" and isinstance(known, str) and isinstance(value, str):
                if not refers(known, value) and not refers(value, known):
                    return None
                roles[role] = max(known, value, key=len)
            elif known not in (None, value):
                return None
            else:
                roles[role] = value
    return Fact.of("pass", **roles)


def _twice(trains: Sequence[Fact], passings: Sequence[Fact], ask: Fact) -> TwoPassages | None:
    train = _gather(trains)
    if train is None or train[2] is not None:
        return None
    if any(not refers(fact.text("name"), train[0]) for fact in trains) or any(
        fact.get("other_speed") for fact in passings
    ):
        return None
    passages: list[Passage] = []
    for fact in passings:
        time, span = fact.get("time"), fact.get("span")
        if (
            fact.text("how") not in ("橋", "電柱", "かくれる")
            or not isinstance(time, Quantity)
            or _SWALLOWED.search(fact.text("thing"))
        ):
            return None
        passages.append(
            Passage(fact.text("how"), fact.text("thing"), span if isinstance(span, Quantity) else None, time)
        )
    if not passages[0].thing:
        return None
    return two_passages.settle(train[0], train[1], (passages[0], passages[1]), ask)


_Train = tuple[str, Quantity | None, Quantity | None]


def _two(trains: Sequence[Fact], passing: Fact) -> tuple[_Train | None, _Train | None]:
    """The train that passes and what it passes: named in the passing itself, or a second train of the text."""
    span, fast = passing.get("span"), passing.get("other_speed")
    inline = (
        passing.text("thing"),
        span if isinstance(span, Quantity) else None,
        fast if isinstance(fast, Quantity) else None,
    )
    groups: list[list[Fact]] = []
    for fact in sorted(trains, key=lambda fact: -len(fact.text("name"))):
        known = [group for group in groups if refers(fact.text("name"), group[0].text("name"))]
        if len(known) > 1:
            return None, None  # 列車 where the text has two of them
        if known:
            known[0].append(fact)
        else:
            groups.append([fact])
    groups.sort(key=lambda group: min(trains.index(fact) for fact in group))
    gathered = [_gather(group) for group in groups]
    if len(gathered) == 1 and inline[0]:
        return gathered[0], inline
    if len(gathered) == 2 and inline[0] and passing.text("how") in MOVING and not passing.text("who"):
        return _told_twice(gathered, inline)
    if len(gathered) != 2 or passing.text("how") not in MOVING or span or fast:
        return None, None
    first, second = gathered
    if first is None or second is None:
        return None, None
    who, whom = passing.text("who"), passing.text("thing")
    if who or whom:
        if (
            refers(who, second[0])
            and refers(whom, first[0])
            and not (refers(who, first[0]) and refers(whom, second[0]))
        ):
            first, second = second, first
        if not (refers(who, first[0]) and refers(whom, second[0])):
            return None, None
    elif passing.text("how") == "追いこし":
        return None, None
    return first, second


def _told_twice(gathered: Sequence[_Train | None], inline: _Train) -> tuple[_Train | None, _Train | None]:
    """The other train is named in the passing, and more is said of it elsewhere."""
    first, second = gathered
    if first is None or second is None or refers(inline[0], first[0]) or not refers(inline[0], second[0]):
        return None, None
    name, length, speed = inline
    if (length and second[1]) or (speed and second[2]):
        return None, None
    return first, (second[0], length or second[1], speed or second[2])


def _settle(subject: _Train, other: _Train | None, passing: Fact, ask: Fact) -> Tsuka | None:
    """The situation, where nothing is missing, nothing given twice and the asked one is known by name."""
    name, length, speed = subject
    thing, span, other_speed = other or (passing.text("thing"), None, None)
    how, time = passing.text("how"), passing.get("time")
    what, about = ask.text("what"), ask.text("name")
    if _SWALLOWED.search(thing):
        return None
    if dimension(ask.text("unit")) != {"かかる時間": "time", "長さ": "length", "速さ": "speed"}.get(what):
        return None
    mine, its = bool(about) and refers(about, name), bool(about) and refers(about, thing)
    if what == "かかる時間":
        asked = "時間"
    elif what in ("長さ", "速さ") and mine != its:
        asked = what if mine else f"相手の{what}"
    else:
        return None
    given = {"長さ": length, "速さ": speed, "時間": time}
    if how == "先頭":  # the train's own length plays no part
        given, length = {"速さ": speed, "時間": time, "相手の長さ": span}, None
    elif how in ("橋", "かくれる") or (how in MOVING and (span or asked == "相手の長さ")):
        given["相手の長さ"] = span
    elif span is not None:
        return None
    if how in MOVING:
        given["相手の速さ"] = other_speed
    elif other_speed is not None:
        return None
    if asked not in given or given.pop(asked) is not None or any(value is None for value in given.values()):
        return None
    both = passing.get("span") is None and passing.get("other_speed") is None and how in MOVING
    return Tsuka(
        how,
        name,
        thing,
        length,
        speed,
        span,
        other_speed,
        time if isinstance(time, Quantity) else None,
        asked,
        ask.text("unit"),
        both,
    )


def _gather(trains: Sequence[Fact]) -> _Train | None:
    """Name, length and speed of the one train that all these facts speak of."""
    name = max((fact.text("name") for fact in trains), key=len)
    if _SWALLOWED.search(name) or re.search("[はがを]", name):
        return None
    found: dict[str, set[Quantity]] = {"length": set(), "speed": set()}
    for fact in trains:
        for role, values in found.items():
            value = fact.get(role)
            if isinstance(value, Quantity):
                values.add(value)
    if any(len(values) > 1 for values in found.values()):
        return None
    return name, next(iter(found["length"]), None), next(iter(found["speed"]), None)


def facts(s: Tsuka | TwoPassages) -> tuple[Fact, ...]:
    if isinstance(s, TwoPassages):
        return two_passages.facts(s)
    if s.both_first:
        trains = [_train(s.train, s.length, s.speed), _train(s.other, s.other_length, s.other_speed)]
        names = {"who": s.train, "thing": s.other} if s.way == "追いこし" else {}
        return (*trains, _fact("pass", how=s.way, time=s.time, **names), _ask(s))
    passing = _fact("pass", how=s.way, thing=s.other, span=s.other_length, other_speed=s.other_speed, time=s.time)
    return (_train(s.train, s.length, s.speed), passing, _ask(s))


def _fact(kind: str, **roles: str | Quantity | None) -> Fact:
    return Fact.of(kind, **{role: value for role, value in roles.items() if value is not None})


def _train(name: str, length: Quantity | None, speed: Quantity | None) -> Fact:
    return _fact("train", name=name, length=length, speed=speed)


def _ask(s: Tsuka) -> Fact:
    if s.asked == "時間":
        return Fact.of("ask", what="かかる時間", unit=s.unit)
    name = s.other if s.asked.startswith("相手") else s.train
    return Fact.of("ask", what=s.asked.removeprefix("相手の"), name=name, unit=s.unit)


_SCENE = {
    "電柱": "{other}の前を通り過ぎる",
    "橋": "{other}を通りきる",
    "かくれる": "{other}に完全にかくれている",
    "入りきる": "{other}に入りきる",
    "先頭": "{other}に先頭が入ってから先頭が出る",
    "すれちがい": "{other}とすれちがう",
    "追いこし": "{other}を追いこす",
}


def line(s: Tsuka | TwoPassages) -> tuple[tuple[str, str], ...]:
    if isinstance(s, TwoPassages):
        return two_passages.line(s)
    given = (
        (f"{s.train}の長さ", s.length),
        (f"{s.train}の速さ", s.speed),
        (f"{s.other}の長さ", s.other_length),
        (f"{s.other}の速さ", s.other_speed),
        ("かかった時間", s.time),
    )
    asked = (
        "かかる時間"
        if s.asked == "時間"
        else f"{s.other if s.asked.startswith('相手') else s.train}の{s.asked.removeprefix('相手の')}"
    )
    scene = f"{s.train}が" + _SCENE[s.way].format(other=s.other)
    return (
        ("場面", scene),
        *((role, written(q)) for role, q in given if q),
        ("求めるもの", f"{asked}（{unit_name(s.unit)}）"),
    )


# what is gone in the time: the sentence, with the lengths that make it up
_GOES = {
    "電柱": "{train}は、自分の長さだけ進みます。",
    "入りきる": "{train}は、自分の長さだけ進みます。",
    "先頭": "{train}の先頭は、{other}の長さだけ進みます。",
    "橋": "{train}は、{other}の長さと{train}の長さの和だけ進みます。",
    "かくれる": "{train}が進む道のりは、{other}の長さと{train}の長さの差です。",
    "すれちがい": "2つが進む道のりの和は、{other}の長さと{train}の長さの和です。",
    "追いこし": "2つが進む道のりの差は、{other}の長さと{train}の長さの和です。",
}
_GOES_ALONE = {
    "すれちがい": "2つが進む道のりの和は、{train}の長さです。",
    "追いこし": "2つが進む道のりの差は、{train}の長さです。",
}
_METRES = {"length": "m", "speed": "m/秒", "time": "秒"}


def explain(s: Tsuka | TwoPassages) -> Solution:
    if isinstance(s, TwoPassages):
        return two_passages.explain(s)
    steps: list[Step] = []

    def bring(what: str, given: Quantity | None) -> Fraction | None:
        if given is None:
            return None
        converted, extra = conversion(what, given, _METRES[dimension(given.unit)])
        steps.extend(extra)
        return converted.value

    def step(say: str, expression: str, value: Fraction, unit: str) -> Fraction:
        if value <= 0:
            raise Impossible("長さや速さが0以下になり、条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, unit)))
        return value

    n = number
    speed, other_speed = bring(f"{s.train}の速さ", s.speed), bring(f"{s.other}の速さ", s.other_speed)
    length, span = bring(f"{s.train}の長さ", s.length), bring(f"{s.other}の長さ", s.other_length)
    time = bring("かかった時間", s.time)
    long = s.way in ("橋", "かくれる") or span is not None or s.asked == "相手の長さ"
    goes = (_GOES if long else {**_GOES, **_GOES_ALONE})[s.way].format(train=s.train, other=s.other)
    sign = "＋" if s.way == "すれちがい" else "−"
    closing = speed  # how fast the gone distance grows
    if s.way in MOVING and speed is not None and other_speed is not None:
        value = speed + other_speed if sign == "＋" else speed - other_speed
        say = f"1秒に進む道のりの{'和' if sign == '＋' else '差'}は、速さの{'和' if sign == '＋' else '差'}です。"
        closing = step(say, f"{n(speed)}{sign}{n(other_speed)}", value, "m/秒")
    elif s.way in MOVING:
        closing = None
    if s.way == "先頭":
        length, span, long = span, None, False
    if s.asked in ("長さ", "相手の長さ"):
        assert closing is not None and time is not None
        known = span if s.asked == "長さ" else length
        product = f"{n(closing)}×{n(time)}"
        if not long:
            answer = step(f"{goes}速さと時間をかけます。", product, closing * time, "m")
            check = Step("長さを速さでわって、時間にもどします。", f"{n(answer)}÷{n(closing)}", Quantity(time, "秒"))
        else:
            assert known is not None
            gone = step("その時間に進む道のりを求めます。", product, closing * time, "m")
            expression, value = f"{n(gone)}−{n(known)}", gone - known
            if s.way == "かくれる":
                expression, value = (
                    (f"{n(known)}−{n(gone)}", known - gone)
                    if s.asked == "長さ"
                    else (f"{n(gone)}＋{n(known)}", gone + known)
                )
            answer = step(goes, expression, value, "m")
            a, b = (known, answer) if s.asked == "長さ" else (answer, known)
            check = Step("長さから、進む道のりにもどします。", f"{n(a)}{_join(s.way)}{n(b)}", Quantity(gone, "m"))
        return _solution(s, steps, check, Quantity(answer, "m"))
    assert length is not None
    distance, lead = length, goes
    if long:
        assert span is not None
        value = span - length if s.way == "かくれる" else span + length
        distance, lead = step(goes, f"{n(span)}{_join(s.way)}{n(length)}", value, "m"), ""
    if s.asked == "時間":
        assert closing is not None
        when = step(
            f"{lead}それを速さでわって、時間を求めます。", f"{n(distance)}÷{n(closing)}", distance / closing, "秒"
        )
        check = Step("速さと時間から、進む道のりにもどします。", f"{n(closing)}×{n(when)}", Quantity(distance, "m"))
        return _solution(s, steps, check, Quantity(when, "秒"))
    assert time is not None
    word = "和" if sign == "＋" else "差"
    name = f"速さの{word}" if s.way in MOVING else "速さ"
    rate = step(f"{lead}それを時間でわって、{name}を求めます。", f"{n(distance)}÷{n(time)}", distance / time, "m/秒")
    check = Step(f"{name}と時間から、進む道のりにもどします。", f"{n(rate)}×{n(time)}", Quantity(distance, "m"))
    if s.way in MOVING:
        own = speed if s.asked == "相手の速さ" else other_speed
        assert own is not None
        faster = s.way == "追いこし" and s.asked == "速さ"
        say = (
            f"{s.train}のほうが速いので、差をたします。"
            if faster
            else f"{s.train if s.asked == '相手の速さ' else s.other}の速さから{word}をひきます。"
        )
        if s.way == "すれちがい":
            rate = step("速さの和から、わかっている速さをひきます。", f"{n(rate)}−{n(own)}", rate - own, "m/秒")
            back = f"({n(own)}＋{n(rate)})×{n(time)}"
        elif faster:
            rate = step(say, f"{n(own)}＋{n(rate)}", own + rate, "m/秒")
            back = f"({n(rate)}−{n(own)})×{n(time)}"
        else:
            rate = step(say, f"{n(own)}−{n(rate)}", own - rate, "m/秒")
            back = f"({n(own)}−{n(rate)})×{n(time)}"
        check = Step(check.say, back, check.value)
    return _solution(s, steps, check, Quantity(rate, "m/秒"))


def _join(way: str) -> str:
    return "−" if way == "かくれる" else "＋"


def _solution(s: Tsuka, steps: Sequence[Step], check: Step, answer: Quantity) -> Solution:
    found, extra = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    return Solution((*steps, *extra), check, found)


def holds(s: Tsuka | TwoPassages, answer: Quantity) -> bool:
    """Runs both along a line: where are front and rear at the first and at the last moment?"""
    if isinstance(s, TwoPassages):
        return two_passages.holds(s, answer)

    def value(given: Quantity | None, asked: str, unit: str) -> Fraction:
        chosen = given if given is not None else answer if s.asked == asked else None
        return Fraction(0) if chosen is None else convert(chosen, unit).value

    try:
        speed, length, time = value(s.speed, "速さ", "m/秒"), value(s.length, "長さ", "m"), value(s.time, "時間", "秒")
        span, other = value(s.other_length, "相手の長さ", "m"), value(s.other_speed, "相手の速さ", "m/秒")
    except ValueError:
        return False
    if min(speed, time, length if s.way != "先頭" else span) <= 0 or (s.way in MOVING and other <= 0):
        return False
    front = speed * time + (length if s.way == "かくれる" else 0)  # the front stands at 0, or the rear where it hides
    rear = front - length
    if s.way == "かくれる":
        return front == span and rear >= 0
    if s.way == "すれちがい":
        return rear == span - other * time  # the other's rear comes towards us from `span`
    if s.way == "追いこし":
        return rear == span + other * time  # the other's front runs ahead from `span`
    if s.way == "先頭":
        return front == span
    return rear == (span if s.way == "橋" else 0)


_TRAINS = (
    "列車",
    "電車",
    "急行列車",
    "貨物列車",
    "特急列車",
    "新幹線",
    "普通列車",
    "快速電車",
    "回送電車",
    "観光列車",
    "各駅停車",
    "上り列車",
    "下り列車",
    "列車A",
    "電車P",
    "通勤電車",
    "機関車",
)
_FASTER = (
    ("急行列車", "貨物列車"),
    ("特急列車", "普通列車"),
    ("快速電車", "各駅停車"),
    ("列車A", "列車B"),
    ("電車P", "電車Q"),
    ("新幹線", "貨物列車"),
    ("特急電車", "普通電車"),
    ("急行電車", "各駅停車"),
    ("A列車", "B列車"),
    ("快速列車", "普通列車"),
)
_FACING = (
    *_FASTER,
    ("上り列車", "下り列車"),
    ("下り電車", "上り電車"),
    ("列車ア", "列車イ"),
    ("東行きの列車", "西行きの列車"),
)
_BRIDGES = ("鉄橋", "橋", "鉄橋", "トンネル", "陸橋", "ホーム")
_POLES = (
    "電柱",
    "信号機",
    "ふみきり",
    "駅員",
    "木",
    "標識",
    "鉄とう",
    "人",
    "旗",
    "看板",
    "柱",
    "太郎さん",
    "花子さん",
)
_WALKERS = ("人", "太郎さん", "自転車", "花子さん", "お父さん", "中学生", "ランナー")


def sample(rng: random.Random, level: int) -> Tsuka | TwoPassages:
    if level == 3 and rng.random() < 0.3:
        return two_passages.sample(rng, _TRAINS, _POLES)
    way = rng.choice(
        {
            1: ["電柱", "橋", "橋"],
            2: ["電柱", "橋", "橋", "かくれる", "すれちがい"],
            3: ["橋", "かくれる", "すれちがい", "追いこし", "追いこし", "入りきる", "先頭"],
        }[level]
    )
    walker = way in MOVING and rng.random() < 0.3
    while True:
        speed = Fraction(rng.choice([10, 12, 15, 16, 18, 20, 24, 25, 30, 35, 40][: 5 + 2 * level]))
        other = Fraction(0)
        if way in MOVING:
            other = (
                Fraction(rng.choice([1, 2, 3, 4, 5]))
                if walker
                else Fraction(rng.choice([8, 10, 12, 14, 15, 16, 18, 20, 22, 25, 30]))
            )
        length = Fraction(rng.choice(range(40, 120 + 80 * level, 10 if level < 3 else 5)))
        span = (
            Fraction(rng.choice(range(100, 500 * level, 20 if level < 3 else 10)))
            if way in ("橋", "かくれる", "先頭")
            else Fraction(0)
        )
        if way in MOVING and not walker:
            span = Fraction(rng.choice(range(60, 300, 10)))
        closing = speed + other if way == "すれちがい" else speed - other
        length = Fraction(0) if way == "先頭" else length
        distance = span - length if way == "かくれる" else span + length
        if closing <= 0 or distance <= 0:
            continue
        time = distance / closing
        if time.denominator == 1 or (level == 3 and time.denominator == 2):
            break
    both_first = way in MOVING and not walker and rng.random() < 0.5
    choices = (
        ["時間", "時間", "速さ"]
        + (["長さ"] if length else [])
        + (["相手の長さ"] if span else [])
        + (["相手の速さ"] if way in MOVING and not walker else [])
    )
    asked = rng.choice(choices)
    if both_first and way == "すれちがい" and asked in ("長さ", "速さ"):
        asked = f"相手の{asked}"  # what is asked stands second
    hourly = (
        level > 1
        and rng.random() < 0.5
        and all(convert(Quantity(v, "m/秒"), "km/時間").value.denominator == 1 for v in (speed, other))
    )
    if way in MOVING and not walker:
        train, thing = rng.choice(_FASTER if way == "追いこし" else _FACING)
    else:
        train = rng.choice(_TRAINS)
        thing = rng.choice(
            _WALKERS
            if walker
            else _BRIDGES
            if way == "橋"
            else ("トンネル",)
            if way in ("かくれる", "入りきる", "先頭")
            else _POLES
        )
    unit = "km/時間" if hourly else "m/秒"

    def given(role: str, value: Fraction, unit: str) -> Quantity | None:
        return (
            None
            if asked == role or not value
            else convert(Quantity(value, "m/秒"), unit)
            if "/" in unit
            else Quantity(value, unit)
        )

    return Tsuka(
        way,
        train,
        thing,
        given("長さ", length, "m"),
        given("速さ", speed, unit),
        given("相手の長さ", span, "m"),
        given("相手の速さ", other, unit if not walker else "m/秒"),
        given("時間", time, "秒"),
        asked,
        {"時間": "秒", "速さ": unit, "相手の速さ": unit}.get(asked, "m"),
        both_first,
    )


_ORDERS = (
    "both.runs bridge.0 ask.time",
    "both.with bridge.1 ask.time",
    "both bridge.0 ask.time",
    "both.runs pole ask.time",
    "both pole ask.time",
    "length bridge.0 ask.speed",
    "length bridge.0 ask.speed.hour",
    "length pole ask.speed",
    "length pole ask.speed.hour",
    "speed bridge.0 ask.length",
    "speed bridge.1 ask.length",
    "speed pole ask.length",
    "both.runs bridge.bare.0 ask.length",
    "both.with bridge.2 ask.time",
    "length bridge.3 ask.speed",
    "both.is bridge.1 ask.time",
    "both.fast bridge.0 ask.time",
    "both.fast hidden ask.time",
    "both.runs hidden ask.time",
    "length hidden ask.speed",
    "speed hidden ask.length",
    "both.with hidden.bare ask.length",
    "both.runs enter ask.time",
    "length enter ask.speed",
    "both.runs meet.full ask.time",
    "both meet.full ask.time",
    "both.with meet.full.apart ask.time",
    "both.runs meet.long ask.speed",
    "both meet.fast ask.length",
    "both.clause both.end meet ask.time",
    "both.is both.is meet ask.time",
    "both.clause length meet ask.speed.hour",
    "both.clause length meet ask.speed",
    "both.clause speed meet ask.length",
    "both.runs overtake.full ask.time",
    "both overtake.full ask.time",
    "length overtake.full ask.speed",
    "length overtake.full ask.speed.hour",
    "both.runs overtake.fast ask.length",
    "both.with overtake.long ask.speed",
    "both.is both.is overtake ask.time",
    "both.runs both.runs overtake ask.time",
    "both.with meet.walker ask.time",
    "both.runs overtake.walker ask.time",
    "length meet.walker ask.speed",
    "speed overtake.walker ask.length",
    "bare bridge.0 bridge.1 ask.speed",
    "steady bridge.1 bridge.2 ask.length",
    "bare pole bridge.0 ask.speed",
    "steady pole bridge.1 ask.length",
    "bare bridge.2 hidden.within ask.speed",
    "steady bridge.0 hidden.within ask.length",
    "length bridge.bare.2 hidden.within ask.speed",
    "length bridge.bare.0 hidden.within ask.length",
    "length pole bridge.bare.1 ask.length",
    "speed front ask.length",
    "speed front.long ask.time",
    "bare front.long ask.speed",
)
WORDINGS = tuple(
    Wording(f"tsuka-{index:02}", tuple(f"trains.{key}" for key in keys.split()))
    for index, keys in enumerate(_ORDERS, 1)
)

FAMILY = Family("tsuka", "通過算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
