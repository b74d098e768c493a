"""llama.cpp's own converter as the oracle of tensors and metadata. Its script is no package: it runs as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

# convert_hf_to_gguf.py but for the vocabulary, which it refuses or converts otherwise: tests of its own hold that.
_SCRIPT = """
import runpy, sys
folder, *jobs = sys.argv[1:]
sys.path.insert(0, folder)
import conversion
found = conversion.get_model_class
def without_vocabulary(*args, **kwargs):
    model = found(*args, **kwargs)
    model.set_vocab = lambda self: None
    return model
conversion.get_model_class = without_vocabulary
for base, out, kind in zip(jobs[0::3], jobs[1::3], jobs[2::3]):
    sys.argv = ["convert_hf_to_gguf.py", base, "--outfile", out, "--outtype", kind]
    runpy.run_path(folder + "/convert_hf_to_gguf.py", run_name="__main__")
"""


def peer_convert(jobs: Sequence[tuple[Path, Path, str]]) -> None:
    """Writes checkpoints as GGUF files without a vocabulary: (folder, file, "f32", "f16" or "bf16") each.

    Skips the test where llama.cpp's scripts or what they import are absent.
    """
    folder = Path(os.environ.get("SANSU_LLAMA_CPP", Path(__file__).parents[2] / "build" / "llama.cpp"))
    if not (folder / "convert_hf_to_gguf.py").is_file():
        pytest.skip(f"{folder} has no convert_hf_to_gguf.py: SANSU_LLAMA_CPP may name llama.cpp's sources")
    for module in ("torch", "transformers"):
        pytest.importorskip(module)
    names = [part for base, out, kind in jobs for part in (str(base), str(out), kind)]
    run = [sys.executable, "-c", _SCRIPT, str(folder), *names]
    result = subprocess.run(run, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
