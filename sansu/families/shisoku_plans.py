"""From the amounts of a story to the operations that find the asked one; None where the story leaves it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sansu.families.shisoku_steps import Kind, Operation
from sansu.families.shisoku_told import _PLURAL, Amount, Story, parts, person, same_thing
from sansu.quantity import Quantity, dimension
from sansu.reading.everyday_verbs import forms
from sansu.wording import canonical_counter

_PIECES = frozenset(["個", "枚", "本", "冊", "匹", "頭", "羽", "台", "つ", "着", "足", "玉", "粒", "株", "切れ", "丁", "房", "尾", "束"])
_TIMES = frozenset(["回", "試合"])
_MONEY = ("円", "ドル")
# Words that name things of many kinds.
_KINDS = re.compile(
    r"(?:動物|果物|くだもの|フルーツ|野菜|花|お?菓子|ペット|食べ物|飲み物|おもちゃ|服|衣類|文房具|ファイル|人|生徒|子ども|子供|児童|客|お客さん|乗り物|家具|材料|ゲーム|問題|宿題|猫|ペストリー|スイーツ|車|買い物|植物|木|キャンディー?|タオル|商品|品物|絵|写真|チケット|シャツ|アイテム|本|ボール|鳥|虫|お?金|距離|雨|雪|ピーマン|りんご|リンゴ|もの|物|数|家|砂糖|魚|部品|選手|図書|ソーダ|石油|オイル|作物|乗客|アルバム|楽器|箱|道具|コイン|硬貨|切手)$"
)
_AMOUNT_WORDS = re.compile(r"(?:の)?(?:合計|総計|総数|数|個数|枚数|本数|冊数|人数|合計金額|金額|総額|量|総量|長さ|重さ|距離|残り|残りの数|手持ち|手元|体重|身長|背の高さ|距離|収入|支出|代金|値段|料金|お会計|買い物の合計金額|お金)$")


@dataclass(frozen=True)
class Plan:
    given: tuple[tuple[str, Quantity], ...]
    operations: tuple[Operation, ...]


@cache
def _past() -> dict[str, str]:
    return {form.verb: surface for surface, known in forms().items() for form in known if form.base == "た" and not form.voice}


def measure(unit: str) -> str:
    """How an amount of this unit is called."""
    if unit in _MONEY:
        return "お金"
    return {"length": "長さ", "weight": "重さ", "volume": "かさ", "time": "時間", "点": "点数", "人": "人数"}.get(dimension(unit), "数")


class Open(Exception):
    """The story leaves the answer open, or it is not of this family."""


# ---- what is asked


@dataclass(frozen=True)
class Question:
    """The asked amount with what it counts made plain."""

    ask: Amount
    thing: str
    owner: str  # "" where the text names none
    plural: int  # 0 one owner, 1 several, n that many
    verb: str
    classes: frozenset[str]
    mods: frozenset[str]


def _question(story: Story, owners: Sequence[str]) -> tuple[Question, list[Amount]]:
    ask = story.asked
    amounts = [one for one in story.amounts]
    plural = 0
    for one in amounts[:]:
        if one.statement == ask.statement and one.q is not None and one.unit == "人" and one.q.value > 1 and one.particle in ("", "は", "で", "が", "、"):
            if one.thing and (ask.thing or one.particle not in ("は", "が")):
                continue
            plural = int(one.q.value)
            ask = replace(ask, thing=ask.thing or one.thing)
            amounts.remove(one)
    verb, classes = ask.verb, ask.classes
    if verb in ("終わる", "終了する"):
        classes = frozenset({"have"})
        if "の" in ask.owner and not ask.thing:
            ask = replace(ask, owner="", thing=ask.owner)  # 兄のあめは何個で終わりますか
    if verb == "行く" and ask.unit in _TIMES:
        classes = frozenset({"gain"})  # games that one went to
    rel_verb, _, _ = ask.relative.partition(":")
    thing, owner, mods = ask.thing, ask.owner, set(ask.mods)
    if thing == "こと":
        thing = ""
    if rel_verb and classes & {"be", "none"}:
        found = next((form for known in forms().values() for form in known if form.verb == rel_verb), None)
        if found is None and not rel_verb.endswith("ない"):
            raise Open
        if found is not None:
            verb = rel_verb
            classes = frozenset(name for known in forms().values() for form in known if form.verb == rel_verb and not form.voice for name in form.classes)
    if _PLURAL.search(owner):
        owner, plural = "", plural or _count(owner)
    thing, owner = _of_owner(thing, owner, owners)
    if owner and not thing and not any(owner == one.owner for one in amounts) and any(True in (same_thing(owner, one.thing), same_thing(parts(owner)[1], one.thing)) for one in amounts if one.thing):
        thing, owner = owner, ""  # りんごは何個買いましたか
    thing = re.sub(r"^(?:手持ちの|手元にある|手元の|全体の)(?=.)", "", thing)
    if thing and not ask.to and any(one.to.endswith(thing.split("の")[-1]) for one in amounts if one.to and "have" in one.classes):
        thing = ""
    for place in {one.to for one in amounts if one.to and "have" in one.classes}:
        inside = re.match(rf"{re.escape(place)}の(?:(?:中|上|なか|うえ)の)?(?=.)", thing)
        if inside:
            thing = thing[inside.end() :]
            ask = ask if ask.to or ask.at or ask.inside else replace(ask, to=place)
    for place in {one.inside for one in amounts if one.inside}:
        thing = thing.removeprefix(f"{place}の") or thing
    days = {one.day for one in amounts if one.day}
    amounts = [one for one in amounts if not (one.statement == ask.statement and one.q is not None and one.unit in ("日間", "日") and one.q.value == len(days) > 1)]
    if re.search("残り$|のこり$", thing):
        mods.add("rest")
    stripped = _AMOUNT_WORDS.sub("", re.sub(r"^(?:手持ちの|手元にある|手元の|全体の)|の?手持ち$|手札$|持ち札$", "", thing))
    if _AMOUNT_WORDS.search(thing) or thing in ("手札", "手持ち", "持ち札"):
        mods.add("named")
        thing = stripped
        thing, owner = _of_owner(thing, owner, owners)
        if person(thing) in owners and not owner:
            thing, owner = "", person(thing)
    if thing and not owner and any(person(thing) == one.owner for one in amounts):
        thing, owner = "", person(thing)
    if "合計" in ask.thing or "総" in ask.thing:
        mods.add("total")
    return Question(ask, thing, owner, plural, verb, classes, frozenset(mods)), amounts


def _count(word: str) -> int:
    match = re.search(r"([二三四五六2-9])人", word)
    if not match:
        return 2 if "ふたり" in word or "両者" in word else 1
    return "〇一二三四五六".find(match[1]) if match[1] in "二三四五六" else int(match[1])


def _of_owner(thing: str, owner: str, owners: Sequence[str]) -> tuple[str, str]:
    for name in owners:
        match = re.match(rf"{re.escape(name)}(?:さん|くん|君|ちゃん)?(?:の手元)?の(?=.)", thing)
        if match and (not owner or owner == name):
            return thing[match.end() :], name
    return thing, owner


# ---- amounts that count


def unit_of(question: Question, amounts: Sequence[Amount]) -> str:
    """The unit that the answer is told in."""
    asked = question.ask.unit
    told = [one.unit for one in amounts if one.q is not None]
    if asked == "いくら":
        money = {unit for unit in told if unit in _MONEY}
        if len(money) != 1:
            raise Open
        return money.pop()
    if asked == "いくつ":
        return "いくつ"
    if asked == "どれ":
        measured = {unit for unit in told if dimension(unit) != unit or unit in ("カップ", "杯", "トン", "バケツ", "")}
        if not measured and len(set(told)) == 1 and told[0] and told[0] not in _MONEY:
            return told[0]
        if len(measured) != 1:
            raise Open
        return measured.pop()
    return canonical_counter({"センチ": "cm", "ミリ": "mm", "センチメートル": "cm"}.get(asked, asked))


def fits_unit(one: Amount, unit: str, thing: str) -> bool:
    """Whether an amount can be counted by the asked unit."""
    if one.unit == unit:
        return True
    if unit == "いくつ":
        return one.unit in _PIECES or one.unit in ("", "問", "ポイント")
    if unit == "キロ":
        return one.unit in ("kg", "km")
    if unit in _TIMES and one.unit in _TIMES:
        return True
    if "つ" in (unit, one.unit) and {unit, one.unit} <= _PIECES:
        return True
    return {unit, one.unit} <= _PIECES and bool(thing) and (not one.thing or same_thing(thing, one.thing) is True)


def answer_unit(unit: str, used: Sequence[Amount]) -> str:
    if unit != "いくつ":
        return unit
    units = {one.unit for one in used}
    found = units.pop() if len(units) == 1 else ""
    return found or "つ"


# ---- labels


def labels(used: Sequence[Amount], chain: bool = False) -> list[str]:
    """A different name for every amount."""
    if not used:
        return []
    word = measure(used[0].unit)
    schemes: list[list[str]] = []
    if chain:
        schemes.append([f"はじめの{word}" if i == 0 else f"{_done(one)}{word}" for i, one in enumerate(used)])
        schemes.append([f"{_done(one)}{word}" if one.classes & {"lose"} else f"はじめの{one.thing}" if one.thing else "" for one in used])
    schemes.append([f"{one.owner}の分" if one.owner else "" for one in used])
    schemes.append([f"{one.thing}の{word}" if one.thing else "" for one in used])
    schemes.append([f"{one.day}の分" if one.day else "" for one in used])
    for name in ("to", "at", "source", "other"):
        schemes.append([f"{getattr(one, name)}の分" if getattr(one, name) else "" for one in used])
    schemes.append([f"{_done(one)}{word}" for one in used])
    schemes.append([f"{one.owner}の{one.thing}" if one.owner and one.thing else "" for one in used])
    for scheme in schemes:
        if all(scheme) and len(set(scheme)) == len(scheme):
            return [re.sub(r"[｜：（）＋−×÷＝]", "", name) for name in scheme]
    return [f"{i}つ目の{word}" for i in range(1, len(used) + 1)]


def _done(one: Amount) -> str:
    if one.classes & {"be", "need", "none", "adjective"} or not one.verb:
        return "必要な" if "need" in one.classes else f"{one.thing}の" if one.thing else "その"
    past = _past().get(one.verb, one.verb)
    if one.verb in ("ある", "いる", "持つ", "飼う", "入る", "待つ", "並ぶ"):
        return {"ある": "あった", "いる": "いた", "持つ": "持っていた", "飼う": "飼っていた", "入る": "入っていた", "待つ": "待っていた", "並ぶ": "並んでいた"}[one.verb]
    if "受身" in one.flags:
        return {"食べる": "食べられた", "売る": "売られた"}.get(one.verb, past)
    if "ない" in one.flags:
        return past[:-1] + "なかった" if past.endswith("た") and one.verb.endswith("る") else past
    return past


class Sheet:
    """Amounts with names, and operations on them, written down one after another."""

    def __init__(self) -> None:
        self.given: dict[str, Quantity] = {}
        self.operations: list[Operation] = []

    def add(self, name: str, q: Quantity) -> str:
        while name in self.given:
            name += "もう1つ"
        self.given[name] = q
        return name

    def do(self, kind: Kind, names: Sequence[str], result: str, unit: str) -> str:
        taken = {*self.given, *(operation.result for operation in self.operations)}
        while result in taken:
            result = f"全部の{result}" if not result.startswith("全部の") else f"答えの{result}"
        self.operations.append(Operation(kind, tuple(names), result, unit))
        return result

    def plan(self) -> Plan:
        """The plan; decimals that no problem book has (0.16666666666) are rounded ones, and nothing exact is known of them."""
        if not self.operations or any(1000 % q.value.denominator for q in self.given.values()):
            raise Open
        return Plan(tuple(self.given.items()), tuple(self.operations))
