from __future__ import annotations

from fake_tutor import CLOSE, EVENTS, LINE, STEPS, folded

from sansu.events import Attempt, Cancelled, Event, Piece, Retry, Understood, Unread, Verdict
from sansu_tui.explanation import MARK, MEANING, verdict_line
from sansu_tui.widgets.explanation import explanation_blocks, explanation_title, understood_blocks, verdict_blocks

AGREES = Verdict("一致", "正確に解いた答えと同じです。", "31本", "sansu-nano")


def test_events_add_up_to_what_was_said() -> None:
    page = folded(EVENTS)
    assert (page.family, page.line, page.source, page.attempt) == ("植木算", LINE, "sansu-nano", 1)
    assert page.text == STEPS + CLOSE
    assert page.verdict is not None and page.verdict.kind == "一致"


def test_a_voided_attempt_leaves_nothing_behind() -> None:
    voided = (Attempt(1, "sansu-nano"), Piece("答え 30本"), Retry("答えがちがいます"))
    page = folded([*voided, Attempt(2, "sansu-nano"), Piece("答え 31本")])
    assert (page.text, page.attempt, page.retries) == ("答え 31本", 2, ("答えがちがいます",))
    assert folded([Attempt(1, "m"), Piece("答え 30本"), Retry("x")]).text == ""


def test_control_characters_of_a_model_never_reach_the_page() -> None:
    page = folded([Understood("植木算\x1b[1m", "長さ\n270m"), Attempt(1, "m"), Piece("(1) \x1b[31m間\x07")])
    assert (page.family, page.line, page.text) == ("植木算[1m", "長さ 270m", "(1) [31m間")


def test_the_verdict_says_its_reason_or_what_it_means() -> None:
    assert verdict_line(AGREES) == "判定：一致（正確に解いた答えと同じです。）"
    assert verdict_line(Verdict("未確認", "", None, "")) == f"判定：未確認（{MEANING['未確認']}）"


def test_every_verdict_has_a_mark_of_its_own() -> None:
    assert len(set(MARK.values())) == len(MARK) == len(MEANING)


def test_the_verdict_stands_with_its_mark_its_answer_and_its_reason() -> None:
    first, second = verdict_blocks(folded([AGREES]))
    assert (first.text, second.text) == ("○ 一致　答え 31本", "正確に解いた答えと同じです。")
    assert "止めました" in verdict_blocks(folded([Cancelled()]))[0].text
    assert verdict_blocks(folded([])) == ()


def test_what_was_understood_or_why_not() -> None:
    (block,) = understood_blocks(folded([Understood("植木算", LINE)]))
    assert block.text == f"読み取ったこと：{LINE}"
    (block,) = understood_blocks(folded([Understood("植木算", "長さ 270m")]))
    assert block.text == "読み取ったこと：植木算　長さ 270m"
    (block,) = understood_blocks(folded([Unread("範囲外", "円の面積はまだ教えられません。")]))
    assert block.text == "読み取れませんでした：円の面積はまだ教えられません。"
    # The tutor's verdict repeats the reason: it is not shown twice.
    verdict = Verdict("範囲外", "円です。植木算なら教えられます。", None, "")
    said_twice: list[Event] = [Unread("範囲外", "円です。"), verdict]
    assert understood_blocks(folded(said_twice)) == ()


def test_the_title_tells_which_attempt_and_whose() -> None:
    assert explanation_title(folded([])) == "説明"
    assert explanation_title(folded([Attempt(1, "sansu-nano")])) == "説明（sansu-nano）"
    assert explanation_title(folded([Attempt(2, "sansu-nano")])) == "説明（2回目・sansu-nano）"


def test_calculations_stand_below_their_sentences() -> None:
    blocks = explanation_blocks(STEPS + CLOSE)
    assert [block.indent for block in blocks] == [0, 4, 0, 4, 0, 4, 0]
    assert [block.hang for block in blocks] == [4, 0, 4, 0, 4, 0, 4]
    assert explanation_blocks("") == explanation_blocks("\n") == ()
