"""The logits of a checkpoint under transformers, in float32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

# Ids of any tiny checkpoint, enough of them for the positions to count.
IDS = [10, 300, 301, 24, 12, 333, 400, 2, 55, *range(280, 320)]


def transformers_logits(base: Path) -> npt.NDArray[np.float32]:
    """float32, shape (len(IDS), vocabulary); skips the test where torch or transformers is absent."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    model = transformers.AutoModelForCausalLM.from_pretrained(
        base, dtype=torch.float32, attn_implementation="eager", experts_implementation="eager"
    )
    with torch.no_grad():
        logits: Any = model(torch.tensor([IDS])).logits[0]
    return np.asarray(logits.numpy(), dtype=np.float32)
