"""平均算: average × how many = total.  Totals can be added and compared; averages cannot."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Diagram
from sansu.families.family import Family, Mistake, Taking
from sansu.families.heikin_about import counts, measure_of, one_of_them, one_subject, same_sort, subject
from sansu.families.heikin_check import holds as heikin_holds
from sansu.families.heikin_drawn import diagram as heikin_diagram
from sansu.families.heikin_drawn import mistakes as heikin_mistakes
from sansu.families.heikin_goal import (
    Goal,
    explain_goal,
    goal_diagram,
    goal_facts,
    goal_holds,
    goal_line,
    goal_mistakes,
    recognise_goal,
    sample_goal,
)
from sansu.families.heikin_pairs import (
    Pairs,
    explain_pairs,
    pair_diagram,
    pair_facts,
    pair_holds,
    pair_line,
    pair_mistakes,
    recognise_pairs,
    sample_pairs,
)
from sansu.families.heikin_posed import WORDINGS
from sansu.families.heikin_posed import sample as sample_heikin
from sansu.families.heikin_read_groups import recognise_groups
from sansu.families.heikin_solved import explain as explain_heikin
from sansu.families.heikin_steps import Group, Heikin
from sansu.families.heikin_told import facts as heikin_facts
from sansu.families.heikin_told import line as heikin_line
from sansu.families.mentions import clean, named, one_name
from sansu.families.pairs import same_person
from sansu.quantity import Quantity, number
from sansu.reading.averages import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact, refers


def recognise(facts: Sequence[Fact]) -> AnyHeikin | None:
    take = Taking(facts)
    ask = take.one("ask")
    kinds = (
        "values",
        "mean",
        "mean so far",
        "new value",
        "one more",
        "mean without",
        "mean with",
        "group",
        "group sizes",
        "whole",
        "aim",
        "below",
        "after",
        "mean then",
        "mean tests",
    )
    given = {kind: take.all(kind) for kind in kinds}
    told_all = [fact for found in given.values() for fact in found]
    if not take.done or ask is None or not clean(facts) or not one_subject(told_all, ask):
        return None
    present = {kind for kind in kinds if given[kind]}
    if "below" in present and present <= {"aim", "below", "after", "one more"}:
        return recognise_goal(given, ask)
    if present == {"mean"} and len(given["mean"]) == 3:
        return recognise_pairs(given["mean"], ask)
    if present <= {"group", "group sizes", "whole"}:
        return recognise_groups(given["group"], given["group sizes"], given["whole"], ask)
    if present == {"mean"} and len(given["mean"]) == 2:
        few, many = sorted(given["mean"], key=lambda fact: len(_listed_names(fact)))
        return _recognise_lists(few, many, ask)
    if any(len(found) > 1 for found in given.values()):
        return None
    told = {kind: found[0] for kind, found in given.items() if found}
    whose = told["mean"].text("whose") if "mean" in told else ""
    if whose and (present != {"values", "mean"} or not one_name(whose)):
        return None
    if "mean" in told:
        count = _counted(told["mean"])
        if count is None:
            return None
        told["mean"] = Fact.of("mean", **{**dict(told["mean"].roles), "count": count})
    what = ask.text("what")
    if what == "平均" and present == {"values"}:
        return _recognise_values(told["values"], ask)
    if what == "平均" and present == {"values", "mean tests"}:
        return _recognise_values(told["values"], ask, told["mean tests"])
    if what == "1つの値" and present == {"values", "mean"} and not ask.get("goal"):
        return _recognise_missing(told["values"], told["mean"], ask)
    if what == "1つの値" and present == {"values"} and ask.get("goal"):
        goal = Fact.of("mean", count=ask.quantity("n"), value=ask.quantity("goal"))
        return _recognise_missing(told["values"], goal, ask)
    if what == "1つの値" and present in ({"mean", "mean without"}, {"mean", "mean with"}):
        return _recognise_one_out(told["mean"], told.get("mean without"), told.get("mean with"), ask)
    if what == "何回目の値" and {"mean", "mean then"} <= present <= {"mean", "mean then", "mean tests"}:
        return _recognise_last(told["mean"], told["mean then"], told.get("mean tests"), ask)
    if what == "次の値" and present == {"mean"}:
        return _recognise_next(told["mean"], ask)
    if what in ("新しい平均", "平均") and present == {"mean", "one more"}:
        return _recognise_then(told["mean"], told["one more"], ask)
    if what in ("何回目", "これまでの回数") and present == {"mean so far", "new value"}:
        return _recognise_which(told["mean so far"], told["new value"], ask)
    if what == "合計" and present == {"mean"}:
        return _recognise_total(told["mean"], ask)
    return None


def _listed(values: Fact) -> tuple[tuple[str, ...], tuple[Quantity, ...]]:
    roles = [f"v{index}" for index in range(1, 9) if values.get(f"v{index}")]
    names = tuple(values.text(f"n{role[1]}") for role in roles)
    return (names if all(names) else ()), tuple(values.quantity(role) for role in roles)


def _recognise_values(values: Fact, ask: Fact, there: Fact | None = None) -> Heikin | None:
    names, amounts = _listed(values)
    whose = ask.text("whose")
    if there and (not whose or there.text("thing") != whose or there.quantity("n").value != len(amounts)):
        return None
    if whose and not there and not values.text("thing").startswith(whose):
        return None
    said = [fact.quantity(role) for fact in (values, ask) for role in ("n", "one") if fact.get(role)]
    thing = ask.text("thing")
    if len(set(names)) != len(names) or (not names and any(role[0] == "n" and role[1:].isdigit() for role, _ in values.roles)):
        return None
    if not all(counts(n.unit, names) for n in said):
        return None
    if not refers(thing, values.text("thing")) or "と" in thing or any(name in thing for name in names):
        return None  # the average of some of them
    unit = ask.text("unit") or amounts[0].unit
    if {a.unit for a in amounts} != {unit} or any(
        n.value != len(amounts) for n in said if n.value != 1
    ):
        return None
    return Heikin("values", values.text("thing"), names, amounts, (), "", unit)


def _recognise_missing(values: Fact, mean: Fact, ask: Fact) -> Heikin | None:
    names, amounts = _listed(values)
    count, value = mean.quantity("count"), mean.quantity("value")
    if len(set(names)) != len(amounts) or ask.text("who") in names or count.value != len(amounts) + 1:
        return None
    if not one_of_them(ask.text("who"), names) or not counts(count.unit, (*names, ask.text("who"))):
        return None
    listed = _listed_names(mean)
    if not same_sort(ask.text("who"), names, listed) or (values.text("thing") and not _measure_said(ask, (values, mean))):
        return None
    if listed and {named(name, (*names, ask.text("who"))) for name in listed} != {*names, ask.text("who")}:
        return None
    if {a.unit for a in amounts} | {value.unit} != {ask.text("unit")}:
        return None
    whole = Group("", count, value)
    return Heikin("missing", values.text("thing"), names, amounts, (whole,), ask.text("who"), ask.text("unit"))


def _measure_said(ask: Fact, told: Sequence[Fact]) -> bool:
    """Whether the measure in the question (トンネルの長さ) is the one that was told, where one was told."""
    mine = {measure_of(ask)} - {""}
    return not mine or mine <= {measure_of(fact) for fact in told}


def _counted(mean: Fact) -> Quantity | None:
    """How many the average is of: as said, or as many as are listed."""
    said, listed = mean.get("count"), _listed_names(mean)
    if mean.get("from") and mean.get("again") not in (None, said):
        return None
    if isinstance(said, Quantity):
        return said if not listed or said.value == len(listed) else None
    unit = "教科" if all(subject(name.rpartition("の")[2]) for name in listed) else "人"
    return Quantity(Fraction(len(listed)), unit) if listed else None


def _listed_names(mean: Fact) -> list[str]:
    return [mean.text(f"l{index}") for index in range(1, 6) if mean.text(f"l{index}")]


def _recognise_lists(few: Fact, many: Fact, ask: Fact) -> Heikin | None:
    """「A、B、Cの平均」 and 「A、Bの平均」: C's own value."""
    names, all_names = _listed_names(few), _listed_names(many)
    rest = set(all_names) - set(names)
    if (
        not names
        or len(all_names) != len(names) + 1
        or len(rest) != 1
        or not same_person(ask.text("who"), next(iter(rest)))
        or ask.text("what") != "1つの値"
        or ask.get("goal")
    ):
        return None
    counts = []
    for fact, listed in ((few, names), (many, all_names)):
        said = fact.get("count")
        if isinstance(said, Quantity) and said.value != len(listed):
            return None
        counts.append(said if isinstance(said, Quantity) else Quantity(Fraction(len(listed)), "人"))
    if (
        not few.quantity("value").unit == many.quantity("value").unit == ask.text("unit")
        or counts[0].unit != counts[1].unit
    ):
        return None
    groups = (Group("", counts[0], few.quantity("value")), Group("", counts[1], many.quantity("value")))
    return Heikin("next", "", (), (), groups, ask.text("who"), ask.text("unit"))


def _recognise_one_out(mean: Fact, without: Fact | None, joined: Fact | None, ask: Fact) -> Heikin | None:
    """One person's value, from the averages with and without it."""
    other = without or joined
    assert other
    who, value, count = other.text("who"), other.quantity("value"), mean.quantity("count")
    listed = _listed_names(mean)
    told = Quantity(count.value + (-1 if without else 1), count.unit)
    said = other.get("count")
    if (
        not refers(ask.text("who"), who)
        or not one_name(who)
        or not ask.text("who")
        or (isinstance(said, Quantity) and said != told)
    ):
        return None
    if listed and (len(listed) != count.value or (named(who, listed) is None) == bool(without)):
        return None
    if not value.unit == mean.quantity("value").unit == ask.text("unit"):
        return None
    few, many = (Group("", told, value), Group("", count, mean.quantity("value")))
    groups = (few, many) if without else (many, few)
    return Heikin("next", "", (), (), groups, who, ask.text("unit"))


def _recognise_then(mean: Fact, more: Fact, ask: Fact) -> Heikin | None:
    count, value, new = mean.quantity("count"), mean.quantity("value"), more.quantity("value")
    said, told = ask.get("n"), more.get("nth")
    who = more.text("who")
    if who and (not isinstance(said, Quantity) or count.unit not in ("人", "教科", "科目") or who in _listed_names(mean)):
        return None
    if who and not (one_of_them(who, _listed_names(mean)) and counts(count.unit, (who,)) and one_name(who)):
        return None
    nth = told if isinstance(told, Quantity) else Quantity(count.value + 1, count.unit)
    if nth.value != count.value + 1 or nth.unit != count.unit or not value.unit == new.unit == ask.text("unit"):
        return None
    if any(isinstance(n, Quantity) and n != nth for n in (said, ask.get("one"))):
        return None
    groups = (Group("", count, value), Group("", nth, None))
    return Heikin("then", mean.text("thing"), (), (new,), groups, "", ask.text("unit"))


def _recognise_total(mean: Fact, ask: Fact) -> Heikin | None:
    said = ask.get("n")
    if mean.quantity("value").unit != ask.text("unit") or not refers(ask.text("thing"), mean.text("thing")):
        return None
    if isinstance(said, Quantity) and said != mean.quantity("count"):
        return None
    return Heikin(
        "total",
        "",
        (),
        (),
        (Group("", mean.quantity("count"), mean.quantity("value")),),
        "合計",
        ask.text("unit"),
    )


def _recognise_next(mean: Fact, ask: Fact) -> Heikin | None:
    count, value, nth, goal = mean.quantity("count"), mean.quantity("value"), ask.quantity("nth"), ask.quantity("goal")
    total = ask.get("n")
    if nth.value != count.value + 1 or nth.unit != count.unit or not value.unit == goal.unit == ask.text("unit"):
        return None
    if isinstance(total, Quantity) and total != nth:
        return None
    groups = (Group("", count, value), Group("", nth, goal))
    return Heikin("next", mean.text("thing"), (), (), groups, f"{number(nth.value)}{nth.unit}目", ask.text("unit"))


def _recognise_last(mean: Fact, then: Fact, tests: Fact | None, ask: Fact) -> Heikin | None:
    """What the last one was, from the averages before and with it."""
    nth, asked = then.quantity("nth"), ask.get("nth")
    if asked != nth or (tests and tests.quantity("n") != nth):
        return None
    said = {role: value for role in ("n",) if isinstance(value := then.get(role), Quantity)}
    return _recognise_next(mean, Fact.of("ask", what="次の値", unit=ask.text("unit"), nth=nth, goal=then.quantity("goal"), **said))


def _recognise_which(so_far: Fact, new: Fact, ask: Fact) -> Heikin | None:
    old, value, mean = so_far.quantity("value"), new.quantity("value"), new.quantity("mean")
    if len({old.unit, value.unit, mean.unit}) != 1 or not refers(ask.text("thing"), so_far.text("thing")):
        return None
    asked = ask.text("what")
    return Heikin(
        "which", so_far.text("thing"), (), (value,), (Group("", None, old), Group("", None, mean)), asked, "回"
    )


AnyHeikin = Heikin | Goal | Pairs


def explain(s: AnyHeikin) -> Solution:
    return explain_goal(s) if isinstance(s, Goal) else explain_pairs(s) if isinstance(s, Pairs) else explain_heikin(s)


def holds(s: AnyHeikin, answer: Quantity) -> bool:
    if isinstance(s, Goal):
        return goal_holds(s, answer)
    return pair_holds(s, answer) if isinstance(s, Pairs) else heikin_holds(s, answer)


def facts(s: AnyHeikin) -> tuple[Fact, ...]:
    return goal_facts(s) if isinstance(s, Goal) else pair_facts(s) if isinstance(s, Pairs) else heikin_facts(s)


def line(s: AnyHeikin) -> tuple[tuple[str, str], ...]:
    return goal_line(s) if isinstance(s, Goal) else pair_line(s) if isinstance(s, Pairs) else heikin_line(s)


def diagram(s: AnyHeikin) -> Diagram:
    return goal_diagram(s) if isinstance(s, Goal) else pair_diagram(s) if isinstance(s, Pairs) else heikin_diagram(s)


def mistakes(s: AnyHeikin) -> tuple[Mistake, ...]:
    return goal_mistakes(s) if isinstance(s, Goal) else pair_mistakes(s) if isinstance(s, Pairs) else heikin_mistakes(s)


def sample(rng: random.Random, level: int) -> AnyHeikin:
    way = rng.random()
    if level > 1 and way < 0.12:
        return sample_pairs(rng)
    return sample_goal(rng) if level == 3 and way > 0.8 else sample_heikin(rng, level)


FAMILY = Family("heikin", "平均算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
