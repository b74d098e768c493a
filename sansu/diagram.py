"""The diagrams of elementary school as data: what a page, a terminal or a picture draws a problem from.

Exact and drawable: places and lengths are Fractions in one unit a diagram, and a label is the text that stands at it.
A number that a label shows must be the one that is drawn; `faults` says where it is not.  The asked quantity is marked
`asked` and labelled □, never with its value: a diagram may be shown before the answer.

Source of the kinds: ../shared/domain/families.md (図).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Literal

from sansu.quantity import Quantity, written

Tone = Literal["solid", "dashed", "filled"]  # dashed: what is only imagined, taken away or missing


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar.  `quantity` is what it stands for; None where only `label` says it (①, 残り)."""

    length: Fraction
    quantity: Quantity | None = None
    label: str = ""
    asked: bool = False
    tone: Tone = "solid"


@dataclass(frozen=True, slots=True)
class Brace:
    """A bracket over a stretch of one bar (`rows` one index) or beside several bars, with what it comes to."""

    rows: tuple[int, ...]
    start: Fraction
    end: Fraction
    quantity: Quantity | None = None
    label: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a 線分図: its name and its parts from left to right, beginning at `start`."""

    name: str
    parts: tuple[Part, ...]
    start: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Bars:
    """線分図."""

    bars: tuple[Bar, ...]
    braces: tuple[Brace, ...] = ()
    kind: Literal["線分図"] = "線分図"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle of a 面積図 with its lower left corner at (x, y); labels of its sides and of its inside."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction
    across: str = ""
    up: str = ""
    inside: str = ""
    tone: Tone = "solid"


@dataclass(frozen=True, slots=True)
class Areas:
    """面積図: what the widths and the heights are, and the rectangles."""

    across: str  # 個数（個）
    up: str  # 1個のねだん（円）
    rectangles: tuple[Rectangle, ...]
    kind: Literal["面積図"] = "面積図"


@dataclass(frozen=True, slots=True)
class Table:
    """表: a head and rows of equally many cells; `asked` are the (row, column) that the question asks for."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asked: tuple[tuple[int, int], ...] = ()
    kind: Literal["表"] = "表"


@dataclass(frozen=True, slots=True)
class Track:
    """One traveller of a ダイヤグラム: (time, place) corners in order of time."""

    name: str
    corners: tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Travel:
    """ダイヤグラム: time across, place up.  `marks` are labelled points (出会う, 追いつく)."""

    across: str  # 時間（分）
    up: str  # 道のり（m）
    tracks: tuple[Track, ...]
    marks: tuple[tuple[Fraction, Fraction, str], ...] = ()
    kind: Literal["ダイヤグラム"] = "ダイヤグラム"


@dataclass(frozen=True, slots=True)
class Balance:
    """てんびん図: what hangs at the two ends (place on the beam, weight) and where the beam rests.

    None where a place or weight is not given; the law left.weight × arm = right.weight × arm holds where all are known.
    """

    unit: str  # of the beam: %, 点
    left: Fraction | None
    pivot: Fraction | None
    right: Fraction | None
    left_label: str
    pivot_label: str
    right_label: str
    left_weight: str
    right_weight: str
    kind: Literal["てんびん図"] = "てんびん図"


@dataclass(frozen=True, slots=True)
class Venn:
    """ベン図 of two or three sets; a region is the names of the sets that it lies in ((): outside) and its label."""

    sets: tuple[str, ...]
    regions: tuple[tuple[tuple[str, ...], str], ...]
    totals: tuple[tuple[str, str], ...] = ()  # set or 全体 -> label
    kind: Literal["ベン図"] = "ベン図"


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a 樹形図; `more` says what a cut-off rest goes on like (同じように, あと3本)."""

    label: str
    branches: tuple[Branch, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """樹形図: its roots."""

    roots: tuple[Branch, ...]
    kind: Literal["樹形図"] = "樹形図"


@dataclass(frozen=True, slots=True)
class Clock:
    """時計: faces to draw, each at minutes after 0時 with a caption; the hands' angles follow from the minutes."""

    faces: tuple[tuple[Fraction, str], ...]
    kind: Literal["時計"] = "時計"


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a number line with the labels above and below it."""

    at: Fraction
    above: str = ""
    below: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class NumberLine:
    """数直線: posts along a way, days of a calendar, a quantity above and its share below."""

    ticks: tuple[Tick, ...]
    spans: tuple[tuple[Fraction, Fraction, str], ...] = ()  # labelled arcs between two places
    loop: bool = False  # the last tick is the first one again (池のまわり)
    kind: Literal["数直線"] = "数直線"


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon, a line of corners, or a circle sector of a 図形; angles in degrees from east, against the clock."""

    corners: tuple[tuple[Fraction, Fraction], ...] = ()
    closed: bool = True
    centre: tuple[Fraction, Fraction] | None = None
    radius: Fraction = Fraction(0)
    start: Fraction = Fraction(0)
    sweep: Fraction = Fraction(360)
    tone: Tone = "solid"


@dataclass(frozen=True, slots=True)
class Figure:
    """図形: shapes and labels at places, in one unit of length; also tanks, views of solids and patterns of dots."""

    shapes: tuple[Shape, ...]
    labels: tuple[tuple[Fraction, Fraction, str], ...] = ()
    kind: Literal["図形"] = "図形"


@dataclass(frozen=True, slots=True)
class Flow:
    """流れ図: the states from first to last and the operations between them (there and back): □ →×3→ □ →＋5→ 50."""

    states: tuple[str, ...]
    forward: tuple[str, ...]
    back: tuple[str, ...]
    kind: Literal["流れ図"] = "流れ図"


Diagram = (
    Bars | Areas | Table | Travel | Balance | Venn | Tree | Clock | NumberLine | Figure | Flow
)  # a union: match on the class


def plain(of: object) -> object:
    """A diagram for JSON: dataclasses become objects, a Fraction a number or "a/b", a Quantity its words."""
    if isinstance(of, Quantity):
        return written(of)
    if isinstance(of, Fraction):
        return of.numerator if of.denominator == 1 else f"{of.numerator}/{of.denominator}"
    if isinstance(of, tuple):
        return [plain(one) for one in of]
    if is_dataclass(of):
        return {field.name: plain(getattr(of, field.name)) for field in fields(of)}
    return of


def label_of(quantity: Quantity | None, label: str, asked: bool) -> str:
    """What stands at a part or brace: □ and the unit where it is asked, else the label or the quantity."""
    if asked:
        return f"{label}□{quantity.unit}" if quantity else f"{label}□"
    return label or (written(quantity) if quantity else "")


def faults(diagram: Diagram) -> list[str]:
    """What of a diagram would be drawn wrongly, in English; [] where it is right: the law of every family's diagram."""
    return list(_faults(diagram))


def _faults(diagram: Diagram) -> Iterator[str]:
    match diagram:
        case Bars(bars, braces):
            yield from _bar_faults(bars, braces)
        case Areas(_, _, rectangles):
            if not rectangles:
                yield "no rectangle"
            for one in rectangles:
                if one.width <= 0 or one.height <= 0:
                    yield f"a rectangle without area: {one}"
        case Table(head, rows, asked):
            if not rows or any(len(row) != len(head) for row in rows):
                yield "rows of another length than the head"
            if any(not (0 <= r < len(rows) and 0 <= c < len(head)) for r, c in asked):
                yield "an asked cell that is not in the table"
        case Travel(_, _, tracks, _):
            for track in tracks:
                times = [at for at, _ in track.corners]
                if len(times) < 2 or times != sorted(times):
                    yield f"{track.name} does not go on in time"
        case Balance(_, left, pivot, right):
            known = [place for place in (left, pivot, right) if place is not None]
            if known not in (sorted(known), sorted(known, reverse=True)):
                yield "the beam does not rest between its ends"
        case Venn(sets, regions, _):
            if not 2 <= len(sets) <= 3 or any(not set(names) <= set(sets) for names, _ in regions):
                yield "a region of a set that is not drawn"
        case Tree(roots):
            if not roots:
                yield "no branch"
        case Clock(faces):
            if not faces or any(not 0 <= minute < 1440 for minute, _ in faces):
                yield "no time of day"
        case NumberLine(ticks, spans, _):
            places = [tick.at for tick in ticks]
            if len(places) < 2 or places != sorted(places):
                yield "ticks out of order"
            if any(start >= end for start, end, _ in spans):
                yield "a span that ends before it starts"
        case Figure(shapes, _):
            if not shapes or any(not one.corners and one.radius <= 0 for one in shapes):
                yield "a shape without extent"
        case Flow(states, forward, back):
            if not len(states) - 1 == len(forward) == len(back) >= 1:
                yield "not one operation between two states"


def _bar_faults(bars: Sequence[Bar], braces: Sequence[Brace]) -> Iterator[str]:
    scales: dict[str, set[Fraction]] = {}
    for bar in bars:
        if not bar.parts:
            yield f"{bar.name} has no part"
        for part in bar.parts:
            if part.length <= 0:
                yield f"{bar.name} has a part without length"
            elif part.quantity is not None and part.quantity.value > 0:
                scales.setdefault(part.quantity.unit, set()).add(part.quantity.value / part.length)
    for brace in braces:
        if not brace.rows or any(not 0 <= row < len(bars) for row in brace.rows) or brace.start >= brace.end:
            yield f"a brace over nothing: {brace}"
        elif brace.quantity is not None and len(brace.rows) == 1:
            scales.setdefault(brace.quantity.unit, set()).add(brace.quantity.value / (brace.end - brace.start))
    for unit, found in scales.items():
        if len(found) > 1:
            yield f"lengths of {unit or 'numbers'} are not drawn to one scale"
