"""float32 rows -> quantized bytes, by ggml's own routines, on all cores.

`ggml_quantize_chunk` (ggml.h) lives in the ggml-base library that llama-cpp-python installs. It is thread-safe and
ctypes releases the GIL, so plain threads use every core. The library is opened alone: importing llama_cpp takes longer.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from convert.architecture import Source
from convert.checkpoint import ConvertError
from convert.mixture import GgmlType, row_bytes

Block = npt.NDArray[np.uint8]

# Weights in one block: 4 MiB of float32, small enough for a bounded memory, large enough to hide the hand-over.
_BLOCK_WEIGHTS = 1 << 20


@cache
def _library() -> ctypes.CDLL:
    spec = find_spec("llama_cpp")
    folders = [Path(place) / "lib" for place in (spec.submodule_search_locations or [])] if spec else []
    name = {"win32": "ggml-base.dll", "darwin": "libggml-base.dylib"}.get(sys.platform, "libggml-base.so")
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if found is None:
        raise ConvertError(f"{name} was not found: install llama-cpp-python (pip install llama-cpp-python)")
    library = ctypes.CDLL(str(found))
    library.ggml_quantize_chunk.restype = ctypes.c_size_t
    library.ggml_quantize_chunk.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    library.ggml_validate_row_data.restype = ctypes.c_bool
    library.ggml_validate_row_data.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    return library


def quantize_rows(values: npt.NDArray[np.float32], type_: GgmlType) -> Block:
    """Quantizes float32 rows, shape (rows, columns), C-contiguous, columns a multiple of the type's block.

    Returns:
        uint8, shape (rows * bytes of a row,).

    Raises:
        ConvertError: a value that the type can't hold (beyond 65504 in F16), or no ggml library.
    """
    rows, columns = values.shape
    out = np.empty(rows * row_bytes(type_, columns), dtype=np.uint8)
    library = _library()
    written = library.ggml_quantize_chunk(type_, values.ctypes.data, out.ctypes.data, 0, rows, columns, None)
    if written != out.nbytes:
        raise ConvertError(
            f"ggml wrote {written} bytes of {type_.name}, {out.nbytes} were due: install the pinned ggml"
        )
    if not library.ggml_validate_row_data(type_, out.ctypes.data, out.nbytes):
        raise ConvertError(f"a value is too large for {type_.name}: choose BF16 or F32")
    return out


def quantize(source: Source, type_: GgmlType, threads: ThreadPoolExecutor) -> Iterator[Block]:
    """Blocks of a whole tensor's bytes, in order; a few blocks are in memory at a time.

    Raises:
        ConvertError: as `quantize_rows`, with the tensor's name, or NaN or Inf in the tensor.
    """
    rows, columns = source.rows, source.columns
    step = max(1, _BLOCK_WEIGHTS // columns)

    def one(start: int) -> Block:
        try:
            return quantize_rows(source.read(start, min(start + step, rows)), type_)
        except ConvertError as error:
            if source.tensor.name in str(error):
                raise
            raise ConvertError(f"tensor {source.tensor.name}: {error}") from None

    waiting: deque[Future[Block]] = deque()
    try:
        for start in range(0, rows, step):
            waiting.append(threads.submit(one, start))
            if len(waiting) > 2 * cores():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
