"""The calculator guide forces the exact value behind ＝, once, and never a false one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sansu.calculator import calculator_guide
from sansu.expression import equations


def guided(text: str) -> str:
    guidance = calculator_guide(text)
    return text if guidance is None else text[: guidance.keep] + guidance.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("270÷9＝", "270÷9＝30"),
        ("270÷9=", "270÷9=30"),
        ("270 ÷ 9 = ", "270 ÷ 9 =30"),
        ("270÷9＝ 3", "270÷9＝30"),
        ("270÷9＝3", "270÷9＝30"),
        ("270÷9＝２", "270÷9＝30"),
        ("270÷9＝29本", "270÷9＝30"),
        ("270÷9＝300", "270÷9＝30"),
        ("270÷9＝30.5", "270÷9＝30"),
        ("270÷9＝30.", "270÷9＝30"),
        ("270÷9＝30と", "270÷9＝30"),
        ("270÷9＝30＋1", "270÷9＝30"),
        ("270÷9＝30万", "270÷9＝30"),
        ("270÷9＝30あまり1", "270÷9＝30"),
        ("270÷9＝約", "270÷9＝30"),
        (
            "(1) 間の数を求めます。\n270÷9＝30（つ）\n(2) 木の数です。\n30＋1＝",
            "(1) 間の数を求めます。\n270÷9＝30（つ）\n(2) 木の数です。\n30＋1＝31",
        ),
        ("(31−1)×9＝", "(31−1)×9＝270"),
        ("間の数は270÷9＝", "間の数は270÷9＝30"),
        ("300÷11＝", "300÷11＝27と3/11"),
        ("10÷4＝", "10÷4＝2.5"),
        ("1÷7＝0.14", "1÷7＝1/7"),
        ("200×15%＝", "200×15%＝30"),
        ("③÷3＝", "③÷3＝①"),
        ("⑤−②＝3", "⑤−②＝③"),
        ("x＝5×3＝", "x＝5×3＝15"),
        ("1.5km÷60m＝", "1.5km÷60m＝25"),
        ("12人−4人＝", "12人−4人＝8"),
        ("- 270÷9＝", "- 270÷9＝30"),
        ("(12＋3)×2\n＝", "(12＋3)×2\n＝30"),
        ("270÷9＝\n3", "270÷9＝30"),
        ("（270÷9＝", "（270÷9＝30"),
        ("3+4==", "3+4==7"),
        ("3 \\times 4 = ", "3 \\times 4 =12"),
    ],
)
def test_forces_the_exact_value(text: str, expected: str) -> None:
    assert guided(text) == expected
    assert calculator_guide(expected) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "270÷9",
        "270÷9＝30",
        "270÷9＝30（つ）",
        "270÷9＝30本",
        "270÷9＝30\n",
        "270÷9＝30とします",
        "300÷11＝27と3/11分",
        "答え＝",
        "30＝",
        "□×3＝",
        "x×3＝",
        "3x＋2＝",
        "速さ×時間＝",
        "半径×2＝",
        "合計−20＝",
        "12：18＝",
        "5÷0＝",
        "3m＋20cm＝",
        "270÷9≒",
        "3<=",
        "3!=",
    ],
)
def test_says_nothing(text: str) -> None:
    assert calculator_guide(text) is None


def test_what_may_not_follow() -> None:
    guidance = calculator_guide("270÷9＝")
    assert guidance is not None
    assert set("0123456789０９.．/／と割万×÷＋−＝=,") <= guidance.forbid
    assert not guidance.forbid & set("（(本円m\n。つ個人分")


@given(
    st.lists(st.integers(1, 300), min_size=2, max_size=4),
    st.lists(st.sampled_from("＋−×÷"), min_size=3, max_size=3),
    st.text(alphabet="0123456789 .本（）と/＝\n", max_size=6),
    st.sampled_from(["", "(1) ", "間の数は", "(2) 木の数を求めます。\n", "答え 30本\n", "270÷9＝30（つ）\n"]),
)
def test_guided_text_is_true_and_is_left_alone(terms: list[int], signs: list[str], tail: str, before: str) -> None:
    left = "".join(f"{term}{sign}" for term, sign in zip(terms, signs, strict=False))[:-1] if len(terms) < 4 else ""
    left = left or "".join(f"{term}{sign}" for term, sign in zip(terms, [*signs, ""], strict=False))
    text = f"{before}{left}＝{tail}"
    once = guided(text)
    assert calculator_guide(once) is None
    if "＝" not in tail:
        assert equations(once)[-1].holds is True


@given(st.text(alphabet="0123456789＝=＋−×÷()（）.,/と①②③%割本m円kg時間分x□\n", max_size=60))
def test_any_prefix(text: str) -> None:
    for end in range(len(text) + 1):
        prefix = text[:end]
        guidance = calculator_guide(prefix)
        if guidance is None:
            continue
        assert 0 < guidance.keep <= len(prefix)
        after = prefix[: guidance.keep] + guidance.text
        assert calculator_guide(after) is None
        assert [e.holds for e in equations(after)][-1] is True, after


def test_a_stream_of_pieces_ends_true() -> None:
    """Pieces that run past ＝ with wrong digits are put right as they come."""
    text = ""
    for piece in ["(1) 間の数。\n2", "70÷", "9＝ 2", "（つ）\n", "(2) ", "30＋1＝", "（本）"]:
        text = guided(text + piece)
    assert text == "(1) 間の数。\n270÷9＝30（つ）\n(2) 30＋1＝31（本）"


def test_long_texts_cost_little() -> None:
    text = "270÷9＝30（つ）\n" * 20_000 + "30＋1＝"
    assert guided(text).endswith("30＋1＝31")


def test_value_is_exact() -> None:
    guidance = calculator_guide("1÷3＝")
    assert guidance is not None
    assert Fraction(guidance.text) == Fraction(1, 3)


def test_a_step_that_looks_for_a_remainder_gets_one() -> None:
    asked = "(1) 7でわった余りを見ます。\n100÷7＝"
    guidance = calculator_guide(asked)
    assert guidance is not None and guidance.text == "14あまり2"
    assert calculator_guide(asked + "14あまり2") is None
    exact = calculator_guide("(1) 7でわった余りを見ます。\n98÷7＝")
    assert exact is not None and exact.text == "14"
    plain = calculator_guide("(1) 余りを5でわります。\n(2) 1人分を求めます。\n12÷5＝")
    assert plain is not None and plain.text == "2.4"
