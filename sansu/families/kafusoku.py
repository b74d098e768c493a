"""過不足算: two ways of dealing out the same things.  The whole difference ÷ the difference for one is how many there are.

Three settings are one problem: things are dealt out (配る), money is collected (集める), or money buys so many (買う).
"""

from __future__ import annotations

import random
import re
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
    """One way: `each` for everyone leaves `rest` over, is short of `rest`, comes out even, or the last ones get less.

    outcome 余る or 足りない: by `rest`; ちょうど; 最後: the last (but `empty`) gets `rest`, `empty` get nothing;
    もらえない: `empty` get nothing.
    """

    each: Quantity
    outcome: str
    rest: Quantity | None = None
    empty: Quantity | None = None

    @property
    def over(self) -> Fraction:
        """What is left over; below 0 where something is missing."""
        rest = self.rest.value if self.rest else Fraction(0)
        nothing = self.each.value * (self.empty.value if self.empty else 0)
        return {
            "余る": rest,
            "足りない": -rest,
            "ちょうど": Fraction(0),
            "最後": rest - self.each.value - nothing,
            "もらえない": -nothing,
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


def recognise(facts: Sequence[Fact]) -> Kafusoku | None:
    take = Taking(facts)
    given = {kind: take.all(kind) for kind in ("deal", "share", "seats", "collect", "collected", "buy", "bought")}
    ask = take.one("ask")
    if not take.done or ask is None:
        return None
    present = {kind for kind, found in given.items() if found}
    if present <= {"deal", "share"}:
        return _recognise_dealt(given["deal"], given["share"], ask)
    if present == {"seats", "share"}:
        return _recognise_seated(given["seats"], given["share"], ask)
    if present == {"collect", "collected"} and len(given["collect"]) == 1:
        return _recognise_collected(given["collect"][0], given["collected"], ask)
    if present <= {"buy", "bought"}:
        return _recognise_bought(given["buy"], given["bought"], ask)
    return None


def _deals(shares: Sequence[Fact]) -> tuple[Deal, Deal] | None:
    found = []
    for share in shares:
        amounts = [share.get(role) for role in ("rest", "last", "empty")]
        rest, last, empty = (amount if isinstance(amount, Quantity) else None for amount in amounts)
        zero = share.get("zero")
        if isinstance(zero, Quantity) and zero.unit != share.quantity("each").unit:
            return None
        found.append(Deal(share.quantity("each"), share.text("outcome"), rest or last, empty))
    if len(found) != 2:
        return None
    first, second = sorted(found, key=lambda d: d.each.value)
    return (first, second) if first.each.unit == second.each.unit else None


def _recognise_dealt(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    if deals is None or ask.text("what") != "数":
        return None
    told = (*intro, *shares)
    people = _agreed([fact.text(role) for fact in told for role in _ROLES["people"]])
    thing = _agreed([fact.text(role) for fact in told for role in _ROLES["thing"] if fact.text(role) not in ("これ", "それ")])
    pers = {fact.quantity(role).unit for fact in shares for role in ("per", "per2", "per3") if fact.get(role)}
    pers |= {d.empty.unit for d in deals if d.empty}
    each = deals[0].each.unit
    if not pers and people:
        pers = {_CONTAINERS.get(people, "人")}
    if people == "" and pers <= {"人"}:
        people, pers = "人", {"人"}
    if not people or not thing or len(pers) != 1 or any(d.rest and d.rest.unit != each for d in deals):
        return None
    per, unit = pers.pop(), ask.text("unit")
    if per == each or (per == "人" and thing == people):
        return None
    asked = ""
    if unit in (per, "") and (refers(ask.text("thing"), people) or (people, ask.text("thing")) == ("人", "人数")):
        asked = "count"
    if unit in (each, "") and refers(ask.text("thing"), thing):
        asked = "total" if not asked else "?"
    if any(d.empty and d.empty.unit != per for d in deals):
        return None
    return Kafusoku("配る", people, thing, per, deals, asked) if asked in ("count", "total") else None


_ROLES = {"people": ("people", "people2", "people3", "people4", "people5"), "thing": ("thing", "thing4", "thing5")}
_AND = re.compile(r"..と..|や|、")
# What things are put into, with its counter; everything else that receives is taken for people.
_CONTAINERS = {"箱": "箱", "はこ": "箱", "ふくろ": "袋", "袋": "袋", "皿": "皿", "お皿": "皿", "びん": "本"}


def _recognise_seated(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    if deals is None or len(intro) != 1 or ask.text("what") != "数":
        return None
    pers = {fact.quantity("per").unit for fact in shares if fact.get("per")} | {d.empty.unit for d in deals if d.empty}
    units = {amount.unit for d in deals for amount in (d.each, d.rest) if amount}
    if pers - {"脚"} or units != {"人"}:
        return None
    thing, asked = intro[0].text("thing"), {"人": "total", "脚": "count"}.get(ask.text("unit"), "")
    if not asked or not refers(ask.text("thing"), thing if asked == "total" else "長いす") or _AND.search(thing):
        return None
    return Kafusoku("すわる", "長いす", thing, "脚", deals, asked)


def _agreed(mentions: Sequence[str]) -> str | None:
    """The longest of several mentions of one thing; None where two of them cannot mean the same."""
    named = [mention for mention in mentions if mention]
    if any(_AND.search(mention) for mention in named):
        return None  # あめとガム are not one thing
    longest = max(named, key=len, default="")
    return longest if all(refers(mention, longest) for mention in named) else None


def _recognise_collected(intro: Fact, shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals, thing = _deals(shares), intro.text("thing")
    people = intro.text("people") or (ask.text("thing") if ask.text("what") == "数" else "人")
    if deals is None or any(d.rest and d.rest.unit != "円" for d in deals) or people.endswith("お金"):
        return None
    if any(fact.get("per") and fact.quantity("per").unit != "人" for fact in shares):
        return None
    if ask.text("what") == "数" and ask.text("unit") in ("人", "") and refers(ask.text("thing"), people):
        return Kafusoku("集める", people, thing, "人", deals, "count")
    if ask.text("what") == "費用" and refers(ask.text("thing"), thing):
        return Kafusoku("集める", people, thing, "人", deals, "total")
    return None


def _recognise_bought(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    if deals is None or not intro or any(d.rest and d.rest.unit != "円" for d in deals):
        return None
    thing = _agreed([fact.text("thing") for fact in (*intro, *shares)])
    if not thing:
        return None
    if (
        ask.text("what") == "1つの値段"
        and refers(ask.text("thing"), thing)
        and ask.quantity("one").unit == deals[0].each.unit
    ):
        return Kafusoku("買う", "", thing, "円", deals, "count")
    if ask.text("what") == "お金":
        return Kafusoku("買う", "", thing, "円", deals, "total")
    return None


def facts(s: Kafusoku) -> tuple[Fact, ...]:
    kinds = {"配る": ("deal", "share"), "すわる": ("seats", "share"), "集める": ("collect", "collected"), "買う": ("buy", "bought")}[s.mode]
    people = {"people": s.people} if s.people and s.mode != "すわる" else {}
    out = [Fact.of(kinds[0], thing=s.thing, **people)]
    for d in s.deals:
        roles = {"per": Quantity(Fraction(1), s.per)} if s.mode != "買う" else {}
        roles |= {"last" if d.outcome == "最後" else "rest": d.rest} if d.rest else {}
        roles |= {"empty": d.empty} if d.empty else {}
        roles |= {"zero": Quantity(Fraction(1), d.each.unit)} if d.empty and s.mode != "すわる" else {}
        out.append(Fact.of(kinds[1], each=d.each, outcome=d.outcome, **roles))
    return (*out, _ask(s))


def _ask(s: Kafusoku) -> Fact:
    if s.mode == "買う":
        one = Quantity(Fraction(1), s.deals[0].each.unit)
        return (
            Fact.of("ask", what="1つの値段", thing=s.thing, one=one)
            if s.asked == "count"
            else Fact.of("ask", what="お金")
        )
    if s.mode == "集める" and s.asked == "total":
        return Fact.of("ask", what="費用", thing=s.thing)
    asked, unit = (s.people, s.per) if s.asked == "count" else (s.thing, s.unit)
    return Fact.of("ask", what="数", thing=asked, unit=unit)


def _count_name(s: Kafusoku) -> str:
    return f"{s.thing}1{s.deals[0].each.unit}の値段" if s.mode == "買う" else f"{s.people}の数"


def _total_name(s: Kafusoku) -> str:
    return {"配る": f"{s.thing}の数", "すわる": f"{s.thing}の数", "集める": f"{s.thing}の代金", "買う": "お金"}[s.mode]


def _way(s: Kafusoku, d: Deal) -> str:
    if s.mode == "買う":
        return f"{written(d.each)}買う"
    return f"1{s.per}{'から' if s.mode == '集める' else 'に'}{written(d.each)}ずつ"


def _outcome(d: Deal) -> str:
    if d.outcome == "最後":
        return (
            f"最後は{written(d.rest)}、そのあとの{written(d.empty)}は0"
            if d.rest and d.empty
            else f"最後は{written(d.rest)}"
            if d.rest
            else ""
        )
    if d.empty:
        return f"{written(d.empty)}はもらえない"
    return f"{written(d.rest)}{d.outcome}" if d.rest else d.outcome


def line(s: Kafusoku) -> tuple[tuple[str, str], ...]:
    out = {
        "配る": [("配るもの", s.thing), ("配る相手", s.people)],
        "すわる": [("すわる人", s.thing), ("すわるところ", s.people)],
        "集める": [("買うもの", s.thing), ("お金を出す人", s.people)],
        "買う": [("買うもの", s.thing)],
    }[s.mode]
    out += [(_way(s, d), _outcome(d)) for d in s.deals]
    name, unit = (_count_name(s), s.per) if s.asked == "count" else (_total_name(s), s.unit)
    return (*out, ("求めるもの", f"{name}（{unit}）"))


def _plain(s: Kafusoku, d: Deal, steps: list[Step]) -> Deal:
    """The same deal as 足りない; appends the step that finds by how much."""
    if d.outcome not in ("最後", "もらえない"):
        return d
    each, short = number(d.each.value), Quantity(-d.over, s.unit)
    parts = [f"({each}−{number(d.rest.value)})" if d.empty else f"{each}−{number(d.rest.value)}"] if d.rest else []
    parts += [f"{each}×{number(d.empty.value)}"] if d.empty else []
    need = "すわるのに足りない人数" if s.mode == "すわる" else "配るのに足りない数"
    steps.append(Step(f"{_way(s, d)}{need}を求めます。", "＋".join(parts), short))
    return Deal(d.each, "足りない", short)


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
    steps.append(Step(gap_say, f"{number(large.each.value)}−{number(small.each.value)}", gap))
    count = Quantity(whole.value / gap.value, s.per)
    require_possible(count, _count_name(s))
    say = "全部の差を買う数の差でわると、" if s.mode == "買う" else f"全部の差を1{s.per}分の差でわると、"
    steps.append(Step(f"{say}{_count_name(s)}になります。", f"{number(whole.value)}÷{number(gap.value)}", count))
    sign = -1 if s.mode == "集める" else 1
    total = Quantity(count.value * small.each.value + sign * small.over, s.unit)
    require_possible(total, _total_name(s))
    if any(d.empty and d.empty.value + (d.outcome == "最後") > count.value for d in s.deals):
        raise Impossible(f"{s.people}の数より多い人がもらえないことになります。条件を確かめてください。")
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
    steps.append(Step(f"{verb}{ending}ので、{_total_name(s)}は、", _amount(small, count, sign), total))
    check = Step(f"もう一方の場合でも、{_total_name(s)}は同じになります。", _amount(large, count, sign), total)
    return Solution(tuple(steps), check, total)


def _amount(d: Deal, count: Quantity, sign: int) -> str:
    product = f"{number(d.each.value)}×{number(count.value)}"
    if d.rest is None:
        return product
    return f"{product}{'＋' if (d.outcome == '余る') == (sign > 0) else '−'}{number(d.rest.value)}"


def _whole_step(less: Deal, more: Deal, whole: Quantity) -> list[Step]:
    """How far apart the two ways are in all; nothing to calculate where one comes out even."""
    if less.rest is None or more.rest is None:
        return []
    a, b = number(less.rest.value), number(more.rest.value)
    if less.outcome != more.outcome:
        return [Step("余りと不足をたすと、全部の差になります。", f"{a}＋{b}", whole)]
    if less.outcome == "余る":
        return [Step("どちらも余るので、余りの差が全部の差です。", f"{a}−{b}", whole)]
    return [Step("どちらも足りないので、不足の差が全部の差です。", f"{b}−{a}", whole)]


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
            totals.append((count - d.empty.value) * d.each.value)
        else:
            missing = d.outcome == "足りない"
            left = (d.rest.value if d.rest else Fraction(0)) * (-1 if missing else 1)
            totals.append(handed - left if s.mode == "集める" else handed + left)
    return totals[0] == totals[1] > 0 and (s.asked == "count" or totals[0] == answer.value)


_PEOPLE = (
    "子ども", "生徒", "児童", "友だち", "園児", "クラスの人", "子どもたち", "部員", "班の人", "お客さん", "参加者", "選手", "会員", "ランナー", "小学生", "幼児",
    "チームの人", "メンバー", "親せきの子", "近所の子", "孫", "見学者", "入園者", "お年寄り", "仲間", "係の人", "新入生", "団員", "中学生", "おとな",
)  # fmt: skip
_PAYERS = (
    "クラス",
    "子ども会",
    "サッカー部",
    "クラス全員",
    "仲間",
    "班",
    "チーム",
    "吹奏楽部",
    "子どもたち",
    "友だち",
    "部員",
    "生徒",
    "兄弟",
    "参加者",
)
_PRESENTS = (
    "プレゼント",
    "ボール",
    "花束",
    "ケーキ",
    "本",
    "記念品",
    "テント",
    "ゲーム",
    "おかし",
    "サッカーボール",
    "絵",
    "アルバム",
    "オルゴール",
    "ゼッケン",
)
_BOUGHT = (("ノート", "冊"), ("えんぴつ", "本"), ("消しゴム", "個"), ("りんご", "個"), ("ペン", "本"), ("画用紙", "枚"), ("ケーキ", "個"), ("パン", "個"), ("絵はがき", "枚"),
           ("みかん", "個"), ("シール", "枚"), ("花", "本"), ("おにぎり", "個"), ("ジュース", "本"))  # fmt: skip


def sample(rng: random.Random, level: int) -> Kafusoku:
    kind = rng.random()
    if level > 1 and kind < 0.2:
        return _sample_money(rng, level, "集める")
    if level > 1 and kind < 0.4:
        return _sample_money(rng, level, "買う")
    if level > 1 and kind < 0.5:
        return _sample_seats(rng, level)
    if level == 3 and kind < 0.7:
        return _sample_last(rng)
    people, (thing, unit), per = rng.choice(_PEOPLE), rng.choice(GOODS), "人"
    if kind > 0.9:
        people, per = rng.choice([("箱", "箱"), ("ふくろ", "袋"), ("袋", "袋"), ("皿", "皿"), ("お皿", "皿")])
    count, low = rng.randint(4, 12 * level + 6), rng.randint(2, 3 + 3 * level)
    high = low + rng.randint(1, 1 + level)
    whole = (high - low) * count
    over = _over(rng, whole, 3 + 5 * level, low * count)
    deals = (_deal(low, over, unit, unit), _deal(high, over - whole, unit, unit))
    return Kafusoku("配る", people, thing, per, deals, rng.choice(["count", "total"]))


def _over(rng: random.Random, whole: int, most: int, things: int) -> int:
    """What the smaller share leaves over: some, all of the difference, none, more than that, or less than none."""
    kind = rng.choice(["余る足りない"] * 3 + ["余る余る", "足りない足りない", "余るちょうど", "ちょうど足りない"])
    return {
        "余る足りない": rng.randint(1, max(1, whole - 1)), "余るちょうど": whole, "ちょうど足りない": 0, "余る余る": whole + rng.randint(1, most),
        "足りない足りない": -rng.randint(1, max(1, min(most, things - 1))),
    }[kind]  # fmt: skip


def _deal(each: int, over: int, unit: str, rest_unit: str) -> Deal:
    outcome = "余る" if over > 0 else "足りない" if over < 0 else "ちょうど"
    return Deal(Quantity(Fraction(each), unit), outcome, Quantity(Fraction(abs(over)), rest_unit) if over else None)


def _sample_money(rng: random.Random, level: int, mode: str) -> Kafusoku:
    asked = rng.choice(["count", "total"])
    if mode == "集める":
        count, low = rng.randint(5, 15 * level), 10 * rng.randint(3, 40)
        high = low + 10 * rng.randint(1, 12)
        whole = (high - low) * count
        over = (
            10 * rng.randint(1, max(1, whole // 10 - 1))
            if rng.random() < 0.6
            else rng.choice([0, whole, whole + 10 * rng.randint(1, 20)])
        )
        deals = (_deal(low, over - whole, "円", "円"), _deal(high, over, "円", "円"))
        return Kafusoku(mode, rng.choice(_PAYERS), rng.choice(_PRESENTS), "人", deals, asked)
    thing, unit = rng.choice(_BOUGHT)
    price, low = 10 * rng.randint(4, 30), rng.randint(3, 8)
    high = low + rng.randint(1, 5)
    whole = (high - low) * price
    over = rng.choice([10 * rng.randint(1, whole // 10 - 1)] * 3 + [whole, whole + 10 * rng.randint(1, 9)])
    return Kafusoku(mode, "", thing, "円", (_deal(low, over, unit, "円"), _deal(high, over - whole, unit, "円")), asked)


def _sample_seats(rng: random.Random, level: int) -> Kafusoku:
    count, low = rng.randint(6, 14 * level), rng.randint(2, 5)
    high = low + rng.randint(1, 2)
    whole = (high - low) * count
    kind = rng.random()
    over, large = whole, _deal(high, 0, "人", "人")
    if kind < 0.7:
        last = rng.randint(1, high - 1)
        empty = rng.randint(1, min(4, whole // high + 1)) if kind < 0.4 else 0
        over = whole - (high - last) - high * empty
        if over <= 0:
            return _sample_seats(rng, level)
        large = Deal(Quantity(Fraction(high), "人"), "最後", Quantity(Fraction(last), "人"), Quantity(Fraction(empty), "脚") if empty else None)
    thing = rng.choice(("生徒", "児童", "子ども", "参加者", "お客さん", "部員", "小学生", "保護者", "団員", "中学生", "来場者", "会員"))
    return Kafusoku("すわる", "長いす", thing, "脚", (_deal(low, over, "人", "人"), large), rng.choice(["count", "total"]))


def _sample_last(rng: random.Random) -> Kafusoku:
    thing, unit = rng.choice(GOODS)
    count, low = rng.randint(8, 36), rng.randint(3, 8)
    high = low + rng.randint(1, 4)
    amount = Quantity(Fraction(high), unit)
    if rng.random() < 0.6:
        last = rng.randint(1, high - 1)
        large, short = Deal(amount, "最後", Quantity(Fraction(last), unit)), high - last
    else:
        empty = rng.randint(1, 3)
        large, short = Deal(amount, "もらえない", None, Quantity(Fraction(empty), "人")), high * empty
    over = (high - low) * count - short
    if over == 0:
        return _sample_last(rng)
    return Kafusoku(
        "配る", rng.choice(_PEOPLE), thing, "人", (_deal(low, over, unit, unit), large), rng.choice(["count", "total"])
    )


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
            "deal deal.short deal.over ask.number.of",
            "deal.thing.first deal.short deal.over ask.number.of",
            "deal deal.over deal.over ask.some",
            "deal.thing.first deal.even deal.short ask.number.of",
            "deal.pack pack.over pack.short ask.count",
            "deal.pack pack.over pack.over ask.number.of",
            "deal.pack pack.over pack.even ask.count",
            "deal deal.over deal.last ask.count",
            "deal.thing.first deal.over deal.last ask.number.of",
            "deal.thing.first deal.over deal.none ask.count",
            "seat seat.over seat.even ask.count",
            "seat.first seat.over seat.even ask.count",
            "seat seat.over seat.last ask.count",
            "seat.first seat.over seat.last ask.number.of",
            "seat seat.over seat.empty ask.count",
            "seat.first seat.over seat.empty ask.number.of",
            "collect collect.short collect.over ask.number.of",
            "collect collect.short collect.over ask.cost",
            "collect.to.buy collect.short collect.over ask.cost",
            "collect.to.buy collect.over collect.over ask.cost",
            "collect.to.buy collect.short collect.even ask.number.of",
            "collect collect.even collect.over ask.cost",
            "buy.with buy.over buy.short ask.price",
            "buy.with buy.over buy.short ask.money",
            "buy.with buy.over buy.over ask.money",
            "buy.with buy.over buy.even ask.price",
            "buy.with buy.over buy.even ask.money",
        ),
        1,
    )
)

FAMILY = Family("kafusoku", "過不足算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
