from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from training.base import Progress, Rows, Schedule, batches, exact, gather, loss_of, train
from training.llama import Llama, Shape
from training.tokenizer import PAD

Losses = Callable[[Path, int | None], list[float]]


@pytest.fixture
def losses(rows: Rows, shape: Shape, schedule: Schedule) -> Losses:
    def run(checkpoint: Path, stop_after: int | None = None) -> list[float]:
        seen: list[Progress] = []
        train(rows, shape, schedule, checkpoint, seen.append, stop_after)
        return [progress.loss for progress in seen]

    return run


def test_the_loss_falls_and_what_goes_on_after_an_interruption_has_the_same_losses(
    losses: Losses, tmp_path: Path
) -> None:
    whole = losses(tmp_path / "whole.safetensors", None)
    assert whole[-1] < whole[0] - 0.5
    first = losses(tmp_path / "cut.safetensors", 4)
    assert first + losses(tmp_path / "cut.safetensors", None) == whole


def test_a_checkpoint_of_other_settings_is_refused(
    rows: Rows, shape: Shape, schedule: Schedule, tmp_path: Path
) -> None:
    path = tmp_path / "base.safetensors"
    train(rows, shape, schedule, path, stop_after=1)
    with pytest.raises(ValueError, match="other settings"):
        train(rows, shape, replace(schedule, muon=0.5), path)


def test_batches_hold_similar_lengths_within_the_budget_and_read_enough(rows: Rows, schedule: Schedule) -> None:
    order = batches(rows, schedule)
    lengths = rows.lengths
    assert all(len(batch) == 1 or lengths[batch].max() * len(batch) <= schedule.batch for batch in order)
    assert sum(int(lengths[batch].sum()) for batch in order) >= schedule.tokens
    assert all((a == b).all() for a, b in zip(order, batches(rows, schedule), strict=True))


def test_padding_changes_no_loss(rows: Rows, shape: Shape) -> None:
    torch.manual_seed(0)
    model = Llama(shape)
    ids, weights = gather(rows, [0, 1])
    wider = torch.nn.functional.pad(ids, (0, 9), value=PAD), torch.nn.functional.pad(weights, (0, 9))
    with torch.no_grad():
        assert float(loss_of(model, ids, weights)) == pytest.approx(float(loss_of(model, *wider)), rel=2e-3)


def test_logits_are_those_of_transformers(rows: Rows, shape: Shape) -> None:
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    model = Llama(shape)
    config = transformers.LlamaConfig(
        **{k: v for k, v in shape.config().items() if k not in ("model_type", "torch_dtype")}
    )
    theirs = transformers.LlamaForCausalLM(config)
    missing, unexpected = theirs.load_state_dict(model.state_dict(), strict=False)
    assert set(missing) <= {"lm_head.weight"} and unexpected == []
    theirs.tie_weights()
    ids = gather(rows, [0])[0]
    with torch.no_grad():
        torch.testing.assert_close(model.logits(model(ids)), theirs(ids).logits, rtol=1e-4, atol=1e-5)


def test_exact_is_what_greedy_decoding_writes_where_the_light_ids_are_given(shape: Shape) -> None:
    """A model taught one row by heart is exact on it, and on no row that differs in an id that counts."""
    ids = np.array([10, 300, 301, 12, 350, 351, 352, 353, 2], np.uint16)
    weights = np.array([0, 0, 0, 0, 1, 1, 0.1, 1, 1], np.float16)
    other = ids.copy()
    other[5] = 400
    rows = Rows(np.concatenate([ids, other]), np.tile(weights, 2), np.array([0, 9, 18]))
    torch.manual_seed(0)
    model = Llama(shape)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(25):
        loss_of(model, *gather(rows, [0])).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        optimizer.zero_grad()
    assert exact(model, rows).tolist() == [True, False]
