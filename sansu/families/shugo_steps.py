"""集合算's situation and its explanation: one region of the diagram follows from others, until the asked one is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number
from sansu.reading.sets import DEEDS
from sansu.solution import Solution, Step

ORDER = ("A", "B", "Aでない", "Bでない", "Aだけ", "Bだけ", "両方", "なし", "少なくとも", "片方")


@dataclass(frozen=True)
class Told:
    """How many are in a region: so many people, or (share "分数", "%" or "割") that part of all."""

    value: Fraction
    share: str = ""


@dataclass(frozen=True)
class Shugo:
    """Two sets by name with what is done (particle, verb); how many people there are; regions told; the region asked.

    extreme: "多い" or "少ない" where only the most or the fewest is asked, "" where the region is fixed.
    """

    names: tuple[str, ...]
    deeds: tuple[tuple[str, str], ...]
    whole: Quantity | None
    group: str
    told: tuple[tuple[str, Told], ...]
    asked: str
    extreme: str
    unit: str  # 人, or % or 割 of all
    asked_group: str = ""


def label(s: Shugo, region: str) -> str:
    """What the region is called: 犬を飼っている人, どちらも好きでない人."""
    if region == "全体":
        return "全体"
    if region[0] in "AB":
        index = "AB".index(region[0])
        name, (particle, inside), rest = s.names[index], s.deeds[index], region[1:]
        if rest == "でない":
            return f"{name}{particle}{_outside(inside)}人"
        return f"{name}{'だけ' if rest else ''}{particle}{inside}人"
    particle, inside = s.deeds[0] if len({one for _, one in s.deeds}) == 1 else ("を", "とった")
    both = "どちらにも" if particle == "に" else "どちらも"
    return {"両方": f"{both}{inside}人", "なし": f"{both}{_outside(inside)}人", "少なくとも": f"少なくとも一方{particle}{inside}人",
            "片方": f"一方だけ{particle}{inside}人"}[region]  # fmt: skip


def _outside(inside: str) -> str:
    return next(outside for _, one, outside in DEEDS if one == inside)


# found, from what, how, and the sentence; {A} is a region's number there and its label in the sentence
_RULES = (
    ("少なくとも", ("全体", "なし"), "{0}−{1}", "全体から{1}をひくと、{x}が求められます。"),
    ("少なくとも", ("A", "B", "両方"), "{0}＋{1}−{2}", "2つをたすと両方の人を2回数えるので、1回分ひきます。"),
    ("両方", ("A", "B", "少なくとも"), "{0}＋{1}−{2}", "2つの人数の和は、{2}より両方の人の分だけ多くなります。"),
    ("なし", ("全体", "少なくとも"), "{0}−{1}", "全体から{1}をひきます。"),
    ("全体", ("少なくとも", "なし"), "{0}＋{1}", "{0}と{1}をたすと全体です。"),
    ("Aだけ", ("A", "両方"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Bだけ", ("B", "両方"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("A", ("Aだけ", "両方"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("B", ("Bだけ", "両方"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("両方", ("A", "Aだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("両方", ("B", "Bだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Aだけ", ("少なくとも", "B"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Bだけ", ("少なくとも", "A"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("B", ("少なくとも", "Aだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("A", ("少なくとも", "Bだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("少なくとも", ("B", "Aだけ"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("少なくとも", ("A", "Bだけ"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("片方", ("Aだけ", "Bだけ"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("片方", ("少なくとも", "両方"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("両方", ("少なくとも", "片方"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("少なくとも", ("両方", "片方"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("Aだけ", ("片方", "Bだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Bだけ", ("片方", "Aだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("両方", ("A", "B", "片方"), "({0}＋{1}−{2})÷2", "2つの和から一方だけの人をひくと、両方の人の2倍です。"),
    ("A", ("少なくとも", "両方", "B"), "{0}＋{1}−{2}", "{0}に両方の分をたして、{2}をひきます。"),
    ("B", ("少なくとも", "両方", "A"), "{0}＋{1}−{2}", "{0}に両方の分をたして、{2}をひきます。"),
    ("A", ("全体", "Aでない"), "{0}−{1}", "全体から、{1}をひきます。"),
    ("B", ("全体", "Bでない"), "{0}−{1}", "全体から、{1}をひきます。"),
    ("Aでない", ("全体", "A"), "{0}−{1}", "全体から、{1}をひきます。"),
    ("Bでない", ("全体", "B"), "{0}−{1}", "全体から、{1}をひきます。"),
    ("Bだけ", ("Aでない", "なし"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Aだけ", ("Bでない", "なし"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("なし", ("Aでない", "Bだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("なし", ("Bでない", "Aだけ"), "{0}−{1}", "{0}から、{1}をひきます。"),
    ("Aでない", ("なし", "Bだけ"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("Bでない", ("なし", "Aだけ"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("全体", ("A", "Aでない"), "{0}＋{1}", "{0}と{1}をたします。"),
    ("全体", ("B", "Bでない"), "{0}＋{1}", "{0}と{1}をたします。"),
)  # fmt: skip
_SIGNS = {"＋": 1, "−": -1}


def _value(how: str, values: tuple[Fraction, ...]) -> Fraction:
    """The value of a rule: the given numbers with their signs, halved where the rule halves."""
    signs = [1] + [_SIGNS[c] for c in how if c in _SIGNS]
    total = sum((sign * value for sign, value in zip(signs, values, strict=True)), Fraction(0))
    return total / 2 if how.endswith("÷2") else total


def closure(s: Shugo, known: dict[str, Fraction]) -> tuple[dict[str, Fraction], dict[str, int]]:
    """Every region that follows from the known ones, and by which rule.

    Raises:
        Impossible: two ways give two numbers, or a number is below 0.
    """
    values, by = dict(known), dict[str, int]()
    while True:
        found = dict[str, Fraction]()
        for index, (target, given, how, _) in enumerate(_RULES):
            if all(name in values for name in given):
                value = _value(how, tuple(values[name] for name in given))
                if target in values:
                    if values[target] != value:
                        raise Impossible(f"{label(s, target)}の数が、ほかの条件と合いません。")
                elif target not in found:
                    found[target], by[target] = value, index
                    if value < 0:
                        raise Impossible(f"{label(s, target)}の数が0より小さくなります。")
                elif found[target] != value:
                    raise Impossible(f"{label(s, target)}の数が、ほかの条件と合いません。")
        if not found:
            return values, by
        values |= found


def _needed(target: str, by: dict[str, int]) -> Iterator[str]:
    if target in by:
        for name in _RULES[by[target]][1]:
            yield from _needed(name, by)
        yield target


def _derived(s: Shugo, known: dict[str, Fraction], target: str, unit: str) -> tuple[list[Step], dict[str, Fraction]]:
    """The steps that lead from what is known to a region."""
    values, by = closure(s, known)
    if target not in values:
        raise ValueError(f"{target} does not follow")
    steps = []
    for name in dict.fromkeys(_needed(target, by)):
        _, given, how, say = _RULES[by[name]]
        expression = how.format(*(number(values[one]) for one in given))
        text = say.format(*(label(s, one) for one in given), x=label(s, name))
        steps.append(Step(text, expression, Quantity(values[name], unit), hint=f"{label(s, name)}は、どれとどれから求められますか。"))
    return steps, values


def _whole_of(share: str) -> Fraction:
    return Fraction({"%": 100, "割": 10}.get(share, 1))


def explain(s: Shugo) -> Solution:
    if s.extreme:
        return _explain_extreme(s)
    shares = {region: told for region, told in s.told if told.share}
    if shares and not s.whole:
        return _explain_shares(s, next(iter(shares.values())).share)
    steps: list[Step] = []
    known = {region: told.value for region, told in s.told}
    if s.whole:
        known["全体"] = s.whole.value
        for region, told in shares.items():
            known[region], step = _counted(s, region, told, s.whole.value)
            steps.append(step)
    for region, value in known.items():
        require_possible(Quantity(value, "人"), label(s, region), zero=True)
    derived, values = _derived(s, known, s.asked, "人")
    _require_people(s, values, "人")
    return Solution((*steps, *derived), _check(s, values, "人"), Quantity(values[s.asked], "人"))


def _counted(s: Shugo, region: str, told: Told, whole: Fraction) -> tuple[Fraction, Step]:
    value = whole * told.value / _whole_of(told.share)
    tail = {"%": "÷100", "割": "÷10"}.get(told.share, "")
    say = f"全体をもとにして、{label(s, region)}の人数を求めます。"
    return value, Step(say, f"{number(whole)}×{number(told.value)}{tail}", Quantity(value, "人"), hint=say)


def _require_people(s: Shugo, values: dict[str, Fraction], unit: str) -> None:
    for region, value in values.items():
        if value < 0 or (unit == "人" and value.denominator != 1):
            require_possible(Quantity(value, unit), label(s, region), zero=True)
    if values[s.asked] <= 0:
        raise Impossible(f"{label(s, s.asked)}がいないことになります。")
    if "全体" in values and any(value > values["全体"] for value in values.values()):
        raise Impossible("全体より多い人数があります。")


def _check(s: Shugo, values: dict[str, Fraction], unit: str) -> Step:
    """A told number again from the regions: the parts of the diagram add up to what they make."""
    told = {"全体"} if s.whole else set()
    told |= {region for region, _ in s.told}
    told -= {s.asked}
    say, parts, total = next(
        (
            (f"図の部分をたして、{label(s, total)}にもどします。", parts, total)
            for total, parts in (("全体", ("Aだけ", "Bだけ", "両方", "なし")), ("少なくとも", ("Aだけ", "Bだけ", "両方")), ("A", ("Aだけ", "両方")), ("B", ("Bだけ", "両方")),
                                 ("全体", ("少なくとも", "なし")), ("全体", ("A", "Aでない")), ("全体", ("B", "Bでない")), ("少なくとも", ("Aだけ", "B")), ("少なくとも", ("Bだけ", "A")), ("片方", ("Aだけ", "Bだけ")), ("Aでない", ("なし", "Bだけ")), ("Bでない", ("なし", "Aだけ")))
            if total in values and all(part in values for part in parts) and {total, *parts} & told
        ),
        ("", (), ""),
    )  # fmt: skip
    if not parts:
        raise ValueError("no told number follows from the regions")
    return Step(say, "＋".join(number(values[part]) for part in parts), Quantity(values[total], unit))


def _explain_shares(s: Shugo, share: str) -> Solution:
    """All is taken as 1 (100%, 10割); the region whose people are counted tells how many all are."""
    counted = next(((region, told.value) for region, told in s.told if not told.share), None)
    known = {region: told.value for region, told in s.told if told.share} | {"全体": _whole_of(share)}
    unit = share if share != "分数" else ""
    if counted is None:
        steps, values = _derived(s, known, s.asked, unit)
        _require_people(s, values, unit)
        return Solution(tuple(steps), _check(s, values, unit), Quantity(values[s.asked], unit))
    region, people = counted
    steps, values = _derived(s, known, region, unit)
    _require_people(replace(s, asked=region), values, unit)
    whole = people / values[region] * values["全体"]
    tail = f"×{number(values['全体'])}" if share != "分数" else ""
    say = f"{label(s, region)}の割合と人数から、全体の人数を求めます。"
    steps.append(Step(say, f"{number(people)}÷{number(values[region])}{tail}", Quantity(whole, "人"), hint=say))
    require_possible(Quantity(whole, "人"), "全体の人数")
    for name, value in values.items():
        require_possible(Quantity(whole * value / values["全体"], "人"), label(s, name), zero=True)
    answer = Quantity(whole, "人")
    if s.asked != "全体":
        if s.asked not in values:
            raise ValueError(f"{s.asked} does not follow")
        more, _ = _derived(s, known, s.asked, unit)
        steps += [step for step in more if step not in steps]
        part, step = _counted(s, s.asked, Told(values[s.asked], share), whole)
        steps.append(step)
        answer = Quantity(part, "人")
    tail = {"%": "÷100", "割": "÷10"}.get(share, "")
    back = f"{number(whole)}×{number(values[region])}{tail}"
    return Solution(tuple(steps), Step(f"全体から、{label(s, region)}の人数にもどします。", back, Quantity(people, "人")), answer)


def _explain_extreme(s: Shugo) -> Solution:
    """The most and the fewest: where the sets overlap as far as they can, or as little as they can."""
    assert s.whole
    whole, told = s.whole.value, dict(s.told)
    a, b = told["A"].value, told["B"].value
    if max(a, b) > whole:
        raise Impossible("全体より多い人数があります。")
    small, big = ("A", "B") if a <= b else ("B", "A")
    much = (s.extreme == "多い") == (s.asked in ("両方", "なし"))  # whether the two overlap as far as they can
    if s.asked in ("Aだけ", "Bだけ"):
        much = s.extreme == "少ない"
    if much:
        both = min(a, b)
        first = Step(f"{label(s, big)}の中に{label(s, small)}が全員入るとき、重なりが最も大きくなります。", f"{number(both)}×1", Quantity(both, "人"),
                     hint="重なりが最も大きくなるのは、どのようなときですか。")  # fmt: skip
    else:
        both = max(Fraction(0), a + b - whole)
        first = Step("重なりをできるだけ小さくするため、2つの人数の和を全体とくらべます。", f"{number(a)}＋{number(b)}", Quantity(a + b, "人"),
                     hint="重なりをできるだけ小さくすると、どうなりますか。")  # fmt: skip
    steps = [first]
    if not much and a + b > whole:
        steps.append(Step("全体をこえた分は、必ず両方に入ります。", f"{number(a + b)}−{number(whole)}", Quantity(both, "人"), hint="全体をこえた分の人は、どこに入りますか。"))
    elif not much:
        steps.append(Step("和は全体をこえないので、両方の人は0人でもよいことになります。", "", Quantity(Fraction(0), "人"), hint="和は全体より大きいですか。"))
    values, _ = closure(s, {"全体": whole, "A": a, "B": b, "両方": both})
    if s.asked != "両方":
        more, values = _derived(s, {"全体": whole, "A": a, "B": b, "両方": both}, s.asked, "人")
        steps += more
    return Solution(tuple(steps), _check(s, values, "人"), Quantity(values[s.asked], "人"))


def holds(s: Shugo, answer: Quantity) -> bool:
    """Counts people set by set: every overlap that the numbers allow is tried."""
    if answer.unit != s.unit or answer.value < 0 or (answer.value.denominator != 1 and s.unit == "人"):
        return False
    told = {region: amount for region, amount in s.told}
    whole = s.whole.value if s.whole else answer.value if s.asked == "全体" else None
    if s.unit != "人":
        whole = _whole_of(s.unit)
        told = {region: Told(amount.value) for region, amount in s.told}
    shares = [amount.share for amount in told.values() if amount.share]
    if shares and whole is None:
        return _holds_shares(s, answer)
    fixed = {r: a.value * (whole or 1) / _whole_of(a.share) if a.share else a.value for r, a in told.items()}
    if whole is not None:
        fixed["全体"] = whole
    if s.extreme:
        fixed.pop("全体")
        possible = [one[s.asked] for one in _people(fixed, whole)]
        return bool(possible) and (max if s.extreme == "多い" else min)(possible) == answer.value
    if s.asked != "全体":
        fixed[s.asked] = answer.value
    return any(True for _ in _people(fixed, whole))


def _holds_shares(s: Shugo, answer: Quantity) -> bool:
    for whole in [int(answer.value)] if s.asked == "全体" else range(1, 2001):
        told = {r: a.value * whole / _whole_of(a.share) if a.share else a.value for r, a in s.told}
        if all(value.denominator == 1 for value in told.values()):
            told |= {"全体": Fraction(whole), s.asked: answer.value}
            if any(True for _ in _people(told, Fraction(whole))):
                return True
    return False


def _people(fixed: dict[str, Fraction], whole: Fraction | None) -> Iterator[dict[str, Fraction]]:
    """Every way to put people into the four regions that has the fixed numbers."""
    most = int(whole if whole is not None else max(fixed.values()))
    for both in [int(fixed["両方"])] if "両方" in fixed else range(most + 1):
        for a in _choices(fixed, "A", both, most):
            for b in _choices(fixed, "B", both, most):
                if whole is not None:
                    outside = [int(whole) - a - b - both]
                else:
                    outside = [int(fixed["なし"])] if "なし" in fixed else [0]
                for none in outside:
                    if min(a, b, both, none) < 0:
                        continue
                    found = {"A": a + both, "B": b + both, "Aだけ": a, "Bだけ": b, "両方": both, "なし": none, "少なくとも": a + b + both,
                             "片方": a + b, "Aでない": b + none, "Bでない": a + none, "全体": a + b + both + none}  # fmt: skip
                    if all(found[region] == value for region, value in fixed.items()):
                        yield {region: Fraction(value) for region, value in found.items()}


def _choices(fixed: dict[str, Fraction], name: str, both: int, most: int) -> list[int] | range:
    if f"{name}だけ" in fixed:
        return [int(fixed[f"{name}だけ"])]
    if name in fixed:
        return [int(fixed[name]) - both]
    return range(most + 1)
