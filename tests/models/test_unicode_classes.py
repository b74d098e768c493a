"""The tables of Unicode equal those inside tokenizers, code point by code point."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Regex, normalizers, pre_tokenizers

from models import unicode_classes as classes
from models.bpe import composed

POINTS = [point for point in range(0x110000) if not 0xD800 <= point < 0xE000]
EVERY = "".join(map(chr, POINTS))


def beyond_ascii(table: str) -> set[str]:
    return {chr(point) for first, last in classes.ranges(table) for point in range(first, last + 1)}


@pytest.mark.parametrize(
    ("regex", "table"),
    [
        (r"\p{L}", classes.LETTERS),
        (r"\p{M}", classes.MARKS),
        (r"\p{N}", classes.NUMBERS),
        (r"\p{P}", classes.PUNCTUATION),
        (r"\p{S}", classes.SYMBOLS),
        (r"\s", classes.SPACES),
    ],
)
def test_a_class_is_that_of_tokenizers_regular_expressions(regex: str, table: str) -> None:
    runs = pre_tokenizers.Split(Regex(regex), "removed", invert=True).pre_tokenize_str(EVERY)
    found = {character for run, _ in runs for character in run if ord(character) >= 0x80}
    assert found == beyond_ascii(table)


def test_numbers_by_themselves_are_those_of_tokenizers_digits_step() -> None:
    step = pre_tokenizers.Digits(individual_digits=True)
    text = "x".join(EVERY)  # a number stands alone, all else in a run with its neighbours
    found = {run for run, _ in step.pre_tokenize_str(text) if len(run) == 1 and run != "x" and ord(run) >= 0x80}
    assert found == beyond_ascii(classes.NUMBERS) | beyond_ascii(classes.LATER_NUMBERS)


@pytest.mark.parametrize("frame", ["{}", "a{}\u0301", "{}\u0334", "{}\u0307", "A{}", "{0}{0}"])
def test_nfc_is_that_of_tokenizers(frame: str) -> None:
    theirs = normalizers.NFC().normalize_str
    for start in range(0, len(EVERY), 50_000):  # a full stop composes with nothing and lets nothing pass
        text = ".".join(frame.format(character) for character in EVERY[start : start + 50_000])
        assert composed(text) == theirs(text)


LATER = sorted(beyond_ascii(classes.LATER_COMPOSING))
MARKS = sorted(beyond_ascii(classes.MARKS))


@settings(max_examples=1000)
@given(
    st.text(
        st.one_of(
            st.sampled_from(LATER),
            st.sampled_from(MARKS),
            st.sampled_from("aeoAKẹ가한\u1161かは>=\u0915\u09c7\U00011131\U00011935\U000105d2"),
            st.characters(exclude_categories=["Cs"]),
        ),
        max_size=12,
    )
)
def test_nfc_of_any_text_is_that_of_tokenizers(text: str) -> None:
    assert composed(text) == normalizers.NFC().normalize_str(text)


def test_the_ranges_of_two_classes_never_overlap() -> None:
    tables = [classes.LETTERS, classes.MARKS, classes.NUMBERS, classes.PUNCTUATION, classes.SYMBOLS, classes.SPACES]
    ranges = sorted(part for table in [*tables, classes.LATER_NUMBERS] for part in classes.ranges(table))
    assert all(left[1] < right[0] for left, right in pairwise(ranges))
    assert not re.search("[^0-9A-F -]", "".join(tables))
