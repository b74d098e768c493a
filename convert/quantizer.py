"""float32 rows -> quantized bytes, by ggml's own routines, on all cores.

`ggml_quantize_chunk` (ggml.h) lives in the ggml-base library that llama-cpp-python installs. It is thread-safe and
ctypes releases the GIL, so plain threads use every core. The library is opened alone: importing llama_cpp takes longer.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows
from convert.mixture import GgmlType, row_bytes

Block = npt.NDArray[np.uint8]
Result = TypeVar("Result")

# Weights in one block: 1 MiB of float32 stays in a core's cache between reading and quantizing, and the cores wait for
# each other only a few milliseconds at a tensor's end.
_BLOCK_WEIGHTS = 1 << 18


class Matrices(Protocol):
    """What is quantized: architecture.Source, or anything else whose rows can be read so."""

    @property
    def name(self) -> str: ...

    @property
    def matrices(self) -> int: ...

    @property
    def rows(self) -> int:
        """Rows of all matrices."""
        ...

    @property
    def columns(self) -> int: ...

    def read(self, start: int, stop: int) -> Rows:
        """float32 rows start..stop, shape (stop - start, columns), C-contiguous."""
        ...


@cache
def library() -> ctypes.CDLL:
    """ggml-base, with the routines below declared.

    Raises:
        ConvertError: llama-cpp-python is not installed.
    """
    spec = find_spec("llama_cpp")
    folders = [Path(place) / "lib" for place in (spec.submodule_search_locations or [])] if spec else []
    name = {"win32": "ggml-base.dll", "darwin": "libggml-base.dylib"}.get(sys.platform, "libggml-base.so")
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if found is None:
        raise ConvertError(f"{name} was not found: install llama-cpp-python (pip install llama-cpp-python)")
    ggml = ctypes.CDLL(str(found))
    ggml.ggml_quantize_chunk.restype = ctypes.c_size_t
    ggml.ggml_quantize_chunk.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    ggml.ggml_validate_row_data.restype = ctypes.c_bool
    ggml.ggml_validate_row_data.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    return ggml


def quantize_rows(values: Rows, type_: GgmlType, importance: Rows | None = None) -> Block:
    """Quantizes float32 rows, shape (rows, columns), C-contiguous, columns a multiple of the type's block.

    Args:
        values: the rows, of one matrix.
        type_: what they become.
        importance: float32, shape (columns,), C-contiguous: how much each column's error weighs.

    Returns:
        uint8, shape (rows * bytes of a row,).

    Raises:
        ConvertError: a value that the type can't hold (beyond 65504 in F16), or no ggml library.
    """
    rows, columns = values.shape
    out = np.empty(rows * row_bytes(type_, columns), dtype=np.uint8)
    weights = None if importance is None else importance.ctypes.data
    written = library().ggml_quantize_chunk(type_, values.ctypes.data, out.ctypes.data, 0, rows, columns, weights)
    if written != out.nbytes:
        raise ConvertError(
            f"ggml wrote {written} bytes of {type_.name}, {out.nbytes} were due: install the pinned ggml"
        )
    if not library().ggml_validate_row_data(type_, out.ctypes.data, out.nbytes):
        raise ConvertError(f"a value is too large for {type_.name}: choose BF16 or F32")
    return out


def quantize(
    source: Matrices, type_: GgmlType, threads: ThreadPoolExecutor, importance: Rows | None = None
) -> Iterator[Block]:
    """Blocks of a whole tensor's bytes, in order; a few blocks are in memory at a time.

    Args:
        source: the tensor.
        type_: what it becomes.
        threads: workers, one a core.
        importance: float32, shape (matrices, columns): `mixture.Choice.importance`.

    Raises:
        ConvertError: as `quantize_rows`, with the tensor's name, or NaN or Inf in the tensor.
    """
    rows, columns = source.rows, source.columns
    each = rows // source.matrices
    step = max(1, min(each, _BLOCK_WEIGHTS // columns))
    weights = None if importance is None else np.ascontiguousarray(importance, dtype=np.float32)
    if weights is not None and weights.shape != (source.matrices, columns):
        raise ValueError(f"{source.name}: importance of shape {weights.shape}, {(source.matrices, columns)} is due")

    def one(start: int, stop: int) -> Block:
        try:
            row = None if weights is None else weights[start // each]
            return quantize_rows(source.read(start, stop), type_, row)
        except ConvertError as error:
            if source.name in str(error):
                raise
            raise ConvertError(f"tensor {source.name}: {error}") from None

    # A block never crosses two matrices: each has importance of its own.
    starts = ((start, first + each) for first in range(0, rows, each) for start in range(first, first + each, step))
    yield from in_order(threads, one, ((start, min(start + step, end)) for start, end in starts))


def in_order(
    threads: ThreadPoolExecutor, work: Callable[[int, int], Result], spans: Iterable[tuple[int, int]]
) -> Iterator[Result]:
    """What `work` gives for each (start, stop), in their order; a few for each core are under way at a time."""
    waiting: deque[Future[Result]] = deque()
    try:
        for start, stop in spans:
            waiting.append(threads.submit(work, start, stop))
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
