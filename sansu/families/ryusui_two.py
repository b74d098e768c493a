"""流水算 with two boats: coming towards each other the flow cancels; one down and one up on one stretch settle the flow."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.conversion import conversion, unit_name
from sansu.families.family import Impossible, Mistake, Taking
from sansu.families.slips import slips
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class TwoBoats:
    """Speeds in still water.  出会い: from both ends of `length` at once; 上下: `down` and `up` are the times of one stretch.

    down_first: the first boat is the one that goes down.  asked: 時間, 道のり or 流れ.
    """

    way: str  # 出会い, 上下
    first: str
    second: str
    one: Quantity
    two: Quantity
    length: Quantity | None
    down: Quantity | None
    up: Quantity | None
    down_first: bool
    asked: str
    unit: str
    flow: Quantity | None = None  # where 出会い tells it all the same


def recognise(facts: Sequence[Fact]) -> TwoBoats | None:
    take = Taking(facts)
    both, meet, trips, ask = take.one("boat.two"), take.one("boat.meet"), take.all("boat.trip"), take.one("ask")
    flows = take.all("boat.speed", which="流れの速さ")
    if not take.done or both is None or ask is None or len(flows) > 1:
        return None
    flow = flows[0].quantity("speed") if flows else None
    a, b, one, two = both.text("a"), both.text("b"), both.quantity("one"), both.quantity("two")
    what, unit = ask.text("what"), ask.text("unit")
    if a == b or one.unit != two.unit or any(word in name for name in (a, b) for word in ("速さ", "川", "流れ", "静水")):
        return None
    if meet and not trips:
        if what != "出会う時間" or dimension(unit) != "time" or ask.text("order") or ask.get("nth"):
            return None
        return TwoBoats("出会い", a, b, one, two, meet.quantity("length"), None, None, True, "時間", unit, flow)
    if flow or meet or len(trips) != 2 or what not in ("流れの速さ",) or dimension(unit) != "speed":
        return None
    times = {fact.text("way"): fact for fact in trips}
    if set(times) != {"上り", "下り"} or any(not fact.get("time") or fact.get("length") for fact in trips):
        return None
    if trips[0].text("a") and trips[1].text("a") and (trips[0].text("a"), trips[0].text("b")) != (trips[1].text("b"), trips[1].text("a")):
        return None
    down, up = times["下り"].text("boat"), times["上り"].text("boat")
    who = [name for name in (a, b) if down and refers(down, name)]
    other = [name for name in (a, b) if up and refers(up, name)]
    if len(who) != 1 or len(other) != 1 or who == other:
        return None
    return TwoBoats("上下", a, b, one, two, None, times["下り"].quantity("time"), times["上り"].quantity("time"), who == [a], "流れ", unit)


def facts(s: TwoBoats) -> tuple[Fact, ...]:
    both = Fact.of("boat.two", a=s.first, b=s.second, one=s.one, two=s.two)
    if s.way == "出会い":
        assert s.length
        flow = (Fact.of("boat.speed", which="流れの速さ", speed=s.flow),) if s.flow else ()
        return both, *flow, Fact.of("boat.meet", length=s.length), Fact.of("ask", what="出会う時間", unit=s.unit, suffix="後")
    assert s.down and s.up
    low, high = (s.first, s.second) if s.down_first else (s.second, s.first)
    trips = Fact.of("boat.trip", way="下り", boat=low, time=s.down), Fact.of("boat.trip", way="上り", boat=high, time=s.up)
    return both, *trips, Fact.of("ask", what="流れの速さ", unit=s.unit)


def line(s: TwoBoats) -> tuple[tuple[str, str], ...]:
    speeds = ((f"{s.first}の静水時の速さ", written(s.one)), (f"{s.second}の静水時の速さ", written(s.two)))
    if s.way == "出会い":
        assert s.length
        return (("場面", "上流と下流から向かい合って進む"), *speeds, *((("流れの速さ", written(s.flow)),) if s.flow else ()), ("2せきの間", written(s.length)), ("求めるもの", f"出会うまでの時間（{s.unit}後）"))
    assert s.down and s.up
    low, high = (s.first, s.second) if s.down_first else (s.second, s.first)
    times = ((f"{low}の下りの時間", written(s.down)), (f"{high}の上りの時間", written(s.up)))
    return (*speeds, *times, ("求めるもの", f"流れの速さ（{unit_name(s.unit)}）"))


def explain(s: TwoBoats) -> Solution:
    n, steps = number, list[Step]()
    length, _, time_unit = s.one.unit.partition("/")

    def bring(what: str, given: Quantity, unit: str) -> Fraction:
        converted, more = conversion(what, given, unit)
        steps.extend(Step(one.say, one.expression, one.value, hint="単位は、みなそろっていますか。") for one in more)
        return converted.value

    one, two = s.one.value, s.two.value
    total = one + two
    if s.way == "出会い":
        assert s.length
        if s.flow and convert(s.flow, s.one.unit).value >= min(one, two):
            raise Impossible("流れのほうが速く、船が上れません。")
        gap = bring("2せきの間", s.length, length)
        say = "上りで流れの分おそくなり、下りで同じだけ速くなるので、速さの和は静水時の速さの和です。"
        steps.append(Step(say, f"{n(one)}＋{n(two)}", Quantity(total, s.one.unit), hint="向かい合って進むとき、流れの速さは速さの和を変えますか。"))
        when = gap / total
        steps.append(Step("間の道のりを、速さの和でわります。", f"{n(gap)}÷{n(total)}", Quantity(when, time_unit), hint="2せきの間は、決まった時間にどれだけちぢまりますか。"))
        check = Step("速さの和に時間をかけて、間の道のりにもどします。", f"{n(total)}×{n(when)}", Quantity(gap, length))
        answer, more = conversion("答え", Quantity(when, time_unit), s.unit) if time_unit != s.unit else (Quantity(when, time_unit), ())
        return Solution((*steps, *more), check, answer, "後")
    assert s.down and s.up
    down, up = bring("下りの時間", s.down, time_unit), bring("上りの時間", s.up, time_unit)
    goes, comes = (one, two) if s.down_first else (two, one)
    say = "下りと上りでは流れの分を打ち消し合うので、速さの和は静水時の速さの和です。"
    steps.append(Step(say, f"{n(one)}＋{n(two)}", Quantity(total, s.one.unit), hint="下りの速さと上りの速さをたすと、流れの速さはどうなりますか。"))
    steps.append(Step(f"同じ道のりなので、下りと上りの速さの比は{n(up)}：{n(down)}です。比の和を求めます。", f"{n(up)}＋{n(down)}", Quantity(up + down), hint="同じ道のりを進むとき、時間の比と速さの比はどうなりますか。"))
    fast = total * up / (up + down)
    steps.append(Step("速さの和を比に分けて、下りの速さを求めます。", f"{n(total)}×{n(up)}÷{n(up + down)}", Quantity(fast, s.one.unit), hint="速さの和を、比に分けましょう。"))
    flow = fast - goes
    if flow <= 0 or comes <= flow:
        raise Impossible("流れの速さが決まりません。")
    steps.append(Step("下りの速さから静水時の速さをひくと、流れの速さです。", f"{n(fast)}−{n(goes)}", Quantity(flow, s.one.unit), hint="下りの速さは、静水時の速さよりどれだけ速いですか。"))
    check = Step("上りの道のりが、下りの道のりと同じになります。", f"({n(comes)}−{n(flow)})×{n(up)}", Quantity(fast * down, length))
    answer = Quantity(flow, s.one.unit)
    final, more = conversion("答え", answer, s.unit) if s.unit != answer.unit else (answer, ())
    return Solution((*steps, *more), check, final)


def holds(s: TwoBoats, answer: Quantity) -> bool:
    """Lets both go, one with the flow and one against it, and looks how far they have come."""
    one, two = convert(s.one, "m/分").value, convert(s.two, "m/分").value
    try:
        if s.way == "出会い":
            assert s.length
            time, flow = convert(answer, "分").value, min(one, two) / 3  # any flow will do
            return (one + flow) * time == convert(s.length, "m").value - (two - flow) * time
        assert s.down and s.up
        flow = convert(answer, "m/分").value
    except ValueError:
        return False
    goes, comes = (one, two) if s.down_first else (two, one)
    return 0 < flow < comes and (goes + flow) * convert(s.down, "分").value == (comes - flow) * convert(s.up, "分").value


def diagram(s: TwoBoats) -> Bars:
    answer = explain(s).answer
    if s.way == "出会い":
        assert s.length
        whole = s.one.value + s.two.value
        bar = Bar("川", (Part(s.one.value, None, f"{s.first} {written(s.one)}"), Part(s.two.value, None, f"{s.second} {written(s.two)}")))
        return Bars((bar,), (Brace((0,), Fraction(0), whole, None, f"{written(s.length)}（□{s.unit}後）"),))
    flow = convert(answer, s.one.unit).value
    low, high = ((s.first, s.one), (s.second, s.two)) if s.down_first else ((s.second, s.two), (s.first, s.one))
    down = Bar(f"{low[0]}の下り", (Part(low[1].value, low[1]), Part(flow, None, "流れ□", True)))
    up = Bar(f"{high[0]}の上り", (Part(high[1].value - flow, None, "上りの速さ"), Part(flow, None, "流れ", tone="dashed")))
    return Bars((down, up))


def mistakes(s: TwoBoats) -> tuple[Mistake, ...]:
    right, unit = explain(s).answer, s.one.unit
    if s.way == "出会い":
        assert s.length
        gap, one, two = convert(s.length, "m").value, convert(s.one, "m/分").value, convert(s.two, "m/分").value
        found = [(gap / max(one, two), "分", "1せきだけが動くと考えていませんか。"), (gap / min(one, two), "分", "1せきだけが動くと考えていませんか。")]
        found += [(gap / abs(one - two), "分", "向かい合って進むときは、速さの和を使います。")] if one != two else []
        return slips(right, found)
    flow = convert(right, unit).value
    return slips(right, [(flow * 2, unit, "流れの速さの2つ分を答えていませんか。"), (flow / 2, unit, "2でわる必要はありません。下りの速さと静水時の速さの差が、流れの速さです。"), (abs(s.one.value - s.two.value), unit, "静水時の速さの差は、流れの速さではありません。")])


def sample(rng: random.Random) -> TwoBoats:
    names = rng.choice([("船P", "船Q"), ("船A", "船B"), ("ボートA", "ボートB"), ("遊覧船", "貨物船")])
    while True:
        one, two, flow = rng.randint(8, 26), rng.randint(8, 26), rng.randint(1, 5)
        speeds = (Quantity(Fraction(one), "km/時間"), Quantity(Fraction(two), "km/時間"))
        if rng.random() < 0.5:
            time = Fraction(rng.randint(1, 6)) / rng.choice([1, 2])
            gap = (one + two) * time
            if gap.denominator == 1:
                return TwoBoats("出会い", *names, *speeds, Quantity(gap, "km"), None, None, True, "時間", "時間")
            continue
        first = rng.random() < 0.5
        goes, comes = (one + flow, two - flow) if first else (two + flow, one - flow)
        if comes <= 2:
            continue
        total = goes * rng.randint(1, 5)
        down, up = Fraction(total, goes), Fraction(total, comes)
        if up.denominator in (1, 2, 5) and up <= 12 and (goes + comes):
            return TwoBoats("上下", *names, *speeds, None, Quantity(down, "時間"), Quantity(up, "時間"), first, "流れ", "km/時間")
