from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest
from fake_tutor import EVENTS, TREES, FakeTutor

from sansu.events import Attempt, Event, Piece
from sansu.language_model import ModelError
from sansu_tui.session import Answerer, Ended, Ready, Report, Session, Told, Without


class Ear:
    """Hears a session's reports, in order."""

    def __init__(self) -> None:
        self.reports: queue.Queue[Report] = queue.Queue()

    def until_end(self) -> list[Report]:
        heard = []
        while True:
            report = self.reports.get(timeout=5)
            heard.append(report)
            if isinstance(report, Ended):
                return heard


@pytest.fixture
def ear() -> Ear:
    return Ear()


def session(ear: Ear, tutor: Answerer, fallback: Answerer | None = None) -> Session:
    made = Session(lambda: tutor, (lambda: fallback) if fallback else None, ear.reports.put)
    made.start()
    return made


def test_a_problem_is_told_event_by_event(ear: Ear) -> None:
    tutor = FakeTutor()
    asking = session(ear, tutor)
    asking.ask(1, TREES)
    assert ear.until_end() == [Ready(), *(Told(1, event) for event in EVENTS), Ended(1)]
    asking.close()
    assert tutor.closed and tutor.asked == [TREES]


def test_a_problem_may_be_asked_while_the_model_still_loads(ear: Ear) -> None:
    loaded = threading.Event()
    tutor = FakeTutor()

    def build() -> Answerer:
        loaded.wait(5)
        return tutor

    asking = Session(build, None, ear.reports.put)
    asking.start()
    asking.ask(1, TREES)
    assert ear.reports.empty()
    loaded.set()
    assert ear.until_end()[-1] == Ended(1)
    asking.close()


def test_a_new_problem_cancels_the_one_before(ear: Ear) -> None:
    tutor = FakeTutor(*EVENTS[:3], None, *EVENTS[3:])
    asking = session(ear, tutor)
    asking.ask(1, "古い問題")
    while ear.reports.get(timeout=5) != Told(1, EVENTS[2]):
        pass
    tutor.go.clear()
    asking.ask(2, TREES)
    tutor.events = EVENTS
    assert ear.until_end() == [Ended(1)]
    assert ear.until_end() == [*(Told(2, event) for event in EVENTS), Ended(2)]
    assert tutor.cancels
    asking.close()


def test_of_many_problems_in_a_row_only_the_last_is_asked(ear: Ear) -> None:
    loaded = threading.Event()
    tutor = FakeTutor()

    def build() -> Answerer:
        loaded.wait(5)
        return tutor

    asking = Session(build, None, ear.reports.put)
    asking.start()
    for number in range(1, 20):
        asking.ask(number, f"問題{number}")
    loaded.set()
    assert ear.until_end()[-1] == Ended(19)
    assert tutor.asked == ["問題19"]
    asking.close()


def test_input_that_is_no_problem_is_refused_and_the_next_is_answered(ear: Ear) -> None:
    asking = session(ear, FakeTutor())
    asking.ask(1, "  ")
    assert ear.until_end() == [Ready(), Ended(1, refused="問題が空です。")]
    asking.ask(2, TREES)
    assert ear.until_end()[-1] == Ended(2)
    asking.close()


def test_without_a_model_the_exact_solver_answers_and_the_reason_is_told(ear: Ear) -> None:
    def build() -> Answerer:
        raise ModelError("sansu-nano.gguf: モデルがありません。入れ直してください。")

    asking = Session(build, FakeTutor, ear.reports.put)
    asking.start()
    asking.ask(1, TREES)
    heard = ear.until_end()
    assert heard[0] == Ready("sansu-nano.gguf: モデルがありません。入れ直してください。")
    assert heard[-1] == Ended(1)
    asking.close()


def test_nothing_at_all_can_answer(ear: Ear) -> None:
    def build() -> Answerer:
        raise ModelError("なし")

    asking = Session(build, build, ear.reports.put)
    asking.start()
    assert ear.until_end() == [Ended(0, trouble="なし")]
    asking.ask(1, TREES)
    asking.close()


def test_a_model_that_dies_is_replaced_for_this_problem(ear: Ear) -> None:
    class Dying(FakeTutor):
        def _told(self) -> Iterator[Event]:
            yield Attempt(1, "sansu-nano")
            yield Piece("(1) ")
            raise ModelError("モデルのプログラムが止まりました。")

    asking = session(ear, Dying(), FakeTutor())
    asking.ask(1, TREES)
    heard = ear.until_end()
    assert Without(1, "モデルのプログラムが止まりました。") in heard
    assert [report for report in heard if isinstance(report, Told)][-1].event == EVENTS[-1]
    asking.close()


def test_an_unforeseen_failure_ends_the_problem_and_not_the_thread(ear: Ear) -> None:
    class Broken(FakeTutor):
        def ask(self, problem: str, seed: int = 0) -> Iterator[Event]:
            if problem == TREES:
                return super().ask(problem, seed)
            raise ZeroDivisionError("a bug")

    asking = session(ear, Broken())
    asking.ask(1, "x")
    assert ear.until_end()[-1] == Ended(1, trouble="a bug")
    asking.ask(2, TREES)
    assert ear.until_end()[-1] == Ended(2)
    asking.close()


def test_closing_while_it_answers_ends_it(ear: Ear) -> None:
    tutor = FakeTutor(*EVENTS[:3], None, *EVENTS[3:])
    asking = session(ear, tutor)
    asking.ask(1, TREES)
    while ear.reports.get(timeout=5) != Told(1, EVENTS[2]):
        pass
    asking.close()
    assert tutor.closed and tutor.cancels
