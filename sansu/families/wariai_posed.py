"""New 割合 problems in whole amounts, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.wariai_steps import Change, Wariai, share
from sansu.quantity import Quantity

# whole, part, what the part leaves ("" where that has no name), unit
_WHOLES = (
    ("児童", "男子", "女子", "人"), ("全校児童", "女子", "男子", "人"), ("生徒", "男子", "女子", "人"), ("全校生徒", "自転車通学の生徒", "", "人"), ("入場者", "大人", "子ども", "人"),
    ("会員", "女性", "男性", "人"), ("定員", "乗客", "", "人"), ("畑", "トマト畑", "", "m²"), ("公園", "しばふ", "", "m²"), ("くじ", "当たり", "はずれ", "本"),
    ("学校の庭", "花だん", "", "m²"), ("学年", "電車通学の生徒", "", "人"), ("図書室の本", "物語の本", "", "冊"), ("ジュース", "果じゅう", "", "mL"), ("ココア", "牛乳", "", "mL"), ("本だなの本", "図かん", "", "冊"),
)  # fmt: skip
_GROWING = (("児童数", "人"), ("生徒数", "人"), ("入場者数", "人"), ("売り上げ", "円"), ("会員数", "人"), ("米の取れ高", "kg"), ("参加者数", "人"), ("人口", "人"), ("電気代", "円"))
_MOMENTS = ("去年", "昨年", "先月", "先週", "前回")
_UNITS = ("円", "人", "g", "m", "個", "kg", "L", "cm")


def sample(rng: random.Random, level: int) -> Wariai:
    stories = {1: ("数", "数", "全体", "全体", "換算", "定価"), 2: ("数", "全体", "全体", "時", "時", "値段", "定価"), 3: ("全体", "時", "値段", "値段", "時")}
    story = rng.choice(stories[level])
    while True:
        found = _DRAW[story](rng, level)
        if found is not None:
            return found


def _rate(rng: random.Random, level: int, most: int = 9) -> Quantity:
    tenths = Fraction(rng.randint(1, most)) + (Fraction(rng.choice((2, 4, 5, 6, 8)), 10) if level > 1 and rng.random() < 0.4 else 0)
    return Quantity(tenths, "割") if rng.random() < 0.45 else Quantity(tenths * 10, "%")


def _unit(rng: random.Random) -> str:
    return rng.choice(("%", "%", "割", "倍"))


def _number(rng: random.Random, level: int) -> Wariai | None:
    unit, way = rng.choice(_UNITS), rng.choice(("of", "of", "of", "up", "down"))
    if way == "down":
        unit = "円"
    rate = _rate(rng, level, 14 if way == "of" and rng.random() < 0.2 else 9)
    if level == 2 and way == "of" and rng.random() < 0.3:
        bottom = rng.randint(3, 9)
        rate = Quantity(Fraction(rng.randint(1, bottom - 1), bottom), "")
        if rate.value.denominator < 3:
            return None
    base = Fraction(rng.randint(2, 60) * rng.choice((5, 10, 20)))
    part = base * {"of": share(rate), "up": 1 + share(rate), "down": 1 - share(rate)}[way]
    if part.denominator != 1 or part == base:
        return None
    asked = rng.choice(("くらべる", "もと", "割合")) if way == "of" else "くらべる"
    if asked == "割合" and (rate.unit == "" or rate.value < 1):
        return None
    told = (None if asked == "もと" else Quantity(base, unit), None if asked == "くらべる" else Quantity(part, unit))
    if asked == "もと" and rng.random() < 0.3:
        return Wariai(None, (Change(rate, way),), Quantity(part, ""), asked, "ある数", "くらべる量", "")
    return Wariai(told[0], (Change(None if asked == "割合" else rate, way),), told[1], asked, "もと", "くらべる量", rate.unit if asked == "割合" else unit)


def _whole(rng: random.Random, level: int) -> Wariai | None:
    whole, part, other, unit = rng.choice(_WHOLES)
    rate = _rate(rng, level, 13 if whole == "定員" else 9)
    base = Fraction(rng.randint(2, 90) * 10)
    result = base * share(rate)
    if result.denominator != 1 or result == base:
        return None
    asked = rng.choice(("くらべる", "もと", "割合"))
    if asked == "割合":
        unit_of = rng.choice((rate.unit, rate.unit, "倍"))
        if unit_of == "割" and rate.value < 1:
            return None
        return Wariai(Quantity(base, unit), (Change(None, "of"),), Quantity(result, unit), asked, whole, part, unit_of, story="全体")
    rest = bool(other) and level > 1 and rng.random() < 0.5
    if rest:
        result = base - result
    told = (Quantity(base, unit), None) if asked == "くらべる" else (None, Quantity(result, unit))
    return Wariai(told[0], (Change(rate, "rest" if rest else "of"),), told[1], asked, whole, other if rest else part, unit, part if rest else "", "全体")


def _convert(rng: random.Random, _: int) -> Wariai | None:
    rate = _rate(rng, 2)
    if rng.random() < 0.4:
        rate = Quantity(share(rate), "")
    unit = rng.choice([u for u in ("%", "割", "") if u != rate.unit and (rate.unit or u)])
    if unit == "割" and share(rate) < Fraction(1, 10):
        return None
    return Wariai(None, (Change(rate, "of"),), None, "換算", "", "", unit, story="換算")


def _price(rng: random.Random) -> Fraction:
    return Fraction(rng.randint(3, 80) * rng.choice((50, 100)))


def _bought(rng: random.Random, level: int) -> Wariai | None:
    rate, base = _rate(rng, level, 5), _price(rng)
    result = base * (1 - share(rate))
    if result.denominator != 1:
        return None
    first = rng.random() < 0.6
    return Wariai(None if first else Quantity(base, "円"), (Change(rate, "down"),), Quantity(result, "円") if first else None, "もと" if first else "くらべる", "定価", "代金", "円", story="定価")


def _steps(rng: random.Random, level: int) -> Wariai | None:
    base = _price(rng)
    count = 1 if level == 2 and rng.random() < 0.5 else 2
    changes = tuple(Change(_rate(rng, 1, 4), rng.choice(("up", "down"))) for _ in range(count))
    value = base
    for change in changes:
        assert change.rate
        value *= 1 + share(change.rate) * (1 if change.way == "up" else -1)
        if value.denominator != 1:
            return None
    asked = rng.choice(("くらべる", "もと", "通し") if count == 2 else ("くらべる", "もと"))
    unit = rng.choice(("%", "倍", "割")) if asked == "通し" else "円"
    if value == base or (asked == "通し" and (value / base * 10 < 1)):
        return None
    names = ("はじめの値段", "あとの値段")
    told = {"くらべる": (Quantity(base, "円"), None), "もと": (None, Quantity(value, "円")), "通し": (None, None)}[asked]
    return Wariai(told[0], changes, told[1], asked, *names, unit, story="値段")


def _moment(rng: random.Random, level: int) -> Wariai | None:
    thing, unit = rng.choice(_GROWING)
    word, way = rng.choice(_MOMENTS), rng.choice(("up", "down"))
    rate = _rate(rng, level, 3)
    if rng.random() < 0.5:
        rate = Quantity(Fraction(rng.randint(2, 25)), "%")
    base = Fraction(rng.randint(5, 200) * (100 if unit == "円" else 5))
    result = base * (1 + share(rate) * (1 if way == "up" else -1))
    if result.denominator != 1:
        return None
    asked = rng.choice(("くらべる", "もと", "もと", "割合"))
    if asked == "割合" and (rate.value < 1 and rate.unit == "割"):
        return None
    later = {"去年": "今年", "昨年": "今年", "先月": "今月", "先週": "今週", "前回": "今回"}[word]
    names = (f"{word}の{thing}", f"{later}の{thing}")
    told = (None if asked == "もと" else Quantity(base, unit), None if asked == "くらべる" else Quantity(result, unit))
    return Wariai(told[0], (Change(None if asked == "割合" else rate, way),), told[1], asked, *names, rate.unit if asked == "割合" else unit, story="時", word=word)


_DRAW = {"数": _number, "全体": _whole, "換算": _convert, "定価": _bought, "値段": _steps, "時": _moment}


def _wordings() -> tuple[Wording, ...]:
    listed = [
        "number.part", "number.up", "number.down", "number.rate", "number.base", "number.base.what", "number.some number.some.ask", "number.some.is number.some.ask", "convert.percent", "convert.percent.how", "convert.wari", "convert.decimal",
        "is portion ask", "is portion.turned ask", "portion is ask", "is is ask.rate",
        "price.of.up price.ask", "price.of.down price.ask.now", "price.up price.now price.ask.first", "price.down price.now price.ask.first",
        "price.of.up price.again.down price.ask", "price.of.down price.again.up price.ask.now", "price.of.up price.again.up price.ask", "price.of.down price.again.down price.ask",
        "price.up price.again.down price.now price.ask.first", "price.down price.again.up price.now price.ask.first", "price.up price.again.up price.ask.rate", "price.up price.again.down price.ask.rate",
        "price.down price.again.up price.ask.rate", "price.down price.again.down price.ask.rate",
    ]  # fmt: skip
    keys = [" ".join(f"rates.{key}" for key in one.split()) for one in listed]
    keys += ["trade.discount.bought trade.sale.was trade.ask.list", "trade.discount.bought.bare trade.sale.was trade.ask.list", "trade.list.of trade.discount.bought.bare trade.ask.paid"]
    for word, later in (("去年", "今年"), ("昨年", "今年"), ("先月", "今月"), ("先週", "今週"), ("前回", "今回")):
        at = f"rates.{word}.{later}"
        for way in ("up", "down"):
            keys += [f"{at}.was {at}.{way} {at}.ask.is", f"{at}.{way}.to {at}.ask.was", f"{at}.was {at}.is {at}.{way}.ask", f"{at}.was {at}.{way}.more {at}.ask.is"]
    return tuple(Wording(f"wariai-{index:02}", tuple(one.split())) for index, one in enumerate(keys, 1))


WORDINGS = _wordings()
