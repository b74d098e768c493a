"""A problem's text to its exact solution, or the reason why not.

Precise before broad: the text must be covered whole, a family must use every fact, and every reading that survives must
give one answer, which a second, separately written check puts back into the facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sansu.families import AnyFamily, Impossible, families
from sansu.missing import missing
from sansu.reading.lexer import lex
from sansu.reading.reader import Reading, Table, cover, edges, unread
from sansu.reading.restated import restated
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


@dataclass(frozen=True)
class _Known:
    """All families with their own clauses, and which of them (by place) know which roles of a kind (None: any)."""

    table: Table
    families: tuple[tuple[AnyFamily, frozenset[Clause]], ...]
    takers: Mapping[str, tuple[tuple[int, frozenset[str] | None], ...]]

    def by(self, fact: Fact) -> frozenset[int]:
        """The places of the families that know this fact."""
        names = {name for name, _ in fact.roles}
        return frozenset(place for place, roles in self.takers.get(fact.kind, ()) if roles is None or names <= roles)


@cache
def _known() -> _Known:
    takers: dict[str, dict[int, frozenset[str] | None]] = {}
    for place, family in enumerate(families()):
        for clause in family.clauses:
            roles = takers.setdefault(clause.kind, {})
            before = roles.get(place, frozenset())
            roles[place] = None if before is None or clause.roles is None else before | clause.roles
    return _Known(
        Table(clause for family in families() for clause in family.clauses),
        tuple((family, frozenset(family.clauses)) for family in families()),
        {kind: tuple(roles.items()) for kind, roles in takers.items()},
    )


def understand(problem: str) -> Understanding | NotUnderstood:
    """Reads and solves one problem.  Never guesses: what is not wholly understood comes back as NotUnderstood."""
    outside = out_of_scope(problem)
    if outside:
        return NotUnderstood("範囲外", outside)
    found = _understood(problem)
    again = restated(problem) if isinstance(found, _Unread) else ""
    if again and isinstance(other := _understood(again), Understanding) and not other.family.general:
        return other
    if not isinstance(found, _Unread):
        return found
    if not found.readings:
        return NotUnderstood("未確認", found.reason)
    unsaid = missing(found.readings)
    return NotUnderstood("未確認", f"条件を確かめてください。{unsaid}" if unsaid else found.reason)


@dataclass(frozen=True)
class _Unread:
    """A text that no family understands: why, and its readings where it has some."""

    reason: str
    readings: tuple[tuple[Fact, ...], ...] = ()


def _understood(problem: str) -> Understanding | NotUnderstood | _Unread:
    lexed = lex(problem)
    known = _known()
    read = edges(lexed, known.table)
    mixed = cover(read)  # clauses of all families together: a sentence may mix situations
    questions = {index for index, fact in enumerate(read.facts) if fact.kind == "ask"}
    single = [reading for reading in mixed.readings if len(questions.intersection(reading)) < 2]
    if mixed.readings and not single:
        return NotUnderstood("未確認", "問いが2つ以上あります。1つずつ聞いてください。")
    takers = [known.by(fact) for fact in read.facts]
    readings: dict[int, list[Reading]] = {}  # those that a family may understand, by its place
    for reading in single:
        for place in frozenset.intersection(*(takers[index] for index in reading)) if reading else ():
            readings.setdefault(place, []).append(reading)
    found: list[Understanding] = []
    contradiction = weak = ""  # weak: plain arithmetic does not come out, where a type may
    for place, (family, clauses) in enumerate(known.families):
        mine = readings.get(place, [])
        if mixed.cut:  # its own readings may be among those that were not kept
            alone = cover(read, clauses)
            mine = list(dict.fromkeys((*alone.readings, *mine)))
            if alone.cut:
                contradiction = contradiction or _OPEN  # a reading that was not kept might say something else
        for reading in mine:
            solved = _solved(family, [read.facts[index] for index in reading])
            if isinstance(solved, str) and family.general:
                weak = weak or solved
            elif isinstance(solved, str):
                contradiction = contradiction or solved
            elif solved is not None:
                found.append(solved)
    if not mixed.readings:
        stretch = unread(lexed, read.reached)
        if stretch:
            return _Unread(f"「{stretch}」のところが読み取れませんでした。")
        return _Unread("何を求めるのかが読み取れませんでした。")
    if not found:
        contradiction = contradiction or weak
        reason = "書いてあることは読めましたが、わたしの知っている型にあてはまりません。"
        if contradiction and contradiction != _OPEN:
            reason = f"条件を確かめてください。{contradiction.removesuffix('条件を確かめてください。')}"
        if contradiction:
            return NotUnderstood("未確認", reason)
        return _Unread(reason, tuple(tuple(read.facts[i] for i in reading) for reading in single))
    if contradiction or len({(one.solution.answer, one.solution.answer_suffix) for one in found}) > 1:
        return NotUnderstood("未確認", _OPEN)
    return min(found, key=lambda one: one.family.general)  # a type explains better than plain arithmetic


_OPEN = "2通りに読めて、答えが1つに決まりません。"


def _solved(family: AnyFamily, facts: Sequence[Fact]) -> Understanding | str | None:
    """One reading as one family sees it: solved, or what contradicts itself in it, or None: another family's."""
    try:
        situation = family.recognise(facts)
    except KeyError:  # a fact of another family, without a role that this one needs
        return None
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
