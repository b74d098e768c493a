"""The tokenizer entries of a header, whatever stands around them."""

from __future__ import annotations

import struct
from pathlib import Path

import gguf
import pytest

from models.gguf_tokenizer import read_tokenizer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    writer = gguf.GGUFWriter(tmp_path / "a.gguf", "llama")
    writer.add_array("general.tags", ["a", "木"])
    writer.add_array("llama.numbers", [1, 2, 3])
    writer.add_float32("llama.half", 0.5)
    writer.add_string("tokenizer.ggml.model", "gpt2")
    writer.add_array("tokenizer.ggml.tokens", ["Ġ木", "", "a" * 300])
    writer.add_array("tokenizer.ggml.scores", [-1.5, 0.0, 2.0])
    writer.add_array("tokenizer.ggml.token_type", [1, 3, 4])
    writer.add_uint32("tokenizer.ggml.bos_token_id", 7)
    writer.add_bool("tokenizer.ggml.add_space_prefix", False)
    writer.add_string("llama.last", "x")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()
    return tmp_path / "a.gguf"


def test_what_was_written_is_read(file: Path) -> None:
    entries = read_tokenizer(file)
    scores, types = entries.pop("tokenizer.ggml.scores"), entries.pop("tokenizer.ggml.token_type")
    assert (list(scores), list(types)) == ([-1.5, 0.0, 2.0], [1, 3, 4])
    assert entries == {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.tokens": ["Ġ木", "", "a" * 300],
        "tokenizer.ggml.bos_token_id": 7,
        "tokenizer.ggml.add_space_prefix": False,
    }


def test_what_is_no_gguf_is_said_so(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.gguf"
    for start in (b"GGML", b"GGUF" + struct.pack("<I", 1)):
        other.write_bytes(start + file.read_bytes()[len(start) :])
        with pytest.raises(ValueError, match="no GGUF file of version 2 or 3"):
            read_tokenizer(other)


def test_a_header_that_ends_early_is_said_so(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    cut = tmp_path / "cut.gguf"
    for length in (20, 30, 120, whole.index(b"tokenizer.ggml.token_type") + 30):
        cut.write_bytes(whole[:length])
        with pytest.raises(ValueError, match="ends within its header"):
            read_tokenizer(cut)
