"""割合's situation and its worked solutions: くらべる量＝もとにする量×割合, forwards, backwards, and the rate itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import divisible, require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Change:
    """One rate (None: it is asked).  way: of (the part itself), rest (what the part leaves), up, down."""

    rate: Quantity | None
    way: str


@dataclass(frozen=True)
class Wariai:
    """もとにする量 and くらべる量 with the rates between them; what is None is asked, or does not matter (通し, 換算)."""

    base: Quantity | None
    changes: tuple[Change, ...]
    result: Quantity | None
    asked: str  # もと, くらべる, 割合, 通し (of several rates together), 換算
    base_name: str
    result_name: str
    unit: str
    other: str = ""  # whose rate is told, where the rest is meant
    story: str = "数"  # 数, 全体, 時, 値段, 定価, 換算
    word: str = ""  # 去年, 先月, …: the earlier moment of 時


def share(rate: Quantity) -> Fraction:
    """A rate as a part of 1: 30% and 3割 are 3/10; 2/5, 0.4 and 0.4倍 are themselves."""
    return rate.value / {"%": 100, "割": 10}.get(rate.unit, 1)


def scale(unit: str) -> int:
    return {"%": 100, "割": 10}.get(unit, 1)


def factor(rate: Quantity, way: str) -> Fraction:
    """What the base is multiplied by."""
    part = share(rate)
    return {"of": part, "rest": 1 - part, "up": 1 + part, "down": 1 - part}[way]


def _text(rate: Quantity) -> str:
    """A rate inside an expression: 35% is 35÷100, 3割 3÷10, 2割5分 25÷100, 2/5 stays."""
    if rate.unit == "%":
        return f"{number(rate.value)}÷100"
    if rate.unit == "割":
        return f"{number(rate.value)}÷10" if rate.value.denominator == 1 else f"{number(rate.value * 10)}÷100"
    return f"{rate.value.numerator}/{rate.value.denominator}" if rate.value.denominator > 1 and 1000 % rate.value.denominator else number(rate.value)


def find(s: Wariai) -> tuple[Fraction | None, Fraction | None, list[Quantity]]:
    """Base, result and rates, the asked one found too."""
    rates = [change.rate for change in s.changes if change.rate]
    if s.asked == "割合":
        assert s.base and s.result
        ratio = s.result.value / s.base.value
        part = {"of": ratio, "up": ratio - 1, "down": 1 - ratio, "rest": 1 - ratio}[s.changes[0].way]
        return s.base.value, s.result.value, [Quantity(part * scale(s.unit), s.unit)]
    whole = Fraction(1)
    for rate, change in zip(rates, s.changes, strict=True):
        whole *= factor(rate, change.way)
    if s.base:
        return s.base.value, s.base.value * whole, rates
    if s.result and whole:
        return s.result.value / whole, s.result.value, rates
    return None, None, rates


def explain(s: Wariai) -> Solution:
    if s.asked == "換算":
        return _explain_conversion(s)
    if s.asked == "割合":
        return _explain_rate(s)
    if s.asked == "通し":
        return _explain_chain(s)
    steps: list[Step] = []
    factors = [_factor_step(s, index, steps) for index in range(len(s.changes))]
    if any(k <= 0 for k in factors):
        raise Impossible("割合が大きすぎて、何も残りません。")
    return _explain_result(s, steps, factors) if s.asked == "くらべる" else _explain_base(s, steps, factors)


def _factor_step(s: Wariai, index: int, steps: list[Step]) -> Fraction:
    """What the rate multiplies by, as a number; the step where it must be calculated first."""
    change = s.changes[index]
    assert change.rate
    k, rate = factor(change.rate, change.way), written(change.rate)
    if change.way == "of":
        if change.rate.unit in ("%", "割"):
            steps.append(Step(f"{rate}を小数に直します。", _text(change.rate), Quantity(k, ""), hint=_HINT_DECIMAL))
        return k
    one = "変わったあとの量" if index else "もとの量"
    says = {
        "up": f"{one}を1とみて、{rate}増えたあとがその何倍かを求めます。", "down": f"{one}を1とみて、{rate}減ったあとがその何倍かを求めます。",
        "rest": f"{s.base_name}を1とみて、{s.result_name}の割合を求めます。",
    }  # fmt: skip
    sign = "＋" if change.way == "up" else "−"
    steps.append(Step(says[change.way], f"1{sign}{_text(change.rate)}", Quantity(k, "倍"), hint=_HINT_FACTOR))
    return k


_HINT_DECIMAL = "もとにする量を1とみると、割合はいくつになりますか。小数に直しましょう。"
_HINT_FACTOR = "もとにする量を1とみると、求めたいほうはいくつにあたりますか。"


def _named(name: str, amount: Quantity) -> str:
    """大豆, or 280cm where the amount has no name of its own."""
    return written(amount) if name in ("もと", "くらべる量") else name


def _token(k: Fraction, change: Change) -> str:
    if change.way == "of" and change.rate and change.rate.unit not in ("%", "割"):
        return _text(change.rate)
    return number(k)


def _explain_result(s: Wariai, steps: list[Step], factors: list[Fraction]) -> Solution:
    assert s.base
    value = s.base.value
    for index, k in enumerate(factors):
        say = f"もとにする量の{_named(s.base_name, s.base)}に、その割合をかけます。" if not index else "変わったあとの量に、次の割合をかけます。"
        token = _token(k, s.changes[index])
        steps.append(Step(say, f"{number(value)}×{token}", Quantity(value * k, s.unit), hint="どの量に、どの割合をかければよいですか。"))
        value *= k
    answer = Quantity(value, s.unit)
    _possible(s, answer, s.result_name)
    back = "÷".join([number(value), *(f"({_token(k, c)})" if "/" in _token(k, c) else _token(k, c) for k, c in zip(factors[::-1], s.changes[::-1], strict=True))])
    return Solution(tuple(steps), Step("割合でわって、もとにする量にもどします。", back, s.base), answer)


def _explain_base(s: Wariai, steps: list[Step], factors: list[Fraction]) -> Solution:
    assert s.result
    value = s.result.value
    for index in range(len(factors) - 1, -1, -1):
        k, token = factors[index], _token(factors[index], s.changes[index])
        say = f"もとにする量は、くらべる量の{_named(s.result_name, s.result)}を割合でわると出ます。" if len(factors) == 1 else "あとのほうから順に、割合でわってもどします。"
        step = Step(say, f"{number(value)}÷{f'({token})' if '/' in token else token}", Quantity(value / k, s.unit), hint="もとにする量は、くらべる量と割合からどう求められますか。")
        steps.append(step)
        value /= k
    answer = Quantity(value, s.unit)
    _possible(s, answer, s.base_name)
    forth = "×".join([number(value), *(_token(k, c) for k, c in zip(factors, s.changes, strict=True))])
    return Solution(tuple(steps), Step("もとにする量に割合をかけて、くらべる量にもどします。", forth, s.result), answer)


def _possible(s: Wariai, answer: Quantity, name: str) -> None:
    require_possible(answer, name or "答え")
    if s.base and s.changes[0].way == "rest" and not divisible(answer.unit):
        require_possible(Quantity(s.base.value - answer.value, answer.unit), s.other)


def _explain_rate(s: Wariai) -> Solution:
    assert s.base and s.result
    way, times = s.changes[0].way, scale(s.unit)
    base, result = number(s.base.value), number(s.result.value)
    steps: list[Step] = []
    compared = s.result.value
    if way != "of":
        gap = s.result.value - s.base.value if way == "up" else s.base.value - s.result.value
        if gap <= 0:
            raise Impossible("増えたのか減ったのか、数が合いません。" if way != "rest" else f"{s.result_name}のほうが大きくなっています。")
        word = "増えた分" if way == "up" else "減った分"
        expression = f"{result}−{base}" if way == "up" else f"{base}−{result}"
        steps.append(Step(f"{word}を求めます。", expression, Quantity(gap, s.base.unit), hint="どれだけ変わりましたか。"))
        compared = gap
    ratio = compared / s.base.value
    say = "くらべる量をもとにする量でわって、割合を求めます。" if way == "of" else f"{word}を、もとの量でわります。"
    steps.append(Step(say, f"{number(compared)}÷{base}", Quantity(ratio, "倍"), hint="もとにする量はどれですか。それでわりましょう。"))
    answer = Quantity(ratio * times, s.unit)
    if times > 1:
        name = "百分率" if s.unit == "%" else "歩合"
        steps.append(Step(f"割合を{name}で表します。", f"{number(ratio)}×{times}", answer, hint=f"1は、{name}で表すとどれだけですか。"))
    back = f"{base}×{_paren(answer)}"
    return Solution(tuple(steps), Step("もとにする量にこの割合をかけて、もどします。", back, Quantity(compared, s.base.unit)), answer)


def _paren(rate: Quantity) -> str:
    text = _text(rate)
    return f"({text})" if "÷" in text or "/" in text else text


def _explain_chain(s: Wariai) -> Solution:
    steps: list[Step] = []
    value = Fraction(1)
    for index, change in enumerate(s.changes):
        assert change.rate
        sign = "＋" if change.way == "up" else "−"
        say = "もとの量を1とみて、1回目のあとの割合を求めます。" if not index else "次は、変わったあとの量がもとになります。"
        before, value = value, value * factor(change.rate, change.way)
        front = f"1{sign}{_text(change.rate)}" if not index else f"{number(before)}×(1{sign}{_text(change.rate)})"
        steps.append(Step(say, front, Quantity(value, "倍"), hint="次の割合のもとになるのは、どの量ですか。"))
    if value <= 0:
        raise Impossible("割合が大きすぎて、何も残りません。")
    answer = Quantity(value * scale(s.unit), s.unit)
    if scale(s.unit) > 1:
        name = "百分率" if s.unit == "%" else "歩合"
        steps.append(Step(f"割合を{name}で表します。", f"{number(value)}×{scale(s.unit)}", answer, hint=f"1は、{name}で表すとどれだけですか。"))
    back = "1000" + "".join(f"×(1{'＋' if c.way == 'up' else '−'}{_text(c.rate)})" for c in s.changes if c.rate)
    return Solution(tuple(steps), Step("もとの量を1000として、順に計算して確かめます。", back, Quantity(1000 * value, "")), answer)


def _explain_conversion(s: Wariai) -> Solution:
    rate = s.changes[0].rate
    assert rate
    part, times = share(rate), scale(s.unit)
    steps = []
    if rate.unit in ("%", "割"):
        steps.append(Step(f"{written(rate)}を小数に直します。", _text(rate), Quantity(part, ""), hint="1割と1%は、小数ではそれぞれいくつですか。"))
    answer = Quantity(part * times, s.unit)
    if times > 1:
        say = "1は100%なので、100倍します。" if s.unit == "%" else "1は10割なので、10倍します。"
        text = _text(Quantity(part))
        steps.append(Step(say, f"{text}×{times}", answer, hint="1を、その表し方で表すとどうなりますか。"))
    if not steps or answer.value <= 0:
        raise Impossible("割合が0です。")
    back = _paren(answer) if s.unit else f"{number(answer.value)}×{scale(rate.unit)}"
    value = Quantity(part, "") if s.unit else Quantity(rate.value, rate.unit)
    return Solution(tuple(steps), Step("もとの割合にもどします。", back.strip("()"), value), answer)


def holds(s: Wariai, answer: Quantity) -> bool:
    """Multiplies everything out in hundredths of hundredths: no division, no factor taken from the steps."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    if s.asked == "換算":
        rate = s.changes[0].rate
        return rate is not None and rate.value * scale(answer.unit) == answer.value * scale(rate.unit)
    left = Fraction(1000)
    if s.asked == "くらべる":
        left = s.base.value if s.base else left
    elif s.asked == "もと":
        left = answer.value
    elif s.base:
        left = s.base.value
    for change in s.changes:
        rate = change.rate or answer
        moved = left * rate.value / scale(rate.unit)
        left = {"of": moved, "up": left + moved, "down": left - moved, "rest": left - moved}[change.way]
    goal = answer.value if s.asked == "くらべる" else 1000 * answer.value / scale(answer.unit) if s.asked == "通し" else s.result.value if s.result else None
    return left == goal
