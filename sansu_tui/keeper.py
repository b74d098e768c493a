"""The records' own thread: a slow, full or read-only disk never holds the screen up, and never stops the tutor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sansu_tui.explanation import Page
from sansu_tui.records import Outcome, Past, Records, RecordsError


@dataclass(frozen=True, slots=True)
class Restored:
    """What the last run left."""

    draft: str
    theme: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """The records cannot be kept, and why; "": they can again."""

    message: str


class Keeper:
    """Writes in the order in which it was told, one thing at a time; every method returns at once.

    `report` is called from the keeper's thread.
    """

    def __init__(self, folder: Path, report: Callable[[Restored | Trouble], object]) -> None:
        self._folder, self._report = folder, report
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
        self._records: Records | None = None
        self._rows: dict[int, int] = {}  # problem number -> row
        self._trouble = ""

    def restore(self) -> None:
        """Reports what the last run left."""
        self._do(lambda records: self._report(Restored(records.kept("draft"), records.kept("theme"))))

    def started(self, number: int, problem: str, model: str) -> None:
        self._do(lambda records: self._rows.update({number: records.start(problem, model)}))

    def ended(self, number: int, problem: str, model: str, page: Page, outcome: Outcome) -> None:
        def write(records: Records) -> None:
            # A start that could not be written (the disk was full) is made up for here.
            row = self._rows.get(number) or records.start(problem, model)
            records.end(row, page, outcome)
            self._rows.pop(number, None)

        self._do(write)

    def keep(self, name: str, value: str) -> None:
        self._do(lambda records: records.keep(name, value))

    def past(self) -> Future[list[Past]]:
        """The attempts, newest first; the future raises RecordsError."""
        return self._thread.submit(lambda: self._opened().past())

    def close(self) -> None:
        """Waits until everything told is on the disk."""
        self._thread.shutdown(wait=True)
        if self._records is not None:
            self._records.close()
            self._records = None

    def _opened(self) -> Records:
        if self._records is None:
            self._records = Records(self._folder)
        return self._records

    def _do(self, write: Callable[[Records], object]) -> None:
        def run() -> None:
            message = ""
            try:
                records = self._opened()
                write(records)
                if records.set_aside is not None:
                    message = f"こわれた記録を {records.set_aside} に取っておき、新しく始めました。"
            except RecordsError as error:
                message = str(error)
            if message != self._trouble:
                self._trouble = message
                self._report(Trouble(message))

        self._thread.submit(run)
