"""Probabilities of a GGUF file under llama.cpp against the checkpoint's under transformers, token by token.

The only module of `convert` that needs torch and transformers (the extra `verify`); both are imported inside functions.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from convert.checkpoint import ConvertError, Rows, TensorLike
from convert.quantizer import cores
from convert.verify.gates import GATES, Limits, looser
from convert.verify.report import Check, percent
from convert.verify.stock import Stock

WINDOW = 256  # ids that are computed together
_ROWS = 8  # tokens whose probabilities are compared together: 13 MB in float64 at 196,608 words
_TIE = 0.05  # nats, so about this share of the probability
_BLOCK_WEIGHTS = 1 << 22
_SMALL = 64 * 2**20  # bytes of a model that one thread computes faster than two agree (models/llama.py)
_EXPERT = re.compile(r"(.*\.mlp\.experts)\.(\d+)\.(gate|up|down)_proj\.weight")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Over all tokens with a successor in the text: KL(checkpoint || file) in nats, and the cross-entropies.

    divergences: float64, shape (tokens,).
    same: share of tokens whose likeliest successor is the same.
    agreement: `same`, or the checkpoint gives it almost as much (_TIE): nothing is decided between equals, and an
        untrained model has hardly anything else.
    """

    divergences: npt.NDArray[np.float64]
    same: float
    agreement: float
    expected_loss: float
    found_loss: float
    precision: str

    def checks(self, type_: str, limits: Limits) -> list[Check]:
        """Four checks against the gates of the file's type, or of BF16 where the checkpoint's side is no better."""
        if self.precision == "bfloat16":
            limits = looser(limits, GATES["BF16"])
        mean, high = float(self.divergences.mean()), float(np.quantile(self.divergences, 0.99))
        apart = abs(math.expm1(self.found_loss - self.expected_loss))
        top = float(self.divergences.max())
        tokens = f"{len(self.divergences)} tokens; the checkpoint in {self.precision}; gates of {type_}"
        return [
            _at_most("KL divergence, mean", mean, limits.mean_kl, f"{mean:.3g} nats", f"{limits.mean_kl:g}", tokens),
            _at_most(
                "KL divergence, 99th percentile",
                high,
                limits.high_kl,
                f"{high:.3g} nats",
                f"{limits.high_kl:g}",
                f"{top:.3g} at worst",
            ),
            Check(
                "likeliest token equal",
                "pass" if self.agreement >= limits.agreement else "fail",
                percent(self.agreement),
                f">= {percent(limits.agreement)}",
                f"{percent(self.same)} without ties within {percent(_TIE)}",
                self.agreement,
            ),
            _at_most(
                "perplexity",
                apart,
                limits.perplexity,
                f"{math.exp(self.found_loss):.4g} against {math.exp(self.expected_loss):.4g}",
                f"{percent(limits.perplexity)} apart",
                f"{percent(apart)} apart",
            ),
        ]


def why_not(weights: int, file_bytes: int, vocabulary: int) -> str | None:
    """The reason why probabilities can't be compared here, or None."""
    missing = [name for name in ("torch", "transformers") if find_spec(name) is None]
    if missing:
        return f"{' and '.join(missing)} not installed (pip install 'sansu[verify]')"
    free = _free_memory()
    needed = 2 * weights + file_bytes + 16 * WINDOW * vocabulary
    if free is not None and needed > free:
        return f"{needed / 1e9:.1f} GB of memory needed, {free / 1e9:.1f} GB free"
    return None


def compare(
    gguf: Path,
    base: Path,
    changed: Mapping[str, TensorLike],
    windows: Sequence[Sequence[int]],
    weights: int,
    tell: Callable[[int, int], None],
) -> Comparison:
    """Runs both models over the same windows of token ids.

    Args:
        changed: tensors that an adapter gives other values than `base` has, by the checkpoint's names.
        weights: how many the model has, by which float32 or bfloat16 is chosen for the checkpoint's side.

    Raises:
        ConvertError: transformers can't load the checkpoint.
        StockError: llama.cpp can't go on with the file.
    """
    import torch

    threads = 1 if gguf.stat().st_size < _SMALL else cores()
    with Stock(gguf, window=WINDOW, threads=threads) as stock:
        model, precision = _reference(base, changed, weights)
        divergences: list[npt.NDArray[np.float64]] = []
        same = agreeing = expected_loss = found_loss = 0.0
        for done, ids in enumerate(windows, 1):
            found = stock.logits(list(ids))
            with torch.inference_mode():
                logits = model(input_ids=torch.tensor([list(ids)]), use_cache=False).logits[0]
            expected: Rows = logits.float().numpy()
            if expected.shape != found.shape:
                raise ConvertError(f"{gguf} has {found.shape[1]} words, the checkpoint {expected.shape[1]}")
            for start in range(0, len(ids) - 1, _ROWS):
                stop = min(start + _ROWS, len(ids) - 1)
                p, q = _log_probabilities(expected[start:stop]), _log_probabilities(found[start:stop])
                divergences.append((np.exp(p) * (p - q)).sum(axis=1))
                rows, following = np.arange(stop - start), np.asarray(ids[start + 1 : stop + 1])
                short_of_best = p.max(axis=1) - p[rows, q.argmax(axis=1)]
                same += int((short_of_best == 0).sum())
                agreeing += int((short_of_best <= _TIE).sum())
                expected_loss -= float(p[rows, following].sum())
                found_loss -= float(q[rows, following].sum())
            tell(done, len(windows))
    tokens = sum(len(ids) - 1 for ids in windows)
    joined = np.maximum(np.concatenate(divergences), 0)
    return Comparison(joined, same / tokens, agreeing / tokens, expected_loss / tokens, found_loss / tokens, precision)


def _at_most(name: str, number: float, limit: float, value: str, gate: str, detail: str) -> Check:
    # NaN fails: it compares as false
    return Check(name, "pass" if number <= limit else "fail", value, f"<= {gate}", detail, number)


def _log_probabilities(logits: Rows) -> npt.NDArray[np.float64]:
    centred = logits.astype(np.float64) - logits.max(axis=1, keepdims=True)
    normal: npt.NDArray[np.float64] = centred - np.log(np.exp(centred).sum(axis=1, keepdims=True))
    return normal


def _reference(base: Path, changed: Mapping[str, TensorLike], weights: int) -> tuple[Any, str]:
    """The checkpoint under transformers with the adapter's values put in: float32 where the memory is there."""
    import torch
    import transformers

    free = _free_memory()
    exact = free is None or 5 * weights < free
    with _quiet(transformers):
        try:
            model = transformers.AutoModelForCausalLM.from_pretrained(
                str(base),
                dtype=torch.float32 if exact else torch.bfloat16,
                attn_implementation="eager",
                use_safetensors=True,
                local_files_only=True,
                trust_remote_code=False,
            )
        except Exception as error:  # whatever a strange config.json makes transformers raise
            raise ConvertError(f"{base} can't be loaded by transformers ({error}): check config.json") from None
    model.eval()
    parameters = dict(model.named_parameters(remove_duplicate=False))
    with torch.no_grad():
        for name, tensor in changed.items():
            place = _place(parameters, name)
            if tuple(place.shape) != tensor.shape:
                raise ConvertError(f"tensor {name} is {list(tensor.shape)} with the adapter, not {list(place.shape)}")
            _put(place, tensor)
    return model, "float32" if exact else "bfloat16"


def _place(parameters: Mapping[str, Any], name: str) -> Any:
    """The part of transformers' model that a checkpoint's tensor fills; its experts are stacked, gate above up."""
    if name in parameters:
        return parameters[name]
    if (found := _EXPERT.fullmatch(name)) and (expert := int(found[2])) >= 0:
        if found[3] == "down" and f"{found[1]}.down_proj" in parameters:
            return parameters[f"{found[1]}.down_proj"][expert]
        if found[3] != "down" and f"{found[1]}.gate_up_proj" in parameters:
            both = parameters[f"{found[1]}.gate_up_proj"][expert]
            half = both.shape[0] // 2
            return both[:half] if found[3] == "gate" else both[half:]
    raise ConvertError(f"tensor {name}, which the adapter changes, was not found in transformers' model: update it")


def _put(place: Any, tensor: TensorLike) -> None:
    import torch

    table = place.view(-1, place.shape[-1])
    step = max(1, _BLOCK_WEIGHTS // table.shape[1])
    for start in range(0, table.shape[0], step):
        block = tensor.rows(slice(start, min(start + step, table.shape[0])))
        table[start : start + step].copy_(torch.from_numpy(block))


@contextlib.contextmanager
def _quiet(transformers: Any) -> Iterator[None]:
    """No progress bars and warnings of transformers between the command's own lines."""
    logging = transformers.utils.logging
    before, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(before)
        if bars:
            logging.enable_progress_bar()


def _free_memory() -> int | None:
    """Bytes that programs can still get; None where the system doesn't say."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None
