"""売買損益 with a stock: so many bought, some sold at the list price, the rest cheaper or thrown away."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible, Taking
from sansu.families.goods import GOODS
from sansu.families.profit import RATES, part, rate_text
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Stock:
    """`count` bought at `cost` each; `sold` of them at the list price, the rest at `discount` off (None: thrown away)."""

    ware: str
    per: str  # the counter
    cost: Quantity
    count: Quantity
    markup: Quantity
    sold: Quantity
    discount: Quantity | None
    sign: str  # 利益 or 損, as the question has it


def recognise(facts: Sequence[Fact]) -> Stock | None:
    take = Taking(facts)
    bought, markup, sold, rest, ask = (
        take.all(kind) for kind in ("stock", "markup", "stock.sold", "stock.rest", "ask")
    )
    take.all("idle")
    if not take.done or {len(found) for found in (bought, markup, sold, rest, ask)} != {1}:
        return None
    sign, rate = ask[0].text("what"), markup[0].get("markup")
    cost, count, some = bought[0].quantity("cost"), bought[0].quantity("count"), sold[0].quantity("sold")
    per, off = bought[0].quantity("per"), rest[0].get("discount")
    if sign not in ("利益", "損") or ask[0].text("unit") not in ("", "円") or not isinstance(rate, Quantity):
        return None
    if cost.unit != "円" or per.value != 1 or not per.unit == count.unit == some.unit or markup[0].get("price"):
        return None
    ware = bought[0].text("ware") or "品物"
    if not refers(markup[0].text("ware"), ware):
        return None
    return Stock(ware, per.unit, cost, count, rate, some, off if isinstance(off, Quantity) else None, sign)


def facts(s: Stock) -> tuple[Fact, ...]:
    per = Quantity(Fraction(1), s.per)
    rest = Fact.of("stock.rest", discount=s.discount) if s.discount else Fact.of("stock.rest", way="捨てる")
    return (
        Fact.of("stock", ware=s.ware, per=per, cost=s.cost, count=s.count),
        Fact.of("markup", markup=s.markup),
        Fact.of("stock.sold", sold=s.sold),
        rest,
        Fact.of("ask", what=s.sign, unit="円"),
    )


def line(s: Stock) -> tuple[tuple[str, str], ...]:
    return (
        ("品物", s.ware), (f"1{s.per}の原価", written(s.cost)), ("仕入れた数", written(s.count)), ("見こんだ利益", f"原価の{written(s.markup)}"),
        ("定価で売れた数", written(s.sold)), ("残りの値引き", f"定価の{written(s.discount)}" if s.discount else "捨てる"),
        ("求めるもの", f"全体の{s.sign}（円）"),
    )  # fmt: skip


def _yen(value: Fraction) -> Quantity:
    return Quantity(value, "円")


def explain(s: Stock) -> Solution:
    cost, count, sold, rest = s.cost.value, s.count.value, s.sold.value, s.count.value - s.sold.value
    if rest <= 0 or sold <= 0:
        raise Impossible("売れた数が、仕入れた数より多くなっています。")
    spent, price = cost * count, cost * (1 + part(s.markup))
    steps = [
        Step("仕入れにかかったお金を求めます。", f"{number(cost)}×{number(count)}", _yen(spent)),
        Step("定価を求めます。", f"{number(cost)}×(1＋{rate_text(s.markup)})", _yen(price)),
        Step("定価で売れた分の売り上げを求めます。", f"{number(price)}×{number(sold)}", _yen(price * sold)),
    ]
    earned, low = price * sold, Fraction(0)
    if s.discount:
        low = price * (1 - part(s.discount))
        steps.append(
            Step("値引きしたあとの売り値を求めます。", f"{number(price)}×(1−{rate_text(s.discount)})", _yen(low))
        )
        steps.append(
            Step("残りの売り上げを求めます。", f"{number(low)}×({number(count)}−{number(sold)})", _yen(low * rest))
        )
        earned += low * rest
    both = f"{number(price * sold)}＋{number(low * rest)}" if s.discount else number(price * sold)
    profit = s.sign == "利益"
    answer = earned - spent if profit else spent - earned
    if answer <= 0:
        raise Impossible(f"{s.sign}になりません。条件を確かめてください。")
    say = (
        "売り上げの合計から、仕入れにかかったお金をひきます。"
        if profit
        else "仕入れにかかったお金から、売り上げの合計をひきます。"
    )
    expression = (
        f"{both}−{number(spent)}"
        if profit
        else f"{number(spent)}−({both})"
        if s.discount
        else f"{number(spent)}−{both}"
    )
    steps.append(Step(say, expression, _yen(answer)))
    return Solution(tuple(steps), _check(s, price, low, answer), _yen(answer))


def _check(s: Stock, price: Fraction, low: Fraction, answer: Fraction) -> Step:
    """The same from what one of them brings."""
    cost, rest = s.cost.value, s.count.value - s.sold.value
    won = f"({number(price)}−{number(cost)})×{number(s.sold.value)}"
    if low >= cost:
        expression = f"{won}＋({number(low)}−{number(cost)})×{number(rest)}"
    else:
        lost = f"({number(cost)}−{number(low)})×{number(rest)}" if low else f"{number(cost)}×{number(rest)}"
        expression = f"{won}−{lost}" if s.sign == "利益" else f"{lost}−{won}"
    return Step(f"1{s.per}あたりの利益や損から、全体を確かめます。", expression, _yen(answer))


def holds(s: Stock, answer: Quantity) -> bool:
    """Sells them one by one."""
    if answer.unit != "円" or s.count.value > 100_000:
        return False
    price = s.cost.value + s.cost.value * part(s.markup)
    till = Fraction(0)
    for index in range(int(s.count.value)):
        till -= s.cost.value
        if index < s.sold.value:
            till += price
        elif s.discount:
            till += price - price * part(s.discount)
    return answer.value == (till if s.sign == "利益" else -till) > 0


def sample(rng: random.Random) -> Stock:
    """A stock whose amounts are whole."""
    while True:
        counter = rng.choice(("個", "本", "枚", "冊", "袋"))
        unit = rng.choice(RATES)
        scale = 1 if unit == "割" else 10
        cost, count = Fraction(10 * rng.randint(4, 60)), Fraction(10 * rng.randint(3, 40))
        sold = Fraction(5 * rng.randint(1, int(count) // 5 - 1))
        markup = Quantity(Fraction(rng.randint(2, 5) * scale), unit)
        off = None if rng.random() < 0.3 else Quantity(Fraction(rng.randint(1, 5) * scale), unit)
        s = Stock(
            rng.choice(GOODS[counter]),
            counter,
            Quantity(cost, "円"),
            Quantity(count, counter),
            markup,
            Quantity(sold, counter),
            off,
            "利益",
        )
        for sign in ("利益", "損"):
            one = Stock(s.ware, s.per, s.cost, s.count, s.markup, s.sold, s.discount, sign)
            try:
                if all(step.value.value.denominator == 1 for step in explain(one).steps):
                    return one
            except Impossible:
                continue
