"""Facts about a figure to one measured figure and back; for plane figures and solids alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sansu.expression import value as evaluated
from sansu.families.family import Mistake, Taking
from sansu.families.heimen_rules import Wrong
from sansu.families.measured import Measured, Rule, base_unit, filled, kind_of, plan, unit_of, values
from sansu.families.slips import slips
from sansu.quantity import Quantity, dimension, number, written
from sansu.wording import Fact

PI = Fraction(314, 100)
ROLES = (
    "たて", "横", "1辺", "底辺", "上底", "下底", "高さ", "対角線", "もう1つの対角線", "半径", "直径", "中心角", "円周", "弧の長さ", "まわりの長さ", "辺の長さの合計",
    "面積", "底面積", "側面積", "表面積", "体積",
)  # fmt: skip
ROUND = ("円", "半円", "おうぎ形", "円柱")
_SAME = {("円", "まわりの長さ"): "円周"}


def measured(facts: Sequence[Fact], rules: Mapping[str, Sequence[Rule]]) -> Measured | None:
    """The figure that the facts tell, where what is given leads to what is asked and nothing is left unused."""
    take = Taking(facts)
    shapes, sizes, pis, pairs = (take.all(f"figure.{kind}") for kind in ("shape", "size", "pi", "diagonals"))
    take.all("figure.thing")
    ask = take.one("ask")
    names = {fact.text("shape") for fact in shapes}
    if not names and ask is not None and ask.text("what") == "円周":
        names = {"円"}  # 半径2cmの円周
    if not take.done or ask is None or len(names) != 1 or len(pis) > 1 or len(pairs) > 1:
        return None
    shape = names.pop()
    if shape not in rules or (pis and shape not in ROUND):
        return None
    given: dict[str, Quantity] = {}
    told = [(fact.text("role"), fact.quantity("value")) for fact in sizes]
    if pairs:
        if shape != "ひし形":
            return None
        told += [("対角線", pairs[0].quantity("one")), ("もう1つの対角線", pairs[0].quantity("two"))]
    for role, quantity in told:
        role = _SAME.get((shape, role), role)
        if role in given or quantity.value <= 0 or (kind_of(role) == "度" and not 0 < quantity.value < 360):
            return None
        given[role] = quantity
    asked = _SAME.get((shape, ask.text("what")), ask.text("what"))
    if asked in given or asked not in ROLES:
        return None
    chain = plan(rules[shape], frozenset(given), asked)
    if not chain or set(given) - {source for rule in chain for source in rule[1]}:
        return None
    pi = (pis[0].quantity("value").value if pis else PI) if any("P" in rule[2] for rule in chain) else Fraction(0)
    if (pis and not pi) or (pi and not 3 <= pi < 4):
        return None
    ordered = tuple((role, given[role]) for role in ROLES if role in given)
    unit = ask.text("unit")
    s = Measured(shape, ordered, asked, unit, pi)
    if not unit:
        s = Measured(shape, ordered, asked, unit_of(asked, base_unit(s)), pi)
    kind = kind_of(asked)
    if (s.unit != "度") if kind == "度" else (dimension(s.unit) != kind):
        return None
    return s


def told(s: Measured) -> tuple[Fact, ...]:
    out = [Fact.of("figure.size", role=role, value=quantity) for role, quantity in s.given]
    out.append(Fact.of("figure.shape", shape=s.shape))
    out += [Fact.of("figure.pi", value=Quantity(s.pi))] if s.pi else []
    return (*out, Fact.of("ask", what=s.asked, unit=s.unit))


def line_of(s: Measured) -> tuple[tuple[str, str], ...]:
    pi = number(s.pi) if s.pi == PI else f"{s.pi.numerator}/{s.pi.denominator}"
    circle = (("円周率", pi),) if s.pi else ()
    return (("形", s.shape), *((role, written(q)) for role, q in s.given), *circle, ("求めるもの", f"{s.asked}（{s.unit}）"))


def wrong_of(s: Measured, answer: Quantity, rules: Sequence[Rule], table: Mapping[tuple[str, str], Sequence[Wrong]]) -> tuple[Mistake, ...]:
    """The table's wrong formulas, put with this figure's numbers."""
    known = values(s, answer)
    known.pop(s.asked)
    for rule in plan(rules, frozenset(known), s.asked) or ():
        if rule[0] != s.asked:
            known[rule[0]] = evaluated(filled(s, rule[2], rule[1], known))
    unit = unit_of(s.asked, base_unit(s))
    found: list[tuple[Fraction, str, str]] = []
    for sources, expression, thought in table.get((s.shape, s.asked), ()):
        if known.keys() >= set(sources):
            found.append((evaluated(filled(s, expression, sources, known)), "" if unit == "度" else unit, thought))
    return slips(answer, found)
