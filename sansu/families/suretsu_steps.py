"""数列: which rule a row follows, and how a number, a sum or a place is found by it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.quantity import Quantity
from sansu.solution import Solution, Step

_MOST_LISTED = 14  # numbers that a page can write one by one


@dataclass(frozen=True)
class Rule:
    """kind: 等差 (`by` more each time; negative: less), 平方 (the first one is by×by), 階差 (the differences begin with `by`
    and grow by `step`), 等比 (`by` times), 前の2つの和 (`by` is the second number), 山 (1 to `last` and back).

    last: of a row that ends, else 0.
    """

    kind: str
    first: int
    by: int
    last: int = 0
    step: int = 0


def rule_of(terms: str) -> Rule | None:
    """The one rule of elementary school that the shown numbers follow; None where there is none or there are several.

    An 等差数列, squares or multiples need four numbers, rising differences five: 1、2、4 may go on in many ways.
    """
    parts = terms.split("、")
    if "…" not in parts:
        return None
    cut = parts.index("…")
    head, tail = parts[:cut], parts[cut + 1 :]
    if not all(part.isdigit() for part in head + tail) or len(tail) > 2:
        return None
    shown = [int(part) for part in head]
    if len(shown) < 3:
        return None
    gaps = [b - a for a, b in itertools.pairwise(shown)]
    found: list[Rule] = []
    if len(set(gaps)) == 1 and gaps[0] and (len(shown) >= 4 or tail):
        ends = [int(part) for part in tail]
        fits = not ends or ((ends[-1] - shown[0]) % gaps[0] == 0 and ends[-1] > shown[-1] and gaps[0] > 0)
        if len(ends) == 2 and ends[1] - ends[0] != gaps[0]:
            fits = False
        if fits:
            found.append(Rule("等差", shown[0], gaps[0], ends[-1] if ends else 0))
    if tail:
        return found[0] if found else None
    roots = [round(value**0.5) for value in shown]
    if len(shown) >= 4 and all(root * root == value for root, value in zip(roots, shown, strict=True)) and roots[0] > 0 and all(b - a == 1 for a, b in itertools.pairwise(roots)):
        found.append(Rule("平方", shown[0], roots[0]))
    seconds = {b - a for a, b in itertools.pairwise(gaps)}
    if len(shown) >= 5 and len(seconds) == 1 and (step := seconds.pop()) > 0 and gaps[0] > 0 and not found:
        found.append(Rule("階差", shown[0], gaps[0], step=step))
    if len(shown) >= 4 and shown[0] > 0 and shown[1] % shown[0] == 0 and (times := shown[1] // shown[0]) > 1 and all(b == a * times for a, b in itertools.pairwise(shown)):
        found.append(Rule("等比", shown[0], times))
    return found[0] if len(found) == 1 else None


def listed(rule: Rule, count: int) -> list[int]:
    """The first numbers, written one after another."""
    row, by = [rule.first], rule.by
    while len(row) < count:
        if rule.kind == "前の2つの和":
            row.append(rule.by if len(row) == 1 else row[-1] + row[-2])
        elif rule.kind == "等比":
            row.append(row[-1] * by)
        elif rule.kind == "平方":
            row.append((rule.by + len(row)) * (rule.by + len(row)))
        else:
            row.append(row[-1] + by)
            by += rule.step
    return row


def _step(say: str, expression: str, value: int, hint: str, unit: str = "") -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), hint=hint)


def explain(rule: Rule, asked: str, at: int) -> Solution:
    """The worked solution of what is asked: 番目の数 or 和 at a place, 何番目 of a number, 全部の和."""
    if rule.kind == "山":
        return _mountain(rule.last)
    if asked == "全部の和":
        return _whole(rule)
    if asked == "何番目":
        return _index(rule, at)
    steps, last = _nth(rule, at)
    if last < 0:
        raise Impossible(f"{at}番目まで続けることができません。")
    if asked == "番目の数":
        return Solution(tuple(steps), _nth_check(rule, at, last), Quantity(Fraction(last)))
    return _sum(rule, steps, last, at)


def _difference(rule: Rule) -> Step:
    second = rule.first + rule.by
    text = f"{second}−{rule.first}" if rule.by > 0 else f"{rule.first}−{second}"
    return _step("となりの数とのちがいを求めます。", text, abs(rule.by), "となりの数とのちがいは、いつも同じですか。")


def _nth(rule: Rule, at: int) -> tuple[list[Step], int]:
    first, by = rule.first, rule.by
    gaps = _step(f"{at}番目までの間の数は、番目の数より1少ないです。", f"{at}−1", at - 1, "はじめの数から、ちがいをいくつ分動きますか。", "つ")
    if rule.kind == "等差":
        change, down = abs(by) * (at - 1), by < 0
        if first - change < 0 and down:
            raise Impossible(f"{at}番目まで続けることができません。")
        value = first - change if down else first + change
        return [
            _difference(rule),
            gaps,
            _step("ちがいに間の数をかけます。", f"{abs(by)}×{at - 1}", change, "はじめの数から、全部でいくつ変わりますか。"),
            _step(f"はじめの数{'からひきます' if down else 'にたします'}。", f"{first}{'−' if down else '＋'}{change}", value, "はじめの数から、増えますか、減りますか。"),
        ], value
    if rule.kind == "平方":
        root = by + at - 1
        say = f"{by}×{by}、{by + 1}×{by + 1}、…と、同じ数を2回かけた数が並んでいます。"
        steps = [] if by == 1 else [_step(f"{by}から始まるので、{at}番目は何を2回かけるかを求めます。", f"{by}＋{at}−1", root, "はじめの数は、何を2回かけた数ですか。")]
        return [*steps, _step(say, f"{root}×{root}", root * root, "どの数も、同じ数を2回かけた数になっていませんか。")], root * root
    if rule.kind == "階差":
        if at < 2:
            raise Impossible("1番目の数は、もう書いてあります。")
        final = by + rule.step * (at - 2)
        total = (by + final) * (at - 1) // 2
        return [
            _step(f"はじめのちがいを求めます。ちがいは{rule.step}ずつ増えます。", f"{first + by}−{first}", by, "となりの数とのちがいは、どう変わっていますか。"),
            gaps,
            _step("最後のちがいを求めます。", f"{by}＋{rule.step}×({at - 1}−1)", final, "最後のちがいは、いくつですか。"),
            _step("ちがいを全部たします。", f"({by}＋{final})×{at - 1}÷2", total, "ちがいを全部たすには、どうすればよいですか。"),
            _step("はじめの数にたします。", f"{first}＋{total}", first + total, "はじめの数から、全部でいくつ増えますか。"),
        ], first + total
    row = listed(rule, at)
    if at > _MOST_LISTED or at < 2:
        raise Impossible(f"{at}番目は、1つずつ書いて求めるには遠すぎます。")
    if rule.kind == "等比":
        return [
            _step("となりの数の何倍になっているかを求めます。", f"{first * by}÷{first}", by, "次の数は、前の数の何倍ですか。", "倍"),
            _step(f"{at}番目までにかける回数は、番目の数より1少ないです。", f"{at}−1", at - 1, "はじめの数に、何回かけますか。", "回"),
            _step(f"はじめの数に{by}を{at - 1}回かけます。", f"{first}" + f"×{by}" * (at - 1), row[-1], "その回数だけかけると、いくつになりますか。"),
        ], row[-1]
    steps = [
        _step(f"{place}番目は、前の2つの数の和です。", f"{row[place - 3]}＋{row[place - 2]}", row[place - 1], "前の2つの数をたすと、いくつですか。")
        for place in range(3, at + 1)
    ]
    return steps, row[-1]


def _nth_check(rule: Rule, at: int, last: int) -> Step:
    first, by = rule.first, rule.by
    if rule.kind == "等差":
        text = f"({last}−{first})÷{by}＋1" if by > 0 else f"({first}−{last})÷{-by}＋1"
        return _step("ちがいでわって、何番目かにもどします。", text, at, "", "番目")
    if rule.kind == "平方":
        root = by + at - 1
        return _step("もとの数でわると、同じ数になります。", f"{last}÷{root}", root, "")
    if rule.kind == "階差":
        total = last - first
        return _step("ちがいの和からはじめの数にもどします。", f"{last}−{total}", first, "")
    if rule.kind == "等比":
        return _step(f"{by}で{at - 1}回わって、はじめの数にもどします。", f"{last}" + f"÷{by}" * (at - 1), first, "")
    row = listed(rule, at)
    return _step("1つ前の数をひくと、2つ前の数になります。", f"{last}−{row[-2]}", row[-3], "")


def _add_up(steps: list[Step], first: int, last: int, count: int) -> Solution:
    pair, total = first + last, (first + last) * count
    steps += [
        _step("はじめの数と終わりの数をたします。", f"{first}＋{last}", pair, "逆に並べたものと上下にたすと、どれも同じ数になりませんか。"),
        _step("それが数の個数だけあります。", f"{pair}×{count}", total, "同じ和が、いくつできますか。"),
        _step("2回分をたしているので、2でわります。", f"{total}÷2", total // 2, "同じ列を何回分たしましたか。"),
    ]
    check = _step("和の2倍を個数でわり、はじめと終わりの数の和にもどします。", f"{total // 2}×2÷{count}", pair, "")
    return Solution(tuple(steps), check, Quantity(Fraction(total // 2)))


def _sum(rule: Rule, steps: list[Step], last: int, at: int) -> Solution:
    return _add_up(steps, rule.first, last, at)


def _whole(rule: Rule) -> Solution:
    first, by, last = rule.first, rule.by, rule.last
    gaps = (last - first) // by
    steps = [_difference(rule)] if by > 1 else []
    width = last - first
    if by > 1:
        steps += [
            _step("終わりの数とはじめの数のちがいを求めます。", f"{last}−{first}", width, "はじめから終わりまでに、いくつ増えますか。"),
            _step("間の数を求めます。", f"{width}÷{by}", gaps, "そのちがいは、となりとのちがいのいくつ分ですか。", "つ"),
            _step("数の個数は、間の数より1多いです。", f"{gaps}＋1", gaps + 1, "数は全部で何個ありますか。", "個"),
        ]
    else:
        steps.append(_step("数の個数を求めます。", f"{last}−{first}＋1", gaps + 1, "数は全部で何個ありますか。", "個"))
    return _add_up(steps, first, last, gaps + 1)


def _index(rule: Rule, value: int) -> Solution:
    first, by = rule.first, abs(rule.by)
    width = value - first if rule.by > 0 else first - value
    if width < 0 or width % by:
        raise Impossible(f"{value}はこの列に出てきません。")
    text = f"{value}−{first}" if rule.by > 0 else f"{first}−{value}"
    place = width // by + 1
    steps = [
        _difference(rule),
        _step("はじめの数とのちがいを求めます。", text, width, "はじめの数から、いくつ変わっていますか。"),
        _step("間の数を求めます。", f"{width}÷{by}", place - 1, "そのちがいは、となりとのちがいのいくつ分ですか。", "つ"),
        _step("番目の数は、間の数より1多いです。", f"{place - 1}＋1", place, "番目の数は、間の数よりいくつ多いですか。", "番"),
    ]
    back = f"{first}{'＋' if rule.by > 0 else '−'}{by}×({place}−1)"
    check = _step("番目から、その数にもどします。", back, value, "")
    return Solution(tuple(steps), check, Quantity(Fraction(place), "番"), "目")


def _mountain(top: int) -> Solution:
    steps = [
        _step(f"増える方の{top}までの和を求めます。", f"(1＋{top})×{top}÷2", (1 + top) * top // 2, "増えていく方の和はいくつですか。"),
        _step("減る方は、いちばん大きい数の1つ前からです。", f"{top}−1", top - 1, "減っていく方は、いくつから始まりますか。"),
        _step("減る方の和を求めます。", f"(1＋{top - 1})×{top - 1}÷2", top * (top - 1) // 2, "減っていく方の和はいくつですか。"),
        _step("2つの和をたします。", f"{(1 + top) * top // 2}＋{top * (top - 1) // 2}", top * top, "2つを合わせると、いくつですか。"),
    ]
    check = _step("いちばん大きい数を2回かけた数と同じになります。", f"{top}×{top}", top * top, "")
    return Solution(tuple(steps), check, Quantity(Fraction(top * top)))
