"""和差算: amounts from their sum and their differences.  All are made equal to the asked one, then the sum is divided."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Taking, Wording
from sansu.families.names import GOODS, LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, number, written
from sansu.reading.sharing import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Difference:
    """`who` has `amount` more (or less) than `other`; `other` is "" where two have been named and the text leaves it out."""

    who: str
    other: str
    amount: Quantity
    more: bool


@dataclass(frozen=True)
class Gift:
    """`giver` hands `amount` (None: it is asked) to `taker`, and both then have the same."""

    giver: str
    taker: str
    amount: Quantity | None


@dataclass(frozen=True)
class Wasa:
    """Two or three names; total and differences, or total and gift, or difference and asked gift."""

    names: tuple[str, ...]
    total: Quantity | None
    differences: tuple[Difference, ...]
    gift: Gift | None
    asked: str  # a name; "" where the gift is asked
    thing: str
    unit: str  # of the answer


def recognise(facts: Sequence[Fact]) -> Wasa | None:
    take = Taking(facts)
    total, more, give, ask = take.one("total"), take.all("more"), take.one("give"), take.one("ask")
    if not take.done or ask is None:
        return None
    if ask.text("what") == "あげる数":
        return _recognise_gift_asked(total, more, give, ask)
    if total is None:
        return None
    names = tuple(total.text(role) for role in "abc" if total.text(role))
    asked = _named(ask.text("who"), names)
    differences = _differences(more, names)
    unit = ask.text("unit")
    amounts = [total.quantity("amount"), *(d.amount for d in differences or ())]
    if asked is None or differences is None or len(set(names)) != len(names):
        return None
    thing = total.text("thing")
    if not refers(ask.text("thing"), thing):
        return None
    gift = None
    if give is not None:
        giver, taker = _named(give.text("giver"), names), _named(give.text("taker"), names)
        if ask.text("what") != "はじめの分" or differences or len(names) != 2 or not giver or not taker or giver == taker:
            return None
        gift = Gift(giver, taker, give.quantity("amount"))
        amounts.append(give.quantity("amount"))
    elif ask.text("what") != "1人の分" or len(differences) != len(names) - 1 or not _connected(differences, names):
        return None
    if any(amount.unit != unit for amount in amounts):
        return None
    return Wasa(names, amounts[0], differences, gift, asked, thing, unit)


def _recognise_gift_asked(total: Fact | None, more: Sequence[Fact], give: Fact | None, ask: Fact) -> Wasa | None:
    if total is not None or give is not None or len(more) != 1 or not more[0].text("other"):
        return None
    names = (more[0].text("who"), more[0].text("other"))
    differences = _differences(more, names)
    giver, taker = _named(ask.text("giver"), names), _named(ask.text("taker"), names)
    if not differences or giver is None or taker is None or _offset(differences, names, giver, taker) >= 0:
        return None
    thing = more[0].text("thing") or ask.text("thing")
    if not refers(ask.text("thing"), thing) or differences[0].amount.unit != ask.text("unit"):
        return None
    return Wasa(names, None, differences, Gift(giver, taker, None), "", thing, ask.text("unit"))


def _named(mention: str, names: Sequence[str]) -> str | None:
    """The one name that is meant; None where none or several may be."""
    if mention in names:
        return mention
    fitting = [name for name in names if mention and refers(mention, name)]
    return fitting[0] if len(fitting) == 1 else None


def _differences(more: Sequence[Fact], names: Sequence[str]) -> tuple[Difference, ...] | None:
    out = []
    for fact in more:
        who, other = _named(fact.text("who"), names), _named(fact.text("other"), names)
        if who is None or who == other or (other is None and (fact.text("other") or len(names) != 2)):
            return None
        out.append(Difference(who, other or "", fact.quantity("amount"), fact.text("way") == "多い"))
    return _in_order(out, names)


def _in_order(differences: Sequence[Difference], names: Sequence[str]) -> tuple[Difference, ...]:
    """One order for the same differences told in any order."""
    return tuple(sorted(differences, key=lambda d: (names.index(d.who), names.index(d.other) if d.other else -1)))


def _other(d: Difference, names: Sequence[str]) -> str:
    return d.other or next(name for name in names if name != d.who)


def _connected(differences: Sequence[Difference], names: Sequence[str]) -> bool:
    reached = {names[0]}
    for _ in names:
        for d in differences:
            pair = {d.who, _other(d, names)}
            reached |= pair if pair & reached else set()
    return reached == set(names)


def _direct(differences: Sequence[Difference], names: Sequence[str], base: str, name: str) -> Fraction | None:
    """How much more `name` has than `base`, where one difference says it."""
    for d in differences:
        signed = d.amount.value if d.more else -d.amount.value
        if (d.who, _other(d, names)) == (name, base):
            return signed
        if (d.who, _other(d, names)) == (base, name):
            return -signed
    return None


def _offset(differences: Sequence[Difference], names: Sequence[str], base: str, name: str) -> Fraction:
    """How much more `name` has than `base`, over a third name if need be."""
    direct = _direct(differences, names, base, name)
    if direct is not None:
        return direct
    middle = next(n for n in names if n not in (base, name))
    first, second = _direct(differences, names, base, middle), _direct(differences, names, middle, name)
    assert first is not None and second is not None
    return first + second


def facts(s: Wasa) -> tuple[Fact, ...]:
    out = []
    if s.total:
        named = dict(zip("abc", s.names, strict=False))
        out.append(Fact.of("total", amount=s.total, thing=s.thing, **named))
    for d in s.differences:
        way = {"way": "多い" if d.more else "少ない"}
        who = {"who": d.who, "other": d.other} if d.other else {"who": d.who}
        out.append(Fact.of("more", amount=d.amount, **who, **way))
    if s.gift and s.gift.amount:
        out.append(Fact.of("give", giver=s.gift.giver, taker=s.gift.taker, amount=s.gift.amount))
        out.append(Fact.of("ask", what="はじめの分", who=s.asked, unit=s.unit))
    elif s.gift:
        out.append(Fact.of("ask", what="あげる数", giver=s.gift.giver, taker=s.gift.taker, thing=s.thing, unit=s.unit))
    else:
        out.append(Fact.of("ask", what="1人の分", who=s.asked, unit=s.unit))
    return tuple(out)


def line(s: Wasa) -> tuple[tuple[str, str], ...]:
    out = [("合わせて", f"{'と'.join(s.names)}で{written(s.total)}")] if s.total else []
    out += [
        ("ちがい", f"{d.who}が{_other(d, s.names)}より{written(d.amount)}{'多い' if d.more else '少ない'}") for d in s.differences
    ]
    if s.gift:
        amount = written(s.gift.amount) if s.gift.amount else f"何{s.unit}か"
        out.append(("やりとり", f"{s.gift.giver}が{s.gift.taker}に{amount}あげると同じ"))
    asked = "あげる分" if not s.asked else f"はじめの{s.asked}の分" if s.gift else f"{s.asked}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def explain(s: Wasa) -> Solution:
    if s.gift and s.gift.amount:
        return _explain_gift(s, s.gift, s.gift.amount)
    if s.gift:
        return _explain_gift_asked(s, s.gift)
    assert s.total
    steps: list[Step] = []
    total, parts = s.total.value, [""]
    for name in s.names:
        if name == s.asked:
            continue
        offset = _offset(s.differences, s.names, s.asked, name)
        if _direct(s.differences, s.names, s.asked, name) is None:
            steps.append(_far_step(s, name, offset))
        amount, sign = number(abs(offset)), "−" if offset > 0 else "＋"
        how = "多いので、合計からひきます。" if offset > 0 else "少ないので、合計にたします。"
        say = f"{name}は{s.asked}より{amount}{s.unit}{how}"
        steps.append(Step(say, f"{number(total)}{sign}{amount}", Quantity(total - offset, s.unit)))
        total -= offset
        parts.append(f"({{}}{'＋' if offset > 0 else '−'}{amount})")
    count = len(s.names)
    answer = Quantity(total / count, s.unit)
    steps.append(Step(f"これは{s.asked}の{count}つ分なので、{count}でわります。", f"{number(total)}÷{count}", answer))
    for name in s.names:
        offset = _offset(s.differences, s.names, s.asked, name) if name != s.asked else Fraction(0)
        require_possible(Quantity(answer.value + offset, s.unit), f"{name}の分")
    written_answer = number(answer.value)
    back = written_answer + "＋".join(parts).replace("{}", written_answer)
    check = Step(f"{count}つの分をたして、合計にもどします。", back, s.total)
    return Solution(tuple(steps), check, answer)


def _far_step(s: Wasa, name: str, offset: Fraction) -> Step:
    """The difference to a name that is compared with the asked one only over the third."""
    middle = next(n for n in s.names if n not in (s.asked, name))
    first = _offset(s.differences, s.names, s.asked, middle)
    second = _offset(s.differences, s.names, middle, name)
    big, small = max(abs(first), abs(second)), min(abs(first), abs(second))
    same_way = (first > 0) == (second > 0)
    expression = f"{number(abs(first))}＋{number(abs(second))}" if same_way else f"{number(big)}−{number(small)}"
    return Step(f"{s.asked}と{name}のちがいを求めます。", expression, Quantity(abs(offset), s.unit))


def _explain_gift(s: Wasa, gift: Gift, amount: Quantity) -> Solution:
    assert s.total
    half = Quantity(s.total.value / 2, s.unit)
    gives = s.asked == gift.giver
    answer = Quantity(half.value + (amount.value if gives else -amount.value), s.unit)
    say = f"{s.asked}は{written(amount)}{'あげた' if gives else 'もらった'}ので、はじめはその分だけ{'多く' if gives else '少なく'}持っていました。"
    steps = (
        Step("やりとりしても合計は変わらないので、同じになったときの1人分は合計の半分です。", f"{number(s.total.value)}÷2", half),
        Step(say, f"{number(half.value)}{'＋' if gives else '−'}{number(amount.value)}", answer),
    )
    require_possible(answer, f"はじめの{s.asked}の分")
    require_possible(Quantity(half.value - amount.value, s.unit), f"はじめの{gift.taker}の分", zero=True)
    sign = "−" if gives else "＋"
    back = f"{number(answer.value)}＋({number(answer.value)}{sign}{number(amount.value)}×2)"
    return Solution(steps, Step("はじめのちがいはあげた分の2倍なので、2人の分をたして合計にもどします。", back, s.total), answer)


def _explain_gift_asked(s: Wasa, gift: Gift) -> Solution:
    gap = s.differences[0].amount
    answer = Quantity(gap.value / 2, s.unit)
    require_possible(answer, "あげる分")
    step = Step("1つあげるとちがいは2つちぢむので、ちがいの半分をあげます。", f"{number(gap.value)}÷2", answer)
    check = Step("あげた分の2倍だけちがいがちぢみます。", f"{number(answer.value)}×2", gap)
    return Solution((step,), check, answer)


def holds(s: Wasa, answer: Quantity) -> bool:
    """Gives the asked one the answer, the others what the differences say, and adds up; or hands the gift over."""
    if answer.unit != s.unit:
        return False
    if s.gift and not s.gift.amount:
        d = s.differences[0]
        has = {d.who: d.amount.value if d.more else Fraction(0), _other(d, s.names): Fraction(0) if d.more else d.amount.value}
        return has[s.gift.giver] - answer.value == has[s.gift.taker] + answer.value
    assert s.total
    has = {s.asked: answer.value}
    if s.gift and s.gift.amount:
        other = next(name for name in s.names if name != s.asked)
        has[other] = s.total.value - answer.value
        moved = s.gift.amount.value
        return min(has.values()) >= 0 and has[s.gift.giver] - moved == has[s.gift.taker] + moved
    for _ in s.names:
        for d in s.differences:
            who, other, signed = d.who, _other(d, s.names), d.amount.value if d.more else -d.amount.value
            if who in has:
                has.setdefault(other, has[who] - signed)
            elif other in has:
                has[who] = has[other] + signed
    agree = all(has[d.who] - has[_other(d, s.names)] == (d.amount.value if d.more else -d.amount.value) for d in s.differences)
    return agree and sum(has.values()) == s.total.value and min(has.values()) >= 0


def sample(rng: random.Random, level: int) -> Wasa:
    count = 3 if level == 3 and rng.random() < 0.7 else 2
    names = _sample_names(rng, count)
    thing, unit = rng.choice((*GOODS, ("お金", "円"), ("お金", "円"), ("リボン", "cm"), ("ジュース", "mL")))
    scale = {"円": 10 * rng.choice([1, 5, 10]), "cm": 1, "mL": 10}.get(unit, 1)

    def amount(low: int, high: int) -> Quantity:
        return Quantity(Fraction(rng.randint(low, high) * scale), unit)

    kind = rng.random()
    least = rng.randint(5, 20 + 30 * level)
    if count == 2 and level > 1 and kind < 0.2:
        half = amount(10, 40 * level)
        moved = Quantity(Fraction(rng.randint(1, int(half.value) // scale - 1) * scale), unit)
        total = Quantity(half.value * 2, unit)
        giver, taker = rng.sample(names, 2)
        return Wasa(names, total, (), Gift(giver, taker, moved), rng.choice(names), thing, unit)
    if count == 2 and level < 3 and kind > 0.85:
        gap = Quantity(Fraction(2 * rng.randint(1, 30 * level) * scale), unit)
        giver, taker = names
        pair = (giver, taker) if rng.random() < 0.6 else (taker, giver)
        difference = Difference(*pair, gap, pair[0] == giver)
        return Wasa(pair, None, (difference,), Gift(giver, taker, None), "", thing, unit)
    has = {name: Fraction((least + rng.randint(0, 15 * level)) * scale) for name in names}
    pairs = [(names[0], names[1])] if count == 2 else _sample_pairs(rng, names)
    if any(has[a] == has[b] for a in names for b in names if a != b):
        return sample(rng, level)
    differences = []
    for who, other in pairs:
        gap = Quantity(abs(has[who] - has[other]), unit)
        unnamed = count == 2 and rng.random() < 0.5
        differences.append(Difference(who, "" if unnamed else other, gap, has[who] > has[other]))
    total = Quantity(sum(has.values(), Fraction(0)), unit)
    return Wasa(names, total, _in_order(differences, names), None, rng.choice(names), thing, unit)


def _sample_names(rng: random.Random, count: int) -> tuple[str, ...]:
    kind = rng.random()
    if kind < 0.2 and count == 2:
        return rng.choice(SIBLINGS)
    if kind < 0.4:
        return LETTERS[:count]
    if kind < 0.5:
        return LETTER_PEOPLE[:count]
    return tuple(rng.sample(PEOPLE, count))


def _sample_pairs(rng: random.Random, names: tuple[str, ...]) -> list[tuple[str, str]]:
    a, b, c = names
    return rng.choice([[(a, b), (b, c)], [(a, b), (a, c)], [(b, a), (c, a)], [(a, c), (b, c)], [(b, a), (c, b)]])


WORDINGS = tuple(
    Wording(f"wasa-{index:02}", tuple(f"sharing.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "total.have more.side ask.has",
            "total.have.things more.ga ask.has",
            "total.is more ask.has",
            "total.divide more.side ask.gets",
            "total.divide less.side ask.gets",
            "total.have less ask.has",
            "total.is less.side ask.has",
            "total.three.have more more ask.has",
            "total.three.divide more less ask.gets",
            "total.three.is less more ask.has",
            "total.three.have less less ask.has",
            "total.have give ask.first",
            "total.is give ask.first",
            "more ask.give",
            "more.ga ask.give",
            "less ask.give",
        ),
        1,
    )
)

FAMILY = Family("wasa", "和差算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
