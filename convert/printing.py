"""How names, amounts and times from elsewhere are shown to people: on one line, and without steering the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def printable(text: str, longest: int | None = None) -> str:
    """`text` with U+FFFD for every control character, line break, bidirectional mark or lone surrogate.

    longest: characters; what is beyond is left out behind an ellipsis.
    """
    clean = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return clean if longest is None or len(clean) <= longest else clean[: longest - 1] + "…"


def code(text: str) -> str:
    """`text` as a Markdown code span that nothing in it can end (CommonMark 6.1)."""
    clean = printable(text).strip() or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", clean)), default=0))
    padding = " " if clean.startswith("`") or clean.endswith("`") else ""
    return f"{fence}{padding}{clean}{padding}{fence}"


def amount(number: float, unit: str = "") -> str:
    """1234567 -> "1.23 M": three figures and an SI prefix."""
    for size, prefix in _UNITS:
        if number >= 0.9995 * size:
            return f"{_figures(number / size)} {prefix}{unit}"
    return f"{number:.0f} {unit}".rstrip()


def size(nbytes: float) -> str:
    """Bytes as disks are sold: 1 GB is 10^9."""
    return amount(nbytes, "B")


def duration(seconds: float) -> str:
    """3725 -> "1 h 02 min"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Columns two spaces apart, the first row a heading; the columns numbered in `right` are set to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.rjust(width) if i in right else cell.ljust(width) for i, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(line.rstrip() for line in lines)


def _figures(number: float) -> str:
    return f"{number:.2f}" if number < 9.995 else f"{number:.1f}" if number < 99.95 else f"{number:.0f}"
