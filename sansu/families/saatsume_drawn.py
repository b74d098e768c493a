"""差集め算: the 線分図 with both bars from one edge, and the classical mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Mistake
from sansu.families.possible import divisible
from sansu.families.saatsume_steps import Saatsume, Side, explain
from sansu.quantity import Quantity, convert, written


def _each(side: Side) -> Fraction:
    assert side.each
    return side.each.value


def diagram(s: Saatsume) -> Bars:
    if s.kind == "swap":
        return _swap(s)
    bars = {"same": _same, "more": _more, "money": _money, "at": _at, "sold": _at, "time": _time}[s.kind](s)
    return Bars(bars)


def _value(s: Saatsume, asked: str, unit: str = "") -> Fraction:
    """What the situation's answer would be if this were asked."""
    return explain(Saatsume(s.kind, s.sides, s.gap, s.extra, s.way, asked, unit or s.unit, s.per)).answer.value


def _same(s: Saatsume) -> tuple[Bar, ...]:
    assert s.gap
    count = _value(s, "count")
    cheap, dear = sorted(s.sides, key=_each)
    rows = [Bar(side.name or "品物", (Part(_each(side) * count, None, f"{written(side.each)}×", True),)) for side in (dear, cheap) if side.each]
    gap = Part(s.gap.value, s.gap, "", False, "dashed")
    return (rows[0], Bar(rows[1].name, (*rows[1].parts, gap)))


def _more(s: Saatsume) -> tuple[Bar, ...]:
    assert s.extra
    first, second = s.sides
    count = _value(s, "second")
    extra = Part(_each(first) * s.extra.value, None, f"{written(s.extra)}分")
    labels = [f"{written(side.each)}×" if side.each else "" for side in s.sides]
    return (
        Bar(first.name, (Part(_each(first) * count, None, labels[0], True), extra)),
        Bar(second.name, (Part(_each(second) * count, None, labels[1], True),)),
    )


def _row(name: str, amount: Fraction, label: str, rest: Quantity | None, beyond: bool, asked: bool = False) -> Bar:
    """What the things come to, and what is left behind it (`beyond`: missing inside it)."""
    if rest is None or (beyond and amount <= rest.value):
        return Bar(name, (Part(amount, None, label, asked),))
    if beyond:
        return Bar(name, (Part(amount - rest.value, None, label, asked), Part(rest.value, rest, "", False, "dashed")))
    return Bar(name, (Part(amount, None, label, asked), Part(rest.value, rest, "", False, "dashed")))


def _money(s: Saatsume) -> tuple[Bar, ...]:
    money = _value(s, "money")
    rows = [
        _row(side.name, money - side.over, f"{side.name}{written(side.count)}", side.rest, side.over < 0)
        for side in s.sides
        if side.count
    ]
    return (Bar("お金", (Part(money, None, "", s.asked == "money"),)), *rows)


def _at(s: Saatsume) -> tuple[Bar, ...]:
    count = _value(s, "count", s.per)
    rows = []
    for side in s.sides:
        assert side.each
        beyond = side.over > 0 if s.kind == "sold" else side.over < 0
        rows.append(_row(written(side.each), _each(side) * count, f"{written(side.each)}×", side.rest, beyond, True))
    return tuple(rows)


def _time(s: Saatsume) -> tuple[Bar, ...]:
    low = s.sides[0]
    assert low.each
    time = low.each.unit.partition("/")[2]
    planned, rows = _value(s, "time", time), []
    for side in s.sides:
        assert side.each
        rest = convert(side.rest, time).value * _each(side) if side.rest else Fraction(0)
        early = side.outcome == "早い"
        gone = _each(side) * planned
        label = f"{written(side.rest)}{'早い' if early else 'おくれ'}" if side.rest else ""
        parts = [Part(gone - rest if early else gone, None, "予定の時間", s.asked == "time")]
        parts += [Part(rest, None, label, False, "dashed")] if rest else []
        rows.append(Bar(written(side.each), tuple(parts)))
    return tuple(rows)


def _swap(s: Saatsume) -> Bars:
    assert s.extra
    counts = [_value(s, asked) for asked in ("first", "second")]
    small = min(counts)
    asked = "first" if s.asked.endswith("first") else "second"
    real = s.asked.startswith("real")
    rows = []
    for side, count, key in zip(s.sides, counts, ("first", "second"), strict=True):
        parts = [Part(small, None, "", key == asked and not real and count == small)]
        parts += [Part(count - small, None, "多い分")] if count > small else []
        rows.append(Bar(side.name, tuple(parts)))
    return Bars(tuple(rows), (Brace((0, 1), Fraction(0), max(counts), s.extra),))


def mistakes(s: Saatsume) -> tuple[Mistake, ...]:
    right = explain(s).answer
    kept: dict[Fraction, str] = {}
    for value, thought in _WRONG[s.kind](s, right.value):
        whole = value.denominator == 1 if not divisible(right.unit) else (value * 10).denominator == 1
        if value > 0 and whole and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_Found = Iterator[tuple[Fraction, str]]


def _wrong_same(s: Saatsume, right: Fraction) -> _Found:
    assert s.gap
    a, b = sorted(_each(side) for side in s.sides)
    yield s.gap.value / (a + b), "代金のちがいを、2つの値段の和でわっていませんか。集まるのは値段の差です。"
    yield s.gap.value / b, "高いほうの値段だけでわっていませんか。1つ分の差はいくらですか。"
    yield s.gap.value / a, "安いほうの値段だけでわっていませんか。1つ分の差はいくらですか。"
    yield right * 2, "2種類を合わせた数になっています。いくつずつ買ったかを聞いています。"


def _wrong_more(s: Saatsume, right: Fraction) -> _Found:
    assert s.gap and s.extra
    first, second = s.sides
    apart, cost = abs(_each(first) - _each(second)), _each(first) * s.extra.value
    plus = s.extra.value if s.asked == "first" else Fraction(0)
    yield right + (-s.extra.value if s.asked == "first" else s.extra.value), "それは、もう一方の数ではありませんか。問題が聞いているのはどちらですか。"
    yield s.gap.value / apart + plus, "同じ数にそろえずに、わっていませんか。多い分の代金を先に考えましょう。"
    yield cost / apart + plus, "代金の差も入れて考えましたか。"
    yield abs(s.gap.value - cost) / apart + plus, "多い分の代金は、たすのですか、ひくのですか。"
    yield (s.gap.value + cost) / apart + plus, "多い分の代金は、たすのですか、ひくのですか。"


def _wrong_money(s: Saatsume, right: Fraction) -> _Found:
    assert s.gap
    dear, cheap = s.sides
    assert dear.count and cheap.count
    more = cheap.count.value - dear.count.value
    for asked in ("first", "second", "money"):
        if asked != s.asked:
            yield _value(s, asked), "それは、問題が聞いているものではありません。何を求めるのか、読み直しましょう。"
    for left, thought in (
        (s.gap.value * dear.count.value, "残りや不足の金額も入れて考えましたか。"),
        (s.gap.value * cheap.count.value + dear.over - cheap.over, "値段の差を、どちらの数にかけましたか。"),
        (s.gap.value * dear.count.value - dear.over + cheap.over, "残りや不足は、たすのですか、ひくのですか。"),
    ):
        price = left / more
        money = price * cheap.count.value + cheap.over
        yield {"first": price + s.gap.value, "second": price, "money": money}[s.asked], thought


def _wrong_at(s: Saatsume, right: Fraction) -> _Found:
    low, high = s.sides
    assert low.rest and high.rest
    apart = _each(high) - _each(low)
    opposite = low.over * high.over < 0
    a, b = low.rest.value, high.rest.value
    count = (abs(a - b) if opposite else a + b) / apart
    sign = -1 if s.kind == "sold" else 1
    total = count * _each(low) + sign * low.over
    thought = "一方は余り、もう一方は不足です。全部の差は、たして求めます。" if opposite else "どちらも同じ向きのときは、全部の差はひいて求めます。"
    if s.kind == "sold":
        thought = "一方は損、もう一方は利益です。全部の差は、たして求めます。" if opposite else "どちらも同じ向きのときは、全部の差はひいて求めます。"
    if count > 0:
        yield {"count": count, "money": total, "cost": total / count}[s.asked], thought
    n = _value(s, "count", s.per)
    if s.asked == "count":
        yield (low.rest.value + high.rest.value) / (_each(low) + _each(high)), "1つ分の差でわりましたか。和でわっていませんか。"
        yield _value(s, "cost" if s.kind == "sold" else "money", "円"), "それは金額ではありませんか。問題は数を聞いています。"
    else:
        wrong = _each(low) * n - sign * low.over
        yield (wrong if s.asked == "money" else wrong / n), "数がわかってから、余りや不足をたすのか、ひくのかを考えましょう。"
        yield _each(low) * n / (1 if s.asked == "money" else n), "数がわかったあと、余りや不足のことをわすれていませんか。"


def _wrong_swap(s: Saatsume, right: Fraction) -> _Found:
    assert s.gap and s.extra
    apart = s.gap.value / abs(_each(s.sides[0]) - _each(s.sides[1]))
    yield s.extra.value - right, "予定と実際、または2つの品物を取りちがえていませんか。"
    yield apart, "それは2つの数の差です。合わせた数と差から、求めましょう。"
    yield s.extra.value - apart, "2つの数の差をひいたあと、2でわりましたか。"
    yield s.extra.value + apart, "2つの数の差をたしたあと、2でわりましたか。"


def _wrong_time(s: Saatsume, right: Fraction) -> _Found:
    low, high = s.sides
    assert low.each
    length, time = low.each.unit.split("/")
    over = [_each(side) * convert(side.rest, time).value * (1 if side.outcome == "早い" else -1) if side.rest else Fraction(0) for side in s.sides]
    apart = _each(high) - _each(low)
    planned = (over[1] - over[0]) / apart
    wrong = abs(over[1] + over[0]) / apart
    if s.asked == "time":
        yield convert(Quantity(wrong, time), s.unit).value, "おくれる分と早い分は、どちらの向きの差ですか。たすのか、ひくのかを考えましょう。"
        yield convert(Quantity(planned - over[0] / _each(low), time), s.unit).value, "それは、おそいほうの速さでかかる時間です。"
        yield convert(Quantity(planned - over[1] / _each(high), time), s.unit).value, "それは、速いほうの速さでかかる時間です。"
        return
    yield convert(Quantity(_each(low) * planned, length), s.unit).value, "予定の時間に進む道のりを答えていませんか。おくれや早い分も考えましょう。"
    yield convert(Quantity(_each(high) * planned, length), s.unit).value, "予定の時間に進む道のりを答えていませんか。おくれや早い分も考えましょう。"
    yield convert(Quantity(_each(low) * planned + over[0], length), s.unit).value, "おくれる分は、たすのですか、ひくのですか。"
    if wrong:
        yield convert(Quantity(_each(low) * wrong - over[0], length), s.unit).value, "おくれる分と早い分は、たすのか、ひくのかを考えましょう。"


_WRONG = {
    "same": _wrong_same, "more": _wrong_more, "money": _wrong_money, "at": _wrong_at, "sold": _wrong_at, "swap": _wrong_swap, "time": _wrong_time,
}  # fmt: skip
