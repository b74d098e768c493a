"""四則の文章題: the everyday word problems of the first years, with one to three operations."""

from __future__ import annotations

import contextlib
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sansu.families import shisoku_groups, shisoku_sums
from sansu.families.family import Family, Impossible
from sansu.families.shisoku_coins import coins
from sansu.families.shisoku_guards import doubtful, loosely_grouped, mismatched, unspoken
from sansu.families.shisoku_plans import Open, Plan, _of_owner, _question
from sansu.families.shisoku_posed import CLAUSES, WORDINGS, told_story
from sansu.families.shisoku_steps import Shisoku, diagram, explain, holds, line, mistakes
from sansu.families.shisoku_told import Amount, Story, person, plain, same_thing, story
from sansu.quantity import Quantity
from sansu.wording import Fact


def recognise(told: Sequence[Fact]) -> Shisoku | None:
    if _elsewhere(told) or unspoken(told):
        return None
    read = story(told)
    if read is None or not read.amounts or any(_result(one) or _with_the_asked(one, read.asked.owner) for one in read.amounts):
        return None
    if _still_to_come(read) or _of_some_day(read) or _of_speed(told) or doubtful(read):
        return None
    plans = _plans(read)
    if len(plans) != 1:
        return None
    if _of_another_day(read, plans[0]) or _of_unlike_things(read, plans[0]) or mismatched(read, plans[0]) or loosely_grouped(read, plans[0]):
        return None
    return Shisoku(plans[0].given, plans[0].operations, tuple(told))


def _of_speed(told: Sequence[Fact]) -> bool:
    """Whether the question is for a speed, 秒速何m: no amount that is counted or measured here."""
    return any(isinstance(value, str) and re.search("[時分秒]速", value) for fact in told for _, value in fact.roles)


_ORDINAL = re.compile(r"\d+[^\d]{1,2}目")


def _elsewhere(told: Sequence[Fact]) -> bool:
    """Whether the question is about a place or turn of which nothing is told: 1段目 and 2段目 are told, 4段目 is asked."""
    places: list[str] = []
    asked: list[str] = []
    for fact in told:
        words = [value for _, value in fact.roles if isinstance(value, str)]
        mine = [value for role, value in fact.roles if isinstance(value, str) and re.fullmatch(r"t\d*", role)]
        (asked if "何" in words or "いくつ" in words else places).extend([*mine, *(m for word in words for m in _ORDINAL.findall(word))])
    known = {person(one) for one in places}
    return len(known) > 1 and any(_ORDINAL.search(one) or "箱" in one for one in asked if person(one) not in known)


def _of_another_day(read: Story, plan: Plan) -> bool:
    """Whether the plan counts an amount of another day than the one that is asked about."""
    asked = read.asked.day
    if not asked or any(one.than for one in read.amounts):  # 火曜日は月曜日より4cm多い: both days count
        return False
    used = Counter(quantity for _, quantity in plan.given)
    used.subtract(one.q for one in read.amounts if one.q is not None and one.day in ("", asked))
    return any(used[one.q] > 0 for one in read.amounts if one.q is not None and one.day not in ("", asked))


def _of_unlike_things(read: Story, plan: Plan) -> bool:
    """Whether the plan counts things together that nothing says belong together: books, and melons told elsewhere.

    Told in one statement, or one kind of thing, or both of the kind that is asked about: they belong together.  Two that
    the question compares by name, and so many groups of so many, need not be alike.
    """
    if read.asked.than and len(plan.operations) == 1:
        return False
    return any(_unlike(read, together) for together in _together(read, plan))


def _together(read: Story, plan: Plan) -> list[set[Quantity]]:
    """The amounts that the plan adds up, subtracts, or measures by one another."""
    given = dict(plan.given)
    joined: dict[str, set[str]] = {}
    apart = bool(read.asked.mods & {"each", "ずつ"})  # dealt out evenly: the second is how many it is dealt to
    for operation in plan.operations:
        names = [joined.pop(part, {part}) for part in operation.parts]
        if operation.kind == "積" or (operation.kind == "商" and apart):
            joined |= {f"{operation.result}：{index}": names[index] for index in range(len(names))}
        else:
            joined[operation.result] = set().union(*names)
    return [{given[name] for name in names if name in given} for names in joined.values()]


def _unlike(read: Story, used: set[Quantity]) -> bool:
    counted = [one for one in read.amounts if one.q in used and one.thing not in ("", "それ", "これ", one.owner, one.to)]
    counted = [one for one in counted if not (one.unit in ("円", "ドル") and one.classes & {"buy", "spend"})]
    groups: list[list[Amount]] = []
    for one in counted:
        alike = [g for g in groups if any(one.statement == o.statement or same_thing(one.thing, o.thing) is True or same_thing(o.thing, one.thing) is True for o in g)]
        groups = [g for g in groups if g not in alike] + [[one, *(o for g in alike for o in g)]]
    asked = read.asked.thing
    return len({one.unit for one in counted}) < len(groups) and not all(asked and any(same_thing(asked, o.thing) is True for o in g) for g in groups)


def _of_some_day(read: Story) -> bool:
    """昨日は3個でした, where the others are of no day: how many there were then, and nothing to add or take away."""
    days = {one.day for one in read.amounts if one.q is not None}
    return "" in days and any("be" in one.classes and one.day and not one.thing for one in read.amounts)


def _still_to_come(read: Story) -> bool:
    """明日6個食べるつもりです。今何個残っていますか: what is only planned changes nothing yet."""
    asked = read.asked
    now = "now" in asked.mods or "ている" in asked.flags
    return now and any("必要" in one.flags or one.day in _FUTURE for one in read.amounts)


_FUTURE = frozenset({"明日", "あした", "あす", "あさって", "来週", "来月", "来年"})


def _result(one: Amount) -> bool:
    """おつりは100円: what came out of amounts told before, and no amount beside them."""
    return one.q is not None and plain(one.thing) in _RESULTS


# In the spelling of `plain`.
_RESULTS = frozenset({"おつり", "お釣り", "つり", "釣り", "つり銭", "釣り銭", "お会計", "代金", "合計", "値段", "ねだん", "残り", "のこり", "差", "ちがい"})


def _with_the_asked(one: Amount, asked: str) -> bool:
    """弟に15枚あげ, where 弟's amount is asked: the one who gives is not named, and would be counted as 弟."""
    return bool(asked) and not one.owner and ((one.to == asked and "give" in one.classes) or (one.source == asked and "get" in one.classes))


def _plans(read: Story) -> list[Plan]:
    owners = list(dict.fromkeys(one.owner for one in read.amounts if one.owner))
    owners += [o for o in ([read.asked.owner] if read.asked.owner else []) if o not in owners]
    prefix = read.asked.thing.split("の")[0]
    named = {person(one.thing) for one in read.amounts if one.thing and "be" in one.classes and not one.owner}
    named -= {one.thing for one in read.amounts if "be" not in one.classes and one.unit != "倍"}
    rated = [one.thing for one in read.amounts if one.unit == "倍"]  # 弟は6冊です。兄は弟の3倍の本を持っています。
    owners += [name for name in named if name == prefix or name in owners or any(thing == name or thing.startswith(f"{name}の") for thing in rated)]
    amounts: list[Amount] = []
    for one in read.amounts:
        thing, holder = _of_owner(one.thing, "", owners)
        if "be" in one.classes and not one.owner and person(thing) in owners:
            one, thing = replace(one, owner=person(thing)), ""
        amounts.append(replace(one, thing=thing, holder=holder or one.holder))
    found: list[Plan] = []
    with contextlib.suppress(Open):
        question, counted = _question(Story(tuple(amounts), read.asked), owners)
        money = coins(question, counted)
        if money is not None:
            return [money]
        if any(one.unit == "倍" for one in counted):
            return [shisoku_groups.times(question, counted)]
        solve = shisoku_groups.solve if shisoku_groups.has_groups(question, counted) else shisoku_sums.solve
        found += solve(question, counted)
    return found


def facts(s: Shisoku) -> tuple[Fact, ...]:
    return s.told


def sample(rng: random.Random, level: int) -> Shisoku:
    while True:
        situation = recognise(told_story(rng, level))
        if situation is None:
            continue
        with contextlib.suppress(Impossible):
            if explain(situation).answer.value <= 1000 * level:
                return situation


FAMILY = Family(
    "shisoku", "四則の文章題", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes,
    general=True,
)  # fmt: skip
