"""Token ids under stock llama.cpp equal the Hugging Face tokenizer's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from stock_llama import Stock, stock
from tiny_checkpoints import (
    CHARACTERS,
    CONTROL,
    Shape,
    edit_json,
    hugging_face_tokenizer,
    llama_config,
    llama_weights,
    make_checkpoint,
    random_pieces,
    with_llm_jp_form,
    write_json,
    write_tokenizer,
)
from tokenizers import Tokenizer, models

from convert.checkpoint import ConvertError
from convert.cli import convert
from convert.vocabulary import TokenType, read_vocabulary

ASCII = "".join(map(chr, range(1, 128)))
TEXTS = st.text(st.sampled_from(CHARACTERS + ASCII + "\n" * 9 + " " * 9), min_size=1, max_size=60)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=[0, 1, 2])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tokenizer, Stock]]:
    folder = tmp_path_factory.mktemp("vocabulary")
    base = make_checkpoint(folder / "tiny", Shape(hidden=32, middle=32, layers=1, heads=2), seed=request.param)
    convert(base, folder / "tiny.gguf", "F16")
    with stock(folder / "tiny.gguf") as loaded:
        yield Tokenizer.from_file(str(base / "tokenizer.json")), loaded


@FEW
@given(segments=st.lists(st.one_of(TEXTS, st.sampled_from(CONTROL)), min_size=1, max_size=6))
def test_ids_equal_hugging_faces_on_the_vocabularys_characters(
    pair: tuple[Tokenizer, Stock], segments: list[str]
) -> None:
    tokenizer, llama = pair
    text = "".join(segments)
    between = re.split("|".join(map(re.escape, CONTROL)), text)
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
    assert [vocabulary.types[i] for i in (0, 1, 10)] == [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL]
    newline = 14 + 0x0A
    assert (vocabulary.tokens[newline], vocabulary.types[newline]) == ("\n", TokenType.NORMAL)
    lowest = min(score for score, type_ in zip(vocabulary.scores, vocabulary.types, strict=True) if score > -13)
    assert vocabulary.scores[newline] == np.float32(lowest - 10)
    assert vocabulary.tokens[14 + 0x00] == "<0x00>"
    assert vocabulary.tokens[14 + 0x20] == "<0x20>"
    assert vocabulary.tokens[14 + ord("7")] == "<0x37>"  # "7" is a piece
    assert vocabulary.types[14 + 0xE3] == TokenType.BYTE
    assert vocabulary.special == {"bos": 1, "eos": 2, "eot": 11, "eom": 13, "unknown": 0, "padding": 4}
    assert (vocabulary.add_bos, vocabulary.add_eos, vocabulary.add_space_prefix) == (False, False, True)
    assert vocabulary.tokens[-1] == "[PAD599]"
    assert vocabulary.types[-1] == TokenType.CONTROL
    assert vocabulary.notes == ()


def test_stop_tokens_that_llama_cpp_does_not_know_by_name_become_eot(own_checkpoint: Path) -> None:
    edit_json(own_checkpoint / "generation_config.json", eos_token_id=[2, 4, 5, 11])
    assert read_vocabulary(own_checkpoint, 600).special["eot"] == 5


def test_end_tokens_are_found_by_name_where_no_file_lists_them(own_checkpoint: Path) -> None:
    (own_checkpoint / "generation_config.json").unlink()
    special = read_vocabulary(own_checkpoint, 600).special
    assert (special["eos"], special["eot"], special["eom"], special["padding"]) == (2, 11, 13, 4)


def test_scores_beyond_float32_are_rounded_aloud(own_checkpoint: Path) -> None:
    path = own_checkpoint / "tokenizer.json"
    model = json.loads(path.read_text())["model"]
    model["vocab"][-1][1] = -3.3
    edit_json(path, model=model)
    assert "1 scores were rounded" in read_vocabulary(own_checkpoint, 600).notes[0]


def _bos_template() -> dict[str, object]:
    single = [{"SpecialToken": {"id": "<|startoftext|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    return {"type": "TemplateProcessing", "single": single, "pair": [], "special_tokens": {}}


def test_add_bos_follows_the_post_processor_not_tokenizer_config(own_checkpoint: Path) -> None:
    assert not read_vocabulary(own_checkpoint, 600).add_bos  # tokenizer_config.json says add_bos_token
    edit_json(own_checkpoint / "tokenizer.json", post_processor=_bos_template())
    assert read_vocabulary(own_checkpoint, 600).add_bos


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model": {"type": "BPE", "vocab": {}, "merges": []}}, "kind BPE without byte fallback are not supported"),
        ({"pre_tokenizer": {"type": "Metaspace"}}, "pre-tokenizer Metaspace is not supported"),
        ({"normalizer": {"type": "NFKC"}}, "this normalizer is not supported"),
        ({"normalizer": [3]}, "normalizer is no JSON object"),
        ({"normalizer": None}, "this normalizer is not supported"),
        ({"post_processor": {"type": "BertProcessing"}}, "post-processor BertProcessing is not supported"),
        ({"added_tokens": [{"id": 9999, "content": "<x>", "special": True}]}, "'<x>' has id 9999"),
        ({"added_tokens": [{"id": 5, "content": "<x>", "special": True}]}, "'<x>' has id 5"),
        ({"added_tokens": [{"id": 0, "content": "<unk>", "lstrip": True}]}, "lstrip, which llama.cpp can't follow"),
    ],
)
def test_what_llama_cpp_cannot_follow_is_refused(own_checkpoint: Path, changes: dict[str, object], says: str) -> None:
    edit_json(own_checkpoint / "tokenizer.json", **changes)
    with pytest.raises(ConvertError, match=re.escape(says)):
        read_vocabulary(own_checkpoint, 600)


def test_a_missing_byte_and_a_token_standing_twice_are_refused(tmp_path: Path) -> None:
    tokenizer = hugging_face_tokenizer(random_pieces(0))
    write_tokenizer(tmp_path, tokenizer)
    model = json.loads((tmp_path / "tokenizer.json").read_text())["model"]
    whole = model["vocab"]
    edit_json(tmp_path / "tokenizer.json", model=model | {"vocab": [p for p in whole if p[0] != "<0xE3>"]})
    with pytest.raises(ConvertError, match="<0xE3> is missing"):
        read_vocabulary(tmp_path, 600)
    edit_json(tmp_path / "tokenizer.json", model=model | {"vocab": [*whole, ["答", -5.0]]})
    with pytest.raises(ConvertError, match="'答' stands there twice"):
        read_vocabulary(tmp_path, 700)
    with pytest.raises(ConvertError, match="belong to two models"):
        read_vocabulary(tmp_path, 100)


def test_the_real_llm_jp_vocabulary_on_every_problem(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "llm-jp-tokenizer-v4"
    if not (folder / "tokenizer.model").is_file():
        pytest.skip(f"{folder / 'tokenizer.model'} is absent: it is not committed to the project")
    processor = pytest.importorskip("sentencepiece").SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    names = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))["added_tokens_decoder"]
    pieces = [(processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())]
    control = [names[str(i)]["content"] for i in range(len(names))]
    pieces[: len(control)] = [(name, 0.0) for name in control]
    tokenizer = with_llm_jp_form(Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=True)), control)

    write_tokenizer(tmp_path, tokenizer)
    shape = Shape(hidden=32, middle=32, layers=1, heads=2, tied=True)
    write_json(tmp_path / "config.json", llama_config(shape, len(pieces)))
    save_file(llama_weights(shape, len(pieces), 0), str(tmp_path / "model.safetensors"))
    convert(tmp_path, tmp_path / "llm-jp.gguf", "F16")

    texts = [
        row.get("problem") or row["prompt"]
        for path in sorted((shared_data / "problems").glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(texts) > 900
    prompt = (
        "<|start|>system<|message|>あなたは中学受験算数の先生です。\nReasoning: low\n\n# Valid channels: final.<|end|>"
        f"<|start|>user<|message|>{texts[0]}<|end|><|start|>assistant<|channel|>final<|message|>  答え\t31本<|return|>"
    )
    characters = {piece for piece, _ in pieces if len(piece) == 1}
    with stock(tmp_path / "llm-jp.gguf", vocabulary_only=True) as llama:
        assert llama.tokenize(prompt) == tokenizer.encode(prompt).ids
        for text in texts:
            assert {c for c in text if ord(c) > 127} <= characters  # else llama.cpp gives <unk> for bytes
            assert llama.tokenize(text) == tokenizer.encode(text).ids
