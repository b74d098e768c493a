from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from fake_tutor import EVENTS, TREES, folded

from sansu.events import Attempt, Piece
from sansu_tui.explanation import Page
from sansu_tui.keeper import Keeper, Restored, Trouble
from sansu_tui.records import FILE, MIGRATIONS, Records, RecordsError, home


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sansu"


def test_an_attempt_comes_back_as_it_was_shown(folder: Path) -> None:
    records = Records(folder)
    row = records.start(TREES, "sansu-nano")
    assert [(past.problem, past.outcome, past.explanation) for past in records.past()] == [(TREES, "running", "")]
    page = folded(EVENTS)
    records.end(row, page, "done")
    records.close()
    (past,) = Records(folder).past()
    assert (past.problem, past.outcome, past.family, past.line) == (TREES, "done", page.family, page.line)
    assert (past.explanation, past.verdict, past.answer, past.source) == (page.text, "一致", "31本", "sansu-nano")


def test_the_newest_comes_first(folder: Path) -> None:
    records = Records(folder)
    for problem in ("一", "二", "三"):
        records.end(records.start(problem, "m"), Page(), "done")
    assert [past.problem for past in records.past()] == ["三", "二", "一"]
    assert [past.problem for past in records.past(limit=1)] == ["三"]


def test_values_are_kept_under_their_names(folder: Path) -> None:
    records = Records(folder)
    assert records.kept("draft") == ""
    records.keep("draft", "270mの道")
    records.keep("draft", "270mの道の端から")
    assert records.kept("draft") == "270mの道の端から"


def test_a_commit_is_on_the_disk_when_it_returns(folder: Path) -> None:
    records = Records(folder)
    assert records._file.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert records._file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert records._file.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_nothing_is_lost_when_the_program_is_killed(folder: Path) -> None:
    program = textwrap.dedent(
        f"""
        import os, signal
        from pathlib import Path
        from sansu_tui.records import Records
        records = Records(Path({str(folder)!r}))
        records.start("ひとつめ", "m")
        records.keep("draft", "書きかけ")
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode != 0
    records = Records(folder)
    assert [(past.problem, past.outcome) for past in records.past()] == [("ひとつめ", "running")]
    assert records.kept("draft") == "書きかけ"


def test_two_programs_share_a_file(folder: Path) -> None:
    first, second = Records(folder), Records(folder)
    first.start("一", "m")
    second.start("二", "m")
    assert [past.problem for past in first.past()] == ["二", "一"]


def test_a_file_that_is_no_database_is_set_aside_and_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(b"this is no database, but somebody may want it" * 100)
    records = Records(folder)
    records.start("一", "m")
    assert records.set_aside is not None and records.set_aside.read_bytes().startswith(b"this is no database")


def test_a_file_of_a_newer_version_is_left_alone(folder: Path) -> None:
    Records(folder).close()
    with sqlite3.connect(folder / FILE) as file:
        file.execute("PRAGMA user_version=99")
    with pytest.raises(RecordsError, match="新しい版"):
        Records(folder)
    assert [path.name for path in folder.iterdir()].count(FILE) == 1 and not list(folder.glob("*.broken*"))


def test_a_folder_that_cannot_be_made_is_told_in_one_line(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(RecordsError) as error:
        Records(folder)
    assert str(folder) in str(error.value) and "\n" not in str(error.value)


def test_a_full_disk_is_told_and_leaves_the_file_whole(folder: Path) -> None:
    records = Records(folder)
    records.start("一", "m")
    pages = records._file.execute("PRAGMA page_count").fetchone()[0]
    records._file.execute(f"PRAGMA max_page_count={pages}")  # SQLite's own way to say that the disk is full
    with pytest.raises(RecordsError, match="いっぱい"):
        records.start("二" * 100_000, "m")
    records._file.execute(f"PRAGMA max_page_count={pages * 1000}")
    records.start("三", "m")
    assert [past.problem for past in records.past()] == ["三", "一"]


def test_the_home_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SANSU_HOME", str(tmp_path / "here"))
    assert home() == tmp_path / "here"
    monkeypatch.delenv("SANSU_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home().name == "sansu"


# The keeper: the same from a thread of its own


def test_the_keeper_restores_what_was_left(folder: Path) -> None:
    said: list[Restored | Trouble] = []
    keeper = Keeper(folder, said.append)
    keeper.keep("draft", "書きかけ")
    keeper.keep("theme", "textual-light")
    keeper.started(1, TREES, "m")
    keeper.ended(1, TREES, "m", folded(EVENTS), "done")
    keeper.close()
    again = Keeper(folder, said.append)
    again.restore()
    past = again.past().result()
    again.close()
    assert said == [Restored("書きかけ", "textual-light")]
    assert [(row.problem, row.outcome) for row in past] == [(TREES, "done")]


def test_the_keeper_says_once_that_it_cannot_write_and_once_that_it_can_again(folder: Path) -> None:
    said: list[Restored | Trouble] = []
    folder.write_text("a file where the folder should be")
    keeper = Keeper(folder, said.append)
    keeper.started(1, TREES, "m")
    keeper.keep("draft", "書きかけ")
    with pytest.raises(RecordsError):
        keeper.past().result()
    os.remove(folder)
    keeper.ended(1, TREES, "m", folded([Attempt(1, "m"), Piece("(1) ")]), "cancelled")
    past = keeper.past().result()
    keeper.close()
    first, second = said
    assert isinstance(first, Trouble) and str(folder) in first.message
    assert second == Trouble("")
    # The start that could not be written was made up for.
    assert [(row.problem, row.outcome, row.explanation) for row in past] == [(TREES, "cancelled", "(1) ")]


def test_a_read_only_folder_is_told(folder: Path) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(RecordsError):
        Records(folder)
