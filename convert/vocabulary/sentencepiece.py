"""tokenizer.model: a SentencePiece model without the sentencepiece library.

Format: sentencepiece_model.proto in protobuf's wire encoding (https://protobuf.dev/programming-guides/encoding). Only
the fields that say how a text is cut are read; nothing in the file can run. Names of control and user-defined pieces
come from tokenizer_config.json's added_tokens_decoder, which renames them (llm-jp-4's ids 0 to 351 carry old names).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from convert.checkpoint import ConvertError
from convert.vocabulary.pairs import pair_reading
from convert.vocabulary.tokens import AddedToken, Reading, Table, TokenType, declared_tokens, shown
from convert.vocabulary.unigram import unigram_reading, unigram_table

_LONGEST_FILE = 64 << 20  # bytes; Gemma's, the longest in use, has 4 MiB
_MOST_PIECES = 4 << 20
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5  # wire types; 3 and 4 are groups, which the schema has not
_UNIGRAM, _BPE = 1, 2  # TrainerSpec.ModelType
_KINDS = {_UNIGRAM: "Unigram", _BPE: "BPE", 3: "word", 4: "character"}

# Classes that put bos in front unless add_bos_token says no; the plain PreTrainedTokenizer of llm-jp-4 adds nothing.
_ADD_BOS = frozenset({"LlamaTokenizer", "LlamaTokenizerFast", "CodeLlamaTokenizer", "CodeLlamaTokenizerFast"})


@dataclass(slots=True)
class Model:
    """What a tokenizer.model says. `pieces`: text, score, kind (sentencepiece's numbers are llama.cpp's TokenType)."""

    pieces: list[tuple[str, float, TokenType]] = field(default_factory=list)
    kind: int = _UNIGRAM
    whitespace_suffix: bool = False
    byte_fallback: bool = False
    unknown: int = 0
    charsmap: bool = False
    space_prefix: bool = True
    merges_spaces: bool = True
    escapes_spaces: bool = True


def read_model(path: Path) -> Model:
    """Parses the file.

    Raises:
        ConvertError: it is no SentencePiece model, or is cut short.
    """
    try:
        if path.stat().st_size > _LONGEST_FILE:
            raise ValueError("too long")
        return _model(memoryview(path.read_bytes()))
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): fetch it again") from None
    except (ValueError, struct.error):  # UnicodeDecodeError is a ValueError
        raise ConvertError(f"{path} is no SentencePiece model or is cut short: fetch tokenizer.json") from None


def read_sentencepiece(path: Path, settings_path: Path, settings: Mapping[str, Any], size: int) -> Reading:
    """The vocabulary of a folder that has a tokenizer.model and no tokenizer.json, for embeddings of `size` rows.

    Raises:
        ConvertError: a model that llama.cpp would read otherwise; the message says what.
    """
    model = read_model(path)
    _check(path, model)
    added = declared_tokens(settings_path, settings)
    _rename(path, model, added)
    table_pieces = [(text, score) for text, score, _ in model.pieces]
    tokenizer_class = str(settings.get("tokenizer_class", ""))
    adds = settings.get("add_bos_token", True) if tokenizer_class in _ADD_BOS else False
    ends = settings.get("add_eos_token", False) if tokenizer_class in _ADD_BOS else False
    texts = [text for text, _ in table_pieces]
    front = _named(path, settings, "bos_token", texts) if adds else None
    back = _named(path, settings, "eos_token", texts) if ends else None
    if model.kind == _UNIGRAM:
        table, notes = unigram_table(path, table_pieces, model.unknown, added, size)
        return unigram_reading(table, model.unknown, model.space_prefix, front, back, notes)

    if settings.get("legacy") is False and model.space_prefix:
        raise ConvertError(
            f"{settings_path}: legacy=false puts a space only in front of the whole text, llama.cpp puts one after each"
            " special token too: convert a folder with tokenizer.json"
        )
    table = Table(path)
    for text, score, kind in model.pieces:
        table.append(text, kind, float(np.float32(score)))
    table.place(added)
    return pair_reading(table, model.unknown, model.space_prefix, front, back, size)


def differs(path: Path, tokens: Mapping[int, tuple[str, float | None]]) -> str | None:
    """A note where tokenizer.json, which is followed, and the tokenizer.model beside it name other pieces, if so.

    tokens: id -> text and, for Unigram, score of tokenizer.json's ordinary pieces.
    """
    try:
        pieces = read_model(path).pieces
    except ConvertError:
        return f"{path.name} is no readable SentencePiece model: tokenizer.json alone was followed"
    for id_, (text, score, kind) in enumerate(pieces):
        if kind not in (TokenType.NORMAL, TokenType.BYTE):
            continue  # renamed by tokenizer_config.json
        other, other_score = tokens.get(id_, (None, None))
        same = other == text and (other_score is None or np.float32(other_score) == np.float32(score))
        if not same:
            return f"{path.name} has another piece or score at id {id_} than tokenizer.json, which was followed"
    return None


def _check(path: Path, model: Model) -> None:
    wants = [
        (model.kind in (_UNIGRAM, _BPE), f"is of the {_KINDS.get(model.kind, 'unknown')} kind, only Unigram and BPE"),
        (model.byte_fallback, "has no byte fallback, only models with it"),
        (not model.charsmap, "normalizes characters (precompiled_charsmap), only identity"),
        (not model.merges_spaces, "removes extra spaces, only models that keep them"),
        (model.escapes_spaces, "leaves spaces as they are, only U+2581"),
        (not model.whitespace_suffix, "takes a space as the end of a word, only as its start"),
    ]
    for holds, what in wants:
        if not holds:
            raise ConvertError(f"{path} {what} can be converted")
    unused = next((text for text, _, kind in model.pieces if kind == TokenType.UNUSED), None)
    if unused is not None:
        raise ConvertError(f"{path}: piece {shown(unused)} is marked unused, which llama.cpp does not follow")


def _rename(path: Path, model: Model, added: list[AddedToken]) -> None:
    """Gives the pieces tokenizer_config.json's names; `added` grows by the pieces that it leaves out."""
    names = {token.id: token for token in added}
    for id_, (text, score, kind) in enumerate(model.pieces):
        if (token := names.get(id_)) is None:
            continue
        if kind in (TokenType.NORMAL, TokenType.BYTE) and text != token.text:
            raise ConvertError(
                f"{path}: tokenizer_config.json calls the piece {shown(text)} (id {id_}) {shown(token.text)}: they"
                " belong to two models"
            )
        model.pieces[id_] = (token.text, score, kind)
    if model.kind == _UNIGRAM:
        for id_, (text, _, kind) in enumerate(model.pieces):
            if kind in (TokenType.CONTROL, TokenType.USER_DEFINED) and id_ not in names:
                special = kind == TokenType.CONTROL
                added.append(AddedToken(id_, text, special=special, normalized=False))


def _named(path: Path, settings: Mapping[str, Any], key: str, texts: list[str]) -> int:
    value = settings.get(key)
    text = value.get("content") if isinstance(value, dict) else value
    if text not in texts:
        raise ConvertError(f"{path} has no {key} {text!r}, which its class adds: set {key} in tokenizer_config.json")
    return texts.index(str(text))


def _model(data: memoryview) -> Model:
    model = Model()
    for number, value in _fields(data):
        if number == 1:
            model.pieces.append(_piece(_message(value)))
            if len(model.pieces) > _MOST_PIECES:
                raise ValueError("too many pieces")
        elif number == 2:
            _trainer(model, _message(value))
        elif number == 3:
            _normalizer(model, _message(value))
    if not model.pieces or not 0 <= model.unknown < len(model.pieces):
        raise ValueError("no pieces")
    kinds = [kind for _, _, kind in model.pieces]
    if kinds.count(TokenType.UNKNOWN) != 1 or kinds[model.unknown] != TokenType.UNKNOWN:
        raise ValueError("not one unknown piece")
    return model


def _piece(data: memoryview) -> tuple[str, float, TokenType]:
    text, score, kind = "", 0.0, TokenType.NORMAL
    for number, value in _fields(data):
        if number == 1:
            text = bytes(_message(value)).decode()
        elif number == 2:
            score = _float(value)
        elif number == 3:
            kind = TokenType(_integer(value))
    return text, score, kind


def _trainer(model: Model, data: memoryview) -> None:
    for number, value in _fields(data):
        if number == 3:
            model.kind = _integer(value)
        elif number == 24:
            model.whitespace_suffix = bool(_integer(value))
        elif number == 35:
            model.byte_fallback = bool(_integer(value))
        elif number == 40:
            model.unknown = _integer(value)


def _normalizer(model: Model, data: memoryview) -> None:
    for number, value in _fields(data):
        if number == 2:
            model.charsmap = len(_message(value)) > 0
        elif number == 3:
            model.space_prefix = bool(_integer(value))
        elif number == 4:
            model.merges_spaces = bool(_integer(value))
        elif number == 5:
            model.escapes_spaces = bool(_integer(value))


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Field numbers and values: integers of varint fields, raw bytes of all others.

    Raises:
        ValueError: a field that the data don't hold, or a wire type that the schema has not.
    """
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        if wire == _BYTES:
            length, at = _varint(data, at)
        elif wire in (_FIXED32, _FIXED64):
            length = 4 if wire == _FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire}")
        if length > len(data) - at:
            raise ValueError("cut short")
        yield key >> 3, data[at : at + length]
        at += length


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & 0xFFFF_FFFF_FFFF_FFFF, at
    raise ValueError("varint without an end")


def _message(value: int | memoryview) -> memoryview:
    if isinstance(value, int):
        raise ValueError("a number where bytes belong")
    return value


def _integer(value: int | memoryview) -> int:
    if not isinstance(value, int):
        raise ValueError("bytes where a number belongs")
    return value


def _float(value: int | memoryview) -> float:
    return float(struct.unpack("<f", _message(value))[0])
