"""The model under llama.cpp is the checkpoint's model."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from gguf import GGUFReader
from safetensors.numpy import load_file, save_file
from stock_llama import stock
from tiny_checkpoints import Shape, edit_json, in_shards, make_checkpoint, with_dtype

from convert.architecture import llama, rotary_order
from convert.checkpoint import ConvertError, read_tensors
from convert.cli import convert

IDS = [10, 300, 301, 24, 12, 333, 400, 2, 55]


@pytest.fixture(params=[False, True], ids=["untied", "tied"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_checkpoint(tmp_path / "tiny", Shape(heads=8, key_value_heads=4, layers=3, tied=request.param), seed=5)


def _transformers_logits(base: Path) -> npt.NDArray[np.float32]:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    model = transformers.LlamaForCausalLM.from_pretrained(base, dtype=torch.float32, attn_implementation="eager")
    with torch.no_grad():
        logits: Any = model(torch.tensor([IDS])).logits[0]
    return np.asarray(logits.numpy(), dtype=np.float32)


@pytest.mark.parametrize("dtype", ["F32", "BF16"])
def test_logits_equal_transformers(base: Path, tmp_path: Path, dtype: str) -> None:
    if dtype != "F32":
        with_dtype(base, dtype)
    convert(base, tmp_path / "out.gguf", "F32")
    expected = _transformers_logits(base)
    with stock(tmp_path / "out.gguf") as loaded:
        found = loaded.logits(IDS)
    assert np.abs(expected).max() > 1
    np.testing.assert_allclose(found, expected, atol=2e-5, rtol=0)


def test_q8_0_logits_are_near(base: Path, tmp_path: Path) -> None:
    convert(base, tmp_path / "out.gguf", "Q8_0")
    expected = _transformers_logits(base)
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


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"architectures": ["MixtralForCausalLM"]}, "architecture MixtralForCausalLM is not supported"),
        ({"architectures": None}, "architecture none named is not supported"),
        ({"attention_bias": True}, "attention_bias is set"),
        ({"hidden_act": "gelu"}, "hidden_act 'gelu' is not supported"),
        ({"rope_parameters": {"rope_type": "llama3", "factor": 8.0}}, "rope scaling of the kind 'llama3'"),
        ({"quantization_config": {"quant_method": "bitsandbytes"}}, "quantized already"),
        ({"rope_parameters": [1]}, "rope_parameters is [1]"),
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
        llama(own_checkpoint, read_tensors(own_checkpoint))


def test_a_tied_checkpoint_may_repeat_its_head(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "tiny", Shape(tied=True))
    once = convert(base, tmp_path / "once.gguf", "F16")
    weights = load_file(str(base / "model.safetensors"))
    save_file(weights | {"lm_head.weight": weights["model.embed_tokens.weight"]}, str(base / "model.safetensors"))
    assert convert(base, tmp_path / "twice.gguf", "F16").sha256 == once.sha256
