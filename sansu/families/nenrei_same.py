"""年齢算: some years on, two ages sum to a third one's: how much older that one is than the other of the two."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Impossible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class SameSum:
    """`known` is `age` old now; in `years` `other` and `known` sum to `elder`; asked is elder − other."""

    known: str
    age: Quantity
    other: str
    elder: str
    years: Quantity
    first: str  # which of the two the text names first


def explain(s: SameSum) -> Solution:
    then = Quantity(s.age.value + s.years.value, "才")
    if s.years.value.denominator != 1 or s.age.value.denominator != 1:
        raise Impossible("年れいは整数で考えます。")
    n = number(s.years.value)
    steps = (
        Step(f"{n}年後の{s.known}の年れいを求めます。", f"{number(s.age.value)}＋{n}", then, hint=f"そのときの{s.known}の年れいは何才ですか。"),
        Step(f"そのとき{s.elder}は{s.other}より、{s.known}の年れいの{written(then)}だけ年上です。", "", then,
             hint=f"そのとき、{s.elder}の年れいは{s.other}の年れいよりだれの分だけ多いですか。"),
        Step(f"年れいの差はいつも同じなので、いまの差も{written(then)}です。", "", then, hint="年れいの差は、年がたつと変わりますか。"),
    )  # fmt: skip
    check = Step(f"差から年数をひくと、いまの{s.known}の年れいです。", f"{number(then.value)}−{n}", s.age)
    return Solution(steps, check, then)


def holds(s: SameSum, answer: Quantity) -> bool:
    """Gives the other any age and lets the years pass one by one."""
    if answer.unit != "才":
        return False
    known, other, elder = s.age.value, Fraction(10), Fraction(10) + answer.value
    for _ in range(int(s.years.value)):
        known, other, elder = known + 1, other + 1, elder + 1
    return known + other == elder


def facts(s: SameSum) -> tuple[Fact, ...]:
    a, b = (s.other, s.known) if s.first == s.other else (s.known, s.other)
    return (
        Fact.of("age", who=s.known, age=s.age),
        Fact.of("age same", years=s.years, a=a, b=b, who=s.elder),
        Fact.of("ask", what="年れいの差", a=s.elder, b=s.other),
    )


def line(s: SameSum) -> tuple[tuple[str, str], ...]:
    return (
        (f"いまの{s.known}の年れい", written(s.age)),
        (f"{written(s.years)}後", f"{s.other}と{s.known}の年れいの和が{s.elder}の年れいと同じ"),
        ("求めるもの", f"{s.elder}と{s.other}の年れいの差（才）"),
    )


def diagram(s: SameSum) -> Bars:
    """The ages then: the elder as long as the other two together."""
    then = s.age.value + s.years.value
    other = then + 2
    parts = (Part(other, label=f"{s.other}"), Part(s.age.value, s.age), Part(s.years.value, label=f"{number(s.years.value)}年"))
    return Bars((Bar(f"{s.other}と{s.known}", parts), Bar(s.elder, (Part(other + then),))), (Brace((1,), other, other + then, label="差", asked=True),))
