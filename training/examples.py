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
from sansu.families.family import Posed
from sansu.language_model import Message
from sansu.masking import mask
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
) -> Iterator[Example]:
    """`count` examples, families in turn, from one seed; a line alone has letters for names, as sansu-nano gets it."""
    rng = random.Random(seed)
    allowed = {family.key: wordings(family, training=training) for family in families}
    for index in range(count):
        family = families[index % len(families)]
        level = rng.choice((1, 2, 2, 3, 3))
        kind = rng.choices(list(kinds), list(kinds.values()))[0]
        if kind == "line":  # no text is needed, so none is worded
            hidden = mask(family, family.sample(rng, level))
            yield Example("line", hidden.line, hidden.text, family.key, "")
            continue
        posed = pose(family, rng, level, allowed[family.key])
        yield Example(kind, user(kind, posed), posed.solution.text, family.key, posed.wording)


def pose(family: AnyFamily, rng: random.Random, level: int, allowed: Sequence[str]) -> Any:
    """A posed problem; where no allowed wording says this level, one of another level."""
    for attempt in (level, 2, 1, 3):
        try:
            return family.pose(rng, attempt, allowed)
        except ValueError:
            continue
    raise ValueError(f"{family.name}: none of {', '.join(allowed)} can be posed")


def user(kind: Kind, posed: Posed[Any]) -> str:
    """The user's turn where the text is in it; both together as sansu.tutor puts them."""
    return posed.text if kind == "text" else f"{posed.text}\n\n読み取ったこと：{posed.line}"


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


def tokenised(tokenizer: Tokenizer, rows: Iterable[Example], system: str | None = None, every: int = 1) -> Rows:
    """The rows' ids and weights: 0 on the prompt, FORCED_WEIGHT where the calculator writes, 1 elsewhere.

    The system prompt stands before each `every`-th row.
    """
    ids: list[int] = []
    weights: list[float] = []
    starts = [0]
    for index, row in enumerate(rows):
        prompt, completion = ids_of(tokenizer, row, None if index % every else system)
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
