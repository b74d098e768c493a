"""What an incomplete problem leaves unsaid, told by an example of the sentence that is missing.

A family's own samples say which facts make a whole problem of it.  Where all that was read is such a problem but for
one fact, that fact is what is missing.  Nothing is answered from here.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sansu.families import AnyFamily, families
from sansu.wording import Fact

_UNKNOWN = "わたしの知らない形の問題かもしれません。"
_SAMPLES = 40  # of each family: enough for the usual combinations of facts

@dataclass(frozen=True)
class _Whole:
    family: AnyFamily
    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]


@cache
def _wholes() -> tuple[_Whole, ...]:
    rng = random.Random(1)
    found: dict[tuple[str, tuple[str, ...]], _Whole] = {}
    for family in families():
        if family.general:  # of its statements any number makes a whole
            continue
        for turn in range(_SAMPLES):
            facts = family.facts(family.sample(rng, 1 + turn % 3))
            kinds = tuple(sorted(fact.kind for fact in facts))
            found.setdefault((family.key, kinds), _Whole(family, facts, kinds))
    return tuple(found.values())


def missing(readings: Sequence[Sequence[Fact]]) -> str:
    """A sentence that says what is missing, with an example; "" where nothing can be said."""
    for facts in sorted(readings, key=len, reverse=True):
        kinds = Counter(fact.kind for fact in facts)
        if len(facts) < 2:
            continue
        for whole in _wholes():
            left = Counter(whole.kinds)
            left.subtract(kinds)
            if sum(map(abs, left.values())) != 1 or max(left.values()) != 1:
                continue
            kind = max(left, key=lambda one: left[one])
            if kind == "ask":
                return "何を求めるのかが書かれていません。"
            said = _said(whole, kind)
            if re.search(r"\d", said):  # a condition, not the scene
                return f"{whole.family.name}なら、たとえば「{said}」のような文がたりません。{_UNKNOWN}"
    return ""


def _said(whole: _Whole, kind: str) -> str:
    """The missing fact as a clause says it."""
    fact = next(fact for fact in whole.facts if fact.kind == kind)
    clause = next((clause for clause in whole.family.clauses if clause.writes(fact)), None)
    return clause.write(fact, random.Random(0)).strip("、。") if clause else ""
