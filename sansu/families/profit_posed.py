"""New 売買損益, in amounts and rates that a shop would have."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.goods import WARES
from sansu.families.profit import RATES, Baibai, part, units_in_one
from sansu.quantity import Quantity

_KINDS = {
    1: ("利益を求める", "定価を求める", "売り値を求める", "原価を求める", "定価と原価"),
    2: ("利益を求める", "損を求める", "割合から原価", "実数引きから原価", "見こみを求める", "値引きを求める", "売り値から原価", "定価から原価", "利益の割合", "定価で売る"),
    3: ("割合から原価", "割合から定価", "割合から損の原価", "実数引きから原価", "実数の見こみ", "見こみだけ", "値引きだけ", "値引きを求める", "割合の利益から原価", "2通り", "2通り", "割合だけ"),
}  # fmt: skip


def sample(rng: random.Random, level: int) -> Baibai:
    kind = rng.choice(_KINDS[level])
    while True:
        found = _draw(rng, level, kind)
        if found is not None:
            return found


def _rate(rng: random.Random, level: int, unit: str, most: int) -> Quantity:
    tenths = Fraction(rng.randint(1, most)) + (Fraction(1, 2) if level > 1 and rng.random() < 0.25 else 0)
    return Quantity(tenths if unit == "割" else tenths * 10, unit)


def yen_of(amount: Fraction) -> Quantity:
    return Quantity(amount, "円")


def _draw(rng: random.Random, level: int, kind: str) -> Baibai | None:
    unit = rng.choice(RATES)
    cost = Fraction(rng.choice((10, 20, 50, 100)) * rng.randint(5, 60 if level > 1 else 40))
    markup, off = _rate(rng, level, unit, 5), _rate(rng, level, unit, 3)
    price = cost * (1 + part(markup))
    sale = price * (1 - part(off))
    if any(amount.denominator != 1 for amount in (price, sale)) or sale == cost:
        return None
    sign = "利益" if sale > cost else "損"
    gain, asked = abs(sale - cost), {"原価": "原価", "定価": "定価"}.get(kind[-2:], "原価")
    ware = rng.choice(WARES)
    given: dict[str, Quantity] = {}
    match kind:
        case "利益を求める" | "損を求める":
            if sign != kind[:-4]:
                return None
            asked = sign
            given |= {"cost": yen_of(cost), "markup": markup, "discount": off}
        case "定価を求める":
            asked, sign = "定価", ""
            given |= {"discount": off, "sale": yen_of(sale)}
        case "売り値を求める":
            asked, sign = "売り値", ""
            given |= {"cost": yen_of(cost), "markup": markup, "discount": off}
        case "原価を求める":
            given |= {"price": yen_of(price), "discount": off, "gain": yen_of(gain)}
        case "割合から原価" | "割合から定価" | "割合から損の原価":
            if (sign == "損") != ("損" in kind):
                return None
            given |= {"markup": markup, "discount": off, "gain": yen_of(gain)}
        case "実数引きから原価":
            if (price - sale) % 10:
                return None
            given |= {"markup": markup, "discount": yen_of(price - sale), "gain": yen_of(gain)}
        case "実数の見こみ":
            if (price - cost) % 10:
                return None
            asked = rng.choice(("原価", "定価"))
            given |= {"markup": yen_of(price - cost), "discount": off, "gain": yen_of(gain)}
        case "見こみを求める":
            asked = "見こみ"
            given |= {"cost": yen_of(cost), "discount": off, "gain": yen_of(gain)}
        case "値引きを求める":
            asked = "値引き"
            given |= {"cost": yen_of(cost), "markup": markup, "gain": yen_of(gain)}
        case "定価と原価":
            asked, sign = "定価", ""
            given |= {"cost": yen_of(cost), "markup": markup}
        case "定価で売る":
            sign, asked = "利益", rng.choice(("原価", "定価"))
            given |= {"markup": markup, "discount": yen_of(Fraction(0)), "gain": yen_of(price - cost)}
        case "利益の割合" | "割合だけ":
            if not _natural(gain / cost, unit):
                return None
            asked = f"{sign}の割合"
            given |= {"markup": markup, "discount": off} | ({"cost": yen_of(cost)} if kind == "利益の割合" else {})
        case "2通り":
            return _draw_two_ways(rng, unit, ware, cost, price)
        case "売り値から原価":
            sign = ""
            given |= {"markup": markup, "discount": off, "sale": yen_of(sale)}
        case "定価から原価" | "割合の利益から原価":
            rate = Quantity(gain / cost * units_in_one(unit), unit)
            if not _natural(gain / cost, unit):
                return None
            given |= {"price": yen_of(price), "discount": off, "gain": rate}
        case _:
            rate = Quantity(gain / cost * units_in_one(unit), unit)
            if not _natural(gain / cost, unit):
                return None
            asked = kind[:-2]
            given |= {"markup": markup, "gain": rate} if asked == "値引き" else {"discount": off, "gain": rate}
    return Baibai(
        ware, given.get("cost"), given.get("markup"), given.get("price"), given.get("discount"), given.get("sale"),
        given.get("gain"), sign, asked, unit if asked in ("見こみ", "値引き", "利益の割合", "損の割合") else "円",
    )  # fmt: skip


def _natural(rate: Fraction, unit: str) -> bool:
    """Whether a rate can be said: at least 1割, to the 分; at least 1%, whole."""
    scaled = rate * units_in_one(unit)
    return scaled >= 1 and (scaled * (10 if unit == "割" else 1)).denominator == 1


def _draw_two_ways(rng: random.Random, unit: str, ware: str, cost: Fraction, price: Fraction) -> Baibai | None:
    first, second = (_rate(rng, 3, unit, 4) for _ in range(2))
    if rng.random() < 0.2:
        first = yen_of(Fraction(0))
    sales = [price * (1 - part(off)) for off in (first, second)]
    if part(first) == part(second) or any(sale.denominator != 1 or sale == cost for sale in sales):
        return None
    signs = ["利益" if sale > cost else "損" for sale in sales]
    gains = [yen_of(abs(sale - cost)) for sale in sales]
    asked = rng.choice(("原価", "定価"))
    if signs[0] == "損" and signs[1] == "利益":
        return None
    return Baibai(ware, None, None, None, first, None, gains[0], signs[0], asked, "円", second, gains[1], signs[1])
