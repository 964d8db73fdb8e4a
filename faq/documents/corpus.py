"""The articles of folders and files: those that can be used, and what is wrong with the others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from faq.documents.articles import Article
from faq.documents.formats import KINDS
from faq.documents.paths import is_article_file, sidecar_of
from faq.errors import Fault, LoadError
from faq.files import FileReading, reread
from faq.values import NamedTuple

__all__ = [
    "OWN_INTENTS", "Corpus", "CorpusReader", "Readings", "files_of_articles", "load_articles",
]  # fmt: skip

OWN_INTENTS = "intents.yaml"
"""Name of an operator's own intents in a folder of articles; see ``faq.own``."""
# Word keeps "~$A.docx" beside a document that is open.
_HIDDEN = (".", "~$")
# Beside a page saved as "A.html" its pictures and frames stand in "A_files".
_PAGE_FILES = "_files"
_PAGE_SUFFIXES = (".html", ".htm")
_YAML_SUFFIXES = (".yaml", ".yml")


Readings: TypeAlias = dict[Path, FileReading[Article]]
"""File → what came of reading it."""


class Corpus(NamedTuple):
    """Articles as they were found together."""

    articles: tuple[Article, ...]
    """The articles, in the order of their paths; no two of one name."""
    faults: tuple[Fault, ...]
    """Everything that is wrong with folders and files."""


class CorpusReader:
    """Reads the same folders and files time and again, and of them only what has changed.

    A file that breaks stands for its last good article until it is mended or gone.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        self._paths = tuple(map(Path, paths))
        self.readings: Readings = {}
        """What came of reading each file the last time; may be set to what came of it before."""

    def read(self) -> Corpus:
        """The articles as they are now.

        Folders give their articles by name, with those of their subfolders; hidden files are
        skipped, and so are the folders that browsers save beside a page. A file named twice is
        read once; of two articles of one name the first counts.
        """
        faults: list[Fault] = []
        self.readings = {
            file: reread(_read, file, (sidecar_of(file),), self.readings.get(file))
            for file in files_of_articles(self._paths, faults)
        }
        articles: dict[str, Article] = {}
        named: dict[str, Path] = {}
        for file, reading in self.readings.items():
            if reading.faults and not os.path.lexists(file):
                continue  # Deleted while it was read.
            first = named.setdefault(file.name, file)
            if first is not file:
                faults.append(Fault(str(file), 0, f"Another article has this name: {first}."))
            if reading.content is not None:
                articles.setdefault(file.name, reading.content)
            faults += reading.faults
        if not articles and not faults:
            faults.append(Fault(str(self._paths[0]), 0, "The articles are gone."))
        return Corpus(tuple(articles.values()), tuple(dict.fromkeys(faults)))


def files_of_articles(paths: Sequence[str | Path], faults: list[Fault]) -> list[Path]:
    """Return the article files that some paths name, each once; add what is wrong with paths."""
    if not paths:
        faults.append(Fault("articles", 0, "No folder or file of articles was named."))
    files: dict[str, Path] = {}
    for path in map(Path, paths):
        for file in _files_of(path, faults):
            # By its real path, which unlike ``resolve`` leaves a circle of links as it is.
            files.setdefault(os.path.realpath(file), file)
    return list(files.values())


def load_articles(paths: Sequence[str | Path]) -> tuple[Article, ...]:
    """Read the articles of folders and files; see ``CorpusReader.read``.

    Raise ``LoadError`` with every fault of every file.
    """
    corpus = CorpusReader(paths).read()
    if corpus.faults:
        raise LoadError(corpus.faults)
    return corpus.articles


def _read(file: Path) -> Article:
    from faq.documents.reading import read_article  # Late: most files are as they were.

    return read_article(file)


def _files_of(path: Path, faults: list[Fault]) -> list[Path]:
    """Return the article files that a path names; say what is wrong with it."""
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        faults.append(Fault(str(path), 0, "No such file or folder."))
        return []
    except OSError as error:
        faults.append(Fault(str(path), 0, f"Can't be read: {error.strerror}."))
        return []
    if is_folder:
        return _files_in(path, faults)
    if is_article_file(path):
        return [path]
    faults.append(Fault(str(path), 0, f"An article's file name ends in {KINDS}."))
    return []


def _files_in(folder: Path, faults: list[Fault]) -> list[Path]:
    known = len(faults)
    visible = sorted(_visible(folder, faults))
    files = [file for file in visible if is_article_file(file)]
    if not files and len(faults) == known:
        faults.append(Fault(str(folder), 0, f"No articles ({KINDS} files) in this folder."))
    expected = {*map(sidecar_of, files), folder / OWN_INTENTS}
    faults += [
        Fault(str(file), 0, f"No article belongs to this: none here is named {file.stem}.")
        for file in visible
        if file.suffix.lower() in _YAML_SUFFIXES and file not in expected
    ]
    return files


def _visible(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the files of a folder and its subfolders, hidden ones left out.

    With them come folders named like articles, which are searched as any other, but told of.
    """

    def complain(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # Deleted while it was searched.
            faults.append(Fault(str(error.filename), 0, f"Can't be read: {error.strerror}."))

    for inner, folders, names in os.walk(folder, onerror=complain):
        folders[:] = [
            name for name in folders if not (name.startswith(".") or _is_of_page(name, names))
        ]
        yield from (Path(inner, name) for name in names if not name.startswith(_HIDDEN))
        yield from filter(is_article_file, (Path(inner, name) for name in folders))


def _is_of_page(folder: str, names: Sequence[str]) -> bool:
    """Whether a browser saved a folder along with a page among some files."""
    page = folder.removesuffix(_PAGE_FILES)
    return page != folder and any(page + suffix in names for suffix in _PAGE_SUFFIXES)
