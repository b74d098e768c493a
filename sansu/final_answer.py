"""The final answer of an explanation, and the answer field of a row, as exact quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sansu.amount import UNIT, unit_name
from sansu.quantity import (
    CANONICAL,
    DIMENSIONS,
    NUMBER,
    WEEKDAYS,
    Quantity,
    convert,
    dimension,
    normalise,
    same,
    value_of,
)

CLOCK = "時刻"  # the unit of a time of day: minutes after midnight
RATIO = "比"  # the unit of each term of 3：2
WEEKDAY = "曜日"  # its place in the week, 日曜日 is 0
DATE = "月日"  # month × 100 ＋ day


@dataclass(frozen=True, slots=True)
class FinalAnswer:
    """What a text gives as its answer: one quantity, or several where the problem asks for several.

    suffix: 後, 前, 目, 増し, 引き: what turns 10分 into 10分後. text: the answer as written.
    stated: False where no 答え line says it and it was taken from a closing sentence (よって31本です).
    """

    quantities: tuple[Quantity, ...]
    suffix: str = ""
    text: str = ""
    stated: bool = True

    @property
    def quantity(self) -> Quantity:
        """The first quantity: the answer where there is one."""
        return self.quantities[0]


_SPACE = r"[-\s*#＃☆★→【】「」<>＜＞〈〉《》\[\]（）()・●■]*"
_MARK = re.compile(
    rf"^{_SPACE}(?:[(（]\d{{1,2}}[)）])?{_SPACE}(?:最終的な)?(?:(?P<word>答え?|こたえ|解答|A(?=[.．])|Ａ(?=[.．])|Answer|ANSWER))"
    r"(?P<behind>[】」』>＞〉》)）\]*\s:：.．、,=＝→…]+(?:は)?|は|(?=[\d０-９])|$)(?P<body>.*)$"
)
_INSIDE = re.compile(r"(?:答え?|こたえ)は[、\s*:：「]*(?P<body>.*[\d０-９].*)$")
_CLOSING = re.compile(
    r"^[\s*]*(?:よって|したがって|だから|ゆえに|以上より|以上から|つまり|結局|これより|それで)[、,\s]*(?P<body>.*[\d０-９].*)$"
)
_BARE_CLOSING = re.compile(rf"^[\s*]*{NUMBER}[^\d]{{0,6}}(?:です|でした|だ)?[。.]?[\s*]*$")
_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")
_UNIT_IN_PARENTHESES = re.compile(r"(?<=\d)[(（]([^()（）\d]{1,6})[)）]")
_ABOUT = re.compile(
    r"約|およそ|だいたい|ほぼ|[\d０-９][^\d０-９、。]{0,3}?(?:以上(?!で)|以下|未満|くらい|ぐらい|ほど|前後|[〜～])"
)

_SPEED = re.compile(rf"(?:毎([時分秒])|([時分秒])速)(?:が|は)?({NUMBER})(km|cm|mm|m)")
_DATE = re.compile(r"(\d{1,2})月(\d{1,2})日(?![間目])")
_WEEKDAY = re.compile(rf"([{WEEKDAYS}])曜日?")
_CLOCK = re.compile(rf"(午前|午後)?(\d{{1,2}})時(?!間|速)(?:({NUMBER})分)?(?:({NUMBER})秒)?(半)?")
_TOKEN = re.compile(rf"(?<![\d.])([−-](?=\d))?({NUMBER})(?!\.?\d)")
_RATE = re.compile(r"/([^\d、。,\s()（）/]{1,4})")
_HALF = re.compile(r"半(?!分)")
_WARI = re.compile(r"割(?:(\d)分)?(?:(\d)厘)?")
_SUFFIX = re.compile(r"後|前(?!後)|目(?!標)|増し|まし|増|引き|引|びき|ずつ|おき")
_OWN_UNIT = re.compile(r"[ァ-ヶー]{1,8}")
_SPELLINGS = {"増": "増し", "まし": "増し", "引": "引き", "びき": "引き"}
_UNIT_SPELLINGS = {"分間": "分", "秒間": "秒", "日間": "日", "年間": "年", "番目": "番", "つの": "つ"}


@dataclass(frozen=True, slots=True)
class _Found:
    quantity: Quantity
    suffix: str
    start: int
    end: int


def canonical(unit: str) -> str:
    """One spelling a unit: km/時 is km/時間, 匹 is ぴき."""
    length, slash, time = unit.partition("/")
    if slash and time in ("時", "h", "hour"):
        return f"{unit_name(length)}/時間"
    return unit_name(_UNIT_SPELLINGS.get(unit, unit))


def _quantities(text: str) -> list[_Found]:
    """Every quantity of an already normalised text, in order."""
    found: list[_Found] = []
    at = 0
    while at < len(text):
        one = _speed(text, at) or _clock(text, at) or _calendar(text, at) or _plain(text, at)
        if one is None:
            at += 1
            continue
        found.append(one)
        at = one.end
    return found


def _speed(text: str, at: int) -> _Found | None:
    match = _SPEED.match(text, at)
    if match is None:
        return None
    time = match[1] or match[2]
    unit = f"{match[4]}/{'時間' if time == '時' else time}"
    return _Found(Quantity(value_of(match[3]), unit), "", at, match.end())


def _clock(text: str, at: int) -> _Found | None:
    """午前9時20分: a time of day."""
    match = _CLOCK.match(text, at)
    if match is None or (at and text[at - 1].isdigit()):
        return None
    minutes = Fraction(match[2]) * 60 + (720 if match[1] == "午後" else 0)
    minutes += value_of(match[3] or "0") + value_of(match[4] or "0") / 60 + (30 if match[5] else 0)
    return _Found(Quantity(minutes, CLOCK), "", at, match.end())


def _calendar(text: str, at: int) -> _Found | None:
    """6月18日 or 水曜日."""
    if (date := _DATE.match(text, at)) and not (at and text[at - 1].isdigit()):
        return _Found(Quantity(Fraction(int(date[1]) * 100 + int(date[2])), DATE), "", at, date.end())
    if day := _WEEKDAY.match(text, at):
        return _Found(Quantity(Fraction(WEEKDAYS.index(day[1])), WEEKDAY), "", at, day.end())
    return None


def _plain(text: str, at: int) -> _Found | None:
    match = _TOKEN.match(text, at)
    if match is None:
        return None
    quantity, end = _with_unit(text, match.end(), value_of(match[2]))
    while (more := re.compile(NUMBER).match(text, end)) and quantity.unit:  # 7時間12分 is 432分
        part, after = _with_unit(text, more.end(), value_of(more.group()))
        units = DIMENSIONS.get(dimension(quantity.unit), {})
        if part.unit not in units or units[part.unit] >= units[quantity.unit]:
            break
        quantity, end = Quantity(convert(quantity, part.unit).value + part.value, part.unit), after
    if quantity.unit and (half := _HALF.match(text, end)):  # 1時間半
        quantity, end = Quantity(quantity.value + Fraction(1, 2), quantity.unit), half.end()
    if match[1]:
        quantity = Quantity(-quantity.value, quantity.unit)
    suffix = _SUFFIX.match(text, end - 1 if text.endswith("番目", at, end) else end)
    word = _SPELLINGS.get(suffix.group(), suffix.group()) if suffix else ""
    return _Found(quantity, word, at, suffix.end() if suffix else end)


def _with_unit(text: str, at: int, value: Fraction) -> tuple[Quantity, int]:
    """The value with the unit that stands at `at`: (quantity, end)."""
    if match := _WARI.match(text, at):
        tenths = value + Fraction(int(match[1] or 0), 10) + Fraction(int(match[2] or 0), 100)
        return Quantity(tenths, "割"), match.end()
    if text.startswith("%", at):
        return Quantity(value, "%"), at + 1
    if match := UNIT.match(text, at):
        unit, end = match["unit"], match.end("unit")
        if rate := _RATE.match(text, end):
            return Quantity(value, canonical(f"{unit}/{rate[1]}")), rate.end()
        return Quantity(value, canonical(unit)), end
    match = _OWN_UNIT.match(text, at)
    return (Quantity(value, match.group()), match.end()) if match else (Quantity(value), at)


def _read(body: str, stated: bool) -> FinalAnswer | None:
    """The body of an answer line: 大きいほう48、小さいほう32 gives two quantities."""
    body = body[-300:] if "＝" not in body and "=" not in body else re.split(r"[＝=]", body[-300:])[-1]
    if _ABOUT.search(body):
        return None
    try:
        return _answer(body, stated)
    except ValueError:  # a denominator of 0
        return None


def _answer(body: str, stated: bool) -> FinalAnswer | None:
    shown = body.strip(" 　*。.、")
    even = normalise(_UNIT_IN_PARENTHESES.sub(r"\1", re.sub(r"\*\*|[$]|\\[()]", "", body)))
    asides = [part for part in _PARENTHESES.findall(even) if not re.fullmatch(r"\(\d{1,2}\)", part)]  # (1)で求めた31本
    aside = [q for part in asides for q in _quantities(part)]
    even = _PARENTHESES.sub(lambda m: "、" * len(m.group()), even)
    if ratio := re.search(rf"{NUMBER}(?:[:：]{NUMBER})+", even):
        terms = tuple(Quantity(value_of(term), RATIO) for term in re.split("[:：]", ratio.group()))
        return FinalAnswer(terms, "", shown, stated)
    found = list(_asked(even, _quantities(even)))
    named = {one.quantity.value for one in found if one.quantity.unit}
    found = [one for one in found if one.quantity.unit or one.quantity.value not in named]  # 30＋1＝31で、31本
    if not found or any(not any(same(q.quantity, a.quantity) for q in found) for a in aside):
        return None
    suffixes = {one.suffix for one in found}
    return FinalAnswer(
        tuple(one.quantity for one in found), suffixes.pop() if len(suffixes) == 1 else "", shown, stated
    )


def _asked(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Without the numbers that only describe: 100円のノート 14冊, 1人あたり5個, ノート1冊80円."""
    for index, one in enumerate(found):
        behind = text[one.end : found[index + 1].start] if index + 1 < len(found) else None
        if behind is not None:
            if re.match(r"の(?!ほう|方)", behind) and "、" not in behind:
                continue
            if one.quantity.value == 1 and re.fullmatch(r"(?:分|あたり|につき|の値段)?(?:は|が|で|に)?", behind):
                continue
        yield one


def final_answer(text: str) -> FinalAnswer | None:
    """The one final answer that a text gives, or None where it gives none or contradicts itself.  Never raises."""
    lines = text[-20000:].splitlines()
    stated: list[FinalAnswer] = []
    for index, line in enumerate(lines):
        match = _MARK.match(line)
        inside = None if match else _INSIDE.search(line)
        if match is None and inside is None:
            continue
        body = match["body"] if match else inside["body"] if inside else ""
        if not body.strip(" 　*:："):
            body = next((later for later in lines[index + 1 :] if later.strip()), "")
        answer = _read(body, stated=True)
        if answer is None:
            if re.search(r"[\d０-９]", body):
                return None
            continue
        stated.append(answer)
    if stated:
        return stated[-1] if all(same_answer(stated[-1], other) for other in stated) else None
    last = next((line for line in reversed(lines) if line.strip()), "")
    match = _CLOSING.match(last)
    if match or _BARE_CLOSING.match(last):
        return _read(match["body"] if match else last, stated=False)
    return None


def parse_answer(answer: str, unit: str | None = None) -> FinalAnswer | None:
    """The answer field of a row: "31", "21/2", "75,78,81", "5年後"; `unit` ("km/時", "分後") where it has none itself.

    None where it is neither a number nor a day.  Never raises.
    """
    text = answer.strip()[:300]
    several = re.fullmatch(r"\d{3}(?:,\d{3}){2,}", text) or not re.fullmatch(r"[\d,]+", text)
    if several:
        text = text.replace(",", "、")
    read = _read(text, stated=True)
    if read is None:
        return None
    unit, suffix = _split_suffix(normalise(unit or ""))
    units = {q.unit for q in read.quantities}
    if units == {""}:
        given = tuple(Quantity(q.value, canonical(unit)) for q in read.quantities)
        return FinalAnswer(given, read.suffix or suffix, answer.strip())
    return FinalAnswer(read.quantities, read.suffix or suffix, answer.strip())


def _split_suffix(unit: str) -> tuple[str, str]:
    """分後 -> 分, 後."""
    match = re.fullmatch(r"(.+?)(後|前|目|増し|引き)", unit)
    if match is None or unit in CANONICAL:
        return unit, ""
    return match[1], match[2]


def same_answer(left: FinalAnswer, right: FinalAnswer) -> bool:
    """The same quantities in any order; a missing unit or suffix is forgiven, another one is not."""
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return False
    if len(left.quantities) != len(right.quantities):
        return False
    if RATIO in {left.quantity.unit, right.quantity.unit}:
        a, b = ([q.value for q in one.quantities] for one in (left, right))
        return all(x * b[0] == y * a[0] for x, y in zip(a, b, strict=True))
    rest = list(right.quantities)
    for one in left.quantities:
        match = next((other for other in rest if _same(one, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _same(left: Quantity, right: Quantity) -> bool:
    for spoken, unit, within in ((CLOCK, "分", 60), (DATE, "日", 100)):  # 8時何分ですか, 6月何日ですか
        if spoken in (left.unit, right.unit) and left.unit != right.unit:
            whole, other = (left, right) if left.unit == spoken else (right, left)
            return other.unit in (unit, "") and whole.value % within == other.value
    if not left.unit or not right.unit:
        return left.value == right.value
    if {left.unit, right.unit} == {"割", "%"}:
        return left.value * (10 if left.unit == "割" else 1) == right.value * (10 if right.unit == "割" else 1)
    return same(Quantity(left.value, canonical(left.unit)), Quantity(right.value, canonical(right.unit)))
