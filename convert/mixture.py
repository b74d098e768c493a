"""Which tensor gets which type: llama.cpp's own rules (src/llama-quant.cpp, as llama-cpp-python 0.3.36 builds it).

`llama_model_quantize` is the oracle; tests compare every tensor's bytes with its output.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum


class GgmlType(IntEnum):
    """ggml's tensor types that these mixtures use (ggml.h, enum ggml_type)."""

    F32 = 0
    F16 = 1
    Q5_0 = 6
    Q5_1 = 7
    Q8_0 = 8
    Q4_K = 12
    Q5_K = 13
    Q6_K = 14
    BF16 = 30


# Elements and bytes of a block (ggml-common.h).
BLOCK: Mapping[GgmlType, tuple[int, int]] = {
    GgmlType.F32: (1, 4),
    GgmlType.F16: (1, 2),
    GgmlType.BF16: (1, 2),
    GgmlType.Q5_0: (32, 22),
    GgmlType.Q5_1: (32, 24),
    GgmlType.Q8_0: (32, 34),
    GgmlType.Q4_K: (256, 144),
    GgmlType.Q5_K: (256, 176),
    GgmlType.Q6_K: (256, 210),
}

_PLAIN = frozenset({GgmlType.F32, GgmlType.F16, GgmlType.BF16})
_FALLBACK = {GgmlType.Q4_K: GgmlType.Q5_0, GgmlType.Q5_K: GgmlType.Q5_1, GgmlType.Q6_K: GgmlType.Q8_0}


@dataclass(frozen=True, slots=True)
class Mixture:
    """A file type: llama.cpp's number for it (enum llama_ftype) and the type that most tensors get."""

    name: str
    file_type: int
    default: GgmlType


MIXTURES: Mapping[str, Mixture] = {
    mixture.name: mixture
    for mixture in (
        Mixture("F32", 0, GgmlType.F32),
        Mixture("F16", 1, GgmlType.F16),
        Mixture("BF16", 32, GgmlType.BF16),
        Mixture("Q8_0", 7, GgmlType.Q8_0),
        Mixture("Q6_K", 18, GgmlType.Q6_K),
        Mixture("Q4_K_M", 15, GgmlType.Q4_K),
    )
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A tensor's type, and the type that its row length ruled out, if any."""

    type: GgmlType
    instead_of: GgmlType | None = None


def row_bytes(type_: GgmlType, columns: int) -> int:
    """Bytes of one row of `columns` elements (a multiple of the type's block)."""
    elements, size = BLOCK[type_]
    return columns // elements * size


def choose(
    mixture: Mixture, shapes: Mapping[str, Sequence[int]], *, layers: int, shared_values: bool
) -> dict[str, Choice]:
    """The type of every tensor.

    Args:
        mixture: the file type asked for.
        shapes: GGUF tensor names in file order, with (rows, columns) or (columns,).
        layers: the model's block count.
        shared_values: several query heads share a value head (llama.cpp's 70B rule looks at it).
    """
    tied = "output.weight" not in shapes
    values = _order(name for name in shapes if name.endswith("attn_v.weight"))
    downs = _order(name for name in shapes if "ffn_down" in name)
    choices: dict[str, Choice] = {}
    for name, shape in shapes.items():
        if len(shape) < 2 or not name.endswith("weight") or name.endswith("_norm.weight"):
            choices[name] = Choice(GgmlType.F32)
            continue
        type_ = mixture.default
        columns = shape[-1]
        if type_ not in _PLAIN:
            if name == "output.weight" or (tied and name == "token_embd.weight"):
                type_ = _output_type(type_, columns)
            elif mixture.name == "Q4_K_M" and name in values:
                if _more_bits(values[name], len(values)):
                    type_ = GgmlType.Q6_K
                elif layers == 80 and shared_values:  # the 70B: its small attn_v is worth more bits
                    type_ = GgmlType.Q5_K
            elif mixture.name == "Q4_K_M" and name in downs and _more_bits(downs[name], layers):
                type_ = GgmlType.Q6_K
        choices[name] = _fitting(type_, columns)
    return choices


def _order(names: Iterable[str]) -> dict[str, int]:
    # llama.cpp counts in the order of layer numbers, whatever the file's order is.
    ordered = sorted(names, key=lambda name: int(name.split(".")[1]))
    return {name: position for position, name in enumerate(ordered)}


def _more_bits(i: int, n: int) -> bool:
    return i < n // 8 or i >= 7 * n // 8 or (i - n // 8) % 3 == 2


def _output_type(type_: GgmlType, columns: int) -> GgmlType:
    if columns % BLOCK[type_][0]:
        return GgmlType.Q8_0
    return type_ if type_ == GgmlType.Q8_0 else GgmlType.Q6_K


def _fitting(type_: GgmlType, columns: int) -> Choice:
    if columns % BLOCK[type_][0] == 0:
        return Choice(type_)
    smaller = _FALLBACK.get(type_, type_)
    if columns % BLOCK[smaller][0]:
        smaller = GgmlType.F16
    return Choice(smaller, instead_of=type_)
