"""旅人算 on a loop of which no length is told: rounds by the time they take, or by how many the faster one has gone."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from sansu.diagram import Bar, Bars, Part
from sansu.families.conversion import conversion
from sansu.families.family import Impossible, Mistake, Taking
from sansu.families.pairs import people, same_person
from sansu.families.slips import slips
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class Laps:
    """`first` is the faster one where `laps` (its rounds when it overtakes) is told.

    one, two: the time of a round of each; meet: until they meet in opposite directions.
    asked: 1周 (of `who`), 出会う or 追いつく (the time until then).
    """

    first: str
    second: str
    one: Quantity | None
    two: Quantity | None
    meet: Quantity | None
    laps: int
    asked: str
    who: str
    unit: str
    suffix: str = ""


def recognise(facts: Sequence[Fact]) -> Laps | None:
    take = Taking(facts)
    take.all("round")
    both, own, lapped = take.one("laps"), take.one("lap"), take.one("lapped")
    pair, met, goes, ask = take.one("pair"), take.one("met"), take.all("go"), take.one("ask")
    if not take.done or ask is None or sum(one is not None for one in (both, own, lapped)) != 1:
        return None
    ways = [fact.text("way") for fact in goes if fact.text("way")]
    what, unit = ask.text("what"), ask.text("unit")
    if dimension(unit) != "time" or (met and met.text("how") != "出会う") or ask.get("nth") or ask.get("since"):
        return None
    if both:
        if met or len(ways) != 1 or {"反対": "出会う時間", "同じ": "追いつく時間"}.get(ways[0]) != what:
            return None
        a, b = both.text("a"), both.text("b")
        if not _plain(a, b) or (pair and not _pair(pair, a, b)) or _beside(ask, a, b):
            return None
        asked = "出会う" if ways[0] == "反対" else "追いつく"
        fast, slow = (a, b) if convert(both.quantity("one"), "分").value < convert(both.quantity("two"), "分").value else (b, a)
        if asked == "追いつく" and any(ask.text(role) and not same_person(ask.text(role), name) for role, name in (("who", fast), ("whom", slow))):
            return None
        return Laps(a, b, both.quantity("one"), both.quantity("two"), None, 0, asked, "", unit, ask.text("suffix"))
    if what != "1周の時間" or met is None or pair is None:
        return None
    a, b = pair.text("a"), pair.text("b")
    who = next((name for name in (a, b) if same_person(name, ask.text("who"))), "")
    if not who or not _plain(a, b):
        return None
    if own:
        known = next((name for name in (a, b) if same_person(name, own.text("who"))), "")
        if not known or known == who or ways != ["反対"]:
            return None
        return Laps(known, who, own.quantity("time"), None, met.quantity("time"), 0, "1周", who, unit)
    assert lapped
    fast = next((name for name in (a, b) if same_person(name, lapped.text("who"))), "")
    slow = next((name for name in (a, b) if same_person(name, lapped.text("whom"))), "")
    laps = lapped.quantity("laps").value
    if not fast or not slow or fast == slow or ways != ["反対", "同じ"] or laps.denominator != 1 or laps < 2:
        return None
    order = [fact.kind for fact in facts if fact.kind in ("go", "met", "lapped") and fact.text("way") in ("", "反対", "同じ")]
    if order[-3:] != ["met", "go", "lapped"]:
        return None
    return Laps(fast, slow, None, None, met.quantity("time"), int(laps), "1周", who, unit)


def _plain(*names: str) -> bool:
    return all(name and not any(word in name for word in ("池", "速さ", "同じ", "から", "それぞれ")) for name in names) and not same_person(*names)


def _pair(pair: Fact, a: str, b: str) -> bool:
    return all(any(same_person(pair.text(role), name) for name in (a, b)) for role in "ab")


def _beside(ask: Fact, a: str, b: str) -> bool:
    """Whether the question names somebody else."""
    return any(ask.text(role) and not any(same_person(ask.text(role), name) for name in (a, b)) for role in ("who", "whom"))


def facts(s: Laps) -> tuple[Fact, ...]:
    pair = Fact.of("pair", a=s.first, b=s.second)
    if s.asked != "1周":
        assert s.one and s.two
        way = "反対" if s.asked == "出会う" else "同じ"
        told = Fact.of("laps", a=s.first, b=s.second, one=s.one, two=s.two)
        suffix = {"suffix": s.suffix} if s.suffix else {}
        return told, Fact.of("go", way=way), Fact.of("ask", what=f"{s.asked}時間", unit=s.unit, **suffix)
    assert s.meet
    ask = Fact.of("ask", what="1周の時間", who=s.who, unit=s.unit)
    opposite = (Fact.of("go", way="反対"), Fact.of("met", time=s.meet, how="出会う"))
    if s.laps:
        lapped = Fact.of("lapped", who=s.first, laps=Quantity(Fraction(s.laps), "周"), whom=s.second)
        return pair, *opposite, Fact.of("go", way="同じ"), lapped, ask
    assert s.one
    return pair, *opposite, Fact.of("lap", who=s.first, time=s.one), ask


def line(s: Laps) -> tuple[tuple[str, str], ...]:
    way = {"出会う": "反対向きに", "追いつく": "同じ向きに"}.get(s.asked, "")
    out = [("場面", f"{s.first}と{s.second}が池のまわりを{way}回る")]
    out += [(f"{name}の1周の時間", written(time)) for name, time in ((s.first, s.one), (s.second, s.two)) if time]
    out += [("反対向きで出会うまでの時間", written(s.meet))] if s.meet else []
    out += [("同じ向きで追いこすまで", f"{s.first}が{s.laps}周")] if s.laps else []
    asked = f"{s.who}の1周の時間（{s.unit}）" if s.asked == "1周" else f"{s.asked}までの時間（{s.unit}{s.suffix}）"
    return (*out, ("求めるもの", asked))


def explain(s: Laps) -> Solution:
    return _by_ratio(s) if s.laps else _by_rounds(s)


def _by_ratio(s: Laps) -> Solution:
    n, steps = number, list[Step]()
    assert s.meet
    meet, more = conversion("出会うまでの時間", s.meet, s.unit)
    steps += more
    k = s.laps
    steps.append(Step(f"{s.first}が{k}周する間に、{s.second}は1周少なく進みます。", f"{k}−1", Quantity(Fraction(k - 1), "周"), hint="1周分追いこすとき、2人の進んだ周の数はいくつちがいますか。"))
    say = f"2人の進む道のりの比は{k}：{k - 1}です。反対向きなら、1周は比の和にあたります。"
    steps.append(Step(say, f"{k}＋{k - 1}", Quantity(Fraction(2 * k - 1)), hint="反対向きに出会うまでに、2人は合わせて何周進みますか。"))
    mine = k if s.who == s.first else k - 1
    each = Quantity(meet.value / mine, s.unit)
    say = f"{s.who}は出会うまでに比の{mine}だけ進みます。比の1だけ進む時間を求めます。"
    steps.append(Step(say, f"{n(meet.value)}÷{mine}", each, hint="出会うまでの時間に、比のいくつ分進みますか。"))
    answer = Quantity(each.value * (2 * k - 1), s.unit)
    steps.append(Step("1周にかかる時間を求めます。", f"{n(each.value)}×{2 * k - 1}", answer, hint="1周は、比のいくつ分ですか。"))
    return Solution(tuple(steps), Step("出会うまでの時間にもどします。", f"{n(answer.value)}÷{2 * k - 1}×{mine}", meet), answer)


def _by_rounds(s: Laps) -> Solution:
    n, steps = number, list[Step]()
    known = [(s.first, s.one), (s.second, s.two)] if s.asked != "1周" else [("2人", s.meet), (s.first, s.one)]
    times: list[Fraction] = []
    for name, told in known:
        assert told
        brought, more = conversion(f"{name}の時間", told, s.unit)
        steps += more
        times.append(brought.value)
    whole = Fraction(lcm(*(time.numerator for time in times)))
    steps.append(Step(f"1周の道のりを{n(whole)}とします。わりきれる数にすると、計算しやすくなります。", "", Quantity(whole), hint="1周の道のりを、わりきれる数で表してみましょう。"))
    rates = [whole / time for time in times]
    for (name, _), time, rate in zip(known, times, rates, strict=True):
        who = "2人が合わせて" if name == "2人" else f"{name}が"
        steps.append(Step(f"{who}1{s.unit}に進む道のりを求めます。", f"{n(whole)}÷{n(time)}", Quantity(rate), hint="1周の道のりを時間でわると、何がわかりますか。"))
    if s.asked == "出会う":
        closing, text, say = rates[0] + rates[1], f"{n(rates[0])}＋{n(rates[1])}", "反対向きなので、2人の道のりの和を求めます。"
    elif s.asked == "追いつく":
        high, low = max(rates), min(rates)
        closing, text, say = high - low, f"{n(high)}−{n(low)}", "同じ向きなので、2人の道のりの差を求めます。"
    else:
        closing, text, say = rates[0] - rates[1], f"{n(rates[0])}−{n(rates[1])}", f"そこから{s.first}の分をひくと、{s.second}の分です。"
    if closing <= 0:
        raise Impossible("2人の速さが合いません。" if s.asked == "1周" else "2人の速さが同じです。")
    steps.append(Step(say, text, Quantity(closing), hint="2人の道のりは、たすのですか、ひくのですか。"))
    answer = Quantity(whole / closing, s.unit)
    steps.append(Step("1周の道のりをわって、時間を求めます。", f"{n(whole)}÷{n(closing)}", answer, hint="1周の道のりを進むのに、どれだけの時間がかかりますか。"))
    return Solution(tuple(steps), Step("1周の道のりにもどします。", f"{n(closing)}×{n(answer.value)}", Quantity(whole)), answer, s.suffix)


def holds(s: Laps, answer: Quantity) -> bool:
    """Runs both on a loop of length 1."""
    try:
        found = convert(answer, "分").value
        one, two, meet = (convert(q, "分").value if q else None for q in (s.one, s.two, s.meet))
    except ValueError:
        return False
    if found <= 0:
        return False
    if s.asked != "1周":
        assert one and two
        gone = (found / one, found / two)
        return (gone[0] + gone[1] if s.asked == "出会う" else abs(gone[0] - gone[1])) == 1
    assert meet
    mine = 1 / found
    other = 1 / meet - mine
    if other <= 0:
        return False
    if not s.laps:
        return other == 1 / one if one else False
    fast, slow = (mine, other) if s.who == s.first else (other, mine)
    return fast > slow and s.laps / fast * (fast - slow) == 1


def diagram(s: Laps) -> Bars:
    """What each goes in one unit of time, as stretches of one round."""
    answer = convert(explain(s).answer, "分").value
    one, two, meet = (convert(q, "分").value if q else None for q in (s.one, s.two, s.meet))
    if s.asked == "1周":
        assert meet
        mine = 1 / answer
        first = mine if s.who == s.first else 1 / meet - mine
        second = 1 / meet - first
    else:
        assert one and two
        first, second = 1 / one, 1 / two
    a, b = (str(s.laps), str(s.laps - 1)) if s.laps else ("", "")
    asked = f"（1周 □{s.unit}）"
    labels = [a + (asked if s.who == s.first else ""), b + (asked if s.who == s.second else "")]
    if s.asked != "1周":
        labels = [f"1周 {written(q)}" for q in (s.one, s.two) if q]
    return Bars((Bar(s.first, (Part(first, None, labels[0]),)), Bar(s.second, (Part(second, None, labels[1]),))))


def mistakes(s: Laps) -> tuple[Mistake, ...]:
    right = explain(s).answer
    one, two, meet = (convert(q, s.unit).value if q else Fraction(0) for q in (s.one, s.two, s.meet))
    if s.laps:
        mine, other = (s.laps, s.laps - 1) if s.who == s.first else (s.laps - 1, s.laps)
        whole = 2 * s.laps - 1
        found = [(meet * whole / other, "もう1人の1周の時間を答えていませんか。"), (meet * s.laps, "出会うまでに、1人で1周するのではありません。2人合わせて1周です。"), (meet * (2 * s.laps + 1) / mine, "追いこすとき、おそいほうは1周少なく進んでいます。")]
    elif s.asked == "1周":
        found = [(abs(one - meet), "時間をひいていませんか。1分に進む道のりで考えましょう。"), (one * meet / (one + meet), "2人の分から1人の分を、たさずにひきます。")]
    else:
        turned = one * two / abs(one - two) if s.asked == "出会う" else one * two / (one + two)
        found = [((one + two) / 2, "時間の平均を求めていませんか。1分に進む道のりで考えましょう。"), (turned, "反対向きなら道のりの和、同じ向きなら差で考えます。"), (abs(one - two), "時間をひいていませんか。1分に進む道のりで考えましょう。")]
    return slips(right, found)


def sample(rng: random.Random) -> Laps:
    first, second = people(rng)
    kind = rng.random()
    if kind < 0.4:
        laps = rng.randint(2, 6)
        who = rng.choice([first, second])
        mine = laps if who == first else laps - 1
        meet = Quantity(Fraction(mine * rng.randint(1, 6)) / rng.choice([1, 1, 2]), "分")
        return Laps(first, second, None, None, meet, laps, "1周", who, "分")
    while True:
        one, two = Fraction(rng.randint(4, 40)), Fraction(rng.randint(4, 40))
        if one == two:
            continue
        together = one * two / (one + two)
        if kind < 0.7 and together.denominator == 1:
            return Laps(first, second, Quantity(one, "分"), None, Quantity(together, "分"), 0, "1周", second, "分")
        apart = one * two / abs(one - two)
        asked = rng.choice(["出会う", "追いつく"])
        if kind >= 0.7 and (together if asked == "出会う" else apart).denominator <= 5 and apart < 300:
            return Laps(first, second, Quantity(one, "分"), Quantity(two, "分"), None, 0, asked, "", "分", "後")
