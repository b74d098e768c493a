"""日暦算: days are counted, and the remainder of a division by 7 gives the day of the week.

After and before do not count the first day; the □th day does.  A February is passed only where the problem says what
year it is.
"""

from __future__ import annotations

import datetime

from sansu.families.family import Family
from sansu.families.nichireki_posed import WORDINGS, sample
from sansu.families.nichireki_read import recognise
from sansu.families.nichireki_steps import explain
from sansu.families.nichireki_teach import diagram, mistakes
from sansu.families.nichireki_told import Nichireki, facts, first_day, line
from sansu.quantity import Quantity
from sansu.reading.days import CLAUSES


def holds(s: Nichireki, answer: Quantity) -> bool:
    """Goes through the calendar day by day."""
    if answer.unit != (s.asked if s.asked not in ("日後", "日目") else "日"):
        return False
    day, weekday, count, one = first_day(s), s.weekday, 0, datetime.timedelta(days=1)
    if s.way == "日付":
        goal = day.replace(year=day.year + s.next_year, month=s.to[0], day=s.to[1])
        back = goal < day
        while day != goal:
            day += -one if back else one
            weekday, count = weekday + (-1 if back else 1), count + 1
    else:
        back = s.way == "前"
        for _ in range(s.days if s.way != "目" else s.days - 1):
            if s.start[0]:
                day += -one if back else one
            weekday += -1 if back else 1
    if s.asked == "曜日":
        return answer.value == weekday % 7
    if s.asked == "月日":
        return answer.value == day.month * 100 + day.day
    return not back and answer.value == count + (s.asked in ("日間", "日目"))


FAMILY = Family("nichireki", "日暦算", CLAUSES, WORDINGS, recognise, facts, explain, holds, line, sample, diagram, mistakes)  # fmt: skip
