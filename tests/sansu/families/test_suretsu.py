"""数列: what is shown must leave one rule."""

from __future__ import annotations

import pytest

from sansu.understanding import NotUnderstood, Understanding, understand


@pytest.mark.parametrize(("first", "by"), [(a, b) for a in (1, 2, 5, 13) for b in (1, 3, 7)])
def test_equal_differences(first: int, by: int) -> None:
    row = [first + by * index for index in range(30)]
    told = "、".join(map(str, row[:4])) + "、…のように、規則正しく数が並んでいます。"
    for asked, right in (
        ("30番目の数はいくつですか。", row[-1]),
        ("はじめから30番目までの数の和はいくつですか。", sum(row)),
        (f"{row[17]}ははじめから何番目の数ですか。", 18),
    ):
        found = understand(told + asked)
        assert isinstance(found, Understanding) and found.solution.answer.value == right


@pytest.mark.parametrize("shown", ["1、2、4", "1、3", "1、2、3、5、8", "2、3、5、7、11", "1、2、4、7", "3、1、4、1、5"])
def test_no_rule_is_guessed(shown: str) -> None:
    assert isinstance(understand(f"{shown}、…のように、ある規則にしたがって数が並んでいます。10番目の数はいくつですか。"), NotUnderstood)
