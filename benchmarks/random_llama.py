"""A random checkpoint of llm-jp-4-8b's shapes, with a LoRA adapter for it, from a seed and block by block.

bfloat16 safetensors in shards, a SentencePiece model of its vocabulary, an adapter in PEFT's form. The checkpoint's
size never lies in memory.
"""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import struct
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

REAL_TOKENIZER = (
    Path(os.environ.get("SANSU_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data/llm-jp-tokenizer-v4"
)
CONTROL = (
    *("<|unk|>", "<|startoftext|>", "<|return|>", "<|mask|>", "<|endoftext|>", "<|cls|>", "<|eod|>", "<|sep|>"),
    *("<|constrain|>", "<|channel|>", "<|start|>", "<|end|>", "<|message|>", "<|call|>"),
)
BOS, EOS, PAD, STOPS = 1, 2, 4, (2, 4, 11, 13)
PROJECTIONS = (
    *("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj"),
    *("mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"),
)
_SHARDS = 4
_BLOCK = 1 << 22  # values made at a time: 16 MiB of float32
# A trained matrix's spread, and an adapter that changes it by about 1 % (2 · sqrt(16) · 0.02 · 0.00125 = 0.01 · 0.02).
_WEIGHT, _LORA_A, _LORA_B = 0.02, 0.02, 0.00125


@dataclass(frozen=True, slots=True)
class Shape:
    """A Llama's sizes; the defaults are llm-jp-4-8b's but for the layers."""

    layers: int = 4
    hidden: int = 4096
    middle: int = 14336
    heads: int = 32
    key_value_heads: int = 8
    head: int = 128
    vocabulary: int = 196_608
    rank: int = 16
    alpha: int = 32
    seed: int = 2026

    def __post_init__(self) -> None:
        if min(asdict(self).values()) < 1:
            raise ValueError(f"every size must be at least 1: {self}")
        if self.heads % self.key_value_heads or self.head % 2:
            raise ValueError(f"{self.heads} heads, {self.key_value_heads} key-value heads of {self.head} don't fit")
        if self.vocabulary < len(CONTROL) + 256 + 64:
            raise ValueError(f"a vocabulary of {self.vocabulary} is too small: {len(CONTROL) + 256 + 64} at least")

    def projections(self) -> dict[str, tuple[int, int]]:
        """(rows, columns) of every matrix that the adapter changes, by the checkpoint's module name."""
        queries, shared = self.heads * self.head, self.key_value_heads * self.head
        sizes = (
            *((queries, self.hidden), (shared, self.hidden), (shared, self.hidden), (self.hidden, queries)),
            *((self.middle, self.hidden), (self.middle, self.hidden), (self.hidden, self.middle)),
        )
        return {
            f"model.layers.{i}.{name}": size
            for i in range(self.layers)
            for name, size in zip(PROJECTIONS, sizes, strict=True)
        }

    def tensors(self) -> dict[str, tuple[int, ...]]:
        """Every tensor of the checkpoint, in file order."""
        projections = self.projections()
        found: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (self.vocabulary, self.hidden)}
        for i in range(self.layers):
            found[f"model.layers.{i}.input_layernorm.weight"] = (self.hidden,)
            for name in PROJECTIONS:
                found[f"model.layers.{i}.{name}.weight"] = projections[f"model.layers.{i}.{name}"]
            found[f"model.layers.{i}.post_attention_layernorm.weight"] = (self.hidden,)
        return found | {"model.norm.weight": (self.hidden,), "lm_head.weight": (self.vocabulary, self.hidden)}

    @property
    def parameters(self) -> int:
        return sum(math.prod(shape) for shape in self.tensors().values())


def make(folder: Path, adapter: Path, shape: Shape) -> None:
    """Writes the checkpoint and the adapter; both folders are replaced."""
    for place in (folder, adapter):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
    _write_json(
        folder / "config.json",
        {
            "architectures": ["LlamaForCausalLM"],
            "model_type": "llama",
            "hidden_size": shape.hidden,
            "intermediate_size": shape.middle,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "num_key_value_heads": shape.key_value_heads,
            "head_dim": shape.head,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": 65536,
            "rms_norm_eps": 1e-5,
            "rope_theta": 500000.0,
            "hidden_act": "silu",
            "tie_word_embeddings": False,
            "attention_bias": False,
            "mlp_bias": False,
            "torch_dtype": "bfloat16",
            "bos_token_id": BOS,
            "eos_token_id": EOS,
            "pad_token_id": PAD,
        },
    )
    stops = {"bos_token_id": BOS, "eos_token_id": list(STOPS), "pad_token_id": PAD}
    _write_json(folder / "generation_config.json", stops)
    write_tokenizer(folder, shape)
    _write_weights(folder, shape)
    _write_adapter(adapter, folder, shape)


def _write_weights(folder: Path, shape: Shape) -> None:
    tensors = shape.tensors()
    share = 2 * shape.parameters / _SHARDS
    shards: list[dict[str, tuple[int, ...]]] = [{} for _ in range(_SHARDS)]
    before = 0
    for name, size in tensors.items():
        shards[min(int(before / share), _SHARDS - 1)][name] = size
        before += 2 * math.prod(size)
    shards = [shard for shard in shards if shard]
    places: dict[str, str] = {}
    for number, shard in enumerate(shards, 1):
        file = f"model-{number:05}-of-{len(shards):05}.safetensors"
        places |= dict.fromkeys(shard, file)
        _write_safetensors(
            folder / file,
            "BF16",
            shard,
            {name: bfloat16_blocks(shape.seed, order, tensors[name]) for order, name in enumerate(tensors)},
        )
    total = {"total_size": 2 * shape.parameters}
    _write_json(folder / "model.safetensors.index.json", {"metadata": total, "weight_map": places})


def bfloat16_blocks(seed: int, order: int, shape: tuple[int, ...]) -> Iterator[memoryview]:
    """The bits of a random tensor: normal values for a matrix, values near 1 for a norm's vector."""
    dice = np.random.default_rng((seed, order))
    mean, spread = (0.0, _WEIGHT) if len(shape) > 1 else (1.0, 0.1)
    left = math.prod(shape)
    while left:
        values = dice.standard_normal(min(left, _BLOCK), dtype=np.float32)
        values *= np.float32(spread)
        values += np.float32(mean)
        left -= values.size
        yield values.view("<u2")[1::2].copy().data  # the upper halves: little-endian


def _write_adapter(folder: Path, base: Path, shape: Shape) -> None:
    _write_json(
        folder / "adapter_config.json",
        {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "base_model_name_or_path": str(base),
            "r": shape.rank,
            "lora_alpha": shape.alpha,
            "lora_dropout": 0.0,
            "target_modules": [name.split(".")[1] for name in PROJECTIONS],
            "bias": "none",
            "fan_in_fan_out": False,
            "use_rslora": False,
            "use_dora": False,
            "modules_to_save": None,
            "inference_mode": True,
        },
    )
    dice = np.random.default_rng((shape.seed, len(shape.tensors())))
    values: dict[str, npt.NDArray[np.float32]] = {}
    for name, (rows, columns) in shape.projections().items():
        for part, size, spread in (("A", (shape.rank, columns), _LORA_A), ("B", (rows, shape.rank), _LORA_B)):
            drawn = dice.standard_normal(size, dtype=np.float32) * np.float32(spread)
            values[f"base_model.model.{name}.lora_{part}.weight"] = drawn
    _write_safetensors(
        folder / "adapter_model.safetensors",
        "F32",
        {name: value.shape for name, value in values.items()},
        {name: iter([value.data]) for name, value in values.items()},
    )


def _write_safetensors(
    path: Path, dtype: str, shapes: Mapping[str, tuple[int, ...]], blocks: Mapping[str, Iterator[memoryview]]
) -> None:
    entries: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in shapes.items():
        begin, end = end, end + math.prod(shape) * (4 if dtype == "F32" else 2)
        entries[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, end]}
    head = json.dumps(entries).encode()
    head += b" " * (-len(head) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for name in shapes:
            for block in blocks[name]:
                file.write(block)


def write_tokenizer(folder: Path, shape: Shape) -> None:
    """tokenizer.model and tokenizer_config.json: llm-jp's own where it lies in ../shared and fits, else made up.

    tokenizer.model because convert_hf_to_gguf.py takes no tokenizer.json of this kind.
    """
    if uses_real_tokenizer(shape):
        for name in ("tokenizer.model", "tokenizer_config.json"):
            shutil.copyfile(REAL_TOKENIZER / name, folder / name)
        return
    (folder / "tokenizer.model").write_bytes(sentencepiece_model(shape.vocabulary, shape.seed))
    names = {"unk_token": CONTROL[0], "bos_token": CONTROL[BOS], "eos_token": CONTROL[EOS], "pad_token": CONTROL[PAD]}
    flags = {"lstrip": False, "rstrip": False, "single_word": False, "normalized": False, "special": True}
    added = {str(id_): {"content": text, **flags} for id_, text in enumerate(CONTROL)}
    settings = {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, "add_eos_token": False}
    _write_json(folder / "tokenizer_config.json", {**settings, **names, "added_tokens_decoder": added})


def uses_real_tokenizer(shape: Shape) -> bool:
    return shape.vocabulary == Shape().vocabulary and (REAL_TOKENIZER / "tokenizer.model").is_file()


def sentencepiece_model(size: int, seed: int) -> bytes:
    """A Unigram model of llm-jp-4's form: control pieces, 256 bytes, random pieces (sentencepiece_model.proto)."""
    unknown, control, user_defined, byte, normal = 2, 3, 4, 6, 1
    pieces = [(text, 0.0, unknown if i == 0 else control if i < 3 else user_defined) for i, text in enumerate(CONTROL)]
    pieces += [(f"<0x{value:02X}>", 0.0, byte) for value in range(256)]
    dice = random.Random(seed)
    letters = [*map(chr, range(0x3041, 0x3097)), *map(chr, range(0x4E00, 0x5A00)), *map(chr, range(0x21, 0x7F))]
    texts = dict.fromkeys(["\u2581", *dice.sample(letters, min(len(letters), size // 8))])
    known = list(texts)
    while len(texts) < size - len(pieces):
        texts["".join(dice.choices(known, k=dice.randint(2, 4)))] = None
    pieces += [(text, -3.0 - 12.0 * i / size, normal) for i, text in enumerate(texts)][: size - len(pieces)]
    parts = []
    for text, score, kind in pieces:
        piece = _bytes_field(1, text.encode()) + b"\x15" + struct.pack("<f", score)
        parts.append(_bytes_field(1, piece if kind == normal else piece + _number_field(3, kind)))
    trainer = {3: 1, 4: size, 35: 1, 40: 0, 41: BOS, 42: EOS}  # unigram, size, byte_fallback, ids of unk, bos, eos
    parts.append(_bytes_field(2, b"".join(_number_field(number, value) for number, value in trainer.items())))
    parts.append(_bytes_field(3, _bytes_field(1, b"identity") + _number_field(4, 0)))  # remove_extra_whitespaces
    return b"".join(parts)


def _bytes_field(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _number_field(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
