"""過不足算's situations and explanations.  The whole difference ÷ the difference for one is how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Deal:
    """One way: `each` for everyone leaves `rest` over, is short of `rest`, comes out even, or the last ones get less.

    outcome 余る or 足りない: by `rest`; ちょうど; 最後: the last (but `empty`) gets `rest`, `empty` get nothing;
    もらえない: `empty` get nothing.  脚不足: `empty` more benches would seat everybody.
    few: so many get `few_each` instead of `each`.
    """

    each: Quantity
    outcome: str
    rest: Quantity | None = None
    empty: Quantity | None = None
    few: Quantity | None = None
    few_each: Quantity | None = None

    @property
    def over(self) -> Fraction:
        """What is left over where all get `each`; below 0 where something is missing."""
        rest = self.rest.value if self.rest else Fraction(0)
        nothing = self.each.value * (self.empty.value if self.empty else 0)
        extra = self.few.value * (self.few_each.value - self.each.value) if self.few and self.few_each else Fraction(0)
        return extra + {
            "余る": rest,
            "足りない": -rest,
            "ちょうど": Fraction(0),
            "最後": rest - self.each.value - nothing,
            "もらえない": -nothing,
            "脚不足": nothing,
        }[self.outcome]


@dataclass(frozen=True)
class Kafusoku:
    """`deals` are two, the smaller share first.  `per` is the unit of the count that is found first: 人, 箱, 円."""

    mode: str  # 配る, すわる, 集める, 買う
    people: str  # who receives or pays; "" where things are bought
    thing: str  # what is dealt out, paid for or bought
    per: str
    deals: tuple[Deal, Deal]
    asked: str  # "count" (people, or the price of one) or "total" (things, or the money)

    @property
    def unit(self) -> str:
        """Of the total: the things' counter, or 円."""
        return self.deals[0].each.unit if self.mode in ("配る", "すわる") else "円"


def count_name(s: Kafusoku) -> str:
    """What the first result counts: 子どもの数, or ノート1冊の値段."""
    return f"{s.thing}1{s.deals[0].each.unit}の値段" if s.mode == "買う" else f"{s.people}の{how_many(s)}"


def how_many(s: Kafusoku) -> str:
    """What the number of those that receive or pay is called: 人数 where they are people, but チームの人の数."""
    return "人数" if s.per == "人" and not s.people.endswith("人") else "数"


def total_name(s: Kafusoku) -> str:
    """What there is in all: あめの数, ボールの代金, お金."""
    return {"配る": f"{s.thing}の数", "すわる": f"{s.thing}の{'数' if s.thing.endswith('人') else '人数'}", "集める": f"{s.thing}の代金", "買う": "お金"}[s.mode]


def way(s: Kafusoku, d: Deal) -> str:
    """One of the two ways as the line and the steps name it: 1人に5個ずつ."""
    if s.mode == "買う":
        return f"{written(d.each)}買う"
    if d.few:
        return f"{written(d.few)}に{written(d.few_each)}ずつ、残りに{written(d.each)}ずつ" if d.few_each else ""
    return f"1{s.per}{'から' if s.mode == '集める' else 'に'}{written(d.each)}ずつ"


def _plain(s: Kafusoku, d: Deal, steps: list[Step]) -> Deal:
    """The same deal as 足りない; appends the step that finds by how much."""
    if d.few:
        return _even(s, d, steps)
    if d.outcome == "脚不足" and d.empty:
        standing = Quantity(d.over, s.unit)
        steps.append(Step(f"{way(s, d)}のとき、すわれない人数を求めます。", f"{number(d.each.value)}×{number(d.empty.value)}", standing, hint="あと必要な長いすには、何人すわることになりますか。"))
        return Deal(d.each, "余る", standing)
    if d.outcome not in ("最後", "もらえない"):
        return d
    each, short = number(d.each.value), Quantity(-d.over, s.unit)
    parts = [f"({each}−{number(d.rest.value)})" if d.empty else f"{each}−{number(d.rest.value)}"] if d.rest else []
    parts += [f"{each}×{number(d.empty.value)}"] if d.empty else []
    need = "すわるのに足りない人数" if s.mode == "すわる" else "配るのに足りない数"
    steps.append(Step(f"{way(s, d)}{need}を求めます。", "＋".join(parts), short, hint="みんなに同じ数ずつにするには、あといくつ必要ですか。"))
    return Deal(d.each, "足りない", short)


def _even(s: Kafusoku, d: Deal, steps: list[Step]) -> Deal:
    """All are given as much as the rest: what some got more (or less) is taken back (or handed out)."""
    assert d.few and d.few_each
    apart = Quantity(abs(d.few_each.value - d.each.value) * d.few.value, s.unit)
    more = d.few_each.value > d.each.value
    gap = f"({number(max(d.few_each.value, d.each.value))}−{number(min(d.few_each.value, d.each.value))})"
    steps.append(Step(f"全員{written(d.each)}ずつにすると、{'余分になる' if more else 'あと必要な'}数を求めます。", f"{gap}×{number(d.few.value)}", apart, hint="配る数がちがう人の分を、ほかの人とそろえるとどうなりますか。"))  # fmt: skip
    over = Quantity(abs(d.over), s.unit)
    before = Deal(d.each, d.outcome, d.rest).over
    same = before == 0 or (before > 0) == more
    if before:
        a, b = apart.value, abs(before)
        expression = f"{number(a)}＋{number(b)}" if same else f"{number(max(a, b))}−{number(min(a, b))}"
        steps.append(Step(f"全員{written(d.each)}ずつのとき、{'余る' if d.over > 0 else '足りない'}数を求めます。" if d.over else "ちょうどになります。", expression, over, hint="そろえたあとは、余りますか、足りませんか。"))
    return Deal(d.each, "余る" if d.over > 0 else "足りない" if d.over < 0 else "ちょうど", over if d.over else None)


def explain(s: Kafusoku) -> Solution:
    steps: list[Step] = []
    small, large = (_plain(s, d, steps) for d in s.deals)
    gap = Quantity(large.each.value - small.each.value, small.each.unit)
    # Who collects more from each has more left over; who hands out more has less.
    less, more = (large, small) if s.mode == "集める" else (small, large)
    whole = Quantity(less.over - more.over, s.unit)
    if gap.value == 0 or whole.value <= 0:
        raise Impossible("2つの場合の余りと不足が合いません。条件を確かめてください。")
    steps += _whole_step(less, more, whole)
    gap_say = "買う数の差を求めます。" if s.mode == "買う" else f"1{s.per}分の差を求めます。"
    steps.append(Step(gap_say, f"{number(large.each.value)}−{number(small.each.value)}", gap, hint="買う数は、いくつちがいますか。" if s.mode == "買う" else f"1{s.per}分では、どれだけちがいますか。"))
    count = Quantity(whole.value / gap.value, s.per)
    require_possible(count, count_name(s))
    say = "全部の差を買う数の差でわると、" if s.mode == "買う" else f"全部の差を1{s.per}分の差でわると、"
    steps.append(Step(f"{say}{count_name(s)}になります。", f"{number(whole.value)}÷{number(gap.value)}", count, hint="全部の差は、1つ分の差がいくつ集まったものですか。"))
    sign = -1 if s.mode == "集める" else 1
    total = Quantity(count.value * small.each.value + sign * small.over, s.unit)
    require_possible(total, total_name(s))
    if any(d.few and d.few.value >= count.value for d in s.deals):
        raise Impossible("残りの人がいないことになります。")
    if any(d.empty and d.outcome != "脚不足" and d.empty.value + (d.outcome == "最後") > count.value for d in s.deals):
        raise Impossible(f"{s.people}の{how_many(s)}より多い人がもらえないことになります。条件を確かめてください。")
    if any(d.rest and d.rest.value >= d.each.value for d in s.deals if d.outcome == "最後"):
        raise Impossible("最後にもらう数が、ほかより少なくなりません。条件を確かめてください。")
    if s.asked == "count":
        back = f"{number(gap.value)}×{number(count.value)}"
        say = (
            "買う数の差から、全部の差にもどします。"
            if s.mode == "買う"
            else f"1{s.per}分の差から、全部の差にもどします。"
        )
        return Solution(tuple(steps), Step(say, back, whole), count)
    verb = {
        "すわる": f"{written(small.each)}ずつすわると",
        "配る": f"{written(small.each)}ずつ{'配る' if s.per == '人' else '入れる'}と",
        "集める": f"{written(small.each)}ずつ集めると",
        "買う": f"{written(small.each)}買うと",
    }[s.mode]
    ending = f"{written(small.rest)}{small.outcome}" if small.rest else "ちょうどになる"
    steps.append(Step(f"{verb}{ending}ので、{total_name(s)}がわかります。", _amount(small, count, sign), total, hint=f"{count_name(s)}がわかると、{total_name(s)}はどう求められますか。"))
    check = Step(f"もう一方の場合でも、{total_name(s)}は同じになります。", _amount(large, count, sign), total)
    return Solution(tuple(steps), check, total)


def _amount(d: Deal, count: Quantity, sign: int) -> str:
    product = f"{number(d.each.value)}×{number(count.value)}"
    if d.rest is None:
        return product
    return f"{product}{'＋' if (d.outcome == '余る') == (sign > 0) else '−'}{number(d.rest.value)}"


_HINT = "2つの場合で、全部の差はどれだけですか。"


def _whole_step(less: Deal, more: Deal, whole: Quantity) -> list[Step]:
    """How far apart the two ways are in all; nothing to calculate where one comes out even."""
    if less.rest is None or more.rest is None:
        return []
    a, b = number(less.rest.value), number(more.rest.value)
    if less.outcome != more.outcome:
        return [Step("余りと不足をたすと、全部の差になります。", f"{a}＋{b}", whole, hint=_HINT)]
    if less.outcome == "余る":
        return [Step("どちらも余るので、余りの差が全部の差です。", f"{a}−{b}", whole, hint=_HINT)]
    return [Step("どちらも足りないので、不足の差が全部の差です。", f"{b}−{a}", whole, hint=_HINT)]


def holds(s: Kafusoku, answer: Quantity) -> bool:
    """Deals out (collects, buys) one by one, in both ways, and looks at what is left."""
    if answer.unit != (s.per if s.asked == "count" else s.unit):
        return False
    first = s.deals[0]
    if s.asked == "count":
        count = answer.value
    else:
        rest = first.over if s.mode != "集める" else -first.over
        count = (answer.value - rest) / first.each.value
    if count.denominator != 1 or not 0 < count <= 100_000:
        return False
    totals = []
    for d in s.deals:
        handed = sum((d.each.value for _ in range(int(count))), Fraction(0))
        if d.outcome == "最後":
            served = count - 1 - (d.empty.value if d.empty else 0)
            totals.append(served * d.each.value + (d.rest.value if d.rest else 0) if served >= 0 else Fraction(-1))
        elif d.empty:
            totals.append((count - d.empty.value * (-1 if d.outcome == "脚不足" else 1)) * d.each.value)
        elif d.few and d.few_each:
            left = (d.rest.value if d.rest else Fraction(0)) * (-1 if d.outcome == "足りない" else 1)
            shares = [d.few_each.value] * int(d.few.value) + [d.each.value] * (int(count) - int(d.few.value))
            totals.append(sum(shares, left) if d.few.value < count else Fraction(-1))
        else:
            missing = d.outcome == "足りない"
            left = (d.rest.value if d.rest else Fraction(0)) * (-1 if missing else 1)
            totals.append(handed - left if s.mode == "集める" else handed + left)
    return totals[0] == totals[1] > 0 and (s.asked == "count" or totals[0] == answer.value)
