"""How far every tensor of a GGUF file lies from the checkpoint's exact float32 values, a block of rows at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from convert.architecture import Source
from convert.checkpoint import ConvertError
from convert.dequantizer import to_float
from convert.gguf_file import GgufTensor
from convert.quantizer import cores, in_order
from convert.verify.gates import Limits, limits_of
from convert.verify.report import Check, TensorError, percent

# Weights in one block: 4 MiB of float32 from each side.
_BLOCK_WEIGHTS = 1 << 20
_SMALLEST_ROW = 0.01

Sums = npt.NDArray[np.float64]


def tensor_errors(
    sources: Mapping[str, Source],
    tensors: Mapping[str, GgufTensor],
    gates: Mapping[str, Limits],
    tell: Callable[[int, int], None],
) -> list[TensorError]:
    """The errors of every tensor that both sides have in the same shape, the worst share of its gate first.

    Raises:
        ConvertError: NaN or Inf in the checkpoint, or a file that can't be read.
    """
    shared = [name for name, source in sources.items() if name in tensors and tensors[name].shape == source.shape]
    total = sum(math.prod(tensors[name].shape) for name in shared)
    done = 0
    errors = []
    with ThreadPoolExecutor(cores()) as threads:
        for name in shared:
            tensor = tensors[name]
            parts = []
            for part in _squares(sources[name], tensor, threads) if _holds_weights(tensor) else ():
                parts.append(part)
                done += part.shape[1] * tensor.columns
                tell(done, total)
            limits = limits_of(tensor.type_name, gates)
            error, row_error = relative(np.concatenate(parts, axis=1)) if parts else (math.inf, math.inf)
            errors.append(TensorError(name, tensor.type_name, error, limits.error, row_error, limits.row_error))
    return sorted(errors, key=lambda one: -one.share)


def error_checks(errors: list[TensorError]) -> list[Check]:
    """One check a tensor type: its worst tensor against the type's gate."""
    by_type: dict[str, list[TensorError]] = {}
    for one in errors:
        by_type.setdefault(one.type, []).append(one)
    return [_error_check(type_, found) for type_, found in sorted(by_type.items())]


def _error_check(type_: str, found: list[TensorError]) -> Check:
    worst = max(one.error for one in found)
    worst_row = max(one.row_error for one in found)
    beyond = [one for one in found if not one.ok]
    shown = ", ".join(f"{one.name} {percent(one.error)} (row {percent(one.row_error)})" for one in beyond[:4])
    more = f" and {len(beyond) - 4} more" if len(beyond) > 4 else ""
    return Check(
        name=f"error of {type_} ({len(found)} tensor{'s'[: len(found) > 1]})",
        status="fail" if beyond else "pass",
        value=f"{percent(worst)}, row {percent(worst_row)}",
        gate=f"<= {percent(found[0].gate)}, row {percent(found[0].row_gate)}",
        detail=f"not the checkpoint's values: {shown}{more}" if beyond else "",
        number=worst,
    )


def _squares(source: Source, tensor: GgufTensor, threads: ThreadPoolExecutor) -> Iterator[Sums]:
    """float64, shape (2, rows of a block): each row's sum of squared differences and of the checkpoint's squares.

    A few blocks are in memory at a time.
    """
    step = max(1, _BLOCK_WEIGHTS // tensor.columns)

    def one(start: int, stop: int) -> Sums:
        try:
            exact = source.read(start, stop)
        except ConvertError as error:
            raise ConvertError(str(error) if "tensor" in str(error) else f"tensor {tensor.name}: {error}") from None
        with np.errstate(invalid="ignore", over="ignore"):  # NaN and Inf in the file: the error becomes infinite
            off = np.subtract(tensor.read(start, stop), exact)
            # float64: the square of a float32 may not fit a float32
            return np.stack([np.einsum("ij,ij->i", part, part, dtype=np.float64) for part in (off, exact)])

    starts = range(0, tensor.rows, step)
    yield from in_order(threads, one, ((start, min(start + step, tensor.rows)) for start in starts))


def _holds_weights(tensor: GgufTensor) -> bool:
    try:
        return tensor.type_name == "F32" or bool(to_float(tensor.type))
    except ConvertError:
        return False


def relative(sums: Sums) -> tuple[float, float]:
    """The whole tensor's error and the worst row's.

    A row counts as no smaller than a hundredth of the others: the rows of tokens that were never trained may be too
    small for any 16-bit scale, and nobody sees the difference.
    """
    noise, signal = sums
    if not np.isfinite(noise).all():
        return math.inf, math.inf
    if not noise.any():
        return 0.0, 0.0
    if not signal.any():
        return math.inf, math.inf
    rows = noise / np.maximum(signal, signal.mean() * _SMALLEST_ROW**2)
    return math.sqrt(noise.sum() / signal.sum()), math.sqrt(rows.max())
