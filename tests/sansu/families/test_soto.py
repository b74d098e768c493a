"""相当算: books of every length read day by day."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.understanding import Understanding, understand


@pytest.mark.parametrize(
    ("first", "more", "second", "less"), [("2/5", 18, "1/3", 0), ("1/4", 10, "3/5", 6), ("半分", 4, "1/4", 3)]
)
def test_only_one_book_leaves_these_pages(first: str, more: int, second: str, less: int) -> None:
    share, rest = Fraction(1, 2) if first == "半分" else Fraction(first), Fraction(second)

    def left(pages: int) -> Fraction:
        after = pages - (pages * share + more)
        return after - (after * rest - less)

    pages = 240
    extra = f"より{less}ページ少なく" if less else "を"
    text = f"ある本を、1日目に全体の{first}より{more}ページ多く読み、2日目に残りの{second}{extra}読んだところ、{left(pages)}ページ残りました。この本は全部で何ページですか。"
    tried = [n for n in range(1, 1000) if left(n) == left(pages)]
    found = understand(text)
    if left(pages).denominator == 1:
        assert isinstance(found, Understanding), found
        assert [found.solution.answer.value] == tried


def test_the_page() -> None:
    found = understand("ある本を、全体の2/5より18ページ多く読んだところ、72ページ残りました。この本は全部で何ページですか。")
    assert isinstance(found, Understanding)
    assert found.line == "相当算｜全体：本｜1番目に読んだ分：全体の2/5より18ページ多い｜残り：72ページ｜求めるもの：全体（ページ）"
    assert found.solution.text.splitlines() == [
        "(1) はんぱの18ページを残りにたすと、割合だけで考えられます。",
        "72＋18＝90（ページ）",
        "(2) 90ページは、全体の（1−2/5）にあたるので、わります。",
        "90÷(1−2/5)＝150（ページ）",
        "確かめ はじめから順にひいて、残りを確かめます。",
        "150−(150×2/5＋18)＝72（ページ）",
        "答え 150ページ",
    ]
