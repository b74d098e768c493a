"""平均算: facts of two groups and the whole as one situation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.families.heikin_about import one_subject
from sansu.families.heikin_steps import EVERYBODY, Group, Heikin
from sansu.quantity import Quantity
from sansu.wording import Fact

# Words for everybody; a group of this name is the whole.
_WHOLES = ("クラス", "学級", "組", "学年", "学校", "チーム", "このクラス", "受験者", "みんな")
_PEOPLE = re.compile(r"男|女|大人|子ども|さん|くん|君|ちゃん|生$")
_KNOWN = re.compile(r"^(?:国語|算数|理科|社会|英語|人数|.*(?:点数|得点|体重|身長|重さ|長さ|テスト))$")
# Words before 全体 that add nothing.
_EVERYBODY = ("", "みんな", "生徒", "児童", "参加者", "受験者", "グループ", "部員", "子ども", "会員", "社員")


def recognise_groups(said: Sequence[Fact], sizes: Sequence[Fact], wholes: Sequence[Fact], ask: Fact) -> Heikin | None:
    """The situation of two groups and the whole; None where something is missing or said twice differently."""
    told = list(said)
    for both in sizes:
        told += [Fact.of("group", of=both.text(f"of{index}"), count=both.quantity(f"count{index}")) for index in "12"]
    mentions = [fact.text("of") for fact in (*told, ask) if fact.text("of")]
    aside = [mention.removeprefix(f"{_base_name(mention, mentions)}の") for mention in mentions]
    aside = [word for word, mention in zip(aside, mentions, strict=True) if word not in mentions and word != mention]
    things = [*(fact.text("thing") for fact in (*told, *wholes, ask)), *aside]
    if any(_PEOPLE.search(thing) for thing in things) or not all(_KNOWN.search(word) for word in aside):
        return None  # 南チームの男子の平均 is not 南チーム's
    if not one_subject((*told, *wholes), ask, aside) or not _one_whole(told, wholes, ask):
        return None
    known: dict[str, dict[str, Quantity]] = {"全体": {}}
    for fact in (*told, *wholes):
        name = "全体" if fact in wholes or fact.text("of") in _WHOLES else _base_name(fact.text("of"), mentions)
        entry = known.setdefault(name, {})
        for role in ("count", "value"):
            amount = fact.get(role)
            if isinstance(amount, Quantity):
                if entry.get(role, amount) != amount:
                    return None
                entry[role] = amount
    whole, *parts = (Group(name, entry.get("count"), entry.get("value")) for name, entry in known.items())
    of = ask.text("of")
    if len(parts) == 1 and of and of not in known and ask.text("what") == "組の平均" and _completes(parts[0].name, of):
        parts.append(Group(of, None, None))
    if len(parts) != 2 or len(wholes) > 1:
        return None
    (head, _, tail), (other, _, end) = (part.name.rpartition("の") for part in parts)
    if head != other and tail != end and not {parts[0].name, parts[1].name} & {"男の子", "女の子"}:
        return None  # となりのクラスの男子 beside 女子
    return _fitted(parts[0], parts[1], whole, ask, mentions)


_TWINS = ({"男子", "女子"}, {"男", "女"}, {"男の子", "女の子"}, {"男性", "女性"}, {"大人", "子ども"}, {"合格者", "不合格者"}, {"男子児童", "女子児童"}, {"男子生徒", "女子生徒"})
_SETS = re.compile(r"(?:組|班|チーム|グループ|クラス|学級|学校|年生)$")


def _completes(one: str, other: str) -> bool:
    """Whether two make the whole: 男子 and 女子, A組 and B組; nobody else is asked for beside the one."""
    ends = [_SETS.search(name) for name in (one, other)]
    return {one, other} in _TWINS or bool(ends[0] and ends[1] and ends[0][0] == ends[1][0])


def _one_whole(told: Sequence[Fact], wholes: Sequence[Fact], ask: Fact) -> bool:
    """Whether 全体 is the same whole everywhere and no part (女子全体) nor more than the parts (学年 of a クラス)."""
    said = [fact.text("of") for fact in (*wholes, *([ask] if ask.text("what") == "全体の平均" else []))]
    said += [fact.text("of") for fact in told if fact.text("of") in _WHOLES]
    named = {re.sub("^この|の$", "", name) for name in said} - set(_EVERYBODY)
    parts = {fact.text("of") for fact in told} - set(_WHOLES)
    joined = {f"{a}と{b}" for a in parts for b in parts}
    return len(named) <= 1 and all(name in _WHOLES or name in joined for name in named)


def _fitted(first: Group, second: Group, whole: Group, ask: Fact, mentions: Sequence[str]) -> Heikin | None:
    """The situation, where exactly what is needed for the asked is known."""
    what, unit, of = ask.text("what"), ask.text("unit"), _base_name(ask.text("of"), mentions)
    everyone = (first, second, whole)
    counts, means = [g.count for g in everyone if g.count], [g.mean for g in everyone if g.mean]
    if len({c.unit for c in counts}) != 1 or len({m.unit for m in means}) != 1 or counts[0].unit == means[0].unit:
        return None
    unit = unit or (means[0].unit if what != "組の人数" else "")
    asked = next((g for g in (first, second) if g.name == of), None)
    if what == "組の人数" and of in ("クラス", "学級", "このクラス", "みんな", "受験者", "全体", "全員"):
        if any(g.name.endswith(of) for g in (first, second)) or len(counts) != 1 or whole.count or len(means) != 3 or unit != counts[0].unit:
            return None
        known, unknown = (first, second) if first.count else (second, first)
        return Heikin("groups", "", (), (), (known, unknown, whole), EVERYBODY, unit)
    if what == "全体の平均":
        fits = whole.mean is None and len(counts) == 2 and len(means) == 2 and unit == means[0].unit
    elif what == "組の人数":
        fits = (
            asked is not None
            and asked.count is None
            and len(counts) == 1
            and len(means) == 3
            and unit == counts[0].unit
        )
        fits = fits and whole.count is None
    else:
        fits = what == "組の平均" and asked is not None and asked.mean is None and len(counts) == 2 and len(means) == 2
        fits = fits and unit == means[0].unit
    if not fits:
        return None
    if (asked is first and what != "全体の平均") or (what == "全体の平均" and first.count is None):
        first, second = second, first
    return Heikin(
        "groups", "", (), (), (first, second, whole), asked.name if asked and what != "全体の平均" else "全体", unit
    )


def _base_name(mention: str, mentions: Sequence[str]) -> str:
    """男子 for 男子の体重, where 男子 is mentioned too."""
    return min((m for m in mentions if mention == m or mention.startswith(f"{m}の")), key=len, default=mention)
