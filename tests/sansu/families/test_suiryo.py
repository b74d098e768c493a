"""水量 against a tank that is filled centimetre by centimetre."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_tank_is_filled_centimetre_by_centimetre() -> None:
    for a, b, high, litres in ((20, 30, 40, 3), (40, 50, 30, 5), (25, 40, 36, 4)):
        water = sum(a * b for _ in range(high))
        minutes = 0
        while water > 0:
            water -= 1000 * litres
            minutes += 1
        assert water == 0
        found = understand(f"たて{a}cm、横{b}cm、高さ{high}cmの水そうに、毎分{litres}Lずつ水を入れると、何分でいっぱいになりますか。")
        assert isinstance(found, Understanding) and found.solution.answer_text == f"{minutes}分"
