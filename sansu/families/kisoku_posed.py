"""New 規則性 problems, and the wordings that tell them."""

from __future__ import annotations

import random

from sansu.families.family import Impossible, Wording
from sansu.families.kisoku_steps import explain
from sansu.families.kisoku_told import SIDES, Kisoku

_PILED = (("ご石", "個"), ("おはじき", "個"), ("カード", "枚"), ("つみ木", "個"), ("タイル", "枚"), ("空きかん", "個"), ("メダル", "枚"))


def sample(rng: random.Random, level: int) -> Kisoku:
    while True:
        s = _drawn(rng, level)
        try:
            if explain(s).answer.value > 0:
                return s
        except Impossible:
            continue


def _drawn(rng: random.Random, level: int) -> Kisoku:
    kind = rng.choice({1: ("棒", "棒", "段"), 2: ("棒", "形", "段", "全部"), 3: ("形", "最大", "全部", "段", "数字", "棒")}[level])
    if kind in ("棒", "形", "最大"):
        shape = rng.choice(("正方形", "正三角形", "三角形") if level < 3 else ("正方形", "三角形", "正六角形", "正五角形"))
        at, sides = rng.randint(6, 15 * level * level), SIDES[shape]
        thing = rng.choice(("マッチ棒", "ぼう", "ストロー", "竹ひご", "つまようじ"))
        if kind == "棒":
            return Kisoku("棒", "棒の数", at, thing, "本", shape)
        used = sides + (sides - 1) * (at - 1) + (rng.randint(0, sides - 2) if kind == "最大" else 0)
        return Kisoku("棒", "形の数", used, thing, "個", shape, kind == "最大")
    if kind == "数字":
        digits = rng.sample(range(1, 10), rng.randint(3, 5))
        split = rng.randint(1, 2)
        banned, wanted = tuple(sorted(digits[:split])), tuple(sorted(digits[split:]))
        while True:
            number = rng.randint(200, 9999)
            held = set(map(int, str(number)))
            if not held & set(banned) and held & set(wanted) and len(wanted) > 1:
                return Kisoku("数字", "何番目", number, banned=banned, wanted=wanted)
            if len(wanted) < 2:
                return _drawn(rng, level)
    thing, unit = rng.choice(_PILED)
    first, by = (1, 1) if rng.random() < 0.4 else (rng.randint(1, 5), rng.randint(1, 2 + level))
    place = rng.choice(("段目", "段目", "番目"))
    if kind == "段" and level > 1 and rng.random() < 0.4:
        return Kisoku("段", "場所", first + by * (rng.randint(6, 12 * level) - 1), thing, unit, "", False, first, by, place, rng.random() < 0.4)
    return Kisoku("段", "段の数" if kind == "段" else "全部の数", rng.randint(6, 12 * level), thing, unit, "", False, first, by, place, rng.random() < 0.4)


WORDINGS = tuple(
    Wording(f"kisoku-{index:02}", tuple(f"patterns.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "sticks ask.sticks",
            "sticks ask.sticks.of",
            "sticks ask.sticks.when",
            "sticks.line ask.sticks",
            "sticks ask.shapes",
            "sticks.line ask.shapes.of",
            "sticks ask.shapes.most",
            "sticks ask.shapes.upto",
            "pile.step ask.pile.total",
            "pile.step ask.pile.all",
            "pile.step.is ask.pile.total",
            "pile.turn ask.pile.turns",
            "pile.turn.is ask.pile.turn",
            "pile.step ask.pile.at",
            "pile.step.is ask.pile.at",
            "pile.turn ask.pile.turn",
            "digits ask.digits",
            "digits.one ask.digits",
            "pile.turn ask.pile.where",
            "pile.step ask.pile.where.step",
        ),
        1,
    )
)
