"""速さ: the three uses with their units, several stretches, there and back, and the average of it all."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.diagram import Areas, Rectangle, Table
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Mistake, Wording
from sansu.families.hayasa_posed import facts
from sansu.families.hayasa_posed import sample as draw
from sansu.families.hayasa_steps import explain, parts, told_stretches
from sansu.families.hayasa_told import Hayasa, Stretch, recognise
from sansu.quantity import SPEED, Quantity, convert, number, written
from sansu.reading import speeds, speeds_open

_LABELS = {"往復": ("行き", "帰り"), "半分": ("前半", "後半")}


def line(s: Hayasa) -> tuple[tuple[str, str], ...]:
    if s.shape == "換算":
        assert s.stretches[0].speed
        return (("速さ", written(s.stretches[0].speed)), ("求めるもの", f"単位をかえた速さ（{unit_name(s.unit)}）"))
    out = [("進み方", {"一本": "同じ速さ", "もう一度": "同じ速さ", "続き": "つぎつぎに", "往復": "往復", "半分": "半分ずつ"}[s.shape])]
    out += [("人や乗り物", s.who)] if s.who else []
    out += [("出発の時刻", written(s.start))] if s.start else []
    out += [("片道の道のり" if s.shape == "往復" else "全体の道のり", written(s.way))] if s.way else []
    names = _LABELS.get(s.shape) or ([f"{i}つ目" for i in range(1, len(s.stretches) + 1)] if s.shape == "続き" else [""])
    for name, one in zip(names, s.stretches, strict=True):
        of = f"{name}の" if name else ""
        out += [(f"{of}{role}", written(q)) for role, q in (("速さ", one.speed), ("時間", one.time), ("道のり", one.length)) if q]
    if s.again:
        out += [(f"あとの{role}", written(q)) for role, q in (("時間", s.again.time), ("道のり", s.again.length)) if q]
    asked = {"": s.asked, "帰り": "同じ時間で帰る速さ", "2人": "同じ時間で着く速さ"}[s.back]
    if s.asked == "時間" and s.shape == "往復":
        asked = "往復の時間"
    return (*out, ("求めるもの", f"{asked}（{unit_name(s.unit)}）"))


def _metres(q: Quantity) -> Fraction:
    return convert(q, "m").value


def _minutes(q: Quantity) -> Fraction:
    return convert(q, "分").value


def _run(one: Stretch) -> tuple[Fraction, Fraction]:
    """(metres, minutes) of a stretch of which two amounts are known."""
    if one.length and one.time:
        return _metres(one.length), _minutes(one.time)
    assert one.speed
    pace = one.speed.value * SPEED[one.speed.unit]
    if one.length:
        return _metres(one.length), _metres(one.length) / pace
    assert one.time
    return pace * _minutes(one.time), _minutes(one.time)


def _runs(s: Hayasa) -> list[tuple[Fraction, Fraction]]:
    """(metres, minutes) of all stretches; of an unknown way one that both speeds divide."""
    stretches = told_stretches(s)
    if s.shape in ("往復", "半分") and not s.way:
        some = Quantity(Fraction(3600), "m")
        stretches = tuple(Stretch(one.speed, None, some) for one in stretches)
    return [_run(one) for one in stretches]


def holds(s: Hayasa, answer: Quantity) -> bool:
    """Goes the way in metres and minutes."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    if s.shape == "換算":
        speed = s.stretches[0].speed
        return speed is not None and speed.value * SPEED[speed.unit] == answer.value * SPEED[answer.unit]
    if s.shape == "もう一度" and s.again:
        far, long = _run(s.stretches[0])
        if s.again.time:
            return s.asked == "道のり" and _metres(answer) * long == far * _minutes(s.again.time)
        return s.again.length is not None and s.asked == "時間" and _minutes(answer) * far == _metres(s.again.length) * long
    runs = _runs(s)
    far, long = sum((x for x, _ in runs), Fraction(0)), sum((t for _, t in runs), Fraction(0))
    if s.asked == "道のり":
        return _metres(answer) == far
    if s.asked == "時間":
        return _minutes(answer) == long
    if s.asked == "着く時刻":
        return s.start is not None and answer.value - s.start.value == long
    return answer.value * SPEED[answer.unit] * long == far


def _ratio(value: Fraction, unit: str) -> str:
    return f"{number(value)}{unit}"


def diagram(s: Hayasa) -> Areas | Table:
    """面積図: time across, speed up, so that the area is the way; a change of unit as a table."""
    if s.shape == "換算":
        speed = s.stretches[0].speed
        assert speed
        (length, time), (to_length, to_time) = parts(speed.unit), parts(s.unit)
        return Table(("時間", "道のり"), ((_one_of(time), _ratio(speed.value, length)), (_one_of(to_time), f"□{to_length}")), ((1, 1),))
    stretches, runs = list(told_stretches(s)), _runs(s)
    rows = [(one, run) for one, run in zip(stretches, runs, strict=True)]
    if s.again:
        far, long = runs[0]
        if s.again.time:
            rows.append((s.again, (far / long * _minutes(s.again.time), _minutes(s.again.time))))
        elif s.again.length:
            rows.append((s.again, (_metres(s.again.length), _metres(s.again.length) / (far / long))))
    at, out = Fraction(0), []
    single = len(rows) == 1 or s.again is not None
    for index, (one, (far, long)) in enumerate(rows):
        asks = single and index == len(rows) - 1
        up = written(one.speed) if one.speed else _box(s, "速さ", asks)
        across = written(one.time) if one.time else _box(s, "時間", asks)
        inside = written(one.length) if one.length else _box(s, "道のり", asks)
        out.append(Rectangle(at, Fraction(0), long, far / long, across, up, inside))
        at += long + (runs[0][1] / 4 if s.again else 0)
    if s.asked == "平均の速さ":
        far, long = sum((x for x, _ in runs), Fraction(0)), sum((t for _, t in runs), Fraction(0))
        out.append(Rectangle(Fraction(0), Fraction(0), long, far / long, "", "□", "", "dashed"))
    return Areas("時間", "速さ", tuple(out))


def _one_of(time: str) -> str:
    return f"1{time}"


def _box(s: Hayasa, what: str, asks: bool) -> str:
    if what == "速さ" and asks and s.asked == "速さ":
        return "□"
    return f"□{s.unit}" if asks and s.asked == what else ""


def mistakes(s: Hayasa) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction, str]] = []
    speeds = [one.speed for one in s.stretches if one.speed]
    if s.shape == "換算":
        speed = speeds[0]
        factor = right.value / speed.value
        found = [
            (speed.value / factor, "かけるのとわるのが、逆になっていませんか。"),
            (speed.value / 60, "長さの単位も変わることに気をつけましょう。"),
            (speed.value * 1000 if factor < 1000 else speed.value / 1000, "時間の単位も変わることに気をつけましょう。"),
            (speed.value * 1000 / 60 if factor != Fraction(50, 3) else speed.value * 1000 / 3600, "1時間は60分、1分は60秒です。何でわればよいですか。"),
        ]
    elif s.asked == "平均の速さ" and len(speeds) == len(s.stretches):
        mean = sum((convert(speed, s.unit).value for speed in speeds), Fraction(0)) / len(speeds)
        found = [(mean, "速さをたして平均していませんか。平均の速さは、道のりの合計を時間の合計でわります。")]
        found += [(convert(speed, s.unit).value, "1つの区間の速さを答えていませんか。") for speed in speeds[:1]]
    elif s.shape in ("往復", "半分", "続き"):
        runs = _runs(s)
        last = runs[-1][0] if s.asked == "道のり" else runs[-1][1]
        first = runs[0][0] if s.asked == "道のり" else runs[0][1]
        base = "m" if s.asked == "道のり" else "分"
        if s.asked != "着く時刻":
            found = [(convert(Quantity(value, base), s.unit).value, thought) for value, thought in ((last, "はじめの分をたしわすれていませんか。"), (first, "あとの分をたしわすれていませんか。"))]
    else:
        found = _of_one(s)
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        shown = (value * 100).denominator == 1 or (value * 60).denominator == 1  # nobody writes 1/80
        if value > 0 and value != right.value and shown and (right.unit != "時刻" or value < 1440):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


def _of_one(s: Hayasa) -> list[tuple[Fraction, str]]:
    """Multiplied where it was to be divided, units passed over, 40分 taken for 0.4時間."""
    one = s.stretches[0]
    if s.again:
        return [
            (s.again.time.value if s.again.time else one.length.value * one.time.value if one.length and one.time else Fraction(0), "1つの時間に進む道のりを、先に求めましょう。"),
            *([(one.length.value * s.again.time.value, "1つの時間に進む道のりではなく、進んだ道のりをかけていませんか。")] if one.length and s.again.time else []),
            *([(s.again.length.value / one.length.value, "何倍かを答えていませんか。時間を求めましょう。")] if one.length and s.again.length else []),
        ]  # fmt: skip
    if s.asked == "着く時刻" and s.start:
        minutes = _run(one)[1]
        return [(s.start.value - minutes, "出発した時刻からひいていませんか。"), (minutes + 60 * (s.start.value // 60), "出発した時刻の分をたしわすれていませんか。")]
    v, t, x = one.speed, one.time, one.length
    if s.asked == "道のり" and v and t:
        clock = parts(v.unit)[1]
        out = [(v.value * t.value, "速さと時間で、時間の単位はそろっていますか。")]
        out += [(convert(Quantity(v.value * t.value / 100, parts(v.unit)[0]), s.unit).value, "40分は0.4時間ではありません。60でわって時間に直しましょう。")] if clock == "時間" and t.unit == "分" else []
        return [*out, (v.value / t.value, "わり算をしていませんか。道のりは、速さに時間をかけて求めます。")]
    if s.asked == "時間" and v and x:
        return [(x.value / v.value, "単位はそろっていますか。"), (x.value * v.value, "かけ算をしていませんか。時間は、道のりを速さでわって求めます。"), (v.value / x.value, "わる数とわられる数が逆になっていませんか。")]
    if t and x:
        return [(x.value / t.value, "単位はそろっていますか。"), (t.value / x.value, "わる数とわられる数が逆になっていませんか。"), (x.value * t.value, "かけ算をしていませんか。速さは、道のりを時間でわって求めます。")]
    return []


def sample(rng: random.Random, level: int) -> Hayasa:
    return draw(rng, level, _natural)


def _natural(s: Hayasa) -> bool:
    """Whether the page has numbers that a pupil can calculate with and the facts tell just this situation."""
    try:
        solution = explain(s)
    except ValueError:
        return False
    answer = solution.answer
    told = [q for one in (*s.stretches, s.again) if one for q in (one.speed, one.time, one.length) if q] + ([s.way] if s.way else [])
    if any(one.time and one.length and one.time.value == 1 for one in s.stretches):
        return False  # 1時間で5km進む is a speed already
    if any((q.value * 100).denominator != 1 or q.value > 20000 or q.value * 10 < 1 for q in told):
        return False
    whole = (answer.value * 100).denominator == 1 or (answer.unit in ("時間", "分") and (answer.value * 60).denominator == 1 and answer.value > 1)
    steps_fit = all((step.value.value * 600).denominator == 1 for step in solution.steps)
    return whole and steps_fit and answer.value <= 20000 and answer.value * 20 >= 1 and recognise(facts(s)) == s


_SPEEDS = ("hour.km", "minute.m", "second.m")
_ORDERS = (
    *(f"who st.{by}{form} ask.length{ask}" for by in ("walk", "run") for form, ask in (("", ""), (".if", ""), ("", ".is"))),
    *(f"who s.{by} ask.length.in" for by in ("walk", "run")),
    *(f"who ls.{by}.if ask.time{kind}" for by in ("walk", "run") for kind in ("", ".mixed", ".seconds")),
    *(f"who sl.{by} ask.time.is" for by in ("walk", "run")),
    *(f"who s.{by} ask.time.for{kind}" for by in ("walk", "run") for kind in ("", ".mixed")),
    *(f"way who s.{by}.if ask.time" for by in ("walk", "run")),
    *(f"who {shape}.{by} ask.speed.{unit}" for shape in ("lt", "tl") for by, units in (("walk", _SPEEDS[:2]), ("run", _SPEEDS)) for unit in units),
    *(f"lt.which ask.speed.of.{unit}" for unit in _SPEEDS),
    *(f"convert.{unit}" for unit in (*_SPEEDS, "minute.km")),
    *(f"convert.to.{unit}" for unit in _SPEEDS),
    *(f"who tl.{by} ask.length.in" for by in ("walk", "run")),
    *(f"who lt.{by} ask.time.for" for by in ("walk", "run")),
    *(f"who start way.far s.{by}.if ask.clock{kind}" for by in ("walk", "run") for kind in ("", ".at")),
    *(f"{way} who label.go list label.back s.{by} ask.average.hour.km" for way in ("way", "way.of") for by in ("walk", "run")),
    *(f"{way} who label.go list label.back s.{by} ask.time.round{kind}" for way in ("way", "way.of") for by in ("walk", "run") for kind in ("", ".mixed")),
    *(f"who label.go list label.back s.{by} ask.average.{unit}" for by in ("walk", "run") for unit in _SPEEDS[:2]),
    *(f"who way.of label.half list label.other s.{by} ask.average.hour.km" for by in ("walk", "run")),
    *(f"who route label.half list label.other s.{by} ask.average.{unit}" for by in ("walk", "run") for unit in _SPEEDS[:2]),
    *(f"who way.of label.half list label.other s.{by} ask.time{kind}" for by in ("walk", "run") for kind in ("", ".mixed")),
    *(f"who label.first st.{by} label.then st.{by} {ask}" for by in ("walk", "run") for ask in ("ask.length", "ask.length.is", "ask.average.hour.km", "ask.average.minute.m")),
    *(f"who label.first st.{by} label.then st.{by} label.then st.{by} {ask}" for by in ("walk", "run") for ask in ("ask.length", "ask.average.minute.m", "ask.average.hour.km")),
    *(f"who label.first ls.{by} label.then ls.{by} ask.time" for by in ("walk", "run")),
    *(f"who label.first st.{by} label.then st.{by} label.back steady same.time ask.speed.back.{unit}" for by in ("walk", "run") for unit in _SPEEDS[:2]),
    "both who label.half list label.other s.walk who steady both.arrive ask.speed.of.minute.m",
)


def _keys(order: str) -> tuple[str, ...]:
    """The clauses of an order; who is told with が before a condition: たかし君が歩くと、…"""
    names = order.split()
    after = {index for index, name in enumerate(names) if name == "who" and names[index + 1].endswith(".if")}
    return tuple(f"speeds.{name}{'.if' if index in after else ''}" for index, name in enumerate(names))


WORDINGS = tuple(Wording(f"hayasa-{index:02}", _keys(keys)) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("hayasa", "速さ", (*speeds.CLAUSES, *speeds_open.CLAUSES), WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
