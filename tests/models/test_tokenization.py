"""Ids equal to the Hugging Face tokenizer's, and control tokens only where the form sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers
from tokenizers.models import Unigram

from models.chat import CONTROL_TOKENS, Segment, prompt_ids
from models.engine import AbortFlag, Engine
from models.store import ModelFile
from models.tokenization import Vocabulary

NAMES = CONTROL_TOKENS["llm-jp-4"]
Rows = list[tuple[str, float, int]]


@pytest.fixture(scope="module")
def vocabulary(random_model_file: ModelFile) -> Iterator[Vocabulary]:
    engine = Engine(str(random_model_file.path), form="llm-jp-4", context=64, threads=1, abort=AbortFlag())
    yield engine.vocabulary
    engine.close()


def hugging_face_tokenizer(rows: list[tuple[str, float]]) -> Tokenizer:
    """The tokenizer as facts.md describes llm-jp-4's."""
    tokenizer = Tokenizer(Unigram(rows, unk_id=0, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Replace(Regex(r"(?<!\n)^"), "\u2581"), normalizers.Replace(" ", "\u2581")]
    )
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Replace("\u2581", " "), decoders.Fuse()])
    return tokenizer


@pytest.fixture(scope="module")
def checkpoint_rows(vocabulary_rows: Rows) -> list[tuple[str, float]]:
    """Text and score as a checkpoint has them: newline and its like are byte tokens, which convert rewrites."""
    rows = [(text, score) for text, score, _ in vocabulary_rows]
    for byte in b"\n\t\r":
        rows[14 + byte] = (f"<0x{byte:02X}>", 0.0)
    return rows


@pytest.fixture(scope="module")
def hugging_face(checkpoint_rows: list[tuple[str, float]], vocabulary_rows: Rows) -> Tokenizer:
    """No text becomes a control token here: their pieces have names that nobody writes."""
    silent = (2, 3)  # UNKNOWN and CONTROL
    rows = [
        ("\U0010fffd" * 3 + str(i), score) if kind in silent else (text, score)
        for i, ((text, score), (_, _, kind)) in enumerate(zip(checkpoint_rows, vocabulary_rows, strict=True))
    ]
    return hugging_face_tokenizer(rows)


@pytest.fixture(scope="module")
def hugging_face_with_control(checkpoint_rows: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = hugging_face_tokenizer(checkpoint_rows)
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in NAMES])
    return tokenizer


# ＝3, ▁間 and the like are pieces; 桜, é and 𠮷 are not in the vocabulary at all.
KNOWN = st.text(alphabet="0239＝ 　木の数間です。本ます\n\t\r\x00桜é𠮷ab（）\u2581", max_size=16)
FRAGMENTS = st.sampled_from(
    [
        *NAMES,
        "<unk>",
        "<|reserved_3|>",
        "<0x41>",
        "<0x0A>",
        "<0xE3>",
        "<0x0a>",
        "  ",
        "\n\n",
        "\r\n",
        "\u2581",
        "木の数",
        "＝ 3",
        "👨\u200d👩\u200d👧",
        "🇯🇵",
        "か\u3099",
        "\u0301",
        "\ufeff",
        "\x00",
        "\u2028",
    ]
)
MIXED = st.lists(st.one_of(FRAGMENTS, KNOWN, st.text(max_size=4)), max_size=6).map("".join)
TEXTS = st.one_of(st.text(), KNOWN, MIXED)
BYTE = re.compile("<0x[0-9A-F]{2}>")


@settings(max_examples=1500)
@given(TEXTS)
@example("")
@example(" ")
@example("   ")
@example("\n")
@example("\n 木")
@example("\x00")
@example("桜<unk>桜")
@example("<0x41>")
@example("桜<0x41>\n<0x0A>")
@example("<|start|>木<|message|>")
@example("木" * 3000 + "桜" * 3000)
def test_ids_equal_the_hugging_face_tokenizers(vocabulary: Vocabulary, hugging_face: Tokenizer, text: str) -> None:
    assert vocabulary.encode(text) == hugging_face.encode(text, add_special_tokens=False).ids


@settings(max_examples=500)
@given(st.lists(st.one_of(TEXTS, st.sampled_from(NAMES)), max_size=7))
def test_a_prompt_equals_the_hugging_face_tokenizers(
    vocabulary: Vocabulary, hugging_face_with_control: Tokenizer, texts: list[str]
) -> None:
    # Two texts in a row would be one, and a control token's spelling in a text is none only for the tutor.
    segments: list[Segment] = []
    for text in texts:
        if text in NAMES:
            segments.append(Segment(text, True))
        elif not segments or segments[-1].control:
            segments.append(Segment(text, False))
    whole = "".join(segment.text for segment in segments)
    assume(sum(whole.count(name) for name in NAMES) == sum(segment.control for segment in segments))
    assume("<unk>" not in whole and "<|reserved" not in whole)
    ids = prompt_ids(segments, vocabulary.encode, vocabulary.special_ids)
    assert ids == hugging_face_with_control.encode(whole, add_special_tokens=False).ids


@settings(max_examples=500)
@given(TEXTS)
def test_the_pieces_of_a_text_are_the_text(vocabulary: Vocabulary, hugging_face: Tokenizer, text: str) -> None:
    assume(not BYTE.search(text))  # Hugging Face, too, reads the byte there
    ids = vocabulary.encode(text)
    written = b"".join(map(vocabulary.piece, ids)).decode()
    assert written == (" " + text.replace("\u2581", " ") if text else "")
    assert written == hugging_face.decode(ids)


def test_the_spelling_of_a_byte_token_is_the_byte_as_hugging_face_has_it(
    vocabulary: Vocabulary, token_ids: dict[str, int]
) -> None:
    assert vocabulary.encode("木<0x41>")[-1] == token_ids["<0x41>"]
    assert vocabulary.encode("木<0x0A>")[-1] == token_ids["\n"]
    assert (
        b"".join(map(vocabulary.piece, vocabulary.encode_continuation("木<0x41><0x0A>"))) == "木<0x41><0x0A>".encode()
    )


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_a_continuation_writes_exactly_itself(vocabulary: Vocabulary, text: str, more: str) -> None:
    assume(not BYTE.search(text))
    ids = vocabulary.encode(text) + vocabulary.encode_continuation(more)
    written = b"".join(map(vocabulary.piece, ids)).decode()
    assert written == ((" " + text) if text else "").replace("\u2581", " ") + more.replace("\u2581", " ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", ["{}", "答{}です。", "<{}|>", "{}{}", "桜{} "])
def test_a_control_tokens_spelling_stays_text(vocabulary: Vocabulary, name: str, frame: str) -> None:
    text = frame.replace("{}", name)
    for ids, written in ((vocabulary.encode(text), " " + text), (vocabulary.encode_continuation(text), text)):
        assert not set(ids) & set(vocabulary.special_ids.values())
        assert b"".join(map(vocabulary.piece, ids)).decode() == written


def test_lone_surrogates_become_question_marks(vocabulary: Vocabulary) -> None:
    assert b"".join(map(vocabulary.piece, vocabulary.encode("木\udc80"))).decode() == " 木?"


def test_tokens_by_their_first_character(vocabulary: Vocabulary, token_ids: dict[str, int]) -> None:
    assert vocabulary.starting_with("3", at_start=False) == [token_ids["<0x33>"], token_ids["3"]]
    found = vocabulary.starting_with("間", at_start=False)
    assert set(found) == {token_ids["<0xE9>"], token_ids["間"]}
    assert token_ids["\u2581間"] in vocabulary.starting_with("間", at_start=True)


def test_a_stop_is_a_stop_whatever_llama_cpp_thinks(vocabulary: Vocabulary) -> None:
    assert vocabulary.stop_ids == {2, 4, 11, 13}
    assert not vocabulary.stop_ids & set(vocabulary.never_written)
    assert {0, 1, 3, 8, 9, 10, 12} <= set(vocabulary.never_written)
