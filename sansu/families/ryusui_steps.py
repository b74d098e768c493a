"""What a 流水算 states, and its explanation: the shortest way from what is given to what is asked, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.families.motion_hints import hinted
from sansu.quantity import Quantity, convert, dimension, number
from sansu.solution import Solution, Step

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
    return hinted(_explain(s))


def _explain(s: Ryusui) -> Solution:
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
    return next(_agreeing(s, answer), None) is not None


def settled(s: Ryusui, answer: Quantity) -> tuple[Fraction, Fraction]:
    """The speeds of boat and flow in m/分 that all the facts and the answer agree on."""
    return next(_agreeing(s, answer))


def _agreeing(s: Ryusui, answer: Quantity) -> Iterator[tuple[Fraction, Fraction]]:
    values = {**dict(s.given), s.asked: answer}
    base: dict[str, Fraction] = {}
    for role, quantity in values.items():
        unit = {"speed": "m/分", "length": "m", "time": "分"}.get(dimension(quantity.unit))
        if unit is None or quantity.value <= 0:
            return
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
            yield still, flow


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
    if not still and not flow and bool(sums["上り"]) != bool(sums["下り"]):  # one way alone: any flow will do
        yield from ((up + 1, Fraction(1)) for up in sums["上り"])
        yield from ((down * Fraction(3, 4), down / 4) for down in sums["下り"])
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
