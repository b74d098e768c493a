"""過不足算: the 線分図 with both ways from one edge, and the classical mistakes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sansu.diagram import Bar, Bars, Part
from sansu.families.family import Mistake
from sansu.families.kafusoku_steps import Kafusoku, count_name, explain, total_name, way
from sansu.families.possible import divisible
from sansu.quantity import Quantity, written


def diagram(s: Kafusoku) -> Bars:
    """What each way comes to, and what it leaves over or lacks."""
    count = explain(replace(s, asked="count")).answer.value
    total = explain(replace(s, asked="total")).answer.value
    rows = [Bar(total_name(s), (Part(total, None, "", s.asked == "total"),))]
    for d in s.deals:
        amount, over = d.each.value * count, d.over
        label = f"{written(d.each)}ずつ" if s.mode != "買う" else written(d.each)
        parts = [Part(min(amount, total), None, label, s.asked == "count")]
        if over:
            word = "余り" if over > 0 else "不足"
            rest = written(d.rest) if d.rest and d.outcome in ("余る", "足りない") else ""
            parts.append(Part(abs(over), None, f"{word}{rest}", False, "dashed"))
        rows.append(Bar(way(s, d), tuple(parts)))
    return Bars(tuple(rows))


def mistakes(s: Kafusoku) -> tuple[Mistake, ...]:
    right = explain(s).answer
    count = explain(replace(s, asked="count")).answer.value
    total = explain(replace(s, asked="total")).answer.value
    small, large = s.deals
    gap, sign = large.each.value - small.each.value, -1 if s.mode == "集める" else 1
    a, b = small.over, large.over
    found: list[tuple[Fraction, str]] = []

    def counted(wrong: Fraction, thought: str) -> None:
        if wrong.denominator == 1 or divisible(s.per):
            found.append((wrong if s.asked == "count" else wrong * small.each.value + sign * a, thought))

    if a * b < 0:
        counted(abs(abs(a) - abs(b)) / gap, "一方は余り、もう一方は不足です。全部の差は、ひくのでしょうか、たすのでしょうか。")
    elif a and b:
        word = "余って" if a > 0 else "足りなくなって"
        counted((abs(a) + abs(b)) / gap, f"どちらも{word}います。全部の差は、たすのでしょうか、ひくのでしょうか。")
    for d, other in ((small, large), (large, small)):
        if d.outcome in ("最後", "もらえない"):
            told = d.rest or d.empty
            counted(abs(other.over + (told.value if told else 0)) / gap, "最後の分は、そのまま余りや不足の数ではありません。あといくつ必要だったかを考えましょう。")
    if s.asked == "count":
        found.append((total, f"それは{total_name(s)}ではありませんか。聞かれているのは{count_name(s)}です。"))
        found.append((abs(b - a) / large.each.value, "全部の差を、1つ分の差でわりましたか。"))
        found.append((abs(b - a) / small.each.value, "全部の差を、1つ分の差でわりましたか。"))
    else:
        found.append((count, f"それは{count_name(s)}ではありませんか。聞かれているのは{total_name(s)}です。"))
        found.append((count * small.each.value, "余りや不足のことをわすれていませんか。"))
        found.append((count * small.each.value - sign * a, "余りや不足は、たすのですか、ひくのですか。"))
        found.append((count * large.each.value, "余りや不足のことをわすれていませんか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value.denominator == 1 or divisible(right.unit)):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
