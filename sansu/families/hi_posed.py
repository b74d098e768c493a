"""New 比 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction
from math import gcd

from sansu.families.family import Wording
from sansu.families.hi_steps import Hi, Plain, Ratio, shares
from sansu.families.names import LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.quantity import Quantity

_PAIRS = (
    (("男子", "女子"), "人"), (("大人", "子ども"), "人"), (("赤い玉", "白い玉"), "個"), (("牛乳", "コーヒー"), "mL"), (("酢", "油"), "mL"), (("砂糖", "小麦粉"), "g"), (("米", "麦"), "g"),
    (("りんご", "みかん"), "個"), (("ノート", "手帳"), "冊"), (("姉", "妹"), "枚"), (("兄", "弟"), "円"), (("姉", "弟"), "円"),
)  # fmt: skip
_THREES = ((("A", "B", "C"), ""), (("兄", "弟", "妹"), "円"), (("赤", "青", "白"), "個"), (("Aさん", "Bさん", "Cさん"), "枚"), (("姉", "妹", "弟"), "円"))


def sample(rng: random.Random, level: int) -> Hi | Plain:
    kinds = {1: ("簡単", "□", "2つ", "2つ", "値"), 2: ("2つ", "2つ", "2つ", "3つ", "等しい", "□", "簡単", "まわり"), 3: ("3つ", "つなぐ", "つなぐ", "つなぐ比", "本", "等しい", "まわり")}
    kind = rng.choice(kinds[level])
    while True:
        found = _DRAW[kind](rng, level)
        if found is not None:
            return found


def _two(rng: random.Random, most: int) -> tuple[Fraction, Fraction]:
    while True:
        a, b = rng.randint(1, most), rng.randint(1, most)
        if a != b and gcd(a, b) == 1:
            return Fraction(a), Fraction(b)


def _simple(rng: random.Random, level: int) -> Plain | None:
    (a, b), by = _two(rng, 9), Fraction(rng.randint(2, 12))
    if level == 2:
        by = rng.choice((Fraction(1, 10), Fraction(3, 10), Fraction(1, rng.choice((3, 6, 7, 12))), Fraction(2, 5)))
    terms = (a * by, b * by)
    return None if all(t.denominator == 1 for t in terms) and gcd(int(terms[0]), int(terms[1])) == 1 else Plain("簡単", terms)


def _value(rng: random.Random, _: int) -> Plain | None:
    return Plain("値", _two(rng, 12))


def _box(rng: random.Random, level: int) -> Plain | None:
    (a, b), by = _two(rng, 9), Fraction(rng.randint(2, 9))
    if level == 2 and rng.random() < 0.4:
        by = by / 2
    kind = rng.choice("abcd")
    return Plain(kind, tuple(t for c, t in zip("abcd", (a, b, a * by, b * by), strict=True) if c != kind))


_BOTTOMS = (3, 4, 5, 6, 7, 8, 9, 12)


def _equal(rng: random.Random, level: int) -> Plain | None:
    first, second = (Fraction(rng.randint(1, 5), rng.choice(_BOTTOMS)) for _ in range(2))
    if level == 2 and rng.random() < 0.5:
        first, second = Fraction(1, rng.choice(_BOTTOMS)), Fraction(1, rng.choice(_BOTTOMS))
    if first == second or not all(0 < f < 1 and f.denominator in _BOTTOMS for f in (first, second)):
        return None
    return Plain("等しい", (first, second), rng.choice((("A", "B"), ("赤いリボン", "白いリボン"), ("A町の人口", "B町の人口"), ("白いテープ", "青いテープ"))))


def _amounts(rng: random.Random, names: tuple[str, ...], ratios: tuple[Ratio, ...], unit: str, level: int) -> Hi | None:
    bare = Hi(ratios, "", None, "比", ("", ""), unit)
    parts = shares(bare)
    one = Fraction(rng.randint(2, 12 * level) * (50 if unit == "円" else 10 if unit in ("g", "mL") else 1))
    known = rng.choice(("和", "和", "差", "1つ"))
    asked = rng.choice((*names, "和") if known != "和" and unit else names)
    total = sum(parts.values(), Fraction(0)) * one
    pair = ("", "")
    if known == "1つ":
        known = rng.choice([name for name in names if name != asked])
        amount = parts[known] * one
    elif known == "差":
        big, small = rng.sample(names, 2)
        if parts[big] == parts[small]:
            return None
        pair = (big, small) if parts[big] > parts[small] else (small, big)
        amount = (parts[pair[0]] - parts[pair[1]]) * one
    else:
        amount = total
    return Hi(ratios, known, Quantity(amount, unit), asked, pair, unit)


def _pair(rng: random.Random, level: int) -> Hi | None:
    names: tuple[str, ...]
    names, unit = rng.choice(_PAIRS)
    if rng.random() < 0.3:
        names, unit = rng.choice(((tuple(rng.sample(PEOPLE, 2)), "個"), (rng.choice(SIBLINGS), "円"), (LETTERS[:2], ""), (LETTER_PEOPLE[:2], "枚")))
    return _amounts(rng, names, (Ratio(names, _two(rng, 4 + 3 * level)),), unit, level)


def _three(rng: random.Random, level: int) -> Hi | None:
    names, unit = rng.choice(_THREES)
    terms = tuple(Fraction(rng.randint(1, 4 + 2 * level)) for _ in names)
    if gcd(*(int(t) for t in terms)) > 1 or len(set(terms)) < 3:
        return None
    return _amounts(rng, names, (Ratio(names, terms),), unit, level)


def _chain(rng: random.Random) -> tuple[tuple[str, ...], str, tuple[Ratio, ...]] | None:
    names, unit = rng.choice(_THREES)
    first, second = _two(rng, 7), _two(rng, 7)
    if first[1] == second[0]:
        return None
    return names, unit, (Ratio(names[:2], first), Ratio(names[1:], second))


def _linked(rng: random.Random, level: int) -> Hi | None:
    found = _chain(rng)
    return _amounts(rng, found[0], found[2], found[1], level - 1) if found else None


def _linked_ratio(rng: random.Random, _: int) -> Hi | None:
    found = _chain(rng)
    if found is None:
        return None
    names, ratios = found[0], found[2]
    return Hi(ratios, "", None, "比", (names[0], names[2]), "比")


def _around(rng: random.Random, level: int) -> Hi | None:
    names = ("たて", "横")
    terms = _two(rng, 4 + 2 * level)
    one = rng.randint(1, 9)
    asked = rng.choice(names)
    return Hi((Ratio(names, terms),), "まわり", Quantity(2 * (terms[0] + terms[1]) * one, "cm"), asked, ("", ""), "cm")


def _books(rng: random.Random, _: int) -> Hi | None:
    bottom = rng.choice(_BOTTOMS)
    read = Fraction(rng.randint(1, bottom - 1), bottom)
    p, q = _two(rng, 9)
    bare = Hi((Ratio(("A", "B"), (p, q)),), "", None, "比", ("", ""), "ページ", read=read)
    parts = shares(bare)
    if read.denominator not in _BOTTOMS or parts["A"] == parts["B"] or parts["A"] > 60:
        return None
    pair = ("A", "B") if parts["A"] > parts["B"] else ("B", "A")
    one = Fraction(rng.randint(1, 12))
    if (parts["A"] * one * read).denominator != 1 or not 80 <= parts["A"] * one <= 500:
        return None
    gap = (parts[pair[0]] - parts[pair[1]]) * one
    return Hi(bare.ratios, "差", Quantity(gap, "ページ"), rng.choice(("A", "B")), pair, "ページ", read=read)


_DRAW = {"簡単": _simple, "値": _value, "□": _box, "等しい": _equal, "2つ": _pair, "3つ": _three, "つなぐ": _linked, "つなぐ比": _linked_ratio, "まわり": _around, "本": _books}

WORDINGS = tuple(
    Wording(f"hi-{index:02}", tuple(key if "." in key and key.split(".")[0] in ("sharing", "rates") else f"ratio.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "plain", "value", "box.a box.ask", "box.b box.ask", "box.c box.ask.short", "box.d box.ask.short", "equal ask.ratio", "equal ask.ratio.of",
            "two sum sharing.ask.is", "two sum.together sharing.ask.is", "sum two sharing.ask.is", "two gap sharing.ask.is", "two rates.is sharing.ask.is",
            "two gap ask.sum.bare", "two rates.is ask.sum.bare", "letters sum sharing.ask.what", "letters gap sharing.ask.what", "three sum sharing.ask.what", "letters letters sum sharing.ask.what",
            "three sum.together sharing.ask.is", "three rates.is sharing.ask.is", "three sharing.more sharing.ask.is", "three sharing.more ask.sum.bare",
            "two two sum.together sharing.ask.is", "two two rates.is sharing.ask.is", "two two sharing.more sharing.ask.is", "letters letters sharing.more sharing.ask.what",
            "letters letters ask.ratio", "two two ask.ratio.of", "rectangle around sharing.ask.is", "around.there two sharing.ask.is",
            "books read rest more.pages sharing.ask.is",
        ),
        1,
    )
)  # fmt: skip
