"""つるかめ算: what is read, what must not be, and the page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.tsurukame import FAMILY
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where a condition is not known, contradicts another, or leaves two answers
ROWS = (Path(__file__).parent / "cases" / "tsurukame.tsv").read_text(encoding="utf-8").splitlines()
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
    found = understand("1本70円のサインペンと1本110円の筆を合わせて14本買い、2000円出すと、おつりは700円でした。筆は何本買いましたか。")
    assert isinstance(found, Understanding)
    assert found.line == (
        "つるかめ算｜サインペン1本の代金：70円｜筆1本の代金：110円｜合わせた数：14本｜出したお金：2"
        "000円｜おつり：700円｜求めるもの：筆の数（本）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 出したお金からおつりをひいて、代金を求めます。",
        "2000−700＝1300（円）",
        "(2) 14本全部がサインペンだとして、代金の合計を求めます。",
        "70×14＝980（円）",
        "(3) 実際の代金の合計とのちがいを求めます。",
        "1300−980＝320（円）",
        "(4) サインペン1本を筆1本にかえると、代金の合計がいくつふえるかを求めます。",
        "110−70＝40（円）",
        "(5) ちがいを1本あたりのちがいでわって、筆の数を求めます。",
        "320÷40＝8（本）",
        "確かめ サインペンと筆の代金をたして、合計にもどします。",
        "70×(14−8)＋110×8＝1300（円）",
        "答え 8本",
    ]
