"""The app: its screens, its menu in Japanese, its two themes, and a way out that loses nothing."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.screen import Screen

from sansu_tui.records import home
from sansu_tui.screens.tutor import TutorScreen
from sansu_tui.session import EMBEDDED, Build

DARK, LIGHT = "textual-dark", "textual-light"


class SansuApp(App[object]):
    """The terminal tutor.

    `build` makes the tutor and is called in a thread; `fallback` makes one where `build` fails (no model). Records are
    kept in `folder`.
    """

    TITLE = "Sansu 算数チューター"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "使い方", show=False),
        Binding("f4", "toggle_theme", "画面の明るさ", show=False),
        Binding("ctrl+q", "quit", "終わる", priority=True),
    ]

    def __init__(
        self, build: Build, fallback: Build | None = None, *, model: str = EMBEDDED, folder: Path | None = None
    ) -> None:
        super().__init__()
        self.tutor_screen = TutorScreen(build, fallback, model, folder or home())

    def get_driver_class(self) -> type[Driver]:
        found = super().get_driver_class()
        if sys.platform == "win32" or found.__name__ != "LinuxDriver":
            return found
        from sansu_tui.terminal import PromptDriver

        return PromptDriver

    def get_default_screen(self) -> Screen[None]:
        return self.tutor_screen

    def on_mount(self) -> None:
        self.theme = DARK
        # A closed window or a shutdown of the machine is a quit like any other: the draft is kept.
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if number := getattr(signal, name, None):
                with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; not the main thread
                    loop.add_signal_handler(number, lambda: self.run_worker(self.action_quit()))

    async def action_quit(self) -> None:
        self.tutor_screen.finish()
        self.exit()

    def action_help_quit(self) -> None:
        self.notify("終わるときは Ctrl+Q を押してください。", markup=False)

    def action_toggle_theme(self) -> None:
        self.theme = LIGHT if self.theme == DARK else DARK
        self.tutor_screen.keep_theme(self.theme)

    def action_help(self) -> None:
        from sansu_tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        if self.use_command_palette and not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder="したいことをさがす", id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        tutor = self.tutor_screen
        if screen is tutor:
            yield SystemCommand("解いてもらう", "入力した問題を説明してもらいます（F5）", tutor.action_solve)
            yield SystemCommand("とめる", "説明をとちゅうで止めます（Esc）", tutor.action_stop)
            yield SystemCommand("新しい問題", "入力を空にします（Ctrl+N）", tutor.action_new)
            yield SystemCommand("りれき", "これまでの問題を開きます（F2）", tutor.action_history)
            yield SystemCommand("説明をコピー", "問題と説明をコピーします", tutor.action_copy)
        yield SystemCommand("使い方", "このプログラムの使い方（F1）", self.action_help)
        yield SystemCommand("画面の明るさ", "明るい画面と暗い画面を切りかえます（F4）", self.action_toggle_theme)
        yield SystemCommand("終わる", "入力と記録を残して終わります（Ctrl+Q）", self.action_quit)
