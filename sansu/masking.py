"""Names and numbers out of the reading line and back into the explanation.

A small model copies 桜の木 or 1380 letter by letter and digit by digit, and slips; with one letter for each it cannot.
So the line that sansu-nano is given says A, B, ... for the people and things of the problem and α, β, ... for its
numbers, and what it writes gets them back.  (Number mapping: Wang, Liu, Shi, Deep Neural Solver for Math Word Problems,
EMNLP 2017.)

A word is a name where nothing depends on it: line and explanation stay the same but for the word itself.  The first
number of a line is α, the second β, whatever they are, so that problems of one kind read alike; what is larger than
what stands behind the line (小さい順：βα).  A number of the explanation is the line's where the two are equal in
all problems of the same kind; values that the calculator finds get further letters in their order; the rest is the
method's own.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import accumulate
from typing import Any

from sansu.calculator import calculator_guide
from sansu.families import AnyFamily
from sansu.language_model import Guidance
from sansu.quantity import Quantity

# I, L and O look like digits or are units.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
# For numbers of the line, and for values found on the way; none looks like a letter, a unit or an unknown.
GIVEN, FOUND = "αβγδεζηθκλνξπρστυφχψω", "бвгджзийклмнпфцчшщэюя"
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+|と\d+/\d+|/\d+)?(?![\d.])")
_LABEL_OR_NUMBER = re.compile(rf"^\(\d+\) |{_NUMBER.pattern}", re.MULTILINE)  # the (4) of a step is no number
_PLAIN = {"1", "2", "3", "10", "60", "100", "1000"}  # that methods bring along
# Words that say which way a difference goes stay: the model must know it.
_DIRECTIONS = re.compile(
    r"(?:多|少な|高|安|長|短|重|軽|大き|小さ|速|早|おそ|遅|深|浅|広|せま|低|古|新し)[いく]$|[前後目損上下の]$|利益$"
)
# Words for what is measured: which of them it is decides the method.
_ROLES = {"速さ", "重さ", "長さ", "代金", "金額", "人数", "点数", "全体"}
_MARK = 0xE000  # of private use: no text has it


@dataclass(frozen=True, slots=True)
class Masked:
    """A reading line with letters for names and numbers, and the explanation in the same letters.

    text: "" where only the line was wanted.
    order: the letters of the line's numbers from the smallest to the largest; equal ones stand in their own order.
    names: the name of each letter.  numbers: the number of each letter, those that the explanation finds too.
    """

    line: str
    text: str
    names: Mapping[str, str]
    numbers: Mapping[str, str]
    order: str

    @property
    def prompt(self) -> str:
        """What the model is told."""
        return f"{self.line}｜小さい順：{self.order}" if len(self.order) > 1 else self.line

    def restored(self, text: str) -> str:
        """The line or the explanation with names and numbers in it."""
        return "".join(self.names.get(c, self.numbers.get(c, c)) for c in text)

    def answer(self) -> Unmasking:
        """For one answer of a model to the line."""
        given = {letter: number for letter, number in self.numbers.items() if letter in GIVEN}
        return Unmasking(dict(self.names), given)


@dataclass(slots=True)
class Unmasking:
    """Gives an answer its names and numbers back while it is written, and lets the calculator speak in letters."""

    names: dict[str, str]
    numbers: dict[str, str] = field(default_factory=dict)

    def restored(self, piece: str) -> str:
        """A piece of the answer; a letter is one character, so pieces may be cut anywhere."""
        return "".join(self.names.get(c, self.numbers.get(c, c)) for c in piece)

    def guide(self, text: str) -> Guidance | None:
        """`sansu.calculator.calculator_guide` on the restored text; each value gets the next letter."""
        guidance = calculator_guide(self.restored(text))
        if guidance is None:
            return None
        ends = [0, *accumulate(len(self.restored(character)) for character in text)]
        keep = ends.index(guidance.keep)
        return Guidance(keep, self.found(guidance.text, text[:keep]), guidance.forbid | {*GIVEN, *FOUND})

    def found(self, value: str, before: str) -> str:
        """A value that the calculator writes behind `before`, in letters that stand there nowhere yet."""
        free = (letter for letter in FOUND if letter not in before)

        def lettered(match: re.Match[str]) -> str:
            letter = next(free, match[0])
            if letter in FOUND:
                self.numbers[letter] = match[0]
            return letter

        return _NUMBER.sub(lettered, value)


def _value(number: str) -> Fraction:
    whole, _, part = number.rpartition("と")
    return Fraction(int(whole or 0)) + Fraction(part)


_VALUE = re.compile(r"＝(.*?)(?:（|$)", re.MULTILINE)
_SAMPLES = 1500  # of a family, from which its templates are taken: the usual kinds of problem many times
_ENOUGH = 8  # problems of a kind: fewer may agree by chance


def _shapes(line: str, text: str) -> tuple[str, str]:
    """The kind of a problem: with the order of its numbers by size, and without."""
    shape = f"{_NUMBER.sub('#', line)}\n{_LABEL_OR_NUMBER.sub('#', text)}"
    return f"{shape}\n{_order(_given(line))}", shape


def _order(given: Mapping[str, str]) -> str:
    return "".join(sorted(given, key=lambda letter: (_value(given[letter]), letter)))


def _given(line: str) -> dict[str, str]:
    return dict(zip(GIVEN, _NUMBER.findall(line), strict=False))


@dataclass(slots=True)
class _Written:
    """An explanation while its numbers become letters: the text so far, and what the letters stand for."""

    unmasking: Unmasking
    text: str = ""

    def numbers(self, told: str) -> Iterator[tuple[str, str]]:
        """Each number that is no computed value with the letters that it may have; the caller writes it."""
        computed = [match.span(1) for match in _VALUE.finditer(told)]
        end = 0
        for match in _LABEL_OR_NUMBER.finditer(told):
            self.text += told[end : match.start()]
            end = match.end()
            if any(start <= match.start() < stop for start, stop in computed):
                self.text += self.unmasking.found(match[0], self.text)
            else:
                yield match[0], "".join(k for k, number in self.unmasking.numbers.items() if number == match[0])
        self.text += told[end:]


@cache
def _templates(family: AnyFamily) -> dict[str, list[str]]:
    """For each kind of problem the letters that each number of its explanation may have.

    They are those of the line's numbers and of the values found before that equal it in every problem of this kind.
    """
    rng = random.Random(0)
    templates: dict[str, list[str]] = {}
    seen = Counter[str]()
    for turn in range(_SAMPLES):
        line, text, _ = _named(family, family.sample(rng, 1 + turn % 3))
        equal = [letters for _, letters in _Written(Unmasking({}, _given(line))).numbers(text)]
        for shape in _shapes(line, text):
            before = templates.setdefault(shape, equal)
            seen[shape] += 1
            templates[shape] = ["".join(k for k in old if k in new) for old, new in zip(before, equal, strict=True)]
    return {shape: template for shape, template in templates.items() if seen[shape] >= _ENOUGH}


def explained(family: AnyFamily, situation: Any) -> Masked:
    """The situation's reading line and explanation in letters: what a model is taught."""
    line, text, names = _named(family, situation)
    narrow, wide = (_templates(family).get(shape) for shape in _shapes(line, text))
    # Where the numbers' order decides (6−4 but never 4−6), the wide kind agrees on nothing.
    template = [a or b for a, b in zip(wide, narrow or wide, strict=True)] if wide else narrow
    written = _Written(Unmasking({}, _given(line)))
    for index, (number, letters) in enumerate(written.numbers(text)):
        # A kind that is too rare to have a template: what no method brings along is from somewhere.
        possible = template[index] if template else "" if number in _PLAIN else letters
        written.text += next((letter for letter in possible if letter in letters), number)
    masked = _masked(line, names)
    return dataclasses.replace(masked, text=written.text, numbers=written.unmasking.numbers)


def _masked(line: str, names: Mapping[str, str]) -> Masked:
    given = _given(line)
    letters = iter(GIVEN)
    return Masked(_NUMBER.sub(lambda match: next(letters, match[0]), line), "", names, given, _order(given))


def mask(family: AnyFamily, situation: Any) -> Masked:
    """The situation's reading line in letters: what a model is asked."""
    line, _, names = _named(family, situation)
    return _masked(line, names)


def _named(family: AnyFamily, situation: Any) -> tuple[str, str, dict[str, str]]:
    """Line and explanation without names, and the name of each letter: A is the first of the line, B the next."""
    line, text = family.reading_line(situation), family.explain(situation).text
    units = {family.explain(situation).answer.unit, *_units(situation)}
    candidates = {
        word
        for word in words(situation) - units - _ROLES
        if word in line and not _DIRECTIONS.search(word) and not re.search(rf"\d{re.escape(word)}", line)
    }
    names: dict[str, str] = {}
    for word in sorted(candidates, key=lambda word: (-len(word), word)):  # a longer one may hold a shorter one
        mark = chr(_MARK + len(names))
        renamed = substituted(situation, word, mark)
        try:
            other_line, other_text = family.reading_line(renamed), family.explain(renamed).text
        except Exception:  # the family depends on the word (足, 両はし): whatever it raises, the word stays
            continue
        same_line = mark in other_line and other_line.replace(mark, word) == line
        if same_line and other_text.replace(mark, word) == text:
            situation, line, text = renamed, other_line, other_text
            names[mark] = word
    free = [letter for letter in LETTERS if letter not in line and letter not in text]
    marks = sorted(names, key=line.index)
    letters = dict(zip(marks, free, strict=False))
    # More names than letters: the last ones stay as they are.
    table = str.maketrans({mark: letters.get(mark, name) for mark, name in names.items()})
    return line.translate(table), text.translate(table), {letters[m]: names[m] for m in marks if m in letters}


def words(thing: Any) -> set[str]:
    """Every string in a situation at any depth, units of quantities left out."""
    if isinstance(thing, str):
        return {thing} if thing else set()
    if isinstance(thing, Quantity):
        return set()
    if dataclasses.is_dataclass(thing):
        return set().union(*(words(getattr(thing, field.name)) for field in dataclasses.fields(thing)))
    if isinstance(thing, tuple | list):
        return set().union(*map(words, thing))
    return set()


def _units(thing: Any) -> set[str]:
    if isinstance(thing, Quantity):
        return {thing.unit}
    if dataclasses.is_dataclass(thing):
        return set().union(*(_units(getattr(thing, field.name)) for field in dataclasses.fields(thing)))
    if isinstance(thing, tuple | list):
        return set().union(*map(_units, thing))
    return set()


def substituted(thing: Any, old: str, new: str) -> Any:
    """The situation with one string in the place of another."""
    if isinstance(thing, str):
        return new if thing == old else thing
    if isinstance(thing, Quantity):
        return thing
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        changed = {f.name: substituted(getattr(thing, f.name), old, new) for f in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **changed)
    if isinstance(thing, tuple | list):
        return type(thing)(substituted(part, old, new) for part in thing)
    return thing
