"""和差算: amounts from their sum and their differences, or from a gift that makes two equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Bars
from sansu.families import wasa_row as row
from sansu.families import wasa_teach
from sansu.families.everybody import of_everybody
from sansu.families.family import Family, Impossible, Mistake, Taking
from sansu.families.measures import one_measure
from sansu.families.mentions import clean, named, one_name, told_all, within
from sansu.families.relations import MORE, against_names, word_for
from sansu.families.told_of import plain_facts
from sansu.families.wasa_posed import WORDINGS, sample
from sansu.families.wasa_row import Row
from sansu.families.wasa_steps import Difference, Gift, Wasa, apart, counterpart, from_asked, in_order
from sansu.families.wasa_steps import explain as explain_amounts
from sansu.families.wasa_steps import holds as amounts_hold
from sansu.quantity import Quantity, dimension, written
from sansu.reading import portions, sharing, sums
from sansu.solution import Solution
from sansu.wording import Clause, Fact

# Words for the amount itself: 姉の枚数 is what 姉 has.
_MEASURES = (
    "数", "個数", "枚数", "本数", "冊数", "金額", "所持金", "お金", "分", "得点", "点数", "代金", "ねだん", "値段", "長さ", "重さ", "体重", "身長", "人数", "おこづかい", "こづかい", "貯金", "貯金額", "ちょ金", "年れい", "年齢", "取り分", "分け前",
)  # fmt: skip
# A mention like はじめの兄 or 今の兄 is about another moment than the rest.
_OTHER_TIME = re.compile(r"^の|はじめ|最初|いま|今|現在")
_PERSONS = ("who", "other", "who1", "other1", "who2", "other2", "giver", "taker", "a", "b", "c")


# Who is older by the word itself.
_GENERATION = {"祖父": 3, "祖母": 3, "父": 2, "母": 2, "お父さん": 2, "お母さん": 2, "兄": 1, "姉": 1, "弟": 0, "妹": 0, "子": 0, "子ども": 0}


def recognise(facts: Sequence[Fact]) -> Wasa | Row | None:
    if any(fact.kind == "number row" for fact in facts):
        return row.recognise(facts)
    if any(_OTHER_TIME.search(fact.text(role)) for fact in facts for role in _PERSONS) or not clean(facts):
        return None
    plain = plain_facts(facts)
    if plain is None:
        return None
    facts = plain
    take = Taking(facts)
    total, more, give, ask = take.one("total"), _expanded(take), take.one("give"), take.one("ask")
    people, has, around = take.one("people"), take.one("have two"), take.one("around")
    whole, numbers = take.all("shared whole"), take.all("two numbers")
    both, bigger, pair, members = take.all("sum and gap"), take.all("bigger"), take.all("pair"), take.all("members")
    if not take.done or ask is None:
        return None
    if both or bigger or pair:
        told = _sum_and_gap(both, bigger, pair, ask) if not (total or more or around or whole) else None
        if told is None:
            return None
        total, more = told
    if around is not None:
        total = Fact.of("total", a="たて", b="横", amount=around.quantity("amount")) if total is None else None
    if has is not None:
        return _recognise_equal(has, ask) if not (whole or total or more or give or people or around or members) else None
    if whole:
        total = _named_by(whole, more, give) if total is None else None
    if people is not None:
        total = of_everybody(people, more) if total is None else None
    if ask.text("what") == "あげる数":
        return _recognise_gift_asked(total, more, ask) if give is None else None
    names = tuple(_plain(total.text(role)) for role in "abc" if total.text(role)) if total else ()
    if total is None or len(set(names)) != len(names) or not all(map(one_name, names)):
        return None
    if not all(told_all(one, names) for one in members):
        return None
    asked, differences = _named(ask.text("who"), names), _differences(more, names)
    if asked is None or differences is None or not _same_thing(ask.text("thing"), total.text("thing")):
        return None
    if any(isinstance(n := total.get(role), Quantity) and n.value != len(names) for role in ("m", "n", "n2")):
        return None
    amounts = [total.quantity("amount"), *(d.amount for d in differences)]
    gift = None
    if give is not None:
        gift = _gift(give, names)
        if gift is None or gift.amount is None or ask.text("what") != "はじめの分" or differences:
            return None
        amounts += [gift.amount, *([gift.left.amount] if gift.left else [])]
    elif (
        ask.text("what") != ("はじめの分" if any(fact.get("when") for fact in more) else "1人の分")
        or len(differences) != len(names) - 1
        or not _connected(differences, names)
    ):
        return None
    unit = ask.text("unit") or amounts[0].unit
    if any(dimension(a.unit) != dimension(unit) or (gift and a.unit != unit) for a in amounts):
        return None
    if not one_measure((total.text("thing"), ask.text("thing")), unit):
        return None
    if around is not None and (gift or dimension(unit) != "length"):
        return None
    if numbers and (unit or len(names) != 2):
        return None
    s = Wasa(names, amounts[0], differences, gift, asked, total.text("thing"), unit, None, around is not None)
    integers = any(fact.get("whole") for fact in facts) or "整数" in ask.text("who") + ask.text("thing")
    return None if integers and not _integer(s) else s


def _sum_and_gap(
    both: Sequence[Fact], bigger: Sequence[Fact], pair: Sequence[Fact], ask: Fact
) -> tuple[Fact, list[Fact]] | None:
    """「差は4才で、和は20才」 as a total and a difference: who has more is told, or plain from the words."""
    if len(both) != 1 or len(bigger) > 1 or len(pair) > 1:
        return None
    told, named_by = both[0], both[0] if both[0].text("a") else pair[0] if pair else both[0]
    names = (_plain(named_by.text("a")), _plain(named_by.text("b")))
    if not all(names) or (told.text("a") and pair):
        return None
    gap, unit = told.quantity("gap"), told.quantity("gap").unit
    if told.quantity("amount").unit != unit or (told.text("thing") and told.text("thing") not in _MEASURES and not unit):
        return None
    who = names[0] if names[0] == "大きいほう" else None
    if bigger:
        who = _named(bigger[0].text("who"), names)
        other = bigger[0].text("other")
        if who is None or (other and _named(other, names) in (None, who)):
            return None
    elif who is None and unit == "才":
        ages = [_GENERATION.get(name, -1) for name in names]
        who = None if min(ages) < 0 or ages[0] == ages[1] else names[ages.index(max(ages))]
    if who is None:
        return None
    other = names[1 - names.index(who)]
    word = "大きい" if unit in ("", "才") else word_for(unit, True)
    thing = {"thing": told.text("thing")} if told.text("thing") else {}
    total = Fact.of("total", a=names[0], b=names[1], amount=told.quantity("amount"), **thing)
    return total, [Fact.of("more", who=who, other=other, amount=gap, way=word)]


def _recognise_equal(has: Fact, ask: Fact) -> Wasa | None:
    """兄は800円、弟は500円持っています: how much makes them equal."""
    names = (_plain(has.text("a")), _plain(has.text("b")))
    amounts = (has.quantity("amount1"), has.quantity("amount2"))
    giver, taker = _named(ask.text("giver"), names), _named(ask.text("taker"), names)
    if ask.text("what") != "あげる数" or {giver, taker} != set(names) or names[0] == names[1] or not all(map(one_name, names)):
        return None
    unit = amounts[0].unit
    if amounts[1].unit != unit or ask.text("unit") not in ("", unit) or amounts[names.index(giver or "")].value <= min(a.value for a in amounts):
        return None
    if not _same_thing(ask.text("of1"), has.text("thing")) and ask.text("of1"):
        return None
    return Wasa(names, None, (), Gift(giver or "", taker or "", None), "", "", unit, amounts)


def _integer(s: Wasa) -> bool:
    """Whether the two whole numbers are whole: 31 and 8 make 19.5."""
    try:
        return explain_amounts(s).answer.value.denominator == 1
    except Impossible:
        return True  # said by explain


def _named_by(whole: Sequence[Fact], more: Sequence[Fact], give: Fact | None) -> Fact | None:
    """「2本のテープをつなぐと175cm」 with the names that the one difference or the gift says."""
    if len(whole) != 1 or len(more) + (give is not None) != 1 or whole[0].quantity("n").value != 2:
        return None
    a, b = (give.text("giver"), give.text("taker")) if give else (more[0].text("other"), more[0].text("who"))
    a, b = _plain(a), _plain(b)
    thing = whole[0].text("thing")
    return Fact.of("total", a=a, b=b, amount=whole[0].quantity("amount"), **({"thing": thing} if thing else {})) if a and b else None


def _expanded(take: Taking) -> list[Fact]:
    """The differences one by one, those of 「AはBより4個、BはCより6個多く」 too."""
    out = take.all("more")
    for both in take.all("more twice"):
        for index in "12":
            roles = {"who": both.text(f"who{index}"), "other": both.text(f"other{index}"), "way": both.text("way")}
            out.append(Fact.of("more", amount=both.quantity(f"amount{index}"), **roles))
    return out


def _recognise_gift_asked(total: Fact | None, more: Sequence[Fact], ask: Fact) -> Wasa | None:
    if len(more) != 1 or not more[0].text("other"):
        return None
    names = (_plain(more[0].text("who")), _plain(more[0].text("other")))
    if total is not None and {_named(total.text(role), names) for role in "abc" if total.text(role)} != set(names):
        return None
    differences = _differences(more, names)
    giver, taker = _named(ask.text("giver"), names), _named(ask.text("taker"), names)
    if not differences or giver is None or taker is None or apart(differences, names, giver, taker) >= 0:
        return None
    if differences[0].amount.unit != ask.text("unit") or not all(map(one_name, names)):
        return None
    return Wasa(names, None, differences, Gift(giver, taker, None), "", ask.text("thing"), ask.text("unit"))


def _gift(give: Fact, names: tuple[str, ...]) -> Gift | None:
    giver, taker = _named(give.text("giver"), names), _named(give.text("taker"), names)
    if len(names) != 2 or not giver or not taker or giver == taker:
        return None
    if give.get("left") is None:
        return Gift(giver, taker, give.quantity("amount"))
    who, other = _named(give.text("who"), names), _named(give.text("other"), names)
    if who is None or who == other or (other is None and give.text("other")):
        return None
    return Gift(giver, taker, give.quantity("amount"), Difference(who, other or "", give.quantity("left"), "多い"))


def _plain(mention: str) -> str:
    """兄 for 兄のほう, and one spelling of 長い方."""
    if mention in ("縦", "たて", "縦の長さ", "たての長さ"):
        return "たて"
    if mention in ("横", "よこ", "横の長さ", "よこの長さ"):
        return "横"
    mention = re.sub("^(大きい|小さい|長い|短い|重い|軽い)(?:(?:ほう|方)の)?(?:数|整数)$", r"\1ほう", mention)
    return re.sub("方$", "ほう", mention).removesuffix("のほう")


def _same_thing(mention: str, thing: str) -> bool:
    """Whether 兄の枚数 or 兄のカード is what the total counts."""
    return mention in _MEASURES or (within(mention, thing) if thing else not mention)


def _named(mention: str, names: Sequence[str]) -> str | None:
    return named(_plain(mention), names)


def _differences(more: Sequence[Fact], names: Sequence[str]) -> tuple[Difference, ...] | None:
    out = []
    for fact in more:
        who, other = _named(fact.text("who"), names), _named(fact.text("other"), names)
        if who is None or who == other or (other is None and (fact.text("other") or len(names) != 2)):
            return None
        if against_names(who, other or next(name for name in names if name != who), fact.text("way") in MORE):
            return None
        out.append(Difference(who, other or "", fact.quantity("amount"), fact.text("way")))
    return in_order(out, names)


def _connected(differences: Sequence[Difference], names: Sequence[str]) -> bool:
    reached = {names[0]}
    for _ in names:
        for d in differences:
            pair = {d.who, counterpart(d, names)}
            reached |= pair if pair & reached else set()
    return reached == set(names)


def facts(s: Wasa | Row) -> tuple[Fact, ...]:
    if isinstance(s, Row):
        return row.facts(s)
    out = []
    if s.total and s.around:
        out.append(Fact.of("around", amount=s.total))
    elif s.total:
        people = dict(zip("abc", s.names, strict=False))
        thing = {"thing": s.thing} if s.thing else {}
        three = {"n": Quantity(Fraction(3), "人")} if len(people) == 3 else {}
        out.append(Fact.of("total", amount=s.total, **thing, **three, **people))
    for d in s.differences:
        who = {"who": d.who, "other": d.other} if d.other else {"who": d.who}
        out.append(Fact.of("more", amount=d.amount, way=d.word, **who))
    if s.gift and s.gift.amount:
        roles: dict[str, str | Quantity] = {"giver": s.gift.giver, "taker": s.gift.taker, "amount": s.gift.amount}
        if s.gift.left:
            left = s.gift.left
            roles |= {"who": left.who, "left": left.amount, **({"other": left.other} if left.other else {})}
        out.append(Fact.of("give", **roles))
        out.append(Fact.of("ask", what="はじめの分", who=s.asked, unit=s.unit))
    elif s.gift:
        thing = {"thing": s.thing} if s.thing else {}
        if s.has:
            out.append(Fact.of("have two", a=s.names[0], b=s.names[1], amount1=s.has[0], amount2=s.has[1]))
        out.append(Fact.of("ask", what="あげる数", giver=s.gift.giver, taker=s.gift.taker, unit=s.unit, **thing))
    else:
        out.append(Fact.of("ask", what="1人の分", who=s.asked, **({"unit": s.unit} if s.unit else {})))
    return tuple(out)


def _says(d: Difference, names: Sequence[str]) -> str:
    return f"{d.who}が{counterpart(d, names)}より{written(d.amount)}{d.word}"


def line(s: Wasa | Row) -> tuple[tuple[str, str], ...]:
    """Differences say how the others stand to the asked one, which is what the explanation needs."""
    if isinstance(s, Row):
        return row.line(s)
    out = [("合わせて", f"{'と'.join(s.names)}で{written(s.total)}")] if s.total and not s.around else []
    out += [("まわりの長さ", written(s.total))] if s.around and s.total else []
    out += [(f"{name}の分", written(q)) for name, q in zip(s.names, s.has or (), strict=False)]
    out += [("ちがい", _says(d, s.names)) for d in from_asked(s.differences, s.names, s.asked)]
    if s.gift:
        amount = written(s.gift.amount) if s.gift.amount else f"何{s.unit}か"
        out.append(("やりとり", f"{s.gift.giver}が{s.gift.taker}に{amount}あげる"))
        out.append(("そのあと", _says(from_asked((s.gift.left,), s.names, s.asked)[0], s.names) if s.gift.left else "2人とも同じ"))
    asked = "あげる分" if not s.asked else f"はじめの{s.asked}の分" if s.gift else f"{s.asked}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


def explain(s: Wasa | Row) -> Solution:
    return row.explain(s) if isinstance(s, Row) else explain_amounts(s)


def holds(s: Wasa | Row, answer: Quantity) -> bool:
    return row.holds(s, answer) if isinstance(s, Row) else amounts_hold(s, answer)


def diagram(s: Wasa | Row) -> Bars:
    return row.diagram(s) if isinstance(s, Row) else wasa_teach.diagram(s)


def mistakes(s: Wasa | Row) -> tuple[Mistake, ...]:
    return row.mistakes(s) if isinstance(s, Row) else wasa_teach.mistakes(s)


CLAUSES: tuple[Clause, ...] = (*sharing.CLAUSES, *sums.CLAUSES, *(one for one in portions.CLAUSES if one.kind in ("total", "members", "shared whole", "more of") or (one.kind == "ask" and dict(one.constants).get("what") == "1人の分")))
FAMILY = Family(
    "wasa", "和差算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
