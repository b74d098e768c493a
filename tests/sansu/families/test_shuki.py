"""周期算: rows written out."""

from __future__ import annotations

import random

from sansu.understanding import Understanding, understand


def test_terms_that_repeat() -> None:
    rng = random.Random(5)
    for _ in range(30):
        period = rng.sample(range(1, 10), rng.randint(3, 6))
        place = rng.randint(10, 99)
        row = [period[index % len(period)] for index in range(place)]
        shown = "、".join(map(str, period * 2))
        told = f"{shown}、…と、数がくり返し並んでいます。"
        found = understand(told + f"はじめから{place}番目の数はいくつですか。")
        assert isinstance(found, Understanding) and found.solution.answer.value == row[-1]
        found = understand(told + f"はじめから{place}番目までの数の和はいくつですか。")
        assert isinstance(found, Understanding) and found.solution.answer.value == sum(row)


def test_digits_behind_the_point() -> None:
    for below in (3, 6, 7, 11, 12, 13, 14, 15, 22, 27, 37):
        digits, rest = [], 1
        for _ in range(45):
            digits.append(rest * 10 // below)
            rest = rest * 10 % below
        found = understand(f"1/{below}を小数で表したとき、小数第45位の数字は何ですか。")
        assert isinstance(found, Understanding) and found.solution.answer.value == digits[-1]
