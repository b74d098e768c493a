"""食塩水 exchanged: the same weight goes from either to the other, and both become equally strong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Balance
from sansu.families.family import Impossible, Mistake
from sansu.families.salt_amounts import grams
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact


@dataclass(frozen=True)
class Exchange:
    """Two salt waters as (strength, weight); asked: 重さ (that is exchanged) or 濃さ (that both then have)."""

    first: tuple[Quantity, Quantity]
    second: tuple[Quantity, Quantity]
    asked: str


def recognise(facts: Sequence[Fact]) -> Exchange | None:
    kinds = [fact.kind for fact in facts]
    waters = [fact for fact in facts if fact.kind == "solution"]
    ask = facts[-1]
    if sorted(kind for kind in kinds if kind != "this") != ["ask", "exchange", "solution", "solution"] or ask.kind != "ask" or kinds.index("exchange") != len(facts) - 2:
        return None
    if any(set(dict(fact.roles)) - {"box"} != {"percent", "weight"} for fact in waters):
        return None
    asked = {"入れかえる重さ": "重さ", "できた濃さ": "濃さ", "等しい濃さ": "濃さ"}.get(ask.text("what"), "")
    unit = {"重さ": "g", "濃さ": "%"}.get(asked)
    if unit is None or ask.text("unit") not in ("", unit):
        return None
    one, other = ((fact.quantity("percent"), fact.quantity("weight")) for fact in waters)
    if one[1].unit != "g" or other[1].unit != "g" or one[0] == other[0]:
        return None
    return Exchange(one, other, asked)


def facts(s: Exchange) -> tuple[Fact, ...]:
    waters = tuple(Fact.of("solution", percent=p, weight=w) for p, w in (s.first, s.second))
    ask = Fact.of("ask", what="入れかえる重さ", unit="g") if s.asked == "重さ" else Fact.of("ask", what="等しい濃さ", unit="%")
    return (*waters, Fact.of("exchange"), ask)


def line(s: Exchange) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    for name, (percent, weight) in (("1つ目", s.first), ("2つ目", s.second)):
        out += [(f"{name}の濃さ", written(percent)), (f"{name}の重さ", written(weight))]
    asked = "入れかえる重さ（g）" if s.asked == "重さ" else "等しくなった濃さ（%）"
    return (*out, ("入れかえ", "同じ重さを入れかえて同じ濃さになる"), ("求めるもの", asked))


def _strength(s: Exchange) -> Fraction:
    (p, v), (q, w) = s.first, s.second
    return (p.value * v.value + q.value * w.value) / (v.value + w.value)


def explain(s: Exchange) -> Solution:
    n = number
    (p, v), (q, w) = ((a.value, b.value) for a, b in (s.first, s.second))
    if p >= 100 or q >= 100:
        raise Impossible("濃さが100%より小さくありません。")
    total = v + w
    steps = [Step("同じ濃さになったときは、全部を混ぜたのと同じです。重さの合計を求めます。", f"{n(v)}＋{n(w)}", grams(total), hint="同じ濃さになるのは、どんなときと同じですか。")]
    if s.asked == "濃さ":
        salt = p * v / 100 + q * w / 100
        steps.append(Step("食塩の合計を求めます。", f"{n(v)}×{n(p)}÷100＋{n(w)}×{n(q)}÷100", grams(salt), hint="食塩は、全部でどれだけありますか。"))
        answer = Quantity(salt / total * 100, "%")
        steps.append(Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{n(salt)}÷{n(total)}×100", answer, hint="濃さは、何を何でわりますか。"))
        check = Step("全部にふくまれる食塩の重さを確かめます。", f"{n(total)}×{_factor(answer.value)}÷100", grams(salt))
        return Solution(tuple(steps), check, answer)
    answer = grams(v * w / total)
    say = f"1つ目にも2つ目の分が{n(v)}：{n(w)}の割合で入るので、1つ目の中の2つ目の分を求めます。"
    steps.append(Step(say, f"{n(v)}×{n(w)}÷{n(total)}", answer, hint="1つ目の中で、もとの2つ目の分はどれだけになりますか。"))
    stay = v - answer.value
    check = Step("入れかえたあとの1つ目の濃さは、全部を混ぜた濃さと同じになります。", f"({_factor(stay)}×{n(p)}＋{_factor(answer.value)}×{n(q)})÷{n(v)}", Quantity(_strength(s), "%"))
    return Solution(tuple(steps), check, answer)


def _factor(value: Fraction) -> str:
    return f"({number(value)})" if "/" in number(value) else number(value)


def holds(s: Exchange, answer: Quantity) -> bool:
    """Pours the weight over and back and compares the two."""
    (p, v), (q, w) = ((a.value, b.value) for a, b in (s.first, s.second))
    if s.asked == "濃さ":
        return answer.unit == "%" and answer.value * (v + w) == p * v + q * w
    x = answer.value
    if answer.unit != "g" or not 0 < x <= min(v, w):
        return False
    one = (v - x) * p + x * q
    other = (w - x) * q + x * p
    return one * w == other * v


def diagram(s: Exchange) -> Balance:
    (p, v), (q, w) = s.first, s.second
    pivot = "□%" if s.asked == "濃さ" else "同じ濃さ"
    return Balance("%", p.value, _strength(s), q.value, written(p), pivot, written(q), written(v), written(w))


def mistakes(s: Exchange) -> tuple[Mistake, ...]:
    (p, v), (q, w) = ((a.value, b.value) for a, b in (s.first, s.second))
    right = explain(s).answer
    if s.asked == "濃さ":
        found = [((p + q) / 2, "濃さを平均していませんか。重さがちがうときは、食塩の合計から求めます。")]
    else:
        found = [(min(v, w) / 2, "半分ずつ入れかえると、同じ濃さになりますか。"), (abs(v - w), "重さの差を答えていませんか。"), (abs(v - w) / 2, "重さを同じにするのではなく、濃さを同じにします。")]
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


def sample(rng: random.Random) -> Exchange:
    while True:
        p, q = (Quantity(Fraction(rng.randint(2, 20)), "%") for _ in range(2))
        v, w = (grams(Fraction(50 * rng.randint(2, 16))) for _ in range(2))
        s = Exchange((p, v), (q, w), rng.choice(("重さ", "重さ", "濃さ")))
        if p != q and v != w and (explain(s).answer.value * 2).denominator == 1 and (_strength(s) * 10).denominator == 1:
            return s
