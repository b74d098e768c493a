"""safetensors are read as they are, and bad ones are refused by name."""

from __future__ import annotations

import json
import pickle
import re
import struct
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tiny_checkpoints import bfloat16_bits, in_shards, write_bfloat16, write_json

from convert.checkpoint import ConvertError, read_tensors


def test_tensors_equal_the_safetensors_librarys(checkpoint: Path) -> None:
    expected = load_file(str(checkpoint / "model.safetensors"))
    found = read_tensors(checkpoint)
    assert found.keys() == expected.keys()
    for name, tensor in found.items():
        assert np.array_equal(tensor.rows(slice(None)).reshape(tensor.shape), expected[name])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(values=st.lists(st.floats(width=16, allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_16_bit_values_are_exact(tmp_path: Path, values: list[float]) -> None:
    half = np.array(values, dtype=np.float16)
    brain = bfloat16_bits(half.astype(np.float32))[None, :]
    folder = tmp_path / uuid4().hex  # a file that is mapped must not change
    (folder / "brain").mkdir(parents=True)
    save_file({"half": half}, str(folder / "model.safetensors"))
    write_bfloat16(folder / "brain" / "model.safetensors", {"brain": brain})
    found = read_tensors(folder) | read_tensors(folder / "brain")
    assert found["half"].rows(slice(None))[0].tolist() == half.tolist()
    assert found["brain"].rows(np.array([0])).view(np.uint32)[0].tolist() == [int(bits) << 16 for bits in brain[0]]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_nan_and_inf_are_refused_with_the_tensors_name(tmp_path: Path, value: float) -> None:
    save_file({"w": np.array([[1.0, value]], dtype=np.float32)}, str(tmp_path / "model.safetensors"))
    with pytest.raises(ConvertError, match="tensor w holds NaN or Inf"):
        read_tensors(tmp_path)["w"].rows(slice(0, 1))


def _write(path: Path, header: Any, data: bytes = bytes(16)) -> None:
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ({"w": {"dtype": "F8_E4M3", "shape": [4], "data_offsets": [0, 4]}}, "tensor w has dtype F8_E4M3"),
        ({"w": {"dtype": "F32", "shape": [8], "data_offsets": [0, 32]}}, "is cut short in tensor w"),
        ({"w": {"dtype": "F32", "shape": [8], "data_offsets": [0, 16]}}, "tensor w has 16 bytes for shape [8]"),
        ({"w": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 16]}}, "tensor w has a broken header entry"),
        ({"w": {"dtype": "F32", "shape": [4]}}, "tensor w has a broken header entry"),
        ({"w": 3}, "tensor w has a broken header entry"),
        ([1, 2], "broken safetensors header"),
    ],
)
def test_broken_headers_are_refused(tmp_path: Path, header: Any, says: str) -> None:
    _write(tmp_path / "model.safetensors", header)
    with pytest.raises(ConvertError, match=re.escape(says)):
        read_tensors(tmp_path)


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 8, struct.pack("<Q", 99) + b"{}"])
def test_files_of_another_kind_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ConvertError, match=r"model\.safetensors"):
        read_tensors(tmp_path)


def test_a_missing_and_a_truncated_shard_are_named(own_checkpoint: Path) -> None:
    in_shards(own_checkpoint)
    second = own_checkpoint / "model-00002-of-00002.safetensors"
    whole = second.read_bytes()
    second.write_bytes(whole[:-100])
    with pytest.raises(ConvertError, match=r"model-00002-of-00002\.safetensors is cut short in tensor"):
        read_tensors(own_checkpoint)
    second.unlink()
    with pytest.raises(ConvertError, match=r"model-00002-of-00002\.safetensors is missing"):
        read_tensors(own_checkpoint)


def test_a_shard_without_a_promised_tensor_is_named(own_checkpoint: Path) -> None:
    in_shards(own_checkpoint)
    index = own_checkpoint / "model.safetensors.index.json"
    places = json.loads(index.read_text())["weight_map"]
    write_json(index, {"weight_map": places | {"ghost": "model-00001-of-00002.safetensors"}})
    with pytest.raises(ConvertError, match="lacks tensor ghost"):
        read_tensors(own_checkpoint)


@pytest.mark.parametrize("place", ["../secret.safetensors", "/etc/passwd", "a/b.safetensors", "..", "C:x", "a\\b", ""])
def test_an_index_that_points_outside_is_refused(tmp_path: Path, place: str) -> None:
    write_json(tmp_path / "model.safetensors.index.json", {"weight_map": {"w": place}})
    with pytest.raises(ConvertError, match="points outside its folder"):
        read_tensors(tmp_path)


def test_pickles_are_refused_unopened(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps({"w": 1}))
    with pytest.raises(ConvertError, match=r"pytorch_model\.bin is a pickle, which is never loaded"):
        read_tensors(tmp_path)


def test_no_folder_and_no_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match="is not a folder"):
        read_tensors(tmp_path / "nowhere")
    with pytest.raises(ConvertError, match=r"holds no model\.safetensors"):
        read_tensors(tmp_path)
