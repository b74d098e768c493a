"""What a 仕事算 states, and its explanation: the whole job is the product of the times, each does a part a day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod

from sansu.families.conversion import compound, conversion
from sansu.families.family import Impossible
from sansu.families.parted import parted
from sansu.quantity import TIME, Quantity, convert, number
from sansu.solution import Solution, Step

# what the job is called in a sentence
_AMOUNT = {"仕事": "仕事の量", "": "仕事の量", "水そう": "水の量"}
EVERYONE = "全員"


@dataclass(frozen=True)
class Shigoto:
    """Who works (`alone`: the time each needs), in which turns, and what is asked.

    together: the time of all; in 休んだ時間 the time from first to last.
    teams: three pairs of three people and their times (then nobody's time alone is known).
    turns: (who, how long) one after another, who being a name or 全員; the last turn (`who`) lasts until the end.
    rests: (who, how long) off while the other goes on.
    asked: いっしょの時間, ひとりの時間 (of `who`), 残りの時間 (the last turn), 全部の時間, 休んだ時間 (of `who`).
    """

    job: str
    alone: tuple[tuple[str, Quantity | None], ...]
    together: Quantity | None
    teams: tuple[tuple[str, str, Quantity], ...]
    turns: tuple[tuple[str, Quantity], ...]
    rests: tuple[tuple[str, Quantity], ...]
    asked: str
    who: str
    unit: str

    @property
    def everyone(self) -> str:
        return "と".join(name for name, _ in self.alone)

    def named(self, who: str) -> str:
        return self.everyone if who == EVERYONE else who


def _common_unit(s: Shigoto) -> str:
    times = [t for _, t in s.alone if t] + [t for _, t in (*s.turns, *s.rests)] + [t for *_, t in s.teams]
    times += [s.together] if s.together else []
    if any(t.unit not in TIME for t in times):
        if len({t.unit for t in times}) > 1:
            raise Impossible("時間の単位が合いません。")
        return times[0].unit
    names = [t.unit for t in times] + ["分" for t in times if t.unit == "時間" and compound(t)]
    return min(names, key=lambda unit: TIME[unit])


class _Work:
    """The steps so far, with everything in one unit of time."""

    def __init__(self, s: Shigoto) -> None:
        self.s = s
        self.unit = _common_unit(s)
        self.amount = _AMOUNT[s.job]
        self.steps: list[Step] = []
        self.rate: dict[str, Fraction] = {}

    def bring(self, what: str, time: Quantity) -> Fraction:
        if self.unit not in TIME:
            return time.value
        converted, extra = conversion(what, time, self.unit)
        self.steps.extend(extra)
        return converted.value

    def step(self, say: str, expression: str, value: Fraction, unit: str = "") -> Fraction:
        if value <= 0:
            raise Impossible("仕事の量や時間が0以下になり、条件が合いません。")
        hint = _hint(say, self.unit)
        if self.s.job == "水そう":  # a pipe pours
            say = say.replace("にする水", "に入れる水").replace("がした水", "が入れた水")
            hint = hint.replace("どれだけできますか", "どれだけ入りますか").replace("時間にする量", "時間に入れる量").replace("した量", "入れた量")
        self.steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return value

    def whole(self, times: list[Fraction]) -> Fraction:
        say = f"全体の{self.amount}を、かかる時間をかけた数とします。"
        return self.step(say, "×".join(map(number, times)), Fraction(prod(times)))

    def each(self, who: str, whole: Fraction, time: Fraction) -> Fraction:
        say = f"{who}が1{self.unit}にする{self.amount}を求めます。"
        return self.step(say, f"{number(whole)}÷{number(time)}", whole / time)

    def all(self) -> Fraction:
        """What everyone does together in one unit of time (found once)."""
        if EVERYONE not in self.rate:
            parts = [self.rate[name] for name, _ in self.s.alone]
            say = f"{self.s.everyone}で1{self.unit}にする{self.amount}を求めます。"
            self.rate[EVERYONE] = self.step(say, "＋".join(map(number, parts)), sum(parts, Fraction(0)))
        return self.rate[EVERYONE]

    def solution(self, answer: Fraction, check: Step) -> Solution:
        s = self.s
        if self.unit not in TIME and (answer.denominator != 1 or self.unit != s.unit):
            raise Impossible(f"答えが{number(answer)}{self.unit}になり、ちょうどの数になりません。")
        given = Quantity(answer, self.unit)
        found, extra = conversion("答え", given, s.unit) if self.unit != s.unit else (given, ())
        return Solution((*self.steps, *extra, *parted(found)), check, found)


def _hint(say: str, unit: str) -> str:
    """What to think of at a step, from what its sentence is about."""
    for words, hint in (
        ("全体の仕事の量を、かかる時間を", "全体の仕事の量を、いくつと考えるとよいですか。"),
        ("全体の水の量を、かかる時間を", "全体の水の量を、いくつと考えるとよいですか。"),
        ("3つの量をたすと", "3つの量をたすと、1人を何回ずつかぞえていますか。"),
        ("休まなかったとすると", "もし休まなかったら、どれだけできますか。"),
        ("全部の時間から", "働いた時間から、休んだ時間はどう求められますか。"),
        ("はじめの時間とたします", "はじめからかぞえると、どれだけかかりますか。"),
        ("わります", "その量は、1つの時間にする量のいくつ分ですか。"),
        ("残りの", "残りは、どれだけですか。"),
        ("休んだ分", "休んだ分の仕事は、どれだけですか。"),
        ("働いた時間", "した量から、働いた時間はどう求められますか。"),
        ("した", "かかった時間から、した量はどう求められますか。"),
    ):
        if words in say:
            return hint
    return f"1{unit}では、どれだけできますか。"


def explain(s: Shigoto) -> Solution:
    work = _Work(s)
    if s.teams:
        return _from_teams(s, work)
    alone = {name: work.bring(f"{name}の時間", time) for name, time in s.alone if time}
    together = work.bring("いっしょの時間" if s.asked != "休んだ時間" else "全部の時間", s.together) if s.together else None
    turns = [(name, work.bring("はじめの時間", time)) for name, time in s.turns]
    rests = [(name, work.bring("休んだ時間", time)) for name, time in s.rests]
    factors = [*alone.values(), *([together] if together and s.asked == "ひとりの時間" else [])]
    whole = work.whole(factors)
    for name, time in alone.items():
        work.rate[name] = work.each(name, whole, time)
    n, unit = number, work.unit
    everyone, amount = s.everyone, work.amount
    back = "それぞれがした量をたすと、全体の量になります。"
    if s.asked == "ひとりの時間":
        assert together is not None
        both = work.each(everyone, whole, together)
        others = [work.rate[name] for name in alone]
        mine = work.step(f"{s.who}が1{unit}にする{amount}を求めます。", "−".join(map(n, [both, *others])), both - sum(others))
        answer = work.step(f"全体の{amount}を{s.who}の1{unit}の量でわります。", f"{n(whole)}÷{n(mine)}", whole / mine, unit)
        check = f"({'＋'.join(map(n, [*others, mine]))})×{n(together)}"
        return work.solution(answer, Step(f"{everyone}の1{unit}の量に時間をかけて、全体の量にもどします。", check, Quantity(whole)))
    if s.asked == "いっしょの時間":
        both = work.all()
        answer = work.step(f"全体の{amount}を{everyone}の1{unit}の量でわります。", f"{n(whole)}÷{n(both)}", whole / both, unit)
        return work.solution(answer, Step(f"1{unit}の量に時間をかけて、全体の量にもどします。", f"{n(both)}×{n(answer)}", Quantity(whole)))
    if s.asked == "休んだ時間":
        assert together is not None
        other = next(name for name in alone if name != s.who)
        part = work.step(f"{other}がした{amount}を求めます。", f"{n(work.rate[other])}×{n(together)}", work.rate[other] * together)
        rest = work.step(f"{s.who}がした{amount}を求めます。", f"{n(whole)}−{n(part)}", whole - part)
        days = work.step(f"{s.who}が働いた時間を求めます。", f"{n(rest)}÷{n(work.rate[s.who])}", rest / work.rate[s.who], unit)
        answer = work.step("全部の時間から働いた時間をひきます。", f"{n(together)}−{n(days)}", together - days, unit)
        check = f"{n(work.rate[other])}×{n(together)}＋{n(work.rate[s.who])}×({n(together)}−{n(answer)})"
        return work.solution(answer, Step(back, check, Quantity(whole)))
    if rests:
        (resting, off), both = rests[0], work.all()
        extra = work.step(f"{resting}が休んだ分の{amount}を求めます。", f"{n(work.rate[resting])}×{n(off)}", work.rate[resting] * off)
        more = work.step(f"休まなかったとすると、できる{amount}を求めます。", f"{n(whole)}＋{n(extra)}", whole + extra)
        answer = work.step(f"その量を{everyone}の1{unit}の量でわります。", f"{n(more)}÷{n(both)}", more / both, unit)
        if answer <= off:
            raise Impossible("休んだ時間が長すぎます。")
        other = next(name for name in alone if name != resting)
        check = f"{n(work.rate[other])}×{n(answer)}＋{n(work.rate[resting])}×({n(answer)}−{n(off)})"
        return work.solution(answer, Step(back, check, Quantity(whole)))
    return _in_turns(s, work, whole, turns)


def _in_turns(s: Shigoto, work: _Work, whole: Fraction, turns: list[tuple[str, Fraction]]) -> Solution:
    n, unit, rest, parts = number, work.unit, whole, []
    for name, time in turns:
        each = work.all() if name == EVERYONE else work.rate[name]
        part = work.step(f"はじめに{s.named(name)}がした{work.amount}を求めます。", f"{n(each)}×{n(time)}", each * time)
        parts.append(f"{n(each)}×{n(time)}")
        rest = work.step(f"残りの{work.amount}を求めます。", f"{n(rest)}−{n(part)}", rest - part)
    last = work.all() if s.who == EVERYONE else work.rate[s.who]
    left = work.step(f"残りを{s.named(s.who)}の1{unit}の量でわります。", f"{n(rest)}÷{n(last)}", rest / last, unit)
    check = Step("それぞれの量をたすと、全体の量になります。", "＋".join([*parts, f"{n(last)}×{n(left)}"]), Quantity(whole))
    if s.asked == "全部の時間":
        times = [time for _, time in turns]
        left = work.step("はじめの時間とたします。", "＋".join(map(n, [*times, left])), sum(times, left), unit)
    return work.solution(left, check)


def _from_teams(s: Shigoto, work: _Work) -> Solution:
    """Three pairs: their daily work added up holds everyone twice."""
    n, unit = number, work.unit
    times = [work.bring(f"{a}と{b}の時間", time) for a, b, time in s.teams]
    whole = work.whole(times)
    rates = [work.each(f"{a}と{b}", whole, time) for (a, b, _), time in zip(s.teams, times, strict=True)]
    say = f"3つの量をたすと、{s.everyone}の2つ分になります。3人で1{unit}にする量を求めます。"
    three = work.step(say, f"({'＋'.join(map(n, rates))})÷2", sum(rates, Fraction(0)) / 2)
    if max(rates) >= three:
        raise Impossible("1人の仕事の量が0以下になり、条件が合いません。")
    if s.asked == "いっしょの時間":
        answer = work.step(f"全体の{work.amount}を3人の1{unit}の量でわります。", f"{n(whole)}÷{n(three)}", whole / three, unit)
        return work.solution(answer, Step(f"1{unit}の量に時間をかけて、全体の量にもどします。", f"{n(three)}×{n(answer)}", Quantity(whole)))
    pair = next(i for i, (a, b, _) in enumerate(s.teams) if s.who not in (a, b))
    others = f"{s.teams[pair][0]}と{s.teams[pair][1]}"
    mine = work.step(f"3人の量から{others}の量をひいて、{s.who}の量を求めます。", f"{n(three)}−{n(rates[pair])}", three - rates[pair])
    answer = work.step(f"全体の{work.amount}を{s.who}の1{unit}の量でわります。", f"{n(whole)}÷{n(mine)}", whole / mine, unit)
    return work.solution(answer, Step(f"1{unit}の量に時間をかけて、全体の量にもどします。", f"{n(mine)}×{n(answer)}", Quantity(whole)))


def _minutes(time: Quantity) -> Fraction:
    return convert(time, "分").value if time.unit in TIME else time.value


def holds(s: Shigoto, answer: Quantity) -> bool:
    """Adds up the parts of the job, each time divided by the time alone: they must make exactly one job."""
    value = _minutes(answer)
    if value <= 0 or any((t.unit in TIME) != (answer.unit in TIME) for _, t in s.alone if t):
        return False
    if s.teams:
        names = [name for name, _ in s.alone]
        pairs = {frozenset((a, b)): 1 / _minutes(time) for a, b, time in s.teams}
        if len(pairs) != 3:
            return False
        speed = {c: sum((-r if c not in pair else r) for pair, r in pairs.items()) / 2 for c in names}
        return min(speed.values()) > 0 and value * (speed[s.who] if s.who else sum(speed.values())) == 1
    speed = {name: 1 / _minutes(time or answer) for name, time in s.alone}
    speed[EVERYONE] = sum(speed.values(), Fraction(0))
    together = _minutes(s.together) if s.together else Fraction(0)
    if s.asked == "ひとりの時間":
        return speed[EVERYONE] * together == 1
    if s.asked == "休んだ時間":
        return value < together and speed[EVERYONE] * together - speed[s.who] * value == 1
    done = sum((speed[name] * _minutes(time) for name, time in s.turns), Fraction(0))
    done -= sum((speed[name] * _minutes(time) for name, time in s.rests), Fraction(0))
    if s.asked == "全部の時間":
        value -= sum((_minutes(time) for _, time in s.turns), Fraction(0))
    return value > 0 and done + speed[s.who or EVERYONE] * value == 1
