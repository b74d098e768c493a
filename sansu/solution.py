"""A worked solution: numbered steps, each with an expression and its exact value, a check, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.quantity import SPOKEN, Quantity, number, written


@dataclass(frozen=True, slots=True)
class Step:
    """One thought: what is found (`say`, one sentence), how (`expression`, × ÷ ＋ − full-width) and its exact value.

    A step that counts, lists or looks up has no expression ("") and its sentence tells the value:
    金曜日から2つ進むと日曜日です。
    remainder: of a division that leaves one; `value` is then the quotient: 100÷7＝14あまり2.
    hint: what to think of next, without a number that the problem does not give; "" where `say` is such a sentence.
    """

    say: str
    expression: str
    value: Quantity
    remainder: Fraction | None = None
    hint: str = ""

    @property
    def equation(self) -> str:
        """The line as a page shows it: 270÷9＝30（つ）, 100÷7＝14あまり2; "" where nothing is calculated."""
        if not self.expression:
            return ""
        if self.remainder is not None:
            return f"{self.expression}＝{number(self.value.value)}あまり{number(self.remainder)}"
        if self.value.unit in SPOKEN:
            raise ValueError(f"{written(self.value)} is no number: such a step has no expression")
        unit = f"（{self.value.unit}）" if self.value.unit else ""
        return f"{self.expression}＝{number(self.value.value)}{unit}"


@dataclass(frozen=True, slots=True)
class Solution:
    """Numbered steps, the check that puts the answer back into the problem, and the answer itself."""

    steps: tuple[Step, ...]
    check: Step
    answer: Quantity
    answer_suffix: str = ""  # 後, 前, 目: 答え 5年後

    @property
    def answer_text(self) -> str:
        return written(self.answer) + self.answer_suffix

    @property
    def text(self) -> str:
        """The whole explanation in the one form that models are trained on and pupils read.

        (1) sentence / equation, ... / 確かめ sentence / equation / 答え 31本
        """
        lines = []
        for index, step in enumerate(self.steps, 1):
            lines += [f"({index}) {step.say}", step.equation]
        lines += [f"確かめ {self.check.say}", self.check.equation, f"答え {self.answer_text}"]
        return "\n".join(line for line in lines if line)

    @property
    def hints(self) -> tuple[str, ...]:
        """The first level of explanation: for each step what to think of, for a pupil who wants to go on alone."""
        return tuple(step.hint or step.say for step in self.steps)
