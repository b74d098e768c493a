"""`sansu-tui ask`: one problem's explanation and verdict to a pipe or a terminal, without a screen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TextIO

from sansu.events import Attempt, Cancelled, Event, Piece, Retry, Understood, Verdict
from sansu_tui.clean import clean, one_line
from sansu_tui.explanation import TEACHER, Page, after, understood, unread, verdict_line


def as_json(event: Event) -> str:
    """One event as one line of JSON: {"type": "verdict", "kind": "一致", ...}."""
    said = {name: clean(value) if isinstance(value, str) else value for name, value in asdict(event).items()}
    return json.dumps({"type": type(event).__name__.lower(), **said}, ensure_ascii=False)


def print_json(events: Iterable[Event], out: TextIO) -> Page:
    """Every event as it comes, one JSON object a line; the page at the end."""
    page = Page()
    for event in events:
        page = after(page, event)
        print(as_json(event), file=out, flush=True)
    return page


def print_final(events: Iterable[Event], out: TextIO) -> Page:
    """For a pipe: the explanation that counts, then its verdict.

    What was written to a pipe cannot be taken back, so an attempt is held until it is known not to be thrown away.
    """
    page = Page()
    for event in events:
        page = after(page, event)
        match event:
            case Verdict():
                if page.text:
                    print(page.text.rstrip("\n"), file=out)
                print(*_closing(page), sep="\n", file=out, flush=True)
            case Cancelled():
                print("（とちゅうで止めました）", file=out, flush=True)
    return page


def print_stream(events: Iterable[Event], out: TextIO) -> Page:
    """For a terminal: every piece as it comes; a new attempt says that the one before is void."""
    page = Page()
    for event in events:
        page = after(page, event)
        match event:
            case Understood():
                print(f"読み取ったこと：{understood(page)}\n", file=out, flush=True)
            case Attempt(number, _) if number > 1:
                print(f"──── ここからやり直し（{number}回目） ────", file=out, flush=True)
            case Piece(text):
                print(clean(text), end="", file=out, flush=True)
            case Retry(reason):
                print(f"\n──── 上の説明は取り消します：{one_line(reason)}", file=out, flush=True)
            case Verdict():
                print("\n" if page.text else "", end="", file=out)
                print(*_closing(page), sep="\n", file=out, flush=True)
            case Cancelled():
                print("\n（とちゅうで止めました）", file=out, flush=True)
    return page


def _closing(page: Page) -> list[str]:
    """The lines under an explanation: the verdict, and who stays responsible where it is not 一致."""
    assert page.verdict is not None
    why = [line for line in (unread(page),) if line]
    return [*why, verdict_line(page.verdict), *([TEACHER] if page.verdict.kind != "一致" else [])]
