"""時計算 by brute force: hands turned in small steps, and the page letter for letter."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.understanding import NotUnderstood, Understanding, understand


def _between(at: Fraction) -> Fraction:
    """The smaller angle of the hands, from their places on the face in 360ths."""
    long, short = at % 60 * 6, at % 720 / 2
    apart = abs(long - short)
    return min(apart, 360 - apart)


@pytest.mark.parametrize("hour", range(1, 12))
@pytest.mark.parametrize("minute", (1, 12, 25, 30, 48, 59))
def test_the_angle_is_the_one_on_the_face(hour: int, minute: int) -> None:
    found = understand(f"{hour}時{minute}分のとき、長針と短針がつくる小さいほうの角は何度ですか。")
    assert isinstance(found, Understanding) and found.solution.answer.value == _between(Fraction(60 * hour + minute))


@pytest.mark.parametrize("hour", range(1, 12))
@pytest.mark.parametrize(("words", "angle"), (("重なる", 0), ("一直線になる", 180), ("直角になる", 90)))
@pytest.mark.parametrize("order", ("はじめて", "2回目に"))
def test_every_moment_of_an_hour_is_found_by_walking_through_it(hour: int, words: str, angle: int, order: str) -> None:
    # every such moment is an eleventh of a minute from the hour
    there = [m for m in (Fraction(n, 11) for n in range(1, 660)) if _between(60 * hour + m) == angle]
    found = understand(f"{hour}時と{hour + 1}時の間で、長針と短針が{order}{words}のは{hour}時何分ですか。")
    nth = 1 if order == "はじめて" else 2
    if len(there) < nth or (nth == 2 and angle == 0):
        assert isinstance(found, NotUnderstood)
    elif nth == 2 or angle != 180:
        assert isinstance(found, Understanding) and found.solution.answer.value == 60 * hour + there[nth - 1]


def test_the_page() -> None:
    found = understand("4時と5時の間で、2回目に長針と短針が直角になるのは4時何分ですか。")
    assert isinstance(found, Understanding)
    assert found.line == "時計算｜いつ：4時と5時の間｜両針：長針と短針が直角になる｜何回目：2回目｜求めるもの：その時刻（時刻）"
    assert found.solution.text.splitlines() == [
        "(1) 4時ちょうどのとき、長針から右回りに短針までの角を求めます。",
        "30×4＝120（度）",
        "(2) 長針が短針を追いこして、90度先に進むときです。",
        "120＋90＝210（度）",
        "(3) 1分間に長針が短針より多く進む角を求めます。",
        "6−0.5＝5.5（度）",
        "(4) 多く進む角を、1分間の差でわります。",
        "210÷5.5＝38と2/11（分）",
        "(5) 4時ちょうどから38と2/11分後なので、4時38と2/11分です。",
        "確かめ 2つの針が進んだ角から、必要な角にもどします。",
        "6×38と2/11−0.5×38と2/11＝210（度）",
        "答え 4時38と2/11分",
    ]
