"""The vocabulary of a loaded GGUF: text to token ids, ids to text, and what each token is for.

Ids equal the Hugging Face tokenizer's of the same checkpoint for Unigram and byte-level BPE (models.exact). Where
llama.cpp itself has to tokenise (SentencePiece's BPE and rarer kinds), two things are mended:

- A text that goes on (a forced value in the middle of an answer) must not get the space that begins a segment: it is
  encoded behind a NUL, which no piece spans, and what stands up to the NUL is dropped.
- llama.cpp makes `<|start|>`, `<|channel|>`, `<|message|>` and `<|constrain|>` user-defined tokens whatever the file
  says (src/llama-vocab.cpp, "quick hack for gpt-oss"), so that even parse_special=False turns their spelling in a
  pupil's text into control tokens. The text is cut inside such a spelling, and the two halves are encoded one by one.

Lone surrogates (bytes that a terminal could not decode) become `?`.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from models.chat import CONTROL_TOKENS, STOP_TOKENS
from models.exact import exact_tokenizer
from models.llama_api import api

_ANCHOR = "\x00"


class Vocabulary:
    """The vocabulary of a loaded model. Where `form` is None, no token is control (raw segments of a test)."""

    def __init__(self, model: Any, form: str | None, path: str | Path) -> None:
        """
        Args:
            model: a llama_model pointer, which must outlive this object.
            path: the file that it was loaded from.

        Raises:
            ValueError: the vocabulary lacks a control token of `form`; the message names it.
        """
        self._vocab = api.llama_model_get_vocab(model)
        self.size: int = api.llama_vocab_n_tokens(self._vocab)
        names = CONTROL_TOKENS[form] if form else ()
        self.special_ids = {name: self._special_id(name) for name in names}
        cuts = "|".join(f"(?<={re.escape(name[0])})(?={re.escape(name[1:])})" for name in names)
        self._inside_spelling = re.compile(cuts) if cuts else None
        self._exact = exact_tokenizer(path, names)
        self.adds_space = self._exact.adds_space if self._exact else self._llama_adds_space()
        stops = {self.special_ids[name] for name in (STOP_TOKENS[form] if form else ())}
        self.stop_ids = frozenset(stops | {i for i in range(self.size) if api.llama_vocab_is_eog(self._vocab, i)})

    def encode(self, text: str) -> list[int]:
        """The ids of a text that begins or follows a control token."""
        text = _writable(text)
        if self._exact:
            return self._exact.encode(text)
        head, *rest = self._parts(text)
        return self._tokenize(head) + [i for part in rest for i in self._after_anchor(part)]

    def encode_continuation(self, text: str) -> list[int]:
        """The ids of a text that goes on where other text stands in front of it."""
        text = _writable(text)
        if self._exact:
            return self._exact.encode_continuation(text)
        return [i for part in self._parts(text) for i in self._after_anchor(part)]

    def piece(self, token: int) -> bytes:
        """What the token adds to a text, in UTF-8: perhaps part of a character; nothing for a control token."""
        size = 64
        while True:
            buffer = ctypes.create_string_buffer(size)
            length = api.llama_token_to_piece(self._vocab, token, buffer, size, 0, False)
            if length >= 0:
                return buffer.raw[:length]
            size = -length

    def starting_with(self, characters: Iterable[str], *, at_start: bool) -> list[int]:
        """Tokens whose text begins with one of `characters`, the bytes that could begin one included.

        at_start: the answer is empty, so that the space in front of its first piece is not part of its text.
        """
        starts = [character.encode() for character in characters]
        if at_start and self.adds_space:
            starts += [b" " + start for start in starts]
        tokens: list[int] = []
        for start in starts:
            tokens += [i for i in self._by_first_byte.get(start[0], ()) if _may_become(self._pieces[i], start)]
        return tokens

    @cached_property
    def never_written(self) -> list[int]:
        """Tokens that have no place inside an answer: control tokens (the stops excepted) and `<unk>`."""
        silent = api.LLAMA_TOKEN_ATTR_CONTROL | api.LLAMA_TOKEN_ATTR_UNKNOWN
        tokens = {i for i in range(self.size) if api.llama_vocab_get_attr(self._vocab, i) & silent}
        return sorted((tokens | set(self.special_ids.values())) - self.stop_ids)

    @cached_property
    def _pieces(self) -> list[bytes]:
        return [self.piece(i) for i in range(self.size)]

    @cached_property
    def _by_first_byte(self) -> dict[int, list[int]]:
        index: dict[int, list[int]] = {}
        for token, piece in enumerate(self._pieces):
            if piece:
                index.setdefault(piece[0], []).append(token)
        return index

    def _special_id(self, name: str) -> int:
        ids = self._tokenize(name, parse_special=True)
        if len(ids) != 1 or self._spelling(ids[0]) != name:
            raise ValueError(f"the vocabulary has no control token {name}")
        return ids[0]

    def _spelling(self, token: int) -> str:
        text: bytes = api.llama_vocab_get_text(self._vocab, token)
        return text.decode("utf-8", "replace")

    def _parts(self, text: str) -> list[str]:
        return self._inside_spelling.split(text) if self._inside_spelling else [text]

    def _after_anchor(self, text: str) -> list[int]:
        if not self.adds_space:
            return self._tokenize(text)
        anchor = self._tokenize(_ANCHOR)
        return self._tokenize(_ANCHOR + text)[len(anchor) :]

    def _llama_adds_space(self) -> bool:
        return b"".join(map(self.piece, self._tokenize("x"))).startswith(b" ")

    def _tokenize(self, text: str, *, parse_special: bool = False) -> list[int]:
        data = text.encode()
        room = len(data) + 8
        buffer = (api.llama_token * room)()
        count = api.llama_tokenize(self._vocab, data, len(data), buffer, room, False, parse_special)
        if count < 0:
            raise ValueError(f"llama.cpp could not tokenize {text[:40]!r}")
        return list(buffer[:count])


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _may_become(piece: bytes, start: bytes) -> bool:
    """Whether a text that goes on with `piece` may go on with `start`: one begins with the other."""
    return piece.startswith(start) or start.startswith(piece)
