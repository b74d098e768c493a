"""消去算: prices of two or three kinds from what bundles of them come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Family, Taking
from sansu.families.measures import one_measure
from sansu.families.mentions import clean, named, one_name, told_all
from sansu.families.relations import LESS, MORE, Relation, best_base, in_order
from sansu.families.shokyo_diagram import diagram, mistakes
from sansu.families.shokyo_posed import WORDINGS, sample
from sansu.families.shokyo_steps import every_pair, explain, holds, proportion
from sansu.families.shokyo_told import Bundle, Equal, Shokyo, high, line
from sansu.quantity import DIMENSIONS, Quantity, dimension
from sansu.reading import bundles, portions, sharing, trade
from sansu.wording import Clause, Fact

_ASKS = ("1つの値段", "1人の分")
# 重さ of りんご is what りんご weighs; the total of people may name it: 体重.
_MEASURES = ("値段", "ねだん", "代金", "重さ", "体重", "長さ", "身長", "得点", "点数", "年れい", "年齢", "数", "料金")
_WRONG_UNITS = ("才", "歳", "日", "年", "倍")


def recognise(facts: Sequence[Fact]) -> Shokyo | Equal | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    same = take.all("bundle same")
    if same:
        return _equal(take, same)
    told = [fact for fact in facts if fact.kind in ("bundle", "total")]
    take.all("bundle"), take.all("total")
    relations = [*take.all("more"), *take.all("portion"), *take.all("bundle swap")]
    twice, fee, ask = take.all("more twice"), take.all("bundle fee"), take.one("ask")
    buyers, members, topics = take.all("buyer"), take.all("members"), take.all("bundle topic")
    if take.all("shop") and len(told) > 2:
        return None
    if not take.done or ask is None or ask.text("what") not in _ASKS or not told or len(fee) > 1:
        return None
    if not all(one_name(one.text("who")) for one in buyers) or any(fact.get("when") for fact in relations):
        return None
    counters: dict[str, str] = {}
    found = [_bundle(fact, fee[0] if fee else None, counters) for fact in told]
    if any(fact.get("same") for fact in told) and (len(told) != 2 or told[0].get("same") or fee):
        return None  # 同じかご: the one told just before
    if any(bundle is None for bundle in found):
        return None
    told += topics  # 動物園の入場料は: what is paid throughout
    if members and not all(told_all(one, tuple(counters)) for one in members):
        return None
    return _with_bundles([b for b in found if b], [*relations, *_split(twice)], counters, told, ask)


def _split(twice: Sequence[Fact]) -> list[Fact]:
    """なしはかきより30円、りんごはなしより60円高い: two facts."""
    return [
        Fact.of("more", who=both.text(f"who{i}"), other=both.text(f"other{i}"), amount=both.quantity(f"amount{i}"), way=both.text("way"))
        for both in twice
        for i in "12"
    ]


def _bundle(fact: Fact, fee: Fact | None, counters: dict[str, str]) -> Bundle | None:
    """One bundle, its counters put down; None where it counts one thing in two ways or twice."""
    items: list[tuple[str, Fraction]] = []
    if fact.kind == "total":
        if fact.get("c") or any(fact.get(role) for role in ("n", "n2", "m")):
            return None
        pairs = [(fact.text(role), fact.get(f"one{i}") or fact.get("one1")) for i, role in enumerate("ab", 1)]
    else:
        pairs = [(fact.text(f"thing{i}"), fact.get(f"n{i}")) for i in "123" if fact.get(f"thing{i}")]
    for name, count in pairs:
        unit = count.unit if isinstance(count, Quantity) else counters.get(name, "") if fact.get("same") else ""
        value = count.value if isinstance(count, Quantity) else Fraction(1)
        if not name or any(name == known for known, _ in items) or value <= 0 or value.denominator != 1:
            return None
        if unit in _WRONG_UNITS or dimension(unit) in DIMENSIONS or counters.setdefault(name, unit) != unit:
            return None
        items.append((name, value))
    amount = fact.quantity("amount" if fact.kind == "total" else "weight" if fact.get("weight") else "total")
    cost = fact.get("fee") or (fee.get("fee") if fee else None)
    if isinstance(cost, Quantity):
        if cost.unit != amount.unit or (fact.get("fee") and fee):
            return None
        return Bundle(tuple(items), amount, cost, fact.text("box") or (fee.text("box") if fee else ""))
    return Bundle(tuple(items), amount)


def _with_bundles(
    found: Sequence[Bundle], told: Sequence[Fact], counters: dict[str, str], spoken: Sequence[Fact], ask: Fact
) -> Shokyo | None:
    kinds = tuple(dict.fromkeys(kind for bundle in found for kind, _ in bundle.items))
    asked = _kind(ask.text("who") or ask.text("thing"), kinds)
    unit = found[0].total.unit
    if asked is None or any(b.total.unit != unit for b in found) or not all(map(one_name, kinds)) or not 2 <= len(kinds) <= 3:
        return None
    if not _asked_so(ask, counters[asked], unit) or not one_measure(_measured([*spoken, *told, ask]), unit):
        return None
    things = {fact.text("thing") for fact in spoken if fact.kind == "total"} - {""}
    if ask.text("what") == "1人の分" and ask.text("thing") and ask.text("thing") not in (*_MEASURES, *things):
        return None
    relations = [_relation(fact, kinds, counters, unit) for fact in told]
    known = [r for r in relations if r is not None]
    if len(known) != len(relations) or len(things) > 1:
        return None
    spellings = tuple(counters[kind] for kind in kinds)
    if not known and len(found) == 3:
        if not every_pair(kinds, found) or unit in _WRONG_UNITS:
            return None
        thing = things.pop() if things and not things <= {"値段", "ねだん", "代金"} else ""
        return Shokyo("和", tuple(found), (), kinds, spellings, asked, thing, unit)
    if things - set(_MEASURES):
        return None
    if not known and len(found) == 2:
        s = Shokyo("消す", tuple(found), (), kinds, spellings, asked, "", unit)
        return s if _takeable(s) else None
    if len(found) != 1 or best_base(known, kinds, asked) is None or all(n == 1 for _, n in found[0].items):
        return None  # one of each: 和差算 or 分配算
    return Shokyo("置きかえ", tuple(found), in_order(known, kinds), kinds, spellings, asked, "", unit)


def _kind(mention: str, kinds: Sequence[str]) -> str | None:
    """Which kind is meant: くつ is no くつ下 and ボール no ボールペン."""
    kind = named(mention, kinds)
    return None if kind and kind != mention and kind.startswith(mention) and not mention.isascii() else kind


def _measured(facts: Sequence[Fact]) -> list[str]:
    """What is paid or weighed, as every clause says it; 「1個の重さは」 is asked by its unit."""
    roles = ("what", "what2", "of1", "of2", "of3", "thing")
    said = [fact.text(role) for fact in facts for role in roles if fact.kind != "ask" or role != "thing"]
    return [re.sub("^の|[とは]$", "", text) for text in said if text]


def _takeable(s: Shokyo) -> bool:
    """Whether the others can be made equal: of two kinds the other, of three two that stand in one proportion."""
    if any(set(kind for kind, _ in b.items) != set(s.kinds) for b in s.bundles):
        return False
    return proportion(s.bundles[0], s.bundles[1], [kind for kind in s.kinds if kind != s.asked]) is not None


def _asked_so(ask: Fact, counter: str, unit: str) -> bool:
    """Whether one of the asked kind is asked for, in the unit of the totals."""
    one = ask.get("one")
    if isinstance(one, Quantity) and (one.value != 1 or (counter and one.unit != counter)):
        return False
    if ask.text("what") == "1人の分" and counter and unit != "円" and not ask.text("unit"):
        return False
    if ask.text("of1") in ("重さ", "長さ") and unit == "円":
        return False
    if not ask.text("unit"):
        return unit == "円" or ask.text("of1") in ("重さ", "長さ") or ask.text("what") == "1人の分"  # a price is asked in yen
    return ask.text("unit") == unit


def _relation(fact: Fact, kinds: Sequence[str], counters: dict[str, str], unit: str) -> Relation | None:
    who, other = _kind(fact.text("who"), kinds), _kind(fact.text("other"), kinds)
    if who is None or other is None or who == other:
        return None
    for role, kind in (("one1", who), ("one2", other)):
        one = fact.get(role)
        if isinstance(one, Quantity) and (one.value != 1 or one.unit != (counters[kind] or one.unit)):
            return None
    if fact.kind == "bundle swap":
        mine, its = fact.quantity("n1"), fact.quantity("n2")
        if mine.unit != counters[who] or its.unit != counters[other] or min(mine.value, its.value) <= 0:
            return None
        return Relation(who, other, its.value / mine.value) if its.value != mine.value else None
    if fact.kind == "more" or fact.get("amount"):
        amount, way = fact.quantity("amount"), fact.text("way")
        if amount.unit != unit or amount.value <= 0 or not (way in MORE or way in LESS):
            return None
        word = high(unit) if way in MORE else MORE[high(unit)]
        times = fact.quantity("times").value if fact.get("times") else Fraction(1)
        return Relation(who, other, times, amount, word) if times > 0 else None
    times = (fact.quantity("part") if fact.get("part") else fact.quantity("times")).value
    return Relation(who, other, times) if times > 0 and times != 1 else None


def _equal(take: Taking, same: Sequence[Fact]) -> Equal | None:
    prices, counted, total, kinds, ask = take.all("price"), take.one("counted"), take.one("worth.total"), take.all("bundle kinds"), take.one("ask")
    buyers, _ = take.all("buyer"), take.all("shop")
    if not take.done or len(same) != 1 or len(prices) != 3 or counted is None or total is None or ask is None or len(kinds) > 1:
        return None
    if any(k.quantity("n") != Quantity(Fraction(3), "種類") for k in kinds) or len(buyers) > 1:
        return None
    each = {price.text("thing"): price.quantity("each") for price in prices}
    pair = [named(same[0].text(role), tuple(each)) for role in "ab"]
    money, count = total.get("total"), counted.quantity("count")
    if len(each) != 3 or any(q.unit != "円" for q in each.values()) or None in pair or pair[0] == pair[1]:
        return None
    pers = {q.unit for price in prices if isinstance(q := price.get("per"), Quantity)}
    asked = named(ask.text("thing"), tuple(each))
    if not isinstance(money, Quantity) or money.unit != "円" or pers - {count.unit} or asked is None or counted.get("first"):
        return None
    if ask.text("what") != "組の個数" or ask.text("unit") not in ("", count.unit) or ask.get("each"):
        return None
    third = next(kind for kind in each if kind not in pair)
    ordered = (*(kind for kind in each if kind in pair), third)
    first, second, last = ordered
    return Equal((first, second, last), (each[first], each[second], each[last]), count, money, asked)


def facts(s: Shokyo | Equal) -> tuple[Fact, ...]:
    if isinstance(s, Equal):
        one = Quantity(Fraction(1), s.count.unit)
        prices = [Fact.of("price", thing=kind, each=each, per=one) for kind, each in zip(s.kinds, s.each, strict=True)]
        return (
            *prices,
            Fact.of("bundle same", a=s.kinds[0], b=s.kinds[1]),
            Fact.of("bundle kinds", n=Quantity(Fraction(3), "種類")),
            Fact.of("counted", count=s.count),
            Fact.of("worth.total", total=s.total),
            Fact.of("ask", what="組の個数", thing=s.asked, unit=s.count.unit),
        )
    out = [_sum_fact(s, b) if s.form == "和" else _bundle_fact(s, b) for b in s.bundles]
    for r in s.relations:
        more = {"amount": r.amount} if r.amount else {}
        way = {"way": r.word} if r.amount else {}
        if r.times == 1:
            out.append(Fact.of("more", who=r.who, other=r.other, **more, **way))
        else:
            out.append(Fact.of("portion", who=r.who, other=r.other, times=Quantity(r.times, "倍"), **more, **way))
    counter = s.counter(s.asked)
    unit = {"unit": s.unit} if s.unit else {}
    if not counter:
        return (*out, Fact.of("ask", what="1人の分", who=s.asked, **unit))
    one = Quantity(Fraction(1), counter)
    return (*out, Fact.of("ask", what="1つの値段", thing=s.asked, one=one, **unit))


def _bundle_fact(s: Shokyo, b: Bundle) -> Fact:
    roles: dict[str, str | Quantity] = {"total" if b.total.unit == "円" else "weight": b.total}
    for index, (kind, count) in enumerate(b.items, 1):
        roles |= {f"thing{index}": kind, f"n{index}": Quantity(count, s.counter(kind))}
    if b.fee:
        roles |= {"fee": b.fee, "box": b.box}
    return Fact.of("bundle", **roles)


def _sum_fact(s: Shokyo, b: Bundle) -> Fact:
    (first, _), (second, _) = b.items
    roles: dict[str, str | Quantity] = {"a": first, "b": second, "amount": b.total}
    roles |= {"thing": s.thing} if s.thing else {}
    roles |= {"one1": Quantity(Fraction(1), s.counter(first))} if s.counter(first) else {}
    return Fact.of("total", **roles)


_PRICES = re.compile(r"trade\.(?:price\.(?:and|of|is|is\.of)|bought.*|total\.bare|total|total\.sum|ask\.(?:count|bought)|buyer.*|shop)$")
CLAUSES: tuple[Clause, ...] = tuple(
    dict.fromkeys(
        (
            *bundles.CLAUSES,
            *(one for one in portions.CLAUSES if one.kind in ("members", "portion")),
            *(
                one
                for one in sharing.CLAUSES
                if one.kind in ("more", "more twice") or (one.kind == "total" and ".two." in one.key)
                or (one.kind == "ask" and dict(one.constants).get("what") in _ASKS)
            ),
            *(one for one in trade.TOGETHER if _PRICES.match(one.key)),
        )
    )
)  # fmt: skip

FAMILY = Family(
    "shokyo", "消去算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
