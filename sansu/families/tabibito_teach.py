"""旅人算: how it is drawn (ダイヤグラム, and bars of the speeds) and how it goes wrong."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Bar, Bars, Brace, Diagram, Part, Track, Travel, label_of
from sansu.families.family import Mistake
from sansu.families.slips import slips
from sansu.families.tabibito_steps import CHASING, MEETING, ROUND, Tabibito, explain
from sansu.quantity import Quantity, convert, written

_Numbers = tuple[Fraction, Fraction, Fraction, Fraction, Fraction]


def _numbers(s: Tabibito) -> _Numbers:
    """Both speeds, the distance when both move, the lead and the time until the event, in m and 分."""
    answer = explain(s).answer

    def value(given: Quantity | None, unit: str, asked: bool) -> Fraction:
        chosen = given or (answer if asked else None)
        return convert(chosen, unit).value if chosen else Fraction(0)

    va = value(s.first.speed, "m/分", s.asked == "速さ" and s.who == s.first.name)
    vb = value(s.second.speed, "m/分", s.asked == "速さ" and s.who == s.second.name)
    gap, lead, time = value(s.gap, "m", s.asked == "間"), value(s.lead, "分", False), value(s.time, "分", False)
    gap = va * lead if s.lead else gap
    if s.way == "両方":
        mine, total = va or vb, gap / time
        va, vb = (va or total - mine), (vb or total - mine)
    if not time:
        time = gap / (va + vb if s.way in MEETING else abs(vb - va))
    return va, vb, gap, lead, time


def diagram(s: Tabibito) -> Diagram:
    """Place over time; a round way unrolled, so that the one behind has one round to make up."""
    va, vb, gap, lead, time = _numbers(s)
    a, b = s.first.name, s.second.name
    if s.way == "両方":
        return _speeds(s, va, vb)
    km, hours = (s.unit.startswith("km") or (s.gap or Quantity(Fraction(0), "m")).unit == "km"), s.unit == "時間"
    across, up = ("時間（時間）" if hours else "時間（分）"), ("道のり（km）" if km else "道のり（m）")

    def at(moment: Fraction, place: Fraction) -> tuple[Fraction, Fraction]:
        return (moment / 60 if hours else moment, place / 1000 if km else place)

    if s.way in MEETING:
        tracks = (Track(a, (at(Fraction(0), Fraction(0)), at(time, va * time))), Track(b, (at(Fraction(0), gap), at(time, gap - vb * time))))
        return Travel(across, up, tracks, ((*at(time, va * time), f"出会う {_asked(s)}"),))
    fast, slow = (b, a) if vb > va else (a, b)
    high, low = max(va, vb), min(va, vb)
    start = Fraction(0) if s.lead else gap
    ahead = (at(Fraction(0), start), at(lead + time, start + low * (lead + time)))
    tracks = (Track(slow, ahead), Track(fast, (at(lead, Fraction(0)), at(lead + time, high * time))))
    return Travel(across, up, tracks, ((*at(lead + time, high * time), f"追いつく {_asked(s)}"),))


def _asked(s: Tabibito) -> str:
    if s.asked == "速さ":
        return f"{written(s.time) if s.time else ''}（{s.who} 速さ□）"
    return {"時間": f"□{s.unit}{s.suffix}", "地点": f"□{s.unit}", "間": f"{'1周' if s.way in ROUND else '2人の間'} □{s.unit}"}[s.asked]


def _speeds(s: Tabibito, va: Fraction, vb: Fraction) -> Bars:
    """The two speeds one above the other: their sum and their difference settle them."""
    fast, slow = s.second.name, s.first.name
    high, low = max(va, vb), min(va, vb)

    def part(length: Fraction, name: str, tone: str = "") -> Part:
        asked = name == s.who and not tone
        return Part(length, None, label_of(None, "", asked), asked, "dashed" if tone else "solid")

    bars = (Bar(fast, (part(high, fast),)), Bar(slow, (part(low, slow), part(high - low, slow, "gap"))))
    return Bars(bars, (Brace((0, 1), Fraction(0), high, None, "速さの和"), Brace((1,), low, high, None, "速さの差")))


def mistakes(s: Tabibito) -> tuple[Mistake, ...]:
    va, vb, gap, lead, time = _numbers(s)
    right = explain(s).answer
    total, less = va + vb, abs(va - vb)
    meeting = s.way in MEETING
    turned = gap / (less if meeting else total) if less else Fraction(0)
    swapped = "向かい合って進むときは、速さの和で近づきます。差で計算していませんか。" if meeting else "同じ向きに進むときは、速さの差で近づきます。和で計算していませんか。"
    if s.way == "反対":
        swapped = "反対向きに進むときは、速さの和で近づきます。差で計算していませんか。"
    found: list[tuple[Fraction, str, str]] = []
    if s.asked == "時間":
        if s.lead:
            since = "だれが出発してからの時間を聞かれていますか。"
            found.append((time if s.since else time + lead, "分", since))
        found.append((turned + (lead if s.since else 0), "分", swapped))
        fast, slow = max(va, vb), min(va, vb)
        found += [(gap / fast, "分", "1人だけが動くと考えていませんか。2人とも動いています。"), (gap / slow, "分", "1人だけが動くと考えていませんか。2人とも動いています。")]
    elif s.asked == "地点":
        own, other = (va, vb) if s.who == s.first.name else (vb, va)
        found = [(other * time, "m", "もう1人が進んだ道のりを答えていませんか。どこからの道のりですか。"), (own * turned, "m", swapped)]
        if s.way in CHASING:
            found[0] = (gap, "m", "追いかけ始めたときの2人の間を答えていませんか。追いつくのはもっと先です。")
    elif s.asked == "速さ":
        mine = va if s.who == s.first.name else vb
        if s.way == "両方":
            found = [
                (total - mine, "m/分", "もう1人の速さを答えていませんか。どちらが速いですか。"),
                (total, "m/分", "これは2人の速さの和です。差も使って1人の速さを求めましょう。"),
                (less, "m/分", "これは2人の速さの差です。和も使って1人の速さを求めましょう。"),
            ]
        else:
            word = "和" if meeting else "差"
            found = [
                (total if meeting else less, "m/分", f"これは2人の速さの{word}です。1人の速さは、ここからどう求めますか。"),
                (abs(gap / time + (va + vb - mine) * (1 if meeting else -1)), "m/分", f"速さの{word}から、もう1人の速さを、たすのですか、ひくのですか。"),
                (gap / time, "m/分", f"これは2人の速さの{word}です。1人の速さは、ここからどう求めますか。"),
            ]
            if s.lead:
                found.append((mine * time / (lead + time) if mine == vb else mine * (lead + time) / time, "m/分", "先に出発した時間をわすれていませんか。"))
    else:
        found = [((less if meeting else total) * time, "m", swapped), (max(va, vb) * time, "m", "1人が進んだ道のりだけを答えていませんか。"), (min(va, vb) * time, "m", "1人が進んだ道のりだけを答えていませんか。")]
    return slips(right, found)
