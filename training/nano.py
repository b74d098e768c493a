"""How sansu-nano is made: `python -m training.nano --out build/nano`, from one seed, on a CPU.

Posed problems -> tokenizer -> base (from scratch) -> QLoRA (system prompt and chat form) -> merge -> GGUF, card,
checksum, report.  Every stage leaves its result in the folder; started again, the command goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from training.base import Progress, Rows, Schedule
    from training.examples import Example, Kind
    from training.llama import Llama, Shape
    from training.qlora import Recipe

NAME = "sansu-nano"
SHIPPED = Path(__file__).parent.parent / "models" / NAME
PIECES = 4096


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides the result."""

    seed: int
    base_rows: int
    qlora_rows: int
    held_rows: int
    shape: Shape
    schedule: Schedule
    recipe: Recipe

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return facts


def plan(seed: int, tokens: int, qlora_rows: int, qlora_rate: float = 5e-5) -> Plan:
    from training.base import Schedule
    from training.llama import Shape
    from training.qlora import Recipe

    return Plan(
        seed,
        max(2000, tokens // 120),  # of 120 to 130 tokens each: hardly a row is read twice
        qlora_rows,
        600,
        Shape(PIECES),
        Schedule(tokens=tokens, seed=seed),
        Recipe(seed=seed, learning_rate=qlora_rate),
    )


def make(out: Path, chosen: Plan, say: Callable[[str], None]) -> dict[str, Any]:
    """All stages; what is there already is kept.  Returns the report.

    Raises:
        ValueError: `out` was begun with another plan.
    """
    out.mkdir(parents=True, exist_ok=True)
    _claim(out / "plan.json", chosen.facts())
    seconds: dict[str, float] = {}

    def stage(name: str, done: Path, work: Callable[[], object]) -> None:
        if done.exists():
            say(f"{name}: kept from before ({done})")
            return
        say(f"{name} ...")
        began = time.monotonic()
        work()
        seconds[name] = round(time.monotonic() - began, 1)
        say(f"{name}: {seconds[name]:.0f} s")

    stage("tokenizer", out / "tokenizer" / "tokenizer_config.json", lambda: _tokenizer(out, chosen))
    stage("rows", out / "rows.npz", lambda: _rows(out, chosen))
    stage("base", out / "base" / "config.json", lambda: _base(out, chosen, say))
    adapter = out / "qlora" / "adapter" / "adapter_model.safetensors"
    stage("qlora", adapter, lambda: _qlora(out, chosen, say))
    stage("merge", out / "merged" / "model.safetensors", lambda: _merge(out))
    stage("gguf", out / f"{NAME}.gguf", lambda: _gguf(out))
    report = _report(out, chosen, seconds)
    write(out / "report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    write(out / "README.md", card(report))
    write(out / f"{NAME}.sha256", f"{report['sha256']}  {NAME}.gguf\n")
    return report


def _claim(path: Path, facts: dict[str, Any]) -> None:
    begun = json.loads(path.read_text(encoding="utf-8")) if path.exists() else facts
    # A base may be given another QLoRA: remove the folders of the stages behind it.
    free = set() if (path.parent / "qlora").exists() else {"qlora_rows", "recipe"}
    if any(begun.get(key) != facts[key] for key in facts.keys() - free):
        raise ValueError(f"{path.parent} was begun with other settings: give another --out, or remove it")
    write(path, json.dumps(facts, indent=2) + "\n")


def write(path: Path, text: str) -> None:
    """The file, whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def line_examples(count: int, seed: int, *, training: bool) -> list[Example]:
    """Rows as the tutor puts them to sansu-nano."""
    return _examples(count, seed, {"line": 1.0}, training)


def _base_examples(count: int, seed: int) -> list[Example]:
    # The line alone is what the tutor asks; the other two are there to be measured.
    return _examples(count, seed, {"line": 0.9, "text": 0.06, "both": 0.04}, training=True)


def _examples(count: int, seed: int, kinds: dict[Kind, float], training: bool) -> list[Example]:
    from sansu.families import families
    from training.examples import examples

    return list(examples(families(), count, seed, kinds, training=training))


def _tokenizer(out: Path, chosen: Plan) -> None:
    from sansu.tutor import SYSTEM
    from training import tokenizer

    rows = _base_examples(6000, chosen.seed + 1)
    # The chat's own words often enough to become pieces.
    frame = [SYSTEM, "system", "user", "assistant", "final"] * 300
    texts = [text for row in rows for text in (row.user, row.completion)]
    tokenizer.save(tokenizer.train([*frame, *texts], PIECES), out / "tokenizer")


def _rows(out: Path, chosen: Plan) -> None:
    import numpy as np

    from sansu.tutor import SYSTEM
    from training import tokenizer
    from training.examples import tokenised

    small = tokenizer.load(out / "tokenizer")
    # A few rows with the system prompt, so that its pieces are no strangers to the base when QLoRA begins.
    rows = tokenised(small, _base_examples(chosen.base_rows, chosen.seed + 2), SYSTEM, every=8)
    partial = out / "rows.partial.npz"
    np.savez(partial, ids=rows.ids, weights=rows.weights, starts=rows.starts)
    partial.replace(out / "rows.npz")


def _load_rows(path: Path) -> Rows:
    import numpy as np

    from training.base import Rows

    with np.load(path, allow_pickle=False) as arrays:
        return Rows(arrays["ids"], arrays["weights"], arrays["starts"])


def _base(out: Path, chosen: Plan, say: Callable[[str], None]) -> None:
    from training.base import train

    model = train(
        _load_rows(out / "rows.npz"), chosen.shape, chosen.schedule, out / "base.safetensors", _teller("base", say)
    )
    save_checkpoint(model, out / "tokenizer", out / "base")


def save_checkpoint(model: Llama, tokenizer: Path, out: Path) -> None:
    """A transformers checkpoint folder: bfloat16 weights, config.json last, for its presence says that all is there."""
    import torch
    from safetensors.torch import save_file

    out.mkdir(parents=True, exist_ok=True)
    weights = {
        name: value.detach().to("cpu", torch.bfloat16).contiguous() for name, value in model.state_dict().items()
    }
    save_file(weights, out / "model.safetensors", {"format": "pt"})
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(tokenizer / file, out / file)
    write(out / "config.json", json.dumps(model.shape.config(), indent=2) + "\n")


def _qlora(out: Path, chosen: Plan, say: Callable[[str], None]) -> None:
    from sansu.tutor import SYSTEM
    from training.qlora import finetune

    rows = line_examples(chosen.qlora_rows, chosen.seed + 4, training=True)
    random.Random(chosen.seed).shuffle(rows)
    finetune(out / "base", rows, SYSTEM, out / "qlora", chosen.recipe, _teller("qlora", say, unit="rows"))


def _merge(out: Path) -> None:
    from training.merge import merge

    merge(out / "base", out / "qlora" / "adapter", out / "merged")


def _gguf(out: Path) -> None:
    from convert.conversion import convert

    convert(out / "merged", out / f"{NAME}.gguf", "Q8_0")


def _teller(name: str, say: Callable[[str], None], unit: str = "tokens") -> Callable[[Progress], None]:
    last = [0.0]

    def tell(progress: Progress) -> None:
        if progress.step < progress.steps and time.monotonic() - last[0] < 10:
            return
        last[0] = time.monotonic()
        left = f"{int(progress.seconds_left // 60)} min {int(progress.seconds_left % 60):02d} s left"
        at = f"step {progress.step}/{progress.steps}"
        say(f"  {name} {at}  loss {progress.loss:.4f}  {progress.rate:.0f} {unit}/s  {left}")

    return tell


def _report(out: Path, chosen: Plan, seconds: dict[str, float]) -> dict[str, Any]:
    """Figures: letter-for-letter rates on kept-out wordings, the calculator's values given, before any retry."""
    from sansu.families import families
    from sansu.tutor import SYSTEM
    from training.evaluate import exact_rates

    timed = out / "seconds.json"
    before: dict[str, float] = json.loads(timed.read_text(encoding="utf-8")) if timed.exists() else {}
    write(timed, json.dumps(before | seconds) + "\n")
    gguf = out / f"{NAME}.gguf"
    with gguf.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    held = line_examples(chosen.held_rows, chosen.seed + 5, training=False)
    return {
        "name": NAME,
        "plan": chosen.facts(),
        "families": [family.name for family in families()],
        "parameters": _parameters(out / "merged"),
        "bytes": gguf.stat().st_size,
        "sha256": digest,
        "seconds": before | seconds,
        "exact": {
            "base": exact_rates(out / "base", held, None),
            "merged": exact_rates(out / "merged", held, SYSTEM),
        },
    }


def _parameters(folder: Path) -> int:
    from safetensors import safe_open

    with safe_open(folder / "model.safetensors", "pt") as file:
        shapes = [file.get_slice(name).get_shape() for name in file.keys()]  # noqa: SIM118
    return sum(_product(shape) for shape in shapes)


def _product(shape: Sequence[int]) -> int:
    total = 1
    for size in shape:
        total *= size
    return total


def card(report: dict[str, Any]) -> str:
    """The model card, README.md beside the GGUF."""
    exact, chosen = report["exact"], report["plan"]
    shape, schedule = chosen["shape"], chosen["schedule"]
    minutes = sum(report["seconds"].values()) / 60
    rows = "\n".join(
        f"| {name} | {exact['base'][name]:.1%} | {exact['merged'][name]:.1%} |" for name in exact["merged"]
    )
    size = f"{shape['layers']} layers x {shape['hidden']}, FFN {shape['ffn']}, {shape['heads']} heads"
    return f"""---
license: apache-2.0
language: ja
base_model: none (trained from scratch)
---
# sansu-nano

The embedded model of Sansu, a tutor for 中学受験算数. Given one *reading line* (the type of the problem, the givens
with their roles, what is asked) it writes the explanation that a pupil reads. It does not read problems, and it does
not compute: the tutor reads and solves exactly, its calculator writes every value behind ＝, and its checks decide
what is shown.

- Llama, {size}, {report["parameters"] / 1e6:.1f} M parameters, embeddings tied
- Unigram tokenizer with byte fallback, {shape["vocabulary"]} ids, digits and operators single; llm-jp-4's chat form
- Base from scratch on {schedule["tokens"] / 1e6:.1f} M tokens of problems that `sansu/families` posed
  (seed {chosen["seed"]}; 90 % the line alone with letters for names, 6 % the text alone, 4 % both), then QLoRA on
  {chosen["qlora_rows"]} rows with the tutor's system prompt, merged into the 16-bit weights, GGUF Q8_0,
  {report["bytes"] / 1e6:.1f} MB
- Made by `make nano` on 2 CPU cores in {minutes:.0f} minutes. No text of any person or other model is in it.

Letter-for-letter right explanations on new problems, reading line alone, values behind ＝ given by the calculator, no
retry (the greedy choice of the merged 16-bit checkpoint; the README's figures are measured through the tutor itself):

| family | base | after QLoRA |
| --- | --- | --- |
{rows}

Families: {"、".join(report["families"])}.

**Limits.** Not an answer oracle: only what the tutor marks 一致 has been checked, and a teacher stays responsible. Not
for unsupervised use by children. Not a general assistant: without a reading line of these families it writes nonsense.

SHA-256: `{report["sha256"]}`
"""


def ship(out: Path, to: Path) -> None:
    """The finished files into models/sansu-nano, the checksum last."""
    to.mkdir(parents=True, exist_ok=True)
    for name in (f"{NAME}.gguf", "README.md", "report.json", f"{NAME}.sha256"):
        partial = to / (name + ".partial")
        shutil.copyfile(out / name, partial)
        partial.replace(to / name)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--out", default=Path("build/nano"), show_default=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", default=3, show_default=True, help="Everything random comes from it.")
@click.option(
    "--tokens", default=12_000_000, show_default=True, type=click.IntRange(10_000), help="The base reads so many."
)
@click.option("--qlora-rows", default=1600, show_default=True, type=click.IntRange(16), help="Rows of the QLoRA stage.")
@click.option("--qlora-rate", default=5e-5, show_default=True, help="QLoRA's learning rate.")
@click.option(
    "--ship/--no-ship", "shipped", default=True, show_default=True, help="Copy the result into models/sansu-nano."
)
def main(out: Path, seed: int, tokens: int, qlora_rows: int, qlora_rate: float, shipped: bool) -> None:
    """Make sansu-nano from its seed; started again after a stop, goes on."""

    def say(text: str) -> None:
        click.echo(text, err=True)

    try:
        report = make(out, plan(seed, tokens, qlora_rows, qlora_rate), say)
    except (ValueError, FileNotFoundError) as error:
        click.echo(f"sansu-nano: {error}", err=True)
        sys.exit(2)
    if shipped:
        ship(out, SHIPPED)
    click.echo(
        json.dumps(
            {key: report[key] for key in ("parameters", "bytes", "sha256", "seconds", "exact")},
            ensure_ascii=False,
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
