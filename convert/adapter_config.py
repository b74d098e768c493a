"""adapter_config.json: what a PEFT LoRA adapter says of itself, and which of its variants can be merged.

Names and rules are PEFT 0.21.2's (peft/tuners/lora/config.py, layer.py, variants.py). A key that would change the
weights in a way not known here is refused by its name; nothing is skipped in silence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from convert.checkpoint import ConvertError, read_json

CONFIG = "adapter_config.json"

# What a setting means where it is set: why no fixed weights can say it.
_UNMERGEABLE = {
    "alora_invocation_tokens": "aLoRA acts only after its invocation tokens, so no fixed weights equal it",
    "arrow_config": "Arrow chooses an adapter for every token, so no fixed weights equal it",
    "kasa_config": "KaSA cuts the base's smallest singular values away, and the adapter's file does not hold them",
    "layer_replication": "layers are stacked anew, and the base has no tensors for them",
    "megatron_config": "Megatron's fused layers have other names than the checkpoint's",
    "monteclora_config": "MonteCLoRA's sampler is not understood",
    "use_qalora": "QALoRA pools the inputs of a GPTQ model",
    "velora_config": "VeLoRA's projection is not understood",
}
# Inits that leave the base as it is; the others (PiSSA, OLoRA, CorDA, LoftQ, LoRA-GA) subtract from its weights.
_HARMLESS_INITS = ("gaussian", "eva", "orthogonal", "mica")
# Settings that say how the adapter was trained or where it came from; the tensors in its file have it all.
_TRAINING = frozenset(
    {
        *("alpha_pattern", "auto_mapping", "base_model_name_or_path", "bias", "corda_config", "ensure_weight_tying"),
        *("eva_config", "exclude_modules", "fan_in_fan_out", "inference_mode", "init_lora_weights", "layers_pattern"),
        *("layers_to_transform", "loftq_config", "lora_alpha", "lora_bias", "lora_dropout", "lora_ga_config"),
        *("megatron_core", "modules_to_save", "peft_type", "peft_version", "qalora_group_size", "r", "rank_pattern"),
        *("revision", "runtime_config", "target_modules", "target_parameters", "task_type", "trainable_token_indices"),
        *("unsloth_fixed", "use_bdlora", "use_dora", "use_rslora"),
    }
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BlockDiagonal:
    """BD-LoRA: in modules whose name contains one of `a` (or `b`), that factor is `blocks` blocks on the diagonal."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    blocks: int


@dataclass(frozen=True, slots=True)
class Settings:
    """A LoRA adapter's settings, as far as they bear on the weights.

    Attributes:
        base: the base's name or path where it was trained, or None; another base is no error.
        target_modules: the list of names, or None where it is a pattern or empty.
        complete: every target of the list must have its tensors (no layers were left out).
        target_parameters: names of parameters (stacked experts) that the adapter changes directly.
        tokens: trainable_token_indices: module name -> rows of its table.
    """

    path: Path
    base: str | None
    rank: int
    alpha: float
    rank_pattern: Mapping[str, int]
    alpha_pattern: Mapping[str, float]
    rslora: bool
    dora: bool
    block_diagonal: BlockDiagonal | None
    target_modules: tuple[str, ...]
    target_parameters: tuple[str, ...]
    modules_to_save: tuple[str, ...]
    complete: bool
    tokens: Mapping[str, tuple[int, ...]]

    def key(self, module: str) -> str:
        """The name that PEFT matches a module's patterns with: a parameter that is targeted directly has its own."""
        weight = f"{module}.weight"
        return weight if any(ends_in(weight, target) for target in self.target_parameters) else module

    def rank_of(self, key: str) -> int:
        return self._first(self.rank_pattern, key, self.rank)

    def scale_of(self, key: str) -> float:
        """s of W + s·B·A: alpha / rank, with rsLoRA alpha / sqrt(rank)."""
        rank = self.rank_of(key)
        return self._first(self.alpha_pattern, key, self.alpha) / (math.sqrt(rank) if self.rslora else rank)

    def _first(self, patterns: Mapping[str, T], key: str, default: T) -> T:
        """peft.utils.other.get_pattern_key: the first pattern that matches the name's end decides."""
        for pattern, value in patterns.items():
            try:
                found = re.match(rf"(.*\.)?({pattern})$", key)
            except (re.error, OverflowError, RecursionError) as error:
                raise ConvertError(f"{self.path}: pattern {pattern!r} is no regular expression ({error})") from None
            if found:
                return value
        return default


def read_settings(folder: Path) -> Settings:
    """
    Raises:
        ConvertError: no adapter_config.json, another kind of adapter than LoRA, a variant that can't be merged, a
            value of a wrong kind, or a key that is not known.
    """
    if not folder.is_dir():
        raise ConvertError(f"{folder} is not a folder: give the folder that holds {CONFIG}")
    path = folder / CONFIG
    if not path.is_file():
        raise ConvertError(f"{path} is missing: give a folder that PEFT's save_pretrained wrote")
    config = read_json(path)
    _refuse(path, config)
    targets = config.get("target_modules")
    left_out = any(config.get(key) for key in ("exclude_modules", "layers_pattern"))
    base = config.get("base_model_name_or_path")
    return Settings(
        path=path,
        base=base if isinstance(base, str) and base else None,
        rank=_rank(path, "r", config.get("r")),
        alpha=_number(path, "lora_alpha", config.get("lora_alpha")),
        rank_pattern={key: _rank(path, "rank_pattern", n) for key, n in _patterns(path, config, "rank_pattern")},
        alpha_pattern={key: _number(path, "alpha_pattern", n) for key, n in _patterns(path, config, "alpha_pattern")},
        rslora=_flag(path, config, "use_rslora"),
        dora=_flag(path, config, "use_dora"),
        block_diagonal=_block_diagonal(path, config.get("use_bdlora")),
        target_modules=() if isinstance(targets, str) else _names(path, config, "target_modules"),
        target_parameters=_names(path, config, "target_parameters"),
        modules_to_save=_names(path, config, "modules_to_save"),
        complete=not left_out and config.get("layers_to_transform") is None,
        tokens=_tokens(path, config.get("trainable_token_indices")),
    )


def _refuse(path: Path, config: Mapping[str, Any]) -> None:
    if (kind := config.get("peft_type")) != "LORA":
        raise ConvertError(f"{path}: peft_type is {kind!r}: only LORA adapters are merged")
    for key, why in _UNMERGEABLE.items():
        if config.get(key):
            raise ConvertError(f"{path}: {key} is set: {why}; merge it with PEFT first")
    init = config.get("init_lora_weights", True)
    if not isinstance(init, bool) and not (isinstance(init, str) and init.lower() in _HARMLESS_INITS):
        raise ConvertError(
            f"{path}: init_lora_weights {init!r} took a part out of the base's weights: save the adapter with"
            " path_initial_model_for_weight_conversion, which puts it back"
        )
    for key, value in config.items():
        # A later PEFT's variant may be anything; what is off or empty can't matter.
        if key not in _TRAINING and key not in _UNMERGEABLE and value:
            raise ConvertError(f"{path}: {key!r} is not known: take it out if it does not bear on the weights")


def _rank(path: Path, key: str, value: Any) -> int:
    if type(value) is not int or not 0 < value < 1 << 20:
        raise ConvertError(f"{path}: {key} is {value!r}, a positive whole number is needed")
    return value


def _number(path: Path, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e30:
        raise ConvertError(f"{path}: {key} is {value!r}, a number is needed")
    return float(value)


def _flag(path: Path, config: Mapping[str, Any], key: str) -> bool:
    value = config.get(key)
    if not isinstance(value, bool | None):
        raise ConvertError(f"{path}: {key} is {value!r}, true or false is needed")
    return bool(value)


def _names(path: Path, config: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = config.get(key)
    value = [] if value is None else value
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        raise ConvertError(f"{path}: {key} is {value!r}, a list of names is needed")
    return tuple(value)


def _patterns(path: Path, config: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
    value = config.get(key)
    value = {} if value is None else value
    if not isinstance(value, dict):
        raise ConvertError(f"{path}: {key} is {value!r}, a JSON object is needed")
    for pattern in value:
        # A repeated group or many stars can take Python's matcher longer than anyone lives.
        if len(pattern) > 500 or re.search(r"\)[*+{]", pattern) or len(re.findall(r"[^\\][*+{]", pattern)) > 4:
            raise ConvertError(f"{path}: {key} has the pattern {pattern[:80]!r}: write it with fewer repetitions")
    return list(value.items())


def _block_diagonal(path: Path, value: Any) -> BlockDiagonal | None:
    if not value:
        return None
    if not isinstance(value, dict):
        raise ConvertError(f"{path}: use_bdlora is {value!r}, a JSON object is needed")
    return BlockDiagonal(
        a=_names(path, value, "target_modules_bd_a"),
        b=_names(path, value, "target_modules_bd_b"),
        blocks=_rank(path, "use_bdlora's nblocks", value.get("nblocks", 1)),
    )


def _tokens(path: Path, value: Any) -> dict[str, tuple[int, ...]]:
    if value is None:
        return {}
    named = value if isinstance(value, dict) else {"embed_tokens": value}
    for name, rows in named.items():
        if not isinstance(rows, list) or not all(type(row) is int and row >= 0 for row in rows) or not name:
            raise ConvertError(f"{path}: trainable_token_indices of {name!r} are no list of token ids")
        if len(set(rows)) != len(rows):
            raise ConvertError(f"{path}: trainable_token_indices of {name!r} name a token twice: train it anew")
    return {name: tuple(rows) for name, rows in named.items()}


def ends_in(name: str, target: str) -> bool:
    """Whether a module's name is the target or ends in it, as PEFT matches lists of targets."""
    return name == target or name.endswith(f".{target}")
