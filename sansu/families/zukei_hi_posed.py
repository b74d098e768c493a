"""New 図形と比 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction
from math import gcd

from sansu.families.family import Wording
from sansu.families.zukei_hi_steps import PLACES, Alike, Scale, Shadow, Split, Times, ZukeiHi
from sansu.quantity import Quantity, convert
from sansu.wording import Fact


def facts(s: ZukeiHi) -> tuple[Fact, ...]:
    match s:
        case Shadow():
            role = "shadow" if s.asked == "高さ" else "height"
            ask = Fact.of("ask", what=s.asked, thing=s.other, unit=s.unit, **{role: s.given})
            return Fact.of("shadow", thing=s.thing, height=s.height, shadow=s.shadow), ask
        case Scale():
            out = [Fact.of("scale", over=Quantity(1 / s.scale))] if s.scale is not None else []
            out += [Fact.of("drawn", length=s.drawn)] if s.drawn else []
            out += [Fact.of("real", length=s.real)] if s.real else []
            ask = Fact.of("ask", what="縮尺") if s.scale is None else Fact.of("ask", what="実際" if s.drawn else "地図", unit=s.unit)
            return (*out, ask)
        case Alike():
            ratio = Fact.of("alike", one=Quantity(Fraction(s.one)), two=Quantity(Fraction(s.two)))
            if s.area is None:
                return ratio, Fact.of("ask", what="面積の比")
            given = Fact.of("area", which="大" if s.asked == "小" else "小", area=s.area)
            return ratio, given, Fact.of("ask", what="面積", which=s.asked, unit=s.unit)
        case Times():
            return (Fact.of("ask", what="面積の倍" if s.power == 2 else "体積の倍", times=Quantity(s.times, "倍")),)
    whole = s.triangles[0]
    point = next(letter for letter in s.parts[0] if letter not in whole)
    side = s.parts[0].replace(point, "") + s.parts[1].replace(point, "")
    names = dict(zip(PLACES, s.triangles, strict=True))
    return (
        Fact.of("split", triangle=whole, side=side, point=point),
        Fact.of("split.ratio", one=s.parts[0], two=s.parts[1], m=Quantity(Fraction(s.m)), n=Quantity(Fraction(s.n))),
        Fact.of("split.area", triangle=names[s.given], area=s.area),
        Fact.of("ask", what="三角形", triangle=names[s.asked], unit=s.unit),
    )


_SHORT = ("棒", "ぼう", "つえ", "竹ざお", "旗ざお", "さく", "子ども")
_TALL = ("木", "校舎", "電柱", "鉄とう", "ビル", "煙突", "銅像", "街灯", "灯台", "松の木", "体育館", "展望台")


def sample(rng: random.Random, level: int) -> ZukeiHi:
    kind = rng.choice({1: ["影", "倍", "縮尺"], 2: ["影", "影", "縮尺", "縮尺", "相似", "倍"], 3: ["影", "縮尺", "相似", "相似", "分ける", "分ける", "分ける"]}[level])
    if kind == "影":
        return _sample_shadow(rng, level)
    if kind == "縮尺":
        return _sample_scale(rng, level)
    if kind == "倍":
        return Times(_one_of(rng, "2 3 4 5 6 10" if level == 1 else "2 3 4 5 6 7 8 9 10 3/2 5/2"), rng.choice([2, 2, 3]))
    while True:
        m, n = rng.randint(1, 4 + 2 * level), rng.randint(1, 4 + 2 * level)
        if m != n and gcd(m, n) == 1:
            break
    if kind == "相似":
        if rng.random() < 0.4:
            return Alike(m, n, None, "面積の比", "比")
        asked, one = rng.choice(["小", "大"]), rng.randint(1, 6)
        given = max(m, n) if asked == "小" else min(m, n)
        unit = rng.choice(["cm²", "m²"])
        return Alike(m, n, Quantity(Fraction(given * given * one), unit), asked, unit)
    letters = rng.choice([("A", "B", "C", "D"), ("P", "Q", "R", "S"), ("A", "B", "C", "P"), ("D", "E", "F", "G")])
    top, left, right, point = letters
    known, wanted = rng.sample(PLACES, 2)
    share = dict(zip(PLACES, (m + n, m, n), strict=True))[known]
    area = Quantity(Fraction(share * rng.randint(2, 12)), "cm²")
    return Split((top + left + right, top + left + point, top + point + right), (left + point, point + right), m, n, known, area, wanted, "cm²")


def _one_of(rng: random.Random, numbers: str) -> Fraction:
    return Fraction(rng.choice(numbers.split()))


def _sample_shadow(rng: random.Random, level: int) -> Shadow:
    while True:
        rate = _one_of(rng, "2 3 1/2 3/2 5/2 3/4 6/5 4/5 5/4 8/5")
        shadow, long = _one_of(rng, "1 2 3 4 3/2 6/5 4/5"), Fraction(rng.randint(3, 30))
        height, other = shadow * rate, long * rate
        asked = rng.choice(["高さ", "高さ", "影"])
        flat = (rate if asked == "高さ" else 1 / rate).denominator
        if 1000 % flat or any(1000 % one.denominator for one in (height, other)) or not Fraction(1, 2) <= height <= 6 or other == height:
            continue
        small = [Quantity(one, "m") for one in (height, shadow)]
        if level > 1 and rng.random() < 0.4 and all((one * 100).denominator == 1 for one in (height, shadow)):
            small = [convert(one, "cm") for one in small]
        given = Quantity(long if asked == "高さ" else other, "m")
        return Shadow(rng.choice(_SHORT), small[0], small[1], rng.choice(_TALL), given, asked, "m")


def _sample_scale(rng: random.Random, level: int) -> Scale:
    while True:
        over = rng.choice([100, 200, 500, 1000, 2000, 5000, 10000, 20000, 25000, 50000])
        drawn = Quantity(Fraction(rng.randint(2, 30)) / rng.choice([1, 1, 2]), "cm")
        centimetres = drawn.value * over
        unit = "km" if centimetres >= 100000 else "m"
        real = convert(Quantity(centimetres, "cm"), unit)
        if 1000 % real.value.denominator or real.value < Fraction(1, 2):
            continue
        asked = rng.choice(["実際", "地図"] if level == 1 else ["実際", "地図", "縮尺"])
        scale = Fraction(1, over)
        if asked == "実際":
            return Scale(scale, drawn, None, unit)
        return Scale(scale, None, real, "cm") if asked == "地図" else Scale(None, drawn, real, "")


_ORDERS = (
    "shadow ask.height", "shadow.thing ask.height", "shadow.casts ask.height", "shadow ask.shadow", "shadow.thing ask.shadow", "shadow.casts ask.shadow",
    "scale.ratio drawn.bare ask.real", "scale.is.ratio drawn ask.real", "scale.is.ratio drawn.bare ask.real", "scale.ratio real ask.drawn", "scale.is.ratio real ask.drawn",
    "real drawn.as ask.scale", "real drawn.as ask.scale.find", "sides ask.areas", "sides.of ask.areas", "sides area.small ask.area.large", "sides.of area.small ask.area.large", "sides area.large ask.area.small",
    "sides.of area.large ask.area.small", "times.area", "times.volume", "split split.ratio split.area ask.split", "split split.ratio.is split.area ask.split", "split split.area split.ratio ask.split",
)  # fmt: skip
WORDINGS = tuple(
    Wording(f"zukei_hi-{index:02}", tuple(f"similar.{key}" for key in keys.split()))
    for index, keys in enumerate(_ORDERS, 1)
)
