"""A tutor that says what a test tells it to, when the test tells it to."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

from sansu.events import Attempt, Cancelled, Event, Piece, Understood, Verdict
from sansu.tutor import BadProblem
from sansu_tui.explanation import Page, after

TREES = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
LINE = "植木算：道の長さ 270m、間かく 9m、両はしに植える。求めるもの：木の本数"
STEPS = (
    "(1) 間の数を求めます。\n270÷9＝30（つ）\n"
    "(2) 両はしにも植えるので、木の数は間の数より1多くなります。\n30＋1＝31（本）\n"
)
CLOSE = "確かめ 間の数と間かくから、道の長さにもどします。\n(31−1)×9＝270（m）\n答え 31本"
EVENTS: tuple[Event, ...] = (
    Understood("植木算", LINE),
    Attempt(1, "sansu-nano"),
    *(Piece(character) for character in STEPS + CLOSE),
    Verdict("一致", "正確に解いた答え 31本 と同じです。", "31本", "sansu-nano"),
)


class FakeTutor:
    """Gives out `events` for every problem. A `Wait` among them holds until `go` is set or the tutor is cancelled."""

    def __init__(self, *events: Event | None) -> None:
        self.events: tuple[Event | None, ...] = events or EVENTS
        self.go = threading.Event()
        self.asked: list[str] = []
        self.cancels = 0
        self.closed = False

    def ask(self, problem: str, seed: int = 0) -> Iterator[Event]:
        if not problem.strip():
            raise BadProblem("問題が空です。")
        self.asked.append(problem)
        return self._told()

    def _told(self) -> Iterator[Event]:
        self.cancelled = threading.Event()
        for event in self.events:
            if event is None:
                # None: wait here until the test says go on
                while not self.go.wait(0.005):
                    if self.cancelled.is_set():
                        yield Cancelled()
                        return
                continue
            yield event

    def cancel(self) -> None:
        self.cancels += 1
        if hasattr(self, "cancelled"):
            self.cancelled.set()

    def close(self) -> None:
        self.closed = True


def folded(events: Iterable[Event]) -> Page:
    """The page at the end of these events."""
    page = Page()
    for event in events:
        page = after(page, event)
    return page
