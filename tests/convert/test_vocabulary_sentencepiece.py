"""tokenizer.model, read without the sentencepiece library; SentencePiece's BPE; the real llm-jp tokenizer."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    with_llm_jp_form,
    write_json,
    write_tokenizer,
)
from tiny_tokenizers import (
    Piece,
    added_token,
    merges_of,
    sentencepiece_model,
    stock_vocabulary,
    write_llama2,
)
from tokenizers import Tokenizer, models

from convert.checkpoint import ConvertError
from convert.vocabulary import TokenType, read_vocabulary
from convert.vocabulary.sentencepiece import read_model

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def _llm_jp_pieces(seed: int = 0) -> list[Piece]:
    """As in llm-jp-4's file: old names first, unknown, control and user-defined, then bytes, then pieces."""
    old = [(f"<old{i}>", 0.0, 2 if i == 0 else 3 if i < 3 else 4) for i in range(len(CONTROL))]
    return [
        *old,
        *((text, 0.0, 6) for text in BYTES),
        *((text, score, 1) for text, score in random_pieces(seed)),
    ]


def _write_model_alone(folder: Path, model: bytes) -> Path:
    """A folder with tokenizer.model and llm-jp's names in tokenizer_config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    write_tokenizer(folder, hugging_face_tokenizer(random_pieces(0)))
    (folder / "tokenizer.json").unlink()
    plain = {"lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}
    names = {str(i): {"content": text, **plain} for i, text in enumerate(CONTROL)}
    edit_json(folder / "tokenizer_config.json", added_tokens_decoder=names, tokenizer_class="PreTrainedTokenizer")
    (folder / "tokenizer.model").write_bytes(model)
    return folder


def test_the_model_alone_gives_the_vocabulary_of_tokenizer_json(tmp_path: Path) -> None:
    (tmp_path / "json").mkdir()
    write_tokenizer(tmp_path / "json", hugging_face_tokenizer(random_pieces(0)))
    alone = read_vocabulary(_write_model_alone(tmp_path / "alone", sentencepiece_model(_llm_jp_pieces())), 600)
    beside = read_vocabulary(tmp_path / "json", 600)
    assert alone.notes == beside.notes
    assert alone.metadata.keys() == beside.metadata.keys()
    for key, value in beside.metadata.items():
        assert np.array_equal(np.asarray(alone.metadata[key]), np.asarray(value)), key


def test_tokenizer_json_is_followed_and_a_difference_said(tmp_path: Path) -> None:
    folder = _write_model_alone(tmp_path, sentencepiece_model(_llm_jp_pieces()))
    write_tokenizer(tmp_path, hugging_face_tokenizer(random_pieces(0)))
    same = read_vocabulary(folder, 600)
    assert not any("tokenizer.model" in note for note in same.notes)
    pieces = _llm_jp_pieces()
    pieces[300] = (pieces[300][0], pieces[300][1] - 1, 1)
    (folder / "tokenizer.model").write_bytes(sentencepiece_model(pieces))
    other = read_vocabulary(folder, 600)
    assert (
        other.notes[0] == "tokenizer.model has another piece or score at id 300 than tokenizer.json, which was followed"
    )
    assert other.metadata["tokenizer.ggml.tokens"] == same.metadata["tokenizer.ggml.tokens"]
    (folder / "tokenizer.model").write_bytes(b"\xff\xff")
    assert "tokenizer.json alone was followed" in read_vocabulary(folder, 600).notes[0]


@pytest.mark.parametrize("space_prefix", [True, False])
def test_the_reader_reads_as_the_library_does(tmp_path: Path, space_prefix: bool) -> None:
    library = pytest.importorskip("sentencepiece")
    path = tmp_path / "tokenizer.model"
    path.write_bytes(sentencepiece_model(_llm_jp_pieces(), space_prefix=space_prefix))
    processor = library.SentencePieceProcessor(model_file=str(path))
    model = read_model(path)
    assert [(text, score) for text, score, _ in model.pieces] == [
        (processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())
    ]
    assert (model.kind, model.byte_fallback, model.charsmap, model.merges_spaces) == (1, True, False, False)
    assert model.space_prefix == space_prefix
    assert processor.decode(processor.encode("木は 多く")) == "木は 多く"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"kind": 3}, "is of the word kind, only Unigram and BPE"),
        ({"kind": 9}, "is of the unknown kind"),
        ({"byte_fallback": False}, "has no byte fallback"),
        ({"charsmap": b"\x01\x02"}, "normalizes characters"),
        ({"merges_spaces": True}, "removes extra spaces"),
        ({"escapes_spaces": False}, "leaves spaces as they are"),
        ({"suffix": True}, "takes a space as the end of a word"),
        ({"unknown": 3}, "is no SentencePiece model"),
        ({"unknown": -1}, "is no SentencePiece model"),
        ({"unknown": 9999}, "is no SentencePiece model"),
    ],
)
def test_models_that_llama_cpp_reads_otherwise_are_refused_by_name(
    tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    folder = _write_model_alone(tmp_path, sentencepiece_model(_llm_jp_pieces(), **changes))
    with pytest.raises(ConvertError, match=says):
        read_vocabulary(folder, 600)


@pytest.mark.parametrize(
    ("at", "piece", "says"),
    [
        (300, ("木", -3.0, 5), "'木' is marked unused"),
        (300, ("木", float("nan"), 1), "score is no number that float32 holds"),
        (300, ("木", -3.0, 7), "is no SentencePiece model"),
        (300, ("木", -3.0, 2), "is no SentencePiece model"),
        (5, ("木", -3.0, 1), r"calls the piece '木' \(id 5\) '<\|reserved_5\|>'"),
        (14, ("木", -3.0, 1), "<0x00> is missing"),
    ],
)
def test_broken_pieces_are_refused(tmp_path: Path, at: int, piece: Piece, says: str) -> None:
    pieces = _llm_jp_pieces()
    pieces[at] = piece
    folder = _write_model_alone(tmp_path, sentencepiece_model(pieces))
    with pytest.raises(ConvertError, match=says):
        read_vocabulary(folder, 600)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x0a",
        b"\x0a\x7fabc",  # longer than the file
        b"\x0a" + b"\xff" * 9 + b"\x01",  # a length of 2**63
        b"\xff" * 20,  # a number without an end
        b"\x0b\x0c",  # a group
        b"\x08\x01",  # a number where a piece belongs
        b"\x0a\x02\x08\x01",  # a number where its text belongs
        b"\x0a\x03\x0a\x01\xff",  # a text that is no UTF-8
        b"\x0a\x04\x12\x02ab",  # a score of two bytes
        b"GGUF" + bytes(99),
        b"{}",
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, data: bytes) -> None:
    folder = _write_model_alone(tmp_path, data)
    with pytest.raises(ConvertError, match=r"tokenizer\.model is no SentencePiece model or is cut short"):
        read_vocabulary(folder, 600)


def test_a_model_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = sentencepiece_model(_llm_jp_pieces())
    folder = _write_model_alone(tmp_path, whole)
    for length in range(1, len(whole), 97):
        (folder / "tokenizer.model").write_bytes(whole[:length])
        with pytest.raises(ConvertError):
            read_vocabulary(folder, 600)


@pytest.fixture(scope="module")
def undamaged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    whole = sentencepiece_model(_llm_jp_pieces())
    return _write_model_alone(tmp_path_factory.mktemp("damaged"), whole), whole


@FEW
@given(at=st.integers(0, 12_000), bytes_=st.binary(min_size=1, max_size=8))
def test_a_damaged_model_is_read_or_refused_in_one_line(undamaged: tuple[Path, bytes], at: int, bytes_: bytes) -> None:
    folder, whole = undamaged
    (folder / "tokenizer.model").write_bytes(whole[:at] + bytes_ + whole[at + len(bytes_) :])
    try:
        tokens = read_vocabulary(folder, 600).metadata["tokenizer.ggml.tokens"]
    except ConvertError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert isinstance(tokens, tuple)
        assert len(tokens) == 600


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match=r"tokenizer\.json is missing, and tokenizer\.model too"):
        read_vocabulary(tmp_path, 600)


@pytest.mark.parametrize(
    ("settings_", "adds"),
    [
        ({"tokenizer_class": "PreTrainedTokenizer", "add_bos_token": True}, (False, False)),  # llm-jp-4: adds nothing
        ({"tokenizer_class": "LlamaTokenizer"}, (True, False)),
        ({"tokenizer_class": "LlamaTokenizer", "add_bos_token": False, "add_eos_token": True}, (False, True)),
        ({}, (False, False)),
    ],
)
def test_a_model_alone_adds_what_its_class_adds(
    tmp_path: Path, settings_: dict[str, Any], adds: tuple[bool, bool]
) -> None:
    folder = _write_model_alone(tmp_path, sentencepiece_model(_llm_jp_pieces()))
    config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    del config["add_bos_token"], config["tokenizer_class"]
    write_json(folder / "tokenizer_config.json", config | settings_)
    says = read_vocabulary(folder, 600).metadata
    assert (says["tokenizer.ggml.add_bos_token"], says["tokenizer.ggml.add_eos_token"]) == adds


# SentencePiece's BPE.

TEXTS = st.text(st.sampled_from(CHARACTERS + "etaoins \n"), max_size=40)


@pytest.fixture(scope="module")
def bpe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tokenizer.model of the BPE kind, trained by the library."""
    library = pytest.importorskip("sentencepiece")
    folder = tmp_path_factory.mktemp("bpe")
    dice = np.random.default_rng(0)
    alphabet = np.array(list(CHARACTERS[1:] + "etaoins"))
    words = ["".join(dice.choice(alphabet, dice.integers(1, 6))) for _ in range(120)]
    lines = [" ".join(dice.choice(words, 12)) for _ in range(300)]
    model = io.BytesIO()
    library.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        model_type="bpe",
        vocab_size=540,
        byte_fallback=True,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        character_coverage=1.0,
        num_threads=1,
        minloglevel=2,
    )
    (folder / "tokenizer.model").write_bytes(model.getvalue())
    names = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "tokenizer_class": "LlamaTokenizer"}
    write_json(folder / "tokenizer_config.json", names)
    return folder


@pytest.fixture(scope="module")
def bpe_stock(bpe: Path) -> Iterator[Stock]:
    with stock_vocabulary(bpe, 610) as loaded:
        yield loaded


@FEW
@given(text=TEXTS)
def test_bpe_alone_has_sentencepieces_ids(bpe: Path, bpe_stock: Stock, text: str) -> None:
    processor = pytest.importorskip("sentencepiece").SentencePieceProcessor(model_file=str(bpe / "tokenizer.model"))
    assert bpe_stock.tokenize(text) == [1, *processor.encode(text)]


def test_bpe_alone_is_written_as_scores(bpe: Path) -> None:
    vocabulary = read_vocabulary(bpe, 610)
    says = vocabulary.metadata
    types = says["tokenizer.ggml.token_type"]
    assert isinstance(types, np.ndarray)
    assert (says["tokenizer.ggml.model"], says["tokenizer.ggml.add_bos_token"]) == ("llama", True)
    assert list(types[:4]) == [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL, TokenType.BYTE]
    assert types[-1] == TokenType.UNUSED


def test_a_space_in_front_of_the_whole_text_alone_is_refused(bpe: Path, tmp_path: Path) -> None:
    shutil.copytree(bpe, tmp_path / "bpe")
    edit_json(tmp_path / "bpe" / "tokenizer_config.json", legacy=False)
    with pytest.raises(ConvertError, match="legacy=false puts a space only in front of the whole text"):
        read_vocabulary(tmp_path / "bpe", 610)


@pytest.fixture(scope="module")
def llama2(bpe: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Tokenizer, Stock]]:
    """Llama 2's form of tokenizer.json of the same model, and stock llama.cpp with it."""
    folder = tmp_path_factory.mktemp("llama2")
    vocab, merges = _merges(bpe)
    tokenizer = write_llama2(folder, vocab, merges)
    with stock_vocabulary(folder, 610) as loaded:
        yield tokenizer, loaded


def _merges(folder: Path) -> tuple[dict[str, int], list[tuple[str, str]]]:
    pieces = read_model(folder / "tokenizer.model").pieces
    vocab = {text: i for i, (text, _, _) in enumerate(pieces)}
    return vocab, merges_of(vocab, {text: score for text, score, _ in pieces})


@FEW
@given(segments=st.lists(st.one_of(TEXTS, st.sampled_from(("<s>", "</s>"))), max_size=5))
def test_bpe_in_tokenizer_json_has_hugging_faces_ids(llama2: tuple[Tokenizer, Stock], segments: list[str]) -> None:
    tokenizer, llama = llama2
    text = "".join(segments)
    assume(not re.search(r"(.+)\1", text))  # repeats: the order among equal merges is llama.cpp's own
    assert llama.tokenize(text) == tokenizer.encode(text).ids


def test_runs_of_spaces_whose_merges_are_mixed_share_a_score(bpe: Path, tmp_path: Path) -> None:
    # As in Llama 2's tokenizer.json, where the model gives all of them one score, below all others.
    vocab, merges = _merges(bpe)
    runs = ["▁▁", "▁▁▁", "▁▁▁▁"]
    vocab |= {run: len(vocab) + i for i, run in enumerate(runs)}
    mixed = [("▁", "▁"), ("▁", "▁▁"), ("▁▁", "▁▁"), ("▁▁", "▁"), ("▁", "▁▁▁"), ("▁▁▁", "▁")]
    tokenizer = write_llama2(tmp_path, vocab, [*merges, *mixed])
    scores = read_vocabulary(tmp_path, 610).metadata["tokenizer.ggml.scores"]
    assert isinstance(scores, np.ndarray)
    lowest = scores.min()
    assert [scores[vocab[run]] for run in runs] == [lowest + 1, lowest, lowest]
    with stock_vocabulary(tmp_path, 610) as llama:
        assert llama.tokenize("a  b") == tokenizer.encode("a  b").ids
    write_llama2(tmp_path, vocab, [mixed[0], *mixed[1:3], *merges, *mixed[3:]])
    with pytest.raises(ConvertError, match="are mixed: no scores can say their order"):
        read_vocabulary(tmp_path, 610)


def test_bpe_that_is_not_sentencepieces_is_refused(bpe: Path, tmp_path: Path) -> None:
    vocab, merges = _merges(bpe)
    write_llama2(tmp_path, vocab, merges[:-1])
    with pytest.raises(ConvertError, match="this BPE is not SentencePiece's"):
        read_vocabulary(tmp_path, 610)
    results = [left + right for left, right in merges]
    twice = next(i for i in range(len(results)) if results[i] in results[:i])
    write_llama2(tmp_path, vocab, [*merges[:twice], *merges[twice + 1 :], merges[twice]])
    with pytest.raises(ConvertError, match="are mixed: no scores can say their order"):
        read_vocabulary(tmp_path, 610)
    write_llama2(tmp_path, vocab, merges, ignore_merges=True)
    with pytest.raises(ConvertError, match="ignore_merges is not supported"):
        read_vocabulary(tmp_path, 610)
    write_llama2(tmp_path, vocab, merges, unk_token=None)
    with pytest.raises(ConvertError, match="has no unk_token"):
        read_vocabulary(tmp_path, 610)
    write_llama2(tmp_path, vocab, merges)
    edit_json(tmp_path / "tokenizer.json", added_tokens=[added_token(2, "</s>", special=True, normalized=True)])
    with pytest.raises(ConvertError, match="'</s>' is sought in normalized text"):
        read_vocabulary(tmp_path, 610)


# The real thing.


@pytest.fixture(scope="module")
def llm_jp(shared_data: Path) -> Path:
    folder = shared_data / "llm-jp-tokenizer-v4"
    if not (folder / "tokenizer.model").is_file():
        pytest.skip(f"{folder / 'tokenizer.model'} is absent: it is not committed to the project")
    return folder


def _hugging_face(folder: Path, pieces: list[tuple[str, float]]) -> Tokenizer:
    """llm-jp-4's tokenizer.json of this model, built as its makers do."""
    names = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))["added_tokens_decoder"]
    control = [names[str(i)]["content"] for i in range(len(names))]
    pieces = [*((name, 0.0) for name in control), *pieces[len(control) :]]
    return with_llm_jp_form(Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=True)), control)


def test_the_real_model_is_read_as_the_library_reads_it(llm_jp: Path) -> None:
    library = pytest.importorskip("sentencepiece")
    processor = library.SentencePieceProcessor(model_file=str(llm_jp / "tokenizer.model"))
    pieces = read_model(llm_jp / "tokenizer.model").pieces
    assert len(pieces) == 196_608
    assert [(text, score) for text, score, _ in pieces] == [
        (processor.id_to_piece(i), processor.get_score(i)) for i in range(len(pieces))
    ]


@dataclass(frozen=True)
class Real:
    """llm-jp-4's tokenizer in both forms; `folder` has its tokenizer.model alone, of which `llama` was made."""

    folder: Path
    tokenizer: Tokenizer
    llama: Stock
    characters: list[str]


@pytest.fixture(scope="module")
def real(llm_jp: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    folder = tmp_path_factory.mktemp("llm-jp")
    for name in ("tokenizer.model", "tokenizer_config.json", "special_tokens_map.json"):
        shutil.copy(llm_jp / name, folder / name)
    write_json(folder / "generation_config.json", {"eos_token_id": [2, 4, 11, 13]})
    pieces = [(text, score) for text, score, _ in read_model(folder / "tokenizer.model").pieces]
    characters = sorted({text for text, _ in pieces if len(text) == 1})
    with stock_vocabulary(folder, 196_608) as llama:
        yield Real(folder, _hugging_face(folder, pieces), llama, [*characters, *" \n\t\r"])


def test_the_real_vocabulary_on_every_problem_and_a_chat_prompt(real: Real, shared_data: Path) -> None:
    texts = [
        row.get("problem") or row["prompt"]
        for path in sorted((shared_data / "problems").glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(texts) > 1400
    prompt = (
        "<|start|>system<|message|>あなたは中学受験算数の先生です。\nReasoning: low\n\n# Valid channels: final.<|end|>"
        f"<|start|>user<|message|>{texts[0]}<|end|><|start|>assistant<|channel|>final<|message|>  答え\t31本<|return|>"
    )
    for text in (prompt, *texts):
        assert real.llama.tokenize(text) == real.tokenizer.encode(text).ids


def test_the_real_vocabulary_on_random_strings_of_its_characters(real: Real) -> None:
    dice = random.Random(0)
    special = ("<|start|>", "<|end|>", "<|message|>", "<|startoftext|>", "<|reserved_343|>")

    def segment() -> str:
        if dice.random() < 0.3:
            return dice.choice(special)
        characters = dice.choice((CHARACTERS + " \n\t", real.characters, real.characters[:200]))
        text = "".join(dice.choices(characters, k=dice.randint(1, 30)))
        return text if text.strip(" ") else text + "木"  # llama.cpp loses a U+2581 of spaces alone

    for _ in range(3000):
        segments = [segment() for _ in range(dice.randint(1, 6))]
        text = "".join(segments)
        if "<0x" not in text:
            assert real.llama.tokenize(text) == real.tokenizer.encode(text).ids


def test_the_real_model_alone_gives_the_vocabulary_of_tokenizer_json(real: Real) -> None:
    alone = read_vocabulary(real.folder, 196_608)
    assert alone.notes == ("stock llama.cpp does not stop at '<|end|>' (11), though the checkpoint's files do",)
    assert real.llama.ends() == {2, 4, 13}
    real.tokenizer.save(str(real.folder / "tokenizer.json"))
    beside = read_vocabulary(real.folder, 196_608)
    (real.folder / "tokenizer.json").unlink()
    assert beside.notes == alone.notes
    assert beside.metadata.keys() == alone.metadata.keys()
    for key, value in beside.metadata.items():
        assert np.array_equal(np.asarray(alone.metadata[key]), np.asarray(value)), key
