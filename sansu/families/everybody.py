"""Two kinds of people who are all there are: the boys and the girls of a class, grown-ups and children of the visitors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sansu.wording import Fact

_PUPILS = ({"男子", "女子"}, {"男の子", "女の子"}, {"男性", "女性"}, {"男の人", "女の人"}, {"男子生徒", "女子生徒"})
_VISITORS = re.compile("(?:入園|入館|入場|参加|来場|見学|来園|来館)者(?:数)?$|(?:乗|観|お)客$")


def of_everybody(people: Fact, told: Sequence[Fact]) -> Fact | None:
    """「クラスは38人です」 as the total of the boys and the girls that the one relation names."""
    pair = {told[0].text("who"), told[0].text("other")} if len(told) == 1 else set()
    known = pair in _PUPILS or (pair == {"大人", "子ども"} and _VISITORS.search(people.text("thing")))
    if not known or people.text("thing") in pair:
        return None
    return Fact.of(
        "total", a=told[0].text("who"), b=told[0].text("other"), amount=people.quantity("amount"), thing="人数"
    )
