"""Reading, solving and checking: milliseconds a problem, import time, rows a second on one core and on all, memory.

    python -m benchmarks.check [--rows 20000]

Problems are posed by all families in equal numbers.  Ratios are measured side by side in this run: all cores against
one, the memory of a file ten times as long against the shorter one's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sansu.families import families
from sansu.understanding import understand

_TIMED = "import time; began = time.perf_counter(); import {}; print(time.perf_counter() - began)"
_CHILD = """
import resource, sys
from sansu.check import check_all, dumps
with open(sys.argv[1], "rb") as file:
    for row in check_all(file, int(sys.argv[2])):
        dumps(row)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def problems(count: int, seed: int = 1) -> list[str]:
    """Posed problems, the families in turn."""
    rng = random.Random(seed)
    known = families()
    return [known[turn % len(known)].pose(rng, 1 + turn // len(known) % 3).text for turn in range(count)]


def import_seconds(modules: str) -> float:
    """The best of five fresh processes."""
    command = [sys.executable, "-c", _TIMED.format(modules)]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))


def checked(file: Path, jobs: int) -> tuple[float, float]:
    """Seconds and peak MB of the process that reads and writes."""
    began = time.perf_counter()
    command = [sys.executable, "-c", _CHILD, str(file), str(jobs)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return time.perf_counter() - began, float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20000, help="rows of the longer file (20000)")
    rows = parser.parse_args().rows
    texts = problems(2000)
    understand(texts[0])  # compiles the patterns of what it tries
    for text in texts[:200]:
        understand(text)
    times = []
    for text in texts[200:]:
        began = time.perf_counter()
        understand(text)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    slow = times[len(times) * 95 // 100]
    print(f"read, solve, check:  median {statistics.median(times):.2f} ms, 95 % under {slow:.2f} ms")
    ours = import_seconds("sansu, sansu.understanding") * 1000
    bare = import_seconds("json, re, fractions, dataclasses") * 1000
    print(f"import sansu:        {ours:.0f} ms (the standard library's part {bare:.0f} ms)")
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder) / "short.jsonl", Path(folder) / "long.jsonl"
        written = [json.dumps({"id": i, "problem": texts[i % len(texts)]}) + "\n" for i in range(rows)]
        short.write_text("".join(written[: rows // 10]), encoding="utf-8")
        long.write_text("".join(written), encoding="utf-8")
        (one, _), (all_, memory), (_, less) = checked(long, 1), checked(long, cores), checked(short, cores)
    print(f"rows a second:       {rows / one:.0f} on one core, {rows / all_:.0f} on {cores}: ratio {one / all_:.2f}")
    print(f"memory:              {memory:.0f} MB for {rows} rows, {less:.0f} for a tenth: ratio {memory / less:.2f}")


if __name__ == "__main__":
    main()
