"""What the plan promises is what is written, and making it writes nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from gguf import GGUFReader
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_checkpoints import make_checkpoint, make_qwen3moe

from convert.checkpoint import ConvertError
from convert.cli import TYPES, main
from convert.conversion import carry_out
from convert.mixture import GgmlType
from convert.plan import estimate, make_plan, show


@pytest.fixture(scope="module")
def rows_of_96(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows that no K-quant takes."""
    return make_checkpoint(tmp_path_factory.mktemp("rows") / "tiny", hidden=96, middle=160)


@pytest.mark.parametrize("type_", TYPES)
def test_the_file_is_what_was_planned(rows_of_96: Path, tmp_path: Path, type_: str) -> None:
    plan = make_plan(rows_of_96, type_)
    report = carry_out(plan, tmp_path / "out.gguf")
    assert report.nbytes == plan.nbytes == (tmp_path / "out.gguf").stat().st_size
    reader = GGUFReader(tmp_path / "out.gguf")
    planned = [(entry.name, list(entry.shape[::-1]), entry.type, entry.nbytes) for entry in plan.entries]
    assert [(one.name, list(one.shape), one.tensor_type, one.n_bytes) for one in reader.tensors] == planned
    assert report.notes == plan.notes


def test_experts_and_kept_types_are_planned_too(tmp_path: Path) -> None:
    base = make_qwen3moe(tmp_path / "moe")
    plan = make_plan(base, "Q4_K_M", keep=[("attn_v", GgmlType.F16)])
    report = carry_out(plan, tmp_path / "out.gguf")
    assert report.nbytes == plan.nbytes
    types = {entry.name: entry.type for entry in plan.entries}
    assert types["blk.1.attn_v.weight"] == GgmlType.F16
    assert types["blk.0.ffn_down_exps.weight"] == GgmlType.Q5_0
    assert plan.weights == sum(one.n_elements for one in GGUFReader(tmp_path / "out.gguf").tensors)


def test_fallbacks_of_many_tensors_are_one_note(rows_of_96: Path) -> None:
    notes = make_plan(rows_of_96, "Q5_K_S").notes
    assert "token_embd.weight and 12 more: Q5_1 instead of Q5_K, which can't hold rows of 96" in notes
    assert "blk.0.ffn_down.weight and 1 more: Q5_1 instead of Q5_K, which can't hold rows of 160" in notes
    assert "output.weight: Q8_0 instead of Q6_K, which can't hold rows of 96" in notes


def test_the_estimate_comes_from_every_type_that_is_there(rows_of_96: Path, tmp_path: Path) -> None:
    plan = make_plan(rows_of_96, "Q4_K_M")
    cost = estimate(plan, tmp_path / "out.gguf")
    assert cost.rates.keys() == plan.tensor_types.keys()
    assert all(rate > 0 for rate in cost.rates.values())
    assert cost.seconds >= cost.quantizing > 0
    assert cost.seconds >= plan.read_bytes / cost.reading > 0
    assert cost.disk_needed == plan.nbytes
    assert cost.memory is None or cost.memory > 10_000_000
    assert os.listdir(tmp_path) == []


def test_the_table_names_every_tensor_and_what_it_costs(rows_of_96: Path, tmp_path: Path) -> None:
    plan = make_plan(rows_of_96, "Q4_K_M")
    lines = show(plan, estimate(plan, tmp_path / "out.gguf")).splitlines()
    assert [line.split()[0] for line in lines[1 : 1 + len(plan.entries)]] == [entry.name for entry in plan.entries]
    down = next(line for line in lines if line.startswith("blk.1.ffn_down.weight"))
    assert " ".join(down.split()) == "blk.1.ffn_down.weight 96 x 160 Q8_0 15.4 k 16.3 kB instead of Q6_K"
    assert [line.split()[0] for line in lines[-4:]] == ["disk", "memory", "time", "rates"]


def test_a_dry_run_writes_nothing(checkpoint: Path, tmp_path: Path) -> None:
    before = sorted(checkpoint.iterdir())
    result = CliRunner().invoke(main, [str(checkpoint), "-o", str(tmp_path / "out.gguf"), "--dry-run", "--json"])
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert len(told["tensors"]) == 21
    assert told["estimate"]["disk_needed"] == told["nbytes"] > sum(one["nbytes"] for one in told["tensors"])
    assert os.listdir(tmp_path) == []
    assert sorted(checkpoint.iterdir()) == before


def test_a_dry_run_needs_no_output_and_finds_a_small_disk(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, [str(checkpoint), "--dry-run"]).exit_code == 0
    monkeypatch.setattr("convert.writer.shutil.disk_usage", lambda path: _Small)
    result = CliRunner().invoke(main, [str(checkpoint), "--dry-run"])
    assert result.exit_code == 2
    assert "10 B free: too little, make room" in result.stdout
    assert "0 MB free" in result.stderr
    assert os.listdir(tmp_path) == []


class _Small:
    free = 10


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def to_break(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("settings") / "tiny")


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_any_settings_are_planned_or_refused_by_the_files_name(to_break: Path, data: st.DataObject) -> None:
    path = to_break / data.draw(st.sampled_from(["config.json", "tokenizer_config.json", "generation_config.json"]))
    whole = path.read_text(encoding="utf-8")
    values = json.loads(whole)
    for key in data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=3)):
        values[key] = data.draw(JSON)
    try:
        path.write_text(json.dumps(values), encoding="utf-8")
        assert make_plan(to_break, "Q4_K_M").nbytes > 900_000
    except ConvertError as error:
        assert str(to_break) in str(error)
    finally:
        path.write_text(whole, encoding="utf-8")
