"""A checkpoint folder to one GGUF file: the plan carried out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from convert.mixture import GgmlType
from convert.plan import Plan, make_plan
from convert.quantizer import cores, quantize
from convert.writer import Blocks, Entry, write

# Millions of weights a second on one core (an EPYC), without and with an importance matrix; only how they compare
# matters, for the time left. A type that is not named here counts as Q4_K.
_RATE = {
    "F32": (1370, 1370),
    "F16": (429, 429),
    "BF16": (1850, 1850),
    "Q8_0": (268, 245),
    "Q6_K": (32, 26),
    "Q5_K": (18, 8.2),
    "Q5_1": (563, 8.4),
    "Q5_0": (512, 36),
    "Q4_K": (14, 8.3),
    "Q4_1": (936, 8.3),
    "Q4_0": (867, 36),
    "Q3_K": (78, 26),
    "IQ4_NL": (5.3, 5.1),
    "IQ4_XS": (5.1, 5.2),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversion has come. `share` is of the work, 0 to 1: a Q4_K weight takes longer than a Q8_0 one."""

    tensor: str
    weights: int
    of_weights: int
    nbytes: int
    of_bytes: int
    share: float


@dataclass(frozen=True, slots=True)
class Report:
    """What was written. `tensor_types` counts tensors by ggml type; `notes` are one line each."""

    out: Path
    type: str
    nbytes: int
    sha256: str
    tensor_types: dict[str, int]
    seconds: float
    notes: tuple[str, ...]


def convert(
    base: Path,
    out: Path,
    type: str,
    *,
    adapter: Path | None = None,
    importance: Path | None = None,
    keep: Sequence[tuple[str, GgmlType]] = (),
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Writes the checkpoint folder `base` as the GGUF file `out`.

    Args:
        base: folder with config.json, the tokenizer's files and safetensors weights (F32, F16 or BF16).
        out: replaced in one step when everything is written.
        type: one of `mixture.MIXTURES`.
        adapter: a PEFT adapter folder, merged in float32.
        importance: llama.cpp's importance matrix, a GGUF file.
        keep: pattern and type for tensors that shall differ from the mixture (`mixture.parse_keep`).
        progress: called after every block, in this thread.

    Raises:
        ConvertError: input that can't be converted; one line that names the file or tensor and the mend.
    """
    return carry_out(make_plan(base, type, adapter=adapter, importance=importance, keep=keep), out, progress)


def carry_out(plan: Plan, out: Path, progress: Callable[[Progress], None] | None = None) -> Report:
    """Writes what is planned; as `convert`."""
    begun = time.perf_counter()
    of_bytes = sum(entry.nbytes for entry in plan.entries)
    of_work = sum(_work(plan, entry) for entry in plan.entries)
    weights = nbytes = 0
    work = 0.0
    threads = ThreadPoolExecutor(cores())

    def blocks(entry: Entry) -> Blocks:
        nonlocal weights, nbytes, work
        choice = plan.choices[entry.name]
        for block in quantize(plan.model.tensors[entry.name], entry.type, threads, choice.importance):
            yield block.data
            nbytes += block.nbytes
            weights += block.nbytes * entry.weights // entry.nbytes
            work += block.nbytes / entry.nbytes * _work(plan, entry)
            if progress is not None:
                share = 1.0 if nbytes == of_bytes else min(work / of_work, 1.0)
                progress(Progress(entry.name, weights, plan.weights, nbytes, of_bytes, share))

    def all_blocks() -> Iterator[tuple[Entry, Blocks]]:
        return ((entry, blocks(entry)) for entry in plan.entries)

    try:
        digest = write(out, plan.metadata, all_blocks())
    finally:
        threads.shutdown(cancel_futures=True)
    return Report(
        out=out,
        type=plan.type,
        nbytes=out.stat().st_size,
        sha256=digest,
        tensor_types=plan.tensor_types,
        seconds=time.perf_counter() - begun,
        notes=plan.notes,
    )


def _work(plan: Plan, entry: Entry) -> float:
    """What a tensor costs, in millionths of a core's seconds."""
    rates = _RATE.get(entry.type.name, _RATE["Q4_K"])
    return entry.weights / rates[plan.choices[entry.name].importance is not None]
