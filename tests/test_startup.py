"""What a single question loads, and the compiled copy that makes it quick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from engines import SEEDS

from bot.opening import open_live
from faq import load_engine, shipped
from faq.shipped import load_shipped

QUESTION = "bao nhiêu xã đạt chuẩn nông thôn mới?"
NEEDLESS = (
    "copy", "datetime", "hashlib", "logging", "numpy", "platformdirs",
    "prompt_toolkit", "pydantic", "rapidfuzz", "rich", "shutil", "sqlite3", "statistics",
    "subprocess", "tempfile", "telegram", "typer", "watchfiles", "yaml",
    "faq.about", "faq.clauses", "faq.documents.formats.document", "faq.documents.lines",
    "faq.documents.reading", "faq.documents.sentences", "faq.documents.stamps", "faq.done",
    "faq.explanation", "faq.figures.dated", "faq.figures.labels", "faq.figures.neighbours",
    "faq.figures.quantities", "faq.followup", "faq.gloss", "faq.intent_files", "faq.introductions",
    "faq.lexicon_files", "faq.listing", "faq.offices", "faq.series", "faq.strict_yaml",
    "faq.suggest", "faq.timing", "faq.verdict",
)  # fmt: skip
ASK = f"""
import sys
from bot.__main__ import main
try:
    main()
except SystemExit as end:
    print(end.code, sorted(set({NEEDLESS!r}) & set(sys.modules)))
"""


def ask(data: Path) -> str:
    """Ask in a process of its own; give its exit status and what it loaded needlessly."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK, "--articles", str(SEEDS), "ask", "--json", QUESTION],
        capture_output=True,
        timeout=60,
        check=True,
        env=os.environ | {"HOIDAP_DATA": str(data), "PYTHONIOENCODING": "utf-8"},
    )
    return asked.stdout.decode().splitlines()[-1]


def test_a_question_loads_only_what_it_needs(tmp_path: Path) -> None:
    ask(tmp_path)
    assert ask(tmp_path) == "0 []"


def test_an_engine_from_copies_answers_alike(tmp_path: Path) -> None:
    first, second = (load_engine([SEEDS], cache=tmp_path).ask(QUESTION) for _ in range(2))
    assert first == second == load_engine([SEEDS]).ask(QUESTION)
    assert {path.name for path in tmp_path.iterdir()} == {
        "articles",
        "intents.marshal",
        "lexicon.marshal",
        "phrases.marshal",
    }


READERS = ("faq.lexicon_files", "faq.documents.reading", "pydantic", "yaml")
OPEN = f"""
import sys
from pathlib import Path
from bot.opening import open_live
print(open_live((Path({str(SEEDS)!r}),)).engine.ask({QUESTION!r}).status)
print(sorted(set({READERS!r}) & set(sys.modules)))
"""


def test_a_first_start_leaves_it_to_another_process_to_read_words_and_articles(
    tmp_path: Path,
) -> None:
    environment = os.environ | {"HOIDAP_DATA": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    opened = subprocess.run(
        [sys.executable, "-c", OPEN], capture_output=True, timeout=60, check=True, env=environment
    )
    assert opened.stdout.decode().splitlines() == ["answered", "[]"]


def test_where_no_other_process_can_be_had_the_start_reads_them_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert open_live((SEEDS,)).engine.ask(QUESTION).status == "answered"


class TestCopy:
    @pytest.fixture(autouse=True)
    def words(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "words" / "a.yaml"
        path.parent.mkdir()
        path.write_text("one", encoding="utf-8")
        monkeypatch.setattr(shipped, "DATA", tmp_path)
        return path

    @pytest.fixture
    def cache(self, tmp_path: Path) -> Path:
        return tmp_path / "state" / "cache"

    def test_read_once(self, cache: Path) -> None:
        assert load_shipped("words", lambda: {"x": (1, "ạ")}, cache) == {"x": (1, "ạ")}
        assert load_shipped("words", dict, cache) == {"x": (1, "ạ")}

    def test_for_its_user_alone(self, cache: Path) -> None:
        load_shipped("words", dict, cache)
        assert cache.stat().st_mode & 0o777 == 0o700
        assert [path.stat().st_mode & 0o777 for path in cache.iterdir()] == [0o600]

    def test_without_a_cache_nothing_is_written(self, cache: Path) -> None:
        assert load_shipped("words", lambda: "read", None) == "read"
        assert not cache.exists()

    @pytest.mark.parametrize("name", ["a.yaml", "b.yaml"])
    def test_of_other_files_it_is_made_anew(self, words: Path, cache: Path, name: str) -> None:
        load_shipped("words", lambda: "old", cache)
        words.with_name(name).write_text("two", encoding="utf-8")
        assert load_shipped("words", lambda: "new", cache) == "new"
        assert load_shipped("words", lambda: "newer", cache) == "new"

    @pytest.mark.parametrize("kept", [b"", b"\0", b"\0\0\0\0", b"no marshal at all" * 9])
    def test_what_is_no_copy_is_ignored(self, cache: Path, kept: bytes) -> None:
        cache.mkdir(parents=True)
        (cache / "words.marshal").write_bytes(kept)
        assert load_shipped("words", lambda: "read", cache) == "read"
        assert load_shipped("words", lambda: "again", cache) == "read"

    @pytest.mark.parametrize("broken", [slice(-1), slice(1, None), slice(None, None, -1)])
    def test_cut_short_or_altered_it_is_ignored(self, cache: Path, broken: slice) -> None:
        load_shipped("words", lambda: "old", cache)
        path = cache / "words.marshal"
        path.write_bytes(path.read_bytes()[broken])
        assert load_shipped("words", lambda: "new", cache) == "new"

    def test_written_by_others_it_is_ignored(self, cache: Path) -> None:
        load_shipped("words", lambda: "old", cache)
        (cache / "words.marshal").chmod(0o666)
        assert load_shipped("words", lambda: "new", cache) == "new"

    def test_a_cache_that_cannot_be_written_is_done_without(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        assert load_shipped("words", lambda: "read", tmp_path / "file" / "cache") == "read"
