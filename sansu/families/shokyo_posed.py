"""New 消去算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

from sansu.families.family import Impossible, Wording
from sansu.families.goods import GOODS
from sansu.families.names import LETTER_PEOPLE, LETTERS, PEOPLE
from sansu.families.relations import MORE, Relation, in_order
from sansu.families.shokyo_steps import explain
from sansu.families.shokyo_told import Bundle, Equal, Shokyo, high
from sansu.quantity import Quantity

_BOXES = ("箱", "かご", "紙袋", "化粧箱")
# What one weighs, in g.
_HEAVY = {
    "りんご": (250, 350), "なし": (250, 400), "みかん": (80, 130), "かき": (180, 260), "トマト": (120, 220), "じゃがいも": (100, 200),
    "玉ねぎ": (150, 250), "レモン": (90, 140),
}  # fmt: skip
# What one costs, in yen, where it is not _USUAL.
_PRICE = {
    **dict.fromkeys(("あめ玉", "ビー玉", "色紙", "画用紙"), (10, 50)),
    **dict.fromkeys(("鉛筆", "えんぴつ", "消しゴム", "シール", "カード", "せんべい", "まんじゅう", "クッキー", "にんじん"), (40, 120)),
    **dict.fromkeys(("タオル", "ハンカチ", "スケッチブック", "手帳", "入場券", "チケット", "ボール", "キーホルダー", "筆", "雑誌"), (250, 600)),
    **dict.fromkeys(("本", "問題集", "絵本"), (500, 1200)),
}  # fmt: skip
_USUAL = (60, 250)


def sample(rng: random.Random, level: int) -> Shokyo | Equal:
    """Level 1: one kind already equal, or a simple replacement.  2: both multiplied, three sums.  3: boxes, three kinds."""
    while True:
        s = _sample(rng, level)
        try:
            explain(s)
        except (Impossible, AssertionError):
            continue
        return s


def _sample(rng: random.Random, level: int) -> Shokyo | Equal:
    kind = rng.random()
    if kind < 0.3:
        return _sample_replaced(rng, level)
    if level > 1 and kind < 0.45:
        return _sample_sums(rng, level)
    if level == 3 and kind < 0.58:
        return _sample_equal(rng)
    if level == 3 and kind < 0.7:
        return _sample_three(rng)
    return _sample_taken(rng, level)


def _kinds(rng: random.Random, count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Things that are no part of one another's names, and their counters."""
    while True:
        same = rng.random() < 0.5
        counters = [rng.choice(list(GOODS))] * count if same else rng.sample(list(GOODS), min(count, len(GOODS)))
        kinds = tuple(rng.choice(GOODS[counter]) for counter in counters)
        if all(a is b or (a not in b and b not in a) for a in kinds for b in kinds) and len(set(kinds)) == count:
            return kinds, tuple(counters)


def _worth(rng: random.Random, level: int, kinds: Sequence[str], usual: Mapping[str, tuple[int, int]] = _PRICE) -> list[Fraction]:
    """What things like these cost or weigh, all different."""
    while True:
        out = []
        for kind in kinds:
            low, high = usual.get(kind, _USUAL)
            step = 5 if level == 3 and high <= 300 else 10
            out.append(Fraction(step * rng.randint(low // step, high // step)))
        if len(set(out)) == len(out):
            return out


def _money(value: Fraction) -> Quantity:
    return Quantity(value, "円")


def _total(items: tuple[tuple[str, Fraction], ...], worth: dict[str, Fraction], unit: str, fee: Fraction = Fraction(0)) -> Quantity:
    return Quantity(sum((n * worth[kind] for kind, n in items), fee), unit)


def _sample_taken(rng: random.Random, level: int) -> Shokyo:
    heavy = rng.random() < 0.15
    kinds, counters = (tuple(rng.sample(sorted(_HEAVY), 2)), ("個", "個")) if heavy else _kinds(rng, 2)
    unit = "g" if heavy else "円"
    worth = dict(zip(kinds, _worth(rng, level, kinds, _HEAVY if heavy else _PRICE), strict=True))
    top = 3 + 2 * level
    while True:
        a, b, c, d = (Fraction(rng.randint(1, top)) for _ in range(4))
        if level == 1:
            c, d = rng.choice([(a, d), (c, b), (2 * a, d), (c, 2 * b)])
        if a * d != b * c:
            break
    fee = Fraction(rng.choice([5, 10, 30, 50, 100])) if level == 3 and not heavy and rng.random() < 0.4 else None
    box = rng.choice(_BOXES) if fee else ""
    bundles = []
    for counts in ((a, b), (c, d)):
        items = tuple(zip(kinds, counts, strict=True))
        bundles.append(Bundle(items, _total(items, worth, unit, fee or Fraction(0)), _money(fee) if fee else None, box))
    return Shokyo("消す", tuple(bundles), (), kinds, counters, rng.choice(kinds), "", unit)


def _sample_three(rng: random.Random) -> Shokyo:
    kinds, counters = _kinds(rng, 3)
    worth = dict(zip(kinds, _worth(rng, 2, kinds), strict=True))
    asked = rng.choice(kinds)
    bundles = []
    base = [Fraction(rng.randint(1, 4)) for _ in range(3)]
    first, second = rng.choice([(1, 2), (2, 3), (1, 1), (1, 3), (2, 1)])
    own = rng.sample(range(1, 8), 2)
    for factor, mine in zip((first, second), own, strict=True):
        items = tuple(
            (kind, Fraction(mine) if kind == asked else n * factor) for kind, n in zip(kinds, base, strict=True)
        )
        bundles.append(Bundle(items, _total(items, worth, "円")))
    return Shokyo("消す", tuple(bundles), (), kinds, counters, asked, "", "円")


def _sample_replaced(rng: random.Random, level: int) -> Shokyo:
    count = 3 if level > 1 and rng.random() < 0.6 else 2
    kinds, counters = _kinds(rng, count)
    root = _worth(rng, 2, kinds[:1])[0]
    worth, relations = {kinds[0]: root}, []
    for index, kind in enumerate(kinds[1:], 1):
        other = kinds[rng.randrange(index)]
        times = Fraction(rng.choice([1, 1, 2, 3] if index == 1 or level == 3 else [1, 2]))
        gap = 10 * rng.randint(1, 9)
        if times > 1 and rng.random() < 0.7:
            gap = 0
        more = rng.random() < 0.7
        if not more and worth[other] * times - gap < 20:
            more = True
        word = high("円") if more else MORE[high("円")]
        relations.append(Relation(kind, other, times, _money(Fraction(gap)) if gap else None, word if gap else ""))
        worth[kind] = worth[other] * times + (gap if more else -gap)
    if any(not low <= worth[kind] <= high * 3 // 2 for kind in kinds for low, high in [_PRICE.get(kind, _USUAL)]):
        return _sample_replaced(rng, level)  # no price for such a thing
    relations = [r for r in relations if r.times != 1 or r.amount]
    items = tuple((kind, Fraction(rng.randint(1, 3 + level))) for kind in kinds)
    if all(n == 1 for _, n in items):
        items = ((kinds[0], Fraction(2)), *items[1:])
    if any(r.amount and r.times != 1 for r in relations):
        return _sample_replaced(rng, level)
    order = in_order(relations, kinds)
    return Shokyo("置きかえ", (Bundle(items, _total(items, worth, "円")),), order, kinds, counters, rng.choice(kinds), "", "円")


def _sample_sums(rng: random.Random, level: int) -> Shokyo:
    way = rng.random()
    kinds: tuple[str, ...]
    if way < 0.4:
        kinds, counters = _kinds(rng, 3)
        counters = (counters[0],) * 3 if len(set(counters)) > 1 else counters
        values, unit, thing = _worth(rng, level, kinds), "円", ""
        if any(kind not in GOODS[counters[0]] or len(kind) > 7 for kind in kinds):
            return _sample_sums(rng, level)
    elif way < 0.7:
        kinds = tuple(rng.sample(PEOPLE, 3)) if rng.random() < 0.6 else LETTER_PEOPLE[:3]
        counters, thing, unit = ("", "", ""), "体重", "kg"
        values = [Fraction(n) for n in rng.sample(range(25, 55), 3)]
    else:
        kinds, counters, thing, unit = LETTERS[:3], ("", "", ""), "", ""
        values = [Fraction(n) for n in rng.sample(range(5, 40 * level), 3)]
    worth = dict(zip(kinds, values, strict=True))
    a, b, c = kinds
    pairs = [(a, b), (b, c), rng.choice([(c, a), (a, c)])]
    bundles = []
    for pair in pairs:
        items = tuple((kind, Fraction(1)) for kind in pair)
        bundles.append(Bundle(items, _total(items, worth, unit)))
    return Shokyo("和", tuple(bundles), (), kinds, counters, rng.choice(kinds), thing, unit)


def _sample_equal(rng: random.Random) -> Equal:
    counter = rng.choice(list(GOODS))
    while True:
        names = rng.sample(GOODS[counter], 3)
        if all(a is b or (a not in b and b not in a) for a in names for b in names):
            break
    while True:
        each = _worth(rng, 2, names)
        if each[0] + each[1] != 2 * each[2]:
            break
    pairs, third = Fraction(rng.randint(2, 9)), Fraction(rng.randint(2, 12))
    total = pairs * (each[0] + each[1]) + third * each[2]
    first, second, last = names
    prices = (_money(each[0]), _money(each[1]), _money(each[2]))
    return Equal((first, second, last), prices, Quantity(2 * pairs + third, counter), _money(total), rng.choice(names))


WORDINGS = tuple(
    Wording(f"shokyo-{index:02}", tuple(keys.split()))
    for index, keys in enumerate(
        (
            "bundles.after bundles.after bundles.ask",
            "bundles.before bundles.before bundles.ask",
            "bundles.cost bundles.cost bundles.ask.each",
            "bundles.sum bundles.sum bundles.ask",
            "bundles.after bundles.sum bundles.ask.is",
            "bundles.cost bundles.after bundles.ask.is",
            "bundles.weight bundles.weight bundles.ask.weight",
            "bundles.weight bundles.weight bundles.ask.is",
            "bundles.box bundles.box bundles.ask",
            "bundles.box.too bundles.box.too bundles.ask.each",
            "bundles.box bundles.box bundles.ask.is",
            "bundles.more bundles.after bundles.ask",
            "bundles.less bundles.cost bundles.ask",
            "bundles.times bundles.after bundles.ask.each",
            "bundles.after bundles.more bundles.ask",
            "bundles.sum bundles.less bundles.ask.each",
            "bundles.cost bundles.times bundles.ask",
            "bundles.more bundles.more bundles.after bundles.ask",
            "bundles.more bundles.less bundles.cost bundles.ask",
            "bundles.after bundles.more bundles.more bundles.ask.each",
            "bundles.times bundles.more bundles.cost bundles.ask",
            "bundles.after bundles.times bundles.times bundles.ask",
            "bundles.times bundles.less bundles.sum bundles.ask.is",
            "bundles.less bundles.less bundles.before bundles.ask",
            "sharing.two.price sharing.two.price sharing.two.price bundles.ask",
            "sharing.two.is sharing.two.is sharing.two.is sharing.ask.is",
            "sharing.two.letters.sum sharing.two.letters.sum sharing.two.letters.sum sharing.ask.what",
            "trade.price.is.of trade.price.is.of trade.price.is.of bundles.equal bundles.kinds trade.bought trade.total.bare trade.ask.count",
            "trade.price.and trade.price.and trade.price.of bundles.equal bundles.kinds trade.bought trade.total.bare trade.ask.bought",
        ),
        1,
    )
)
