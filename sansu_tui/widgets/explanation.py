"""The explanation and its verdict as blocks of lines."""

from __future__ import annotations

import re

from sansu_tui.clean import one_line
from sansu_tui.explanation import MARK, MEANING, Page, understood, unread
from sansu_tui.widgets.blocks import Block

_STEP = re.compile(r"\(\d+\) ")
# A step's sentence stands beside its number, its calculation below the sentence.
_INDENT = 4


def explanation_blocks(text: str) -> tuple[Block, ...]:
    """The steps with their numbers out to the left, the calculations below them, 答え in bold."""
    return tuple(_block(line) for line in text.rstrip("\n").split("\n")) if text.strip() else ()


def _block(line: str) -> Block:
    if _STEP.match(line):
        return Block(line, hang=_INDENT)
    if line.startswith("答え"):
        # Not in green: that is the colour of 一致, and an answer may yet turn out to be 未確認.
        return Block(line, "bold underline", hang=_INDENT)
    if line.startswith("確かめ"):
        return Block(line, "$text-muted", hang=_INDENT)
    if "＝" in line:
        return Block(line, "bold", indent=_INDENT)
    return Block(line)


def understood_blocks(page: Page) -> tuple[Block, ...]:
    """読み取ったこと: the family and the reading line, or why the problem was not read."""
    if line := understood(page):
        return (Block(f"読み取ったこと：{line}", hang=2),)
    if why := unread(page):
        return (Block(f"読み取れませんでした：{why}", hang=2),)
    return ()


def verdict_blocks(page: Page) -> tuple[Block, ...]:
    """The mark, the word and the answer; below them the reason."""
    if page.verdict is None:
        if page.cancelled:
            return (Block("□ とちゅうで止めました。答えは確かめていません。", "bold"),)
        return ()
    verdict = page.verdict
    answer = f"　答え {one_line(verdict.answer)}" if verdict.answer else ""
    reason = one_line(verdict.reason) or MEANING[verdict.kind]
    return (Block(f"{MARK[verdict.kind]} {verdict.kind}{answer}", "bold"), Block(reason, indent=2))


def explanation_title(page: Page) -> str:
    """説明（2回目・sansu-nano）"""
    parts = [f"{page.attempt}回目"] if page.attempt > 1 else []
    parts += [page.source] if page.source else []
    return f"説明（{'・'.join(parts)}）" if parts else "説明"
