"""`sansu-tui types` and `sansu-tui pose`, as a teacher uses them."""

from __future__ import annotations

import json

from click.testing import CliRunner

from sansu.check import check_row
from sansu.families import families
from sansu_tui.cli import main


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_types_are_listed() -> None:
    listed = run("types")
    assert all(family.key in listed and family.name in listed for family in families())
    assert [json.loads(line)["name"] for line in run("types", "--json").splitlines()] == [f.name for f in families()]


def test_posed_problems_are_different_and_come_again_from_their_seed() -> None:
    page = run("pose", "旅人算", "--count", "4", "--level", "2", "--seed", "5")
    assert page == run("pose", "tabibito", "--count", "4", "--level", "2", "--seed", "5")
    assert page != run("pose", "tabibito", "--count", "4", "--level", "2", "--seed", "6")
    problems, _, answers = page.partition("── 答え ──")
    assert problems.count("(4)") == answers.count("(4)") == 1
    assert len(set(problems.splitlines())) == 5  # four problems and the empty line


def test_the_rows_are_right_as_sansu_check_reads_them() -> None:
    rows = [json.loads(line) for line in run("pose", "食塩水", "--count", "3", "--json").splitlines()]
    assert [check_row(row)["verdict"] for row in rows] == ["一致"] * 3
    assert all(row["hints"] for row in rows)


def test_explanations_stand_behind_the_problems() -> None:
    assert "確かめ" in run("pose", "ueki", "--count", "1", "--explain")


def test_an_unknown_type_is_one_clear_line() -> None:
    result = CliRunner().invoke(main, ["pose", "魔法算"])
    assert result.exit_code == 2 and "魔法算" in result.output and "sansu-tui types" in result.output
