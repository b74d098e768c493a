"""What a model's id or folder name tells: `llm-jp/llm-jp-4-8b-instruct` is by llm-jp, of size 8B, tuned as instruct.

The rules are llama.cpp's (gguf-py/gguf/metadata.py, get_model_id_components).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSION = re.compile(r"(v|iter)?\d+([.]\d+)*", re.IGNORECASE)
_ENCODING = re.compile(r"i?q\d(_\w)*|b?fp?(16|32)", re.IGNORECASE)
_SIZE = re.compile(r"(([A]|\d+[x])?\d+([._]\d+)?[KMBT][\d]?|small|mini|medium|large|x?xl)", re.IGNORECASE)
_TUNING = re.compile(r"chat|instruct|vision|lora", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ModelId:
    """The parts that an id has."""

    name: str
    organization: str | None = None
    basename: str | None = None
    finetune: str | None = None
    version: str | None = None
    size_label: str | None = None


def parse_id(text: str, total: int) -> ModelId:
    """Takes an id or folder name apart.

    Args:
        total: the model's weights: a number like 32K that can't be its size is no size label.
    """
    if " " in text:  # a sentence, not an id
        return ModelId(text)
    organization, slash, name = text.partition("/")
    if not slash:
        organization, name = "", text
    if organization.startswith("."):  # a path
        organization = ""

    parts = [part for part in name.split("-") if part]
    kinds: list[str] = []
    for i, part in enumerate(parts):
        parts[i], kind = _annotated(part, total, first=i == 0)
        kinds.append(kind)
    sizes = [part for part, kind in zip(parts, kinds, strict=True) if kind == "size"]
    if any(character.isdecimal() for size in sizes for character in size):
        # 8B says more than large
        kinds = ["" if k == "size" and p.isalpha() else k for p, k in zip(parts, kinds, strict=True)]

    # The basename: what leads, with the versions in it; versions that end the whole id stay versions.
    lead = 0
    while lead < len(parts) and (kinds[lead] == "version" or (not kinds[lead] and parts[lead][0].isalpha())):
        lead += 1
    tail = len(parts)
    while tail and tail <= lead and kinds[tail - 1] == "version":
        tail -= 1
    base = min(lead, tail)
    kinds = [kind or ("" if i < base else "finetune") for i, kind in enumerate(kinds)]

    def of(kind: str) -> list[str]:
        return [part for part, is_kind in zip(parts[base:], kinds[base:], strict=True) if is_kind == kind]

    size = "-".join(dict.fromkeys(of("size"))) or None
    finetune, version = "-".join(of("finetune")) or None, "-".join(of("version")) or None
    basename = "-".join(parts[:base]) or None
    if size is None and finetune is None and version is None:  # a name, and who knows of what
        basename = None
    return ModelId(name, organization or None, basename, finetune, version, size)


def title(text: str | None) -> str:
    """An id for people: words capitalised, but acronyms, versions and numbers left as they are."""
    words = (text or "").replace("-", " ").split()
    return " ".join(
        word.title() if word.islower() and not re.match(r"^(v\d+(?:\.\d+)*|\d.*)$", word) else word for word in words
    )


def _annotated(part: str, total: int, *, first: bool) -> tuple[str, str]:
    """A part in its normal form, and what it is: version, encoding, size, finetune or nothing that shows."""
    if _VERSION.fullmatch(part):
        return part, "version"
    if _ENCODING.fullmatch(part):
        return part.upper(), "encoding"
    if not first and _SIZE.fullmatch(part):
        return _size(part, total)
    if not first and _TUNING.fullmatch(part):
        return part, "finetune"
    return part, ""


def _size(part: str, total: int) -> tuple[str, str]:
    part = part.replace("_", ".")
    if part[-1].isdecimal():  # bloom's 7b1
        part = f"{part[:-2]}.{part[-1]}{part[-2]}"
    if len(part) > 1 and part[-2].isdecimal() and part[-1] in "kmbt":
        part = part[:-1] + part[-1].upper()
    try:
        weights = float(part[:-1]) * 1000.0 ** " KMBT".find(part[-1])
    except ValueError:  # A3B, 8x7B, small
        return part, "size"
    if total and abs(weights - total) > 7 * total // 8:  # likely a context's length
        return part[:-1] + part[-1].lower(), "finetune"
    return part, "size"
