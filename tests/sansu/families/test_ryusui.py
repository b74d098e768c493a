"""流水算: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.ryusui import FAMILY
from sansu.quantity import Quantity
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "ryusui.tsv").read_text(encoding="utf-8").splitlines()
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
        "静水時の速さが時速18kmの船が、ある川を42km下るのに2時間かかりました。この川を42km上るのに何時間何分かかりますか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "流水算｜静水時の速さ：時速18km｜道のり：42km｜下りの時間：2時間｜求めるもの：上りの時間（時間）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 道のりを下りの時間でわって、下りの速さを求めます。",
        "42÷2＝21（km/時間）",
        "(2) 流れの速さは、下りの速さと静水時の速さの差です。",
        "21−18＝3（km/時間）",
        "(3) 上りの速さは、静水時の速さから流れの速さをひきます。",
        "18−3＝15（km/時間）",
        "(4) 道のりを上りの速さでわって、上りの時間を求めます。",
        "42÷15＝2.8（時間）",
        "確かめ 求めた値から、道のりにもどします。",
        "15×2.8＝42（km）",
        "答え 2時間48分",
    ]
