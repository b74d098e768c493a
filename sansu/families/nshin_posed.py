"""New N進法 problems, and the wordings that tell them."""

from __future__ import annotations

import random

from sansu.families.family import Wording
from sansu.families.nshin_steps import Nshin, in_base, stone_rule, stone_value


def sample(rng: random.Random, level: int) -> Nshin:
    kinds = {1: ["order", "order", "to", "from"], 2: ["order", "order", "order", "to", "from", "length", "stones"],
             3: ["order", "order", "without", "without", "count", "count", "used", "stones", "from"]}  # fmt: skip
    kind = rng.choice(kinds[level])
    if kind == "order":
        return _sample_order(rng, level)
    if kind == "without":
        outs = rng.choice([(4,), (9,), (4, 9), (4, 7), (6,), (3,), (8,)])
        digits = tuple(d for d in range(10) if d not in outs)
        place = rng.choice(["", "ホテル", "病院", "マンション"])
        return _asked(rng, digits, 1, outs, "使わない", place, rng.randint(30, 900), False)
    if kind in ("count", "used"):
        outs = rng.choice([(4,), (7,), (3,), (9,), (1,), (5,)] + ([(4, 9), (3, 6)] if kind == "count" else []))
        return Nshin(kind, outs=outs, first=rng.choice([0, 1]), last=rng.choice([100, 1000, 10000]))
    if kind == "length":
        return Nshin("length", rng.choice([2, 3, 4]), outs=(rng.randint(0, 9),))
    if kind == "to":
        base = rng.randint(2, 6)
        return Nshin("to", rng.randint(base + 1, 40 * level), base=base)
    if kind == "from":
        base = rng.randint(2, 6)
        return Nshin("from", int("".join(map(str, in_base(rng.randint(base + 1, 60 * level), base)))), base=base)
    return _sample_stones(rng, level)


def _sample_order(rng: random.Random, level: int) -> Nshin:
    size = rng.choice([2, 3, 3, 4] if level == 1 else [3, 4, 4, 5])
    with_zero = rng.random() < 0.6
    if level == 1:
        digits = tuple(range(size)) if with_zero else tuple(range(1, size + 1))
    else:
        digits = tuple(sorted(rng.sample(range(1, 10), size - with_zero)))
        digits = (0, *digits) if with_zero else digits
    start = rng.choice([0, 1]) if with_zero else 1
    place = "機械" if level > 1 and rng.random() < 0.3 and with_zero else ""
    return _asked(rng, digits, start, (), "使える", place, rng.randint(8, (30, 100, 250)[level - 1]), with_zero or bool(place) or rng.random() < 0.3)


def _asked(
    rng: random.Random, digits: tuple[int, ...], start: int, outs: tuple[int, ...], told: str, place: str, n: int, shown: bool
) -> Nshin:  # fmt: skip
    if rng.random() < 0.5:
        return Nshin("nth", n, digits, start, outs, told=told, place=place, shown=shown)
    allowed = {str(d) for d in digits}
    number, seen = start, 0
    while True:
        seen += set(str(number)) <= allowed
        if seen == n or number > 100_000:
            break
        number += 1
    if not set(str(number)) <= allowed:
        return sample(rng, 2)
    return Nshin("index", number, digits, start, outs, told=told, place=place, shown=shown)


def _sample_stones(rng: random.Random, level: int) -> Nshin:
    mark, other, size = *rng.choice([("●", "○"), ("○", "●")]), rng.choice([4, 5])
    right = rng.random() < 0.8

    def row(value: int) -> str:
        bits = "".join(mark if value >> place & 1 else other for place in range(size))
        return bits[::-1] if right else bits

    values = rng.choice([(1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5)])
    asked = row(rng.randint(6, 2**size - 1))
    rows = tuple((row(value), value) for value in values)
    if stone_rule(rows) != (mark, right) or stone_value(asked, mark, right) < 6:
        return _sample_stones(rng, level)
    return Nshin("stones", rows=rows, asked=asked)


WORDINGS = tuple(
    Wording(f"nshin-{index:02}", tuple(f"digits.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "only ask.nth", "only ask.index", "one.only ask.nth", "one.only ask.index", "only shown ask.nth", "only shown ask.index", "one.only shown ask.nth", "one.only shown ask.index",
            "machine shown ask.nth", "machine shown ask.index", "without ask.nth", "without ask.index", "without.two ask.nth", "without.two ask.index", "skipped ask.nth", "skipped ask.index", "skipped.two ask.nth", "skipped.two ask.index",
            "count", "count.two", "count.used", "count.of.length", "base.to", "base.from", "stones ask.stones",
        ),
        1,
    )
)  # fmt: skip
