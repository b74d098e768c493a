"""Tiny tokenizers, made offline, and stock llama.cpp with the vocabulary that convert/ makes of one."""

from __future__ import annotations

import json
import random
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from stock_llama import Stock, stock
from tiny_checkpoints import CHARACTERS, write_json
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from convert.vocabulary import Vocabulary, read_vocabulary
from convert.writer import header

# Pre-tokenizers as they stand in published tokenizer.json files, by llama.cpp's name.
_CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|"
_WORDS = r"[^\r\n\p{L}\p{N}]?\p{L}+|"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA3 = _CONTRACTIONS + _WORDS + r"\p{N}{1,3}" + _REST
QWEN2 = _CONTRACTIONS + _WORDS + r"\p{N}" + _REST
REGEXES: Mapping[str, tuple[str, ...]] = {
    "llama-bpe": (LLAMA3,),
    "dbrx": (LLAMA3,),
    "qwen2": (QWEN2,),
    "ufakzeka": (QWEN2.removeprefix(_CONTRACTIONS),),
    "qwen35": (
        _CONTRACTIONS
        + r"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    ),
    "seed-coder": (_CONTRACTIONS + _WORDS + "\\p{N}{1}| ?[^\\s\\p{L}\\p{N}\r\n]+|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",),
    "deepseek-v3": (
        r"\p{N}{1,3}",
        "[一-龥\u3040-ゟ゠-ヿ]+",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
        "| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
    ),
    "deepseek-coder": ("[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", "[一-龥ࠀ-一가-\ud7ff]+"),
}
DIGITS = {"smollm", "deepseek-coder"}
PRE_TOKENIZERS = ("gpt-2", "smollm", *REGEXES)
BYTE_LEVEL_SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")


def pre_tokenizer(name: str) -> dict[str, Any]:
    """tokenizer.json's pre_tokenizer under llama.cpp's name for it."""
    splits: list[dict[str, Any]] = [
        {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Isolated", "invert": False}
        for regex in REGEXES.get(name, ())
    ]
    digits = [{"type": "Digits", "individual_digits": True}] if name in DIGITS else []
    last = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": name not in REGEXES}
    steps = [*splits, *digits, last]
    return {"type": "Sequence", "pretokenizers": steps} if len(steps) > 1 else last


@cache
def _merged(size: int) -> str:
    """A BPE model of `size` tokens, trained on random words of Japanese and English, as JSON."""
    dice = random.Random(0)
    words = ["".join(dice.choices(CHARACTERS[1:], k=dice.randint(1, 5))) for _ in range(150)]
    words += ["".join(dice.choices("etaoins", k=dice.randint(1, 6))) for _ in range(150)]
    words += ["'s", "'LL", "I'm", "  ", "\n\n", " \n", "12", "345", "が", "か\u3099", "é", "e\u0301", "</", "s>", ".\n"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\s+\S{0,8}|\S{1,8}"), "isolated"),  # words that no real pre-tokenizer leaves
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    text = "".join(dice.choice(words) + dice.choice(["", " ", " "]) for _ in range(6000))
    tokenizer.train_from_iterator([text[at : at + 200] for at in range(0, len(text), 200)], trainer)
    return str(json.dumps(json.loads(tokenizer.to_str())["model"]))


def byte_level(folder: Path, name: str, *, size: int = 700, **changes: Any) -> Tokenizer:
    """Writes and loads a byte-level tokenizer.json with the pre-tokenizer of llama.cpp's name.

    changes: keys of tokenizer.json to set.
    """
    model = json.loads(_merged(size)) | {"ignore_merges": name == "llama-bpe"}
    words = len(model["vocab"])
    added = [
        added_token(words + i, text, special=i < len(BYTE_LEVEL_SPECIAL))
        for i, text in enumerate((*BYTE_LEVEL_SPECIAL, "<tool_call>"))
    ]
    content = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": {"type": "NFC"} if name.startswith("qwen") else None,
        "pre_tokenizer": pre_tokenizer(name),
        "post_processor": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False},
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": model,
    }
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "tokenizer.json", content | changes)
    write_json(folder / "tokenizer_config.json", {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"})
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def added_token(id_: int, text: str, *, special: bool, **flags: bool) -> dict[str, Any]:
    """An entry of tokenizer.json's added_tokens."""
    plain = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"id": id_, "content": text, "special": special, **plain, **flags}


Piece = tuple[str, float, int]


def sentencepiece_model(pieces: Sequence[Piece], **changes: Any) -> bytes:
    """A tokenizer.model by hand, of text, score and type of each piece.

    changes: kind, byte_fallback, charsmap, space_prefix, merges_spaces, escapes_spaces, suffix, unknown.
    """
    says = {"kind": 1, "byte_fallback": True, "charsmap": b"", "space_prefix": True, "merges_spaces": False}
    says |= {"escapes_spaces": True, "suffix": False, "unknown": 0} | changes
    trainer = b"".join(
        _number(field, int(says[key]))
        for field, key in ((3, "kind"), (24, "suffix"), (35, "byte_fallback"), (40, "unknown"))
    )
    normalizer = _bytes(1, b"identity") + _bytes(2, says["charsmap"])
    for field, key in ((3, "space_prefix"), (4, "merges_spaces"), (5, "escapes_spaces")):
        normalizer += _number(field, int(says[key]))
    listed = b"".join(
        _bytes(1, _bytes(1, text.encode()) + b"\x15" + struct.pack("<f", score) + _number(3, kind))
        for text, score, kind in pieces
    )
    return listed + _bytes(2, trainer) + _bytes(3, normalizer)


def _varint(value: int) -> bytes:
    value %= 1 << 64
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def merges_of(vocab: Mapping[str, int], scores: Mapping[str, float]) -> list[tuple[str, str]]:
    """The merges that transformers makes of a SentencePiece BPE model (convert_slow_tokenizer.py, generate_merges)."""
    found = [
        (-scores[text], len(text[:cut]), len(text[cut:]), text[:cut], text[cut:])
        for text in vocab
        for cut in range(1, len(text))
        if text[:cut] in vocab and text[cut:] in vocab
    ]
    return [(left, right) for *_, left, right in sorted(found, key=lambda merge: merge[:3])]


def write_llama2(folder: Path, vocab: Mapping[str, int], merges: Sequence[tuple[str, str]], **model: Any) -> Tokenizer:
    """tokenizer.json as Llama 2's: SentencePiece's BPE over "<unk>", "<s>", "</s>", bytes and pieces."""
    tokenizer = Tokenizer(models.BPE(dict(vocab), list(merges), unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    content = json.loads(tokenizer.to_str())
    content["normalizer"] = {
        "type": "Sequence",
        "normalizers": [
            {"type": "Prepend", "prepend": "▁"},
            {"type": "Replace", "pattern": {"String": " "}, "content": "▁"},
        ],
    }
    content["added_tokens"] = [added_token(i, text, special=True) for i, text in enumerate(("<unk>", "<s>", "</s>"))]
    steps = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    tokenizer.decoder = decoders.Sequence(steps)
    content["decoder"] = json.loads(tokenizer.to_str())["decoder"]
    content["model"] |= model
    write_json(folder / "tokenizer.json", content)
    write_json(folder / "tokenizer_config.json", {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"})
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def write_vocabulary(path: Path, vocabulary: Vocabulary) -> None:
    """A GGUF file of a vocabulary and no tensors."""
    path.write_bytes(header({"general.architecture": "llama", **vocabulary.metadata}, []))


@contextmanager
def stock_vocabulary(base: Path, size: int) -> Iterator[Stock]:
    """Stock llama.cpp with the vocabulary of a checkpoint folder; the file is written into the folder."""
    path = base / "vocabulary.gguf"
    write_vocabulary(path, read_vocabulary(base, size))
    with stock(path, vocabulary_only=True) as loaded:
        yield loaded
