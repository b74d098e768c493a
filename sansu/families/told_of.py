"""姉が折った枚数は妹より8枚多い: what was done, and which amount of whom is told, read down to plain facts."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.measures import one_measure
from sansu.families.mentions import within
from sansu.quantity import Quantity
from sansu.wording import Fact

_AMOUNTS = ("of1", "of2", "of3")
_VERBS = ("v", "v1", "v2")
_MEASURES = frozenset(
    ["数", "個数", "枚数", "本数", "冊数", "人数", "金額", "所持金", "お金", "分", "得点", "点数", "代金", "ねだん", "値段", "長さ", "重さ", "体重", "身長", "おこづかい", "こづかい", "貯金", "貯金額", "ちょ金", "量", "かさ", "年れい", "年齢"]
)


def plain_facts(facts: Sequence[Fact]) -> list[Fact] | None:
    """The facts with 「more of」 as 「more」; None where two things were done or two amounts are meant."""
    if len({fact.text(role)[0] for fact in facts for role in _VERBS if fact.text(role)}) > 1:
        return None
    units = {q.unit for fact in facts if isinstance(q := fact.get("amount"), Quantity)}
    words = [fact.text(role) for fact in facts if fact.kind in ("more of", "portion of") for role in _AMOUNTS]
    words += [fact.text("thing") for fact in facts if words]
    if not all(one_measure(words, unit) for unit in units):
        return None
    things = [fact.text(role) for fact in facts for role in ("thing", "thing2", "place", "place2") if fact.kind in ("total", "shared whole") and fact.text(role)]
    told = [fact.text(role) for fact in facts for role in _AMOUNTS if fact.kind in ("more of", "portion of") and fact.text(role)]
    if not all(means(one, things) for one in told):
        return None
    out = []
    for fact in facts:
        roles = dict(fact.roles)
        for name in _VERBS:
            roles.pop(name, None)
        for old, new in (("amount2", "amount"), ("thing2", "thing")) :
            if fact.kind == "shared whole" and old in roles:
                roles[new] = roles.pop(old)
        if fact.kind == "more of":
            roles = {name: roles[name] for name in ("who", "other", "amount", "way")}
        elif fact.kind == "portion of":
            roles = {name: value for name, value in roles.items() if name not in _AMOUNTS}
        out.append(Fact.of(fact.kind.removesuffix(" of"), **roles))
    return out


def means(mention: str, things: Sequence[str]) -> bool:
    """Whether 球の個数 or 枚数 is the amount of what is told."""
    return all(part in _MEASURES or any(part == thing or within(part, thing) for thing in things) for part in mention.split("の"))
