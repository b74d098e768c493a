"""Everyone needs a seat: how many buses of so many seats are needed; where it does not come out even, it is left unread."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.shisoku_plans import Open, Plan, Question, Sheet
from sansu.families.shisoku_told import Amount, same_thing
from sansu.wording import Fact

_RIDE = frozenset({"乗る", "座る", "行く", "参加する", "来る", "出かける", "移動する"})


def buses(question: Question, thing: str, unit: str, seats: Amount, rest: Sequence[Amount]) -> Plan:
    """So many people, `seats` in every one of `thing`, counted by `unit`."""
    asked = question.thing.removeprefix("必要な")
    if len(rest) != 1 or rest[0].unit != "人" or question.ask.unit != unit or question.mods or "ない" in question.ask.flags:
        raise Open
    people = rest[0]
    if people.mods or people.classes - {"be", "have", "context", "gain"} or people.flags - {"and", "ている"} or seats.mods or seats.flags - {"and", "ている"}:
        raise Open
    if not thing or (asked and same_thing(asked, thing) is not True) or not question.classes & {"be", "need", "none"} or people.told.value % seats.told.value:
        raise Open
    sheet = Sheet()
    everyone, each = sheet.add("全部の人数", people.told), sheet.add(f"1{unit}の席の数", seats.told)
    sheet.do("商", (everyone, each), f"{thing}の数", unit)
    return sheet.plan()


def others_ride(told: Sequence[Fact]) -> bool:
    """先生も乗ります: who is not counted needs a seat too."""
    seats = any(getattr(value, "unit", "") == "席" for fact in told for _, value in fact.roles)
    return seats and any(fact.text("v") in _RIDE and fact.get("a1") is None for fact in told)
