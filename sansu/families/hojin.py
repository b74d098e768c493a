"""方陣算: things set out in a square.  A ring of a square is four equal rows of one less than its side.

Each kind of condition leads to the number of one side; each question is answered from the side.
"""

from __future__ import annotations

from sansu.families.family import Family
from sansu.families.hojin_posed import WORDINGS, sample
from sansu.families.hojin_steps import explain
from sansu.families.hojin_teach import diagram, mistakes
from sansu.families.hojin_told import Hojin, facts, line, recognise
from sansu.quantity import Quantity
from sansu.reading.squares import CLAUSES


def _rows(side: int, deep: int) -> int:
    """A square frame of `deep` rows counted row by row; deep 0: the full square."""
    return sum(side if not deep or row < deep or row >= side - deep else 2 * deep for row in range(side))


def holds(s: Hojin, answer: Quantity) -> bool:
    """Lays square after square, row by row, until one is as told, and counts what is asked there."""
    if answer.value.denominator != 1 or answer.unit != s.unit:
        return False
    for side in range(1, 3000):
        full = _rows(side, 0) if not s.hollow else _rows(side, s.hollow) if side > 2 * s.hollow else 0
        told = {
            "side": side, "total": full + 0, "outer": _rows(side, 1) if side > 1 else 1,
            "grow": _rows(side + 1, 0) - _rows(side, 0) if s.grow or s.over else 0,
        }  # fmt: skip
        if s.over:
            fits = told["grow"] == s.over + s.short
        else:
            fits = all(told[key] == getattr(s, key) for key in told if getattr(s, key))
        if not fits:
            if side > 60 and full > 4 * max(s.total, s.outer, s.grow, s.over + s.short, s.side) ** 2:
                return False
            continue
        inner = side - 2 * (s.ring - 1) if s.ring else side
        counted = {
            "数": full + s.over, "1辺": side, "外側": told["outer"], "内側のまわり": _rows(inner, 1) if inner > 1 else 0,
            "増やす数": _rows(s.to or side + 1, 0) - _rows(side, 0),
        }  # fmt: skip
        return counted[s.asked] == answer.value
    return False


FAMILY = Family("hojin", "方陣算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
