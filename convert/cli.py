"""sansu-convert: a checkpoint folder to one quantized GGUF."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from convert.architecture import Model
    from convert.vocabulary import Vocabulary
    from convert.writer import Value

TYPES = ("F32", "F16", "BF16", "Q8_0", "Q6_K", "Q4_K_M")

# Called with bytes written so far and bytes of tensor data in all.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What was written. `tensor_types` counts tensors by ggml type; `notes` are one line each."""

    out: Path
    type: str
    nbytes: int
    sha256: str
    tensor_types: dict[str, int]
    seconds: float
    notes: tuple[str, ...]


def convert(base: Path, out: Path, type: str, *, progress: Progress | None = None) -> Report:
    """Writes the checkpoint folder `base` as the GGUF file `out`.

    Args:
        base: folder with config.json, tokenizer.json and safetensors weights (F32, F16 or BF16).
        out: replaced in one step when everything is written.
        type: one of TYPES.
        progress: called after every block, in this thread.

    Raises:
        ConvertError: input that can't be converted; one line that names the file or tensor and the mend.
    """
    from concurrent.futures import ThreadPoolExecutor

    from convert.architecture import llama
    from convert.checkpoint import ConvertError, read_tensors
    from convert.mixture import MIXTURES, choose
    from convert.quantizer import cores, quantize
    from convert.vocabulary import read_vocabulary
    from convert.writer import Entry, write

    started = time.perf_counter()
    if type not in MIXTURES:
        raise ConvertError(f"type {type!r} is not known: choose one of {', '.join(MIXTURES)}")
    mixture = MIXTURES[type]
    model = llama(base, read_tensors(base))
    vocabulary = read_vocabulary(base, model.vocabulary_size)
    choices = choose(
        mixture,
        {name: source.shape for name, source in model.tensors.items()},
        layers=model.layers,
        shared_values=model.heads != model.key_value_heads,
    )
    entries = {name: Entry(name, source.shape, choices[name].type) for name, source in model.tensors.items()}
    total = sum(entry.nbytes for entry in entries.values())
    done = 0

    with ThreadPoolExecutor(cores()) as threads:

        def blocks(name: str) -> Iterator[memoryview]:
            nonlocal done
            for block in quantize(model.tensors[name], choices[name].type, threads):
                yield block.data
                done += block.nbytes
                if progress is not None:
                    progress(done, total)

        digest = write(
            out,
            _metadata(model, vocabulary, mixture.file_type),
            ((entry, blocks(name)) for name, entry in entries.items()),
        )
    fallbacks = tuple(
        f"{name}: {choice.type.name} instead of {choice.instead_of.name} for rows of {model.tensors[name].columns}"
        for name, choice in choices.items()
        if choice.instead_of is not None
    )
    return Report(
        out=out,
        type=type,
        nbytes=out.stat().st_size,
        sha256=digest,
        tensor_types=dict(Counter(choice.type.name for choice in choices.values())),
        seconds=time.perf_counter() - started,
        notes=vocabulary.notes + fallbacks,
    )


def _metadata(model: Model, vocabulary: Vocabulary, file_type: int) -> dict[str, Value]:
    import numpy as np

    ids = {
        f"tokenizer.ggml.{name}_token_id": vocabulary.special[name]
        for name in ("bos", "eos", "eot", "eom", "unknown", "padding")
        if name in vocabulary.special
    }
    template = {} if vocabulary.chat_template is None else {"tokenizer.chat_template": vocabulary.chat_template}
    return {
        **model.metadata,
        "general.file_type": file_type,
        "general.quantization_version": 2,  # GGML_QNT_VERSION
        "tokenizer.ggml.model": "t5",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.tokens": vocabulary.tokens,
        "tokenizer.ggml.scores": np.array(vocabulary.scores, dtype=np.float32),
        "tokenizer.ggml.token_type": np.array(vocabulary.types, dtype=np.int32),
        **ids,
        "tokenizer.ggml.add_bos_token": vocabulary.add_bos,
        "tokenizer.ggml.add_eos_token": vocabulary.add_eos,
        "tokenizer.ggml.add_space_prefix": vocabulary.add_space_prefix,
        "tokenizer.ggml.remove_extra_whitespaces": False,
        **template,
    }


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("base", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The GGUF file to write.")
@click.option("--type", "type_", default="Q4_K_M", show_default=True, type=click.Choice(TYPES), help="Weights' type.")
def main(base: Path, out: Path, type_: str) -> None:
    """Turn the checkpoint folder BASE into one GGUF file.

    Prints the file's SHA-256 as sha256sum does.
    """
    from convert.checkpoint import ConvertError

    try:
        with ExitStack() as bars:
            report = convert(base, out, type_, progress=_bar(f"{_printable(out.name)} {type_}", bars))
    except ConvertError as error:
        click.echo(f"sansu-convert: {_printable(str(error))}", err=True)
        sys.exit(2)
    for note in report.notes:
        click.echo(f"note: {_printable(note)}", err=True)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(report.tensor_types.items()))
    click.echo(f"{report.nbytes / 1e6:.1f} MB in {report.seconds:.1f} s ({kinds})", err=True)
    click.echo(f"{report.sha256}  {out}")


def _bar(label: str, bars: ExitStack) -> Progress:
    """A progress bar with rate and time left on stderr, which appears when the first bytes are written."""

    @cache
    def bar(total: int) -> ProgressBar[int]:
        return bars.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))

    return lambda done, total: bar(total).update(done - bar(total).pos)


def _printable(text: str) -> str:
    # File and tensor names come from a checkpoint: none of them may steer the terminal.
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


if __name__ == "__main__":
    main()
