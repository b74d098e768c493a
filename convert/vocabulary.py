"""tokenizer.json (Unigram with byte fallback) -> a GGUF vocabulary under which stock llama.cpp gives equal token ids.

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
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import numpy as np

from convert.checkpoint import ConvertError, read_json

_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0  # kUnkPenalty in sentencepiece, Hugging Face tokenizers and llama.cpp
_CONTROL = range(0x01, 0x80)  # NUL can't be written: GGUF readers end strings there

# End-of-generation tokens that llama.cpp knows by their text (llama-vocab.cpp, special_eog_ids).
_ENDS_BY_NAME = frozenset({"<|return|>", "<|call|>", "<|endoftext|>", "<|end|>", "<|im_end|>", "<|eot_id|>", "</s>"})


class TokenType(IntEnum):
    """llama.h, enum llama_token_type."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    USER_DEFINED = 4
    BYTE = 6


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A `t5` vocabulary for GGUF. `special` maps bos, eos, eot, eom, unknown and padding to ids where they exist."""

    tokens: tuple[str, ...]
    scores: tuple[float, ...]
    types: tuple[TokenType, ...]
    special: dict[str, int]
    add_space_prefix: bool
    add_bos: bool
    add_eos: bool
    chat_template: str | None
    notes: tuple[str, ...]


def read_vocabulary(base: Path, size: int) -> Vocabulary:
    """The vocabulary of a checkpoint folder, filled up to `size` (rows of the embeddings) with control tokens.

    Raises:
        ConvertError: tokenizer.json is missing, of another kind, or needs what llama.cpp can't follow.
    """
    path = base / "tokenizer.json"
    tokenizer = read_json(path)
    settings = _optional(base / "tokenizer_config.json")
    pieces, unknown = _pieces(path, tokenizer)
    special, plain = _added(path, tokenizer)

    tokens = [piece for piece, _ in pieces]
    exact = [score for _, score in pieces]
    types = [TokenType.BYTE if _BYTE.fullmatch(token) else TokenType.NORMAL for token in tokens]
    for id_, text in sorted((special | plain).items()):
        if id_ == len(tokens):
            tokens.append(text)
            exact.append(0.0)
            types.append(TokenType.CONTROL)
        if id_ > len(tokens) or tokens[id_] != text:
            raise ConvertError(f"{path}: added token {text!r} has id {id_}, where another token or none stands")
        types[id_] = TokenType.CONTROL if id_ in special else TokenType.USER_DEFINED
    types[unknown] = TokenType.UNKNOWN
    _write_bytes_as_characters(path, tokens, exact, types)

    if len(tokens) > size:
        raise ConvertError(f"{path} has {len(tokens)} tokens, the embeddings {size} rows: they belong to two models")
    for id_ in range(len(tokens), size):  # control: no text ever becomes one
        tokens.append(f"[PAD{id_}]")
        exact.append(0.0)
        types.append(TokenType.CONTROL)
    if len(set(tokens)) != len(tokens):
        twice = next(token for i, token in enumerate(tokens) if token in tokens[:i])
        raise ConvertError(f"{path}: token {twice!r} stands there twice, which llama.cpp can't load")

    scores = [float(np.float32(score)) for score in exact]
    rounded = sum(a != b for a, b in zip(scores, exact, strict=True))
    add_bos, add_eos = _added_around(path, _object(path, tokenizer, "post_processor"))
    return Vocabulary(
        tokens=tuple(tokens),
        scores=tuple(scores),
        types=tuple(types),
        special=_special_ids(base, settings, tokens, unknown),
        add_space_prefix=_space_prefix(path, tokenizer),
        add_bos=add_bos,
        add_eos=add_eos,
        chat_template=_chat_template(base, settings),
        notes=(f"{rounded} scores were rounded to float32: near ties may be cut otherwise",) if rounded else (),
    )


def _pieces(path: Path, tokenizer: dict[str, Any]) -> tuple[list[tuple[str, float]], int]:
    model = _object(path, tokenizer, "model")
    if model.get("type") != "Unigram" or not model.get("byte_fallback"):
        kind = f"{model.get('type')}{'' if model.get('byte_fallback') else ' without byte fallback'}"
        raise ConvertError(f"{path}: tokenizers of the kind {kind} are not supported, only Unigram with byte fallback")
    try:
        pieces = [(str(piece), float(score)) for piece, score in model["vocab"]]
        unknown = int(model["unk_id"])
        "".join(piece for piece, _ in pieces).encode()  # a lone surrogate has no UTF-8
    except (KeyError, TypeError, ValueError):
        raise ConvertError(f"{path} has a broken Unigram vocabulary: fetch it again") from None
    if not 0 <= unknown < len(pieces):
        raise ConvertError(f"{path}: unk_id {unknown} is outside the vocabulary")
    if not all(np.isfinite(score) for _, score in pieces):
        raise ConvertError(f"{path}: a piece's score is NaN or infinite: fetch it again")
    bytes_ = {int(found[1], 16) for piece, _ in pieces if (found := _BYTE.fullmatch(piece))}
    if len(bytes_) < 256:
        missing = next(byte for byte in range(256) if byte not in bytes_)
        raise ConvertError(f"{path}: byte fallback needs all 256 byte tokens, <0x{missing:02X}> is missing")
    return pieces, unknown


def _added(path: Path, tokenizer: dict[str, Any]) -> tuple[dict[int, str], dict[int, str]]:
    special: dict[int, str] = {}
    plain: dict[int, str] = {}
    for token in tokenizer.get("added_tokens") or []:
        try:
            id_, text = int(token["id"]), str(token["content"])
        except (KeyError, TypeError, ValueError):
            raise ConvertError(f"{path} has a broken entry in added_tokens: fetch it again") from None
        for flag in ("lstrip", "rstrip", "single_word"):
            if token.get(flag):
                raise ConvertError(f"{path}: added token {text!r} has {flag}, which llama.cpp can't follow")
        (special if token.get("special") else plain)[id_] = text
    return special, plain


def _write_bytes_as_characters(path: Path, tokens: list[str], scores: list[float], types: list[TokenType]) -> None:
    known = set(tokens)
    lowest = min(scores)
    for id_, token in enumerate(tokens):
        found = _BYTE.fullmatch(token)
        if not found or types[id_] != TokenType.BYTE:
            continue
        byte = int(found[1], 16)
        # The space is U+2581 by the time pieces are sought.
        if byte in _CONTROL and byte != 0x20 and chr(byte) not in known:
            tokens[id_] = chr(byte)
            types[id_] = TokenType.NORMAL
            scores[id_] = lowest - _UNKNOWN_PENALTY


def _space_prefix(path: Path, tokenizer: dict[str, Any]) -> bool:
    if pre_tokenizer := _object(path, tokenizer, "pre_tokenizer"):
        raise ConvertError(f"{path}: pre-tokenizer {pre_tokenizer.get('type')} is not supported for Unigram, only none")
    normalizer = _object(path, tokenizer, "normalizer")
    listed = normalizer.get("normalizers") if normalizer.get("type") == "Sequence" else [normalizer]
    steps = [step for step in listed if isinstance(step, dict)] if isinstance(listed, list) else []
    prefix = bool(steps) and (
        (steps[0].get("type") == "Prepend" and steps[0].get("prepend") == _SPACE)
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


def _replaces(step: dict[str, Any], pattern: dict[str, str]) -> bool:
    return step.get("type") == "Replace" and step.get("pattern") == pattern and step.get("content") == _SPACE


def _added_around(path: Path, processor: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the published post-processor (not tokenizer_config's add_bos_token) puts a token before and after."""
    if not processor:
        return False, False
    single = processor.get("single")
    if processor.get("type") != "TemplateProcessing" or not isinstance(single, list):
        raise ConvertError(f"{path}: post-processor {processor.get('type')} is not supported, only none or a template")
    kinds = ["text" if "Sequence" in part else "token" for part in single]
    if kinds not in (["text"], ["token", "text"], ["text", "token"], ["token", "text", "token"]):
        raise ConvertError(f"{path}: the post-processor adds more than one token before or after, which GGUF can't say")
    return kinds[0] == "token", kinds[-1] == "token"


def _special_ids(base: Path, settings: dict[str, Any], tokens: list[str], unknown: int) -> dict[str, int]:
    ids = {token: id_ for id_, token in enumerate(tokens)}
    config, generation = _optional(base / "config.json"), _optional(base / "generation_config.json")
    special = {"unknown": unknown}
    for ours, theirs in (("bos", "bos"), ("eos", "eos"), ("padding", "pad")):
        text = settings.get(f"{theirs}_token")
        text = text.get("content") if isinstance(text, dict) else text
        numbers = [ids.get(str(text)), *_ids(generation, f"{theirs}_token_id"), *_ids(config, f"{theirs}_token_id")]
        if found := [number for number in numbers if number is not None and number < len(tokens)]:
            special[ours] = found[0]
    stops = {*_ids(generation, "eos_token_id"), *_ids(config, "eos_token_id")} & set(range(len(tokens)))
    stops |= {ids[name] for name in _ENDS_BY_NAME if name in ids}
    # llama.cpp stops at what it knows by name in any case, so eot and eom go to the others first. (Where <|return|>,
    # <|call|> and <|end|> are all there, it takes <|end|> out again whatever the file says: in Harmony's form <|end|>
    # ends a channel, not the answer.)
    others = sorted(
        stops - {special.get("eos")},
        key=lambda id_: (tokens[id_] in _ENDS_BY_NAME, id_ == special.get("padding"), id_),
    )
    special |= dict(zip(("eot", "eom"), others, strict=False))
    return special


def _ids(config: dict[str, Any], key: str) -> list[int]:
    value = config.get(key)
    values = value if isinstance(value, list) else [value]
    return [id_ for id_ in values if type(id_) is int and id_ >= 0]


def _chat_template(base: Path, settings: dict[str, Any]) -> str | None:
    path = base / "chat_template.jinja"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    template = settings.get("chat_template")
    if isinstance(template, list):
        template = next((entry.get("template") for entry in template if entry.get("name") == "default"), None)
    return template if isinstance(template, str) else None


def _object(path: Path, tokenizer: dict[str, Any], key: str) -> dict[str, Any]:
    value = tokenizer.get(key) or {}
    if not isinstance(value, dict):
        raise ConvertError(f"{path}: {key} is no JSON object: fetch the file again")
    return value


def _optional(path: Path) -> dict[str, Any]:
    return read_json(path) if path.is_file() else {}
