"""What is wrong in a worked explanation, and where: the findings of an audit, each with its place in the text.

Only what is certain is found.  A step is compared with the exact solution's only where it computes with the same
numbers, or where the explanation follows the exact solution line by line; another way to the answer is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sansu.amount import unit_name
from sansu.expression import Equation, equations
from sansu.final_answer import canonical
from sansu.notation import flat
from sansu.quantity import NUMBER, Quantity, number, same, value_of
from sansu.solution import Solution, Step
from sansu.style import violations
from sansu.understanding import NotUnderstood, Understanding


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its kind, text[start:end], and a sentence for the teacher (Japanese)."""

    kind: Literal["式", "単位", "数", "手順", "文字"]
    start: int
    end: int
    message: str


# Rules of style whose breach is a fault of the explanation, not of its looks.
_FAULTS = {"未知数": "文字", "文字の計算": "文字", "中学の用語": "文字", "両側の□": "文字", "手順の番号": "手順"}
_ALIKE = 0.6  # of the exact solution's lines: the explanation is that solution, with or without faults
_LABEL = re.compile(r"^\s*(?:[(（]\d{1,2}[)）]|手順\d{1,2})\s*")
_UNIT = re.compile(r"\s*[（(](?P<unit>[^（）()\d\s]{1,8})[)）]")
_NUMBERS = re.compile(NUMBER)


def findings(understanding: Understanding | NotUnderstood, explanation: str) -> list[Finding]:
    """Every fault, in order of place.  Never raises."""
    found = [*_false(explanation), *_letters(explanation)]
    if isinstance(understanding, Understanding):
        exact = understanding.solution
        claims = equations(explanation)
        found += wrong_units(exact, explanation, claims)
        alike = _aligned(exact, explanation)
        found += alike if alike is not None else _without_origin(understanding, explanation, claims)
    kept: dict[tuple[int, int], Finding] = {}
    for one in found:
        kept.setdefault((one.start, one.end), one)
    return sorted(kept.values(), key=lambda one: (one.start, one.end))


def _false(explanation: str) -> Iterator[Finding]:
    for one in equations(explanation):
        if one.holds is False:
            exact = "" if one.value is None else f"左は{number(one.value)}です。"
            yield Finding("式", one.start, one.end, f"式が正しくありません。{exact}")


def _letters(explanation: str) -> Iterator[Finding]:
    for one in violations(explanation):
        kind = _FAULTS.get(one.rule)
        if kind == "文字":
            yield Finding("文字", one.start, one.end, one.message)
        elif kind == "手順":
            yield Finding("手順", one.start, one.end, one.message)


def wrong_units(exact: Solution, explanation: str, claims: Sequence[Equation]) -> list[Finding]:
    """Values whose unit is not the one that the same calculation has in the exact solution: 270÷9＝30（本）."""
    found = []
    for claim in claims:
        value = claim.value
        if claim.holds is not True or value is None:
            continue
        right = _NUMBERS.match(explanation, claim.end - len(claim.right))
        unit = _UNIT.match(explanation, right.end()) if right else None
        if unit is None:
            continue
        given = Quantity(value, canonical(unit_name(unit["unit"])))
        twins = [step for step in (*exact.steps, exact.check) if _same_calculation(step, claim)]
        if twins and not any(_unit_fits(given, step.value) for step in twins):
            message = f"「{unit['unit']}」ではなく「{twins[0].value.unit}」です。"
            found.append(Finding("単位", unit.start("unit"), unit.end("unit"), message))
    return found


def _unit_fits(given: Quantity, right: Quantity) -> bool:
    return not right.unit or same(given, Quantity(given.value, canonical(right.unit)))


def _same_calculation(step: Step, claim: Equation) -> bool:
    return step.value.value == claim.value and sorted(_values(step.expression)) == sorted(_values(claim.left))


def _values(text: str) -> list[Fraction]:
    found = []
    for token in _NUMBERS.findall(flat(text).replace("×", " ")):
        try:
            found.append(value_of(token))
        except ValueError:
            continue
    return found


# --- an explanation that is the exact solution, with a fault in it ---------------------------------------------------


def _lines(text: str) -> list[tuple[int, str]]:
    """(place, words) of each line without its label; empty lines and labels count for nothing."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        label = _LABEL.match(line)
        words = line[label.end() if label else 0 :].strip()
        if words:
            found.append((at + line.index(words), words))
        at += len(line)
    return found


def _aligned(exact: Solution, explanation: str) -> list[Finding] | None:
    """The faults of an explanation that follows the exact solution; None where it goes its own way."""
    expected, given = [words for _, words in _lines(exact.text)], _lines(explanation)
    told = [words for _, words in given]
    if sum(words in told for words in expected) < _ALIKE * len(expected):
        return None
    found = []
    at = 0  # in `given`
    for words in expected:
        here = next((i for i in range(at, len(told)) if told[i] == words), None)
        if here is not None:
            at = here + 1
            continue
        near = next((i for i in range(at, min(at + 2, len(told))) if _bare(told[i]) == _bare(words)), None)
        if near is not None:
            start, line = given[near]
            found.append(Finding("数", start, start + len(line), f"ここは「{words}」です。"))
            at = near + 1
        elif "＝" in words:
            start = given[at][0] if at < len(given) else len(explanation)
            found.append(Finding("手順", start, start, f"「{words}」の手順がぬけています。"))
    return found


def _bare(line: str) -> str:
    """A line without its numbers and operators: what a changed number leaves alike."""
    return re.sub(r"\s", "", re.sub(r"[＋−×÷+*/-]", "･", _NUMBERS.sub("", flat(line))))


# --- an explanation of its own ---------------------------------------------------------------------------------------


def _without_origin(understanding: Understanding, explanation: str, claims: Sequence[Equation]) -> Iterator[Finding]:
    """Numbers that the exact solution must find first and that fall from the sky here: a step is missing."""
    exact = understanding.solution
    sources = "\n".join([understanding.line, *(step.expression for step in (*exact.steps, exact.check))])
    to_find = {step.value.value for step in (*exact.steps, exact.check)}
    given = set(_values(understanding.line))
    known = given | {value for value in _values(sources) if value not in to_find}
    for claim in sorted(claims, key=lambda one: one.start):
        if claim.value is None:
            continue
        for token in _NUMBERS.finditer(flat(claim.left)):
            try:
                value = value_of(token.group())
            except ValueError:
                continue
            if value in to_find - known:
                start = claim.start + token.start()
                message = f"{number(value)}を求める式がありません。"
                yield Finding("手順", start, start + len(token.group()), message)
                known.add(value)
        known.add(claim.value)
        known.update(_values(claim.right))
