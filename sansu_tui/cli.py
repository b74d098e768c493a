"""`sansu-tui`: opens the tutor; `ask` answers one problem to a pipe, `pose` makes new ones, `types` lists the types.

Nothing heavy is imported here: textual when the app opens, the model when a problem is asked.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

import click

from sansu_tui.clean import one_line
from sansu_tui.session import EMBEDDED, open_tutor, open_without_model
from sansu_tui.type_name import TypeName

if TYPE_CHECKING:
    from sansu.families import AnyFamily

SAMPLE = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
# Far more than sansu.tutor.LONGEST characters take: a stream without end is not read to its end.
MOST_BYTES = 64 * 1024

COMPLETION = """\b
Shell completion:
  bash  eval "$(_SANSU_TUI_COMPLETE=bash_source sansu-tui)"
  zsh   eval "$(_SANSU_TUI_COMPLETE=zsh_source sansu-tui)"
  fish  _SANSU_TUI_COMPLETE=fish_source sansu-tui | source
"""
MODEL_HELP = "A model of the catalogue, or the path of a GGUF file."


def _version() -> str:
    try:
        return version("sansu")
    except PackageNotFoundError:
        return "from a source tree"


@click.group(invoke_without_command=True, epilog=COMPLETION, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--model", metavar="NAME_OR_PATH", default=EMBEDDED, show_default=True, help=MODEL_HELP)
@click.version_option(_version(), "--version", "-V", prog_name="sansu-tui")
@click.pass_context
def main(context: click.Context, model: str) -> None:
    """An offline tutor for 中学受験算数. Without a command it opens the tutor in this terminal.

    What is typed and every explanation are kept in the user's data folder; SANSU_HOME names another one.
    """
    context.obj = model
    if context.invoked_subcommand is not None:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _sample(model)
    _open_app(model)


@main.command()
@click.argument("problem")
@click.option("--model", metavar="NAME_OR_PATH", default=None, help=f"{MODEL_HELP}  [default: {EMBEDDED}]")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Same seed, same words.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for every event.")
@click.pass_context
def ask(context: click.Context, problem: str, model: str | None, seed: int, as_json: bool) -> None:
    """Explain one PROBLEM, then print the verdict with its reason. "-" reads the problem from standard input.

    To a terminal the explanation streams as it is written; a pipe gets only the one that counts.

    Exit codes: 0 explained, 1 the model failed, 2 input that cannot be used, 130 stopped with Ctrl-C.
    """
    text = _read_input() if problem == "-" else problem
    try:
        text.encode()
    except UnicodeEncodeError:
        _stop("問題文が UTF-8 の文字として読めません。UTF-8 で入力し直してください。")
    _answer(text, model or context.obj, seed, as_json)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a type.")
def types(as_json: bool) -> None:
    """List the types of problem that are read, solved, explained and posed."""
    from sansu.families import families

    _never_fail_to_print(utf8=as_json)
    for family in families():
        if as_json:
            click.echo(
                json.dumps(
                    {"key": family.key, "name": family.name, "wordings": len(family.wordings)}, ensure_ascii=False
                )
            )
        else:
            click.echo(f"{family.key:<12}{family.name}")


@main.command()
@click.argument("of", metavar="TYPE", type=TypeName())
@click.option("--level", type=click.IntRange(1, 3), default=1, show_default=True, help="1 easy, 3 hard.")
@click.option("--count", type=click.IntRange(1, 500), default=5, show_default=True, help="How many problems.")
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Same seed, same problems."
)
@click.option("--explain", is_flag=True, help="Whole explanations in place of bare answers.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a problem, as sansu-check reads them.")
def pose(of: AnyFamily, level: int, count: int, seed: int, explain: bool, as_json: bool) -> None:
    """Pose new problems of a TYPE (旅人算 or tabibito; `sansu-tui types` lists them), with answers behind them."""
    from sansu_tui.posing import new_problems, row, sheet

    _never_fail_to_print(utf8=as_json)
    problems = list(new_problems(of, level, count, seed))
    if len(problems) < count:
        click.echo(f"sansu-tui: {of.name} has only {len(problems)} different problems of level {level}.", err=True)
    if as_json:
        for number, posed in enumerate(problems, 1):
            click.echo(json.dumps(row(of, posed, number), ensure_ascii=False))
    else:
        click.echo(sheet(problems, explain))


def _answer(problem: str, model: str, seed: int, as_json: bool) -> NoReturn:
    """Explains the problem on stdout and ends the process with the exit code that fits."""
    from sansu.language_model import ModelError
    from sansu.tutor import BadProblem
    from sansu_tui.ask import print_final, print_json, print_stream

    _never_fail_to_print(utf8=as_json)
    out = sys.stdout
    show = print_json if as_json else print_stream if out.isatty() else print_final
    try:
        # Nothing runs until this is iterated: input that is no problem is refused before a model is looked for.
        open_without_model().ask(problem)
        tutor = open_tutor(model)
    except (BadProblem, ModelError) as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("", 130)
    code = 0
    try:
        page = show(tutor.ask(problem, seed), out)
        code = 130 if page.cancelled else 0
    except ModelError as error:
        _stop(str(error), 1)
    except KeyboardInterrupt:
        tutor.cancel()
        code = 130
    except BrokenPipeError:
        # The reader has gone: nothing may be flushed to it at exit. 141 is what a shell reports for SIGPIPE.
        tutor.cancel()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    finally:
        tutor.close()
    sys.exit(code)


def _stop(message: str, code: int = 2) -> NoReturn:
    if message:
        click.echo(f"sansu-tui: {one_line(message)}", err=True)
    sys.exit(code)


def _never_fail_to_print(utf8: bool) -> None:
    """A character that stdout's encoding lacks (a Japanese Windows console has no ㎠) becomes "?"; JSON is UTF-8."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8" if utf8 else None, errors="replace")


def _read_input() -> str:
    """Standard input as text, read no further than any problem can be long."""
    data = sys.stdin.buffer.read(MOST_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) == MOST_BYTES and error.start > MOST_BYTES - 4:
            return data[: error.start].decode("utf-8-sig")  # cut within a character: it is too long anyway
        _stop(f"標準入力の {error.start + 1} バイト目が UTF-8 の文字として読めません。UTF-8 で保存し直してください。")


def _sample(model: str) -> NoReturn:
    click.echo("sansu-tui: 端末ではないので、画面を開くかわりに例題を1問解きます。", err=True)
    click.echo(f"問題 {SAMPLE}\n")
    _answer(SAMPLE, model, 0, as_json=False)


def _open_app(model: str) -> None:
    # Both are read once, when textual is imported. With the kitty key protocol on, text committed by an input method
    # arrives garbled (Textual 8.2.7 and later); an ESC is held back ESCDELAY ms, 100 unless told, and Esc must cancel
    # within 100 ms.
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    os.environ.setdefault("ESCDELAY", "30")
    from sansu_tui.app import SansuApp

    app = SansuApp(lambda: open_tutor(model), open_without_model, model=model)
    app.run()
    sys.exit(app.return_code or 0)


if __name__ == "__main__":
    main()
