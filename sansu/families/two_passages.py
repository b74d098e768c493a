"""通過算 with one train passing two places at one speed: the differences (or sums) of time and distance give the speed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion, unit_name
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

_METRES = {"length": "m", "speed": "m/秒", "time": "秒"}


@dataclass(frozen=True)
class Passage:
    """What is passed, how (橋: place + train, 電柱: the train, かくれる: place − train), its length and the time."""

    how: str
    thing: str
    span: Quantity | None
    time: Quantity


@dataclass(frozen=True)
class TwoPassages:
    """asked: 速さ, 長さ (of the train) or 場所 (the length of the place, not given anywhere)."""

    train: str
    length: Quantity | None
    first: Passage
    second: Passage
    asked: str
    unit: str


def settle(train: str, length: Quantity | None, passages: tuple[Passage, Passage], ask: Fact) -> TwoPassages | None:
    """The situation, where the two passages and what is given settle what is asked."""
    what, about = ask.text("what"), ask.text("name")
    first, second = passages
    if dimension(ask.text("unit")) != {"長さ": "length", "速さ": "speed"}.get(what) or not about:
        return None
    if what == "速さ" and refers(about, train):
        asked = "速さ"
    elif refers(about, train):
        asked = "長さ"
    elif any(p.span is None and p.how != "電柱" and refers(about, p.thing) for p in passages):
        asked = "場所"
    else:
        return None
    s = TwoPassages(train, length, first, second, asked, ask.text("unit"))
    return s if _kind(s) else None


def _kind(s: TwoPassages) -> str:
    """差: two lengths of places; 和: in and hidden in one known place; 2倍: the same with the train known; 電柱: a pole first."""
    hows = {s.first.how, s.second.how}
    spans = [p.span for p in (s.first, s.second) if p.how != "電柱"]
    one_place = len(spans) == 2 and (s.first.thing == s.second.thing or not s.second.thing)
    if s.length is None and s.asked in ("速さ", "長さ"):
        if hows in ({"橋"}, {"橋", "電柱"}) and all(spans) and "橋" in hows:
            return "差"
        if hows == {"橋", "かくれる"} and one_place and spans[0] and (spans[1] is None or spans[1] == spans[0]):
            return "和"
    if s.length is not None and s.asked in ("速さ", "場所") and not any(spans):
        if hows == {"橋", "かくれる"} and one_place:
            return "2倍"
        if hows == {"橋", "電柱"} and s.asked == "場所":
            return "電柱"
    return ""


def facts(s: TwoPassages) -> tuple[Fact, ...]:
    train: dict[str, str | Quantity] = {"name": s.train}
    if s.length:
        train["length"] = s.length
    out = [Fact.of("train" if s.length else "subject", **train)]
    for p in (s.first, s.second):
        roles: dict[str, str | Quantity] = {"how": p.how, "time": p.time}
        if p.thing:
            roles["thing"] = p.thing
        if p.span:
            roles["span"] = p.span
        out.append(Fact.of("pass", **roles))
    name = s.train if s.asked != "場所" else next(p.thing for p in (s.first, s.second) if p.how != "電柱")
    return (*out, Fact.of("ask", what="速さ" if s.asked == "速さ" else "長さ", name=name, unit=s.unit))


def _names(s: TwoPassages) -> tuple[str, str]:
    """What the two places are called: 1つ目の鉄橋 and 2つ目の鉄橋 where one word would mean both."""
    first, second = s.first.thing, s.second.thing or s.first.thing
    if first == second and _kind(s) == "差":
        return f"1つ目の{first}", f"2つ目の{second}"
    return first, second


_DOES = {"橋": "通りきる", "電柱": "通り過ぎる", "かくれる": "完全にかくれている"}


def line(s: TwoPassages) -> tuple[tuple[str, str], ...]:
    a, b = _names(s)
    p, q = s.first, s.second
    out = [("場面", f"{s.train}が同じ速さで{a}と{b}を通る" if a != b else f"{s.train}が{a}を通る")]
    out += [(f"{s.train}の長さ", written(s.length))] if s.length else []
    for name, passage in ((a, p), (b, q)):
        if passage.span and (a != b or passage is p):
            out.append((f"{name}の長さ", written(passage.span)))
        out.append(
            (f"{name}{'に' if passage.how == 'かくれる' else 'を'}{_DOES[passage.how]}時間", written(passage.time))
        )
    place = a if p.how != "電柱" else b
    asked = {"速さ": f"{s.train}の速さ", "長さ": f"{s.train}の長さ", "場所": f"{place}の長さ"}[s.asked]
    return (*out, ("求めるもの", f"{asked}（{unit_name(s.unit)}）"))


def explain(s: TwoPassages) -> Solution:
    steps: list[Step] = []
    n, kind = number, _kind(s)
    a, b = _names(s)

    def bring(what: str, given: Quantity | None) -> Fraction:
        if given is None:
            return Fraction(0)
        converted, extra = conversion(what, given, _METRES[dimension(given.unit)])
        steps.extend(extra)
        return converted.value

    def step(say: str, expression: str, value: Fraction, unit: str) -> Fraction:
        if value <= 0:
            raise Impossible("長さや速さが0以下になり、条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, unit)))
        return value

    length = bring(f"{s.train}の長さ", s.length)
    span_1, time_1 = bring(f"{a}の長さ", s.first.span), bring(f"{a}の時間", s.first.time)
    span_2, time_2 = bring(f"{b}の長さ", s.second.span if a != b else None), bring(f"{b}の時間", s.second.time)
    far, near = ((span_1, time_1), (span_2, time_2)) if time_1 > time_2 else ((span_2, time_2), (span_1, time_1))
    if kind == "電柱":
        pole, bridge = (time_1, time_2) if s.first.how == "電柱" else (time_2, time_1)
        place = b if s.first.how == "電柱" else a
        other = a if s.first.how == "電柱" else b
        rate = step(
            f"{other}を通り過ぎる間に、{s.train}は自分の長さだけ進みます。速さを求めます。",
            f"{n(length)}÷{n(pole)}",
            length / pole,
            "m/秒",
        )
        gone = step(f"{place}を通りきる間に進む道のりを求めます。", f"{n(rate)}×{n(bridge)}", rate * bridge, "m")
        answer = step(f"そこから{s.train}の長さをひきます。", f"{n(gone)}−{n(length)}", gone - length, "m")
        check = Step("2つの長さの和から、進む道のりにもどします。", f"{n(answer)}＋{n(length)}", Quantity(gone, "m"))
        return _solution(s, steps, check, Quantity(answer, "m"))
    if kind == "差":
        longer = step("時間の差を求めます。", f"{n(far[1])}−{n(near[1])}", far[1] - near[1], "秒")
        if near[0]:
            more = step("進む道のりの差は、長さの差です。", f"{n(far[0])}−{n(near[0])}", far[0] - near[0], "m")
        else:
            more = far[0]
        say = (
            "道のりの差を時間の差でわって、速さを求めます。"
            if near[0]
            else f"時間の差は、{a if far[0] == span_1 else b}の長さを進む時間です。速さを求めます。"
        )
        rate = step(say, f"{n(more)}÷{n(longer)}", more / longer, "m/秒")
    elif kind == "和":
        both = step("時間の和を求めます。", f"{n(time_1)}＋{n(time_2)}", time_1 + time_2, "秒")
        twice = step(f"進む道のりの和は、{a}の長さの2つ分です。", f"{n(span_1)}×2", span_1 * 2, "m")
        rate = step("道のりの和を時間の和でわって、速さを求めます。", f"{n(twice)}÷{n(both)}", twice / both, "m/秒")
    else:
        longer = step("時間の差を求めます。", f"{n(far[1])}−{n(near[1])}", far[1] - near[1], "秒")
        twice = step(f"進む道のりの差は、{s.train}の長さの2つ分です。", f"{n(length)}×2", length * 2, "m")
        rate = step("道のりの差を時間の差でわって、速さを求めます。", f"{n(twice)}÷{n(longer)}", twice / longer, "m/秒")
    if s.asked == "速さ":
        if kind == "差":
            check = Step(
                "速さに時間の差をかけて、道のりの差にもどします。",
                f"{n(rate)}×{n(far[1] - near[1])}",
                Quantity(far[0] - near[0], "m"),
            )
        elif kind == "和":
            check = Step(
                "速さに時間の和をかけて、道のりの和にもどします。",
                f"{n(rate)}×{n(time_1 + time_2)}",
                Quantity(span_1 * 2, "m"),
            )
        else:
            check = Step(
                "速さに時間の差をかけて、道のりの差にもどします。",
                f"{n(rate)}×{n(far[1] - near[1])}",
                Quantity(length * 2, "m"),
            )
        return _solution(s, steps, check, Quantity(rate, "m/秒"))
    whole = s.first if s.first.how == "橋" else s.second  # where place + train are gone
    time = time_1 if whole is s.first else time_2
    name = a if whole is s.first else b
    span = span_1 if whole is s.first or a == b else span_2
    if s.asked == "長さ" and kind == "差" and not near[0]:
        pole_name = a if s.first.how == "電柱" else b
        answer = step(
            f"{pole_name}を通り過ぎる間に、{s.train}は自分の長さだけ進みます。",
            f"{n(rate)}×{n(near[1])}",
            rate * near[1],
            "m",
        )
        check = Step(
            "長さの和を速さでわって、時間にもどします。",
            f"({n(far[0])}＋{n(answer)})÷{n(rate)}",
            Quantity(far[1], "秒"),
        )
        return _solution(s, steps, check, Quantity(answer, "m"))
    gone = step(f"{name}を通りきる間に進む道のりを求めます。", f"{n(rate)}×{n(time)}", rate * time, "m")
    known, known_name = (span, name) if s.asked == "長さ" else (length, s.train)
    answer = step(f"そこから{known_name}の長さをひきます。", f"{n(gone)}−{n(known)}", gone - known, "m")
    check = Step("2つの長さの和から、進む道のりにもどします。", f"{n(known)}＋{n(answer)}", Quantity(gone, "m"))
    return _solution(s, steps, check, Quantity(answer, "m"))


def _solution(s: TwoPassages, steps: list[Step], check: Step, answer: Quantity) -> Solution:
    found, extra = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    return Solution((*steps, *extra), check, found)


def holds(s: TwoPassages, answer: Quantity) -> bool:
    """Both passages, each written as speed × time = place ± train, must leave one speed, length and place."""
    try:
        times = [convert(p.time, "秒").value for p in (s.first, s.second)]
        given = [convert(p.span, "m").value if p.span else None for p in (s.first, s.second)]
        found = convert(answer, "m/秒" if s.asked == "速さ" else "m").value
    except ValueError:
        return False
    spans = [Fraction(0) if p.how == "電柱" else x for p, x in zip((s.first, s.second), given, strict=True)]
    if s.asked == "場所":
        spans = [found if x is None else x for x in spans]
    elif s.first.thing == s.second.thing or not s.second.thing:
        spans = [spans[0] if x is None else x for x in spans]
    length = convert(s.length, "m").value if s.length else found if s.asked == "長さ" else None
    signs = [-1 if p.how == "かくれる" else 1 for p in (s.first, s.second)]
    if s.asked == "速さ":
        lengths = [sign * (found * t - x) for sign, t, x in zip(signs, times, spans, strict=True) if x is not None]
        if length is not None:  # the place is not known: it must be the same both times
            places = {found * t - sign * length for sign, t in zip(signs, times, strict=True)}
            return len(places) == 1 and min(places) > 0
        return len(set(lengths)) == 1 and lengths[0] > 0
    if length is None or any(x is None for x in spans):
        return False
    speeds = {((x or 0) + sign * length) / t for sign, t, x in zip(signs, times, spans, strict=True)}
    return len(speeds) == 1 and min(speeds) > 0 and length > 0


def lengths(s: TwoPassages) -> tuple[Fraction, tuple[Fraction, Fraction]]:
    """The train's length and those of the two places in m (0 for a pole), from the speed that both passages settle."""
    answer = explain(s).answer
    times = [convert(p.time, "秒").value for p in (s.first, s.second)]
    signs = [{"電柱": 0, "かくれる": -1}.get(p.how, 1) for p in (s.first, s.second)]
    given = [convert(p.span, "m").value if p.span else None for p in (s.first, s.second)]
    known = next((one for one in given if one is not None), convert(answer, "m").value if s.asked == "場所" else None)
    spans = [Fraction(0) if sign == 0 else one if one is not None else known for sign, one in zip(signs, given, strict=True)]
    train = convert(s.length, "m").value if s.length else convert(answer, "m").value if s.asked == "長さ" else None
    if train is None:
        rate = convert(answer, "m/秒").value
        train = abs(rate * times[0] - (spans[0] or 0))
    if any(one is None for one in spans):  # the speed is asked and the place is nowhere told
        rate = convert(answer, "m/秒").value
        spans = [rate * time - sign * train for time, sign in zip(times, signs, strict=True)]
    first, second = (one or Fraction(0) for one in spans)
    return train, (first, second)


def sample(rng: random.Random, trains: tuple[str, ...], poles: tuple[str, ...]) -> TwoPassages:
    """Two bridges, a pole and a bridge, or a tunnel entered and hidden in."""
    while True:
        speed = Fraction(rng.choice([12, 14, 15, 16, 18, 20, 22, 24, 25, 30]))
        length = Fraction(rng.choice(range(60, 320, 10)))
        one, two = Fraction(rng.choice(range(200, 900, 10))), Fraction(rng.choice(range(300, 1500, 10)))
        kind = rng.choice(["差", "差", "差", "和", "2倍", "電柱"])
        train, pole = rng.choice(trains), rng.choice(poles)
        if kind == "差" and rng.random() < 0.4:
            plan = [("電柱", pole, Fraction(0), length), ("橋", "鉄橋", one, one + length)]
        elif kind == "差":
            names = rng.choice([("鉄橋", "トンネル"), ("鉄橋", "鉄橋"), ("トンネル", "鉄橋"), ("橋", "トンネル")])
            plan = [("橋", names[0], one, one + length), ("橋", names[1], two, two + length)]
        elif kind == "電柱":
            plan = [("電柱", pole, Fraction(0), length), ("橋", rng.choice(["鉄橋", "トンネル"]), one, one + length)]
        else:
            plan = [("橋", "トンネル", two, two + length), ("かくれる", "", two, two - length)]
        times = [gone / speed for *_, gone in plan]
        if any(t.denominator != 1 or t <= 0 for t in times) or times[0] == times[1]:
            continue
        hidden = kind in ("2倍", "電柱")
        asked = {
            "差": rng.choice(["速さ", "長さ"]),
            "和": rng.choice(["速さ", "長さ"]),
            "2倍": rng.choice(["速さ", "場所"]),
            "電柱": "場所",
        }[kind]
        passages = [
            Passage(
                how, thing, None if hidden or how == "電柱" or not thing else Quantity(span, "m"), Quantity(time, "秒")
            )
            for (how, thing, span, _), time in zip(plan, times, strict=True)
        ]
        unit = "m/秒" if asked == "速さ" else "m"
        return TwoPassages(train, Quantity(length, "m") if hidden else None, passages[0], passages[1], asked, unit)
