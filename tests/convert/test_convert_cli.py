"""sansu-convert as a user meets it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.numpy import load_file, save_file
from stock_llama import stock
from tiny_checkpoints import edit_json

from convert.cli import TYPES, convert, main
from convert.mixture import MIXTURES


def test_the_sha256_is_printed_as_sha256sum_does(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    result = CliRunner().invoke(main, [str(checkpoint), "-o", str(out), "--type", "Q8_0"])
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{hashlib.sha256(out.read_bytes()).hexdigest()}  {out}\n"
    assert "MB in" in result.stderr
    with stock(out) as loaded:
        assert loaded.logits([10, 12, 300]).shape == (3, 570)


def test_the_offered_types_are_the_mixtures() -> None:
    assert tuple(MIXTURES) == TYPES


def test_the_same_checkpoint_gives_the_same_bytes(checkpoint: Path, tmp_path: Path) -> None:
    first = convert(checkpoint, tmp_path / "a.gguf", "Q4_K_M")
    assert convert(checkpoint, tmp_path / "b.gguf", "Q4_K_M").sha256 == first.sha256
    assert first.nbytes == (tmp_path / "a.gguf").stat().st_size
    assert sum(first.tensor_types.values()) == 21


def test_progress_ends_at_the_whole(checkpoint: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    convert(checkpoint, tmp_path / "a.gguf", "F16", progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1] > 0


def _refusal(base: Path, out: Path, type_: str = "F16") -> str:
    result = CliRunner().invoke(main, [str(base), "-o", str(out), "--type", type_])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not out.exists()
    assert not out.with_name(out.name + ".part").exists()
    lines = result.stderr.splitlines()
    assert lines[-1].startswith("sansu-convert: ")
    assert len(lines) == 1 or lines[:-1] == [f"{out.name} {type_}"]  # the bar's label, once bytes were written
    return lines[-1]


def test_bad_input_gets_one_line_and_exit_code_2(own_checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.gguf"
    assert "is not a folder" in _refusal(tmp_path / "nowhere", out)
    edit_json(own_checkpoint / "config.json", architectures=["Evil\x1b[31mForCausalLM\n"])
    assert "architecture Evil\ufffd[31mForCausalLM\ufffd is not supported" in _refusal(own_checkpoint, out)


@pytest.mark.parametrize(("value", "says"), [(np.nan, "holds NaN or Inf"), (1e6, "a value is too large for F16")])
def test_a_broken_value_is_refused_with_its_tensor(
    own_checkpoint: Path, tmp_path: Path, value: float, says: str
) -> None:
    path = own_checkpoint / "model.safetensors"
    weights = load_file(str(path))
    weights["model.layers.1.mlp.up_proj.weight"][-1, -1] = value
    save_file(weights, str(path))
    line = _refusal(own_checkpoint, tmp_path / "out.gguf")
    assert f"tensor model.layers.1.mlp.up_proj.weight {says}".replace(" a value", ": a value") in line


def test_it_runs_without_torch_transformers_gguf_or_llama_cpp(checkpoint: Path, tmp_path: Path) -> None:
    script = f"""
import sys
import convert.cli
assert "numpy" not in sys.modules, "heavy imports belong into the command"
from pathlib import Path
convert.cli.convert(Path({str(checkpoint)!r}), Path({str(tmp_path / "out.gguf")!r}), "Q4_K_M")
print(sorted({{"torch", "transformers", "gguf", "llama_cpp", "safetensors", "tokenizers"}} & set(sys.modules)))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
