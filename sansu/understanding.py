"""A problem's text to its exact solution, or the reason why not.

Precise before broad: the text must be covered whole, a family must use every fact, and every reading that survives must
give one answer, which a second, separately written check puts back into the facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sansu.families import AnyFamily, Impossible, families
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover, unread
from sansu.scope import out_of_scope
from sansu.solution import Solution


@dataclass(frozen=True)
class Understanding:
    """A problem read and solved.  `line` is what a model is told; the answer is in `solution`."""

    family: AnyFamily
    situation: Any
    line: str
    solution: Solution


@dataclass(frozen=True)
class NotUnderstood:
    """Why there is no solution, in a sentence that a teacher can act on."""

    kind: Literal["未確認", "範囲外"]
    reason: str


@cache
def _table() -> Table:
    return Table(dict.fromkeys(clause for family in families() for clause in family.clauses))


def understand(problem: str) -> Understanding | NotUnderstood:
    """Reads and solves one problem.  Never guesses: what is not wholly understood comes back as NotUnderstood."""
    outside = out_of_scope(problem)
    if outside:
        return NotUnderstood("範囲外", outside)
    lexed = lex(problem)
    covered = cover(lexed, _table())
    if not covered.readings:
        place = unread(lexed, covered.reached)
        return NotUnderstood(
            "未確認",
            f"「{place}」のところが読み取れませんでした。" if place else "何を求めるのかが読み取れませんでした。",
        )
    found: list[Understanding] = []
    contradiction = ""
    for facts in covered.readings:
        for family in families():
            situation = family.recognise(facts)
            if situation is None:
                continue
            try:
                solution = family.explain(situation)
            except Impossible as error:
                contradiction = contradiction or str(error)
                continue
            line = family.reading_line(situation)
            if not _answers(line, solution):
                continue  # the question asks for another unit than the family answers in
            if not family.holds(situation, solution.answer):
                contradiction = contradiction or "答えを問題にもどすと合いません。"
                continue
            found.append(Understanding(family, situation, line, solution))
    if not found:
        if contradiction:
            return NotUnderstood(
                "未確認", f"条件を確かめてください。{contradiction.removesuffix('条件を確かめてください。')}"
            )
        return NotUnderstood("未確認", "書いてあることは読めましたが、わたしの知っている型にあてはまりません。")
    if contradiction or len({(one.solution.answer, one.solution.answer_suffix) for one in found}) > 1:
        return NotUnderstood("未確認", "2通りに読めて、答えが1つに決まりません。")
    return found[0]


def _answers(line: str, solution: Solution) -> bool:
    """Whether the answer's unit is the one that the line says is asked: 間かく（cm）, 時間（分後）, 速さ（時速km）."""
    asked = re.search(r"｜求めるもの：[^｜]*?(?:（([^（）]*)）)?$", line)
    unit = solution.answer.unit
    length, _, time = unit.partition("/")
    spoken = {unit, unit + solution.answer_suffix, f"{time.removesuffix('間')}速{length}" if time else unit}
    return asked is not None and (asked.group(1) or "") in spoken


def teachable() -> tuple[str, ...]:
    """The names of the families that the tutor can solve and explain on its own."""
    return tuple(family.name for family in families())
