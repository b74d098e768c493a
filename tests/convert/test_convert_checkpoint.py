"""safetensors are read as they are, and bad ones are refused by name."""

from __future__ import annotations

import json
import os
import pickle
import re
import struct
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tiny_checkpoints import bfloat16_bits, in_shards, write_bfloat16, write_json

from convert.checkpoint import ConvertError, DataFile, Tensor, read_json, read_tensors


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
    folder = tmp_path / uuid4().hex
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
        ({"w": {"dtype": "F8_E4M3", "shape": [16], "data_offsets": [0, 16]}}, "tensor w has dtype F8_E4M3"),
        ({"w": {"dtype": "F32", "shape": [8], "data_offsets": [0, 32]}}, "is cut short in tensor w"),
        ({"w": {"dtype": "F32", "shape": [8], "data_offsets": [0, 16]}}, "tensor w has 16 bytes for shape [8]"),
        ({"w": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 16]}}, "tensor w has a broken header entry"),
        ({"w": {"dtype": "F32", "shape": [4]}}, "tensor w has a broken header entry"),
        ({"w": {"dtype": "F32", "shape": [2], "data_offsets": [16, 8]}}, "tensor w has a broken header entry"),
        ({"w": 3}, "tensor w has a broken header entry"),
        (
            {
                "v": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
                "w": {"dtype": "F32", "shape": [3], "data_offsets": [4, 16]},
            },
            "tensor w overlaps the one before it",
        ),
        ({"w": {"dtype": "F32", "shape": [2], "data_offsets": [8, 16]}}, "tensor w leaves a hole before it"),
        ({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}, "has 8 bytes behind its last tensor"),
        ([1, 2], "broken safetensors header"),
    ],
)
def test_broken_headers_are_refused(tmp_path: Path, header: Any, says: str) -> None:
    _write(tmp_path / "model.safetensors", header)
    with pytest.raises(ConvertError, match=re.escape(says)):
        read_tensors(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(
    changes=st.lists(st.tuples(st.integers(0, 250), st.integers(0, 255)), max_size=6),
    cut=st.none() | st.integers(0, 400),
)
def test_a_damaged_file_is_read_or_refused_by_its_name(
    tmp_path: Path, changes: list[tuple[int, int]], cut: int | None
) -> None:
    folder = tmp_path / uuid4().hex
    folder.mkdir()
    path = folder / "model.safetensors"
    save_file({"a": np.ones((3, 4), dtype=np.float32), "b": np.ones(5, dtype=np.float16)}, str(path), {"format": "pt"})
    damaged = bytearray(path.read_bytes())
    for at, value in changes:
        damaged[at % len(damaged)] = value
    path.write_bytes(damaged[:cut])
    try:
        for tensor in read_tensors(folder).values():
            tensor.rows(slice(None))
    except ConvertError as error:
        assert str(path) in str(error)


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff" * 8, struct.pack("<Q", 99) + b"{}"])
def test_files_of_another_kind_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.safetensors").write_bytes(content)
    with pytest.raises(ConvertError, match=r"model\.safetensors"):
        read_tensors(tmp_path)


@pytest.fixture(params=["preadv", "lseek and read"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of reading at a position: Windows has no preadv."""
    if request.param == "lseek and read":
        monkeypatch.delattr("os.preadv", raising=False)


TABLE = np.arange(60, dtype=np.float32).reshape(20, 3)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Tensor:
    folder = tmp_path_factory.mktemp("table")
    save_file({"before": np.ones(7, dtype=np.float16), "table": TABLE}, str(folder / "model.safetensors"))
    return read_tensors(folder)["table"]


INDEXES = st.one_of(
    st.slices(20),
    st.lists(st.integers(0, 19), max_size=30).map(lambda rows: np.array(rows, dtype=np.int64)),
    st.permutations(range(20)).map(lambda rows: np.array(rows, dtype=np.int64)),
)


@pytest.mark.usefixtures("way")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(index=INDEXES)
def test_any_rows_in_any_order_are_numpys(table: Tensor, index: slice | npt.NDArray[np.int64]) -> None:
    found = table.rows(index)
    assert found.flags.c_contiguous
    assert np.array_equal(found, TABLE[index])


def test_rows_that_are_not_there_are_an_error_in_the_program(table: Tensor) -> None:
    for row in (20, -1):
        with pytest.raises(IndexError):
            table.rows(np.array([3, row]))


def test_permuted_rows_are_read_in_one_span(table: Tensor, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[tuple[int, int]] = []
    read = DataFile.read

    def counting(self: DataFile, start: int, length: int) -> npt.NDArray[np.uint8]:
        reads.append((start, length))
        return read(self, start, length)

    monkeypatch.setattr(DataFile, "read", counting)
    table.rows(np.array([4, 8, 5, 9, 6, 10, 7, 11]))
    assert reads == [(table.start + 4 * 12, 8 * 12)]


@pytest.mark.usefixtures("way")
def test_a_file_that_becomes_shorter_is_named(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    save_file({"w": np.ones((4, 4), dtype=np.float32)}, str(path))
    tensor = read_tensors(tmp_path)["w"]
    os.truncate(path, path.stat().st_size - 4)
    assert tensor.rows(slice(0, 3)).shape == (3, 4)
    with pytest.raises(ConvertError, match=r"model\.safetensors was cut short while it was read"):
        tensor.rows(slice(0, 4))


def test_more_dimensions_are_a_table_of_their_innermost_rows(tmp_path: Path) -> None:
    stack = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    more = {"scalar": np.array(5, dtype=np.float32), "empty": np.ones((3, 0), dtype=np.float32)}
    save_file({"stack": stack, **more}, str(tmp_path / "model.safetensors"))
    found = read_tensors(tmp_path)
    assert np.array_equal(found["stack"].rows(slice(2, 5)), stack.reshape(6, 4)[2:5])
    assert found["scalar"].rows(slice(None)).tolist() == [[5.0]]
    assert found["empty"].rows(slice(None)).shape == (3, 0)


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


@pytest.mark.parametrize("name", ["model.safetensors", "config.json", "chat_template.jinja", "README.md"])
def test_a_link_out_of_the_folder_is_refused(own_checkpoint: Path, tmp_path: Path, name: str) -> None:
    (own_checkpoint / "README.md").touch()
    outside = tmp_path / f"outside-{name}"
    (own_checkpoint / name).rename(outside)
    (own_checkpoint / name).symlink_to(outside)
    with pytest.raises(ConvertError, match=f"{name} is a link out of its folder, to .*: put the file itself"):
        read_tensors(own_checkpoint)
    (own_checkpoint / name).unlink()
    outside.rename(own_checkpoint / f"other-{name}")
    (own_checkpoint / name).symlink_to(f"other-{name}")
    assert len(read_tensors(own_checkpoint)) == 21


def test_named_templates_are_no_way_out_either(own_checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.jinja").touch()
    (own_checkpoint / "additional_chat_templates").symlink_to(tmp_path / "outside")
    with pytest.raises(ConvertError, match=r"secret\.jinja is a link out of its folder"):
        read_tensors(own_checkpoint)


def test_json_is_not_read_through_a_link_out(own_checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("{}")
    (own_checkpoint / "secret.json").symlink_to(tmp_path / "token")
    with pytest.raises(ConvertError, match=r"secret\.json is a link out of its folder"):
        read_json(own_checkpoint / "secret.json")


@pytest.mark.parametrize("shared", [False, True], ids=["blobs of the model", "blobs of the cache"])
def test_hugging_faces_cache_is_read_through_its_links(own_checkpoint: Path, tmp_path: Path, shared: bool) -> None:
    repository = tmp_path / "hub" / "models--owner--name"
    snapshot, blobs = repository / "snapshots" / "0123abcd", repository / "blobs"
    snapshot.mkdir(parents=True)
    blobs.mkdir()
    (tmp_path / "hub" / "blobs" / "ab").mkdir(parents=True)
    (blobs / "template").touch()
    (snapshot / "additional_chat_templates").mkdir()
    (snapshot / "additional_chat_templates" / "tool.jinja").symlink_to(Path("..", "..", "..", "blobs", "template"))
    expected = read_tensors(own_checkpoint).keys()
    for number, path in enumerate(sorted(own_checkpoint.iterdir())):
        blob = blobs / str(number)
        if shared:
            path.rename(tmp_path / "hub" / "blobs" / "ab" / str(number))
            blob.symlink_to(Path("..", "..", "blobs", "ab", str(number)))
        else:
            path.rename(blob)
        (snapshot / path.name).symlink_to(Path("..", "..", "blobs", str(number)))
    assert read_json(snapshot / "config.json")["architectures"] == ["LlamaForCausalLM"]
    assert read_tensors(snapshot).keys() == expected
    (snapshot / "secret.json").symlink_to(tmp_path / "hub" / "token")
    with pytest.raises(ConvertError, match="is a link out of its folder"):
        read_json(snapshot / "secret.json")


def test_a_link_to_a_whole_checkpoint_is_followed(own_checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(own_checkpoint)
    assert read_tensors(tmp_path / "link").keys() == read_tensors(own_checkpoint).keys()


def test_an_adapter_is_no_base(tmp_path: Path) -> None:
    write_json(tmp_path / "adapter_config.json", {})
    with pytest.raises(ConvertError, match="is an adapter, not a model: give its base model, and --adapter"):
        read_tensors(tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff{}", "is no UTF-8 text"),
        (b"{", "can't be read as JSON"),
        (b"[" * 100_000, "can't be read as JSON"),
        (b"[]", "holds no JSON object"),
    ],
)
def test_broken_json_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "config.json").write_bytes(content)
    with pytest.raises(ConvertError, match=rf"config\.json {says}"):
        read_json(tmp_path / "config.json")


def test_pickles_are_refused_unopened(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(pickle.dumps({"w": 1}))
    with pytest.raises(ConvertError, match=r"pytorch_model\.bin is a pickle, which is never loaded"):
        read_tensors(tmp_path)


def test_no_folder_and_no_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match="is not a folder"):
        read_tensors(tmp_path / "nowhere")
    with pytest.raises(ConvertError, match=r"holds no model\.safetensors"):
        read_tensors(tmp_path)
