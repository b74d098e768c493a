"""The sides of an equation, cut out of running text: the longest expression before a ＝, and the longest behind it.

A side that is only the tail or the head of something longer (x×3＋2＝, 3−5：) is never computed: its note says why.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from sansu.amount import Amount, ExpressionError, NoValueError
from sansu.notation import MAX_LENGTH, Token, parse, tokens

UNREADABLE = "読めない式です。"
TOO_LONG = "式が長すぎます。"
WORDS = "ことばの式です。"
UNKNOWN = "わからない数や記号があります。"
ABOUT = "約（がい数）なので、等しいとはいえません。"
GOES_ON = "がい数です。"


@dataclass(frozen=True, slots=True)
class Side:
    """One side, read: where it stands, its terms (more than one in a ratio), and what follows it.

    loose: the terms with units in parentheses read as units.  note: why it must not be computed; "" where it can.
    remainder: the 1 of 3あまり1.  places: decimal places of a number that stands alone.
    """

    start: int
    end: int
    terms: tuple[Amount, ...] = ()
    loose: tuple[Amount, ...] = ()
    note: str = ""
    remainder: Amount | None = None
    places: int = 0

    @property
    def readable(self) -> bool:
        return bool(self.terms) and not self.note


# (1), 1., 手順1, ①, -, ・ : what may stand before the first expression of a line without being a part of it.
LABEL = re.compile(
    r"\s*(?:[-・*•●○■◆]\s+|>\s*)*"
    r"(?:(?:手順|ステップ|[sS]tep|STEP|問|その|式)?\s*\d{1,2}\s*(?:[.)、](?!\d)|:\s)|\(\d{1,2}\)|"
    r"(?:手順|ステップ|[sS]tep|STEP|問|その|式)\s*\d{1,2}(?!\d)|[①-⑳](?!\s?\.)|[-・*•●○■◆]\s+)\s*(?![-+×÷*/:=)])"
)
_ABOUT_BEFORE = re.compile(r"(?:約|およそ|だいたい|ほぼ)\s*$")
_ABOUT_HERE = re.compile(r"\s*(?:約|およそ|だいたい|ほぼ)\s*")
_SPOKEN_SIGN = re.compile(r"(?:たす|足す|ひく|引く|かける|掛ける|わる|割る|プラス|マイナス|の|に|を)\s*$")
_ROUGHLY = re.compile(r"\s*(?:くらい|ぐらい|ほど|前後|以上|以下|未満|弱|強(?!い))")
_ELLIPSIS = re.compile(r"…|\.\.\.|‥|・・・")
# 3人で1個あまる, 14週あまり2日 (where 週 is no known unit)
_OVER = re.compile(
    r"[でとが、,\s]*(?P<behind>\d+(?:\.\d+)?)[^\d\s=]{0,5}?(?:あま|余)|[^\d\s=、。]{1,4}?(?:あまり|余り)\s?(?P<before>\d+(?:\.\d+)?)"
)
_PUNCTUATION = frozenset("、。，．・「」『』【】〈〉《》();:!?！？…‥→⇒")
_MARKS = frozenset("○◯◎✓✔✅☆★")  # ＝30 ○: found right
_DECORATION = frozenset("☆★●■◆※`'\"“”’‘#>|")  # 5★3 may be a computation, ★5×3 is none


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], placed in the whole text; [] where a number in it has no value."""
    try:
        found = tokens(text[start:end])
    except ExpressionError:
        return []
    return [replace(piece, start=piece.start + start, end=piece.end + start) for piece in found]


def _read(text: str, chosen: list[Token]) -> Side:
    """Raises ExpressionError where the tokens are no expression."""
    start, end = chosen[0].start, chosen[-1].end
    try:
        terms = parse(chosen)
        labelled = any(piece.kind == "label" for piece in chosen)
        loose = parse(tokens(text[start:end], labels=True)) if labelled else terms
    except NoValueError as error:
        return Side(start, end, note=str(error))
    return Side(start, end, terms, loose)


# --- before the sign -------------------------------------------------------------------------------------------------


def left_side(text: str, start: int, end: int) -> Side | None:
    """The longest expression that ends at `end` in the already flat text[start:end]; None where there is none."""
    cut = max(start, end - MAX_LENGTH)
    pieces = _tokens(text, cut, end)
    while pieces and pieces[-1].kind == "colon":  # 答え：＝
        pieces.pop()
    first = max((i + 1 for i, piece in enumerate(pieces) if piece.kind in ("word", "remainder")), default=0)
    if first == len(pieces):
        return None
    for begin in range(first, len(pieces)):
        piece = pieces[begin]
        minus = piece.kind == "operator" and piece.text == "-" and begin == first and not _is_binary(pieces, begin)
        if piece.kind not in ("number", "open", "frac") and not minus:
            continue
        try:
            side = _read(text, pieces[begin:])
        except ExpressionError:
            continue
        note = side.note or _blocked_before(text, pieces, begin, start)
        return replace(side, note=TOO_LONG if begin == 0 and cut > start else note)
    return Side(pieces[first].start, pieces[-1].end, note=UNREADABLE)


def _is_binary(pieces: list[Token], at: int) -> bool:
    """合計−20: the minus takes away from a word."""
    return at > 0 and pieces[at - 1].text not in _PUNCTUATION


def _blocked_before(text: str, pieces: list[Token], begin: int, start: int) -> str:
    """Why the expression that begins at pieces[begin] is only the tail of a longer one; "" where it stands alone."""
    piece = pieces[begin]
    if not begin:
        return _blocked_above(text, piece.start)
    before, outer = pieces[begin - 1], pieces[begin - 2] if begin > 1 else None
    if before.kind == "operator":
        return WORDS
    if before.kind == "colon":
        word = outer is None or (outer.kind == "word" and not outer.text.isascii() and outer.text not in "□△▽◇◯○〇")
        return "" if word else "ことばの比です。"
    if before.kind == "open":
        inside = outer is not None and (
            outer.kind == "operator" or (outer.kind in ("number", "close") and not before.gap)
        )
        return UNREADABLE if inside else ""
    if before.kind == "word":
        return _blocked_by_word(text, pieces, begin, start)
    label = LABEL.match(text, text.rfind("\n", 0, piece.start) + 1)
    if label and label.end() == piece.start:
        return ""
    return "" if _counts_for_one(pieces, begin) else UNREADABLE


def _blocked_above(text: str, at: int) -> str:
    """An operator at the end of the line above carries on into this one."""
    line = text.rfind("\n", 0, at) + 1
    above = text[:line].rstrip()
    return UNREADABLE if line and not text[line:at].strip() and above[-1:] in tuple("+-×÷*/(") and above[-1:] else ""


def _counts_for_one(pieces: list[Token], begin: int) -> bool:
    """1人3個×5人＝15個: 1人 is a word here; but not in 1年3か月 or ＋1個50円×2."""
    before, outer = pieces[begin - 1], pieces[begin - 2] if begin > 1 else None
    if before.amount is None or not before.amount.labels or len(pieces) - begin == 1:
        return False
    if outer is not None and outer.kind not in ("word", "label"):
        return False
    return pieces[begin].gap or (before.amount.plain == 1 and "年" not in before.amount.labels)


def _blocked_by_word(text: str, pieces: list[Token], begin: int, start: int) -> str:
    before, piece = pieces[begin - 1], pieces[begin]
    alone = len(pieces) - begin == 1
    leading = text[max(start, piece.start - 12) : piece.start]
    if before.text == "の" and (piece.ratio or alone):
        return WORDS
    if _ABOUT_BEFORE.search(leading):
        return ABOUT
    if (spoken := _SPOKEN_SIGN.search(leading)) and (alone or len(spoken.group().strip()) > 1):
        return WORDS
    if before.text in ".," and before.start and text[before.start - 1].isdigit() and not piece.gap:
        return UNREADABLE  # 2.5.5＋1
    if before.text.isascii() and before.text.isalpha():
        return "" if piece.gap else UNKNOWN
    decorated = before.text in _DECORATION and not text[max(0, before.start - 1) : before.start].isdigit()
    return "" if decorated or _harmless(before.text[-1]) else UNKNOWN


def _harmless(character: str) -> bool:
    """Kana, kanji and punctuation are words; every other sign may be an operator that nobody has met yet."""
    return character in _PUNCTUATION or (
        unicodedata.category(character) in ("Lo", "Lm") and character not in "□△▽◇◯○〇" and not character.isascii()
    )


# --- behind the sign -------------------------------------------------------------------------------------------------


def right_side(text: str, start: int, end: int) -> Side | None:
    """The longest expression that begins the already flat text[start:end]; None where none begins there."""
    if about := _ABOUT_HERE.match(text, start, end):
        side = right_side(text, about.end(), end)
        return side and Side(side.start, side.end, note=ABOUT)
    stop = min(end, start + MAX_LENGTH)
    pieces = _tokens(text, start, stop)
    last = next((i for i, piece in enumerate(pieces) if piece.kind in ("word", "remainder")), len(pieces))
    for finish in range(last, 0, -1):
        try:
            side = _read(text, pieces[:finish])
        except ExpressionError:
            continue
        side = replace(side, places=_places(pieces[0]) if finish == 1 else 0)
        if finish == len(pieces):
            return replace(side, note=TOO_LONG) if stop < end else side
        return _followed(text, pieces, finish, side, end)
    return Side(pieces[0].start, pieces[last - 1].end, note=UNREADABLE) if last else None


def _places(number: Token) -> int:
    match = re.match(r"\d+\.(\d+)", number.text)
    return len(match[1]) if match else 0


def _followed(text: str, pieces: list[Token], finish: int, side: Side, end: int) -> Side:
    """The side with its remainder, or with the reason why it goes on."""
    after = pieces[finish]
    if after.kind == "remainder":
        over = pieces[finish + 1] if finish + 1 < len(pieces) else None
        if over is None or over.amount is None:
            return replace(side, note=side.note or UNREADABLE)
        return replace(side, remainder=over.amount, end=over.end)
    if over_behind := _OVER.match(text, side.end, end):  # 3人で1個あまる
        group = "behind" if over_behind["behind"] else "before"
        found = _tokens(text, *over_behind.span(group))
        return replace(side, remainder=found[0].amount if found else None, end=over_behind.end(group))
    return replace(side, note=side.note or _blocked_after(text, pieces, finish))


def _blocked_after(text: str, pieces: list[Token], finish: int) -> str:
    """Why the expression before pieces[finish] is only the head of a longer one; "" where it stands alone."""
    after = pieces[finish]
    if after.kind == "number":
        return UNREADABLE if after.ratio or not after.gap else ""
    if after.kind == "open":
        return "" if after.gap or _is_remark(pieces[finish:]) else UNREADABLE
    if after.kind != "word":
        return "" if after.kind == "close" else UNREADABLE
    if _ROUGHLY.match(text, after.start):
        return "がい数や不等号なので、等しいとはいえません。"
    if _ELLIPSIS.match(text, after.start):
        return GOES_ON if text[after.start - 1].isdigit() else ""  # 3.33…, but 4（ひき）…かめ
    if after.text.isascii() and after.text.isalpha():
        return "" if after.gap else UNKNOWN
    if after.text in (".", ","):
        return UNREADABLE if re.match(r"[\d+\-×÷*/]", text[after.end :]) else ""
    marked = after.gap and after.text[0] in _MARKS
    return "" if marked or _harmless(after.text[0]) else UNKNOWN


def _is_remark(pieces: list[Token]) -> bool:
    """（270÷9より）: words in parentheses behind a result; 3(4＋5) is no remark."""
    depth = 0
    for piece in pieces:
        depth += (piece.kind == "open") - (piece.kind == "close")
        if piece.kind == "word":
            return True
        if not depth:
            return False
    return False
