"""年齢算: hints, the 線分図 and the classical mistakes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families import nenrei_same
from sansu.families.family import Mistake
from sansu.families.nenrei_check import both_now, holds
from sansu.families.nenrei_same import SameSum
from sansu.families.nenrei_steps import Group, Nenrei, Situation, Unborn
from sansu.families.nenrei_steps import explain as explain_steps
from sansu.quantity import Quantity, written
from sansu.solution import Solution

# what a sentence of a step speaks of -> what the pupil may think of next
_HINTS = (
    ("変わりません", "2人の年れいの差は、年がたつと変わりますか。"), ("そろえる", "2人の年れいをそろえるには、和をどうすればよいですか。"), ("2つ分", "そろえた和は、何人分の年れいですか。"),
    ("もどします", "その年れいを、いまの年れいにもどしましょう。"), ("ちぢみます", "2つの和の差は、1年にどれだけちぢみますか。"), ("差がなくなる", "差がなくなるまで何年かかりますか。"),
    ("ふえます", "1年に何才ずつふえますか。"), ("いくつふえれば", "あと何才ふえればよいですか。"), ("1年に1才ずつ", "何人が、何年分だけ年をとりますか。"), ("何才ふえれば", "あと何才ふえればよいですか。"),
    ("倍です", "若いほうの年れいを1とすると、差や和はいくつにあたりますか。"), ("倍は", "何倍にすればよいですか。"), ("求める年数", "いまの年れいと、何才ちがいますか。"), ("との差", "2つの和はいくつちがいますか。"),
    ("全員の和", "全員の和とのちがいは、だれの年れいですか。"), ("ふえた分", "生まれていた人は、みんなでどれだけ年をとりましたか。"), ("和", "年れいの和を求めましょう。"), ("年数", "2つの時の間は何年ですか。"),
    ("あたる", "差が変わらないように、2つの時を同じ数でくらべましょう。"),
)  # fmt: skip


def explain(s: Situation) -> Solution:
    """The solution of nenrei_steps, every step with a hint."""
    solution = explain_steps(s)
    steps = tuple(step if step.hint else replace(step, hint=_hint(step.say)) for step in solution.steps)
    return replace(solution, steps=steps)


def _hint(say: str) -> str:
    return next((hint for word, hint in _HINTS if word in say), "わかっている年れいから、次に何が求められますか。")


def diagram(s: Situation) -> Bars:
    if isinstance(s, SameSum):
        return nenrei_same.diagram(s)
    answer = explain_steps(s).answer.value
    if isinstance(s, Unborn):
        grown = s.now.value - answer - s.then.value
        before = Bar(f"{written(s.years)}前", (Part(s.then.value, s.then),))
        now = Bar("いま", (Part(s.then.value, s.then), Part(grown, label="ふえた分"), Part(answer, Quantity(answer, "才"), s.who[:8], asked=True)))
        return Bars((before, now), (Brace((1,), Fraction(0), s.now.value, s.now),))
    if s.kind == "years":
        return _years(s)
    if s.kind == "reach":
        bars = tuple(Bar(g.label, (Part(g.ages[0].value, g.ages[0]), Part(answer, label="年数", asked=True))) for g in (s.elder, s.younger))
        return Bars(bars, (Brace((0, 1), Fraction(0), max(g.ages[0].value for g in (s.elder, s.younger)) + answer, s.amount, "和"),))
    both = both_now(s, Quantity(answer, "才"))
    assert both is not None
    old, young = both
    braces: list[Brace] = []
    if s.amount and s.kind != "difference":
        braces.append(Brace((0, 1), Fraction(0), max(old, young), s.amount))
    gap = s.amount if s.kind == "difference" else s.gap
    if gap and old > young:
        braces.append(Brace((0,), young, old, gap))
    bars = tuple(_bar(g, v, s.asked == key) for g, v, key in ((s.elder, old, "elder"), (s.younger, young, "younger")))
    return Bars(bars, tuple(braces))


def _bar(group: Group, value: Fraction, asked: bool) -> Bar:
    told = group.ages[0] if len(group.ages) == 1 else None
    return Bar(group.said, (Part(value, Quantity(value, "才") if asked else told, asked=asked),))


def _years(s: Nenrei) -> Bars:
    """Both at the asked moment, with what the years add; for the past what they take off."""
    (moment,) = s.moments
    years = _passed(s)
    bars = []
    for group in (s.elder, s.younger):
        now, moved = sum((a.value for a in group.ages), Fraction(0)), group.count * years
        told = Quantity(now, "才")
        if moment.way == "後":
            parts = (Part(now, told), Part(moved, label="年数", asked=True, tone="dashed"))
            bars.append(Bar(group.said, parts))
        else:
            parts = (Part(now - moved), Part(moved, label="年数", asked=True, tone="dashed"))
            bars.append(Bar(group.said, parts))
    if moment.way == "後":
        return Bars(tuple(bars))
    tops = [sum((a.value for a in g.ages), Fraction(0)) for g in (s.elder, s.younger)]
    return Bars(tuple(bars), tuple(Brace((i,), Fraction(0), top, Quantity(top, "才")) for i, top in enumerate(tops)))


def _passed(s: Nenrei) -> Fraction:
    """In how many years (or how many ago) the condition holds."""
    (moment,) = s.moments
    elder, younger = (sum((a.value for a in g.ages), Fraction(0)) for g in (s.elder, s.younger))
    times = moment.times
    years = (elder - times * younger) / (times * s.younger.count - s.elder.count)
    return years if moment.way == "後" else -years


def mistakes(s: Situation) -> tuple[Mistake, ...]:
    right = explain_steps(s).answer
    kept: dict[Fraction, str] = {}
    for value, thought in _found(s, right.value):
        wrong = Quantity(value, right.unit)
        if value > 0 and value.denominator == 1 and value != right.value and not _is_right(s, wrong):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


def _is_right(s: Situation, answer: Quantity) -> bool:
    return nenrei_same.holds(s, answer) if isinstance(s, SameSum) else holds(s, answer)


_THEN = "そのときの年れいと、何年後（前）かやいまの年れいを取りちがえていませんか。"
_ONE = "1人だけ年をとらせていませんか。みんな1年に1才ずつ年をとります。"
_OTHER = "もう1人の年れいで答えていませんか。だれの年れいを聞かれていますか。"


def _found(s: Situation, right: Fraction) -> list[tuple[Fraction, str]]:
    if isinstance(s, SameSum):
        return [(s.age.value, "いまの年れいのままで考えていませんか。"), (abs(s.years.value - s.age.value), "年れいは、年がたつとふえます。"), (s.years.value, "年数で答えていませんか。")]
    if isinstance(s, Unborn):
        grown = s.years.value * s.count
        return [(s.now.value - s.then.value, "生まれていた人も、その間に年をとります。"), (abs(s.now.value - s.then.value - grown), "生まれていなかった人の分まで、年をとらせていませんか。"),
                (abs(right - s.years.value), "生まれる前の年数をひいていませんか。"), (abs(s.now.value - s.then.value - s.years.value), _ONE)]  # fmt: skip
    if s.kind == "years":
        return _found_years(s)
    if s.kind == "reach":
        assert s.amount
        total = s.elder.ages[0].value + s.younger.ages[0].value
        return [(s.amount.value - total, "2人とも年をとるので、和は1年に2才ずつふえます。"), (s.amount.value / 2, _THEN), (abs(s.elder.ages[0].value - s.younger.ages[0].value), "年れいの差ではなく、和を考えましょう。")]
    both = both_now(s, Quantity(right, "才"))
    assert both is not None
    old, young = both
    mine, other = (old, young) if s.asked == "elder" else (young, old)
    group = s.elder if s.asked == "elder" else s.younger
    out = [(mine + group.count * m.shift, _THEN) for m in s.moments if m.shift]
    out.append((other, _OTHER))
    if s.amount and s.moments:
        times = s.moments[0].times
        parts = times + 1 if s.kind == "sum" else times - 1
        if parts > 0:
            part = s.amount.value / parts
            out.append((part * times if s.asked == "elder" else part, "いまの年れいではなく、そのときの年れいが何倍かを考えましょう。"))
        out.append((s.amount.value / times, "和や差が、若いほうの何倍にあたるかを考えましょう。"))
    if s.kind == "both" and s.amount and s.gap:
        out += [(s.amount.value / 2, "差を考えずに、和を半分にしていませんか。"), (s.amount.value - s.gap.value, "差をひいたあと、2でわることをわすれていませんか。")]
    if s.kind == "known":
        told = (*s.elder.ages, *s.younger.ages)[0].value
        times = s.moments[0].times
        out.append((told / times if s.elder.ages else told * times, "いまの年れいのまま、何倍かを考えていませんか。"))
    if s.kind == "twice":
        out += [(old - young, "年れいの差で答えていませんか。"), (mine + group.count, "いまの年れいにもどすところを確かめましょう。")]
    return out


def _found_years(s: Nenrei) -> list[tuple[Fraction, str]]:
    (moment,) = s.moments
    elder, younger = (sum((a.value for a in g.ages), Fraction(0)) for g in (s.elder, s.younger))
    years, times = _passed(s), moment.times
    sign = 1 if moment.way == "後" else -1
    old, young = elder + sign * years * s.elder.count, younger + sign * years * s.younger.count
    gap = elder - younger
    if s.asked != "years":
        return [(years, _THEN), (young if s.asked == "elder" else old, _OTHER), (elder if s.asked == "elder" else younger, "いまの年れいで答えていませんか。"), (gap, "年れいの差で答えていませんか。")]
    return [(young, _THEN), (abs(times * younger - elder), _ONE), (gap, "年れいの差で答えていませんか。差が何倍にあたるかを考えましょう。"), (gap / times, "差は、若いほうの年れいの何倍になりますか。"), (old, _THEN)]
