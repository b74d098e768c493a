"""通過算: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.tsuka import FAMILY
from sansu.quantity import Quantity
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "tsuka.tsv").read_text(encoding="utf-8").splitlines()
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
        "時速72kmで走る長さ140mの急行列車が、長さ460mの鉄橋をわたり始めてからわたり終わるまでに何秒かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "通過算｜場面：急行列車が鉄橋を通りきる｜急行列車の長さ：140m｜急行列車の速さ：時速72km｜鉄橋の長さ：460m｜求めるもの：かかる時間（秒）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 急行列車の速さを秒速mの単位にそろえます。",
        "72×1000÷3600＝20（m/秒）",
        "(2) 急行列車は、鉄橋の長さと急行列車の長さの和だけ進みます。",
        "460＋140＝600（m）",
        "(3) それを速さでわって、時間を求めます。",
        "600÷20＝30（秒）",
        "確かめ 速さと時間から、進む道のりにもどします。",
        "20×30＝600（m）",
        "答え 30秒",
    ]
