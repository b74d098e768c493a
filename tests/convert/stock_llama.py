"""Stock llama.cpp as the oracle: tokenising, logits and quantizing by its low-level API, its importance matrices."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from gguf import GGUFWriter
from llama_cpp import llama_cpp  # the bindings alone: models.llama_api may have left out the rest of the package

# Kept in a variable: ctypes would free it, and llama.cpp calls it for as long as the process lives.
_silent = llama_cpp.llama_log_callback(lambda level, text, data: None)
llama_cpp.llama_log_set(_silent, ctypes.c_void_p(0))
llama_cpp.llama_backend_init()


class Stock:
    """A loaded GGUF."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.vocab: Any = llama_cpp.llama_model_get_vocab(model)

    def tokenize(self, text: str, *, special: bool = True) -> list[int]:
        """Ids, with the tokens that the file says are added."""
        data = text.encode()
        room = len(data) + 16
        ids = (llama_cpp.llama_token * room)()
        count = llama_cpp.llama_tokenize(self.vocab, data, len(data), ids, room, True, special)
        assert count >= 0
        return list(ids[:count])

    def piece(self, token: int, *, special: bool = False) -> bytes:
        buffer = ctypes.create_string_buffer(256)
        count = llama_cpp.llama_token_to_piece(self.vocab, token, buffer, 256, 0, special)
        return buffer.raw[:count]

    def ends(self) -> set[int]:
        """Ids at which stock clients stop."""
        count = llama_cpp.llama_vocab_n_tokens(self.vocab)
        return {token for token in range(count) if llama_cpp.llama_vocab_is_eog(self.vocab, token)}

    def logits(self, ids: list[int]) -> npt.NDArray[np.float32]:
        """float32, shape (len(ids), vocabulary), with a float32 key-value cache."""
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = params.n_batch = params.n_ubatch = 256
        params.n_threads = params.n_threads_batch = 2
        params.type_k = params.type_v = llama_cpp.GGML_TYPE_F32
        params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED
        context: Any = llama_cpp.llama_init_from_model(self.model, params)
        batch = llama_cpp.llama_batch_init(len(ids), 0, 1)
        try:
            batch.n_tokens = len(ids)
            for i, token in enumerate(ids):
                batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.logits[i] = token, i, 1, True
                batch.seq_id[i][0] = 0
            assert llama_cpp.llama_decode(context, batch) == 0
            width = llama_cpp.llama_vocab_n_tokens(self.vocab)
            rows: Any = [llama_cpp.llama_get_logits_ith(context, i)[:width] for i in range(len(ids))]
            return np.array(rows, dtype=np.float32)
        finally:
            llama_cpp.llama_batch_free(batch)
            llama_cpp.llama_free(context)


@contextmanager
def stock(path: Path, *, vocabulary_only: bool = False) -> Iterator[Stock]:
    params = llama_cpp.llama_model_default_params()
    params.vocab_only = vocabulary_only
    params.n_gpu_layers = 0
    model = llama_cpp.llama_model_load_from_file(str(path).encode(), params)
    assert model is not None, f"llama.cpp can't load {path}"
    try:
        yield Stock(model)
    finally:
        llama_cpp.llama_model_free(model)


def stock_quantize(
    source: Path,
    out: Path,
    file_type: int,
    imatrix: Mapping[str, npt.NDArray[np.float32]] | None = None,
    overrides: Sequence[tuple[str, int]] | None = None,
    pure: bool = False,
) -> None:
    """llama.cpp's own llama_model_quantize on two threads, else with its defaults.

    Args:
        source: a GGUF in F32, F16 or BF16.
        out: where to write.
        file_type: a number of enum llama_ftype.
        imatrix: importance values by tensor name, as load_imatrix of tools/quantize/quantize.cpp hands them over.
        overrides: pattern and ggml type, as of --tensor-type.
        pure: all tensors get the file type's own type.

    Raises:
        AssertionError: llama.cpp refuses.
    """
    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype = file_type
    params.nthread = 2
    params.pure = pure
    # ctypes keeps no reference to what a pointer field points to: these lists do, until the call is over.
    rows = {name: np.ascontiguousarray(values, dtype=np.float32) for name, values in (imatrix or {}).items()}
    if rows:
        pointer = ctypes.POINTER(ctypes.c_float)
        entries = [(name.encode(), values.ctypes.data_as(pointer), values.size) for name, values in rows.items()]
        matrix = (llama_cpp.llama_model_imatrix_data * (len(entries) + 1))(*entries, (None, None, 0))
        params.imatrix = ctypes.cast(matrix, ctypes.POINTER(llama_cpp.llama_model_imatrix_data))
    if overrides:
        types = [(pattern.encode(), type_) for pattern, type_ in overrides]
        table = (llama_cpp.llama_model_tensor_override * (len(types) + 1))(*types, (None, 0))
        params.tt_overrides = ctypes.cast(table, ctypes.POINTER(llama_cpp.llama_model_tensor_override))
    assert llama_cpp.llama_model_quantize(str(source).encode(), str(out).encode(), ctypes.byref(params)) == 0


Counted = Mapping[str, tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]]


def write_imatrix(path: Path, counted: Counted, *, datasets: Sequence[str] = ("text.txt",), chunks: int = 3) -> None:
    """An importance matrix as IMatrixCollector::save_imatrix of tools/imatrix writes it.

    counted: sums of squares, shape (matrices, columns), and tokens seen, shape (matrices,), by tensor name.
    """
    writer = GGUFWriter(path, "")
    writer.add_type("imatrix")
    writer.add_array("imatrix.datasets", list(datasets))
    writer.add_uint32("imatrix.chunk_count", chunks)
    writer.add_uint32("imatrix.chunk_size", 512)
    for name, (sums, counts) in counted.items():
        writer.add_tensor(f"{name}.in_sum2", sums)
        writer.add_tensor(f"{name}.counts", counts[:, None])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def stock_imatrix(counted: Counted) -> dict[str, npt.NDArray[np.float32]]:
    """What load_imatrix of tools/quantize/quantize.cpp makes of it: flat float32 values by tensor name."""
    values: dict[str, npt.NDArray[np.float32]] = {}
    for name, (sums, counts) in counted.items():
        rows = [
            row / np.float32(count) if count > 0 else np.ones_like(row) for row, count in zip(sums, counts, strict=True)
        ]
        values[name] = np.concatenate(rows)
    return values
