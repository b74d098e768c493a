"""Whether an answer fits the ages: the years pass (or go back) one by one."""

from __future__ import annotations

from fractions import Fraction

from sansu.families import nenrei_same
from sansu.families.nenrei_same import SameSum
from sansu.families.nenrei_steps import Nenrei, Situation, Unborn
from sansu.quantity import Quantity


def holds(s: Situation, answer: Quantity) -> bool:
    """Lets the years pass (or go back) one by one and looks at the ages then."""
    if isinstance(s, SameSum):
        return nenrei_same.holds(s, answer)
    if answer.unit != ("年" if isinstance(s, Nenrei) and s.asked == "years" else "才") or not 0 < answer.value <= 500:
        return False
    if isinstance(s, Unborn):
        total = s.now.value - answer.value
        for _ in range(int(s.years.value)):
            total -= s.count - 1
        return total == s.then.value and answer.value - s.years.value < 0
    if s.kind == "years":
        return _holds_years(s, answer)
    if s.kind == "reach":
        people = [s.elder.ages[0].value, s.younger.ages[0].value]
        return (
            s.amount is not None
            and sum(a + answer.value for a in people) == s.amount.value
            and answer.value.denominator == 1
        )
    both = both_now(s, answer)
    if both is None:
        return False
    old, young = both
    if min(both) <= 0 or (s.gap and old - young != s.gap.value):
        return False
    for m in s.moments:
        then = old + s.elder.count * m.shift, young + s.younger.count * m.shift
        if min(then) <= 0 or then[0] != m.times * then[1]:
            return False
    return True


def both_now(s: Nenrei, answer: Quantity) -> tuple[Fraction, Fraction] | None:
    """The two ages now that the answer and the sum, the difference or the first moment leave."""
    x, elder = answer.value, s.asked == "elder"
    if s.kind == "known":
        told = (*s.elder.ages, *s.younger.ages)[0].value
        return (x, told) if elder else (told, x)
    if s.kind == "twice":
        m = s.moments[0]
        other = (x + m.shift) / m.times - m.shift if elder else (x + m.shift) * m.times - m.shift
    elif s.amount is None:
        return None
    elif s.kind == "difference":
        other = x - s.amount.value if elder else x + s.amount.value
    else:
        other = s.amount.value - x
    return (x, other) if elder else (other, x)


def _holds_years(s: Nenrei, answer: Quantity) -> bool:
    (moment,) = s.moments
    elders, youngers = [a.value for a in s.elder.ages], [a.value for a in s.younger.ages]
    step = 1 if moment.way == "後" else -1
    for years in range(1, 501):
        elders, youngers = [a + step for a in elders], [a + step for a in youngers]
        if min(*elders, *youngers) <= 0:
            return False
        if sum(elders) == moment.times * sum(youngers):
            found = {"years": Fraction(years), "elder": sum(elders), "younger": sum(youngers)}[s.asked]
            return found == answer.value
    return False
