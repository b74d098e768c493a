"""A checkpoint's architecture in GGUF's terms: tensor names, shapes, the q/k permutation, metadata.

Names and keys are llama.cpp's (gguf-py constants, conversion/llama.py); everything is read from config.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows, Tensor, read_json

Value = str | bool | int | float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a GGUF tensor's rows come from: a checkpoint tensor, and for q and k the head count of its permutation."""

    tensor: Tensor
    heads: int | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """(rows, columns), or (columns,) for a vector."""
        return self.tensor.shape

    @property
    def rows(self) -> int:
        return self.tensor.shape[0] if len(self.tensor.shape) > 1 else 1

    @property
    def columns(self) -> int:
        return self.tensor.shape[-1]

    def read(self, start: int, stop: int) -> Rows:
        """float32 rows start..stop in GGUF's order."""
        if self.heads is None:
            return self.tensor.rows(slice(start, stop))
        return self.tensor.rows(rotary_order(self.rows, self.heads)[start:stop])


@dataclass(frozen=True, slots=True)
class Model:
    """What is written besides the vocabulary: metadata in llama.cpp's keys, and every tensor in file order."""

    metadata: dict[str, Value]
    tensors: dict[str, Source]
    layers: int
    heads: int
    key_value_heads: int
    vocabulary_size: int


def rotary_order(rows: int, heads: int) -> npt.NDArray[np.int64]:
    """Checkpoint row of each GGUF row of q or k: Hugging Face rotates halves, llama.cpp's `llama` neighbouring pairs.

    Source: conversion/llama.py, LlamaModel.permute.
    """
    return np.arange(rows, dtype=np.int64).reshape(heads, 2, rows // heads // 2).swapaxes(1, 2).reshape(-1)


def llama(base: Path, tensors: dict[str, Tensor]) -> Model:
    """The plan for a LlamaForCausalLM checkpoint.

    Raises:
        ConvertError: another architecture, a variant that is not supported, a tensor that is missing, unknown or of
            another shape than config.json says.
    """
    config_path = base / "config.json"
    config = read_json(config_path)
    _refuse_variants(config_path, config)
    hidden = _number(config_path, config, "hidden_size")
    layers = _number(config_path, config, "num_hidden_layers")
    heads = _number(config_path, config, "num_attention_heads")
    shared = _number(config_path, config, "num_key_value_heads", heads)
    head = _number(config_path, config, "head_dim", hidden // heads)
    middle = _number(config_path, config, "intermediate_size")
    words = _number(config_path, config, "vocab_size")
    if head % 2 or heads % shared:
        raise ConvertError(f"{config_path}: head_dim {head}, {heads} and {shared} heads don't fit")

    expected: dict[str, tuple[str, tuple[int, ...], int | None]] = {
        "token_embd.weight": ("model.embed_tokens.weight", (words, hidden), None),
        "output_norm.weight": ("model.norm.weight", (hidden,), None),
    }
    if not config.get("tie_word_embeddings", False):
        expected["output.weight"] = ("lm_head.weight", (words, hidden), None)
    for i in range(layers):
        ours, theirs = f"blk.{i}.", f"model.layers.{i}."
        expected |= {
            ours + "attn_norm.weight": (theirs + "input_layernorm.weight", (hidden,), None),
            ours + "attn_q.weight": (theirs + "self_attn.q_proj.weight", (heads * head, hidden), heads),
            ours + "attn_k.weight": (theirs + "self_attn.k_proj.weight", (shared * head, hidden), shared),
            ours + "attn_v.weight": (theirs + "self_attn.v_proj.weight", (shared * head, hidden), None),
            ours + "attn_output.weight": (theirs + "self_attn.o_proj.weight", (hidden, heads * head), None),
            ours + "ffn_norm.weight": (theirs + "post_attention_layernorm.weight", (hidden,), None),
            ours + "ffn_gate.weight": (theirs + "mlp.gate_proj.weight", (middle, hidden), None),
            ours + "ffn_up.weight": (theirs + "mlp.up_proj.weight", (middle, hidden), None),
            ours + "ffn_down.weight": (theirs + "mlp.down_proj.weight", (hidden, middle), None),
        }
    sources = {name: _source(base, tensors, *wanted) for name, wanted in expected.items()}
    _refuse_strangers(base, tensors, {theirs for theirs, _, _ in expected.values()})

    return Model(
        metadata={
            "general.architecture": "llama",
            "general.type": "model",
            "general.name": base.resolve().name,
            "llama.block_count": layers,
            "llama.context_length": _number(config_path, config, "max_position_embeddings"),
            "llama.embedding_length": hidden,
            "llama.feed_forward_length": middle,
            "llama.attention.head_count": heads,
            "llama.attention.head_count_kv": shared,
            "llama.attention.key_length": head,
            "llama.attention.value_length": head,
            "llama.attention.layer_norm_rms_epsilon": _real(config_path, config, "rms_norm_eps", 1e-6),
            "llama.rope.dimension_count": head,
            "llama.rope.freq_base": _rope_theta(config_path, config),
            "llama.vocab_size": words,
        },
        tensors=sources,
        layers=layers,
        heads=heads,
        key_value_heads=shared,
        vocabulary_size=words,
    )


def _number(path: Path, config: dict[str, Any], key: str, default: int | None = None) -> int:
    value = config.get(key)
    value = default if value is None else value
    if type(value) is not int or value < 1:
        raise ConvertError(f"{path}: {key} is {value!r}, a positive whole number is needed")
    return value


def _real(path: Path, config: dict[str, Any], key: str, default: float) -> float:
    value = config.get(key)
    value = default if value is None else value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e30:
        raise ConvertError(f"{path}: {key} is {value!r}, a positive number is needed")
    return float(value)


def _rope_theta(path: Path, config: dict[str, Any]) -> float:
    # transformers 5 writes rope_parameters, earlier versions rope_theta and rope_scaling.
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    if not isinstance(rope, dict):
        raise ConvertError(f"{path}: rope_parameters is {rope!r}, a JSON object is needed")
    kind = rope.get("rope_type", rope.get("type", "default"))
    if kind != "default":
        raise ConvertError(f"{path}: rope scaling of the kind {kind!r} is not supported, only the default")
    return _real(path, config | rope, "rope_theta", 10000.0)


def _refuse_variants(path: Path, config: dict[str, Any]) -> None:
    names = config.get("architectures")
    if names != ["LlamaForCausalLM"]:
        known = ", ".join(map(str, names)) if isinstance(names, list) else "none named"
        raise ConvertError(f"{path}: architecture {known} is not supported, only LlamaForCausalLM")
    if config.get("quantization_config"):
        raise ConvertError(f"{path}: the weights are quantized already: convert the 16-bit checkpoint")
    for key in ("attention_bias", "mlp_bias"):
        if config.get(key):
            raise ConvertError(f"{path}: {key} is set, and biases are not supported")
    if (act := config.get("hidden_act", "silu")) != "silu":
        raise ConvertError(f"{path}: hidden_act {act!r} is not supported, only 'silu'")
    if (part := config.get("partial_rotary_factor") or 1.0) != 1.0:
        raise ConvertError(f"{path}: partial_rotary_factor {part!r} is not supported")


def _source(base: Path, tensors: dict[str, Tensor], name: str, shape: tuple[int, ...], heads: int | None) -> Source:
    tensor = tensors.get(name)
    if tensor is None:
        raise ConvertError(f"{base}: tensor {name} is missing from the weights: fetch or save the checkpoint again")
    if tensor.shape != shape:
        raise ConvertError(f"{base}: tensor {name} has shape {list(tensor.shape)}, config.json says {list(shape)}")
    return Source(tensor, heads)


def _refuse_strangers(base: Path, tensors: dict[str, Tensor], known: set[str]) -> None:
    for name in tensors:
        # A tied checkpoint may repeat its embeddings as lm_head; old ones carry the rotary frequencies.
        if name not in known and name != "lm_head.weight" and not name.endswith("rotary_emb.inv_freq"):
            raise ConvertError(f"{base}: tensor {name} has no place in LlamaForCausalLM: merge adapters first")
