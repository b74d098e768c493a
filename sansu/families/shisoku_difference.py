"""How much more one has than another."""


from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families.shisoku_plans import (
    Open,
    Plan,
    Question,
    Sheet,
    answer_unit,
    fits_unit,
    labels,
    measure,
)  # fmt: skip
from sansu.families.shisoku_told import Amount, person, same_thing

_MEASURED = re.compile(r"の?[一-龥]{0,2}(?:距離|体重|身長|高さ|長さ|重さ|速さ)$")


def _named(mention: str, one: Amount) -> bool:
    if not mention:
        return False
    name = person(mention)
    if _MEASURED.sub("", mention) == _MEASURED.sub("", one.thing) != "":
        return True
    if one.holder and _MEASURED.sub("", mention) == _MEASURED.sub("", f"{one.holder}の{one.thing}"):
        return True
    if re.fullmatch(re.escape(name) + "の(?:体重|身長|背の高さ|長さ|重さ|高さ|距離)", one.thing):
        return True
    return name in (one.owner, person(one.thing) if one.thing else "", person(one.to) if one.to else "", one.day) or mention in (one.verb, one.thing, one.other) or (bool(one.thing) and same_thing(mention, one.thing) is True) or (bool(one.owner) and name.startswith(f"{one.owner}の") and same_thing(name[len(one.owner) + 1 :], one.thing) is True)


def difference(question: Question, amounts: Sequence[Amount], unit: str) -> Plan:
    """How much more one has than the other."""
    than = question.ask.than
    used = [one for one in amounts if one.q is not None and fits_unit(one, unit, question.thing)]
    if not than or any(one.classes & {"need"} or one.than or any(mod.startswith("adj") for mod in one.mods) or one.mods & {"of", "rest", "more", "each", "ずつ"} for one in used):
        raise Open
    if any(one.q is not None and one not in used for one in amounts):
        raise Open

    others = [one for one in used if _named(than, one)]
    mine = [one for one in used if one not in others and any(_named(m, one) for m in (question.owner, question.thing, question.verb, question.ask.thing, question.ask.day, question.ask.owner))]
    if len(others) != 1 or len(mine) != 1 or (len(used) != 2 and not all(one.classes <= {"be"} for one in used)):
        raise Open
    adjective = question.ask.verb if "adjective" in question.ask.classes else next((mod[3:] for mod in question.ask.mods if mod.startswith("adj")), "")
    if not adjective:
        raise Open
    big, small = (mine[0], others[0]) if adjective in ("多", "長", "重", "高", "大き") else (others[0], mine[0])
    if big.unit != small.unit:
        raise Open
    sheet = Sheet()
    names = [sheet.add(name, one.told) for name, one in zip(labels([big, small]), [big, small], strict=True)]
    sheet.do("差", names, f"{measure(big.unit)}のちがい", answer_unit(unit, [big, small]))
    return sheet.plan()


def compared(question: Question, amounts: Sequence[Amount], unit: str) -> Plan | None:
    """What one has from what the other has and how much more or less it is; None where nothing is compared."""
    told = [one for one in amounts if one.q is not None]
    more = [one for one in told if one.than]
    if len(more) != 1 or question.ask.than or question.plural or question.mods - {"now", "named"}:
        return None
    other, base = more[0], [one for one in told if one is not more[0]]
    adjective = next((mod[3:] for mod in other.mods if mod.startswith("adj")), "")
    if len(base) != 1 or len(amounts) != 2 or not adjective or not _named(other.than, base[0]) or base[0].unit != other.unit or not fits_unit(base[0], unit, question.thing):
        raise Open
    if other.mods - {f"adj{adjective}"} or base[0].mods or other.flags - {"ている"} or base[0].flags - {"ている", "and"} or base[0].classes != other.classes:
        raise Open
    asked = [name for name in (question.owner, question.ask.day) if name]
    mine = [name for name in (other.owner, other.day) if name]
    if not mine or asked != mine or other.owner == base[0].owner != "" or (other.day and other.day == base[0].day and not other.owner):
        raise Open
    if question.thing and base[0].thing and same_thing(question.thing, base[0].thing) is not True:
        raise Open
    sheet = Sheet()
    first, second = sheet.add(f"{other.than}の分", base[0].told), sheet.add("ちがい", other.told)
    grows = adjective in ("多", "長", "重", "高", "大き")
    sheet.do("和" if grows else "差", (first, second), f"{mine[0]}の分", answer_unit(unit, base))
    return sheet.plan()
