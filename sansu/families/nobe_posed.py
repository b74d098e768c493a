"""New のべ算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.nobe_steps import explain
from sansu.families.nobe_told import Crew, Nobe, Seats
from sansu.quantity import Quantity

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
