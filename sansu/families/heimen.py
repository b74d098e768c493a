"""平面図形: areas, perimeters, arcs and angles of figures that words alone settle; and areas in other units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Diagram, Figure, Shape, Table
from sansu.families import heimen_angles, measured
from sansu.families.family import Family, Mistake, Taking
from sansu.families.heimen_angles import Change, Polygon, Rest
from sansu.families.heimen_posed import HINTS, WORDINGS, facts, sample
from sansu.families.heimen_rules import CHECKS, RULES, WRONG, agrees, corners
from sansu.families.measured import Measured, plan, values
from sansu.families.measured_told import ROUND, line_of, wrong_of
from sansu.families.measured_told import measured as figure_of
from sansu.families.slips import slips
from sansu.quantity import Quantity, dimension, number, written
from sansu.reading.figures import ANGLES, CLAUSES, UNITS
from sansu.solution import Solution
from sansu.wording import Fact

Heimen = Measured | Polygon | Rest | Change


def recognise(facts: Sequence[Fact]) -> Heimen | None:
    kinds = {fact.kind for fact in facts}
    if kinds & {"figure.shape", "figure.size"}:
        return figure_of(facts, RULES)
    take = Taking(facts)
    polygon, angles, ask = take.one("figure.polygon"), take.one("figure.angles"), take.one("ask")
    change, are = take.one("figure.change"), take.one("figure.change.are")
    if not take.done or ask is None or sum(one is not None for one in (polygon, angles, change, are)) != 1:
        return None
    what = ask.text("what")
    if polygon:
        told = ask.get("corners")
        if isinstance(told, Quantity) and told.value != polygon.quantity("count").value:
            return None
        return _polygon(polygon, what)
    if angles:
        return _rest(angles, what)
    value = change.quantity("value") if change else Quantity(are.quantity("value").value, "a") if are else None
    if value is None or what != "単位" or value.value <= 0:
        return None
    unit = ask.text("unit")
    if dimension(unit) != "area" or dimension(value.unit) != "area" or unit == value.unit:
        return None
    return Change(value, unit)


def _polygon(fact: Fact, what: str) -> Polygon | None:
    count, regular = fact.quantity("count").value, bool(fact.text("regular"))
    if count.denominator != 1 or not 3 <= count <= 100:
        return None
    if what not in ("内角の和", "1つの内角", "1つの外角", "対角線の数") or (what.startswith("1つ") and not regular):
        return None
    return Polygon(int(count), regular, what)


def _rest(fact: Fact, what: str) -> Rest | None:
    role = fact.text("role")
    if role:
        if {role, what} != {"頂角", "底角"}:
            return None
        return Rest("二等辺三角形", (fact.quantity("value"),), what)
    given = tuple(fact.quantity(one) for one in ("zero", "one", "two") if fact.get(one))
    return Rest(fact.text("shape") or "三角形", given, what) if what == "残りの角" else None


def explain(s: Heimen) -> Solution:
    if isinstance(s, Measured):
        return measured.explain(s, RULES[s.shape], CHECKS.get(s.shape, ()), HINTS)
    return heimen_angles.explain(s)


def holds(s: Heimen, answer: Quantity) -> bool:
    if not isinstance(s, Measured):
        return heimen_angles.holds(s, answer)
    try:
        return agrees(s.shape, values(s, answer), s.pi)
    except (ValueError, KeyError):
        return False


def line(s: Heimen) -> tuple[tuple[str, str], ...]:
    match s:
        case Measured():
            return line_of(s)
        case Polygon():
            return (("形", s.name), ("求めるもの", f"{s.asked}（{'本' if s.asked == '対角線の数' else '度'}）"))
        case Rest(shape, angles, asked):
            role = {"頂角": "底角", "底角": "頂角"}.get(asked, "わかっている角")
            return (("形", shape), (role, "と".join(map(written, angles))), ("求めるもの", f"{asked}（度）"))
    return (("広さ", written(s.given)), ("求めるもの", f"同じ広さ（{s.unit}）"))


def diagram(s: Heimen) -> Diagram:
    match s:
        case Measured():
            return _figure(s)
        case Polygon(sides, _, asked):
            points = [(_near(math.cos(2 * math.pi * k / sides)), _near(math.sin(2 * math.pi * k / sides))) for k in range(sides)]
            return Figure((Shape(tuple(points)),), ((Fraction(0), Fraction(0), f"{asked} □{'本' if asked == '対角線の数' else '度'}"),))
        case Rest(shape, angles):
            return _angles(shape, [one.value for one in angles], s)
    rows = ((s.given.unit, number(s.given.value)), (s.unit, "□"))
    return Table(("単位", "広さ"), rows, ((1, 1),))


def _near(value: float) -> Fraction:
    return Fraction(value).limit_denominator(1000)


def _angles(shape: str, given: list[Fraction], s: Rest) -> Figure:
    """A triangle with these angles at the left, the right and the top; a quadrangle only in outline."""
    if shape == "四角形":
        points = ((0, 0), (6, 0), (5, 4), (1, 3))
        texts = [*(f"{number(one)}度" for one in given), "□度"]
        places = [(Fraction(x), Fraction(y)) for x, y in points]
        return Figure((Shape(tuple(places)),), tuple((x, y, text) for (x, y), text in zip(places, texts, strict=True)))
    answer = explain(s).answer.value
    if shape == "三角形":
        left, right, texts = given[0], given[1], [f"{number(given[0])}度", f"{number(given[1])}度", "□度"]
    elif s.asked == "底角":
        left = right = answer
        texts = ["□度", "□度", f"{number(given[0])}度"]
    else:
        left = right = given[0]
        texts = [f"{number(given[0])}度", f"{number(given[0])}度", "□度"]
    a, b = math.tan(math.radians(float(left))), math.tan(math.radians(float(right)))
    width = 6.0
    across = width * b / (a + b) if abs(a + b) > 1e-9 else width / 2
    apex = (_near(across), _near(abs(across * a)))
    places = [(Fraction(0), Fraction(0)), (Fraction(6), Fraction(0)), apex]
    return Figure((Shape(tuple(places)),), tuple((x, y, text) for (x, y), text in zip(places, texts, strict=True)))


def _figure(s: Measured) -> Figure:
    """The figure to scale with what is given at it, and what is asked as □."""
    known = values(s, explain(s).answer)
    told = [f"{role} {written(q)}" for role, q in s.given] + [f"{s.asked} □{s.unit}"]
    known = _filled(s, known)
    if s.shape in ROUND:
        radius = known["半径"]
        sweep = known.get("中心角", Fraction(180 if s.shape == "半円" else 360))
        shape = Shape(centre=(radius, radius), radius=radius, sweep=sweep)
        low, high, right = Fraction(0), 2 * radius, 2 * radius
    elif s.shape == "正三角形":
        side = known["1辺"]
        shape = Shape(((Fraction(0), Fraction(0)), (side, Fraction(0)), (side / 2, side * Fraction(866, 1000))))
        low, high, right = Fraction(0), side * Fraction(866, 1000), side
    else:
        sized = {"対角線": Fraction(8), "もう1つの対角線": Fraction(6)} | known if s.shape == "ひし形" else known
        points = corners(s.shape, sized)
        shape = Shape(tuple(points))
        low, high, right = min(y for _, y in points), max(y for _, y in points), max(x for x, _ in points)
    step = (high - low) / (len(told) + 1)
    return Figure((shape,), tuple((right / 2, high - step * (index + 1), text) for index, text in enumerate(told)))


def _filled(s: Measured, known: dict[str, Fraction]) -> dict[str, Fraction]:
    """With the sides that a drawing needs."""
    from sansu.expression import value

    for role in ("半径", "1辺", "たて", "横", "底辺", "高さ", "もう1つの対角線"):
        chain = plan(RULES[s.shape], frozenset(known), role) if role not in known else None
        for rule in chain or ():
            known[rule[0]] = value(measured.filled(s, rule[2], rule[1], known))
    return known


def mistakes(s: Heimen) -> tuple[Mistake, ...]:
    right = explain(s).answer
    match s:
        case Measured():
            return wrong_of(s, right, RULES[s.shape], WRONG)
        case Polygon(sides, _, asked):
            table: dict[str, list[tuple[int | Fraction, str]]] = {
                "内角の和": [(180 * sides, "三角形の数は、角の数と同じではありません。図をかいて数えましょう。"), (360, "外角の和を答えていませんか。")],
                "1つの内角": [(Fraction(360, sides), "外角を答えていませんか。"), (180 * (sides - 2), "内角の和を答えていませんか。1つの角は、ここからどう求めますか。"), (Fraction(180 * (sides - 1), sides), "三角形の数を数えまちがえていませんか。")],
                "1つの外角": [(Fraction(180 * (sides - 2), sides), "内角を答えていませんか。"), (Fraction(180, sides), "外角の和は、何度ですか。")],
                "対角線の数": [(sides * (sides - 3), "同じ対角線を2回数えていませんか。"), (sides - 3, "1つの頂点から引ける数だけになっていませんか。")],
            }
            return slips(right, [(Fraction(value), thought) for value, thought in table[asked]])
        case Rest(shape, angles, asked):
            total = sum((one.value for one in angles), Fraction(0))
            whole = 360 if shape == "四角形" else 180
            wrong = [(total, "わかっている角の和を答えていませんか。"), (abs(540 - whole - total), f"{shape}の角の和は何度ですか。")]
            if shape == "二等辺三角形":
                wrong = [(180 - total, "二等辺三角形の底角は2つあります。"), ((180 - total) / 2, "頂角と底角を取りちがえていませんか。"), (180 - total * 2, "頂角と底角を取りちがえていませんか。")]
            return slips(right, [(value, thought) for value, thought in wrong])
    ten = "1辺を10倍すると、面積は10×10で100倍になります。"
    return slips(right, [(right.value * 10, ten), (right.value / 10, ten), (right.value * 100, "単位の大きさを取りちがえていませんか。"), (right.value / 100, "単位の大きさを取りちがえていませんか。")])


FAMILY = Family(
    "heimen", "平面図形", (*CLAUSES, *ANGLES, *UNITS), WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
