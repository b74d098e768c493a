"""What an incomplete problem leaves unsaid, told by an example of the sentence that is missing.

A family's own samples say which facts make a whole problem of it.  Where all that was read is such a problem but for
one fact, that fact is what is missing.  Nothing is answered from here.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sansu.families import AnyFamily, families
from sansu.wording import Fact

_SAMPLES = 40  # of each family: enough for the usual combinations of facts

Shape = tuple[str, tuple[str, ...]]  # a fact's kind and the names of its roles


@dataclass(frozen=True)
class _Whole:
    family: AnyFamily
    facts: tuple[Fact, ...]
    shapes: tuple[Shape, ...]


def _shape(fact: Fact) -> Shape:
    return fact.kind, tuple(name for name, _ in fact.roles)


@cache
def _wholes() -> tuple[_Whole, ...]:
    rng = random.Random(1)
    found: dict[tuple[str, tuple[Shape, ...]], _Whole] = {}
    for family in families():
        for turn in range(_SAMPLES):
            facts = family.facts(family.sample(rng, 1 + turn % 3))
            shapes = tuple(sorted(map(_shape, facts)))
            found.setdefault((family.key, shapes), _Whole(family, facts, shapes))
    return tuple(found.values())


def missing(readings: Sequence[Sequence[Fact]]) -> str:
    """A sentence that says what is missing, with an example; "" where nothing can be said."""
    for facts in sorted(readings, key=len, reverse=True):
        shapes = sorted(map(_shape, facts))
        if len(shapes) < 2:
            continue
        for whole in _wholes():
            if len(whole.shapes) != len(shapes) + 1:
                continue
            left = list(whole.shapes)
            for shape in shapes:
                if shape in left:
                    left.remove(shape)
            if len(left) == 1:
                said = _said(whole, left[0])
                if left[0][0] == "ask":
                    return "何を求めるのかが書かれていません。"
                if said:
                    return f"{whole.family.name}なら、たとえば「{said}」のような文がたりません。"
    return ""


def _said(whole: _Whole, shape: Shape) -> str:
    """The missing fact as a clause says it."""
    fact = next(fact for fact in whole.facts if _shape(fact) == shape)
    clause = next((clause for clause in whole.family.clauses if clause.writes(fact)), None)
    return clause.write(fact, random.Random(0)).strip("、。") if clause else ""
