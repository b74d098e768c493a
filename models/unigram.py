"""Unigram with byte fallback: the likeliest segmentation of a text, as Hugging Face's tokenizers find it.

The same sums in float64 in the same order, the same rule for ties (the first found stays) and the same treatment of
what the vocabulary lacks: a run of such characters becomes its UTF-8 bytes. Source: tokenizers 0.23.3,
models/unigram/model.rs, `encode_optimized` and `tokenize`.

The one thing that can differ is the scores: a GGUF has them in float32. Where a checkpoint's own are no float32 numbers
(llm-jp-4's are), two segmentations whose sums differ by less than the rounding of their pieces may change places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SPACE = "\u2581"  # what stands for a space in the pieces
_UNKNOWN_PENALTY = 10.0  # kUnkPenalty in sentencepiece and in tokenizers
_NORMAL, _UNKNOWN, _CONTROL, _USER_DEFINED, _BYTE = 1, 2, 3, 4, 6  # enum llama_token_type in llama.h
_SPELLED = {f"<0x{byte:02X}>": byte for byte in range(256)}
_LACKING = -1


class Unigram:
    """A vocabulary of scored pieces."""

    def __init__(self, tokens: Sequence[str], scores: Sequence[float], types: Sequence[int], unknown: int) -> None:
        """The tokens of a GGUF whose tokenizer.ggml.model is `t5`.

        Control and user-defined tokens and `<unk>` are no pieces: they are cut out of a text before, or stay text.

        unknown: the id of `<unk>`, for characters whose bytes have no tokens.
        """
        self._unknown = unknown
        self._scores = [float(score) for score in scores]
        others = (_UNKNOWN, _CONTROL, _USER_DEFINED)
        self._pieces = {
            token: id_ for id_, (token, type_) in enumerate(zip(tokens, types, strict=True)) if type_ not in others
        }
        self._bytes = {
            byte: id_
            for spelling, byte in _SPELLED.items()
            if (id_ := self._pieces.get(spelling)) is not None and types[id_] == _BYTE
        }
        if self._bytes:
            self._undo_characters(types)
        self._unknown_score = min(self._scores, default=0.0) - _UNKNOWN_PENALTY
        self._lengths = _lengths(self._pieces)

    def ids(self, text: str) -> list[int]:
        """The ids of a text whose spaces are `SPACE` already."""
        piece, scores, lengths = self._pieces.get, self._scores, self._lengths.get
        size = len(text)
        best: list[float | None] = [0.0] + [None] * size  # the sum of the best segmentation that ends here
        begins = [0] * (size + 1)  # where its last piece begins
        tokens = [_LACKING] * (size + 1)  # and which it is
        for start in range(size):
            here = best[start] or 0.0  # never None: each character is a piece or is lacking
            token = piece(text[start], _LACKING)
            total = here + (self._unknown_score if token == _LACKING else scores[token])
            end = start + 1
            if (champion := best[end]) is None or total > champion:
                best[end], begins[end], tokens[end] = total, start, token
            for length in lengths(text[start : start + 2], ()):
                end = start + length
                if end > size:
                    break
                if (token := piece(text[start:end], _LACKING)) == _LACKING:
                    continue
                total = here + scores[token]
                if (champion := best[end]) is None or total > champion:
                    best[end], begins[end], tokens[end] = total, start, token
        backwards: list[int] = []
        end = size
        while end > 0:
            if tokens[end] != _LACKING:
                backwards.append(tokens[end])
                end = begins[end]
                continue
            run_end = end
            while end > 0 and tokens[end] == _LACKING:
                end = begins[end]
            backwards += reversed(self._run(text[end:run_end]))
        return backwards[::-1]

    def _run(self, characters: str) -> list[int]:
        """The ids of a run of characters that are no pieces."""
        if (token := self._pieces.get(characters)) is not None:
            return [token]
        ids = [self._bytes.get(byte, _LACKING) for byte in characters.encode()]
        return [self._unknown] if _LACKING in ids else ids

    def _undo_characters(self, types: Sequence[int]) -> None:
        """Makes byte tokens of those that `convert` wrote as the character itself, for llama.cpp's sake.

        They are scored below every piece, as a character is that the vocabulary lacks.
        """
        missing = {chr(byte): byte for byte in range(128) if byte not in self._bytes}
        written = {token: self._pieces[token] for token in missing if token in self._pieces}
        written = {token: id_ for token, id_ in written.items() if types[id_] == _NORMAL}
        own = set(written.values())
        lowest = min(score for id_, score in enumerate(self._scores) if id_ not in own)
        byte_score = self._scores[next(iter(self._bytes.values()))]
        for token, id_ in written.items():
            if self._scores[id_] > lowest - _UNKNOWN_PENALTY / 2:
                continue  # a piece of its own, in a vocabulary that lacks this byte
            del self._pieces[token]
            self._pieces[f"<0x{ord(token):02X}>"] = id_
            self._bytes[missing[token]] = id_
            self._scores[id_] = byte_score


def _lengths(pieces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Two characters -> the lengths of the pieces that begin with them, in order."""
    masks: dict[str, int] = {}
    for piece in pieces:
        if len(piece) > 1:
            masks[piece[:2]] = masks.get(piece[:2], 0) | 1 << len(piece)
    unpacked = {mask: tuple(n for n in range(2, mask.bit_length()) if mask >> n & 1) for mask in set(masks.values())}
    return {first: unpacked[mask] for first, mask in masks.items()}
