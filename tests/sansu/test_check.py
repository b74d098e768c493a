"""sansu-check as a person uses it: files and pipes in, JSON Lines out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sansu.check import check_lines, check_row, dumps

PROBLEM = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
FIELDS = {"id", "family", "answer", "unit", "answer_text", "verdict", "reason", "equations", "style", "findings"}


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "sansu.check", *arguments], input=given, capture_output=True)


def rows(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_problem_alone_is_solved() -> None:
    row = check_row({"id": 7, "problem": PROBLEM})
    assert set(row) == FIELDS
    assert (row["id"], row["family"], row["answer"], row["unit"], row["answer_text"]) == (
        7,
        "植木算",
        "31",
        "本",
        "31本",
    )
    assert row["verdict"] == "解答"


def test_answers_and_solutions_are_compared() -> None:
    verdicts = [
        check_row({"problem": PROBLEM, **extra})["verdict"]
        for extra in (
            {"answer": "31"},
            {"answer": 31},
            {"answer": "31", "unit": "本"},
            {"answer": "30"},
            {"answer": "31", "unit": "個"},
            {"solution": "270÷9＝30\n30＋1＝31\n答え 31本"},
            {"solution": "270÷9＝30\n答え 30本"},
            {"solution": "270÷9＝35\n30＋1＝31\n答え 31本"},
            {"solution": "よく分かりません。"},
            {"solution": "270÷9＝30\n30＋1＝31\n答え 31本", "answer": "30"},
        )
    ]
    assert verdicts == ["一致", "一致", "一致", "不一致", "不一致", "一致", "不一致", "不一致", "未確認", "不一致"]


def test_equations_and_style_are_located() -> None:
    solution = "xを木の数とします。\n270÷9＝35\n答え 35本"
    row = check_row({"problem": PROBLEM, "solution": solution})
    (equation,) = row["equations"]
    assert equation["holds"] is False and equation["value"] == "30"
    assert solution[equation["start"] : equation["end"]] == equation["text"]
    assert any(violation["rule"] == "未知数" for violation in row["style"])


def test_a_broken_row_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 1, "problem": PROBLEM}).encode(),
        b"{not json",
        b'{"id": 3}',
        b"[1]",
        b'{"id": 5, "problem": 8}',
        b'{"id": 6, "problem": "\xff"}',
        b"",
        json.dumps({"id": 8, "problem": PROBLEM, "answer": "31"}).encode(),
    ]
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b"\n".join(lines))
    result = run(str(file))
    assert result.returncode == 0
    out = rows(result.stdout)
    assert [row.get("line") for row in out] == [None, 2, 3, 4, 5, 6, None]
    assert all("\n" not in row["error"] for row in out if "error" in row)
    assert out[-1]["verdict"] == "一致"
    assert run("--strict", str(file)).returncode == 2
    assert rows(run("-", given=file.read_bytes()).stdout) == out


def test_a_missing_file_is_one_line_and_exit_code_2() -> None:
    result = run("/no/such/file.jsonl")
    assert result.returncode == 2 and result.stdout == b""
    assert b"/no/such/file.jsonl" in result.stderr and b"Traceback" not in result.stderr


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=80),
            st.text(max_size=80).map(lambda t: json.dumps({"problem": t, "solution": t, "answer": t}).encode()),
        )
    )
)
def test_no_input_breaks_it(lines: list[bytes]) -> None:
    for row in check_lines(lines):
        line = dumps(row)
        assert "\n" not in line and "\x1b" not in line and json.loads(line)


def test_many_rows_by_several_processes_are_the_same_rows_in_the_same_order(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    lines = [json.dumps({"id": i, "problem": PROBLEM, "answer": str(30 + i % 3)}) for i in range(700)]
    lines[650] = "{"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    one, two = run("--jobs", "1", str(file)), run("--jobs", "2", str(file))
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout and one.stderr == two.stderr
    assert [row.get("id") for row in rows(two.stdout)] == [None if i == 650 else i for i in range(700)]
    assert rows(two.stdout)[650]["line"] == 651


def test_explain_gives_what_a_teacher_needs() -> None:
    row = check_row({"problem": PROBLEM}, explain=True)
    assert row["solution"].endswith("答え 31本") and len(row["hints"]) == 2
    assert row["mistakes"][0]["answer"] == "30本" and "間の数" in row["mistakes"][0]["thought"]
    assert row["diagram"]["kind"] == "数直線" and json.loads(dumps(row)) == row
    unread = check_row({"problem": "何かを3個。"}, explain=True)
    assert unread["solution"] is unread["diagram"] is None
