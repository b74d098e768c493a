"""What a ニュートン算 states, and its explanation: what was used up is what was there at first and what grew meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import compound, conversion
from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import TIME, Quantity, convert, number
from sansu.solution import Solution, Step

# scene -> what there is, what one does with it
_AMOUNT = {"行列": "人数", "牧草": "草の量", "水": "水の量", "仕事": "仕事の量"}
_DOES = {"行列": "受け付ける", "牧草": "食べる", "水": "くみ出す", "仕事": "する"}
_STOCK = {"行列": "はじめの行列の人数", "牧草": "はじめの草の量", "水": "はじめの水の量", "仕事": "はじめの仕事の量"}


@dataclass(frozen=True)
class Newton:
    """`stock` is there at first, `grow` comes to it and `rate` goes away by each remover, both in one unit of time.

    cases: (how many removers, how long until nothing is left).  who: 窓口, 牛, ポンプ; "" for people who work.
    alone: one drain that is not counted (毎分8Lずつくみ出す); its rate is `rate`.
    asked: 時間 (of `given` removers), 数 (in the time `given`), ふえる量, はじめの量, 1つの量.
    within: the time is a limit (10分以内に), so that the number of removers is rounded up.
    """

    scene: str
    who: str
    counter: str
    stock: Quantity | None
    grow: Quantity | None
    rate: Quantity | None
    per: str  # the unit of time of `grow` and `rate`
    cases: tuple[tuple[Fraction, Quantity], ...]
    asked: str
    given: Quantity | None
    within: bool
    alone: bool
    unit: str

    @property
    def amount_unit(self) -> str:
        return next((q.unit for q in (self.stock, self.grow, self.rate) if q), "")

    @property
    def one(self) -> str:
        return f"{self.who}1{self.counter}" if self.who else f"1{self.counter}"

    def many(self, count: Fraction) -> str:
        return f"{self.who}{number(count)}{self.counter}"

    @property
    def times(self) -> tuple[Quantity, ...]:
        asked = (self.given,) if self.given and self.asked == "数" else ()
        return (*(time for _, time in self.cases), *asked)

    @property
    def clock(self) -> str:
        """The unit of time that all is brought to."""
        if self.per:
            return self.per
        units = [t.unit for t in self.times] + ["分" for t in self.times if t.unit == "時間" and compound(t)]
        if any(unit not in TIME for unit in units):
            if len(set(units)) > 1:
                raise Impossible("時間の単位が合いません。")
            return units[0]
        return min(units, key=lambda unit: TIME[unit])


class _Page:
    def __init__(self, s: Newton) -> None:
        self.s = s
        self.steps: list[Step] = []
        self.unit = s.clock

    def step(self, say: str, expression: str, value: Fraction, unit: str = "", hint: str = "") -> Fraction:
        self.steps.append(Step(say, expression, Quantity(value, unit), hint=hint))
        return value

    def time(self, time: Quantity) -> Fraction:
        if time.unit not in TIME or self.unit not in TIME:
            if time.unit != self.unit:
                raise Impossible("時間の単位が合いません。")
            return time.value
        converted, extra = conversion("時間", time, self.unit)
        self.steps.extend(extra)
        return converted.value


def explain(s: Newton) -> Solution:
    page = _Page(s)
    amount, does, t, unit = _AMOUNT[s.scene], _DOES[s.scene], page.unit, s.amount_unit
    stock, grow, rate = (q.value if q else None for q in (s.stock, s.grow, s.rate))
    if len(s.cases) == 2:
        stock, grow, rate, unit = _two_cases(s, page, stock, grow, rate)
    elif len(s.cases) == 1:
        stock, grow, rate = _one_case(s, page, stock, grow, rate)
    assert stock is not None and grow is not None and rate is not None
    if s.asked == "時間":
        return _how_long(s, page, stock, grow, rate, unit)
    if s.asked == "数":
        return _how_many(s, page, stock, grow, rate, unit)
    value = {"はじめの量": stock, "ふえる量": grow, "1つの量": rate}[s.asked]
    what = {"はじめの量": _STOCK[s.scene], "ふえる量": f"1{t}に増える{amount}", "1つの量": f"{s.one}が1{t}に{does}{amount}"}[s.asked]
    answer = Quantity(value, unit)
    require_possible(answer, what)
    count, time = s.cases[0]
    n = number
    check = f"{n(rate)}×{n(count)}×{n(_plain(time, t))}−{n(grow)}×{n(_plain(time, t))}"
    return Solution(tuple(page.steps), Step(f"{does}{amount}から増えた{amount}をひいて、はじめにもどします。", check, Quantity(stock, unit)), answer)


def _plain(time: Quantity, unit: str) -> Fraction:
    return convert(time, unit).value if unit in TIME else time.value


def _two_cases(
    s: Newton, page: _Page, stock: Fraction | None, grow: Fraction | None, rate: Fraction | None
) -> tuple[Fraction, Fraction, Fraction, str]:
    """The growth from the difference of the two cases, with what one does in one unit of time as 1 (or as it is told)."""
    amount, does, t, n, unit = _AMOUNT[s.scene], _DOES[s.scene], page.unit, number, ""
    times = [page.time(time) for _, time in s.cases]
    counts = [count for count, _ in s.cases]
    one = rate or Fraction(1)
    unit = s.amount_unit if rate else ""
    done = []
    for index, (count, time) in enumerate(zip(counts, times, strict=True)):
        so = f"{s.one}が1{t}に{does}{amount}を1として、" if index == 0 and not rate else "同じように、" if index else ""
        factors = f"{n(rate)}×{n(count)}×{n(time)}" if rate else f"{n(count)}×{n(time)}"
        say = f"{so}{s.many(count)}が{n(time)}{t}で{does}{amount}を求めます。"
        hint = f"{s.many(count)}が{does}{amount}は、全部でどれだけですか。"
        done.append(page.step(say, factors, one * count * time, unit, hint))
    if times[0] == times[1] or counts[0] == counts[1]:
        raise Impossible("2つの場合の条件が合いません。")
    long, short = (0, 1) if times[0] > times[1] else (1, 0)
    gap = page.step("かかった時間のちがいを求めます。", f"{n(times[long])}−{n(times[short])}", times[long] - times[short], t, "2つの場合で、時間はどれだけちがいますか。")
    if done[long] <= done[short]:
        raise Impossible("増える量が0以下になり、条件が合いません。")
    say = f"{does}{amount}のちがいは、その時間に増えた{amount}です。1{t}に増える{amount}を求めます。"
    growth = page.step(say, f"({n(done[long])}−{n(done[short])})÷{n(gap)}", (done[long] - done[short]) / gap, unit, "2つの場合のちがいは、何のちがいですか。")
    wanted_growth = s.asked == "ふえる量" and rate is not None
    start = done[short] - growth * times[short]
    if start <= 0:
        raise Impossible(f"{_STOCK[s.scene]}が0以下になり、条件が合いません。")
    if not wanted_growth and not (grow and s.asked == "1つの量"):
        say = f"{does}{amount}から増えた{amount}をひいて、{_STOCK[s.scene]}を求めます。"
        page.step(say, f"{n(done[short])}−{n(growth)}×{n(times[short])}", start, unit, "はじめにあった分は、どのように求められますか。")
    if rate or not (stock or grow):
        return start, growth, one, unit
    known, part, what = (grow, growth, f"1{t}に増える{amount}") if grow else (stock, start, _STOCK[s.scene])
    assert known is not None
    unit = s.amount_unit
    scale = page.step(f"{what}をくらべて、1にあたる{amount}を求めます。", f"{n(known)}÷{_factor(part)}", known / part, unit, f"{what}は、1のいくつ分ですか。")
    if s.asked == "はじめの量":
        page.step(f"{_STOCK[s.scene]}を求めます。", f"{n(scale)}×{_factor(start)}", scale * start, unit, "1にあたる量から、どのように求められますか。")
    elif s.asked == "ふえる量":
        page.step(f"1{t}に増える{amount}を求めます。", f"{n(scale)}×{_factor(growth)}", scale * growth, unit, "1にあたる量から、どのように求められますか。")
    return scale * start, scale * growth, scale, unit


def _factor(value: Fraction) -> str:
    return f"({number(value)})" if "/" in number(value) else number(value)


def _one_case(
    s: Newton, page: _Page, stock: Fraction | None, grow: Fraction | None, rate: Fraction | None
) -> tuple[Fraction, Fraction, Fraction]:
    """The one of the three amounts that is not told, from one case."""
    amount, does, t, n, unit = _AMOUNT[s.scene], _DOES[s.scene], page.unit, number, s.amount_unit
    count, time = s.cases[0][0], page.time(s.cases[0][1])
    if rate is None:
        assert stock is not None and grow is not None
        more = page.step(f"{n(time)}{t}の間に増えた{amount}を求めます。", f"{n(grow)}×{n(time)}", grow * time, unit, f"その間に、{amount}はどれだけ増えますか。")
        done = page.step(f"その間に{s.many(count)}が{does}{amount}を求めます。", f"{n(stock)}＋{n(more)}", stock + more, unit, f"全部でどれだけ{does}ことになりますか。")
        by = f"{n(count)}÷{n(time)}" if count != 1 else n(time)
        rate = page.step(f"{s.one}が1{t}に{does}{amount}を求めます。", f"{n(done)}÷{by}", done / count / time, unit, f"1{t}では、どれだけ{does}ことになりますか。")
        return stock, grow, rate
    done = page.step(f"{s.many(count)}が{n(time)}{t}で{does}{amount}を求めます。", f"{n(rate)}×{n(count)}×{n(time)}", rate * count * time, unit, f"全部でどれだけ{does}ことになりますか。")
    if grow is None:
        assert stock is not None
        if done <= stock:
            raise Impossible("増える量が0以下になり、条件が合いません。")
        more = page.step(f"その間に増えた{amount}を求めます。", f"{n(done)}−{n(stock)}", done - stock, unit, "はじめの分のほかに、どれだけ増えましたか。")
        return stock, page.step(f"1{t}に増える{amount}を求めます。", f"{n(more)}÷{n(time)}", more / time, unit, f"1{t}では、どれだけ増えますか。"), rate
    more = page.step(f"その間に増えた{amount}を求めます。", f"{n(grow)}×{n(time)}", grow * time, unit, f"その間に、{amount}はどれだけ増えますか。")
    if done <= more:
        raise Impossible(f"{_STOCK[s.scene]}が0以下になり、条件が合いません。")
    return page.step(f"{_STOCK[s.scene]}を求めます。", f"{n(done)}−{n(more)}", done - more, unit, "はじめにあった分は、どのように求められますか。"), grow, rate


def _how_long(s: Newton, page: _Page, stock: Fraction, grow: Fraction, rate: Fraction, unit: str) -> Solution:
    amount, does, t, n = _AMOUNT[s.scene], _DOES[s.scene], page.unit, number
    count = s.given.value if s.given else Fraction(1)
    away = rate * count
    who = s.many(count) if not s.alone else ""
    if rate != 1 and count != 1:
        page.step(f"{who}が1{t}に{does}{amount}を求めます。", f"{n(rate)}×{n(count)}", away, unit, f"1{t}では、どれだけ{does}ことになりますか。")
    if away <= grow:
        raise Impossible("増える量のほうが多いか同じなので、いつまでもなくなりません。")
    doing = f"{who}が{does}" if who else does
    less = page.step(f"1{t}に{doing}{amount}から増える{amount}をひいて、減る{amount}を求めます。", f"{n(away)}−{n(grow)}", away - grow, unit, f"1{t}に、{amount}はどれだけ減りますか。")
    answer = page.step(f"{_STOCK[s.scene]}を、1{t}に減る{amount}でわります。", f"{n(stock)}÷{_factor(less)}", stock / less, t, "はじめの量は、1つの時間に減る量のいくつ分ですか。")
    # what grew meanwhile is put to what was there: it must be what was done
    check = Step(f"その間に{does}{amount}から増えた{amount}をひくと、はじめの量です。", f"{n(away)}×{n(answer)}−{n(grow)}×{n(answer)}", Quantity(stock, unit))
    found, extra = conversion("答え", Quantity(answer, t), s.unit) if s.unit != t else (Quantity(answer, t), ())
    return Solution((*page.steps, *extra), check, found)


def _how_many(s: Newton, page: _Page, stock: Fraction, grow: Fraction, rate: Fraction, unit: str) -> Solution:
    amount, does, t, n = _AMOUNT[s.scene], _DOES[s.scene], page.unit, number
    assert s.given
    time = page.time(s.given)
    whole = page.step(f"{n(time)}{t}の間に{does}{amount}は、はじめの分と増える分の合計です。", f"{n(stock)}＋{n(grow)}×{n(time)}", stock + grow * time, unit, f"その間に、全部でどれだけ{does}ことになりますか。")
    per = time
    if rate != 1:
        per = page.step(f"{s.one}が{n(time)}{t}で{does}{amount}を求めます。", f"{n(rate)}×{n(time)}", rate * time, unit, f"{s.one}では、どれだけ{does}ことができますか。")
    count = whole / per
    hint = f"合計は、{s.one}が{does}分のいくつ分ですか。"
    if count.denominator != 1:
        if not s.within:
            raise Impossible(f"ちょうど{n(s.given.value)}{s.given.unit}でなくなる数になりません。")
        down = Fraction(count.numerator // count.denominator)
        page.steps.append(Step(f"合計の中に、{s.one}が{does}分がいくつあって、どれだけ余るかを求めます。", f"{n(whole)}÷{n(per)}", Quantity(down, s.counter), remainder=whole - per * down, hint=hint))
        count = page.step("余りの分がまだあるので、1つ多くします。", f"{n(down)}＋1", down + 1, s.counter, "余りが出たときは、どうすればよいですか。")
        check = Step(f"{s.many(count)}なら、その間に{does}ことのできる{amount}は足ります。", f"{n(per)}×{n(count)}", Quantity(per * count, unit))
    else:
        page.step(f"合計の中に、{s.one}が{does}分がいくつあるかを求めます。", f"{n(whole)}÷{n(per)}", count, s.counter, hint)
        check = Step(f"{does}{amount}から増えた{amount}をひいて、はじめの量にもどします。", f"{n(per)}×{n(count)}−{n(grow)}×{n(time)}", Quantity(stock, unit))
    return Solution(tuple(page.steps), check, Quantity(count, s.unit))
