"""How 日暦算 is explained: month by month, and in weeks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sansu.families.family import Impossible
from sansu.families.nichireki_told import LENGTHS, Nichireki, day_text, first_day, month_length
from sansu.quantity import WEEKDAYS, Quantity, written
from sansu.solution import Solution, Step

LONGEST = 800  # days that are walked month by month
Day = tuple[int, int, int]  # years after the first one, month, day


# --- counting ---------------------------------------------------------------------------------------------------------


def _step(say: str, expression: str, value: int, hint: str = "", unit: str = "日") -> Step:
    return Step(say, expression, Quantity(Fraction(value), unit), hint=hint)


def walked(s: Nichireki) -> tuple[list[Step], Day]:
    """From the first day so many days on or back, month by month."""
    month, day = s.start
    year, moved, steps = 0, s.days, list[Step]()
    if s.way == "目":
        moved -= 1
        steps.append(_step("1日目がはじめの日なので、進む日数は1少ないです。", f"{s.days}−1", moved, "はじめの日は、何日目ですか。"))
    if s.way == "前":
        if moved < day:
            steps.append(_step("前にもどるので、日にちからひきます。", f"{day}−{moved}", day - moved, "前の日を求めるには、たしますか、ひきますか。"))
            return steps, (year, month, day - moved)
        left = moved - day
        steps.append(_step(f"前の月の最後の日まで、{day}日もどります。", f"{moved}−{day}", left, "前の月の最後の日までは、何日もどりますか。"))
        while True:
            month, year = (12, year - 1) if month == 1 else (month - 1, year)
            size = month_length(s, year, month)
            if left < size:
                steps.append(_step(f"{month}月は{size}日までなので、残りの日数をひきます。", f"{size}−{left}", size - left, "その月は何日までありますか。"))
                return steps, (year, month, size - left)
            steps.append(_step(f"{month}月の{size}日分をもどります。", f"{left}−{size}", left - size, "その月は何日までありますか。"))
            left -= size
    at = day + moved
    steps.append(_step("はじめの日にちに、進む日数をたします。", f"{day}＋{moved}", at, "はじめの月が続くとすると、何日になりますか。"))
    while at > (size := month_length(s, year, month) if month != 2 or at > 28 else 28):
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
        steps.append(_step(f"{(month + 10) % 12 + 1}月は{size}日までなので、こえた分が{month}月の日にちです。", f"{at}−{size}", at - size, "その月は何日までありますか。"))
        at -= size
    return steps, (year, month, at)


def days_between(s: Nichireki) -> tuple[list[Step], int, bool]:
    """How many days the date lies after the first day, with the steps; True where it lies before it."""
    first, last = (0, *s.start), (int(s.next_year), *s.to)
    back = last < first
    (year, month, day), (to_year, to_month, to_day) = (last, first) if back else (first, last)
    if (year, month) == (to_year, to_month):
        return [_step("同じ月なので、日にちのちがいを求めます。", f"{to_day}−{day}", to_day - day, "2つの日は、同じ月ですか。")], to_day - day, back
    size = month_length(s, year, month)
    rest = size - day
    steps = [_step(f"{month}月は{size}日まであるので、{month}月の残りの日数を求めます。", f"{size}−{day}", rest, "はじめの月は、あと何日ありますか。")]
    parts, whole = [rest], []
    while True:
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
        if (year, month) == (to_year, to_month):
            break
        parts.append(month_length(s, year, month))
        whole.append(month)
    parts.append(to_day)
    say = f"{to_month}月の{to_day}日をたします。"
    if whole:
        say = f"{whole[0]}月{f'から{whole[-1]}月まで' if len(whole) > 1 else ''}の日数と、{to_month}月の{to_day}日をたします。"
    steps.append(_step(say, "＋".join(map(str, parts)), sum(parts), "間の月は、それぞれ何日までありますか。"))
    return steps, sum(parts), back


def _to_weekday(s: Nichireki, steps: list[Step], moved: int, back: bool) -> Solution:
    rest = moved % 7
    weekday = (s.weekday - rest if back else s.weekday + rest) % 7
    name, found = f"{WEEKDAYS[s.weekday]}曜日", Quantity(Fraction(weekday), "曜日")
    steps.append(Step("1週間は7日なので、7でわった余りを見ます。", f"{moved}÷7", Quantity(Fraction(moved // 7), ""), Fraction(rest) if rest else None, "同じ曜日は、何日ごとにきますか。"))
    way = "もどる" if back else "進む"
    say = f"{name}から{rest}つ{way}と{written(found)}です。" if rest else f"あまりがないので、同じ{name}です。"
    steps.append(Step(say, "", found, hint="あまりの数だけ曜日を動かすと、どうなりますか。"))
    check = Step("7日の何回分かとあまりから、日数にもどします。", f"7×{moved // 7}＋{rest}" if rest else f"7×{moved // 7}", Quantity(Fraction(moved), "日"))
    return Solution(tuple(steps), check, found)


def explain(s: Nichireki) -> Solution:
    if s.asked == "月日":
        steps, (_, month, day) = walked(s)
        if s.days < 1 or (s.month and s.month != month):
            raise Impossible(f"答えは{s.month}月の日になりません。")
        found = Quantity(Fraction(month * 100 + day), "月日")
        size = LENGTHS[month - 1]
        say = f"{month}月は{size}日まであるので、{written(found)}です。" if day <= size else f"うるう年なので、{written(found)}です。"
        steps.append(Step(say, "", found, hint="その月に、その日はありますか。"))
        return Solution(tuple(steps), _date_check(s, month, day), found)
    if s.asked == "曜日":
        if s.year and s.start[0] and (first_day(s).weekday() + 1) % 7 != s.weekday:
            raise Impossible(f"{s.year}年{day_text(s.start)}は{WEEKDAYS[s.weekday]}曜日ではありません。")
        if s.way == "日付":
            steps, moved, back = days_between(s)
            return _to_weekday(s, steps, moved, back)
        steps, moved = [], s.days
        if s.way == "目":
            moved -= 1
            steps.append(_step("1日目がはじめの日なので、進む日数は1少ないです。", f"{s.days}−1", moved, "はじめの日は、何日目ですか。"))
        return _to_weekday(s, steps, moved, s.way == "前")
    steps, moved, back = days_between(s)
    if back or moved < 1:
        raise Impossible("2つの日の順が逆です。")
    if s.asked == "日後":
        return Solution(tuple(steps), _back(s, moved), Quantity(Fraction(moved), "日"), "後")
    if s.asked == "日目":
        steps.append(_step("はじめの日が1日目なので、1をたします。", f"{moved}＋1", moved + 1, "はじめの日は、何日目ですか。"))
        return Solution(tuple(steps), _back(s, moved), steps[-1].value, "目")
    steps.append(_step("はじめの日も数えるので、1をたします。", f"{moved}＋1", moved + 1, "はじめの日も数えていますか。", "日間"))
    return Solution(tuple(steps), _back(s, moved), steps[-1].value)


def _back(s: Nichireki, moved: int) -> Step:
    """From the later date back to the first one: its day, with the months between put back."""
    if s.start[0] == s.to[0] and not s.next_year:
        return _step("はじめの日にちに進む日数をたして、もう1つの日にもどします。", f"{s.start[1]}＋{moved}", s.to[1])
    months, at = [], (0, s.start[0])
    while at != (int(s.next_year), s.to[0]):
        months.append(month_length(s, *at))
        at = (at[0], at[1] + 1) if at[1] < 12 else (at[0] + 1, 1)
    less = "".join(f"−{size}" for size in months)
    return _step("進んだ日にちから月ごとの日数をひいて、もう1つの日にもどします。", f"{s.start[1]}＋{moved}{less}", s.to[1])


def _date_check(s: Nichireki, month: int, day: int) -> Step:
    """The days between the two dates, counted from the answer."""
    moved = s.days - (s.way == "目")
    later = replace(s, start=(month, day), to=s.start) if s.way == "前" else replace(s, to=(month, day))
    start, to = later.start, later.to
    parts, at = [], start[0]
    _, (year, _, _) = walked(s)
    if year == 0 and start[0] == to[0]:
        return _step("2つの日にちのちがいを求めて、日数にもどします。", f"{to[1]}−{start[1]}", moved)
    years = min(year, 0)
    goal = max(year, 0) if s.way != "前" else 0
    while (years, at) != (goal, to[0]):
        parts.append(month_length(s, years, at))
        years, at = (years, at + 1) if at < 12 else (years + 1, 1)
    sums = "＋".join(map(str, parts))
    return _step("月ごとの日数をたして、2つの日の間の日数にもどします。", f"{sums}−{start[1]}＋{to[1]}", moved)
