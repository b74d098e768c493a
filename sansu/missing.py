"""What an incomplete problem leaves unsaid, told by an example of the sentence that is missing.

A family's own samples say which facts make a whole problem of it.  Where all that was read is such a problem but for
one fact, that fact is what is missing.  Nothing is answered from here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sansu.families import AnyFamily, families
from sansu.wording import Fact

_UNKNOWN = "わたしの知らない形の問題かもしれません。"
_SAMPLES = 12  # of each family: the usual combinations of facts, in half a second

@dataclass(frozen=True)
class _Gap:
    """A whole problem of a family, and the kind of fact that it has and a text may lack."""

    family: AnyFamily
    facts: tuple[Fact, ...]
    kind: str


@cache
def _gaps() -> dict[tuple[str, ...], list[_Gap]]:
    """For the kinds of facts of a text (sorted) what one fact more would make of it."""
    rng = random.Random(1)
    found: dict[tuple[str, ...], dict[tuple[str, str], _Gap]] = {}
    for family in families():
        if family.general:  # of its statements any number makes a whole
            continue
        for turn in range(_SAMPLES):
            facts = family.facts(family.sample(rng, 1 + turn % 3))
            kinds = sorted(fact.kind for fact in facts)
            for place, kind in enumerate(kinds):
                rest = (*kinds[:place], *kinds[place + 1 :])
                found.setdefault(rest, {}).setdefault((family.key, kind), _Gap(family, facts, kind))
    return {rest: list(gaps.values()) for rest, gaps in found.items()}


def missing(readings: Sequence[Sequence[Fact]]) -> str:
    """A sentence that says what is missing, with an example; "" where nothing can be said."""
    told = {tuple(sorted(fact.kind for fact in facts)) for facts in readings if len(facts) > 1}
    for kinds in sorted(told, key=lambda one: (-len(one), one)):
        for gap in _gaps().get(kinds, ()):
            if gap.kind == "ask":
                return "何を求めるのかが書かれていません。"
            said = _said(gap)
            if re.search(r"\d", said):  # a condition, not the scene
                return f"{gap.family.name}なら、たとえば「{said}」のような文がたりません。{_UNKNOWN}"
    return ""


def _said(gap: _Gap) -> str:
    """The missing fact as a clause says it."""
    fact = next(fact for fact in gap.facts if fact.kind == gap.kind)
    clause = next((clause for clause in gap.family.clauses if clause.writes(fact)), None)
    return clause.write(fact, random.Random(0)).strip("、。") if clause else ""
