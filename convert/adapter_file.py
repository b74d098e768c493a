"""The file of a PEFT LoRA adapter, put together: which of the base's tensors it changes, and how.

Names and shapes are PEFT 0.21.2's (peft/tuners/lora/layer.py, variants.py; utils/save_and_load.py for the keys). Every
tensor of the file is used or refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from convert.adapter_config import Settings, ends_in, read_settings
from convert.checkpoint import ConvertError, Rows, Tensor, TensorLike, read_shard

WEIGHTS = "adapter_model.safetensors"
EMBEDDINGS, HEAD = "model.embed_tokens", "lm_head"

Index = slice | npt.NDArray[np.int64]
Shapes = Mapping[str, tuple[int, ...]]

_PREFIX = "base_model.model."
_A, _B, _BIAS = "lora_A.weight", "lora_B.weight", "lora_B.bias"
_TABLE_A, _TABLE_B = "lora_embedding_A", "lora_embedding_B"
_MAGNITUDE, _TOKENS = "lora_magnitude_vector", "token_adapter.trainable_tokens_delta"
_PARTS = {part: part for part in (_A, _B, _BIAS, _TABLE_A, _TABLE_B, _MAGNITUDE, _TOKENS)}
_PARTS[f"{_MAGNITUDE}.weight"] = _MAGNITUDE  # PEFT reads this one too
# Products of at most so many multiplications are done in the calling thread (OpenBLAS, interface/gemm.c). Larger ones
# wake OpenBLAS's own threads, one a core, where the quantizer's threads are at work already: on 2 cores 14 million
# weights were merged a second so, and 160 million in tiles.
_TILE_PRODUCTS, _TILE_ROWS = 1 << 18, 16
_EXPERT = re.compile(r"(.+\.experts)\.(\d+)\.(gate_proj|up_proj|down_proj)")


@dataclass(frozen=True, slots=True)
class Derived:
    """A tensor made of others when its rows are asked for."""

    name: str
    shape: tuple[int, ...]
    read: Callable[[Index], Rows] = field(repr=False)
    dtype: str = "F32"

    def rows(self, index: Index) -> Rows:
        return self.read(index)


@dataclass(frozen=True, slots=True)
class LowRank:
    """s·B·A of one matrix.

    Attributes:
        name: its module in the checkpoint, as `model.layers.0.self_attn.q_proj` or `....experts.3.up_proj`.
        a: (rank, columns).
        b: (rows, rank).
        scale: s.
        magnitude: DoRA's: the length that every row gets, shape (rows,); of embeddings every column, (columns,).
        embedding: a table whose rows are looked up.
    """

    name: str
    a: TensorLike
    b: TensorLike
    scale: float
    magnitude: TensorLike | None = None
    embedding: bool = False

    @property
    def rank(self) -> int:
        return self.a.shape[0]

    def add_to(self, block: Rows, index: Index) -> None:
        """Adds rows of s·B·A to float32 rows of W, in tiles."""
        left = np.multiply(self.b.rows(index), self.scale, dtype=np.float64).astype(np.float32)
        right = self.a.rows(slice(None))
        width = max(1, _TILE_PRODUCTS // (_TILE_ROWS * self.rank))
        for top in range(0, len(block), _TILE_ROWS):
            for start in range(0, block.shape[1], width):
                tile = slice(top, top + _TILE_ROWS), slice(start, start + width)
                block[tile] += left[tile[0]] @ right[:, tile[1]]


@dataclass(frozen=True, slots=True)
class Adapter:
    """What an adapter changes, by the base's tensor names.

    Attributes:
        updates: (first row of the base's tensor, update), a fused expert stack has many.
        replaced: whole tensors in place of the base's (modules_to_save, saved embeddings).
        tokens: rows of a table in place of the base's: their numbers, and the rows.
        biases: s times B's bias, added to the base's bias: (s, bias).
    """

    settings: Settings
    updates: Mapping[str, tuple[tuple[int, LowRank], ...]]
    replaced: Mapping[str, TensorLike]
    tokens: Mapping[str, tuple[tuple[int, ...], TensorLike]]
    biases: Mapping[str, tuple[float, TensorLike]]


def read_adapter(folder: Path, shapes: Shapes) -> Adapter:
    """
    Args:
        folder: as for `merged`.
        shapes: the base's tensors.

    Raises:
        ConvertError: as `merged`.
    """
    settings = read_settings(folder)
    weights = folder / WEIGHTS
    if not weights.is_file():
        pickles = sorted([*folder.glob("*.bin"), *folder.glob("*.pt"), *folder.glob("*.pth")])
        if pickles:
            raise ConvertError(
                f"{pickles[0]} is a pickle, which is never loaded: save the adapter with safe_serialization=True"
            )
        raise ConvertError(f"{folder} holds no {WEIGHTS}: fetch it too")
    tensors = read_shard(weights)
    reader = _Reader(weights, settings, shapes, tensors)
    for module, parts in _by_module(weights, tensors).items():
        reader.add(module, parts)
    return reader.adapter()


def _by_module(path: Path, tensors: Mapping[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """The file's tensors by module and part; a whole tensor has its own name as its part."""
    modules: dict[str, dict[str, Tensor]] = {}
    for key, tensor in tensors.items():
        name = key.removeprefix(_PREFIX)
        if name == key:
            raise ConvertError(
                f"{path}: tensor {key} is not {_PREFIX}...: save the adapter with PEFT's save_pretrained"
            )
        ending = next((ending for ending in _PARTS if name.endswith(f".{ending}")), None)
        module, _, part = name.rpartition(".")
        if ending is not None:
            module, part = name.removesuffix(f".{ending}"), _PARTS[ending]
        parts = modules.setdefault(module, {})
        if part in parts:
            raise ConvertError(f"{path}: tensor {key} is there twice, under an old and a new name: save it anew")
        parts[part] = tensor
    return modules


class _Reader:
    """Puts the parts of an adapter's file together, module by module."""

    def __init__(self, path: Path, settings: Settings, shapes: Shapes, tensors: Mapping[str, Tensor]) -> None:
        self._path = path
        # Factors that every block of rows needs whole; a few at a time, since two tensors may be read at once.
        self._whole = lru_cache(maxsize=4)(lambda name: tensors[name].rows(slice(None)))
        self._settings = settings
        self._shapes = shapes
        self._updates: dict[str, list[tuple[int, LowRank]]] = {}
        self._replaced: dict[str, TensorLike] = {}
        self._tokens: dict[str, tuple[tuple[int, ...], TensorLike]] = {}
        self._biases: dict[str, tuple[float, TensorLike]] = {}

    def adapter(self) -> Adapter:
        """All that was added."""
        if self._settings.complete:
            self._refuse_missing()
        for name, updates in self._updates.items():
            updates.sort(key=lambda update: update[0])
            for (start, first), (next_start, _) in pairwise(updates):
                if start + first.b.shape[0] > next_start:
                    raise self._error(f"changes {name} twice")
        return Adapter(
            self._settings,
            {name: tuple(updates) for name, updates in self._updates.items()},
            self._replaced,
            self._tokens,
            self._biases,
        )

    def add(self, module: str, parts: dict[str, Tensor]) -> None:
        """One module's parts."""
        names = {*parts}
        stem = re.sub(r"(\.base_layer)+$", "", module)
        if names == {_A, _B} and stem.endswith(".experts"):
            self._add_experts(stem, parts[_A], parts[_B])
        elif {_A, _B} <= names <= {_A, _B, _MAGNITUDE, _BIAS}:
            self._add_linear(module, parts)
        elif {_TABLE_A, _TABLE_B} <= names <= {_TABLE_A, _TABLE_B, _MAGNITUDE}:
            self._add_embedding(module, parts)
        elif names == {_TOKENS}:
            self._add_tokens(module, parts[_TOKENS])
        elif not names & {*_PARTS}:
            self._add_whole(module.removesuffix(".base_layer"), parts)  # the layer under LoRA may be saved with it
        elif strange := names - {*_PARTS}:
            raise self._error(f"tensor {parts[min(strange)].name} is not known beside LoRA's: merge it with PEFT first")
        else:
            raise self._error(f"{parts[min(names)].name} lacks its other half, or has one too many: save it anew")

    def _add_whole(self, module: str, parts: Mapping[str, Tensor]) -> None:
        for part, tensor in parts.items():
            name = f"{module}.{part}"
            if name not in self._shapes:
                raise self._error(
                    f"tensor {tensor.name} has no place: the base has no {name}; give the one it was trained on"
                )
            if tensor.shape != self._shapes[name]:
                raise self._error(
                    f"{tensor.name} has shape {list(tensor.shape)}, the base's {name} {list(self._shapes[name])}:"
                    " give the base that it was trained on"
                )
            if name in self._replaced:
                raise self._error(f"{tensor.name} is there twice: save the adapter anew")
            self._replaced[name] = tensor

    def _add_linear(self, module: str, parts: Mapping[str, Tensor]) -> None:
        a, b = self._expanded(module, parts[_A], parts[_B])
        key = self._settings.key(module)
        self._check_rank(key, parts[_A], a.shape, b.shape[::-1])
        update = LowRank(module, self._kept(a), b, self._settings.scale_of(key), self._magnitude(parts))
        self._place(update, parts[_B].name)
        if _BIAS in parts:
            self._add_bias(f"{module}.bias", update.scale, parts[_BIAS])

    def _add_embedding(self, module: str, parts: Mapping[str, Tensor]) -> None:
        a, b = parts[_TABLE_A], parts[_TABLE_B]
        self._check_rank(module, a, a.shape, b.shape[::-1])
        scale = self._settings.scale_of(module)
        update = LowRank(module, self._turned(b), self._turned(a), scale, self._magnitude(parts), embedding=True)
        self._place(update, a.name)

    def _add_experts(self, stem: str, a: Tensor, b: Tensor) -> None:
        """Stacked experts as one parameter: A (experts * rank, columns), B (rows, rank * experts), rank outermost.

        Source: peft/tuners/lora/layer.py, ParamWrapper.get_delta_weight.
        """
        count, middle, hidden = self._experts(stem)
        found = (b.shape[0], a.shape[1]) if len(a.shape) == len(b.shape) == 2 else (0, 0)
        halves = {(2 * middle, hidden): {"gate_proj": 0, "up_proj": middle}, (hidden, middle): {"down_proj": 0}}
        names = f"{a.name} and {b.name} of shapes {list(a.shape)} and {list(b.shape)}"
        if not count or found not in halves:
            raise self._error(f"{names} fit no experts of the base: give the base that it was trained on")
        key = f"{stem}.{'down_proj' if found == (hidden, middle) else 'gate_up_proj'}"
        rank, scale = self._settings.rank_of(key), self._settings.scale_of(key)
        if a.shape[0] != count * rank or b.shape[1] != count * rank:
            raise self._error(f"{names} are not of rank {rank} for {count} experts")
        if self._settings.dora:
            raise self._error(f"{a.name} is of stacked experts, for which there is no DoRA")
        for expert in range(count):
            for part, start in halves[found].items():
                height = found[0] // len(halves[found])
                right = Derived(a.name, (rank, found[1]), _some_rows(a, slice(expert * rank, (expert + 1) * rank)))
                left = Derived(b.name, (height, rank), self._columns(b, slice(start, start + height), expert, count))
                self._place(LowRank(f"{stem}.{expert}.{part}", right, left, scale), b.name)

    def _add_tokens(self, module: str, rows: Tensor) -> None:
        name = f"{module}.weight"
        numbers = next((ids for target, ids in self._settings.tokens.items() if module.endswith(target)), None)
        if numbers is None:
            raise self._error(f"{rows.name} has no trainable_token_indices in {self._settings.path.name}")
        table = self._shapes.get(name)
        if table is None:
            raise self._error(
                f"tensor {rows.name} has no place: the base has no {name}; give the one it was trained on"
            )
        if len(table) != 2 or rows.shape != (len(numbers), table[1]) or max(numbers, default=0) >= table[0]:
            raise self._error(
                f"{rows.name} of shape {list(rows.shape)} does not fit {len(numbers)} tokens of {name} {list(table)}"
            )
        self._tokens[name] = (numbers, rows)

    def _add_bias(self, name: str, scale: float, bias: Tensor) -> None:
        if name not in self._shapes:
            raise self._error(f"{bias.name} is lora_bias's, and the base has no {name} to add it to: train without it")
        if bias.shape != self._shapes[name]:
            raise self._error(f"{bias.name} has shape {list(bias.shape)}, the base's {name} {list(self._shapes[name])}")
        self._biases[name] = (scale, bias)

    def _place(self, update: LowRank, tensor: str) -> None:
        """Finds the rows of the base that an update is for, and checks its shape."""
        name, start, shape = self._target(update.name)
        found = (update.b.shape[0], update.a.shape[1])
        if shape is None:
            raise self._error(f"tensor {tensor} has no place: the base has no {name}; give the one it was trained on")
        if found != shape:
            raise self._error(
                f"{tensor} and its other half are for shape {list(found)}, the base's {name} has {list(shape)}:"
                " give the base that it was trained on"
            )
        if update.magnitude is not None and update.magnitude.shape != (shape[1] if update.embedding else shape[0],):
            raise self._error(f"{update.magnitude.name} has shape {list(update.magnitude.shape)} for {list(shape)}")
        self._updates.setdefault(name, []).append((start, update))

    def _target(self, module: str) -> tuple[str, int, tuple[int, ...] | None]:
        """The base's tensor, the first row and the shape of a module's weight; an expert may be part of a stack."""
        name = f"{module}.weight"
        expert = _EXPERT.fullmatch(module)
        if name in self._shapes or expert is None:
            return name, 0, self._shapes.get(name)
        stem, number, part = expert[1], int(expert[2]), expert[3]
        stack = f"{stem}.{'down_proj' if part == 'down_proj' else 'gate_up_proj'}"
        shape = self._shapes.get(stack)
        if shape is None or len(shape) != 3 or number >= shape[0]:
            return name, 0, None
        height = shape[1] if part == "down_proj" else shape[1] // 2
        return stack, number * shape[1] + (height if part == "up_proj" else 0), (height, shape[2])

    def _experts(self, stem: str) -> tuple[int, int, int]:
        """How many experts the base has under this name, their middle width and the hidden width; 0 for none."""
        stack = self._shapes.get(f"{stem}.gate_up_proj")
        if stack is not None and len(stack) == 3:
            return stack[0], stack[1] // 2, stack[2]
        first = self._shapes.get(f"{stem}.0.gate_proj.weight", ())
        count = 0
        while f"{stem}.{count}.gate_proj.weight" in self._shapes:
            count += 1
        return (count, first[0], first[1]) if len(first) == 2 else (0, 0, 0)

    def _expanded(self, module: str, a: Tensor, b: Tensor) -> tuple[TensorLike, TensorLike]:
        """A and B as matrices: BD-LoRA stores one of them as its diagonal blocks alone."""
        block = self._settings.block_diagonal
        if block is None or len(a.shape) != 2 or len(b.shape) != 2:
            return a, b
        if any(name in module for name in block.a):
            return self._blocks(a, block.blocks), b
        if any(name in module for name in block.b):
            return a, self._blocks(b, block.blocks)
        return a, b

    def _blocks(self, tensor: Tensor, count: int) -> TensorLike:
        if tensor.shape[0] % count:
            raise self._error(f"{tensor.name} has {tensor.shape[0]} rows, which {count} blocks can't share")
        return _block_diagonal(tensor, count)

    def _kept(self, a: TensorLike) -> TensorLike:
        """A factor that stays in memory while its tensor is being merged."""
        if not isinstance(a, Tensor):
            return a
        return Derived(a.name, a.shape, lambda index: self._whole(a.name)[index])

    def _turned(self, factor: Tensor) -> TensorLike:
        """A factor's transpose: its rows are columns, which lie all over the file."""

        def read(index: Index) -> Rows:
            return np.ascontiguousarray(self._whole(factor.name)[:, index].T)

        return Derived(factor.name, factor.shape[::-1], read)

    def _columns(self, b: Tensor, rows: slice, expert: int, count: int) -> Callable[[Index], Rows]:
        return lambda index: np.ascontiguousarray(self._whole(b.name)[rows, expert::count][index])

    def _magnitude(self, parts: Mapping[str, Tensor]) -> TensorLike | None:
        magnitude = parts.get(_MAGNITUDE)
        if (magnitude is not None) != self._settings.dora:
            name = next(iter(parts.values())).name if magnitude is None else magnitude.name
            raise self._error(f"{name} and use_dora in {self._settings.path.name} don't agree: save the adapter anew")
        return None if magnitude is None else self._kept(magnitude)

    def _check_rank(self, key: str, a: Tensor, *shapes: tuple[int, ...]) -> None:
        rank = self._settings.rank_of(key)
        for shape in shapes:
            if len(shape) != 2 or not all(shape):
                raise self._error(
                    f"{a.name} or its other half has shape {list(shape)}, a matrix is needed: gather the weights"
                    " (FSDP, DeepSpeed) before saving"
                )
            if shape[0] != rank:
                raise self._error(f"{a.name} or its other half has rank {shape[0]}, {self._settings.path.name} {rank}")

    def _refuse_missing(self) -> None:
        """A file that is cut short: a module of the base that target_modules names, and no tensors for it."""
        saved = self._settings.modules_to_save
        for name in self._shapes:
            module = name.removesuffix(".weight")
            targeted = any(ends_in(module, target) for target in self._settings.target_modules)
            kept = any(module.endswith(other) for other in saved)
            tied = module == HEAD and f"{EMBEDDINGS}.weight" in self._updates  # saved once, or twice
            stacked = ".experts." in name or module.endswith(".gate")  # which PEFT does not meet as modules any more
            if name != module and targeted and not (kept or tied or stacked or name in self._updates):
                raise self._error(f"has no tensors for {module}, which target_modules names: save the adapter anew")

    def _error(self, what: str) -> ConvertError:
        return ConvertError(f"{self._path}: {what}")


def _some_rows(tensor: TensorLike, rows: slice) -> Callable[[Index], Rows]:
    return lambda index: tensor.rows(rows)[index]


def _block_diagonal(tensor: TensorLike, count: int) -> TensorLike:
    """Blocks one under another -> the same blocks on the diagonal of a matrix `count` times as wide."""
    rows, width = tensor.shape

    def read(index: Index) -> Rows:
        part, numbers = tensor.rows(index), np.arange(rows)[index]
        wide = np.zeros((len(numbers), count, width), dtype=np.float32)
        wide[np.arange(len(numbers)), numbers // (rows // count)] = part
        return wide.reshape(len(numbers), count * width)

    return Derived(tensor.name, (rows, count * width), read)
