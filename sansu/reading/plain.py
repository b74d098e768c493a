"""Clauses that also read the plain style: 買いましたか is written and read, 買ったか is read too.

Textbooks speak politely (です, ます), entrance exams often plainly (だ, である, か).  The plain endings are derived here, so
that a situation lists only the polite ones.
"""

from __future__ import annotations

import re

from sansu.wording import Clause, Value
from sansu.wording import clause as polite_clause

# polite ending -> plain endings; the first that fits the end of an alternative is taken
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("できました", ("できた",)), ("できます", ("できる",)), ("^いました", ("いた",)), ("^います", ("いる",)), ("しました", ("した",)), ("します", ("する",)),
    ("([買払使行もら])いました", (r"\1った",)), ("([買払使])います", (r"\1う",)), ("らいました", ("らった",)), ("らいます", ("らう",)),
    ("ていました", ("ていた",)), ("ています", ("ている",)), ("りました", ("った",)), ("ります", ("る",)), ("きました", ("いた",)), ("きます", ("く",)),
    ("すわれました", ("すわれた",)), ("([えけせてねべめれげぜでじ出])ました", (r"\1た",)), ("([えけせてねべめれげぜで出])ます", (r"\1る",)),
    ("でしたか", ("だったか", "であったか")), ("でした", ("だった", "であった")), ("ですか", ("か", "であるか")), ("です", ("だ", "である")), ("たいと思います", ("たい",)),
)  # fmt: skip
_RULES = tuple(
    (re.compile(rf"{polite}(?P<end>{'' if polite.endswith('か') else 'か?'}。)$"), plain) for polite, plain in _ENDINGS
)
_READ_ONLY = re.compile(r"<([^<>(){}\[\]]*)>")
_CHOICE = re.compile(r"\(([^<>()\[\]]*?)(?:\|<([^<>()]*)>)?\)")


def plain(alternative: str) -> tuple[str, ...]:
    """The plain forms of an alternative that ends politely: 買いましたか。 gives 買ったか。"""
    for rule, forms in _RULES:
        match = rule.search(alternative)
        if match:
            stem = alternative[: match.start()]
            return tuple(stem + match.expand(form) + match["end"] for form in forms)
    return ()


def _extended(alternatives: list[str]) -> list[str]:
    more = [form for alternative in alternatives for form in plain(alternative)]
    # A slot may stand once in a choice, so an alternative with slots keeps its one form.
    return [form for form in dict.fromkeys(more) if form not in alternatives and "{" not in form]


def _choice(match: re.Match[str]) -> str:
    written = match[1].split("|")
    read = match[2].split("|") if match[2] is not None else []
    read += _extended(written + read)
    return f"({match[1]}|<{'|'.join(read)}>)" if read else match[0]


def with_plain(pattern: str) -> str:
    """The pattern with the plain forms of every choice's polite alternatives as read-only ones."""

    def read_only(match: re.Match[str]) -> str:
        alternatives = match[1].split("|")
        return f"<{'|'.join(alternatives + _extended(alternatives))}>"

    return _CHOICE.sub(_choice, _READ_ONLY.sub(read_only, pattern))


def clause(key: str, kind: str, pattern: str, **constants: Value) -> Clause:
    """`sansu.wording.clause`, which also reads the plain style."""
    return polite_clause(key, kind, with_plain(pattern), **constants)
