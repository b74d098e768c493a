"""Unigram with byte fallback: token ids under stock llama.cpp equal the Hugging Face tokenizer's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from stock_llama import Stock
from tiny_checkpoints import (
    CHARACTERS,
    CONTROL,
    edit_json,
    hugging_face_tokenizer,
    random_pieces,
    write_tokenizer,
)
from tiny_tokenizers import added_token, stock_vocabulary
from tokenizers import AddedToken, Tokenizer

from convert.checkpoint import ConvertError
from convert.vocabulary import TokenType, read_vocabulary

ASCII = "".join(map(chr, range(1, 128)))
TEXTS = st.text(st.sampled_from(CHARACTERS + ASCII + "\n" * 9 + " " * 9), min_size=1, max_size=60)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TOOL = "<道具>"  # an added token that is not special


@pytest.fixture(scope="module", params=[0, 1, 2])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tokenizer, Stock]]:
    folder = tmp_path_factory.mktemp("vocabulary")
    tokenizer = hugging_face_tokenizer(random_pieces(request.param), floor=-400.0 if request.param % 2 else 0.0)
    tokenizer.add_tokens([AddedToken(TOOL, special=False, normalized=False)])
    write_tokenizer(folder, tokenizer)
    with stock_vocabulary(folder, tokenizer.get_vocab_size() + 5) as loaded:
        yield tokenizer, loaded


@FEW
@given(segments=st.lists(st.one_of(TEXTS, st.sampled_from((*CONTROL, TOOL))), min_size=1, max_size=6))
def test_ids_equal_hugging_faces_on_the_vocabularys_characters(
    pair: tuple[Tokenizer, Stock], segments: list[str]
) -> None:
    tokenizer, llama = pair
    text = "".join(segments)
    between = re.split("|".join(map(re.escape, (*CONTROL, TOOL))), text)
    assume(not any(part and not part.strip(" ") for part in between))  # llama.cpp loses a U+2581 there
    assume(not re.search("<0x[0-9A-F]{2}>", text))
    assert llama.tokenize(text) == tokenizer.encode(text).ids


@FEW
@given(text=TEXTS)
def test_pieces_give_the_text_back(pair: tuple[Tokenizer, Stock], text: str) -> None:
    _, llama = pair
    assume(text.strip(" ") and "▁" not in text and "<" not in text)
    assert b"".join(map(llama.piece, llama.tokenize(text))).decode() == " " + text


def test_the_chat_prompt_has_hugging_faces_ids(pair: tuple[Tokenizer, Stock]) -> None:
    tokenizer, llama = pair
    prompt = (
        "<|start|>system<|message|>間の数を求めます。\n木は 多く\n\n<|end|><|start|>user<|message|>"
        "270÷9＝30（つ）\n  31本<|end|><|start|>assistant<|channel|>final<|message|>答え 31本<|return|>"
    )
    assert llama.tokenize(prompt) == tokenizer.encode(prompt).ids


def test_stock_clients_stop_at_return_endoftext_and_call(pair: tuple[Tokenizer, Stock]) -> None:
    # llama.cpp itself takes <|end|> out where the Harmony three are there; its eot id still names it.
    _, llama = pair
    assert llama.ends() == {2, 4, 13}


def test_control_tokens_are_control_bytes_are_characters_and_ids_stand(checkpoint: Path) -> None:
    vocabulary = read_vocabulary(checkpoint, 600)
    says = vocabulary.metadata
    tokens, scores, types = (says[f"tokenizer.ggml.{key}"] for key in ("tokens", "scores", "token_type"))
    assert isinstance(tokens, tuple)
    assert isinstance(scores, np.ndarray)
    assert isinstance(types, np.ndarray)
    assert list(says)[:5] == [f"tokenizer.ggml.{key}" for key in ("model", "pre", "tokens", "scores", "token_type")]
    assert (says["tokenizer.ggml.model"], says["tokenizer.ggml.pre"]) == ("t5", "default")
    assert [types[i] for i in (0, 1, 10)] == [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL]
    newline = 14 + 0x0A
    assert (tokens[newline], types[newline]) == ("\n", TokenType.NORMAL)
    lowest = min(score for score, type_ in zip(scores, types, strict=True) if score > -13)
    assert scores[newline] == np.float32(lowest - 10)
    assert tokens[14 + 0x00] == "<0x00>"
    assert tokens[14 + 0x20] == "<0x20>"
    assert tokens[14 + ord("7")] == "<0x37>"  # "7" is a piece
    assert types[14 + 0xE3] == TokenType.BYTE
    ids = {key[15:-9]: id_ for key, id_ in says.items() if key.endswith("_token_id")}
    assert ids == {"bos": 1, "eos": 2, "eot": 11, "eom": 13, "unknown": 0, "padding": 4}
    assert list(ids) == ["bos", "eos", "eot", "eom", "unknown", "padding"]
    adds = [says[f"tokenizer.ggml.{key}"] for key in ("add_bos_token", "add_eos_token", "add_space_prefix")]
    assert adds == [False, False, True]
    assert (tokens[-1], types[-1]) == ("[PAD599]", TokenType.CONTROL)
    assert vocabulary.notes == ("stock llama.cpp does not stop at '<|end|>' (11), though the checkpoint's files do",)


def test_scores_beyond_float32_are_rounded_aloud(own_checkpoint: Path) -> None:
    path = own_checkpoint / "tokenizer.json"
    model = json.loads(path.read_text())["model"]
    model["vocab"][-1][1] = -3.3
    edit_json(path, model=model)
    assert "1 scores were rounded" in read_vocabulary(own_checkpoint, 600).notes[0]


def test_an_ordinary_piece_that_llama_cpp_takes_for_a_control_token_is_said(tmp_path: Path) -> None:
    write_tokenizer(tmp_path, hugging_face_tokenizer([*random_pieces(0), ("<EOT>", -9.0)]))
    assert "takes the ordinary '<EOT>' for a control token" in read_vocabulary(tmp_path, 600).notes[-1]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model": {"type": "Unigram", "vocab": []}}, "Unigram without byte fallback is not supported"),
        ({"model": {"type": "Unigram", "byte_fallback": True, "vocab": [3]}}, "broken Unigram vocabulary"),
        ({"model": {"type": "Unigram", "byte_fallback": True, "vocab": [["a", 0]]}}, "broken Unigram vocabulary"),
        (
            {"model": {"type": "Unigram", "byte_fallback": True, "vocab": [["a", 0]], "unk_id": float("inf")}},
            "broken Unigram vocabulary",
        ),
        (
            {"model": {"type": "Unigram", "byte_fallback": True, "vocab": [["a", -1e300]], "unk_id": 0}},
            "score is no number that float32 holds",
        ),
        (
            {"model": {"type": "Unigram", "byte_fallback": True, "vocab": [["a", 0]], "unk_id": 1}},
            "unk_id 1 is outside",
        ),
        ({"pre_tokenizer": {"type": "Metaspace"}}, "pre-tokenizer 'Metaspace' is not supported"),
        ({"normalizer": {"type": "NFKC"}}, "this normalizer is not supported"),
        ({"normalizer": [3]}, "normalizer is no JSON object"),
        ({"normalizer": None}, "this normalizer is not supported"),
        ({"post_processor": {"type": "BertProcessing"}}, "post-processor 'BertProcessing' is not supported"),
        ({"added_tokens": [{"id": 9999, "content": "<x>", "special": True}]}, "'<x>' has id 9999"),
        ({"added_tokens": [{"id": 5, "content": "<x>", "special": True}]}, "'<x>' has id 5"),
        ({"added_tokens": [{"id": 0, "content": "<unk>", "lstrip": True}]}, "lstrip, which llama.cpp can't follow"),
        (
            {"added_tokens": [added_token(14, "木", special=False, normalized=True)]},
            "'木' is sought in normalized text",
        ),
    ],
)
def test_what_llama_cpp_cannot_follow_is_refused(own_checkpoint: Path, changes: dict[str, object], says: str) -> None:
    edit_json(own_checkpoint / "tokenizer.json", **changes)
    with pytest.raises(ConvertError, match=re.escape(says)):
        read_vocabulary(own_checkpoint, 600)


def test_a_missing_byte_and_too_many_tokens_are_refused(tmp_path: Path) -> None:
    write_tokenizer(tmp_path, hugging_face_tokenizer(random_pieces(0)))
    with pytest.raises(ConvertError, match="belong to two models"):
        read_vocabulary(tmp_path, 100)
    model = json.loads((tmp_path / "tokenizer.json").read_text())["model"]
    whole = model["vocab"]
    edit_json(tmp_path / "tokenizer.json", model=model | {"vocab": [p for p in whole if p[0] != "<0xE3>"]})
    with pytest.raises(ConvertError, match="<0xE3> is missing"):
        read_vocabulary(tmp_path, 600)


@pytest.mark.parametrize(
    ("piece", "says"),
    [("答", "'答' stands there twice"), ("", "is empty"), ("a\0", "holds NUL"), ("\ud800", "half a surrogate pair")],
)
def test_a_token_that_llama_cpp_cannot_load_is_refused(tmp_path: Path, piece: str, says: str) -> None:
    write_tokenizer(tmp_path, hugging_face_tokenizer(random_pieces(0)))
    path = tmp_path / "tokenizer.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["model"]["vocab"].append([piece, -5.0])
    path.write_text(json.dumps(content), "utf-8")  # in ASCII: half a surrogate pair has no UTF-8
    with pytest.raises(ConvertError, match=says):
        read_vocabulary(tmp_path, 700)
