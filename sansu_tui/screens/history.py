"""りれき (F2): the past problems, and one of them opened."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from sansu_tui.clean import one_line
from sansu_tui.explanation import MARK
from sansu_tui.records import Past, RecordsError
from sansu_tui.widgets.blocks import Block, Blocks
from sansu_tui.widgets.explanation import explanation_blocks

# How an attempt ended, where it has no verdict. One still "running" is either on the screen or was cut off.
OUTCOME = {"running": "中断", "cancelled": "中断", "failed": "失敗", "done": ""}


class HistoryScreen(ModalScreen[str | None]):
    """Every attempt, newest first. Gives back a problem to be solved again, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "dismiss", "閉じる", key_display="Esc")]

    def __init__(self, past: Future[list[Past]]) -> None:
        super().__init__()
        self._reading = past
        self._past: list[Past] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.can_focus = False
            dialog.border_title = Content("りれき（Enter で開く）")
            yield OptionList(id="past", markup=False)
            yield Blocks(id="empty")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        empty = self.query_one("#empty", Blocks)
        options = self.query_one(OptionList)
        try:
            self._past = await asyncio.wrap_future(self._reading)
        except RecordsError as error:
            empty.blocks = (Block(str(error)),)
        else:
            options.add_options(Option(Content(row(past)), id=str(past.id)) for past in self._past)
            empty.blocks = () if self._past else (Block("まだ問題はありません。"),)
        options.display = bool(self._past)
        if self._past:
            options.focus()
            options.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.app.push_screen(PastScreen(self._past[event.option_index]), self._opened)

    def _opened(self, problem: str | None) -> None:
        if problem is not None:
            self.dismiss(problem)


class PastScreen(ModalScreen[str | None]):
    """One past problem as it was shown. Gives back its text where it is to be solved again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "dismiss", "もどる", key_display="Esc"),
        Binding("f5,ctrl+s", "again", "もう一度解く", key_display="F5"),
    ]

    def __init__(self, past: Past) -> None:
        super().__init__()
        self._past = past

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content(f"{self._past.started.astimezone():%Y-%m-%d %H:%M}")
            yield Blocks(*past_blocks(self._past))
        yield Footer(show_command_palette=False)

    def action_again(self) -> None:
        self.dismiss(self._past.problem)


def row(past: Past) -> str:
    """One line of the list: when, the verdict with its mark, the problem's beginning."""
    mark = f"{MARK[past.verdict]} {past.verdict}" if past.verdict in MARK else f"□ {OUTCOME[past.outcome]}"
    return f"{past.started.astimezone():%m/%d %H:%M} {mark}　{one_line(past.problem)}"


def past_blocks(past: Past) -> tuple[Block, ...]:
    """The whole attempt: problem, what was understood, explanation, verdict."""
    head = "bold $text-accent"
    blocks = [Block("問題", head), Block(past.problem), Block("")]
    if past.line:
        blocks += [Block("読み取ったこと", head), Block(past.line), Block("")]
    if past.explanation:
        title = f"説明（{past.source}）" if past.source else "説明"
        blocks += [Block(title, head), *explanation_blocks(past.explanation), Block("")]
    if past.verdict in MARK:
        blocks += [Block(f"{MARK[past.verdict]} {past.verdict}", "bold"), Block(past.reason, indent=2)]
    else:
        blocks += [Block(f"□ {OUTCOME[past.outcome]}。答えは確かめていません。", "bold"), Block(past.reason, indent=2)]
    return tuple(blocks)
