"""A worked solution: numbered steps, each with an expression and its exact value, a check, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from sansu.quantity import Quantity, number, written


@dataclass(frozen=True, slots=True)
class Step:
    """One thought: what is found (`say`, one sentence), how (`expression`, × ÷ ＋ − full-width) and its exact value."""

    say: str
    expression: str
    value: Quantity

    @property
    def equation(self) -> str:
        """The line as a page shows it: 270÷9＝30（つ）."""
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
        return "\n".join(lines)
