"""Which of llama.cpp's pre-tokenizers a tokenizer.json asks for, told from its own text.

llama.cpp's converter tokenises a sample text and looks its hash up. Here the published steps are compared: a Split by
a known regular expression, Digits, ByteLevel's own expression. The expressions are those that llama-vocab.cpp quotes
as the originals of its own; a step more or a character less, and the tokenizer is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from convert.checkpoint import ConvertError
from convert.vocabulary.tokens import shown

_GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_GPT2_SHORTER = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"  # ByteLevel's own
_CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|"
_WORDS = r"[^\r\n\p{L}\p{N}]?\p{L}+|"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
_LLAMA3 = _CONTRACTIONS + _WORDS + r"\p{N}{1,3}" + _REST
_QWEN2 = _CONTRACTIONS + _WORDS + r"\p{N}" + _REST
_UFAKZEKA = _WORDS + r"\p{N}" + _REST
_QWEN35 = (
    _CONTRACTIONS + r"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
_SEED_CODER = _CONTRACTIONS + _WORDS + r"\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+"
_DEEPSEEK3 = (
    r"\p{N}{1,3}",
    "[一-龥\u3040-ゟ゠-ヿ]+",
    r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"""
    r"| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
)
_DEEPSEEK_CODER = (r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", "[一-龥ࠀ-一가-\ud7ff]+", r"\p{N}")

# Steps and ignore_merges -> tokenizer.ggml.pre. llama.cpp ties ignore_merges to the name, so it is part of the key.
_NAMES: dict[tuple[tuple[str, ...], bool], str] = {
    ((_GPT2,), False): "gpt-2",
    ((r"\p{N}", _GPT2), False): "smollm",
    ((_LLAMA3,), True): "llama-bpe",
    ((_LLAMA3,), False): "dbrx",
    ((_QWEN2,), False): "qwen2",
    ((_QWEN35,), False): "qwen35",
    ((_UFAKZEKA,), False): "ufakzeka",
    ((_SEED_CODER,), False): "seed-coder",
    (_DEEPSEEK3, False): "deepseek-v3",
    (_DEEPSEEK_CODER, False): "deepseek-coder",
}

# Where llama.cpp's own version is known to cut otherwise.
_NOTES = {"deepseek-coder": "llama.cpp's deepseek-coder pre-tokenizer cuts otherwise at spaces beyond ASCII, as U+3000"}


def pre_tokenizer_notes(name: str) -> tuple[str, ...]:
    """What a user should know of llama.cpp's pre-tokenizer of this name."""
    return (_NOTES[name],) if name in _NOTES else ()


def pre_tokenizer_name(path: Path, tokenizer: Mapping[str, Any], *, ignore_merges: bool) -> str:
    """llama.cpp's name for tokenizer.json's pre_tokenizer, a byte-level one.

    Raises:
        ConvertError: llama.cpp has no such pre-tokenizer, or none that is known to be the same.
    """
    steps = _steps(path, tokenizer.get("pre_tokenizer"))
    name = _NAMES.get((steps, ignore_merges))
    if name is None:
        other = _NAMES.get((steps, not ignore_merges))
        if other is not None:
            raise ConvertError(
                f"{path}: ignore_merges is {str(ignore_merges).lower()}, which llama.cpp has not for {other}'s"
                " pre-tokenizer"
            )
        told = shown(" then ".join(steps), 200)
        raise ConvertError(f"{path}: pre-tokenizer {told} is none that llama.cpp is known to have")
    return name


def _steps(path: Path, value: Any) -> tuple[str, ...]:
    """The regular expressions that cut the text, in their order. ByteLevel must be the last step."""
    whole = value if isinstance(value, dict) else {}
    listed = whole.get("pretokenizers") if whole.get("type") == "Sequence" else [whole]
    parts = [part if isinstance(part, dict) else {} for part in listed] if isinstance(listed, list) else []
    kinds = [part.get("type") for part in parts]
    if kinds.count("ByteLevel") != 1 or kinds[-1] != "ByteLevel":
        named = ", ".join(map(str, kinds))
        raise ConvertError(f"{path}: pre-tokenizer {shown(named)} is not supported, only those that end in ByteLevel")
    if parts[-1].get("add_prefix_space"):
        raise ConvertError(f"{path}: add_prefix_space is on, which llama.cpp has not for byte-level BPE")
    steps = [_regex(path, part) for part in parts[:-1]]
    if parts[-1].get("use_regex", True):
        steps.append(_GPT2)
    return tuple(steps)


def _regex(path: Path, part: Mapping[str, Any]) -> str:
    if part.get("type") == "Digits" and part.get("individual_digits") is True:
        return r"\p{N}"
    pattern = part.get("pattern")
    regex = pattern.get("Regex") if isinstance(pattern, dict) else None
    if part.get("type") != "Split" or not isinstance(regex, str):
        raise ConvertError(f"{path}: pre-tokenizer step {shown(str(part.get('type')))} is not supported by llama.cpp")
    if part.get("behavior") != "Isolated" or part.get("invert"):
        how = f"{part.get('behavior')}{', inverted' if part.get('invert') else ''}"
        raise ConvertError(f"{path}: a Split that is {shown(how)} is not supported, only Isolated: {shown(regex, 200)}")
    # Some files spell the line ends themselves, others as escapes.
    regex = regex.replace("\r", r"\r").replace("\n", r"\n")
    return _GPT2 if regex == _GPT2_SHORTER else regex
