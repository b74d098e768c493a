"""A GGUF file in one pass, and never half of one under the final name.

Format: ggml/include/gguf.h, version 3. The bytes go to `OUT.part` beside the output, whose magic is written last; then
fsync and rename. After a crash or a full disk only an `OUT.part` may be left, which the next run takes over.

The SHA-256 is taken in a thread of its own, and another one sends what is written to the disk every 256 MB: the
system's memory never fills with gigabytes that still have to be written, and the last fsync has little left to do.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import os
import shutil
import stat
import struct
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError
from convert.mixture import GgmlType, row_bytes

_MAGIC = b"GGUF"
_VERSION = 3
_ALIGNMENT = 32  # GGUF_DEFAULT_ALIGNMENT
# enum gguf_type
_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY, _UINT64, _INT64 = 4, 5, 6, 7, 8, 9, 10, 11
_ARRAYS = {"uint8": 0, "int8": 1, "uint16": 2, "int16": 3, "uint32": 4, "int32": 5, "float32": 6, "bool": 7}
_AWAITING_HASH = 8  # blocks
_SYNC_EVERY = 256 << 20  # bytes

Value = (
    str
    | bool
    | int
    | float
    | Sequence[str]
    | Sequence[bool]
    | Sequence[int]
    | Sequence[float]
    | npt.NDArray[np.float32]
    | npt.NDArray[np.int32]
)
Blocks = Iterator[memoryview]


@dataclass(frozen=True, slots=True)
class Entry:
    """A tensor's place in the header. `shape` is outermost first, (rows, columns) say; GGUF lists it backwards."""

    name: str
    shape: tuple[int, ...]
    type: GgmlType

    @property
    def nbytes(self) -> int:
        return math.prod(self.shape[:-1]) * row_bytes(self.type, self.shape[-1])

    @property
    def weights(self) -> int:
        return math.prod(self.shape)


def header(metadata: Mapping[str, Value], entries: Sequence[Entry]) -> bytes:
    """Everything before the tensor data, padded to the alignment.

    Raises:
        ConvertError: a text that is no Unicode (a lone surrogate), or a number beyond 64 bits.
    """
    parts = [_MAGIC, struct.pack("<IQQ", _VERSION, len(entries), len(metadata))]
    for key, value in metadata.items():
        try:
            parts += [_string(key), _value(value)]
        except (UnicodeEncodeError, struct.error, OverflowError) as error:
            raise ConvertError(f"metadata {key} can't be written ({error}): mend the checkpoint's own files") from None
    offset = 0
    for entry in entries:
        dimensions = entry.shape[::-1]
        parts.append(_string(entry.name))
        parts.append(struct.pack(f"<I{len(dimensions)}QIQ", len(dimensions), *dimensions, entry.type, offset))
        offset += _padded(entry.nbytes)
    joined = b"".join(parts)
    return joined + bytes(_padded(len(joined)) - len(joined))


def file_size(metadata: Mapping[str, Value], entries: Sequence[Entry]) -> int:
    """Bytes of the whole file.

    Raises:
        ConvertError: as `header`.
    """
    return len(header(metadata, entries)) + sum(_padded(entry.nbytes) for entry in entries)


def write(out: Path, metadata: Mapping[str, Value], tensors: Iterable[tuple[Entry, Blocks]]) -> str:
    """Writes the whole file and gives its SHA-256 (hexadecimal). Each tensor's blocks are drawn when its turn comes.

    Raises:
        ConvertError: the output's folder is missing, another kind of file is in the place, the disk is too small or
            full, or another run writes the same file. No file of the name `out` is made or changed then.
    """
    tensors = list(tensors)
    entries = [entry for entry, _ in tensors]
    head = header(metadata, entries)
    check_place(out, len(head) + sum(_padded(entry.nbytes) for entry in entries))
    out = out.resolve()  # through a link, to the disk that it points at
    part = _part(out)
    file = _claimed(out, part)
    try:
        file.truncate(0)
        digest = _write_all(file, head, tensors)
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)  # the magic last: until now nothing reads this as a GGUF
        file.write(_MAGIC)
        file.flush()
        os.fsync(file.fileno())
        if os.name == "nt":  # Windows renames only closed files; elsewhere it happens under the lock
            file.close()
        out.with_name(out.name + ".sha256").unlink(missing_ok=True)  # of the file that was there
        os.replace(part, out)
    except BaseException as error:
        with contextlib.suppress(OSError):
            if os.name == "nt":
                file.close()
            part.unlink()
        if isinstance(error, OSError):
            raise _unwritable(out, error) from None
        raise
    finally:
        with contextlib.suppress(OSError):
            file.close()
    _sync_folder(out.parent)
    return digest


def check_place(out: Path, size: int) -> None:
    """Whether a file of `size` bytes can be written as `out`.

    Raises:
        ConvertError: it can't: no such folder, something else is there, or too little room.
    """
    if out.is_dir():
        raise ConvertError(f"{out} is a folder: give a file name that ends in .gguf")
    if not out.parent.is_dir():
        raise ConvertError(f"{out.parent} is no folder: make it first")
    if out.exists() and not _replaceable(out):
        raise ConvertError(f"{out} is there and is no GGUF file: choose another name, or delete it first")
    free = room(out)
    if free < size:
        raise ConvertError(f"{out.parent} has {free / 1e6:.0f} MB free, {size / 1e6:.0f} MB are needed: make room")


def room(out: Path) -> int:
    """Bytes that `out` may take: what is free, and what an interrupted run has left, which is taken over."""
    place = out.resolve()
    free = shutil.disk_usage(place.parent).free
    with contextlib.suppress(OSError, AttributeError):
        free += _part(place).lstat().st_blocks * 512
    return free


def _part(out: Path) -> Path:
    return out.with_name(out.name + ".part")


def _replaceable(out: Path) -> bool:
    """An empty file or a GGUF. Anything else, weights of the checkpoint say, was named by mistake."""
    try:
        if not stat.S_ISREG(out.stat().st_mode):
            return False
        with out.open("rb") as file:
            return file.read(4) in {b"", _MAGIC}
    except OSError:
        return False


def _claimed(out: Path, part: Path) -> BinaryIO:
    """`part`, open and locked: two runs never write into one file."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    while True:
        try:
            file = os.fdopen(os.open(part, flags, 0o666), "r+b", buffering=0)
        except OSError as error:
            raise _unwritable(out, error) from None
        try:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ConvertError(f"{part} is no regular file: delete it")
            _lock(file, part)
            # Another run may have renamed or removed the file between the opening and the lock.
            with contextlib.suppress(FileNotFoundError):
                if os.name == "nt" or os.path.samestat(os.fstat(file.fileno()), os.lstat(part)):
                    return file
        except BaseException:
            file.close()
            raise
        file.close()


def _lock(file: BinaryIO, part: Path) -> None:
    """An advisory lock, where the system has one; it ends with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConvertError(f"{part} is being written by another run: wait for it or choose another output") from None
    except OSError as error:
        if error.errno not in {errno.ENOLCK, errno.ENOTSUP, errno.EINVAL}:  # a file system without locks
            raise _unwritable(part, error) from None


def _write_all(file: BinaryIO, head: bytes, tensors: Iterable[tuple[Entry, Blocks]]) -> str:
    with _Sink(file) as sink:
        sink.write(memoryview(head), shown=memoryview(bytes(len(_MAGIC)) + head[len(_MAGIC) :]))
        for entry, blocks in tensors:
            written = 0
            try:
                for block in blocks:
                    sink.write(block)
                    written += block.nbytes
            finally:
                close = getattr(blocks, "close", None)
                if close is not None:  # a generator stops its work now, not when the garbage is collected
                    close()
            if written != entry.nbytes:
                raise AssertionError(f"{entry.name}: {written} bytes written, {entry.nbytes} promised in the header")
            sink.write(memoryview(bytes(_padded(written) - written)))
        return sink.digest()


class _Sink:
    """Writes in this thread, hashes in a second, and sends finished parts to the disk in a third."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()
        self._hashing = ThreadPoolExecutor(1)
        self._syncing = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        self._sync: Future[None] | None = None
        self._position = self._synced = 0

    def __enter__(self) -> _Sink:
        return self

    def __exit__(self, *error: object) -> None:
        self._hashing.shutdown(cancel_futures=True)
        self._syncing.shutdown(cancel_futures=True)

    def write(self, block: memoryview, shown: memoryview | None = None) -> None:
        """Hashes `block` and writes it, or writes `shown` in its place. The block must not change afterwards."""
        self._waiting.append(self._hashing.submit(self._hash.update, block))
        if len(self._waiting) > _AWAITING_HASH:
            self._waiting.popleft().result()
        rest = block if shown is None else shown
        while rest:  # unbuffered files may write less than asked for
            rest = rest[self._file.write(rest) :]
        self._position += block.nbytes
        if self._position - self._synced >= _SYNC_EVERY:
            if self._sync is not None:
                self._sync.result()
            self._sync = self._syncing.submit(_to_disk, self._file.fileno(), self._synced, self._position)
            self._synced = self._position

    def digest(self) -> str:
        """The SHA-256 of everything."""
        while self._waiting:
            self._waiting.popleft().result()
        if self._sync is not None:
            self._sync.result()
        return self._hash.hexdigest()


def _to_disk(handle: int, start: int, stop: int) -> None:
    getattr(os, "fdatasync", os.fsync)(handle)
    if hasattr(os, "posix_fadvise"):  # nobody reads it soon: leave the memory to the weights that are being read
        os.posix_fadvise(handle, start, stop - start, os.POSIX_FADV_DONTNEED)


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
        return _whole(value)
    if isinstance(value, float):
        return struct.pack("<If", _FLOAT32, value)
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _string(value)
    if not isinstance(value, np.ndarray) and (not value or isinstance(value[0], str)):
        return struct.pack("<IIQ", _ARRAY, _STRING, len(value)) + b"".join(_string(str(text)) for text in value)
    numbers = _numbers(value)
    kind = _ARRAYS[numbers.dtype.name]
    return struct.pack("<IIQ", _ARRAY, kind, len(numbers)) + numbers.astype(numbers.dtype.newbyteorder("<")).tobytes()


def _whole(value: int) -> bytes:
    """UINT32 as llama.cpp's own converter writes numbers, and wider or signed only where it must be."""
    if 0 <= value < 1 << 32:
        return struct.pack("<II", _UINT32, value)
    if -(1 << 31) <= value < 0:
        return struct.pack("<Ii", _INT32, value)
    return struct.pack("<IQ", _UINT64, value) if value > 0 else struct.pack("<Iq", _INT64, value)


def _numbers(values: Any) -> npt.NDArray[Any]:
    """The array itself, or a list of bool, int or float as gguf-py would write it (bool, int32, float32)."""
    if isinstance(values, np.ndarray):
        return values
    if all(isinstance(value, bool) for value in values):
        return np.array(values, dtype=np.bool_)
    if all(isinstance(value, int) for value in values):
        return np.array(values, dtype=np.int32)
    return np.array(values, dtype=np.float32)
