"""`sansu-tui ask` as a user runs it: a process, its pipes and its exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from fake_tutor import CLOSE, EVENTS, STEPS, TREES

from sansu.events import Verdict
from sansu_tui.ask import print_stream

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FAKE = [sys.executable, str(HERE / "fake_cli.py")]
REAL = [sys.executable, "-m", "sansu_tui.cli"]


def environment(fake: str = "plain") -> dict[str, str]:
    path = os.pathsep.join([str(ROOT), str(HERE)])
    return {**os.environ, "SANSU_FAKE": fake, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def run(command: list[str], fake: str = "plain", given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=given, capture_output=True, env=environment(fake), timeout=30, check=False)


def test_the_explanation_then_the_verdict_with_its_reason() -> None:
    done = run([*FAKE, "ask", TREES])
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout.decode() == f"{STEPS}{CLOSE}\n判定：一致（正確に解いた答え 31本 と同じです。）\n"


def test_a_problem_from_standard_input() -> None:
    done = run([*FAKE, "ask", "-"], given=f"\ufeff{TREES}\n".encode())
    assert done.returncode == 0 and "判定：一致" in done.stdout.decode()


def test_a_pipe_never_sees_an_attempt_that_was_thrown_away() -> None:
    done = run([*FAKE, "ask", TREES], fake="retry")
    assert done.stdout.decode().startswith(STEPS) and "まちがった" not in done.stdout.decode()


def test_json_tells_every_event() -> None:
    done = run([*FAKE, "ask", "--json", TREES], fake="retry")
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [row["type"] for row in rows[:5]] == ["understood", "attempt", "piece", "retry", "attempt"]
    assert rows[-1]["type"] == "verdict"
    assert Verdict(**{name: rows[-1][name] for name in rows[-1] if name != "type"}) == EVENTS[-1]
    assert "".join(row["text"] for row in rows[5:] if row["type"] == "piece") == STEPS + CLOSE


def test_a_terminal_sees_the_restart_marked(capsys: pytest.CaptureFixture[str]) -> None:
    from fake_cli import RETRY

    print_stream(iter(RETRY), sys.stdout)
    shown = capsys.readouterr().out
    order = ["まちがった説明", "取り消します：答えが合いません", "やり直し（2回目）", "(1) 間の数", "判定：一致"]
    assert sorted(order, key=shown.index) == order


@pytest.mark.parametrize(
    ("arguments", "given", "line"),
    [
        (["ask", ""], b"", "問題が空です"),
        (["ask", " \n\t"], b"", "問題が空です"),
        (["ask", "-"], b"", "問題が空です"),
        (["ask", "-"], "あ".encode() * 1001, "1000"),
        (["ask", "-"], b"270m " * 100_000, "1000"),
        (["ask", "-"], "あ".encode() * 100_000, "1000"),
        (["ask", "-"], "植木".encode("cp932"), "UTF-8"),
        (["ask", "--model", "no-such-model", TREES], b"", "no-such-model"),
        (["ask", "--model", "/nowhere/model.gguf", TREES], b"", "/nowhere/model.gguf"),
    ],
)  # fmt: skip
def test_input_that_cannot_be_used_ends_with_2_and_one_line(arguments: list[str], given: bytes, line: str) -> None:
    done = run([*REAL, *arguments], given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    (only,) = done.stderr.decode().splitlines()
    assert only.startswith("sansu-tui: ") and line in only


@pytest.mark.skipif(sys.platform == "win32", reason="Windows decodes its arguments itself")
def test_an_argument_that_is_no_utf_8() -> None:
    done = run([*REAL, "ask", os.fsdecode(b"\xff\xfe\x81")])
    assert done.returncode == 2 and "UTF-8" in done.stderr.decode()


def test_a_model_that_dies_ends_with_1_and_leaves_no_half_explanation() -> None:
    done = run([*FAKE, "ask", TREES], fake="dying")
    assert done.returncode == 1 and done.stdout == b""
    assert done.stderr.decode() == "sansu-tui: sansu-nano: モデルのプログラムが止まりました。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_stops_cleanly() -> None:
    with subprocess.Popen(
        [*FAKE, "ask", "--json", TREES], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment("slow")
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        for _ in range(6):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == b""
    assert process.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGPIPE")
def test_a_reader_that_leaves_is_no_error() -> None:
    with subprocess.Popen(
        [*FAKE, "ask", "--json", TREES], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment("slow")
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_without_a_terminal_one_problem_is_solved_instead() -> None:
    done = run(FAKE)
    assert done.returncode == 0
    assert "端末ではない" in done.stderr.decode()
    assert done.stdout.decode().startswith(f"問題 {TREES}\n\n(1) ") and "判定：一致" in done.stdout.decode()


def test_ask_imports_neither_textual_nor_torch() -> None:
    program = textwrap.dedent(
        """
        import runpy, sys
        path, *sys.argv[1:] = sys.argv[1:]
        try:
            runpy.run_path(path, run_name="__main__")
        except SystemExit as stop:
            assert not stop.code, stop.code
        heavy = [name for name in ("textual", "torch", "transformers", "rich") if name in sys.modules]
        assert not heavy, heavy
        """
    )
    done = run([sys.executable, "-c", program, str(HERE / "fake_cli.py"), "ask", TREES])
    assert done.returncode == 0, done.stderr.decode()


def test_the_command_line_imports_nothing_heavy_for_its_help() -> None:
    done = run([*REAL, "--help"])
    assert done.returncode == 0 and "_SANSU_TUI_COMPLETE=bash_source" in done.stdout.decode()
    program = "import sys, sansu_tui.cli; assert not {'textual', 'models', 'sansu.tutor', 'sqlite3'} & set(sys.modules)"
    assert run([sys.executable, "-c", program]).returncode == 0
    assert run([*REAL, "--version"]).returncode == 0


def test_every_event_is_json() -> None:
    from sansu_tui.ask import as_json

    for event in EVENTS:
        assert json.loads(as_json(event))["type"] == type(event).__name__.lower()
