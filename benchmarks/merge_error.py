"""How far a merge lies from the exact one, `W + (alpha / r) · B · A` in float64, before and after quantization.

Errors are relative RMS over a sample: `|X - exact| / |exact|`, over some rows of every projection of some layers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.random_llama import PROJECTIONS, Shape

Rows = npt.NDArray[np.int64]
Values = npt.NDArray[Any]

_GGUF = dict(
    zip(PROJECTIONS, ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"), strict=True)
)


@dataclass(slots=True)
class Sum:
    """Squares summed over the sample."""

    error: float = 0.0
    exact: float = 0.0
    change: float = 0.0

    def add(self, values: Values, exact: Values, base: Values) -> None:
        self.error += float(np.square(values.astype(np.float64) - exact).sum())
        self.exact += float(np.square(exact).sum())
        self.change += float(np.square(exact - base).sum())


@dataclass(frozen=True, slots=True)
class MergeError:
    """relative: of the merged weights; of_change: of what the adapter changes in them."""

    relative: float
    of_change: float


@dataclass(slots=True)
class Sample:
    """Rows of projections, and the readers of merged weights to compare: name -> (module, checkpoint's rows) -> rows.

    A GGUF reader undoes the rotary order of q and k.
    """

    shape: Shape
    base: Path
    adapter: Path
    rows: int = 256
    readers: dict[str, Callable[[str, Rows], Values]] = field(default_factory=dict)

    def add_merged(self, name: str, tensors: Mapping[str, Any]) -> None:
        """Tensors by the checkpoint's names, each with `rows(index)`."""
        self.readers[name] = lambda module, rows: np.asarray(tensors[f"{module}.weight"].rows(rows))

    def add_gguf(self, name: str, path: Path) -> None:
        from gguf import GGUFReader
        from gguf.quants import dequantize

        tensors = {tensor.name: tensor for tensor in GGUFReader(path).tensors}

        def read(module: str, rows: Rows) -> Values:
            _, _, layer, projection = module.split(".", 3)
            tensor = tensors[f"blk.{layer}.{_GGUF[projection]}.weight"]
            return np.asarray(dequantize(tensor.data[_places(self.shape, projection)[rows]], tensor.tensor_type))

        self.readers[name] = read

    def errors(self) -> dict[str, MergeError]:
        """One row block at a time: a few MB of memory."""
        from safetensors import safe_open

        from convert.checkpoint import read_tensors

        base = read_tensors(self.base)
        sums = {name: Sum() for name in self.readers}
        dice = np.random.default_rng(self.shape.seed)
        layers = sorted({0, self.shape.layers // 2, self.shape.layers - 1})
        with safe_open(self.adapter / "adapter_model.safetensors", framework="numpy") as adapter:
            for layer in layers:
                for module, (count, _) in self.shape.projections().items():
                    if not module.startswith(f"model.layers.{layer}."):
                        continue
                    rows = np.sort(dice.choice(count, min(self.rows, count), replace=False)).astype(np.int64)
                    a, b = (adapter.get_tensor(f"base_model.model.{module}.lora_{part}.weight") for part in "AB")
                    scale = self.shape.alpha / self.shape.rank
                    weights = base[f"{module}.weight"].rows(rows).astype(np.float64)
                    exact = weights + scale * (b[rows].astype(np.float64) @ a.astype(np.float64))
                    for name, read in self.readers.items():
                        sums[name].add(read(module, rows), exact, weights)
        return {
            name: MergeError(math.sqrt(one.error / one.exact), math.sqrt(one.error / one.change))
            for name, one in sums.items()
        }


def _places(shape: Shape, projection: str) -> Rows:
    """GGUF's row of each row of the checkpoint: q and k lie in llama.cpp's rotary order (conversion/llama.py)."""
    heads = {"self_attn.q_proj": shape.heads, "self_attn.k_proj": shape.key_value_heads}.get(projection)
    rows = shape.projections()[f"model.layers.0.{projection}"][0]
    order = np.arange(rows, dtype=np.int64)
    if heads is None:
        return order
    return np.argsort(order.reshape(heads, 2, rows // heads // 2).swapaxes(1, 2).reshape(-1))
