"""Folders of articles read time and again: what is kept, what is told, what is read at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faq.documents import reading
from faq.documents.corpus import Corpus, CorpusReader
from faq.documents.reading import read_article
from faq.errors import Fault

TEXT = "Xã An Bình mở chợ\n02/05/2024 08:00\n\nSáng 1/5, xã An Bình mở chợ.\n"
LONGER = TEXT + "\nChợ có 40 sạp.\n"
BROKEN = b"Xa\n\xff\n"


class Folder:
    """A folder of articles and its reader."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = CorpusReader([path])

    def write(self, name: str, content: str | bytes = TEXT) -> Path:
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def titles(self) -> list[str]:
        """What there is now, by file and title."""
        return [f"{article.name}: {article.title}" for article in self.read().articles]

    def faults(self) -> list[str]:
        return [told(fault) for fault in self.read().faults]

    def read(self) -> Corpus:
        return self.reader.read()


def told(fault: Fault) -> str:
    return str(fault).rpartition("/")[2]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the articles read so far."""
    names: list[str] = []

    def read(path: Path) -> object:
        names.append(path.name)
        return read_article(path)

    monkeypatch.setattr(reading, "read_article", read)
    return names


def test_only_what_changed_is_read_again(folder: Folder, opened: list[str]) -> None:
    for name in ("a.txt", "b.txt"):
        folder.write(name)
    first = folder.read()
    assert folder.read() == first
    folder.write("b.txt", LONGER)
    folder.write("c.txt")
    second = folder.read()
    assert opened == ["a.txt", "b.txt", "b.txt", "c.txt"]
    assert second.articles[0] is first.articles[0]
    assert second.articles[1].text == LONGER


def test_a_file_that_was_only_touched_is_the_same_article(
    folder: Folder, opened: list[str]
) -> None:
    path = folder.write("a.txt")
    (article,) = folder.read().articles
    os.utime(path, (1, 1))
    assert folder.read().articles[0] is article
    assert opened == ["a.txt", "a.txt"]


def test_a_broken_file_leaves_the_others(folder: Folder) -> None:
    folder.write("a.txt", BROKEN)
    folder.write("b.txt")
    assert folder.titles() == ["b.txt: Xã An Bình mở chợ"]
    assert folder.faults() == ["a.txt:2: The text isn't UTF-8; save it as UTF-8."]


def test_a_file_that_breaks_stands_for_what_it_said_before(folder: Folder) -> None:
    folder.write("a.txt")
    folder.read()
    folder.write("a.txt", BROKEN)
    assert folder.read().articles[0].text == TEXT
    assert folder.faults() == ["a.txt:2: The text isn't UTF-8; save it as UTF-8."]
    folder.write("a.txt", LONGER)
    assert folder.read().articles[0].text == LONGER
    assert folder.faults() == []


def test_a_file_deleted_while_it_is_read_is_gone(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def delete(path: Path) -> object:
        path.unlink()
        return read_article(path)

    folder.write("a.txt")
    monkeypatch.setattr(reading, "read_article", delete)
    assert [fault.message for fault in folder.read().faults] == ["The articles are gone."]


def test_a_file_that_is_gone_is_gone(folder: Folder) -> None:
    folder.write("b.txt")
    path = folder.write("a.txt")
    folder.read()
    path.unlink()
    assert folder.titles() == ["b.txt: Xã An Bình mở chợ"]
    folder.write("a.txt", BROKEN)
    assert folder.titles() == ["b.txt: Xã An Bình mở chợ"]


def test_a_folder_may_be_emptied_and_filled_again(folder: Folder) -> None:
    path = folder.write("a.txt")
    folder.read()
    path.unlink()
    assert folder.titles() == []
    assert folder.faults()[0].endswith(
        "No articles (.txt, .md, .html, .htm, .docx or .pdf files) in this folder."
    )
    shutil.rmtree(folder.path)
    assert folder.faults()[0].endswith("No such file or folder.")
    folder.path.mkdir()
    folder.write("a.txt")
    assert folder.read().articles[0].name == "a.txt"


def test_a_sidecar_may_come_later_break_and_go(folder: Folder) -> None:
    folder.write("a.txt")
    assert folder.titles() == ["a.txt: Xã An Bình mở chợ"]
    sidecar = folder.write("a.yaml", "title: Chợ quê\n")
    assert folder.titles() == ["a.txt: Chợ quê"]
    folder.write("a.yaml", "titel: Chợ huyện\n")
    assert folder.titles() == ["a.txt: Chợ quê"]
    assert folder.faults()[0].startswith('a.yaml:1: Unknown key "titel"')
    sidecar.unlink()
    assert folder.titles() == ["a.txt: Xã An Bình mở chợ"]
    assert folder.faults() == []


def test_of_two_articles_of_one_name_the_first_counts(folder: Folder) -> None:
    folder.write("b/x.txt", LONGER)
    assert folder.read().articles[0].text == LONGER
    first = folder.write("a/x.txt")
    (article,) = folder.read().articles
    assert article.text == TEXT
    (fault,) = folder.read().faults
    assert fault.message == f"Another article has this name: {first}."
    first.unlink()
    assert folder.read() == Corpus((read_article(folder.path / "b/x.txt"),), ())


def dangle(path: Path) -> None:
    path.symlink_to("nowhere")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (dangle, "Can't be read: No such file or directory."),
        (circle, "Can't be read: Too many levels of symbolic links."),
        (Path.mkdir, "This is a folder, not a file."),
        (os.mkfifo, "This is a pipe or a device, not a file."),
    ],
)
@pytest.mark.parametrize("name", ["b.txt", "a.yaml"])
def test_what_is_no_file_has_its_fault_and_blocks_nothing(
    folder: Folder, make: Callable[[Path], None], message: str, name: str
) -> None:
    folder.write("a.txt", TEXT)
    folder.write("c.txt", TEXT)
    make(folder.path / name)
    assert folder.titles()[-1] == "c.txt: Xã An Bình mở chợ"
    assert folder.faults() == [f"{name}: {message}"]


def test_a_folder_named_like_an_article_is_searched(folder: Folder) -> None:
    folder.write("x.txt/a.txt")
    assert folder.titles() == ["a.txt: Xã An Bình mở chợ"]


def test_a_file_that_could_not_be_read_is_tried_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("a.txt")
    path = folder.write("b.txt")
    opened = Path.open

    def refuse(self: Path, *arguments: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments)  # type: ignore[call-overload]

    with monkeypatch.context() as unreadable:
        unreadable.setattr(Path, "open", refuse)
        assert folder.faults() == ["b.txt: Can't be read: Permission denied."]
    assert len(folder.read().articles) == 2


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.txt",
        b"a\x1b[31m.txt",
        pytest.param(
            b"\xff.txt",
            marks=pytest.mark.skipif(
                sys.platform == "darwin", reason="its file system has no such names"
            ),
        ),
    ],
)
def test_a_name_that_cannot_be_shown(folder: Folder, name: bytes) -> None:
    folder.write("c.txt")
    (folder.path / os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    (shown,) = folder.faults()
    assert shown.endswith("The file's name has characters that can't be shown; name it otherwise.")
    assert shown.isprintable()
    assert len(folder.read().articles) == 1


def test_faults_without_number_are_counted(folder: Folder) -> None:
    folder.write("a.txt")
    folder.write("a.yaml", "".join(f"key{number}: 1\n" for number in range(100)))
    *listed, last = folder.faults()
    assert len(listed) == 20
    assert last == "a.yaml: 80 more faults."


def test_own_intents_have_their_place_at_the_top(folder: Folder) -> None:
    folder.write("a.txt")
    folder.write("intents.yaml", "[]")
    folder.write("sub/intents.yaml", "[]")
    assert folder.faults() == [
        "intents.yaml: No article belongs to this: none here is named intents."
    ]
