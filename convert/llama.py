"""LlamaForCausalLM: what llama.cpp calls `llama` (conversion/llama.py)."""

from __future__ import annotations

from convert.architecture import Attention, Computed, Config, Model, Piece, Source, Taker
from convert.rope import read_rope


def read_llama(config: Config, take: Taker) -> Model:
    """
    Raises:
        ConvertError: a variant that is not supported, or a tensor that is missing, unknown or of another shape.
    """
    sizes = Attention.read(config)
    rope = read_rope(config, "llama", sizes.head)
    middle = config.number("intermediate_size")

    sources: dict[str, Source] = {}
    if rope.factors is not None:
        factors = Computed("rope_freqs", rope.factors)
        sources["rope_freqs.weight"] = Source(factors.name, factors.shape, (Piece(factors),))
    sources |= sizes.outer(take)
    for i in range(sizes.layers):
        ours, theirs = f"blk.{i}.ffn_", f"model.layers.{i}.mlp."
        sources |= sizes.block(take, i, permuted=True) | {
            ours + "gate.weight": take.source(theirs + "gate_proj.weight", middle, sizes.hidden),
            ours + "up.weight": take.source(theirs + "up_proj.weight", middle, sizes.hidden),
            ours + "down.weight": take.source(theirs + "down_proj.weight", sizes.hidden, middle),
        }
    take.refuse_rest("LlamaForCausalLM")

    return Model(
        metadata={
            **sizes.metadata("llama", config),
            "llama.rope.dimension_count": sizes.head,
            **rope.metadata,
            "llama.vocab_size": sizes.words,
        },
        tensors=sources,
        layers=sizes.layers,
        heads=sizes.heads,
        key_value_heads=sizes.key_value_heads,
        vocabulary_size=sizes.words,
    )
