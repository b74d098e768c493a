"""過不足算: two ways of dealing out the same things.  The whole difference ÷ the difference for one is how many there are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.names import GOODS
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.reading.sharing import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Deal:
    """`each` for everyone leaves `rest` over, or is short of `rest`; `rest` is None where it comes out even."""

    each: Quantity
    outcome: str  # 余る, 足りない, ちょうど
    rest: Quantity | None

    @property
    def over(self) -> Fraction:
        """What is left over; below 0 where something is missing."""
        amount = self.rest.value if self.rest else Fraction(0)
        return -amount if self.outcome == "足りない" else amount


@dataclass(frozen=True)
class Kafusoku:
    """`deals` are two, the smaller share first."""

    people: str
    thing: str
    per: str  # the counter of those who receive: 人
    deals: tuple[Deal, Deal]
    asked: str  # "people" or "thing"
    unit: str


def recognise(facts: Sequence[Fact]) -> Kafusoku | None:
    take = Taking(facts)
    deal, shares, ask = take.one("deal"), take.all("share"), take.one("ask", what="数")
    if not take.done or deal is None or ask is None or len(shares) != 2:
        return None
    found = []
    for share in shares:
        rest = share.get("rest")
        found.append(Deal(share.quantity("each"), share.text("outcome"), rest if isinstance(rest, Quantity) else None))
    first, second = sorted(found, key=lambda d: d.each.value)
    pers = {share.quantity("per").unit for share in shares if share.get("per")} or {"人"}
    units = {d.each.unit for d in found} | {d.rest.unit for d in found if d.rest}
    if len(units) != 1 or len(pers) != 1:
        return None
    per, each, unit = pers.pop(), units.pop(), ask.text("unit")
    people, thing = deal.text("people"), deal.text("thing")
    if per == each:
        return None
    if unit == per and refers(ask.text("thing"), people):
        asked = "people"
    elif unit == each and refers(ask.text("thing"), thing):
        asked = "thing"
    else:
        return None
    return Kafusoku(people, thing, per, (first, second), asked, unit)


def facts(s: Kafusoku) -> tuple[Fact, ...]:
    out = [Fact.of("deal", people=s.people, thing=s.thing)]
    for d in s.deals:
        rest = {"rest": d.rest} if d.rest else {}
        out.append(Fact.of("share", per=Quantity(Fraction(1), s.per), each=d.each, outcome=d.outcome, **rest))
    asked = s.people if s.asked == "people" else s.thing
    return (*out, Fact.of("ask", what="数", thing=asked, unit=s.unit))


def line(s: Kafusoku) -> tuple[tuple[str, str], ...]:
    out = [("配るもの", s.thing), ("配る相手", s.people)]
    for d in s.deals:
        out.append((f"1{s.per}に{written(d.each)}ずつ", f"{written(d.rest)}{d.outcome}" if d.rest else d.outcome))
    return (*out, ("求めるもの", f"{s.people if s.asked == 'people' else s.thing}の数（{s.unit}）"))


def explain(s: Kafusoku) -> Solution:
    small, large = s.deals
    each_unit = small.each.unit
    gap = Quantity(large.each.value - small.each.value, each_unit)
    whole = Quantity(small.over - large.over, each_unit)
    if gap.value == 0 or whole.value <= 0:
        raise Impossible("2つの配り方の余りと不足が合いません。条件を確かめてください。")
    steps = _whole_step(small, large, whole)
    steps.append(Step(f"1{s.per}分の差を求めます。", f"{number(large.each.value)}−{number(small.each.value)}", gap))
    count = Quantity(whole.value / gap.value, s.per)
    require_possible(count, f"{s.people}の数")
    say = f"全部の差を1{s.per}分の差でわると、{s.people}の数になります。"
    steps.append(Step(say, f"{number(whole.value)}÷{number(gap.value)}", count))
    things = Quantity(count.value * small.each.value + small.over, each_unit)
    require_possible(things, f"{s.thing}の数")
    if s.asked == "people":
        back = f"{number(gap.value)}×{number(count.value)}"
        return Solution(tuple(steps), Step(f"1{s.per}分の差から、全部の差にもどします。", back, whole), count)
    steps.append(Step(f"{_outcome(s, small)}ので、{s.thing}の数は、", _amount(small, count), things))
    check = Step(f"もう一方の配り方でも、{s.thing}の数は同じになります。", _amount(large, count), things)
    return Solution(tuple(steps), check, things)


def _outcome(s: Kafusoku, d: Deal) -> str:
    out = f"{written(d.rest)}{d.outcome}" if d.rest else "ちょうど分けられる"
    return f"{written(d.each)}ずつ配ると{out}"


def _amount(d: Deal, count: Quantity) -> str:
    product = f"{number(d.each.value)}×{number(count.value)}"
    if d.rest is None:
        return product
    return f"{product}{'−' if d.outcome == '足りない' else '＋'}{number(d.rest.value)}"


def _whole_step(small: Deal, large: Deal, whole: Quantity) -> list[Step]:
    """How far apart the two ways are in all; nothing to calculate where one comes out even."""
    if small.rest is None or large.rest is None:
        return []
    a, b = number(small.rest.value), number(large.rest.value)
    if small.outcome != large.outcome:
        return [Step("余りと不足をたすと、全部の差になります。", f"{a}＋{b}", whole)]
    if small.outcome == "余る":
        return [Step("どちらも余るので、余りの差が全部の差です。", f"{a}−{b}", whole)]
    return [Step("どちらも足りないので、不足の差が全部の差です。", f"{b}−{a}", whole)]


def holds(s: Kafusoku, answer: Quantity) -> bool:
    """Deals the things out person by person, in both ways."""
    if answer.unit != s.unit:
        return False
    small, large = s.deals
    if s.asked == "people":
        candidates = [answer.value]
    else:
        candidates = [(answer.value - d.over) / d.each.value for d in s.deals[:1]]
    count = candidates[0]
    if count.denominator != 1 or count <= 0 or count > 100_000:
        return False
    piles = []
    for d in (small, large):
        used = sum((d.each.value for _ in range(int(count))), Fraction(0))
        piles.append(used + d.over)
    return piles[0] == piles[1] > 0 and (s.asked == "people" or piles[0] == answer.value)


_PEOPLE = (
    "子ども", "生徒", "児童", "友だち", "園児", "クラスの人", "子どもたち", "部員", "班の人", "お客さん", "参加者", "選手", "会員", "ランナー",
    "小学生", "幼児", "チームの人", "メンバー", "親せきの子", "近所の子", "孫", "見学者", "入園者", "お年寄り", "仲間", "係の人", "新入生", "団員")  # fmt: skip


def sample(rng: random.Random, level: int) -> Kafusoku:
    people = rng.choice(_PEOPLE)
    thing, unit = rng.choice(GOODS)
    count = rng.randint(4, 12 * level + 6)
    low = rng.randint(2, 3 + 3 * level)
    high = low + rng.randint(1, 1 + level)
    kind = rng.choice(["余る足りない"] * 3 + ["余る余る", "足りない足りない", "余るちょうど", "ちょうど足りない"])
    whole = (high - low) * count
    if kind == "余る足りない":
        over = rng.randint(1, whole - 1)
    elif kind == "余るちょうど":
        over = whole
    elif kind == "ちょうど足りない":
        over = 0
    elif kind == "余る余る":
        over = whole + rng.randint(1, 3 + 5 * level)
    else:
        over = -rng.randint(1, min(3 + 5 * level, low * count - 1))
    deals = (_deal(low, over, unit), _deal(high, over - whole, unit))
    asked = rng.choice(["people", "thing"])
    return Kafusoku(people, thing, "人", deals, asked, "人" if asked == "people" else unit)


def _deal(each: int, over: int, unit: str) -> Deal:
    outcome = "余る" if over > 0 else "足りない" if over < 0 else "ちょうど"
    return Deal(Quantity(Fraction(each), unit), outcome, Quantity(Fraction(abs(over)), unit) if over else None)


WORDINGS = tuple(
    Wording(f"kafusoku-{index:02}", tuple(f"sharing.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "deal deal.over deal.short ask.count",
            "deal.thing.first deal.over deal.short ask.count",
            "deal deal.over deal.short ask.number.of",
            "deal deal.over deal.over ask.count",
            "deal.thing.first deal.short deal.short ask.count",
            "deal deal.over deal.even ask.count",
            "deal deal.even deal.short ask.count",
            "deal.thing.first deal.over deal.short ask.some",
            "deal deal.short deal.over ask.count",
            "deal.thing.first deal.short deal.over ask.number.of",
            "deal deal.over deal.over ask.some",
            "deal.thing.first deal.even deal.short ask.number.of",
        ),
        1,
    )
)

FAMILY = Family("kafusoku", "過不足算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
