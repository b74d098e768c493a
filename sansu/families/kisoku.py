"""規則性: figures that grow by the same number each time, and integers of some digits only, in order of size."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Diagram, Figure, Shape, Table
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.mentions import clean, within
from sansu.families.slips import slips
from sansu.quantity import DIMENSIONS, Quantity, dimension
from sansu.reading.patterns import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

_SIDES = {"三角形": 3, "正三角形": 3, "正方形": 4, "四角形": 4, "正五角形": 5, "五角形": 5, "正六角形": 6, "六角形": 6}
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
        if shape not in _SIDES or not ask.text("shape") or not within(ask.text("shape"), shape):
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


def _step(say: str, expression: str, value: int, unit: str, hint: str, remainder: int = 0) -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), Fraction(remainder) if remainder else None, hint)


def explain(s: Kisoku) -> Solution:
    return {"棒": _explain_sticks, "段": _explain_pile, "数字": _explain_digits}[s.kind](s)


def _explain_sticks(s: Kisoku) -> Solution:
    sides = _SIDES[s.shape]
    more = sides - 1
    first = _step(f"1辺は前の{s.shape}と同じ棒なので、1個増えるごとに増える数を求めます。", f"{sides}−1", more, "本", f"{s.shape}が1個増えると、{s.thing}は何本増えますか。")
    if s.asked == "棒の数":
        added, total = more * (s.at - 1), sides + more * (s.at - 1)
        steps = [
            first,
            _step(f"はじめの1個のあとに増える{s.shape}の数を求めます。", f"{s.at}−1", s.at - 1, "個", "はじめの1個のあとに、何個つなげますか。"),
            _step("増える棒の数を求めます。", f"{more}×{s.at - 1}", added, s.unit, "増える分は、全部で何本ですか。"),
            _step(f"はじめの1個の{sides}本にたします。", f"{sides}＋{added}", total, s.unit, "はじめの1個には、何本いりますか。"),
        ]
        check = _step(f"1個ずつ{sides}本で作ったと考えて、重なる棒をひきます。", f"{sides}×{s.at}−({s.at}−1)", total, s.unit, "")
        return Solution(tuple(steps), check, Quantity(Fraction(total), s.unit))
    if s.at < sides:
        raise Impossible(f"{s.thing}が{s.at}本では、{s.shape}を1個も作れません。")
    made, rest = divmod(s.at - 1, more)
    if rest and not s.most:
        raise Impossible(f"{s.thing}{s.at}本では、ちょうど作れません。")
    steps = [
        first,
        _step("はじめの1本に、同じ数ずつつけたしていくと考えます。", f"{s.at}−1", s.at - 1, "本", "はじめに1本だけ置くと、あとは何本残りますか。"),
        _step("1個に増える数でわって、余りも見ます。" if rest else "1個に増える数でわります。", f"{s.at - 1}÷{more}", made, "" if rest else s.unit, "残りで、何個作れますか。", rest),
    ]
    if rest:
        steps.append(_step(f"余った棒ではもう作れないので、{made}{s.unit}です。", "", made, s.unit, "余った棒で、もう1個作れますか。"))
    back = f"{sides}＋{more}×({made}−1)" + (f"＋{rest}" if rest else "")
    say = "使った棒の数と余りから、全部の本数にもどします。" if rest else "作った数から、棒の本数にもどします。"
    return Solution(tuple(steps), _step(say, back, s.at, "本", ""), Quantity(Fraction(made), s.unit))


def _explain_place(s: Kisoku) -> Solution:
    more, rest = divmod(s.at - s.first, s.by)
    if more < 0 or rest:
        raise Impossible(f"{s.thing}が{s.at}{s.unit}になるところはありません。")
    unit = s.place.removesuffix("目")
    steps = [
        _step("1つ進むごとに増える数を求めます。", f"{s.first + s.by}−{s.first}", s.by, s.unit, "となりの数とのちがいは、いつも同じですか。"),
        _step("はじめの数から増えた数を求めます。", f"{s.at}−{s.first}", s.at - s.first, s.unit, "はじめの数から、いくつ増えましたか。"),
        _step("増えた数を1回に増える数でわります。", f"{s.at - s.first}÷{s.by}", more, "回", "何回増えると、その数になりますか。"),
        _step("増えた回数に、はじめの1つをたします。", f"{more}＋1", more + 1, unit, "1回増えると、何番目のところになりますか。"),
    ]
    check = _step("その場所に並ぶ数にもどします。", f"{s.first}＋{s.by}×({more + 1}−1)", s.at, s.unit, "")
    return Solution(tuple(steps), check, Quantity(Fraction(more + 1), unit), "目")


def _explain_pile(s: Kisoku) -> Solution:
    if s.asked == "場所":
        return _explain_place(s)
    last = s.first + s.by * (s.at - 1)
    steps = [
        _step("1つ進むごとに増える数を求めます。", f"{s.first + s.by}−{s.first}", s.by, s.unit, "となりの数とのちがいは、いつも同じですか。"),
        _step(f"1{s.place}から{s.at}{s.place}までの間の数を求めます。", f"{s.at}−1", s.at - 1, "つ", "はじめから、何回増えますか。"),
        _step(f"{s.at}{s.place}に並ぶ数を求めます。", f"{s.first}＋{s.by}×{s.at - 1}", last, s.unit, "はじめの数に、増える分をたすといくつですか。"),
    ]
    if s.asked == "段の数":
        check = _step("増える数でわって、場所にもどします。", f"({last}−{s.first})÷{s.by}＋1", s.at, "", "")
        return Solution(tuple(steps), check, Quantity(Fraction(last), s.unit))
    pair, total = s.first + last, (s.first + last) * s.at // 2
    steps += [
        _step("はじめと終わりの数をたします。", f"{s.first}＋{last}", pair, s.unit, "逆に並べたものをつけたすと、どこも同じ数になりませんか。"),
        _step("同じ和が並んだ分だけあり、2回分なので2でわります。", f"{pair}×{s.at}÷2", total, s.unit, "同じ和がいくつできて、それは何回分ですか。"),
    ]
    check = _step("全部の数の2倍を1つ分の和でわり、場所にもどします。", f"{total}×2÷{pair}", s.at, "", "")
    return Solution(tuple(steps), check, Quantity(Fraction(total), s.unit))


def _replaced(number: int, digits: Sequence[int]) -> list[int]:
    """The places of the number's digits among the digits that may be used: from 0, or from 1 where 0 may not."""
    start = 0 if 0 in digits else 1
    return [sorted(digits).index(int(one)) + start for one in str(number)]


def _counted(number: int, digits: Sequence[int]) -> tuple[str, int]:
    """How many of the integers from 1 up to the number have these digits only: by the weight of the places."""
    places = _replaced(number, digits)
    text, value = str(places[0]), places[0]
    for index, place in enumerate(places[1:]):
        text = f"({text})" if index else text
        text, value = f"{text}×{len(digits)}＋{place}", value * len(digits) + place
    return text, value


def _written_with(number: int, digits: Sequence[int]) -> bool:
    return all(int(one) in digits for one in str(number))


def _explain_digits(s: Kisoku) -> Solution:
    usable = [digit for digit in range(10) if digit not in s.banned]
    others = [digit for digit in usable if digit not in s.wanted]
    if not _written_with(s.at, usable) or _written_with(s.at, others):
        raise Impossible(f"{s.at}はこの列に出てきません。")
    if len(others) < 2 or len(usable) < 2:
        raise Impossible("使える数字が足りません。")

    def stage(number: int, digits: Sequence[int], what: str) -> list[Step]:
        text, value = _counted(number, digits)
        start = 0 if 0 in digits else 1
        turned = int("".join(map(str, _replaced(number, digits))))
        names = "、".join(map(str, digits))
        return [
            _step(f"{what}数字は{names}の{len(digits)}個です。", "", len(digits), "個", "使える数字は、どれとどれですか。"),
            _step(f"数字を小さい順に{start}から置きかえると、{number}は{turned}になります。", "", turned, "", "数字を小さい順に、続いた数に置きかえてみましょう。"),
            _step(f"上の位から順に、{len(digits)}をかけて次の位をたします。", text, value, "番", "1つ上の位の1は、下の位のいくつ分ですか。"),
        ]

    steps = stage(s.at, usable, "使える")
    every = int(steps[-1].value.value)
    largest = next((one for one in range(s.at, 0, -1) if _written_with(one, others)), 0)
    names = "、".join(map(str, s.wanted))
    if largest:
        steps.append(_step(f"このうち{names}を1つも使わない、いちばん大きい数は{largest}です。", "", largest, "", "ひかなければならない数は、どんな数ですか。"))
        steps += stage(largest, others, "そこで使う")
        few = int(steps[-1].value.value)
        steps.append(_step(f"{names}を1つも使わない数をひきます。", f"{every}−{few}", every - few, "番", "数えてはいけない数をひきましたか。"))
        check = _step("ひいた数をもどして、使える数字だけの数にもどします。", f"{every - few}＋{few}", every, "番", "")
        return Solution(tuple(steps), check, Quantity(Fraction(every - few), "番"), "目")
    raise Impossible("1つずつ数えるほうが早い数です。")


def holds(s: Kisoku, answer: Quantity) -> bool:
    """Lays the sticks, piles the rows or writes the integers one after another, and counts."""
    if answer.value.denominator != 1 or answer.unit != (s.place.removesuffix("目") if s.asked == "場所" else s.unit if s.kind != "数字" else "番"):
        return False
    if s.kind == "棒":
        sides, made, used = _SIDES[s.shape], 0, 0
        while (made < s.at) if s.asked == "棒の数" else (used + (sides if not made else sides - 1) <= s.at):
            used += sides - (made > 0)
            made += 1
        return answer.value == (used if s.asked == "棒の数" else made) and (s.asked == "棒の数" or s.most or used == s.at)
    if s.asked == "場所":
        row, place = s.first, 1
        while row < s.at:
            row, place = row + s.by, place + 1
        return row == s.at and answer.value == place
    if s.kind == "段":
        row, total = s.first, s.first
        for _ in range(s.at - 1):
            row += s.by
            total += row
        return answer.value == (total if s.asked == "全部の数" else row)
    place = 0
    for one in range(1, s.at + 1):
        digits = set(map(int, str(one)))
        place += not digits & set(s.banned) and bool(digits & set(s.wanted))
    return place == answer.value


def diagram(s: Kisoku) -> Diagram:
    """The first shapes of a row, or a table of the first numbers and the asked one."""
    if s.kind == "棒":
        sides, many = _SIDES[s.shape], f"{s.at}個" if s.asked == "棒の数" else "□個"
        used = f"{s.thing} □{s.unit}" if s.asked == "棒の数" else f"{s.thing} {s.at}本"
        shapes = tuple(_one(sides, Fraction(index)) for index in range(3))
        return Figure(shapes, ((Fraction(4), Fraction(0), "…"), (Fraction(2), Fraction(2), f"{s.shape} {many}"), (Fraction(2), Fraction(-2), used)))
    if s.kind == "段":
        rows = [str(s.first + s.by * index) for index in range(4)]
        if s.asked == "場所":
            return Table((s.place, "1", "2", "3", "4", "…", "□"), ((f"{s.thing}（{s.unit}）", *rows, "…", str(s.at)),))
        steps: tuple[str, ...] = (s.place, "1", "2", "3", "4", "…", str(s.at), "合計")
        asked = (0, 7) if s.asked == "全部の数" else (0, 6)
        cells = [f"{s.thing}（{s.unit}）", *rows, "…", "", ""]
        cells[asked[1]] = "□"
        return Table(steps, (tuple(cells),), (asked,))
    fitting = [one for one in range(1, s.at + 1) if {*map(int, str(one))} & set(s.wanted) and not {*map(int, str(one))} & set(s.banned)][:5]
    head = ("番目", *(str(index + 1) for index in range(len(fitting))), "…", "□")
    return Table(head, (("数", *map(str, fitting), "…", str(s.at)),))


def _one(sides: int, index: Fraction) -> Shape:
    """The index-th shape of the row; neighbours share a side."""
    if sides == 3:
        base, tip = (Fraction(0), Fraction(1)) if index % 2 == 0 else (Fraction(1), Fraction(0))
        return Shape(((index / 2, base), (index / 2 + 1, base), (index / 2 + Fraction(1, 2), tip)))
    if sides == 4:
        return Shape(((index, Fraction(0)), (index + 1, Fraction(0)), (index + 1, Fraction(1)), (index, Fraction(1))))
    left, half = index, Fraction(1, 2)
    top = [(left + half, Fraction(3, 2))]
    low = [(left + half, Fraction(-1, 2))] if sides == 6 else []
    return Shape(((left, Fraction(0)), *low, (left + 1, Fraction(0)), (left + 1, Fraction(1)), *top, (left, Fraction(1))))


def mistakes(s: Kisoku) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if s.kind == "棒":
        sides = _SIDES[s.shape]
        if s.asked == "棒の数":
            found = [
                (sides * s.at, "となりどうしで同じ棒を2回数えていませんか。"),
                ((sides - 1) * s.at, "はじめの1本をたしわすれていませんか。"),
                (sides + (sides - 1) * s.at, "はじめの1個のあとにつなげる数は、1少なくなります。"),
            ]
        else:
            found = [
                (s.at // sides, f"{s.shape}を1個ずつはなして作っていませんか。となりどうしで1本いっしょに使います。"),
                ((s.at - sides) // (sides - 1), "はじめの1個をたしわすれていませんか。"),
                (-(-s.at // (sides - 1)), "はじめの1本をひいてからわりましたか。"),
            ]
    elif s.kind == "段":
        last = s.first + s.by * (s.at - 1)
        if s.asked == "場所":
            place = int(right.value)
            found = [(place - 1, "増えた回数を答えていませんか。はじめの1つをわすれずに数えましょう。"), (place + 1, "1つずれていませんか。表にかいて確かめましょう。"), (Fraction(s.at, s.by), "はじめの数をひいてから、増える数でわりましたか。")]
        elif s.asked == "段の数":
            found = [(last + s.by, "増える回数は、場所の数より1少なくなります。"), ((s.first + last) * s.at // 2, "全部の数を答えていませんか。聞かれているのは、そこに並ぶ数だけです。"), (s.by * s.at, "はじめの数をたすのをわすれていませんか。")]
        else:
            found = [((s.first + last) * s.at, "2でわるのをわすれていませんか。"), (last, "いちばん終わりに並ぶ数だけを答えていませんか。"), ((s.first + last) * (s.at - 1) // 2, "たす数の個数を確かめましょう。")]
    else:
        usable = [digit for digit in range(10) if digit not in s.banned]
        others = [digit for digit in usable if digit not in s.wanted]
        _, every = _counted(s.at, usable)
        largest = next((one for one in range(s.at, 0, -1) if _written_with(one, others)), 1)
        _, few = _counted(largest, others)
        found = [(every, "少なくとも1つ使う、という条件を使いましたか。"), (every - few - 1, "0を1つの整数として数えていませんか。1から数えます。"), (few, "求めるのは、その数字を使うほうの数です。")]
    return slips(right, found)


_PILED = (("ご石", "個"), ("おはじき", "個"), ("カード", "枚"), ("つみ木", "個"), ("タイル", "枚"), ("空きかん", "個"), ("メダル", "枚"))


def sample(rng: random.Random, level: int) -> Kisoku:
    while True:
        s = _drawn(rng, level)
        try:
            if explain(s).answer.value > 0:
                return s
        except Impossible:
            continue


def _drawn(rng: random.Random, level: int) -> Kisoku:
    kind = rng.choice({1: ("棒", "棒", "段"), 2: ("棒", "形", "段", "全部"), 3: ("形", "最大", "全部", "段", "数字", "棒")}[level])
    if kind in ("棒", "形", "最大"):
        shape = rng.choice(("正方形", "正三角形", "三角形") if level < 3 else ("正方形", "三角形", "正六角形", "正五角形"))
        at, sides = rng.randint(6, 15 * level * level), _SIDES[shape]
        thing = rng.choice(("マッチ棒", "ぼう", "ストロー", "竹ひご", "つまようじ"))
        if kind == "棒":
            return Kisoku("棒", "棒の数", at, thing, "本", shape)
        used = sides + (sides - 1) * (at - 1) + (rng.randint(0, sides - 2) if kind == "最大" else 0)
        return Kisoku("棒", "形の数", used, thing, "個", shape, kind == "最大")
    if kind == "数字":
        digits = rng.sample(range(1, 10), rng.randint(3, 5))
        split = rng.randint(1, 2)
        banned, wanted = tuple(sorted(digits[:split])), tuple(sorted(digits[split:]))
        while True:
            number = rng.randint(200, 9999)
            held = set(map(int, str(number)))
            if not held & set(banned) and held & set(wanted) and len(wanted) > 1:
                return Kisoku("数字", "何番目", number, banned=banned, wanted=wanted)
            if len(wanted) < 2:
                return _drawn(rng, level)
    thing, unit = rng.choice(_PILED)
    first, by = (1, 1) if rng.random() < 0.4 else (rng.randint(1, 5), rng.randint(1, 2 + level))
    place = rng.choice(("段目", "段目", "番目"))
    if kind == "段" and level > 1 and rng.random() < 0.4:
        return Kisoku("段", "場所", first + by * (rng.randint(6, 12 * level) - 1), thing, unit, "", False, first, by, place, rng.random() < 0.4)
    return Kisoku("段", "段の数" if kind == "段" else "全部の数", rng.randint(6, 12 * level), thing, unit, "", False, first, by, place, rng.random() < 0.4)


WORDINGS = tuple(
    Wording(f"kisoku-{index:02}", tuple(f"patterns.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "sticks ask.sticks",
            "sticks ask.sticks.of",
            "sticks ask.sticks.when",
            "sticks.line ask.sticks",
            "sticks ask.shapes",
            "sticks.line ask.shapes.of",
            "sticks ask.shapes.most",
            "sticks ask.shapes.upto",
            "pile.step ask.pile.total",
            "pile.step ask.pile.all",
            "pile.step.is ask.pile.total",
            "pile.turn ask.pile.turns",
            "pile.turn.is ask.pile.turn",
            "pile.step ask.pile.at",
            "pile.step.is ask.pile.at",
            "pile.turn ask.pile.turn",
            "digits ask.digits",
            "digits.one ask.digits",
            "pile.turn ask.pile.where",
            "pile.step ask.pile.where.step",
        ),
        1,
    )
)

FAMILY = Family("kisoku", "規則性", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
