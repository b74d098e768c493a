"""Names out of the reading line and back into the explanation.

A small model copies 桜の木 or けんたろうさん letter by letter and slips; with one letter for each it cannot.  So the
line that sansu-nano is given says A, B, ... for the people and things of the problem, and what it writes gets the names
back.
A word is a name where nothing depends on it: line and explanation stay the same but for the word itself.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sansu.families import AnyFamily
from sansu.quantity import Quantity

# I, L and O look like digits or are units.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
# Words that say which way a difference goes stay: the model must know it.
_DIRECTIONS = re.compile(
    r"(?:多|少な|高|安|長|短|重|軽|大き|小さ|速|早|おそ|遅|深|浅|広|せま|低|古|新し)[いく]$|[前後目損上下の]$|利益$"
)
# Words for what is measured: which of them it is decides the method.
_ROLES = {"速さ", "重さ", "長さ", "代金", "金額", "人数", "点数", "全体"}
_MARK = 0xE000  # of private use: no text has it


@dataclass(frozen=True, slots=True)
class Masked:
    """A reading line with letters for names, the explanation in the same letters, and the name of each letter."""

    line: str
    text: str
    names: Mapping[str, str]

    def restored(self, piece: str) -> str:
        """A piece of an explanation with the names in it; a letter is one character, so pieces may be cut anywhere."""
        return "".join(self.names.get(character, character) for character in piece)


def mask(family: AnyFamily, situation: Any) -> Masked:
    """The situation's reading line and explanation without its names: A is the first that the line says, B the next."""
    line, text = family.reading_line(situation), family.explain(situation).text
    units = {family.explain(situation).answer.unit, *_units(situation)}
    candidates = {
        word
        for word in words(situation) - units - _ROLES
        if word in line
        and not word.isdigit()
        and not _DIRECTIONS.search(word)
        and not re.search(rf"\d{re.escape(word)}", line)
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
    return Masked(line.translate(table), text.translate(table), {letters[m]: names[m] for m in marks if m in letters})


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
