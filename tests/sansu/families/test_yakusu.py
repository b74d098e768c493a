"""約数と倍数: the page letter for letter, and remainders against a search (its cases are in test_cases.py)."""

from __future__ import annotations

import contextlib
import random

from sansu.families.yakusu_steps import Yakusu, explain, holds
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "5で割ると2余り、7で割ると3余り、9で割ると4余る整数のうち、もっとも小さいものは何ですか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "約数と倍数｜5でわると：2余る｜7でわると：3余る｜9でわると：4余る｜求めるもの：最も小さい数"
    )
    assert found.solution.text.splitlines() == [
        "(1) 5でわると2余る数の中で2、7、12、17と調べ、7でわると3余る数をさがします。",
        "2＋5×3＝17",
        "(2) 5と7を両方われるのは1だけなので、かけて最小公倍数を求めます。",
        "5×7＝35",
        "(3) ここまでの条件に合う数は35おきです。17、52、87、122、157と調べ、9でわると4余る数をさがします。",
        "17＋35×4＝157",
        "確かめ 157を9でわった余りを確かめます。",
        "157÷9＝17あまり4",
        "答え 157",
    ]


def test_remainders_of_all_kinds() -> None:
    rng = random.Random(1)
    solved = 0
    for _ in range(400):
        numbers = tuple(rng.sample(range(2, 14), rng.choice([1, 2, 3])))
        rests = tuple(rng.randrange(n) for n in numbers)
        pick = rng.choice(["最小", "最大", "個数"])
        s = Yakusu("わられる数", numbers, rests, pick, digits=rng.choice([2, 3]))
        with contextlib.suppress(ValueError):
            assert holds(s, explain(s).answer), s
            solved += 1
    assert solved > 100


def test_multiples_in_a_range() -> None:
    rng = random.Random(2)
    for _ in range(200):
        a, b = rng.sample(range(2, 20), 2)
        lo = rng.randint(1, 120)
        mode = rng.choice(["A", "両方", "少なくとも", "なし", "Aだけ"])
        s = Yakusu("倍数", (a,) if mode == "A" else (a, b), mode=mode, lo=lo, hi=lo + rng.randint(20, 200))
        with contextlib.suppress(ValueError):
            assert holds(s, explain(s).answer), s
