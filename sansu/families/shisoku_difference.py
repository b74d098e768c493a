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


def difference(question: Question, amounts: Sequence[Amount], unit: str) -> Plan:
    """How much more one has than the other."""
    than = question.ask.than
    used = [one for one in amounts if one.q is not None and fits_unit(one, unit, question.thing)]
    if not than or any(one.classes & {"need"} or one.than or any(mod.startswith("adj") for mod in one.mods) or one.mods & {"of", "rest", "more", "each", "ずつ"} for one in used):
        raise Open
    if any(one.q is not None and one not in used for one in amounts):
        raise Open

    def named(mention: str, one: Amount) -> bool:
        if not mention:
            return False
        name = person(mention)
        if _MEASURED.sub("", mention) == _MEASURED.sub("", one.thing) != "":
            return True
        if re.fullmatch(re.escape(name) + "の(?:体重|身長|背の高さ|長さ|重さ|高さ|距離)", one.thing):
            return True
        return name in (one.owner, person(one.thing) if one.thing else "", person(one.to) if one.to else "", one.day) or mention in (one.verb, one.thing, one.other) or (bool(one.thing) and same_thing(mention, one.thing) is True) or (bool(one.owner) and name.startswith(f"{one.owner}の") and same_thing(name[len(one.owner) + 1 :], one.thing) is True)

    others = [one for one in used if named(than, one)]
    mine = [one for one in used if one not in others and any(named(m, one) for m in (question.owner, question.thing, question.verb, question.ask.thing, question.ask.day, question.ask.owner))]
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
