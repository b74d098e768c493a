"""What a 水量 states, and its explanation: the base first, then volume ÷ base, or base × depth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.families.parted import parted
from sansu.quantity import Quantity, convert, number
from sansu.solution import Solution, Step

# cubic centimetres in one of each
_CUBIC = {"cm³": 1, "mL": 1, "dL": 100, "L": 1000, "kL": 1_000_000, "m³": 1_000_000}


@dataclass(frozen=True)
class Suiryo:
    """A tank (`base`, or たて `depth` and 横 `width`; `height`; or its `whole` volume) and what is done with its water.

    deep: how deep the water is at first.  pour: water put in at once; rate: in a minute, for `time`.  now: the depth after.
    volume: of the thing (`stone`) that is put under water, which raises the water by `rise`.
    asked: 深さ, 水の量, 容積, いっぱいの時間, 深さの時間, 1分の量, あと入る量, しずめた体積, 上がる深さ.
    """

    thing: str
    base: Quantity | None
    depth: Quantity | None
    width: Quantity | None
    height: Quantity | None
    whole: Quantity | None
    deep: Quantity | None
    pour: Quantity | None
    rate: Quantity | None
    time: Quantity | None
    now: Quantity | None
    rise: Quantity | None
    volume: Quantity | None
    stone: str
    asked: str
    unit: str


def cubic(volume: Quantity) -> Fraction:
    """In cubic centimetres."""
    return volume.value * _CUBIC[volume.unit]


def base_of(s: Suiryo) -> Fraction:
    """The base in cm² (0 where only the whole volume is told)."""
    if s.base:
        return convert(s.base, "cm²").value
    return convert(s.depth, "cm").value * convert(s.width, "cm").value if s.depth and s.width else Fraction(0)


def whole_of(s: Suiryo) -> Fraction | None:
    """How much the tank holds, in cm³; None where its height is not told."""
    if s.whole:
        return cubic(s.whole)
    return base_of(s) * convert(s.height, "cm").value if s.height else None


class _Page:
    def __init__(self, s: Suiryo) -> None:
        self.s = s
        self.steps: list[Step] = []

    def step(self, say: str, expression: str, value: Fraction, unit: str, hint: str) -> Fraction:
        self.steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return value

    def bring(self, what: str, q: Quantity, unit: str) -> Fraction:
        if q.unit == unit:
            return q.value
        if unit == "cm³":
            value = cubic(q)
            return self.step(f"{what}をcm³に直します。", f"{number(q.value)}×{_CUBIC[q.unit]}" if _CUBIC[q.unit] > 1 else f"{number(q.value)}×1", value, "cm³", "1Lは何cm³ですか。")
        found, extra = conversion(what, q, unit)
        self.steps.extend(Step(one.say, one.expression, one.value, hint="単位はそろっていますか。") for one in extra)
        return found.value

    def base(self) -> Fraction:
        s = self.s
        if s.base:
            return self.bring("底面積", s.base, "cm²")
        assert s.depth and s.width
        a, b = self.bring("たて", s.depth, "cm"), self.bring("横", s.width, "cm")
        return self.step("底面積を求めます。", f"{number(a)}×{number(b)}", a * b, "cm²", "底面積は、どのように求められますか。")

    def finish(self, value: Fraction, unit: str, check: Step) -> Solution:
        """The answer in the asked unit."""
        asked = self.s.unit
        if value <= 0:
            raise Impossible("答えが0より大きくなりません。")
        found = Quantity(value, unit)
        if unit == "cm³" and asked != unit:
            size = _CUBIC[asked]
            found = Quantity(value / size, asked)
            if size == 1:
                self.step(f"1{asked}は1cm³です。", f"{number(value)}×1", value, asked, f"1{asked}は何cm³ですか。")
            else:
                self.step(f"1{asked}は{size}cm³なので、{asked}に直します。", f"{number(value)}÷{size}", found.value, asked, f"聞かれている単位は{asked}です。cm³からどう直しますか。")
        elif unit != asked:
            found, extra = conversion("答え", found, asked)
            self.steps.extend(Step(one.say, one.expression, one.value, hint="聞かれている単位は何ですか。") for one in extra)
        self.steps.extend(parted(found))
        return Solution(tuple(self.steps), check, found)


def _factor(value: Fraction) -> str:
    return f"({number(value)})" if "/" in number(value) else number(value)


def explain(s: Suiryo) -> Solution:
    page, n = _Page(s), number
    room = whole_of(s)
    if s.asked in ("いっぱいの時間", "1分の量") and not s.now:
        return _full(s, page)
    base = page.base()
    if s.asked == "容積":
        assert s.height
        high = page.bring("高さ", s.height, "cm")
        value = page.step("底面積に高さをかけて、容積を求めます。", f"{n(base)}×{n(high)}", base * high, "cm³", "容積は、どのように求められますか。")
        return page.finish(value, "cm³", Step("容積を底面積でわって、高さにもどします。", f"{n(value)}÷{n(base)}", Quantity(high, "cm")))
    deep = page.bring("水の深さ", s.deep, "cm") if s.deep else Fraction(0)
    _fits(room, base * deep, "はじめの水")
    if s.asked == "水の量":
        value = page.step("底面積に水の深さをかけて、水の体積を求めます。", f"{n(base)}×{n(deep)}", base * deep, "cm³", "水の体積は、底面積と深さからどのように求められますか。")
        return page.finish(value, "cm³", Step("水の体積を底面積でわって、深さにもどします。", f"{n(value)}÷{n(base)}", Quantity(deep, "cm")))
    if s.asked == "あと入る量":
        assert s.height
        high = page.bring("高さ", s.height, "cm")
        gap = page.step("水の入っていない部分の高さを求めます。", f"{n(high)}−{n(deep)}", high - deep, "cm", "水の上に、どれだけあいていますか。")
        value = page.step("その部分の体積を求めます。", f"{n(base)}×{n(gap)}", base * gap, "cm³", "あいている部分の体積は、どのように求められますか。")
        return page.finish(value, "cm³", Step("入れたあとの深さが、高さと同じになります。", f"{n(deep)}＋{n(value)}÷{n(base)}", Quantity(high, "cm")))
    if s.asked == "しずめた体積":
        return _stone(s, page, base, deep, room)
    if s.asked in ("深さの時間", "1分の量"):
        return _until(s, page, base, deep, room)
    return _deeper(s, page, base, deep, room)


def _fits(room: Fraction | None, volume: Fraction, what: str) -> None:
    if room is not None and volume > room:
        raise Impossible(f"{what}が、入れ物に入りきりません。")


def _full(s: Suiryo, page: _Page) -> Solution:
    n = number
    deep = Fraction(0)
    if s.whole:
        room = page.bring("容積", s.whole, "L")
        space, unit = room, "L"
    else:
        base = page.base()
        assert s.height
        high = page.bring("高さ", s.height, "cm")
        if s.deep:
            deep = page.bring("水の深さ", s.deep, "cm")
            if deep >= high:
                raise Impossible("はじめの水が、入れ物に入りきりません。")
            high = page.step("水の入っていない部分の高さを求めます。", f"{n(high)}−{n(deep)}", high - deep, "cm", "水の上に、どれだけあいていますか。")
        what = "あと入る水の体積" if s.deep else "入れ物の容積"
        space, unit = page.step(f"{what}を求めます。", f"{n(base)}×{n(high)}", base * high, "cm³", f"{what}は、どのように求められますか。"), "cm³"
    if s.asked == "1分の量":
        assert s.time
        minutes = page.bring("時間", s.time, "分")
        value = page.step("体積を時間でわって、1分に入れた水の量を求めます。", f"{n(space)}÷{_factor(minutes)}", space / minutes, unit, "1分に入れた水の量は、どのように求められますか。")
        return page.finish(value, unit, Step("1分の量に時間をかけて、体積にもどします。", f"{_factor(value)}×{n(minutes)}", Quantity(space, unit)))
    assert s.rate
    rate = page.bring("1分に入れる水", s.rate, unit)
    value = page.step("それを、1分に入れる水の量でわります。", f"{n(space)}÷{n(rate)}", space / rate, "分", "何分分の水になりますか。")
    return page.finish(value, "分", Step("1分の量に時間をかけて、体積にもどします。", f"{n(rate)}×{n(value)}", Quantity(space, unit)))


def _until(s: Suiryo, page: _Page, base: Fraction, deep: Fraction, room: Fraction | None) -> Solution:
    n = number
    assert s.now
    now = page.bring("あとの水の深さ", s.now, "cm")
    _fits(room, base * now, "その深さの水")
    up = now
    if s.deep:
        if now <= deep:
            raise Impossible("あとの深さが、はじめの深さより深くありません。")
        up = page.step("水の深さがどれだけ増えるかを求めます。", f"{n(now)}−{n(deep)}", now - deep, "cm", "深さは、どれだけ増えますか。")
    space = page.step("その分の水の体積を求めます。", f"{n(base)}×{n(up)}", base * up, "cm³", "水の体積は、底面積と深さからどのように求められますか。")
    if s.asked == "1分の量":
        assert s.time
        minutes = page.bring("時間", s.time, "分")
        value = page.step("体積を時間でわって、1分に入れた水の量を求めます。", f"{n(space)}÷{_factor(minutes)}", space / minutes, "cm³", "1分に入れた水の量は、どのように求められますか。")
        return page.finish(value, "cm³", Step("1分の量に時間をかけて、体積にもどします。", f"{_factor(value)}×{n(minutes)}", Quantity(space, "cm³")))
    assert s.rate
    rate = page.bring("1分に入れる水", s.rate, "cm³")
    value = page.step("それを、1分に入れる水の量でわります。", f"{n(space)}÷{n(rate)}", space / rate, "分", "何分分の水になりますか。")
    return page.finish(value, "分", Step("1分の量に時間をかけて、体積にもどします。", f"{n(rate)}×{n(value)}", Quantity(space, "cm³")))


def _stone(s: Suiryo, page: _Page, base: Fraction, deep: Fraction, room: Fraction | None) -> Solution:
    n = number
    if s.rise:
        up = page.bring("上がった深さ", s.rise, "cm")
    else:
        assert s.now
        now = page.bring("あとの水の深さ", s.now, "cm")
        if now <= deep:
            raise Impossible("しずめたあとの深さが、はじめの深さより深くありません。")
        up = page.step("水の深さがどれだけ増えたかを求めます。", f"{n(now)}−{n(deep)}", now - deep, "cm", "深さは、どれだけ増えましたか。")
    _fits(room, base * (deep + up), "上がった水")
    value = page.step(f"増えた深さの分の体積が、{s.stone}の体積です。", f"{n(base)}×{n(up)}", base * up, "cm³", "水面が上がったのは、何の体積の分ですか。")
    return page.finish(value, "cm³", Step("体積を底面積でわって、増えた深さにもどします。", f"{n(value)}÷{n(base)}", Quantity(up, "cm")))


def _deeper(s: Suiryo, page: _Page, base: Fraction, deep: Fraction, room: Fraction | None) -> Solution:
    n = number
    if s.rate:
        assert s.time
        rate, minutes = page.bring("1分に入れる水", s.rate, "cm³"), page.bring("時間", s.time, "分")
        volume = page.step("入れた水の体積を求めます。", f"{n(rate)}×{n(minutes)}", rate * minutes, "cm³", "入れた水は、全部でどれだけですか。")
    else:
        put = s.volume or s.pour
        assert put
        volume = page.bring(f"{s.stone}の体積" if s.volume else "入れた水", put, "cm³")
    _fits(room, base * deep + volume, "入れたあとの水")
    what = "増える深さ" if s.deep or s.volume else "水の深さ"
    up = page.step(f"体積を底面積でわって、{what}を求めます。", f"{n(volume)}÷{n(base)}", volume / base, "cm", f"{what}は、体積と底面積からどのように求められますか。")
    if s.asked == "上がる深さ" or not s.deep:
        return page.finish(up, "cm", Step("底面積に深さをかけて、体積にもどします。", f"{n(base)}×{n(up)}", Quantity(volume, "cm³")))
    now = page.step("はじめの深さとたします。", f"{n(deep)}＋{n(up)}", deep + up, "cm", "はじめの深さと合わせると、どうなりますか。")
    return page.finish(now, "cm", Step("増えた深さの分が、入れた体積になります。", f"{n(base)}×({n(now)}−{n(deep)})", Quantity(volume, "cm³")))
