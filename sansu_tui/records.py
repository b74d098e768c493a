"""What a pupil did, kept in SQLite so that a crash, a full disk or a pulled plug loses none of it.

An attempt is written when it starts and again when it ends; one that was never ended shows that the program or the
machine died, and its problem is still there. The draft of the input is kept beside it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sansu_tui.explanation import Page

FILE = "records.sqlite3"
Outcome = Literal["running", "done", "cancelled", "failed"]

# Step n brings a file from user_version n to n + 1. A step that was released is never changed, only followed.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE attempt (
            id INTEGER PRIMARY KEY,
            started TEXT NOT NULL,
            ended TEXT,
            problem TEXT NOT NULL,
            model TEXT NOT NULL,
            outcome TEXT NOT NULL,
            family TEXT NOT NULL DEFAULT '',
            line TEXT NOT NULL DEFAULT '',
            explanation TEXT NOT NULL DEFAULT '',
            source TEXT NOT NULL DEFAULT '',
            retries TEXT NOT NULL DEFAULT '[]',
            verdict TEXT NOT NULL DEFAULT '',
            reason TEXT NOT NULL DEFAULT '',
            answer TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
)


class RecordsError(RuntimeError):
    """The records cannot be read or written; the message is one Japanese line with the mend, for the screen."""


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt as the list of past problems shows it; `started` is UTC."""

    id: int
    started: datetime
    problem: str
    outcome: Outcome
    family: str
    line: str
    explanation: str
    source: str
    verdict: str
    reason: str
    answer: str


def home() -> Path:
    """The folder of this pupil's data: $SANSU_HOME, else where the system keeps a user's data."""
    if folder := os.environ.get("SANSU_HOME"):
        return Path(folder)
    from platformdirs import user_data_path

    return user_data_path("sansu", appauthor=False)


class Records:
    """One open file. Not for two threads at once; two programs may share a file.

    Every method raises RecordsError and leaves the file as it was before the call.
    """

    def __init__(self, folder: Path) -> None:
        """Opens the file, or makes it. One that is no SQLite file is kept under another name.

        Raises:
            RecordsError: the folder or the file cannot be used.
        """
        self.path = folder / FILE
        self.set_aside: Path | None = None  # where an unreadable file went
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._file = _opened(self.path)
            except (sqlite3.OperationalError, sqlite3.NotSupportedError):
                raise
            except sqlite3.DatabaseError:  # "file is not a database": somebody may still repair it by hand
                self.set_aside = _set_aside(self.path)
                self._file = _opened(self.path)
        except (OSError, sqlite3.Error) as error:
            raise _trouble(self.path, error) from error

    def start(self, problem: str, model: str) -> int:
        """Keeps that this problem was asked; the attempt's id."""
        row = self._run(
            "INSERT INTO attempt (started, problem, model, outcome) VALUES (?, ?, ?, 'running')",
            (_now(), problem, model),
        ).lastrowid
        assert row is not None
        return row

    def end(self, attempt: int, page: Page, outcome: Outcome) -> None:
        """Keeps what the pupil saw of it, and how it ended."""
        verdict = page.verdict
        self._run(
            "UPDATE attempt SET ended=?, outcome=?, family=?, line=?, explanation=?, source=?, retries=?, verdict=?,"
            " reason=?, answer=? WHERE id=?",
            (_now(), outcome, page.family, page.line, page.text, verdict.source if verdict else page.source,
             json.dumps(page.retries, ensure_ascii=False), verdict.kind if verdict else "",
             verdict.reason if verdict else page.unread, (verdict.answer or "") if verdict else "", attempt),
        )  # fmt: skip

    def past(self, limit: int = 500) -> list[Past]:
        """The attempts, newest first."""
        rows = self._run(
            "SELECT id, started, problem, outcome, family, line, explanation, source, verdict, reason, answer"
            " FROM attempt ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return [Past(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows]

    def keep(self, name: str, value: str) -> None:
        """Keeps one value under a name: the draft, the theme."""
        self._run("INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value=excluded.value", (name, value))

    def kept(self, name: str) -> str:
        """The value under this name, "" where none was kept."""
        row = self._run("SELECT value FROM kept WHERE name=?", (name,)).fetchone()
        return row[0] if row else ""

    def close(self) -> None:
        self._file.close()

    def _run(self, statement: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        try:
            return self._file.execute(statement, values)
        except sqlite3.Error as error:
            raise _trouble(self.path, error) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _set_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    os.replace(path, aside)
    for tail in ("-wal", "-shm"):
        if (side := Path(f"{path}{tail}")).exists():
            os.replace(side, f"{aside}{tail}")
    return aside


def _opened(path: Path) -> sqlite3.Connection:
    # Autocommit: each statement above is one transaction, on the disk when the call returns.
    file = sqlite3.connect(path, timeout=2.0, isolation_level=None, check_same_thread=False)
    try:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("PRAGMA synchronous=FULL")
        _migrate(file)
    except BaseException:
        file.close()
        raise
    return file


def _migrate(file: sqlite3.Connection) -> None:
    (version,) = file.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise sqlite3.NotSupportedError(f"user_version {version}")
    if version == len(MIGRATIONS):
        return
    file.execute("BEGIN IMMEDIATE")
    # Asked again now that no other program can be at it: one that came first has done the work.
    (version,) = file.execute("PRAGMA user_version").fetchone()
    for step in range(version, len(MIGRATIONS)):
        for statement in MIGRATIONS[step]:
            file.execute(statement)
        file.execute(f"PRAGMA user_version={step + 1}")
    file.execute("COMMIT")


def _trouble(path: Path, error: Exception) -> RecordsError:
    if isinstance(error, sqlite3.NotSupportedError):
        return RecordsError(f"記録 {path} は新しい版のものです。Sansu を新しくすると、また記録できます。")
    words = str(error).lower()
    if "full" in words or "no space" in words:
        why = "ディスクがいっぱいです。いらないファイルを消してください。"
    elif "readonly" in words or "read-only" in words or isinstance(error, PermissionError):
        why = "書きこみが許されていません。フォルダーの設定を先生に見てもらってください。"
    elif "locked" in words:
        why = "ほかの画面が使っています。"
    else:
        why = f"{error}。フォルダーを先生に見てもらってください。"
    return RecordsError(f"記録 {path} に残せません：{why}")
