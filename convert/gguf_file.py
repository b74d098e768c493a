"""A GGUF file read with mistrust: no length in it is believed before it is checked against the file's size.

Format: ggml/include/gguf.h, versions 2 and 3; the refusals are those of ggml/src/gguf.cpp (duplicate names, nested
arrays, alignment, offsets that leave gaps) with closer bounds. The header is read once, weights block by block.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, DataFile, Rows

# str, bool, int, float, a list of str, or an array of one number type
Value = Any


@dataclass(frozen=True, slots=True)
class Storage:
    """How ggml stores a type: elements of a block and its bytes (ggml-common.h)."""

    name: str
    elements: int
    nbytes: int


# enum ggml_type (ggml.h); the gaps are types that ggml has dropped.
STORAGE: Mapping[int, Storage] = {
    number: Storage(name, elements, nbytes)
    for number, name, elements, nbytes in (
        (0, "F32", 1, 4),
        (1, "F16", 1, 2),
        (2, "Q4_0", 32, 18),
        (3, "Q4_1", 32, 20),
        (6, "Q5_0", 32, 22),
        (7, "Q5_1", 32, 24),
        (8, "Q8_0", 32, 34),
        (9, "Q8_1", 32, 36),
        (10, "Q2_K", 256, 84),
        (11, "Q3_K", 256, 110),
        (12, "Q4_K", 256, 144),
        (13, "Q5_K", 256, 176),
        (14, "Q6_K", 256, 210),
        (15, "Q8_K", 256, 292),
        (16, "IQ2_XXS", 256, 66),
        (17, "IQ2_XS", 256, 74),
        (18, "IQ3_XXS", 256, 98),
        (19, "IQ1_S", 256, 50),
        (20, "IQ4_NL", 32, 18),
        (21, "IQ3_S", 256, 110),
        (22, "IQ2_S", 256, 82),
        (23, "IQ4_XS", 256, 136),
        (24, "I8", 1, 1),
        (25, "I16", 1, 2),
        (26, "I32", 1, 4),
        (27, "I64", 1, 8),
        (28, "F64", 1, 8),
        (29, "IQ1_M", 256, 56),
        (30, "BF16", 1, 2),
        (34, "TQ1_0", 256, 54),
        (35, "TQ2_0", 256, 66),
        (39, "MXFP4", 32, 17),
    )
}

_VERSIONS = (2, 3)
_ALIGNMENT = 32  # GGUF_DEFAULT_ALIGNMENT
_STRING, _ARRAY, _BOOL = 8, 9, 7  # enum gguf_type
_NUMBERS = {
    0: "<u1",
    1: "<i1",
    2: "<u2",
    3: "<i2",
    4: "<u4",
    5: "<i4",
    6: "<f4",
    7: "<u1",
    10: "<u8",
    11: "<i8",
    12: "<f8",
}
# Far above what any model has, far below what would fill a laptop's memory.
_MOST_KEYS, _MOST_TENSORS, _MOST_ELEMENTS, _LONGEST_STRING = 1 << 16, 1 << 18, 1 << 24, 1 << 26
_LONGEST_HEADER = 1 << 29


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """A tensor's place in the file. `shape` is outermost first; `offset` counts from the file's start."""

    name: str
    shape: tuple[int, ...]
    type: int
    offset: int
    file: DataFile = field(repr=False, compare=False)

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def type_name(self) -> str:
        return STORAGE[self.type].name

    @property
    def columns(self) -> int:
        return self.shape[-1]

    @property
    def rows(self) -> int:
        """Rows of all matrices together; a vector is one row."""
        return math.prod(self.shape[:-1])

    @property
    def nbytes(self) -> int:
        return self.rows * self.row_bytes

    @property
    def row_bytes(self) -> int:
        storage = STORAGE[self.type]
        return self.columns // storage.elements * storage.nbytes

    def raw(self, start: int, stop: int) -> npt.NDArray[np.uint8]:
        """The bytes of rows start..stop.

        Raises:
            ConvertError: the file can't be read (any more).
        """
        return self.file.read(self.offset + start * self.row_bytes, (stop - start) * self.row_bytes)

    def read(self, start: int, stop: int) -> Rows:
        """float32 rows start..stop as llama.cpp decodes them, shape (stop - start, columns).

        Raises:
            ConvertError: a type that holds no weights, or the file can't be read.
        """
        from convert.dequantizer import dequantize  # ggml's library is opened only for weights

        return dequantize(self.raw(start, stop), self.type, self.columns)


@dataclass(frozen=True, slots=True)
class GgufFile:
    """What a GGUF file's header says, checked. `trailing` counts bytes behind the last tensor and its padding."""

    path: Path
    version: int
    nbytes: int
    metadata: dict[str, Value]
    tensors: dict[str, GgufTensor]
    trailing: int


def read_gguf(path: Path) -> GgufFile:
    """The header of a GGUF file; no weight is read.

    Raises:
        ConvertError: no such file, not a GGUF, or a header that the file's own size or llama.cpp's rules contradict.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            return _read(_Header(path, file, size), DataFile(path))
    except FileNotFoundError:
        raise ConvertError(f"{path} is missing: give the GGUF file") from None
    except OSError as error:
        raise ConvertError(f"{path} can't be read ({error.strerror}): give the GGUF file") from None


def _read(header: _Header, data: DataFile) -> GgufFile:
    path = header.path
    if header.take(4) != b"GGUF":
        raise ConvertError(f"{path} is no GGUF file (other first bytes): give a file that ends in .gguf")
    version, tensor_count, key_count = header.numbers("<IQQ")
    if version not in _VERSIONS:
        raise ConvertError(f"{path} has GGUF version {version}, only 2 and 3 are read: convert it again")
    if tensor_count > _MOST_TENSORS or key_count > _MOST_KEYS:
        raise header.broken(f"{tensor_count} tensors and {key_count} keys are too many")
    metadata: dict[str, Value] = {}
    for _ in range(key_count):
        key = header.name("key")
        if key in metadata:
            raise header.broken(f"key {key!r} stands there twice")
        metadata[key] = header.value(*header.numbers("<I"))
    alignment = metadata.get("general.alignment", _ALIGNMENT)
    if type(alignment) is not int or not 0 < alignment <= 1 << 20 or alignment & (alignment - 1):
        raise header.broken(f"general.alignment is {alignment!r}, a power of two is needed")
    places = [header.place() for _ in range(tensor_count)]
    start = _padded(header.position, alignment)
    tensors: dict[str, GgufTensor] = {}
    end = 0
    for name, shape, type_, offset in places:
        if name in tensors:
            raise header.broken(f"tensor {name!r} stands there twice")
        tensor = GgufTensor(name, shape, type_, start + offset, data)
        if offset != _padded(end, alignment):
            raise header.broken(f"tensor {name!r} does not begin where the one before it ends")
        end = offset + tensor.nbytes
        tensors[name] = tensor
    if header.size < start + end:
        raise ConvertError(f"{path} is cut short: {header.size} bytes, its tensors need {start + end}: fetch it again")
    trailing = max(0, header.size - start - _padded(end, alignment))
    return GgufFile(path, version, header.size, metadata, tensors, trailing)


class _Header:
    """The bytes of a header, taken one after another and never beyond the file's end."""

    def __init__(self, path: Path, file: BinaryIO, size: int) -> None:
        self.path = path
        self.size = size
        self.position = 0
        self._file = file

    def broken(self, why: str) -> ConvertError:
        return ConvertError(f"{self.path}: broken GGUF header ({why}): fetch or convert it again")

    def take(self, count: int) -> bytes:
        if count > min(self.size, _LONGEST_HEADER) - self.position:
            raise self.broken("it promises more than the file holds")
        data = self._file.read(count)
        if len(data) != count:
            raise self.broken("the file became shorter")
        self.position += count
        return data

    def numbers(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.take(struct.calcsize(form)))

    def string(self) -> str:
        (length,) = self.numbers("<Q")
        if length > _LONGEST_STRING:
            raise self.broken(f"a string of {length} bytes")
        return self.take(length).decode("utf-8", "replace")

    def name(self, what: str) -> str:
        name = self.string()
        if not name or len(name) > 256 or "\ufffd" in name:
            raise self.broken(f"a {what} without a usable name")
        return name

    def value(self, kind: int) -> Value:
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            return self._array()
        return self._vector(kind, 1)[0].item()

    def place(self) -> tuple[str, tuple[int, ...], int, int]:
        """One tensor's name, shape (outermost first), type and offset in the data."""
        name = self.name("tensor")
        (dimensions,) = self.numbers("<I")
        if not 1 <= dimensions <= 4:  # GGML_MAX_DIMS
            raise self.broken(f"tensor {name!r} has {dimensions} dimensions")
        shape = self.numbers(f"<{dimensions}Q")[::-1]
        type_, offset = self.numbers("<IQ")
        if not all(0 < length < 1 << 40 for length in shape) or math.prod(shape) >= 1 << 50:
            raise self.broken(f"tensor {name!r} has the shape {list(shape)}")
        if type_ not in STORAGE:
            raise ConvertError(f"{self.path}: tensor {name!r} has the unknown ggml type {type_}: convert it again")
        if shape[-1] % STORAGE[type_].elements:
            raise self.broken(f"tensor {name!r}: {STORAGE[type_].name} can't hold rows of {shape[-1]}")
        return name, shape, type_, offset

    def _array(self) -> Value:
        kind, count = self.numbers("<IQ")
        if count > _MOST_ELEMENTS:
            raise self.broken(f"an array of {count} elements")
        if kind == _STRING:
            if count * 8 > self.size - self.position:
                raise self.broken("it promises more than the file holds")
            return [self.string() for _ in range(count)]
        return self._vector(kind, count)

    def _vector(self, kind: int, count: int) -> npt.NDArray[Any]:
        if kind not in _NUMBERS:  # nested arrays too: llama.cpp reads none
            raise self.broken(f"a value of kind {kind}")
        form = np.dtype(_NUMBERS[kind])
        values = np.frombuffer(self.take(count * form.itemsize), dtype=form)
        return values != 0 if kind == _BOOL else values


def _padded(n: int, alignment: int) -> int:
    return -(-n // alignment) * alignment
