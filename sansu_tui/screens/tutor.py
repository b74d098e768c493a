"""The first screen: a problem above, its explanation below, the verdict under it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Footer, Static, TextArea

from sansu.events import Cancelled
from sansu_tui.clean import clean, one_line
from sansu_tui.explanation import TEACHER, Page, after, verdict_line
from sansu_tui.keeper import Keeper, Restored, Trouble
from sansu_tui.records import Outcome
from sansu_tui.session import Build, Ended, Ready, Report, Session, Told, Without
from sansu_tui.widgets.blocks import Block, Blocks
from sansu_tui.widgets.explanation import explanation_blocks, explanation_title, understood_blocks, verdict_blocks
from sansu_tui.widgets.problem import ProblemInput

# A draft is written this often while it is typed: no more than this is lost when the plug is pulled.
DRAFT_SECONDS = 0.5
FRAME_SECONDS = 1 / 25
EMPTY = (Block("説明がここに出ます。", "$text-muted"),)
# Class names of the verdicts: a style sheet wants ASCII.
KINDS = {"一致": "agrees", "不一致": "differs", "未確認": "unconfirmed", "範囲外": "outside", "解答": "solved"}


class TutorScreen(Screen[None]):
    """Owns the problem that is being answered. Threads post messages to it; only it touches widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,ctrl+s", "solve", "解く", key_display="F5"),
        Binding("escape", "stop", "とめる", key_display="Esc"),
        Binding("ctrl+n", "new", "新しく"),
        Binding("f2", "history", "りれき", key_display="F2"),
        Binding("f1", "app.help", "使い方", key_display="F1"),
    ]

    class Reported(Message):
        """The tutor's thread says something."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    class Kept(Message):
        """The records' thread says something."""

        def __init__(self, report: Restored | Trouble) -> None:
            super().__init__()
            self.report = report

    def __init__(self, build: Build, fallback: Build | None, model: str, folder: Path) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-normal"), (34, "-tall")]
        self._session = Session(build, fallback, lambda report: self.post_message(self.Reported(report)))
        self._keeper = Keeper(folder, lambda report: self.post_message(self.Kept(report)))
        self._model = model
        self._number = 0  # the newest problem; what is told of an older one is dropped
        self._problem = ""
        self._page = Page()
        self._asking = False
        self._ready = False
        self._began = 0.0
        self._trouble = {"model": "", "problem": "", "records": ""}
        self._draft: str | None = None  # what is to be written; None: nothing new
        self._showing = False  # a showing is on its way
        self._finished = False

    def compose(self) -> ComposeResult:
        yield Static(Content("Sansu 算数チューター"), id="title")
        with Horizontal(id="asking"):
            yield ProblemInput(id="problem")
            yield Button("解いてもらう", id="solve", variant="primary")
        yield Blocks(id="notice")
        with VerticalScroll(id="pane"):
            yield Blocks(id="understood")
            yield Blocks(id="explanation")
        yield Blocks(id="verdict")
        yield Static(id="status", markup=False)
        yield Static(Content(TEACHER), id="teacher")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        problem = self.query_one(ProblemInput)
        problem.border_title = Content("問題")
        problem.placeholder = Content("ここに問題を入れて、F5キーを押してください。\n（Enterは改行です）")
        problem.focus()
        self._show_length()
        self._show_all()
        self.set_interval(DRAFT_SECONDS, self._write_draft)
        self.set_interval(1.0, self._show_status)
        self._keeper.restore()
        # The model loads while the screen is already of use.
        self.call_after_refresh(self._session.start)

    # What the pupil does

    def action_solve(self) -> None:
        problem = self.query_one(ProblemInput).text
        self._leave()
        self._number += 1
        self._problem, self._page, self._asking = problem, Page(), True
        self._began = time.monotonic()
        self._trouble["problem"] = ""
        if problem.strip():
            self._keeper.started(self._number, problem, self._model)
        self._session.ask(self._number, problem)
        self._show_all()

    def action_stop(self) -> None:
        if self._asking:
            self._leave()
            self._show_page()
            self._show_status()

    def action_new(self) -> None:
        self._leave()
        self._page = Page()
        problem = self.query_one(ProblemInput)
        problem.put("")
        problem.focus()
        self._show_all()

    async def action_history(self) -> None:
        from sansu_tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self._keeper.past()), self._again)

    def action_copy(self) -> None:
        page = self._page
        verdict = verdict_line(page.verdict) if page.verdict else ""
        self.app.copy_to_clipboard("\n".join(filter(None, (clean(self._problem), page.text, verdict))))
        self.notify("コピーしました。", markup=False)

    def action_page_up(self) -> None:
        self.query_one("#pane", VerticalScroll).scroll_page_up()

    def action_page_down(self) -> None:
        self.query_one("#pane", VerticalScroll).scroll_page_down()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        # None: shown, but dimmed.
        return None if action == "stop" and not self._asking else True

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "solve":
            self.action_solve()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._draft = event.text_area.text
        self._show_length()

    def _again(self, problem: str | None) -> None:
        """A past problem was chosen to be solved again; Ctrl+Z brings back what stood in the input."""
        if problem is not None:
            self.query_one(ProblemInput).put(problem)
            self.action_solve()

    # What the threads say

    def on_tutor_screen_reported(self, message: Reported) -> None:
        match message.report:
            case Told(number, event):
                if number == self._number and self._asking:
                    self._page = after(self._page, event)
                    self._show_soon()
                return
            case Ready(trouble):
                self._ready = True
                self._show_length()
                if trouble:
                    self._trouble["model"] = f"モデルを使えないので、手本の手順だけで教えます：{one_line(trouble)}"
            case Without(number, trouble) if number == self._number and self._asking:
                self._trouble["problem"] = f"モデルが止まったので、手本の手順で教えます：{one_line(trouble)}"
            case Ended(0, _, trouble):
                self._trouble["model"] = f"チューターを始められません：{one_line(trouble)}"
            case Ended(number, refused, trouble) if number == self._number and self._asking:
                self._end(refused, trouble)
        self._show_all()

    def on_tutor_screen_kept(self, message: Kept) -> None:
        match message.report:
            case Restored(draft, theme):
                problem = self.query_one(ProblemInput)
                if draft and not problem.text:
                    problem.put(draft)
                if theme in self.app.available_themes:
                    self.app.theme = theme
            case Trouble(trouble):
                self._trouble["records"] = trouble
                self._show_notice()

    def _end(self, refused: str, trouble: str) -> None:
        if refused:
            self._page = Page(unread=one_line(refused))
        if trouble:
            self._page = after(self._page, Cancelled())
            self._trouble["problem"] = f"説明を続けられませんでした：{one_line(trouble)}"
        self._keep_end("failed" if refused or trouble else "cancelled" if self._page.cancelled else "done")

    def _leave(self) -> None:
        """Stops what is running; what was shown of it is kept, and nothing that still comes of it counts."""
        if self._asking:
            self._page = after(self._page, Cancelled())
            self._keep_end("cancelled")
            self._session.cancel()

    def _keep_end(self, outcome: Outcome) -> None:
        self._asking = False
        if self._problem.strip():
            self._keeper.ended(self._number, self._problem, self._model, self._page, outcome)

    # What is kept

    def keep_theme(self, theme: str) -> None:
        self._keeper.keep("theme", theme)

    def _write_draft(self) -> None:
        if self._draft is not None:
            self._keeper.keep("draft", self._draft)
            self._draft = None

    def finish(self) -> None:
        """Keeps the draft and what is running; frees the model. Called once, on the way out."""
        if self._finished:
            return
        self._finished = True
        for problem in self.query(ProblemInput):  # gone already where the program is torn down
            self._draft = problem.text
        self._leave()
        self._write_draft()
        self._keeper.close()
        self._session.close()

    def on_unmount(self) -> None:
        self.finish()

    # What is shown

    def _show_soon(self) -> None:
        """Shows what has come, a few pieces at a time: each showing lays the screen out anew."""
        if not self._showing:
            self._showing = True
            self.set_timer(FRAME_SECONDS, self._show_all)

    def _show_all(self) -> None:
        self._showing = False
        self._show_page()
        self._show_notice()
        self._show_status()
        self.refresh_bindings()

    def _show_page(self) -> None:
        page = self._page
        pane = self.query_one("#pane", VerticalScroll)
        # Followed by hand: Textual's anchor puts a text that is shorter than its pane at the pane's foot (8.2.8).
        followed = pane.scroll_offset.y >= pane.max_scroll_y - 1
        understood = self.query_one("#understood", Blocks)
        understood.blocks = understood_blocks(page)
        understood.set_class(not understood.blocks, "-empty")
        self.query_one("#explanation", Blocks).blocks = explanation_blocks(page.text) or (
            EMPTY if page == Page() and not self._asking else ()
        )
        pane.border_title = Content(explanation_title(page))
        if followed:
            self.call_after_refresh(pane.scroll_end, animate=False)
        verdict = self.query_one("#verdict", Blocks)
        verdict.blocks = verdict_blocks(page)
        verdict.set_classes(f"-{KINDS[page.verdict.kind]}" if page.verdict else "")

    def _show_notice(self) -> None:
        self.query_one("#notice", Blocks).blocks = tuple(Block(text, "bold") for text in self._trouble.values() if text)

    def _show_length(self) -> None:
        problem = self.query_one(ProblemInput)
        length = len(problem.text)
        if not self._ready:  # the limit is the tutor's, and its import is left to its thread
            problem.border_subtitle = Content(f"{length}字")
            return
        from sansu.tutor import LONGEST

        problem.border_subtitle = Content(f"{length}／{LONGEST}字")
        problem.set_class(length > LONGEST, "-too-long")

    def _show_status(self) -> None:
        self.query_one("#status", Static).update(Content(self._status()))

    def _status(self) -> str:
        page = self._page
        if self._asking:
            seconds = int(time.monotonic() - self._began)
            waited = f"（{seconds}秒）" if seconds >= 2 else ""
            if not self._ready:
                return f"モデルを読みこんでいます…終わりしだい解きます{waited}"
            if page.text or not page.retries:
                return f"{'説明しています' if page.text else '考えています'}…{waited}　Esc で止められます"
            return f"やり直しています…{waited}　前の説明は取り消しました：{page.retries[-1]}"
        if page.cancelled:
            return "止めました"
        if page.verdict is not None:
            return "できました"
        if not self._ready:
            return "モデルを読みこんでいます…問題はもう入れられます"
        return "用意ができました"
