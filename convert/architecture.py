"""A checkpoint in GGUF's terms: which tensors make which, their shapes and order of rows, and the metadata.

Names and keys are llama.cpp's (gguf-py/gguf/constants.py, conversion/base.py). One module an architecture: llama.py and
qwen3moe.py; here is what they share.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows, TensorLike, read_json
from convert.writer import Value


@dataclass(frozen=True, slots=True)
class Computed:
    """A vector that no checkpoint holds, made from its settings."""

    name: str
    values: Rows
    dtype: str = "F32"

    @property
    def shape(self) -> tuple[int, ...]:
        return self.values.shape

    def rows(self, index: slice | npt.NDArray[np.int64]) -> Rows:
        return self.values.reshape(1, -1)[index]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a checkpoint tensor's rows, from `start` on."""

    tensor: TensorLike
    start: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where a GGUF tensor's rows come from.

    Attributes:
        name: the checkpoint's name for it, for messages.
        shape: outermost first: (columns,), (rows, columns) or (experts, rows, columns).
        pieces: what lies one after another, equally many rows of each; one, or one an expert.
        heads: q and k of a Llama: how many heads their rows are permuted in (`rotary_order`).
    """

    name: str
    shape: tuple[int, ...]
    pieces: tuple[Piece, ...]
    heads: int | None = None

    @property
    def matrices(self) -> int:
        """Experts, or 1."""
        return self.shape[0] if len(self.shape) == 3 else 1

    @property
    def rows(self) -> int:
        """Rows of all matrices; a vector is one row."""
        return math.prod(self.shape[:-1])

    @property
    def columns(self) -> int:
        return self.shape[-1]

    def read(self, start: int, stop: int) -> Rows:
        """float32 rows start..stop in GGUF's order, shape (stop - start, columns); those rows alone are in memory."""
        if self.heads is not None:
            return self.pieces[0].tensor.rows(rotary_order(self.rows, self.heads)[start:stop])
        each = self.rows // len(self.pieces)
        blocks = []
        for number in range(start // each, -(-stop // each)):
            piece, before = self.pieces[number], number * each
            begin, end = max(start, before) - before, min(stop, before + each) - before
            blocks.append(piece.tensor.rows(slice(piece.start + begin, piece.start + end)))
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)


@dataclass(frozen=True, slots=True)
class Model:
    """What is written besides the vocabulary: metadata in llama.cpp's keys, and every tensor in file order.

    `experts` is 0 in a dense model; `notes` are for the user, one line each.
    """

    metadata: dict[str, Value]
    tensors: dict[str, Source]
    layers: int
    heads: int
    key_value_heads: int
    vocabulary_size: int
    experts: int = 0
    notes: tuple[str, ...] = ()


def read_model(base: Path, tensors: Mapping[str, TensorLike]) -> Model:
    """What becomes of the checkpoint in the folder `base` with these tensors (an adapter may be merged in them).

    Raises:
        ConvertError: another architecture, a variant that llama.cpp does not run as the checkpoint means it, a tensor
            that is missing, unknown or of another shape than config.json says.
    """
    from convert.metadata import Parameters, general_metadata, read_card

    config = Config(base / "config.json", read_json(base / "config.json"))
    name, reader = reader_of(config)
    if config.values.get("quantization_config"):
        raise ConvertError(f"{config.path}: the weights are quantized already: convert the 16-bit checkpoint")
    model = reader(config, Taker(base, tensors))
    card, notes = {}, model.notes
    try:
        card = read_card(base)
    except ConvertError as error:  # no reason to refuse the weights, but the licence is not taken over
        notes = (*notes, str(error))
    parameters = Parameters.count({name: source.shape for name, source in model.tensors.items()})
    general = general_metadata(base, config.values, parameters, card)
    head: dict[str, Value] = {"general.architecture": name, "general.type": "model"}
    return replace(model, metadata=head | general | model.metadata, notes=notes)


def reader_of(config: Config) -> tuple[str, Callable[[Config, Taker], Model]]:
    """llama.cpp's name for the architecture, and what reads it.

    Raises:
        ConvertError: another architecture.
    """
    from convert.llama import read_llama
    from convert.qwen3moe import read_qwen3moe

    readers = {"LlamaForCausalLM": ("llama", read_llama), "Qwen3MoeForCausalLM": ("qwen3moe", read_qwen3moe)}
    names = config.values.get("architectures")
    known = ", ".join(map(str, names)) if isinstance(names, list) and names else "none named"
    if known not in readers:
        raise ConvertError(f"{config.path}: architecture {known} is not supported, only {' and '.join(readers)}")
    return readers[known]


def rotary_order(rows: int, heads: int) -> npt.NDArray[np.int64]:
    """Checkpoint row of each GGUF row of q or k: Hugging Face rotates halves, llama.cpp's `llama` neighbouring pairs.

    Source: conversion/llama.py, LlamaModel.permute.
    """
    return np.arange(rows, dtype=np.int64).reshape(heads, 2, rows // heads // 2).swapaxes(1, 2).reshape(-1)


@dataclass(frozen=True, slots=True)
class Taker:
    """The checkpoint's tensors, taken one by one by name and shape, so that none is left over in the end."""

    base: Path
    tensors: Mapping[str, TensorLike]
    _taken: set[str] = field(default_factory=set)

    def tensor(self, name: str, *shape: int) -> TensorLike:
        """
        Raises:
            ConvertError: no such tensor, or another shape.
        """
        tensor = self.tensors.get(name)
        if tensor is None:
            raise ConvertError(f"{self.base}: tensor {name} is missing from the weights: fetch or save them again")
        if tensor.shape != shape:
            raise ConvertError(
                f"{self.base}: tensor {name} has shape {list(tensor.shape)}, config.json says {list(shape)}"
            )
        self._taken.add(name)
        return tensor

    def source(self, name: str, *shape: int, heads: int | None = None) -> Source:
        """A GGUF tensor that is one of the checkpoint's; raises as `tensor`."""
        return Source(name, shape, (Piece(self.tensor(name, *shape)),), heads)

    def refuse_rest(self, architecture: str) -> None:
        """
        Raises:
            ConvertError: a tensor was not taken.
        """
        for name in self.tensors:
            # A tied checkpoint may repeat its embeddings as lm_head; old ones carry the rotary frequencies.
            known = name in self._taken or name == "lm_head.weight" or name.endswith("rotary_emb.inv_freq")
            if not known:
                raise ConvertError(f"{self.base}: tensor {name} has no place in {architecture}: merge adapters first")


@dataclass(frozen=True, slots=True)
class Config:
    """config.json, asked value by value; a wrong one is refused with its key."""

    path: Path
    values: Mapping[str, Any]

    def number(self, key: str, default: int | None = None) -> int:
        """A positive whole number; the default where the key is absent or null."""
        value = self.values.get(key)
        value = default if value is None else value
        if type(value) is not int or not 0 < value < 1 << 31:
            raise ConvertError(f"{self.path}: {key} is {value!r}, a positive whole number is needed")
        return value

    def real(self, key: str, default: float | None = None) -> float:
        """A positive number; the default where the key is absent or null."""
        value = self.values.get(key)
        value = default if value is None else value
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e30:
            raise ConvertError(f"{self.path}: {key} is {value!r}, a positive number is needed")
        return float(value)

    def within(self, key: str) -> Config:
        """The object under a key, empty where the key is absent or null."""
        value = self.values.get(key)
        value = {} if value is None else value
        if not isinstance(value, dict):
            raise ConvertError(f"{self.path}: {key} is {value!r}, a JSON object is needed")
        return Config(self.path, value)

    def refuse(self, keys: Iterable[str], why: str) -> None:
        """
        Raises:
            ConvertError: one of the keys is set (to more than null, false, 0 or nothing).
        """
        for key in keys:
            if self.values.get(key):
                raise ConvertError(f"{self.path}: {key} is set, and {why}")


@dataclass(frozen=True, slots=True)
class Attention:
    """The sizes that both architectures have, from config.json."""

    hidden: int
    layers: int
    heads: int
    key_value_heads: int
    head: int
    words: int
    tied: bool

    @classmethod
    def read(cls, config: Config) -> Attention:
        """
        Raises:
            ConvertError: a missing or impossible size, or a variant of attention that is not supported.
        """
        config.refuse(["attention_bias", "mlp_bias"], "biases are not supported")
        if (act := config.values.get("hidden_act", "silu")) != "silu":
            raise ConvertError(f"{config.path}: hidden_act {act!r} is not supported, only 'silu'")
        hidden = config.number("hidden_size")
        heads = config.number("num_attention_heads")
        shared = config.number("num_key_value_heads", heads)
        head = config.number("head_dim", hidden // heads)
        if head % 2 or heads % shared:
            raise ConvertError(f"{config.path}: head_dim {head}, {heads} and {shared} heads don't fit")
        return cls(
            hidden=hidden,
            layers=config.number("num_hidden_layers"),
            heads=heads,
            key_value_heads=shared,
            head=head,
            words=config.number("vocab_size"),
            tied=bool(config.values.get("tie_word_embeddings", False)),
        )

    def outer(self, take: Taker) -> dict[str, Source]:
        """Embeddings, last norm and head."""
        sources = {
            "token_embd.weight": take.source("model.embed_tokens.weight", self.words, self.hidden),
            "output_norm.weight": take.source("model.norm.weight", self.hidden),
        }
        if not self.tied:
            sources["output.weight"] = take.source("lm_head.weight", self.words, self.hidden)
        return sources

    def block(self, take: Taker, i: int, *, permuted: bool) -> dict[str, Source]:
        """Layer i's norms and attention. `permuted`: q and k in llama.cpp's rotary order."""
        ours, theirs = f"blk.{i}.", f"model.layers.{i}."
        queries, values = self.heads * self.head, self.key_value_heads * self.head
        return {
            ours + "attn_norm.weight": take.source(theirs + "input_layernorm.weight", self.hidden),
            ours + "attn_q.weight": take.source(
                theirs + "self_attn.q_proj.weight", queries, self.hidden, heads=self.heads if permuted else None
            ),
            ours + "attn_k.weight": take.source(
                theirs + "self_attn.k_proj.weight",
                values,
                self.hidden,
                heads=self.key_value_heads if permuted else None,
            ),
            ours + "attn_v.weight": take.source(theirs + "self_attn.v_proj.weight", values, self.hidden),
            ours + "attn_output.weight": take.source(theirs + "self_attn.o_proj.weight", self.hidden, queries),
            ours + "ffn_norm.weight": take.source(theirs + "post_attention_layernorm.weight", self.hidden),
        }

    def metadata(self, name: str, config: Config) -> dict[str, Value]:
        """The keys of both architectures; `name` is llama.cpp's for the architecture."""
        return {
            f"{name}.block_count": self.layers,
            f"{name}.context_length": config.number("max_position_embeddings"),
            f"{name}.embedding_length": self.hidden,
            f"{name}.feed_forward_length": config.number("intermediate_size"),
            f"{name}.attention.head_count": self.heads,
            f"{name}.attention.head_count_kv": self.key_value_heads,
            f"{name}.attention.key_length": self.head,
            f"{name}.attention.value_length": self.head,
            f"{name}.attention.layer_norm_rms_epsilon": config.real("rms_norm_eps", 1e-6),
        }
