"""The number of threads that llama.cpp gets."""

from __future__ import annotations

import os

from models.processors import physical_cores


def test_there_is_a_core_and_no_more_than_the_machine_has() -> None:
    assert 1 <= physical_cores() <= (os.cpu_count() or 1)
