"""Word documents: their paragraphs and tables in order, without headers, notes and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Set
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from faq.documents.formats.document import Document, UnreadableError, text_of_lines, title_in

__all__ = ["read_docx"]

# How much larger than the file its parts may be: pictures hardly are, markup is.
_MAX_GROWTH = 30_000_000
_MAX_PARTS = 5000
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_PARAGRAPH, _TABLE, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_WORDS, _BOX = qn("w:t"), qn("w:txbxContent")
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_CELL_JOINT = " | "
# Deleted words, and the older form of what stands in the document a second time.
_LEFT_OUT = {
    qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sectPr"), qn("w:instrText"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip


def read_docx(content: bytes) -> Document:
    """Read a Word document; the rows of its tables are lines, the cells kept apart by "|"."""
    _check_package(content)
    document = docx.Document(BytesIO(content))
    text = text_of_lines(_lines_of(document.element.body))
    title = title_in(text, document.core_properties.title)
    return Document(text, {"title": title} if title else {})


def _check_package(content: bytes) -> None:
    """Raise ``UnreadableError`` for what is no Word document, or unpacks to too much."""
    if content.startswith(_OLD_WORD):
        if _ENCRYPTED in content:
            raise UnreadableError("The document is encrypted; save it without a password.")
        raise UnreadableError("An old Word document (.doc); save it as .docx.")
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise UnreadableError("A zip archive, but no Word document; save it as .docx.")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MAX_PARTS or unpacked > len(content) + _MAX_GROWTH:
        raise UnreadableError("The document unpacks to too much; save its text as .txt.")


def _lines_of(block: Any) -> Iterator[str]:
    """Yield the lines of the paragraphs and tables below an element, in order."""
    for child in _parts_of(block, {_PARAGRAPH, _TABLE}):
        if child.tag == _TABLE:
            yield from _rows_of(child)
            continue
        yield from "".join(_words_of(child)).split("\n")
        for box in child.iter(_BOX):
            if next(box.iterancestors(_PARAGRAPH)) is child:
                yield from _lines_of(box)


def _rows_of(table: Any) -> Iterator[str]:
    """Yield a line for each row, or, where cells hold several lines, a line for each of those."""
    for row in _parts_of(table, {_ROW}):
        cells = [
            [line for line in _lines_of(cell) if line.strip()] for cell in _parts_of(row, {_CELL})
        ]
        if all(len(lines) <= 1 for lines in cells):
            cells = [[_CELL_JOINT.join(line for lines in cells for line in lines)]]
        for lines in cells:
            yield from lines


def _parts_of(element: Any, tags: Set[str]) -> Iterator[Any]:
    """Yield the outermost elements of some kinds below one, what was deleted left out."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _parts_of(child, tags)


def _words_of(element: Any) -> Iterator[str]:
    """Yield what a paragraph prints, without the text of boxes that hang on it."""
    for child in element:
        if child.tag == _WORDS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != _BOX:
            yield from _words_of(child)
