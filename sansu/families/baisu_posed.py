"""New 倍数算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction
from math import gcd, lcm

from sansu.families.baisu_steps import Baisu, Change, Ratio, explain
from sansu.families.family import Impossible, Wording
from sansu.families.names import GOODS, LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.quantity import Quantity


def sample(rng: random.Random, level: int) -> Baisu:
    """Level 1: one of them or the difference stays, small ratios.  2: gifts, unknown changes.  3: nothing stays."""
    while True:
        s = _sample(rng, level)
        if s is None:
            continue
        try:
            explain(s)
        except Impossible:
            continue
        return s


def _sample(rng: random.Random, level: int) -> Baisu | None:
    thing, unit = rng.choice((*GOODS, *(("", "円"),) * len(GOODS)))
    scale = 10 * rng.choice([1, 2, 5, 10]) if unit == "円" else 1
    names = _names(rng)
    if level == 3 and rng.random() < 0.45:
        return _cross(rng, names, thing, unit, scale)
    kind = rng.choice(["一方", "同じだけ"] if level == 1 else ["一方", "同じだけ", "同じだけ", "やりとり", "やりとり"])
    top = 4 if level == 1 else 7
    (p, q), (r, t) = _ratio(rng, top), _ratio(rng, top)
    mover = rng.randrange(2)
    first, then = {"やりとり": (p + q, r + t), "同じだけ": (p - q, r - t), "一方": ((q, p)[mover], (t, r)[mover])}[kind]
    if first * then <= 0 or (p, q) == (r, t):
        return None
    whole = lcm(abs(first), abs(then))
    before, after = whole // abs(first), whole // abs(then)
    if max(p, q) * before > 24 or max(r, t) * after > 24:
        return None
    one = Fraction(rng.randint(2, 6 + 6 * level) * scale)
    starts = (p * before * one, q * before * one)
    ends = (r * after * one, t * after * one)
    signs = tuple((end > start) - (end < start) for start, end in zip(starts, ends, strict=True))
    moved = Quantity(abs(ends[mover] - starts[mover]) or abs(ends[1 - mover] - starts[1 - mover]), unit)
    hidden = level > 1 and rng.random() < 0.3
    amount = None if hidden else moved
    change = [Change(sign, amount) if sign else None for sign in signs]
    if not any(change):
        return None
    asked, who = _asked(rng, kind, hidden, names, change)
    multiple = rng.random() < 0.5
    ratio = None if hidden else Ratio(Fraction(p), Fraction(q), q == 1 and rng.random() < 0.5)
    has = (Quantity(starts[0], unit), Quantity(starts[1], unit)) if hidden else None
    return Baisu(names, kind, ratio, has, (change[0], change[1]), Ratio(Fraction(r), Fraction(t), t == 1 and multiple), asked, who, "" if hidden else thing, unit)


def _asked(rng: random.Random, kind: str, hidden: bool, names: tuple[str, str], change: list[Change | None]) -> tuple[str, str]:
    if hidden:
        if rng.random() < 0.7:
            return "動いた", ""
        return "あと", rng.choice([name for name, one in zip(names, change, strict=True) if one])
    way = rng.random()
    if way < 0.12:
        return "合計", ""
    return ("はじめ" if way < 0.75 else "あと"), rng.choice(names)


def _ratio(rng: random.Random, top: int) -> tuple[int, int]:
    while True:
        p, q = rng.randint(1, top), rng.randint(1, top)
        if p != q and gcd(p, q) == 1:
            return p, q


def _cross(rng: random.Random, names: tuple[str, str], thing: str, unit: str, scale: int) -> Baisu | None:
    p, q = _ratio(rng, 7)
    one = Fraction(rng.randint(3, 30) * scale)
    starts = [p * one, q * one]
    signs = [rng.choice([1, -1]) for _ in range(2)]
    moves = [Fraction(rng.randint(1, 30) * scale) for _ in range(2)]
    ends = [start + sign * move for start, sign, move in zip(starts, signs, moves, strict=True)]
    if min(ends) <= 0 or (signs[0] == signs[1] and moves[0] == moves[1]):
        return None
    after = ends[0] / ends[1]
    if max(after.numerator, after.denominator) > 9 or after == Fraction(p, q) or after == 1:
        return None
    changes = [Change(sign, Quantity(move, unit)) for sign, move in zip(signs, moves, strict=True)]
    asked = "合計" if rng.random() < 0.12 else rng.choice(["はじめ", "はじめ", "あと"])
    then = Ratio(Fraction(after.numerator), Fraction(after.denominator), after.denominator == 1 and rng.random() < 0.4)
    who = "" if asked == "合計" else rng.choice(names)
    return Baisu(names, "べつべつ", Ratio(Fraction(p), Fraction(q)), None, (changes[0], changes[1]), then, asked, who, thing, unit)


def _names(rng: random.Random) -> tuple[str, str]:
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(SIBLINGS)
    if kind < 0.5:
        return LETTERS[0], LETTERS[1]
    if kind < 0.6:
        return LETTER_PEOPLE[0], LETTER_PEOPLE[1]
    first, second = rng.sample([name for name in PEOPLE if len(name) < 8], 2)
    return first, second


WORDINGS = tuple(
    Wording(f"baisu-{index:02}", tuple(key if key.startswith("sharing") else f"exchange.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "ratio.of hand then ask.first.had",
            "ratio.hold hand then sharing.ask.first",
            "ratio.hold hand then ask.first",
            "times hand then ask.first.amount",
            "ratio.of hand then.times sharing.ask.first",
            "ratio.hold both.spend then ask.first.had",
            "ratio.of both.spend.bare then sharing.ask.first.had",
            "ratio.of both.get then ask.first",
            "ratio.hold both.get.bare then.times ask.first.of",
            "times both.spend then.times sharing.ask.first",
            "ratio.of one.spend then ask.first.amount",
            "ratio.hold one.get then ask.first",
            "ratio.of one.spend then.times sharing.ask.first.had",
            "times one.get then ask.first.of",
            "ratio.of hand then ask.now",
            "ratio.hold both.spend then ask.now.of",
            "ratio.of one.get then ask.then",
            "ratio.of hand then ask.total",
            "ratio.hold both.get then ask.total.first",
            "ratio.hold first.spends then.gets then ask.first.had",
            "ratio.of first.spends then.spends then sharing.ask.first",
            "ratio.of first.gets then.gets then ask.now",
            "ratio.hold first.gets then.spends then.times ask.first.amount",
            "have hand.some then ask.moved",
            "have both.some.get then ask.got",
            "have both.some.spend then ask.spent",
            "have both.some.get then.times ask.got",
            "have one.some.spend then ask.one.spent",
            "have one.some.get then.times ask.one.got",
            "have hand.some then ask.now",
        ),
        1,
    )
)
