"""New 立体図形 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from sansu.families import measured
from sansu.families.family import Impossible, Wording
from sansu.families.heimen_angles import Change
from sansu.families.heimen_posed import orders
from sansu.families.measured import Measured, unit_of
from sansu.families.measured_told import PI, ROLES, told
from sansu.families.rittai_rules import CHECKS, RULES
from sansu.quantity import VOLUME, Quantity, convert
from sansu.reading.figures import AREAS, LENGTHS, SOLID
from sansu.wording import Fact

HINTS = {
    "体積": "体積は、どのような式で求められますか。", "底面積": "底面はどんな形ですか。その広さはどう求めますか。", "高さ": "底面の広さがわかると、高さはどう求められますか。", "表面積": "面はいくつあって、どれとどれが同じですか。",
    "3つの面の面積の和": "形のちがう面は、いくつありますか。", "1つの面の面積": "1つの面は、どんな形ですか。", "側面積": "側面を開くと、どんな形になりますか。", "円周": "底面のまわりの長さは、どう求めますか。", "半径": "半径は、直径とどのような関係ですか。",
    "直径": "直径は、半径とどのような関係ですか。", "辺の長さの合計": "同じ長さの辺は、いくつずつありますか。",
}  # fmt: skip
PLANS: dict[int, tuple[tuple[str, str, str], ...]] = {
    1: (("直方体", "たて 横 高さ", "体積"), ("立方体", "1辺", "体積"), ("角柱", "底面積 高さ", "体積"), ("立方体", "1辺", "表面積")),
    2: (("直方体", "たて 横 高さ", "表面積"), ("直方体", "たて 横 体積", "高さ"), ("直方体", "たて 高さ 体積", "横"), ("円柱", "半径 高さ", "体積"), ("角柱", "底面積 体積", "高さ"), ("立方体", "1辺", "辺の長さの合計"), ("円柱", "底面積 高さ", "体積"), ("直方体", "たて 横 高さ", "辺の長さの合計")),
    3: (("円柱", "直径 高さ", "体積"), ("円柱", "半径 高さ", "側面積"), ("円柱", "半径 高さ", "表面積"), ("円柱", "半径 体積", "高さ"), ("角柱", "高さ 体積", "底面積"), ("直方体", "たて 横 辺の長さの合計", "高さ"), ("直方体", "底面積 体積", "高さ"), ("直方体", "横 高さ 体積", "たて")),
}  # fmt: skip


def facts(s: Measured | Change) -> tuple[Fact, ...]:
    if isinstance(s, Measured):
        return told(s)
    return Fact.of("figure.change", value=s.given), Fact.of("ask", what="単位", unit=s.unit)


def sample(rng: random.Random, level: int) -> Measured | Change:
    if level > 1 and rng.random() < 0.12:
        return _units(rng)
    shape, given, asked = rng.choice(PLANS[level])
    while True:
        length = rng.choice(["cm", "cm", "m"])
        size = {role: Fraction(rng.randint(2, 10 + 5 * level)) for role in ("たて", "横", "高さ", "1辺", "半径")}
        size["直径"] = size["半径"] * 2
        size["底面積"] = Fraction(rng.randint(6, 60))
        floor = size["たて"] * size["横"] if "底面積" not in given else size["底面積"]
        floor = size["半径"] * size["半径"] * PI if shape == "円柱" else floor
        size["体積"] = floor * size["高さ"] if asked != "横" and asked != "たて" else size["たて"] * size["横"] * size["高さ"]
        size["辺の長さの合計"] = (size["たて"] + size["横"] + size["高さ"]) * 4
        roles = [role for role in ROLES if role in given.split()]
        pairs = tuple((role, Quantity(size[role], unit_of(role, length))) for role in roles)
        chain = measured.plan(RULES[shape], frozenset(roles), asked) or []
        pi = PI if any("P" in rule[2] for rule in chain) else Fraction(0)
        s = Measured(shape, pairs, asked, unit_of(asked, length), pi)
        try:
            solution = measured.explain(s, RULES[shape], CHECKS.get(shape, ()), HINTS)
        except Impossible:
            continue
        if all(1000 % step.value.value.denominator == 0 for step in solution.steps) and solution.answer.value < 6000:
            return s


def _units(rng: random.Random) -> Change:
    while True:
        one, other = rng.sample([unit for unit in VOLUME if unit != "kL"], 2)
        value = Quantity(Fraction(rng.randint(2, 60)), one)
        found = convert(value, other).value
        if found.denominator == 1 and found < 10**8:
            if found == value.value:
                continue
            return Change(value, other)
        if 0 < found < 1 and 1 / (found / value.value) < 10**5:
            return Change(Quantity(value.value / found, one), other)


_KEYS = {role: key for role, key, _ in (*LENGTHS, *AREAS)} | {"体積": "volume"}
_SHAPES = {shape: key for shape, key, _ in SOLID}


def _wordings() -> Iterator[tuple[str, ...]]:
    for level in PLANS:
        for shape, given, asked in PLANS[level]:
            chain = measured.plan(RULES[shape], frozenset(given.split()), asked) or []
            yield from orders(given.split(), _SHAPES[shape], asked, _KEYS, any("P" in rule[2] for rule in chain))
    yield "change", "ask.unit"
    yield "change.volume", "ask.unit"


WORDINGS = tuple(
    Wording(f"rittai-{index:02}", tuple(f"figures.{key}" for key in keys)) for index, keys in enumerate(_wordings(), 1)
)
