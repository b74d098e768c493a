"""周期算: what repeats.  The place divided by the length of one period; the remainder is the place within it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Table
from sansu.families.family import Family, Impossible, Mistake, Taking, Wording
from sansu.families.mentions import clean
from sansu.families.slips import slips
from sansu.quantity import DIMENSIONS, Quantity, dimension, number
from sansu.reading.sequences import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact

_NO_COUNTERS = ("円", "ドル", "日", "年", "才", "倍", "%", "割", "番目", "番", "点")
_MOST = 24  # members of a period that a page can show


@dataclass(frozen=True)
class Shuki:
    """lead: what stands before the first period (decimals); period: its members as they are written.

    source: 並び, 小数 or 一の位; shown: how the problem shows it (the row, 1/7, 3を50回).
    asked: 何番目の数, 個数 (of `target`) or 和, of the first or up to the `place`-th; unit: of the answer.
    """

    source: str
    shown: str
    lead: tuple[str, ...]
    period: tuple[str, ...]
    place: int
    asked: str
    target: str = ""
    unit: str = ""
    thing: str = ""
    told: str = ""  # くり返し or 規則: what the problem says of the row
    told_unit: str = ""  # of the place: 番目, 個


def recognise(facts: Sequence[Fact]) -> Shuki | None:
    take = Taking(facts)
    row, decimal, power, ask = (take.one(kind) for kind in ("row", "decimal", "power", "ask"))
    if not take.done or ask is None or sum(one is not None for one in (row, decimal, power)) != 1:
        return None
    what = ask.text("what")
    if power is not None:
        base, times = power.quantity("base").value, power.quantity("times").value
        if what != "一の位" or base.denominator != 1 or times.denominator != 1 or base < 2:
            return None
        return Shuki("一の位", number(base), (), _ones(int(base)), int(times), "番目の数")
    place = ask.get("n") or ask.get("laid")
    if not isinstance(place, Quantity) or place.value.denominator != 1:
        return None
    n = int(place.value)
    if decimal is not None:
        if what not in ("位の数字", "位の和"):
            return None
        if decimal.get("f") is not None:
            value, shown = decimal.quantity("f").value, number(decimal.quantity("f").value)
        else:
            p, q = decimal.quantity("p").value, decimal.quantity("q").value
            if p.denominator != 1 or q.denominator != 1 or q < 2:
                return None
            value, shown = p / q, f"{p}÷{q}"
        found = _digits(value)
        if found is None or "." in shown:
            return None
        return Shuki("小数", shown, *found, n, "番目の数" if what == "位の数字" else "和")
    assert row is not None
    if not clean(facts) or row.text("way"):
        return None
    shown = row.text("terms") or row.text("marks") or _grouped(row)
    period = _period(shown, row.text("rule"))
    if period is None or not 2 <= len(period) <= _MOST:
        return None
    size = row.get("size")
    if isinstance(size, Quantity) and size.value != len(period):
        return None
    told = {"thing": row.text("thing"), "told": row.text("rule"), "told_unit": place.unit}
    if row.text("terms"):
        if what in ("番目の数", "和") and place.unit in ("番目", ""):
            return Shuki("並び", shown, (), period, n, what, **told)
        member = ask.get("value")
        if what != "個数" or not isinstance(member, Quantity) or member.unit or number(member.value) not in period:
            return None
        return _counted(Shuki("並び", shown, (), period, n, what, number(member.value), ask.text("unit"), **told))
    if row.text("p"):
        one, other = (row.text(role) + ("い" + row.text("thing") if row.text("thing") else "") for role in "pq")
        target = _of_two(ask.text("target"), one, other, period)
        told["thing"] = f"{one}と{other}"
    else:
        target = _target(ask.text("target"), period, row.text("thing"))
        stones = (f"白い{row.text('thing')}", f"黒い{row.text('thing')}")
        if target is None and row.text("thing") in ("ご石", "碁石"):  # ○ is a white one, ● a black one
            target = _of_two(ask.text("target"), *stones, period)
            told["thing"] = "と".join(stones)
    if what != "個数" or target is None:
        return None
    return _counted(Shuki("並び", shown, (), period, n, what, target, ask.text("unit"), **told))


def _counted(s: Shuki) -> Shuki | None:
    refused = s.unit in _NO_COUNTERS or dimension(s.unit) in DIMENSIONS or s.told_unit not in ("番目", s.unit)
    return None if refused else s


def _target(mention: str, period: Sequence[str], thing: str) -> str | None:
    """黒 for 黒いご石 among 白、黒、黒; the mark itself."""
    found = [name for name in dict.fromkeys(period) if mention == name]
    if not found:
        found = [name for name in dict.fromkeys(period) if re.fullmatch(rf"{name}(?:い|色い|色の|の|色)?(?P<of>.*)", mention) and _of(name, mention, thing)]
    return found[0] if len(found) == 1 else None


def _of_two(mention: str, p: str, q: str, period: Sequence[str]) -> str | None:
    """○ for 白いご石 beside 黒いご石: the white ones are drawn open, the black ones full; or the mark itself."""
    marks = {"白": "○", "黒": "●"}
    if set(period) != {"○", "●"} or {p[:1], q[:1]} != {"白", "黒"}:
        return None
    if mention in period:
        return mention
    if mention in (p, q) or mention in ("白", "黒") or any(mention[:1] == one[:1] and mention.removeprefix(mention[:1] + "い") == one.removeprefix(one[:1]) for one in (p, q)):
        return marks.get(mention[:1])
    return None


def _of(name: str, mention: str, thing: str) -> bool:
    rest = re.sub(r"^(?:い|色い|色の|の|色)", "", mention[len(name) :])
    return not rest or (bool(thing) and (thing.endswith(rest) or rest.endswith(thing) or (rest in "石玉花旗" and rest in thing)))


def _grouped(row: Fact) -> str:
    """白2個、黒3個 -> 白、白、黒、黒、黒."""
    out: list[str] = []
    units = set()
    for name, count in (("a", "p"), ("b", "q"), ("c", "r")):
        if row.text(name):
            amount = row.quantity(count)
            units.add(amount.unit)
            if amount.value.denominator != 1 or amount.value > 9:
                return ""
            out += [row.text(name)] * int(amount.value)
    names = [row.text(name) for name in "abc" if row.text(name)]
    return "、".join(out) if len(units) == 1 and len(set(names)) == len(names) else ""


def _members(shown: str) -> tuple[list[str], bool]:
    goes_on = shown.endswith("…")
    bare = shown.removesuffix("…").removesuffix("、")
    return (bare.split("、") if "、" in bare else list(bare)), goes_on


def _period(shown: str, rule: str) -> tuple[str, ...] | None:
    """The period: all that is shown where it is given whole, else the shortest one that stands there twice."""
    if not shown:
        return None
    members, goes_on = _members(shown)
    if "…" in members:
        return None
    sizes = [size for size in range(1, len(members)) if all(a == b for a, b in zip(members, members[size:], strict=False))]
    if not goes_on and rule == "くり返し":
        if any(2 * size <= len(members) and len(members) % size for size in sizes):
            return None  # 1、2、3、1、2、3、1: all of it, or three of it
        return tuple(members[: next((size for size in sizes if len(members) % size == 0), len(members))])
    size = sizes[0] if sizes else len(members)
    if len(members) < 2 * size or not (goes_on or rule == "くり返し"):
        return None
    # A longer period that also stands there twice would go on otherwise.
    others = [other for other in sizes if 2 * other <= len(members) and other % size]
    return None if others else tuple(members[:size])


def _ones(base: int) -> tuple[str, ...]:
    digits = [base % 10]
    while (following := digits[-1] * base % 10) != digits[0]:
        digits.append(following)
    return tuple(map(str, digits))


def _digits(value: Fraction) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The digits behind the point by long division: those before the period, and the period; None where it ends."""
    rest, seen, digits = value.numerator % value.denominator, dict[int, int](), list[str]()
    while rest and rest not in seen:
        seen[rest] = len(digits)
        digits.append(str(rest * 10 // value.denominator))
        rest = rest * 10 % value.denominator
        if len(digits) > _MOST:
            return None
    return (tuple(digits[: seen[rest]]), tuple(digits[seen[rest] :])) if rest else None


def facts(s: Shuki) -> tuple[Fact, ...]:
    def whole(value: int, unit: str = "") -> Quantity:
        return Quantity(Fraction(value), unit)

    if s.source == "一の位":
        return (Fact.of("power", base=whole(int(s.shown)), times=whole(s.place, "個")), Fact.of("ask", what="一の位"))
    if s.source == "小数":
        p, _, q = s.shown.partition("÷")
        given = Fact.of("decimal", p=whole(int(p)), q=whole(int(q))) if q else Fact.of("decimal", f=Quantity(Fraction(p)))
        return (given, Fact.of("ask", what="位の数字" if s.asked == "番目の数" else "位の和", n=whole(s.place)))
    marks = not re.search(r"\d", s.shown)
    roles: dict[str, Quantity | str] = {"marks" if marks else "terms": s.shown}
    if s.told:
        roles["rule"] = s.told
    if s.thing:
        roles["thing"] = s.thing
    ask: dict[str, Quantity | str] = {"what": s.asked, "n" if s.told_unit == "番目" else "laid": whole(s.place, s.told_unit)}
    if s.asked == "個数":
        ask |= {"unit": s.unit, "target": s.target} if marks else {"unit": s.unit, "value": Quantity(Fraction(s.target))}
    return (Fact.of("row", **roles), Fact.of("ask", **ask))


def _joined(members: Sequence[str]) -> str:
    single = all(len(one) == 1 and not one.isdigit() and one in "○●◎△▲□■☆★◇◆" for one in members)
    return "".join(members) if single else "、".join(members)


def line(s: Shuki) -> tuple[tuple[str, str], ...]:
    if s.source == "一の位":
        return (("かけ算", f"{s.shown}を{s.place}個かける"), ("求めるもの", "一の位の数字"))
    out = [("小数にする数", s.shown)] if s.source == "小数" else [("くり返し", _joined(s.period))]
    upto = "まで" if s.asked != "番目の数" else ""
    out.append(("位", f"小数第{s.place}位{upto}") if s.source == "小数" else ("場所", f"{s.place}番目{upto}"))
    asked = {"番目の数": "その数", "和": "和", "個数": f"{s.target}の数（{s.unit}）"}[s.asked]
    return (*out, ("求めるもの", asked))


def _weigh(s: Shuki, members: Sequence[str]) -> Fraction:
    """What some members count for: how many of them are asked for, or their sum."""
    if s.asked == "個数":
        return Fraction(members.count(s.target))
    return sum(map(Fraction, members), Fraction(0))


def explain(s: Shuki) -> Solution:
    size, before = len(s.period), len(s.lead)
    unit = "個" if s.unit in ("", "回") else s.unit
    steps: list[Step] = []
    shown = _joined(s.period)
    if s.source == "小数":
        value = s.shown if "÷" in s.shown else "÷".join(s.shown.split("と")[-1].split("/"))
        first = f"はじめの「{''.join(s.lead)}」のあとに" if before else "小数点のあとに"
        say = f"{value}を計算すると、{first}「{''.join(s.period)}」の{size}個がくり返されます。"
    elif s.source == "一の位":
        say = f"{s.shown}をかけていくと、一の位は「{shown}」の{size}個のくり返しです。"
    else:
        say = f"「{shown}」の{size}{unit}がくり返されています。"
    if s.place <= before:
        raise Impossible(f"小数第{s.place}位は、くり返しの前の数字です。")
    repeat = Quantity(Fraction(size), unit)
    steps.append(Step(say, "", repeat, hint="どこからどこまでが、くり返しの1回分ですか。"))
    if size == 1 and s.source == "一の位":
        steps[0] = Step(f"{s.shown}をかけていくと、一の位はいつも{s.period[0]}で、1個のくり返しです。", "", repeat, hint=steps[0].hint)
    place = s.place - before
    if before:
        steps.append(Step("くり返さないはじめの数字の分をひきます。", f"{s.place}−{before}", Quantity(Fraction(place), unit), hint="くり返しは、小数第何位から始まりますか。"))
    rounds, rest = divmod(place, size)
    steps.append(Step("くり返しの1回分の数でわって、余りを見ます。", f"{place}÷{size}", Quantity(Fraction(rounds), ""), Fraction(rest) if rest else None, "くり返しは何回あって、いくつ余りますか。"))
    back = f"{size}×{rounds}" + (f"＋{rest}" if rest else "") + (f"＋{before}" if before else "")
    if s.asked == "番目の数":
        text = s.period[rest - 1]
        answer = Quantity(Fraction(text), "")
        say = f"あまりが{rest}なので、くり返しの{rest}番目の{text}です。" if rest else f"あまりがないので、くり返しの最後の{text}です。"
        steps.append(Step(say, "", answer, hint="あまりは、くり返しの何番目を表していますか。"))
        check = Step("くり返しの回数とあまりから、何番目かにもどします。", back, Quantity(Fraction(s.place), ""))
        return Solution(tuple(steps), check, answer)
    answer_unit = s.unit if s.asked == "個数" else ""
    one, more, start = _weigh(s, s.period), _weigh(s, s.period[:rest]), _weigh(s, s.lead)

    def found(value: Fraction) -> Quantity:
        return Quantity(value, answer_unit)

    if s.asked == "個数":
        steps.append(Step(f"くり返しの1回分に、{s.target}は{number(one)}{s.unit}あります。", "", found(one), hint="くり返しの1回分の中に、いくつありますか。"))
    elif size == 1:
        steps.append(Step(f"くり返しの1回分は{s.period[0]}だけです。", "", found(one), hint="くり返しの1回分をたすと、いくつですか。"))
    else:
        steps.append(Step("くり返しの1回分の和を求めます。", "＋".join(s.period), found(one), hint="くり返しの1回分をたすと、いくつですか。"))
    steps.append(Step("1回分にくり返しの回数をかけます。", f"{number(one)}×{rounds}", found(one * rounds), hint="くり返しの回数分では、いくつになりますか。"))
    total = one * rounds
    if rest:
        tail = _joined(s.period[:rest])
        if s.asked == "個数":
            steps.append(Step(f"残りの「{tail}」に、{s.target}は{number(more)}{s.unit}あります。", "", found(more), hint="余った分の中には、いくつありますか。"))
        elif rest > 1:
            steps.append(Step("余った分の和を求めます。", "＋".join(s.period[:rest]), found(more), hint="余った分をたすと、いくつですか。"))
        steps.append(Step("余った分をたします。", f"{number(total)}＋{number(more)}", found(total + more), hint="余った分をわすれていませんか。"))
        total += more
    if before:
        steps.append(Step("くり返しの前の数字もたします。", f"{number(total)}＋{number(start)}", found(total + start), hint="くり返しの前の数字をわすれていませんか。"))
        total += start
    taken = "".join(f"−{number(value)}" for value, there in ((start, before), (more, rest)) if there)
    left = f"({number(total)}{taken})" if taken else number(total)
    say = "余った分をひいて1回分でわり、くり返しの回数にもどします。" if taken else "1回分でわって、くり返しの回数にもどします。"
    if not one:
        raise Impossible(f"くり返しの中に{s.target}がありません。")
    return Solution(tuple(steps), Step(say, f"{left}÷{number(one)}", Quantity(Fraction(rounds), "")), found(total))


def holds(s: Shuki, answer: Quantity) -> bool:
    """Writes the row out, member by member, and looks or counts."""
    if answer.unit != (s.unit if s.asked == "個数" else ""):
        return False
    row: list[str] = []
    if s.source == "一の位":
        power = 1
        for _ in range(s.place):
            power = power * int(s.shown) % 10
            row.append(str(power))
    elif s.source == "小数":
        value = Fraction(*map(int, s.shown.split("÷"))) if "÷" in s.shown else sum((Fraction(part) for part in s.shown.split("と")), Fraction(0))
        rest = value - value // 1
        while len(row) < s.place:
            rest *= 10
            row.append(str(rest // 1))
            rest -= rest // 1
    else:
        while len(row) < s.place:
            row.append(s.period[len(row) % len(s.period)])
        shown, _ = _members(s.shown)
        if any(a != s.period[index % len(s.period)] for index, a in enumerate(shown)):
            return False
    if s.asked == "番目の数":
        return Fraction(row[s.place - 1]) == answer.value
    if s.asked == "個数":
        return row[: s.place].count(s.target) == answer.value
    return sum(map(Fraction, row[: s.place])) == answer.value


def diagram(s: Shuki) -> Table:
    """The first two periods (one of a long period) with the places above, and the asked place."""
    size, before = len(s.period), len(s.lead)
    members = (*s.lead, *s.period, *s.period)[: max(before + size + 1, min(before + 2 * size, 12))]
    head = ("番目", *(str(index + 1) for index in range(len(members))), "…", str(s.place))
    row = ("並び", *members, "…", "□" if s.asked == "番目の数" else "")
    return Table(head, (row,), ((0, len(head) - 1),) if s.asked == "番目の数" else ())


def mistakes(s: Shuki) -> tuple[Mistake, ...]:
    size, place = len(s.period), s.place - len(s.lead)
    rounds, rest = divmod(place, size)
    right = explain(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if s.asked == "番目の数":
        if not rest:
            found.append((Fraction(s.period[0]), "あまりがないときは、くり返しの最後の数になります。"))
        found += [
            (Fraction(s.period[rest % size]), "あまりが1のとき、くり返しの1番目です。1つずれていませんか。"),
            (Fraction(s.period[(rest - 2) % size]), "あまりの数だけ、くり返しのはじめから数えましたか。"),
            (rounds, "わり算の答えは、くり返しの回数です。あまりを見ましたか。"),
        ]
        if s.lead:
            found.append((Fraction(s.period[(s.place - 1) % size]), "くり返しの前の数字の分をひきましたか。"))
    else:
        one = _weigh(s, s.period)
        if rest:
            found.append((one * rounds, "余った分をたしわすれていませんか。"))
            found.append((one * (rounds + 1), "余った分を1回分として数えていませんか。"))
        found.append((one * rounds + rest, "余った分の中身を見ましたか。あまりの数をそのままたすとはかぎりません。"))
        found.append((rounds, "わり算の答えは、くり返しの回数です。1回分の中にいくつありますか。"))
        if s.asked == "個数":
            found.append((s.place - right.value, "ほかのものの数を答えていませんか。"))
    return slips(right, found)


_MARKS = ("○●●", "●○○●", "○○●", "○●●○●", "○△△□", "●○●●○○", "☆○○", "■□□■□", "○●○○●", "△○○△○●")
_COLOURS = ("白、黒、黒", "赤、青、黄、青", "白、白、黒", "赤、白、白、青", "黒、白、黒、黒、白", "赤、黄、赤、青", "青、白、白")
_STUFF = {"○": ("ご石", "マーク", "記号"), "白": ("ご石", "玉", "ビーズ", "おはじき")}


def sample(rng: random.Random, level: int) -> Shuki:
    while True:
        s = _drawn(rng, level)
        if s is not None and s.place > len(s.lead) and explain(s).answer.value > 0:
            return s


def _drawn(rng: random.Random, level: int) -> Shuki | None:
    place = rng.randint(12, (40, 100, 250)[level - 1])
    kind = rng.choice({1: ("marks", "terms"), 2: ("marks", "colours", "terms", "terms", "decimal"), 3: ("marks", "terms", "decimal", "divide", "ones", "ones")}[level])
    if kind in ("marks", "colours"):
        shown = rng.choice(_MARKS if kind == "marks" else _COLOURS)
        members, _ = _members(shown)
        told = "くり返し"
        if kind == "marks" and rng.random() < 0.6:
            shown, told = shown * 2 + shown[: rng.randint(0, len(shown) - 1)] + "…", rng.choice(["くり返し", "規則"])
        period = _period(shown, told)
        if period is None:
            return None
        unit = "個"
        thing = rng.choice(_STUFF["白" if kind == "colours" else "○"][: 3 if kind == "colours" else 1])
        return Shuki("並び", shown, (), period, place, "個数", rng.choice(members), unit, thing, told, rng.choice(["番目", unit]))
    if kind == "terms":
        size = rng.randint(3, 3 + level)
        members = [str(rng.randint(1, 9)) for _ in range(size)]
        told = "くり返し"
        if rng.random() < 0.7:
            shown = "、".join(members * 2 + members[: rng.randint(0, size - 1)]) + "、…"
            told = rng.choice(["くり返し", ""])
        else:
            shown = "、".join(members)
        period = _period(shown, told)
        if period is None or len(period) < 2:
            return None
        asked = rng.choice(["番目の数", "和", "個数"] if level > 1 else ["番目の数", "番目の数", "個数"])
        target, unit = (rng.choice(members), rng.choice(["個", "回"])) if asked == "個数" else ("", "")
        return Shuki("並び", shown, (), period, place, asked, target, unit, "", told, "番目")
    if kind == "ones":
        base = rng.choice([2, 3, 4, 7, 8, 9, 12, 13, 17, 18, 23, 27])
        return Shuki("一の位", str(base), (), _ones(base), place, "番目の数")
    below = rng.choice([7, 11, 13, 27, 33, 37, 41] if level < 3 else [7, 12, 13, 14, 15, 22, 27, 37, 41, 101])
    above = rng.randint(1, below - 1)
    value = Fraction(above, below)
    found = _digits(value)
    if found is None:
        return None
    shown = f"{above}÷{below}" if kind == "divide" else number(value)
    return Shuki("小数", shown, *found, place, rng.choice(["番目の数", "番目の数", "和"]) if level > 2 else "番目の数")


WORDINGS = tuple(
    Wording(f"shuki-{index:02}", tuple(f"sequences.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "marks ask.count",
            "marks.first ask.count",
            "marks ask.count.when",
            "marks.first ask.count.when",
            "marks.regular ask.count",
            "marks.bare ask.count.when",
            "cycle ask.nth",
            "cycle ask.nth.find",
            "cycle ask.sum",
            "cycle ask.sum.find",
            "cycle ask.count.number",
            "row ask.nth",
            "row ask.sum",
            "row ask.count.number",
            "decimal ask.digit",
            "decimal ask.digit.find",
            "divide ask.digit",
            "decimal ask.digits.sum",
            "divide ask.digits.sum",
            "power ask.ones",
            "power ask.ones.find",
        ),
        1,
    )
)

FAMILY = Family("shuki", "周期算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
