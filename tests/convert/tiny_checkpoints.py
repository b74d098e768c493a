"""Tiny random checkpoints of sansu-nano's kind, made from a seed without torch."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a tiny Llama."""

    hidden: int = 256
    middle: int = 512
    layers: int = 2
    heads: int = 4
    key_value_heads: int = 2
    tied: bool = False


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
        "head_dim": shape.hidden // shape.heads,
        "max_position_embeddings": 512,
        "hidden_act": "silu",
        "rms_norm_eps": 1e-5,
        "rope_parameters": {"rope_theta": 10000.0, "rope_type": "default"},
        "tie_word_embeddings": shape.tied,
        "attention_bias": False,
        "mlp_bias": False,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 4,
    }


def llama_weights(shape: Shape, words: int, seed: int) -> dict[str, npt.NDArray[np.float32]]:
    """Random float32 weights under Hugging Face's names."""
    dice = np.random.default_rng(seed)
    head = shape.hidden // shape.heads

    def matrix(rows: int, columns: int) -> npt.NDArray[np.float32]:
        return dice.standard_normal((rows, columns), dtype=np.float32) / np.float32(np.sqrt(columns))

    def norm() -> npt.NDArray[np.float32]:
        return 1 + np.float32(0.1) * dice.standard_normal(shape.hidden, dtype=np.float32)

    weights = {"model.embed_tokens.weight": matrix(words, shape.hidden), "model.norm.weight": norm()}
    if not shape.tied:
        weights["lm_head.weight"] = matrix(words, shape.hidden)
    for i in range(shape.layers):
        at = f"model.layers.{i}."
        weights |= {
            at + "input_layernorm.weight": norm(),
            at + "post_attention_layernorm.weight": norm(),
            at + "self_attn.q_proj.weight": matrix(shape.heads * head, shape.hidden),
            at + "self_attn.k_proj.weight": matrix(shape.key_value_heads * head, shape.hidden),
            at + "self_attn.v_proj.weight": matrix(shape.key_value_heads * head, shape.hidden),
            at + "self_attn.o_proj.weight": matrix(shape.hidden, shape.heads * head),
            at + "mlp.gate_proj.weight": matrix(shape.middle, shape.hidden),
            at + "mlp.up_proj.weight": matrix(shape.middle, shape.hidden),
            at + "mlp.down_proj.weight": matrix(shape.hidden, shape.middle),
        }
    return weights


def make_checkpoint(folder: Path, shape: Shape = Shape(), *, seed: int = 0) -> Path:
    """A whole checkpoint folder with float32 weights in one file."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = hugging_face_tokenizer(random_pieces(seed), floor=-400.0 if seed % 2 else 0.0)
    words = tokenizer.get_vocab_size()
    write_tokenizer(folder, tokenizer)
    write_json(folder / "config.json", llama_config(shape, words))
    save_file(llama_weights(shape, words, seed), str(folder / "model.safetensors"), metadata={"format": "pt"})
    return folder


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def edit_json(path: Path, **changes: Any) -> None:
    """Sets some keys of a JSON file."""
    write_json(path, json.loads(path.read_text(encoding="utf-8")) | changes)


def with_dtype(folder: Path, dtype: str) -> None:
    """Rewrites model.safetensors in F16 or BF16 (rounded to nearest even, as torch does)."""
    path = folder / "model.safetensors"
    weights = load_file(str(path))
    if dtype == "F16":
        save_file({name: value.astype(np.float16) for name, value in weights.items()}, str(path))
        return
    write_bfloat16(path, {name: bfloat16_bits(value) for name, value in weights.items()})


def write_bfloat16(path: Path, bits: Mapping[str, npt.NDArray[np.uint16]]) -> None:
    """A safetensors file by hand: numpy, and so the library's numpy side, has no bfloat16."""
    header: dict[str, Any] = {}
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
