"""場合の数: how many numbers, rows, choices, matches, ways, colourings there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import comb, perm

from sansu.families.baai_check import MOST, holds
from sansu.families.baai_posed import WORDINGS, sample
from sansu.families.baai_show import diagram, line, mistakes
from sansu.families.baai_steps import Baai, explain, listed, plain
from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, one_name
from sansu.quantity import Quantity
from sansu.reading.arrangements import CLAUSES
from sansu.wording import Fact

_SORTS = {"整数": "", "数": "", "偶数": "偶数", "奇数": "奇数", "": ""}
_FROM = ("中", "うち", "なか")  # 8人の中から names nobody
_MADE_UNITS = ("通り", "個", "つ")
# Things of which one is like another: which of them is taken may not matter.
_ALIKE = re.compile(r"(?:玉|ボール|ご石|石|コイン|おはじき|あめ)$")


def recognise(facts: Sequence[Fact]) -> Baai | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    ask = take.one("ask")
    if ask is None:
        return None
    read = _READERS.get(ask.text("what"))
    found = read(take, ask) if read else None
    return found if take.done else None


def _whole(fact: Fact | None, role: str) -> int | None:
    value = fact.get(role) if fact else None
    return int(value.value) if isinstance(value, Quantity) and value.value.denominator == 1 and value.value >= 0 else None


def _who(fact: Fact) -> str:
    """The people or things of 8人の生徒の中から; nobody in 8人の中から."""
    return "" if fact.text("who") in _FROM else fact.text("who")


def _cards(take: Taking, ask: Fact) -> Baai | None:
    cards, numerals, repeat = take.one("cards"), take.one("numerals"), take.one("repeat")
    taken, make = take.all("take"), take.all("make")
    if (cards is None) == (numerals is None) or len(taken) > 1 or len(make) > 1:
        return None
    told = cards or numerals
    assert told
    digits = _digits(told)
    if digits is None or max(digits) > 9 or (told.text("whole") and taken):
        return None
    again = repeat is not None and repeat.text("again") == "よい"
    if (numerals is None and again) or (numerals is not None and repeat is None):
        return None
    if numerals is not None and (len(set(digits)) != len(digits) or numerals.quantity("n").value != len(digits) or numerals.quantity("n").unit not in ("つ", "個")):
        return None
    places = {value for fact, role in ((ask, "d"), *((f, "d") for f in make), *((f, "k") for f in taken)) if (value := _whole(fact, role)) is not None}
    if len(places) != 1 or ask.text("unit") not in _MADE_UNITS:
        return None
    k = places.pop()
    if told.text("whole") and k != len(digits):
        return None
    sorts = {_SORTS[fact.text("sort")] for fact in (ask, *make)} - {""}
    if len(sorts) > 1 or (sorts and ask.get("by")):
        return None
    sort, by = sorts.pop() if sorts else "", 0
    if ask.get("by"):
        sort, by = "倍数", _whole(ask, "by") or 0
        if by not in (2, 5, 10):
            return None
    if not ask.get("by") and not ask.text("sort") and not make:
        return None
    if not 2 <= k <= 5 or (len(set(digits)) ** k if again else perm(len(digits), k)) > MOST:
        return None
    shown = "numerals" if numerals else "range" if told.get("lo") else "each" if told.get("each") else "cards"
    return Baai("cards", k=k, cards=digits, sort=sort, by=by, again=again, told=shown, unit=ask.text("unit"))


def _digits(told: Fact) -> tuple[int, ...] | None:
    if told.get("lo"):
        lo, hi = _whole(told, "lo"), _whole(told, "hi")
        if lo is None or hi is None or not lo < hi <= 9:
            return None
        digits = tuple(range(lo, hi + 1))
    else:
        parts = told.text("terms").split("、")
        if "…" in told.text("terms") or not all(part.isdigit() and len(part) == 1 for part in parts):
            return None
        digits = tuple(sorted(map(int, parts)))
        each = _whole(told, "each")
        if each:
            digits = tuple(sorted(digits * each))
    n = _whole(told, "n")
    return digits if n in (None, len(digits)) else None


def _listed_all(fact: Fact) -> bool:
    """Whether A、B、Cの3人 names as many as it says, each another (nobody named is all right)."""
    names = [value for role in ("a1", "a2", "a3", "a4", "a5", "a6") if (value := fact.text(role))] or (
        fact.text("colours").split("、") if fact.text("colours") else []
    )
    return not names or (len(set(names)) == len(names) == fact.quantity("n").value and all(map(one_name, names)))


def _colours(take: Taking, ask: Fact) -> Baai | None:
    cards, zero, differ = take.one("colour cards"), take.one("no zero"), take.one("differ")
    taken, make = take.one("take"), take.one("make")
    if not cards or not zero or not make:
        return None
    c, each, lo, hi, d = (_whole(cards, "c"), _whole(cards, "each"), _whole(cards, "lo"), _whole(cards, "hi"), _whole(make, "d"))
    if None in (c, each, lo, hi, d) or lo != 0 or hi is None or each != hi + 1 or hi > 9 or d != 3 or not c or c > 4:
        return None
    if (taken and _whole(taken, "k") != 3) or ask.text("unit") != "通り":
        return None
    if cards.text("colours") and len(cards.text("colours").split("、")) != c:
        return None
    every = ask.text("what") == "色すべて"
    if (every and (_whole(ask, "all") != c or c != 3)) or (not every and differ is None):
        return None
    return Baai("colours", k=3, c=c, cards=(0, hi), rule="すべて" if every else "")


def _rows(take: Taking, ask: Fact) -> Baai | None:
    row = take.one("row")
    n, k = _whole(row, "n"), _whole(row, "k")
    if row is None or not _listed_all(row) or n is None or ask.text("unit") != "通り" or _ALIKE.search(_who(row)):
        return None
    of = row.quantity("n").unit
    if (k is not None and row.quantity("k").unit != of) or of not in ("人", "枚", "冊", "匹", "本", "台", "頭", "個", "種類"):
        return None
    k = n if k is None else k
    if of != "人" and not _who(row) and not row.get("a1"):
        return None
    if k < 2 or not 2 <= n <= 30 or (k <= n and perm(n, k) > MOST):
        return None
    return Baai("row", n=n, k=k, of=of, told="k" if row.get("k") else "", names=(_who(row),) if _who(row) else ())


def _choices(take: Taking, ask: Fact) -> Baai | None:
    if ask.text("unit") not in ("通り", "組"):
        return None
    offices, choose, two = take.one("offices"), take.one("choose"), take.one("choose two")
    if sum(1 for fact in (offices, choose, two) if fact) != 1:
        return None
    unit = ask.text("unit")
    if offices:
        names = tuple(offices.text(role) for role in "abc" if offices.text(role))
        n = _whole(offices, "n")
        if n is None or offices.quantity("n").unit != "人" or len(set(names)) != len(names) or n > 40 or unit != "通り":
            return None
        if any(name.endswith(("委員", "係", "当番", "代表")) and names.count(name) > 1 for name in names):
            return None
        return Baai("offices", n=n, k=len(names), names=names, of="人")
    if choose:
        n, k = _whole(choose, "n"), _whole(choose, "k")
        if n is None or k is None or not 1 <= k <= n <= 40 or k == n or choose.quantity("n").unit != choose.quantity("k").unit:
            return None
        of = "色" if choose.get("colours") else choose.quantity("n").unit
        if not _listed_all(choose):
            return None
        named = choose.get("a1") or choose.get("colours")
        if of in ("円", "日", "年", "才", "") or _ALIKE.search(_who(choose)) or comb(n, k) > MOST or (of != "人" and not _who(choose) and not named):
            return None
        return Baai("choose", n=n, k=k, of=of, unit=unit, names=(_who(choose),) if _who(choose) else ())
    assert two
    numbers = [_whole(two, role) for role in "nmkl"]
    n, m, k, others = numbers
    if None in numbers or n is None or m is None or k is None or others is None:
        return None
    if two.text("a") != two.text("a2") or two.text("b") != two.text("b2") or two.text("a") == two.text("b"):
        return None
    if len({two.quantity(role).unit for role in "nmkl"}) > 1 or not (1 <= k <= n <= 20 and 1 <= others <= m <= 20) or k == n or others == m:
        return None
    if _ALIKE.search(two.text("a")) or comb(n, k) * comb(m, others) > MOST:
        return None
    return Baai("two", n=n, m=m, k=k, others=others, names=(two.text("a"), two.text("b")), of=two.quantity("n").unit, unit=unit)


def _matches(take: Taking, ask: Fact) -> Baai | None:
    league, knockout = take.one("league"), take.one("knockout")
    take.all("no draw")
    told = league or knockout
    n = _whole(told, "n")
    if told is None or (league and (knockout or ask.text("until"))) or n is None or not 2 <= n <= 200 or ask.text("unit") not in ("試合", "回"):
        return None
    of = "チーム" if told.quantity("n").unit == "つ" and _who(told) == "チーム" else told.quantity("n").unit
    if of not in ("チーム", "人", "校", "組"):
        return None
    return Baai("league" if league else "knockout", n=n, of=of, unit=ask.text("unit"), names=(_who(told),) if _who(told) not in ("", of) else ())


def _boxes(take: Taking, ask: Fact) -> Baai | None:
    boxes = take.one("boxes")
    n, m = _whole(boxes, "n"), _whole(boxes, "m")
    if boxes is None or n is None or m is None or not 2 <= n <= 8 or m not in (2, 3) or ask.text("unit") != "通り":
        return None
    names = tuple(value for role in ("a", "b", "c", "a2", "b2") if (value := boxes.text(role)))
    if len(names) != m or len(set(names)) != m or ask.text("box") != boxes.text("box") or boxes.quantity("n").unit not in ("個", "冊", "枚"):
        return None
    return Baai("boxes", n=n, m=m, rule=ask.text("empty"), names=(boxes.text("ball"), boxes.text("box"), *names), of=boxes.quantity("n").unit)


def _grid(take: Taking, ask: Fact) -> Baai | None:
    grid, goal = take.one("grid"), take.one("goal")
    m, n = _whole(grid, "m"), _whole(grid, "n")
    if grid is None or goal is None or not m or not n or m > 7 or n > 7 or goal.text("a") == goal.text("b") or ask.text("unit") != "通り":
        return None
    return Baai("grid", m=m, n=n, names=(goal.text("a"), goal.text("b")))


def _strip(take: Taking, ask: Fact) -> Baai | None:
    strip, rule = take.one("strip"), take.one("strip rule")
    k, c = _whole(strip, "k"), _whole(strip, "c")
    if strip is None or rule is None or k is None or c is None or not 2 <= k <= 6 or not 2 <= c <= 7 or ask.text("unit") != "通り":
        return None
    if strip.quantity("k").unit not in ("つ", "個") or (strip.text("colours") and len(strip.text("colours").split("、")) != c) or c**k > MOST:
        return None
    return Baai("strip", k=k, c=c, rule=rule.text("rule"), told=strip.text("colours"))


def _dice(take: Taking, ask: Fact) -> Baai | None:
    k = _whole(ask, "s")
    if take.one("dice") is None or k is None or not 1 <= k <= 36 or ask.text("unit") not in ("通り",):
        return None
    return Baai("dice", k=k, sort=ask.text("op"), rule=ask.text("rel"))


def _janken(take: Taking, ask: Fact) -> Baai | None:
    told = take.one("janken")
    n = 2 if told and told.text("two") and _whole(told, "n") in (None, 2) else _whole(told, "n")
    if told and told.text("two") and (n != 2 or told.text("a") == told.text("b")):
        return None
    if n is None or not 2 <= n <= 6 or ask.text("unit") != "通り" or any(_whole(ask, role) not in (None, n) for role in ("n", "n2")):
        return None
    return Baai("janken", n=n, rule=ask.text("result"))


_READERS = {
    "作る数": _cards, "並べ方": _colours, "色すべて": _colours, "並び方": _rows, "選び方": _choices, "試合": _matches, "入れ方": _boxes, "道順": _grid,
    "ぬり方": _strip, "さいころ": _dice, "じゃんけん": _janken,
}  # fmt: skip


def facts(s: Baai) -> tuple[Fact, ...]:
    return tuple(_FACTS[s.kind](s))


def _card_facts(s: Baai) -> list[Fact]:
    digits = sorted(set(s.cards))
    if s.told == "range":
        out = [Fact.of("cards", lo=plain(digits[0]), hi=plain(digits[-1]), n=plain(len(s.cards), "枚"))]
    elif s.told == "each":
        out = [Fact.of("cards", terms=listed(digits), each=plain(len(s.cards) // len(digits), "枚"))]
    elif s.told == "numerals":
        out = [Fact.of("numerals", terms=listed(digits), n=plain(len(digits), "つ")), Fact.of("repeat", again="よい" if s.again else "いけない")]
    else:
        out = [Fact.of("cards", terms=listed(s.cards), n=plain(len(s.cards), "枚"))]
    if s.told != "numerals":
        out.append(Fact.of("take", k=plain(s.k, "枚")))
    sort = {"by": plain(s.by), "d": plain(s.k)} if s.sort == "倍数" else {"sort": s.sort or "整数", "d": plain(s.k)}
    return [*out, Fact.of("ask", what="作る数", unit=s.unit, **sort)]


def _colour_facts(s: Baai) -> list[Fact]:
    cards = Fact.of("colour cards", c=plain(s.c), each=plain(s.cards[1] + 1, "枚"), lo=plain(0), hi=plain(s.cards[1]))
    make, zero = Fact.of("make", d=plain(s.k)), Fact.of("no zero")
    if s.rule:
        return [cards, zero, make, Fact.of("ask", what="色すべて", all=plain(s.c), unit=s.unit)]
    return [cards, make, Fact.of("differ"), zero, Fact.of("ask", what="並べ方", unit=s.unit)]


def _named(s: Baai) -> dict[str, str]:
    return {"who": s.names[0]} if s.names else {}


def _row_facts(s: Baai) -> list[Fact]:
    k = {"k": plain(s.k, s.of)} if s.told else {}
    return [Fact.of("row", n=plain(s.n, s.of), **k, **_named(s)), Fact.of("ask", what="並び方", unit=s.unit)]


def _office_facts(s: Baai) -> list[Fact]:
    return [Fact.of("offices", n=plain(s.n, s.of), **dict(zip("abc", s.names, strict=False))), Fact.of("ask", what="選び方", unit=s.unit)]


def _choose_facts(s: Baai) -> list[Fact]:
    return [Fact.of("choose", n=plain(s.n, s.of), k=plain(s.k, s.of), **_named(s)), Fact.of("ask", what="選び方", unit=s.unit)]


def _two_facts(s: Baai) -> list[Fact]:
    a, b = s.names
    numbers = {"n": plain(s.n, s.of), "m": plain(s.m, s.of), "k": plain(s.k, s.of), "l": plain(s.others, s.of)}
    return [Fact.of("choose two", a=a, b=b, a2=a, b2=b, **numbers), Fact.of("ask", what="選び方", unit=s.unit)]


def _match_facts(s: Baai) -> list[Fact]:
    return [Fact.of(s.kind, n=plain(s.n, s.of), **_named(s)), Fact.of("ask", what="試合", unit=s.unit)]


def _box_facts(s: Baai) -> list[Fact]:
    ball, box, *names = s.names
    told = Fact.of("boxes", n=plain(s.n, s.of), m=plain(s.m, "つ"), ball=ball, box=box, **dict(zip("abc", names, strict=False)))
    return [told, Fact.of("ask", what="入れ方", unit=s.unit, empty=s.rule, box=box)]


def _grid_facts(s: Baai) -> list[Fact]:
    return [Fact.of("grid", m=plain(s.m), n=plain(s.n)), Fact.of("goal", a=s.names[0], b=s.names[1]), Fact.of("ask", what="道順", unit=s.unit)]


def _strip_facts(s: Baai) -> list[Fact]:
    colours = {"colours": s.told} if s.told else {}
    return [Fact.of("strip", k=plain(s.k, "つ"), c=plain(s.c), **colours), Fact.of("strip rule", rule=s.rule), Fact.of("ask", what="ぬり方", unit=s.unit)]


def _dice_facts(s: Baai) -> list[Fact]:
    return [Fact.of("dice"), Fact.of("ask", what="さいころ", op=s.sort, s=plain(s.k), rel=s.rule, unit=s.unit)]


def _janken_facts(s: Baai) -> list[Fact]:
    return [Fact.of("janken", n=plain(s.n, "人")), Fact.of("ask", what="じゃんけん", result=s.rule, unit=s.unit)]


_FACTS = {
    "cards": _card_facts, "colours": _colour_facts, "row": _row_facts, "offices": _office_facts, "choose": _choose_facts, "two": _two_facts,
    "league": _match_facts, "knockout": _match_facts, "boxes": _box_facts, "grid": _grid_facts, "strip": _strip_facts, "dice": _dice_facts, "janken": _janken_facts,
}  # fmt: skip

FAMILY = Family(
    "baai", "場合の数", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
