"""A checkpoint's tokenizer files -> every tokenizer.* key of a GGUF.

Three kinds, told from the files themselves: Unigram with byte fallback (unigram.py; also from tokenizer.model alone,
sentencepiece.py), byte-level BPE (bpe.py), SentencePiece's BPE (pairs.py). Anything else is refused by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert.checkpoint import ConvertError, read_json
from convert.vocabulary.tokens import Reading, TokenType, added_tokens, overlap, shown

if TYPE_CHECKING:
    from convert.writer import Value

__all__ = ["TokenType", "Vocabulary", "read_vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`metadata`: the tokenizer.* keys in GGUF's order, ready to write; `notes`: one line each."""

    metadata: dict[str, Value]
    notes: tuple[str, ...]


def read_vocabulary(base: Path, size: int) -> Vocabulary:
    """The vocabulary of a checkpoint folder, filled up to `size` tokens (rows of the embeddings).

    Raises:
        ConvertError: no tokenizer file, a broken one, or one of which llama.cpp would make other ids.
    """
    import numpy as np

    from convert.vocabulary.special import optional_json, special_keys
    from convert.vocabulary.templates import chat_templates

    settings_path = base / "tokenizer_config.json"
    settings = optional_json(settings_path)
    reading = _reading(base, settings_path, settings, size)
    table = reading.table
    table.check(size)
    ids, notes = special_keys(base, settings, reading, bos_by_default=reading.model != "t5")
    scores: dict[str, Value] = {}
    if table.scored:
        scores["tokenizer.ggml.scores"] = np.array(table.scores, dtype=np.float32)
    metadata: dict[str, Value] = {
        "tokenizer.ggml.model": reading.model,
        "tokenizer.ggml.pre": reading.pre,
        "tokenizer.ggml.tokens": tuple(table.tokens),
        **scores,
        "tokenizer.ggml.token_type": np.array(table.types, dtype=np.int32),
        **{f"tokenizer.ggml.{name}_token_id": id_ for name, id_ in ids.items()},
        "tokenizer.ggml.add_bos_token": reading.front is not None,
        "tokenizer.ggml.add_eos_token": reading.back is not None,
        **reading.keys,
        **chat_templates(base, settings),
    }
    return Vocabulary(metadata, reading.notes + notes + _seized(reading))


def _seized(reading: Reading) -> tuple[str, ...]:
    from convert.vocabulary.special import SEIZED

    pairs = zip(reading.table.tokens, reading.table.types, strict=True)
    taken = [shown(token) for token, type_ in pairs if type_ == TokenType.NORMAL and token in SEIZED]
    return (f"stock llama.cpp takes the ordinary {', '.join(taken)} for a control token",) if taken else ()


def _reading(base: Path, settings_path: Path, settings: Mapping[str, Any], size: int) -> Reading:
    from convert.vocabulary.sentencepiece import read_sentencepiece

    json, model = base / "tokenizer.json", base / "tokenizer.model"
    if json.is_file():
        return _from_json(json, model, size)
    if model.is_file():
        return read_sentencepiece(model, settings_path, settings, size)
    raise ConvertError(f"{json} is missing, and tokenizer.model too: BASE must be a folder with one of them")


def _from_json(path: Path, beside: Path, size: int) -> Reading:
    """tokenizer.json is followed; `beside` is the tokenizer.model that a folder may have too."""
    from convert.vocabulary.bpe import read_byte_level
    from convert.vocabulary.pairs import read_pairs
    from convert.vocabulary.sentencepiece import differs
    from convert.vocabulary.unigram import read_unigram

    tokenizer = read_json(path)
    model = tokenizer.get("model")
    if not isinstance(model, dict):
        raise ConvertError(f"{path}: model is no JSON object: fetch the file again")
    kind = model.get("type", "BPE" if "merges" in model else None)  # the oldest files leave it out
    if kind == "Unigram":
        reading = read_unigram(path, tokenizer, size)
        pieces = {id_: (piece, score) for id_, (piece, score) in enumerate(model["vocab"])}
    elif kind == "BPE" and model.get("byte_fallback"):
        reading = read_pairs(path, tokenizer, size)
        pieces = {id_: (piece, None) for piece, id_ in model["vocab"].items()}
    elif kind == "BPE":
        reading = read_byte_level(path, tokenizer, size)
        pieces = {}
    else:
        raise ConvertError(f"{path}: tokenizers of the kind {shown(str(kind))} are not supported, only Unigram and BPE")
    notes = list(reading.notes)
    if pieces and beside.is_file() and (difference := differs(beside, pieces)):
        notes.append(difference)
    if pair := overlap(added_tokens(path, tokenizer)):
        notes.append(f"added tokens {shown(pair[0])} and {shown(pair[1])} may overlap: llama.cpp takes the longer")
    return replace(reading, notes=tuple(notes))
