from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from training import tokenizer as small
from training.tokenizer import CONTROL, FIRST_PIECE, SPACE, encode

# U+2581 is what a space is written as, so a text that has it already comes back with a space: llm-jp-4's form.
ALL_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=SPACE), max_size=40)
SPELLINGS = st.lists(
    st.sampled_from([*CONTROL, "<0x0A>", "<0x41>", " ", "\n", "a", "木", "31本", "確かめ "]), max_size=8
)


@pytest.fixture(scope="module")
def both(tokenizer: Tokenizer) -> Tokenizer:
    return tokenizer


@settings(max_examples=200, deadline=None)
@given(text=ALL_TEXT)
def test_decoding_gives_back_every_text(both: Tokenizer, text: str) -> None:
    assert both.decode(encode(both, text), skip_special_tokens=False) == text


@settings(max_examples=100, deadline=None)
@given(parts=SPELLINGS)
def test_the_spelling_of_a_control_token_or_a_byte_stays_text(both: Tokenizer, parts: list[str]) -> None:
    text = "".join(parts)
    ids = encode(both, text)
    assert both.decode(ids, skip_special_tokens=False) == text
    assert min(ids, default=99) >= len(CONTROL)


def test_ids_are_those_of_the_form(tokenizer: Tokenizer) -> None:
    assert [tokenizer.id_to_token(index) for index in range(14)] == list(CONTROL)
    assert [tokenizer.id_to_token(14 + byte) for byte in (0, 10, 255)] == ["<0x00>", "<0x0A>", "<0xFF>"]
    assert [CONTROL[index] for index in (1, 2, 4, 8, 9, 10, 11, 12, 13)] == [
        "<|startoftext|>", "<|return|>", "<|endoftext|>", "<|constrain|>", "<|channel|>", "<|start|>", "<|end|>",
        "<|message|>", "<|call|>",
    ]  # fmt: skip


def test_every_digit_operator_and_equals_sign_is_a_piece_of_its_own(tokenizer: Tokenizer) -> None:
    alone = set("0123456789×÷＋−＝")
    pieces = [tokenizer.id_to_token(index) for index in range(FIRST_PIECE, tokenizer.get_vocab_size())]
    assert alone <= set(pieces)
    assert [piece for piece in pieces if len(piece) > 1 and alone & set(piece)] == []
    assert tokenizer.encode("(270−7)÷9＝2.5").tokens == [SPACE, *"(270−7)÷9＝2.5"]


def test_a_newline_is_its_byte_and_nothing_else(tokenizer: Tokenizer) -> None:
    assert encode(tokenizer, "木\n\n木").count(14 + 10) == 2


def test_training_again_gives_the_same_pieces(tokenizer: Tokenizer) -> None:
    texts = ["木の数を求めます。", "間の数を求めます。"] * 30
    assert small.train(texts, 2048).to_str() == small.train(texts, 2048).to_str()


def test_transformers_reads_the_saved_files_alike(tokenizer: Tokenizer, tmp_path: Path) -> None:
    transformers = pytest.importorskip("transformers")
    small.save(tokenizer, tmp_path)
    theirs = transformers.PreTrainedTokenizerFast.from_pretrained(str(tmp_path))
    text = "<|start|>user<|message|>植木算｜間かく：9m 鬱<|end|>"
    spelled = [10, *encode(tokenizer, "user"), 12, *encode(tokenizer, "植木算｜間かく：9m 鬱"), 11]
    assert theirs(text, add_special_tokens=False)["input_ids"] == spelled
    assert (theirs.eos_token_id, theirs.pad_token_id) == (2, 4)
    assert json.loads((tmp_path / "tokenizer_config.json").read_text(encoding="utf-8"))["add_bos_token"] is False


def test_scores_are_exact_in_float32(tokenizer: Tokenizer) -> None:
    import numpy as np

    for _, score in json.loads(tokenizer.to_str())["model"]["vocab"]:
        assert float(np.float32(score)) == score
