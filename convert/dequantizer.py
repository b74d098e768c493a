"""Quantized bytes -> float32 rows, by ggml's own `to_float` of each type (ggml.h, ggml_get_type_traits).

The same decoding as llama.cpp's, and some hundred million weights a second a core; ctypes releases the GIL.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows
from convert.gguf_file import STORAGE
from convert.quantizer import library

_TO_FLOAT = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)


class _Traits(ctypes.Structure):
    """struct ggml_type_traits."""

    _fields_ = (
        ("type_name", ctypes.c_char_p),
        ("blck_size", ctypes.c_int64),
        ("blck_size_interleave", ctypes.c_int64),
        ("type_size", ctypes.c_size_t),
        ("is_quantized", ctypes.c_bool),
        ("to_float", ctypes.c_void_p),
        ("from_float_ref", ctypes.c_void_p),
    )


def dequantize(data: npt.NDArray[np.uint8], type_: int, columns: int) -> Rows:
    """float32 rows, shape (bytes / bytes of a row, columns).

    Args:
        data: whole rows, contiguous.
        type_: a number of `gguf_file.STORAGE`.
        columns: a multiple of the type's block.

    Raises:
        ConvertError: a type that holds no weights (integers, float64, intermediate types), or no ggml library.
    """
    if STORAGE[type_].name == "F32":
        return data.view("<f4").astype(np.float32, copy=False).reshape(-1, columns)
    storage = STORAGE[type_]
    rows = data.nbytes // (columns // storage.elements * storage.nbytes)
    out = np.empty((rows, columns), dtype=np.float32)
    to_float(type_)(data.ctypes.data, out.ctypes.data, out.size)
    return out


@cache
def to_float(type_: int) -> Callable[[Any, Any, Any], None]:
    """ggml's decoder of a type: (address of its bytes, address of the float32 values, count of values).

    Raises:
        ConvertError: a type that holds no weights, or no ggml library.
    """
    get = library().ggml_get_type_traits
    get.restype = ctypes.POINTER(_Traits)
    get.argtypes = [ctypes.c_int]
    traits = get(type_).contents
    storage = STORAGE[type_]
    if (traits.blck_size, traits.type_size) != (storage.elements, storage.nbytes):
        raise ConvertError(f"this ggml stores {storage.name} otherwise: install the pinned llama-cpp-python")
    if not traits.to_float:
        raise ConvertError(f"{storage.name} is no type of weights: convert the file again")
    return _TO_FLOAT(traits.to_float)
