"""Characters and the tokens that wrote them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.answer import Answer


def written(pieces: list[bytes], *, drops_space: bool = False) -> tuple[Answer, list[str]]:
    answer = Answer(drops_space=drops_space)
    return answer, [answer.add(token, piece) for token, piece in enumerate(pieces)]


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, list[bytes]]:
    """A text and its UTF-8 cut at any bytes."""
    text = draw(st.text(alphabet="270÷9＝木桜𠮷 ", max_size=12))
    data = text.encode()
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(data) - 1)), max_size=6)))
    return text, [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True) if a < b]


@given(pieces())
def test_bytes_join_to_whole_characters(case: tuple[str, list[bytes]]) -> None:
    text, data = case
    answer, given_out = written(data)
    assert "".join(given_out) == text == answer.text
    assert "\ufffd" not in answer.text


@given(pieces(), st.integers(0, 12))
def test_a_cut_keeps_the_text_and_whole_tokens(case: tuple[str, list[bytes]], keep: int) -> None:
    text, data = case
    keep = min(keep, len(text))
    answer, _ = written(data)
    stay, rest = answer.cut(keep)
    assert answer.text + rest == text[:keep]
    assert b"".join(data[:stay]).decode() == answer.text  # no character is half kept
    assert answer.ids == list(range(stay))
    answer.add(99, rest.encode())
    assert answer.text == text[:keep]


def test_the_space_in_front_is_dropped_once() -> None:
    answer, given_out = written([b" ", " 木".encode()], drops_space=True)
    assert given_out == ["", " 木"]
    assert answer.cut(0) == (1, "")
    answer, _ = written([" 木".encode(), b"3"], drops_space=True)
    assert answer.cut(0) == (0, "")
    assert answer.add(7, b" 3") == "3"


def test_an_answer_may_begin_without_a_space() -> None:
    assert written([b"3", b" 4"], drops_space=True)[1] == ["3", " 4"]
