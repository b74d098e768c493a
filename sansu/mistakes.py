"""A pupil's wrong answer and the thought behind it: the classical mistakes of the problem's type."""

from __future__ import annotations

from sansu.quantity import Quantity, same
from sansu.understanding import Understanding


def thought_behind(understanding: Understanding, answer: Quantity) -> str:
    """What a wrong answer may come from, as a sentence to the pupil: 間の数で答えていませんか。

    "" where no mistake of the type leads there.
    """
    for mistake in understanding.family.mistakes(understanding.situation):
        wrong = mistake.answer
        if same(answer, wrong) or (not answer.unit and answer.value == wrong.value):
            return mistake.thought
    return ""
