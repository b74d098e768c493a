"""和差算: amounts from their sum and their differences, or from a gift that makes two equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, named, one_name, within
from sansu.families.wasa_posed import WORDINGS, sample
from sansu.families.wasa_steps import Difference, Gift, Wasa, apart, counterpart, explain, from_asked, holds, in_order
from sansu.quantity import Quantity, dimension, written
from sansu.reading.sharing import CLAUSES
from sansu.wording import Fact

# Two kinds of people that are everybody together.
_EVERYBODY = ({"男子", "女子"}, {"男の子", "女の子"}, {"男性", "女性"}, {"男の人", "女の人"}, {"男子生徒", "女子生徒"})
# Words for the amount itself: 姉の枚数 is what 姉 has.
_MEASURES = (
    "数", "個数", "枚数", "本数", "冊数", "金額", "所持金", "お金", "分", "得点", "点数", "代金", "ねだん", "値段", "長さ", "重さ", "体重", "身長", "人数", "おこづかい", "こづかい", "貯金", "ちょ金", "年れい", "年齢",
)  # fmt: skip
# A mention like はじめの兄 or 今の兄 is about another moment than the rest.
_OTHER_TIME = re.compile(r"^の|はじめ|最初|いま|今|現在")
_PERSONS = ("who", "other", "who1", "other1", "who2", "other2", "giver", "taker", "a", "b", "c")


def recognise(facts: Sequence[Fact]) -> Wasa | None:
    if any(_OTHER_TIME.search(fact.text(role)) for fact in facts for role in _PERSONS) or not clean(facts):
        return None
    take = Taking(facts)
    total, more, give, ask = take.one("total"), _expanded(take), take.one("give"), take.one("ask")
    people = take.one("people")
    if not take.done or ask is None:
        return None
    if people is not None:
        total = _of_everybody(people, more) if total is None else None
    if ask.text("what") == "あげる数":
        return _recognise_gift_asked(total, more, ask) if give is None else None
    names = tuple(_plain(total.text(role)) for role in "abc" if total.text(role)) if total else ()
    if total is None or len(set(names)) != len(names) or not all(map(one_name, names)):
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
    return Wasa(names, amounts[0], differences, gift, asked, total.text("thing"), unit)


def _of_everybody(people: Fact, more: Sequence[Fact]) -> Fact | None:
    """「クラスは38人です」 as the total of the boys and the girls that a difference names."""
    pair = {more[0].text("who"), more[0].text("other")} if len(more) == 1 else set()
    if pair not in _EVERYBODY or people.text("thing") in pair:
        return None
    return Fact.of(
        "total", a=more[0].text("who"), b=more[0].text("other"), amount=people.quantity("amount"), thing="人数"
    )


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
        out.append(Difference(who, other or "", fact.quantity("amount"), fact.text("way")))
    return in_order(out, names)


def _connected(differences: Sequence[Difference], names: Sequence[str]) -> bool:
    reached = {names[0]}
    for _ in names:
        for d in differences:
            pair = {d.who, counterpart(d, names)}
            reached |= pair if pair & reached else set()
    return reached == set(names)


def facts(s: Wasa) -> tuple[Fact, ...]:
    out = []
    if s.total:
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
        out.append(Fact.of("ask", what="あげる数", giver=s.gift.giver, taker=s.gift.taker, unit=s.unit, **thing))
    else:
        out.append(Fact.of("ask", what="1人の分", who=s.asked, **({"unit": s.unit} if s.unit else {})))
    return tuple(out)


def _says(d: Difference, names: Sequence[str]) -> str:
    return f"{d.who}が{counterpart(d, names)}より{written(d.amount)}{d.word}"


def line(s: Wasa) -> tuple[tuple[str, str], ...]:
    """Differences say how the others stand to the asked one, which is what the explanation needs."""
    out = [("合わせて", f"{'と'.join(s.names)}で{written(s.total)}")] if s.total else []
    out += [("ちがい", _says(d, s.names)) for d in from_asked(s.differences, s.names, s.asked)]
    if s.gift:
        amount = written(s.gift.amount) if s.gift.amount else f"何{s.unit}か"
        out.append(("やりとり", f"{s.gift.giver}が{s.gift.taker}に{amount}あげる"))
        out.append(("そのあと", _says(from_asked((s.gift.left,), s.names, s.asked)[0], s.names) if s.gift.left else "2人とも同じ"))
    asked = "あげる分" if not s.asked else f"はじめの{s.asked}の分" if s.gift else f"{s.asked}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


FAMILY = Family("wasa", "和差算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
