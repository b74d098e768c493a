"""`sansu-convert inspect` tells what a file holds, and a hostile one gets one line."""

from __future__ import annotations

import json
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from tiny_checkpoints import edit_json, in_shards, make_qwen3moe, write_json

from convert.checkpoint import ConvertError
from convert.cli import main
from convert.conversion import convert
from convert.inspection import as_json, inspect, show


def _shown(path: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["inspect", str(path), *options])
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    assert all(character.isprintable() or character == "\n" for character in result.stdout)
    return result.stdout


def _lines(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.splitlines()}


@pytest.fixture(scope="module")
def gguf(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("inspection") / "out.gguf"
    convert(checkpoint, out, "Q4_K_M")
    return out


def test_a_checkpoint(checkpoint: Path) -> None:
    lines = _lines(_shown(checkpoint))
    nbytes = (checkpoint / "model.safetensors").stat().st_size
    whole = f"Hugging Face checkpoint, {nbytes / 1e6:.2f} MB: 21 tensors, 1.47 M weights, 32.01 bits a weight"
    assert whole in lines
    assert {"architecture LlamaForCausalLM", "num_hidden_layers 2", "tokenizer tokenizer.json"} <= lines
    assert {"chat template, 1 line:", "{% for m in messages %}<|start|>{{ m.role }}{% endfor %}"} <= lines


def test_a_gguf(gguf: Path) -> None:
    lines = _lines(_shown(gguf))
    assert {"architecture llama", "type Q4_K_M", "layers 2", "context 512", "vocabulary 570 tokens, t5"} <= lines
    assert "general.file_type 15" in lines
    assert any(line.startswith("Q4_K 13 ") for line in lines)
    assert "tokenizer.ggml.token_type 570: 2, 3, 3, 3, 3, 3, …" in lines
    assert "blk.1.ffn_down.weight Q6_K 256 x 512 108 kB" in _lines(_shown(gguf, "--tensors"))
    told = json.loads(_shown(gguf, "--json"))
    assert told["metadata"]["tokenizer.ggml.tokens"]["length"] == 570
    assert told["types"]["F32"] == {"tensors": 5, "weights": 1280, "nbytes": 5120}
    assert sum(kind["nbytes"] for kind in told["types"].values()) == sum(one["nbytes"] for one in told["tensors"])


def test_shards_and_their_index_are_the_same_tensors(own_checkpoint: Path) -> None:
    before = inspect(own_checkpoint)
    in_shards(own_checkpoint)
    index = inspect(own_checkpoint / "model.safetensors.index.json")
    assert index.format == "safetensors index of 2 shards"
    assert sorted(index.tensors) == sorted(before.tensors) == sorted(inspect(own_checkpoint).tensors)
    (own_checkpoint / "model-00002-of-00002.safetensors").unlink()
    shown = _shown(own_checkpoint)
    assert "note: shard " in shown
    assert "model-00002-of-00002.safetensors is missing: fetch it again" in shown
    assert len(inspect(own_checkpoint / "model-00001-of-00002.safetensors").tensors) == 11


def test_experts_are_counted(tmp_path: Path) -> None:
    base = make_qwen3moe(tmp_path / "moe")
    assert {"architecture Qwen3MoeForCausalLM", "num_experts 6"} <= _lines(_shown(base))
    convert(base, tmp_path / "out.gguf", "Q8_0")
    assert {"experts 6", "architecture qwen3moe"} <= _lines(_shown(tmp_path / "out.gguf"))


def test_an_adapter(tmp_path: Path) -> None:
    stem = "base_model.model.model.layers"
    names = [
        f"{stem}.{i}.self_attn.{name}.lora_{half}.weight"
        for i in (0, 1)
        for name in ("q_proj", "v_proj")
        for half in "AB"
    ]
    save_file({name: np.ones((2, 4), dtype=np.float16) for name in names}, str(tmp_path / "adapter_model.safetensors"))
    config = {
        "peft_type": "LORA",
        "r": 2,
        "lora_alpha": 8,
        "base_model_name_or_path": "llm-jp/x\x1b[2J",
        "use_dora": True,
    }
    write_json(tmp_path / "adapter_config.json", config | {"bias": "none", "modules_to_save": None, "rank_pattern": {}})
    for place in (tmp_path, tmp_path / "adapter_config.json"):
        lines = _lines(_shown(place))
        assert {"rank 2", "alpha 8", "modules q_proj (2), v_proj (2)", "use_dora True"} <= lines
        assert "base llm-jp/x\ufffd[2J" in lines
        assert not any(line.startswith(("modules_to_save", "rank_pattern")) for line in lines)


def test_types_that_are_not_converted_are_still_shown(tmp_path: Path) -> None:
    save_file({"w": np.ones((2, 3), dtype=np.int64)}, str(tmp_path / "x.safetensors"), {"format": "pt\x1b]0;evil\x07"})
    lines = _lines(_shown(tmp_path / "x.safetensors"))
    assert "I64 1 6 48 B" in lines
    assert "format pt\ufffd]0;evil\ufffd" in lines


def test_what_a_folder_lacks_is_told(own_checkpoint: Path) -> None:
    (own_checkpoint / "model.safetensors").rename(own_checkpoint / "pytorch_model.bin")
    (own_checkpoint / "tokenizer.json").unlink()
    edit_json(own_checkpoint / "config.json", architectures=["Evil\nForCausalLM"])
    shown = _shown(own_checkpoint)
    assert "note: no safetensors, but pytorch_model.bin, a pickle, which is never loaded" in shown
    assert "note: no tokenizer.json and no tokenizer.model" in shown
    assert "Evil\ufffdForCausalLM" in shown


def _refusal(path: Path) -> str:
    result = CliRunner().invoke(main, ["inspect", str(path)])
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith("sansu-convert: ")
    return line


def test_a_pickle_is_never_loaded(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "opened"),)

    for name in ("pytorch_model.bin", "adapter_model", "x.safetensors"):
        (tmp_path / name).write_bytes(pickle.dumps(Trap()))
        assert "is a pickle, which is never loaded" in _refusal(tmp_path / name)
    assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.txt", b"hello", "is neither safetensors, an index, an adapter nor a GGUF"),
        ("empty.gguf", b"", "is neither safetensors"),
        ("x.gguf", b"GGUF", "broken GGUF header"),
        ("x.gguf", b"GGUF" + struct.pack("<IQQ", 3, 1 << 62, 1 << 62), "are too many"),
        ("x.gguf", b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 60), "a string of"),
        ("x.safetensors", struct.pack("<Q", 1 << 60), "is no safetensors file or is cut short"),
        ("x.safetensors", struct.pack("<Q", 7) + b'{"a":1}', "tensor a has a broken header entry"),
        ("x.safetensors", struct.pack("<Q", 4) + b"null", "has a broken safetensors header"),
        ("m.safetensors.index.json", b"{}", "has no weight_map"),
        ("m.safetensors.index.json", b'{"weight_map": {"w": "/etc/passwd"}}', "points outside its folder"),
        ("adapter_config.json", b"[1", "can't be read as JSON"),
        ("adapter_config.json", b"[" * 50_000, "can't be read as JSON"),
    ],
)
def test_hostile_files_get_one_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert says in _refusal(tmp_path / name)


def test_nothing_and_an_empty_folder(tmp_path: Path) -> None:
    assert "is not here: give a file or folder" in _refusal(tmp_path / "nowhere")
    assert "config.json is missing" in _refusal(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(data=st.data())
def test_a_damaged_gguf_is_shown_or_refused_but_never_fails(gguf: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Any few bytes of the header changed, or the file cut."""
    whole = bytearray(gguf.read_bytes()[: 60_000 if data.draw(st.booleans()) else None])
    for at, value in data.draw(st.lists(st.tuples(st.integers(4, 20_000), st.integers(0, 255)), max_size=8)):
        whole[at] = value
    path = tmp_path / "damaged.gguf"
    path.write_bytes(whole)
    try:
        content = inspect(path)
    except ConvertError as error:
        assert str(path) in str(error)
    else:
        assert all(character.isprintable() or character == "\n" for character in show(content, every=True))
        json.dumps(as_json(content), allow_nan=False)
