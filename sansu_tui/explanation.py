"""What stands on the page: the tutor's events folded into one value that a screen, a pipe and the records share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sansu.events import Attempt, Cancelled, Event, Piece, Retry, Understood, Unread, Verdict
from sansu_tui.clean import clean, one_line


@dataclass(frozen=True, slots=True)
class Page:
    """One problem's way so far. `text` is the attempt that counts: a voided one leaves nothing behind."""

    family: str = ""
    line: str = ""  # the reading line
    unread: str = ""  # why the problem was not read
    attempt: int = 0
    source: str = ""
    text: str = ""
    retries: tuple[str, ...] = ()  # why each earlier attempt was thrown away
    verdict: Verdict | None = None
    cancelled: bool = False


def after(page: Page, event: Event) -> Page:
    """The page once this event is known. Model and problem text come out without control characters."""
    match event:
        case Understood(family, line):
            return replace(page, family=one_line(family), line=one_line(line))
        case Unread(_, reason):
            return replace(page, unread=one_line(reason))
        case Attempt(number, source):
            return replace(page, attempt=number, source=one_line(source), text="")
        case Piece(text):
            return replace(page, text=page.text + clean(text))
        case Retry(reason):
            return replace(page, text="", retries=(*page.retries, one_line(reason)))
        case Verdict():
            return replace(page, verdict=event)
        case Cancelled():
            return replace(page, cancelled=True)


def understood(page: Page) -> str:
    """読み取ったこと in one line, led by its family; "" where the problem was not read."""
    return page.line if page.line.startswith(page.family) else f"{page.family}　{page.line}"


def unread(page: Page) -> str:
    """Why the problem was not read, unless the verdict says so itself."""
    return "" if page.verdict and one_line(page.verdict.reason).startswith(page.unread) else page.unread


# The sentence that stands on the screen and in the help at all times.
TEACHER = "「一致」のほかの答えは、先生の確認が必要です。"

# What each verdict means to a pupil who reads nothing else.
MEANING = {
    "一致": "説明の答えは、プログラムが正確に解いた答えと同じです。",
    "不一致": "説明の答えは、プログラムが正確に解いた答えとちがいます。",
    "未確認": "答えが正しいかどうか、確かめられませんでした。",
    "範囲外": "このチューターが教えられる問題ではありません。",
    "解答": "プログラムが正確に解いた答えです。",
}
# A mark beside the word: the verdict is never told by colour alone.
MARK = {"一致": "○", "不一致": "×", "未確認": "？", "範囲外": "－", "解答": "◎"}


def verdict_line(verdict: Verdict) -> str:
    """判定：一致（…）, one line."""
    reason = one_line(verdict.reason) or MEANING[verdict.kind]
    return f"判定：{verdict.kind}（{reason}）"
