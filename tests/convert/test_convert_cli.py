"""sansu-convert as a user meets it."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from gguf import GGUFReader
from safetensors.numpy import load_file, save_file
from stock_llama import stock
from tiny_checkpoints import edit_json, in_shards, make_checkpoint, write_json

from convert import lora
from convert.cli import ADAPTER_TYPES, TYPES, main
from convert.conversion import Progress, convert
from convert.mixture import MIXTURES

UP = "model.layers.1.mlp.up_proj.weight"


def test_the_sha256_is_printed_as_sha256sum_does(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    result = CliRunner().invoke(main, [str(checkpoint), "-o", str(out), "--type", "q8_0"])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{hashlib.sha256(out.read_bytes()).hexdigest()}  {out}\n"
    assert "weights/s (16 Q8_0, 5 F32)" in result.stderr
    assert sorted(os.listdir(tmp_path)) == ["out.gguf", "out.gguf.sha256", "out.md"]
    with stock(out) as loaded:
        assert loaded.logits([10, 12, 300]).shape == (3, 570)


def test_the_offered_types_are_the_mixtures() -> None:
    assert tuple(MIXTURES) == TYPES
    assert lora.TYPES == ADAPTER_TYPES


def test_the_same_checkpoint_gives_the_same_bytes(checkpoint: Path, tmp_path: Path) -> None:
    first = convert(checkpoint, tmp_path / "a.gguf", "Q4_K_M")
    assert convert(checkpoint, tmp_path / "b.gguf", "Q4_K_M").sha256 == first.sha256
    assert first.nbytes == (tmp_path / "a.gguf").stat().st_size
    assert sum(first.tensor_types.values()) == 21


@pytest.mark.parametrize("type_", ["F16", "Q4_K_M"])
def test_progress_ends_at_the_whole(checkpoint: Path, tmp_path: Path, type_: str) -> None:
    seen: list[Progress] = []
    convert(checkpoint, tmp_path / "a.gguf", type_, progress=seen.append)
    for one in ("share", "weights", "nbytes"):
        values = [getattr(progress, one) for progress in seen]
        assert values == sorted(values)
    last = seen[-1]
    assert (last.weights, last.nbytes, last.share) == (last.of_weights, last.of_bytes, 1.0)
    assert last.of_weights == sum(one.n_elements for one in GGUFReader(tmp_path / "a.gguf").tensors)


def test_json_is_one_object_with_the_notes(tmp_path: Path) -> None:
    base = make_checkpoint(tmp_path / "tiny", hidden=96, middle=160, tied=True)
    out = tmp_path / "out.gguf"
    result = CliRunner().invoke(main, ["convert", str(base), "-o", str(out), "--type", "Q3_K_M", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert told["nbytes"] == out.stat().st_size
    fallback = "blk.0.attn_q.weight and 7 more: Q4_0 instead of Q3_K, which can't hold rows of 96"
    assert fallback in told["notes"]
    assert f"note: {fallback}\n" in result.stderr


def test_kept_types_are_written(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    keep = ["--keep", r"blk\.0\.attn_v=q8_0", "--keep", "attn_v=F16"]
    result = CliRunner().invoke(main, [str(checkpoint), "-o", str(out), *keep])
    assert result.exit_code == 0, result.output
    types = {one.name: one.tensor_type.name for one in GGUFReader(out).tensors}
    assert (types["blk.0.attn_v.weight"], types["blk.1.attn_v.weight"]) == ("Q8_0", "F16")


def test_an_output_that_is_there_is_replaced(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    for type_ in ("F16", "Q8_0"):
        assert CliRunner().invoke(main, [str(checkpoint), "-o", str(out), "--type", type_]).exit_code == 0
    assert sorted(os.listdir(tmp_path)) == ["out.gguf", "out.gguf.sha256", "out.md"]
    assert "Q8_0" in (tmp_path / "out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["verify", "inspect"])
def test_a_folder_named_like_a_command_is_reached_by_its_path(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(checkpoint, tmp_path / name)
    assert CliRunner().invoke(main, [f"./{name}", "-o", "out.gguf", "--type", "F16"]).exit_code == 0
    assert CliRunner().invoke(main, ["--type", "F16", name, "-o", "two.gguf"]).exit_code == 0
    assert CliRunner().invoke(main, ["convert", name, "-o", "three.gguf", "--type", "F16"]).exit_code == 0


def adapter(folder: Path, rows: int) -> Path:
    """A LoRA of rank 2 on one q_proj of `rows` rows."""
    folder.mkdir()
    target = "base_model.model.model.layers.0.self_attn.q_proj"
    factors = {"A": np.ones((2, 256), dtype=np.float32), "B": np.ones((rows, 2), dtype=np.float32)}
    weights = {f"{target}.lora_{half}.weight": value for half, value in factors.items()}
    save_file(weights, str(folder / "adapter_model.safetensors"))
    settings = {"peft_type": "LORA", "r": 2, "lora_alpha": 4, "target_modules": ["q_proj"], "layers_to_transform": [0]}
    write_json(folder / "adapter_config.json", settings)
    return folder


def test_an_adapter_changes_what_it_targets_alone(checkpoint: Path, tmp_path: Path) -> None:
    lora = adapter(tmp_path / "lora", 256)
    for out, more in (("plain.gguf", []), ("merged.gguf", ["--adapter", str(lora)])):
        arguments = [str(checkpoint), "-o", str(tmp_path / out), "--type", "F32", *more]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    plain, merged = (GGUFReader(tmp_path / out).tensors for out in ("plain.gguf", "merged.gguf"))
    changed = {
        one.name: two.data - one.data for one, two in zip(plain, merged, strict=True) if (one.data != two.data).any()
    }
    assert changed.keys() == {"blk.0.attn_q.weight"}
    assert np.abs(changed["blk.0.attn_q.weight"] - 4).max() < 1e-5  # alpha / r times ones of rank 2


def test_an_adapter_alone_becomes_llama_cpps_adapter_file(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "lora.gguf"
    arguments = ["adapter", str(adapter(tmp_path / "lora", 256)), "-o", str(out), "--base", str(checkpoint), "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert [one.name for one in GGUFReader(out).tensors] == ["blk.0.attn_q.weight.lora_a", "blk.0.attn_q.weight.lora_b"]
    assert (tmp_path / "lora.gguf.sha256").read_text() == f"{told['sha256']}  lora.gguf\n"


def _refusal(out: Path, *arguments: str) -> str:
    """The one line that a refused command prints; nothing may be written."""
    before = sorted(str(path) for path in out.parent.rglob("*"))
    result = CliRunner().invoke(main, [*arguments, "-o", str(out)])
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert sorted(str(path) for path in out.parent.rglob("*")) == before
    (line,) = result.stderr.splitlines()
    assert line.startswith("sansu-convert: ")
    return line


def _poison(base: Path, value: float) -> None:
    weights = load_file(str(base / "model.safetensors"))
    weights[UP][-1, -1] = value
    save_file(weights, str(base / "model.safetensors"))


def _without_shard(base: Path) -> None:
    in_shards(base)
    (base / "model-00002-of-00002.safetensors").unlink()


def _truncated(base: Path) -> None:
    in_shards(base)
    path = base / "model-00001-of-00002.safetensors"
    os.truncate(path, path.stat().st_size - 1)


def _index_outside(base: Path) -> None:
    in_shards(base)
    edit_json(base / "model.safetensors.index.json", weight_map={UP: "../secret.safetensors"})


def _pickle(base: Path) -> None:
    (base / "model.safetensors").unlink()
    (base / "pytorch_model.bin").write_bytes(pickle.dumps({"w": 1}))


def _link_outside(base: Path) -> None:
    (base / "model.safetensors").rename(base.parent / "elsewhere")
    (base / "model.safetensors").symlink_to(base.parent / "elsewhere")


def _unknown_dtype(base: Path) -> None:
    path = base / "model.safetensors"
    path.write_bytes(path.read_bytes().replace(b'"F32"', b'"F64"', 1))


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (_without_shard, "shard {base}/model-00002-of-00002.safetensors is missing: fetch it again"),
        (_truncated, "{base}/model-00001-of-00002.safetensors is cut short in tensor "),
        (_index_outside, "{base}/model.safetensors.index.json points outside its folder ('../secret.safetensors')"),
        (_pickle, "{base}/pytorch_model.bin is a pickle, which is never loaded: save the checkpoint with"),
        (_link_outside, "{base}/model.safetensors is a link out of its folder, to "),
        (_unknown_dtype, "has dtype F64: only F32, F16 and BF16 weights are converted"),
        (
            lambda base: _poison(base, np.nan),
            f"{{base}}/model.safetensors: tensor {UP} holds NaN or Inf: the checkpoint",
        ),
        (lambda base: _poison(base, -np.inf), f"{{base}}/model.safetensors: tensor {UP} holds NaN or Inf"),
        (lambda base: _poison(base, 1e6), f"tensor {UP}: a value is too large for F16: choose BF16 or F32"),
        (lambda base: (base / "tokenizer.json").unlink(), "{base}/tokenizer.json is missing"),
        (lambda base: (base / "config.json").unlink(), "{base}/config.json is missing"),
        (lambda base: (base / "config.json").write_text("{" * 9), "{base}/config.json can't be read as JSON"),
        (
            lambda base: edit_json(base / "config.json", architectures=["Evil\x1b[31mForCausalLM\n"]),
            "architecture Evil\ufffd[31mForCausalLM\ufffd is not supported",
        ),
        (
            lambda base: edit_json(base / "config.json", vocab_size=571),
            "has shape [570, 256], config.json says [571, 256]",
        ),
    ],
)
def test_a_broken_checkpoint_gets_one_line_and_nothing_is_written(
    own_checkpoint: Path, tmp_path: Path, breaks: Callable[[Path], object], says: str
) -> None:
    breaks(own_checkpoint)
    line = _refusal(tmp_path / "out.gguf", str(own_checkpoint), "--type", "F16")
    assert says.format(base=own_checkpoint) in line


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--keep", "attn_v"], "--keep 'attn_v' is not PATTERN=TYPE"),
        (["--keep", "attn_v=Q9"], "type 'Q9' is not known"),
        (["--keep", "nowhere=Q8_0"], "names no tensor that is quantized"),
        (["--importance", "{folder}/none.gguf"], "{folder}/none.gguf"),
        (["--adapter", "{folder}/none"], "{folder}/none is not here"),
        (["--adapter", "{folder}/lora"], "model.layers.0.self_attn.q_proj"),
    ],
)
def test_bad_options_get_one_line(checkpoint: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    adapter(tmp_path / "lora", 255)  # of another shape
    line = _refusal(tmp_path / "out.gguf", str(checkpoint), *(one.format(folder=tmp_path) for one in arguments))
    assert says.format(folder=tmp_path) in line


def test_places_that_can_not_be_are_named(checkpoint: Path, tmp_path: Path) -> None:
    assert f"{tmp_path}/nowhere is not here" in _refusal(tmp_path / "out.gguf", f"{tmp_path}/nowhere")
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"the only copy")
    assert "is there and is no GGUF file" in _refusal(weights, str(checkpoint))
    result = CliRunner().invoke(main, [str(checkpoint)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing option '-o' / '--out'" in result.stderr


def test_verify_passes_puts_its_table_into_the_card_and_fails_with_1(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    assert CliRunner().invoke(main, [str(checkpoint), "-o", str(out), "--type", "Q8_0"]).exit_code == 0
    arguments = ["verify", str(out), "--against", str(checkpoint), "--no-probabilities"]
    result = CliRunner().invoke(main, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["ok"] is True
    card = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "Every gate was passed." in card
    assert "Not verified" not in card

    other = make_checkpoint(tmp_path / "other", seed=2)
    arguments[3] = str(other)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "FAILED" in result.stdout
    assert "A gate was **not** passed." in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_help_shows_the_conversions_options_and_the_commands() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    for word in (*TYPES, "--adapter", "--importance", "--keep", "--dry-run", "verify", "inspect", "Exit codes", "fish"):
        assert word in shown
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert CliRunner().invoke(main, ["--version"]).output.startswith("sansu-convert, version ")


def _completions(words: list[str], incomplete: str) -> set[str]:
    complete = ShellComplete(main, {}, "sansu-convert", "_SANSU_CONVERT_COMPLETE")
    return {f"{item.type}:{item.value}" for item in complete.get_completions(words, incomplete)}


def test_the_shell_completes_commands_folders_options_and_types() -> None:
    assert _completions([], "") == {"plain:convert", "plain:verify", "plain:adapter", "plain:inspect", "dir:"}
    assert _completions([], "ver") == {"plain:verify", "dir:ver"}
    assert {"plain:--type", "plain:--dry-run", "plain:--version"} <= _completions([], "--")
    assert _completions(["base", "--type"], "Q5") == {"plain:Q5_K_M", "plain:Q5_K_S"}
    assert _completions(["--adapter"], "lo") == {"dir:lo"}
    assert _completions(["verify", "x.gguf", "--against"], "ba") == {"dir:ba"}


@pytest.mark.parametrize(
    ("shell", "says"),
    [("bash", "complete -o nosort -F"), ("zsh", "#compdef sansu-convert"), ("fish", "complete --no-files --command")],
)
def test_completion_scripts_are_written(shell: str, says: str) -> None:
    if shutil.which(shell) is None and shell == "bash":
        pytest.skip("click asks bash for its version")
    result = CliRunner().invoke(
        main, prog_name="sansu-convert", env={"_SANSU_CONVERT_COMPLETE": f"{shell}_source"}, args=[]
    )
    assert says in result.output


def test_it_runs_without_torch_transformers_gguf_or_llama_cpp(checkpoint: Path, tmp_path: Path) -> None:
    script = f"""
import os, sys
import convert.cli
assert "numpy" not in sys.modules, "heavy imports belong into the command"
from convert.cli import main
main([{str(checkpoint)!r}, "-o", {str(tmp_path / "out.gguf")!r}], standalone_mode=False)
assert os.environ["OPENBLAS_NUM_THREADS"] == "1", "set before numpy is imported"
heavy = {{"torch", "transformers", "gguf", "llama_cpp", "safetensors", "tokenizers", "huggingface_hub"}}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "[]"
