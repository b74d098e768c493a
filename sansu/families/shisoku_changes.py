"""Which amounts of a story a question is about, and which of them come, go, or are there in the end."""


from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sansu.families.shisoku_plans import (
    _KINDS,
    Open,
    Question,
    fits_unit,
)  # fmt: skip
from sansu.families.shisoku_told import Amount, parts, same_thing
from sansu.quantity import dimension

_MONEY = ("円", "ドル")
_ANIMAL = re.compile(r"(?:犬|いぬ|猫|ねこ|ネコ|ウサギ|うさぎ|兎|鳥|小鳥|カラス|からす|サル|さる|猿|クマ|くま|熊|カバ|シカ|鹿|リス|ネズミ|ねずみ|虫|毛虫|ヤギ|やぎ|馬|牛|ブタ|豚|イノシシ)(?:たち)?$")
_STATES = frozenset(["have", "become", "be", "none"])


@dataclass(frozen=True)
class Signed:
    """sign: + there or come, − gone, = what there was in the end, part of what there is."""

    sign: str
    amount: Amount


# What is done with things that are there already, or counted by itself; it brings nothing.
_ACTS = frozenset(
    ["洗う", "塗る", "見る", "観る", "観戦する", "見に行く", "観に行く", "数える", "読む", "走る", "歩く", "進む", "泳ぐ", "運転する", "練習する", "働く", "解く", "使用する", "記録する", "撮影する", "書く", "勉強する", "飲む", "食べる", "選ぶ", "印刷する", "訪問する", "訪れる", "目撃する", "塗装する", "リサイクルする", "アップロードする", "並べる", "覚える", "おぼえる", "暗記する", "投げる", "ジャンプする", "跳ぶ", "登る", "のぼる", "折る", "動く", "送信する", "見かける", "通過する", "入れ替える"]
)
# Verbs that bring something here or take it away, as the text has it.
_EITHER_WAY = frozenset(["取る", "とる", "切る", "刈る", "抜く", "引き抜く", "出す", "放す", "流す", "引き出す", "下ろす", "おろす", "送る", "おくる", "運ぶ", "切り取る", "かえす", "出る", "落ちる", "掘る", "移す"])


def _either_way(one: Amount, before: Sequence[Signed], question: Question) -> str:
    """The sign of an amount that such a verb moves."""
    plus = [s.amount for s in before if s.sign in "+±"]
    if one.q is None:
        return "±"  # what there was and what there is tell it
    if one.unit in _MONEY:
        return "−"
    if "受身" in one.flags and not one.mods and all(other.verb == one.verb for other in plus):
        return "±"
    if "of" in one.mods or "受身" in one.flags or (plus and "rest" in question.mods):
        return "−"
    places = {place for other in plus for place in (other.to, other.at, other.source, other.owner) if place}
    if one.source:
        if one.source in places or not plus or any(p.endswith(one.source) or one.source.endswith(p) for p in places):
            return "−" if plus or not all(s.amount.verb == one.verb for s in before) else "±"
        if all(other.verb == one.verb for other in plus):
            return "±"
        raise Open
    if all(other.verb == one.verb for other in plus):
        return "±"
    if one.to and one.verb in ("送る", "おくる"):
        return "−"
    raise Open


def changes(question: Question, amounts: Sequence[Amount], unit: str) -> list[Signed]:
    """The amounts that the question is about, signed; proven others are left out.

    Raises:
        Open: it is not certain that an amount belongs to the question, or that it does not.
    """
    kept = _of_thing(question, amounts, unit)
    kept = _of_day(question, _of_place(question, kept))
    focus = question.owner
    if not focus and not question.plural and "total" not in question.mods:
        holders = {one.owner for one in kept if one.owner and _comes(one)}
        if len(holders) > 1:
            raise Open
        focus = holders.pop() if holders else ""
    if focus and not any(focus in (one.owner, one.to, one.source, one.holder) for one in kept):
        if not question.classes & {"gain", "lose"} or asks_state(question) or any(one.owner for one in kept if one.q is not None):
            raise Open
        focus = ""
    out: list[Signed] = []
    have_plus = {one.owner for one in kept if one.q is not None and (one.classes & {"have", "be", "gain", "get"}) and not ("of" in one.mods or _ANIMAL.search(one.owner))}
    for one in kept:
        sign = _sign(one, focus, question, have_plus, out)
        if sign:
            out.append(Signed(sign, one))
    if not focus and asks_state(question) and _handed_on(question, kept):
        raise Open
    plus = [s.amount for s in out if s.sign in "+±" and "必要" not in s.amount.flags]
    done = [one for one in plus if one.verb in _ACTS]
    if done and len(done) != len(plus) and not all(one in done or (one.verb == "行く" and one.unit in ("試合", "回")) for one in plus):
        raise Open  # apples that are washed are no more apples
    return out


def _handed_on(question: Question, kept: Sequence[Amount]) -> bool:
    """Whether something may have gone from one of those who are counted to another: who gave it, or got it, is not said."""
    owners = {one.owner for one in kept if one.q is not None and one.owner}
    return len(owners) > 1 and any(one.classes & {"get", "give"} and not (one.source or one.to) for one in kept)


def _comes(one: Amount) -> bool:
    return bool(one.classes & {"have", "be", "get", "gain"}) and not (one.classes & {"lose"} and one.classes & {"give"})


def _of_thing(question: Question, amounts: Sequence[Amount], unit: str) -> list[Amount]:
    thing = question.thing
    counted = [one for one in amounts if (one.q is None) or fits_unit(one, unit, thing)]
    if unit in _MONEY:
        for one in amounts:
            if one not in counted and not _beside_money(one):
                raise Open
        return [one for one in counted if one.q is not None or not one.thing or one.thing == "お金"]
    for one in amounts:
        if one not in counted and not _beside(one, question) and not _number_of(one, counted):
            raise Open
    agree = [same_thing(thing, one.thing) for one in counted]
    if thing and not any(yes for yes, one in zip(agree, counted, strict=True) if one.thing):
        if parts(thing)[0] and parts(thing)[1] in [parts(one.thing)[1] for one in counted if parts(one.thing)[0]]:
            raise Open  # old books and books, and new ones are asked for
        if not _KINDS.search(thing) and any(one.thing for one in counted if one.q is not None):
            raise Open
        return [one for one in counted if one.q is not None or not one.thing]
    if not thing:
        return [one for one in counted if one.q is not None or not one.thing or any(same_thing(one.thing, o.thing) for o in counted if o.q)]
    kept = []
    others = any(yes is False for yes, one in zip(agree, counted, strict=True) if one.q is not None)
    for yes, one in zip(agree, counted, strict=True):
        if yes or (yes is None and not one.thing and not others):
            kept.append(one)
        elif yes is None and one.q is not None:
            raise Open
    return kept


def _number_of(one: Amount, counted: Sequence[Amount]) -> bool:
    """2個のかぼちゃ, whose weights are told one by one."""
    known = [other for other in counted if other.q is not None]
    return one.q is not None and one.unit in ("個", "本", "匹", "つ", "冊") and one.told.value == len(known) > 1 and all(dimension(o.unit) == "weight" and same_thing(one.thing, o.thing) is True for o in known)


def _beside(one: Amount, question: Question) -> bool:
    """Whether an amount of another unit surely has nothing to do with the asked count."""
    if one.unit in _MONEY:
        return "be" in one.classes and one.thing.endswith(("値段", "ねだん"))
    if dimension(one.unit) == "time" or one.unit in ("日", "日間", "年", "年間", "週間", "か月", "倍", "%", "割", "回", "人分", "人"):
        return False
    return bool(one.thing) and same_thing(question.thing, one.thing) is False and same_thing(one.thing, question.thing) is False and "of" not in one.mods


def _beside_money(one: Amount) -> bool:
    return one.q is None


def _of_day(question: Question, amounts: Sequence[Amount]) -> list[Amount]:
    """What was done on the asked day, where the text tells of others too."""
    asked = question.ask.day
    others = [one for one in amounts if one.q is not None and one.day and one.day != asked]
    if not asked or not others or (asks_state(question) and "受身" not in question.ask.flags) or "total" in question.mods or any("total" in one.mods for one in amounts):
        return list(amounts)
    kept = [one for one in amounts if one not in others]
    if any(one.q is not None and one.day != asked and not (one.to or one.at or one.thing).startswith(f"{asked}の") for one in kept):
        raise Open
    return kept


def _of_place(question: Question, amounts: Sequence[Amount]) -> list[Amount]:
    place = question.ask.to or question.ask.inside or question.ask.at
    amounts = [one for one in amounts if not (place and one.inside and one.inside != place and any(place in (o.to, o.source, o.at) for o in amounts))]
    places = [one for one in amounts if place and place in (one.to, one.source, one.at)]
    if not place or not places or question.owner:
        return list(amounts)
    return [one for one in amounts if one in places or not (one.to or one.source or one.at) or ("of" in one.mods) or (one.q is None) or not ({one.to, one.source, one.at} - {""}) & {p for o in amounts if o.classes & {"have"} for p in (o.to, o.at) if p}]


def _sign(one: Amount, focus: str, question: Question, have_plus: set[str], before: Sequence[Signed]) -> str:
    classes, flags = one.classes, one.flags
    if classes & {"split", "pack"} and one.mods & {"ずつ", "even", "each"}:
        raise Open
    if one.mods & {"ずつ", "each", "even"} or any(mod.startswith("adj") for mod in one.mods) or one.than:
        raise Open
    if "ている" in flags and classes & {"gain", "lose", "give", "get"} and not classes & {"have"} and "of" in one.mods:
        return "part"
    if one.verb in ("取る", "とる") and one.unit == "点":
        return "+"
    if focus and "give" in classes and one.to == focus and one.owner != focus:
        return "+"
    if focus and one.to == focus and one.owner != focus and classes & {"pack", "gain"} and not classes & {"lose", "give", "split"} and any(s.amount.owner == focus for s in before):
        return "+"  # put into it
    moved = bool(classes & {"give", "get", "take", "lose", "buy"})
    if focus and one.owner and one.owner != focus:
        if "give" in classes and (one.to == focus or (one.verb == "くれる" and not one.to)):
            return "+"
        if one.holder == focus and classes & {"gain", "buy", "get", "take", "lose"}:
            return "−"
        if one.source == focus and classes & {"take", "get", "lose"}:
            return "−"
        if "of" in one.mods and classes & {"lose"} and "give" not in classes and before and all(s.amount.owner in ("", focus) for s in before):
            return "−"
        if one.verb in ("食べる", "飲む", "取る", "持ち去る", "使う", "取り上げる", "奪う") and "of" not in one.mods and one.owner not in have_plus and before:
            return "−"
        if "give" in classes and not one.to and one.owner not in have_plus:
            raise Open
        if "get" in classes and not one.source:
            raise Open
        if one.owner in have_plus or one.classes & {"have", "gain", "be"}:
            return ""  # somebody else's own
        raise Open
    if not focus and moved and one.to and one.to in have_plus and "give" in classes:
        raise Open  # handed on among those who are counted
    if one.holder and one.holder != one.owner and not focus:
        raise Open
    if "need" in classes:
        return "need"
    if one.verb == "読む" and one.unit == "ページ" and any(s.sign == "+" and s.amount.verb != "読む" for s in before):
        return "−"
    if one.verb in _EITHER_WAY and "ない" not in flags:
        return _either_way(one, before, question)
    if "part" in classes and not classes & {"lose", "gain"}:
        return "part"
    if "ない" in flags:
        return "part−"
    if "get" in classes:
        return "−" if focus and one.source == focus else "+"
    if "受身" in flags:
        return "−" if ("lose" in classes and "gain" not in classes) or one.verb in ("食べる", "飲む") else "+"
    if classes <= {"context"}:
        if "ている" in flags and one.unit in ("人", "匹", "羽", "頭") and not before:
            return "+"
        if one.verb == "行く" and one.unit in ("試合", "回"):
            return "+"
        raise Open
    if "become" in classes:
        return "="
    if classes & {"have", "be", "none"}:
        if "of" in one.mods:
            return "part"
        if before and "more" not in one.mods and (one.mods & {"now", "rest"} or one.verb in ("残る", "のこる", "残す", "のこす", "余る", "あまる")):
            return "="
        changed = [s for s in before if s.sign in "+−±" and not s.amount.classes & {"have", "be"} and "ている" not in s.amount.flags and s.amount.statement != one.statement]
        if changed and "have" in classes and "more" not in one.mods and "first" not in one.mods and one.owner in ("", *(s.amount.owner for s in before)) and one.verb != "並ぶ":
            mine = [s for s in changed if not one.owner or s.amount.owner in ("", one.owner)]
            if mine:
                return "="
        return "+"
    if classes & {"gain"} and classes & {"lose"}:
        plus = any(s.sign in "+±" and s.amount.verb != one.verb for s in before)
        return "−" if plus else "±"
    if classes & {"gain", "buy"} and not classes & {"lose"}:
        return "+"
    if classes & {"take"} and one.owner and one.owner == focus:
        return "+"
    if classes & {"lose", "give", "spend"}:
        return "−"
    raise Open


def asks_state(question: Question) -> bool:
    classes = question.classes
    if "必要" in question.ask.flags and classes & {"gain", "lose"} and "have" not in classes:
        return False
    return bool(classes & _STATES) or bool(question.mods & {"now", "rest"}) or question.verb == "終わる"
