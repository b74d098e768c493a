"""Where models lie, what is known of them, and the check of their bytes before anything parses them.

A GGUF is parsed by C++ that has had its holes (CVE-2024-23496, CVE-2025-49847): a file of the catalogue reaches it only
with the catalogue's own SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sansu.language_model import ModelError

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A GGUF and what is known of it. `sha256` is None for a file that the user named by its path."""

    name: str
    path: Path
    sha256: str | None
    bytes: int
    licence: str
    form: str | None  # a key of models.chat.CONTROL_TOKENS; None gives raw segments only (tests)
    context: int  # tokens; 0: as the file says
    memory: int  # bytes that the process takes; 0: not measured
    families: frozenset[str] | None = None  # the types of problem that it was taught; None: no such limit


def names() -> list[str]:
    """The catalogue's models."""
    return list(_catalogue())


def find(name_or_path: str) -> ModelFile:
    """A model of the catalogue by its name, or any GGUF by its path.

    A file named by its path is taken to speak llm-jp-4's chat form; the model refuses to start where its vocabulary
    does not have that form's control tokens.

    Raises:
        ModelError: there is no such model, its file or its checksum is missing.
    """
    entry = _catalogue().get(name_or_path)
    if entry is not None:
        return _known(name_or_path, entry)
    path = Path(name_or_path).expanduser()
    if path.suffix != ".gguf":
        known = "、".join(_catalogue())
        raise ModelError(f"「{name_or_path}」というモデルはありません。使えるのは {known} か、.ggufファイルです。")
    if not path.is_file():
        raise ModelError(f"{path}: ファイルがありません。場所を確かめてください。")
    return ModelFile(path.stem, path, None, path.stat().st_size, "不明", "llm-jp-4", 0, 0)


def check(file: ModelFile) -> None:
    """Refuses a file whose bytes are not the catalogue's. Reads it once a process, while it stays as it is.

    Raises:
        ModelError: the file is missing or does not match.
    """
    try:
        status = file.path.stat()
        if file.sha256 is None:
            return
        found = _digest(file.path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise ModelError(f"{file.path}: モデルを読めません（{error.strerror}）。入れ直してください。") from error
    if found != file.sha256:
        raise ModelError(
            f"{file.path}: SHA-256が目録と違うので使いません"
            f"（{found[:12]}…、目録では{file.sha256[:12]}…）。入れ直してください。"
        )


@cache
def _digest(path: Path, size: int, mtime_ns: int) -> str:
    """`size` and `mtime_ns` are the cache's key: a file that changed is read again."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    return tomllib.loads((_HERE / "catalogue.toml").read_text(encoding="utf-8"))


def _known(name: str, entry: dict[str, Any]) -> ModelFile:
    path = _HERE / entry["file"]
    try:
        sha256 = entry.get("sha256") or (_HERE / entry["checksum"]).read_text(encoding="ascii").split()[0].lower()
        size = path.stat().st_size
        report = json.loads((_HERE / entry["report"]).read_text(encoding="utf-8")) if "report" in entry else {}
        taught = frozenset(report["families"]) if report else None
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise ModelError(f"{path}: モデルかそのチェックサムがありません。入れ直してください。") from error
    known = (entry["licence"], entry["form"], entry["context"], entry["memory"])
    return ModelFile(name, path, sha256, size, *known, taught)
