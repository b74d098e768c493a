"""The worked solution of 食塩水: the salt first; unknown weights by the balance (salt_balance.py)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.salt import Part, Shokuen, part_names
from sansu.families.salt_amounts import chain, factor, grams, salt_in, salt_step, signed
from sansu.families.salt_balance import explain_shares, explain_weight
from sansu.families.salt_chain import explain_chain, is_chain
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def explain(s: Shokuen) -> Solution:
    if is_chain(s):
        return explain_chain(s)
    if s.rise and s.fall:
        return _explain_changes(s, s.rise.value, s.fall.value)
    if any(part.salt for part in s.parts):
        return _explain_salt(s)
    if s.asked in ("食塩", "水"):
        return _explain_inside(s)
    if s.asked == "濃さ":
        return _explain_result(s) if s.index < 0 else _explain_strength(s)
    return explain_shares(s) if s.weight else explain_weight(s)


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


def _explain_inside(s: Shokuen) -> Solution:
    if len(s.parts) > 1:
        return _explain_salts(s)
    part = s.parts[0]
    assert part.weight and part.percent
    steps = [salt_step("はじめ", part)]
    salt = salt_in(part)
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


def _explain_salts(s: Shokuen) -> Solution:
    """All the salt in several salt waters."""
    steps = [salt_step(name, part) for name, part in zip(part_names(s), s.parts, strict=True)]
    salts = [salt_in(part) for part in s.parts]
    total = sum(salts, Fraction(0))
    steps.append(Step("食塩の重さを合わせます。", chain(salts), grams(total)))
    check = Step(
        "合計から順にひいて、1つ目の食塩にもどします。", chain([total, *(-salt for salt in salts[1:])]), grams(salts[0])
    )
    return Solution(tuple(steps), check, grams(total))


def _explain_result(s: Shokuen) -> Solution:
    steps: list[Step] = []
    salts: list[Fraction] = []
    parts, names = list(s.parts), part_names(s)
    if len(parts) > 1 and parts[1].kind == "捨てる":
        parts, names = _poured_off(parts, steps), ["残り", names[2]]
    for name, part in zip(names, parts, strict=True):
        if part.kind == "食塩水":
            steps.append(salt_step(name, part))
        if part.kind in ("食塩水", "食塩"):
            salts.append(salt_in(part))
    if len(salts) > 1:
        steps.append(Step("食塩の重さを合わせます。", chain(salts), grams(sum(salts, Fraction(0)))))
    salt = sum(salts, Fraction(0))
    weights = [signed(part) for part in parts]
    total = sum(weights, Fraction(0))
    so_far = [
        (sum(weights[:i]), sum((salt_in(p) for p in parts[:i] if p.kind != "蒸発"), Fraction(0)))
        for i in range(1, len(parts) + 1)
    ]
    if any(weight <= inside for weight, inside in so_far if parts[0].kind == "食塩水"):
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps.append(Step("できた食塩水の重さを求めます。", chain(weights), grams(total)))
    answer = Quantity(salt / total * 100, "%")
    steps.append(
        Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{number(salt)}÷{number(total)}×100", answer)
    )
    check = Step(
        "できた食塩水にふくまれる食塩の重さを確かめます。", f"{number(total)}×{factor(answer.value)}÷100", grams(salt)
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


def _explain_strength(s: Shokuen) -> Solution:
    """The strength of the first salt water, from what it has become."""
    part, other = s.parts[s.index], s.parts[1 - s.index]
    assert part.weight and other.weight and s.percent
    total = part.weight.value + signed(other)
    if total <= 0:
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps = [Step("できた食塩水の重さを求めます。", chain([part.weight.value, signed(other)]), grams(total))]
    salt = total * s.percent.value / 100
    steps.append(
        Step(
            "できた食塩水にふくまれる食塩の重さを求めます。",
            f"{number(total)}×{number(s.percent.value)}÷100",
            grams(salt),
        )
    )
    if other.kind in ("食塩", "食塩水"):
        more = salt_in(other)
        if other.kind == "食塩水":
            steps.append(salt_step(part_names(s)[1 - s.index], other))
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
        f"{number(part.weight.value)}×{factor(answer.value)}÷100",
        grams(salt),
    )
    return Solution(tuple(steps), check, answer)
