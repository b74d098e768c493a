"""An adapter is merged as PEFT merges it, but exactly; and what can't be merged is refused by name."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from tiny_adapters import (
    LINEAR,
    PREFIX,
    SMALL,
    SMALL_MOE,
    Arrays,
    base_weights,
    distance,
    exactly_merged,
    factors,
    logits,
    peft_logits,
    peft_merged,
    read_adapter_file,
    trained,
    write_adapter,
)
from tiny_checkpoints import bfloat16_bits, edit_json, make_checkpoint, make_qwen3moe, with_dtype, write_bfloat16

from convert.adapter import merged, notes
from convert.checkpoint import ConvertError, Rows, read_tensors

Q, K, DOWN = "model.layers.0.self_attn.q_proj", "model.layers.1.self_attn.k_proj", "model.layers.1.mlp.down_proj"


@dataclass(frozen=True)
class Variant:
    """A LoraConfig, and s for each module as the papers and PEFT's documentation have it."""

    config: Mapping[str, Any]
    scale: Callable[[str], float] = lambda module: 2.0
    tied: bool = False
    by_hand: bool = True  # exactly_merged knows it
    blocks: Mapping[str, Any] = field(default_factory=dict)


VARIANTS = {
    "plain": Variant({"target_modules": ["q_proj", "v_proj"]}),
    "all linear": Variant({"target_modules": "all-linear"}),
    "pattern": Variant({"target_modules": r".*\.(1)\.mlp\..*_proj"}),
    "some layers": Variant({"target_modules": ["q_proj"], "layers_to_transform": [1], "layers_pattern": "layers"}),
    "excluded": Variant({"target_modules": [*LINEAR], "exclude_modules": r".*layers\.0\..*"}),
    "rsLoRA": Variant({"target_modules": [*LINEAR], "use_rslora": True, "lora_alpha": 3}, lambda module: 3 / sqrt(4)),
    "patterns": Variant(
        {
            "target_modules": [*LINEAR],
            "rank_pattern": {r"layers\.0\..*(q|k|v|o|gate|up)_proj": 6, "down_proj": 2},
            "alpha_pattern": {"q_proj": 5, r"model\.layers\.1\.mlp\.up_proj": 1},
        },
        lambda module: (
            (5 if module.endswith("q_proj") else 1 if module == "model.layers.1.mlp.up_proj" else 8)
            / (2 if module.endswith("down_proj") else 6 if ".0." in module else 4)
        ),
    ),
    "rsLoRA with patterns": Variant(
        {"target_modules": ["up_proj"], "use_rslora": True, "rank_pattern": {r"layers\.1\..*": 8}},
        lambda module: 8 / sqrt(8 if ".1." in module else 4),
    ),
    "alpha 0": Variant({"target_modules": ["q_proj"], "lora_alpha": 0}, lambda module: 0.0),
    "alpha below 0": Variant({"target_modules": ["q_proj"], "lora_alpha": -1.5}, lambda module: -1.5 / 4),
    "DoRA": Variant({"target_modules": [*LINEAR], "use_dora": True}),
    "DoRA, rsLoRA": Variant(
        {"target_modules": [*LINEAR, "lm_head"], "use_dora": True, "use_rslora": True}, lambda m: 4
    ),
    "embeddings": Variant({"target_modules": ["embed_tokens", "q_proj"]}),
    "embeddings, DoRA": Variant({"target_modules": ["embed_tokens"], "use_dora": True}),
    "head": Variant({"target_modules": ["lm_head", "k_proj"]}),
    "head and embeddings": Variant({"target_modules": ["lm_head", "embed_tokens"]}),
    "head saved": Variant({"target_modules": ["q_proj"], "modules_to_save": ["lm_head"]}),
    "embeddings and norms saved": Variant(
        {"target_modules": ["q_proj"], "modules_to_save": ["embed_tokens", "norm", "post_attention_layernorm"]}
    ),
    "tokens": Variant({"target_modules": ["q_proj"], "trainable_token_indices": [3, 200, 17]}, by_hand=False),
    "tokens of both": Variant(
        {"target_modules": ["q_proj"], "trainable_token_indices": {"embed_tokens": [5, 4], "lm_head": [9]}},
        by_hand=False,
    ),
    "fan_in_fan_out": Variant({"target_modules": ["up_proj"], "fan_in_fan_out": True}),
    "all biases": Variant({"target_modules": ["o_proj"], "bias": "all"}),
    "orthogonal": Variant({"target_modules": ["o_proj"], "init_lora_weights": "orthogonal"}),
    "gaussian": Variant({"target_modules": ["o_proj"], "init_lora_weights": "gaussian"}),
    "MiCA": Variant({"target_modules": ["o_proj"], "init_lora_weights": "mica"}),
    "BD-LoRA": Variant(
        {"target_modules": ["q_proj", "o_proj", "up_proj"]},
        by_hand=False,
        blocks={"target_modules_bd_a": ["o_proj"], "target_modules_bd_b": ["q_proj", "up_proj"], "nblocks": 2},
    ),
    "a parameter": Variant(
        {"target_modules": [], "target_parameters": ["up_proj.weight"], "alpha_pattern": {"up_proj.weight": 6}},
        lambda module: 6 / 4,
    ),
    "tied": Variant({"target_modules": [*LINEAR]}, tied=True),
    "tied, tokens": Variant(
        {"target_modules": ["q_proj"], "trainable_token_indices": [7, 8]}, tied=True, by_hand=False
    ),
    "tied, saved": Variant(
        {"target_modules": ["q_proj"], "modules_to_save": ["embed_tokens"], "ensure_weight_tying": True},
        tied=True,
        by_hand=False,
    ),
}


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """Tiny Llamas, float32: without and with tied embeddings."""
    folder = tmp_path_factory.mktemp("bases")
    return {tied: make_checkpoint(folder / f"tied-{tied}", **SMALL, tied=tied, seed=3) for tied in (False, True)}


@pytest.fixture(scope="module")
def base(bases: dict[bool, Path]) -> Path:
    return bases[False]


def found(base: Path, folder: Path) -> Arrays:
    """Everything that `merged` makes, whole."""
    tensors = merged(read_tensors(base), folder)
    return {name: tensor.rows(slice(None)).reshape(tensor.shape) for name, tensor in tensors.items()}


@pytest.mark.parametrize("name", VARIANTS)
def test_every_tensor_is_the_exact_merge_and_pefts(bases: dict[bool, Path], tmp_path: Path, name: str) -> None:
    variant = VARIANTS[name]
    base, config = bases[variant.tied], dict(variant.config)
    if variant.blocks:
        config["use_bdlora"] = pytest.importorskip("peft").tuners.lora.config.BdLoraConfig(**variant.blocks)
    folder = trained(base, tmp_path / "adapter", **config)
    ours, peers, weights = found(base, folder), peft_merged(base, folder), base_weights(base)
    assert ours.keys() == weights.keys()
    changed = {tensor for tensor in ours if not np.array_equal(ours[tensor], weights[tensor])}
    assert changed or name == "alpha 0"
    for tensor, value in ours.items():
        assert value.dtype == np.float32
        assert distance(value, peers[tensor]) <= 1e-6, tensor
    if variant.by_hand:
        exact = exactly_merged(weights, read_adapter_file(folder), variant.scale)
        for tensor, value in ours.items():
            assert distance(value, exact[tensor]) <= 5e-7, tensor


def test_tied_embeddings_that_change_alike_are_what_peft_runs(bases: dict[bool, Path], tmp_path: Path) -> None:
    """Not what its merge_and_unload makes: that adds s·B·A twice to the one table (0.21.2)."""
    folder = trained(
        bases[True], tmp_path / "adapter", target_modules=["embed_tokens", "lm_head"], ensure_weight_tying=True
    )
    ids = [10, 300, 301, 24, 7]
    expected = peft_logits(bases[True], folder, ids)
    table, weights = "model.embed_tokens.weight", base_weights(bases[True])
    ours, twice = found(bases[True], folder), peft_merged(bases[True], folder)
    assert ours.keys() == weights.keys()
    np.testing.assert_allclose(twice[table] - ours[table], ours[table] - weights[table], atol=1e-6, rtol=0)
    assert np.abs(logits(bases[True], ours, ids) - expected).max() < 1e-5 < np.abs(expected).max() / 1e5


def test_the_first_pattern_of_the_file_counts(base: Path, tmp_path: Path) -> None:
    tensors = factors({Q: (64, 64)}, 4)
    scales = []
    for alphas in ({"q_proj": 4, r"layers\.0\..*": 12}, {r"layers\.0\..*": 12, "q_proj": 4}):
        folder = write_adapter(tmp_path / "adapter", tensors, alpha_pattern=alphas)
        change = found(base, folder)[f"{Q}.weight"] - base_weights(base)[f"{Q}.weight"]
        a, b = tensors[f"{Q}.lora_A.weight"], tensors[f"{Q}.lora_B.weight"]
        scales.append(round(float((change / (b @ a)).mean()), 3))
    assert scales == [1.0, 3.0]


MOE_VARIANTS: dict[str, dict[str, Any]] = {
    "attention": {"target_modules": ["q_proj", "o_proj"]},
    "experts": {
        "target_modules": ["v_proj"],
        "target_parameters": ["mlp.experts.gate_up_proj", "mlp.experts.down_proj"],
        "rank_pattern": {"experts.gate_up_proj": 6},
        "alpha_pattern": {"down_proj": 3},
    },
    "down alone, rsLoRA": {"target_modules": [], "target_parameters": ["experts.down_proj"], "use_rslora": True},
    "router": {"target_modules": ["q_proj"], "target_parameters": ["gate.weight"], "alpha_pattern": {"gate.weight": 5}},
}


@pytest.mark.parametrize("name", MOE_VARIANTS)
def test_experts_are_merged_as_peft_does(tmp_path: Path, name: str) -> None:
    base = make_qwen3moe(tmp_path / "base", **SMALL_MOE)
    folder = trained(base, tmp_path / "adapter", **MOE_VARIANTS[name])
    ours, peers, weights = found(base, folder), peft_merged(base, folder), base_weights(base)
    assert ours.keys() == weights.keys() == peers.keys()
    assert any(not np.array_equal(ours[tensor], weights[tensor]) for tensor in ours)
    for tensor, value in ours.items():
        assert distance(value, peers[tensor]) <= 1e-6, tensor


def _expert_factors(rank: int = 4) -> Arrays:
    shapes = {
        f"model.layers.{layer}.mlp.experts.{expert}.{part}": (64, 32) if part == "down_proj" else (32, 64)
        for layer in range(2)
        for expert in range(4)
        for part in ("gate_proj", "up_proj", "down_proj")
    }
    return factors(shapes, rank)


@pytest.mark.parametrize("rslora", [False, True])
def test_adapters_of_single_experts_are_merged(tmp_path: Path, rslora: bool) -> None:
    """As PEFT saved them before transformers 5; today's PEFT makes stacks of them when it loads them.

    With rsLoRA it then runs gate and up at the square root of 2 times the s that they were trained with (0.21.2: both
    alpha and rank are doubled); here s stays.
    """
    base = make_qwen3moe(tmp_path / "base", **SMALL_MOE)
    tensors = _expert_factors()
    modules = ["gate_proj", "up_proj", "down_proj"]
    folder = write_adapter(tmp_path / "adapter", tensors, target_modules=modules, use_rslora=rslora)
    ours, peers = found(base, folder), peft_merged(base, folder)
    exact = exactly_merged(base_weights(base), tensors, lambda module: 4.0 if rslora else 2.0)
    for tensor, value in ours.items():
        assert distance(value, exact[tensor]) <= 5e-7, tensor
        if not rslora or "down_proj" in tensor:
            assert distance(value, peers[tensor]) <= 1e-6, tensor


@pytest.mark.parametrize("dora", [False, True])
def test_a_base_with_fused_experts_is_merged_alike(tmp_path: Path, dora: bool) -> None:
    one_by_one = make_qwen3moe(tmp_path / "one", **SMALL_MOE)
    fused = make_qwen3moe(tmp_path / "fused", **SMALL_MOE, fused=True)
    tensors = _expert_factors()
    if dora:
        lengths = {
            f"{name.removesuffix('.lora_B.weight')}": value for name, value in tensors.items() if "lora_B" in name
        }
        tensors |= {
            f"{name}.lora_magnitude_vector": 1 + np.square(value[:, 0]).astype(np.float32)
            for name, value in lengths.items()
        }
    folder = write_adapter(tmp_path / "adapter", tensors, use_dora=dora)
    expected, ours = found(one_by_one, folder), found(fused, folder)
    stacks = merged(read_tensors(fused), folder)
    for layer in range(2):
        stem = f"model.layers.{layer}.mlp.experts"
        for expert in range(4):
            gate_up = [expected[f"{stem}.{expert}.{part}_proj.weight"] for part in ("gate", "up")]
            assert distance(ours[f"{stem}.gate_up_proj"][expert], np.concatenate(gate_up)) <= 2e-7
            assert distance(ours[f"{stem}.down_proj"][expert], expected[f"{stem}.{expert}.down_proj.weight"]) <= 2e-7
        across = stacks[f"{stem}.gate_up_proj"].rows(slice(50, 140))  # three experts' rows
        assert distance(across, ours[f"{stem}.gate_up_proj"].reshape(-1, 64)[50:140]) <= 2e-7


@pytest.fixture(scope="module")
def many_kinds(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Tensors of every kind of merge, without PEFT: linear, DoRA, embeddings with DoRA, saved."""
    dice = np.random.default_rng(5)
    words = base_weights(base)["lm_head.weight"].shape[0]
    tensors = factors({Q: (64, 64), DOWN: (64, 96), "lm_head": (words, 64)}, 4)
    tensors |= {f"{module}.lora_magnitude_vector": np.ones(64, dtype=np.float32) for module in (Q, DOWN)}
    tensors["lm_head.lora_magnitude_vector"] = np.ones(words, dtype=np.float32)
    tensors["model.embed_tokens.lora_embedding_A"] = dice.standard_normal((4, words), dtype=np.float32)
    tensors["model.embed_tokens.lora_embedding_B"] = dice.standard_normal((64, 4), dtype=np.float32)
    tensors["model.embed_tokens.lora_magnitude_vector"] = dice.standard_normal(64, dtype=np.float32)
    tensors["model.norm.weight"] = dice.standard_normal(64, dtype=np.float32)
    tensors[f"{K}.weight"] = dice.standard_normal((32, 64), dtype=np.float32)
    folder = write_adapter(tmp_path_factory.mktemp("kinds"), tensors, use_dora=True, modules_to_save=["norm", "k_proj"])
    return merged(read_tensors(base), folder)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_rows_are_the_same_whatever_block_they_are_read_in(many_kinds: Mapping[str, Any], data: st.DataObject) -> None:
    names = [*(f"{module}.weight" for module in (Q, K, DOWN, "lm_head", "model.embed_tokens", "model.norm"))]
    tensor = many_kinds[data.draw(st.sampled_from(names))]
    whole = tensor.rows(slice(None))
    numbers = st.integers(0, len(whole) - 1)
    if data.draw(st.booleans()):
        first, last = sorted(data.draw(st.tuples(numbers, numbers)))
        index: Any = slice(first, last + 1)
    else:
        index = np.array(data.draw(st.lists(numbers, min_size=1, max_size=20)), dtype=np.int64)
    rows = tensor.rows(index)
    assert rows.flags.c_contiguous and rows.dtype == np.float32
    np.testing.assert_allclose(rows, whole[index], rtol=1e-6, atol=1e-7)


@dataclass
class Watched:
    """A tensor of the base that remembers the most rows asked for at once."""

    tensor: Any
    most: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tensor, name)

    def rows(self, index: slice | npt.NDArray[np.int64]) -> Rows:
        rows: Rows = self.tensor.rows(index)
        self.most = max(self.most, len(rows))
        return rows


def test_nothing_is_read_before_its_rows_are_asked_for(base: Path, tmp_path: Path) -> None:
    folder = write_adapter(tmp_path / "adapter", factors({Q: (64, 64), "lm_head": (base_words(base), 64)}, 4))
    watched = {name: Watched(tensor) for name, tensor in read_tensors(base).items()}
    tensors = merged(watched, folder)
    assert all(tensor.most == 0 for tensor in watched.values())
    tensors["lm_head.weight"].rows(slice(10, 18))
    tensors[f"{Q}.weight"].rows(np.array([5, 1]))
    assert watched["lm_head.weight"].most == 8 and watched[f"{Q}.weight"].most == 2


def base_words(base: Path) -> int:
    return int(json.loads((base / "config.json").read_text())["vocab_size"])


def test_16_bit_merges_are_nearer_to_the_exact_one_than_pefts(base: Path, tmp_path: Path) -> None:
    half = make_checkpoint(tmp_path / "half", **SMALL, seed=3)
    with_dtype(half, "BF16")
    folder = trained(half, tmp_path / "adapter", dtype="bfloat16", target_modules=[*LINEAR])
    torch: Any = pytest.importorskip("torch")
    from safetensors.torch import load_file as load_torch

    weights = {n: v.float().numpy() for n, v in load_torch(str(half / "model.safetensors")).items()}
    values = load_torch(str(folder / "adapter_model.safetensors"))
    adapter = {n.removeprefix(PREFIX): v.float().numpy() for n, v in values.items()}
    assert all(value.dtype == torch.bfloat16 for value in values.values())
    exact = exactly_merged(weights, adapter, lambda module: 2.0)
    ours, peers = found(half, folder), peft_merged(half, folder, "bfloat16")
    changed = [name for name in exact if not np.array_equal(exact[name], weights[name])]
    assert len(changed) == 14
    for name in changed:
        rounded = (bfloat16_bits(ours[name]).astype(np.uint32) << 16).view(np.float32)
        errors = [float(np.square(value - exact[name]).mean()) for value in (ours[name], rounded, peers[name])]
        assert errors[0] < 1e-8 * errors[2]
        assert errors[1] < errors[2]


def test_a_saved_layer_under_lora_takes_the_bases_place(base: Path, tmp_path: Path) -> None:
    """As PEFT loads it: embeddings that are targeted are saved with the adapter."""
    table = np.random.default_rng(8).standard_normal((base_words(base), 64), dtype=np.float32)
    tensors = {
        "model.embed_tokens.base_layer.weight": table,
        "model.embed_tokens.lora_embedding_A": np.ones((4, len(table)), dtype=np.float32),
        "model.embed_tokens.lora_embedding_B": np.ones((64, 4), dtype=np.float32),
    }
    ours = found(base, write_adapter(tmp_path / "adapter", tensors))
    assert distance(ours["model.embed_tokens.weight"], table + 8.0) <= 2e-7


def test_lora_bias_is_added_to_the_bases(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    weights = {"layer.weight": np.eye(3, dtype=np.float32), "layer.bias": np.arange(3, dtype=np.float32)}
    save_file(weights, str(tmp_path / "base" / "model.safetensors"))
    tensors = factors({"layer": (3, 3)}, 4) | {"layer.lora_B.bias": np.array([1, 2, 4], dtype=np.float32)}
    folder = write_adapter(tmp_path / "adapter", tensors, lora_bias=True)
    assert found(tmp_path / "base", folder)["layer.bias"].tolist() == [2.0, 5.0, 10.0]


def test_another_base_is_a_note(tmp_path: Path) -> None:
    folder = write_adapter(tmp_path / "adapter", {}, base_model_name_or_path="llm-jp/llm-jp-4-8b")
    (note,) = notes(folder, tmp_path / "other")
    assert "trained on llm-jp/llm-jp-4-8b" in note
    assert notes(folder, tmp_path / "llm-jp-4-8b") == ()
    edit_json(folder / "adapter_config.json", base_model_name_or_path=None)
    assert notes(folder, tmp_path / "other") == ()


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"peft_type": "LOHA"}, "peft_type is 'LOHA': only LORA adapters are merged"),
        ({"peft_type": None}, "peft_type is None"),
        ({"init_lora_weights": "pissa"}, "init_lora_weights 'pissa' took a part out of the base's weights"),
        ({"init_lora_weights": "pissa_niter_16"}, "path_initial_model_for_weight_conversion"),
        ({"init_lora_weights": "olora"}, "init_lora_weights 'olora'"),
        ({"init_lora_weights": "corda"}, "init_lora_weights 'corda'"),
        ({"init_lora_weights": "loftq"}, "init_lora_weights 'loftq'"),
        ({"init_lora_weights": "lora_ga"}, "init_lora_weights 'lora_ga'"),
        ({"init_lora_weights": 3}, "init_lora_weights 3"),
        ({"alora_invocation_tokens": [1, 2]}, "alora_invocation_tokens is set"),
        ({"arrow_config": {"top_k": 3}}, "arrow_config is set"),
        ({"kasa_config": {"beta": 1}}, "kasa_config is set"),
        ({"velora_config": {"num_groups": 2}}, "velora_config is set"),
        ({"monteclora_config": {"num_samples": 2}}, "monteclora_config is set"),
        ({"use_qalora": True}, "use_qalora is set"),
        ({"layer_replication": [[0, 2], [1, 2]]}, "layer_replication is set"),
        ({"megatron_config": {"a": 1}}, "megatron_config is set"),
        ({"use_next_years_variant": True}, "'use_next_years_variant' is not known"),
        ({"r": 0}, "r is 0, a positive whole number is needed"),
        ({"r": True}, "r is True"),
        ({"r": None}, "r is None"),
        ({"lora_alpha": "8"}, "lora_alpha is '8', a number is needed"),
        ({"lora_alpha": None}, "lora_alpha is None"),
        ({"use_rslora": "yes"}, "use_rslora is 'yes', true or false is needed"),
        ({"use_dora": True}, "and use_dora in adapter_config.json don't agree"),
        ({"rank_pattern": {"q_proj": -1}}, "rank_pattern is -1"),
        ({"rank_pattern": {"q_proj": 5}}, "has rank 4, adapter_config.json 5"),
        ({"r": 8}, "has rank 4, adapter_config.json 8"),
        ({"rank_pattern": [1]}, "rank_pattern is [1], a JSON object is needed"),
        ({"alpha_pattern": {"(": 3}}, "pattern '(' is no regular expression"),
        ({"alpha_pattern": {"(a+)+b": 3}}, "write it with fewer repetitions"),
        ({"alpha_pattern": {".*.*.*.*.*b": 3}}, "write it with fewer repetitions"),
        ({"use_bdlora": {"nblocks": 0}}, "use_bdlora's nblocks is 0"),
        ({"use_bdlora": {"nblocks": 3, "target_modules_bd_a": ["q_proj"]}}, "has 4 rows, which 3 blocks can't share"),
        ({"target_modules": ["q_proj"]}, "has no tensors for model.layers.1.self_attn.q_proj"),
        ({"target_modules": [3]}, "target_modules is [3], a list of names is needed"),
        ({"trainable_token_indices": [1, -1]}, "trainable_token_indices of 'embed_tokens' are no list of token ids"),
        ({"trainable_token_indices": [1, 1]}, "name a token twice"),
    ],
)
def test_settings_are_refused_by_name(base: Path, tmp_path: Path, change: dict[str, Any], says: str) -> None:
    folder = write_adapter(tmp_path / "adapter", factors({Q: (64, 64)}, 4), **change)
    with pytest.raises(ConvertError, match=re.escape(says)) as error:
        merged(read_tensors(base), folder)
    assert str(folder) in str(error.value) and "\n" not in str(error.value)


_KEYS = ("peft_type", "r", "lora_alpha", "rank_pattern", "alpha_pattern", "use_rslora", "use_dora", "use_bdlora")
_KEYS += ("target_modules", "target_parameters", "modules_to_save", "trainable_token_indices", "init_lora_weights")
_KEYS += ("exclude_modules", "layers_to_transform", "base_model_name_or_path", "kasa_config", "something")
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats()
    | st.sampled_from(["", "LORA", "q_proj", "(", ".*", "nblocks"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["q_proj", ".*", "nblocks", "("]), inner)
    ),
    max_leaves=5,
)


@settings(deadline=None, max_examples=150)
@given(config=st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=4))
def test_whatever_stands_in_the_settings_there_is_an_answer(
    base: Path, tmp_path_factory: pytest.TempPathFactory, config: dict[str, Any]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "whatever"
    write_adapter(folder, factors({Q: (64, 64)}, 4), **config)
    try:
        rows = merged(read_tensors(base), folder)[f"{Q}.weight"].rows(slice(0, 2))
    except ConvertError as error:
        assert "\n" not in str(error)
    else:
        assert rows.shape == (2, 64)


_MODULES = (Q, "model.norm", "model.embed_tokens", "lm_head", "mlp.experts", "a.experts.1.up_proj", "x")
_ENDINGS = ("lora_A.weight", "lora_B.weight", "lora_B.bias", "lora_embedding_A", "lora_embedding_B", "weight", "bias")
_ENDINGS += ("lora_magnitude_vector", "token_adapter.trainable_tokens_delta", "base_layer.weight")
_ENDINGS += ("base_layer.lora_A.weight", "base_layer.lora_B.weight")
_NAMES = st.tuples(st.sampled_from(_MODULES), st.sampled_from(_ENDINGS)).map(".".join)
_SHAPES = st.lists(st.sampled_from([0, 1, 2, 4, 64]), max_size=3).map(tuple)


@settings(deadline=None, max_examples=150)
@given(shapes=st.dictionaries(_NAMES, _SHAPES, max_size=5), dora=st.booleans(), blocks=st.booleans())
def test_whatever_stands_in_the_file_there_is_an_answer(
    base: Path, tmp_path_factory: pytest.TempPathFactory, shapes: dict[str, tuple[int, ...]], dora: bool, blocks: bool
) -> None:
    tensors = {name: np.ones(shape, dtype=np.float32) for name, shape in shapes.items()}
    bdlora = {"nblocks": 2, "target_modules_bd_a": ["q_proj"], "target_modules_bd_b": ["lm_head"]} if blocks else None
    folder = write_adapter(
        tmp_path_factory.getbasetemp() / "file", tensors, trainable_token_indices=[1], use_dora=dora, use_bdlora=bdlora
    )
    try:
        answer = merged(read_tensors(base), folder)
    except ConvertError as error:
        assert "\n" not in str(error)
        return
    for name, value in base_weights(base).items():
        rows = answer[name].rows(slice(0, 1))
        assert np.isfinite(rows).all() and rows.shape == (1, value.shape[-1])


A, B = f"{Q}.lora_A.weight", f"{Q}.lora_B.weight"


def _zeros(*shape: int) -> npt.NDArray[np.float32]:
    return np.zeros(shape, dtype=np.float32)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({B: None}, f"{PREFIX}{A} lacks its other half"),
        ({A: _zeros(4, 60)}, "are for shape [64, 60], the base's model.layers.0.self_attn.q_proj.weight has [64, 64]"),
        ({B: _zeros(32, 4)}, "are for shape [32, 64]"),
        ({A: _zeros(3, 64), B: _zeros(64, 3)}, "has rank 3, adapter_config.json 4"),
        ({B: _zeros(64, 3)}, "has rank 3, adapter_config.json 4"),
        ({A: _zeros(0)}, "has shape [0], a matrix is needed: gather the weights"),
        ({A: _zeros(256)}, "has shape [256], a matrix is needed"),
        ({"model.layers.9.mlp.up_proj.lora_A.weight": _zeros(4, 64)}, "lacks its other half"),
        (factors({"model.layers.9.mlp.up_proj": (96, 64)}, 4), "the base has no model.layers.9.mlp.up_proj.weight"),
        (factors({f"{Q}.base_layer": (64, 64)}, 4), f"the base has no {Q}.base_layer.weight"),
        (factors({"model.layers.0.mlp.experts": (64, 64)}, 4), "fit no experts of the base"),
        ({"score.weight": _zeros(2, 64)}, f"tensor {PREFIX}score.weight has no place: the base has no score.weight"),
        ({"lm_head.weight": _zeros(70, 64)}, f"{PREFIX}lm_head.weight has shape [70, 64], the base's lm_head.weight"),
        ({f"{Q}.lora_B.bias": _zeros(64)}, "is lora_bias's, and the base has no"),
        ({f"{Q}.lora_magnitude_vector": _zeros(64)}, "and use_dora in adapter_config.json don't agree"),
        ({f"{Q}.lora_diag": _zeros(4)}, f"tensor {PREFIX}{Q}.lora_diag is not known beside LoRA's"),
        ({f"{Q}.lora_A.default.weight": _zeros(4, 64)}, f"the base has no {Q}.lora_A.default.weight"),
        ({"model.embed_tokens.lora_embedding_A": _zeros(4, 9)}, "lacks its other half"),
        (
            {"model.embed_tokens.token_adapter.trainable_tokens_delta": _zeros(2, 64)},
            "trainable_tokens_delta has no trainable_token_indices",
        ),
        ({f"{K}.base_layer.weight": _zeros(32, 64), f"{K}.weight": _zeros(32, 64)}, "is there twice"),
    ],
)
def test_tensors_are_refused_by_name(base: Path, tmp_path: Path, changes: Mapping[str, Any], says: str) -> None:
    tensors = {**factors({Q: (64, 64)}, 4), **changes}
    folder = write_adapter(tmp_path / "adapter", {name: value for name, value in tensors.items() if value is not None})
    with pytest.raises(ConvertError, match=re.escape(says)):
        merged(read_tensors(base), folder)


def test_tensors_without_pefts_prefix_are_refused(base: Path, tmp_path: Path) -> None:
    folder = write_adapter(tmp_path / "adapter", {})
    save_file({A: _zeros(4, 64)}, str(folder / "adapter_model.safetensors"))
    with pytest.raises(ConvertError, match=re.escape(f"tensor {A} is not {PREFIX}")):
        merged(read_tensors(base), folder)


def test_dora_of_a_wrong_length_is_refused(base: Path, tmp_path: Path) -> None:
    tensors = factors({Q: (64, 64)}, 4) | {f"{Q}.lora_magnitude_vector": _zeros(63)}
    with pytest.raises(ConvertError, match=re.escape("lora_magnitude_vector has shape [63] for [64, 64]")):
        merged(read_tensors(base), write_adapter(tmp_path / "adapter", tensors, use_dora=True))


def test_tokens_that_do_not_fit_are_refused(base: Path, tmp_path: Path) -> None:
    tensors = {"model.embed_tokens.token_adapter.trainable_tokens_delta": _zeros(2, 64)}
    for tokens in ([1], [1, 1 << 30]):
        folder = write_adapter(tmp_path / "adapter", tensors, trainable_token_indices=tokens)
        with pytest.raises(ConvertError, match=f"does not fit {len(tokens)} tokens of model.embed_tokens.weight"):
            merged(read_tensors(base), folder)


@pytest.mark.parametrize("name", [A, B])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nan_and_inf_are_refused_with_their_tensor(base: Path, tmp_path: Path, name: str, value: float) -> None:
    tensors = factors({Q: (64, 64)}, 4)
    tensors[name][3, 1] = value
    folder = write_adapter(tmp_path / "adapter", tensors)
    with pytest.raises(ConvertError, match=re.escape(f"tensor {PREFIX}{name} holds NaN or Inf")):
        merged(read_tensors(base), folder)[f"{Q}.weight"].rows(slice(None))


def test_a_merge_that_overflows_is_refused(base: Path, tmp_path: Path) -> None:
    tensors = {name: value * np.float32(1e30) for name, value in factors({Q: (64, 64)}, 4).items()}
    with pytest.raises(ConvertError, match=re.escape(f"tensor {Q}.weight is NaN or Inf with the adapter merged")):
        merged(read_tensors(base), write_adapter(tmp_path / "adapter", tensors))[f"{Q}.weight"].rows(slice(3, 5))


def test_dora_of_a_row_of_zeros_is_refused(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    save_file({"layer.weight": _zeros(3, 3)}, str(tmp_path / "base" / "model.safetensors"))
    tensors = {"layer.lora_A.weight": _zeros(4, 3), "layer.lora_B.weight": _zeros(3, 4)}
    tensors["layer.lora_magnitude_vector"] = np.ones(3, dtype=np.float32)
    folder = write_adapter(tmp_path / "adapter", tensors, use_dora=True)
    with pytest.raises(ConvertError, match=r"tensor layer\.weight is NaN or Inf with the adapter merged"):
        merged(read_tensors(tmp_path / "base"), folder)["layer.weight"].rows(slice(None))


@pytest.mark.parametrize(
    "modules",
    [
        {"target_modules": ["embed_tokens"]},
        {"target_modules": ["lm_head"]},
        {"target_modules": ["lm_head", "embed_tokens"]},
        {"target_modules": ["q_proj"], "modules_to_save": ["lm_head"]},
        {"target_modules": ["q_proj"], "modules_to_save": ["embed_tokens", "lm_head"]},
        {"target_modules": ["q_proj"], "trainable_token_indices": {"embed_tokens": [1], "lm_head": [2]}},
    ],
)
def test_what_would_untie_tied_embeddings_is_refused(
    bases: dict[bool, Path], tmp_path: Path, modules: dict[str, Any]
) -> None:
    folder = trained(bases[True], tmp_path / "adapter", **modules)
    with pytest.raises(ConvertError, match="does not change both alike: train it with ensure_weight_tying=True"):
        merged(read_tensors(bases[True]), folder)


def test_a_tied_base_that_repeats_its_embeddings_is_told_so(base: Path, tmp_path: Path) -> None:
    folder = write_adapter(tmp_path / "adapter", factors({"lm_head": (base_words(base), 64)}, 4))
    assert "lm_head.weight" in merged(read_tensors(base), folder)
    with pytest.raises(ConvertError, match="does not change both alike"):
        merged(read_tensors(base), folder, tied=True)


def test_experts_twice_are_refused(tmp_path: Path) -> None:
    base = make_qwen3moe(tmp_path / "base", **SMALL_MOE)
    tensors = _expert_factors()
    stem = "model.layers.0.mlp.experts"
    tensors |= {f"{stem}.lora_A.weight": _zeros(16, 32), f"{stem}.lora_B.weight": _zeros(64, 16)}
    with pytest.raises(ConvertError, match=re.escape(f"changes {stem}.0.down_proj.weight twice")):
        merged(read_tensors(base), write_adapter(tmp_path / "adapter", tensors))


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (_zeros(16, 30), _zeros(64, 16), "fit no experts of the base"),
        (_zeros(12, 32), _zeros(64, 12), "are not of rank 4 for 4 experts"),
        (_zeros(16, 32), _zeros(64, 12), "are not of rank 4 for 4 experts"),
        (_zeros(16), _zeros(64, 16), "fit no experts of the base"),
    ],
)
def test_experts_of_another_shape_are_refused(
    tmp_path: Path, a: npt.NDArray[np.float32], b: npt.NDArray[np.float32], says: str
) -> None:
    base = make_qwen3moe(tmp_path / "base", **SMALL_MOE)
    stem = "model.layers.0.mlp.experts"
    folder = write_adapter(tmp_path / "adapter", {f"{stem}.lora_A.weight": a, f"{stem}.lora_B.weight": b})
    with pytest.raises(ConvertError, match=says):
        merged(read_tensors(base), folder)


def test_a_missing_file_is_named(base: Path, tmp_path: Path) -> None:
    tensors = read_tensors(base)
    with pytest.raises(ConvertError, match="nowhere is not a folder"):
        merged(tensors, tmp_path / "nowhere")
    with pytest.raises(ConvertError, match=r"adapter_config\.json is missing"):
        merged(tensors, tmp_path)
    folder = write_adapter(tmp_path / "adapter", factors({Q: (64, 64)}, 4))
    weights = folder / "adapter_model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-7])
    with pytest.raises(ConvertError, match=re.escape(str(weights))):
        merged(tensors, folder)
    weights.unlink()
    with pytest.raises(ConvertError, match=r"holds no adapter_model\.safetensors"):
        merged(tensors, folder)
    (folder / "adapter_model.bin").write_bytes(pickle.dumps({"a": 1}))
    with pytest.raises(ConvertError, match=r"adapter_model\.bin is a pickle, which is never loaded"):
        merged(tensors, folder)


def test_bfloat16_factors_are_read(base: Path, tmp_path: Path) -> None:
    tensors = factors({Q: (64, 64)}, 4)
    folder = write_adapter(tmp_path / "adapter", tensors)
    bits = {PREFIX + name: bfloat16_bits(value) for name, value in tensors.items()}
    write_bfloat16(folder / "adapter_model.safetensors", bits)
    rounded = {n.removeprefix(PREFIX): (v.astype(np.uint32) << 16).view(np.float32) for n, v in bits.items()}
    exact = exactly_merged(base_weights(base), rounded, lambda module: 2.0)
    assert distance(found(base, folder)[f"{Q}.weight"], exact[f"{Q}.weight"]) <= 2e-7
