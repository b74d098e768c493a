"""The model under llama.cpp is the checkpoint's model: Llama, and what both architectures share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gguf import GGUFReader
from reference_logits import IDS, transformers_logits
from safetensors.numpy import load_file, save_file
from stock_llama import stock
from tiny_checkpoints import LINEAR, LLAMA3, YARN, Shape, edit_json, in_shards, make_checkpoint, with_dtype

from convert.architecture import Model, read_model, rotary_order
from convert.checkpoint import ConvertError, read_tensors
from convert.conversion import convert
from convert.rope import llama3_factors


def _model(base: Path) -> Model:
    return read_model(base, read_tensors(base))


@pytest.fixture(params=[False, True], ids=["untied", "tied"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_checkpoint(tmp_path / "tiny", Shape(heads=8, key_value_heads=4, layers=3, tied=request.param), seed=5)


@pytest.mark.parametrize("dtype", ["F32", "BF16"])
def test_logits_equal_transformers(base: Path, tmp_path: Path, dtype: str) -> None:
    if dtype != "F32":
        with_dtype(base, dtype)
    convert(base, tmp_path / "out.gguf", "F32")
    expected = transformers_logits(base)
    with stock(tmp_path / "out.gguf") as loaded:
        found = loaded.logits(IDS)
    assert np.abs(expected).max() > 1
    np.testing.assert_allclose(found, expected, atol=2e-5, rtol=0)


@pytest.mark.parametrize("scaling", [LLAMA3, LINEAR, YARN], ids=lambda scaling: scaling["rope_type"])
def test_logits_equal_transformers_with_scaled_rope(tmp_path: Path, scaling: Mapping[str, Any]) -> None:
    # heads wider than hidden / heads, too
    base = make_checkpoint(tmp_path / "tiny", head_dim=96, scaling=scaling)
    convert(base, tmp_path / "out.gguf", "F32")
    convert(make_checkpoint(tmp_path / "unscaled", head_dim=96), tmp_path / "unscaled.gguf", "F32")
    expected = transformers_logits(base)
    with stock(tmp_path / "out.gguf") as loaded, stock(tmp_path / "unscaled.gguf") as unscaled:
        np.testing.assert_allclose(loaded.logits(IDS), expected, atol=2e-5, rtol=0)
        assert np.abs(unscaled.logits(IDS) - expected).max() > 0.01


def test_q8_0_logits_are_near(base: Path, tmp_path: Path) -> None:
    convert(base, tmp_path / "out.gguf", "Q8_0")
    expected = transformers_logits(base)
    with stock(tmp_path / "out.gguf") as loaded:
        found = loaded.logits(IDS)
    assert np.abs(found - expected).mean() < 0.04


def test_shards_give_the_same_file_as_one(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "tiny")
    whole = convert(base, tmp_path / "whole.gguf", "Q8_0")
    in_shards(base)
    assert convert(base, tmp_path / "shards.gguf", "Q8_0").sha256 == whole.sha256


def test_rotary_order_pairs_the_halves() -> None:
    assert rotary_order(8, 2).tolist() == [0, 2, 1, 3, 4, 6, 5, 7]


@pytest.mark.parametrize("name", ["blk.1.attn_q.weight", "blk.0.ffn_down.weight", "output_norm.weight"])
def test_rows_are_the_same_however_they_are_cut(checkpoint: Path, name: str) -> None:
    source = _model(checkpoint).tensors[name]
    whole = source.read(0, source.rows)
    assert whole.dtype == np.float32 and whole.shape == (source.rows, source.columns)
    cuts = sorted({0, 1, source.rows // 3, source.rows // 2 + 1, source.rows})
    parts = [source.read(start, stop) for start, stop in pairwise(cuts)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_metadata_comes_from_config_json(own_checkpoint: Path, tmp_path: Path) -> None:
    edit_json(own_checkpoint / "config.json", rope_parameters=None, rope_theta=500000.0, rms_norm_eps=1e-6)
    convert(own_checkpoint, tmp_path / "out.gguf", "F16")
    fields = GGUFReader(tmp_path / "out.gguf").fields
    assert fields["general.architecture"].contents() == "llama"
    assert fields["general.file_type"].contents() == 1
    assert fields["llama.rope.freq_base"].contents() == 500000.0
    assert fields["llama.attention.layer_norm_rms_epsilon"].contents() == pytest.approx(1e-6)
    assert fields["llama.attention.head_count_kv"].contents() == 2
    assert fields["tokenizer.chat_template"].contents() == "{% for m in messages %}<|start|>{{ m.role }}{% endfor %}"


def test_the_rope_settings_of_transformers_4_mean_the_same(own_checkpoint: Path) -> None:
    edit_json(own_checkpoint / "config.json", rope_parameters={"rope_theta": 500000.0, **LLAMA3})
    new = _model(own_checkpoint)
    old = {"type" if key == "rope_type" else key: value for key, value in LLAMA3.items()}
    edit_json(own_checkpoint / "config.json", rope_parameters=None, rope_theta=500000.0, rope_scaling=old)
    assert _model(own_checkpoint).metadata == new.metadata
    factors = [model.tensors["rope_freqs.weight"].read(0, 1) for model in (new, _model(own_checkpoint))]
    np.testing.assert_array_equal(factors[0], factors[1])


def test_llama_3s_own_rope_factors_are_its_converters_bit_for_bit() -> None:
    torch = pytest.importorskip("torch")
    # Llama 3.1 8B: conversion/llama.py, generate_extra_tensors, for its settings.
    base, dim, factor, length = 500000.0, 128, 8.0, 8192
    expected: list[Any] = []
    for frequency in 1.0 / (base ** (torch.arange(0, dim, 2, dtype=torch.float32) / dim)):
        wave = 2 * np.pi / frequency
        smooth = (length / wave - 1.0) / (4.0 - 1.0)
        between = 1 / ((1 - smooth) / factor + smooth)
        expected.append(1 if wave < length / 4.0 else factor if wave > length / 1.0 else between)
    found = llama3_factors(base, dim, factor=factor, low=1.0, high=4.0, length=length)
    np.testing.assert_array_equal(found, torch.tensor(expected, dtype=torch.float32).numpy())
    assert len(set(found.tolist())) > 5


def test_rope_factors_without_a_band_between_fast_and_slow() -> None:
    found = llama3_factors(10000.0, 64, factor=8.0, low=2.0, high=2.0, length=64)
    assert set(found.tolist()) == {1.0, 8.0}
    assert np.diff(found).min() >= 0


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"architectures": ["MixtralForCausalLM"]}, "architecture MixtralForCausalLM is not supported"),
        ({"architectures": None}, "architecture none named is not supported"),
        ({"architectures": []}, "architecture none named is not supported"),
        ({"attention_bias": True}, "attention_bias is set"),
        ({"hidden_act": "gelu"}, "hidden_act 'gelu' is not supported"),
        ({"quantization_config": {"quant_method": "bitsandbytes"}}, "quantized already"),
        ({"rope_parameters": [1]}, "rope_parameters is [1]"),
        ({"rope_parameters": {"rope_type": "dynamic", "factor": 2.0}}, "rope scaling of the kind 'dynamic'"),
        ({"rope_parameters": {"rope_type": "longrope", "factor": 2.0}}, "rope scaling of the kind 'longrope'"),
        ({"rope_parameters": {"rope_type": "linear"}}, "factor is None"),
        ({"rope_parameters": {**LLAMA3, "low_freq_factor": "1"}}, "low_freq_factor is '1'"),
        ({"rope_parameters": {**YARN, "beta_fast": 16}}, "YaRN's betas 16.0 and 1.0 are not supported"),
        ({"rope_parameters": {**YARN, "attention_factor": 1.0}}, "YaRN's attention_factor 1.0 is not supported"),
        ({"rope_parameters": {**YARN, "truncate": False}}, "YaRN's truncate false is not supported"),
        ({"rope_parameters": {**YARN, "mscale": 1.0}}, "mscale is set"),
        ({"rope_parameters": {"full_attention": {"rope_theta": 1e4}}}, "differ between layers"),
        ({"partial_rotary_factor": 0.5}, "partial_rotary_factor 0.5 is not supported"),
        ({"rms_norm_eps": "small"}, "rms_norm_eps is 'small'"),
        ({"num_hidden_layers": 0}, "num_hidden_layers is 0"),
        ({"num_hidden_layers": 3}, "tensor model.layers.2.input_layernorm.weight is missing"),
        ({"num_hidden_layers": 1}, "tensor model.layers.1.input_layernorm.weight has no place"),
        ({"intermediate_size": 256}, "has shape [512, 256], config.json says [256, 256]"),
        ({"head_dim": 63}, "head_dim 63, 4 and 2 heads don't fit"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(own_checkpoint: Path, changes: dict[str, Any], says: str) -> None:
    edit_json(own_checkpoint / "config.json", **changes)
    with pytest.raises(ConvertError, match=re.escape(says)):
        _model(own_checkpoint)


def test_yarns_own_defaults_may_be_told(own_checkpoint: Path) -> None:
    told = {"attention_factor": 0.1 * np.log(4.0) + 1.0, "beta_fast": 32, "beta_slow": 1}
    edit_json(own_checkpoint / "config.json", rope_parameters={**YARN, **told})
    metadata = _model(own_checkpoint).metadata
    assert metadata["llama.rope.scaling.type"] == "yarn"
    assert metadata["llama.rope.scaling.original_context_length"] == 128
    assert metadata["llama.rope.scaling.yarn_beta_fast"] == 32.0


def test_a_tied_checkpoint_may_repeat_its_head(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "tiny", Shape(tied=True))
    once = convert(base, tmp_path / "once.gguf", "F16")
    weights = load_file(str(base / "model.safetensors"))
    save_file(weights | {"lm_head.weight": weights["model.embed_tokens.weight"]}, str(base / "model.safetensors"))
    assert convert(base, tmp_path / "twice.gguf", "F16").sha256 == once.sha256
