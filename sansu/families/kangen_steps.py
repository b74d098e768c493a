"""還元算's situation and its worked solution: from the result back to the beginning, one operation after another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Op:
    """×, ÷, ＋, − with a number; a− and a÷ do it to the number: a−□, a÷□; 残 takes that share of it away."""

    sign: str
    value: Fraction


@dataclass(frozen=True)
class Kangen:
    """What was done to an unknown amount and what came out.  A slip: `right` should have been done.

    result is None where only the difference `gap` to the right answer is told; way says on which side of it.
    """

    ops: tuple[Op, ...]
    result: Fraction | None
    unit: str
    thing: str  # "" for a plain number
    asked: str  # もと or 正しい答え
    shape: str = ""  # of an equation with □
    right: Op | None = None
    gap: Fraction | None = None
    way: str = ""


def text(value: Fraction) -> str:
    """A number inside an expression; a fraction in parentheses."""
    if value.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100, 1000):
        return number(value)
    return f"({value.numerator}/{value.denominator})"


def apply(op: Op, to: Fraction) -> Fraction:
    match op.sign:
        case "×":
            return to * op.value
        case "÷":
            return to / op.value
        case "＋":
            return to + op.value
        case "−":
            return to - op.value
        case "a−":
            return op.value - to
        case "a÷":
            return op.value / to
        case _:
            return to * (1 - op.value)


def render(ops: tuple[Op, ...], start: str) -> str:
    """The operations written as one expression: (□＋3)×2."""
    out, loose = start, False  # loose: ends in a sum or difference
    for op in ops:
        strong = op.sign in ("×", "÷", "残", "a÷")
        inner = f"({out})" if (strong and loose) or (op.sign == "a−" and loose) or (op.sign == "a÷" and out != start) else out
        v = text(op.value)
        match op.sign:
            case "a−":
                out, loose = f"{v}−{inner}", True
            case "a÷":
                out, loose = f"{v}÷{inner}", False
            case "残":
                out, loose = (f"{inner}÷2" if op.value == Fraction(1, 2) else f"{inner}×(1−{op.value})"), False
            case _:
                out, loose = f"{inner}{op.sign}{v}", not strong
    return out


def _undo(op: Op, after: Fraction) -> tuple[str, Fraction]:
    """The expression that gives what there was before, and its value."""
    v = text(op.value)
    a = text(after)
    match op.sign:
        case "×":
            return f"{a}÷{v}", after / op.value
        case "÷":
            return f"{a}×{v}", after * op.value
        case "＋":
            return f"{a}−{v}", after - op.value
        case "−":
            return f"{a}＋{v}", after + op.value
        case "a−":
            return f"{v}−{a}", op.value - after
        case "a÷":
            return f"{v}÷{a}", op.value / after
        case _ if op.value == Fraction(1, 2):
            return f"{a}×2", after * 2
        case _:
            return f"{a}÷(1−{op.value})", after / (1 - op.value)


def _shown(op: Op) -> str:
    return text(op.value).strip("()")


def _say(s: Kangen, op: Op) -> str:
    v = _shown(op)
    if s.thing:
        named = {"×": f"{v}倍になる前にもどすので、{v}でわります。", "＋": f"{v}{s.unit}ふえる前にもどすので、ひきます。", "−": f"{v}{s.unit}へる前にもどすので、たします。"}
        half = "半分になる前にもどすので、2倍します。" if op.value == Fraction(1, 2) else f"{op.value}へる前にもどすので、残った割合の（1−{op.value}）でわります。"
        return named.get(op.sign, half)
    return {
        "×": f"{v}をかける前にもどすので、{v}でわります。", "÷": f"{v}でわる前にもどすので、{v}をかけます。", "＋": f"{v}をたす前にもどすので、{v}をひきます。", "−": f"{v}をひく前にもどすので、{v}をたします。",
        "a−": f"{v}からひいた数は、{v}からひき算の答えをひいて求めます。", "a÷": f"{v}をわった数は、{v}をわり算の答えでわって求めます。",
    }[op.sign]  # fmt: skip


_HINT = {
    "×": "かける前にもどすには、どんな計算をすればよいですか。", "÷": "わる前にもどすには、どんな計算をすればよいですか。", "＋": "たす前にもどすには、どんな計算をすればよいですか。", "−": "ひく前にもどすには、どんな計算をすればよいですか。",
    "a−": "ひく数が分からないときは、逆の計算になりますか。小さい数でためしてみましょう。", "a÷": "わる数が分からないときは、逆の計算になりますか。小さい数でためしてみましょう。", "残": "残ったのは、前の量のどれだけですか。",
}  # fmt: skip


def explain(s: Kangen) -> Solution:
    steps: list[Step] = []
    if s.gap is not None:
        value = _from_gap(s, steps)
    else:
        assert s.result is not None
        value = s.result
        for op in reversed(s.ops):
            if op.sign == "a÷" and value == 0:
                raise Impossible("答えが0になるわり算はありません。")
            expression, value = _undo(op, value)
            if value < 0 or (value == 0 and op.sign != "＋"):
                if len(s.ops) > 1 and s.shape:
                    raise ValueError("an order of operations that elementary school cannot undo")
                raise Impossible("とちゅうで0より小さくなってしまいます。")
            require_possible(Quantity(value, s.unit), s.thing or "答え", zero=True)
            steps.append(Step(_say(s, op), expression, Quantity(value, s.unit), hint=_HINT[op.sign]))
    if value <= 0:
        raise Impossible("もとの数が0より大きくなりません。")
    origin = Quantity(value, s.unit)
    if s.asked == "正しい答え":
        return _explain_right(s, steps, origin)
    return Solution(tuple(steps), _check(s, value), origin)


def _from_gap(s: Kangen, steps: list[Step]) -> Fraction:
    """Two multiples of the same number: the gap is as many times the number as the multipliers differ."""
    assert s.right and s.gap is not None
    a, b = s.right.value, s.ops[0].value
    more, less = (a, b) if s.way == "小さい" else (b, a)
    if more <= less:
        raise Impossible(f"まちがえた答えは、正しい答えより{s.way}はずがありません。")
    steps.append(Step("かける数のちがいが、もとの数のいくつ分かを表します。", f"{text(more)}−{text(less)}", Quantity(more - less), hint="2つの答えのちがいは、もとの数のいくつ分ですか。"))
    value = s.gap / (more - less)
    steps.append(Step("答えのちがいを、そのいくつ分でわります。", f"{text(s.gap)}÷{text(more - less)}", Quantity(value), hint="もとの数1つ分は、どう求められますか。"))
    return value


def _explain_right(s: Kangen, steps: list[Step], origin: Quantity) -> Solution:
    assert s.right
    answer = apply(s.right, origin.value)
    if answer <= 0:
        raise Impossible("正しい答えが0より大きくなりません。")
    steps.append(Step("もとの数で、正しい計算をします。", render((s.right,), text(origin.value)), Quantity(answer), hint="もとの数がわかったら、正しい計算をやり直しましょう。"))
    return Solution(tuple(steps), _check(s, origin.value), Quantity(answer))


def _check(s: Kangen, origin: Fraction) -> Step:
    if s.gap is not None:
        assert s.right
        a, b = (s.right, s.ops[0]) if s.way == "小さい" else (s.ops[0], s.right)
        return Step("2つの答えのちがいを確かめます。", f"{render((a,), text(origin))}−{render((b,), text(origin))}", Quantity(s.gap))
    assert s.result is not None
    say = "まちがえた計算をして、答えを確かめます。" if s.right else "はじめから順に計算して、確かめます。"
    return Step(say, render(s.ops, text(origin)), Quantity(s.result, s.unit))


def holds(s: Kangen, answer: Quantity) -> bool:
    """Does everything to the answer and looks what comes out; a right answer is led back to its number first."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    start = answer.value
    if s.asked == "正しい答え":
        assert s.right
        one, two = apply(s.right, Fraction(1)), apply(s.right, Fraction(2))  # every operation here is linear in its number
        start = 1 + (answer.value - one) / (two - one)
        if start <= 0:
            return False
    if s.gap is not None:
        assert s.right
        wrong, right = apply(s.ops[0], start), apply(s.right, start)
        return (right - wrong if s.way == "小さい" else wrong - right) == s.gap
    value = start
    for op in s.ops:
        if op.sign == "a÷" and value == 0:
            return False
        value = apply(op, value)
        if value < 0:
            return False
    return value == s.result
