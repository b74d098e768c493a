"""A tiny tokenizer and a tiny Llama that the tests of this room share."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="torch is not installed (pip install torch==2.13.0, then the dev extra)")
pytest.importorskip("tokenizers")

from tokenizers import Tokenizer

from sansu.families import families
from sansu.tutor import SYSTEM
from training import tokenizer as small
from training.base import Rows, Schedule
from training.examples import Example, examples, tokenised
from training.llama import Shape

SHAPE = Shape(vocabulary=2048, hidden=64, ffn=128, layers=2, heads=2, kv_heads=2, context=512)


@pytest.fixture(scope="session")
def shape() -> Shape:
    return SHAPE


@pytest.fixture(scope="session")
def schedule() -> Schedule:
    return Schedule(tokens=5_000, batch=512, muon=0.02, adam=0.01, seed=5)


@pytest.fixture(scope="session")
def table() -> list[Example]:
    return list(examples(families(), 60, 1, {"line": 0.6, "text": 0.2, "both": 0.2}))


@pytest.fixture(scope="session")
def tokenizer(table: list[Example]) -> Tokenizer:
    frame = [SYSTEM, "system", "user", "assistant", "final"] * 30
    return small.train([*frame, *(text for row in table for text in (row.user, row.completion))], SHAPE.vocabulary)


@pytest.fixture(scope="session")
def rows(tokenizer: Tokenizer, table: list[Example]) -> Rows:
    return tokenised(tokenizer, table)
