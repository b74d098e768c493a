"""A GGUF file in one pass, and never half of one under the final name.

Format: ggml/include/gguf.h, version 3. The bytes go to `OUT.part` beside the output, whose magic is written last; then
fsync and rename. After a crash or a full disk only an `OUT.part` may be left, which the next run takes over.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError
from convert.mixture import GgmlType, row_bytes

_MAGIC = b"GGUF"
_VERSION = 3
_ALIGNMENT = 32  # GGUF_DEFAULT_ALIGNMENT
_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9  # enum gguf_type

Value = str | bool | int | float | Sequence[str] | npt.NDArray[np.float32] | npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tensor's place in the header. `shape` is (rows, columns) or (columns,); GGUF lists the innermost first."""

    name: str
    shape: tuple[int, ...]
    type: GgmlType

    @property
    def nbytes(self) -> int:
        rows = self.shape[0] if len(self.shape) > 1 else 1
        return rows * row_bytes(self.type, self.shape[-1])


def header(metadata: Mapping[str, Value], entries: Sequence[Entry]) -> bytes:
    """Everything before the tensor data, padded to the alignment."""
    parts = [_MAGIC, struct.pack("<IQQ", _VERSION, len(entries), len(metadata))]
    for key, value in metadata.items():
        parts += [_string(key), _value(value)]
    offset = 0
    for entry in entries:
        dimensions = entry.shape[::-1]
        parts.append(_string(entry.name))
        parts.append(struct.pack(f"<I{len(dimensions)}QIQ", len(dimensions), *dimensions, entry.type, offset))
        offset += _padded(entry.nbytes)
    joined = b"".join(parts)
    return joined + bytes(_padded(len(joined)) - len(joined))


def write(out: Path, metadata: Mapping[str, Value], tensors: Iterable[tuple[Entry, Iterator[memoryview]]]) -> str:
    """Writes the whole file and gives its SHA-256 (hexadecimal). Each tensor's blocks are drawn when its turn comes.

    Raises:
        ConvertError: the output's folder is missing, the disk is too small or full, or another run writes the same
            file. No file of the name `out` is made or changed then.
    """
    tensors = list(tensors)
    head = header(metadata, [entry for entry, _ in tensors])
    size = len(head) + sum(_padded(entry.nbytes) for entry, _ in tensors)
    _check_place(out, size)
    part = out.with_name(out.name + ".part")
    try:
        file = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+b")
    except OSError as error:
        raise _unwritable(out, error) from None
    with file:
        _claim(file, part)
        try:
            file.truncate(0)
            digest = _write_all(file, head, tensors)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)  # the magic last: until now nothing reads this as a GGUF
            file.write(_MAGIC)
            file.flush()
            os.fsync(file.fileno())
            if os.name != "nt":  # under the lock, but Windows renames only closed files
                os.replace(part, out)
        except BaseException as error:
            with contextlib.suppress(OSError):
                part.unlink()
            if isinstance(error, OSError):
                raise _unwritable(out, error) from None
            raise
    if os.name == "nt":
        os.replace(part, out)
    _sync_folder(out.parent)
    return digest


def _write_all(file: BinaryIO, head: bytes, tensors: Iterable[tuple[Entry, Iterator[memoryview]]]) -> str:
    digest = hashlib.sha256(head)
    file.write(bytes(len(_MAGIC)) + head[len(_MAGIC) :])
    for entry, blocks in tensors:
        written = 0
        for block in blocks:
            file.write(block)
            digest.update(block)
            written += block.nbytes
        if written != entry.nbytes:
            raise AssertionError(f"{entry.name}: {written} bytes written, {entry.nbytes} promised in the header")
        padding = bytes(_padded(written) - written)
        file.write(padding)
        digest.update(padding)
    return digest.hexdigest()


def _check_place(out: Path, size: int) -> None:
    if out.is_dir():
        raise ConvertError(f"{out} is a folder: give a file name that ends in .gguf")
    if not out.parent.is_dir():
        raise ConvertError(f"{out.parent} is no folder: make it first")
    free = shutil.disk_usage(out.parent).free
    if free < size:
        raise ConvertError(f"{out.parent} has {free / 1e6:.0f} MB free, {size / 1e6:.0f} MB are needed: make room")


def _claim(file: BinaryIO, part: Path) -> None:
    """An advisory lock, where the system has one, so that two runs never write into one file."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConvertError(f"{part} is being written by another run: wait for it or choose another output") from None


def _unwritable(out: Path, error: OSError) -> ConvertError:
    return ConvertError(f"{out} can't be written ({error.strerror}): free some space or choose another place")


def _sync_folder(folder: Path) -> None:
    # Makes the rename itself last; Windows can't open folders and needs no such call.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _padded(n: int) -> int:
    return -(-n // _ALIGNMENT) * _ALIGNMENT


def _string(text: str) -> bytes:
    encoded = text.encode("utf-8")
    return struct.pack("<Q", len(encoded)) + encoded


def _value(value: Value) -> bytes:
    if isinstance(value, bool):
        return struct.pack("<I?", _BOOL, value)
    if isinstance(value, int):
        return struct.pack("<II", _UINT32, value)
    if isinstance(value, float):
        return struct.pack("<If", _FLOAT32, value)
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _string(value)
    if isinstance(value, np.ndarray):
        kind = _FLOAT32 if value.dtype == np.float32 else _INT32
        return struct.pack("<IIQ", _ARRAY, kind, len(value)) + value.astype(value.dtype.newbyteorder("<")).tobytes()
    return struct.pack("<IIQ", _ARRAY, _STRING, len(value)) + b"".join(map(_string, value))
