"""立体図形: volumes and surfaces of boxes, cubes, prisms and cylinders in words, an edge or a height asked, units."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Diagram, Figure, Shape, Table
from sansu.expression import value as evaluated
from sansu.families import heimen_angles, measured
from sansu.families.family import Family, Mistake, Taking
from sansu.families.heimen_angles import Change
from sansu.families.measured import Measured, plan, values
from sansu.families.measured_told import line_of, wrong_of
from sansu.families.measured_told import measured as figure_of
from sansu.families.rittai_posed import HINTS, WORDINGS, facts, sample
from sansu.families.rittai_rules import CHECKS, RULES, WRONG, agrees
from sansu.families.slips import slips
from sansu.quantity import Quantity, dimension, number, written
from sansu.reading.figures import CLAUSES, UNITS
from sansu.solution import Solution
from sansu.wording import Fact

Rittai = Measured | Change


def recognise(facts: Sequence[Fact]) -> Rittai | None:
    if any(fact.kind == "figure.shape" for fact in facts):
        return figure_of(facts, RULES)
    take = Taking(facts)
    change, ask = take.one("figure.change"), take.one("ask")
    if not take.done or change is None or ask is None or ask.text("what") != "単位":
        return None
    value, unit = change.quantity("value"), ask.text("unit")
    if dimension(value.unit) != "volume" or dimension(unit) != "volume" or unit == value.unit or value.value <= 0:
        return None
    return Change(value, unit)


def explain(s: Rittai) -> Solution:
    if isinstance(s, Measured):
        return measured.explain(s, RULES[s.shape], CHECKS.get(s.shape, ()), HINTS)
    return heimen_angles.explain(s)


def holds(s: Rittai, answer: Quantity) -> bool:
    if not isinstance(s, Measured):
        return heimen_angles.holds(s, answer)
    try:
        return agrees(s.shape, values(s, answer), s.pi)
    except (ValueError, KeyError, ZeroDivisionError):
        return False


def line(s: Rittai) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Measured):
        return line_of(s)
    return (("かさ", written(s.given)), ("求めるもの", f"同じかさ（{s.unit}）"))


def diagram(s: Rittai) -> Diagram:
    """A solid seen from the front and above, with what is given at it."""
    if not isinstance(s, Measured):
        return Table(("単位", "かさ"), ((s.given.unit, number(s.given.value)), (s.unit, "□")), ((1, 1),))
    known = values(s, explain(s).answer)
    for role in ("たて", "横", "高さ", "1辺", "半径"):
        chain = plan(RULES[s.shape], frozenset(known), role) if role not in known else None
        for rule in chain or ():
            known[rule[0]] = evaluated(measured.filled(s, rule[2], rule[1], known))
    told = [f"{role} {written(q)}" for role, q in s.given] + [f"{s.asked} □{s.unit}"]
    shapes: tuple[Shape, ...]
    if s.shape == "円柱":
        radius, high = known.get("半径", Fraction(3)), known.get("高さ", Fraction(6))
        shapes = (
            Shape(((Fraction(0), Fraction(0)), (2 * radius, Fraction(0)), (2 * radius, high), (Fraction(0), high))),
            Shape(centre=(radius, high + radius), radius=radius),
        )
        width = 2 * radius
    else:
        wide, high = known.get("横", known.get("1辺", Fraction(6))), known.get("高さ", known.get("1辺", Fraction(6)))
        deep = known.get("たて", known.get("1辺", Fraction(4))) / 2
        zero = Fraction(0)
        shapes = (
            Shape(((zero, zero), (wide, zero), (wide, high), (zero, high))),
            Shape(((zero, high), (deep, high + deep), (wide + deep, high + deep), (wide, high))),
            Shape(((wide, zero), (wide + deep, deep), (wide + deep, high + deep), (wide, high))),
        )
        width = wide
    step = high / (len(told) + 1)
    return Figure(shapes, tuple((width / 2, high - step * (index + 1), text) for index, text in enumerate(told)))


def mistakes(s: Rittai) -> tuple[Mistake, ...]:
    right = explain(s).answer
    if isinstance(s, Measured):
        return wrong_of(s, right, RULES[s.shape], WRONG)
    thought = "1辺を10倍すると、体積は10×10×10で1000倍になります。"
    return slips(right, [(right.value * 10, thought), (right.value / 10, thought), (right.value * 100, thought), (right.value / 100, thought)])


FAMILY = Family(
    "rittai", "立体図形", (*CLAUSES, *UNITS), WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
