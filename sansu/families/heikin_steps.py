"""平均算's situations, and the explanations for single values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step

EVERYBODY = "全体の人数"  # asked, where the number of all is to be found from the averages


@dataclass(frozen=True)
class Group:
    """So many with this average; None is unknown."""

    name: str
    count: Quantity | None
    mean: Quantity | None


@dataclass(frozen=True)
class Heikin:
    """What is averaged, and by kind: "values", "missing", "next", "which" (values one by one) or "groups".

    values and names: the single values that are known ("which": the new one).  groups: the two groups, the whole last;
    "next" and "which": the average so far, and the average then.
    """

    kind: str
    what: str  # 点数, テスト, 体重; "" where the text does not say
    names: tuple[str, ...]
    values: tuple[Quantity, ...]
    groups: tuple[Group, ...]
    asked: str  # a name; "" for the average
    unit: str


_TOTAL = "平均がわかっているとき、合計はどう求められますか。"
_MEAN = "合計から平均にするには、何でわりますか。"


def total_of(values: Sequence[Quantity]) -> Fraction:
    """The sum of the values."""
    return sum((v.value for v in values), Fraction(0))


def _added(values: Sequence[Quantity]) -> str:
    return "＋".join(number(v.value) for v in values)


def explain_total(s: Heikin) -> Solution:
    (whole,) = s.groups
    assert whole.count and whole.mean
    total = Quantity(whole.count.value * whole.mean.value, s.unit)
    n, mean = number(whole.count.value), number(whole.mean.value)
    step = Step("平均×個数で、合計を求めます。", f"{mean}×{n}", total, hint=_TOTAL)
    return Solution(
        (step,), Step("合計を個数でわって、平均にもどします。", f"{number(total.value)}÷{n}", whole.mean), total
    )


def explain_then(s: Heikin) -> Solution:
    before, after = s.groups
    (value,) = s.values
    assert before.count and before.mean and after.count
    old = Quantity(before.count.value * before.mean.value, s.unit)
    new = Quantity(old.value + value.value, s.unit)
    n = number(after.count.value)
    mean = Quantity(new.value / after.count.value, s.unit)
    steps = (
        Step(
            f"{written(before.count)}の合計を求めます。",
            f"{number(before.mean.value)}×{number(before.count.value)}",
            old,
            hint=_TOTAL,
        ),
        Step(
            f"{n}{after.count.unit}目をたして、{written(after.count)}の合計を求めます。",
            f"{number(old.value)}＋{number(value.value)}",
            new,
            hint="新しい値をたすと、合計はどうなりますか。",
        ),
        Step(f"{written(after.count)}の平均を求めます。", f"{number(new.value)}÷{n}", mean, hint=_MEAN),
    )
    check = Step("平均×回数で、合計にもどします。", f"{number(mean.value)}×{n}", new)
    return Solution(steps, check, mean)


def explain_values(s: Heikin) -> Solution:
    total, count = Quantity(total_of(s.values), s.unit), len(s.values)
    mean = Quantity(total.value / count, s.unit)
    steps = (
        Step("合計を求めます。", _added(s.values), total, hint="全部をたすと、いくらになりますか。"),
        Step(f"合計を{count}でわると、平均になります。", f"{number(total.value)}÷{count}", mean, hint=_MEAN),
    )
    return Solution(steps, Step("平均×個数で、合計にもどします。", f"{number(mean.value)}×{count}", total), mean)


def explain_missing(s: Heikin) -> Solution:
    whole = s.groups[0]
    assert whole.count and whole.mean
    count, mean = number(whole.count.value), number(whole.mean.value)
    total, known = Quantity(whole.count.value * whole.mean.value, s.unit), Quantity(total_of(s.values), s.unit)
    answer = Quantity(total.value - known.value, s.unit)
    if answer.value < 0:
        raise Impossible(f"{s.asked}が0より小さくなります。条件を確かめてください。")
    require_possible(answer, s.asked, zero=True)
    steps = (
        Step("平均×個数で、全部の合計を求めます。", f"{mean}×{count}", total, hint=_TOTAL),
        Step(f"{s.asked}のほかの合計を求めます。", _added(s.values), known, hint="わかっている値をたすと、いくらになりますか。"),
        Step(f"ちがいが、{s.asked}の分です。", f"{number(total.value)}−{number(known.value)}", answer, hint="全部の合計と、わかっている分の合計は、何がちがいますか。"),
    )
    check = Step("全部の平均にもどします。", f"({_added((*s.values, answer))})÷{count}", whole.mean)
    return Solution(steps, check, answer)


def explain_next(s: Heikin) -> Solution:
    before, after = s.groups
    assert before.count and before.mean and after.count and after.mean
    totals = [Quantity(g.count.value * g.mean.value, s.unit) for g in s.groups if g.count and g.mean]
    answer = Quantity(totals[1].value - totals[0].value, s.unit)
    require_possible(answer, s.asked, zero=True)
    steps = (
        Step(
            f"{written(before.count)}の合計を求めます。",
            f"{number(before.mean.value)}×{number(before.count.value)}",
            totals[0],
            hint=_TOTAL,
        ),
        Step(
            f"{written(after.count)}の合計を求めます。",
            f"{number(after.mean.value)}×{number(after.count.value)}",
            totals[1],
            hint=_TOTAL,
        ),
        Step(f"ちがいが、{s.asked}の分です。", f"{number(totals[1].value)}−{number(totals[0].value)}", answer, hint="2つの合計は、何の分だけちがいますか。"),
    )
    back = f"({number(totals[0].value)}＋{number(answer.value)})÷{number(after.count.value)}"
    return Solution(steps, Step(f"{written(after.count)}の平均にもどします。", back, after.mean), answer)


def explain_which(s: Heikin) -> Solution:
    (before, after), (value,) = (g.mean for g in s.groups), s.values
    assert before and after
    up = after.value > before.value
    if (value.value > after.value) != up or value.value == after.value or after.value == before.value:
        raise Impossible("平均の変わり方が合いません。条件を確かめてください。")
    over, rise = abs(value.value - after.value), abs(after.value - before.value)
    earlier = Quantity(over / rise, "回")
    require_possible(earlier, "これまでの回数")
    answer = Quantity(earlier.value + 1, "回")
    v, a, b = number(value.value), number(after.value), number(before.value)
    steps = (
        Step(
            f"今回は新しい平均より何{value.unit}{'高い' if up else '低い'}かを求めます。",
            f"{v}−{a}" if up else f"{a}−{v}",
            Quantity(over, value.unit),
            hint="今回の値は、新しい平均とどれだけちがいますか。",
        ),
        Step(
            f"平均が1回あたり何{value.unit}{'上がった' if up else '下がった'}かを求めます。",
            f"{a}−{b}" if up else f"{b}−{a}",
            Quantity(rise, value.unit),
            hint="平均は、1回あたりどれだけ変わりましたか。",
        ),
        Step(
            f"{'こえた分をこれまでの各回に分けた' if up else '足りない分をこれまでの各回から出した'}ので、これまでの回数がわかります。",
            f"{number(over)}÷{number(rise)}",
            earlier,
            hint="今回のちがいは、これまでの何回分に分けられますか。",
        ),
        *([Step("今回はその次です。", f"{number(earlier.value)}＋1", answer, hint="これまでの回数と、今回が何回目かは、いくつちがいますか。")] if s.asked == "何回目" else []),
    )
    back = f"({b}×{number(earlier.value)}＋{v})÷{number(answer.value)}"
    if s.asked != "何回目":
        return Solution(
            steps,
            Step(
                "新しい平均にもどします。",
                back.replace(f"÷{number(answer.value)}", f"÷({number(earlier.value)}＋1)"),
                after,
            ),
            earlier,
        )
    return Solution(steps, Step("新しい平均にもどします。", back, after), answer, "目")
