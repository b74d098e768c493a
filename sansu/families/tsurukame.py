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


# what the worth of one is called, by its unit
_WORDS = {"円": "代金", "点": "点数", "人": "人数", "g": "重さ", "kg": "重さ", "m": "長さ", "cm": "長さ", "L": "かさ", "dL": "かさ", "mL": "かさ"}
_COINS = ("玉", "硬貨", "こう貨", "札")


@dataclass(frozen=True)
class Tsurukame:
    """`first` and `second` are worth `each_first` and `each_second`; `count` of them are worth `total` together."""

    first: str
    second: str
    each_first: Quantity
    each_second: Quantity
    count: Quantity
    word: str  # what is added up: 足, 車輪, 代金, 重さ
    total: Quantity | None  # None: paid − change
    paid: Quantity | None
    change: Quantity | None
    fee: Quantity | None  # a box that costs once, inside the total
    box: str
    asked: str  # first, second
    unit: str  # of the answer
    per: str = ""  # the counter of "1個50円の"
    told: bool = True  # whether the text says what one is worth
    join: str = "の"  # between worth and name: 50円の切手, 50円玉, 4人がけのいす
    form: str = ""  # how the text says the two worths


def recognise(facts: Sequence[Fact]) -> Tsurukame | None:
    take = Taking(facts)
    prices, bought, pair = _prices(take), take.all("bought"), take.all("pair")
    total, change, fee, limbs, ask = take.one("total"), _change(take), take.all("fee"), take.all("limbs"), take.one("ask")
    heads = take.all("heads")
    if len(take.all("buyer")) > 1 or len(take.all("shop")) > 1 or not take.done:
        return None
    if ask is None or ask.text("what") != "組の個数" or prices is None or len(prices) not in (0, 2):
        return None
    if len(pair) == len(limbs) == 1 and not bought and not total and not change and not fee:
        return _beings(pair[0], heads, limbs[0], prices, ask)
    if len(bought) != 1 or pair or limbs or heads or len(fee) > 1 or len(prices) != 2 or (total is None) == (change is None):
        return None
    return _goods(prices, bought[0], total, change, fee[0] if fee else None, ask)


def _prices(take: Taking) -> list[Fact] | None:
    """The worths of the things, one fact each, from whatever way the text says them; None where it says them twice."""
    single, both, fares = take.all("price"), take.all("prices"), take.all("prices.two")
    if (single != []) + len(both) + len(fares) > 1:
        return None
    for fact in both:
        single = [Fact.of("price", thing=fact.text("thing"), each=fact.quantity(role), form="組") for role in ("first", "second")]
    for fact in fares:
        pairs = (("thing", "first"), ("other", "second"))
        single = [Fact.of("price", thing=fact.text(name), each=fact.quantity(role), form="料金") for name, role in pairs]
    return single


def _change(take: Taking) -> tuple[Quantity, Quantity] | None:
    """What was handed over and what came back."""
    change, have, left = take.one("change"), take.one("have"), take.one("left")
    if change and not have and not left:
        return change.quantity("paid"), change.quantity("change")
    if have and left and not change:
        return have.quantity("paid"), left.quantity("change")
    return None


def _goods(
    prices: Sequence[Fact], bought: Fact, total: Fact | None, change: tuple[Quantity, Quantity] | None, fee: Fact | None, ask: Fact
) -> Tsurukame | None:
    first, second = (price.text("thing") for price in prices)
    if any(price.text("word") or "料" in price.text("thing") for price in prices) or {price.get("join") for price in prices} - {prices[0].get("join")}:
        return None
    each = [price.quantity("each") for price in prices]
    count = bought.quantity("count")
    pers = [q for price in prices if isinstance(q := price.get("per"), Quantity)]
    unit = each[0].unit
    if each[1].unit != unit or each[0] == each[1] or any(q.unit != count.unit or q.value != 1 for q in pers):
        return None
    inside = prices[0].get("join") == "入りの"
    if (unit not in _WORDS and not inside) or count.unit in ("", "ダース", "倍", unit):
        return None
    names = (bought.text("first"), bought.text("second"))
    if names[0] and not (_same(names[0], first) and _same(names[1], second)):
        return None
    asked = _which(ask, (first, second), (each[0], each[1]))
    money = (total.get("total") or total.get("worth")) if total else None
    extra = fee.quantity("fee") if fee else None
    if any(isinstance(q, Quantity) and q.unit != unit for q in (money, extra, *(change or ()))) or not asked:
        return None
    if ask.text("unit") not in ("", count.unit) or ask.get("join") not in (None, prices[0].get("join")):
        return None
    join = prices[0].get("join")
    word = "金額" if first in _COINS and unit == "円" else "料金" if first == "大人" else "中身の数" if inside else _WORDS[unit]
    of = total.text("of") if total else ""
    if of and of != word and (word != "人数" or of == "中身の数"):
        return None
    return Tsurukame(
        first, second, each[0], each[1], count, word, money if isinstance(money, Quantity) else None,
        change[0] if change else None, change[1] if change else None, extra, fee.text("box") if fee else "", asked,
        count.unit, pers[0].unit if pers else "", True, join if isinstance(join, str) else "の", prices[0].text("form"),
    )  # fmt: skip


def _same(mention: str, name: str) -> bool:
    return refers(mention, name)


def _which(ask: Fact, things: tuple[str, str], each: tuple[Quantity, Quantity]) -> str:
    """Which of the two the question means: by its price where it says one, else by its name; "" if that is open."""
    price, thing = ask.get("each"), ask.text("thing")
    fits = [_same(thing, name) and (price is None or price == one) for name, one in zip(things, each, strict=True)]
    if all(fits) and price is None and things[0] != things[1]:
        fits = [thing == name for name in things]
    return {(True, False): "first", (False, True): "second"}.get((fits[0], fits[1]), "")


def _beings(pair: Fact, heads: Sequence[Fact], limbs: Fact, prices: Sequence[Fact], ask: Fact) -> Tsurukame | None:
    word = limbs.text("word")
    names = (pair.text("first"), pair.text("second"))
    known = LIMBS.get(word)
    if known is None or any(price.text("word") != word for price in prices):
        return None
    counts = [q for q in (pair.get("count"), *(fact.get("count") for fact in heads)) if isinstance(q, Quantity)]
    if len(counts) != 1:
        return None
    names = names if set(names) <= known.keys() else _split("と".join(names), known)
    unit = limbs.quantity("total").unit
    if prices:
        if sorted(price.text("thing") for price in prices) != sorted(names):
            return None
        each = [next(price for price in prices if price.text("thing") == name).quantity("each") for name in names]
    elif all(name in known for name in names):
        each = [Quantity(Fraction(known[name]), unit) for name in names]
    else:
        return None
    count, asked = counts[0], _which(ask, names, (each[0], each[1]))
    if any(one.unit != unit for one in each) or each[0] == each[1] or not asked:
        return None
    count = Quantity(count.value, ask.text("unit") or "匹") if count.unit in ("", "個", "つ") and word == "足" else count
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
    if s.word in LIMBS:
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
    join = {"join": s.join} if s.join != "の" else {}
    if s.form == "組":
        out = [Fact.of("prices", first=s.each_first, second=s.each_second, thing=s.first)]
    elif s.form == "料金":
        out = [Fact.of("prices.two", thing=s.first, other=s.second, first=s.each_first, second=s.each_second)]
    else:
        out = [
            Fact.of("price", thing=name, each=each, **per, **join)
            for name, each in ((s.first, s.each_first), (s.second, s.each_second))
        ]
    out.append(Fact.of("bought", count=s.count))
    if s.total and s.total.unit == "円":
        out.append(Fact.of("total", total=s.total))
    elif s.total:
        stuff = {"stuff": "中身"} if s.join == "入りの" else {}
        out.append(Fact.of("total", worth=s.total, of=_total_of(s.word, s.first, s.join), **stuff))
    if s.paid and s.change:
        out.append(Fact.of("change", paid=s.paid, change=s.change))
    if s.fee:
        out.append(Fact.of("fee", fee=s.fee, box=s.box))
    same = {"each": asked_each, **join} if s.first == s.second else {}
    return (*out, Fact.of("ask", what="組の個数", thing=asked, unit=s.unit, **same))


def _total_of(word: str, thing: str, join: str) -> str:
    """What the text's total is a total of; for people, how the thing holds them."""
    if word != "人数":
        return word
    return "泊" if thing in ("部屋", "室", "テント") else "乗" if join == "乗りの" else "席"


def _labels(s: Tsurukame) -> tuple[str, str]:
    if s.first != s.second:
        return s.first, s.second
    return f"{written(s.each_first)}{s.join}{s.first}", f"{written(s.each_second)}{s.join}{s.second}"


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
    way = rng.random()
    if way < 0.3:
        return _sample_beings(rng, level)
    return _sample_bought(rng, level) if way < 0.75 else _sample_worths(rng, level)


def _counts(rng: random.Random, level: int) -> tuple[Fraction, Fraction]:
    """How many together, and how many of the first."""
    count = rng.randint(6, 15 * level + 5)
    return Fraction(count), Fraction(rng.randint(1, count - 1))


def _sample_beings(rng: random.Random, level: int) -> Tsurukame:
    (first, second), counter, word = rng.choice(BEINGS)
    count, some = _counts(rng, level)
    a, b = (Fraction(LIMBS[word][name]) for name in (first, second))
    unit = _LIMB_UNIT[word]
    total = Quantity(a * some + b * (count - some), unit)
    return Tsurukame(
        first, second, Quantity(a, unit), Quantity(b, unit), Quantity(count, counter), word, total, None, None, None, "",
        rng.choice(["first", "second"]), counter, told=rng.random() < 0.3,
    )  # fmt: skip


def _sample_bought(rng: random.Random, level: int) -> Tsurukame:
    counter = rng.choice(list(GOODS))
    count, some = _counts(rng, level)
    first, second = rng.sample(GOODS[counter], 2) if rng.random() < 0.6 else [rng.choice(GOODS[counter])] * 2
    step = rng.choice((10, 10, 20, 50) if level == 1 else (5, 10, 10, 20))
    a, b = (Fraction(step * n) for n in rng.sample(range(50 // step, 250 // step + 1), 2))
    form = "組" if first == second and rng.random() < 0.4 else ""
    money = a * some + b * (count - some)
    fee = Quantity(Fraction(rng.choice([50, 60, 80, 100, 120, 150, 200])), "円") if level > 1 and rng.random() < 0.25 else None
    money += fee.value if fee else 0
    paid = _note(rng, money) if level > 1 and rng.random() < 0.4 else None
    return Tsurukame(
        first, second, Quantity(a, "円"), Quantity(b, "円"), Quantity(count, counter), "代金",
        None if paid else Quantity(money, "円"),
        paid, Quantity(paid.value - money, "円") if paid else None,
        fee, rng.choice(("箱", "かご", "袋", "化粧箱", "紙袋", "木箱")) if fee else "", rng.choice(["first", "second"]), counter,
        counter if rng.random() < 0.6 and not form else "", form=form,
    )  # fmt: skip


# name (or two), join, counter, unit of the worth, the worths that exist
_WORTHS: tuple[tuple[tuple[str, str], str, str, str, tuple[int, ...]], ...] = (
    (("玉", "玉"), "", "枚", "円", (1, 5, 10, 50, 100, 500)), (("玉", "玉"), "", "枚", "円", (5, 10, 50, 100)), (("硬貨", "硬貨"), "", "枚", "円", (10, 50, 100, 500)),
    (("長いす", "長いす"), "がけの", "脚", "人", (2, 3, 4, 5, 6, 7, 8)), (("ベンチ", "ベンチ"), "がけの", "脚", "人", (2, 3, 4, 5, 6)), (("ボート", "ボート"), "乗りの", "そう", "人", (2, 3, 4, 5, 6)),
    (("部屋", "部屋"), "", "室", "人", (3, 4, 5, 6, 7, 8)), (("テント", "テント"), "用の", "張り", "人", (2, 3, 4, 5, 6, 8)), (("テーブル", "テーブル"), "用の", "台", "人", (2, 4, 5, 6, 8)),
    (("問題", "問題"), "の", "問", "点", (2, 3, 4, 5, 6, 8, 10)), (("おもり", "おもり"), "の", "個", "g", (5, 10, 20, 30, 50, 80)), (("玉", "球"), "の", "個", "g", (4, 5, 7, 8, 12, 15)),
    (("荷物", "荷物"), "の", "個", "kg", (2, 3, 4, 5, 8, 10)), (("ロープ", "ロープ"), "の", "本", "m", (2, 3, 5, 6, 8, 10)), (("リボン", "リボン"), "の", "本", "cm", (15, 20, 25, 40, 60, 80)),
    (("箱", "箱"), "入りの", "箱", "個", (4, 5, 6, 8, 10, 12, 15)), (("袋", "袋"), "入りの", "袋", "個", (3, 4, 5, 6, 8, 10)), (("びん", "びん"), "の", "本", "dL", (3, 5, 6, 8, 9)), (("赤い玉", "白い玉"), "の", "個", "g", (3, 5, 6, 7, 9, 10)), (("大人", "子ども"), "の", "人", "円", (200, 300, 350, 400, 500, 600, 800, 900, 1200)),
)  # fmt: skip


def _sample_worths(rng: random.Random, level: int) -> Tsurukame:
    (first, second), join, counter, unit, worths = rng.choice(_WORTHS)
    counter = "隻" if counter == "そう" else "台" if counter == "張り" else counter
    count, some = _counts(rng, level)
    fare = first == "大人"
    a, b = (Fraction(n) for n in rng.sample(worths, 2))
    if fare and a < b:
        a, b = b, a
    word = "金額" if first in _COINS and unit == "円" else "料金" if fare else _WORDS.get(unit, "中身の数")
    return Tsurukame(
        first, second, Quantity(a, unit), Quantity(b, unit), Quantity(count, counter), word,
        Quantity(a * some + b * (count - some), unit), None, None, None, "", rng.choice(["first", "second"]), counter,
        join=join, form="料金" if fare else "",
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
            "pair limbs.are ask.alive",
            "pair.things limbs ask.count",
            "pair.things limbs.are ask.there",
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
            "prices bought total ask.count",
            "prices bought total.paid ask.bought",
            "price.and price.of sold.all total.sales ask.count",
            "price.玉.and price.玉.subject together total.bare ask.玉",
            "price.硬貨.and price.硬貨.subject together total.bare ask.硬貨",
            "price.がけの.and price.がけの.subject together total.seats ask.がけの",
            "price.乗りの.and price.乗りの.subject together total.ride ask.乗りの",
            "price.用の.and price.用の.subject together total.seats ask.用の",
            "price.入りの.and price.入りの.subject together total.contents ask.入りの",
            "price.用の.and price.用の.subject together total.stay ask.用の",
            "price.部屋.and price.部屋.subject together total.stay ask.部屋",
            "price.and price.subject together total.weight ask.there",
            "price.and price.subject together total.long ask.count",
            "price.and price.subject together total.score ask.count",
            "price.and price.subject together total.volume ask.there",
            "price.and price.subject together total.money ask.count",
            "prices.subject together total.money ask.count",
            "prices.fare entered total ask.count",
        ),
        1,
    )
)

FAMILY = Family(
    "tsurukame", "つるかめ算", TOGETHER, WORDINGS, recognise, facts, explain, holds, line, sample
)  # fmt: skip
