"""売買損益: cost, list price, sale price, profit.  Rates are of the cost (profit) or of the list price (discount)."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.goods import WARES
from sansu.quantity import Quantity, number, written
from sansu.reading.trade import PROFIT
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

_RATES = ("割", "%")


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
    discounts, gains = take.all("discount"), take.all("gain")
    cost, markup, listed, sale, ask = (_only(take, kind) for kind in ("cost", "markup", "list", "sale", "ask"))
    _only(take, "seller")
    take.all("idle")
    if not take.done or ask is None or ask.text("what") not in _ASKED or len(discounts) > 2 or len(gains) > 2:
        return None
    asked, unit = ask.text("what"), ask.text("unit") or "円"
    if (unit not in _RATES) if asked in ("見こみ", "値引き", "利益の割合", "損の割合") else unit != "円":
        return None
    told = (cost, listed, markup, sale, ask, *discounts)
    names = [fact.text("ware") for fact in told if fact and fact.text("ware")]
    if any(not (refers(name, names[0]) or name in ("品物", "商品", "品")) for name in names[1:]):
        return None
    if any(re.search(r"定価|原価|利益|仕入|円|売", name) for name in names):
        return None
    ware = names[0] if names else "品物"
    if len(discounts) == 2 or len(gains) == 2:
        return None if cost or markup or listed or sale else _two_ways(ware, discounts, gains, asked, unit)
    discount, gain = discounts[0] if discounts else None, gains[0] if gains else None
    given = {
        "原価": _quantity(cost, "cost"), "見こみ": _quantity(markup, "markup", "extra"), "定価": _quantity(listed, "price"),
        "値引き": _quantity(discount, "discount", "off"), "売り値": _quantity(sale, "sale"), "利益": _quantity(gain, "gain", "rate"),
    }  # fmt: skip
    about = {"損": "利益", "利益の割合": "利益", "損の割合": "利益"}.get(asked, asked)
    sign = gain.text("sign") if gain else asked[: -3 if "割合" in asked else None] if about == "利益" else ""
    alike = about == "利益" and unit == "円" and gain and gain.get("rate") and gain.text("sign") == asked
    if (given[about] and not alike) or sum(q is not None for q in given.values()) < (1 if markup and asked == "定価" else 2):
        return None
    return Baibai(
        ware, given["原価"], given["見こみ"], given["定価"], given["値引き"], given["売り値"], given["利益"], sign, asked, unit,
    )  # fmt: skip


def _two_ways(ware: str, discounts: Sequence[Fact], gains: Sequence[Fact], asked: str, unit: str) -> Baibai | None:
    if len(discounts) != 2 or len(gains) != 2 or asked not in ("原価", "定価"):
        return None
    offs = [q for fact in discounts if (q := _quantity(fact, "discount", "off"))]
    wins = [q for fact in gains if (q := _quantity(fact, "gain", "rate"))]
    if any(q.unit not in _RATES and q.value for q in offs) or any(q.unit != "円" for q in wins) or offs[0] == offs[1]:
        return None
    signs = [fact.text("sign") for fact in gains]
    return Baibai(ware, None, None, None, offs[0], None, wins[0], signs[0], asked, unit, offs[1], wins[1], signs[1])


def _quantity(fact: Fact | None, *roles: str) -> Quantity | None:
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
        told.append(("discount", {_role(s.discount, "off", "discount"): s.discount}))
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
    return rate if quantity.unit in _RATES else amount


def _of(base: str, quantity: Quantity) -> str:
    return f"{base}の{written(quantity)}" if quantity.unit in _RATES else written(quantity)


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


@dataclass
class _Page:
    """The solution being written: steps so far, what is known in yen, what is known as a multiple of the cost."""

    s: Baibai
    steps: list[Step] = field(default_factory=list)
    yen: dict[str, Fraction] = field(default_factory=dict)
    times: dict[str, Fraction] = field(default_factory=dict)

    def find(self, what: str, say: str, expression: str, value: Fraction) -> None:
        if value <= 0:
            raise Impossible(f"{what}が0円より大きくなりません。条件を確かめてください。")
        self.steps.append(Step(say, expression, Quantity(value, "円")))
        self.yen[what] = value

    def multiple(self, say: str, expression: str, value: Fraction) -> Fraction:
        if value <= 0:
            raise Impossible("割合が合いません。条件を確かめてください。")
        self.steps.append(Step(say, expression, Quantity(value, "倍")))
        return value


def explain(s: Baibai) -> Solution:
    page = _Page(s)
    given = {"原価": s.cost, "定価": s.price, "売り値": s.sale}
    page.yen.update({what: q.value for what, q in given.items() if q})
    if s.gain and s.gain.unit == "円":
        page.yen["利益"] = s.gain.value
    if s.discount2:
        return _explain_two_ways(page)
    if s.asked in ("見こみ", "値引き", "利益の割合", "損の割合") and not (page.yen.keys() - {"利益"}):
        return _rate_alone(page)
    wanted = {"損": "利益", "損の割合": "利益の割合"}.get(s.asked, s.asked)
    if not _forward(page, wanted):
        _from_multiples(page)
        _forward(page, wanted)
    if wanted not in page.yen and wanted not in ("見こみ", "値引き", "利益の割合"):
        raise Impossible("条件がたりません。")
    return _answer(page, wanted)


def _forward(page: _Page, wanted: str) -> bool:
    """Applies what can be calculated in yen until the asked amount (or all that its rate needs) is known."""
    needs = {"見こみ": {"原価", "定価"}, "値引き": {"定価", "売り値"}, "利益の割合": {"原価", "売り値"}}.get(wanted, {wanted})
    for _ in range(6):
        if needs <= page.yen.keys():
            return True
        if not any(rule(page) for rule in (_list_from_cost, _sale_from_list, _sale_from_cost, _cost_from_sale, _list_from_sale, _cost_from_list, _gain)):
            return False
    return False


def _list_from_cost(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "定価" in yen or "原価" not in yen or not s.markup:
        return False
    cost = yen["原価"]
    if s.markup.unit == "円":
        page.find("定価", "原価に見こんだ利益をたして、定価を求めます。", f"{number(cost)}＋{number(s.markup.value)}", cost + s.markup.value)
        return True
    k = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    page.find("定価", "定価を求めます。", f"{number(cost)}×{number(k)}", cost * k)
    return True


def _cost_from_list(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "原価" in yen or "定価" not in yen or not s.markup:
        return False
    price = yen["定価"]
    if s.markup.unit == "円":
        page.find("原価", "定価から見こんだ利益をひいて、原価を求めます。", f"{number(price)}−{number(s.markup.value)}", price - s.markup.value)
        return True
    k = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    page.find("原価", "定価をその倍の数でわって、原価を求めます。", f"{number(price)}÷{number(k)}", price / k)
    return True


def _sale_from_list(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "売り値" in yen or "定価" not in yen or not s.discount:
        return False
    price = yen["定価"]
    if not s.discount.value:
        yen["売り値"] = price
        return True
    if s.discount.unit == "円":
        page.find("売り値", "定価から値引きをひいて、売り値を求めます。", f"{number(price)}−{number(s.discount.value)}", price - s.discount.value)
        return True
    k = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    page.find("売り値", "売り値を求めます。", f"{number(price)}×{number(k)}", price * k)
    return True


def _list_from_sale(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "定価" in yen or "売り値" not in yen or not s.discount:
        return False
    sale = yen["売り値"]
    if not s.discount.value:
        yen["定価"] = sale
        return True
    if s.discount.unit == "円":
        page.find("定価", "売り値に値引きをたして、定価を求めます。", f"{number(sale)}＋{number(s.discount.value)}", sale + s.discount.value)
        return True
    k = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    page.find("定価", "売り値をその倍の数でわって、定価を求めます。", f"{number(sale)}÷{number(k)}", sale / k)
    return True


def _sale_from_cost(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "売り値" in yen or "原価" not in yen or not s.gain:
        return False
    cost, plus = yen["原価"], s.sign == "利益"
    if s.gain.unit == "円":
        say = "原価に利益をたして、売り値を求めます。" if plus else "原価から損をひいて、売り値を求めます。"
        gain = s.gain.value
        page.find("売り値", say, f"{number(cost)}{'＋' if plus else '−'}{number(gain)}", cost + gain if plus else cost - gain)
        return True
    k = page.multiple("売り値が原価の何倍かを求めます。", f"1{'＋' if plus else '−'}{rate_text(s.gain)}", 1 + part(s.gain) if plus else 1 - part(s.gain))
    page.find("売り値", "売り値を求めます。", f"{number(cost)}×{number(k)}", cost * k)
    return True


def _cost_from_sale(page: _Page) -> bool:
    s, yen = page.s, page.yen
    if "原価" in yen or "売り値" not in yen or not s.gain:
        return False
    sale, plus = yen["売り値"], s.sign == "利益"
    if s.gain.unit == "円":
        say = "売り値から利益をひいて、原価を求めます。" if plus else "売り値に損をたして、原価を求めます。"
        gain = s.gain.value
        page.find("原価", say, f"{number(sale)}{'−' if plus else '＋'}{number(gain)}", sale - gain if plus else sale + gain)
        return True
    k = page.multiple("売り値が原価の何倍かを求めます。", f"1{'＋' if plus else '−'}{rate_text(s.gain)}", 1 + part(s.gain) if plus else 1 - part(s.gain))
    page.find("原価", "売り値をその倍の数でわって、原価を求めます。", f"{number(sale)}÷{number(k)}", sale / k)
    return True


def _gain(page: _Page) -> bool:
    yen = page.yen
    if "利益" in yen or not {"原価", "売り値"} <= yen.keys():
        return False
    cost, sale = yen["原価"], yen["売り値"]
    if page.s.sign == "利益":
        page.find("利益", "売り値から原価をひいて、利益を求めます。", f"{number(sale)}−{number(cost)}", sale - cost)
    else:
        page.find("利益", "原価から売り値をひいて、損を求めます。", f"{number(cost)}−{number(sale)}", cost - sale)
    return True


def _from_multiples(page: _Page) -> None:
    """Finds the cost (or the list price) from an amount and the multiple that it is."""
    s = page.s
    if s.gain and s.discount and s.markup and s.gain.unit == "円" and "円" in (s.discount.unit, s.markup.unit):
        _from_amounts(page)
        return
    if not (s.markup and s.discount and s.gain and s.markup.unit in _RATES and s.discount.unit in _RATES and s.gain.unit == "円"):
        raise Impossible("条件がたりません。")
    price = page.multiple("原価を1とみて、定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    off = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    sale = page.multiple("売り値が原価の何倍かを求めます。", f"{number(price)}×{number(off)}", price * off)
    profit = s.sign == "利益"
    expression = f"{number(sale)}−1" if profit else f"1−{number(sale)}"
    k = page.multiple(f"{s.sign}が原価の何倍かを求めます。", expression, sale - 1 if profit else 1 - sale)
    page.find("原価", f"{s.sign}をその倍の数でわって、原価を求めます。", f"{number(s.gain.value)}÷{number(k)}", s.gain.value / k)


def _from_amounts(page: _Page) -> None:
    """The hoped profit, less the discount, is the profit: two of the three in yen give the third, and its rate the base."""
    s = page.s
    assert s.gain and s.discount and s.markup
    gain, plus = s.gain.value, s.sign == "利益"
    if s.discount.unit == "円" and s.markup.unit in _RATES:
        off = s.discount.value
        say = "見こんだ利益は、値引きと利益の和です。" if plus else "見こんだ利益は、値引きと損の差です。"
        page.find("見こんだ利益", say, f"{number(off)}{'＋' if plus else '−'}{number(gain)}", off + gain if plus else off - gain)
        hoped = page.yen["見こんだ利益"]
        page.find("原価", f"これが原価の{written(s.markup)}にあたることから、原価を求めます。", f"{number(hoped)}÷({rate_text(s.markup)})", hoped / part(s.markup))
    elif s.markup.unit == "円" and s.discount.unit in _RATES:
        hoped = s.markup.value
        say = "値引きは、見こんだ利益と利益の差です。" if plus else "値引きは、見こんだ利益と損の和です。"
        page.find("値引き額", say, f"{number(hoped)}{'−' if plus else '＋'}{number(gain)}", hoped - gain if plus else hoped + gain)
        off = page.yen["値引き額"]
        page.find("定価", f"これが定価の{written(s.discount)}にあたることから、定価を求めます。", f"{number(off)}÷({rate_text(s.discount)})", off / part(s.discount))
    else:
        raise Impossible("条件がたりません。")


def _explain_two_ways(page: _Page) -> Solution:
    """Two discounts: their difference is a part of the list price, and the difference of what they bring in yen."""
    s = page.s
    assert s.discount and s.discount2 and s.gain and s.gain2
    signed = [q.value if sign == "利益" else -q.value for q, sign in ((s.gain, s.sign), (s.gain2, s.sign2))]
    offs = [(part(q), rate_text(q)) for q in (s.discount, s.discount2)]
    (more, less), gap = (offs[::-1], signed[0] - signed[1]) if offs[1][0] > offs[0][0] else (offs, signed[1] - signed[0])
    expression = f"{more[1]}−{less[1]}" if less[0] else more[1]
    k = page.multiple("2つの値引きの差が、定価の何倍かを求めます。", expression, more[0] - less[0])
    a, b = max(s.gain.value, s.gain2.value), min(s.gain.value, s.gain2.value)
    if s.sign == s.sign2:
        page.find("売り値の差", f"売り値の差は、2つの{s.sign}の差です。", f"{number(a)}−{number(b)}", a - b)
    else:
        page.find("売り値の差", "売り値の差は、利益と損の和です。", f"{number(s.gain.value)}＋{number(s.gain2.value)}", a + b)
    if gap != page.yen["売り値の差"]:
        raise Impossible("値引きの多いほうが、もうけが多くなっています。条件を確かめてください。")
    page.find("定価", "この2つから、定価を求めます。", f"{number(gap)}÷{number(k)}", gap / k)
    price = page.yen["定価"]
    if s.asked == "原価":
        sale = price * (1 - offs[0][0])
        if offs[0][0]:
            page.find("売り値", "1つ目の売り値を求めます。", f"{number(price)}×(1−{offs[0][1]})", sale)
        plus = s.sign == "利益"
        say = "1つ目の売り値から利益をひいて、原価を求めます。" if plus else "1つ目の売り値に損をたして、原価を求めます。"
        page.find("原価", say, f"{number(sale)}{'−' if plus else '＋'}{number(s.gain.value)}", sale - signed[0])
    check = Step("2つの売り値の差を確かめます。", f"{number(price)}×(1−{less[1]})−{number(price)}×(1−{more[1]})" if less[0] else f"{number(price)}−{number(price)}×(1−{more[1]})", Quantity(gap, "円"))
    return Solution(tuple(page.steps), check, Quantity(page.yen[s.asked], "円"))


def _scale(unit: str) -> int:
    return 10 if unit == "割" else 100


def _rate_alone(page: _Page) -> Solution:
    """A rate from two rates: the cost is 1."""
    s, scale = page.s, _scale(page.s.unit)
    if s.asked in ("利益の割合", "損の割合"):
        return _gain_rate(page)
    if not s.gain or s.gain.unit not in _RATES:
        raise Impossible("条件がたりません。")
    plus = s.sign == "利益"
    sale = page.multiple("原価を1とみて、売り値が原価の何倍かを求めます。", f"1{'＋' if plus else '−'}{rate_text(s.gain)}", 1 + part(s.gain) if plus else 1 - part(s.gain))
    if s.asked == "見こみ" and s.discount and s.discount.unit in _RATES:
        off = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
        price = page.multiple("定価が原価の何倍かを求めます。", f"{number(sale)}÷{number(off)}", sale / off)
        answer = Quantity((price - 1) * scale, s.unit)
        step = Step("1をひいた分が、見こんだ利益の割合です。", f"({number(price)}−1)×{scale}", answer)
        check = Step("定価と値引きから、売り値が原価の何倍かにもどします。", f"(1＋{rate_text(answer)})×{number(off)}", Quantity(sale, "倍"))
    elif s.asked == "値引き" and s.markup and s.markup.unit in _RATES:
        price = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
        answer = Quantity((price - sale) / price * scale, s.unit)
        step = Step("定価と売り値の差が定価のどれだけかを求めます。", f"({number(price)}−{number(sale)})÷{number(price)}×{scale}", answer)
        check = Step("定価と値引きから、売り値が原価の何倍かにもどします。", f"{number(price)}×(1−{rate_text(answer)})", Quantity(sale, "倍"))
    else:
        raise Impossible("条件がたりません。")
    if answer.value <= 0:
        raise Impossible("割合が合いません。条件を確かめてください。")
    return Solution((*page.steps, step), check, answer)


def _gain_rate(page: _Page) -> Solution:
    s, scale = page.s, _scale(page.s.unit)
    if not (s.markup and s.discount and s.markup.unit in _RATES and (s.discount.unit in _RATES or not s.discount.value)):
        raise Impossible("条件がたりません。")
    price = page.multiple("原価を1とみて、定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
    off = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount)) if s.discount.value else Fraction(1)
    sale = page.multiple("売り値が原価の何倍かを求めます。", f"{number(price)}×{number(off)}", price * off)
    plus = s.asked == "利益の割合"
    answer = Quantity((sale - 1 if plus else 1 - sale) * scale, s.unit)
    if answer.value <= 0:
        raise Impossible("割合が合いません。条件を確かめてください。")
    step = Step(f"1との差が、{s.sign}の割合です。", f"({number(sale)}−1)×{scale}" if plus else f"(1−{number(sale)})×{scale}", answer)
    check = Step("この割合から、売り値が原価の何倍かにもどします。", f"1{'＋' if plus else '−'}{rate_text(answer)}", Quantity(sale, "倍"))
    return Solution((*page.steps, step), check, answer)


def _answer(page: _Page, wanted: str) -> Solution:
    s, yen = page.s, page.yen
    if wanted == "利益の割合":
        return _gain_rate_in_yen(page)
    if wanted in ("見こみ", "値引き"):
        scale = _scale(s.unit)
        large, small, base, word = (("定価", "原価", "原価", "見こんだ利益")) if wanted == "見こみ" else ("定価", "売り値", "定価", "値引き")
        a, b, c = yen[large], yen[small], yen[base]
        answer = Quantity((a - b) / c * scale, s.unit)
        if answer.value <= 0:
            raise Impossible("割合が合いません。条件を確かめてください。")
        page.steps.append(Step(f"{large}と{small}の差が{base}のどれだけかを求めます。", f"({number(a)}−{number(b)})÷{number(c)}×{scale}", answer))
        sign = "＋" if wanted == "見こみ" else "−"
        back = a if wanted == "見こみ" else b
        other = large if wanted == "見こみ" else small
        check = Step(f"{base}と{word}から、{other}にもどします。", f"{number(c)}×(1{sign}{rate_text(answer)})", Quantity(back, "円"))
        return Solution(tuple(page.steps), check, answer)
    return Solution(tuple(page.steps), _check(page), Quantity(yen[wanted], "円"))


def _gain_rate_in_yen(page: _Page) -> Solution:
    s, yen, scale = page.s, page.yen, _scale(page.s.unit)
    _gain(page)
    gain, cost = yen["利益"], yen["原価"]
    answer = Quantity(gain / cost * scale, s.unit)
    page.steps.append(Step(f"{s.sign}が原価のどれだけかを求めます。", f"{number(gain)}÷{number(cost)}×{scale}", answer))
    check = Step(f"原価とこの割合から、{s.sign}にもどします。", f"{number(cost)}×({rate_text(answer)})", Quantity(gain, "円"))
    return Solution(tuple(page.steps), check, answer)


def _check(page: _Page) -> Step:
    """Puts the amounts back: cost to sale price where both rates are there, else the last calculation backwards."""
    s, yen = page.s, page.yen
    if "原価" in yen and s.markup and s.discount and s.discount.value:
        cost = yen["原価"]
        up = f"{number(cost)}×(1＋{rate_text(s.markup)})" if s.markup.unit in _RATES else f"({number(cost)}＋{number(s.markup.value)})"
        price = cost * (1 + part(s.markup)) if s.markup.unit in _RATES else cost + s.markup.value
        down = f"{up}×(1−{rate_text(s.discount)})" if s.discount.unit in _RATES else f"{up}−{number(s.discount.value)}"
        sale = price * (1 - part(s.discount)) if s.discount.unit in _RATES else price - s.discount.value
        if s.gain and s.gain.unit == "円":
            profit = s.sign == "利益"
            expression = f"{down}−{number(cost)}" if profit else f"{number(cost)}−{down}" if s.discount.unit in _RATES else f"{number(cost)}−({down})"
            return Step(f"原価から順に計算して、{s.sign}にもどします。", expression, Quantity(abs(sale - cost), "円"))
        return Step("原価から順に計算して、売り値を確かめます。", down, Quantity(sale, "円"))
    return _backwards(page)


def _backwards(page: _Page) -> Step:
    """The answer led back to a given amount by the reverse of the last calculation."""
    s, yen = page.s, page.yen
    cost, price, sale = yen.get("原価"), yen.get("定価"), yen.get("売り値")
    asked = yen["利益" if s.asked == "損" else s.asked]
    answer, plus = number(asked), s.sign == "利益"
    if s.asked == "定価" and sale and s.discount and s.discount.unit in _RATES:
        return Step("定価と値引きから、売り値にもどします。", f"{answer}×(1−{rate_text(s.discount)})", Quantity(sale, "円"))
    if s.asked == "定価" and cost and s.markup and s.markup.unit in _RATES:
        return Step("定価から原価にもどします。", f"{answer}÷(1＋{rate_text(s.markup)})", Quantity(cost, "円"))
    if s.asked == "売り値" and price and s.discount and s.discount.unit in _RATES:
        return Step("売り値から定価にもどします。", f"{answer}÷(1−{rate_text(s.discount)})", Quantity(price, "円"))
    if sale and cost and s.gain and s.gain.unit in _RATES:
        sign = "＋" if plus else "−"
        return Step("原価から売り値にもどします。", f"{number(cost)}×(1{sign}{rate_text(s.gain)})", Quantity(sale, "円"))
    if sale and cost and (gain := yen.get("利益")):
        sign = "＋" if plus else "−"
        return Step(f"原価と{s.sign}から、売り値にもどします。", f"{number(cost)}{sign}{number(gain)}", Quantity(sale, "円"))
    if s.asked == "原価" and price and s.markup and s.markup.unit in _RATES:
        return Step("原価から定価にもどします。", f"{answer}×(1＋{rate_text(s.markup)})", Quantity(price, "円"))
    last = page.steps[-1]
    return Step("もう一度計算して確かめます。", last.expression, last.value)


def holds(s: Baibai, answer: Quantity) -> bool:
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
    amount: dict[str, tuple[Fraction, Fraction] | None] = {"原価": (Fraction(0), Fraction(1)), "定価": None, "売り値": None}
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
        meet("定価", (Fraction(0), 1 + part(markup)) if markup.unit in _RATES else (markup.value, Fraction(1)))
    for gain in gains:
        signed = gain.value * sign
        meet("売り値", (Fraction(0), 1 + sign * part(gain)) if gain.unit in _RATES else (signed, Fraction(1)))
    price, sale = amount["定価"], amount["売り値"]
    if off and price:
        k = 1 - part(off) if off.unit in _RATES else Fraction(1)
        meet("売り値", (price[0] * k - (off.value if off.unit == "円" else 0), price[1] * k))
    elif off and sale:
        k = 1 - part(off) if off.unit in _RATES else Fraction(1)
        meet("定価", ((sale[0] + (off.value if off.unit == "円" else 0)) / k, sale[1] / k))
    return _solvable(equations)


def _solvable(equations: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Whether one positive cost satisfies every a + b×cost = 0 (none at all proves nothing, so it fails)."""
    costs = {-a / b for a, b in equations if b}
    return bool(equations) and len(costs) <= 1 and all(cost > 0 for cost in costs) and all(b or not a for a, b in equations)


_KINDS = {
    1: ("利益を求める", "定価を求める", "売り値を求める", "原価を求める", "定価と原価"),
    2: ("利益を求める", "損を求める", "割合から原価", "実数引きから原価", "見こみを求める", "値引きを求める", "売り値から原価", "定価から原価", "利益の割合", "定価で売る"),
    3: ("割合から原価", "割合から定価", "割合から損の原価", "実数引きから原価", "実数の見こみ", "見こみだけ", "値引きだけ", "値引きを求める", "割合の利益から原価", "2通り", "2通り", "割合だけ"),
}  # fmt: skip


def sample(rng: random.Random, level: int) -> Baibai:
    kind = rng.choice(_KINDS[level])
    while True:
        found = _draw(rng, level, kind)
        if found is not None:
            return found


def _rate(rng: random.Random, level: int, unit: str, most: int) -> Quantity:
    tenths = Fraction(rng.randint(1, most)) + (Fraction(1, 2) if level > 1 and rng.random() < 0.25 else 0)
    return Quantity(tenths if unit == "割" else tenths * 10, unit)


def _yen(amount: Fraction) -> Quantity:
    return Quantity(amount, "円")


def _draw(rng: random.Random, level: int, kind: str) -> Baibai | None:
    unit = rng.choice(_RATES)
    cost = Fraction(rng.choice((10, 20, 50, 100)) * rng.randint(5, 60 if level > 1 else 40))
    markup, off = _rate(rng, level, unit, 5), _rate(rng, level, unit, 3)
    price = cost * (1 + part(markup))
    sale = price * (1 - part(off))
    if any(amount.denominator != 1 for amount in (price, sale)) or sale == cost:
        return None
    sign = "利益" if sale > cost else "損"
    gain, asked = abs(sale - cost), {"原価": "原価", "定価": "定価"}.get(kind[-2:], "原価")
    ware = rng.choice(WARES)
    given: dict[str, Quantity | None] = dict.fromkeys(("cost", "markup", "price", "discount", "sale", "gain"))
    match kind:
        case "利益を求める" | "損を求める":
            if sign != kind[:-4]:
                return None
            asked = sign
            given |= {"cost": _yen(cost), "markup": markup, "discount": off}
        case "定価を求める":
            asked, sign = "定価", ""
            given |= {"discount": off, "sale": _yen(sale)}
        case "売り値を求める":
            asked, sign = "売り値", ""
            given |= {"cost": _yen(cost), "markup": markup, "discount": off}
        case "原価を求める":
            given |= {"price": _yen(price), "discount": off, "gain": _yen(gain)}
        case "割合から原価" | "割合から定価" | "割合から損の原価":
            if (sign == "損") != ("損" in kind):
                return None
            given |= {"markup": markup, "discount": off, "gain": _yen(gain)}
        case "実数引きから原価":
            if (price - sale) % 10:
                return None
            given |= {"markup": markup, "discount": _yen(price - sale), "gain": _yen(gain)}
        case "実数の見こみ":
            if (price - cost) % 10:
                return None
            asked = rng.choice(("原価", "定価"))
            given |= {"markup": _yen(price - cost), "discount": off, "gain": _yen(gain)}
        case "見こみを求める":
            asked = "見こみ"
            given |= {"cost": _yen(cost), "discount": off, "gain": _yen(gain)}
        case "値引きを求める":
            asked = "値引き"
            given |= {"cost": _yen(cost), "markup": markup, "gain": _yen(gain)}
        case "定価と原価":
            asked, sign = "定価", ""
            given |= {"cost": _yen(cost), "markup": markup}
        case "定価で売る":
            sign, asked = "利益", rng.choice(("原価", "定価"))
            given |= {"markup": markup, "discount": _yen(Fraction(0)), "gain": _yen(price - cost)}
        case "利益の割合" | "割合だけ":
            rate = gain / cost * _scale(unit)
            if rate < 1 or (rate * (10 if unit == "割" else 1)).denominator != 1:
                return None
            asked = f"{sign}の割合"
            given |= {"markup": markup, "discount": off} | ({"cost": _yen(cost)} if kind == "利益の割合" else {})
        case "2通り":
            return _draw_two_ways(rng, unit, ware, cost, price)
        case "売り値から原価":
            sign = ""
            given |= {"markup": markup, "discount": off, "sale": _yen(sale)}
        case "定価から原価" | "割合の利益から原価":
            rate = Quantity(gain / cost * _scale(unit), unit)
            if rate.value < 1 or (rate.value * (10 if unit == "割" else 1)).denominator != 1:
                return None
            given |= {"price": _yen(price), "discount": off, "gain": rate}
        case _:
            rate = Quantity(gain / cost * _scale(unit), unit)
            if rate.value < 1 or (rate.value * (10 if unit == "割" else 1)).denominator != 1:
                return None
            asked = kind[:-2]
            given |= {"markup": markup, "gain": rate} if asked == "値引き" else {"discount": off, "gain": rate}
    return Baibai(ware=ware, sign=sign, asked=asked, unit=unit if asked in ("見こみ", "値引き", "利益の割合", "損の割合") else "円", **given)


def _draw_two_ways(rng: random.Random, unit: str, ware: str, cost: Fraction, price: Fraction) -> Baibai | None:
    first, second = (_rate(rng, 3, unit, 4) for _ in range(2))
    if rng.random() < 0.2:
        first = _yen(Fraction(0))
    sales = [price * (1 - part(off)) for off in (first, second)]
    if part(first) == part(second) or any(sale.denominator != 1 or sale == cost for sale in sales):
        return None
    signs = ["利益" if sale > cost else "損" for sale in sales]
    gains = [_yen(abs(sale - cost)) for sale in sales]
    asked = rng.choice(("原価", "定価"))
    if signs[0] == "損" and signs[1] == "利益":
        return None
    return Baibai(ware, None, None, None, first, None, gains[0], signs[0], asked, "円", second, gains[1], signs[1])


WORDINGS = tuple(
    Wording(f"baibai-{index:02}", tuple(f"trade.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "cost.of markup discount ask.gain",
            "cost.of markup discount ask.gain.yen",
            "cost.bought markup discount ask.gain.yen",
            "cost.bought.ware markup.rate.bare discount ask.gain",
            "cost.bought.ware markup.rate.bare discount ask.loss",
            "cost.of markup discount ask.loss.is",
            "cost.is markup.more discount ask.sale",
            "cost.of markup.rate.bare discount ask.sale",
            "cost.of markup ask.list",
            "cost.bought markup.more ask.list",
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
            "cost.of markup discount ask.gain.rate",
            "cost.bought markup discount ask.loss.rate",
            "markup discount ask.gain.rate",
            "markup discount ask.loss.rate",
            "discount.if gain.and discount.if loss.then ask.list",
            "discount.if gain.and discount.bare.if loss.then ask.cost",
            "discount.if gain.and discount.if gain.then ask.cost",
            "discount.if loss.and discount.if loss.then ask.list",
            "discount.none.if gain.and discount.if loss.then ask.list",
            "discount.none.if gain.and discount.if gain.then ask.cost",
        ),
        1,
    )
)

FAMILY = Family(
    "baibai", "売買損益", PROFIT, WORDINGS, recognise, facts, explain, holds, line, sample
)  # fmt: skip
