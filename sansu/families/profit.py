"""Cost, list price, sale price and profit of one ware, as facts.  Rates are of the cost (profit) or of the list price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Taking
from sansu.quantity import Quantity, number, written
from sansu.wording import Fact, refers

RATES = ("割", "%")
_ASKED = ("原価", "定価", "売り値", "利益", "損", "見こみ", "値引き", "利益の割合", "損の割合")


@dataclass(frozen=True)
class Baibai:
    """What the text gives of one ware; a rate has the unit 割 or %, an amount 円."""

    ware: str
    cost: Quantity | None
    markup: Quantity | None  # profit hoped for: of the cost, or an amount
    price: Quantity | None  # 定価
    discount: Quantity | None  # off the list price: a rate or an amount; 0円: sold at the list price
    sale: Quantity | None  # 売り値
    gain: Quantity | None  # profit or loss: an amount, or a rate of the cost
    sign: str  # 利益, 損 or "" where neither is given nor asked
    asked: str  # one of _ASKED
    unit: str
    discount2: Quantity | None = None  # sold in another way: a rate off, and what that brings
    gain2: Quantity | None = None
    sign2: str = ""


def _only(take: Taking, kind: str) -> Fact | None:
    """The only fact of a kind; a second one, even alike, is another thing that was done."""
    taken = take.all(kind)
    if len(taken) > 1:
        raise _Twice(kind)
    return taken[0] if taken else None


class _Twice(Exception):
    """A text states twice what this family takes once."""


def recognise(facts: Sequence[Fact]) -> Baibai | None:
    try:
        return _recognise(Taking(facts))
    except _Twice:
        return None


def _recognise(take: Taking) -> Baibai | None:
    discounts, gains = [*take.all("discount"), *take.all("off")], take.all("gain")
    cost, markup, listed, sale, ask = (_only(take, kind) for kind in ("cost", "markup", "list", "sale", "ask"))
    _only(take, "seller"), _only(take, "shop")
    take.all("idle")
    if not take.done or ask is None or ask.text("what") not in _ASKED or len(discounts) > 2 or len(gains) > 2:
        return None
    asked, unit = ask.text("what"), ask.text("unit") or "円"
    if (unit not in RATES) if asked in ("見こみ", "値引き", "利益の割合", "損の割合") else unit != "円":
        return None
    told = (cost, listed, markup, sale, ask, *discounts)
    names = [fact.text("ware") for fact in told if fact and fact.text("ware")]
    if any(not (refers(name, names[0]) or name in ("品物", "商品", "品", "これ", "もの")) for name in names[1:]):
        return None
    if any(re.search(r"定価|原価|利益|仕入|円|売", name) for name in names):
        return None
    ware = names[0] if names else "品物"
    if len(discounts) == 2 or len(gains) == 2:
        return (
            None
            if cost or markup or listed or sale or any(fact.kind == "off" for fact in discounts)
            else _two_ways(ware, discounts, gains, asked, unit)
        )
    discount, gain = discounts[0] if discounts else None, gains[0] if gains else None
    prices = [q for fact in (listed, markup, discount) if (q := _quantity(fact, "price"))]
    if len(prices) > 1:
        return None
    given = {
        "原価": _quantity(cost, "cost"), "見こみ": _quantity(markup, "markup", "extra"), "定価": prices[0] if prices else None,
        "値引き": _quantity(discount, "discount", "off"), "売り値": _quantity(sale, "sale"), "利益": _quantity(gain, "gain", "rate"),
    }  # fmt: skip
    if any(q.unit not in (*RATES, "円") for q in given.values() if q):
        return None  # ドル and 円
    if asked == "定価" and cost and markup and not discount and (sale or gain):
        return None  # what it was sold for is then told for nothing, or contradicts
    about = {"損": "利益", "利益の割合": "利益", "損の割合": "利益"}.get(asked, asked)
    sign = gain.text("sign") if gain else asked[: -3 if "割合" in asked else None] if about == "利益" else ""
    alike = about == "利益" and unit == "円" and gain and gain.get("rate") and gain.text("sign") == asked
    if (given[about] and not alike) or sum(q is not None for q in given.values()) < (
        1 if markup and asked == "定価" else 2
    ):
        return None
    return Baibai(
        ware, given["原価"], given["見こみ"], given["定価"], given["値引き"], given["売り値"], given["利益"], sign, asked, unit,
    )  # fmt: skip


def _two_ways(ware: str, discounts: Sequence[Fact], gains: Sequence[Fact], asked: str, unit: str) -> Baibai | None:
    if len(discounts) != 2 or len(gains) != 2 or asked not in ("原価", "定価"):
        return None
    offs = [q for fact in discounts if (q := _quantity(fact, "discount", "off"))]
    wins = [q for fact in gains if (q := _quantity(fact, "gain", "rate"))]
    if any(q.unit not in RATES and q.value for q in offs) or any(q.unit != "円" for q in wins) or offs[0] == offs[1]:
        return None
    signs = [fact.text("sign") for fact in gains]
    return Baibai(ware, None, None, None, offs[0], None, wins[0], signs[0], asked, unit, offs[1], wins[1], signs[1])


def _quantity(fact: Fact | None, *roles: str) -> Quantity | None:
    if fact and fact.text("at") and "off" in roles:
        return Quantity(Fraction(0), "円")
    found = [value for role in roles if fact and isinstance(value := fact.get(role), Quantity)]
    return found[0] if found else None


def facts(s: Baibai) -> tuple[Fact, ...]:
    """The ware is named by the first fact."""
    told: list[tuple[str, dict[str, Quantity | str]]] = []
    if s.cost:
        told.append(("cost", {"cost": s.cost}))
    if s.price:
        told.append(("list", {"price": s.price}))
    if s.markup:
        told.append(("markup", {_role(s.markup, "extra", "markup"): s.markup}))
    if s.discount:
        at = {"at": "定価"} if not s.discount.value else {_role(s.discount, "off", "discount"): s.discount}
        told.append(("discount", dict(at)))
    if s.sale:
        told.append(("sale", {"sale": s.sale}))
    told[0][1]["ware"] = s.ware
    if s.gain:
        told.append(("gain", {"sign": s.sign, _role(s.gain, "gain", "rate"): s.gain}))
    if s.discount2 and s.gain2:
        told.append(("discount", {_role(s.discount2, "off", "discount"): s.discount2}))
        told.append(("gain", {"sign": s.sign2, "gain": s.gain2}))
    return (*(Fact.of(kind, **roles) for kind, roles in told), Fact.of("ask", what=s.asked, unit=s.unit))


def _role(quantity: Quantity, amount: str, rate: str) -> str:
    return rate if quantity.unit in RATES else amount


def _of(base: str, quantity: Quantity) -> str:
    return f"{base}の{written(quantity)}" if quantity.unit in RATES else written(quantity)


def _off(discount: Quantity) -> str:
    return _of("定価", discount) if discount.value else "なし"


def line(s: Baibai) -> tuple[tuple[str, str], ...]:
    out = [("品物", s.ware)]
    out += [("原価", written(s.cost))] if s.cost else []
    out += [("見こんだ利益", _of("原価", s.markup))] if s.markup else []
    out += [("定価", written(s.price))] if s.price else []
    if s.discount2 and s.gain and s.gain2 and s.discount:
        out += [("1つ目の値引き", _off(s.discount)), (f"1つ目の{s.sign}", written(s.gain))]
        out += [("2つ目の値引き", _off(s.discount2)), (f"2つ目の{s.sign2}", written(s.gain2))]
    else:
        out += [("値引き", _off(s.discount))] if s.discount else []
        out += [("売り値", written(s.sale))] if s.sale else []
        out += [(s.sign, _of("原価", s.gain))] if s.gain else []
    asked = {"見こみ": "見こんだ利益の割合", "値引き": "値引きの割合"}.get(s.asked, s.asked)
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def part(rate: Quantity) -> Fraction:
    """A rate as a part of 1."""
    return rate.value / (10 if rate.unit == "割" else 100)


def rate_text(rate: Quantity) -> str:
    """A rate inside an expression: 3割 is 3÷10, 1割5分 is 15÷100, 30% is 30÷100."""
    if rate.unit == "割" and rate.value.denominator == 1:
        return f"{number(rate.value)}÷10"
    return f"{number(part(rate) * 100)}÷100"


def units_in_one(unit: str) -> int:
    return 10 if unit == "割" else 100
