"""Reading a GGUF: what gguf-py reads, and one clear line for whatever is broken."""

from __future__ import annotations

import ctypes
import struct
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFReader
from gguf import dequantize as gguf_dequantize
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.checkpoint import ConvertError
from convert.conversion import convert
from convert.dequantizer import dequantize
from convert.gguf_file import STORAGE, read_gguf
from convert.mixture import GgmlType
from convert.quantizer import library, quantize_rows
from convert.writer import Entry, header


@pytest.fixture(scope="module")
def file(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    convert(checkpoint, out, "Q4_K_M")
    return out


def test_header_and_weights_are_what_gguf_py_reads(file: Path) -> None:
    ours, theirs = read_gguf(file), GGUFReader(file)
    assert ours.version == 3 and ours.trailing == 0 and ours.nbytes == file.stat().st_size
    fields = {key: field for key, field in theirs.fields.items() if not key.startswith("GGUF.")}
    assert list(ours.metadata) == list(fields)
    for key, field in fields.items():
        value = ours.metadata[key]
        assert (value.tolist() if isinstance(value, np.ndarray) else value) == field.contents()
    assert list(ours.tensors) == [tensor.name for tensor in theirs.tensors]
    for tensor in theirs.tensors:
        found = ours.tensors[tensor.name]
        assert found.shape == tuple(tensor.shape[::-1].tolist())
        assert (found.type, found.offset, found.nbytes) == (tensor.tensor_type, tensor.data_offset, tensor.n_bytes)
        expected = np.atleast_2d(gguf_dequantize(tensor.data, tensor.tensor_type))
        np.testing.assert_array_equal(found.read(0, found.rows), expected.reshape(found.rows, -1))


def test_storage_is_ggmls_own() -> None:
    ggml = library()
    ggml.ggml_type_name.restype = ctypes.c_char_p
    ggml.ggml_blck_size.restype = ctypes.c_int64
    ggml.ggml_type_size.restype = ctypes.c_size_t
    for number, one in STORAGE.items():
        assert ggml.ggml_type_name(number).decode().upper() == one.name
        assert (ggml.ggml_blck_size(number), ggml.ggml_type_size(number)) == (one.elements, one.nbytes)


@pytest.mark.parametrize(
    "type_",
    ["F32", "F16", "BF16", "Q8_0", "Q6_K", "Q5_K", "Q5_1", "Q5_0", "Q4_K", "Q4_1", "Q4_0", "Q3_K", "IQ4_NL", "IQ4_XS"],
)
def test_dequantizing_equals_gguf_pys(type_: str) -> None:
    values = np.random.default_rng(1).standard_t(4, (3, 512)).astype(np.float32)
    kind = GgmlType[type_]
    data = quantize_rows(values, kind)
    expected = gguf_dequantize(data.reshape(3, -1), kind)
    found = dequantize(data, kind, 512)
    # Some of numpy's products are rounded in another order.
    np.testing.assert_allclose(found, expected.reshape(3, 512), rtol=1e-6, atol=1e-6)
    assert np.sqrt(np.square(found - values).sum() / np.square(values).sum()) < 0.3


def test_a_type_that_holds_no_weights_is_refused() -> None:
    with pytest.raises(ConvertError, match="I32 is no type of weights"):
        dequantize(np.zeros(128, dtype=np.uint8), 26, 32)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_damage_anywhere_gives_one_line(
    file: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = file.read_bytes()
    head = read_gguf(file).tensors["token_embd.weight"].offset
    cut = data.draw(st.integers(0, len(whole) - 1))
    broken = bytearray(whole[:cut])
    places = st.lists(st.tuples(st.integers(0, head), st.binary(min_size=1, max_size=8)), max_size=3)
    for at, bytes_ in data.draw(places):
        broken[at : at + len(bytes_)] = bytes_
    path = tmp_path_factory.getbasetemp() / "damaged.gguf"
    path.write_bytes(broken[:cut])
    with pytest.raises(ConvertError) as refusal:
        read_gguf(path)
    assert str(path) in str(refusal.value) and "\n" not in str(refusal.value)


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, 40_000), bytes_=st.binary(min_size=1, max_size=8))
def test_flipped_bytes_never_crash(
    file: Path, tmp_path_factory: pytest.TempPathFactory, at: int, bytes_: bytes
) -> None:
    broken = bytearray(file.read_bytes())
    broken[at : at + len(bytes_)] = bytes_
    path = tmp_path_factory.getbasetemp() / "flipped.gguf"
    path.write_bytes(broken)
    try:
        found = read_gguf(path)
    except ConvertError as error:
        assert "\n" not in str(error)
    else:
        assert all(tensor.offset + tensor.nbytes <= len(broken) for tensor in found.tensors.values())


_KEY = {"general.architecture": "llama"}
_ENTRIES = [Entry("a", (2, 32), GgmlType.F32), Entry("b", (32,), GgmlType.F32)]


def _written(path: Path, head: bytes, data: int = 1024) -> Path:
    path.write_bytes(head + bytes(data))
    return path


def _changed(old: bytes, new: bytes) -> bytes:
    head = header(_KEY, _ENTRIES)
    assert head.count(old) == 1
    return head.replace(old, new)


def _info(type_: int, offset: int) -> bytes:
    """What stands behind the name of tensor b."""
    return b"b" + struct.pack("<IQIQ", 1, 32, type_, offset)


def _value(kind: int, length: int) -> bytes:
    """The value of general.architecture."""
    return struct.pack("<IQ", kind, length) + b"llama"


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"GGML" + header(_KEY, _ENTRIES)[4:], "is no GGUF file"),
        (header(_KEY, _ENTRIES)[:4] + struct.pack("<I", 1) + header(_KEY, _ENTRIES)[8:], "GGUF version 1"),
        (header(_KEY, _ENTRIES)[:8] + struct.pack("<Q", 1 << 60) + header(_KEY, _ENTRIES)[16:], "are too many"),
        (header({"general.alignment": 33}, _ENTRIES), "general.alignment is 33"),
        (header({"general.alignment": "x"}, _ENTRIES), "general.alignment is 'x'"),
        (header(_KEY, [_ENTRIES[0], _ENTRIES[0]]), "tensor 'a' stands there twice"),
        (header(_KEY, [Entry("a", (2, 1, 1, 1, 32), GgmlType.F32)]), "tensor 'a' has 5 dimensions"),
        (header(_KEY, [Entry("a", (2, 40), GgmlType.Q8_0)]), "Q8_0 can't hold rows of 40"),
        (header(_KEY, [Entry("a", (0, 32), GgmlType.F32)]), "tensor 'a' has the shape [0, 32]"),
        (header(_KEY, [Entry("a", (1 << 39, 1 << 39), GgmlType.F32)]), "tensor 'a' has the shape"),
        (header(_KEY, [Entry("", (32,), GgmlType.F32)]), "a tensor without a usable name"),
        (_changed(_info(0, 256), _info(0, 0)), "tensor 'b' does not begin where"),
        (_changed(_info(0, 256), _info(99, 256)), "tensor 'b' has the unknown ggml type 99"),
        (_changed(_value(8, 5), _value(9, 5)), "an array of"),
        (_changed(_value(8, 5), _value(13, 5)), "a value of kind 13"),
        (_changed(_value(8, 5), _value(8, 1 << 50)), "a string of 1125899906842624 bytes"),
        (_changed(_value(8, 5), _value(8, 4000)), "it promises more than the file holds"),
    ],
)
def test_what_llama_cpp_would_refuse_is_refused_by_name(tmp_path: Path, head: bytes, says: str) -> None:
    with pytest.raises(ConvertError) as refusal:
        read_gguf(_written(tmp_path / "x.gguf", head))
    assert says in str(refusal.value)


def test_bytes_behind_the_last_tensor_are_counted(tmp_path: Path) -> None:
    head = header(_KEY, _ENTRIES)
    assert read_gguf(_written(tmp_path / "x.gguf", head, 256 + 128)).trailing == 0
    assert read_gguf(_written(tmp_path / "x.gguf", head, 256 + 128 + 7)).trailing == 7
    with pytest.raises(ConvertError, match="is cut short"):
        read_gguf(_written(tmp_path / "x.gguf", head, 256 + 127))


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.gguf", tmp_path):
        with pytest.raises(ConvertError, match="give the GGUF file"):
            read_gguf(path)
