"""One GGUF in memory and the generation of one answer at a time, over llama.cpp's own decoder and samplers.

Lives in the child process only (`models.llama_child`).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Sequence
from typing import Any, Literal

from models.answer import Answer
from models.llama_api import api
from models.tokenization import Vocabulary
from sansu.language_model import Guidance

Ending = Literal["stop", "length", "context"]
TOP_P = 0.9  # what the makers of llm-jp-4 sample with
_BATCH = 512  # tokens that are read at once
_WARN, _ERROR = 3, 4  # GGML_LOG_LEVEL_ in ggml.h


class Cancelled(Exception):
    """The abort flag was set while the model was reading or writing."""


class EngineError(RuntimeError):
    """llama.cpp could not load the model, or gave up on it."""


class AbortFlag:
    """A flag that llama.cpp reads by itself between two operations of its graph.

    The callback is the C library's `strlen` on the flag's own two bytes: 0 for an empty string, 1 once a character is
    set. A Python callback would fetch the GIL hundreds of times a token.
    """

    def __init__(self) -> None:
        self._bytes = ctypes.create_string_buffer(2)
        library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
        self.callback = ctypes.cast(library.strlen, api.ggml_abort_callback)
        self.address = ctypes.cast(self._bytes, ctypes.c_void_p)

    def set(self) -> None:
        self._bytes[0] = b"\x01"

    def clear(self) -> None:
        self._bytes[0] = b"\x00"

    def is_set(self) -> bool:
        return bool(self._bytes[0] != b"\x00")


_errors: list[str] = []  # llama.cpp returns no reason when it cannot load; its first error is the reason


@api.llama_log_callback  # type: ignore[untyped-decorator]
def _log(level: int, text: bytes, _: object) -> None:
    """Keeps llama.cpp's warnings and errors of the thousand lines that it logs while it loads."""
    line = text.decode("utf-8", "replace")
    if level in (_WARN, _ERROR):
        sys.stderr.write(line)
    if level == _ERROR:
        _errors.append(line.strip())


class Engine:
    """A loaded model with one sequence in its KV cache."""

    def __init__(self, path: str, *, form: str | None, context: int, threads: int, abort: AbortFlag) -> None:
        """
        Args:
            form: the chat form whose control tokens the vocabulary must hold; None for raw segments.
            context: tokens of prompt and answer together; 0 for what the model was trained with, 4096 at most (the KV
                cache of a model with a long context would fill a laptop).

        Raises:
            EngineError: the file cannot be loaded, or its vocabulary lacks a control token of `form`.
        """
        api.llama_log_set(_log, None)
        api.llama_backend_init()
        self._model = api.llama_model_load_from_file(path.encode(), api.llama_model_default_params())
        if not self._model:
            raise EngineError(", ".join(["llama.cpp could not load the file", *_errors[:1]]))
        try:
            self.vocabulary = Vocabulary(self._model, form, path)
        except ValueError as error:
            raise EngineError(str(error)) from error
        params = api.llama_context_default_params()
        params.n_ctx = context or min(api.llama_model_n_ctx_train(self._model), 4096)
        params.n_batch = params.n_ubatch = min(_BATCH, params.n_ctx)
        params.n_threads = params.n_threads_batch = threads
        self._context = api.llama_init_from_model(self._model, params)
        if not self._context:
            raise EngineError("llama.cpp could not make a context (too little memory?)")
        self.context: int = params.n_ctx
        self._memory = api.llama_get_memory(self._context)
        self._abort = abort
        api.llama_set_abort_callback(self._context, abort.callback, abort.address)
        self._cached: list[int] = []  # the tokens whose keys and values are in the cache

    def generate(
        self,
        prompt: Sequence[int],
        *,
        seed: int,
        temperature: float,
        max_tokens: int,
        give: Callable[[str], Guidance | None],
    ) -> Ending:
        """Writes an answer behind `prompt`, calling `give` with each piece (whole characters) as it comes.

        What `give` returns corrects the answer before the next token. Neither the answer's tokens, forced ones
        included, nor those that the model wrote, taken back ones included, become more than `max_tokens`.

        Raises:
            Cancelled: the abort flag was set.
            EngineError: the prompt fills the context, or llama.cpp failed.
        """
        if not prompt:
            raise EngineError("the prompt is empty")
        if len(prompt) >= self.context:
            room = self.context - 1
            raise EngineError(f"文章が長すぎます（{len(prompt)}トークン。読めるのは{room}まで）。短くしてください。")
        answer = Answer(drops_space=self.vocabulary.adds_space)
        forbid: frozenset[str] = frozenset()
        sampler = _sampler(seed, temperature, self.vocabulary)
        try:
            for _ in range(max_tokens):
                if len(answer.ids) >= max_tokens:
                    break
                tokens = [*prompt, *answer.ids]
                if len(tokens) > self.context:
                    return "context"
                self._read(tokens)
                self._forbid(forbid, at_start=not answer.text)
                token = api.llama_sampler_sample(sampler, self._context, -1)
                if token in self.vocabulary.stop_ids:
                    return "stop"
                piece = answer.add(token, self.vocabulary.piece(token))
                if not piece:
                    continue
                guidance = give(piece)
                forbid = guidance.forbid if guidance else frozenset()
                if guidance:
                    self._correct(answer, guidance)
            return "length"
        finally:
            api.llama_sampler_free(sampler)

    def close(self) -> None:
        api.llama_free(self._context)
        api.llama_model_free(self._model)

    def _correct(self, answer: Answer, guidance: Guidance) -> None:
        stay, rest = answer.cut(guidance.keep)
        text = rest + guidance.text
        if not text:
            return
        encode = self.vocabulary.encode_continuation if stay else self.vocabulary.encode
        for token in encode(text):
            answer.add(token, self.vocabulary.piece(token))
        if len(answer.text) != guidance.keep + len(guidance.text):
            raise EngineError(f"the vocabulary cannot write {text[:40]!r}")

    def _read(self, tokens: list[int]) -> None:
        """Brings the cache to `tokens` and the last token's logits up to date, reading only what is new."""
        shared = _common(self._cached, tokens)
        start = min(shared, len(tokens) - 1)  # at least one token is read, for its logits
        self._rewind(start)
        for at in range(start, len(tokens), _BATCH):
            chunk = tokens[at : at + _BATCH]
            array = (api.llama_token * len(chunk))(*chunk)
            if self._abort.is_set():
                raise Cancelled
            status = api.llama_decode(self._context, api.llama_batch_get_one(array, len(chunk)))
            if status == 2:
                self._rewind(at)  # part of the chunk may be in the cache
                raise Cancelled
            if status != 0:
                self._rewind(0)
                raise EngineError(f"llama_decode failed with status {status}")
            self._cached += chunk

    def _rewind(self, length: int) -> None:
        api.llama_memory_seq_rm(self._memory, 0, length, -1)
        del self._cached[length:]

    def _forbid(self, characters: frozenset[str], *, at_start: bool) -> None:
        if not characters:
            return
        logits = api.llama_get_logits_ith(self._context, -1)
        for token in self.vocabulary.starting_with(characters, at_start=at_start):
            logits[token] = float("-inf")


def _sampler(seed: int, temperature: float, vocabulary: Vocabulary) -> Any:
    never = vocabulary.never_written
    biases = (api.llama_logit_bias * len(never))(*((token, float("-inf")) for token in never))
    chain = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
    api.llama_sampler_chain_add(chain, api.llama_sampler_init_logit_bias(vocabulary.size, len(never), biases))
    if temperature <= 0:
        api.llama_sampler_chain_add(chain, api.llama_sampler_init_greedy())
        return chain
    api.llama_sampler_chain_add(chain, api.llama_sampler_init_temp(temperature))
    api.llama_sampler_chain_add(chain, api.llama_sampler_init_top_p(TOP_P, 1))
    # 0xFFFFFFFF would ask llama.cpp for a seed of its own choosing
    api.llama_sampler_chain_add(chain, api.llama_sampler_init_dist(seed % 0xFFFFFFFF))
    return chain


def _common(first: list[int], second: list[int]) -> int:
    """The length of the common beginning."""
    if second[: len(first)] == first:  # the usual case, at the speed of C
        return len(first)
    pairs = enumerate(zip(first, second, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(first), len(second)))
