"""Amounts and times as people read them, and a bar that keeps to its line."""

from __future__ import annotations

import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.printing import amount, duration, printable, size, table
from convert.progress import Bar


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.00 k"),
        (999_499, "999 k"),
        (999_999, "1.00 M"),
        (8_590_200_832, "8.59 G"),
    ],
)
def test_amounts_have_three_figures(number: float, shown: str) -> None:
    assert amount(number) == shown


@given(st.floats(1, 1e14))
def test_an_amount_is_right_to_half_a_percent(number: float) -> None:
    figures, _, prefix = amount(number, "B").partition(" ")
    scale = {"B": 1.0, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}[prefix]
    assert float(figures) * scale == pytest.approx(number, rel=0.006, abs=0.5)


def test_sizes_are_decimal() -> None:
    assert size(5_300_000_000) == "5.30 GB"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.04, "0.0 s"),
        (9.94, "9.9 s"),
        (10, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (457, "7 min 37 s"),
        (3725, "1 h 02 min"),
    ],
)
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


@given(st.text(alphabet=st.characters()), st.integers(1, 20))
def test_what_is_shown_can_not_steer_the_terminal(text: str, longest: int) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(character.isprintable() for character in shown)
    assert all(a == b for a, b in zip(text, shown, strict=True) if b != "\ufffd")
    assert len(printable(text, longest)) == min(len(text), longest)


def test_a_table_is_aligned() -> None:
    assert (
        table([("name", "size"), ("a", "10"), ("longer", "7")], right=(1,))
        == "name    size\na         10\nlonger     7"
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture()
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("convert.progress.time.monotonic", lambda: now[0])
    return now


def test_the_bar_tells_rate_and_time_left_on_one_line(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("convert.progress.shutil.get_terminal_size", lambda: os.terminal_size((90, 24)))
    bar = Bar("out\x1b.gguf Q4_K_M")
    bar.update(0.1, 1)
    assert terminal.getvalue() == ""  # at most ten times a second
    clock[0] += 10
    bar.update(0.25, 200e6, "blk.0.ffn_down.weight" * 9)
    drawn = terminal.getvalue()
    assert drawn.startswith(
        "\rout\ufffd.gguf Q4_K_M [######------------------]  25%, 20.0 M weights/s, 30 s left  blk.0"
    )
    assert len(drawn) == 90
    bar.clear()
    assert terminal.getvalue() == drawn + "\r" + " " * 89 + "\r"


def test_a_log_gets_a_line_now_and_then(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("verify", unit="")
    for _ in range(100):
        clock[0] += 1
        bar.update(0.5, 1)
    bar.clear()
    assert capsys.readouterr().err.splitlines() == [
        f"verify: 50%, {left} s left" for left in (30, "1 min 00", "1 min 30")
    ]
