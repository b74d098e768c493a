"""数列: numbers by a rule.  The differences are written below; equal ones make an 等差数列, rising ones a 階差数列."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Table
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.slips import slips
from sansu.families.suretsu_steps import Rule, explain, listed, rule_of
from sansu.quantity import Quantity
from sansu.reading.sequences import CLAUSES
from sansu.solution import Solution
from sansu.wording import Fact


@dataclass(frozen=True)
class Suretsu:
    """A rule, and what is asked of it: the `at`-th number, the sum up to it, the place of `at`, or the whole sum.

    terms: the row as it is shown ("" where the rule is told in words, a range or a sum); told: how it is said.
    """

    rule: Rule
    asked: str
    at: int = 0
    terms: str = ""
    told: str = "並び"  # 並び, 増える, 減る, 範囲, たし算, 山


def recognise(facts: Sequence[Fact]) -> Suretsu | None:
    take = Taking(facts)
    kinds = ("row", "rule", "mountain", "range", "sum", "ask")
    row, rule, mountain, span, sums, ask = (take.one(kind) for kind in kinds)
    if not take.done or (row and (row.text("rule") or not row.text("terms"))):
        return None
    if sum(one is not None for one in (mountain, span, sums)) > (row is None and rule is None):
        return None
    if any(
        isinstance(value, Quantity) and value.value.denominator != 1
        for fact in facts
        for _, value in fact.roles
    ):
        return None
    if sums is not None:
        return _sum(sums) if ask is None else None
    if ask is None:
        return None
    what = ask.text("what")
    if span is not None:
        return _range(span) if what == "範囲の和" else None
    if mountain is not None:
        return _mountain(mountain) if what == "全部の和" else None
    if row is None and rule is None:
        return None
    terms = row.text("terms") if row else ""
    found, told = _rule(terms, rule)
    if found is None or not _as_told(found, row):
        if not row or row.text("way") != "前の2つの和" or rule is not None:
            return None
        found, told = _rule(terms, Fact.of("rule", way=row.text("way")))
        if found is None:
            return None
    at = ask.get("n") or ask.get("value")
    if what in ("番目の数", "和", "何番目"):
        if not isinstance(at, Quantity) or (what == "何番目" and at.unit) or (what != "何番目" and at.unit not in ("番目", "")):
            return None
        if what in ("和", "何番目") and found.kind != "等差":
            return None
        if found.last or (what != "何番目" and at.value < 1):
            return None
        return Suretsu(found, what, int(at.value), terms, told)
    if what == "全部の和" and found.last and found.kind == "等差":
        return Suretsu(found, "全部の和", 0, terms, told)
    return None


def _as_told(found: Rule, row: Fact | None) -> bool:
    """Whether the words beside the row say the same rule as its numbers: 3、6、12、24、…と前の数を2倍した数が."""
    way = row.text("way") if row else ""
    if not way or row is None:
        return True
    if way == "前の2つの和":
        return False
    by = row.quantity("by").value
    kind, told = ("等比", by) if way == "倍" else ("等差", by if way == "増える" else -by)
    return found.kind == kind and found.by == told


def _rule(terms: str, rule: Fact | None) -> tuple[Rule | None, str]:
    if rule is None:
        return rule_of(terms), "並び"
    way = rule.text("way")
    if way == "前の2つの和":
        shown = _numbers(terms)
        if shown is None or len(shown) < 3 or any(c != a + b for a, b, c in zip(shown, shown[1:], shown[2:], strict=False)):
            return None, ""
        return Rule("前の2つの和", shown[0], shown[1]), "前の2つの和"
    first, by = int(rule.quantity("first").value), int(rule.quantity("by").value)
    made = Rule("等差", first, by if way == "増える" else -by)
    if terms:
        shown = _numbers(terms)
        if shown is None or any(value != first + made.by * place for place, value in enumerate(shown)):
            return None, ""
    return (made, way) if by > 0 else (None, "")


def _numbers(terms: str) -> list[int] | None:
    parts = terms.removesuffix("、…").split("、")
    return [int(part) for part in parts] if all(part.isdigit() for part in parts) else None


def _sum(fact: Fact) -> Suretsu | None:
    shown = [int(fact.quantity(role).value) for role in "abcd" if fact.get(role) is not None]
    made = Rule("等差", shown[0], shown[1] - shown[0], int(fact.quantity("z").value))
    fits = all(value == shown[0] + made.by * place for place, value in enumerate(shown))
    return Suretsu(made, "全部の和", 0, "＋".join(map(str, shown)), "たし算") if fits and made.by > 0 and _whole(made) else None


def _whole(rule: Rule) -> bool:
    return rule.last > rule.first and (rule.last - rule.first) % rule.by == 0


def _range(fact: Fact) -> Suretsu | None:
    which, a, b = fact.text("which"), int(fact.quantity("a").value), int(fact.quantity("b").value)
    by = {"整数": 1, "偶数": 2, "奇数": 2}.get(which, int(fact.quantity("by").value) if fact.get("by") is not None else 0)
    if by < 1 or b <= a:
        return None
    rest = {"奇数": 1}.get(which, 0)
    first = max(a + (rest - a) % by, by if which in ("偶数", "倍数") else 1)
    made = Rule("等差", first, by, b - (b - rest) % by)
    return Suretsu(made, "全部の和", 0, f"{a}から{b}まで", f"範囲の{which}") if made.last > first else None


def _mountain(fact: Fact) -> Suretsu | None:
    values = {role: int(fact.quantity(role).value) for role in ("a", "b", "c", "one", "one2")}
    if values["one"] != 1 or values["one2"] != 1 or values["a"] != 1 or values["c"] != 1 or values["b"] < 3:
        return None
    top, terms = values["b"], fact.text("terms")
    if terms:
        # What is shown must be the beginning, the top and the end of just this row.
        parts = [[int(one) for one in part.strip("、").split("、") if one] for part in terms.split("…")]
        whole = [*range(1, top + 1), *range(top - 1, 0, -1)]
        runs = all(any(whole[i : i + len(part)] == part for i in range(len(whole))) for part in parts)
        if not runs or parts[0][:1] != [1] or parts[-1][-1:] != [1] or max(map(max, parts)) != top:
            return None
    return Suretsu(Rule("山", 1, 1, top), "全部の和", 0, terms, "山")


def facts(s: Suretsu) -> tuple[Fact, ...]:
    def whole(value: int, unit: str = "") -> Quantity:
        return Quantity(Fraction(value), unit)

    rule = s.rule
    if s.told == "たし算":
        shown = dict(zip("abcd", map(int, s.terms.split("＋")), strict=False))
        return (Fact.of("sum", z=whole(rule.last), **{role: whole(value) for role, value in shown.items()}),)
    if s.told.startswith("範囲"):
        a, _, b = s.terms.removesuffix("まで").partition("から")
        by = {"by": whole(rule.by)} if s.told.endswith("倍数") else {}
        return (Fact.of("range", which=s.told.removeprefix("範囲の"), a=whole(int(a)), b=whole(int(b)), **by), Fact.of("ask", what="範囲の和"))
    if s.told == "山":
        shown_terms = {"terms": s.terms} if s.terms else {}
        given = Fact.of("mountain", a=whole(1), b=whole(rule.last), c=whole(1), one=whole(1), one2=whole(1), **shown_terms)
        return (given, Fact.of("ask", what="全部の和"))
    out = [Fact.of("row", terms=s.terms)] if s.terms else []
    if s.told in ("増える", "減る"):
        out.append(Fact.of("rule", first=whole(rule.first), by=whole(abs(rule.by)), way=s.told))
    elif s.told == "前の2つの和":
        out.append(Fact.of("rule", way=s.told))
    if s.asked == "全部の和":
        return (*out, Fact.of("ask", what="全部の和"))
    place = {"value": whole(s.at)} if s.asked == "何番目" else {"n": whole(s.at, "番目")}
    return (*out, Fact.of("ask", what=s.asked, **place))


def _shown(s: Suretsu) -> str:
    """The row by its first terms and, where it ends, its last one."""
    rule = s.rule
    first = [str(value) for value in listed(rule, 5 if rule.kind == "階差" else 4)]
    if rule.kind == "山":
        return f"1から{rule.last}まで1ずつ増えて、1まで1ずつ減る"
    if not rule.last:
        return "、".join(first) + "、…"
    count = (rule.last - rule.first) // rule.by + 1
    return "、".join(first[:3]) + ("、…" if count > 4 else "") + (f"、{rule.last}" if count > 3 else "")


def line(s: Suretsu) -> tuple[tuple[str, str], ...]:
    out = [("数の列", _shown(s))]
    if s.rule.kind == "前の2つの和":
        out.append(("きまり", "前の2つの数の和"))
    if s.asked == "何番目":
        return (*out, ("数", str(s.at)), ("求めるもの", "はじめから何番目か（番目）"))
    if s.asked != "全部の和":
        out.append(("場所", f"{s.at}番目" + ("まで" if s.asked == "和" else "")))
    return (*out, ("求めるもの", {"番目の数": "その数", "和": "和", "全部の和": "全部の和"}[s.asked]))


def solve(s: Suretsu) -> Solution:
    return explain(s.rule, s.asked, s.at)


def holds(s: Suretsu, answer: Quantity) -> bool:
    """Writes the numbers down one after another, and looks, counts or adds."""
    rule = s.rule
    if rule.kind == "山":
        row = [*range(1, rule.last), *range(rule.last, 0, -1)]
        return not answer.unit and sum(row) == answer.value
    if s.asked == "全部の和":
        row = list(range(rule.first, rule.last + 1, rule.by))
        return not answer.unit and sum(row) == answer.value
    if s.asked == "何番目":
        value, place = rule.first, 1
        while value != s.at and place < 100_000 and value >= 0:
            value, place = value + rule.by, place + 1
        return answer.unit == "番" and value == s.at and place == answer.value
    row = listed(rule, s.at)
    return not answer.unit and (row[-1] if s.asked == "番目の数" else sum(row)) == answer.value


def diagram(s: Suretsu) -> Table:
    """The first numbers with their places and the differences below; the asked one as □."""
    rule = s.rule
    if rule.kind == "山":
        return Table(("増える方", "減る方"), ((f"1、2、…、{rule.last}", f"{rule.last - 1}、…、2、1"), ("合わせて", "□")), ((1, 1),))
    shown = listed(rule, 5)
    gaps = [f"{abs(b - a)}" for a, b in itertools.pairwise(shown)]
    head = ("番目", "1", "2", "3", "4", "5", "…", "□" if s.asked == "何番目" else str(s.at) if s.at else "終わり")
    last = {"番目の数": "□", "和": "", "何番目": str(s.at), "全部の和": str(rule.last)}[s.asked]
    words = "減り方" if rule.by < 0 and rule.kind == "等差" else "ちがい"
    rows: tuple[tuple[str, ...], ...] = (("数", *map(str, shown), "…", last), (words, "", *gaps, "…", ""))
    asked = ((0, 7),) if s.asked == "番目の数" else ()
    if s.asked in ("和", "全部の和"):
        rows = (*rows, ("和", "", "", "", "", "", "", "□"))
        asked = ((2, 7),)
    return Table(head, rows, asked)


def mistakes(s: Suretsu) -> tuple[Mistake, ...]:
    rule, right = s.rule, solve(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if rule.kind == "山":
        top = rule.last
        found = [
            (top * (top + 1), "いちばん大きい数を2回たしていませんか。1回だけ出てきます。"),
            (top * (top + 1) // 2, "増えていく方だけをたしていませんか。"),
        ]
    elif s.asked == "番目の数":
        found = [(value, "1つずれた番目の数になっていませんか。") for value in listed(rule, s.at + 1)[-1:]]
        if rule.kind == "等差":
            found.insert(0, (rule.first + rule.by * s.at, "間の数は、番目の数より1少なくなります。"))
            found.append((abs(rule.by) * s.at, "はじめの数をたすのをわすれていませんか。"))
            found.append((abs(rule.by) * (s.at - 1), "はじめの数をたすのをわすれていませんか。"))
        elif rule.kind == "階差":
            found.append((rule.first + rule.by * (s.at - 1), "ちがいはいつも同じではありません。ちがいの変わり方を見ましょう。"))
        elif rule.kind == "平方":
            found.append((2 * (rule.by + s.at - 1), "2倍ではなく、同じ数を2回かけた数になっています。"))
        elif rule.kind == "等比":
            found.append((rule.first + rule.first * (rule.by - 1) * (s.at - 1), "ちがいは同じではありません。何倍になっているか見ましょう。"))
        if s.at > 1:
            found.append((listed(rule, s.at)[-2], "1つ前の番目の数になっていませんか。"))
    elif s.asked == "何番目":
        place = int(right.value)
        found = [(place - 1, "間の数を答えていませんか。番目は間の数より1多くなります。"), (place + 1, "1つずれていませんか。はじめの数が1番目です。"), (Fraction(s.at, abs(rule.by)), "はじめの数をひいてから、ちがいでわりましたか。")]
    else:
        row = listed(rule, s.at) if s.at else list(range(rule.first, rule.last + 1, rule.by))
        found = [
            ((row[0] + row[-1]) * len(row), "2でわるのをわすれていませんか。"),
            (Fraction((row[0] + row[-1]) * (len(row) - 1), 2), "数の個数を確かめましょう。間の数より1多くなります。"),
            (sum(row) - row[-1], "終わりの数をたしわすれていませんか。"),
            (row[-1], "終わりの数を答えていませんか。聞かれているのは和です。"),
        ]
    return slips(right, found)


def sample(rng: random.Random, level: int) -> Suretsu:
    while True:
        s = _drawn(rng, level)
        try:
            if s is not None and solve(s).answer.value > 0 and recognise(facts(s)) == s:
                return s
        except Impossible:
            continue


def _drawn(rng: random.Random, level: int) -> Suretsu | None:
    kind = rng.choice(
        {
            1: ("等差", "等差", "言葉", "範囲", "平方", "何番目"),
            2: ("等差", "等差", "和", "何番目", "言葉", "範囲", "たし算", "平方", "階差", "等比"),
            3: ("和", "何番目", "減る", "倍数", "たし算", "階差", "階差", "等比", "前の2つの和", "山", "言葉の和"),
        }[level]
    )
    first, by = rng.randint(1, 6 * level), rng.randint(2, 4 + 3 * level)
    at = rng.randint(8, (20, 50, 120)[level - 1])

    def shown(rule: Rule, count: int) -> str:
        return "、".join(map(str, listed(rule, count))) + "、…"

    if kind in ("等差", "和", "何番目"):
        rule = Rule("等差", first, by)
        place = first + by * (at - 1) if kind == "何番目" else at
        return Suretsu(rule, {"等差": "番目の数"}.get(kind, kind), place, shown(rule, rng.randint(4, 6)))
    if kind == "減る":
        at = rng.randint(6, 15)
        rule = Rule("等差", by * at + rng.randint(1, 30), -by)
        return Suretsu(rule, rng.choice(["番目の数", "和"]), at, shown(rule, 4) if rng.random() < 0.5 else "", "並び") if rng.random() < 0.5 else Suretsu(rule, "番目の数", at, "", "減る")
    if kind in ("言葉", "言葉の和"):
        return Suretsu(Rule("等差", first, by), "和" if kind == "言葉の和" else rng.choice(["番目の数", "何番目"]) if level > 1 else "番目の数", at, "", "増える") if rng.random() < 0.9 else None
    if kind in ("範囲", "倍数"):
        which = "倍数" if kind == "倍数" else rng.choice(["整数", "整数", "偶数", "奇数"])
        a = rng.choice([1, 1, 1, rng.randint(2, 30)])
        roles = {"a": Quantity(Fraction(a)), "b": Quantity(Fraction(a + rng.randint(4, 25) * 4 * level))}
        if which == "倍数":
            roles["by"] = Quantity(Fraction(by))
        return _range(Fact.of("range", which=which, **roles))
    if kind == "たし算":
        count = rng.randint(6, 30)
        values = [first, first + by, first + 2 * by, first + 3 * by][: rng.randint(3, 4)]
        rule = Rule("等差", first, by, first + by * (count - 1))
        return Suretsu(rule, "全部の和", 0, "＋".join(map(str, values)), "たし算")
    if kind == "平方":
        rule = Rule("平方", 0, rng.choice([1, 1, 2, 3]))
        rule = Rule("平方", rule.by * rule.by, rule.by)
        return Suretsu(rule, "番目の数", at, shown(rule, 5))
    if kind == "階差":
        rule = Rule("階差", first, rng.randint(1, 5), step=rng.randint(1, level))
        return Suretsu(rule, "番目の数", at, shown(rule, rng.randint(5, 6)))
    if kind == "等比":
        rule = Rule("等比", rng.randint(1, 5), rng.randint(2, 3))
        return Suretsu(rule, "番目の数", rng.randint(6, 10 if rule.by == 2 else 7), shown(rule, rng.randint(4, 5)))
    if kind == "前の2つの和":
        rule = Rule("前の2つの和", rng.randint(1, 3), rng.randint(1, 5))
        return Suretsu(rule, "番目の数", rng.randint(8, 12), shown(rule, rng.randint(5, 6)), "前の2つの和")
    top = rng.randint(6, 30)
    terms = f"1、2、3、…、{top - 1}、{top}、{top - 1}、…、3、2、1" if rng.random() < 0.6 else ""
    return Suretsu(Rule("山", 1, 1, top), "全部の和", 0, terms, "山")


WORDINGS = tuple(
    Wording(f"suretsu-{index:02}", tuple(f"sequences.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "row ask.nth",
            "row.of ask.nth",
            "row.named ask.nth.find",
            "row.below ask.nth",
            "row ask.nth.find",
            "row ask.sum",
            "row.of ask.sum.find",
            "row.below ask.sum",
            "row ask.index",
            "row.of ask.index",
            "row.below ask.index",
            "rule.steps ask.nth",
            "rule.from ask.nth",
            "rule.from ask.index",
            "rule.steps ask.sum",
            "rule.down ask.nth",
            "rule.from.down ask.nth",
            "row rule.two ask.nth",
            "range ask.range",
            "range ask.range.find",
            "range.even ask.range",
            "range.odd ask.range.find",
            "range.multiples ask.range",
            "sum",
            "mountain ask.whole",
        ),
        1,
    )
)

FAMILY = Family("suretsu", "数列", CLAUSES, WORDINGS, recognise, facts, solve, holds, line, sample, diagram, mistakes)  # fmt: skip
