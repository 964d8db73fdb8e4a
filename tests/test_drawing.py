"""Charts on the command line and in the console: files, exit statuses, and what is said."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from engines import ROOT, SEEDS, shipped, shipped_live
from typer.testing import CliRunner, Result

import faq
from bot import drawing
from bot.cli import app
from bot.console import Dialogue
from bot.terminal import open_terminal
from faq.phrases import load_phrases

COUNTED = "bao nhiêu xã đạt chuẩn nông thôn mới?"
INSTALL = "pip install 'hoidap[charts]'"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(faq, "load_engine", lambda paths, **options: shipped())
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path / "state"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def chart(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["chart", *arguments])


def converse(*lines: str) -> str:
    """What the console writes in answer to the last line."""
    written = io.StringIO()
    dialogue = Dialogue(shipped_live(), load_phrases(), open_terminal(written))
    for line in lines:
        written.seek(0)
        written.truncate()
        assert dialogue.hear(line)
    return written.getvalue()


class TestCommand:
    def test_draws_into_the_file(self, folder: Path) -> None:
        drawn = chart(COUNTED, "-o", "standards.png")
        assert (drawn.exit_code, drawn.stdout) == (0, "Mình đã vẽ biểu đồ vào tệp standards.png\n")
        assert [file.name for file in folder.iterdir()] == ["standards.png"]
        assert (folder / "standards.png").read_bytes().startswith(b"\x89PNG")

    def test_the_ending_tells_the_kind(self, folder: Path) -> None:
        drawn = chart("How many communes meet the standard?", "--output", "standards.SVG")
        assert (drawn.exit_code, drawn.stdout) == (0, "The chart is in the file standards.SVG\n")
        assert b"<svg" in (folder / "standards.SVG").read_bytes()

    @pytest.mark.parametrize(
        ("question", "said"),
        [
            ("ai chủ trì phiên họp?", "Câu trả lời này không có các con số cùng loại"),
            ("Who chaired the meeting?", "This answer has no figures of one kind"),
            ("giá vàng hôm nay bao nhiêu?", "Mình không tìm thấy điều này"),
        ],
    )
    def test_nothing_to_draw(self, folder: Path, question: str, said: str) -> None:
        drawn = chart(question, "-o", "x.png")
        assert drawn.exit_code == 3
        assert drawn.stdout.startswith(said)
        assert list(folder.iterdir()) == []

    @pytest.mark.parametrize(
        "arguments",
        [(), (COUNTED,), ("", "-o", "x.png"), (COUNTED, "-o", "x.gif"), (COUNTED, "-o", "x")],
    )
    def test_wrong_usage(self, arguments: tuple[str, ...]) -> None:
        drawn = chart(*arguments)
        assert (drawn.exit_code, drawn.stdout) == (2, "")
        assert "Error: " in drawn.stderr

    def test_a_file_that_cannot_be_written_keeps_what_was_there(self, folder: Path) -> None:
        (folder / "x.png").mkdir()
        for file in ("no-such/x.png", "x.png"):
            drawn = chart(COUNTED, "-o", file)
            assert (drawn.exit_code, drawn.stdout) == (2, "")
            assert drawn.stderr.startswith(f"Mình không ghi được tệp {file}: ")
        assert [file.name for file in folder.iterdir()] == ["x.png"]

    def test_nothing_but_its_own_state_is_written(self, folder: Path, tmp_path: Path) -> None:
        nowhere = tmp_path / "file"
        nowhere.touch()
        locked = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(nowhere / "x"))
        command = [sys.executable, "-m", "bot", "--articles", str(SEEDS), "chart", COUNTED]
        environment = os.environ | locked | {"PYTHONPATH": str(ROOT)}
        environment.pop("MPLCONFIGDIR", None)
        drawn = subprocess.run(
            [*command, "-o", "x.png"], capture_output=True, timeout=60, env=environment, cwd=folder
        )
        assert (drawn.returncode, drawn.stderr) == (0, b"")
        assert (tmp_path / "state" / "cache" / "matplotlib").is_dir()

    def test_a_missing_part_is_named(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(drawing, "can_draw", lambda: False)
        drawn = chart(COUNTED, "-o", "x.png")
        assert (drawn.exit_code, drawn.stdout) == (2, "")
        assert INSTALL in drawn.stderr
        assert list(folder.iterdir()) == []


class TestConsole:
    def test_draws_the_last_answer_into_a_new_file(self, folder: Path) -> None:
        (folder / "hoidap-1.png").touch()
        written = converse(COUNTED, "/chart")
        assert written == f"Mình đã vẽ biểu đồ vào tệp {folder / 'hoidap-2.png'}\n"
        assert (folder / "hoidap-2.png").read_bytes().startswith(b"\x89PNG")

    def test_draws_a_question_at_once(self, folder: Path) -> None:
        lines = converse(f"/chart {COUNTED}").splitlines()
        assert lines[0] == "Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn nông thôn mới."
        assert lines[-1].endswith("hoidap-1.png")

    def test_nothing_to_draw(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "chưa hỏi câu nào" in converse("/chart")
        assert "không có các con số cùng loại" in converse("ai chủ trì phiên họp?", "/chart")
        monkeypatch.setattr(drawing, "can_draw", lambda: False)
        assert INSTALL in converse(COUNTED, "/chart")
        assert list(folder.iterdir()) == []
