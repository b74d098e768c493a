"""A PEFT LoRA adapter folder -> llama.cpp's adapter GGUF, so that one base on a laptop serves many adapters.

The format is src/llama-adapter.cpp's: `NAME.lora_a` (rank, columns) and `NAME.lora_b` (rows, rank) for each tensor of
the base, and one alpha for all, which llama.cpp divides by each tensor's rank. Where PEFT's s is another (rsLoRA, alpha
patterns), the commonest s·rank becomes that alpha and the other B are multiplied once, so that s·B·A is what PEFT has.
convert_lora_to_gguf.py is the oracle for names, shapes and the order of q's and k's rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import Any

import numpy as np

from convert.adapter_config import read_settings
from convert.adapter_file import Adapter, Derived, Index, LowRank, read_adapter
from convert.architecture import Config, Model, Source, Taker, reader_of, rotary_order
from convert.checkpoint import ConvertError, Rows, TensorLike, read_json
from convert.metadata import Parameters, general_metadata, read_card
from convert.mixture import BLOCK, GgmlType
from convert.quantizer import quantize_rows
from convert.writer import Entry, Value, write

TYPES = ("F32", "F16", "BF16", "Q8_0")


@dataclass(frozen=True, slots=True)
class LoraReport:
    """What was written. `tensors` counts the base's tensors that the adapter changes; `notes` are one line each."""

    out: Path
    type: str
    nbytes: int
    sha256: str
    tensors: int
    alpha: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """The factors of one GGUF tensor: one update, or one an expert (None: an expert that the adapter leaves)."""

    source: Source
    updates: tuple[LowRank | None, ...]

    @property
    def rank(self) -> int:
        """The experts' largest; smaller ones are filled up with zeros."""
        return max(update.rank for update in self.updates if update is not None)

    @property
    def told(self) -> list[LowRank]:
        return [update for update in self.updates if update is not None]


def convert_adapter(folder: Path, out: Path, *, base: Path | None = None, type: str = "F16") -> LoraReport:
    """Writes the adapter in `folder` as the GGUF file `out`.

    Args:
        folder: adapter_config.json and adapter_model.safetensors.
        out: replaced in one step when everything is written.
        base: the base's folder, for its config.json; None: the local folder that adapter_config.json names.
        type: one of TYPES; rows that Q8_0 can't take (ranks that 32 does not divide) become F16, as llama.cpp has it.

    Raises:
        ConvertError: an adapter that `adapter.merged` would refuse, or one that the format can't say: DoRA, whole
            tensors (modules_to_save), trained tokens, biases, embeddings or lm_head of a base that ties them.
    """
    if type not in TYPES:
        raise ConvertError(f"type {type!r} is not known: choose one of {', '.join(TYPES)}")
    settings = read_settings(folder)
    if base is None:
        if settings.base is None:
            raise ConvertError(f"{settings.path} names no base: give --base FOLDER")
        base = Path(settings.base)
        if not base.is_dir():
            raise ConvertError(f"{settings.path}: the base {base} is no folder here: give --base FOLDER")
    architecture, model = _plan(base)
    adapter = read_adapter(folder, _shapes(model))
    _refuse(adapter, model)
    pairs = _pairs(adapter, model)
    alpha = _alpha(pairs)
    tensors = [tensor for name, pair in pairs.items() for tensor in _tensors(name, pair, alpha, GgmlType[type])]
    card: dict[str, Any] = {}
    notes = []
    try:
        card = read_card(folder)
    except ConvertError as error:  # no reason to refuse the weights, but the licence is not taken over
        notes.append(str(error))
    if settings.base is not None and not Path(settings.base).is_absolute():
        card = {"base_model": settings.base} | card
    parameters = Parameters.count({name: pair.source.shape for name, pair in pairs.items()})
    metadata: dict[str, Value] = {
        "general.architecture": architecture,
        "general.type": "adapter",
        "adapter.type": "lora",
        **general_metadata(folder, {}, parameters, card),
        "adapter.lora.alpha": alpha,
        "general.quantization_version": 2,  # GGML_QNT_VERSION
    }
    digest = write(out, metadata, tensors)
    fallen = sorted({entry.type.name for entry, _ in tensors} - {type})
    scaled = [name for name, pair in pairs.items() if any(not _same(update, alpha, pair) for update in pair.told)]
    notes += [f"{kind} where the rank is no multiple of 32, instead of {type}" for kind in fallen]
    if scaled:
        notes.append(f"B of {len(scaled)} tensors is scaled, so that the one alpha {alpha:g} is right for all")
    return LoraReport(out, type, out.stat().st_size, digest, len(pairs), alpha, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Promised(Taker):
    """Gives every tensor that the architecture asks for, without weights: config.json alone says their shapes."""

    def tensor(self, name: str, *shape: int) -> TensorLike:
        return Derived(name, shape, _unread)

    def refuse_rest(self, architecture: str) -> None:
        pass


def _unread(index: Index) -> Rows:
    raise AssertionError("an adapter is converted without the base's weights")


def _plan(base: Path) -> tuple[str, Model]:
    """llama.cpp's name for the architecture, and the base without weights."""
    config = Config(base / "config.json", read_json(base / "config.json"))
    name, reader = reader_of(config)
    return name, reader(config, _Promised(base, {}))


def _shapes(model: Model) -> dict[str, tuple[int, ...]]:
    """The checkpoint's tensors: experts one by one."""
    return {piece.tensor.name: piece.tensor.shape for source in model.tensors.values() for piece in source.pieces}


def _refuse(adapter: Adapter, model: Model) -> None:
    path = adapter.settings.path
    if adapter.settings.dora:
        raise ConvertError(f"{path}: use_dora is set, which llama.cpp's adapters can't say: merge it into the base")
    # The frozen layer under LoRA is saved with embeddings that are targeted: it is the base's own.
    whole = [name for name in adapter.replaced if name not in adapter.updates]
    for name in (*whole, *adapter.tokens, *adapter.biases):
        raise ConvertError(
            f"{path}: the adapter replaces {name} or rows of it, which llama.cpp's adapters can't say: merge it"
        )
    if not adapter.updates:
        raise ConvertError(f"{path}: the adapter changes nothing: train it first")
    if "output.weight" not in model.tensors and "model.embed_tokens.weight" in adapter.updates:
        raise ConvertError(
            f"{path}: the adapter changes model.embed_tokens, which is lm_head too, and llama.cpp can't apply it to"
            " both: merge it into the base"
        )


def _pairs(adapter: Adapter, model: Model) -> dict[str, _Pair]:
    """By GGUF name, in the base's order."""
    pairs = {}
    for name, source in model.tensors.items():
        updates = tuple(_update(adapter, piece.tensor.name) for piece in source.pieces)
        if any(update is not None for update in updates):
            pairs[name] = _Pair(source, updates)
    return pairs


def _update(adapter: Adapter, name: str) -> LowRank | None:
    updates = adapter.updates.get(name)
    return None if updates is None else updates[0][1]


def _alpha(pairs: Mapping[str, _Pair]) -> float:
    """The commonest s·rank; rounded, for it is alpha itself but for a division's rounding. Not 0, which llama.cpp
    takes for "no scale"."""
    counts = Counter(float(f"{update.scale * pair.rank:.12g}") for pair in pairs.values() for update in pair.told)
    counts.pop(0.0, None)
    return counts.most_common(1)[0][0] if counts else 1.0


def _same(update: LowRank, alpha: float, pair: _Pair) -> bool:
    return isclose(update.scale * pair.rank, alpha, rel_tol=1e-11)


def _tensors(name: str, pair: _Pair, alpha: float, kind: GgmlType) -> Iterator[tuple[Entry, Iterator[memoryview]]]:
    """lora_a and lora_b of one GGUF tensor, with their bytes."""
    stack = pair.source.shape[:-2]
    rows, columns = pair.source.shape[-2:]
    table = pair.told[0].embedding
    # Of embeddings, llama.cpp looks rows of lora_a up: they are the token's (llama-graph.cpp, build_inp_embd).
    shapes = {"a": (rows if table else pair.rank, pair.rank if table else columns), "b": (rows, pair.rank)}
    if table:
        shapes["b"] = (columns, pair.rank)
    for half, shape in shapes.items():
        fits = shape[1] % BLOCK[kind][0] == 0
        entry = Entry(f"{name}.lora_{half}", (*stack, *shape), kind if fits else GgmlType.F16)
        yield entry, _blocks(entry, pair, half, shape, alpha)


def _blocks(entry: Entry, pair: _Pair, half: str, shape: tuple[int, ...], alpha: float) -> Iterator[memoryview]:
    for update in pair.updates:
        values = np.zeros(shape, dtype=np.float32)
        if update is not None:
            part = _factor(update, half, pair, alpha)
            values[: part.shape[0], : part.shape[1]] = part
        try:
            yield quantize_rows(values, entry.type).data
        except ConvertError as error:
            raise ConvertError(f"tensor {entry.name}: {error}") from None


def _factor(update: LowRank, half: str, pair: _Pair, alpha: float) -> Rows:
    """A or B of one matrix as GGUF has it."""
    whole = slice(None)
    if half == "a":
        return update.b.rows(whole) if update.embedding else update.a.rows(whole)
    if update.embedding:
        left = np.ascontiguousarray(update.a.rows(whole).T)
    elif pair.source.heads is not None:
        left = update.b.rows(rotary_order(pair.source.rows, pair.source.heads))
    else:
        left = update.b.rows(whole)
    if _same(update, alpha, pair):
        return left
    return np.multiply(left, update.scale * pair.rank / alpha, dtype=np.float64).astype(np.float32)
