"""The README's commands are run, and what they print is what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.ja.md")


def console_blocks(name: str) -> list[tuple[str, str]]:
    """(command, what it prints) of every ```console block."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n\$ (.+?)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [(command, output) for command, output in blocks]


def run(command: str) -> subprocess.CompletedProcess[str]:
    # The README says .venv/bin; the tests may run from another environment with the same tools.
    here = command.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    return subprocess.run(["bash", "-c", here], cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize(
    ("command", "output"), [block for name in READMES for block in console_blocks(name)], ids=lambda text: text[:60]
)
def test_the_readme_shows_what_its_commands_print(command: str, output: str) -> None:
    result = run(command)
    assert result.returncode == 0, result.stderr
    assert result.stdout == output


def test_both_readmes_have_console_blocks_and_the_same_commands() -> None:
    english, japanese = ([command for command, _ in console_blocks(name)] for name in READMES)
    assert len(english) >= 2
    assert english == japanese


def test_make_run_without_a_terminal_solves_one_problem_and_says_why() -> None:
    if not (ROOT / ".venv" / ".runtime").exists():
        pytest.skip("not installed by make: .venv/.runtime is not here")
    result = subprocess.run(["make", "run"], cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
    assert "31本" in result.stdout and "一致" in result.stdout


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_and_link_of_the_readme_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"\bmake (\w+)\b(?= |`|$)", text, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / link).exists(), link
