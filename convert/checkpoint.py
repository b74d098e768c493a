"""A Hugging Face checkpoint folder, read without torch: JSON files and safetensors by mmap.

Format: https://huggingface.co/docs/safetensors (8 bytes little-endian header length, JSON header, one data buffer).
Nothing is unpickled and no file outside the folder is opened.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float32]

# safetensors dtype -> numpy's type of the raw elements; bfloat16 has none, so its bits are read as uint16.
_RAW: dict[str, str] = {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}
_LONGEST_HEADER = 100_000_000  # the safetensors library's own limit


class ConvertError(ValueError):
    """Input that can't be converted; the message names the file or tensor and the mend, in one line."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of a checkpoint, still on the disk. `raw` has the checkpoint's shape and element type."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    raw: npt.NDArray[Any] = field(repr=False, compare=False)

    def rows(self, index: slice | npt.NDArray[np.int64]) -> Rows:
        """float32 copies of some rows, C-contiguous; a 1-D tensor is one row.

        Raises:
            ConvertError: NaN or Inf among the values.
        """
        table = self.raw if self.raw.ndim > 1 else self.raw.reshape(1, -1)
        block = table[index]
        if self.dtype == "BF16":
            values = (block.astype(np.uint32) << np.uint32(16)).view(np.float32)
        else:
            values = block.astype(np.float32)
        if not np.isfinite(values).all():
            raise ConvertError(f"tensor {self.name} holds NaN or Inf: the checkpoint is broken, make it anew")
        return np.ascontiguousarray(values)


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file.

    Raises:
        ConvertError: no such file, not JSON, or not an object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConvertError(f"{path} is missing: BASE must be a checkpoint folder with it") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ConvertError(f"{path} can't be read as JSON ({error}): fetch it again") from None
    if not isinstance(value, dict):
        raise ConvertError(f"{path} holds no JSON object: fetch it again")
    return value


def read_tensors(base: Path) -> dict[str, Tensor]:
    """Every tensor of `model.safetensors` or of the shards that `model.safetensors.index.json` names, by name.

    Raises:
        ConvertError: no folder, no safetensors, pickle weights only, a missing, truncated or malformed shard,
            an index that points outside its folder, an unknown dtype.
    """
    if not base.is_dir():
        raise ConvertError(f"{base} is not a folder: give the folder that holds config.json and the weights")
    index = base / "model.safetensors.index.json"
    single = base / "model.safetensors"
    if index.is_file():
        return _read_shards(base, index)
    if single.is_file():
        return _read_shard(single)
    pickles = sorted([*base.glob("*.bin"), *base.glob("*.pt"), *base.glob("*.pth"), *base.glob("*.ckpt")])
    if pickles:
        raise ConvertError(
            f"{pickles[0]} is a pickle, which is never loaded: save the checkpoint with safe_serialization=True"
        )
    raise ConvertError(f"{base} holds no model.safetensors: fetch the weights too")


def _read_shards(base: Path, index: Path) -> dict[str, Tensor]:
    places = read_json(index).get("weight_map")
    if not isinstance(places, dict) or not all(isinstance(place, str) for place in places.values()):
        raise ConvertError(f"{index} has no weight_map of tensor to file: fetch it again")
    tensors: dict[str, Tensor] = {}
    for shard in sorted(set(places.values())):
        if Path(shard).name != shard or "\\" in shard or ":" in shard or shard in {"", ".", ".."}:
            raise ConvertError(f"{index} points outside its folder ({shard!r}): refuse this checkpoint")
        for name, tensor in _read_shard(base / shard).items():
            if places.get(name) == shard:
                tensors[name] = tensor
    for name, shard in places.items():
        if name not in tensors:
            raise ConvertError(f"{base / shard} lacks tensor {name} that the index promises: fetch the shard again")
    return tensors


def _read_shard(path: Path) -> dict[str, Tensor]:
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise ConvertError(f"shard {path} is missing: fetch it again") from None
    except (OSError, ValueError) as error:
        raise ConvertError(f"shard {path} can't be opened ({error}): fetch it again") from None
    length = struct.unpack("<Q", data[:8])[0] if len(data) >= 8 else _LONGEST_HEADER
    if length > _LONGEST_HEADER or 8 + length > len(data):
        raise ConvertError(f"{path} is no safetensors file or is cut short: fetch it again")
    try:
        header = json.loads(data[8 : 8 + length])
        entries = {name: entry for name, entry in header.items() if name != "__metadata__"}
    except (ValueError, AttributeError, RecursionError):
        raise ConvertError(f"{path} has a broken safetensors header: fetch it again") from None
    return {name: _tensor(path, data, 8 + length, name, entry) for name, entry in entries.items()}


def _tensor(path: Path, data: mmap.mmap, start: int, name: str, entry: Any) -> Tensor:
    try:
        dtype, shape = str(entry["dtype"]), tuple(entry["shape"])
        begin, end = entry["data_offsets"]
        sound = all(type(n) is int and n >= 0 for n in (*shape, begin, end))
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise ConvertError(f"{path}: tensor {name} has a broken header entry: fetch the file again")
    if dtype not in _RAW:
        raise ConvertError(f"{path}: tensor {name} has dtype {dtype}: only F32, F16 and BF16 weights are converted")
    raw = np.dtype(_RAW[dtype])
    if end - begin != math.prod(shape) * raw.itemsize:
        raise ConvertError(f"{path}: tensor {name} has {end - begin} bytes for shape {list(shape)}: fetch it again")
    if start + end > len(data):
        raise ConvertError(f"{path} is cut short in tensor {name}: fetch the file again")
    values = np.frombuffer(data, dtype=raw, count=math.prod(shape), offset=start + begin)
    return Tensor(name, dtype, shape, values.reshape(shape))
