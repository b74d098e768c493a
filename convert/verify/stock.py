"""The parent's end of `convert.verify.child`: stock llama.cpp in a process of its own, whose crash is one line."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from convert.checkpoint import Rows
from convert.printing import printable

_PATIENCE = 600.0  # seconds for one answer: loading an 8B or a window of its logits takes tens of them
_LAST_WORDS = 4000  # bytes of llama.cpp's complaints that are looked at


class StockError(RuntimeError):
    """llama.cpp refused the file, crashed on it or hung; the message says which, in one line."""


class Stock:
    """A GGUF file under stock llama.cpp: `Stock(path)` for ids, `Stock(path, window=256)` for logits.

    A context manager. `vocabulary` is llama.cpp's count of tokens; `patience` the seconds that an answer may take.

    Raises:
        StockError: here and from every method, when llama.cpp can't go on.
    """

    def __init__(self, path: Path, *, window: int = 0, threads: int = 1, patience: float = _PATIENCE) -> None:
        self.patience = patience
        self._late = False
        root = str(Path(__file__).parents[2])
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  closed in _end
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "convert.verify.child"],  # -P: nothing is imported from the current folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])]),
                "GGML_NO_BACKTRACE": "1",  # else an abort starts a debugger
            },
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self._send({"path": str(path.resolve()), "window": window, "threads": threads})
            answer = self._line()
            if "failed" in answer:
                raise StockError(self._with_complaint(answer["failed"]))
            self.vocabulary: int = answer["ready"]
        except BaseException:
            self._end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def ids(self, text: str) -> list[int]:
        """Token ids, control tokens recognised in the text."""
        self._send(text)
        ids: list[int] = self._line()
        return ids

    def logits(self, ids: list[int]) -> Rows:
        """float32, shape (ids, vocabulary)."""
        self._send(ids)
        data = self._take(4 * len(ids) * self.vocabulary)
        return np.frombuffer(data, dtype=np.float32).reshape(len(ids), self.vocabulary)

    def _send(self, value: Any) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # a dead child is noticed when its answer is read
            self._process.stdin.write(json.dumps(value).encode() + b"\n")
            self._process.stdin.flush()

    def _line(self) -> Any:
        assert self._process.stdout is not None
        with self._watched():
            line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise self._death()
        return json.loads(line)

    def _take(self, count: int) -> bytes:
        assert self._process.stdout is not None
        with self._watched():
            data = self._process.stdout.read(count)
        if len(data) != count:
            raise self._death()
        return data

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        timer = threading.Timer(self.patience, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _death(self) -> StockError:
        if self._late:
            return StockError(f"llama.cpp gave no answer in {self.patience:g} s")
        code = self._process.wait()
        how = f"ended with exit code {code}"
        if code < 0:
            with contextlib.suppress(ValueError):
                how = f"crashed ({signal.Signals(-code).name})"
        return StockError(self._with_complaint(f"llama.cpp {how}"))

    def _with_complaint(self, what: str) -> str:
        size = self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, size - _LAST_WORDS))
        lines = [printable(line).strip() for line in self._complaints.read().decode("utf-8", "replace").splitlines()]
        telling = [line for line in lines if "error" in line.lower() or "assert" in line.lower()]
        return f"{what}: {telling[0][:300]}" if telling else what

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()
