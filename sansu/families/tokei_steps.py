"""What a 時計算 states, and its explanations: the long hand goes 6 degrees a minute, the short one half a degree."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, number, written
from sansu.solution import Solution, Step

LONG, SHORT = Fraction(6), Fraction(1, 2)  # degrees a minute
AGAIN = 360 / (LONG - SHORT)  # minutes from one meeting to the next
RIGHT = "90"
MIRROR = "対称"


@dataclass(frozen=True)
class Angle:
    """The smaller (`side` 小さい) or larger (大きい) angle of the hands at a time of the 12-hour clock."""

    at: Quantity  # 時刻, below 720
    side: str


@dataclass(frozen=True)
class Moment:
    """When, after `hour` o'clock, the hands meet (angle 0), make an angle (to 180), or mirror each other (None).

    nth: 0 where the text leaves it out and there is only one within the hour, else 1 or 2; within: the text names the hour.
    unit: 時刻 or 分 (minutes after).  said: the text names the hour that is asked (5時何分).
    """

    hour: int  # 0 to 12
    angle: Fraction | None
    nth: int
    within: bool
    unit: str
    event: str  # 重なる, 180, 90, 角, 対称
    met: bool = False  # the hands met at the beginning


@dataclass(frozen=True)
class Often:
    """How often within 12 or 24 hours, or between two times of one day."""

    event: str  # 重なる, 180, 90
    span: Quantity  # 時間
    day: bool = False  # told as 1日


@dataclass(frozen=True)
class Drift:
    """A clock that gains or loses `rate` in `per`, set right at `start`; asked: ずれた時刻 or 正しい時刻."""

    way: str  # 進む, おくれる
    per: Quantity  # 1日 or 時間
    rate: Quantity
    start: Quantity  # 時刻
    end: Quantity  # 時刻: what a right clock, or this one, shows
    next_day: bool
    asked: str


Tokei = Angle | Moment | Often | Drift


def explain(s: Tokei) -> Solution:
    match s:
        case Angle():
            return _angle(s)
        case Moment():
            return _moment(s)
        case Often():
            return _often(s)
    return _drift(s)


def degrees(value: Fraction) -> Quantity:
    return Quantity(value, "度")


def _angle(s: Angle) -> Solution:
    hour, minute = int(s.at.value // 60), s.at.value % 60
    n, steps = number, list[Step]()
    short, long = 30 * hour + minute * SHORT, minute * LONG
    say = "短針が12の目もりから進んだ角を求めます。"
    if minute and hour:
        steps.append(Step(say, f"30×{hour}＋0.5×{n(minute)}", degrees(short), hint="短針は1時間に何度、1分間に何度進みますか。"))
    elif minute:
        steps.append(Step(say, f"0.5×{n(minute)}", degrees(short), hint="短針は1分間に何度進みますか。"))
    else:
        steps.append(Step("長針は12をさし、短針は1時間に30度ずつ進んでいます。", f"30×{hour}", degrees(short), hint="文字ばんの大きな目もり1つ分は何度ですか。"))
    if minute:
        steps.append(Step("長針は1分間に6度進むので、12から進んだ角を求めます。", f"6×{n(minute)}", degrees(long), hint="長針は1分間に何度進みますか。"))
    found, large, small = abs(long - short), max(long, short), min(long, short)
    if minute:
        steps.append(Step("2つの針の間の角は、この差です。", f"{n(large)}−{n(small)}", degrees(found), hint="2つの針の間の角は、どのように求められますか。"))
    if found == 0:
        raise Impossible("このとき、長針と短針は重なっていて、角ができません。")
    if (found > 180) != (s.side == "大きい") and found != 180:
        word = "小さい" if s.side == "小さい" else "大きい"
        steps.append(Step(f"1周は360度なので、{word}ほうの角を求めます。", f"360−{n(found)}", degrees(360 - found), hint="求めた角は、180度より大きいですか、小さいですか。"))
        check = Step("2つの角をたすと、1周になります。", f"{n(360 - found)}＋{n(found)}", degrees(Fraction(360)))
        return Solution(tuple(steps), check, degrees(360 - found))
    if minute:
        check = Step("差をたして、進んだ角の大きいほうにもどします。", f"{n(small)}＋{n(found)}", degrees(large))
    else:
        check = Step("大きな目もりの数にもどします。", f"{n(found)}÷30", Quantity(Fraction(hour), "つ"))
    return Solution(tuple(steps), check, degrees(found))


def gains(s: Moment) -> list[tuple[Fraction, str, str]]:
    """Every angle that the long hand may have to gain (the first ones), with its expression and why, in order."""
    gap = Fraction(30 * (s.hour % 12))
    n = number
    if s.angle is None:
        return [(360 - gap, f"360−{n(gap)}" if gap else "", "")]
    a, rest = s.angle, 360 - s.angle
    if a == 0:
        return [(gap, "", "")] if gap else [(Fraction(360), "", "長針が短針より1周多く進むときです。")]
    inside = f"360−{n(a)}"
    found = [
        (gap - a, f"{n(gap)}−{n(a)}", f"長針が短針の{n(a)}度手前にくるときです。"),
        (gap - rest, f"{n(gap)}−({inside})", f"長針から右回りに短針までの角が、{n(rest)}度になるときです。"),
        (gap + a, f"{n(gap)}＋{n(a)}" if gap else "", f"長針が短針{'を追いこして、' if gap else 'より'}{n(a)}度先に進むときです。"),
        (gap + rest, f"{n(gap)}＋({inside})" if gap else inside, f"長針が短針{'を追いこして、' if gap else 'より'}{n(rest)}度先に進むときです。"),
    ]
    kept: dict[Fraction, tuple[Fraction, str, str]] = {}
    for one in found:
        if one[0] > 0:
            kept.setdefault(one[0], one)
    return [kept[key] for key in sorted(kept)]


def within_hour(s: Moment) -> list[Fraction]:
    """The minutes after the full hour, within it, at which it happens."""
    pace = LONG + SHORT if s.angle is None else LONG - SHORT
    return [gain / pace for gain, _, _ in gains(s) if gain / pace < 60]


def _moment(s: Moment) -> Solution:
    n, steps, gap = number, list[Step](), Fraction(30 * (s.hour % 12))
    index = max(s.nth, 1) - 1
    times = within_hour(s)
    if s.within and index >= len(times):
        raise Impossible(f"{s.hour}時と{s.hour % 12 + 1}時の間に、そのようなことは{'ありません' if not times else '1回しかありません'}。")
    gain, expression, why = gains(s)[index]
    start = f"{s.hour}時ちょうど"
    if gap:
        steps.append(Step(f"{start}のとき、長針から右回りに短針までの角を求めます。", f"30×{s.hour % 12}", degrees(gap), hint=f"{start}のとき、長針と短針は何度はなれていますか。"))
    if s.angle is None:
        if gap:
            steps.append(Step("左右対称のとき、2つの針が進んだ角の和は、1周に足りない分です。", expression, degrees(gain), hint="左右対称になるとき、2つの針が進む角の和は、何度になりますか。"))
        steps.append(Step("1分間に2つの針が進む角の和を求めます。", "6＋0.5", degrees(LONG + SHORT), hint="1分間に、長針と短針は合わせて何度進みますか。"))
        pace = LONG + SHORT
        say = f"{'1周の360度' if not gap else 'その角'}をわって、かかる時間を求めます。"
    else:
        if expression:
            steps.append(Step(why, expression, degrees(gain), hint="長針は、短針より何度多く進めばよいですか。"))
        steps.append(Step("1分間に長針が短針より多く進む角を求めます。", "6−0.5", degrees(LONG - SHORT), hint="1分間に、長針は短針より何度多く進みますか。"))
        pace = LONG - SHORT
        say = why + "かかる時間を求めます。" if not expression and why else "多く進む角を、1分間の差でわります。"
    minutes = gain / pace
    steps.append(Step(say, f"{n(gain)}÷{n(pace)}", Quantity(minutes, "分"), hint="1分間の角と、必要な角から、何分かかるかわかりますか。"))
    sign = "＋" if s.angle is None else "−"
    back = Step("2つの針が進んだ角から、必要な角にもどします。", f"6×{n(minutes)}{sign}0.5×{n(minutes)}", degrees(gain))
    if s.unit == "分":
        return Solution(tuple(steps), back, Quantity(minutes, "分"), "後")
    answer = Quantity(clock_of(s, minutes), "時刻")
    steps.append(Step(f"{start}から{n(minutes)}分後なので、{written(answer)}です。", "", answer, hint=f"{start}から何分後ですか。"))
    return Solution(tuple(steps), back, answer)


def clock_of(s: Moment, minutes: Fraction) -> Fraction:
    """The time of day that a page names, on the 12-hour face: 12時 and 65分 later is 1時."""
    at = 60 * s.hour + minutes
    return at - 720 if at >= 780 else at


_WORDS = {"重なる": "重なる", "180": "一直線になる", "90": "直角になる"}


def _often(s: Often) -> Solution:
    hours = convert(s.span, "分").value
    n, steps = number, list[Step]()
    steps.append(Step("1分間に長針が短針より多く進む角を求めます。", "6−0.5", degrees(LONG - SHORT), hint="1分間に、長針は短針より何度多く進みますか。"))
    turn, what = {"重なる": ("360", "次に重なるまで"), "180": ("360", "次に一直線になるまで"), "90": ("180", "次に直角になるまで")}[s.event]
    every = Fraction(turn) / (LONG - SHORT)
    steps.append(Step(f"{what}に長針は{turn}度多く進みます。その時間を求めます。", f"{turn}÷5.5", Quantity(every, "分"), hint=f"{what}に、長針は短針より何度多く進みますか。"))
    unit = "1日は24時間です。分に直します。" if s.day else f"{written(s.span)}を分に直します。"
    steps.append(Step(unit, f"{n(s.span.value)}×60", Quantity(hours, "分"), hint="全部で何分間ですか。"))
    answer = Quantity(hours / every, "回")
    if answer.value.denominator != 1:
        raise Impossible("いつから数えるかで、回数が変わります。")
    steps.append(Step("全部の時間を、1回分の時間でわります。", f"{n(hours)}÷{n(every)}", answer, hint="1回分の時間がいくつ分ありますか。"))
    check = Step("1回分の時間に回数をかけて、全部の時間にもどします。", f"{n(every)}×{n(answer.value)}", Quantity(hours, "分"))
    return Solution(tuple(steps), check, answer)


def per_hours(s: Drift) -> Fraction:
    return s.per.value * 24 if s.per.unit == "日" else convert(s.per, "時間").value


def _drift(s: Drift) -> Solution:
    n, steps = number, list[Step]()
    start, end = s.start.value, s.end.value + (1440 if s.next_day else 0)
    if end <= start:
        raise Impossible("時計を合わせた時刻のほうがあとになっています。")
    elapsed = end - start
    right = s.asked == "ずれた時刻"
    unit = "時間" if right and elapsed % 60 == 0 else "分"
    gone = Quantity(elapsed / (60 if unit == "時間" else 1), unit)
    whose = "正しい時計が" if right else "この時計が"
    day = "次の日の" if s.next_day else ""
    steps.append(Step(f"{written(s.start)}から{day}{written(s.end)}まで、{whose}進んだ時間を求めます。", _span(start, end, s, unit), gone, hint=f"{whose}進んだ時間は、どれだけですか。"))
    rate, more = conversion("ずれ", s.rate, "分")
    steps += more
    per = per_hours(s) * (1 if unit == "時間" else 60)
    per_name = f"{n(per)}{unit}"
    faster = s.way == "進む"
    if right:
        off = rate.value * gone.value / per
        if off.denominator != 1:
            raise ValueError("no whole minutes")
        say = f"{per_name}で{n(rate.value)}分ずれるので、{n(gone.value)}{unit}でどれだけずれるかを求めます。"
        steps.append(Step(say, f"{n(rate.value)}×{n(gone.value)}÷{n(per)}", Quantity(off, "分"), hint="その間に、時計はどれだけずれますか。"))
        answer = Quantity((end + (off if faster else -off)) % 1440, "時刻")
        steps.append(Step(f"{written(s.end)}より{n(off)}分{'進んだ' if faster else 'おくれた'}時刻なので、{written(answer)}です。", "", answer, hint="進むとき、時計は正しい時刻より先をさしますか、前をさしますか。"))
        check = Step("ずれから、進んだ時間にもどします。", f"{n(off)}÷{n(rate.value)}×{n(per)}", gone)
        return Solution(tuple(steps), check, answer)
    shown = per + (rate.value if faster else -rate.value)
    sign = "＋" if faster else "−"
    steps.append(Step(f"正しい時計が{n(per)}分進む間に、この時計が進む時間を求めます。", f"{n(per)}{sign}{n(rate.value)}", Quantity(shown, "分"), hint="正しい時計と、この時計の進み方をくらべましょう。"))
    real = elapsed * per / shown
    if real.denominator != 1:
        raise ValueError("no whole minutes")
    steps.append(Step("進み方の比から、正しい時計が進んだ時間を求めます。", f"{n(elapsed)}×{n(per)}÷{n(shown)}", Quantity(real, "分"), hint="2つの時計の進み方の比は、いつも同じです。正しい時計はどれだけ進みましたか。"))
    answer = Quantity((start + real) % 1440, "時刻")
    steps.append(Step(f"{written(s.start)}から{n(real)}分後なので、{written(answer)}です。", "", answer, hint="時計を合わせた時刻から、どれだけたちましたか。"))
    check = Step("この時計が進む時間にもどします。", f"{n(real)}×{n(shown)}÷{n(per)}", Quantity(elapsed, "分"))
    return Solution(tuple(steps), check, answer)


def _span(start: Fraction, end: Fraction, s: Drift, unit: str) -> str:
    """9時40分 to 次の日の8時 as an expression: 24×60＋8×60−(9×60＋40)."""
    def minutes(at: Fraction) -> str:
        hour, rest = divmod(at, 60)
        return f"{hour}×60" + (f"＋{number(rest)}" if rest else "")

    first, last = start, end - (1440 if s.next_day else 0)
    if unit == "時間" and start % 60 == 0:
        return f"{'24＋' if s.next_day else ''}{number(last / 60)}−{number(first / 60)}"
    if unit == "時間":
        return f"({'24×60＋' if s.next_day else ''}{minutes(last)}−({minutes(first)}))÷60"
    return f"{'24×60＋' if s.next_day else ''}{minutes(last)}−({minutes(first)})"


def holds(s: Tokei, answer: Quantity) -> bool:
    """Turns the hands: where one stands seen from the other, counted in elevenths of an hour."""
    match s:
        case Angle(at, side):
            turned = (at.value * 11) % 720 / 2  # the long hand goes round 11 times more often in 12 hours
            inner = min(turned, 360 - turned)
            return answer == degrees(inner if side == "小さい" else 360 - inner)
        case Moment():
            return _happens(s, answer)
        case Often(event, span):
            hours = convert(span, "時間").value
            every = {"重なる": 1, "180": 1, "90": 2}[event]
            return answer == Quantity(hours / 12 * 11 * every, "回")
    return _runs(s, answer)


def _happens(s: Moment, answer: Quantity) -> bool:
    if answer.unit != s.unit:
        return False
    after = answer.value if s.unit == "分" else answer.value - 60 * s.hour
    if s.unit == "時刻" and after <= 0:
        after += 720
    if not 0 < after < 720 or (s.unit == "時刻" and not 0 <= answer.value < 780):
        return False
    happened = 0
    for turn in range(-2, 30):
        for sign in (1, -1):
            if s.angle is None:
                at = Fraction(720 * turn, 13) - 60 * s.hour
            else:
                at = Fraction(360 * turn + sign * s.angle) * 2 / 11 - 60 * s.hour
            if sign == -1 and s.angle in (None, 0, 180):
                continue
            if 0 < at < after:
                happened += 1
            elif at == after:
                happened += 100
    limit = 60 if s.within else 720
    return happened == 100 + max(s.nth, 1) - 1 and after < limit


def _runs(s: Drift, answer: Quantity) -> bool:
    """Both clocks, hour by hour in proportion: what the one shows when the other shows its time."""
    if answer.unit != "時刻" or not 0 <= answer.value < 1440:
        return False
    rate, per = convert(s.rate, "分").value, per_hours(s) * 60
    for day in (0, 1, 2):
        right, shown = s.end.value + (1440 if s.next_day else 0), answer.value + 1440 * day
        if s.asked == "正しい時刻":
            right, shown = shown, right
        drift = (right - s.start.value) * (rate if s.way == "進む" else -rate) / per
        if right > s.start.value and s.start.value + (right - s.start.value) + drift == shown:
            return True
    return False


