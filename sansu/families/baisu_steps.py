"""倍数算's situations and explanations: what stays the same (sum, difference, one of them) makes both ratios' marks alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.families.relations import mark
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Ratio:
    """The first name to the second is p to q; `multiple`: the text says 3倍 or 2/5."""

    p: Fraction
    q: Fraction
    multiple: bool = False


@dataclass(frozen=True)
class Change:
    """What one of the two gets or gives away; amount None: not known."""

    sign: int  # 1 gets, -1 loses
    amount: Quantity | None


@dataclass(frozen=True)
class Baisu:
    """kind やりとり: one gives to the other.  同じだけ: both get or lose as much.  一方: one alone.  べつべつ: each an own amount.

    before: the ratio at first, or `has`, the two amounts; then every change has one unknown amount.
    """

    names: tuple[str, str]
    kind: str
    before: Ratio | None
    has: tuple[Quantity, Quantity] | None
    changes: tuple[Change | None, Change | None]
    after: Ratio
    asked: str  # はじめ, あと, 動いた, 合計
    who: str  # of はじめ and あと
    thing: str
    unit: str  # of the answer

    @property
    def amount(self) -> Quantity | None:
        """The one amount that moves (not for べつべつ)."""
        return next(change.amount for change in self.changes if change)

    @property
    def mover(self) -> int:
        """Whose marks show what moved: the giver, the one that changes, or of two the asked one."""
        if self.kind == "やりとり":
            return next(i for i, change in enumerate(self.changes) if change and change.sign < 0)
        if self.kind == "一方":
            return next(i for i, change in enumerate(self.changes) if change)
        return self.names.index(self.who) if self.who else 0


def same_thing(s: Baisu) -> str:
    """What stays as it is."""
    return {"やりとり": "合計", "同じだけ": "差"}.get(s.kind) or f"{s.names[1 - s.mover]}の分"


def constant(s: Baisu, ratio: Ratio) -> Fraction:
    """The marks of what stays the same; below 0 where the second is the bigger one."""
    if s.kind == "やりとり":
        return ratio.p + ratio.q
    if s.kind == "同じだけ":
        return ratio.p - ratio.q
    return (ratio.q, ratio.p)[s.mover]


def _constant_expression(s: Baisu, ratio: Ratio) -> str:
    if s.kind == "やりとり":
        return f"{number(ratio.p)}＋{number(ratio.q)}"
    large, small = max(ratio.p, ratio.q), min(ratio.p, ratio.q)
    return f"{number(large)}−{number(small)}"


_WHY = {
    "やりとり": "やりとりしても、2人の合計は変わりません。",
    "同じだけ": "同じだけ変わったので、2人の差は変わりません。",
}


@dataclass(frozen=True)
class Levelled:
    """What the two ratios are multiplied by so that the same thing has the same marks."""

    before: Fraction
    after: Fraction
    marks: Fraction  # of what stays the same


def levelled(s: Baisu) -> Levelled:
    assert s.before
    first, then = constant(s, s.before), constant(s, s.after)
    if first * then <= 0:
        raise Impossible(f"2人の{same_thing(s)}が変わらないので、この比にはなりません。")
    whole = Fraction(lcm(int(abs(first)), int(abs(then))))
    return Levelled(whole / abs(first), whole / abs(then), whole)


def explain(s: Baisu) -> Solution:
    if s.has:
        return _explain_known(s)
    if s.kind == "べつべつ":
        return _explain_cross(s)
    return _explain_levelled(s)


def _of(ratio: Ratio, index: int) -> Fraction:
    return (ratio.p, ratio.q)[index]


def _pair(ratio: Ratio) -> str:
    return f"{number(ratio.p)}：{number(ratio.q)}"


def _explain_levelled(s: Baisu) -> Solution:
    assert s.before and s.amount
    level, steps = levelled(s), list[Step]()
    first, then, same = constant(s, s.before), constant(s, s.after), same_thing(s)
    if s.kind != "一方":
        say = f"{_WHY[s.kind]}はじめの比の{same}を求めます。"
        steps.append(Step(say, _constant_expression(s, s.before), Quantity(abs(first)), hint="2人の合計や差のうち、変わらないものはどれですか。"))
        steps.append(Step(f"あとの比の{same}を求めます。", _constant_expression(s, s.after), Quantity(abs(then)), hint=f"あとの比でも、{same}のマルの数を調べましょう。"))
    if max(level.before, level.after) != 1:
        why = f"{same}は変わらないので、比の数をそろえます。" if s.kind == "一方" else ""
        say = f"{why}{number(abs(first))}と{number(abs(then))}の最小公倍数は{number(level.marks)}です。"
        steps.append(Step(say, "", Quantity(level.marks), hint=f"{same}のマルの数をそろえるには、いくつにすればよいですか。"))
    mover = s.mover
    who = s.names[mover]
    marks = [_of(s.before, mover) * level.before, _of(s.after, mover) * level.after]
    for when, ratio, factor, value, total in zip(("はじめ", "あと"), (s.before, s.after), (level.before, level.after), marks, (first, then), strict=True):
        if factor != 1:
            expression = f"{number(_of(ratio, mover))}×({number(level.marks)}÷{number(abs(total))})"
            hint = f"{same}をそろえると、{when}の{who}はマルいくつになりますか。"
            steps.append(Step(f"そろえたときの、{when}の{who}のマルの数を求めます。", expression, Quantity(value), hint=hint))
    change = s.changes[mover]
    assert change
    if (marks[1] - marks[0]) * change.sign <= 0:
        raise Impossible(f"{who}の分が{'ふえ' if change.sign > 0 else 'へっ'}たことにならない比です。")
    gap = abs(marks[1] - marks[0])
    verb = "ふえた" if change.sign > 0 else "へった"
    why = f"{same}は変わりません。" if s.kind == "一方" and max(level.before, level.after) == 1 else ""
    steps.append(Step(f"{why}{who}の{verb}分が、マルいくつ分かを求めます。", f"{number(max(marks))}−{number(min(marks))}", Quantity(gap), hint=f"{who}のマルは、いくつ{'ふえ' if change.sign > 0 else 'へり'}ましたか。"))
    one = s.amount.value / gap
    steps.append(Step(f"これが{number(s.amount.value)}{s.unit}なので、①を求めます。", f"{number(s.amount.value)}÷{number(gap)}", Quantity(one, s.unit), hint="マル1つ分は、どれだけになりますか。"))
    values = [(one * _of(s.before, i) * level.before, one * _of(s.after, i) * level.after) for i in (0, 1)]
    for name, (start, end) in zip(s.names, values, strict=True):
        require_possible(Quantity(start, s.unit), f"はじめの{name}の分")
        require_possible(Quantity(end, s.unit), f"あとの{name}の分")
    answer = _answer(s, level, one, values, steps)
    return Solution(tuple(steps), _check(s, one, level), Quantity(answer, s.unit))


def _times(*factors: Fraction) -> str:
    kept = [factor for factor in factors[1:] if factor != 1]
    return "×".join(number(factor) for factor in (factors[0], *kept)) if kept else f"{number(factors[0])}×1"


def _answer(s: Baisu, level: Levelled, one: Fraction, values: list[tuple[Fraction, Fraction]], steps: list[Step]) -> Fraction:
    assert s.before
    if s.asked == "合計":
        whole = one * level.marks if s.kind == "やりとり" else values[0][0] + values[1][0]
        expression = _times(one, level.marks) if s.kind == "やりとり" else f"{number(one)}×({number(s.before.p)}＋{number(s.before.q)})" + (f"×{number(level.before)}" if level.before != 1 else "")
        what = "2人の合計" if s.kind == "やりとり" else "はじめの2人の合計"
        steps.append(Step(f"{what}を求めます。", expression, Quantity(whole, s.unit), hint="2人を合わせると、マルいくつ分ですか。"))
        return whole
    index, then = s.names.index(s.who), s.asked == "あと"
    ratio, factor = (s.after, level.after) if then else (s.before, level.before)
    say = f"{s.asked}の{s.who}は{mark(_of(ratio, index) * factor)}なので、①から求めます。"
    steps.append(Step(say, _times(one, _of(ratio, index), factor), Quantity(values[index][then], s.unit), hint=f"{s.asked}の{s.who}は、①のいくつ分ですか。"))
    return values[index][then]


def _check(s: Baisu, one: Fraction, level: Levelled) -> Step:
    assert s.before
    parts = []
    for index, change in enumerate(s.changes):
        start = _times(one, _of(s.before, index), level.before)
        sign = {1: "＋", -1: "−"}[change.sign] if change else ""
        parts.append(f"({start}{sign}{number(change.amount.value) if change and change.amount else ''})")
    return _ratio_check(s, parts[0], parts[1])


def _ratio_check(s: Baisu, first: str, second: str) -> Step:
    say = f"あとの{s.names[0]}が{s.names[1]}の何倍かを調べて、{_pair(s.after)}と合うか確かめます。"
    return Step(say, f"{first}÷{second}", Quantity(s.after.p / s.after.q, "倍"))


def _explain_known(s: Baisu) -> Solution:
    """Both amounts are known at first; how much moved is not."""
    assert s.has
    a, b = (q.value for q in s.has)
    same, steps, mover = same_thing(s), list[Step](), s.mover
    marks = abs(constant(s, s.after))
    if s.kind == "やりとり":
        whole, expression = a + b, f"{number(a)}＋{number(b)}"
    elif s.kind == "同じだけ":
        whole, expression = abs(a - b), f"{number(max(a, b))}−{number(min(a, b))}"
        if (a - b) * constant(s, s.after) <= 0:
            raise Impossible("2人の差が変わらないので、この比にはなりません。")
    else:
        whole, expression = (b, a)[mover], ""
    if s.kind != "一方":
        steps.append(Step(f"{_WHY[s.kind]}その{same}を求めます。", expression, Quantity(whole, s.unit), hint="2人の合計や差のうち、変わらないものはどれですか。"))
        steps.append(Step(f"{same}が、あとの比でマルいくつ分かを求めます。", _constant_expression(s, s.after), Quantity(marks), hint=f"あとの比で、{same}はマルいくつ分ですか。"))
        say = "わって、①にあたる量を求めます。"
    else:
        say = f"{s.names[1 - mover]}の分は変わらず、あとの比の{number(marks)}にあたるので、①を求めます。"
    one = whole / marks
    steps.append(Step(say, f"{number(whole)}÷{number(marks)}", Quantity(one, s.unit), hint="マル1つ分は、どれだけになりますか。"))
    index = s.names.index(s.who) if s.asked == "あと" else mover
    then = one * _of(s.after, index)
    steps.append(Step(f"あとの{s.names[index]}の分を求めます。", _times(one, _of(s.after, index)), Quantity(then, s.unit), hint=f"あとの{s.names[index]}は、マルいくつ分ですか。"))
    ends = [one * s.after.p, one * s.after.q]
    change = s.changes[mover]
    assert change
    moved = (ends[mover] - (a, b)[mover]) * change.sign
    verb = "ふえ" if change.sign > 0 else "へっ"
    if moved <= 0:
        raise Impossible(f"{s.names[mover]}の分が{verb}たことにならない比です。")
    for name, end in zip(s.names, ends, strict=True):
        require_possible(Quantity(end, s.unit), f"あとの{name}の分")
    start = (a, b)[mover]
    if s.asked == "あと":
        moved_text = f"({number(max(start, ends[mover]))}−{number(min(start, ends[mover]))})"
        others = [
            f"({number(value)}{'＋' if c.sign > 0 else '−'}{moved_text})" if c else number(value)
            for value, c in zip((a, b), s.changes, strict=True)
        ]
        return Solution(tuple(steps), _ratio_check(s, others[0], others[1]), Quantity(then, s.unit))
    large, small = max(ends[mover], start), min(ends[mover], start)
    name = s.names[mover]
    steps.append(Step(f"{name}の{'ふえた' if change.sign > 0 else 'へった'}分を求めます。", f"{number(large)}−{number(small)}", Quantity(moved, s.unit), hint=f"{name}は、はじめとくらべてどれだけ変わりましたか。"))
    require_possible(Quantity(moved, s.unit), "動いた分")
    both = [
        f"({number(value)}{'＋' if c.sign > 0 else '−'}{number(moved)})" if c else number(value) for value, c in zip((a, b), s.changes, strict=True)
    ]
    return Solution(tuple(steps), _ratio_check(s, both[0], both[1]), Quantity(moved, s.unit))


def _explain_cross(s: Baisu) -> Solution:
    """兄が300円使い、弟が200円もらう: nothing stays the same, so the terms of the last ratio are crossed."""
    assert s.before
    a, b = s.names
    p, q, r, t = s.before.p, s.before.q, s.after.p, s.after.q
    first, second = s.changes
    assert first and second and first.amount and second.amount
    x, y = first.amount.value, second.amount.value
    steps = [
        Step(f"{a}の{number(t)}倍と{b}の{number(r)}倍が等しくなるので、はじめの{a}のマルを{number(t)}倍します。", f"{number(p)}×{number(t)}", Quantity(p * t), hint=f"あとの{a}と{b}を、それぞれ何倍すると等しくなりますか。"),
        Step(f"はじめの{b}のマルを{number(r)}倍します。", f"{number(q)}×{number(r)}", Quantity(q * r), hint=f"{b}のほうは、何倍して考えますか。"),
        Step(f"{a}の{number(x)}{s.unit}も{number(t)}倍します。", f"{number(x)}×{number(t)}", Quantity(x * t, s.unit), hint=f"{a}の変わった分も、同じだけ倍にしましたか。"),
        Step(f"{b}の{number(y)}{s.unit}も{number(r)}倍します。", f"{number(y)}×{number(r)}", Quantity(y * r, s.unit), hint=f"{b}の変わった分も、同じだけ倍にしましたか。"),
    ]
    marks, amount = p * t - q * r, y * r * second.sign - x * t * first.sign
    if marks * amount <= 0:
        raise Impossible("この比にはなりません。")
    large, small = max(p * t, q * r), min(p * t, q * r)
    steps.append(Step("マルの数のちがいを求めます。", f"{number(large)}−{number(small)}", Quantity(abs(marks)), hint="等しいものをくらべると、マルの数はいくつちがいますか。"))
    if first.sign != second.sign:
        expression = f"{number(x * t)}＋{number(y * r)}"
    else:
        expression = f"{number(max(x * t, y * r))}−{number(min(x * t, y * r))}"
    steps.append(Step("そのマルの数にあたる量を求めます。", expression, Quantity(abs(amount), s.unit), hint="マルのちがいは、実際のどれだけにあたりますか。"))
    one = amount / marks
    steps.append(Step("わって、①を求めます。", f"{number(abs(amount))}÷{number(abs(marks))}", Quantity(one, s.unit), hint="マル1つ分は、どれだけになりますか。"))
    starts = [one * p, one * q]
    ends = [starts[0] + first.sign * x, starts[1] + second.sign * y]
    for name, start, end in zip(s.names, starts, ends, strict=True):
        require_possible(Quantity(start, s.unit), f"はじめの{name}の分")
        require_possible(Quantity(end, s.unit), f"あとの{name}の分")
    index = s.names.index(s.who) if s.who else 0
    change = (first, second)[index]
    if s.asked == "合計":
        steps.append(Step("はじめの2人の合計を求めます。", f"{number(one)}×({number(p)}＋{number(q)})", Quantity(sum(starts, Fraction(0)), s.unit), hint="はじめの2人を合わせると、マルいくつ分ですか。"))
        answer = sum(starts, Fraction(0))
    else:
        own = (p, q)[index]
        steps.append(Step(f"はじめの{s.names[index]}は{mark(own)}なので、①から求めます。", _times(one, own), Quantity(starts[index], s.unit), hint=f"はじめの{s.names[index]}は、①のいくつ分ですか。"))
        answer = starts[index]
    if s.asked == "あと":
        assert change.amount
        answer = ends[index]
        steps.append(Step(f"あとの{s.names[index]}の分を求めます。", f"{number(starts[index])}{'＋' if change.sign > 0 else '−'}{number(change.amount.value)}", Quantity(answer, s.unit), hint=f"{s.names[index]}は、そのあとどう変わりましたか。"))
    parts = [
        f"({_times(one, own)}{'＋' if c.sign > 0 else '−'}{number(c.amount.value) if c.amount else ''})" for own, c in zip((p, q), (first, second), strict=True)
    ]
    return Solution(tuple(steps), _ratio_check(s, parts[0], parts[1]), Quantity(answer, s.unit))


def starts_and_ends(s: Baisu, answer: Quantity) -> tuple[list[Fraction], list[Fraction]] | None:
    """What both have at first and then, when the answer is so; None where it decides nothing."""
    value = answer.value
    if s.has:
        starts = [q.value for q in s.has]
        if s.asked == "動いた":
            moved = value
        else:
            index = s.names.index(s.who)
            change = s.changes[index]
            if change is None:  # nothing happened to the asked one: the ratio tells the other
                other = 1 - index
                end = value * _of(s.after, other) / _of(s.after, index)
                other_change = s.changes[other]
                assert other_change
                moved = (end - starts[other]) * other_change.sign
                if value != starts[index]:
                    return None
            else:
                moved = (value - starts[index]) * change.sign
        ends = [start + (c.sign * moved if c else 0) for start, c in zip(starts, s.changes, strict=True)]
        return (starts, ends) if moved > 0 else None
    assert s.before
    deltas = [c.sign * c.amount.value if c and c.amount else Fraction(0) for c in s.changes]
    p, q = s.before.p, s.before.q
    if s.asked == "合計":
        starts = [value * p / (p + q), value * q / (p + q)]
    else:
        index = s.names.index(s.who)
        own = value - (deltas[index] if s.asked == "あと" else 0)
        starts = [own, own * q / p] if index == 0 else [own * p / q, own]
    return starts, [start + delta for start, delta in zip(starts, deltas, strict=True)]


def holds(s: Baisu, answer: Quantity) -> bool:
    """Lets the story happen with the answer, and looks at the ratio in the end."""
    if answer.unit != s.unit:
        return False
    found = starts_and_ends(s, answer)
    if found is None:
        return False
    starts, ends = found
    if min(*starts, *ends) <= 0:
        return False
    before = s.before is None or starts[0] * s.before.q == starts[1] * s.before.p
    return before and ends[0] * s.after.q == ends[1] * s.after.p
