"""倍数算: the page, letter for letter, and small stories tried out (its cases are in test_cases.py)."""

from __future__ import annotations

import random

from sansu.understanding import NotUnderstood, Understanding, understand


def test_the_page() -> None:
    found = understand("兄と弟の持っているお金の比は5:1でした。兄が弟に150円あげると、比は2:1になりました。はじめに兄は何円持っていましたか。")
    assert isinstance(found, Understanding)
    assert found.line == "倍数算｜はじめの比：兄：弟＝5：1｜やりとり：兄が弟に150円あげる｜あとの比：兄：弟＝2：1｜求めるもの：はじめの兄の分（円）"
    assert found.solution.text.splitlines() == [
        "(1) やりとりしても、2人の合計は変わりません。はじめの比の合計を求めます。",
        "5＋1＝6",
        "(2) あとの比の合計を求めます。",
        "2＋1＝3",
        "(3) 6と3の最小公倍数は6です。",
        "(4) そろえたときの、あとの兄のマルの数を求めます。",
        "2×(6÷3)＝4",
        "(5) 兄のへった分が、マルいくつ分かを求めます。",
        "5−4＝1",
        "(6) これが150円なので、①を求めます。",
        "150÷1＝150（円）",
        "(7) はじめの兄は⑤なので、①から求めます。",
        "150×5＝750（円）",
        "確かめ あとの兄が弟の何倍かを調べて、2：1と合うか確かめます。",
        "(150×5−150)÷(150×1＋150)＝2（倍）",
        "答え 750円",
    ]


def _stories(rng: random.Random) -> tuple[str, int, int]:
    """What happens to the first and to the second, and how it is told."""
    a, b = rng.randint(1, 30), rng.randint(1, 30)
    return rng.choice(
        [
            (f"兄が弟に{a}枚あげると、", -a, a),
            (f"弟が兄に{a}枚わたしたところ、", a, -a),
            (f"2人とも{a}枚ずつ使うと、", -a, -a),
            (f"2人が{a}枚ずつもらったので、", a, a),
            (f"兄が{a}枚使ったので、", -a, 0),
            (f"弟だけが{a}枚もらうと、", 0, a),
            (f"兄が{a}枚使い、弟が{b}枚もらうと、", -a, b),
            (f"兄が{a}枚もらい、弟が{b}枚もらったところ、", a, b),
        ]
    )


def test_every_small_story() -> None:
    """The answer is what trying all amounts finds."""
    rng = random.Random(11)
    solved = 0
    for _ in range(500):
        p, q, r, t = (rng.randint(1, 6) for _ in range(4))
        told, x, y = _stories(rng)
        text = f"兄と弟のカードの枚数の比は{p}:{q}でした。{told}比は{r}:{t}になりました。兄ははじめに何枚持っていましたか。"
        fitting = {
            p * n
            for n in (k / 60 for k in range(1, 60 * 400))
            if (n * p).is_integer() and (n * q).is_integer() and min(n * p + x, n * q + y) > 0 and abs((n * p + x) * t - (n * q + y) * r) < 1e-6
        } if (p * t != q * r) else set()
        found = understand(text)
        if isinstance(found, Understanding):
            assert found.solution.answer_text == f"{int(fitting.pop())}枚", text
            solved += 1
        else:
            assert isinstance(found, NotUnderstood) and len(fitting) != 1, (text, fitting)
    assert solved > 20
