"""Token ids of a GGUF file under stock llama.cpp against the Hugging Face tokenizer's, string by string."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError
from convert.verify.report import Check
from convert.verify.stock import Stock, StockError

_SPACE = "\u2581"
_ASCII = frozenset(map(chr, range(1, 128)))  # what no piece covers here is its byte token in both
_BYTE = re.compile(r"<0x[0-9A-F]{2}>")
_TOGETHER = 24  # pieces in a string
_LONGEST_SHOWN = 40

# Strings of our own: what sums, tables and pupils' typing contain.
_STRINGS = (
    "长さ270mの道に、端から端まで9mおきに木を植えます。木は何本必要ですか。",
    "1個80円のりんごと1個120円のみかんを合わせて15個買うと、代金は1480円でした。",
    "  はじめに空白が二つ、おわりに一つ ",
    "時速4.8kmで45分歩くと、4.8×45÷60＝3.6（km）です。",
    "①270÷9＝30\n②30＋1＝31\n答え：31本",
    "\n\n二行あけてから始める",
    "tab\tで\t区切った\t表\n1\t2\t3\n",
    "Mixed text: 3x + 5 = 20, so x = 5. やった!",
    "　全角の空白　と ｶﾀｶﾅ と ＡＢＣ１２３",
    "3.14159 1,234,567 0.5% -12 +7 2^10 1/3 ½ ¾ √2 π ∠ABC △ □ ○ ≒ ≠ ≦",
    "かきくけこ゛が゜ぱ か\u3099 は\u309a e\u0301",
    "絵文字も 🍎🍊👨‍👩‍👧‍👦 ある",
    "漢字: 薔薇 憂鬱 𠮷野家 髙島屋 々〆ヶ",
    "Ünïcödé naïve façade Москва Ελλάδα 한국어 中文 عربى हिन्दी ไทย",
    "def f(x):\n    return x ** 2  # 二乗\n",
    'https://example.jp/算数?q=1&r=2#3 <b>太字</b> {"a": [1, 2]}',
    "wwwwwwwwww ーーーーー 。。。、、、 !!!??? ......",
    "a  b   c    d     e",
    "CRLF\r\nの行\r\n",
    "0",
    "の",
    " の",
    "の ",
)


@dataclass(frozen=True, slots=True)
class _Difference:
    text: str
    expected: list[int]
    found: list[int]


def read_tokenizer(base: Path) -> Any:
    """The folder's tokenizer.json under Hugging Face's own library, or a string that says why there is none.

    Raises:
        ConvertError: the library can't read it.
    """
    path = base / "tokenizer.json"
    if not path.is_file():
        return f"{base.name} has no tokenizer.json to compare with"
    try:
        from tokenizers import Tokenizer
    except ImportError:
        return "tokenizers is not installed (pip install 'sansu[verify]')"
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises plain Exception
        raise ConvertError(f"{path} can't be read by tokenizers ({error}): fetch it again") from None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def posed_problems(count: int, seed: int) -> list[str]:
    """Problems and their worked solutions in words of our own, from sansu's families."""
    from sansu.families import families

    dice = random.Random(seed)
    table = families()
    found = (family.pose(dice, 2) for _ in range(count) for family in [dice.choice(table)])
    return [f"{posed.text}\n\n{posed.solution.text}" for posed in found]


def built_in_texts(special: Sequence[str]) -> list[str]:
    """Our own strings and posed problems, bare and with the tokenizer's control tokens between them."""
    texts = [*_STRINGS, *posed_problems(24, seed=4)]
    dice = random.Random(5)
    for _ in range(24 if special else 0):
        parts = [part for text in dice.sample(texts, 3) for part in (dice.choice(special), text)]
        texts.append("".join([*parts, dice.choice(special)]))
    return texts + [f"{token}{text}" for token in special[:8] for text in ("", "の", " の", "\n")]


def vocabulary_texts(tokenizer: Any) -> list[str]:
    """Every piece of the vocabulary in one of these strings, in an order of chance.

    Byte tokens, control tokens and pieces that are no whole characters have no string of their own.
    """
    added = tokenizer.get_added_tokens_decoder()
    allowed = _Allowed(tokenizer)
    pieces = []
    for token, id_ in tokenizer.get_vocab(with_added_tokens=True).items():
        if id_ in added or _BYTE.fullmatch(token):
            continue
        piece = token.replace(_SPACE, " ") if allowed.unigram else tokenizer.decode([id_])
        if piece and "\ufffd" not in piece and allowed.characters_of(piece):
            pieces.append(piece)
    pieces.sort()  # get_vocab has no order
    random.Random(7).shuffle(pieces)
    return ["".join(pieces[start : start + _TOGETHER]) for start in range(0, len(pieces), _TOGETHER)]


def pieces_of(text: str) -> list[str]:
    """A file's lines, and eight lines together."""
    lines = text.split("\n")
    together = ("\n".join(lines[i : i + 8]) for i in range(0, len(lines), 8))
    return [piece for piece in (*lines, *together) if piece]


def ids_check(name: str, texts: Sequence[str], tokenizer: Any, stock: Stock, tell: Callable[[int, int], None]) -> Check:
    """Equal strings / all. Strings that no file could give stock llama.cpp the right ids for are left out and counted.

    (For a Unigram: characters outside the vocabulary, segments of spaces alone; convert/vocabulary/unigram.py.)
    """
    allowed = _Allowed(tokenizer)
    different = list(dict.fromkeys(texts))
    kept = [text for text in different if allowed(text)]
    left_out = len(different) - len(kept)
    note = (
        f"{left_out} more left out: characters outside the vocabulary or segments of spaces alone, "
        "which stock llama.cpp can't give the right ids (Sansu's own runtime does)"
        if left_out
        else ""
    )
    if not kept:
        return Check(name, "skipped", detail=note or "no text")
    differences: list[_Difference] = []
    for done, text in enumerate(kept, 1):
        expected = tokenizer.encode(text).ids
        try:
            found = stock.ids(text)
        except StockError as error:
            return Check(name, "fail", "no ids", "all equal", f"{error} on {_shown(text)}")
        if found != expected:
            differences.append(_Difference(text, expected, found))
        tell(done, len(kept))
    equal = len(kept) - len(differences)
    return Check(
        name=name,
        status="fail" if differences else "pass",
        value=f"{equal}/{len(kept)} equal",
        gate="all equal",
        detail=_explained(differences[0], tokenizer) if differences else note,
        number=equal / len(kept),
    )


class _Allowed:
    """Whether stock llama.cpp can be right on a string.

    For a Unigram every character must be a piece and no segment spaces alone; a byte-level BPE knows every string.
    """

    def __init__(self, tokenizer: Any) -> None:
        added = {token.content for token in tokenizer.get_added_tokens_decoder().values()}
        pieces = tokenizer.get_vocab(with_added_tokens=True).keys() - added
        self.unigram = type(tokenizer.model).__name__ == "Unigram"
        self._characters = {piece for piece in pieces if len(piece) == 1} | _ASCII
        self._segments = re.compile("|".join(map(re.escape, sorted(added, key=len, reverse=True))) or r"(?!)")

    def __call__(self, text: str) -> bool:
        segments = [segment for segment in self._segments.split(text) if segment]
        return not self.unigram or all(segment.strip(" ") and self.characters_of(segment) for segment in segments)

    def characters_of(self, text: str) -> bool:
        return not self.unigram or self._characters.issuperset(text.replace(" ", _SPACE))


def _explained(difference: _Difference, tokenizer: Any) -> str:
    pairs = zip(difference.expected, difference.found, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(difference.expected), len(difference.found)))
    before = tokenizer.decode(difference.expected[:at], skip_special_tokens=False)[-12:]
    return (
        f"first difference in {_shown(difference.text)} after {_quoted(before)} ({at} ids): "
        f"{_ids(difference.expected[at : at + 3], tokenizer)} in the checkpoint, "
        f"{_ids(difference.found[at : at + 3], tokenizer)} in the file"
    )


def _ids(ids: list[int], tokenizer: Any) -> str:
    named = (f"{id_} {_quoted(tokenizer.id_to_token(id_) or '?')}" for id_ in ids)
    return ", ".join(named) or "the end"


def _shown(text: str) -> str:
    return _quoted(text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…")


def _quoted(text: str) -> str:
    return repr(text)


def first_ids(tokenizer: Any) -> list[int]:
    """What the tokenizer puts in front of every text: bos or nothing."""
    bare, whole = tokenizer.encode("0", add_special_tokens=False).ids, tokenizer.encode("0").ids
    return whole[:1] if len(whole) > len(bare) and whole[:1] != bare[:1] else []


def windows_of(ids: Sequence[int], first: Sequence[int], window: int, most: int) -> Iterator[list[int]]:
    """At most `most` ids in windows of `window`, each behind the ids that the tokenizer puts first (bos or nothing)."""
    step = window - len(first)
    for start in range(0, min(len(ids), most), step):
        chunk = [*first, *ids[start : min(start + step, most)]]
        if len(chunk) > 1:  # one id alone predicts nothing that is there
            yield chunk
