"""のべ算: people times days (times hours a day) is one and the same for a job; seats taken in turn."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Family
from sansu.families.nobe_posed import WORDINGS, sample
from sansu.families.nobe_steps import explain
from sansu.families.nobe_teach import diagram, mistakes
from sansu.families.nobe_told import Crew, Nobe, Seats, base, facts, line, recognise
from sansu.quantity import TIME, Quantity
from sansu.reading.manpower import CLAUSES


def holds(s: Nobe | Seats, answer: Quantity) -> bool:
    """Compares what one does of the whole: as a share of it, not by the explanation's products."""
    if answer.value <= 0 or answer.unit != s.unit:
        return False
    if isinstance(s, Seats):
        return s.seats.value < s.people.value and base(answer) / base(s.time) == s.seats.value / s.people.value
    assert s.whole.count and s.whole.days
    timed = s.whole.days.unit in TIME
    hours = base(s.whole.hours) if s.whole.hours else Fraction(1)
    share = 1 / s.whole.count.value / base(s.whole.days) / hours  # of one, in one day (or minute), of one hour a day

    def crew(c: Crew) -> Fraction:
        assert c.count and c.days
        return share * c.count.value * base(c.days) * (base(c.hours) if c.hours else 1)

    left = 1 - (crew(s.done) if s.done else Fraction(0))
    value = answer.value
    if s.asked in ("日数", "全部の日数"):
        days = base(answer) - (base(s.done.days) if s.asked == "全部の日数" and s.done and s.done.days else 0)
        return (timed or days.denominator == 1) and 0 < left == crew(Crew(s.new.count, Quantity(days, "分" if timed else "日"), s.new.hours))
    if s.asked == "時間":
        return 0 < left == crew(Crew(s.new.count, s.new.days, answer))
    before = (s.done or s.whole).count
    if s.asked == "増やす人数" and before:
        value += before.value
    done = crew(Crew(Quantity(value), s.new.days, s.new.hours))
    one = crew(Crew(Quantity(Fraction(1)), s.new.days, s.new.hours))
    return value.denominator == 1 and left > 0 and (done - one < left <= done if s.within else done == left)


FAMILY = Family("nobe", "のべ算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
