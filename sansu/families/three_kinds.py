"""Three kinds of things counted together, two of them in a known relation: averaged into one, they are a つるかめ算."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Impossible, Mistake, Taking
from sansu.families.goods import GOODS
from sansu.families.mentions import clean, one_name, within
from sansu.families.possible import require_possible
from sansu.families.two_kinds import COINS, LIMB_UNIT, LIMBS
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class ThreeKinds:
    """`count` of three kinds are worth `total`; kinds 0 and 1 go together by `way` (同じ, 倍: 0 is `by` times 1, 差: `by` more)."""

    names: tuple[str, str, str]
    each: tuple[Quantity, Quantity, Quantity]
    count: Quantity
    word: str
    total: Quantity
    way: str
    by: Quantity | None
    asked: int
    unit: str
    per: str = ""
    told: bool = True
    join: str = "の"

    def label(self, index: int) -> str:
        if len(set(self.names)) == 3:
            return self.names[index]
        return f"{written(self.each[index])}{self.join}{self.names[index]}"


def recognise_three(facts: Sequence[Fact]) -> ThreeKinds | None:
    take = Taking(facts)
    prices, trio, bought, totals, limbs = (take.all(kind) for kind in ("price", "trio", "counted", "worth.total", "limbs"))
    relation, ask, buyers, shops = take.one("relation"), take.one("ask"), take.all("buyer"), take.all("shop")
    if not take.done or not relation or not ask or not clean(facts) or len(buyers) > 1 or len(shops) > 1:
        return None
    if ask.text("what") != "組の個数" or not all(one_name(one.text("who")) for one in buyers):
        return None
    if len(trio) == len(limbs) == 1 and not bought and not totals:
        return _beings(prices, trio[0], limbs[0], relation, ask)
    if len(prices) == 3 and len(bought) == len(totals) == 1 and not trio and not limbs:
        return _goods(prices, bought[0], totals[0], relation, ask)
    return None


def _beings(prices: Sequence[Fact], trio: Fact, limbs: Fact, relation: Fact, ask: Fact) -> ThreeKinds | None:
    word, unit = limbs.text("word"), limbs.quantity("total").unit
    names = [trio.text(role) for role in ("first", "second", "third")]
    known = LIMBS.get(word)
    if known is None or len(set(names)) != 3 or any(price.text("word") != word for price in prices):
        return None
    if prices:
        if sorted(price.text("thing") for price in prices) != sorted(names):
            return None
        each = [next(price for price in prices if price.text("thing") == name).quantity("each") for name in names]
    elif all(name in known for name in names):
        each = [Quantity(Fraction(known[name]), unit) for name in names]
    else:
        return None
    if any(one.unit != unit for one in each):
        return None
    count = trio.quantity("count")
    if ask.text("unit") not in ("", count.unit):
        return None
    return _related(names, each, count, word, limbs.quantity("total"), relation, ask, "", bool(prices), "の")


def _goods(prices: Sequence[Fact], bought: Fact, total: Fact, relation: Fact, ask: Fact) -> ThreeKinds | None:
    names, each = [price.text("thing") for price in prices], [price.quantity("each") for price in prices]
    joins = {price.get("join") for price in prices}
    pers = {price.quantity("per").unit for price in prices if price.get("per")}
    count, money = bought.quantity("count"), total.get("total")
    if {one.unit for one in each} != {"円"} or len({one.value for one in each}) != 3 or len(joins) != 1:
        return None
    if not isinstance(money, Quantity) or money.unit != "円" or bought.text("first") or pers - {count.unit} or count.unit in ("", "円"):
        return None
    if len(set(names)) not in (1, 3) or (total.text("of") and names[0] not in COINS) or any(price.text("word") for price in prices):
        return None
    if ask.text("unit") not in ("", count.unit):
        return None
    join = joins.pop()
    word = "金額" if names[0] in COINS else "代金"
    return _related(names, each, count, word, money, relation, ask, next(iter(pers), ""), True, join if isinstance(join, str) else "の")


def _related(
    names: Sequence[str], each: Sequence[Quantity], count: Quantity, word: str, total: Quantity, relation: Fact, ask: Fact, per: str, told: bool, join: str
) -> ThreeKinds | None:  # fmt: skip
    def which(thing: str, price: object) -> int | None:
        fits = [within(thing, name) and (price is None or price == one) for name, one in zip(names, each, strict=True)]
        if fits.count(True) > 1 and price is None:
            fits = [thing == name for name in names]
        return fits.index(True) if fits.count(True) == 1 else None

    a, b = which(relation.text("a"), relation.get("aeach")), which(relation.text("b"), relation.get("beach"))
    asked = which(ask.text("thing"), ask.get("each"))
    if a is None or b is None or asked is None or a == b or ask.get("join") not in (None, join):
        return None
    way = relation.text("way")
    by = relation.get("times") if way == "倍" else relation.get("more") if way in ("差", "少ない") else None
    if way == "少ない":
        a, b, way = b, a, "差"
    if way == "差" and not (isinstance(by, Quantity) and by.unit in (count.unit, "")):
        return None
    c = 3 - a - b
    if way == "同じ" and a > b:
        a, b = b, a
    order = (a, b, c)
    if not isinstance(by, Quantity):
        by = None
    if by and (by.value.denominator != 1 or (way == "倍" and by.value < 2)):
        return None
    return ThreeKinds(
        (names[a], names[b], names[c]), (each[a], each[b], each[c]), count, word, total, way, by, order.index(asked), count.unit, per, told, join,
    )  # fmt: skip


def three_facts(s: ThreeKinds) -> tuple[Fact, ...]:
    numbered = len(set(s.names)) < 3
    join: dict[str, str] = {"join": s.join} if s.join != "の" else {}
    per = {"per": Quantity(Fraction(1), s.per)} if s.per else {}
    told: list[Fact] = []
    if s.word in LIMBS:
        roles = dict(zip(("first", "second", "third"), s.names, strict=True))
        told.append(Fact.of("trio", count=s.count, of="足" if s.word == "足" else "車輪", **roles))
        told += [Fact.of("price", thing=name, word=s.word, each=each) for name, each in zip(s.names, s.each, strict=True) if s.told]
        told.append(Fact.of("limbs", word=s.word, total=s.total))
    else:
        told += [Fact.of("price", thing=name, each=each, **per, **join) for name, each in zip(s.names, s.each, strict=True)]
        told += [Fact.of("counted", count=s.count), Fact.of("worth.total", total=s.total)]
    by = {"times": s.by} if s.way == "倍" and s.by else {"more": s.by} if s.by else {}
    prices = {"aeach": s.each[0], "beach": s.each[1]} if numbered else {}
    told.append(Fact.of("relation", a=s.names[0], b=s.names[1], way=s.way, **by, **prices))
    each: dict[str, Quantity | str] = {"each": s.each[s.asked], **join} if numbered else {}
    return (*told, Fact.of("ask", what="組の個数", thing=s.names[s.asked], unit=s.unit, **each))


def _relation(s: ThreeKinds) -> str:
    a, b = s.label(0), s.label(1)
    if s.way == "同じ" or s.by is None:
        return f"{a}と{b}は同じ数"
    return f"{a}は{b}の{number(s.by.value)}倍" if s.way == "倍" else f"{a}は{b}より{written(s.by)}多い"


def three_line(s: ThreeKinds) -> tuple[tuple[str, str], ...]:
    out = [("3種類", "と".join(s.label(i) for i in range(3)))]
    out += [(f"{s.label(i)}1{s.count.unit}の{s.word}", written(s.each[i])) for i in range(3)]
    out += [("合わせた数", written(s.count)), (f"{s.word}の合計", written(s.total)), ("数の関係", _relation(s))]
    return (*out, ("求めるもの", f"{s.label(s.asked)}の数（{s.unit}）"))


def explain_three(s: ThreeKinds) -> Solution:
    a, b, c = (one.value for one in s.each)
    na, nb, nc = (s.label(i) for i in range(3))
    unit, worth = s.count.unit, s.total.unit
    count, total, tail = s.count.value, s.total.value, ""
    steps: list[Step] = []
    k = s.by.value if s.way == "倍" and s.by else Fraction(1)
    if s.way == "差" and s.by:
        d = s.by.value
        tail = f"＋{number(a)}×{number(d)}"
        less, rest = count - d, total - a * d
        if less <= 0 or rest <= 0:
            raise Impossible(f"{na}が{written(s.by)}多いことと、合計が合いません。")
        steps.append(Step(f"{na}の多い{written(s.by)}をのぞくと、{na}と{nb}は同じ数です。", f"{number(count)}−{number(d)}", Quantity(less, unit), hint="多い分をのぞくと、全部の数はいくつになりますか。"))  # fmt: skip
        steps.append(Step(f"のぞいた分の{s.word}を、合計からひきます。", f"{number(total)}−{number(a)}×{number(d)}", Quantity(rest, worth), hint=f"のぞいた分だけ、{s.word}の合計はどうなりますか。"))  # fmt: skip
        count, total = less, rest
    mean = (k * a + b) / (k + 1)
    if k == 1:
        steps.append(Step(f"{na}と{nb}は同じ数なので、2つの平均を1{unit}分とします。", f"({number(a)}＋{number(b)})÷2", Quantity(mean, worth), hint=f"{na}と{nb}を、1種類のものと考えられませんか。"))  # fmt: skip
    else:
        steps.append(Step(f"{na}{number(k)}{unit}と{nb}1{unit}の組で、平均の{s.word}を求めます。", f"({number(a)}×{number(k)}＋{number(b)})÷{number(k + 1)}", Quantity(mean, worth), hint=f"{na}と{nb}を、1種類のものと考えられませんか。"))  # fmt: skip
    both = f"{na}と{nb}"
    (name, from_each), (other, to_each) = ((both, mean), (nc, c)) if s.asked == 2 else ((nc, c), (both, mean))
    assumed = from_each * count
    steps.append(Step(f"{written(Quantity(count, unit))}全部が{name}だとして、{s.word}の合計を求めます。", f"{number(from_each)}×{number(count)}", Quantity(assumed, worth), hint=f"もし、全部が{name}だとすると、{s.word}の合計はどうなりますか。"))  # fmt: skip
    gap, change = total - assumed, to_each - from_each
    if change == 0:
        raise Impossible(f"{both}の平均が{nc}と同じなので、数が1つに決まりません。")
    if gap * change <= 0 or gap / change >= count:
        raise Impossible(f"{s.word}の合計が{written(s.total)}では、数が決まりません。")
    steps.append(Step(f"実際の{s.word}の合計とのちがいを求めます。", f"{number(max(total, assumed))}−{number(min(total, assumed))}", Quantity(abs(gap), worth), hint=f"実際の{s.word}の合計とくらべて、どれだけちがいますか。"))  # fmt: skip
    steps.append(Step(f"1{unit}を{other}にかえると変わる{s.word}を求めます。", f"{number(max(to_each, from_each))}−{number(min(to_each, from_each))}", Quantity(abs(change), worth), hint=f"1{unit}だけ{other}にかえると、{s.word}の合計はどれだけ変わりますか。"))  # fmt: skip
    found = Quantity(gap / change, unit)
    require_possible(found, f"{other}の数")
    steps.append(Step(f"ちがいをわって、{other}{'を合わせた' if s.asked < 2 else 'の'}数を求めます。", f"{number(abs(gap))}÷{number(abs(change))}", found, hint="ちがいは、1つ分のちがいがいくつ集まったものですか。"))  # fmt: skip
    x = number(found.value)
    back = f"{number(from_each)}×({number(count)}−{x})＋{number(to_each)}×{x}{tail}"
    check = Step(f"{s.word}の合計にもどします。", back, s.total)
    pairs = found.value if s.asked < 2 else count - found.value
    one = Quantity(pairs / (k + 1), unit)
    require_possible(one, f"{nb}の数")
    if s.asked == 2:
        return Solution(tuple(steps), check, found)
    steps.append(Step(f"{number(k + 1)}でわって、{nb}の数を求めます。", f"{x}÷{number(k + 1)}", one, hint=f"合わせた数を、{na}と{nb}にどう分けますか。"))
    if s.asked == 1:
        return Solution(tuple(steps), check, one)
    answer = Quantity(one.value * k + (s.by.value if s.way == "差" and s.by else 0), unit)
    if s.way == "同じ":
        steps[-1] = Step(f"2でわって、{na}の数を求めます。", f"{x}÷2", one, hint=f"合わせた数を、{na}と{nb}にどう分けますか。")
    else:
        expression = f"{number(one.value)}×{number(k)}" if s.way == "倍" else f"{number(one.value)}＋{number(s.by.value)}" if s.by else ""
        steps.append(Step(f"{na}の数を求めます。", expression, answer, hint=f"{na}は、{nb}とくらべてどうでしたか。"))
    return Solution(tuple(steps), check, answer)


def three_holds(s: ThreeKinds, answer: Quantity) -> bool:
    """Tries every number of the second kind, and with it of the others."""
    if answer.unit != s.unit or s.count.value.denominator != 1:
        return False
    ways = []
    for second in range(1, int(s.count.value)):
        first = {"同じ": Fraction(second), "倍": second * (s.by.value if s.by else 1), "差": second + (s.by.value if s.by else 0)}[s.way]
        counts = (first, Fraction(second), s.count.value - first - second)
        worth = sum((n * one.value for n, one in zip(counts, s.each, strict=True)), Fraction(0))
        if counts[2] > 0 and worth == s.total.value:
            ways.append(counts[s.asked])
    return ways == [answer.value]


def _counts(s: ThreeKinds) -> tuple[Fraction, Fraction, Fraction]:
    one = explain_three(ThreeKinds(s.names, s.each, s.count, s.word, s.total, s.way, s.by, 1, s.unit)).answer.value
    first = {"同じ": one, "倍": one * (s.by.value if s.by else 1), "差": one + (s.by.value if s.by else 0)}[s.way]
    return first, one, s.count.value - first - one


def three_diagram(s: ThreeKinds) -> Areas:
    x, out = Fraction(0), []
    for index, count in enumerate(_counts(s)):
        across = f"□{s.unit}" if index == s.asked else ""
        out.append(Rectangle(x, Fraction(0), count, s.each[index].value, across, written(s.each[index]), s.label(index)))
        x += count
    return Areas(f"数（全部で{written(s.count)}）", f"1{s.count.unit}の{s.word}（{s.total.unit}）", tuple(out))


def three_mistakes(s: ThreeKinds) -> tuple[Mistake, ...]:
    counts = _counts(s)
    right = counts[s.asked]
    kept: dict[Fraction, str] = {}
    found = [(count, f"それは{s.label(i)}の数ではありませんか。聞かれているのは{s.label(s.asked)}です。") for i, count in enumerate(counts) if i != s.asked]
    if s.asked < 2:
        found.insert(0, (counts[0] + counts[1], f"それは{s.label(0)}と{s.label(1)}を合わせた数です。"))
    for value, thought in found:
        if value > 0 and value != right:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items())


_TRIOS = (
    (("つる", "かめ", "カブトムシ"), "匹", "足"), (("にわとり", "うさぎ", "クモ"), "匹", "足"), (("すずめ", "バッタ", "犬"), "匹", "足"),
    (("自転車", "三輪車", "自動車"), "台", "車輪"), (("一輪車", "自転車", "自動車"), "台", "車輪"),
)  # fmt: skip


def sample_three(rng: random.Random, level: int) -> ThreeKinds:
    way = rng.choice(["同じ", "同じ", "倍", "差"] if level == 3 else ["同じ"])
    second, third = rng.randint(2, 8), rng.randint(2, 12)
    by = rng.randint(2, 3) if way == "倍" else rng.randint(1, 5)
    first = {"同じ": second, "倍": second * by, "差": second + by}[way]
    kind = rng.random()
    join, per, told = "の", "", True
    if kind < 0.35:
        chosen, unit, word = rng.choice(_TRIOS)
        names = rng.sample(chosen, 3)
        worth = LIMB_UNIT[word]
        each = [Fraction(LIMBS[word][name]) for name in names]
        told = False
    elif kind < 0.6:
        names, unit, word, worth, join = ["玉"] * 3, "枚", "金額", "円", ""
        each = [Fraction(n) for n in rng.sample((5, 10, 50, 100), 3)]
    else:
        unit = rng.choice(list(GOODS))
        names = rng.sample(GOODS[unit], 3)
        word, worth, per = "代金", "円", unit
        each = [Fraction(10 * n) for n in rng.sample(range(4, 25), 3)]
        if any(a != b and a in b for a in names for b in names):
            return sample_three(rng, level)
    k = by if way == "倍" else 1
    if (k * each[0] + each[1]) / (k + 1) == each[2]:
        return sample_three(rng, level)
    amount = Quantity(Fraction(by), "倍" if way == "倍" else unit) if way != "同じ" else None
    counts = (first, second, third)
    total = sum((n * one for n, one in zip(counts, each, strict=True)), Fraction(0))
    q = [Quantity(one, worth) for one in each]
    return ThreeKinds(
        (names[0], names[1], names[2]), (q[0], q[1], q[2]), Quantity(Fraction(sum(counts)), unit), word, Quantity(total, worth), way, amount,
        rng.randrange(3), unit, per, told, join,
    )  # fmt: skip


WORDINGS = (
    "kinds.trio trade.limbs kinds.same trade.ask.alive",
    "kinds.trio trade.limbs kinds.same.same trade.ask.count",
    "kinds.trio.things trade.limbs.are kinds.same.same trade.ask.count",
    "kinds.trio trade.limbs kinds.times trade.ask.alive",
    "kinds.trio kinds.more trade.limbs trade.ask.count",
    "trade.price.玉.and trade.price.玉.and trade.price.玉.subject trade.together trade.total.bare kinds.same.same trade.ask.玉",
    "trade.price.玉.and trade.price.玉.and trade.price.玉.subject trade.together trade.total.bare kinds.times trade.ask.玉",
    "trade.price.and trade.price.and trade.price.of trade.bought trade.total kinds.same.same trade.ask.bought",
    "trade.price.and trade.price.and trade.price.of trade.bought.and trade.total.paid kinds.same.same trade.ask.count",
    "trade.price.and trade.price.and trade.price.of trade.bought trade.total kinds.times trade.ask.bought",
    "trade.price.and trade.price.and trade.price.of trade.bought trade.total kinds.more trade.ask.count",
)
