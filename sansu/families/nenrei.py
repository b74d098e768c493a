"""年齢算: when one is how many times as old as another, or how old they are.  The difference of ages never changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, named, one_name
from sansu.families.nenrei_check import holds
from sansu.families.nenrei_posed import WORDINGS, sample
from sansu.families.nenrei_same import SameSum
from sansu.families.nenrei_show import diagram, explain, mistakes
from sansu.families.nenrei_steps import PAIRS, Group, Moment, Nenrei, Situation, Unborn
from sansu.families.nenrei_told import facts, line
from sansu.quantity import Quantity
from sansu.reading.ages import CLAUSES
from sansu.wording import Fact

_PARENTS = (
    "父",
    "母",
    "お父さん",
    "お母さん",
    "祖父",
    "祖母",
    "おじいさん",
    "おばあさん",
    "おじさん",
    "おばさん",
    "先生",
)
_ELDER, _YOUNGER = ("兄", "姉", "お兄さん", "お姉さん"), ("弟", "妹")
_CHILDREN = ("子ども", "子どもたち", "子供", "子供たち", "子")
# A mention like いまの子 or (3年前)の父 compares two times, which no clause here does.
_OTHER_TIME = re.compile(r"^の|いま|今|現在|年|[ぁ-ん一-龥]の.*の")
_PERSONS = ("who", "other", "who2", "other2", "whom", "a", "b", "c", "d")


def recognise(facts: Sequence[Fact]) -> Situation | None:
    take = Taking(facts)
    ask = take.one("ask")
    if ask is None or not clean(facts) or any(
        _OTHER_TIME.search(fact.text(role)) or not one_name(fact.text(role)) for fact in facts for role in _PERSONS
    ):
        return None
    what = ask.text("what")
    ages, children = _expanded(take), take.one("children")
    if what in ("何年", "そのとき"):
        return _recognise_years(ages, children, ask) if take.done else None
    if what == "和の年":
        return _recognise_reach(ages, ask) if take.done and not children else None
    same = take.one("age same")
    if same or what == "年れいの差":
        return _recognise_same(ages, same, ask) if take.done and same and what == "年れいの差" else None
    family, unborn = take.one("family sum"), take.one("unborn")
    if family and unborn:
        return _recognise_unborn(family, unborn, ask) if take.done and what == "年れい" else None
    total, difference, older = take.one("age sum"), take.one("age difference"), take.one("age older")
    multiples = take.all("age multiple")
    if not take.done or family or unborn or children or what not in ("年れい", "年れいの和"):
        return None
    gap = older or difference
    if ages:
        return _recognise_known(ages, multiples, ask) if not total and not gap and what == "年れい" else None
    if (older and difference) or len(multiples) + sum(1 for fact in (total, gap) if fact) != 2:
        return None
    return _recognise_now(total, gap, multiples, ask)


def _recognise_same(ages: Sequence[Fact], same: Fact, ask: Fact) -> SameSum | None:
    if len(ages) != 1:
        return None
    pair, elder = (same.text("a"), same.text("b")), same.text("who")
    known = named(ages[0].text("who"), pair)
    if known is None or pair[0] == pair[1] or elder in pair:
        return None
    other = pair[0] if known == pair[1] else pair[1]
    asked = tuple(named(ask.text(role), (*pair, elder)) for role in ("a", "b"))
    if set(asked) != {elder, other}:
        return None
    return SameSum(known, ages[0].quantity("age"), other, elder, same.quantity("years"), pair[0])


def _expanded(take: Taking) -> list[Fact]:
    out = take.all("age")
    for pair in take.all("age pair"):
        out += [
            Fact.of("age", who=pair.text(name), age=pair.quantity(role))
            for name, role in (("a", "age1"), ("b", "age2"))
        ]
    return out


def _recognise_unborn(family: Fact, unborn: Fact, ask: Fact) -> Unborn | None:
    names = tuple(family.text(role) for role in "abcd" if family.text(role))
    count, who = family.quantity("n"), named(unborn.text("who"), names)
    said = sum(PAIRS.get(name, 1) for name in names)
    if who is None or who in PAIRS or named(ask.text("who"), names) != who or count.unit != "人" or said != count.value:
        return None
    if unborn.quantity("n").value != count.value - 1 or unborn.quantity("n").unit != "人":
        return None
    return Unborn(
        names, int(count.value), who, family.quantity("amount"), unborn.quantity("years"), unborn.quantity("amount")
    )


def _recognise_now(total: Fact | None, gap: Fact | None, multiples: Sequence[Fact], ask: Fact) -> Nenrei | None:
    first = multiples[0] if multiples else None
    told = next((fact for fact in (total, gap) if fact and fact.text("a")), None)
    pair = (
        (told.text("a"), told.text("b"))
        if told and told.text("a")
        else (first.text("who"), first.text("other"))
        if first
        else ("", "")
    )
    who, other = _elder(gap, first, pair)
    asked = named(ask.text("who"), pair)
    if who is None or other is None or asked is None or who == other or not all(pair):
        return None
    for fact in (total, gap, *multiples):
        mentions = [fact.text(role) for role in ("a", "b", "who", "other") if fact.text(role)] if fact else []
        if any(named(mention, pair) is None for mention in mentions):
            return None
    if (who in (*_YOUNGER, *_CHILDREN) and other in (*_ELDER, *_PARENTS)) or any(fact.quantity("times").value <= 1 for fact in multiples):
        return None  # the younger one as the older: something is turned round
    counts = _counts(who, other, total)
    summed = any(fact.text("sum") for fact in multiples)
    moments = tuple(_moment(fact) for fact in multiples)
    if (
        counts is None
        or summed != (max(counts) > 1)
        or summed != (ask.text("what") == "年れいの和")
        or (summed and not total)
    ):
        return None
    if len(moments) == 2 and (moments[0].shift == moments[1].shift or not _ordered(multiples, pair, who)):
        return None
    kind = "twice" if len(moments) == 2 else "both" if not moments else "sum" if total else "difference"
    amount = total or (gap if kind == "difference" else None)
    return Nenrei(
        kind,
        Group(who, count=counts[0]),
        Group(other, count=counts[1]),
        tuple(sorted(moments, key=lambda m: m.shift)),
        "elder" if asked == who else "younger",
        amount.quantity("amount") if amount else None,
        gap.quantity("amount") if gap and kind == "both" else None,
    )


def _recognise_known(ages: Sequence[Fact], multiples: Sequence[Fact], ask: Fact) -> Nenrei | None:
    if len(ages) != 1 or len(multiples) != 1 or multiples[0].text("sum"):
        return None
    (multiple,) = multiples
    pair = (multiple.text("who"), multiple.text("other"))
    told, asked = named(ages[0].text("who"), pair), named(ask.text("who"), pair)
    if not all(pair) or told is None or asked is None or told == asked or set(pair) & set(PAIRS):
        return None
    elder, younger = (Group(name, (ages[0].quantity("age"),) if name == told else ()) for name in pair)
    return Nenrei("known", elder, younger, (_moment(multiple),), "elder" if asked == pair[0] else "younger")


def _recognise_reach(ages: Sequence[Fact], ask: Fact) -> Nenrei | None:
    known = {fact.text("who"): fact.quantity("age") for fact in ages}
    first, second = (_single(ask.text(role), known) for role in ("who", "other"))
    if len(known) != len(ages) or first is None or second is None or first.label == second.label:
        return None
    return Nenrei("reach", first, second, (), "years", ask.quantity("amount"))


def _elder(gap: Fact | None, multiple: Fact | None, pair: tuple[str, str]) -> tuple[str | None, str | None]:
    """Who of the two is the older one: whom a multiple or 年上 names first, or else the parent."""
    if multiple:
        who, other = named(multiple.text("who"), pair), named(multiple.text("other"), pair)
        return (None, None) if gap and gap.kind == "age older" and gap.text("a") != who else (who, other)
    if gap and gap.kind == "age older":
        return named(gap.text("a"), pair), named(gap.text("b"), pair)
    parents = [name for name in pair if name in _PARENTS]
    if not parents and pair[0] in _ELDER and pair[1] in _YOUNGER:
        return pair
    if not parents and pair[1] in _ELDER and pair[0] in _YOUNGER:
        return pair[1], pair[0]
    return (parents[0], next(n for n in pair if n != parents[0])) if len(parents) == 1 else (None, None)


def _ordered(multiples: Sequence[Fact], pair: tuple[str, str], who: str) -> bool:
    """Whether the second multiple compares the same two in the same order (or does not name them again)."""
    again = multiples[1]
    return not again.text("who") or named(again.text("who"), pair) == who


def _moment(fact: Fact) -> Moment:
    years = fact.get("years")
    return Moment(fact.quantity("times").value, fact.text("way"), years if isinstance(years, Quantity) else None)


def _counts(who: str, other: str, total: Fact | None) -> tuple[int, int] | None:
    """How many people each of the two stands for; None where a number of people in the text disagrees."""
    counts = PAIRS.get(who, 1), PAIRS.get(other, 1)
    said = total.get("n") if total else None
    if any(
        name.endswith("たち") or (name in PAIRS and name not in ("両親", "父母", "夫婦") and said is None)
        for name in (who, other)
    ):
        return None  # who can tell how many they are
    return None if isinstance(said, Quantity) and said != Quantity(Fraction(sum(counts)), "人") else counts


def _recognise_years(ages: Sequence[Fact], children: Fact | None, ask: Fact) -> Nenrei | None:
    known = {fact.text("who"): fact.quantity("age") for fact in ages}
    if len(known) != len(ages):
        return None
    way, summed = ask.text("way"), ask.text("sum")
    times = Fraction(1) if summed == "等しい" else ask.quantity("times").value
    if ask.text("who2"):
        parents = [named(ask.text(role), tuple(known)) for role in ("who", "who2")]
        known = known if set(parents) == {n for n in known if n in _PARENTS} else {}
        elder = _group("両親", known)
    else:
        elder = _group(ask.text("who"), known) if summed == "両方" else _single(ask.text("who"), known)
    if elder is None:
        return None
    left = {name: amount for name, amount in known.items() if name not in (elder.names or (elder.label,))}
    if not summed:
        younger = _single(ask.text("other"), left) if not children else None
    elif ask.text("other2"):
        names = tuple(named(ask.text(role), tuple(left)) for role in ("other", "other2"))
        same = len(left) == 2 and set(names) == set(left) and not children
        younger = Group("子ども", tuple(left.values()), tuple(left), 2) if same else None
    else:
        younger = _children(ask, left, children)
    if younger is None:
        return None
    asked = "years"
    if ask.text("what") == "そのとき":
        whom = named(ask.text("whom"), (elder.label, younger.label))
        asked = "elder" if whom == elder.label else "younger" if whom == younger.label else ""
    return Nenrei("years", elder, younger, (Moment(times, way),), asked) if asked else None


def _single(mention: str, known: dict[str, Quantity]) -> Group | None:
    name = named(mention, tuple(known))
    return Group(name, (known[name],)) if name else None


def _group(mention: str, known: dict[str, Quantity]) -> Group | None:
    names = tuple(n for n in known if n in _PARENTS)
    return (
        Group("両親", tuple(known[n] for n in names), names, 2)
        if mention in ("両親", "父母") and len(names) == 2
        else None
    )


def _children(ask: Fact, left: dict[str, Quantity], children: Fact | None) -> Group | None:
    """The children whose ages are summed: those told without names, or all that are left and no parents."""
    if ask.text("other") not in (*_CHILDREN, *PAIRS):
        return None
    told = [children.quantity(role) for role in ("age1", "age2", "age3") if children.get(role)] if children else []
    if (told and left) or any(name in _PARENTS for name in left):
        return None
    ages = tuple(told or left.values())
    said = [fact.get(role) for fact in (ask, children) if fact for role in ("n", "n2")]
    if len(ages) < 2 or any(isinstance(n, Quantity) and n != Quantity(Fraction(len(ages)), "人") for n in said):
        return None
    if PAIRS.get(ask.text("other"), len(ages)) != len(ages):
        return None
    return Group("子ども", ages, tuple(left), len(ages))


FAMILY: Family[Situation] = Family(
    "nenrei", "年齢算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)
