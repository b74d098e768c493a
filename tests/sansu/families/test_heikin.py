"""平均算: what is read, what must not be guessed, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.heikin import FAMILY
from sansu.quantity import Quantity, number
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where it contradicts itself or leaves several answers, "?" before the number of an answer that
# may go unread but must not come out otherwise
ROWS = (Path(__file__).parent / "cases" / "heikin.tsv").read_text(encoding="utf-8").splitlines()
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
        "クラス全体の平均点は71点です。男子18人の平均点は68点で、女子の平均点は77点でした。女子は何人ですか。"
    )
    assert isinstance(found, Understanding)
    assert found.line == "平均算｜男子18人：平均68点｜女子：平均77点｜全体：平均71点｜求めるもの：女子の人数（人）"
    assert found.solution.text.splitlines() == [
        "(1) 男子の平均は全体の平均より何点低いかを求めます。",
        "71−68＝3（点）",
        "(2) 男子全員の分では、",
        "3×18＝54（点）",
        "(3) 女子の平均は全体の平均より何点高いかを求めます。",
        "77−71＝6（点）",
        "(4) 2つの分は等しいので、女子の人数は、",
        "54÷6＝9（人）",
        "確かめ 全体の平均にもどします。",
        "(68×18＋77×9)÷(18＋9)＝71（点）",
        "答え 9人",
    ]
