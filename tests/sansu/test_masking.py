"""Letters for names: nothing is lost, nothing is told, and every cut of the text gives the names back."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansu.families import AnyFamily, families
from sansu.masking import LETTERS, mask

FAMILIES = pytest.mark.parametrize("family", families(), ids=lambda family: family.key)


@FAMILIES
@given(seed=st.integers(0, 10**9), level=st.sampled_from([1, 2, 3]))
@settings(max_examples=60)
def test_the_names_come_back(family: AnyFamily, seed: int, level: int) -> None:
    situation = family.sample(random.Random(seed), level)
    masked = mask(family, situation)
    assert masked.restored(masked.line) == family.reading_line(situation)
    assert masked.restored(masked.text) == family.explain(situation).text
    assert all(letter in LETTERS and len(letter) == 1 for letter in masked.names)
    assert len(set(masked.names.values())) == len(masked.names)


@FAMILIES
def test_a_line_without_its_names_still_fixes_the_explanation(family: AnyFamily) -> None:
    seen: dict[str, str] = {}
    rng = random.Random(3)
    for index in range(400):
        masked = mask(family, family.sample(rng, 1 + index % 3))
        assert seen.setdefault(masked.line, masked.text) == masked.text, masked.line
