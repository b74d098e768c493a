"""The measurements behind convert/verify/gates.py, as two tables.

python -m benchmarks.gates [CHECKPOINT ...]

First, each ggml type's relative RMS error on random weights of several kinds and on the checkpoints' own, the worst
tensor (and row) of each, without an importance matrix and with a steep one. Second, the checkpoints' probabilities at
every file type.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from convert.architecture import read_model
from convert.checkpoint import Rows, read_tensors
from convert.conversion import convert
from convert.dequantizer import dequantize
from convert.mixture import MIXTURES, GgmlType
from convert.quantizer import quantize_rows
from convert.verify import GATES, verify
from convert.verify.tensors import relative

NAMES = ("KL divergence, mean", "KL divergence, 99th percentile", "likeliest token equal", "perplexity")
ABORTS = ("IQ2_XXS", "IQ2_XS", "IQ1_S")  # ggml ends the process where these get no importance matrix
_ROWS = 64  # of a tensor


def random_weights() -> Iterator[tuple[str, Rows]]:
    """Weights flatter than trained ones are, like them, and with far heavier tails."""
    dice = np.random.default_rng(0)
    shape = (_ROWS, 4096)
    yield "uniform", dice.uniform(-1, 1, shape).astype(np.float32)
    yield "normal", dice.standard_normal(shape, dtype=np.float32)
    yield "Student t, 5", dice.standard_t(5, shape).astype(np.float32)
    yield "Student t, 3", dice.standard_t(3, shape).astype(np.float32)
    columns = np.exp(dice.standard_normal((1, shape[1])))
    yield "normal, columns e^N", (dice.standard_normal(shape) * columns).astype(np.float32)


def trained_weights(base: Path) -> Iterator[tuple[str, Rows]]:
    for source in read_model(base, read_tensors(base)).tensors.values():
        if len(source.shape) > 1 and source.columns % 256 == 0:
            yield base.parent.name, source.read(0, min(source.rows, 4 * _ROWS))


def errors(values: Rows, type_: GgmlType, steep: bool) -> tuple[float, float]:
    dice = np.random.default_rng(1)
    importance = np.exp(2 * dice.standard_normal(values.shape[1])).astype(np.float32) if steep else None
    found = dequantize(quantize_rows(values, type_, importance), type_, values.shape[1])
    return relative(np.stack([np.square(part, dtype=np.float64).sum(axis=1) for part in (found - values, values)]))


def print_errors(bases: list[Path]) -> None:
    worst: dict[str, dict[str, tuple[float, float]]] = {}
    kinds = [*random_weights(), *(found for base in bases for found in trained_weights(base))]
    tried = [
        (type_, steep)
        for type_ in map(GgmlType.__getitem__, GATES)
        for steep in (False, True)
        if steep or type_.name not in ABORTS
    ]
    for number, (kind, values) in enumerate(kinds, 1):
        print(f"weights {number} of {len(kinds)}", end="\r", file=sys.stderr)
        for type_, steep in tried:
            row = worst.setdefault(f"{kind}, steep importance" if steep else kind, {})
            one, before = errors(values, type_, steep), row.get(type_.name, (0.0, 0.0))
            row[type_.name] = max(one[0], before[0]), max(one[1], before[1])
    print(f"| worst relative RMS error, % | {' | '.join(GATES)} |")
    print(f"| --- |{' --- |' * len(GATES)}")
    for kind, row in worst.items():
        print(f"| {kind} | {' | '.join(_cell(*row[type_]) if type_ in row else '' for type_ in GATES)} |")
    print(f"| gate | {' | '.join(_cell(limits.error, limits.row_error) for limits in GATES.values())} |")


def _cell(error: float, row_error: float) -> str:
    return f"{100 * error:.3g} ({100 * row_error:.3g})"


def print_probabilities(base: Path) -> None:
    print(f"\n| {base.parent.name} as | mean KL | 99 % | likeliest equal | perplexity apart | gates of | |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for type_ in MIXTURES:
            out = Path(folder) / f"{type_}.gguf"
            convert(base, out, type_)
            checks = {check.name: check for check in verify(out, base).checks}
            mean, high, likeliest, apart = (checks[name] for name in NAMES)
            judged = ", ".join(sorted({check.status for check in checks.values()}))
            print(
                f"| {type_} | {mean.number:.3g} | {high.number:.3g} | {likeliest.number:.2%} | {apart.number:.2%} "
                f"| {mean.detail.rsplit(' ', 1)[-1]} | {judged} |"
            )
            out.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="*", type=Path, metavar="CHECKPOINT")
    given = parser.parse_args()
    print_errors(given.checkpoints)
    for base in given.checkpoints:
        print_probabilities(base)


if __name__ == "__main__":
    main()
