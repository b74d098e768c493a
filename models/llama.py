"""A language model in a GGUF file, run by llama.cpp in a child process.

llama.cpp prints where it likes, is not thread-safe and may crash on a broken file; none of that reaches the tutor. The
child (`models.llama_child`) is started when first needed, again after a crash, and ends with its parent.
"""

from __future__ import annotations

import contextlib
import itertools
import threading
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.chat import Segment, render
from models.process import ChildProcess, Word, Words
from models.processors import physical_cores
from models.store import ModelFile, check
from sansu.language_model import Guidance, Guide, Message, ModelError

# Bytes of a model that one thread computes faster than two agree: 560 tokens/s against 180 on a busy machine (8 x 256).
_SMALL = 64 * 2**20
_CANCELLED: Final[Word] = {"done": "cancelled"}


@dataclass(frozen=True, slots=True)
class _Request:
    """What is under way: its number, what the child says on it, and whether anyone still wants to hear it."""

    number: int
    words: Words
    cancelled: threading.Event


class LlamaModel:
    """A `sansu.language_model.LanguageModel`. One generation at a time: a new one ends the one before."""

    def __init__(self, file: ModelFile, *, threads: int | None = None) -> None:
        """Loads nothing yet.

        threads: processor threads that compute; None for one a physical core, and one alone for a small file.
        """
        self.name = file.name
        self._file = file
        self._threads = threads or (1 if file.bytes < _SMALL else physical_cores())
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()  # held for moments only: `cancel` waits for it
        self._starting = threading.Lock()  # held while a file is checked, which may take seconds
        self._child: ChildProcess | None = None
        self._current: _Request | None = None
        self._closed = False

    @property
    def process_id(self) -> int | None:
        """The process that holds the model's memory; None before it was first needed."""
        return self._child.pid if self._child is not None else None

    def start(self) -> None:
        """Begins to load the model and does not wait for it; `generate` does so by itself.

        Raises:
            ModelError: the file's SHA-256 is not the catalogue's.
        """
        self._living_child()

    def generate(
        self,
        messages: Sequence[Message],
        *,
        guide: Guide | None = None,
        stop: Sequence[str] = (),
        seed: int = 0,
        temperature: float = 0.7,
        max_tokens: int = 512,
    ) -> Iterator[str]:
        """See `sansu.language_model.LanguageModel.generate`. Temperature 0 takes the likeliest token each time.

        Raises:
            ValueError: the guide took back characters that were given out already.
        """
        if self._file.form is None:
            raise ModelError(f"{self.name}: このモデルの対話の形式にはまだ対応していません。")
        segments = render(messages, self._file.form)
        return self.generate_after(
            segments, guide=guide, stop=stop, seed=seed, temperature=temperature, max_tokens=max_tokens
        )

    def generate_after(
        self,
        segments: Sequence[Segment],
        *,
        guide: Guide | None = None,
        stop: Sequence[str] = (),
        seed: int = 0,
        temperature: float = 0.7,
        max_tokens: int = 512,
    ) -> Iterator[str]:
        """As `generate`, behind a prompt given as segments."""
        asked = {
            "do": "generate",
            "segments": segments,
            "guided": guide is not None,
            "seed": seed,
            "temperature": temperature,
            "max_tokens": max_tokens,
        }
        return self._answer(self._begin(), asked, guide, tuple(filter(None, stop)))

    def prompt_ids(self, segments: Sequence[Segment]) -> list[int]:
        """The token ids that the model reads for `segments`."""
        request = self._begin()
        with self._ended(request):
            self._ask(request, {"do": "tokenize", "segments": segments})
            word = self._next(request)
            if "ids" not in word:
                raise ModelError(f"{self.name}: 中断されました。")
            ids: list[int] = word["ids"]
            return ids

    def cancel(self) -> None:
        """Ends the running generation at once; the child itself stops between two operations of its graph."""
        with self._lock:
            request = self._current
        if request is None:
            return
        request.cancelled.set()
        request.words.put(_CANCELLED)
        if (child := self._child) is not None:
            child.send({"do": "cancel", "id": request.number})

    def close(self) -> None:
        self.cancel()
        self._closed = True
        with self._starting:
            if self._child is not None:
                self._child.stop()

    def _answer(self, request: _Request, asked: Word, guide: Guide | None, stop: tuple[str, ...]) -> Iterator[str]:
        text, given = "", 0
        with self._ended(request):
            child = self._ask(request, asked)
            while "piece" in (word := self._next(request)):
                text += word["piece"]
                if guide is not None:
                    text = _guided(text, given, guide(text), request.number, child)
                end, stopped = _safe_end(text, given, stop)
                if end > given:
                    piece, given = text[given:end], end
                    yield piece
                if stopped:
                    return
            if word is not _CANCELLED and given < len(text):
                yield text[given:]

    def _begin(self) -> _Request:
        self.cancel()
        request = _Request(next(self._numbers), Words(), threading.Event())
        with self._lock:
            self._current = request
        return request

    @contextlib.contextmanager
    def _ended(self, request: _Request) -> Iterator[None]:
        """Whatever ends a request (its end, an error, a consumer that walks away), the child must not go on with it."""
        try:
            yield
        finally:
            with self._lock:
                if self._current is request:
                    self._current = None
            if (child := self._child) is not None:
                child.forget(request.number)
                child.send({"do": "cancel", "id": request.number})

    def _ask(self, request: _Request, asked: Word) -> ChildProcess:
        child = self._living_child()
        child.listen(request.number, request.words)
        child.send({**asked, "id": request.number})
        return child

    def _next(self, request: _Request) -> Word:
        word = request.words.get()
        if request.cancelled.is_set():  # whatever the child had said by then
            return _CANCELLED
        if "failed" in word:
            raise ModelError(
                f"{self._file.path}: モデルを始められません（{word['failed']}）。別のモデルを選んでください。"
            )
        if "died" in word:
            raise ModelError(f"{self.name}: モデルが途中で止まりました（{word['died']}）。もう一度ためしてください。")
        if "error" in word:
            raise ModelError(f"{self.name}: {word['error']}")
        return word

    def _living_child(self) -> ChildProcess:
        with self._starting:
            if self._closed:
                raise ModelError(f"{self.name}: モデルはもう閉じられています。")
            if self._child is not None and self._child.alive:
                return self._child
            check(self._file)
            self._child = ChildProcess(
                path=self._file.path, form=self._file.form, context=self._file.context, threads=self._threads
            )
            weakref.finalize(self, self._child.stop)  # also at the interpreter's exit
            return self._child


def _guided(text: str, given: int, guidance: Guidance | None, number: int, child: ChildProcess) -> str:
    """The text after the guide's word, which the child is told."""
    if guidance is None:
        child.send({"do": "go", "id": number})
        return text
    if not given <= guidance.keep <= len(text):
        raise ValueError(f"the guide kept {guidance.keep} characters of {len(text)}, {given} of them given out already")
    forbid = "".join(sorted(guidance.forbid))
    child.send({"do": "guide", "id": number, "keep": guidance.keep, "text": guidance.text, "forbid": forbid})
    return text[: guidance.keep] + guidance.text


def _safe_end(text: str, given: int, stop: tuple[str, ...]) -> tuple[int, bool]:
    """How far `text` may be given out: up to a stop string (then True), or to what may become one."""
    found = [at for string in stop if (at := text.find(string, given)) >= 0]
    if found:
        return min(found), True
    held = (n for string in stop for n in range(1, len(string)) if text.endswith(string[:n]))
    return max(given, len(text) - max(held, default=0)), False
