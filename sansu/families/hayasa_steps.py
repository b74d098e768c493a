"""The worked solution of a 速さ: units first, then 道のり＝速さ×時間, and the average from whole way and whole time."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from sansu.families.conversion import compound, conversion
from sansu.families.family import Impossible
from sansu.families.hayasa_told import Hayasa, Stretch
from sansu.families.parted import parted
from sansu.quantity import Quantity, convert, number, written
from sansu.solution import Solution, Step

_SECONDS = {"時間": 3600, "分": 60, "秒": 1}


def parts(speed: str) -> tuple[str, str]:
    """km and 時間 of km/時間."""
    length, _, time = speed.partition("/")
    return length, time


def _factor(value: Fraction) -> str:
    return f"({number(value)})" if "/" in number(value) else number(value)


class _Page:
    def __init__(self) -> None:
        self.steps: list[Step] = []

    def bring(self, what: str, q: Quantity, unit: str) -> Quantity:
        found, extra = conversion(what, q, unit)
        self.steps.extend(Step(one.say, one.expression, one.value, hint="単位はそろっていますか。") for one in extra)
        return found

    def step(self, say: str, expression: str, value: Fraction, unit: str, hint: str) -> Quantity:
        self.steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return self.steps[-1].value

    def length(self, what: str, one: Stretch, unit: str) -> Quantity:
        """How far a stretch is, in `unit`."""
        if one.length:
            return self.bring(f"{what}道のり", one.length, unit)
        assert one.speed and one.time
        own, clock = parts(one.speed.unit)
        time = self.bring(f"{what}時間", one.time, clock)
        found = self.step(f"{what}道のりを、速さ×時間で求めます。", f"{number(one.speed.value)}×{number(time.value)}", one.speed.value * time.value, own, "道のりは、速さと時間からどのように求められますか。")
        return self.bring(f"{what}道のり", found, unit)

    def time(self, what: str, one: Stretch, unit: str) -> Quantity:
        """How long a stretch takes, in `unit`."""
        if one.time:
            return self.bring(f"{what}時間", one.time, unit)
        assert one.speed and one.length
        own, clock = parts(one.speed.unit)
        length = self.bring(f"{what}道のり", one.length, own)
        found = self.step(f"{what}時間を、道のり÷速さで求めます。", f"{number(length.value)}÷{_factor(one.speed.value)}", length.value / one.speed.value, clock, "時間は、道のりと速さからどのように求められますか。")
        return found if found.unit == unit else self.bring(f"{what}時間", found, unit)


def explain(s: Hayasa) -> Solution:
    if s.shape == "換算":
        return _convert(s)
    if s.shape == "もう一度":
        return _again(s)
    if s.shape == "一本":
        return _one(s, _Page(), s.stretches[0])
    return _average(s) if s.asked == "平均の速さ" else _sum(s)


def _convert(s: Hayasa) -> Solution:
    speed = s.stretches[0].speed
    assert speed
    (length, time), (to_length, to_time) = parts(speed.unit), parts(s.unit)
    if speed.unit == s.unit:
        raise Impossible("もとの速さと同じ単位です。")
    page, n = _Page(), number
    way = convert(Quantity(speed.value, length), to_length)
    if length != to_length:
        page.steps.append(Step(f"1{time}に進む道のりを、{to_length}に直します。", conversion("", Quantity(speed.value, length), to_length)[1][0].expression, way, hint=f"1{time}に、何{to_length}進みますか。"))
    ratio = Fraction(_SECONDS[time], _SECONDS[to_time])
    answer = convert(speed, s.unit)
    if time != to_time:
        if ratio > 1:
            page.step(f"1{time}は{n(ratio)}{to_time}なので、1{to_time}に進む道のりを求めます。", f"{n(way.value)}÷{n(ratio)}", answer.value, s.unit, f"1{time}は何{to_time}ですか。")
        else:
            page.step(f"1{to_time}は{n(1 / ratio)}{time}なので、1{to_time}に進む道のりを求めます。", f"{n(way.value)}×{n(1 / ratio)}", answer.value, s.unit, f"1{to_time}は何{time}ですか。")
    back = conversion("", answer, speed.unit)[1][0].expression
    return Solution(tuple(page.steps), Step("もとの単位にもどして確かめます。", back, speed), answer)


def _one(s: Hayasa, page: _Page, one: Stretch) -> Solution:
    n = number
    if s.asked == "速さ":
        length_unit, clock = parts(s.unit)
        assert one.length and one.time
        length, time = page.bring("道のり", one.length, length_unit), page.bring("時間", one.time, clock)
        answer = page.step("速さを、道のり÷時間で求めます。", f"{n(length.value)}÷{_factor(time.value)}", length.value / time.value, s.unit, "速さは、道のりと時間からどのように求められますか。")
        return Solution(tuple(page.steps), Step("速さに時間をかけて、道のりにもどします。", f"{_factor(answer.value)}×{n(time.value)}", length), answer)
    assert one.speed
    own, clock = parts(one.speed.unit)
    if s.asked == "道のり":
        assert one.time
        found = page.length("", one, own)
        time = convert(one.time, clock)
        check = Step("道のりを時間でわって、速さにもどします。", f"{n(found.value)}÷{_factor(time.value)}", one.speed)
        return Solution(tuple([*page.steps, *_end(page, "道のり", found, s.unit)]), check, convert(found, s.unit))
    assert one.length
    found = page.time("", one, clock)
    check = Step("速さに時間をかけて、道のりにもどします。", f"{n(one.speed.value)}×{n(found.value)}", convert(one.length, own))
    if s.asked == "着く時刻":
        return _arrival(s, page, check, found)
    answer = convert(found, s.unit)
    return Solution((*page.steps, *_end(page, "時間", found, s.unit), *parted(answer)), check, answer)


def _end(page: _Page, what: str, found: Quantity, unit: str) -> tuple[Step, ...]:
    if found.unit == unit:
        return ()
    return tuple(Step(one.say, one.expression, one.value, hint="聞かれている単位は何ですか。") for one in conversion(f"{what}", found, unit)[1])


def _arrival(s: Hayasa, page: _Page, check: Step, found: Quantity) -> Solution:
    assert s.start
    minutes = convert(found, "分")
    steps = [*page.steps, *_end(page, "時間", found, "分")]
    at = Quantity(s.start.value + minutes.value, "時刻")
    if minutes.value.denominator != 1:
        raise Impossible(f"かかる時間が{number(minutes.value)}分になり、ちょうど何分になりません。")
    if at.value >= 1440:
        raise Impossible("着くのが次の日になります。条件を確かめてください。")
    say = f"{written(s.start)}から{written(minutes)}たつと、{written(at)}です。"
    return Solution((*steps, Step(say, "", at, hint="出発した時刻から、どれだけたちますか。")), check, at)


def _again(s: Hayasa) -> Solution:
    one, more, page, n = s.stretches[0], s.again, _Page(), number
    assert one.length and one.time and more
    clock = {"時間": "分", "分": "秒"}[one.time.unit] if compound(one.time) else one.time.unit
    time = page.bring("はじめの時間", one.time, clock)
    unit = f"{one.length.unit}/{clock}"
    speed = page.step(f"1{clock}に進む道のりを求めます。", f"{n(one.length.value)}÷{_factor(time.value)}", one.length.value / time.value, unit, f"1{clock}では、どれだけ進みますか。")
    return _one(s, page, Stretch(speed, more.time, more.length))


def _names(s: Hayasa) -> tuple[str, ...]:
    return {"往復": ("行きの", "帰りの"), "半分": ("前半の", "後半の")}.get(s.shape, tuple(f"{i}つ目の" for i in range(1, len(s.stretches) + 1)))


def _plus(amounts: list[Quantity]) -> str:
    return "＋".join(number(q.value) for q in amounts)


def told_stretches(s: Hayasa, page: _Page | None = None) -> tuple[Stretch, ...]:
    """The stretches with the lengths that the shape gives them (there and back, halves)."""
    if s.shape == "往復" and s.way:
        return tuple(Stretch(one.speed, one.time, s.way) for one in s.stretches)
    if s.shape == "半分" and s.way:
        half = Quantity(s.way.value / 2, s.way.unit)
        if page:
            page.step("半分の道のりを求めます。", f"{number(s.way.value)}÷2", half.value, half.unit, "半分の道のりは、どれだけですか。")
        return tuple(Stretch(one.speed, one.time, half) for one in s.stretches)
    return s.stretches


def _sum(s: Hayasa) -> Solution:
    """The whole way or the whole time of several stretches."""
    page, n = _Page(), number
    stretches = told_stretches(s, page)
    if s.asked == "道のり":
        lengths = [page.length(name, one, s.unit) for name, one in zip(_names(s), stretches, strict=True)]
        total = page.step("道のりを合わせます。", _plus(lengths), sum((q.value for q in lengths), Fraction(0)), s.unit, "全部の道のりは、どのように求められますか。")
        back = "−".join([n(total.value), *(n(q.value) for q in lengths[1:])])
        return Solution(tuple(page.steps), Step("合計から順にひいて、1つ目の道のりにもどします。", back, lengths[0]), total)
    unit = "分" if s.asked == "着く時刻" else s.unit
    times = [page.time(name, one, unit) for name, one in zip(_names(s), stretches, strict=True)]
    total = page.step("時間を合わせます。", _plus(times), sum((q.value for q in times), Fraction(0)), unit, "全部の時間は、どのように求められますか。")
    back = "−".join([n(total.value), *(n(q.value) for q in times[1:])])
    check = Step(f"合計から順にひいて、{_names(s)[0]}時間にもどします。", back, times[0])
    if s.asked == "着く時刻":
        return _arrival(s, page, check, total)
    return Solution((*page.steps, *parted(total)), check, total)


def _average(s: Hayasa) -> Solution:
    page, n = _Page(), number
    length_unit, clock = parts(s.unit)
    if s.shape == "続き":
        lengths = [page.length(name, one, length_unit) for name, one in zip(_names(s), s.stretches, strict=True)]
        whole = page.step("道のりの合計を求めます。", _plus(lengths), sum((q.value for q in lengths), Fraction(0)), length_unit, "全部の道のりは、どれだけですか。")
        stretches = s.stretches
    else:
        stretches, whole = _both_ways(s, page, length_unit)
    times = [page.time(name, one, clock) for name, one in zip(_names(s), stretches, strict=True)]
    total = page.step("時間の合計を求めます。", _plus(times), sum((q.value for q in times), Fraction(0)), clock, "全部の時間は、どれだけですか。")
    say = {"帰り": "帰りは同じ道のりを同じ時間で進むので、道のりの合計を時間の合計でわります。", "2人": "同じ道のりを同じ時間で進むので、道のりの合計を時間の合計でわります。"}.get(s.back, "道のりの合計を、時間の合計でわります。")
    answer = page.step(say, f"{n(whole.value)}÷{_factor(total.value)}", whole.value / total.value, s.unit, "平均の速さは、何を何でわりますか。" if not s.back else "同じ道のりを、どれだけの時間で進みますか。")
    check = Step("求めた速さに時間の合計をかけて、道のりにもどします。", f"{_factor(answer.value)}×{n(total.value)}", whole)
    return Solution(tuple(page.steps), check, answer)


def _both_ways(s: Hayasa, page: _Page, unit: str) -> tuple[tuple[Stretch, ...], Quantity]:
    """There and back or by halves: what each stretch is, and the whole way.  Without a length one is taken that divides."""
    n = number
    there = s.shape == "往復"
    if s.way:
        way = page.bring("道のり", s.way, unit)
        one = way if there else page.step("半分の道のりを求めます。", f"{n(way.value)}÷2", way.value / 2, unit, "半分の道のりは、どれだけですか。")
        stretches = tuple(Stretch(x.speed, x.time, one) for x in s.stretches)
        if not there:
            return stretches, way
    else:
        speeds = [page.bring(f"{name}速さ", x.speed, s.unit) for name, x in zip(_names(s), s.stretches, strict=True) if x.speed]
        a, b = (speed.value for speed in speeds)
        what = "片道の道のり" if there else "半分の道のり"
        hint = "道のりがわからないときは、どんな道のりだと考えるとよいですか。"
        if a.denominator == b.denominator == 1:
            one = Quantity(Fraction(lcm(a.numerator, b.numerator)), unit)
            page.steps.append(Step(f"{what}を、{n(a)}と{n(b)}の最小公倍数の{written(one)}とします。", "", one, hint=hint))
        else:
            one = page.step(f"{what}を、2つの速さの数をかけた道のりとします。", f"{n(a)}×{n(b)}", a * b, unit, hint)
        stretches = tuple(Stretch(speed, None, one) for speed in speeds)
    whole = page.step("往復の道のりを求めます。" if there else "全体の道のりを求めます。", f"{n(one.value)}×2", one.value * 2, unit, "全部の道のりは、どれだけですか。")
    return stretches, whole


