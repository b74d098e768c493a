"""食塩水 through many hands: some poured off, water or salt put in, again and again; weight and salt are followed step by step."""

from __future__ import annotations

from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.salt import Shokuen
from sansu.families.salt_amounts import factor, grams, salt_in, salt_step
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def explain_chain(s: Shokuen) -> Solution:
    """The strength at the end.  What is poured off takes its share of the salt; water and drying leave the salt as it is."""
    n, first = number, s.parts[0]
    assert first.weight
    steps = [salt_step("はじめ", first)]
    weight, salt = first.weight.value, salt_in(first)
    for part in s.parts[1:]:
        assert part.weight
        amount = part.weight.value
        if part.kind == "捨てる":
            left = weight - amount
            if left <= 0:
                raise Impossible("はじめの食塩水より多くは捨てられません。")
            steps.append(Step("取り出したあとの、残りの食塩水の重さを求めます。", f"{n(weight)}−{n(amount)}", grams(left), hint="残りの食塩水は、何gですか。"))
            rest = salt * left / weight
            steps.append(Step("濃さは変わらないので、残りの食塩の重さを求めます。", f"{factor(salt)}×{n(left)}÷{n(weight)}", grams(rest), hint="取り出すと、食塩の重さはどうなりますか。"))
            weight, salt = left, rest
            continue
        sign = "−" if part.kind == "蒸発" else "＋"
        total = weight - amount if part.kind == "蒸発" else weight + amount
        if total <= salt:
            raise Impossible("食塩水より多くの水は蒸発させられません。")
        say = {"蒸発": "蒸発させたあとの、食塩水の重さを求めます。食塩は変わりません。", "水": "水を加えたあとの、食塩水の重さを求めます。食塩は変わりません。"}.get(part.kind, "食塩を加えたあとの、食塩水の重さを求めます。")
        steps.append(Step(say, f"{n(weight)}{sign}{n(amount)}", grams(total), hint="食塩水の重さは、どう変わりますか。"))
        weight = total
        if part.kind == "食塩":
            steps.append(Step("食塩の重さもたします。", f"{n(salt)}＋{n(amount)}", grams(salt + amount), hint="食塩の重さは、どう変わりますか。"))
            salt += amount
    answer = Quantity(salt / weight * 100, "%")
    steps.append(Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{factor(salt)}÷{n(weight)}×100", answer, hint="濃さは、何を何でわりますか。"))
    check = Step("できた食塩水にふくまれる食塩の重さを確かめます。", f"{n(weight)}×{factor(answer.value)}÷100", grams(salt))
    return Solution(tuple(steps), check, answer)


def is_chain(s: Shokuen) -> bool:
    """Whether it is more than pouring off once before something is put in."""
    kinds = [part.kind for part in s.parts]
    return "捨てる" in kinds and (len(kinds) > 3 or kinds[1] != "捨てる")


def follow(s: Shokuen) -> tuple[Fraction, Fraction]:
    """(salt, weight) at the end, by shares of salt and of water."""
    salt = water = Fraction(0)
    for part in s.parts:
        assert part.weight
        amount = part.weight.value
        if part.kind == "食塩水":
            inside = salt_in(part)
            salt, water = salt + inside, water + amount - inside
        elif part.kind == "捨てる":
            keep = 1 - amount / (salt + water)
            salt, water = salt * keep, water * keep
        else:
            salt += amount if part.kind == "食塩" else 0
            water += {"水": amount, "蒸発": -amount}.get(part.kind, Fraction(0))
    return salt, salt + water
