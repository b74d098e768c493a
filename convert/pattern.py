"""The regular expressions of `--keep PATTERN=TYPE`: what std::regex and Python's re read alike, and in bounded time.

llama-quantize searches with std::regex (ECMAScript). re backtracks as std::regex does, so some patterns would run for
ever; those are refused before they are tried on a name.
"""

from __future__ import annotations

import re

from convert.checkpoint import ConvertError

_TOKEN = re.compile(
    r"(?P<repeat>(?:[*+]|\{\d{1,3}(?:,\d{0,3})?\})\??)"
    r"|(?P<maybe>\?\??)"
    r"|(?P<open>\((?:\?:)?)"
    r"|(?P<close>\))"
    r"|(?P<either>\|)"
    r"|(?P<anchor>[\^$]|\\b)"
    r"|(?P<atom>\\[dws]|\\[^a-z0-9]|[a-z0-9_./-]|\[\^?(?:[a-z0-9_.](?:-[a-z0-9_.])?|\\[dws.-])+-?\])"
)
_NAME = 40  # characters of a long tensor name: a repeat has as many places to end at
_MOST_WAYS = 1_000_000


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, in lower case, ready to search tensor names with.

    Raises:
        ConvertError: broken, of a syntax that std::regex and re don't share, or with too many ways to match a name.
    """
    # Ways to go through the pattern: (those of the alternatives before, those of this alternative) of each open group.
    open_groups = [(0, 1)]
    place, previous = 0, "open"
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        kind = str(token.lastgroup) if token else ""
        if token is None or (kind in {"repeat", "maybe"} and previous not in {"atom", "close"}):
            raise ConvertError(
                f"--keep pattern {pattern!r} can't be read from {pattern[place:]!r} on: write it otherwise"
            )
        if kind == "repeat" and previous == "close":
            raise ConvertError(f"--keep pattern {pattern!r} repeats a group, which can take for ever: spell it out")
        before, ways = open_groups.pop()
        if kind == "open":
            open_groups += [(before, ways), (0, 1)]
        elif kind == "close" and open_groups:
            outer_before, outer_ways = open_groups.pop()
            open_groups.append((outer_before, outer_ways * (before + ways)))
        elif kind == "either":
            open_groups.append((before + ways, 1))
        else:
            open_groups.append((before, ways * {"repeat": _NAME, "maybe": 2}.get(kind, 1)))
        place, previous = token.end(), kind
    try:
        found = re.compile(pattern)
    except re.error as error:
        raise ConvertError(f"--keep pattern {pattern!r} is broken ({error.msg}): mend it") from None
    if sum(open_groups[0]) > _MOST_WAYS:
        raise ConvertError(f"--keep pattern {pattern!r} is too involved: split it into several --keep")
    return found
