"""消去算's situations: bundles of two or three kinds with what they come to, and how the kinds stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.relations import Relation
from sansu.quantity import Quantity, dimension, number, written

WORDS = {"円": "値段", "点": "点数", "": "数"}
_MEASURED = {"weight": "重さ", "length": "長さ", "volume": "かさ"}


@dataclass(frozen=True)
class Bundle:
    """So many of each kind come to `total`, which holds a box that costs `fee` too."""

    items: tuple[tuple[str, Fraction], ...]
    total: Quantity
    fee: Quantity | None = None
    box: str = ""

    def count(self, kind: str) -> Fraction:
        return next((n for name, n in self.items if name == kind), Fraction(0))


@dataclass(frozen=True)
class Shokyo:
    """form 消す: two bundles, all kinds but the asked one in one proportion.  置きかえ: one bundle and relations.
    和: three kinds, the sum of every two."""

    form: str
    bundles: tuple[Bundle, ...]
    relations: tuple[Relation, ...]
    kinds: tuple[str, ...]
    counters: tuple[str, ...]  # of the kinds: 個, 本; "" where nothing is counted
    asked: str
    thing: str  # what is added in 和: 体重
    unit: str  # of the answer

    @property
    def word(self) -> str:
        """What one of a kind has: 値段, 重さ."""
        return self.thing or word_of(self.unit)

    def counter(self, kind: str) -> str:
        return self.counters[self.kinds.index(kind)]

    def one(self, kind: str) -> str:
        """りんご1個の値段."""
        counter = self.counter(kind)
        return f"{kind}1{counter}の{self.word}" if counter else f"{kind}の{self.word}"

    def some(self, kind: str, count: Fraction) -> str:
        """りんご3個."""
        return f"{kind}{number(count)}{self.counter(kind)}" if self.counter(kind) else kind


@dataclass(frozen=True)
class Equal:
    """Three kinds with their prices, as many of the first as of the second: how many of each make count and total."""

    kinds: tuple[str, str, str]
    each: tuple[Quantity, Quantity, Quantity]
    count: Quantity
    total: Quantity
    asked: str


def word_of(unit: str) -> str:
    return WORDS.get(unit) or _MEASURED.get(dimension(unit), "分")


def high(unit: str) -> str:
    """The word of more for a unit here: 高い for money."""
    if unit == "円":
        return "高い"
    return {"weight": "重い", "length": "長い"}.get(dimension(unit), "大きい" if not unit else "多い")


def bundle_says(s: Shokyo, bundle: Bundle) -> str:
    things = "と".join(s.some(kind, n) for kind, n in bundle.items)
    box = f"（{bundle.box}代{written(bundle.fee)}をふくむ）" if bundle.fee else ""
    return f"{things}で{written(bundle.total)}{box}"


def line(s: Shokyo | Equal) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Equal):
        out = [(f"{kind}1{s.count.unit}", written(each)) for kind, each in zip(s.kinds, s.each, strict=True)]
        out.append(("同じ数", f"{s.kinds[0]}と{s.kinds[1]}"))
        out += [("合わせた数", written(s.count)), ("代金の合計", written(s.total))]
        return (*out, ("求めるもの", f"{s.asked}の数（{s.count.unit}）"))
    if s.form == "和":
        out = [(f"{'と'.join(kind for kind, _ in b.items)}の{s.word}の合計", written(b.total)) for b in s.bundles]
    else:
        out = [(f"{index}つ目" if len(s.bundles) > 1 else "買い方", bundle_says(s, b)) for index, b in enumerate(s.bundles, 1)]
    out += [("関係", r.says) for r in s.relations]
    asked = s.one(s.asked)
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))
