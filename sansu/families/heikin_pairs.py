"""平均算: three averages, each of two of the three."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Table
from sansu.families.family import Mistake
from sansu.families.names import PEOPLE
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact

_SUBJECTS = ("国語", "算数", "理科", "社会", "英語")


@dataclass(frozen=True)
class Pairs:
    """The averages of names 0 and 1, 1 and 2, 0 and 2; asked: a name, or "" for the average of all three."""

    names: tuple[str, str, str]
    means: tuple[Quantity, Quantity, Quantity]
    count: Quantity  # 2教科 or 2人
    asked: str
    unit: str


def recognise_pairs(means: Sequence[Fact], ask: Fact) -> Pairs | None:
    pairs = [tuple(fact.text(f"l{index}") for index in range(1, 6) if fact.text(f"l{index}")) for fact in means]
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    if len(means) != 3 or any(len(set(pair)) != 2 or len(pair) != 2 for pair in pairs) or len(names) != 3:
        return None
    by_pair = {frozenset(pair): fact.quantity("value") for pair, fact in zip(pairs, means, strict=True)}
    first, second, third = names
    wanted = [frozenset(pair) for pair in ((first, second), (second, third), (first, third))]
    if set(wanted) != set(by_pair) or {value.unit for value in by_pair.values()} != {ask.text("unit")}:
        return None
    said = [n for fact in means if isinstance(n := fact.get("count"), Quantity)]
    unit = said[0].unit if said else "教科" if all(name in _SUBJECTS for name in names) else "人"
    if any(n != Quantity(Fraction(2), unit) for n in said):
        return None
    values = tuple(by_pair[pair] for pair in wanted)
    asked = ""
    if ask.text("what") in ("平均", "新しい平均", "全体の平均"):
        n = ask.get("n")
        if isinstance(n, Quantity) and n != Quantity(Fraction(3), unit):
            return None
        if ask.text("thing") or ask.text("m") not in ("", "点"):
            return None
    elif ask.text("what") == "1つの値" and ask.text("who") in names and not ask.get("goal"):
        asked = ask.text("who")
    else:
        return None
    return Pairs((first, second, third), (values[0], values[1], values[2]), Quantity(Fraction(2), unit), asked, ask.text("unit"))


def _pair(s: Pairs, index: int) -> tuple[str, str]:
    a, b, c = s.names
    return ((a, b), (b, c), (a, c))[index]


def pair_facts(s: Pairs) -> tuple[Fact, ...]:
    told = tuple(Fact.of("mean", l1=_pair(s, i)[0], l2=_pair(s, i)[1], count=s.count, value=mean) for i, mean in enumerate(s.means))
    if s.asked:
        return (*told, Fact.of("ask", what="1つの値", who=s.asked, unit=s.unit))
    return (*told, Fact.of("ask", what="平均", n=Quantity(Fraction(3), s.count.unit), unit=s.unit))


def pair_line(s: Pairs) -> tuple[tuple[str, str], ...]:
    told = [("と".join(_pair(s, i)) + "の平均", written(mean)) for i, mean in enumerate(s.means)]
    asked = s.asked or f"3{s.count.unit}の平均"
    return (*told, ("求めるもの", f"{asked}（{s.unit}）"))


def explain_pairs(s: Pairs) -> Solution:
    totals = [Quantity(mean.value * 2, s.unit) for mean in s.means]
    steps = [
        Step(f"{'と'.join(_pair(s, i))}の合計を求めます。", f"{number(mean.value)}×2", totals[i], hint="平均がわかっているとき、合計はどう求められますか。")
        for i, mean in enumerate(s.means)
    ]  # fmt: skip
    twice = Quantity(sum((t.value for t in totals), Fraction(0)), s.unit)
    added = "＋".join(number(t.value) for t in totals)
    steps.append(Step("3つの合計をたすと、どれも2回ずつたしたことになります。", added, twice, hint="3つの合計をたすと、それぞれは何回ずつたされますか。"))
    whole = Quantity(twice.value / 2, s.unit)
    steps.append(Step("2でわって、3つの合計を求めます。", f"{number(twice.value)}÷2", whole, hint="2回ずつたした合計から、1回ずつの合計にするには、どうしますか。"))
    if not s.asked:
        mean = Quantity(whole.value / 3, s.unit)
        steps.append(Step("3でわって、平均を求めます。", f"{number(whole.value)}÷3", mean, hint="合計から平均にするには、何でわりますか。"))
        return Solution(tuple(steps), Step("平均×個数で、合計にもどします。", f"{number(mean.value)}×3", whole), mean)
    index = next(i for i in range(3) if s.asked not in _pair(s, i))
    answer = Quantity(whole.value - totals[index].value, s.unit)
    require_possible(answer, s.asked, zero=True)
    steps.append(Step(f"{'と'.join(_pair(s, index))}の合計をひくと、{s.asked}の分になります。", f"{number(whole.value)}−{number(totals[index].value)}", answer, hint=f"{s.asked}だけを残すには、何をひきますか。"))
    for other in _pair(s, index):
        value = whole.value - totals[next(i for i in range(3) if other not in _pair(s, i))].value
        require_possible(Quantity(value, s.unit), other, zero=True)
    back = "＋".join(f"({number(totals[i].value)}−{number(answer.value)})" for i in range(3) if i != index)
    check = Step(f"ほかの2つの合計から{s.asked}の分をひいて、{'と'.join(_pair(s, index))}の合計にもどします。", back, totals[index])
    return Solution(tuple(steps), check, answer)


def pair_holds(s: Pairs, answer: Quantity) -> bool:
    """Fills the three values in one after another and averages every pair."""
    if answer.unit != s.unit:
        return False
    ab, bc, ac = (mean.value for mean in s.means)
    if not s.asked:
        first = 3 * answer.value - 2 * bc
    else:
        at = s.names.index(s.asked)
        first = (answer.value, 2 * ab - answer.value, 2 * ac - answer.value)[at]
    second, third = 2 * ab - first, 2 * ac - first
    return second + third == 2 * bc and min(first, second, third) >= 0


def pair_diagram(s: Pairs) -> Table:
    rows = [
        (*("○" if name in _pair(s, i) else "" for name in s.names), written(mean), "")
        for i, mean in enumerate(s.means)
    ]
    last = tuple(f"□{s.unit}" if name == s.asked else "" for name in s.names)
    rows.append((*last, f"□{s.unit}" if not s.asked else "", ""))
    head = (*s.names, "平均", "合計")
    return Table(head, tuple(rows), ((3, s.names.index(s.asked)),) if s.asked else ((3, 3),))


def pair_mistakes(s: Pairs) -> tuple[Mistake, ...]:
    right = explain_pairs(s).answer.value
    total = sum((mean.value for mean in s.means), Fraction(0))
    found = [(total, "それは3つの平均をたした数です。何を聞かれていますか。")]
    if s.asked:
        index = next(i for i in range(3) if s.asked not in _pair(s, i))
        found += [
            (total - s.means[index].value, "平均のままひいていませんか。2つの合計にもどしましょう。"),
            (total * 2 - s.means[index].value * 2, "3つの合計をたすと、2回ずつたしたことになります。2でわりましたか。"),
            (total / 3, "それは3つの平均です。聞かれているのは1つの値です。"),
        ]
    else:
        found += [(total * 2 / 3, "3つの合計をたすと、2回ずつたしたことになります。2でわりましたか。"), (total / 2, "3つの合計を、3でわりましたか。")]
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items())


def sample_pairs(rng: random.Random) -> Pairs:
    subjects = rng.random() < 0.6
    names = tuple(rng.sample(_SUBJECTS if subjects else PEOPLE, 3))
    low, high, unit = (55, 99, "点") if subjects else rng.choice([(28, 45, "kg"), (132, 156, "cm"), (55, 99, "点")])
    a, b, c = (Fraction(rng.randint(low, high)) for _ in range(3))
    if (a + b + c) % 3 and rng.random() < 0.8:
        return sample_pairs(rng)
    asked = rng.choice(["", *names])
    if not asked and (a + b + c) % 3:
        return sample_pairs(rng)
    means = tuple(Quantity(total / 2, unit) for total in (a + b, b + c, a + c))
    return Pairs((names[0], names[1], names[2]), (means[0], means[1], means[2]), Quantity(Fraction(2), "教科" if subjects else "人"), asked, unit)
