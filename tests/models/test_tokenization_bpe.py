"""Byte-level BPE under each published pre-tokenizer: ids equal the Hugging Face tokenizer's on every string."""

from __future__ import annotations

import functools
import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import gguf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import AddedToken, Tokenizer, pre_tokenizers
from tokenizers.models import BPE
from tokenizers.trainers import BpeTrainer

from convert.vocabulary import read_vocabulary
from models.bpe import KNOWN
from models.exact import Exact
from models.llama_api import api
from models.tokenization import Vocabulary

# Regular expressions as the checkpoints' tokenizer.json have them.
_CASES = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|"
_WORD = r"[^\r\n\p{L}\p{N}]?\p{L}+"
_REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA3 = _CASES + _WORD + r"|\p{N}{1,3}" + _REST
QWEN2 = _CASES + _WORD + r"|\p{N}" + _REST
QWEN35 = _CASES + r"[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
UFAKZEKA = _WORD + r"|\p{N}" + _REST
SEED_CODER = _CASES + _WORD + r"|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+|\s*[\r\n]+|\s+(?!\S)|\s+"
DEEPSEEK3 = (
    r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*"""
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
BYTES: dict[str, Any] = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
GPT2 = {**BYTES, "use_regex": True}
DIGITS = {"type": "Digits", "individual_digits": True}


def split(*regexes: str) -> list[dict[str, Any]]:
    return [{"type": "Split", "pattern": {"Regex": r}, "behavior": "Isolated", "invert": False} for r in regexes]


def sequence(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Sequence", "pretokenizers": list(steps)}


PRE_TOKENIZERS: dict[str, dict[str, Any]] = {
    "gpt-2": GPT2,
    "smollm": sequence(DIGITS, GPT2),
    "llama-bpe": sequence(*split(LLAMA3), BYTES),
    "dbrx": sequence(*split(LLAMA3), BYTES),
    "qwen2": sequence(*split(QWEN2), BYTES),
    "qwen35": sequence(*split(QWEN35), BYTES),
    "ufakzeka": sequence(*split(UFAKZEKA), BYTES),
    "seed-coder": sequence(*split(SEED_CODER), BYTES),
    "deepseek-v3": sequence(*split(r"\p{N}{1,3}", "[一-龥\u3040-ゟ゠-ヿ]+", DEEPSEEK3), BYTES),
    "deepseek-coder": sequence(*split(r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", "[一-龥ࠀ-一가-\ud7ff]+"), DIGITS, BYTES),
}
NFC = {"qwen2", "qwen35"}
CONTROL = "<|im_start|>"
ADDED = ["<think>", "<think><x>", "ink>"]
WORDS = (
    "There are 1234 trees and 56 more; it's what we'll count, isn't it? I've 7.5 m of rope, they're 3 m each."
    "木が１２３本、花が45本あります。全部で何本ですか。ラーメン・かき氷、café naïve Ünïcödé\u0301 ① ② ㎝² ≯ ≠ é"
    "def f(x):\n    return x + 1\r\n\t# 答え：31本\n\n   的 数 한국어 ภาษาไทย हिन्दी العربية"
)


def trained(pre: str) -> Tokenizer:
    """A small tokenizer with this pre-tokenizer; one of its words is a token that no merges make."""
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    texts = [WORDS[start:] for start in range(0, len(WORDS), 7)] + [WORDS.upper(), WORDS.replace(" ", "")]
    tokenizer.train_from_iterator(
        texts, BpeTrainer(vocab_size=700, show_progress=False, initial_alphabet=alphabet, min_frequency=1)
    )
    whole = json.loads(tokenizer.to_str())
    whole["pre_tokenizer"] = PRE_TOKENIZERS[pre]
    whole["normalizer"] = {"type": "NFC"} if pre in NFC else None
    whole["decoder"] = BYTES
    whole["model"]["ignore_merges"] = pre == "llama-bpe"
    whole["model"]["vocab"]["Ġzzyzx"] = len(whole["model"]["vocab"])
    tokenizer = Tokenizer.from_str(json.dumps(whole))
    tokenizer.add_special_tokens([AddedToken(CONTROL, special=True, normalized=False)])
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in ADDED])
    tokenizer.encode_special_tokens = True  # a control token's spelling in a text stays text
    return tokenizer


def entries_of(tokenizer: Tokenizer, pre: str) -> dict[str, Any]:
    """The entries that a GGUF has for it."""
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    kinds = gguf.TokenType
    special = {CONTROL: kinds.CONTROL, **dict.fromkeys(ADDED, kinds.USER_DEFINED)}
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": pre,
        "tokenizer.ggml.tokens": [text for text, _ in vocabulary],
        "tokenizer.ggml.token_type": [int(special.get(text, kinds.NORMAL)) for text, _ in vocabulary],
        "tokenizer.ggml.merges": [" ".join(pair) for pair in merges],
    }


def write(path: Path, entries: dict[str, Any]) -> None:
    """A GGUF of a vocabulary alone."""
    writer = gguf.GGUFWriter(path, "llama")
    for key, value in entries.items():
        if isinstance(value, str):
            writer.add_string(key, value)
        else:
            writer.add_array(key, value)
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()


class Pair(NamedTuple):
    ours: Vocabulary
    theirs: Tokenizer
    pre: str


@pytest.fixture(scope="module", params=sorted(PRE_TOKENIZERS))
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    pre = request.param
    tokenizer = trained(pre)
    path = tmp_path_factory.mktemp("bpe") / "vocabulary.gguf"
    write(path, entries_of(tokenizer, pre))
    silent = api.llama_log_callback(lambda level, text, data: None)
    api.llama_log_set(silent, None)
    params = api.llama_model_default_params()
    params.vocab_only = True
    model = api.llama_model_load_from_file(str(path).encode(), params)
    assert model
    yield Pair(Vocabulary(model, None, path), tokenizer, pre)
    api.llama_model_free(model)


# What the expressions and NFC tell apart, and what came into Unicode after one of the tables at work.
CHARACTERS = st.sampled_from(
    " \t\n\r\x0b\x0c\x1c\x85\xa0\u1680\u2028\u3000'’ſsStTrReEvVmMlLdDaAé½²Ⅷ٣𝟗①木の゛゜ー・々가ᄒ\u1161\u11ab\u0301"
    "\u0323\u0338\u3099>=<_$|~!?.,。「\ufeff\u200d👩🇯\U0001f1f5\U000e0061\x00\xad\U00010d40\U00011de0\U00016ff4\u0897\u1c89"
    "\U000113c5\U00011382\U000113c9\U000105d2\u0307\u1abf\U00011935\U00011930\U0001e08f"
)
FRAGMENTS = st.sampled_from(
    [
        CONTROL,
        "<|im_",
        *ADDED,
        "<think",
        " zzyzx",
        "zzyzx",
        "'LL",
        "'ſ",
        "n't",
        "  ",
        "1234567",
        "\r\n",
        "e\u0301\u0323",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.text(CHARACTERS),
    st.lists(st.one_of(FRAGMENTS, st.text(CHARACTERS, max_size=5), st.text(max_size=3)), max_size=6).map("".join),
    st.builds(lambda start, length: WORDS[start : start + length], st.integers(0, len(WORDS)), st.integers(0, 60)),
)


def test_every_known_pre_tokenizer_is_tried() -> None:
    assert KNOWN - set(PRE_TOKENIZERS) == {"llama3", "llama-v3", "starcoder"}  # other names of these


@settings(max_examples=400)
@given(TEXTS)
@example("")
@example(" zzyzx zzyzx")
@example("Don't I'LL we'\u017f")
@example("   a\n\n  \t 木")
@example("<think><x><think>ink><|im_start|>")
@example("\U00011de0\U00011de1 12\U00016ff4")
def test_ids_equal_the_hugging_face_tokenizers(pair: Pair, text: str) -> None:
    assert pair.ours.encode(text) == pair.theirs.encode(text, add_special_tokens=False).ids


@settings(max_examples=150)
@given(TEXTS)
def test_the_pieces_of_a_text_are_the_text(pair: Pair, text: str) -> None:
    ids = pair.ours.encode(text)
    written = b"".join(map(pair.ours.piece, ids)).decode()
    assert written == pair.theirs.decode(ids, skip_special_tokens=False)
    if pair.pre not in NFC or unicodedata.is_normalized("NFC", text):
        assert written == text
    assert b"".join(map(pair.ours.piece, pair.ours.encode_continuation(text))).decode() == text


def test_a_long_text_without_a_space(pair: Pair) -> None:
    text = "ab木é" * 5000
    assert pair.ours.encode(text) == pair.theirs.encode(text, add_special_tokens=False).ids


def test_a_control_tokens_spelling_stays_text(pair: Pair) -> None:
    control = pair.theirs.token_to_id(CONTROL)
    for text in (CONTROL, f"答{CONTROL}です", CONTROL * 2):
        assert control not in pair.ours.encode(text)
        assert control not in pair.ours.encode_continuation(text)


@functools.cache
def plain() -> Tokenizer:
    return trained("gpt-2")


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.lists(TEXTS, min_size=4, max_size=8))
def test_merges_in_any_order(seed: int, texts: list[str]) -> None:
    # In a trained list no merge comes before those that make its parts; here it may, so that new pairs overtake.
    whole = json.loads(plain().to_str())
    random.Random(seed).shuffle(whole["model"]["merges"])
    tokenizer = Tokenizer.from_str(json.dumps(whole))
    tokenizer.encode_special_tokens = True
    ours = Exact(entries_of(tokenizer, "gpt-2"), ())
    for text in texts:
        assert ours.encode(text) == tokenizer.encode(text).ids


@pytest.mark.parametrize(
    ("pre", "normalizer", "composes"),
    [("gpt-2", None, False), ("gpt-2", "NFC", True), ("qwen2", None, True), ("qwen2", "none", False)],
)
def test_a_file_may_say_whether_texts_are_composed(pre: str, normalizer: str | None, composes: bool) -> None:
    entries = entries_of(plain(), pre)
    if normalizer:
        entries["tokenizer.sansu.normalizer"] = normalizer
    ours = Exact(entries, ())
    assert (ours.encode("cafe\u0301") == ours.encode("café")) == composes
    assert ours.encode_continuation("cafe\u0301") != ours.encode_continuation("café")  # it writes what it is given


@pytest.mark.parametrize("pre", sorted(PRE_TOKENIZERS))
def test_convert_names_what_the_runtime_knows(pre: str, tmp_path: Path) -> None:
    tokenizer = trained(pre)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"eos_token": CONTROL}))
    written = read_vocabulary(tmp_path, tokenizer.get_vocab_size()).metadata
    for key, value in entries_of(tokenizer, pre).items():
        assert written[key] == value if isinstance(value, str) else list(written[key]) == value, key
    assert Exact(written, ()).encode("Cafe\u0301 12") == tokenizer.encode("Cafe\u0301 12").ids
