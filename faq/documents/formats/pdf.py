"""PDF documents: their text in paragraphs, as the places of the lines on the pages tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from faq.documents.formats.document import Document, UnreadableError, text_of_lines, title_in
from faq.documents.formats.reflow import PlacedLine, reflow, running_lines
from faq.regexes import late

__all__ = ["read_pdf"]

_MAX_PAGES = 300
_MAX_OPERATIONS = 1_000_000
_MAX_CHARACTERS = 5_000_000
_MAX_STREAM = 20_000_000
_TOO_LARGE = "The PDF is too large for an article; save its text as .txt."
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
# Letters of a title, measured by those of the text.
_LARGE = 1.15
_MIN_TITLE_WORDS, _MAX_TITLE_WORDS = 3, 40
_URL = late(r"https?://\S+")
# The least share of letters and digits in a text whose letters could be told.
_MIN_LETTERS = 0.5


class _Collector:
    """Collects the lines of a page from the pieces of text that pypdf reports."""

    def __init__(self) -> None:
        self.operations = self.characters = 0
        self.lines: list[PlacedLine] = []
        self._pieces: list[str] = []
        self._place = (0.0, 0.0, 0.0)

    def count(self, _operator: Any, _operands: Any, _cm: Any, _tm: Any) -> None:
        """Take note of an operation, so that no page takes for ever."""
        self.operations += 1
        if self.operations > _MAX_OPERATIONS:
            raise UnreadableError(_TOO_LARGE)

    def add(self, text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        """Add a piece of text at the place that the two matrices give."""
        self.characters += len(text)
        if self.characters > _MAX_CHARACTERS:
            raise UnreadableError(_TOO_LARGE)
        x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
        y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        height = abs(size * tm[3] * cm[3])
        for number, piece in enumerate(text.split("\n")):
            if number or abs(y - self._place[1]) > max(height, self._place[2]) / 2:
                self.end_line()
            if piece.strip() and not self._pieces:
                self._place = (x, y, height)
            if self._pieces or piece.strip():
                self._pieces.append(piece)

    def end_line(self) -> None:
        """Make a line of the pieces so far."""
        text = " ".join("".join(self._pieces).split())
        if text:
            self.lines.append(PlacedLine(text, *self._place))
        self._pieces = []


def read_pdf(content: bytes) -> Document:
    """Read a PDF document; page numbers and running heads are left out."""
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise UnreadableError("This is no PDF document; save it again as PDF.")
    with apply_configuration(
        zlib_maximum_output_length=_MAX_STREAM,
        lzw_maximum_output_length=_MAX_STREAM,
        run_length_maximum_output_length=_MAX_STREAM,
        array_based_stream_maximum_output_length=_MAX_STREAM,
        xform_maximum_invocations_per_extraction=200,
        page_tree_maximum_entries=_MAX_PAGES * 10,
        disable_legacy_handling=True,
    ):
        try:
            return _read(PdfReader(BytesIO(content)))
        except LimitReachedError as error:
            raise UnreadableError(_TOO_LARGE) from error


def _read(reader: PdfReader) -> Document:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("The PDF is locked with a password; save it without one.")
    if len(reader.pages) > _MAX_PAGES:
        raise UnreadableError(f"The PDF has more than {_MAX_PAGES} pages; save the article alone.")
    collector = _Collector()
    pages = [_lines_of(page, collector) for page in reader.pages]
    running = running_lines(pages)
    text = text_of_lines(reflow([[line for line in page if line not in running] for page in pages]))
    _check(text)
    urls = [found.group() for line in running if (found := _URL.search(line.text))]
    properties = reader.metadata
    named = title_in(text, str(properties.title or "") if properties else "")
    stated = {
        "title": named or _largest_line(pages[0]),
        "url": min(urls, default=""),
    }
    return Document(text, {key: value for key, value in stated.items() if value})


def _lines_of(page: PageObject, collector: _Collector) -> list[PlacedLine]:
    collector.lines = []
    page.extract_text(
        orientations=(0,), visitor_operand_before=collector.count, visitor_text=collector.add
    )
    collector.end_line()
    return collector.lines


def _largest_line(page: Sequence[PlacedLine]) -> str:
    """Return the words in the largest letters of a page; empty when they are hardly larger."""
    sizes = Counter(line.size for line in page)
    if not sizes or max(sizes) < _LARGE * max(sizes, key=lambda size: sizes[size]):
        return ""
    title = text_of_lines([" ".join(line.text for line in page if line.size == max(sizes))]).strip()
    return title if _MIN_TITLE_WORDS <= len(title.split()) <= _MAX_TITLE_WORDS else ""


def _check(text: str) -> None:
    """Raise ``UnreadableError`` for a text that is none."""
    signs = "".join(text.split())
    if not signs:
        raise UnreadableError(
            "The PDF holds pictures of its pages and no text; have the text recognised (OCR) and "
            "save it as .txt."
        )
    if sum(map(str.isalnum, signs)) < _MIN_LETTERS * len(signs):
        raise UnreadableError("The PDF doesn't tell which letters it shows; save its text as .txt.")
