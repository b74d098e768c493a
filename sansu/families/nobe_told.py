"""のべ算's situations: read from facts, told as facts and as the reading line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Taking
from sansu.quantity import TIME, Quantity, convert, written
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
    counter = counter_of(s)
    days = "時間" if s.unit in TIME else "日数"
    asked = {"日数": f"かかる{days}", "全部の日数": f"全部の{days}", "人数": f"必要な{people_of(counter)}", "時間": "1日の時間", "増やす人数": f"増やす{people_of(counter)}"}[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def counter_of(s: Nobe) -> str:
    return next(c.count.unit for c in (s.whole, s.done, s.new) if c and c.count)


def people_of(counter: str) -> str:
    return "人数" if counter == "人" else "台数"


def base(q: Quantity) -> Fraction:
    return convert(q, "分").value if q.unit in TIME else q.value


_SITTING = ("席", "座席", "いす", "長いす", "ベンチ")
