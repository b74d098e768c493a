"""集合算: the reading line, the ベン図 and the classical mistakes."""

from __future__ import annotations

from fractions import Fraction

from sansu.diagram import Venn
from sansu.families.family import Mistake
from sansu.families.shugo_steps import Shugo, Told, explain, holds, label
from sansu.quantity import Quantity, number, written


def line(s: Shugo) -> tuple[tuple[str, str], ...]:
    out = [("全体", written(s.whole))] if s.whole else []
    out += [(label(s, region), _shown(told)) for region, told in s.told]
    most = {"多い": "最も多い", "少ない": "最も少ない"}.get(s.extreme, "")
    asked = "全体の人数" if s.asked == "全体" else label(s, s.asked)
    asked += f"の{most}人数" if most else "の割合" if s.unit != "人" else ""
    return (*out, ("求めるもの", f"{asked}（{s.unit}）"))


def _shown(told: Told) -> str:
    if not told.share:
        return f"{number(told.value)}人"
    return f"全体の{number(told.value)}{'' if told.share == '分数' else told.share}"


_PARTS = {"Aだけ": (0,), "Bだけ": (1,), "両方": (0, 1), "なし": ()}


def diagram(s: Shugo) -> Venn:
    """The four regions with what is told of them, the sets with their sums."""
    told = {region: _shown(amount) for region, amount in s.told}
    told[s.asked] = f"□{s.unit}"
    sets = tuple(name[:12] for name in s.names)
    sets = sets if sets[0] != sets[1] else (s.names[0][:11] + "1", s.names[1][:11] + "2")
    regions = tuple((tuple(sets[i] for i in inside), told.get(region, "")) for region, inside in _PARTS.items())
    totals = [(sets["AB".index(region)], told[region]) for region in "AB" if region in told]
    whole = written(s.whole) if s.whole else told.get("全体", "")
    totals += [("全体", whole)] if whole else []
    totals += [(label(s, region)[:30], told[region]) for region in ("少なくとも", "片方", "Aでない", "Bでない") if region in told]
    return Venn(sets, regions, tuple(totals))


def mistakes(s: Shugo) -> tuple[Mistake, ...]:
    right = explain(s).answer
    told = {region: amount.value for region, amount in s.told if not amount.share}
    if s.whole:
        told["全体"] = s.whole.value
    a, b, both, none, whole = (told.get(region) for region in ("A", "B", "両方", "なし", "全体"))
    found: list[tuple[Fraction, str]] = []
    twice = "両方の人を2回数えていませんか。図の重なりに気をつけましょう。"
    if a is not None and b is not None:
        found.append((a + b, twice))
        if whole is not None:
            found.append((whole - a - b, twice))
            found.append((a + b - whole, "どちらでもない人や、重なりの大きさを考えていますか。"))
            found.append((abs(a - b), "2つの人数の差ではなく、図の重なりを考えましょう。"))
            found.append((min(a, b), "重なりは、いつも小さいほうの人数になるとはかぎりません。"))
            found.append((max(a, b), "大きいほうの人数で答えていませんか。図のどの部分を聞かれていますか。"))
        if none is not None:
            found.append((a + b + none, twice))
        if both is not None:
            found.append((a + b - both, "少なくとも一方の人の数になっています。図のどの部分を聞かれていますか。"))
            found.append((a + b - 2 * both, "両方の人を2回ひいていませんか。"))
            found.append((a, "「だけ」の人と、両方の人も入った人数を区別しましょう。"))
    for value, thought in ((both, "重なりの部分だけを答えていませんか。"), (none, "どちらでもない人の数になっています。聞かれているのは図のどの部分ですか。")):
        found += [(value, thought)] if value is not None else []
    if both is not None and whole is not None:
        found.append((whole - both, "全体から両方の人をひいただけでは、聞かれている部分になりません。"))
    if none is not None and whole is not None:
        found.append((whole - none, "少なくとも一方の人の数になっています。図のどの部分を聞かれていますか。"))
    kept: dict[Fraction, str] = {}
    for value, thought in found:
        if value > 0 and not holds(s, Quantity(value, right.unit)):
            kept.setdefault(value, thought)
    kept.pop(right.value, None)
    return tuple(Mistake(Quantity(value, right.unit), thought) for value, thought in kept.items())
