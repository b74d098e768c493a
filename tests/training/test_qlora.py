from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from sansu.tutor import SYSTEM
from training import tokenizer as small
from training.examples import Example, ids_of
from training.llama import Llama, Shape
from training.merge import merge, merged_weight
from training.nano import save_checkpoint
from training.qlora import PROJECTIONS, Recipe, checked_rows, finetune, prompt_and_completion, tokenizer_of

for module in ("transformers", "peft", "trl", "bitsandbytes", "datasets"):
    pytest.importorskip(module)


@pytest.fixture(scope="module")
def base(tokenizer: Tokenizer, shape: Shape, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoint")
    torch.manual_seed(0)
    small.save(tokenizer, folder / "tokenizer")
    save_checkpoint(Llama(shape), folder / "tokenizer", folder / "base")
    return folder / "base"


@pytest.fixture(scope="module")
def trained(base: Path, table: list[Example]) -> Path:
    lines = [row for row in table if row.kind == "line"][:8]
    losses = finetune(
        base, lines, SYSTEM, base.parent / "qlora", Recipe(rank=4, batch=4, learning_rate=0.01), max_steps=2
    )
    assert len(losses) == 2
    return base.parent / "qlora" / "adapter"


def test_the_adapter_is_on_all_seven_projections_of_a_four_bit_base(trained: Path, shape: Shape) -> None:
    names = load_file(trained / "adapter_model.safetensors")
    assert {name.split(".")[-3] for name in names} == set(PROJECTIONS)
    assert len(names) == 2 * len(PROJECTIONS) * shape.layers
    assert any(value.abs().max() > 0 for name, value in names.items() if "lora_B" in name)


def test_the_merged_weights_are_w_plus_s_b_a(base: Path, trained: Path, shape: Shape, tmp_path: Path) -> None:
    assert merge(base, trained, tmp_path) == len(PROJECTIONS) * shape.layers
    before, after = load_file(base / "model.safetensors"), load_file(tmp_path / "model.safetensors")
    lora = load_file(trained / "adapter_model.safetensors")
    name = "model.layers.1.mlp.down_proj"
    a, b = (lora[f"base_model.model.{name}.lora_{part}.weight"].double() for part in "AB")
    wanted = before[f"{name}.weight"].double() + 32 / 4 * (b @ a)
    got = merged_weight(before[f"{name}.weight"].float(), a.float(), b.float(), 32 / 4)
    torch.testing.assert_close(got.double(), wanted, rtol=1e-6, atol=1e-8)
    assert torch.equal(after[f"{name}.weight"], got.bfloat16())
    assert torch.equal(after["model.embed_tokens.weight"], before["model.embed_tokens.weight"])
    assert (tmp_path / "tokenizer.json").is_file() and (tmp_path / "config.json").is_file()


def test_an_adapter_of_another_model_is_refused(base: Path, trained: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with pytest.raises(ValueError, match="belong to two models"):
        merge(tmp_path / "other", trained, tmp_path / "out")


def test_transformers_reads_a_row_as_the_runtime_does(base: Path, tokenizer: Tokenizer, table: list[Example]) -> None:
    theirs = tokenizer_of(base)
    for example in table[:20]:
        row = prompt_and_completion(example, SYSTEM)
        prompt, completion = ids_of(tokenizer, example, SYSTEM)
        assert theirs(row["prompt"], add_special_tokens=False)["input_ids"] == prompt
        assert theirs(row["prompt"] + row["completion"], add_special_tokens=False)["input_ids"] == prompt + completion
        assert row["completion"].endswith("<|return|>")


def test_a_row_that_would_be_cut_is_refused(base: Path, table: list[Example]) -> None:
    with pytest.raises(ValueError, match="tokens of 64"):
        checked_rows(base, table[:1], SYSTEM, 64)


def test_a_row_that_spells_a_control_token_is_refused() -> None:
    with pytest.raises(ValueError, match="control token"):
        prompt_and_completion(Example("line", "間かく<|end|>", "答え 1本", "ueki", "ueki-01"), None)
