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

import numpy as np
import pytest
from gguf import GGUFReader

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
    }
    digest = write(out, metadata, _tensors())
    assert digest == hashlib.sha256(out.read_bytes()).hexdigest()
    assert os.listdir(tmp_path) == ["out.gguf"]
    reader = GGUFReader(out)
    read = {key: field.contents() for key, field in reader.fields.items() if not key.startswith("GGUF.")}
    assert read == metadata | {"a.words": ["間", "\n", "▁の"], "a.reals": [1.5, -2.0], "a.wholes": [3, -4]}
    assert [(t.name, list(t.shape)) for t in reader.tensors] == [("a.weight", [5, 3]), ("b.weight", [7])]
    assert reader.tensors[0].data.tolist() == np.arange(15, dtype=np.float32).reshape(3, 5).tolist()
    assert all(t.data_offset % 32 == 0 for t in reader.tensors)


def test_an_interrupted_run_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    out.write_bytes(b"old")

    def interrupted() -> Iterator[memoryview]:
        yield memoryview(bytes(20))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(out, {}, [(ENTRIES[0], interrupted())])
    assert os.listdir(tmp_path) == ["out.gguf"]
    assert out.read_bytes() == b"old"


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
