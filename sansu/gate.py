"""What of a running explanation may be shown already: nothing that holds an unchecked number.

Words are let through as they come.  A line is held from its first digit or operator on, until it is complete and every
equation in it holds; the answer line is held to the end, because only the whole explanation earns it.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from sansu.expression import equations
from sansu.quantity import NUMBER, number, value_of
from sansu.style import violations
from sansu.understanding import Understanding

_LABEL = re.compile(r"\s*(?:[(（]\d{1,2}[)）]|手順\d{1,2})")
_HOLD = re.compile(r"[\d０-９①-⑳〇一二三四五六七八九十百千万億＝=×÷＋+*/\\$<>]|答|こたえ|よって|だから|したがって")
# Constants that the methods of elementary school bring along themselves.
_CONSTANTS = frozenset(
    [Fraction(n) for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 24, 30, 60, 90, 100, 180, 360, 1000, 3600)]
    + [Fraction(314, 100)]
)


class Rejected(Exception):
    """The explanation must not be shown; the message says why, for the pupil."""


class Gate:
    """Feeds on pieces, gives back what may be shown.

    With an understanding, every number of an equation must be known: from the problem's line, from an equation before
    it, from the exact solution, or a constant of the method.  `strict` (sansu-nano): every line must be one that the
    exact solver would write, for a small model says 多い for 少ない where all its equations are true.
    """

    def __init__(self, understanding: Understanding | None, *, strict: bool = False) -> None:
        self.text = ""  # everything fed so far, cleaned
        self._shown = 0
        self._line = 0  # where the running line begins
        self._known: set[Fraction] | None = None
        self._lines: set[str] | None = None
        if understanding is not None:
            solution = understanding.solution
            source = "\n".join([understanding.line, *(s.expression for s in (*solution.steps, solution.check))])
            self._known = set(_CONSTANTS) | {value_of(token) for token in re.findall(NUMBER, source)}
            self._known |= {step.value.value for step in (*solution.steps, solution.check)}
            if strict:
                self._lines = set(solution.text.splitlines())

    def feed(self, piece: str) -> str:
        """More of the explanation; returns what may be shown beyond what was.

        Raises:
            Rejected: a line is complete and false, or breaks the style.
        """
        self.text += "".join(c for c in piece.replace("\r", "") if c == "\n" or unicodedata.category(c)[0] != "C")
        while (end := self.text.find("\n", self._line)) >= 0:
            line = self.text[self._line : end]
            self._check(line)
            if is_answer(line):
                return ""
            self._line = end + 1
        return self._release(self._line if self._lines is not None else self._open())

    def finish(self) -> None:
        """Checks what is left when the model has stopped.

        Raises:
            Rejected: as `feed`.
        """
        self._check(self.text[self._line :].partition("\n")[0])

    def rest(self) -> str:
        """What was held back, for when the whole explanation has been found right."""
        return self._release(len(self.text))

    def _release(self, to: int) -> str:
        shown, self._shown = self.text[self._shown : to], max(self._shown, to)
        return shown

    def _open(self) -> int:
        label = _LABEL.match(self.text, self._line)
        start = label.end() if label else self._line
        held = _HOLD.search(self.text, start)
        return held.start() if held else len(self.text)

    def _check(self, line: str) -> None:
        # A line may go on with what the line above began: 12×3 / ＝36.
        above = self.text[: self._line].rstrip("\n").rpartition("\n")[2]
        for equation in equations(f"{above}\n{line}"):
            if equation.end <= len(above):
                continue
            if equation.holds is False:
                raise Rejected("正しくない式が出てきました。")
            if equation.unread:
                raise Rejected("確かめられない式が出てきました。")
            self._check_numbers(equation.left)
            if self._known is not None and equation.value is not None:
                self._known.add(equation.value)
        if self._lines is not None and line.strip() not in self._lines | {""}:
            raise Rejected("手本とちがう説明になりました。")
        for violation in violations(line):
            if violation.rule != "手順の番号":  # that one is about the whole text
                raise Rejected(violation.message)

    def _check_numbers(self, left: str) -> None:
        if self._known is None:
            return
        for token in re.findall(NUMBER, left):
            if value_of(token) not in self._known:
                raise Rejected(f"問題にない数 {number(value_of(token))} が出てきました。")


def is_answer(line: str) -> bool:
    """Whether a line is the answer line of the form that sansu.solution writes."""
    return re.match(r"\s*[【*]*\s*(?:答え|答|こたえ)", line) is not None
