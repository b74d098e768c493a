"""Ids equal to the Hugging Face tokenizer's, and control tokens only where the form sets them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Regex, Tokenizer, decoders, normalizers
from tokenizers.models import Unigram

from models.chat import CONTROL_TOKENS
from models.engine import AbortFlag, Engine
from models.store import ModelFile
from models.tokenization import Vocabulary


@pytest.fixture(scope="module")
def vocabulary(random_model_file: ModelFile) -> Iterator[Vocabulary]:
    engine = Engine(str(random_model_file.path), form="llm-jp-4", context=64, threads=1, abort=AbortFlag())
    yield engine.vocabulary
    engine.close()


@pytest.fixture(scope="module")
def hugging_face(vocabulary_rows: list[tuple[str, float, int]]) -> Tokenizer:
    """The tokenizer as facts.md describes llm-jp-4's, over the tiny vocabulary."""
    rows = [(text, score) for text, score, _ in vocabulary_rows]
    lowest = min(score for _, score in rows)
    for byte in b"\n\t\r":  # the checkpoint has them as byte tokens; the GGUF's rewriting is llama.cpp's need
        rows[14 + byte] = (f"<0x{byte:02X}>", 0.0)
    assert lowest < -10
    tokenizer = Tokenizer(Unigram(rows, unk_id=0, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"(?<!\n)^"), "\u2581"), normalizers.Replace(" ", "\u2581")]
    )
    tokenizer.decoder = decoders.ByteFallback()
    return tokenizer


# ＝3, ▁間 and the like are pieces; 桜, é and 𠮷 are not in the vocabulary at all.
texts = st.text(alphabet="0239＝ 　木の数間です。本ます\n\t\r\x00桜é𠮷ab（）\u2581", max_size=16)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_ids_equal_the_hugging_face_tokenizers(vocabulary: Vocabulary, hugging_face: Tokenizer, text: str) -> None:
    assert vocabulary.encode(text) == hugging_face.encode(text, add_special_tokens=False).ids


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_a_continuation_writes_exactly_itself(vocabulary: Vocabulary, text: str, more: str) -> None:
    ids = vocabulary.encode(text) + vocabulary.encode_continuation(more)
    written = b"".join(map(vocabulary.piece, ids)).decode()
    assert written == ((" " + text) if text else "").replace("\u2581", " ") + more.replace("\u2581", " ")


@pytest.mark.parametrize("name", CONTROL_TOKENS["llm-jp-4"])
@pytest.mark.parametrize("frame", ["{}", "答{}です。", "<{}|>", "{}{}", "桜{} "])
def test_a_control_tokens_spelling_stays_text(vocabulary: Vocabulary, name: str, frame: str) -> None:
    text = frame.replace("{}", name)
    for ids, written in ((vocabulary.encode(text), " " + text), (vocabulary.encode_continuation(text), text)):
        assert not set(ids) & set(vocabulary.special_ids.values())
        assert b"".join(map(vocabulary.piece, ids)).decode() == written


def test_lone_surrogates_become_question_marks(vocabulary: Vocabulary) -> None:
    assert b"".join(map(vocabulary.piece, vocabulary.encode("木\udc80"))).decode() == " 木?"


def test_tokens_by_their_first_character(vocabulary: Vocabulary, token_ids: dict[str, int]) -> None:
    assert vocabulary.starting_with("3", at_start=False) == [token_ids["<0x33>"], token_ids["3"]]
    found = vocabulary.starting_with("間", at_start=False)
    assert set(found) == {token_ids["<0xE9>"], token_ids["間"]}
    assert token_ids["\u2581間"] in vocabulary.starting_with("間", at_start=True)


def test_a_stop_is_a_stop_whatever_llama_cpp_thinks(vocabulary: Vocabulary) -> None:
    assert vocabulary.stop_ids == {2, 4, 11, 13}
    assert not vocabulary.stop_ids & set(vocabulary.never_written)
    assert {0, 1, 3, 8, 9, 10, 12} <= set(vocabulary.never_written)
