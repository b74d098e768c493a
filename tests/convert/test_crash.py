"""A run that is stopped in the middle leaves no file that looks whole, and the next one needs no cleaning up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from gguf import GGUFReader

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

ROOT = Path(__file__).parents[2]
# The command itself, which stops and waits at the first block after the middle. Signals are as in a terminal: tests
# that run behind nohup or as a shell's background job inherit that they are ignored.
HALFWAY = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
import convert.progress
def update(self, share, done, doing=""):
    if share > 0.5:
        print("halfway", flush=True)
        time.sleep(60)
convert.progress.Bar.update = update
from convert.cli import main
main(sys.argv[1:])
"""


@contextmanager
def halfway(base: Path, out: Path, *, script: str = HALFWAY) -> Iterator[subprocess.Popen[str]]:
    """A conversion that has written half of its output."""
    command = [sys.executable, "-c", script, str(base), "-o", str(out), "--type", "Q8_0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        try:
            assert run.stdout.readline() == "halfway\n"
            yield run
        finally:
            run.kill()


def finish(base: Path, out: Path) -> None:
    """An undisturbed run, and nothing but its output is left."""
    command = [sys.executable, "-m", "convert.cli", str(base), "-o", str(out), "--type", "Q8_0"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert sorted(os.listdir(out.parent)) == ["out.gguf", "out.gguf.sha256", "out.md"]
    assert len(GGUFReader(out).tensors) == 21


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [
        (signal.SIGINT, 130, "sansu-convert: stopped: no half file is left\n"),
        (signal.SIGTERM, 143, "sansu-convert: stopped: no half file is left\n"),
        (signal.SIGHUP, 129, "sansu-convert: stopped: no half file is left\n"),
    ],
)
def test_a_signal_leaves_nothing(checkpoint: Path, tmp_path: Path, number: int, code: int, says: str) -> None:
    out = tmp_path / "out.gguf"
    with halfway(checkpoint, out) as run:
        assert os.listdir(tmp_path) == ["out.gguf.part"]
        run.send_signal(number)
        _, stderr = run.communicate(timeout=30)
    assert (run.returncode, stderr) == (code, says)
    assert os.listdir(tmp_path) == []


def test_kill_9_leaves_no_file_that_looks_whole_and_the_old_output(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    out.write_bytes(b"GGUF, the old one")
    with halfway(checkpoint, out) as run:
        run.kill()
        run.wait(timeout=30)
    assert sorted(os.listdir(tmp_path)) == ["out.gguf", "out.gguf.part"]
    assert out.read_bytes() == b"GGUF, the old one"
    part = (tmp_path / "out.gguf.part").read_bytes()
    assert len(part) > 1000
    assert not part.startswith(b"GGUF")
    finish(checkpoint, out)


def test_two_runs_at_once_do_not_meet(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    command = [sys.executable, "-m", "convert.cli", str(checkpoint), "-o", str(out)]
    with halfway(checkpoint, out) as run:
        second = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert second.returncode == 2
        assert second.stderr == (
            f"sansu-convert: {out}.part is being written by another run: wait for it or choose another output\n"
        )
        assert os.listdir(tmp_path) == ["out.gguf.part"]
        run.send_signal(signal.SIGINT)
        run.wait(timeout=30)
    assert os.listdir(tmp_path) == []


def test_a_disk_that_takes_no_more_leaves_nothing(checkpoint: Path, tmp_path: Path) -> None:
    """The system's own limit of a file's size, in the middle of the tensors, stands in for a full disk."""
    limited = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "from convert.cli import main\nmain(sys.argv[1:])"
    )
    command = [sys.executable, "-c", limited, str(checkpoint), "-o", str(tmp_path / "out.gguf")]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == (
        f"sansu-convert: {tmp_path / 'out.gguf'} can't be written (File too large): "
        "free some space or choose another place"
    )
    assert os.listdir(tmp_path) == []
    finish(checkpoint, tmp_path / "out.gguf")
