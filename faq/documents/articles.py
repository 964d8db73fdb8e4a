"""Article files in: the text, and what its head says of title, date, place and section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from faq.documents.formats import KINDS, SUFFIXES, read_content, read_document
from faq.documents.formats.document import UnreadableError
from faq.documents.formats.encodings import decode_text
from faq.documents.head import event_date, read_head
from faq.documents.lines import front_matter_of, text_start
from faq.documents.place import find_place
from faq.documents.sources import find_source
from faq.errors import Fault, LoadError
from faq.strict_yaml import block_lines

__all__ = ["Article", "Role", "Sentence", "load_articles", "read_article"]

Role = Literal["head", "title", "subheading", "body", "caption", "credit"]

_SIDECAR_SUFFIX = ".yaml"
# An operator's own intents may stand in a folder of articles; see ``faq.own``.
_OWN_INTENTS = "intents.yaml"
# Word keeps "~$A.docx" beside a document that is open.
_HIDDEN = (".", "~$")
# Beside a page saved as "A.html" its pictures and frames stand in "A_files".
_PAGE_FILES = "_files"
_PAGE_SUFFIXES = (".html", ".htm")
_MAX_SIDECAR_BYTES = 1_000_000
_METADATA = ("title", "date", "published", "section", "place", "publisher", "url")
_DATES = ("date", "published")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it came, with what is known about it."""

    name: str
    """The file's name, without folders."""
    text: str = field(repr=False)
    """The text that is kept of the file: of a text file the file itself, decoded."""
    title: str = ""
    """The title as printed, spaces joined."""
    date: str = ""
    """Date of the event if the text gives one, else of publication: "2024-11-14", "2024-11"."""
    published: str = ""
    """Date of publication, same form; empty when unknown."""
    section: str = ""
    """The paper's section ("Thời sự"); empty when unknown."""
    place: str = ""
    """The place that the article is about, widest first ("Nghệ An"); empty when unknown."""
    publisher: str = ""
    """Who published it; empty when unknown."""
    url: str = ""
    """Where it can be read; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, by its place in the text."""

    article: Article = field(repr=False)
    """The article it stands in."""
    number: int
    """Position in the article, from 1, head and title counted."""
    start: int
    """Offset of the first character in ``article.text``, code points."""
    end: int
    """Offset after the last character."""
    paragraph: int = 0
    """Number of its paragraph, from 0."""
    role: Role = "body"
    """What the sentence is; only body sentences, titles and subheadings state something."""

    @property
    def text(self) -> str:
        """The sentence exactly as printed."""
        return self.article.text[self.start : self.end]


def load_articles(paths: Sequence[str | Path]) -> tuple[Article, ...]:
    """Read the articles of folders, with their subfolders, and of single files.

    Folders give their articles by name; hidden files are skipped, and so are the folders that
    browsers save beside a page. A file named twice is read once. Raise ``LoadError`` with every
    fault of every file.
    """
    faults: list[Fault] = []
    files: dict[Path, Path] = {}
    if not paths:
        faults.append(Fault("articles", 0, "No folder or file of articles was named."))
    for path in map(Path, paths):
        for file in _files_of(path, faults):
            files.setdefault(file.resolve(), file)
    articles: list[Article] = []
    named: dict[str, Path] = {}
    for file in files.values():
        first = named.setdefault(file.name, file)
        if first is not file:
            faults.append(Fault(str(file), 0, f"Another article has this name: {first}."))
        try:
            articles.append(read_article(file))
        except LoadError as error:
            faults += error.faults
    if faults:
        raise LoadError(faults)
    return tuple(articles)


def read_article(path: str | Path) -> Article:
    """Read an article file with its front matter and its sidecar, ``NAME.yaml`` beside it.

    The sidecar goes before the front matter, that before what a page or document states in its
    own way, and all of them before what the text says. Raise ``LoadError`` with every fault of
    both files.
    """
    path = Path(path)
    document = read_document(path)
    text = document.text
    faults: list[Fault] = []
    stated = {**document.metadata, **_front_matter(text, path, faults), **_sidecar(path, faults)}
    if not any(map(str.isalnum, text[text_start(text) :])):
        faults.append(Fault(str(path), 0, "The article is empty."))
    if faults:
        raise LoadError(faults)
    head = read_head(text)
    head = replace(
        head,
        title=stated.get("title") or head.title,
        published=stated.get("published") or head.published,
    )
    publisher, url = find_source(text, head.lead)
    publisher = stated.get("publisher") or publisher
    url = stated.get("url") or url
    return Article(
        name=path.name,
        text=text,
        title=head.title,
        date=stated.get("date") or event_date(text, head),
        published=head.published,
        section=stated.get("section") or head.section,
        place=stated.get("place")
        or find_place(text[text_start(text) :], head.title, f"{publisher} {url}"),
        publisher=publisher,
        url=url,
    )


def _files_of(path: Path, faults: list[Fault]) -> list[Path]:
    """Return the article files that a path names; say what is wrong with it."""
    if not path.exists():
        faults.append(Fault(str(path), 0, "No such file or folder."))
        return []
    if not path.is_dir():
        if path.suffix.lower() in SUFFIXES:
            return [path]
        faults.append(Fault(str(path), 0, f"An article's file name ends in {KINDS}."))
        return []
    visible = sorted(
        file
        for file in path.rglob("*")
        if not any(part.startswith(_HIDDEN) for part in file.relative_to(path).parts)
        and not _belongs_to_page(file, path)
        and file.is_file()
    )
    files = [file for file in visible if file.suffix.lower() in SUFFIXES]
    if not files:
        faults.append(Fault(str(path), 0, f"No articles ({KINDS} files) in this folder."))
    sidecars = {file.with_suffix(_SIDECAR_SUFFIX) for file in files}
    faults += [
        Fault(str(file), 0, f"No article belongs to this: none here is named {file.stem}.")
        for file in visible
        if file.suffix.lower() in (".yaml", ".yml")
        and file not in sidecars
        and file.name != _OWN_INTENTS
    ]
    return files


def _belongs_to_page(file: Path, folder: Path) -> bool:
    """Tell whether a file below a folder is one that a browser saved along with a page."""
    inner = list(file.relative_to(folder).parents)[:-1]
    return any(
        parent.name.endswith(_PAGE_FILES)
        and any(
            (folder / parent).with_name(parent.name.removesuffix(_PAGE_FILES) + suffix).is_file()
            for suffix in _PAGE_SUFFIXES
        )
        for parent in inner
    )


def _front_matter(text: str, path: Path, faults: list[Fault]) -> dict[str, str]:
    yaml = front_matter_of(text)
    if not yaml and re.match(r"\ufeff?---[ \t]*\r?\n(?!-)", text):
        faults.append(Fault(str(path), 1, "The front matter has no closing line of dashes."))
    # The line of dashes before it is made up for, so that faults name the file's own lines.
    return _metadata(f"\n{yaml}", str(path), faults)


def _sidecar(path: Path, faults: list[Fault]) -> dict[str, str]:
    sidecar = path.with_suffix(_SIDECAR_SUFFIX)
    if not sidecar.exists():
        return {}
    try:
        yaml = decode_text(read_content(sidecar, _MAX_SIDECAR_BYTES))
    except LoadError as error:
        faults += error.faults
    except UnreadableError as error:
        faults.append(Fault(str(sidecar), error.line, error.message))
    else:
        return _metadata(yaml, str(sidecar), faults)
    return {}


def _metadata(yaml: str, path: str, faults: list[Fault]) -> dict[str, str]:
    """Return what is stated about an article; say what of it can't be used."""
    try:
        blocks = block_lines(yaml, path)
    except LoadError as error:
        faults += error.faults
        return {}
    for key, (line, value) in blocks.items():
        if key not in _METADATA:
            known = ", ".join(_METADATA)
            faults.append(Fault(path, line, f'Unknown key "{key}"; the keys are {known}.'))
        elif key in _DATES and value.strip() and not _is_date(value.strip()):
            faults.append(
                Fault(path, line, f'"{key}" must be YYYY, YYYY-MM or YYYY-MM-DD, not "{value}".')
            )
    return {key: " ".join(value.split()) for key, (_, value) in blocks.items() if value.strip()}


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
