"""How good a model is on posed problems with new numbers and kept-out wordings: `python -m training.evaluate`.

Four ways to ask: the text alone; the text alone with the calculator; the reading line with the calculator; and the
tutor, with its reading, checks and retries.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sansu.language_model import LanguageModel
    from training.examples import Example

WAYS = ("text", "text, calculator", "line, calculator", "tutor")


@dataclass(frozen=True, slots=True)
class Case:
    """A posed problem with everything that judges an answer to it."""

    family: Any  # sansu.families.AnyFamily
    posed: Any  # sansu.families.Posed


@dataclass(frozen=True, slots=True)
class Outcome:
    """One problem asked in one way.

    right: the tutor's own judge says 一致.  same: letter for letter the exact solver's explanation.
    false_equations: how many of the equations in `text` are false as they are written.
    source: whose explanation stands at the end: the model's name, 手本, or "" where none does.
    """

    family: str
    wording: str
    right: bool
    same: bool
    false_equations: int
    text: str
    source: str


def posed(count: int, seed: int, taught: Container[str] | None = None) -> list[Case]:
    """`count` problems, families in turn, in wordings that no training row used.

    taught: the names of the families that the model was taught (None: all).
    """
    import random

    from sansu.families import families
    from training.examples import pose, wordings

    rng = random.Random(seed)
    table = [family for family in families() if taught is None or family.name in taught]
    allowed = {family.key: wordings(family, training=False) for family in table}
    chosen = [table[index % len(table)] for index in range(count)]
    return [Case(family, pose(family, rng, rng.choice((1, 2, 3)), allowed[family.key])) for family in chosen]


def evaluate(
    model: LanguageModel, cases: Sequence[Case], way: str, tell: Callable[[int], None] = lambda _: None
) -> list[Outcome]:
    """Every case asked in one of WAYS, the likeliest word each time; `tell` is called with the number done."""
    from sansu.calculator import calculator_guide
    from sansu.language_model import Message
    from sansu.masking import mask
    from sansu.tutor import SYSTEM, Tutor

    tutor = Tutor(model)
    outcomes = []
    for index, case in enumerate(cases, 1):
        if way == "tutor":
            outcomes.append(_through_the_tutor(tutor, case))
        else:
            masked = mask(case.family, case.posed.situation) if way.startswith("line") else None
            told = masked.line if masked else case.posed.text
            guide = calculator_guide if "calculator" in way else None
            pieces = model.generate(
                (Message("system", SYSTEM), Message("user", told)), guide=guide, temperature=0.0, max_tokens=500
            )
            text = "".join(pieces)
            outcomes.append(judged(case, masked.restored(text) if masked else text, model.name))
        tell(index)
    return outcomes


def judged(case: Case, text: str, source: str) -> Outcome:
    from sansu.understanding import Understanding
    from sansu.verdict import judge_explanation

    solution = case.posed.solution
    known = Understanding(case.family, case.posed.situation, case.posed.line, solution)
    judgement = judge_explanation(known, text)
    false = sum(equation.holds is False for equation in judgement.equations)
    right = judgement.kind == "一致"
    return Outcome(case.family.key, case.posed.wording, right, text.strip() == solution.text, false, text, source)


def _through_the_tutor(tutor: Any, case: Case) -> Outcome:
    """Right where the tutor ends in 一致 or in its own exact steps; an answer of its own that differs is not."""
    from sansu.events import Attempt, Piece, Verdict
    from sansu.expression import equations

    text, verdict, shown_false = "", None, 0
    for event in tutor.ask(case.posed.text):
        if isinstance(event, Attempt):
            shown_false += sum(equation.holds is False for equation in equations(text))
            text = ""
        elif isinstance(event, Piece):
            text += event.text
        elif isinstance(event, Verdict):
            verdict = event
    solution = case.posed.solution
    right = verdict is not None and verdict.kind in ("一致", "解答") and verdict.answer == solution.answer_text
    false = shown_false + sum(equation.holds is False for equation in equations(text))
    source = verdict.source if verdict is not None else ""
    return Outcome(case.family.key, case.posed.wording, right, text.strip() == solution.text, false, text, source)


def rates(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """{"all" or a family: {"right": part, "same": part, "false_equations": number}}."""
    table = {}
    for family in ["all", *sorted({one.family for one in outcomes})]:
        chosen = [one for one in outcomes if family in ("all", one.family)]
        table[family] = {
            "right": sum(one.right for one in chosen) / len(chosen),
            "same": sum(one.same for one in chosen) / len(chosen),
            "false_equations": float(sum(one.false_equations for one in chosen)),
        }
    return table


def exact_rates(checkpoint: Path, examples: Sequence[Example], system: str | None) -> dict[str, float]:
    """For each family and for "all": the part of explanations that greedy decoding writes letter for letter, every
    value behind ＝ being given by the calculator.  `checkpoint` is a folder that training.nano wrote."""
    from safetensors.torch import load_file

    from training import tokenizer
    from training.base import exact
    from training.examples import tokenised
    from training.llama import Llama, Shape

    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    theirs = {
        "vocabulary": "vocab_size", "hidden": "hidden_size", "ffn": "intermediate_size", "layers": "num_hidden_layers",
        "heads": "num_attention_heads", "kv_heads": "num_key_value_heads", "context": "max_position_embeddings",
        "rope_theta": "rope_theta", "norm_eps": "rms_norm_eps",
    }  # fmt: skip
    model = Llama(Shape(**{field.name: config[theirs[field.name]] for field in fields(Shape)}))
    model.load_state_dict(load_file(checkpoint / "model.safetensors"))
    right = exact(model, tokenised(tokenizer.load(checkpoint), examples, system))
    table = {"all": float(right.mean())}
    for family in sorted({example.family for example in examples}):
        chosen = [bool(one) for one, example in zip(right, examples, strict=True) if example.family == family]
        table[family] = sum(chosen) / len(chosen)
    return table


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--model", "name", default="sansu-nano", show_default=True, help="A model of the catalogue, or a GGUF file."
)
@click.option("--count", default=240, show_default=True, type=click.IntRange(1), help="Problems asked in each way.")
@click.option("--seed", default=2026, show_default=True)
@click.option("--way", "ways", multiple=True, type=click.Choice(WAYS), help="Only this way; may be given again.")
@click.option("--wrong", is_flag=True, help="Print the explanations that are not right.")
def main(name: str, count: int, seed: int, ways: tuple[str, ...], wrong: bool) -> None:
    """Ask a model posed problems in wordings kept out of training; prints the rates as JSON."""
    from models.llama import LlamaModel
    from models.store import find
    from sansu.language_model import ModelError

    report = {}
    try:
        file = find(name)
        cases = posed(count, seed, file.families)
        model = LlamaModel(file)
        for way in ways or WAYS:
            with click.progressbar(length=count, label=way, file=sys.stderr) as bar:
                outcomes = evaluate(model, cases, way, lambda _, bar=bar: bar.update(1))  # type: ignore[misc]
            report[way] = rates(outcomes)
            for case, outcome in zip(cases, outcomes, strict=True):
                if wrong and not outcome.right:
                    click.echo(json.dumps([way, case.posed.line, outcome.text], ensure_ascii=False), err=True)
        model.close()
    except ModelError as error:
        click.echo(f"sansu-evaluate: {error}", err=True)
        sys.exit(2)
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
