"""New 時計算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.tokei_steps import Angle, Drift, Moment, Often, Tokei, per_hours, within_hour
from sansu.quantity import Quantity, convert
from sansu.wording import Fact


def facts(s: Tokei) -> tuple[Fact, ...]:
    match s:
        case Angle(at, side):
            return Fact.of("clock.at", at=at), Fact.of("ask", what="角", side=side)
        case Moment():
            return _moment(s)
        case Often(event, span, day):
            roles: dict[str, str | Quantity] = {"day": "1日"} if day else {"span": span}
            return (Fact.of("ask", what="回数", event=event, **roles),)
    per: dict[str, Quantity] = {"per": s.per} if s.per.unit == "日" else {"span": s.per}
    day_of = {"day": "次の日"} if s.next_day else {}
    return (
        Fact.of("clock.drift", way=s.way, rate=s.rate, **per),
        Fact.of("clock.set", at=s.start),
        Fact.of("ask", what=s.asked, at=s.end, **day_of),
    )


def _hour(hour: int) -> Quantity:
    return Quantity(Fraction(60 * hour), "時刻")


def _moment(s: Moment) -> tuple[Fact, ...]:
    roles: dict[str, str | Quantity] = {"event": s.event}
    if s.event == "角":
        assert s.angle is not None
        roles["angle"] = Quantity(s.angle, "度")
    if s.nth == 2:
        roles["nth"] = Quantity(Fraction(2), "回")
    elif s.nth:
        roles["order"] = "次" if s.met else "1"
    ask = Fact.of("ask", what="分後" if s.unit == "分" else "時刻", **roles)
    if s.within:
        return Fact.of("clock.between", **{"from": _hour(s.hour), "to": _hour(s.hour % 12 + 1)}), ask
    if s.met:
        return Fact.of("clock.met", at=_hour(s.hour), event="重なる"), ask
    return Fact.of("clock.at", at=_hour(s.hour)), ask


def sample(rng: random.Random, level: int) -> Tokei:
    kind = rng.choice(
        {1: ["角", "角", "重なる"], 2: ["角", "重なる", "180", "90", "90"], 3: ["90", "180", "角度", "対称", "次", "回数", "ずれ", "ずれ", "ずれ"]}[level]
    )
    if kind == "角":
        minute = rng.randrange(0, 60, 10 if level == 1 else 2)
        at = Fraction(60 * rng.randint(1, 11) + minute)
        if at * 11 % 720 == 0:
            return sample(rng, level)
        return Angle(Quantity(at, "時刻"), "大きい" if level == 2 and rng.random() < 0.3 else "小さい")
    if kind == "回数":
        event = rng.choice(["重なる", "180", "90"])
        return Often(event, Quantity(Fraction(24 if (day := rng.random() < 0.5) else rng.choice([12, 24, 36, 48])), "時間"), day)
    if kind == "ずれ":
        return _sample_drift(rng)
    if kind == "次":
        hour, met = rng.choice([(0, True), (12, True), *((h, False) for h in range(1, 11))])
        return Moment(hour, Fraction(0), 1, False, rng.choice(["時刻", "分"]), "重なる", met)
    hour = rng.randint(1, 12)
    event = {"角度": "角"}.get(kind, kind)
    angle = {"重なる": Fraction(0), "180": Fraction(180), "90": Fraction(90), "対称": None}.get(kind, Fraction(rng.choice([30, 60, 120, 150, 45, 100, 80, 40])))
    one = Moment(hour, angle, 0, True, "時刻", event)
    times = within_hour(one)
    if not times:
        return sample(rng, level)
    later = level == 3 and rng.random() < 0.3
    nth = rng.randint(1, len(times)) if len(times) > 1 else 0
    if later:
        return Moment(hour, angle, 1, False, rng.choice(["時刻", "分"]), event)
    return Moment(hour, angle, nth, True, "時刻", event)


def _sample_drift(rng: random.Random) -> Drift:
    while True:
        way, asked = rng.choice(["進む", "おくれる"]), rng.choice(["ずれた時刻", "正しい時刻"])
        per = rng.choice([Quantity(Fraction(1), "日"), Quantity(Fraction(1), "時間"), Quantity(Fraction(24), "時間")])
        rate = Quantity(Fraction(rng.choice([2, 3, 4, 5, 6, 8, 10, 12, 15])), "分")
        start, hours = Fraction(60 * rng.randint(6, 14)), rng.randint(2, 30)
        hourly = convert(rate, "分").value / per_hours(Drift(way, per, rate, rate, rate, False, asked))
        drift = hourly * hours * (1 if way == "進む" else -1)
        right, shown = start + 60 * hours, start + 60 * hours + drift
        end, other = (right, shown) if asked == "ずれた時刻" else (shown, right)
        if drift.denominator != 1 or not 0 < abs(drift) < 120 or other // 1440 != end // 1440 or end % 720 == 0 or other % 1440 == 0:
            continue
        if end >= 2880 or (end - start < 120):
            continue
        next_day = end >= 1440
        return Drift(way, per, rate, Quantity(start, "時刻"), Quantity(end % 1440, "時刻"), next_day, asked)


WORDINGS = tuple(
    Wording(f"tokei-{index:02}", tuple(f"clocks.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "at ask.angle.small",
            "shows ask.angle.small",
            "now ask.angle.small",
            "at ask.angle.find.small",
            "at ask.angle.large",
            "shows ask.angle.find.large",
            "between meet.time",
            "between meet.find",
            "between line.time",
            "between line.find",
            "between right.time",
            "between right.first.time",
            "between right.nth.time",
            "between right.first.find",
            "between right.nth.hands.find",
            "between angle.first.time",
            "between angle.nth.time",
            "between angle.time",
            "between mirror.time",
            "shows mirror.first.time",
            "shows meet.first.after",
            "now meet.first.time",
            "met meet.next.time",
            "met meet.next.after",
            "now right.first.after",
            "shows right.first.time",
            "shows line.first.time",
            "now line.first.after",
            "count.meet.day",
            "count.meet.span",
            "count.line.day",
            "count.line.span.hands",
            "count.right.day.hands",
            "count.right.span",
            "fast set ask.shown",
            "fast set ask.shown.next",
            "slow.is set ask.shown",
            "slow set ask.shown.next",
            "fast set ask.true",
            "fast.is set ask.true.next",
            "slow set ask.true",
            "slow set ask.true.next",
        ),
        1,
    )
)
