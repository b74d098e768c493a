"""Amounts that are told by one another: 2倍より300円多い, 30円高い.  All are put down to one of them, the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import DIMENSIONS, Quantity, dimension, number, written
from sansu.solution import Step

MORE = {"多い": "少ない", "長い": "短い", "重い": "軽い", "高い": "安い", "大きい": "小さい"}
LESS = {"少ない": "多い", "短い": "長い", "軽い": "重い", "安い": "高い", "低い": "高い", "小さい": "大きい"}
_BY_DIMENSION = {"length": "長い", "weight": "重い"}


@dataclass(frozen=True)
class Relation:
    """`who` is `times` `other` (1 where the text only says a difference), and `amount` more or less as `word` says."""

    who: str
    other: str
    times: Fraction
    amount: Quantity | None = None
    word: str = ""

    @property
    def signed(self) -> Fraction:
        if self.amount is None:
            return Fraction(0)
        return self.amount.value if self.word in MORE else -self.amount.value

    @property
    def says(self) -> str:
        """BがAの2倍より300円多い: one order of words for the line."""
        multiple = "" if self.times == 1 else f"の{number(self.times)}倍"
        more = f"より{written(self.amount)}{self.word}" if self.amount else ""
        return f"{self.who}が{self.other}{multiple}{more}"


def in_order(relations: Sequence[Relation], names: Sequence[str]) -> tuple[Relation, ...]:
    """One order for the same relations told in any order."""
    return tuple(sorted(relations, key=lambda r: (names.index(r.who), names.index(r.other))))


_GREAT = {"大きいほう": "小さいほう", "長いほう": "短いほう", "重いほう": "軽いほう", "多いほう": "少ないほう"}


def against_names(who: str, other: str, more: bool) -> bool:
    """Whether 小さいほう is said to be more than 大きいほう."""
    return _GREAT.get(other if more else who) == (who if more else other)


def word_for(unit: str, more: bool) -> str:
    """The word that a difference in this unit is told with: 多い, 長い, 重い, 大きい and their opposites."""
    word = "大きい" if not unit else _BY_DIMENSION.get(dimension(unit), "多い")
    return word if more else MORE[word]


@dataclass(frozen=True)
class Share:
    """marks × ① ＋ offset (in the unit of the amounts); `over` is the relation that leads here (None: the base)."""

    marks: Fraction
    offset: Fraction
    over: Relation | None = None


def shares(relations: Sequence[Relation], names: Sequence[str], base: str) -> dict[str, Share] | None:
    """Everything as marks of the base, in the order in which it is found; None where a relation cannot be turned so."""
    found = {base: Share(Fraction(1), Fraction(0))}
    left = list(relations)
    while left:
        r = next((r for r in left if (r.who in found) != (r.other in found)), None)
        if r is None:
            return None
        left.remove(r)
        if r.other in found:
            told = found[r.other]
            found[r.who] = Share(told.marks * r.times, told.offset * r.times + r.signed, r)
        elif r.times == 1:
            told = found[r.who]
            found[r.other] = Share(told.marks, told.offset - r.signed, r)
        elif r.signed == 0 and found[r.who].offset == 0:
            found[r.other] = Share(found[r.who].marks / r.times, Fraction(0), r)
        else:
            return None
    return found if set(found) == set(names) and len(relations) == len(names) - 1 else None


def best_base(relations: Sequence[Relation], names: Sequence[str], asked: str) -> str | None:
    """The one to be called ①: all others are whole multiples of it if possible, and then the asked one."""
    ways = {name: shares(relations, names, name) for name in names}
    fitting = [
        (any(s.marks.denominator > 1 for s in way.values()), sum(s.marks for s in way.values()), name != asked, name)
        for name, way in ways.items()
        if way is not None
    ]
    if not fitting:
        return None
    whole = [one for one in fitting if not one[0]]
    return min(whole or fitting, key=lambda one: (one[1], one[2], names.index(one[3])))[3]


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def mark(count: Fraction) -> str:
    """⑥ for six marks."""
    if count.denominator == 1 and 1 <= count <= len(_CIRCLED):
        return _CIRCLED[int(count) - 1]
    return f"○{number(count)}"


def more_text(offset: Fraction, unit: str, word: str = "") -> str:
    """300円多い."""
    told = word if word and (word in MORE) == (offset > 0) else MORE.get(word, LESS.get(word, "")) or word_for(unit, offset > 0)
    return f"{number(abs(offset))}{unit}{told}"


def chain_steps(found: dict[str, Share], base: str, unit: str, word: str = "") -> list[Step]:
    """The steps for what is told by another than the base: CはBの3倍でBはAの2倍, so Cは⑥."""
    steps: list[Step] = []
    for name, share in found.items():
        r = share.over
        if r is None or base in (r.who, r.other):
            continue
        near = r.other if name == r.who else r.who
        told = found[near]
        if name == r.who and r.times != 1 and told.marks != 1:
            say = f"{name}は{near}の{number(r.times)}倍なので、{base}の何倍にあたるかを求めます。"
            steps.append(
                Step(say, f"{number(told.marks)}×{number(r.times)}", Quantity(share.marks, "倍"), hint=f"{near}は{base}の何倍でしたか。{name}はそのまた何倍ですか。")
            )
        elif name == r.other and r.times != 1:
            say = f"{near}は{name}の{number(r.times)}倍なので、{name}は{base}の何倍にあたるかを求めます。"
            steps.append(Step(say, f"{number(told.marks)}÷{number(r.times)}", Quantity(share.marks, "倍"), hint=f"{name}は{near}をもとにすると、何倍にあたりますか。"))
        if not told.offset:
            continue
        offset = told.offset
        if name == r.who and r.times != 1:
            offset *= r.times
            say = f"{near}の{more_text(told.offset, unit, word)}分も、{number(r.times)}倍になります。"
            steps.append(Step(say, f"{number(abs(told.offset))}×{number(r.times)}", Quantity(abs(offset), unit), hint=f"{near}のはんぱの分は、{name}ではどうなりますか。"))
        change = share.offset - offset
        if change:
            steps.append(_joined(name, base, share, offset, change, unit))
    return steps


def _joined(name: str, base: str, share: Share, offset: Fraction, change: Fraction, unit: str) -> Step:
    """Two differences along a chain made one."""
    large, small = max(abs(offset), abs(change)), min(abs(offset), abs(change))
    expression = f"{number(abs(offset))}＋{number(abs(change))}" if offset * change > 0 else f"{number(large)}−{number(small)}"
    against = base if share.marks == 1 else f"{base}の{number(share.marks)}倍"
    say = f"{name}が{against}とちがう分を求めます。"
    return Step(say, expression, Quantity(abs(share.offset), unit), hint=f"{name}のはんぱの分は、全部でどれだけになりますか。")


def in_unit(what: str, amount: Quantity | None, unit: str, steps: list[Step]) -> Quantity | None:
    """The amount in the unit of the answer; the step that shows it is added."""
    if amount is None or amount.unit == unit:
        return amount
    converted, how = conversion(what, amount, unit)
    steps += how
    return converted


def relations_in_unit(relations: Sequence[Relation], unit: str, steps: list[Step]) -> tuple[Relation, ...]:
    """The relations with all differences in one unit."""
    return tuple(replace(r, amount=in_unit("ちがい", r.amount, unit, steps)) for r in relations)


def convertible(unit: str, amounts: Sequence[Quantity]) -> bool:
    """Whether all amounts can be brought to the unit."""
    return all(a.unit == unit or (dimension(a.unit) in DIMENSIONS and dimension(a.unit) == dimension(unit)) for a in amounts)


def expression_of(share: Share, base: str, *, bracket: bool = True) -> str:
    """(700×2＋300) from the base's value."""
    out = base if share.marks == 1 else f"{base}×{number(share.marks)}"
    if share.offset:
        out += f"{'＋' if share.offset > 0 else '−'}{number(abs(share.offset))}"
    return f"({out})" if bracket and share.offset else out


def values(relations: Sequence[Relation], known: dict[str, Fraction]) -> dict[str, Fraction]:
    """What the others have when one is known, relation by relation: the way back, for the second check."""
    found = dict(known)
    for _ in relations:
        for r in relations:
            if r.other in found and r.who not in found:
                found[r.who] = found[r.other] * r.times + r.signed
            elif r.who in found and r.other not in found:
                found[r.other] = (found[r.who] - r.signed) / r.times
    if any(found.get(r.who) != found.get(r.other, Fraction(0)) * r.times + r.signed for r in relations):
        raise Impossible("条件がたがいに合いません。")
    return found
