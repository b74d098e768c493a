"""New つるかめ算: animals and wheels, things bought, and whatever else is worth something each."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.goods import BEINGS, GOODS
from sansu.families.two_kinds import COINS, LIMB_UNIT, LIMBS, WORDS, Tsurukame
from sansu.quantity import Quantity


def sample(rng: random.Random, level: int) -> Tsurukame:
    way = rng.random()
    if way < 0.3:
        return _sample_beings(rng, level)
    if way > 0.9 and level > 1:
        return _sample_paces(rng)
    return _sample_bought(rng, level) if way < 0.7 else _sample_worths(rng, level)


def _sample_paces(rng: random.Random) -> Tsurukame:
    walk, run = (
        Fraction(rng.choice((40, 50, 60, 70, 75, 80))),
        Fraction(rng.choice((100, 110, 120, 130, 140, 150, 160, 180, 200))),
    )
    minutes, some = Fraction(rng.randint(10, 40)), Fraction(rng.randint(3, 9))
    verbs, each = ["歩き", "走り"], [walk, run]
    if rng.random() < 0.3:
        verbs, each = verbs[::-1], each[::-1]
    place, goal = rng.choice(
        (
            ("家", "駅"),
            ("家", "学校"),
            ("学校", "図書館"),
            ("家", "公園"),
            ("駅", "市役所"),
            ("家", "スーパー"),
            ("A町", "B町"),
            ("家", "おばさんの家"),
        )
    )
    total = each[0] * some + each[1] * (minutes - some)
    return Tsurukame(
        verbs[0], verbs[1], Quantity(each[0], "m"), Quantity(each[1], "m"), Quantity(minutes, "分"), "道のり", Quantity(total, "m"),
        None, None, None, place, rng.choice(["first", "second"]), "分", join=goal, form="速さ",
    )  # fmt: skip


def _counts(rng: random.Random, level: int) -> tuple[Fraction, Fraction]:
    """How many together, and how many of the first."""
    count = rng.randint(6, 15 * level + 5)
    return Fraction(count), Fraction(rng.randint(1, count - 1))


def _sample_beings(rng: random.Random, level: int) -> Tsurukame:
    (first, second), counter, word = rng.choice(BEINGS)
    count, some = _counts(rng, level)
    a, b = (Fraction(LIMBS[word][name]) for name in (first, second))
    unit = LIMB_UNIT[word]
    total = Quantity(a * some + b * (count - some), unit)
    return Tsurukame(
        first, second, Quantity(a, unit), Quantity(b, unit), Quantity(count, counter), word, total, None, None, None, "",
        rng.choice(["first", "second"]), counter, told=rng.random() < 0.3,
    )  # fmt: skip


def _sample_bought(rng: random.Random, level: int) -> Tsurukame:
    counter = rng.choice(list(GOODS))
    count, some = _counts(rng, level)
    first, second = rng.sample(GOODS[counter], 2) if rng.random() < 0.6 else [rng.choice(GOODS[counter])] * 2
    if first != second and (first in second or second in first):
        first = second  # 本 beside 絵本: a question for 本 would be open, so their prices tell them apart
    step = rng.choice((10, 10, 20, 50) if level == 1 else (5, 10, 10, 20))
    a, b = (Fraction(step * n) for n in rng.sample(range(50 // step, 250 // step + 1), 2))
    form = "組" if first == second and rng.random() < 0.4 else ""
    money = a * some + b * (count - some)
    fee = (
        Quantity(Fraction(rng.choice([50, 60, 80, 100, 120, 150, 200])), "円")
        if level > 1 and rng.random() < 0.25
        else None
    )
    money += fee.value if fee else 0
    paid = _note(rng, money) if level > 1 and rng.random() < 0.4 else None
    return Tsurukame(
        first, second, Quantity(a, "円"), Quantity(b, "円"), Quantity(count, counter), "代金",
        None if paid else Quantity(money, "円"),
        paid, Quantity(paid.value - money, "円") if paid else None,
        fee, rng.choice(("箱", "かご", "袋", "化粧箱", "紙袋", "木箱")) if fee else "", rng.choice(["first", "second"]), counter,
        counter if rng.random() < 0.6 and not form else "", form=form,
    )  # fmt: skip


# name (or two), join, counter, unit of the worth, the worths that exist
_WORTHS: tuple[tuple[tuple[str, str], str, str, str, tuple[int, ...]], ...] = (
    (("玉", "玉"), "", "枚", "円", (1, 5, 10, 50, 100, 500)), (("玉", "玉"), "", "枚", "円", (5, 10, 50, 100)), (("硬貨", "硬貨"), "", "枚", "円", (10, 50, 100, 500)),
    (("長いす", "長いす"), "がけの", "脚", "人", (2, 3, 4, 5, 6, 7, 8)), (("ベンチ", "ベンチ"), "がけの", "脚", "人", (2, 3, 4, 5, 6)), (("ボート", "ボート"), "乗りの", "そう", "人", (2, 3, 4, 5, 6)),
    (("部屋", "部屋"), "", "室", "人", (3, 4, 5, 6, 7, 8)), (("テント", "テント"), "用の", "張り", "人", (2, 3, 4, 5, 6, 8)), (("テーブル", "テーブル"), "用の", "台", "人", (2, 4, 5, 6, 8)),
    (("問題", "問題"), "の", "問", "点", (2, 3, 4, 5, 6, 8, 10)), (("おもり", "おもり"), "の", "個", "g", (5, 10, 20, 30, 50, 80)), (("玉", "球"), "の", "個", "g", (4, 5, 7, 8, 12, 15)),
    (("荷物", "荷物"), "の", "個", "kg", (2, 3, 4, 5, 8, 10)), (("ロープ", "ロープ"), "の", "本", "m", (2, 3, 5, 6, 8, 10)), (("リボン", "リボン"), "の", "本", "cm", (15, 20, 25, 40, 60, 80)),
    (("箱", "箱"), "入りの", "箱", "個", (4, 5, 6, 8, 10, 12, 15)), (("袋", "袋"), "入りの", "袋", "個", (3, 4, 5, 6, 8, 10)), (("びん", "びん"), "の", "本", "dL", (3, 5, 6, 8, 9)), (("赤い玉", "白い玉"), "の", "個", "g", (3, 5, 6, 7, 9, 10)), (("大人", "子ども"), "の", "人", "円", (200, 300, 350, 400, 500, 600, 800, 900, 1200)),
)  # fmt: skip


def _sample_worths(rng: random.Random, level: int) -> Tsurukame:
    (first, second), join, counter, unit, worths = rng.choice(_WORTHS)
    counter = "隻" if counter == "そう" else "台" if counter == "張り" else counter
    count, some = _counts(rng, level)
    fare = first == "大人"
    a, b = (Fraction(n) for n in rng.sample(worths, 2))
    if fare and a < b:
        a, b = b, a
    word = "金額" if first in COINS and unit == "円" else "料金" if fare else WORDS.get(unit, "中身の数")
    return Tsurukame(
        first, second, Quantity(a, unit), Quantity(b, unit), Quantity(count, counter), word,
        Quantity(a * some + b * (count - some), unit), None, None, None, "", rng.choice(["first", "second"]), counter,
        join=join, form="料金" if fare else "",
    )  # fmt: skip


def _note(rng: random.Random, money: Fraction) -> Quantity | None:
    """A note or notes that a buyer would hand over."""
    usual = [note for note in (500, 1000, 2000, 3000, 5000, 10000) if note > money]
    return Quantity(Fraction(usual[0]), "円") if usual else None
