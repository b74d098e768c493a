"""年齢算: everybody grows a year older each year, so the difference of two ages never changes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.reading.ages import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Group:
    """One person, or several whose ages are summed; `names` is empty where the text gives the ages alone."""

    label: str
    ages: tuple[Quantity, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nenrei:
    """`elder` is `times` as old as `younger`, `years` before or after now.

    kind "years": all ages are known, the years are asked.  "sum" or "difference": `amount` is that of the two ages
    now, one of the two is asked.
    """

    kind: str
    elder: Group
    younger: Group
    times: Fraction
    way: str  # 後, 前, いま
    years: Quantity | None
    amount: Quantity | None
    asked: str  # "years", "elder", "younger"


_PARENTS = ("父", "母", "お父さん", "お母さん", "祖父", "祖母", "おじいさん", "おばあさん")


def recognise(facts: Sequence[Fact]) -> Nenrei | None:
    take = Taking(facts)
    ages, children, ask = take.all("age"), take.one("children"), take.one("ask")
    if ask is None:
        return None
    if ask.text("what") == "何年":
        return _recognise_years(ages, children, ask) if take.done else None
    total, difference, older = take.one("age sum"), take.one("age difference"), take.one("age older")
    multiple = take.one("age multiple")
    given = [fact for fact in (total, difference, older) if fact]
    if not take.done or ages or children or multiple is None or len(given) != 1 or ask.text("what") != "年れい":
        return None
    pair = (given[0].text("a"), given[0].text("b"))
    who, other, asked = (_named(mention, pair) for mention in (multiple.text("who"), multiple.text("other"), ask.text("who")))
    if not who or not other or not asked or who == other or (older and who != pair[0]):
        return None
    years = multiple.get("years")
    return Nenrei(
        "sum" if total else "difference",
        Group(who),
        Group(other),
        multiple.quantity("times").value,
        multiple.text("way"),
        years if isinstance(years, Quantity) else None,
        given[0].quantity("amount"),
        "elder" if asked == who else "younger",
    )


def _named(mention: str, names: Sequence[str]) -> str | None:
    if mention in names:
        return mention
    fitting = [name for name in names if mention and refers(mention, name)]
    return fitting[0] if len(fitting) == 1 else None


def _recognise_years(ages: Sequence[Fact], children: Fact | None, ask: Fact) -> Nenrei | None:
    known = {fact.text("who"): fact.quantity("age") for fact in ages}
    if len(known) != len(ages):
        return None
    way, summed = ask.text("way"), ask.text("sum")
    times = Fraction(1) if summed == "等しい" else ask.quantity("times").value
    elder = _group(ask.text("who"), known, summed == "両方")
    if elder is None:
        return None
    left = {name: age for name, age in known.items() if name not in (elder.names or (elder.label,))}
    if children:
        group = tuple(children.quantity(role) for role in ("age1", "age2", "age3") if children.get(role))
        number_said = children.get("n")
        if isinstance(number_said, Quantity) and number_said.value != len(group):
            return None
        younger: Group | None = Group("子ども", group) if not left and refers("子ども", ask.text("other")) else None
    else:
        younger = _group(ask.text("other"), left, bool(summed))
    if younger is None or bool(summed) != (len(younger.ages) > 1) or len(elder.ages) + len(younger.ages) != len(ages) + _size(children):
        return None
    return Nenrei("years", elder, younger, times, way, None, None, "years")


def _size(children: Fact | None) -> int:
    return sum(1 for role in ("age1", "age2", "age3") if children and children.get(role))


def _group(mention: str, known: dict[str, Quantity], summed: bool) -> Group | None:
    """The one person or, where ages are summed, the parents or the children that a mention means."""
    name = _named(mention, tuple(known))
    if name and not (summed and len(known) > 1 and mention in ("両親", "子ども")):
        return Group(name, (known[name],)) if not summed else None
    if not summed:
        return None
    if mention in ("両親", "父母"):
        names = tuple(n for n in known if n in _PARENTS)
        return Group("両親", tuple(known[n] for n in names), names) if len(names) == 2 else None
    if mention in ("子ども", "子どもたち", "子供", "子供たち") and len(known) > 1 and not any(n in _PARENTS for n in known):
        return Group("子ども", tuple(known.values()), tuple(known))
    return None


def facts(s: Nenrei) -> tuple[Fact, ...]:
    if s.kind == "years":
        out = [fact for group in (s.elder, s.younger) for fact in _age_facts(group)]
        roles = {"who": s.elder.label, "other": s.younger.label, "what": "何年", "way": s.way}
        if len(s.younger.ages) == 1:
            return (*out, Fact.of("ask", times=Quantity(s.times, "倍"), **roles))
        if s.times == 1:
            return (*out, Fact.of("ask", sum="等しい", **roles))
        both = "両方" if len(s.elder.ages) > 1 else "和"
        return (*out, Fact.of("ask", sum=both, times=Quantity(s.times, "倍"), **roles))
    assert s.amount
    kind = "age sum" if s.kind == "sum" else "age difference"
    years = {"years": s.years} if s.years else {}
    asked = s.elder.label if s.asked == "elder" else s.younger.label
    return (
        Fact.of(kind, a=s.elder.label, b=s.younger.label, amount=s.amount),
        Fact.of("age multiple", who=s.elder.label, other=s.younger.label, times=Quantity(s.times, "倍"), way=s.way, **years),
        Fact.of("ask", what="年れい", who=asked),
    )


def _age_facts(group: Group) -> list[Fact]:
    if len(group.ages) == 1:
        return [Fact.of("age", who=group.label, age=group.ages[0])]
    if group.names:
        return [Fact.of("age", who=name, age=age) for name, age in zip(group.names, group.ages, strict=True)]
    return [Fact.of("children", **{f"age{index}": age for index, age in enumerate(group.ages, 1)})]


def _shown(group: Group) -> str:
    if group.names:
        return "と".join(f"{name}{written(age)}" for name, age in zip(group.names, group.ages, strict=True))
    return f"{group.label}{'と'.join(written(age) for age in group.ages)}"


def _said(group: Group) -> str:
    """How a sentence calls the group's age."""
    return f"{group.label}の年れいの和" if len(group.ages) > 1 else f"{group.label}の年れい"


def _relation(s: Nenrei) -> str:
    return f"{_said(s.elder)}が{_said(s.younger)}の{number(s.times)}倍"


def line(s: Nenrei) -> tuple[tuple[str, str], ...]:
    if s.kind == "years":
        ages = f"{_shown(s.elder)}、{_shown(s.younger)}"
        return (("いまの年れい", ages), ("条件", _relation(s)), ("求めるもの", f"何年{s.way}か（年）"))
    assert s.amount
    pair = f"{s.elder.label}と{s.younger.label}"
    name = "いまの年れいの和" if s.kind == "sum" else "年れいの差"
    when = f"{written(s.years)}{s.way}" if s.years else "いま"
    asked = s.elder if s.asked == "elder" else s.younger
    return ((name, f"{pair}で{written(s.amount)}"), (when, _relation(s)), ("求めるもの", f"いまの{asked.label}の年れい（才）"))


def _years(value: Fraction) -> Quantity:
    return Quantity(value, "才")


def explain(s: Nenrei) -> Solution:
    if s.kind == "years":
        return _explain_pair(s) if len(s.younger.ages) == 1 else _explain_sums(s)
    return _explain_now(s)


def _explain_pair(s: Nenrei) -> Solution:
    elder, younger, times = s.elder.ages[0].value, s.younger.ages[0].value, s.times
    gap = elder - younger
    if times <= 1 or gap <= 0:
        raise Impossible(f"{s.elder.label}の年れいが{s.younger.label}の年れいの{number(times)}倍になることはありません。")
    then = gap / (times - 1)
    years = then - younger if s.way == "後" else younger - then
    require_possible(Quantity(years, "年"), f"{number(times)}倍になるのが何年{s.way}か")
    a, b = (number(then), number(younger)) if s.way == "後" else (number(younger), number(then))
    steps = (
        Step("2人の年れいの差は、何年たっても変わりません。", f"{number(elder)}−{number(younger)}", _years(gap)),
        Step(
            f"{number(times)}倍のとき、差は{s.younger.label}の年れいの({number(times)}−1)倍です。そのときの{s.younger.label}の年れいは、",
            f"{number(gap)}÷({number(times)}−1)",
            _years(then),
        ),
        Step(f"いまの{s.younger.label}の年れいとの差が、求める年数です。", f"{a}−{b}", Quantity(years, "年")),
    )
    sign = "＋" if s.way == "後" else "−"
    back = f"({number(elder)}{sign}{number(years)})÷({number(younger)}{sign}{number(years)})"
    check = Step(f"{number(years)}年{s.way}の2人の年れいをくらべます。", back, Quantity(times, "倍"))
    return Solution(steps, check, Quantity(years, "年"), s.way)


def _explain_sums(s: Nenrei) -> Solution:
    steps: list[Step] = []
    sums = []
    for group in (s.elder, s.younger):
        value = sum((age.value for age in group.ages), Fraction(0))
        sums.append(value)
        if len(group.ages) > 1:
            expression = "＋".join(number(age.value) for age in group.ages)
            steps.append(Step(f"いまの{_said(group)}を求めます。", expression, _years(value)))
    elder, younger = sums
    heads, small = len(s.elder.ages), len(s.younger.ages)
    grows = Fraction(small)
    name = _said(s.younger)
    if s.times != 1:
        steps.append(Step(f"その{number(s.times)}倍は、", f"{number(younger)}×{number(s.times)}", _years(younger * s.times)))
        grows *= s.times
        name = f"{name}の{number(s.times)}倍"
        say = f"{name}は、1年に次の分だけふえます。"
        steps.append(Step(say, f"{small}×{number(s.times)}", _years(grows)))
    gap, closes = elder - younger * s.times, grows - heads
    if gap <= 0 or closes <= 0 or s.way != "後":
        raise Impossible("何年後にも条件のようになりません。条件を確かめてください。")
    steps.append(Step(f"{_said(s.elder)}との差を求めます。", f"{number(elder)}−{number(younger * s.times)}", _years(gap)))
    say = f"{_said(s.elder)}は1年に{heads}才ふえるので、差は1年に次の分だけちぢみます。"
    steps.append(Step(say, f"{number(grows)}−{heads}", _years(closes)))
    years = Quantity(gap / closes, "年")
    require_possible(years, "何年後か")
    steps.append(Step("差がなくなるまでの年数を求めます。", f"{number(gap)}÷{number(closes)}", years))
    n = number(years.value)
    back = f"({number(elder)}＋{heads}×{n})÷({number(younger)}＋{small}×{n})"
    check = Step(f"{n}年後の年れいの和をくらべます。", back, Quantity(s.times, "倍"))
    return Solution(tuple(steps), check, years, "後")


def _explain_now(s: Nenrei) -> Solution:
    assert s.amount
    shift = s.years.value if s.years else Fraction(0)
    ahead = s.way == "後"
    elder, younger = s.elder.label, s.younger.label
    when = f"{number(shift)}年{s.way}" if s.years else "いま"
    steps: list[Step] = []
    then = s.amount.value
    if s.kind == "sum" and s.years:
        then += (2 if ahead else -2) * shift
        say = f"2人とも1年に1才ずつ年をとるので、{when}の和は、"
        steps.append(Step(say, f"{number(s.amount.value)}{'＋' if ahead else '−'}{number(shift)}×2", _years(then)))
    parts = s.times + 1 if s.kind == "sum" else s.times - 1
    if parts <= 0:
        raise Impossible(f"{elder}の年れいが{younger}の年れいの{number(s.times)}倍になることはありません。")
    sign = "＋" if s.kind == "sum" else "−"
    young_then = then / parts
    name = "和" if s.kind == "sum" else "差"
    say = f"{when}、{name}は{younger}の年れいの({number(s.times)}{sign}1)倍です。{when}の{younger}の年れいは、"
    steps.append(Step(say, f"{number(then)}÷({number(s.times)}{sign}1)", _years(young_then)))
    young = young_then - (shift if ahead else -shift)
    if s.years:
        steps.append(Step(f"いまの{younger}の年れいにもどします。", f"{number(young_then)}{'−' if ahead else '＋'}{number(shift)}", _years(young)))
    old = s.amount.value - young if s.kind == "sum" else young + s.amount.value
    require_possible(_years(young), f"いまの{younger}の年れい")
    require_possible(_years(old), f"いまの{elder}の年れい")
    if s.asked == "elder":
        expression = f"{number(s.amount.value)}−{number(young)}" if s.kind == "sum" else f"{number(young)}＋{number(s.amount.value)}"
        steps.append(Step(f"{name}から、いまの{elder}の年れいを求めます。", expression, _years(old)))
    answer = _years(old if s.asked == "elder" else young)
    other = f"({number(s.amount.value)}−{number(answer.value)}"
    if s.kind == "difference":
        other = f"({number(answer.value)}{'−' if s.asked == 'elder' else '＋'}{number(s.amount.value)}"
    mine = f"({number(answer.value)}"
    end = f"{'＋' if ahead else '−'}{number(shift)})" if s.years else ")"
    if not s.years:
        mine, end = mine[1:], ""
    first, second = (mine + end, other + (end or ")")) if s.asked == "elder" else (other + (end or ")"), mine + end)
    check = Step(f"{when}の2人の年れいをくらべます。", f"{first}÷{second}", Quantity(s.times, "倍"))
    return Solution(tuple(steps), check, answer)


def holds(s: Nenrei, answer: Quantity) -> bool:
    """Lets the years pass (or go back) one by one and looks at the ages then."""
    if answer.unit != ("年" if s.asked == "years" else "才") or answer.value <= 0 or answer.value > 500:
        return False
    if s.asked == "years":
        if answer.value.denominator != 1:
            return False
        elders, youngers = [a.value for a in s.elder.ages], [a.value for a in s.younger.ages]
        for _ in range(int(answer.value)):
            step = 1 if s.way == "後" else -1
            elders, youngers = [age + step for age in elders], [age + step for age in youngers]
        return min(*elders, *youngers) > 0 and sum(elders) == s.times * sum(youngers)
    assert s.amount
    if s.asked == "elder":
        old, young = answer.value, s.amount.value - answer.value if s.kind == "sum" else answer.value - s.amount.value
    else:
        young, old = answer.value, s.amount.value - answer.value if s.kind == "sum" else answer.value + s.amount.value
    shift = (s.years.value if s.years else 0) * (-1 if s.way == "前" else 1)
    return min(old, young) > 0 and young + shift > 0 and old + shift == s.times * (young + shift)


_ELDERS = ("父", "母", "お父さん", "お母さん", "先生", "おじさん", "おばさん", "祖父", "祖母", "おじいさん", "山田先生")
_GRANDPARENTS = ("祖父", "祖母", "おじいさん", "おばあさん")
_YOUNGERS = (
    "子", "太郎さん", "花子さん", "弟", "妹", "兄", "姉", "ゆうきさん", "さくらさん", "けんたさん", "むすこ", "むすめ", "健くん", "美咲さん", "ひなたさん",
    "そうたさん", "あおいさん", "りくさん", "はるとさん", "めいさん", "長男", "長女", "孫", "まなみさん", "直樹くん", "私",
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Nenrei:
    kind = rng.choice(["years", "years", "sum", "difference"] if level < 3 else ["years", "sums", "sums", "sum", "difference"])
    if kind == "sums":
        return _sample_sums(rng, level)
    elder, younger = rng.choice(_ELDERS), rng.choice(_YOUNGERS)
    doubles = {1: [4, 6], 2: [4, 6, 8, 10], 3: [4, 6, 8, 10, 12, 14, 3, 5]}[level]
    times = Fraction(rng.choice(doubles), 2)
    way = rng.choice(["後", "後", "前"])
    years = Fraction(rng.randint(2, 8 + 3 * level))
    then = Fraction(rng.randint(4, 24 if times < 4 else 12))
    if times.denominator == 2:
        then *= 2
    shift = -years if way == "後" else years
    young, old = then + shift, then * times + shift
    least, most = (45, 70) if elder in _GRANDPARENTS or younger == "孫" else (22, 42)
    if young < 1 or not least <= old - young <= most or old > 90 or young > 40 or (younger == "孫") > (elder in _GRANDPARENTS):
        return sample(rng, level)
    if kind == "years":
        ages = (Group(elder, (_years(old),)), Group(younger, (_years(young),)))
        return Nenrei("years", *ages, times, way, None, None, "years")
    amount = old + young if kind == "sum" else old - young
    asked = rng.choice(["elder", "younger"])
    if level == 1 and rng.random() < 0.5:
        young, old = then, then * times
        amount = old + young if kind == "sum" else old - young
        return Nenrei(kind, Group(elder), Group(younger), times, "いま", None, _years(amount), asked)
    return Nenrei(kind, Group(elder), Group(younger), times, way, Quantity(years, "年"), _years(amount), asked)


def _sample_sums(rng: random.Random, level: int) -> Nenrei:
    count = rng.choice([2, 3])
    ages = sorted((Fraction(rng.randint(2, 15)) for _ in range(count)), reverse=True)
    if len(set(ages)) < count:
        return _sample_sums(rng, level)
    named = rng.random() < 0.5
    names = (("姉", "弟"), ("長女", "長男", "次男"), ("兄", "妹"), ("兄", "姉", "妹"), ("長男", "次男"))
    chosen = rng.choice([n for n in names if len(n) == count])
    younger = Group("子ども", tuple(_years(a) for a in ages), chosen if named else ())
    both = rng.random() < 0.4
    times = Fraction(rng.choice([2, 3]) if both else rng.choice([1, 1, 2]))
    years = rng.randint(2, 20)
    heads = 2 if both else 1
    then = times * (sum(ages, Fraction(0)) + count * years) - heads * years
    if not (30 * heads <= then <= 55 * heads) or count * times <= heads:
        return _sample_sums(rng, level)
    if both:
        father = Fraction(int(then) // 2 + rng.randint(0, 3))
        elder = Group("両親", (_years(father), _years(then - father)), ("父", "母"))
    else:
        elder = Group(rng.choice(["父", "母", "お父さん", "お母さん"]), (_years(then),))
    return Nenrei("years", elder, younger, times, "後", None, None, "years")


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
            "and and is ask.sum.equal",
            "and and and is ask.sum.equal",
            "and children.are ask.sum.times",
            "and and is ask.sum.times",
            "and and and is ask.sum.times",
            "and and children.are ask.sums.times",
            "and and and is ask.sums.times",
            "and and and and is ask.sums.times",
        ),
        1,
    )
)

FAMILY = Family("nenrei", "年齢算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
