"""Expressions and equations of elementary school: the exact value, and whether what a text claims is true.

The law of this file: what cannot be read never counts as holding, and what is written correctly is never called false.
`equations` has three answers: True, False, and None where a text states nothing that can be computed (□, words, 約).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sansu.amount import NONE, Amount, ExpressionError
from sansu.equality import equal, remainder
from sansu.notation import CIRCLED, MAX_LENGTH, flat, parse, tokens
from sansu.sides import ABOUT, GOES_ON, LABEL, TOO_LONG, UNREADABLE, WORDS, Side, left_side, right_side

__all__ = ["Equation", "ExpressionError", "equations", "plain_value", "region_start", "value"]


@dataclass(frozen=True, slots=True)
class Equation:
    """One claim that two things are equal. text[start:end] == its words; `left` and `right` are the sides as written.

    holds: True or False where it was computed; None where it states nothing checkable, and `note` (Japanese) says why.
    value: the exact value of the left side where it has one (units as written; None for ratios and words).
    """

    start: int
    end: int
    left: str
    right: str
    holds: bool | None
    value: Fraction | None = None
    note: str = ""

    @property
    def unread(self) -> bool:
        """True where a computation stands there that could not be read: not checked, and no mere words either."""
        return self.holds is None and self.note in (UNREADABLE, TOO_LONG)


def plain_value(amount: Amount) -> Fraction | None:
    """The one exact value of an expression: None where its units must be converted first (3m＋20cm)."""
    if amount.one_scale:
        return amount.plain
    if not amount.mixed and amount.dimensions == NONE:
        return amount.base
    return None


def value(text: str) -> Fraction:
    """The exact value of one expression: "(31−1)×9" -> 270.

    Raises:
        ExpressionError: it is no expression, it is too long, or it has no value; the message names the place.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"式が長すぎます（{MAX_LENGTH}文字まで）。")
    terms = parse(tokens(flat(text)))
    if len(terms) > 1:
        raise ExpressionError("比には1つの値がありません。")
    result = plain_value(terms[0])
    if result is None:
        raise ExpressionError("ちがう単位がまざっています。そろえてから計算します。")
    return result


def equations(text: str) -> list[Equation]:
    """Every claim of equality in a text, in order: with ＝ (a chain gives one a sign), ≒, or in prose (270÷9は30).

    Never raises; a text without any gives [].
    """
    even = flat(text)
    found = list(_written(text, even))
    taken = [(e.start, e.end) for e in found]
    found += [e for e in _spoken(text, even) if not any(a < e.end and e.start < b for a, b in taken)]
    return sorted(found, key=lambda e: (e.start, e.end))


# --- with a sign -----------------------------------------------------------------------------------------------------

_SIGNS = ("=", "≒", "≈", "≃", "\\fallingdotseq", "\\approx")
_SIGN = re.compile(r"(?<![=<>!≦≧≠:])(?:=+|≒|≈|≃|\\fallingdotseq|\\approx)(?![=<>])")
# Where a number stands alone on the left, words before it may own it (食塩水200g＝20g): only these leave it free.
_FREE = re.compile(
    r"(?:^|[\s、。，．・「」『』（）()\]】:：→⇒…*=≒]|だから|なので|ので|よって|つまり|すなわち|また|から|そして|ここで|は)$"
)
_CLOCK = re.compile(r"午前|午後|時(?!間|速)")
_CLOCK_FACE = re.compile(r"(?<!\d)\d{1,2}:0\d(?!\d)")


def region_start(even: str, sign: int) -> int:
    """Where the left side of the sign at even[sign] may begin: behind the sign before it, or behind its line's label.

    Where ＝ begins a line it continues the line above.
    """
    line = even.rfind("\n", 0, sign) + 1
    if line and not even[line:sign].strip():
        line = even.rfind("\n", 0, line - 1) + 1
    before = max(even.rfind(mark, line, sign) + len(mark) if mark in even[line:sign] else 0 for mark in _SIGNS)
    label = LABEL.match(even, line, sign)
    return max(before, label.end() if label else line)


def _written(text: str, even: str) -> Iterator[Equation]:
    signs = list(_SIGN.finditer(even))
    for index, sign in enumerate(signs):
        left = left_side(even, region_start(even, sign.start()), sign.start())
        right = right_side(even, sign.end(), _region_end(even, sign.end(), signs[index + 1 : index + 2]))
        begin, end = left.start if left else sign.start(), right.end if right else sign.end()
        sides = (text[begin : sign.start()].strip(), text[sign.end() : end].strip())
        if left is not None and right is not None:
            yield _equation(begin, end, sides, left, right, sign.group(), even)
        elif left is not None or right is not None:
            yield Equation(begin, end, *sides, None, None, WORDS)


def _region_end(even: str, behind: int, following: list[re.Match[str]]) -> int:
    """The end of the line, or of the next one where ＝ ends the line; never beyond the next sign."""
    stop = even.find("\n", behind)
    if stop >= 0 and not even[behind:stop].strip():
        stop = even.find("\n", stop + 1)
    stop = len(even) if stop < 0 else stop
    return min(stop, following[0].start()) if following else stop


def _equation(begin: int, end: int, sides: tuple[str, str], left: Side, right: Side, mark: str, even: str) -> Equation:
    exact = plain_value(left.terms[0]) if left.readable and len(left.terms) == 1 else None
    if mark.strip("="):
        return Equation(begin, end, *sides, None, exact, ABOUT)
    if left.readable and right.terms and right.note == GOES_ON:  # 10÷3＝3.33…
        near = exact is not None and 0 <= exact - right.terms[0].plain < Fraction(1, 10**right.places)
        return Equation(begin, end, *sides, None if near else False, exact, GOES_ON)
    if not left.readable or not right.readable:
        return Equation(begin, end, *sides, None, exact, left.note or right.note)
    holds = _judge(left, right)
    if not left.terms[0].operators and len(left.terms) == 1 and not _FREE.search(even[max(0, begin - 8) : begin]):
        holds = None
    if holds is False and _is_time_of_day(left, right, even[begin:end]):
        holds = None
    return Equation(begin, end, *sides, holds, exact, "計算で確かめられません。" if holds is None else "")


def _judge(left: Side, right: Side) -> bool | None:
    if right.remainder is not None:
        single = len(left.terms) == len(right.terms) == 1
        return remainder(left.terms[0], right.terms[0], right.remainder, right.places) if single else None
    strict, loose = equal(left.terms, right.terms), equal(left.loose, right.loose)
    if loose is False and not left.terms[0].operators and not right.terms[0].operators:
        return False if strict is not None else None  # 30（分）＝30（秒）
    # A unit in parentheses is a label: reading it may make an equation true, never false.
    return True if loose is True else strict


def _is_time_of_day(left: Side, right: Side, words: str) -> bool:
    """23時＋2時間＝1時; 0:30×2＝1:00."""
    if _CLOCK_FACE.search(words):
        return True
    hours = left.terms[0].dimensions == right.terms[0].dimensions == (0, 1, 0, 0, 0)
    return hours and _CLOCK.search(words) is not None and (left.terms[0].base - right.terms[0].base) % 720 == 0


# --- in prose --------------------------------------------------------------------------------------------------------

# は and で make a claim where a computation stands before them and a number behind them.
_SAYS = re.compile(
    rf"\s?(?:を計算すると|の答えは|の値は|すると|して|は|で)(?P<comma>[、,]?)\s?(?=[\d約時分秒毎{CIRCLED}-])"
)
_NO_CLAIM = re.compile(
    r"\s?(?:の|ずつ|おき|より|あたり|倍|分の|番|に(?!な|ひと)|で(?!す|あ)|と(?!な|わ|い|求|分)|や|から|を|か|〜|～|つの)"
)
_CLAIM = re.compile(
    r"\s?(?:$|[。、．,!！)）」\n]|です|だ|で(?:す|あ)|になり|になる|と(?:な|わ|い|求|分)|に(?:な|ひと)|なので)"
)
_SPOKEN = 80  # characters of either side
_STOP = re.compile(r"[\n=はで、。]|$")


def _spoken(text: str, even: str) -> Iterator[Equation]:
    for says in _SAYS.finditer(even):
        window = max(0, says.start() - _SPOKEN)
        start = window + max(even[window : says.start()].rfind(mark) for mark in "\n=はで、。") + 1
        label = LABEL.match(even, start, says.start()) if not start or even[start - 1] == "\n" else None
        left = left_side(even, label.end() if label else start, says.start())
        if left is None or not left.readable or len(left.terms) > 1:
            continue
        stop = _STOP.search(even, says.end(), says.end() + _SPOKEN)
        right = right_side(even, says.end(), stop.start() if stop else len(even))
        if right is None or len(right.terms) > 1 or (right.terms and right.terms[0].operators):
            continue
        computed = bool(left.terms[0].operators)
        if not computed and right.terms and left.terms[0].labels == right.terms[0].labels:
            continue  # 全体は12人で3人です
        strict = not computed or says["comma"]
        if (_CLAIM.match(even, right.end) is None) if strict else (_NO_CLAIM.match(even, right.end) is not None):
            continue
        sides = (text[left.start : says.start()], text[says.end() : right.end])
        equation = _equation(left.start, right.end, sides, left, right, "=", even)
        if equation.holds is not None or computed:
            yield equation
