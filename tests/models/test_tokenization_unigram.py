"""Unigram over vocabularies that nobody would train: ties, pieces whose characters are no pieces, added tokens."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import AddedToken, Regex, Tokenizer, normalizers
from tokenizers.models import Unigram

from models.exact import Exact

CONTROL = "<|end|>"
BYTES = [(f"<0x{byte:02X}>", 0.0) for byte in range(256)]
ALPHABET = "abc木の\u2581<>0x4A|\n\té"


def hugging_face(pieces: list[tuple[str, float]], prefix: bool, added: list[str], special: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(pieces, unk_id=0, byte_fallback=True))
    steps: list[Any] = [normalizers.Replace(Regex(r"(?<!\n)^"), "\u2581")] if prefix else []
    tokenizer.normalizer = normalizers.Sequence([*steps, normalizers.Replace(" ", "\u2581")])
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in added])
    tokenizer.add_special_tokens([AddedToken(text, normalized=False, special=True) for text in special])
    return tokenizer


def exact(pieces: list[tuple[str, float]], prefix: bool, added: list[str], special: list[str]) -> Exact:
    """The vocabulary as convert writes it."""
    kinds = gguf.TokenType
    written = {text for text, _ in pieces} | {"", " ", "\x00"}
    spelled, silent = {text for text, _ in BYTES}, set(special)
    rows = [(text, score, kinds.BYTE if text in spelled else kinds.NORMAL) for text, score in pieces]
    lowest = min(score for _, score in pieces)
    for i, (text, _, kind) in enumerate(rows):
        character = chr(int(text[3:5], 16)) if kind == kinds.BYTE else ""
        if character.isascii() and character not in written:
            rows[i] = (character, float(np.float32(lowest - 10)), kinds.NORMAL)
        if text in silent:
            rows[i] = (text, 0.0, kinds.CONTROL)
    rows[0] = (pieces[0][0], 0.0, kinds.UNKNOWN)
    rows += [(text, 0.0, kinds.USER_DEFINED) for text in added]
    entries = {
        "tokenizer.ggml.model": "t5",
        "tokenizer.ggml.tokens": [text for text, _, _ in rows],
        "tokenizer.ggml.scores": [score for _, score, _ in rows],
        "tokenizer.ggml.token_type": [int(kind) for _, _, kind in rows],
        "tokenizer.ggml.add_space_prefix": prefix,
        "tokenizer.ggml.unknown_token_id": 0,
    }
    return Exact(entries, ())


SCORES = st.one_of(st.sampled_from([-5.0, -8.0, -10.0]), st.floats(-20, 3, width=32))  # the first for ties
VOCABULARIES = st.dictionaries(st.text(ALPHABET, min_size=1, max_size=4), SCORES, min_size=1, max_size=25)
ADDED = st.lists(st.sampled_from(["<t>", "xab", "aba", "ababa", "の数"]), unique=True, max_size=3)


@settings(max_examples=400)
@given(st.data(), VOCABULARIES, ADDED, st.booleans())
def test_ids_equal_hugging_faces_whatever_the_vocabulary(
    data: st.DataObject, vocabulary: dict[str, float], added: list[str], prefix: bool
) -> None:
    texts = [text for text in vocabulary if text not in {"<unk>", CONTROL, *added, *dict(BYTES)}]
    pieces = [("<unk>", 0.0), (CONTROL, 0.0), *BYTES, *((text, vocabulary[text]) for text in texts)]
    ours = exact(pieces, prefix, added, [CONTROL])
    hidden = [("\U0010fffd" * 3, 0.0), ("\U0010fffd" * 4, 0.0), *pieces[2:]]
    theirs = hugging_face(hidden, prefix, added, [])
    words = st.sampled_from([*texts, *added, "<unk>", CONTROL, "<0x41>", "<0x0A>", "桜", "\x00", " "])
    strings = st.lists(st.one_of(words, st.text(ALPHABET, max_size=5)), max_size=8).map("".join)
    for text in data.draw(st.lists(strings, min_size=3, max_size=6)):
        assert ours.encode(text) == theirs.encode(text, add_special_tokens=False).ids, text


def test_a_control_tokens_spelling_hides_added_tokens_within_it() -> None:
    pieces = [("<unk>", 0.0), (CONTROL, 0.0), *BYTES, *((letter, -3.0) for letter in "<|end>")]
    ours, theirs = exact(pieces, False, ["end"], [CONTROL]), hugging_face(pieces, False, ["end"], [CONTROL])
    theirs.encode_special_tokens = True
    added = theirs.token_to_id("end")
    assert added in ours.encode("<|end|") and added in theirs.encode("<|end|").ids
    assert added not in ours.encode(CONTROL) and added not in theirs.encode(CONTROL).ids
    assert len(ours.encode(CONTROL)) == len(CONTROL)


def test_the_real_llm_jp_tokenizer() -> None:
    shared = Path(os.environ.get("SANSU_SHARED", Path(__file__).parents[3] / "shared")) / "data"
    folder = shared / "llm-jp-tokenizer-v4"
    if not (folder / "tokenizer.model").is_file():
        pytest.skip(f"{folder / 'tokenizer.model'} is absent: it is not committed to the project")
    processor = pytest.importorskip("sentencepiece").SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    named = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))["added_tokens_decoder"]
    names = [named[str(i)]["content"] for i in range(len(named))]
    pieces = [(processor.id_to_piece(i), processor.get_score(i)) for i in range(processor.get_piece_size())]
    pieces[: len(names)] = [(name, 0.0) for name in names]
    ours = exact(pieces, True, [], names)
    theirs = hugging_face(pieces, True, [], names)
    problems = [
        row.get("problem") or row["prompt"]
        for path in sorted((shared / "problems").glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(problems) > 900
    random = np.random.default_rng(11)
    texts = list(problems)
    for _ in range(1500):  # pieces and any characters, in any order
        chosen = [pieces[i][0] for i in random.integers(len(names), len(pieces), 6)]
        points = random.integers(0, 0x110000, 4)
        anything = [chr(point) for point in points if not 0xD800 <= point < 0xE000]
        texts.append("".join(random.permutation([*chosen, *anything, " ", "\n", "\x00", "か\u3099", "👩\u200d👧"])))
    for text in texts:
        assert ours.encode(text) == theirs.encode(text, add_special_tokens=False).ids, text
