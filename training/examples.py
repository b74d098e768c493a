"""Posed problems as rows to train on: the reading line alone, the text alone, or both, in the tutor's chat form."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from tokenizers import Tokenizer

from models.chat import prompt_ids, render
from sansu.families import AnyFamily
from sansu.language_model import Message
from sansu.masking import mask, substituted, words
from training.base import Rows
from training.tokenizer import CONTROL, encode

Kind = Literal["line", "text", "both"]
FORM = "llm-jp-4"
SPLIT = Path(__file__).parent / "split.toml"

# The calculator writes every value behind ＝ (27と3/11, 2.5, 3あまり1), so the model need not: what capacity it has
# goes into copying and choosing.  Not 0: the figures without the calculator are measured too.
FORCED = re.compile(r"(?<=＝)−?\d+(?:\.\d+|/\d+|と\d+/\d+)?(?:あまり\d+(?:\.\d+)?)?")
FORCED_WEIGHT = 0.1
_SPECIAL = {name: index for index, name in enumerate(CONTROL)}


@dataclass(frozen=True, slots=True)
class Example:
    """One row before tokens: what the model is told, what it is to write, and where it comes from."""

    kind: Kind
    user: str
    completion: str
    family: str
    wording: str


@cache
def kept_out() -> frozenset[str]:
    """Ids of the wordings that no training row may use (the committed split)."""
    table: dict[str, list[str]] = tomllib.loads(SPLIT.read_text(encoding="utf-8"))["kept_out"]
    return frozenset(wording for wordings in table.values() for wording in wordings)


def wordings(family: AnyFamily, *, training: bool) -> list[str]:
    """The family's wordings for training, or the kept-out ones."""
    return [one.id for one in family.wordings if (one.id in kept_out()) != training]


def examples(
    families: Sequence[AnyFamily],
    count: int,
    seed: int,
    kinds: Mapping[Kind, float],
    *,
    training: bool = True,
    renamed: float = 0.0,
    masked: bool = False,
) -> Iterator[Example]:
    """`count` examples, families and levels in turn, from one seed.

    renamed: the part of line-only rows whose names, things and units are replaced by words made up on the spot; copying
        a word never seen before is learnt from nothing else.
    masked: all rows are lines with letters for names, as the tutor puts them to sansu-nano (sansu/masking.py).
    """
    rng = random.Random(seed)
    allowed = {family.key: wordings(family, training=training) for family in families}
    for index in range(count):
        family = families[index % len(families)]
        level = rng.choice((1, 2, 2, 3, 3))
        if masked:  # no text is needed, so none is worded
            hidden = mask(family, family.sample(rng, level))
            yield Example("line", hidden.line, hidden.text, family.key, "")
            continue
        posed = pose(family, rng, level, allowed[family.key])
        kind = rng.choices(list(kinds), list(kinds.values()))[0]
        line, completion = posed.line, posed.solution.text
        if kind == "line" and rng.random() < renamed:
            line, completion = with_new_names(family, posed.situation, rng, line, completion)
        yield Example(kind, user(kind, posed.text, line), completion, family.key, posed.wording)


def pose(family: AnyFamily, rng: random.Random, level: int, allowed: Sequence[str]) -> Any:
    """A posed problem; where no allowed wording says this level, one of another level."""
    for attempt in (level, 2, 1, 3):
        try:
            return family.pose(rng, attempt, allowed)
        except ValueError:
            continue
    raise ValueError(f"{family.name}: none of {', '.join(allowed)} can be posed")


def user(kind: Kind, text: str, line: str) -> str:
    """The user's turn; both together as sansu.tutor puts them."""
    return {"line": line, "text": text, "both": f"{text}\n\n読み取ったこと：{line}"}[kind]


def chat(example: Example, system: str | None) -> tuple[Message, ...]:
    opening = (Message("system", system),) if system else ()
    return (*opening, Message("user", example.user), Message("assistant", example.completion))


def ids_of(tokenizer: Tokenizer, example: Example, system: str | None) -> tuple[list[int], list[int]]:
    """(prompt ids, completion ids) exactly as the runtime makes them; the completion ends with <|return|>."""
    messages = chat(example, system)
    prompt = render(messages[:-1], FORM)
    whole = render(messages, FORM)

    def ids(segments: Iterable[Any]) -> list[int]:
        return prompt_ids(segments, lambda text: encode(tokenizer, text), _SPECIAL)

    return ids(prompt), ids(whole[len(prompt) :])


def tokenised(tokenizer: Tokenizer, rows: Iterable[Example], system: str | None = None) -> Rows:
    """The rows' ids and weights: 0 on the prompt, FORCED_WEIGHT where the calculator writes, 1 elsewhere."""
    ids: list[int] = []
    weights: list[float] = []
    starts = [0]
    for row in rows:
        prompt, completion = ids_of(tokenizer, row, system)
        ids += prompt + completion
        weights += [0.0] * len(prompt) + forced_weights(tokenizer, row.completion) + [1.0]
        starts.append(len(ids))
    return Rows(np.array(ids, np.uint16), np.array(weights, np.float16), np.array(starts, np.int64))


def forced_weights(tokenizer: Tokenizer, completion: str) -> list[float]:
    """One weight an id of the completion's text."""
    spans = [match.span() for match in FORCED.finditer(completion)]
    tokenizer.encode_special_tokens = True
    offsets = tokenizer.encode(completion, add_special_tokens=False).offsets
    forced = (any(start <= a and b <= stop and b > a for start, stop in spans) for a, b in offsets)
    return [FORCED_WEIGHT if one else 1.0 for one in forced]


def with_new_names(
    family: AnyFamily, situation: Any, rng: random.Random, line: str, completion: str
) -> tuple[str, str]:
    """The same problem about other people and things.

    A word of the situation is a name where nothing depends on it: line and solution stay the same but for it.
    """
    for old in sorted(words(situation)):
        if old not in line or old not in completion or re.search(r"\d", old):
            continue
        new = made_up(rng)
        if new in line or new in completion:
            continue
        renamed = substituted(situation, old, new)
        try:
            other_line, other_completion = family.reading_line(renamed), family.explain(renamed).text
        except Exception:  # a word that the family does depend on: the renamed situation makes no sense, in any way
            continue
        if (
            new in other_completion
            and other_line.replace(new, old) == line
            and other_completion.replace(new, old) == completion
        ):
            situation, line, completion = renamed, other_line, other_completion
    return line, completion


_ENDINGS = ("", "", "", "さん", "君", "くん", "の木", "箱", "屋", "号", "町", "島")
_HIRAGANA = [chr(code) for code in range(0x3042, 0x3094) if chr(code) not in "ぁぃぅぇぉっゃゅょゎゐゑ"]
_KATAKANA = [chr(ord(character) + 0x60) for character in _HIRAGANA] + ["ー"]
_KANJI = [chr(code) for code in range(0x4E00, 0x9FA0)]


@cache
def _school_kanji() -> list[str]:
    from training.tokenizer import _KANJI as taught

    return list(taught)


def made_up(rng: random.Random) -> str:
    """A word that no list holds: kana, school kanji, now and then letters or a kanji that no piece covers."""
    kind = rng.random()
    if kind < 0.35:
        letters, length = _HIRAGANA, rng.randint(2, 5)
    elif kind < 0.6:
        letters, length = _KATAKANA, rng.randint(2, 6)
    elif kind < 0.9:
        letters, length = _school_kanji(), rng.randint(1, 4)
    elif kind < 0.95:
        letters, length = _KANJI, rng.randint(1, 2)
    else:
        letters, length = list("ABCDEFGHPQRSTXYZ"), 1
    return "".join(rng.choice(letters) for _ in range(length)) + rng.choice(_ENDINGS)
