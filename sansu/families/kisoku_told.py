"""規則性's situation: read from facts, told as facts and as the reading line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Taking
from sansu.families.mentions import clean, within
from sansu.quantity import DIMENSIONS, Quantity, dimension
from sansu.wording import Fact

SIDES = {"三角形": 3, "正三角形": 3, "正方形": 4, "四角形": 4, "正五角形": 5, "五角形": 5, "正六角形": 6, "六角形": 6}
_NO_COUNTERS = ("円", "ドル", "日", "年", "才", "倍", "%", "割", "番目", "番", "点", "段", "回")


@dataclass(frozen=True)
class Kisoku:
    """kind 棒: `shape`s of `thing` in a row, `at` of them or of `at` sticks; 段: `first`, `first`＋`by`, … in each row of a
    pile; 数字: integers without the digits `banned` that have one of `wanted`, up to `at`.

    asked: 棒の数, 形の数, 全部の数, 段の数, 何番目.  most: as many shapes as possible, sticks may be left.
    """

    kind: str
    asked: str
    at: int
    thing: str = ""
    unit: str = ""
    shape: str = ""
    most: bool = False
    first: int = 0
    by: int = 0
    place: str = ""  # 段目 or 番目
    fourth: bool = False
    banned: tuple[int, ...] = ()
    wanted: tuple[int, ...] = ()


def recognise(facts: Sequence[Fact]) -> Kisoku | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    sticks, pile, digits, ask = (take.one(kind) for kind in ("sticks", "pile", "digits among", "ask"))
    if not take.done or ask is None or sum(one is not None for one in (sticks, pile, digits)) != 1:
        return None
    if any(isinstance(q, Quantity) and (q.value.denominator != 1 or q.value < 0) for f in facts for _, q in f.roles):
        return None
    what, unit = ask.text("what"), ask.text("unit")
    if digits is not None:
        return _digits(digits, ask) if what == "何番目" else None
    if (unit in _NO_COUNTERS and what != "場所") or dimension(unit) in DIMENSIONS or what == "何番目":
        return None
    given = sticks or pile
    assert given is not None
    stuff = given.text("thing")
    if given.get("used") is not None:
        if ask.get("used") is not None or what != "形の数" or (given.text("thing2") and not within(given.text("thing2"), stuff)):
            return None
    elif not within(ask.text("thing"), stuff):
        return None
    if sticks is not None:
        shape = sticks.text("shape")
        if shape not in SIDES or not ask.text("shape") or not within(ask.text("shape"), shape):
            return None
        if what == "棒の数":
            made = int(ask.quantity("made").value)
            return Kisoku("棒", what, made, sticks.text("thing"), unit, shape) if made > 0 else None
        if what != "形の数" or unit not in ("個", "つ"):
            return None
        used = (sticks if sticks.get("used") is not None else ask).quantity("used")
        return Kisoku("棒", what, int(used.value), sticks.text("thing"), unit, shape, bool(ask.text("most"))) if used.unit == "本" else None
    assert pile is not None
    rows = [pile.quantity(role) for role in "abcd" if pile.get(role) is not None]
    first, by = int(rows[0].value), int(rows[1].value - rows[0].value)
    if what == "場所":
        used = ask.quantity("used")
        if ask.text("by") != pile.text("by") or used.unit != rows[0].unit or any(row.unit != used.unit or row.value != first + by * n for n, row in enumerate(rows)):
            return None
        return Kisoku("段", what, int(used.value), pile.text("thing"), used.unit, "", False, first, by, pile.text("by"), len(rows) == 4) if by > 0 and first > 0 else None
    if any(row.unit != unit or row.value != first + by * place for place, row in enumerate(rows)) or by <= 0 or first <= 0:
        return None
    if what not in ("全部の数", "段の数") or ask.text("by") != pile.text("by"):
        return None
    at = int(ask.quantity("step").value)
    return Kisoku("段", what, at, pile.text("thing"), unit, "", False, first, by, pile.text("by"), len(rows) == 4) if at > 0 else None


def _digits(fact: Fact, ask: Fact) -> Kisoku | None:
    banned = tuple(int(fact.quantity(role).value) for role in "pq" if fact.get(role) is not None)
    shown = fact.text("terms").split("、")
    if not all(part.isdigit() and len(part) == 1 for part in shown) or any(digit > 9 for digit in banned):
        return None
    wanted = tuple(map(int, shown))
    value = ask.get("value")
    if not isinstance(value, Quantity) or value.unit or len({*banned, *wanted}) != len(banned) + len(wanted):
        return None
    return Kisoku("数字", "何番目", int(value.value), banned=banned, wanted=wanted) if 1 <= value.value <= 500_000 else None


def facts(s: Kisoku) -> tuple[Fact, ...]:
    def whole(value: int, unit: str = "") -> Quantity:
        return Quantity(Fraction(value), unit)

    if s.kind == "数字":
        banned = dict(zip("pq", map(whole, s.banned), strict=False))
        given = Fact.of("digits among", terms="、".join(map(str, s.wanted)), **banned)
        return (given, Fact.of("ask", what="何番目", value=whole(s.at)))
    if s.kind == "棒":
        place = {"made": whole(s.at, "個")} if s.asked == "棒の数" else {"used": whole(s.at, "本")}
        most = {"most": "最大"} if s.most else {}
        return (
            Fact.of("sticks", thing=s.thing, shape=s.shape),
            Fact.of("ask", what=s.asked, thing=s.thing, shape=s.shape, unit=s.unit, **place, **most),
        )
    rows = {role: whole(s.first + s.by * index, s.unit) for index, role in enumerate("abcd" if s.fourth else "abc")}
    if s.asked == "場所":
        return (Fact.of("pile", thing=s.thing, by=s.place, **rows), Fact.of("ask", what="場所", by=s.place, thing=s.thing, used=whole(s.at, s.unit)))
    ask = Fact.of("ask", what=s.asked, thing=s.thing, unit=s.unit, by=s.place, step=whole(s.at, s.place.removesuffix("目") if s.place == "段目" else s.place))
    return (Fact.of("pile", thing=s.thing, by=s.place, **rows), ask)


def line(s: Kisoku) -> tuple[tuple[str, str], ...]:
    if s.kind == "数字":
        banned = "、".join(map(str, s.banned))
        return (
            ("使わない数字", banned),
            ("少なくとも1つ使う数字", "、".join(map(str, s.wanted))),
            ("数", str(s.at)),
            ("求めるもの", "小さい順に何番目か（番目）"),
        )
    if s.kind == "棒":
        out = [("形", f"{s.thing}で{s.shape}を横につなげる")]
        if s.asked == "棒の数":
            return (*out, (f"{s.shape}の数", f"{s.at}個"), ("求めるもの", f"{s.thing}の数（{s.unit}）"))
        most = "いちばん多い数" if s.most else "数"
        return (*out, (f"{s.thing}の数", f"{s.at}本"), ("求めるもの", f"{s.shape}の{most}（{s.unit}）"))
    rows = "、".join(f"{index + 1}{s.place}{s.first + s.by * index}{s.unit}" for index in range(3))
    if s.asked == "場所":
        return (("並べ方", rows), (f"{s.thing}の数", f"{s.at}{s.unit}"), ("求めるもの", f"何{s.place}か（{s.place}）"))
    upto = "まで" if s.asked == "全部の数" else ""
    asked = f"{s.thing}の全部の数" if upto else f"{s.thing}の数"
    return (("並べ方", rows), ("場所", f"{s.at}{s.place}{upto}"), ("求めるもの", f"{asked}（{s.unit}）"))
