"""The worked solution of 売買損益: in yen as far as that goes, else the cost is taken as 1."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.profit import RATES, Baibai, part, rate_text, units_in_one
from sansu.families.profit_amounts import Page, find_gain, forward
from sansu.families.profit_rates import rate_alone
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


def explain(s: Baibai) -> Solution:
    page = Page(s)
    given = {"原価": s.cost, "定価": s.price, "売り値": s.sale}
    page.yen.update({what: q.value for what, q in given.items() if q})
    if s.gain and s.gain.unit == "円":
        page.yen["利益"] = s.gain.value
    if s.discount2:
        return _explain_two_ways(page)
    if s.asked in ("見こみ", "値引き", "利益の割合", "損の割合") and not (page.yen.keys() - {"利益"}):
        return rate_alone(page)
    wanted = {"損": "利益", "損の割合": "利益の割合"}.get(s.asked, s.asked)
    if not forward(page, wanted):
        _from_multiples(page)
        forward(page, wanted)
    if wanted not in page.yen and wanted not in ("見こみ", "値引き", "利益の割合"):
        raise Impossible("条件がたりません。")
    return _answer(page, wanted)


def _from_multiples(page: Page) -> None:
    """Finds the cost (or the list price) from an amount and the multiple that it is."""
    s = page.s
    if (
        s.gain
        and s.discount
        and s.discount.value
        and s.markup
        and s.gain.unit == "円"
        and "円" in (s.discount.unit, s.markup.unit)
    ):
        _from_amounts(page)
        return
    if s.markup and s.discount and s.gain and s.markup.unit in RATES and s.gain.unit == "円" and not s.discount.value:
        cost = s.gain.value / part(s.markup)
        say = f"定価で売ったので、利益は原価の{written(s.markup)}です。原価を求めます。"
        page.find("原価", say, f"{number(s.gain.value)}÷({rate_text(s.markup)})", cost)
        return
    if s.markup and s.discount and s.gain and s.markup.unit in RATES and s.discount.unit == "円" and s.discount.value:
        _from_amount_off(page, part(s.markup), s.discount.value)
        return
    if not (
        s.markup
        and s.discount
        and s.gain
        and s.markup.unit in RATES
        and s.discount.unit in RATES
        and s.gain.unit == "円"
    ):
        raise Impossible("条件がたりません。")
    price = page.multiple(
        "原価を1とみて、定価が原価の何倍かを求めます。", f"1＋{rate_text(s.markup)}", 1 + part(s.markup)
    )
    off = page.multiple("売り値が定価の何倍かを求めます。", f"1−{rate_text(s.discount)}", 1 - part(s.discount))
    sale = page.multiple("売り値が原価の何倍かを求めます。", f"{number(price)}×{number(off)}", price * off)
    profit = s.sign == "利益"
    expression = f"{number(sale)}−1" if profit else f"1−{number(sale)}"
    k = page.multiple(f"{s.sign}が原価の何倍かを求めます。", expression, sale - 1 if profit else 1 - sale)
    page.find(
        "原価",
        f"{s.sign}をその倍の数でわって、原価を求めます。",
        f"{number(s.gain.value)}÷{number(k)}",
        s.gain.value / k,
    )


def _from_amount_off(page: Page, hoped: Fraction, off: Fraction) -> None:
    """The discount in yen is what the profit falls short of the profit hoped for, both as parts of the cost."""
    s = page.s
    assert s.gain and s.markup
    real, plus = part(s.gain), s.sign == "利益"
    sign = "−" if plus else "＋"
    k = page.multiple(
        "値引きが原価の何倍かを求めます。",
        f"{rate_text(s.markup)}{sign}{rate_text(s.gain)}",
        hoped - real if plus else hoped + real,
    )
    page.find("原価", "値引きをその倍の数でわって、原価を求めます。", f"{number(off)}÷{number(k)}", off / k)


def _from_amounts(page: Page) -> None:
    """The hoped profit, less the discount, is the profit: two of the three in yen give the third, and its rate the base."""
    s = page.s
    assert s.gain and s.discount and s.markup
    gain, plus = s.gain.value, s.sign == "利益"
    if s.discount.unit == "円" and s.markup.unit in RATES:
        off = s.discount.value
        say = "見こんだ利益は、値引きと利益の和です。" if plus else "見こんだ利益は、値引きと損の差です。"
        page.find(
            "見こんだ利益",
            say,
            f"{number(off)}{'＋' if plus else '−'}{number(gain)}",
            off + gain if plus else off - gain,
        )
        hoped = page.yen["見こんだ利益"]
        page.find(
            "原価",
            f"これが原価の{written(s.markup)}にあたることから、原価を求めます。",
            f"{number(hoped)}÷({rate_text(s.markup)})",
            hoped / part(s.markup),
        )
    elif s.markup.unit == "円" and s.discount.unit in RATES:
        hoped = s.markup.value
        say = "値引きは、見こんだ利益と利益の差です。" if plus else "値引きは、見こんだ利益と損の和です。"
        page.find(
            "値引き額",
            say,
            f"{number(hoped)}{'−' if plus else '＋'}{number(gain)}",
            hoped - gain if plus else hoped + gain,
        )
        off = page.yen["値引き額"]
        page.find(
            "定価",
            f"これが定価の{written(s.discount)}にあたることから、定価を求めます。",
            f"{number(off)}÷({rate_text(s.discount)})",
            off / part(s.discount),
        )
    else:
        raise Impossible("条件がたりません。")


def _explain_two_ways(page: Page) -> Solution:
    """Two discounts: their difference is a part of the list price, and the difference of what they bring in yen."""
    s = page.s
    assert s.discount and s.discount2 and s.gain and s.gain2
    signed = [q.value if sign == "利益" else -q.value for q, sign in ((s.gain, s.sign), (s.gain2, s.sign2))]
    offs = [(part(q), rate_text(q)) for q in (s.discount, s.discount2)]
    (more, less), gap = (
        (offs[::-1], signed[0] - signed[1]) if offs[1][0] > offs[0][0] else (offs, signed[1] - signed[0])
    )
    expression = f"{more[1]}−{less[1]}" if less[0] else more[1]
    k = page.multiple("2つの値引きの差が、定価の何倍かを求めます。", expression, more[0] - less[0])
    a, b = max(s.gain.value, s.gain2.value), min(s.gain.value, s.gain2.value)
    if s.sign == s.sign2:
        page.find("売り値の差", f"売り値の差は、2つの{s.sign}の差です。", f"{number(a)}−{number(b)}", a - b)
    else:
        page.find(
            "売り値の差", "売り値の差は、利益と損の和です。", f"{number(s.gain.value)}＋{number(s.gain2.value)}", a + b
        )
    if gap != page.yen["売り値の差"]:
        raise Impossible("値引きの多いほうが、もうけが多くなっています。条件を確かめてください。")
    page.find("定価", "この2つから、定価を求めます。", f"{number(gap)}÷{number(k)}", gap / k)
    price = page.yen["定価"]
    if s.asked == "原価":
        sale = price * (1 - offs[0][0])
        if offs[0][0]:
            page.find("売り値", "1つ目の売り値を求めます。", f"{number(price)}×(1−{offs[0][1]})", sale)
        plus = s.sign == "利益"
        say = (
            "1つ目の売り値から利益をひいて、原価を求めます。" if plus else "1つ目の売り値に損をたして、原価を求めます。"
        )
        page.find("原価", say, f"{number(sale)}{'−' if plus else '＋'}{number(s.gain.value)}", sale - signed[0])
    check = Step(
        "2つの売り値の差を確かめます。",
        f"{number(price)}×(1−{less[1]})−{number(price)}×(1−{more[1]})"
        if less[0]
        else f"{number(price)}−{number(price)}×(1−{more[1]})",
        Quantity(gap, "円"),
    )
    return Solution(tuple(page.steps), check, Quantity(page.yen[s.asked], "円"))


def _answer(page: Page, wanted: str) -> Solution:
    s, yen = page.s, page.yen
    if wanted == "利益の割合":
        return _gain_rate_in_yen(page)
    if wanted in ("見こみ", "値引き"):
        scale = units_in_one(s.unit)
        large, small, base, word = (
            (("定価", "原価", "原価", "見こんだ利益")) if wanted == "見こみ" else ("定価", "売り値", "定価", "値引き")
        )
        a, b, c = yen[large], yen[small], yen[base]
        answer = Quantity((a - b) / c * scale, s.unit)
        if answer.value <= 0:
            raise Impossible("割合が合いません。条件を確かめてください。")
        page.steps.append(
            Step(
                f"{large}と{small}の差が{base}のどれだけかを求めます。",
                f"({number(a)}−{number(b)})÷{number(c)}×{scale}",
                answer,
                hint=f"割合のもとになるのは{base}です。ちがいは、そのどれだけですか。",
            )
        )
        sign = "＋" if wanted == "見こみ" else "−"
        back = a if wanted == "見こみ" else b
        other = large if wanted == "見こみ" else small
        check = Step(
            f"{base}と{word}から、{other}にもどします。",
            f"{number(c)}×(1{sign}{rate_text(answer)})",
            Quantity(back, "円"),
        )
        return Solution(tuple(page.steps), check, answer)
    return Solution(tuple(page.steps), _check(page), Quantity(yen[wanted], "円"))


def _gain_rate_in_yen(page: Page) -> Solution:
    s, yen, scale = page.s, page.yen, units_in_one(page.s.unit)
    find_gain(page)
    gain, cost = yen["利益"], yen["原価"]
    answer = Quantity(gain / cost * scale, s.unit)
    page.steps.append(Step(f"{s.sign}が原価のどれだけかを求めます。", f"{number(gain)}÷{number(cost)}×{scale}", answer, hint="利益や損の割合のもとになるのは、どれですか。"))
    check = Step(
        f"原価とこの割合から、{s.sign}にもどします。", f"{number(cost)}×({rate_text(answer)})", Quantity(gain, "円")
    )
    return Solution(tuple(page.steps), check, answer)


def _check(page: Page) -> Step:
    """Puts the amounts back: cost to sale price where both rates are there, else the last calculation backwards."""
    s, yen = page.s, page.yen
    if "原価" in yen and s.markup and s.discount and s.discount.value:
        cost = yen["原価"]
        up = (
            f"{number(cost)}×(1＋{rate_text(s.markup)})"
            if s.markup.unit in RATES
            else f"({number(cost)}＋{number(s.markup.value)})"
        )
        price = cost * (1 + part(s.markup)) if s.markup.unit in RATES else cost + s.markup.value
        down = f"{up}×(1−{rate_text(s.discount)})" if s.discount.unit in RATES else f"{up}−{number(s.discount.value)}"
        sale = price * (1 - part(s.discount)) if s.discount.unit in RATES else price - s.discount.value
        if s.gain and s.gain.unit == "円":
            profit = s.sign == "利益"
            expression = (
                f"{down}−{number(cost)}"
                if profit
                else f"{number(cost)}−{down}"
                if s.discount.unit in RATES
                else f"{number(cost)}−({down})"
            )
            return Step(f"原価から順に計算して、{s.sign}にもどします。", expression, Quantity(abs(sale - cost), "円"))
        return Step("原価から順に計算して、売り値を確かめます。", down, Quantity(sale, "円"))
    return _backwards(page)


def _backwards(page: Page) -> Step:
    """The answer led back to a given amount by the reverse of the last calculation."""
    s, yen = page.s, page.yen
    cost, price, sale = yen.get("原価"), yen.get("定価"), yen.get("売り値")
    asked = yen["利益" if s.asked == "損" else s.asked]
    answer, plus = number(asked), s.sign == "利益"
    if s.asked == "定価" and sale and s.discount and s.discount.unit in RATES:
        return Step(
            "定価と値引きから、売り値にもどします。", f"{answer}×(1−{rate_text(s.discount)})", Quantity(sale, "円")
        )
    if s.asked == "定価" and cost and s.markup and s.markup.unit in RATES:
        return Step("定価から原価にもどします。", f"{answer}÷(1＋{rate_text(s.markup)})", Quantity(cost, "円"))
    if s.asked == "売り値" and price and s.discount and s.discount.unit in RATES:
        return Step("売り値から定価にもどします。", f"{answer}÷(1−{rate_text(s.discount)})", Quantity(price, "円"))
    if sale and cost and s.gain and s.gain.unit in RATES:
        sign = "＋" if plus else "−"
        return Step(
            "原価から売り値にもどします。", f"{number(cost)}×(1{sign}{rate_text(s.gain)})", Quantity(sale, "円")
        )
    if sale and cost and (gain := yen.get("利益")):
        sign = "＋" if plus else "−"
        return Step(
            f"原価と{s.sign}から、売り値にもどします。", f"{number(cost)}{sign}{number(gain)}", Quantity(sale, "円")
        )
    if s.asked == "原価" and price and s.markup and s.markup.unit in RATES:
        return Step("原価から定価にもどします。", f"{answer}×(1＋{rate_text(s.markup)})", Quantity(price, "円"))
    last = page.steps[-1]
    return Step("もう一度計算して確かめます。", last.expression, last.value)
