"""What every family gives a teacher beside the solution: hints, the classical mistakes, and its diagram."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansu.diagram import Diagram, faults
from sansu.families import AnyFamily, families
from sansu.mistakes import thought_behind
from sansu.quantity import NUMBER, Quantity, number
from sansu.style import violations
from sansu.understanding import Understanding, understand

FAMILIES = pytest.mark.parametrize("family", families(), ids=lambda family: family.key)
SEEDS = st.integers(0, 10**9)
LEVELS = st.sampled_from([1, 2, 3])


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=80)
def test_a_hint_tells_no_number_that_is_still_to_be_found(family: AnyFamily, seed: int, level: int) -> None:
    posed = family.pose(random.Random(seed), level)
    solution = posed.solution
    told = set(re.findall(NUMBER, f"{posed.text}\n{posed.line}"))
    found = {number(step.value.value) for step in solution.steps} - told - {str(n) for n in range(11)}
    assert len(solution.hints) == len(solution.steps)
    for step, hint in zip(solution.steps, solution.hints, strict=True):
        assert hint and hint[-1] in "。？", step
        assert not set(re.findall(NUMBER, step.hint)) & found, step
    assert violations("\n".join(solution.hints)) == []


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=80)
def test_a_mistake_is_wrong_and_its_thought_is_found_again(family: AnyFamily, seed: int, level: int) -> None:
    posed = family.pose(random.Random(seed), level)
    right = posed.solution.answer
    mistakes = family.mistakes(posed.situation)
    assert len({mistake.answer for mistake in mistakes}) == len(mistakes)
    for mistake in mistakes:
        assert mistake.answer.unit == right.unit and mistake.answer.value != right.value, mistake
        assert (mistake.answer.value > 0 or right.unit == "曜日") and mistake.thought.endswith("。"), mistake
        assert not family.holds(posed.situation, mistake.answer), mistake
        assert violations(mistake.thought) == [], mistake
        understanding = Understanding(family, posed.situation, posed.line, posed.solution)
        assert thought_behind(understanding, mistake.answer) == mistake.thought
        assert thought_behind(understanding, Quantity(right.value, right.unit)) == ""


@FAMILIES
def test_most_problems_of_a_family_have_a_mistake_to_explain(family: AnyFamily) -> None:
    rng = random.Random(5)
    posed = [family.pose(rng, 1 + turn % 3) for turn in range(60)]
    assert sum(bool(family.mistakes(one.situation)) for one in posed) >= 45
    assert len({m.thought for one in posed for m in family.mistakes(one.situation)}) >= 2


@FAMILIES
@given(seed=SEEDS, level=LEVELS)
@settings(max_examples=80)
def test_a_diagram_is_drawn_to_scale_and_says_nothing_strange(family: AnyFamily, seed: int, level: int) -> None:
    posed = family.pose(random.Random(seed), level)
    diagram = family.diagram(posed.situation)
    assert faults(diagram) == [], diagram
    labels = _texts(diagram)
    assert labels and all(len(label) <= 40 and label.isprintable() for label in labels), labels
    assert all(unicodedata.normalize("NFC", label) == label for label in labels)


def _texts(of: object) -> list[str]:
    if isinstance(of, str):
        return [of] if of else []
    if isinstance(of, tuple):
        return [text for one in of for text in _texts(one)]
    fields = getattr(type(of), "__dataclass_fields__", None)
    if fields is None or isinstance(of, Quantity):
        return []
    return [text for name in fields if name != "kind" for text in _texts(getattr(of, name))]


def test_a_wrong_answer_of_a_read_problem_is_explained_in_the_verdict() -> None:
    from sansu.verdict import judge_answer

    problem = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
    understood = understand(problem)
    assert isinstance(understood, Understanding)
    judged = judge_answer(understood, "30本", None)
    assert judged.kind == "不一致" and "間の数" in judged.reason


def test_the_diagram_union_names_what_is_wrong() -> None:
    from fractions import Fraction

    from sansu.diagram import Bar, Bars, Part

    def bar(length: int, value: int) -> Part:
        return Part(Fraction(length), Quantity(Fraction(value), "円"))

    right: Diagram = Bars((Bar("兄", (bar(3, 300),)), Bar("弟", (bar(2, 200),))))
    assert faults(right) == []
    wrong = Bars((Bar("兄", (bar(3, 300),)), Bar("弟", (bar(2, 300),))))
    assert faults(wrong) == ["lengths of 円 are not drawn to one scale"]
    assert faults(Bars((Bar("兄", (bar(0, 300),)),))) == ["兄 has a part without length"]
