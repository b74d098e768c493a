"""What a family of problems is: which facts make it, how it is solved, explained, checked and posed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sansu.diagram import Diagram
from sansu.quantity import Quantity
from sansu.solution import Solution
from sansu.wording import Clause, Fact

S = TypeVar("S")


class Impossible(ValueError):
    """The facts are understood but contradict each other or leave no possible answer; says so in Japanese."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A classical wrong answer of a type, in the unit of the right one, and the question that shows the way back.

    The thought is one polite question or sentence to the pupil and never tells the right answer:
    間の数で答えていませんか。木は間の数より1多くなります。
    """

    answer: Quantity
    thought: str


@dataclass(frozen=True)
class Wording:
    """One way to tell a problem: the clauses by key, in order.  Its id names it in the split that training keeps."""

    id: str
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Posed(Generic[S]):
    """A problem made, with everything known about it."""

    family: str
    wording: str
    level: int
    text: str
    line: str
    situation: S
    solution: Solution


@dataclass(frozen=True, repr=False)
class Family(Generic[S]):
    """A family as data and functions.

    recognise: facts -> situation; None where they are not this family's or one fact is left unused.
    facts:     its inverse, `recognise(facts(s)) == s`.
    explain:   situation -> solution, from nothing but what `line` shows (a model sees the line alone).
    holds:     whether an answer satisfies every fact, written apart from `explain` (simulation or substitution).
    line:      (role, value) pairs of the reading line, the last one 求めるもの.
    sample:    a natural situation of level 1, 2 or 3.
    diagram:   the situation drawn as its type is drawn (sansu/diagram.py); the asked quantity as □, no value of it.
    mistakes:  the classical wrong answers to this situation, none of them right; () where none is natural.
    """

    key: str  # ueki
    name: str  # 植木算
    clauses: tuple[Clause, ...]
    wordings: tuple[Wording, ...]
    recognise: Callable[[Sequence[Fact]], S | None]
    facts: Callable[[S], tuple[Fact, ...]]
    explain: Callable[[S], Solution]
    holds: Callable[[S, Quantity], bool]
    line: Callable[[S], tuple[tuple[str, str], ...]]
    sample: Callable[[random.Random, int], S]
    diagram: Callable[[S], Diagram]
    mistakes: Callable[[S], tuple[Mistake, ...]]
    ordered: frozenset[str] = frozenset()  # kinds of facts that must be told in their order: what was done first
    general: bool = False  # of no type: where another family reads the text too, that one explains it

    def reading_line(self, situation: S) -> str:
        """The canonical line that a model is given: 植木算｜道の長さ：270m｜…｜求めるもの：木の本数."""
        return "｜".join([self.name, *(f"{role}：{value}" for role, value in self.line(situation))])

    def pose(self, rng: random.Random, level: int, wordings: Sequence[str] | None = None) -> Posed[S]:
        """A new problem, solved; `wordings` restricts it to wordings with these ids.

        Raises:
            ValueError: no such wording can say any situation of this level.
        """
        table = {one.key: one for one in self.clauses}
        allowed = [w for w in self.wordings if wordings is None or w.id in wordings]
        for _ in range(400):
            situation = self.sample(rng, level)
            facts = self.facts(situation)
            fitting = [w for w in allowed if _fits(facts, [table[key] for key in w.clauses], self.ordered)]
            if not fitting:
                continue
            wording = rng.choice(fitting)
            text = _write(facts, [table[key] for key in wording.clauses], rng, self.ordered)
            solution = self.explain(situation)
            return Posed(self.name, wording.id, level, text, self.reading_line(situation), situation, solution)
        raise ValueError(f"{self.name}: no wording of {wordings} fits level {level}")


def _assign(facts: Sequence[Fact], clauses: Sequence[Clause], ordered: frozenset[str]) -> list[Fact] | None:
    """The fact that each clause says, every fact once and those of ordered kinds in their order, or None."""
    if len(facts) != len(clauses) or Counter(f.kind for f in facts) != Counter(c.kind for c in clauses):
        return None
    said: list[Fact] = []
    left = list(facts)
    for one in clauses:
        fact = next((fact for fact in left if one.writes(fact)), None)
        if fact is None or (one.kind in ordered and fact != next(f for f in left if f.kind == one.kind)):
            return None
        left.remove(fact)
        said.append(fact)
    return said


def _fits(facts: Sequence[Fact], clauses: Sequence[Clause], ordered: frozenset[str]) -> bool:
    return _assign(facts, clauses, ordered) is not None


def _write(facts: Sequence[Fact], clauses: Sequence[Clause], rng: random.Random, ordered: frozenset[str]) -> str:
    said = _assign(facts, clauses, ordered)
    if said is None:
        raise ValueError("these clauses cannot say these facts")
    for _ in range(30):
        parts = [one.write(fact, rng) for one, fact in zip(clauses, said, strict=True)]
        if len(parts) < 2 or clauses[-1].kind != "ask" or not parts[-2].endswith(("で、", "く、")):
            break  # 「BはAの3倍で、Aは何個ですか。」 is no sentence
    return "".join(parts)


class Taking:
    """The facts of one reading, taken by a family one by one; what is left over disqualifies it."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._left = list(facts)

    def all(self, kind: str, **constants: str) -> list[Fact]:
        """Every fact of the kind whose named roles have these values."""
        taken = [f for f in self._left if f.kind == kind and all(f.get(k) == v for k, v in constants.items())]
        self._left = [f for f in self._left if f not in taken]
        return taken

    def one(self, kind: str, **constants: str) -> Fact | None:
        """The only fact of the kind (said twice alike is once); None where there is none or there are several."""
        taken = self.all(kind, **constants)
        return taken[0] if taken and all(fact == taken[0] for fact in taken) else None

    @property
    def done(self) -> bool:
        return not self._left


AnyFamily = Family[Any]
