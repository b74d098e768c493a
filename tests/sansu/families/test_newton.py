"""ニュートン算 against a queue that is let in minute by minute."""

from __future__ import annotations

from sansu.understanding import Understanding, understand


def test_the_queue_is_gone_when_it_is_let_in_minute_by_minute() -> None:
    for grow, stock, each, gates in ((10, 300, 20, 2), (6, 180, 12, 3), (4, 240, 16, 1)):
        left, minutes = stock, 0
        while left > 0:
            left += grow - each * gates
            minutes += 1
        assert left == 0
        found = understand(
            f"入口に{stock}人の行列ができています。毎分{grow}人ずつ並びます。窓口1つで1分間に{each}人を受け付けます。窓口{gates}つで受け付けると、何分で行列がなくなりますか。"
        )
        assert isinstance(found, Understanding) and found.solution.answer_text == f"{minutes}分"
