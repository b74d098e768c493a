"""Sums, what is left, what was at first, what came or went: from signed amounts to operations."""


from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sansu.families.shisoku_changes import Signed, asks_state, changes
from sansu.families.shisoku_complement import complement, has_asked_property
from sansu.families.shisoku_difference import compared, difference
from sansu.families.shisoku_plans import (
    Open,
    Plan,
    Question,
    Sheet,
    answer_unit,
    labels,
    measure,
    unit_of,
)  # fmt: skip
from sansu.families.shisoku_told import Amount, same_thing

_MONEY = ("円", "ドル")
_STATES = frozenset(["have", "become", "be", "none"])
_COMPLEMENT = ({"勝つ", "優勝する"}, {"負ける", "敗れる", "敗北する"}), ({"見る", "見に行く", "観に行く", "観る", "観戦する", "出席する", "参加する", "行く"}, {"欠席する", "休む", "見逃す"})


def solve(question: Question, amounts: Sequence[Amount]) -> list[Plan]:
    unit = unit_of(question, amounts)
    games = question.thing.removesuffix("試合").removesuffix("の")
    if games != question.thing and any(one.unit == "試合" and one.thing == games for one in amounts):
        question, unit = replace(question, thing=games), "試合" if unit == "いくつ" else unit  # 39試合の野球
    if question.ask.than or "adjective" in question.ask.classes:
        return [difference(question, amounts, unit)]
    more = compared(question, amounts, unit)
    if more is not None:
        return [more]
    if question.ask.mods & {"each", "even", "ずつ"} or ("more" in question.ask.mods and not ("必要" in question.ask.flags or question.classes & {"become", "be", "need"} or question.verb in ("残る", "余る"))):
        raise Open
    rest = complement(question, amounts, unit)
    if rest is not None:
        return [rest]
    signed = changes(question, amounts, unit)
    if unit in _MONEY:
        return [_money(question, signed, unit, amounts)]
    return [_counted(question, signed, unit)]


def _counted(question: Question, signed: Sequence[Signed], unit: str) -> Plan:
    used = [s.amount for s in signed if s.amount.q is not None]
    units = {one.unit for one in used}
    if len(used) < 2 or (len(units) > 1 and units not in ({"個", "つ"}, {"回", "試合"}, {"", "つ"})):
        raise Open
    unit = answer_unit(unit, used)
    unknown = [s for s in signed if s.amount.q is None]
    known = [s for s in signed if s.amount.q is not None]
    if any("total" in s.amount.mods for s in known) and not (len(known) > 1 and "be" in known[0].amount.classes and all("part" in s.sign for s in known[1:])):
        return _of_total(question, [s.amount for s in known], unit)
    plus, minus = [s.amount for s in known if s.sign in "+±"], [s.amount for s in known if s.sign == "−"]
    final, part = [s.amount for s in known if s.sign == "="], [s.amount for s in known if s.sign.startswith("part")]
    if len(final) > 1 or (final and known[-1].sign != "=" and "first" not in question.mods):
        raise Open
    rel = question.ask.relative.split(":")[0]
    to_do = any((s.amount.verb == question.verb and "必要" in s.amount.flags) or s.amount.relative.split(":")[0] == question.verb for s in known)
    if rel.endswith("ない") or ("必要" in question.ask.flags and (to_do or question.mods & {"rest", "more"} or "only" in question.mods)):
        verb = rel.removesuffix("ない") or question.verb
        done = [s.amount for s in known if s.amount.verb == verb and "必要" not in s.amount.flags and "of" not in s.amount.mods and "ない" not in s.amount.flags]
        todo = [s.amount for s in known if s.amount not in done]
        if done and todo and not final and not unknown and all(s.sign in "+±" or "必要" in s.amount.flags for s in known if s.amount in todo):
            return chain(todo, done, unit, f"残りの{measure(unit)}")
    if "total" not in question.mods and len({"必要" in s.amount.flags for s in known if s.amount.verb == question.verb}) > 1:
        raise Open  # what must be done, and what was done
    needs = [s.amount for s in known if s.sign == "need"]
    if needs:
        if len(needs) == len(known) and "need" in question.classes and "more" not in question.mods:
            return total(needs, unit)
        if len(needs) == 1 and plus and not (minus or final or part or unknown) and ("need" in question.classes or "必要" in question.ask.flags) and (question.mods & {"more"} or "追加" in question.ask.verb or "only" in question.mods):
            return chain(needs, plus, unit, f"たりない{measure(unit)}")
        raise Open
    if part:
        return _part(question, plus, minus, part, final, unit)
    if final:
        return _with_end(question, unknown, plus, minus, final[0], unit)
    if unknown:
        raise Open
    if rel.endswith("ない"):
        raise Open
    if asks_state(question) and minus and plus:
        if not _same_origin(question, plus):
            raise Open
        return chain(plus, minus, unit, _left(question, unit))
    if minus and not plus and question.classes & {"lose", "spend", "give"}:
        plus, minus = minus, []
    if minus or not _sums(question, plus):
        raise Open
    return total(plus, unit)


def _of_total(question: Question, known: Sequence[Amount], unit: str) -> Plan:
    """A told total and all its parts but one: the part that is asked."""
    whole = [one for one in known if "total" in one.mods]
    rest = [one for one in known if one not in whole]
    if len(whole) != 1 or not rest or question.mods & {"total", "now", "first"} or question.plural:
        raise Open
    if any(one.mods & {"of", "more", "rest"} for one in rest) or not (question.classes & {"be"} or question.verb in {one.verb for one in known} or whole[0].classes & question.classes & {"gain", "lose"}):
        raise Open
    keys = {(question.owner, question.thing, question.ask.day, question.ask.at or question.ask.to or question.ask.inside)}
    if any((one.owner, one.thing, one.day, one.at or one.to) in keys for one in rest) or not any(keys.copy().pop()):
        raise Open
    sheet = Sheet()
    word = measure(whole[0].unit)
    top = sheet.add(f"合わせた{word}", whole[0].told)
    names = [sheet.add(name, one.told) for name, one in zip(labels(rest), rest, strict=True)]
    less = names[0] if len(names) == 1 else sheet.do("和", names, f"ほかの{word}", unit)
    sheet.do("差", (top, less), f"残りの{word}", unit)
    return sheet.plan()


def _same_origin(question: Question, plus: Sequence[Amount]) -> bool:
    """Whether all that came may be counted together: one who has, or all of them are asked for."""
    owners = {one.owner for one in plus if one.owner}
    return len(owners) <= 1 or bool(question.plural) or "total" in question.mods or bool(question.owner) or "rest" in question.mods


def _sums(question: Question, plus: Sequence[Amount]) -> bool:
    if len(plus) < 2:
        return False
    owners = {one.owner for one in plus if one.owner}
    if question.plural > 1 and len(owners) not in (0, question.plural) and len({one.owner for one in plus}) != question.plural:
        return False
    if "first" in question.mods or "rest" in question.mods or question.verb in ("残る", "余る"):
        return False
    verbs = question.classes
    told = [one.classes for one in plus]
    if verbs & _STATES:
        if any("be" in one.classes for one in plus) and not question.plural and "total" not in question.mods:
            return False
        firsts = [one for one in plus if "have" in one.classes and "more" not in one.mods]
        keys = [(one.owner, one.thing, one.to, one.at, one.day, one.source) for one in firsts]
        return len(set(keys)) == len(keys)
    if "ない" in question.ask.flags:
        return False
    if verbs & {"gain", "get", "buy"} and all(c & {"gain", "get", "buy", "be", "context"} for c in told):
        return True
    return bool(verbs & {"lose", "spend", "give"}) and all(c & (verbs | {"be"}) & {"lose", "spend", "give", "be"} for c in told)


def total(plus: Sequence[Amount], unit: str) -> Plan:
    sheet = Sheet()
    names = [sheet.add(name, one.told) for name, one in zip(labels(plus), plus, strict=True)]
    sheet.do("和", names, f"合わせた{measure(plus[0].unit)}", unit)
    return sheet.plan()


def _left(question: Question, unit: str) -> str:
    return f"残りの{measure(unit)}"


def chain(plus: Sequence[Amount], minus: Sequence[Amount], unit: str, result: str) -> Plan:
    sheet = Sheet()
    _net(sheet, plus, minus, unit, result)
    return sheet.plan()


def _net(sheet: Sheet, plus: Sequence[Amount], minus: Sequence[Amount], unit: str, result: str) -> str:
    """The sum of what came less the sum of what went, as one amount."""
    used = [*plus, *minus]
    names = [sheet.add(name, one.told) for name, one in zip(labels(used, chain=True), used, strict=True)]
    have, gone = names[: len(plus)], names[len(plus) :]
    word = measure(used[0].unit)
    whole = have[0] if len(have) == 1 else sheet.do("和", have, f"合わせた{word}" if gone else result, unit)
    if not gone:
        return whole
    less = gone[0] if len(gone) == 1 else sheet.do("和", gone, f"へった{word}", unit)
    return sheet.do("差", (whole, less), result, unit)


def _part(
    question: Question, plus: Sequence[Amount], minus: Sequence[Amount], part: Sequence[Amount], final: Sequence[Amount], unit: str
) -> Plan:  # fmt: skip
    """A whole and a part with a property: the rest has it not."""
    ask = question.ask
    rel = ask.relative.split(":")[0]
    verbs = {one.verb for one in part}
    denied = {one.verb for one in part if "ない" in one.flags}
    asked_verb = rel.removesuffix("ない") or question.verb
    asked_denied = rel.endswith("ない") or "ない" in ask.flags
    other = any(({asked_verb} & a and verbs <= b) or ({asked_verb} & b and verbs <= a) for a, b in _COMPLEMENT)
    flipped = asked_verb in verbs and len(verbs) == 1 and asked_denied != bool(denied)
    if final or not plus:
        raise Open
    if any(has_asked_property(question, one) for one in plus):
        raise Open
    if other or flipped or (("rest" in question.mods or asks_state(question)) and not minus and verbs <= {"売る"}):
        if minus:
            raise Open
        return chain(plus, part, unit, f"残りの{measure(unit)}")
    # told beside: 8枚は破れていました, and the question asks for all
    if any("rest" in question.mods or ("of" in one.mods and not ("ている" in one.flags and "gain" in one.classes and one.verb != question.verb)) for one in part) or denied or rel or verbs & {"勝つ", "負ける", "欠席する", "休む", "売る"}:
        raise Open
    if not all("ている" in one.flags or "have" in one.classes for one in part):
        raise Open
    if minus and asks_state(question):
        return chain(plus, minus, unit, _left(question, unit))
    if not minus and _sums(question, plus):
        return total(plus, unit)
    raise Open


def _with_end(
    question: Question, unknown: Sequence[Signed], plus: Sequence[Amount], minus: Sequence[Amount], final: Amount, unit: str
) -> Plan:  # fmt: skip
    """What there was in the end is told: what was at first, or what came or went, is asked."""
    sheet = Sheet()
    word = measure(unit)
    if "first" in question.mods:
        if not question.classes & {"have", "be", "gain"} or any(not s.amount.classes & {"gain", "have"} for s in unknown):
            raise Open
        if not all(one.classes & {"gain", "get", "buy"} and not one.classes & {"have"} for one in plus) or not (plus or minus):
            raise Open
        end = sheet.add(f"今の{word}", final.told)
        used = [*minus, *plus]
        names = [sheet.add(name, one.told) for name, one in zip(labels(used), used, strict=True)]
        back = [end, *names[: len(minus)]]
        top = end if len(back) == 1 else sheet.do("和", back, f"はじめの{word}" if not plus else f"ふえたあとの{word}", unit)
        for name in names[len(minus) :]:
            top = sheet.do("差", (top, name), f"はじめの{word}" if name == names[-1] else f"ふえる前の{word}", unit)
        return sheet.plan()
    asked, direction = question.classes, ""
    if asked & {"gain", "get", "earn"} and not asked & {"lose"}:
        direction = "+"
    elif asked & {"lose", "give", "spend"}:
        direction = "−"
    if question.verb in ("食べる", "飲む", "使う", "解く"):
        direction = "−"
    if len(unknown) == 1 and unknown[0].sign == "±" and unknown[0].amount.verb == question.verb and len(plus) == 1 and not minus:
        direction = "+" if final.told.value > plus[0].told.value else "−"
    if not direction or not plus or "ない" in question.ask.flags or len(unknown) > 1:
        raise Open
    for s in unknown:
        if s.sign not in (direction, "±"):
            raise Open
    if direction == "+" and len(plus) + len(minus) > 1 and not unknown:
        raise Open
    if direction == "−" and any(s.sign == "±" for s in unknown) and final.told.value > plus[0].told.value:
        raise Open
    if any(one.classes & question.classes & {"lose", "gain"} and not one.classes & {"have"} for one in minus) or (len(plus) > 1 and direction == "+" and not unknown):
        raise Open
    if direction == "+":
        start = _net(sheet, plus, minus, unit, f"前の{word}")
        end = sheet.add(f"あとの{word}", final.told)
        sheet.do("差", (end, start), f"ふえた{word}", unit)
    else:
        start = _net(sheet, plus, minus, unit, f"前の{word}")
        end = sheet.add(f"残りの{word}", final.told)
        sheet.do("差", (start, end), f"へった{word}", unit)
    return sheet.plan()


def _money(question: Question, signed: Sequence[Signed], unit: str, amounts: Sequence[Amount]) -> Plan:
    """Money spent in all, left, earned, got back."""
    known = [s for s in signed if s.amount.q is not None]
    if any("of" in s.amount.mods or s.sign.startswith("part") for s in known) or len(known) < 2:
        raise Open
    paid = [s.amount for s in known if _paid(s.amount)]
    bought = [s.amount for s in known if s.amount not in paid and (s.amount.particle == "で" or s.amount.classes & {"spend"} or (s.amount.particle == "、" and "buy" in s.amount.classes) or (s.amount.particle in ("の", "を", "と") and "buy" in s.amount.classes))]
    others = [s for s in known if s.amount not in paid and s.amount not in bought]
    if "釣り" in question.thing or "つり" in question.thing:
        if len(paid) != 1 or not bought or others:
            raise Open
        sheet = Sheet()
        given = sheet.add("出したお金", paid[0].told)
        names = [sheet.add(name, one.told) for name, one in zip(_wares(bought), bought, strict=True)]
        cost = names[0] if len(names) == 1 else sheet.do("和", names, "代金の合計", unit)
        sheet.do("差", (given, cost), "おつり", unit)
        return sheet.plan()
    if paid:
        raise Open
    spent_asked = bool(question.classes & {"spend", "buy"}) or ("named" in question.mods and any(w in question.ask.thing for w in ("代", "買い物", "金額", "合計", "会計", "総額")))
    if spent_asked and not question.classes & {"have", "become"} and "rest" not in question.mods:
        goods = [one for one in amounts if one.q is None and "buy" in one.classes]
        named = not question.ask.to or any(one.other or same_thing(question.ask.to, one.thing) for one in goods)
        if not bought and [s.sign for s in known] == ["+", "="] and named:
            return _counted(question, known, unit)  # the rest is told: all else was spent
        if others or len(bought) < 2:
            raise Open
        kind = question.ask.to or (question.thing if question.thing not in ("お金", "") else "")
        if kind and len({one.statement for one in bought}) > 1 and not _announced(kind, bought, amounts):
            raise Open  # what of it was spent on that kind is open
        sheet = Sheet()
        names = [sheet.add(name, one.told) for name, one in zip(_wares(bought), bought, strict=True)]
        sheet.do("和", names, "使ったお金の合計", unit)
        return sheet.plan()
    fixed = [Signed("−", s.amount) if s.amount in bought else s for s in known]
    return _counted(question, fixed, unit)


def _announced(kind: str, bought: Sequence[Amount], amounts: Sequence[Amount]) -> bool:
    """おもちゃを買いました。ボールを50円で買い、こまを80円で買いました。: one sentence tells what was bought of that kind."""
    before = [one for one in amounts if one.q is None and one.thing == kind and "buy" in one.classes]
    told = sorted({one.statement for one in bought})
    linked = all("and" in one.flags for one in bought if one.statement != told[-1]) and told == list(range(told[0], told[-1] + 1))
    return len(before) == 1 and before[0].statement == told[0] - 1 and linked and len({one.owner for one in (*bought, *before)} - {""}) < 2


def _paid(one: Amount) -> bool:
    return one.verb in ("払う", "支払う", "出す") and one.particle in ("で", "を") and not one.thing and not one.to


def _wares(bought: Sequence[Amount]) -> list[str]:
    names = [f"{one.thing or one.to or one.other}の代金" for one in bought]
    return names if len(set(names)) == len(names) and "の代金" not in names else [f"{i}つ目の代金" for i in range(1, len(names) + 1)]
