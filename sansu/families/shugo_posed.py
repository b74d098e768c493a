"""New 集合算 problems, and the wordings that tell them."""

from __future__ import annotations

import random
from fractions import Fraction

from sansu.families.family import Wording
from sansu.families.shugo_steps import ORDER, Shugo, Told
from sansu.quantity import Quantity

_PAIRS = (
    (("犬", "ねこ"), ("を", "飼っている")), (("算数", "国語"), ("が", "好きな")), (("野球", "サッカー"), ("が", "好きな")), (("りんご", "みかん"), ("が", "好きな")),
    (("金魚", "小鳥"), ("を", "飼っている")), (("ピアノ", "書道"), ("を", "習っている")), (("水泳", "英会話"), ("を", "習っている")), (("漢字テスト", "計算テスト"), ("に", "合格した")),
    (("兄", "弟"), ("が", "いる")), (("ノート", "えんぴつ"), ("を", "買った")), (("海", "山"), ("に", "行った")), (("うどん", "そば"), ("が", "好きな")), (("A問題", "B問題"), ("が", "できた")),
    (("赤いペン", "青いペン"), ("を", "持っている")), (("理科", "社会"), ("が", "得意な")), (("伝記", "図かん"), ("を", "読んだ")), (("バス", "電車"), ("を", "利用した")), (("遊園地", "動物園"), ("に", "行ったことがある")),
)  # fmt: skip
_GROUPS = ("クラス", "生徒", "学年", "子ども")
# which regions are told beside A and B (or instead), what is asked, from which level on
_SHAPES = (
    (1, ("全体", "A", "B", "両方"), ("なし", "少なくとも")), (1, ("全体", "A", "B", "なし"), ("両方",)), (1, ("A", "B", "両方"), ("少なくとも", "片方", "Aだけ", "Bだけ")),
    (1, ("全体", "A", "B", "両方"), ("Aだけ", "片方")), (2, ("A", "B", "両方", "なし"), ("全体",)), (2, ("全体", "A", "B", "なし"), ("Aだけ", "片方", "Bだけ")),
    (2, ("全体", "A", "両方", "なし"), ("B",)), (2, ("全体", "Bだけ", "両方", "なし"), ("A",)), (2, ("Aだけ", "Bだけ", "両方", "なし"), ("全体",)),
    (3, ("全体", "A", "Bでない", "両方"), ("なし", "Bだけ")), (3, ("A", "B", "片方"), ("両方",)), (2, ("A", "B", "少なくとも"), ("両方", "Aだけ")),
)  # fmt: skip


def sample(rng: random.Random, level: int) -> Shugo:
    if level == 3 and rng.random() < 0.4:
        return _sample_shares(rng)
    if level > 1 and rng.random() < 0.35:
        return _sample_extreme(rng)
    names, deed = rng.choice(_PAIRS)
    _, told, asks = rng.choice([shape for shape in _SHAPES if shape[0] <= level])
    size = (8, 14, 30)[level - 1]
    p, q, r, z = (rng.randint(2, size) for _ in range(4))
    return _made(rng, names, deed, _regions(p, q, r, z), told, rng.choice(asks))


def _regions(p: int, q: int, r: int, z: int) -> dict[str, int]:
    return {"A": p + r, "B": q + r, "Aだけ": p, "Bだけ": q, "両方": r, "なし": z, "少なくとも": p + q + r, "片方": p + q,
            "Aでない": q + z, "Bでない": p + z, "全体": p + q + r + z}  # fmt: skip


def _made(
    rng: random.Random, names: tuple[str, str], deed: tuple[str, str], values: dict[str, int], told: tuple[str, ...], asked: str, extreme: str = ""
) -> Shugo:  # fmt: skip
    in_order = _named_order([region for region in ORDER if region in told or region == asked])
    swap = in_order and in_order[0] == "B"
    if swap:  # the set that is told first is A
        turned = {"A": "B", "B": "A"}
        told = tuple(turned.get(region[0], region[0]) + region[1:] if region[0] in "AB" else region for region in told)
        asked = turned[asked[0]] + asked[1:] if asked[0] in "AB" else asked
        values = values | {a + rest: values[b + rest] for a, b in ("AB", "BA") for rest in ("", "だけ", "でない")}
    whole = Quantity(Fraction(values["全体"]), "人") if "全体" in told else None
    group = rng.choice(_GROUPS)
    ordered = tuple((region, Told(Fraction(values[region]))) for region in ORDER if region in told)
    asked_group = rng.choice(("クラス", "このクラス", "子ども")) if asked == "全体" else ""
    return Shugo(names, (deed, deed), whole, group if whole else "", ordered, asked, extreme, "人", asked_group.removeprefix("この"))


def _named_order(regions: list[str]) -> list[str]:
    """The two sets in the order in which reading meets them: whole sets first, then だけ, then でない."""
    kinds = ([r for r in regions if r in "AB"], [r for r in regions if r.endswith("だけ")], [r for r in regions if r.endswith("でない")])
    return [region[0] for kind in kinds for region in kind]


def _sample_extreme(rng: random.Random) -> Shugo:
    names, deed = rng.choice(_PAIRS)
    whole = rng.choice([30, 32, 35, 36, 38, 40, 41, 42, 45, 50, 60, 80, 100, 120])
    a, b = rng.randint(whole // 5, whole * 9 // 10), rng.randint(whole // 5, whole * 9 // 10)
    asked = rng.choice(["両方", "両方", "なし"])
    extreme = rng.choice(["多い", "少ない"])
    if a == b or (extreme == "少ない" and (a + b <= whole + 1 if asked == "両方" else max(a, b) == whole or a + b >= whole)):
        return _sample_extreme(rng)
    values = {"A": a, "B": b, "全体": whole}
    return _made(rng, names, deed, values | dict.fromkeys(("Aだけ", "Bだけ", "Aでない", "Bでない"), 0), ("全体", "A", "B"), asked, extreme)


def _sample_shares(rng: random.Random) -> Shugo:
    names, deed = rng.choice(_PAIRS)
    share = rng.choice(["分数", "%", "割"])
    parts = {"分数": rng.choice([12, 15, 20, 24]), "%": 20, "割": 10}[share]
    p, q, r = (rng.randint(1, parts // 3) for _ in range(3))
    z = parts - p - q - r
    values = _regions(p, q, r, z)
    told, asked = rng.choice(
        [(("A", "B", "両方", "なし"), "全体"), (("全体", "A", "B", "両方"), "なし"), (("全体", "A", "B", "なし"), "両方")]
    )
    scale = rng.choice([1, 2, 3, 4, 5])
    each = {"%": 5, "割": 1}.get(share, Fraction(1, parts))
    if z < 1 or (share == "分数" and any((values[region] * each).denominator == 1 for region in ("A", "B", "両方", "なし"))):
        return _sample_shares(rng)
    counted = "" if "全体" in told else rng.choice(["なし", "両方"])
    amounts = tuple(
        (region, Told(Fraction(values[region] * scale)) if region == counted else Told(Fraction(values[region] * each), share))
        for region in ORDER
        if region in told
    )
    if share == "割" and any(told_.value.denominator != 1 for _, told_ in amounts):
        return _sample_shares(rng)
    whole = Quantity(Fraction(parts * scale), "人") if "全体" in told else None
    return Shugo(names, (deed, deed), whole, rng.choice(_GROUPS) if whole else "", amounts, asked, "", "人", "クラス" if asked == "全体" else "")


_SHAPED = (
    "whole one one both ask.none", "whole one one none ask.both", "whole.of one one both ask.none", "whole.is one one none ask.both",
    "one one both ask.any", "one one both ask.single", "one one both ask.only", "whole one one both ask.any", "whole one one both ask.only", "whole.of one one both ask.single",
    "one one both none ask.whole", "whole one one none ask.only", "whole.is one one none ask.single", "whole one both none ask.one", "whole.of only both none ask.one",
    "only only both none ask.whole", "whole one not both ask.none", "whole.is one not both ask.only", "one one single ask.both", "one one any ask.both", "one one any ask.only",
    "whole one one ask.both.most", "whole one one ask.both.least", "whole.of one one ask.none.most", "whole.is one one ask.none.least", "whole.of one one ask.both.least",
    "whole.is one one ask.none.most",
    "whole one one one pair pair pair three ask.nothing", "whole.of one one one pair pair pair nothing ask.three", "one one one pair pair pair three ask.some",
    "one one one pair pair pair three nothing ask.whole",
)  # fmt: skip
WORDINGS = tuple(
    Wording(f"shugo-{index:02}", tuple(f"sets.{key}" for key in keys.split()))
    for index, keys in enumerate(_SHAPED, 1)
)
