"""Who walks, works or races together in posed problems: two or three children, siblings, or letters."""

from __future__ import annotations

import random
import re

CHILDREN = (
    "太郎", "次郎", "花子", "一郎", "ゆき", "けんた", "みさき", "はるき", "あおい", "そうた", "ひなた", "さくら", "ゆうま", "めい", "りく", "みお", "かいり",
    "ゆい", "たける", "まい", "しょう", "ななみ", "だいち", "りこ", "こうた", "りょう", "れん", "あかり", "まさし", "みのる", "健", "翔太", "美咲", "直樹",
    "明", "正夫", "京子", "洋子", "大輔", "愛", "春子", "夏美", "秋人", "冬子", "三郎", "ひろし", "たかし", "ゆかり", "としお", "しんじ",
)  # fmt: skip
BOYS = frozenset(["太郎", "次郎", "一郎", "けんた", "はるき", "そうた", "ゆうま", "りく", "たける", "しょう", "だいち", "こうた", "りょう", "れん", "まさし", "みのる", "健", "翔太", "直樹", "正夫", "大輔", "秋人", "三郎", "ひろし", "たかし", "としお", "しんじ"])
TITLES = ("さん", "さん", "さん", "君", "くん", "")
SIBLINGS = (("弟", "兄"), ("妹", "姉"), ("妹", "兄"), ("弟", "姉"), ("妹", "母"), ("弟", "父"), ("兄", "父"), ("姉", "母"))
LETTERS = (("A", "B", "C"), ("P", "Q", "R"), ("Aさん", "Bさん", "Cさん"), ("A君", "B君", "C君"), ("ア", "イ", "ウ"), ("X", "Y", "Z"))


def people(rng: random.Random, count: int = 2) -> tuple[str, ...]:
    """Names that belong together; of two siblings the younger (slower) one comes first."""
    way = rng.random()
    if way < 0.25 and count == 2:
        return rng.choice(SIBLINGS)
    if way < 0.45:
        return rng.choice(LETTERS)[:count]
    title, names = rng.choice(TITLES), rng.sample(CHILDREN, count)
    if title in ("君", "くん") and not BOYS.issuperset(names):
        title = "さん"
    return tuple(name + title for name in names)


_TITLE = re.compile(r"(?:さん|くん|君|ちゃん)$")


def same_person(one: str, other: str) -> bool:
    """Whether two mentions name one person: 太郎 and 太郎さん, but not A and A地点."""
    return bool(one) and _TITLE.sub("", one) == _TITLE.sub("", other)
