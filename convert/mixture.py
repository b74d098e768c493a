"""Which tensor gets which type: llama.cpp's own rules (src/llama-quant.cpp, as llama-cpp-python 0.3.36 builds it).

`llama_model_quantize` is the oracle; tests compare every tensor's bytes with its output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError
from convert.pattern import compiled

if TYPE_CHECKING:
    from convert.importance import Importance


class GgmlType(IntEnum):
    """ggml's tensor types that a file may hold (ggml.h, enum ggml_type)."""

    F32 = 0
    F16 = 1
    Q4_0 = 2
    Q4_1 = 3
    Q5_0 = 6
    Q5_1 = 7
    Q8_0 = 8
    Q2_K = 10
    Q3_K = 11
    Q4_K = 12
    Q5_K = 13
    Q6_K = 14
    IQ2_XXS = 16
    IQ2_XS = 17
    IQ3_XXS = 18
    IQ1_S = 19
    IQ4_NL = 20
    IQ3_S = 21
    IQ2_S = 22
    IQ4_XS = 23
    IQ1_M = 29
    BF16 = 30


# Elements and bytes of a block (ggml-common.h).
BLOCK: Mapping[GgmlType, tuple[int, int]] = {
    GgmlType.F32: (1, 4),
    GgmlType.F16: (1, 2),
    GgmlType.BF16: (1, 2),
    GgmlType.Q4_0: (32, 18),
    GgmlType.Q4_1: (32, 20),
    GgmlType.Q5_0: (32, 22),
    GgmlType.Q5_1: (32, 24),
    GgmlType.Q8_0: (32, 34),
    GgmlType.IQ4_NL: (32, 18),
    GgmlType.Q2_K: (256, 84),
    GgmlType.Q3_K: (256, 110),
    GgmlType.Q4_K: (256, 144),
    GgmlType.Q5_K: (256, 176),
    GgmlType.Q6_K: (256, 210),
    GgmlType.IQ1_S: (256, 50),
    GgmlType.IQ1_M: (256, 56),
    GgmlType.IQ2_XXS: (256, 66),
    GgmlType.IQ2_XS: (256, 74),
    GgmlType.IQ2_S: (256, 82),
    GgmlType.IQ3_XXS: (256, 98),
    GgmlType.IQ3_S: (256, 110),
    GgmlType.IQ4_XS: (256, 136),
}

_PLAIN = frozenset({GgmlType.F32, GgmlType.F16, GgmlType.BF16})

# For rows that blocks of 256 don't divide (tensor_type_fallback); rows that blocks of 32 don't divide become F16.
_FALLBACK: Mapping[GgmlType, GgmlType] = {
    GgmlType.Q2_K: GgmlType.Q4_0,
    GgmlType.Q3_K: GgmlType.Q4_0,
    GgmlType.Q4_K: GgmlType.Q5_0,
    GgmlType.Q5_K: GgmlType.Q5_1,
    GgmlType.Q6_K: GgmlType.Q8_0,
    GgmlType.IQ1_S: GgmlType.IQ4_NL,
    GgmlType.IQ1_M: GgmlType.IQ4_NL,
    GgmlType.IQ2_XXS: GgmlType.IQ4_NL,
    GgmlType.IQ2_XS: GgmlType.IQ4_NL,
    GgmlType.IQ2_S: GgmlType.IQ4_NL,
    GgmlType.IQ3_XXS: GgmlType.IQ4_NL,
    GgmlType.IQ3_S: GgmlType.IQ4_NL,
    GgmlType.IQ4_XS: GgmlType.IQ4_NL,
}

# Garbage without an importance matrix (tensor_requires_imatrix), but for embeddings and output ...
_NEEDS_IMPORTANCE = frozenset(
    {GgmlType.IQ1_S, GgmlType.IQ1_M, GgmlType.IQ2_XXS, GgmlType.IQ2_XS, GgmlType.IQ2_S, GgmlType.IQ3_XXS}
)
# ... where these still do: without one, ggml aborts the process (ggml_quantize_requires_imatrix).
_ABORTS = frozenset({GgmlType.IQ1_S, GgmlType.IQ2_XXS, GgmlType.IQ2_XS})


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
        Mixture("Q5_K_M", 17, GgmlType.Q5_K),
        Mixture("Q5_K_S", 16, GgmlType.Q5_K),
        Mixture("Q4_K_M", 15, GgmlType.Q4_K),
        Mixture("Q4_K_S", 14, GgmlType.Q4_K),
        Mixture("Q3_K_M", 12, GgmlType.Q3_K),
        Mixture("IQ4_XS", 30, GgmlType.IQ4_XS),
        Mixture("Q4_0", 2, GgmlType.Q4_0),
    )
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A tensor's type, the type that its row length ruled out, if any, and its importance rows.

    importance: float32, (matrices, columns), for quantizer.quantize; None where the file has no row for the tensor.
    """

    type: GgmlType
    instead_of: GgmlType | None = None
    importance: npt.NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


def row_bytes(type_: GgmlType, columns: int) -> int:
    """Bytes of one row of `columns` elements (a multiple of the type's block)."""
    elements, size = BLOCK[type_]
    return columns // elements * size


@dataclass(frozen=True, slots=True)
class _Network:
    """What the rules look at besides a tensor's name and row length."""

    mixture: str
    layers: int
    sharing: int  # query heads per value head
    seventy_billion: bool
    experts: int
    has_importance: bool
    value_tensors: int


def choose(
    mixture: Mixture,
    shapes: Mapping[str, Sequence[int]],
    *,
    architecture: str,
    layers: int,
    heads: int,
    key_value_heads: int,
    experts: int = 0,
    importance: Importance | None = None,
    keep: Sequence[tuple[str, GgmlType]] = (),
) -> dict[str, Choice]:
    """The type of every tensor, in the order of `shapes`.

    Args:
        mixture: the file type asked for.
        shapes: GGUF tensor names with shapes, outermost dimension first.
        architecture: GGUF's name, "llama" or "qwen3moe".
        layers, heads, key_value_heads, experts: the model's counts; experts is 0 for a dense model.
        importance: the importance matrix, if one is given.
        keep: pairs of `parse_keep`: a tensor gets the type of the first pattern that is found in its name.

    Raises:
        ConvertError: a type needs importance rows that are not there, importance of another model, a `keep` that can't
            have an effect.
    """
    network = _Network(
        mixture=mixture.name,
        layers=layers,
        sharing=heads // key_value_heads,
        seventy_billion=architecture == "llama" and layers == 80 and heads != key_value_heads,
        experts=experts,
        has_importance=importance is not None,
        value_tensors=sum("attn_v.weight" in name for name in shapes),
    )
    patterns = [(compiled(pattern), type_) for pattern, type_ in keep]
    quantized = [name for name in shapes if _is_quantized(name, shapes[name])]
    _refuse_idle(mixture, patterns, quantized)
    if importance is not None and all(importance.of(name) is None for name in quantized):
        raise ConvertError("the importance matrix names no tensor of this model: make one with this model")
    tied = "output.weight" not in shapes
    seen = {"attn_v.weight": 0, "ffn_down": 0}
    choices = {name: Choice(GgmlType.F32) for name in shapes}
    for name in sorted(quantized, key=_layer):
        columns = shapes[name][-1]
        kept = next((type_ for pattern, type_ in patterns if pattern.search(name)), None)
        if mixture.default in _PLAIN:
            choices[name] = Choice(mixture.default)
        elif kept is not None:
            choices[name] = _fitting(kept, columns)
        elif name == "output.weight" or (tied and name == "token_embd.weight"):
            wanted = GgmlType.Q8_0 if mixture.default == GgmlType.Q8_0 else GgmlType.Q6_K
            choices[name] = _fitting(wanted, columns)
        else:
            choices[name] = _fitting(_mixed(network, mixture.default, name, seen), columns)
        choices[name] = _with_importance(choices[name], name, shapes[name], importance)
    return choices


def _is_quantized(name: str, shape: Sequence[int]) -> bool:
    # tensor_allows_quantization, for the tensors that these architectures have: what it leaves alone is F32.
    named = name.endswith("weight") and "_norm.weight" not in name and "ffn_gate_inp.weight" not in name
    return len(shape) > 1 and named


def _layer(name: str) -> int:
    """A layer's number, -1 outside the layers. The counters follow this order, whatever the file's is."""
    layer = re.match(r"blk\.(\d+)\.", name)
    return int(layer[1]) if layer else -1


def _more_bits(i: int, n: int) -> bool:
    return i < n // 8 or i >= 7 * n // 8 or (i - n // 8) % 3 == 2


def _mixed(network: _Network, type_: GgmlType, name: str, seen: dict[str, int]) -> GgmlType:
    """llama_tensor_get_type_impl but for output and tied embeddings. `seen` counts the tensors of a kind so far."""
    if "attn_v.weight" in name:
        type_ = _value(network, type_, seen["attn_v.weight"])
        seen["attn_v.weight"] += 1
    elif "attn_k.weight" in name and network.experts == 8:
        return GgmlType.Q8_0
    elif "attn_output.weight" in name:
        return _attention_output(network, type_)
    elif "ffn_down" in name:
        # Experts' tensors need not come layer by layer: the name says which layer it is.
        type_ = _down(network, type_, _layer(name) if network.experts > 1 else seen["ffn_down"])
        seen["ffn_down"] += 1
    return type_


def _value(network: _Network, type_: GgmlType, i: int) -> GgmlType:
    if network.experts == 8:
        return GgmlType.Q8_0
    match network.mixture:
        case "Q3_K_M":
            type_ = GgmlType.Q5_K if i < 2 else GgmlType.Q4_K
        case "IQ4_XS" if network.sharing >= 4:
            type_ = GgmlType.Q5_K
        case "Q4_K_M" | "Q5_K_M" if _more_bits(i, network.value_tensors):
            type_ = GgmlType.Q6_K
        case "Q4_K_S" if i < 4:
            type_ = GgmlType.Q5_K
    if network.seventy_billion and type_ in {GgmlType.Q3_K, GgmlType.Q4_K}:  # small there, and worth more bits
        return GgmlType.Q5_K
    return type_


def _attention_output(network: _Network, type_: GgmlType) -> GgmlType:
    if network.experts == 8:
        return GgmlType.Q5_K if network.mixture in {"Q3_K_M", "Q4_K_S", "Q4_K_M", "IQ4_XS"} else type_
    return GgmlType.Q4_K if network.mixture == "Q3_K_M" else type_


def _down(network: _Network, type_: GgmlType, i: int) -> GgmlType:
    n = network.layers
    match network.mixture:
        case "Q3_K_M":
            return GgmlType.Q5_K if i < n // 16 else GgmlType.Q4_K
        case "Q4_K_M" | "Q5_K_M" if _more_bits(i, n):
            return GgmlType.Q6_K
        case "IQ4_XS" if i < n // 8 and not network.has_importance:
            return GgmlType.Q5_K
        case "Q4_K_S" if i < n // 8:
            return GgmlType.Q5_K
        case "Q4_0" if i < n // 8 and network.has_importance:
            return GgmlType.Q4_1
    return type_


def _fitting(type_: GgmlType, columns: int) -> Choice:
    if columns % BLOCK[type_][0] == 0:
        return Choice(type_)
    smaller = _FALLBACK.get(type_, type_)
    if columns % BLOCK[smaller][0]:
        smaller = GgmlType.F16
    return Choice(smaller, instead_of=type_)


def _with_importance(choice: Choice, name: str, shape: Sequence[int], importance: Importance | None) -> Choice:
    if choice.type in _PLAIN:
        return choice
    rows = None if importance is None else importance.of(name)
    matrices = shape[0] if len(shape) > 2 else 1
    if rows is not None and rows.size != matrices * shape[-1]:
        if name != "token_embd.weight":  # of the embeddings llama.cpp ignores such a row
            raise ConvertError(
                f"the importance matrix has {rows.size} values for {name}, {matrices * shape[-1]} are needed: "
                "make one with this model"
            )
        rows = None
    if rows is None and _needs_importance(choice.type, name):
        raise ConvertError(f"{name} can't be {choice.type.name} without importance values: give --importance with them")
    return Choice(choice.type, choice.instead_of, None if rows is None else rows.reshape(matrices, shape[-1]))


def _needs_importance(type_: GgmlType, name: str) -> bool:
    return type_ in (_ABORTS if name in {"token_embd.weight", "output.weight"} else _NEEDS_IMPORTANCE)


def parse_keep(text: str) -> tuple[str, GgmlType]:
    """Reads "attn_v=Q8_0" as ("attn_v", GgmlType.Q8_0), as llama-quantize reads --tensor-type.

    The pattern is a regular expression, lower-cased, that is searched anywhere in a GGUF tensor's name; the type's case
    does not matter. Source: tools/quantize/quantize.cpp, parse_tensor_type.

    Raises:
        ConvertError: no "=", an unknown type, a pattern that is broken or could take for ever.
    """
    pattern, equals, name = text.partition("=")
    if not (pattern and equals and name):
        raise ConvertError(f"--keep {text!r} is not PATTERN=TYPE: write for example attn_v=Q8_0")
    known = {type_.name.lower(): type_ for type_ in GgmlType}
    if name.lower() not in known:
        raise ConvertError(f"--keep {text!r}: type {name!r} is not known: choose one of {_listed(GgmlType)}")
    pattern = pattern.lower()
    compiled(pattern)
    return pattern, known[name.lower()]


def _refuse_idle(mixture: Mixture, patterns: Iterable[tuple[re.Pattern[str], GgmlType]], names: Sequence[str]) -> None:
    for pattern, type_ in patterns:
        option = f"--keep {pattern.pattern}={type_.name}"
        if mixture.default in _PLAIN:
            raise ConvertError(f"{option} has no effect with {mixture.name}: drop it or choose a quantized --type")
        if not any(pattern.search(name) for name in names):
            raise ConvertError(f"{option} names no tensor that is quantized: --dry-run lists the tensors")


def _listed(types: Iterable[GgmlType]) -> str:
    return ", ".join(type_.name for type_ in types)
