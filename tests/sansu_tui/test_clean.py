from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sansu_tui.clean import clean, one_line


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    assert all(character == "\n" or unicodedata.category(character) not in ("Cc", "Cs") for character in clean(text))
    assert clean(clean(text)) == clean(text)


def test_a_terminal_command_is_only_text() -> None:
    assert clean("\x1b]52;c;aGk=\x07答え\x1b[2J 31本\x9b31m") == "]52;c;aGk=答え[2J 31本31m"


def test_lines_stay_lines() -> None:
    assert clean("一\r\n二\r三\t四") == "一\n二\n三 四"
    assert one_line("一\r\n 二\x00 ") == "一 二"


def test_the_writing_direction_cannot_be_turned() -> None:
    assert clean("答え \u202e13\u202c本") == "答え 13本"


def test_japanese_and_circled_numbers_are_left_alone() -> None:
    text = "①×3＝③　㎠ か゛ 𠮟る 👨‍👩‍👧"
    assert clean(text) == text
