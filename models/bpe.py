"""Byte-level BPE (GPT-2, Llama 3, Qwen, SmolLM ...) as Hugging Face's tokenizers do it.

llama.cpp's own differs: its hand-written cutters know other Unicode classes, and it never normalises. Here the
published regular expressions cut the text, over the classes that tokenizers itself has (`unicode_classes`), and pairs
are merged in the order of the file's merges. Source: tokenizers 0.23.3, models/bpe/{model,word}.rs and
pre_tokenizers/byte_level.rs.
"""

from __future__ import annotations

import functools
import heapq
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models import unicode_classes as classes
from models.unicode_classes import ranges

_GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|"
_WORD = r"[^\r\n\p{L}\p{N}]?\p{L}+|"
_SPACES = r"|\s*[\r\n]+|\s+(?!\S)|\s+"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*" + _SPACES
_DIGITS = r"\p{Digits}"  # tokenizers' step of this name, which takes every number by itself
_QWEN35 = r"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*"
_DEEPSEEK3 = (
    r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*"""
)


class _Kind(NamedTuple):
    """A tokenizer.ggml.pre. Each step cuts what the one before left; whole: a word that is a token is not merged."""

    steps: tuple[str, ...]
    whole: bool = False
    composes: bool = False  # NFC, where the file does not say


_LLAMA3 = _Kind((_CONTRACTIONS + _WORD + r"\p{N}{1,3}" + _REST,), whole=True)
_SMOLLM = _Kind((_DIGITS, _GPT2))
_KINDS = {
    "gpt-2": _Kind((_GPT2,)),
    "smollm": _SMOLLM,
    "starcoder": _SMOLLM,
    "llama-bpe": _LLAMA3,
    "llama3": _LLAMA3,
    "llama-v3": _LLAMA3,
    "dbrx": _LLAMA3._replace(whole=False),
    "qwen2": _Kind((_CONTRACTIONS + _WORD + r"\p{N}" + _REST,), composes=True),
    "qwen35": _Kind((_CONTRACTIONS + _QWEN35 + _SPACES,), composes=True),
    "ufakzeka": _Kind((_WORD + r"\p{N}" + _REST,)),
    "seed-coder": _Kind((_CONTRACTIONS + _WORD + r"\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+" + _SPACES,)),
    "deepseek-v3": _Kind((r"\p{N}{1,3}", "[一-龥\u3040-ゟ゠-ヿ]+", _DEEPSEEK3 + _SPACES)),
    "deepseek-coder": _Kind((r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", "[一-龥ࠀ-一가-\ud7ff]+", _DIGITS)),
}
KNOWN = frozenset(_KINDS)
_LONG = 256  # characters; such a word hardly comes twice


class ByteLevel:
    """A vocabulary whose pieces are bytes, each written as one printable character."""

    def __init__(
        self, tokens: Sequence[str], types: Sequence[int], merges: Sequence[str], pre: str, normalizer: str | None
    ) -> None:
        """The tokens of a GGUF whose tokenizer.ggml.model is `gpt2`.

        Args:
            merges: two pieces and a space between; the first of the list is merged first.
            pre: tokenizer.ggml.pre, one of `KNOWN`.
            normalizer: "NFC" or "none"; None where the file has no such key: what checkpoints of this `pre` have.
        """
        kind = _KINDS[pre]
        normal = 1  # enum llama_token_type in llama.h; no other token comes out of merges
        self._ids = {
            token: id_ for id_, (token, type_) in enumerate(zip(tokens, types, strict=True)) if type_ == normal
        }
        self._ranks = {pair: rank for rank, pair in enumerate(merges)}
        self._steps = [_step(step) for step in kind.steps]
        self._whole = kind.whole
        self.composes = normalizer == "NFC" or (normalizer is None and kind.composes)
        self._remembered = functools.lru_cache(maxsize=1 << 14)(self._merged)

    def ids(self, text: str) -> list[int]:
        """The ids of a text that is normalised already."""
        ids: list[int] = []
        for word in self._words(text):
            ids += self._remembered(word) if len(word) < _LONG else self._merged(word)
        return ids

    def _words(self, text: str) -> Iterator[str]:
        classed = text.translate(_stand_ins)
        spans = [(0, len(text))]
        for pattern, by_class in self._steps:
            searched = classed if by_class else text
            spans = [part for start, end in spans for part in _isolated(pattern, searched, start, end)]
        return (text[start:end] for start, end in spans)

    def _merged(self, word: str) -> tuple[int, ...]:
        """Joins neighbours, the pair that stands first among the merges first, the leftmost of them first."""
        characters = word.encode().decode("latin-1").translate(_BYTE_CHARACTERS)
        if self._whole and (token := self._ids.get(characters)) is not None:
            return (token,)
        ranks = self._ranks
        # A byte without a token is dropped: Hugging Face does so where no unk_token is set.
        symbols = [character for character in characters if character in self._ids]
        size = len(symbols)
        after, before = list(range(1, size + 1)), list(range(-1, size))
        queue = [
            (rank, at) for at in range(size - 1) if (rank := ranks.get(f"{symbols[at]} {symbols[at + 1]}")) is not None
        ]
        heapq.heapify(queue)
        while queue:
            rank, at = heapq.heappop(queue)
            right = after[at]
            if right >= size or ranks.get(f"{symbols[at]} {symbols[right]}") != rank:
                continue  # one of the two has become part of another
            symbols[at] += symbols[right]
            symbols[right] = ""
            after[at] = following = after[right]
            if following < size:
                before[following] = at
                if (rank_after := ranks.get(f"{symbols[at]} {symbols[following]}")) is not None:
                    heapq.heappush(queue, (rank_after, at))
            if (left := before[at]) >= 0 and (rank_before := ranks.get(f"{symbols[left]} {symbols[at]}")) is not None:
                heapq.heappush(queue, (rank_before, left))
        return tuple(self._ids[symbol] for symbol in symbols if symbol)


def composed(text: str) -> str:
    """NFC as tokenizers' own tables have it, which end at Unicode 9.0."""
    if unicodedata.is_normalized("NFC", text):
        return text
    # What those tables do not know joins nothing and lets nothing pass.
    return "".join(unicodedata.normalize("NFC", part) for part in _later_composing().split(text))


@functools.cache
def _later_composing() -> re.Pattern[str]:
    parts = (f"{chr(first)}-{chr(last)}" for first, last in ranges(classes.LATER_COMPOSING))
    return re.compile(f"([{''.join(parts)}])")


# One character stands for each class beyond ASCII, so that the expressions need no tables. ſ stands for itself: where
# case does not count it is an s.
_STAND_INS = {
    "\xaa": classes.LETTERS,
    "\u0300": classes.MARKS,
    "\xb2": classes.NUMBERS,
    "\xbd": classes.LATER_NUMBERS,
    "\xa1": classes.PUNCTUATION,
    "\xa2": classes.SYMBOLS,
    "\xa0": classes.SPACES,
}
_NOTHING = "\xad"
_LONG_S = 0x17F
_SPACE = r"\s"
_CLASSES = {
    r"\p{L}": "A-Za-z\u017f\xaa",
    r"\p{M}": "\u0300",
    r"\p{N}": "0-9\xb2",
    r"\p{Digits}": "0-9\xb2\xbd",
    r"\p{P}": r"!-#%-*,-/:;?@\[-\]_{}\xa1",
    r"\p{S}": r"$+<=>\^`|~\xa2",
    _SPACE: r"\t-\r \xa0",
}
_TERMS = re.compile(r"\\p\{\w+\}|\\.|[\[\]]|[^\\\[\]]+")


class _StandIns(dict[int, int]):
    """For str.translate: a code point -> the one that stands for its class, found when first met."""

    def __missing__(self, code: int) -> int:
        starts, ends, marks = _boundaries()
        at = bisect_right(starts, code) - 1
        known = code < 0x80 or code == _LONG_S
        stand_in = code if known else marks[at] if at >= 0 and code <= ends[at] else ord(_NOTHING)
        self[code] = stand_in
        return stand_in


@functools.cache
def _boundaries() -> tuple[list[int], list[int], list[int]]:
    """First and last code points of all classes' ranges, in order, and what stands for each."""
    rows = sorted((first, last, ord(mark)) for mark, text in _STAND_INS.items() for first, last in ranges(text))
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


_stand_ins = _StandIns()


def _step(regex: str) -> tuple[re.Pattern[str], bool]:
    """The expression, and whether it is for a text of stand-ins: those that name characters are for the text itself."""
    if not regex.isascii():
        return re.compile(regex), False
    inside, parts = False, []
    for term in _TERMS.findall(regex):
        if term in "[]":
            inside = term == "["
        elif term == r"\S":
            term = f"[^{_CLASSES[_SPACE]}]"
        elif term in _CLASSES:
            term = _CLASSES[term] if inside else f"[{_CLASSES[term]}]"
        parts.append(term)
    return re.compile("".join(parts)), True


def _isolated(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What matches between `start` and `end`, and what lies between the matches."""
    at = start
    for found in pattern.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start()
        yield found.span()
        at = found.end()
    if at < end:
        yield at, end


def _byte_characters() -> dict[int, int]:
    """Byte -> the code point that GPT-2 writes for it: its own where that is printable, else the next from 256 on."""
    own = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    spare = iter(range(0x100, 0x200))
    return {byte: byte if byte in own else next(spare) for byte in range(0x100)}


_BYTE_CHARACTERS = _byte_characters()
