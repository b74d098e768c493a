"""Notes and coins: so many of a value make so much money, and so much money is so many of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.shisoku_plans import Open, Plan, Question, Sheet
from sansu.families.shisoku_told import Amount
from sansu.quantity import Quantity

_COIN = re.compile(r"(\d+)円(?:札|玉|の?硬貨|のお札)$")
_HAVE = frozenset({"have", "be"})


def coins(question: Question, amounts: Sequence[Amount]) -> Plan | None:
    """The plan where notes are told or asked; None where no notes are counted."""
    ask, one = question.ask, amounts[0] if len(amounts) == 1 else None
    if one is None or one.q is None or not ({ask.unit, one.unit} & {"枚", "個"} and ({ask.unit, one.unit} & {"いくら", "円"})):
        return None
    match = _COIN.fullmatch(ask.thing if one.unit == "円" else one.thing)
    if match is None:
        return None
    if one.owner != question.owner or not one.classes <= _HAVE or not question.classes <= _HAVE or one.mods - {"only"} or question.mods - {"total"} or question.plural:
        raise Open
    if one.flags - {"ている", "and"} or ask.flags - {"ている", "か"} or one.than or ask.than or one.day != ask.day:
        raise Open
    sheet = Sheet()
    coin = Quantity(Fraction(int(match[1])), "円")
    if one.unit == "円":
        if one.at != ask.thing or one.thing not in ("", "お金") or one.told.value % coin.value:
            raise Open  # part of it may be other money
        names = (sheet.add("全部のお金", one.told), sheet.add("1枚の金額", coin))
        sheet.do("商", names, f"{ask.thing}の数", ask.unit)
    else:
        if question.thing not in ("", "お金") or one.unit != "枚":
            raise Open
        names = (sheet.add(f"{one.thing}1枚の金額", coin), sheet.add("枚数", one.told))
        sheet.do("積", names, "全部のお金", "円")
    return sheet.plan()
