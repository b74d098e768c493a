"""What the rooms' tests share: where the real problems lie, and models that say what a test wants."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from sansu.language_model import Guide, Message

settings.register_profile("sansu", deadline=None, derandomize=True)
settings.load_profile("sansu")

SHARED = Path(os.environ.get("SANSU_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared_problems(name: str) -> list[dict[str, Any]]:
    """Rows of ../shared/data/problems (testing only); skips the test, with the reason, where they are absent."""
    path = SHARED / "data" / "problems" / name
    if not path.exists():
        pytest.skip(f"{path} is not here: the shared problems are not part of the project")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class ScriptedModel:
    """A LanguageModel that says given texts, one a generation, character by character, and obeys its guide."""

    name = "scripted"

    def __init__(self, *texts: str, guided: bool = False) -> None:
        self.texts = list(texts)
        self.guided = guided
        self.prompts: list[tuple[Message, ...]] = []
        self.seeds: list[int] = []
        self.temperatures: list[float] = []
        self.cancelled = False
        self.closed = False
        self.before_piece: Callable[[int], None] = lambda index: None

    def generate(
        self,
        messages: Sequence[Message],
        *,
        guide: Guide | None = None,
        stop: Sequence[str] = (),
        seed: int = 0,
        temperature: float = 0.7,
        max_tokens: int = 512,
    ) -> Iterator[str]:
        self.prompts.append(tuple(messages))
        self.seeds.append(seed)
        self.temperatures.append(temperature)
        self.cancelled = False
        said = ""
        for index, character in enumerate(self.texts.pop(0)):
            self.before_piece(index)
            if self.cancelled:
                return
            said += character
            yield character
            if self.guided and guide is not None and (guidance := guide(said)):
                assert guidance.keep == len(said)
                said += guidance.text
                yield guidance.text

    def cancel(self) -> None:
        self.cancelled = True

    def close(self) -> None:
        self.closed = True
