"""The snapshot that spares the next start to read articles again."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from engines import COAST, FORESTS, SEEDS

from faq import LoadError, load_engine
from faq.documents import reading
from faq.shipped import write_private

QUESTION = "Khánh Hòa mở bao nhiêu lớp tập huấn?"


class Start:
    """Starts engines over one folder and notes which files are read as articles."""

    def __init__(self, folder: Path, words: Path) -> None:
        self.articles = folder / "articles"
        self.cache = folder / "cache"
        shutil.copytree(words, self.cache)
        self.read: list[str] = []
        self.articles.mkdir()
        self.write("cang.txt", COAST)
        self.write("rung.txt", FORESTS)

    def write(self, name: str, text: str) -> None:
        (self.articles / name).write_text(text, encoding="utf-8")

    def ask(self) -> tuple[str, list[str]]:
        """The answer of a new engine, and what was read for it."""
        self.read.clear()
        text = load_engine([self.articles], cache=self.cache).ask(QUESTION).text
        return text, self.read.copy()

    @property
    def kept(self) -> Path:
        (path,) = (self.cache / "articles").iterdir()
        return path


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of nothing but the shipped words."""
    cache = tmp_path_factory.mktemp("words")
    load_engine([SEEDS], cache=cache)
    shutil.rmtree(cache / "articles")
    return cache


@pytest.fixture
def start(tmp_path: Path, words: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    start = Start(tmp_path, words)
    read_article = reading.read_article

    def noting(path: Path) -> object:
        start.read.append(path.name)
        return read_article(path)

    monkeypatch.setattr(reading, "read_article", noting)
    return start


BOTH = ["cang.txt", "rung.txt"]


def test_what_was_read_is_not_read_again(start: Start) -> None:
    first, read = start.ask()
    assert "9" in first
    assert read == BOTH
    assert start.ask() == (first, [])


def test_what_changed_is_read_again_once(start: Start) -> None:
    start.ask()
    start.write("cang.txt", COAST.replace("9 lớp", "11 lớp"))
    text, read = start.ask()
    assert "11" in text
    assert read == ["cang.txt"]
    assert start.ask() == (text, [])


def test_files_come_and_go(start: Start) -> None:
    start.ask()
    (start.articles / "cang.txt").unlink()
    text, read = start.ask()
    assert "9" not in text
    assert read == []
    start.write("cang.txt", COAST)
    assert start.ask()[1] == ["cang.txt"]


def test_faults_are_told_at_each_start(start: Start) -> None:
    (start.articles / "hong.txt").write_bytes(b"\xff\xfe\xff")
    told = []
    for _ in range(2):
        with pytest.raises(LoadError) as caught:
            load_engine([start.articles], cache=start.cache)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert "hong.txt" in told[0]


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def alter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"cang.txt", b"song.txt"))


def share(path: Path) -> None:
    path.chmod(0o666)


def replace(path: Path) -> None:
    write_private(path, pickle.dumps(os.path.realpath))


@pytest.mark.parametrize("spoil", [cut_short, alter, share, replace, Path.unlink])
def test_one_that_cannot_be_trusted_is_made_anew(
    start: Start, spoil: Callable[[Path], None]
) -> None:
    start.ask()
    spoil(start.kept)
    assert start.ask()[1] == BOTH
    assert start.ask()[1] == []


def test_one_of_other_code_is_made_anew(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    start.ask()
    monkeypatch.setattr("faq.snapshots.origin_of", lambda _: "other code")
    assert start.ask()[1] == BOTH


def test_it_makes_nothing_but_what_it_may_hold(start: Start) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(start.cache / "trapped"),)

    start.ask()
    write_private(start.kept, pickle.dumps(("", Trap())))
    start.ask()
    assert not (start.cache / "trapped").exists()


def test_where_none_can_be_written_all_is_read_each_time(start: Start) -> None:
    (start.cache / "articles").write_text("", encoding="utf-8")
    assert start.ask()[1] == start.ask()[1] == BOTH


def test_old_ones_give_way(start: Start) -> None:
    folder = start.cache / "articles"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.pickle").write_bytes(b"")
    start.ask()
    assert len(list(folder.iterdir())) == 10
    assert start.ask()[1] == []
