"""`sansu-tui pose`: new problems of one type with their answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from sansu.families import AnyFamily, Posed


def new_problems(family: AnyFamily, level: int, count: int, seed: int) -> Iterator[Posed[Any]]:
    """`count` different problems; fewer where the type has no more of this level."""
    rng = random.Random(f"{family.key} {level} {seed}")
    told: set[str] = set()
    for _ in range(20 * count):
        if len(told) == count:
            return
        posed = family.pose(rng, level)
        if posed.text not in told:
            told.add(posed.text)
            yield posed


def row(family: AnyFamily, posed: Posed[Any], number: int) -> dict[str, Any]:
    """One problem as a row that `sansu-check` reads too."""
    solution = posed.solution
    return {
        "id": number,
        "family": family.name,
        "level": posed.level,
        "problem": posed.text,
        "solution": solution.text,
        "answer": solution.answer_text,
        "hints": list(solution.hints),
    }


def sheet(problems: list[Posed[Any]], explain: bool) -> str:
    """A page for pupils: the problems, then the answers (or the whole explanations) for the teacher."""
    asked = [f"({number}) {posed.text}" for number, posed in enumerate(problems, 1)]
    if explain:
        told = [f"({number})\n{posed.solution.text}" for number, posed in enumerate(problems, 1)]
    else:
        told = [f"({number}) {posed.solution.answer_text}" for number, posed in enumerate(problems, 1)]
    return "\n\n".join(["\n\n".join(asked), "── 答え ──", "\n\n".join(told) if explain else "\n".join(told)])
