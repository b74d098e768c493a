"""集合算 with three sets: what is in two is counted twice, what is in all three is taken off once too often."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sansu.diagram import Venn
from sansu.families.family import Impossible, Mistake
from sansu.quantity import Quantity
from sansu.reading.sets import DEEDS
from sansu.solution import Solution, Step
from sansu.wording import Fact

PAIRS = ((0, 1), (1, 2), (2, 0))


@dataclass(frozen=True)
class Three:
    """Three sets with what is done; their sizes, those of the pairs, of all three, of none, of all people.

    Exactly one of all three, none and whole is None where it is asked; asked 少なくとも leaves whole and none None.
    """

    names: tuple[str, ...]
    deed: tuple[str, str]
    sizes: tuple[int, ...]
    pairs: tuple[int, ...]
    every: int | None
    none: int | None
    whole: int | None
    group: str
    asked: str  # 三つ, なし, 全体, 少なくとも


def _people(value: int) -> Quantity:
    return Quantity(Fraction(value), "人")


def _outside(s: Three) -> str:
    return next(outside for _, inside, outside in DEEDS if inside == s.deed[1])


def _label(s: Three, region: str) -> str:
    particle, inside = s.deed
    return {"三つ": f"3つとも{inside}人", "なし": f"どれも{_outside(s)}人", "少なくとも": f"少なくとも1つ{particle}{inside}人", "全体": "全体"}[region]


def solve(s: Three) -> tuple[int, int]:
    """All three, and at least one.

    Raises:
        Impossible: some part of the diagram is below 0.
    """
    total, twice = sum(s.sizes), sum(s.pairs)
    if s.every is None:
        assert s.whole is not None and s.none is not None
        least = s.whole - s.none
        every = least - total + twice
    else:
        every = s.every
        least = total - twice + every
    two = [pair - every for pair in s.pairs]
    alone = [size - every - sum(two[i] for i, pair in enumerate(PAIRS) if index in pair) for index, size in enumerate(s.sizes)]
    if min(every, *two, *alone) < 0:
        raise Impossible("図の中の人数が0より小さくなるところがあります。")
    if s.whole is not None and s.whole < least:
        raise Impossible("少なくとも1つにあてはまる人が、全体より多くなります。")
    return every, least


def explain(s: Three) -> Solution:
    every, least = solve(s)
    total, twice = sum(s.sizes), sum(s.pairs)
    plus = "＋".join
    steps = [
        Step("3つの人数をたします。", plus(map(str, s.sizes)), _people(total), hint="3つの人数をたすと、何回も数える人がいます。"),
        Step("2つの両方にあてはまる人数をたします。", plus(map(str, s.pairs)), _people(twice), hint="2回数えた人は何人いますか。"),
    ]
    if s.asked == "三つ":
        steps.append(Step(f"全体から{_label(s, 'なし')}をひきます。", f"{s.whole}−{s.none}", _people(least), hint="少なくとも1つにあてはまる人は何人ですか。"))
        steps.append(Step("和から両方の和をひくと、3つともの人の分だけ少なくなります。", f"{least}＋{twice}−{total}", _people(every), hint="両方の和をひくと、3つともの人は何回ひかれますか。"))
        answer = every
    else:
        steps.append(Step("両方の和をひくと、3つともの人がいなくなるので、1回たします。", f"{total}−{twice}＋{every}", _people(least), hint="両方の和をひくと、3つともの人は何回ひかれますか。"))
        answer = least
        if s.asked == "なし":
            assert s.whole is not None
            answer = s.whole - least
            steps.append(Step(f"全体から、{_label(s, '少なくとも')}をひきます。", f"{s.whole}−{least}", _people(answer), hint="全体から、どの人をひきますか。"))
        elif s.asked == "全体":
            assert s.none is not None
            answer = least + s.none
            steps.append(Step(f"{_label(s, 'なし')}をたします。", f"{least}＋{s.none}", _people(answer), hint="どれにもあてはまらない人は何人ですか。"))
    if answer <= 0:
        raise Impossible(f"{_label(s, s.asked)}がいないことになります。")
    check = Step("両方の和をたし、3つともの人をひくと、3つの和にもどります。", f"{least}＋{twice}−{every}", _people(total))
    return Solution(tuple(steps), check, _people(answer))


def holds(s: Three, answer: Quantity) -> bool:
    """Fills the seven parts of the diagram and counts everybody once."""
    if answer.unit != "人" or answer.value.denominator != 1 or answer.value < 0:
        return False
    value = int(answer.value)
    every = value if s.asked == "三つ" else s.every
    assert every is not None
    parts: dict[tuple[int, ...], int] = {(0, 1, 2): every}
    for pair, size in zip(PAIRS, s.pairs, strict=True):
        parts[pair] = size - every
    for index, size in enumerate(s.sizes):
        parts[(index,)] = size - sum(n for inside, n in parts.items() if index in inside)
    if min(parts.values()) < 0:
        return False
    inside = sum(parts.values())
    none = value if s.asked == "なし" else s.none or 0
    whole = value if s.asked in ("全体", "少なくとも") else s.whole
    return inside + none == whole


def facts(s: Three) -> tuple[Fact, ...]:
    particle, inside = s.deed
    out = [Fact.of("whole", n=_people(s.whole), group=s.group)] if s.whole is not None else []
    for name, size in zip(s.names, s.sizes, strict=True):
        out.append(Fact.of("member", region="一つ", a=name, v=particle + inside, n=_people(size)))
    for (a, b), size in zip(PAIRS, s.pairs, strict=True):
        out.append(Fact.of("member", region="両方", a=s.names[a], b=s.names[b], v=inside, n=_people(size)))
    if s.every is not None:
        out.append(Fact.of("member", region="三つ", v=inside, n=_people(s.every)))
    if s.none is not None:
        out.append(Fact.of("member", region="どれも", w=_outside(s), n=_people(s.none)))
    if s.asked == "全体":
        return (*out, Fact.of("ask", what="人数", region="全体", group="クラス", unit="人"))
    roles = {"なし": {"region": "どれも", "w": _outside(s)}, "三つ": {"region": "三つ", "v": inside}, "少なくとも": {"region": "少なくとも", "v": particle + inside}}
    return (*out, Fact.of("ask", what="人数", unit="人", **roles[s.asked]))


def line(s: Three) -> tuple[tuple[str, str], ...]:
    particle, inside = s.deed
    out = [("全体", f"{s.whole}人")] if s.whole is not None else []
    out += [(f"{name}{particle}{inside}人", f"{size}人") for name, size in zip(s.names, s.sizes, strict=True)]
    out += [(f"{s.names[a]}と{s.names[b]}の両方", f"{size}人") for (a, b), size in zip(PAIRS, s.pairs, strict=True)]
    out += [(_label(s, "三つ"), f"{s.every}人")] if s.every is not None else []
    out += [(_label(s, "なし"), f"{s.none}人")] if s.none is not None else []
    return (*out, ("求めるもの", f"{'全体の人数' if s.asked == '全体' else _label(s, s.asked)}（人）"))


def diagram(s: Three) -> Venn:
    names = tuple(f"{name[:10]}" for name in s.names)
    centre = "□人" if s.asked == "三つ" else f"{s.every}人"
    outside = "□人" if s.asked == "なし" else f"{s.none}人" if s.none is not None else ""
    totals = [(name, f"{size}人") for name, size in zip(names, s.sizes, strict=True)]
    totals += [(f"{names[a]}と{names[b]}", f"{size}人") for (a, b), size in zip(PAIRS, s.pairs, strict=True)]
    whole = f"{s.whole}人" if s.whole is not None else "□人" if s.asked == "全体" else ""
    totals += [("全体", whole)] if whole else [(_label(s, "少なくとも")[:30], "□人")]
    return Venn(names, ((names, centre), ((), outside)), tuple(totals))


def mistakes(s: Three) -> tuple[Mistake, ...]:
    every, least = solve(s)
    right = int(explain(s).answer.value)
    total, twice = sum(s.sizes), sum(s.pairs)
    lost = "両方の和をひくと、3つともの人がいなくなります。1回たしましょう。"
    again = "2つの両方にあてはまる人を、何回も数えていませんか。"
    found: list[tuple[int, str]] = [(least, "少なくとも1つにあてはまる人の数になっています。")]
    for value, thought in ((total - twice, lost), (total, again), (total - twice - every, lost), (total - every, again)):
        found.append((value, thought))
        if s.whole is not None:
            found.append((s.whole - value, thought))
        if s.none is not None:
            found.append((value + s.none, thought))
    kept: dict[int, str] = {}
    for value, thought in found:
        if value > 0 and value != right and not holds(s, _people(value)):
            kept.setdefault(value, thought)
    return tuple(Mistake(_people(value), thought) for value, thought in kept.items())


def sample(rng: random.Random) -> Three:
    names, deed = rng.choice(
        [(("算数", "国語", "理科"), ("が", "好きな")), (("犬", "ねこ", "小鳥"), ("を", "飼っている")), (("野球", "サッカー", "水泳"), ("が", "好きな")), (("りんご", "みかん", "ぶどう"), ("が", "好きな"))]
    )
    every, none = rng.randint(1, 8), rng.randint(1, 12)
    two = [rng.randint(1, 9) for _ in range(3)]
    alone = [rng.randint(1, 15) for _ in range(3)]
    sizes = tuple(alone[i] + every + sum(two[j] for j, pair in enumerate(PAIRS) if i in pair) for i in range(3))
    pairs = tuple(one + every for one in two)
    whole = sum(alone) + sum(two) + every + none
    asked = rng.choice(["三つ", "なし", "なし", "全体", "少なくとも"])
    return Three(names, deed, sizes, pairs, None if asked == "三つ" else every, none if asked in ("三つ", "全体") else None,
                 whole if asked in ("三つ", "なし") else None, rng.choice(["クラス", "生徒"]) if asked in ("三つ", "なし") else "", asked)  # fmt: skip


def recognise(names: Sequence[str], deeds: Sequence[tuple[str, str]], members: Sequence[Fact], whole: int | None, group: str, asked: str) -> Three | None:
    """Three sets from their members' facts (`asked` already read); None where one is missing or told twice."""
    if len(set(deeds)) != 1:
        return None
    inside = deeds[0][1]
    sizes: dict[int, int] = {}
    pairs: dict[frozenset[int], int] = {}
    single: dict[str, int] = {}
    for fact in members:
        value, region = fact.get("n"), fact.text("region")
        said = fact.text("v") or fact.text("w")
        if not isinstance(value, Quantity) or value.value.denominator != 1 or not any(said.endswith(x) for _, one, out in DEEDS if one == inside for x in (one, out)):
            return None
        mentions = [v for role, v in fact.roles if role[0] in "ab" and isinstance(v, str)]
        if any(one not in names for one in mentions):
            return None
        if region == "一つ":
            key: object = names.index(mentions[0])
            if key in sizes:
                return None
            sizes[names.index(mentions[0])] = int(value.value)
        elif region == "両方" and len(set(mentions)) == 2:
            both = frozenset(map(names.index, mentions))
            if both in pairs:
                return None
            pairs[both] = int(value.value)
        elif region in ("三つ", "どれも") and not mentions and region not in single:
            single[region] = int(value.value)
        else:
            return None
    every, none = single.get("三つ"), single.get("どれも")
    needed = {"三つ": (False, True, True), "なし": (True, False, True), "全体": (True, True, False), "少なくとも": (True, False, False)}.get(asked)
    if needed != (every is not None, none is not None, whole is not None) or len(sizes) != 3 or len(pairs) != 3:
        return None
    return Three(tuple(names), deeds[0], tuple(sizes[i] for i in range(3)), tuple(pairs[frozenset(pair)] for pair in PAIRS), every, none, whole, group, asked)
