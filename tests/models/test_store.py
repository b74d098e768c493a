"""The catalogue and the check of a model's bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from models import store
from models.chat import CONTROL_TOKENS
from models.llama import LlamaModel
from models.store import ModelFile, check, find
from sansu.language_model import Message, ModelError


def model_at(path: Path, sha256: str | None) -> ModelFile:
    return ModelFile("m", path, sha256, path.stat().st_size, "Apache-2.0", "llm-jp-4", 0, 0)


def test_every_entry_of_the_catalogue_is_whole() -> None:
    for name, entry in store._catalogue().items():
        assert set(entry) == {"file", "checksum", "licence", "form", "context", "memory", "report"}, name
        assert entry["form"] in CONTROL_TOKENS


def test_a_model_of_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = store._catalogue()["sansu-nano"]
    monkeypatch.setattr(store, "_HERE", tmp_path)
    with pytest.raises(ModelError, match=r"sansu-nano\.gguf"):
        store._known("sansu-nano", entry)
    path = tmp_path / entry["file"]
    path.parent.mkdir()
    path.write_bytes(b"GGUF")
    (tmp_path / entry["checksum"]).write_text(f"{hashlib.sha256(b'GGUF').hexdigest()}  sansu-nano.gguf\n")
    (tmp_path / entry["report"]).write_text('{"families": ["植木算"]}', encoding="utf-8")
    file = store._known("sansu-nano", entry)
    assert (file.name, file.bytes, file.form, file.context) == ("sansu-nano", 4, "llm-jp-4", 1024)
    assert file.families == {"植木算"}
    check(file)


def test_a_path_may_be_given(tmp_path: Path) -> None:
    path = tmp_path / "my.gguf"
    path.write_bytes(b"GGUF")
    file = find(str(path))
    assert (file.name, file.path, file.sha256, file.bytes) == ("my", path, None, 4)
    check(file)


@pytest.mark.parametrize("name", ["gpt-9", "no/such.gguf", "model.bin"])
def test_what_is_not_there_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=name) as caught:
        find(name)
    assert "\n" not in str(caught.value)


def test_a_file_that_does_not_match_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF")
    model = LlamaModel(model_at(path, "0" * 64))
    with pytest.raises(ModelError, match="SHA-256") as caught:
        list(model.generate([Message("user", "1")]))
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)
    assert model.process_id is None  # no child was started


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF")
    file = model_at(path, hashlib.sha256(b"GGUF").hexdigest())
    check(file)
    path.write_bytes(b"GGUF!")
    with pytest.raises(ModelError, match="SHA-256"):
        check(file)
    path.unlink()
    with pytest.raises(ModelError, match=r"m\.gguf"):
        check(file)
