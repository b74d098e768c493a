"""Who answers: builds the tutor, and keeps it in one thread of its own so that no screen ever waits for it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sansu.events import Event

EMBEDDED = "sansu-nano"


class Answerer(Protocol):
    """The part of sansu.tutor.Tutor that a screen or a pipe needs."""

    def ask(self, problem: str, seed: int = 0) -> Iterator[Event]: ...

    def cancel(self) -> None: ...

    def close(self) -> None: ...


def open_tutor(model: str = EMBEDDED) -> Answerer:
    """The tutor on this model: a catalogue name or the path of a GGUF file.

    Raises:
        sansu.language_model.ModelError: there is no such model, or its bytes are not the catalogue's.
    """
    from models.llama import LlamaModel
    from models.store import find
    from sansu.tutor import Tutor

    file = find(model)
    loading = LlamaModel(file)
    loading.start()
    # sansu-nano was made to read the reading line alone; a larger model is shown the text too (issue 3, trials).
    return Tutor(loading, sees="line" if file.name == EMBEDDED else "text", families=file.families)


def open_without_model() -> Answerer:
    """The tutor with no model: it shows the exact solver's own steps."""
    from sansu.tutor import Tutor

    return Tutor(None)


@dataclass(frozen=True, slots=True)
class Ready:
    """The tutor can answer. `trouble` says why it does so without its model, "" where all is well."""

    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One event of the problem with this number."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class Without:
    """The model failed at the problem with this number; what follows is told without it."""

    number: int
    trouble: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The problem with this number is over. `refused`: it was not accepted; `trouble`: the tutor failed."""

    number: int
    refused: str = ""
    trouble: str = ""


Report = Ready | Told | Without | Ended
Build = Callable[[], Answerer]


class Session:
    """One thread that owns the tutor: builds it, asks it one problem at a time, closes it.

    `report` is called from that thread. Problems carry numbers; once a newer one is asked, or `cancel` is called,
    nothing more is reported of the older ones except the end of the one that was running.
    """

    def __init__(self, build: Build, fallback: Build | None, report: Callable[[Report], object]) -> None:
        self._build, self._fallback, self._report = build, fallback, report
        self._problems: queue.SimpleQueue[tuple[int, str, int] | None] = queue.SimpleQueue()
        self._wanted = 0  # the number that still interests somebody; 0: none
        self._tutor: Answerer | None = None
        self._closed = False
        # A daemon: a model that hangs while loading must not keep the terminal from closing.
        self._thread = threading.Thread(target=self._run, name="tutor", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, number: int, problem: str, seed: int = 0) -> None:
        """Returns at once; whatever was running is cancelled."""
        self.cancel()
        self._wanted = number
        self._problems.put((number, problem, seed))

    def cancel(self) -> None:
        """Returns at once."""
        self._wanted = 0
        if self._tutor is not None:
            self._tutor.cancel()

    def close(self, timeout: float = 3.0) -> None:
        """Cancels, and waits at most `timeout` seconds for the tutor to be closed."""
        self._closed = True
        self.cancel()
        self._problems.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        tutor = self._tutor = self._opened()
        while (problem := self._problems.get()) is not None:
            if tutor is not None:
                self._answer(tutor, *problem)
        if tutor is not None:
            tutor.close()

    def _opened(self) -> Answerer | None:
        trouble = ""
        for build in filter(None, (self._build, self._fallback)):
            try:
                tutor = build()
            except Exception as error:  # any failure of a model library must leave the screen alive
                trouble = trouble or _said(error)
            else:
                self._tell(Ready(trouble))
                return tutor
        self._tell(Ended(0, trouble=trouble))
        return None

    def _answer(self, tutor: Answerer, number: int, problem: str, seed: int) -> None:
        from sansu.language_model import ModelError
        from sansu.tutor import BadProblem

        if number != self._wanted:
            return
        try:
            try:
                self._pass_on(tutor, number, problem, seed)
            except ModelError as error:
                if self._fallback is None:
                    raise
                self._tell(Without(number, _said(error)))
                self._pass_on(self._fallback(), number, problem, seed)
        except BadProblem as error:
            self._tell(Ended(number, refused=str(error)))
        except Exception as error:  # whatever it was, the next problem may still be answered
            self._tell(Ended(number, trouble=_said(error)))
        else:
            self._tell(Ended(number))

    def _pass_on(self, tutor: Answerer, number: int, problem: str, seed: int) -> None:
        for event in tutor.ask(problem, seed):
            if number != self._wanted:
                # A cancel that came before the tutor had begun is said again, now that it listens.
                tutor.cancel()
                return
            self._tell(Told(number, event))

    def _tell(self, report: Report) -> None:
        # Once closed nobody listens, and the screen's event loop may be gone.
        if not self._closed:
            self._report(report)


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
