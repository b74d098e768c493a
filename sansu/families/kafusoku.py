"""過不足算: two ways of dealing out the same things, of collecting money for one, of buying with it, or of sitting on benches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Family, Taking
from sansu.families.kafusoku_drawn import diagram, mistakes
from sansu.families.kafusoku_posed import WORDINGS, sample
from sansu.families.kafusoku_steps import Deal, Kafusoku, count_name, explain, holds, total_name, way
from sansu.families.mentions import clean, within
from sansu.quantity import Quantity, written
from sansu.reading.sharing import CLAUSES
from sansu.wording import Fact, refers


def recognise(facts: Sequence[Fact]) -> Kafusoku | None:
    take = Taking(facts)
    given = {kind: take.all(kind) for kind in ("deal", "share", "seats", "seated", "collect", "collected", "buy", "bought")}
    ask = take.one("ask")
    if not take.done or ask is None or not clean(facts):
        return None
    present = {kind for kind, found in given.items() if found}
    if present <= {"deal", "share"}:
        return _recognise_dealt(given["deal"], given["share"], ask)
    if present in ({"seats", "seated"}, {"seated"}):
        return _recognise_seated(given["seats"], given["seated"], ask)
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
        portions, missing, spare, few, more = (_amount(share, role) for role in ("portions", "missing", "spare", "few", "each2"))
        if spare:
            rest = Quantity(spare.value, "人")
        if portions:
            empty = Quantity(portions.value, "人")
        empty = empty or missing
        zero = share.get("zero")
        if isinstance(zero, Quantity) and zero.unit != share.quantity("each").unit:
            return None
        found.append(Deal(share.quantity("each"), share.text("outcome"), rest or last, empty, few, more))
    if len(found) != 2:
        return None
    first, second = sorted(found, key=lambda d: d.each.value)
    return (first, second) if first.each.unit == second.each.unit else None


def _amount(fact: Fact, role: str) -> Quantity | None:
    amount = fact.get(role)
    return amount if isinstance(amount, Quantity) else None


def _recognise_dealt(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    if deals is None or ask.text("what") != "数":
        return None
    told = (*intro, *shares)
    people = _agreed([fact.text(role) for fact in told for role in _ROLES["people"] if fact.text(role) != "人"])
    thing = _agreed(
        [fact.text(role) for fact in told for role in _ROLES["thing"] if fact.text(role) not in ("これ", "それ")]
    )
    pers = {fact.quantity(role).unit for fact in shares for role in ("per", "per2", "per3") if fact.get(role)}
    pers |= {d.empty.unit for d in deals if d.empty}
    each = deals[0].each.unit
    if not pers and people:
        pers = {_CONTAINERS.get(people, "人")}
    if people == "" and pers <= {"人"}:
        people, pers = "人", {"人"}
    if not people or not thing or len(pers) != 1 or any(q and q.unit != each for d in deals for q in (d.rest, d.few_each)):
        return None
    per, unit = pers.pop(), ask.text("unit")
    if per == each or (per == "人" and thing == people):
        return None
    asked = ""
    if unit in (per, "") and (within(ask.text("thing"), people) or (people, ask.text("thing")) == ("人", "人数")):
        asked = "count"
    if ask.text("of") != "相手" and unit in (each, "") and within(ask.text("thing"), thing):
        asked = "total" if not asked else "?"
    if any(q and q.unit != per for d in deals for q in (d.empty, d.few)):
        return None
    return Kafusoku("配る", people, thing, per, deals, asked) if asked in ("count", "total") else None


_ROLES = {"people": ("people", "people2", "people3", "people4", "people5"), "thing": ("thing", "thing4", "thing5")}
_AND = re.compile(r"..と..|や|、")
# What things are put into, with its counter; everything else that receives is taken for people.
_CONTAINERS = {"箱": "箱", "はこ": "箱", "ふくろ": "袋", "袋": "袋", "皿": "皿", "お皿": "皿", "びん": "本"}


def _recognise_seated(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    sitters = [share.text(f"sitter{n}") for share in shares for n in ("", "2", "3", "4", "5") if share.text(f"sitter{n}")]
    if deals is None or len(intro) > 1 or ask.text("what") != "数":
        return None
    pers = {fact.quantity("per").unit for fact in shares if fact.get("per")} | {d.empty.unit for d in deals if d.empty}
    units = {amount.unit for d in deals for amount in (d.each, d.rest) if amount}
    if pers - {"脚"} or units != {"人"}:
        return None
    named = _agreed([*(one.text("thing") for one in intro), *sitters])
    if named is None:
        return None
    thing, asked = named or (ask.text("thing") if ask.text("unit") == "人" else "人"), {"人": "total", "脚": "count"}.get(ask.text("unit"), "")
    if not asked or not within(ask.text("thing"), thing if asked == "total" else "長いす") or _AND.search(thing):
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
    if ask.text("what") == "数" and ask.text("unit") in ("人", "") and within(ask.text("thing"), people):
        return Kafusoku("集める", people, thing, "人", deals, "count")
    if ask.text("what") == "費用" and within(ask.text("thing"), thing):
        return Kafusoku("集める", people, thing, "人", deals, "total")
    return None


def _recognise_bought(intro: Sequence[Fact], shares: Sequence[Fact], ask: Fact) -> Kafusoku | None:
    deals = _deals(shares)
    if deals is None or any(d.rest and d.rest.unit != "円" for d in deals):
        return None
    thing = _agreed([fact.text("thing") for fact in (*intro, *shares)])
    if not thing:
        return None
    if (
        ask.text("what") == "1つの値段"
        and within(ask.text("thing"), thing)
        and ask.quantity("one").unit == deals[0].each.unit
    ):
        return Kafusoku("買う", "", thing, "円", deals, "count")
    if ask.text("what") == "お金":
        return Kafusoku("買う", "", thing, "円", deals, "total")
    return None


def facts(s: Kafusoku) -> tuple[Fact, ...]:
    kinds = {
        "配る": ("deal", "share"),
        "すわる": ("seats", "seated"),
        "集める": ("collect", "collected"),
        "買う": ("buy", "bought"),
    }[s.mode]
    people = {"people": s.people} if s.people and s.mode != "すわる" else {}
    how: dict[str, str] = {"how": "入れる"} if s.mode == "配る" and s.people in _CONTAINERS else {}
    out = [Fact.of(kinds[0], thing=s.thing, **people, **how)]
    for d in s.deals:
        roles = {"per": Quantity(Fraction(1), s.per)} if s.mode != "買う" else {}
        roles |= {"last" if d.outcome == "最後" else "rest": d.rest} if d.rest else {}
        roles |= {"missing" if d.outcome == "脚不足" else "empty": d.empty} if d.empty else {}
        roles |= {"few": d.few, "each2": d.few_each} if d.few and d.few_each else {}
        if d.few:
            roles.pop("per", None)
        roles |= {"zero": Quantity(Fraction(1), d.each.unit)} if d.empty and s.mode != "すわる" else {}
        out.append(Fact.of(kinds[1], each=d.each, outcome=d.outcome, **roles, **how))
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


def _outcome(d: Deal) -> str:
    if d.outcome == "最後":
        return (
            f"最後は{written(d.rest)}、そのあとの{written(d.empty)}は0"
            if d.rest and d.empty
            else f"最後は{written(d.rest)}"
            if d.rest
            else ""
        )
    if d.outcome == "脚不足":
        return f"あと{written(d.empty)}必要" if d.empty else ""
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
    out += [(way(s, d), _outcome(d)) for d in s.deals]
    name, unit = (count_name(s), s.per) if s.asked == "count" else (total_name(s), s.unit)
    return (*out, ("求めるもの", f"{name}（{unit}）"))


FAMILY = Family("kafusoku", "過不足算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
