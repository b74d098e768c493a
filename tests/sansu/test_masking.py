"""Letters for names: nothing is lost, nothing is told, and every cut of the text gives the names back."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansu.families import AnyFamily, families
from sansu.masking import LETTERS, Masked, explained

# Values that the calculator writes, and an answer in two units.
FORCED = re.compile(r"(?<=＝)[^（\n]+")
SPLIT_ANSWER = re.compile(r"答え .*(?:時間|割).*分")
FAMILIES = pytest.mark.parametrize("family", families(), ids=lambda family: family.key)


@FAMILIES
@given(seed=st.integers(0, 10**9), level=st.sampled_from([1, 2, 3]))
@settings(max_examples=60)
def test_the_names_come_back(family: AnyFamily, seed: int, level: int) -> None:
    situation = family.sample(random.Random(seed), level)
    masked = explained(family, situation)
    assert masked.restored(masked.line) == family.reading_line(situation)
    assert masked.restored(masked.text) == family.explain(situation).text
    assert all(letter in LETTERS and len(letter) == 1 for letter in masked.names)
    assert len(set(masked.names.values())) == len(masked.names)


@FAMILIES
def test_line_and_what_is_written_already_fix_what_comes_next(family: AnyFamily) -> None:
    """One next letter is right in all problems that read alike so far.

    All but the calculator's values, and the split of an answer into two units (3時間20分).
    """
    alike: dict[str, list[tuple[Masked, str, str]]] = {}
    rng = random.Random(3)
    for index in range(400):
        masked = explained(family, family.sample(rng, 1 + index % 3))
        forced = {place for span in FORCED.finditer(masked.text) for place in range(*span.span())}
        split = SPLIT_ANSWER.search(masked.text)
        end = split.start() if split else len(masked.text)
        for place in set(range(end)) - forced:
            before = f"{masked.prompt}\n{masked.text[:place]}"
            rest = masked.restored(masked.text[place:])
            alike.setdefault(before, []).append((masked, masked.text[place], rest))
    missed = 0
    for same in alike.values():
        choices = {choice for _, choice, _ in same}
        missed += min(sum(not rest.startswith(one.restored(choice)) for one, _, rest in same) for choice in choices)
    assert missed <= 8, family.key  # 2割5分 is 25÷100 there


@FAMILIES
@given(seed=st.integers(0, 10**9), level=st.sampled_from([1, 2, 3]))
@settings(max_examples=40)
def test_the_calculator_speaks_in_letters(family: AnyFamily, seed: int, level: int) -> None:
    """A model that writes the explanation in letters gets each value in the letter that the explanation has."""
    masked = explained(family, family.sample(random.Random(seed), level))
    answer = masked.answer()
    for sign in FORCED.finditer(masked.text):
        guidance = answer.guide(masked.text[: sign.start()])
        if guidance is None:  # no value of an expression: an equation that only says what a number is
            continue
        assert (guidance.keep, guidance.text) == (sign.start(), sign[0])
    assert answer.restored(masked.text) == masked.restored(masked.text)
