"""What of a running explanation is let through, piece by piece."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.expression import equations
from sansu.families import families
from sansu.gate import Gate, Rejected
from sansu.understanding import Understanding, understand


def fed(gate: Gate, text: str, cuts: list[int]) -> str:
    """What is shown of a text that comes in pieces cut at these places."""
    places = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    return "".join(gate.feed(text[a:b]) for a, b in pairwise(places))


def test_words_are_shown_at_once_numbers_when_their_line_is_checked() -> None:
    gate = Gate(None)
    assert gate.feed("(1) 間の数を") == "(1) 間の数を"
    assert gate.feed("求めます。\n270÷9") == "求めます。\n"
    assert gate.feed("＝30") == ""
    assert gate.feed("（つ）\n") == "270÷9＝30（つ）\n"


@pytest.mark.parametrize(
    "false", ["270÷9＝35\n", "270÷9=35\n", "270÷9は35です。\n", "(12＋3)×2\n＝31\n", "3(4＋5)＝27\n"]
)
def test_a_false_or_unreadable_line_is_never_shown(false: str) -> None:
    gate = Gate(None)
    shown = gate.feed("(1) 求めます。\n")
    with pytest.raises(Rejected):
        gate.feed(false)
    assert not any(digit in shown for digit in "35")


def test_the_answer_is_held_to_the_end() -> None:
    gate = Gate(None)
    assert "31" not in gate.feed("30＋1＝31（本）\n答え 31本\n").partition("答")[2]
    gate.finish()
    assert gate.rest().endswith("答え 31本\n")


@given(seed=st.integers(0, 10**6), cuts=st.lists(st.integers(0, 400), max_size=30))
def test_however_it_is_cut_the_same_text_comes_out_and_never_an_unchecked_equation(seed: int, cuts: list[int]) -> None:
    table = families()
    posed = table[seed % len(table)].pose(random.Random(seed), 1 + seed % 3)
    understanding = understand(posed.text)
    assert isinstance(understanding, Understanding)
    gate = Gate(understanding)
    text = posed.solution.text
    shown = fed(gate, text, cuts)
    assert text.startswith(shown)
    assert all(equation.holds for equation in equations(shown))
    gate.finish()
    assert shown + gate.rest() == text
