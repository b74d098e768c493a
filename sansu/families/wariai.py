"""割合: a quantity, its share and what that comes to; rates of growth one after another; 歩合 and 百分率."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import NumberLine, Tick
from sansu.families.family import Family, Mistake
from sansu.families.slips import slips
from sansu.families.wariai_posed import WORDINGS, sample
from sansu.families.wariai_steps import Wariai, explain, factor, find, holds, scale, share
from sansu.families.wariai_told import facts, recognise
from sansu.quantity import Quantity, number, written
from sansu.reading.rates import BOUGHT, CLAUSES

_WAYS = {"up": "増える", "down": "減る"}


def _says(s: Wariai, index: int) -> str:
    change = s.changes[index]
    rate = written(change.rate) if change.rate else f"何{s.unit}か"
    if change.way == "of":
        return f"{s.base_name}の{rate}"
    if change.way == "rest":
        return f"{s.other}が{s.base_name}の{rate}"
    return f"{rate}{_WAYS[change.way]}"


def line(s: Wariai) -> tuple[tuple[str, str], ...]:
    if s.asked == "換算":
        assert s.changes[0].rate
        name = {"%": "百分率", "割": "歩合"}.get(s.unit, "小数")
        return (("割合", written(s.changes[0].rate)), ("求めるもの", f"{name}（{s.unit}）" if s.unit else name))
    out = [("もとにする量", f"{s.base_name}{written(s.base)}" if s.base else s.base_name)]
    out += [("割合", _says(s, index)) for index in range(len(s.changes))]
    out += [("くらべる量", f"{s.result_name}{written(s.result)}" if s.result else s.result_name)]
    asked = {"もと": s.base_name, "くらべる": s.result_name, "割合": "割合", "通し": "もとの量をもとにした割合"}[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


def diagram(s: Wariai) -> NumberLine:
    """The amounts above and their shares of the base below, to scale."""
    if s.asked == "換算":
        assert s.changes[0].rate
        at = share(s.changes[0].rate)
        tick = Tick(at, "□" + s.unit, written(s.changes[0].rate), asked=True)
        one = Tick(Fraction(1), {"%": "100%", "割": "10割"}.get(s.unit, "1"), "1")
        return NumberLine(tuple(sorted((Tick(Fraction(0), "0", "0"), tick, one), key=lambda t: t.at)))
    base, result, rates = find(s)
    at = Fraction(1)
    ticks = [Tick(Fraction(0), "0", "0"), Tick(at, _label(s.base, base, s.base_name, s.asked == "もと", s), "1", s.asked == "もと")]
    for index, rate in enumerate(rates):
        at *= factor(rate, s.changes[index].way)
        last = index == len(rates) - 1
        above = _label(s.result, result, s.result_name, s.asked == "くらべる", s) if last else ""
        below = "" if len(rates) > 1 and s.asked != "通し" else number(at)
        if s.asked in ("割合", "通し"):
            below = f"□{s.unit}" if last else ""
        ticks.append(Tick(at, above, below, s.asked == "くらべる" and last))
    return NumberLine(tuple(sorted(ticks, key=lambda tick: tick.at)))


def _label(told: Quantity | None, _: Fraction | None, name: str, asked: bool, s: Wariai) -> str:
    return f"{name}□{s.unit}" if asked else f"{name}{written(told)}" if told else name


_BASE = "もとにする量はどれでしたか。「の」の前の量、くらべられる前の量をさがしましょう。"


def mistakes(s: Wariai) -> tuple[Mistake, ...]:
    right = explain(s).answer
    if s.asked == "換算":
        moved = "小数点を動かす向きと、けたの数をたしかめましょう。1割は0.1、1%は0.01です。"
        return slips(right, ((right.value * 10, moved), (right.value / 10, moved), (right.value * 100, moved)))
    base, result, rates = find(s)
    k = Fraction(1)
    for rate, change in zip(rates, s.changes, strict=True):
        k *= factor(rate, change.way)
    alone = share(rates[0])
    found: list[tuple[Fraction, str]] = []
    if s.asked == "くらべる":
        assert base is not None
        if s.changes[0].way != "of":
            found.append((base * alone, "増えた分や減った分、ほかの部分だけを答えていませんか。"))
            sign = -1 if s.changes[0].way == "up" else 1
            found.append((base * (1 + sign * alone), "増えるのか減るのか、もう一度問題を読んでみましょう。"))
        if len(rates) > 1:
            total = sum((share(r) * (1 if c.way == "up" else -1) for r, c in zip(rates, s.changes, strict=True)), Fraction(1))
            found.append((base * total, "2回目の割合は、はじめの値段ではなく、変わったあとの値段がもとになります。"))
        found += [(base / k, _BASE), (base * k * 10, "割合を小数に直すとき、小数点の位置をまちがえていませんか。1割は0.1、1%は0.01です。")]
        found += [(base * k / 10, "割合を小数に直すとき、小数点の位置をまちがえていませんか。1割は0.1、1%は0.01です。")]
    elif s.asked == "もと":
        assert result is not None
        if s.changes[0].way != "of":
            sign = -1 if s.changes[0].way == "up" else 1
            found.append((result * (1 + sign * alone), "今の量をもとにして、増減をもどしていませんか。割合のもとは、はじめの量です。"))
            found.append((result / alone, "増えた分や減った分ではなく、全部を合わせた割合でわりましょう。"))
        found += [(result * k, "くらべる量に割合をかけていませんか。求めるのは、もとにする量です。")]
        found += [(result / k / 10, "割合を小数に直すとき、小数点の位置をまちがえていませんか。1割は0.1、1%は0.01です。")]
    elif s.asked == "割合":
        assert base is not None and result is not None
        if s.changes[0].way != "of":
            found.append((result / base * scale(s.unit), "増えた分や減った分だけが、もとの量のどれだけかを考えましょう。"))
            found.append((abs(result - base) / result * scale(s.unit), "今の量ではなく、前の量をもとにして考えましょう。"))
        found += [(base / result * scale(s.unit), _BASE), (right.value / 10, "何けた動かすと、その割合の表し方になりますか。")]
    else:
        total = sum((share(r) * (1 if c.way == "up" else -1) for r, c in zip(rates, s.changes, strict=True)), Fraction(1))
        found.append((total * scale(s.unit), "割合をそのままたしたりひいたりしていませんか。2回目のもとは、1回目のあとの値段です。"))
        found.append((abs(1 - k) * scale(s.unit), "変わった分ではなく、変わったあとがもとの何倍かを考えましょう。"))
    return slips(right, found)


FAMILY = Family("wariai", "割合", (*CLAUSES, *BOUGHT), WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
