"""Stock llama.cpp on a file that nobody trusts yet: `python -m convert.verify.child`, started by verify/stock.py.

A broken file may crash llama.cpp; then this process dies and not the command. On stdin: one JSON object
`{"path", "window", "threads"}`, then one JSON value a line. With window 0 only the vocabulary is loaded, a line is a
text and its answer a JSON list of ids. Otherwise a line is a list of ids, at most `window` of them, and its answer
float32 logits (ids, vocabulary), raw and in the machine's byte order. Before all answers: `{"ready": vocabulary size}`
or `{"failed": reason}`.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from typing import Any, BinaryIO

_ERROR = 4  # ggml_log_level


def main() -> None:
    requests, replies = _take_pipes()
    from llama_cpp import llama_cpp as api

    # Kept in a variable: ctypes would free it, and llama.cpp calls it for as long as the process lives.
    log = api.llama_log_callback(_print_errors)
    api.llama_log_set(log, ctypes.c_void_p(0))
    api.llama_backend_init()
    order: dict[str, Any] = json.loads(requests.readline())
    params = api.llama_model_default_params()
    params.n_gpu_layers = 0
    params.vocab_only = order["window"] == 0
    params.check_tensors = True
    model: Any = api.llama_model_load_from_file(os.fsencode(order["path"]), params)
    if not model:
        _say(replies, {"failed": "llama.cpp can't load the file"})
        return
    vocabulary: Any = api.llama_model_get_vocab(model)
    size = api.llama_vocab_n_tokens(vocabulary)
    if order["window"] == 0:
        _say(replies, {"ready": size})
        for line in requests:
            _say(replies, _ids(api, vocabulary, json.loads(line)))
        return
    context = _context(api, model, order["window"], order["threads"])
    if not context:
        _say(replies, {"failed": "llama.cpp can't make a context for the model"})
        return
    _say(replies, {"ready": size})
    for line in requests:
        _write_logits(api, context, json.loads(line), size, replies)


def _ids(api: Any, vocabulary: Any, text: str) -> list[int]:
    """Ids as stock clients get them: with the tokens that the file says are added, control tokens read in the text."""
    data = text.encode()
    room = len(data) + 16
    ids = (api.llama_token * room)()
    count = api.llama_tokenize(vocabulary, data, len(data), ids, room, True, True)
    return list(ids[: max(count, 0)])


def _context(api: Any, model: Any, window: int, threads: int) -> Any:
    params = api.llama_context_default_params()
    params.n_ctx = params.n_batch = params.n_ubatch = window
    params.n_threads = params.n_threads_batch = threads
    params.type_k = params.type_v = api.GGML_TYPE_F32  # the file's error alone, without the cache's
    params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED
    return api.llama_init_from_model(model, params)


def _write_logits(api: Any, context: Any, ids: list[int], size: int, replies: BinaryIO) -> None:
    api.llama_memory_clear(api.llama_get_memory(context), True)
    batch = api.llama_batch_init(len(ids), 0, 1)
    try:
        batch.n_tokens = len(ids)
        for i, token in enumerate(ids):
            batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.logits[i] = token, i, 1, True
            batch.seq_id[i][0] = 0
        if api.llama_decode(context, batch) != 0:
            raise SystemExit("error: llama.cpp can't compute the logits")
        for i in range(len(ids)):
            replies.write(ctypes.string_at(api.llama_get_logits_ith(context, i), 4 * size))
        replies.flush()
    finally:
        api.llama_batch_free(batch)


def _say(replies: BinaryIO, value: Any) -> None:
    replies.write(json.dumps(value).encode() + b"\n")
    replies.flush()


def _print_errors(level: int, text: bytes, data: Any) -> None:
    if level == _ERROR:
        os.write(2, text)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The parent's pipes under new descriptors; 0 reads nothing, 1 goes where 2 goes, so that prints do no harm."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdout.flush()
    os.dup2(2, 1)
    return requests, replies


if __name__ == "__main__":
    main()
