"""Two kinds of things counted together, as facts: what one of each is worth, how many together, what all are worth."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sansu.families.family import Taking
from sansu.families.mentions import clean, one_name, within
from sansu.quantity import CANONICAL, COUNTERS, Quantity, convert, dimension, written
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
LIMB_UNIT = {"足": "本", "車輪": "個", "タイヤ": "個"}
_ANIMALS = ("匹", "羽", "頭")
# what the worth of one is called, by its unit
WORDS = {
    "円": "代金",
    "点": "点数",
    "人": "人数",
    "g": "重さ",
    "kg": "重さ",
    "m": "長さ",
    "cm": "長さ",
    "L": "かさ",
    "dL": "かさ",
    "mL": "かさ",
}
_UNITS = ("", *(CANONICAL.get(counter, counter) for counter in COUNTERS))
COINS = ("玉", "硬貨", "こう貨", "札")
# Whoever buys is not what is bought.
_SOMEBODY = re.compile(r"(?:さん|くん|君|ちゃん)$|^(?:兄|姉|弟|妹|父|母|わたし|私|ぼく|僕|先生)$")


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
    if not clean(facts):
        return None
    if any(fact.kind == "pace" for fact in facts):
        return _paces(take)
    prices, bought, pair = _prices(take), take.all("counted"), take.all("pair.of")
    total, change, fee, limbs, ask = (
        take.one("worth.total"),
        _change(take),
        take.all("fee"),
        take.all("limbs"),
        take.one("ask"),
    )
    heads = take.all("heads")
    buyers = take.all("buyer")
    if len(buyers) > 1 or not all(one_name(one.text("who")) for one in buyers) or len(take.all("shop")) > 1 or not take.done:
        return None
    if (
        ask is None
        or ask.text("what") != "組の個数"
        or ask.text("unit") not in _UNITS
        or prices is None
        or len(prices) not in (0, 2)
    ):
        return None
    if len(pair) == len(limbs) == 1 and not bought and not total and change is None and not fee:
        return _beings(pair[0], heads, limbs[0], prices, ask)
    if (
        len(bought) != 1
        or pair
        or limbs
        or heads
        or len(fee) > 1
        or len(prices) != 2
        or change is False
        or (total is None) == (change is None)
    ):
        return None
    return _goods(prices, bought[0], total, change, fee[0] if fee else None, ask)


def _paces(take: Taking) -> Tsurukame | None:
    """One way walked and run: the minutes are the things counted, each worth the distance of one minute."""
    paces, way, took, ask = take.all("pace"), take.all("pace.way"), take.all("pace.took"), take.one("ask")
    if len(take.all("buyer")) > 1 or not take.done or ask is None or ask.text("what") != "速さの時間":
        return None
    paces.sort(key=lambda pace: pace.text("nth"))
    verbs = [pace.text("verb") for pace in paces]
    if sorted(verbs) != ["歩き", "走り"] or len(way) != 1 or len(took) != 1:
        return None
    (length, _, time), (other, _, other_time) = (pace.quantity("speed").unit.partition("/") for pace in paces)
    distance, count = way[0].quantity("distance"), took[0].quantity("time")
    if dimension(distance.unit) == dimension(length) == "length":
        distance = convert(distance, length)
    if (
        (other, other_time) != (length, time)
        or distance.unit != length
        or count.unit != time
        or ask.text("unit") not in ("", time)
    ):
        return None
    each = [Quantity(pace.quantity("speed").value, length) for pace in paces]
    asked = "first" if ask.text("verb") == verbs[0] else "second"
    places = (way[0].text("place"), way[0].text("goal"))
    return Tsurukame(
        verbs[0], verbs[1], each[0], each[1], count, "道のり", distance, None, None, None, places[0], asked, time,
        join=places[1], form="速さ",
    )  # fmt: skip


def _pace_facts(s: Tsurukame) -> tuple[Fact, ...]:
    assert s.total
    paces = [
        Fact.of("pace", verb=verb, nth=nth, speed=Quantity(each.value, f"{each.unit}/{s.unit}"))
        for nth, verb, each in (("1", s.first, s.each_first), ("2", s.second, s.each_second))
    ]
    way: dict[str, Quantity | str] = {"distance": s.total, **({"place": s.box, "goal": s.join} if s.join else {})}
    asked = s.first if s.asked == "first" else s.second
    return (
        Fact.of("pace.way", **way),
        *paces,
        Fact.of("pace.took", time=s.count),
        Fact.of("ask", what="速さの時間", verb=asked, unit=s.unit),
    )


def _prices(take: Taking) -> list[Fact] | None:
    """The worths of the things, one fact each, from whatever way the text says them; None where it says them twice."""
    single, both, fares = take.all("price"), take.all("prices"), take.all("prices.two")
    if (single != []) + len(both) + len(fares) > 1:
        return None
    for fact in both:
        single = [
            Fact.of("price", thing=fact.text("thing"), each=fact.quantity(role), form="組")
            for role in ("first", "second")
        ]
    for fact in fares:
        pairs = (("thing", "first"), ("other", "second"))
        single = [
            Fact.of("price", thing=fact.text(name), each=fact.quantity(role), form="料金") for name, role in pairs
        ]
    return single


def _change(take: Taking) -> tuple[Quantity, Quantity] | Literal[False] | None:
    """What was handed over and what came back; nothing, where all of it was spent.  False: told by halves."""
    change, have, left, spent = take.one("change"), take.one("paid.with"), take.one("paid.left"), take.one("spent")
    if change and not have and not left and not spent:
        return change.quantity("paid"), change.quantity("change")
    if have and not change and (left is None) != (spent is None):
        paid = have.quantity("paid")
        return paid, left.quantity("change") if left else Quantity(Fraction(0), paid.unit)
    return False if change or left or spent else None


def _goods(
    prices: Sequence[Fact],
    bought: Fact,
    total: Fact | None,
    change: tuple[Quantity, Quantity] | None,
    fee: Fact | None,
    ask: Fact,
) -> Tsurukame | None:
    first, second = (price.text("thing") for price in prices)
    if any(_SOMEBODY.search(thing) for thing in (first, second)):
        return None
    if any(price.text("word") or "料" in price.text("thing") for price in prices) or {
        price.get("join") for price in prices
    } - {prices[0].get("join")}:
        return None
    each = [price.quantity("each") for price in prices]
    count = bought.quantity("count")
    pers = [q for price in prices if isinstance(q := price.get("per"), Quantity)]
    unit = each[0].unit
    if each[1].unit != unit or each[0] == each[1] or any(q.unit != count.unit or q.value != 1 for q in pers):
        return None
    inside = prices[0].get("join") == "入りの"
    if (unit not in WORDS and not inside) or count.unit in ("", "ダース", "倍", unit):
        return None
    names = (bought.text("first"), bought.text("second"))
    if names[0] and not (refers(names[0], first) and refers(names[1], second)):
        return None
    asked = _which(ask, (first, second), (each[0], each[1]))
    money = (total.get("total") or total.get("worth")) if total else None
    if change and not change[1].value:
        money, change = change[0], None
    extra = fee.quantity("fee") if fee else None
    if any(isinstance(q, Quantity) and q.unit != unit for q in (money, extra, *(change or ()))) or not asked:
        return None
    if ask.text("unit") not in ("", count.unit) or ask.get("join") not in (None, prices[0].get("join")):
        return None
    join = prices[0].get("join")
    word = (
        "金額"
        if first in COINS and unit == "円"
        else "料金"
        if first == "大人"
        else "中身の数"
        if inside
        else WORDS[unit]
    )
    of = total.text("of") if total else ""
    if of == "ある金額":
        if first not in COINS or second not in COINS:
            return None  # 810円あります is what somebody has, unless coins are counted
        of = ""
    if of and of != word and (word != "人数" or of == "中身の数"):
        return None
    return Tsurukame(
        first, second, each[0], each[1], count, word, money if isinstance(money, Quantity) else None,
        change[0] if change else None, change[1] if change else None, extra, fee.text("box") if fee else "", asked,
        count.unit, pers[0].unit if pers else "", True, join if isinstance(join, str) else "の", prices[0].text("form"),
    )  # fmt: skip


def _which(ask: Fact, things: tuple[str, str], each: tuple[Quantity, Quantity]) -> str:
    """Which of the two the question means: by its price where it says one, else by its name; "" if that is open."""
    price, thing = ask.get("each"), ask.text("thing")
    fits = [within(thing, name) and (price is None or price == one) for name, one in zip(things, each, strict=True)]
    if all(fits) and price is None and things[0] != things[1]:
        # えんぴつ beside 赤えんぴつ may mean both
        fits = [thing == name and not any(other.endswith(thing, 1) for other in things) for name in things]
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
    count = (
        Quantity(count.value, ask.text("unit") or "匹") if count.unit in ("", "個", "つ") and word == "足" else count
    )
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
    if s.form == "速さ":
        return _pace_facts(s)
    if s.word in LIMBS:
        assert s.total
        told = [
            Fact.of("price", thing=name, word=s.word, each=each)
            for name, each in ((s.first, s.each_first), (s.second, s.each_second))
            if s.told
        ]
        return (
            Fact.of("pair.of", first=s.first, second=s.second, count=s.count, of="足" if s.word == "足" else "車輪"),
            Fact.of("limbs", word=s.word, total=s.total),
            *told,
            Fact.of("ask", what="組の個数", thing=asked, unit=s.unit),
        )
    per = {"per": Quantity(Fraction(1), s.per)} if s.per else {}
    join: dict[str, str] = {"join": s.join} if s.join != "の" else {}
    if s.form == "組":
        out = [Fact.of("prices", first=s.each_first, second=s.each_second, thing=s.first)]
    elif s.form == "料金":
        out = [Fact.of("prices.two", thing=s.first, other=s.second, first=s.each_first, second=s.each_second)]
    else:
        out = [
            Fact.of("price", thing=name, each=each, **per, **join)
            for name, each in ((s.first, s.each_first), (s.second, s.each_second))
        ]
    out.append(Fact.of("counted", count=s.count))
    if s.total and s.total.unit == "円":
        out.append(Fact.of("worth.total", total=s.total))
    elif s.total:
        stuff = {"stuff": "中身"} if s.join == "入りの" else {}
        out.append(Fact.of("worth.total", worth=s.total, of=_total_of(s.word, s.first, s.join), **stuff))
    if s.paid and s.change:
        out.append(Fact.of("change", paid=s.paid, change=s.change))
    if s.fee:
        out.append(Fact.of("fee", fee=s.fee, box=s.box))
    ask = Fact.of("ask", what="組の個数", thing=asked, unit=s.unit)
    if s.first == s.second:
        ask = Fact.of("ask", what="組の個数", thing=asked, unit=s.unit, each=asked_each, **join)
    return (*out, ask)


def _total_of(word: str, thing: str, join: str) -> str:
    """What the text's total is a total of; for people, how the thing holds them."""
    if word != "人数":
        return word
    return "泊" if thing in ("部屋", "室", "テント") else "乗" if join == "乗りの" else "席"


def labels(s: Tsurukame) -> tuple[str, str]:
    if s.first != s.second:
        return s.first, s.second
    return f"{written(s.each_first)}{s.join}{s.first}", f"{written(s.each_second)}{s.join}{s.second}"
