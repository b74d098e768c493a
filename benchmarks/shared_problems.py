"""How many of ../shared/data/problems are read, and how many of those rightly.  Testing only; no row is committed.

python -m benchmarks.shared_problems [--misses]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections import Counter
from pathlib import Path

from sansu.understanding import Understanding, understand
from sansu.verdict import judge_answer

SHARED = Path(os.environ.get("SANSU_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data" / "problems"
FILES = ("juken_dev.jsonl", "mawps_ja.jsonl", "mgsm_ja.jsonl", "out_of_scope.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="list what was read wrongly, and what was not read in juken_dev"
    )
    misses = parser.parse_args().misses
    if not SHARED.exists():
        raise SystemExit(f"{SHARED} is not here: set SANSU_SHARED to the folder that holds data/problems")
    print(f"{'file':20} {'rows':>5} {'read':>5} {'right':>6} {'wrong 一致':>9} {'ms median':>10}")
    for name in FILES:
        rows = [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]
        counts, times = Counter[str](), []
        for row in rows:
            began = time.perf_counter()
            understood = understand(row.get("problem") or row["prompt"])
            times.append((time.perf_counter() - began) * 1000)
            if not isinstance(understood, Understanding):
                if misses and name == FILES[0]:
                    print(f"  not read  {row['id']} {row['family']}: {understood.reason}")
                continue
            counts["read"] += 1
            right = "answer" in row and judge_answer(understood, row["answer"], row["unit"]).kind == "一致"
            counts["right" if right else "wrong"] += 1
            if misses and not right:
                print(
                    f"  WRONG     {row['id']} {understood.solution.answer_text} for {row.get('answer')} "
                    f"gold_ok={row.get('gold_ok')}"
                )
        print(
            f"{name:20} {len(rows):5} {counts['read']:5} {counts['right']:6} {counts['wrong']:9} "
            f"{statistics.median(times):10.2f}"
        )


if __name__ == "__main__":
    main()
