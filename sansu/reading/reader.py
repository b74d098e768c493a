"""A text as clauses, clauses as facts, facts as one solved situation - or a reason why not.

The clauses of all situations compete for the lexed text.  A reading is a chain of clauses and fillers that covers it from
the first character to the last, so that no number and no word is passed over; every chain is kept, and the text is
understood only when all chains that make sense to a family end in the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
    """All readings of one text as facts; where there is none, how far the best attempt came.

    cut: there were more readings than are kept; what a lost one says is not known.
    """

    readings: tuple[tuple[Fact, ...], ...]
    reached: int
    cut: bool = False


class Table:
    """Clauses by the characters that they can begin with, so that few are tried at each place."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self._anywhere: list[Clause] = []
        self._by_first: dict[str, list[Clause]] = {}
        for one in clauses:
            starts = one.starts
            if starts is None:
                self._anywhere.append(one)
            else:
                for character in starts:
                    self._by_first.setdefault(character, []).append(one)

    def at(self, character: str) -> Iterator[Clause]:
        """The clauses that may begin with this character of a lexed text."""
        yield from self._by_first.get(block_of(character), ())
        yield from self._anywhere


def cover(lexed: Lexed, table: Table) -> Cover:
    """Every chain of clauses and fillers that covers the text, shortest chains first."""
    text = lexed.text
    end = len(text)
    memo: dict[int, list[tuple[Fact, ...]]] = {end: [()]}
    reached = 0

    edges: dict[int, list[tuple[int, Fact | None]]] = {}
    todo = [0]
    while todo:
        at = todo.pop()
        if at in edges or at == end:
            continue
        reached = max(reached, at)
        found: dict[tuple[int, Fact | None], None] = {}
        for one in table.at(text[at]):
            result = one.read(lexed, at)
            if result is not None:
                found[(result[1], result[0])] = None
        for filler in _FILLER:
            match = filler.match(text, at)
            if match and match.end() > at:
                found[(match.end(), None)] = None
        edges[at] = list(found)
        todo += [stop for stop, _ in edges[at]]
        reached = max([reached, *(stop for stop, _ in edges[at])])

    cut = False
    for at in sorted(edges, reverse=True):
        ways: dict[tuple[Fact, ...], None] = {}
        for stop, fact in edges[at]:
            for rest in memo.get(stop, ()):
                ways[rest if fact is None else (fact, *rest)] = None
        cut = cut or len(ways) > _MOST_READINGS
        memo[at] = sorted(ways, key=len)[:_MOST_READINGS]
    return Cover(tuple(memo.get(0, ())), reached, cut)


def unread(lexed: Lexed, reached: int) -> str:
    """The stretch between two stops in which reading ended, as the pupil wrote it: what a teacher can put otherwise."""
    start = max(lexed.text.rfind(stop, 0, reached) for stop in "、。") + 1
    end = re.compile(r"[、。]").search(lexed.text, reached)
    return lexed.show(start, end.start() if end else len(lexed.text))[:40]
