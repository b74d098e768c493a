"""差集め算: the difference for one, gathered as often as there are things, is the whole difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, one_name, within
from sansu.families.saatsume_drawn import diagram, mistakes
from sansu.families.saatsume_posed import WORDINGS, sample
from sansu.families.saatsume_steps import Saatsume, Side, explain, holds, line
from sansu.quantity import Quantity, dimension
from sansu.reading.gathering import CLAUSES
from sansu.wording import Fact, refers

_OWN = ("price than", "same", "gap", "extra", "buys", "some", "at", "stocked", "sold", "planned", "swapped", "than", "trip", "pace at", "meant", "took", "exact", "instead")
_KINDS = ("price", "more", *(f"gather.{kind}" for kind in _OWN))


def recognise(facts: Sequence[Fact]) -> Saatsume | None:
    take = Taking(facts)
    given = {kind: take.all(kind) for kind in _KINDS}
    ask, buyers, shops = take.one("ask"), take.all("buyer"), take.all("shop")
    if len(take.all("gather.idle")) > 1 or not take.done or ask is None or not clean(facts) or len(shops) > 1 or len(buyers) > 1:
        return None
    if not all(one_name(one.text("who")) for one in buyers):
        return None
    present = {kind for kind, found in given.items() if found}
    for needed, reader in _READERS:
        if present == needed:
            return reader(given, ask)
    return None


def _pair(prices: Sequence[Fact]) -> tuple[Side, Side] | None:
    """The two things with their prices, in the order of the text."""
    if len(prices) != 2 or any(one.get("join") for one in prices):
        return None
    first, second = (Side(one.text("thing"), one.quantity("each")) for one in prices)
    pers = {one.quantity("per") for one in prices if one.get("per")}
    if first.each == second.each or {side.each.unit for side in (first, second) if side.each} != {"円"}:
        return None
    if len({per.unit for per in pers}) > 1 or any(per.value != 1 for per in pers):
        return None
    return first, second


def _per(prices: Sequence[Fact]) -> str:
    return next((one.quantity("per").unit for one in prices if one.get("per")), "")


def _which(mention: str, sides: Sequence[Side]) -> int | None:
    """0 or 1: whose name is meant; None where both or neither are."""
    fits = [within(mention, side.name) if mention else False for side in sides]
    return fits.index(True) if fits.count(True) == 1 else None


def _same(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    sides, gap = _pair(given["price"]), given["gather.gap"]
    if sides is None or len(gap) != 1 or len(given["gather.same"]) != 1 or not gap[0].get("gap"):
        return None
    both = [given["gather.same"][0].text(role) for role in ("first", "second")]
    if both[0] and {_which(name, sides) for name in both} != {0, 1}:
        return None
    unit, per = ask.text("unit"), _per(given["price"])
    one_of_them = ask.text("what") == "組の個数" and _which(ask.text("thing"), sides) is not None and not ask.get("each")
    if not (ask.text("what") == "同じ数" or one_of_them) or unit in ("", "円") or (per and per != unit):
        return None
    way, asked = gap[0].text("way"), _which(gap[0].text("thing"), sides)
    if way:
        if asked is None or (gap[0].text("other") and _which(gap[0].text("other"), sides) != 1 - asked):
            return None
        if (way == "高い") != (_each(sides[asked]) > _each(sides[1 - asked])):
            return None
    return Saatsume("same", sides, gap[0].quantity("gap"), None, "", "count", unit)


def _each(side: Side) -> Fraction:
    assert side.each
    return side.each.value


def _more(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    sides = _pair([*given["price"], *given["gather.price than"]])
    if sides is None or len(given["gather.gap"]) != 1 or len(given["gather.extra"]) != 1:
        return None
    extra, gap = given["gather.extra"][0], given["gather.gap"][0]
    more = 0
    if given["gather.price than"]:
        if extra.get("thing") or len(given["price"]) != 1:
            return None
    else:
        found, other = _which(extra.text("thing"), sides), _which(extra.text("other"), sides)
        if found is None or other != 1 - found:
            return None
        more = found
    more = 1 - more if extra.text("way") == "少ない" else more
    unit, per = extra.quantity("extra").unit, _per([*given["price"], *given["gather.price than"]])
    asked = _which(ask.text("thing"), sides)
    if ask.text("what") != "組の個数" or asked is None or ask.text("unit") not in ("", unit) or (per and per != unit):
        return None
    if ask.get("each") and ask.quantity("each").value != _each(sides[asked]):
        return None
    dear, way = "", gap.text("way")
    if way in ("高い", "安い"):
        named = _which(gap.text("thing"), sides)
        if named is None or (gap.text("other") and _which(gap.text("other"), sides) != 1 - named):
            return None
        named = 1 - named if way == "安い" else named
        dear = "多いほう" if named == more else "少ないほう"
    elif way == "" and gap.get("gap") and _each(sides[more]) > _each(sides[1 - more]):
        dear = "多いほう"  # more of the dearer
    elif way != "同じ":
        return None  # which of the two came to more is open
    ordered = (sides[more], sides[1 - more])
    amount = gap.quantity("gap") if gap.get("gap") else Quantity(Fraction(0), "円")
    return Saatsume("more", ordered, amount, extra.quantity("extra"), dear, "first" if asked == more else "second", unit)



def _money(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    relation, buys = given["more"], given["gather.buys"]
    if len(relation) != 1 or len(buys) != 2 or relation[0].quantity("amount").unit != "円":
        return None
    who, other, way = relation[0].text("who"), relation[0].text("other"), relation[0].text("way")
    if way not in ("安い", "高い") or not who or not other or who == other:
        return None
    dear, cheap = (who, other) if way == "高い" else (other, who)
    names = (Side(dear, None), Side(cheap, None))
    found: list[Side | None] = [None, None]
    for one in buys:
        # A purchase without a name is that of the thing that the relation has just named.
        at = _which(one.text("thing"), names) if one.text("thing") else (0 if who == dear else 1)
        rest = one.get("rest")
        if at is None or found[at] or (isinstance(rest, Quantity) and rest.unit != "円"):
            return None
        found[at] = Side(names[at].name, None, one.quantity("count"), rest if isinstance(rest, Quantity) else None, one.text("outcome"))
    first, second = found
    if first is None or second is None or first.count is None or second.count is None:
        return None
    what = ask.text("what")
    asked = {"買うお金": "money"}.get(what, "")
    if what == "買う値段":
        at = _which(ask.text("thing"), names)
        single = ask.get("one")
        if at is None:
            return None
        counted = (first.count, second.count)[at]
        if isinstance(single, Quantity) and (single.value != 1 or single.unit != counted.unit):
            return None
        asked = ("first", "second")[at]
    if not asked or ask.text("unit") not in ("", "円"):
        return None
    return Saatsume("money", (first, second), relation[0].quantity("amount"), None, "", asked, "円")


def _at(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    at, some = given["gather.at"], given["gather.some"]
    if len(at) != 2 or len(some) > 1:
        return None
    pers = {one.quantity("per") for one in at if one.get("per")}
    units = {one.quantity("rest").unit for one in at} | {one.quantity("each").unit for one in at}
    if units != {"円"} or any(per.value != 1 for per in pers) or len({per.unit for per in pers}) > 1:
        return None
    # The number must be one and the same: 何個か買います before both, or 何個か買うと and then 同じ数だけ.
    hows, two_things = [one.text("how") for one in at], at[0].text("thing") != at[1].text("thing")
    if some and ("何個か" in hows or not all(refers(one.text("thing"), some[0].text("thing")) for one in at)):
        return None
    if not some and hows != ["何個か", "同じ数"]:
        return None
    if two_things and ask.text("thing"):
        return None
    sides = [Side(one.text("thing"), one.quantity("each"), None, one.quantity("rest"), one.text("outcome")) for one in at]
    low, high = sorted(sides, key=_each)
    per = next((per.unit for per in pers), "")
    what, unit = ask.text("what"), ask.text("unit")
    if what == "買うお金" and unit in ("", "円"):
        return Saatsume("at", (low, high), None, None, "", "money", "円", per or "個")
    if what == "買う個数" and unit not in ("", "円") and per in ("", unit) and (not ask.text("thing") or refers(ask.text("thing"), low.name)):
        return Saatsume("at", (low, high), None, None, "", "count", unit, unit)
    return None


def _sold(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    sold, stocked = given["gather.sold"], given["gather.stocked"]
    if len(sold) != 2 or len(stocked) != 1:
        return None
    ware, pers = stocked[0].text("thing"), {one.quantity("per") for one in sold}
    units = {one.quantity("rest").unit for one in sold} | {one.quantity("each").unit for one in sold}
    if units != {"円"} or len(pers) != 1 or any(per.value != 1 for per in pers):
        return None
    low, high = sorted((Side(ware, one.quantity("each"), None, one.quantity("rest"), one.text("outcome")) for one in sold), key=_each)
    per = pers.pop().unit
    what, unit = ask.text("what"), ask.text("unit")
    if what == "買う個数" and unit in ("", per) and (not ask.text("thing") or refers(ask.text("thing"), ware)):
        return Saatsume("sold", (low, high), None, None, "", "count", per, per)
    if what == "1つの原価" and unit in ("", "円") and ask.get("one") == Quantity(Fraction(1), per):
        return Saatsume("sold", (low, high), None, None, "", "cost", "円", per)
    return None


def _swap(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    sides, planned, than = _pair(given["price"]), given["gather.planned"], given["gather.than"]
    if sides is None or len(planned) != 1 or len(than) != 1 or len(given["gather.swapped"]) != 1:
        return None
    count, names = planned[0].quantity("count"), (planned[0].text("first"), planned[0].text("second"))
    if names[0] and [_which(name, sides) for name in names] != [0, 1]:
        return None
    roles = ("thing", "thing2", "thing3", "thing4")
    thing = next((ask.text(role) for role in roles if ask.text(role)), "")
    unit = next((ask.text(role) for role in ("unit", "unit2", "unit3", "unit4") if ask.text(role)), "")
    asked, per = _which(thing, sides), _per(given["price"])
    if ask.text("what") not in ("予定の数", "実際の数") or asked is None or unit != count.unit or (per and per != unit):
        return None
    if than[0].quantity("rest").unit != "円" or count.unit == "円":
        return None
    side = ("first", "second")[asked]
    real = "real " if ask.text("what") == "実際の数" else ""
    return Saatsume("swap", sides, than[0].quantity("rest"), count, than[0].text("way"), real + side, unit)


def _meant(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    """As many of another thing as were meant to be bought, and what that left over or cost besides."""
    if any(len(given[f"gather.{kind}"]) != 1 for kind in ("meant", "took", "than")):
        return None
    than = given["gather.than"][0]
    sides, per = _pair([given["gather.meant"][0], given["gather.took"][0]]), _per([given["gather.meant"][0], given["gather.took"][0]])
    if sides is None or (than.text("way") == "安い") != (_each(sides[1]) < _each(sides[0])) or than.quantity("rest").unit != "円":
        return None
    what, thing, unit = ask.text("what"), ask.text("thing"), ask.text("unit")
    if not ((what == "予定の数" and _which(thing, sides) == 0) or (what == "組の個数" and _which(thing, sides) is not None and not ask.get("each"))):
        return None
    return Saatsume("same", sides, than.quantity("rest"), None, "", "count", unit) if unit not in ("", "円") and per in ("", unit) else None


def _either(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    """One sum of money buys so many of the one, or so many more or less of the other, exactly."""
    if any(len(given[f"gather.{kind}"]) != 1 for kind in ("exact", "instead")):
        return None
    one, other = given["gather.exact"][0], given["gather.instead"][0]
    sides, per, extra = _pair([one, other]), _per([one, other]), other.quantity("extra")
    asked = _which(ask.text("thing"), sides) if sides else None
    if sides is None or asked is None or ask.text("what") != "組の個数" or ask.text("unit") not in ("", extra.unit) or per not in ("", extra.unit):
        return None
    if ask.get("each") and ask.quantity("each").value != _each(sides[asked]):
        return None
    more = 0 if other.text("way") == "少ない" else 1
    return Saatsume("more", (sides[more], sides[1 - more]), Quantity(Fraction(0), "円"), extra, "", "first" if asked == more else "second", extra.unit)


def _time(given: dict[str, list[Fact]], ask: Fact) -> Saatsume | None:
    paces, trip = given["gather.pace at"], given["gather.trip"]
    if len(paces) != 2 or len(trip) > 1:
        return None
    sides = [Side("", one.quantity("speed"), None, _rest(one), one.text("outcome")) for one in paces]
    if sides[0].each is None or sides[1].each is None or sides[0].each.unit != sides[1].each.unit:
        return None
    low, high = sorted(sides, key=_each)
    places = (trip[0].text("place"), trip[0].text("goal")) if trip else ("", "")
    if ask.text("place") and places[0] and (ask.text("place"), ask.text("goal")) != places:
        return None
    low, high = (replace(side, name=place) for side, place in zip((low, high), places, strict=True))
    what = ask.text("what")
    unit = next((ask.text(f"unit{n}") for n in ("", "2", "3", "4", "5") if ask.text(f"unit{n}")), "")
    if what == "通う道のり" and dimension(unit) == "length":
        return Saatsume("time", (low, high), None, None, "", "way", unit)
    if what == "出かける時間" and dimension(unit) == "time":
        return Saatsume("time", (low, high), None, None, "", "time", unit)
    return None


def _rest(pace: Fact) -> Quantity | None:
    rest = pace.get("time")
    return rest if isinstance(rest, Quantity) else None


def _kinds(said: str) -> set[str]:
    return {kind if kind in ("price", "more") else f"gather.{kind.replace('_', ' ')}" for kind in said.split()}


_READERS = (
    (_kinds("price same gap"), _same), (_kinds("price price_than extra gap"), _more), (_kinds("price extra gap"), _more), (_kinds("more buys"), _money),
    (_kinds("at"), _at), (_kinds("some at"), _at), (_kinds("stocked sold"), _sold), (_kinds("price planned swapped than"), _swap),
    (_kinds("meant took than"), _meant), (_kinds("exact instead"), _either), (_kinds("pace_at"), _time), (_kinds("trip pace_at"), _time),
)  # fmt: skip


def facts(s: Saatsume) -> tuple[Fact, ...]:
    if s.kind == "time":
        return _time_facts(s)
    first, second = s.sides
    one = {"per": Quantity(Fraction(1), s.per or s.unit)}
    if s.kind in ("same", "more", "swap"):
        prices = tuple(Fact.of("price", thing=side.name, each=side.each, **one) for side in s.sides if side.each)
        assert s.gap
        if s.kind == "same":
            return (*prices, Fact.of("gather.same"), Fact.of("gather.gap", gap=s.gap), Fact.of("ask", what="同じ数", unit=s.unit))
        asked = first.name if s.asked.endswith("first") else second.name
        if s.kind == "swap":
            assert s.extra
            what = "実際の数" if s.asked.startswith("real") else "予定の数"
            ask = Fact.of("ask", what=what, thing=asked, unit=s.unit)
            return (*prices, Fact.of("gather.planned", count=s.extra), Fact.of("gather.swapped"), Fact.of("gather.than", rest=s.gap, way=s.way), ask)
        assert s.extra
        gap: dict[str, Quantity | str] = {"way": "同じ"}
        if s.way:
            gap = {"gap": s.gap, "way": "高い", "thing": first.name if s.way == "多いほう" else second.name}
        extra = Fact.of("gather.extra", extra=s.extra, way="多い", thing=first.name, other=second.name)
        return (*prices, extra, Fact.of("gather.gap", **gap), Fact.of("ask", what="組の個数", thing=asked, unit=s.unit))
    if s.kind == "money":
        assert s.gap
        buys = [_bought(side) for side in s.sides]
        relation = Fact.of("more", who=second.name, other=first.name, amount=s.gap, way="安い")
        price = {"thing": {"first": first.name, "second": second.name}.get(s.asked, "")}
        counts = {"first": first.count, "second": second.count}.get(s.asked)
        ask = Fact.of("ask", what="買うお金", unit="円")
        if counts:
            ask = Fact.of("ask", what="買う値段", unit="円", one=Quantity(Fraction(1), counts.unit), **price)
        return (*buys, relation, ask)
    kind = f"gather.{s.kind}"
    told: list[Fact] = []
    alike = first.name == second.name
    for side in s.sides:
        assert side.each and side.rest
        thing = {"thing": side.name} if s.kind == "at" else {}
        how = {"how": "その数"} if s.kind == "at" and alike else {"how": "何個か" if not told else "同じ数"} if s.kind == "at" else {}
        told.append(Fact.of(kind, each=side.each, rest=side.rest, outcome=side.outcome, **one, **thing, **how))
    if not alike:
        return (*told, Fact.of("ask", what="買う個数" if s.asked == "count" else "買うお金", unit=s.unit))
    head = Fact.of("gather.some" if s.kind == "at" else "gather.stocked", thing=first.name)
    if s.asked == "count":
        thing = {"thing": first.name} if s.kind == "sold" else {}
        return (head, *told, Fact.of("ask", what="買う個数", unit=s.unit, **thing))
    if s.asked == "cost":
        return (head, *told, Fact.of("ask", what="1つの原価", unit="円", **{"one": one["per"]}))
    return (head, *told, Fact.of("ask", what="買うお金", unit="円"))


def _bought(side: Side) -> Fact:
    assert side.count
    rest = {"rest": side.rest} if side.rest else {}
    return Fact.of("gather.buys", thing=side.name, count=side.count, outcome=side.outcome, **rest)


def _time_facts(s: Saatsume) -> tuple[Fact, ...]:
    first, second = s.sides
    told = [Fact.of("gather.trip", place=first.name, goal=second.name)] if first.name else []
    for side in s.sides:
        assert side.each
        rest = {"time": side.rest} if side.rest else {}
        told.append(Fact.of("gather.pace at", speed=side.each, outcome=side.outcome, **rest))
    what = "通う道のり" if s.asked == "way" else "出かける時間"
    return (*told, Fact.of("ask", what=what, unit=s.unit))


FAMILY = Family(
    "saatsume", "差集め算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
