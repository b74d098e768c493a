"""旅人算: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.tabibito import FAMILY
from sansu.quantity import Quantity
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "tabibito.tsv").read_text(encoding="utf-8").splitlines()
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
        "妹が家を出てから6分後に、姉が分速90mで追いかけました。妹は分速60mです。姉が妹に追いつくのは何分後ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == (
        "旅人算｜場面：姉が妹を追いかける｜妹の速さ：分速60m｜姉の速さ：分速90m｜妹が先に進んだ時間：6分｜求めるもの：追いつくまでの時間（分後）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 姉が出発するときの2人の間は、妹が先に進んだ道のりです。",
        "60×6＝360（m）",
        "(2) 追いかけるので、1分に差がちぢまる道のりは速さの差です。",
        "90−60＝30（m）",
        "(3) 2人の間をその道のりでわって、追いつくまでの時間を求めます。",
        "360÷30＝12（分）",
        "確かめ 1分に差がちぢまる道のりに時間をかけて、2人の間にもどします。",
        "30×12＝360（m）",
        "答え 12分後",
    ]
