"""The tokenizer of a GGUF file: every `tokenizer.*` entry of its header.

llama.cpp gives out neither the merges of a loaded model nor the types its file gave to the tokens. The layout is that
of ggml's docs/gguf.md. Read only once llama.cpp itself has loaded the file, so that a broken one was refused before.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_STRING, _ARRAY = 8, 9
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_PREFIX = b"tokenizer."


def read_tokenizer(path: str | Path) -> dict[str, Any]:
    """Key -> str, number, list of str or array of numbers; bytes that are no UTF-8 become U+FFFD.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no GGUF of version 2 or 3, or ends within its header.
    """
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data[:4] != b"GGUF" or data[4:8] not in (b"\2\0\0\0", b"\3\0\0\0"):
            raise ValueError(f"{path} is no GGUF file of version 2 or 3")
        try:
            return dict(_entries(data))
        except struct.error:
            raise ValueError(f"{path} ends within its header: fetch it again") from None


def _entries(data: mmap.mmap) -> Iterator[tuple[str, Any]]:
    (count,) = struct.unpack_from("<Q", data, 16)
    at = 24
    for _ in range(count):
        key, at = _string(data, at)
        (kind,) = struct.unpack_from("<I", data, at)
        if key.startswith(_PREFIX):
            value, at = _value(data, at + 4, kind)
            yield key.decode(), value
        else:
            at = _after(data, at + 4, kind)


def _string(data: mmap.mmap, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<Q", data, at)
    return _slice(data, at + 8, at + 8 + length), at + 8 + length


def _slice(data: mmap.mmap, start: int, end: int) -> bytes:
    if end > len(data):
        raise struct.error("the file is too short")
    return data[start:end]


def _value(data: mmap.mmap, at: int, kind: int) -> tuple[Any, int]:
    if kind == _STRING:
        text, at = _string(data, at)
        return text.decode("utf-8", "replace"), at
    if kind != _ARRAY:
        (number,) = struct.unpack_from("<" + _NUMBERS[kind], data, at)
        return number, at + struct.calcsize(_NUMBERS[kind])
    kind, count = struct.unpack_from("<IQ", data, at)
    at += 12
    if kind == _STRING:
        return _strings(data, at, count)
    end = at + count * struct.calcsize(_NUMBERS[kind])
    return array(_NUMBERS[kind].replace("?", "B"), _slice(data, at, end)), end


def _strings(data: mmap.mmap, at: int, count: int) -> tuple[list[str], int]:
    """The hundred thousands of a vocabulary: written for speed."""
    length_at = struct.Struct("<Q").unpack_from
    texts: list[str] = []
    for _ in range(count):
        start = at + 8
        at = start + length_at(data, at)[0]
        texts.append(data[start:at].decode("utf-8", "replace"))
    _slice(data, at, at)
    return texts, at


def _after(data: mmap.mmap, at: int, kind: int) -> int:
    """Where an entry ends that nobody asks for."""
    if kind == _STRING:
        return _string(data, at)[1]
    if kind != _ARRAY:
        return at + struct.calcsize(_NUMBERS[kind])
    kind, count = struct.unpack_from("<IQ", data, at)
    at += 12
    if kind not in (_STRING, _ARRAY):
        return int(at + count * struct.calcsize(_NUMBERS[kind]))
    for _ in range(count):
        at = _after(data, at, kind)
    return at
