"""約数と倍数: common divisors and multiples, remainders, and the word problems that they solve."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, within
from sansu.families.yakusu_posed import WORDINGS, sample
from sansu.families.yakusu_show import diagram, line, mistakes
from sansu.families.yakusu_steps import Yakusu, explain, holds, plain
from sansu.quantity import Quantity, dimension
from sansu.reading.divisors import CLAUSES
from sansu.wording import Fact

_MOST = 100_000


def recognise(facts: Sequence[Fact]) -> Yakusu | None:
    take = Taking(facts)
    ask = take.one("ask")
    if ask is None or not clean(facts):
        return None
    what = ask.text("what")
    if what in ("最大公約数", "最小公倍数"):
        numbers = _all(ask, "a", "b", "c")
        return Yakusu(what, numbers) if take.done and _fine(numbers, 2) else None
    if what in ("約数の個数", "約数の和"):
        numbers = _all(ask, "n")
        return Yakusu(what, numbers) if take.done and _fine(numbers, 2) and numbers[0] <= 5000 else None
    if what == "整数":
        return _recognise_number(take, ask)
    if what == "倍数":
        return _recognise_multiples(take, ask)
    if what in ("1辺", "枚数"):
        return _recognise_square(take, ask)
    if what in ("次に同時", "次の時刻"):
        return _recognise_again(take, ask)
    if what in ("人数", "1人分"):
        return _recognise_deal(take, ask)
    return None


def _all(fact: Fact, *roles: str) -> tuple[int, ...]:
    """The whole numbers in these roles; 0 stands for what is none, so that it is refused."""
    out = []
    for role in roles:
        value = fact.get(role)
        if isinstance(value, Quantity):
            out.append(int(value.value) if value.value.denominator == 1 else 0)
    return tuple(out)


def _fine(numbers: Sequence[int], least: int = 1) -> bool:
    return bool(numbers) and all(least <= n <= _MOST for n in numbers)


def _range(take: Taking, ask: Fact) -> tuple[int, int, int] | None:
    """(digits, lo, hi) of the numbers that are meant, 0 where it is not told; None where it is told twice differently."""
    ranges = take.all("range")
    digits = {*_all(ask, "k"), *_all(ask, "k2"), *_all(ask, "k3")}
    bounds = set()
    for fact in ranges:
        digits |= set(_all(fact, "k"))
        if fact.get("lo"):
            bounds.add(_all(fact, "lo", "hi"))
    if len(digits) > 1 or len(bounds) > 1 or (digits and bounds):
        return None
    if digits and not 1 <= min(digits) <= 5:
        return None
    lo, hi = bounds.pop() if bounds else (0, 0)
    if hi and not 0 < lo < hi <= _MOST:
        return None
    return (digits.pop() if digits else 0, lo, hi)


def _recognise_number(take: Taking, ask: Fact) -> Yakusu | None:
    span = _range(take, ask)
    mods, rests, some = take.all("mod"), take.all("rest"), take.all("some")
    many_mods, many_rests = take.all("mods"), take.all("rests")
    if not take.done or not ask.text("pick") or span is None or len(many_mods) + len(many_rests) > 1:
        return None
    pick = ask.text("pick")
    dividing = bool(rests or many_rests)
    if dividing == bool(mods or many_mods):
        return None
    numbers: list[int] = []
    left: list[int] = []
    for fact in (*mods, *rests, *many_mods, *many_rests):
        here = _all(fact, "d", "d2", "d3", "n", "n2", "n3")
        rest = (0,) if fact.text("even") else _all(fact, "r")
        if not here or len(rest) != 1 or not _fine(here, 2) or (not fact.text("even") and not 1 <= rest[0] <= _MOST):
            return None
        numbers += here
        left += [rest[0]] * len(here)
    if len(numbers) < 1 + (dividing or span == (0, 0, 0)) or len(set(numbers)) != len(numbers) or len(numbers) > 4:
        return None
    same = len(mods) + len(rests) == 0
    if dividing:
        if span != (0, 0, 0):
            return None
        return Yakusu("わる数", tuple(numbers), tuple(left), pick, same=same)
    if pick == "ある" or some:
        return None
    if pick != "最小" and span == (0, 0, 0):
        return None
    digits, lo, hi = span
    return Yakusu("わられる数", tuple(numbers), tuple(left), pick, digits, lo, hi, same=same)


def _recognise_multiples(take: Taking, ask: Fact) -> Yakusu | None:
    span = _range(take, ask)
    numbers = _all(ask, "a", "b")
    if not take.done or span is None or span[0] > 4 or not _fine(numbers, 2) or len(set(numbers)) != len(numbers):
        return None
    digits, lo, hi = span
    if digits:
        lo, hi = 10 ** (digits - 1), 10**digits - 1
    if not hi or any(n > hi for n in numbers):
        return None
    return Yakusu("倍数", numbers, mode=ask.text("mode"), digits=digits, lo=lo, hi=hi)


def _recognise_square(take: Taking, ask: Fact) -> Yakusu | None:
    rect, cut, join, biggest = take.one("rect"), take.one("cut"), take.one("join"), take.one("biggest")
    if not take.done or rect is None or (cut is None) == (join is None):
        return None
    if cut and (cut.text("size") == "?") != (biggest is not None):
        return None
    if join and (biggest or (join.text("size") == "?") != (ask.text("size") == "最小")):
        return None
    if cut and ask.text("size"):
        return None
    a, b = rect.quantity("a"), rect.quantity("b")
    if a.unit != b.unit or not _fine(_all(rect, "a", "b")) or len(_all(rect, "a", "b")) != 2:
        return None
    thing, unit = rect.text("thing"), ask.text("unit")
    if any(not within(fact.text(role), thing) for fact in (cut, join) if fact for role in ("t", "t2") if fact.text(role)):
        return None
    asked = ask.text("what")
    if ask.text("thing") and (cut or not within(ask.text("thing"), thing)):
        return None
    if join and asked == "枚数" and not ask.text("thing"):
        return None
    if (asked == "1辺") != (dimension(unit) == "length") or (asked == "1辺" and unit != a.unit) or (asked == "枚数" and unit not in ("枚", "個", "つ")):
        return None
    return Yakusu("切る" if cut else "並べる", _all(rect, "a", "b"), asked=asked, unit=unit, names=(thing,), given=(a, b), mode="?" if biggest else "")


def _recognise_again(take: Taking, ask: Fact) -> Yakusu | None:
    every, starts = take.all("every"), take.all("start")
    if not take.done or not 2 <= len(every) <= 3 or len(starts) > 1:
        return None
    names = tuple(fact.text("who") for fact in every)
    said = [value for fact in (*starts, ask) for role, value in fact.roles if role[0] in "ab" and isinstance(value, str)]
    if len(set(names)) != len(names) or any(not any(within(one, name) for name in names) for one in said) or (said and len(names) > 2):
        return None
    given = tuple(fact.quantity("every") for fact in every)
    numbers = tuple(int(q.value) if q.value.denominator == 1 else 0 for q in given)
    if len({q.unit for q in given}) > 1 or not _fine(numbers, 2) or len(set(numbers)) != len(numbers):
        return None
    start = starts[0].get("clock") if starts else None
    if not starts:
        return None  # whether they happen together at all is not told
    if ask.text("what") == "次の時刻":
        return Yakusu("同時", numbers, asked="時刻", unit="時刻", names=names, given=given, start=start) if isinstance(start, Quantity) else None
    unit = ask.text("unit").removesuffix("後")
    unit = {"分間": "分", "秒間": "秒"}.get(unit, unit)
    if dimension(unit) != "time" or not ask.text("unit").endswith("後"):
        return None
    return Yakusu("同時", numbers, asked="時間", unit=unit, names=names, given=given, start=start if isinstance(start, Quantity) else None)


def _recognise_deal(take: Taking, ask: Fact) -> Yakusu | None:
    goods, deal, most = take.one("goods"), take.one("deal all"), take.one("most people")
    if not take.done or goods is None or deal is None or (deal.text("size") == "?") != (most is not None):
        return None
    if most and not within(most.text("people"), deal.text("people")) and not within(deal.text("people"), most.text("people")):
        return None
    names = tuple(goods.text(role) for role in "abc" if goods.text(role))
    given = tuple(goods.quantity("n" + role) for role in "abc" if goods.get("n" + role))
    numbers = tuple(int(q.value) if q.value.denominator == 1 else 0 for q in given)
    if not _fine(numbers, 2) or len(set(names)) != len(names) or any(q.unit in ("人", "日", "年") for q in given):
        return None
    people = deal.text("people")
    if ask.text("what") == "人数":
        if ask.text("people") and not within(ask.text("people"), people):
            return None
        return Yakusu("配る", numbers, asked="人数", unit="人", names=names, given=given, mode=people)
    thing = ask.text("thing") or ask.text("thing2") or ask.text("thing3")
    if thing not in names:
        return None
    which, unit = names.index(thing), ask.text("unit")
    if unit != given[which].unit:
        return None
    return Yakusu("配る", numbers, asked="1人分", unit=unit, names=names, given=given, which=which, mode=people)


def _spread(numbers: Sequence[int], role: str) -> dict[str, Quantity]:
    return {role if index == 1 else f"{role}{index}": plain(n) for index, n in enumerate(numbers, 1)}


def facts(s: Yakusu) -> tuple[Fact, ...]:
    if s.kind in ("最大公約数", "最小公倍数"):
        return (Fact.of("ask", what=s.kind, **{role: plain(n) for role, n in zip("abc", s.numbers, strict=False)}),)
    if s.kind in ("約数の個数", "約数の和"):
        return (Fact.of("ask", what=s.kind, n=plain(s.numbers[0])),)
    if s.kind in ("わる数", "わられる数"):
        return _number_facts(s)
    if s.kind == "倍数":
        span = Fact.of("range", k=plain(s.digits)) if s.digits else Fact.of("range", lo=plain(s.lo), hi=plain(s.hi))
        return (span, Fact.of("ask", what="倍数", mode=s.mode, **{role: plain(n) for role, n in zip("ab", s.numbers, strict=False)}))
    if s.kind in ("切る", "並べる"):
        rect = Fact.of("rect", a=s.given[0], b=s.given[1], thing=s.names[0])
        done = [Fact.of("join")] if s.kind == "並べる" else [Fact.of("cut", size="?"), Fact.of("biggest")] if s.mode else [Fact.of("cut")]
        counted = {"thing": s.names[0]} if s.kind == "並べる" and s.asked == "枚数" else {}
        return (rect, *done, Fact.of("ask", what=s.asked, unit=s.unit, **counted))
    if s.kind == "同時":
        out = [Fact.of("every", who=name, every=q) for name, q in zip(s.names, s.given, strict=True)]
        out.append(Fact.of("start", clock=s.start) if s.start else Fact.of("start"))
        ask = Fact.of("ask", what="次の時刻") if s.asked == "時刻" else Fact.of("ask", what="次に同時", unit=s.unit + "後")
        return (*out, ask)
    goods: dict[str, str | Quantity] = {}
    for role, name, q in zip("abc", s.names, s.given, strict=False):
        goods |= {role: name, "n" + role: q}
    deal = Fact.of("deal all", people=s.mode)
    if s.asked == "人数":
        return (Fact.of("goods", **goods), deal, Fact.of("ask", what="人数"))
    return (Fact.of("goods", **goods), deal, Fact.of("ask", what="1人分", thing=s.names[s.which], unit=s.unit))


def _number_facts(s: Yakusu) -> tuple[Fact, ...]:
    dividing = s.kind == "わる数"
    out: list[Fact] = []
    if s.lo:
        out.append(Fact.of("range", lo=plain(s.lo), hi=plain(s.hi)))
    kind, role = ("rest", "n") if dividing else ("mod", "d")
    if s.same:
        rest = {"r": plain(s.rests[0])} if s.rests[0] else {"even": "1"}
        out.append(Fact.of(kind + "s", **_spread(s.numbers, role), **rest))
    else:
        for n, r in zip(s.numbers, s.rests, strict=True):
            rest = {"r": plain(r)} if r else {"even": "1"}
            out.append(Fact.of(kind, **{role: plain(n)}, **rest))
    digits = {"k": plain(s.digits)} if s.digits else {}
    return (*out, Fact.of("ask", what="整数", pick=s.pick, **digits))


FAMILY = Family(
    "yakusu", "約数と倍数", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
