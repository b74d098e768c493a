"""A vocabulary while it is read: tokens in the order of their ids, and the checks that llama.cpp needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convert.checkpoint import ConvertError

if TYPE_CHECKING:
    from convert.writer import Value


class TokenType(IntEnum):
    """llama.h, enum llama_token_type; sentencepiece_model.proto has the same numbers."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    USER_DEFINED = 4
    UNUSED = 5
    BYTE = 6


@dataclass(frozen=True, slots=True)
class AddedToken:
    """A token that is sought in a text before anything else; `normalized`: in the normalised text."""

    id: int
    text: str
    special: bool
    normalized: bool

    @property
    def type(self) -> TokenType:
        return TokenType.CONTROL if self.special else TokenType.USER_DEFINED


@dataclass(slots=True)
class Table:
    """Tokens by id; `scores` stays empty where the kind has none. `path` is the file that messages name."""

    path: Path
    tokens: list[str] = field(default_factory=list)
    types: list[TokenType] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    scored: bool = True

    def append(self, text: str, type: TokenType, score: float = 0.0) -> None:
        self.tokens.append(text)
        self.types.append(type)
        if self.scored:
            self.scores.append(score)

    def place(self, added: Iterable[AddedToken]) -> None:
        """Marks added tokens where they stand, or appends them.

        Raises:
            ConvertError: another token has the id, or ids are left out: Hugging Face would not give it this id.
        """
        for token in sorted(added, key=lambda token: token.id):
            if token.id == len(self.tokens):
                self.append(token.text, token.type)
            if token.id >= len(self.tokens) or self.tokens[token.id] != token.text:
                raise ConvertError(
                    f"{self.path}: added token {shown(token.text)} has id {token.id}, where another or none stands"
                )
            self.types[token.id] = token.type

    def fill(self, size: int, type: TokenType) -> None:
        """Pads to `size` tokens, for embeddings with more rows than the vocabulary has tokens."""
        for id_ in range(len(self.tokens), size):
            self.append(f"[PAD{id_}]", type)

    def check(self, size: int) -> None:
        """What llama.cpp would crash on or read otherwise: too many tokens, one twice, an empty one, a NUL.

        Raises:
            ConvertError: as said.
        """
        if len(self.tokens) > size:
            raise ConvertError(
                f"{self.path} has {len(self.tokens)} tokens, the embeddings {size} rows: they belong to two models"
            )
        first: dict[str, int] = {}
        for id_, token in enumerate(self.tokens):
            if first.setdefault(token, id_) != id_:
                raise ConvertError(
                    f"{self.path}: token {shown(token)} stands there twice, which llama.cpp can't load"
                    f" (ids {first[token]} and {id_})"
                )
            if not token or "\0" in token or not is_text(token):
                raise ConvertError(f"{self.path}: token {id_} is empty, or holds NUL or half a surrogate pair")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one kind of tokenizer file gives. `front` and `back` are ids that the post-processor puts around a text."""

    model: str
    pre: str
    table: Table
    unknown: int | None = None
    front: int | None = None
    back: int | None = None
    keys: dict[str, Value] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def added_tokens(path: Path, tokenizer: Mapping[str, Any]) -> list[AddedToken]:
    """tokenizer.json's added_tokens.

    Raises:
        ConvertError: a broken entry, or one that strips spaces or wants whole words, which no GGUF can say.
    """
    listed = tokenizer.get("added_tokens") or []
    if not isinstance(listed, list):
        raise ConvertError(f"{path} has a broken entry in added_tokens: fetch it again")
    return _unique(path, [_added(path, None, entry) for entry in listed])


def declared_tokens(path: Path, settings: Mapping[str, Any]) -> list[AddedToken]:
    """tokenizer_config.json's added_tokens_decoder: the names and kinds of ids, where there is no tokenizer.json."""
    listed = settings.get("added_tokens_decoder") or {}
    if not isinstance(listed, dict):
        raise ConvertError(f"{path} has a broken added_tokens_decoder: fetch it again")
    return _unique(path, [_added(path, id_, entry) for id_, entry in listed.items()])


def _added(path: Path, id_: str | None, entry: Any) -> AddedToken:
    try:
        number = int(entry["id"] if id_ is None else id_)
        text = entry["content"]
        special, normalized = bool(entry.get("special")), bool(entry.get("normalized"))
        flags = [flag for flag in ("lstrip", "rstrip", "single_word") if entry.get(flag)]
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        number, text = -1, None
    if number < 0 or not isinstance(text, str) or not text:
        raise ConvertError(f"{path} has a broken entry in added_tokens: fetch it again")
    if flags:
        raise ConvertError(f"{path}: added token {shown(text)} has {flags[0]}, which llama.cpp can't follow")
    return AddedToken(number, text, special, normalized)


def _unique(path: Path, tokens: list[AddedToken]) -> list[AddedToken]:
    by_id: dict[int, str] = {}
    for token in tokens:
        if by_id.setdefault(token.id, token.text) != token.text:
            raise ConvertError(f"{path}: added tokens {shown(by_id[token.id])} and {shown(token.text)} share an id")
    return tokens


def overlap(tokens: Iterable[AddedToken]) -> tuple[str, str] | None:
    """Two added tokens of which one can begin inside the other, if any.

    Hugging Face takes the leftmost, llama.cpp the longest (tokenizer_st_partition); elsewhere they agree. Runs of one
    character agree too.
    """
    texts = [token.text for token in tokens]
    starts = {text[:end]: text for text in texts for end in range(1, len(text))}
    for text in texts:
        for begin in range(1, len(text)):
            other = starts.get(text[begin:])
            if other is not None and len(set(text + other)) > 1:
                return text, other
    return None


def is_text(text: str) -> bool:
    """Whether the string has a UTF-8 form: JSON may spell half a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(text: str, length: int = 60) -> str:
    """A foreign string for a message: printable, in quotes, shortened."""
    short = text if len(text) <= length else text[: length - 1] + "…"
    return repr(short) if short.isprintable() else ascii(short)
