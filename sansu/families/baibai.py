"""売買損益: cost, list price, sale price, profit.  The facts are in profit.py, the steps in profit_steps.py."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from sansu.families import profit, profit_posed, profit_steps, stock
from sansu.families.family import Family, Wording
from sansu.families.mentions import clean
from sansu.families.profit import RATES, Baibai, part
from sansu.families.profit_diagram import diagram, mistakes
from sansu.families.stock import Stock
from sansu.quantity import Quantity
from sansu.reading.trade import PROFIT, STOCK, TOGETHER
from sansu.solution import Solution
from sansu.wording import Fact

# one ware, or a stock of it
Trade = Baibai | Stock


def recognise(facts: Sequence[Fact]) -> Trade | None:
    return (stock.recognise(facts) or profit.recognise(facts)) if clean(facts) else None


def facts(s: Trade) -> tuple[Fact, ...]:
    return stock.facts(s) if isinstance(s, Stock) else profit.facts(s)


def explain(s: Trade) -> Solution:
    return stock.explain(s) if isinstance(s, Stock) else profit_steps.explain(s)


def line(s: Trade) -> tuple[tuple[str, str], ...]:
    return stock.line(s) if isinstance(s, Stock) else profit.line(s)


def holds(s: Trade, answer: Quantity) -> bool:
    return stock.holds(s, answer) if isinstance(s, Stock) else _holds(s, answer)


def sample(rng: random.Random, level: int) -> Trade:
    return stock.sample(rng) if level == 3 and rng.random() < 0.15 else profit_posed.sample(rng, level)


def _holds(s: Baibai, answer: Quantity) -> bool:
    """Puts the answer among the givens and checks every relation among what is then known, to a fixed point."""
    known: dict[str, Quantity | None] = {
        "原価": s.cost, "見こみ": s.markup, "定価": s.price, "値引き": s.discount, "売り値": s.sale, "利益": s.gain,
    }  # fmt: skip
    about = {"損": "利益", "利益の割合": "利益", "損の割合": "利益"}.get(s.asked, s.asked)
    if answer.unit != s.unit or answer.value <= 0:
        return False
    if s.discount2 and s.gain2 and s.gain and s.discount:
        return _same_cost(s, answer)
    gains = [q for q in (s.gain, answer if about == "利益" else None) if q]
    known[about] = answer
    return _agree(known, gains, 1 if s.sign == "利益" else -1)


def _same_cost(s: Baibai, answer: Quantity) -> bool:
    """Both ways of selling must give one cost and one list price."""
    rows = ((s.discount, s.gain, s.sign), (s.discount2, s.gain2, s.sign2))
    left = [(1 - part(off), gain.value if sign == "利益" else -gain.value) for off, gain, sign in rows if off and gain]
    if s.asked == "定価":
        return len({answer.value * k - gain for k, gain in left}) == 1 and answer.value * left[0][0] > left[0][1]
    return len({(answer.value + gain) / k for k, gain in left}) == 1


def _agree(known: dict[str, Quantity | None], gains: Sequence[Quantity], sign: int) -> bool:
    """Whether some cost satisfies all relations; the cost is the only free amount, so every relation is linear in it."""
    # Each amount is a + b×cost; an unknown one is None.
    amount: dict[str, tuple[Fraction, Fraction] | None] = {
        "原価": (Fraction(0), Fraction(1)),
        "定価": None,
        "売り値": None,
    }
    equations: list[tuple[Fraction, Fraction]] = []  # a + b×cost = 0

    def meet(what: str, value: tuple[Fraction, Fraction]) -> None:
        old = amount[what]
        if old is None:
            amount[what] = value
        else:
            equations.append((old[0] - value[0], old[1] - value[1]))

    for what in amount:
        quantity = known[what]
        if quantity:
            meet(what, (quantity.value, Fraction(0)))
    markup, off = known["見こみ"], known["値引き"]
    if markup:
        meet("定価", (Fraction(0), 1 + part(markup)) if markup.unit in RATES else (markup.value, Fraction(1)))
    for gain in gains:
        signed = gain.value * sign
        meet("売り値", (Fraction(0), 1 + sign * part(gain)) if gain.unit in RATES else (signed, Fraction(1)))
    price, sale = amount["定価"], amount["売り値"]
    if off and price:
        k = 1 - part(off) if off.unit in RATES else Fraction(1)
        meet("売り値", (price[0] * k - (off.value if off.unit == "円" else 0), price[1] * k))
    elif off and sale:
        k = 1 - part(off) if off.unit in RATES else Fraction(1)
        meet("定価", ((sale[0] + (off.value if off.unit == "円" else 0)) / k, sale[1] / k))
    return _solvable(equations)


def _solvable(equations: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Whether one positive cost satisfies every a + b×cost = 0 (none at all proves nothing, so it fails)."""
    costs = {-a / b for a, b in equations if b}
    return (
        bool(equations)
        and len(costs) <= 1
        and all(cost > 0 for cost in costs)
        and all(b or not a for a, b in equations)
    )


WORDINGS = tuple(
    Wording(f"baibai-{index:02}", tuple(f"trade.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "cost.of markup discount.end ask.gain",
            "cost.of markup discount.end ask.gain.yen",
            "cost.bought markup discount.end ask.gain.yen",
            "cost.bought.ware markup.rate.bare discount.end ask.gain",
            "cost.bought.ware markup.rate.bare discount.end ask.loss",
            "cost.of markup discount.end ask.loss.is",
            "cost.is markup.more discount.end ask.sale",
            "cost.of markup.rate.bare discount.end ask.sale",
            "cost.of markup.set ask.list",
            "cost.bought markup.more.set ask.list",
            "markup discount gain ask.cost",
            "markup discount gain ask.list",
            "markup discount gain.is ask.cost",
            "markup.more discount loss ask.cost",
            "markup.rate discount.bare loss ask.cost.bought",
            "markup discount.yen gain ask.cost",
            "markup discount.cut gain.is ask.cost",
            "markup discount.cut loss ask.cost",
            "markup.yen discount gain ask.list",
            "markup.yen discount loss ask.cost",
            "markup discount.none gain ask.cost",
            "markup discount.none gain ask.list",
            "list.of discount gain ask.cost",
            "list.is discount loss ask.cost.bought",
            "list.of discount gain.rate ask.cost",
            "list.of discount loss.rate ask.cost",
            "markup discount.at sale ask.cost",
            "markup discount.then sale ask.cost",
            "discount.at sale ask.list",
            "discount.bought sale.was ask.list",
            "cost.of.wo discount gain ask.markup",
            "cost.bought discount gain ask.markup.more",
            "cost.bought markup gain.cut ask.discount",
            "cost.of markup loss.cut ask.discount",
            "discount gain.rate ask.markup.more",
            "discount gain.rate ask.markup",
            "markup gain.rate.cut ask.discount",
            "cost.of markup discount.end ask.gain.rate",
            "cost.bought markup discount.end ask.loss.rate",
            "markup discount.end ask.gain.rate",
            "markup discount.end ask.loss.rate",
            "discount.if gain.and discount.if loss.then ask.list",
            "discount.if gain.and discount.bare.if loss.then ask.cost",
            "discount.if gain.and discount.if gain.then ask.cost",
            "discount.if loss.and discount.if loss.then ask.list",
            "discount.none.if gain.and discount.if loss.then ask.list",
            "discount.none.if gain.and discount.if gain.then ask.cost",
            "stock markup.set stock.sold stock.rest ask.gain.all",
            "stock.of markup.set stock.sold stock.rest ask.gain",
            "stock markup.set stock.sold stock.rest.wo ask.loss.all",
            "stock.of markup.set stock.sold stock.thrown ask.gain.all",
        ),
        1,
    )
)
CLAUSES = (*PROFIT, *STOCK, *(one for one in TOGETHER if one.kind == "shop"))

FAMILY = Family(
    "baibai", "売買損益", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
