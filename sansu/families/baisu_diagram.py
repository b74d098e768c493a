"""倍数算 drawn (線分図: both at first and both then) and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.baisu_steps import Baisu, explain, levelled, starts_and_ends
from sansu.families.family import Mistake
from sansu.families.relations import mark
from sansu.quantity import Quantity, number


def diagram(s: Baisu) -> Bars:
    """Four bars to one scale; what was given away stays dashed behind, what came is a part of its own."""
    found = starts_and_ends(s, explain(s).answer)
    assert found
    starts, ends = found
    first, then = _marks(s)
    bars: list[Bar] = []
    for index, name in enumerate(s.names):
        known = s.has[index] if s.has else None
        bars.append(Bar(f"はじめの{name}", (Part(starts[index], known, "" if known else first[index]),)))
    for index, name in enumerate(s.names):
        parts = [Part(ends[index], None, then[index])]
        change = s.changes[index]
        moved = abs(ends[index] - starts[index])
        if change and change.sign < 0:
            parts.append(Part(moved, change.amount, "" if change.amount else "へった分", s.asked == "動いた" and index == s.mover, "dashed"))
        bars.append(Bar(f"あとの{name}", tuple(parts)))
    braces = [
        Brace((2 + index,), min(starts[index], ends[index]), ends[index], change.amount, "" if change.amount else "ふえた分", s.asked == "動いた" and index == s.mover)
        for index, change in enumerate(s.changes)
        if change and change.sign > 0
    ]
    if s.asked in ("はじめ", "あと"):
        index = s.names.index(s.who)
        value = (starts if s.asked == "はじめ" else ends)[index]
        braces.append(Brace((index + 2 * (s.asked == "あと"),), Fraction(0), value, Quantity(value, s.unit), asked=True))
    elif s.asked == "合計":
        braces.append(Brace((0, 1), Fraction(0), max(starts), Quantity(sum(starts, Fraction(0)), s.unit), asked=True))
    return Bars(tuple(bars), tuple(braces))


def _marks(s: Baisu) -> tuple[tuple[str, str], tuple[str, str]]:
    """What stands at the bars: marks of one ① where something stays the same, else only the numbers of the ratios."""
    if s.before is None:
        return ("", ""), (mark(s.after.p), mark(s.after.q))
    if s.kind == "べつべつ":
        return (mark(s.before.p), mark(s.before.q)), (f"比の{number(s.after.p)}", f"比の{number(s.after.q)}")
    level = levelled(s)
    return (
        (mark(s.before.p * level.before), mark(s.before.q * level.before)),
        (mark(s.after.p * level.after), mark(s.after.q * level.after)),
    )


def mistakes(s: Baisu) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found = starts_and_ends(s, right)
    assert found
    starts, ends = found
    tries: list[tuple[Fraction, str]] = []
    if s.asked == "動いた":
        tries += _moved(s)
        tries += [(value, f"それは、はじめの2人の{word}です。動いた分ではありません。") for value, word in ((abs(starts[0] - starts[1]), "差"),)]
        tries.append((ends[s.mover], f"それは、あとの{s.names[s.mover]}の分です。はじめからどれだけ変わりましたか。"))
    elif s.asked != "合計":
        index = s.names.index(s.who)
        own, others = (starts, ends) if s.asked == "はじめ" else (ends, starts)
        tries += _unlevelled(s, index)
        tries.append((others[index], f"それは{'あと' if s.asked == 'はじめ' else 'はじめ'}の{s.who}の分です。いつの分を求めますか。"))
        tries.append((own[1 - index], f"{s.names[1 - index]}の分で答えていませんか。求めるのは{s.who}の分です。"))
    else:
        tries += [(starts[i], f"それは{name}1人の分です。求めるのは2人の合計です。") for i, name in enumerate(s.names)]
        if s.kind != "やりとり":
            tries.append((sum(ends, Fraction(0)), "それはあとの2人の合計です。"))
    kept: dict[Fraction, str] = {}
    for value, thought in tries:
        if value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, s.unit), thought) for value, thought in kept.items())


def _moved(s: Baisu) -> list[tuple[Fraction, str]]:
    """The sum taken for the difference, or the other way round."""
    assert s.has
    a, b = (q.value for q in s.has)
    r, t = s.after.p, s.after.q
    out = []
    if s.kind == "同じだけ":
        out.append((abs((a + b) * r / (r + t) - a), "2人とも変わったので、合計は変わります。変わらないのは何ですか。"))
    elif s.kind == "やりとり" and r != t:
        out.append((abs((a - b) * r / (r - t) - a), "やりとりすると、2人の差は変わります。変わらないのは何ですか。"))
    return out


def _unlevelled(s: Baisu, index: int) -> list[tuple[Fraction, str]]:
    """The marks of both ratios compared as they stand; the wrong thing taken for what stays the same."""
    if s.before is None:
        return []
    p, r = ((s.before.p, s.after.p), (s.before.q, s.after.q))[s.mover]
    own = (s.before.p, s.before.q)[index] if s.asked == "はじめ" else (s.after.p, s.after.q)[index]
    out = []
    amount = s.amount.value if s.amount and s.kind != "べつべつ" else None
    if amount and p != r:
        out.append((amount / abs(p - r) * own, "はじめの比のマルとあとの比のマルは、大きさがちがうことがあります。変わらないものでそろえましたか。"))
    if amount and s.kind in ("やりとり", "同じだけ"):
        first = s.before.p + s.before.q if s.kind == "同じだけ" else s.before.p - s.before.q
        then = s.after.p + s.after.q if s.kind == "同じだけ" else s.after.p - s.after.q
        if first * then > 0:
            gap = abs(p * then - r * first)
            value = amount / gap * own * (then if s.asked == "はじめ" else first) if gap else Fraction(0)
            right, wrong = ("合計", "差") if s.kind == "やりとり" else ("差", "合計")
            out.append((abs(value), f"2人の{wrong}は変わります。変わらないのは{right}です。"))
    if s.kind == "べつべつ":
        out.append((constant_free(s, index), "変わった分も、比の数と同じだけ倍にしましたか。"))
    return out


def constant_free(s: Baisu, index: int) -> Fraction:
    """べつべつ with the amounts left unmultiplied: the usual slip."""
    assert s.before
    first, second = s.changes
    assert first and second and first.amount and second.amount
    marks = s.before.p * s.after.q - s.before.q * s.after.p
    amount = second.sign * second.amount.value - first.sign * first.amount.value
    one = abs(amount / marks)
    change = s.changes[index]
    assert change and change.amount
    start = one * (s.before.p, s.before.q)[index]
    return start + change.sign * change.amount.value if s.asked == "あと" else start


