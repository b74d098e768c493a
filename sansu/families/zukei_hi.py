"""図形と比: shadows, maps, similar figures, areas under one height - told in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Diagram, Figure, Shape, Table
from sansu.families.family import Family, Mistake, Taking
from sansu.families.slips import Slip, slips
from sansu.families.zukei_hi_posed import WORDINGS, facts, sample
from sansu.families.zukei_hi_steps import PLACES, Alike, Scale, Shadow, Split, Times, ZukeiHi, explain, holds
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.similar import CLAUSES
from sansu.wording import Fact, refers

_PARTICLE = re.compile(r"[がはを]|へ(?!い)|の影|の高さ|^の|で$|地面|斜面|かべ|壁")


def recognise(facts: Sequence[Fact]) -> ZukeiHi | None:
    take = Taking(facts)
    ask = take.one("ask")
    kinds = {fact.kind for fact in facts} - {"ask"}
    if ask is None:
        return None
    what = ask.text("what")
    if kinds == {"shadow"} and what in ("高さ", "影"):
        return _shadow(take, ask)
    if kinds <= {"scale", "drawn", "real"} and len(kinds) == 2:
        return _scale(take, ask)
    if "alike" in kinds:
        return _alike(take, ask)
    if not kinds and what in ("面積の倍", "体積の倍"):
        times = ask.quantity("times").value
        return Times(times, 2 if what == "面積の倍" else 3) if times > 0 and times != 1 else None
    if kinds == {"split", "split.ratio", "split.area"} and what == "三角形":
        return _split(take, ask)
    return None


def _shadow(take: Taking, ask: Fact) -> Shadow | None:
    one = take.one("shadow")
    if not take.done or one is None:
        return None
    thing, other, again = one.text("thing"), ask.text("thing"), ask.text("again")
    if not thing or not other or thing == other or (again and not refers(again, other)) or any(map(_PARTICLE.search, (thing, other))):
        return None
    asked = ask.text("what")
    given = ask.quantity("shadow" if asked == "高さ" else "height")
    unit = ask.text("unit") or given.unit
    if dimension(unit) != "length" or min(one.quantity("height").value, one.quantity("shadow").value, given.value) <= 0:
        return None
    return Shadow(thing, one.quantity("height"), one.quantity("shadow"), other, given, asked, unit)


def _scale(take: Taking, ask: Fact) -> Scale | None:
    scale, drawn, real = take.one("scale"), take.one("drawn"), take.one("real")
    if not take.done:
        return None
    ratio = None
    if scale:
        over = scale.get("over")
        ratio = 1 / over.value if isinstance(over, Quantity) and over.value else scale.quantity("scale").value if scale.get("scale") else None
        if ratio is None or ratio.numerator != 1 or ratio.denominator == 1:
            return None
    what = {"縮尺": scale, "実際": real, "地図": drawn}
    asked = ask.text("what")
    if asked not in what or what[asked] is not None or sum(one is None for one in what.values()) != 1:
        return None
    unit = ask.text("unit")
    if asked != "縮尺" and dimension(unit) != "length":
        return None
    return Scale(ratio, drawn.quantity("length") if drawn else None, real.quantity("length") if real else None, unit)


def _alike(take: Taking, ask: Fact) -> Alike | None:
    ratio, area = take.one("alike"), take.one("area")
    if not take.done or ratio is None:
        return None
    one, two = ratio.quantity("one").value, ratio.quantity("two").value
    if one.denominator != 1 or two.denominator != 1 or min(one, two) < 1 or one == two:
        return None
    if ask.text("what") == "面積の比":
        return Alike(int(one), int(two), None, "面積の比", "比") if area is None else None
    asked, unit = ask.text("which"), ask.text("unit")
    if area is None or ask.text("what") != "面積" or asked == area.text("which") or dimension(unit) != "area":
        return None
    return Alike(int(one), int(two), area.quantity("area"), asked, unit)


def _split(take: Taking, ask: Fact) -> Split | None:
    split, ratio, area = take.one("split"), take.one("split.ratio"), take.one("split.area")
    if not take.done or split is None or ratio is None or area is None:
        return None
    triangle, side, point = split.text("triangle"), split.text("side"), split.text("point")
    if not re.fullmatch("[A-Z]{3}", triangle) or not re.fullmatch("[A-Z]{2}", side) or not re.fullmatch("[A-Z]", point):
        return None
    if len(set(triangle)) != 3 or point in triangle or not set(side) < set(triangle) or len(set(side)) != 2:
        return None
    top = next(letter for letter in triangle if letter not in side)
    m, n = ratio.quantity("m").value, ratio.quantity("n").value
    one, two = ratio.text("one"), ratio.text("two")
    if m.denominator != 1 or n.denominator != 1 or min(m, n) < 1 or len(one) != 2 or len(two) != 2:
        return None
    left, right = set(one) - {point}, set(two) - {point}
    if point not in one or point not in two or len(left) != 1 or left | right != set(side):
        return None
    (a,), (b,) = left, right
    places = {frozenset(triangle): "全体", frozenset(top + a + point): "左", frozenset(top + b + point): "右"}
    names = {triangle: "全体"}
    given, asked = area.text("triangle"), ask.text("triangle")
    for name in (given, asked):
        if len(name) != 3 or frozenset(name) not in places:
            return None
        names[name] = places[frozenset(name)]
    unit = ask.text("unit") or area.quantity("area").unit
    if places[frozenset(given)] == places[frozenset(asked)] or dimension(unit) != "area":
        return None
    spelled = {"全体": triangle, "左": top + a + point, "右": top + point + b} | {place: name for name, place in names.items()}
    triangles = (spelled["全体"], spelled["左"], spelled["右"])
    return Split(triangles, (one, two), int(m), int(n), names[given], area.quantity("area"), names[asked], unit)


def line(s: ZukeiHi) -> tuple[tuple[str, str], ...]:
    match s:
        case Shadow():
            other = "影の長さ" if s.asked == "高さ" else "高さ"
            asked = "高さ" if s.asked == "高さ" else "影の長さ"
            return (
                (f"{s.thing}の高さ", written(s.height)), (f"{s.thing}の影の長さ", written(s.shadow)), (f"{s.other}の{other}", written(s.given)),
                ("求めるもの", f"{s.other}の{asked}（{s.unit}）"),
            )  # fmt: skip
        case Scale():
            out = [("縮尺", f"1/{s.scale.denominator}")] if s.scale is not None else []
            out += [("地図上の長さ", written(s.drawn))] if s.drawn else []
            out += [("実際の長さ", written(s.real))] if s.real else []
            asked = "縮尺" if s.scale is None else f"{'実際' if s.drawn else '地図上'}の長さ（{s.unit}）"
            return (*out, ("求めるもの", asked))
        case Alike():
            given = ((f"{'大きい' if s.asked == '小' else '小さい'}ほうの面積", written(s.area)),) if s.area else ()
            asked = "面積の比（比）" if s.area is None else f"{'小さい' if s.asked == '小' else '大きい'}ほうの面積（{s.unit}）"
            return (("相似な図形の辺の長さの比", f"{s.one}：{s.two}"), *given, ("求めるもの", asked))
        case Times():
            return (("長さ", f"{number(s.times)}倍にする"), ("求めるもの", f"{'面積' if s.power == 2 else '体積'}（倍）"))
    names = dict(zip(PLACES, s.triangles, strict=True))
    told = () if "全体" in (s.given, s.asked) else (("全体", f"三角形{names['全体']}"),)
    return (
        *told,
        (f"{s.parts[0]}：{s.parts[1]}", f"{s.m}：{s.n}"),
        (f"三角形{names[s.given]}の面積", written(s.area)),
        ("求めるもの", f"三角形{names[s.asked]}の面積（{s.unit}）"),
    )


def diagram(s: ZukeiHi) -> Diagram:
    zero = Fraction(0)
    match s:
        case Shadow():
            found = explain(s).answer
            tall, long = (found, s.given) if s.asked == "高さ" else (s.given, found)
            a, b, c, d = (convert(q, "m").value for q in (s.height, s.shadow, tall, long))
            right = b + max(d, b) / 4
            marks = (written(s.height), written(s.shadow), f"□{s.unit}" if s.asked == "高さ" else written(s.given), f"□{s.unit}" if s.asked == "影" else written(s.given))
            shapes = (Shape(((zero, zero), (b, zero), (zero, a))), Shape(((right, zero), (right + d, zero), (right, c))))
            places = ((zero, a / 2), (b / 2, zero), (right, c / 2), (right + d / 2, zero))
            return Figure(shapes, tuple((x, y, text) for (x, y), text in zip(places, marks, strict=True)))
        case Scale():
            drawn, real = written(s.drawn) if s.drawn else "□", written(s.real) if s.real else "□"
            scale = f"1/{s.scale.denominator}" if s.scale is not None else "□"
            asked = 0 if s.scale is None else 2 if s.drawn else 1
            return Table(("縮尺", "地図上の長さ", "実際の長さ"), ((scale, drawn, real),), ((0, asked),))
        case Alike():
            a, b = Fraction(s.one), Fraction(s.two)
            start = a + max(a, b) / 4
            shapes = (Shape(((zero, zero), (a, zero), (a / 3, a))), Shape(((start, zero), (start + b, zero), (start + b / 3, b))))
            texts = [f"{s.one}", f"{s.two}"]
            labels = [(a / 2, zero, texts[0]), (start + b / 2, zero, texts[1])]
            if s.area:
                small = (s.one < s.two) == (s.asked == "小")
                inside = (f"□{s.unit}", written(s.area)) if small else (written(s.area), f"□{s.unit}")
                labels += [(a / 3, a / 3, inside[0]), (start + b / 3, b / 3, inside[1])]
            return Figure(shapes, tuple(labels))
        case Times():
            t = s.times
            shapes = (Shape(((zero, zero), (Fraction(1), zero), (Fraction(1), Fraction(1)), (zero, Fraction(1)))), Shape(((Fraction(2), zero), (2 + t, zero), (2 + t, t), (Fraction(2), t))))
            return Figure(shapes, ((Fraction(1, 2), zero, "もとの長さ"), (2 + t / 2, zero, f"{number(t)}倍"), (2 + t / 2, t / 2, "□倍")))
    m, n = Fraction(s.m), Fraction(s.n)
    whole = m + n
    names = dict(zip(PLACES, s.triangles, strict=True))
    apex = (whole / 3, whole * 2 / 3)
    shapes = (Shape(((zero, zero), (whole, zero), apex)), Shape(((m, zero), apex), closed=False))
    where = {"全体": (whole / 3, whole * 3 / 4), "左": (m / 2, whole / 9), "右": (m + n / 2, whole / 9)}
    labels = [(m / 2, zero, f"{s.m}"), (m + n / 2, zero, f"{s.n}")]
    labels += [(*where[s.given], f"三角形{names[s.given]} {written(s.area)}"), (*where[s.asked], f"三角形{names[s.asked]} □{s.unit}")]
    return Figure(shapes, tuple(labels))


def mistakes(s: ZukeiHi) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[Slip] = []
    match s:
        case Shadow():
            a, b, given = (convert(q, s.unit).value for q in (s.height, s.shadow, s.given))
            turned = given * b / a if s.asked == "高さ" else given * a / b
            found = [
                (turned, s.unit, "高さと影の長さの割合を、逆に使っていませんか。"),
                (given + (a - b if s.asked == "高さ" else b - a), s.unit, "差が同じになるのではありません。割合が同じになります。"),
            ]
        case Scale():
            if s.scale is None:
                found = [(1 / right.value, "何分の1かで答えます。わる向きを逆にしていませんか。"), (right.value * 100, "単位をそろえましたか。1mは100cmです。")]
            else:
                found = [(right.value * 10, s.unit, "単位の直し方をたしかめましょう。1mは100cm、1kmは1000mです。"), (right.value / 10, s.unit, "単位の直し方をたしかめましょう。1mは100cm、1kmは1000mです。"), (right.value * 100, s.unit, "単位をそろえましたか。1mは100cmです。")]
        case Alike():
            side = Fraction(s.one, s.two)
            if s.area is None:
                found = [(side, "比", "辺の長さの比のままです。面積の比は、2回かけた比になります。"), (1 / right.value, "比", "比の順番が逆になっていませんか。")]
            else:
                area = convert(s.area, s.unit).value
                low = min(side, 1 / side)
                rate = low if s.asked == "小" else 1 / low
                found = [(area * rate, s.unit, "辺の長さの比のまま計算していませんか。面積の比は、2回かけた比になります。"), (area / rate / rate, s.unit, "大きいほうと小さいほうを逆にしていませんか。")]
        case Times():
            word = "面積は2回" if s.power == 2 else "体積は3回"
            found = [(s.times, "倍", f"長さの倍のままです。{word}かけた倍になります。"), (s.times * s.power, "倍", f"たし合わせていませんか。{word}かけた倍になります。"), (s.times ** (5 - s.power), "倍", f"{word}かけた倍になります。何回かけましたか。")]
        case Split():
            area = convert(s.area, s.unit).value
            m, n = Fraction(s.m), Fraction(s.n)
            parts = dict(zip(PLACES, (m + n, m, n), strict=True))
            given, asked = parts[s.given], parts[s.asked]
            found = [
                (area * given / asked, s.unit, "比を逆に使っていませんか。どちらが大きいですか。"),
                (area * asked * asked / given / given, s.unit, "高さが同じ三角形では、面積の比は底辺の比と同じです。2回かける必要はありません。"),
                (area * m / n, s.unit, "底辺全体は、比の2つの数の和にあたります。"),
                (area * n / m, s.unit, "底辺全体は、比の2つの数の和にあたります。"),
            ]
    return slips(right, found)


FAMILY = Family(
    "zukei_hi", "図形と比", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
