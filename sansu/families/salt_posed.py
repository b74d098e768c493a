"""New 食塩水, with whole weights and strengths."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.salt import Part, Shokuen
from sansu.families.salt_amounts import grams
from sansu.families.salt_steps import explain
from sansu.quantity import Quantity

_KINDS = {
    1: ("食塩", "水", "とかす", "ふくむ", "混ぜる", "水を足す", "食塩から"),
    2: (
        "混ぜる",
        "水を足す",
        "食塩を足す",
        "蒸発",
        "何g水",
        "何g蒸発",
        "混ぜて作る",
        "何g混ぜる",
        "3つ混ぜる",
        "食塩の合計",
        "捨てる",
    ),
    3: (
        "何g食塩",
        "何g混ぜる",
        "混ぜて作る",
        "はじめの重さ",
        "はじめの濃さ",
        "混ぜた濃さ",
        "何g蒸発",
        "足して足す",
        "食塩を足す",
        "上下で濃さ",
        "上下で重さ",
        "くり返し",
    ),
}


def sample(rng: random.Random, level: int) -> Shokuen:
    kind = rng.choice(_KINDS[level])
    while True:
        found = _draw(rng, level, kind)
        if found is not None:
            return found


def _draw(rng: random.Random, level: int, kind: str) -> Shokuen | None:
    def w(most: int = 60) -> Quantity:
        return grams(
            Fraction(10 * rng.randint(5, most))
            if level < 3 or rng.random() < 0.6
            else Fraction(5 * rng.randint(5, 2 * most))
        )

    def p(low: int = 2, high: int = 20) -> Quantity:
        return Quantity(Fraction(rng.randint(low, high)), "%")

    first, second = Part("食塩水", w(), p()), Part("食塩水", w(), p())
    op = rng.choice(("水", "食塩", "蒸発"))
    made, other = p(3, 18), Part(op, w(20) if op != "食塩" else grams(Fraction(5 * rng.randint(1, 12))))
    if first.percent == second.percent:
        return None
    unknown = Part("食塩水", None, second.percent)
    match kind:
        case "食塩" | "水":
            s = Shokuen((first,), None, None, kind, -1, False, "g")
        case "ふくむ":
            s = Shokuen(
                (Part("食塩水", w(), None, grams(Fraction(rng.randint(5, 60)))),), None, None, "濃さ", -1, False, "%"
            )
        case "とかす":
            s = Shokuen(
                (Part("水", w()), Part("食塩", grams(Fraction(rng.randint(5, 90))))), None, None, "濃さ", -1, False, "%"
            )
        case "混ぜる":
            s = Shokuen((first, second), None, None, "濃さ", -1, True, "%")
        case "水を足す" | "食塩を足す" | "蒸発":
            other = Part({"水を足す": "水", "食塩を足す": "食塩"}.get(kind, "蒸発"), w(20))
            s = Shokuen((first, other), None, None, "濃さ", -1, False, "%")
        case "何g水" | "何g食塩" | "何g蒸発":
            s = Shokuen((first, Part(kind[2:])), made, None, "重さ", 1, False, "g")
        case "何g混ぜる":
            s = Shokuen((first, unknown), made, None, "重さ", 1, True, "g")
        case "混ぜて作る":
            s = Shokuen((Part("食塩水", None, first.percent), unknown), made, w(), "重さ", rng.randint(0, 1), True, "g")
        case "食塩の合計":
            s = Shokuen((first, second), None, None, "食塩", -1, True, "g")
        case "食塩から":
            salt = grams(Fraction(rng.randint(3, 60)))
            s = Shokuen((Part("食塩水", None, first.percent, salt),), None, None, "重さ", -1, False, "g")
        case "3つ混ぜる":
            s = Shokuen((first, second, Part("食塩水", w(), p())), None, None, "濃さ", -1, True, "%")
        case "捨てる":
            s = Shokuen((first, Part("捨てる", w(20)), Part("水", w(20))), None, None, "濃さ", -1, False, "%")
        case "足して足す":
            ways = rng.choice((("水", "食塩"), ("蒸発", "食塩"), ("蒸発", "水")))
            s = Shokuen((first, *(Part(way, w(20)) for way in ways)), None, None, "濃さ", -1, False, "%")
        case "くり返し":
            out = w(20)
            s = Shokuen((first, *(Part("捨てる", out), Part("水", rng.choice((out, w(20))))) * 2), None, None, "濃さ", -1, False, "%")
        case "混ぜた濃さ":
            s = Shokuen((first, Part("食塩水", second.weight)), made, None, "濃さ", 1, True, "%")
        case "上下で濃さ" | "上下で重さ":
            more = grams(Fraction(5 * rng.randint(1, 12)))
            asked = kind[-2:]
            s = Shokuen(
                (Part("食塩水"), Part("食塩", more), Part("水", more)), None, None, asked, 0, False, "%" if asked == "濃さ" else "g",
                p(2, 16), p(1, 6),
            )  # fmt: skip
        case "はじめの重さ":
            s = Shokuen((Part("食塩水", None, first.percent), other), made, None, "重さ", 0, False, "g")
        case _:
            s = Shokuen((Part("食塩水", first.weight), other), made, None, "濃さ", 0, False, "%")
    try:
        solution = explain(s)
    except Impossible:
        return None
    if kind == "混ぜた濃さ" and solution.answer == first.percent:
        return None
    whole = all((step.value.value * 10).denominator == 1 for step in solution.steps)
    return s if whole and (solution.answer.value * (2 if level == 3 else 1)).denominator == 1 else None
