"""売買損益: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.baibai import FAMILY
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "baibai.tsv").read_text(encoding="utf-8").splitlines()
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
    found = understand("ある水筒に原価の4割の利益を見こんで定価をつけ、定価の2割引きで売ったところ、180円の利益がありました。原価は何円ですか。")
    assert isinstance(found, Understanding)
    assert found.line == (
        "売買損益｜品物：水筒｜見こんだ利益：原価の4割｜値引き：定価の2割｜利益：180円｜求めるもの：原価"
        "（円）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 原価を1とみて、定価が原価の何倍かを求めます。",
        "1＋4÷10＝1.4（倍）",
        "(2) 売り値が定価の何倍かを求めます。",
        "1−2÷10＝0.8（倍）",
        "(3) 売り値が原価の何倍かを求めます。",
        "1.4×0.8＝1.12（倍）",
        "(4) 利益が原価の何倍かを求めます。",
        "1.12−1＝0.12（倍）",
        "(5) 利益をその倍の数でわって、原価を求めます。",
        "180÷0.12＝1500（円）",
        "確かめ 原価から順に計算して、利益にもどします。",
        "1500×(1＋4÷10)×(1−2÷10)−1500＝180（円）",
        "答え 1500円",
    ]
