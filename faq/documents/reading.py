"""Article files in: the text, and what its head says of title, date, place and section."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from faq.documents.articles import Article
from faq.documents.formats import read_document
from faq.documents.formats.document import UnreadableError
from faq.documents.formats.encodings import decode_text
from faq.documents.head import event_date, read_head
from faq.documents.lines import front_matter_of, text_start
from faq.documents.paths import sidecar_of
from faq.documents.place import find_place
from faq.documents.prose import find_what_is_no_prose
from faq.documents.sources import find_source
from faq.errors import Fault, LoadError
from faq.files import read_bytes
from faq.regexes import late
from faq.strict_yaml import block_lines
from faq.text import UNPRINTABLE

__all__ = ["read_article"]

_MAX_SIDECAR_BYTES = 1_000_000
_METADATA = ("title", "date", "published", "section", "place", "publisher", "url")
_DATES = ("date", "published")
_DATE = late(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def read_article(path: str | Path) -> Article:
    """Read an article file with its front matter and its sidecar, ``NAME.yaml`` beside it.

    The sidecar goes before the front matter, that before what a page or document states in its
    own way, and all of them before what the text says. Raise ``LoadError`` with every fault of
    both files.
    """
    path = Path(path)
    if UNPRINTABLE.search(path.name):
        message = "The file's name has characters that can't be shown; name it otherwise."
        raise LoadError([Fault(str(path), 0, message)])
    document = read_document(path)
    text = document.text
    faults: list[Fault] = []
    stated = {**document.metadata, **_front_matter(text, path, faults), **_sidecar(path, faults)}
    if not any(map(str.isalnum, text[text_start(text) :])):
        faults.append(Fault(str(path), 0, "The article is empty."))
    elif not faults and (oddity := find_what_is_no_prose(text, path)):
        faults.append(oddity)
    if faults:
        raise LoadError(faults)
    head = read_head(text)
    head = head._replace(
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


def _front_matter(text: str, path: Path, faults: list[Fault]) -> dict[str, str]:
    yaml = front_matter_of(text)
    if not yaml and re.match(r"\ufeff?---[ \t]*\r?\n(?!-)", text):
        faults.append(Fault(str(path), 1, "The front matter has no closing line of dashes."))
    # The line of dashes before it is made up for, so that faults name the file's own lines.
    return _metadata(f"\n{yaml}", str(path), faults)


def _sidecar(path: Path, faults: list[Fault]) -> dict[str, str]:
    sidecar = sidecar_of(path)
    if not os.path.lexists(sidecar):
        return {}
    try:
        yaml = decode_text(read_bytes(sidecar, _MAX_SIDECAR_BYTES))
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
