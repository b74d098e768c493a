"""Tiny PEFT LoRA adapters: some made by PEFT, some written by hand, and what exact arithmetic makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file, save_file
from tiny_checkpoints import write_json

Arrays = dict[str, npt.NDArray[Any]]

PREFIX = "base_model.model."
LINEAR = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
SMALL = {"hidden": 64, "middle": 96, "heads": 4, "key_value_heads": 2, "layers": 2}
SMALL_MOE = {
    **{"hidden": 64, "heads": 4, "key_value_heads": 2, "head_dim": 16, "layers": 2},
    **{"experts": 4, "used": 2, "expert_middle": 32},
}


def write_adapter(folder: Path, tensors: Mapping[str, npt.NDArray[Any]], **config: Any) -> Path:
    """An adapter folder by hand: tensors by their names without PEFT's prefix."""
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "adapter_config.json", {"peft_type": "LORA", "r": 4, "lora_alpha": 8} | config)
    named = {PREFIX + name: np.ascontiguousarray(value) for name, value in tensors.items()}
    save_file(named, str(folder / "adapter_model.safetensors"), metadata={"format": "pt"})
    return folder


def factors(shapes: Mapping[str, tuple[int, int]], rank: int, seed: int = 0) -> Arrays:
    """Random lora_A and lora_B for modules of these shapes (rows, columns)."""
    dice = np.random.default_rng(seed)
    tensors: Arrays = {}
    for module, (rows, columns) in shapes.items():
        tensors[f"{module}.lora_A.weight"] = dice.standard_normal((rank, columns), dtype=np.float32) / 8
        tensors[f"{module}.lora_B.weight"] = dice.standard_normal((rows, rank), dtype=np.float32) / 8
    return tensors


def trained(base: Path, folder: Path, *, seed: int = 0, dtype: str = "float32", **config: Any) -> Path:
    """An adapter as PEFT makes and saves it, with random numbers in place of training.

    Skips the test where PEFT is absent.
    """
    torch: Any = pytest.importorskip("torch")
    peft: Any = pytest.importorskip("peft")
    model = peft.get_peft_model(_model(base, "float32"), peft.LoraConfig(**{"r": 4, "lora_alpha": 8} | config))
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if "lora_magnitude" in name:
                parameter.mul_(1 + 0.2 * torch.randn_like(parameter))
            elif "lora_" in name:
                parameter.copy_(torch.randn_like(parameter) / 8)
            elif "modules_to_save" in name or "trainable_tokens" in name:
                parameter.add_(torch.randn_like(parameter) / 8)
    model.to(getattr(torch, dtype)).save_pretrained(str(folder))
    return folder


def peft_merged(base: Path, folder: Path, dtype: str = "float32") -> Arrays:
    """PEFT's own merge in this dtype, float32 arrays under the checkpoint's names."""
    peft: Any = pytest.importorskip("peft")
    model = peft.PeftModel.from_pretrained(_model(base, dtype), str(folder), autocast_adapter_dtype=False)
    return _split({name: value.float().numpy() for name, value in model.merge_and_unload().state_dict().items()})


def peft_logits(base: Path, folder: Path, ids: list[int]) -> npt.NDArray[np.float32]:
    """float32 logits of the base with the adapter beside it, not merged; shape (len(ids), vocabulary)."""
    torch: Any = pytest.importorskip("torch")
    peft: Any = pytest.importorskip("peft")
    model = peft.PeftModel.from_pretrained(_model(base, "float32"), str(folder)).eval()
    with torch.no_grad():
        return np.asarray(model(torch.tensor([ids])).logits[0].numpy(), dtype=np.float32)


def logits(base: Path, weights: Arrays, ids: list[int]) -> npt.NDArray[np.float32]:
    """float32 logits of the base under transformers with these weights, shape (len(ids), vocabulary)."""
    torch: Any = pytest.importorskip("torch")
    model = _model(base, "float32")
    state = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in weights.items()}
    missing, strange = model.load_state_dict(state, strict=False)
    assert not strange and set(missing) <= {"lm_head.weight"}  # tied
    with torch.no_grad():
        return np.asarray(model(torch.tensor([ids])).logits[0].numpy(), dtype=np.float32)


def _model(base: Path, dtype: str) -> Any:
    torch: Any = pytest.importorskip("torch")
    transformers: Any = pytest.importorskip("transformers")
    return transformers.AutoModelForCausalLM.from_pretrained(
        base, dtype=getattr(torch, dtype), attn_implementation="eager"
    )


def _split(tensors: Arrays) -> Arrays:
    """Transformers 5's stacked experts one by one, as checkpoints have them."""
    result: Arrays = {}
    for name, value in tensors.items():
        stem, _, last = name.rpartition(".")
        if not stem.endswith(".experts"):
            result[name] = value
            continue
        for expert, matrix in enumerate(value):
            if last == "down_proj":
                result[f"{stem}.{expert}.down_proj.weight"] = matrix
            else:
                gate, up = np.split(matrix, 2)
                result |= {f"{stem}.{expert}.gate_proj.weight": gate, f"{stem}.{expert}.up_proj.weight": up}
    return result


def read_adapter_file(folder: Path) -> Arrays:
    """The adapter's tensors, float32 or float16, without PEFT's prefix."""
    return {
        name.removeprefix(PREFIX): value for name, value in load_file(str(folder / "adapter_model.safetensors")).items()
    }


def exactly_merged(weights: Arrays, adapter: Arrays, scale: Callable[[str], float]) -> Arrays:
    """W + s·B·A in float64, DoRA's lengths too, for linear layers and embeddings; the formulas of the papers."""
    exact = {name: value.astype(np.float64) for name, value in weights.items()}
    for name, value in adapter.items():
        if name.replace(".base_layer", "") in exact:
            exact[name.replace(".base_layer", "")] = value.astype(np.float64)
    for name, a in adapter.items():
        module, _, part = name.partition(".lora_")
        if part == "A.weight":
            change = adapter[f"{module}.lora_B.weight"].astype(np.float64) @ a.astype(np.float64)
        elif part == "embedding_A":
            change = (adapter[f"{module}.lora_embedding_B"].astype(np.float64) @ a.astype(np.float64)).T
        else:
            continue
        merged = exact[f"{module}.weight"] + scale(module) * change
        magnitude = adapter.get(f"{module}.lora_magnitude_vector")
        if magnitude is not None and part == "A.weight":
            merged *= magnitude[:, None] / np.linalg.norm(merged, axis=1, keepdims=True)
        elif magnitude is not None:
            merged *= magnitude / np.linalg.norm(merged, axis=0)
        exact[f"{module}.weight"] = merged
    return exact


def base_weights(base: Path) -> Arrays:
    """float32, under the checkpoint's names."""
    with safe_open(base / "model.safetensors", framework="np") as file:
        return {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118


def distance(found: npt.NDArray[Any], exact: npt.NDArray[Any]) -> float:
    """The largest error, relative to the largest number."""
    return float(np.abs(found.astype(np.float64) - exact).max() / np.abs(exact).max())
