"""The writing rules of elementary school for an explanation: what no pupil before middle school has met.

Source of the rules: ../shared/domain/elementary_style.md (学習指導要領 2017; 塾の流儀).  Nothing here judges whether an
explanation is right; that is the business of expression.py and the verdict.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sansu.notation import flat

MAX_WIDTH = 60  # full-width characters of one line


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: its name, text[start:end], and a sentence for the pupil or teacher (Japanese)."""

    rule: str
    start: int
    end: int
    message: str


# All patterns below run on the flat text: half-width letters and signs, place for place.
_ALONE = r"(?<![A-Za-z\\])%s(?![A-Za-z])"
_UNKNOWN = re.compile(_ALONE % "[xyzn]")
_TIMES = re.compile(r"(?<=[\d)])\s?x\s?(?=[\d(])")  # 3 x 4
_CALLED = re.compile(r"を\s?(?P<name>[a-z]|[XYZN])\s?(?:円|個|人|本|才|km|cm|m|g)?\s?と(?=お|す|し)")
_LETTER_COMPUTED = re.compile(
    r"(?<![A-Za-z\\\d/])(?:(?P<first>[A-Za-z])\s?(?:[×÷+*]|[-](?=\s?\d))\s?(?=[\dA-Za-z(])|(?P<times>[A-Za-z])\d+\s?[×÷+*=])(?![A-Za-z]{2})"
)
_COMPUTED_LETTER = re.compile(r"(?<=[\d)])(?:\s?[×÷+*]\s?|\s?-\s?)(?P<name>[A-Za-z])(?![A-Za-z\dさ君くんちゃの])")
_COEFFICIENT = re.compile(r"\d\s?(?P<name>[A-KM-Zbcdefijknopqruvwxyz])(?=\s?[-+×÷*=])(?![A-Za-z])")
_DIFFERENCE = re.compile(r"(?<![A-Za-z])[A-Z]\s?-\s?[A-Z]\s?=")
_WORDS = re.compile(
    r"(?:連立)?方程式|移項|両辺|左辺|右辺|連立|代入|未知数|変数|関数|文字式|係数|因数分解|平方根|二乗|[2２]乗|累乗|不等式"
)
_LATEX = re.compile(r"\\[A-Za-z]+|\\[()\[\]]|\$[^$\n]*[\\^_=+×÷*/{][^$\n]*\$|[_^]\{")
_ROOT = re.compile(r"√|ルート\s?\d|\^|(?<=\d)\*\*(?=\d)|(?<=[\d)])[²³⁴]")
_NEGATIVE = re.compile(
    r"(?:(?:^|(?<=\n))[ ]*|(?<=[(=×÷+*:、。→])\s?|(?:答え?|こたえ)[^\n\d]{0,4}?)(?P<sign>-)(?=\d)|"
    r"マイナス(?=\s?\d)|負の(?:数|値)"
)
_BOX = re.compile(r"[□△◇▽]")
_EQUATION_LINE = re.compile(r"[-+×÷*/]\s?[(]?[\d①-⑳□].*=|=.*\d\s?[-+×÷*/]\s?[(]?\d")
_STEP = re.compile(r"^\s*(?:[*#]+\s*)?(?:\((?P<paren>\d{1,2})\)|(?:手順|ステップ)\s?(?P<word>\d{1,2}))", re.MULTILINE)


def violations(text: str) -> list[Violation]:
    """Every broken rule in an explanation, in order of place.  Never raises."""
    even = flat(text)
    found = [*_letters(even), *_latex(even), *_signs(even), *_boxes(even), *_steps(even), *_lines(text)]
    return sorted(found, key=lambda violation: (violation.start, violation.end, violation.rule))


def _letters(even: str) -> Iterator[Violation]:
    """x, y, 方程式, A×12: letters that stand for quantities, and the words that go with them."""
    times = [match.span() for match in _TIMES.finditer(even)]
    latex = [match.span() for match in _LATEX.finditer(even)]
    taken: list[tuple[int, int]] = []
    for match in _UNKNOWN.finditer(even):
        inside = any(a <= match.start() < b for a, b in [*times, *latex])
        if not inside:
            taken.append(match.span())
            yield Violation(
                "未知数", *match.span(), f"「{match.group()}」のような文字を使わずに、ことばや□、①で表しましょう。"
            )
    for pattern in (_CALLED, _LETTER_COMPUTED, _COMPUTED_LETTER, _COEFFICIENT, _DIFFERENCE):
        for match in pattern.finditer(even):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                message = f"「{match.group().strip()}」では文字を数として計算しています。①や□、ことばで表しましょう。"
                yield Violation("文字の計算", *match.span(), message)
    for match in _WORDS.finditer(even):
        yield Violation("中学の用語", *match.span(), f"「{match.group()}」は小学校では使わないことばです。")


def _latex(even: str) -> Iterator[Violation]:
    for match in _LATEX.finditer(even):
        yield Violation("LaTeX", *match.span(), f"「{match.group()[:20]}」は×や÷、3/4の形で書きましょう。")


def _signs(even: str) -> Iterator[Violation]:
    latex = [match.span() for match in _LATEX.finditer(even)]
    for match in _NEGATIVE.finditer(even):
        start = match.start("sign") if match["sign"] else match.start()
        yield Violation("負の数", start, match.end(), "負の数は使わずに、「2少ない」のように表しましょう。")
    for match in _ROOT.finditer(even):
        if not any(a <= match.start() < b for a, b in latex):
            yield Violation("累乗・根号", *match.span(), f"「{match.group()}」は使わずに、かけ算で書きましょう。")


def _boxes(even: str) -> Iterator[Violation]:
    """□ once, on one side: 50×□＝750. On both sides it is an equation of middle school in disguise."""
    for match in re.finditer(r"[^、。\n=]*=(?=[^、。\n=]*)", even):
        left = match.group()[:-1]
        behind = even[match.end() : match.end() + 80]
        right = re.split(
            r"[、。\n=→⇒]|だから|なので|ので|よって|つまり|より|(?<=[\d)人個本円つ])\s+(?=[□△◇▽])", behind
        )[0]
        if _BOX.search(left) and _BOX.search(right):
            end = match.end() + len(right)
            yield Violation("両側の□", match.start(), end, "□が＝の両側にある式は使わずに、差や比で考えましょう。")


def _steps(even: str) -> Iterator[Violation]:
    """Two equations or more need (1), (2), … or 手順1, 手順2, … in order."""
    equations = sum(1 for line in even.splitlines() if _EQUATION_LINE.search(line))
    numbers = [int(match["paren"] or match["word"]) for match in _STEP.finditer(even)]
    if equations >= 2 and not numbers:
        yield Violation("手順の番号", 0, 0, "式が2つ以上あるときは、(1)(2)のように手順に番号をつけましょう。")
    elif numbers and numbers != list(range(1, len(numbers) + 1)):
        start = next(_STEP.finditer(even)).start()
        yield Violation("手順の番号", start, start, "手順の番号が(1)から順になっていません。")


def _lines(text: str) -> Iterator[Violation]:
    start = 0
    for line in text.splitlines(keepends=True):
        shown = line.rstrip("\r\n")
        if width(shown) > 2 * MAX_WIDTH:
            message = f"1行が長すぎます（{MAX_WIDTH}文字まで）。文を分けましょう。"
            yield Violation("長い行", start, start + len(shown), message)
        start += len(line)


def width(line: str) -> int:
    """Columns that a terminal needs: 2 for a full-width character, 1 for a half-width one."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)
