"""Tiny random checkpoints of sansu-nano's kind, made from a seed without torch."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers

CONTROL = (
    "<unk>",
    "<|startoftext|>",
    "<|return|>",
    "<|reserved_3|>",
    "<|endoftext|>",
    "<|reserved_5|>",
    "<|reserved_6|>",
    "<|reserved_7|>",
    "<|constrain|>",
    "<|channel|>",
    "<|start|>",
    "<|end|>",
    "<|message|>",
    "<|call|>",
)
STOPS = (2, 4, 11, 13)
CHARACTERS = (
    "▁0123456789×÷＝＋−（）：／．。、abcXYZ<>|"
    "間の数を求めます。木は多くなります答え本確かめ道長さにもどしる両端植え円個人分つ①②🍎"
)

# Kinds of rope scaling, for `scaling`.
LLAMA3 = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 64,
}
LINEAR = {"rope_type": "linear", "factor": 4.0}
YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 128}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a tiny Llama. `head_dim` None: hidden / heads. `scaling`: more keys of rope_parameters."""

    hidden: int = 256
    middle: int = 512
    layers: int = 2
    heads: int = 4
    key_value_heads: int = 2
    head_dim: int | None = None
    tied: bool = False
    scaling: Mapping[str, Any] | None = None

    @property
    def head(self) -> int:
        return self.hidden // self.heads if self.head_dim is None else self.head_dim


@dataclass(frozen=True, slots=True)
class MoeShape(Shape):
    """The sizes of a tiny Qwen3MoE; `middle` is the dense width, which no layer has.

    ffn_down_exps has rows of 96, which no K-quant takes, and attn_output rows of 320. Of 8 experts llama.cpp makes an
    exception (Mixtral's), so that there are 6.
    """

    heads: int = 5
    key_value_heads: int = 1
    head_dim: int | None = 64
    experts: int = 6
    used: int = 2
    expert_middle: int = 96
    fused: bool = False  # experts in one 3-D tensor, as transformers 5 saves with save_original_format=False


def hugging_face_tokenizer(pieces: Sequence[tuple[str, float]], floor: float = 0.0) -> Tokenizer:
    """llm-jp-4's form over these pieces: Unigram with byte fallback, ids 0.. control, then bytes, then pieces.

    floor: the score of control and byte tokens; 0 as sentencepiece has it, or below all pieces as in sansu-nano.
    """
    first = [(token, floor) for token in (*CONTROL, *(f"<0x{byte:02X}>" for byte in range(256)))]
    return with_llm_jp_form(Tokenizer(models.Unigram([*first, *pieces], unk_id=0, byte_fallback=True)), CONTROL)


def with_llm_jp_form(tokenizer: Tokenizer, control: Sequence[str]) -> Tokenizer:
    """Sets llm-jp-4's normaliser, decoder and special tokens."""
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"(?<!\n)^"), "▁"), normalizers.Replace(" ", "▁")]
    )
    tokenizer.decoder = decoders.Sequence(
        [
            decoders.ByteFallback(),
            decoders.Replace("▁", " "),
            decoders.Fuse(),
            decoders.Replace(Regex(r"(?<!\n)^ "), ""),
        ]
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in control])
    return tokenizer


def random_pieces(seed: int, count: int = 300) -> list[tuple[str, float]]:
    """Every character of CHARACTERS and random longer pieces, with float32 log probabilities."""
    dice = random.Random(seed)
    texts = dict.fromkeys(CHARACTERS)
    while len(texts) < count:
        texts["".join(dice.choices(CHARACTERS, k=dice.randint(2, 4)))] = None
    return [(text, float(np.float32(-dice.uniform(3.0, 12.0)))) for text in texts]


def write_tokenizer(folder: Path, tokenizer: Tokenizer) -> None:
    """tokenizer.json and the two small files beside it."""
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {"bos_token": "<|startoftext|>", "eos_token": "<|return|>", "pad_token": "<|endoftext|>"}
    write_json(folder / "tokenizer_config.json", {**names, "unk_token": "<unk>", "add_bos_token": True})
    write_json(folder / "generation_config.json", {"eos_token_id": list(STOPS), "pad_token_id": 4})
    (folder / "chat_template.jinja").write_text("{% for m in messages %}<|start|>{{ m.role }}{% endfor %}", "utf-8")


def llama_config(shape: Shape, words: int) -> dict[str, Any]:
    """config.json as transformers 5 writes it."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": words,
        "hidden_size": shape.hidden,
        "intermediate_size": shape.middle,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.key_value_heads,
        "head_dim": shape.head,
        "max_position_embeddings": 512,
        "hidden_act": "silu",
        "rms_norm_eps": 1e-5,
        "rope_parameters": {"rope_theta": 10000.0, "rope_type": "default", **(shape.scaling or {})},
        "tie_word_embeddings": shape.tied,
        "attention_bias": False,
        "mlp_bias": False,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 4,
    }


def qwen3moe_config(shape: MoeShape, words: int) -> dict[str, Any]:
    """config.json of the Qwen3MoE kind; every layer is sparse."""
    return llama_config(shape, words) | {
        "architectures": ["Qwen3MoeForCausalLM"],
        "model_type": "qwen3_moe",
        "num_experts": shape.experts,
        "num_experts_per_tok": shape.used,
        "moe_intermediate_size": shape.expert_middle,
        "norm_topk_prob": True,
        "decoder_sparse_step": 1,
        "mlp_only_layers": [],
        "use_sliding_window": False,
        "sliding_window": None,
    }


class _Dice:
    """Random float32 weights, of a size that keeps a model's numbers near 1."""

    def __init__(self, seed: int) -> None:
        self._dice = np.random.default_rng(seed)

    def matrix(self, *shape: int) -> npt.NDArray[np.float32]:
        return self._dice.standard_normal(shape, dtype=np.float32) / np.float32(np.sqrt(shape[-1]))

    def norm(self, size: int) -> npt.NDArray[np.float32]:
        return 1 + np.float32(0.1) * self._dice.standard_normal(size, dtype=np.float32)


def llama_weights(shape: Shape, words: int, seed: int) -> dict[str, npt.NDArray[np.float32]]:
    """Random float32 weights under Hugging Face's names."""
    dice = _Dice(seed)
    weights = _outer_weights(shape, words, dice)
    for i in range(shape.layers):
        at = f"model.layers.{i}."
        weights |= _attention_weights(shape, at, dice) | {
            at + "mlp.gate_proj.weight": dice.matrix(shape.middle, shape.hidden),
            at + "mlp.up_proj.weight": dice.matrix(shape.middle, shape.hidden),
            at + "mlp.down_proj.weight": dice.matrix(shape.hidden, shape.middle),
        }
    return weights


def qwen3moe_weights(shape: MoeShape, words: int, seed: int) -> dict[str, npt.NDArray[np.float32]]:
    """Random float32 weights under Hugging Face's names, the experts one by one or fused."""
    dice = _Dice(seed)
    weights = _outer_weights(shape, words, dice)
    for i in range(shape.layers):
        at = f"model.layers.{i}."
        weights |= _attention_weights(shape, at, dice) | {
            at + "self_attn.q_norm.weight": dice.norm(shape.head),
            at + "self_attn.k_norm.weight": dice.norm(shape.head),
            at + "mlp.gate.weight": dice.matrix(shape.experts, shape.hidden),
        }
        gate_up = dice.matrix(shape.experts, 2 * shape.expert_middle, shape.hidden)
        down = dice.matrix(shape.experts, shape.hidden, shape.expert_middle)
        at += "mlp.experts."
        if shape.fused:
            weights |= {at + "gate_up_proj": gate_up, at + "down_proj": down}
            continue
        for expert in range(shape.experts):
            weights |= {
                f"{at}{expert}.gate_proj.weight": gate_up[expert, : shape.expert_middle],
                f"{at}{expert}.up_proj.weight": gate_up[expert, shape.expert_middle :],
                f"{at}{expert}.down_proj.weight": down[expert],
            }
    return weights


def _outer_weights(shape: Shape, words: int, dice: _Dice) -> dict[str, npt.NDArray[np.float32]]:
    weights = {
        "model.embed_tokens.weight": dice.matrix(words, shape.hidden),
        "model.norm.weight": dice.norm(shape.hidden),
    }
    return weights if shape.tied else weights | {"lm_head.weight": dice.matrix(words, shape.hidden)}


def _attention_weights(shape: Shape, at: str, dice: _Dice) -> dict[str, npt.NDArray[np.float32]]:
    return {
        at + "input_layernorm.weight": dice.norm(shape.hidden),
        at + "post_attention_layernorm.weight": dice.norm(shape.hidden),
        at + "self_attn.q_proj.weight": dice.matrix(shape.heads * shape.head, shape.hidden),
        at + "self_attn.k_proj.weight": dice.matrix(shape.key_value_heads * shape.head, shape.hidden),
        at + "self_attn.v_proj.weight": dice.matrix(shape.key_value_heads * shape.head, shape.hidden),
        at + "self_attn.o_proj.weight": dice.matrix(shape.hidden, shape.heads * shape.head),
    }


def make_checkpoint(folder: Path, shape: Shape = Shape(), *, seed: int = 0, dtype: str = "F32", **sizes: Any) -> Path:
    """A whole tiny Llama in a folder, with its weights (F32, F16 or BF16) in one file.

    sizes: fields of Shape, as in `make_checkpoint(folder, layers=3, tied=True)`.
    """
    shape = replace(shape, **sizes)
    words = _write_small_files(folder, seed)
    write_json(folder / "config.json", llama_config(shape, words))
    write_weights(folder / "model.safetensors", llama_weights(shape, words, seed), dtype)
    return folder


def make_qwen3moe(
    folder: Path, shape: MoeShape = MoeShape(), *, seed: int = 0, dtype: str = "F32", **sizes: Any
) -> Path:
    """A whole tiny Qwen3MoE in a folder, with the tokenizer that `make_checkpoint` gives the same seed.

    sizes: fields of MoeShape, as in `make_qwen3moe(folder, expert_middle=320, fused=True)`.
    """
    shape = replace(shape, **sizes)
    words = _write_small_files(folder, seed)
    write_json(folder / "config.json", qwen3moe_config(shape, words))
    write_weights(folder / "model.safetensors", qwen3moe_weights(shape, words, seed), dtype)
    return folder


def _write_small_files(folder: Path, seed: int) -> int:
    """The tokenizer's files; gives the size of its vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = hugging_face_tokenizer(random_pieces(seed), floor=-400.0 if seed % 2 else 0.0)
    write_tokenizer(folder, tokenizer)
    return int(tokenizer.get_vocab_size())


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def edit_json(path: Path, **changes: Any) -> None:
    """Sets some keys of a JSON file."""
    write_json(path, json.loads(path.read_text(encoding="utf-8")) | changes)


def with_dtype(folder: Path, dtype: str) -> None:
    """Rewrites a float32 model.safetensors in F16 or BF16."""
    write_weights(folder / "model.safetensors", load_file(str(folder / "model.safetensors")), dtype)


def write_weights(path: Path, weights: Mapping[str, npt.NDArray[np.float32]], dtype: str) -> None:
    """A safetensors file of float32 weights in F32, F16 or BF16 (rounded to nearest even, as torch does)."""
    match dtype:
        case "F32":
            # Parts of an expert stack are views: the library writes an array's bytes as they lie.
            whole = {name: np.ascontiguousarray(value) for name, value in weights.items()}
            save_file(whole, str(path), metadata={"format": "pt"})
        case "F16":
            save_file({name: value.astype(np.float16) for name, value in weights.items()}, str(path), {"format": "pt"})
        case "BF16":
            write_bfloat16(path, {name: bfloat16_bits(np.ascontiguousarray(v)) for name, v in weights.items()})
        case _:
            raise AssertionError(f"{dtype} is none of F32, F16 and BF16")


def write_bfloat16(path: Path, bits: Mapping[str, npt.NDArray[np.uint16]]) -> None:
    """A safetensors file by hand: numpy, and so the library's numpy side, has no bfloat16."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, value in bits.items():
        header[name] = {"dtype": "BF16", "shape": list(value.shape), "data_offsets": [end, end + value.nbytes]}
        end += value.nbytes
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(value.tobytes() for value in bits.values()))


def bfloat16_bits(value: npt.NDArray[np.float32]) -> npt.NDArray[np.uint16]:
    bits = value.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def in_shards(folder: Path) -> None:
    """Cuts model.safetensors into two shards with an index."""
    weights = load_file(str(folder / "model.safetensors"))
    (folder / "model.safetensors").unlink()
    names = sorted(weights)
    places = {name: f"model-0000{1 + (i % 2)}-of-00002.safetensors" for i, name in enumerate(names)}
    for shard in set(places.values()):
        save_file({name: weights[name] for name in names if places[name] == shard}, str(folder / shard))
    write_json(folder / "model.safetensors.index.json", {"metadata": {}, "weight_map": places})
