"""過不足算: what is read, what must not be guessed, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.kafusoku import FAMILY
from sansu.quantity import Quantity, number
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where it contradicts itself or leaves several answers, "?" before the number of an answer that
# may go unread but must not come out otherwise
ROWS = (Path(__file__).parent / "cases" / "kafusoku.tsv").read_text(encoding="utf-8").splitlines()
CASES = [(text, answer) for answer, text in (row.split("\t") for row in ROWS)]


@pytest.mark.parametrize(("text", "answer"), [case for case in CASES if case[1][0] not in "-?"])
def test_reads_and_solves(text: str, answer: str) -> None:
    found = understand(text)
    assert isinstance(found, Understanding), found
    assert (found.family.key, found.solution.answer_text) == (FAMILY.key, answer)


@pytest.mark.parametrize(("text", "answer"), [case for case in CASES if case[1][0] in "-?"])
def test_never_guesses(text: str, answer: str) -> None:
    found = understand(text)
    assert isinstance(found, NotUnderstood) or f"?{number(found.solution.answer.value)}" == answer


@pytest.mark.parametrize("level", [1, 2, 3])
def test_posed_problems_read_back_and_hold(level: int) -> None:
    rng, table = random.Random(level), Table(FAMILY.clauses)
    for _ in range(40):
        posed = FAMILY.pose(rng, level)
        read = {FAMILY.recognise(facts) for facts in cover(lex(posed.text), table).readings} - {None}
        assert read == {posed.situation}, posed.text
        answer = posed.solution.answer
        assert FAMILY.holds(posed.situation, answer), posed.text
        for other in (Quantity(answer.value + Fraction(1, 7), answer.unit), Quantity(answer.value + 1, answer.unit)):
            assert not FAMILY.holds(posed.situation, other), posed.text


def test_the_line_alone_decides_a_page_whose_expressions_are_worth_their_values() -> None:
    rng, unused, pages = random.Random(4), {wording.id for wording in FAMILY.wordings}, dict[str, str]()
    for turn in range(3000):
        posed = FAMILY.pose(rng, 1 + turn % 3)
        unused.discard(posed.wording)
        for step in (*posed.solution.steps, posed.solution.check):
            assert value(step.expression) == step.value.value, step.equation
        assert pages.setdefault(posed.line, posed.solution.text) == posed.solution.text
    assert not unused


def test_the_page() -> None:
    found = understand(
        "画用紙を生徒に配ります。1人に6枚ずつ配ると14枚余り、9枚ずつ配ると最後の1人は5枚しかもらえません。画用紙は何枚ありますか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "過不足算｜配るもの：画用紙｜配る相手：生徒｜1人に6枚ずつ：14枚余る｜1人に9枚ずつ：最後は5枚｜求めるもの：画用紙の数（枚）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 1人に9枚ずつ配るのに足りない数を求めます。",
        "9−5＝4（枚）",
        "(2) 余りと不足をたすと、全部の差になります。",
        "14＋4＝18（枚）",
        "(3) 1人分の差を求めます。",
        "9−6＝3（枚）",
        "(4) 全部の差を1人分の差でわると、生徒の数になります。",
        "18÷3＝6（人）",
        "(5) 6枚ずつ配ると14枚余るので、画用紙の数は、",
        "6×6＋14＝50（枚）",
        "確かめ もう一方の場合でも、画用紙の数は同じになります。",
        "9×6−4＝50（枚）",
        "答え 50枚",
    ]
