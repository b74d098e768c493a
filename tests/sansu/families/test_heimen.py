"""平面図形 by brute force: unit squares counted, angles walked round; and the page letter for letter."""

from __future__ import annotations

import math

import pytest

from sansu.understanding import NotUnderstood, Understanding, understand


@pytest.mark.parametrize(("long", "wide"), [(2, 9), (5, 8), (7, 7)])
def test_an_area_is_the_unit_squares_that_lie_in_it(long: int, wide: int) -> None:
    found = understand(f"たてが{long}cm、横が{wide}cmの長方形の面積は何cm²ですか。")
    assert isinstance(found, Understanding)
    assert found.solution.answer.value == sum(1 for _ in range(long) for _ in range(wide))
    around = understand(f"たてが{long}cm、横が{wide}cmの長方形のまわりの長さは何cmですか。")
    assert isinstance(around, Understanding) and around.solution.answer.value == long + wide + long + wide


@pytest.mark.parametrize("radius", [1, 4, 12])
def test_a_circle_is_near_the_grid_points_in_it(radius: int) -> None:
    found = understand(f"半径が{radius}cmの円の面積は何cm²ですか。円周率は3.14とします。")
    assert isinstance(found, Understanding)
    fine = 60
    size = range(-radius * fine, radius * fine + 1)
    inside = sum(2 * math.isqrt((radius * fine) ** 2 - x * x) + 1 for x in size) / fine**2
    assert abs(float(found.solution.answer.value) - inside) < 0.01 * radius * radius


@pytest.mark.parametrize(("name", "sides"), [("五角形", 5), ("八角形", 8), ("十二角形", 12)])
def test_the_inner_angles_turn_once_round(name: str, sides: int) -> None:
    found = understand(f"{name}の内角の和は何度ですか。")
    assert isinstance(found, Understanding) and found.solution.answer.value == 180 * sides - 360


def test_a_figure_that_needs_its_picture_stays_unread() -> None:
    assert isinstance(understand("図のおうぎ形の斜線部分の面積は何cm²ですか。半径は6cmです。"), NotUnderstood)


def test_the_page() -> None:
    found = understand("まわりの長さが38cmの長方形があります。たての長さは8cmです。横の長さは何cmですか。")
    assert isinstance(found, Understanding)
    assert found.line == "平面図形｜形：長方形｜たて：8cm｜まわりの長さ：38cm｜求めるもの：横（cm）"
    assert found.solution.text.splitlines() == [
        "(1) まわりの長さの半分は、たてと横の和です。",
        "38÷2＝19（cm）",
        "(2) たてと横の和から、たての長さをひきます。",
        "19−8＝11（cm）",
        "確かめ 求めた値から、たてにもどします。",
        "19−11＝8（cm）",
        "答え 11cm",
    ]
