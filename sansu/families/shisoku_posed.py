"""Posed everyday problems: the statements of a story, drawn by what is asked."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.goods import GOODS
from sansu.families.names import PEOPLE
from sansu.quantity import Quantity
from sansu.reading.everyday import KIND, STATEMENT, told
from sansu.wording import Clause, Fact, Value

_TOLD = (
    told("has", "{w1:name}は{a1:count}の{o1:noun}を持って(います。|いました。)"),
    told("has.post", "{w1:name}は{o1:noun}を{a1:count}持って(います。|いました。)"),
    told("gathered", "{w1:name}は{o1:noun}を{a1:count}集めました。"),
    told("in.box", "箱に{w1:noun}が{a1:count}入って(います。|いました。)"),
    told("gave", "{w1:name}は{t1:name}に{a1:count}あげました。"),
    told("gave.thing", "{w1:name}は{t1:name}に{o1:noun}を{a1:count}あげました。"),
    told("used", "{w1:name}は{a1:count}使いました。"),
    told("got", "{w1:name}は{f1:name}から{a1:count}もらいました。"),
    told("bought.more", "{w1:name}はさらに{a1:count}買いました。"),
    told("put", "{w1:name}は箱に{o1:noun}を{a1:count}入れました。"),
    told("took", "{w1:name}は箱から{o1:noun}を{a1:count}取り出しました。"),
    told("has.now", "今、{w1:name}は{a1:count}持っています。"),
    told("now.in.box", "今、箱に{w1:noun}が{a1:count}入っています。"),
    told("two.have", "{w1:name}は{a1:count}、{w2:name}は{a2:count}の{o2:noun}を持って(います。|いました。)"),
    told("three.have", "{w1:name}は{a1:count}、{w2:name}は{a2:count}、{w3:name}は{a3:count}の{o3:noun}を持って(います。|いました。)"),
    told("two.things", "{w1:name}は{o1:noun}を{a1:count}と{o2:noun}を{a2:count}持って(います。|いました。)"),
    told("spent.two", "{w1:name}は{o1:noun}を{a1:yen}、{o2:noun}を{a2:yen}で買いました。", a1="円", a2="円"),
    told("there.are", "{w1:noun}が{a1:count}(あります。|ありました。)"),
    told("ate", "そのうち{a1:count}を食べました。"),
    told("each.box", "1箱に{w2:noun}が{a2:count}入っています。"),
    told("boxes", "箱は{a1:count}あります。", a1="箱"),
    told("price", "{w1:noun}は1個{a2:yen}です。", a2="円"),
    told("split", "これを{a1:count}で等しく分けます。", a1="人"),
    told("pack", "これを1箱に{a2:count}ずつ入れます。"),
    told("money", "{w1:name}は{a1:yen}持って(います。|いました。)", a1="円"),
    told("spent", "{w1:name}は{a1:yen}使いました。", a1="円"),
    told("ask.price", "{o1:noun}{a1:count}でいくらですか。"),
    told("ask.each", "1人何{u2:counter}もらえますか。"),
    told("ask.boxes", "何箱できますか。"),
    told("ask.things", "{w1:noun}は全部で何{u1:counter}ありますか。"),
    told("ask.buy", "残りのお金で{a1:yen}の{o1:noun}を何{u2:counter}買えますか。", a1="円"),
    told("ask.money", "{w1:name}は今、いくら持っていますか。"),
    told("ask.now", "{w1:name}は今、何{u1:counter}持って(いますか。|いるでしょうか。)"),
    told("ask.left", "残りは何{u1:counter}(ですか。|でしょうか。)"),
    told("ask.gave", "{w1:name}は{t1:name}に何{u1:counter}あげましたか。"),
    told("ask.used", "{w1:name}は何{u1:counter}使いましたか。"),
    told("ask.first", "{w1:name}は最初に何{u1:counter}持って(いましたか。|いたでしょうか。)"),
    told("ask.total", "合わせて何{u1:counter}持って(いますか。|いるでしょうか。)"),
    told("ask.all", "全部で何{u1:counter}ありますか。"),
    told("ask.in.box", "箱に{w1:noun}は何{u1:counter}入って(いますか。|いるでしょうか。)"),
    told("ask.spent", "{w1:name}は全部でいくら使いましたか。"),
    told("ask.more", "{w1:name}は{n1:name}より何{u1:counter}多く持って(いますか。|いるでしょうか。)"),
)  # fmt: skip
CLAUSES: tuple[Clause, ...] = (STATEMENT, *_TOLD)
_BY_KEY = {one.key.removeprefix("everyday."): one for one in _TOLD}

# the unit of an amount that is not counted like the thing of its story
_UNITS = {("boxes", "a1"): "箱", ("split", "a1"): "人"}
# story: the statements in order; a wording is one story
_STORIES: tuple[tuple[int, str], ...] = (
    (1, "has gave ask.now"), (1, "has.post used ask.now"), (1, "has.post gave ask.left"), (1, "has got ask.now"),
    (1, "has.post bought.more ask.now"), (1, "in.box took ask.in.box"), (1, "in.box put ask.in.box"),
    (1, "two.have ask.total"), (1, "two.have ask.more"), (1, "three.have ask.total"),
    (2, "has got gave ask.now"), (2, "has.post bought.more used ask.now"), (2, "gathered gave used ask.left"),
    (2, "gave.thing has.now ask.first"), (2, "has has.now ask.gave"), (2, "has.post has.now ask.used"),
    (2, "spent.two ask.spent"), (2, "each.box boxes ask.things"), (2, "price ask.price"), (2, "there.are split ask.each"), (2, "there.are pack ask.boxes"),
    (1, "money spent ask.money"), (3, "there.are ate split ask.each"), (3, "there.are ate pack ask.boxes"), (3, "money spent ask.buy"),
    (3, "has.post got gave ask.now"), (3, "has.post bought.more gave ask.left"),
)  # fmt: skip

WORDINGS = tuple(
    Wording(f"shisoku-{index:02}", tuple(f"everyday.{key}" for key in keys.split()))
    for index, (_, keys) in enumerate(_STORIES, 1)
)


def told_story(rng: random.Random, level: int) -> tuple[Fact, ...]:
    """The statements of a story of this level, with numbers that need not fit together yet."""
    _, keys = rng.choice([story for story in _STORIES if story[0] == level])
    counter = "個" if "price" in keys else rng.choice(("個", "枚", "本", "冊"))
    first, second = rng.sample(GOODS[counter], 2)
    people = rng.sample(PEOPLE, 3)
    facts = []
    for key in keys.split():
        clause = _BY_KEY[key]
        roles: dict[str, Value] = dict(clause.constants)
        for role, kind in clause.slots.items():
            letter, place = role[0], int(role[1]) - 1
            if kind == "noun":
                roles[role] = second if letter == "o" and place == 1 and "o1" in clause.slots else first
            elif kind == "counter":
                roles[role] = counter
            elif kind == "name":
                roles[role] = people[place if letter == "w" else 1]
            elif kind == "yen":
                roles[role] = Quantity(Fraction(10 * rng.randint(2, 9 + 20 * level)), "円")
            else:
                most = 9 + 3 * level if key in ("pack", "split", "boxes", "each.box") else 12 * level * level
                roles[role] = Quantity(Fraction(rng.randint(2, most)), _UNITS.get((key, role), counter))
        facts.append(Fact.of(KIND, **roles))
    return tuple(facts)
