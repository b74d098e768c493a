"""sansu-check: the exact solver and the checks as a tool, JSON Lines in, JSON Lines out."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from fractions import Fraction
from itertools import islice
from multiprocessing import get_context
from typing import Any, BinaryIO

import click

from sansu.audit import Finding, findings
from sansu.diagram import plain
from sansu.expression import Equation
from sansu.quantity import Quantity, dimension, number, written
from sansu.style import Violation
from sansu.understanding import NotUnderstood, Understanding, understand
from sansu.verdict import Judgement, judge_answer, judge_explanation

LONGEST_PROBLEM = 4000  # characters; longer rows are an error, not a hang
LONGEST_SOLUTION = 20000


class BrokenRow(ValueError):
    """A row that is no problem; the message says what is wrong and how to mend it."""


def check_row(row: dict[str, Any], explain: bool = False) -> dict[str, Any]:
    """One row's verdict: {id, family, answer, unit, answer_text, verdict, reason, equations, style, findings}.

    explain: with the fields of `explained` too.

    Raises:
        BrokenRow: no problem in it, or a field of the wrong kind.
    """
    problem = _text(row, "problem" if "problem" in row else "prompt", LONGEST_PROBLEM)
    if not problem:
        raise BrokenRow('the row has no "problem": give it as a non-empty string')
    solution = _text(row, "solution", LONGEST_SOLUTION)
    answer = _answer(row)
    unit = _text(row, "unit", 40)
    understanding = understand(problem)
    judgement = _judge(understanding, solution, answer, unit)
    solved = understanding.solution if isinstance(understanding, Understanding) else None
    return {
        "id": row.get("id"),
        "family": understanding.family.name if isinstance(understanding, Understanding) else None,
        "answer": exact(solved.answer.value) if solved else None,
        "unit": _unit(solved.answer) + solved.answer_suffix if solved else None,
        "answer_text": solved.answer_text if solved else None,
        "verdict": judgement.kind,
        "reason": judgement.reason,
        "equations": [_equation(one, solution or "") for one in judgement.equations],
        "style": [_violation(one) for one in judgement.style],
        "findings": [_finding(one) for one in findings(understanding, solution)] if solution else [],
        **(explained(understanding) if explain else {}),
    }


def explained(understanding: Understanding | NotUnderstood) -> dict[str, Any]:
    """What a teacher has of a problem beside the verdict: {solution, hints, mistakes, diagram}, null where unread."""
    if not isinstance(understanding, Understanding):
        return {"solution": None, "hints": None, "mistakes": None, "diagram": None}
    family, situation, solution = understanding.family, understanding.situation, understanding.solution
    return {
        "solution": solution.text,
        "hints": list(solution.hints),
        "mistakes": [{"answer": written(one.answer), "thought": one.thought} for one in family.mistakes(situation)],
        "diagram": plain(family.diagram(situation)),
    }


def _judge(
    understanding: Understanding | NotUnderstood, solution: str | None, answer: str | None, unit: str | None
) -> Judgement:
    explained = judge_explanation(understanding, solution) if solution else None
    answered = judge_answer(understanding, answer, unit) if answer else None
    if explained and answered and explained.kind == "一致" and answered.kind != "一致":
        return Judgement(
            answered.kind,
            f"解説は一致しますが、answer の欄がちがいます。{answered.reason}",
            explained.equations,
            explained.style,
        )
    if explained or answered:
        judged = explained or answered
        assert judged is not None
        return judged
    if isinstance(understanding, NotUnderstood):
        return Judgement(understanding.kind, understanding.reason)
    return Judgement("解答", "くらべる解説も答えもないので、正確に解いた答えです。")


def exact(value: Fraction) -> str:
    """31, 2.5 or 20/3: a decimal where it ends within three places."""
    if value.denominator == 1 or 1000 % value.denominator == 0:
        return number(value).replace("−", "-")
    return f"{value.numerator}/{value.denominator}"


def _unit(answer: Quantity) -> str:
    return answer.unit.replace("/時間", "/時") if dimension(answer.unit) == "speed" else answer.unit


def _equation(one: Equation, text: str) -> dict[str, Any]:
    value = None if one.value is None else exact(one.value)
    return {"text": text[one.start : one.end], "start": one.start, "end": one.end, "holds": one.holds, "value": value}


def _violation(one: Violation) -> dict[str, Any]:
    return {"rule": one.rule, "start": one.start, "end": one.end, "message": one.message}


def _finding(one: Finding) -> dict[str, Any]:
    return {"kind": one.kind, "start": one.start, "end": one.end, "message": one.message}


def _text(row: dict[str, Any], field: str, longest: int) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BrokenRow(f'"{field}" is {type(value).__name__}: give it as a string')
    if len(value) > longest:
        raise BrokenRow(f'"{field}" has {len(value)} characters: {longest} at most')
    return value.strip() or None


def _answer(row: dict[str, Any]) -> str | None:
    value = row.get("answer")
    if isinstance(value, bool) or not isinstance(value, (str, int, float, type(None))):
        raise BrokenRow(f'"answer" is {type(value).__name__}: give it as a string or a number')
    if isinstance(value, str) and len(value) > 200:
        raise BrokenRow(f'"answer" has {len(value)} characters: 200 at most')
    return None if value is None else str(value).strip() or None


def check_lines(lines: Iterable[bytes], first: int = 1, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """The verdicts of a JSON Lines file; a broken row becomes {"line", "error"} and the rest goes on.

    first: the line number of the first of these lines.
    """
    for index, raw in enumerate(lines, first):
        if not raw.strip():
            continue
        row: Any = None
        try:
            row = json.loads(raw)
            if not isinstance(row, dict):
                raise BrokenRow(f"the row is a {type(row).__name__}: give a JSON object")
            yield check_row(row, explain)
        except UnicodeDecodeError as error:
            yield {"id": None, "line": index, "error": f"not UTF-8 at byte {error.start}: save the file as UTF-8"}
        except json.JSONDecodeError as error:
            yield {"id": None, "line": index, "error": f"not JSON: {error.msg} at column {error.colno}"}
        except RecursionError:
            yield {"id": None, "line": index, "error": "nested too deeply: give a flat JSON object"}
        except BrokenRow as error:
            yield {"id": row.get("id") if isinstance(row, dict) else None, "line": index, "error": str(error)}


_CHUNK = 64  # lines that a process takes at a time: enough to make sending them cheap
_FEW = 512  # lines that one process does sooner than others start


def _checked(lines: list[bytes], first: int, explain: bool) -> list[dict[str, Any]]:
    return list(check_lines(lines, first, explain=explain))


def check_all(lines: Iterable[bytes], jobs: int, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """The same verdicts in the same order, by several processes; of the file never more than some chunks in memory."""
    lines = iter(lines)
    yield from check_lines(islice(lines, _FEW if jobs > 1 else None), explain=explain)
    chunk = list(islice(lines, _CHUNK))
    if not chunk:
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[dict[str, Any]]]] = deque()
        at = _FEW + 1
        try:
            while chunk:
                waiting.append(pool.submit(_checked, chunk, at, explain))
                at += len(chunk)
                if len(waiting) >= 4 * jobs:
                    yield from waiting.popleft().result()
                chunk = list(islice(lines, _CHUNK))
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


_CONTROL = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def dumps(row: dict[str, Any]) -> str:
    """One line of JSON, Japanese readable, nothing in it that a terminal would obey."""
    text = json.dumps(row, ensure_ascii=False)
    text = _CONTROL.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
    return text.encode("utf-8", "backslashreplace").decode()


class _Progress:
    """Rows done and rows a second on a terminal's standard error, twice a second; nothing on a pipe."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()

    def tick(self, done: int) -> None:
        now = time.monotonic()
        if self._shown and now - self._last > 0.5:
            self._last = now
            click.echo(f"\r  {done} rows, {done / (now - self._began):.0f} a second ", err=True, nl=False)


@click.command(
    epilog='Completion: eval "$(_SANSU_CHECK_COMPLETE=bash_source sansu-check)" (or zsh_source, fish_source).'
)
@click.argument("file", type=click.File("rb"))
@click.option("--explain", is_flag=True, help="Add solution, hints, mistakes and diagram of each problem that is read.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: os.cpu_count() or 1,
    show_default="all cores",
    help="Processes for files of more than 512 rows.",
)
@click.option("--strict", is_flag=True, help="Exit with 2 when any row was broken, 1 when any verdict is 不一致.")
@click.version_option(package_name="sansu")
def main(file: BinaryIO, explain: bool, strict: bool, jobs: int) -> None:
    """Check FILE (JSON Lines, - for standard input): rows {id, problem[, solution][, answer][, unit]}.

    Writes one JSON object a row: the exact solver's family, answer and unit, and a verdict on the row's solution or
    answer: 一致 (agrees), 不一致 (does not), 未確認 (not understood, nothing claimed), 範囲外 (no elementary word
    problem), 解答 (the row brings nothing to compare).  "findings" names each fault of a solution and its place: a
    false equation (式), a wrong unit (単位), a changed number (数), a missing step (手順), unknowns (文字).
    A broken row gives {id, line, error}; the rest is still done.
    """
    counts: dict[str, int] = {}
    progress = _Progress()
    try:
        for result in check_all(file, jobs, explain=explain):
            name = result.get("verdict", "broken")
            counts[name] = counts.get(name, 0) + 1
            click.echo(dumps(result))
            progress.tick(sum(counts.values()))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    summary = ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "no rows"
    click.echo(f"sansu-check: {summary}", err=True)
    if strict and counts.get("broken"):
        sys.exit(2)
    if strict and counts.get("不一致"):
        sys.exit(1)


if __name__ == "__main__":
    main()
