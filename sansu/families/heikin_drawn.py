"""平均算: the 面積図 of values (how many across, the average up), and the classical mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sansu.diagram import Areas, Rectangle
from sansu.families.family import Mistake
from sansu.families.heikin_solved import explain
from sansu.families.heikin_steps import EVERYBODY, Group, Heikin, total_of
from sansu.families.possible import divisible
from sansu.quantity import Quantity, written

_ZERO = Fraction(0)


def diagram(s: Heikin) -> Areas:
    """Each value or group as a rectangle; the average levels them out (dashed)."""
    blocks = [(width, height, across, up, inside) for width, height, across, up, inside in _blocks(s) if width > 0 and height > 0]
    out, x = [], _ZERO
    for width, height, across, up, inside in blocks:
        out.append(Rectangle(x, _ZERO, width, height, across, up, inside))
        x += width
    level, label = _level(s)
    if level > 0 and len(blocks) > 1:
        out.append(Rectangle(_ZERO, _ZERO, x, level, "", label, "平均", "dashed"))
    unit = next((g.mean.unit for g in s.groups if g.mean), s.unit)
    return Areas("個数", f"平均（{unit}）", tuple(out))


_Block = tuple[Fraction, Fraction, str, str, str]


def _blocks(s: Heikin) -> list[_Block]:
    one, answer = Fraction(1), explain(s).answer.value
    names = s.names or [""] * len(s.values)
    single = [(one, v.value, "", written(v), name) for name, v in zip(names, s.values, strict=True)]
    if s.kind == "values":
        return single
    if s.kind == "missing":
        return [*single, (one, answer, "", f"□{s.unit}", s.asked)]
    if s.kind == "groups":
        return _group_blocks(s, answer)
    before = s.groups[0]
    assert before.mean
    if s.kind == "total":
        assert before.count
        return [(before.count.value, before.mean.value, written(before.count), written(before.mean), f"□{s.unit}")]
    if s.kind == "which":
        earlier = answer - (1 if s.asked == "何回目" else 0)
        return [(earlier, before.mean.value, "□回" if s.asked != "何回目" else "", written(before.mean), "これまで"), (one, s.values[0].value, "", written(s.values[0]), "今回")]
    assert before.count
    head = (before.count.value, before.mean.value, written(before.count), written(before.mean), "")
    if s.kind == "next":
        return [head, (one, answer, "", f"□{s.unit}", s.asked)]
    return [head, *single]


def _group_blocks(s: Heikin, answer: Fraction) -> list[_Block]:
    first, second, whole = s.groups
    if s.asked == EVERYBODY:
        assert first.count and first.mean and second.mean
        return [
            (first.count.value, first.mean.value, written(first.count), written(first.mean), first.name),
            (answer - first.count.value, second.mean.value, "", written(second.mean), second.name),
        ]
    out = []
    for group, other in ((first, second), (second, first)):
        everyone = whole.count.value if whole.count else _ZERO
        asked = group.name == s.asked
        count = group.count.value if group.count else everyone - other.count.value if other.count and everyone else answer
        mean = group.mean.value if group.mean else answer
        across = written(group.count) if group.count else f"□{s.unit}" if asked and group.mean else ""
        up = written(group.mean) if group.mean else f"□{s.unit}"
        out.append((count, mean, across, up, group.name))
    return out


def _level(s: Heikin) -> tuple[Fraction, str]:
    """How high the average is, and what stands at it."""
    asked = s.kind in ("values", "then") or (s.kind == "groups" and s.asked == "全体")
    if asked:
        return explain(s).answer.value, f"□{s.unit}"
    mean = s.groups[-1].mean
    return (mean.value, written(mean)) if mean else (_ZERO, "")


def mistakes(s: Heikin) -> tuple[Mistake, ...]:
    right = explain(s).answer
    kept: dict[Fraction, str] = {}
    for value, thought in _WRONG[s.kind](s, right.value):
        if value > 0 and value != right.value and (value.denominator == 1 or divisible(right.unit) or s.kind != "which"):
            kept.setdefault(value, thought)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items() if value.denominator <= 1000)


_Found = Iterator[tuple[Fraction, str]]
_HALF = "2つの平均をたして2でわっていませんか。人数や回数がちがうときは、合計にもどして考えます。"


def _wrong_values(s: Heikin, right: Fraction) -> _Found:
    total, count = total_of(s.values), len(s.values)
    yield total, "それは合計です。平均にするには、いくつあるかでわります。"
    yield total / (count - 1), "いくつの平均かを、数えなおしましょう。"
    yield total / (count + 1), "いくつの平均かを、数えなおしましょう。"


def _wrong_missing(s: Heikin, right: Fraction) -> _Found:
    mean = s.groups[0].mean
    assert mean
    known = total_of(s.values)
    yield mean.value, "それは平均です。ひとりの値は、合計から考えましょう。"
    yield 2 * mean.value - known / len(s.values), _HALF
    yield mean.value * len(s.values) - known + mean.value, "全部の合計は、平均にいくつをかけたものですか。"
    yield known, "それは、わかっている値の合計です。"


def _wrong_next(s: Heikin, right: Fraction) -> _Found:
    before, after = s.groups
    assert before.mean and before.count and after.mean and after.count
    yield 2 * after.mean.value - before.mean.value, _HALF
    yield after.mean.value, "それは平均です。1つの値は、2つの合計の差で求めます。"
    yield after.mean.value * before.count.value - before.mean.value * before.count.value, "2つの平均は、それぞれいくつの平均ですか。"
    yield before.mean.value, "それは平均です。1つの値は、2つの合計の差で求めます。"


def _wrong_then(s: Heikin, right: Fraction) -> _Found:
    before = s.groups[0]
    assert before.mean and before.count
    total = before.mean.value * before.count.value + s.values[0].value
    yield (before.mean.value + s.values[0].value) / 2, "平均と新しい値をたして2でわっていませんか。合計にもどして考えます。"
    yield total / before.count.value, "新しい値をふくめると、全部でいくつの平均ですか。"
    yield total, "それは合計です。平均にするには、回数でわります。"


def _wrong_total(s: Heikin, right: Fraction) -> _Found:
    whole = s.groups[0]
    assert whole.mean and whole.count
    yield whole.mean.value, "それは平均です。合計は、平均に数をかけて求めます。"
    yield whole.mean.value + whole.count.value, "合計は、平均と数のたし算でしょうか。"
    yield whole.mean.value / whole.count.value, "合計は、わり算で求めるのでしょうか。"
    yield whole.mean.value * (whole.count.value - 1), "いくつ分の合計かを、数えなおしましょう。"


def _wrong_which(s: Heikin, right: Fraction) -> _Found:
    before, after = (g.mean for g in s.groups)
    assert before and after
    if s.asked == "何回目":
        yield right - 1, "それは、これまでの回数です。今回は何回目ですか。"
    else:
        yield right + 1, "それは、今回が何回目かです。これまでの回数を聞いています。"
    rise = abs(after.value - before.value)
    yield abs(s.values[0].value - before.value) / rise + (1 if s.asked == "何回目" else 0), "今回の点数は、どちらの平均とくらべますか。"
    yield abs(s.values[0].value - after.value), "平均が1回あたりどれだけ変わったかで、わりましたか。"


def _wrong_groups(s: Heikin, right: Fraction) -> _Found:
    first, second, whole = s.groups
    if s.asked == EVERYBODY:
        assert first.count
        yield right - first.count.value, f"それは{second.name}の人数です。聞かれているのは全体の人数です。"
        yield first.count.value * 2, "2つの人数は、同じとはかぎりません。平均のちがいから考えましょう。"
        return
    target = next(g for g in s.groups if g.name == s.asked)
    if s.asked == "全体":
        assert first.mean and second.mean
        yield (first.mean.value + second.mean.value) / 2, _HALF
        sizes = _sizes(first, second, whole)
        yield (first.mean.value * sizes[1] + second.mean.value * sizes[0]) / sum(sizes, _ZERO), "2つの組の人数を、取りちがえていませんか。"
        yield first.mean.value + second.mean.value, "平均をたしていませんか。合計にもどして考えます。"
        return
    other = second if target is first else first
    assert other.mean and whole.mean
    if target.mean is None:
        yield 2 * whole.mean.value - other.mean.value, _HALF
        yield whole.mean.value, "それは全体の平均です。"
        return
    assert other.count
    near, far = abs(whole.mean.value - other.mean.value), abs(target.mean.value - whole.mean.value)
    yield other.count.value * far / near, "人数の比は、平均との差の比と逆になります。"
    yield other.count.value + right, "それは全体の人数です。聞かれているのは一方の人数です。"


def _sizes(first: Group, second: Group, whole: Group) -> tuple[Fraction, Fraction]:
    everyone = whole.count.value if whole.count else _ZERO
    a = first.count.value if first.count else _ZERO
    b = second.count.value if second.count else everyone - a
    return (a or everyone - b), b


_WRONG = {
    "values": _wrong_values, "missing": _wrong_missing, "next": _wrong_next, "then": _wrong_then, "total": _wrong_total, "which": _wrong_which,
    "groups": _wrong_groups,
}  # fmt: skip
