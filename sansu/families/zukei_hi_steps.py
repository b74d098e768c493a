"""What a 図形と比 states, and its explanations: one form, so all lengths in one ratio and areas in its square."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, number
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Shadow:
    """A thing's height and shadow, and of another thing at the same time one of the two."""

    thing: str
    height: Quantity
    shadow: Quantity
    other: str
    given: Quantity
    asked: str  # 高さ, 影
    unit: str


@dataclass(frozen=True)
class Scale:
    """Two of: the scale (1/25000), the length on the map, the real length."""

    scale: Fraction | None
    drawn: Quantity | None
    real: Quantity | None
    unit: str  # of the answer; "" for the scale


@dataclass(frozen=True)
class Alike:
    """Two similar figures with sides as one : two.  asked: 面積の比, or 小 or 大: the area that is not given."""

    one: int
    two: int
    area: Quantity | None
    asked: str
    unit: str


@dataclass(frozen=True)
class Times:
    """Every length times `times`: how many times the area (power 2) or the volume (3)."""

    times: Fraction
    power: int


@dataclass(frozen=True)
class Split:
    """A triangle cut from its top to a point on its base, whose parts are as m : n; one area given, one asked.

    given, asked: 全体, 左 (over m) or 右 (over n); triangles: their letters in that order.
    """

    triangles: tuple[str, str, str]
    parts: tuple[str, str]
    m: int
    n: int
    given: str
    area: Quantity
    asked: str
    unit: str


ZukeiHi = Shadow | Scale | Alike | Times | Split
PLACES = ("全体", "左", "右")


def explain(s: ZukeiHi) -> Solution:
    match s:
        case Shadow():
            return _shadow(s)
        case Scale():
            return _scale(s)
        case Alike():
            return _alike(s)
        case Times():
            return _times(s)
    return _split(s)


def _brought(steps: list[Step], what: str, given: Quantity, unit: str) -> Fraction:
    converted, more = conversion(what, given, unit)
    steps += [Step(one.say, one.expression, one.value, hint="単位は、みなそろっていますか。") for one in more]
    return converted.value


def _shadow(s: Shadow) -> Solution:
    steps: list[Step] = []
    n, unit = number, s.unit
    height, shadow = _brought(steps, f"{s.thing}の高さ", s.height, unit), _brought(steps, f"{s.thing}の影の長さ", s.shadow, unit)
    given = _brought(steps, f"{s.other}の{'影の長さ' if s.asked == '高さ' else '高さ'}", s.given, unit)
    if s.asked == "高さ":
        say, top, bottom, what = "高さが影の長さの何倍かを求めます。", height, shadow, "高さ"
        then = "同じ時刻なら、高さと影の長さの割合はどれも同じです。"
    else:
        say, top, bottom, what = "影の長さが高さの何倍かを求めます。", shadow, height, "影の長さ"
        then = "同じ時刻なら、影の長さと高さの割合はどれも同じです。"
    rate = top / bottom
    steps.append(Step(say, f"{n(top)}÷{n(bottom)}", Quantity(rate, "倍"), hint="同じ時刻には、高さと影の長さの割合はどうなりますか。"))
    answer = Quantity(given * rate, unit)
    steps.append(Step(f"{then}{s.other}の{what}を求めます。", f"{n(given)}×{n(rate)}", answer, hint="もう1つのものの割合も、同じになりますか。"))
    check = Step("割合にもどします。", f"{n(answer.value)}÷{n(given)}", Quantity(rate, "倍"))
    return Solution(tuple(steps), check, answer)


def _scale(s: Scale) -> Solution:
    steps: list[Step] = []
    n = number
    if s.scale is None:
        assert s.drawn and s.real
        drawn = _brought(steps, "地図上の長さ", s.drawn, "cm")
        real = _brought(steps, "実際の長さ", s.real, "cm")
        answer = Quantity(drawn / real)
        if answer.value.numerator != 1:
            raise Impossible("縮尺が何分の1の形になりません。")
        steps.append(Step("縮尺は、地図上の長さが実際の長さの何倍かを表します。", f"{n(drawn)}÷{n(real)}", answer, hint="地図上の長さは、実際の長さの何倍ですか。"))
        return Solution(tuple(steps), Step("実際の長さにもどします。", f"{n(drawn)}×{answer.value.denominator}", Quantity(real, "cm")), answer)
    over = s.scale.denominator
    if s.drawn:
        drawn = _brought(steps, "地図上の長さ", s.drawn, "cm") if s.drawn.unit not in ("cm", "mm") else s.drawn.value
        unit = "mm" if s.drawn.unit == "mm" else "cm"
        real_length = Quantity(drawn * over, unit)
        steps.append(Step(f"実際の長さは、地図上の長さの{over}倍です。", f"{n(drawn)}×{over}", real_length, hint="実際の長さは、地図上の長さの何倍ですか。"))
        answer = Quantity(_brought(steps, "答え", real_length, s.unit), s.unit)
        back = Step("地図上の長さにもどします。", f"{n(real_length.value)}÷{over}", Quantity(drawn, unit))
        return Solution(tuple(steps), back, answer)
    assert s.real
    real = _brought(steps, "実際の長さ", s.real, s.unit)
    answer = Quantity(real / over, s.unit)
    steps.append(Step(f"地図上の長さは、実際の長さを{over}でわった長さです。", f"{n(real)}÷{over}", answer, hint="地図上の長さは、実際の長さの何分の1ですか。"))
    return Solution(tuple(steps), Step("実際の長さにもどします。", f"{n(answer.value)}×{over}", Quantity(real, s.unit)), answer)


def _alike(s: Alike) -> Solution:
    steps: list[Step] = []
    common = gcd(s.one, s.two)
    one, two = s.one // common, s.two // common
    if common > 1:
        steps.append(Step("辺の長さの比を、簡単な整数の比にします。はじめの数です。", f"{s.one}÷{common}", Quantity(Fraction(one)), hint="比を、もっと簡単にできますか。"))
        steps.append(Step("比の、あとの数です。", f"{s.two}÷{common}", Quantity(Fraction(two)), hint="もう1つの数も、同じ数でわりましょう。"))
    if one == two:
        raise Impossible("2つの図形が同じ大きさになっています。")
    first, second = Fraction(one * one), Fraction(two * two)
    hint = "面積の比は、辺の長さの比からどう求められますか。"
    steps.append(Step("面積の比は、辺の長さの比を2回かけた比です。はじめの数を2回かけます。", f"{one}×{one}", Quantity(first), hint=hint))
    steps.append(Step("あとの数も2回かけます。", f"{two}×{two}", Quantity(second), hint=hint))
    if s.area is None:
        ratio = Quantity(first / second, "比")
        steps.append(Step(f"面積の比は{number(first)}：{number(second)}です。", "", ratio, hint="2つの数を比にしましょう。"))
        return Solution(tuple(steps), Step("1回わると、辺の長さの比の数にもどります。", f"{number(first)}÷{one}", Quantity(Fraction(one))), ratio)
    low, high = min(first, second), max(first, second)
    mine, given = (low, high) if s.asked == "小" else (high, low)
    area = _brought(steps, "面積", s.area, s.unit)
    answer = Quantity(area * mine / given, s.unit)
    word = "小さい" if s.asked == "小" else "大きい"
    steps.append(Step(f"面積の比から、{word}ほうの面積を求めます。", f"{number(area)}×{number(mine)}÷{number(given)}", answer, hint="わかっている面積は、比のどの数にあたりますか。"))
    back = Step("もう1つの面積にもどします。", f"{number(answer.value)}×{number(given)}÷{number(mine)}", Quantity(area, s.unit))
    return Solution(tuple(steps), back, answer)


def _times(s: Times) -> Solution:
    t = number(s.times)
    answer = Quantity(s.times**s.power, "倍")
    if s.power == 2:
        say = "面積は、2つの長さをかけて求めます。どちらも同じ倍になるので、2回かけます。"
    else:
        say = "体積は、3つの長さをかけて求めます。どれも同じ倍になるので、3回かけます。"
    step = Step(say, "×".join([t] * s.power), answer, hint=f"{'面積' if s.power == 2 else '体積'}を求めるとき、長さをいくつかけますか。")
    back = "÷".join([number(answer.value), *[t] * (s.power - 1)])
    return Solution((step,), Step("わっていくと、長さの倍にもどります。", back, Quantity(s.times, "倍")), answer)


def _split(s: Split) -> Solution:
    steps: list[Step] = []
    parts = dict(zip(PLACES, (s.m + s.n, s.m, s.n), strict=True))
    names = dict(zip(PLACES, s.triangles, strict=True))
    given, asked = parts[s.given], parts[s.asked]
    if "全体" in (s.given, s.asked):
        steps.append(Step(f"底辺全体は、比の数の和にあたります。{s.parts[0]}と{s.parts[1]}の数をたします。", f"{s.m}＋{s.n}", Quantity(Fraction(s.m + s.n)), hint="底辺全体は、比のいくつにあたりますか。"))
    area = _brought(steps, "面積", s.area, s.unit)
    answer = Quantity(area * asked / given, s.unit)
    say = f"高さが同じ三角形の面積の比は、底辺の比と同じです。三角形{names[s.asked]}の面積を求めます。"
    steps.append(Step(say, f"{number(area)}×{asked}÷{given}", answer, hint="2つの三角形の高さは同じです。面積の比は何の比と同じですか。"))
    back = Step(f"三角形{names[s.given]}の面積にもどします。", f"{number(answer.value)}×{given}÷{asked}", Quantity(area, s.unit))
    return Solution(tuple(steps), back, answer)


def holds(s: ZukeiHi, answer: Quantity) -> bool:
    """Draws both: slopes of the sun's rays, the map blown up, triangles measured from their corners."""
    try:
        match s:
            case Shadow():
                high, long = (answer, s.given) if s.asked == "高さ" else (s.given, answer)
                one = convert(s.height, "m").value * convert(long, "m").value  # both rays have one slope
                return answer.unit == s.unit and answer.value > 0 and one == convert(high, "m").value * convert(s.shadow, "m").value
            case Scale():
                scale = s.scale if s.scale is not None else answer.value
                drawn = convert(s.drawn or answer, "m").value
                return answer.unit == s.unit and answer.value > 0 and drawn == convert(s.real or answer, "m").value * scale
            case Alike():
                small, large = sorted(_triangle(side, side) for side in (s.one, s.two))
                if s.area is None:
                    return answer.unit == "比" and answer.value * _triangle(s.two, s.two) == _triangle(s.one, s.one)
                other = (answer, s.area) if s.asked == "小" else (s.area, answer)
                return answer.unit == s.unit and convert(other[0], s.unit).value * large == convert(other[1], s.unit).value * small
            case Times(times, power):
                edges = (times,) * power
                size = Fraction(1)
                for edge in edges:
                    size *= edge
                return answer == Quantity(size, "倍")
        sizes = dict(zip(PLACES, (_triangle(base, 7) for base in (s.m + s.n, s.m, s.n)), strict=True))
        return answer.unit == s.unit and convert(s.area, s.unit).value * sizes[s.asked] == answer.value * sizes[s.given]
    except ValueError:
        return False


def _triangle(base: int, high: int) -> Fraction:
    return Fraction(base * high, 2)
