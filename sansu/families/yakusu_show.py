"""約数と倍数: the reading line, the diagrams and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm, prod

from sansu.diagram import Diagram, Figure, NumberLine, Shape, Table, Tick
from sansu.families.family import Impossible, Mistake
from sansu.families.yakusu_steps import Yakusu, bounds, explain, fits, holds, listed
from sansu.quantity import Quantity, written

_MODES = {"A": "{0}の倍数", "両方": "{0}と{1}の公倍数", "少なくとも": "{0}か{1}の倍数", "なし": "{0}の倍数でも{1}の倍数でもない数", "Aだけ": "{0}の倍数で、{1}の倍数でない数"}
_PICKS = {"最小": "最も小さい数", "最大": "最も大きい数", "個数": "個数（個）", "ある": "ある整数"}


def _range_text(s: Yakusu) -> str:
    return f"{s.digits}けた" if s.digits else f"{s.lo}から{s.hi}まで" if s.hi else ""


def line(s: Yakusu) -> tuple[tuple[str, str], ...]:
    if s.kind in ("最大公約数", "最小公倍数"):
        return (("整数", listed(s.numbers)), ("求めるもの", s.kind))
    if s.kind in ("約数の個数", "約数の和"):
        return (("整数", str(s.numbers[0])), ("求めるもの", "約数の個数（個）" if s.kind == "約数の個数" else "約数の和"))
    if s.kind in ("わる数", "わられる数"):
        role = "{}をわると" if s.kind == "わる数" else "{}でわると"
        out = [(role.format(n), f"{r}余る" if r else "わり切れる") for n, r in zip(s.numbers, s.rests, strict=True)]
        span = _range_text(s)
        out += [("整数", span)] if span else []
        return (*out, ("求めるもの", _PICKS[s.pick]))
    if s.kind == "倍数":
        return (("整数", f"{s.lo}から{s.hi}まで"), ("条件", _MODES[s.mode].format(*s.numbers)), ("求めるもの", "個数（個）"))
    if s.kind in ("切る", "並べる"):
        done = "いちばん大きい正方形に切り分ける" if s.kind == "切る" else "並べていちばん小さい正方形を作る"
        asked = "正方形の1辺" if s.asked == "1辺" else "正方形の枚数" if s.kind == "切る" else f"{s.names[0]}の枚数"
        return (("長方形", f"たて{written(s.given[0])}、横{written(s.given[1])}"), ("すること", done), ("求めるもの", f"{asked}（{s.unit}）"))
    if s.kind == "同時":
        out = [(name, f"{written(q)}ごと") for name, q in zip(s.names, s.given, strict=True)]
        out += [("はじめに同時", written(s.start))] if s.start else []
        return (*out, ("求めるもの", "次に同時になる時刻（時刻）" if s.asked == "時刻" else f"次に同時になるまで（{s.unit}後）"))
    out = [(name, written(q)) for name, q in zip(s.names, s.given, strict=True)]
    asked = "最も多い人数（人）" if s.asked == "人数" else f"1人分の{s.names[s.which]}（{s.unit}）"
    return (*out, ("分け方", "余りなく、できるだけ多くの人に同じ数ずつ"), ("求めるもの", asked))


def diagram(s: Yakusu) -> Diagram:
    if s.kind in ("切る", "並べる"):
        return _figure(s)
    if s.kind == "同時":
        return _line(s)
    if s.kind == "わられる数":
        rows = [(f"{n}でわると{r}余る" if r else f"{n}でわり切れる", "、".join(str(r + n * k) for k in range(int(r == 0), int(r == 0) + 3)) + "、…") for n, r in zip(s.numbers, s.rests, strict=True)]
        return Table(("条件", "あてはまる数"), (*rows, ("すべて", "□")), ((len(rows), 1),))
    if s.kind == "わる数":
        rows = [(str(n), str(n - r)) for n, r in zip(s.numbers, s.rests, strict=True)]
        return Table(("わられる数", "余りをひいた数"), (*rows, ("わる数", "□")), ((len(rows), 1),))
    if s.kind == "倍数":
        rows = [(f"{n}の倍数", f"{n}、{n * 2}、{n * 3}、…") for n in s.numbers]
        return Table(("条件", "あてはまる数"), (*rows, ("個数", "□個")), ((len(rows), 1),))
    if s.kind == "配る":
        rows = [(name[:20], written(q)) for name, q in zip(s.names, s.given, strict=True)]
        return Table(("分けるもの", "全部の数"), (*rows, ("人数" if s.asked == "人数" else "1人分", f"□{s.unit}")), ((len(rows), 1),))
    rows = [(str(n), "□") for n in s.numbers[:1]]
    return Table(("整数", s.kind), tuple(rows), ((0, 1),))


def _figure(s: Yakusu) -> Figure:
    a, b = (Fraction(n) for n in s.numbers)
    shapes = [Shape(((Fraction(0), Fraction(0)), (b, Fraction(0)), (b, a), (Fraction(0), a)))]
    side = Fraction(gcd(*s.numbers) if s.kind == "切る" else lcm(*s.numbers))
    square = ((Fraction(0), Fraction(0)), (side, Fraction(0)), (side, side), (Fraction(0), side))
    shapes.append(Shape(square, tone="dashed"))
    labels = ((b / 2, a, written(s.given[1])), (b, a / 2, written(s.given[0])), (side / 2, Fraction(0), f"□{s.given[0].unit}"))
    return Figure(tuple(shapes), labels)


def _line(s: Yakusu) -> NumberLine:
    """The first three times of each, and the time at which all come together."""
    each = lcm(*s.numbers)
    places = sorted({0, each, *(n * k for n in s.numbers for k in (1, 2, 3) if n * k < each)})
    ticks = tuple(
        Tick(Fraction(at), "同時" if at in (0, each) else "・".join(name[:8] for name, n in zip(s.names, s.numbers, strict=True) if at % n == 0)[:30])
        for at in places
    )
    spans = tuple((Fraction(0), Fraction(n), written(q)) for n, q in zip(s.numbers, s.given, strict=True))
    return NumberLine(ticks, (*spans, (Fraction(0), Fraction(each), f"□{s.unit if s.asked == '時間' else ''}")))


def mistakes(s: Yakusu) -> tuple[Mistake, ...]:
    right = explain(s).answer
    value, numbers = right.value, s.numbers
    found: list[tuple[int | Fraction, str]] = []
    big, small = lcm(*numbers), gcd(*numbers)
    if s.kind == "最大公約数":
        found += [(big, "最小公倍数になっています。公約数は、両方をわり切る数です。"), (min(numbers), "両方がその数でわり切れるか、確かめましょう。"), (1, "1よりも大きい公約数がありませんか。")]
    elif s.kind == "最小公倍数":
        found += [(small, "最大公約数になっています。公倍数は、どの数でもわり切れる数です。"), (prod(numbers), "かけるだけでは最も小さくなりません。両方をわれる数はありませんか。"),
                  (max(numbers), "どの数でもわり切れるか、確かめましょう。"), (sum(numbers), "たすのではなく、倍数をくらべましょう。")]  # fmt: skip
    elif s.kind in ("約数の個数", "約数の和"):
        if s.kind == "約数の個数":
            found += [(value - 2, "1とその数も約数です。"), (value - 1, "1やその数も約数です。"), (numbers[0], "約数は、その数をわり切る整数です。")]
        else:
            found += [(value - numbers[0], "その数も約数です。"), (value - 1, "1も約数です。"), (value - numbers[0] - 1, "1とその数も約数です。")]
    elif s.kind == "わる数":
        whole = gcd(*(n - r for n, r in zip(numbers, s.rests, strict=True)))
        divisors = [d for d in range(1, whole + 1) if whole % d == 0]
        if s.pick == "個数":
            found += [(len(divisors), "わる数は、余りより大きくなければなりません。")]
        else:
            found += [(d, "わる数は、余りより大きくなければなりません。") for d in divisors if d <= max(s.rests) and d > 1]
            found += [(1, "わる数は、余りより大きくなければなりません。")] if max(s.rests) else []
            found += [(whole, "公約数の中から、聞かれているものを選びましょう。"), (gcd(*numbers), "余りをひいてから、公約数を考えていますか。"), (lcm(*numbers), "公倍数ではなく、公約数を考えましょう。")]
    elif s.kind == "わられる数":
        least = next(v for v in range(big) if fits(s, v))
        low, high = bounds(s)
        if s.pick == "個数":
            found += [(value - 1, "間の数で答えていませんか。個数は間の数より1多くなります。"), (value + 1, "はしの数が条件に合うか、確かめましょう。"), (high // big, "余りのずれを考えていますか。はじめとおわりの数を書き出しましょう。")]
        else:
            found += [(least, "はんいの条件をわすれていませんか。"), (low + (-low) % big, "余りをたしたりひいたりすることをわすれていませんか。"),
                      (value + big, "もっと近い数がありませんか。"), (value - s.rests[0], "余りをたすことをわすれていませんか。"), (value - s.rests[0] + s.rests[-1] + 1, "余りを確かめましょう。")]  # fmt: skip
    elif s.kind == "倍数":
        a, b = numbers[0], numbers[-1]
        count = [s.hi // n - (s.lo - 1) // n for n in (a, b, lcm(a, b))]
        total = s.hi - s.lo + 1
        found += [(count[0] + count[1], "公倍数を2回数えていませんか。"), (total - count[0] - count[1], "公倍数を2回ひいていませんか。"), (total - value, "あてはまらない数を数えていませんか。"),
                  (count[0], "もう1つの条件も考えましょう。"), (s.hi // a, "はじめの数より前の倍数をひいていますか。"), (value + 1, "はしの数がふくまれるか、確かめましょう。"), (s.hi // (a * b), "最小公倍数は、かけるだけでは求められないことがあります。")]  # fmt: skip
    elif s.kind in ("切る", "並べる"):
        a, b = numbers
        area = a * b // small**2
        if s.asked == "1辺":
            other = big if s.kind == "切る" else small
            say = "正方形の1辺は、たてと横の公約数です。" if s.kind == "切る" else "正方形の1辺は、たてと横の公倍数です。"
            found += [(other, say), (min(a, b), say), (a * b, "面積ではなく、1辺の長さを求めましょう。")]
        else:
            found += [(a // small + b // small, "たてと横の枚数は、かけ合わせます。"), (small if s.kind == "切る" else big, "1辺の長さで答えていませんか。"), (area * 2, "枚数を確かめましょう。たてと横に何枚ずつ並びますか。")]
    elif s.kind == "同時":
        found += _again_mistakes(s)
    else:
        if s.asked == "人数":
            found += [(big, "公倍数ではなく、公約数を考えましょう。"), (min(numbers), "どちらも余りなく分けられるか、確かめましょう。"), (max(numbers), "どちらも余りなく分けられるか、確かめましょう。")]
        else:
            found += [(small, "人数で答えていませんか。"), (numbers[s.which], "1人分は、全体を人数でわります。")]
    kept: dict[Fraction, str] = {}
    for wrong, thought in found:
        if wrong > 0 and wrong != value and not _right(s, Quantity(Fraction(wrong), right.unit)):
            kept.setdefault(Fraction(wrong), thought)
    return tuple(Mistake(Quantity(wrong, right.unit), thought) for wrong, thought in kept.items())


def _right(s: Yakusu, answer: Quantity) -> bool:
    try:
        return holds(s, answer)
    except (Impossible, ValueError, KeyError):
        return True


def _again_mistakes(s: Yakusu) -> list[tuple[int | Fraction, str]]:
    from sansu.quantity import convert

    unit = s.given[0].unit
    found = [(prod(s.numbers), "かけるだけでは、もっと早く同時になることがあります。"), (sum(s.numbers), "たすのではなく、倍数をくらべましょう。"), (gcd(*s.numbers), "公約数ではなく、公倍数を考えましょう。")]
    out: list[tuple[int | Fraction, str]] = []
    for value, thought in found:
        after = convert(Quantity(Fraction(value), unit), "分" if s.asked == "時刻" else s.unit).value
        if s.asked == "時刻" and s.start:
            after += s.start.value
            if after >= 1440 or after.denominator != 1:
                continue
        out.append((after, thought))
    return out
