"""What a teacher has of 食塩水 beside the page: the drawing, the classical mistakes, what to think of at each step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sansu.diagram import Areas, Balance, Rectangle, Table
from sansu.families.family import Mistake
from sansu.families.salt import Shokuen, part_names, strength
from sansu.families.salt_chain import follow
from sansu.families.salt_steps import explain
from sansu.quantity import Quantity, written
from sansu.solution import Solution

_HINTS = (
    ("ふくまれる食塩の重さ", "食塩は、何gとけていますか。"),
    ("食塩の重さを合わせ", "食塩は、合わせて何gですか。"),
    ("食塩の重さは変わらない", "水を加えたり蒸発させたりしても、変わらないものは何ですか。"),
    ("できた食塩水の重さを求め", "できた食塩水は、何gですか。"),
    ("残った食塩水の重さ", "残った食塩水は、何gですか。"),
    ("加えたときと水を加えたとき", "食塩を加えたときと水を加えたときで、濃さはどれだけちがいますか。"),
    ("食塩の差がこの濃さの差", "食塩の重さのちがいが、濃さのちがいになります。全体の重さはどれだけですか。"),
    ("水を加えて下がった分", "濃さが下がった分は、食塩の何gにあたりますか。"),
    ("加えた水がはじめと同じ濃さ", "その食塩が加えた水にとけていたとすると、濃さはどれだけですか。"),
    ("濃さがいくつへるか", "蒸発させた水をもどすと、濃さはどう変わりますか。"),
    ("逆の比", "重さの比と、濃さの差の比は、どんな関係ですか。"),
    ("濃さの差", "できた食塩水の濃さとは、どれだけちがいますか。"),
    ("2つの差をたします", "2つの濃さの差を合わせると、どれだけですか。"),
    ("食塩水の重さでわって", "濃さは、何を何でわりますか。"),
    ("食塩の重さを食塩水の重さで", "濃さは、何を何でわりますか。"),
    ("濃さでわって", "食塩の重さと濃さから、食塩水の重さはどう求められますか。"),
    ("ふえた分", "ふえた分は、何の重さですか。"),
    ("へった分", "へった分は、何の重さですか。"),
    ("ひいて", "何をひくと、求める重さになりますか。"),
    ("たして", "何をたすと、求める重さになりますか。"),
)


def with_hints(solution: Solution) -> Solution:
    """The same solution with a question at each step."""
    steps = tuple(step if step.hint else replace(step, hint=next((hint for words, hint in _HINTS if words in step.say), "")) for step in solution.steps)
    return replace(solution, steps=steps)


def _filled(s: Shokuen) -> tuple[list[tuple[str, Fraction, Fraction]], Fraction, Fraction]:
    """Every part as (kind, weight, strength) with the answer put in; the weight and strength of the result."""
    answer = explain(s).answer.value
    parts: list[tuple[str, Fraction, Fraction]] = []
    for index, part in enumerate(s.parts):
        asked = index == s.index or (s.index < 0 and len(s.parts) == 1)
        if part.salt:
            weight = part.weight.value if part.weight else answer
            parts.append((part.kind, weight, part.salt.value / weight * 100))
            continue
        weight = part.weight.value if part.weight else answer if asked else s.weight.value - answer if s.weight else answer
        percent = answer if asked and s.asked == "濃さ" and part.percent is None else strength(part) if part.kind != "捨てる" else Fraction(0)
        parts.append((part.kind, weight, percent))
    if "捨てる" in {kind for kind, *_ in parts}:
        salt, total = follow(s)
    else:
        total = sum((-w if kind == "蒸発" else w for kind, w, _ in parts), Fraction(0))
        salt = sum((w * p / 100 for kind, w, p in parts if kind != "蒸発"), Fraction(0))
    return parts, total, salt / total * 100


def diagram(s: Shokuen) -> Areas | Balance | Table:
    """面積図 (weight across, strength up); for the weights of a mixture the balance."""
    if s.rise and s.fall:
        more = written(s.parts[1].weight) if s.parts[1].weight else ""
        rows = ((f"食塩を{more}加える", f"{written(s.rise)}上がる"), (f"水を{more}加える", f"{written(s.fall)}下がる"))
        return Table(("すること", "濃さ"), rows)
    parts, total, percent = _filled(s)
    names = part_names(s)
    if s.asked == "重さ" and s.index >= 0 and len(parts) == 2 and "蒸発" not in {kind for kind, *_ in parts}:
        (_, _, p), (_, _, q) = parts
        weights = ["□g" if i == s.index else written(part.weight) if part.weight else "" for i, part in enumerate(s.parts)]
        labels = [f"{name}{written(Quantity(x, '%'))}" for name, x in zip(names, (p, q), strict=True)]
        return Balance("%", p, percent, q, labels[0], written(Quantity(percent, "%")), labels[1], weights[0], weights[1])
    at, out = Fraction(0), []
    for index, ((kind, weight, height), part, name) in enumerate(zip(parts, s.parts, names, strict=True)):
        if height <= 0 or kind in ("蒸発", "捨てる", "水"):
            continue
        only = len(s.parts) == 1
        across = written(part.weight) if part.weight else "□g" if index == s.index or only else ""
        up = written(Quantity(height, "%")) if part.percent or kind == "食塩" else "□%"
        inside = "食塩□g" if only and s.asked == "食塩" else f"食塩{written(part.salt)}" if part.salt else name
        out.append(Rectangle(at, Fraction(0), weight, height, across, up, inside))
        at += weight
    if len(s.parts) > 1 and s.asked not in ("食塩", "水"):
        up = written(s.percent) if s.percent else "□%"
        out.append(Rectangle(at * Fraction(5, 4), Fraction(0), total, percent, "", up, "できた食塩水", "dashed"))
    return Areas("重さ（g）", "濃さ（%）", tuple(out))


def mistakes(s: Shokuen) -> tuple[Mistake, ...]:
    right = explain(s).answer
    parts, total, percent = _filled(s) if not (s.rise and s.fall) else ([], Fraction(0), Fraction(0))
    found: list[tuple[Fraction, str]] = []
    if s.rise and s.fall:
        more = s.parts[1].weight
        assert more
        found = [(s.rise.value + s.fall.value, "濃さの差を答えていませんか。")] if s.asked == "濃さ" else [(right.value + more.value, "加えた分をひきわすれていませんか。")]
        found += [(s.rise.value - s.fall.value, "上がった分と下がった分は、ひくのではなくたします。")] if s.asked == "濃さ" else []
    elif s.asked in ("食塩", "水"):
        salts = [w * p / 100 for _, w, p in parts]
        found = [(total - sum(salts, Fraction(0)), "水の重さを答えていませんか。") if s.asked == "食塩" else (sum(salts, Fraction(0)), "食塩の重さを答えていませんか。水の重さは、食塩水から食塩をひきます。")]
        if len(parts) == 1:
            found.append((parts[0][1] * parts[0][2] / 10, "濃さは100でわってからかけましたか。"))
        else:
            found.append((salts[0], "1つ目の食塩水だけで求めていませんか。"))
    elif s.asked == "濃さ" and s.index < 0:
        salt = total * percent / 100
        first = parts[0]
        found = [(salt / (total - salt) * 100, "食塩を、水だけの重さでわっていませんか。濃さは食塩水の重さでわります。")] if total > salt else []
        if s.mixed:
            found.append((sum((p for *_, p in parts), Fraction(0)) / len(parts), "濃さを平均していませんか。重さがちがうときは、食塩の合計から求めます。"))
        elif len(parts) > 1 and first[0] == "食塩水":
            found.append((salt / first[1] * 100, "できた食塩水の重さは、はじめと同じではありません。"))
        found.append((100 - percent, "水の割合を答えていませんか。"))
    elif s.asked == "濃さ":
        weight = parts[s.index][1]
        found = [(percent, "できた濃さをそのまま答えていませんか。"), (total * percent / weight, "加えたものの食塩をひきわすれていませんか。")]
    elif len(parts) == 1:
        inside = s.parts[0].salt
        found = [(right.value - inside.value, "水の重さを答えていませんか。食塩水は、食塩と水の合計です。"), (inside.value * parts[0][2] / 100, "かけ算をしていませんか。食塩の重さを濃さでわります。")] if inside else []
    else:
        other = parts[1 - s.index]
        gaps = [abs(p - percent) for *_, p in parts]
        found = [(total, "できた食塩水の重さを答えていませんか。")]
        if "蒸発" not in {kind for kind, *_ in parts} and gaps[1 - s.index]:
            found.append((other[1] * gaps[s.index] / gaps[1 - s.index], "重さの比は、濃さの差の比の逆になります。"))
        if s.weight:
            found.append((other[1], "もう一方の食塩水の重さを答えていませんか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value * 1000).denominator == 1:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
