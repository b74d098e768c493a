"""平均算's explanations for two groups and the whole."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.heikin_steps import EVERYBODY, Group, Heikin
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step

_TOTAL = "平均がわかっているとき、合計はどう求められますか。"
_FAR = "全体の平均と、どれだけはなれていますか。"


def explain_groups(s: Heikin) -> Solution:
    """The explanation where two groups and the whole are averaged; the missing count comes first."""
    first, second, whole = s.groups
    if s.asked == EVERYBODY:
        found = _explain_size(s, second, first, whole)
        assert first.count
        a, b = first.count.value, found.answer.value
        everybody = Quantity(a + b, s.unit)
        step = Step("2つの人数をたして、全体の人数を求めます。", f"{number(a)}＋{number(b)}", everybody, hint="全体の人数を聞かれています。あとは何をたしますか。")
        return Solution((*found.steps, step), found.check, everybody)
    target = next(g for g in s.groups if g.name == s.asked)
    if s.asked != "全体" and target.mean:
        return _explain_size(s, second, first, whole)
    steps: list[Step] = []
    if first.count is None or second.count is None:
        missing, told = (first, second) if first.count is None else (second, first)
        assert whole.count and told.count
        rest = Quantity(whole.count.value - told.count.value, told.count.unit)
        require_possible(rest, f"{missing.name}の人数")
        steps.append(
            Step(f"{missing.name}の人数を求めます。", f"{number(whole.count.value)}−{number(told.count.value)}", rest, hint="もう一方の人数は、全体の人数からわかりますか。")
        )
        known = Group(missing.name, rest, missing.mean)
        first, second = (known, second) if missing is first else (first, known)
    elif whole.count is None:
        count = Quantity(first.count.value + second.count.value, first.count.unit)
        steps.append(
            Step("全体の人数を求めます。", f"{number(first.count.value)}＋{number(second.count.value)}", count, hint="全体では、何人いますか。")
        )
        whole = Group(whole.name, count, whole.mean)
    return (
        _explain_whole(s, steps, first, second, whole)
        if s.asked == "全体"
        else _explain_group_mean(s, steps, first, second, whole)
    )


def _explain_whole(s: Heikin, steps: list[Step], first: Group, second: Group, whole: Group) -> Solution:
    assert first.count and first.mean and second.count and second.mean and whole.count
    a, b = first.mean.value * first.count.value, second.mean.value * second.count.value
    n, unit = number(whole.count.value), s.unit
    mean = Quantity((a + b) / whole.count.value, unit)
    steps += [
        Step(
            f"{first.name}の合計を求めます。",
            f"{number(first.mean.value)}×{number(first.count.value)}",
            Quantity(a, unit),
            hint=_TOTAL,
        ),
        Step(
            f"{second.name}の合計を求めます。",
            f"{number(second.mean.value)}×{number(second.count.value)}",
            Quantity(b, unit),
            hint=_TOTAL,
        ),
        Step("全体の合計を求めます。", f"{number(a)}＋{number(b)}", Quantity(a + b, unit), hint="2つの合計をたすと、何の合計になりますか。"),
        Step("全体の合計を全体の人数でわります。", f"{number(a + b)}÷{n}", mean, hint="合計から平均にするには、何でわりますか。"),
    ]
    check = Step("平均×人数で、全体の合計にもどします。", f"{number(mean.value)}×{n}", Quantity(a + b, unit))
    return Solution(tuple(steps), check, mean)


def _explain_group_mean(s: Heikin, steps: list[Step], other: Group, asked: Group, whole: Group) -> Solution:
    assert asked.count and other.count and other.mean and whole.mean and whole.count
    total, part = whole.mean.value * whole.count.value, other.mean.value * other.count.value
    mean = Quantity((total - part) / asked.count.value, s.unit)
    if mean.value < 0:
        raise Impossible(f"{asked.name}の平均が0より小さくなります。条件を確かめてください。")
    n, everyone = number(asked.count.value), number(whole.count.value)
    steps += [
        Step("全体の合計を求めます。", f"{number(whole.mean.value)}×{everyone}", Quantity(total, s.unit), hint=_TOTAL),
        Step(
            f"{other.name}の合計を求めます。",
            f"{number(other.mean.value)}×{number(other.count.value)}",
            Quantity(part, s.unit),
            hint=_TOTAL,
        ),
        Step(f"ちがいが{asked.name}の合計です。", f"{number(total)}−{number(part)}", Quantity(total - part, s.unit), hint="2つの合計は、だれの分だけちがいますか。"),
        Step(f"{asked.name}の人数でわります。", f"{number(total - part)}÷{n}", mean, hint="合計から平均にするには、何でわりますか。"),
    ]
    check = Step("全体の平均にもどします。", f"({number(part)}＋{number(mean.value)}×{n})÷{everyone}", whole.mean)
    return Solution(tuple(steps), check, mean)


def _explain_size(s: Heikin, asked: Group, other: Group, whole: Group) -> Solution:
    assert other.count and other.mean and asked.mean and whole.mean
    low, high, mid = other.mean.value, asked.mean.value, whole.mean.value
    if not min(low, high) < mid < max(low, high):
        raise Impossible("全体の平均は、2つの平均の間になります。条件を確かめてください。")
    near, far = abs(mid - low), abs(high - mid)
    area = Quantity(near * other.count.value, whole.mean.unit)
    answer = Quantity(area.value / far, s.unit)
    require_possible(answer, f"{asked.name}の人数")

    def minus(a: Fraction, b: Fraction) -> str:
        return f"{number(max(a, b))}−{number(min(a, b))}"

    more, less = ("低い", "高い") if low < mid else ("高い", "低い")
    steps = (
        Step(
            f"{other.name}の平均は全体の平均より何{area.unit}{more}かを求めます。",
            minus(mid, low),
            Quantity(near, area.unit),
            hint=_FAR,
        ),
        Step(f"{other.name}全員の分を合わせます。", f"{number(near)}×{number(other.count.value)}", area, hint="人数分を合わせると、面積図のどこの広さになりますか。"),
        Step(
            f"{asked.name}の平均は全体の平均より何{area.unit}{less}かを求めます。",
            minus(high, mid),
            Quantity(far, area.unit),
            hint=_FAR,
        ),
        Step(f"2つの分は等しいので、{asked.name}の人数がわかります。", f"{number(area.value)}÷{number(far)}", answer, hint="でこぼこの広さが等しいことから、人数はどう求められますか。"),
    )
    n, m = number(other.count.value), number(answer.value)
    back = f"({number(low)}×{n}＋{number(high)}×{m})÷({n}＋{m})"
    return Solution(steps, Step("全体の平均にもどします。", back, whole.mean), answer)
