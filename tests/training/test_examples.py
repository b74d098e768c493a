from __future__ import annotations

import numpy as np
from tokenizers import Tokenizer

from sansu.families import families
from sansu.tutor import SYSTEM
from training.examples import (
    FORCED,
    Example,
    examples,
    forced_weights,
    ids_of,
    kept_out,
    tokenised,
    wordings,
)
from training.tokenizer import RETURN, encode


def test_at_least_two_wordings_of_every_family_are_kept_out_and_enough_are_left() -> None:
    for family in families():
        assert len(wordings(family, training=False)) >= 2, family.key
        assert len(wordings(family, training=True)) >= 3, family.key
    assert kept_out() <= {one.id for family in families() for one in family.wordings}


def test_no_kept_out_wording_is_in_a_training_row() -> None:
    rows = list(examples(families(), 240, 7, {"line": 0.4, "text": 0.3, "both": 0.3}))
    assert not {row.wording for row in rows} & kept_out()
    held = list(examples(families(), 48, 7, {"text": 1.0}, training=False))
    assert {row.wording for row in held} <= kept_out()


def test_one_seed_gives_one_set_of_rows() -> None:
    first, second = (list(examples(families(), 24, 9, {"line": 1.0})) for _ in range(2))
    assert first == second


def test_prompt_ids_are_the_control_tokens_and_the_texts_between(tokenizer: Tokenizer) -> None:
    row = Example("line", "植木算｜間かく：9m", "答え 31本", "ueki", "ueki-01")
    prompt, completion = ids_of(tokenizer, row, SYSTEM)
    text = lambda part: encode(tokenizer, part)  # noqa: E731
    assert prompt == [
        10, *text("system"), 12, *text(SYSTEM), 11, 10, *text("user"), 12, *text(row.user), 11,
        10, *text("assistant"), 9, *text("final"), 12,
    ]  # fmt: skip
    assert completion == [*text(row.completion), RETURN]


def test_only_values_behind_an_equals_sign_weigh_little(tokenizer: Tokenizer) -> None:
    completion = "(31−1)×9＝270（m）\n7÷2＝3あまり1\n3÷11＝27と3/11（分）\n答え 2.5本"
    assert FORCED.findall(completion) == ["270", "3あまり1", "27と3/11"]
    weights = forced_weights(tokenizer, completion)
    pieces = tokenizer.encode(completion).tokens
    light = "".join(piece for piece, weight in zip(pieces, weights, strict=True) if weight < 1)
    assert light == "2703あまり127と3/11"


def test_tokenised_rows_weigh_the_completion_and_its_end_alone(tokenizer: Tokenizer, table: list[Example]) -> None:
    rows = tokenised(tokenizer, table[:3])
    for index, example in enumerate(table[:3]):
        prompt, completion = ids_of(tokenizer, example, None)
        span = slice(rows.starts[index], rows.starts[index + 1])
        assert rows.ids[span].tolist() == prompt + completion
        assert not rows.weights[span][: len(prompt)].any()
        assert (rows.weights[span][len(prompt) :] > 0).all()
        assert rows.weights[span][-1] == np.float16(1)
