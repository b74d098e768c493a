"""LoRA into the 16-bit weights: W + (alpha / r) · B·A in float32, rounded once, a tensor at a time.

Not into the 4-bit base: that would be quantized a second time.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

CARRIED = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja")


def merge(base: Path, adapter: Path, out: Path) -> int:
    """Writes the merged checkpoint folder; the number of merged matrices.

    Raises:
        ValueError: the adapter is no plain LoRA, or has a matrix that the base lacks.
        FileNotFoundError: a file of the base or the adapter is missing.
    """
    settings = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8"))
    if settings.get("use_dora") or settings.get("bias", "none") != "none" or settings.get("modules_to_save"):
        raise ValueError(f"{adapter}: only plain LoRA can be merged (no DoRA, biases or saved modules)")
    root = settings["r"] ** 0.5 if settings.get("use_rslora") else settings["r"]
    scale = settings["lora_alpha"] / root
    out.mkdir(parents=True, exist_ok=True)
    merged: dict[str, Tensor] = {}
    with safe_open(adapter / "adapter_model.safetensors", "pt") as lora:
        pairs = dict(_pairs(lora.keys()))
        for path in sorted(base.glob("*.safetensors")):
            with safe_open(path, "pt") as weights:
                for name in weights.keys():  # noqa: SIM118 (a safetensors file is no mapping)
                    weight = weights.get_tensor(name)
                    if name in pairs:
                        a, b = (lora.get_tensor(part).float() for part in pairs.pop(name))
                        weight = merged_weight(weight, a, b, scale)
                        merged[name] = weight
                    else:
                        merged[name] = weight
        count = len(dict(_pairs(lora.keys()))) - len(pairs)
    if pairs:
        raise ValueError(f"{adapter}: {next(iter(pairs))} is not in {base}: they belong to two models")
    for file in CARRIED:
        if (base / file).is_file():
            shutil.copyfile(base / file, out / file)
    partial = out / "model.safetensors.partial"
    save_file(merged, partial, {"format": "pt"})
    partial.replace(out / "model.safetensors")
    return count


def merged_weight(weight: Tensor, a: Tensor, b: Tensor, scale: float) -> Tensor:
    """W [out, in] + scale · B [out, r] · A [r, in], summed in float32, in W's own type."""
    return (weight.float() + scale * torch.matmul(b.float(), a.float())).to(weight.dtype)


def _pairs(names: list[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Weight's name in the base -> the names of its A and B in PEFT's file."""
    for name in names:
        if name.endswith(".lora_A.weight"):
            module = name.removeprefix("base_model.model.").removesuffix(".lora_A.weight")
            yield f"{module}.weight", (name, name.replace(".lora_A.", ".lora_B."))
