"""和差算 drawn (線分図: the names below one another) and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Mistake
from sansu.families.wasa_steps import Wasa, apart, counterpart, explain, plain_total
from sansu.quantity import Quantity


def _has(s: Wasa) -> dict[str, Fraction]:
    """What all have at first; where only the difference is known, the smaller one is drawn as long as the difference."""
    answer = explain(s).answer.value
    s = plain_total(s)
    if s.has:
        return {name: q.value for name, q in zip(s.names, s.has, strict=True)}
    if s.total is None:
        d = s.differences[0]
        low = abs(d.signed)
        return {d.who: low + max(d.signed, Fraction(0)), counterpart(d, s.names): low + max(-d.signed, Fraction(0))}
    if s.gift:
        return {name: answer if name == s.asked else s.total.value - answer for name in s.names}
    return {name: answer + (apart(s.differences, s.names, s.asked, name) if name != s.asked else 0) for name in s.names}


def diagram(s: Wasa) -> Bars:
    has, answer = _has(s), explain(s).answer
    if s.gift:
        return _gift(s, has, answer)
    least = min(has.values())
    bars, braces = [], []
    for row, name in enumerate(s.names):
        parts = [Part(least, None, "")]
        if has[name] > least:
            parts.append(Part(has[name] - least, Quantity(has[name] - least, s.unit)))
        bars.append(Bar(name, tuple(parts)))
        if name == s.asked:
            braces.append(Brace((row,), Fraction(0), has[name], answer, asked=True))
    total, label = plain_total(s).total, "まわりの半分" if s.around else ""
    braces.append(Brace(tuple(range(len(bars))), Fraction(0), max(has.values()), None if label else total, label))
    return Bars(tuple(bars), tuple(braces))


def _gift(s: Wasa, has: dict[str, Fraction], answer: Quantity) -> Bars:
    """What is handed over is the end of the giver's bar and a dashed part behind the taker's."""
    assert s.gift
    asked = s.gift.amount is None
    moved = s.gift.amount or answer
    bars, braces = [], []
    for row, name in enumerate(s.names):
        gives = name == s.gift.giver
        stays = has[name] - (moved.value if gives else 0)
        parts = [Part(stays, None, "")] if stays else []
        parts.append(Part(moved.value, moved, "", asked, "solid" if gives else "dashed"))
        bars.append(Bar(name, tuple(parts)))
        if s.has:
            braces.append(Brace((row,), Fraction(0), has[name], s.has[row]))
        if name == s.asked:
            braces.append(Brace((row,), Fraction(0), has[name], answer, asked=True))
    if asked and not s.has:
        d = s.differences[0]
        low, high = sorted((has[d.who], has[counterpart(d, s.names)]))
        braces.append(Brace((s.names.index(s.gift.giver),), low, high, d.amount))
    if s.total:
        braces.append(Brace((0, 1), Fraction(0), max(has.values()), plain_total(s).total))
    return Bars(tuple(bars), tuple(braces))


def mistakes(s: Wasa) -> tuple[Mistake, ...]:
    right = explain(s).answer
    tries = _gift_asked(s) if s.gift and not s.gift.amount else _given(s) if s.gift else _shared(s)
    kept: dict[Fraction, str] = {}
    for value, thought in tries:
        if value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_Tries = list[tuple[Fraction, str]]


def _shared(s: Wasa) -> _Tries:
    has, whole = _has(s), plain_total(s).total
    assert whole
    count, mine = len(s.names), has[s.asked]
    tries: _Tries = [(mine * count, f"{s.asked}にそろえた合計のままです。{s.asked}のいくつ分かを考えて、わりましたか。")]
    if s.around:
        tries.append((mine + whole.value / 2, "まわりの長さのまま計算していませんか。たてと横の和は、まわりの長さの半分です。"))
    tries += [(value, f"{name}の分で答えていませんか。求めるのは{s.asked}の分です。") for name, value in has.items() if name != s.asked]
    tries.append((2 * whole.value / count - mine, "どちらが大きいかを、反対にしていませんか。線分図をかいて確かめましょう。"))
    tries.append((whole.value / count, "同じに分けたときの量になっています。ちがいはどうなりましたか。"))
    for name, value in has.items():
        if name != s.asked and count == 2:
            tries.append((whole.value / 2 + (mine - value), "半分にしてからちがいを全部たしたりひいたりすると、ちがいが2倍になってしまいます。"))
    return tries


def _given(s: Wasa) -> _Tries:
    has, whole = _has(s), plain_total(s).total
    assert s.gift and s.gift.amount and whole
    mine, moved = has[s.asked], s.gift.amount.value
    gives = s.asked == s.gift.giver
    then = mine - moved if gives else mine + moved
    return [
        (then, f"やりとりしたあとの{s.asked}の分です。はじめにもどしましたか。"),
        (then - moved if gives else then + moved, "はじめにもどすとき、たすのかひくのかを反対にしていませんか。"),
        (then + (moved / 2 if gives else -moved / 2), "動かした分を半分にしていませんか。"),
        (whole.value - mine, "もう1人の分で答えていませんか。"),
    ]


def _gift_asked(s: Wasa) -> _Tries:
    right = explain(s).answer.value
    return [
        (right * 2, "ちがいを全部あげると、今度は反対に差がついてしまいます。1つあげると、ちがいはいくつちぢみますか。"),
        (right * 4, "ちがいを2倍していませんか。1つあげると、ちがいはいくつちぢみますか。"),
    ]
