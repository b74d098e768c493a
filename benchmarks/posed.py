"""sansu-nano on posed problems with new numbers and wordings kept out of training, asked in four ways, as a table.

python -m benchmarks.posed [--count 480] [--seed 2026]
"""

from __future__ import annotations

import argparse
import sys

from models.llama import LlamaModel
from models.store import find
from training.evaluate import WAYS, Outcome, evaluate, posed

SHOWN = {
    "text": "the model on the text alone",
    "text, calculator": "the text alone, with the calculator",
    "line, calculator": "the reading line, with the calculator, no retry",
    "tutor": "the tutor",
}


def row(name: str, outcomes: list[Outcome]) -> str:
    right = sum(one.right for one in outcomes)
    own = sum(one.source != "手本" for one in outcomes if one.right)
    false = sum(one.false_equations for one in outcomes)
    return f"| {name} | {right / len(outcomes):.1%} ({right} of {len(outcomes)}) | {own} | {false} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="sansu-nano")
    parser.add_argument("--count", type=int, default=480)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    file = find(given.model)
    cases = posed(given.count, given.seed, file.families)
    model = LlamaModel(file)
    table = {}
    for way in WAYS:
        print(f"{way} ...", file=sys.stderr)
        table[way] = evaluate(model, cases, way)
    model.close()
    print("| asked with | right | of these written by the model | false equations in the text |")
    print("| --- | --- | --- | --- |")
    for way, outcomes in table.items():
        print(row(SHOWN[way], outcomes))
    print("\n| family | text | text + calculator | line + calculator | tutor |")
    print("| --- | --- | --- | --- | --- |")
    for family in sorted({case.family.key for case in cases}):
        name = next(case.family.name for case in cases if case.family.key == family)
        parts = [[one.right for one in outcomes if one.family == family] for outcomes in table.values()]
        print(f"| {name} | " + " | ".join(f"{sum(part) / len(part):.0%}" for part in parts) + " |")


if __name__ == "__main__":
    main()
