"""New 平面図形 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from sansu.families import measured
from sansu.families.family import Impossible, Wording
from sansu.families.heimen_angles import NAMES, Change, Polygon, Rest
from sansu.families.heimen_rules import CHECKS, RULES
from sansu.families.measured import Measured, kind_of, unit_of
from sansu.families.measured_told import PI, ROLES, ROUND, told
from sansu.quantity import AREA, Quantity, convert
from sansu.reading.figures import AREAS, LENGTHS, PLANE
from sansu.wording import Fact

HINTS = {
    "面積": "面積は、どのような式で求められますか。", "円周": "円周は、直径の何倍ですか。", "直径": "直径は、半径とどのような関係ですか。", "半径": "半径は、直径とどのような関係ですか。",
    "まわりの長さ": "まわりには、どの長さがいくつありますか。", "たてと横の和": "まわりの長さには、たてと横がいくつずつありますか。", "中心角": "円の何分のいくつになっていますか。",
    "弧の長さ": "弧の長さは、円周の何分のいくつですか。",
}  # fmt: skip
# shape, given, asked, by level
PLANS: dict[int, tuple[tuple[str, str, str], ...]] = {
    1: (("長方形", "たて 横", "面積"), ("長方形", "たて 横", "まわりの長さ"), ("正方形", "1辺", "面積"), ("正方形", "1辺", "まわりの長さ"), ("正三角形", "1辺", "まわりの長さ"), ("正方形", "まわりの長さ", "1辺"), ("長方形", "横 面積", "たて")),
    2: (
        ("三角形", "底辺 高さ", "面積"), ("平行四辺形", "底辺 高さ", "面積"), ("台形", "上底 下底 高さ", "面積"), ("ひし形", "対角線 もう1つの対角線", "面積"), ("長方形", "たて 面積", "横"), ("長方形", "たて まわりの長さ", "横"),
        ("円", "半径", "円周"), ("円", "直径", "円周"), ("円", "半径", "面積"), ("三角形", "底辺 面積", "高さ"), ("平行四辺形", "高さ 面積", "底辺"), ("ひし形", "1辺", "まわりの長さ"),
    ),
    3: (
        ("円", "直径", "面積"), ("円", "円周", "直径"), ("円", "円周", "半径"), ("円", "円周", "面積"), ("半円", "半径", "面積"), ("半円", "直径", "まわりの長さ"), ("おうぎ形", "半径 中心角", "面積"), ("おうぎ形", "半径 中心角", "弧の長さ"),
        ("おうぎ形", "半径 中心角", "まわりの長さ"), ("おうぎ形", "半径 弧の長さ", "中心角"), ("台形", "上底 下底 面積", "高さ"), ("台形", "下底 高さ 面積", "上底"), ("ひし形", "対角線 面積", "もう1つの対角線"), ("長方形", "横 まわりの長さ", "面積"), ("正方形", "対角線", "面積"), ("正方形", "まわりの長さ", "面積"),
    ),
}  # fmt: skip


def facts(s: Measured | Polygon | Rest | Change) -> tuple[Fact, ...]:
    match s:
        case Measured():
            return told(s)
        case Polygon(sides, regular, asked):
            unit = "本" if asked == "対角線の数" else "度"
            return Fact.of("figure.polygon", count=Quantity(Fraction(sides)), regular="正" if regular else ""), Fact.of("ask", what=asked, unit=unit)
        case Rest(shape, angles, asked):
            ask = Fact.of("ask", what=asked, unit="度")
            if shape == "二等辺三角形":
                return Fact.of("figure.angles", role="頂角" if asked == "底角" else "底角", value=angles[0]), ask
            names = ("one", "two") if shape == "三角形" else ("zero", "one", "two")
            return Fact.of("figure.angles", shape=shape, **dict(zip(names, angles, strict=True))), ask
    ask = Fact.of("ask", what="単位", unit=s.unit)
    if s.given.unit == "a":
        return Fact.of("figure.change.are", value=Quantity(s.given.value)), ask
    return Fact.of("figure.change", value=s.given), ask


def sample(rng: random.Random, level: int) -> Measured | Polygon | Rest | Change:
    if level > 1 and rng.random() < 0.3:
        return _small(rng, level)
    shape, given, asked = rng.choice(PLANS[level])
    return draw(rng, shape, given.split(), asked, level)


def draw(rng: random.Random, shape: str, given: list[str], asked: str, level: int) -> Measured:
    """A figure with lengths that pupils meet: the asked one comes out without a long fraction."""
    sides = ("たて", "横", "1辺", "底辺", "上底", "下底", "高さ", "対角線", "もう1つの対角線")
    while True:
        length = rng.choice(["cm", "cm", "m"])
        size = {role: Fraction(rng.randint(2, 12 + 8 * level)) for role in sides}
        radius = Fraction(rng.randint(1, 10 + 5 * (level == 3)))
        size |= {"半径": radius, "直径": radius * 2, "円周": radius * 2 * PI, "中心角": Fraction(rng.choice([30, 36, 40, 45, 60, 72, 90, 120, 135, 144, 150, 180, 240, 270]))}
        size["弧の長さ"] = radius * 2 * PI * size["中心角"] / 360
        size["まわりの長さ"] = Fraction({"長方形": (size["たて"] + size["横"]) * 2, "正三角形": size["1辺"] * 3}.get(shape, size["1辺"] * 4))
        size["面積"] = Fraction(rng.randint(6, 300))
        roles = [role for role in ROLES if role in given]
        pairs = tuple((role, Quantity(size[role], unit_of(role, length))) for role in roles)
        s = Measured(shape, pairs, asked, unit_of(asked, length), Fraction(0))
        chain = measured.plan(RULES[shape], frozenset(given), asked) or []
        if any("P" in rule[2] for rule in chain):
            s = Measured(shape, pairs, asked, s.unit, PI)
        try:
            solution = measured.explain(s, RULES[shape], CHECKS.get(shape, ()), HINTS)
        except Impossible:
            continue
        whole = 1000 if shape in ROUND else 1
        if kind_of(asked) == "area" and whole == 1:
            whole = 2
        if all(whole % step.value.value.denominator == 0 for step in solution.steps) and solution.answer.value < 3000:
            if shape in ("台形",) and size["上底"] == size["下底"]:
                continue
            return s


def _small(rng: random.Random, level: int) -> Polygon | Rest | Change:
    kind = rng.random()
    if kind < 0.4:
        sides = rng.choice([n for n in NAMES if 5 <= n <= (10 if level == 2 else 20)])
        asked = rng.choice(["内角の和", "1つの内角", "1つの外角", "対角線の数"][: 2 * level - 2])
        regular = asked.startswith("1つ")
        if 360 * 10 % sides and regular:
            return _small(rng, level)
        return Polygon(sides, regular, asked)
    if kind < 0.75:
        if rng.random() < 0.5:
            asked = rng.choice(["頂角", "底角"])
            given = rng.randrange(20, 86, 2) if asked == "頂角" else rng.randrange(20, 150, 2)
            return Rest("二等辺三角形", (Quantity(Fraction(given), "度"),), asked)
        shape = rng.choice(["三角形", "四角形"])
        angles = [rng.randrange(25, 86) for _ in range(2 if shape == "三角形" else 3)]
        return Rest(shape, tuple(Quantity(Fraction(one), "度") for one in angles), "残りの角")
    units = [unit for unit in AREA if unit != "km²" or level == 3]
    while True:
        one, other = rng.sample(units, 2)
        value = Fraction(rng.randint(2, 95))
        found = convert(Quantity(value, one), other)
        if 10**7 > found.value >= 1 and found.value.denominator == 1 and one != "cm²":
            return Change(Quantity(value, one), other)
        back = Quantity(found.value, other)
        if one == "cm²" and other == "m²":
            return Change(Quantity(value * 10000, "cm²"), "m²")
        if back.value < 1 and one in ("m²", "a", "ha"):
            whole = Quantity(value / found.value, one)
            if whole.value < 10**8:
                return Change(whole, other)


_KEYS = {role: key for role, key, _ in (*LENGTHS, *AREAS)} | {"中心角": "angle"}
_SHAPES = {shape: key for shape, key, _ in PLANE}


def _wordings() -> Iterator[tuple[str, ...]]:
    for level in PLANS:
        for shape, given, asked in PLANS[level]:
            yield from orders(given.split(), _SHAPES[shape], asked, _KEYS, shape in ROUND and _has_pi(shape, given, asked))
    for count in ("5", "6", "8", "9", "10", "12", "15", "18", "20"):
        yield f"plain.{count}", "ask.inner"
        yield f"regular.{count}", "ask.inner.one"
    yield "plain.7", "ask.inner.find"
    for count in ("5", "6", "8", "10", "12"):
        yield f"regular.{count}", "ask.outer.one"
        yield f"plain.{count}", "ask.diagonals"
    yield "two.angles", "ask.rest"
    yield "two.angles", "ask.rest.find"
    yield "three.angles", "ask.rest"
    for role, other in (("tip", "foot"), ("foot", "tip")):
        yield f"{role}.angle", f"ask.{other}"
        yield f"{role}.angle.is", f"ask.{other}"
    yield "change", "ask.unit"
    yield "change.are", "ask.unit"


def _has_pi(shape: str, given: str, asked: str) -> bool:
    return any("P" in rule[2] for rule in measured.plan(RULES[shape], frozenset(given.split()), asked) or ())


def orders(given: list[str], shape: str, asked: str, keys: dict[str, str], pi: bool) -> Iterator[tuple[str, ...]]:
    """「底辺が6cm、高さが4cmの三角形の面積は…」, and the figure first."""
    sizes = [keys[role] for role in ROLES if role in given]
    after = ("pi",) if pi else ()
    yield (*sizes[:-1], f"{sizes[-1]}.of", f"{shape}.whose", f"ask.{keys[asked]}", *after)
    yield (f"is.{shape}", *sizes[:-1], f"{sizes[-1]}.is", *after, f"ask.{keys[asked]}")


WORDINGS = tuple(
    Wording(f"heimen-{index:02}", tuple(f"figures.{key}" for key in keys)) for index, keys in enumerate(_wordings(), 1)
)
