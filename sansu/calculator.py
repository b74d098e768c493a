"""The calculator guide: what stands behind ＝ is never the model's guess but the exact value.

A `Guide` in the sense of sansu/language_model.py.  It is called after every piece of text, so it looks only at the line
in which the last ＝ stands.
"""

from __future__ import annotations

import re
from fractions import Fraction

from sansu.amount import Amount
from sansu.expression import plain_value, region_start
from sansu.language_model import Guidance
from sansu.notation import CIRCLED, MAX_LENGTH, flat
from sansu.quantity import number
from sansu.sides import left_side

# What would make the forced number another one (30 -> 30.5, 300, 3と1/2, 3割, 3万) or go on computing with it.
FORBID = frozenset("0123456789０１２３４５６７８９.．,，／/とあ余割億万千百%％…‥・:：×÷＋−＝+-*=－＊" + CIRCLED)
_EQUALS = re.compile(r"(?<![=<>!:≦≧≠])=+(?![=<>])")
_NUMBER_GOES_ON = re.compile(rf"\d|[.,/と](?=[\d{CIRCLED}]|$)|[割億万千百%…+\-×÷*=]|あまり|余り|[{CIRCLED}]")
_MAX_DIGITS = 24


def calculator_guide(text: str) -> Guidance | None:
    """The exact value behind the last ＝ of `text`, or None where nothing can or need be said.

    Speaks where the longest computable expression with an operator stands directly before that ＝, and what follows is
    not already its value as `sansu.quantity.number` writes it.
    """
    offset = max(0, len(text) - 3 * MAX_LENGTH)
    even = flat(text[offset:])
    sign = None
    for sign in _EQUALS.finditer(even):  # noqa: B007 - the last one is wanted
        pass
    if sign is None:
        return None
    exact = _exact(even, sign.start())
    if exact is None:
        return None
    keep = offset + sign.end()
    if text.startswith(exact, keep) and _NUMBER_GOES_ON.match(even, sign.end() + len(exact)) is None:
        return None
    return Guidance(keep, exact, FORBID)


def _exact(even: str, end: int) -> str | None:
    """What must stand behind the ＝ at even[end]."""
    side = left_side(even, region_start(even, end), end)
    if side is None or not side.readable or len(side.terms) > 1 or side.end < len(even[:end].rstrip()):
        return None
    amount = side.terms[0]
    if amount.operators == "/" and amount.last and _REMAINDER.search(even, *_this_step(even, end)):
        dividend, divisor = amount.last
        if dividend.denominator == divisor.denominator == 1 and dividend % divisor:
            return f"{dividend // divisor}あまり{dividend % divisor}"
    return _written(amount) if amount.operators else None


_REMAINDER = re.compile("あまり|余り|余る")


def _this_step(even: str, end: int) -> tuple[int, int]:
    """From the beginning of the line above to `end`: where a step says that it looks for a remainder."""
    line = even.rfind("\n", 0, end)
    return even.rfind("\n", 0, max(line, 0)) + 1, end


def _written(amount: Amount) -> str | None:
    value = plain_value(amount)
    if value is None:
        return None
    if any(amount.circled):
        return _circle(value) if amount.circled == (1, 0) and not amount.mixed else None
    written = number(value)
    return written if len(written) <= _MAX_DIGITS else None


def _circle(value: Fraction) -> str | None:
    """③÷3 is ①: amounts of a ratio stay in their circles."""
    return CIRCLED[int(value)] if value.denominator == 1 and 0 <= value < len(CIRCLED) else None
