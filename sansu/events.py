"""What the tutor tells whoever shows it: a problem's whole way as a stream of small facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["一致", "不一致", "未確認", "範囲外", "解答"]


@dataclass(frozen=True, slots=True)
class Understood:
    """The problem was read and solved; the answer stays hidden until the verdict."""

    family: str  # 植木算
    line: str  # the reading line: type, givens with roles, what is asked


@dataclass(frozen=True, slots=True)
class Unread:
    """The problem was not recognised: why, and what a teacher can do about it."""

    kind: Kind  # 未確認 or 範囲外
    reason: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """An explanation begins; what was shown of the one before is void."""

    number: int  # 1, 2, 3
    source: str  # the model's name, or "手本" for the exact solver's own steps


@dataclass(frozen=True, slots=True)
class Piece:
    """More of the explanation, already checked: no false equation is in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The attempt was thrown away, and why; another Attempt follows."""

    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The end of a problem that was answered (or could not be)."""

    kind: Kind
    reason: str
    answer: str | None  # 31本, as shown; None where there is none to show
    source: str  # whose explanation stands on the screen: the model's name, or 手本, or ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The pupil stopped it; nothing follows."""


Event = Understood | Unread | Attempt | Piece | Retry | Verdict | Cancelled
