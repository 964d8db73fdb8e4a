from __future__ import annotations

import io
import re
import stat
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fakes import ARTICLE, EXAMPLES, SENTENCES, FakeEngine, FakeLive, asked
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.commands import commands_in
from bot.console import Dialogue, run_console
from bot.explaining import Line
from bot.line_editor import build_prompt, complete_line, open_history
from bot.settings import Settings
from bot.state import open_state
from bot.state.database import FILE
from bot.terminal import Layout, open_terminal
from faq import Change, Fault
from faq.documents.articles import Article
from faq.phrases import load_phrases

UNTITLED = Article("b.txt", "Dân vui.")
TOPICS = ("xã đạt chuẩn nông thôn mới", "nông thôn mới nâng cao", "thu nhập bình quân")


class Heard:
    """A dialogue whose words can be read back."""

    def __init__(self, live: Any = None, data: Path | None = None) -> None:
        self._written = io.StringIO()
        terminal = open_terminal(self._written)
        self.dialogue = Dialogue(live or FakeLive(), load_phrases(), terminal, data)

    def hear(self, *lines: str) -> str:
        """What is written in answer to the last line."""
        for line in lines:
            self._written.seek(0)
            self._written.truncate()
            assert self.dialogue.hear(line)
        return self._written.getvalue()

    def greeting(self) -> str:
        self.dialogue.greet()
        return self.written()

    def written(self) -> str:
        return self._written.getvalue()


def test_greets_in_both_languages_and_offers_three_questions() -> None:
    lines = Heard().greeting().splitlines()
    assert lines[0].startswith("Chào bạn!")
    assert lines[1].startswith("Hello!")
    assert "Phiên họp tháng 11" in lines[2]
    assert lines[4:7] == [f"  {n}. {question}" for n, question in enumerate(EXAMPLES[:3], 1)]
    assert "/help" in lines[7]


def test_an_engine_without_suggestions_greets_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(FakeEngine, "suggest", lambda self: ())
    assert "  1." not in Heard().greeting()


def test_answers_a_question_and_ignores_an_empty_line() -> None:
    assert "327/411 xã\n  │ Đến nay" in Heard().hear("bao nhiêu xã")
    assert Heard().hear("   ") == ""


def test_a_number_asks_the_suggestion() -> None:
    heard = Heard()
    heard.greeting()
    assert heard.hear("2").startswith(f"❯ {EXAMPLES[1]}\n1. 327/411")
    assert heard.hear("hm", "1").startswith(f"❯ {EXAMPLES[0]}\n")


@pytest.mark.parametrize("line", ["0", "4", "999", "²", "1" * 50])
def test_a_number_of_no_suggestion_is_a_question(line: str) -> None:
    heard = Heard()
    heard.greeting()
    assert "❯" not in heard.hear(line)


def test_new_forgets() -> None:
    heard = Heard()
    assert heard.hear("xã", "xã").startswith("2.")
    assert "quên" in heard.hear("/new")
    assert heard.hear("/why").startswith("Bạn chưa hỏi")
    assert heard.hear("xã").startswith("1.")


def test_topics_are_asked_by_number() -> None:
    heard = Heard()
    lines = heard.hear("/topics").splitlines()
    assert "Phiên họp tháng 11" in lines[0]
    assert lines[1:] == [f"  {n}. {question}" for n, question in enumerate(EXAMPLES, 1)]
    assert heard.hear("1").startswith(f"❯ {EXAMPLES[0]}\n1. 327/411")
    # The list goes on counting.
    assert heard.hear("2").startswith(f"❯ {EXAMPLES[1]}\n2. 327/411")
    assert "How many communes?" in heard.hear("/lang en", "/topics")


def test_topics_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    many = tuple(f"Bao nhiêu xã {n}?" for n in range(1, 12))
    monkeypatch.setattr("fakes.EXAMPLES", many)
    heard = Heard()
    lines = heard.hear("/topics").splitlines()
    assert lines[-2:] == ["  8. Bao nhiêu xã 8?", "  9. Xem tiếp (trang 2/2)"]
    assert heard.hear("9").splitlines()[1:] == [f"  {n}. Bao nhiêu xã {n + 8}?" for n in (1, 2, 3)]
    assert heard.hear("3").startswith("❯ Bao nhiêu xã 11?")


def test_topics_of_several_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeEngine, "articles", (ARTICLE, ARTICLE))
    heard = Heard()
    assert "  2. Phiên họp tháng 11 · 14/11/2024" in heard.hear("/topics")
    assert EXAMPLES[0] in heard.hear("2")
    assert "số của bài" in heard.hear("/topics 7")


def test_sources_lists_the_articles() -> None:
    lines = Heard().hear("/sources").splitlines()
    assert lines[1:] == ["  1. Phiên họp tháng 11 · 14/11/2024 · 2 câu, 3 dữ kiện"]


def test_why_explains_in_words() -> None:
    chosen = Heard().hear("bao nhiêu xã", "/why")
    assert "Mình tìm các từ: xã, đạt chuẩn." in chosen
    assert "câu 2" in chosen
    assert "  │ Đến nay, toàn tỉnh có 327/411" in chosen
    refused = Heard().hear("gold?", "/why")
    assert "Câu gần nhất là câu 2:\n  │ có 127 xã nâng cao\n" in refused
    assert "vì câu này năm 2023 không có trong câu." in refused
    assert "không tìm thấy" in Heard().hear("hm", "/why")


def test_paragraph_of_what_was_quoted() -> None:
    heard = Heard()
    assert heard.hear("/context").startswith("Chưa có câu trả lời nào")
    shown = heard.hear("bao nhiêu xã", "/context")
    paragraph = "".join(f"  │ {sentence.text}\n" for sentence in SENTENCES)
    assert shown == f"Đoạn văn trong bài:\n{paragraph}"


def test_related_questions_are_asked_by_number() -> None:
    heard = Heard()
    assert heard.hear("/related").startswith("Chưa có câu trả lời nào")
    assert f"  1. {EXAMPLES[1]}" in heard.hear("bao nhiêu xã", "/related")
    assert heard.hear("2").startswith(f"❯ {EXAMPLES[2]}\n")


def test_points_of_an_explanation_are_set_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    written = io.StringIO()
    lines = (Line("một hai ba bốn năm sáu bảy tám chín", "point"),)
    open_terminal(written).print(Layout(load_phrases(), "vi").lines(lines))
    assert written.getvalue() == "  • một hai ba bốn năm sáu bảy\n    tám chín\n"


def test_language_of_guidance_can_be_changed() -> None:
    heard = Heard()
    assert heard.hear("/lang en").startswith("I'll guide you")
    assert "how to ask" in heard.hear("/help")
    assert "xem cách hỏi" in heard.hear("/lang vi", "/help")
    assert "/lang vi" in heard.hear("/lang fr")


def test_help_names_every_command_and_an_unknown_one_points_to_it() -> None:
    heard = Heard()
    named = [line.split()[0] for line in heard.hear("/help").splitlines()[1:]]
    assert named == [f"/{command.key}" for command in commands_in("console")]
    assert "/xyz" in heard.hear("/xyz abc")


@pytest.mark.parametrize("name", [c.key for c in commands_in("console") if c.key != "quit"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_says_something(name: str, language: str, tmp_path: Path) -> None:
    heard = Heard(data=tmp_path)
    assert heard.hear(f"/lang {language}", f"/{name}").strip()


def test_what_the_telegram_bot_remembers_can_be_seen(tmp_path: Path) -> None:
    heard = Heard(data=tmp_path)
    assert "chưa có câu hỏi nào" in heard.hear("/stats")
    with closing(open_state(tmp_path)) as state:
        state.questions.add(asked("giá vàng?", "unknown"))
    assert "1 câu hỏi, 1 người hỏi" in heard.hear("/stats 7")
    assert "1 lần" in heard.hear("/unanswered")
    assert "giá vàng?" in heard.written()


def test_a_state_that_can_not_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, whatever its name may say")
    assert "không mở được" in Heard(data=tmp_path).hear("/stats")


def test_quit_leaves() -> None:
    assert not Heard().dialogue.hear(" /quit ")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change(added=(ARTICLE,)), "· mình vừa đọc thêm: Phiên họp tháng 11\n"),
        (
            Change(changed=(ARTICLE, UNTITLED), removed=(UNTITLED,)),
            "· mình vừa đọc lại: Phiên họp tháng 11 · b.txt; không còn dùng: b.txt\n",
        ),
        (
            Change(added=(ARTICLE, *(UNTITLED,) * 4)),
            "· mình vừa đọc thêm: Phiên họp tháng 11 · b.txt · b.txt … và 2 bài nữa.\n",
        ),
        (Change(own_answers=True), "· các câu trả lời soạn sẵn đã được cập nhật\n"),
        (
            Change(faults=(Fault("b.txt", 2, "Broken."), Fault("c.txt", 0, "Empty."))),
            "· có tệp chưa dùng được, chương trình báo bằng tiếng Anh: b.txt:2: Broken.; "
            "và 1 lỗi nữa (hoidap check liệt kê đủ)\n",
        ),
        (Change(), ""),
    ],
)
def test_what_changed_among_the_articles_is_told_in_one_line(change: Change, line: str) -> None:
    heard = Heard()
    heard.dialogue.tell(change)
    assert heard.written() == line


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("/", [f"/{command.key}" for command in commands_in("console")]),
        ("/s", ["/sources", "/stats"]),
        ("nong th", ["nông thôn mới nâng cao"]),
        ("bao nhiêu xã đạt", ["xã đạt chuẩn nông thôn mới"]),
        ("THU NHẬP b", ["thu nhập bình quân"]),
        ("x", []),
        ("", []),
        ("thu nhập ", ["thu nhập bình quân"]),
    ],
)
def test_completion(line: str, found: list[str]) -> None:
    completions = list(complete_line(line, TOPICS))
    assert [words for words, _ in completions] == found
    assert all(0 < replaced <= len(line) for _, replaced in completions)


def test_marks_stand_out_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines = Heard().hear("bao nhiêu xã").splitlines()
    assert lines[0] == "\x1b[1m1. 327/411 xã\x1b[0m"
    assert "\x1b[1;3m327/411\x1b[0m" in lines[1]
    assert all("│ " in line for line in lines[1:3])
    assert all(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= 40 for line in lines)


def test_no_color_is_plain_even_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in Heard().hear("bao nhiêu xã")


def test_history_is_private_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    open_history(folder).store_string("bao nhiêu xã?")
    path = folder / "console-history"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert list(open_history(folder).load_history_strings()) == ["bao nhiêu xã?"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_history_without_a_folder_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert isinstance(open_history(tmp_path / "file" / "state"), InMemoryHistory)


def test_prompt_reads_a_line_and_knows_the_topics() -> None:
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        keyboard.send_text("xã?\r")
        session = build_prompt(lambda: TOPICS, InMemoryHistory())
        assert session.prompt("") == "xã?"
        assert session.completer is not None
        completions = session.completer.get_completions(Document("có nong th"), CompleteEvent())
        assert [(c.text, c.start_position) for c in completions] == [("nông thôn mới nâng cao", -7)]


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_keys_that_end_a_line(key: str, error: type[BaseException]) -> None:
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        keyboard.send_text(key)
        with pytest.raises(error):
            build_prompt(lambda: TOPICS, InMemoryHistory()).prompt("")


def test_without_a_terminal_the_lines_of_standard_input_are_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    typed = "bao nhiêu xã\n".encode() + b"\xff\n/quit\n" + "xã\n".encode()
    piped = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", piped)
    live: Any = FakeLive()
    assert run_console(live, Settings(data=tmp_path)) == 0
    written = capsys.readouterr().out
    assert written.startswith("Chào bạn!")
    assert written.endswith("hẹn gặp lại!\n")
    assert written.count("327/411 xã\n") == 1
