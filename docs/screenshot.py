"""Makes docs/screenshot.svg: the running tutor with a real problem, on the embedded model.

python docs/screenshot.py [--out docs/screenshot.svg]
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

import click

from sansu_tui.cli import SAMPLE

SIZE = (80, 26)  # cells
PATIENCE = 120  # seconds for the model's load and its explanation


async def _shot(problem: str, model: str) -> str:
    """The screen at the end of the explanation, as SVG."""
    from sansu_tui.app import SansuApp
    from sansu_tui.session import open_tutor, open_without_model

    with tempfile.TemporaryDirectory() as folder:
        app = SansuApp(lambda: open_tutor(model), open_without_model, model=model, folder=Path(folder))
        async with app.run_test(size=SIZE) as pilot:
            app.tutor_screen.query_one("#problem").put(problem)  # type: ignore[attr-defined]
            await pilot.press("f5")
            async with asyncio.timeout(PATIENCE):
                while not app.tutor_screen.query(".-agrees"):
                    await pilot.pause(0.1)
            await pilot.pause(0.3)
            return app.export_screenshot(title="sansu-tui")


def _offline(svg: str) -> str:
    """Without the web fonts that Textual links: nothing of this project is fetched from a network."""
    return re.sub(r"@font-face\s*{[^}]*}", "", svg)


@click.command()
@click.option("--problem", default=SAMPLE, help="What the tutor explains.")
@click.option("--model", default="sansu-nano", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(__file__).with_name("screenshot.svg"))
def main(problem: str, model: str, out: Path) -> None:
    """Draw the running tutor into an SVG file."""
    try:
        svg = _offline(asyncio.run(_shot(problem, model)))
    except TimeoutError:
        raise click.ClickException(f"the tutor did not end in 一致 within {PATIENCE} s; is {model} there?") from None
    part = out.with_name(f".{out.name}.part")
    with part.open("w", encoding="utf-8") as file:
        file.write(svg)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, out)
    click.echo(f"wrote {out}")


if __name__ == "__main__":
    main()
