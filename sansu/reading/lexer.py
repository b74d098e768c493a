"""Every number of a text, with its unit, as one character.

The lexed text has a private-use character for each quantity; its code block says the kind.  A clause pattern can then
never read half a number, and a text is used up exactly when no such character is left over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sansu.quantity import CANONICAL, COUNTERS, LENGTH, NUMBER, VOLUME, WEIGHT, Quantity, normalise, value_of

# kind -> first code of its block of 128 characters
_KINDS = (
    "speed", "percent", "wari", "clock", "time", "length", "weight", "volume", "area", "yen", "age", "times", "one", "count",
    "flow", "number", "half",
)  # fmt: skip
_BLOCK = {kind: 0xE000 + 128 * index for index, kind in enumerate(_KINDS)}


def _block(*kinds: str) -> str:
    return "[" + "".join(f"{chr(_BLOCK[k])}-{chr(_BLOCK[k] + 127)}" for k in kinds) + "]"


# slot type -> regular expression of one lexed quantity.  count takes 1個 too; any takes every amount of a thing.
CLASSES = {
    **{kind: _block(kind) for kind in _KINDS},
    "count": _block("count", "one"),
    "rate": _block("percent", "wari"),
    "multiple": _block("times", "half"),
    "any": _block("count", "one", "length", "weight", "volume", "area", "yen", "age", "time"),
    "amount": _block("count", "one", "length", "weight", "volume", "yen"),
    "given": _block("count", "one", "length", "weight", "volume", "yen", "number"),
    "plain": _block("number", "count", "one"),
    "value": _block("count", "one", "length", "weight", "volume", "area", "yen", "age", "time", "number"),
    "share": _block("percent", "wari", "times", "half", "number"),  # 30%, 3割, 0.3倍, 半分, 3/10
    "part": _block("percent", "wari", "times", "half", "number"),  # the same, but written 2/5, not 0.4
}

ANY_QUANTITY = _block(*_KINDS)


def block_of(character: str) -> str:
    """The first character of the block that a lexed quantity is in; any other character is its own block."""
    code = ord(character)
    return chr(code - code % 128) if 0xE000 <= code < 0xE000 + 128 * len(_KINDS) else character


def blocks(slot_type: str) -> frozenset[str]:
    """The blocks that a slot of this type can begin with."""
    return frozenset(match.group(1) for match in re.finditer(r"([\ue000-\uf8ff])-", CLASSES[slot_type]))



@dataclass(frozen=True)
class Lexed:
    """A text with its quantities as single characters, and what each stands for."""

    text: str
    quantities: dict[str, Quantity]
    spellings: dict[str, str]

    def show(self, start: int, end: int) -> str:
        """A stretch of the lexed text as the pupil wrote it."""
        return "".join(self.spellings.get(c, c) for c in self.text[start:end])


def _alternatives(words: object) -> str:
    assert isinstance(words, (tuple, list, dict))
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


_LENGTH = _alternatives(LENGTH)
_TIME_WORD = {"時": "時間", "分": "分", "秒": "秒"}
_N = NUMBER


def _fraction(text: str | None) -> Fraction:
    return value_of(text) if text else Fraction(0)


def _speed(m: re.Match[str]) -> Quantity:
    return Quantity(value_of(m["s_n"]), f"{m['s_l']}/{_TIME_WORD[m['s_t'] or m['s_u']]}")


def _per(m: re.Match[str]) -> Quantity:
    return Quantity(value_of(m["p_n"]), f"{m['p_l']}/{m['p_t'].removesuffix('間') if m['p_t'] != '時間' else '時間'}")


def _wari(m: re.Match[str]) -> Quantity:
    return Quantity(value_of(m["w_n"]) + _fraction(m["w_b"]) / 10 + _fraction(m["w_r"]) / 100, "割")


def _time(m: re.Match[str]) -> Quantity:
    """In the largest unit that the text names: 2時間30分 is 5/2 時間."""
    hours, minutes, seconds = m["t_h"], m["t_m"], m["t_s"]
    half = Fraction(1, 2) if m["t_half"] else Fraction(0)
    if hours:
        return Quantity(value_of(hours) + half + _fraction(minutes) / 60 + _fraction(seconds) / 3600, "時間")
    if minutes:
        return Quantity(value_of(minutes) + half + _fraction(seconds) / 60, "分")
    return Quantity(value_of(seconds), "秒")


def _clock(m: re.Match[str]) -> Quantity:
    """Minutes after midnight; the unit 時刻 keeps it apart from a length of time."""
    hour = Fraction(int(m["c_h"])) + (12 if m["c_p"] == "午後" and int(m["c_h"]) < 12 else 0)
    return Quantity(hour * 60 + (30 if m["c_half"] else int(m["c_m"] or 0)), "時刻")


_LEXEMES: tuple[tuple[str, str, Callable[[re.Match[str]], Quantity]], ...] = (
    ("speed", rf"(?:毎(?P<s_t>[時分秒])|(?P<s_u>[時分秒])速)(?P<s_n>{_N})(?P<s_l>{_LENGTH})(?![²³])", _speed),
    ("speed", rf"1(?P<p_t>時間|分間|分|秒間|秒)(?:に|で|あたり)(?P<p_n>{_N})(?P<p_l>{_LENGTH})(?:ずつ)?(?=の速さ|進|歩|走|の割合)", _per),
    ("percent", rf"(?P<pc>{_N})%", lambda m: Quantity(value_of(m["pc"]), "%")),
    ("wari", rf"(?P<w_n>{_N})割(?:(?P<w_b>{_N})分)?(?:(?P<w_r>{_N})厘)?", _wari),
    ("clock", r"(?P<c_p>午前|午後)?(?P<c_h>\d{1,2})時(?!間|速)(?:(?P<c_m>\d{1,2})分(?!間|後|前)|(?P<c_half>半))?", _clock),
    (
        "time",
        rf"(?:(?P<t_h>{_N})時間(?P<t_half>半)?)?(?:(?P<t_m>{_N})分(?!の[一二三四五六七八九\d]|けい|かつ)間?)?(?:(?P<t_s>{_N})秒間?)?",
        _time,
    ),
    ("area", rf"(?P<ar>{_N})(?P<ar_u>km²|cm²|m²|ha)", lambda m: Quantity(value_of(m["ar"]), m["ar_u"])),
    ("volume", rf"(?P<vo>{_N})(?P<vo_u>{_alternatives(VOLUME)})(?![a-z])", lambda m: Quantity(value_of(m["vo"]), m["vo_u"])),
    ("length", rf"(?P<le>{_N})(?P<le_u>{_LENGTH})(?![a-z²³/])", lambda m: Quantity(value_of(m["le"]), m["le_u"])),
    ("weight", rf"(?P<we>{_N})(?P<we_u>{_alternatives(WEIGHT)})(?![a-z])", lambda m: Quantity(value_of(m["we"]), m["we_u"])),
    ("yen", rf"(?P<ye>{_N})(?P<ye_u>円|ドル)", lambda m: Quantity(value_of(m["ye"]), m["ye_u"])),
    ("age", rf"(?P<ag>{_N})(?:才|歳|さい)", lambda m: Quantity(value_of(m["ag"]), "才")),
    ("times", rf"(?P<ti>{_N})倍", lambda m: Quantity(value_of(m["ti"]), "倍")),
    ("half", r"半分", lambda m: Quantity(Fraction(1, 2), "倍")),
    (
        "count",
        rf"(?P<co>{_N})(?!はい[くつ])(?P<co_u>{_alternatives(tuple(COUNTERS) + tuple(k for k in CANONICAL if k not in '％パーセント'))})",
        lambda m: Quantity(value_of(m["co"]), CANONICAL.get(m["co_u"], m["co_u"])),
    ),
    ("number", rf"(?P<nu>{_N})", lambda m: Quantity(value_of(m["nu"]), "")),
)
_SCANNERS = tuple((kind, re.compile(pattern), make) for kind, pattern, make in _LEXEMES)
_QUESTION = re.compile("[?？]+。?")  # ends a sentence as 。 does
_STARTS = re.compile(r"[\d毎時分秒午半]")


def lex(problem: str) -> Lexed:
    """The text, normalised, with every quantity as one character."""
    text = _QUESTION.sub("。", normalise(problem))
    out: list[str] = []
    quantities: dict[str, Quantity] = {}
    spellings: dict[str, str] = {}
    used = dict.fromkeys(_KINDS, 0)
    at = 0
    while at < len(text):
        start = _STARTS.search(text, at)
        if start is None:
            break
        out.append(text[at : start.start()])
        at = start.start()
        for kind, scanner, make in _SCANNERS:
            match = scanner.match(text, at)
            if match and match.end() > at:
                quantity = make(match)
                name = "one" if kind == "count" and quantity.value == 1 else kind
                if used[name] == 128:
                    continue
                symbol = chr(_BLOCK[name] + used[name])
                used[name] += 1
                quantities[symbol] = quantity
                spellings[symbol] = match.group()
                out.append(symbol)
                at = match.end()
                break
        else:
            out.append(text[at])
            at += 1
    out.append(text[at:])
    return Lexed("".join(out), quantities, spellings)
