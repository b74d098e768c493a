"""食塩水: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.shokuen import FAMILY
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "shokuen.tsv").read_text(encoding="utf-8").splitlines()
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
        assert FAMILY.holds(posed.situation, posed.solution.answer), posed.text


def test_every_expression_is_worth_its_value_and_every_wording_is_used() -> None:
    rng, unused = random.Random(4), {wording.id for wording in FAMILY.wordings}
    for turn in range(1500):
        posed = FAMILY.pose(rng, 1 + turn % 3)
        unused.discard(posed.wording)
        for step in (*posed.solution.steps, posed.solution.check):
            assert value(step.expression) == step.value.value, step.equation
    assert not unused


def test_the_page() -> None:
    found = understand("9%の食塩水200gに水を何g加えると、6%の食塩水になりますか。")
    assert isinstance(found, Understanding)
    assert found.line == (
        "食塩水｜はじめの濃さ：9%｜はじめの重さ：200g｜できた濃さ：6%｜求めるもの：加える水（g）"
    )
    assert found.solution.text.splitlines() == [
        "(1) はじめの食塩水にふくまれる食塩の重さを求めます。",
        "200×9÷100＝18（g）",
        "(2) 食塩の重さは変わらないので、できた食塩水の重さを求めます。",
        "18÷6×100＝300（g）",
        "(3) ふえた分が、加える水の重さです。",
        "300−200＝100（g）",
        "確かめ できた食塩水の濃さを確かめます。",
        "200×9÷(200＋100)＝6（%）",
        "答え 100g",
    ]
