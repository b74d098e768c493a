"""食塩水: salt ÷ salt water = strength.  Water is 0%, salt 100%; evaporating takes water away and leaves the salt."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Areas, Balance, Table
from sansu.families import salt as told
from sansu.families import salt_exchange, salt_posed, salt_steps, salt_teaching
from sansu.families.family import Family, Mistake, Wording
from sansu.families.salt import Shokuen, strength
from sansu.families.salt_exchange import Exchange
from sansu.quantity import Quantity, convert
from sansu.reading.mixture import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact

Situation = Shokuen | Exchange


def recognise(facts: Sequence[Fact]) -> Situation | None:
    if any(fact.kind == "exchange" for fact in facts):
        return salt_exchange.recognise(facts)
    if any(fact.get("box") for fact in facts):
        return None
    return told.recognise(facts)


def facts(s: Situation) -> tuple[Fact, ...]:
    return salt_exchange.facts(s) if isinstance(s, Exchange) else told.facts(s)


def explain(s: Situation) -> Solution:
    return salt_exchange.explain(s) if isinstance(s, Exchange) else salt_teaching.with_hints(salt_steps.explain(s))


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    return salt_exchange.line(s) if isinstance(s, Exchange) else told.line(s)


def diagram(s: Situation) -> Areas | Balance | Table:
    return salt_exchange.diagram(s) if isinstance(s, Exchange) else salt_teaching.diagram(s)


def mistakes(s: Situation) -> tuple[Mistake, ...]:
    return salt_exchange.mistakes(s) if isinstance(s, Exchange) else salt_teaching.mistakes(s)


def sample(rng: random.Random, level: int) -> Situation:
    return salt_exchange.sample(rng) if level == 3 and rng.random() < 0.15 else salt_posed.sample(rng, level)


def holds(s: Situation, answer: Quantity) -> bool:
    return salt_exchange.holds(s, answer) if isinstance(s, Exchange) else _holds(s, answer)


def _holds(s: Shokuen, answer: Quantity) -> bool:
    """Weighs salt and water with the answer put in: what went in must be what is there."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    if any(part.salt for part in s.parts):
        part = s.parts[0]
        heavy, strong = part.weight or answer, part.percent or answer
        return part.salt is not None and heavy.value * strong.value == part.salt.value * 100
    if s.rise and s.fall:
        return _changes_hold(s, answer)
    salt = water = Fraction(0)
    for index, part in enumerate(s.parts):
        asked = index == s.index
        weight = part.weight or (answer if asked else None)
        if weight is None:
            if s.weight is None:
                return False
            weight = Quantity(s.weight.value - answer.value, "g")
        if part.kind == "捨てる":
            left = 1 - weight.value / (salt + water)
            salt, water = salt * left, water * left
            continue
        sign = -1 if part.kind == "蒸発" else 1
        percent_now = answer.value if asked and s.asked == "濃さ" else strength(part)
        inside = weight.value * percent_now / 100
        salt += sign * inside
        water += sign * (weight.value - inside)
        if salt < 0 or water < 0 or weight.value <= 0:
            return False
    if s.asked in ("食塩", "水"):
        return answer.value == (salt if s.asked == "食塩" else water)
    percent = answer.value if s.index < 0 else s.percent.value if s.percent else Fraction(-1)
    return (salt + water) * percent == salt * 100 and (s.weight is None or salt + water == convert(s.weight, "g").value)


def _changes_hold(s: Shokuen, answer: Quantity) -> bool:
    """Adds the salt and the water to the salt water that the answer means."""
    more = s.parts[1].weight
    if more is None or s.rise is None or s.fall is None:
        return False
    up, down, x = s.rise.value, s.fall.value, more.value
    if s.asked == "重さ":
        weight = answer.value
        percent = down * (weight + x) / x
    else:
        percent = answer.value
        weight = x * (percent - down) / down
    salt = weight * percent / 100
    after_salt, after_water = (salt + x) / (weight + x) * 100, salt / (weight + x) * 100
    return weight > 0 and 0 < percent < 100 and after_salt == percent + up and after_water == percent - down


WORDINGS = tuple(
    Wording(f"shokuen-{index:02}", tuple(f"mixture.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "solution.in ask.salt",
            "solution.in ask.salt.is",
            "solution.in ask.water",
            "water salt dissolve ask.percent",
            "water.of salt.of dissolve ask.percent.is",
            "solution.salt ask.percent.is",
            "solution.salt.of ask.percent.is",
            "solution.and solution.other mix ask.percent",
            "solution.heavy.and solution.heavy.other mix ask.percent.is",
            "solution.to solution.other add ask.percent",
            "solution.to add.water ask.percent",
            "solution.heavy.to add.water.of ask.percent.is",
            "solution.to add.salt ask.percent",
            "solution.there add.salt.of ask.percent.is",
            "solution.from dry ask.percent",
            "solution.heavy.from dry.of ask.percent.is",
            "solution.to ask.add.water ask.becomes",
            "solution.to ask.add.salt ask.becomes",
            "solution.from ask.dry ask.becomes",
            "solution.there ask.dry ask.becomes",
            "solution.to ask.weight.mix ask.becomes",
            "solution.strong.and solution.strong.other mix.to make ask.weight",
            "make.when solution.strong.and solution.strong.other mix.to ask.weight.needed",
            "solution.strong.to add.water becomes.solution ask.first.weight",
            "solution.strong.from dry becomes.solution ask.first.weight",
            "solution.strong.from dry.of becomes ask.first.weight",
            "solution.strong.to add.salt becomes ask.first.weight",
            "solution.unknown.to add.water becomes.solution ask.first.percent",
            "solution.made ask.made.weight",
            "solution.list solution.and solution.other mix ask.percent",
            "solution.from throw.then add.water ask.percent.is",
            "solution.there throw.then add.water.of ask.percent",
            "solution.to add.water.then add.salt ask.percent",
            "solution.there add.water.then add.salt ask.percent.is",
            "solution.from dry.then add.salt ask.percent.is",
            "solution.from dry.then add.water ask.percent",
            "solution.there dry.then add.water.of ask.percent.is",
            "solution.and solution.unclear.other mix becomes.solution ask.unclear.percent",
            "solution.to solution.unclear.other add becomes ask.unclear.percent",
            "solution.any salt.if rises water.if falls ask.first.percent",
            "solution.any salt.of.if rises water.of.if falls ask.first.weight",
            "solution.unknown.to add.salt becomes ask.first.percent",
            "solution.unknown.from dry becomes ask.first.percent",
            "solution.and solution.other mix ask.salt.is",
            "solution.and solution.other mix ask.percent.bare",
            "solution.from dry ask.percent.bare",
            "solution.from throw.then add.water.then throw.then add.water ask.percent.is",
            "solution.from throw.then add.water repeat ask.percent.bare",
            "solution.and solution.from exchange ask.exchange",
            "solution.and solution.from exchange ask.exchange.is",
            "solution.and solution.from exchange ask.exchange.percent",
        ),
        1,
    )
)
FAMILY = Family("shokuen", "食塩水", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
