"""A whole and those of it that have a property: those that are asked have it not (割れる and 割れない, 良い and 悪い)."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.shisoku_plans import Open, Plan, Question, Sheet, answer_unit, fits_unit, labels, measure
from sansu.families.shisoku_told import Amount, parts, same_thing

# Words that say the same property, and those that say the opposite.
_OPPOSITES = tuple(
    (frozenset(yes.split()), frozenset(no.split()))
    for yes, no in (
        ("良い いい よい おいしい 使える 動く 動作する", "悪い だめな 壊れる こわれる 割れる 破れる 腐る くさる 傷む"),
        ("新しい 新品", "古い 中古"),
        ("勝つ 優勝する", "負ける 敗れる 敗北する"),
        ("見る 観る 見に行く 観に行く 観戦する 出席する 参加する 行く", "欠席する 休む 見逃す"),
        ("選ぶ 呼ぶ 受かる 合格する", "落選する 落ちる 外れる はずれる"),
    )
)
_Property = tuple[object, bool]


def _property(word: str, denied: bool) -> _Property:
    for group, (yes, no) in enumerate(_OPPOSITES):
        if word in yes or word in no:
            return group, (word in yes) != denied
    return word, not denied


def told_property(one: Amount) -> _Property | None:
    """The property that an amount is said to have."""
    denied = "ない" in one.flags
    relative = one.relative.split(":")[0]
    if relative and one.classes & {"have", "be"}:
        return _property(relative.removesuffix("ない"), relative.endswith("ない"))
    if one.classes & {"be"} and one.other:
        word = parts(one.other)[0] or one.other
        return _property(word, denied) if any(word in yes | no for yes, no in _OPPOSITES) else None
    if one.classes & {"have"} and parts(one.thing)[0]:
        found = _property(parts(one.thing)[0], denied)
        return found if isinstance(found[0], int) else None
    return _property(one.verb, denied) if one.verb else None


def asked_property(question: Question) -> _Property | None:
    relative = question.ask.relative.split(":")[0]
    if relative:
        return _property(relative.removesuffix("ない"), relative.endswith("ない"))
    found = _property(parts(question.thing)[0], False) if parts(question.thing)[0] else None
    if found is not None and isinstance(found[0], int):
        return found
    return _property(question.verb, "ない" in question.ask.flags) if question.verb else None


def has_asked_property(question: Question, one: Amount) -> bool:
    """Whether an amount is said to have the very property that is asked for."""
    told = told_property(one)
    return told is not None and isinstance(told[0], int) and told == asked_property(question)


def complement(question: Question, amounts: Sequence[Amount], unit: str) -> Plan | None:
    """What is left of the whole without the part that has the other property; None where the question asks no such thing."""
    asked = asked_property(question)
    if asked is None or question.ask.mods & {"first", "more", "each", "ずつ"}:
        return None
    opposite = (asked[0], not asked[1])
    known = [one for one in amounts if one.q is not None]
    part = [one for one in known if told_property(one) == opposite]
    whole = [one for one in known if one not in part]
    head = parts(question.thing)[1] if question.thing else ""
    agree = [same_thing(head, one.thing) if head and one.thing else None for one in whole]
    mixed = True in agree and False in agree and len(part) == 1
    if mixed and not (part[0].thing and same_thing(head, part[0].thing)) and {one.unit for one in whole} != {"冊"}:
        raise Open  # which of them the part is of
    if True in agree and set(agree) == {True, False} and part and part[0].thing:
        whole = [one for one, yes in zip(whole, agree, strict=True) if yes]  # shells, and starfish that are not asked for
    known = [one for one in known if one in whole or one in part]
    if len(part) != 1 or not whole or known[-1] is not part[0]:
        return None
    if {question.owner} != {one.owner for one in whole} | {part[0].owner or question.owner} and len({one.owner for one in (*whole, *part)} - {""}) > 1 and question.owner:
        raise Open  # whose the part is
    if question.owner and part[0].owner not in ("", question.owner) and not any(one.owner for one in whole):
        raise Open  # 林は14試合を観戦しました, and 森's are asked
    if any(told_property(one) == asked or not _counts(one, whole, unit) for one in whole) or any(one.than or one.mods & {"each", "ずつ", "total"} or not fits_unit(one, unit, question.thing) for one in known):
        return None
    if not all(fits_unit(one, whole[0].unit, "") for one in known) or not _same(question, part[0], whole):
        return None
    sheet = Sheet()
    names = [sheet.add(name, one.told) for name, one in zip(labels(whole, chain=len(whole) == 1), whole, strict=True)]
    word = measure(whole[0].unit)
    top = names[0] if len(names) == 1 else sheet.do("和", names, f"全部の{word}", answer_unit(unit, whole))
    less = sheet.add(f"そのうちわかっている{word}", part[0].told)
    sheet.do("差", (top, less), f"残りの{word}", answer_unit(unit, whole))
    return sheet.plan()


def _counts(one: Amount, whole: Sequence[Amount], unit: str) -> bool:
    """Whether an amount tells (a summand of) the whole."""
    if one.mods & {"of", "rest"} or "ない" in one.flags or one.classes & {"lose", "give", "need", "part", "adjective"} - ({"lose"} if one.classes & {"gain"} else set()):
        return False
    if one.verb in ("行う", "開催する", "する"):
        return True
    return bool(one.classes & {"have", "gain", "get", "buy", "be"}) and len({other.verb for other in whole if other.classes & {"have"}} | {"have" for other in whole if other.classes & {"gain"}}) == 1


def _same(question: Question, part: Amount, whole: Sequence[Amount]) -> bool:
    """Whether the part, the whole and what is asked are of one kind."""
    head = parts(question.thing)[1] if question.thing else ""
    things = {one.thing for one in whole if one.thing}
    if len(things) > 1 and not head and part.unit != "人":
        return False
    if part.classes & {"have"} and not head:
        return False
    if head and part.thing and same_thing(head, parts(part.thing)[1]) is not True and not same_thing(parts(part.thing)[1], head):
        raise Open
    if head and len(things) == 1 and same_thing(head, next(iter(things))) is False:
        raise Open
    return True
