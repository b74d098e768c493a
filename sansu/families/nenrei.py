"""年齢算: when one is how many times as old as another, or how old they are.  The difference of ages never changes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from fractions import Fraction

from sansu.families.family import Family, Taking, Wording
from sansu.families.mentions import named, one_name
from sansu.families.nenrei_steps import Group, Moment, Nenrei, Situation, Unborn, age, explain, holds
from sansu.quantity import Quantity, number, written
from sansu.reading.ages import CLAUSES
from sansu.wording import Fact

_PARENTS = (
    "父",
    "母",
    "お父さん",
    "お母さん",
    "祖父",
    "祖母",
    "おじいさん",
    "おばあさん",
    "おじさん",
    "おばさん",
    "先生",
)
# Words for several people -> how many they are.
_PAIRS = {"両親": 2, "父母": 2, "夫婦": 2, "兄弟": 2, "姉妹": 2, "兄妹": 2, "姉弟": 2, "きょうだい": 2}
_CHILDREN = ("子ども", "子どもたち", "子供", "子供たち", "子")


# A mention like いまの子 or (3年前)の父 compares two times, which no clause here does.
_OTHER_TIME = re.compile(r"^の|いま|今|現在|年|[ぁ-ん一-龥]の.*の")
_PERSONS = ("who", "other", "who2", "other2", "whom", "a", "b", "c", "d")


def recognise(facts: Sequence[Fact]) -> Situation | None:
    take = Taking(facts)
    ask = take.one("ask")
    if ask is None or any(
        _OTHER_TIME.search(fact.text(role)) or not one_name(fact.text(role)) for fact in facts for role in _PERSONS
    ):
        return None
    what = ask.text("what")
    ages, children = _expanded(take), take.one("children")
    if what in ("何年", "そのとき"):
        return _recognise_years(ages, children, ask) if take.done else None
    if what == "和の年":
        return _recognise_reach(ages, ask) if take.done and not children else None
    family, unborn = take.one("family sum"), take.one("unborn")
    if family and unborn:
        return _recognise_unborn(family, unborn, ask) if take.done and what == "年れい" else None
    total, difference, older = take.one("age sum"), take.one("age difference"), take.one("age older")
    multiples = take.all("age multiple")
    if not take.done or family or unborn or children or what not in ("年れい", "年れいの和"):
        return None
    gap = older or difference
    if ages:
        return _recognise_known(ages, multiples, ask) if not total and not gap and what == "年れい" else None
    if (older and difference) or len(multiples) + sum(1 for fact in (total, gap) if fact) != 2:
        return None
    return _recognise_now(total, gap, multiples, ask)


def _expanded(take: Taking) -> list[Fact]:
    out = take.all("age")
    for pair in take.all("age pair"):
        out += [
            Fact.of("age", who=pair.text(name), age=pair.quantity(role))
            for name, role in (("a", "age1"), ("b", "age2"))
        ]
    return out


def _recognise_unborn(family: Fact, unborn: Fact, ask: Fact) -> Unborn | None:
    names = tuple(family.text(role) for role in "abcd" if family.text(role))
    count, who = family.quantity("n"), named(unborn.text("who"), names)
    said = sum(_PAIRS.get(name, 1) for name in names)
    if (
        who is None
        or who in _PAIRS
        or named(ask.text("who"), names) != who
        or count.unit != "人"
        or said != count.value
    ):
        return None
    if unborn.quantity("n").value != count.value - 1 or unborn.quantity("n").unit != "人":
        return None
    return Unborn(
        names, int(count.value), who, family.quantity("amount"), unborn.quantity("years"), unborn.quantity("amount")
    )


def _recognise_now(total: Fact | None, gap: Fact | None, multiples: Sequence[Fact], ask: Fact) -> Nenrei | None:
    first = multiples[0] if multiples else None
    told = total or gap
    pair = (
        (told.text("a"), told.text("b"))
        if told and told.text("a")
        else (first.text("who"), first.text("other"))
        if first
        else ("", "")
    )
    who, other = _elder(gap, first, pair)
    asked = named(ask.text("who"), pair)
    if who is None or other is None or asked is None or who == other or not all(pair):
        return None
    for fact in (total, gap, *multiples):
        mentions = [fact.text(role) for role in ("a", "b", "who", "other") if fact.text(role)] if fact else []
        if any(named(mention, pair) is None for mention in mentions):
            return None
    counts = _counts(who, other, total)
    summed = any(fact.text("sum") for fact in multiples)
    moments = tuple(_moment(fact) for fact in multiples)
    if (
        counts is None
        or summed != (max(counts) > 1)
        or summed != (ask.text("what") == "年れいの和")
        or (summed and not total)
    ):
        return None
    if len(moments) == 2 and (moments[0].shift == moments[1].shift or not _ordered(multiples, pair, who)):
        return None
    kind = "twice" if len(moments) == 2 else "both" if not moments else "sum" if total else "difference"
    amount = total or (gap if kind == "difference" else None)
    return Nenrei(
        kind,
        Group(who, count=counts[0]),
        Group(other, count=counts[1]),
        tuple(sorted(moments, key=lambda m: m.shift)),
        "elder" if asked == who else "younger",
        amount.quantity("amount") if amount else None,
        gap.quantity("amount") if gap and kind == "both" else None,
    )


def _recognise_known(ages: Sequence[Fact], multiples: Sequence[Fact], ask: Fact) -> Nenrei | None:
    if len(ages) != 1 or len(multiples) != 1 or multiples[0].text("sum"):
        return None
    (multiple,) = multiples
    pair = (multiple.text("who"), multiple.text("other"))
    told, asked = named(ages[0].text("who"), pair), named(ask.text("who"), pair)
    if not all(pair) or told is None or asked is None or told == asked or set(pair) & set(_PAIRS):
        return None
    elder, younger = (Group(name, (ages[0].quantity("age"),) if name == told else ()) for name in pair)
    return Nenrei("known", elder, younger, (_moment(multiple),), "elder" if asked == pair[0] else "younger")


def _recognise_reach(ages: Sequence[Fact], ask: Fact) -> Nenrei | None:
    known = {fact.text("who"): fact.quantity("age") for fact in ages}
    first, second = (_single(ask.text(role), known) for role in ("who", "other"))
    if len(known) != len(ages) or first is None or second is None or first.label == second.label:
        return None
    return Nenrei("reach", first, second, (), "years", ask.quantity("amount"))


def _elder(gap: Fact | None, multiple: Fact | None, pair: tuple[str, str]) -> tuple[str | None, str | None]:
    """Who of the two is the older one: whom a multiple or 年上 names first, or else the parent."""
    if multiple:
        who, other = named(multiple.text("who"), pair), named(multiple.text("other"), pair)
        return (None, None) if gap and gap.kind == "age older" and gap.text("a") != who else (who, other)
    if gap and gap.kind == "age older":
        return named(gap.text("a"), pair), named(gap.text("b"), pair)
    parents = [name for name in pair if name in _PARENTS]
    return (parents[0], next(n for n in pair if n != parents[0])) if len(parents) == 1 else (None, None)


def _ordered(multiples: Sequence[Fact], pair: tuple[str, str], who: str) -> bool:
    """Whether the second multiple compares the same two in the same order (or does not name them again)."""
    again = multiples[1]
    return not again.text("who") or named(again.text("who"), pair) == who


def _moment(fact: Fact) -> Moment:
    years = fact.get("years")
    return Moment(fact.quantity("times").value, fact.text("way"), years if isinstance(years, Quantity) else None)


def _counts(who: str, other: str, total: Fact | None) -> tuple[int, int] | None:
    """How many people each of the two stands for; None where a number of people in the text disagrees."""
    counts = _PAIRS.get(who, 1), _PAIRS.get(other, 1)
    said = total.get("n") if total else None
    if any(
        name.endswith("たち") or (name in _PAIRS and name not in ("両親", "父母", "夫婦") and said is None)
        for name in (who, other)
    ):
        return None  # who can tell how many they are
    return None if isinstance(said, Quantity) and said != Quantity(Fraction(sum(counts)), "人") else counts


def _recognise_years(ages: Sequence[Fact], children: Fact | None, ask: Fact) -> Nenrei | None:
    known = {fact.text("who"): fact.quantity("age") for fact in ages}
    if len(known) != len(ages):
        return None
    way, summed = ask.text("way"), ask.text("sum")
    times = Fraction(1) if summed == "等しい" else ask.quantity("times").value
    if ask.text("who2"):
        parents = [named(ask.text(role), tuple(known)) for role in ("who", "who2")]
        known = known if set(parents) == {n for n in known if n in _PARENTS} else {}
        elder = _group("両親", known)
    else:
        elder = _group(ask.text("who"), known) if summed == "両方" else _single(ask.text("who"), known)
    if elder is None:
        return None
    left = {name: amount for name, amount in known.items() if name not in (elder.names or (elder.label,))}
    if not summed:
        younger = _single(ask.text("other"), left) if not children else None
    elif ask.text("other2"):
        names = tuple(named(ask.text(role), tuple(left)) for role in ("other", "other2"))
        same = set(names) == set(left) and not children
        younger = Group("子ども", tuple(left.values()), tuple(left), 2) if same else None
    else:
        younger = _children(ask, left, children)
    if younger is None:
        return None
    asked = "years"
    if ask.text("what") == "そのとき":
        whom = named(ask.text("whom"), (elder.label, younger.label))
        asked = "elder" if whom == elder.label else "younger" if whom == younger.label else ""
    return Nenrei("years", elder, younger, (Moment(times, way),), asked) if asked else None


def _single(mention: str, known: dict[str, Quantity]) -> Group | None:
    name = named(mention, tuple(known))
    return Group(name, (known[name],)) if name else None


def _group(mention: str, known: dict[str, Quantity]) -> Group | None:
    names = tuple(n for n in known if n in _PARENTS)
    return (
        Group("両親", tuple(known[n] for n in names), names, 2)
        if mention in ("両親", "父母") and len(names) == 2
        else None
    )


def _children(ask: Fact, left: dict[str, Quantity], children: Fact | None) -> Group | None:
    """The children whose ages are summed: those told without names, or all that are left and no parents."""
    if ask.text("other") not in (*_CHILDREN, *_PAIRS):
        return None
    told = [children.quantity(role) for role in ("age1", "age2", "age3") if children.get(role)] if children else []
    if (told and left) or any(name in _PARENTS for name in left):
        return None
    ages = tuple(told or left.values())
    said = [fact.get(role) for fact in (ask, children) if fact for role in ("n", "n2")]
    if len(ages) < 2 or any(isinstance(n, Quantity) and n != Quantity(Fraction(len(ages)), "人") for n in said):
        return None
    if _PAIRS.get(ask.text("other"), len(ages)) != len(ages):
        return None
    return Group("子ども", ages, tuple(left), len(ages))


def facts(s: Situation) -> tuple[Fact, ...]:
    if isinstance(s, Unborn):
        people = dict(zip("abcd", s.names, strict=False))
        return (
            Fact.of("family sum", n=Quantity(Fraction(s.count), "人"), amount=s.now, **people),
            Fact.of("unborn", years=s.years, who=s.who, n=Quantity(Fraction(s.count - 1), "人"), amount=s.then),
            Fact.of("ask", what="年れい", who=s.who),
        )
    if s.kind == "years":
        return _year_facts(s)
    out = [fact for group in (s.elder, s.younger) if group.ages for fact in _age_facts(group)]
    if s.kind == "reach":
        assert s.amount
        return (*out, Fact.of("ask", what="和の年", who=s.elder.label, other=s.younger.label, amount=s.amount))
    pair = {"a": s.elder.label, "b": s.younger.label}
    people = {"n": Quantity(Fraction(s.elder.count + s.younger.count), "人")} if s.elder.count > 1 else {}
    if s.amount:
        out.append(
            Fact.of("age sum" if s.kind != "difference" else "age difference", amount=s.amount, **pair, **people)
        )
    if s.gap:
        out.append(Fact.of("age older", amount=s.gap, **pair))
    for m in s.moments:
        roles = {
            "who": s.elder.label,
            "other": s.younger.label,
            "way": m.way,
            **({"sum": "両方"} if s.elder.count > 1 else {}),
        }
        out.append(
            Fact.of("age multiple", times=Quantity(m.times, "倍"), **roles, **({"years": m.years} if m.years else {}))
        )
    asked = s.elder if s.asked == "elder" else s.younger
    return (*out, Fact.of("ask", what="年れいの和" if asked.count > 1 else "年れい", who=asked.label))


def _year_facts(s: Nenrei) -> tuple[Fact, ...]:
    (moment,) = s.moments
    out = [fact for group in (s.elder, s.younger) for fact in _age_facts(group)]
    roles = {"who": s.elder.label, "other": s.younger.label, "what": "何年", "way": moment.way}
    if s.asked != "years":
        roles |= {"what": "そのとき", "whom": s.elder.label if s.asked == "elder" else s.younger.label}
    if s.younger.count > 1:
        roles["sum"] = "両方" if s.elder.count > 1 else "等しい" if moment.times == 1 else "和"
        if len(s.younger.names) == 2 and s.elder.count == 1:
            roles |= {"other": s.younger.names[0], "other2": s.younger.names[1]}
    times = {} if roles.get("sum") == "等しい" else {"times": Quantity(moment.times, "倍")}
    return (*out, Fact.of("ask", **times, **roles))


def _age_facts(group: Group) -> list[Fact]:
    if group.count == 1:
        return [Fact.of("age", who=group.label, age=group.ages[0])]
    if group.names:
        return [Fact.of("age", who=name, age=amount) for name, amount in zip(group.names, group.ages, strict=True)]
    return [Fact.of("children", **{f"age{index}": amount for index, amount in enumerate(group.ages, 1)})]


def _shown(group: Group) -> str:
    if group.names:
        return "と".join(f"{name}{written(amount)}" for name, amount in zip(group.names, group.ages, strict=True))
    return f"{group.label}{'と'.join(written(amount) for amount in group.ages)}"


def line(s: Situation) -> tuple[tuple[str, str], ...]:
    if isinstance(s, Unborn):
        return (
            ("家族", f"{'と'.join(s.names)}の{s.count}人"),
            ("いまの年れいの和", written(s.now)),
            (f"{written(s.years)}前", f"{s.who}は生まれていない、{s.count - 1}人の和は{written(s.then)}"),
            ("求めるもの", f"いまの{s.who}の年れい（才）"),
        )
    relation = f"{s.elder.said}が{s.younger.said}の"
    if s.kind == "years":
        (moment,) = s.moments
        asked = (
            "何年" + moment.way
            if s.asked == "years"
            else f"そのときの{(s.elder if s.asked == 'elder' else s.younger).label}の年れい"
        )
        unit = "年" if s.asked == "years" else "才"
        ages = f"{_shown(s.elder)}、{_shown(s.younger)}"
        return (
            ("いまの年れい", ages),
            (f"□年{moment.way}", f"{relation}{number(moment.times)}倍"),
            ("求めるもの", f"{asked}（{unit}）"),
        )
    pair = f"{s.elder.label}と{s.younger.label}"
    if s.kind == "reach":
        ages = f"{_shown(s.elder)}、{_shown(s.younger)}"
        return (("いまの年れい", ages), ("□年後", f"{pair}の年れいの和が{written(s.amount)}"), ("求めるもの", "何年後（年）")) if s.amount else ()
    people = f"の{s.elder.count + s.younger.count}人" if s.elder.count > 1 else ""
    out = [("いまの年れい", _shown(group)) for group in (s.elder, s.younger) if group.ages]
    if s.amount:
        name = "年れいの差" if s.kind == "difference" else "いまの年れいの和"
        out.append((name, f"{pair}{people}で{written(s.amount)}"))
    if s.gap:
        out.append(("年れいの差", f"{s.elder.label}が{written(s.gap)}上"))
    out += [(m.name, f"{relation}{number(m.times)}倍") for m in s.moments]
    asked_group = s.elder if s.asked == "elder" else s.younger
    return (*out, ("求めるもの", f"いまの{asked_group.said}（才）"))


_ELDERS = ("父", "母", "お父さん", "お母さん", "先生", "おじさん", "おばさん", "祖父", "祖母", "おじいさん", "山田先生")
_GRANDPARENTS = ("祖父", "祖母", "おじいさん", "おばあさん")
_YOUNGERS = (
    "子", "太郎さん", "花子さん", "弟", "妹", "兄", "姉", "ゆうきさん", "さくらさん", "けんたさん", "むすこ", "むすめ", "健くん", "美咲さん", "ひなたさん",
    "そうたさん", "あおいさん", "りくさん", "はるとさん", "めいさん", "長男", "長女", "孫", "まなみさん", "直樹くん", "私", "たくみさん", "結衣さん", "翔太くん", "真央さん", "れんさん",
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Situation:
    kinds = {
        1: ["years", "years", "sum", "difference", "both", "known", "reach"],
        2: ["years", "years", "then", "sum", "difference", "both", "known", "sums"],
    }
    kind = rng.choice(
        kinds.get(level, ["years", "sums", "sums", "sum", "difference", "twice", "twice", "unborn", "families"])
    )
    if kind == "sums":
        return _sample_sums(rng)
    if kind == "unborn":
        return _sample_unborn(rng)
    if kind == "families":
        return _sample_families(rng)
    if kind == "twice":
        return _sample_twice(rng)
    elder, younger = Group(rng.choice(_ELDERS)), Group(rng.choice(_YOUNGERS))
    doubles = {1: [4, 6], 2: [4, 6, 8, 10], 3: [4, 6, 8, 10, 12, 14, 3, 5]}[level]
    times = Fraction(rng.choice(doubles), 2)
    way = rng.choice(["後", "後", "前"])
    years = Fraction(rng.randint(2, 8 + 3 * level))
    then = Fraction(rng.randint(4, 24 if times < 4 else 12)) * (2 if times.denominator == 2 else 1)
    shift = -years if way == "後" else years
    young, old = then + shift, then * times + shift
    least, most = (45, 70) if elder.label in _GRANDPARENTS or younger.label == "孫" else (22, 42)
    grand = (younger.label == "孫") > (elder.label in _GRANDPARENTS)
    if young < 1 or not least <= old - young <= most or old > 90 or young > 40 or grand:
        return sample(rng, level)
    asked = rng.choice(["elder", "younger"])
    if kind in ("years", "then"):
        groups = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        if kind == "then" and way == "後":
            return Nenrei("years", *groups, (Moment(times, "後"),), asked)
        return Nenrei("years", *groups, (Moment(times, way),), "years")
    if kind == "reach":
        groups = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        return Nenrei("reach", *groups, (), "years", age(old + young + 2 * years))
    if kind == "known":
        given = Group(elder.label, (age(old),)), Group(younger.label, (age(young),))
        moment = Moment(times, way, Quantity(years, "年"))
        return Nenrei("known", elder, given[1], (moment,), "elder") if asked == "elder" else Nenrei("known", given[0], younger, (moment,), "younger")
    if kind == "both":
        return Nenrei("both", elder, younger, (), asked, age(old + young), age(old - young))
    moment = Moment(times, way, Quantity(years, "年"))
    if level == 1 and rng.random() < 0.5:
        young, old, moment = then, then * times, Moment(times, "いま")
    return Nenrei(kind, elder, younger, (moment,), asked, age(old + young if kind == "sum" else old - young))


def _sample_twice(rng: random.Random) -> Nenrei:
    """Two moments, now being the first, the second or between the two."""
    times2 = rng.randint(2, 4)
    times1, one = times2 + rng.randint(1, 4), rng.randint(1, 8)
    gap, span = (times1 - 1) * (times2 - 1) * one, (times1 - times2) * one
    ago = rng.choice([0, span, rng.randint(0, span)])
    if not 22 <= gap <= 42 or span < 2 or (times2 - 1) * one + ago < 2:
        return _sample_twice(rng)

    def moment(times: int, years: int, way: str) -> Moment:
        return Moment(Fraction(times), way, Quantity(Fraction(years), "年")) if years else Moment(Fraction(times), "いま")

    moments = (moment(times1, ago, "前"), moment(times2, span - ago, "後"))
    elder = rng.choice([name for name in _ELDERS if name not in _GRANDPARENTS])
    younger = rng.choice([name for name in _YOUNGERS if name != "孫"])
    return Nenrei("twice", Group(elder), Group(younger), moments, rng.choice(["elder", "younger"]))


def _sample_sums(rng: random.Random) -> Nenrei:
    count = rng.choice([2, 3])
    ages = sorted((Fraction(rng.randint(2, 15)) for _ in range(count)), reverse=True)
    if len(set(ages)) < count:
        return _sample_sums(rng)
    names = (
        ("姉", "弟"),
        ("長女", "長男", "次男"),
        ("兄", "妹"),
        ("兄", "姉", "妹"),
        ("長男", "次男"),
        ("姉", "妹"),
        ("姉", "弟", "妹"),
    )
    chosen = rng.choice([n for n in names if len(n) == count])
    younger = Group("子ども", tuple(age(a) for a in ages), chosen if rng.random() < 0.5 else (), count)
    both = rng.random() < 0.4
    times = Fraction(rng.choice([2, 3]) if both else rng.choice([1, 1, 2]))
    years, heads = rng.randint(2, 20), 2 if both else 1
    then = times * (sum(ages, Fraction(0)) + count * years) - heads * years
    if not (30 * heads <= then <= 55 * heads) or count * times <= heads:
        return _sample_sums(rng)
    if both:
        father = Fraction(int(then) // 2 + rng.randint(0, 3))
        elder = Group("両親", (age(father), age(then - father)), ("父", "母"), 2)
    else:
        elder = Group(rng.choice(["父", "母", "お父さん", "お母さん"]), (age(then),))
    return Nenrei("years", elder, younger, (Moment(times, "後"),), "years")


def _sample_unborn(rng: random.Random) -> Unborn:
    names = rng.choice((("父", "母", "姉", "弟"), ("父", "母", "兄", "弟"), ("父", "母", "私", "妹"), ("父", "母", "長女", "次女"), ("父", "母", "太郎さん", "妹"),
                        ("お父さん", "お母さん", "花子さん", "弟"), ("両親", "兄", "妹"), ("両親", "さくらさん", "弟"), ("両親", "姉", "弟"), ("父", "母", "子")))  # fmt: skip
    count = sum(_PAIRS.get(name, 1) for name in names)
    young = rng.randint(1, 9)
    years = young + rng.randint(1, 4)
    others = rng.randint(32, 45) + rng.randint(30, 43) + (rng.randint(years + 1, 16) if count == 4 else 0)
    then = Fraction(others - (count - 1) * years)
    return Unborn(names, count, names[-1], age(Fraction(others + young)), Quantity(Fraction(years), "年"), age(then))


def _sample_families(rng: random.Random) -> Nenrei:
    younger = Group(rng.choice(["兄弟", "姉妹", "兄妹", "姉弟"]), count=2)
    times, years = Fraction(rng.choice([2, 3, 4, 5])), Fraction(rng.randint(2, 9))
    way = rng.choice(["後", "後", "前"])
    then = Fraction(rng.randint(8, 44))
    shift = -2 * years if way == "後" else 2 * years
    young, old = then + shift, then * times + shift
    if young < 3 or not 60 <= old <= 100:
        return _sample_families(rng)
    moment = Moment(times, way, Quantity(years, "年"))
    return Nenrei("sum", Group("両親", count=2), younger, (moment,), rng.choice(["elder", "younger"]), age(young + old))


WORDINGS = tuple(
    Wording(f"nenrei-{index:02}", tuple(f"ages.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "and is ask.later",
            "and is ask.earlier",
            "and is ask.when",
            "aged.and aged ask.later",
            "aged.and aged ask.earlier",
            "aged.and aged ask.when",
            "sum then ask.age",
            "sum.together then ask.is",
            "sum before ask.age",
            "sum now ask.is.now",
            "sum.together before ask.is",
            "difference then ask.is.now",
            "difference before ask.age",
            "now difference ask.is",
            "and children.are ask.sum.equal",
            "and and is ask.two.equal",
            "and and and is ask.sum.equal",
            "and children.are ask.sum.times",
            "and and is ask.two.times",
            "and and and is ask.sum.times",
            "and and children.are ask.sums.times",
            "and and and is ask.sums.times",
            "and and and and is ask.sums.times",
            "aged.and aged ask.when.earlier",
            "and is ask.then",
            "aged.and aged ask.then.is",
            "sum older ask.is",
            "sum.together older ask.is.now",
            "older sum ask.age",
            "now then ask.is.now",
            "before now ask.age",
            "before then ask.is",
            "is then ask.is",
            "is before ask.age",
            "then is ask.is.now",
            "and is ask.reach",
            "aged.and aged ask.reach",
            "sum younger ask.is",
            "family unborn ask.is",
            "family unborn.plain ask.is.now",
            "sum sums.then ask.sum.now",
            "sum sums.before ask.sum.now",
        ),
        1,
    )
)

FAMILY: Family[Situation] = Family(
    "nenrei", "年齢算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample
)
