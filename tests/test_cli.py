from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fakes import ARTICLE, EXAMPLES, FakeEngine
from typer.testing import CliRunner, Result

import faq
from bot.cli import app
from bot.state import Asked, open_state
from bot.state.database import FILE
from faq.errors import Fault, LoadError

SEEDS = Path(__file__).parent.parent / "seeds"
QUESTIONS = [
    {"id": "a", "lang": "vi", "form": "plain", "question": "bao nhiêu xã", "answerable": True},
    {"id": "b", "lang": "vi", "form": "typo", "question": "bao nhiu", "answerable": True},
    {"id": "c", "lang": "en", "form": "plain", "question": "xã?", "answerable": False},
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def own_data(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_DATA", str(data))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    monkeypatch.setattr(faq, "load_engine", lambda paths, **options: fake)
    return fake


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["--articles", str(SEEDS), *arguments], input=stdin)


def start(*arguments: str, stdin: bytes = b"", **environment: str) -> Any:
    """Run the real program, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        env=os.environ | environment,
    )


@pytest.mark.usefixtures("engine")
class TestAsk:
    def test_answer_quotation_and_source_stand_on_lines_of_their_own(self) -> None:
        asked = run("ask", "bao nhiêu xã")
        assert asked.exit_code == 0
        assert asked.stdout.splitlines() == [
            "1. 327/411 xã",
            "  │ Đến nay, toàn tỉnh có 327/411 xã đạt chuẩn; có 127 xã nâng cao.",
            "  — Phiên họp tháng 11 · 14/11/2024 · câu 2",
        ]

    def test_no_answer_exits_with_3(self) -> None:
        asked = run("ask", "what else?")
        assert (asked.exit_code, asked.stdout) == (3, "1. The articles do not say.\n")

    def test_suggestions_are_numbered(self) -> None:
        asked = run("ask", "hm")
        assert asked.exit_code == 3
        assert asked.stdout.splitlines()[-2:] == [f"  1. {EXAMPLES[0]}", f"  2. {EXAMPLES[1]}"]

    @pytest.mark.parametrize("arguments", [(), ("",), ("  \n",), ("a", "b"), ("--no-such",)])
    def test_wrong_usage_exits_with_2(self, arguments: tuple[str, ...]) -> None:
        asked = run("ask", *arguments)
        assert (asked.exit_code, asked.stdout) == (2, "")
        assert "Error: " in asked.stderr

    def test_one_question_as_json(self) -> None:
        asked = run("ask", "--json", "bao nhiêu xã")
        assert asked.exit_code == 0
        assert json.loads(asked.stdout)["confidence"] == 93.1


@pytest.mark.usefixtures("engine")
class TestLines:
    def replies(self, stdin: str | bytes) -> list[dict[str, Any]]:
        asked = run("ask", "--json", stdin=stdin)
        assert asked.exit_code == 0
        return [json.loads(line) for line in asked.stdout.splitlines()]

    def test_one_object_a_line_letters_as_they_are(self) -> None:
        asked = run("ask", "--json", stdin="bao nhiêu xã\r\n?\n")
        assert [json.loads(line)["question"] for line in asked.stdout.splitlines()] == [
            "bao nhiêu xã",
            "?",
        ]
        assert "bao nhiêu xã" in asked.stdout

    def test_quote_stands_at_its_offsets(self) -> None:
        (citation,) = self.replies("xã")[0]["citations"]
        assert ARTICLE.text[citation["start"] : citation["end"]] == citation["quote"]

    def test_empty_line_ends_a_conversation_and_prints_nothing(self) -> None:
        texts = [reply["text"][:2] for reply in self.replies("xã\nxã\n\n \t\nxã\n")]
        assert texts == ["1.", "2.", "1."]

    def test_undecodable_bytes_are_replaced(self) -> None:
        assert self.replies(b"\xef\xbb\xbfx\xc3\n\xff x\xc3\xa3")[0]["question"] == "x\ufffd"

    def test_a_question_that_breaks_the_engine_has_its_line_too(self) -> None:
        statuses = [reply["status"] for reply in self.replies("raise\nxã\n")]
        assert statuses == ["unknown", "answered"]

    def test_no_input_prints_nothing(self) -> None:
        assert self.replies("") == []


@pytest.mark.usefixtures("engine")
class TestFacts:
    def listed(self, *arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in run("facts", "--json", *arguments).stdout.splitlines()]

    def test_each_fact_is_verbatim(self) -> None:
        facts = self.listed()
        assert {"327/411", "127"} <= {fact["value"] for fact in facts}
        assert all(ARTICLE.text[fact["start"] : fact["end"]] == fact["text"] for fact in facts)

    def test_filters(self) -> None:
        assert {fact["kind"] for fact in self.listed("--kind", "count")} == {"count"}
        assert [fact["value"] for fact in self.listed("--word", "NANG CAO")] == ["127"]
        assert self.listed("--article", "phien") == self.listed()

    @pytest.mark.parametrize(
        ("option", "known"),
        [
            ("--kind", "of the kind 'no-such'; the kinds are count, date, ratio."),
            ("--article", "'no-such' in its name; the articles are phien-hop.txt."),
        ],
    )
    def test_a_filter_that_names_nothing_known_lists_what_is(self, option: str, known: str) -> None:
        listed = run("facts", option, "no-such")
        assert (listed.exit_code, listed.stdout) == (2, "")
        assert known in listed.stderr

    def test_table(self) -> None:
        lines = run("facts", "--word", "nâng cao").stdout.splitlines()
        assert lines[0] == "Phiên họp tháng 11 · 2024-11-14  phien-hop.txt"
        assert lines[1].split() == ["no.", "kind", "value", "time", "verbatim"]
        assert lines[3].split(maxsplit=4) == [
            "2",
            "count",
            "127",
            "2024-11-14",
            "có 127 xã nâng cao",
        ]
        assert run("facts", "--word", "nothing").stdout == "No fact matches.\n"


@pytest.mark.usefixtures("engine")
class TestTopics:
    def test_questions_stand_beside_their_subjects(self) -> None:
        assert run("topics").stdout.splitlines() == [
            "Phiên họp tháng 11 · 2024-11-14  phien-hop.txt",
            "  xã   Bao nhiêu xã đạt chuẩn?",
            "       Bao nhiêu xã nâng cao?",
            "  họp  Ai chủ trì?",
            "       Khi nào họp?",
            "",
        ]

    def test_one_object_a_line(self) -> None:
        lines = run("topics", "--json", "--word", "DAT CHUAN").stdout.splitlines()
        assert [json.loads(line) for line in lines] == [
            {
                "article": "phien-hop.txt",
                "subject": "xã",
                "question": "Bao nhiêu xã đạt chuẩn?",
                "kind": "count",
                "sentence": 2,
            }
        ]

    def test_filters(self) -> None:
        assert "How many communes?" in run("topics", "--lang", "en").stdout
        assert (
            run("topics", "--word", "nothing").stdout == "There is nothing to ask that matches.\n"
        )
        assert run("topics", "--article", "no-such").exit_code == 2
        assert run("topics", "--lang", "fr").exit_code == 2


class TestCheck:
    def test_sound(self, engine: FakeEngine) -> None:
        checked = run("check")
        assert checked.exit_code == 0
        lines = checked.stdout.splitlines()
        assert lines[0] == "phien-hop.txt"
        assert "  sentences  1 title, 1 body" in lines
        assert "  odd        No place was recognised." in lines
        assert lines[-1].startswith("No faults. Articles: 1, sentences: 2, facts: ")

    def test_every_fault_on_a_line_of_its_own(self, engine: FakeEngine) -> None:
        engine.faults = (Fault("a.yaml", 3, "first."), Fault("b.yaml", 0, "second."))
        checked = run("check")
        assert checked.exit_code == 1
        assert checked.stdout.endswith("\nFaults: 2.\n")
        assert checked.stderr == "a.yaml:3: first.\nb.yaml: second.\n"

    def test_faults_of_loading_end_any_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(paths: object, **options: object) -> None:
            raise LoadError([Fault("x.txt", 0, "not UTF-8."), Fault("y.txt", 2, "broken.")])

        monkeypatch.setattr(faq, "load_engine", fail)
        for command in (["check"], ["facts"], ["ask", "?"], ["ask", "--json"], ["explain", "?"]):
            failed = run(*command)
            assert (failed.exit_code, failed.stdout) == (1, "")
            assert failed.stderr == "x.txt: not UTF-8.\ny.txt:2: broken.\n"


class TestText:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "chợ mới.txt").write_bytes("Chợ mới\r\n\nDân vui.".encode())
        (tmp_path / "Gia Viễn.html").write_text(
            "<h1>Gia Viễn</h1><p>Huyện có 20 xã đạt chuẩn.", encoding="utf-8"
        )
        return tmp_path

    def text(self, folder: Path, name: str) -> Result:
        return CliRunner().invoke(app, ["--articles", str(folder), "text", name])

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("chợ mới.txt", "Chợ mới\r\n\nDân vui."),
            (unicodedata.normalize("NFD", "chợ mới.txt"), "Chợ mới\r\n\nDân vui."),
            ("Gia Viễn.html", "Gia Viễn\nHuyện có 20 xã đạt chuẩn.\n"),
        ],
    )
    def test_the_kept_text_and_nothing_else(self, folder: Path, name: str, text: str) -> None:
        printed = self.text(folder, name)
        assert (printed.exit_code, printed.stdout_bytes) == (0, text.encode())

    @pytest.mark.parametrize(
        ("name", "close"),
        [
            ("gia viễn.htm", "close to it: Gia Viễn.html."),
            ("chợ mới", "close to it: chợ mới.txt."),
            ("zzz", "there are: Gia Viễn.html, chợ mới.txt."),
        ],
    )
    def test_no_article_of_that_name(self, folder: Path, name: str, close: str) -> None:
        printed = self.text(folder, name)
        assert (printed.exit_code, printed.stdout) == (1, "")
        assert printed.stderr == f"{name}: No article has this name; {close}\n"


@pytest.mark.usefixtures("engine")
def test_explain_shows_reading_candidates_and_reply() -> None:
    explained = run("explain", "giá vàng")
    assert explained.exit_code == 0
    for words in ("xã · đạt chuẩn", "2024", "71.5", "phien-hop.txt:2", "năm 2023 không có"):
        assert words in explained.stdout


@pytest.mark.usefixtures("engine")
class TestEval:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "questions.jsonl"
        path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
        return path

    def test_table_by_form(self, file: Path) -> None:
        rows = [line.split() for line in run("eval", str(file)).stdout.splitlines()]
        assert ["answerable", "vi", "plain", "1", "100.0", "%"] in [row[:6] for row in rows]
        assert ["answerable", "all", "2", "50.0", "%"] in [row[:5] for row in rows]
        assert ["unanswerable", "all", "1", "0.0", "%"] in [row[:5] for row in rows]
        assert ["90–100", "2", "93.1", "50.0", "%"] in [row[:5] for row in rows]

    def test_show_lists_one_verdict(self, file: Path) -> None:
        assert "[wrong] c plain: xã?" in run("eval", str(file), "--show", "wrong").stdout
        shown = run("eval", str(file), "--show", "refused").stdout
        assert "[refused] b" in shown
        assert "[wrong]" not in shown

    def test_comparison_with_a_kept_evaluation(self, file: Path, tmp_path: Path) -> None:
        kept = tmp_path / "kept.jsonl"
        assert run("eval", str(file), "--save", str(kept)).exit_code == 0
        verdicts = kept.read_text(encoding="utf-8")
        kept.write_text(verdicts.replace('"refused"', '"right"'), encoding="utf-8")
        compared = run("eval", str(file), "--against", str(kept)).stdout
        assert "Better: 0" in compared
        assert "right → refused  b: bao nhiu" in compared

    def test_faults_of_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "questions.jsonl"
        path.write_bytes(b'{"id": 1}\n')
        failed = run("eval", str(path))
        assert failed.exit_code == 1
        assert f"{path}:1: id: " in failed.stderr
        path.write_bytes(b"\xff\xfe")
        assert "not UTF-8" in run("eval", str(path)).stderr
        assert run("eval", str(tmp_path / "missing")).exit_code == 2


class TestProcess:
    """The real program, from outside."""

    def test_ask_imports_only_what_it_uses(self) -> None:
        asked = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "bot", "--articles", SEEDS, "ask", "xã?"],
            capture_output=True,
            timeout=60,
        )
        imported = {
            line.split(b"|")[-1].strip().decode()
            for line in asked.stderr.splitlines()
            if b"|" in line
        }
        assert "faq.engine" in imported
        unused = {
            "telegram",
            "prompt_toolkit",
            "httpx",
            "asyncio",
            "watchfiles",
            "bot.console",
        }
        assert not imported & (unused | {"bot.telegram", "faq.evaluation"})

    def test_json_lines_need_no_layout(self) -> None:
        code = (
            "import sys; from bot.cli import app\n"
            "app(sys.argv[1:], standalone_mode=False)\n"
            "assert 'rich.console' not in sys.modules, 'rich was imported'"
        )
        command = [sys.executable, "-c", code, "--articles", SEEDS, "ask", "--json"]
        asked = subprocess.run(command, input="xã?\n".encode(), capture_output=True, timeout=60)
        assert asked.stderr == b""

    def test_a_very_long_question_is_answered_politely(self) -> None:
        asked = start("--articles", str(SEEDS), "ask", "--json", stdin=b"xa dat chuan " * 8000)
        assert asked.returncode == 0
        assert json.loads(asked.stdout)["status"] in ("unknown", "unsure", "answered")

    def test_bytes_of_no_encoding_can_be_asked(self) -> None:
        command = [sys.executable, "-m", "bot", "--articles", str(SEEDS), "ask"]
        asked = subprocess.run(
            [*map(os.fsencode, command), b"gi\xff v\xe0ng?"], capture_output=True, timeout=60
        )
        assert (asked.returncode, asked.stderr) == (3, b"")

    def test_no_colour_unless_at_a_terminal(self) -> None:
        assert b"\x1b" not in start("--articles", str(SEEDS), "ask", "xã?").stdout

    def test_output_is_utf_8_in_any_locale(self) -> None:
        asked = start(
            "--articles", str(SEEDS), "facts", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C"
        )
        assert (asked.returncode, asked.stderr) == (0, b"")
        assert "Nguyễn Đức Trung" in asked.stdout.decode("utf-8")

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("empty", None, ""),
            ("latin.txt", "thôn xã".encode("latin-1", "replace"), "latin.txt"),
            ("head.txt", b"---\ntitle: [broken\n---\nText.", "head.txt:"),
        ],
    )
    def test_articles_that_cannot_be_used(
        self, tmp_path: Path, name: str, content: bytes | None, message: str
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        failed = start("--articles", str(tmp_path), "ask", "?")
        assert (failed.returncode, failed.stdout) == (1, b"")
        assert message in failed.stderr.decode()
        assert b"Traceback" not in failed.stderr
        assert len(failed.stderr.splitlines()) == 1

    @pytest.mark.parametrize(
        ("arguments", "status"), [(["ask", "chợ ở đâu?"], 3), (["facts"], 0), (["check"], 1)]
    )
    def test_what_cannot_be_used_is_told_and_left_out(
        self, tmp_path: Path, arguments: list[str], status: int
    ) -> None:
        (tmp_path / "good.txt").write_text("Xã An Bình\n\nXã có 40 sạp.\n", encoding="utf-8")
        (tmp_path / "latin.txt").write_bytes(b"th\xf4n\n")
        ran = start("--articles", str(tmp_path), *arguments)
        assert ran.returncode == status
        (fault,) = ran.stderr.decode().splitlines()
        assert fault == f"{tmp_path / 'latin.txt'}:1: The text isn't UTF-8; save it as UTF-8."

    def test_a_missing_folder_is_wrong_usage_or_a_fault(self, tmp_path: Path) -> None:
        failed = start("--articles", str(tmp_path / "no-such"), "ask", "?")
        assert failed.returncode == 1
        assert b"no-such" in failed.stderr


def test_what_was_asked_in_telegram_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path))
    assert "no question" in run("stats").stdout
    with closing(open_state(tmp_path)) as state:
        state.questions.add(Asked(1, "private", "vi", "", 5.0, "unknown", 1.0, "giá vàng?"))
        state.questions.add(Asked(2, "private", "vi", "count", 93.0, "answered", 1.0, "mấy xã?"))
    printed = run("stats", "--days", "7").stdout
    assert "2 questions" in printed
    assert "giá vàng?" in printed
    assert "mấy xã?" not in printed
    assert json.loads(run("stats", "--json").stdout)["outcomes"] == {"answered": 1, "unknown": 1}
    assert run("stats", "--days", "0").exit_code == 2
    (tmp_path / FILE).write_bytes(b"no database at all, whatever its name may say")
    assert run("stats").exit_code == 1
