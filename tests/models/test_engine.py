"""The KV cache under correction and cancellation: the model sees exactly the tokens at hand, whatever went before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from models.engine import AbortFlag, Cancelled, Engine, EngineError
from models.llama_api import api
from models.store import ModelFile
from sansu.language_model import Guidance


class AbortAt:
    """Stands in for `AbortFlag`: llama.cpp is told to stop when it has asked `patience` times."""

    def __init__(self) -> None:
        self.patience: int | None = None
        self.callback = api.ggml_abort_callback(self._asked)
        self.address = None

    def _asked(self, _: Any) -> bool:
        if self.patience is None:
            return False
        self.patience -= 1
        return self.patience < 0

    def is_set(self) -> bool:
        return False


def load(file: ModelFile, abort: Any = None) -> Engine:
    return Engine(str(file.path), form="llm-jp-4", context=256, threads=1, abort=abort or AbortFlag())


@pytest.fixture
def engine(random_model_file: ModelFile) -> Iterator[Engine]:
    engine = load(random_model_file)
    yield engine
    engine.close()


def write(
    engine: Engine, prompt: list[int], *, length: int = 24, guide: Any = lambda text: None, **options: Any
) -> str:
    """The whole text, corrected as the parent process would."""
    text = ""

    def give(piece: str) -> Guidance | None:
        nonlocal text
        text += piece
        guidance: Guidance | None = guide(text)
        if guidance is not None:
            text = text[: guidance.keep] + guidance.text
        return guidance

    engine.generate(prompt, seed=1, max_tokens=length, give=give, **{"temperature": 0.0, **options})
    return text


def logits(engine: Engine, tokens: list[int]) -> np.ndarray:
    engine._read(tokens)
    return np.ctypeslib.as_array(api.llama_get_logits_ith(engine._context, -1), (engine.vocabulary.size,)).copy()


def prompt_of(engine: Engine, text: str) -> list[int]:
    return engine.vocabulary.encode(text)


@pytest.mark.parametrize("back", [0, 1, 2])
def test_a_correction_leaves_the_cache_as_if_it_had_been_read_so(
    engine: Engine, random_model_file: ModelFile, back: int
) -> None:
    calls = itertools.count(1)

    def guide(text: str) -> Guidance | None:
        return Guidance(len(text) - back, "＝ 30（本）") if next(calls) in (3, 6) else None

    prompt = prompt_of(engine, "木の数")
    text = write(engine, prompt, guide=guide)
    assert text.count("＝ 30（本）") == 2
    read = list(engine._cached)
    answer = b"".join(map(engine.vocabulary.piece, read[len(prompt) :])).decode("utf-8", "replace")
    assert text.startswith(answer.removeprefix(" ").rstrip("\ufffd"))
    after = logits(engine, [*read, 300])
    fresh = load(random_model_file)
    np.testing.assert_allclose(after, logits(fresh, [*read, 300]), atol=1e-3)
    fresh.close()


def test_answers_do_not_depend_on_what_was_read_before(engine: Engine) -> None:
    first, second = prompt_of(engine, "木の数を求める"), prompt_of(engine, "木の数え方")
    alone = write(engine, first)
    write(engine, second)
    assert write(engine, first) == alone
    assert write(engine, first) == alone  # the whole prompt is in the cache already


@pytest.mark.parametrize("patience", [0, 1, 7, 30])
def test_an_abort_within_the_graph_loses_nothing(random_model_file: ModelFile, patience: int) -> None:
    abort = AbortAt()
    engine = load(random_model_file, abort)
    prompt = prompt_of(engine, "木の数を求める" * 9)
    abort.patience = patience
    with pytest.raises(Cancelled):
        write(engine, prompt)
    abort.patience = None
    fresh = load(random_model_file)
    assert write(engine, prompt) == write(fresh, prompt)
    engine.close()
    fresh.close()


def test_a_set_flag_stops_before_anything_is_read(random_model_file: ModelFile) -> None:
    flag = AbortFlag()
    engine = load(random_model_file, flag)
    flag.set()
    with pytest.raises(Cancelled):
        write(engine, [300, 301])
    assert engine._cached == []
    flag.clear()
    assert write(engine, [300, 301])
    engine.close()


def test_llama_cpp_itself_reads_the_flag(random_model_file: ModelFile) -> None:
    flag = AbortFlag()
    engine = load(random_model_file, flag)
    flag.set()
    array = (api.llama_token * 3)(300, 301, 302)
    assert api.llama_decode(engine._context, api.llama_batch_get_one(array, 3)) == 2
    flag.clear()
    engine._rewind(0)
    assert api.llama_decode(engine._context, api.llama_batch_get_one(array, 3)) == 0
    engine.close()


def test_the_context_bounds_prompt_and_answer(engine: Engine) -> None:
    with pytest.raises(EngineError, match="256トークン。読めるのは255まで"):
        write(engine, [300] * 256)
    with pytest.raises(EngineError):
        write(engine, [])
    ending = engine.generate([300] * 250, seed=1, temperature=1.0, max_tokens=99, give=lambda _: None)
    assert ending == "context"
    assert len(engine._cached) == 256


def test_forbidden_characters_do_not_come_next(engine: Engine) -> None:
    prompt = prompt_of(engine, "木の数")
    free = write(engine, prompt, length=8)
    characters: set[str] = set()

    def guide(text: str) -> Guidance | None:
        if len(text) == 3:
            return Guidance(3, "", frozenset(characters))
        return None

    for _ in range(5):  # forbids the likeliest next character, then the next likeliest, ...
        text = write(engine, prompt, length=8, guide=guide)
        assert text[:3] == free[:3] and text[3] not in characters
        characters.add(text[3])
    assert len(characters) == 5
