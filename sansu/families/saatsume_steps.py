"""差集め算's situations and explanations: as many of each is made first, then the whole difference ÷ that of one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import TIME, Quantity, convert, number, written
from sansu.solution import Solution, Step

# what is left over where the one side is taken away from the whole; a loss and a late arrival are missing
_SIGN = {"余る": 1, "利益": 1, "早い": 1, "足りない": -1, "損": -1, "おくれる": -1, "ちょうど": 0, "": 0}


@dataclass(frozen=True)
class Side:
    """One of the two things or ways: its worth each, how many, and what that leaves over, lacks, wins or loses."""

    name: str
    each: Quantity | None
    count: Quantity | None = None
    rest: Quantity | None = None
    outcome: str = ""

    @property
    def over(self) -> Fraction:
        return (self.rest.value if self.rest else Fraction(0)) * _SIGN[self.outcome]


@dataclass(frozen=True)
class Saatsume:
    """Two sides, by kind:

    same:  as many of each; their costs differ by `gap`.
    more:  `extra` more of the first; the costs differ by `gap`, `way` says which is higher (多いほう, 少ないほう, "").
    money: one sum buys the dear first and the second, which is `gap` cheaper; `rest` and `outcome` say what is left.
    at:    one number at two prices, from one sum of money.     sold: one number sold at two prices.
    swap:  `extra` together, the two numbers swapped; it came `gap` 高い or 安い (`way`).
    time:  one way at two speeds; the names are its ends.
    asked: count, first, second, money, cost, way, time; "real first" after a swap.
    """

    kind: str
    sides: tuple[Side, Side]
    gap: Quantity | None
    extra: Quantity | None
    way: str
    asked: str
    unit: str
    per: str = ""  # the counter, where `unit` is 円


def line(s: Saatsume) -> tuple[tuple[str, str], ...]:
    return tuple(_LINES[s.kind](s))


def _line_prices(s: Saatsume) -> list[tuple[str, str]]:
    unit = s.per or s.unit
    return [(f"{side.name}1{unit}", written(side.each)) for side in s.sides if side.each]


def _line_same(s: Saatsume) -> list[tuple[str, str]]:
    assert s.gap
    return [*_line_prices(s), ("代金のちがい", written(s.gap)), ("買い方", "同じ数ずつ"), ("求めるもの", f"1種類の数（{s.unit}）")]


def _line_more(s: Saatsume) -> list[tuple[str, str]]:
    assert s.gap and s.extra
    first, second = s.sides
    high = {"多いほう": first.name, "少ないほう": second.name}.get(s.way)
    gap = f"{high}が{written(s.gap)}高い" if high else "同じ"
    asked = first if s.asked == "first" else second
    return [*_line_prices(s), ("買う数", f"{first.name}が{written(s.extra)}多い"), ("代金", gap), ("求めるもの", f"{asked.name}の数（{s.unit}）")]  # fmt: skip


def _outcome(side: Side) -> str:
    return f"{written(side.rest)}{side.outcome}" if side.rest else "ちょうど"


def _line_money(s: Saatsume) -> list[tuple[str, str]]:
    assert s.gap
    first, second = s.sides
    told = [(f"{side.name}を{written(side.count)}", _outcome(side)) for side in s.sides if side.count]
    asked = {"money": "お金", "first": f"{first.name}の値段", "second": f"{second.name}の値段"}[s.asked]
    return [*told, ("値段", f"{second.name}が{first.name}より{written(s.gap)}安い"), ("求めるもの", f"{asked}（円）")]


def _line_at(s: Saatsume) -> list[tuple[str, str]]:
    name = "か".join(dict.fromkeys(side.name for side in s.sides))
    out = [("仕入れたもの" if s.kind == "sold" else "買うもの", name)]
    for side in s.sides:
        assert side.each and side.rest
        does = "で売る" if s.kind == "sold" else "で買う"
        out.append((f"{side.name if s.kind == 'at' else ''}1{s.per}{written(side.each)}{does}", f"{written(side.rest)}{'の' if s.kind == 'sold' else ''}{side.outcome}"))
    asked = {"count": "数", "money": "持っているお金", "cost": "1つの原価"}[s.asked]
    return [*out, ("求めるもの", f"{asked}（{s.unit}）")]


def _line_swap(s: Saatsume) -> list[tuple[str, str]]:
    assert s.gap and s.extra
    first, second = s.sides
    asked = first if s.asked.endswith("first") else second
    when = "実際に買った" if s.asked.startswith("real") else "買う予定だった"
    return [
        *_line_prices(s), ("合わせて", written(s.extra)), ("数を逆にすると", f"予定より{written(s.gap)}{s.way}"),
        ("値段が高いほう", max(s.sides, key=_each).name), ("求めるもの", f"{when}{asked.name}の数（{s.unit}）"),
    ]  # fmt: skip


def _line_time(s: Saatsume) -> list[tuple[str, str]]:
    first, second = s.sides
    out = [("行き先", f"{first.name}から{second.name}まで")] if first.name else []
    for side in s.sides:
        assert side.each
        does = {"おくれる": "おくれる", "早い": "早く着く"}.get(side.outcome, "")
        out.append((written(side.each), f"{written(side.rest)}{does}" if side.rest else "ちょうどに着く"))
    return [*out, ("求めるもの", f"{'道のり' if s.asked == 'way' else '予定の時間'}（{s.unit}）")]


_LINES = {
    "same": _line_same, "more": _line_more, "money": _line_money, "at": _line_at, "sold": _line_at, "swap": _line_swap, "time": _line_time,
}  # fmt: skip


def _each(side: Side) -> Fraction:
    assert side.each
    return side.each.value


def explain(s: Saatsume) -> Solution:
    return _EXPLAINED[s.kind](s)


def _yen(value: Fraction) -> Quantity:
    return Quantity(value, "円")


def _minus(a: Fraction, b: Fraction) -> str:
    return f"{number(max(a, b))}−{number(min(a, b))}"


def _price_gap(s: Saatsume, unit: str) -> Step:
    a, b = (_each(side) for side in s.sides)
    return Step(f"1{unit}の値段の差を求めます。", _minus(a, b), _yen(abs(a - b)), hint=f"1{unit}では、値段はいくらちがいますか。")


def _explain_same(s: Saatsume) -> Solution:
    assert s.gap
    step = _price_gap(s, s.unit)
    count = Quantity(s.gap.value / step.value.value, s.unit)
    require_possible(count, "買った数")
    steps = (
        step,
        Step(f"代金のちがいを1{s.unit}分の差でわります。", f"{number(s.gap.value)}÷{number(step.value.value)}", count, hint=f"代金のちがいは、1{s.unit}分の差がいくつ集まったものですか。"),
    )  # fmt: skip
    a, b = sorted((_each(side) for side in s.sides), reverse=True)
    n = number(count.value)
    check = Step("2つの代金の差にもどします。", f"{number(a)}×{n}−{number(b)}×{n}", s.gap)
    return Solution(steps, check, count)


def _explain_more(s: Saatsume) -> Solution:
    assert s.gap and s.extra
    first, second = s.sides
    a, b, extra = _each(first), _each(second), s.extra.value
    cost = a * extra
    steps = [Step(f"{first.name}の多い{written(s.extra)}分の代金を求めます。", f"{number(a)}×{number(extra)}", _yen(cost), hint="多い分だけの代金は、いくらですか。")]
    even = {"多いほう": s.gap.value - cost, "少ないほう": -s.gap.value - cost, "": -cost}[s.way]  # the first over the second
    expression = {"多いほう": _minus(s.gap.value, cost), "少ないほう": f"{number(s.gap.value)}＋{number(cost)}", "": ""}[s.way]
    if even == 0 or (even > 0) != (a > b):
        raise Impossible("同じ数にそろえたとき、値段の高いほうの代金が高くなりません。")
    if expression:
        steps.append(Step("同じ数にそろえたときの代金の差を求めます。", expression, _yen(abs(even)), hint="多い分を買わないとすると、代金の差はどうなりますか。"))
    step = _price_gap(s, s.unit)
    count = Quantity(abs(even) / step.value.value, s.unit)
    require_possible(count, f"{second.name}の数")
    say = f"差を1{s.unit}分の差でわって、{second.name}の数を求めます。"
    steps += [step, Step(say, f"{number(abs(even))}÷{number(step.value.value)}", count, hint=f"代金の差は、1{s.unit}分の差がいくつ集まったものですか。")]
    n = number(count.value)
    answer = count
    if s.asked == "first":
        answer = Quantity(count.value + extra, s.unit)
        steps.append(Step(f"{first.name}の数を求めます。", f"{n}＋{number(extra)}", answer, hint="求めた数は、どちらの数ですか。"))
    many = f"{number(a)}×({n}＋{number(extra)})"
    if s.way:
        ends = (many, f"{number(b)}×{n}") if s.way == "多いほう" else (f"{number(b)}×{n}", many)
        check = Step("2つの代金の差にもどします。", "−".join(ends), s.gap)
    else:
        check = Step(f"{first.name}の代金が、{second.name}の代金の{number(b * count.value)}円と同じになります。", many, _yen(a * (count.value + extra)))
    return Solution(tuple(steps), check, answer)


def _explain_money(s: Saatsume) -> Solution:
    assert s.gap
    dear, cheap = s.sides
    assert dear.count and cheap.count
    many, few, gap = cheap.count.value, dear.count.value, s.gap.value
    if many <= few:
        raise Impossible(f"安い{cheap.name}のほうが、たくさん買えるはずです。")
    saved = gap * few
    steps = [Step(f"{dear.name}{written(dear.count)}を{cheap.name}にかえると安くなる金額を求めます。", f"{number(gap)}×{number(few)}", _yen(saved), hint=f"{dear.name}のかわりに{cheap.name}を同じ数だけ買うと、いくら安くなりますか。")]  # fmt: skip
    left = saved + dear.over
    if dear.rest:
        if left <= 0:
            raise Impossible("残りや不足の金額が合いません。")
        sign, verb = ("＋", "余る") if dear.over > 0 else ("−", "足りない")
        say = f"{written(dear.rest)}{verb}ので、{cheap.name}を{number(few)}{cheap.count.unit}買うと余る金額を求めます。"
        steps.append(Step(say, f"{number(saved)}{sign}{number(dear.rest.value)}", _yen(left), hint="そのとき、お金はいくら余りますか。"))
    whole = left - cheap.over
    if whole <= 0:
        raise Impossible("残りや不足の金額が合いません。")
    if cheap.rest:
        sign, verb = ("−", "余る") if cheap.over > 0 else ("＋", "足りない")
        say = f"{cheap.name}を{written(cheap.count)}買うと{written(cheap.rest)}{verb}ので、数のちがいの代金を求めます。"
        steps.append(Step(say, f"{number(left)}{sign}{number(cheap.rest.value)}", _yen(whole), hint=f"{cheap.name}をもっと買うと、余りはどう変わりますか。"))
    more = Quantity(many - few, cheap.count.unit)
    steps.append(Step(f"{cheap.name}を買う数のちがいを求めます。", f"{number(many)}−{number(few)}", more, hint="買える数は、いくつちがいますか。"))
    price = _yen(whole / more.value)
    require_possible(price, f"{cheap.name}の値段")
    steps.append(Step(f"{cheap.name}の値段を求めます。", f"{number(whole)}÷{number(more.value)}", price, hint=f"それは{cheap.name}いくつ分の代金ですか。"))
    c = number(price.value)
    money = _yen(price.value * many + cheap.over)
    other = _yen(price.value + gap)
    back = f"{number(other.value)}×{number(few)}{_tail(dear)}"
    require_possible(money, "お金")
    if s.asked == "second":
        check = Step("安いほうを買うときも、同じお金になります。", f"{c}×{number(many)}{_tail(cheap)}", money)
        return Solution(tuple(steps), check, price)
    if s.asked == "first":
        steps.append(Step(f"{dear.name}の値段を求めます。", f"{c}＋{number(gap)}", other, hint="求めた値段は、どちらの値段ですか。"))
        return Solution(tuple(steps), Step("高いほうを買うときのお金にもどします。", back, money), other)
    steps.append(Step("お金を求めます。", f"{c}×{number(many)}{_tail(cheap)}", money, hint="値段と数から、お金はいくらになりますか。"))
    check = Step(f"{dear.name}を買うときも、同じお金になります。", f"({c}＋{number(gap)})×{number(few)}{_tail(dear)}", money)
    return Solution(tuple(steps), check, money)


def _tail(side: Side) -> str:
    """＋200 for what is left over beside the price of the things, −200 for what is missing."""
    return f"{'＋' if side.over > 0 else '−'}{number(side.rest.value)}" if side.rest else ""


def _whole(low: Side, high: Side, whole: Quantity, words: tuple[str, str]) -> list[Step]:
    """How far apart the two ways are in all, from what the cheaper (slower) and the dearer (faster) leave or lack."""
    more, less = words
    if not low.rest or not high.rest:
        return []
    a, b = low.rest.value, high.rest.value
    hint = "2つの場合で、全部の差はどれだけですか。"
    if low.over * high.over < 0:
        return [Step(f"{more}と{less}をたすと、全部の差になります。", f"{number(a)}＋{number(b)}", whole, hint=hint)]
    word = more if low.over > 0 else less
    return [Step(f"どちらも{word}なので、差が全部の差になります。", _minus(a, b), whole, hint=hint)]


def _explain_at(s: Saatsume) -> Solution:
    low, high = s.sides
    sold = s.kind == "sold"
    whole = _yen(high.over - low.over if sold else low.over - high.over)
    if whole.value <= 0 or low.each == high.each:
        raise Impossible("2つの場合の金額が合いません。")
    steps = _whole(low, high, whole, ("利益", "損") if sold else ("余り", "不足"))
    step = _price_gap(s, s.per)
    count = Quantity(whole.value / step.value.value, s.per)
    require_possible(count, "数")
    steps += [step, Step(f"全部の差を1{s.per}分の差でわると、数になります。", f"{number(whole.value)}÷{number(step.value.value)}", count, hint=f"全部の差は、1{s.per}分の差がいくつ集まったものですか。")]  # fmt: skip
    n = number(count.value)
    sign = -1 if sold else 1
    total = _yen(count.value * _each(low) + sign * low.over)
    if total.value <= 0:
        raise Impossible("はじめのお金が0円より多くなりません。")

    def amount(side: Side) -> str:
        plus = side.over * sign > 0
        return f"{number(_each(side))}×{n}{'＋' if plus else '−'}{number(side.rest.value)}" if side.rest else f"{number(_each(side))}×{n}"

    if s.asked == "count":
        check = Step(f"1{s.per}分の差から、全部の差にもどします。", f"{number(step.value.value)}×{n}", whole)
        return Solution(tuple(steps), check, count)
    name = "仕入れ値の合計" if sold else "持っているお金"
    steps.append(Step(f"{name}を求めます。", amount(low), total, hint=f"数がわかると、{name}はどう求められますか。"))
    if s.asked == "money":
        return Solution(tuple(steps), Step("もう一方の場合でも、同じ金額になります。", amount(high), total), total)
    cost = _yen(total.value / count.value)
    require_possible(cost, "1つの原価")
    steps.append(Step(f"1{s.per}の原価を求めます。", f"{number(total.value)}÷{n}", cost, hint="合計を1つ分に直すと、いくらですか。"))
    up = high.outcome == "利益"
    back = f"({_minus(_each(high), cost.value)})×{n}"
    if (_each(high) > cost.value) != up:
        raise Impossible("利益と損が、原価と合いません。")
    assert high.rest
    return Solution(tuple(steps), Step(f"{written(high.each) if high.each else ''}で売ったときの{high.outcome}にもどします。", back, high.rest), cost)


def _explain_swap(s: Saatsume) -> Solution:
    assert s.gap and s.extra
    first, second = s.sides
    step = _price_gap(s, s.unit)
    apart = Quantity(s.gap.value / step.value.value, s.unit)
    require_possible(apart, "2つの数の差")
    dear = max(s.sides, key=_each)
    cheap = first if dear is second else second
    more = dear if s.way == "安い" else cheap  # planned: a swap to the cheaper means that there were more of the dear
    asked = first if s.asked.endswith("first") else second
    steps = [step, Step("代金の差をわると、2つの数の差になります。", f"{number(s.gap.value)}÷{number(step.value.value)}", apart, hint="1つ入れかわるごとに、代金はいくら変わりますか。")]  # fmt: skip
    total, k = s.extra.value, apart.value
    bigger = (asked is more) != s.asked.startswith("real")
    twice = Quantity(total + k if bigger else total - k, s.unit)
    number_of = Quantity(twice.value / 2, s.unit)
    planned = f"予定では{more.name}のほうが多いので、"
    steps.append(Step(f"{planned}{asked.name}の数の2倍を求めます。", f"{number(total)}{'＋' if bigger else '−'}{number(k)}", twice, hint="予定では、どちらを多く買うはずでしたか。"))
    if twice.value <= 0 or k >= total:
        raise Impossible("2つの数の差が、合わせた数より大きくなります。")
    require_possible(number_of, f"{asked.name}の数")
    steps.append(Step(f"2でわって、{asked.name}の数を求めます。", f"{number(twice.value)}÷2", number_of, hint="2倍から1つ分にするには、どうしますか。"))
    a, b = _each(dear), _each(cheap)
    big, small = number((total + k) / 2), number((total - k) / 2)
    check = Step("予定の代金と実際の代金の差にもどします。", f"({number(a)}×{big}＋{number(b)}×{small})−({number(a)}×{small}＋{number(b)}×{big})", s.gap)  # fmt: skip
    return Solution(tuple(steps), check, number_of)


def _explain_time(s: Saatsume) -> Solution:
    low, high = s.sides
    assert low.each and high.each
    length, time = low.each.unit.split("/")
    steps: list[Step] = []
    over = []
    for side in (low, high):
        if side.rest is None:
            over.append(Fraction(0))
            continue
        rest = convert(side.rest, time)
        if rest.unit != side.rest.unit:
            factor = TIME[side.rest.unit] / TIME[time]
            expression = f"{number(side.rest.value)}{f'×{number(factor)}' if factor > 1 else f'÷{number(1 / factor)}'}"
            steps.append(Step(f"{written(side.rest)}を{time}に直します。", expression, rest, hint=f"{written(side.rest)}は何{time}ですか。"))
        way = Quantity(_each(side) * rest.value, length)
        what = "まだ残る道のり" if side.outcome == "おくれる" else "行きすぎる道のり"
        say = f"{written(side.each) if side.each else ''}で予定の時間だけ進むとき、{what}を求めます。"
        steps.append(Step(say, f"{number(_each(side))}×{number(rest.value)}", way, hint="予定の時刻に、どこまで進んでいるかを考えましょう。"))
        over.append(way.value * _SIGN[side.outcome])
    whole = Quantity(over[1] - over[0], length)
    if whole.value <= 0:
        raise Impossible("速いほうが、早く着くはずです。")
    if over[0] and over[1]:
        a, b = abs(over[0]), abs(over[1])
        expression = f"{number(a)}＋{number(b)}" if over[0] * over[1] < 0 else _minus(a, b)
        steps.append(Step("予定の時間に進む道のりの差を求めます。", expression, whole, hint="2つの速さでは、同じ時間に進む道のりはどれだけちがいますか。"))
    each = Quantity(_each(high) - _each(low), length)
    planned = Quantity(whole.value / each.value, time)
    steps.append(Step(f"1{time}に進む道のりの差を求めます。", f"{number(_each(high))}−{number(_each(low))}", each, hint=f"1{time}では、どれだけちがいますか。"))
    steps.append(Step("道のりの差をわって、予定の時間を求めます。", f"{number(whole.value)}÷{number(each.value)}", planned, hint=f"道のりの差は、1{time}分の差がいくつ集まったものですか。"))
    n = number(planned.value)
    distance = Quantity(_each(low) * planned.value - over[0], length)
    if distance.value <= 0 or any(planned.value - convert(side.rest, time).value <= 0 for side in s.sides if side.outcome == "早い" and side.rest):
        raise Impossible("予定の時間が、早く着く時間より短くなります。")

    def back(side: Side, gone: Fraction) -> str:
        return f"{number(_each(side))}×{n}{'−' if gone > 0 else '＋'}{number(abs(gone))}" if gone else f"{number(_each(side))}×{n}"

    if s.asked == "time":
        answer = convert(planned, s.unit)
        if answer.unit != planned.unit:
            factor = TIME[time] / TIME[s.unit]
            steps.append(Step(f"{s.unit}に直します。", f"{n}{f'×{number(factor)}' if factor > 1 else f'÷{number(1 / factor)}'}", answer, hint="答えの単位は何ですか。"))
        check = Step("予定の時間から、道のりの差にもどします。", f"{number(each.value)}×{n}", whole)
        return Solution(tuple(steps), check, answer)
    say = "予定の時間に進む道のりに、残りをたします。" if over[0] < 0 else "予定の時間に進む道のりから、行きすぎをひきます。" if over[0] > 0 else "予定の時間に進む道のりが、全部の道のりです。"
    steps.append(Step(say, back(low, over[0]), distance, hint="予定の時間と速さから、全部の道のりはどう求められますか。"))
    answer = convert(distance, s.unit)
    if answer.unit != distance.unit:
        factor = distance.value and answer.value / distance.value
        steps.append(Step(f"{s.unit}に直します。", f"{number(distance.value)}{f'×{number(factor)}' if factor > 1 else f'÷{number(1 / factor)}'}", answer, hint="答えの単位は何ですか。"))
    check = Step("もう一方の速さでも、同じ道のりになります。", back(high, over[1]), distance)
    return Solution(tuple(steps), check, answer)


_EXPLAINED = {
    "same": _explain_same, "more": _explain_more, "money": _explain_money, "at": _explain_at, "sold": _explain_at, "swap": _explain_swap,
    "time": _explain_time,
}  # fmt: skip


def holds(s: Saatsume, answer: Quantity) -> bool:
    """Puts the answer back: buys, sells or walks it, each way for itself."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    x, (first, second) = answer.value, s.sides
    if s.kind == "time":
        return _walks(s, answer)
    if x.denominator != 1 or x > 10**6:
        return False
    if s.kind == "same":
        assert s.gap
        return abs(sum([_each(first)] * int(x), Fraction(0)) - sum([_each(second)] * int(x), Fraction(0))) == s.gap.value
    if s.kind == "more":
        assert s.gap and s.extra
        more = x if s.asked == "first" else x + s.extra.value
        less = more - s.extra.value
        between = _each(first) * more - _each(second) * less
        return less > 0 and between == {"多いほう": s.gap.value, "少ないほう": -s.gap.value, "": 0}[s.way]
    if s.kind == "money":
        return _buys(s, x)
    if s.kind == "swap":
        assert s.gap and s.extra
        mine = x if not s.asked.startswith("real") else s.extra.value - x
        counts = (mine, s.extra.value - mine) if s.asked.endswith("first") else (s.extra.value - mine, mine)
        plan = _each(first) * counts[0] + _each(second) * counts[1]
        real = _each(first) * counts[1] + _each(second) * counts[0]
        return min(counts) > 0 and plan - real == (s.gap.value if s.way == "安い" else -s.gap.value)
    if s.asked == "count":
        totals = {sum([_each(side)] * int(x), Fraction(0)) + (side.over if s.kind == "at" else -side.over) for side in s.sides}
        return len(totals) == 1 and totals.pop() > 0
    for count in range(1, 20_001):  # which number makes both come to one sum?
        sums = {_each(side) * count + (side.over if s.kind == "at" else -side.over) for side in s.sides}
        if len(sums) == 1:
            return sums.pop() == (x if s.asked == "money" else x * count)
    return False


def _buys(s: Saatsume, x: Fraction) -> bool:
    assert s.gap
    first, second = s.sides
    assert first.count and second.count
    money = {"first": x * first.count.value + first.over, "second": x * second.count.value + second.over}.get(s.asked, x)
    dear, cheap = (money - first.over) / first.count.value, (money - second.over) / second.count.value
    return cheap > 0 and dear - cheap == s.gap.value


def _walks(s: Saatsume, answer: Quantity) -> bool:
    """Whether both speeds leave at one time before the appointed one."""
    plans = set()
    distance = Fraction(0)
    for side in s.sides:
        assert side.each
        length, time = side.each.unit.split("/")
        rest = convert(side.rest, time).value * _SIGN[side.outcome] if side.rest else Fraction(0)
        if s.asked == "way":
            plans.add(convert(answer, length).value / side.each.value + rest)
        else:
            plans.add(side.each.value * (convert(answer, time).value - rest))
        distance = max(plans)
    return len(plans) == 1 and distance > 0
