"""Japanese lines: kinsoku, and nothing broken that a pupil reads as one (31本, 27と3/11分, 分速60m, an equation).

Textual wraps with neither: a line may begin with 、 and a number may break in two (Textual 8.2.8, measured).
Source of the kinsoku rules: JIS X 4051 and W3C "Requirements for Japanese Text Layout", 3.1.7 and 3.1.8, in the part
that arithmetic needs. Widths are terminal cells (rich.cells): ① ○ × count 1, ＝ ー （ count 2.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

from sansu.quantity import COUNTERS, DIMENSIONS

NO_START = frozenset(
    "、。，．,.・：；:;？！?!）)］]｝}〕〉》」』】〙〗’”゛゜ーｰ々ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ…‥％%°′″℃｜"
)
NO_END = frozenset("（(［[｛{〔〈《「『【〘〖‘“")
OPERATORS = "＝=≒×÷＋+−－：:<>＜＞"

_UNITS = "|".join(
    sorted(
        {re.escape(unit) for unit in COUNTERS}
        | {re.escape(unit) for units in DIMENSIONS.values() for unit in units}
        | set("㎝㎞㎏㎜ℓ㎡㎠㎥㎤%％割分厘月時")
        | {"あまり"},
        key=len,
        reverse=True,
    )
)
_DIGITS = r"[0-9０-９]"
_NUMBER = rf"(?:{_DIGITS}+(?:[,，.．]{_DIGITS}+)*(?:と{_DIGITS}+[/／]{_DIGITS}+|[/／]{_DIGITS}+)?)"
# One thing to the eye: a number with what stands before and behind it, a word in letters, a step's number.
_ATOM = re.compile(
    rf"\([0-9]+\)[ ]?|"
    rf"(?:[分時秒]速|毎[分時秒]|約|第)?{_NUMBER}(?:{_UNITS})?(?:目|後|前|分の{_NUMBER})?(?:（[^（）\s]{{1,8}}）)?|"
    rf"[A-Za-zＡ-Ｚａ-ｚ]+|[①-⑳㉑-㊿]",
)
# Parts of a calculation, and the calculations that they make: two parts or more with an operator between.
_PART = rf"(?:[（(]*(?:{_NUMBER}(?:{_UNITS})?|[①-⑳㉑-㊿□△○])(?:[）)]|（[^（）\s]{{1,8}}）)*)"
_EQUATION = re.compile(rf"{_PART}(?:[{re.escape(OPERATORS)}あまり]+{_PART})+")

# How much it hurts to break in front of a place, the least first.
_FREE, _AT_EQUALS, _AT_OPERATOR = 0, 1, 2


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """The lines of the text on a screen `width` cells wide; a newline in the text ends a line.

    The lines of a paragraph after its first have `hang` cells less (the caller indents them).

    The lines of a paragraph joined are the paragraph. No line is wider than `width`, the spaces at its end not counted,
    unless a single character is. No line begins with a character of NO_START or ends with one of NO_END, and no number
    is broken, unless one unbreakable unit alone is wider than a line.
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, max(1, width), hang)]


@lru_cache(maxsize=2048)
def _paragraph(text: str, width: int, hang: int) -> tuple[str, ...]:
    places = _places(text)
    lines: list[str] = []
    start = 0
    while start < len(text):
        end = _line_end(text, start, max(1, width - hang) if lines else width, places)
        lines.append(text[start:end])
        start = end
    return tuple(lines) or ("",)


def _line_end(text: str, start: int, width: int, places: list[tuple[int, int]]) -> int:
    """Where the line that begins at `start` ends: as late as it fits, at the place that hurts least."""
    best: dict[int, int] = {}
    for place, pain in places:
        if place <= start:
            continue
        if cell_len(text[start:place].rstrip(" ")) > width:
            break
        best[pain] = place
        if place == len(text):
            return place
    if best:
        return best[min(best)]
    return _cut(text, start, width)


def _cut(text: str, start: int, width: int) -> int:
    """An emergency: one unit is wider than the line. It is cut where the line is full; what is unseen helps nobody."""
    end = start + 1
    while end < len(text) and (cell_len(text[start : end + 1]) <= width or cell_len(text[end]) == 0):
        end += 1
    return end


def _places(text: str) -> list[tuple[int, int]]:
    """Every index in front of which the text may be broken, with its pain; the end of the text is one."""
    held = [False] * (len(text) + 1)
    for atom in _ATOM.finditer(text):
        held[atom.start() + 1 : atom.end()] = [True] * (atom.end() - atom.start() - 1)
    pain = [_FREE] * (len(text) + 1)
    for equation in _EQUATION.finditer(text):
        for index in range(equation.start() + 1, equation.end()):
            if text[index] in "＝=≒":
                pain[index] = _AT_EQUALS
            elif text[index] in OPERATORS:
                pain[index] = _AT_OPERATOR
            else:
                held[index] = True
    found = [
        (index, pain[index])
        for index in range(1, len(text))
        if not held[index] and _may_begin(text[index], pain[index]) and not _ends_badly(text, index)
    ]
    return [*found, (len(text), _FREE)]


def _may_begin(character: str, pain: int) -> bool:
    # A space stays at the end of the line before; ： is an operator inside a ratio and punctuation elsewhere.
    return (character not in NO_START or pain > _FREE) and character != " " and cell_len(character) > 0


def _ends_badly(text: str, index: int) -> bool:
    """Whether the line that ends in front of `index` would end with an opening bracket, spaces not counted."""
    before = text[:index].rstrip(" ")
    return bool(before) and before[-1] in NO_END
