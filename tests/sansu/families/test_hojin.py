"""方陣算: squares laid out and counted."""

from __future__ import annotations

import pytest

from sansu.understanding import NotUnderstood, Understanding, understand


@pytest.mark.parametrize("side", range(2, 12))
def test_a_full_square_and_its_ring(side: int) -> None:
    cells = [(row, column) for row in range(side) for column in range(side)]
    ring = [cell for cell in cells if {0, side - 1} & set(cell)]
    told = f"ご石を1辺が{side}個の正方形にすきまなく並べました。"
    for asked, count in (("ご石は全部で何個ありますか。", len(cells)), ("いちばん外側のまわりには何個並んでいますか。", len(ring))):
        found = understand(told + asked)
        assert isinstance(found, Understanding) and found.solution.answer.value == count


@pytest.mark.parametrize(("over", "short"), [(a, b) for a in range(1, 9) for b in range(1, 9)])
def test_what_is_left_and_what_lacks(over: int, short: int) -> None:
    found = understand(f"ご石を正方形に並べたら{over}個余りました。たて、横とも1列ずつ増やすには{short}個足りません。ご石は全部で何個ありますか。")
    fitting = [side * side + over for side in range(1, 20) if (side + 1) ** 2 - short == side * side + over]
    if fitting:
        assert isinstance(found, Understanding) and found.solution.answer.value == fitting[0]
    else:
        assert isinstance(found, NotUnderstood)
