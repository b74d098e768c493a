"""売買損益 from rates alone: the cost is taken as 1, and the answer is a rate."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.profit import RATES, part, rate_text, units_in_one
from sansu.families.profit_amounts import Page
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def rate_alone(page: Page) -> Solution:
    """A rate from two rates: the cost is 1."""
    s, scale = page.s, units_in_one(page.s.unit)
    if s.asked in ("利益の割合", "損の割合"):
        return _gain_rate(page)
    if not s.gain or s.gain.unit not in RATES:
        raise Impossible("条件がたりません。")
    plus = s.sign == "利益"
    sale = page.multiple(
        "原価を1とみて、売り値が原価の何倍かを求めます。",
        f"1{'＋' if plus else '−'}{rate_text(s.gain)}",
        1 + part(s.gain) if plus else 1 - part(s.gain),
    )
    if s.asked == "見こみ" and s.discount and s.discount.unit in RATES:
        off = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
        price = page.multiple("定価が原価の何倍かを求めます。", f"{number(sale)}÷{number(off)}", sale / off)
        answer = Quantity((price - 1) * scale, s.unit)
        step = Step("1をひいた分が、見こんだ利益の割合です。", f"({number(price)}−1)×{scale}", answer)
        check = Step(
            "定価と値引きから、売り値が原価の何倍かにもどします。",
            f"(1＋{rate_text(answer)})×{number(off)}",
            Quantity(sale, "倍"),
        )
    elif s.asked == "値引き" and s.markup and s.markup.unit in RATES:
        price = page.multiple("定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup))
        answer = Quantity((price - sale) / price * scale, s.unit)
        step = Step(
            "定価と売り値の差が定価のどれだけかを求めます。",
            f"({number(price)}−{number(sale)})÷{number(price)}×{scale}",
            answer,
        )
        check = Step(
            "定価と値引きから、売り値が原価の何倍かにもどします。",
            f"{number(price)}×(1−{rate_text(answer)})",
            Quantity(sale, "倍"),
        )
    else:
        raise Impossible("条件がたりません。")
    if answer.value <= 0:
        raise Impossible("割合が合いません。条件を確かめてください。")
    return Solution((*page.steps, step), check, answer)


def _gain_rate(page: Page) -> Solution:
    s, scale = page.s, units_in_one(page.s.unit)
    if not (s.markup and s.discount and s.markup.unit in RATES and (s.discount.unit in RATES or not s.discount.value)):
        raise Impossible("条件がたりません。")
    price = page.multiple(
        "原価を1とみて、定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup)
    )
    off = (
        page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
        if s.discount.value
        else Fraction(1)
    )
    sale = page.multiple("売り値が原価の何倍かを求めます。", f"{number(price)}×{number(off)}", price * off)
    plus = s.asked == "利益の割合"
    answer = Quantity((sale - 1 if plus else 1 - sale) * scale, s.unit)
    if answer.value <= 0:
        raise Impossible("割合が合いません。条件を確かめてください。")
    step = Step(
        f"1との差が、{s.sign}の割合です。",
        f"({number(sale)}−1)×{scale}" if plus else f"(1−{number(sale)})×{scale}",
        answer,
    )
    check = Step(
        "この割合から、売り値が原価の何倍かにもどします。",
        f"1{'＋' if plus else '−'}{rate_text(answer)}",
        Quantity(sale, "倍"),
    )
    return Solution((*page.steps, step), check, answer)
