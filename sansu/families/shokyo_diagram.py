"""消去算 drawn: the bundles below one another (表), and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Areas, Rectangle, Table
from sansu.families.family import Mistake
from sansu.families.relations import best_base, shares
from sansu.families.shokyo_steps import explain, proportion, worths
from sansu.families.shokyo_told import Equal, Shokyo
from sansu.quantity import Quantity, number, written


def diagram(s: Shokyo | Equal) -> Table | Areas:
    if isinstance(s, Equal):
        return _areas(s)
    head = ("", *s.kinds, "合計")
    rows = []
    for index, bundle in enumerate(s.bundles, 1):
        name = f"{index}つ目" if len(s.bundles) > 1 else "買い方"
        counts = [f"{number(n)}{s.counter(kind)}" if (n := bundle.count(kind)) else "−" for kind in s.kinds]
        total = written(bundle.total) + (f"（{bundle.box}代{written(bundle.fee)}）" if bundle.fee else "")
        rows.append((name, *(count or "1" for count in counts), total))
    asked = s.kinds.index(s.asked) + 1
    rows.append(("1つ分", *(f"□{s.unit}" if kind == s.asked else "" for kind in s.kinds), ""))
    notes = [(r.who, r.says) for r in s.relations]
    if notes:
        told = {who: _short(s, says, who) for who, says in notes}
        rows.append(("くらべ方", *(told.get(kind, "もと") for kind in s.kinds), ""))
    return Table(head, tuple(rows), ((len(s.bundles), asked),))


def _short(s: Shokyo, says: str, who: str) -> str:
    """かきより30円高い, from なしがかきより30円高い."""
    return says.removeprefix(f"{who}が")


def _areas(s: Equal) -> Areas:
    """The pair as one rectangle with the average price, beside it the third kind."""
    a, b, c = (q.value for q in s.each)
    answer = explain(s).answer.value
    third = answer if s.asked == s.kinds[2] else s.count.value - 2 * answer
    pair = s.count.value - third
    unit = s.count.unit
    names = f"{s.kinds[0]}と{s.kinds[1]}"
    across = ("", f"□{unit}") if s.asked == s.kinds[2] else (f"□{unit}ずつ", "")
    return Areas(
        f"個数（{unit}）",
        f"1{unit}のねだん（円）",
        (
            Rectangle(Fraction(0), Fraction(0), pair, (a + b) / 2, across[0], "平均", names),
            Rectangle(pair, Fraction(0), third, c, across[1], written(s.each[2]), s.kinds[2]),
        ),
    )


def mistakes(s: Shokyo | Equal) -> tuple[Mistake, ...]:
    right = explain(s).answer
    tries = _equal(s) if isinstance(s, Equal) else {"消す": _taken, "置きかえ": _replaced, "和": _sums}[s.form](s)
    kept: dict[Fraction, str] = {}
    for value, thought in tries:
        if value is not None and value > 0 and value != right.value:
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())


_Tries = list[tuple[Fraction | None, str]]


def _wrong_kind(s: Shokyo) -> _Tries:
    known = worths(s, explain(s).answer) or {}
    return [
        (value, f"{kind}の{s.word}で答えていませんか。求めるのは{s.asked}の{s.word}です。") for kind, value in known.items() if kind != s.asked
    ]


def _taken(s: Shokyo) -> _Tries:
    tries = _wrong_kind(s) if len(s.kinds) == 2 else []
    first, second = s.bundles
    fees = [b.fee.value if b.fee else Fraction(0) for b in s.bundles]
    totals = [b.total.value - fee for b, fee in zip(s.bundles, fees, strict=True)]
    factors = proportion(first, second, [kind for kind in s.kinds if kind != s.asked])
    assert factors
    more = first.count(s.asked) * factors[0] - second.count(s.asked) * factors[1]
    if max(factors) != 1 and more:
        tries.append((abs(totals[0] - totals[1]) / abs(more), "個数だけを何倍かして、合計を倍にするのをわすれていませんか。"))
    if any(fees) and more:
        with_fee = abs((totals[0] + fees[0]) * factors[0] - (totals[1] + fees[1]) * factors[1]) / abs(more)
        tries.append((with_fee, f"{first.box}代を先にひきましたか。"))
    if more:
        gap = abs(totals[0] * factors[0] - totals[1] * factors[1])
        tries.append((gap, f"それは{s.asked}1つ分ではありません。ちがいは、{s.asked}いくつ分ですか。"))
    return tries


def _replaced(s: Shokyo) -> _Tries:
    (bundle,) = s.bundles
    base = best_base(s.relations, s.kinds, s.asked)
    assert base
    found = shares(s.relations, s.kinds, base)
    assert found
    tries = _wrong_kind(s)
    whole = bundle.total.value - (bundle.fee.value if bundle.fee else 0)
    many = sum((n * found[kind].marks for kind, n in bundle.items), Fraction(0))
    odd = sum((n * found[kind].offset for kind, n in bundle.items), Fraction(0))
    once = sum((found[kind].offset for kind, n in bundle.items), Fraction(0))

    def asked(one: Fraction) -> Fraction:
        return one * found[s.asked].marks + found[s.asked].offset

    if odd:
        tries.append((asked((whole + odd) / many), "置きかえると合計は高くなりますか、安くなりますか。たすのかひくのかを確かめましょう。"))
        tries.append((asked((whole - once) / many), "ねだんのちがいを、個数の分だけ考えましたか。"))
    plain = sum((n for _, n in bundle.items), Fraction(0))
    tries.append((asked((whole - odd) / plain), "何倍かの品物を置きかえるとき、個数も何倍になるかを考えましたか。"))
    return tries


def _sums(s: Shokyo) -> _Tries:
    whole = sum((b.total.value for b in s.bundles), Fraction(0))
    rest = next(b.total.value for b in s.bundles if all(kind != s.asked for kind, _ in b.items))
    return [
        (whole - rest, "3つの和を全部たすと、どれも2回ずつ数えています。2でわりましたか。"),
        *_wrong_kind(s),
        (whole / 2, "それは3つの合計です。求めるのは1つ分です。"),
    ]


def _equal(s: Equal) -> _Tries:
    answer = explain(s).answer.value
    third = answer if s.asked == s.kinds[2] else s.count.value - 2 * answer
    pairs = (s.count.value - third) / 2
    return [
        (pairs * 2, f"それは{s.kinds[0]}と{s.kinds[1]}を合わせた数です。"),
        (pairs, f"{s.kinds[0]}や{s.kinds[1]}の数で答えていませんか。求めるのは{s.asked}の数です。"),
        (third, f"{s.kinds[2]}の数で答えていませんか。求めるのは{s.asked}の数です。"),
    ]
