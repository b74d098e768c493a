"""相当算: parts of the whole or of the rest are taken, with some more or less; what is left tells the whole."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families.family import Family, Mistake, Taking, Wording
from sansu.families.mentions import clean, within
from sansu.families.slips import slips
from sansu.families.soto_steps import DONE, Soto, Stage, explain, grouped, holds, part, told
from sansu.quantity import DIMENSIONS, Quantity, dimension, number, written
from sansu.reading.parts import CLAUSES
from sansu.wording import Fact

_MEASURE = re.compile(r"の(?:ページ数|ページ|長さ|重さ|量|数|金額)$")
_TITLE = re.compile("(?:さん|くん|君|ちゃん)$")
_SAME = ({"お金", "持っていたお金", "所持金", "おこづかい"}, {"本", "ページ数"})


def recognise(facts: Sequence[Fact]) -> Soto | None:
    if not clean(facts):
        return None
    take = Taking(facts)
    opener, told_stages, left, ask = take.all("parts of"), take.all("parts stage"), take.all("parts left"), take.all("ask")
    whose = {_TITLE.sub("", value) for fact in (*opener, *take.all("parts who"), *ask) for role, value in fact.roles if role.startswith("who") and isinstance(value, str)}
    told_stages = [half for fact in told_stages for half in _halves(fact)]
    if not take.done or len(opener) > 1 or len(left) > 1 or len(ask) != 1 or not told_stages or len(whose) > 1:
        return None
    what = ask[0].text("what")
    units = {q.unit for fact in (*opener, *told_stages, *left) for role in ("total", "left", "amount", "more", "less") if isinstance(q := fact.get(role), Quantity)}
    unit = ask[0].text("unit") or next(iter(units), "")  # いくら, いくつ, 長さを求めなさい
    bare = ask[0].text("bare")
    if bare and (unit != "円" if bare == "いくら" else unit in ("円", "ページ", "") or dimension(unit) in DIMENSIONS):
        return None
    total = opener[0].get("total") if opener else None
    rest = left[0].quantity("left") if left else None
    if what not in ("全体", "残り") or (what == "全体") != (total is None) or (what == "残り") != (rest is None):
        return None
    stages = [_stage(fact) for fact in told_stages]
    if any(one is None for one in stages) or not any(one and one.share for one in stages):
        return None
    kept = tuple(one for one in stages if one)
    amounts = [q for fact in told_stages for role in ("more", "less", "amount") if isinstance(q := fact.get(role), Quantity)]
    amounts += [q for q in (total, rest) if isinstance(q, Quantity)]
    if any(q.unit != unit for q in amounts) or kept[0].of == "残り" or any(one.of == "全体" for one in kept[grouped(kept) :]):
        return None
    days = [q.value for fact in told_stages for role in ("day", "day2", "day3") if isinstance(q := fact.get(role), Quantity)]
    if days and days != [Fraction(i + 1) for i in range(len(kept))] and days != [Fraction(i + 2) for i in range(len(days))]:
        return None
    things = [fact.text("thing") for fact in (*opener, *told_stages, *ask) if fact.text("thing")]
    things += [ask[0].text("thing2")] if ask[0].text("thing2") else []
    names = [_MEASURE.sub("", thing) for thing in things]
    if any(not _same(name, names[0]) for name in names[1:]):
        return None
    named = names[0] if names else "お金" if unit == "円" else ""
    return Soto(named, total if isinstance(total, Quantity) else None, kept, rest, unit, told_stages[0].text("verb"))


def _halves(fact: Fact) -> tuple[Fact, ...]:
    """全体の1/4、2日目に残りの2/3を読む is two stages."""
    second = fact.get("share2")
    if second is None:
        return (fact,)
    days = {role: value for role, value in fact.roles if role in ("day", "day2", "day3")}
    later = {{"day4": "day", "day5": "day2", "day6": "day3"}[role]: value for role, value in fact.roles if role in ("day4", "day5", "day6")}
    own = {role: fact.text(role) for role in ("of", "verb")}
    first = fact.get("share")
    assert first is not None
    return Fact.of("parts stage", share=first, **own, **days), Fact.of("parts stage", share=second, **{**own, "of": "残り"}, **later)


def _same(one: str, other: str) -> bool:
    return within(one, other) or other.endswith(one) or any({one, other} <= same for same in _SAME)


def _stage(fact: Fact) -> Stage | None:
    share, amount = fact.get("share"), fact.get("amount")
    if isinstance(amount, Quantity):
        return Stage("", None, amount.value) if amount.value > 0 else None
    if not isinstance(share, Quantity):
        return None
    if share.unit == "倍":
        share = Quantity(share.value)
    if not 0 < part(share) < 1:
        return None
    more, less = fact.get("more"), fact.get("less")
    extra = more.value if isinstance(more, Quantity) else -less.value if isinstance(less, Quantity) else Fraction(0)
    return Stage(fact.text("of"), share, extra)


def facts(s: Soto) -> tuple[Fact, ...]:
    out = [Fact.of("parts of", at="物", thing=s.thing, **({"total": s.total} if s.total else {}))]
    for stage in s.stages:
        if stage.share is None:
            out.append(Fact.of("parts stage", amount=Quantity(stage.more, s.unit), verb=s.verb))
            continue
        extra = {"more" if stage.more > 0 else "less": Quantity(abs(stage.more), s.unit)} if stage.more else {}
        out.append(Fact.of("parts stage", of=stage.of, share=stage.share, verb=s.verb, **extra))
    out += [Fact.of("parts left", left=s.left)] if s.left else []
    if s.total:
        return (*out, Fact.of("ask", what="残り", unit=s.unit))
    return (*out, Fact.of("ask", what="全体", thing=s.thing, unit=s.unit))


def _says(s: Soto, stage: Stage) -> str:
    if stage.share is None:
        return number(stage.more) + s.unit
    extra = f"より{number(abs(stage.more))}{s.unit}{'多い' if stage.more > 0 else '少ない'}" if stage.more else ""
    return f"{stage.of}の{told(stage.share)}{extra}"


def line(s: Soto) -> tuple[tuple[str, str], ...]:
    out = [("全体", f"{s.thing}{written(s.total) if s.total else ''}")]
    out += [(f"{index}番目に{DONE[s.verb]}分", _says(s, stage)) for index, stage in enumerate(s.stages, 1)]
    out += [("残り", written(s.left))] if s.left else []
    return (*out, ("求めるもの", f"{'残り' if s.total else '全体'}（{s.unit}）"))


def _amounts(s: Soto) -> tuple[Fraction, list[Fraction], Fraction]:
    """The whole, what each stage took, and what is left."""
    whole = s.total.value if s.total else explain(s).answer.value
    left, taken = whole, []
    for stage in s.stages:
        base = whole if stage.of == "全体" else left
        taken.append((base * part(stage.share) if stage.share else Fraction(0)) + stage.more)
        left -= taken[-1]
    return whole, taken, left


def diagram(s: Soto) -> Bars:
    """One bar for the whole, and below it one for each rest that something was taken of."""
    whole, taken, left = _amounts(s)
    bars, braces, start = [], [], Fraction(0)
    group = grouped(s.stages)
    rows = [list(range(group)), *([index] for index in range(group, len(s.stages)))] if group else [[i] for i in range(len(s.stages))]
    for row, indexes in enumerate(rows):
        parts, length = [], whole - start
        for index in indexes:
            parts.append(Part(taken[index], None, _says(s, s.stages[index])[:20], tone="filled"))
            length -= taken[index]
        last = row == len(rows) - 1
        known = Quantity(left, s.unit) if last else None
        parts.append(Part(length, known, "" if last and s.left else "残り", asked=last and s.left is None))
        bars.append(Bar("全体" if row == 0 else "残り", tuple(parts), start))
        if row == 0:
            braces.append(Brace((0,), Fraction(0), whole, Quantity(whole, s.unit), "全体" if s.total is None else "", asked=s.total is None))
        start += sum((taken[index] for index in indexes), Fraction(0))
    return Bars(tuple(bars), tuple(braces))


def mistakes(s: Soto) -> tuple[Mistake, ...]:
    whole, taken, left = _amounts(s)
    found: list[tuple[Fraction, str]] = []
    turned = "はんぱの分を、たすのかひくのか、線分図でたしかめましょう。"
    wrong_base = "「残りの」割合は、全体ではなく、そのときの残りをもとにします。"
    if s.total:
        lost = sum((part(stage.share) for stage in s.stages if stage.share), Fraction(0))
        more = sum((stage.more for stage in s.stages), Fraction(0))
        found.append((whole * (1 - lost) - more, wrong_base))
        found.append((whole - left, "使った分を答えていませんか。求めるのは残りです。"))
        found.append((whole - taken[0], "あとに使った分をひきわすれていませんか。"))
    else:
        shares = [part(stage.share) for stage in s.stages if stage.share]
        lost = sum(shares, Fraction(0))
        more = sum((stage.more for stage in s.stages), Fraction(0))
        if lost < 1:
            found.append(((left + more) / (1 - lost), wrong_base))
            found.append(((left - more) / (1 - lost), turned))
            found.append((left / (1 - lost), "はんぱの分をわすれていませんか。"))
        found.append((left / shares[-1], "残りの量は、取った割合ではなく、残った割合にあたります。"))
        found.append(((left + more) / shares[0], "残りの量は、取った割合ではなく、残った割合にあたります。"))
        back = left
        for stage in reversed(s.stages):
            back = (back - stage.more) / (1 - part(stage.share)) if stage.share else back - stage.more
        found.append((back, turned))
    return slips(explain(s).answer, found)


_STORIES = (
    ("本", "読む", "ページ", 5), ("物語の本", "読む", "ページ", 5), ("本", "読む", "ページ", 5), ("小説", "読む", "ページ", 5), ("お金", "使う", "円", 100), ("こづかい", "使う", "円", 50), ("貯金", "使う", "円", 100),
    ("テープ", "切る", "cm", 5), ("ひも", "切る", "cm", 5), ("ロープ", "切る", "m", 1), ("ジュース", "飲む", "mL", 5), ("牛乳", "飲む", "mL", 10), ("あめ", "食べる", "個", 1), ("クッキー", "食べる", "枚", 1), ("チョコレート", "食べる", "個", 1),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Soto:
    while True:
        found = _draw(rng, level)
        if found is not None:
            return found


def _share(rng: random.Random) -> Quantity:
    if rng.random() < 0.12:
        return Quantity(Fraction(rng.choice((20, 25, 30, 40, 60))), "%")
    bottom = rng.randint(2, 8)
    return Quantity(Fraction(rng.randint(1, bottom - 1), bottom))


_ONE = (("全体", 0), ), (("全体", 1), ), (("全体", -1), )
_SHORT = (("全体", 0), ("残り", 0)), (("全体", 0), ("残り", 1))
_TWO = (
    *_SHORT, (("全体", 1), ("残り", 1)), (("全体", -1), ("残り", -1)), (("全体", 1), ("", 1)), (("全体", 0), ("全体", 0)), (("全体", 1), ("残り", -1)), (("全体", -1), ("残り", 1)),
)  # fmt: skip
_THREE = (
    (("全体", 0), ("残り", 1), ("残り", 0)), (("全体", 0), ("", 1), ("残り", 0)), (("全体", 0), ("残り", 0), ("残り", 1)), (("全体", 1), ("残り", 0), ("残り", 0)), (("全体", 1), ("残り", 0), ("残り", -1)),
)  # fmt: skip


def _draw(rng: random.Random, level: int) -> Soto | None:
    """The kind of each stage first (so that each wording has its turn), then amounts that stay whole."""
    thing, verb, unit, size = rng.choice(_STORIES)
    full = _TWO if verb in ("読む", "使う") else _SHORT
    kinds = rng.choice({1: _ONE, 2: (*full, *_ONE), 3: (*full, *_THREE) if len(full) > 2 else full}[level])
    for _ in range(60):
        found = _fill(rng, kinds, size)
        if found is None or found[0] > {"円": 99999, "mL": 3000, "個": 300, "枚": 300, "m": 120}.get(unit, 600):
            continue
        whole, stages, left = found
        forward = level == 1 and kinds == _ONE[0] and rng.random() < 0.6
        return Soto(thing, Quantity(whole, unit) if forward else None, stages, None if forward else Quantity(left, unit), unit, verb)
    return None


def _fill(rng: random.Random, kinds: Sequence[tuple[str, int]], size: int) -> tuple[Fraction, tuple[Stage, ...], Fraction] | None:
    whole = left = Fraction(rng.randint(4, 80) * 6 * size)
    stages = []
    for of, sign in kinds:
        share = _share(rng) if of else None
        more = Fraction(sign * rng.randint(1, 20) * size)
        amount = ((whole if of == "全体" else left) * part(share) if share else Fraction(0)) + more
        left -= amount
        if amount <= 0 or amount.denominator != 1 or left < whole / 20:
            return None
        stages.append(Stage(of, share, more))
    return whole, tuple(stages), left


def _wordings() -> tuple[Wording, ...]:
    kinds = ("whole", "whole.more", "whole.less", "whole.and", "rest", "rest.more", "rest.less", "amount")
    first, later = kinds[:4], kinds[4:]
    out = []
    for verb in DONE:
        at = f"parts.{verb}."
        out += [f"parts.thing {at}{a} parts.left parts.ask.all" for a in first[:3]]
        out += [f"parts.thing {at}whole.and parts.left.is parts.ask.thing", f"parts.thing.total {at}whole parts.ask.left", f"parts.thing.total {at}whole parts.ask.left.how"]
        if verb not in ("読む", "使う"):
            out += [f"parts.thing {at}whole {at}rest parts.left parts.ask.all", f"parts.thing {at}whole {at}rest.more parts.left parts.ask.thing"]
            continue
        out += [f"parts.thing {at}{a} {at}{b} parts.left parts.ask.{c}" for a, b, c in zip(first, later, ("all", "thing", "all", "thing"), strict=True)]
        out += [f"parts.thing {at}whole {at}rest.more {at}rest parts.left parts.ask.all", f"parts.thing {at}whole {at}amount {at}rest parts.left parts.ask.thing"]
        out += [f"parts.thing {at}whole {at}whole parts.left parts.ask.all", f"parts.thing {at}{first[1]} {at}rest.less parts.left.is parts.ask.all", f"parts.thing {at}whole {at}rest {at}rest.more parts.left parts.ask.all", f"parts.thing {at}whole.more {at}rest {at}rest parts.left parts.ask.thing", f"parts.thing {at}whole.less {at}rest.more parts.left parts.ask.all", f"parts.thing {at}whole.more {at}rest {at}rest.less parts.left parts.ask.all"]
    return tuple(Wording(f"soto-{index:02}", tuple(keys.split())) for index, keys in enumerate(out, 1))


WORDINGS = _wordings()
FAMILY = Family("soto", "相当算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes, frozenset({"parts stage"}))
