"""Whether a number of ways is right: every way is made, one by one, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise, permutations, product

from sansu.families.baai_steps import Baai
from sansu.quantity import Quantity

MOST = 400_000  # ways that are tried


def holds(s: Baai, answer: Quantity) -> bool:
    return answer.unit == s.unit and answer.value == counted(s)


def counted(s: Baai) -> int:
    """How many ways there are, found by making them all."""
    return len(set(_ways(s)))


def _ways(s: Baai) -> Iterable[object]:
    match s.kind:
        case "cards":
            made = product(sorted(set(s.cards)), repeat=s.k) if s.again else permutations(s.cards, s.k)
            for row in made:
                value = int("".join(map(str, row)))
                fitting = {"偶数": value % 2 == 0, "奇数": value % 2 == 1, "倍数": bool(s.by) and value % (s.by or 1) == 0}.get(s.sort, True)
                if row[0] and fitting:
                    yield value
        case "colours":
            cards = [(colour, digit) for colour in range(s.c) for digit in range(s.cards[0], s.cards[1] + 1)]
            for hand in permutations(cards, s.k):
                if hand[0][1] and (not s.rule or len({colour for colour, _ in hand}) == s.c):
                    yield hand
        case "row" | "offices":
            yield from permutations(range(s.n), s.k)
        case "choose":
            yield from combinations(range(s.n), s.k)
        case "two":
            yield from product(combinations(range(s.n), s.k), combinations(range(s.m), s.others))
        case "league":
            yield from combinations(range(s.n), 2)
        case "knockout":
            left = list(range(s.n))
            while len(left) > 1:
                yield left.pop(), left[0]
        case "boxes":
            for row in product(range(s.m), repeat=s.n):
                if s.rule == "よい" or len(set(row)) == s.m:
                    yield row
        case "grid":
            for way in product("ud", repeat=s.m + s.n):
                if way.count("u") == s.m:
                    yield way
        case "strip":
            for row in product(range(s.c), repeat=s.k):
                if len(set(row)) == s.k if s.rule == "すべて" else all(a != b for a, b in pairwise(row)):
                    yield row
        case "dice":
            for a, b in product(range(1, 7), repeat=2):
                value = a + b if s.sort == "和" else a * b
                if {"ちょうど": value == s.k, "以上": value >= s.k, "以下": value <= s.k, "倍数": value % s.k == 0}[s.rule]:
                    yield a, b
        case "janken":
            for row in product(range(3), repeat=s.n):
                hands = set(row)
                winners = [one for one in row if len(hands) == 2 and (one + 1) % 3 in hands]
                if s.rule == "すべて" or (s.rule == "あいこ" and not winners) or (s.rule == "1人勝ち" and len(winners) == 1):
                    yield row
