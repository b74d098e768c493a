"""From `sansu-tui` to the first usable screen, to the first token, tokens a second, memory.

    python -m benchmarks.startup [--runs 5]

The screen is opened in a pseudo-terminal of 80x24, as a person would; the ratio says how many starts of a bare Python
fit into one start of the tutor, measured side by side in the same run.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROBLEM = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
USABLE = "解いてもらう"  # the button that asks
DEADLINE = 60.0


def first_screen() -> float:
    """Seconds from the start of the process to the button on the screen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", SANSU_HOME=tempfile.mkdtemp())
        os.execv(sys.executable, [sys.executable, "-m", "sansu_tui.cli"])
    began = time.perf_counter()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - began < DEADLINE:
            if select.select([terminal], [], [], 0.05)[0]:
                seen += os.read(terminal, 65536)
            if USABLE in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode("utf-8", "ignore")):
                return time.perf_counter() - began
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(terminal)
    raise SystemExit(f"no usable screen within {DEADLINE:.0f} s")


def bare_python() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    match = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(match.group(1)) / 1024 if match else 0.0


def generation() -> dict[str, float]:
    """The embedded model on one problem, in a new process and again in the warm one."""
    from models.llama import LlamaModel
    from models.store import find
    from sansu.calculator import calculator_guide
    from sansu.language_model import Message
    from sansu.masking import mask
    from sansu.tutor import SYSTEM
    from sansu.understanding import Understanding, understand

    understood = understand(PROBLEM)
    assert isinstance(understood, Understanding)
    line = mask(understood.family, understood.situation).line
    messages = (Message("system", SYSTEM), Message("user", line))
    began = time.perf_counter()
    model = LlamaModel(find("sansu-nano"))
    try:
        firsts, rates = [], []
        for run in range(6):
            started = began if run == 0 else time.perf_counter()
            pieces, first = 0, 0.0
            for _ in model.generate(messages, guide=calculator_guide, temperature=0.0):
                pieces += 1
                first = first or time.perf_counter()
            firsts.append(first - started)
            rates.append((pieces - 1) / (time.perf_counter() - first))
        assert model.process_id is not None
        memory = resident_mib(model.process_id)
    finally:
        model.close()
    return {
        "cold": firsts[0],
        "warm": statistics.median(firsts[1:]),
        "rate": statistics.median(rates),
        "child": memory,
        "parent": resident_mib(os.getpid()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    first_screen()  # the first start of all compiles Python files
    pairs = [(first_screen(), bare_python()) for _ in range(runs)]
    screen, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    measured = generation()
    print(f"first usable screen            {screen:7.2f} s   ({screen / bare:.0f} x a bare Python's start)")
    print(f"first piece, model not loaded  {measured['cold']:7.2f} s")
    print(f"first piece, model loaded      {measured['warm'] * 1000:7.0f} ms")
    print(f"pieces a second                {measured['rate']:7.0f}")
    print(f"memory of the model's process  {measured['child']:7.0f} MiB")
    print(f"memory of the asking process   {measured['parent']:7.0f} MiB")


if __name__ == "__main__":
    main()
