"""のべ算's picture (an area: people by days) and its usual mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Mistake
from sansu.families.nobe_steps import explain, product
from sansu.families.nobe_told import Crew, Nobe, Seats, base, counter_of, people_of
from sansu.quantity import TIME, Quantity, convert, written


def diagram(s: Nobe | Seats) -> Areas:
    """Count across, time up: equal areas for the job as it is told and as it is asked."""
    answer = explain(s).answer
    zero = Fraction(0)
    if isinstance(s, Seats):
        one = Rectangle(zero, zero, s.seats.value, base(s.time), written(s.seats), written(s.time), "のべの時間")
        two = Rectangle(s.seats.value * 2, zero, s.people.value, base(answer), written(s.people), f"□{s.unit}", "のべの時間")
        return Areas("数", "時間", (one, two))

    def size(c: Crew, count: Fraction, days: Fraction) -> tuple[Fraction, Fraction, str, str]:
        up = (written(c.days) if c.days else f"□{s.unit if s.asked == '日数' else '日'}") + (f"×{written(c.hours)}" if c.hours else "×□時間" if s.asked == "時間" else "")
        return count, days * (base(c.hours) / 60 if c.hours else Fraction(1)), written(c.count) if c.count else f"□{counter_of(s)}", up

    assert s.whole.count and s.whole.days
    rows = [(*size(s.whole, s.whole.count.value, base(s.whole.days)), "全体の仕事")]
    if s.done and s.done.count and s.done.days:
        rows.append((*size(s.done, s.done.count.value, base(s.done.days)), "はじめの分"))
    before = (s.done or s.whole).count
    count = s.new.count.value if s.new.count else answer.value + (before.value if s.asked == "増やす人数" and before else 0)
    days = base(s.new.days) if s.new.days else base(answer) - (base(s.done.days) if s.asked == "全部の日数" and s.done and s.done.days else 0)
    width, height, across, up = size(s.new, count, days)
    if s.asked == "時間":
        height *= base(answer) / 60
    rows.append((width, height, across, up, "残りの分" if s.done else "同じ仕事"))
    rectangles, at = [], zero
    for width, height, across, up, inside in rows:
        rectangles.append(Rectangle(at, zero, width, height, across, up, inside))
        at += width + max(row[0] for row in rows) / 4
    return Areas(people_of(counter_of(s)), "時間" if s.whole.days.unit in TIME else "日数", tuple(rectangles))


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
        whole = product([base(q) for q in (s.whole.count, s.whole.days, s.whole.hours) if q])
        new = product([base(q) for q in (s.new.count, s.new.days, s.new.hours) if q])
        scale = convert(Quantity(Fraction(1), "分"), s.unit).value if s.unit in TIME else Fraction(1)
        if s.done:
            found.append((whole / new * scale, "はじめにした分をひきわすれていませんか。"))
            before = (s.done.days if s.asked == "全部の日数" else s.done.count if s.asked == "増やす人数" else None)
            if before:
                extra = base(before) * (scale if s.asked == "全部の日数" else 1)
                found.append((right.value + extra if s.asked == "増やす人数" else right.value - extra, "はじめの分も合わせて考えましたか。" if s.asked == "全部の日数" else "必要な数ではなく、増やす数を答えましょう。"))
        if s.asked == "日数" and s.new.count:
            found.append((base(s.whole.days) * s.new.count.value / s.whole.count.value * scale, "人数が増えると、かかる日数はへります。逆に考えていませんか。"))
        if s.asked == "人数" and s.new.days:
            found.append((s.whole.count.value * base(s.new.days) / base(s.whole.days), "日数がへると、必要な人数は増えます。逆に考えていませんか。"))
        if s.new.hours and s.whole.hours and s.asked in ("日数", "人数"):
            found.append((right.value * base(s.new.hours) / base(s.whole.hours), "1日に働く時間のちがいをわすれていませんか。"))
        if s.asked == "時間" and s.whole.hours and s.new.count:
            found.append((base(s.whole.hours) / 60 * s.new.count.value / s.whole.count.value, "人数が増えると、1日に働く時間はへります。逆に考えていませんか。"))
            found.append((base(s.whole.hours) / 60, "1日に働く時間は、はじめと同じではありません。"))
        if s.done and s.done.days and s.asked == "日数":
            found.append(((base(s.whole.days) - base(s.done.days)) * scale, "日数だけをひいていませんか。人数のちがいも考えましょう。"))
        if s.asked != "時間":
            found.append((whole / (60 if s.whole.hours else 1) * (scale if s.unit in TIME else 1), "のべの数で答えていませんか。さいごにわり算をします。"))
        if s.within:
            found.append((right.value - 1, "余りの分を切り捨てていませんか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (value.denominator == 1 or right.unit in TIME):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
