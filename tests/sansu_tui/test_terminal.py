"""The app in a real terminal (a pty), fed with the bytes that a terminal sends."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fake_tutor import TREES
from test_ask import FAKE, environment

from sansu_tui.records import Records

if sys.platform == "win32":
    pytest.skip("a pty is a POSIX thing", allow_module_level=True)

import fcntl
import struct
import termios

F5, ESC, CTRL_Q = b"\x1b[15~", b"\x1b", b"\x11"


class Terminal:
    """A terminal of 80x24 with a program in it."""

    def __init__(self, process: subprocess.Popen[bytes], side: int) -> None:
        self.process, self.side = process, side
        self.shown = b""

    def type(self, keys: bytes) -> None:
        os.write(self.side, keys)

    def until(self, condition: Callable[[], bool]) -> None:
        """Reads what the program shows until the condition holds; fails after ten seconds."""
        end = time.monotonic() + 10
        while not condition():
            assert time.monotonic() < end, self.shown[-3000:].decode(errors="replace")
            if select.select([self.side], [], [], 0.02)[0]:
                try:
                    self.shown += os.read(self.side, 65536)
                except OSError:  # the program has closed its side
                    return

    def until_shown(self, text: str) -> None:
        self.until(lambda: text.encode() in self.shown)

    def until_gone(self) -> int:
        self.until(lambda: self.process.poll() is not None)
        return self.process.wait(10)


@contextmanager
def terminal(fake: str = "plain") -> Iterator[Terminal]:
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        FAKE, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**environment(fake), "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_text_of_an_input_method_arrives_whole_and_is_explained(own_home: Path) -> None:
    with terminal() as screen:
        screen.until_shown("問題")
        # An input method commits a clause at once: many characters in one read.
        screen.type(TREES.encode())
        screen.until(lambda: Records(own_home).kept("draft") == TREES)
        screen.type(F5)
        screen.until_shown("○ 一致")
        screen.type(CTRL_Q)
        assert screen.until_gone() == 0
    (past,) = Records(own_home).past()
    assert (past.problem, past.outcome, past.verdict) == (TREES, "done", "一致")


def test_esc_is_not_held_back(own_home: Path) -> None:
    with terminal("slow") as screen:
        screen.until_shown("問題")
        screen.type(TREES.encode() + F5)
        screen.until_shown("ああああ")
        took = []
        for _ in range(4):  # the best of four: a test machine may be busy with something else
            screen.shown = b""
            pressed = time.monotonic()
            screen.type(ESC)
            screen.until_shown("止めました")
            took.append(time.monotonic() - pressed)
            screen.type(F5)
            screen.until_shown("ああああ")
        assert min(took) < 0.1
        screen.type(CTRL_Q)
        assert screen.until_gone() == 0


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_keeps_the_draft(end: signal.Signals, own_home: Path) -> None:
    with terminal() as screen:
        screen.until_shown("問題")
        screen.type("書きかけの問題".encode())
        screen.until_shown("書きかけ")
        screen.process.send_signal(end)
        screen.until_gone()
    assert Records(own_home).kept("draft") == "書きかけの問題"


def test_a_pulled_plug_keeps_what_was_asked_and_typed(own_home: Path) -> None:
    with terminal("slow") as screen:
        screen.until_shown("問題")
        screen.type(TREES.encode() + F5)
        screen.until_shown("ああああ")
        screen.until(lambda: Records(own_home).kept("draft") == TREES)
        screen.process.kill()
        screen.until_gone()
    (past,) = Records(own_home).past()
    assert (past.problem, past.outcome) == (TREES, "running")
    with terminal() as screen:
        screen.until_shown("桜の木を植えます")
        screen.type(CTRL_Q)
        assert screen.until_gone() == 0
