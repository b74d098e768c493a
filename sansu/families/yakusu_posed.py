"""New 約数と倍数 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction
from math import gcd, lcm

from sansu.families.family import Wording
from sansu.families.names import GOODS
from sansu.families.yakusu_steps import Yakusu, explain, fits, plain
from sansu.quantity import Quantity

_EVERY = (
    (("電車", "バス"), "分"), (("A町行きのバス", "B町行きのバス"), "分"), (("上り電車", "下り電車"), "分"), (("赤いランプ", "青いランプ"), "秒"), (("バスA", "バスB"), "分"),
    (("大きいかね", "小さいかね"), "分"), (("急行電車", "普通電車"), "分"), (("東行きのバス", "西行きのバス"), "分"),
)  # fmt: skip
_THINGS = ("紙", "画用紙", "色紙", "板", "タイル", "カード", "布")


def sample(rng: random.Random, level: int) -> Yakusu:
    kinds = {
        1: ["最大公約数", "最小公倍数", "約数の個数", "A", "配る", "切る", "並べる", "同時"],
        2: ["A", "同じ余り", "わる数", "両方", "少なくとも", "配る", "切る", "並べる", "同時", "約数の個数"],
        3: ["同じ余り", "不足", "ばらばら", "わる数", "なし", "Aだけ", "個数", "約数の和", "同時"],
    }[level]
    kind = rng.choice(kinds)
    for _ in range(200):
        made = _made(rng, kind, level)
        if made is not None:
            try:
                if explain(made).answer.value > 0:
                    return made
            except ValueError:
                continue
    return sample(rng, level)


def _pair(rng: random.Random, least: int, most: int) -> tuple[int, int]:
    common = rng.choice([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15])
    a, b = (common * rng.randint(1, 12) for _ in range(2))
    if a == b or not least <= min(a, b) or max(a, b) > most or a % b == 0 or b % a == 0:
        return _pair(rng, least, most)
    return a, b


def _made(rng: random.Random, kind: str, level: int) -> Yakusu | None:
    if kind in ("最大公約数", "最小公倍数"):
        numbers: tuple[int, ...] = _pair(rng, 4, 60 if kind == "最小公倍数" else 120)
        if rng.random() < 0.4:
            numbers = (*numbers, numbers[0] * rng.choice([2, 3]) if kind == "最大公約数" else rng.choice([4, 6, 9, 10]))
        return Yakusu(kind, numbers) if len(set(numbers)) == len(numbers) and gcd(*numbers) > 1 - (kind == "最小公倍数") else None
    if kind in ("約数の個数", "約数の和"):
        value = rng.choice([12, 18, 20, 24, 28, 30, 36, 40, 42, 45, 48, 50, 54, 56, 60, 63, 64, 70, 72, 75, 80, 84, 90, 96, 98, 100, 108, 120, 126, 144, 150, 180, 200, 210, 216, 240, 360])
        return Yakusu(kind, (value,)) if kind == "約数の個数" or value <= 100 else None
    if kind == "わる数":
        by = rng.randint(6, 24)
        rests = [rng.randint(1, min(by - 1, 7)) for _ in range(2)]
        same = rng.random() < 0.4
        rests = [rests[0]] * 2 if same else rests
        whole = [by * k for k in rng.sample(range(2, 9), 2)]
        if gcd(*whole) != by:
            return None
        return Yakusu("わる数", (whole[0] + rests[0], whole[1] + rests[1]), tuple(rests), rng.choice(["最小", "最大", "個数"]), same=same)
    if kind == "同じ余り":
        a, b = _pair(rng, 4, 30)
        rest = rng.randint(0, min(a, b) - 1)
        pick = rng.choice(["最小", "最小", "最大"])
        return Yakusu("わられる数", (a, b), (rest, rest), pick, digits=rng.choice([2, 3, 3]), same=True)
    if kind == "不足":
        a, b = _pair(rng, 4, 30)
        short = rng.randint(1, min(a, b) - 2)
        return Yakusu("わられる数", (a, b), (a - short, b - short), rng.choice(["最小", "最大"]), digits=3)
    if kind == "ばらばら":
        numbers = tuple(rng.sample(range(3, 12), rng.choice([2, 2, 3])))
        value = rng.randint(20, 300)
        left = tuple(value % n for n in numbers)
        if lcm(*numbers) > 1000 or len({n - r for n, r in zip(numbers, left, strict=True)}) == 1 or len(set(left)) == 1 or 0 in left:
            return None
        digits = rng.choice([0, 2, 3])
        return Yakusu("わられる数", numbers, left, "最小" if digits != 2 else rng.choice(["最小", "最大"]), digits=digits)
    if kind == "個数":
        a, b = _pair(rng, 4, 15)
        rest = rng.randint(1, min(a, b) - 1)
        lo, hi = rng.choice([(1, 200), (100, 300), (1, 500), (100, 500)])
        made = Yakusu("わられる数", (a, b), (rest, rest), "個数", 0, lo, hi, same=True)
        return made if sum(fits(made, v) for v in range(lo, hi + 1)) > 2 else None
    if kind in ("A", "両方", "少なくとも", "なし", "Aだけ"):
        a, b = rng.sample(range(2, 13), 2)
        if a % b == 0 or b % a == 0:
            return None
        lo, hi = rng.choice([(1, 50), (1, 100), (1, 200)] + ([(100, 200), (50, 150), (101, 300)] if level > 1 else []))
        digits = 0
        if level == 2 and rng.random() < 0.3:
            digits, lo, hi = 2, 10, 99
        return Yakusu("倍数", (a,) if kind == "A" else (a, b), mode=kind, digits=digits, lo=lo, hi=hi)
    if kind in ("切る", "並べる"):
        a, b = _pair(rng, 6, 120 if kind == "切る" else 30)
        unit = "cm" if kind == "並べる" or rng.random() < 0.8 else "m"
        thing = rng.choice(_THINGS if unit == "cm" else ("土地", "畑"))
        asked = rng.choice(["1辺", "枚数"]) if unit == "cm" else "1辺"
        mode = "?" if kind == "切る" and rng.random() < 0.3 else ""
        return Yakusu(kind, (a, b), asked=asked, unit=unit if asked == "1辺" else "枚", names=(thing,), given=(plain(a, unit), plain(b, unit)), mode=mode)
    if kind == "同時":
        names, unit = rng.choice(_EVERY)
        a, b = _pair(rng, 4, 40)
        clock = rng.random() < 0.5 and unit == "分"
        start = Quantity(Fraction(60 * rng.randint(6, 10) + rng.choice([0, 0, 15, 30])), "時刻") if clock or (unit == "分" and rng.random() < 0.3) else None
        return Yakusu("同時", (a, b), asked="時刻" if clock else "時間", unit="時刻" if clock else unit, names=names, given=(plain(a, unit), plain(b, unit)), start=start)
    (thing, unit), (other, other_unit) = rng.sample(GOODS, 2)
    a, b = _pair(rng, 12, 150)
    which = rng.randint(0, 1)
    asked = rng.choice(["人数", "1人分"])
    people = rng.choice(["子ども", "人", "児童", "友だち"])
    answer_unit = "人" if asked == "人数" else (unit, other_unit)[which]
    return Yakusu("配る", (a, b), asked=asked, unit=answer_unit, names=(thing, other), given=(plain(a, unit), plain(b, other_unit)), which=which if asked == "1人分" else 0, mode=people)


WORDINGS = tuple(
    Wording(f"yakusu-{index:02}", tuple(f"divisors.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "ask.gcd", "ask.lcm", "ask.divisors", "ask.divisors.sum",
            "mod.both ask.least", "mod.both ask.most", "mod.evens ask.least", "mod.evens ask.most", "multiples.of ask.least.of", "mod mod.last ask.least", "mod mod.last ask.most",
            "mod mod mod.last ask.least", "mod mod.last ask.least.of", "mod.both ask.least.of", "mod.both ask.most.of",
            "rest rest.last ask.least", "rest rest.last ask.most", "rest.both ask.least", "rest.both ask.most.of", "rest rest.last ask.many", "rest.both ask.many",
            "range mod.both ask.many",
            "range ask.multiples", "range.digits ask.multiples", "range ask.multiples.both", "range ask.multiples.both.of", "range ask.multiples.common", "range ask.multiples.any",
            "range ask.multiples.none", "range ask.multiples.none.of", "range ask.multiples.only", "range ask.multiples.only.of", "range.digits ask.multiples.both",
            "rect cut ask.side", "rect cut ask.sheets", "rect.do cut ask.side", "rect.do cut ask.sheets", "rect cut.same cut.biggest ask.side", "rect.do cut.same cut.biggest ask.sheets",
            "rect.do join ask.side", "rect.do join ask.sheets.needed", "rect join ask.side",
            "every every start ask.again", "every every start.at ask.again", "every every start.at ask.again.at",
            "goods deal ask.people", "goods.are deal ask.people", "goods deal.first ask.people", "goods.are deal ask.share", "goods deal.first ask.share",
        ),
        1,
    )
)  # fmt: skip
