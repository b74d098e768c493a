"""An explanation or an answer against the exact solution: 一致, 不一致, 未確認, 範囲外 or 解答, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from sansu.audit import wrong_units
from sansu.events import Kind
from sansu.expression import Equation, equations
from sansu.final_answer import CLOCK, DATE, RATIO, FinalAnswer, canonical, final_answer, parse_answer
from sansu.mistakes import thought_behind
from sansu.notation import flat
from sansu.quantity import NUMBER, SPOKEN, Quantity, number, same, value_of
from sansu.style import Violation, violations
from sansu.understanding import NotUnderstood, Understanding


@dataclass(frozen=True)
class Judgement:
    """The verdict on one explanation or answer, and what was found on the way."""

    kind: Kind
    reason: str
    equations: tuple[Equation, ...] = ()
    style: tuple[Violation, ...] = ()


def judge_explanation(understanding: Understanding | NotUnderstood, explanation: str) -> Judgement:
    """The verdict on a worked explanation.

    一致 needs a solved problem, exactly one final answer, equal to the exact one in value and unit, and no equation
    that is false as it is written or gives its value in a wrong unit.  Style is reported, not judged.
    """
    found = tuple(equations(explanation))
    style = tuple(violations(explanation))
    false = next((equation for equation in found if equation.holds is False), None)
    if false is not None:
        return Judgement("不一致", f"式「{explanation[false.start : false.end]}」が正しくありません。", found, style)
    if isinstance(understanding, Understanding):
        for fault in wrong_units(understanding.solution, explanation, found):
            return Judgement("不一致", f"単位がちがうところがあります。{fault.message}", found, style)
    kind, reason = _compare(understanding, final_answer(explanation), needs_unit=True)
    if kind == "一致" and isinstance(understanding, Understanding) and not _reached(understanding, found):
        kind, reason = "未確認", "答えを出す式が説明の中にありません。"
    return Judgement(kind, reason, found, style)


def judge_answer(understanding: Understanding | NotUnderstood, answer: str, unit: str | None) -> Judgement:
    """The verdict on a bare answer, as a data row or a pupil gives it; a missing unit is no fault there."""
    return Judgement(*_compare(understanding, parse_answer(answer, unit), needs_unit=False))


def _reached(understanding: Understanding, found: tuple[Equation, ...]) -> bool:
    """Some equation ends in the answer: an answer that falls from the sky explains nothing.

    Where the exact solution finds it in words too (a day of the week, a list), some value that it computes must stand
    there.
    """
    solution = understanding.solution
    values = {step.value.value for step in solution.steps if step.expression}
    goals = {solution.answer.value} if solution.answer.value in values else values
    return any(_result(equation) in goals for equation in found)


def _result(equation: Equation) -> Fraction | None:
    """The value of an equation; of 200÷3＝66あまり2 the quotient."""
    if equation.holds and (quotient := _QUOTIENT.match(flat(equation.right))):
        return value_of(quotient[1])
    return equation.value


_QUOTIENT = re.compile(rf"\s*({NUMBER})[^\d]{{0,8}}?(?:あまり|余り)")


def _compare(
    understanding: Understanding | NotUnderstood, given: FinalAnswer | None, *, needs_unit: bool
) -> tuple[Kind, str]:
    if isinstance(understanding, NotUnderstood):
        return understanding.kind, understanding.reason
    answer = understanding.solution.answer
    exact = Quantity(answer.value, canonical(answer.unit))
    right = understanding.solution.answer_text
    if given is None:
        return "未確認", "最後の答えが1つに決まりません（「答え 31本」のように書きます）。"
    if exact.unit == RATIO:
        return ("一致", _agrees(right)) if _ratio(given) == exact.value else ("不一致", _differs(given.text, right))
    if len(given.quantities) != 1:
        return "不一致", f"答えが{len(given.quantities)}つあります。正しい答えは1つで、{right}です。"
    value, suffix = given.quantities[0], given.suffix
    if not value.unit and exact.unit:
        if not _fits(value, exact):
            return "不一致", _differs(number(value.value), right) + thought_behind(understanding, value)
        return (
            ("未確認", f"数は合っていますが、単位がありません（{right}）。") if needs_unit else ("一致", _agrees(right))
        )
    if not same(value, exact) and not _fits(value, exact):
        return "不一致", _differs(given.text, right) + thought_behind(understanding, value)
    expected = understanding.solution.answer_suffix
    if suffix and suffix != expected and (expected or suffix == "前"):
        return "不一致", _differs(given.text, right)
    return "一致", _agrees(right)


def _fits(value: Quantity, exact: Quantity) -> bool:
    """The number alone, or the part of a time or date that is left to say: 7分 for 8時7分, 18日 for 6月18日."""
    if exact.unit not in SPOKEN:
        return not value.unit and value.value == exact.value
    unit, within = {CLOCK: ("分", 60), DATE: ("日", 100)}.get(exact.unit, ("", 0))
    return within > 0 and value.unit in ("", unit) and exact.value % within == value.value


def _ratio(given: FinalAnswer) -> Fraction | None:
    terms = [q.value for q in given.quantities]
    return terms[0] / terms[1] if len(terms) == 2 and given.quantity.unit == RATIO and terms[1] else None


def _differs(given: str, right: str) -> str:
    return f"答えは{given}ではなく、{right}です。"


def _agrees(right: str) -> str:
    return f"答え {right} は、別に正確に解いた答えと同じです。"
