"""How many cores compute: a second thread on one core slows llama.cpp down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def physical_cores() -> int:
    """The physical cores that this process may use; on Windows half of the logical ones; at least 1."""
    logical = os.cpu_count() or 1
    try:
        if sys.platform == "linux":
            topology = "/sys/devices/system/cpu/cpu{}/topology/core_cpus_list"
            return len({Path(topology.format(cpu)).read_text() for cpu in os.sched_getaffinity(0)})
        if sys.platform == "darwin":
            return int(subprocess.run(["sysctl", "-n", "hw.physicalcpu"], capture_output=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return logical
    return max(1, logical // 2)
