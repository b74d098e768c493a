"""約数と倍数: situations and explanations.  What is common to two numbers comes from dividing them by the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from sansu.families.conversion import conversion
from sansu.families.family import Impossible
from sansu.quantity import Quantity, convert, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Yakusu:
    """kind, its numbers and the remainders that go with them, the range, and what is asked.

    "最大公約数", "最小公倍数": of `numbers`.  "約数の個数", "約数の和": of numbers[0].
    "わる数": each of `numbers` leaves its remainder.  "わられる数": divided by each of `numbers` it leaves its remainder.
    "倍数": how many of lo..hi are multiples (mode A, 両方, 少なくとも, なし, Aだけ) of `numbers`.
    "切る", "並べる": a rectangle; asked 1辺 or 枚数.  "同時": intervals; asked a time or a clock.
    "配る": amounts; asked 人数 or 1人分 (index `which`).
    """

    kind: str
    numbers: tuple[int, ...]
    rests: tuple[int, ...] = ()
    pick: str = ""
    digits: int = 0
    lo: int = 0
    hi: int = 0
    mode: str = ""
    asked: str = ""
    unit: str = ""
    names: tuple[str, ...] = ()
    given: tuple[Quantity, ...] = ()
    start: Quantity | None = None
    which: int = 0
    same: bool = False  # the conditions are told in one breath: 6で割っても8で割っても


def plain(value: int | Fraction, unit: str = "") -> Quantity:
    return Quantity(Fraction(value), unit)


def listed(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))


def bounds(s: Yakusu) -> tuple[int, int]:
    """The smallest and the largest number that may be meant; the largest 0 where there is none."""
    if s.digits:
        return 10 ** (s.digits - 1), 10**s.digits - 1
    return s.lo or 1, s.hi


def _ladder(a: int, b: int) -> tuple[list[int], int, int]:
    """What both can be divided by, one after the other, and what is left of each."""
    out, by = [], 2
    while by <= min(a, b):
        if a % by == b % by == 0:
            out.append(by)
            a, b = a // by, b // by
        else:
            by += 1
    return out, a, b


def _times(numbers: Sequence[int]) -> str:
    return "×".join(map(str, numbers)) if len(numbers) > 1 else f"{numbers[0]}×1"


def gcd_steps(numbers: Sequence[int], unit: str = "", what: str = "最大公約数") -> tuple[list[Step], int]:
    """The greatest common divisor by すだれ算, two numbers at a time."""
    steps, found = [], numbers[0]
    for other in numbers[1:]:
        common, *_ = _ladder(found, other)
        if common:
            say = f"{found}と{other}は、両方とも{listed(common)}で順にわれます。{what}を求めます。"
            step = Step(say, _times(common), plain(prod(common), unit), hint=f"{what}は、両方をわれる数で順にわって求めます。")
        else:
            say = f"{found}と{other}を両方われるのは1だけです。{what}は1です。"
            step = Step(say, "", plain(1, unit), hint=f"{what}は、いくつですか。")
        steps.append(step)
        found = prod(common)
    return steps, found


def lcm_steps(numbers: Sequence[int], unit: str = "", what: str = "最小公倍数") -> tuple[list[Step], int]:
    """The least common multiple by すだれ算, two numbers at a time."""
    steps, found = [], numbers[0]
    for other in numbers[1:]:
        common, a, b = _ladder(found, other)
        if common:
            say = f"{found}と{other}を両方われる数{listed(common)}と、残りの{a}と{b}をかけて、{what}を求めます。"
        else:
            say = f"{found}と{other}を両方われるのは1だけなので、かけて{what}を求めます。"
        found = prod(common) * a * b
        steps.append(Step(say, _times([*common, a, b]), plain(found, unit), hint=f"{what}は、両方をわれる数で順にわって求めます。"))
    return steps, found


def explain(s: Yakusu) -> Solution:
    return {
        "最大公約数": _explain_named, "最小公倍数": _explain_named, "約数の個数": _explain_divisors, "約数の和": _explain_divisors, "わる数": _explain_divisor,
        "わられる数": _explain_dividend, "倍数": _explain_multiples, "切る": _explain_cut, "並べる": _explain_join, "同時": _explain_again, "配る": _explain_deal,
    }[s.kind](s)  # fmt: skip


def _explain_named(s: Yakusu) -> Solution:
    steps, found = (gcd_steps if s.kind == "最大公約数" else lcm_steps)(s.numbers)
    a = s.numbers[0]
    if s.kind == "最大公約数":
        if not any(step.expression for step in steps):
            steps.append(Step("1は、どの整数もわり切ります。", f"{a}÷1", plain(a), hint="1で何がわり切れますか。"))
        check = Step(f"最大公約数で{a}がわり切れます。", f"{a}÷{found}", plain(Fraction(a, found)))
    else:
        check = Step(f"最小公倍数は{a}でわり切れます。", f"{found}÷{a}", plain(Fraction(found, a)))
    return Solution(tuple(steps), check, plain(found))


def primes(value: int) -> list[int]:
    """72 -> 2, 2, 2, 3, 3."""
    out, by = [], 2
    while by * by <= value:
        while value % by == 0:
            out.append(by)
            value //= by
        by += 1
    return out + ([value] if value > 1 else [])


def _explain_divisors(s: Yakusu) -> Solution:
    (value,) = s.numbers
    parts = primes(value)
    kinds = sorted(set(parts))
    powers = {one: parts.count(one) for one in kinds}
    steps = [Step(f"{value}を、これ以上分けられない数のかけ算で表します。", _times(parts), plain(value), hint=f"{value}を小さい数のかけ算で表しましょう。")]
    counted = 1
    if s.kind == "約数の個数":
        for one in kinds:
            counted *= powers[one] + 1
        say = "それぞれの数を何個使うかは、0個もふくめて、個数より1多い通りあります。"
        expression = "×".join(f"({powers[one]}＋1)" for one in kinds)
        answer = plain(counted, "個")
        steps.append(Step(say, expression, answer, hint="それぞれの数を何個使うか、何通りありますか。"))
        each = powers[kinds[-1]] + 1
        check = Step(f"{kinds[-1]}の使い方の{each}通りに分けると、同じ数ずつあります。", f"{counted}÷{each}", plain(counted // each))
        return Solution(tuple(steps), check, answer)
    sums = ["＋".join(str(one**power) for power in range(powers[one] + 1)) for one in kinds]
    answer = plain(sum(d for d in range(1, value + 1) if value % d == 0))
    expression = "×".join(f"({one})" for one in sums) if len(sums) > 1 else sums[0]
    steps.append(Step("それぞれの数を使ってできる約数の和を、かけ合わせます。", expression, answer, hint="約数の和は、どのようなかけ算で求められますか。"))
    divisors = [d for d in range(1, value + 1) if value % d == 0]
    check = Step("約数をすべてたしても同じです。", "＋".join(map(str, divisors)), answer)
    if len(divisors) > 14:
        last = sum(one for one in kinds[-1:])
        check = Step(f"{last}をふくむかどうかで分けても、同じ和になります。", f"{number(answer.value)}×1", answer)
    return Solution(tuple(steps), check, answer)


def _explain_divisor(s: Yakusu) -> Solution:
    steps: list[Step] = []
    whole = []
    for value, rest in zip(s.numbers, s.rests, strict=True):
        if value <= rest:
            raise Impossible(f"{value}をわって{rest}余ることはありません。")
        if rest:
            steps.append(Step(f"{value}から余りの{rest}をひくと、わり切れる数になります。", f"{value}−{rest}", plain(value - rest), hint="余りをひくと、どんな数になりますか。"))
        whole.append(value - rest)
    more, common = gcd_steps(whole)
    steps += more
    most = max(s.rests)
    divisors = [d for d in range(1, common + 1) if common % d == 0]
    fitting = [d for d in divisors if d > most]
    if not fitting:
        raise Impossible(f"余りの{most}より大きい、わる数がありません。")
    if s.pick == "個数":
        answer = plain(len(fitting), "個")
        over = f"余りより大きいものは{listed(fitting[:8])}{'など' if len(fitting) > 8 else ''}の{len(fitting)}個です。"
        steps.append(Step(f"{common}の約数のうち、{over}", "", answer, hint="わる数は、余りより大きくなります。"))
    else:
        if s.pick == "ある" and len(fitting) > 1:
            raise ValueError("several numbers fit")
        answer = plain(fitting[-1] if s.pick == "最大" else fitting[0])
        if answer.value != common or most:
            says = {"最小": "最も小さいもの", "最大": "最も大きいもの", "ある": "もの"}[s.pick]
            bigger = f"、余りの{most}より大きい" if most else "の"
            steps.append(Step(f"{common}の約数のうち{bigger}{says}は{answer}です。", "", answer, hint="わる数は、余りより大きくなります。"))
    value, rest = s.numbers[0], s.rests[0]
    by = int(answer.value) if s.pick != "個数" else fitting[0]
    if not any(step.expression for step in steps):
        steps.insert(0, Step(f"1は{value}をわり切ります。", f"{value}÷1", plain(value), hint="1で何がわり切れますか。"))
    check = Step(f"{value}を{by}でわった余りを確かめます。", f"{value}÷{by}", plain(value // by), Fraction(rest) if rest else None)
    return Solution(tuple(steps), check, answer)


def fits(s: Yakusu, value: int) -> bool:
    """Whether a number leaves the remainders."""
    return all(value % d == r for d, r in zip(s.numbers, s.rests, strict=True))


def _explain_dividend(s: Yakusu) -> Solution:
    if any(rest >= by for by, rest in zip(s.numbers, s.rests, strict=True)):
        raise Impossible("余りは、わる数より小さくなります。")
    each = lcm(*s.numbers)
    least = next((value for value in range(each) if fits(s, value)), None)
    if least is None:
        raise Impossible("その余りになる整数はありません。")
    low, high = bounds(s)
    steps, how = _common_form(s, least, each)
    first = low + (least - low) % each
    if s.pick in ("最小", "個数") and first < max(s.numbers):
        raise ValueError("whether a number below the divisor counts is open")
    if high and first > high:
        raise Impossible("そのような整数はありません。")
    if s.pick == "最小":
        if first != least or not any(step.value.value == first for step in steps):
            steps.append(_member(first, least, each, s, how, "最も小さい"))
        return Solution(tuple(steps), _divided(s, first), plain(first))
    if not high:
        raise ValueError("no end")
    last = high - (high - least) % each
    if s.pick == "最大":
        steps.append(_member(last, least, each, s, how, "最も大きい"))
        return Solution(tuple(steps), _divided(s, last), plain(last))
    steps.append(_member(first, least, each, s, how, "最も小さい"))
    steps.append(_member(last, least, each, s, how, "最も大きい"))
    answer = plain((last - first) // each + 1, "個")
    steps.append(Step(f"{each}ずつふえるので、間の数に1をたします。", f"({last}−{first})÷{each}＋1", answer, hint="いくつずつふえますか。何個ありますか。"))
    check = Step("最も小さい数から順に、最も大きい数までもどします。", f"{first}＋{each}×({number(answer.value)}−1)", plain(last))
    return Solution(tuple(steps), check, answer)


def _common_form(s: Yakusu, least: int, each: int) -> tuple[list[Step], str]:
    """The steps to the least number or the common shortfall: one remainder for all, one shortfall for all, or a search."""
    short = {by - rest for by, rest in zip(s.numbers, s.rests, strict=True)}
    if len(set(s.rests)) == 1:
        return lcm_steps(s.numbers)[0], "余り"
    if len(short) == 1:
        return lcm_steps(s.numbers)[0], "不足"
    steps: list[Step] = []
    value, period = s.rests[0], s.numbers[0]
    for index, (by, rest) in enumerate(zip(s.numbers[1:], s.rests[1:], strict=True), 1):
        row = [value]
        while row[-1] % by != rest:
            row.append(row[-1] + period)
        shown = listed(row) if len(row) <= 7 else f"{listed(row[:3])}、…、{row[-1]}"
        start = f"{s.numbers[0]}でわると{s.rests[0]}余る数" if index == 1 else f"ここまでの条件に合う数は{period}おきです。"
        joiner = "の中で" if index == 1 else ""
        say = f"{start}{joiner}{shown}と調べ、{by}でわると{rest}余る数をさがします。"
        times = len(row) - 1
        if times:
            steps.append(Step(say, f"{value}＋{period}×{times}", plain(row[-1]), hint="条件に合う数を、小さい順に書き出しましょう。"))
        value = row[-1]
        more = lcm_steps([period, by])[0] if index < len(s.numbers) - 1 or _far(s, least) else []
        steps += more
        period = lcm(period, by)
    return steps, "最小"


def _far(s: Yakusu, least: int) -> bool:
    """Whether the asked number is beyond the least one, so that the period is needed."""
    low, _ = bounds(s)
    return s.pick != "最小" or least < low


def _member(value: int, least: int, each: int, s: Yakusu, how: str, which: str) -> Step:
    place = f"{s.digits}けたで" if s.digits else f"{bounds(s)[0]}以上で" if s.lo and which == "最も小さい" else f"{s.hi}以下で" if s.hi else ""
    if how == "余り":
        rest = s.rests[0]
        tail = f"に{rest}をたした数" if rest else ""
        expression = f"{each}×{(value - rest) // each}" + (f"＋{rest}" if rest else "")
    elif how == "不足":
        short = s.numbers[0] - s.rests[0]
        tail = f"より{short}小さい数"
        expression = f"{each}×{(value + short) // each}−{short}"
    else:
        say = f"{least}に{each}ずつたした数のうち、{place}{which}数を求めます。"
        return Step(say, f"{least}＋{each}×{(value - least) // each}", plain(value), hint="条件に合う数は、いくつおきにありますか。")
    return Step(f"{each}の倍数{tail}のうち、{place}{which}数を求めます。", expression, plain(value), hint="条件に合う数は、どんな倍数からできますか。")


def _divided(s: Yakusu, value: int) -> Step:
    by, rest = s.numbers[-1], s.rests[-1]
    return Step(f"{value}を{by}でわった余りを確かめます。", f"{value}÷{by}", plain(value // by), Fraction(rest) if rest else None)


def _explain_multiples(s: Yakusu) -> Solution:
    a = s.numbers[0]
    steps: list[Step] = []

    def counted(by: int) -> int:
        high = s.hi // by
        steps.append(_quotient(s.hi, by, f"{s.hi}までの{by}の倍数の個数は、余りを考えない商です。"))
        if s.lo > 1 and (s.lo - 1) // by:
            low = (s.lo - 1) // by
            steps.append(_quotient(s.lo - 1, by, f"{s.lo - 1}までの{by}の倍数の個数は、余りを考えない商です。"))
            steps.append(Step(f"{s.lo}からの個数は、ひき算で求めます。", f"{high}−{low}", plain(high - low, "個"), hint="はじめまでの個数をひきましょう。"))
            return high - low
        return high

    if s.mode == "A":
        answer = counted(a)
        check = Step(f"全部の中の、{a}の倍数でない数とたすと、全部の個数です。", f"{answer}＋{s.hi - s.lo + 1 - answer}", plain(s.hi - s.lo + 1, "個"))
        return _positive(Solution(tuple(steps), check, plain(answer, "個")))
    more, both = lcm_steps(s.numbers)
    total = s.hi - s.lo + 1
    if s.mode == "両方":
        steps += more
        answer = counted(both)
    elif s.mode == "Aだけ":
        all_a = counted(a)
        steps += more
        shared = counted(both)
        answer = all_a - shared
        steps.append(Step(f"{a}の倍数から、{both}の倍数をのぞきます。", f"{all_a}−{shared}", plain(answer, "個"), hint="どちらの倍数でもある数をのぞきましょう。"))
    else:
        all_a, all_b = counted(a), counted(s.numbers[1])
        steps += more
        shared = counted(both)
        answer = all_a + all_b - shared
        steps.append(Step("2つをたし、2回数えた公倍数の個数をひきます。", f"{all_a}＋{all_b}−{shared}", plain(answer, "個"), hint="2回数えているのは、どんな数ですか。"))
        if s.mode == "なし":
            steps.append(Step("全部の個数からひきます。", f"{total}−{answer}", plain(total - answer, "個"), hint="全部の個数から何をひきますか。"))
            answer = total - answer
    check = Step("あてはまる数とあてはまらない数をたすと、全部の個数です。", f"{answer}＋{total - answer}", plain(total, "個"))
    return _positive(Solution(tuple(steps), check, plain(answer, "個")))


def _positive(solution: Solution) -> Solution:
    if solution.answer.value <= 0:
        raise Impossible("あてはまる整数がありません。")
    return solution


def _quotient(value: int, by: int, say: str) -> Step:
    rest = value % by
    return Step(say, f"{value}÷{by}", plain(value // by, "個"), Fraction(rest) if rest else None, hint="わり算の商が、倍数の個数です。")


def _explain_cut(s: Yakusu) -> Solution:
    a, b = s.numbers
    steps, side = gcd_steps((a, b), s.given[0].unit, "1辺（最大公約数）")
    answer = plain(side, s.given[0].unit)
    if s.asked == "1辺":
        if not any(step.expression for step in steps):
            steps.append(Step("1でわると、たてに並ぶ数です。", f"{a}÷1", plain(a), hint="たてには何枚並びますか。"))
        check = Step("たてが余りなく分けられます。", f"{a}÷{side}", plain(a // side, "つ"))
        return Solution(tuple(steps), check, answer)
    down, across = a // side, b // side
    steps.append(Step("たてに並ぶ枚数を求めます。", f"{a}÷{side}", plain(down, "枚"), hint="たてには何枚並びますか。"))
    steps.append(Step("横に並ぶ枚数を求めます。", f"{b}÷{side}", plain(across, "枚"), hint="横には何枚並びますか。"))
    steps.append(Step("たてと横の枚数をかけます。", f"{down}×{across}", plain(down * across, s.unit), hint="全部で何枚になりますか。"))
    check = Step("面積をくらべて確かめます。", f"{a}×{b}÷({side}×{side})", plain(down * across, s.unit))
    return Solution(tuple(steps), check, plain(down * across, s.unit))


def _explain_join(s: Yakusu) -> Solution:
    a, b = s.numbers
    unit = s.given[0].unit
    steps, side = lcm_steps((a, b), unit, "1辺（最小公倍数）")
    if s.asked == "1辺":
        return Solution(tuple(steps), Step("1辺は横の長さでわり切れます。", f"{side}÷{b}", plain(side // b, "枚")), plain(side, unit))
    down, across = side // a, side // b
    steps.append(Step("たてに並ぶ枚数を求めます。", f"{side}÷{a}", plain(down, "枚"), hint="たてには何枚並びますか。"))
    steps.append(Step("横に並ぶ枚数を求めます。", f"{side}÷{b}", plain(across, "枚"), hint="横には何枚並びますか。"))
    steps.append(Step("たてと横の枚数をかけます。", f"{down}×{across}", plain(down * across, s.unit), hint="全部で何枚になりますか。"))
    check = Step("面積をくらべて確かめます。", f"{side}×{side}÷({a}×{b})", plain(down * across, s.unit))
    return Solution(tuple(steps), check, plain(down * across, s.unit))


def _explain_again(s: Yakusu) -> Solution:
    unit = s.given[0].unit
    steps, each = lcm_steps(s.numbers, unit)
    if s.asked == "時間":
        answer = plain(each, unit)
        if s.unit != unit:
            answer, how = conversion("時間", answer, s.unit)
            steps += how
        check = Step(f"{number(s.given[0].value)}{unit}ごとの何回目かを確かめます。", f"{each}÷{s.numbers[0]}", plain(each // s.numbers[0], "回目"))
        return Solution(tuple(steps), check, answer, "後")
    assert s.start
    minutes = convert(plain(each, unit), "分").value
    if minutes.denominator != 1:
        raise ValueError("a time of day to the second is not told")
    at = s.start.value + minutes
    if at >= 1440:
        raise ValueError("on another day")
    steps += [] if unit == "分" else [Step("分に直します。", f"{each}×60" if unit == "時間" else f"{each}÷60", plain(minutes, "分"), hint="何分になりますか。")]
    answer = Quantity(at, "時刻")
    say = f"{written(s.start)}の{number(minutes)}分後は、{written(answer)}です。"
    steps.append(Step(say, "", answer, hint="もとの時刻から、その時間だけ進めましょう。"))
    check = Step(f"{number(s.given[0].value)}{unit}ごとの何回目かを確かめます。", f"{each}÷{s.numbers[0]}", plain(each // s.numbers[0], "回目"))
    return Solution(tuple(steps), check, answer)


def _explain_deal(s: Yakusu) -> Solution:
    steps, people = gcd_steps(s.numbers, "人")
    a = s.numbers[s.which]
    if s.asked == "人数":
        if not any(step.expression for step in steps):
            raise Impossible("2人以上に同じ数ずつ分けることはできません。")
        check = Step(f"{s.names[0]}が余りなく分けられます。", f"{s.numbers[0]}÷{people}", plain(s.numbers[0] // people, s.given[0].unit))
        return Solution(tuple(steps), check, plain(people, "人"))
    if people == 1:
        raise Impossible("2人以上に同じ数ずつ分けることはできません。")
    answer = plain(a // people, s.unit)
    steps.append(Step(f"{s.names[s.which]}を人数でわります。", f"{a}÷{people}", answer, hint="1人分は、どう求められますか。"))
    return Solution(tuple(steps), Step(f"1人分と人数をかけて、{s.names[s.which]}の数にもどします。", f"{number(answer.value)}×{people}", plain(a, s.given[s.which].unit)), answer)


def holds(s: Yakusu, answer: Quantity) -> bool:
    """Tries the numbers one by one."""
    if s.kind == "同時":
        return _holds_again(s, answer)
    if answer.value.denominator != 1 or answer.value <= 0 or answer.value > 2_000_000:
        return False
    value = int(answer.value)
    numbers = s.numbers
    if s.kind in ("切る", "並べる"):
        if answer.unit != s.unit:
            return False
        sides = range(1, min(numbers) + 1) if s.kind == "切る" else range(1, numbers[0] * numbers[1] + 1)
        fitting = [one for one in sides if all(n % one == 0 if s.kind == "切る" else one % n == 0 for n in numbers)]
        side = fitting[-1] if s.kind == "切る" else fitting[0]
        area = numbers[0] * numbers[1]
        return value == (side if s.asked == "1辺" else area // side**2 if s.kind == "切る" else side**2 // area)
    if s.kind == "配る":
        people = max(one for one in range(1, min(numbers) + 1) if all(n % one == 0 for n in numbers))
        return answer.unit == s.unit and (value == people if s.asked == "人数" else value * people == numbers[s.which])
    if s.kind == "約数の個数":
        return answer.unit == "個" and value == sum(1 for d in range(1, numbers[0] + 1) if numbers[0] % d == 0)
    if s.kind == "倍数":
        return answer.unit == "個" and value == sum(1 for one in range(s.lo, s.hi + 1) if _multiple(s, one))
    if answer.unit != ("個" if s.pick == "個数" else ""):
        return False
    if s.kind == "約数の和":
        return value == sum(d for d in range(1, numbers[0] + 1) if numbers[0] % d == 0)
    if s.kind == "最大公約数":
        return value == max(d for d in range(1, min(numbers) + 1) if all(n % d == 0 for n in numbers))
    if s.kind == "最小公倍数":
        return all(value % n == 0 for n in numbers) and not any(all(m % n == 0 for n in numbers) for m in range(max(numbers), value))
    if s.kind == "わる数":
        found = [d for d in range(1, max(numbers) + 1) if all(n % d == r for n, r in zip(numbers, s.rests, strict=True))]
        return bool(found) and value == {"最小": found[0], "最大": found[-1], "ある": found[0], "個数": len(found)}[s.pick]
    low, high = bounds(s)
    found = [one for one in range(low, (high or value) + 1) if fits(s, one)]
    return bool(found) and value == {"最小": found[0], "最大": found[-1], "個数": len(found)}[s.pick]


def _multiple(s: Yakusu, one: int) -> bool:
    a = one % s.numbers[0] == 0
    b = len(s.numbers) > 1 and one % s.numbers[1] == 0
    return {"A": a, "両方": a and b, "少なくとも": a or b, "なし": not a and not b, "Aだけ": a and not b}[s.mode]


def _holds_again(s: Yakusu, answer: Quantity) -> bool:
    """Lets the time pass until both happen together again."""
    unit = s.given[0].unit
    at = 1
    while any(at % n for n in s.numbers) and at < 100_000:
        at += 1
    after = plain(at, unit)
    if s.asked == "時間":
        return answer.unit == s.unit and convert(after, s.unit) == answer
    return answer.unit == "時刻" and s.start is not None and s.start.value + convert(after, "分").value == answer.value
