"""Nothing leaves the laptop: any process of the tutor that opens a connection fails this test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Imported by every Python process that has it on its path, the model's child process too.
WATCH = """
import socket, sys
def refuse(self, address, *rest):
    if self.family != socket.AF_UNIX:
        sys.stderr.write(f"CONNECTED {address}\\n")
        raise OSError("a connection that nobody asked for")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
"""
PROBLEM = "270mの道の端から端まで桜の木を植えます。木と木の間隔を9mにすると、木は何本植えられますか。"


def test_a_problem_is_answered_on_the_embedded_model_without_a_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "SANSU_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "sansu_tui.cli", "ask", PROBLEM]
    result = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert result.returncode == 0, result.stderr
    assert "CONNECTED" not in result.stderr
    assert "答え 31本" in result.stdout
    assert "判定：一致" in result.stdout


def test_the_watch_itself_works(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    code = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert "CONNECTED" in result.stderr
