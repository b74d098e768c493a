"""New 平均算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.heikin_steps import EVERYBODY, Group, Heikin, total_of
from sansu.families.names import PEOPLE
from sansu.quantity import Quantity

_SUBJECTS = ("国語", "算数", "理科", "社会", "英語")
_MEASURED = (
    ("体重", "kg", 28, 45), ("身長", "cm", 132, 156), ("点数", "点", 60, 98), ("テストの点数", "点", 55, 99), ("読んだページ数", "ページ", 12, 60),
    ("集めた空きかん", "個", 10, 60), ("貯金", "円", 400, 2000), ("計算テスト", "点", 50, 100), ("漢字テスト", "点", 50, 100), ("走った道のり", "m", 400, 2000),
)  # fmt: skip
_LISTS = (
    ("テストの点数", "回", "点", 55, 99), ("計算テストの点数", "回", "点", 50, 100), ("漢字テストの点数", "回", "点", 50, 100), ("卵の重さ", "個", "g", 52, 70),
    ("みかんの重さ", "個", "g", 80, 120), ("りんごの重さ", "個", "g", 260, 340), ("生徒の体重", "人", "kg", 30, 48), ("友だちの身長", "人", "cm", 130, 158),
    ("いもの重さ", "個", "g", 150, 320), ("最高気温", "日間", "度", 14, 33), ("リボンの長さ", "本", "cm", 30, 90), ("来館者の数", "日間", "人", 120, 480),
)  # fmt: skip
_TESTS = (
    "テスト",
    "算数のテスト",
    "国語のテスト",
    "漢字テスト",
    "計算テスト",
    "小テスト",
    "理科のテスト",
    "英語のテスト",
    "社会のテスト",
    "単元テスト",
    "計算ドリル",
    "模試",
)
_GROUPS = (
    ("男子", "女子"), ("A組", "B組"), ("赤組", "白組"), ("兄のクラス", "弟のクラス"), ("合格者", "不合格者"), ("A班", "B班"), ("東小学校", "西小学校"),
    ("大人", "子ども"), ("男性", "女性"), ("さくら組", "うめ組"), ("東グループ", "西グループ"), ("Aクラス", "Bクラス"), ("北チーム", "南チーム"), ("い組", "ろ組"),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Heikin:
    kinds = {1: ["values", "values", "missing", "total"], 2: ["values", "missing", "next", "then", "groups", "out"]}
    kind = rng.choice(kinds.get(level, ["next", "which", "which", "groups", "groups", "groups", "out"]))
    if kind == "values":
        return _sample_values(rng, level)
    if kind == "missing":
        count = rng.randint(3, 5)
        names = tuple(rng.sample(_SUBJECTS, count)) if rng.random() < 0.5 else tuple(rng.sample(PEOPLE, count))
        what, unit, low, high = rng.choice(_MEASURED)
        if names[0] in _SUBJECTS:
            what, unit, low, high = "点数", "点", 55, 99
        values = _values(rng, count, low, high, unit)
        whole = Group(
            "",
            Quantity(Fraction(count), "教科" if names[0] in _SUBJECTS else "人"),
            Quantity(total_of(values) / count, unit),
        )
        return Heikin("missing", what, names[:-1], values[:-1], (whole,), names[-1], unit)
    if kind in ("total", "out"):
        return _sample_weighed(rng, kind)
    if kind == "then":
        count, before, up = (
            rng.randint(2, 8),
            Fraction(rng.randint(60, 88)),
            Fraction(rng.choice([2, 4, 1, -1, -2, -3]), 2),
        )
        value = before + up * (count + 1)
        if value.denominator != 1 or not 40 <= value <= 100:
            return sample(rng, level)
        groups = (
            Group("", Quantity(Fraction(count), "回"), Quantity(before, "点")),
            Group("", Quantity(Fraction(count + 1), "回"), None),
        )
        return Heikin("then", rng.choice(_TESTS), (), (Quantity(value, "点"),), groups, "", "点")
    if kind == "next":
        count = rng.randint(2, 3 + 2 * level)
        before, goal = Fraction(rng.randint(60, 88)), Fraction(rng.randint(60, 92))
        answer = goal * (count + 1) - before * count
        if not 30 <= answer <= 100 or before == goal:
            return sample(rng, level)
        groups = (
            Group("", Quantity(Fraction(count), "回"), Quantity(before, "点")),
            Group("", Quantity(Fraction(count + 1), "回"), Quantity(goal, "点")),
        )
        return Heikin("next", rng.choice(_TESTS), (), (), groups, f"{count + 1}回目", "点")
    if kind == "which":
        earlier, before, rise = (
            rng.randint(2, 12),
            Fraction(rng.randint(55, 88)),
            Fraction(rng.choice([2, 2, 4, 4, 6, 8, 1, -2, -4]), 2),
        )
        value = before + rise * (earlier + 1)
        if not 30 <= value <= 100 or value.denominator != 1:
            return sample(rng, level)
        groups = (Group("", None, Quantity(before, "点")), Group("", None, Quantity(before + rise, "点")))
        return Heikin(
            "which",
            rng.choice(_TESTS),
            (),
            (Quantity(value, "点"),),
            groups,
            rng.choice(["何回目", "何回目", "これまでの回数"]),
            "回",
        )
    return _sample_groups(rng, level)


def _sample_weighed(rng: random.Random, kind: str) -> Heikin:
    """People's (or things') total from their average, or one's own value from the averages with and without it."""
    unit, low, high = rng.choice(
        [("kg", 30, 45), ("cm", 135, 155), ("点", 60, 90), ("個", 15, 40), ("円", 400, 900), ("ページ", 20, 60)]
    )
    count, mean = rng.randint(4, 9), Fraction(rng.randint(low, high))
    if unit in ("kg", "cm") and rng.random() < 0.4:
        mean += Fraction(rng.choice([2, 4, 5, 6, 8]), 10)
    whole = Group("", Quantity(Fraction(count), "人"), Quantity(mean, unit))
    if kind == "total":
        return Heikin("total", "", (), (), (whole,), "合計", unit)
    rest = mean + Fraction(rng.choice([-2, -1, 1, 2]), rng.choice([1, 1, 2]) if unit in ("kg", "cm") else 1)
    value = mean * count - rest * (count - 1)
    if value <= low / 2 or (10 * value).denominator != 1:
        return _sample_weighed(rng, kind)
    few = Group("", Quantity(Fraction(count - 1), "人"), Quantity(rest, unit))
    return Heikin("next", "", (), (), (few, whole), rng.choice(PEOPLE), unit)


def _values(rng: random.Random, count: int, low: int, high: int, unit: str) -> tuple[Quantity, ...]:
    """Values whose average ends within one decimal place."""
    while True:
        values = tuple(Quantity(Fraction(rng.randint(low, high)), unit) for _ in range(count))
        if (10 * total_of(values) / count).denominator == 1:
            return values


def _sample_values(rng: random.Random, level: int) -> Heikin:
    count = rng.randint(3, 3 + level)
    if rng.random() < 0.5:
        count = min(count, 5)
        what, unit, low, high = rng.choice(_MEASURED)
        names = tuple(rng.sample(PEOPLE, count))
        if rng.random() < 0.4:
            names, what, unit, low, high = tuple(rng.sample(_SUBJECTS, count)), "点数", "点", 55, 99
        return Heikin("values", what, names, _values(rng, count, low, high, unit), (), "", unit)
    what, _, unit, low, high = rng.choice(_LISTS)
    return Heikin("values", what, (), _values(rng, count, low, high, unit), (), "", unit)


def _sample_groups(rng: random.Random, level: int) -> Heikin:
    names = rng.choice(_GROUPS)
    counts = [Fraction(rng.randint(8, 25)) for _ in names]
    means = [Fraction(rng.randint(50, 85)) for _ in names]
    whole = sum((c * m for c, m in zip(counts, means, strict=True)), Fraction(0)) / sum(counts, Fraction(0))
    if (whole * 10).denominator != 1 or means[0] == means[1]:
        return _sample_groups(rng, level)
    asked = rng.choice(["全体", "全体", names[0], names[1]] if level > 1 else ["全体"])
    by_size = asked != "全体" and rng.random() < 0.6
    groups = [
        Group(
            name,
            None if name == asked and by_size else Quantity(c, "人"),
            None if name == asked and not by_size else Quantity(m, "点"),
        )
        for name, c, m in zip(names, counts, means, strict=True)
    ]
    if asked == names[0]:
        groups.reverse()
    overall = Group("全体", None, None if asked == "全体" else Quantity(whole, "点"))
    if not by_size and rng.random() < 0.4:
        # The whole class is counted instead of one of the two.
        gone = 1 if asked != "全体" else rng.randrange(2)
        groups[gone] = Group(groups[gone].name, None, groups[gone].mean)
        if gone == 0:
            groups.reverse()
        overall = Group("全体", Quantity(sum(counts, Fraction(0)), "人"), overall.mean)
    if by_size and rng.random() < 0.3:
        asked = EVERYBODY
    return Heikin("groups", "", (), (), (*groups, overall), asked, "人" if by_size else "点")


WORDINGS = tuple(
    Wording(f"heikin-{index:02}", tuple(f"averages.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "named ask.mean",
            "bare.in.turn ask.mean",
            "of.count named ask.missing",
            "named of.count ask.missing",
            "of ask.next",
            "of ask.next.aim",
            "so.far new ask.which",
            "so.far new ask.which.how.many",
            "group group ask.whole",
            "group group.mean whole ask.size",
            "whole group group.mean ask.size",
            "group group.size whole ask.group",
            "whole group group.size ask.group",
            "of more ask.then",
            "of.count ask.total",
            "of.count without ask.missing",
            "so.far new ask.so.many",
            "so.far new.if ask.which",
            "group.size group group.mean ask.whole",
            "group.mean group group.size ask.whole",
            "group whole ask.group",
            "whole group ask.group",
            "aim below more after.low ask.goal",
            "aim below more after.high ask.goal",
            "aim below.short more after.even ask.goal",
            "aim above more after.low ask.goal",
            "aim.value below ask.reach",
            "aim.value below.short ask.reach",
            "aim.value above ask.reach",
            "group group.mean whole ask.size",
            "whole group group.mean ask.size",
            "of.list of.list of.list ask.mean",
            "of.list of.list of.list ask.missing",
        ),
        1,
    )
)
