"""方陣算's situation: read from facts, told as facts and as the reading line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Taking
from sansu.families.mentions import clean, within
from sansu.quantity import DIMENSIONS, Quantity, dimension
from sansu.wording import Fact

_NO_COUNTERS = ("円", "ドル", "日", "年", "才", "倍", "%", "割", "回", "点", "列", "番目", "")
ASKS = {"数": "全部の数", "外側": "いちばん外側のまわりの数", "1辺": "1辺の数", "増やす数": "増やすのに必要な数", "内側のまわり": "まわりの数"}


@dataclass(frozen=True)
class Hojin:
    """What is told of the square, of which some lead to its side: the rest is asked.

    hollow: rows of a hollow square, 0 for a full one.  over and short: what is left of a full square, and what the next
    larger one lacks.  to: the side of the larger square asked for.  ring: the asked ring, counted from outside.
    """

    thing: str
    unit: str
    asked: str
    side: int = 0
    total: int = 0
    outer: int = 0
    grow: int = 0
    over: int = 0
    short: int = 0
    hollow: int = 0
    to: int = 0
    ring: int = 0


def recognise(facts: Sequence[Fact]) -> Hojin | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    kinds = ("square", "side", "outer", "grow", "over", "short", "ask")
    square, side, outer, grow, over, short, ask = (take.one(kind) for kind in kinds)
    if not take.done or square is None or ask is None or (over is None) != (short is None):
        return None
    amounts: dict[str, Quantity] = {}
    for fact in (square, side, outer, grow, over, short, ask):
        for role, value in fact.roles if fact else ():
            if isinstance(value, Quantity):
                key = {"lack": "short", "rest": "over", "layers": "hollow"}.get(role, role)
                if key in amounts and amounts[key] != value:
                    return None
                amounts[key] = value
    thing, unit, what = square.text("thing"), ask.text("unit"), ask.text("what")
    told = [q.unit for key, q in amounts.items() if key not in ("hollow", "ring")]
    unit = unit or (told[0] if told else "")
    if unit in _NO_COUNTERS or dimension(unit) in DIMENSIONS or any(one != unit for one in told) or what not in ASKS:
        return None
    if any(fact and fact.text("thing") and not _means(fact.text("thing"), thing) for fact in (side, outer, grow, ask)):
        return None
    values = {key: int(q.value) for key, q in amounts.items() if q.value.denominator == 1 and q.value > 0}
    if len(values) != len(amounts):
        return None
    fill, hollow = square.text("fill"), values.get("hollow", 0)
    if (fill == "中空") != bool(hollow):
        return None
    leading = [key for key in ("side", "total", "outer", "grow", "over") if key in values]
    if len(leading) != 1 or (hollow and leading[0] not in ("side", "total")):
        return None
    lead = leading[0]
    answered = {"side": "1辺", "total": "数", "outer": "外側", "grow": "増やす数"}.get(lead)
    if answered == what and not (lead == "grow" and "to" in values):
        return None
    if lead == "over" and what not in ("数", "1辺"):
        return None
    if (what == "増やす数" and (hollow or lead in ("grow", "over"))) or (hollow and what not in ("数", "1辺")):
        return None
    # A square of which only the frame may be laid is not told apart: whole and side go together only where it is full.
    if not fill and lead != "over" and ({lead, what} & {"total", "数", "grow", "増やす数"}) and "to" not in values:
        return None
    if not fill and "to" in values:
        return None
    return Hojin(thing, unit, what, **values)


def _means(mention: str, thing: str) -> bool:
    return mention in ("数", "個数", "枚数", "人数", "本数") or within(mention, thing)


def facts(s: Hojin) -> tuple[Fact, ...]:
    def amount(value: int) -> Quantity:
        return Quantity(Fraction(value), s.unit)

    roles: dict[str, Quantity | str] = {"thing": s.thing}
    if s.hollow:
        roles |= {"fill": "中空", "layers": Quantity(Fraction(s.hollow), "列")}
    elif not s.over:
        roles["fill"] = "つまった"
    out = []
    if s.side and s.hollow and s.asked != "数":
        out.append(Fact.of("side", side=amount(s.side)))
    elif s.side:
        roles["side"] = amount(s.side)
    elif s.total:
        roles["total"] = amount(s.total)
    out.append(Fact.of("square", **roles))
    if s.outer:
        out.append(Fact.of("outer", outer=amount(s.outer)))
    if s.grow:
        out.append(Fact.of("grow", grow=amount(s.grow)))
    if s.over:
        out += [Fact.of("over", rest=amount(s.over)), Fact.of("short", lack=amount(s.short))]
    ask: dict[str, Quantity | str] = {"what": s.asked, "unit": s.unit}
    if s.asked == "数":
        ask["thing"] = s.thing
    if s.to:
        ask["to"] = amount(s.to)
    if s.ring:
        ask["ring"] = Quantity(Fraction(s.ring), "番目")
    return (*out, Fact.of("ask", **ask))


def line(s: Hojin) -> tuple[tuple[str, str], ...]:
    shape = f"中空{s.hollow}列" if s.hollow else "正方形" if s.over else "中のつまった正方形"
    given = (
        ("1辺", s.side), ("全部の数", s.total), ("外側のまわり", s.outer), ("1列ずつ増やすのに必要", s.grow), ("余り", s.over),
        ("1列ずつ増やすときの不足", s.short), ("増やしたあとの1辺", s.to),
    )  # fmt: skip
    out = [("並べ方", f"{s.thing}を{shape}に並べる")] + [(role, f"{value}{s.unit}") for role, value in given if value]
    asked = f"外側から{s.ring}番目のまわりの数" if s.ring else ASKS[s.asked]
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))
