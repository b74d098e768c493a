"""規則性's picture and its usual mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Diagram, Figure, Shape, Table
from sansu.families.family import Mistake
from sansu.families.kisoku_steps import counted_in_base, explain, written_with
from sansu.families.kisoku_told import SIDES, Kisoku
from sansu.families.slips import slips


def diagram(s: Kisoku) -> Diagram:
    """The first shapes of a row, or a table of the first numbers and the asked one."""
    if s.kind == "棒":
        sides, many = SIDES[s.shape], f"{s.at}個" if s.asked == "棒の数" else "□個"
        used = f"{s.thing} □{s.unit}" if s.asked == "棒の数" else f"{s.thing} {s.at}本"
        shapes = tuple(_one(sides, Fraction(index)) for index in range(3))
        return Figure(shapes, ((Fraction(4), Fraction(0), "…"), (Fraction(2), Fraction(2), f"{s.shape} {many}"), (Fraction(2), Fraction(-2), used)))
    if s.kind == "段":
        rows = [str(s.first + s.by * index) for index in range(4)]
        if s.asked == "場所":
            return Table((s.place, "1", "2", "3", "4", "…", "□"), ((f"{s.thing}（{s.unit}）", *rows, "…", str(s.at)),))
        steps: tuple[str, ...] = (s.place, "1", "2", "3", "4", "…", str(s.at), "合計")
        asked = (0, 7) if s.asked == "全部の数" else (0, 6)
        cells = [f"{s.thing}（{s.unit}）", *rows, "…", "", ""]
        cells[asked[1]] = "□"
        return Table(steps, (tuple(cells),), (asked,))
    fitting = [one for one in range(1, s.at + 1) if {*map(int, str(one))} & set(s.wanted) and not {*map(int, str(one))} & set(s.banned)][:5]
    head = ("番目", *(str(index + 1) for index in range(len(fitting))), "…", "□")
    return Table(head, (("数", *map(str, fitting), "…", str(s.at)),))


def _one(sides: int, index: Fraction) -> Shape:
    """The index-th shape of the row; neighbours share a side."""
    if sides == 3:
        base, tip = (Fraction(0), Fraction(1)) if index % 2 == 0 else (Fraction(1), Fraction(0))
        return Shape(((index / 2, base), (index / 2 + 1, base), (index / 2 + Fraction(1, 2), tip)))
    if sides == 4:
        return Shape(((index, Fraction(0)), (index + 1, Fraction(0)), (index + 1, Fraction(1)), (index, Fraction(1))))
    left, half = index, Fraction(1, 2)
    top = [(left + half, Fraction(3, 2))]
    low = [(left + half, Fraction(-1, 2))] if sides == 6 else []
    return Shape(((left, Fraction(0)), *low, (left + 1, Fraction(0)), (left + 1, Fraction(1)), *top, (left, Fraction(1))))


def mistakes(s: Kisoku) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if s.kind == "棒":
        sides = SIDES[s.shape]
        if s.asked == "棒の数":
            found = [
                (sides * s.at, "となりどうしで同じ棒を2回数えていませんか。"),
                ((sides - 1) * s.at, "はじめの1本をたしわすれていませんか。"),
                (sides + (sides - 1) * s.at, "はじめの1個のあとにつなげる数は、1少なくなります。"),
            ]
        else:
            found = [
                (s.at // sides, f"{s.shape}を1個ずつはなして作っていませんか。となりどうしで1本いっしょに使います。"),
                ((s.at - sides) // (sides - 1), "はじめの1個をたしわすれていませんか。"),
                (-(-s.at // (sides - 1)), "はじめの1本をひいてからわりましたか。"),
            ]
    elif s.kind == "段":
        last = s.first + s.by * (s.at - 1)
        if s.asked == "場所":
            place = int(right.value)
            found = [(place - 1, "増えた回数を答えていませんか。はじめの1つをわすれずに数えましょう。"), (place + 1, "1つずれていませんか。表にかいて確かめましょう。"), (Fraction(s.at, s.by), "はじめの数をひいてから、増える数でわりましたか。")]
        elif s.asked == "段の数":
            found = [(last + s.by, "増える回数は、場所の数より1少なくなります。"), ((s.first + last) * s.at // 2, "全部の数を答えていませんか。聞かれているのは、そこに並ぶ数だけです。"), (s.by * s.at, "はじめの数をたすのをわすれていませんか。")]
        else:
            found = [((s.first + last) * s.at, "2でわるのをわすれていませんか。"), (last, "いちばん終わりに並ぶ数だけを答えていませんか。"), ((s.first + last) * (s.at - 1) // 2, "たす数の個数を確かめましょう。")]
    else:
        usable = [digit for digit in range(10) if digit not in s.banned]
        others = [digit for digit in usable if digit not in s.wanted]
        _, every = counted_in_base(s.at, usable)
        largest = next((one for one in range(s.at, 0, -1) if written_with(one, others)), 1)
        _, few = counted_in_base(largest, others)
        found = [(every, "少なくとも1つ使う、という条件を使いましたか。"), (every - few - 1, "0を1つの整数として数えていませんか。1から数えます。"), (few, "求めるのは、その数字を使うほうの数です。")]
    return slips(right, found)
