"""`sansu-tui` with a fake tutor: run as a program by the tests. SANSU_FAKE names what the tutor says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from fake_tutor import EVENTS, FakeTutor

import sansu_tui.cli
from sansu.events import Attempt, Event, Piece, Retry
from sansu.language_model import ModelError
from sansu_tui.session import Answerer


class Slow(FakeTutor):
    """Never comes to an end, until it is cancelled."""

    def _told(self) -> Iterator[Event]:
        yield from EVENTS[:5]
        while True:
            time.sleep(0.01)
            yield Piece("あ")


class Dying(FakeTutor):
    def _told(self) -> Iterator[Event]:
        yield from EVENTS[:5]
        raise ModelError("sansu-nano: モデルのプログラムが止まりました。")


VOIDED = (Attempt(1, "sansu-nano"), Piece("まちがった説明"), Retry("答えが合いません"))
RETRY = (EVENTS[0], *VOIDED, Attempt(2, "sansu-nano"), *EVENTS[2:])
TUTORS = {"plain": FakeTutor(), "retry": FakeTutor(*RETRY), "slow": Slow(), "dying": Dying()}


# As in a terminal: tests that run as a shell's background job inherit that SIGINT is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


def open_fake(model: str) -> Answerer:
    return TUTORS[os.environ["SANSU_FAKE"]]


if __name__ == "__main__":
    setattr(sansu_tui.cli, "open_tutor", open_fake)  # noqa: B010 (a name that the module only imports)
    sansu_tui.cli.main()
