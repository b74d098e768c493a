"""Flows through the running app, driven by Textual's Pilot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_tutor import CLOSE, EVENTS, LINE, STEPS, TREES, FakeTutor
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import OptionList, Static, TextArea

from sansu.events import Attempt, Event, Piece, Retry, Understood, Unread, Verdict
from sansu.language_model import ModelError
from sansu_tui.app import SansuApp
from sansu_tui.records import Records
from sansu_tui.session import Answerer, Build
from sansu_tui.widgets.blocks import Blocks
from sansu_tui.widgets.problem import ProblemInput

HALF = EVENTS[: 2 + len(STEPS)]
SIZES = [(80, 24), (60, 20), (120, 40)]


def app_with(tutor: Answerer | Build, folder: Path, fallback: Build | None = None) -> SansuApp:
    return SansuApp(tutor if callable(tutor) else lambda: tutor, fallback, folder=folder)


async def until(pilot: Pilot[object], condition: Callable[[], bool]) -> None:
    """Lets the app run until the condition holds; fails after about five seconds."""
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end, "\n" + shown(pilot.app)
        await pilot.pause(0.005)
    await pilot.pause()


def shown(app: App[object]) -> str:
    """The cells of the screen as text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def blocks(app: SansuApp, name: str) -> str:
    return app.tutor_screen.query_one(f"#{name}", Blocks).text


def status(app: SansuApp) -> str:
    return str(app.tutor_screen.query_one("#status", Static).content)


def problem(app: SansuApp) -> ProblemInput:
    return app.tutor_screen.query_one(ProblemInput)


async def solve(pilot: Pilot[object], app: SansuApp, text: str = TREES) -> None:
    problem(app).put(text)
    await pilot.press("f5")


async def test_a_problem_is_typed_asked_and_explained(tmp_path: Path) -> None:
    tutor = FakeTutor()
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("3", "0", "m", "の", "道", "enter", "何", "本"):
            await pilot.press(key)
        assert problem(app).text == "30mの道\n何本"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: status(app) == "できました")
        assert tutor.asked == ["30mの道\n何本"]
        assert blocks(app, "explanation") == STEPS + CLOSE
        assert blocks(app, "understood") == f"読み取ったこと：{LINE}"
        assert blocks(app, "verdict").startswith("○ 一致　答え 31本")


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_on_the_screen(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=size) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
        await until(pilot, lambda: "答え 31本" in shown(app))
        screen = shown(app)
        for text in ("Sansu", "解いてもらう", "270÷9＝30（つ）", "(31−1)×9＝270（m）", "○ 一致", "できました"):
            assert text in screen, screen
        assert "先生の確認が必要です" in screen and "F1 使い方" in screen and "^q 終わる" in screen
        for pane in ("#pane", "#problem", "#verdict", "#status", "#teacher"):
            region = app.screen.query_one(pane).region
            assert region.right <= size[0] and region.bottom <= size[1] and region.area > 0


async def test_the_button_asks_too(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        problem(app).put(TREES)
        await pilot.click("#solve")
        await until(pilot, lambda: status(app) == "できました")


async def test_pieces_appear_as_they_come(tmp_path: Path) -> None:
    tutor = FakeTutor(*HALF, None, *EVENTS[len(HALF) :])
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: blocks(app, "explanation") == STEPS.rstrip("\n"))
        assert "30＋1＝31（本）" in shown(app) and "答え 31本" not in shown(app)
        assert blocks(app, "verdict") == "" and "説明しています" in status(app)
        tutor.go.set()
        await until(pilot, lambda: status(app) == "できました")


async def test_esc_is_seen_within_100_ms(tmp_path: Path) -> None:
    tutor = FakeTutor(*HALF, None, *EVENTS[len(HALF) :])
    app = app_with(tutor, tmp_path)
    took = []
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(5):  # the best of five: a test machine may be busy with something else
            await solve(pilot, app)
            await until(pilot, lambda: blocks(app, "explanation") == STEPS.rstrip("\n"))
            pressed = time.monotonic()
            app.post_message(Key("escape", None))
            while status(app) != "止めました":
                await asyncio.sleep(0)
            took.append(time.monotonic() - pressed)
            assert tutor.cancelled.is_set()
    assert min(took) < 0.1


async def test_esc_keeps_what_was_shown(tmp_path: Path) -> None:
    tutor = FakeTutor(*HALF, None, *EVENTS[len(HALF) :])
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: blocks(app, "explanation") == STEPS.rstrip("\n"))
        await pilot.press("escape")
        assert status(app) == "止めました" and "とちゅうで止めました" in blocks(app, "verdict")
        assert tutor.cancels
        assert blocks(app, "explanation") == STEPS.rstrip("\n")
        tutor.go.set()
        await pilot.pause(0.05)
        assert "答え" not in blocks(app, "explanation")
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
    (_, first) = Records(tmp_path).past()
    assert (first.outcome, first.explanation) == ("cancelled", STEPS)


async def test_a_new_problem_while_one_is_running_drops_the_old_ones_late_events(tmp_path: Path) -> None:
    class Deaf(FakeTutor):
        """Goes on for a while after it was cancelled, as a model may."""

        def cancel(self) -> None:
            self.cancels += 1

    tutor = Deaf(*HALF, None, Piece("おくれて来た文"), *EVENTS[len(HALF) :])
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app, "古い問題")
        await until(pilot, lambda: "30＋1" in blocks(app, "explanation"))
        await solve(pilot, app, "新しい問題")
        assert blocks(app, "explanation") == ""
        tutor.events = EVENTS
        tutor.go.set()
        await until(pilot, lambda: status(app) == "できました")
        assert blocks(app, "explanation") == STEPS + CLOSE
        assert tutor.asked == ["古い問題", "新しい問題"]
    assert [(past.problem, past.outcome) for past in Records(tmp_path).past()] == [
        ("新しい問題", "done"),
        ("古い問題", "cancelled"),
    ]


async def test_a_retry_clears_the_pane_and_says_why(tmp_path: Path) -> None:
    tutor = FakeTutor(
        EVENTS[0], Attempt(1, "sansu-nano"), Piece("まちがった説明"), Retry("答えが合いません"),
        None, Attempt(2, "sansu-nano"), *EVENTS[2:],
    )  # fmt: skip
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: "やり直しています" in status(app))
        assert "答えが合いません" in status(app)
        assert blocks(app, "explanation") == "" and "まちがった" not in shown(app)
        tutor.go.set()
        await until(pilot, lambda: status(app) == "できました")
        assert blocks(app, "explanation") == STEPS + CLOSE
        assert "2回目" in shown(app)


async def test_a_paste_keeps_its_lines_and_loses_its_controls(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        problem(app).post_message(Paste("270mの道\r\n\x1b[31m何本\x07"))
        await until(pilot, lambda: problem(app).text != "")
        assert problem(app).text == "270mの道\n[31m何本"


async def test_text_is_never_read_as_markup(tmp_path: Path) -> None:
    trap = "[bold red]太字[/] [@click=app.quit]終わる[/] [/]"
    tutor = FakeTutor(
        Understood(trap, trap), Attempt(1, trap), Piece(f"{trap}\n答え {trap}"), Verdict("一致", trap, trap, trap)
    )
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await solve(pilot, app, trap)
        await until(pilot, lambda: status(app) == "できました")
        assert shown(app).count("[bold red]太字[/] [@click=app.quit]終わる[/] [/]") >= 5
        await pilot.press("f2")
        await until(pilot, lambda: "りれき" in shown(app) and "[bold red]" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "読み取ったこと" in shown(app))
        assert f"説明（{trap}）" in shown(app)


async def test_input_that_is_refused_says_why(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: "問題が空です" in blocks(app, "understood"))
    assert Records(tmp_path).past() == []


async def test_a_failure_in_the_middle_keeps_what_was_shown_and_says_why(tmp_path: Path) -> None:
    class Broken(FakeTutor):
        def _told(self) -> Iterator[Event]:
            yield from HALF
            raise ZeroDivisionError("思いがけない失敗")

    app = app_with(Broken(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: "思いがけない失敗" in blocks(app, "notice"))
        assert blocks(app, "explanation") == STEPS.rstrip("\n") and "確かめていません" in blocks(app, "verdict")
    (past,) = Records(tmp_path).past()
    assert (past.outcome, past.explanation) == ("failed", STEPS)


async def test_a_problem_out_of_range_is_told_with_its_mark(tmp_path: Path) -> None:
    unread = Unread("範囲外", "円の面積はまだ教えられません。")
    app = app_with(FakeTutor(unread, Verdict("範囲外", "植木算なら教えられます。", None, "")), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
        assert "－ 範囲外" in shown(app) and "円の面積はまだ教えられません。" in shown(app)


async def test_ctrl_n_empties_the_input_and_ctrl_z_brings_it_back(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        problem(app).put(TREES)
        await pilot.press("ctrl+n")
        assert problem(app).text == ""
        await pilot.press("ctrl+z")
        assert problem(app).text == TREES


async def test_the_draft_is_there_at_the_next_start(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "270m":
            await pilot.press(key)
        await pilot.press("ctrl+q")
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: problem(app).text == "270m")


async def test_the_draft_is_written_while_it_is_typed(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        problem(app).put("書きかけ")
        await until(pilot, lambda: Records(tmp_path).kept("draft") == "書きかけ")


async def test_quitting_in_the_middle_keeps_the_attempt(tmp_path: Path) -> None:
    tutor = FakeTutor(*HALF, None)
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: "30＋1" in blocks(app, "explanation"))
        await pilot.press("ctrl+q")
    assert tutor.closed
    (past,) = Records(tmp_path).past()
    assert (past.problem, past.outcome, past.explanation) == (TREES, "cancelled", STEPS)


async def test_records_that_cannot_be_written_do_not_stop_the_tutor(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("a file where the folder should be")
    app = app_with(FakeTutor(), folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "残せません" in blocks(app, "notice"))
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
        assert "○ 一致" in shown(app) and "残せません" in shown(app)
        await pilot.press("f2")
        await until(pilot, lambda: "残せません" in shown(app))


async def test_without_a_model_the_screen_says_so_and_goes_on(tmp_path: Path) -> None:
    def build() -> Answerer:
        raise ModelError("sansu-nano.gguf: モデルがありません。")

    app = app_with(build, tmp_path, FakeTutor)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "モデルがありません" in blocks(app, "notice"))
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")


async def test_the_first_screen_is_of_use_while_the_model_loads(tmp_path: Path) -> None:
    tutor = FakeTutor()

    def build() -> Answerer:
        tutor.go.wait(5)
        return tutor

    app = app_with(build, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert problem(app).text == "a" and "読みこんでいます" in status(app)
        await solve(pilot, app)
        assert "終わりしだい解きます" in status(app)
        tutor.go.set()
        await until(pilot, lambda: status(app) == "できました")


async def test_a_past_problem_is_opened_and_solved_again(tmp_path: Path) -> None:
    tutor = FakeTutor()
    app = app_with(tutor, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
        await pilot.press("ctrl+n", "x", "f2")
        await until(pilot, lambda: app.screen is not app.tutor_screen and "○ 一致" in shown(app))
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await until(pilot, lambda: "もう一度解く" in shown(app))
        assert "270÷9＝30（つ）" in shown(app) and "答え 31本" in shown(app)
        await pilot.press("f5")
        await until(pilot, lambda: app.screen is app.tutor_screen and status(app) == "できました")
        assert tutor.asked == [TREES, TREES] and problem(app).text == TREES
        await pilot.press("ctrl+z")
        assert problem(app).text == "x"


async def test_the_history_of_a_beginner_is_empty(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: "まだ問題はありません" in shown(app))
        await pilot.press("escape")
        assert app.screen is app.tutor_screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_is_in_japanese_and_names_the_teacher(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: "使い方" in shown(app))
        assert "先生の確認が必要です" in shown(app)
        await pilot.press("f1")
        assert app.screen is app.tutor_screen


async def test_the_menu_is_in_japanese(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "解いてもらう" in shown(app) and "りれき" in shown(app))
        for word in ("Theme", "Quit", "Screenshot", "Search"):
            assert word not in shown(app)


async def test_the_theme_is_kept(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.current_theme.dark
        await pilot.press("f4")
        assert not app.current_theme.dark
        await pilot.press("ctrl+q")
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: not app.current_theme.dark)


async def test_esc_does_nothing_when_nothing_runs(tmp_path: Path) -> None:
    app = app_with(FakeTutor(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        problem(app).put(TREES)
        await pilot.press("escape")
        assert problem(app).text == TREES and isinstance(app.focused, TextArea)


async def test_a_long_explanation_is_followed_to_its_end_and_can_be_scrolled(tmp_path: Path) -> None:
    steps = "".join(f"({i}) {i}番目の数を求めます。\n{i}＋1＝{i + 1}\n" for i in range(1, 30))
    app = app_with(FakeTutor(*EVENTS[:2], *(Piece(c) for c in steps), EVENTS[-1]), tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await solve(pilot, app)
        await until(pilot, lambda: status(app) == "できました")
        await until(pilot, lambda: "29＋1＝30" in shown(app))
        for _ in range(12):
            await pilot.press("pageup")
        await until(pilot, lambda: "読み取ったこと" in shown(app))
