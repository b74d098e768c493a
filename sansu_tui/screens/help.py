"""The help (F1), in Japanese."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer

from sansu_tui.explanation import MARK, MEANING, TEACHER
from sansu_tui.widgets.blocks import Block, Blocks

KEYS = (
    ("F5", "解いてもらう（Ctrl+S でも同じ）"),
    ("Enter", "改行（問題は送られません）"),
    ("Esc", "説明をとちゅうで止める"),
    ("Ctrl+N", "入力を空にして新しい問題（Ctrl+Z でもどせます）"),
    ("PageUp・PageDown", "説明を上下に動かす"),
    ("Tab", "入力・ボタン・説明の間を動く"),
    ("F2", "りれき：これまでの問題を開く"),
    ("F4", "明るい画面・暗い画面"),
    ("Ctrl+P", "メニュー"),
    ("Ctrl+Q", "終わる（入力と説明は残ります）"),
)


class HelpScreen(ModalScreen[None]):
    """How the tutor is used, and what its verdicts mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "dismiss", "閉じる", key_display="Esc")]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content("使い方")
            yield Blocks(*help_blocks())
        yield Footer(show_command_palette=False)


def help_blocks() -> tuple[Block, ...]:
    head = "bold $text-accent"
    return (
        Block("このプログラムは、中学受験の算数の文章題を、小学校で習う方法で説明します。ネットワークは使いません。"),
        Block(TEACHER, "bold"),
        Block("先生や保護者の方へ：ひとりで使わせず、いっしょに確かめてください。"),
        Block(""),
        Block("使い方", head),
        Block("問題文を入れるか、はりつけて、F5 を押すか「解いてもらう」を選びます。"),
        Block("説明のとちゅうでも、次の問題を出せます。"),
        Block(""),
        Block("キー", head),
        *(Block(f"{key}　{what}", indent=2, hang=2) for key, what in KEYS),
        Block(""),
        Block("判定", head),
        *(Block(f"{MARK[kind]} {kind}　{MEANING[kind]}", indent=2, hang=2) for kind in MARK),
        Block(""),
        Block("手本", head),
        Block("モデルの説明が正しい答えにならなかったときは、プログラムが正確に解いた手順を「手本」として見せます。"),
        Block(""),
        Block("記録", head),
        Block("入力のとちゅうの問題と、すべての説明は、このコンピューターの中にだけ残ります。"),
        Block("電源が切れても消えません。"),
    )
