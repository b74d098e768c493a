"""流水算 with an engine that stops on the way: the boat drifts with the flow, and has that much more (or less) to go."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Track, Travel
from sansu.families.conversion import conversion
from sansu.families.family import Impossible, Mistake, Taking
from sansu.families.slips import slips
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Stop:
    """way: 上り or 下り; the whole time is asked."""

    still: Quantity
    flow: Quantity
    length: Quantity
    way: str
    stop: Quantity
    unit: str
    boat: str = ""


def recognise(facts: Sequence[Fact]) -> Stop | None:
    take = Taking(facts)
    speeds, trips, spans, ask = take.all("boat.speed"), take.all("boat.trip"), take.all("boat.span"), take.one("ask")
    stop, names = take.one("boat.stop"), [fact.text("name") for fact in take.all("subject")]
    take.all("boat.river")
    if not take.done or stop is None or ask is None or len(trips) != 1 or len(spans) > 1:
        return None
    known = {fact.text("which"): fact.quantity("speed") for fact in speeds}
    trip, lengths = trips[0], [fact.get("length") for fact in (*trips, *spans) if fact.get("length")]
    if set(known) != {"静水時の速さ", "流れの速さ"} or len(speeds) != 2 or trip.get("time") or len(lengths) != 1:
        return None
    way = trip.text("way")
    if way not in ("上り", "下り") or ask.text("what") not in ("かかる時間", f"{way}の時間") or ask.get("length"):
        return None
    boats = [name for name in (*(fact.text("boat") for fact in (*speeds, *trips, ask)), *names) if name]
    if any(not refers(one, max(boats, key=len)) for one in boats) or any(fact.text("upper") or fact.text("a") for fact in (*spans, *trips)):
        return None
    still, flow, length, unit = known["静水時の速さ"], known["流れの速さ"], lengths[0], ask.text("unit")
    if dimension(unit) != "time" or not isinstance(length, Quantity) or still.unit != flow.unit:
        return None
    return Stop(still, flow, length, way, stop.quantity("time"), unit, boats[0] if boats else "")


def facts(s: Stop) -> tuple[Fact, ...]:
    boat = {"boat": s.boat} if s.boat else {}
    return (
        Fact.of("boat.speed", which="静水時の速さ", speed=s.still, **boat),
        Fact.of("boat.speed", which="流れの速さ", speed=s.flow),
        Fact.of("boat.trip", way=s.way, length=s.length),
        Fact.of("boat.stop", time=s.stop),
        Fact.of("ask", what="かかる時間", unit=s.unit),
    )


def line(s: Stop) -> tuple[tuple[str, str], ...]:
    return (
        ("静水時の速さ", written(s.still)), ("流れの速さ", written(s.flow)), (f"{s.way}の道のり", written(s.length)), ("エンジンが止まった時間", written(s.stop)),
        ("求めるもの", f"かかる時間（{s.unit}）"),
    )  # fmt: skip


def explain(s: Stop) -> Solution:
    n, steps = number, list[Step]()
    length_unit, _, time_unit = s.still.unit.partition("/")

    def step(say: str, expression: str, value: Fraction, unit: str, hint: str) -> Fraction:
        if value <= 0:
            raise Impossible("船が目的地に着きません。" if s.way == "上り" else "流されるだけで着いてしまいます。")
        steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return value

    def bring(what: str, given: Quantity, unit: str) -> Fraction:
        converted, more = conversion(what, given, unit)
        steps.extend(Step(one.say, one.expression, one.value, hint="単位は、みなそろっていますか。") for one in more)
        return converted.value

    whole, stop = bring("道のり", s.length, length_unit), bring("止まった時間", s.stop, time_unit)
    still, flow, up = s.still.value, s.flow.value, s.way == "上り"
    sign, word = ("−", "ひきます") if up else ("＋", "たします")
    rate = step(f"{s.way}の速さは、静水時の速さに流れの速さを{word}。".replace("に流れの速さをひきます", "から流れの速さをひきます"), f"{n(still)}{sign}{n(flow)}", still - flow if up else still + flow, s.still.unit, "流れにおされて、速くなりますか、おそくなりますか。")
    drift = step("止まっている間、船は流れの速さで下流に流されます。", f"{n(flow)}×{n(stop)}", flow * stop, length_unit, "エンジンが止まっている間、船はどちらに、どれだけ流されますか。")
    say = "流された分だけ、多く上らなければなりません。" if up else "流された分だけ、エンジンで進む道のりは短くなります。"
    gone = step(say, f"{n(whole)}{'＋' if up else '−'}{n(drift)}", whole + drift if up else whole - drift, length_unit, "エンジンが動いている間に進む道のりは、どれだけですか。")
    moving = step("エンジンが動いている時間を求めます。", f"{n(gone)}÷{n(rate)}", gone / rate, time_unit, "その道のりを進むのに、どれだけの時間がかかりますか。")
    total = step("止まっていた時間をたします。", f"{n(moving)}＋{n(stop)}", moving + stop, time_unit, "全部の時間を求めるには、何をたしますか。")
    back = f"{n(rate)}×{n(moving)}{'−' if up else '＋'}{n(flow)}×{n(stop)}"
    check = Step("進んだ道のりと流された道のりから、はじめの道のりにもどします。", back, Quantity(whole, length_unit))
    answer = Quantity(total, time_unit)
    final, more = conversion("答え", answer, s.unit) if s.unit != time_unit else (answer, ())
    return Solution((*steps, *more), check, final)


def holds(s: Stop, answer: Quantity) -> bool:
    """Lets the boat float all the time on the moving water: it is the water's way and the engine's way together."""
    try:
        time, stop = convert(answer, "分").value, convert(s.stop, "分").value
    except ValueError:
        return False
    still, flow = convert(s.still, "m/分").value, convert(s.flow, "m/分").value
    engine, water = still * (time - stop), flow * time
    return time > stop and (engine - water if s.way == "上り" else engine + water) == convert(s.length, "m").value


def diagram(s: Stop) -> Travel:
    """Place over time, with the stop drawn in the middle of the way."""
    answer = convert(explain(s).answer, "時間").value
    still, flow = convert(s.still, "km/時間").value, convert(s.flow, "km/時間").value
    stop, whole = convert(s.stop, "時間").value, convert(s.length, "km").value
    half = (answer - stop) / 2
    up = s.way == "上り"
    rate, drift = (still - flow, -flow * stop) if up else (still + flow, flow * stop)
    corners = ((Fraction(0), Fraction(0)), (half, rate * half), (half + stop, rate * half + drift), (answer, whole))
    return Travel("時間（時間）", f"{s.way}の道のり（km）", (Track(s.boat or "船", corners),), ((answer, whole, f"着く □{s.unit}"),))


def mistakes(s: Stop) -> tuple[Mistake, ...]:
    still, flow = convert(s.still, "m/分").value, convert(s.flow, "m/分").value
    whole, stop = convert(s.length, "m").value, convert(s.stop, "分").value
    rate = still - flow if s.way == "上り" else still + flow
    return slips(explain(s).answer, [
        (whole / rate + stop, "分", "止まっている間に、船は流されます。その分も考えましたか。"),
        (whole / rate, "分", "エンジンが止まった時間をわすれていませんか。"),
        (whole / still + stop, "分", "流れの速さをわすれていませんか。"),
    ])  # fmt: skip


def sample(rng: random.Random, boats: Sequence[str]) -> Stop:
    while True:
        flow, still, length = rng.randint(1, 5), rng.randint(8, 24), rng.randint(6, 60)
        stop = Quantity(Fraction(rng.choice([10, 15, 20, 30, 40, 60])), "分")
        s = Stop(Quantity(Fraction(still), "km/時間"), Quantity(Fraction(flow), "km/時間"), Quantity(Fraction(length), "km"), rng.choice(["上り", "上り", "下り"]), stop, "時間", rng.choice(boats))
        if still <= flow + 2:
            continue
        try:
            answer = explain(s).answer
        except Impossible:
            continue
        if (answer.value * 60).denominator == 1 and answer.value < 12:
            return s
