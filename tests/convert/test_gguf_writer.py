"""The written file is what gguf-py reads, and nothing that looks whole is left by a crash."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from gguf import GGUFReader

from convert import writer
from convert.checkpoint import ConvertError
from convert.mixture import GgmlType
from convert.writer import Entry, Value, write

ENTRIES = (Entry("a.weight", (3, 5), GgmlType.F32), Entry("b.weight", (7,), GgmlType.F32))


def _blocks(entry: Entry) -> Iterator[memoryview]:
    yield np.arange(entry.nbytes // 4, dtype=np.float32).view(np.uint8).data


def _tensors() -> list[tuple[Entry, Iterator[memoryview]]]:
    return [(entry, _blocks(entry)) for entry in ENTRIES]


def test_gguf_py_reads_back_what_was_written(tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    metadata: dict[str, Value] = {
        "general.architecture": "llama",
        "a.whole": 7,
        "a.real": 0.5,
        "a.flag": True,
        "a.words": ("間", "\n", "▁の"),
        "a.reals": np.array([1.5, -2.0], dtype=np.float32),
        "a.wholes": np.array([3, -4], dtype=np.int32),
        "a.negative": -7,
        "a.large": 1 << 40,
        "a.far_below": -(1 << 40),
        "a.flags": (True, False),
        "a.counts": (1, 2),
        "a.shares": (0.5, 1),
        "a.nothing": (),
    }
    digest = write(out, metadata, _tensors())
    assert digest == hashlib.sha256(out.read_bytes()).hexdigest()
    assert os.listdir(tmp_path) == ["out.gguf"]
    reader = GGUFReader(out)
    read = {key: field.contents() for key, field in reader.fields.items() if not key.startswith("GGUF.")}
    lists = {"a.words": ["間", "\n", "▁の"], "a.reals": [1.5, -2.0], "a.wholes": [3, -4]}
    assert read == metadata | lists | {
        "a.flags": [True, False],
        "a.counts": [1, 2],
        "a.shares": [0.5, 1],
        "a.nothing": [],
    }
    assert [reader.fields[f"a.{key}"].types[-1].name for key in ("whole", "negative", "large", "far_below")] == [
        "UINT32",
        "INT32",
        "UINT64",
        "INT64",
    ]
    assert [reader.fields[f"a.{key}"].types[-1].name for key in ("flags", "counts", "shares")] == [
        "BOOL",
        "INT32",
        "FLOAT32",
    ]
    assert [(t.name, list(t.shape)) for t in reader.tensors] == [("a.weight", [5, 3]), ("b.weight", [7])]
    assert reader.tensors[0].data.tolist() == np.arange(15, dtype=np.float32).reshape(3, 5).tolist()
    assert all(t.data_offset % 32 == 0 for t in reader.tensors)


def test_an_interrupted_run_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    out.write_bytes(b"GGUF, the old one")

    def interrupted() -> Iterator[memoryview]:
        yield memoryview(bytes(20))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(out, {}, [(ENTRIES[0], interrupted())])
    assert os.listdir(tmp_path) == ["out.gguf"]
    assert out.read_bytes() == b"GGUF, the old one"


def test_a_full_disk_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("convert.writer.os.fsync", full)
    with pytest.raises(ConvertError, match=r"can't be written \(No space left on device\): free some space"):
        write(tmp_path / "out.gguf", {}, _tensors())
    assert os.listdir(tmp_path) == []


def test_a_small_disk_is_seen_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convert.writer.shutil.disk_usage", lambda path: _Usage)
    with pytest.raises(ConvertError, match="0 MB free"):
        write(tmp_path / "out.gguf", {}, _tensors())
    assert os.listdir(tmp_path) == []


class _Usage:
    free = 10


def test_stacked_experts_have_three_dimensions(tmp_path: Path) -> None:
    entry = Entry("experts", (2, 3, 4), GgmlType.F16)
    assert entry.nbytes == 48
    write(tmp_path / "out.gguf", {}, [(entry, iter([memoryview(bytes(20)), memoryview(bytes(28))]))])
    assert list(GGUFReader(tmp_path / "out.gguf").tensors[0].shape) == [4, 3, 2]


def test_text_that_is_no_unicode_is_named_by_its_key(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match=r"metadata general\.name can't be written"):
        write(tmp_path / "out.gguf", {"general.name": "\ud800"}, _tensors())
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("size", [0, 1, 100, 1000])
def test_what_is_sent_to_the_disk_on_the_way_is_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    write(tmp_path / "at-once.gguf", {}, _tensors())
    monkeypatch.setattr("convert.writer._SYNC_EVERY", size)
    digest = write(tmp_path / "out.gguf", {}, _tensors())
    assert (tmp_path / "out.gguf").read_bytes() == (tmp_path / "at-once.gguf").read_bytes()
    assert digest == hashlib.sha256((tmp_path / "out.gguf").read_bytes()).hexdigest()


def test_a_disk_that_fails_on_the_way_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("convert.writer._SYNC_EVERY", 1)
    monkeypatch.setattr("convert.writer.os.fdatasync", broken, raising=False)
    with pytest.raises(ConvertError, match=r"can't be written \(Input/output error\)"):
        write(tmp_path / "out.gguf", {}, _tensors())
    assert os.listdir(tmp_path) == []


def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"the only copy")
    with pytest.raises(ConvertError, match=r"model\.safetensors is there and is no GGUF file: choose another name"):
        write(weights, {}, _tensors())
    assert weights.read_bytes() == b"the only copy"
    assert os.listdir(tmp_path) == ["model.safetensors"]


def test_the_sum_of_the_file_before_does_not_outlive_it(tmp_path: Path) -> None:
    (tmp_path / "out.gguf.sha256").write_text("of the old file")
    write(tmp_path / "out.gguf", {}, _tensors())
    assert os.listdir(tmp_path) == ["out.gguf"]


def test_an_output_that_is_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "large-disk").mkdir()
    (tmp_path / "out.gguf").symlink_to(tmp_path / "large-disk" / "model.gguf")
    write(tmp_path / "out.gguf", {}, _tensors())
    assert (tmp_path / "out.gguf").is_symlink()
    assert os.listdir(tmp_path / "large-disk") == ["model.gguf"]


def test_what_an_interrupted_run_has_left_counts_as_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out.gguf.part").write_bytes(bytes(100_000))
    monkeypatch.setattr("convert.writer.shutil.disk_usage", lambda path: _Usage)
    write(tmp_path / "out.gguf", {}, _tensors())
    assert os.listdir(tmp_path) == ["out.gguf"]


def test_a_planted_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    (tmp_path / "out.gguf.part").symlink_to(tmp_path / "precious")
    with pytest.raises(ConvertError, match="can't be written"):
        write(tmp_path / "out.gguf", {}, _tensors())
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_run_that_ends_between_opening_and_locking_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run's .part, which this one has open already, becomes the other run's output."""
    out, part = tmp_path / "out.gguf", tmp_path / "out.gguf.part"
    lock = writer._lock
    seen: list[bytes] = []

    def late(file: BinaryIO, path: Path) -> None:
        if not seen:
            part.write_bytes(b"GGUF by the other run")
            os.replace(part, out)
            seen.append(b"")
        else:
            seen.append(out.read_bytes())
        lock(file, path)

    monkeypatch.setattr("convert.writer._lock", late)
    write(out, {}, _tensors())
    assert seen == [b"", b"GGUF by the other run"]
    assert GGUFReader(out).tensors[0].name == "a.weight"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_kill_9_leaves_no_file_that_looks_whole_and_needs_no_cleaning(tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    script = f"""
import os, signal
from pathlib import Path
from convert.mixture import GgmlType
from convert.writer import Entry, Value, write
def blocks():
    yield memoryview(bytes(60))
    os.kill(os.getpid(), signal.SIGKILL)
write(Path({str(out)!r}), {{}}, [(Entry("a.weight", (3, 5), GgmlType.F32), iter([memoryview(bytes(60))])),
                               (Entry("b.weight", (3, 5), GgmlType.F32), blocks())])
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not out.exists()
    assert all(not path.read_bytes().startswith(b"GGUF") for path in tmp_path.iterdir())
    write(out, {}, _tensors())
    assert os.listdir(tmp_path) == ["out.gguf"]


def test_two_runs_do_not_share_a_file(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="locks are POSIX only")

    def nested() -> Iterator[memoryview]:
        with pytest.raises(ConvertError, match="is being written by another run"):
            write(tmp_path / "out.gguf", {}, _tensors())
        yield from _blocks(ENTRIES[0])

    write(tmp_path / "out.gguf", {}, [(ENTRIES[0], nested())])
    assert os.listdir(tmp_path) == ["out.gguf"]


def test_places_that_cannot_take_a_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match="is a folder"):
        write(tmp_path, {}, _tensors())
    with pytest.raises(ConvertError, match="is no folder: make it first"):
        write(tmp_path / "nowhere" / "out.gguf", {}, _tensors())
