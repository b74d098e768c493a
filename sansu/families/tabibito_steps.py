"""What a 旅人算 states, and its explanation: apart ÷ (sum or difference of speeds), step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import compound, conversion
from sansu.families.family import Impossible
from sansu.families.motion_hints import hinted
from sansu.quantity import Quantity, convert, number
from sansu.solution import Solution, Step

MEETING = ("出会い", "反対")  # speeds add up
CHASING = ("追いかけ", "同じ")  # speeds are subtracted
ROUND = ("反対", "同じ", "両方")  # on a loop


@dataclass(frozen=True)
class Mover:
    """Someone who moves: name, speed (None where it is asked), the place of the start ("" where none is named)."""

    name: str
    speed: Quantity | None
    place: str = ""


@dataclass(frozen=True)
class Tabibito:
    """In 追いかけ the first one is ahead (by `gap`, or by having left `lead` earlier) and the second one chases.

    way: 出会い, 追いかけ, and on a loop 反対, 同じ, 両方 (once each way: `time` until they meet, `again` until caught).
    asked: 時間, 地点 (how far `who` has gone by then), 速さ (of `who`), 間 (the distance at the start, or one round).
    since: the name from whose start the time counts, "" where both start together or the chaser's start counts.
    Where a speed is asked on a loop in the same direction, the second one is the faster.
    """

    way: str
    first: Mover
    second: Mover
    gap: Quantity | None
    lead: Quantity | None
    time: Quantity | None
    asked: str
    who: str
    place: str  # of the loop
    unit: str
    since: str = ""
    suffix: str = ""
    again: Quantity | None = None


def units(s: Tabibito) -> tuple[str, str]:
    """The length and time that all is brought to: the speeds' own, or m and 分 where that spares fractions."""
    speeds = [m.speed for m in (s.first, s.second) if m.speed]
    units = {q.unit for q in speeds} | ({s.unit} if s.asked == "速さ" else set())
    minutes = any(t is not None and (t.unit == "分" or compound(t)) for t in (s.lead, s.time)) or s.unit == "分"
    whole = all(convert(q, "m/分").value.denominator == 1 for q in speeds)
    if len(units) > 1 or (units == {"km/時間"} and minutes and whole):
        return "m", "分"
    length, _, time = units.pop().partition("/")
    return length, time


def explain(s: Tabibito) -> Solution:
    return hinted(_explain(s))


def _explain(s: Tabibito) -> Solution:
    length, time_unit = units(s)
    steps: list[Step] = []

    def bring(what: str, given: Quantity | None, unit: str) -> Fraction | None:
        if given is None:
            return None
        converted, extra = conversion(what, given, unit)
        steps.extend(extra)
        return converted.value

    def step(say: str, expression: str, value: Fraction, unit: str) -> Fraction:
        if value <= 0:
            raise Impossible(f"{s.second.name}の速さでは追いつけません。" if s.way in CHASING else "条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, unit)))
        return value

    rate = f"{length}/{time_unit}"
    a, b = s.first.name, s.second.name
    va, vb = bring(f"{a}の速さ", s.first.speed, rate), bring(f"{b}の速さ", s.second.speed, rate)
    loop = s.way in ROUND
    gap = bring("1周の長さ" if loop else "はじめの間", s.gap, length)
    lead = bring("先に進んだ時間", s.lead, time_unit)
    time = bring("時間", s.time, time_unit)
    n = number
    if lead is not None and va is not None:
        gap = step(
            f"{b}が出発するときの2人の間は、{a}が先に進んだ道のりです。", f"{n(va)}×{n(lead)}", va * lead, length
        )
    if s.way == "両方":
        assert gap is not None and time is not None and s.again is not None
        return _both_ways(
            s, steps, (gap, time, bring("追いつくまでの時間", s.again, time_unit) or Fraction(0)), (length, rate)
        )
    meeting = s.way in MEETING
    fast, slow = (va, vb) if s.way == "同じ" and va is not None and vb is not None and va > vb else (vb, va)
    nears = f"1{time_unit}に{'近づく' if meeting else '差がちぢまる'}道のり"
    if loop:
        nears = f"1{time_unit}に{'2人が進む道のりの和' if meeting else '2人の進む道のりの差'}"
    closing: Fraction | None = None
    if va is not None and vb is not None:
        assert fast is not None and slow is not None
        value = va + vb if meeting else fast - slow
        expression = f"{n(va)}＋{n(vb)}" if meeting else f"{n(fast)}−{n(slow)}"
        how = (
            "向かい合って進むので、"
            if s.way == "出会い"
            else "反対向きなので、"
            if meeting
            else "追いかけるので、"
            if s.way == "追いかけ"
            else "同じ向きなので、"
        )
        closing = step(f"{how}{nears}は速さの{'和' if meeting else '差'}です。", expression, value, length)
    back = f"{nears}に時間をかけて、{'1周の長さ' if loop else '2人の間'}にもどします。"
    if s.asked in ("時間", "地点"):
        assert gap is not None and closing is not None
        event = "出会う" if meeting else "追いつく"
        round_or_gap = "1周の長さ" if loop else "2人の間"
        when = step(
            f"{round_or_gap}をその道のりでわって、{event}までの時間を求めます。",
            f"{n(gap)}÷{n(closing)}",
            gap / closing,
            time_unit,
        )
        check = Step(back, f"{n(closing)}×{n(when)}", Quantity(gap, length))
        if s.asked == "地点":
            own = va if s.who == a else vb
            assert own is not None
            answer = Quantity(
                step(f"{s.who}がその時間に進む道のりを求めます。", f"{n(own)}×{n(when)}", own * when, length), length
            )
        else:
            if s.since and lead is not None:
                when = step(f"{a}が先に進んだ時間をたします。", f"{n(when)}＋{n(lead)}", when + lead, time_unit)
            answer = Quantity(when, time_unit)
    elif s.asked == "速さ":
        assert time is not None
        answer = Quantity(_speed_steps(s, step, (va, vb, gap, lead, time), rate, length), rate)
        own_a, own_b = (answer.value, vb) if va is None else (va, answer.value)
        assert own_b is not None and (gap is not None or lead is not None)
        if gap is None:
            assert lead is not None
            check = Step(
                f"{b}が進んだ道のりは、{a}が進んだ道のりと同じになります。",
                f"{n(own_a)}×({n(lead)}＋{n(time)})",
                Quantity(own_b * time, length),
            )
        else:
            sign = "＋" if meeting else "−"
            says = (
                "2人が進む道のりの和は、1周の長さになります。"
                if loop
                else f"2人が進む道のりの{'和' if meeting else '差'}は、2人の間になります。"
            )
            far, near = (own_a, own_b) if meeting else (own_b, own_a)
            check = Step(says, f"{n(far)}×{n(time)}{sign}{n(near)}×{n(time)}", Quantity(gap, length))
    else:
        assert closing is not None and time is not None
        name = "1周の長さ" if loop else "2人の間"
        total = step(f"その道のりに時間をかけて、{name}を求めます。", f"{n(closing)}×{n(time)}", closing * time, length)
        answer = Quantity(total, length)
        check = Step(f"{name}を時間でわって、{nears}にもどします。", f"{n(total)}÷{n(time)}", Quantity(closing, length))
    found, extra = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    return Solution((*steps, *extra), check, found, s.suffix)


def _both_ways(
    s: Tabibito, steps: list[Step], given: tuple[Fraction, Fraction, Fraction], units: tuple[str, str]
) -> Solution:
    """The sum of the speeds from meeting, their difference from being caught, and then as in 和差算."""
    gap, time, again = given
    length, rate = units
    n = number
    total, less = gap / time, gap / again
    if total <= less:
        raise Impossible("反対向きより同じ向きのほうが早く出会うことになり、条件が合いません。")
    steps.append(Step("反対向きに進むときから、速さの和を求めます。", f"{n(gap)}÷{n(time)}", Quantity(total, rate)))
    steps.append(Step("同じ向きに進むときから、速さの差を求めます。", f"{n(gap)}÷{n(again)}", Quantity(less, rate)))
    fast = s.who == s.second.name
    value = (total + less) / 2 if fast else (total - less) / 2
    sign = "＋" if fast else "−"
    word = "速い" if fast else "おそい"
    steps.append(
        Step(
            f"{s.who}は{word}ほうなので、和{'に差をたして' if fast else 'から差をひいて'}半分にします。",
            f"({n(total)}{sign}{n(less)})÷2",
            Quantity(value, rate),
        )
    )
    other = total - value
    check = Step(
        "2人の速さの和に時間をかけて、1周の長さにもどします。",
        f"({n(value)}＋{n(other)})×{n(time)}",
        Quantity(gap, length),
    )
    answer = Quantity(value, rate)
    found, extra = conversion("答え", answer, s.unit) if answer.unit != s.unit else (answer, ())
    return Solution((*steps, *extra), check, found)


def _speed_steps(
    s: Tabibito,
    step: Callable[[str, str, Fraction, str], Fraction],
    known: tuple[Fraction | None, ...],
    rate: str,
    length: str,
) -> Fraction:
    """The asked speed, from the time at which they meet or one is caught."""
    va, vb, gap, lead, time = known
    n, a, b = number, s.first.name, s.second.name
    assert time is not None
    if gap is None:  # the one ahead left earlier and its speed is asked
        assert lead is not None and vb is not None
        total = step(f"{b}が追いつくまでに進んだ道のりを求めます。", f"{n(vb)}×{n(time)}", vb * time, length)
        whole = step(f"{a}が進んだ時間を求めます。", f"{n(lead)}＋{n(time)}", lead + time, rate.partition("/")[2])
        return step(f"{a}の速さを求めます。", f"{n(total)}÷{n(whole)}", total / whole, rate)
    meeting = s.way in MEETING
    word = "和" if meeting else "差"
    closing = step(
        f"{'1周の長さ' if s.way in ROUND else '2人の間'}を時間でわって、速さの{word}を求めます。",
        f"{n(gap)}÷{n(time)}",
        gap / time,
        rate,
    )
    if meeting:
        other = va if va is not None else vb
        assert other is not None
        return step("速さの和から、わかっている速さをひきます。", f"{n(closing)}−{n(other)}", closing - other, rate)
    if va is not None:
        return step(f"{b}のほうが速いので、{a}の速さに差をたします。", f"{n(va)}＋{n(closing)}", va + closing, rate)
    assert vb is not None
    return step(f"{a}のほうがおそいので、{b}の速さから差をひきます。", f"{n(vb)}−{n(closing)}", vb - closing, rate)


def holds(s: Tabibito, answer: Quantity) -> bool:
    """Puts both on a line, in metres and minutes, and looks where they stand at the moment of the event."""
    try:
        va = convert(s.first.speed or answer, "m/分").value
        vb = convert(s.second.speed or answer, "m/分").value
        lead = convert(s.lead, "分").value if s.lead else Fraction(0)
        gap = convert(s.gap, "m").value if s.gap else convert(answer, "m").value if s.asked == "間" else Fraction(0)
        if s.asked == "時間":
            time = convert(answer, "分").value - (lead if s.since else 0)
        elif s.asked == "地点":
            time = convert(answer, "m").value / (va if s.who == s.first.name else vb)
        else:
            time = convert(s.time, "分").value if s.time else Fraction(0)
    except ValueError:
        return False
    if min(va, vb, time) <= 0:
        return False
    if s.way == "両方":
        return _rounds(s, answer)
    if s.way == "出会い":
        return va * time == gap - vb * time
    if s.way == "追いかけ":
        return gap + va * (lead + time) == vb * time
    if s.way == "同じ" and s.asked == "速さ" and vb <= va:
        return False  # the second one is the faster
    turns = (va * time + vb * time) / gap if s.way == "反対" else abs(va * time - vb * time) / gap
    return turns == 1


def _rounds(s: Tabibito, answer: Quantity) -> bool:
    """With the asked speed and the other one that follows from meeting, the faster must gain one round by then."""
    if not (s.gap and s.time and s.again):
        return False
    gap, time, again = convert(s.gap, "m").value, convert(s.time, "分").value, convert(s.again, "分").value
    mine = convert(answer, "m/分").value
    other = (gap - mine * time) / time
    fast, slow = (mine, other) if s.who == s.second.name else (other, mine)
    return slow > 0 and fast * again == slow * again + gap
