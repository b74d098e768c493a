"""New 分配算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.bunpai_steps import Bunpai, Gap, gap_known
from sansu.families.family import Wording
from sansu.families.names import GOODS, LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.families.relations import Relation, best_base, in_order, values, word_for
from sansu.quantity import Quantity

_OTHERS = (("お金", "円"), ("お金", "円"), ("ジュース", "mL"), ("テープ", "cm"), ("リボン", "cm"), ("ひも", "cm"))
_HALF = Fraction(1, 2)


def sample(rng: random.Random, level: int) -> Bunpai:
    """Level 1: two, a multiple or a multiple and a bit.  2: three, or a known difference.  3: chains, fractions."""
    for _ in range(200):
        s = _sample(rng, level)
        if s is not None:
            return s
    raise AssertionError("no situation found")


def _sample(rng: random.Random, level: int) -> Bunpai | None:
    thing, unit = rng.choice((*GOODS, *_OTHERS))
    scale = {"円": 10 * rng.choice([1, 5, 10]), "mL": 10, "cm": 5}.get(unit, 1)
    count = 3 if level > 1 and rng.random() < 0.55 else 2
    names = _names(rng, count)
    relations = _relations(rng, level, names, unit, scale)
    base_value = Fraction(rng.randint(4, 12 + 12 * level) * scale * rng.choice([1, 2] if level < 3 else [1, 2, 6]))
    root = names[0]
    try:
        has = values(relations, {root: base_value})
    except ValueError:
        return None
    if any(value <= 0 or value.denominator != 1 or value % (10 if unit == "円" else 1) for value in has.values()):
        return None
    if len(set(has.values())) < count or max(has.values()) > 20 * min(has.values()):
        return None
    told_names = list(names)
    rng.shuffle(told_names)
    asked = rng.choice(names)
    if level > 1 and rng.random() < (0.4 if count == 2 else 0.2):
        return _with_gap(rng, names, relations, has, asked, unit)
    everybody = tuple(told_names) if rng.random() < 0.5 else names
    if best_base(relations, everybody, asked) is None:
        return None
    total = Quantity(sum(has.values(), Fraction(0)), unit)
    return Bunpai(everybody, total, None, in_order(relations, everybody), asked, thing, unit)


def _with_gap(
    rng: random.Random, names: tuple[str, ...], relations: tuple[Relation, ...], has: dict[str, Fraction], asked: str, unit: str
) -> Bunpai | None:
    if any(r.times == 1 for r in relations):
        return None
    first, second = rng.sample(names, 2)
    big, small = (first, second) if has[first] > has[second] else (second, first)
    told = rng.random() < 0.6
    pair = (big, small) if told else tuple(sorted((big, small)))
    everybody = tuple(sorted(names))
    if best_base(relations, everybody, asked) is None:
        return None
    gap = Gap(pair[0], pair[1], Quantity(has[big] - has[small], unit), told)
    s = Bunpai(everybody, None, gap, in_order(relations, everybody), asked, "", unit)
    return s if gap_known(s) else None


def _relations(rng: random.Random, level: int, names: tuple[str, ...], unit: str, scale: int) -> tuple[Relation, ...]:
    def one(who: str, other: str, *, plain: bool = False) -> Relation:
        times = Fraction(rng.randint(2, 3 + level))
        if level == 3 and rng.random() < 0.25:
            times = rng.choice([_HALF, Fraction(2, 3), Fraction(3, 2), Fraction(5, 2), Fraction(3, 4), Fraction(1, 3)])
        if plain and rng.random() < 0.3:
            times = Fraction(1)
        if times != 1 and rng.random() < 0.4:
            return Relation(who, other, times)
        more = rng.random() < 0.6
        return Relation(who, other, times, Quantity(Fraction(rng.randint(1, 8) * scale), unit), word_for(unit, more))

    if len(names) == 2:
        return (one(names[1], names[0]),)
    a, b, c = names
    first = one(b, a)
    chained = rng.random() < 0.5
    return (first, one(c, b if chained else a, plain=True))


def _names(rng: random.Random, count: int) -> tuple[str, ...]:
    kind = rng.random()
    if kind < 0.25 and count == 2:
        pair = rng.choice(SIBLINGS)
        return pair if rng.random() < 0.3 else pair[::-1]
    if kind < 0.5:
        return LETTERS[:count]
    if kind < 0.6:
        return LETTER_PEOPLE[:count]
    return tuple(rng.sample(PEOPLE, count))


WORDINGS = tuple(
    Wording(f"bunpai-{index:02}", tuple(keys.split()))
    for index, keys in enumerate(
        (
            "sharing.two.have portions.times sharing.ask.has",
            "sharing.two.have.things portions.times.has sharing.ask.has",
            "sharing.two.divide portions.times sharing.ask.gets",
            "portions.two.divide portions.more sharing.ask.gets",
            "portions.two.divide.topic portions.less sharing.ask.gets",
            "sharing.two.is portions.more sharing.ask.is",
            "sharing.two.is portions.less sharing.ask.is",
            "sharing.two.have portions.more sharing.ask.has",
            "sharing.two.have.things portions.less sharing.ask.has",
            "sharing.two.divide.these portions.more sharing.ask.gets",
            "portions.two.among.thing portions.times sharing.ask.gets",
            "sharing.three.divide portions.times portions.times sharing.ask.gets",
            "portions.three.divide portions.more portions.more sharing.ask.gets",
            "portions.three.divide portions.more portions.less sharing.ask.gets",
            "portions.three.divide portions.less portions.times sharing.ask.gets",
            "sharing.three.have.things portions.times portions.more sharing.ask.has",
            "sharing.three.have portions.times sharing.more sharing.ask.has",
            "sharing.three.divide.these portions.more sharing.less sharing.ask.gets",
            "sharing.three.is portions.less portions.less sharing.ask.is",
            "portions.three.divide.topic portions.times portions.less sharing.ask.gets",
            "portions.times sharing.more sharing.ask.has",
            "portions.times.has portions.gap sharing.ask.has",
            "portions.more sharing.more sharing.ask.has",
            "portions.less sharing.more sharing.ask.is",
            "portions.more portions.gap sharing.ask.is",
            "portions.gap portions.times sharing.ask.is",
            "portions.times portions.times sharing.more sharing.ask.has",
            "portions.times portions.more portions.gap.named sharing.ask.is",
        ),
        1,
    )
)
