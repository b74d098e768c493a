"""集合算: two sets of people that overlap.  The four regions of their diagram are filled from what is told."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from sansu.diagram import Venn
from sansu.families import shugo_show, shugo_steps
from sansu.families import shugo_three as three
from sansu.families.family import AnyFamily, Family, Mistake, Taking
from sansu.families.mentions import clean, within
from sansu.families.shugo_posed import WORDINGS
from sansu.families.shugo_posed import sample as sample_two
from sansu.families.shugo_steps import ORDER, Shugo, Told
from sansu.families.shugo_three import Three
from sansu.quantity import Quantity
from sansu.reading.sets import ALIKE, CLAUSES, DEEDS
from sansu.solution import Solution
from sansu.wording import Fact

Situation = Shugo | Three
_GROUPS = re.compile(r"(?:クラス|組|学年|生徒|児童|学校|全体|全員|子ども|子供|部|会員|グループ|みんな|会|6年生|5年生|人|学級|参加者|お客さん|客)$")
_REGION_KEYS = {"一つ": ("A", "B"), "ない": ("Aでない", "Bでない"), "だけ": ("Aだけ", "Bだけ")}
# What may stand for eating and drinking: 牛乳もパンもとらなかった.
_TAKES = {"食べた": "とった", "飲んだ": "とった"}


def recognise(facts: Sequence[Fact]) -> Situation | None:
    take = Taking(facts)
    ask, wholes, members = take.one("ask", what="人数"), take.all("whole"), take.all("member")
    surveys, places, _ = take.all("survey"), take.all("place"), take.all("moment")
    if not take.done or ask is None or not members or not clean([ask, *members, *wholes]):
        return None
    names, deeds = _sets([*members, ask])
    if len(names) == 3:
        return _recognise_three(names, deeds, members, wholes, surveys, places, ask)
    if len(names) != 2:
        return None
    told: dict[str, Told] = {}
    for fact in members:
        region, amount = _region(fact, names, deeds), _amount(fact)
        if region is None or amount is None or region in told:
            return None
        told[region] = amount
    if len({fact.quantity("n") for fact in wholes}) > 1 or not all(
        _names_agree(fact, names) for fact in surveys
    ):
        return None
    whole = wholes[0].quantity("n") if wholes else None
    group = (wholes[0].text("group") or "生徒") if wholes else ""
    asked = "全体" if ask.text("region") == "全体" else _region(ask, names, deeds)
    if asked is None or (asked in told) or (asked == "全体" and (whole or not _GROUPS.search(ask.text("group")))):
        return None
    if not all(not fact.text("group") or _GROUPS.search(fact.text("group")) for fact in (*wholes, *places)):
        return None
    unit = ask.text("unit") or ask.text("unit2")
    extreme = ask.text("extreme")
    shared = any(amount.share for amount in told.values())
    if extreme and (shared or not whole or set(told) != {"A", "B"} or asked not in ("両方", "なし", "Aだけ", "Bだけ", "少なくとも")):
        return None
    if unit not in (("人",) if not ask.text("unit2") else ("%", "割")):
        return None
    if unit != "人" and (whole or not all(a.share == unit for a in told.values())):
        return None
    kinds = {amount.share for amount in told.values() if amount.share}
    counts = [amount for amount in told.values() if not amount.share]
    if len(kinds) > 1 or (shared and unit == "人" and not whole and len(counts) != 1):
        return None
    ordered = tuple((region, told[region]) for region in ORDER if region in told)
    return Shugo(names, deeds, whole, group if whole else "", ordered, asked, extreme, unit, ask.text("group") if asked == "全体" else "")


def _recognise_three(
    names: tuple[str, ...], deeds: tuple[tuple[str, str], ...], members: Sequence[Fact], wholes: Sequence[Fact],
    surveys: Sequence[Fact], places: Sequence[Fact], ask: Fact,
) -> Three | None:  # fmt: skip
    if any(fact.text("a") for fact in surveys) or len(wholes) > 1 or ask.text("extreme") or ask.text("unit") != "人":
        return None
    groups = [fact.text("group") for fact in (*wholes, *places) if fact.text("group")]
    asked = {"どれも": "なし", "三つ": "三つ", "少なくとも": "少なくとも", "全体": "全体"}.get(ask.text("region"), "")
    if asked == "全体":
        groups.append(ask.text("group"))
    elif any(role[0] in "ab" for role, value in ask.roles if isinstance(value, str)) or (_deed(ask),) != tuple({d for _, d in deeds}):
        return None
    if not all(map(_GROUPS.search, groups)):
        return None
    whole = wholes[0].quantity("n").value if wholes else None
    if whole is not None and whole.denominator != 1:
        return None
    group = (wholes[0].text("group") or "生徒") if wholes else ""
    return three.recognise(names, deeds, members, int(whole) if whole is not None else None, group, asked)


def _amount(fact: Fact) -> Told | None:
    n = fact.get("n")
    if isinstance(n, Quantity):
        return Told(n.value)
    for role, value in fact.roles:
        if isinstance(value, Quantity) and role[0] in "sp":
            unit = {"%": "%", "割": "割"}.get(value.unit, "分数")
            if unit == "分数" and (value.unit or value.value.denominator == 1):
                return None
            return Told(value.value, unit)
    return None


def _deed(fact: Fact) -> str:
    """What those inside the set do: 飼っている, for を飼っている, 飼っていない and は飼っていない."""
    said = fact.text("v") or fact.text("w")
    for short, full in ALIKE.items():
        said = said.replace(short, full)
    for _, inside, outside in DEEDS:
        if re.fullmatch(f"[がをには]?(?:{inside}|{outside})", said):
            return inside
    return ""


def _particle(fact: Fact) -> str:
    said = fact.text("v")
    said = next((said.replace(short, full) for short, full in ALIKE.items() if short in said), said)
    return next((p for p, inside, _ in DEEDS if said == p + inside), "")


def _sets(facts: Sequence[Fact]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The names of the two sets in the order in which they are told, and what is done with each."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("一つ", "だけ", "ない"):
        for fact in facts:
            if fact.text("region") == kind and fact.text("a") not in found:
                deed = _deed(fact)
                particle = _particle(fact) or next(p for p, inside, _ in DEEDS if inside == deed)
                found[fact.text("a")] = (particle, deed)
    return tuple(found), tuple(found.values())


def _region(fact: Fact, names: tuple[str, ...], deeds: tuple[tuple[str, str], ...]) -> str | None:
    kind, deed = fact.text("region"), _deed(fact)
    if kind in _REGION_KEYS:
        if fact.text("a") not in names:
            return None
        index = names.index(fact.text("a"))
        return _REGION_KEYS[kind][index] if deed == deeds[index][1] else None
    if kind not in ORDER or not _names_agree(fact, names):
        return None
    done = {inside for _, inside in deeds}
    if done != {deed} and {_TAKES.get(one, one) for one in done} != {deed}:
        return None
    return kind


def _names_agree(fact: Fact, names: tuple[str, ...]) -> bool:
    """Whether the two sets that a phrase names are the two."""
    said = [value for role, value in fact.roles if role[0] in "ab" and isinstance(value, str)]
    return not said or (
        len(said) == 2 and (all(map(within, said, names)) or all(map(within, said, reversed(names))))
    )


def facts(s: Situation) -> tuple[Fact, ...]:
    if isinstance(s, Three):
        return three.facts(s)
    out = [Fact.of("whole", n=s.whole, group=s.group)] if s.whole else []
    for region, amount in s.told:
        value: dict[str, Quantity] = {"n": Quantity(amount.value, "人")}
        if amount.share:
            role = "s" if amount.share == "分数" else "p"
            value = {role: Quantity(amount.value, "" if role == "s" else amount.share)}
        out.append(Fact.of("member", **_roles(s, region), **value))
    roles = _roles(s, s.asked) if s.asked != "全体" else {"group": s.asked_group, "region": "全体"}
    unit = {"unit": s.unit} if s.unit == "人" else {"unit2": s.unit}
    extreme = {"extreme": s.extreme} if s.extreme else {}
    return (*out, Fact.of("ask", what="人数", **roles, **unit, **extreme))


def _roles(s: Shugo, region: str) -> dict[str, str]:
    if region[0] in "AB":
        index = "AB".index(region[0])
        (particle, inside), rest = s.deeds[index], region[1:]
        if rest == "でない":
            return {"region": "ない", "a": s.names[index], "w": particle + _outside(inside)}
        return {"region": "だけ" if rest else "一つ", "a": s.names[index], "v": particle + inside}
    particle, inside = s.deeds[0]
    if len({one for _, one in s.deeds}) > 1:
        particle, inside = "を", "とった"
    if region == "なし":
        return {"region": region, "w": _outside(inside)}
    return {"region": region, "v": inside if region == "両方" else particle + inside}


def _outside(inside: str) -> str:
    return next(outside for _, one, outside in DEEDS if one == inside)


def explain(s: Situation) -> Solution:
    return three.explain(s) if isinstance(s, Three) else shugo_steps.explain(s)


def holds(s: Situation, answer: Quantity) -> bool:
    return three.holds(s, answer) if isinstance(s, Three) else shugo_steps.holds(s, answer)


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    return three.line(s) if isinstance(s, Three) else shugo_show.line(s)


def diagram(s: Situation) -> Venn:
    return three.diagram(s) if isinstance(s, Three) else shugo_show.diagram(s)


def mistakes(s: Situation) -> tuple[Mistake, ...]:
    return three.mistakes(s) if isinstance(s, Three) else shugo_show.mistakes(s)


def sample(rng: random.Random, level: int) -> Situation:
    return three.sample(rng) if level == 3 and rng.random() < 0.3 else sample_two(rng, level)


FAMILY: AnyFamily = Family(
    "shugo", "集合算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
