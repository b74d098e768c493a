"""The base model's training: packed rows in, a Llama out, resumable at every checkpoint with the same losses.

The order of everything is a function of the rows and the seed, so a checkpoint is the weights, the optimizers' moments
and the step's number: what is continued is what would have been.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F

from training.llama import Llama, Shape
from training.tokenizer import PAD


@dataclass(frozen=True, slots=True)
class Rows:
    """Tokenised examples end to end: ids uint16 [N], weights float16 [N] (of targets), starts int64 [rows + 1]."""

    ids: NDArray[np.uint16]
    weights: NDArray[np.float16]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the base is trained.  `tokens` counts what the model reads, padding left out."""

    tokens: int = 8_000_000
    batch: int = 3072  # tokens a step, padding counted
    muon: float = 0.02  # learning rate of the hidden matrices (orthogonalised updates, so it is no AdamW's)
    adam: float = 0.004  # of the embedding and the norms
    warmup: float = 0.02  # parts of the whole
    decay: float = 0.5
    weight_decay: float = 0.01
    seed: int = 3


@dataclass(frozen=True, slots=True)
class Progress:
    step: int
    steps: int
    loss: float
    rate: float  # tokens a second
    seconds_left: float


def batches(rows: Rows, schedule: Schedule) -> list[NDArray[np.int64]]:
    """Row numbers for every step.  Rows of one batch are of similar length; batches come in random order."""
    rng = np.random.default_rng(schedule.seed)
    lengths, out, read = rows.lengths, [], 0
    while read < schedule.tokens:
        for batch in _epoch(lengths, schedule.batch, rng):
            out.append(batch)
            read += int(lengths[batch].sum())
            if read >= schedule.tokens:
                break
    return out


def _epoch(lengths: NDArray[np.int64], budget: int, rng: np.random.Generator) -> list[NDArray[np.int64]]:
    order = rng.permutation(len(lengths))
    out: list[NDArray[np.int64]] = []
    for window in np.array_split(order, max(1, int(lengths.sum()) // (budget * 64))):
        by_length = window[np.argsort(lengths[window], kind="stable")]
        start = 0
        while start < len(by_length):
            stop = start + 1
            while stop < len(by_length) and int(lengths[by_length[stop]]) * (stop - start + 1) <= budget:
                stop += 1
            out.append(by_length[start:stop])
            start = stop
    return [out[index] for index in rng.permutation(len(out))]


def gather(rows: Rows, chosen: Sequence[int] | NDArray[np.int64]) -> tuple[Tensor, Tensor]:
    """ids [B, T] int64, padded on the right, and weights [B, T] float32 of each id as a target."""
    longest = int(max(rows.starts[i + 1] - rows.starts[i] for i in chosen))
    ids = np.full((len(chosen), longest), PAD, np.int64)
    weights = np.zeros((len(chosen), longest), np.float32)
    for at, i in enumerate(chosen):
        span = slice(rows.starts[i], rows.starts[i + 1])
        ids[at, : span.stop - span.start] = rows.ids[span]
        weights[at, : span.stop - span.start] = rows.weights[span]
    return torch.from_numpy(ids), torch.from_numpy(weights)


def loss_of(model: Llama, ids: Tensor, weights: Tensor) -> Tensor:
    """Weighted mean cross entropy; the head sees only positions whose next id counts."""
    device = model.model.embed_tokens.weight.device
    ids, weights = ids.to(device), weights.to(device)
    with torch.autocast(device.type, torch.bfloat16):
        states = model(ids[:, :-1])
        counted = weights[:, 1:] > 0
        logits = model.logits(states[counted])
    losses = F.cross_entropy(logits.float(), ids[:, 1:][counted], reduction="none")
    weight = weights[:, 1:][counted]
    return (losses * weight).sum() / weight.sum()


def optimizers(model: Llama, schedule: Schedule) -> tuple[torch.optim.Optimizer, torch.optim.Optimizer]:
    """Muon for the hidden matrices, AdamW for the embedding and the norms."""
    hidden = [p for name, p in model.named_parameters() if p.ndim == 2 and "embed" not in name]
    rest = [p for name, p in model.named_parameters() if p.ndim != 2 or "embed" in name]
    muon = torch.optim.Muon(hidden, lr=schedule.muon, weight_decay=schedule.weight_decay, momentum=0.95)
    return muon, torch.optim.AdamW(rest, lr=schedule.adam, betas=(0.9, 0.95), weight_decay=0.0, fused=True)


def pace(step: int, steps: int, schedule: Schedule) -> float:
    """Part of the full learning rate: a short rise, a plateau, a straight line to nothing."""
    rise = min(1.0, (step + 1) / max(1.0, schedule.warmup * steps))
    fall = min(1.0, (steps - step) / max(1.0, schedule.decay * steps))
    return min(rise, fall)


def train(
    rows: Rows,
    shape: Shape,
    schedule: Schedule,
    checkpoint: Path,
    tell: Callable[[Progress], None] = lambda _: None,
    stop_after: int | None = None,
    every_seconds: float = 60.0,
) -> Llama:
    """Trains from scratch, or on from `checkpoint` (written every minute and at the end).

    Raises:
        ValueError: the checkpoint belongs to another shape or schedule.
    """
    torch.manual_seed(schedule.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = Llama(shape).to(device)
    pair = optimizers(model, schedule)
    order = batches(rows, schedule)
    first = restore(checkpoint, model, pair, shape, schedule) if checkpoint.exists() else 0
    last = len(order) if stop_after is None else min(stop_after, len(order))
    began, read, saved = time.monotonic(), 0, time.monotonic()
    left = np.cumsum([int(rows.lengths[batch].sum()) for batch in order])
    for step in range(first, last):
        for optimizer, rate in zip(pair, (schedule.muon, schedule.adam), strict=True):
            for group in optimizer.param_groups:
                group["lr"] = rate * pace(step, len(order), schedule)
        ids, weights = gather(rows, order[step])
        loss = loss_of(model, ids, weights)
        loss.backward()  # type: ignore[no-untyped-call]
        for optimizer in pair:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        read += int(rows.lengths[order[step]].sum())
        speed = read / (time.monotonic() - began)
        tell(Progress(step + 1, len(order), float(loss.detach()), speed, float(left[-1] - left[step]) / speed))
        if time.monotonic() - saved > every_seconds:
            save(checkpoint, step + 1, model, pair, shape, schedule)
            saved = time.monotonic()
    save(checkpoint, last, model, pair, shape, schedule)
    return model


def _moments(pair: Sequence[torch.optim.Optimizer]) -> Iterator[tuple[str, dict[str, Tensor], Tensor]]:
    for number, optimizer in enumerate(pair):
        for index, parameter in enumerate(optimizer.param_groups[0]["params"]):
            yield f"optimizer.{number}.{index}", optimizer.state[parameter], parameter


def save(
    path: Path, step: int, model: Llama, pair: Sequence[torch.optim.Optimizer], shape: Shape, schedule: Schedule
) -> None:
    """One safetensors file, whole or not there at all."""
    tensors = {f"model.{name}": value.detach() for name, value in model.state_dict().items()}
    for prefix, state, _ in _moments(pair):
        tensors |= {f"{prefix}.{key}": value for key, value in state.items()}
    facts = {"step": str(step), "shape": json.dumps(asdict(shape)), "schedule": json.dumps(asdict(schedule))}
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    save_file({name: value.contiguous().cpu() for name, value in tensors.items()}, partial, facts)
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    partial.replace(path)


def restore(path: Path, model: Llama, pair: Sequence[torch.optim.Optimizer], shape: Shape, schedule: Schedule) -> int:
    """Fills model and optimizers from a checkpoint; the number of steps done."""
    with safe_open(path, "pt") as file:
        facts = file.metadata()
        if json.loads(facts["shape"]) != asdict(shape) or json.loads(facts["schedule"]) != asdict(schedule):
            raise ValueError(f"{path} was made with other settings; remove it or choose another --out")
        names = set(file.keys())
        model.load_state_dict({n.removeprefix("model."): file.get_tensor(n) for n in names if n.startswith("model.")})
        for prefix, state, parameter in _moments(pair):
            for name in names:
                if name.startswith(prefix + "."):
                    key = name.removeprefix(prefix + ".")
                    value = file.get_tensor(name)
                    state[key] = value if key == "step" else value.to(parameter.device)
    return int(facts["step"])


def exact(model: Llama, rows: Rows, batch: int = 64) -> NDArray[np.bool_]:
    """For each row: would greedy decoding write it letter for letter, everything of weight < 1 being forced?

    One reading suffices: as long as every free id is the likeliest, the text so far is the row's own.
    """
    device = model.model.embed_tokens.weight.device
    right = np.zeros(len(rows), bool)
    order = np.argsort(rows.lengths, kind="stable")
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        ids, weights = (part.to(device) for part in gather(rows, chosen))
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
            states = model(ids[:, :-1])
            free = weights[:, 1:] >= 1
            guesses = model.logits(states[free]).argmax(-1)
        wrong = torch.zeros_like(free)
        wrong[free] = guesses != ids[:, 1:][free]
        right[chosen] = (~wrong.any(dim=1)).cpu().numpy()
    return right
