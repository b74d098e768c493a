"""What may reach a terminal: text without control characters, whoever wrote it."""

from __future__ import annotations

import re

# C0 and C1 controls (ESC opens a terminal command), line and paragraph separators, the marks that turn the writing
# direction round (they can make a page show another answer than it holds: CVE-2021-42574) and lone surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with newlines kept (CRLF and CR become LF), tabs as one space, every other control character gone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _CONTROLS.sub("", text)


def one_line(text: str) -> str:
    """The text for a place that holds one line only: a status, an error, a list."""
    return " ".join(clean(text).split())
