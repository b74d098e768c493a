"""Unigram with byte fallback -> a GGUF vocabulary under which stock llama.cpp gives equal token ids.

llama.cpp's `llama` vocabulary merges pairs greedily and gives other ids; its `t5` one (UGM, src/llama-vocab.cpp) is the
true Unigram search, with the same sums and the same rule for ties as Hugging Face's. Three things make it equal:

- add_space_prefix=true and remove_extra_whitespaces=false do what the normaliser does;
- UGM has no byte fallback. An ASCII character that is no piece, newline above all, is one byte, so its byte token can
  stand for the character itself: type NORMAL, scored as Hugging Face scores an unknown character (lowest score - 10);
- every score must be exact in float32, the only kind that GGUF has.

What stays different: other characters outside the vocabulary (<unk> instead of bytes), a segment of spaces alone (one
U+2581 less), and the spelling of a byte token, such as "<0x41>", in a text (Hugging Face gives the byte token).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from convert.checkpoint import ConvertError
from convert.vocabulary.special import post_processor
from convert.vocabulary.tokens import AddedToken, Reading, Table, TokenType, added_tokens, shown

BYTE = re.compile(r"<0x([0-9A-F]{2})>")
SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0  # kUnkPenalty in sentencepiece, Hugging Face tokenizers and llama.cpp
_LARGEST = float(np.finfo(np.float32).max)
_CONTROL = range(0x01, 0x80)  # NUL can't be written: GGUF readers end strings there


def read_unigram(path: Path, tokenizer: Mapping[str, Any], size: int) -> Reading:
    """tokenizer.json's Unigram model, for embeddings of `size` rows.

    Raises:
        ConvertError: it lacks byte fallback, is broken, or has a normaliser that llama.cpp can't follow.
    """
    model = tokenizer["model"]
    if not model.get("byte_fallback"):
        raise ConvertError(f"{path}: Unigram without byte fallback is not supported: llama.cpp gives it other ids")
    try:
        pieces = [(str(piece), float(score)) for piece, score in model["vocab"]]
        unknown = int(model["unk_id"])
    except (KeyError, TypeError, ValueError, OverflowError):  # JSON as Python reads it has an Infinity
        raise ConvertError(f"{path} has a broken Unigram vocabulary: fetch it again") from None
    prefix = space_prefix(path, tokenizer)
    table, notes = unigram_table(path, pieces, unknown, added_tokens(path, tokenizer), size)
    front, back = post_processor(path, tokenizer, table)
    return unigram_reading(table, unknown, prefix, front, back, notes)


def unigram_reading(
    table: Table, unknown: int, prefix: bool, front: int | None, back: int | None, notes: tuple[str, ...]
) -> Reading:
    """The same keys for both files that a Unigram vocabulary can come from."""
    keys: dict[str, Any] = {
        "tokenizer.ggml.add_space_prefix": prefix,
        "tokenizer.ggml.remove_extra_whitespaces": False,
    }
    return Reading("t5", "default", table, unknown, front, back, keys, notes)


def unigram_table(
    path: Path, pieces: Sequence[tuple[str, float]], unknown: int, added: Sequence[AddedToken], size: int
) -> tuple[Table, tuple[str, ...]]:
    """Pieces and added tokens as UGM needs them, with notes.

    Raises:
        ConvertError: a byte token is missing, a score is no number, ids don't fit.
    """
    if not 0 <= unknown < len(pieces):
        raise ConvertError(f"{path}: unk_id {unknown} is outside the vocabulary")
    if not all(abs(score) <= _LARGEST for _, score in pieces):  # NaN is not either
        raise ConvertError(f"{path}: a piece's score is no number that float32 holds: fetch it again")
    bytes_ = {int(found[1], 16) for piece, _ in pieces if (found := BYTE.fullmatch(piece))}
    if len(bytes_) < 256:
        missing = next(byte for byte in range(256) if byte not in bytes_)
        raise ConvertError(f"{path}: byte fallback needs all 256 byte tokens, <0x{missing:02X}> is missing")
    for token in added:
        if token.normalized:  # sought as U+2581 and its text: only behind a space
            raise ConvertError(
                f"{path}: added token {shown(token.text)} is sought in normalized text, which llama.cpp can't follow"
            )
    table = Table(path)
    for piece, score in pieces:
        table.append(piece, TokenType.BYTE if BYTE.fullmatch(piece) else TokenType.NORMAL, score)
    table.place(added)
    table.types[unknown] = TokenType.UNKNOWN
    _write_bytes_as_characters(table)
    table.fill(size, TokenType.CONTROL)  # control: no text ever becomes one
    exact = [float(np.float32(score)) for score in table.scores]
    rounded = sum(a != b for a, b in zip(exact, table.scores, strict=True))
    table.scores = exact
    return table, (f"{rounded} scores were rounded to float32: near ties may be cut otherwise",) if rounded else ()


def _write_bytes_as_characters(table: Table) -> None:
    known = set(table.tokens)
    lowest = min(table.scores)
    for id_, token in enumerate(table.tokens):
        found = BYTE.fullmatch(token)
        if not found or table.types[id_] != TokenType.BYTE:
            continue
        byte = int(found[1], 16)
        # The space is U+2581 by the time pieces are sought.
        if byte in _CONTROL and byte != 0x20 and chr(byte) not in known:
            table.tokens[id_] = chr(byte)
            table.types[id_] = TokenType.NORMAL
            table.scores[id_] = lowest - _UNKNOWN_PENALTY


def space_prefix(path: Path, tokenizer: Mapping[str, Any]) -> bool:
    """Whether the normaliser puts a U+2581 in front of each segment; it must make every space one.

    Raises:
        ConvertError: the normaliser does anything else, or there is a pre-tokenizer.
    """
    pre_tokenizer, normalizer = tokenizer.get("pre_tokenizer") or {}, tokenizer.get("normalizer") or {}
    for key, value in (("pre_tokenizer", pre_tokenizer), ("normalizer", normalizer)):
        if not isinstance(value, dict):
            raise ConvertError(f"{path}: {key} is no JSON object: fetch the file again")
    if pre_tokenizer:
        kind = shown(str(pre_tokenizer.get("type")))
        raise ConvertError(f"{path}: pre-tokenizer {kind} is not supported where spaces are U+2581, only none")
    listed = normalizer.get("normalizers") if normalizer.get("type") == "Sequence" else [normalizer]
    steps = [step for step in listed if isinstance(step, dict)] if isinstance(listed, list) else []
    prefix = bool(steps) and (
        (steps[0].get("type") == "Prepend" and steps[0].get("prepend") == SPACE)
        # In this regex's dialect ^ matches at line starts too: (?<!\n)^ is the start of the text alone.
        or _replaces(steps[0], {"Regex": "(?<!\\n)^"})
    )
    if prefix:
        del steps[0]
    if len(steps) != 1 or not (_replaces(steps[0], {"String": " "}) or _replaces(steps[0], {"Regex": " "})):
        raise ConvertError(
            f"{path}: this normalizer is not supported, only an optional U+2581 in front and spaces to U+2581"
        )
    return prefix


def _replaces(step: Mapping[str, Any], pattern: Mapping[str, str]) -> bool:
    return step.get("type") == "Replace" and step.get("pattern") == pattern and step.get("content") == SPACE
