"""What a command costs: wall and processor time, memory, bytes written. Linux gives all; elsewhere some are None."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_POLL = 0.02  # seconds
_READ = 1 << 24


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of a command.

    peak: resident memory in bytes at its highest, pages of mapped files included: the kernel's own mark, which growth
        in the last 20 ms alone escapes. (getrusage counts the asking process into its children, so it stands in only
        where there is no /proc.)
    own: the highest resident memory without mapped files, sampled every 20 ms, or None.
    written, read: bytes that it made the disk write and read (Linux's /proc/PID/io), or None.
    flush: seconds until what it left in the page cache was on the disk, after its end.
    """

    seconds: float
    processor_seconds: float
    peak: int
    own: int | None
    written: int | None
    read: int | None
    flush: float


def run(command: Sequence[str], log: Path, cwd: Path) -> Cost:
    """Runs a command to its end; what it says goes to `log`.

    Raises:
        SystemExit: the command failed; with the last lines that it said.
    """
    own = peak = 0
    with log.open("wb") as said:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, cwd=cwd)
        try:
            # WNOWAIT leaves the ended child as it is: its /proc/PID/io can still be read.
            while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
                status_file = f"/proc/{child.pid}/status"
                own = max(own, 1024 * _number(status_file, r"RssAnon:\s+(\d+) kB"))
                peak = max(peak, 1024 * _number(status_file, r"VmHWM:\s+(\d+) kB"))
                time.sleep(_POLL)
        except BaseException:
            child.kill()
            child.wait()
            raise
        seconds = time.perf_counter() - began
        disk = f"/proc/{child.pid}/io"
        written, read = (_number(disk, rf"(?m)^{key}: (\d+)", -1) for key in ("write_bytes", "read_bytes"))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-12:]
        raise SystemExit("\n".join([f"this ended with {child.returncode}: {' '.join(command)}", *tail]))
    ended = time.perf_counter()
    os.sync()
    return Cost(
        seconds=seconds,
        processor_seconds=usage.ru_utime + usage.ru_stime,
        peak=peak or usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        own=own or None,
        written=None if written < 0 else written,
        read=None if read < 0 else read,
        flush=time.perf_counter() - ended,
    )


def warm(places: Iterable[Path]) -> None:
    """Reads files (and all files of folders) once, so that they lie in the page cache as far as memory reaches."""
    buffer = bytearray(_READ)
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                with path.open("rb", buffering=0) as file:
                    while file.readinto(buffer):
                        pass


def _number(path: str, pattern: str, default: int = 0) -> int:
    try:
        found = re.search(pattern, Path(path).read_text())
    except OSError:
        return default
    return int(found[1]) if found else default
