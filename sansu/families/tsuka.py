"""通過算: a train passes a place or another train.  What counts is how far its front goes: place + train, or both trains."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion, unit_name
from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.trains import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

SOLO = ("電柱", "橋", "かくれる", "入りきる")  # the other one stands still
MOVING = ("すれちがい", "追いこし")  # the other one moves: a train, or a person without a length


_SWALLOWED = re.compile(r"速さ|走|進|動|長さ")  # a name that took a condition in: 速さで走る列車


@dataclass(frozen=True)
class Tsuka:
    """One train and what it passes.  What is asked is None; so is what the case does not have (a pole's length)."""

    way: str
    train: str
    other: str  # 鉄橋, 電柱, 貨物列車
    length: Quantity | None
    speed: Quantity | None
    other_length: Quantity | None
    other_speed: Quantity | None
    time: Quantity | None
    asked: str  # 時間, 長さ, 速さ, 相手の長さ, 相手の速さ
    unit: str

    @property
    def other_is_long(self) -> bool:
        return self.way in ("橋", "かくれる") or (self.way in MOVING and (self.other_length is not None or self.asked == "相手の長さ"))


def recognise(facts: Sequence[Fact]) -> Tsuka | None:
    take = Taking(facts)
    trains, passing, ask = take.all("train"), take.one("pass"), take.one("ask")
    if not take.done or passing is None or ask is None or not trains:
        return None
    if passing.text("how") in SOLO:
        return _solo(trains, passing, ask)
    return None


def _gather(trains: Sequence[Fact]) -> tuple[str, Quantity | None, Quantity | None] | None:
    """Name, length and speed of the one train that all these facts speak of."""
    name, length, speed = max((fact.text("name") for fact in trains), key=len), None, None
    for fact in trains:
        if not refers(fact.text("name"), name) or _SWALLOWED.search(name):
            return None
        one, other = fact.get("length"), fact.get("speed")
        if (length and one not in (None, length)) or (speed and other not in (None, speed)):
            return None
        length = one if isinstance(one, Quantity) else length
        speed = other if isinstance(other, Quantity) else speed
    return name, length, speed


def _solo(trains: Sequence[Fact], passing: Fact, ask: Fact) -> Tsuka | None:
    gathered = _gather(trains)
    if gathered is None:
        return None
    name, length, speed = gathered
    thing, how = passing.text("thing"), passing.text("how")
    span, time = passing.get("span"), passing.get("time")
    long = how in ("橋", "かくれる")
    what, about = ask.text("what"), ask.text("name")
    if what == "かかる時間":
        asked = "時間"
    elif what == "速さ" and refers(about, name):
        asked = "速さ"
    elif what == "長さ" and long and about and refers(about, thing):
        asked = "相手の長さ"
    elif what == "長さ" and refers(about, name):
        asked = "長さ"
    else:
        return None
    given = {"長さ": length, "速さ": speed, "時間": time, **({"相手の長さ": span} if long else {})}
    if given.pop(asked) is not None or any(value is None for value in given.values()) or (span is not None and not long):
        return None
    return Tsuka(
        how,
        name,
        thing,
        length,
        speed,
        span if isinstance(span, Quantity) else None,
        None,
        time if isinstance(time, Quantity) else None,
        asked,
        ask.text("unit"),
    )


def facts(s: Tsuka) -> tuple[Fact, ...]:
    return (_train(s.train, s.length, s.speed), _pass(s), _ask(s))


def _train(name: str, length: Quantity | None, speed: Quantity | None, **more: str) -> Fact:
    roles = {"name": name, "length": length, "speed": speed, **more}
    return Fact.of("train", **{role: value for role, value in roles.items() if value is not None})


def _pass(s: Tsuka) -> Fact:
    roles = {"how": s.way, "thing": s.other, "span": s.other_length, "time": s.time}
    return Fact.of("pass", **{role: value for role, value in roles.items() if value is not None})


def _ask(s: Tsuka) -> Fact:
    if s.asked == "時間":
        return Fact.of("ask", what="かかる時間", unit=s.unit)
    name = s.other if s.asked.startswith("相手") else s.train
    return Fact.of("ask", what=s.asked.removeprefix("相手の"), name=name, unit=s.unit)


_SCENE = {
    "電柱": "{other}の前を通り過ぎる",
    "橋": "{other}を通りきる",
    "かくれる": "{other}に完全にかくれる",
    "入りきる": "{other}に入りきる",
    "すれちがい": "{other}とすれちがう",
    "追いこし": "{other}を追いこす",
}


def line(s: Tsuka) -> tuple[tuple[str, str], ...]:
    given = (
        (f"{s.train}の長さ", s.length),
        (f"{s.train}の速さ", s.speed),
        (f"{s.other}の長さ", s.other_length),
        (f"{s.other}の速さ", s.other_speed),
        ("かかった時間", s.time),
    )
    asked = "かかる時間" if s.asked == "時間" else f"{s.other if s.asked.startswith('相手') else s.train}の{s.asked.removeprefix('相手の')}"
    scene = f"{s.train}が" + _SCENE[s.way].format(other=s.other)
    return (("場面", scene), *((role, written(q)) for role, q in given if q), ("求めるもの", f"{asked}（{unit_name(s.unit)}）"))


# how far the front goes: what it is, and how it is put together from the other's length and the train's
_GOES = {
    "電柱": "{train}は、自分の長さだけ進みます。",
    "入りきる": "{train}は、自分の長さだけ進みます。",
    "橋": "{train}は、{other}の長さと{train}の長さの和だけ進みます。",
    "かくれる": "{train}が完全にかくれている間に進むのは、{other}の長さと{train}の長さの差です。",
    "すれちがい": "2つが進む道のりの和は、{train}の長さと{other}の長さの和です。",
    "追いこし": "{train}が{other}より多く進むのは、{train}の長さと{other}の長さの和です。",
}
_METRES = {"length": "m", "speed": "m/秒", "time": "秒"}


def explain(s: Tsuka) -> Solution:
    steps: list[Step] = []

    def bring(what: str, given: Quantity | None) -> Fraction | None:
        if given is None:
            return None
        converted, extra = conversion(what, given, _METRES[dimension(given.unit)])
        steps.extend(extra)
        return converted.value

    speed = bring(f"{s.train}の速さ", s.speed)
    other_speed = bring(f"{s.other}の速さ", s.other_speed)
    length, span = bring(f"{s.train}の長さ", s.length), bring(f"{s.other}の長さ", s.other_length)
    time = bring("かかった時間", s.time)
    del other_speed
    goes = _GOES[s.way].format(train=s.train, other=s.other)

    def step(say: str, expression: str, value: Fraction, unit: str) -> Fraction:
        if value <= 0:
            raise Impossible("長さや時間が0以下になり、条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, unit)))
        return value

    if s.asked in ("時間", "速さ"):
        assert length is not None
        if span is not None:
            big = _joined(s.way, span, length)
            distance = step(goes, _join(s.way, number(span), number(length)), big, "m")
            lead = ""
        else:
            distance, lead = length, goes
        if s.asked == "時間":
            assert speed is not None
            answer = step(f"{lead}進む道のりを速さでわって、時間を求めます。", f"{number(distance)}÷{number(speed)}", distance / speed, "秒")
            check = Step("速さと時間から、進んだ道のりにもどします。", f"{number(speed)}×{number(answer)}", Quantity(distance, "m"))
        else:
            assert time is not None
            answer = step(f"{lead}進む道のりを時間でわって、速さを求めます。", f"{number(distance)}÷{number(time)}", distance / time, "m/秒")
            check = Step("速さと時間から、進んだ道のりにもどします。", f"{number(answer)}×{number(time)}", Quantity(distance, "m"))
    else:
        assert speed is not None and time is not None
        distance = speed * time
        product = f"{number(speed)}×{number(time)}"
        if span is None and length is None:
            answer = step(f"{goes}速さと時間をかけます。", product, distance, "m")
            check = Step("長さを速さでわって、時間にもどします。", f"{number(answer)}÷{number(speed)}", Quantity(time, "秒"))
        else:
            step(f"{s.train}が進んだ道のりを求めます。", product, distance, "m")
            known = span if span is not None else length
            assert known is not None
            less = {("橋", "長さ"), ("橋", "相手の長さ")}
            if (s.way, s.asked) in less:
                answer = step(goes, f"{number(distance)}−{number(known)}", distance - known, "m")
            elif s.asked == "長さ":
                answer = step(goes, f"{number(known)}−{number(distance)}", known - distance, "m")
            else:
                answer = step(goes, f"{number(distance)}＋{number(known)}", distance + known, "m")
            pair = (known, answer) if s.asked == "長さ" else (answer, known)
            say = "長さから、進んだ道のりにもどします。"
            check = Step(say, _join(s.way, number(pair[0]), number(pair[1])), Quantity(distance, "m"))
    unit = {"時間": "秒", "速さ": "m/秒"}.get(s.asked, "m")
    found, extra = conversion("答え", Quantity(answer, unit), s.unit) if unit != s.unit else (Quantity(answer, unit), ())
    return Solution((*steps, *extra), check, found)


def _join(way: str, span: str, length: str) -> str:
    return f"{span}−{length}" if way == "かくれる" else f"{span}＋{length}"


def _joined(way: str, span: Fraction, length: Fraction) -> Fraction:
    return span - length if way == "かくれる" else span + length


def holds(s: Tsuka, answer: Quantity) -> bool:
    """Runs the train along a line: where are front and rear at the first and at the last moment?"""
    try:
        speed = convert(s.speed if s.speed else answer, "m/秒").value
        length = convert(s.length if s.length else answer, "m").value
        time = convert(s.time if s.time else answer, "秒").value
        span = convert(s.other_length, "m").value if s.other_length else convert(answer, "m").value if s.asked == "相手の長さ" else Fraction(0)
    except ValueError:
        return False
    if min(speed, length, time) <= 0:
        return False
    front = Fraction(0) if s.way != "かくれる" else length  # the place begins at 0
    front += speed * time
    rear = front - length
    if s.way == "かくれる":
        return front == span and rear >= 0
    if s.way == "入りきる":
        return rear == 0
    return rear == span


_TRAINS = ("列車", "電車", "急行列車", "貨物列車", "特急列車", "新幹線", "普通列車", "快速電車", "回送電車", "観光列車", "各駅停車", "上り列車", "下り列車")
_BRIDGES = ("鉄橋", "橋", "鉄橋", "トンネル")
_TUNNELS = ("トンネル",)
_POLES = ("電柱", "信号機", "ふみきり", "駅員", "木", "標識", "鉄とう", "人", "旗", "看板")


def sample(rng: random.Random, level: int) -> Tsuka:
    way = rng.choice(["電柱", "橋", "橋"])
    while True:
        speed = Fraction(rng.choice([10, 12, 15, 16, 18, 20, 24, 25, 30, 35, 40][: 5 + 2 * level]))
        length = Fraction(rng.choice(range(40, 120 + 80 * level, 10 if level < 3 else 5)))
        span = Fraction(rng.choice(range(100, 500 * level, 20 if level < 3 else 10))) if way == "橋" else Fraction(0)
        time = (length + span) / speed
        if time.denominator == 1 or (level == 3 and time.denominator == 2):
            break
    asked = rng.choice(["時間", "時間", "速さ", "長さ", "相手の長さ"] if span else ["時間", "時間", "速さ", "長さ"])
    hourly = convert(Quantity(speed, "m/秒"), "km/時間")
    fast = hourly if level > 1 and hourly.value.denominator == 1 and rng.random() < 0.5 else Quantity(speed, "m/秒")
    return Tsuka(
        way,
        rng.choice(_TRAINS),
        rng.choice(_BRIDGES if way == "橋" else _POLES),
        None if asked == "長さ" else Quantity(length, "m"),
        None if asked == "速さ" else fast,
        None if asked == "相手の長さ" or way == "電柱" else Quantity(span, "m"),
        None,
        None if asked == "時間" else Quantity(time, "秒"),
        asked,
        {"時間": "秒", "速さ": fast.unit}.get(asked, "m"),
    )


_ORDERS = (
    "both.runs bridge.0 ask.time",
    "both.with bridge.1 ask.time",
    "both.first bridge.0 ask.time",
    "both.runs pole ask.time",
    "both.first pole ask.time",
    "length bridge.0 ask.speed",
    "length bridge.0 ask.speed.hour",
    "length pole ask.speed",
    "length pole ask.speed.hour",
    "speed bridge.0 ask.length",
    "speed.the bridge.1 ask.length",
    "speed pole ask.length",
    "both.runs bridge.bare.0 ask.length",
)
WORDINGS = tuple(Wording(f"tsuka-{index:02}", tuple(f"trains.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("tsuka", "通過算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
