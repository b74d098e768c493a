"""つるかめ算: two kinds of things counted together.  All are taken to be of one kind; what is then missing tells the other."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.families.family import Family, Impossible, Taking, Wording
from sansu.families.goods import BEINGS, GOODS
from sansu.quantity import Quantity, number, written
from sansu.reading.trade import TOGETHER
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers

# Legs and wheels that everybody knows; a text need not say them.
LIMBS = {
    "足": {
        **dict.fromkeys(("つる", "ツル", "鶴", "にわとり", "ニワトリ", "鶏", "あひる", "アヒル", "すずめ", "スズメ", "はと", "ハト", "鳥", "小鳥", "ダチョウ", "ペンギン",
                         "カラス", "からす", "にわ鳥", "白鳥", "ひよこ", "人", "人間", "インコ", "フクロウ", "がちょう", "ガチョウ", "ツバメ", "つばめ", "きじ", "七面鳥"), 2),
        **dict.fromkeys(("かめ", "カメ", "亀", "うさぎ", "ウサギ", "犬", "イヌ", "いぬ", "ねこ", "ネコ", "猫", "ぶた", "ブタ", "豚", "馬", "ウマ", "牛", "ウシ", "うし", "ひつじ", "ヒツジ", "羊",
                         "やぎ", "ヤギ", "シマウマ", "ライオン", "きつね", "キツネ", "たぬき", "タヌキ", "しか", "シカ", "鹿", "ねずみ", "ネズミ", "カエル", "かえる", "パンダ", "くま", "クマ",
                         "ゾウ", "ぞう", "キリン", "サル", "さる", "ハムスター", "リス", "りす", "トラ", "とら"), 4),
        **dict.fromkeys(("カブトムシ", "かぶと虫", "かぶとむし", "クワガタムシ", "クワガタ", "セミ", "せみ", "トンボ", "とんぼ", "バッタ", "アリ", "あり", "チョウ", "ちょう", "テントウムシ",
                         "てんとう虫", "ハチ", "こん虫", "昆虫", "コオロギ", "カマキリ", "スズムシ", "すず虫", "ホタル"), 6),
        **dict.fromkeys(("クモ", "くも", "タコ", "たこ"), 8),
        **dict.fromkeys(("イカ", "いか", "カニ", "かに"), 10),
    },
    "車輪": {"一輪車": 1, **dict.fromkeys(("自転車", "オートバイ", "バイク", "二輪車"), 2), "三輪車": 3,
             **dict.fromkeys(("自動車", "乗用車", "車", "四輪車", "普通車"), 4)},
}  # fmt: skip
LIMBS["タイヤ"] = LIMBS["車輪"]
_LIMB_UNIT = {"足": "本", "車輪": "個", "タイヤ": "個"}
_ANIMALS = ("匹", "羽", "頭")


@dataclass(frozen=True)
class Tsurukame:
    """`first` and `second` are worth `each_first` and `each_second`; `count` of them are worth `total` together."""

    first: str
    second: str
    each_first: Quantity
    each_second: Quantity
    count: Quantity
    word: str  # what is added up: 足, 車輪, 代金
    total: Quantity | None  # None: paid − change
    paid: Quantity | None
    change: Quantity | None
    fee: Quantity | None  # a box that costs once, inside the total
    box: str
    asked: str  # first, second
    unit: str  # of the answer
    per: str = ""  # the counter of "1個50円の"
    told: bool = True  # whether the text says what one is worth


def recognise(facts: Sequence[Fact]) -> Tsurukame | None:
    take = Taking(facts)
    prices, bought, pair = take.all("price"), take.one("bought"), take.one("pair")
    total, change, fee, limbs, ask = take.one("total"), take.one("change"), take.one("fee"), take.one("limbs"), take.one("ask")
    if not take.done or ask is None or ask.text("what") != "組の個数" or len(prices) not in (0, 2):
        return None
    if pair and limbs and not bought and not total and not change and not fee:
        return _beings(pair, limbs, prices, ask)
    if not bought or pair or limbs or len(prices) != 2 or (total is None) == (change is None):
        return None
    first, second = (price.text("thing") for price in prices)
    if any(price.text("word") for price in prices):
        return None
    each = [price.quantity("each") for price in prices]
    count = bought.quantity("count")
    pers = [q for price in prices if isinstance(q := price.get("per"), Quantity)]
    if each[0].unit != each[1].unit or each[0] == each[1] or any(q.unit != count.unit or q.value != 1 for q in pers):
        return None
    if (bought.text("first") or bought.text("second")) and not (
        refers(bought.text("first"), first) and refers(bought.text("second"), second)
    ):
        return None
    asked = _which(ask, (first, second), (each[0], each[1]))
    money = total.quantity("total") if total else None
    paid, back = (change.quantity("paid"), change.quantity("change")) if change else (None, None)
    extra = fee.quantity("fee") if fee else None
    if any(q is not None and q.unit != each[0].unit for q in (money, paid, back, extra)) or not asked:
        return None
    if ask.text("unit") not in ("", count.unit):
        return None
    return Tsurukame(
        first, second, each[0], each[1], count, "代金", money, paid, back, extra, fee.text("box") if fee else "", asked,
        count.unit, pers[0].unit if pers else "",
    )  # fmt: skip


def _which(ask: Fact, things: tuple[str, str], each: tuple[Quantity, Quantity]) -> str:
    """Which of the two the question means: by its price where it says one, else by its name; "" if that is open."""
    price, thing = ask.get("each"), ask.text("thing")
    fits = [refers(thing, name) and (price is None or price == one) for name, one in zip(things, each, strict=True)]
    if all(fits) and price is None and things[0] != things[1]:
        fits = [thing == name for name in things]
    return {(True, False): "first", (False, True): "second"}.get((fits[0], fits[1]), "")


def _beings(pair: Fact, limbs: Fact, prices: Sequence[Fact], ask: Fact) -> Tsurukame | None:
    word = limbs.text("word")
    names = (pair.text("first"), pair.text("second"))
    known = LIMBS.get(word)
    names = names if known is None or set(names) <= known.keys() else _split("と".join(names), known)
    if known is None or any(price.text("word") != word for price in prices):
        return None
    unit = limbs.quantity("total").unit
    if prices:
        if tuple(price.text("thing") for price in prices) != names:
            return None
        each = [price.quantity("each") for price in prices]
    elif all(name in known for name in names):
        each = [Quantity(Fraction(known[name]), unit) for name in names]
    else:
        return None
    count, asked = pair.quantity("count"), _which(ask, names, (each[0], each[1]))
    if any(one.unit != unit for one in each) or each[0] == each[1] or not asked:
        return None
    if not (ask.text("unit") in ("", count.unit) or (ask.text("unit") in _ANIMALS and count.unit in _ANIMALS)):
        return None
    return Tsurukame(
        *names, each[0], each[1], count, word, limbs.quantity("total"), None, None, None, "", asked,
        ask.text("unit") or count.unit, told=bool(prices),
    )  # fmt: skip


def _split(pair: str, known: Mapping[str, int]) -> tuple[str, str]:
    """はととうさぎ is はと and うさぎ: cut where both sides are known."""
    cuts = [(pair[:i], pair[i + 1 :]) for i, character in enumerate(pair) if character == "と"]
    return next((cut for cut in cuts if set(cut) <= known.keys()), cuts[0])


def facts(s: Tsurukame) -> tuple[Fact, ...]:
    asked_each, asked = (s.each_first, s.first) if s.asked == "first" else (s.each_second, s.second)
    if s.word != "代金":
        assert s.total
        told = [
            Fact.of("price", thing=name, word=s.word, each=each)
            for name, each in ((s.first, s.each_first), (s.second, s.each_second))
            if s.told
        ]
        return (
            Fact.of("pair", first=s.first, second=s.second, count=s.count, of="足" if s.word == "足" else "車輪"),
            Fact.of("limbs", word=s.word, total=s.total),
            *told,
            Fact.of("ask", what="組の個数", thing=asked, unit=s.unit),
        )
    per = {"per": Quantity(Fraction(1), s.per)} if s.per else {}
    out = [
        Fact.of("price", thing=s.first, each=s.each_first, **per),
        Fact.of("price", thing=s.second, each=s.each_second, **per),
        Fact.of("bought", count=s.count),
    ]
    if s.total:
        out.append(Fact.of("total", total=s.total))
    if s.paid and s.change:
        out.append(Fact.of("change", paid=s.paid, change=s.change))
    if s.fee:
        out.append(Fact.of("fee", fee=s.fee, box=s.box))
    same = {"each": asked_each} if s.first == s.second else {}
    return (*out, Fact.of("ask", what="組の個数", thing=asked, unit=s.unit, **same))


def _labels(s: Tsurukame) -> tuple[str, str]:
    if s.first != s.second:
        return s.first, s.second
    return f"{written(s.each_first)}の{s.first}", f"{written(s.each_second)}の{s.second}"


def line(s: Tsurukame) -> tuple[tuple[str, str], ...]:
    first, second = _labels(s)
    out = [(f"{first}1{s.count.unit}の{s.word}", written(s.each_first)), (f"{second}1{s.count.unit}の{s.word}", written(s.each_second))]
    out.append(("合わせた数", written(s.count)))
    given = [(f"{s.word}の合計", s.total), ("出したお金", s.paid), ("おつり", s.change), (f"{s.box}代", s.fee)]
    out += [(role, written(q)) for role, q in given if q]
    return (*out, ("求めるもの", f"{first if s.asked == 'first' else second}の数（{s.unit}）"))


def explain(s: Tsurukame) -> Solution:
    steps: list[Step] = []
    total, text = _total(s, steps)
    (first, each_first), (second, each_second) = zip(_labels(s), (s.each_first, s.each_second), strict=True)
    if s.asked == "first":
        (first, each_first), (second, each_second) = (second, each_second), (first, each_first)
    count, unit, worth = s.count.value, s.count.unit, each_first.unit
    a, b = each_first.value, each_second.value
    assumed = a * count
    expression = f"{number(a)}×{number(count)}"
    steps.append(Step(f"{written(s.count)}全部が{first}だとして、{s.word}の合計を求めます。", expression, Quantity(assumed, worth)))
    gap, change = total - assumed, b - a
    if gap * change <= 0 or gap / change >= count:
        raise Impossible(f"{text}では、{first}と{second}の数が決まりません。条件を確かめてください。")
    large, small = max(total, assumed), min(total, assumed)
    steps.append(Step(f"実際の{s.word}の合計とのちがいを求めます。", f"{number(large)}−{number(small)}", Quantity(abs(gap), worth)))
    large, small = max(a, b), min(a, b)
    say = f"{first}1{unit}を{second}1{unit}にかえると、{s.word}の合計がいくつ{'ふえる' if b > a else 'へる'}かを求めます。"
    steps.append(Step(say, f"{number(large)}−{number(small)}", Quantity(abs(change), worth)))
    found = gap / change
    if found.denominator != 1:
        raise Impossible(f"{second}の数が整数になりません。条件を確かめてください。")
    say = f"ちがいを1{unit}あたりのちがいでわって、{second}の数を求めます。"
    steps.append(Step(say, f"{number(abs(gap))}÷{number(abs(change))}", Quantity(found, s.unit)))
    back = f"{number(a)}×({number(count)}−{number(found)})＋{number(b)}×{number(found)}"
    check = Step(f"{first}と{second}の{s.word}をたして、合計にもどします。", back, Quantity(total, worth))
    return Solution(tuple(steps), check, Quantity(found, s.unit))


def _total(s: Tsurukame, steps: list[Step]) -> tuple[Fraction, str]:
    """What the things themselves come to, with the steps that lead there."""
    if s.total:
        total = s.total.value
    else:
        assert s.paid and s.change
        total = s.paid.value - s.change.value
        expression = f"{number(s.paid.value)}−{number(s.change.value)}"
        if total <= 0:
            raise Impossible("おつりが、出したお金より多くなっています。")
        steps.append(Step("出したお金からおつりをひいて、代金を求めます。", expression, Quantity(total, s.each_first.unit)))
    if s.fee:
        expression = f"{number(total)}−{number(s.fee.value)}"
        total -= s.fee.value
        steps.append(Step(f"{s.box}代をひいて、品物だけの代金を求めます。", expression, Quantity(total, s.each_first.unit)))
    return total, f"{s.word}の合計が{number(total)}{s.each_first.unit}"


def holds(s: Tsurukame, answer: Quantity) -> bool:
    """Tries every way to split the count and sees which one comes to the total."""
    goal = s.total.value if s.total else (s.paid.value - s.change.value if s.paid and s.change else Fraction(-1))
    if s.fee:
        goal -= s.fee.value
    ways = [
        (i, int(s.count.value) - i)
        for i in range(1, int(s.count.value))
        if s.each_first.value * i + s.each_second.value * (s.count.value - i) == goal
    ]
    return [way[0 if s.asked == "first" else 1] for way in ways] == [answer.value] and answer.unit == s.unit


def sample(rng: random.Random, level: int) -> Tsurukame:
    count = Fraction(rng.randint(6, 15 * level + 5))
    some = Fraction(rng.randint(1, int(count) - 1))
    asked = rng.choice(["first", "second"])
    if rng.random() < 0.4:
        (first, second), counter, word = rng.choice(BEINGS)
        a, b = (Fraction(LIMBS[word][name]) for name in (first, second))
        unit = _LIMB_UNIT[word]
        total = Quantity(a * some + b * (count - some), unit)
        told = rng.random() < 0.3
        return Tsurukame(
            first, second, Quantity(a, unit), Quantity(b, unit), Quantity(count, counter), word, total, None, None, None, "",
            asked, counter, told=told,
        )  # fmt: skip
    counter = rng.choice(list(GOODS))
    first, second = rng.sample(GOODS[counter], 2) if rng.random() < 0.6 else [rng.choice(GOODS[counter])] * 2
    step = rng.choice((10, 10, 20, 50) if level == 1 else (5, 10, 10, 20))
    a, b = (Fraction(step * n) for n in rng.sample(range(50 // step, 250 // step + 1), 2))
    money = a * some + b * (count - some)
    fee = Quantity(Fraction(rng.choice([50, 60, 80, 100, 120, 150, 200])), "円") if level > 1 and rng.random() < 0.25 else None
    paid = _note(rng, money + (fee.value if fee else 0)) if level > 1 and rng.random() < 0.4 else None
    money += fee.value if fee else 0
    return Tsurukame(
        first, second, Quantity(a, "円"), Quantity(b, "円"), Quantity(count, counter), "代金",
        None if paid else Quantity(money, "円"),
        paid, Quantity(paid.value - money, "円") if paid else None,
        fee, rng.choice(("箱", "かご", "袋", "化粧箱", "紙袋", "木箱")) if fee else "", asked, counter,
        counter if rng.random() < 0.6 else "",
    )  # fmt: skip


def _note(rng: random.Random, money: Fraction) -> Quantity | None:
    """A note or notes that a buyer would hand over."""
    usual = [note for note in (500, 1000, 2000, 3000, 5000, 10000) if note > money]
    return Quantity(Fraction(usual[0]), "円") if usual else None


WORDINGS = tuple(
    Wording(f"tsurukame-{index:02}", tuple(f"trade.{key}" for key in keys.split()))
    for index, keys in enumerate(
        (
            "pair limbs ask.count",
            "pair limbs ask.alive",
            "pair.things limbs ask.count",
            "pair.things limbs ask.there",
            "pair limbs.each limbs.each limbs ask.alive",
            "limbs.each limbs.each pair limbs ask.alive",
            "limbs.each limbs.each pair.things limbs ask.there",
            "price.and price.of bought total ask.count",
            "price.and price.of bought total.paid ask.bought",
            "price.and price.of bought total.sum ask.count",
            "price.and price.of bought change ask.bought",
            "price.and price.of bought fee total ask.count",
            "price.and price.of bought fee total.paid ask.bought",
            "price.and price.of bought fee change ask.bought",
            "price.is price.is bought total ask.bought",
        ),
        1,
    )
)

FAMILY = Family(
    "tsurukame", "つるかめ算", TOGETHER, WORDINGS, recognise, facts, explain, holds, line, sample
)  # fmt: skip
