"""方陣算: things set out in a square.  A ring of a square is four equal rows of one less than its side.

Each kind of condition leads to the number of one side; each question is answered from the side.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Any

from sansu.diagram import Figure, Shape
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.mentions import clean, within
from sansu.families.slips import slips
from sansu.quantity import DIMENSIONS, Quantity, dimension
from sansu.reading.squares import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

_NO_COUNTERS = ("円", "ドル", "日", "年", "才", "倍", "%", "割", "回", "点", "列", "番目", "")
_ASKS = {"数": "全部の数", "外側": "いちばん外側のまわりの数", "1辺": "1辺の数", "増やす数": "増やすのに必要な数", "内側のまわり": "まわりの数"}


@dataclass(frozen=True)
class Hojin:
    """What is told of the square, of which some lead to its side: the rest is asked.

    hollow: rows of a hollow square, 0 for a full one.  over and short: what is left of a full square, and what the next
    larger one lacks.  to: the side of the larger square asked for.  ring: the asked ring, counted from outside.
    """

    thing: str
    unit: str
    asked: str
    side: int = 0
    total: int = 0
    outer: int = 0
    grow: int = 0
    over: int = 0
    short: int = 0
    hollow: int = 0
    to: int = 0
    ring: int = 0


def recognise(facts: Sequence[Fact]) -> Hojin | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    kinds = ("square", "side", "outer", "grow", "over", "short", "ask")
    square, side, outer, grow, over, short, ask = (take.one(kind) for kind in kinds)
    if not take.done or square is None or ask is None or (over is None) != (short is None):
        return None
    amounts: dict[str, Quantity] = {}
    for fact in (square, side, outer, grow, over, short, ask):
        for role, value in fact.roles if fact else ():
            if isinstance(value, Quantity):
                key = {"lack": "short", "rest": "over", "layers": "hollow"}.get(role, role)
                if key in amounts and amounts[key] != value:
                    return None
                amounts[key] = value
    thing, unit, what = square.text("thing"), ask.text("unit"), ask.text("what")
    told = [q.unit for key, q in amounts.items() if key not in ("hollow", "ring")]
    unit = unit or (told[0] if told else "")
    if unit in _NO_COUNTERS or dimension(unit) in DIMENSIONS or any(one != unit for one in told) or what not in _ASKS:
        return None
    if any(fact and fact.text("thing") and not _means(fact.text("thing"), thing) for fact in (side, outer, grow, ask)):
        return None
    values = {key: int(q.value) for key, q in amounts.items() if q.value.denominator == 1 and q.value > 0}
    if len(values) != len(amounts):
        return None
    fill, hollow = square.text("fill"), values.get("hollow", 0)
    if (fill == "中空") != bool(hollow):
        return None
    leading = [key for key in ("side", "total", "outer", "grow", "over") if key in values]
    if len(leading) != 1 or (hollow and leading[0] not in ("side", "total")):
        return None
    lead = leading[0]
    answered = {"side": "1辺", "total": "数", "outer": "外側", "grow": "増やす数"}.get(lead)
    if answered == what and not (lead == "grow" and "to" in values):
        return None
    if lead == "over" and what not in ("数", "1辺"):
        return None
    if (what == "増やす数" and (hollow or lead in ("grow", "over"))) or (hollow and what not in ("数", "1辺")):
        return None
    # A square of which only the frame may be laid is not told apart: whole and side go together only where it is full.
    if not fill and lead != "over" and ({lead, what} & {"total", "数", "grow", "増やす数"}) and "to" not in values:
        return None
    if not fill and "to" in values:
        return None
    return Hojin(thing, unit, what, **values)


def _means(mention: str, thing: str) -> bool:
    return mention in ("数", "個数", "枚数", "人数", "本数") or within(mention, thing)


def facts(s: Hojin) -> tuple[Fact, ...]:
    def amount(value: int) -> Quantity:
        return Quantity(Fraction(value), s.unit)

    roles: dict[str, Quantity | str] = {"thing": s.thing}
    if s.hollow:
        roles |= {"fill": "中空", "layers": Quantity(Fraction(s.hollow), "列")}
    elif not s.over:
        roles["fill"] = "つまった"
    out = []
    if s.side and s.hollow and s.asked != "数":
        out.append(Fact.of("side", side=amount(s.side)))
    elif s.side:
        roles["side"] = amount(s.side)
    elif s.total:
        roles["total"] = amount(s.total)
    out.append(Fact.of("square", **roles))
    if s.outer:
        out.append(Fact.of("outer", outer=amount(s.outer)))
    if s.grow:
        out.append(Fact.of("grow", grow=amount(s.grow)))
    if s.over:
        out += [Fact.of("over", rest=amount(s.over)), Fact.of("short", lack=amount(s.short))]
    ask: dict[str, Quantity | str] = {"what": s.asked, "unit": s.unit}
    if s.asked == "数":
        ask["thing"] = s.thing
    if s.to:
        ask["to"] = amount(s.to)
    if s.ring:
        ask["ring"] = Quantity(Fraction(s.ring), "番目")
    return (*out, Fact.of("ask", **ask))


def line(s: Hojin) -> tuple[tuple[str, str], ...]:
    shape = f"中空{s.hollow}列" if s.hollow else "正方形" if s.over else "中のつまった正方形"
    given = (
        ("1辺", s.side), ("全部の数", s.total), ("外側のまわり", s.outer), ("1列ずつ増やすのに必要", s.grow), ("余り", s.over),
        ("1列ずつ増やすときの不足", s.short), ("増やしたあとの1辺", s.to),
    )  # fmt: skip
    out = [("並べ方", f"{s.thing}を{shape}に並べる")] + [(role, f"{value}{s.unit}") for role, value in given if value]
    asked = f"外側から{s.ring}番目のまわりの数" if s.ring else _ASKS[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def _side(s: Hojin) -> tuple[list[Step], int]:
    """The steps to the number of one side, and that number."""

    def step(say: str, expression: str, value: int, unit: str = s.unit, hint: str = "") -> Step:
        return Step(say, expression, Quantity(Fraction(value), unit), hint=hint)

    if s.side:
        return [], s.side
    if s.total and s.hollow:
        block, rest = divmod(s.total, 4)
        row, more = divmod(block, s.hollow)
        if rest or more or row <= s.hollow:
            raise Impossible(f"{s.total}{s.unit}では、中空{s.hollow}列の正方形に並べられません。")
        side = row + s.hollow
        return [
            step("同じ大きさの4つの長方形に分けます。", f"{s.total}÷4", block, hint="かざぐるまのように4つに分けると、1つ分はいくつですか。"),
            step("長方形の列の数でわると、1列の数になります。", f"{block}÷{s.hollow}", row, hint="1つの長方形は何列ですか。"),
            step("1辺の数は、長方形の1列より列の数だけ多いです。", f"{row}＋{s.hollow}", side, hint="1辺は、長方形の1列よりいくつ多いですか。"),
        ], side
    if s.total:
        side = isqrt(s.total)
        if side * side != s.total or side < 2:
            raise Impossible(f"{s.total}{s.unit}では、中のつまった正方形に並べられません。")
        return [
            step(f"同じ数をかけて{s.total}になるのは{side}のときです。", "", side, "", hint=f"同じ数を2回かけて{s.total}になる数をさがしましょう。"),
            step("全部の数をその数でわると、1辺の数です。", f"{s.total}÷{side}", side, hint="全部の数をその数でわって確かめましょう。"),
        ], side
    if s.outer:
        if s.outer % 4:
            raise Impossible(f"まわりの数{s.outer}{s.unit}は4でわりきれません。")
        return [
            step("まわりを同じ数の4つの組に分けます。", f"{s.outer}÷4", s.outer // 4, hint="まわりを、角が重ならない4つの組に分けられますか。"),
            step("1辺の数は、1つの組より1多いです。", f"{s.outer // 4}＋1", s.outer // 4 + 1, hint="1辺の数は、1つの組の数よりいくつ多いですか。"),
        ], s.outer // 4 + 1
    grow, steps = s.grow, list[Step]()
    if s.over:
        grow = s.over + s.short
        steps.append(step("1列ずつ増やすのに必要な数は、余りと不足の和です。", f"{s.over}＋{s.short}", grow, hint="1列ずつ増やすのに必要なのは、全部でいくつですか。"))
    if grow % 2 == 0 or grow < 3:
        raise Impossible(f"1列ずつ増やすのに必要な数が{grow}{s.unit}では、1辺の数が決まりません。")
    steps += [
        step("角の1つを除くと、1辺の2つ分です。", f"{grow}−1", grow - 1, hint="角の1つを除くと、何が残りますか。"),
        step("2でわると、はじめの1辺の数です。", f"{grow - 1}÷2", grow // 2, hint="1辺の2つ分から、1辺はどう求められますか。"),
    ]
    return steps, grow // 2


def explain(s: Hojin) -> Solution:
    steps, side = _side(s)

    def found(*stages: tuple[str, str, int, str], check: tuple[str, str, int]) -> Solution:
        more = [Step(say, text, Quantity(Fraction(value), s.unit), hint=hint) for say, text, value, hint in stages]
        every = (*steps, *more)
        say, text, value = check
        return Solution(every, Step(say, text, Quantity(Fraction(value), s.unit)), every[-1].value)

    if s.asked == "1辺":
        if s.total and s.hollow:
            return found(check=("1つの長方形の4倍が、全部の数にもどります。", f"({side}−{s.hollow})×{s.hollow}×4", s.total))
        if s.total:
            return found(check=("1辺の数を2回かけて、全部の数にもどします。", f"{side}×{side}", s.total))
        if s.outer:
            return found(check=("1辺の数から、まわりの数にもどします。", f"({side}−1)×4", s.outer))
        need = s.grow or s.over + s.short
        return found(check=("1辺の2つ分と角の1つで、1列ずつ増やせます。", f"{side}×2＋1", need))
    if s.hollow:
        if side <= 2 * s.hollow:
            raise Impossible(f"1辺が{side}{s.unit}では、{s.hollow}列並べると中があきません。")
        row, block = side - s.hollow, (side - s.hollow) * s.hollow
        inner = side - 2 * s.hollow
        return found(
            ("かざぐるまのように4つの長方形に分けて、1列の数を求めます。", f"{side}−{s.hollow}", row, "角が重ならないように、4つの長方形に分けられますか。"),
            ("1つの長方形の数を求めます。", f"{row}×{s.hollow}", block, "1つの長方形には、いくつ並んでいますか。"),
            ("4つ分で全部の数になります。", f"{block}×4", block * 4, "長方形は全部でいくつありますか。"),
            check=("外側の正方形から中のあいたところをひきます。", f"{side}×{side}−{inner}×{inner}", block * 4),
        )
    if s.asked == "数":
        square = side * side
        stage = ("1辺の数を2回かけて、正方形の数を求めます。", f"{side}×{side}", square, "1辺の数から、全部の数はどう求められますか。")
        if s.over:
            check = ("1列ずつ増やした正方形から、足りない数をひきます。", f"({side}＋1)×({side}＋1)−{s.short}", square + s.over)
            return found(stage, ("余りをたすと、全部の数です。", f"{square}＋{s.over}", square + s.over, "余った分をわすれていませんか。"), check=check)
        return found(stage, check=("全部の数を1辺の数でわって、1辺にもどします。", f"{square}÷{side}", side))
    if s.asked == "増やす数" and s.to:
        if s.to <= side:
            raise Impossible("増やしたあとの1辺が、はじめの1辺より大きくありません。")
        after, before = s.to * s.to, side * side
        return found(
            ("大きい正方形の数を求めます。", f"{s.to}×{s.to}", after, "大きい正方形には、全部でいくつ並びますか。"),
            ("いまの正方形の数を求めます。", f"{side}×{side}", before, "いまの正方形には、全部でいくつ並んでいますか。"),
            ("ちがいが、あと必要な数です。", f"{after}−{before}", after - before, "2つの正方形の数のちがいはいくつですか。"),
            check=("いまの数にたすと、大きい正方形になります。", f"{before}＋{after - before}", after),
        )
    if s.asked == "増やす数":
        return found(
            ("たてと横に1列ずつなので、1辺の2つ分です。", f"{side}×2", side * 2, "たてと横の1列には、それぞれいくつ並びますか。"),
            ("角に1つ増やします。", f"{side * 2}＋1", side * 2 + 1, "角のところは、うまっていますか。"),
            check=("大きい正方形から、はじめの正方形をひきます。", f"({side}＋1)×({side}＋1)−{side}×{side}", side * 2 + 1),
        )
    stages = []
    if s.ring:
        inner = side - 2 * (s.ring - 1)
        if inner < 2:
            raise Impossible(f"外側から{s.ring}番目のまわりはありません。")
        if s.ring > 1:
            stages.append((f"外側から{s.ring}番目の1辺は、1つ内側に入るごとに2少なくなります。", f"{side}−2×({s.ring}−1)", inner, "1つ内側に入ると、1辺の数はいくつ少なくなりますか。"))
        side = inner
    if side < 2:
        raise Impossible("1辺が1では、まわりの数が決まりません。")
    return found(
        *stages,
        ("角が重ならないように、まわりを4つの組に分けます。", f"{side}−1", side - 1, "まわりを4つの同じ組に分けると、1つの組はいくつですか。"),
        ("4つの組で、まわりの数になります。", f"{side - 1}×4", (side - 1) * 4, "組は全部でいくつありますか。"),
        check=("1辺の4つ分から、2度数えた4つの角をひきます。", f"{side}×4−4", side * 4 - 4),
    )


def _rows(side: int, deep: int) -> int:
    """A square frame of `deep` rows counted row by row; deep 0: the full square."""
    return sum(side if not deep or row < deep or row >= side - deep else 2 * deep for row in range(side))


def holds(s: Hojin, answer: Quantity) -> bool:
    """Lays square after square, row by row, until one is as told, and counts what is asked there."""
    if answer.value.denominator != 1 or answer.unit != s.unit:
        return False
    for side in range(1, 3000):
        full = _rows(side, 0) if not s.hollow else _rows(side, s.hollow) if side > 2 * s.hollow else 0
        told = {
            "side": side, "total": full + 0, "outer": _rows(side, 1) if side > 1 else 1,
            "grow": _rows(side + 1, 0) - _rows(side, 0) if s.grow or s.over else 0,
        }  # fmt: skip
        if s.over:
            fits = told["grow"] == s.over + s.short
        else:
            fits = all(told[key] == getattr(s, key) for key in told if getattr(s, key))
        if not fits:
            if side > 60 and full > 4 * max(s.total, s.outer, s.grow, s.over + s.short, s.side) ** 2:
                return False
            continue
        inner = side - 2 * (s.ring - 1) if s.ring else side
        counted = {
            "数": full + s.over, "1辺": side, "外側": told["outer"], "内側のまわり": _rows(inner, 1) if inner > 1 else 0,
            "増やす数": _rows(s.to or side + 1, 0) - _rows(side, 0),
        }  # fmt: skip
        return counted[s.asked] == answer.value
    return False


def diagram(s: Hojin) -> Figure:
    """The dots of the square; a large one is drawn smaller, and its labels say so."""
    _, side = _side(s)
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
        labels.append((place, Fraction(-4), f"{_ASKS[s.asked]} □{s.unit}"))
    return Figure(dots, tuple(labels))


def _marked(s: Hojin, row: int, column: int, shown: int) -> bool:
    """The first of the four equal groups of the ring that is asked or told: 1辺 less its last dot."""
    if s.hollow:
        deep = min(s.hollow, (shown - 1) // 2)
        return row >= shown - deep and column < shown - deep
    at = s.ring - 1 if s.ring else 0
    return (s.asked in ("外側", "内側のまわり") or s.outer > 0) and row == shown - 1 - min(at, shown // 2) and min(at, shown // 2) <= column < shown - 1 - at


def mistakes(s: Hojin) -> tuple[Mistake, ...]:
    _, side = _side(s)
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


_THINGS = (("ご石", "個"), ("おはじき", "個"), ("黒い石", "個"), ("コイン", "枚"), ("カード", "枚"), ("タイル", "枚"), ("白いご石", "個"), ("色紙", "枚"), ("生徒", "人"), ("植木ばち", "個"))  # fmt: skip


def sample(rng: random.Random, level: int) -> Hojin:
    thing, unit = rng.choice(_THINGS[2:3] + _THINGS[:2] + _THINGS[4:8])
    side = rng.randint(4, (9, 15, 24)[level - 1])
    kinds = {
        1: ("full", "outer", "grow", "total", "outer.side"),
        2: ("outer.total", "total.outer", "grow.side", "grow.total", "to", "ring", "hollow", "over.side", "over"),
        3: ("hollow", "hollow.side", "over", "over", "over.side", "ring", "total.outer", "total.grow", "grow.total"),
    }[level]
    kind = rng.choice(kinds)
    need = 2 * side + 1
    deep = rng.randint(2, max(2, (side - 1) // 2 - (side > 6)))
    over = rng.randint(1, need - 1)
    made: dict[str, dict[str, Any]] = {
        "full": {"asked": "数", "side": side},
        "outer": {"asked": "外側", "side": side},
        "grow": {"asked": "増やす数", "side": side},
        "total": {"asked": "1辺", "total": side * side},
        "outer.side": {"asked": "1辺", "outer": 4 * side - 4},
        "outer.total": {"asked": "数", "outer": 4 * side - 4},
        "total.outer": {"asked": "外側", "total": side * side},
        "total.grow": {"asked": "増やす数", "total": side * side},
        "grow.side": {"asked": "1辺", "grow": need},
        "grow.total": {"asked": "数", "grow": need},
        "to": {"asked": "増やす数", "side": side, "to": side + rng.randint(1, level)},
        "ring": {"asked": "内側のまわり", "side": side, "ring": rng.randint(2, side // 2)},
        "hollow": {"asked": "数", "side": max(side, 2 * deep + 1), "hollow": deep},
        "hollow.side": {"asked": "1辺", "total": (max(side, 2 * deep + 1) - deep) * deep * 4, "hollow": deep},
        "over": {"asked": "数", "over": over, "short": need - over},
        "over.side": {"asked": "1辺", "over": over, "short": need - over},
    }
    return Hojin(thing, unit, **made[kind])


WORDINGS = tuple(
    Wording(f"hojin-{index:02}", tuple(f"squares.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "full.thing ask.total",
            "full.first ask.total.of",
            "there ask.total",
            "lined ask.outer",
            "full.thing ask.outer",
            "made.thing ask.outer",
            "full.thing ask.grow",
            "made.first ask.grow",
            "full.total ask.side",
            "filling ask.side",
            "filling.of ask.side",
            "full.total.of ask.outer",
            "made.total ask.outer",
            "full.lay outer ask.side",
            "made.lay outer ask.total",
            "full.fill.lay outer ask.total",
            "full.lay grow ask.side",
            "made.lay grow ask.total",
            "full.thing ask.bigger",
            "there ask.bigger",
            "full.before ask.ring",
            "made.first ask.ring",
            "hollow ask.total",
            "hollow.first ask.total.of",
            "hollow.total ask.side",
            "hollow.total.thing ask.side",
            "any.tried over short ask.total",
            "any.tried over short ask.side",
            "full.total.of ask.grow",
            "any.tried over short ask.total.count",
        ),
        1,
    )
)

FAMILY = Family("hojin", "方陣算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
