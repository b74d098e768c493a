"""分配算: a whole, or how far two are apart, and each share told by another: 2倍より300円多い."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.bunpai_diagram import diagram, mistakes
from sansu.families.bunpai_posed import WORDINGS, sample
from sansu.families.bunpai_steps import Bunpai, Gap, explain, gap_known, holds
from sansu.families.everybody import of_everybody
from sansu.families.family import Family, Impossible, Taking
from sansu.families.measures import one_measure
from sansu.families.mentions import clean, named, one_name, told_all
from sansu.families.relations import LESS, MORE, Relation, against_names, best_base, convertible, in_order, word_for
from sansu.families.told_of import means, plain_facts
from sansu.quantity import Quantity, written
from sansu.reading import portions, sharing
from sansu.wording import Clause, Fact

# Words for the amount itself: 姉の枚数 is what 姉 has.
_MEASURES = (
    "数", "個数", "枚数", "本数", "冊数", "金額", "所持金", "お金", "分", "得点", "点数", "代金", "ねだん", "値段", "長さ", "重さ", "体重", "身長", "人数", "おこづかい", "こづかい", "貯金", "ちょ金", "量", "取り分", "分け前",
)  # fmt: skip
_ROLES = ("who", "other", "who1", "other1", "who2", "other2", "a", "b", "c")


def _plain(mention: str) -> str:
    mention = re.sub("^(大きい|小さい|長い|短い)(?:方|(?:ほうの|方の)?(?:数|整数))$", r"\1ほう", mention)
    return re.sub("の(?:ほう|方)$", "", mention)


def recognise(facts: Sequence[Fact]) -> Bunpai | None:
    if not clean(facts):
        return None
    plain = plain_facts(facts)
    if plain is None:
        return None
    facts = plain
    take = Taking(facts)
    told, more, twice = take.all("portion"), take.all("more"), take.all("more twice")
    total, gap, ask, whole = take.one("total"), take.one("shares apart"), take.one("ask"), take.all("shared whole")
    members, people, numbers = take.all("members"), take.one("people"), take.all("two numbers")
    if not take.done or ask is None or ask.text("what") != "1人の分" or not told:
        return None
    if people is not None:
        total = of_everybody(people, [*told, *more, *twice]) if not (total or whole or gap) else None
        if total is None:
            return None
    if ((total or whole) and gap) or not (total or whole or gap or more or twice):
        return None
    if any(fact.get("when") for fact in more) or any(fact.get("when") for fact in told):
        return None
    more = [*more, *(one for both in twice for one in _split(both))]
    if whole:
        total = _named_by(whole, [*told, *more]) if total is None else None
        if total is None:
            return None
    names = _names(total, [*told, *more], gap)
    if names and not all(told_all(one, names) for one in members):
        return None
    if names is None or not _things(facts, total, ask):
        return None
    if any(isinstance(n := fact.get(role), Quantity) and n.value != len(names) for fact in (total,) if fact for role in ("m", "n", "n2")):
        return None
    asked = named(_plain(ask.text("who")), names)
    relations = [_relation(fact, names) for fact in told]
    differences = [_relation(fact, names) for fact in more]
    found = [r for r in (*relations, *differences) if r is not None]
    if asked is None or len(found) != len(told) + len(more):
        return None
    apart = None
    if total is None:
        apart, found = _apart(gap, [r for r in differences if r], [r for r in relations if r], names)
        if apart is None:
            return None
    unit = ask.text("unit") or (total.quantity("amount") if total else apart.amount if apart else Quantity(Fraction(0))).unit
    amount = total.quantity("amount") if total else None
    if not one_measure(_measured(facts), unit):
        return None
    amounts = [q for q in (amount, apart.amount if apart else None, *(r.amount for r in found)) if q]
    if not convertible(unit, amounts) or best_base(found, names, asked) is None:
        return None
    thing = total.text("thing") if total else ""
    if numbers and (unit or len(names) != 2):
        return None
    if any(fact.get("by") for fact in told) and not _divides(told, names, amount):
        return None
    s = Bunpai(names, amount, apart, in_order(found, names), asked, thing, unit)
    integers = any(fact.get("whole") for fact in facts) or "整数" in ask.text("who") + ask.text("thing")
    return s if (apart is None or gap_known(s)) and not (integers and not _integer(s)) else None


def _integer(s: Bunpai) -> bool:
    try:
        return explain(s).answer.value.denominator == 1
    except Impossible:
        return True  # said by explain


def _divides(told: Sequence[Fact], names: Sequence[str], total: Quantity | None) -> bool:
    """Whether 商4余り3 can be: two whole numbers with this sum, the divisor more than what is left."""
    if len(told) != 1 or len(names) != 2 or total is None or total.unit:
        return False
    times, rest = told[0].quantity("times").value, told[0].quantity("amount").value
    divisor = (total.value - rest) / (times + 1)
    return divisor.denominator == 1 and divisor > rest


def _split(both: Fact) -> list[Fact]:
    return [
        Fact.of("more", who=both.text(f"who{i}"), other=both.text(f"other{i}"), amount=both.quantity(f"amount{i}"), way=both.text("way"))
        for i in "12"
    ]


def _named_by(whole: Sequence[Fact], told: Sequence[Fact]) -> Fact | None:
    """「3人で3500円を分けます」 with the names that the relations say."""
    names = tuple(dict.fromkeys(_plain(fact.text(role)) for fact in told for role in ("other", "who")))
    if len(whole) != 1 or "" in names or whole[0].quantity("n").value != len(names) or len(names) > 3:
        return None
    people = dict(zip("abc", names, strict=False))
    thing = {"thing": whole[0].text("thing")} if whole[0].text("thing") else {}
    return Fact.of("total", amount=whole[0].quantity("amount"), **people, **thing)


def _names(total: Fact | None, told: Sequence[Fact], gap: Fact | None) -> tuple[str, ...] | None:
    """Those who share: as the total names them; without one, as the relations do, in the order of the alphabet."""
    if total is not None:
        names = tuple(_plain(total.text(role)) for role in "abc" if total.text(role))
    else:
        mentions = [_plain(fact.text(role)) for fact in told for role in ("who", "other") if fact.text(role)]
        names = tuple(sorted(set(mentions)))
    if len(set(names)) != len(names) or len(names) < 2 or not all(map(one_name, names)):
        return None
    if gap is not None and gap.get("two") and (gap.quantity("two").value != 2 or len(names) != 2):
        return None
    if gap is not None and gap.text("a") and {named(_plain(gap.text(role)), names) for role in "ab"} - set(names):
        return None
    return names


def _things(facts: Sequence[Fact], total: Fact | None, ask: Fact) -> bool:
    """Whether every 姉の枚数 and 姉のカード speaks of what is shared."""
    thing = total.text("thing") if total else ""
    mentions = [f.text(role) for f in facts if f.kind in ("portion", "shares apart") for role in ("of1", "of2", "of3") if f.text(role)]
    mentions += [ask.text("thing")] if ask.text("thing") else []
    if not thing:
        others = {m for m in mentions if m not in _MEASURES}
        # つるとかめが9匹 are counted themselves: their 足の数 is another thing.
        return len(others) <= (0 if total is not None else 1)
    return all(m in _MEASURES or means(m, [thing]) for m in mentions)


def _measured(facts: Sequence[Fact]) -> list[str]:
    """What is measured, as every clause says it: 重さ, 枚数."""
    return [text for fact in facts for role in ("of1", "of2", "of3", "thing") if (text := fact.text(role))]


def _relation(fact: Fact, names: Sequence[str]) -> Relation | None:
    who = named(_plain(fact.text("who")), names)
    other = named(_plain(fact.text("other")), names)
    if other is None and not fact.text("other") and len(names) == 2:
        other = next((name for name in names if name != who), None)
    if who is None or other is None or who == other:
        return None
    amount, times = fact.get("amount"), fact.get("times") or fact.get("part")
    if fact.get("part") and fact.quantity("part").value.denominator == 1:
        return None
    value = times.value if isinstance(times, Quantity) else Fraction(1)
    if value != 1 and against_names(who, other, value > 1):
        return None
    if value <= 0 or (isinstance(times, Quantity) and value == 1):
        return None
    if not isinstance(amount, Quantity):
        return Relation(who, other, value)
    way = fact.text("way")
    if amount.value <= 0 or (way not in MORE and way not in LESS):
        return None
    if value == 1 and against_names(who, other, way in MORE):
        return None
    return Relation(who, other, value, amount, word_for(amount.unit, way in MORE))


def _apart(
    gap: Fact | None, differences: Sequence[Relation], relations: Sequence[Relation], names: Sequence[str]
) -> tuple[Gap | None, list[Relation]]:
    """The one known difference, and the relations without it."""
    if gap is not None:
        a, b = (named(_plain(gap.text(role)), names) for role in "ab")
        if differences or (len(names) > 2 and (a is None or b is None)) or (a and a == b):
            return None, []
        first, second = sorted((a, b) if a and b else names[:2])
        return Gap(first, second, gap.quantity("amount"), False), list(relations)
    if len(differences) != 1 or differences[0].amount is None:
        return None, []
    d = differences[0]
    assert d.amount
    big, small = (d.who, d.other) if d.word in MORE else (d.other, d.who)
    return Gap(big, small, d.amount, True), list(relations)


def facts(s: Bunpai) -> tuple[Fact, ...]:
    out = []
    if s.total:
        people = dict(zip("abc", s.names, strict=False))
        thing = {"thing": s.thing} if s.thing else {}
        three = {"n": Quantity(Fraction(3), "人")} if len(people) == 3 and s.unit != "" else {}
        out.append(Fact.of("total", amount=s.total, **thing, **three, **people))
    for r in s.relations:
        more = {"amount": r.amount} if r.amount else {}
        if r.times == 1:
            out.append(Fact.of("more", who=r.who, other=r.other, way=r.word, **more))
        else:
            way = {"way": "多い" if r.word in MORE else "少ない"} if r.amount else {}
            out.append(Fact.of("portion", who=r.who, other=r.other, times=Quantity(r.times, "倍"), **more, **way))
    if s.gap and s.gap.told:
        word = word_for(s.gap.amount.unit, True)
        out.append(Fact.of("more", who=s.gap.big, other=s.gap.small, amount=s.gap.amount, way=word))
    elif s.gap:
        roles: dict[str, str | Quantity] = {"amount": s.gap.amount}
        roles |= {"a": s.gap.big, "b": s.gap.small} if len(s.names) > 2 else {"two": Quantity(Fraction(2), "人")}
        out.append(Fact.of("shares apart", **roles))
    out.append(Fact.of("ask", what="1人の分", who=s.asked, **({"unit": s.unit} if s.unit else {})))
    return tuple(out)


def line(s: Bunpai) -> tuple[tuple[str, str], ...]:
    out = [("合わせて", f"{'と'.join(s.names)}で{written(s.total)}")] if s.total else []
    out += [("関係", r.says) for r in s.relations]
    if s.gap and s.gap.told:
        word = word_for(s.gap.amount.unit, True)
        out.append(("ちがい", f"{s.gap.big}が{s.gap.small}より{written(s.gap.amount)}{word}"))
    elif s.gap:
        out.append(("ちがい", f"{s.gap.big}と{s.gap.small}の差が{written(s.gap.amount)}"))
    asked = f"{s.asked}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


CLAUSES: tuple[Clause, ...] = tuple(
    dict.fromkeys(
        one
        for one in (*portions.CLAUSES, *sharing.CLAUSES)
        if one.kind in ("total", "portion", "more", "more twice", "shares apart", "shared whole", "members", "people", "two numbers", "more of", "portion of") or (one.kind == "ask" and dict(one.constants).get("what") == "1人の分")
    )
)

FAMILY = Family(
    "bunpai", "分配算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
