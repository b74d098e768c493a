"""Numbers in a row with one step between them (連続する3つの偶数) and their sum: a kind of 和差算."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Impossible, Mistake, Taking
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step
from sansu.wording import Fact

_STEPS = {"整数": 1, "偶数": 2, "奇数": 2}
_MOST = re.compile("(いちばん|最も|もっとも|一番)?(大きい|小さい)(?:ほう|方)?(?:の?(?:数|整数|偶数|奇数))?")
_NAMES = {"大きい": "いちばん大きい", "小さい": "いちばん小さい", "まん中": "まん中の"}


@dataclass(frozen=True)
class Row:
    """`count` numbers, each `step` more than the one before, come to `total`; what: 整数, 偶数, 奇数 or 数 (any)."""

    what: str
    count: int
    step: Fraction
    total: Fraction
    asked: str  # 大きい, 小さい, まん中

    @property
    def name(self) -> str:
        """いちばん大きい偶数; of two 大きいほうの数."""
        return f"{self.asked}ほうの{self.what}" if self.count == 2 else f"{_NAMES[self.asked]}{self.what}"


def recognise(facts: Sequence[Fact]) -> Row | None:
    take = Taking(facts)
    told, ask = take.one("number row"), take.one("ask")
    if not take.done or told is None or ask is None:
        return None
    asked = ask.text("which")
    if ask.text("what") == "1人の分" and not ask.text("unit") and ask.text("thing") in ("", "数", "整数", told.text("what")):
        match = _MOST.fullmatch(ask.text("who"))
        asked = match[2] + ("" if match[1] else "ほう") if match else ""
    elif ask.text("what") != "列の数":
        return None
    if not asked:
        return None
    counts = [q for fact in (told, ask) for role in ("n", "n2") if isinstance(q := fact.get(role), Quantity)]
    totals = [q for role, q in told.roles if role.startswith("total") and isinstance(q, Quantity)]
    if len(totals) != 1 or totals[0].unit or any(q.unit != "つ" or q.value != counts[0].value for q in counts):
        return None
    step = told.get("step")
    what, count = told.text("what"), int(counts[0].value)
    by = step.value if isinstance(step, Quantity) else Fraction(_STEPS.get(what, 0))
    if counts[0].value.denominator != 1 or not 2 <= count <= 7 or by <= 0:
        return None
    if (asked == "まん中" and count % 2 == 0) or (asked.endswith("ほう") and count != 2):
        return None  # of three numbers none is 大きいほう
    asked = asked.removesuffix("ほう")
    return Row(what, count, by, totals[0].value, asked)


def facts(s: Row) -> tuple[Fact, ...]:
    step = {"step": Quantity(s.step)} if s.what == "数" else {}
    told = Fact.of("number row", what=s.what, n=Quantity(Fraction(s.count), "つ"), total=Quantity(s.total), **step)
    return told, Fact.of("ask", what="列の数", which=f"{s.asked}ほう" if s.count == 2 else s.asked)


def line(s: Row) -> tuple[tuple[str, str], ...]:
    out = [("ならんだ数", f"{s.count}つの{s.what}"), ("ちがい", f"{number(s.step)}ずつ"), ("和", number(s.total))]
    return (*out, ("求めるもの", s.name))


def explain(s: Row) -> Solution:
    smallest = s.total / s.count - s.step * Fraction(s.count - 1, 2)
    if s.what != "数" and (smallest.denominator != 1 or smallest % 2 == {"偶数": 1, "奇数": 0}.get(s.what, 2)):
        raise Impossible(f"和が{number(s.total)}になる{s.count}つの{s.what}はありません。")
    if smallest <= 0:
        raise Impossible(f"いちばん小さい{s.what}が0より大きくなりません。")
    steps = _from_the_middle(s) if s.count % 2 else _from_the_end(s)
    answer = smallest + s.step * _place(s)
    values = [f"{number(answer)}", *(_away(answer, s.step * (i - _place(s))) for i in range(s.count) if i != _place(s))]
    check = Step(f"{s.count}つの数をたして、和にもどします。", "＋".join(values), Quantity(s.total))
    return Solution(tuple(steps), check, Quantity(answer))


def _place(s: Row) -> int:
    return {"小さい": 0, "大きい": s.count - 1}.get(s.asked, s.count // 2)


def _away(answer: Fraction, by: Fraction) -> str:
    return f"({number(answer)}{'＋' if by > 0 else '−'}{number(abs(by))})"


def _from_the_middle(s: Row) -> list[Step]:
    middle, half = s.total / s.count, (s.count - 1) // 2
    hint = "大きい数の出っぱりを小さい数にまわすと、どの数にそろいますか。"
    steps = [Step(f"ならすとまん中の数になるので、和を{s.count}でわります。", f"{number(s.total)}÷{s.count}", Quantity(middle), hint=hint)]
    if s.asked == "まん中":
        return steps
    more = s.asked == "大きい"
    away = number(s.step) if half == 1 else f"{number(s.step)}×{half}"
    say = f"{s.name}は、まん中の数より{number(s.step * half)}{s.asked}数です。"
    value = middle + s.step * half * (1 if more else -1)
    steps.append(Step(say, f"{number(middle)}{'＋' if more else '−'}{away}", Quantity(value), hint=f"{s.name}は、まん中の数とどれだけちがいますか。"))
    return steps


def _from_the_end(s: Row) -> list[Step]:
    more = s.asked == "大きい"
    extra = sum((s.step * i for i in range(s.count)), Fraction(0))
    steps = []
    if s.count > 2:
        say = f"{s.name}とほかの数とのちがいを、全部たします。"
        terms = "＋".join(number(s.step * i) for i in range(1, s.count))
        steps.append(Step(say, terms, Quantity(extra), hint=f"ほかの数は、{s.name}とそれぞれどれだけちがいますか。"))
    level = s.total + extra if more else s.total - extra
    how = "和にたします" if more else "和からひきます"
    say = f"全部を{s.name}にそろえるので、ちがいを{how}。"
    steps.append(Step(say, f"{number(s.total)}{'＋' if more else '−'}{number(extra)}", Quantity(level), hint=f"全部を{s.name}にそろえると、和はどうなりますか。"))
    say = f"これは{s.name}の{s.count}つ分なので、{s.count}でわります。"
    steps.append(Step(say, f"{number(level)}÷{s.count}", Quantity(level / s.count), hint=f"これは、{s.name}のいくつ分ですか。"))
    return steps


def holds(s: Row, answer: Quantity) -> bool:
    """Writes the row down from the answer and adds it up."""
    row = [answer.value]
    while len(row) <= _place(s):
        row.insert(0, row[0] - s.step)
    while len(row) < s.count:
        row.append(row[-1] + s.step)
    parity = {"偶数": 0, "奇数": 1}.get(s.what)
    kind = parity is None or all(one % 2 == parity for one in row)
    return not answer.unit and sum(row) == s.total and min(row) > 0 and kind


def diagram(s: Row) -> Bars:
    smallest = explain(s).answer.value - s.step * _place(s)
    bars = []
    for index in range(s.count):
        parts = [Part(smallest, None, "")]
        if index:
            parts.append(Part(s.step * index, Quantity(s.step * index)))
        bars.append(Bar(f"{index + 1}番目", tuple(parts)))
    place = _place(s)
    value = smallest + s.step * place
    whole = Brace(tuple(range(s.count)), Fraction(0), smallest + s.step * (s.count - 1), Quantity(s.total), "和")
    return Bars(tuple(bars), (Brace((place,), Fraction(0), value, Quantity(value), asked=True), whole))


def mistakes(s: Row) -> tuple[Mistake, ...]:
    right = explain(s).answer.value
    smallest = right - s.step * _place(s)
    largest, mean = smallest + s.step * (s.count - 1), s.total / s.count
    ends = (("小さい", smallest), ("大きい", largest))
    tries = [(value, f"{f'{word}ほうの' if s.count == 2 else _NAMES[word]}数で答えていませんか。求めるのは{s.name}です。") for word, value in ends]
    tries.append((mean, "和を数の個数でわると、まん中の大きさになります。そこからどれだけちがいますか。"))
    tries.append((mean + (s.step if s.asked == "大きい" else -s.step), "まん中の数から、ちがいをいくつ分動かせばよいですか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in tries:
        if value > 0 and value != right:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value), thought) for value, thought in kept.items())


def sample(rng: random.Random, level: int) -> Row:
    what = rng.choice(["整数", "偶数", "奇数", "数"])
    count = rng.choice([2, 3] if level == 1 else [3, 3, 4, 5] if level == 2 else [3, 4, 5, 5, 6])
    step = Fraction(_STEPS.get(what) or rng.randint(2, 9))
    count = 3 if what == "数" and count == 2 else count
    smallest = Fraction(rng.randint(3, 40 * level))
    smallest += (smallest % 2 != (what == "奇数")) if step == 2 and what != "数" else 0
    asked = rng.choice(["大きい", "小さい"] + ["まん中"] * (count % 2))
    return Row(what, count, step, smallest * count + step * sum(range(count)), asked)
