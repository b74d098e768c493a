"""弁償算: each success gives, each failure gives nothing and takes besides.  All are first taken to have succeeded."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families.bensho_posed import WORDINGS, sample
from sansu.families.bensho_steps import Bensho, diagram, explain, holds, line, mistakes
from sansu.families.family import Family, Taking
from sansu.families.mentions import clean, named, one_name, within
from sansu.quantity import Quantity
from sansu.reading.forfeit import CLAUSES
from sansu.wording import Fact, refers

_AND = re.compile(r"(?:..|[一-龥ァ-ヶー])と.|や|、")
_TRIED = {"正解": ("問", "題"), "当たり": ("回", "本", "発"), "表": ("回",), "勝ち": ("回",), "成功": ("回", "本")}
_WORTHS = {"円", "点", "段", "個", "枚", "本"}
_GAMES = {"的", "コイン", "コイン1枚", "10円玉", "硬貨", "矢", "ボール", "くじ", "ダーツ", "玉", "じゃんけん", "ゲーム", "勝負", "シュート", "フリースロー", "輪", "わ", "くじ引き", "試合", "輪投げ", "メダル", "石", "さいころ"}


def recognise(facts: Sequence[Fact]) -> Bensho | None:
    take = Taking(facts)
    good, bad, tried, outcome, ask = (take.one(kind) for kind in ("forfeit.good", "forfeit.bad", "forfeit.tried", "forfeit.outcome", "ask"))
    start, players = take.one("forfeit.start"), take.one("forfeit.players")
    idle, buyers = take.all("forfeit.idle"), take.all("buyer")
    if not take.done or not (good and bad and tried and outcome and ask) or not clean(facts):
        return None
    word = bad.text("word")
    if ask.text("word") != word or good.text("word") not in ("", word) or ask.text("what") not in _ASKED:
        return None
    if (word in ("こわす", "割る")) != (outcome.text("how") == "もらう") or (good.text("word") == "") != (word in ("こわす", "割る")):
        return None
    if not _one_person(buyers, outcome, ask, players) or (outcome.text("how") == "持ち点" and start is None):
        return None
    count, gain, total = tried.quantity("count"), good.quantity("gain"), outcome.quantity("total")
    loss = bad.quantity("loss") if bad.get("loss") else None
    if not _units_agree(word, count, gain, loss, total, start, ask, (good, bad)):
        return None
    if (outcome.text("how") == "段") != (gain.unit == "段") or (start and gain.unit != "点"):
        return None
    if not _one_thing((tried, good, bad, ask, *idle), word):
        return None
    thing = tried.text("thing") if outcome.text("how") == "もらう" else ""
    if outcome.text("how") == "もらう" and not thing:
        thing = next((one.text("thing") for one in (*idle, good) if one.text("thing")), "")
        if not thing:
            return None
    return Bensho(
        word, thing, count, gain, loss, start.quantity("start") if start and start.quantity("start").value else None, total, _ASKED[ask.text("what")], count.unit
    )


_ASKED = {"成功の数": "good", "失敗の数": "bad"}


def _units_agree(
    word: str,
    count: Quantity,
    gain: Quantity,
    loss: Quantity | None,
    total: Quantity,
    start: Fact | None,
    ask: Fact,
    rules: Sequence[Fact],
) -> bool:
    worths = {q.unit for q in (gain, loss, total, start.quantity("start") if start else None) if q}
    pers = [q for fact in rules for role in ("per", "per2") if isinstance(q := fact.get(role), Quantity)]
    same = [q for role in ("same", "same2", "same3", "same4") if isinstance(q := rules[1].get(role), Quantity)]
    counted = {"題": "問"}.get(count.unit, count.unit)
    if len(worths) != 1 or worths - _WORTHS or counted in worths or any(q != gain for q in same):
        return False
    if any(q.value != 1 or q.unit not in (count.unit, counted) for q in pers):
        return False
    if word in _TRIED and count.unit not in _TRIED[word]:
        return False
    return ask.text("unit") in (count.unit, counted)


def _one_person(buyers: Sequence[Fact], outcome: Fact, ask: Fact, players: Fact | None) -> bool:
    """Whether all that is told and asked is one person's."""
    names = [one.text("who") for one in (*buyers, outcome, ask) if one.text("who")]
    if any(not one_name(name) or name.endswith(("点", "合計", "得点")) for name in names) or not all(refers(a, b) or refers(b, a) for a in names for b in names):
        return False
    if players is None:
        return True
    pair = (players.text("a"), players.text("b"))
    return bool(outcome.text("who") and ask.text("who")) and all(named(name, pair) is not None for name in names)


_ANY = ("品物", "商品", "もの", "荷物")


def _one_thing(facts: Sequence[Fact], word: str) -> bool:
    things = [fact.text("thing") for fact in facts if fact.text("thing")]
    if word not in ("こわす", "割る"):
        return len({thing for thing in things if thing in ("矢", "玉", "ボール")}) < 2 and all(any(thing.endswith(game) for game in _GAMES) and not _AND.search(thing) for thing in things)
    told = [fact.text("thing") for fact in facts if fact.kind != "ask" and fact.text("thing") not in ("", *_ANY)]
    asked = [fact.text("thing") for fact in facts if fact.kind == "ask" and fact.text("thing") not in ("", *_ANY)]
    if asked and not told and len(things) > len(asked):
        return False  # コップ among 品物
    whole = max(things, key=len, default="")
    return all(within(thing, whole) or thing in _ANY for thing in things) and not _AND.search(whole)


def facts(s: Bensho) -> tuple[Fact, ...]:
    one = {"per": Quantity(s.count.value / s.count.value, s.count.unit)} if s.carried else {}
    thing = {"thing": s.thing} if s.thing else {}
    lost: dict[str, Quantity | str] = {"loss": s.loss} if s.loss else {"way": "なし"}
    word = {} if s.carried else {"word": s.word}
    how = "もらう" if s.carried else "段" if s.gain.unit == "段" else "持ち点" if s.start else "点"
    return (
        Fact.of("forfeit.tried", count=s.count, **thing),
        Fact.of("forfeit.good", gain=s.gain, **one, **word),
        Fact.of("forfeit.bad", word=s.word, **lost),
        *((Fact.of("forfeit.start", start=s.start),) if s.start else ()),
        Fact.of("forfeit.outcome", total=s.total, how=how),
        Fact.of("ask", what="成功の数" if s.asked == "good" else "失敗の数", word=s.word, unit=s.unit, **thing),
    )


FAMILY = Family(
    "bensho", "弁償算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
