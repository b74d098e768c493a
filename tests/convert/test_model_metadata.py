"""general.*: gguf-py, llama.cpp's own, is the oracle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gguf import GGUFWriter, Metadata
from gguf.utility import size_label
from hypothesis import given
from hypothesis import strategies as st
from tiny_checkpoints import edit_json, write_json

from convert.architecture import read_model
from convert.checkpoint import ConvertError, read_json, read_tensors
from convert.metadata import Parameters, general_metadata, read_card
from convert.model_id import parse_id, title

TOTAL = 8_590_200_832
CARD = """---
license: apache-2.0
license_link: LICENSE
language:
- ja
- no
- en
pipeline_tag: text-generation
library_name: transformers
tags: [math, "tutor"]
base_model:
\t- llm-jp/llm-jp-4-8b-instruct
\t- https://huggingface.co/llm-jp/llm-jp-3-13b-v2.1
\t- https://example.org/a-model
datasets:
- llm-jp/sansu-v1
- name: Problems
  organization: Sansu
  version: 2
- 7
model_creator: 算数
version: 1.5
---
# A model
"""


def _written_by_gguf_py(base: Path, total: int) -> dict[str, Any]:
    writer = GGUFWriter(path=None, arch="llama")
    metadata = Metadata.load(None, base, None, total)
    if metadata.size_label is None:
        metadata.size_label = size_label(total, total, 0, 0)
    for key in ("version", "license_link"):  # YAML's numbers, which gguf-py can't write
        if (value := getattr(metadata, key)) is not None:
            setattr(metadata, key, str(value))
    for dataset in metadata.datasets or []:
        dataset |= {key: str(value) for key, value in dataset.items()}
    metadata.set_gguf_meta_model(writer)
    return {key: value.value for key, value in writer.kv_data[0].items() if key != "general.architecture"}


def _written_by_us(base: Path, total: int) -> dict[str, Any]:
    config = read_json(base / "config.json")
    found = general_metadata(base, config, Parameters(total, total), read_card(base))
    return {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}


@pytest.mark.parametrize(
    "card",
    [
        "",
        "# No front matter\n",
        CARD,
        "---\nlicense:\n- mit\n- apache-2.0\nbase_model: a/b-7b\n---\n",
        "---\nname: Sansu\nbasename: sansu\nlicense: other\nlicense_name: ours\ndataset: x/y\nlanguage: ja\n",
        "---\nbase_model:\ndatasets: []\ntags:\nmodel_type: llama\nurl: https://example.org\n---\n",
        "---\n- a list\n---\n",
    ],
    ids=["empty", "none", "full", "licences", "unclosed", "hollow", "list"],
)
@pytest.mark.parametrize("path", [None, "llm-jp/llm-jp-4-8b-thinking", "/home/a/model"])
@pytest.mark.parametrize("name", ["llm-jp-4-8b-instruct-sansu", "tiny", "Model-v1.2-Q8_0"])
def test_facts_are_gguf_pys(tmp_path: Path, name: str, path: str | None, card: str) -> None:
    base = tmp_path / name
    base.mkdir()
    write_json(base / "config.json", {} if path is None else {"_name_or_path": path})
    write_json(base / "generation_config.json", {"temperature": 0.7, "top_k": 20, "top_p": None, "eos_token_id": [2]})
    (base / "README.md").write_text(card, encoding="utf-8")
    assert _written_by_us(base, TOTAL) == _written_by_gguf_py(base, TOTAL)


# fmt: off
_PARTS = [
    "llm", "jp", "4", "v2", "iter7", "8b", "32B", "A3B", "8x7B", "7b1", "1_5B", "4k", "32k", "128K", "large",
    "small", "Small", "xl", "instruct", "Chat", "vision", "lora", "Q4_K_M", "bf16", "IQ2", "F32", "v1.2", "2024",
    "sansu", "Hermes", "DPO", "Base", "算数", "1T", "300m", "b", "4bit",
]
# fmt: on
_IDS = st.builds(
    lambda owner, parts, between: owner + between.join(parts),
    st.sampled_from(["", "llm-jp/", "./", "../", "Org/", "a/b/"]),
    st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6),
    st.sampled_from(["-", "--", "-", " "]),
)


@given(_IDS, st.sampled_from([1, 570_000, 7_000_000_000, TOTAL, 32_139_028_992]))
def test_ids_are_taken_apart_as_gguf_py_does(text: str, total: int) -> None:
    name, organization, *rest = Metadata.get_model_id_components(text, total)
    found = parse_id(text, total)
    assert (found.name, found.organization) == (name, organization)
    assert [found.basename, found.finetune, found.version, found.size_label] == rest
    assert title(found.name) == Metadata.id_to_title(name)


@given(st.integers(1, 10**13), st.integers(0, 10**12), st.integers(0, 256))
def test_size_labels_are_gguf_pys(shared: int, expert: int, experts: int) -> None:
    total = shared + expert * experts
    label = Parameters(total, shared, expert if experts else 0, experts).label
    assert label == size_label(total, shared, expert if experts else 0, experts)


def test_parameters_of_llm_jp_4s_mixture_of_experts() -> None:
    # 32,139,028,992 in all, as on its card.
    block = {
        "attn_norm.weight": (2560,),
        "attn_q.weight": (5120, 2560),
        "attn_k.weight": (512, 2560),
        "attn_v.weight": (512, 2560),
        "attn_output.weight": (2560, 5120),
        "attn_q_norm.weight": (128,),
        "attn_k_norm.weight": (128,),
        "ffn_norm.weight": (2560,),
        "ffn_gate_inp.weight": (128, 2560),
        "ffn_gate_exps.weight": (128, 960, 2560),
        "ffn_up_exps.weight": (128, 960, 2560),
        "ffn_down_exps.weight": (128, 2560, 960),
    }
    shapes = {f"blk.{i}.{name}": shape for i in range(32) for name, shape in block.items()}
    shapes |= {"token_embd.weight": (196_608, 2560), "output.weight": (196_608, 2560), "output_norm.weight": (2560,)}
    parameters = Parameters.count(shapes)
    assert parameters.total == 32_139_028_992
    assert parameters.shared + 128 * parameters.expert == parameters.total
    assert parameters.label == "128x2.2B"


def test_a_folder_of_the_hubs_cache_is_named_as_on_the_hub(tmp_path: Path) -> None:
    base = tmp_path / "models--llm-jp--llm-jp-4-8b-instruct" / "snapshots" / "0123abcd"
    base.mkdir(parents=True)
    found = general_metadata(base, {}, Parameters(TOTAL, TOTAL), {})
    assert found["general.name"] == "Llm Jp 4 8b Instruct"
    assert found["general.organization"] == "Llm Jp"
    assert found["general.size_label"] == "8B"


@pytest.mark.parametrize("values", [{"temperature": "hot", "top_k": -1, "min_p": True, "top_p": 1e999}, ["a list"]])
def test_senseless_sampling_is_left_out(tmp_path: Path, values: Any) -> None:
    write_json(tmp_path / "generation_config.json", values)
    found = general_metadata(tmp_path, {}, Parameters(1, 1), {})
    assert not [key for key in found if key.startswith("general.sampling")]


@pytest.mark.parametrize("text", [b"---\nlicense: [\n---\n", b"---\nname: \xff\n---\n", b"---\nday: 2024-13-45\n---\n"])
def test_a_broken_card_is_told_and_does_not_stop(own_checkpoint: Path, text: bytes) -> None:
    (own_checkpoint / "README.md").write_bytes(text)
    with pytest.raises(ConvertError, match=r"README\.md: the front matter can't be read as YAML"):
        read_card(own_checkpoint)
    model = read_model(own_checkpoint, read_tensors(own_checkpoint))
    assert len(model.notes) == 1 and "\n" not in model.notes[0]
    assert "general.license" not in model.metadata


def test_no_object_is_made_from_a_card(own_checkpoint: Path) -> None:
    (own_checkpoint / "README.md").write_text("---\nname: !!python/object/apply:os.getcwd []\n---\n", encoding="utf-8")
    with pytest.raises(ConvertError, match="front matter"):
        read_card(own_checkpoint)


def test_the_models_metadata_has_the_cards_facts(own_checkpoint: Path) -> None:
    edit_json(own_checkpoint / "config.json", _name_or_path="llm-jp/tiny-1m")
    (own_checkpoint / "README.md").write_text(CARD, encoding="utf-8")
    metadata = read_model(own_checkpoint, read_tensors(own_checkpoint)).metadata
    assert metadata["general.license"] == "apache-2.0"
    assert metadata["general.organization"] == "Llm Jp"
    assert metadata["general.languages"] == ("ja", "no", "en")
    assert metadata["general.base_model.0.repo_url"] == "https://huggingface.co/llm-jp/llm-jp-4-8b-instruct"
    assert list(metadata)[:2] == ["general.architecture", "general.type"]
