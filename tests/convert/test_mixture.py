"""Every tensor's type and bytes equal those of llama.cpp's own llama_model_quantize on the same weights."""

from __future__ import annotations

from pathlib import Path

import pytest
from gguf import GGUFReader
from stock_llama import stock_quantize
from tiny_checkpoints import Shape, make_checkpoint, with_dtype

from convert.cli import convert
from convert.mixture import MIXTURES, GgmlType, choose

SHAPES = {
    "nano's kind, untied": Shape(hidden=256, middle=512, layers=8, heads=4, key_value_heads=4),
    "nano's kind, tied": Shape(hidden=256, middle=512, layers=3, heads=8, key_value_heads=2, tied=True),
    "rows of 32": Shape(hidden=96, middle=160, layers=8, heads=4, key_value_heads=2),
    "rows of 32, tied": Shape(hidden=96, middle=160, layers=2, heads=4, key_value_heads=2, tied=True),
    "rows of 16": Shape(hidden=48, middle=80, layers=2, heads=4, key_value_heads=2),
    "the 70B's depth": Shape(hidden=32, middle=32, layers=80, heads=2, key_value_heads=1),
}


@pytest.fixture(scope="module", params=SHAPES)
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("mixture") / "tiny", SHAPES[request.param], seed=7)


@pytest.mark.parametrize("type_", ["F16", "BF16", "Q8_0", "Q6_K", "Q4_K_M"])
def test_bytes_equal_llama_cpps_from_float32(base: Path, tmp_path: Path, type_: str) -> None:
    _assert_equal_to_stock(base, tmp_path, "F32", type_)


@pytest.mark.parametrize("dtype", ["F16", "BF16"])
@pytest.mark.parametrize("type_", ["Q8_0", "Q6_K", "Q4_K_M"])
def test_bytes_equal_llama_cpps_from_16_bits(tmp_path: Path, dtype: str, type_: str) -> None:
    base = make_checkpoint(tmp_path / "tiny", Shape(layers=4), seed=3)
    with_dtype(base, dtype)
    _assert_equal_to_stock(base, tmp_path, dtype, type_)


def _assert_equal_to_stock(base: Path, folder: Path, source: str, type_: str) -> None:
    ours, plain, theirs = folder / "ours.gguf", folder / "plain.gguf", folder / "theirs.gguf"
    convert(base, ours, type_)
    convert(base, plain, source)
    stock_quantize(plain, theirs, MIXTURES[type_].file_type)
    expected = {tensor.name: tensor for tensor in GGUFReader(theirs).tensors}
    found = {tensor.name: tensor for tensor in GGUFReader(ours).tensors}
    assert found.keys() == expected.keys()
    for name, tensor in found.items():
        assert (name, tensor.tensor_type) == (name, expected[name].tensor_type)
        assert list(tensor.shape) == list(expected[name].shape)
        assert tensor.data.tobytes() == expected[name].data.tobytes(), name


def test_q4_k_m_of_eight_layers_as_facts_md_says() -> None:
    shapes = {f"blk.{i}.{part}.weight": (256, 256) for i in range(8) for part in ("attn_v", "ffn_down", "ffn_up")}
    shapes |= {"token_embd.weight": (512, 256), "output.weight": (512, 256)}
    choices = choose(MIXTURES["Q4_K_M"], shapes, layers=8, shared_values=False)
    more = {i for i in range(8) if choices[f"blk.{i}.attn_v.weight"].type == GgmlType.Q6_K}
    assert more == {i for i in range(8) if choices[f"blk.{i}.ffn_down.weight"].type == GgmlType.Q6_K} == {0, 3, 6, 7}
    assert choices["output.weight"].type == GgmlType.Q6_K
    assert choices["token_embd.weight"].type == choices["blk.0.ffn_up.weight"].type == GgmlType.Q4_K


def test_fallbacks_are_said_aloud(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "tiny", SHAPES["rows of 32"])
    report = convert(base, tmp_path / "out.gguf", "Q4_K_M")
    assert "blk.0.attn_q.weight: Q5_0 instead of Q4_K for rows of 96" in report.notes
