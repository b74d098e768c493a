"""Salt water as facts: what goes in or out, what it becomes, what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Taking
from sansu.quantity import Quantity, written
from sansu.wording import Fact

FIXED = {"水": Fraction(0), "食塩": Fraction(100), "蒸発": Fraction(0)}
ROLE = {"水": "加える水", "食塩": "加える食塩", "蒸発": "蒸発させる水", "捨てる": "捨てる食塩水"}
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


def strength(part: Part) -> Fraction:
    return part.percent.value if part.percent else FIXED[part.kind]


def recognise(facts: Sequence[Fact]) -> Shokuen | None:
    take = Taking(facts)
    kinds = [fact.kind for fact in facts]
    if "ask" not in kinds or {"solution", "solution.pair", "part", "done"} & set(kinds[kinds.index("ask") :]):
        return None  # what is done after the question belongs to another question
    ordered = [fact for fact in facts if fact.kind in ("solution", "part", "solution.pair")]
    again = take.all("repeat")
    take.all("solution"), take.all("part"), take.all("solution.pair"), take.all("this")
    done, result, ask, rise, fall = (take.all(kind) for kind in ("done", "result", "ask", "rise", "fall"))
    if len(ask) != 1 or max(len(done), len(result), len(rise), len(fall)) > 1:
        return None
    parts, inside = _parts(ordered), take.all("inside")
    if not take.done or parts is None or len(inside) > 1:
        return None
    if again:
        times = int(again[0].quantity("times").value if again[0].get("times") else again[0].quantity("more").value + 1)
        if len(again) > 1 or not 2 <= times <= 3 or [part.kind for part in parts[:2]] != ["食塩水", "捨てる"] or len(parts) != 3 or facts[-2].kind != "repeat":
            return None
        parts += parts[1:] * (times - 1)
    if inside:
        if len(parts) != 1 or parts[0].percent or parts[0].salt:
            return None
        parts = [Part(parts[0].kind, parts[0].weight, None, inside[0].quantity("salt"))]
    if rise or fall:
        return _two_changes(parts, rise, fall, ask[0]) if not done and not result else None
    return _mixture(parts, done[0] if done else None, result[0] if result else None, ask[0])


def _mixture(parts: list[Part], done: Fact | None, result: Fact | None, ask: Fact) -> Shokuen | None:
    what = ask.text("what")
    made = (_quantity(result, "percent"), _quantity(result, "weight"))
    if not parts and all(made) and what in ("食塩", "水"):
        parts, made, result = [Part("食塩水", made[1], made[0])], (None, None), None
    if what in ("水", "加える水") and len(parts) == 1 and parts[0].salt and parts[0].percent and not parts[0].weight and not result:
        parts, made, what = [Part("食塩", parts[0].salt)], (parts[0].percent, None), "加える水"
    if what == "わからない濃さ" and parts and all(part.percent for part in parts if part.kind == "食塩水"):
        what = "できた濃さ"
    if what == "水" and [part.kind for part in parts] == ["食塩"]:
        what = "加える水"
    by = result.text("by") if result else ""
    if by and all(part.kind != by for part in parts) and what != ROLE[by]:
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
    return Shokuen(
        tuple(parts), None, None, asked, 0, False, unit, rise[0].quantity("percent"), fall[0].quantity("percent")
    )


def _parts(ordered: Sequence[Fact]) -> list[Part] | None:
    """The parts in the text's order; what is poured off first is left off the salt water it comes from."""
    parts: list[Part] = []
    for fact in ordered:
        part = _part(fact)
        if fact.kind == "solution.pair":
            parts += [Part("食塩水", None, fact.quantity(role)) for role in ("percent", "percent2")]
            continue
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


def _one_action(
    parts: Sequence[Part], done: Fact | None, made: tuple[Quantity | None, Quantity | None], what: str
) -> bool:
    """Whether the verb says what the parts do: two salt waters are mixed, water and salt are dissolved."""
    kinds = [part.kind for part in parts]
    verb = done.text("what") if done else ""
    if sorted(kinds) == ["水", "食塩"]:
        if all(part.weight for part in parts) and not verb and kinds == ["食塩", "水"]:
            return True  # 食塩80gに水を320g加えて
        return verb == "とかす" if all(part.weight for part in parts) else not verb and made[0] is not None
    if "捨てる" in kinds:
        one = kinds[:2] == ["食塩水", "捨てる"] and len(kinds) == 3 and kinds[2] in ("水", "食塩")
        return not verb and (one or (kinds[0] == "食塩水" and 3 < len(kinds) <= 7 and kinds[-1] != "捨てる" and set(kinds[1:]) <= {"水", "食塩", "蒸発", "捨てる"}))
    if kinds.count("食塩水") > 1:
        return verb == "混ぜる" or (not verb and what == "重さ" and made[0] is not None)
    return not verb and kinds[:1] == ["食塩水"] and len(kinds) <= 3


def _sensible(s: Shokuen) -> bool:
    """Whether the unknowns are just as many as the relations settle, for the forms that are explained."""
    weights = [part.weight for part in s.parts]
    if any(weight and weight.unit != "g" for weight in (*weights, s.weight, *(part.salt for part in s.parts))):
        return False
    if any(part.salt and part.weight and part.salt.value >= part.weight.value for part in s.parts):
        return False
    strong = [part.percent for part in s.parts if part.kind == "食塩水"]
    if any(part.salt for part in s.parts):
        one = s.parts[0]
        return (
            len(s.parts) == 1
            and s.index == -1
            and s.percent is None
            and one.salt is not None
            and (
                (s.asked == "濃さ" and one.weight is not None and one.percent is None)
                or (s.asked == "重さ" and one.percent is not None and one.weight is None)
            )
        )
    if s.asked in ("食塩", "水"):
        plain = len(s.parts) == 1 or (s.asked == "食塩" and s.mixed and len(strong) == len(s.parts))
        return all(weights) and all(strong) and s.percent is None and plain
    if s.asked == "濃さ" and s.index == -1:
        fine = "捨てる" not in [part.kind for part in s.parts] or not s.mixed
        return fine and all(weights) and all(strong) and s.percent is None and s.weight is None and len(s.parts) > 1
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
    first = s.parts[0].weight
    if len(s.parts) == 5 and s.parts[1:3] == s.parts[3:] and first and first.value % 20 == 0:
        out = [*out[:3], Fact.of("repeat", more=Quantity(Fraction(1), "回"))]  # もう1回; the others are told twice
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
        return Fact.of("ask", what=ROLE[asked.kind], unit=s.unit)
    if (s.mixed or s.weight) and asked.percent:
        return Fact.of("ask", what="重さ", percent=asked.percent, unit=s.unit)
    if s.mixed:
        return Fact.of("ask", what="わからない濃さ", unit=s.unit)
    return Fact.of("ask", what=f"はじめの{s.asked}", unit=s.unit)


def part_names(s: Shokuen) -> list[str]:
    """What the line calls each part."""
    counted = iter(_ORDINALS)
    return [ROLE[p.kind] if p.kind != "食塩水" else next(counted) if s.mixed else "はじめ" for p in s.parts]


def line(s: Shokuen) -> tuple[tuple[str, str], ...]:
    out: list[tuple[str, str]] = []
    names = part_names(s)
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
