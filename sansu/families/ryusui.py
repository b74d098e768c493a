"""流水算: a boat on a flowing river.  Down = still water + flow, up = still water − flow, and distance = speed × time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion, unit_name
from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.boats import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

_SWALLOWED = re.compile(r"^の|速さ|川|流れ|上り|上る|下る|下り|[をがは]|町|地点")  # a name that took more in
# what can be given or asked, in the order of the reading line
SPEEDS = ("静水時の速さ", "流れの速さ", "上りの速さ", "下りの速さ")
DISTANCES = ("道のり", "上りの道のり", "下りの道のり")
TIMES = ("上りの時間", "下りの時間", "往復の時間")
ROLES = SPEEDS + DISTANCES + TIMES

# (found, from what, expression, sentence); the first that leads to the goal in the fewest steps is taken
_Rule = tuple[str, tuple[str, ...], str, str]
_RULES: tuple[_Rule, ...] = (
    ("上りの速さ", ("静水時の速さ", "流れの速さ"), "{0}−{1}", "上りの速さは、静水時の速さから流れの速さをひきます。"),
    ("下りの速さ", ("静水時の速さ", "流れの速さ"), "{0}＋{1}", "下りの速さは、静水時の速さに流れの速さをたします。"),
    ("上りの速さ", ("上りの道のり", "上りの時間"), "{0}÷{1}", "道のりを上りの時間でわって、上りの速さを求めます。"),
    ("下りの速さ", ("下りの道のり", "下りの時間"), "{0}÷{1}", "道のりを下りの時間でわって、下りの速さを求めます。"),
    (
        "静水時の速さ",
        ("上りの速さ", "下りの速さ"),
        "({0}＋{1})÷2",
        "静水時の速さは、上りの速さと下りの速さの平均です。",
    ),
    ("流れの速さ", ("下りの速さ", "上りの速さ"), "({0}−{1})÷2", "流れの速さは、下りの速さと上りの速さの差の半分です。"),
    ("流れの速さ", ("静水時の速さ", "上りの速さ"), "{0}−{1}", "流れの速さは、静水時の速さと上りの速さの差です。"),
    ("流れの速さ", ("下りの速さ", "静水時の速さ"), "{0}−{1}", "流れの速さは、下りの速さと静水時の速さの差です。"),
    ("静水時の速さ", ("上りの速さ", "流れの速さ"), "{0}＋{1}", "静水時の速さは、上りの速さに流れの速さをたします。"),
    ("静水時の速さ", ("下りの速さ", "流れの速さ"), "{0}−{1}", "静水時の速さは、下りの速さから流れの速さをひきます。"),
    ("上りの時間", ("上りの道のり", "上りの速さ"), "{0}÷{1}", "道のりを上りの速さでわって、上りの時間を求めます。"),
    ("下りの時間", ("下りの道のり", "下りの速さ"), "{0}÷{1}", "道のりを下りの速さでわって、下りの時間を求めます。"),
    ("往復の時間", ("上りの時間", "下りの時間"), "{0}＋{1}", "上りの時間と下りの時間をたします。"),
    ("上りの時間", ("往復の時間", "下りの時間"), "{0}−{1}", "往復の時間から下りの時間をひいて、上りの時間を求めます。"),
    ("下りの時間", ("往復の時間", "上りの時間"), "{0}−{1}", "往復の時間から上りの時間をひいて、下りの時間を求めます。"),
    ("上りの道のり", ("上りの速さ", "上りの時間"), "{0}×{1}", "上りの速さと上りの時間をかけて、道のりを求めます。"),
    ("下りの道のり", ("下りの速さ", "下りの時間"), "{0}×{1}", "下りの速さと下りの時間をかけて、道のりを求めます。"),
)
# The same where the way up and the way down are one stretch: its length may carry over from one to the other.
_ONE = {"上りの道のり": "道のり", "下りの道のり": "道のり"}
_ALIKE = tuple((_ONE.get(a, a), tuple(_ONE.get(b, b) for b in sources), text, say) for a, sources, text, say in _RULES)
# Checks of speeds found from speeds alone, where no single rule leads back.
_CHECKS: tuple[_Rule, ...] = (
    (
        "下りの速さ",
        ("静水時の速さ", "上りの速さ"),
        "{0}＋({0}−{1})",
        "静水時の速さに流れの速さをたして、下りの速さにもどします。",
    ),
    (
        "上りの速さ",
        ("下りの速さ", "流れの速さ"),
        "{0}−{1}×2",
        "下りの速さから流れの速さの2つ分をひいて、上りの速さにもどします。",
    ),
)


@dataclass(frozen=True)
class Ryusui:
    """`given` holds (role, quantity) pairs in the order of ROLES; 道のり means the same stretch up and down."""

    given: tuple[tuple[str, Quantity], ...]
    asked: str
    unit: str
    boat: str = ""

    def get(self, role: str) -> Quantity | None:
        return next((quantity for name, quantity in self.given if name == role), None)


def recognise(facts: Sequence[Fact]) -> Ryusui | None:
    take = Taking(facts)
    ask = take.one("ask")
    speeds, trips, spans = take.all("boat.speed"), take.all("boat.trip"), take.all("boat.span")
    others = [*take.all("boat.river"), *take.all("boat.name"), *take.all("boat.round")]
    if not take.done or ask is None or not _one_stretch([*trips, *spans, ask]):
        return None
    found: dict[str, Quantity] = {}
    open_ways: list[str] = []

    def add(role: str, value: object) -> bool:
        if isinstance(value, Quantity):
            if found.get(role, value) != value:
                return False
            found[role] = value
        return True

    agree = [add(fact.text("which"), fact.get("speed")) for fact in speeds]
    for fact in trips:
        way = fact.text("way") or _direction(fact, spans)
        if not way:
            return None
        if not fact.get("time") and way != "往復":
            open_ways.append(way)
        agree += [add(f"{way}の時間", fact.get("time")), add(f"{way}の道のり", fact.get("length"))]
    agree += [add("道のり", fact.get("length")) for fact in spans]
    asked = ask.text("what")
    if asked == "行く時間":
        asked = f"{_direction(ask, spans)}の時間"
    if asked == "かかる時間" and len(open_ways) == 1:
        asked = f"{open_ways[0]}の時間"
    elif any(asked != f"{way}の時間" for way in open_ways):
        return None
    agree.append(add(f"{asked[:2]}の道のり", ask.get("length")))
    mentions = [fact.text("boat") for fact in (*speeds, *trips, *others, ask)]
    if not all(agree) or not _one_boat(mentions) or asked not in ROLES or asked in found:
        return None
    unit = ask.text("unit")
    if dimension(unit) != ("speed" if asked in SPEEDS else "length" if asked in DISTANCES else "time"):
        return None
    merged = _merge(found)
    if merged is None:
        return None
    boat = next((one for one in mentions if one), "")
    return Ryusui(tuple((role, merged[role]) for role in ROLES if role in merged), asked, unit, boat)


def _direction(fact: Fact, spans: Sequence[Fact]) -> str:
    """上り or 下り where only the towns are named and the text says which lies upstream."""
    for span in spans:
        upper, lower = span.text("upper"), span.text("lower")
        if upper and (fact.text("a"), fact.text("b")) == (upper, lower):
            return "下り"
        if upper and (fact.text("a"), fact.text("b")) == (lower, upper):
            return "上り"
    return ""


def _one_stretch(mentions: Sequence[Fact]) -> bool:
    """Whether all named towns are the same two, and up is never told as down."""
    pairs = {
        frozenset((fact.text(a), fact.text(b)))
        for fact in mentions
        for a, b in (("a", "b"), ("upper", "lower"))
        if fact.text(a)
    }
    if len(pairs) > 1 or any(len(pair) != 2 or any("川" in one for one in pair) for pair in pairs):
        return False
    spans = [fact for fact in mentions if fact.kind == "boat.span"]
    told = [(_direction(fact, spans), fact.text("way")) for fact in mentions if fact.kind == "boat.trip"]
    if any(real and way and real != way for real, way in told):
        return False
    ways: dict[tuple[str, str], set[str]] = {}
    for fact in mentions:
        way = fact.text("way") or fact.text("what")[:2]
        if fact.text("a") and fact.kind != "boat.span" and way in ("上り", "下り"):
            ways.setdefault((fact.text("a"), fact.text("b")), set()).add(way)
    return all(len(said) == 1 for said in ways.values())


def _one_boat(mentions: Sequence[str]) -> bool:
    named = [one for one in mentions if one]
    longest = max(named, key=len, default="")
    return all(refers(one, longest) for one in named) and not any(_SWALLOWED.search(one) for one in named)


def _merge(found: dict[str, Quantity]) -> dict[str, Quantity] | None:
    """One 道のり where the way up is the way down; two where the text gives two."""
    up, down, both = (found.get(role) for role in ("上りの道のり", "下りの道のり", "道のり"))
    if both is not None:
        return None if (up not in (None, both)) or (down not in (None, both)) else _without(found, both)
    if up is not None and down is not None:
        return _without(found, up) if up == down else found
    only = up or down
    return found if only is None else _without(found, only)


def _without(found: dict[str, Quantity], both: Quantity) -> dict[str, Quantity]:
    kept = {role: quantity for role, quantity in found.items() if role not in DISTANCES}
    return {**kept, "道のり": both}


def facts(s: Ryusui) -> tuple[Fact, ...]:
    out: list[Fact] = []
    for role, quantity in s.given:
        if role in SPEEDS:
            out.append(Fact.of("boat.speed", which=role, speed=quantity))
        elif role == "道のり":
            out.append(Fact.of("boat.span", length=quantity))
        elif role == "往復の時間":
            out.append(Fact.of("boat.trip", way="往復", time=quantity))
    for way in ("上り", "下り"):
        length, time = s.get(f"{way}の道のり"), s.get(f"{way}の時間")
        if time and length:
            out.append(Fact.of("boat.trip", way=way, time=time, length=length))
        elif time:
            out.append(Fact.of("boat.trip", way=way, time=time))
    owner = next(
        (i for i, fact in enumerate(out) if fact.kind != "boat.span" and fact.get("which") != "流れの速さ"), None
    )
    if s.boat and owner is not None:
        out[owner] = Fact.of(out[owner].kind, **dict(out[owner].roles), boat=s.boat)
    out.append(Fact.of("ask", what=s.asked, unit=s.unit))
    return tuple(out)


def line(s: Ryusui) -> tuple[tuple[str, str], ...]:
    return (*((role, written(q)) for role, q in s.given), ("求めるもの", f"{s.asked}（{unit_name(s.unit)}）"))


def _units(s: Ryusui) -> tuple[str, str]:
    """The length and the time that all is brought to: a speed's, else the distance's and the first time's."""
    speeds = [q.unit for role, q in s.given if role in SPEEDS] + ([s.unit] if s.asked in SPEEDS else [])
    if speeds:
        length, _, time = speeds[0].partition("/")
        return length, time
    lengths = [q.unit for role, q in s.given if role in DISTANCES] or ["km"]
    times = [q.unit for role, q in s.given if role in TIMES] or ["時間"]
    return lengths[0], times[0]


def explain(s: Ryusui) -> Solution:
    length, time = _units(s)
    steps: list[Step] = []
    known: dict[str, Quantity] = {}
    for role, quantity in s.given:
        unit = {"speed": f"{length}/{time}", "length": length, "time": time}.get(dimension(quantity.unit), "")
        try:
            known[role], extra = conversion(role, quantity, unit)
        except ValueError as error:
            raise Impossible(f"{role}の単位が合いません。") from error
        steps += extra
    goal = s.asked
    alike = not {"上りの道のり", "下りの道のり"} & {*known, goal}
    rules = _ALIKE if alike else _RULES
    plan = _plan(rules, frozenset(known), goal)
    found = dict(known)
    if plan is None:
        if not alike:
            raise Impossible("条件がたりないので、答えが1つに決まりません。")
        steps += _by_ratio(known, found, f"{length}/{time}")
        plan = _plan(rules, frozenset(found), goal)
        if plan is None:
            raise Impossible("条件がたりないので、答えが1つに決まりません。")
    for target, sources, expression, say in plan:
        value = _value(expression, [found[name].value for name in sources])
        if value <= 0:
            raise Impossible(f"{target}が0以下になり、条件が合いません。")
        unit = f"{length}/{time}" if target in SPEEDS else length if target.endswith("道のり") else time
        found[target] = Quantity(value, unit)
        steps.append(Step(say, _filled(expression, sources, found), found[target]))
    check = _check(rules, known, found, goal)
    answer, extra = conversion(s.asked, found[goal], s.unit) if found[goal].unit != s.unit else (found[goal], ())
    return Solution((*steps, *extra), check, answer)


def _filled(expression: str, sources: Sequence[str], found: dict[str, Quantity]) -> str:
    return expression.format(*(number(found[name].value) for name in sources))


def _value(expression: str, values: Sequence[Fraction]) -> Fraction:
    a, b = values
    return {
        "{0}−{1}": a - b, "{0}＋{1}": a + b, "{0}÷{1}": a / b, "{0}×{1}": a * b, "({0}＋{1})÷2": (a + b) / 2, "({0}−{1})÷2": (a - b) / 2,
        "{0}＋({0}−{1})": a + (a - b), "{0}−{1}×2": a - b * 2,
    }[expression]  # fmt: skip


def _plan(rules: Sequence[_Rule], known: frozenset[str], goal: str) -> list[_Rule] | None:
    """The shortest chain of rules from what is known to the goal (breadth first, rules in their order)."""
    queue: list[tuple[frozenset[str], list[_Rule]]] = [(known, [])]
    seen = {known}
    for state, plan in queue:
        if goal in state:
            return plan
        for rule in rules:
            if rule[0] not in state and state.issuperset(rule[1]):
                bigger = state | {rule[0]}
                if bigger not in seen:
                    seen.add(bigger)
                    queue.append((bigger, [*plan, rule]))
    return None


def _by_ratio(known: dict[str, Quantity], found: dict[str, Quantity], unit: str) -> Iterator[Step]:
    """Both times of the same way and one of still water and flow: the speeds are in the inverse ratio of the times."""
    up, down = known.get("上りの時間"), known.get("下りの時間")
    flow, still = known.get("流れの速さ"), known.get("静水時の速さ")
    if up is None or down is None or (flow is None) == (still is None):
        raise Impossible("条件がたりないので、答えが1つに決まりません。")
    if up.value <= down.value:
        raise Impossible("上りの時間が下りの時間より短くなっています。")
    u, d = number(up.value), number(down.value)
    say = f"同じ道のりなので、上りと下りの速さの比は{d}：{u}です。"
    if flow is not None:
        parts = up.value - down.value
        yield Step(f"{say}比の差を求めます。", f"{u}−{d}", Quantity(parts, ""))
        one = flow.value * 2 / parts
        yield Step(
            "比の差は流れの速さの2つ分なので、比の1にあたる速さを求めます。",
            f"{number(flow.value)}×2÷{number(parts)}",
            Quantity(one, unit),
        )
    else:
        assert still is not None
        parts = up.value + down.value
        yield Step(f"{say}比の和を求めます。", f"{d}＋{u}", Quantity(parts, ""))
        one = still.value * 2 / parts
        yield Step(
            "比の和は静水時の速さの2つ分なので、比の1にあたる速さを求めます。",
            f"{number(still.value)}×2÷{number(parts)}",
            Quantity(one, unit),
        )
    found["上りの速さ"] = Quantity(one * down.value, unit)
    yield Step("比から、上りの速さを求めます。", f"{number(one)}×{d}", found["上りの速さ"])


def _check(rules: Sequence[_Rule], known: dict[str, Quantity], found: dict[str, Quantity], goal: str) -> Step:
    back = [
        rule for rule in (*rules, *_CHECKS) if goal in rule[1] and rule[0] in known and found.keys() >= set(rule[1])
    ]
    if not back:  # the goal meets no given directly: check the last speed found instead
        back = [rule for rule in (*rules, *_CHECKS) if rule[0] in known and found.keys() >= set(rule[1])]
    target, sources, expression, _ = back[0]
    says = next(
        (say for name, _, text, say in _CHECKS if name == target and text == expression),
        f"求めた値から、{target}にもどします。",
    )
    return Step(says, _filled(expression, sources, found), known[target])


def holds(s: Ryusui, answer: Quantity) -> bool:
    """Moves the boat: speeds of boat and flow in m/分 are pinned down from all facts, then every fact is compared."""
    values = {**dict(s.given), s.asked: answer}
    base: dict[str, Fraction] = {}
    for role, quantity in values.items():
        unit = {"speed": "m/分", "length": "m", "time": "分"}.get(dimension(quantity.unit))
        if unit is None or quantity.value <= 0:
            return False
        base[role] = convert(quantity, unit).value
    way = {w: base.get("道のり", base.get(f"{w}の道のり")) for w in ("上り", "下り")}
    for still, flow in _candidates(base, way):
        if still <= flow or flow <= 0:
            continue
        speed = {"上り": still - flow, "下り": still + flow}
        length = {w: way[w] or (base[f"{w}の時間"] * speed[w] if f"{w}の時間" in base else None) for w in speed}
        if "道のり" not in base and not any(role in base for role in DISTANCES):
            length = dict.fromkeys(speed, length["上り"] or length["下り"])
        truth = {"静水時の速さ": still, "流れの速さ": flow, "上りの速さ": speed["上り"], "下りの速さ": speed["下り"]}
        for w in speed:
            total = length[w]
            if total is not None:
                truth[f"{w}の時間"] = total / speed[w]
                truth[f"{w}の道のり"] = total
        if "上りの時間" in truth and "下りの時間" in truth:
            truth["往復の時間"] = truth["上りの時間"] + truth["下りの時間"]
        if "道のり" in base and any(length[w] != base["道のり"] for w in speed):
            continue
        if all(truth.get(role) == value for role, value in base.items() if role != "道のり"):
            return True
    return False


def _candidates(base: dict[str, Fraction], way: dict[str, Fraction | None]) -> Iterator[tuple[Fraction, Fraction]]:
    """Every (still, flow) that two of the facts settle."""
    sums: dict[str, list[Fraction]] = {"上り": [], "下り": []}
    for w in sums:
        if f"{w}の速さ" in base:
            sums[w].append(base[f"{w}の速さ"])
        total, time = way[w], base.get(f"{w}の時間")
        if total and time:
            sums[w].append(total / time)
    still, flow = base.get("静水時の速さ"), base.get("流れの速さ")
    if still and flow:
        yield still, flow
    for up in sums["上り"]:
        if still:
            yield still, still - up
        if flow:
            yield up + flow, flow
        for down in sums["下り"]:
            yield (up + down) / 2, (down - up) / 2
    for down in sums["下り"]:
        if still:
            yield still, down - still
        if flow:
            yield down - flow, flow
    up_time, down_time = base.get("上りの時間"), base.get("下りの時間")
    if up_time and down_time and up_time != down_time and not any(way.values()):
        ratio = (up_time - down_time) / (up_time + down_time)  # flow : still
        if flow:
            yield flow / ratio, flow
        if still:
            yield still, still * ratio
    if "往復の時間" in base and way["上り"]:
        rest = base["往復の時間"] - (up_time or down_time or 0)
        if rest > 0 and up_time and still:
            yield still, still - way["上り"] / up_time


def _natural(rng: random.Random, level: int) -> dict[str, Quantity]:
    """A boat, a river and a stretch with whole (level 3: half) hours both ways."""
    while True:
        if rng.random() < 0.7:
            speed, length, time = "km/時間", "km", "時間"
            flow = rng.randint(1, 3 + level)
            still = rng.randint(flow + 3, 14 + 8 * level)
            whole = (1,) if level < 3 else (1, 2)
        else:
            speed, length, time = "m/分", "m", "分"
            flow = rng.choice([10, 20, 30, 40, 50] if level < 3 else [10, 15, 20, 25, 30, 40, 50])
            still = rng.choice(range(60, 320, 10))
            whole = (1,)
        if still <= flow + 1:
            continue
        up, down = still - flow, still + flow
        total = up * down * rng.randint(1, 4) // rng.choice([1, 2, 3, 4, 5, 6])
        tu, td = Fraction(total, up), Fraction(total, down)
        if (
            total <= 0
            or tu.denominator not in whole
            or td.denominator not in whole
            or tu > (12 if time == "時間" else 90)
        ):
            continue
        return {
            "静水時の速さ": Quantity(Fraction(still), speed), "流れの速さ": Quantity(Fraction(flow), speed), "上りの速さ": Quantity(Fraction(up), speed),
            "下りの速さ": Quantity(Fraction(down), speed), "道のり": Quantity(Fraction(total), length), "上りの時間": Quantity(tu, time),
            "下りの時間": Quantity(td, time), "往復の時間": Quantity(tu + td, time),
        }  # fmt: skip


_BOATS = (
    "船",
    "ボート",
    "遊覧船",
    "モーターボート",
    "観光船",
    "定期船",
    "カヌー",
    "水上バス",
    "連絡船",
    "小舟",
    "貨物船",
    "ヨット",
)

# given -> asked, by level
_ASKED = {
    1: (
        ("静水時の速さ 流れの速さ 道のり", "上りの時間"), ("静水時の速さ 流れの速さ 道のり", "下りの時間"), ("上りの速さ 下りの速さ", "静水時の速さ"),
        ("上りの速さ 下りの速さ", "流れの速さ"), ("上りの速さ 下りの速さ", "流れの速さ"), ("上りの速さ 下りの速さ", "静水時の速さ"), ("静水時の速さ 流れの速さ", "上りの速さ"), ("静水時の速さ 流れの速さ", "下りの速さ"),
    ),
    2: (
        ("静水時の速さ 流れの速さ 道のり", "往復の時間"), ("道のり 上りの時間 下りの時間", "静水時の速さ"), ("道のり 上りの時間 下りの時間", "流れの速さ"),
        ("静水時の速さ 道のり 上りの時間", "流れの速さ"), ("静水時の速さ 道のり 下りの時間", "流れの速さ"), ("流れの速さ 道のり 下りの時間", "静水時の速さ"),
        ("静水時の速さ 流れの速さ 道のり", "上りの時間"),
    ),
    3: (
        ("流れの速さ 道のり 上りの時間", "下りの時間"), ("静水時の速さ 道のり 下りの時間", "上りの時間"), ("静水時の速さ 流れの速さ 上りの時間", "下りの時間"),
        ("流れの速さ 上りの時間 下りの時間", "道のり"), ("静水時の速さ 上りの時間 下りの時間", "流れの速さ"), ("流れの速さ 上りの時間 下りの時間", "静水時の速さ"),
        ("静水時の速さ 流れの速さ 下りの時間", "道のり"), ("道のり 上りの時間 下りの時間", "流れの速さ"), ("静水時の速さ 流れの速さ 道のり", "往復の時間"),
    ),
}  # fmt: skip


def sample(rng: random.Random, level: int) -> Ryusui:
    all_of = _natural(rng, level)
    given, asked = rng.choice(_ASKED[level])
    boat = rng.choice(_BOATS) if rng.random() < 0.6 else rng.choice(["", "船"])
    return Ryusui(
        tuple((role, all_of[role]) for role in ROLES if role in given.split()), asked, all_of[asked].unit, boat
    )


_ORDERS = (
    "still.of flow span.river ask.up",
    "still.of flow span.river ask.down",
    "still.speed flow.short span ask.up",
    "still.speed.boat flow.river span.is ask.down",
    "still.goes flow span ask.up",
    "still.told flow.river span.river ask.up",
    "flow.runs still.bare span.river ask.up",
    "up.speed down.speed ask.still.short",
    "up.speed.boat down.speed ask.flow",
    "up.goes.boat down.goes ask.still.short",
    "up.goes down.goes ask.flow",
    "up.speed.when.boat down.speed.when ask.flow.short",
    "up.speed.when down.speed.when ask.still.short",
    "still.speed flow ask.up.speed",
    "still.of flow.short ask.down.speed",
    "still.speed.boat flow ask.down.when",
    "still.goes flow.short ask.up.when",
    "still.speed flow span ask.round",
    "flow still.of span.is ask.round",
    "flow.river still.told span.is ask.round.way",
    "span up.takes down.takes ask.still.short",
    "span.river up.takes.boat down.takes ask.flow",
    "span.is up.takes.boat down.takes ask.flow.short",
    "span up.way down.way ask.still.short",
    "span.is up.way down.way ask.flow",
    "still.speed span.river up.takes ask.flow",
    "still.bare span.river down.takes ask.flow",
    "still.goes span down.takes ask.flow.short",
    "span.river down.takes.boat flow ask.still.short",
    "flow.river span down.takes ask.still.short",
    "flow.runs span up.takes.boat ask.down",
    "span.river up.takes flow ask.down",
    "still.of span.river down.takes ask.up",
    "still.told span.river down.takes ask.up",
    "still.speed flow up.takes ask.down",
    "up.takes down.takes flow ask.distance",
    "up.takes.boat down.takes flow.short ask.distance",
    "still.of up.takes down.takes ask.flow",
    "still.bare up.way down.way ask.flow.short",
    "flow up.takes down.takes ask.still.short",
    "flow.river up.takes.boat down.takes ask.still.short",
    "still.speed flow down.takes ask.distance",
)
_SPEED_ASKED = re.compile(r"ask\.(?:still|flow|up\.speed|down\.speed)(?:\.short)?$")


def _wordings() -> Iterator[Wording]:
    """Each order of clauses; one that asks for a speed once with 時速何km and once with 分速何m (…m)."""
    for index, keys in enumerate(_ORDERS, 1):
        for suffix in ("", ".m") if _SPEED_ASKED.search(keys) else ("",):
            clauses = tuple(f"boats.{key}" for key in (keys + suffix).split())
            yield Wording(f"ryusui-{index:02}{suffix[1:]}", clauses)


WORDINGS = tuple(_wordings())

FAMILY = Family("ryusui", "流水算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
