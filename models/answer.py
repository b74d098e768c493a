"""An answer while it is written: which token wrote which characters, so that a guide's correction finds its token."""

from __future__ import annotations

import codecs


class Answer:
    """The tokens of one answer and its text, which grows by whole characters only."""

    def __init__(self, *, drops_space: bool) -> None:
        """drops_space: the tokenizer sets a space in front of a text, which is not part of the answer."""
        self.ids: list[int] = []
        self.text = ""
        self._drops_space = drops_space
        self._at_start = True
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._ends: list[int | None] = []  # characters after each token; None in the middle of one

    def add(self, token: int, piece: bytes) -> str:
        """Takes one more token; returns the characters that it completes, perhaps none."""
        added = self._decoder.decode(piece)
        if added and self._at_start:
            self._at_start = False
            if self._drops_space:
                added = added.removeprefix(" ")
        self.ids.append(token)
        self.text += added
        self._ends.append(None if self._decoder.getstate()[0] else len(self.text))
        return added

    def cut(self, keep: int) -> tuple[int, str]:
        """Goes back to the last token that lies wholly within the first `keep` characters.

        Returns how many tokens stay, and the kept characters behind them, which must be written anew.
        """
        stay = max((n for n, end in enumerate(self._ends, 1) if end is not None and end <= keep), default=0)
        end = (self._ends[stay - 1] or 0) if stay else 0
        rest = self.text[end:keep]
        del self.ids[stay:], self._ends[stay:]
        self.text = self.text[:end]
        self._at_start = stay == 0
        self._decoder.reset()
        return stay, rest
