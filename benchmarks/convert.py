"""sansu-convert beside what it replaces, in one run on one random checkpoint of llm-jp-4-8b's shapes.

    python -m benchmarks.convert [--layers 4] [--type Q4_K_M] [--runs 1] [--work DIR] [--keep-files] [--json]

The peers are PEFT's merge, convert_hf_to_gguf.py and llama_model_quantize (python -m benchmarks.peers --fetch gets
them). Every step is a process of its own, with its input in the page cache and all cores. Then the error of both merges
against the exact one, before and after quantization. 4 layers need about 20 GB of disk and 8 GB of memory; 32 layers,
the whole 8B, 70 GB and 20 GB.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.cost import Cost, run, warm

if TYPE_CHECKING:
    from benchmarks.merge_error import MergeError
    from benchmarks.random_llama import Shape

WORK = peers.ROOT / "build" / "benchmark-convert"
SMOKE = {"hidden": 256, "middle": 512, "layers": 2, "heads": 4, "key_value_heads": 2, "head": 64, "vocabulary": 1024}
OURS, MERGE, TO_GGUF, QUANTIZE = "sansu-convert", "PEFT merge", "convert_hf_to_gguf.py", "llama_model_quantize"
_BYTES_A_WEIGHT = {"F32": 4.0, "F16": 2.0, "BF16": 2.0, "Q8_0": 1.1}  # others: 0.85 at most


@dataclass(frozen=True, slots=True)
class Step:
    """A command, what it reads and what it writes, and a command that only loads the same program."""

    name: str
    command: tuple[str, ...]
    inputs: tuple[Path, ...]
    output: Path
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Everything below the working folder."""

    work: Path

    @property
    def base(self) -> Path:
        return self.work / "base"

    @property
    def adapter(self) -> Path:
        return self.work / "adapter"

    @property
    def made(self) -> Path:
        """Says of which sizes and seed the finished checkpoint is."""
        return self.work / "made.json"

    @property
    def ours(self) -> Path:
        return self.work / "ours" / "ours.gguf"

    @property
    def merged(self) -> Path:
        return self.work / "merged"

    @property
    def sixteen_bit(self) -> Path:
        return self.work / "merged-bf16.gguf"

    @property
    def peers(self) -> Path:
        return self.work / "peers.gguf"

    def outputs(self) -> tuple[Path, ...]:
        return self.ours.parent, self.merged, self.sixteen_bit, self.peers


def our_step(files: Files, type_: str) -> Step:
    ours = (sys.executable, "-m", "convert.cli")
    command = (*ours, str(files.base), "--adapter", str(files.adapter), "-o", str(files.ours), "--type", type_)
    return Step(OURS, command, (files.base, files.adapter), files.ours, (*ours, "--help"))


def peers_steps(files: Files, type_: str, scripts: Path, threads: int) -> tuple[Step, ...]:
    script = (sys.executable, str(scripts / "convert_hf_to_gguf.py"))
    to_gguf = (*script, str(files.merged), "--outfile", str(files.sixteen_bit), "--outtype", "bf16")
    return (
        Step(
            MERGE,
            peers.child("merge", files.base, files.adapter, files.merged),
            (files.base, files.adapter),
            files.merged,
            (sys.executable, "-c", "from peft import PeftModel; from transformers import LlamaForCausalLM"),
        ),
        Step(TO_GGUF, to_gguf, (files.merged,), files.sixteen_bit, (*script, "--help")),
        Step(
            QUANTIZE,
            peers.child("quantize", files.sixteen_bit, files.peers, type_, threads),
            (files.sixteen_bit,),
            files.peers,
            (sys.executable, "-c", "from llama_cpp import llama_cpp"),
        ),
    )


def make_checkpoint(files: Files, shape: Shape) -> None:
    """The checkpoint and the adapter, or those that an earlier run with --keep-files left."""
    wanted = json.dumps(asdict(shape))
    if files.made.is_file() and files.made.read_text() == wanted:
        return
    say(f"making a checkpoint of {shape.parameters / 1e9:.2f} billion random weights ...")
    files.made.unlink(missing_ok=True)
    code = (
        "import json, sys; from pathlib import Path; from benchmarks.random_llama import Shape, make; "
        "make(Path(sys.argv[1]), Path(sys.argv[2]), Shape(**json.loads(sys.argv[3])))"
    )
    command = (sys.executable, "-c", code, str(files.base), str(files.adapter), wanted)
    run(command, files.work / "make.log", peers.ROOT)
    files.made.write_text(wanted)


def check_disk(files: Files, shape: Shape, type_: str, with_peers: bool) -> None:
    base = 2 * shape.parameters
    output = int(shape.parameters * _BYTES_A_WEIGHT.get(type_, 0.85))
    need = (3 * base + 2 * output if with_peers else base + output) + 500_000_000
    have = shutil.disk_usage(files.work).free + sum(size(path) for path in (files.base, *files.outputs()))
    if have < need:
        raise SystemExit(
            f"{files.work} has {have / 1e9:.1f} GB free, about {need / 1e9:.1f} GB are needed: "
            "make room, name another --work, or take fewer --layers"
        )


def measure(step: Step, files: Files) -> Cost:
    """One run, its input read before and its output of an earlier run removed."""
    remove(step.output.parent if step.name == OURS else step.output)
    if step.name == OURS:
        step.output.parent.mkdir()
    warm(step.inputs)
    say(f"{step.name} ...")
    cost = run(step.command, files.work / f"{step.name.split()[0]}.log", peers.ROOT)
    say(f"{step.name}: {cost.seconds:.1f} s")
    return cost


def measure_all(ours: Step, theirs: Sequence[Step], files: Files, runs: int) -> dict[str, list[Cost]]:
    """Every step `runs` times; ours before and behind the peers by turns."""
    costs: dict[str, list[Cost]] = {step.name: [] for step in (ours, *theirs)}
    for turn in range(runs):
        for step in (ours, *theirs) if turn % 2 == 0 else (*theirs, ours):
            costs[step.name].append(measure(step, files))
    return costs


def merge_errors(files: Files, shape: Shape, with_peers: bool) -> dict[str, MergeError]:
    from benchmarks.merge_error import Sample
    from convert.adapter import merged
    from convert.checkpoint import read_tensors

    sample = Sample(shape, files.base, files.adapter)
    sample.add_merged("ours, merged", merged(read_tensors(files.base), files.adapter))
    if with_peers:
        sample.add_merged("peers, merged", read_tensors(files.merged))
    sample.add_gguf("ours, quantized", files.ours)
    if with_peers:
        sample.add_gguf("peers, quantized", files.peers)
    return sample.errors()


def ratios(costs: dict[str, Cost], idle: dict[str, float], nbytes: int) -> dict[str, float]:
    """What the goals are about. Without start-up: the peers' imports are taken off, ours is not."""
    ours = costs[OURS]
    found = {"our peak memory, GB": ours.peak / 1e9}
    if ours.written is not None:
        found["we wrote / our output"] = ours.written / nbytes
    if QUANTIZE in costs:
        theirs = [costs[name].seconds for name in (MERGE, TO_GGUF, QUANTIZE)]
        bare = [costs[name].seconds - idle.get(name, 0.0) for name in (MERGE, TO_GGUF, QUANTIZE)]
        found |= {
            "our time / the peers' time": ours.seconds / sum(theirs),
            "our time / the peers' time without start-up": ours.seconds / sum(bare),
            "our time / llama_model_quantize's": ours.seconds / theirs[-1],
            "our time / llama_model_quantize's without start-up": ours.seconds / bare[-1],
        }
    return found


GOALS = {
    "our time / the peers' time": 0.75,
    "our time / the peers' time without start-up": 0.75,
    "our time / llama_model_quantize's": 1.1,
    "our time / llama_model_quantize's without start-up": 1.1,
    "our peak memory, GB": 1.0,
    "we wrote / our output": 1.01,  # the output, its card and checksum
}


def table(result: dict[str, Any]) -> Iterator[str]:
    machine = result["machine"]
    yield (
        f"{machine['cores']} cores ({machine['processor']}), load {machine['load']:.1f} before the start; "
        f"{result['shape']['layers']} layers, {result['parameters'] / 1e9:.2f} billion weights, {result['type']}, "
        f"{result['runs']} run{'s' if result['runs'] > 1 else ''}"
    )
    yield ""
    yield "| step | seconds | of it start-up | CPU seconds | peak memory GB | of it its own GB | written GB | read GB |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, cost in result["steps"].items():
        idle = result["start_up"].get(name)
        cells = [f"{cost['seconds']:.1f}", "" if idle is None else f"{idle:.1f}", f"{cost['processor_seconds']:.1f}"]
        sizes = (cost[key] for key in ("peak", "own", "written", "read"))
        cells += ["" if nbytes is None else f"{nbytes / 1e9:.2f}" for nbytes in sizes]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    yield "| goal | measured | at most | holds |"
    yield "| --- | --- | --- | --- |"
    for name, value in result["ratios"].items():
        yield f"| {name} | {value:.3f} | {GOALS[name]:g} | {'yes' if value <= GOALS[name] else 'NO'} |"
    yield ""
    yield "| weights, against the exact merge | relative RMS error | as a share of the adapter's change |"
    yield "| --- | --- | --- |"
    for name, error in result["errors"].items():
        yield f"| {name} | {error['relative']:.4g} | {error['of_change']:.4g} |"


def benchmark(shape: Shape, type_: str, runs: int, work: Path, scripts: Path | None, start_up: bool) -> dict[str, Any]:
    """Everything measured, as JSON can hold it. `scripts`: llama.cpp's folder, or None for ours alone."""
    files = Files(work)
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = os.getloadavg()[0]
    check_disk(files, shape, type_, scripts is not None)
    if load > 0.5:
        say(f"the load is {load:.1f} already: other programs are running, so the times will be noisy")
    make_checkpoint(files, shape)
    ours = our_step(files, type_)
    theirs = peers_steps(files, type_, scripts, threads) if scripts else ()
    idle: dict[str, float] = {}
    if start_up:  # twice: the first time brings the programs into the page cache
        log = files.work / "start-up.log"
        idle = {s.name: [run(s.idle, log, peers.ROOT).seconds for _ in range(2)][1] for s in (ours, *theirs)}
    every = measure_all(ours, theirs, files, runs)
    costs = {name: sorted(some, key=lambda cost: cost.seconds)[(runs - 1) // 2] for name, some in every.items()}
    return {
        "machine": {"cores": threads, "processor": processor(), "load": load},
        "shape": asdict(shape),
        "parameters": shape.parameters,
        "type": type_,
        "runs": runs,
        "output_bytes": files.ours.stat().st_size,
        "beside_the_output": sorted(path.name for path in files.ours.parent.iterdir() if path != files.ours),
        "steps": {name: asdict(cost) for name, cost in costs.items()},
        "seconds_of_every_run": {name: [cost.seconds for cost in some] for name, some in every.items()},
        "start_up": idle,
        "ratios": ratios(costs, idle, files.ours.stat().st_size),
        "errors": {name: asdict(error) for name, error in merge_errors(files, shape, bool(theirs)).items()},
    }


@contextmanager
def working_folder(work: Path, keep: bool) -> Iterator[Path]:
    work.mkdir(parents=True, exist_ok=True)
    files = Files(work.resolve())
    try:
        yield files.work
    finally:
        if not keep:
            for path in (files.base, files.adapter, files.made, *files.outputs(), *files.work.glob("*.log")):
                remove(path)
            if not any(files.work.iterdir()):
                files.work.rmdir()


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def size(path: Path) -> int:
    inner = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in inner if one.is_file())


def processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.is_file() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layers", type=int, default=4, help="of llm-jp-4-8b's 32 (default 4)")
    parser.add_argument("--type", default="Q4_K_M")
    parser.add_argument("--runs", type=int, default=1, help="of every step, by turns; the median counts (default 1)")
    parser.add_argument("--work", type=Path, default=WORK, help=f"where the files lie meanwhile (default {WORK})")
    parser.add_argument("--keep-files", action="store_true", help="keep them; the next run takes the checkpoint over")
    parser.add_argument("--ours-alone", action="store_true", help="without the peers")
    parser.add_argument("--smoke", action="store_true", help="tiny shapes and no start-up times: does it work at all?")
    parser.add_argument("--json", action="store_true", help="everything measured, as JSON")
    given = parser.parse_args(arguments)
    scripts = None if given.ours_alone else peers.llama_cpp()
    if scripts is None and not given.ours_alone:
        raise SystemExit(f"{peers.ABSENT}; --ours-alone does without")
    from benchmarks.random_llama import Shape

    try:
        shape = replace(Shape(), **SMOKE) if given.smoke else Shape(layers=given.layers)
    except ValueError as error:
        parser.error(str(error))
    if given.runs < 1:
        parser.error("--runs must be at least 1")
    with working_folder(given.work, given.keep_files) as work:
        result = benchmark(shape, given.type, given.runs, work, scripts, start_up=not given.smoke)
    print(json.dumps(result, indent=1) if given.json else "\n".join(table(result)))


if __name__ == "__main__":
    main()
