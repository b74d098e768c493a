"""A Hugging Face checkpoint folder, read without torch: JSON files and safetensors by positional reads.

Format: https://huggingface.co/docs/safetensors (8 bytes little-endian header length, JSON header, one data buffer).
Nothing is unpickled and no file outside the folder is opened. Weights are read row block by row block into buffers of
their own, not mapped: pages of a mapping count as this process's memory until the system wants them back.
"""

from __future__ import annotations

import json
import math
import os
import struct
import threading
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]

# safetensors dtype -> numpy's type of the raw elements; bfloat16 has none, so its bits are read as uint16.
_RAW: dict[str, str] = {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_LONGEST_HEADER = 100_000_000  # the safetensors library's own limit
_LONGEST_TEXT = 500_000_000  # far more than any tokenizer.json
# What is read of a checkpoint's or adapter's folder.
_READ = (".json", ".safetensors", ".model", ".jinja", ".md")
# Rows asked for in another order are read as one span, unless that would read this many times too much.
_WIDEST_SPAN = 4


class ConvertError(ValueError):
    """Input that can't be converted; the message names the file or tensor and the mend, in one line."""


class TensorLike(Protocol):
    """A tensor whose rows can be read as float32: one of the checkpoint, or the base with an adapter merged."""

    @property
    def name(self) -> str: ...

    @property
    def dtype(self) -> str: ...

    @property
    def shape(self) -> tuple[int, ...]: ...

    def rows(self, index: slice | npt.NDArray[np.int64]) -> Rows:
        """float32 copies of some rows, shape (n, columns), C-contiguous; a 1-D tensor is one row."""
        ...


class DataFile:
    """A file that several threads read at positions of their own."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no such file."""
        self.path = path
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        weakref.finalize(self, os.close, self._handle)
        self.size = os.fstat(self._handle).st_size
        self._moving = threading.Lock()

    def read(self, start: int, length: int) -> npt.NDArray[np.uint8]:
        """uint8, shape (length,).

        Raises:
            ConvertError: the file ends before, or the disk fails.
        """
        buffer = np.empty(length, dtype=np.uint8)
        rest = buffer.data
        try:
            while rest:
                got = self._read_into(rest, start + length - len(rest))
                if not got:
                    raise ConvertError(f"{self.path} was cut short while it was read: fetch it again")
                rest = rest[got:]
        except OSError as error:
            raise ConvertError(f"{self.path} can't be read ({error.strerror}): check the disk") from None
        return buffer

    def forget(self, start: int, length: int) -> None:
        """Lets the system drop its copy of some bytes, so that the next read comes from the disk (where it can)."""
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._handle, start, length, os.POSIX_FADV_DONTNEED)

    def _read_into(self, buffer: memoryview, position: int) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self._handle, [buffer], position)
        with self._moving:  # Windows: one position for all threads
            os.lseek(self._handle, position, os.SEEK_SET)
            piece = os.read(self._handle, min(len(buffer), 1 << 30))
        buffer[: len(piece)] = piece
        return len(piece)


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of a checkpoint, still on the disk: `shape` of `dtype`, row after row from byte `start` of `file`."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    file: DataFile = field(repr=False, compare=False)
    start: int = field(repr=False, compare=False)

    @property
    def nbytes(self) -> int:
        """Bytes on the disk."""
        return math.prod(self.shape) * np.dtype(_RAW[self.dtype]).itemsize

    def rows(self, index: slice | npt.NDArray[np.int64]) -> Rows:
        """float32 copies of some rows, shape (n, columns), C-contiguous.

        A tensor of one dimension or none is one row; one of more than two is the table of its innermost rows.

        Raises:
            ConvertError: NaN or Inf among the values, or the file can't be read.
            IndexError: no such row.
        """
        count = math.prod(self.shape[:-1])
        if isinstance(index, slice):
            first, stop, step = index.indices(count)
            if step == 1:
                return self._floats(self._read(first, max(first, stop)))
            index = np.arange(first, stop, step)
        if not len(index):
            return self._floats(self._read(0, 0))
        low, high = int(index.min()), int(index.max())
        if low < 0 or high >= count:
            raise IndexError(f"rows {low} to {high} of tensor {self.name}, which has {count}")
        if high + 1 - low <= _WIDEST_SPAN * len(index):
            return self._floats(self._read(low, high + 1)[index - low])
        return self._floats(np.concatenate([self._read(row, row + 1) for row in index.tolist()]))

    def _read(self, first: int, stop: int) -> npt.NDArray[Any]:
        raw = np.dtype(_RAW[self.dtype])
        columns = self.shape[-1] if self.shape else 1
        width = columns * raw.itemsize
        data = self.file.read(self.start + first * width, (stop - first) * width)
        return data.view(raw).reshape(stop - first, columns)

    def _floats(self, block: npt.NDArray[Any]) -> Rows:
        if self.dtype == "BF16":
            values: Rows = np.left_shift(block, np.uint32(16), dtype=np.uint32).view(np.float32)
        else:
            values = block.astype(np.float32, copy=False)
        if not np.isfinite(values).all():
            raise ConvertError(
                f"{self.file.path}: tensor {self.name} holds NaN or Inf: the checkpoint is broken, make it anew"
            )
        return values


@dataclass(frozen=True, slots=True)
class Stored:
    """What a safetensors header says of one tensor. The bytes lie at `start`..`end` of the file."""

    dtype: str
    shape: tuple[int, ...]
    start: int
    end: int


def read_text(path: Path) -> str:
    """A text file of a checkpoint or adapter folder, UTF-8.

    Raises:
        ConvertError: no such file, no UTF-8, too large, or a link to a file outside its folder.
    """
    inside(path)
    try:
        if path.stat().st_size > _LONGEST_TEXT:
            raise ConvertError(f"{path} is larger than {_LONGEST_TEXT // 10**6} MB: that is no text file of a model")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConvertError(f"{path} is missing: BASE must be a checkpoint folder with it") from None
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): check the file") from None
    except UnicodeDecodeError as error:
        raise ConvertError(f"{path} is no UTF-8 text (byte {error.start}): fetch it again") from None


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file.

    Raises:
        ConvertError: as `read_text`, not JSON, or not an object.
    """
    try:
        value = json.loads(read_text(path))
    except ConvertError:
        raise
    except (ValueError, RecursionError) as error:
        raise ConvertError(f"{path} can't be read as JSON ({error}): fetch it again") from None
    if not isinstance(value, dict):
        raise ConvertError(f"{path} holds no JSON object: fetch it again")
    return value


def refuse_links(folder: Path) -> None:
    """Refuses a folder in which a file of the kinds that are read is a link out of it (`inside`).

    Raises:
        ConvertError: there is one; what it leads to would end up in the output.
    """
    for path in sorted([*folder.iterdir(), *folder.glob("additional_chat_templates/*.jinja")]):
        if path.name.endswith(_READ):
            inside(path, folder)


def inside(path: Path, folder: Path | None = None) -> None:
    """Refuses a link that leads out of `folder`, by default the one that `path` names.

    Hugging Face's cache keeps a snapshot as links to `../../blobs` of the same model, and those, since
    huggingface_hub 2, as links to `blobs` of the whole cache: both are followed.

    Raises:
        ConvertError: a link to somewhere else.
    """
    folder = (folder or path.parent).resolve()
    try:
        target = path.resolve()
    except (OSError, RuntimeError):  # a circle of links
        raise ConvertError(f"{path} is a link that leads nowhere: put the file itself there") from None
    allowed = [folder]
    if folder.parent.name == "snapshots":
        repository = folder.parent.parent
        allowed += [repository / "blobs", repository.parent / "blobs"]
    if not any(target.is_relative_to(place) for place in allowed):
        raise ConvertError(
            f"{path} is a link out of its folder, to {target}: put the file itself (or a hard link) there"
        )


def read_tensors(base: Path) -> dict[str, Tensor]:
    """Every tensor of `model.safetensors` or of the shards that `model.safetensors.index.json` names, by name.

    Raises:
        ConvertError: no folder, no safetensors, pickle weights only, a missing, truncated or malformed shard,
            an index or a link that points outside its folder, an unknown dtype.
    """
    if base.is_file():
        raise ConvertError(f"{base} is a file: give the folder that holds config.json and the weights")
    if not base.is_dir():
        raise ConvertError(f"{base} is not a folder: give the folder that holds config.json and the weights")
    refuse_links(base)
    index = base / "model.safetensors.index.json"
    single = base / "model.safetensors"
    if index.is_file():
        return _read_shards(base, index)
    if single.is_file():
        return read_shard(single)
    if (base / "adapter_config.json").is_file():
        raise ConvertError(f"{base} is an adapter, not a model: give its base model, and --adapter {base}")
    pickles = sorted([*base.glob("*.bin"), *base.glob("*.pt"), *base.glob("*.pth"), *base.glob("*.ckpt")])
    if pickles:
        raise ConvertError(
            f"{pickles[0]} is a pickle, which is never loaded: save the checkpoint with safe_serialization=True"
        )
    raise ConvertError(f"{base} holds no model.safetensors: fetch the weights too")


def read_shard(path: Path) -> dict[str, Tensor]:
    """The tensors of one safetensors file, by name.

    Raises:
        ConvertError: as `read_header`, or a dtype that is not converted.
    """
    file, _, stored = read_header(path)
    for name, entry in stored.items():
        if entry.dtype not in _RAW:
            raise ConvertError(
                f"{path}: tensor {name} has dtype {entry.dtype}: only F32, F16 and BF16 weights are converted"
            )
        length, size = entry.end - entry.start, math.prod(entry.shape) * np.dtype(_RAW[entry.dtype]).itemsize
        if length != size:
            raise ConvertError(
                f"{path}: tensor {name} has {length} bytes for shape {list(entry.shape)}: fetch it again"
            )
    return {name: Tensor(name, entry.dtype, entry.shape, file, entry.start) for name, entry in stored.items()}


def read_header(path: Path) -> tuple[DataFile, dict[str, str], dict[str, Stored]]:
    """A safetensors file's own metadata and its tensors' places, of whatever dtype.

    Raises:
        ConvertError: the file is missing, cut short, malformed or a link out of its folder, or tensors overlap or
            leave holes, as the safetensors library has it too.
    """
    inside(path)
    try:
        if not path.is_file():
            raise FileNotFoundError
        file = DataFile(path)
    except FileNotFoundError:
        raise ConvertError(f"shard {path} is missing: fetch it again") from None
    except OSError as error:
        raise ConvertError(f"shard {path} can't be opened ({error.strerror}): fetch it again") from None
    length = struct.unpack("<Q", file.read(0, 8).tobytes())[0] if file.size >= 8 else _LONGEST_HEADER + 1
    if length > _LONGEST_HEADER or 8 + length > file.size:
        raise ConvertError(f"{path} is no safetensors file or is cut short: fetch it again")
    try:
        header = json.loads(file.read(8, length).tobytes())
        metadata = header.pop("__metadata__", None) or {}
        entries = dict(header.items())
        texts = {str(key): str(value) for key, value in metadata.items()}
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise ConvertError(f"{path} has a broken safetensors header: fetch it again") from None
    stored = {name: _stored(path, 8 + length, name, entry) for name, entry in entries.items()}
    end = 8 + length
    for name, entry in sorted(stored.items(), key=lambda item: (item[1].start, item[1].end)):
        if entry.end > file.size:
            raise ConvertError(f"{path} is cut short in tensor {name}: fetch the file again")
        if entry.start != end:
            fault = "overlaps the one before it" if entry.start < end else "leaves a hole before it"
            raise ConvertError(f"{path}: tensor {name} {fault} in the file: fetch it again")
        end = entry.end
    if end != file.size:
        raise ConvertError(f"{path} has {file.size - end} bytes behind its last tensor: fetch it again")
    return file, texts, stored


def _read_shards(base: Path, index: Path) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    places = read_places(index)
    for shard in sorted(set(places.values())):
        for name, tensor in read_shard(base / shard).items():
            if places.get(name) == shard:
                tensors[name] = tensor
    for name, shard in places.items():
        if name not in tensors:
            raise ConvertError(f"{base / shard} lacks tensor {name} that the index promises: fetch the shard again")
    return tensors


def read_places(index: Path) -> dict[str, str]:
    """Tensor name -> shard's file name, of an index.

    Raises:
        ConvertError: no such map, or a shard outside the index's folder.
    """
    places = read_json(index).get("weight_map")
    if not isinstance(places, dict) or not all(isinstance(place, str) for place in places.values()):
        raise ConvertError(f"{index} has no weight_map of tensor to file: fetch it again")
    for shard in places.values():
        if Path(shard).name != shard or "\\" in shard or ":" in shard or "\0" in shard or shard in {"", ".", ".."}:
            raise ConvertError(f"{index} points outside its folder ({shard!r}): refuse this checkpoint")
    return places


def _stored(path: Path, data: int, name: str, entry: Any) -> Stored:
    try:
        dtype, shape = str(entry["dtype"]), tuple(entry["shape"])
        begin, end = entry["data_offsets"]
        sound = all(type(n) is int and n >= 0 for n in (*shape, begin, end)) and begin <= end
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise ConvertError(f"{path}: tensor {name} has a broken header entry: fetch the file again")
    return Stored(dtype, shape, data + begin, data + end)
