"""和差算: what is read, what must not be guessed, and the page."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from sansu.expression import value
from sansu.families.wasa import FAMILY
from sansu.quantity import Quantity, number
from sansu.reading.lexer import lex
from sansu.reading.reader import Table, cover
from sansu.understanding import NotUnderstood, Understanding, understand

# answer, tab, problem; "-" where it contradicts itself or leaves several answers, "?" before the number of an answer that
# may go unread but must not come out otherwise
ROWS = (Path(__file__).parent / "cases" / "wasa.tsv").read_text(encoding="utf-8").splitlines()
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
        "2500円を姉、兄、弟の3人で分けます。姉は兄より200円多く、弟は兄より100円少なくなるようにします。弟は何円もらえますか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "和差算｜合わせて：姉と兄と弟で2500円｜ちがい：姉が兄より200円多い｜ちがい：弟が兄より100円少ない｜求めるもの：弟の分（円）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 弟と姉のちがいを求めます。",
        "100＋200＝300（円）",
        "(2) 姉は弟より300円多いので、合計からひきます。",
        "2500−300＝2200（円）",
        "(3) 兄は弟より100円多いので、合計からひきます。",
        "2200−100＝2100（円）",
        "(4) これは弟の3つ分なので、3でわります。",
        "2100÷3＝700（円）",
        "確かめ 3つの分をたして、合計にもどします。",
        "700＋(700＋300)＋(700＋100)＝2500（円）",
        "答え 700円",
    ]
