"""One problem's way: what is shown, when it is thrown away, and what never reaches the screen."""

from __future__ import annotations

import pytest

from sansu.events import Attempt, Cancelled, Event, Piece, Retry, Understood, Unread, Verdict
from sansu.tutor import LONGEST, BadProblem, Tutor
from sansu.understanding import Understanding, understand
from tests.conftest import ScriptedModel

PROBLEM = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"
RIGHT = """(1) 間の数を求めます。
270÷9＝30（つ）
(2) 両はしにも植えるので、桜の木の数は間の数より1多くなります。
30＋1＝31（本）
確かめ 間の数と間かくから、道の長さにもどします。
(31−1)×9＝270（m）
答え 31本"""
UNKNOWN = "太郎くんは本を読むのが好きです。どうして空は青いのでしょうか、3回考えました。"


def ask(tutor: Tutor, problem: str = PROBLEM) -> list[Event]:
    return list(tutor.ask(problem))


def shown(events: list[Event]) -> str:
    """What stands on the screen at the end: every Attempt clears it."""
    text = ""
    for event in events:
        if isinstance(event, Attempt):
            text = ""
        elif isinstance(event, Piece):
            text += event.text
    return text


def ever_shown(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Piece))


def test_a_right_explanation_is_shown_with_its_verdict() -> None:
    model = ScriptedModel(RIGHT)
    events = ask(Tutor(model))
    assert isinstance(events[0], Understood)
    assert events[0].family == "植木算"
    assert "31" not in events[0].line
    assert shown(events) == RIGHT
    assert events[-1] == Verdict("一致", "答え 31本 は、別に正確に解いた答えと同じです。", "31本", "scripted")


def test_names_go_out_of_the_line_and_come_back_in_every_piece() -> None:
    model = ScriptedModel(RIGHT.replace("桜の木", "B").replace("道の長さ", "Aの長さ"))
    events = ask(Tutor(model))
    assert "桜の木" not in model.prompts[0][-1].content and "B" in model.prompts[0][-1].content
    assert shown(events) == RIGHT
    assert isinstance(events[-1], Verdict) and events[-1].kind == "一致"


def test_sansu_nano_sees_the_line_alone_and_larger_models_the_text_too() -> None:
    nano, large = ScriptedModel(RIGHT), ScriptedModel(RIGHT)
    ask(Tutor(nano))
    ask(Tutor(large, sees="text"))
    assert PROBLEM not in nano.prompts[0][-1].content
    assert "植木算｜" in nano.prompts[0][-1].content
    assert PROBLEM in large.prompts[0][-1].content and "植木算｜" in large.prompts[0][-1].content
    assert "31本" not in nano.prompts[0][-1].content + large.prompts[0][-1].content.replace("「答え 31本」", "")


@pytest.mark.parametrize(
    ("wrong", "never"),
    [
        (RIGHT.replace("270÷9＝30", "270÷9＝35"), "35"),  # a false equation
        (RIGHT.replace("答え 31本", "答え 30本"), "答え 30本"),  # a wrong answer
        (RIGHT.replace("答え 31本", "答え 31個"), "31個"),  # a wrong unit
        (RIGHT.replace("(1) 間の数を求めます。", "(1) 間の数をxとおきます。"), "答え"),  # an unknown
        (RIGHT.replace("1多くなります", "1少なくなります"), "少なく"),  # every equation true, the words wrong
        (RIGHT.replace("30＋1＝31（本）", "30＋1\n＝32（本）"), "32"),  # false across two lines
        (RIGHT.replace("30＋1＝31（本）", "30＋1＝\n32（本）"), "32"),
        (RIGHT.replace("30＋1＝31（本）", "30(1＋1)＝31（本）"), "30(1"),  # a computation that cannot be read
        (RIGHT.replace("270÷9＝30（つ）", "280÷7＝40（つ）"), "40"),  # true, but not of this problem
        (
            RIGHT.replace("30＋1＝31（本）\n", ""),
            "答え",
        ),  # an answer that falls from the sky ... with a check that names it
    ],
)
def test_a_wrong_explanation_is_thrown_away_and_what_was_wrong_in_it_never_shown(wrong: str, never: str) -> None:
    events = ask(Tutor(ScriptedModel(wrong, RIGHT)))
    assert [event.number for event in events if isinstance(event, Attempt)] == [1, 2]
    assert any(isinstance(event, Retry) for event in events)
    first = events[: next(i for i, event in enumerate(events) if isinstance(event, Retry))]
    assert never not in ever_shown(first)
    assert shown(events) == RIGHT
    assert isinstance(events[-1], Verdict) and events[-1].kind == "一致"


def test_after_three_wrong_attempts_the_exact_solution_is_shown_and_says_so() -> None:
    wrong = RIGHT.replace("答え 31本", "答え 30本")
    model = ScriptedModel(wrong, wrong, wrong)
    events = ask(Tutor(model))
    understanding = understand(PROBLEM)
    assert isinstance(understanding, Understanding)
    assert shown(events) == understanding.solution.text
    verdict = events[-1]
    assert isinstance(verdict, Verdict) and verdict.kind == "解答" and verdict.source == "手本"
    assert len(set(model.seeds)) == 3 and model.temperatures == [0.0, 0.7, 0.7]


def test_the_calculator_makes_the_equations_true() -> None:
    unfinished = "\n".join(line.partition("＝")[0] + "＝" * ("＝" in line) for line in RIGHT.splitlines())
    events = ask(Tutor(ScriptedModel(unfinished, guided=True), sees="text"))
    assert isinstance(events[-1], Verdict) and events[-1].kind == "一致"
    assert "270÷9＝30\n" in shown(events)


def test_what_was_not_understood_is_not_put_to_sansu_nano() -> None:
    model = ScriptedModel()
    events = ask(Tutor(model), "ある数に3をたして、ふしぎな箱に入れると7こになりました。箱は何色ですか。")
    assert model.prompts == []
    assert isinstance(events[0], Unread)
    verdict = events[-1]
    assert isinstance(verdict, Verdict) and verdict.kind in ("未確認", "範囲外") and verdict.answer is None


def test_a_larger_model_tries_what_was_not_understood_and_it_stays_unconfirmed() -> None:
    model = ScriptedModel("(1) たします。\n3＋4＝7（こ）\n答え 7こ")
    events = ask(
        Tutor(model, sees="text"),
        "ある数に3をたして、ふしぎな箱に入れると7こになりました。ある数は何こですか、箱が言いました。",
    )
    assert shown(events).endswith("答え 7こ")
    verdict = events[-1]
    assert isinstance(verdict, Verdict) and verdict.kind == "未確認"


def test_a_false_equation_of_a_larger_model_is_not_shown_either() -> None:
    false = "(1) たします。\n3＋4＝8（こ）\n答え 8こ"
    events = ask(
        Tutor(ScriptedModel(false, false, false), sees="text"),
        "ふしぎな箱が3つと4つ、となりの家の箱と歌っています。全部で何こですか。",
    )
    assert "8" not in ever_shown(events)
    verdict = events[-1]
    assert isinstance(verdict, Verdict) and verdict.kind == "未確認" and verdict.answer is None


def test_cancel_ends_the_ask() -> None:
    model = ScriptedModel(RIGHT)
    tutor = Tutor(model)
    model.before_piece = lambda index: tutor.cancel() if index == 20 else None
    events = ask(tutor)
    assert events[-1] == Cancelled()
    assert "答え" not in ever_shown(events)
    model.texts, model.before_piece = [RIGHT], lambda index: None
    assert isinstance(ask(tutor)[-1], Verdict)  # and a new problem works at once


@pytest.mark.parametrize("problem", ["", "  \n", "\x00\x1b", "あ" * (LONGEST + 1)])
def test_what_is_no_problem_is_refused_in_one_line(problem: str) -> None:
    with pytest.raises(BadProblem) as caught:
        Tutor(None).ask(problem)
    assert "\n" not in str(caught.value)


def test_without_a_model_the_exact_solver_explains() -> None:
    events = ask(Tutor(None))
    assert shown(events).endswith("答え 31本")


def test_control_characters_of_a_model_never_reach_the_screen() -> None:
    events = ask(Tutor(ScriptedModel(RIGHT.replace("間の数を", "間の\x1b\x9b数を"))))
    assert "\x1b" not in ever_shown(events)


def test_a_type_that_the_model_was_not_taught_is_explained_by_the_exact_solver() -> None:
    model = ScriptedModel()
    events = ask(Tutor(model, families=frozenset({"旅人算"})))
    assert model.prompts == [] and shown(events) == RIGHT
    last = events[-1]
    assert isinstance(last, Verdict) and last.kind == "解答" and "植木算を習っていない" in last.reason
