"""Words for what is measured: 体重 is told in kg and 所持金 in yen, and who is twice as tall need not be twice as heavy."""

from __future__ import annotations

from collections.abc import Iterable

from sansu.quantity import DIMENSIONS, dimension

# word -> what it measures ("" for a word that any amount in its unit may have), the dimension or counter of its unit
_WORDS = {
    **dict.fromkeys(("個数", "枚数", "本数", "冊数", "人数", "台数", "匹数", "数"), ("", "count")),
    **dict.fromkeys(("金額", "お金", "所持金", "残金", "料金"), ("", "円")),
    **dict.fromkeys(("代金", "値段", "ねだん"), ("値段", "円")),
    **dict.fromkeys(("おこづかい", "こづかい"), ("こづかい", "円")),
    **dict.fromkeys(("貯金", "ちょ金", "貯金額"), ("貯金", "円")),
    **{fee: (fee, "円") for fee in ("運賃", "電車賃", "バス代")},
    **dict.fromkeys(("入園料", "入館料", "入場料"), ("入場料", "円")),
    **dict.fromkeys(("重さ", "全体の重さ"), ("重さ", "weight")),
    "体重": ("体重", "weight"),
    "長さ": ("長さ", "length"), "身長": ("身長", "length"), "高さ": ("高さ", "length"), "面積": ("面積", "area"),
    **dict.fromkeys(("得点", "点数"), ("得点", "点")),
    **dict.fromkeys(("年れい", "年齢", "年令"), ("年れい", "才")),
}  # fmt: skip


def one_measure(words: Iterable[str], unit: str) -> bool:
    """Whether the measures among these words can all be the one that is told in this unit."""
    found = {_WORDS[word] for word in words if word in _WORDS}
    if len({what for what, _ in found} - {""}) > 1:
        return False
    return all(_told_in(kind, unit) for _, kind in found)


def _told_in(kind: str, unit: str) -> bool:
    if kind == "count":
        return dimension(unit) not in DIMENSIONS and unit not in ("円", "才")
    return dimension(unit) == kind
