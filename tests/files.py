"""Word and PDF documents written by a test."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

__all__ = ["Placed", "docx_of", "pdf_of"]

Placed = tuple[float, float, float, str]
"""A line of a page: points from the left and from the bottom, height of its letters, words."""


def docx_of(*paragraphs: str, title: str = "") -> bytes:
    """A Word document of some paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf_of(*pages: Sequence[Placed], title: str = "", password: str | None = None) -> bytes:
    """A PDF document whose pages have lines at places."""
    writer = PdfWriter()
    letters = sorted({letter for page in pages for *_, text in page for letter in text})
    font = writer._add_object(_font(writer, letters))
    for page in pages:
        content = DecodedStreamObject()
        content.set_data("".join(map(_shown, page)).encode("ascii"))
        added = writer.add_blank_page(595, 842)
        added[NameObject("/Resources")] = _dictionary(Font=_dictionary(F=font))
        added[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _shown(line: Placed) -> str:
    x, y, size, text = line
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def _font(writer: PdfWriter, letters: Sequence[str]) -> DictionaryObject:
    """A font that says which letters its glyphs are, as the fonts of word processors do."""
    codes = [letter.encode("utf-16-be").hex() for letter in letters]
    meanings = DecodedStreamObject()
    meanings.set_data(
        (
            "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + "".join(f"1 beginbfchar <{code}> <{code}> endbfchar\n" for code in codes)
            + "endcmap"
        ).encode("ascii")
    )
    descendant = _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/CIDFontType2"),
        BaseFont=NameObject("/Test"),
        CIDSystemInfo=_dictionary(),
        DW=NumberObject(500),
    )
    return _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=NameObject("/Test"),
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([descendant]),
        ToUnicode=writer._add_object(meanings),
    )


def _dictionary(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})
