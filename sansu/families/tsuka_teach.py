"""通過算: how it is drawn (bars of what the front goes) and how it goes wrong."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Part
from sansu.families import two_passages
from sansu.families.family import Mistake
from sansu.families.slips import slips
from sansu.families.tsuka_steps import MOVING, Tsuka, explain
from sansu.families.two_passages import TwoPassages
from sansu.quantity import Quantity, convert

_ROLES = {"長さ": "m", "速さ": "m/秒", "相手の長さ": "m", "相手の速さ": "m/秒", "時間": "秒"}


def _numbers(s: Tsuka) -> dict[str, Fraction]:
    """Lengths in m, speeds in m/秒, time in 秒; 0 for what the case does not have."""
    answer = explain(s).answer
    given = {"長さ": s.length, "速さ": s.speed, "相手の長さ": s.other_length, "相手の速さ": s.other_speed, "時間": s.time}
    out = {}
    for role, quantity in given.items():
        chosen = quantity or (answer if s.asked == role else None)
        out[role] = convert(chosen, _ROLES[role]).value if chosen else Fraction(0)
    return out


def _part(value: Fraction, quantity: Quantity | None, asked: bool, name: str = "") -> Part:
    shown = None if asked or quantity is None else convert(quantity, "m")
    return Part(value, shown, f"{name}□m" if asked else "", asked)


def diagram(s: Tsuka | TwoPassages) -> Bars:
    if isinstance(s, TwoPassages):
        return _twice(s)
    n = _numbers(s)
    train = _part(n["長さ"], s.length, s.asked == "長さ") if n["長さ"] else None
    place = _part(n["相手の長さ"], s.other_length, s.asked == "相手の長さ") if n["相手の長さ"] else None
    closing = n["速さ"] + n["相手の速さ"] if s.way == "すれちがい" else n["速さ"] - n["相手の速さ"]
    gone = closing * n["時間"]
    note = "進む道のりの和" if s.way == "すれちがい" else "進む道のりの差" if s.way == "追いこし" else "先頭が進む道のり"
    if s.asked == "時間":
        note += "（□秒）"
    elif s.asked in ("速さ", "相手の速さ"):
        note += "（速さ□）"
    if s.way == "かくれる":
        assert train and place
        return Bars((Bar(s.other, (place,)), Bar(s.train, (train, Part(gone, None, note)))))
    if s.way == "先頭" or train is None:
        assert place
        return Bars((Bar(s.other, (place,)), Bar(s.train, (Part(gone, None, note),))))
    parts = (place, train) if place else (train,)
    name = f"{s.other}と{s.train}" if place else s.train
    return Bars((Bar(name, parts),), (Brace((0,), Fraction(0), gone, None, note),))


def _twice(s: TwoPassages) -> Bars:
    """One bar a passage: what is passed and the train."""
    length, spans = two_passages.lengths(s)
    asked_place = s.asked == "場所"
    bars = []
    for index, (passage, span) in enumerate(zip((s.first, s.second), spans, strict=True)):
        train = Part(length, s.length, "□m" if s.asked == "長さ" and not index else "", s.asked == "長さ" and not index)
        if passage.how == "電柱":
            bars.append(Bar(passage.thing, (train,)))
            continue
        place = Part(span, None if asked_place else passage.span, "□m" if asked_place else "", asked_place)
        if passage.how == "かくれる":
            moved = Part(span - length, None, "進む道のり")
            bars.append(Bar(passage.thing or "かくれている間", (train, moved)))
        else:
            bars.append(Bar(passage.thing, (place, train)))
    return Bars(tuple(bars))


def mistakes(s: Tsuka | TwoPassages) -> tuple[Mistake, ...]:
    if isinstance(s, TwoPassages):
        return _wrong_twice(s)
    n = _numbers(s)
    length, span, speed, other, time = (n[role] for role in ("長さ", "相手の長さ", "速さ", "相手の速さ", "時間"))
    meeting, moving = s.way == "すれちがい", s.way in MOVING
    closing = speed + other if meeting else speed - other
    turned = abs(speed - other) if meeting else speed + other
    far, right = closing * time, explain(s).answer
    forgot = f"{s.train}の長さをわすれていませんか。先頭が進む道のりを図にかいてみましょう。"
    sign = f"{'すれちがう' if meeting else '追いこす'}ときは、速さの{'和' if meeting else '差'}を使います。"
    hidden = "完全にかくれている間は、トンネルの長さから列車の長さをひいた道のりを進みます。"
    added = "列車の長さと、相手の長さの和だけ進みます。ひいていませんか。"
    found: list[tuple[Fraction, str, str]] = []
    if s.asked == "時間":
        found.append(((span + length) / closing, "秒", hidden) if s.way == "かくれる" else (abs(span - length) / closing, "秒", added))
        found += [(span / closing, "秒", forgot)] if span and length else []
        found += [(far / turned, "秒", sign)] if moving and turned else []
        found += [(far / speed, "秒", sign)] if moving else []
        found += [((length + length) / speed, "秒", "相手には長さがありません。列車の長さだけ進みます。")] if not span else []
    elif s.asked in ("長さ", "相手の長さ"):
        known = span if s.asked == "長さ" else length
        found.append((far, "m", "これは進む道のりです。長さを求めるには、ここからどうしますか。"))
        found.append((far + known, "m", added) if s.way != "かくれる" else (abs(far - known) if s.asked == "相手の長さ" else far + known, "m", hidden))
        found += [(turned * time - known, "m", sign)] if moving else [(speed * time * 2, "m", "2倍していませんか。列車は自分の長さだけ進みます。")] if not known else []
    else:
        found.append(((span + length) / time, "m/秒", hidden) if s.way == "かくれる" else (abs(span - length) / time, "m/秒", added))
        found += [(span / time, "m/秒", forgot)] if span and length else []
        if moving:
            found.append((far / time, "m/秒", f"これは速さの{'和' if meeting else '差'}です。1つの速さは、ここからどう求めますか。"))
        else:
            found.append((length / time / 2, "m/秒", "道のりを半分にしていませんか。列車は自分の長さだけ進みます。"))
    return slips(right, found)


def _wrong_twice(s: TwoPassages) -> tuple[Mistake, ...]:
    length, spans = two_passages.lengths(s)
    times = [convert(p.time, "秒").value for p in (s.first, s.second)]
    right = explain(s).answer
    alone = "列車の長さをわすれていませんか。2つの場面の差を考えると、列車の長さが消えます。"
    if s.asked == "速さ":
        return slips(right, [(span / time, "m/秒", alone) for span, time in zip(spans, times, strict=True) if span])
    found = [(span + length, "m", "これは進む道のりです。そこから何をひけばよいですか。") for span in spans if span]
    found.append((2 * length if s.asked == "長さ" else spans[0] + 2 * length, "m", "列車の長さを2回数えていませんか。"))
    return slips(right, found)
