"""Qwen3MoeForCausalLM: what llama.cpp calls `qwen3moe` (conversion/qwen.py, src/models/qwen3moe.cpp).

GGUF holds a layer's experts as three stacks. Checkpoints hold them one by one (transformers' published form) or in two
3-D tensors, gate over up and down (transformers 5 with save_original_format=False); here both are read in place.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.architecture import Attention, Config, Model, Piece, Source, Taker
from convert.checkpoint import ConvertError
from convert.rope import read_rope


@dataclass(frozen=True, slots=True)
class Experts:
    """`count` experts of `middle` columns, `used` of them a token."""

    count: int
    used: int
    middle: int


def read_qwen3moe(config: Config, take: Taker) -> Model:
    """
    Raises:
        ConvertError: a variant that is not supported, or a tensor that is missing, unknown or of another shape.
    """
    sizes = Attention.read(config)
    experts = _experts(config)
    rope = read_rope(config, "qwen3moe", sizes.head)

    sources = sizes.outer(take)
    for i in range(sizes.layers):
        ours, theirs = f"blk.{i}.", f"model.layers.{i}."
        sources |= sizes.block(take, i, permuted=False) | {
            ours + "attn_q_norm.weight": take.source(theirs + "self_attn.q_norm.weight", sizes.head),
            ours + "attn_k_norm.weight": take.source(theirs + "self_attn.k_norm.weight", sizes.head),
            ours + "ffn_gate_inp.weight": take.source(theirs + "mlp.gate.weight", experts.count, sizes.hidden),
            **_stacks(take, ours, theirs + "mlp.experts.", experts, sizes.hidden),
        }
    take.refuse_rest("Qwen3MoeForCausalLM")

    return Model(
        metadata={
            **sizes.metadata("qwen3moe", config),
            **rope.metadata,
            "qwen3moe.expert_count": experts.count,
            "qwen3moe.expert_used_count": experts.used,
            "qwen3moe.expert_feed_forward_length": experts.middle,
        },
        tensors=sources,
        layers=sizes.layers,
        heads=sizes.heads,
        key_value_heads=sizes.key_value_heads,
        vocabulary_size=sizes.words,
        experts=experts.count,
    )


def _experts(config: Config) -> Experts:
    values, path = config.values, config.path
    config.number("num_key_value_heads")  # transformers' default, 4, is not the number of heads: it must be told
    if values.get("norm_topk_prob") is not True:
        raise ConvertError(f"{path}: norm_topk_prob is not true, and llama.cpp always normalises the experts' weights")
    if values.get("mlp_only_layers") or values.get("decoder_sparse_step", 1) != 1:
        raise ConvertError(f"{path}: mlp_only_layers or decoder_sparse_step makes dense layers: not supported")
    config.refuse(
        ["shared_expert_intermediate_size", "n_shared_experts", "num_shared_experts"],
        "shared experts are not supported",
    )
    if values.get("use_sliding_window") and values.get("sliding_window") is not None:
        raise ConvertError(f"{path}: use_sliding_window is set, and a sliding window is not supported")
    names = [name for name in ("num_experts", "num_local_experts") if values.get(name) is not None]
    counts = {config.number(name) for name in names or ["num_experts"]}
    if len(counts) > 1:
        raise ConvertError(f"{path}: num_experts and num_local_experts differ: fetch it again")
    experts = Experts(counts.pop(), config.number("num_experts_per_tok"), config.number("moe_intermediate_size"))
    if experts.used > experts.count:
        raise ConvertError(f"{path}: num_experts_per_tok {experts.used} is more than {experts.count} experts")
    return experts


def _stacks(take: Taker, ours: str, theirs: str, experts: Experts, hidden: int) -> dict[str, Source]:
    """The three stacks of a layer; `theirs` begins the experts' names."""
    count, middle = experts.count, experts.middle
    wide, narrow = (middle, hidden), (hidden, middle)
    if theirs + "gate_up_proj" in take.tensors:
        gate_up = take.tensor(theirs + "gate_up_proj", count, 2 * middle, hidden)
        starts = range(0, count * 2 * middle, 2 * middle)
        gate = Source(gate_up.name, (count, *wide), tuple(Piece(gate_up, start) for start in starts))
        up = Source(gate_up.name, (count, *wide), tuple(Piece(gate_up, start + middle) for start in starts))
        down = take.source(theirs + "down_proj", count, *narrow)
    else:
        gate, up, down = (
            Source(
                f"{theirs}*.{part}.weight",
                (count, *shape),
                tuple(Piece(take.tensor(f"{theirs}{expert}.{part}.weight", *shape)) for expert in range(count)),
            )
            for part, shape in (("gate_proj", wide), ("up_proj", wide), ("down_proj", narrow))
        )
    return {ours + "ffn_gate_exps.weight": gate, ours + "ffn_up_exps.weight": up, ours + "ffn_down_exps.weight": down}
