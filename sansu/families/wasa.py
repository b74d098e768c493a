"""和差算: amounts from their sum and their differences.  All are made equal to the asked one, then the sum is divided."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Family, Taking, Wording
from sansu.families.mentions import named, one_name
from sansu.families.names import GOODS, LETTER_PEOPLE, LETTERS, PEOPLE, SIBLINGS
from sansu.families.possible import require_possible
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.sharing import CLAUSES
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

# The word of a difference -> its opposite.
OPPOSITE = {
    "多い": "少ない", "長い": "短い", "重い": "軽い", "高い": "低い", "大きい": "小さい",
    "少ない": "多い", "短い": "長い", "軽い": "重い", "低い": "高い", "小さい": "大きい", "安い": "高い",
}  # fmt: skip
_MORE = {"多い", "長い", "重い", "高い", "大きい"}
# Two kinds of people that are everybody together.
_EVERYBODY = ({"男子", "女子"}, {"男の子", "女の子"}, {"男性", "女性"}, {"男の人", "女の人"}, {"男子生徒", "女子生徒"})
# Words for the amount itself: 姉の枚数 is what 姉 has.
_MEASURES = (
    "数", "個数", "枚数", "本数", "冊数", "金額", "所持金", "お金", "分", "得点", "点数", "代金", "ねだん", "値段", "長さ", "重さ", "体重", "身長", "人数",
)  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """`who` has `amount` more (less, ... as `word` says) than `other`; `other` is "" where the text leaves it out."""

    who: str
    other: str
    amount: Quantity
    word: str

    @property
    def signed(self) -> Fraction:
        return self.amount.value if self.word in _MORE else -self.amount.value


@dataclass(frozen=True)
class Gift:
    """`giver` hands `amount` (None: it is asked) to `taker`.  Then both have the same, or `left` says who has more."""

    giver: str
    taker: str
    amount: Quantity | None
    left: Difference | None = None


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


# A mention like はじめの兄 or 今の兄 is about another moment than the rest.
_OTHER_TIME = re.compile(r"^の|はじめ|最初|いま|今|現在")
_PERSONS = ("who", "other", "who1", "other1", "who2", "other2", "giver", "taker", "a", "b", "c")


def recognise(facts: Sequence[Fact]) -> Wasa | None:
    if any(_OTHER_TIME.search(fact.text(role)) for fact in facts for role in _PERSONS):
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
    if any(isinstance(n := total.get(role), Quantity) and n.value != len(names) for role in "mn"):
        return None
    amounts = [total.quantity("amount"), *(d.amount for d in differences)]
    gift = None
    if give is not None:
        gift = _gift(give, names)
        if gift is None or gift.amount is None or ask.text("what") != "はじめの分" or differences:
            return None
        amounts += [gift.amount, *([gift.left.amount] if gift.left else [])]
    elif ask.text("what") != ("はじめの分" if any(fact.get("when") for fact in more) else "1人の分") or len(differences) != len(names) - 1 or not _connected(differences, names):
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
    return Fact.of("total", a=more[0].text("who"), b=more[0].text("other"), amount=people.quantity("amount"), thing="人数")


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
    if not differences or giver is None or taker is None or _offset(differences, names, giver, taker) >= 0:
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
    return refers(mention, thing) or mention in _MEASURES


def _named(mention: str, names: Sequence[str]) -> str | None:
    return named(_plain(mention), names)


def _differences(more: Sequence[Fact], names: Sequence[str]) -> tuple[Difference, ...] | None:
    out = []
    for fact in more:
        who, other = _named(fact.text("who"), names), _named(fact.text("other"), names)
        if who is None or who == other or (other is None and (fact.text("other") or len(names) != 2)):
            return None
        out.append(Difference(who, other or "", fact.quantity("amount"), fact.text("way")))
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
        if (d.who, _other(d, names)) == (name, base):
            return d.signed
        if (d.who, _other(d, names)) == (base, name):
            return -d.signed
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
    return f"{d.who}が{_other(d, names)}より{written(d.amount)}{d.word}"


def line(s: Wasa) -> tuple[tuple[str, str], ...]:
    out = [("合わせて", f"{'と'.join(s.names)}で{written(s.total)}")] if s.total else []
    out += [("ちがい", _says(d, s.names)) for d in s.differences]
    if s.gift:
        amount = written(s.gift.amount) if s.gift.amount else f"何{s.unit}か"
        out.append(("やりとり", f"{s.gift.giver}が{s.gift.taker}に{amount}あげる"))
        out.append(("そのあと", _says(s.gift.left, s.names) if s.gift.left else "2人とも同じ"))
    asked = "あげる分" if not s.asked else f"はじめの{s.asked}の分" if s.gift else f"{s.asked}の分"
    return (*out, ("求めるもの", f"{asked}（{s.unit}）" if s.unit else asked))


def explain(s: Wasa) -> Solution:
    steps, s = _in_one_unit(s)
    solution = _explain(s)
    return replace(solution, steps=(*steps, *solution.steps))


def _in_one_unit(s: Wasa) -> tuple[list[Step], Wasa]:
    """The steps that bring the total and the differences to the unit of the answer, and the situation in it."""
    steps: list[Step] = []
    total, differences = s.total, []
    if total and total.unit != s.unit:
        total, how = conversion("合計", total, s.unit)
        steps += how
    for d in s.differences:
        amount, how = conversion("ちがい", d.amount, s.unit) if d.amount.unit != s.unit else (d.amount, ())
        steps += how
        differences.append(replace(d, amount=amount))
    return steps, replace(s, total=total, differences=tuple(differences))


def _explain(s: Wasa) -> Solution:
    if s.gift and s.gift.amount:
        return _explain_gift(s, s.gift, s.gift.amount)
    if s.gift:
        return _explain_gift_asked(s)
    assert s.total
    steps, answer = _levelled(s.names, s.total, s.differences, s.asked, s.unit)
    offsets = [_offset(s.differences, s.names, s.asked, name) for name in s.names if name != s.asked]
    for name, offset in zip((n for n in s.names if n != s.asked), offsets, strict=True):
        require_possible(Quantity(answer.value + offset, s.unit), f"{name}の分")
    mine = number(answer.value)
    back = "＋".join([mine, *(f"({mine}{'＋' if o > 0 else '−'}{number(abs(o))})" for o in offsets)])
    return Solution(tuple(steps), Step(f"{len(s.names)}つの分をたして、合計にもどします。", back, s.total), answer)


def _levelled(
    names: Sequence[str], total: Quantity, differences: Sequence[Difference], asked: str, unit: str, when: str = ""
) -> tuple[list[Step], Quantity]:
    """The steps that make all equal to the asked one and divide, and the asked one's amount."""
    steps: list[Step] = []
    left = total.value
    for name in names:
        if name == asked:
            continue
        offset = _offset(differences, names, asked, name)
        if _direct(differences, names, asked, name) is None:
            steps.append(_far_step(names, differences, asked, name, unit))
        amount, sign = number(abs(offset)), "−" if offset > 0 else "＋"
        word = differences[0].word if (differences[0].word in _MORE) == (offset > 0) else OPPOSITE[differences[0].word]
        word = "安い" if word == "低い" and unit == "円" else word
        how = "合計からひきます。" if offset > 0 else "合計にたします。"
        say = f"{when}{name}は{asked}より{amount}{unit}{word}ので、{how}"
        steps.append(Step(say, f"{number(left)}{sign}{amount}", Quantity(left - offset, unit)))
        left -= offset
    answer = Quantity(left / len(names), unit)
    steps.append(Step(f"これは{asked}の{len(names)}つ分なので、{len(names)}でわります。", f"{number(left)}÷{len(names)}", answer))
    require_possible(answer, f"{asked}の分")
    return steps, answer


def _far_step(names: Sequence[str], differences: Sequence[Difference], asked: str, name: str, unit: str) -> Step:
    """The difference to a name that is compared with the asked one only over the third."""
    middle = next(n for n in names if n not in (asked, name))
    first, second = _offset(differences, names, asked, middle), _offset(differences, names, middle, name)
    big, small = max(abs(first), abs(second)), min(abs(first), abs(second))
    same_way = (first > 0) == (second > 0)
    expression = f"{number(abs(first))}＋{number(abs(second))}" if same_way else f"{number(big)}−{number(small)}"
    return Step(f"{asked}と{name}のちがいを求めます。", expression, Quantity(abs(first + second), unit))


def _explain_gift(s: Wasa, gift: Gift, amount: Quantity) -> Solution:
    assert s.total
    gives, moved = s.asked == gift.giver, number(amount.value)
    if gift.left:
        steps, then = _levelled(s.names, s.total, (gift.left,), s.asked, s.unit, "やりとりのあとも合計は同じです。")
    else:
        then = Quantity(s.total.value / 2, s.unit)
        say = "やりとりしても合計は変わらないので、同じになったときの1人分は合計の半分です。"
        steps = [Step(say, f"{number(s.total.value)}÷2", then)]
    answer = Quantity(then.value + (amount.value if gives else -amount.value), s.unit)
    rest = Quantity(s.total.value - answer.value, s.unit)
    say = f"{s.asked}は{written(amount)}{'あげた' if gives else 'もらった'}ので、はじめはその分だけ{'多く' if gives else '少なく'}持っていました。"
    steps.append(Step(say, f"{number(then.value)}{'＋' if gives else '−'}{moved}", answer))
    other = next(name for name in s.names if name != s.asked)
    require_possible(answer, f"はじめの{s.asked}の分", zero=not gives)
    require_possible(rest, f"はじめの{other}の分", zero=gives)
    other_then = f"({number(then.value)}＋{moved})" if not gives else f"({number(then.value)}−{moved})"
    if gift.left:
        bigger = gift.left.who == s.asked
        other_then = f"({number(then.value)}{'−' if bigger else '＋'}{number(gift.left.amount.value)}{'−' if gives else '＋'}{moved})"
    check = Step("2人のはじめの分をたして、合計にもどします。", f"{number(answer.value)}＋{other_then}", s.total)
    return Solution(tuple(steps), check, answer)


def _explain_gift_asked(s: Wasa) -> Solution:
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
    s = _in_one_unit(s)[1]
    if s.gift and not s.gift.amount:
        d = s.differences[0]
        has = {d.who: Fraction(1000) + d.signed, _other(d, s.names): Fraction(1000)}
        return answer.value > 0 and has[s.gift.giver] - answer.value == has[s.gift.taker] + answer.value
    assert s.total
    has = {s.asked: answer.value}
    if s.gift and s.gift.amount:
        other = next(name for name in s.names if name != s.asked)
        has[other] = s.total.value - answer.value
        if min(has.values()) < 0 or has[s.gift.giver] < s.gift.amount.value:
            return False
        has[s.gift.giver] -= s.gift.amount.value
        has[s.gift.taker] += s.gift.amount.value
        left = s.gift.left
        return has[left.who] == has[_other(left, s.names)] + left.amount.value if left else len(set(has.values())) == 1
    for _ in s.names:
        for d in s.differences:
            who, other = d.who, _other(d, s.names)
            if who in has:
                has.setdefault(other, has[who] - d.signed)
            elif other in has:
                has[who] = has[other] + d.signed
    agree = all(has[d.who] - has[_other(d, s.names)] == d.signed for d in s.differences)
    return agree and sum(has.values()) == s.total.value and min(has.values()) >= 0


# names that go with a measure, the word for more, the unit, the scale
_MEASURED = (
    (("長いほう", "短いほう"), "リボン", "長い", "cm", 1), (("長いほう", "短いほう"), "ひも", "長い", "cm", 1), (("長いほう", "短いほう"), "はり金", "長い", "m", 1),
    (("長いほう", "短いほう"), "ロープ", "長い", "m", 1), (("長いほう", "短いほう"), "テープ", "長い", "cm", 1), (("赤いリボン", "青いリボン"), "", "長い", "cm", 1),
    (("白いテープ", "黄色いテープ"), "", "長い", "cm", 1), (("大きいほう", "小さいほう"), "", "大きい", "", 1), (("大きいほう", "小さいほう"), "", "大きい", "", 1),
    (("りんご", "なし"), "", "重い", "g", 10), (("すいか", "メロン"), "", "重い", "g", 50), (("A", "B"), "", "大きい", "", 1),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Wasa:
    kind = rng.random()
    if kind < 0.2:
        return _sample_measured(rng, level)
    count = 3 if level == 3 and rng.random() < 0.6 else 2
    names = _sample_names(rng, count)
    thing, unit, word = rng.choice((*((t, u, "多い") for t, u in GOODS), *_OTHERS))
    scale = {"円": 10 * rng.choice([1, 5, 10]), "mL": 10, "kg": 1}.get(unit, 1)
    if count == 2 and level > 1 and kind < 0.5:
        return _sample_gift(rng, level, names, *rng.choice((*GOODS, ("お金", "円"))))
    least = rng.randint(5, 20 + 30 * level)
    has = {name: Fraction((least + rng.randint(0, 15 * level)) * scale) for name in names}
    pairs = [(names[0], names[1])] if count == 2 else _sample_pairs(rng, names)
    if len(set(has.values())) < count:
        return sample(rng, level)
    differences = []
    for who, other in pairs:
        gap = Quantity(abs(has[who] - has[other]), unit)
        unnamed = count == 2 and rng.random() < 0.5
        differences.append(Difference(who, "" if unnamed else other, gap, word if has[who] > has[other] else OPPOSITE[word]))
    total = Quantity(sum(has.values(), Fraction(0)), unit)
    return Wasa(names, total, _in_order(differences, names), None, rng.choice(names), thing, unit)


_OTHERS = (("お金", "円", "多い"), ("お金", "円", "多い"), ("ジュース", "mL", "多い"), ("体重", "kg", "重い"), ("得点", "点", "高い"), ("テストの得点", "点", "高い"))


def _sample_measured(rng: random.Random, level: int) -> Wasa:
    names, thing, word, unit, scale = rng.choice(_MEASURED)
    small, gap = Fraction(rng.randint(4, 30 * level) * scale), Fraction(rng.randint(1, 12 * level) * scale)
    total, amount = Quantity(small * 2 + gap, unit), Quantity(gap, unit)
    if unit == "cm" and level > 1 and total.value % 10 == 0 and rng.random() < 0.5:
        total = convert(total, "m")
    other = "" if rng.random() < 0.3 and unit else names[1]
    return Wasa(names, total, (Difference(names[0], other, amount, word),), None, rng.choice(names), thing, unit)


def _sample_gift(rng: random.Random, level: int, names: tuple[str, ...], thing: str, unit: str) -> Wasa:
    scale = 10 if unit == "円" else 1
    giver, taker = names if rng.random() < 0.5 else names[::-1]
    kind = rng.random()
    if kind < 0.35:
        gap = Quantity(Fraction(2 * rng.randint(1, 30 * level) * scale), unit)
        who = rng.choice(names)
        other = next(name for name in names if name != who)
        return Wasa((who, other), None, (Difference(who, other, gap, "多い" if who == giver else "少ない"),), Gift(giver, taker, None), "", thing, unit)
    moved, after = rng.randint(1, 12 * level), rng.randint(5, 30 * level)
    gap = Quantity(Fraction(rng.randint(1, 12) * scale), unit)
    after = max(after, moved + 1)
    left = None
    if level == 3 and rng.random() < 0.5:
        left = Difference(rng.choice(names), "", gap, "多い")
    total = Quantity(Fraction(2 * after * scale) + (gap.value if left else 0), unit)
    amount = Quantity(Fraction(moved * scale), unit)
    return Wasa(names, total, (), Gift(giver, taker, amount, left), rng.choice(names), thing, unit)


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
            "two.have more.side ask.has",
            "two.have.things more.ga ask.has",
            "two.is more ask.is",
            "two.divide more.side ask.gets",
            "two.divide less.side ask.gets",
            "two.divide.these more.ga ask.gets",
            "two.have less ask.has",
            "two.is less.ga ask.is",
            "two.have.things more.gap ask.has",
            "three.have more more ask.has",
            "three.divide more less ask.gets",
            "three.is less more ask.is",
            "three.have.things less less ask.has",
            "three.divide.these more.ga less ask.gets",
            "two.is heavier ask.is",
            "two.is heavier.side ask.is",
            "two.is lighter ask.is",
            "two.is higher.ga ask.is",
            "two.is higher.side ask.is",
            "two.is lower ask.is",
            "three.is heavier lighter ask.is",
            "three.is higher higher ask.is",
            "two.cut longer ask.is",
            "two.cut longer.side ask.is",
            "two.there.are longer.ga ask.is",
            "two.there.are longer.side ask.is",
            "two.there.are heavier ask.is",
            "two.there.are heavier.side ask.is",
            "two.numbers numbers.difference ask.what",
            "two.numbers.sum numbers.difference ask.what",
            "two.letters.sum bigger ask.what",
            "two.have give ask.first",
            "two.is give.same ask.first.had",
            "two.have.things give.still ask.first",
            "two.is give.then ask.first.had",
            "more ask.give",
            "more.ga ask.give.to.make",
            "less ask.give",
        ),
        1,
    )
)

FAMILY = Family("wasa", "和差算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample)
