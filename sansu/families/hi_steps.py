"""比's situations and worked solutions: how many parts an amount is, what one part is, and so what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from sansu.families.family import Impossible
from sansu.families.possible import divisible, require_possible
from sansu.quantity import Quantity, number, written
from sansu.solution import Solution, Step


@dataclass(frozen=True)
class Ratio:
    """What two or three names are to each other."""

    names: tuple[str, ...]
    terms: tuple[Fraction, ...]


@dataclass(frozen=True)
class Hi:
    """Names in one or two ratios with one known amount; or, of two books, what has been read and what is left."""

    ratios: tuple[Ratio, ...]
    known: str  # 和, 差, まわり, a name (what it has), or "" where the ratio itself is asked
    amount: Quantity | None
    asked: str  # a name, 和, or 比
    pair: tuple[str, str]  # of the asked ratio, or the two whose difference is known (the bigger one first)
    unit: str
    thing: str = ""
    read: Fraction | None = None  # 残りの比: how much of the first book was read, as many pages as of the second


@dataclass(frozen=True)
class Plain:
    """A ratio alone: 簡単 (to simplify), 値, 等しい (equal parts fa of a, fb of b), or the place of □ in a：b＝c：d."""

    kind: str
    terms: tuple[Fraction, ...]  # without the asked one
    names: tuple[str, str] = ("", "")


def names_of(ratios: tuple[Ratio, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for ratio in ratios for name in ratio.names))


def raw(value: Fraction) -> str:
    """A number as the problem has it: 2/3 stays a fraction, 0.6 a decimal."""
    if value.denominator > 1 and value.denominator not in (2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500, 1000):
        return f"{value.numerator}/{value.denominator}"
    return number(value)


def shares(s: Hi) -> dict[str, Fraction]:
    """Each name's number of parts, whole and as small as the method leaves it."""
    if s.read is not None:
        first = s.ratios[0]
        k, n = s.read.numerator, s.read.denominator
        a, b = Fraction(n), Fraction(n - k) * first.terms[1] / first.terms[0] + k
        return dict(zip(first.names, (a * b.denominator, b * b.denominator), strict=True))
    if len(s.ratios) == 1:
        return dict(zip(s.ratios[0].names, s.ratios[0].terms, strict=True))
    first, second = s.ratios
    common = next(name for name in first.names if name in second.names)
    x, y = (r.terms[r.names.index(common)] for r in (first, second))
    both = lcm(int(x), int(y))
    out = {name: term * both / x for name, term in zip(first.names, first.terms, strict=True)}
    return out | {name: term * both / y for name, term in zip(second.names, second.terms, strict=True)}


def explain(s: Hi | Plain) -> Solution:
    return _explain_plain(s) if isinstance(s, Plain) else _explain(s)


def _explain(s: Hi) -> Solution:
    steps: list[Step] = []
    if s.read is not None:
        _read_steps(s, steps)
    elif len(s.ratios) == 2:
        _chain_steps(s, steps)
    parts = shares(s)
    if s.asked == "比":
        return _explain_ratio(s, parts, steps)
    assert s.amount
    total, value = s.amount.value, s.amount
    if s.known == "まわり":
        total /= 2
        steps.append(Step("たてと横の長さの和は、まわりの長さの半分です。", f"{number(s.amount.value)}÷2", Quantity(total, s.unit), hint="長方形のまわりには、たてと横がいくつずつありますか。"))
        value = Quantity(total, s.unit)
    if s.known in ("和", "まわり"):
        count = sum(parts.values(), Fraction(0))
        steps.append(Step("比の数をたして、全体がいくつ分かを求めます。", "＋".join(number(p) for p in parts.values()), Quantity(count, ""), hint="全体は、比のいくつ分にあたりますか。"))
    elif s.known == "差":
        big, small = (parts[name] for name in s.pair)
        count = big - small
        if count <= 0:
            raise Impossible(f"比では、{s.pair[0]}のほうが大きくありません。")
        steps.append(Step("比の数の差が、いくつ分のちがいかを表します。", f"{number(big)}−{number(small)}", Quantity(count, ""), hint="ちがいは、比のいくつ分にあたりますか。"))
    else:
        count = parts[s.known]
    one = Quantity(total / count, s.unit)
    steps.append(Step(f"{written(value)}が{_times(count)}なので、1つ分を求めます。" if count != 1 else f"{written(value)}が1つ分です。", f"{number(total)}÷{number(count)}", one, hint="比の1つ分は、どうすれば求められますか。"))
    if s.asked == "和":
        count = sum(parts.values(), Fraction(0))
        mine = f"{len(parts)}つを合わせると{_times(count)}です。"
        times = f"({'＋'.join(number(p) for p in parts.values())})"
    else:
        count = parts[s.asked]
        mine, times = f"{s.asked}は{_times(count)}です。", number(count)
    answer = Quantity(one.value * count, s.unit)
    for name, part in parts.items():
        require_possible(Quantity(one.value * part, s.unit), name)
    steps.append(Step(mine, f"{number(one.value)}×{times}", answer, hint="求めるのは、比のいくつ分ですか。"))
    return Solution(tuple(steps), _check(s, parts, one.value), answer)


def _times(count: Fraction) -> str:
    """3つ分, but 比の12にあたる分: nobody counts 12つ."""
    return f"{number(count)}つ分" if count < 10 and count.denominator == 1 else f"比の{number(count)}にあたる分"


def _check(s: Hi, parts: dict[str, Fraction], one: Fraction) -> Step:
    assert s.amount
    amounts = {name: number(one * part) for name, part in parts.items()}
    if s.known == "和":
        return Step("それぞれの量をたして、全体にもどします。", "＋".join(amounts.values()), s.amount)
    if s.known == "まわり":
        return Step("たてと横をたして2倍し、まわりの長さにもどします。", f"({'＋'.join(amounts.values())})×2", s.amount)
    if s.known == "差":
        return Step("2つの量の差を確かめます。", f"{amounts[s.pair[0]]}−{amounts[s.pair[1]]}", s.amount)
    if s.asked == "和":
        rest = [amounts[name] for name in parts if name != s.known]
        return Step(f"合計からほかの分をひいて、{s.known}にもどします。", "−".join([number(one * sum(parts.values(), Fraction(0))), *rest]), s.amount)
    return Step(f"比をつかって、{s.known}にもどします。", f"{amounts[s.asked]}÷{number(parts[s.asked])}×{number(parts[s.known])}", s.amount)


def _chain_steps(s: Hi, steps: list[Step]) -> None:
    """The common name's two numbers are brought to their least common multiple."""
    first, second = s.ratios
    common = next(name for name in first.names if name in second.names)
    x, y = (int(r.terms[r.names.index(common)]) for r in (first, second))
    both = lcm(x, y)
    if x == y:
        steps.append(Step(f"{common}はどちらの比でも{both}なので、そのままつなげます。", "", Quantity(Fraction(both)), hint=f"2つの比の{common}は、同じ数ですか。"))
        return
    steps.append(Step(f"{common}を、{x}と{y}の最小公倍数の{both}にそろえます。", "", Quantity(Fraction(both)), hint=f"2つの比に出てくる{common}を、同じ数にそろえましょう。"))
    for ratio, own in ((first, x), (second, y)):
        for name, term in zip(ratio.names, ratio.terms, strict=True):
            if name != common:
                say = f"{common}を{both // own}倍したので、{name}も{both // own}倍します。" if both != own else f"{name}はそのままの数です。"
                steps.append(Step(say, f"{number(term)}×{both // own}", Quantity(term * both / own), hint=f"{common}を何倍したら、{name}も何倍すればよいですか。"))


def _read_steps(s: Hi, steps: list[Step]) -> None:
    assert s.read is not None
    (a, b), (p, q) = s.ratios[0].names, s.ratios[0].terms
    k, n = s.read.numerator, s.read.denominator
    left = Fraction(n - k)
    steps.append(Step(f"{a}全体を{n}とみると、読んだ分は{k}で、残りは{n - k}です。", f"{n}−{k}", Quantity(left), hint=f"{a}全体を、分母の数とみてみましょう。残りはいくつ分ですか。"))
    other = left * q / p
    steps.append(Step(f"残りの比から、{b}の残りを同じ大きさの1つ分で表します。", f"{number(left)}÷{number(p)}×{number(q)}", Quantity(other), hint=f"残りの比をつかうと、{b}の残りはいくつ分ですか。"))
    whole = other + k
    steps.append(Step(f"{b}も同じだけ読んだので、読んだ分をたします。", f"{number(other)}＋{k}", Quantity(whole), hint=f"{b}で読んだのは、いくつ分ですか。"))
    if whole.denominator > 1:
        d = whole.denominator
        steps.append(Step(f"整数の比にするため、どちらも{d}倍します。{a}の数です。", f"{n}×{d}", Quantity(Fraction(n * d)), hint="比を整数に直しましょう。"))
        steps.append(Step(f"{b}の数も{d}倍します。", f"{number(whole)}×{d}", Quantity(whole * d), hint="比を整数に直しましょう。"))


def _ratio_step(names: tuple[str, str], a: Fraction, b: Fraction, how: str) -> Step:
    value = Quantity(a / b, "比")
    front = f"{names[0]}：{names[1]}は" if names[0] else ""
    return Step(f"{how}{front}{written(value)}です。", "", value, hint="できるだけ小さい整数の比に直せますか。")


def _explain_ratio(s: Hi, parts: dict[str, Fraction], steps: list[Step]) -> Solution:
    a, b = parts[s.pair[0]], parts[s.pair[1]]
    divisor = gcd(int(a), int(b))
    how = f"{number(a)}と{number(b)}を{divisor}でわって、" if divisor > 1 else ""
    last = _ratio_step(s.pair, a, b, how)
    back = Step("比の値で確かめます。", f"{number(a)}÷{number(b)}", Quantity(a / b))
    return Solution((*steps, last), back, last.value)


def _explain_plain(s: Plain) -> Solution:
    if any(term <= 0 for term in s.terms):
        raise Impossible("比に0があります。")
    if s.kind == "簡単":
        return _simplify(s.terms[0], s.terms[1], ("", ""), [])
    if s.kind == "値":
        a, b = s.terms
        answer = Quantity(a / b)
        step = Step("比の値は、前の数を後ろの数でわった商です。", f"{_paren(a)}÷{_paren(b)}", answer, hint="比の値は、どちらをどちらでわりますか。")
        return Solution((step,), Step("後ろの数にかけて、前の数にもどします。", f"{_paren(b)}×{_paren(answer.value)}", Quantity(a)), answer)
    if s.kind == "等しい":
        (fa, fb), (first, second) = s.terms, s.names
        one = "等しい量を1とみて、{}の大きさを求めます。"
        steps = [
            Step(one.format(first), f"1÷{_paren(fa)}", Quantity(1 / fa), hint="等しくなった量を1とみると、もとの量はいくつになりますか。"),
            Step(one.format(second), f"1÷{_paren(fb)}", Quantity(1 / fb), hint="等しくなった量を1とみると、もとの量はいくつになりますか。"),
        ]
        return _simplify(1 / fa, 1 / fb, (first, second), steps)
    return _explain_box(s)


def _paren(value: Fraction) -> str:
    text = f"{value.numerator}/{value.denominator}" if value.denominator > 1 and "." not in raw(value) else raw(value)
    return f"({text})" if "/" in text else text


def _simplify(a: Fraction, b: Fraction, names: tuple[str, str], steps: list[Step]) -> Solution:
    by = lcm(a.denominator, b.denominator)
    x, y = int(a * by), int(b * by)
    if by > 1:
        say = f"どちらも{by}倍して、整数の比に直します。"
        steps += [Step(say, f"{_paren(a)}×{by}", Quantity(Fraction(x)), hint="整数にするには、何倍すればよいですか。"), Step("後ろの数も同じだけ倍します。", f"{_paren(b)}×{by}", Quantity(Fraction(y)), hint="前の数と同じだけ倍しましょう。")]
    divisor = gcd(x, y)
    if divisor > 1:
        say = f"{x}と{y}の最大公約数の{divisor}でわります。"
        steps += [Step(say, f"{x}÷{divisor}", Quantity(Fraction(x, divisor)), hint="2つの数に共通の約数はありますか。"), Step("後ろの数も同じ数でわります。", f"{y}÷{divisor}", Quantity(Fraction(y, divisor)), hint="前の数と同じ数でわりましょう。")]
    if not steps:
        raise Impossible("これより簡単な比にはなりません。")
    last = _ratio_step(names, a, b, "")
    check = Step("比の値が同じことを確かめます。", f"{_paren(a)}÷{_paren(b)}", Quantity(a / b))
    return Solution((*steps, last), check, last.value)


def _explain_box(s: Plain) -> Solution:
    """a：b＝c：d with one place open: its neighbour in the ratio is to the other side as its partner is."""
    place = "abcd".index(s.kind)
    terms = [*s.terms[:place], None, *s.terms[place:]]
    mate = terms[place ^ 1]  # in the same ratio
    above, mate_above = terms[place ^ 2], terms[(place ^ 2) ^ 1]
    assert mate is not None and above is not None and mate_above is not None
    times = mate / mate_above
    answer = Quantity(above * times)
    steps = (
        Step(f"{raw(mate)}が{raw(mate_above)}の何倍かを求めます。", f"{_paren(mate)}÷{_paren(mate_above)}", Quantity(times, "倍"), hint="比の同じ場所の数どうしをくらべると、何倍になっていますか。"),
        Step("□も同じだけ倍します。", f"{_paren(above)}×{_paren(times)}", answer, hint="もう一方の数も、同じだけ倍しましょう。"),
    )
    full = [answer.value if one is None else one for one in terms]
    left, right = (full[0], full[1]), (full[2], full[3])
    back, goal = (left, right) if place < 2 else (right, left)
    return Solution(steps, Step("比の値が等しいことを確かめます。", f"{_paren(back[0])}÷{_paren(back[1])}", Quantity(goal[0] / goal[1])), answer)


def holds(s: Hi | Plain, answer: Quantity) -> bool:
    """Builds all amounts from the answer by the ratios alone and looks whether the known one comes out."""
    if answer.value <= 0:
        return False
    if isinstance(s, Plain):
        return _plain_holds(s, answer)
    if s.read is not None:
        return _books_hold(s, answer)
    has = {s.ratios[0].names[0]: Fraction(1)}
    for _ in s.ratios:
        for ratio in s.ratios:
            known = next((i for i, name in enumerate(ratio.names) if name in has), None)
            if known is not None:
                for name, term in zip(ratio.names, ratio.terms, strict=True):
                    has.setdefault(name, has[ratio.names[known]] * term / ratio.terms[known])
    if s.asked == "比":
        return answer.unit == "比" and has[s.pair[0]] == answer.value * has[s.pair[1]]
    if answer.unit != s.unit or s.amount is None:
        return False
    size = answer.value / (sum(has.values()) if s.asked == "和" else has[s.asked])
    has = {name: value * size for name, value in has.items()}
    if not divisible(s.unit) and any(value.denominator != 1 for value in has.values()):
        return False
    told = {"和": sum(has.values()), "まわり": 2 * sum(has.values()), "差": has[s.pair[0]] - has[s.pair[1]] if s.known == "差" else 0}
    return (told[s.known] if s.known in told else has[s.known]) == s.amount.value


def _books_hold(s: Hi, answer: Quantity) -> bool:
    """Reads the pages and compares what is left."""
    assert s.read is not None and s.amount
    a, (p, q) = s.ratios[0].names[0], s.ratios[0].terms
    gap = s.amount.value if s.pair[0] == a else -s.amount.value
    pages_a = answer.value if s.asked == a else answer.value + gap
    pages_b = pages_a - gap
    read = pages_a * s.read
    return answer.unit == s.unit and read.denominator == 1 and pages_b > read and (pages_a - read) * q == (pages_b - read) * p


def _plain_holds(s: Plain, answer: Quantity) -> bool:
    if s.kind == "簡単":
        return answer.unit == "比" and s.terms[0] * answer.value.denominator == s.terms[1] * answer.value.numerator
    if s.kind == "等しい":
        return answer.unit == "比" and answer.value * s.terms[0] == s.terms[1]
    if s.kind == "値":
        return answer.unit == "" and answer.value * s.terms[1] == s.terms[0]
    place = "abcd".index(s.kind)
    full = [*s.terms[:place], answer.value, *s.terms[place:]]
    return answer.unit == "" and full[0] * full[3] == full[1] * full[2]
