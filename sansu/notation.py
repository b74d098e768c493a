"""Elementary arithmetic notation: text -> tokens -> an exact `Amount`.

Reads what pupils and models write: both widths, × ÷ ＋ − and their look-alikes, brackets of every kind, decimals,
3/4, 27と3/11, 11分の3, 15%, 3割5分, 1万2千, ①…㊿, 1時間20分, 時速72km, 60(円), and the LaTeX that some models cannot
leave alone.  Everything is bounded: length, depth and the size of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from sansu.amount import (
    NONE,
    RATE,
    UNIT,
    Amount,
    ExpressionError,
    NoValueError,
    amount,
    combine,
    measured,
    negative,
    ratio_part,
    symbol,
    unit_size,
)

MAX_LENGTH = 400  # characters of one side
MAX_DEPTH = 60

_LOOK_ALIKES = {
    "\u3000\u00a0\t\r": " ",
    "−–—‐‑﹣➖": "-",
    "✕✖⨯": "×",
    "⁄∕": "/",
    "➕": "+",
    "➗": "÷",
    "∶": ":",
    "ℓ": "L",
    "〔〈": "[<",
    "〕〉": "]>",
}
_ONE_TO_ONE: dict[int, str] = {0xFF01 + i: chr(0x21 + i) for i in range(94)} | {
    ord(character): spelling[min(i, len(spelling) - 1)]
    for characters, spelling in _LOOK_ALIKES.items()
    for i, character in enumerate(characters)
}


def flat(text: str) -> str:
    """The text with half-width characters, one for one: every place stays where it is."""
    return text.translate(_ONE_TO_ONE)


# --- tokens ----------------------------------------------------------------------------------------------------------

Kind = Literal["number", "operator", "open", "close", "colon", "label", "unit", "frac", "remainder", "word"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; text[start:end] unless it is an operator's one spelling."""

    kind: Kind
    text: str
    start: int
    end: int
    gap: bool  # white space stands before it
    amount: Amount | None = None  # a number's
    ratio: bool = False  # a fraction, percentage, 割 or 倍: what stands behind の


_CIRCLES = {
    c: i for i, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
}
CIRCLED = "".join(_CIRCLES)  # never a range: between ⑳ and ㉑ stand all the kana
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
_FRACTION = re.compile(
    rf"(?:(?P<whole>{_DIGITS})\s?と\s?)?"
    r"(?:(?P<denominator>\d+[百千万億]?)分の(?P<numerator>\d+)(?!\d*[分秒時])|(?P<top>\d+)/(?P<bottom>\d+)(?![\d.]))"
)
_DECIMAL = re.compile(rf"{_DIGITS}(?:\.\d+)?")
_MYRIADS = {"億": 10**8, "万": 10**4, "千": 1000, "百": 100}
_PERCENT = re.compile(r"\s?(?:\\?%|パーセント)")
_WARI = re.compile(r"割(?:(\d)分)?(?:(\d)厘)?")
_CHANGE = re.compile(r"(?:の)?(?:(引き|引|びき)|(増し|増|まし))")
_SPEED = re.compile(r"(?:毎(?P<each>[時分秒])|(?P<fast>[時分秒])速)\s?(?=\d)")
_CIRCLED = re.compile(rf"([{CIRCLED}])(?:\.([\d{CIRCLED}]+))?")
_BOXED = re.compile(r"\[\s?(\d{1,3}(?:\.\d+)?)\s?\]|<\s?(\d{1,3}(?:\.\d+)?)\s?>")
# （本）, （1本分）, （両はしの1本）: words behind a number; never anything that could be computed.
_LABEL = re.compile(
    rf"\(\s*((?!\d)(?=[^()]*[^\d\s])[^()+\-*/×÷=:□△○{CIRCLED}\\]{{1,16}}?|1[^()\d.\s+\-*/×÷=:□△○\\]{{1,10}})\s*\)"
)
_LOOSE_LABEL = re.compile(r"[^\W\dA-Za-zはがをでとにの約]{1,6}(?=\s?[+\-×÷*/=)])")
_DASH_BEFORE = re.compile(rf"[\d)A-Za-z{CIRCLED}]")  # 30ー5 takes away; メーター and データ5 are words
_DASH_AFTER = re.compile(rf"[\d({CIRCLED}]")
_SKIP = re.compile(r"\s+|\*\*(?!\d)|(?<!\d)\*\*|[$`&]|\\(?:left|right|quad|[()\[\],;! ])|\\\\")
_COMMAND = re.compile(r"\\(?:(times|cdot)|(div)|([dt]?frac)|(?:text|mathrm)\{([^{}]{1,12})\})")
_REMAINDER = re.compile(r"(?:[でと][、,]?|[、,])?\s?(?:あまり|余り|余)(?:は|が)?|(?:…+|‥+|\.{3,}|・{3,})(?=\s?\d)")
_RATIO_AHEAD = re.compile(r"の\s?(?:\d+(?:\.\d+)?\s?(?:\\?%|パーセント|割|倍)|\d+/\d+|\d+分の\d+|\d+と\d+)")
_TIMES_AHEAD = re.compile(r"[xX]\s?[\d(]")
_WORD = re.compile(r"[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Number:
    """What was scanned: 3割5分, 27と3/11, 1.5km."""

    amount: Amount
    end: int
    bare: bool = False
    ratio: bool = False


def _digits(text: str) -> Fraction:
    if len(text) > 40:
        raise NoValueError("数が長すぎます。")
    return Fraction(text.replace(",", ""))


def _scan_myriads(text: str, at: int, below: int = 10**12) -> tuple[Fraction, int]:
    """Digits with 億, 万, 千, 百 behind them, as in 1万5千 or 1万2000: (value, end)."""
    match = _DECIMAL.match(text, at)
    if match is None:
        return Fraction(0), at
    number, end = _digits(match.group()), match.end()
    size = _MYRIADS.get(text[end : end + 1], below)
    if size >= below:
        return number, end
    rest, end = _scan_myriads(text, end + 1, size)
    return number * size + rest, end


def _scan_number(text: str, at: int) -> _Number | None:
    if match := _FRACTION.match(text, at):
        bottom = _scan_myriads(match["denominator"] or match["bottom"], 0)[0]
        if not bottom:
            raise NoValueError("分母が0です。")
        value = _digits(match["whole"] or "0") + _digits(match["numerator"] or match["top"]) / bottom
        with_unit, end = _scan_unit(text, match.end(), amount(value))
        return _Number(with_unit, end, ratio=True)
    value, end = _scan_myriads(text, at)
    if end == at:
        return None
    if match := _PERCENT.match(text, end):
        return _scan_change(text, match.end(), ratio_part(value, value / 100, "%"))
    if match := _WARI.match(text, end):
        tenths = value / 10 + Fraction(int(match[1] or 0), 100) + Fraction(int(match[2] or 0), 1000)
        return _scan_change(text, match.end(), ratio_part(tenths, tenths, "割"))
    with_unit, after = _scan_unit(text, end, amount(value))
    return _Number(with_unit, after, bare=after == end, ratio="倍" in with_unit.labels)


def _scan_change(text: str, at: int, part: Amount) -> _Number:
    """3割引き is 0.7, 2割増し is 1.2."""
    match = _CHANGE.match(text, at)
    if match is None:
        return _Number(part, at, ratio=True)
    return _Number(amount(1 - part.plain if match[1] else 1 + part.plain), match.end(), ratio=True)


def _scan_unit(text: str, at: int, of: Amount) -> tuple[Amount, int]:
    """The amount with the unit that stands at `at`, if one does: (amount, end)."""
    start = at + 1 if text[at : at + 1] == " " and text[at + 1 : at + 2].isascii() else at
    match = UNIT.match(text, start)
    if match is None:
        label = _LOOSE_LABEL.match(text, at)  # 3グループ×5
        return (replace(of, labels=of.labels | {label.group()}), label.end()) if label else (of, at)
    if match["more"] == "目":  # 3日目 names a day, it measures nothing
        return replace(of, labels=of.labels | {match.group()}), match.end()
    of, end = measured(of, match["unit"]), match.end()
    if rate := RATE.match(text, end):
        of, end = measured(of, rate["unit"], per=True), rate.end()
    return of, end


def _scan_compound(text: str, number: _Number) -> _Number:
    """1時間20分, 2m30cm: the parts of one measurement, told in its last unit."""
    while (size := unit_size(number.amount)) and text[number.end : number.end + 1].isdigit():
        whole = number.amount
        if whole.plain == 1 and "日" in whole.labels:  # 1日8時間 is eight hours a day
            break
        part = _scan_number(text, number.end)
        unit = unit_size(part.amount) if part else None
        if part is None or unit is None or part.amount.dimensions != whole.dimensions or unit >= size:
            break
        base = whole.base + part.amount.base
        number = _Number(
            replace(part.amount, plain=base / unit, base=base, loose=base / unit, head=(base, whole.dimensions)),
            part.end,
        )
    return number


def _labelled(of: Amount, label: str) -> Amount:
    """（分） behind a number, read as if it were its unit."""
    if label in ("%", "割"):
        return ratio_part(of.plain, of.plain / (100 if label == "%" else 10), label)
    match = UNIT.fullmatch(label)
    return measured(of, match["unit"]) if match else of


class _Scanner:
    """Walks over a flat text and collects its tokens; what cannot belong to an expression becomes a "word"."""

    def __init__(self, text: str, labels: bool) -> None:
        self.text = text
        self.labels = labels
        self.at = 0
        self.gap = False
        self.found: list[Token] = []

    @property
    def behind_operand(self) -> bool:
        return bool(self.found) and self.found[-1].kind in ("number", "close", "unit", "label")

    def add(self, kind: Kind, end: int, of: Amount | None = None, ratio: bool = False, name: str | None = None) -> None:
        text = self.text[self.at : end] if name is None else name
        self.found.append(Token(kind, text, self.at, end, self.gap, of, ratio))
        self.at, self.gap = end, False

    def scan(self) -> list[Token]:
        while self.at < len(self.text):
            if match := _SKIP.match(self.text, self.at):
                self.at, self.gap = match.end(), True
            elif not (self.command() or self.number() or self.sign()):
                match = _WORD.match(self.text, self.at)
                self.add("word", match.end() if match else self.at + 1)
        return self.found

    def command(self) -> bool:
        """LaTeX, a remainder's word, a label in parentheses."""
        if match := _COMMAND.match(self.text, self.at):
            if match[1] or match[2]:
                self.add("operator", match.end(), name="*" if match[1] else "/")
            elif match[3]:
                self.add("frac", match.end())
            else:
                self.add("label" if self.behind_operand else "word", match.end())
        elif self.behind_operand and (match := _REMAINDER.match(self.text, self.at)):
            self.add("remainder", match.end())
        elif self.behind_operand and (match := _LABEL.match(self.text, self.at)):
            self.add("label", match.end())
        else:
            return False
        return True

    def number(self) -> bool:
        text, at = self.text, self.at
        if match := _SPEED.match(text, at):
            speed = _scan_number(text, match.end())
            if speed is None:
                return False
            unit = match["each"] or match["fast"]
            self.add("number", speed.end, measured(speed.amount, "時間" if unit == "時" else unit, per=True))
        elif match := _CIRCLED.match(text, at):
            decimals = "".join(str(_CIRCLES.get(c, c)) for c in match[2] or "0")
            self.add("number", match.end(), symbol(Fraction(f"{_CIRCLES[match[1]]}.{decimals}"), 3))
        elif not self.behind_operand and (match := _BOXED.match(text, at)):
            self.add("number", match.end(), symbol(Fraction(match[1] or match[2]), 4))
        elif text[at].isdigit() and text[at].isascii():
            scanned = _scan_number(text, at)
            assert scanned is not None
            number = _scan_compound(text, scanned)
            label = _LABEL.match(text, number.end) if self.labels and scanned.bare else None
            self.add("number", number.end, _labelled(number.amount, label[1]) if label else number.amount, number.ratio)
        else:
            return False
        return True

    def sign(self) -> bool:
        """Operators, brackets, and the unit behind a closing one."""
        text, at, character = self.text, self.at, self.text[self.at]
        if character in "([{":
            self.add("open", at + 1)
        elif character in ")]}":
            self.add("close", at + 1)
            _, end = _scan_unit(text, self.at, amount(Fraction(1)))
            if match := _PERCENT.match(text, self.at):
                self.add("unit", match.end(), name="%")
            elif end > self.at and text[self.at] != " ":
                self.add("unit", end)
        elif text[at : at + 2] in ("**", "//", "--", "++"):
            self.add("word", at + 2)
        elif character in "+-×÷*/":
            self.add("operator", at + 1, name={"×": "*", "÷": "/"}.get(character))
        elif character in "xX" and self.behind_operand and _TIMES_AHEAD.match(text, at):
            self.add("operator", at + 1, name="*")
        elif character == "ー" and _DASH_BEFORE.match(text, at - 1) and _DASH_AFTER.match(text, at + 1) and at:
            self.add("operator", at + 1, name="-")
        elif character == ":":
            self.add("colon", at + 1)
        elif self.behind_operand and _RATIO_AHEAD.match(text, at):
            self.add("operator", at + 1)  # 200円の15%
        else:
            return False
        return True


def tokens(text: str, labels: bool = False) -> list[Token]:
    """Every piece of an already `flat` text.

    labels: units in parentheses are read as units too (1.5（時間）＝90（分）).

    Raises:
        NoValueError: a number in it is too long or has the denominator 0.
    """
    return _Scanner(text, labels).scan()


# --- parser ----------------------------------------------------------------------------------------------------------


class _Parser:
    """Recursive descent with school precedence: ( ) before × ÷ before ＋ −, left to right."""

    def __init__(self, pieces: Sequence[Token]) -> None:
        self.pieces = pieces
        self.at = 0
        self.depth = 0

    def peek(self) -> Token | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def operator(self, among: str) -> str | None:
        """Takes the next token where it is one of these operators."""
        piece = self.peek()
        if piece is None or piece.kind != "operator" or piece.text not in among:
            return None
        self.at += 1
        return piece.text

    def take(self, kind: Kind) -> None:
        piece = self.peek()
        if piece is None or piece.kind != kind:
            raise self.failure()
        self.at += 1

    def failure(self) -> ExpressionError:
        piece = self.peek()
        if piece is None:
            return ExpressionError("式がとちゅうで終わっています。")
        return ExpressionError(f"{piece.start + 1}文字めの「{piece.text}」が読めません。")

    def sum(self) -> Amount:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NoValueError("かっこが深すぎます。")
        total = negative(self.product()) if self.operator("-") else self.product()
        while sign := self.operator("+-"):
            total = combine(sign, total, self.product())
        self.depth -= 1
        return total

    def product(self) -> Amount:
        total = self.factor()
        divided = False
        while sign := self.operator("*/の"):
            if sign == "の" and divided:  # 100÷5の2倍 can be read in two ways
                self.at -= 1
                raise self.failure()
            divided = divided or sign == "/"
            total = combine("*" if sign == "の" else sign, total, self.factor())
        return total

    def factor(self) -> Amount:
        piece = self.peek()
        if piece is None:
            raise self.failure()
        if piece.kind == "number" and piece.amount is not None:
            self.at += 1
            of = piece.amount
        elif piece.kind == "frac":
            self.at += 1
            top = self.group()
            of = combine("/", top, self.group())
        else:
            of = self.group()
        while (piece := self.peek()) and piece.kind in ("label", "unit"):
            self.at += 1
            if piece.kind == "unit":
                of = ratio_part(of.plain, of.plain / 100, "%") if piece.text == "%" else self.measured(of, piece.text)
        return of

    def measured(self, of: Amount, unit: str) -> Amount:
        match = UNIT.match(unit)
        return measured(of, match["unit"]) if match and of.dimensions == NONE else of

    def group(self) -> Amount:
        self.take("open")
        of = self.sum()
        self.take("close")
        return replace(of, last=None)


def parse(pieces: Sequence[Token]) -> tuple[Amount, ...]:
    """One amount, or the terms of a ratio.

    Raises:
        ExpressionError: the tokens are no expression.
        NoValueError: they are one, but it has no value.
    """
    parser = _Parser(pieces)
    terms = [parser.sum()]
    while (piece := parser.peek()) and piece.kind == "colon":
        parser.at += 1
        terms.append(parser.sum())
    if parser.peek() is not None:
        raise parser.failure()
    return tuple(terms)
