"""A text as clauses, clauses as facts, facts as one solved situation - or a reason why not.

The clauses of all situations compete for the lexed text.  A reading is a chain of clauses and fillers that covers it from
the first character to the last, so that no number and no word is passed over; every chain is kept, and the text is
understood only when all chains that make sense to a family end in the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from sansu.reading.lexer import Lexed, block_of
from sansu.wording import Clause, Fact

# Words that state nothing.  Whatever could change the meaning of a number is not here.
_FILLERS = (
    r"[、。,，．!！?？・「」]+",
    r"(?:では|それでは|さて|まず|また|そして|すると|次に|つぎに|ここで|ちょうど|いま|今(?!年|日|回|度|週|月|朝)|ある日|あるとき|それぞれの|ただし、?(?=[\ue000-\uf8ff])|全部で(?=何)|さん(?=[、はがとの])|ようです)、?",
    r"(?:次の|つぎの)?(?:問い|問題)に答え(?:なさい|ましょう)。?",
    r"(?:答え|こたえ)を(?:求め|出し)(?:なさい|ましょう)。?",
)
_FILLER = tuple(re.compile(pattern) for pattern in _FILLERS)
_MOST_READINGS = 256


@dataclass(frozen=True)
class Cover:
    """All readings of one text as facts.

    cut: there were more readings than are kept; what a lost one says is not known.
    """

    readings: tuple[tuple[Fact, ...], ...]
    cut: bool = False


class Table:
    """All clauses by the characters that they can begin with, so that few are tried at each place."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = tuple(dict.fromkeys(clauses))
        self._anywhere: list[Clause] = []
        self._by_first: dict[str, list[Clause]] = {}
        for one in self.clauses:
            for character in one.starts or ():
                self._by_first.setdefault(character, []).append(one)
            if one.starts is None:
                self._anywhere.append(one)

    def of(self, lexed: Lexed) -> tuple[dict[str, list[Clause]], list[Clause]]:
        """The clauses that this text can hold: by the character that they begin with, and those that begin anywhere."""
        there = {block_of(character) for character in lexed.text}
        first = {
            c: [one for one in found if one.needs <= there] for c, found in self._by_first.items() if c in there
        }
        return first, [one for one in self._anywhere if one.needs <= there]


@dataclass(frozen=True)
class Edges:
    """What may be read where: from each reachable place to where a clause (None: a filler) ends, and what it states."""

    end: int
    at: dict[int, list[tuple[int, Fact | None, Clause | None]]]
    reached: int


def edges(lexed: Lexed, table: Table) -> Edges:
    """Every clause and filler at every place that a chain from the beginning can come to."""
    text = lexed.text
    end = len(text)
    by_first, anywhere = table.of(lexed)
    reached = 0
    found: dict[int, list[tuple[int, Fact | None, Clause | None]]] = {}
    todo = [0]
    while todo:
        at = todo.pop()
        if at in found or at == end:
            continue
        here: list[tuple[int, Fact | None, Clause | None]] = []
        for one in (*by_first.get(block_of(text[at]), ()), *anywhere):
            result = one.read(lexed, at)
            if result is not None:
                here.append((result[1], result[0], one))
        for filler in _FILLER:
            match = filler.match(text, at)
            if match and match.end() > at:
                here.append((match.end(), None, None))
        found[at] = here
        todo += [stop for stop, _, _ in here]
        reached = max([reached, at, *(stop for stop, _, _ in here)])
    return Edges(end, found, reached)


def cover(found: Edges, clauses: Container[Clause] | None = None) -> Cover:
    """Every chain that covers the text, of these clauses alone or of all, shortest chains first."""
    memo: dict[int, list[tuple[Fact, ...]]] = {found.end: [()]}
    cut = False
    for at in sorted(found.at, reverse=True):
        ways: dict[tuple[Fact, ...], None] = {}
        for stop, fact, clause in found.at[at]:
            if clause is not None and clauses is not None and clause not in clauses:
                continue
            for rest in memo.get(stop, ()):
                ways[rest if fact is None else (fact, *rest)] = None
        cut = cut or len(ways) > _MOST_READINGS
        memo[at] = sorted(ways, key=len)[:_MOST_READINGS]
    return Cover(tuple(memo.get(0, ())), cut)


def unread(lexed: Lexed, reached: int) -> str:
    """The stretch between two stops in which reading ended, as the pupil wrote it: what a teacher can put otherwise."""
    start = max(lexed.text.rfind(stop, 0, reached) for stop in "、。") + 1
    end = re.compile(r"[、。]").search(lexed.text, reached)
    return lexed.show(start, end.start() if end else len(lexed.text))[:40]
