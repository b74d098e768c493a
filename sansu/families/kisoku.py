"""規則性: figures that grow by the same number each time, and integers of some digits only, in order of size."""

from __future__ import annotations

from sansu.families.family import Family
from sansu.families.kisoku_posed import WORDINGS, sample
from sansu.families.kisoku_steps import explain
from sansu.families.kisoku_teach import diagram, mistakes
from sansu.families.kisoku_told import SIDES, Kisoku, facts, line, recognise
from sansu.quantity import Quantity
from sansu.reading.patterns import CLAUSES


def holds(s: Kisoku, answer: Quantity) -> bool:
    """Lays the sticks, piles the rows or writes the integers one after another, and counts."""
    if answer.value.denominator != 1 or answer.unit != (s.place.removesuffix("目") if s.asked == "場所" else s.unit if s.kind != "数字" else "番"):
        return False
    if s.kind == "棒":
        sides, made, used = SIDES[s.shape], 0, 0
        while (made < s.at) if s.asked == "棒の数" else (used + (sides if not made else sides - 1) <= s.at):
            used += sides - (made > 0)
            made += 1
        return answer.value == (used if s.asked == "棒の数" else made) and (s.asked == "棒の数" or s.most or used == s.at)
    if s.asked == "場所":
        row, place = s.first, 1
        while row < s.at:
            row, place = row + s.by, place + 1
        return row == s.at and answer.value == place
    if s.kind == "段":
        row, total = s.first, s.first
        for _ in range(s.at - 1):
            row += s.by
            total += row
        return answer.value == (total if s.asked == "全部の数" else row)
    place = 0
    for one in range(1, s.at + 1):
        digits = set(map(int, str(one)))
        place += not digits & set(s.banned) and bool(digits & set(s.wanted))
    return place == answer.value


FAMILY = Family("kisoku", "規則性", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
