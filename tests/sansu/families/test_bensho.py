"""弁償算: the page letter for letter, and every small problem against a count by hand (its cases are in test_cases.py)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sansu.families import Impossible
from sansu.families.bensho_steps import Bensho, explain, holds
from sansu.quantity import Quantity
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand(
        "ガラスのコップを100個運びます。1個運ぶと30円もらえますが、こわすと30円がもらえないばかりか80円をはらわなければなりません。全部で2560円もらいました。こわしたコップは何個ですか。"
    )
    assert isinstance(found, Understanding)
    assert (
        found.line
        == "弁償算｜運ぶもの：ガラスのコップ｜全部の数：100個｜こわさずに運んだ数1個：30円増える｜こわした数1個：80円減る｜実際のもらうお金：2560円｜求めるもの：こわした数（個）"
    )
    assert found.solution.text.splitlines() == [
        "(1) 100個全部をこわさずに運んだとして、もらうお金を求めます。",
        "30×100＝3000（円）",
        "(2) 実際のもらうお金とのちがいを求めます。",
        "3000−2560＝440（円）",
        "(3) 1個こわすと、30円もらえず80円はらうので、減る分を求めます。",
        "30＋80＝110（円）",
        "(4) ちがいをわって、こわした数を求めます。",
        "440÷110＝4（個）",
        "確かめ こわさずに運んだ数とこわした数から、もらうお金にもどします。",
        "30×(100−4)−80×4＝2560（円）",
        "答え 4個",
    ]


def _points(value: int) -> Quantity:
    return Quantity(Fraction(value), "点")


@pytest.mark.parametrize("start", [0, 7])
@pytest.mark.parametrize("asked", ["good", "bad"])
def test_every_small_game_is_solved_as_it_was_played(start: int, asked: str) -> None:
    for count in range(1, 7):
        for gain in (1, 2, 5):
            for loss in (0, 1, 3):
                for bad in range(count + 1):
                    total = start + gain * (count - bad) - loss * bad
                    answer = count - bad if asked == "good" else bad
                    if total < 0 or bad == 0 or answer == 0:
                        continue
                    s = Bensho(
                        "正解", "", Quantity(Fraction(count), "問"), _points(gain), _points(loss) if loss else None,
                        _points(start) if start else None, _points(total), asked, "問",
                    )  # fmt: skip
                    assert explain(s).answer == Quantity(Fraction(answer), "問")
                    assert [n for n in range(count + 1) if holds(s, Quantity(Fraction(n), "問"))] == [answer]


def test_what_no_play_comes_to_is_impossible() -> None:
    for total in (69, 101, 103):
        s = Bensho("正解", "", Quantity(Fraction(20), "問"), _points(5), _points(3), None, _points(total), "bad", "問")
        with pytest.raises(Impossible):
            explain(s)


def test_a_score_without_its_start_is_not_guessed() -> None:
    text = "コインを投げて、表が出たら5点もらい、裏が出たら3点失います。20回投げて持ち点は52点になりました。表は何回出ましたか。"
    assert not isinstance(understand(text), Understanding)
