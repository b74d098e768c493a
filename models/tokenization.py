"""Text to token ids over a GGUF's vocabulary, equal to the Hugging Face tokenizer's ids of the same checkpoint.

llama.cpp's own tokenizer (UGM, a true Unigram search) differs from the Hugging Face one in four places, each mended
here without touching the search:

- A character outside the vocabulary: `<unk>` here, its UTF-8 bytes there. No piece spans such a character, so putting
  its byte tokens where `<unk>` stands is exact. NUL is such a character.
- A segment of spaces alone loses one of its U+2581. One more space brings it back.
- A text that goes on (a forced value in the middle of an answer) must not get the U+2581 that begins a segment: it is
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
from typing import Any

from models.chat import CONTROL_TOKENS, STOP_TOKENS
from models.llama_api import api

_ANCHOR = "\x00"


class Vocabulary:
    """The vocabulary of a loaded model. Where `form` is None, no token is control (raw segments of a test)."""

    def __init__(self, model: Any, form: str | None) -> None:
        """`model`: a llama_model pointer, which must outlive this object.

        Raises:
            ValueError: the vocabulary lacks a control token of `form`; the message names it.
        """
        self._vocab = api.llama_model_get_vocab(model)
        self.size: int = api.llama_vocab_n_tokens(self._vocab)
        names = CONTROL_TOKENS[form] if form else ()
        self.special_ids = {name: self._special_id(name) for name in names}
        cuts = "|".join(f"(?<={re.escape(name[0])})(?={re.escape(name[1:])})" for name in names)
        self._inside_spelling = re.compile(cuts) if cuts else None
        self.adds_space = b"".join(map(self.piece, self._tokenize("x"))).startswith(b" ")
        stops = {self.special_ids[name] for name in (STOP_TOKENS[form] if form else ())}
        self.stop_ids = frozenset(stops | {i for i in range(self.size) if api.llama_vocab_is_eog(self._vocab, i)})

    def encode(self, text: str) -> list[int]:
        """The ids of a text that begins or follows a control token."""
        text = _writable(text)
        if self.adds_space and text and not text.strip(" "):
            text += " "
        head, *rest = self._parts(text)
        return self._exact(head) + [i for part in rest for i in self._after_anchor(part)]

    def encode_continuation(self, text: str) -> list[int]:
        """The ids of a text that goes on where other text stands in front of it."""
        return [i for part in self._parts(_writable(text)) for i in self._after_anchor(part)]

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

    @cached_property
    def _byte_ids(self) -> dict[int, int]:
        spelled = {f"<0x{byte:02X}>": byte for byte in range(256)}
        return {spelled[text]: i for i in range(self.size) if (text := self._spelling(i)) in spelled}

    def _special_id(self, name: str) -> int:
        ids = self._tokenize(name, parse_special=True)
        if len(ids) != 1 or self._spelling(ids[0]) != name:
            raise ValueError(f"the vocabulary has no control token {name}")
        return ids[0]

    def _spelling(self, token: int) -> str:
        text: bytes = api.llama_vocab_get_text(self._vocab, token)
        return text.decode("utf-8", "replace")

    def _is_unknown(self, token: int) -> bool:
        return bool(api.llama_vocab_get_attr(self._vocab, token) & api.LLAMA_TOKEN_ATTR_UNKNOWN)

    def _parts(self, text: str) -> list[str]:
        return self._inside_spelling.split(text) if self._inside_spelling else [text]

    def _after_anchor(self, text: str) -> list[int]:
        if not self.adds_space:
            return self._exact(text)
        anchor = self._exact(_ANCHOR)
        return self._exact(_ANCHOR + text)[len(anchor) :]

    def _exact(self, text: str) -> list[int]:
        """llama.cpp's ids with the bytes of what the vocabulary lacks in the place of each `<unk>`."""
        ids = self._tokenize(text)
        if not any(map(self._is_unknown, ids)):
            return ids
        written = (" " + text if self.adds_space else text).replace(" ", "\u2581")
        exact: list[int] = []
        at = 0
        for position, token in enumerate(ids):
            if not self._is_unknown(token):
                exact.append(token)
                at += len(self._spelling(token))
                continue
            # One <unk> stands for a whole run of unknown characters: it ends where the next piece begins.
            following = ids[position + 1] if position + 1 < len(ids) else None
            end = len(written) if following is None else written.index(self._spelling(following), at + 1)
            exact += [self._byte_ids.get(byte, token) for byte in written[at:end].encode()]
            at = end
        return exact

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
