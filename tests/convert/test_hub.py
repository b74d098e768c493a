"""Only what is plainly a Hub id opens a connection, and only data is fetched."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from convert.checkpoint import ConvertError
from convert.hub import CONFIGURATION, hub_id, located


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `models/tiny` and `here` in it, and no huggingface_hub that may be imported."""
    (tmp_path / "models" / "tiny").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    return tmp_path


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("llm-jp/llm-jp-4-8b", ("llm-jp/llm-jp-4-8b", None)),
        ("owner/name@main", ("owner/name", "main")),
        ("owner/name@refs/pr/1", ("owner/name", "refs/pr/1")),
        ("hf://owner/name", ("owner/name", None)),
        ("hf://models/typo", ("models/typo", None)),
        ("models/tiny", None),  # is here
        ("models/typo", None),  # models is here: a slip of the pen
        ("here", None),
        ("name", None),
        ("./owner/name", None),
        ("../owner/name", None),
        (".owner/name", None),
        ("/owner/name", None),
        ("~/name", None),
        ("~owner/name", None),
        ("owner/name/", None),
        ("owner/name/more", None),
        ("owner\\name", None),
        ("C:\\owner/name", None),
        ("C:/name", None),
        ("owner/na me", None),
        ("owner/モデル", None),
        ("owner/model.gguf", None),
        ("owner/model.safetensors", None),
        ("owner/..", None),
        ("owner/name@", None),
        ("owner/name@../..", None),
        ("https://huggingface.co/owner/name", None),
        ("", None),
    ],
)
def test_what_is_a_hub_id(told: str, found: tuple[str, str | None] | None) -> None:
    assert hub_id(told) == found


@pytest.mark.parametrize("told", ["hf://name", "hf://../name", "hf://owner/name/more", "hf://"])
def test_a_broken_hub_address_is_refused(told: str) -> None:
    with pytest.raises(ConvertError, match="is no Hub id: write hf://owner/name"):
        hub_id(told)


def test_a_local_path_that_is_missing_is_never_sought_elsewhere() -> None:
    said: list[str] = []
    with pytest.raises(
        ConvertError, match=r"^models/typo is not here: give the checkpoint's folder, or hf://models/typo"
    ):
        located("models/typo", said.append)
    with pytest.raises(ConvertError, match=r"^\./owner/name is not here: give the checkpoint's folder$"):
        located("./owner/name", said.append)
    assert located("models/tiny", said.append) == Path("models/tiny")
    assert said == []


def test_without_the_library_it_says_what_to_install() -> None:
    with pytest.raises(
        ConvertError, match=r"owner/name is not here, and fetching it needs huggingface_hub: pip install"
    ):
        located("owner/name", print)


def _library(monkeypatch: pytest.MonkeyPatch, download: Any) -> None:
    monkeypatch.delitem(sys.modules, "huggingface_hub")
    hub = pytest.importorskip("huggingface_hub")
    monkeypatch.setattr(hub, "snapshot_download", download)


def test_data_alone_is_fetched_and_said_before(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    asked: dict[str, Any] = {}

    def download(repository: str, **options: Any) -> str:
        assert said == ["fetching owner/name@v1 from huggingface.co"]
        asked.update(options, repository=repository)
        return str(here / "here")

    _library(monkeypatch, download)
    assert located("owner/name@v1", said.append) == here / "here"
    assert (asked["repository"], asked["revision"]) == ("owner/name", "v1")

    def fetched(name: str) -> bool:
        wanted = any(fnmatch(name, pattern) for pattern in asked["allow_patterns"])
        return wanted and not any(fnmatch(name, pattern) for pattern in asked["ignore_patterns"])

    files = [
        "config.json",
        "model-00001-of-00002.safetensors",
        "tokenizer.model",
        "chat_template.jinja",
        "README.md",
        "additional_chat_templates/tool_use.jinja",
    ]
    assert all(fetched(name) for name in files)
    never = [
        "pytorch_model.bin",
        "modeling_x.py",
        "model.gguf",
        "x.pt",
        "x.pkl",
        "onnx/config.json",
        "original/consolidated.safetensors",
    ]
    assert not any(fetched(name) for name in never)
    said[:] = []
    said.append("fetching owner/name@v1 from huggingface.co")
    located("owner/name@v1", lambda message: None, CONFIGURATION)
    assert asked["allow_patterns"] == ["config.json"]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        ("GatedRepoError", "its owner must grant access"),
        ("RepositoryNotFoundError", "there is no such model, or it is private"),
        ("RevisionNotFoundError", "it has no revision v1"),
        ("LocalEntryNotFoundError", "no connection, and it is not in the cache"),
        ("OfflineModeIsEnabled", "no connection, and it is not in the cache"),
        ("HFValidationError", "that is no name that the Hub has"),
        (None, "OSError: the cable is out: try again, or give a local folder"),
    ],
)
def test_every_failure_is_one_line(monkeypatch: pytest.MonkeyPatch, error: str | None, says: str) -> None:
    def download(repository: str, **options: Any) -> str:
        from huggingface_hub import errors

        if error is None:
            raise OSError("the cable is out\nsecond line")
        kind = getattr(errors, error)
        raise kind.__new__(kind)  # its kind alone counts: some need an HTTP response to be made

    _library(monkeypatch, download)
    with pytest.raises(ConvertError, match=r"^owner/name can't be fetched from huggingface\.co: ") as caught:
        located("owner/name@v1", lambda message: None)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
