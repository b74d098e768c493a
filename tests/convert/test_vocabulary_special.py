"""Where stock llama.cpp stops, what is added around a text, and the chat templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stock_llama import stock
from tiny_checkpoints import edit_json, write_json
from tiny_tokenizers import added_token, byte_level, stock_vocabulary, write_vocabulary

from convert.checkpoint import ConvertError
from convert.vocabulary import read_vocabulary
from convert.vocabulary.special import SEIZED, stock_ends

SIZE = 800


def _with_added(folder: Path, *texts: str, eos: str, **files: Any) -> dict[str, int]:
    """A GPT-2 tokenizer with these control tokens, and the files beside it; gives their ids."""
    byte_level(folder, "gpt-2", added_tokens=[added_token(700 + i, text, special=True) for i, text in enumerate(texts)])
    write_json(folder / "tokenizer_config.json", {"eos_token": eos})
    for name, content in files.items():
        write_json(folder / f"{name}.json", content)
    return {text: 700 + i for i, text in enumerate(texts)}


def _ids(folder: Path) -> dict[str, Any]:
    """The *_token_id keys by their short names."""
    metadata = read_vocabulary(folder, SIZE).metadata
    return {key[len("tokenizer.ggml.") : -len("_token_id")]: id_ for key, id_ in metadata.items() if "_token_id" in key}


def test_llama_3_stops_at_all_of_its_three_ends(tmp_path: Path) -> None:
    names = ("<|begin_of_text|>", "<|end_of_text|>", "<|eom_id|>", "<|eot_id|>")
    generation = {"eos_token_id": [701, 702, 703]}
    _with_added(tmp_path, *names, eos="<|eot_id|>", generation_config=generation)
    assert {name: _ids(tmp_path)[name] for name in ("eos", "eot", "eom")} == {"eos": 703, "eot": 703, "eom": 702}
    with stock_vocabulary(tmp_path, SIZE) as llama:
        assert llama.ends() == {701, 702, 703}
    assert read_vocabulary(tmp_path, SIZE).notes == ()


def test_stops_that_llama_cpp_does_not_know_by_name_take_every_place(tmp_path: Path) -> None:
    names = ("<done>", "<finished>", "<over>", "<out>", "<that's all>", "<enough>")
    _with_added(tmp_path, *names, eos="<done>", generation_config={"eos_token_id": list(range(700, 706))})
    with stock_vocabulary(tmp_path, SIZE) as llama:
        assert llama.ends() == set(range(700, 706))
    assert read_vocabulary(tmp_path, SIZE).notes == ()


def test_a_stop_without_a_place_is_said(tmp_path: Path) -> None:
    names = ("<done>", "<finished>", "<over>", "<out>", "<|fim_pad|>")
    _with_added(tmp_path, *names, eos="<done>", generation_config={"eos_token_id": list(range(700, 704))})
    notes = read_vocabulary(tmp_path, SIZE).notes
    assert "stock llama.cpp does not stop at '<out>' (703), though the checkpoint's files do" in notes
    assert "stock llama.cpp also stops at '<|fim_pad|>' (704), which it knows by name" in notes
    with stock_vocabulary(tmp_path, SIZE) as llama:
        assert llama.ends() == {700, 701, 702, 704}


def test_stops_come_from_config_json_too_and_ids_outside_the_vocabulary_are_left_out(tmp_path: Path) -> None:
    config = {"eos_token_id": [701, 99999], "pad_token_id": -1, "bos_token_id": True}
    _with_added(tmp_path, "<done>", "<over>", eos="<done>", config=config)
    assert _ids(tmp_path) == {"bos": 700, "eos": 700, "eot": 701}


def test_a_checkpoint_that_names_no_end_is_refused(tmp_path: Path) -> None:
    # llama.cpp would take id 11, a comma or the like, for it.
    _with_added(tmp_path, "<done>", eos="<nowhere>")
    with pytest.raises(ConvertError, match="no file names a token that ends a text: set eos_token"):
        read_vocabulary(tmp_path, SIZE)


def test_special_tokens_map_is_the_older_place(tmp_path: Path) -> None:
    older = {"eos_token": {"content": "<done>"}, "sep_token": "<over>", "mask_token": "<out>", "cls_token": "<in>"}
    _with_added(tmp_path, "<done>", "<over>", "<out>", "<in>", eos="", special_tokens_map=older)
    assert _ids(tmp_path) == {"bos": 700, "eos": 700, "seperator": 701, "cls": 703, "mask": 702}


@settings(max_examples=60, deadline=None)
@given(
    named=st.lists(st.sampled_from(sorted(SEIZED)), unique=True, max_size=8),
    places=st.dictionaries(st.sampled_from(("eos", "eot", "eom", "fim_pad", "fim_sep")), st.integers(0, 12)),
)
def test_where_stock_llama_cpp_stops_is_foretold(
    tmp_path_factory: pytest.TempPathFactory, named: list[str], places: dict[str, int]
) -> None:
    # Of several names for one FIM token it takes the first in the order of a hash table.
    for family in ("pad", "rep", "PAD", "REP"):
        named = [text for i, text in enumerate(named) if family not in text or not any(family in t for t in named[:i])]
    folder = tmp_path_factory.mktemp("ends")
    byte_level(folder, "gpt-2")
    words = ["<a>", "<b>", "<c>", "<d>", "<e>", *named]
    added = [added_token(700 + i, text, special=True) for i, text in enumerate(words)]
    edit_json(folder / "tokenizer.json", added_tokens=added)
    write_json(folder / "tokenizer_config.json", {"eos_token": "<a>"})
    vocabulary = read_vocabulary(folder, SIZE)
    ids = {text: 700 + i for i, text in enumerate(words)}
    special = {place: 700 + i % len(words) for place, i in {"eos": 0, "eot": 0, **places}.items()}
    kept = {key: value for key, value in vocabulary.metadata.items() if not key.endswith("_token_id")}
    keys = {f"tokenizer.ggml.{place}_token_id": id_ for place, id_ in special.items()}
    write_vocabulary(folder / "v.gguf", type(vocabulary)({**kept, **keys}, ()))
    with stock(folder / "v.gguf", vocabulary_only=True) as llama:
        assert llama.ends() == stock_ends(special, ids)


def _template(*parts: str, **special: Any) -> dict[str, Any]:
    single = [
        {"Sequence": {"id": "A", "type_id": 0}} if part == "A" else {"SpecialToken": {"id": part, "type_id": 0}}
        for part in parts
    ]
    return {"type": "TemplateProcessing", "single": single, "pair": [], "special_tokens": special}


def _entry(text: str, *ids: Any) -> dict[str, Any]:
    return {"id": text, "ids": list(ids), "tokens": [text]}


BYTES = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": False, "use_regex": True}


def test_bos_and_eos_follow_the_post_processor_not_tokenizer_config(tmp_path: Path) -> None:
    both = {"<|im_start|>": _entry("<|im_start|>", 701), "<|endoftext|>": _entry("<|endoftext|>", 700)}
    steps = {"type": "Sequence", "processors": [BYTES, _template("<|im_start|>", "A", "<|endoftext|>", **both)]}
    tokenizer = byte_level(tmp_path, "gpt-2", post_processor=steps)
    edit_json(tmp_path / "tokenizer_config.json", add_bos_token=False, bos_token="<tool_call>")
    says = read_vocabulary(tmp_path, SIZE).metadata
    assert [says[f"tokenizer.ggml.add_{end}_token"] for end in ("bos", "eos")] == [True, True]
    assert [says[f"tokenizer.ggml.{end}_token_id"] for end in ("bos", "eos")] == [701, 700]
    with stock_vocabulary(tmp_path, SIZE) as llama:
        assert llama.tokenize("木 tree") == tokenizer.encode("木 tree").ids
        assert llama.ends() == {700, 702}  # 702, the tokenizer's eos, still ends an answer


def test_a_template_may_name_its_token_by_the_text_alone(tmp_path: Path) -> None:
    byte_level(tmp_path, "gpt-2")
    edit_json(tmp_path / "tokenizer.json", post_processor=_template("<|im_start|>", "A"))
    edit_json(tmp_path / "tokenizer_config.json", add_eos_token=True)
    says = read_vocabulary(tmp_path, SIZE).metadata
    assert [says[f"tokenizer.ggml.add_{end}_token"] for end in ("bos", "eos")] == [True, False]


@pytest.mark.parametrize(
    ("processor", "says"),
    [
        (_template("<|im_start|>", "<|im_start|>", "A"), "adds more than one token before or after"),
        (_template("A", "A"), "adds more than one token before or after"),
        (_template("<nowhere>", "A"), "names no token of the vocabulary"),
        (_template("<x>", "A", **{"<x>": _entry("<x>", 700, 701)}), "names no token of the vocabulary"),
        (_template("<x>", "A", **{"<x>": _entry("<x>", 99999)}), "names no token of the vocabulary"),
        (_template("<x>", "A", **{"<x>": 3}), "names no token of the vocabulary"),
        ({"type": "TemplateProcessing", "single": 3}, "post-processor 'TemplateProcessing' is not supported"),
        ({"type": "Sequence", "processors": [_template("A"), _template("A")]}, "is not supported, only none or"),
        ("ByteLevel", "post_processor is no JSON object"),
    ],
)
def test_post_processors_that_gguf_cannot_say_are_refused(tmp_path: Path, processor: Any, says: str) -> None:
    byte_level(tmp_path, "gpt-2")
    edit_json(tmp_path / "tokenizer.json", post_processor=processor)
    with pytest.raises(ConvertError, match=says):
        read_vocabulary(tmp_path, SIZE)


def _templates(folder: Path) -> dict[str, Any]:
    return {key: value for key, value in read_vocabulary(folder, SIZE).metadata.items() if "chat_template" in key}


def test_chat_templates_are_found_in_every_place(tmp_path: Path) -> None:
    byte_level(tmp_path, "gpt-2")
    assert _templates(tmp_path) == {}
    write_json(tmp_path / "chat_template.json", {"chat_template": "oldest"})
    assert _templates(tmp_path) == {"tokenizer.chat_template": "oldest"}
    edit_json(tmp_path / "tokenizer_config.json", chat_template="one")
    assert _templates(tmp_path) == {"tokenizer.chat_template": "one"}
    listed = [{"name": "default", "template": "one"}, {"name": "tool use", "template": "two"}, {"name": 3}, "x"]
    edit_json(tmp_path / "tokenizer_config.json", chat_template=listed)
    assert _templates(tmp_path) == {
        "tokenizer.chat_template": "one",
        "tokenizer.chat_template.tool_use": "two",
        "tokenizer.chat_templates": ("tool_use",),
    }
    (tmp_path / "chat_template.jinja").write_text("{{ 木 }}", "utf-8")
    (tmp_path / "additional_chat_templates").mkdir()
    (tmp_path / "additional_chat_templates" / "rag.jinja").write_text("three", "utf-8")
    assert _templates(tmp_path) == {
        "tokenizer.chat_template": "{{ 木 }}",
        "tokenizer.chat_template.rag": "three",
        "tokenizer.chat_templates": ("rag",),
    }


def test_a_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    byte_level(tmp_path, "gpt-2")
    settings_path = tmp_path / "tokenizer_config.json"
    settings_path.write_text(json.dumps({"eos_token": "<|im_end|>", "chat_template": "\ud800"}), "utf-8")
    with pytest.raises(ConvertError, match="half a surrogate pair"):
        read_vocabulary(tmp_path, SIZE)
    (tmp_path / "chat_template.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(ConvertError, match=r"chat_template\.jinja can't be read as UTF-8 text"):
        read_vocabulary(tmp_path, SIZE)


@pytest.mark.parametrize("file", ["tokenizer.json", "tokenizer_config.json", "generation_config.json"])
@pytest.mark.parametrize("content", ["", "[]", '{"a":', "[" * 100_000])
def test_broken_json_is_refused(tmp_path: Path, file: str, content: str) -> None:
    byte_level(tmp_path, "gpt-2")
    (tmp_path / file).write_text(content, "utf-8")
    with pytest.raises(ConvertError, match=file):
        read_vocabulary(tmp_path, SIZE)
