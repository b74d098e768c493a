"""New 和差算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families import wasa_row as row
from sansu.families.family import Wording
from sansu.families.names import GOODS, LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.families.wasa_row import Row
from sansu.families.wasa_steps import OPPOSITE, Difference, Gift, Wasa, in_order
from sansu.quantity import Quantity, convert

# names that go with a measure, the word for more, the unit, the scale
_MEASURED = (
    (("長いほう", "短いほう"), "リボン", "長い", "cm", 1), (("長いほう", "短いほう"), "ひも", "長い", "cm", 1), (("長いほう", "短いほう"), "はり金", "長い", "m", 1),
    (("長いほう", "短いほう"), "ロープ", "長い", "m", 1), (("長いほう", "短いほう"), "テープ", "長い", "cm", 1), (("赤いリボン", "青いリボン"), "", "長い", "cm", 1),
    (("白いテープ", "黄色いテープ"), "", "長い", "cm", 1), (("大きいほう", "小さいほう"), "", "大きい", "", 1), (("大きいほう", "小さいほう"), "", "大きい", "", 1),
    (("りんご", "なし"), "", "重い", "g", 10), (("すいか", "メロン"), "", "重い", "g", 50), (("A", "B"), "", "大きい", "", 1),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Wasa | Row:
    if rng.random() < 0.16:
        return row.sample(rng, level)
    return _sample(rng, level)


def _sample(rng: random.Random, level: int) -> Wasa:
    kind = rng.random()
    if kind < 0.07:
        return _sample_around(rng, level)
    if kind < 0.2:
        return _sample_measured(rng, level)
    count = 3 if level == 3 and rng.random() < 0.6 else 2
    names = _sample_names(rng, count)
    thing, unit, word = rng.choice((*((t, u, "多い") for t, u in GOODS), *_OTHERS))
    scale = {"円": 10 * rng.choice([1, 5, 10]), "mL": 10, "kg": 1}.get(unit, 1)
    if count == 2 and level > 1 and kind < 0.5:
        return _sample_gift(rng, level, names, *rng.choice((*GOODS, ("お金", "円"))))
    least, spread = {"kg": (rng.randint(24, 42), 12), "点": (rng.randint(45, 80), 20)}.get(unit, (rng.randint(5, 20 + 30 * level), 15 * level))
    has = {name: Fraction((least + rng.randint(0, spread)) * scale) for name in names}
    pairs = [(names[0], names[1])] if count == 2 else _sample_pairs(rng, names)
    if len(set(has.values())) < count:
        return _sample(rng, level)
    differences = []
    for who, other in pairs:
        gap = Quantity(abs(has[who] - has[other]), unit)
        unnamed = count == 2 and rng.random() < 0.5
        differences.append(
            Difference(who, "" if unnamed else other, gap, word if has[who] > has[other] else OPPOSITE[word])
        )
    total = Quantity(sum(has.values(), Fraction(0)), unit)
    return Wasa(names, total, in_order(differences, names), None, rng.choice(names), thing, unit)


_OTHERS = (
    ("お金", "円", "多い"),
    ("お金", "円", "多い"),
    ("ジュース", "mL", "多い"),
    ("体重", "kg", "重い"),
    ("得点", "点", "高い"),
    ("テストの得点", "点", "高い"),
)


def _sample_around(rng: random.Random, level: int) -> Wasa:
    """A rectangle by the way around it."""
    small, gap = Fraction(rng.randint(3, 15 * level)), Fraction(rng.randint(1, 12))
    who, other = rng.choice([("たて", "横"), ("横", "たて")])
    unit = rng.choice(["cm", "cm", "m"])
    d = Difference(who, other, Quantity(gap, unit), rng.choice(["長い", "短い"]))
    return Wasa(("たて", "横"), Quantity(4 * small + 2 * gap, unit), (d,), None, rng.choice(["たて", "横"]), "", unit, None, True)


def _sample_measured(rng: random.Random, level: int) -> Wasa:
    names, thing, word, unit, scale = rng.choice(_MEASURED)
    small, gap = Fraction(rng.randint(4, 30 * level) * scale), Fraction(rng.randint(1, 12 * level) * scale)
    if unit == "g":
        low, high, more = (20, 32, 6) if scale == 10 else (14, 30, 50)
        small, gap = Fraction(rng.randint(low, high) * scale), Fraction(rng.randint(1, more) * scale)
    total, amount = Quantity(small * 2 + gap, unit), Quantity(gap, unit)
    if unit == "cm" and level > 1 and total.value % 10 == 0 and rng.random() < 0.5:
        total = convert(total, "m")
    other = "" if rng.random() < 0.3 and unit else names[1]
    return Wasa(names, total, (Difference(names[0], other, amount, word),), None, rng.choice(names), thing, unit)


def _sample_gift(rng: random.Random, level: int, names: tuple[str, ...], thing: str, unit: str) -> Wasa:
    scale = 10 if unit == "円" else 1
    giver, taker = names if rng.random() < 0.5 else names[::-1]
    kind = rng.random()
    if kind < 0.15:
        low, half = rng.randint(3, 30 * level) * scale, rng.randint(1, 20 * level) * scale
        has = {taker: Quantity(Fraction(low), unit), giver: Quantity(Fraction(low + 2 * half), unit)}
        return Wasa(names, None, (), Gift(giver, taker, None), "", "", unit, (has[names[0]], has[names[1]]))
    if kind < 0.4:
        gap = Quantity(Fraction(2 * rng.randint(1, 30 * level) * scale), unit)
        who = rng.choice(names)
        other = next(name for name in names if name != who)
        return Wasa(
            (who, other),
            None,
            (Difference(who, other, gap, "多い" if who == giver else "少ない"),),
            Gift(giver, taker, None),
            "",
            thing,
            unit,
        )
    moved, after = rng.randint(1, 12 * level), rng.randint(5, 30 * level)
    gap = Quantity(Fraction(rng.randint(1, 12) * scale), unit)
    after = max(after, moved + 1)
    left = None
    if level == 3 and rng.random() < 0.5:
        who = rng.choice(names)
        other = next(name for name in names if name != who) if rng.random() < 0.5 else ""
        left = Difference(who, other, gap, "多い")
    total = Quantity(Fraction(2 * after * scale) + (gap.value if left else 0), unit)
    amount = Quantity(Fraction(moved * scale), unit)
    return Wasa(names, total, (), Gift(giver, taker, amount, left), rng.choice(names), thing, unit)


def _sample_names(rng: random.Random, count: int) -> tuple[str, ...]:
    kind = rng.random()
    if kind < 0.2 and count == 2:
        return rng.choice(SIBLINGS)
    if kind < 0.4:
        return LETTERS[:count]
    if kind < 0.5:
        return LETTER_PEOPLE[:count]
    return tuple(rng.sample(PEOPLE, count))


def _sample_pairs(rng: random.Random, names: tuple[str, ...]) -> list[tuple[str, str]]:
    a, b, c = names
    return rng.choice([[(a, b), (b, c)], [(a, b), (a, c)], [(b, a), (c, a)], [(a, c), (b, c)], [(b, a), (c, b)]])


WORDINGS = tuple(
    Wording(f"wasa-{index:02}", tuple(key if key.startswith("sums.") else f"sharing.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "two.have more.side ask.has",
            "two.have.things more.ga ask.has",
            "two.is more ask.is",
            "two.divide more.side ask.gets",
            "two.divide less.side ask.gets",
            "two.divide.these more.ga ask.gets",
            "two.have less ask.has",
            "two.is less.ga ask.is",
            "two.have.things more.gap ask.has",
            "three.have more more ask.has",
            "three.divide more less ask.gets",
            "three.is less more ask.is",
            "three.have.things less less ask.has",
            "three.divide.these more.ga less ask.gets",
            "two.is heavier ask.is",
            "two.is heavier.side ask.is",
            "two.is lighter ask.is",
            "two.is higher.ga ask.is",
            "two.is higher.side ask.is",
            "two.is lower ask.is",
            "three.is heavier lighter ask.is",
            "three.is higher higher ask.is",
            "two.cut longer ask.is",
            "two.cut sums.cut.gap ask.is",
            "two.there.are longer.ga ask.is",
            "two.there.are longer.side ask.is",
            "two.there.are.weight heavier ask.is",
            "two.there.are.weight heavier.side ask.is",
            "two.numbers numbers.difference ask.what",
            "two.numbers.sum numbers.difference ask.what",
            "two.letters.sum bigger ask.what",
            "two.have give ask.first",
            "two.is give.same ask.first.had",
            "two.have.things give.still ask.first",
            "two.is give.then ask.first.had",
            "more ask.give",
            "more.ga ask.give.to.make",
            "less ask.give",
            "sums.around longer ask.is",
            "sums.around.of shorter ask.is",
            "sums.have sums.ask.give",
            "sums.have sums.ask.give.best",
            "two.have sums.give.than ask.first",
            "sums.row sums.ask.row.most",
            "sums.row.there sums.ask.row.least",
            "sums.row.even sums.ask.row.least",
            "sums.row.even sums.ask.row.most",
            "sums.row.odd sums.ask.row.most",
            "sums.row.odd sums.ask.row.middle",
            "sums.row.whole sums.ask.row.least",
            "sums.row.down sums.ask.row.least",
            "sums.row.down sums.ask.row.most",
            "sums.row.up sums.ask.row.middle",
            "sums.row sums.ask.row.big",
            "sums.row.even sums.ask.row.small",
        ),
        1,
    )
)
