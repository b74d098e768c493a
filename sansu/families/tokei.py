"""時計算: the hands of a clock.  The long one gains 5.5 degrees a minute on the short one; a wrong clock goes in proportion."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sansu.diagram import Clock
from sansu.families.family import Family, Mistake, Taking
from sansu.families.tokei_posed import WORDINGS, facts, sample
from sansu.families.tokei_steps import (
    AGAIN,
    Angle,
    Drift,
    Moment,
    Often,
    Tokei,
    clock_of,
    explain,
    gains,
    holds,
    within_hour,
)
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.reading.clocks import CLAUSES
from sansu.wording import Fact

_ENDS = ("to", "to2", "to3", "to4", "to5")


def recognise(facts: Sequence[Fact]) -> Tokei | None:
    take = Taking(facts)
    side = take.one("clock.side")
    take.all("clock.form")
    if any(fact.kind == "clock.side" for fact in facts) and (side is None or not _sided(side, facts)):
        return None
    at, met, between, within = (take.one(kind) for kind in ("clock.at", "clock.met", "clock.between", "clock.within"))
    drift, start, ask = take.one("clock.drift"), take.one("clock.set"), take.one("ask")
    if not take.done or ask is None or sum(one is not None for one in (at, met, between, within)) > 1:
        return None
    what = ask.text("what")
    if what in ("ずれた時刻", "正しい時刻"):
        return None if at or met or between or within else _drifting(drift, start, ask)
    if drift or start:
        return None
    if what == "角":
        return _angle(at, ask, side) if not (met or between or within) else None
    if what == "回数":
        return _often(between, ask) if not (at or met or within) else None
    if what in ("時刻", "分後"):
        return _moment(at, met, between, within, ask)
    return None


def _sided(side: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a sentence of its own about which angle is meant belongs to a question for an angle, and agrees with it."""
    asks = [fact for fact in facts if fact.kind == "ask" and fact.text("what") == "角"]
    return len(asks) == 1 and asks[0].text("side") in ("", side.text("side"))


def _angle(at: Fact | None, ask: Fact, side: Fact | None) -> Angle | None:
    times = [fact.quantity("at") for fact in (at, ask) if fact and fact.get("at")]
    if len(times) != 1:
        return None
    time = Quantity(times[0].value % 720, "時刻")
    return Angle(time, (side or ask).text("side") or "小さい")


def _often(between: Fact | None, ask: Fact) -> Often | None:
    event, span = ask.text("event"), ask.get("span")
    if event not in ("重なる", "180", "90"):
        return None
    if between is None:
        if ask.text("day"):
            return Often(event, Quantity(Fraction(24), "時間"), True)
        if not isinstance(span, Quantity):
            return None
        hours = convert(span, "時間")
        return Often(event, hours) if hours.value % 12 == 0 else None
    ends = [between.quantity("from"), *(between.quantity(role) for role in _ENDS if between.get(role))]
    touched = {"重なる": (0,), "180": (360,), "90": (180, 540)}[event]
    if ends[1].value - ends[0].value != 720 or ends[0].value % 60 or ends[0].value % 720 in touched:
        return None  # other stretches begin or end where it happens, or need counting hour by hour
    hours = Quantity(Fraction(12), "時間")
    if ask.text("day") or (isinstance(span, Quantity) and convert(span, "時間") != hours):
        return None
    return Often(event, hours)


def _moment(at: Fact | None, met: Fact | None, between: Fact | None, within: Fact | None, ask: Fact) -> Moment | None:
    unit = "分" if ask.text("what") == "分後" else "時刻"
    event, order, said = ask.text("event"), ask.text("order"), ask.get("hour")
    if isinstance(counted := ask.get("nth"), Quantity):
        order = str(counted.value)
    begin = at.quantity("at") if at else met.quantity("at") if met else None
    if between or within:
        begin = (between or within or ask).quantity("from")
        ends = [between.quantity(role) for role in _ENDS if between.get(role)] if between else []
        if between and (len(ends) != 1 or (ends[0].value - begin.value) % 720 != 60 or unit == "分"):
            return None
    elif begin is None and isinstance(said, Quantity) and order != "次":
        begin = said  # 重なるのは5時何分ですか says the hour itself
    if begin is None or begin.value % 60 or begin.value > 720:
        return None
    named = between is not None or within is not None or (at is None and met is None)
    hour = int(begin.value // 60)
    angle = {"重なる": Fraction(0), "180": Fraction(180), "90": Fraction(90), "対称": None}.get(event)
    if event == "角":
        angle = ask.quantity("angle").value
        if not 0 < angle <= 180:
            return None
        event = "180" if angle == 180 else event
    if met and (hour % 12 or event != "重なる"):
        return None
    nth = {"": 0, "1": 1, "2": 2, "次": 1}.get(order)
    if nth is None or (order == "次" and named) or (met and nth == 2) or (nth == 2 and angle in (0, None)):
        return None
    if not named and (nth == 2 or (nth == 0 and unit == "時刻" and not isinstance(said, Quantity))):
        return None
    s = Moment(hour, angle, nth, named, unit, event, met is not None)
    times = within_hour(s)
    if nth == 0 and len(times) > 1:
        return None  # which of the two?
    if nth == 0 and not named and not times:
        return None
    if isinstance(said, Quantity):
        pace = Fraction(13, 2) if angle is None else Fraction(11, 2)
        minutes = (times if named else [gain / pace for gain, _, _ in gains(s)])[max(nth, 1) - 1 :]
        if minutes and clock_of(s, minutes[0]) // 60 != said.value // 60:
            return None
        if said.value % 60:
            return None
    return s


def _drifting(drift: Fact | None, start: Fact | None, ask: Fact) -> Drift | None:
    if drift is None or start is None:
        return None
    per, rate = drift.get("per") or drift.get("span"), drift.quantity("rate")
    if not isinstance(per, Quantity) or dimension(rate.unit) != "time":
        return None
    if per.unit != "日" and dimension(per.unit) != "time":
        return None
    rate = convert(rate, "分") if rate.unit == "時間" else rate
    s = Drift(drift.text("way"), per, rate, start.quantity("at"), ask.quantity("at"), bool(ask.text("day")), ask.text("what"))
    if s.end.value + (1440 if s.next_day else 0) <= s.start.value:
        return None  # 8時 may be in the evening
    half = ask.text("half")
    if half and (explain(s).answer.value >= 720) != (half == "午後"):
        return None
    return s


def happens(s: Moment) -> str:
    if s.event == "角":
        assert s.angle is not None
        return f"長針と短針のつくる角が{number(s.angle)}度になる"
    return {"重なる": "長針と短針が重なる", "180": "長針と短針が一直線になる", "90": "長針と短針が直角になる", "対称": "長針と短針が、12と6を結ぶ直線について左右対称になる"}[s.event]


def line(s: Tokei) -> tuple[tuple[str, str], ...]:
    match s:
        case Angle(at, side):
            return (("時刻", written(at)), ("求めるもの", f"長針と短針がつくる{side}ほうの角（度）"))
        case Moment():
            place = f"{s.hour}時と{s.hour % 12 + 1}時の間" if s.within else f"{s.hour}時ちょうどのあと"
            nth = [("何回目", f"{s.nth}回目" if s.within else "はじめて")] if s.nth else []
            asked = "その時刻（時刻）" if s.unit == "時刻" else f"{s.hour}時からその時までの時間（分後）"
            return (("いつ", place), ("両針", happens(s)), *nth, ("求めるもの", asked))
        case Often(event, span, day):
            words = {"重なる": "重なる", "180": "一直線になる", "90": "直角になる"}[event]
            return (("時間", "1日" if day else written(span)), ("求めるもの", f"長針と短針が{words}回数（回）"))
    end = ("次の日の" if s.next_day else "") + written(s.end)
    role = "正しい時刻" if s.asked == "ずれた時刻" else "この時計の時刻"
    return (
        ("時計", f"{written(s.per)}に{written(s.rate)}{s.way}"),
        ("合わせた時刻", written(s.start)),
        (role, end),
        ("求めるもの", f"{'この時計の時刻' if s.asked == 'ずれた時刻' else '正しい時刻'}（時刻）"),
    )


def diagram(s: Tokei) -> Clock:
    """The faces before and at the asked moment; its caption has □ for what is asked."""
    match s:
        case Angle(at):
            return Clock(((at.value, f"{written(at)}（□度）"),))
        case Moment():
            answer = explain(s).answer.value
            face = answer if s.unit == "時刻" else (answer + 60 * s.hour) % 720
            start = (Fraction(60 * s.hour % 720), f"{s.hour}時ちょうど")
            return Clock((start, (face % 720, "□時□分" if s.unit == "時刻" else "□分後")))
        case Often(event):
            first = {"重なる": Fraction(0), "180": Fraction(360), "90": Fraction(180)}[event]
            every = AGAIN / 2 if event == "90" else AGAIN
            return Clock(((first, "はじめ"), ((first + every) % 720, "その次")))
    shown = explain(s).answer.value
    right, wrong = (s.end.value, shown) if s.asked == "ずれた時刻" else (shown, s.end.value)
    captions = (written(s.end), "□時□分") if s.asked == "ずれた時刻" else ("□時□分", written(s.end))
    return Clock(((right, f"正しい時計 {captions[0]}"), (wrong, f"この時計 {captions[1]}")))


def mistakes(s: Tokei) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction, str]] = []
    match s:
        case Angle(at, side):
            still = abs(30 * (at.value // 60) - 6 * (at.value % 60))
            still = min(still, 360 - still) if side == "小さい" else max(still, 360 - still)
            found = [
                (still, "短針も少しずつ動くことをわすれていませんか。短針は1分間に0.5度進みます。"),
                (360 - right.value, f"{'大きい' if side == '小さい' else '小さい'}ほうの角を答えていませんか。どちらの角を聞かれていますか。"),
            ]
        case Moment():
            gain = gains(s)[max(s.nth, 1) - 1][0]
            base = Fraction(0) if s.unit == "分" else Fraction(60 * s.hour)
            found = [(base + gain / 6, "短針が動かないと考えていませんか。短針も1分間に0.5度進みます。")]
            if s.angle is None:
                found.append((base + gain / Fraction(11, 2), "左右対称になるときは、2つの針の進む角の和を考えましょう。"))
            else:
                found.append((base + gain / Fraction(13, 2), "2つの針は同じ向きに動きます。1分間に進む角の差で考えましょう。"))
                found += [(base + minutes, "1回目と2回目を取りちがえていませんか。") for minutes in within_hour(s) if s.nth]
                if s.angle == 180 or s.event in ("90", "角"):
                    found.append((base + Fraction(30 * (s.hour % 12)) * 2 / 11, "これは、長針と短針が重なるときです。角は何度になればよいですか。"))
        case Often(event, span):
            each = 2 if event == "90" else 1
            found = [
                (span.value * each, f"1時間に{each}回ずつとはかぎりません。次にそうなるまでは、1時間より長くかかりませんか。" if each == 1 else "1時間に2回ない時間もあります。次に直角になるまでの時間を考えましょう。"),
                (right.value * 2, "2倍していませんか。短針が1周するのは12時間です。"),
            ]
        case Drift():
            end = s.end.value + (1440 if s.next_day else 0)
            off = right.value - s.end.value
            found = [((s.end.value - off) % 1440, "進む時計とおくれる時計を、逆に考えていませんか。")]
            if s.asked == "正しい時刻":
                per = s.per.value * 1440 if s.per.unit == "日" else convert(s.per, "分").value
                rate = convert(s.rate, "分").value * (-1 if s.way == "進む" else 1)
                found.append(((end + (end - s.start.value) * rate / per) % 1440, "この時計の進んだ時間に、正しい時間でのずれを使っていませんか。進み方の比で考えましょう。"))
            else:
                found.append((s.end.value + convert(s.rate, "分").value * (1 if s.way == "進む" else -1), f"{written(s.per)}分のずれをそのまま使っていませんか。時計を合わせてからの時間で考えましょう。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and value != right.value and (right.unit != "時刻" or value < 1440):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


FAMILY = Family(
    "tokei", "時計算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes
)  # fmt: skip
