"""How good a model is on posed problems with new numbers and kept-out wordings: `python -m training.evaluate`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from training.examples import Example


def exact_rates(checkpoint: Path, examples: Sequence[Example], system: str | None) -> dict[str, float]:
    """For each family and for "all": the part of explanations that greedy decoding writes letter for letter, every value
    behind ＝ being given by the calculator.  `checkpoint` is a folder that training.nano wrote."""
    from safetensors.torch import load_file

    from training import tokenizer
    from training.base import exact
    from training.examples import tokenised
    from training.llama import Llama, Shape

    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    theirs = {
        "vocabulary": "vocab_size", "hidden": "hidden_size", "ffn": "intermediate_size", "layers": "num_hidden_layers",
        "heads": "num_attention_heads", "kv_heads": "num_key_value_heads", "context": "max_position_embeddings",
        "rope_theta": "rope_theta", "norm_eps": "rms_norm_eps",
    }  # fmt: skip
    model = Llama(Shape(**{field.name: config[theirs[field.name]] for field in fields(Shape)}))
    model.load_state_dict(load_file(checkpoint / "model.safetensors"))
    right = exact(model, tokenised(tokenizer.load(checkpoint), examples, system))
    rates = {"all": float(right.mean())}
    for family in sorted({example.family for example in examples}):
        chosen = [bool(one) for one, example in zip(right, examples, strict=True) if example.family == family]
        rates[family] = sum(chosen) / len(chosen)
    return rates
