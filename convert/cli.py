"""sansu-convert: a checkpoint folder and its adapter to one quantized GGUF; verify, adapter and inspect beside it.

Nothing heavy is imported here: numpy and the parts when a command runs.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem

from convert.printing import amount, duration, printable, size

if TYPE_CHECKING:
    from convert.conversion import Progress, Report
    from convert.plan import Plan

TYPES = (
    "F32",
    "F16",
    "BF16",
    "Q8_0",
    "Q6_K",
    "Q5_K_M",
    "Q5_K_S",
    "Q4_K_M",
    "Q4_K_S",
    "Q3_K_M",
    "IQ4_XS",
    "Q4_0",
)
ADAPTER_TYPES = ("F32", "F16", "BF16", "Q8_0")

EPILOG = """Exit codes: 0 done, 1 a gate of verify failed, 2 input that can't be used, 130 stopped with Ctrl-C.

\b
Shell completion:
  bash  eval "$(_SANSU_CONVERT_COMPLETE=bash_source sansu-convert)"
  zsh   eval "$(_SANSU_CONVERT_COMPLETE=zsh_source sansu-convert)"
  fish  _SANSU_CONVERT_COMPLETE=fish_source sansu-convert | source
"""


def _version() -> str:
    try:
        return version("sansu")
    except PackageNotFoundError:
        return "from a source tree"


def _folders(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="dir")]


class _Types(click.Choice[str]):
    """Types in either case; completion offers them as they are written."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(value.upper(), param, ctx)


class _Commands(click.Group):
    """A group in which whatever is no command's name begins the arguments of `convert`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "-h", "--help", "-V", "--version"}:
            args = ["convert", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "BASE -o OUT.gguf [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND ...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        convert = self.commands["convert"]
        inner = click.Context(convert, info_name="convert", parent=ctx)
        parameters = [
            *((parameter, inner) for parameter in convert.params if isinstance(parameter, click.Option)),
            *((parameter, ctx) for parameter in self.get_params(ctx)),
        ]
        records = [record for parameter, of in parameters if (record := parameter.get_help_record(of))]
        with formatter.section("Options"):
            formatter.write_dl(records)
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            convert = self.commands["convert"]
            return found + convert.shell_complete(click.Context(convert, info_name="convert", parent=ctx), incomplete)
        return [*found, CompletionItem(incomplete, type="dir")]


@click.group(cls=_Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), "--version", "-V", prog_name="sansu-convert")
def main() -> None:
    """Turn the checkpoint BASE, with a LoRA adapter or without, into one GGUF file for llama.cpp.

    BASE is a folder with config.json, the tokenizer's files and safetensors weights (./verify for one of a command's
    name), or owner/name[@revision] on the Hugging Face Hub. OUT.gguf is made in one pass and appears when it is whole,
    with a model card OUT.md and OUT.gguf.sha256 beside it.
    """


@main.command()
@click.argument("base", shell_complete=_folders)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The GGUF file to write.")
@click.option("--adapter", metavar="DIR", shell_complete=_folders, help="A PEFT LoRA adapter, merged in float32.")
@click.option(
    "--type",
    "type_",
    default="Q4_K_M",
    show_default=True,
    metavar="TYPE",
    type=_Types(TYPES),
    help=f"The weights' type: {', '.join(TYPES)}.",
)
@click.option("--importance", type=click.Path(path_type=Path), metavar="FILE", help="llama.cpp's importance matrix.")
@click.option(
    "--keep", multiple=True, metavar="PATTERN=TYPE", help="A type for tensors whose name matches; may be repeated."
)
@click.option("--dry-run", is_flag=True, help="Show the plan, what it needs and how long it takes; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def convert(
    base: str,
    out: Path | None,
    adapter: str | None,
    type_: str,
    importance: Path | None,
    keep: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Convert BASE (the name may be left out).

    Prints the file's SHA-256 as sha256sum does. An OUT that is there is replaced when the new file is whole, if it is a
    GGUF file; anything else is left alone.
    """
    if out is None and not dry_run:
        raise click.UsageError("Missing option '-o' / '--out'.")
    with _ends("stopped: nothing was written" if dry_run else "stopped: no half file is left"):
        from convert.hub import located
        from convert.mixture import parse_keep
        from convert.plan import make_plan

        kept = [parse_keep(told) for told in keep]
        plan = make_plan(
            located(base, _say),
            type_,
            adapter=None if adapter is None else located(adapter, _say),
            importance=importance,
            keep=kept,
        )
        if dry_run:
            _show_plan(plan, out or Path(f"{plan.base.resolve().name}-{type_}.gguf"), as_json)
        else:
            assert out is not None
            _convert(plan, out, as_json)


def _show_plan(plan: Plan, out: Path, as_json: bool) -> None:
    from convert import plan as plans
    from convert.writer import check_place

    cost = plans.estimate(plan, out)
    _print(plans.as_json(plan, cost) if as_json else plans.show(plan, cost))
    check_place(out, plan.nbytes)


def _convert(plan: Plan, out: Path, as_json: bool) -> None:
    from convert.card import card_path, write_beside
    from convert.conversion import carry_out
    from convert.progress import Bar

    bar = Bar(f"{out.name} {plan.type}")

    def tell(progress: Progress) -> None:
        bar.update(progress.share, progress.weights, progress.tensor)

    try:
        report = carry_out(plan, out, tell)
    finally:
        bar.clear()
    notes = (*report.notes, *write_beside(plan, report))
    for note in notes:
        _say(f"note: {note}")
    if as_json:
        _print(_as_json(report, notes, card_path(out)))
        return
    kinds = ", ".join(f"{count} {kind}" for kind, count in report.tensor_types.items())
    rate = amount(plan.weights / max(report.seconds, 1e-6))
    _say(f"{size(report.nbytes)} in {duration(report.seconds)}, {rate} weights/s ({kinds})")
    click.echo(f"{report.sha256}  {printable(str(out))}")


def _as_json(report: Report, notes: tuple[str, ...], card: Path) -> dict[str, Any]:
    return {
        "out": str(report.out),
        "card": str(card),
        "type": report.type,
        "nbytes": report.nbytes,
        "sha256": report.sha256,
        "tensor_types": report.tensor_types,
        "seconds": round(report.seconds, 3),
        "notes": list(notes),
    }


@main.command()
@click.argument("gguf", type=click.Path(path_type=Path))
@click.option("--against", "base", required=True, metavar="BASE", shell_complete=_folders, help="The checkpoint.")
@click.option("--adapter", metavar="DIR", shell_complete=_folders, help="The adapter that was merged.")
@click.option("--text", type=click.Path(path_type=Path), metavar="FILE", help="Check on this text's lines too, UTF-8.")
@click.option("--tokens", default=4096, show_default=True, type=click.IntRange(2), help="Compare probabilities on.")
@click.option("--no-probabilities", is_flag=True, help="Leave out what needs torch: logits, perplexity, KL divergence.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def verify(
    gguf: Path,
    base: str,
    adapter: str | None,
    text: Path | None,
    tokens: int,
    no_probabilities: bool,
    as_json: bool,
) -> None:
    """Check that GGUF is a checkpoint's model.

    Metadata, vocabulary, token ids, weights and, where torch is, probabilities. The table goes into the model card
    beside the file too. Exit code 1 where a gate fails.
    """
    with _ends("stopped"):
        from convert.card import note_verification
        from convert.hub import located
        from convert.progress import Bar
        from convert.verify import verify as check

        bars: dict[str, Bar] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                for bar in bars.values():
                    bar.clear()
                bars[stage] = Bar(f"{gguf.name} {stage}", unit="")
            bars[stage].update(done / max(total, 1), done)

        try:
            report = check(
                gguf,
                located(base, _say),
                adapter=None if adapter is None else located(adapter, _say),
                text=text,
                probabilities=not no_probabilities,
                tokens=tokens,
                progress=tell,
            )
        finally:
            for bar in bars.values():
                bar.clear()
        _print(report.as_dict() if as_json else report.table())
        if card := note_verification(report):
            _say(f"the table stands in {card} too")
        sys.exit(report.exit_code)


@main.command()
@click.argument("folder", metavar="DIR", shell_complete=_folders)
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The GGUF file to write.")
@click.option("--base", metavar="BASE", shell_complete=_folders, help="The adapter's base: its config.json is read.")
@click.option(
    "--type",
    "type_",
    default="F16",
    show_default=True,
    metavar="TYPE",
    type=_Types(ADAPTER_TYPES),
    help=f"The factors' type: {', '.join(ADAPTER_TYPES)}.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def adapter(folder: str, out: Path, base: str | None, type_: str, as_json: bool) -> None:
    """Convert a LoRA adapter to llama.cpp's form.

    DIR is what PEFT's save_pretrained wrote. One base serves many such files: llama-cli -m BASE.gguf --lora OUT.gguf
    """
    with _ends("stopped: no half file is left"):
        from convert.card import write_sum
        from convert.hub import CONFIGURATION, located
        from convert.lora import convert_adapter

        report = convert_adapter(
            located(folder, _say),
            out,
            base=None if base is None else located(base, _say, CONFIGURATION),
            type=type_,
        )
        notes = (*report.notes, *write_sum(out, report.sha256))
        for note in notes:
            _say(f"note: {note}")
        if as_json:
            facts = {"tensors": report.tensors, "alpha": report.alpha, "nbytes": report.nbytes}
            _print({"out": str(out), "type": type_, "sha256": report.sha256, **facts, "notes": list(notes)})
            return
        _say(f"{size(report.nbytes)}: {report.tensors} tensors, alpha {report.alpha:g}, {type_}")
        click.echo(f"{report.sha256}  {printable(str(out))}")


@main.command()
@click.argument("folder", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--tensors", "every", is_flag=True, help="Every tensor and every key.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
def inspect(folder: Path, every: bool, as_json: bool) -> None:
    """Show what a file or folder holds.

    FILE is safetensors, an index, a GGUF, or the folder of a checkpoint or an adapter. No weight is read.
    """
    with _ends("stopped"):
        from convert import inspection

        content = inspection.inspect(folder)
        _print(inspection.as_json(content) if as_json else inspection.show(content, every=every))


class _Terminated(BaseException):
    """SIGTERM or SIGHUP came."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def _ends(stopped: str) -> Iterator[None]:
    """Every way in which a command may end: one line and an exit code. SIGTERM and SIGHUP clean up as Ctrl-C does."""
    if isinstance(sys.stdout, TextIOWrapper):  # a character that the console lacks becomes "?"
        sys.stdout.reconfigure(errors="replace")
    # Rows are merged in threads of our own. A BLAS that starts its own in each of them makes that ten times slower.
    for name in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, "1")
    before = {number: signal.signal(number, _terminate) for number in _catchable()}
    try:
        from convert.checkpoint import ConvertError

        try:
            yield
        except ConvertError as error:
            _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop(stopped, 130)
    except _Terminated as error:
        _stop(stopped, 128 + error.number)
    except BrokenPipeError:
        # The reader has gone: nothing may be flushed to it at exit. 141 is what a shell reports for SIGPIPE.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except MemoryError:
        _stop("there is not enough memory: close other programs", 2)
    except RecursionError:
        _stop("a JSON file is nested too deeply: refuse this checkpoint", 2)
    except OSError as error:
        _stop(f"{error.filename or 'a file'} can't be used ({error.strerror or error}): check it", 2)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise _Terminated(number)


def _catchable() -> list[int]:
    """Those that would end the process without a word; nohup's wish and others' handlers stay."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]


def _stop(message: str, code: int) -> NoReturn:
    click.echo(f"sansu-convert: {printable(message)}", err=True)
    sys.exit(code)


def _say(message: str) -> None:
    click.echo(printable(message), err=True)


def _print(content: str | dict[str, Any]) -> None:
    """A text, or one JSON object in ASCII: nothing in it reaches the terminal as it stands in a file."""
    import json

    click.echo(content if isinstance(content, str) else json.dumps(content, indent=2, allow_nan=False))


if __name__ == "__main__":
    main()
