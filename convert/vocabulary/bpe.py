"""Byte-level BPE (GPT-2, Llama 3, Qwen, SmolLM) -> llama.cpp's `gpt2` vocabulary.

llama.cpp cuts the text by a pre-tokenizer that the file only names, writes every byte as one printable character, as
GPT-2 did, and merges pairs in the order of their list: Hugging Face's algorithm. Two things stay different:

- It doesn't normalise. Where the checkpoint does (Qwen: NFC), a text in another form gets other ids. The key
  `tokenizer.sansu.normalizer`, NFC or none, tells a runtime to do it first; llama.cpp overlooks it.
- Characters that Unicode has since version 16 are no letters to llama.cpp: words are cut elsewhere around them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError
from convert.vocabulary.pairs import bpe_table, read_merges
from convert.vocabulary.pretokenizers import pre_tokenizer_name, pre_tokenizer_notes
from convert.vocabulary.special import SEIZED, post_processor
from convert.vocabulary.tokens import Reading, Table, TokenType, added_tokens, shown

NORMALIZER_KEY = "tokenizer.sansu.normalizer"
_IN_UTF8 = [byte for byte in range(256) if byte not in {0xC0, 0xC1} and byte < 0xF5]


def byte_characters() -> list[str]:
    """GPT-2's printable character for each byte: itself where it has one, else the next from U+0100 on."""
    own = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    spare = iter(range(0x100, 0x200))
    return [chr(byte if byte in own else next(spare)) for byte in range(256)]


def read_byte_level(path: Path, tokenizer: Mapping[str, Any], size: int) -> Reading:
    """tokenizer.json's BPE model over bytes, for embeddings of `size` rows.

    Raises:
        ConvertError: the file is broken, or asks for what llama.cpp has not; the message names it.
    """
    model = tokenizer["model"]
    for setting in ("dropout", "continuing_subword_prefix", "end_of_word_suffix"):
        if model.get(setting):
            raise ConvertError(f"{path}: BPE with {setting} is not supported by llama.cpp")
    decoder = tokenizer.get("decoder")
    if not isinstance(decoder, dict) or decoder.get("type") != "ByteLevel":
        kind = decoder.get("type") if isinstance(decoder, dict) else None
        raise ConvertError(f"{path}: decoder {shown(str(kind))} is not supported for byte-level BPE, only ByteLevel")
    ignore_merges = bool(model.get("ignore_merges"))
    pre = pre_tokenizer_name(path, tokenizer, ignore_merges=ignore_merges)
    normalizer = _normalizer(path, tokenizer.get("normalizer"))
    added = added_tokens(path, tokenizer)
    for token in added:
        if token.normalized and normalizer and unicodedata.normalize("NFC", token.text) != token.text:
            raise ConvertError(f"{path}: added token {shown(token.text)} is not in NFC, which llama.cpp can't follow")

    table = bpe_table(path, model, scored=False)
    merges = read_merges(path, model)
    characters = byte_characters()
    notes = list(pre_tokenizer_notes(pre))
    if missing := [byte for byte in _IN_UTF8 if characters[byte] not in model["vocab"]]:
        told = ", ".join(f"0x{byte:02X}" for byte in missing)
        if model.get("unk_token") is not None:
            raise ConvertError(f"{path}: bytes {told} have no token but an unk_token, which llama.cpp can't follow")
        notes.append(f"bytes {told} have no token and are dropped; llama.cpp does not merge what stands around them")
    table.place(added)
    _set_aside(table, {token.id for token in added}, set(characters))
    table.fill(size, TokenType.UNUSED)
    keys: dict[str, Any] = {"tokenizer.ggml.merges": tuple(f"{left} {right}" for left, right in merges)}
    keys[NORMALIZER_KEY] = normalizer or "none"
    if normalizer:
        notes.append(f"llama.cpp does not normalise to {normalizer}: a text in another form gets other ids there")
    front, back = post_processor(path, tokenizer, table)
    return Reading("gpt2", pre, table, None, front, back, keys, tuple(notes))


def _set_aside(table: Table, added: set[int], alphabet: set[str]) -> None:
    """Marks the ordinary tokens that no text becomes: those that bytes can't spell, and those of a control form.

    Qwen's vocabulary has an ordinary "</s>", which its pre-tokenizer never leaves whole. llama.cpp would stop at it and
    cut every text there, so it gets another text.
    """
    for id_, text in enumerate(table.tokens):
        if id_ in added:
            continue
        if text in SEIZED:
            table.tokens[id_] = f"[UNUSED{id_}]"
            table.types[id_] = TokenType.UNUSED
        elif not alphabet.issuperset(text):
            table.types[id_] = TokenType.UNUSED


def _normalizer(path: Path, value: Any) -> str | None:
    """NFC or none."""
    whole = value if isinstance(value, dict) else {}
    listed = whole.get("normalizers") if whole.get("type") == "Sequence" else [whole] if whole else []
    steps = listed if isinstance(listed, list) else [None]
    kinds = [step.get("type") if isinstance(step, dict) else None for step in steps]
    if (value and not whole) or any(kind != "NFC" for kind in kinds):
        told = ", ".join(map(str, kinds)) or str(value)
        raise ConvertError(f"{path}: normalizer {shown(told)} is not supported for byte-level BPE, only none or NFC")
    return "NFC" if kinds else None
