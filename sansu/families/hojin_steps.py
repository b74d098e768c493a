"""How 方陣算 is explained: first the side, then what is asked."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from sansu.families.family import Impossible
from sansu.families.hojin_told import Hojin
from sansu.quantity import Quantity
from sansu.solution import Solution, Step


def found_side(s: Hojin) -> tuple[list[Step], int]:
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
    steps, side = found_side(s)

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
