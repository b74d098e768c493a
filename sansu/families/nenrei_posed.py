"""New 年齢算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.nenrei_same import SameSum
from sansu.families.nenrei_steps import PAIRS, Group, Moment, Nenrei, Situation, Unborn, age
from sansu.quantity import Quantity

_ELDERS = ("父", "母", "お父さん", "お母さん", "先生", "おじさん", "おばさん", "祖父", "祖母", "おじいさん", "山田先生")
_GRANDPARENTS = ("祖父", "祖母", "おじいさん", "おばあさん")
_YOUNGERS = (
    "子", "太郎さん", "花子さん", "弟", "妹", "兄", "姉", "ゆうきさん", "さくらさん", "けんたさん", "むすこ", "むすめ", "健くん", "美咲さん", "ひなたさん",
    "そうたさん", "あおいさん", "りくさん", "はるとさん", "めいさん", "長男", "長女", "孫", "まなみさん", "直樹くん", "私", "たくみさん", "結衣さん", "翔太くん", "真央さん", "れんさん",
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Situation:
    kinds = {
        1: ["years", "years", "sum", "difference", "both", "known", "reach"],
        2: ["years", "years", "then", "sum", "difference", "both", "known", "sums", "same"],
    }
    kind = rng.choice(
        kinds.get(level, ["years", "sums", "sums", "sum", "difference", "twice", "twice", "unborn", "families", "same"])
    )
    if kind == "sums":
        return _sample_sums(rng)
    if kind == "same":
        return _sample_same(rng)
    if kind == "unborn":
        return _sample_unborn(rng)
    if kind == "families":
        return _sample_families(rng)
    if kind == "twice":
        return _sample_twice(rng)
    elder, younger = Group(rng.choice(_ELDERS)), Group(rng.choice(_YOUNGERS))
    doubles = {1: [4, 6], 2: [4, 6, 8, 10], 3: [4, 6, 8, 10, 12, 14, 3, 5]}[level]
    times = Fraction(rng.choice(doubles), 2)
    way = rng.choice(["後", "後", "前"])
    years = Fraction(rng.randint(2, 8 + 3 * level))
    then = Fraction(rng.randint(4, 24 if times < 4 else 12)) * (2 if times.denominator == 2 else 1)
    shift = -years if way == "後" else years
    young, old = then + shift, then * times + shift
    least, most = (45, 70) if elder.label in _GRANDPARENTS or younger.label == "孫" else (22, 42)
    grand = (younger.label == "孫") > (elder.label in _GRANDPARENTS)
    if young < 1 or not least <= old - young <= most or old > 90 or young > 40 or grand:
        return sample(rng, level)
    asked = rng.choice(["elder", "younger"])
    if kind in ("years", "then"):
        groups = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        if kind == "then" and way == "後":
            return Nenrei("years", *groups, (Moment(times, "後"),), asked)
        return Nenrei("years", *groups, (Moment(times, way),), "years")
    if kind == "reach":
        groups = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        return Nenrei("reach", *groups, (), "years", age(old + young + 2 * years))
    if kind == "known":
        given = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        moment = Moment(times, way, Quantity(years, "年"))
        return (
            Nenrei("known", elder, given[1], (moment,), "elder")
            if asked == "elder"
            else Nenrei("known", given[0], younger, (moment,), "younger")
        )
    if kind == "both":
        return Nenrei("both", elder, younger, (), asked, age(old + young), age(old - young))
    moment = Moment(times, way, Quantity(years, "年"))
    if level == 1 and rng.random() < 0.5:
        young, old, moment = then, then * times, Moment(times, "いま")
    return Nenrei(kind, elder, younger, (moment,), asked, age(old + young if kind == "sum" else old - young))


def _sample_same(rng: random.Random) -> SameSum:
    older, younger = rng.choice([("兄", "弟"), ("姉", "妹"), ("姉", "弟"), ("兄", "妹")])
    known, other = (younger, older) if rng.random() < 0.7 else (older, younger)
    years, young = Quantity(Fraction(rng.randint(12, 24)), "年"), age(Fraction(rng.randint(2, 9)))
    elder = rng.choice(["父", "母", "お父さん", "お母さん"])
    return SameSum(known, young, other, elder, years, rng.choice([older, younger]))


def _sample_twice(rng: random.Random) -> Nenrei:
    """Two moments, now being the first, the second or between the two."""
    times2 = rng.randint(2, 4)
    times1, one = times2 + rng.randint(1, 4), rng.randint(1, 8)
    gap, span = (times1 - 1) * (times2 - 1) * one, (times1 - times2) * one
    ago = rng.choice([0, span, rng.randint(0, span)])
    if not 22 <= gap <= 42 or span < 2 or (times2 - 1) * one + ago < 2:
        return _sample_twice(rng)

    def moment(times: int, years: int, way: str) -> Moment:
        return (
            Moment(Fraction(times), way, Quantity(Fraction(years), "年")) if years else Moment(Fraction(times), "いま")
        )

    moments = (moment(times1, ago, "前"), moment(times2, span - ago, "後"))
    elder = rng.choice([name for name in _ELDERS if name not in _GRANDPARENTS])
    younger = rng.choice([name for name in _YOUNGERS if name != "孫"])
    return Nenrei("twice", Group(elder), Group(younger), moments, rng.choice(["elder", "younger"]))


def _sample_sums(rng: random.Random) -> Nenrei:
    count = rng.choice([2, 3])
    ages = sorted((Fraction(rng.randint(2, 15)) for _ in range(count)), reverse=True)
    if len(set(ages)) < count:
        return _sample_sums(rng)
    names = (
        ("姉", "弟"),
        ("長女", "長男", "次男"),
        ("兄", "妹"),
        ("兄", "姉", "妹"),
        ("長男", "次男"),
        ("姉", "妹"),
        ("姉", "弟", "妹"),
    )
    chosen = rng.choice([n for n in names if len(n) == count])
    younger = Group("子ども", tuple(age(a) for a in ages), chosen if rng.random() < 0.5 else (), count)
    both = rng.random() < 0.4
    times = Fraction(rng.choice([2, 3]) if both else rng.choice([1, 1, 2]))
    years, heads = rng.randint(2, 20), 2 if both else 1
    then = times * (sum(ages, Fraction(0)) + count * years) - heads * years
    if not (30 * heads <= then <= 55 * heads) or count * times <= heads:
        return _sample_sums(rng)
    if both:
        father = Fraction(int(then) // 2 + rng.randint(0, 3))
        elder = Group("両親", (age(father), age(then - father)), ("父", "母"), 2)
    else:
        elder = Group(rng.choice(["父", "母", "お父さん", "お母さん"]), (age(then),))
    return Nenrei("years", elder, younger, (Moment(times, "後"),), "years")


def _sample_unborn(rng: random.Random) -> Unborn:
    names = rng.choice((("父", "母", "姉", "弟"), ("父", "母", "兄", "弟"), ("父", "母", "私", "妹"), ("父", "母", "長女", "次女"), ("父", "母", "太郎さん", "妹"),
                        ("お父さん", "お母さん", "花子さん", "弟"), ("両親", "兄", "妹"), ("両親", "さくらさん", "弟"), ("両親", "姉", "弟"), ("父", "母", "子")))  # fmt: skip
    count = sum(PAIRS.get(name, 1) for name in names)
    young = rng.randint(1, 9)
    years = young + rng.randint(1, 4)
    others = rng.randint(32, 45) + rng.randint(30, 43) + (rng.randint(years + 1, 16) if count == 4 else 0)
    then = Fraction(others - (count - 1) * years)
    return Unborn(names, count, names[-1], age(Fraction(others + young)), Quantity(Fraction(years), "年"), age(then))


def _sample_families(rng: random.Random) -> Nenrei:
    younger = Group(rng.choice(["兄弟", "姉妹", "兄妹", "姉弟"]), count=2)
    times, years = Fraction(rng.choice([2, 3, 4, 5])), Fraction(rng.randint(2, 9))
    way = rng.choice(["後", "後", "前"])
    then = Fraction(rng.randint(8, 44))
    shift = -2 * years if way == "後" else 2 * years
    young, old = then + shift, then * times + shift
    if young < 3 or not 60 <= old <= 100:
        return _sample_families(rng)
    moment = Moment(times, way, Quantity(years, "年"))
    return Nenrei("sum", Group("両親", count=2), younger, (moment,), rng.choice(["elder", "younger"]), age(young + old))


WORDINGS = tuple(
    Wording(f"nenrei-{index:02}", tuple(f"ages.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "and is ask.later",
            "and is ask.earlier",
            "and is ask.when",
            "aged.and aged ask.later",
            "aged.and aged ask.earlier",
            "aged.and aged ask.when",
            "sum then ask.age",
            "sum.together then ask.is",
            "sum before ask.age",
            "sum now ask.is.now",
            "sum.together before ask.is",
            "difference then ask.is.now",
            "difference before ask.age",
            "now difference ask.is",
            "and children.are ask.sum.equal",
            "and and is ask.two.equal",
            "and and and is ask.sum.equal",
            "and children.are ask.sum.times",
            "and and is ask.two.times",
            "and and and is ask.sum.times",
            "and and children.are ask.sums.times",
            "and and and is ask.sums.times",
            "and and and and is ask.sums.times",
            "aged.and aged ask.when.earlier",
            "and is ask.then",
            "aged.and aged ask.then.is",
            "sum older ask.is",
            "sum.together older ask.is.now",
            "older sum ask.age",
            "now then ask.is.now",
            "before now ask.age",
            "before then ask.is",
            "is then ask.is",
            "is before ask.age",
            "then is ask.is.now",
            "and is ask.reach",
            "aged.and aged ask.reach",
            "sum younger ask.is",
            "family unborn ask.is",
            "family unborn.plain ask.is.now",
            "sum sums.then ask.sum.now",
            "sum sums.before ask.sum.now",
            "aged same ask.gap",
            "is same ask.gap",
        ),
        1,
    )
)
