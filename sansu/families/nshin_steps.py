"""N進法's situations and explanations: numbers of a few digits in order are the counting numbers in another base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from sansu.families.family import Impossible
from sansu.quantity import Quantity
from sansu.solution import Solution, Step

MOST = 200_000  # how far `holds` counts


@dataclass(frozen=True)
class Nshin:
    """kind "nth": the `number`th number of these digits; "index": the place of `number` among them.

    "count", "used": how many of first..last do without the digits `outs`, or have one of them; "length": how many of
    `number` digits do without.  "to", "from": `number` to base `base` or read in it.  "stones": what a row of stones says.
    """

    kind: str
    number: int = 0
    digits: tuple[int, ...] = ()
    start: int = 1  # 0 where the row of numbers begins with 0
    outs: tuple[int, ...] = ()
    first: int = 1
    last: int = 0
    base: int = 0
    told: str = ""  # 使える, 使わない: how the digits are told
    place: str = ""
    shown: bool = False  # whether the first numbers are shown
    rows: tuple[tuple[str, int], ...] = ()
    asked: str = ""


def plain(value: int, unit: str = "") -> Quantity:
    return Quantity(Fraction(value), unit)


def listed(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))


def members(s: Nshin) -> list[int]:
    """The first numbers of the row: those that a text shows."""
    out: list[int] = []
    for value in count(s.start):
        if set(map(int, str(value))) <= set(s.digits):
            out.append(value)
        if len(out) == 6:
            return out
    raise AssertionError


def in_base(value: int, base: int) -> list[int]:
    """The digits of a number in a base, from the left."""
    out = [value % base]
    while value >= base:
        value //= base
        out.insert(0, value % base)
    return out


def _divisions(value: int, base: int) -> list[Step]:
    """すだれ算: divided again and again until the quotient is below the base."""
    steps = []
    first = True
    while first or value >= base:
        say = f"{base}でくり返しわり、余りを書いておきます。" if first else f"商をまた{base}でわり、余りを書きます。"
        steps.append(Step(say, f"{value}÷{base}", plain(value // base), Fraction(value % base), hint=f"{base}でわり続けると、余りはどうなりますか。"))
        value, first = value // base, False
    return steps


def _weighted(digits: Sequence[int], base: int) -> str:
    """302 to base 4: 3×4×4＋0×4＋2."""
    terms = []
    for power, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        terms.append("×".join([str(digit), *[str(base)] * power]))
    return "＋".join(terms) if len(terms) > 1 else f"{terms[0]}×1"


def _nested(digits: Sequence[int], base: int) -> str:
    """302 to base 4 from the left: (3×4＋0)×4＋2."""
    out = str(digits[0])
    for index, digit in enumerate(digits[1:]):
        out = f"{f'({out})' if index else out}×{base}＋{digit}"
    return out if len(digits) > 1 else f"{out}×1"


def explain(s: Nshin) -> Solution:
    if s.kind == "nth":
        return _explain_nth(s) if 0 in s.digits else _explain_nth_without_0(s)
    if s.kind == "index":
        return _explain_index(s)
    if s.kind in ("count", "used"):
        return _explain_count(s)
    if s.kind == "length":
        return _explain_length(s)
    if s.kind == "to":
        digits = in_base(s.number, s.base)
        answer = plain(int("".join(map(str, digits))))
        steps = [*_divisions(s.number, s.base), Step(f"最後の商と余りを下から順に読むと、{answer}です。", "", answer, hint="商と余りは、どの順に読みますか。")]
        return Solution(tuple(steps), Step("位の重みをかけてたし、もとの数にもどします。", _weighted(digits, s.base), plain(s.number)), answer)
    if s.kind == "from":
        digits = [int(c) for c in str(s.number)]
        if max(digits) >= s.base:
            raise Impossible(f"{s.base}進法では、{s.base}より小さい数字しか使いません。")
        answer = plain(_read(digits, s.base))
        weights = "、".join(str(s.base**power) for power in range(len(digits)))
        step = Step(f"右の位から順に{weights}の重みをかけてたします。", _weighted(digits, s.base), answer, hint="それぞれの位は、いくつ分を表しますか。")
        return Solution((step,), Step("左の位から順に計算しても同じです。", _nested(digits, s.base), answer), answer)
    return _explain_stones(s)


def _read(digits: Sequence[int], base: int) -> int:
    value = 0
    for digit in digits:
        value = value * base + digit
    return value


def _replaced(s: Nshin) -> str:
    """0、1、2、3を0、4、7、9."""
    from_zero = range(len(s.digits)) if 0 in s.digits else range(1, len(s.digits) + 1)
    return f"{listed(list(from_zero))}を、順に{listed(s.digits)}"


def _explain_nth(s: Nshin) -> Solution:
    base, n = len(s.digits), s.number
    steps: list[Step] = []
    if s.start == 0:
        n -= 1
        steps.append(Step("0が1番目なので、0を除くと1つ前の番目になります。", f"{s.number}−1", plain(n, "番目"), hint="0を除くと、何番目になりますか。"))
    if n < 1:
        raise Impossible("番目は2より小さくなりません。")
    steps += _divisions(n, base)
    digits = in_base(n, base)
    written = "".join(map(str, digits))
    steps.append(Step(f"最後の商と余りを下から順に読むと、{written}です。", "", plain(int(written)), hint="商と余りは、どの順に読みますか。"))
    answer = plain(int("".join(str(s.digits[d]) for d in digits)))
    if s.digits != tuple(range(base)):
        say = f"{_replaced(s)}に置きかえると、{answer}です。"
        steps.append(Step(say, "", answer, hint="置きかえた数字を、もとの数字にもどしましょう。"))
    check = Step("位の重みをかけてたし、番目にもどします。", _weighted(digits, base), plain(n, "番目"))
    return Solution(tuple(steps), check, answer)


def _explain_nth_without_0(s: Nshin) -> Solution:
    base, n = len(s.digits), s.number
    steps: list[Step] = []
    sizes: list[int] = []
    while sum(sizes) + base ** (len(sizes) + 1) < n:
        sizes.append(base ** (len(sizes) + 1))
        k = len(sizes)
        steps.append(Step(f"{k}けたの数は、どの位も{base}通りです。", "×".join([str(base)] * k) if k > 1 else f"{base}×1", plain(sizes[-1], "個"), hint=f"{k}けたの数は何個ありますか。"))
    place, length = n - sum(sizes), len(sizes) + 1
    if sizes:
        steps.append(Step(f"これらをひくと、{length}けたの数の中の何番目かがわかります。", "−".join(map(str, [n, *sizes])), plain(place, "番目"), hint="求める数は何けたの何番目ですか。"))
    rest = place - 1
    steps.append(Step("1番目を0と数えるので、1をひきます。", f"{place}−1", plain(rest), hint="1番目を0とすると、いくつになりますか。"))
    digits = in_base(rest, base)
    if rest:
        steps += _divisions(rest, base)
    digits = [0] * (length - len(digits)) + digits
    answer = plain(int("".join(str(s.digits[d]) for d in digits)))
    # The leading 0 of a row like 012 is told in words.
    row = "".join(map(str, digits))
    say = f"{base}進法で{length}けたの{row}です。{listed(list(range(base)))}を順に{listed(s.digits)}にかえると{answer}です。"
    steps.append(Step(say, "", answer, hint="余りを下から読み、もとの数字にもどしましょう。"))
    back = _weighted([d + 1 for d in digits], base)
    return Solution(tuple(steps), Step(f"{listed(s.digits)}を順に{listed(list(range(1, base + 1)))}とみて、番目にもどします。", back, plain(n, "番目")), answer)


def _explain_index(s: Nshin) -> Solution:
    base = len(s.digits)
    digits = [int(c) for c in str(s.number)]
    if not set(digits) <= set(s.digits):
        raise Impossible(f"{s.number}には、使えない数字があります。")
    offset = 0 if 0 in s.digits else 1
    replaced = [s.digits.index(d) + offset for d in digits]
    steps: list[Step] = []
    if replaced != digits:
        row = "".join(map(str, replaced))
        from_zero = listed(list(range(offset, base + offset)))
        say = f"{listed(s.digits)}を、順に{from_zero}に置きかえると、{row}です。"
        steps.append(Step(say, "", plain(int(row)), hint="使える数字を、小さい順に置きかえましょう。"))
    index = _read(replaced, base)
    unit = "番目" if s.start else ""
    steps.append(Step("位の重みをかけてたします。", _weighted(replaced, base), plain(index, unit), hint="それぞれの位は、いくつ分を表しますか。"))
    if s.start == 0:
        steps.append(Step("0が1番目なので、1をたします。", f"{index}＋1", plain(index + 1, "番目"), hint="0は何番目ですか。"))
        check = Step("左の位から順に計算しても同じです。", f"{_nested(replaced, base)}＋1", plain(index + 1, "番目"))
        return Solution(tuple(steps), check, plain(index + 1, "番目"))
    check = Step("左の位から順に計算しても同じです。", _nested(replaced, base), plain(index, "番目"))
    return Solution(tuple(steps), check, plain(index, "番目"))


_PLACES = ("一", "十", "百", "千", "一万")


def _explain_count(s: Nshin) -> Solution:
    """Numbers without some digits up to 10, 100, 1000, …: every place has so many choices."""
    k = len(str(s.last)) - 1
    if s.last != 10**k or k < 1 or 0 in s.outs:
        raise ValueError("only whole powers of ten are counted place by place")
    each = 10 - len(s.outs)
    block = each**k
    top = s.last - 1
    say = f"0から{top}までを{k}けたで書くと、どの位にも{each}通りの数字が使えます。"
    steps = [Step(say, "×".join([str(each)] * k) if k > 1 else f"{each}×1", plain(block, "個"), hint="どの位にも、何通りの数字が使えますか。")]
    without = block
    if s.first == 1:
        without -= 1
        steps.append(Step("0は1からの整数に入らないので、1をひきます。", f"{block}−1", plain(without, "個"), hint="0はふくまれますか。"))
    if 1 not in s.outs:
        steps.append(Step(f"{s.last}も入るので、1をたします。", f"{without}＋1", plain(without + 1, "個"), hint=f"{s.last}はふくまれますか。"))
        without += 1
    answer = without
    total = s.last - s.first + 1
    if s.kind == "used":
        answer = total - without
        steps.append(Step("全体の個数から、使わないものをひきます。", f"{total}−{without}", plain(answer, "個"), hint="全体から何をひけばよいですか。"))
    check = Step("使うものと使わないものをたすと、全体の個数です。", f"{answer}＋{total - answer}", plain(total, "個"))
    return Solution(tuple(steps), check, plain(answer, "個"))


def _explain_length(s: Nshin) -> Solution:
    each = 10 - len(s.outs)
    head = each - (0 not in s.outs)
    places = [head] + [each] * (s.number - 1)
    answer = 1
    for one in places:
        answer *= one
    steps = [
        Step("いちばん上の位には、0も使えません。", f"{each}−1", plain(head, "通り"), hint="いちばん上の位には、どの数字が使えますか。")
    ] if 0 not in s.outs else []  # fmt: skip
    steps.append(Step(f"ほかの位は{each}通りなので、かけ合わせます。", "×".join(map(str, places)) if len(places) > 1 else f"{head}×1", plain(answer, "個"), hint="それぞれの位は何通りですか。"))
    back = "÷".join(map(str, [answer, *places[1:]])) if len(places) > 1 else f"{answer}÷1"
    return Solution(tuple(steps), Step("下の位の通りでわると、いちばん上の位の通りにもどります。", back, plain(head, "通り")), plain(answer, "個"))


def stone_rule(rows: Sequence[tuple[str, int]]) -> tuple[str, bool] | None:
    """Which mark counts and whether the right end is 1; None where the shown rows do not settle it."""
    marks = sorted({mark for row, _ in rows for mark in row})
    if len(marks) != 2 or len({len(row) for row, _ in rows}) != 1:
        return None
    fitting = [
        (mark, right)
        for mark in marks
        for right in (True, False)
        if all(stone_value(row, mark, right) == value for row, value in rows)
    ]
    return fitting[0] if len(fitting) == 1 else None


def stone_value(row: str, mark: str, right: bool) -> int:
    return sum(2**place for place, one in enumerate(reversed(row) if right else row) if one == mark)


def _explain_stones(s: Nshin) -> Solution:
    rule = stone_rule(s.rows)
    if rule is None:
        raise ValueError("the rows do not say what a stone stands for")
    mark, right = rule
    order = list(reversed(s.asked) if right else s.asked)
    places = [place for place, one in enumerate(order) if one == mark]
    side = "右" if right else "左"
    steps = []
    for place in places:
        if place:
            say = f"{side}から{place + 1}番目の{mark}は、2を{place}回かけた数を表します。"
            steps.append(Step(say, "×".join(["1", *["2"] * place]), plain(2**place), hint=f"{side}から順に、いくつを表しますか。"))
    weights = [2**place for place in reversed(places)]
    answer = plain(sum(weights))
    steps.append(Step(f"{mark}の表す数をたします。", "＋".join(map(str, weights)) if len(weights) > 1 else f"{weights[0]}×1", answer, hint=f"{mark}の表す数を、どうすればよいですか。"))
    bits = [int(one == mark) for one in reversed(order)]
    while len(bits) > 1 and not bits[0]:
        bits.pop(0)
    return Solution(tuple(steps), Step(f"{'左' if right else '右'}から順に、2倍してたしても同じです。", _nested(bits, 2), answer), answer)


def holds(s: Nshin, answer: Quantity) -> bool:
    """Counts up number by number."""
    if answer.value.denominator != 1 or answer.value < 0:
        return False
    value = int(answer.value)
    if s.kind in ("nth", "index"):
        target, place = (value, s.number) if s.kind == "nth" else (s.number, value)
        if answer.unit != ("" if s.kind == "nth" else "番目") or target > MOST:
            return False
        allowed = {str(d) for d in s.digits}
        seen = [one for one in range(s.start, target + 1) if set(str(one)) <= allowed]
        return bool(seen) and seen[-1] == target and len(seen) == place
    if s.kind in ("count", "used"):
        outs = {str(d) for d in s.outs}
        found = [bool(set(str(one)) & outs) for one in range(s.first, s.last + 1)]
        return answer.unit == "個" and value == found.count(s.kind == "used")
    if s.kind == "length":
        outs = {str(d) for d in s.outs}
        rows = range(10 ** (s.number - 1), 10**s.number)
        return answer.unit == "個" and value == sum(1 for one in rows if not set(str(one)) & outs)
    if answer.unit:
        return False
    if s.kind == "to":
        return all(c < str(s.base) for c in str(value)) and int(str(value), s.base) == s.number
    if s.kind == "from":
        return int(str(s.number), s.base) == value
    rule = stone_rule(s.rows)
    if rule is None:
        return False
    bits = "".join("1" if one == rule[0] else "0" for one in s.asked)
    return int(bits if rule[1] else bits[::-1], 2) == value
