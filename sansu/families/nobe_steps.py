"""How のべ算 is explained: the whole job in one-person days, what was done of it, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.conversion import compound, conversion
from sansu.families.family import Impossible
from sansu.families.nobe_told import Crew, Nobe, Seats, counter_of, people_of
from sansu.families.parted import parted
from sansu.quantity import TIME, Quantity, convert, number
from sansu.solution import Solution, Step


class _Page:
    def __init__(self, s: Nobe) -> None:
        self.s = s
        self.steps: list[Step] = []
        units = [c.days.unit for c in (s.whole, s.done, s.new) if c and c.days]
        units += ["分" for c in (s.whole, s.done, s.new) if c and c.days and c.days.unit == "時間" and compound(c.days)]
        self.unit = min(units, key=lambda u: TIME[u]) if units[0] in TIME else "日"
        hours = [c.hours for c in (s.whole, s.done, s.new) if c and c.hours]
        self.hour = "分" if any(compound(h) or h.unit == "分" for h in hours) else "時間"
        counter = counter_of(s)
        self.noun, self.total = (f"のべの{people_of(counter)}", counter) if self.unit == "日" and not hours else ("のべの時間", self.hour if hours else self.unit)

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


def product(factors: Sequence[Fraction]) -> Fraction:
    out = Fraction(1)
    for factor in factors:
        out *= factor
    return out


def explain(s: Nobe | Seats) -> Solution:
    if isinstance(s, Seats):
        return _explain_seats(s)
    page, n = _Page(s), number
    counter = counter_of(s)
    whole = page.factors(s.whole)
    total = page.step(f"全体の仕事にかかる、{page.noun}を求めます。", "×".join(map(n, whole)), product(whole), page.total, "全体の仕事は、1人でするとどれだけかかりますか。" if counter == "人" else "全体の仕事は、1台でするとどれだけかかりますか。")
    rest, back = total, ""
    if s.done:
        done = page.factors(s.done)
        part = page.step(f"はじめにした分の、{page.noun}を求めます。", "×".join(map(n, done)), product(done), page.total, "はじめに、どれだけ仕事をしましたか。")
        if part >= total:
            raise Impossible("はじめにした分だけで、全体の仕事が終わってしまいます。")
        rest = page.step(f"残りの仕事にかかる、{page.noun}を求めます。", f"{n(total)}−{n(part)}", total - part, page.total, "残りの仕事は、どれだけですか。")
        back = "×".join(map(n, done)) + "＋"
    known = page.factors(s.new)
    by = product(known)
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
    n, counter = number, counter_of(s)
    value, word = rest / by, people_of(counter)
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
