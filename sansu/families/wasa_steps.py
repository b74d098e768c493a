"""和差算's situations and explanations.  All are made equal to the asked one, then the sum is divided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step

# The word of a difference -> its opposite.
OPPOSITE = {
    "多い": "少ない", "長い": "短い", "重い": "軽い", "高い": "低い", "大きい": "小さい",
    "少ない": "多い", "短い": "長い", "軽い": "重い", "低い": "高い", "小さい": "大きい", "安い": "高い",
}  # fmt: skip
_MORE = {"多い", "長い", "重い", "高い", "大きい"}


@dataclass(frozen=True)
class Difference:
    """`who` has `amount` more (less, ... as `word` says) than `other`; `other` is "" where the text leaves it out."""

    who: str
    other: str
    amount: Quantity
    word: str

    @property
    def signed(self) -> Fraction:
        return self.amount.value if self.word in _MORE else -self.amount.value


@dataclass(frozen=True)
class Gift:
    """`giver` hands `amount` (None: it is asked) to `taker`.  Then both have the same, or `left` says who has more."""

    giver: str
    taker: str
    amount: Quantity | None
    left: Difference | None = None


@dataclass(frozen=True)
class Wasa:
    """Two or three names; total and differences, or total and gift, or difference and asked gift."""

    names: tuple[str, ...]
    total: Quantity | None
    differences: tuple[Difference, ...]
    gift: Gift | None
    asked: str  # a name; "" where the gift is asked
    thing: str
    unit: str  # of the answer
    has: tuple[Quantity, Quantity] | None = None  # what both have, where the gift is asked
    around: bool = False  # total is the way around a rectangle: twice the sum of its sides


def in_order(differences: Sequence[Difference], names: Sequence[str]) -> tuple[Difference, ...]:
    """One order for the same differences told in any order."""
    return tuple(sorted(differences, key=lambda d: (names.index(d.who), names.index(d.other) if d.other else -1)))


def counterpart(d: Difference, names: Sequence[str]) -> str:
    """With whom a difference compares: the other of two where the text leaves it out."""
    return d.other or next(name for name in names if name != d.who)


def _opposite(word: str, unit: str) -> str:
    word = OPPOSITE[word]
    return "安い" if word == "低い" and unit == "円" else word


def from_asked(differences: Sequence[Difference], names: Sequence[str], asked: str) -> tuple[Difference, ...]:
    """The same differences, turned where need be: each compares a name with the asked one, or with a nearer one."""
    if not asked:
        return tuple(differences)
    near, out, left = [asked], [], list(differences)
    while left:
        d = next(d for d in left if {d.who, counterpart(d, names)} & set(near))
        left.remove(d)
        other = counterpart(d, names)
        out.append(Difference(other, d.who, d.amount, _opposite(d.word, d.amount.unit)) if d.who in near else d)
        near.append(out[-1].who)
    return tuple(out)


def _direct(differences: Sequence[Difference], names: Sequence[str], base: str, name: str) -> Fraction | None:
    """How much more `name` has than `base`, where one difference says it."""
    for d in differences:
        if (d.who, counterpart(d, names)) == (name, base):
            return d.signed
        if (d.who, counterpart(d, names)) == (base, name):
            return -d.signed
    return None


def apart(differences: Sequence[Difference], names: Sequence[str], base: str, name: str) -> Fraction:
    """How much more `name` has than `base`, over a third name if need be."""
    direct = _direct(differences, names, base, name)
    if direct is not None:
        return direct
    middle = next(n for n in names if n not in (base, name))
    first, second = _direct(differences, names, base, middle), _direct(differences, names, middle, name)
    assert first is not None and second is not None
    return first + second


def explain(s: Wasa) -> Solution:
    steps, s = _in_one_unit(s)
    solution = _explain(s)
    return replace(solution, steps=(*steps, *solution.steps))


def _in_one_unit(s: Wasa) -> tuple[list[Step], Wasa]:
    """The steps that bring the total and the differences to the unit of the answer, and the situation in it."""
    steps: list[Step] = []
    total, differences = s.total, []
    if total and total.unit != s.unit:
        total, how = conversion("まわりの長さ" if s.around else "合計", total, s.unit)
        steps += how
    if total and s.around:
        say = "たてと横の和は、まわりの長さの半分です。"
        half = Quantity(total.value / 2, total.unit)
        hint = "長方形のまわりには、たてと横がいくつずつありますか。"
        steps.append(Step(say, f"{number(total.value)}÷2", half, hint=hint))
        total = half
    for d in s.differences:
        amount, how = conversion("ちがい", d.amount, s.unit) if d.amount.unit != s.unit else (d.amount, ())
        steps += how
        differences.append(replace(d, amount=amount))
    return steps, replace(s, total=total, differences=tuple(differences), around=False)


def plain_total(s: Wasa) -> Wasa:
    """The situation in the unit of the answer, with the sum itself for a way around."""
    return _in_one_unit(s)[1]


def _explain(s: Wasa) -> Solution:
    if s.gift and s.gift.amount:
        return _explain_gift(s, s.gift, s.gift.amount)
    if s.gift:
        return _explain_gift_asked(s)
    assert s.total
    steps, answer = _levelled(s.names, s.total, s.differences, s.asked, s.unit)
    offsets = [apart(s.differences, s.names, s.asked, name) for name in s.names if name != s.asked]
    for name, offset in zip((n for n in s.names if n != s.asked), offsets, strict=True):
        require_possible(Quantity(answer.value + offset, s.unit), f"{name}の分")
    mine = number(answer.value)
    back = "＋".join([mine, *(f"({mine}{'＋' if o > 0 else '−'}{number(abs(o))})" for o in offsets)])
    return Solution(tuple(steps), Step(f"{len(s.names)}つの分をたして、合計にもどします。", back, s.total), answer)


def _levelled(
    names: Sequence[str], total: Quantity, differences: Sequence[Difference], asked: str, unit: str, when: str = ""
) -> tuple[list[Step], Quantity]:
    """The steps that make all equal to the asked one and divide, and the asked one's amount."""
    steps: list[Step] = []
    left = total.value
    for name in names:
        if name == asked:
            continue
        offset = apart(differences, names, asked, name)
        if _direct(differences, names, asked, name) is None:
            steps.append(_far_step(names, differences, asked, name, unit))
        amount, sign = number(abs(offset)), "−" if offset > 0 else "＋"
        told = differences[0].word
        word = told if (told in _MORE) == (offset > 0) else _opposite(told, unit)
        word = "安い" if word == "低い" and unit == "円" else word
        how = "合計からひきます。" if offset > 0 else "合計にたします。"
        say = f"{when}{name}は{asked}より{amount}{unit}{word}ので、{how}"
        hint = f"{name}を{asked}と同じにすると、合計はどうなりますか。"
        steps.append(Step(say, f"{number(left)}{sign}{amount}", Quantity(left - offset, unit), hint=hint))
        left -= offset
    answer = Quantity(left / len(names), unit)
    say = f"これは{asked}の{len(names)}つ分なので、{len(names)}でわります。"
    steps.append(Step(say, f"{number(left)}÷{len(names)}", answer, hint=f"これは{asked}のいくつ分ですか。"))
    require_possible(answer, f"{asked}の分")
    return steps, answer


def _far_step(names: Sequence[str], differences: Sequence[Difference], asked: str, name: str, unit: str) -> Step:
    """The difference to a name that is compared with the asked one only over the third."""
    middle = next(n for n in names if n not in (asked, name))
    first, second = apart(differences, names, asked, middle), apart(differences, names, middle, name)
    big, small = max(abs(first), abs(second)), min(abs(first), abs(second))
    same_way = (first > 0) == (second > 0)
    expression = f"{number(abs(first))}＋{number(abs(second))}" if same_way else f"{number(big)}−{number(small)}"
    hint = f"{asked}と{name}は、{middle}を通してくらべられますか。"
    return Step(f"{asked}と{name}のちがいを求めます。", expression, Quantity(abs(first + second), unit), hint=hint)


def _explain_gift(s: Wasa, gift: Gift, amount: Quantity) -> Solution:
    assert s.total
    gives, moved = s.asked == gift.giver, number(amount.value)
    if gift.left:
        steps, then = _levelled(s.names, s.total, (gift.left,), s.asked, s.unit, "やりとりのあとも合計は同じです。")
    else:
        then = Quantity(s.total.value / 2, s.unit)
        say = "やりとりしても合計は変わらないので、同じになったときの1人分は合計の半分です。"
        steps = [Step(say, f"{number(s.total.value)}÷2", then, hint="やりとりしても変わらないのは、何ですか。")]
    answer = Quantity(then.value + (amount.value if gives else -amount.value), s.unit)
    rest = Quantity(s.total.value - answer.value, s.unit)
    say = f"{s.asked}は{written(amount)}{'あげた' if gives else 'もらった'}ので、はじめはその分だけ{'多く' if gives else '少なく'}持っていました。"
    hint = f"{s.asked}は、やりとりの前とあとで、どれだけちがいますか。"
    steps.append(Step(say, f"{number(then.value)}{'＋' if gives else '−'}{moved}", answer, hint=hint))
    other = next(name for name in s.names if name != s.asked)
    require_possible(answer, f"はじめの{s.asked}の分", zero=not gives)
    require_possible(rest, f"はじめの{other}の分", zero=gives)
    other_then = f"({number(then.value)}＋{moved})" if not gives else f"({number(then.value)}−{moved})"
    if gift.left:
        bigger = gift.left.who == s.asked
        other_then = f"({number(then.value)}{'−' if bigger else '＋'}{number(gift.left.amount.value)}{'−' if gives else '＋'}{moved})"
    check = Step("2人のはじめの分をたして、合計にもどします。", f"{number(answer.value)}＋{other_then}", s.total)
    return Solution(tuple(steps), check, answer)


def _explain_gift_asked(s: Wasa) -> Solution:
    steps: list[Step] = []
    if s.has:
        first, second = s.has
        gap = Quantity(abs(first.value - second.value), s.unit)
        large, small = max(first.value, second.value), min(first.value, second.value)
        hint = "2人の持っている分は、どれだけちがいますか。"
        steps.append(Step("2人のちがいを求めます。", f"{number(large)}−{number(small)}", gap, hint=hint))
    else:
        gap = s.differences[0].amount
    answer = Quantity(gap.value / 2, s.unit)
    require_possible(answer, "あげる分")
    say, hint = "1つあげるとちがいは2つちぢむので、ちがいの半分をあげます。", "1つあげると、2人のちがいはいくつちぢみますか。"
    steps.append(Step(say, f"{number(gap.value)}÷2", answer, hint=hint))
    check = Step("あげた分の2倍だけちがいがちぢみます。", f"{number(answer.value)}×2", gap)
    return Solution(tuple(steps), check, answer)


def holds(s: Wasa, answer: Quantity) -> bool:
    """Gives the asked one the answer, the others what the differences say, and adds up; or hands the gift over."""
    if answer.unit != s.unit:
        return False
    s = _in_one_unit(s)[1]
    if s.gift and not s.gift.amount and s.has:
        has = dict(zip(s.names, (q.value for q in s.has), strict=True))
        return answer.value > 0 and has[s.gift.giver] - answer.value == has[s.gift.taker] + answer.value
    if s.gift and not s.gift.amount:
        d = s.differences[0]
        has = {d.who: Fraction(1000) + d.signed, counterpart(d, s.names): Fraction(1000)}
        return answer.value > 0 and has[s.gift.giver] - answer.value == has[s.gift.taker] + answer.value
    assert s.total
    has = {s.asked: answer.value}
    if s.gift and s.gift.amount:
        other = next(name for name in s.names if name != s.asked)
        has[other] = s.total.value - answer.value
        if min(has.values()) < 0 or has[s.gift.giver] < s.gift.amount.value:
            return False
        has[s.gift.giver] -= s.gift.amount.value
        has[s.gift.taker] += s.gift.amount.value
        left = s.gift.left
        return (
            has[left.who] == has[counterpart(left, s.names)] + left.amount.value
            if left
            else len(set(has.values())) == 1
        )
    for _ in s.names:
        for d in s.differences:
            who, other = d.who, counterpart(d, s.names)
            if who in has:
                has.setdefault(other, has[who] - d.signed)
            elif other in has:
                has[who] = has[other] + d.signed
    agree = all(has[d.who] - has[counterpart(d, s.names)] == d.signed for d in s.differences)
    return agree and sum(has.values()) == s.total.value and min(has.values()) >= 0
