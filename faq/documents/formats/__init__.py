"""The kinds of files that articles come in, and the reader of each.

A reader turns the bytes of a file into its text and what the file states about itself. It is
imported, and with it the library that it needs, when the first file of its kind is read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from faq.errors import Fault, LoadError
from faq.files import read_bytes
from faq.values import NamedTuple

if TYPE_CHECKING:
    from faq.documents.formats.document import Document

__all__ = ["KINDS", "SUFFIXES", "read_document"]

Reader: TypeAlias = "Callable[[bytes], Document]"


def _plain() -> Reader:
    from faq.documents.formats.plain import read_plain

    return read_plain


def _html() -> Reader:
    from faq.documents.formats.html import read_html

    return read_html


def _docx() -> Reader:
    from faq.documents.formats.docx import read_docx

    return read_docx


def _pdf() -> Reader:
    from faq.documents.formats.pdf import read_pdf

    return read_pdf


class _Format(NamedTuple):
    """A kind of file."""

    name: str
    """What people call it."""
    suffixes: tuple[str, ...]
    """How names of such files end, in lower case."""
    most_bytes: int
    """Larger files aren't read."""
    reader: Callable[[], Reader]
    """Imports the reader; raises ``ImportError`` without the libraries that it needs."""
    extra: str = ""
    """The optional part of this project that brings the libraries; empty when none is needed."""


_FORMATS = (
    _Format("text", (".txt", ".md"), 10_000_000, _plain),
    _Format("web page", (".html", ".htm"), 50_000_000, _html, "html"),
    _Format("Word document", (".docx",), 50_000_000, _docx, "docx"),
    _Format("PDF document", (".pdf",), 50_000_000, _pdf, "pdf"),
)
_BY_SUFFIX = {suffix: form for form in _FORMATS for suffix in form.suffixes}
SUFFIXES = frozenset(_BY_SUFFIX)
"""How names of article files end, in lower case."""
KINDS = f"{', '.join([*_BY_SUFFIX][:-1])} or {[*_BY_SUFFIX][-1]}"
"""The same, for people."""


def read_document(path: Path) -> Document:
    """Read a file by the reader of its kind.

    Raise ``LoadError`` with what is wrong: the file can't be opened, is too large, damaged or
    locked, holds no text, or needs a library that isn't installed.
    """
    # Late: most files are as they were.
    from faq.documents.formats.document import UnreadableError
    from faq.documents.formats.encodings import check_letters
    from faq.documents.formats.quiet import quiet

    form = _BY_SUFFIX[path.suffix.lower()]
    content = read_bytes(path, form.most_bytes)
    with quiet():
        try:
            document = _load(form, path)(content)
            check_letters(document.text)
        except UnreadableError as error:
            raise LoadError([Fault(str(path), error.line, error.message)]) from error
        except LoadError:
            raise
        except Exception as error:  # What a parser may raise on a broken file is without end.
            message = f"Can't be read as a {form.name}: it is damaged or cut off; save it again."
            raise LoadError([Fault(str(path), 0, message)]) from error
    return document


def _load(form: _Format, path: Path) -> Reader:
    try:
        return form.reader()
    except ImportError as error:
        message = (
            f"Reading a {form.name} needs a library that isn't installed: "
            f"pip install 'hoidap[{form.extra}]'"
        )
        raise LoadError([Fault(str(path), 0, message)]) from error
