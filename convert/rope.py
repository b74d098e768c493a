"""Rotary position embeddings: the settings of config.json in llama.cpp's keys, and nothing it would run otherwise.

Sources: conversion/base.py (set_gguf_parameters), conversion/llama.py (generate_extra_tensors), src/llama-context.cpp,
and for what the checkpoint means transformers' modeling_rope_utils.py.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convert.architecture import Config
from convert.checkpoint import ConvertError, Rows
from convert.writer import Value

_FAST, _SLOW = 32.0, 1.0  # YaRN's betas: `llama` and `qwen3moe` in llama.cpp know no others


@dataclass(frozen=True, slots=True)
class Rope:
    """`factors`, float32 (head_dim / 2,), divide the frequencies one by one: rope_freqs.weight."""

    metadata: dict[str, Value]
    factors: Rows | None = None


def read_rope(config: Config, name: str, head: int) -> Rope:
    """The rope settings in the keys of the architecture that llama.cpp calls `name`.

    Raises:
        ConvertError: a kind of scaling, or a setting of one, that llama.cpp has not.
    """
    # transformers 5 writes rope_parameters, earlier versions rope_theta and rope_scaling.
    rope = config.within("rope_parameters" if config.values.get("rope_parameters") else "rope_scaling")
    if any(isinstance(value, dict) for value in rope.values.values()):
        raise ConvertError(f"{config.path}: rope settings that differ between layers are not supported")
    part = rope.values.get("partial_rotary_factor") or config.values.get("partial_rotary_factor") or 1.0
    if part != 1.0:
        raise ConvertError(f"{config.path}: partial_rotary_factor {part!r} is not supported")
    theta = rope.real("rope_theta", config.real("rope_theta", 10000.0))
    key = f"{name}.rope."
    metadata: dict[str, Value] = {key + "freq_base": theta}
    match rope.values.get("rope_type") or rope.values.get("type") or "default":
        case "default":
            return Rope(metadata)
        case "linear":
            return Rope(metadata | {key + "scaling.type": "linear", key + "scaling.factor": rope.real("factor")})
        case "yarn":
            return Rope(metadata | _yarn(rope, key + "scaling.", _original_length(config, rope)))
        case "llama3" if name == "llama":
            factors = llama3_factors(
                theta,
                head,
                factor=rope.real("factor"),
                low=rope.real("low_freq_factor"),
                high=rope.real("high_freq_factor"),
                length=_original_length(config, rope),
            )
            return Rope(metadata, factors)
        case kind:
            kinds = "default, linear, yarn" + (" and llama3" if name == "llama" else "")
            raise ConvertError(f"{config.path}: rope scaling of the kind {kind!r} is not supported, only {kinds}")


def _original_length(config: Config, rope: Config) -> int:
    # transformers: the model's own key wins, then the rope's, then the whole context.
    key = "original_max_position_embeddings"
    return config.number(key, rope.number(key, config.number("max_position_embeddings")))


def _yarn(rope: Config, key: str, length: int) -> dict[str, Value]:
    factor = rope.real("factor")
    scale = rope.real("attention_factor", _attention_scale(factor))
    fast, slow = rope.real("beta_fast", _FAST), rope.real("beta_slow", _SLOW)
    if not math.isclose(scale, _attention_scale(factor), rel_tol=1e-6):
        raise ConvertError(f"{rope.path}: YaRN's attention_factor {scale} is not supported, only the default")
    if (fast, slow) != (_FAST, _SLOW):
        raise ConvertError(f"{rope.path}: YaRN's betas {fast} and {slow} are not supported, only 32 and 1")
    if rope.values.get("truncate") is False:
        raise ConvertError(f"{rope.path}: YaRN's truncate false is not supported")
    rope.refuse(["mscale", "mscale_all_dim"], "such a YaRN is not supported")
    written = {"attention_factor": "yarn_attn_factor", "beta_fast": "yarn_beta_fast", "beta_slow": "yarn_beta_slow"}
    return {
        key + "type": "yarn",
        key + "factor": factor,
        key + "original_context_length": length,
        **{key + theirs: rope.real(ours) for ours, theirs in written.items() if rope.values.get(ours) is not None},
    }


def _attention_scale(factor: float) -> float:
    return 0.1 * math.log(factor) + 1.0 if factor > 1 else 1.0


def llama3_factors(
    theta: float, head: int, *, factor: float, low: float, high: float, length: int
) -> npt.NDArray[np.float32]:
    """What Llama 3.1 divides each rotary frequency by: 1 for the fast, `factor` for the slow, between them smoothly.

    Returns:
        float32, shape (head / 2,).
    """
    # Step by step in float32 as torch does it in the converter, which divides by multiplying with the reciprocal. The
    # power alone is rounded from float64: torch's differs from that seldom, by one unit in the last place; from numpy's
    # float32 power it differs often.
    one = np.float32(1)
    exponents = np.arange(0, head, 2, dtype=np.float32) / np.float32(head)
    frequency = one / (np.float64(theta) ** exponents.astype(np.float64)).astype(np.float32)
    wave = (one / frequency) * np.float32(2 * math.pi)
    if high == low:  # no band between the fast and the slow
        return np.where(wave < np.float32(length / high), one, np.float32(factor))
    smooth = ((one / wave) * np.float32(length) - np.float32(low)) / np.float32(high - low)
    between = one / ((one - smooth) / np.float32(factor) + smooth)
    slow = np.where(wave > np.float32(length / low), np.float32(factor), between)
    return np.where(wave < np.float32(length / high), one, slow)
