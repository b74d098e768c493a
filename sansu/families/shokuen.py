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
_ROLE = {"水": "加える水", "食塩": "加える食塩", "蒸発": "蒸発させる水", "捨てる": "捨てる食塩水"}
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
    rise: Quantity | None = None  # by how much the part of salt alone raises the strength
    fall: Quantity | None = None  # by how much the part of water alone lowers it


def recognise(facts: Sequence[Fact]) -> Shokuen | None:
    take = Taking(facts)
    ordered = [fact for fact in facts if fact.kind in ("solution", "part")]
    take.all("solution"), take.all("part"), take.all("this")
    done, result, ask, rise, fall = (take.all(kind) for kind in ("done", "result", "ask", "rise", "fall"))
    if not take.done or len(ask) != 1 or max(len(done), len(result), len(rise), len(fall)) > 1:
        return None
    parts = _parts(ordered)
    if parts is None:
        return None
    if rise or fall:
        return _two_changes(parts, rise, fall, ask[0]) if not done and not result else None
    return _mixture(parts, done[0] if done else None, result[0] if result else None, ask[0])


def _mixture(parts: list[Part], done: Fact | None, result: Fact | None, ask: Fact) -> Shokuen | None:
    what = ask.text("what")
    made = (_quantity(result, "percent"), _quantity(result, "weight"))
    if not parts and all(made) and what in ("食塩", "水"):
        parts, made, result = [Part("食塩水", made[1], made[0])], (None, None), None
    if what == "水" and [part.kind for part in parts] == ["食塩"]:
        what = "加える水"
    by = result.text("by") if result else ""
    if by and all(part.kind != by for part in parts) and what != _ROLE[by]:
        parts.append(Part(by))
    found = _asked(parts, what, ask.get("percent"))
    if found is None:
        return None
    asked, index = found
    if by and index >= 0 and parts[index].kind not in (by, "食塩水"):
        return None
    unit = "%" if asked == "濃さ" else "g"
    if ask.text("unit") not in ("", unit):
        return None
    mixed = sum(part.kind == "食塩水" for part in parts) > 1
    if not _one_action(parts, done, made, what):
        return None
    situation = Shokuen(tuple(parts), *made, asked, index, mixed, unit)
    return situation if _sensible(situation) else None


def _asked(parts: list[Part], what: str, percent: object) -> tuple[str, int] | None:
    """What is asked, and of which part (-1: of the result); a part that only the question names is added."""
    waters = [i for i, part in enumerate(parts) if part.kind == "食塩水"]
    match what:
        case "できた濃さ":
            return "濃さ", -1
        case "食塩" | "水":
            return what, -1
        case "できた重さ":
            return "重さ", -1
        case "加える水" | "加える食塩" | "蒸発させる水":
            kind = {"加える水": "水", "加える食塩": "食塩", "蒸発させる水": "蒸発"}[what]
            if any(part.kind == kind for part in parts):
                return None
            parts.append(Part(kind))
            return "重さ", len(parts) - 1
        case "重さ" if isinstance(percent, Quantity):
            same = [i for i in waters if parts[i].percent == percent]
            if not same:
                parts.append(Part("食塩水", None, percent))
                same = [len(parts) - 1]
            return ("重さ", same[0]) if len(same) == 1 and not parts[same[0]].weight else None
        case "わからない濃さ":
            open_ = [i for i in waters if parts[i].percent is None]
            return ("濃さ", open_[0]) if len(open_) == 1 and len(waters) == 2 else None
        case "はじめの重さ" | "はじめの濃さ":
            return (what[-2:], 0) if waters[:1] == [0] and (len(waters) == 1 or parts[0].percent is None) else None
    return None


def _two_changes(parts: list[Part], rise: Sequence[Fact], fall: Sequence[Fact], ask: Fact) -> Shokuen | None:
    """食塩を20g加えると9%上がり、水を20g加えると1%下がる: the same weight both times."""
    what = ask.text("what")
    asked = {"はじめの濃さ": "濃さ", "はじめの重さ": "重さ", "この重さ": "重さ", "できた濃さ": "濃さ"}.get(what)
    if not rise or not fall or asked is None or [part.kind for part in parts] != ["食塩水", "食塩", "水"]:
        return None
    water, salt, more = parts
    if water != Part("食塩水") or salt.weight != more.weight or not salt.weight or salt.weight.unit != "g":
        return None
    unit = "%" if asked == "濃さ" else "g"
    if ask.text("unit") not in ("", unit):
        return None
    return Shokuen(tuple(parts), None, None, asked, 0, False, unit, rise[0].quantity("percent"), fall[0].quantity("percent"))


def _parts(ordered: Sequence[Fact]) -> list[Part] | None:
    """The parts in the text's order; what is poured off first is left off the salt water it comes from."""
    parts: list[Part] = []
    for fact in ordered:
        part = _part(fact)
        if fact.text("same"):
            if not parts or parts[-1].kind != "捨てる":
                return None
            part = Part(part.kind, parts[-1].weight)
        parts.append(part)
    return parts


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
        return verb == "とかす" if all(part.weight for part in parts) else not verb and made[0] is not None
    if "捨てる" in kinds:
        return not verb and kinds[:2] == ["食塩水", "捨てる"] and len(kinds) == 3 and kinds[2] in ("水", "食塩")
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
        known = [part.percent for i, part in enumerate(s.parts) if part.kind == "食塩水" and i != s.index]
        one_open = s.parts[s.index].percent is None and all(known)
        return all(weights) and s.percent is not None and s.weight is None and len(s.parts) == 2 and one_open
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
    if s.rise and s.fall:
        return (*out, Fact.of("rise", percent=s.rise), Fact.of("fall", percent=s.fall), _ask(s, asked))
    if kinds == ["水", "食塩"] and s.index < 0:
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
    if (s.mixed or s.weight) and asked.percent:
        return Fact.of("ask", what="重さ", percent=asked.percent, unit=s.unit)
    if s.mixed:
        return Fact.of("ask", what="わからない濃さ", unit=s.unit)
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
    if s.rise and s.fall:
        out += [("食塩を加えて上がる濃さ", written(s.rise)), ("水を加えて下がる濃さ", written(s.fall))]
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
        check = Step("濃さから食塩の重さにもどします。", f"{number(part.weight.value)}×{number(answer.value)}÷100", part.salt)
        return Solution((step,), check, answer)
    assert part.percent
    answer = _g(salt / part.percent.value * 100)
    step = Step("食塩の重さを濃さでわって、食塩水の重さを求めます。", f"{number(salt)}÷{number(part.percent.value)}×100", answer)
    check = Step("濃さから食塩の重さにもどします。", f"{number(answer.value)}×{number(part.percent.value)}÷100", part.salt)
    return Solution((step,), check, answer)


def _explain_changes(s: Shokuen, rise: Fraction, fall: Fraction) -> Solution:
    """With the same weight of salt or of water added, the two results differ by that weight of salt."""
    more = s.parts[1].weight
    assert more
    gap = rise + fall
    total = more.value / gap * 100
    steps = [
        Step("食塩を加えたときと水を加えたときの、濃さの差を求めます。", f"{number(rise)}＋{number(fall)}", Quantity(gap, "%")),
        Step("重さは同じで食塩の差がこの濃さの差になるので、加えたあとの重さを求めます。", f"{number(more.value)}÷{number(gap)}×100", _g(total)),
    ]
    first = total - more.value
    if first <= 0:
        raise Impossible("はじめの食塩水の重さが決まりません。条件を確かめてください。")
    if s.asked == "重さ":
        steps.append(Step("加えた分をひいて、はじめの食塩水の重さを求めます。", f"{number(total)}−{number(more.value)}", _g(first)))
    lost = total * fall / 100
    percent = Quantity(lost / more.value * 100, "%")
    if not fall < percent.value < 100 - rise:
        raise Impossible("はじめの濃さが決まりません。条件を確かめてください。")
    if s.asked == "濃さ":
        steps.append(Step("水を加えて下がった分の食塩の重さを求めます。", f"{number(total)}×{number(fall)}÷100", _g(lost)))
        say = "加えた水がはじめと同じ濃さなら、これだけの食塩がとけています。"
        steps.append(Step(say, f"{number(lost)}÷{number(more.value)}×100", percent))
    answer = percent if s.asked == "濃さ" else _g(first)
    check = Step("加えたあとの重さと濃さの差から、食塩の差にもどします。", f"{number(total)}×({number(rise)}＋{number(fall)})÷100", more)
    return Solution(tuple(steps), check, answer)


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
    parts, names = list(s.parts), _names(s)
    if len(parts) > 1 and parts[1].kind == "捨てる":
        parts, names = _poured_off(parts, steps), ["残り", names[2]]
    for name, part in zip(names, parts, strict=True):
        if part.kind == "食塩水":
            steps.append(_salt_step(name, part))
        if part.kind in ("食塩水", "食塩"):
            salts.append(_salt(part))
    if len(salts) > 1:
        steps.append(Step("食塩の重さを合わせます。", _chain(salts), _g(sum(salts, Fraction(0)))))
    salt = sum(salts, Fraction(0))
    weights = [_signed(part) for part in parts]
    total = sum(weights, Fraction(0))
    if total <= 0 or salt > total:
        raise Impossible("食塩水より多くの水は蒸発させられません。")
    steps.append(Step("できた食塩水の重さを求めます。", _chain(weights), _g(total)))
    answer = Quantity(salt / total * 100, "%")
    steps.append(Step("食塩の重さを食塩水の重さでわって、濃さを求めます。", f"{number(salt)}÷{number(total)}×100", answer))
    check = Step("できた食塩水にふくまれる食塩の重さを確かめます。", f"{number(total)}×{_factor(answer.value)}÷100", _g(salt))
    return Solution(tuple(steps), check, answer)


def _poured_off(parts: Sequence[Part], steps: list[Step]) -> list[Part]:
    """What is left of the salt water after some of it is poured off, and what is then added."""
    first, off = parts[0], parts[1]
    assert first.weight and off.weight
    rest = first.weight.value - off.weight.value
    if rest <= 0:
        raise Impossible("はじめの食塩水より多くは捨てられません。")
    expression = f"{number(first.weight.value)}−{number(off.weight.value)}"
    steps.append(Step("残った食塩水の重さを求めます。濃さは変わりません。", expression, _g(rest)))
    return [Part("食塩水", _g(rest), first.percent), *parts[2:]]


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
    steps = [_salt_step(_names(s)[1 - s.index], part)] if part.kind == "食塩水" else []
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
    if s.rise and s.fall:
        return _changes_hold(s, answer)
    salt = water = Fraction(0)
    for index, part in enumerate(s.parts):
        asked = index == s.index
        weight = part.weight or (answer if asked else None)
        if weight is None:
            if s.weight is None:
                return False
            weight = Quantity(s.weight.value - answer.value, "g")
        if part.kind == "捨てる":
            left = 1 - weight.value / (salt + water)
            salt, water = salt * left, water * left
            continue
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


def _changes_hold(s: Shokuen, answer: Quantity) -> bool:
    """Adds the salt and the water to the salt water that the answer means."""
    more = s.parts[1].weight
    if more is None or s.rise is None or s.fall is None:
        return False
    up, down, x = s.rise.value, s.fall.value, more.value
    if s.asked == "重さ":
        weight = answer.value
        percent = down * (weight + x) / x
    else:
        percent = answer.value
        weight = x * (percent - down) / down
    salt = weight * percent / 100
    after_salt, after_water = (salt + x) / (weight + x) * 100, salt / (weight + x) * 100
    return weight > 0 and 0 < percent < 100 and after_salt == percent + up and after_water == percent - down


_KINDS = {
    1: ("食塩", "水", "とかす", "ふくむ", "混ぜる", "水を足す", "食塩から"),
    2: ("混ぜる", "水を足す", "食塩を足す", "蒸発", "何g水", "何g蒸発", "混ぜて作る", "何g混ぜる", "3つ混ぜる", "捨てる"),
    3: ("何g食塩", "何g混ぜる", "混ぜて作る", "はじめの重さ", "はじめの濃さ", "混ぜた濃さ", "何g蒸発", "足して足す", "食塩を足す", "上下"),
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
        case "食塩から":
            salt = _g(Fraction(rng.randint(3, 60)))
            s = Shokuen((Part("食塩水", None, first.percent, salt),), None, None, "重さ", -1, False, "g")
        case "3つ混ぜる":
            s = Shokuen((first, second, Part("食塩水", w(), p())), None, None, "濃さ", -1, True, "%")
        case "捨てる":
            s = Shokuen((first, Part("捨てる", w(20)), Part("水", w(20))), None, None, "濃さ", -1, False, "%")
        case "足して足す":
            ways = rng.sample(("水", "食塩", "蒸発"), 2)
            s = Shokuen((first, *(Part(way, w(20)) for way in ways)), None, None, "濃さ", -1, False, "%")
        case "混ぜた濃さ":
            s = Shokuen((first, Part("食塩水", second.weight)), made, None, "濃さ", 1, True, "%")
        case "上下":
            more = _g(Fraction(5 * rng.randint(1, 12)))
            asked = rng.choice(("濃さ", "重さ"))
            s = Shokuen(
                (Part("食塩水"), Part("食塩", more), Part("水", more)), None, None, asked, 0, False, "%" if asked == "濃さ" else "g",
                p(2, 16), p(1, 6),
            )  # fmt: skip
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
            "solution.made ask.made.weight",
            "solution.list solution.and solution.other mix ask.percent",
            "solution.from throw add.water ask.percent.is",
            "solution.there throw add.water.of ask.percent",
            "solution.to add.water add.salt ask.percent",
            "solution.from dry add.salt ask.percent.is",
            "solution.from dry add.water ask.percent",
            "solution.there add.salt add.water ask.percent.is",
            "solution.there add.water.of dry ask.percent",
            "solution.to add.salt dry.of ask.percent.is",
            "solution.and solution.unclear.other mix becomes.solution ask.unclear.percent",
            "solution.to solution.unclear.other add becomes ask.unclear.percent",
            "solution.any salt.if rises water.if falls ask.first.percent",
            "solution.any salt.of.if rises water.of.if falls ask.first.weight",
            "solution.unknown.to add.salt becomes ask.first.percent",
            "solution.unknown.from dry becomes ask.first.percent",
        ),
        1,
    )
)

FAMILY = Family("shokuen", "食塩水", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
