"""Figures that are measured: from what is given of a figure to what is asked, rule by rule, each rule one formula.

A rule is (found, from what, expression, sentence); P stands for 円周率.  The shortest chain of rules is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.expression import value as evaluated
from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, dimension, number
from sansu.solution import Solution, Step

Rule = tuple[str, tuple[str, ...], str, str]
AREA_ROLES = {"面積", "底面積", "表面積", "側面積", "3つの面の面積の和", "1つの面の面積"}


@dataclass(frozen=True)
class Measured:
    """`given` holds (role, quantity) pairs in the order of the reading line; pi is 0 where no circle is about."""

    shape: str
    given: tuple[tuple[str, Quantity], ...]
    asked: str
    unit: str  # of the answer
    pi: Fraction = Fraction(0)

    def get(self, role: str) -> Quantity | None:
        return next((quantity for name, quantity in self.given if name == role), None)


def kind_of(role: str) -> str:
    if role == "中心角":
        return "度"
    return "area" if role in AREA_ROLES else "volume" if role == "体積" else "length"


def base_unit(s: Measured) -> str:
    """The length that all is brought to: the asked one's where it is among the given, else the first given one's."""
    lengths = [q.unit for role, q in s.given if kind_of(role) == "length"]
    asked = s.unit[:-1] if s.unit[-1:] in "²³" else s.unit
    if asked in lengths:
        return asked
    squares = [q.unit[:-1] for role, q in s.given if q.unit[-1:] in "²³"]
    return next(iter([*lengths, *squares]), asked if dimension(asked) == "length" else "m")


def unit_of(role: str, length: str) -> str:
    return {"度": "度", "area": f"{length}²", "volume": f"{length}³"}.get(kind_of(role), length)


def plan(rules: Sequence[Rule], known: frozenset[str], goal: str) -> list[Rule] | None:
    """The shortest chain of rules to the goal (breadth first, rules in their order)."""
    queue: list[tuple[frozenset[str], list[Rule]]] = [(known, [])]
    seen = {known}
    for state, chain in queue:
        if goal in state:
            return chain
        for rule in rules:
            if rule[0] not in state and state.issuperset(rule[1]) and len(chain) < 5:
                bigger = state | {rule[0]}
                if bigger not in seen:
                    seen.add(bigger)
                    queue.append((bigger, [*chain, rule]))
    return None


def filled(s: Measured, expression: str, sources: Sequence[str], found: Mapping[str, Fraction]) -> str:
    pi = number(s.pi) if s.pi.denominator in (50, 100, 1) else f"{s.pi.numerator}/{s.pi.denominator}"
    return expression.replace("P", pi).format(*(number(found[name]) for name in sources))


def explain(s: Measured, rules: Sequence[Rule], checks: Sequence[Rule], hints: Mapping[str, str]) -> Solution:
    """The steps of the shortest chain, with the units brought together before and the asked unit behind.

    Raises:
        Impossible: a length or an angle comes out as nothing or too large.
    """
    length = base_unit(s)
    steps: list[Step] = []
    found: dict[str, Fraction] = {}
    for role, quantity in s.given:
        converted, more = conversion(role, quantity, unit_of(role, length)) if kind_of(role) != "度" else (quantity, ())
        found[role] = converted.value
        steps += [Step(one.say, one.expression, one.value, hint="単位は、みなそろっていますか。") for one in more]
        if converted.value <= 0:
            raise Impossible(f"{role}が0です。")
    chain = plan(rules, frozenset(found), s.asked)
    if chain is None:
        raise Impossible("条件がたりないので、答えが1つに決まりません。")
    for target, sources, expression, say in chain:
        text = filled(s, expression, sources, found)
        result = evaluated(text)
        if result <= 0 or (target == "中心角" and result >= 360):
            raise Impossible(f"{target}が{'360度以上' if result > 0 else '0以下'}になり、条件が合いません。")
        found[target] = result
        steps.append(Step(say, text, Quantity(result, unit_of(target, length)), hint=hints.get(target, f"{target}は、どのような式で求められますか。")))
    back = [
        rule
        for rule in (*checks, *rules)
        if s.asked in rule[1] and rule[0] in (*found, "円周率") and found.keys() >= set(rule[1]) and rule[0] != s.asked
    ]
    target, sources, expression, _ = next((rule for rule in back if s.get(rule[0]) or rule[0] == "円周率"), back[0])
    text = filled(s, expression, sources, found)
    unit = "" if target == "円周率" else unit_of(target, length)
    check = Step(f"求めた値から、{target}にもどします。", text, Quantity(evaluated(text), unit))
    answer = Quantity(found[s.asked], unit_of(s.asked, length))
    final, more = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    steps += [Step(one.say, one.expression, one.value, hint="答えの単位は何ですか。") for one in more]
    return Solution(tuple(steps), check, final)


def values(s: Measured, answer: Quantity) -> dict[str, Fraction]:
    """Everything known with the answer, in one unit of length.

    Raises:
        ValueError: the answer's unit is none of its kind.
    """
    length = base_unit(s)
    out = {role: convert(q, unit_of(role, length)).value if kind_of(role) != "度" else q.value for role, q in s.given}
    if kind_of(s.asked) == "度":
        if answer.unit != "度":
            raise ValueError("an angle is asked")
        out[s.asked] = answer.value
    else:
        out[s.asked] = convert(answer, unit_of(s.asked, length)).value
    return out
