"""Equal groups: so many in each, so many groups, so many in all; prices, wages and dozens are groups too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sansu.families.shisoku_plans import (
    _KINDS,
    Open,
    Plan,
    Question,
    Sheet,
    answer_unit,
    fits_unit,
    labels,
    measure,
    unit_of,
)  # fmt: skip
from sansu.families.shisoku_told import Amount, same_thing
from sansu.quantity import dimension

_MONEY = ("円", "ドル")
_PER = frozenset(["あたりの", "当たりの", "につき", "あたり", "あたりに", "当たり", "ごとに"])
_LOOSE = frozenset(["に", "には", "で", "は", "が", "", "の", "、"])
_PEOPLE = ("子供", "子ども", "友達", "友だち", "友人", "生徒", "人", "児童", "子どもたち", "プレイヤー", "プレーヤー", "お客さん", "客")
_LEFT = ("残る", "のこる", "余る", "あまる")
_WAGE = ("時給",)


@dataclass(frozen=True)
class Each:
    """So much (`amount`) for every one of `unit` of `thing`."""

    amount: Amount
    thing: str
    unit: str


def has_groups(question: Question, amounts: Sequence[Amount]) -> bool:
    """Whether something is told or asked of each of several."""
    told = [one for one in amounts if one.q is not None]
    each, _, asked = _each(question, told)
    return bool(each) or asked is not None


def solve(question: Question, amounts: Sequence[Amount]) -> list[Plan]:
    told = [one for one in amounts if one.q is not None]
    each, rest, asked_each = _each(question, told)
    if any(one.than or any(mod.startswith("adj") for mod in one.mods) or (one.mods & {"even", "ずつ", "each"} and not _deals(one)) for one in rest):
        raise Open
    if question.ask.than or "adjective" in question.ask.classes or "first" in question.mods:
        raise Open
    if not each:
        return [_shared(question, rest, asked_each, amounts)]
    if asked_each is not None:
        raise Open
    return [_grouped(question, each, rest, amounts)]


def _deals(one: Amount) -> bool:
    """An amount of people, groups or boxes that something is dealt to."""
    return bool(one.classes & {"split", "pack"}) and "ずつ" not in one.mods


def _each(question: Question, told: Sequence[Amount]) -> tuple[list[Each], list[Amount], Each | None]:
    each: list[Each] = []
    rest: list[Amount] = []
    asked: Each | None = None
    ask = question.ask
    used: set[int] = set()
    for index, one in enumerate(told):
        if index in used:
            continue
        following = [(i, o) for i, o in enumerate(told) if i > index and o.statement == one.statement]
        same = one.statement == ask.statement
        per_word = one.particle in _PER
        if "ごと" in one.flags:
            following = [(i, o) for i, o in enumerate(told) if o.statement == one.statement + 1]
            if one.told.value != 1 or not following:
                raise Open
            for i, other in following:
                each.append(Each(other, one.thing, one.unit))
                used.add(i)
            continue
        if one.told.value == 1 and (per_word or _loosely_each(one, [o for _, o in following], ask if same else None)):
            thing = one.thing
            if following and (not same or ask.place < following[0][1].place):
                for i, other in following:
                    each.append(Each(other, thing, one.unit))
                    used.add(i)
                    if {o.unit for _, o in following} != {other.unit}:
                        break
                continue
            if same and not following:
                asked = Each(ask, thing, one.unit)
                continue
            raise Open
        if per_word:
            raise Open
        if "daily" in one.mods:
            each.append(Each(one, "", "日"))
            continue
        if any(word in one.thing for word in _WAGE) and one.unit in _MONEY:
            each.append(Each(one, "", "時間"))
        elif one.unit in _MONEY and same and ask.unit not in ("いくら",) and question.classes & {"buy"} and one.thing:
            each.append(Each(one, one.thing, ""))
        elif "ずつ" in one.mods and (one.classes & {"pack", "split", "gain", "have"} or (one.to and one.verb == "する")):
            each.append(Each(one, one.to.removeprefix("の"), ""))
        elif "each" in one.mods and "受身" in one.flags and "pack" in one.classes and one.particle in ("が", "を") and one.to:
            each.append(Each(one, one.to, ""))
        elif "each" in one.mods and not _deals(one):
            holder = one.to or one.owner or one.at
            if one.other:
                raise Open
            if holder and not one.owner:
                for i, other in following:
                    if other.unit == one.unit and not other.mods:
                        each.append(Each(other, holder, ""))
                        used.add(i)
            people = [o for o in told if o.statement == one.statement and o.unit == "人" and o is not one]
            if people:
                each.append(Each(one, "", "人"))
            elif holder:
                each.append(Each(one, holder, ""))
            else:
                raise Open
        else:
            rest.append(one)
    if "daily" in ask.mods:
        raise Open
    if ask.mods & {"each", "ずつ"} and asked is None:
        holder = ask.to or ask.owner or ask.at or ask.thing.removesuffix("の大きさ") if "each" in ask.mods else ""
        again = [o for o in told if o.statement == ask.statement and o.particle in ("には", "は") and not o.mods]
        if ask.inside and "each" in ask.mods:
            holder = ask.inside
        elif len(again) == 1 and again[0].thing and holder in ("", ask.thing):
            holder = again[0].thing
        asked = Each(ask, holder if holder != ask.thing else question.thing, "")
    return each, rest, asked


def _loosely_each(one: Amount, following: Sequence[Amount], ask: Amount | None) -> bool:
    """1箱に4本入る, 1個8円, 1ダースは12個: one of something, and how many or how much it is."""
    if one.particle not in _LOOSE or one.mods & {"more", "of", "rest"}:
        return False
    other = following[0] if following else ask
    if other is None or other.unit == one.unit:
        return False
    if one.unit in ("日", "週間", "年", "か月", "分", "秒", "回", "週"):
        return False
    if dimension(one.unit) == "time":
        return one.particle in ("に", "") and "可能" in other.flags
    classes = other.classes
    if one.particle in ("は", "が") and not classes & {"be", "need", "none"}:
        return one.unit == "人" and ask is not None and classes & {"get"} != frozenset()
    if one.particle in ("", "、") and other is ask and one.unit == "人":
        return True
    return bool(classes & {"be", "have", "need", "none", "pack", "buy", "split", "get"} or other.verb in ("売る", "払う", "かかる", "使う", "支払う", "販売する"))


def _names_group(group: Each, one: Amount) -> bool:
    """Whether an amount counts the groups."""
    if group.unit == "日" and one.unit == "日間" and "daily" in group.amount.mods:
        return True
    if group.unit and one.unit == group.unit:
        return not group.thing or not one.thing or same_thing(group.thing, one.thing) is not False or same_thing(one.thing, group.thing) is True
    thing = group.thing
    if group.unit in ("つ", "個") and one.unit in ("枚", "本", "個", "つ", "冊", "台") and (not one.thing or not thing or same_thing(thing, one.thing) is True):
        return True
    if not thing:
        return False
    if one.unit == thing or (thing.endswith(one.unit) and one.unit in ("人", "箱", "袋", "ページ", "部屋", "皿", "台", "クラス")):
        return True
    if one.unit == "人":
        thing = re.sub("(?<=[^友])(?:たち|達)$", "", thing)
    if one.unit == "人" and thing in _PEOPLE:
        return not one.thing or one.thing in _PEOPLE or same_thing(thing, one.thing) is not False
    return bool(one.thing) and (same_thing(thing, one.thing) is True or same_thing(one.thing, thing) is True)


def _grouped(question: Question, each: Sequence[Each], rest: Sequence[Amount], amounts: Sequence[Amount]) -> Plan:
    wanted = [e for e in each if not (e.thing and not any(_names_group(e, one) for one in rest) and e.amount.thing in [o.thing for o in each])]
    each = wanted or each
    first = each[0]
    if len(each) > 1 and not all(any("each" in e.amount.mods for e in each) and one.amount.statement == first.amount.statement for one in each):
        raise Open  # two prices are two kinds
    group = each[0]
    unit = group.amount.unit
    if any((one.thing, one.unit) != (group.thing, group.unit) or one.amount.unit != unit for one in each[1:]):
        raise Open
    if len(each) > 2 or any(one.amount.than for one in each):
        raise Open
    if any(one.q is None and one.unit == "?" for one in amounts):
        raise Open
    counts = [one for one in rest if _names_group(group, one)]
    if "daily" in group.amount.mods and not _same_days(question, group, counts, rest):
        raise Open
    totals = [one for one in rest if one not in counts and (one.unit == unit or (fits_unit(one, unit, one.thing) and unit not in _MONEY))]
    others = [one for one in rest if one not in counts and one not in totals]
    asked_unit = unit_of(question, amounts)
    asks_total = asked_unit == unit or (group.unit == "ダース" and asked_unit in ("個", "本", "枚", "冊", "匹", "羽", "台")) or (fits_unit(group.amount, asked_unit, question.thing) and bool(question.thing) and same_thing(question.thing, group.amount.thing) is True) or (asked_unit == "いくつ" and same_thing(question.thing, group.amount.thing) is True)
    asks_groups = _asks_groups(question, group, asked_unit)
    if asks_groups and asks_total:
        asks_total = bool(counts) and not totals
        asks_groups = bool(totals) and not counts
    if asks_total == asks_groups:
        raise Open
    if asks_total and unit not in _MONEY and question.thing and group.amount.thing and same_thing(question.thing, group.amount.thing) is False and not _KINDS.search(question.thing):
        raise Open
    if any(one.statement > group.amount.statement and (one.verb in _LEFT or one.mods & {"more"}) for one in (*counts, *totals)) and len(counts) + len(totals) == 1:
        raise Open  # 3個ずつ配ると12個余る, あと3脚必要: not what is dealt out, nor to how many
    for one in others:
        if not _beside(one, question, each):
            raise Open
    sheet = Sheet()
    if len(each) == 1:
        names = [_each_label(group)]
        sheet.given[names[0]] = group.amount.told
        size = names[0]
    else:
        names = [sheet.add(name, one.amount.told) for name, one in zip(labels([e.amount for e in each]), each, strict=True)]
        size = sheet.do("和", names, _each_label(group), unit)
    if asks_total:
        if totals or not counts:
            totals = [one for one in totals if not _beside(one, question, each)]
            if totals or not counts:
                raise Open
        count = _net(sheet, counts, question, group)
        sheet.do("積", (size, count), f"全部の{measure(unit)}" if unit not in _MONEY else "全部のお金", answer_unit(asked_unit, [group.amount]))
        return sheet.plan()
    if counts or not totals:
        raise Open
    totals = [one for one in totals if not (group.amount.thing and one.thing and same_thing(group.amount.thing, one.thing) is False and same_thing(one.thing, group.amount.thing) is False and not _KINDS.search(group.amount.thing) and unit not in _MONEY)] or totals
    whole = _net(sheet, totals, question, group)
    sheet.do("商", (whole, size), f"{_group_word(group)}の数", answer_unit(asked_unit, []))
    return sheet.plan()


def _same_days(question: Question, group: Each, counts: Sequence[Amount], rest: Sequence[Amount]) -> bool:
    """Whether what is done every day is asked for just the days that are told."""
    if len(counts) != 1 or len(rest) != 1 or counts[0].flags & {"ない"} or group.amount.flags & {"ない"}:
        return False
    if len({who for who in (group.amount.owner, question.owner, counts[0].owner) if who}) > 1:
        return False
    return group.amount.verb == question.verb or bool(group.amount.classes & question.classes & {"gain"})


def _group_word(group: Each) -> str:
    return group.thing or group.unit or "組"


def _each_label(group: Each) -> str:
    word = measure(group.amount.unit)
    if group.unit and group.unit != "時間":
        return f"1{group.unit}の{'ねだん' if group.amount.unit in _MONEY and group.unit != '人' else word}"
    if group.unit == "時間":
        return f"1時間の{word}"
    if group.amount.unit in _MONEY and group.thing:
        return f"{group.thing}1つのねだん"
    return f"{group.thing}1つの{word}" if group.thing else f"1つ分の{word}"


def _asks_groups(question: Question, group: Each, asked_unit: str) -> bool:
    ask = question.ask
    if asked_unit == "いくら":
        return False
    if group.unit and asked_unit == group.unit:
        return True
    thing = group.thing
    if thing and (asked_unit == thing or (question.thing and (same_thing(thing, question.thing) is True or same_thing(question.thing, thing) is True))):
        return True
    if not thing and not group.unit and asked_unit in ("箱", "袋", "人", "皿", "山", "グループ", "組", "ページ", "束"):
        return True
    return bool(group.amount.unit in _MONEY and not group.unit and question.classes & {"buy"} and ask.unit != "いくら")


def _beside(one: Amount, question: Question, each: Sequence[Each]) -> bool:
    """An amount of something that is neither dealt out nor a group nor asked for."""
    things = [question.thing, *(e.thing for e in each), *(e.amount.thing for e in each)]
    return bool(one.thing) and all(not thing or (same_thing(thing, one.thing) is False and same_thing(one.thing, thing) is False) for thing in things) and one.unit not in _MONEY and bool(question.thing) and one.unit not in ("人", "日", "時間", "分", "回")


def _again(one: Amount, before: Amount) -> bool:
    """Whether a later sentence tells once more what one has of a thing."""
    return one.statement > before.statement and (before.verb == one.verb or {before.verb, one.verb} == {"持つ", "もつ"}) and one.owner == before.owner and one.thing.removeprefix("お金") == before.thing.removeprefix("お金") and one.day == before.day and not (one.to or one.at or one.inside)


def _net(sheet: Sheet, pool: Sequence[Amount], question: Question, group: Each | None, rest: bool = False) -> str:
    """What there is of a pool in the end, as one amount on the sheet."""
    plus: list[Amount] = []
    minus: list[Amount] = []
    goal: list[Amount] = []
    end: list[Amount] = []
    put = pool[1:] if rest and len(pool) == 2 and "pack" in pool[1].classes and "pack" not in pool[0].classes else []
    if rest and not put and len(pool) == 2 and pool[1].classes & {"pack", "split"}:
        raise Open
    for one in pool:
        classes = one.classes
        if one.mods & {"total"} and len(pool) > 1 and "need" not in classes:
            raise Open
        if "need" in classes:
            goal.append(one)
        elif one.unit in _MONEY and "buy" in classes and any("buy" not in s.classes for s in plus):
            minus.append(one)
        elif one.verb == "売りに出す":
            if not plus or any(s.verb == one.verb for s in plus):
                raise Open
            minus.append(one)
        elif "必要" in one.flags and plus and all((s.verb, s.statement) == (one.verb, one.statement) for s in plus):
            plus.append(one)
        elif one in put:
            minus.append(one)
        elif classes <= {"have"} and "more" not in one.mods and plus and _again(one, plus[-1]):
            raise Open  # what was left, or more of them
        elif "ない" in one.flags or ("part" in classes and plus):
            if not plus:
                raise Open
            minus.append(one)
        elif "have" in classes and "more" not in one.mods and any("have" not in s.classes and s.statement != one.statement and s.classes & {"gain", "get", "buy"} for s in plus) and one.verb not in ("残る", "のこる", "残す", "のこす", "余る", "あまる"):
            raise Open  # those that came, or others
        elif (one.verb in ("残る", "のこる", "残す", "のこす", "余る", "あまる") and plus) or ("become" in classes and plus):
            end.append(one)
        elif "of" in one.mods:
            if not plus or classes & {"be", "have"}:
                raise Open
            minus.append(one)
        elif one.unit in _MONEY and classes & {"buy", "spend"} and any(not s.classes & {"buy", "spend"} for s in plus):
            minus.append(one)
        elif plus and one.unit in _MONEY and "have" in classes:
            raise Open  # what was there, or what was left
        elif classes & {"get"} or classes <= {"have", "be", "gain", "buy", "context", "none", "pack", "split"} or ("gain" in classes and not plus):
            plus.append(one)
        elif classes & {"lose", "give", "spend", "take"}:
            (minus if plus else plus).append(one)
        else:
            raise Open
    if len(end) + len(goal) > 1 or (end and (minus or not question.classes & {"lose", "spend", "gain"} or question.classes & {"have"})):
        raise Open
    if group is not None and group.amount.unit in _MONEY and any(one.classes & {"lose", "give"} and "ない" not in one.flags and one.verb != "売る" for one in minus) and pool[0].unit not in _MONEY:
        raise Open  # what is eaten was paid for too
    paid = [one for one in plus if one.unit in _MONEY and one.classes & {"buy", "spend"}]
    if group is not None and group.unit != "時間" and paid and (len(paid) > 1 or "可能" in question.ask.flags):
        raise Open  # what was paid is no more there
    word = measure(pool[0].unit)
    if goal:
        plus, minus = goal, plus + minus
    minus = [*minus, *end]
    used = [*plus, *minus]
    if len({one.unit for one in used}) > 1:
        raise Open
    names = [sheet.add(name, one.told) for name, one in zip(_pool_labels(used, group), used, strict=True)]
    have, gone = names[: len(plus)], names[len(plus) :]
    whole = have[0] if len(have) == 1 else sheet.do("和", have, f"合わせた{word}", used[0].unit)
    if not gone:
        return whole
    less = gone[0] if len(gone) == 1 else sheet.do("和", gone, f"ひく{word}", used[0].unit)
    return sheet.do("差", (whole, less), f"残りの{word}" if not goal else f"たりない{word}", used[0].unit)


def _pool_labels(used: Sequence[Amount], group: Each | None) -> list[str]:
    if len(used) == 1:
        one = used[0]
        if one.unit in _MONEY:
            return ["持っているお金"]
        if group is not None and _names_group(group, one):
            return [f"{group.thing or (group.unit if group.unit not in ('個', '本', '枚', '冊', 'つ', '人', '匹') else one.thing) or one.unit}の数" if dimension(one.unit) == one.unit else measure(one.unit)]
        return [f"{one.thing}の{measure(one.unit)}" if one.thing else f"全部の{measure(one.unit)}"]
    return labels(used, chain=True)


def _told_once(counts: Sequence[Amount], question: Question) -> list[Amount]:
    """The groups that the rest is dealt to: not the one that took the first part, and not once more in the question."""
    dealt = [one for one in counts if "rest" in one.mods and one.classes & {"pack", "split"}]
    if len(dealt) != 1:
        return list(counts)
    known = dealt[0]
    return [
        one for one in counts
        if one is known
        or not (
            (one.statement == question.ask.statement and one.told == known.told)
            or (one.told.value == 1 and one.particle == "に" and "pack" in one.classes and one.statement < known.statement)
        )
    ]  # fmt: skip


def _shared(question: Question, rest: Sequence[Amount], asked: Each | None, amounts: Sequence[Amount]) -> Plan:
    """So many in all, dealt out evenly: how many each gets."""
    if asked is None or any(one.q is None and one.unit == "?" for one in amounts):
        raise Open
    if question.ask.thing.endswith("の大きさ"):
        question = replace(question, thing="", ask=replace(question.ask, unit="いくつ", thing=""))
    unit = unit_of(question, amounts)
    group = asked
    counts = _told_once([one for one in rest if _names_group(group, one)], question)
    rest = [one for one in rest if one in counts or not _names_group(group, one)]
    totals = [one for one in rest if one not in counts and fits_unit(one, unit, question.thing or one.thing)]
    others = [one for one in rest if one not in counts and one not in totals]
    thing = question.thing or (re.sub("^(?:この|その)", "", counts[0].other) if counts and counts[0].classes & {"split", "pack"} else "")
    if len(totals) > 1:
        agree = [same_thing(thing, one.thing) for one in totals]
        if not thing and len({one.thing for one in totals if one.thing}) > 1:
            raise Open
        if thing and (True in agree or not _KINDS.search(thing)):
            if None in agree or True not in agree:
                raise Open
            totals, others = [o for o, yes in zip(totals, agree, strict=True) if yes], others
    if len(counts) != 1 or counts[0].verb in ("並べる", "並ぶ") or not _names_group(group, counts[0]):
        raise Open
    if not totals or any(not _beside(one, replace(question, thing=thing), [Each(totals[0], counts[0].thing, "")]) for one in others):
        raise Open
    if counts[0].told.value.denominator != 1 or (counts[0].classes & {"lose", "give"} and not _deals(counts[0])):
        raise Open
    sheet = Sheet()
    whole = _net(sheet, totals, question, None, "rest" in counts[0].mods)
    name = f"{counts[0].thing}の数" if counts[0].thing else f"分ける{measure(counts[0].unit)}"
    count = sheet.add(name if name not in sheet.given else "分ける数", counts[0].told)
    sheet.do("商", (whole, count), f"1{group.unit}分の{measure(totals[0].unit)}" if group.unit else f"1つ分の{measure(totals[0].unit)}", answer_unit(unit, totals))
    return sheet.plan()


def times(question: Question, amounts: Sequence[Amount]) -> Plan:
    """B has so many times what A has: what B has from what A has, or the other way round."""
    if len(amounts) != 2 or any(one.q is None or one.than or one.mods for one in amounts) or question.plural or question.mods - {"now", "named"}:
        raise Open
    rate, base = sorted(amounts, key=lambda one: one.unit != "倍")
    if not rate.holder and rate.thing == base.owner and rate.other and rate.particle == "も":
        rate = replace(rate, holder=rate.thing, thing=rate.other)  # 弟の7倍も本を
    thing = re.sub("^数の", "", rate.thing)
    if base.classes == {"be"} and not base.thing and base.owner == rate.holder and thing not in ("体重", "身長", "年令", "年齢"):
        base = replace(base, thing=thing, classes=rate.classes)  # 弟は6冊です
    if base.unit == "倍" or not rate.owner or not rate.holder or rate.owner == rate.holder or rate.flags - {"ている"} or base.flags - {"ている"}:
        raise Open
    if same_thing(thing, base.thing) is not True or (question.thing and same_thing(question.thing, base.thing) is not True):
        raise Open
    unit = unit_of(question, [base])
    if not fits_unit(base, unit, question.thing) or not rate.classes & base.classes & {"have", "gain"} or not question.classes & {"have", "gain"}:
        raise Open
    asked = question.owner or question.ask.relative.split(":")[1] if question.ask.relative else question.owner
    sheet = Sheet()
    first, second = sheet.add(f"{base.owner}の分", base.told), sheet.add("何倍か", rate.told)
    if base.owner == rate.holder and asked == rate.owner:
        sheet.do("積", (first, second), f"{rate.owner}の分", answer_unit(unit, [base]))
    elif base.owner == rate.owner and asked == rate.holder:
        sheet.do("商", (first, second), f"{rate.holder}の分", answer_unit(unit, [base]))
    else:
        raise Open
    return sheet.plan()
