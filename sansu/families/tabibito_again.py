"""旅人算 over and over: the nth meeting on a way to and fro or on a loop, the nth time that one overtakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Track, Travel
from sansu.families.conversion import conversion
from sansu.families.family import Impossible, Mistake
from sansu.families.motion_hints import hinted
from sansu.families.slips import slips
from sansu.families.tabibito_steps import MEETING, ROUND, Tabibito
from sansu.families.tabibito_steps import explain as explain_once
from sansu.families.tabibito_steps import units as units_of
from sansu.quantity import Quantity, convert, number
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class Again:
    """`once` tells the first meeting (on a way: between its two ends, to and fro); the `nth` one is asked."""

    once: Tabibito
    nth: int


def settle(facts: Sequence[Fact], pair: Callable[[Sequence[Fact]], object]) -> Again | None:
    """The nth meeting, where the facts would tell the first one if it were asked."""
    asks = [fact for fact in facts if fact.kind == "ask"]
    nth = asks[0].get("nth") if len(asks) == 1 else None
    if not isinstance(nth, Quantity) or nth.value.denominator != 1 or not 2 <= nth.value <= 20:
        return None
    shuttle = any(fact.kind == "shuttle" for fact in facts)
    roles = {role: value for role, value in asks[0].roles if role != "nth"} | ({"order": "はじめて"} if shuttle else {})
    once = pair([Fact.of("ask", **roles) if fact.kind == "ask" else fact for fact in facts])
    if not isinstance(once, Tabibito) or once.asked not in ("時間", "地点") or once.lead or once.gap is None:
        return None
    if (once.way == "出会い") != shuttle or once.way not in ("出会い", "反対", "同じ"):
        return None
    s = Again(once, int(nth.value))
    return s if repeats(s) else None


def repeats(s: Again) -> bool:
    """False where one overtakes the other on the way to and fro: what counts as a meeting is open then."""
    if s.once.way != "出会い":
        return s.once.gap is not None
    seen = list(_crossings(*_metres(s.once), s.nth))
    return all(facing for _, _, facing in seen) and seen[-1][1] not in (0, _metres(s.once)[2])


def _metres(s: Tabibito) -> tuple[Fraction, Fraction, Fraction]:
    assert s.first.speed and s.second.speed and s.gap
    return convert(s.first.speed, "m/分").value, convert(s.second.speed, "m/分").value, convert(s.gap, "m").value


def facts(s: Again, once: tuple[Fact, ...]) -> tuple[Fact, ...]:
    nth = Quantity(Fraction(s.nth), "回")
    out = [Fact.of("ask", **dict(fact.roles), nth=nth) if fact.kind == "ask" else fact for fact in once]
    shuttle = [Fact.of("shuttle")] if s.once.way == "出会い" else []
    return (*out[:-1], *shuttle, out[-1])


def line(s: Again, once: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    scene, *rest, asked = once
    if s.once.way == "出会い":
        scene = (scene[0], f"{s.once.first.name}と{s.once.second.name}が両はしから出発し、間を往復する")
    what = f"{s.nth}回目に{'追いつく' if s.once.way == '同じ' else '出会う'}"
    return (scene, *rest, ("何回目", what), asked)


def explain(s: Again) -> Solution:
    return hinted(_explain(s))


def _explain(s: Again) -> Solution:
    once, n = s.once, number
    length, time_unit = units_of(once)
    assert once.gap and once.first.speed and once.second.speed
    steps: list[Step] = []

    def bring(what: str, given: Quantity, unit: str) -> Fraction:
        converted, more = conversion(what, given, unit)
        steps.extend(more)
        return converted.value

    rate = f"{length}/{time_unit}"
    va, vb = bring(f"{once.first.name}の速さ", once.first.speed, rate), bring(f"{once.second.name}の速さ", once.second.speed, rate)
    gap = bring("1周の長さ" if once.way in ROUND else "2人の間", once.gap, length)
    turns = Fraction(2 * s.nth - 1 if once.way == "出会い" else s.nth)
    hint = f"{s.nth}回目までに、2人が進む道のりの{'差' if once.way == '同じ' else '和'}は、どれだけですか。"
    if once.way == "出会い":
        say = "1回目に出会うまでは片道1つ分、そのあとは1回ごとに、2人合わせて片道2つ分進みます。"
        steps.append(Step(say, f"1＋2×{s.nth - 1}", Quantity(turns, "つ"), hint=hint))
        say = "2人が進む道のりの和は、片道のその数つ分です。"
    elif once.way == "反対":
        say = f"{s.nth}回目に出会うまでに、2人は合わせて{s.nth}周分進みます。"
    else:
        say = f"{s.nth}回目に追いつくまでに、速いほうは{s.nth}周分多く進みます。"
    total = gap * turns
    steps.append(Step(say, f"{n(gap)}×{n(turns)}", Quantity(total, length), hint=hint))
    word, sign = ("差", "−") if once.way == "同じ" else ("和", "＋")
    closing = abs(va - vb) if once.way == "同じ" else va + vb
    if not closing:
        raise Impossible("速さが同じなので、追いつけません。")
    high, low = (max(va, vb), min(va, vb)) if once.way == "同じ" else (va, vb)
    steps.append(Step(f"1{time_unit}に2人の進む道のりの{word}は、速さの{word}です。", f"{n(high)}{sign}{n(low)}", Quantity(closing, length), hint=f"1{time_unit}に、2人の進む道のりの{word}はどれだけですか。"))
    when = total / closing
    steps.append(Step("道のりをわって、かかる時間を求めます。", f"{n(total)}÷{n(closing)}", Quantity(when, time_unit), hint="その道のりを進むのに、どれだけの時間がかかりますか。"))
    check = Step("かかる時間をかけて、道のりにもどします。", f"{n(closing)}×{n(when)}", Quantity(total, length))
    answer = Quantity(when, time_unit)
    if once.asked == "地点":
        own = va if once.who == once.first.name else vb
        gone = own * when
        steps.append(Step(f"{once.who}がその時間に進む道のりを求めます。", f"{n(own)}×{n(when)}", Quantity(gone, length)))
        times = gone // gap
        place = gap * (times + 1) - gone if times % 2 else gone - gap * times
        if times % 2:
            say = f"片道{times + 1}つ分でもとの地点にもどるので、そこからひきます。"
            steps.append(Step(say, f"{n(gap)}×{times + 1}−{n(gone)}", Quantity(place, length), hint="どちら向きに進んでいるところですか。図をかいてみましょう。"))
        elif times:
            say = f"片道{times}つ分でもとの地点にもどっているので、残りの道のりです。"
            steps.append(Step(say, f"{n(gone)}−{n(gap)}×{times}", Quantity(place, length), hint="どちら向きに進んでいるところですか。図をかいてみましょう。"))
        answer = Quantity(place, length)
    final, more = conversion("答え", answer, once.unit) if answer.unit != once.unit else (answer, ())
    return Solution((*steps, *more), check, final, once.suffix)


def _crossings(va: Fraction, vb: Fraction, gap: Fraction, count: int) -> Iterator[tuple[Fraction, Fraction, bool]]:
    """Walks both to and fro from turn to turn: (time, place from the first one's end, face to face?) of each crossing."""

    def place(speed: Fraction, time: Fraction) -> Fraction:
        times, rest = divmod(speed * time, gap)
        return gap - rest if times % 2 else rest

    now, seen, turn_a, turn_b = Fraction(0), 0, gap / va, gap / vb
    while seen < count:
        then = min(turn_a, turn_b)
        a0, a1, b0, b1 = place(va, now), place(va, then), gap - place(vb, now), gap - place(vb, then)
        before, after = b0 - a0, b1 - a1
        if before and (before > 0) != (after > 0):
            share = before / (before - after)
            facing = (a1 > a0) != (b1 > b0)
            seen += facing
            yield now + (then - now) * share, a0 + (a1 - a0) * share, facing
        now = then
        turn_a, turn_b = turn_a + gap / va * (turn_a == then), turn_b + gap / vb * (turn_b == then)


def holds(s: Again, answer: Quantity) -> bool:
    once = s.once
    va, vb, gap = _metres(once)
    try:
        if once.way == "出会い":
            time, place, _ = list(_crossings(va, vb, gap, s.nth))[-1]
            if once.asked == "時間":
                return convert(answer, "分").value == time
            return convert(answer, "m").value == (place if once.who == once.first.name else gap - place)
        time = convert(answer, "分").value
    except ValueError:
        return False
    return (va * time + vb * time if once.way == "反対" else abs(va * time - vb * time)) / gap == s.nth


def diagram(s: Again) -> Travel:
    """Both over time with their turns; a loop unrolled as often as it takes."""
    once = s.once
    va, vb, gap = _metres(once)
    if once.way != "出会い":
        whole = gap * s.nth
        time = whole / (va + vb if once.way == "反対" else abs(va - vb))
        fast, slow = max(va, vb), min(va, vb)
        names = (once.first.name, once.second.name) if va >= vb else (once.second.name, once.first.name)
        way_back = once.way == "反対"
        tracks = (
            Track(names[0], ((Fraction(0), Fraction(0)), (time, fast * time))),
            Track(names[1], ((Fraction(0), whole), (time, whole + (-slow if way_back else slow) * time))),
        )
        return Travel("時間（分）", "道のり（m）", tracks, ((time, fast * time, f"{s.nth}回目 □{once.unit}{once.suffix}"),))
    seen = list(_crossings(va, vb, gap, s.nth))
    end = seen[-1][0]

    def corners(speed: Fraction, start: Fraction) -> tuple[tuple[Fraction, Fraction], ...]:
        times = [gap / speed * k for k in range(int(speed * end / gap) + 1)]
        places = [start if k % 2 == 0 else gap - start for k in range(len(times))]
        last = speed * end % gap
        way = places[-1] + (last if places[-1] == 0 else -last)
        out = list(zip(times, places, strict=True))
        return tuple(out if out[-1][0] == end else [*out, (end, way)])

    tracks = (Track(once.first.name, corners(va, Fraction(0))), Track(once.second.name, corners(vb, gap)))
    marks = tuple((time, place, f"{index}回目{f' □{once.unit}{once.suffix}' if index == s.nth else ''}") for index, (time, place, _) in enumerate(seen, 1))
    return Travel("時間（分）", "道のり（m）", tracks, marks)


def mistakes(s: Again) -> tuple[Mistake, ...]:
    right, first = explain(s).answer, explain_once(s.once).answer
    found = [(first.value, first.unit, "1回目の答えになっていませんか。")]
    if s.once.asked == "時間":
        if s.once.way == "出会い":
            found.append((first.value * s.nth, first.unit, "1回目のあと、次に出会うまでに、2人は合わせて片道2つ分進みます。"))
            found.append((first.value * (s.nth + 1), first.unit, "2人が合わせて進む道のりを、図で数えましょう。"))
        else:
            va, vb, gap = _metres(s.once)
            wrong = abs(va - vb) if s.once.way in MEETING else va + vb
            if wrong:
                found.append((gap * s.nth / wrong, "分", "反対向きなら速さの和、同じ向きなら速さの差を使います。"))
    else:
        gap = convert(s.once.gap, right.unit).value if s.once.gap else Fraction(0)
        found.append((gap - right.value, right.unit, "どちらの地点からの道のりを聞かれていますか。"))
    return slips(right, found)


