"""のべ算: people times days (times hours a day) is one and the same for a job; seats taken in turn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.conversion import compound, conversion
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.parted import parted
from sansu.quantity import TIME, Quantity, convert, number, written
from sansu.reading.manpower import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Crew:
    """So many at work for so many days, so many hours a day where the text has them; None is asked."""

    count: Quantity | None
    days: Quantity | None
    hours: Quantity | None = None


@dataclass(frozen=True)
class Nobe:
    """The whole job, what was done of it first, and the crew that does the job or its rest.

    asked: 日数, 人数, 時間 (hours a day), 増やす人数 (over the crew before), 全部の日数 (with the days before).
    within: the days are a limit, so that people are rounded up.
    """

    who: str
    whole: Crew
    done: Crew | None
    new: Crew
    asked: str
    within: bool
    unit: str


@dataclass(frozen=True)
class Seats:
    """`people` take turns on `seats` for `time`: how long is each on one."""

    people: Quantity
    seats: Quantity
    thing: str
    time: Quantity
    unit: str


def _q(fact: Fact, role: str) -> Quantity | None:
    value = fact.get(role)
    if not isinstance(value, Quantity):
        return None
    return Quantity(value.value, {"日間": "日"}.get(value.unit, value.unit))


def _crew(fact: Fact) -> Crew:
    return Crew(_q(fact, "count"), _q(fact, "days"), _q(fact, "hours"))


def recognise(facts: Sequence[Fact]) -> Nobe | Seats | None:
    if any(fact.kind.startswith("turn") for fact in facts):
        return _seats(facts)
    take = Taking(facts)
    jobs, wholes, dones, lasts, teams = (take.all(kind) for kind in ("job", "manpower.whole", "manpower.done", "manpower.last", "manpower.team"))
    take.all("manpower.same")
    ask = take.one("ask")
    if not take.done or ask is None or len(wholes) != 1 or len(dones) > 1 or teams or any(f.text("what") != "仕事" or f.get("tank") for f in jobs):
        return None
    if not jobs and not wholes[0].get("job"):
        return None  # 3台のバスで2時間かかります is no job to be shared out
    what, unit = ask.text("what"), ask.text("unit").replace("日間", "日")
    if not what.startswith("manpower.") or bool(ask.text("rest")) != bool(dones):
        return None
    if len(lasts) > 1 or bool(lasts) != bool(ask.text("crew")):
        return None  # who does the rest is told once: before the question or in it
    names = [f.text(role) for f in (*wholes, *dones, *lasts, ask) for role in ("who", "whom") if f.text(role)]
    who = max(names, key=len, default="")
    if any(not refers(name, who) for name in names) or any(c in who for c in "とのはがもを") or who in ("1", "あと"):
        return None
    whole, done, new = _crew(wholes[0]), _crew(dones[0]) if dones else None, _crew(lasts[0] if lasts else ask)
    asked = {"manpower.days": "日数", "manpower.people": "人数", "manpower.hours": "時間", "manpower.more": "増やす人数"}[what]
    if ask.text("total"):
        asked = "全部の日数"
    s = Nobe(who, whole, done, new, asked, ask.text("way") == "以内", unit)
    return s if _sensible(s) else None


def _sensible(s: Nobe) -> bool:
    crews = [c for c in (s.whole, s.done, s.new) if c]
    counters = {c.count.unit for c in crews if c.count}
    days = [c.days for c in crews if c.days]
    if len(counters) != 1 or not days or any((d.unit in TIME) != (days[0].unit in TIME) for d in days):
        return False
    if any(q.value.denominator != 1 for c in crews for q in (c.count,) if q) or any(c.count and c.count.value <= 0 for c in crews):
        return False
    hours = [c.hours for c in crews]
    told = [h for c, h in zip(crews, hours, strict=True) if not (c is s.new and s.asked == "時間")]
    if s.asked == "時間":
        if s.new.hours or not all(told):
            return False
    elif any(told) and not all(told):
        return False
    if any(h and (h.unit not in TIME or not 0 < convert(h, "時間").value <= 24) for h in hours):
        return False
    if (any(hours) or s.asked == "時間") and days[0].unit in TIME:
        return False  # so many hours a day for so many hours
    counter = next(iter(counters))
    if s.asked in ("日数", "全部の日数"):
        fits = s.new.count and not s.new.days and (s.unit in TIME) == (days[0].unit in TIME) and s.unit in (*TIME, "日")
        return bool(fits and (s.asked == "日数" or s.done))
    if s.asked == "時間":
        return bool(s.new.count and s.new.days) and s.unit == "時間"
    if not s.new.days or s.new.count or s.unit != counter:
        return False
    return s.asked == "人数" or s.done is not None or s.whole.count is not None


def _seats(facts: Sequence[Fact]) -> Seats | None:
    take = Taking(facts)
    turns, seats, spans, ways = (take.all(kind) for kind in ("turn", "turn.seats", "turn.for", "turn.way"))
    spans += [*take.all("turn.span"), *take.all("turn.people")]
    timed = take.all("turn.way.span")
    spans, ways = [*spans, *timed], [*ways, *timed]
    ask = take.one("ask")
    if not take.done or ask is None or ask.text("what") != "turn" or (unit := ask.text("unit").removesuffix("間") if ask.text("unit") != "時間" else "時間") not in TIME or len(ways) > 1:
        return None
    found = [*turns, *seats, *spans]
    told = {role: [q for f in found if (q := _q(f, role))] for role in ("people", "seats", "time")}
    if any(len(values) != 1 for values in told.values()) or not (turns or ways) or (turns and ways):
        return None
    things = [f.text("thing") for f in found if f.text("thing")]
    people, places, time = (told[role][0] for role in ("people", "seats", "time"))
    if len(things) != 1 or people.unit != "人" or places.unit not in ("つ", "台", "本", "脚", "個", "人") or time.unit not in TIME:
        return None
    return Seats(people, places, things[0], time, unit)


def _roles(c: Crew, who: str) -> dict[str, str | Quantity]:
    given = {"count": c.count, "days": c.days, "hours": c.hours}
    return {**{role: q for role, q in given.items() if q}, **({"who": who} if who and c.count else {})}


def facts(s: Nobe | Seats) -> tuple[Fact, ...]:
    if isinstance(s, Seats):
        how = "座る" if s.thing in _SITTING else "使う"
        return (Fact.of("turn", people=s.people, seats=s.seats, thing=s.thing, time=s.time, how=how), Fact.of("ask", what="turn", unit=s.unit, how=how))
    assert s.whole.count and s.whole.days
    named = (s.whole.count.value + s.whole.days.value) % 2 == 0  # ある仕事をするのに、…; else …かかる仕事を
    out = [Fact.of("job", what="仕事")] if named else []
    out.append(Fact.of("manpower.whole", **_roles(s.whole, s.who), **({} if named else {"job": "仕事"})))
    out += [Fact.of("manpower.done", **_roles(s.done, s.who))] if s.done else []
    what = {"日数": "days", "全部の日数": "days", "人数": "people", "時間": "hours", "増やす人数": "more"}[s.asked]
    roles: dict[str, str | Quantity] = {"what": f"manpower.{what}", "unit": s.unit, **_roles(s.new, s.who)}
    roles |= {"who": s.who} if s.who and s.asked in ("人数", "増やす人数") else {}
    roles |= {"rest": "残り"} if s.done else {}
    roles |= {"total": "全部"} if s.asked == "全部の日数" else {}
    roles |= {"way": "以内"} if s.within else {}
    return (*out, Fact.of("ask", **roles))


def _words(c: Crew, who: str) -> str:
    parts = [f"{who}{written(c.count)}" if c.count else "", f"1日{written(c.hours)}" if c.hours else "", written(c.days) if c.days else ""]
    return "で".join(part for part in parts if part)


def line(s: Nobe | Seats) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Seats):
        return (("人数", written(s.people)), (f"{s.thing}の数", written(s.seats)), ("全部の時間", written(s.time)), ("求めるもの", f"1人が使う時間（{s.unit}）"))
    out = [("全体の仕事", _words(s.whole, s.who))]
    out += [("はじめにした仕事", _words(s.done, s.who))] if s.done else []
    out.append(("残りの仕事" if s.done else "同じ仕事", _words(s.new, s.who) + ("以内" if s.within else "")))
    counter = _counter(s)
    days = "時間" if s.unit in TIME else "日数"
    asked = {"日数": f"かかる{days}", "全部の日数": f"全部の{days}", "人数": f"必要な{_people(counter)}", "時間": "1日の時間", "増やす人数": f"増やす{_people(counter)}"}[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def _counter(s: Nobe) -> str:
    return next(c.count.unit for c in (s.whole, s.done, s.new) if c and c.count)


def _people(counter: str) -> str:
    return "人数" if counter == "人" else "台数"


class _Page:
    def __init__(self, s: Nobe) -> None:
        self.s = s
        self.steps: list[Step] = []
        units = [c.days.unit for c in (s.whole, s.done, s.new) if c and c.days]
        units += ["分" for c in (s.whole, s.done, s.new) if c and c.days and c.days.unit == "時間" and compound(c.days)]
        self.unit = min(units, key=lambda u: TIME[u]) if units[0] in TIME else "日"
        hours = [c.hours for c in (s.whole, s.done, s.new) if c and c.hours]
        self.hour = "分" if any(compound(h) or h.unit == "分" for h in hours) else "時間"
        counter = _counter(s)
        self.noun, self.total = (f"のべの{_people(counter)}", counter) if self.unit == "日" and not hours else ("のべの時間", self.hour if hours else self.unit)

    def step(self, say: str, expression: str, value: Fraction, unit: str, hint: str = "") -> Fraction:
        self.steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return value

    def bring(self, what: str, time: Quantity, unit: str) -> Fraction:
        if time.unit not in TIME:
            return time.value
        converted, extra = conversion(what, time, unit)
        self.steps.extend(extra)
        return converted.value

    def factors(self, c: Crew) -> list[Fraction]:
        out = [c.count.value] if c.count else []
        out += [self.bring("時間", c.days, self.unit)] if c.days else []
        return out + ([self.bring("1日の時間", c.hours, self.hour)] if c.hours else [])


def _product(factors: Sequence[Fraction]) -> Fraction:
    out = Fraction(1)
    for factor in factors:
        out *= factor
    return out


def explain(s: Nobe | Seats) -> Solution:
    if isinstance(s, Seats):
        return _explain_seats(s)
    page, n = _Page(s), number
    counter = _counter(s)
    whole = page.factors(s.whole)
    total = page.step(f"全体の仕事にかかる、{page.noun}を求めます。", "×".join(map(n, whole)), _product(whole), page.total, "全体の仕事は、1人でするとどれだけかかりますか。" if counter == "人" else "全体の仕事は、1台でするとどれだけかかりますか。")
    rest, back = total, ""
    if s.done:
        done = page.factors(s.done)
        part = page.step(f"はじめにした分の、{page.noun}を求めます。", "×".join(map(n, done)), _product(done), page.total, "はじめに、どれだけ仕事をしましたか。")
        if part >= total:
            raise Impossible("はじめにした分だけで、全体の仕事が終わってしまいます。")
        rest = page.step(f"残りの仕事にかかる、{page.noun}を求めます。", f"{n(total)}−{n(part)}", total - part, page.total, "残りの仕事は、どれだけですか。")
        back = "×".join(map(n, done)) + "＋"
    known = page.factors(s.new)
    by = _product(known)
    shown = f"{n(rest)}÷" + (f"({'×'.join(map(n, known))})" if len(known) > 1 else n(known[0]))
    value = rest / by
    if s.asked in ("人数", "増やす人数"):
        return _people_needed(s, page, rest, by, shown, known, back, total)
    if s.asked == "時間":
        value = page.step("それを、人数と日数でわります。" if counter == "人" else "それを、台数と日数でわります。", shown, value, page.hour, "1日に、どれだけ働けばよいですか。")
        if convert(Quantity(value, page.hour), "時間").value > 24:
            raise Impossible("1日に働く時間が24時間より長くなります。")
        check = Step("全体の仕事にもどして確かめます。", f"{back}{'×'.join(map(n, known))}×{n(value)}", Quantity(total, page.total))
        return _finish(page, check, Quantity(value, page.hour), "時間")
    if page.unit == "日" and value.denominator != 1:
        raise Impossible(f"答えが{n(value)}日になり、ちょうどの日数になりません。")
    word = "人数" if counter == "人" else "台数"
    say = f"{'残り' if s.done else 'それ'}を、{word}{'と1日の時間' if s.new.hours else ''}でわります。"
    value = page.step(say, shown, value, page.unit, f"{'残り' if s.done else 'その仕事'}を、この{word}で分けるとどうなりますか。")
    check = Step("全体の仕事にもどして確かめます。", f"{back}{'×'.join(map(n, known))}×{n(value)}", Quantity(total, page.total))
    if s.asked == "全部の日数":
        assert s.done and s.done.days
        before = page.bring("はじめの時間", s.done.days, page.unit)
        value = page.step("はじめの日数とたします。" if page.unit == "日" else "はじめの時間とたします。", f"{n(before)}＋{n(value)}", before + value, page.unit, "はじめからかぞえると、どうなりますか。")
    return _finish(page, check, Quantity(value, page.unit), s.unit)


def _finish(page: _Page, check: Step, found: Quantity, unit: str) -> Solution:
    if found.unit != unit and unit in TIME:
        found, extra = conversion("答え", found, unit)
        page.steps.extend(extra)
    page.steps.extend(parted(found))
    return Solution(tuple(page.steps), check, found)


def _people_needed(s: Nobe, page: _Page, rest: Fraction, by: Fraction, shown: str, known: list[Fraction], back: str, total: Fraction) -> Solution:
    n, counter = number, _counter(s)
    value, word = rest / by, _people(counter)
    say = f"{'残り' if s.done else 'それ'}を、日数{'と1日の時間' if s.new.hours else ''}でわります。" if page.unit == "日" else f"{'残り' if s.done else 'それ'}を、時間でわります。"
    hint = f"{'残り' if s.done else 'その仕事'}を、この日数で終えるにはどうしますか。" if page.unit == "日" else "この時間で終えるには、どうしますか。"
    if value.denominator != 1:
        if not s.within:
            raise Impossible(f"必要な{word}が{n(value)}{counter}になり、整数になりません。")
        down = Fraction(value.numerator // value.denominator)
        if len(known) > 1:
            by = page.step("1人分ののべの時間を求めます。" if counter == "人" else "1台分ののべの時間を求めます。", "×".join(map(n, known)), by, page.total, "1人では、どれだけ働けますか。" if counter == "人" else "1台では、どれだけできますか。")
        page.steps.append(Step(say.replace("わります。", "わって、余りも見ます。"), f"{n(rest)}÷{n(by)}", Quantity(down, counter), remainder=rest - down * by, hint=hint))
        value = page.step(f"余りの分もするので、1{counter}多くします。", f"{n(down)}＋1", down + 1, counter, "余りが出たときは、どうすればよいですか。")
        check = Step(f"この{word}なら、残りの仕事ができます。" if s.done else f"この{word}なら、全体の仕事ができます。", f"{n(value)}×{n(by)}", Quantity(value * by, page.total))
    else:
        value = page.step(say, shown, value, counter, hint)
        check = Step("全体の仕事にもどして確かめます。", f"{back}{n(value)}×{'×'.join(map(n, known))}", Quantity(total, page.total))
    if s.asked == "増やす人数":
        before = (s.done or s.whole).count
        assert before
        if value <= before.value:
            raise Impossible(f"{word}を増やさなくても終わります。")
        value = page.step(f"はじめの{word}をひいて、増やす{word}を求めます。", f"{n(value)}−{n(before.value)}", value - before.value, counter, f"はじめの{word}から、どれだけ増えますか。")
    return Solution(tuple(page.steps), check, Quantity(value, s.unit))


def _explain_seats(s: Seats) -> Solution:
    n = number
    if s.seats.value >= s.people.value:
        raise Impossible(f"{s.thing}が人数より少なくないので、交代しなくてもすみます。")
    unit = "分" if compound(s.time) else s.time.unit
    time, extra = conversion("全部の時間", s.time, unit)
    steps = list(extra)
    total = time.value * s.seats.value
    steps.append(Step(f"{s.thing}{n(s.seats.value)}{s.seats.unit}を使える、のべの時間を求めます。", f"{n(time.value)}×{n(s.seats.value)}", Quantity(total, unit), hint="全部の分を合わせると、どれだけの時間になりますか。"))
    each = total / s.people.value
    steps.append(Step("それを人数で等しく分けます。", f"{n(total)}÷{n(s.people.value)}", Quantity(each, unit), hint="のべの時間を、みんなで等しく分けるとどうなりますか。"))
    check = Step("1人の時間に人数をかけて、のべの時間にもどします。", f"{n(each)}×{n(s.people.value)}", Quantity(total, unit))
    found = Quantity(each, unit)
    if s.unit != unit:
        found, more = conversion("答え", found, s.unit)
        steps.extend(more)
    steps.extend(parted(found))
    return Solution(tuple(steps), check, found)


def _base(q: Quantity) -> Fraction:
    return convert(q, "分").value if q.unit in TIME else q.value


def holds(s: Nobe | Seats, answer: Quantity) -> bool:
    """Compares what one does of the whole: as a share of it, not by the explanation's products."""
    if answer.value <= 0 or answer.unit != s.unit:
        return False
    if isinstance(s, Seats):
        return s.seats.value < s.people.value and _base(answer) / _base(s.time) == s.seats.value / s.people.value
    assert s.whole.count and s.whole.days
    timed = s.whole.days.unit in TIME
    hours = _base(s.whole.hours) if s.whole.hours else Fraction(1)
    share = 1 / s.whole.count.value / _base(s.whole.days) / hours  # of one, in one day (or minute), of one hour a day

    def crew(c: Crew) -> Fraction:
        assert c.count and c.days
        return share * c.count.value * _base(c.days) * (_base(c.hours) if c.hours else 1)

    left = 1 - (crew(s.done) if s.done else Fraction(0))
    value = answer.value
    if s.asked in ("日数", "全部の日数"):
        days = _base(answer) - (_base(s.done.days) if s.asked == "全部の日数" and s.done and s.done.days else 0)
        return (timed or days.denominator == 1) and 0 < left == crew(Crew(s.new.count, Quantity(days, "分" if timed else "日"), s.new.hours))
    if s.asked == "時間":
        return 0 < left == crew(Crew(s.new.count, s.new.days, answer))
    before = (s.done or s.whole).count
    if s.asked == "増やす人数" and before:
        value += before.value
    done = crew(Crew(Quantity(value), s.new.days, s.new.hours))
    one = crew(Crew(Quantity(Fraction(1)), s.new.days, s.new.hours))
    return value.denominator == 1 and left > 0 and (done - one < left <= done if s.within else done == left)


def diagram(s: Nobe | Seats) -> Areas:
    """Count across, time up: equal areas for the job as it is told and as it is asked."""
    answer = explain(s).answer
    zero = Fraction(0)
    if isinstance(s, Seats):
        one = Rectangle(zero, zero, s.seats.value, _base(s.time), written(s.seats), written(s.time), "のべの時間")
        two = Rectangle(s.seats.value * 2, zero, s.people.value, _base(answer), written(s.people), f"□{s.unit}", "のべの時間")
        return Areas("数", "時間", (one, two))

    def size(c: Crew, count: Fraction, days: Fraction) -> tuple[Fraction, Fraction, str, str]:
        up = (written(c.days) if c.days else f"□{s.unit if s.asked == '日数' else '日'}") + (f"×{written(c.hours)}" if c.hours else "×□時間" if s.asked == "時間" else "")
        return count, days * (_base(c.hours) / 60 if c.hours else Fraction(1)), written(c.count) if c.count else f"□{_counter(s)}", up

    assert s.whole.count and s.whole.days
    rows = [(*size(s.whole, s.whole.count.value, _base(s.whole.days)), "全体の仕事")]
    if s.done and s.done.count and s.done.days:
        rows.append((*size(s.done, s.done.count.value, _base(s.done.days)), "はじめの分"))
    before = (s.done or s.whole).count
    count = s.new.count.value if s.new.count else answer.value + (before.value if s.asked == "増やす人数" and before else 0)
    days = _base(s.new.days) if s.new.days else _base(answer) - (_base(s.done.days) if s.asked == "全部の日数" and s.done and s.done.days else 0)
    width, height, across, up = size(s.new, count, days)
    if s.asked == "時間":
        height *= _base(answer) / 60
    rows.append((width, height, across, up, "残りの分" if s.done else "同じ仕事"))
    rectangles, at = [], zero
    for width, height, across, up, inside in rows:
        rectangles.append(Rectangle(at, zero, width, height, across, up, inside))
        at += width + max(row[0] for row in rows) / 4
    return Areas(_people(_counter(s)), "時間" if s.whole.days.unit in TIME else "日数", tuple(rectangles))


def mistakes(s: Nobe | Seats) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction, str]] = []
    if isinstance(s, Seats):
        time = convert(s.time, s.unit).value
        found = [
            (time / s.people.value, f"{s.thing}は1つではありません。のべの時間を求めましたか。"),
            (time / s.seats.value, "人数ではなく、席などの数でわっていませんか。"),
            (time * (s.people.value - s.seats.value) / s.people.value, "使っていない人のほうの時間を答えていませんか。"),
        ]
    else:
        assert s.whole.count and s.whole.days
        whole = _product([_base(q) for q in (s.whole.count, s.whole.days, s.whole.hours) if q])
        new = _product([_base(q) for q in (s.new.count, s.new.days, s.new.hours) if q])
        scale = convert(Quantity(Fraction(1), "分"), s.unit).value if s.unit in TIME else Fraction(1)
        if s.done:
            found.append((whole / new * scale, "はじめにした分をひきわすれていませんか。"))
            before = (s.done.days if s.asked == "全部の日数" else s.done.count if s.asked == "増やす人数" else None)
            if before:
                extra = _base(before) * (scale if s.asked == "全部の日数" else 1)
                found.append((right.value + extra if s.asked == "増やす人数" else right.value - extra, "はじめの分も合わせて考えましたか。" if s.asked == "全部の日数" else "必要な数ではなく、増やす数を答えましょう。"))
        if s.asked == "日数" and s.new.count:
            found.append((_base(s.whole.days) * s.new.count.value / s.whole.count.value * scale, "人数が増えると、かかる日数はへります。逆に考えていませんか。"))
        if s.asked == "人数" and s.new.days:
            found.append((s.whole.count.value * _base(s.new.days) / _base(s.whole.days), "日数がへると、必要な人数は増えます。逆に考えていませんか。"))
        if s.new.hours and s.whole.hours and s.asked in ("日数", "人数"):
            found.append((right.value * _base(s.new.hours) / _base(s.whole.hours), "1日に働く時間のちがいをわすれていませんか。"))
        if s.asked == "時間" and s.whole.hours and s.new.count:
            found.append((_base(s.whole.hours) / 60 * s.new.count.value / s.whole.count.value, "人数が増えると、1日に働く時間はへります。逆に考えていませんか。"))
            found.append((_base(s.whole.hours) / 60, "1日に働く時間は、はじめと同じではありません。"))
        if s.done and s.done.days and s.asked == "日数":
            found.append(((_base(s.whole.days) - _base(s.done.days)) * scale, "日数だけをひいていませんか。人数のちがいも考えましょう。"))
        if s.asked != "時間":
            found.append((whole / (60 if s.whole.hours else 1) * (scale if s.unit in TIME else 1), "のべの数で答えていませんか。さいごにわり算をします。"))
        if s.within:
            found.append((right.value - 1, "余りの分を切り捨てていませんか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value.denominator == 1 or right.unit in TIME):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_SITTING = ("席", "座席", "いす", "長いす", "ベンチ")
_SEATS = (("座席", "つ"), ("席", "つ"), ("いす", "脚"), ("自転車", "台"), ("一輪車", "台"), ("ブランコ", "台"), ("なわとび", "本"), ("パソコン", "台"))


def sample(rng: random.Random, level: int) -> Nobe | Seats:
    while True:
        s = _draw(rng, level)
        try:
            solution = explain(s)
        except ValueError:
            continue
        answer = solution.answer
        if isinstance(s, Nobe) and not s.done and (s.new.count == s.whole.count or s.new.days == s.whole.days) and s.asked != "時間":
            continue
        whole = answer.value.denominator == 1 or (level == 3 and answer.unit == "時間" and (answer.value * 60).denominator == 1)
        if whole and answer.value <= 120 and not (isinstance(s, Nobe) and s.asked == "時間" and answer.value > 12) and all((step.value.value * 60).denominator == 1 for step in solution.steps):
            return s


def _draw(rng: random.Random, level: int) -> Nobe | Seats:
    r = rng.randint
    if rng.random() < 0.2:
        thing, counter = rng.choice(_SEATS)
        time = Quantity(Fraction(r(1, 8)), "時間") if level == 3 and rng.random() < 0.4 else Quantity(Fraction(5 * r(4, 36)), "分")
        seats = r(2, 5 + 2 * level)
        return Seats(Quantity(Fraction(seats + r(1, 6)), "人"), Quantity(Fraction(seats), counter), thing, time, "分")
    counter, who = rng.choice((("人", ""), ("人", ""), ("人", ""), ("台", "機械"), ("人", "大人")))
    unit = rng.choice(("日", "日", "日", "時間", "分" if level < 3 else "時間"))

    def crew(count: bool = True, days: bool = True, hours: bool = False) -> Crew:
        return Crew(
            Quantity(Fraction(r(2, 12 + 10 * level)), counter) if count else None,
            Quantity(Fraction(r(2, 10 + 10 * level)), unit) if days else None,
            Quantity(Fraction(r(3, 10)), "時間") if hours else None,
        )

    if level == 1:
        asked = rng.choice(("日数", "日数", "人数"))
        return Nobe(who, crew(), None, crew(asked != "人数", asked == "人数"), asked, False, unit if asked == "日数" else counter)
    if level == 2 and rng.random() < 0.5:
        unit = "日"
        counter, who = ("人", who if counter == "人" else "")
        asked = rng.choice(("日数", "人数", "時間"))
        return Nobe(who, crew(hours=True), None, crew(asked != "人数", asked != "日数", asked != "時間"), asked, False, {"日数": "日", "人数": counter, "時間": "時間"}[asked])
    asked = rng.choice(("日数", "人数", "増やす人数", "全部の日数") if level == 3 else ("日数", "人数"))
    people = asked in ("人数", "増やす人数")
    hours = unit == "日" and level == 3 and rng.random() < 0.3 and asked != "増やす人数" and asked != "人数"
    return Nobe(who, crew(hours=hours), crew(hours=hours), crew(not people, people, hours), asked, level == 3 and people and rng.random() < 0.4, counter if people else unit)


_ORDERS = (
    "whole.job ask.days",
    "work.job whole ask.days",
    "whole.job ask.days.mixed",
    "whole.job ask.people",
    "work.job whole ask.people",
    "whole.hours.job ask.days.hours",
    "work.job whole.hours ask.days.hours.after",
    "whole.hours.after.job ask.days.hours",
    "work.job whole.hours.after ask.people.hours",
    "whole.hours.job ask.people.hours",
    "whole.hours.after.job ask.hours",
    "work.job whole.hours ask.hours",
    "whole.job done ask.left",
    "whole.job done.days ask.left",
    "work.job.exists whole done ask.left",
    "whole.job done ask.people.left",
    "work.job whole done.days ask.people.left",
    "whole.job done ask.people.within.left",
    "whole.job done ask.more.left",
    "whole.job done.days ask.more.left",
    "work.job.exists whole done ask.more.within.left",
    "work.job whole done ask.more.left",
    "work.job whole done ask.total",
    "work.job whole done.days ask.people.within.left",
    "whole.job done ask.total",
    "whole.job done.days ask.total",
    "whole.hours.job done.hours ask.left.hours",
    "whole.hours.after.job done.hours.after ask.left.hours.after",
    "turn.time turn.ask",
    "turn.time.first turn.ask",
    "turn.time turn.ask.is",
    "turn.time.first turn.ask.is",
    "turn.time.use turn.ask.use",
    "turn.time.first.use turn.ask.use",
    "turn.time.use turn.ask.is.use",
    "turn.time.first.use turn.ask.is.use",
)
WORDINGS = tuple(Wording(f"nobe-{index:02}", tuple(key if key.startswith("work.") else f"manpower.{key}" for key in keys.split())) for index, keys in enumerate(_ORDERS, 1))

FAMILY = Family("nobe", "のべ算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
