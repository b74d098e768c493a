"""The process that owns llama.cpp: `python -m models.llama_child`, started by `models.llama` and nobody else.

JSON objects, one a line, come in on stdin and go out on stdout. In: `load`, `generate`, `go`, `guide`, `cancel`,
`tokenize`. Out: `ready` or `failed` once, then for a request's `id`: `piece`, `ids`, `done`, `error`. A guided
generation waits after each piece for `go` or `guide`. The process ends when its stdin does: no parent, no child.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from typing import IO, Any

Request = dict[str, Any]


def main() -> None:
    requests, replies = _take_pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's business
    # Imported only now: whatever loading the library prints must not get between the messages.
    from models.chat import Segment, prompt_ids
    from models.engine import AbortFlag, Cancelled, Engine, EngineError
    from sansu.language_model import Guidance

    def say(**message: Any) -> None:
        replies.write(json.dumps(message) + "\n")
        replies.flush()

    abort = AbortFlag()
    inbox = _Inbox(requests, abort)
    load = next(inbox)
    try:
        engine = Engine(load["path"], form=load["form"], context=load["context"], threads=load["threads"], abort=abort)
    except EngineError as error:
        say(failed=str(error))
        return
    vocabulary = engine.vocabulary
    say(ready=True, context=engine.context)

    for request in inbox:
        number = request["id"]
        if request["do"] not in ("generate", "tokenize") or inbox.is_cancelled(number):
            continue  # a word on a generation that has ended

        def give(piece: str, number: int = number, guided: bool = bool(request.get("guided"))) -> Guidance | None:
            say(id=number, piece=piece)
            reply = inbox.answer_to(number) if guided else None
            if reply is None or reply["do"] == "go":
                return None
            return Guidance(reply["keep"], reply["text"], frozenset(reply["forbid"]))

        try:
            segments = [Segment(*segment) for segment in request["segments"]]
            ids = prompt_ids(segments, vocabulary.encode, vocabulary.special_ids)
            if request["do"] == "tokenize":
                say(id=number, ids=ids)
                continue
            ending = engine.generate(
                ids,
                seed=request["seed"],
                temperature=request["temperature"],
                max_tokens=request["max_tokens"],
                give=give,
            )
            say(id=number, done=ending)
        except (Cancelled, _Stopped):
            say(id=number, done="cancelled")
        except (EngineError, ValueError) as error:
            say(id=number, error=str(error))


class _Stopped(Exception):
    """The parent cancelled while its word on a piece was awaited."""


class _Inbox:
    """Requests in their order, read by a thread of its own so that a cancellation overtakes the work under way."""

    def __init__(self, pipe: IO[str], abort: Any) -> None:
        self._pipe = pipe
        self._abort = abort
        self._queue: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._cancelled = 0  # every generation up to this number is
        self._lock = threading.Lock()
        self._running = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __iter__(self) -> Iterator[Request]:
        return self

    def __next__(self) -> Request:
        request = self._queue.get()
        with self._lock:
            self._running = request.get("id", 0)
            if self._running > self._cancelled:
                self._abort.clear()
        return request

    def is_cancelled(self, number: int) -> bool:
        return number <= self._cancelled

    def answer_to(self, number: int) -> Request:
        """The parent's word on the piece just given, `go` or `guide`."""
        while True:
            request = self._queue.get()
            if request["id"] == number and request["do"] in ("go", "guide"):
                return request
            if request["id"] == number and request["do"] == "cancel":
                raise _Stopped

    def _listen(self) -> None:
        for line in self._pipe:
            request: Request = json.loads(line)
            if request["do"] == "cancel":
                with self._lock:
                    self._cancelled = max(self._cancelled, request["id"])
                    if self._running <= self._cancelled:
                        self._abort.set()
            self._queue.put(request)
        os._exit(0)  # at once, also in the middle of a long decode


def _take_pipes() -> tuple[IO[str], IO[str]]:
    """The parent's pipes under new descriptors; 0 reads nothing, 1 goes where 2 goes, so that prints do no harm."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdout.flush()
    os.dup2(2, 1)
    return requests, replies


if __name__ == "__main__":
    main()
