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


Reading = tuple[int, ...]  # the facts of one reading, as their places in `Edges.facts`


@dataclass(frozen=True)
class Cover:
    """All readings of one text.

    cut: there were more readings than are kept; what a lost one says is not known.
    """

    readings: tuple[Reading, ...]
    cut: bool = False


_Entry = tuple[int, tuple[str, ...], Clause]  # the bits of the characters that it needs, its marks, the clause


class Table:
    """All clauses by the characters that they can begin with, so that few are tried at each place."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.clauses = tuple(dict.fromkeys(clauses))
        self.bits: dict[str, int] = {}
        self.anywhere: list[_Entry] = []
        self.by_first: dict[str, list[_Entry]] = {}
        for one in self.clauses:
            needs = sum(self.bits.setdefault(character, 1 << len(self.bits)) for character in one.needs)
            entry = (needs, one.marks, one)
            for character in one.starts or ():
                self.by_first.setdefault(character, []).append(entry)
            if one.starts is None:
                self.anywhere.append(entry)


class Candidates:
    """The clauses that one text can hold, sorted out when they are asked for."""

    def __init__(self, table: Table, text: str) -> None:
        self._table, self._text = table, text
        there = set(map(block_of, text))
        self._missing = sum(bit for character, bit in table.bits.items() if character not in there)
        self._anywhere = self._possible(table.anywhere)
        self._found: dict[str, list[Clause]] = {}

    def at(self, character: str) -> list[Clause]:
        """The clauses that may begin with this character."""
        first = block_of(character)
        if first not in self._found:
            self._found[first] = self._possible(self._table.by_first.get(first, ())) + self._anywhere
        return self._found[first]

    def _possible(self, entries: Iterable[_Entry]) -> list[Clause]:
        missing, has = self._missing, self._text.__contains__
        return [one for needs, marks, one in entries if not needs & missing and (not marks or any(map(has, marks)))]


@dataclass(frozen=True)
class Edges:
    """What may be read where: from each reachable place to where a clause or filler ends, and the place of its fact.

    at: (end, fact, clause) from each place; a filler has the fact -1 and no clause.
    """

    end: int
    facts: tuple[Fact, ...]
    at: dict[int, list[tuple[int, int, Clause | None]]]
    reached: int


def edges(lexed: Lexed, table: Table) -> Edges:
    """Every clause and filler at every place that a chain from the beginning can come to."""
    text = lexed.text
    end = len(text)
    candidates = Candidates(table, text)
    reached = 0
    facts: dict[Fact, int] = {}
    found: dict[int, list[tuple[int, int, Clause | None]]] = {}
    todo = [0]
    while todo:
        at = todo.pop()
        if at in found or at == end:
            continue
        here: list[tuple[int, int, Clause | None]] = []
        for one in candidates.at(text[at]):
            result = one.read(lexed, at)
            if result is not None:
                here.append((result[1], facts.setdefault(result[0], len(facts)), one))
        for filler in _FILLER:
            match = filler.match(text, at)
            if match and match.end() > at:
                here.append((match.end(), -1, None))
        found[at] = here
        todo += [stop for stop, _, _ in here]
        reached = max([reached, at, *(stop for stop, _, _ in here)])
    return Edges(end, tuple(facts), found, reached)


def cover(found: Edges, clauses: Container[Clause] | None = None) -> Cover:
    """Every chain that covers the text, of these clauses alone or of all, shortest chains first."""
    memo: dict[int, list[Reading]] = {found.end: [()]}
    cut = False
    for at in sorted(found.at, reverse=True):
        ways: dict[Reading, None] = {}
        steps = {(stop, fact) for stop, fact, one in found.at[at] if one is None or clauses is None or one in clauses}
        for stop, fact in sorted(steps):
            for rest in memo.get(stop, ()):
                ways[rest if fact < 0 else (fact, *rest)] = None
        cut = cut or len(ways) > _MOST_READINGS
        memo[at] = sorted(ways, key=len)[:_MOST_READINGS]
    return Cover(tuple(memo.get(0, ())), cut)


def unread(lexed: Lexed, reached: int) -> str:
    """The stretch between two stops in which reading ended, as the pupil wrote it: what a teacher can put otherwise."""
    start = max(lexed.text.rfind(stop, 0, reached) for stop in "、。") + 1
    end = re.compile(r"[、。]").search(lexed.text, reached)
    return lexed.show(start, end.start() if end else len(lexed.text))[:40]
