"""仕事算: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.shigoto import FAMILY
from sansu.quantity import Quantity
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "shigoto.tsv").read_text(encoding="utf-8").splitlines()
CASES = [(text, answer) for answer, text in (row.split("\t") for row in ROWS)]


@pytest.mark.parametrize(("text", "answer"), [case for case in CASES if case[1] != "-"])
def test_reads_and_solves(text: str, answer: str) -> None:
    found = understand(text)
    assert isinstance(found, Understanding), found
    assert (found.family.key, found.solution.answer_text) == (FAMILY.key, answer)


@pytest.mark.parametrize("text", [text for text, answer in CASES if answer == "-"])
def test_never_guesses(text: str) -> None:
    assert isinstance(understand(text), NotUnderstood)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_posed_problems_read_back_and_hold(level: int) -> None:
    rng, table = random.Random(level), Table(FAMILY.clauses)
    for _ in range(60):
        posed = FAMILY.pose(rng, level)
        read = {FAMILY.recognise(facts) for facts in cover(lex(posed.text), table).readings} - {None}
        assert read == {posed.situation}, posed.text
        answer = posed.solution.answer
        assert FAMILY.holds(posed.situation, answer), posed.text
        assert not FAMILY.holds(posed.situation, Quantity(answer.value + Fraction(1, 7), answer.unit)), posed.text


def test_the_line_alone_decides_a_page_whose_expressions_are_worth_their_values() -> None:
    rng, pages, unused = random.Random(4), dict[str, str](), {wording.id for wording in FAMILY.wordings}
    for turn in range(700):
        posed = FAMILY.pose(rng, 1 + turn % 3)
        unused.discard(posed.wording)
        for step in (*posed.solution.steps, posed.solution.check):
            assert value(step.expression) == step.value.value, step.equation
        assert pages.setdefault(posed.line, posed.solution.text) == posed.solution.text
    for wording in unused:  # rare ones, looked for by name
        assert any(_poses(level, wording) for level in (3, 2, 1)), wording


def _poses(level: int, wording: str) -> bool:
    try:
        return FAMILY.pose(random.Random(level), level, [wording]).wording == wording
    except ValueError:
        return False


def test_the_page() -> None:
    found = understand(
        "ある仕事をするのに、姉1人では12日、妹1人では18日かかります。はじめ姉が1人で2日した後、残りを2人ですると、あと何日かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "仕事算｜場面：仕事を終える｜姉だけでかかる時間：12日｜妹だけでかかる時間：18日｜はじめに姉がした時間：2日｜求めるもの：残りを姉と妹がする時間（日）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 全体の仕事の量を、かかる時間をかけた数とします。",
        "12×18＝216",
        "(2) 姉が1日にする仕事の量を求めます。",
        "216÷12＝18",
        "(3) 妹が1日にする仕事の量を求めます。",
        "216÷18＝12",
        "(4) はじめに姉がした仕事の量を求めます。",
        "18×2＝36",
        "(5) 残りの仕事の量を求めます。",
        "216−36＝180",
        "(6) 姉と妹で1日にする仕事の量を求めます。",
        "18＋12＝30",
        "(7) 残りを姉と妹の1日の量でわります。",
        "180÷30＝6（日）",
        "確かめ それぞれの量をたすと、全体の量になります。",
        "18×2＋30×6＝216",
        "答え 6日",
    ]


def test_all_of_them_never_do_it_alone() -> None:
    rng = random.Random(8)
    for turn in range(150):
        assert "全員" not in FAMILY.pose(rng, 1 + turn % 3).text
