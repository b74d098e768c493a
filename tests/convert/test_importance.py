"""llama.cpp's importance matrix: read as llama-quantize reads it, or refused in one line."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter
from hypothesis import given
from hypothesis import strategies as st
from stock_llama import stock_imatrix, write_imatrix

from convert.checkpoint import ConvertError
from convert.importance import read_importance


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


DENSE = {"blk.0.attn_q.weight": (floats(3, 10, 0, 1)[None], floats(3))}
EXPERTS = {"blk.0.ffn_up_exps.weight": (floats(3, 10, 0, 1, 5, 6).reshape(3, 2), floats(3, 0, 7))}


def test_sums_by_counts_an_expert_at_a_time(tmp_path: Path) -> None:
    write_imatrix(tmp_path / "imatrix.gguf", DENSE | EXPERTS)
    importance = read_importance(tmp_path / "imatrix.gguf")
    dense = importance.of("blk.0.attn_q.weight")
    assert dense is not None
    assert dense.dtype == np.float32
    assert dense.tolist() == [[1.0, float(np.float32(10) / np.float32(3)), 0.0, float(np.float32(1) / np.float32(3))]]
    experts = importance.of("blk.0.ffn_up_exps.weight")
    assert experts is not None
    assert experts[1].tolist() == [1.0, 1.0]  # no token came to it
    assert experts[2].tolist() == [float(np.float32(5) / np.float32(7)), float(np.float32(6) / np.float32(7))]
    assert importance.of("blk.0.attn_k.weight") is None


@given(
    st.lists(st.floats(0, 2.0**100, width=32), min_size=3, max_size=3),
    st.integers(0, 1 << 24),
)
def test_the_same_floats_as_llama_quantize(
    tmp_path_factory: pytest.TempPathFactory, sums: list[float], seen: int
) -> None:
    counted = {"blk.0.attn_q.weight": (floats(*sums)[None], floats(seen))}
    path = tmp_path_factory.mktemp("imatrix") / "imatrix.gguf"
    write_imatrix(path, counted)
    found = read_importance(path).of("blk.0.attn_q.weight")
    assert found is not None
    assert found.tobytes() == stock_imatrix(counted)["blk.0.attn_q.weight"].tobytes()


@pytest.mark.parametrize(("count", "tokens"), [(0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3)])
def test_counts_are_rounded_away_from_zero_at_halves(tmp_path: Path, count: float, tokens: int) -> None:
    write_imatrix(tmp_path / "imatrix.gguf", {"x.weight": (floats(12, 24)[None], floats(count))})
    found = read_importance(tmp_path / "imatrix.gguf").of("x.weight")
    assert found is not None
    assert found.tolist() == ([[12 / tokens, 24 / tokens]] if tokens else [[1, 1]])


def test_what_is_noted_in_the_output(tmp_path: Path) -> None:
    path = tmp_path / "imatrix.gguf"
    write_imatrix(path, DENSE | EXPERTS, datasets=["a.txt", "b.txt"], chunks=40)
    assert read_importance(path).metadata == {
        "quantize.imatrix.file": str(path).encode()[:127].decode(),
        "quantize.imatrix.dataset": "a.txt",
        "quantize.imatrix.entries_count": 2,
        "quantize.imatrix.chunks_count": 40,
    }
    write_imatrix(path, DENSE, datasets=["長" * 60], chunks=0)
    metadata = read_importance(path).metadata
    assert metadata["quantize.imatrix.dataset"] == "長" * 42  # 126 of 127 bytes: no character is cut
    assert "quantize.imatrix.chunks_count" not in metadata


def test_the_old_form_is_named_with_the_mend(tmp_path: Path) -> None:
    name = b"blk.0.attn_q.weight"
    path = tmp_path / "imatrix.dat"
    path.write_bytes(struct.pack("<ii", 1, len(name)) + name + struct.pack("<ii4f", 1, 4, 1, 2, 3, 4))
    with pytest.raises(ConvertError, match=r"old .dat form: convert it with llama-imatrix --in-file imatrix.dat"):
        read_importance(path)


@pytest.mark.parametrize("data", [b"", b"GGUF", b"\x00" * 100, b"hello, this is some text"])
def test_no_importance_matrix_at_all(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "imatrix.gguf"
    path.write_bytes(data)
    with pytest.raises(ConvertError, match=str(path)) as caught:
        read_importance(path)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match=r"can't be read .* give an importance matrix"):
        read_importance(tmp_path / "none.gguf")


def test_a_model_is_no_importance_matrix(tmp_path: Path) -> None:
    writer = GGUFWriter(tmp_path / "model.gguf", "llama")
    writer.add_tensor("output_norm.weight", floats(1, 2))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(ConvertError, match=r"model.gguf is no importance matrix: make one with llama-imatrix"):
        read_importance(tmp_path / "model.gguf")


def test_sums_without_counts(tmp_path: Path) -> None:
    path = tmp_path / "imatrix.gguf"
    write_imatrix(path, DENSE)
    path.write_bytes(path.read_bytes().replace(b"attn_q.weight.counts", b"attn_k.weight.counts"))
    with pytest.raises(ConvertError, match=r"lacks blk.0.attn_k.weight.in_sum2: make the importance matrix again"):
        read_importance(path)


@pytest.mark.parametrize("broken", [(floats(1, np.nan)[None], floats(1)), (floats(1, 2)[None], floats(np.inf))])
def test_nan_and_inf(tmp_path: Path, broken: tuple[np.ndarray, np.ndarray]) -> None:
    write_imatrix(tmp_path / "imatrix.gguf", {"x.weight": broken})
    with pytest.raises(ConvertError, match=r"x.weight.* holds NaN or Inf"):
        read_importance(tmp_path / "imatrix.gguf")


def test_sums_that_the_counts_do_not_divide(tmp_path: Path) -> None:
    write_imatrix(tmp_path / "imatrix.gguf", {"x.weight": (floats(1, 2, 3)[None], floats(1, 1))})
    with pytest.raises(ConvertError, match=r"x.weight has 3 sums for 2 counts"):
        read_importance(tmp_path / "imatrix.gguf")
