"""規則性: sticks laid one by one, integers counted one by one."""

from __future__ import annotations

import pytest

from sansu.understanding import Understanding, understand


@pytest.mark.parametrize(("shape", "sides"), [("正三角形", 3), ("正方形", 4), ("正六角形", 6)])
def test_sticks(shape: str, sides: int) -> None:
    for many in (2, 9, 31):
        sticks = sides + sum(sides - 1 for _ in range(many - 1))
        found = understand(f"マッチ棒を並べて、{shape}を横につなげた形を作ります。{shape}を{many}個作るには、マッチ棒は何本必要ですか。")
        assert isinstance(found, Understanding) and found.solution.answer.value == sticks


@pytest.mark.parametrize("number", [31, 507, 1350, 3888, 7001])
def test_integers_of_some_digits(number: int) -> None:
    fitting = [one for one in range(1, number + 1) if not set(str(one)) & set("49") and set(str(one)) & set("357")]
    found = understand(f"4と9を使わず、3、5、7のうち少なくとも1つを使う整数を小さい順に並べます。{number}は何番目ですか。")
    assert isinstance(found, Understanding) and found.solution.answer.value == len(fitting)
