"""Qwen3MoE: experts stacked, however the checkpoint holds them; both architectures against llama.cpp's converter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGUFReader
from peer_converter import peer_convert
from reference_logits import IDS, transformers_logits
from safetensors.numpy import load_file, save_file
from stock_llama import stock
from tiny_checkpoints import LLAMA3, YARN, edit_json, make_checkpoint, make_qwen3moe, with_dtype

from convert.architecture import Model, read_model
from convert.checkpoint import ConvertError, Rows, Tensor, TensorLike, read_tensors
from convert.conversion import convert


def _model(base: Path) -> Model:
    return read_model(base, read_tensors(base))


@pytest.fixture()
def base(tmp_path: Path) -> Path:
    return make_qwen3moe(tmp_path / "moe")


@pytest.mark.parametrize(
    ("sizes", "dtype"),
    [
        ({}, "F32"),
        ({"tied": True, "expert_middle": 320}, "BF16"),
        ({"scaling": YARN}, "F32"),
        ({"experts": 8, "used": 8}, "F32"),
    ],
    ids=["plain", "tied", "yarn", "all-used"],
)
def test_logits_equal_transformers(tmp_path: Path, sizes: dict[str, Any], dtype: str) -> None:
    base = make_qwen3moe(tmp_path / "moe", seed=3, **sizes)
    if dtype != "F32":
        with_dtype(base, dtype)
    convert(base, tmp_path / "out.gguf", "F32")
    expected = transformers_logits(base)
    with stock(tmp_path / "out.gguf") as loaded:
        found = loaded.logits(IDS)
    assert np.abs(expected).max() > 1
    np.testing.assert_allclose(found, expected, atol=2e-5, rtol=0)


@pytest.mark.parametrize("type_", ["F32", "Q4_K_M"])
def test_fused_experts_give_the_same_file(base: Path, tmp_path: Path, type_: str) -> None:
    fused = make_qwen3moe(tmp_path / "fused" / "moe", fused=True)
    assert len(read_tensors(fused)) < len(read_tensors(base))
    one = convert(base, tmp_path / "one.gguf", type_)
    assert convert(fused, tmp_path / "two.gguf", type_).sha256 == one.sha256


@pytest.mark.parametrize("original", [True, False], ids=["one-by-one", "fused"])
def test_what_transformers_saves_gives_the_same_weights(base: Path, tmp_path: Path, original: bool) -> None:
    transformers = pytest.importorskip("transformers")
    model = transformers.AutoModelForCausalLM.from_pretrained(base)
    model.save_pretrained(tmp_path / "saved", save_original_format=original)
    saved = _model(tmp_path / "saved")
    for name, source in _model(base).tensors.items():
        np.testing.assert_array_equal(saved.tensors[name].read(0, source.rows), source.read(0, source.rows))


@pytest.mark.parametrize("fused", [False, True])
@pytest.mark.parametrize("part", ["gate", "up", "down"])
def test_experts_are_stacked_in_order(tmp_path: Path, part: str, fused: bool) -> None:
    single = load_file(str(make_qwen3moe(tmp_path / "single", layers=1) / "model.safetensors"))
    model = _model(make_qwen3moe(tmp_path / "moe", layers=1, fused=fused))
    source = model.tensors[f"blk.0.ffn_{part}_exps.weight"]
    expected = np.stack([single[f"model.layers.0.mlp.experts.{i}.{part}_proj.weight"] for i in range(6)])
    assert source.shape == expected.shape and source.matrices == model.experts == 6
    expected = expected.reshape(-1, source.columns)
    np.testing.assert_array_equal(source.read(0, source.rows), expected)
    for start, stop in [(0, 1), (95, 97), (50, 400), (source.rows - 1, source.rows)]:
        np.testing.assert_array_equal(source.read(start, stop), expected[start:stop])


@pytest.mark.parametrize("fused", [False, True])
def test_a_block_of_rows_reads_those_rows_alone(tmp_path: Path, fused: bool) -> None:
    read: list[int] = []

    class Watched:
        def __init__(self, tensor: Tensor) -> None:
            self.tensor, self.name, self.dtype, self.shape = tensor, tensor.name, tensor.dtype, tensor.shape

        def rows(self, index: Any) -> Rows:
            rows = self.tensor.rows(index)
            read.append(len(rows))
            return rows

    base = make_qwen3moe(tmp_path / "moe", fused=fused)
    watched: dict[str, TensorLike] = {name: Watched(tensor) for name, tensor in read_tensors(base).items()}
    model = read_model(base, watched)
    assert read == []
    for name in ("gate", "up", "down"):
        model.tensors[f"blk.1.ffn_{name}_exps.weight"].read(90, 110)
    assert sum(read) == 3 * 20


def test_queries_are_not_permuted(base: Path) -> None:
    weights = load_file(str(base / "model.safetensors"))
    source = _model(base).tensors["blk.0.attn_q.weight"]
    np.testing.assert_array_equal(source.read(0, source.rows), weights["model.layers.0.self_attn.q_proj.weight"])


def test_the_number_of_experts_has_two_names(base: Path) -> None:
    before = _model(base).metadata
    assert before["qwen3moe.expert_count"] == 6
    edit_json(base / "config.json", num_experts=None, num_local_experts=6)
    assert _model(base).metadata == before


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"norm_topk_prob": False}, "norm_topk_prob is not true"),
        ({"norm_topk_prob": None}, "norm_topk_prob is not true"),
        ({"mlp_only_layers": [0]}, "mlp_only_layers or decoder_sparse_step makes dense layers"),
        ({"decoder_sparse_step": 2}, "mlp_only_layers or decoder_sparse_step makes dense layers"),
        ({"shared_expert_intermediate_size": 96}, "shared_expert_intermediate_size is set"),
        ({"use_sliding_window": True, "sliding_window": 64}, "use_sliding_window is set"),
        ({"attention_bias": True}, "attention_bias is set"),
        ({"num_local_experts": 7}, "num_experts and num_local_experts differ"),
        ({"num_experts": None}, "num_experts is None"),
        ({"num_experts": 7}, "mlp.gate.weight has shape [6, 256], config.json says [7, 256]"),
        ({"num_experts_per_tok": 7}, "num_experts_per_tok 7 is more than 6 experts"),
        ({"moe_intermediate_size": 100}, "experts.0.gate_proj.weight has shape [96, 256], config.json says [100, 256]"),
        ({"num_key_value_heads": None}, "num_key_value_heads is None"),
        ({"rope_parameters": LLAMA3}, "rope scaling of the kind 'llama3' is not supported"),
        ({"architectures": ["Qwen3ForCausalLM"]}, "architecture Qwen3ForCausalLM is not supported"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(base: Path, changes: dict[str, Any], says: str) -> None:
    edit_json(base / "config.json", **changes)
    with pytest.raises(ConvertError, match=re.escape(says)):
        _model(base)


def test_a_sliding_window_that_is_not_used_does_no_harm(base: Path) -> None:
    before = _model(base).metadata
    edit_json(base / "config.json", use_sliding_window=False, sliding_window=64)
    assert _model(base).metadata == before


@pytest.mark.parametrize(
    ("lost", "added", "says"),
    [
        ("mlp.experts.5.up_proj.weight", None, "mlp.experts.5.up_proj.weight is missing"),
        ("self_attn.q_norm.weight", None, "self_attn.q_norm.weight is missing"),
        (None, "mlp.shared_expert.up_proj.weight", "mlp.shared_expert.up_proj.weight has no place"),
        (None, "mlp.experts.6.up_proj.weight", "mlp.experts.6.up_proj.weight has no place"),
    ],
)
def test_a_lost_or_strange_tensor_is_named(base: Path, lost: str | None, added: str | None, says: str) -> None:
    weights = load_file(str(base / "model.safetensors"))
    if lost is not None:
        del weights["model.layers.1." + lost]
    if added is not None:
        weights["model.layers.1." + added] = np.zeros((96, 256), dtype=np.float32)
    save_file(weights, str(base / "model.safetensors"))
    with pytest.raises(ConvertError, match=re.escape(says)):
        _model(base)


def test_weights_and_metadata_are_those_of_llama_cpps_converter(tmp_path: Path) -> None:
    bases = {
        "f32": make_checkpoint(tmp_path / "tiny-1m-v1.2", scaling=LLAMA3, dtype="BF16"),
        "bf16": make_qwen3moe(tmp_path / "Moe-6x1m-chat", scaling=YARN, dtype="BF16", tied=True),
        "f16": make_qwen3moe(tmp_path / "fused", fused=True, expert_middle=320),
    }
    for base in bases.values():
        (base / "README.md").write_text("---\nlicense: mit\nlanguage: ja\nbase_model: llm-jp/a-8b\n---\n", "utf-8")
    peer_convert([(base, tmp_path / f"{kind}.peer", kind) for kind, base in bases.items()])
    for kind, base in bases.items():
        convert(base, tmp_path / f"{kind}.ours", kind.upper())
        peer, ours = GGUFReader(tmp_path / f"{kind}.peer"), GGUFReader(tmp_path / f"{kind}.ours")
        said = {key: field.contents() for key, field in ours.fields.items()}
        for key, field in peer.fields.items():
            assert key.startswith("GGUF.") or said[key] == field.contents(), key
        assert said.keys() - peer.fields.keys() == {key for key in said if key.startswith("tokenizer.")}
        tensors = {tensor.name: tensor for tensor in ours.tensors}
        assert tensors.keys() == {tensor.name for tensor in peer.tensors}
        for tensor in peer.tensors:
            assert tensors[tensor.name].tensor_type == tensor.tensor_type, tensor.name
            assert tensors[tensor.name].shape.tolist() == tensor.shape.tolist(), tensor.name
            assert tensors[tensor.name].data.tobytes() == tensor.data.tobytes(), tensor.name
