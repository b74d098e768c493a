"""平均算: facts of two groups and the whole as one situation."""

from __future__ import annotations

from collections.abc import Sequence

from sansu.families.heikin_steps import Group, Heikin
from sansu.quantity import Quantity
from sansu.wording import Fact

# Words for everybody; a group of this name is the whole.
_WHOLES = ("クラス", "学級", "組", "学年", "学校", "チーム", "このクラス", "受験者", "みんな")


def recognise_groups(said: Sequence[Fact], sizes: Sequence[Fact], wholes: Sequence[Fact], ask: Fact) -> Heikin | None:
    """The situation of two groups and the whole; None where something is missing or said twice differently."""
    told = list(said)
    for both in sizes:
        told += [Fact.of("group", of=both.text(f"of{index}"), count=both.quantity(f"count{index}")) for index in "12"]
    mentions = [fact.text("of") for fact in (*told, ask) if fact.text("of")]
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
    if len(parts) == 1 and of and of not in known and ask.text("what") == "組の平均":
        parts.append(Group(of, None, None))
    if len(parts) != 2 or len(wholes) > 1:
        return None
    return _fitted(parts[0], parts[1], whole, ask, mentions)


def _fitted(first: Group, second: Group, whole: Group, ask: Fact, mentions: Sequence[str]) -> Heikin | None:
    """The situation, where exactly what is needed for the asked is known."""
    what, unit, of = ask.text("what"), ask.text("unit"), _base_name(ask.text("of"), mentions)
    everyone = (first, second, whole)
    counts, means = [g.count for g in everyone if g.count], [g.mean for g in everyone if g.mean]
    if len({c.unit for c in counts}) != 1 or len({m.unit for m in means}) != 1 or counts[0].unit == means[0].unit:
        return None
    asked = next((g for g in (first, second) if g.name == of), None)
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
