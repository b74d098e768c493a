"""差集め算: the page letter for letter, and problems against a search by hand (its cases are in test_cases.py)."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from sansu.families.saatsume import FAMILY
from sansu.families.saatsume_posed import sample
from sansu.families.saatsume_steps import Saatsume, Side, explain, holds
from sansu.quantity import Quantity
from sansu.understanding import Understanding, understand


def test_the_page() -> None:
    found = understand("ペン8本分のお金で消しゴムが12個買えて200円残ります。消しゴムはペンより50円安いです。お金は何円ですか。")
    assert isinstance(found, Understanding)
    assert found.line == "差集め算｜ペンを8本：ちょうど｜消しゴムを12個：200円余る｜値段：消しゴムがペンより50円安い｜求めるもの：お金（円）"
    assert found.solution.text.splitlines() == [
        "(1) ペン8本を消しゴムにかえると安くなる金額を求めます。",
        "50×8＝400（円）",
        "(2) 消しゴムを12個買うと200円余るので、数のちがいの代金を求めます。",
        "400−200＝200（円）",
        "(3) 消しゴムを買う数のちがいを求めます。",
        "12−8＝4（個）",
        "(4) 消しゴムの値段を求めます。",
        "200÷4＝50（円）",
        "(5) お金を求めます。",
        "50×12＋200＝800（円）",
        "確かめ ペンを買うときも、同じお金になります。",
        "(50＋50)×8＝800（円）",
        "答え 800円",
    ]


def _yen(value: int) -> Quantity:
    return Quantity(Fraction(value), "円")


def test_one_sum_of_money_and_two_prices_against_all_prices() -> None:
    for few, many, gap, left in [(8, 12, 50, 200), (3, 5, 20, 0), (6, 7, 10, 20), (4, 9, 60, 40)]:
        found = [p for p in range(1, 500) if (p + gap) * few == p * many + left]
        rest = _yen(left) if left else None
        sides = (
            Side("ペン", None, Quantity(Fraction(few), "本"), None, "ちょうど"),
            Side("消しゴム", None, Quantity(Fraction(many), "個"), rest, "余る" if left else "ちょうど"),
        )
        s = Saatsume("money", sides, _yen(gap), None, "", "second", "円")
        assert [int(explain(s).answer.value)] == found


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_answer_is_the_only_number_that_holds(level: int) -> None:
    rng = random.Random(level)
    for _ in range(60):
        s = sample(rng, level)
        answer = explain(s).answer
        near = [Quantity(answer.value + step, answer.unit) for step in range(-30, 31)]
        assert [one for one in near if holds(s, one)] == [answer]
        assert FAMILY.recognise(FAMILY.facts(s)) == s


def test_who_is_faster_arrives_first_or_the_problem_is_wrong() -> None:
    text = "家から学校まで行くのに、分速60mで歩くと5分早く着き、分速80mで歩くと3分おくれます。家から学校までの道のりは何mですか。"
    found = understand(text)
    assert not isinstance(found, Understanding) and found.reason.startswith("条件を確かめてください。")
