"""仕事算: times alone, together and in turns.  The whole job is the product of the times alone; each does a part a day."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from sansu.families.conversion import compound, conversion, unit_name
from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.pairs import people, same_person
from sansu.quantity import TIME, Quantity, convert, number, written
from sansu.reading.work import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

# what the job is called in a sentence
_AMOUNT = {"仕事": "仕事の量", "": "仕事の量", "水そう": "水の量"}
EVERYONE = "全員"
_SWALLOWED = re.compile(r"を|仕事|水そう|が$|と$|のに|するに|仕上|終え|終わ")  # a name that took more in than a name


@dataclass(frozen=True)
class Shigoto:
    """Who works (`alone`: the time each needs), in which turns, and what is asked.

    turns: (who, how long) one after another, who being a name or 全員; the last turn lasts until the end.
    rests: (who, how long) off while the others go on.
    asked: いっしょの時間, ひとりの時間 (of `who`), 残りの時間 (the last turn, worked by `who`), 全部の時間.
    """

    job: str
    alone: tuple[tuple[str, Quantity | None], ...]
    together: Quantity | None
    turns: tuple[tuple[str, Quantity], ...]
    rests: tuple[tuple[str, Quantity], ...]
    asked: str
    who: str
    unit: str
    suffix: str = ""


def recognise(facts: Sequence[Fact]) -> Shigoto | None:
    take = Taking(facts)
    job, ask = take.one("job"), take.one("ask")
    alone, teams = take.all("work.alone"), take.all("work.team")
    turns, rests, pairs = take.all("work.turn"), take.all("work.rest"), take.all("work.pair")
    if not take.done or ask is None or ask.text("unit") not in (*TIME, "日") or len(pairs) > 1 or len(teams) > 1:
        return None
    times: dict[str, Quantity | None] = {}
    for fact in alone:
        if fact.text("who") in times:
            return None
        times[fact.text("who")] = _days(fact.quantity("time"))
    what, who = ask.text("what"), ask.text("who")
    what = {"かかる時間": "いっしょの時間"}.get(what, what)
    if what == "ひとりの時間":
        named = [name for fact in (*teams, *pairs) for name in (fact.text("a"), fact.text("b"), fact.text("c")) if name]
        full = next((name for name in named if same_person(who, name)), who)
        if any(same_person(full, name) for name in times):
            return None
        times[full] = None
        who = full
    team = teams[0] if teams else None
    names = tuple(times)
    if len(names) < 2 or any(_SWALLOWED.search(name) for name in names) or not _team_agrees(names, [*teams, *pairs, ask]):
        return None

    def person(name: str) -> str | None:
        if name == EVERYONE:
            return EVERYONE
        return next((full for full in names if name and same_person(name, full)), None)

    done = tuple((person(fact.text("who")), _days(fact.quantity("time"))) for fact in turns)
    off = tuple((person(fact.text("who")), _days(fact.quantity("time"))) for fact in rests)
    last = person(who) if what == "残りの時間" else who if what == "ひとりの時間" else ""
    if any(name is None for name, _ in (*done, *off)) or last is None:
        return None
    s = Shigoto(
        job.text("what") if job else "",
        tuple(times.items()),
        _days(team.quantity("time")) if team else None,
        tuple((str(name), time) for name, time in done),
        tuple((str(name), time) for name, time in off),
        what,
        last,
        ask.text("unit"),
        ask.text("suffix"),
    )
    return s if _complete(s) else None


def _days(time: Quantity) -> Quantity:
    """12日間 is 12日."""
    return Quantity(time.value, "日") if time.unit == "日間" else time


def _team_agrees(names: Sequence[str], mentions: Sequence[Fact]) -> bool:
    """Every mention of a team names these workers or says how many they are."""
    for fact in mentions:
        said = [fact.text(role) for role in ("a", "b", "c") if fact.text(role)]
        if said and (len(said) != len(names) or not all(any(same_person(one, name) for name in names) for one in said)):
            return False
        size = fact.get("size")
        if isinstance(size, Quantity) and size.value != len(names):
            return False
    return True


def _complete(s: Shigoto) -> bool:
    missing = sum(time is None for _, time in s.alone)
    if s.asked == "ひとりの時間":
        return missing == 1 and s.together is not None and not s.turns and not s.rests
    if missing or s.together is not None:
        return False
    if s.asked == "いっしょの時間":
        return not s.turns and not s.rests
    if s.asked == "残りの時間":
        return bool(s.turns) and not s.rests and bool(s.who)
    return s.asked == "全部の時間" and len(s.rests) == 1 and not s.turns and len(s.alone) == 2


def facts(s: Shigoto) -> tuple[Fact, ...]:
    out = [Fact.of("job", what=s.job)] if s.job else []
    out += [Fact.of("work.alone", who=name, time=time) for name, time in s.alone if time]
    names = dict(zip("abc", (name for name, _ in s.alone), strict=False))
    if s.together:
        out.append(Fact.of("work.team", time=s.together, **names))
    out += [Fact.of("work.turn", who=name, time=time) for name, time in s.turns]
    out += [Fact.of("work.rest", who=name, time=time) for name, time in s.rests]
    roles: dict[str, str | Quantity] = {"what": s.asked, "unit": s.unit}
    if s.who:
        roles["who"] = s.who
    if s.suffix:
        roles["suffix"] = s.suffix
    if s.asked in ("いっしょの時間", "全部の時間"):
        roles["size"] = Quantity(Fraction(len(s.alone)), "人")
    return (*out, Fact.of("ask", **roles))


def _scene(s: Shigoto) -> str:
    return "水そうをいっぱいにする" if s.job == "水そう" else "仕事を終える"


def line(s: Shigoto) -> tuple[tuple[str, str], ...]:
    out = [("場面", _scene(s))]
    out += [(f"{name}だけでかかる時間", written(time)) for name, time in s.alone if time]
    everyone = "と".join(name for name, _ in s.alone)
    if s.together:
        out.append((f"{everyone}でかかる時間", written(s.together)))
    out += [(f"はじめに{everyone if name == EVERYONE else name}だけがした時間", written(time)) for name, time in s.turns]
    out += [(f"{name}が休んだ時間", written(time)) for name, time in s.rests]
    asked = {
        "いっしょの時間": f"{everyone}でかかる時間",
        "ひとりの時間": f"{s.who}だけでかかる時間",
        "残りの時間": f"残りを{everyone if s.who == EVERYONE else s.who}がする時間",
        "全部の時間": "はじめから終わりまでの時間",
    }[s.asked]
    return (*out, ("求めるもの", f"{asked}（{unit_name(s.unit)}{s.suffix}）"))


def _common_unit(s: Shigoto) -> str:
    times = [t for _, t in s.alone if t] + [t for _, t in (*s.turns, *s.rests)] + ([s.together] if s.together else [])
    if any(t.unit not in TIME for t in times):
        if len({t.unit for t in times}) > 1:
            raise Impossible("時間の単位が合いません。")
        return times[0].unit
    names = [t.unit for t in times] + ["分" for t in times if t.unit == "時間" and compound(t)]
    return min(names, key=lambda unit: TIME[unit])


def explain(s: Shigoto) -> Solution:
    unit = _common_unit(s)
    steps: list[Step] = []

    def bring(what: str, time: Quantity) -> Fraction:
        if unit not in TIME:
            return time.value
        converted, extra = conversion(what, time, unit)
        steps.extend(extra)
        return converted.value

    def step(say: str, expression: str, value: Fraction, kind: str = "") -> Fraction:
        if value <= 0:
            raise Impossible("仕事の量や時間が0以下になり、条件が合いません。")
        steps.append(Step(say, expression, Quantity(value, kind)))
        return value

    alone = {name: bring(f"{name}の時間", time) for name, time in s.alone if time}
    everyone = "と".join(name for name, _ in s.alone)
    together = bring(f"{everyone}の時間", s.together) if s.together else None
    turns = [(name, bring("はじめの時間", time)) for name, time in s.turns]
    rests = [(name, bring("休んだ時間", time)) for name, time in s.rests]
    amount, one = _AMOUNT[s.job], f"1{unit}"
    factors = [*alone.values(), *([together] if together else [])]
    whole = step(f"全体の{amount}を、かかる時間をかけた数とします。", "×".join(number(f) for f in factors), Fraction(prod(factors)))
    w = number(whole)
    rate = {name: step(f"{name}が{one}にする{amount}を求めます。", f"{w}÷{number(time)}", whole / time) for name, time in alone.items()}

    def total() -> Fraction:
        if EVERYONE not in rate:
            parts = [rate[name] for name in alone]
            rate[EVERYONE] = step(f"{everyone}で{one}にする{amount}を求めます。", "＋".join(map(number, parts)), sum(parts, Fraction(0)))
        return rate[EVERYONE]

    if s.asked == "ひとりの時間":
        assert together is not None
        both = step(f"{everyone}で{one}にする{amount}を求めます。", f"{w}÷{number(together)}", whole / together)
        others = [rate[name] for name in alone]
        mine = step(f"{s.who}が{one}にする{amount}を求めます。", "−".join(map(number, [both, *others])), both - sum(others))
        answer = step(f"全体の{amount}を{s.who}の{one}の量でわります。", f"{w}÷{number(mine)}", whole / mine, unit)
        check = Step(f"{everyone}の{one}の量に、かかる時間をかけると、全体の量になります。", f"({'＋'.join(map(number, [*others, mine]))})×{number(together)}", Quantity(whole, ""))
    elif s.asked == "いっしょの時間":
        both = total()
        answer = step(f"全体の{amount}を{everyone}の{one}の量でわります。", f"{w}÷{number(both)}", whole / both, unit)
        check = Step(f"{one}の量に時間をかけて、全体の量にもどします。", f"{number(both)}×{number(answer)}", Quantity(whole, ""))
    elif s.asked == "全部の時間":
        (resting, off), both = rests[0], total()
        extra = step(f"{resting}が休んだ分の{amount}を求めます。", f"{number(rate[resting])}×{number(off)}", rate[resting] * off)
        more = step(f"休まなかったとすると、できる{amount}を求めます。", f"{w}＋{number(extra)}", whole + extra)
        answer = step(f"その量を{everyone}の{one}の量でわります。", f"{number(more)}÷{number(both)}", more / both, unit)
        if answer <= off:
            raise Impossible("休んだ時間が長すぎます。")
        other = next(name for name in alone if name != resting)
        check = Step("それぞれがした量をたすと、全体の量になります。", f"{number(rate[other])}×{number(answer)}＋{number(rate[resting])}×({number(answer)}−{number(off)})", Quantity(whole, ""))
    else:
        rest, parts = whole, []
        for name, time in turns:
            each = total() if name == EVERYONE else rate[name]
            part = step(f"はじめに{everyone if name == EVERYONE else name}がした{amount}を求めます。", f"{number(each)}×{number(time)}", each * time)
            parts.append(f"{number(each)}×{number(time)}")
            rest = step(f"残りの{amount}を求めます。", f"{number(rest)}−{number(part)}", rest - part)
        last = total() if s.who == EVERYONE else rate[s.who]
        answer = step("残りを1" + unit + "の量でわります。", f"{number(rest)}÷{number(last)}", rest / last, unit)
        check = Step("それぞれの量をたすと、全体の量になります。", "＋".join([*parts, f"{number(last)}×{number(answer)}"]), Quantity(whole, ""))
    if unit not in TIME and (answer.denominator != 1 or unit != s.unit):
        raise Impossible(f"答えが{number(answer)}{unit}になり、ちょうどの数になりません。")
    found, extra_steps = conversion("答え", Quantity(answer, unit), s.unit) if unit != s.unit else (Quantity(answer, unit), ())
    return Solution((*steps, *extra_steps), check, found, s.suffix)


def holds(s: Shigoto, answer: Quantity) -> bool:
    """Adds up the parts of the job, each time divided by the time alone: they must make exactly one job."""

    def minutes(time: Quantity) -> Fraction:
        return convert(time, "分").value if time.unit in TIME else time.value

    value = minutes(answer)
    if value <= 0:
        return False
    speed = {name: 1 / minutes(time or answer) for name, time in s.alone}
    speed[EVERYONE] = sum(speed.values(), Fraction(0))
    if s.asked == "ひとりの時間":
        return s.together is not None and speed[EVERYONE] * minutes(s.together) == 1
    done = sum((speed[name] * minutes(time) for name, time in s.turns), Fraction(0))
    done -= sum((speed[name] * minutes(time) for name, time in s.rests), Fraction(0))
    return done + speed[s.who or EVERYONE] * value == 1


_PIPES = (("A管", "B管"), ("じゃ口A", "じゃ口B"), ("ポンプA", "ポンプB"), ("大きい管", "小さい管"), ("A", "B"), ("ア管", "イ管"), ("P管", "Q管"))


def sample(rng: random.Random, level: int) -> Shigoto:
    job = rng.choice(["", "仕事", "仕事", "水そう"])
    first, second = rng.choice(_PIPES) if job == "水そう" else people(rng)
    unit = rng.choice(["分", "分", "時間"] if job == "水そう" else ["日", "日", "日", "時間"])
    asked = rng.choice(["いっしょの時間"] if level == 1 else ["いっしょの時間", "ひとりの時間", "ひとりの時間"])
    top = 12 + 14 * level
    while True:
        a, b = rng.randint(3, top), rng.randint(3, top)
        both = Fraction(a * b, a + b)
        if a != b and both.denominator == 1:
            break
    times = (Quantity(Fraction(a), unit), None if asked == "ひとりの時間" else Quantity(Fraction(b), unit))
    return Shigoto(
        job,
        ((first, times[0]), (second, times[1])),
        Quantity(both, unit) if asked == "ひとりの時間" else None,
        (),
        (),
        asked,
        second if asked == "ひとりの時間" else "",
        unit,
    )


_ORDERS = (
    "job alone alone ask.together",
    "job.object alone alone ask.together",
    "alone alone.job ask.together",
    "job alone alone ask.together.mixed",
    "alone alone ask.together",
    "tank pipe pipe ask.both",
    "tank.exists pipe pipe ask.both",
    "job alone team ask.alone",
    "alone team ask.alone",
    "job team alone ask.alone",
    "tank team.pipes pipe ask.pipe",
    "tank.into pipe team.pipes ask.pipe",
)
WORDINGS = tuple(Wording(f"shigoto-{index:02}", tuple(f"work.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("shigoto", "仕事算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
