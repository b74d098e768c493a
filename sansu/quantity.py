"""Numbers with units, as elementary school writes them.

`Quantity` is an exact value with a unit.  `normalise` brings a Japanese text to one spelling of numbers (half-width
digits, no thousands commas, kanji numerals in front of counters as digits) and leaves every other character alone:
full NFKC would turn ① into 1 and ㎠ into cm2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

# The one number token that readers and expressions share: 27と3/11, 3/4, 2.5, 40.
NUMBER = r"(?:\d+と\d+/\d+|\d+/\d+|\d+\.\d+|\d+)"

# unit -> (dimension, how many base units one of it is)
LENGTH = {"mm": Fraction(1, 1000), "cm": Fraction(1, 100), "m": Fraction(1), "km": Fraction(1000)}
WEIGHT = {"mg": Fraction(1, 1000), "g": Fraction(1), "kg": Fraction(1000), "t": Fraction(1000000)}
TIME = {"秒": Fraction(1, 60), "分": Fraction(1), "時間": Fraction(60)}
VOLUME = {"cm³": Fraction(1, 1000), "mL": Fraction(1, 1000), "dL": Fraction(1, 10), "L": Fraction(1), "kL": Fraction(1000),
          "m³": Fraction(1000)}  # fmt: skip
AREA = {
    "cm²": Fraction(1, 10000),
    "m²": Fraction(1),
    "a": Fraction(100),
    "ha": Fraction(10000),
    "km²": Fraction(1000000),
}
SPEED = {
    f"{length}/{time}": size / TIME[time] for length, size in LENGTH.items() for time in TIME
}  # metres a minute; 分速60m is 60 m/分
DIMENSIONS: dict[str, dict[str, Fraction]] = {
    "length": LENGTH, "weight": WEIGHT, "time": TIME, "volume": VOLUME, "area": AREA, "speed": SPEED,
}  # fmt: skip
_DIMENSION_OF = {unit: name for name, units in DIMENSIONS.items() for unit in units}

# Counters that stand behind a number and count things.  Longest first where one begins another.
COUNTERS = (
    "パック", "メートル", "セット", "ページ", "ケース", "カップ", "クラス", "グラム", "ダース", "キロ", "か所", "ヶ所", "箇所", "ヵ所", "カ所",
    "か月", "ヶ月", "ヵ月", "カ月", "週間", "時間", "日間", "年間", "人分", "組", "個", "こ", "本", "ほん", "枚", "まい", "冊", "さつ", "匹", "ひき",
    "ぴき", "びき", "頭", "羽", "わ", "人", "名", "台", "脚", "きゃく", "杯", "はい", "着", "足", "玉", "束", "袋", "箱", "はこ", "皿", "缶", "回", "点", "問", "題",
    "列", "段", "周", "軒", "けん", "隻", "せき", "そう", "両", "度", "通り", "番", "番目", "つ", "才", "歳", "さい", "年", "日", "円", "ドル", "倍", "粒", "つぶ", "株",
    "教科", "科目", "丁", "切れ", "房", "校", "チーム", "試合", "便", "室", "部屋", "品", "種類", "行", "文字", "語", "歩", "票", "巻", "曲", "階", "間",
)  # fmt: skip
# One spelling a counter: the pupil may write ぴき, びき or 匹.
CANONICAL = {
    "こ": "個", "ほん": "本", "ぽん": "本", "ぼん": "本", "まい": "枚", "さつ": "冊", "ひき": "匹", "ぴき": "匹", "びき": "匹", "わ": "羽",
    "きゃく": "脚", "はい": "杯", "ぱい": "杯", "ばい": "杯", "はこ": "箱", "けん": "軒", "せき": "隻", "そう": "隻", "才": "才", "歳": "才", "さい": "才",
    "つぶ": "粒", "名": "人", "ヶ所": "か所", "箇所": "か所", "ヵ所": "か所", "カ所": "か所", "ヶ月": "か月", "ヵ月": "か月", "カ月": "か月",
    "メートル": "m", "キロメートル": "km", "センチメートル": "cm", "ミリメートル": "mm", "グラム": "g", "キログラム": "kg", "リットル": "L",
    "デシリットル": "dL", "ミリリットル": "mL", "㎝": "cm", "㎞": "km", "㎏": "kg", "㎜": "mm", "ℓ": "L", "㎡": "m²", "㎠": "cm²", "㎥": "m³", "㎤": "cm³",
    "％": "%", "パーセント": "%",
}  # fmt: skip


WEEKDAYS = "日月火水木金土"
# Units whose values are not written as a number with the unit behind it: 時刻 is minutes after midnight (7時20分),
# 曜日 a place in WEEKDAYS (火曜日), 月日 month × 100 ＋ day (6月18日), 比 the first term over the second (3：5).
SPOKEN = frozenset({"時刻", "曜日", "月日", "比"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact value and its unit ("" where it has none); `unit` is in its canonical spelling."""

    value: Fraction
    unit: str = ""

    def __str__(self) -> str:
        return written(self)


def dimension(unit: str) -> str:
    """ "length", "time", "speed", ...; a counter is a dimension of its own."""
    return _DIMENSION_OF.get(unit, unit)


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The same quantity in another unit of its dimension.

    Raises:
        ValueError: the two units do not measure the same thing.
    """
    if quantity.unit == unit:
        return quantity
    name = dimension(quantity.unit)
    units = DIMENSIONS.get(name)
    if units is None or unit not in units:
        raise ValueError(f"{quantity.unit} cannot be converted to {unit}")
    return Quantity(quantity.value * units[quantity.unit] / units[unit], unit)


def same(left: Quantity, right: Quantity) -> bool:
    """Equal in value and meaning: 90分 is 1.5時間; 3本 is not 3個; 10分後 is not 10分."""
    if left.unit == right.unit:
        return left.value == right.value
    try:
        return convert(left, right.unit).value == right.value
    except ValueError:
        return False


def number(value: Fraction) -> str:
    """How a page writes an exact number: 31, 2.5, 27と3/11 (a decimal where it ends within three places).

    Source of the rule: ../shared/domain/elementary_style.md (答えは正確な値; 分数は約分し帯分数).
    """
    sign, value = ("−" if value < 0 else ""), abs(value)
    if value.denominator == 1:
        return f"{sign}{value.numerator}"
    if 1000 % value.denominator == 0:
        return sign + f"{value.numerator * (1000 // value.denominator) / 1000:.3f}".rstrip("0")
    whole, rest = divmod(value.numerator, value.denominator)
    return f"{sign}{whole}と{rest}/{value.denominator}" if whole else f"{sign}{rest}/{value.denominator}"


def written(quantity: Quantity) -> str:
    """The quantity as a pupil reads it: 31本, 分速60m, 27と3/11分."""
    unit = quantity.unit
    if dimension(unit) == "speed":
        length, _, time = unit.partition("/")
        return f"{'時' if time == '時間' else time}速{number(quantity.value)}{length}"
    if unit == "割" and quantity.value >= 1 and 100 % quantity.value.denominator == 0:  # 5分 alone would be minutes
        tenths, rest = divmod(quantity.value, 1)
        parts: tuple[Fraction | int, ...] = (tenths, rest * 10 // 1, rest * 10 % 1 * 10)
        digits = zip(parts, "割分厘", strict=True)
        return "".join(f"{number(Fraction(n))}{name}" for n, name in digits if n)
    if unit == "時刻":
        hour, minute = divmod(quantity.value, 60)
        return f"{hour}時{number(minute)}分" if minute else f"{hour}時"
    if unit == "曜日":
        return f"{WEEKDAYS[int(quantity.value) % 7]}曜日"
    if unit == "月日":
        month, day = divmod(int(quantity.value), 100)
        return f"{month}月{day}日"
    if unit == "比":
        return f"{quantity.value.numerator}：{quantity.value.denominator}"
    smaller = {"時間": ("分", 60), "分": ("秒", 60)}.get(unit)
    if smaller and quantity.value.denominator > 1 and quantity.value > 1:
        whole, rest = divmod(quantity.value, 1)
        if (rest * 60).denominator == 1:
            return f"{whole}{unit}{rest * 60}{smaller[0]}"
    return f"{number(quantity.value)}{unit}"


def value_of(text: str) -> Fraction:
    """The exact value of a NUMBER token.

    Raises:
        ValueError: the text is no such token, or its denominator is 0.
    """
    whole, _, rest = text.rpartition("と")
    try:
        return Fraction(whole or 0) + Fraction(rest)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"not a number: {text}") from error


_KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_KANJI_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI_RUN = re.compile(r"[〇一二三四五六七八九十百千万億]+")
# A kanji numeral is read as a number only in front of one of these, or where it has two characters or more.
_AFTER_KANJI = re.compile(
    rf"(?:{'|'.join(sorted(COUNTERS, key=len, reverse=True))}"
    r"|割|分間|分後|分の|分で|秒|時|km|cm|mm|m|kg|g|L|dL|人|つの|つ(?!ね)|けた|箱|目)"
)
# Words that only look like numbers.
_NOT_NUMBERS = re.compile(
    r"一方|一定|一部|一緒|一周|一番|一度に|一列に|一気|一人一人|一つ一つ|一直線|一辺|一生|一般|一郎|二郎|三郎|四郎|五郎|三角|四角|五角|六角|八角|十分に|十分な|百分率|千代|三十郎|"
    r"一日中|同一|統一|唯一|万一|八百屋|第一|一帯|一家|一同|一応|一様|一斉"
)
_FULL_WIDTH: dict[int, int | str] = {
    **{0xFF01 + i: 0x21 + i for i in range(94)}, 0x3000: 0x20, 0x2212: "−", 0xFF0D: "−", 0xFF1D: "＝", 0x3D: "＝", 0xFF0B: "＋",
}  # fmt: skip


def _kanji_value(run: str) -> int | None:
    total = section = digit = 0
    seen = False
    for character in run:
        if character in _KANJI_DIGITS:
            digit = digit * 10 + _KANJI_DIGITS[character]
            seen = True
        elif character in _KANJI_UNITS:
            section += (digit if seen else 1) * _KANJI_UNITS[character]
            digit, seen = 0, False
        else:
            total += (section + digit or 1) * (10**4 if character == "万" else 10**8)
            section = digit = 0
            seen = False
    return total + section + digit


def _kanji_to_digits(text: str) -> str:
    kept = [match.span() for match in _NOT_NUMBERS.finditer(text)]

    def replace(match: re.Match[str]) -> str:
        start, end = match.span()
        if any(a < end and start < b for a, b in kept) or (start and text[start - 1] in "0123456789"):
            return match.group()  # 2千 is no kanji numeral: normalise reads it as 2 × 1000
        if _AFTER_KANJI.match(text, end):
            value = _kanji_value(match.group())
            return match.group() if value is None else str(value)
        return match.group()

    return _KANJI_RUN.sub(replace, text)


@lru_cache(maxsize=512)
def normalise(text: str) -> str:
    """One spelling of digits, letters, commas and spaces; ①, ², ㎠ and kana stay what they are.

    Full-width ASCII becomes half-width (but ＝ and ＋ become full-width, as the page has them), thousands commas go,
    1万2千 becomes 12000, kanji numerals in front of a counter become digits, spaces between characters go.
    """
    text = text.translate(_FULL_WIDTH).replace("\u200b", "")
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = re.sub(r"[ \t\r\n]+", "", text)
    text = _kanji_to_digits(text)
    text = re.sub(r"(\d+(?:\.\d+)?)万(\d+)?(千)?", _myriad, text)
    text = re.sub(r"(\d+(?:\.\d+)?)千", lambda m: number(Fraction(m.group(1)) * 1000), text)
    text = re.sub(r"(\d+)分の(\d+)(?!\d*[分秒時])", r"\2/\1", text)
    for spelling in ("㎝", "㎞", "㎏", "㎜", "ℓ", "㎡", "㎠", "㎥", "㎤"):
        text = text.replace(spelling, CANONICAL[spelling])
    return re.sub(
        r"(キロ|センチ|ミリ|デシ)?(メートル|グラム|リットル)|パーセント", lambda m: CANONICAL[m.group()], text
    )


def _myriad(match: re.Match[str]) -> str:
    rest = int(match.group(2) or 0) * (1000 if match.group(3) else 1)
    return number(Fraction(match.group(1)) * 10000 + rest)
