"""年齢算: what is read, what must not be guessed, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.nenrei import FAMILY
from sansu.quantity import Quantity, number
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where it contradicts itself or leaves several answers, "?" before the number of an answer that
# may go unread but must not come out otherwise
ROWS = (Path(__file__).parent / "cases" / "nenrei.tsv").read_text(encoding="utf-8").splitlines()
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
        "3年前、母の年れいは娘の年れいの7倍でした。5年後には3倍になります。いまの母の年れいは何才ですか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "年齢算｜3年前：母の年れいが娘の年れいの7倍｜5年後：母の年れいが娘の年れいの3倍｜求めるもの：いまの母の年れい（才）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 3年前から5年後までの年数を求めます。",
        "3＋5＝8（年）",
        "(2) 年れいの差は変わりません。差を(7−1)×(3−1)とみると、3年前の娘にあたる数は、",
        "3−1＝2",
        "(3) 5年後の娘にあたる数は、",
        "7−1＝6",
        "(4) この差が8年分にあたります。",
        "6−2＝4",
        "(5) 1にあたる年れいを求めます。",
        "8÷4＝2（才）",
        "(6) 3年前の娘の年れいを求めます。",
        "2×2＝4（才）",
        "(7) 3年前の母の年れいを求めます。",
        "4×7＝28（才）",
        "(8) いまの母の年れいにもどします。",
        "28＋3＝31（才）",
        "確かめ 5年後の2人の年れいをくらべます。",
        "(28＋8)÷(4＋8)＝3（倍）",
        "答え 31才",
    ]
