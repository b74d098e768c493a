"""Expressions and equations of elementary school: the exact value, and whether what a text claims is true.

The law of this file: what cannot be read never counts as holding, and what is written correctly is never called false.
`equations` has three answers: True, False, and None where a text states nothing that can be computed (□, words, 約).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sansu.amount import NONE, Amount, ExpressionError, NoValueError
from sansu.notation import CIRCLED, MAX_LENGTH, Token, flat, parse, tokens

__all__ = ["Equation", "ExpressionError", "Side", "equations", "left_side", "plain_value", "value"]


@dataclass(frozen=True, slots=True)
class Equation:
    """One claim that two things are equal. text[start:end] == its words; `left` and `right` are the sides as written.

    holds: True or False where it was computed; None where it states nothing checkable, and `note` (Japanese) says why.
    value: the exact value of the left side where it has one (units as written; None for ratios and words).
    """

    start: int
    end: int
    left: str
    right: str
    holds: bool | None
    value: Fraction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an equation, read: the terms (more than one in a ratio) and where they stand in the text."""

    start: int
    end: int
    terms: tuple[Amount, ...] = ()
    loose: tuple[Amount, ...] = ()  # the same with parenthesised labels read as units
    note: str = ""  # why it can't be computed; "" where it can
    before: Token | None = None
    remainder: Fraction | None = None
    places: int = 0
    pieces: tuple[Token, ...] = ()

    @property
    def readable(self) -> bool:
        return bool(self.terms) and not self.note


_SIGN = re.compile(r"(?<![=<>!≦≧≠:])(?:=|≒|≈|≃|\\fallingdotseq|\\approx)(?![=<>])")
# (1), 1., 手順1, ①, -, ・ : what may stand before the first expression of a line without being a part of it.
_LABEL_AT_START = re.compile(
    r"\s*(?:[-・*•●○■◆]\s+|>\s*)*(?:(?:手順|ステップ|[sS]tep|STEP|問|その|式)?\s*\d{1,2}\s*(?:[.)、](?!\d)|:\s)|\(\d{1,2}\)|"
    r"(?:手順|ステップ|[sS]tep|STEP|問|その|式)\s*\d{1,2}(?!\d)|[①-⑳](?!\s?\.)|[-・*•●○■◆]\s+)\s*(?![-+×÷*/:=)])"
)
_ABOUT = re.compile(r"(?:約|およそ|だいたい|ほぼ)\s*$")
_ROUGHLY = re.compile(r"\s*(?:くらい|ぐらい|ほど|前後|以上|以下|未満|弱|強(?!い)|より)")
_BLOCKING_WORDS = re.compile(r"[A-Za-z□△▽◇◯○〇√^²³π_\\|!#?？<>~]")
_FREE_WORDS = re.compile(
    r"(?:^|[\s、。，．・「」『』（）()\]】:：;；→⇒…*]|だから|なので|ので|よって|つまり|すなわち|また|から|まり|そして|ここで|は|で|も|と|に|り)$"
)


# --- reading one side ------------------------------------------------------------------------------------------------


def _read(text: str, pieces: list[Token], first: int, last: int) -> Side:
    """Tokens first..last-1 as a side.

    Raises:
        ExpressionError: they are no expression.
    """
    chosen = pieces[first:last]
    try:
        terms = parse(chosen)
    except NoValueError as error:
        return Side(chosen[0].start, chosen[-1].end, note=str(error), pieces=tuple(chosen))
    loose = terms
    if any(piece.kind == "label" for piece in chosen):
        start, end = chosen[0].start, chosen[-1].end
        loose = parse(tokens(text[start:end], labels=True))
    return Side(chosen[0].start, chosen[-1].end, terms, loose, pieces=tuple(chosen))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], placed in the whole text; [] where a number in it has no value."""
    try:
        found = tokens(text[start:end])
    except ExpressionError:
        return []
    return [Token(t.kind, t.text, t.start + start, t.end + start, t.gap, t.amount, t.ratio) for t in found]


def left_side(text: str, start: int, end: int) -> Side | None:
    """The longest expression that ends at `end` in the already flat text[start:end]; None where there is none.

    Its `note` says why it must not be computed: an operator or an unknown stands before it.
    """
    cut = max(start, end - MAX_LENGTH)
    pieces = _tokens(text, cut, end)
    while pieces and pieces[-1].kind == "colon":  # 答え：＝
        pieces.pop()
    if not pieces:
        return None
    first = max((i + 1 for i, piece in enumerate(pieces) if piece.kind in ("word", "remainder")), default=0)
    if first == len(pieces):
        return None
    negative = pieces[first].kind == "operator" and first > 0
    for begin in range(first, len(pieces)):
        if pieces[begin].kind not in ("number", "open", "frac", "operator"):
            continue
        if pieces[begin].kind == "operator" and (pieces[begin].text != "-" or negative or begin > first):
            continue
        try:
            side = _read(text, pieces, begin, len(pieces))
        except ExpressionError:
            continue
        before = pieces[begin - 1] if begin else None
        note = side.note or _blocked_before(text, pieces, begin, start)
        if begin == 0 and cut > start:
            note = "式が長すぎます。"
        return Side(side.start, side.end, side.terms, side.loose, note, before, pieces=side.pieces)
    return Side(pieces[first].start, pieces[-1].end, note="読めない式です。", pieces=tuple(pieces[first:]))


def _blocked_before(text: str, pieces: list[Token], begin: int, start: int) -> str:
    """Why the expression that begins at pieces[begin] is only the tail of a longer one; "" where it stands alone."""
    if not begin:
        return ""
    before, piece = pieces[begin - 1], pieces[begin]
    if before.kind == "operator":
        return "ことばの式です。"
    if before.kind == "frac":
        return "読めない式です。"
    if before.kind == "colon":
        previous = pieces[begin - 2] if begin > 1 else None
        symbols = previous is not None and (
            previous.kind != "word" or _BLOCKING_WORDS.search(previous.text) is not None
        )
        return "ことばの比です。" if symbols else ""
    if before.kind == "open":
        outer = pieces[begin - 2] if begin > 1 else None
        if outer is not None and (outer.kind == "operator" or (outer.kind in ("number", "close") and not before.gap)):
            return "読めない式です。"
        return ""
    if before.kind in ("number", "close", "unit"):
        if before.kind == "number" and before.amount is not None and before.amount.labels and piece.kind == "number":
            return ""  # 1人3個×5
        line = text.rfind("\n", 0, piece.start) + 1
        label = _LABEL_AT_START.match(text, line)
        if label and label.end() == piece.start:
            return ""
        return "読めない式です。"
    if before.kind == "word":
        if before.text == "の" and (piece.ratio or len(pieces) - begin == 1):
            return "ことばの式です。"
        if _ABOUT.search(text[start : piece.start]):
            return "約（がい数）なので、等しいとはいえません。"
        if _BLOCKING_WORDS.search(before.text) and (not piece.gap or not before.text.isalnum()):
            return "わからない数や記号があります。"
    return ""


def _right_side(text: str, start: int, end: int) -> Side | None:
    """The longest expression that begins text[start:end]; None where none begins there."""
    stop = min(end, start + MAX_LENGTH)
    pieces = _tokens(text, start, stop)
    if not pieces:
        return None
    if pieces[0].kind == "word" and (about := re.match(r"\s*(?:約|およそ|だいたい|ほぼ)\s*", text[start:end])):
        tail = _right_side(text, start + about.end(), end)
        return None if tail is None else Side(tail.start, tail.end, note="約（がい数）なので、等しいとはいえません。")
    last = next((i for i, piece in enumerate(pieces) if piece.kind in ("word", "remainder")), len(pieces))
    for finish in range(last, 0, -1):
        try:
            side = _read(text, pieces, 0, finish)
        except ExpressionError:
            continue
        note, remainder, close = side.note, None, side.end
        after = pieces[finish] if finish < len(pieces) else None
        if after is not None and after.kind == "remainder":
            over = pieces[finish + 1] if finish + 1 < len(pieces) else None
            if over is None or over.amount is None:
                note = note or "あまりが読めません。"
            else:
                remainder, close = over.amount.plain, over.end
        elif after is None and stop < end:
            note = "式が長すぎます。"
        elif not note:
            note = _blocked_after(text, pieces, finish, end)
        return Side(
            side.start,
            close,
            side.terms,
            side.loose,
            note,
            remainder=remainder,
            places=_places(side),
            pieces=side.pieces,
        )
    return None if not last else Side(pieces[0].start, pieces[last - 1].end, note="読めない式です。")


def _places(side: Side) -> int:
    """Decimal places of a quotient as written."""
    return len(side.pieces[0].text.partition(".")[2].rstrip("あまりcmgkL円本個人枚")) if side.pieces else 0


def _blocked_after(text: str, pieces: list[Token], finish: int, end: int) -> str:
    """Why the expression before pieces[finish] is only the head of a longer one; "" where it stands alone."""
    if finish >= len(pieces):
        return ""
    after = pieces[finish]
    if after.kind in ("operator", "colon", "frac"):
        return "読めない式です。"
    if after.kind == "number":
        return "読めない式です。" if after.ratio or not after.gap else ""
    if after.kind == "open" and not after.gap:
        depth = 0
        for piece in pieces[finish:]:
            depth += (piece.kind == "open") - (piece.kind == "close")
            if piece.kind == "word":
                return ""
            if not depth:
                break
        return "読めない式です。"
    if after.kind == "word":
        if _ROUGHLY.match(text, after.start):
            return "がい数や不等号なので、等しいとはいえません。"
        if re.match(r"…|\.\.\.|‥|・・・", text[after.start :]):
            return "がい数です。"
        if after.text[0] in "□△▽◇◯√^²³π_\\" or (after.text.isascii() and after.text.isalpha() and not after.gap):
            return "わからない数や記号があります。"
    return ""


# --- judging ---------------------------------------------------------------------------------------------------------


def _equal(left: Amount, right: Amount) -> bool | None:
    """Whether the two amounts are equal, as school writes them; None where that is not a claim at all."""
    if left.circled != right.circled:
        return None  # ③＝2700円 says how much ③ is
    if (left.mixed or right.mixed) and (any(left.circled) or any(right.circled)):
        return None
    simple = not left.operators, not right.operators
    if all(simple) and (answer := _simple(left, right)) is not True:
        return answer
    if not left.mixed and not right.mixed and left.dimensions == right.dimensions:
        if left.base == right.base:
            return True
        if left.plain == right.plain:  # 90分÷60＝1.5時間 converts; 時速4km×30分＝120km is wrong
            return left.head == right.base
        return _percentage(left, right)
    if not left.mixed and left.dimensions == NONE and left.units and left.base == right.plain:
        return True  # 1.5km÷60m＝25（分）
    if left.plain != right.plain:
        return _percentage(left, right) if not simple[0] or not left.labels else _assignment(left, right)
    shared = left.units | right.units
    return True if len({dimension for dimension, _ in shared}) == len(shared) else None


def _assignment(left: Amount, right: Amount) -> bool | None:
    """1個＝100円×2 names a price; 31本＝30＋2 is wrong."""
    return None if right.labels and not left.labels & right.labels else False


def _simple(left: Amount, right: Amount) -> bool | None:
    """A single number on each side: 1時間＝60分 and 3＝4 are claims, 1個＝100円 is none. True: go on comparing."""
    ratio = {"%", "割"}
    if left.labels == right.labels or (left.dimensions == right.dimensions and any(left.dimensions)):
        return True
    if left.labels <= ratio and right.labels <= ratio:
        return left.plain == right.plain
    if left.labels <= ratio or right.labels <= ratio:
        bare = not left.labels or not right.labels
        return True if bare and left.plain == right.plain and not left.units | right.units else None
    return None


def _percentage(left: Amount, right: Amount) -> bool | None:
    """The numbers differ unless % is only a label: 30÷200×100＝15%, 100−30＝70%; but 30÷200＝0.15% is wrong."""
    scaled = right.plain * 10 if "割" in right.labels else right.loose
    if right.operators or not right.labels & {"%", "割"} or left.loose != scaled:
        return False
    if left.hundred or left.operators <= {"+", "-"}:
        return True
    return False if right.loose < 1 else None


def _ratio(left: tuple[Amount, ...], right: tuple[Amount, ...]) -> bool | None:
    """3：5＝6：10; one number against a ratio is its value (比の値)."""
    if len(left) == 1 or len(right) == 1:
        one, many = (left, right) if len(left) == 1 else (right, left)
        if len(many) != 2 or not many[1].plain:
            return None
        value = (
            many[0].base / many[1].base if many[0].dimensions == many[1].dimensions else many[0].plain / many[1].plain
        )
        return True if one[0].plain == value else None if not one[0].operators else False
    if len(left) != len(right):
        return None
    a, b = ([t.base if len({u.dimensions for u in terms}) == 1 else t.plain for t in terms] for terms in (left, right))
    if not any(a) or not any(b):
        return None
    return all(a[i] * b[0] == b[i] * a[0] for i in range(1, len(a))) and bool(a[0]) == bool(b[0])


def _remainder(left: Amount, right: Amount, over: Fraction, places: int) -> bool | None:
    """7÷2＝3あまり1: divisor × quotient ＋ remainder gives the dividend, and the remainder is smaller."""
    if left.last is None:
        return None
    dividend, divisor = left.last
    quotient = right.plain
    return divisor * quotient + over == dividend and 0 <= over < divisor / 10**places


def _judge(left: Side, right: Side) -> bool | None:
    if right.remainder is not None:
        return (
            _remainder(left.terms[0], right.terms[0], right.remainder, right.places) if len(left.terms) == 1 else None
        )
    answers = []
    for a, b in ((left.terms, right.terms), (left.loose, right.loose)):
        answers.append(_ratio(a, b) if len(a) > 1 or len(b) > 1 else _equal(a[0], b[0]))
    # A unit in parentheses is a label: reading it may make an equation true, never false.
    return True if True in answers else answers[0]


def plain_value(amount: Amount) -> Fraction | None:
    """The one exact value of an expression: None where its units must be converted first (3m＋20cm)."""
    if amount.one_scale:
        return amount.plain
    if not amount.mixed and not any(amount.dimensions):
        return amount.base
    return None


def value(text: str) -> Fraction:
    """The exact value of one expression: "(31−1)×9" -> 270.

    Raises:
        ExpressionError: it is no expression, it is too long, or it has no value; the message names the place.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"式が長すぎます（{MAX_LENGTH}文字まで）。")
    terms = parse(tokens(flat(text)))
    if len(terms) > 1:
        raise ExpressionError("比には1つの値がありません。")
    result = plain_value(terms[0])
    if result is None:
        raise ExpressionError("ちがう単位がまざっています。そろえてから計算します。")
    return result


# --- finding ---------------------------------------------------------------------------------------------------------


def equations(text: str) -> list[Equation]:
    """Every claim of equality in a text, in order: with ＝ (a chain gives one a sign), ≒, or in prose (270÷9は30).

    Never raises; a text without any gives [].
    """
    even = flat(text)
    found = list(_written(text, even))
    taken = [(e.start, e.end) for e in found]
    found += [e for e in _spoken(text, even) if not any(a < e.end and e.start < b for a, b in taken)]
    return sorted(found, key=lambda e: (e.start, e.end))


def _regions(even: str) -> Iterator[tuple[int, int, int, int, str]]:
    """(left start, sign start, sign end, right end, sign) of every equality sign."""
    signs = list(_SIGN.finditer(even))
    for index, sign in enumerate(signs):
        line = even.rfind("\n", 0, sign.start()) + 1
        if not even[line : sign.start()].strip() and line:  # ＝ begins the line: what it continues stands above
            line = even.rfind("\n", 0, line - 1) + 1
        start = max(line, signs[index - 1].end() if index else 0)
        stop = even.find("\n", sign.end())
        stop = len(even) if stop < 0 else stop
        if not even[sign.end() : stop].strip() and stop < len(even):
            following = even.find("\n", stop + 1)
            stop = len(even) if following < 0 else following
        stop = min(stop, signs[index + 1].start() if index + 1 < len(signs) else len(even))
        yield start, sign.start(), sign.end(), stop, sign.group()


def _written(text: str, even: str) -> Iterator[Equation]:
    for start, sign, behind, stop, mark in _regions(even):
        label = _LABEL_AT_START.match(even, start, sign) if start == 0 or even[start - 1] == "\n" else None
        left = left_side(even, label.end() if label and label.end() < sign else start, sign)
        right = _right_side(even, behind, stop)
        begin = left.start if left else sign
        end = right.end if right else behind
        sides = (text[begin:sign].strip(), text[behind:end].strip())
        if left is None or right is None:
            if left is not None or right is not None:
                yield Equation(begin, end, *sides, None, None, "ことばの式です。")
            continue
        yield _equation(begin, end, sides, left, right, mark, even)


def _equation(begin: int, end: int, sides: tuple[str, str], left: Side, right: Side, mark: str, even: str) -> Equation:
    exact = plain_value(left.terms[0]) if left.readable and len(left.terms) == 1 else None
    if mark != "=":
        return Equation(begin, end, *sides, None, exact, "約（がい数）なので、等しいとはいえません。")
    if left.readable and right.terms and right.note == "がい数です。":  # 10÷3＝3.33…
        near = exact is not None and 0 <= exact - right.terms[0].plain < Fraction(1, 10**right.places)
        return Equation(begin, end, *sides, None if near else False, exact, right.note)
    if not left.readable or not right.readable:
        return Equation(begin, end, *sides, None, exact, left.note or right.note)
    holds = _judge(left, right)
    if holds is False and not left.terms[0].operators and not _stands_alone(even, left):
        holds = None  # 食塩水200g＝20g: the number belongs to the words before it
    if holds is False and re.search(r"午前|午後|時(?!間|速)", even[begin:end]) and _clock(left, right):
        holds = None  # 23時＋2時間＝1時
    return Equation(begin, end, *sides, holds, exact, "" if holds is not None else "計算で確かめられません。")


def _stands_alone(even: str, left: Side) -> bool:
    return _FREE_WORDS.search(even[max(0, left.start - 8) : left.start]) is not None


def _clock(left: Side, right: Side) -> bool:
    difference = left.terms[0].base - right.terms[0].base
    return left.terms[0].dimensions == right.terms[0].dimensions == (0, 1, 0, 0, 0) and difference % 720 == 0


# は and で make a claim where a computation stands before them and a number behind them.
_SAYS = re.compile(
    rf"\s?(?:を計算すると|の答えは|の値は|すると|して|は|で)(?P<comma>[、,]?)\s?(?=[\d約時分秒毎{CIRCLED}-])"
)
_NO_CLAIM = re.compile(
    r"\s?(?:の|ずつ|おき|より|あたり|倍|分の|番|に(?!な|ひと)|で(?!す|あ)|と(?!な|わ|い|求|分)|や|から|を|か|〜|～|つの)"
)
_CLAIM = re.compile(
    r"\s?(?:$|[。、．,!！)）」\n]|です|だ|で(?:す|あ)|になり|になる|と(?:な|わ|い|求|分)|に(?:な|ひと)|なので)"
)

_SPOKEN = 80  # characters of either side
_STOP = re.compile(r"[\n=はで、。]|$")


def _spoken(text: str, even: str) -> Iterator[Equation]:
    for says in _SAYS.finditer(even):
        window = max(0, says.start() - _SPOKEN)
        start = window + max(even[window : says.start()].rfind(mark) for mark in "\n=はで、。") + 1
        label = _LABEL_AT_START.match(even, start, says.start()) if not start or even[start - 1] == "\n" else None
        left = left_side(even, label.end() if label else start, says.start())
        if left is None or not left.readable or len(left.terms) > 1:
            continue
        stop = _STOP.search(even, says.end(), says.end() + _SPOKEN)
        right = _right_side(even, says.end(), stop.start() if stop else len(even))
        if right is None or (right.terms and right.terms[0].operators):
            continue
        computed = bool(left.terms[0].operators)
        strict = not computed or says["comma"]
        if (_CLAIM.match(even, right.end) is None) if strict else (_NO_CLAIM.match(even, right.end) is not None):
            continue
        sides = (text[left.start : says.start()], text[says.end() : right.end])
        equation = _equation(left.start, right.end, sides, left, right, "=", even)
        if equation.holds is not None or computed:
            yield equation
