"""Who is meant by a mention: 太郎 for 太郎さん, but 太郎さんと次郎さん is not one name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.quantity import Quantity
from sansu.wording import Fact, refers

_TITLES = ("さん", "くん", "君", "ちゃん")
_POLITE = {"父": ("お父さん",), "母": ("お母さん",), "兄": ("お兄さん",), "姉": ("お姉さん",), "祖父": ("おじいさん",), "祖母": ("おばあさん",)}


def one_name(name: str) -> bool:
    """False for 花子と太郎, BとC or 太郎さんとゆい, which a pattern may take for one; さとし and ひろとくん are names."""
    before, joined, after = name.partition("と")
    if not (joined and before and after) or after in _TITLES:
        return True
    return bool(re.fullmatch("[ぁ-ん]{1,2}", before)) and not any(title in before for title in _TITLES) and len(after) < 5


_WORD = "[一-龥々ァ-ヶーA-Za-zａ-ｚＡ-Ｚ]"
# 弟は花子, 学校へ兄, 兄次に, と弟, 花子さんすでに: a phrase that a slot has run over, no name.
_PHRASE = re.compile(
    rf"^[のとはがもをでやへ](?={_WORD})|(?<={_WORD})[はがも](?={_WORD})|(?<={_WORD})[へに]|(?:さん|くん|君|ちゃん)[でにはがもへを、す]|[、。]"
)
_MENTIONS = re.compile(
    r"who|whom|other|giver|taker|thing|people|place|goal|first|second|stuff|box|ware|of|[abcd]$|[nl]\d$"
)


def clean(facts: Sequence[Fact]) -> bool:
    """False where a name of the facts is more than a name, so that something said was passed over."""
    return not any(
        isinstance(value, str) and _MENTIONS.match(role) and _PHRASE.search(value)
        for fact in facts
        for role, value in fact.roles
    )


def named(mention: str, names: Sequence[str]) -> str | None:
    """The one of the names that is meant; None where none or several may be."""
    if mention in names:
        return mention
    fitting = [name for name in names if mention and (within(mention, name) or mention in _POLITE.get(name, ()))]
    return fitting[0] if len(fitting) == 1 else None


def within(mention: str, name: str) -> bool:
    """Whether a mention means all of what was named before: 子ども for 近所の子ども, but not 男子の子ども for 子ども."""
    return refers(mention, name) and not (name and mention != name and mention.endswith(name))


def told_all(members: Fact, names: Sequence[str]) -> bool:
    """Whether 「A、B、Cの3つの数があります」 names just these."""
    told = [members.text(role) for role in "abcd" if members.text(role)]
    count = members.get("n")
    return {named(one, names) for one in told} == set(names) and isinstance(count, Quantity) and count.value == len(names)
