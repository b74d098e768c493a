from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from sansu_tui.wrap import NO_END, NO_START, wrap

PROBLEM = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"

numbers = st.from_regex(r"(?:[1-9][0-9]{0,3}(?:\.[0-9]{1,2})?|[1-9]と[1-9]/[1-9][0-9])", fullmatch=True)
units = st.sampled_from(["", "m", "本", "分", "円", "人", "km", "時間", "才", "%", "cm²"])
words = st.sampled_from(["木を", "植えます", "のとき", "はじめに", *"、。「」（）ーっ①A！ "])
quantities = st.builds("".join, st.tuples(numbers, units))
# (12＋3)×4＝60（m）
sums = st.builds(
    lambda a, op, b, c, unit: f"{a}{op}{b}＝{c}" + (f"（{unit}）" if unit else ""),
    numbers, st.sampled_from("×÷＋−"), numbers, numbers, units,
)  # fmt: skip
pages = st.lists(st.one_of(words, quantities, sums), max_size=30).map("".join)
widths = st.integers(20, 90)


@given(st.text(max_size=200), st.integers(1, 40))
@example("。" * 50, 10)
@example("  （（（  ", 3)
@example("か゛🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦", 2)
def test_nothing_is_lost_and_nothing_is_added(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines) == text.replace("\n", "")


@given(st.text(st.characters(exclude_characters="\n"), max_size=200), st.integers(2, 40))
def test_no_line_is_wider_than_the_screen(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert cell_len(line.rstrip(" ")) <= width or len(re.findall(r"\S", line)) == 1


@given(pages, widths)
def test_kinsoku(text: str, width: int) -> None:
    lines = wrap(text, width)
    for before, line in pairwise(lines):
        if _one_unit_is_wider_than(text, width):
            continue
        assert line[0] not in NO_START, lines
        assert before.rstrip(" ")[-1:] not in NO_END, lines
        assert line[0] != " " and cell_len(line[0]) > 0


@given(pages, widths)
def test_a_number_stays_whole_with_its_unit(text: str, width: int) -> None:
    lines = wrap(text, width)
    if _one_unit_is_wider_than(text, width):
        return
    for before, line in pairwise(lines):
        joint = f"{before[-1]}|{line[0]}"
        assert not re.fullmatch(r"[0-9.]\|[0-9.]", joint), lines
        assert not re.fullmatch(r"[0-9.]\|(?:m|本|分|円|人|k|時|才|%|c|と|/)", joint), lines
        assert not re.fullmatch(r"[と/]\|[0-9]", joint) or not re.search(r"[0-9]と?[0-9]*/?$", before), lines


@given(sums, st.integers(40, 60))
def test_an_equation_that_fits_a_line_is_not_broken(equation: str, width: int) -> None:
    assert any(equation in line for line in wrap(f"間の数を求めると、{equation}だから、木の数がわかります。", width))


def test_a_long_equation_breaks_before_the_equals_sign_and_else_before_an_operator() -> None:
    assert wrap("(31−1)×9＝270（m）", 12) == ["(31−1)×9", "＝270（m）"]
    assert wrap("12×3＋45×6＋78×9＝1008", 12) == ["12×3＋45×6", "＋78×9＝1008"]


@pytest.mark.parametrize(
    "unit",
    [
        "31本",
        "27と3/11分後",
        "分速60m",
        "2.5km",
        "1,200円",
        "30（つ）",
        "3/4",
        "5年後",
        "12cm²",
        "毎時40km",
        "ABC",
        "第3",
    ],
)
def test_what_a_pupil_reads_as_one_is_never_broken(unit: str) -> None:
    for before in range(12):
        lines = wrap("あ" * before + unit + "になります", 16)
        assert any(unit in line for line in lines), lines


def test_a_problem_at_the_width_of_a_small_terminal() -> None:
    assert wrap(PROBLEM, 34) == [
        "270mの道の端から端まで桜の木を植え",
        "ます。木と木の間隔を9mにすると、木",
        "は何本植えられますか。",
    ]


def test_later_lines_may_hang_in() -> None:
    assert wrap("あいうえおかきくけこ", 10, hang=4) == ["あいうえお", "かきく", "けこ"]


def test_newlines_end_lines_and_empty_lines_stay() -> None:
    assert wrap("一\n\n二", 10) == ["一", "", "二"]
    assert wrap("", 10) == [""]


def test_a_unit_that_is_wider_than_the_screen_is_cut_rather_than_hidden() -> None:
    assert wrap("1" * 25, 10) == ["1" * 10, "1" * 10, "1" * 5]


def _one_unit_is_wider_than(text: str, width: int) -> bool:
    """Whether a run that may not be broken anywhere could fill a line: brackets, punctuation and numbers in a row."""
    run = r"(?:[（「①A ]*(?:[0-9./とk時間年人本分円才%cm²×÷＋−＝]+(?:（[^（）]*）)?|.)?[、。」）ーっ！ ]*)"
    return any(cell_len(match.group()) > width for match in re.finditer(run, text))
