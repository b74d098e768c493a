"""What a 通過算 of one passing states, and its explanation: how far the front goes, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sansu.families import two_passages
from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.families.motion_hints import hinted
from sansu.families.two_passages import TwoPassages
from sansu.quantity import Quantity, convert, dimension, number
from sansu.solution import Solution, Step

SOLO = ("電柱", "橋", "かくれる", "入りきる", "先頭")  # the other one stands still
MOVING = ("すれちがい", "追いこし")  # the other one moves: a train, or a person without a length




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
    return hinted(_explain(s))


def _explain(s: Tsuka | TwoPassages) -> Solution:
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
