"""方陣算's picture (the square itself) and its usual mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Figure, Shape
from sansu.families.family import Mistake
from sansu.families.hojin_steps import explain, found_side
from sansu.families.hojin_told import ASKS, Hojin
from sansu.families.slips import slips


def diagram(s: Hojin) -> Figure:
    """The dots of the square; a large one is drawn smaller, and its labels say so."""
    _, side = found_side(s)
    shown = min(side, 7 if not s.hollow else max(6, min(2 * s.hollow + 2, 12)))
    deep = min(s.hollow, (shown - 1) // 2)
    radius = Fraction(2, 5)
    dots = tuple(
        Shape(centre=(Fraction(column), Fraction(row)), radius=radius, tone="filled" if _marked(s, row, column, shown) else "solid")
        for row in range(shown)
        for column in range(shown)
        if not deep or min(row, column, shown - 1 - row, shown - 1 - column) < deep
    )
    if s.asked == "増やす数" or s.grow or s.over:
        dots += tuple(
            Shape(centre=(Fraction(c), Fraction(r)), radius=radius, tone="dashed")
            for r in range(-1, shown)
            for c in range(shown + 1)
            if r == -1 or c == shown
        )
    place = Fraction(shown) / 2
    label = f"1辺 {s.side}{s.unit}" if s.side else f"1辺 □{s.unit}"
    labels = [(place, Fraction(shown), label)]
    whole = {"total": s.total, "outer": s.outer, "grow": s.grow, "short": s.short}
    words = {"total": "全部で", "outer": "まわり", "grow": "増やす", "short": "不足"}
    labels += [(place, Fraction(-2), f"{words[key]} {value}{s.unit}") for key, value in whole.items() if value]
    if s.over:
        labels.append((place, Fraction(-3), f"余り {s.over}{s.unit}"))
    if s.asked != "1辺":
        labels.append((place, Fraction(-4), f"{ASKS[s.asked]} □{s.unit}"))
    return Figure(dots, tuple(labels))


def _marked(s: Hojin, row: int, column: int, shown: int) -> bool:
    """The first of the four equal groups of the ring that is asked or told: 1辺 less its last dot."""
    if s.hollow:
        deep = min(s.hollow, (shown - 1) // 2)
        return row >= shown - deep and column < shown - deep
    at = s.ring - 1 if s.ring else 0
    return (s.asked in ("外側", "内側のまわり") or s.outer > 0) and row == shown - 1 - min(at, shown // 2) and min(at, shown // 2) <= column < shown - 1 - at


def mistakes(s: Hojin) -> tuple[Mistake, ...]:
    _, side = found_side(s)
    corner = "角のものを2度数えていませんか。4つの角はそれぞれ2つの辺に入っています。"
    right = explain(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if s.asked == "数":
        if s.hollow:
            found += [(side * s.hollow * 4, corner), (side * side, "中のあいているところも数えていませんか。")]
        elif s.over:
            found += [
                (side * side, "余った分をたしわすれていませんか。"),
                ((side + 1) ** 2 + s.over, "大きくする前の正方形の1辺で考えましたか。"),
            ]
            if s.short > s.over:
                found.append((((s.short - s.over) // 2) ** 2 + s.over, "余りと不足は、ひくのではなくたすと増やすのに必要な数になります。"))
        else:
            found += [((side - 1) * 4, "まわりだけを数えていませんか。中にも並んでいます。"), (side * 4, "1辺を4倍していませんか。中にも並んでいます。")]
            if s.outer:
                found.append((s.outer // 4 * (s.outer // 4), "1辺の数は、まわりを4でわった数より1多くなります。"))
            if s.grow:
                found.append(((side + 1) ** 2, "増やす前の正方形と、増やしたあとの正方形を取りちがえていませんか。"))
    elif s.asked == "1辺":
        if s.outer:
            found += [(Fraction(s.outer, 4), "まわりを4でわっただけでは、角の分が足りません。図で確かめましょう。"), (Fraction(s.outer, 4) + 2, "1辺の数は、4つに分けた1つの組より1だけ多くなります。")]
        elif s.hollow:
            found += [(side - s.hollow, "4つに分けた長方形の1列と、1辺の数はちがいます。"), (side - 2 * s.hollow, "中のあいたところの1辺を答えていませんか。")]
        elif s.total:
            found += [(Fraction(s.total, 4), "4でわると1辺になるのは、中のあいた形のときではありませんか。"), (side - 1, "1辺の数を2回かけて、全部の数にもどるか確かめましょう。")]
        else:
            found += [(side + 1, "増やしたあとの1辺を答えていませんか。"), (Fraction((s.grow or s.over + s.short) + 1, 2), "角の1つを除いてから2でわりましたか。")]
    elif s.asked == "増やす数":
        if s.to:
            found += [((s.to - side) ** 2, "1辺のちがいを2回かけていませんか。正方形の数のちがいを考えましょう。"), ((s.to - side) * 4, "まわりだけが増えると考えていませんか。"), ((s.to - side) * 2 * side, "角のところに並ぶ分をわすれていませんか。")]
        else:
            found += [(side * 2, "角の1つをわすれていませんか。"), (side * 2 + 2, "角を2度数えていませんか。"), (side, "たてと横の両方を増やしましたか。")]
    else:
        ring = side - 2 * (s.ring - 1) if s.ring else side
        found += [(ring * 4, corner), (ring * ring, "中のものまで数えていませんか。聞かれているのは、ひとまわりの数です。")]
        if s.ring > 1:
            found += [((side - s.ring) * 4, "1つ内側に入ると、1辺の数は2少なくなります。"), ((side - 1) * 4, "いちばん外側のまわりを答えていませんか。")]
        else:
            found.append(((ring - 2) * 4, "角を2回ひいていませんか。1つの組は1辺より1少ない数です。"))
    return slips(right, found)
