"""Whether two amounts are equal the way elementary school writes it: True, False, or None where that is no claim.

School notation is looser than algebra: 90分÷60＝1.5時間, 1.5km÷60m＝25（分）, 30÷200×100＝15% are right there.  Every
freedom below was asked for by a notation that pages really use, and gives way to False or None where a wrong statement
could slip through.
"""

from __future__ import annotations

from fractions import Fraction

from sansu.amount import NONE, Amount

_SHARES = frozenset({"%", "割", "倍"})


def equal(left: tuple[Amount, ...], right: tuple[Amount, ...]) -> bool | None:
    """Two sides; a side of several terms is a ratio."""
    if len(left) > 1 or len(right) > 1:
        return _ratio(left, right)
    return _equal(left[0], right[0])


def remainder(left: Amount, right: Amount, over: Amount, places: int) -> bool | None:
    """7÷2＝3あまり1: divisor × quotient ＋ remainder gives the dividend, and the remainder is smaller.

    places: decimal places of the quotient as written (a quotient to tenths leaves less than a tenth of the divisor).
    """
    shared = left.units | over.units
    if left.last is None or any(left.circled) or len({dimension for dimension, _ in shared}) != len(shared):
        return None
    dividend, divisor = left.last
    return divisor * right.plain + over.plain == dividend and 0 <= over.plain < divisor / 10**places


def _equal(left: Amount, right: Amount) -> bool | None:
    if left.circled != right.circled:
        return None  # ③＝2700円 says how much ③ is
    if (left.mixed or right.mixed) and (any(left.circled) or any(right.circled)):
        return None
    if not left.operators and not right.operators and not _comparable(left, right):
        return None
    if not left.mixed and not right.mixed and left.dimensions == right.dimensions:
        if left.base == right.base:
            return True
        if left.plain == right.plain:  # 90分÷60＝1.5時間 converts; 時速4km×30分＝120km is wrong
            converts = left.head == (right.base, right.dimensions) and not right.operators
            return converts and not set(left.operators) & set("+-")
        return _shares(left, right)
    if not left.mixed and left.dimensions == NONE and left.units and left.base == right.plain:
        return True  # 1.5km÷60m＝25（分）
    if left.plain != right.plain:
        if not left.operators and left.labels and right.labels and not left.labels & right.labels:
            return None  # 1個＝100円×2 names a price; 31本＝30＋2 is wrong
        return _shares(left, right)
    if left.mixed or not _added_up_to_another(left, right):
        shared = left.units | right.units
        return True if len({dimension for dimension, _ in shared}) == len(shared) else None
    return None


def _added_up_to_another(left: Amount, right: Amount) -> bool:
    """3m＋4m＝7kg; but 60m−50m＝毎分10m means speeds."""
    added = bool(left.operators) and set(left.operators) <= set("+-")
    measured = any(left.dimensions) and any(right.dimensions)
    return added and measured and left.dimensions[0::2] != right.dimensions[0::2]


def _comparable(left: Amount, right: Amount) -> bool:
    """A single number on each side: 1時間＝60分, 3割＝0.3 and 3＝4 are claims, 1個＝100円 and 2倍＝60 are none."""
    if left.labels == right.labels or (left.dimensions == right.dimensions and any(left.dimensions)):
        return True
    if not (left.labels <= _SHARES and right.labels <= _SHARES):
        return left.plain == right.plain and (not left.labels or not right.labels)
    return left.plain == right.plain or "倍" not in left.labels | right.labels


def _shares(left: Amount, right: Amount) -> bool | None:
    """The numbers differ unless % is only a label: 30÷200×100＝15%, 100−30＝70%; but 30÷200＝0.15% is wrong."""
    if not left.operators and left.labels & {"%", "割"}:
        left, right = right, left
    share, scale = ("割", 10) if "割" in right.labels else ("%", 100)
    shown = right.plain * 10 if share == "割" else right.loose
    if right.operators or share not in right.labels or left.loose != shown:
        return False
    if Fraction(scale) in left.factors or (shown >= 2 and set(left.operators) <= set("+-")):
        return True
    return False if shown < 1 else None


def _ratio(left: tuple[Amount, ...], right: tuple[Amount, ...]) -> bool | None:
    """3：5＝6：10; one number against a ratio is its value (比の値)."""
    if len(left) == 1 or len(right) == 1:
        one, many = (left[0], right) if len(left) == 1 else (right[0], left)
        terms = _terms(many)
        if len(terms) != 2 or not terms[1]:
            return None
        if one.plain == terms[0] / terms[1] and not any(one.dimensions):
            return True
        return False if one.operators else None
    a, b = _terms(left), _terms(right)
    if len(a) != len(b) or not all(a) or not all(b):
        return None
    return all(x * b[0] == y * a[0] for x, y in zip(a, b, strict=True))


def _terms(ratio: tuple[Amount, ...]) -> list[Fraction]:
    """2m：50cm is 4：1; terms of unlike units are taken as they are written."""
    alike = len({term.dimensions for term in ratio}) == 1 and not any(term.mixed for term in ratio)
    return [term.base if alike else term.plain for term in ratio]
