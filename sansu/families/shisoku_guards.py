"""What keeps an everyday problem unread though its numbers would come out: each of these was a wrong answer once."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.shisoku_kinds import of_another_kind
from sansu.families.shisoku_plans import Plan
from sansu.families.shisoku_told import Amount, Story

_MONEY = ("円", "ドル")
_FIRSTS = {"rest", "now", "total", "of"}


def doubtful(read: Story) -> bool:
    """Whether a story leaves open what is asked."""
    told = [one for one in read.amounts if one.q is not None]
    return _known_at_first(read, told) or _from_nothing(read, told) or _only_wanted(read, told) or _made_of(told) or _of_one_work(read, told)


def _known_at_first(read: Story, told: Sequence[Amount]) -> bool:
    """20個持っていました。8個食べました。最初に何個 and はじめからいた人: what there was is told, or who stayed is asked."""
    if "first" not in read.asked.mods:
        return False
    changes = [one.statement for one in told if not one.classes <= {"have", "be"}]
    start = [one for one in told if one.classes <= {"have", "be"} and not one.mods & _FIRSTS and one.unit == read.asked.unit]
    return any(one.statement < change for one in start for change in changes)


def _from_nothing(read: Story, told: Sequence[Amount]) -> bool:
    """3枚捨てて、36枚買いました。何枚ありますか: nobody knows how many there were."""
    asked = read.asked
    if not asked.classes <= {"have", "be"} or asked.mods & {"first", "more"} or asked.than:
        return False
    mine = [one for one in told if one.unit == asked.unit]
    lost = [one for one in mine if one.classes & {"lose", "give"} and not one.classes & {"have", "be", "gain"}]
    later = [one for one in mine if one.classes & {"gain", "get"} and not one.classes & {"lose", "have"}]
    return bool(lost) and mine[0] in lost and bool(later) and not any(one.classes & {"have", "be"} for one in mine)


def _only_wanted(read: Story, told: Sequence[Amount]) -> bool:
    """5冊読みました。20冊読みたいです。全部で何冊読みましたか: what is wanted is not done yet."""
    flags = ["必要" in one.flags for one in told if one.verb == read.asked.verb]
    return len(set(flags)) > 1 and "必要" not in read.asked.flags and not read.asked.mods & {"rest", "more"}


def _made_of(told: Sequence[Amount]) -> bool:
    """5本の花で花束を作る: they are used up, and nothing is added."""
    return any(one.particle == "で" and one.other and "gain" in one.classes and one.unit not in _MONEY for one in told)


def _of_one_work(read: Story, told: Sequence[Amount]) -> bool:
    """Aは10日、Bは15日かかります。2人でいっしょにすると何日かかりますか: times that are neither added nor told apart."""
    times = [one for one in told if one.unit not in ("人", *_MONEY) and one.verb == "かかる"]
    total = "total" in read.asked.mods
    return len(times) > 1 and read.asked.verb == "かかる" and not total and len({one.owner or one.thing for one in times}) > 1


def mismatched(read: Story, plan: Plan) -> bool:
    """Whether a plan takes amounts of one doing from each other, or counts what is surely of another kind."""
    given = dict(plan.given)
    told = [one for one in read.amounts if one.q is not None]
    compared = bool(read.asked.than) or read.asked.classes & {"adjective"} or any(one.than for one in told) or read.asked.mods & {"rest", "more"}
    for operation in plan.operations:
        parts = [one for name in operation.parts if name in given for one in told if one.q == given[name]]
        if operation.kind == "差" and len(operation.parts) == 2 == len(parts) and not compared:
            first, second = parts
            if first.verb == second.verb and first.classes == second.classes and first.classes & {"lose", "gain"} and not (first.mods | second.mods | first.flags | second.flags) & {"total", "of", "必要", "ない"}:
                return True
        if operation.kind in ("和", "差") and any(of_another_kind(read.asked.thing, one.thing) for one in parts if "each" not in one.mods):
            return True
    return False
