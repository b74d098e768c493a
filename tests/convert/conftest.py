from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The helpers beside this file, whatever import mode pytest runs in.
sys.path.insert(0, str(Path(__file__).parent))

from tiny_checkpoints import make_checkpoint


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny float32 checkpoint that no test changes."""
    return make_checkpoint(tmp_path_factory.mktemp("checkpoint") / "tiny")


@pytest.fixture()
def own_checkpoint(tmp_path: Path) -> Path:
    """A tiny checkpoint for one test to break."""
    return make_checkpoint(tmp_path / "tiny")


@pytest.fixture(scope="session")
def shared_data() -> Iterator[Path]:
    """../shared/data, or a skip with the reason."""
    shared = Path(os.environ.get("SANSU_SHARED", Path(__file__).parents[2].parent / "shared"))
    if not (shared / "data").is_dir():
        pytest.skip(f"{shared / 'data'} is absent: it is not committed to the project (SANSU_SHARED may name it)")
    yield shared / "data"
