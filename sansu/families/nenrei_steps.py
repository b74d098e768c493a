"""年齢算's situations and their explanations.  Everybody grows a year older each year; a difference never changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families import nenrei_same
from sansu.families.family import Impossible
from sansu.families.nenrei_same import SameSum
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step

# Words for several people -> how many they are.
PAIRS = {"両親": 2, "父母": 2, "夫婦": 2, "兄弟": 2, "姉妹": 2, "兄妹": 2, "姉弟": 2, "きょうだい": 2}


# Words that say who is older: each rank is older than those below it.
_RANKS = (
    ("祖父", "祖母", "おじいさん", "おばあさん", "祖父母"),
    ("父", "母", "お父さん", "お母さん", "両親", "父母"),
    ("兄", "姉", "お兄さん", "お姉さん", "長男", "長女"),
    ("弟", "妹", "次男", "次女", "子", "子ども", "子供", "むすこ", "息子", "むすめ", "娘"),
)
_RANK = {word: rank for rank, words in enumerate(_RANKS) for word in words}


@dataclass(frozen=True)
class Group:
    """One person, or several whose ages are summed.

    `ages` are known ages now, with `names` where each has one; `count` is how many they are.
    """

    label: str
    ages: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()
    count: int = 1

    @property
    def said(self) -> str:
        """How a sentence calls the group's age."""
        return f"{self.label}の年れいの和" if self.count > 1 else f"{self.label}の年れい"


@dataclass(frozen=True)
class Moment:
    """The elder is `times` as old as the younger, `years` 後 or 前 (None and いま: now; None and 後 or 前: asked)."""

    times: Fraction
    way: str
    years: Quantity | None = None

    @property
    def name(self) -> str:
        return f"{number(self.years.value)}年{self.way}" if self.years else "いま"

    @property
    def shift(self) -> Fraction:
        """Years from now, below 0 in the past."""
        return (self.years.value if self.years else Fraction(0)) * (-1 if self.way == "前" else 1)


@dataclass(frozen=True)
class Nenrei:
    """Two ages, or sums of ages, and when one is how many times the other.

    kind "years": all ages are known; asked is "years", or whose age then.  "sum", "difference": `amount` is that of the
    ages now, at one moment they are in the ratio, asked is whose age now.  "both": sum and difference, no moment.
    "twice": two moments.  "known": one age now and one moment.  "reach": both ages, and the sum they are to reach.
    """

    kind: str
    elder: Group
    younger: Group
    moments: tuple[Moment, ...]
    asked: str  # "years", "elder", "younger"
    amount: Quantity | None = None
    gap: Quantity | None = None


@dataclass(frozen=True)
class Unborn:
    """The ages of `count` people sum to `now`; `years` ago the last, `who`, was not born and the others summed to `then`."""

    names: tuple[str, ...]
    count: int
    who: str
    now: Quantity
    years: Quantity
    then: Quantity


Situation = Nenrei | Unborn | SameSum


def age(value: Fraction) -> Quantity:
    """An age in 才."""
    return Quantity(value, "才")


def explain(s: Situation) -> Solution:
    if isinstance(s, Unborn):
        return _explain_unborn(s)
    if isinstance(s, SameSum):
        if _against_the_words(s.elder, s.other):
            raise Impossible(f"{s.elder}が{s.other}より年上になっています。条件を確かめてください。")
        return nenrei_same.explain(s)
    if _against_the_words(s.elder.label, s.younger.label):
        raise Impossible(f"{s.elder.label}が{s.younger.label}より年上になっています。条件を確かめてください。")
    if s.kind == "years":
        return _explain_pair(s) if s.younger.count == 1 else _explain_sums(s)
    return {"sum": _explain_now, "difference": _explain_now, "both": _explain_both, "twice": _explain_twice, "known": _explain_known,
            "reach": _explain_reach}[s.kind](s)  # fmt: skip


def _against_the_words(elder: str, younger: str) -> bool:
    """Whether the two words say the opposite of what the numbers say: 弟 older than 兄, a child older than its father."""
    return elder in _RANK and younger in _RANK and _RANK[elder] > _RANK[younger]


def _never(s: Nenrei, times: Fraction) -> Impossible:
    return Impossible(f"{s.elder.said}が{s.younger.said}の{number(times)}倍になることはありません。")


def _explain_pair(s: Nenrei) -> Solution:
    (moment,) = s.moments
    elder, younger, times = s.elder.ages[0].value, s.younger.ages[0].value, moment.times
    gap, later = elder - younger, moment.way == "後"
    if times <= 1 or gap <= 0:
        raise _never(s, times)
    then = gap / (times - 1)
    years = then - younger if later else younger - then
    require_possible(Quantity(years, "年"), f"{number(times)}倍になるのが何年{moment.way}か")
    a, b = (number(then), number(younger)) if later else (number(younger), number(then))
    say = f"{number(times)}倍のとき、差は{s.younger.label}の年れいの({number(times)}−1)倍です。そのときの{s.younger.label}の年れいは、"
    steps = [
        Step("2人の年れいの差は、何年たっても変わりません。", f"{number(elder)}−{number(younger)}", age(gap)),
        Step(say, f"{number(gap)}÷({number(times)}−1)", age(then)),
    ]
    if s.asked == "years":
        steps.append(
            Step(f"いまの{s.younger.label}の年れいとの差が、求める年数です。", f"{a}−{b}", Quantity(years, "年"))
        )
        sign = "＋" if later else "−"
        back = f"({number(elder)}{sign}{number(years)})÷({number(younger)}{sign}{number(years)})"
        check = Step(f"{number(years)}年{moment.way}の2人の年れいをくらべます。", back, Quantity(times, "倍"))
        return Solution(tuple(steps), check, Quantity(years, "年"), moment.way)
    if s.asked == "elder":
        steps.append(
            Step(f"そのときの{s.elder.label}の年れいは、", f"{number(then)}×{number(times)}", age(then * times))
        )
        back = f"{number(then * times)}−{number(then * times)}÷{number(times)}"
        return Solution(tuple(steps), Step("年れいの差にもどします。", back, age(gap)), age(then * times))
    back = f"{number(then)}×{number(times)}−{number(then)}"
    return Solution(tuple(steps), Step("年れいの差にもどします。", back, age(gap)), age(then))


def _explain_sums(s: Nenrei) -> Solution:
    (moment,) = s.moments
    steps: list[Step] = []
    sums = []
    for group in (s.elder, s.younger):
        value = sum((a.value for a in group.ages), Fraction(0))
        sums.append(value)
        if group.count > 1:
            expression = "＋".join(number(a.value) for a in group.ages)
            steps.append(Step(f"いまの{group.said}を求めます。", expression, age(value)))
    elder, younger = sums
    heads, small, times = s.elder.count, s.younger.count, moment.times
    grows, name = Fraction(small), s.younger.said
    if times != 1:
        steps.append(Step(f"その{number(times)}倍は、", f"{number(younger)}×{number(times)}", age(younger * times)))
        grows *= times
        name = f"{name}の{number(times)}倍"
        steps.append(Step(f"{name}は、1年に次の分だけふえます。", f"{small}×{number(times)}", age(grows)))
    gap, closes = elder - younger * times, grows - heads
    if gap <= 0 or closes <= 0:
        raise Impossible("何年後にも条件のようになりません。条件を確かめてください。")
    steps.append(Step(f"{s.elder.said}との差を求めます。", f"{number(elder)}−{number(younger * times)}", age(gap)))
    grown = f"1年に{number(grows)}才ふえ、" if times == 1 else ""
    say = (
        f"{name}は{grown}{s.elder.said}は1年に{heads}才ふえます。差は1年に次の分だけちぢみます。"
        if grown
        else f"{s.elder.said}は1年に{heads}才ふえるので、差は1年に次の分だけちぢみます。"
    )
    steps.append(Step(say, f"{number(grows)}−{heads}", age(closes)))
    years = Quantity(gap / closes, "年")
    require_possible(years, "何年後か")
    steps.append(Step("差がなくなるまでの年数を求めます。", f"{number(gap)}÷{number(closes)}", years))
    n = number(years.value)
    back = f"({number(elder)}＋{heads}×{n})÷({number(younger)}＋{small}×{n})"
    return Solution(tuple(steps), Step(f"{n}年後の年れいの和をくらべます。", back, Quantity(times, "倍")), years, "後")


def _grown(count: int, years: Fraction) -> str:
    """What so many people grow together in so many years: 6, or 6×2."""
    return number(years) if count == 1 else f"{number(years)}×{count}"


def _explain_now(s: Nenrei) -> Solution:
    assert s.amount
    (moment,) = s.moments
    summed, times, shift = s.kind == "sum", moment.times, moment.shift
    back, forth = ("−", "＋") if shift > 0 else ("＋", "−")
    parts = times + 1 if summed else times - 1
    if parts <= 0:
        raise _never(s, times)
    steps: list[Step] = []
    then, heads = s.amount.value, s.elder.count + s.younger.count
    if summed and shift:
        then += heads * shift
        say = f"{heads}人とも1年に1才ずつ年をとるので、{moment.name}の和は、"
        steps.append(Step(say, f"{number(s.amount.value)}{forth}{_grown(heads, abs(shift))}", age(then)))
    sign, name = ("＋", "和") if summed else ("−", "差")
    young_then = then / parts
    say = (
        f"{moment.name}、{name}は{s.younger.said}の({number(times)}{sign}1)倍です。{moment.name}の{s.younger.said}は、"
    )
    steps.append(Step(say, f"{number(then)}÷({number(times)}{sign}1)", age(young_then)))
    young = young_then - s.younger.count * shift
    if shift:
        expression = f"{number(young_then)}{back}{_grown(s.younger.count, abs(shift))}"
        steps.append(Step(f"いまの{s.younger.said}にもどします。", expression, age(young)))
    old = s.amount.value - young if summed else young + s.amount.value
    for value, group in ((young, s.younger), (young_then, s.younger), (old, s.elder)):
        require_possible(age(value), group.said)
    if s.asked == "elder":
        expression = (
            f"{number(s.amount.value)}−{number(young)}" if summed else f"{number(young)}＋{number(s.amount.value)}"
        )
        steps.append(Step(f"{name}から、いまの{s.elder.said}を求めます。", expression, age(old)))
    answer = age(old if s.asked == "elder" else young)
    check = Step(
        f"{moment.name}の年れいをくらべます。", _compared(s, moment, number(answer.value)), Quantity(times, "倍")
    )
    return Solution(tuple(steps), check, answer)


def _compared(s: Nenrei, moment: Moment, answer: str) -> str:
    """Both ages at the moment, from the answer and the sum or difference, divided."""
    assert s.amount
    amount = number(s.amount.value)
    other = f"{amount}−{answer}" if s.kind == "sum" else f"{answer}{'−' if s.asked == 'elder' else '＋'}{amount}"
    ages = {"elder": answer, "younger": other} if s.asked == "elder" else {"elder": other, "younger": answer}
    out = []
    for key, group in (("elder", s.elder), ("younger", s.younger)):
        text = ages[key]
        if moment.shift:
            text += f"{'＋' if moment.shift > 0 else '−'}{_grown(group.count, abs(moment.shift))}"
        out.append(f"({text})" if "＋" in text or "−" in text else text)
    return "÷".join(out)


def _explain_both(s: Nenrei) -> Solution:
    assert s.amount and s.gap
    total, gap = s.amount.value, s.gap.value
    elder = s.asked == "elder"
    twice = total + gap if elder else total - gap
    answer = age(twice / 2)
    other = total - answer.value
    for value, group in ((answer.value if elder else other, s.elder), (other if elder else answer.value, s.younger)):
        require_possible(age(value), group.said)
    asked, sign = (s.elder, "＋") if elder else (s.younger, "−")
    steps = (
        Step(
            f"{asked.label}の年れいにそろえるため、和{'に差をたします' if elder else 'から差をひきます'}。",
            f"{number(total)}{sign}{number(gap)}",
            age(twice),
        ),
        Step(f"これは{asked.label}の年れいの2つ分なので、2でわります。", f"{number(twice)}÷2", answer),
    )
    mine = number(answer.value)
    back = f"{mine}＋({mine}{'−' if elder else '＋'}{number(gap)})"
    return Solution(steps, Step("2人の年れいをたして、和にもどします。", back, s.amount), answer)


def _explain_twice(s: Nenrei) -> Solution:
    first, second = sorted(s.moments, key=lambda m: m.shift)
    span = second.shift - first.shift
    if not 1 < second.times < first.times or span <= 0:
        raise Impossible("2人の年れいの倍のかわり方が合いません。条件を確かめてください。")
    steps: list[Step] = []
    if first.years and second.years:
        a, b = first.years.value, second.years.value
        expression = (
            f"{number(a)}＋{number(b)}" if first.way != second.way else f"{number(max(a, b))}−{number(min(a, b))}"
        )
        steps.append(Step(f"{first.name}から{second.name}までの年数を求めます。", expression, Quantity(span, "年")))
    m1, m2, child = number(first.times), number(second.times), s.younger.label
    early, late = second.times - 1, first.times - 1
    say = f"年れいの差は変わりません。差を({m1}−1)×({m2}−1)とみると、{first.name}の{child}にあたる数は、"
    steps.append(Step(say, f"{m2}−1", Quantity(early)))
    steps.append(Step(f"{second.name}の{child}にあたる数は、", f"{m1}−1", Quantity(late)))
    steps.append(
        Step(f"この差が{number(span)}年分にあたります。", f"{number(late)}−{number(early)}", Quantity(late - early))
    )
    one = span / (late - early)
    steps.append(Step("1にあたる年れいを求めます。", f"{number(span)}÷{number(late - early)}", age(one)))
    then = one * early
    steps.append(Step(f"{first.name}の{child}の年れいを求めます。", f"{number(one)}×{number(early)}", age(then)))
    young, old_then = then - first.shift, then * first.times
    old = old_then - first.shift
    for value, group in ((then, s.younger), (young, s.younger), (old, s.elder)):
        require_possible(age(value), group.said)
    sign = "＋" if first.way == "前" else "−"
    asked, value = (s.elder, old) if s.asked == "elder" else (s.younger, young)
    if s.asked == "elder":
        steps.append(Step(f"{first.name}の{s.elder.label}の年れいを求めます。", f"{number(then)}×{m1}", age(old_then)))
    if first.years:
        start = old_then if s.asked == "elder" else then
        steps.append(
            Step(
                f"いまの{asked.label}の年れいにもどします。",
                f"{number(start)}{sign}{number(first.years.value)}",
                age(value),
            )
        )
    back = f"({number(old_then)}＋{number(span)})÷({number(then)}＋{number(span)})"
    return Solution(
        tuple(steps), Step(f"{second.name}の2人の年れいをくらべます。", back, Quantity(second.times, "倍")), age(value)
    )


def _explain_known(s: Nenrei) -> Solution:
    (moment,) = s.moments
    from_elder, times, shift = bool(s.elder.ages), number(moment.times), number(abs(moment.shift))
    told, asked = (s.elder, s.younger) if from_elder else (s.younger, s.elder)
    forth, back = ("＋", "−") if moment.shift > 0 else ("−", "＋")
    now = told.ages[0].value
    then = now + moment.shift
    other_then = then / moment.times if from_elder else then * moment.times
    answer = age(other_then - moment.shift)
    for value in (then, other_then, answer.value):
        require_possible(age(value), asked.said)
    steps: list[Step] = []
    if moment.shift:
        steps.append(Step(f"{moment.name}の{told.said}を求めます。", f"{number(now)}{forth}{shift}", age(then)))
    operation = "÷" if from_elder else "×"
    steps.append(Step(f"{moment.name}の{asked.said}を求めます。", f"{number(then)}{operation}{times}", age(other_then)))
    if moment.shift:
        steps.append(Step(f"いまの{asked.said}にもどします。", f"{number(other_then)}{back}{shift}", answer))
    ages = [number(now), number(answer.value)] if from_elder else [number(answer.value), number(now)]
    shown = [f"({a}{forth}{shift})" if moment.shift else a for a in ages]
    check = Step(f"{moment.name}の2人の年れいをくらべます。", "÷".join(shown), Quantity(moment.times, "倍"))
    return Solution(tuple(steps), check, answer)


def _explain_reach(s: Nenrei) -> Solution:
    assert s.amount
    a, b = s.elder.ages[0].value, s.younger.ages[0].value
    gap = s.amount.value - a - b
    years = Quantity(gap / 2, "年")
    require_possible(years, "何年後か")
    steps = (
        Step("いまの2人の年れいの和を求めます。", f"{number(a)}＋{number(b)}", age(a + b)),
        Step("あと何才ふえればよいかを求めます。", f"{number(s.amount.value)}−{number(a + b)}", age(gap)),
        Step("2人とも1年に1才ずつ年をとるので、1年に2才ふえます。", f"{number(gap)}÷2", years),
    )
    n = number(years.value)
    check = Step(f"{n}年後の2人の年れいをたします。", f"({number(a)}＋{n})＋({number(b)}＋{n})", s.amount)
    return Solution(steps, check, years, "後")


def _explain_unborn(s: Unborn) -> Solution:
    rest, n = s.count - 1, number(s.years.value)
    grown = age(rest * s.years.value)
    others = age(s.then.value + grown.value)
    answer = age(s.now.value - others.value)
    require_possible(answer, f"{s.who}の年れい")
    if answer.value >= s.years.value:
        raise Impossible(f"{s.who}が{n}年前に生まれていなかったことと合いません。条件を確かめてください。")
    steps = (
        Step(f"{s.who}のほかの{rest}人は{n}年で1人{n}才ずつ年をとるので、ふえた分は、", f"{n}×{rest}", grown),
        Step(f"いまの{rest}人の年れいの和を求めます。", f"{number(s.then.value)}＋{number(grown.value)}", others),
        Step(f"全員の和とのちがいが、{s.who}の年れいです。", f"{number(s.now.value)}−{number(others.value)}", answer),
    )
    back = f"{number(s.then.value)}＋{n}×{rest}＋{number(answer.value)}"
    return Solution(steps, Step("いまの全員の年れいの和にもどします。", back, s.now), answer)
