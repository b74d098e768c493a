"""Laws of every family, and of reading: what is written is read back; what is not wholly read is not answered."""

from __future__ import annotations

import contextlib
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansu.expression import value
from sansu.families import AnyFamily, families
from sansu.quantity import Quantity, written
from sansu.style import violations
from sansu.understanding import NotUnderstood, Understanding, understand
from tests.conftest import shared_problems

FAMILIES = pytest.mark.parametrize("family", families(), ids=lambda family: family.key)
SEEDS = st.integers(0, 10**9)
LEVELS = st.sampled_from([1, 2, 3])


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=150)
def test_what_a_family_writes_is_read_back(family: AnyFamily, seed: int, level: int) -> None:
    posed = family.pose(random.Random(seed), level)
    understood = understand(posed.text)
    assert isinstance(understood, Understanding), (posed.text, understood)
    assert understood.solution.answer == posed.solution.answer, posed.text
    assert understood.solution.answer_suffix == posed.solution.answer_suffix, posed.text
    if understood.family is family:
        assert understood.situation == posed.situation, posed.text


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=150)
def test_every_step_computes_and_no_rule_of_style_is_broken(family: AnyFamily, seed: int, level: int) -> None:
    posed = family.pose(random.Random(seed), level)
    solution = posed.solution
    for step in (*solution.steps, solution.check):
        if step.remainder is not None:
            dividend, divisor = map(value, step.expression.split("÷"))
            assert dividend == divisor * step.value.value + step.remainder, step
            assert 0 <= step.remainder < divisor and step.value.value.denominator == 1, step
            assert "余" in step.say or "あまり" in step.say, step
        elif step.expression:
            assert value(step.expression) == step.value.value, step
        else:
            assert written(step.value) in step.say, step
    assert solution.answer.value in {step.value.value for step in solution.steps}, solution.text
    assert any(step.expression for step in solution.steps), solution.text
    assert violations(solution.text) == [], solution.text
    assert solution.answer.value > 0 or solution.answer.unit == "曜日"


@FAMILIES
@given(seed=SEEDS, level=LEVELS, off=st.integers(1, 5))
@settings(max_examples=60)
def test_the_second_check_refuses_every_other_answer(family: AnyFamily, seed: int, level: int, off: int) -> None:
    posed = family.pose(random.Random(seed), level)
    right = posed.solution.answer
    assert family.holds(posed.situation, right)
    assert not family.holds(posed.situation, Quantity(right.value + off, right.unit))
    if right.unit != "曜日":  # Sunday is place 0 of the week
        assert not family.holds(posed.situation, Quantity(right.value * Fraction(off + 1, off), right.unit))


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=60)
def test_the_line_alone_fixes_the_explanation_and_never_tells_the_answer_apart(
    family: AnyFamily, seed: int, level: int
) -> None:
    posed = family.pose(random.Random(seed), level)
    assert posed.line == family.reading_line(posed.situation)
    assert posed.line.startswith(family.name + "｜") and "｜求めるもの：" in posed.line
    assert "\n" not in posed.line


@FAMILIES
def test_a_family_has_many_wordings_and_each_can_be_posed(family: AnyFamily) -> None:
    assert len(family.wordings) >= 12
    rng = random.Random(7)
    for wording in family.wordings:
        posed = None
        for level in (2, 3, 1) * 8:  # a rare situation takes some draws
            with contextlib.suppress(ValueError):
                posed = posed or family.pose(rng, level, [wording.id])
        assert posed is not None and posed.wording == wording.id, wording.id


@FAMILIES
@given(seed=SEEDS, level=LEVELS, data=st.data())
@settings(max_examples=40)
def test_a_strange_condition_makes_a_problem_unread(
    family: AnyFamily, seed: int, level: int, data: st.DataObject
) -> None:
    text = family.pose(random.Random(seed), level).text
    strange = data.draw(
        st.sampled_from(
            [
                "ただし、3日に1回は休みます。",
                "とちゅうで7個なくしました。",
                "ただし、はじめの1回は数えません。",
                "妹はそのうち2つをもらいました。",
            ]
        )
    )
    stops = [index + 1 for index, character in enumerate(text) if character == "。"]
    at = data.draw(st.sampled_from([0, *stops]))
    assert isinstance(understand(text[:at] + strange + text[at:]), NotUnderstood), text[:at] + strange + text[at:]


def test_the_examination_problems_are_read_right_or_not_at_all() -> None:
    from sansu.verdict import judge_answer

    wrong = []
    for name in ("juken_dev.jsonl", "mawps_ja.jsonl", "mgsm_ja.jsonl"):
        for row in shared_problems(name):
            understood = understand(row["problem"])
            if isinstance(understood, Understanding) and row.get("gold_ok", True):
                judged = judge_answer(understood, row["answer"], row["unit"])
                if judged.kind != "一致":
                    wrong.append((row["id"], judged.reason))
    assert wrong == []


def test_nothing_out_of_scope_is_answered() -> None:
    for row in shared_problems("out_of_scope.jsonl"):
        assert isinstance(understand(row["prompt"]), NotUnderstood), row["id"]


def test_an_open_end_is_not_guessed() -> None:
    understood = understand("240mの道路に15mおきに木を植えます。木は何本必要ですか。")
    assert isinstance(understood, NotUnderstood) and understood.kind == "未確認"


def test_a_contradiction_is_said() -> None:
    understood = understand("100mの道のはしからはしまで7mおきに木を植えます。木は何本必要ですか。")
    assert isinstance(understood, NotUnderstood)
    assert understood.reason.startswith("条件を確かめてください。")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("兄は弟より8枚多く持っています。兄は何枚持っていますか。", "のような文がたりません"),
        (
            "1冊100円のノートと1冊120円のノートを合わせて24冊買いました。120円のノートは何冊買いましたか。",
            "つるかめ算なら",
        ),
        ("兄と弟の持っているカードは合わせて50枚です。兄は弟より8枚多く持っています。", "何を求めるのか"),
    ],
)
def test_what_is_missing_is_said(problem: str, said: str) -> None:
    understood = understand(problem)
    assert isinstance(understood, NotUnderstood) and understood.kind == "未確認"
    assert understood.reason.startswith("条件を確かめてください。") and said in understood.reason
