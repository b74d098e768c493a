"""立体図形 by brute force: unit cubes and their outer faces counted; and the page letter for letter."""

from __future__ import annotations

import itertools

import pytest

from sansu.understanding import Understanding, understand


@pytest.mark.parametrize("size", [(2, 3, 4), (5, 5, 5), (1, 6, 3)])
def test_volume_and_surface_are_those_of_unit_cubes(size: tuple[int, int, int]) -> None:
    long, wide, high = size
    cubes = set(itertools.product(range(long), range(wide), range(high)))
    steps = [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)]
    outer = sum((x + a, y + b, z + c) not in cubes for x, y, z in cubes for a, b, c in steps)
    told = f"たて{long}cm、横{wide}cm、高さ{high}cmの直方体"
    volume, surface = understand(f"{told}の体積は何cm³ですか。"), understand(f"{told}の表面積は何cm²ですか。")
    assert isinstance(volume, Understanding) and volume.solution.answer.value == len(cubes)
    assert isinstance(surface, Understanding) and surface.solution.answer.value == outer


def test_the_page() -> None:
    found = understand("底面の半径が3cm、高さが10cmの円柱の表面積は何cm²ですか。円周率は3.14とします。")
    assert isinstance(found, Understanding)
    assert found.line == "立体図形｜形：円柱｜高さ：10cm｜半径：3cm｜円周率：3.14｜求めるもの：表面積（cm²）"
    assert found.solution.text.splitlines()[-3:] == [
        "確かめ 求めた値から、側面積にもどします。",
        "244.92−28.26×2＝188.4（cm²）",
        "答え 244.92cm²",
    ]
