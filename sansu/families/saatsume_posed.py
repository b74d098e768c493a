"""New 差集め算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.goods import GOODS
from sansu.families.saatsume_steps import Saatsume, Side
from sansu.quantity import Quantity


def _q(value: int | Fraction, unit: str = "円") -> Quantity:
    return Quantity(Fraction(value), unit)


def sample(rng: random.Random, level: int) -> Saatsume:
    kinds = {1: ("same", "same", "at"), 2: ("same", "more", "at", "sold", "swap", "time")}
    kind = rng.choice(kinds.get(level, ("more", "money", "money", "sold", "swap", "time", "time")))
    return {"same": _sample_same, "more": _sample_more, "money": _sample_money, "at": _sample_at, "sold": _sample_sold, "swap": _sample_swap, "time": _sample_time}[kind](rng, level)  # fmt: skip


def _things(rng: random.Random) -> tuple[str, str, str]:
    """Two things of one counter, neither of which may be taken for the other."""
    unit = rng.choice(list(GOODS))
    first, second = rng.sample(GOODS[unit], 2)
    return (unit, first, second) if first not in second and second not in first else _things(rng)


def _prices(rng: random.Random) -> tuple[int, int]:
    low, high = sorted(rng.sample(range(3, 25), 2))
    return 10 * low, 10 * high


def _sample_same(rng: random.Random, level: int) -> Saatsume:
    unit, first, second = _things(rng)
    low, high = _prices(rng)
    sides = [Side(first, _q(low)), Side(second, _q(high))]
    rng.shuffle(sides)
    return Saatsume("same", (sides[0], sides[1]), _q((high - low) * rng.randint(3, 12 * level + 3)), None, "", "count", unit)


def _sample_more(rng: random.Random, level: int) -> Saatsume:
    unit, first, second = _things(rng)
    low, high = _prices(rng)
    prices = [low, high]
    rng.shuffle(prices)
    extra, count = rng.randint(1, 6), rng.randint(2, 8 * level)
    apart = prices[0] * (count + extra) - prices[1] * count
    way = "多いほう" if apart > 0 else "少ないほう" if apart < 0 else ""
    sides = (Side(first, _q(prices[0])), Side(second, _q(prices[1])))
    return Saatsume("more", sides, _q(abs(apart)), _q(extra, unit), way, rng.choice(["first", "second"]), unit)


def _sample_money(rng: random.Random, level: int) -> Saatsume:
    unit, dear, cheap = _things(rng)
    low, high = _prices(rng)
    few = rng.randint(3, 12)
    many = high * few // low + rng.randint(-1, 1)
    over = high * few - low * many
    if many <= few or (rng.random() < 0.3 and over):
        return _sample_money(rng, level)
    shift = rng.choice([0, 0, 0, 10 * rng.randint(1, 8)])
    sides = []
    for name, count, left in ((dear, few, shift), (cheap, many, shift + over)):
        outcome = "余る" if left > 0 else "足りない" if left < 0 else "ちょうど"
        sides.append(Side(name, None, _q(count, unit), _q(abs(left)) if left else None, outcome))
    return Saatsume("money", (sides[0], sides[1]), _q(high - low), None, "", rng.choice(["money", "money", "first", "second"]), "円")


def _outcomes(rng: random.Random, whole: int, most: int) -> tuple[int, int]:
    """What the cheaper way leaves over, and the dearer: `whole` apart, neither of them nothing."""
    over = rng.choice([rng.randrange(10, whole, 10) if whole > 10 else 0] * 3 + [whole + 10 * rng.randint(1, most), -10 * rng.randint(1, most)])
    return over, over - whole


def _sample_at(rng: random.Random, level: int) -> Saatsume:
    unit, thing, other = _things(rng)
    low, high = _prices(rng)
    count = rng.randint(3, 10 * level + 2)
    over = _outcomes(rng, (high - low) * count, 12)
    if 0 in over or low * count + over[0] <= 0:
        return _sample_at(rng, level)
    names = (thing, other if level > 1 and rng.random() < 0.4 else thing)
    sides = [Side(name, _q(price), None, _q(abs(left)), "余る" if left > 0 else "足りない") for name, price, left in zip(names, (low, high), over, strict=True)]
    asked = rng.choice(["count", "money"])
    return Saatsume("at", (sides[0], sides[1]), None, None, "", asked, unit if asked == "count" else "円", unit)


def _sample_sold(rng: random.Random, level: int) -> Saatsume:
    ware, unit = rng.choice(GOODS["個"]), "個"
    low, high = _prices(rng)
    count, cost = rng.randint(10, 60 * level), 10 * rng.randint(3, 24)
    gains = [(price - cost) * count for price in (low, high)]
    if 0 in gains:
        return _sample_sold(rng, level)
    sides = [Side(ware, _q(price), None, _q(abs(gain)), "利益" if gain > 0 else "損") for price, gain in zip((low, high), gains, strict=True)]
    asked = rng.choice(["count", "count", "cost"])
    return Saatsume("sold", (sides[0], sides[1]), None, None, "", asked, unit if asked == "count" else "円", unit)


def _sample_swap(rng: random.Random, level: int) -> Saatsume:
    unit, first, second = _things(rng)
    low, high = _prices(rng)
    prices = [low, high]
    rng.shuffle(prices)
    counts = rng.sample(range(3, 10 * level + 4), 2)
    apart = (prices[0] - prices[1]) * (counts[0] - counts[1])
    way = "安い" if apart > 0 else "高い"
    sides = (Side(first, _q(prices[0])), Side(second, _q(prices[1])))
    asked = rng.choice(["first", "second", "first", "second", "real first", "real second"])
    return Saatsume("swap", sides, _q(abs(apart)), _q(sum(counts), unit), way, asked, unit)


_PLACES = (("家", "学校"), ("家", "駅"), ("学校", "図書館"), ("家", "公園"), ("家", "市役所"), ("A町", "B町"), ("駅", "競技場"), ("家", "体育館"))


def _sample_time(rng: random.Random, level: int) -> Saatsume:
    low, high = sorted(rng.sample((50, 60, 70, 75, 80, 90, 100, 120, 150, 180, 200), 2))
    walked = rng.randint(2, 12) * low * high // _gcd(low, high)
    slow, fast = walked // low, walked // high
    planned = rng.randint(fast - 4, slow + 3)
    if not fast >= 5 or slow > 90 or planned <= 3:
        return _sample_time(rng, level)
    place, goal = rng.choice(_PLACES)
    sides = []
    for name, speed, took in ((place, low, slow), (goal, high, fast)):
        late = took - planned
        outcome = "おくれる" if late > 0 else "早い" if late < 0 else "ちょうど"
        sides.append(Side(name, _q(speed, "m/分"), None, _q(abs(late), "分") if late else None, outcome))
    asked = rng.choice(["way", "way", "time"])
    return Saatsume("time", (sides[0], sides[1]), None, None, "", asked, "m" if asked == "way" else "分")


def _gcd(a: int, b: int) -> int:
    return a if not b else _gcd(b, a % b)


WORDINGS = tuple(
    Wording(f"saatsume-{index:02}", tuple(key.replace("t.", "trade.", 1) if key.startswith("t.") else f"gather.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "t.price.and t.price.of same gap ask.each",
            "t.price.is t.price.is same gap ask.each",
            "t.price.and t.price.there more.of gap.more t.ask.bought",
            "t.price.and t.price.there more.of gap.equal t.ask.bought",
            "t.price.is t.price.is more.of gap.more t.ask.count",
            "enough cheaper buys.left ask.money",
            "worth buys.left cheaper.is ask.money",
            "buys.left buys.left cheaper.is ask.price",
            "buys.even buys.short cheaper.is ask.money",
            "buys.even buys.even cheaper.is ask.price",
            "buys.left buys.short cheaper.is ask.price",
            "buys.left buys.short cheaper.is ask.money",
            "some at.left at.short ask.so.many",
            "some at.left at.short ask.money",
            "some at.left at.left ask.money",
            "some at.short at.short ask.so.many",
            "at.left.some at.short.same ask.money",
            "at.left.some at.short.same ask.so.many",
            "at.left.some at.left.same ask.money",
            "stocked sold.loss sold.gain ask.stocked",
            "stocked sold.gain sold.gain ask.stocked",
            "stocked sold.loss sold.gain ask.unit.cost",
            "stocked sold.gain sold.gain ask.unit.cost",
            "t.price.and t.price.of planned swapped than.left ask.plan",
            "t.price.and t.price.of planned swapped than.short ask.plan",
            "t.price.and t.price.of planned swapped than.less ask.real",
            "t.price.and t.price.of planned swapped than.more ask.plan",
            "trip late early ask.way.bare",
            "trip late late ask.way.bare",
            "trip early early ask.way.bare",
            "trip late early ask.time",
            "trip late on.time ask.way.bare",
            "trip on.time early ask.time",
        ),
        1,
    )
)
