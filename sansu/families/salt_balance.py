"""食塩水 by the balance: weights are in the inverse ratio of how far each strength is from the result's."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.salt import Shokuen, part_names, strength
from sansu.families.salt_amounts import factor, grams, salt_in, salt_step
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def _gaps(s: Shokuen, steps: list[Step]) -> tuple[Fraction, Fraction]:
    """The arms of the balance: how far each part's strength is from the result's, as two steps."""
    assert s.percent
    goal = s.percent.value
    one, two = (strength(part) for part in s.parts)
    if not (one < goal < two or two < goal < one):
        raise Impossible("できた濃さが、混ぜる前の濃さの間にありません。条件を確かめてください。")
    for name, percent, part in zip(part_names(s), (one, two), s.parts, strict=True):
        large, small = max(percent, goal), min(percent, goal)
        known = {"水": "（水は0%）", "食塩": "（食塩は100%）"}.get(part.kind, "")
        steps.append(
            Step(
                f"{name}{known}とできた食塩水の、濃さの差を求めます。",
                f"{number(large)}−{number(small)}",
                Quantity(large - small, "%"),
            )
        )
    return abs(one - goal), abs(two - goal)


def explain_weight(s: Shokuen) -> Solution:
    part, other = s.parts[s.index], s.parts[1 - s.index]
    assert other.weight and s.percent
    if "蒸発" in (part.kind, other.kind):
        return _explain_dry(s)
    if part.kind == "水":
        return _explain_water(s)
    steps: list[Step] = []
    gaps = _gaps(s, steps)
    mine, its = gaps[s.index], gaps[1 - s.index]
    answer = other.weight.value * its / mine
    say = "重さの比は、濃さの差の逆の比になります。"
    steps.append(Step(say, f"{number(other.weight.value)}×{number(its)}÷{number(mine)}", grams(answer)))
    return Solution(tuple(steps), _check(s, answer), grams(answer))


def _explain_water(s: Shokuen) -> Solution:
    part = s.parts[1 - s.index]
    assert part.weight and s.percent
    salt = salt_in(part)
    steps = [salt_step(part_names(s)[1 - s.index], part)] if part.kind == "食塩水" else []
    total = salt / s.percent.value * 100
    steps.append(
        Step(
            "食塩の重さは変わらないので、できた食塩水の重さを求めます。",
            f"{number(salt)}÷{number(s.percent.value)}×100",
            grams(total),
        )
    )
    answer = total - part.weight.value
    if answer <= 0:
        raise Impossible("水を加えても濃くはなりません。条件を確かめてください。")
    steps.append(
        Step("ふえた分が、加える水の重さです。", f"{number(total)}−{number(part.weight.value)}", grams(answer))
    )
    return Solution(tuple(steps), _check(s, answer), grams(answer))


def _explain_dry(s: Shokuen) -> Solution:
    first, out = s.parts
    assert first.percent and s.percent
    if s.percent.value <= first.percent.value:
        raise Impossible("水を蒸発させてもうすくはなりません。条件を確かめてください。")
    if first.weight:
        salt = salt_in(first)
        total = salt / s.percent.value * 100
        steps = [
            salt_step("はじめ", first),
            Step(
                "食塩の重さは変わらないので、できた食塩水の重さを求めます。",
                f"{number(salt)}÷{number(s.percent.value)}×100",
                grams(total),
            ),
            Step(
                "へった分が、蒸発させる水の重さです。",
                f"{number(first.weight.value)}−{number(total)}",
                grams(first.weight.value - total),
            ),
        ]
        return Solution(tuple(steps), _check(s, first.weight.value - total), grams(first.weight.value - total))
    assert out.weight
    p, q, x = first.percent.value, s.percent.value, out.weight.value
    total = x * p / (q - p)
    steps = [
        Step(
            "蒸発させた水をもどすと、できた食塩水の濃さがいくつへるかを求めます。",
            f"{number(q)}−{number(p)}",
            Quantity(q - p, "%"),
        ),
        Step(
            "水は0%なので、重さの比は濃さの差の逆の比で、できた食塩水の重さが求められます。",
            f"{number(x)}×{number(p)}÷{number(q - p)}",
            grams(total),
        ),
        Step(
            "蒸発させた水をたして、はじめの食塩水の重さを求めます。", f"{number(total)}＋{number(x)}", grams(total + x)
        ),
    ]
    return Solution(tuple(steps), _check(s, total + x), grams(total + x))


def explain_shares(s: Shokuen) -> Solution:
    """Two parts of unknown weight that make a known weight: shared in the inverse ratio of the balance's arms."""
    assert s.weight
    steps: list[Step] = []
    gaps = _gaps(s, steps)
    total, its = gaps[0] + gaps[1], gaps[1 - s.index]
    steps.append(Step("2つの差をたします。", f"{number(gaps[0])}＋{number(gaps[1])}", Quantity(total, "%")))
    answer = s.weight.value * its / total
    say = "重さの比は濃さの差の逆の比なので、できた重さを分けます。"
    steps.append(Step(say, f"{number(s.weight.value)}×{number(its)}÷{number(total)}", grams(answer)))
    return Solution(tuple(steps), _check(s, answer), grams(answer))


def _check(s: Shokuen, answer: Fraction) -> Step:
    """The strength of the result, from the weights and strengths of all parts."""
    assert s.percent
    weights = [part.weight.value if part.weight else answer for part in s.parts]
    if s.weight:
        weights[1 - s.index] = s.weight.value - answer
    top = "＋".join(f"{factor(w)}×{number(strength(p))}" for w, p in zip(weights, s.parts, strict=True) if strength(p))
    top = f"({top})" if "＋" in top else top
    sign = "−" if s.parts[1].kind == "蒸発" else "＋"
    return Step(
        "できた食塩水の濃さを確かめます。", f"{top}÷({number(weights[0])}{sign}{number(weights[1])})", s.percent
    )
