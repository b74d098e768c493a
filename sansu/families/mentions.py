"""Who is meant by a mention: 太郎 for 太郎さん, but 太郎さんと次郎さん is not one name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.wording import refers

_TITLES = ("さん", "くん", "君", "ちゃん")


def one_name(name: str) -> bool:
    """False for 花子と太郎, BとC or 太郎さんとゆい, which a pattern may take for one; さとし and ひろとくん are names."""
    before, joined, after = name.partition("と")
    if not (joined and before and after) or after in _TITLES:
        return True
    return bool(re.fullmatch("[ぁ-ん]{1,2}", before)) and not any(title in before for title in _TITLES) and len(after) < 5


def named(mention: str, names: Sequence[str]) -> str | None:
    """The one of the names that is meant; None where none or several may be."""
    if mention in names:
        return mention
    fitting = [name for name in names if mention and refers(mention, name)]
    return fitting[0] if len(fitting) == 1 else None
