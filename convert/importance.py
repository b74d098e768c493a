"""llama.cpp's importance matrix: how much the error of each weight column matters, from activations on a text.

Format: a GGUF by tools/imatrix (`<tensor>.in_sum2`, sums of squared activations, and `<tensor>.counts`, tokens seen).
The arithmetic is that of common/imatrix-loader.cpp and tools/quantize/quantize.cpp, bit for bit.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows
from convert.gguf_file import GgufFile, GgufTensor, read_gguf
from convert.mixture import GgmlType
from convert.writer import Value

_SUMS, _COUNTS = ".in_sum2", ".counts"
_LONGEST_TEXT = 127  # bytes of a text value that llama-quantize can set (llama_model_kv_override)


@dataclass(frozen=True, slots=True)
class Importance:
    """An importance matrix. `metadata` is what llama-quantize notes of it in its output."""

    rows: Mapping[str, Rows]
    metadata: dict[str, Value]

    def of(self, name: str) -> Rows | None:
        """float32, shape (matrices, columns), for a GGUF tensor; None where the file has nothing for it.

        A stack of experts may have been counted as one: then it is one row of matrices * columns.
        """
        return self.rows.get(name)


def read_importance(path: Path) -> Importance:
    """Reads an importance matrix.

    Raises:
        ConvertError: the old .dat form, no importance matrix, a broken one, NaN or Inf in it.
    """
    _refuse_old_form(path)
    file = read_gguf(path)
    count, datasets = _whole(file, "imatrix.chunk_count"), file.metadata.get("imatrix.datasets")
    names = {name.removesuffix(end) for end in (_SUMS, _COUNTS) for name in file.tensors if name.endswith(end)}
    if count is None or _whole(file, "imatrix.chunk_size") is None or not isinstance(datasets, list) or not names:
        raise ConvertError(f"{path} is no importance matrix: make one with llama-imatrix")
    rows = {name: _rows(file, name) for name in sorted(names)}
    metadata: dict[str, Value] = {"quantize.imatrix.file": _shortened(str(path))}
    if datasets:
        metadata["quantize.imatrix.dataset"] = _shortened(datasets[0])
    metadata["quantize.imatrix.entries_count"] = len(rows)
    if count > 0:
        metadata["quantize.imatrix.chunks_count"] = count
    return Importance(rows, metadata)


def _rows(file: GgufFile, name: str) -> Rows:
    sums, counts = file.tensors.get(name + _SUMS), file.tensors.get(name + _COUNTS)
    if sums is None or counts is None:
        lacking = _SUMS if sums is None else _COUNTS
        raise ConvertError(f"{file.path} lacks {name}{lacking}: make the importance matrix again")
    values, seen = _floats(sums), _floats(counts)
    if values.size % seen.size:
        raise ConvertError(f"{file.path}: {name} has {values.size} sums for {seen.size} counts: make it again")
    # std::lround: halves away from zero. The number of tokens is exact in float64.
    rounded = np.trunc(seen.astype(np.float64) + np.copysign(0.5, seen)).astype(np.float32)[:, None]
    values = values.reshape(seen.size, -1)
    # An expert that no token came to weighs all columns alike.
    return np.where(rounded > 0, values / np.where(rounded > 0, rounded, np.float32(1)), np.float32(1))


def _floats(tensor: GgufTensor) -> npt.NDArray[np.float32]:
    if tensor.type != GgmlType.F32:
        raise ConvertError(f"{tensor.path}: {tensor.name} is {tensor.type_name}, not F32: make the matrix again")
    values = tensor.raw(0, tensor.rows).view("<f4").astype(np.float32, copy=False)
    if not np.isfinite(values).all():
        raise ConvertError(f"{tensor.path}: {tensor.name} holds NaN or Inf: make the importance matrix again")
    return values


def _whole(file: GgufFile, key: str) -> int | None:
    value = file.metadata.get(key)
    return value if type(value) is int else None


def _shortened(text: str) -> str:
    return text.encode("utf-8", "replace")[:_LONGEST_TEXT].decode("utf-8", "ignore")


def _refuse_old_form(path: Path) -> None:
    # It has no magic: how many entries, then the first one's name after its length.
    try:
        with path.open("rb") as file:
            head = file.read(8 + 64)
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): give an importance matrix") from None
    if head.startswith(b"GGUF") or len(head) < 9:
        return
    entries, length = struct.unpack("<ii", head[:8])
    name = head[8 : 8 + max(0, length)]
    if entries > 0 and 0 < length <= 64 and len(name) == length and name.isascii() and b"." in name:
        raise ConvertError(
            f"{path} is an importance matrix in the old .dat form: convert it with "
            f"llama-imatrix --in-file {path.name} --output-format gguf -o {path.stem}.gguf"
        )
