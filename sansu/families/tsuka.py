"""通過算: a train passes a place or another train.  What counts is how far its front goes: place + train, or both trains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families import two_passages
from sansu.families.conversion import unit_name
from sansu.families.family import Family, Taking
from sansu.families.pairs import CHILDREN
from sansu.families.tsuka_posed import WORDINGS, sample
from sansu.families.tsuka_steps import MOVING, SOLO, Tsuka, explain, holds
from sansu.families.tsuka_teach import diagram, mistakes
from sansu.families.two_passages import Passage, TwoPassages
from sansu.quantity import Quantity, dimension, written
from sansu.reading.trains import CLAUSES
from sansu.wording import Fact, refers

_SWALLOWED = re.compile(r"速さ|走|進|動|長さ")  # a name that took a condition in: 速さで走る列車


# Only what is known to be long is crossed, only what is known to be a point is passed without a length: 電柱の後, ホームの前
# and 鉄橋とトンネル are none of them.
_PLACE = re.compile(r"(?<!と)(?:橋|トンネル|ホーム|駅|高架|スノーシェッド|シェルター|地下道|切り通し|[はが]し)$")
_POINT = re.compile(
    r"(?:柱|信号|信号機|シグナル|ふみきり|踏切|踏み切り|木|並木|標識|標|鉄とう|鉄塔|旗|看板|かん板|くい|ポスト|街灯|外灯|電灯|電話ボックス|小屋|地点|[A-Z]点|目じるし|目印|ポール)$"
)
_PERSON = re.compile(
    r"(?:人|さん|くん|君|ちゃん|駅員|先生|生徒|学生|小学生|中学生|高校生|大学生|子|子ども|子供|少年|少女|男性|女性|男|女|ランナー|選手|[兄弟姉妹父母]|警官|[A-Z])$"
)
_RIDER = re.compile(r"(?:自転車|バイク|オートバイ|自動車|乗用車|トラック|タクシー|車)$")
_TRAIN = re.compile(r"列車|電車|車両|機関車|貨車|新幹線|客車|急行|特急|貨物|各駅")
_BESIDE = re.compile(r"(?:[^ぁ-ん]|さん|くん|ちゃん|り)と(?!う)|[、や]|手前|となり|向こう|の[前後横中]|そば|わき")


def _fitting(how: str, thing: str, *, long: bool) -> bool:
    """Whether the thing can be crossed, hidden in, passed as a point or met as something without a length."""
    if _BESIDE.search(thing) or _SWALLOWED.search(thing):
        return False
    if how in ("橋", "かくれる", "入りきる", "先頭"):
        return bool(_PLACE.search(thing)) and not _TRAIN.search(thing)
    if how == "電柱":
        return thing in CHILDREN or (bool(_POINT.search(thing) or _PERSON.search(thing)) and not _PLACE.search(thing))
    if thing in CHILDREN:
        return True
    point = (_PERSON.search(thing) or _RIDER.search(thing)) and not _TRAIN.search(thing)
    return bool(point) or long  # another train has a length; without one told, nothing follows


def recognise(facts: Sequence[Fact]) -> Tsuka | TwoPassages | None:
    told = _through(facts)
    if told is None:
        return None
    facts = told
    take = Taking(facts)
    passings, places, ask = take.all("pass"), take.all("place"), take.one("ask")
    same, headings = take.all("same"), take.all("heading")
    trains = [_as_train(fact) for fact in facts if fact.kind in ("train", "speed", "subject")]
    for kind in ("train", "speed", "subject"):
        take.all(kind)
    if not take.done or ask is None or not trains:
        return None
    if len(passings) == 2 and not places and not headings:
        return _twice(trains, passings, ask)
    if len(passings) != 1 or same or any(fact.text("way") != passings[0].text("how") for fact in headings):
        return None
    passing = _placed(passings[0], places)
    if passing is None:
        return None
    subject, other = _two(trains, passing)
    if subject is None or (other is None) != (passing.text("how") in SOLO and not passing.get("thing")):
        return None
    return _settle(subject, other, passing, ask)


def _through(facts: Sequence[Fact]) -> Sequence[Fact] | None:
    """The only train of the text has the speed with which it is told to go through a place."""
    if not any(fact.kind == "place" and fact.get("speed") for fact in facts):
        return facts
    names = {fact.text("who" if fact.kind == "speed" else "name") for fact in facts if fact.kind in ("train", "subject", "speed")}
    if len(names) != 1:
        return None
    out: list[Fact] = []
    for fact in facts:
        roles = dict(fact.roles)
        if fact.kind == "place" and "speed" in roles:
            out.append(Fact.of("train", name=next(iter(names)), speed=fact.quantity("speed")))
            roles.pop("speed")
        out.append(Fact.of(fact.kind, **roles))
    return out


def _as_train(fact: Fact) -> Fact:
    """A train told by its speed alone, or only named, as people are."""
    if fact.kind == "speed" and fact.get("speed") and not fact.get("from"):
        return Fact.of("train", name=fact.text("who"), speed=fact.quantity("speed"))
    return Fact.of("train", name=fact.text("name")) if fact.kind == "subject" else fact


def _placed(passing: Fact, places: Sequence[Fact]) -> Fact | None:
    """The passing with the place (鉄橋, its length) of which the text has spoken before."""
    roles = dict(passing.roles)
    for place in places:
        for role, value in place.roles:
            known = roles.get(role)
            if role == "thing" and isinstance(known, str) and isinstance(value, str):
                if not refers(known, value) and not refers(value, known):
                    return None
                roles[role] = max(known, value, key=len)
            elif known not in (None, value):
                return None
            else:
                roles[role] = value
    return Fact.of("pass", **roles)


def _twice(trains: Sequence[Fact], passings: Sequence[Fact], ask: Fact) -> TwoPassages | None:
    train = _gather(trains)
    if train is None or train[2] is not None:
        return None
    if any(not refers(fact.text("name"), train[0]) for fact in trains) or any(
        fact.get("other_speed") for fact in passings
    ):
        return None
    passages: list[Passage] = []
    for fact in passings:
        time, span = fact.get("time"), fact.get("span")
        if (
            fact.text("how") not in ("橋", "電柱", "かくれる")
            or not isinstance(time, Quantity)
            or (fact.text("thing") and not _fitting(fact.text("how"), fact.text("thing"), long=False))
        ):
            return None
        passages.append(
            Passage(fact.text("how"), fact.text("thing"), span if isinstance(span, Quantity) else None, time)
        )
    if not passages[0].thing:
        return None
    return two_passages.settle(train[0], train[1], (passages[0], passages[1]), ask)


_Train = tuple[str, Quantity | None, Quantity | None]


def _two(trains: Sequence[Fact], passing: Fact) -> tuple[_Train | None, _Train | None]:
    """The train that passes and what it passes: named in the passing itself, or a second train of the text."""
    span, fast = passing.get("span"), passing.get("other_speed")
    inline = (
        passing.text("thing"),
        span if isinstance(span, Quantity) else None,
        fast if isinstance(fast, Quantity) else None,
    )
    groups: list[list[Fact]] = []
    for fact in sorted(trains, key=lambda fact: -len(fact.text("name"))):
        known = [group for group in groups if refers(fact.text("name"), group[0].text("name"))]
        if len(known) > 1:
            return None, None  # 列車 where the text has two of them
        if known:
            known[0].append(fact)
        else:
            groups.append([fact])
    groups.sort(key=lambda group: min(trains.index(fact) for fact in group))
    gathered = [_gather(group) for group in groups]
    if len(gathered) == 1 and inline[0]:
        return gathered[0], inline
    if len(gathered) == 2 and inline[0] and passing.text("how") in MOVING and not passing.text("who"):
        return _told_twice(gathered, inline)
    if len(gathered) != 2 or passing.text("how") not in MOVING or span or fast:
        return None, None
    first, second = gathered
    if first is None or second is None:
        return None, None
    who, whom = passing.text("who"), passing.text("thing")
    if who or whom:
        if (
            refers(who, second[0])
            and refers(whom, first[0])
            and not (refers(who, first[0]) and refers(whom, second[0]))
        ):
            first, second = second, first
        if not (refers(who, first[0]) and refers(whom, second[0])):
            return None, None
    elif passing.text("how") == "追いこし":
        return None, None
    return first, second


def _told_twice(gathered: Sequence[_Train | None], inline: _Train) -> tuple[_Train | None, _Train | None]:
    """The other train is named in the passing, and more is said of it elsewhere."""
    first, second = gathered
    if first is None or second is None or refers(inline[0], first[0]) or not refers(inline[0], second[0]):
        return None, None
    _, length, speed = inline
    if (length and second[1]) or (speed and second[2]):
        return None, None
    return first, (second[0], length or second[1], speed or second[2])


def _settle(subject: _Train, other: _Train | None, passing: Fact, ask: Fact) -> Tsuka | None:
    """The situation, where nothing is missing, nothing given twice and the asked one is known by name."""
    name, length, speed = subject
    thing, span, other_speed = other or (passing.text("thing"), None, None)
    how, time = passing.text("how"), passing.get("time")
    what, about = ask.text("what"), ask.text("name")
    if dimension(ask.text("unit")) != {"かかる時間": "time", "長さ": "length", "速さ": "speed"}.get(what):
        return None
    who = passing.text("who")
    if how in SOLO and who and not name.endswith(who):
        return None  # 特急電車 is not just any 電車
    mine, its = bool(about) and refers(about, name), bool(about) and refers(about, thing)
    if what == "かかる時間":
        asked = "時間"
    elif what in ("長さ", "速さ") and mine != its:
        asked = what if mine else f"相手の{what}"
    else:
        return None
    if not _fitting(how, thing, long=span is not None or asked == "相手の長さ"):
        return None
    given = {"長さ": length, "速さ": speed, "時間": time}
    if how == "先頭":  # the train's own length plays no part
        given, length = {"速さ": speed, "時間": time, "相手の長さ": span}, None
    elif how in ("橋", "かくれる") or (how in MOVING and (span or asked == "相手の長さ")):
        given["相手の長さ"] = span
    elif span is not None:
        return None
    if how in MOVING:
        given["相手の速さ"] = other_speed
    elif other_speed is not None:
        return None
    if asked not in given or given.pop(asked) is not None or any(value is None for value in given.values()):
        return None
    both = passing.get("span") is None and passing.get("other_speed") is None and how in MOVING
    return Tsuka(
        how,
        name,
        thing,
        length,
        speed,
        span,
        other_speed,
        time if isinstance(time, Quantity) else None,
        asked,
        ask.text("unit"),
        both,
    )


def _gather(trains: Sequence[Fact]) -> _Train | None:
    """Name, length and speed of the one train that all these facts speak of."""
    name = max((fact.text("name") for fact in trains), key=len)
    if _SWALLOWED.search(name) or re.search("[はがを]", name):
        return None
    found: dict[str, set[Quantity]] = {"length": set(), "speed": set()}
    for fact in trains:
        for role, values in found.items():
            value = fact.get(role)
            if isinstance(value, Quantity):
                values.add(value)
    if any(len(values) > 1 for values in found.values()):
        return None
    return name, next(iter(found["length"]), None), next(iter(found["speed"]), None)


def facts(s: Tsuka | TwoPassages) -> tuple[Fact, ...]:
    if isinstance(s, TwoPassages):
        return two_passages.facts(s)
    if s.both_first:
        trains = [_train(s.train, s.length, s.speed), _train(s.other, s.other_length, s.other_speed)]
        names = {"who": s.train, "thing": s.other} if s.way == "追いこし" else {}
        return (*trains, _fact("pass", how=s.way, time=s.time, **names), _ask(s))
    passing = _fact("pass", how=s.way, thing=s.other, span=s.other_length, other_speed=s.other_speed, time=s.time)
    return (_train(s.train, s.length, s.speed), passing, _ask(s))


def _fact(kind: str, **roles: str | Quantity | None) -> Fact:
    return Fact.of(kind, **{role: value for role, value in roles.items() if value is not None})


def _train(name: str, length: Quantity | None, speed: Quantity | None) -> Fact:
    kind = "train" if length or speed else "subject"
    return _fact(kind, name=name, length=length, speed=speed)


def _ask(s: Tsuka) -> Fact:
    if s.asked == "時間":
        return Fact.of("ask", what="かかる時間", unit=s.unit)
    name = s.other if s.asked.startswith("相手") else s.train
    return Fact.of("ask", what=s.asked.removeprefix("相手の"), name=name, unit=s.unit)


_SCENE = {
    "電柱": "{other}の前を通り過ぎる",
    "橋": "{other}を通りきる",
    "かくれる": "{other}に完全にかくれている",
    "入りきる": "{other}に入りきる",
    "先頭": "{other}に先頭が入ってから先頭が出る",
    "すれちがい": "{other}とすれちがう",
    "追いこし": "{other}を追いこす",
}


def line(s: Tsuka | TwoPassages) -> tuple[tuple[str, str], ...]:
    if isinstance(s, TwoPassages):
        return two_passages.line(s)
    given = (
        (f"{s.train}の長さ", s.length),
        (f"{s.train}の速さ", s.speed),
        (f"{s.other}の長さ", s.other_length),
        (f"{s.other}の速さ", s.other_speed),
        ("かかった時間", s.time),
    )
    asked = (
        "かかる時間"
        if s.asked == "時間"
        else f"{s.other if s.asked.startswith('相手') else s.train}の{s.asked.removeprefix('相手の')}"
    )
    scene = f"{s.train}が" + _SCENE[s.way].format(other=s.other)
    return (
        ("場面", scene),
        *((role, written(q)) for role, q in given if q),
        ("求めるもの", f"{asked}（{unit_name(s.unit)}）"),
    )


FAMILY = Family("tsuka", "通過算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)
