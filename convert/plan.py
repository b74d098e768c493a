"""What a conversion will write, before it writes: every tensor's type and size, the metadata, and what it will cost.

`make_plan` reads headers and small files alone. `estimate` then tries the real work on a few rows of every kind of
tensor.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convert.architecture import Model, read_model
from convert.checkpoint import ConvertError, Rows, Tensor, TensorLike, read_json, read_tensors, refuse_links
from convert.mixture import MIXTURES, Choice, GgmlType, choose
from convert.printing import amount, duration, printable, size, table
from convert.quantizer import Matrices, cores, quantize
from convert.vocabulary import read_vocabulary
from convert.writer import Entry, Value, file_size, room

# Weights of every kind of tensor that are tried on each core: some tens of milliseconds of the slowest type.
_TRIED_WEIGHTS = 1 << 20
# Read back from the disk, in stretches across the files.
_STRETCH, _STRETCHES = 16 << 20, 4


@dataclass(frozen=True, slots=True)
class Plan:
    """A checkpoint, its adapter and the recipe, and what follows from them. `notes` are one line each.

    nbytes: of the whole file. read_bytes: of the weights that are read for it.
    """

    base: Path
    adapter: Path | None
    importance: Path | None
    keep: tuple[tuple[str, GgmlType], ...]
    type: str
    model: Model
    choices: dict[str, Choice]
    entries: tuple[Entry, ...]
    metadata: dict[str, Value]
    notes: tuple[str, ...]
    tensors: dict[str, Tensor]
    nbytes: int

    @property
    def weights(self) -> int:
        return sum(entry.weights for entry in self.entries)

    @property
    def tensor_types(self) -> dict[str, int]:
        """How many tensors have which type."""
        return dict(Counter(entry.type.name for entry in self.entries).most_common())

    @property
    def read_bytes(self) -> int:
        return sum(tensor.nbytes for tensor in self.tensors.values())


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the conversion will need, from a calibration.

    seconds: all in all, where the disk takes the output as fast as it comes.
    quantizing: seconds of all cores together; rates: weights a second by type.
    reading: bytes a second from the disk. memory: bytes resident at the peak, None where the system doesn't say.
    """

    seconds: float
    quantizing: float
    rates: dict[str, float]
    reading: float
    cores: int
    memory: int | None
    disk_needed: int
    disk_free: int
    folder: Path


def make_plan(
    base: Path,
    type: str,
    *,
    adapter: Path | None = None,
    importance: Path | None = None,
    keep: Sequence[tuple[str, GgmlType]] = (),
) -> Plan:
    """Everything that is known without reading weights.

    Raises:
        ConvertError: input that can't be converted; one line that names the file or tensor and the mend.
    """
    if type not in MIXTURES:
        raise ConvertError(f"type {printable(type)!r} is not known: choose one of {', '.join(MIXTURES)}")
    tensors = read_tensors(base)
    whole, told = _merged(base, tensors, adapter)
    model = read_model(base, whole)
    vocabulary = read_vocabulary(base, model.vocabulary_size)
    weighing = None
    if importance is not None:
        from convert.importance import read_importance

        weighing = read_importance(importance)
    choices = choose(
        MIXTURES[type],
        {name: source.shape for name, source in model.tensors.items()},
        architecture=str(model.metadata["general.architecture"]),
        layers=model.layers,
        heads=model.heads,
        key_value_heads=model.key_value_heads,
        experts=model.experts,
        importance=weighing,
        keep=keep,
    )
    entries = tuple(Entry(name, source.shape, choices[name].type) for name, source in model.tensors.items())
    metadata: dict[str, Value] = {
        **model.metadata,
        "general.file_type": MIXTURES[type].file_type,
        "general.quantization_version": 2,  # GGML_QNT_VERSION
        **vocabulary.metadata,
        **({} if weighing is None else weighing.metadata),
    }
    return Plan(
        base=base,
        adapter=adapter,
        importance=importance,
        keep=tuple(keep),
        type=type,
        model=model,
        choices=choices,
        entries=entries,
        metadata=metadata,
        notes=told + model.notes + vocabulary.notes + _fallbacks(entries, choices),
        tensors=tensors,
        nbytes=file_size(metadata, entries),
    )


def _merged(
    base: Path, tensors: Mapping[str, TensorLike], adapter: Path | None
) -> tuple[Mapping[str, TensorLike], tuple[str, ...]]:
    """The tensors with the adapter merged, lazily, and what the user should know of it."""
    if adapter is None:
        return tensors, ()
    from convert.adapter import merged, notes

    refuse_links(adapter)
    tied = bool(read_json(base / "config.json").get("tie_word_embeddings", False))
    return merged(tensors, adapter, tied=tied), notes(adapter, base)


def _fallbacks(entries: Sequence[Entry], choices: dict[str, Choice]) -> tuple[str, ...]:
    """One line for all tensors whose rows rule out the same type."""
    alike: dict[tuple[str, str, int], list[str]] = {}
    for entry in entries:
        instead = choices[entry.name].instead_of
        if instead is not None:
            alike.setdefault((entry.type.name, instead.name, entry.shape[-1]), []).append(entry.name)
    return tuple(
        f"{names[0]}{f' and {len(names) - 1} more' if len(names) > 1 else ''}: {type_} instead of {instead}, which "
        f"can't hold rows of {columns}"
        for (type_, instead, columns), names in alike.items()
    )


def estimate(plan: Plan, out: Path) -> Estimate:
    """Tries a few rows of every kind of tensor on all cores and reads a few stretches from the disk: some seconds.

    Raises:
        ConvertError: as the conversion itself would, for the rows that are tried.
    """
    kinds: dict[tuple[str, GgmlType], list[Entry]] = {}
    for entry in plan.entries:
        kinds.setdefault((re.sub(r"\d+", "*", entry.name), entry.type), []).append(entry)
    seconds: defaultdict[str, float] = defaultdict(float)
    weights: Counter[str] = Counter()
    with ThreadPoolExecutor(cores()) as threads:
        for (_, type_), entries in kinds.items():
            first = entries[0]
            part = _Part.of(plan.model.tensors[first.name])
            importance = plan.choices[first.name].importance
            part.warm()  # the disk is timed alone
            begun = time.perf_counter()
            for _ in quantize(part, type_, threads, None if importance is None else importance[:1]):
                pass
            took = time.perf_counter() - begun
            these = sum(entry.weights for entry in entries)
            seconds[type_.name] += took * these / (part.rows * part.columns)
            weights[type_.name] += these
        reading = _disk_rate(plan, threads)
    quantizing = sum(seconds.values()) + plan.nbytes / _hash_rate() / cores()
    return Estimate(
        seconds=max(quantizing, plan.read_bytes / reading),
        quantizing=quantizing,
        rates={name: weights[name] / took for name, took in seconds.items()},
        reading=reading,
        cores=cores(),
        memory=peak_memory(),
        disk_needed=plan.nbytes,
        disk_free=room(out),
        folder=out.resolve().parent,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The first rows of a tensor's first matrix, as `quantize` takes them."""

    whole: Matrices
    rows: int
    matrices: int = 1

    @classmethod
    def of(cls, whole: Matrices) -> _Part:
        wanted = math.ceil(_TRIED_WEIGHTS * cores() / whole.columns)
        return cls(whole, min(wanted, whole.rows // whole.matrices))

    @property
    def name(self) -> str:
        return self.whole.name

    @property
    def columns(self) -> int:
        return self.whole.columns

    def read(self, start: int, stop: int) -> Rows:
        return self.whole.read(start, stop)

    def warm(self) -> None:
        """Brings the rows into the system's memory, a few at a time."""
        step = max(1, (1 << 18) // self.columns)
        for start in range(0, self.rows, step):
            self.read(start, min(start + step, self.rows))


def _disk_rate(plan: Plan, threads: ThreadPoolExecutor) -> float:
    """Bytes a second, read from the disk itself where the system can be told to forget what it has in memory."""
    largest = sorted(plan.tensors.values(), key=lambda tensor: tensor.nbytes, reverse=True)[:_STRETCHES]
    piece = 1 << 20
    places = []
    for tensor in largest:
        length = min(_STRETCH, tensor.nbytes)
        tensor.file.forget(tensor.start, length)
        places += [(tensor.file, tensor.start + at, min(piece, length - at)) for at in range(0, length, piece)]
    begun = time.perf_counter()
    length = sum(threads.map(lambda place: place[0].read(place[1], place[2]).nbytes, places))
    return length / max(time.perf_counter() - begun, 1e-6)


def _hash_rate() -> float:
    data = bytes(8 << 20)
    begun = time.perf_counter()
    hashlib.sha256(data)
    return len(data) / (time.perf_counter() - begun)


def peak_memory() -> int | None:
    """The most bytes that this process has had resident so far, None where the system doesn't say."""
    try:  # Linux: getrusage would count the parent's memory before exec too
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    except (OSError, IndexError, ValueError):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)


def show(plan: Plan, cost: Estimate) -> str:
    """The plan for the terminal."""
    rows = [("tensor", "shape", "type", "weights", "size", "")]
    for entry in plan.entries:
        instead = plan.choices[entry.name].instead_of
        rows.append(
            (
                printable(entry.name),
                " x ".join(map(str, entry.shape)),
                entry.type.name,
                amount(entry.weights),
                size(entry.nbytes),
                "" if instead is None else f"instead of {instead.name}",
            )
        )
    types = ", ".join(f"{count} {name}" for name, count in plan.tensor_types.items())
    common = {entry.type.name for entry in plan.entries if len(entry.shape) > 1}
    rates = ", ".join(f"{name} {amount(rate)}" for name, rate in cost.rates.items() if name in common)
    enough = "" if cost.disk_free >= cost.disk_needed else ": too little, make room"
    memory = "unknown on this system" if cost.memory is None else f"about {size(cost.memory)}"
    return "\n".join(
        [
            table(rows, right=(3, 4)),
            "",
            f"{len(plan.entries)} tensors ({types}), {amount(plan.weights)} weights, "
            f"{8 * plan.nbytes / plan.weights:.2f} bits a weight",
            *(f"note: {printable(note)}" for note in plan.notes),
            "",
            f"disk    {size(cost.disk_needed)} needed in {printable(str(cost.folder))}, "
            f"{size(cost.disk_free)} free{enough}",
            f"memory  {memory}",
            f"time    about {duration(cost.seconds)} on {cost.cores} cores: quantizing {duration(cost.quantizing)}, "
            f"reading {size(plan.read_bytes)} at {size(cost.reading)}/s meanwhile",
            f"rates   weights a second: {rates}",
        ]
    )


def as_json(plan: Plan, cost: Estimate) -> dict[str, Any]:
    """The plan for machines: sizes in bytes, times in seconds."""
    instead = {name: choice.instead_of for name, choice in plan.choices.items()}
    return {
        "type": plan.type,
        "tensors": [
            {
                "name": entry.name,
                "shape": list(entry.shape),
                "type": entry.type.name,
                "instead_of": None if (ruled_out := instead[entry.name]) is None else ruled_out.name,
                "nbytes": entry.nbytes,
            }
            for entry in plan.entries
        ],
        "weights": plan.weights,
        "tensor_types": plan.tensor_types,
        "nbytes": plan.nbytes,
        "read_bytes": plan.read_bytes,
        "notes": list(plan.notes),
        "estimate": {
            "seconds": round(cost.seconds, 3),
            "quantizing_seconds": round(cost.quantizing, 3),
            "weights_per_second": {name: round(rate) for name, rate in cost.rates.items()},
            "disk_bytes_per_second": round(cost.reading),
            "cores": cost.cores,
            "memory": cost.memory,
            "disk_needed": cost.disk_needed,
            "disk_free": cost.disk_free,
        },
    }
