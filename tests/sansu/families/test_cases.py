"""Every family's cases: what is read and solved, what must stay unread.  A family's rows are cases/<key>.tsv.

A row is the answer, a tab, the problem.  "-" stands where a condition is not known, contradicts another, or leaves two
answers; "?" before a number where the problem may stay unread but must not come out otherwise.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sansu.families import AnyFamily, families
from sansu.quantity import number
from sansu.understanding import NotUnderstood, Understanding, understand

FILES = sorted((Path(__file__).parent / "cases").glob("*.tsv"))
ROWS = [(file.stem, *row.split("\t")) for file in FILES for row in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("family", "answer", "text"), [row for row in ROWS if row[1][0] not in "-?"])
def test_reads_and_solves(family: str, answer: str, text: str) -> None:
    found = understand(text)
    assert isinstance(found, Understanding), found
    assert (found.family.key, found.solution.answer_text) == (family, answer)


@pytest.mark.parametrize(("family", "answer", "text"), [row for row in ROWS if row[1][0] in "-?"])
def test_never_guesses(family: str, answer: str, text: str) -> None:
    found = understand(text)
    assert isinstance(found, NotUnderstood) or f"?{number(found.solution.answer.value)}" == answer


@pytest.mark.parametrize("family", families(), ids=lambda family: family.key)
def test_the_line_alone_decides_the_page(family: AnyFamily) -> None:
    rng, pages = random.Random(4), dict[str, str]()
    for turn in range(700):
        posed = family.pose(rng, 1 + turn % 3)
        assert pages.setdefault(posed.line, posed.solution.text) == posed.solution.text
