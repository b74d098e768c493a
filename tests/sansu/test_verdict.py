"""What counts as 一致: hypothesis tries to sneak a wrong explanation past the verdict."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansu.families import AnyFamily, families
from sansu.quantity import number
from sansu.understanding import Understanding, understand
from sansu.verdict import judge_answer, judge_explanation

FAMILIES = pytest.mark.parametrize("family", families(), ids=lambda family: family.key)
SEEDS = st.integers(0, 10**9)


def posed(family: AnyFamily, seed: int) -> tuple[Understanding, str]:
    made = family.pose(random.Random(seed), 1 + seed % 3)
    understanding = understand(made.text)
    assert isinstance(understanding, Understanding)
    return understanding, made.solution.text


@FAMILIES
@given(seed=SEEDS)
@settings(max_examples=40)
def test_the_exact_solution_agrees_with_itself(family: AnyFamily, seed: int) -> None:
    understanding, text = posed(family, seed)
    judged = judge_explanation(understanding, text)
    assert judged.kind == "一致", (judged.reason, text)
    assert judged.style == ()


@FAMILIES
@given(seed=SEEDS, data=st.data())
@settings(max_examples=60)
def test_a_wrong_value_behind_an_equals_sign_is_never_confirmed(
    family: AnyFamily, seed: int, data: st.DataObject
) -> None:
    understanding, text = posed(family, seed)
    lines = text.splitlines()
    at = data.draw(st.sampled_from([index for index, line in enumerate(lines) if "＝" in line]))
    left, _, right = lines[at].partition("＝")
    unit = right[right.index("（") :] if "（" in right else ""
    shown = right.removesuffix(unit)
    wrong = data.draw(st.integers(0, 9999).map(str).filter(lambda value: value != shown))
    lines[at] = f"{left}＝{wrong}{unit}"
    assert judge_explanation(understanding, "\n".join(lines)).kind == "不一致", lines[at]


@FAMILIES
@given(seed=SEEDS, data=st.data())
@settings(max_examples=60)
def test_a_wrong_final_answer_is_never_confirmed(family: AnyFamily, seed: int, data: st.DataObject) -> None:
    understanding, text = posed(family, seed)
    exact = understanding.solution.answer
    off = data.draw(
        st.sampled_from([exact.value + 1, exact.value * 2, exact.value * 10, exact.value / 2, exact.value * 60])
    )
    body = text[: text.rindex("答え")]
    suffix = understanding.solution.answer_suffix
    for answer in (
        f"{number(off)}{exact.unit}{suffix}",
        f"{number(exact.value)}{'羽' if exact.unit == '箱' else '箱'}",
        number(exact.value) * 2,
        "",
        "なし",
    ):
        assert judge_explanation(understanding, f"{body}答え {answer}").kind != "一致", answer
    assert judge_answer(understanding, number(off), None).kind == "不一致"


@FAMILIES
@given(seed=SEEDS, data=st.data())
@settings(max_examples=40)
def test_an_answer_without_the_steps_that_lead_to_it_is_not_confirmed(
    family: AnyFamily, seed: int, data: st.DataObject
) -> None:
    understanding, text = posed(family, seed)
    assert judge_explanation(understanding, text.splitlines()[-1]).kind != "一致"


@pytest.mark.parametrize(
    ("problem", "answer", "unit", "kind"),
    [
        ("父は40才、子は10才です。父の年令が子の年令の3倍になるのは何年後ですか。", "5", "年後", "一致"),
        ("父は40才、子は10才です。父の年令が子の年令の3倍になるのは何年後ですか。", "5年前", None, "不一致"),
        ("父は40才、子は10才です。父の年令が子の年令の3倍になるのは何年後ですか。", "5", None, "一致"),
        ("父は40才、子は10才です。父の年令が子の年令の3倍になるのは何年後ですか。", "15", "才", "不一致"),
    ],
)
def test_bare_answers(problem: str, answer: str, unit: str | None, kind: str) -> None:
    assert judge_answer(understand(problem), answer, unit).kind == kind
