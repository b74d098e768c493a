"""植木算: gaps and posts.  The number of gaps is length ÷ interval; the ends decide how many posts that makes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import NumberLine, Tick
from sansu.families import ueki_gaps as gaps
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.ueki_gaps import Gaps
from sansu.quantity import DIMENSIONS, Quantity, convert, dimension, number, written
from sansu.reading.gaps import CLAUSES as GAPS
from sansu.reading.spacing import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

_NO_COUNTERS = ("円", "ドル", "日", "年", "才", "倍", "%", "割", "人", "回", "時刻", "点")
# how the ends are planted -> posts beyond the number of gaps
_EXTRA = {"両はし": 1, "片はし": 0, "なし": -1, "輪": 0, "間": -1}
_SAYS = {
    "両はし": "両はしにも{植}ので、{物}の数は間の数より1多くなります。",
    "片はし": "片方のはしにだけ{植}ので、{物}の数は間の数と同じです。",
    "間": "両はしには別のものがあるので、{物}の数は間の数より1少なくなります。",
    "なし": "両はしには植えないので、{物}の数は間の数より1少なくなります。",
    "輪": "まわりを1周するので、{物}の数は間の数と同じです。",
}


@dataclass(frozen=True)
class Ueki:
    """Exactly one of length, interval and count is None: it is asked."""

    length: Quantity | None  # of a line or loop; ends 間: between two things that stand there already
    interval: Quantity | None
    count: Quantity | None
    ends: str  # 両はし, 片はし, なし, 輪
    sides: str  # 片側, 両側, or "" where the text is silent (one side)
    thing: str
    place: str
    unit: str  # of the answer


def recognise(facts: Sequence[Fact]) -> Ueki | None:
    take = Taking(facts)
    span, interval, ends, sides = take.one("span"), take.one("interval"), take.one("ends"), take.one("sides")
    planted, ask = take.one("set"), take.one("ask")
    if not take.done or ask is None or planted is None:
        return None
    count = planted.get("count")
    given = {"道の長さ": span is not None and span.get("length"), "植える間かく": interval, "植える数": count}
    what = ask.text("what")
    if what not in given or given.pop(what) or not all(given.values()):
        return None
    shape = span.text("shape") if span else ""
    loop = shape == "輪"
    where = "輪" if loop else "なし" if shape == "間" else ends.text("where") if ends else ""
    if where not in _EXTRA or (loop and (ends or sides)) or (shape == "間" and (ends or sides)):
        return None  # a line whose ends the text does not settle has no one answer
    if count is None and (dimension(ask.text("unit")) in DIMENSIONS or ask.text("unit") in _NO_COUNTERS):
        return None
    thing = planted.text("thing")
    mentions = [ask.text("thing"), interval.text("thing") if interval else "", interval.text("other") if interval else ""]
    place = span.text("place") if span else ask.text("place")
    if span and ask.text("place") and not refers(ask.text("place"), place):
        return None
    if shape == "線" and re.search("池|湖|公園|広場|土地|島", place):
        return None  # what has no ends
    if shape == "間" and (refers(thing, place) or refers(place, thing)):
        return None  # trees between two trees: whether those two are counted is open
    if not all(refers(mention, thing) for mention in mentions) or re.search("と.|間隔|間かく", thing + "。" + place):
        return None  # 桜といちょう: which of them is counted is open
    return Ueki(
        span.quantity("length") if span and span.get("length") else None,
        interval.quantity("each") if interval else None,
        count if isinstance(count, Quantity) else None,
        "間" if shape == "間" else where,
        sides.text("sides") if sides else "",
        thing,
        place,
        ask.text("unit"),
    )


def facts(s: Ueki) -> tuple[Fact, ...]:
    shape = s.ends if s.ends in ("輪", "間") else "線"
    out = [Fact.of("span", length=s.length, place=s.place, shape=shape)] if s.length else []
    out += [Fact.of("span", place=s.place, shape=shape)] if shape == "輪" and not s.length else []
    out += [Fact.of("interval", each=s.interval)] if s.interval else []
    out += [Fact.of("ends", where=s.ends)] if s.ends not in ("輪", "間") else []
    out += [Fact.of("sides", sides=s.sides)] if s.sides else []
    out.append(Fact.of("set", thing=s.thing, count=s.count) if s.count else Fact.of("set", thing=s.thing))
    out.append(_ask(s))
    return tuple(out)


def _ask(s: Ueki) -> Fact:
    if s.count is None:
        return Fact.of("ask", what="植える数", thing=s.thing, unit=s.unit)
    if s.interval is None:
        return Fact.of("ask", what="植える間かく", unit=s.unit)
    return Fact.of("ask", what="道の長さ", place=s.place, unit=s.unit)


def _distance(s: Ueki) -> str:
    if s.ends == "間":
        return f"2つの{s.place}の間の長さ"
    return "1周の長さ" if s.ends == "輪" else f"{s.place}の長さ"


def line(s: Ueki) -> tuple[tuple[str, str], ...]:
    given = [(_distance(s), s.length), ("間かく", s.interval), (f"{s.thing}の数", s.count)]
    out = [(role, written(q)) for role, q in given if q]
    out.append(("植え方", {"両はし": "両はしにも植える", "なし": "両はしには植えない", "片はし": "片方のはしだけ植える", "輪": "まわりに1周", "間": "両はしにある2つのものの間に植える"}[s.ends]))
    out += [("両側", "2列")] if s.sides == "両側" else []
    asked = f"{s.thing}の数" if s.count is None else "間かく" if s.interval is None else _distance(s)
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def explain(s: Ueki) -> Solution:
    if s.count is None:
        return _explain_count(s)
    return _explain_distance(s)


def _explain_count(s: Ueki) -> Solution:
    assert s.length and s.interval
    every = convert(s.interval, s.length.unit)
    steps: list[Step] = []
    if s.interval.unit != every.unit:
        steps.append(_unit_step(s.interval, every))
    gaps = s.length.value / every.value if every.value else Fraction(0)
    if gaps.denominator != 1 or gaps < 1:
        raise Impossible(f"{written(s.length)}は{written(every)}ずつにちょうど分けられません。")
    steps.append(Step("間の数を求めます。", f"{number(s.length.value)}÷{number(every.value)}", Quantity(gaps, "つ"), hint="木と木の間のような、間の数はいくつになりますか。"))
    count, extra = gaps, _EXTRA[s.ends]
    say = _SAYS[s.ends].replace("{植}", "植える").replace("{物}", s.thing)
    if extra:
        count += extra
        steps.append(Step(say, f"{number(gaps)}{'＋' if extra > 0 else '−'}1", Quantity(count, s.unit), hint=_HINT))
    else:
        steps.append(Step(say, f"{number(gaps)}×1", Quantity(count, s.unit), hint=_HINT))
    one_row = number(count)
    if s.sides == "両側":
        steps.append(Step("道の両側に植えるので、2倍します。", f"{one_row}×2", Quantity(count * 2, s.unit)))
        count *= 2
    if count <= 0:
        raise Impossible(f"{s.thing}を植えるところがありません。")
    back = {1: f"({one_row}−1)×{number(every.value)}", -1: f"({one_row}＋1)×{number(every.value)}"}.get(
        extra, f"{one_row}×{number(every.value)}"
    )
    check = Step(f"間の数と間かくから、{_distance(s)}にもどします。", back, s.length)
    return Solution(tuple(steps), check, Quantity(count, s.unit))


_HINT = "はしに植えるかどうかで、間の数と本数はどうちがいますか。"


def _unit_step(given: Quantity, converted: Quantity, what: str = "間かく") -> Step:
    factor = converted.value / given.value
    operation = f"×{number(factor)}" if factor >= 1 else f"÷{number(1 / factor)}"
    return Step(f"{what}の単位を{converted.unit}にそろえます。", f"{number(given.value)}{operation}", converted)


def _explain_distance(s: Ueki) -> Solution:
    assert s.count
    steps: list[Step] = []
    row, extra = s.count.value, _EXTRA[s.ends]
    if s.sides == "両側":
        row /= 2
        steps.append(Step("道の両側に植えてあるので、片側の数を求めます。", f"{number(s.count.value)}÷2", Quantity(row, s.count.unit)))
    gaps = row - extra
    if row.denominator != 1 or gaps <= 0:
        raise Impossible(f"{s.thing}が{written(s.count)}では、間の数が決まりません。")
    says = {1: f"両はしにも植えるので、間の数は{s.thing}の数より1少なくなります。", -1: f"両はしには植えていないので、間の数は{s.thing}の数より1多くなります。"}
    say = says.get(extra, f"間の数は{s.thing}の数と同じです。")
    operation = {1: "−1", -1: "＋1"}.get(extra, "×1")
    steps.append(Step(say, f"{number(row)}{operation}", Quantity(gaps, "つ"), hint="間の数は、植えた数からどう求められますか。"))
    if s.length:
        found = Quantity(s.length.value / gaps, s.length.unit)
        steps.append(Step("長さを間の数で分けます。", f"{number(s.length.value)}÷{number(gaps)}", found))
        check = Step(f"間かくと間の数から、{_distance(s)}にもどします。", f"{number(found.value)}×{number(gaps)}", s.length)
    else:
        assert s.interval
        found = Quantity(s.interval.value * gaps, s.interval.unit)
        steps.append(Step("間かくと間の数をかけます。", f"{number(s.interval.value)}×{number(gaps)}", found))
        check = Step("長さを間の数で分けて、間かくにもどします。", f"{number(found.value)}÷{number(gaps)}", s.interval)
    if s.unit != found.unit and dimension(s.unit) == "length":
        converted = convert(found, s.unit)
        steps.append(_unit_step(found, converted, "答え"))
        found = converted
    return Solution(tuple(steps), check, found)


def holds(s: Ueki, answer: Quantity) -> bool:
    """Sets the posts one by one along the line and counts them."""
    try:
        length = convert(s.length or answer, "m").value
        every = convert(s.interval or answer, "m").value
    except ValueError:
        return False
    count = (s.count or answer).value
    if every <= 0 or length / every > 100_000:
        return False
    posts, at = 0, Fraction(0)
    while at <= length:
        first, last = at == 0, at == length
        if s.ends == "両はし" or (s.ends in ("片はし", "輪") and not last) or (s.ends in ("なし", "間") and not first and not last):
            posts += 1
        at += every
    return at - every == length and posts * (2 if s.sides == "両側" else 1) == count


def _gaps(s: Ueki) -> int:
    """How many intervals there are on one side of the way."""
    if s.count:
        return int(s.count.value / (2 if s.sides == "両側" else 1) - _EXTRA[s.ends])
    assert s.length and s.interval
    return int(s.length.value / convert(s.interval, s.length.unit).value)


def diagram(s: Ueki) -> NumberLine:
    """The posts along the way; of many the first three and the last two."""
    gaps = _gaps(s)
    shown = list(range(gaps + 1)) if gaps <= 6 else [0, 1, 2, gaps - 1, gaps]
    place = {post: Fraction(index + (index > 2 and gaps > 6)) for index, post in enumerate(shown)}
    bare = {"両はし": set(), "片はし": {gaps}, "なし": {0, gaps}, "間": {0, gaps}, "輪": set()}[s.ends]
    ticks = tuple(Tick(place[post], "" if post in bare else s.thing) for post in shown)
    whole = written(s.length) if s.length else f"□{s.unit}"
    every = written(s.interval) if s.interval else f"□{s.unit}"
    spans = ((ticks[0].at, ticks[-1].at, whole), (ticks[0].at, ticks[1].at, every))
    return NumberLine(ticks, spans, loop=s.ends == "輪")


def mistakes(s: Ueki) -> tuple[Mistake, ...]:
    gaps, sides, right = _gaps(s), 2 if s.sides == "両側" else 1, explain(s).answer
    if s.count is None:
        found = [
            (gaps * sides, "間の数で答えていませんか。木などの数は、はしに植えるかどうかで変わります。"),
            (gaps + _EXTRA[s.ends], "道の両側に植えることをわすれていませんか。"),
            ((gaps + 1) * sides, "両はしに植えたときの数になっています。問題では、はしはどうなっていますか。"),
            (gaps * sides + _EXTRA[s.ends], "2倍してから1をたしたりひいたりしていませんか。片側の数を先に求めましょう。"),
        ]
        values = [(Fraction(value), thought) for value, thought in found]
    else:
        row = s.count.value / sides
        wrong = [(row, "間の数ではなく、植えた数のままで計算していませんか。"), (s.count.value, "片側の数に直さずに計算していませんか。")]
        whole = s.length.value if s.length else s.interval.value if s.interval else Fraction(0)
        unit = (s.length or s.interval or right).unit
        values = [
            (convert(Quantity(whole / n if s.length else whole * n, unit), right.unit).value, thought) for n, thought in wrong
        ]
    kept: dict[Fraction, str] = {}
    for value, thought in values:
        if value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_THINGS = ("桜の木", "いちょうの木", "木", "つつじ", "けやき", "花", "松の木", "なえ木", "もみじの木", "ひまわり", "バラ", "梅の木")


def sample(rng: random.Random, level: int) -> Ueki:
    ends = rng.choice(["両はし", "両はし", "なし", "輪"] + ["片はし", "間"] * (level > 1))
    sides = "" if ends in ("輪", "間") else rng.choice(["", "", "片側", "両側"] if level > 1 else ["", "", "片側"])
    gaps = rng.randint(4, 12 * level * level)
    if sides == "両側" and ends == "なし":
        gaps = max(gaps, 3)
    every = Fraction(rng.choice([2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 18, 20, 25, 30, 35, 40][: 7 + 3 * level]))
    if level == 3 and rng.random() < 0.3:
        every += Fraction(1, 2)
        gaps += gaps % 2
    length = Quantity(every * gaps, "m")
    interval = Quantity(every, "m")
    if level == 3 and every.denominator == 2 and rng.random() < 0.5:
        interval = convert(interval, "cm")
    count = Quantity(Fraction((gaps + _EXTRA[ends]) * (2 if sides == "両側" else 1)), "本")
    asked = rng.choice(["数", "数", "間かく", "長さ"]) if level > 1 and interval.unit == "m" and ends != "間" else "数"
    place = rng.choice(["電柱", "街灯", "門柱", "旗ざお"] if ends == "間" else ["池", "公園", "花だん", "広場"] if ends == "輪" else ["道", "道路", "遊歩道", "通り", "ていぼう"])
    thing = rng.choice(_THINGS)
    return Ueki(
        None if asked == "長さ" else length,
        None if asked == "間かく" else interval,
        None if asked == "数" else count,
        ends,
        sides,
        thing,
        place,
        "本" if asked == "数" else "cm" if level == 3 and asked == "間かく" and rng.random() < 0.3 else "m",
    )


WORDINGS = tuple(
    Wording(f"ueki-{index:02}", tuple(f"spacing.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "span end.to.end every plant.when ask.count",
            "span end.to.end plant gap ask.count",
            "span.is end.to.end every plant ask.count",
            "span.road every plant ends.too ask.count",
            "span every plant ends.too ask.count",
            "span.is ends.not every plant.when ask.count",
            "span.road every plant ends.not ask.count",
            "span.is every plant ends.only.one ask.count",
            "span every plant ends.only.one ask.count.set",
            "span.of both.sides.bare end.to.end every plant ask.count",
            "span.is both.sides every plant ends.not ask.count",
            "span.of one.side.bare end.to.end every plant ask.count",
            "loop every plant.when ask.count",
            "loop.round every plant ask.count",
            "loop.is every plant ask.count",
            "loop plant gap ask.count.set",
            "span end.to.end equally.counted ask.interval",
            "span.of one.side.bare end.to.end equally.counted ask.interval.every",
            "span.of both.sides.bare end.to.end equally.counted ask.interval",
            "loop equally.counted ask.interval",
            "span.apart every plant ask.count",
            "loop.place every came ask.loop",
            "loop.place every counted ask.loop",
            "loop.place every counted.after ask.loop",
            "end.to.end every counted.after ask.length",
            "span.is ends.not equally.counted ask.interval",
            "end.to.end every counted ask.length",
            "every counted ends.not ask.length",
            "both.sides every counted ends.too ask.length",
            "every counted ends.only.one ask.length",
        ),
        1,
    )
)

ALL = (*WORDINGS, *(Wording(f"ueki-{index}", tuple(keys.split())) for index, keys in enumerate(gaps.WORDINGS, len(WORDINGS) + 1)))

FAMILY: Family[Ueki | Gaps] = Family(
    "ueki",
    "植木算",
    (*CLAUSES, *GAPS),
    ALL,
    lambda told: recognise(told) or gaps.recognise(told),
    lambda s: facts(s) if isinstance(s, Ueki) else gaps.facts(s),
    lambda s: explain(s) if isinstance(s, Ueki) else gaps.explain(s),
    lambda s, answer: holds(s, answer) if isinstance(s, Ueki) else gaps.holds(s, answer),
    lambda s: line(s) if isinstance(s, Ueki) else gaps.line(s),
    lambda rng, level: sample(rng, level) if rng.random() < 0.6 else gaps.sample(rng, level),
    lambda s: diagram(s) if isinstance(s, Ueki) else gaps.diagram(s),
    lambda s: mistakes(s) if isinstance(s, Ueki) else gaps.mistakes(s),
)
