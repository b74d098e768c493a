"""New 過不足算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.kafusoku_steps import Deal, Kafusoku
from sansu.families.names import GOODS
from sansu.quantity import Quantity

_PEOPLE = (
    "子ども", "生徒", "児童", "友だち", "園児", "クラスの人", "子どもたち", "部員", "班の人", "お客さん", "参加者", "選手", "会員", "ランナー", "小学生", "幼児",
    "チームの人", "メンバー", "親せきの子", "近所の子", "孫", "見学者", "入園者", "お年寄り", "仲間", "係の人", "新入生", "団員", "中学生", "おとな",
)  # fmt: skip
_PAYERS = (
    "クラス",
    "子ども会",
    "サッカー部",
    "クラス全員",
    "仲間",
    "班",
    "チーム",
    "吹奏楽部",
    "子どもたち",
    "友だち",
    "部員",
    "生徒",
    "兄弟",
    "参加者",
)
_PRESENTS = (
    "プレゼント",
    "ボール",
    "花束",
    "ケーキ",
    "本",
    "記念品",
    "テント",
    "ゲーム",
    "おかし",
    "サッカーボール",
    "絵",
    "アルバム",
    "オルゴール",
    "ゼッケン",
)
_BOUGHT = (("ノート", "冊"), ("えんぴつ", "本"), ("消しゴム", "個"), ("りんご", "個"), ("ペン", "本"), ("画用紙", "枚"), ("ケーキ", "個"), ("パン", "個"), ("絵はがき", "枚"),
           ("みかん", "個"), ("シール", "枚"), ("花", "本"), ("おにぎり", "個"), ("ジュース", "本"))  # fmt: skip


def sample(rng: random.Random, level: int) -> Kafusoku:
    kind = rng.random()
    if level > 1 and kind < 0.2:
        return _sample_money(rng, level, "集める")
    if level > 1 and kind < 0.4:
        return _sample_money(rng, level, "買う")
    if level > 1 and kind < 0.5:
        return _sample_seats(rng, level)
    if level == 3 and kind < 0.7:
        return _sample_last(rng)
    people, (thing, unit), per = rng.choice(_PEOPLE), rng.choice(GOODS), "人"
    if kind > 0.9:
        people, per = rng.choice([("箱", "箱"), ("ふくろ", "袋"), ("袋", "袋"), ("皿", "皿"), ("お皿", "皿")])
    count, low = rng.randint(4, 12 * level + 6), rng.randint(2, 3 + 3 * level)
    high = low + rng.randint(1, 1 + level)
    whole = (high - low) * count
    over = _over(rng, whole, 3 + 5 * level, low * count)
    deals = (_deal(low, over, unit, unit), _deal(high, over - whole, unit, unit))
    return Kafusoku("配る", people, thing, per, deals, rng.choice(["count", "total"]))


def _over(rng: random.Random, whole: int, most: int, things: int) -> int:
    """What the smaller share leaves over: some, all of the difference, none, more than that, or less than none."""
    kind = rng.choice(["余る足りない"] * 3 + ["余る余る", "足りない足りない", "余るちょうど", "ちょうど足りない"])
    return {
        "余る足りない": rng.randint(1, max(1, whole - 1)), "余るちょうど": whole, "ちょうど足りない": 0, "余る余る": whole + rng.randint(1, most),
        "足りない足りない": -rng.randint(1, max(1, min(most, things - 1))),
    }[kind]  # fmt: skip


def _deal(each: int, over: int, unit: str, rest_unit: str) -> Deal:
    outcome = "余る" if over > 0 else "足りない" if over < 0 else "ちょうど"
    return Deal(Quantity(Fraction(each), unit), outcome, Quantity(Fraction(abs(over)), rest_unit) if over else None)


def _sample_money(rng: random.Random, level: int, mode: str) -> Kafusoku:
    asked = rng.choice(["count", "total"])
    if mode == "集める":
        count, low = rng.randint(5, 15 * level), 10 * rng.randint(3, 40)
        high = low + 10 * rng.randint(1, 12)
        whole = (high - low) * count
        over = (
            10 * rng.randint(1, max(1, whole // 10 - 1))
            if rng.random() < 0.6
            else rng.choice([0, whole, whole + 10 * rng.randint(1, 20)])
        )
        deals = (_deal(low, over - whole, "円", "円"), _deal(high, over, "円", "円"))
        return Kafusoku(mode, rng.choice(_PAYERS), rng.choice(_PRESENTS), "人", deals, asked)
    thing, unit = rng.choice(_BOUGHT)
    price, low = 10 * rng.randint(4, 30), rng.randint(3, 8)
    high = low + rng.randint(1, 5)
    whole = (high - low) * price
    over = rng.choice([10 * rng.randint(1, whole // 10 - 1)] * 3 + [whole, whole + 10 * rng.randint(1, 9)])
    return Kafusoku(mode, "", thing, "円", (_deal(low, over, unit, "円"), _deal(high, over - whole, unit, "円")), asked)


def _sample_seats(rng: random.Random, level: int) -> Kafusoku:
    count, low = rng.randint(6, 14 * level), rng.randint(2, 5)
    high = low + rng.randint(1, 2)
    whole = (high - low) * count
    kind = rng.random()
    over, large = whole, _deal(high, 0, "人", "人")
    if kind < 0.7:
        last = rng.randint(1, high - 1)
        empty = rng.randint(1, min(4, whole // high + 1)) if kind < 0.4 else 0
        over = whole - (high - last) - high * empty
        if over <= 0:
            return _sample_seats(rng, level)
        large = Deal(
            Quantity(Fraction(high), "人"),
            "最後",
            Quantity(Fraction(last), "人"),
            Quantity(Fraction(empty), "脚") if empty else None,
        )
    small = _deal(low, over, "人", "人")
    if over % low == 0 and rng.random() < 0.8:
        small = Deal(Quantity(Fraction(low), "人"), "脚不足", None, Quantity(Fraction(over // low), "脚"))
    thing = rng.choice(
        ("生徒", "児童", "子ども", "参加者", "お客さん", "部員", "小学生", "保護者", "団員", "中学生", "来場者", "会員")
    )
    return Kafusoku(
        "すわる", "長いす", thing, "脚", (small, large), rng.choice(["count", "total"])
    )


def _sample_last(rng: random.Random) -> Kafusoku:
    thing, unit = rng.choice(GOODS)
    count, low = rng.randint(8, 36), rng.randint(3, 8)
    high = low + rng.randint(1, 4)
    amount = Quantity(Fraction(high), unit)
    if rng.random() < 0.6:
        last = rng.randint(1, high - 1)
        large, short = Deal(amount, "最後", Quantity(Fraction(last), unit)), high - last
    else:
        empty = rng.randint(1, 3)
        large, short = Deal(amount, "もらえない", None, Quantity(Fraction(empty), "人")), high * empty
    over = (high - low) * count - short
    if over == 0:
        return _sample_last(rng)
    if rng.random() < 0.35:
        return _sample_few(rng, thing, unit)
    return Kafusoku(
        "配る", rng.choice(_PEOPLE), thing, "人", (_deal(low, over, unit, unit), large), rng.choice(["count", "total"])
    )


def _sample_few(rng: random.Random, thing: str, unit: str) -> Kafusoku:
    """Some get more (or less) than the others in one of the two ways."""
    count, low = rng.randint(8, 36), rng.randint(3, 8)
    high, few = low + rng.randint(1, 3), rng.randint(2, 5)
    others = [n for n in range(2, 12) if n not in (low, high)]
    mixed, over = rng.choice(others), rng.randint(1, 20)
    total = low * count + over
    left = total - high * (count - few) - mixed * few
    if left == 0 or left + few * (mixed - high) == over:
        return _sample_few(rng, thing, unit)
    outcome = "余る" if left > 0 else "足りない"
    large = Deal(Quantity(Fraction(high), unit), outcome, Quantity(Fraction(abs(left)), unit), None, Quantity(Fraction(few), "人"), Quantity(Fraction(mixed), unit))
    return Kafusoku("配る", rng.choice(_PEOPLE), thing, "人", (_deal(low, over, unit, unit), large), rng.choice(["count", "total"]))


WORDINGS = tuple(
    Wording(f"kafusoku-{index:02}", tuple(f"sharing.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "deal deal.over deal.short ask.count",
            "deal.thing.first deal.over deal.short ask.count",
            "deal deal.over deal.short ask.number.of",
            "deal deal.over deal.over ask.count",
            "deal.thing.first deal.short deal.short ask.count",
            "deal deal.over deal.even ask.count",
            "deal deal.even deal.short ask.count",
            "deal.thing.first deal.over deal.short ask.some",
            "deal deal.short deal.over ask.number.of",
            "deal.thing.first deal.short deal.over ask.number.of",
            "deal deal.over deal.over ask.some",
            "deal.thing.first deal.even deal.short ask.number.of",
            "deal.pack pack.over pack.short ask.count",
            "deal.pack pack.over pack.over ask.number.of",
            "deal.pack pack.over pack.even ask.count",
            "deal.pack pack.over pack.short ask.number.of",
            "deal.pack pack.over pack.over ask.count",
            "deal.pack pack.short pack.short ask.count",
            "deal.pack pack.even pack.short ask.count",
            "deal deal.over deal.last ask.count",
            "deal.thing.first deal.over deal.last ask.number.of",
            "deal.thing.first deal.over deal.none ask.count",
            "seat seat.over seat.even ask.count",
            "seat.first seat.over seat.even ask.count",
            "seat seat.over seat.last ask.count",
            "seat.first seat.over seat.last ask.number.of",
            "seat seat.over seat.empty ask.count",
            "seat.first seat.over seat.empty ask.number.of",
            "collect collect.short collect.over ask.number.people",
            "collect collect.short collect.over ask.cost",
            "collect.to.buy collect.short collect.over ask.cost",
            "collect.to.buy collect.over collect.over ask.cost",
            "collect.to.buy collect.short collect.even ask.number.people",
            "collect collect.even collect.over ask.cost",
            "buy.with buy.over buy.short ask.price",
            "buy.with buy.over buy.short ask.money",
            "buy.with buy.over buy.over ask.money",
            "buy.with buy.over buy.even ask.price",
            "buy.with buy.over buy.even ask.money",
            "deal deal.over deal.few.over ask.count",
            "deal deal.over deal.few.short ask.count",
            "seat seat.even seat.more ask.count",
            "seat.first seat.last seat.more ask.number.of",
            "seat seat.over seat.empty.after ask.count",
        ),
        1,
    )
)
