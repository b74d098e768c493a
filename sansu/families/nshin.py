"""N進法: numbers of a few digits in order, numbers that do without a digit, other bases, stones that stand for numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Table
from sansu.families.family import Family, Mistake, Taking
from sansu.families.nshin_posed import WORDINGS, sample
from sansu.families.nshin_steps import MOST, Nshin, explain, holds, in_base, listed, members, plain, stone_rule
from sansu.quantity import Quantity
from sansu.reading.digits import CLAUSES
from sansu.wording import Fact


def recognise(facts: Sequence[Fact]) -> Nshin | None:
    take = Taking(facts)
    told, shown, ask = take.one("digits"), take.one("sequence"), take.one("ask")
    stones, _ = take.one("stones"), take.one("intro")
    if not take.done or ask is None:
        return None
    what = ask.text("what")
    if what == "ご石":
        return _stones(stones, ask) if not told and not shown else None
    if stones:
        return None
    if what in ("番目の数", "何番目"):
        return _in_order(told, shown, ask) if told else None
    if told or shown:
        return None
    if what in ("使わない個数", "使う個数", "けたの個数"):
        return _counted(ask, what)
    if what in ("進法へ", "進法から"):
        told_number = next((role for role in ("number", "number2", "number3") if ask.get(role)), "number")
        kanji = "〇一二三四五六七八九".find(ask.text("kanji")) if ask.text("kanji") else None
        number, base = _whole(ask, told_number), kanji or _whole(ask, "base")
        if number is None or base is None or not 2 <= base <= 9 or number < base or number > (MOST if what == "進法へ" else 10**9):
            return None
        return Nshin("to" if what == "進法へ" else "from", number, base=base)
    return None


def _whole(fact: Fact, role: str) -> int | None:
    value = fact.get(role)
    return int(value.value) if isinstance(value, Quantity) and value.value.denominator == 1 else None


def _outs(fact: Fact) -> tuple[int, ...] | None:
    found = [_whole(fact, role) for role in ("out", "out2", "out3") if fact.get(role)]
    digits = tuple(sorted(one for one in found if one is not None))
    return digits if len(digits) == len(found) and len(set(digits)) == len(digits) and all(d <= 9 for d in digits) else None


def _terms(text: str) -> tuple[int, ...] | None:
    parts = [part for part in text.replace("…", "").split("、") if part]
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else None


def _in_order(told: Fact, shown: Fact | None, ask: Fact) -> Nshin | None:
    outs = _outs(told)
    if told.get("out"):
        digits = tuple(d for d in range(10) if d not in (outs or ()))
    else:
        terms = _terms(told.text("terms")) if told.get("terms") else tuple(d for d in (_whole(told, "d1"), _whole(told, "d2")) if d is not None)
        counts = [told.quantity(role).value for role in ("n", "n2", "n3", "n4", "n5", "n6", "n7") if told.get(role)]
        if terms is None or any(value != len(terms) for value in counts):
            return None
        digits = tuple(sorted(terms))
    if outs is None or len(set(digits)) != len(digits) or not 2 <= len(digits) <= 9 or not all(d <= 9 for d in digits) or digits == (0,):
        return None
    start = 1
    if told.get("row") and (shown or "…" not in told.text("row") or (told.get("first") and not told.text("row").startswith(str(_whole(told, "first"))))):
        return None
    if shown or told.get("row"):
        row = _terms(shown.text("terms") if shown else told.text("row"))
        starts = [one for one in (0, 1) if row and _row(digits, one, len(row)) == row]
        if not starts or (0 in digits and len(starts) > 1):
            return None
        start = starts[-1]
    elif 0 in digits and told.text("start") != "1":
        return None  # whether 0 is the first of the numbers is open
    if told.text("start") == "1" and start == 0:
        return None
    kind = "nth" if ask.text("what") == "番目の数" else "index"
    number = _whole(ask, "nth" if kind == "nth" else "number")
    if number is None or number < 1 or number > MOST:
        return None
    place = told.text("place") or told.text("place2")
    return Nshin(kind, number, digits, start, outs, told="使わない" if outs else "使える", place=place, shown=shown is not None or bool(told.get("row")))


def _row(digits: tuple[int, ...], start: int, length: int) -> tuple[int, ...]:
    out: list[int] = []
    one = start
    while len(out) < length and one < MOST:
        if set(map(int, str(one))) <= set(digits):
            out.append(one)
        one += 1
    return tuple(out)


def _counted(ask: Fact, what: str) -> Nshin | None:
    outs = _outs(ask)
    if not outs:
        return None
    if what == "けたの個数":
        digits = _whole(ask, "digits")
        return Nshin("length", digits, outs=outs) if digits and 2 <= digits <= 5 else None
    first, last = _whole(ask, "first"), _whole(ask, "last")
    if first not in (0, 1) or last is None or last > MOST or 0 in outs or last < 10 or str(last).strip("0") != "1":
        return None
    return Nshin("count" if what == "使わない個数" else "used", outs=outs, first=first, last=last)


def _stones(stones: Fact | None, ask: Fact) -> Nshin | None:
    if stones is None:
        return None
    rows = tuple((stones.text(f"s{i}"), int(stones.quantity(f"n{i}").value)) for i in range(1, 6) if stones.get(f"s{i}"))
    rule = stone_rule(rows)
    asked = ask.text("stones")
    marks = {mark for row, _ in rows for mark in row}
    if rule is None or not set(asked) <= marks or rule[0] not in asked or len(asked) < len(rows[0][0]):
        return None
    if any(stones.quantity(f"n{i}").value.denominator != 1 for i in range(1, 6) if stones.get(f"n{i}")):
        return None
    return Nshin("stones", rows=rows, asked=asked)


def facts(s: Nshin) -> tuple[Fact, ...]:
    if s.kind in ("nth", "index"):
        out = [_digits_fact(s)]
        if s.shown:
            out.append(Fact.of("sequence", terms=listed(members(s)) + "、…"))
        ask = Fact.of("ask", what="番目の数", nth=plain(s.number, "番目")) if s.kind == "nth" else Fact.of("ask", what="何番目", number=plain(s.number))
        return (*out, ask)
    outs = {role: plain(value) for role, value in zip(("out", "out2"), s.outs, strict=False)}
    if s.kind == "length":
        return (Fact.of("ask", what="けたの個数", digits=plain(s.number), **outs),)
    if s.kind in ("count", "used"):
        what = "使わない個数" if s.kind == "count" else "使う個数"
        return (Fact.of("ask", what=what, first=plain(s.first), last=plain(s.last), **outs),)
    if s.kind in ("to", "from"):
        return (Fact.of("ask", what="進法へ" if s.kind == "to" else "進法から", number=plain(s.number), base=plain(s.base)),)
    roles: dict[str, str | Quantity] = {}
    for index, (row, value) in enumerate(s.rows, 1):
        roles |= {f"s{index}": row, f"n{index}": plain(value)}
    return (Fact.of("stones", **roles), Fact.of("ask", what="ご石", stones=s.asked))


def _digits_fact(s: Nshin) -> Fact:
    place = {"place": s.place} if s.place else {}
    if s.told == "使わない":
        outs = {role: plain(value) for role, value in zip(("out", "out2"), s.outs, strict=False)}
        return Fact.of("digits", start="1", **place, **outs)
    return Fact.of("digits", terms=listed(s.digits), **place)


def line(s: Nshin) -> tuple[tuple[str, str], ...]:
    if s.kind in ("nth", "index"):
        out = [("使える数字", listed(s.digits)), ("並べ方", f"{listed(members(s)[:4])}、…と小さい順")]
        if s.kind == "nth":
            return (*out, ("求めるもの", f"{s.number}番目の数"))
        return (*out, ("求めるもの", f"{s.number}が何番目か（番目）"))
    without = "と".join(map(str, s.outs))
    if s.kind == "length":
        return (("整数", f"{s.number}けた"), ("使わない数字", without), ("求めるもの", "整数の個数（個）"))
    if s.kind in ("count", "used"):
        role = "使わない数字" if s.kind == "count" else "使う数字"
        return (("整数", f"{s.first}から{s.last}まで"), (role, without), ("求めるもの", "整数の個数（個）"))
    if s.kind == "to":
        return (("数", str(s.number)), ("求めるもの", f"{s.base}進法で表した数"))
    if s.kind == "from":
        return ((f"{s.base}進法の数", str(s.number)), ("求めるもの", "10進法で表した数"))
    return (*((row, str(value)) for row, value in s.rows), ("求めるもの", f"{s.asked}が表す数"))


def diagram(s: Nshin) -> Table:
    """The row of numbers with the asked one, the choices of each place, or the weights of the places."""
    if s.kind in ("nth", "index"):
        rows = [(f"{index}", str(value)) for index, value in enumerate(members(s)[:5], 1)]
        last = (str(s.number), "□") if s.kind == "nth" else ("□", str(s.number))
        return Table(("番目", "数"), (*rows, ("…", "…"), last), ((len(rows) + 1, int(s.kind == "nth")),))
    if s.kind in ("count", "used", "length"):
        places = s.number if s.kind == "length" else len(str(s.last)) - 1
        each = 10 - len(s.outs)
        rows = [(f"上から{index + 1}番目の位", f"{each - (s.kind == 'length' and not index and 0 not in s.outs)}通り") for index in range(places)]
        return Table(("位", "使える数字"), (*rows, ("求める個数", "□")), ((places, 1),))
    if s.kind == "stones":
        rule = stone_rule(s.rows)
        size = len(s.asked)
        weights = [str(2 ** (size - 1 - i if rule and rule[1] else i)) for i in range(size)]
        return Table(tuple(weights), (tuple(s.asked),))
    digits = in_base(s.number, s.base) if s.kind == "to" else [int(c) for c in str(s.number)]
    weights = [str(s.base**power) for power in range(len(digits) - 1, -1, -1)]
    row = ("□",) * len(digits) if s.kind == "to" else tuple(map(str, digits))
    return Table(("位の重み", *weights), (("数字", *row),), tuple((0, i + 1) for i in range(len(digits))) if s.kind == "to" else ())


def mistakes(s: Nshin) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[int, str]] = []
    value = int(right.value)
    if s.kind in ("nth", "index"):
        base = len(s.digits)
        off = "いちばん小さい数を1番目と数えていますか。番目が1つずれています。"
        if s.kind == "nth":
            written = int("".join(map(str, in_base(s.number, base))))
            found.append((written, "置きかえた数字を、もとの数字にもどしていますか。"))
            for other in (s.number - 1, s.number + 1):
                if other > 1:
                    found.append((int(explain(Nshin("nth", other, s.digits, s.start)).answer.value), off))
        else:
            found += [(value - 1, off), (value + 1, off)]
            digits = [int(c) for c in str(s.number)]
            found.append((sum(d * base**p for p, d in enumerate(reversed(digits))), "使える数字を、小さい順に置きかえてから計算していますか。"))
    elif s.kind in ("count", "used"):
        total = s.last - s.first + 1
        found += [(total - value, "使うものと使わないものを取りちがえていませんか。"), (value - 1, "はしの数をふくむかどうか、確かめましょう。"), (value + 1, "はしの数をふくむかどうか、確かめましょう。")]
    elif s.kind == "length":
        each = 10 - len(s.outs)
        found.append((each**s.number, "いちばん上の位に0は使えません。"))
        found.append((9 * 10 ** (s.number - 1) - value, "使うものの個数を答えていませんか。"))
    elif s.kind == "to":
        digits = in_base(s.number, s.base)
        found.append((int("".join(map(str, reversed(digits)))), "余りを上から読んでいませんか。下から順に読みます。"))
        found.append((int("".join(map(str, digits[1:])) or 0), "最後の商を書きわすれていませんか。"))
    elif s.kind == "from":
        digits = [int(c) for c in str(s.number)]
        found.append((sum(digits), "数字をそのままたしていませんか。位の重みをかけます。"))
        found.append((sum(d * s.base ** (p + 1) for p, d in enumerate(reversed(digits))), "いちばん右の位の重みは1です。"))
    else:
        rule = stone_rule(s.rows)
        mark = rule[0] if rule else ""
        found.append((s.asked.count(mark), "ご石の個数を数えていませんか。場所によって表す数がちがいます。"))
        bits = "".join("1" if one == mark else "0" for one in s.asked)
        found.append((int(bits[::-1] if rule and rule[1] else bits, 2), "左右を逆に読んでいませんか。"))
        found.append((2 * value, "はしのご石が表す数は1です。"))
    kept: dict[int, str] = {}
    for wrong, thought in found:
        if wrong > 0 and wrong != value and not holds(s, Quantity(Fraction(wrong), right.unit)):
            kept.setdefault(wrong, thought)
    return tuple(Mistake(Quantity(Fraction(wrong), right.unit), thought) for wrong, thought in kept.items())


FAMILY = Family(
    "nshin", "N進法", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
