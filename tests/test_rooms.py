"""Imports run downwards: proved in a subprocess, by what is really loaded."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


def loaded(statement: str) -> set[str]:
    """The top-level modules that stand in sys.modules after a statement."""
    code = f"{statement}\nimport sys, json\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(result.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        (
            "import sansu.tutor, sansu.check",
            {"llama_cpp", "torch", "transformers", "numpy", "textual", "models", "gguf"},
        ),
        (
            "import models.llama, models.store, models.chat",
            {"torch", "transformers", "textual", "convert", "training", "llama_cpp"},
        ),
        ("import convert.cli", {"torch", "transformers", "textual", "models", "training"}),
        ("import sansu_tui.cli", {"textual", "torch", "llama_cpp", "numpy"}),
    ],
)
def test_a_room_loads_nothing_from_above(statement: str, never: set[str]) -> None:
    assert loaded(statement) & never == set()
