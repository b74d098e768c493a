"""A progress bar on stderr with rate and time left; without a terminal, a line now and then."""

from __future__ import annotations

import shutil
import sys
import time

from convert.printing import amount, duration, printable

_REDRAW, _LINE = 0.1, 30.0  # seconds between two drawings on a terminal, and between two lines in a log
_BAR = 24  # characters


class Bar:
    """Drawn by `update`, removed by `clear`. Nothing is drawn before the first update."""

    def __init__(self, label: str, unit: str = "weights") -> None:
        self._label = printable(label, 40)
        self._unit = unit
        self._terminal = sys.stderr.isatty()
        self._begun = self._drawn = time.monotonic()
        self._shown = 0

    def update(self, share: float, done: float, doing: str = "") -> None:
        """
        Args:
            share: of the work, 0 to 1.
            done: in the unit, for the rate; without a unit none is shown.
            doing: a tensor's name, say.
        """
        now = time.monotonic()
        if now - self._drawn < (_REDRAW if self._terminal else _LINE):
            return
        self._drawn = now
        took = now - self._begun
        left = f", {duration(took * (1 - share) / share)} left" if share > 0.002 and took > 1 else ""
        rate = f", {amount(done / max(took, 1e-6))} {self._unit}/s" if self._unit else ""
        facts = f"{share:4.0%}{rate}{left}"
        if not self._terminal:
            print(f"{self._label}: {facts.strip()}", file=sys.stderr, flush=True)
            return
        full = round(share * _BAR)
        line = f"{self._label} [{'#' * full}{'-' * (_BAR - full)}] {facts}  {printable(doing)}"
        line = line[: shutil.get_terminal_size().columns - 1]
        print(f"\r{line.ljust(self._shown)}", end="", file=sys.stderr, flush=True)
        self._shown = len(line)

    def clear(self) -> None:
        """Leaves the line to what is printed next."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0
