"""A chat as the segments that a model reads: control tokens and plain text, never mixed.

A segment is either one control token, named by its spelling, or text. Only this file decides what is control, so that a
spelling such as `<|end|>` inside a message stays text. Training and the tutor call the same function, so that a model
is asked exactly as it was taught.

Source of the form: llm-jp-4's published chat template (after OpenAI's Harmony form), without its developer block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from sansu.language_model import Message

START, CHANNEL, MESSAGE, END = "<|start|>", "<|channel|>", "<|message|>", "<|end|>"
RETURN, CALL, END_OF_TEXT, CONSTRAIN = "<|return|>", "<|call|>", "<|endoftext|>", "<|constrain|>"

CONTROL_TOKENS: Mapping[str, tuple[str, ...]] = {
    "llm-jp-4": (START, CHANNEL, MESSAGE, END, RETURN, CALL, END_OF_TEXT, CONSTRAIN),
}
STOP_TOKENS: Mapping[str, tuple[str, ...]] = {"llm-jp-4": (RETURN, END_OF_TEXT, END, CALL)}


class Segment(NamedTuple):
    """`text` is the spelling of one control token where `control`, and plain text where not."""

    text: str
    control: bool


def render(messages: Sequence[Message], form: str) -> list[Segment]:
    """The segments of a chat; `form` is a key of `CONTROL_TOKENS`.

    Ends with an opened assistant turn, for the model to go on. Where the last message is the assistant's own, it ends
    with that message closed as a finished answer instead: training's prompt and completion are
    `render(messages[:-1], form)` and what `render(messages, form)` has beyond it.

    Raises:
        ValueError: the form is unknown, or there is no message.
    """
    if form not in CONTROL_TOKENS:
        raise ValueError(f"unknown chat form {form!r}; known: {', '.join(sorted(CONTROL_TOKENS))}")
    if not messages:
        raise ValueError("a chat needs at least one message")
    segments: list[Segment] = []
    for message in messages:
        segments += _opening(message.role)
        segments += [Segment(message.content, False), Segment(END, True)]
    if messages[-1].role == "assistant":
        segments[-1] = Segment(RETURN, True)
    else:
        segments += _opening("assistant")
    return segments


def _opening(role: str) -> list[Segment]:
    opening = [Segment(START, True), Segment(role, False)]
    if role == "assistant":  # what it thought on other channels is not kept
        opening += [Segment(CHANNEL, True), Segment("final", False)]
    return [*opening, Segment(MESSAGE, True)]


def prompt_ids(
    segments: Iterable[Segment], encode: Callable[[str], Sequence[int]], special_ids: Mapping[str, int]
) -> list[int]:
    """The token ids of `segments`.

    Args:
        encode: one text segment -> its ids, as the tokenizer gives them for a text that begins or follows a control
            token (with the U+2581 in front, where the tokenizer sets one), without special tokens.
        special_ids: spelling -> id of each control token.

    Raises:
        ValueError: a control token has no id, or `encode` made a control token out of text.
    """
    control = frozenset(special_ids.values())
    ids: list[int] = []
    for text, is_control in segments:
        if is_control:
            if text not in special_ids:
                raise ValueError(f"the vocabulary has no control token {text}")
            ids.append(special_ids[text])
            continue
        encoded = encode(text)
        if not control.isdisjoint(encoded):
            raise ValueError(f"the tokenizer made a control token out of plain text: {text[:40]!r}")
        ids += encoded
    return ids
