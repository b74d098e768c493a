"""What the tutor asks of a language model, and nothing more.

The protocol stands here, below `models`, so that the tutor can name it without importing a model library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat. `content` is always plain text: no spelling in it ever becomes a control token."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """A guide's word on the text so far: the first `keep` characters stay, `text` follows them, and the next piece
    does not begin with a character of `forbid`."""

    keep: int
    text: str
    forbid: frozenset[str] = frozenset()


# Called with the whole text generated so far, after every piece; None lets the model go on.
Guide = Callable[[str], Guidance | None]


class ModelError(RuntimeError):
    """The model could not be loaded or died; the message names the file and the mend, in one line."""


class LanguageModel(Protocol):
    """A thing that generates text. One generation at a time; `cancel` may come from another thread."""

    name: str

    def generate(
        self,
        messages: Sequence[Message],
        *,
        guide: Guide | None = None,
        stop: Sequence[str] = (),
        seed: int = 0,
        temperature: float = 0.7,
        max_tokens: int = 512,
    ) -> Iterator[str]:
        """Pieces of the answer as they come.

        The pieces joined are the answer as it stands after the guide's corrections: a piece is given out only when
        no guide can take it back. Ends quietly after `cancel()`.

        Raises:
            ModelError: the model cannot answer.
        """
        ...

    def cancel(self) -> None:
        """Ends the running generation, also in the middle of reading a long prompt."""
        ...

    def close(self) -> None:
        """Frees everything; the object is of no use afterwards."""
        ...
