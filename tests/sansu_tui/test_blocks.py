from __future__ import annotations

from fake_tutor import CLOSE, STEPS
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sansu_tui.widgets.blocks import Block, laid_out
from sansu_tui.widgets.explanation import explanation_blocks


def test_a_step_hangs_its_number_out() -> None:
    lines = [line for line, _ in laid_out(explanation_blocks(STEPS + CLOSE), 40)]
    assert lines == [
        "(1) 間の数を求めます。",
        "    270÷9＝30（つ）",
        "(2) 両はしにも植えるので、木の数は間の数",
        "    より1多くなります。",
        "    30＋1＝31（本）",
        "確かめ 間の数と間かくから、道の長さにも",
        "    どします。",
        "    (31−1)×9＝270（m）",
        "答え 31本",
    ]


@given(st.text(max_size=120), st.integers(12, 80), st.integers(0, 4), st.integers(0, 4))
def test_no_line_is_wider_than_the_screen(text: str, width: int, indent: int, hang: int) -> None:
    assert all(cell_len(line) <= width for line, _ in laid_out([Block(text, indent=indent, hang=hang)], width))


def test_empty_blocks_are_empty_lines() -> None:
    assert laid_out([Block("")], 20) == [("", "")]
