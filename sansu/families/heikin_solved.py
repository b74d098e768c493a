"""平均算: the explanation of every kind of situation."""

from __future__ import annotations

from sansu.families.heikin_groups import explain_groups
from sansu.families.heikin_steps import (
    Heikin,
    explain_missing,
    explain_next,
    explain_then,
    explain_total,
    explain_values,
    explain_which,
)
from sansu.solution import Solution


def explain(s: Heikin) -> Solution:
    kinds = {
        "values": explain_values, "missing": explain_missing, "next": explain_next, "then": explain_then, "total": explain_total,
        "which": explain_which, "groups": explain_groups,
    }  # fmt: skip
    return kinds[s.kind](s)
