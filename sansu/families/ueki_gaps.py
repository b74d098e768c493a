"""植木算 without planting: cuts of a log, overlaps of tapes, gaps passed, floors climbed, corners that must have a tree.

What is counted is always a number of gaps: one less than the things, or as many round a loop.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from sansu.diagram import NumberLine, Tick
from sansu.families.family import Impossible, Mistake, Taking
from sansu.families.mentions import clean
from sansu.families.slips import slips
from sansu.quantity import Quantity, convert, dimension, number, written
from sansu.solution import Solution, Step
from sansu.wording import Fact, refers


@dataclass(frozen=True)
class Gaps:
    """kind 切る: `count` pieces, or pieces of `each` of `whole`; `time` a cut and `small` of rest between two cuts.
    つなぐ: `count` tapes of `each`, `small` overlapping or `whole` in all.  歩く: posts every `each`, from the `start`-th to
    the `goal`-th.  上る: from floor `start` to `goal` in `time`; asked from floor `low` to `high`.
    花: `count` flowers (`thing`) in each gap between trees every `each` along `whole`, from end to end or round.
    四角: round a field of `each` by `whole`, a tree every `small`, or (None) as far apart as the corners allow.
    """

    kind: str
    asked: str
    unit: str
    thing: str = ""
    each: Quantity | None = None
    whole: Quantity | None = None
    count: Quantity | None = None
    small: Quantity | None = None
    time: Quantity | None = None
    start: int = 0
    goal: int = 0
    low: int = 0
    high: int = 0
    tree: str = ""
    place: str = ""
    loop: bool = False


def recognise(facts: Sequence[Fact]) -> Gaps | None:
    if not clean(facts):
        return None
    if any(fact.kind == "between" for fact in facts):
        return _flowers(facts)
    take = Taking(facts)
    kinds = ("cut", "cut time", "cut rest", "tape", "posts", "climb", "rectangle", "corners", "equal", "interval", "set", "ask")
    cut, time, rest, tape, posts, climb, field, corners, equal, interval, planted, ask = map(take.one, kinds)
    if not take.done or ask is None:
        return None
    heads = [one for one in (cut, tape, posts, climb, field) if one is not None]
    if len(heads) != 1 or (cut is None and (time or rest)) or (field is None and (corners or equal or interval or planted)):
        return None
    what, unit = ask.text("what"), ask.text("unit")

    def amount(fact: Fact | None, role: str) -> Quantity | None:
        value = fact.get(role) if fact else None
        return value if isinstance(value, Quantity) else None

    def whole(fact: Fact, role: str) -> int:
        value = fact.quantity(role).value
        return int(value) if value.denominator == 1 and value > 0 else 0

    if cut is not None:
        if ask.text("thing") and not refers(ask.text("thing"), cut.text("thing")):
            return None
        if (what == "切る時間") != (time is not None) or what not in ("切る時間", "切る回数") or (rest and not time):
            return None
        cost, pause = amount(time, "time"), amount(rest, "rest")
        if (cost and cost.unit != unit) or (pause and cost and pause.unit != cost.unit):
            return None
        each = amount(cut, "each")
        length = amount(cut, "length") if each else None
        return Gaps("切る", what, unit, cut.text("thing"), each, length, amount(cut, "pieces"), pause, cost)
    if tape is not None:
        each, small, total = amount(tape, "each"), amount(tape, "lap"), amount(tape, "whole")
        if what not in ("全体の長さ", "のりしろ") or (what == "全体の長さ") != (small is not None) or dimension(unit) != "length":
            return None
        return Gaps("つなぐ", what, unit, tape.text("thing"), each, total, amount(tape, "count"), small)
    if posts is not None:
        if what != "道のり" or any(ask.text(role) and not refers(ask.text(role), posts.text("thing")) for role in ("thing", "thing2")):
            return None
        if posts.get("n") is not None and whole(posts, "n") < max(whole(ask, "i"), whole(ask, "j")):
            return None  # there are not so many
        return Gaps("歩く", what, unit, posts.text("thing"), amount(posts, "each"), start=whole(ask, "i"), goal=whole(ask, "j"))
    if climb is not None:
        cost = amount(climb, "time")
        if what != "上る時間" or cost is None or cost.unit != unit:
            return None
        return Gaps("上る", what, unit, time=cost, start=whole(climb, "i"), goal=whole(climb, "j"), low=whole(ask, "k"), high=whole(ask, "l"))
    assert field is not None
    thing = planted.text("thing") if planted else ""
    if not thing or "間" in thing or (planted and planted.get("count") is not None) or dimension(unit) != unit or unit in ("円", "倍", "%", "回", "日", "人"):
        return None
    every = amount(interval, "each")
    if any(ask.text(role) and not refers(ask.text(role), thing) for role in ("thing", "thing2")):
        return None
    if every is not None:
        right = what == "植える数" and not equal and (interval is None or all(refers(interval.text(role), thing) for role in ("thing", "other")))
    else:
        right = what == "少ない数" and corners is not None
    return Gaps("四角", "数", unit, thing, amount(field, "a"), amount(field, "b"), None, every) if right else None


def _flowers(told: Sequence[Fact]) -> Gaps | None:
    take = Taking(told)
    span, interval, ends, planted, between, ask = map(take.one, ("span", "interval", "ends", "set", "between", "ask"))
    if not take.done or not (span and interval and planted and between and ask) or span.get("length") is None:
        return None
    loop, tree, flower = span.text("shape") == "輪", planted.text("thing"), between.text("flower")
    if loop == (ends is not None) or (ends and ends.text("where") != "両はし") or span.text("shape") == "間":
        return None
    mentions = [between.text("thing"), between.text("other"), interval.text("thing"), interval.text("other")]
    if planted.get("count") is not None or not all(refers(mention, tree) for mention in mentions) or refers(flower, tree):
        return None
    per, unit = between.quantity("per"), ask.text("unit")
    if ask.text("what") != "植える数" or not ask.text("thing") or not refers(ask.text("thing"), flower) or refers(ask.text("thing"), tree):
        return None
    if per.unit != unit or per.value.denominator != 1 or per.value < 1:
        return None
    return Gaps("花", "数", unit, flower, interval.quantity("each"), span.quantity("length"), per, tree=tree, place=span.text("place"), loop=loop)


def facts(s: Gaps) -> tuple[Fact, ...]:
    def whole(value: int, unit: str) -> Quantity:
        return Quantity(Fraction(value), unit)

    if s.kind == "切る":
        pieces = {"pieces": s.count} if s.count else {"each": s.each, "length": s.whole}
        out = [Fact.of("cut", thing=s.thing, **{role: value for role, value in pieces.items() if value})]
        out += [Fact.of("cut time", time=s.time)] if s.time else []
        out += [Fact.of("cut rest", rest=s.small)] if s.small else []
        return (*out, Fact.of("ask", what=s.asked, unit=s.unit))
    if s.kind == "つなぐ":
        told = {"lap": s.small} if s.small else {"whole": s.whole}
        roles = {"each": s.each, "count": s.count, **told}
        return (
            Fact.of("tape", thing=s.thing, **{role: value for role, value in roles.items() if value}),
            Fact.of("ask", what=s.asked, unit=s.unit),
        )
    if s.kind == "花":
        assert s.each and s.whole and s.count
        span = Fact.of("span", length=s.whole, place=s.place, shape="輪" if s.loop else "線")
        return (
            span,
            *(() if s.loop else (Fact.of("ends", where="両はし"),)),
            Fact.of("interval", each=s.each),
            Fact.of("set", thing=s.tree),
            Fact.of("between", thing=s.tree, other=s.tree, flower=s.thing, per=s.count),
            Fact.of("ask", what="植える数", thing=s.thing, unit=s.unit),
        )
    if s.kind == "歩く":
        assert s.each
        ask = Fact.of("ask", what=s.asked, unit=s.unit, i=whole(s.start, "本"), j=whole(s.goal, "本"))
        return (Fact.of("posts", thing=s.thing, each=s.each), ask)
    if s.kind == "上る":
        assert s.time
        ask = Fact.of("ask", what=s.asked, unit=s.unit, k=whole(s.low, "階"), l=whole(s.high, "階"))
        return (Fact.of("climb", time=s.time, i=whole(s.start, "階"), j=whole(s.goal, "階")), ask)
    assert s.each and s.whole
    field = Fact.of("rectangle", a=s.each, b=s.whole, place="土地")
    planted = Fact.of("set", thing=s.thing)
    if s.small:
        return (field, Fact.of("interval", each=s.small), planted, Fact.of("ask", what="植える数", thing=s.thing, unit=s.unit))
    return (field, Fact.of("corners"), Fact.of("equal"), planted, Fact.of("ask", what="少ない数", thing=s.thing, unit=s.unit))


def line(s: Gaps) -> tuple[tuple[str, str], ...]:
    shown: list[tuple[str, str]] = []
    if s.kind == "切る":
        if s.count:
            shown.append((f"{s.thing}を切る", f"{written(s.count)}に"))
        else:
            assert s.each and s.whole
            shown.append((f"{s.thing}を切る", f"{written(s.whole)}を{written(s.each)}ずつ"))
        shown += [("1回の時間", written(s.time))] if s.time else []
        shown += [("1回ごとの休み", written(s.small))] if s.small else []
    elif s.kind == "つなぐ":
        assert s.each and s.count
        shown += [(f"{s.thing}1つの長さ", written(s.each)), (f"{s.thing}の数", written(s.count))]
        shown += [("のりしろ", written(s.small))] if s.small else []
        shown += [("全体の長さ", written(s.whole))] if s.whole else []
    elif s.kind == "花":
        assert s.each and s.whole and s.count
        shown += [("1周の長さ" if s.loop else f"{s.place}の長さ", written(s.whole)), (f"{s.tree}の間かく", written(s.each))]
        shown += [("植え方", "まわりに1周" if s.loop else "両はしにも植える"), (f"間に植える{s.thing}", f"{written(s.count)}ずつ")]
    elif s.kind == "歩く":
        assert s.each
        shown += [("間かく", written(s.each)), (f"歩く{s.thing}", f"{s.start}本目から{s.goal}本目まで")]
    elif s.kind == "上る":
        assert s.time
        shown += [("かかった時間", f"{s.start}階から{s.goal}階まで{written(s.time)}"), ("上る階", f"{s.low}階から{s.high}階まで")]
    else:
        assert s.each and s.whole
        shown += [("長方形の土地", f"たて{written(s.each)}、横{written(s.whole)}")]
        shown += [("間かく", written(s.small))] if s.small else [("四すみ", "必ず植え、間かくを同じにして数を少なくする")]
    asked = f"{s.thing}の数" if s.kind in ("四角", "花") else s.asked
    return (*shown, ("求めるもの", f"{asked}（{s.unit}）"))


def _step(say: str, expression: str, value: Fraction | int, unit: str, hint: str = "") -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), hint=hint)


def _pieces(s: Gaps) -> tuple[list[Step], int]:
    steps: list[Step] = []
    if s.count:
        pieces = s.count.value
    else:
        assert s.each and s.whole
        each = convert(s.each, s.whole.unit)
        if each.unit != s.each.unit:
            factor = each.value / s.each.value
            text = f"{number(s.each.value)}÷{number(1 / factor)}" if factor < 1 else f"{number(s.each.value)}×{number(factor)}"
            steps.append(Step(f"1つ分の長さの単位を{each.unit}にそろえます。", text, each, hint="2つの長さの単位は、そろっていますか。"))
        pieces = s.whole.value / each.value
        steps.append(_step("いくつに分かれるかを求めます。", f"{number(s.whole.value)}÷{number(each.value)}", pieces, "本", "切ると、全部でいくつになりますか。"))
    if pieces.denominator != 1 or pieces < 2:
        raise Impossible(f"{s.thing}を{'ちょうど' if s.each else ''}切り分けることができません。")
    return steps, int(pieces)


def explain(s: Gaps) -> Solution:
    return {"切る": _cut, "つなぐ": _tape, "歩く": _walk, "上る": _climb, "四角": _field, "花": _planted}[s.kind](s)


def _cut(s: Gaps) -> Solution:
    steps, pieces = _pieces(s)
    cuts = pieces - 1
    steps.append(_step("切る回数は、切り分けた数より1少ないです。", f"{pieces}−1", cuts, "回", "切る回数は、切り分けた数とどうちがいますか。"))
    if not s.time:
        return Solution(tuple(steps), _step("切る回数に1をたして、切り分けた数にもどします。", f"{cuts}＋1", pieces, "本"), steps[-1].value)
    work = s.time.value * cuts
    steps.append(_step("切っている時間を求めます。", f"{number(s.time.value)}×{cuts}", work, s.unit, "切っている時間は、全部でどれだけですか。"))
    total, back = work, f"{number(work)}÷{number(s.time.value)}"
    if s.small:
        pauses = cuts - 1
        if pauses < 1:
            raise Impossible("1回しか切らないので、休む時間がありません。")
        steps.append(_step("最後に切ったあとは休まないので、休む回数はさらに1少ないです。", f"{cuts}−1", pauses, "回", "最後に切ったあとにも、休みますか。"))
        rest = s.small.value * pauses
        steps.append(_step("休む時間を求めます。", f"{number(s.small.value)}×{pauses}", rest, s.unit, "休む時間は、全部でどれだけですか。"))
        total += rest
        steps.append(_step("2つの時間をたします。", f"{number(work)}＋{number(rest)}", total, s.unit, "切る時間と休む時間を合わせましたか。"))
        back = f"({number(total)}−{number(rest)})÷{number(s.time.value)}"
    say = "休む時間をひいて、切る回数にもどします。" if s.small else "1回の時間でわって、切る回数にもどします。"
    return Solution(tuple(steps), _step(say, back, cuts, "回"), Quantity(total, s.unit))


def _tape(s: Gaps) -> Solution:
    assert s.each and s.count
    unit, count = s.each.unit, s.count.value
    if count.denominator != 1 or count < 2:
        raise Impossible(f"{s.thing}の数が2より少ないので、つなげません。")
    laps, total = int(count) - 1, s.each.value * count
    steps = [
        _step("重ねないでつないだ長さを求めます。", f"{number(s.each.value)}×{number(count)}", total, unit, "重ねないでつなぐと、どれだけの長さですか。"),
        _step("つなぎ目の数は、つなぐ数より1少ないです。", f"{number(count)}−1", laps, "か所", "つなぎ目は、何か所ありますか。"),
    ]
    if s.small:
        lap = convert(s.small, unit)
        if lap.unit != s.small.unit:
            factor = lap.value / s.small.value
            text = f"{number(s.small.value)}÷{number(1 / factor)}" if factor < 1 else f"{number(s.small.value)}×{number(factor)}"
            steps.insert(0, Step(f"のりしろの単位を{unit}にそろえます。", text, lap, hint="2つの長さの単位は、そろっていますか。"))
        if lap.value * 2 > s.each.value:
            raise Impossible("のりしろが長すぎます。")
        lost = lap.value * laps
        steps.append(_step("のりしろで短くなる長さを求めます。", f"{number(lap.value)}×{laps}", lost, unit, "つなぎ目で、全部でどれだけ短くなりますか。"))
        answer = Quantity(total - lost, unit)
        steps.append(Step("短くなる長さをひきます。", f"{number(total)}−{number(lost)}", answer, hint="重ねた分だけ、長さはどうなりますか。"))
        back = f"({number(total)}−{number(answer.value)})÷{laps}"
        check = Step("短くなった長さをつなぎ目の数でわり、のりしろにもどします。", back, lap)
    else:
        assert s.whole
        whole = convert(s.whole, unit)
        lost = total - whole.value
        if lost <= 0 or lost * 2 > s.each.value * laps:
            raise Impossible(f"全体の長さが{written(s.whole)}になりません。")
        if whole.unit != s.whole.unit:
            factor = whole.value / s.whole.value
            text = f"{number(s.whole.value)}÷{number(1 / factor)}" if factor < 1 else f"{number(s.whole.value)}×{number(factor)}"
            steps.insert(0, Step(f"全体の長さの単位を{unit}にそろえます。", text, whole, hint="2つの長さの単位は、そろっていますか。"))
        answer = Quantity(lost / laps, unit)
        steps.append(_step("のりしろで短くなった長さを求めます。", f"{number(total)}−{number(whole.value)}", lost, unit, "つないで、全部でどれだけ短くなりましたか。"))
        steps.append(Step("つなぎ目の数でわります。", f"{number(lost)}÷{laps}", answer, hint="1か所では、どれだけ短くなりますか。"))
        check = Step("のりしろから、全体の長さにもどします。", f"{number(s.each.value)}×{number(count)}−{number(answer.value)}×{laps}", whole)
    return Solution(tuple(steps), check, answer)


def _walk(s: Gaps) -> Solution:
    assert s.each
    gaps = s.goal - s.start
    if gaps < 1 or s.start < 1:
        raise Impossible(f"{s.goal}本目は{s.start}本目の先にありません。")
    found = s.each.value * gaps
    steps = (
        _step(f"{s.start}本目から{s.goal}本目までの、間の数を求めます。", f"{s.goal}−{s.start}", gaps, "つ", "間は、いくつありますか。"),
        _step("間かくと間の数をかけます。", f"{number(s.each.value)}×{gaps}", found, s.each.unit, "1つの間は、どれだけの長さですか。"),
    )
    return Solution(steps, _step("道のりを間かくでわって、間の数にもどします。", f"{number(found)}÷{number(s.each.value)}", gaps, "つ"), steps[-1].value)


def _climb(s: Gaps) -> Solution:
    assert s.time
    first, second = s.goal - s.start, s.high - s.low
    if first < 1 or second < 1 or s.start < 1 or s.low < 1:
        raise Impossible("上る階の順が逆です。")
    one = s.time.value / first
    steps = (
        _step(f"{s.start}階から{s.goal}階までに上る階段の数を求めます。", f"{s.goal}−{s.start}", first, "つ", "階と階の間は、いくつありますか。"),
        _step("1階分にかかる時間を求めます。", f"{number(s.time.value)}÷{first}", one, s.unit, "1階分を上るのに、どれだけかかりますか。"),
        _step(f"{s.low}階から{s.high}階までに上る階段の数を求めます。", f"{s.high}−{s.low}", second, "つ", "今度は、間がいくつありますか。"),
        _step("1階分の時間に、上る階段の数をかけます。", f"{number(one)}×{second}", one * second, s.unit, "全部で、何階分上りますか。"),
    )
    return Solution(steps, _step("1階分の時間から、はじめの時間にもどします。", f"{number(one * second)}÷{second}×{first}", s.time.value, s.unit), steps[-1].value)


def _field(s: Gaps) -> Solution:
    assert s.each and s.whole
    a, b = s.each.value, convert(s.whole, s.each.unit).value
    unit, steps = s.each.unit, list[Step]()
    if s.whole.unit != unit or (s.small and s.small.unit != unit) or (not s.small and (a.denominator != 1 or b.denominator != 1)):
        raise Impossible("長さの単位がちがいます。")
    if s.small:
        every = s.small.value
    else:
        every = Fraction(gcd(int(a), int(b)))
        steps.append(_step(f"間かくは{number(a)}と{number(b)}の最大公約数の{number(every)}{unit}です。", "", every, unit, "たても横もわりきれる長さのうち、いちばん大きいのはどれですか。"))
    around = (a + b) * 2
    count = around / every
    steps.append(_step("まわりの長さを求めます。", f"({number(a)}＋{number(b)})×2", around, unit, "土地のまわりの長さは、どれだけですか。"))
    steps.append(_step(f"まわりを1周するので、{s.thing}の数は間の数と同じです。", f"{number(around)}÷{number(every)}", count, s.unit, "1周するとき、間の数と本数はどうなりますか。"))
    if count.denominator != 1:
        raise Impossible(f"まわりの長さ{number(around)}{unit}は{number(every)}{unit}ずつに分けられません。")
    return Solution(tuple(steps), _step("間かくと数から、まわりの長さにもどします。", f"{number(every)}×{number(count)}", around, unit), steps[-1].value)


def _planted(s: Gaps) -> Solution:
    assert s.each and s.whole and s.count
    if s.each.unit != s.whole.unit:
        raise ValueError("two units")
    gaps = s.whole.value / s.each.value
    if gaps.denominator != 1:
        raise Impossible(f"{written(s.whole)}は{written(s.each)}ずつにちょうど分けられません。")
    where = "1周の長さ" if s.loop else f"{s.place}の長さ"
    steps = (
        _step(f"{s.tree}と{s.tree}の間の数を求めます。", f"{number(s.whole.value)}÷{number(s.each.value)}", gaps, "つ", f"{s.tree}と{s.tree}の間は、いくつありますか。"),
        _step(f"1つの間に植える{s.thing}の数をかけます。", f"{number(s.count.value)}×{number(gaps)}", s.count.value * gaps, s.unit, f"1つの間に、{s.thing}をいくつ植えますか。"),
    )
    back = f"{number(steps[-1].value.value)}÷{number(s.count.value)}×{number(s.each.value)}"
    return Solution(steps, Step(f"間の数にもどして、{where}を確かめます。", back, s.whole), steps[-1].value)


def holds(s: Gaps, answer: Quantity) -> bool:
    """Does it: cuts, joins, walks or plants one by one and adds up."""
    if answer.value <= 0 or answer.unit != explain(s).answer.unit:
        return False
    if s.kind == "切る":
        left, cuts, spent = s.count.value if s.count else Fraction(0), 0, Fraction(0)
        if not s.count and s.whole and s.each:
            left = s.whole.value / convert(s.each, s.whole.unit).value
        while left > 1:
            if cuts and s.small:
                spent += s.small.value
            left, cuts, spent = left - 1, cuts + 1, spent + (s.time.value if s.time else 0)
        return left == 1 and answer.value == (spent if s.time else cuts)
    if s.kind == "つなぐ":
        assert s.each and s.count
        lap = convert(s.small, s.each.unit).value if s.small else answer.value
        end = s.each.value
        for _ in range(int(s.count.value) - 1):
            end += s.each.value - lap
        return end == (answer.value if s.small else convert(s.whole or answer, s.each.unit).value)
    if s.kind == "花":
        assert s.each and s.whole and s.count
        at, flowers = Fraction(0), Fraction(0)
        while at < s.whole.value:
            at, flowers = at + s.each.value, flowers + s.count.value
        return at == s.whole.value and flowers == answer.value
    if s.kind == "歩く":
        assert s.each
        at = sum((s.each.value for _ in range(s.start, s.goal)), Fraction(0))
        return at == answer.value
    if s.kind == "上る":
        assert s.time
        return answer.value * (s.goal - s.start) == s.time.value * (s.high - s.low)
    assert s.each and s.whole
    if s.small:
        return s.small.value * answer.value == 2 * (s.each.value + s.whole.value)
    fewest = next(
        step for step in range(min(int(s.each.value), int(s.whole.value)), 0, -1)
        if s.each.value % step == 0 and s.whole.value % step == 0
    )  # fmt: skip
    return sum(2 * side / fewest for side in (s.each.value, s.whole.value)) == answer.value


def _answered(s: Gaps) -> str:
    return f"□{s.unit}"


def diagram(s: Gaps) -> NumberLine:
    """The gaps on a line: cuts, overlaps, posts, floors or trees; of many the first three and the last two."""
    if s.kind == "四角":
        assert s.each and s.whole
        corners = [Fraction(0), s.each.value, s.each.value + s.whole.value, 2 * s.each.value + s.whole.value, 2 * (s.each.value + s.whole.value)]
        ticks = tuple(Tick(at, s.thing) for at in corners)
        spans = [(corners[0], corners[1], written(s.each)), (corners[1], corners[2], written(s.whole))]
        spans.append((corners[0], corners[-1], f"{s.thing} {_answered(s)}"))
        return NumberLine(ticks, tuple(spans), loop=True)
    if s.kind == "上る":
        assert s.time
        floors = sorted({s.start, s.goal, s.low, s.high})
        return NumberLine(
            tuple(Tick(Fraction(floor), "", f"{floor}階") for floor in floors),
            ((Fraction(s.start), Fraction(s.goal), written(s.time)), (Fraction(s.low), Fraction(s.high), _answered(s))),
        )
    if s.kind == "歩く":
        gaps, label = s.goal - s.start, written(s.each) if s.each else ""
    elif s.kind == "花":
        gaps, label = int(s.whole.value / s.each.value) if s.whole and s.each else 2, written(s.each) if s.each else ""
    elif s.kind == "切る":
        _, gaps = _pieces(s)
        label = written(s.each) if s.each else ""
    else:
        gaps, label = int(s.count.value) if s.count else 2, written(s.each) if s.each else ""
    shown = list(range(gaps + 1)) if gaps <= 6 else [0, 1, 2, gaps - 1, gaps]
    place = {post: Fraction(index + (index > 2 and gaps > 6)) for index, post in enumerate(shown)}
    inner = {"切る": "切る", "つなぐ": "のりしろ", "花": s.tree}.get(s.kind, s.thing)
    ends = s.thing if s.kind == "歩く" else s.tree
    ticks = tuple(Tick(place[post], inner if 0 < post < gaps else ends) for post in shown)
    out = [(ticks[0].at, ticks[1].at, label)] if label else []
    whole = {"切る": f"{written(s.count)}" if s.count else written(s.whole) if s.whole else ""}.get(s.kind, written(s.whole) if s.whole else _answered(s))
    return NumberLine(ticks, (*out, (ticks[0].at, ticks[-1].at, whole)), loop=s.loop)


def mistakes(s: Gaps) -> tuple[Mistake, ...]:
    right = explain(s).answer
    found: list[tuple[Fraction | int, str]] = []
    if s.kind == "切る":
        _, pieces = _pieces(s)
        time, rest = s.time.value if s.time else Fraction(1), s.small.value if s.small else Fraction(0)
        found = [
            (time * pieces + rest * max(pieces - 1, 0) * bool(rest), "切る回数は、切り分けた数より1少なくなります。"),
            (time * (pieces - 1) + rest * (pieces - 1), "最後に切ったあとは、休む必要がありません。"),
            (time * pieces + rest * pieces, "切る回数は、切り分けた数より1少なくなります。"),
            (time * (pieces - 1), "休む時間をわすれていませんか。"),
            (time * (pieces - 2), "切る回数を少なく数えていませんか。図にかいて確かめましょう。"),
        ]
    elif s.kind == "つなぐ":
        assert s.each and s.count
        total = s.each.value * s.count.value
        if s.small:
            lap = convert(s.small, s.each.unit).value
            found = [(total - lap * s.count.value, "つなぎ目の数は、つなぐ数より1少なくなります。"), (total, "のりしろで短くなることをわすれていませんか。"), (total + lap * (s.count.value - 1), "のりしろの分は、たすのではなくひきます。")]
        else:
            lost = total - convert(s.whole or s.each, s.each.unit).value
            found = [(lost / s.count.value, "つなぎ目の数は、つなぐ数より1少なくなります。"), (lost, "1か所ののりしろを聞かれています。")]
    elif s.kind == "花":
        assert s.count
        found = [
            (right.value + s.count.value, "間の数は、木の数とはちがいます。花を植えるのは木と木の間です。"),
            (right.value - s.count.value, "間の数を少なく数えていませんか。図で確かめましょう。"),
            (right.value / s.count.value, "1つの間に、花をいくつずつ植えるかを使いましたか。"),
        ]
    elif s.kind == "歩く":
        assert s.each
        found = [(s.each.value * (s.goal - s.start + 1), "間の数は、数えた本数より1少なくなります。"), (s.each.value * s.goal, "はじめの木から歩く間の数を、図で確かめましょう。")]
    elif s.kind == "上る":
        assert s.time
        found = [(s.time.value / s.goal * s.high, "階の数ではなく、階と階の間の数で考えましょう。"), (s.time.value / (s.goal - s.start) * s.high, "上る階段の数は、階の数より少なくなります。")]
    else:
        assert s.each and s.whole
        found = [(right.value + 1, "まわりを1周するときは、間の数と同じです。1をたす必要はありません。"), (right.value / 2, "たてと横は、2つずつあります。"), (right.value + 4, "四すみの木を2度数えていませんか。")]
    return slips(right, found)


def sample(rng: random.Random, level: int) -> Gaps:
    while True:
        s = _drawn(rng, level)
        try:
            if explain(s).answer.value > 0 and recognise(facts(s)) == s:
                return s
        except Impossible:
            continue


def _drawn(rng: random.Random, level: int) -> Gaps:
    def q(value: int, unit: str) -> Quantity:
        return Quantity(Fraction(value), unit)

    kind = rng.choice(("切る", "つなぐ", "歩く", "上る", "四角", "花") if level > 1 else ("切る", "つなぐ", "歩く"))
    if kind == "切る":
        pieces, thing = rng.randint(3, 5 + 3 * level), rng.choice(("丸太", "木材", "ロープ", "竹", "角材"))
        asked = rng.choice(("切る回数", "切る時間")) if level > 1 else "切る回数"
        time = q(rng.randint(2, 9), "分") if asked == "切る時間" else None
        rest = q(rng.randint(1, 5), "分") if time and level == 3 else None
        unit = "分" if time else "回"
        if rng.random() < 0.5:
            return Gaps("切る", asked, unit, thing, count=q(pieces, "本"), small=rest, time=time)
        each = rng.choice((20, 25, 30, 40, 50, 60, 80))
        whole = q(each * pieces, "cm") if each * pieces % 100 or level == 1 else q(each * pieces // 100, "m")
        return Gaps("切る", asked, unit, thing, q(each, "cm"), whole, small=rest, time=time)
    if kind == "つなぐ":
        each, count, lap = rng.randint(4, 15) * 2, rng.randint(4, 8 * level), rng.randint(1, 3)
        thing = rng.choice(("テープ", "紙テープ", "色テープ", "リボン"))
        if level > 1 and rng.random() < 0.4:
            return Gaps("つなぐ", "のりしろ", "cm", thing, q(each, "cm"), q(each * count - lap * (count - 1), "cm"), q(count, "本"))
        return Gaps("つなぐ", "全体の長さ", "cm", thing, q(each, "cm"), None, q(count, "本"), q(lap, "cm"))
    if kind == "歩く":
        start = rng.randint(1, 3 * level - 2)
        thing = rng.choice(("木", "電柱", "街灯", "桜の木", "旗"))
        return Gaps("歩く", "道のり", "m", thing, q(rng.choice((5, 8, 10, 12, 15, 20, 25, 30)), "m"), start=start, goal=start + rng.randint(3, 9 * level))
    if kind == "上る":
        first, one = rng.randint(2, 4), rng.randint(6, 20)
        return Gaps("上る", "上る時間", "秒", time=q(first * one, "秒"), start=1, goal=1 + first, low=1, high=2 + first + rng.randint(1, 9))
    every = rng.choice((3, 4, 5, 6, 8, 9, 10, 12))
    if kind == "花":
        loop = rng.random() < 0.3
        place = rng.choice(("池", "公園") if loop else ("道", "遊歩道", "通り"))
        flower, whole = rng.choice(("花", "チューリップ", "つつじ", "パンジー")), q(every * rng.randint(4, 12 * level), "m")
        return Gaps("花", "数", "本", flower, q(every, "m"), whole, q(rng.randint(2, 5), "本"), tree=rng.choice(("木", "桜の木", "いちょうの木")), place=place, loop=loop)
    a, b = every * rng.randint(2, 6), every * rng.randint(3, 9)
    thing = rng.choice(("桜の木", "木", "つつじ", "いちょうの木", "杉の木"))
    return Gaps("四角", "数", "本", thing, q(a, "m"), q(b, "m"), None, q(every, "m") if level == 2 or rng.random() < 0.4 else None)


WORDINGS = (
    "gaps.cut.pieces gaps.ask.cuts",
    "gaps.cut.each gaps.ask.cuts",
    "gaps.cut.equal gaps.cut.time gaps.ask.cut.time",
    "gaps.cut.pieces gaps.cut.time gaps.cut.rest gaps.ask.cut.time",
    "gaps.cut.each gaps.cut.time gaps.ask.cut.time",
    "gaps.cut.each gaps.cut.time gaps.cut.rest gaps.ask.cut.time",
    "gaps.tape gaps.ask.tape",
    "gaps.tape.lapped gaps.ask.tape",
    "gaps.tape.of gaps.ask.tape",
    "gaps.tape.of.lap gaps.ask.tape",
    "gaps.tape.whole gaps.ask.lap",
    "gaps.posts gaps.ask.walk",
    "gaps.climb gaps.ask.climb",
    "spacing.span spacing.end.to.end spacing.every spacing.plant gaps.between spacing.ask.count",
    "spacing.loop spacing.every spacing.plant gaps.between spacing.ask.count",
    "gaps.rectangle spacing.every spacing.plant spacing.ask.count",
    "gaps.rectangle gaps.equal spacing.plant gaps.corners gaps.ask.fewest",
    "gaps.rectangle gaps.equal spacing.plant gaps.corners gaps.ask.fewest.at.least",
)
