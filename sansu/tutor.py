"""The tutor: one problem's whole way, from its text to a checked explanation.  The only place where the subject and a
language model meet."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from typing import Literal

from sansu.calculator import calculator_guide
from sansu.events import Attempt, Cancelled, Event, Piece, Retry, Understood, Unread, Verdict
from sansu.final_answer import final_answer
from sansu.gate import Gate, Rejected
from sansu.language_model import LanguageModel, Message
from sansu.masking import mask
from sansu.understanding import NotUnderstood, Understanding, teachable, understand
from sansu.verdict import judge_explanation

LONGEST = 1000  # characters of a problem
LONGEST_ANSWER = 700  # tokens of an explanation
ATTEMPTS = 3
MODEL_ANSWER = "手本"
SYSTEM = "あなたは中学受験算数の先生です。小学生に、式と言葉で順に説明します。x や y は使いません。"
# How a larger model is asked; the form of the answer is the one that sansu.solution writes.
SYSTEM_LARGE = (
    SYSTEM + "手順は (1) (2) と番号をつけ、式は1行に1つ書き、"
    "確かめのあと、最後の行に「答え 31本」のように答えを書いてください。"
)

# What a model is shown: sansu-nano the reading line alone, with letters for names (sansu/masking.py), larger models the
# text and the line.
Sees = Literal["line", "text"]


class BadProblem(ValueError):
    """The input is no problem: empty, too long or not text.  The message is for the pupil."""


class Tutor:
    """Asks a model to explain what the exact solver has understood, and shows only what agrees with it.

    `model` None: the exact solver explains alone; so it does where `families` does not have the problem's type, which
    are the names of those that the model was taught (None: any).  One `ask` at a time; `cancel` may come from another
    thread.
    """

    def __init__(
        self, model: LanguageModel | None, *, sees: Sees = "line", families: Container[str] | None = None
    ) -> None:
        self._model = model
        self._sees = sees
        self._families = families
        self._cancelled = False

    def cancel(self) -> None:
        """Ends the running `ask`: it yields Cancelled and stops."""
        self._cancelled = True
        if self._model is not None:
            self._model.cancel()

    def close(self) -> None:
        if self._model is not None:
            self._model.close()

    def ask(self, problem: str, seed: int = 0) -> Iterator[Event]:
        """The problem's way as events, the last one a Verdict or Cancelled.

        Raises:
            BadProblem: empty, longer than LONGEST characters, or not text; before the first event.
            sansu.language_model.ModelError: the model died.
        """
        checked = _checked(problem)
        self._cancelled = False
        return self._ask(checked, seed)

    def _ask(self, problem: str, seed: int) -> Iterator[Event]:
        understanding = understand(problem)
        if isinstance(understanding, NotUnderstood):
            yield from self._ask_unread(problem, understanding, seed)
            return
        yield Understood(understanding.family.name, understanding.line)
        taught = self._families is None or understanding.family.name in self._families
        attempts = ATTEMPTS if self._model is not None and taught else 0
        for attempt in range(1, attempts + 1):
            yield Attempt(attempt, self._name)
            fault, text = yield from self._explain(understanding, problem, seed, attempt)
            if self._cancelled:
                yield Cancelled()
                return
            if fault is None:
                yield Verdict(
                    "一致",
                    judge_explanation(understanding, text).reason,
                    understanding.solution.answer_text,
                    self._name,
                )
                return
            yield Retry(fault)
        yield Attempt(attempts + 1, MODEL_ANSWER)
        yield Piece(understanding.solution.text)
        why = "" if self._model is None else "モデルの説明が正確な答えと合わなかったので、"
        if not taught:
            why = f"モデルはまだ{understanding.family.name}を習っていないので、"
        yield Verdict("解答", f"{why}正確に解いた手本の説明です。", understanding.solution.answer_text, MODEL_ANSWER)

    @property
    def _name(self) -> str:
        return self._model.name if self._model is not None else MODEL_ANSWER

    def _explain(
        self, understanding: Understanding, problem: str, seed: int, attempt: int
    ) -> Generator[Event, None, tuple[str | None, str]]:
        """One attempt, shown as far as it is checked; returns (what was wrong or None, the whole text)."""
        gate = Gate(understanding, strict=self._sees == "line")
        try:
            if self._sees == "line":
                masked = mask(understanding.family, understanding.situation)
                yield from self._stream(gate, _prompt("line", problem, masked.line), seed, attempt, masked.restored)
            else:
                yield from self._stream(gate, _prompt("text", problem, understanding.line), seed, attempt)
        except Rejected as rejected:
            return str(rejected), gate.text
        if self._cancelled:
            return None, gate.text
        judgement = judge_explanation(understanding, gate.text)
        if judgement.kind != "一致":
            return judgement.reason if judgement.kind == "不一致" else "最後の答えまで説明できませんでした。", gate.text
        if judgement.style:
            return judgement.style[0].message, gate.text
        yield Piece(gate.rest())
        return None, gate.text

    def _stream(
        self,
        gate: Gate,
        messages: Sequence[Message],
        seed: int,
        attempt: int,
        restored: Callable[[str], str] = str,
    ) -> Iterator[Event]:
        assert self._model is not None
        # The first attempt takes the likeliest word each time; later ones must be able to differ.
        temperature = 0.0 if attempt == 1 else 0.7
        pieces = self._model.generate(
            messages,
            guide=calculator_guide,
            seed=seed + attempt - 1,
            temperature=temperature,
            max_tokens=LONGEST_ANSWER,
        )
        try:
            for piece in pieces:
                if self._cancelled:
                    return
                shown = gate.feed(restored(piece))
                if shown:
                    yield Piece(shown)
        finally:
            if isinstance(pieces, Generator):
                pieces.close()
        if not self._cancelled:
            gate.finish()

    def _ask_unread(self, problem: str, why: NotUnderstood, seed: int) -> Iterator[Event]:
        yield Unread(why.kind, why.reason)
        if why.kind == "範囲外" or self._model is None or self._sees == "line":
            yield Verdict(why.kind, f"{why.reason}{_offer(why)}", None, "")
            return
        for attempt in range(1, ATTEMPTS + 1):
            yield Attempt(attempt, self._name)
            gate = Gate(None)
            try:
                yield from self._stream(gate, _prompt("text", problem, None), seed, attempt)
            except Rejected as rejected:
                yield Retry(str(rejected))
                continue
            if self._cancelled:
                yield Cancelled()
                return
            given = final_answer(gate.text)
            if given is None:
                yield Retry("最後の答えまで説明できませんでした。")
                continue
            yield Piece(gate.rest())
            yield Verdict("未確認", f"{why.reason}答えは確かめられていません。", given.text, self._name)
            return
        yield Verdict("未確認", f"{why.reason}モデルの説明も、しめせるものになりませんでした。", None, "")


def _offer(why: NotUnderstood) -> str:
    if why.kind == "範囲外":
        return "わたしが教えられるのは、中学受験算数の文章題です。"
    can = f"{'・'.join(_FAMILIAR)}など{len(teachable())}の型"
    more = "大きいモデル（--model）なら、未確認の説明をためせます。"
    return f"わたしが教えられるのは、{can}です（sansu-tui types）。{more}"


# Types that every pupil of a 塾 knows by name: an example of what can be taught.
_FAMILIAR = ("和差算", "つるかめ算", "旅人算", "食塩水", "仕事算")


def _prompt(sees: Sees, problem: str, line: str | None) -> tuple[Message, ...]:
    if sees == "line":
        assert line is not None
        return (Message("system", SYSTEM), Message("user", line))
    told = f"{problem}\n\n読み取ったこと：{line}" if line else problem
    return (Message("system", SYSTEM_LARGE), Message("user", told))


def _checked(problem: str) -> str:
    text = "".join(c for c in problem if c in "\n\t" or unicodedata.category(c)[0] != "C").strip()
    if not text:
        raise BadProblem("問題が空です。問題の文を入れてください。")
    if len(text) > LONGEST:
        raise BadProblem(f"問題が長すぎます（{len(text)}文字）。{LONGEST}文字までにしてください。")
    return text
