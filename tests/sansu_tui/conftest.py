"""What the tests of the terminal tutor share. Their own folder is importable under every import mode of pytest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the records of whoever runs it."""
    home = tmp_path / "home"
    monkeypatch.setenv("SANSU_HOME", str(home))
    return home
