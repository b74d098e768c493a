"""What a verification found: checks with value, gate and verdict, as a table for the terminal or as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from convert.printing import duration, printable, size, table

Status = Literal["pass", "fail", "skipped"]

_WORST = 5  # tensors that the table lists


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the report.

    value: for reading; `number` is the same for machines where it is one number.
    gate: what the value must be for a pass, as words.
    detail: where a failing check failed first, or why one was skipped.
    """

    name: str
    status: Status
    value: str = ""
    gate: str = ""
    detail: str = ""
    number: float | None = None


@dataclass(frozen=True, slots=True)
class TensorError:
    """One tensor's relative RMS errors: the root of sum (file - checkpoint)^2 / sum checkpoint^2.

    error, gate: of the whole tensor.
    row_error, row_gate: of its worst row, which shows damage that a large tensor would average away.
    """

    name: str
    type: str
    error: float
    gate: float
    row_error: float
    row_gate: float

    @property
    def ok(self) -> bool:
        return self.error <= self.gate and self.row_error <= self.row_gate

    @property
    def share(self) -> float:
        """Of the gate that is nearer."""
        return max(self.error / self.gate, self.row_error / self.row_gate)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Everything that `verify` found out. `tensors` holds every tensor's error, the worst share of its gate first."""

    gguf: Path
    base: Path
    adapter: Path | None
    nbytes: int
    sha256: str
    checks: tuple[Check, ...]
    tensors: tuple[TensorError, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """No gate failed. A check that was skipped fails none."""
        return all(check.status != "fail" for check in self.checks)

    @property
    def exit_code(self) -> int:
        return 0 if self.ok else 1

    def table(self) -> str:
        """Lines of aligned columns; text that comes from a file is made harmless to a terminal."""
        rows = [("check", "value", "gate", ""), *((one.name, one.value, one.gate, one.status) for one in self.checks)]
        lines = [f"{printable(self.gguf.name)}: {size(self.nbytes)}, SHA-256 {self.sha256}"]
        shown = table([[printable(cell) for cell in row] for row in rows]).split("\n")
        for line, detail in zip(shown, ["", *(check.detail for check in self.checks)], strict=True):
            lines += [line, f"    {printable(detail)}"] if detail else [line]
        if lossy := [one for one in self.tensors if one.error > 0][:_WORST]:
            lines.append("Tensors nearest to their gates or beyond:")
            cells = [
                (f"  {printable(one.name)}", one.type, percent(one.error), f"row {percent(one.row_error)}")
                for one in lossy
            ]
            lines.append(table(cells, right=(2,)))
        skipped = sum(check.status == "skipped" for check in self.checks)
        verdict = "passed" if self.ok else "FAILED"
        lines.append(
            f"{verdict} in {duration(self.seconds)}"
            + (f", {skipped} check{'s'[: skipped > 1]} skipped" if skipped else "")
        )
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for json.dumps (its default ensure_ascii keeps a terminal safe; no NaN or infinity)."""
        return {
            "gguf": str(self.gguf),
            "base": str(self.base),
            "adapter": None if self.adapter is None else str(self.adapter),
            "bytes": self.nbytes,
            "sha256": self.sha256,
            "ok": self.ok,
            "seconds": round(self.seconds, 3),
            "checks": [asdict(check) | {"number": _finite(check.number)} for check in self.checks],
            "tensors": [
                asdict(one) | {"error": _finite(one.error), "row_error": _finite(one.row_error), "ok": one.ok}
                for one in self.tensors
            ],
        }


def percent(share: float) -> str:
    """Three significant digits: 7.25 %, 0.0123 %."""
    return f"{100 * share:.3g} %"


def _finite(number: float | None) -> float | None:
    return number if number is not None and abs(number) < float("inf") else None
