"""通過算, posed: trains, bridges, poles and walkers, and the orders in which a text tells of them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families import two_passages
from sansu.families.family import Wording
from sansu.families.tsuka_steps import MOVING, Tsuka
from sansu.families.two_passages import TwoPassages
from sansu.quantity import Quantity, convert

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
    "both.fast hidden ask.is",
    "both.runs hidden ask.is",
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
