"""Text to token ids as the Hugging Face tokenizer of the same checkpoint gives them, from the GGUF file alone.

The spelling of a control token in a text stays text: that is Hugging Face's answer with `encode_special_tokens`, and
for Unigram, whose model holds them as pieces, with these pieces taken out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from models.bpe import KNOWN, ByteLevel, composed
from models.gguf_tokenizer import read_tokenizer
from models.unigram import SPACE, Unigram

_UNKNOWN, _CONTROL, _USER_DEFINED = 2, 3, 4  # enum llama_token_type in llama.h
_INSIDE_BYTE = re.compile(r"(?<=<)(?=0x[0-9A-F]{2}>)")


def exact_tokenizer(path: str | Path, control: Collection[str]) -> Exact | None:
    """The tokenizer of a GGUF; None where it is of a kind that is left to llama.cpp.

    control: tokens that no text becomes, whatever type the file gives them.

    Raises:
        OSError, ValueError: see `read_tokenizer`.
    """
    entries = read_tokenizer(path)
    kind = entries.get("tokenizer.ggml.model")
    changes = entries.get("tokenizer.ggml.precompiled_charsmap") or entries.get(
        "tokenizer.ggml.remove_extra_whitespaces"
    )
    exact = not changes if kind == "t5" else kind == "gpt2" and entries.get("tokenizer.ggml.pre") in KNOWN
    return Exact(entries, control) if exact else None


class Exact:
    """`adds_space`: a text that begins gets a space in front, which belongs to its first piece."""

    def __init__(self, entries: Mapping[str, Any], control: Collection[str]) -> None:
        """`entries`: what `read_tokenizer` gives."""
        tokens: list[str] = entries["tokenizer.ggml.tokens"]
        types = list(entries["tokenizer.ggml.token_type"])
        for name in control:
            types[tokens.index(name)] = _CONTROL
        self._added = {tokens[id_]: id_ for id_, type_ in enumerate(types) if type_ == _USER_DEFINED}
        self._added_names = _longest_first(tokens, types) if self._added else None
        self._search: Unigram | ByteLevel
        if entries["tokenizer.ggml.model"] == "t5":
            self.adds_space: bool = entries.get("tokenizer.ggml.add_space_prefix", True)
            unknown = entries.get("tokenizer.ggml.unknown_token_id", 2)  # llama.cpp's default
            self._search = Unigram(tokens, entries["tokenizer.ggml.scores"], types, unknown)
        else:
            self.adds_space = False
            pre, merges = entries["tokenizer.ggml.pre"], entries["tokenizer.ggml.merges"]
            self._search = ByteLevel(tokens, types, merges, pre, entries.get("tokenizer.sansu.normalizer"))

    def encode(self, text: str) -> list[int]:
        """The ids of a text that begins or follows a control token."""
        ids: list[int] = []
        for part in self._parts(text):
            if isinstance(part, int):
                ids.append(part)
            elif isinstance(self._search, Unigram):
                prefix = SPACE if self.adds_space else ""
                ids += self._search.ids(prefix + part.replace(" ", SPACE))
            else:
                ids += self._search.ids(composed(part) if self._search.composes else part)
        return ids

    def encode_continuation(self, text: str) -> list[int]:
        """The ids of a text that goes on where other text stands in front: their pieces are this text, unchanged."""
        ids: list[int] = []
        for part in self._parts(text):
            if isinstance(part, int):
                ids.append(part)
            elif isinstance(self._search, Unigram):
                for piece in _INSIDE_BYTE.split(part):  # else "<0x41>" would become the byte
                    ids += self._search.ids(piece.replace(" ", SPACE))
            else:
                ids += self._search.ids(part)
        return ids

    def _parts(self, text: str) -> Iterator[str | int]:
        """The text cut at user-defined tokens, which stand as their ids."""
        at = 0
        for found in self._added_names.finditer(text) if self._added_names else ():
            if (token := self._added.get(found[0])) is None:
                continue  # a control token's spelling hides what is spelled within it
            if found.start() > at:
                yield text[at : found.start()]
            yield token
            at = found.end()
        if at < len(text):
            yield text[at:]


def _longest_first(tokens: list[str], types: list[int]) -> re.Pattern[str]:
    names = {token for token, type_ in zip(tokens, types, strict=True) if type_ in (_USER_DEFINED, _CONTROL, _UNKNOWN)}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
