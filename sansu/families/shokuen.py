"""食塩水: salt ÷ salt water = strength.  Water is 0%, salt 100%; evaporating takes water away and leaves the salt."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.quantity import Quantity, convert, number, written
from sansu.reading.mixture import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

_FIXED = {"水": Fraction(0), "食塩": Fraction(100), "蒸発": Fraction(0)}
_ROLE = {"水": "加える水", "食塩": "加える食塩", "蒸発": "蒸発させる水"}
_ORDINALS = ("1つ目", "2つ目", "3つ目")


@dataclass(frozen=True)
class Part:
    """One thing that goes in (蒸発: goes out).  What is None is unknown; `salt` is salt that the text says is in it."""

    kind: str  # 食塩水, 水, 食塩, 蒸発
    weight: Quantity | None = None
    percent: Quantity | None = None
    salt: Quantity | None = None


@dataclass(frozen=True)
class Shokuen:
    """`parts` become a salt water of `weight` and `percent`; `asked` is of part `index`, or of the result where it is -1."""

    parts: tuple[Part, ...]
    percent: Quantity | None
    weight: Quantity | None
    asked: str  # 濃さ, 食塩, 水, 重さ
    index: int
    mixed: bool  # whether two salt waters are mixed
    unit: str


def recognise(facts: Sequence[Fact]) -> Shokuen | None:
    take = Taking(facts)
    ordered = [fact for fact in facts if fact.kind in ("solution", "part")]
    take.all("solution"), take.all("part")
    done, result, ask = take.one("done"), take.one("result"), take.one("ask")
    if not take.done or ask is None:
        return None
    parts = [_part(fact) for fact in ordered]
    what, unit = ask.text("what"), ask.text("unit")
    percent = ask.get("percent")
    waters = [i for i, part in enumerate(parts) if part.kind == "食塩水"]
    asked, index = "重さ", -1
    match what:
        case "できた濃さ":
            asked = "濃さ"
        case "食塩" | "水":
            asked = what
        case "できた重さ":
            pass
        case "加える水" | "加える食塩" | "蒸発させる水":
            kind = {"加える水": "水", "加える食塩": "食塩", "蒸発させる水": "蒸発"}[what]
            if any(part.kind == kind for part in parts):
                return None
            parts.append(Part(kind))
            index = len(parts) - 1
        case "重さ" if isinstance(percent, Quantity):
            same = [i for i in waters if parts[i].percent == percent]
            if not same:
                parts.append(Part("食塩水", None, percent))
                same = [len(parts) - 1]
            index = same[0]
            if len(same) > 1 or parts[index].weight:
                return None
        case "はじめの重さ" | "はじめの濃さ":
            if len(waters) != 1 or waters[0] != 0:
                return None
            asked, index = what[-2:], 0
        case _:
            return None
    if unit != ("%" if asked == "濃さ" else "g"):
        return None
    mixed = sum(part.kind == "食塩水" for part in parts) > 1
    made = (_quantity(result, "percent"), _quantity(result, "weight"))
    if not _one_action(parts, done, made, what):
        return None
    situation = Shokuen(tuple(parts), *made, asked, index, mixed, unit)
    return situation if _sensible(situation) else None


def _quantity(fact: Fact | None, role: str) -> Quantity | None:
    value = fact.get(role) if fact else None
    return value if isinstance(value, Quantity) else None


def _part(fact: Fact) -> Part:
    kind = fact.text("of") or "食塩水"
    return Part(kind, _quantity(fact, "weight"), _quantity(fact, "percent"), _quantity(fact, "salt"))


def _one_action(parts: Sequence[Part], done: Fact | None, made: tuple[Quantity | None, Quantity | None], what: str) -> bool:
    """Whether the verb says what the parts do: two salt waters are mixed, water and salt are dissolved."""
    kinds = [part.kind for part in parts]
    verb = done.text("what") if done else ""
    if sorted(kinds) == ["水", "食塩"]:
        return verb == "とかす"
    if kinds.count("食塩水") > 1:
        return verb == "混ぜる" or (not verb and what == "重さ" and made[0] is not None)
    return not verb and kinds[:1] == ["食塩水"] and len(kinds) <= 3


def _sensible(s: Shokuen) -> bool:
    """Whether the unknowns are just as many as the relations settle, for the forms that are explained."""
    weights = [part.weight for part in s.parts]
    if any(weight and weight.unit != "g" for weight in (*weights, s.weight)):
        return False
    strong = [part.percent for part in s.parts if part.kind == "食塩水"]
    if any(part.salt for part in s.parts):
        one = s.parts[0]
        return len(s.parts) == 1 and s.index == -1 and s.percent is None and one.salt is not None and (
            (s.asked == "濃さ" and one.weight is not None and one.percent is None)
            or (s.asked == "重さ" and one.percent is not None and one.weight is None)
        )
    if s.asked in ("食塩", "水"):
        return all(weights) and all(strong) and s.percent is None and len(s.parts) == 1
    if s.asked == "濃さ" and s.index == -1:
        return all(weights) and all(strong) and s.percent is None and s.weight is None and len(s.parts) > 1
    if s.asked == "濃さ":
        return all(weights) and s.percent is not None and s.weight is None and len(s.parts) == 2 and strong[1:] == [q for q in strong[1:] if q]
    if s.asked == "重さ" and s.index >= 0 and len(s.parts) == 2 and all(strong) and s.percent:
        if s.weight:
            return not any(weights) and s.parts[1].kind != "蒸発"
        return weights[s.index] is None and weights[1 - s.index] is not None
    return False


def facts(s: Shokuen) -> tuple[Fact, ...]:
    out: list[Fact] = []
    asked = s.parts[s.index] if s.index >= 0 else None
    for part in s.parts:
        roles = {name: q for name, q in (("weight", part.weight), ("percent", part.percent), ("salt", part.salt)) if q}
        if part.kind == "食塩水":
            if part is asked and s.asked == "重さ" and s.index > 0 and not s.weight:
                continue
            out.append(Fact.of("solution", **roles))
        elif part.weight:
            out.append(Fact.of("part", of=part.kind, **roles))
    kinds = sorted(part.kind for part in s.parts)
    if kinds == ["水", "食塩"]:
        out.append(Fact.of("done", what="とかす"))
    elif s.mixed and len([fact for fact in out if fact.kind == "solution"]) > 1:
        out.append(Fact.of("done", what="混ぜる"))
    if s.percent:
        out.append(Fact.of("result", percent=s.percent, **({"weight": s.weight} if s.weight else {})))
    return (*out, _ask(s, asked))


def _ask(s: Shokuen, asked: Part | None) -> Fact:
    if asked is None:
        what = {"濃さ": "できた濃さ", "重さ": "できた重さ"}.get(s.asked, s.asked)
        return Fact.of("ask", what=what, unit=s.unit)
    if asked.kind != "食塩水":
        return Fact.of("ask", what=_ROLE[asked.kind], unit=s.unit)
    if s.mixed and asked.percent:
        return Fact.of("ask", what="重さ", percent=asked.percent, unit=s.unit)
    return Fact.of("ask", what=f"はじめの{s.asked}", unit=s.unit)


def _names(s: Shokuen) -> list[str]:
    """What the line calls each part."""
    counted = iter(_ORDINALS)
    return [_ROLE[p.kind] if p.kind != "食塩水" else next(counted) if s.mixed else "はじめ" for p in s.parts]


def line(s: Shokuen) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    names = _names(s)
    for name, part in zip(names, s.parts, strict=True):
        if part.kind == "食塩水":
            given = [(f"{name}の濃さ", part.percent), (f"{name}の重さ", part.weight), (f"{name}の食塩", part.salt)]
            out += [(role, written(q)) for role, q in given if q]
        elif part.weight:
            out.append((name, written(part.weight)))
    out += [("できた濃さ", written(s.percent))] if s.percent else []
    out += [("できた重さ", written(s.weight))] if s.weight else []
    if s.index < 0:
        asked = {"濃さ": "できた濃さ", "重さ": "できた重さ"}.get(s.asked, s.asked)
        if len(s.parts) == 1 and s.asked in ("濃さ", "重さ"):
            asked = f"はじめの{s.asked}"
    else:
        asked = names[s.index] if s.parts[s.index].kind != "食塩水" else f"{names[s.index]}の{s.asked}"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def _g(value: Fraction) -> Quantity:
    return Quantity(value, "g")


def explain(s: Shokuen) -> Solution:
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
        check = Step("濃さから食塩の重さにもどします。", f"{number(part.weight.value)}×{number(answer.value)}÷100", part.salt)
        return Solution((step,), check, answer)
    assert part.percent
    answer = _g(salt / part.percent.value * 100)
    step = Step("食塩の重さを濃さでわって、食塩水の重さを求めます。", f"{number(salt)}÷{number(part.percent.value)}×100", answer)
    check = Step("濃さから食塩の重さにもどします。", f"{number(answer.value)}×{number(part.percent.value)}÷100", part.salt)
    return Solution((step,), check, answer)


def _salt(part: Part) -> Fraction:
    assert part.weight
    percent = part.percent.value if part.percent else _FIXED[part.kind]
    return part.weight.value * percent / 100


def _salt_step(name: str, part: Part) -> Step:
    assert part.weight and part.percent
    expression = f"{number(part.weight.value)}×{number(part.percent.value)}÷100"
    return Step(f"{name}の食塩水にふくまれる食塩の重さを求めます。", expression, _g(_salt(part)))


def _explain_inside(s: Shokuen) -> Solution:
    part = s.parts[0]
    assert part.weight and part.percent
    steps = [_salt_step("はじめ", part)]
    salt = _salt(part)
    if s.asked == "水":
        water = part.weight.value - salt
        steps.append(Step("食塩水から食塩をひいて、水の重さを求めます。", f"{number(part.weight.value)}−{number(salt)}", _g(water)))
        check = Step("食塩の割合から、濃さにもどします。", f"({number(part.weight.value)}−{number(water)})÷{number(part.weight.value)}×100", part.percent)
        return Solution(tuple(steps), check, _g(water))
    check = Step("食塩の割合から、濃さにもどします。", f"{number(salt)}÷{number(part.weight.value)}×100", part.percent)
    return Solution(tuple(steps), check, _g(salt))


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
    for name, part in zip(_names(s), s.parts, strict=True):
        if part.kind == "食塩水":
            steps.append(_salt_step(name, part))
        if part.kind in ("食塩水", "食塩"):
            salts.append(_salt(part))
    if len(salts) > 1:
        steps.append(Step("食塩の重さを合わせます。", _chain(salts), _g(sum(salts, Fraction(0)))))
    salt = sum(salts, Fraction(0))
    weights = [_signed(part) for part in s.parts]
    total = sum(weights, Fraction(0))
    if total <= 0 or salt > total:
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps.append(Step("できた食塩水の重さを求めます。", _chain(weights), _g(total)))
    answer = Quantity(salt / total * 100, "%")
    steps.append(Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{number(salt)}÷{number(total)}×100", answer))
    check = Step("できた食塩水にふくまれる食塩の重さを確かめます。", f"{number(total)}×{_factor(answer.value)}÷100", _g(salt))
    return Solution(tuple(steps), check, answer)


def _factor(value: Fraction) -> str:
    """A number as a factor; a fraction stands in parentheses."""
    return f"({number(value)})" if "/" in number(value) else number(value)


def _after(s: Shokuen, whole: Fraction, other: Part) -> Fraction:
    return whole + _signed(other)


def _explain_strength(s: Shokuen) -> Solution:
    """The strength of the first salt water, from what it has become."""
    part, other = s.parts[s.index], s.parts[1 - s.index]
    assert part.weight and other.weight and s.percent
    total = part.weight.value + _signed(other)
    if total <= 0:
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps = [Step("できた食塩水の重さを求めます。", _chain([part.weight.value, _signed(other)]), _g(total))]
    salt = total * s.percent.value / 100
    steps.append(Step("できた食塩水にふくまれる食塩の重さを求めます。", f"{number(total)}×{number(s.percent.value)}÷100", _g(salt)))
    if other.kind in ("食塩", "食塩水"):
        more = _salt(other)
        if other.kind == "食塩水":
            steps.append(_salt_step(_names(s)[1 - s.index], other))
        name = "加えた食塩" if other.kind == "食塩" else "その食塩"
        steps.append(Step(f"{name}をひいて、はじめの食塩の重さを求めます。", f"{number(salt)}−{number(more)}", _g(salt - more)))
        salt -= more
    answer = Quantity(salt / part.weight.value * 100, "%")
    if not 0 < answer.value < 100:
        raise Impossible("はじめの濃さが0%から100%の間になりません。条件を確かめてください。")
    steps.append(Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{number(salt)}÷{number(part.weight.value)}×100", answer))
    check = Step("はじめの食塩水にふくまれる食塩の重さを確かめます。", f"{number(part.weight.value)}×{_factor(answer.value)}÷100", _g(salt))
    return Solution(tuple(steps), check, answer)


def _percent(part: Part) -> Fraction:
    return part.percent.value if part.percent else _FIXED[part.kind]


def _gaps(s: Shokuen, steps: list[Step]) -> tuple[Fraction, Fraction]:
    """The arms of the balance: how far each part's strength is from the result's, as two steps."""
    assert s.percent
    goal = s.percent.value
    one, two = (_percent(part) for part in s.parts)
    if not (one < goal < two or two < goal < one):
        raise Impossible("できた濃さが、混ぜる前の濃さの間にありません。条件を確かめてください。")
    for name, percent, part in zip(_names(s), (one, two), s.parts, strict=True):
        large, small = max(percent, goal), min(percent, goal)
        known = {"水": "（水は0%）", "食塩": "（食塩は100%）"}.get(part.kind, "")
        steps.append(Step(f"{name}{known}とできた食塩水の、濃さの差を求めます。", f"{number(large)}−{number(small)}", Quantity(large - small, "%")))
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
    steps.append(Step(say, f"{number(other.weight.value)}×{number(its)}÷{number(mine)}", _g(answer)))
    return Solution(tuple(steps), _check(s, answer), _g(answer))


def _explain_water(s: Shokuen) -> Solution:
    part = s.parts[1 - s.index]
    assert part.weight and s.percent
    salt = _salt(part)
    steps = [_salt_step(_names(s)[1 - s.index], part)]
    total = salt / s.percent.value * 100
    steps.append(Step("食塩の重さは変わらないので、できた食塩水の重さを求めます。", f"{number(salt)}÷{number(s.percent.value)}×100", _g(total)))
    answer = total - part.weight.value
    if answer <= 0:
        raise Impossible("水を加えても濃くはなりません。条件を確かめてください。")
    steps.append(Step("ふえた分が、加える水の重さです。", f"{number(total)}−{number(part.weight.value)}", _g(answer)))
    return Solution(tuple(steps), _check(s, answer), _g(answer))


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
            Step("食塩の重さは変わらないので、できた食塩水の重さを求めます。", f"{number(salt)}÷{number(s.percent.value)}×100", _g(total)),
            Step("へった分が、蒸発させる水の重さです。", f"{number(first.weight.value)}−{number(total)}", _g(first.weight.value - total)),
        ]
        return Solution(tuple(steps), _check(s, first.weight.value - total), _g(first.weight.value - total))
    assert out.weight
    p, q, x = first.percent.value, s.percent.value, out.weight.value
    total = x * p / (q - p)
    steps = [
        Step("蒸発させた水をもどすと、できた食塩水の濃さがいくつへるかを求めます。", f"{number(q)}−{number(p)}", Quantity(q - p, "%")),
        Step("水は0%なので、重さの比は濃さの差の逆の比で、できた食塩水の重さが求められます。", f"{number(x)}×{number(p)}÷{number(q - p)}", _g(total)),
        Step("蒸発させた水をたして、はじめの食塩水の重さを求めます。", f"{number(total)}＋{number(x)}", _g(total + x)),
    ]
    return Solution(tuple(steps), _check(s, total + x), _g(total + x))


def _explain_shares(s: Shokuen) -> Solution:
    """Two parts of unknown weight that make a known weight: shared in the inverse ratio of the balance's arms."""
    assert s.weight
    steps: list[Step] = []
    gaps = _gaps(s, steps)
    total, its = gaps[0] + gaps[1], gaps[1 - s.index]
    steps.append(Step("2つの差をたします。", f"{number(gaps[0])}＋{number(gaps[1])}", Quantity(total, "%")))
    answer = s.weight.value * its / total
    say = "重さの比は濃さの差の逆の比なので、できた重さを分けます。"
    steps.append(Step(say, f"{number(s.weight.value)}×{number(its)}÷{number(total)}", _g(answer)))
    return Solution(tuple(steps), _check(s, answer), _g(answer))


def _check(s: Shokuen, answer: Fraction) -> Step:
    """The strength of the result, from the weights and strengths of all parts."""
    assert s.percent
    weights = [part.weight.value if part.weight else answer for part in s.parts]
    if s.weight:
        weights[1 - s.index] = s.weight.value - answer
    top = "＋".join(f"{_factor(w)}×{number(_percent(p))}" for w, p in zip(weights, s.parts, strict=True) if _percent(p))
    top = f"({top})" if "＋" in top else top
    sign = "−" if s.parts[1].kind == "蒸発" else "＋"
    return Step("できた食塩水の濃さを確かめます。", f"{top}÷({number(weights[0])}{sign}{number(weights[1])})", s.percent)


def holds(s: Shokuen, answer: Quantity) -> bool:
    """Weighs salt and water with the answer put in: what went in must be what is there."""
    if answer.unit != s.unit or answer.value <= 0:
        return False
    if any(part.salt for part in s.parts):
        part = s.parts[0]
        heavy, strong = part.weight or answer, part.percent or answer
        return part.salt is not None and heavy.value * strong.value == part.salt.value * 100
    salt = water = Fraction(0)
    for index, part in enumerate(s.parts):
        asked = index == s.index
        weight = part.weight or (answer if asked else None)
        if weight is None:
            if s.weight is None:
                return False
            weight = Quantity(s.weight.value - answer.value, "g")
        sign = -1 if part.kind == "蒸発" else 1
        strength = answer.value if asked and s.asked == "濃さ" else _percent(part)
        inside = weight.value * strength / 100
        salt += sign * inside
        water += sign * (weight.value - inside)
        if salt < 0 or water < 0 or weight.value <= 0:
            return False
    if s.asked in ("食塩", "水"):
        return answer.value == (salt if s.asked == "食塩" else water)
    percent = answer.value if s.index < 0 else s.percent.value if s.percent else Fraction(-1)
    return (salt + water) * percent == salt * 100 and (s.weight is None or salt + water == convert(s.weight, "g").value)


_KINDS = {
    1: ("食塩", "水", "とかす", "ふくむ", "混ぜる", "水を足す"),
    2: ("混ぜる", "水を足す", "食塩を足す", "蒸発", "何g水", "何g蒸発", "混ぜて作る", "何g混ぜる"),
    3: ("何g食塩", "何g混ぜる", "混ぜて作る", "はじめの重さ", "はじめの濃さ", "何g蒸発", "水と作る", "食塩を足す"),
}


def sample(rng: random.Random, level: int) -> Shokuen:
    kind = rng.choice(_KINDS[level])
    while True:
        found = _draw(rng, level, kind)
        if found is not None:
            return found


def _draw(rng: random.Random, level: int, kind: str) -> Shokuen | None:
    def w(most: int = 60) -> Quantity:
        return _g(Fraction(10 * rng.randint(5, most)) if level < 3 or rng.random() < 0.6 else Fraction(5 * rng.randint(5, 2 * most)))

    def p(low: int = 2, high: int = 20) -> Quantity:
        return Quantity(Fraction(rng.randint(low, high)), "%")

    first, second = Part("食塩水", w(), p()), Part("食塩水", w(), p())
    op = rng.choice(("水", "食塩", "蒸発"))
    made, other = p(3, 18), Part(op, w(20))
    if first.percent == second.percent:
        return None
    unknown = Part("食塩水", None, second.percent)
    match kind:
        case "食塩" | "水":
            s = Shokuen((first,), None, None, kind, -1, False, "g")
        case "ふくむ":
            s = Shokuen((Part("食塩水", w(), None, _g(Fraction(rng.randint(5, 60)))),), None, None, "濃さ", -1, False, "%")
        case "とかす":
            s = Shokuen((Part("水", w()), Part("食塩", _g(Fraction(rng.randint(5, 90))))), None, None, "濃さ", -1, False, "%")
        case "混ぜる":
            s = Shokuen((first, second), None, None, "濃さ", -1, True, "%")
        case "水を足す" | "食塩を足す" | "蒸発":
            other = Part({"水を足す": "水", "食塩を足す": "食塩"}.get(kind, "蒸発"), w(20))
            s = Shokuen((first, other), None, None, "濃さ", -1, False, "%")
        case "何g水" | "何g食塩" | "何g蒸発":
            s = Shokuen((first, Part(kind[2:])), made, None, "重さ", 1, False, "g")
        case "何g混ぜる":
            s = Shokuen((first, unknown), made, None, "重さ", 1, True, "g")
        case "混ぜて作る":
            s = Shokuen((Part("食塩水", None, first.percent), unknown), made, w(), "重さ", rng.randint(0, 1), True, "g")
        case "水と作る":
            s = Shokuen((Part("食塩水", None, first.percent), other), made, None, "重さ", 0, False, "g")
        case "はじめの重さ":
            s = Shokuen((Part("食塩水", None, first.percent), other), made, None, "重さ", 0, False, "g")
        case _:
            s = Shokuen((Part("食塩水", first.weight), other), made, None, "濃さ", 0, False, "%")
    try:
        solution = explain(s)
    except Impossible:
        return None
    whole = all((step.value.value * 10).denominator == 1 for step in solution.steps)
    return s if whole and (solution.answer.value * (2 if level == 3 else 1)).denominator == 1 else None


WORDINGS = tuple(
    Wording(f"shokuen-{index:02}", tuple(f"mixture.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "solution.in ask.salt",
            "solution.in ask.salt.is",
            "solution.in ask.water",
            "water salt dissolve ask.percent",
            "water.of salt.of dissolve ask.percent.is",
            "solution.salt ask.percent.is",
            "solution.salt.of ask.percent.is",
            "solution.and solution.other mix ask.percent",
            "solution.heavy.and solution.heavy.other mix ask.percent.is",
            "solution.to solution.other add ask.percent",
            "solution.to add.water ask.percent",
            "solution.heavy.to add.water.of ask.percent.is",
            "solution.to add.salt ask.percent",
            "solution.there add.salt.of ask.percent.is",
            "solution.from dry ask.percent",
            "solution.heavy.from dry.of ask.percent.is",
            "solution.to ask.add.water ask.becomes",
            "solution.to ask.add.salt ask.becomes",
            "solution.from ask.dry ask.becomes",
            "solution.there ask.dry ask.becomes",
            "solution.to ask.weight.mix ask.becomes",
            "solution.strong.and solution.strong.other mix make ask.weight",
            "make.when solution.strong.and solution.strong.other mix ask.weight",
            "solution.strong.to add.water becomes.solution ask.first.weight",
            "solution.strong.from dry becomes.solution ask.first.weight",
            "solution.strong.from dry.of becomes ask.first.weight",
            "solution.strong.to add.salt becomes ask.first.weight",
            "solution.unknown.to add.water becomes.solution ask.first.percent",
            "solution.unknown.to add.salt becomes ask.first.percent",
            "solution.unknown.from dry becomes ask.first.percent",
        ),
        1,
    )
)

FAMILY = Family("shokuen", "食塩水", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
