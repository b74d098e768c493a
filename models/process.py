"""The parent's end of the child process that owns llama.cpp: its pipes, its life and its death."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from typing import Any

Word = dict[str, Any]
Words = queue.SimpleQueue[Word]

_LINES_KEPT = 40  # of what llama.cpp printed, for an error message
_PATIENCE = 2.0  # seconds that a child which was asked to end gets


class ChildProcess:
    """A running `models.llama_child` that has been told which file to load.

    Every word that it says on a request goes to the queue that listens under the request's number; `failed` (the file
    cannot be loaded) and `died` go to all queues.
    """

    def __init__(self, *, path: Path, form: str | None, context: int, threads: int) -> None:
        root = str(Path(__file__).parent.parent)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "models.llama_child"],  # -P: nothing is imported from the current folder
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])},
            encoding="utf-8",
            errors="replace",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._printed: deque[str] = deque(maxlen=_LINES_KEPT)
        self._listeners: dict[int, Words] = {}
        self._last: Word | None = None  # failed or died
        self._lock = threading.Lock()
        self._write_lock = threading.Lock()
        self._printer = threading.Thread(target=self._keep_prints, daemon=True)
        self._printer.start()
        threading.Thread(target=self._hear, daemon=True).start()
        self.send({"do": "load", "path": str(path), "form": form, "context": context, "threads": threads})

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._last is None

    def listen(self, number: int, words: Words) -> None:
        with self._lock:
            self._listeners[number] = words
            if self._last is not None:
                words.put(self._last)

    def forget(self, number: int) -> None:
        with self._lock:
            self._listeners.pop(number, None)

    def send(self, word: Word) -> None:
        """Says one thing to the child. A dead child hears nothing; `died` tells of it."""
        with self._write_lock, contextlib.suppress(OSError, ValueError):
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(word) + "\n")
            self._process.stdin.flush()

    def stop(self) -> None:
        """Ends the child: by closing its stdin, and by force where that is not enough."""
        with self._write_lock, contextlib.suppress(OSError, ValueError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        # ValueError: half a line, from a child that was killed while it wrote
        with contextlib.suppress(ValueError), self._process.stdout as lines:
            for line in lines:
                word: Word = json.loads(line)
                if "failed" in word:
                    self._tell_all({"failed": _printable(word["failed"])})
                elif "id" in word:
                    with self._lock:
                        words = self._listeners.get(word["id"])
                    if words is not None:
                        words.put(word)
        code = self._process.wait()
        self._printer.join(_PATIENCE)
        self._tell_all({"died": self._cause_of_death(code)})

    def _tell_all(self, word: Word) -> None:
        with self._lock:
            if self._last is None:
                self._last = word
            for words in self._listeners.values():
                words.put(word)

    def _keep_prints(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as lines:
            for line in lines:
                self._printed.append(_printable(line))

    def _cause_of_death(self, code: int) -> str:
        how = f"exit code {code}"
        if code < 0:
            with contextlib.suppress(ValueError):
                how = signal.Signals(-code).name
        complaints = [line for line in self._printed if "error" in line.lower() or "failed" in line.lower()]
        return ", ".join([how, *complaints[-1:]])


def _printable(text: str) -> str:
    """What may stand in a one-line message: a GGUF's own strings can carry anything."""
    return "".join(c if c.isprintable() else " " for c in text).strip()[:300]
