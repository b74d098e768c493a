"""仕事算 counted by days: the workers take turns a day each, or each works some days and rests some."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from sansu.diagram import Table
from sansu.families.family import Impossible, Mistake
from sansu.families.pairs import people, same_person
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class Days:
    """alone: each one's days alone.  order: who works on the 1st, 2nd, … day, over and over (交代); () where all work.

    cycles: (who, days of work, days of rest) over and over.  counted: 何日目 (a day begun counts), else the days must be whole.
    """

    alone: tuple[tuple[str, Quantity], ...]
    order: tuple[str, ...]
    cycles: tuple[tuple[str, int, int], ...]
    counted: bool


def person(name: str, names: Sequence[str]) -> str:
    return next((full for full in names if same_person(name, full)), "")


def recognise(alone: Sequence[tuple[str, Quantity]], alternate: Fact | None, cycles: Sequence[Fact], ask: Fact) -> Days | None:
    names = [name for name, _ in alone]
    counted = ask.text("suffix") == "目"
    if any(time.unit != "日" for _, time in alone) or ask.text("unit") not in ("日", "日間") or len(names) != len(set(names)):
        return None
    size = ask.get("size")
    if isinstance(size, Quantity) and size.value != len(names):
        return None
    if any(ask.text(role) and not person(ask.text(role), names) for role in ("a", "b")):
        return None
    if alternate is not None:
        told = [person(alternate.text(role), names) for role in ("a", "b", "c") if alternate.text(role)]
        if cycles or len(names) != 2 or "" in told or set(told[:2]) != set(names) or (len(told) == 3 and told[2] != told[0]):
            return None
        first = alternate.text("first")
        if first:
            start = person(first, names)
            told = [start, next(name for name in names if name != start)] if start else []
        elif not alternate.text("ordered"):
            return None  # who begins is open
        return Days(tuple(alone), tuple(told[:2]), (), counted) if told else None
    out: list[tuple[str, int, int]] = []
    for fact in cycles:
        mentioned = fact.text("who")
        rest = fact.quantity("off")
        work = fact.quantity("on")
        if work.unit not in ("日", "日間") or rest.unit not in ("日", "日間") or work.value.denominator != 1 or not 0 < work.value <= 31 or not 0 < rest.value <= 7:
            return None
        whose = names if fact.text("team") else [person(mentioned, names)]
        if "" in whose:
            return None
        out += [(name, int(work.value), int(rest.value)) for name in whose]
    if not out or len({name for name, *_ in out}) != len(out):
        return None
    return Days(tuple(alone), (), tuple(sorted(out, key=lambda one: names.index(one[0]))), counted)


def facts(s: Days) -> tuple[Fact, ...]:
    out = [Fact.of("work.alone", who=name, time=time) for name, time in s.alone]
    if s.order:
        out.append(Fact.of("work.alternate", a=s.order[0], b=s.order[1], ordered="順"))
    for name, on, off in s.cycles:
        out.append(Fact.of("work.cycle", who=name, on=Quantity(Fraction(on), "日"), off=Quantity(Fraction(off), "日")))
    roles: dict[str, str | Quantity] = {"what": "終わる日", "unit": "日"}
    roles |= {"suffix": "目"} if s.counted else {}
    return (*out, Fact.of("ask", **roles))


def line(s: Days) -> tuple[tuple[str, str], ...]:
    out = [("場面", "仕事を終える")]
    out += [(f"{name}だけでかかる時間", written(time)) for name, time in s.alone]
    out += [("交代の順", "、".join(s.order) + "と1日ずつ")] if s.order else []
    out += [(f"{name}の働き方", f"{on}日働いて{off}日休む") for name, on, off in s.cycles]
    return (*out, ("求めるもの", f"終わる日（{'日目' if s.counted else '日'}）"))


def _works(s: Days, day: int) -> list[str]:
    """Who works on a day (the first is 1)."""
    if s.order:
        return [s.order[(day - 1) % len(s.order)]]
    rhythm = {name: (on, off) for name, on, off in s.cycles}
    return [name for name, _ in s.alone if name not in rhythm or (day - 1) % sum(rhythm[name]) < rhythm[name][0]]


def _period(s: Days) -> int:
    return len(s.order) if s.order else lcm(*(on + off for _, on, off in s.cycles))


def explain(s: Days) -> Solution:
    n = number
    whole = Fraction(prod(int(time.value) if time.value.denominator == 1 else 0 for _, time in s.alone))
    if whole <= 0:
        raise Impossible("かかる日数が整数ではありません。")
    steps = [Step("全体の仕事の量を、かかる日数をかけた数とします。", "×".join(n(time.value) for _, time in s.alone), Quantity(whole), hint="全体の仕事の量を、いくつと考えるとよいですか。")]
    rate = {}
    for name, time in s.alone:
        rate[name] = whole / time.value
        steps.append(Step(f"{name}が1日にする仕事の量を求めます。", f"{n(whole)}÷{n(time.value)}", Quantity(rate[name]), hint=f"{name}は、1日にどれだけの仕事をしますか。"))
    period = _period(s)
    days = [sum((rate[name] for name in _works(s, day)), Fraction(0)) for day in range(1, period + 1)]
    each = sum(days, Fraction(0))
    if s.order:
        steps.append(Step(f"{period}日で1回りです。{period}日でする仕事の量を求めます。", "＋".join(map(n, days)), Quantity(each), hint="1回りでは、どれだけの仕事をしますか。"))
    else:
        _rounds(s, steps, period, rate, each)
    rounds = int(whole // each)
    left = whole - each * rounds
    if left == 0:
        rounds, left = rounds - 1, each
    done = 0
    if rounds:
        steps.append(Step("全体の量の中に、何回り分あって、どれだけ余るかを考えます。", f"{n(whole)}÷{n(each)}", Quantity(Fraction(whole // each), "回"), remainder=whole % each, hint="全体の量は、1回り分のいくつ分ですか。"))
        if whole % each == 0:
            steps.append(Step("ちょうど終わるので、最後の1回りを1日ずつ考えます。", f"{n(Fraction(whole // each))}−1", Quantity(Fraction(rounds), "回"), hint="最後の1回りでは、何日目に終わりますか。"))
        done = rounds * period
        steps.append(Step("そこまでの日数を求めます。", f"{rounds}×{period}", Quantity(Fraction(done), "日"), hint="そこまでに、何日たちましたか。"))
    last, amount = 0, Fraction(0)
    while amount < left:
        amount += days[last]
        last += 1
    if not s.counted and amount != left:
        raise Impossible("最後の日のとちゅうで終わり、ちょうどの日数になりません。")
    shown = _runs(days[:last])
    steps.append(Step(f"残りの量は{n(left)}です。1日ずつたしていくと、{last}日目に終わります。", shown, Quantity(amount), hint="残りを1日ずつ進めると、何日目に終わりますか。"))
    answer = Quantity(Fraction(done + last), "日")
    if done:
        steps.append(Step("日数をたします。", f"{done}＋{last}", answer, hint="はじめからかぞえると、何日目ですか。"))
    else:
        steps.append(Step(f"はじめからかぞえて、{last}日です。", "", answer, hint="はじめからかぞえると、何日目ですか。"))
    check = Step("この日までにできる仕事の量が、全体の量になります。" if amount == left else "この日までにできる仕事の量は、全体の量をこえます。", f"{n(each)}×{rounds}＋{shown}" if rounds else shown, Quantity(each * rounds + amount))
    return Solution(tuple(steps), check, answer, "目" if s.counted else "")


def _rounds(s: Days, steps: list[Step], period: int, rate: dict[str, Fraction], each: Fraction) -> None:
    """How many days of a common round each one works."""
    n = number
    rhythm = {name: (on, off) for name, on, off in s.cycles}
    names = "と".join(f"{on + off}日" for on, off in dict.fromkeys(rhythm.values()))
    if len(set(map(sum, rhythm.values()))) > 1:
        steps.append(Step(f"{names}の最小公倍数の{period}日を、1回りとします。", "", Quantity(Fraction(period), "日"), hint="何日ごとに、同じ働き方がくり返されますか。"))
    parts = []
    for name, _ in s.alone:
        if name not in rhythm:
            parts.append(f"{n(rate[name])}×{period}")
            continue
        on, off = rhythm[name]
        days = period * on // (on + off)
        if period != on + off:
            steps.append(Step(f"{name}が1回りの{period}日のうちに働く日数を求めます。", f"{period}÷({on}＋{off})×{on}", Quantity(Fraction(days), "日"), hint=f"{name}は、1回りのうちに何日働きますか。"))
        else:
            steps.append(Step(f"{name}は、{on}日働いて{off}日休むので、1回りは{period}日です。", f"{on}＋{off}", Quantity(Fraction(period), "日"), hint=f"{name}の働き方は、何日でくり返しますか。"))
        parts.append(f"{n(rate[name])}×{days}")
    steps.append(Step("1回りでする仕事の量を求めます。", "＋".join(parts), Quantity(each), hint="1回りでは、どれだけの仕事をしますか。"))


def _runs(days: Sequence[Fraction]) -> str:
    """5×3＋2＋5×2 for 5, 5, 5, 2, 5, 5; days without work are left out."""
    runs: list[list[Fraction]] = []
    for amount in days:
        if amount == 0:
            continue
        if runs and runs[-1][0] == amount:
            runs[-1][1] += 1
        else:
            runs.append([amount, Fraction(1)])
    return "＋".join(number(amount) if count == 1 else f"{number(amount)}×{number(count)}" for amount, count in runs)


def holds(s: Days, answer: Quantity) -> bool:
    """Works day after day, each a part of the job: it must be done on just that day."""
    if answer.unit != "日" or answer.value.denominator != 1 or not 0 < answer.value < 3000:
        return False
    left = Fraction(1)
    for day in range(1, int(answer.value) + 1):
        if left <= 0:
            return False
        for name, time in s.alone:
            if s.order:
                working = s.order[(day - 1) % 2] == name
            else:
                mine = [(on, off) for who, on, off in s.cycles if who == name]
                working = not mine or (day - 1) % (mine[0][0] + mine[0][1]) < mine[0][0]
            left -= 1 / time.value if working else 0
    return left <= 0 if s.counted else left == 0


def diagram(s: Days) -> Table:
    """The days of the first rounds: who works (○) and who rests (休)."""
    shown = min(max(_period(s), 4), 12)
    head = ("日目", *(str(day) for day in range(1, shown + 1)))
    rows = tuple((name, *("○" if name in _works(s, day) else "休" if s.cycles else "" for day in range(1, shown + 1))) for name, _ in s.alone)
    return Table(head, rows)


def mistakes(s: Days) -> tuple[Mistake, ...]:
    right = explain(s).answer
    together = 1 / sum((1 / time.value for _, time in s.alone), Fraction(0))
    up = Fraction(-(-together.numerator // together.denominator))
    found = [(up, "毎日みんなで働くと考えていませんか。働かない日もあります。"), (right.value + 1, "終わる日のかぞえ方をまちがえていませんか。1日ずつ順に考えましょう。")]
    if right.value > 1:
        found.append((right.value - 1, "その日までに仕事は終わりますか。1日ずつ順に考えましょう。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, "日"), thought) for value, thought in kept.items())


def sample(rng: random.Random) -> Days:
    while True:
        names = people(rng)
        times = [Quantity(Fraction(rng.randint(4, 40)), "日") for _ in names]
        alone = tuple(zip(names, times, strict=True))
        if times[0] == times[1]:
            continue
        if rng.random() < 0.5:
            s = Days(alone, tuple(rng.sample(names, 2)), (), rng.random() < 0.7)
        else:
            s = Days(alone, (), tuple((name, rng.randint(2, 6), rng.randint(1, 2)) for name in names), True)
        try:
            solution = explain(s)
        except ValueError:
            continue
        if solution.answer.value <= 90 and all(step.value.value.denominator == 1 for step in solution.steps) and len(solution.steps[-2].expression) < 50:
            return s
