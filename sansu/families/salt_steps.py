"""The worked solution of 食塩水: the salt first; unknown weights by the balance (重さの比は濃さの差の逆の比)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.salt import Part, Shokuen, part_names, strength
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def grams(value: Fraction) -> Quantity:
    return Quantity(value, "g")


def explain(s: Shokuen) -> Solution:
    if s.rise and s.fall:
        return _explain_changes(s, s.rise.value, s.fall.value)
    if any(part.salt for part in s.parts):
        return _explain_salt(s)
    if s.asked in ("食塩", "水"):
        return _explain_inside(s)
    if s.asked == "濃さ":
        return _explain_result(s) if s.index < 0 else _explain_strength(s)
    return _explain_shares(s) if s.weight else _explain_weight(s)


def _explain_salt(s: Shokuen) -> Solution:
    part = s.parts[0]
    assert part.salt
    salt = part.salt.value
    if part.weight:
        answer = Quantity(salt / part.weight.value * 100, "%")
        if not 0 < answer.value <= 100:
            raise Impossible("食塩が食塩水より重くなっています。")
        step = Step("食塩の重さを食塩水の重さでわります。", f"{number(salt)}÷{number(part.weight.value)}×100", answer)
        check = Step(
            "濃さから食塩の重さにもどします。", f"{number(part.weight.value)}×{number(answer.value)}÷100", part.salt
        )
        return Solution((step,), check, answer)
    assert part.percent
    answer = grams(salt / part.percent.value * 100)
    step = Step(
        "食塩の重さを濃さでわって、食塩水の重さを求めます。", f"{number(salt)}÷{number(part.percent.value)}×100", answer
    )
    check = Step(
        "濃さから食塩の重さにもどします。", f"{number(answer.value)}×{number(part.percent.value)}÷100", part.salt
    )
    return Solution((step,), check, answer)


def _explain_changes(s: Shokuen, rise: Fraction, fall: Fraction) -> Solution:
    """With the same weight of salt or of water added, the two results differ by that weight of salt."""
    more = s.parts[1].weight
    assert more
    gap = rise + fall
    total = more.value / gap * 100
    steps = [
        Step(
            "食塩を加えたときと水を加えたときの、濃さの差を求めます。",
            f"{number(rise)}＋{number(fall)}",
            Quantity(gap, "%"),
        ),
        Step(
            "重さは同じで食塩の差がこの濃さの差になるので、加えたあとの重さを求めます。",
            f"{number(more.value)}÷{number(gap)}×100",
            grams(total),
        ),
    ]
    first = total - more.value
    if first <= 0:
        raise Impossible("はじめの食塩水の重さが決まりません。条件を確かめてください。")
    if s.asked == "重さ":
        steps.append(
            Step(
                "加えた分をひいて、はじめの食塩水の重さを求めます。",
                f"{number(total)}−{number(more.value)}",
                grams(first),
            )
        )
    lost = total * fall / 100
    percent = Quantity(lost / more.value * 100, "%")
    if not fall < percent.value < 100 - rise:
        raise Impossible("はじめの濃さが決まりません。条件を確かめてください。")
    if s.asked == "濃さ":
        steps.append(
            Step("水を加えて下がった分の食塩の重さを求めます。", f"{number(total)}×{number(fall)}÷100", grams(lost))
        )
        say = "加えた水がはじめと同じ濃さなら、これだけの食塩がとけています。"
        steps.append(Step(say, f"{number(lost)}÷{number(more.value)}×100", percent))
    answer = percent if s.asked == "濃さ" else grams(first)
    check = Step(
        "加えたあとの重さと濃さの差から、食塩の差にもどします。",
        f"{number(total)}×({number(rise)}＋{number(fall)})÷100",
        more,
    )
    return Solution(tuple(steps), check, answer)


def _salt(part: Part) -> Fraction:
    assert part.weight
    return part.weight.value * strength(part) / 100


def _salt_step(name: str, part: Part) -> Step:
    assert part.weight and part.percent
    expression = f"{number(part.weight.value)}×{number(part.percent.value)}÷100"
    return Step(f"{name}の食塩水にふくまれる食塩の重さを求めます。", expression, grams(_salt(part)))


def _explain_inside(s: Shokuen) -> Solution:
    part = s.parts[0]
    assert part.weight and part.percent
    steps = [_salt_step("はじめ", part)]
    salt = _salt(part)
    if s.asked == "水":
        water = part.weight.value - salt
        steps.append(
            Step(
                "食塩水から食塩をひいて、水の重さを求めます。",
                f"{number(part.weight.value)}−{number(salt)}",
                grams(water),
            )
        )
        check = Step(
            "食塩の割合から、濃さにもどします。",
            f"({number(part.weight.value)}−{number(water)})÷{number(part.weight.value)}×100",
            part.percent,
        )
        return Solution(tuple(steps), check, grams(water))
    check = Step("食塩の割合から、濃さにもどします。", f"{number(salt)}÷{number(part.weight.value)}×100", part.percent)
    return Solution(tuple(steps), check, grams(salt))


def _signed(part: Part) -> Fraction:
    assert part.weight
    return -part.weight.value if part.kind == "蒸発" else part.weight.value


def _chain(values: Sequence[Fraction]) -> str:
    out = number(values[0])
    for value in values[1:]:
        out += f"{'＋' if value > 0 else '−'}{number(abs(value))}"
    return out


def _explain_result(s: Shokuen) -> Solution:
    steps: list[Step] = []
    salts: list[Fraction] = []
    parts, names = list(s.parts), part_names(s)
    if len(parts) > 1 and parts[1].kind == "捨てる":
        parts, names = _poured_off(parts, steps), ["残り", names[2]]
    for name, part in zip(names, parts, strict=True):
        if part.kind == "食塩水":
            steps.append(_salt_step(name, part))
        if part.kind in ("食塩水", "食塩"):
            salts.append(_salt(part))
    if len(salts) > 1:
        steps.append(Step("食塩の重さを合わせます。", _chain(salts), grams(sum(salts, Fraction(0)))))
    salt = sum(salts, Fraction(0))
    weights = [_signed(part) for part in parts]
    total = sum(weights, Fraction(0))
    so_far = [
        (sum(weights[:i]), sum((_salt(p) for p in parts[:i] if p.kind != "蒸発"), Fraction(0)))
        for i in range(1, len(parts) + 1)
    ]
    if any(weight <= inside for weight, inside in so_far if parts[0].kind == "食塩水"):
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps.append(Step("できた食塩水の重さを求めます。", _chain(weights), grams(total)))
    answer = Quantity(salt / total * 100, "%")
    steps.append(
        Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{number(salt)}÷{number(total)}×100", answer)
    )
    check = Step(
        "できた食塩水にふくまれる食塩の重さを確かめます。", f"{number(total)}×{_factor(answer.value)}÷100", grams(salt)
    )
    return Solution(tuple(steps), check, answer)


def _poured_off(parts: Sequence[Part], steps: list[Step]) -> list[Part]:
    """What is left of the salt water after some of it is poured off, and what is then added."""
    first, off = parts[0], parts[1]
    assert first.weight and off.weight
    rest = first.weight.value - off.weight.value
    if rest <= 0:
        raise Impossible("はじめの食塩水より多くは捨てられません。")
    expression = f"{number(first.weight.value)}−{number(off.weight.value)}"
    steps.append(Step("残った食塩水の重さを求めます。濃さは変わりません。", expression, grams(rest)))
    return [Part("食塩水", grams(rest), first.percent), *parts[2:]]


def _factor(value: Fraction) -> str:
    """A number as a factor; a fraction stands in parentheses."""
    return f"({number(value)})" if "/" in number(value) else number(value)


def _explain_strength(s: Shokuen) -> Solution:
    """The strength of the first salt water, from what it has become."""
    part, other = s.parts[s.index], s.parts[1 - s.index]
    assert part.weight and other.weight and s.percent
    total = part.weight.value + _signed(other)
    if total <= 0:
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps = [Step("できた食塩水の重さを求めます。", _chain([part.weight.value, _signed(other)]), grams(total))]
    salt = total * s.percent.value / 100
    steps.append(
        Step(
            "できた食塩水にふくまれる食塩の重さを求めます。",
            f"{number(total)}×{number(s.percent.value)}÷100",
            grams(salt),
        )
    )
    if other.kind in ("食塩", "食塩水"):
        more = _salt(other)
        if other.kind == "食塩水":
            steps.append(_salt_step(part_names(s)[1 - s.index], other))
        name = "加えた食塩" if other.kind == "食塩" else "その食塩"
        steps.append(
            Step(
                f"{name}をひいて、はじめの食塩の重さを求めます。", f"{number(salt)}−{number(more)}", grams(salt - more)
            )
        )
        salt -= more
    answer = Quantity(salt / part.weight.value * 100, "%")
    if not 0 < answer.value < 100:
        raise Impossible("はじめの濃さが0%から100%の間になりません。条件を確かめてください。")
    steps.append(
        Step(
            "食塩の重さを食塩水の重さでわって、濃さを求めます。",
            f"{number(salt)}÷{number(part.weight.value)}×100",
            answer,
        )
    )
    check = Step(
        "はじめの食塩水にふくまれる食塩の重さを確かめます。",
        f"{number(part.weight.value)}×{_factor(answer.value)}÷100",
        grams(salt),
    )
    return Solution(tuple(steps), check, answer)


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


def _explain_weight(s: Shokuen) -> Solution:
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
    salt = _salt(part)
    steps = [_salt_step(part_names(s)[1 - s.index], part)] if part.kind == "食塩水" else []
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
        salt = _salt(first)
        total = salt / s.percent.value * 100
        steps = [
            _salt_step("はじめ", first),
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


def _explain_shares(s: Shokuen) -> Solution:
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
    top = "＋".join(f"{_factor(w)}×{number(strength(p))}" for w, p in zip(weights, s.parts, strict=True) if strength(p))
    top = f"({top})" if "＋" in top else top
    sign = "−" if s.parts[1].kind == "蒸発" else "＋"
    return Step(
        "できた食塩水の濃さを確かめます。", f"{top}÷({number(weights[0])}{sign}{number(weights[1])})", s.percent
    )
