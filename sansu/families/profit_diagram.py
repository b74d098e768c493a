"""売買損益 drawn and misunderstood: cost, list price and sale price as bars that begin at one place; the wrong answers."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Areas, Bar, Bars, Brace, Part, Rectangle
from sansu.families.family import Mistake
from sansu.families.profit import RATES, Baibai, part, units_in_one
from sansu.families.profit_steps import explain
from sansu.families.slips import slips
from sansu.families.stock import Stock
from sansu.families.stock import explain as explain_stock
from sansu.quantity import Quantity, written


def amounts(s: Baibai) -> dict[str, Fraction]:
    """Cost, list price and sale price as far as they follow, the answer among the givens.

    Where the text has rates alone the cost is 100.
    """
    answer = explain(s).answer
    given = {"原価": s.cost, "見こみ": s.markup, "定価": s.price, "値引き": s.discount, "売り値": s.sale, "利益": s.gain}
    given[{"損": "利益", "利益の割合": "利益", "損の割合": "利益"}.get(s.asked, s.asked)] = answer
    found = {what: q.value for what in ("原価", "定価", "売り値") if (q := given[what])}
    if not found:
        found["原価"] = Fraction(100)
    up, off, gain = given["見こみ"], given["値引き"], given["利益"]
    sign = 1 if s.sign == "利益" else -1
    links: list[tuple[str, str, Fraction, Fraction]] = []
    if up:
        links.append(("原価", "定価", *_link(up, 1)))
    if off:
        links.append(("定価", "売り値", *_link(off, -1)))
    if gain:
        links.append(("原価", "売り値", *_link(gain, sign)))
    for _ in range(4):
        for start, end, times, plus in links:
            if start in found:
                found.setdefault(end, found[start] * times + plus)
            elif end in found:
                found[start] = (found[end] - plus) / times
    return found


def _link(by: Quantity, sign: int) -> tuple[Fraction, Fraction]:
    """What one amount is of the other: so many times it, and so much more."""
    return (1 + sign * part(by), Fraction(0)) if by.unit in RATES else (Fraction(1), sign * by.value)


def diagram(s: Baibai | Stock) -> Bars | Areas:
    return _stock_diagram(s) if isinstance(s, Stock) else _bars(s)


def _bars(s: Baibai) -> Bars:
    found = amounts(s)
    cost, price, sale = (found.get(what) for what in ("原価", "定価", "売り値"))
    bars: list[Bar] = []
    braces: list[Brace] = []
    if cost:
        told = Quantity(cost, "円") if s.cost or s.asked == "原価" else None
        bars.append(Bar("原価", (Part(cost, told, "" if s.cost or s.asked == "原価" else "1", asked=s.asked == "原価"),)))
    if price:
        told = Quantity(price, "円") if s.price or s.asked == "定価" else None
        parts = [Part(price, told, asked=s.asked == "定価")]
        if cost and price > cost:
            label = "見こんだ利益" + (f" {written(s.markup)}" if s.markup else "")
            braces.append(Brace((len(bars),), cost, price, None, label, asked=s.asked == "見こみ"))
        bars.append(Bar("定価", tuple(parts)))
    if sale:
        told = Quantity(sale, "円") if s.sale or s.asked == "売り値" else None
        parts = [Part(sale, told, asked=s.asked == "売り値")]
        if price and price > sale:
            label = f"{written(s.discount)}引き" if s.discount and s.discount.value else "値引き"
            parts.append(Part(price - sale, None, label, asked=s.asked == "値引き", tone="dashed"))
        if cost and cost != sale and s.sign:
            known = s.gain if s.gain and s.gain.unit == "円" else Quantity(abs(sale - cost), "円") if s.asked == s.sign else None
            label = s.sign + (f" {written(s.gain)}" if s.gain else "")
            braces.append(Brace((len(bars),), min(cost, sale), max(cost, sale), known, label, asked=s.asked.startswith(s.sign)))
        bars.append(Bar("売り値" if not s.discount2 else "1つ目の売り値", tuple(parts)))
    if s.discount2 and price and cost and s.gain2:
        other = price * (1 - part(s.discount2)) if s.discount2.value else price
        rest = (Part(price - other, None, f"{written(s.discount2)}引き", tone="dashed"),) if price > other else ()
        if cost != other:
            braces.append(Brace((len(bars),), min(cost, other), max(cost, other), s.gain2, f"{s.sign2} {written(s.gain2)}"))
        bars.append(Bar("2つ目の売り値", (Part(other), *rest)))
    return Bars(tuple(bars), tuple(braces))


def _stock_diagram(s: Stock) -> Areas:
    """How many across, the price of one up; what they cost dashed behind what was sold."""
    cost, count, sold = s.cost.value, s.count.value, s.sold.value
    price = cost * (1 + part(s.markup))
    boxes = [
        Rectangle(Fraction(0), Fraction(0), sold, price, written(s.sold), f"原価の{written(s.markup)}増し", "定価で売れた分"),
        Rectangle(Fraction(0), Fraction(0), count, cost, written(s.count), written(s.cost), "仕入れ", "dashed"),
    ]
    if s.discount:
        low = price * (1 - part(s.discount))
        boxes.append(Rectangle(sold, Fraction(0), count - sold, low, "残り", f"{written(s.discount)}引き", "残りの売り上げ"))
    return Areas(f"個数（{s.per}）", f"1{s.per}のねだん（円）", tuple(boxes))


_OF_COST = "値引きを原価にかけていませんか。値引きのもとになるのは定価です。"
_PLUS_MINUS = "割合をそのままたしたりひいたりしていませんか。見こみは原価、値引きは定価がもとです。"


def mistakes(s: Baibai | Stock) -> tuple[Mistake, ...]:
    return _stock_mistakes(s) if isinstance(s, Stock) else _mistakes(s)


def _mistakes(s: Baibai) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found = amounts(s)
    cost, price, sale = (found.get(what, Fraction(0)) for what in ("原価", "定価", "売り値"))
    up = part(s.markup) if s.markup and s.markup.unit in RATES else Fraction(0)
    off = part(s.discount) if s.discount and s.discount.unit in RATES else Fraction(0)
    gain = s.gain.value if s.gain and s.gain.unit == "円" else abs(sale - cost) if sale and cost else Fraction(0)
    wrong: list[tuple[Fraction, str]] = []
    if right.unit == "円":
        if s.asked in ("利益", "損"):
            wrong += [(cost * abs(up - off), _OF_COST if up else ""), (price - cost, "定価で売ったときの利益になっています。値引きをわすれていませんか。"), (price - sale, "値引きした金額を答えていませんか。")]
        elif s.asked == "原価" and s.discount2 is None:
            wrong += [(gain / abs(up - off), _PLUS_MINUS)] if up != off and up and s.gain else []
            wrong += [(sale * (1 - up), "割合のもとは原価です。定価や売り値に割合をかけてひいていませんか。"), (gain / up if up else Fraction(0), "値引きをわすれていませんか。")]
        elif s.asked == "売り値":
            wrong += [(cost * (1 + up - off), _PLUS_MINUS), (price * off, "値引きした金額を答えていませんか。")]
        elif s.asked == "定価" and s.discount2 is None:
            wrong += [(sale * (1 + off), "売り値をもとにしてもどしていませんか。値引きのもとになるのは定価です。"), (cost * up, "見こんだ利益だけを答えていませんか。"), (sale / off if off else Fraction(0), "売り値は、値引いた割合ではなく、残りの割合にあたります。")]
        names = {"原価": cost, "定価": price, "売り値": sale, "利益": gain if s.sign != "損" else Fraction(0)}
        wrong += [(value, f"{name}を答えていませんか。何を求める問題か、もう一度たしかめましょう。") for name, value in names.items()]
        if s.discount2 and s.discount and s.gain and s.gain2:
            rates = abs(part(s.discount) - part(s.discount2))
            apart = abs(s.gain.value - s.gain2.value) if s.sign != s.sign2 else s.gain.value + s.gain2.value
            wrong.append((apart / rates, "利益と損のときは和、利益どうしのときは差が、売り値の差になります。"))
    else:
        times = units_in_one(s.unit)
        base = {"見こみ": (price - cost, price), "値引き": (price - sale, cost), "利益の割合": (sale - cost, sale), "損の割合": (cost - sale, sale)}[s.asked]
        thought = "割合のもとになるのはどれですか。利益や見こみのもとは原価、値引きのもとは定価です。"
        wrong.append((base[0] / base[1] * times if base[1] else Fraction(0), thought))
        if s.asked in ("利益の割合", "損の割合"):
            wrong += [(abs(up - off) * times, _PLUS_MINUS), (sale / cost * times if cost else Fraction(0), "売り値ではなく、利益や損が原価のどれだけかを求めます。")]
        else:
            other = part(s.gain) if s.gain and s.gain.unit in RATES else Fraction(0)
            plus = other if s.sign == "利益" else -other
            wrong += [(abs(up - plus if s.asked == "値引き" else off + plus) * times, _PLUS_MINUS)]
            wrong.append(((price / cost if s.asked == "見こみ" else sale / price) * times if cost and price else Fraction(0), "全体の割合になっています。1をもとに、ふえた分やへった分を答えましょう。"))
    return slips(right, [(value, thought) for value, thought in wrong if thought])


def _stock_mistakes(s: Stock) -> tuple[Mistake, ...]:
    right = explain_stock(s).answer
    cost, count, sold = s.cost.value, s.count.value, s.sold.value
    price = cost * (1 + part(s.markup))
    rest = count - sold
    low = price * (1 - part(s.discount)) if s.discount else Fraction(0)
    wrong = [
        ((price - cost) * count, "全部が定価で売れたことになっています。"),
        ((price - cost) * sold, "残りの分の利益や損を、わすれていませんか。"),
        (price * sold + low * rest, "売り上げの合計を答えていませんか。仕入れにかかったお金をひきましょう。"),
        (abs(price * sold + cost * (1 + part(s.markup) - part(s.discount)) * rest - cost * count) if s.discount else Fraction(0), _PLUS_MINUS),
    ]
    return slips(right, wrong)
