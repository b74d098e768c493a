"""Angles of polygons, and areas in other units: the small problems of 平面図形 that need no formula of areas."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, number, written
from sansu.solution import Solution, Step

NAMES = {3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十", 12: "十二", 15: "十五", 18: "十八", 20: "二十"}


@dataclass(frozen=True)
class Polygon:
    """asked: 内角の和, 1つの内角, 1つの外角 (of a regular one) or 対角線の数."""

    sides: int
    regular: bool
    asked: str

    @property
    def name(self) -> str:
        return f"{'正' if self.regular else ''}{NAMES.get(self.sides, str(self.sides))}角形"


@dataclass(frozen=True)
class Rest:
    """Angles of a triangle or quadrangle, and the one that is left; or 頂角 and 底角 of 二等辺三角形."""

    shape: str  # 三角形, 四角形, 二等辺三角形
    angles: tuple[Quantity, ...]
    asked: str  # 残りの角, 頂角, 底角


@dataclass(frozen=True)
class Change:
    """The same area or volume in another unit."""

    given: Quantity
    unit: str


def degrees(value: Fraction | int) -> Quantity:
    return Quantity(Fraction(value), "度")


def explain(s: Polygon | Rest | Change) -> Solution:
    match s:
        case Polygon():
            return _polygon(s)
        case Rest():
            return _rest(s)
    found, steps = conversion(f"{written(s.given)}", s.given, s.unit)
    one = convert(Quantity(Fraction(1), s.given.unit), s.unit).value
    fact = f"1{s.given.unit}は{number(one)}{s.unit}です。" if one >= 1 else f"{number(1 / one)}{s.given.unit}が1{s.unit}です。"
    step = Step(fact, steps[0].expression, found, hint=f"1{s.given.unit}と1{s.unit}では、どちらが大きいですか。")
    sign = f"÷{number(one)}" if one >= 1 else f"×{number(1 / one)}"
    return Solution((step,), Step("もとの単位にもどします。", f"{number(found.value)}{sign}", s.given), found)


def _polygon(s: Polygon) -> Solution:
    n = s.sides
    if s.asked == "対角線の数":
        one = Step("1つの頂点から引ける対角線の数を求めます。", f"{n}−3", Quantity(Fraction(n - 3), "本"), hint="1つの頂点から、対角線は何本引けますか。")
        if n < 4:
            raise Impossible("三角形には対角線がありません。")
        answer = Quantity(Fraction(n * (n - 3), 2), "本")
        say = "すべての頂点から数えると同じ対角線を2回数えるので、2でわります。"
        step = Step(say, f"{n - 3}×{n}÷2", answer, hint="同じ対角線を2回数えていませんか。")
        return Solution((one, step), Step("2倍すると、頂点ごとに数えた数にもどります。", f"{number(answer.value)}×2÷{n}", one.value), answer)
    if s.asked == "1つの外角":
        answer = degrees(Fraction(360, n))
        outer = Step("多角形の外角の和は360度です。正多角形の外角はみな同じです。", f"360÷{n}", answer, hint="外角を全部たすと、何度になりますか。")
        return Solution((outer,), Step("外角の和にもどします。", f"{number(answer.value)}×{n}", degrees(360)), answer)
    total = degrees(180 * (n - 2))
    parts = Step("1つの頂点から対角線を引くと、三角形に分けられます。三角形の数を求めます。", f"{n}−2", Quantity(Fraction(n - 2), "つ"), hint="1つの頂点から対角線を引くと、三角形がいくつできますか。")
    whole = Step("三角形の角の和は180度です。内角の和を求めます。", f"180×{n - 2}", total, hint="三角形の3つの角の和は何度ですか。")
    if s.asked == "内角の和":
        return Solution((parts, whole), Step("三角形の数にもどします。", f"{number(total.value)}÷180", parts.value), total)
    answer = degrees(total.value / n)
    each = Step("正多角形の角はみな同じ大きさなので、角の数でわります。", f"{number(total.value)}÷{n}", answer, hint="正多角形の角の大きさは、みな同じですか。")
    return Solution((parts, whole, each), Step("内角の和にもどします。", f"{number(answer.value)}×{n}", total), answer)


def _rest(s: Rest) -> Solution:
    n = number
    if s.shape == "二等辺三角形":
        given = s.angles[0].value
        if s.asked == "底角":
            if given >= 180:
                raise Impossible("三角形の角は180度より小さいです。")
            both, answer = degrees(180 - given), degrees((180 - given) / 2)
            steps = (
                Step("三角形の角の和は180度です。2つの底角の和を求めます。", f"180−{n(given)}", both, hint="三角形の3つの角の和は何度ですか。"),
                Step("2つの底角は同じ大きさなので、2でわります。", f"{n(both.value)}÷2", answer, hint="二等辺三角形の2つの底角の大きさは、どうなっていますか。"),
            )
            return Solution(steps, Step("3つの角の和は180度です。", f"{n(given)}＋{n(answer.value)}×2", degrees(180)), answer)
        if given >= 90:
            raise Impossible("底角が90度以上の二等辺三角形はありません。")
        both, answer = degrees(given * 2), degrees(180 - given * 2)
        steps = (
            Step("2つの底角は同じ大きさです。底角の和を求めます。", f"{n(given)}×2", both, hint="二等辺三角形の2つの底角の大きさは、どうなっていますか。"),
            Step("三角形の角の和は180度なので、底角の和をひきます。", f"180−{n(both.value)}", answer, hint="三角形の3つの角の和は何度ですか。"),
        )
        return Solution(steps, Step("3つの角の和は180度です。", f"{n(answer.value)}＋{n(given)}×2", degrees(180)), answer)
    whole = 180 if s.shape == "三角形" else 360
    told = "＋".join(n(angle.value) for angle in s.angles)
    total = degrees(sum((angle.value for angle in s.angles), Fraction(0)))
    if total.value >= whole:
        raise Impossible(f"{s.shape}の角の和は{whole}度なので、残りの角がありません。")
    answer = degrees(whole - total.value)
    steps = (
        Step("わかっている角の和を求めます。", told, total, hint="わかっている角を合わせると、何度ですか。"),
        Step(f"{s.shape}の角の和は{whole}度なので、その和をひきます。", f"{whole}−{n(total.value)}", answer, hint=f"{s.shape}の角の和は何度ですか。"),
    )
    return Solution(steps, Step(f"全部の角の和は{whole}度です。", f"{told}＋{n(answer.value)}", degrees(whole)), answer)


def holds(s: Polygon | Rest | Change, answer: Quantity) -> bool:
    """Walks once round the figure: the turns at its corners come to one full turn; or counts every diagonal."""
    match s:
        case Polygon(sides, _, asked):
            if asked == "対角線の数":
                pairs = [(a, b) for a in range(sides) for b in range(a) if (a - b) % sides not in (1, sides - 1)]
                return answer == Quantity(Fraction(len(pairs)), "本")
            inner = {"1つの外角": 180 - answer.value, "1つの内角": answer.value, "内角の和": answer.value / sides}[asked]
            return answer.unit == "度" and (180 - inner) * sides == 360
        case Rest(shape, angles, asked):
            corners = [angle.value for angle in angles] + [answer.value]
            if shape == "二等辺三角形":
                corners.append(answer.value if asked == "底角" else angles[0].value)
            return answer.unit == "度" and min(corners) > 0 and sum(180 - one for one in corners) == 360
    try:
        return answer.unit == s.unit and convert(answer, s.given.unit) == s.given
    except ValueError:
        return False
