"""A problem's text to its exact solution, or the reason why not.

Precise before broad: the text must be covered whole, a family must use every fact, and every reading that survives must
give one answer, which a second, separately written check puts back into the facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sansu.families import AnyFamily, Impossible, families
from sansu.missing import missing
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover, edges, unread
from sansu.scope import out_of_scope
from sansu.solution import Solution
from sansu.wording import Clause, Fact


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
def _table() -> tuple[Table, tuple[tuple[AnyFamily, frozenset[Clause]], ...]]:
    """The clauses of all families, and each family's own."""
    own = tuple((family, frozenset(family.clauses)) for family in families())
    return Table(clause for family in families() for clause in family.clauses), own


def understand(problem: str) -> Understanding | NotUnderstood:
    """Reads and solves one problem.  Never guesses: what is not wholly understood comes back as NotUnderstood."""
    outside = out_of_scope(problem)
    if outside:
        return NotUnderstood("範囲外", outside)
    lexed = lex(problem)
    table, own = _table()
    read = edges(lexed, table)
    mixed = cover(read).readings  # clauses of all families together: a sentence may mix situations
    if mixed and all(_questions(facts) > 1 for facts in mixed):
        return NotUnderstood("未確認", "問いが2つ以上あります。1つずつ聞いてください。")
    found: list[Understanding] = []
    contradiction = ""
    for family, clauses in own if mixed else ():
        alone = cover(read, clauses)
        if alone.cut:
            contradiction = contradiction or _OPEN  # a reading that was not kept might say something else
        for facts in dict.fromkeys((*alone.readings, *mixed)):
            if _questions(facts) > 1:
                continue
            solved = _solved(family, facts)
            if isinstance(solved, str):
                contradiction = contradiction or solved
            elif solved is not None:
                found.append(solved)
    if not mixed:
        place = unread(lexed, read.reached)
        reason = f"「{place}」のところが読み取れませんでした。" if place else "何を求めるのかが読み取れませんでした。"
        return NotUnderstood("未確認", reason)
    if not found:
        reason = "書いてあることは読めましたが、わたしの知っている型にあてはまりません。"
        if contradiction and contradiction != _OPEN:
            reason = f"条件を確かめてください。{contradiction.removesuffix('条件を確かめてください。')}"
        elif not contradiction and (unsaid := missing(mixed)):
            reason = f"条件を確かめてください。{unsaid}"
        return NotUnderstood("未確認", reason)
    if contradiction or len({(one.solution.answer, one.solution.answer_suffix) for one in found}) > 1:
        return NotUnderstood("未確認", _OPEN)
    return found[0]


def _questions(facts: Sequence[Fact]) -> int:
    return sum(fact.kind == "ask" for fact in facts)


_OPEN = "2通りに読めて、答えが1つに決まりません。"


def _solved(family: AnyFamily, facts: Sequence[Fact]) -> Understanding | str | None:
    """One reading as one family sees it: solved, or what contradicts itself in it, or None: another family's."""
    situation = family.recognise(facts)
    if situation is None:
        return None
    try:
        solution, line = family.explain(situation), family.reading_line(situation)
        holds = family.holds(situation, solution.answer)
    except Impossible as error:
        return str(error)
    except (ValueError, ZeroDivisionError):
        return None  # quantities that do not go together (6時間 and 何日): nothing may be claimed
    if not _answers(line, solution):
        return None  # the question asks for another unit than the family answers in
    return Understanding(family, situation, line, solution) if holds else "答えを問題にもどすと合いません。"


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
