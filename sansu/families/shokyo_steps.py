"""消去算's explanations: one kind is made equal and taken away, or all are replaced by one, or three sums are halved."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm

from sansu.families.family import Impossible
from sansu.families.possible import require_possible
from sansu.families.relations import best_base, chain_steps, expression_of, more_text, shares, values
from sansu.families.shokyo_told import Bundle, Equal, Shokyo, high
from sansu.quantity import Quantity, number
from sansu.solution import Solution, Step


def explain(s: Shokyo | Equal) -> Solution:
    if isinstance(s, Equal):
        return _explain_equal(s)
    return {"消す": _explain_taken, "置きかえ": _explain_replaced, "和": _explain_sums}[s.form](s)


def _what(s: Shokyo) -> str:
    """What a bundle comes to."""
    return "代金" if s.unit == "円" else s.word


def _without_box(s: Shokyo, bundle: Bundle, which: str, steps: list[Step]) -> Fraction:
    if bundle.fee is None:
        return bundle.total.value
    left = bundle.total.value - bundle.fee.value
    if left <= 0:
        raise Impossible(f"{bundle.box}代が代金をこえています。")
    say = f"{which}{_what(s)}から、{bundle.box}代をひきます。"
    expression = f"{number(bundle.total.value)}−{number(bundle.fee.value)}"
    steps.append(Step(say, expression, Quantity(left, s.unit), hint=f"{bundle.box}代を先にのぞくと、品物だけの代金になりますね。"))
    return left


def proportion(first: Bundle, second: Bundle, others: Sequence[str]) -> tuple[Fraction, Fraction] | None:
    """By what the bundles are multiplied so that they hold as many of all the others; None where that is not possible."""
    pairs = [(first.count(kind), second.count(kind)) for kind in others]
    if any(a <= 0 or b <= 0 for a, b in pairs) or len({a / b for a, b in pairs}) != 1:
        return None
    a, b = pairs[0]
    if len(pairs) > 1:  # 5 and 5 against 10 and 10: the smallest whole multiples
        ratio = a / b
        return Fraction(ratio.denominator), Fraction(ratio.numerator)
    both = Fraction(lcm(int(a), int(b)))
    return both / a, both / b


def first_to_find(s: Shokyo) -> str:
    """Which kind is found first: the asked one, but of two kinds the other where that one needs no multiplying."""
    others = [kind for kind in s.kinds if kind != s.asked]
    direct = proportion(s.bundles[0], s.bundles[1], others)
    if len(others) > 1 or direct is None:
        return s.asked
    around = proportion(s.bundles[0], s.bundles[1], [s.asked])
    return others[0] if around is not None and max(around) == 1 and max(direct) != 1 else s.asked


def _explain_taken(s: Shokyo) -> Solution:
    steps: list[Step] = []
    first, second = s.bundles
    totals = [_without_box(s, b, name, steps) for b, name in ((first, "1つ目の"), (second, "2つ目の"))]
    found = first_to_find(s)
    away = [kind for kind in s.kinds if kind != found]
    factors = proportion(first, second, away)
    assert factors
    scaled = []
    names = "と".join(away)
    for which, total, factor in zip(("1つ目", "2つ目"), totals, factors, strict=True):
        scaled.append(total * factor)
        if factor != 1:
            say = f"{names}の数をそろえるため、{which}を{number(factor)}倍した{_what(s)}を求めます。"
            hint = f"{names}の数を同じにするには、{which}を何倍すればよいですか。"
            steps.append(Step(say, f"{number(total)}×{number(factor)}", Quantity(scaled[-1], s.unit), hint=hint))
    counts = [b.count(found) * f for b, f in zip(s.bundles, factors, strict=True)]
    if counts[0] == counts[1]:
        raise Impossible(f"{found}の数も{names}の数も同じ割合なので、{s.word}が決まりません。")
    large, small = (0, 1) if counts[0] > counts[1] else (1, 0)
    gap, more = scaled[large] - scaled[small], counts[large] - counts[small]
    if gap <= 0:
        raise Impossible(f"{found}が多いほうの{_what(s)}が高くなりません。" if s.unit == "円" else f"{found}が多いほうが大きくなりません。")
    hint = f"{names}の数が同じなら、{_what(s)}のちがいは何のちがいですか。"
    steps.append(Step(f"{names}の数がそろったので、{_what(s)}のちがいを求めます。", f"{number(scaled[large])}−{number(scaled[small])}", Quantity(gap, s.unit), hint=hint))
    terms = [number(b.count(found)) + (f"×{number(f)}" if f != 1 else "") for b, f in zip(s.bundles, factors, strict=True)]
    counter = s.counter(found)
    say = f"これは、{found}の数のちがいの分です。"
    steps.append(Step(say, f"{terms[large]}−{terms[small]}", Quantity(more, counter or "つ"), hint=f"1つ目と2つ目で、{found}の数はいくつちがいますか。"))
    one = gap / more
    steps.append(Step(f"ちがいを数でわって、{s.one(found)}を求めます。", f"{number(gap)}÷{number(more)}", Quantity(one, s.unit), hint=f"{found}いくつ分が、そのちがいになりますか。"))
    require_possible(Quantity(one, s.unit), s.one(found))
    worth = {found: one}
    if found != s.asked:
        worth[s.asked] = _the_other(s, found, one, totals[0], steps)
    rest = totals[0] - first.count(s.asked) * worth[s.asked]
    if rest <= 0:
        raise Impossible(f"{s.one(s.asked)}をもとにもどすと、ほかの品物の{s.word}がなくなります。")
    if len(s.kinds) == 2:
        other = next(kind for kind in s.kinds if kind != s.asked)
        require_possible(Quantity(rest / first.count(other), s.unit), s.one(other))
    return Solution(tuple(steps), _taken_check(s, totals, worth), Quantity(worth[s.asked], s.unit))


def _the_other(s: Shokyo, found: str, one: Fraction, total: Fraction, steps: list[Step]) -> Fraction:
    bundle, count = s.bundles[0], s.bundles[0].count(found)
    part = f"{number(one)}×{number(count)}" if count != 1 else number(one)
    left = total - one * count
    if left <= 0:
        raise Impossible(f"{s.one(found)}をもとにもどすと、{s.asked}の分がなくなります。")
    say = f"1つ目の{_what(s)}から、{s.some(found, count)}の分をひきます。"
    steps.append(Step(say, f"{number(total)}−{part}", Quantity(left, s.unit), hint=f"1つ目から{found}の分をのぞくと、何の{_what(s)}が残りますか。"))
    many = bundle.count(s.asked)
    value = left / many
    if many != 1:
        steps.append(Step(f"これは{s.some(s.asked, many)}の分なので、{s.one(s.asked)}を求めます。", f"{number(left)}÷{number(many)}", Quantity(value, s.unit), hint=f"残りは、{s.asked}いくつ分ですか。"))
    require_possible(Quantity(value, s.unit), s.one(s.asked))
    return value


def _times(value: str, count: Fraction) -> str:
    return value if count == 1 else f"{value}×{number(count)}"


def _taken_check(s: Shokyo, totals: Sequence[Fraction], worth: dict[str, Fraction]) -> Step:
    """The second bundle from the first one."""
    first, second = s.bundles
    others = [kind for kind in s.kinds if kind != s.asked]
    mine = number(worth[s.asked])
    if len(worth) == 2:
        parts = [_times(number(worth[kind]), second.count(kind)) for kind in s.kinds]
        return Step(f"2つ目の{_what(s)}にもどします。", "＋".join(parts) + (f"＋{number(second.fee.value)}" if second.fee else ""), second.total)
    ratio = second.count(others[0]) / first.count(others[0])
    rest = f"({number(totals[0])}−{_times(mine, first.count(s.asked))})"
    rest += f"×{number(Fraction(ratio.numerator))}" if ratio.numerator != 1 else ""
    rest += f"÷{number(Fraction(ratio.denominator))}" if ratio.denominator != 1 else ""
    expression = f"{_times(mine, second.count(s.asked))}＋{rest}" + (f"＋{number(second.fee.value)}" if second.fee else "")
    return Step(f"1つ目から{'と'.join(others)}の分を出して、2つ目の{_what(s)}にもどします。", expression, second.total)


def _explain_replaced(s: Shokyo) -> Solution:
    steps: list[Step] = []
    (bundle,) = s.bundles
    base = best_base(s.relations, s.kinds, s.asked)
    assert base
    found = shares(s.relations, s.kinds, base)
    assert found
    more = high(s.unit)
    left = _without_box(s, bundle, "", steps)
    steps += chain_steps(found, base, s.unit, more)
    for kind, count in bundle.items:
        share = found[kind]
        if not share.offset:
            continue
        sign, how = ("−", f"{_what(s)}からひきます。") if share.offset > 0 else ("＋", f"{_what(s)}にたします。")
        expression = f"{number(left)}{sign}{_times(number(abs(share.offset)), count)}"
        left -= share.offset * count
        if left <= 0:
            raise Impossible(f"{kind}の{more_text(share.offset, s.unit, more)}分が、{_what(s)}をこえています。")
        say = f"{s.some(kind, count)}の{more_text(share.offset, s.unit, more)}分を、{how}"
        steps.append(Step(say, expression, Quantity(left, s.unit), hint=f"{kind}を{base}をもとにして考えると、{_what(s)}はどう変わりますか。"))
    terms = [_times(number(count), found[kind].marks) for kind, count in bundle.items]
    many = sum((count * found[kind].marks for kind, count in bundle.items), Fraction(0))
    say = f"全部を{base}に置きかえて、{base}いくつ分になるかを求めます。"
    counter = s.counter(base) or "つ"
    steps.append(Step(say, "＋".join(terms), Quantity(many, counter), hint=f"全部を{base}だとみると、{base}はいくつになりますか。"))
    one = left / many
    say = f"{_what(s)}を数でわって、{s.one(base)}を求めます。"
    steps.append(Step(say, f"{number(left)}÷{number(many)}", Quantity(one, s.unit), hint=f"{base}1つ分は、どれだけになりますか。"))
    worth = {kind: one * found[kind].marks + found[kind].offset for kind in s.kinds}
    if s.asked != base:
        expression = expression_of(found[s.asked], number(one), bracket=False)
        against = f"{base}" if found[s.asked].marks == 1 else f"{base}の{number(found[s.asked].marks)}倍"
        against += f"より{more_text(found[s.asked].offset, s.unit, more)}" if found[s.asked].offset else ""
        say = f"{s.asked}は{against}です。" if found[s.asked].offset or found[s.asked].marks != 1 else f"{s.asked}は{against}と同じです。"
        steps.append(Step(say, expression, Quantity(worth[s.asked], s.unit), hint=f"{s.asked}は、{base}をもとにするとどう表せましたか。"))
    for kind in s.kinds:
        require_possible(Quantity(worth[kind], s.unit), s.one(kind))
    parts = []
    for kind, count in bundle.items:
        value = number(worth[kind]) if kind in (base, s.asked) else f"{expression_of(found[kind], number(one))}"
        parts.append(_times(value, count))
    if bundle.fee:
        parts.append(number(bundle.fee.value))
    check = Step(f"全部の{_what(s)}にもどします。", "＋".join(parts), bundle.total)
    return Solution(tuple(steps), check, Quantity(worth[s.asked], s.unit))


def _explain_sums(s: Shokyo) -> Solution:
    sums = {frozenset(kind for kind, _ in b.items): b.total.value for b in s.bundles}
    whole = sum(sums.values(), Fraction(0))
    a, b, c = s.kinds
    steps = [Step("3つの和を全部たします。", "＋".join(number(x.total.value) for x in s.bundles), Quantity(whole, s.unit), hint="3つの和を全部たすと、それぞれ何回ずつ数えたことになりますか。")]
    half = whole / 2
    say = f"{a}も{b}も{c}も2回ずつ入っているので、2でわります。"
    steps.append(Step(say, f"{number(whole)}÷2", Quantity(half, s.unit), hint=f"{a}と{b}と{c}を1つずつ合わせると、どれだけになりますか。"))
    others = [kind for kind in s.kinds if kind != s.asked]
    rest = sums[frozenset(others)]
    answer = half - rest
    for kind in s.kinds:
        require_possible(Quantity(half - sums[frozenset(set(s.kinds) - {kind})], s.unit), s.one(kind))
    say = f"{'と'.join(others)}の和をひいて、{s.one(s.asked)}を求めます。"
    steps.append(Step(say, f"{number(half)}−{number(rest)}", Quantity(answer, s.unit), hint=f"3つの合計から、何をひくと{s.asked}だけが残りますか。"))
    first, second = (sums[frozenset((s.asked, kind))] for kind in others)
    mine = number(answer)
    check = Step(f"{'と'.join(others)}の和にもどします。", f"({number(first)}−{mine})＋({number(second)}−{mine})", Quantity(rest, s.unit))
    return Solution(tuple(steps), check, Quantity(answer, s.unit))


def _explain_equal(s: Equal) -> Solution:
    a, b, c = (q.value for q in s.each)
    first, second, third = s.kinds
    n, total, unit = s.count.value, s.total.value, s.count.unit
    pair = (a + b) / 2
    steps = [Step(f"{first}と{second}は同じ数なので、1{unit}の平均の値段を求めます。", f"({number(a)}＋{number(b)})÷2", Quantity(pair, "円"), hint=f"{first}と{second}を1{unit}ずつ組にすると、1{unit}平均いくらですか。")]
    if pair == c:
        raise Impossible(f"{first}と{second}の平均が{third}と同じ値段なので、数が決まりません。")
    supposed, other, name = (pair, c, "平均の値段のもの") if s.asked == third else (c, pair, third)
    wanted = third if s.asked == third else f"{first}と{second}"
    say = f"全部が{name}だとして、代金の合計を求めます。"
    steps.append(Step(say, f"{number(supposed)}×{number(n)}", Quantity(supposed * n, "円"), hint=f"全部が{name}だとしたら、代金はいくらですか。"))
    gap = total - supposed * n
    if gap * (other - supposed) <= 0 or gap / (other - supposed) >= n:
        raise Impossible("代金の合計と個数が合いません。")
    large, small = max(total, supposed * n), min(total, supposed * n)
    steps.append(Step("実際の代金とのちがいを求めます。", f"{number(large)}−{number(small)}", Quantity(abs(gap), "円"), hint="実際の代金とは、いくらちがいますか。"))
    large, small = max(other, supposed), min(other, supposed)
    steps.append(Step(f"1{unit}かえたときの代金の変わり方を求めます。", f"{number(large)}−{number(small)}", Quantity(large - small, "円"), hint=f"1{unit}を入れかえると、代金はいくら変わりますか。"))
    found = gap / (other - supposed)
    require_possible(Quantity(found, unit), f"{wanted}の数")
    steps.append(Step(f"ちがいをわって、{wanted}の数を求めます。", f"{number(abs(gap))}÷{number(large - small)}", Quantity(found, unit), hint="何回入れかえると、実際の代金になりますか。"))
    pairs = n - found if s.asked == third else found
    require_possible(Quantity(pairs / 2, unit), f"{first}の数")
    if s.asked == third:
        answer = found
        check = f"{number(c)}×{number(found)}＋{number(pair)}×({number(n)}−{number(found)})"
    else:
        answer = found / 2
        steps.append(Step(f"{first}と{second}は同じ数なので、2でわります。", f"{number(found)}÷2", Quantity(answer, unit), hint="同じ数ずつなら、1つの種類はその何分のいくつですか。"))
        check = f"({number(a)}＋{number(b)})×{number(answer)}＋{number(c)}×({number(n)}−{number(found)})"
    return Solution(tuple(steps), Step("代金の合計にもどします。", check, s.total), Quantity(answer, unit))


def worths(s: Shokyo, answer: Quantity) -> dict[str, Fraction] | None:
    """What one of each kind is worth when the asked one has the answer; kinds that stay unknown are left out."""
    known = {s.asked: answer.value}
    if s.form == "置きかえ":
        try:
            return values(s.relations, known)
        except Impossible:
            return None
    for bundle in s.bundles * 2:
        unknown = [kind for kind, n in bundle.items if kind not in known and n]
        if len(unknown) == 1:
            rest = bundle.total.value - (bundle.fee.value if bundle.fee else 0)
            rest -= sum((n * known[kind] for kind, n in bundle.items if kind in known), Fraction(0))
            known[unknown[0]] = rest / bundle.count(unknown[0])
    return known


def holds(s: Shokyo | Equal, answer: Quantity) -> bool:
    """Pays every bundle with the answer and what follows for the others, to the last yen."""
    if isinstance(s, Equal):
        return _equal_holds(s, answer)
    if answer.unit != s.unit:
        return False
    known = worths(s, answer)
    if known is None or min(known.values()) <= 0:
        return False
    if len(known) < len(s.kinds):  # two kinds that only come together: what is left for them must be in proportion
        rests = [b.total.value - (b.fee.value if b.fee else 0) - b.count(s.asked) * answer.value for b in s.bundles]
        other = next(kind for kind in s.kinds if kind != s.asked)
        return min(rests) > 0 and rests[0] * s.bundles[1].count(other) == rests[1] * s.bundles[0].count(other)
    return all(
        sum((n * known[kind] for kind, n in b.items), b.fee.value if b.fee else Fraction(0)) == b.total.value for b in s.bundles
    )


def _equal_holds(s: Equal, answer: Quantity) -> bool:
    a, b, c = (q.value for q in s.each)
    fitting = {
        (pairs, s.count.value - 2 * pairs)
        for pairs in map(Fraction, range(1, int(s.count.value) // 2 + 1))
        if pairs * (a + b) + (s.count.value - 2 * pairs) * c == s.total.value and s.count.value > 2 * pairs
    }
    asked = {third if s.asked == s.kinds[2] else pairs for pairs, third in fitting}
    return answer.unit == s.count.unit and asked == {answer.value}


def every_pair(kinds: Sequence[str], bundles: Sequence[Bundle]) -> bool:
    """Whether three bundles are the three pairs of three kinds, one of each."""
    told = {frozenset(kind for kind, _ in b.items) for b in bundles}
    ones = all(n == 1 and b.fee is None for b in bundles for _, n in b.items)
    return ones and len(kinds) == 3 and told == {frozenset(pair) for pair in combinations(kinds, 2)}
