"""Japanese text on the screen: blocks of lines wrapped with kinsoku, each with its style and its hanging indent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from sansu_tui.clean import clean
from sansu_tui.wrap import wrap


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `indent` cells stand in front of every line, `hang` more in front of all but the first."""

    text: str
    style: str = ""
    indent: int = 0
    hang: int = 0


def laid_out(blocks: Sequence[Block], width: int) -> list[tuple[str, str]]:
    """(line, style) for a screen `width` cells wide."""
    lines = []
    for block in blocks:
        for paragraph in clean(block.text).split("\n"):
            indent = block.indent
            for line in wrap(paragraph, width - indent, block.hang):
                lines.append((" " * indent + line.rstrip(" "), block.style))
                indent = block.indent + block.hang
    return lines


class Blocks(Widget):
    """Shows blocks. Nothing in them is read as markup."""

    DEFAULT_CSS = "Blocks { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    blocks: reactive[tuple[Block, ...]] = reactive((), layout=True)

    def __init__(self, *blocks: Block, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self.set_reactive(Blocks.blocks, blocks)

    @property
    def text(self) -> str:
        """What is shown, before it is wrapped."""
        return "\n".join(block.text for block in self.blocks)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(laid_out(self.blocks, width))

    def render(self) -> Content:
        lines = laid_out(self.blocks, self.content_size.width)
        return Content("\n").join(Content.styled(line, style) if style else Content(line) for line, style in lines)
