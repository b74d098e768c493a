"""The base with a PEFT LoRA adapter merged: W + s·B·A in float32, when its rows are asked for.

A block of rows costs its own float32 and the adapter's factors; no whole matrix is ever made. The arithmetic is PEFT's
(peft/tuners/lora/layer.py, dora.py, variants.py; tuners/trainable_tokens/layer.py), without its rounding to 16 bits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock

import numpy as np

from convert.adapter_config import read_settings
from convert.adapter_file import EMBEDDINGS, HEAD, Adapter, Derived, Index, LowRank, read_adapter
from convert.checkpoint import ConvertError, Rows, TensorLike


def merged(tensors: Mapping[str, TensorLike], folder: Path, *, tied: bool | None = None) -> dict[str, TensorLike]:
    """The base's tensors with an adapter merged, each in float32 when its rows are read; safe to read in threads.

    Args:
        tensors: the base's.
        folder: adapter_config.json and adapter_model.safetensors, as PEFT's save_pretrained writes them.
        tied: config.json's tie_word_embeddings; None: tied where the base has no lm_head.

    Raises:
        ConvertError: an adapter of another kind, a variant that can't be merged, a tensor that is broken, left over,
            of a wrong shape or for a tensor that the base lacks. When rows are read: NaN or Inf.
    """
    head, embeddings = f"{HEAD}.weight", f"{EMBEDDINGS}.weight"
    if tied is None:
        tied = head not in tensors
    shapes = {name: tensor.shape for name, tensor in tensors.items()}
    if tied and embeddings in shapes:
        shapes[head] = shapes[embeddings]
    adapter = read_adapter(folder, shapes)
    if tied:
        _refuse_untying(adapter)
    result = {**tensors}
    for name, tensor in adapter.replaced.items():
        result[name] = tensor
    for name, updates in adapter.updates.items():
        if name in result:
            result[name] = _updated(result[name], updates)
    for name, (numbers, rows) in adapter.tokens.items():
        if name in result:
            result[name] = _with_rows(result[name], numbers, rows)
    for name, (scale, bias) in adapter.biases.items():
        result[name] = _shifted(result[name], scale, bias)
    if tied and head not in tensors:
        result.pop(head, None)
    return result


def notes(folder: Path, base: Path) -> tuple[str, ...]:
    """What the user should know of this adapter on this base, one line each: a base of another name.

    Raises:
        ConvertError: as `read_settings`.
    """
    trained_on = read_settings(folder).base
    if trained_on is None or Path(trained_on).name.lower() == base.resolve().name.lower():
        return ()
    return (f"the adapter says that it was trained on {trained_on}, and is merged into {base}",)


def _updated(base: TensorLike, updates: tuple[tuple[int, LowRank], ...]) -> TensorLike:
    """base + s·B·A, and with DoRA each row (of embeddings each column) brought to its length."""
    count = math.prod(base.shape[:-1])
    whole = len(updates) == 1 and updates[0][1].b.shape[0] == count

    def added(index: Index) -> Rows:
        block = base.rows(index)
        if whole:
            updates[0][1].add_to(block, index)
            return _lengthened(block, updates[0][1], index)
        numbers = np.arange(count)[index]
        for start, update in updates:  # experts of a stack
            mine = (numbers >= start) & (numbers < start + update.b.shape[0])
            if mine.any():
                chosen, part = numbers[mine] - start, block[mine]
                update.add_to(part, chosen)
                block[mine] = _lengthened(part, update, chosen)
        return block

    magnitude = updates[0][1].magnitude if updates[0][1].embedding else None
    lengths = None if magnitude is None else _Columns(added, base.shape, magnitude)

    def read(index: Index) -> Rows:
        with np.errstate(all="ignore"):  # what comes of it is checked
            block = added(index)
            if lengths is not None:
                block *= lengths.factors()
        if not np.isfinite(block).all():
            raise ConvertError(f"tensor {base.name} is NaN or Inf with the adapter merged: the adapter is broken")
        return block

    return Derived(base.name, base.shape, read)


def _lengthened(block: Rows, update: LowRank, index: Index) -> Rows:
    """DoRA of a linear layer: every row gets its magnitude as its length (peft/tuners/lora/variants.py)."""
    if update.magnitude is None or update.embedding:
        return block
    wanted = update.magnitude.rows(slice(None))[0][index]
    block *= (wanted / np.sqrt(np.square(block, dtype=np.float64).sum(axis=1))).astype(np.float32)[:, None]
    return block


class _Columns:
    """DoRA of embeddings: what brings each column of the whole table to its magnitude.

    The table is read once for it, in blocks, by the first thread that asks.
    """

    def __init__(self, read: Callable[[Index], Rows], shape: tuple[int, ...], magnitude: TensorLike) -> None:
        self._read = read
        self._shape = shape
        self._magnitude = magnitude
        self._lock = Lock()
        self._factors: Rows | None = None

    def factors(self) -> Rows:
        """float32, shape (columns,)."""
        with self._lock:
            if self._factors is None:
                squares = np.zeros(self._shape[1])
                for block in _blocks(self._shape):
                    squares += np.square(self._read(block), dtype=np.float64).sum(axis=0)
                self._factors = (self._magnitude.rows(slice(None))[0] / np.sqrt(squares)).astype(np.float32)
            return self._factors


def _blocks(shape: tuple[int, ...]) -> Iterator[slice]:
    """A table's rows, about a million numbers at a time."""
    step = max(1, (1 << 20) // shape[1])
    for start in range(0, shape[0], step):
        yield slice(start, min(start + step, shape[0]))


def _with_rows(base: TensorLike, numbers: tuple[int, ...], rows: TensorLike) -> TensorLike:
    """The base's table with some rows replaced."""
    place = np.full(base.shape[0], -1, dtype=np.int64)
    place[list(numbers)] = np.arange(len(numbers))

    def read(index: Index) -> Rows:
        block, chosen = base.rows(index), place[index]
        block[chosen >= 0] = rows.rows(chosen[chosen >= 0])
        return block

    return Derived(base.name, base.shape, read)


def _shifted(base: TensorLike, scale: float, bias: TensorLike) -> TensorLike:
    return Derived(base.name, base.shape, lambda index: base.rows(index) + np.float32(scale) * bias.rows(index))


def _refuse_untying(adapter: Adapter) -> None:
    """A base whose lm_head is its embeddings stays so only where both change alike.

    Otherwise PEFT runs them apart, but its merge_and_unload writes both changes into the one table. With
    ensure_weight_tying it saves the same factors twice; trainable tokens are saved once, for both.
    """
    table, head = f"{EMBEDDINGS}.weight", f"{HEAD}.weight"
    whole = any(name in changes for name in (table, head) for changes in (adapter.updates, adapter.replaced))
    if head not in adapter.tokens and not whole:
        return
    no_tokens = not {table, head} & adapter.tokens.keys()
    if no_tokens and _replaced_alike(adapter, table, head) and _updated_alike(adapter, table, head):
        return
    raise ConvertError(
        f"{adapter.settings.path}: the base's {HEAD} is its {EMBEDDINGS}, and the adapter does not change both alike:"
        " train it with ensure_weight_tying=True, or on a base with tie_word_embeddings=False"
    )


def _replaced_alike(adapter: Adapter, table: str, head: str) -> bool:
    pair = [adapter.replaced[name] for name in (table, head) if name in adapter.replaced]
    return not pair or (len(pair) == 2 and _equal(*pair))


def _updated_alike(adapter: Adapter, table: str, head: str) -> bool:
    pair = [adapter.updates[name][0][1] for name in (table, head) if name in adapter.updates]
    if len(pair) < 2:
        return not pair
    one, two = pair
    plain = one.magnitude is None and two.magnitude is None and one.scale == two.scale
    return plain and _equal(one.a, two.a) and _equal(one.b, two.b)


def _equal(one: TensorLike, two: TensorLike) -> bool:
    same = one.shape == two.shape
    return same and all(np.array_equal(one.rows(block), two.rows(block)) for block in _blocks(one.shape))
