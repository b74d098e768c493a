"""つるかめ算: two kinds of things counted together.  All are taken to be of one kind; what is then missing tells the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Family, Impossible, Mistake, Wording
from sansu.families.three_kinds import WORDINGS as THREE_WORDINGS
from sansu.families.three_kinds import (
    ThreeKinds,
    explain_three,
    recognise_three,
    sample_three,
    three_diagram,
    three_facts,
    three_holds,
    three_line,
    three_mistakes,
)
from sansu.families.two_kinds import Tsurukame, labels
from sansu.families.two_kinds import facts as two_facts
from sansu.families.two_kinds import recognise as recognise_two
from sansu.families.two_kinds_posed import sample as sample_two
from sansu.quantity import Quantity, number, written
from sansu.reading.kinds import TRIOS
from sansu.reading.trade import PACES, TOGETHER
from sansu.solution import Solution, Step
from sansu.wording import Fact


def _line_two(s: Tsurukame) -> tuple[tuple[str, str], ...]:
    """The kind that is asked comes last: the other is the one that the method supposes all to be."""
    kinds = list(zip(labels(s), (s.each_first, s.each_second), strict=True))
    other, asked = reversed(kinds) if s.asked == "first" else kinds
    out = [("2種類", f"{other[0]}と{asked[0]}")]
    out += [(f"{kind}1{s.count.unit}の{s.word}", written(each)) for kind, each in (other, asked)]
    out.append((f"{s.word}が{_MORE.get(s.word, '多い')}ほう", max(other, asked, key=lambda kind: kind[1].value)[0]))
    out.append((f"合わせた{_counted(s)}", written(s.count)))
    given = [(f"{s.word}の合計", s.total), ("出したお金", s.paid), ("おつり", s.change), (f"{s.box}代", s.fee)]
    out += [(role, written(q)) for role, q in given if q]
    return (*out, ("求めるもの", f"{asked[0]}の{_counted(s)}（{s.unit}）"))


_MORE = {"代金": "高い", "重さ": "重い", "長さ": "長い", "道のり": "長い"}


def _counted(s: Tsurukame) -> str:
    """What is counted: things, or the minutes of a way."""
    return "時間" if s.word == "道のり" else "数"


def _explain_two(s: Tsurukame) -> Solution:
    steps: list[Step] = []
    total, text = _total(s, steps)
    (first, each_first), (second, each_second) = zip(labels(s), (s.each_first, s.each_second), strict=True)
    if s.asked == "first":
        (first, each_first), (second, each_second) = (second, each_second), (first, each_first)
    count, unit, worth = s.count.value, s.count.unit, each_first.unit
    a, b = each_first.value, each_second.value
    assumed = a * count
    expression = f"{number(a)}×{number(count)}"
    steps.append(
        Step(
            f"{written(s.count)}全部が{first}だとして、{s.word}の合計を求めます。", expression, Quantity(assumed, worth),
            hint=f"もし、全部が{first}だとすると、{s.word}の合計はどうなりますか。",
        )
    )
    gap, change = total - assumed, b - a
    if gap * change <= 0 or gap / change >= count:
        raise Impossible(f"{text}では、{first}と{second}の{_counted(s)}が決まりません。条件を確かめてください。")
    large, small = max(total, assumed), min(total, assumed)
    steps.append(
        Step(
            f"実際の{s.word}の合計とのちがいを求めます。", f"{number(large)}−{number(small)}", Quantity(abs(gap), worth),
            hint=f"実際の{s.word}の合計とくらべて、どれだけちがいますか。",
        )
    )
    large, small = max(a, b), min(a, b)
    say = f"{first}1{unit}を{second}1{unit}にかえると、{s.word}の合計がいくつ{'ふえる' if b > a else 'へる'}かを求めます。"
    steps.append(Step(say, f"{number(large)}−{number(small)}", Quantity(abs(change), worth), hint=f"{first}を1{unit}だけ{second}にかえると、{s.word}の合計はどれだけ変わりますか。"))
    found = gap / change
    if found.denominator != 1:
        raise Impossible(f"{second}の{_counted(s)}が整数になりません。条件を確かめてください。")
    say = f"ちがいを1{unit}あたりのちがいでわって、{second}の{_counted(s)}を求めます。"
    steps.append(Step(say, f"{number(abs(gap))}÷{number(abs(change))}", Quantity(found, s.unit), hint=f"ちがいをなくすには、{first}を何{unit}、{second}にかえればよいですか。"))
    back = f"{number(a)}×({number(count)}−{number(found)})＋{number(b)}×{number(found)}"
    check = Step(f"{first}と{second}の{s.word}をたして、合計にもどします。", back, Quantity(total, worth))
    return Solution(tuple(steps), check, Quantity(found, s.unit))


def _total(s: Tsurukame, steps: list[Step]) -> tuple[Fraction, str]:
    """What the things themselves come to, with the steps that lead there."""
    if s.total:
        total = s.total.value
    else:
        assert s.paid and s.change
        total = s.paid.value - s.change.value
        expression = f"{number(s.paid.value)}−{number(s.change.value)}"
        if total <= 0:
            raise Impossible("おつりが、出したお金より多くなっています。")
        steps.append(
            Step("出したお金からおつりをひいて、代金を求めます。", expression, Quantity(total, s.each_first.unit), hint="品物の代金は、いくらになりますか。")
        )
    if s.fee:
        expression = f"{number(total)}−{number(s.fee.value)}"
        total -= s.fee.value
        steps.append(
            Step(f"{s.box}代をひいて、品物だけの代金を求めます。", expression, Quantity(total, s.each_first.unit), hint="代金には、品物のほかに何の代金がふくまれていますか。")
        )
    return total, f"{s.word}の合計が{number(total)}{s.each_first.unit}"


def _holds_two(s: Tsurukame, answer: Quantity) -> bool:
    """Tries every way to split the count and sees which one comes to the total."""
    goal = s.total.value if s.total else (s.paid.value - s.change.value if s.paid and s.change else Fraction(-1))
    if s.fee:
        goal -= s.fee.value
    ways = [
        (i, int(s.count.value) - i)
        for i in range(1, int(s.count.value))
        if s.each_first.value * i + s.each_second.value * (s.count.value - i) == goal
    ]
    return [way[0 if s.asked == "first" else 1] for way in ways] == [answer.value] and answer.unit == s.unit


def _counts(s: Tsurukame) -> tuple[Fraction, Fraction]:
    """How many of the first and of the second."""
    answer = _explain_two(s).answer.value
    return (answer, s.count.value - answer) if s.asked == "first" else (s.count.value - answer, answer)


def _diagram_two(s: Tsurukame) -> Areas:
    """面積図: how many across, what one is worth up; the area is the total."""
    x, left = Fraction(0), []
    for key, name, each, count in zip(("first", "second"), labels(s), (s.each_first, s.each_second), _counts(s), strict=True):
        across = f"□{s.count.unit}" if key == s.asked else ""
        left.append(Rectangle(x, Fraction(0), count, each.value, across, written(each), name))
        x += count
    return Areas(f"{_counted(s)}（全部で{written(s.count)}）", f"1{s.count.unit}の{s.word}（{s.each_first.unit}）", tuple(left))


def _mistakes_two(s: Tsurukame) -> tuple[Mistake, ...]:
    right, count = _explain_two(s).answer, s.count.value
    asked, other = (s.each_first.value, s.each_second.value) if s.asked == "first" else (s.each_second.value, s.each_first.value)
    name = labels(s)[0 if s.asked == "first" else 1]
    total, _ = _total(s, [])
    gap = abs(total - other * count)
    found = [
        (count - right.value, f"それは、もう一方の{_counted(s)}ではありませんか。聞かれているのは{name}です。"),
        (gap / asked, f"1{s.count.unit}かえたときに変わるのは、2つの{s.word}の差です。"),
        (gap / (asked + other), f"1{s.count.unit}かえたときに変わるのは、2つの{s.word}の和でしょうか、差でしょうか。"),
        (gap / other, f"1{s.count.unit}かえたときに変わるのは、2つの{s.word}の差です。"),
    ]
    if s.paid and s.change:
        found.append((abs(total + s.change.value - other * count) / abs(asked - other), "おつりをひいて、代金を求めましたか。"))
    if s.fee:
        found.append((abs(total + s.fee.value - other * count) / abs(asked - other), f"{s.box}代をひいてから、計算しましたか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value.denominator == 1 and 0 < value < count and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_TWO_WORDINGS = tuple(
    tuple(f"trade.{key}" for key in keys.split())
    for keys in (
        "pair limbs ask.count",
        "pair limbs ask.alive",
        "pair limbs.are ask.alive",
        "pair.things limbs ask.count",
        "pair.things limbs.are ask.there",
        "pair limbs.each limbs.each limbs ask.alive",
        "limbs.each limbs.each pair limbs ask.alive",
        "limbs.each limbs.each pair.things limbs ask.there",
        "price.and price.of bought total ask.count",
        "price.and price.of bought.and total.paid ask.bought",
        "price.and price.of bought total.sum ask.count",
        "price.and price.of bought.and change ask.bought",
        "price.and price.of bought.and fee total ask.count",
        "price.and price.of bought.and fee total.paid ask.bought",
        "price.and price.of bought.and fee change ask.bought",
        "price.is price.is bought total ask.bought",
        "prices bought total ask.count",
        "prices bought.and total.paid ask.bought",
        "price.and price.of sold.all total.sales ask.count",
        "price.玉.and price.玉.subject together total.bare ask.玉",
        "price.硬貨.and price.硬貨.subject together total.bare ask.硬貨",
        "price.がけの.and price.がけの.subject together total.seats ask.がけの",
        "price.乗りの.and price.乗りの.subject together total.ride ask.乗りの",
        "price.用の.and price.用の.subject together total.seats ask.用の",
        "price.入りの.and price.入りの.subject together total.contents ask.入りの",
        "price.用の.and price.用の.subject together total.stay ask.用の",
        "price.部屋.and price.部屋.subject together total.stay ask.部屋",
        "price.and price.subject together total.weight ask.there",
        "price.and price.subject together total.long ask.count",
        "price.and price.subject together total.score ask.count",
        "price.and price.subject together total.volume ask.there",
        "price.and price.subject together total.money ask.count",
        "prices.subject together total.money ask.count",
        "prices.fare entered total ask.count",
        "way.to pace.first.歩 pace.then.走 took ask.pace.歩",
        "way.to pace.first.歩 pace.then.走 took ask.pace.走",
        "way.is pace.first.歩 pace.then.走 took ask.pace.走",
        "way.is pace.first.走 pace.then.歩 took ask.pace.歩",
        "way.to pace.first.走 pace.then.歩 took ask.pace.走",
    )
)
WORDINGS = tuple(
    Wording(f"tsurukame-{index:02}", keys)
    for index, keys in enumerate((*_TWO_WORDINGS, *(tuple(keys.split()) for keys in THREE_WORDINGS)), 1)
)


def _way(two: Callable[[Any], Any], three: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What is done for two kinds, or for three."""
    return lambda s: three(s) if isinstance(s, ThreeKinds) else two(s)


explain = _way(_explain_two, explain_three)


def holds(s: Tsurukame | ThreeKinds, answer: Quantity) -> bool:
    return three_holds(s, answer) if isinstance(s, ThreeKinds) else _holds_two(s, answer)


def recognise(facts: Sequence[Fact]) -> Tsurukame | ThreeKinds | None:
    return recognise_three(facts) or recognise_two(facts)


def sample(rng: random.Random, level: int) -> Tsurukame | ThreeKinds:
    return sample_three(rng, level) if level > 1 and rng.random() < 0.15 else sample_two(rng, level)


FAMILY = Family(
    "tsurukame", "つるかめ算", (*TOGETHER, *PACES, *TRIOS), WORDINGS, recognise, _way(two_facts, three_facts), explain, holds,
    _way(_line_two, three_line), sample, _way(_diagram_two, three_diagram), _way(_mistakes_two, three_mistakes),
)  # fmt: skip
