"""New 場合の数 problems, and the wordings that tell them."""

from __future__ import annotations

import random

from sansu.families.baai_steps import Baai, explain
from sansu.families.family import Wording

_KINDS = {
    1: ["cards", "row", "row", "choose", "league", "offices", "dice"],
    2: ["cards", "cards", "cards", "choose", "choose", "two", "knockout", "boxes", "grid", "strip", "dice", "janken", "league", "offices"],
    3: ["cards", "cards", "cards", "equal", "equal", "equal", "two", "boxes", "grid", "strip", "janken", "colours", "choose", "dice"],
}
_COLOURS = {3: "赤、青、黄", 4: "赤、青、黄、緑", 5: "赤、青、黄、緑、白"}


def sample(rng: random.Random, level: int) -> Baai:
    for _ in range(200):
        made = _made(rng, rng.choice(_KINDS[level]), level)
        try:
            if explain(made).answer.value > 1:
                return made
        except ValueError:
            continue
    raise AssertionError


def _made(rng: random.Random, kind: str, level: int) -> Baai:
    if kind == "cards":
        size = rng.randint(3, 5) if level == 1 else rng.randint(4, 6)
        zero = level > 1 and rng.random() < 0.6
        digits = (0, *sorted(rng.sample(range(1, 10), size - 1))) if zero else tuple(sorted(rng.sample(range(1, 10), size)))
        told = rng.choice(["cards", "cards", "numerals"])
        if rng.random() < 0.4:
            digits, told = tuple(range(0 if zero else 1, size + (not zero))), rng.choice(["cards", "range"])
        again = told == "numerals" and rng.random() < 0.5
        sort, by = "", 0
        if level > 1 and rng.random() < 0.5:
            sort = rng.choice(["偶数", "奇数", "倍数"])
            by = 5 if sort == "倍数" else 0
        return Baai("cards", k=rng.randint(2, min(4, size)), cards=digits, sort=sort, by=by, again=again, told=told, unit=rng.choice(["通り", "個"]))
    if kind == "equal":
        if rng.random() < 0.4:
            digits = tuple(range(1, rng.randint(3, 4) + 1)) if rng.random() < 0.7 else (0, 1, 2)
            return Baai("cards", k=3, cards=tuple(sorted(digits * rng.randint(2, 3))), told="each", unit="通り")
        kinds = sorted(rng.sample(range(1, 10), rng.choice([2, 3, 3])))
        cards = tuple(sorted(d for d in kinds for _ in range(rng.randint(1, 4))))
        return Baai("cards", k=rng.choice([3, 3, 4]), cards=cards if len(set(cards)) < len(cards) else (kinds[0], *cards), told="cards", unit="通り")
    if kind == "colours":
        hi = rng.randint(3, 7)
        return Baai("colours", k=3, c=3, cards=(0, hi), rule=rng.choice(["", "すべて"]))
    if kind == "row":
        who, of = rng.choice([("", "人"), ("", "人"), ("生徒", "人"), ("本", "冊"), ("絵", "枚"), ("犬", "匹")])
        n = rng.randint(3, 6 if level == 1 else 9)
        k = rng.randint(2, min(n - 1, 4)) if rng.random() < 0.5 else n
        n = n if k < n else min(n, 6)
        return Baai("row", n=n, k=min(k, n), told="k" if k < n else "", names=(who,) if who else (), of=of)
    if kind == "offices":
        names = rng.choice([("委員長", "副委員長"), ("班長", "副班長"), ("議長", "書記"), ("部長", "副部長"), ("委員長", "副委員長", "書記"), ("部長", "副部長", "会計")])
        return Baai("offices", n=rng.randint(4, 4 + 4 * level), k=len(names), names=names, of="人")
    if kind == "choose":
        who, of = rng.choice([("", "人"), ("生徒", "人"), ("ケーキ", "種類"), ("果物", "種類"), ("アイスクリーム", "種類"), ("本", "冊"), ("花", "種類")])
        n = rng.randint(4, 6 + 2 * level)
        return Baai("choose", n=n, k=rng.randint(2, min(n - 1, 2 + level)), names=(who,) if who else (), of=of)
    if kind == "two":
        names = rng.choice([("男子", "女子"), ("大人", "子ども"), ("男の子", "女の子")])
        n, m = rng.randint(3, 7), rng.randint(3, 7)
        return Baai("two", n=n, m=m, k=rng.randint(1, 2), others=rng.randint(1, 2), names=names, of="人")
    if kind in ("league", "knockout"):
        n = rng.randint(4, 10) if kind == "league" else rng.randint(8, 40)
        who, of = rng.choice([("", "チーム"), ("", "人"), ("", "校")])
        return Baai(kind, n=n, of=of, unit="試合", names=(who,) if who else ())
    if kind == "boxes":
        m = rng.choice([2, 3, 3])
        ball, of = rng.choice([("玉", "個"), ("ボール", "個"), ("おもちゃ", "個"), ("本", "冊")])
        return Baai("boxes", n=rng.randint(m + 1 if m == 3 else 3, 5), m=m, rule=rng.choice(["いけない", "いけない", "よい"]), names=(ball, rng.choice(["箱", "袋", "かご"]), *"ABC"[:m]), of=of)
    if kind == "grid":
        return Baai("grid", m=rng.randint(2, 1 + level), n=rng.randint(2, 2 + level), names=rng.choice([("A", "B"), ("家", "学校"), ("駅", "公園"), ("P", "Q")]))
    if kind == "strip":
        c = rng.randint(3, 5)
        rule = rng.choice(["となり", "すべて"])
        return Baai("strip", k=rng.randint(2, 4 if rule == "となり" else min(4, c)), c=c, rule=rule, told=rng.choice(["", _COLOURS[c]]))
    if kind == "dice":
        sort = rng.choice(["和", "和", "積"])
        rule = rng.choice(["ちょうど", "以上", "以下", "倍数"])
        k = rng.randint(4, 10) if sort == "和" else rng.choice([6, 12, 10, 15, 18, 20])
        if rule == "倍数":
            k = rng.randint(2, 5)
        return Baai("dice", k=k, sort=sort, rule=rule)
    n = rng.randint(2, 2 + level)
    return Baai("janken", n=n, rule=rng.choice(["すべて", "あいこ", "1人勝ち"]))


WORDINGS = tuple(
    Wording(f"baai-{index:02}", tuple(f"ways.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "cards take ask.number", "cards.written take ask.number", "cards.range take ask.number", "cards.each take ask.number", "digits repeat ask.number", "digits once ask.number",
            "cards take ask.multiple", "cards.written take ask.multiple", "digits repeat ask.multiple", "digits once ask.multiple", "cards.range take ask.multiple",
            "colours make colours.differ colours.zero ask.colours", "colours colours.zero make ask.colours.all",
            "row ask.rows", "pick.row ask.rows", "offices ask.choices", "offices.three ask.choices", "choose ask.choices", "choose.some ask.choices", "choose.two ask.choices",
            "league ask.matches", "knockout ask.matches", "boxes ask.boxes", "boxes ask.boxes.empty", "grid grid.go ask.grid",
            "strip strip.neighbours ask.strip", "strip strip.different ask.strip", "dice ask.dice", "dice ask.dice.least", "dice ask.dice.most", "dice ask.dice.multiple",
            "janken ask.janken", "janken ask.janken.draw", "janken ask.janken.one",
        ),
        1,
    )
)  # fmt: skip
