"""New 弁償算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.bensho_steps import Bensho
from sansu.families.family import Wording
from sansu.quantity import Quantity

_THINGS = (
    ("コップ", "個"), ("ガラスのコップ", "個"), ("皿", "枚"), ("びん", "本"), ("卵", "個"), ("茶わん", "個"), ("植木ばち", "個"), ("ガラス", "枚"), ("花びん", "個"), ("商品", "個"), ("電球", "個"),
    ("グラス", "個"), ("品物", "個"), ("おもちゃ", "個"), ("とう器", "個"), ("人形", "個"),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Bensho:
    way = rng.random()
    if way < 0.5:
        return _sample_carried(rng, level)
    word = rng.choice(("正解", "当たり", "表", "勝ち", "成功"))
    unit = {"正解": "問"}.get(word, "回")
    stairs = word == "勝ち" and rng.random() < 0.7
    count = rng.choice((10, 12, 15, 20, 25, 30, 40)[: 3 + 2 * level])
    gain = rng.randint(2, 5 if stairs else 6 + 2 * level)
    nothing = not stairs and level == 1 and rng.random() < 0.4
    loss = 0 if nothing else rng.randint(1, max(1, gain - (0 if level == 3 else 1)))
    start = rng.choice((10, 20, 30, 50, 100)) if level == 3 and not stairs and rng.random() < 0.7 else 0
    bad = rng.randint(1, count - 1)
    total = start + gain * (count - bad) - loss * bad
    if total <= 0 or gain == count:
        return sample(rng, level)
    worth = "段" if stairs else "点"
    return Bensho(
        word, "", Quantity(Fraction(count), unit), Quantity(Fraction(gain), worth), Quantity(Fraction(loss), worth) if loss else None,
        Quantity(Fraction(start), worth) if start else None, Quantity(Fraction(total), worth), rng.choice(["good", "bad"]), unit,
    )  # fmt: skip


def _sample_carried(rng: random.Random, level: int) -> Bensho:
    thing, unit = rng.choice(_THINGS)
    word = "割る" if thing in ("皿", "びん", "卵", "ガラス", "茶わん") and rng.random() < 0.6 else "こわす"
    count = rng.choice((50, 100, 150, 200, 300, 500)[: 2 * level])
    gain = rng.choice((5, 10, 12, 15, 20, 25, 30, 40, 50))
    loss = 0 if level == 1 and rng.random() < 0.4 else rng.choice((20, 30, 50, 60, 80, 100, 120, 150, 200))
    bad = rng.randint(2, 6 + 3 * level)
    total = gain * (count - bad) - loss * bad
    if total <= 0:
        return _sample_carried(rng, level)
    asked = "good" if level > 1 and rng.random() < 0.3 else "bad"
    return Bensho(
        word, thing, Quantity(Fraction(count), unit), Quantity(Fraction(gain), "円"), Quantity(Fraction(loss), "円") if loss else None,
        None, Quantity(Fraction(total), "円"), asked, unit,
    )  # fmt: skip


def _wordings() -> list[str]:
    out = []
    for lost in ("こわす", "割る"):
        out += [
            f"carry paid {lost} got ask.{lost}",
            f"carry.so.many paid {lost}.unpaid got.was ask.{lost}.many",
            f"carry paid {lost}.unpaid got ask.{lost}.safe",
            f"carry.so.many paid {lost}.nothing got.was ask.{lost}",
        ]
    for key in ("正解", "当たり", "表", "勝ち", "成功"):
        tries = {"正解": "questions", "勝ち": "plays", "成功": "shots"}.get(key, "tries")
        out += [
            f"{key}.won {key}.lost {tries} score ask.{key}.won",
            f"{key}.won {key}.lost.down {tries} score ask.{key}.lost.many",
            f"{key}.won {key}.lost.nothing {tries} score ask.{key}.lost",
            f"start {key}.won {key}.lost {tries} score.held ask.{key}.won.many",
            f"{key}.won {key}.lost start.from {tries} score.held ask.{key}.lost",
        ]
    out += [
        "there.are 正解.won 正解.lost score ask.正解.won.many",
        "test 正解.won 正解.lost score ask.正解.lost",
        "勝ち.up 勝ち.down plays stands ask.勝ち.won.many",
        "勝ち.up 勝ち.down plays stands ask.勝ち.lost",
    ]
    return out


WORDINGS = tuple(
    Wording(f"bensho-{index:02}", tuple(f"forfeit.{key}" for key in keys.split())) for index, keys in enumerate(_wordings(), 1)
)
