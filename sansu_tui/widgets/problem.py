"""Where the problem is typed or pasted."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import TextArea

from sansu_tui.clean import clean


class ProblemInput(TextArea):
    """A multi-line input. Enter is a new line: with an input method Enter also ends a conversion, and one press too
    many must not send half a problem away. PageUp and PageDown move the explanation, which is longer than any problem.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.page_up", show=False),
        Binding("pagedown", "screen.page_down", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)

    async def _on_paste(self, event: Paste) -> None:
        # Pasted text may hold escape sequences; a terminal must not get them back.
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)
            self.focus()

    def put(self, text: str) -> None:
        """Puts a text in the place of what is there; Ctrl+Z brings that back."""
        self.replace(clean(text), self.document.start, self.document.end)
        self.move_cursor(self.document.end)
