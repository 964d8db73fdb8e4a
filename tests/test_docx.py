from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from files import docx_of

from faq.documents.formats import read_document
from faq.documents.formats.document import Document
from faq.errors import LoadError

TITLE = "Xã An Bình mở chợ mới"
LEAD = "Sáng 1/5/2024, xã An Bình mở chợ."
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN.format(LEAD)}</w:p>"


def read(folder: Path, content: bytes) -> Document:
    path = folder / "a.docx"
    path.write_bytes(content)
    return read_document(path)


def fault(folder: Path, content: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        read(folder, content)
    (found,) = caught.value.faults
    assert Path(found.path).name == "a.docx"
    return found.message


def package(body: str, doctype: str = "", **parts: bytes) -> bytes:
    """A Word document with a body written as markup, and further parts."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of())) as template,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as document,
    ):
        for name in template.namelist():
            content = template.read(name)
            if name == "word/document.xml":
                markup = f"{doctype}<w:document {NAMES}><w:body>{body}</w:body></w:document>"
                content = markup.encode()
            document.writestr(name, content)
        for name, content in parts.items():
            document.writestr(f"word/media/{name}", content)
    return written.getvalue()


def test_paragraphs_are_lines(tmp_path: Path) -> None:
    document = read(tmp_path, docx_of(TITLE, "02/05/2024", "", f"  {LEAD}\tDân\u00a0vui. "))
    assert document.text == f"{TITLE}\n02/05/2024\n{LEAD} Dân vui.\n"


def test_tables_stand_in_their_place_row_by_row(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_paragraph(LEAD)
    table = written.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ["Xã", "Số hộ", "", "An Bình", "45", "Đạt"], strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    layout = written.add_table(rows=1, cols=2)
    layout.cell(0, 0).text = "UBND xã\nAn Bình"
    layout.cell(0, 1).text = "Độc lập - Tự do"
    written.add_paragraph("Dân vui.")
    content = io.BytesIO()
    written.save(content)
    assert read(tmp_path, content.getvalue()).text.splitlines() == [
        *(LEAD, "Xã | Số hộ", "An Bình | 45 | Đạt"),
        *("UBND xã", "An Bình", "Độc lập - Tự do", "Dân vui."),
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        # What is tracked, tagged, linked or calculated is read as it is shown.
        ("<w:p><w:ins>{a}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", ["a"]),
        ("<w:p><w:moveFrom>{a}</w:moveFrom><w:moveTo>{b}</w:moveTo></w:p>", ["b"]),
        ("<w:p>{a}<w:smartTag>{b}</w:smartTag></w:p>", ["ab"]),
        ("<w:p>{a}<w:sdt><w:sdtContent>{b}</w:sdtContent></w:sdt></w:p>", ["ab"]),
        ("<w:sdt><w:sdtContent><w:p>{a}</w:p></w:sdtContent></w:sdt><w:p>{b}</w:p>", ["a", "b"]),
        ("<w:p><w:hyperlink>{a}</w:hyperlink>{b}</w:p>", ["ab"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{a}</w:p>", ["a"]),
        # Line breaks end lines; a text box follows the paragraph that it hangs on.
        ("<w:p>{a}<w:r><w:br/></w:r>{b}</w:p>", ["a", "b"]),
        ("<w:p>{a}<w:r><w:noBreakHyphen/></w:r>{b}</w:p>", ["a-b"]),
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p>{b}</w:p></w:txbxContent></w:pict></w:r>{a}</w:p>",
            ["a", "b"],
        ),
    ],
)
def test_markup(tmp_path: Path, body: str, lines: list[str]) -> None:
    marked = body.format(a=RUN.format("a"), b=RUN.format("b"))
    assert read(tmp_path, package(marked)).text.splitlines() == lines


@pytest.mark.parametrize(
    ("properties", "title"),
    [(TITLE, TITLE), (TITLE.upper(), TITLE.upper()), ("Bài cũ của tháng trước", None), ("", None)],
)
def test_title_of_the_properties_counts_if_the_text_prints_it(
    tmp_path: Path, properties: str, title: str | None
) -> None:
    document = read(tmp_path, docx_of(TITLE, LEAD, title=properties))
    assert document.metadata.get("title") == title


def test_entities_are_not_followed(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    content = package(f"<w:p>{RUN.format('&x;')}</w:p>{PARAGRAPH}", doctype)
    assert read(tmp_path, content).text == f"{LEAD}\n"


DAMAGED = "Can't be read as a Word document: it is damaged or cut off; save it again."
TOO_MUCH = "The document unpacks to too much; save its text as .txt."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = '<!DOCTYPE a [<!ENTITY a0 "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", DAMAGED),
        (b"no zip at all", DAMAGED),
        (docx_of(LEAD)[:2000], DAMAGED),
        (b"PK\x03\x04" + bytes(range(256)), DAMAGED),
        (package("<w:p>"), DAMAGED),
        (package("<w:p>" * 1000 + "</w:p>" * 1000), DAMAGED),
        (package(f"<w:p>{RUN.format('&a9;')}</w:p>", BOMB), DAMAGED),
        (package(PARAGRAPH, bomb=bytes(100_000_000)), TOO_MUCH),
        (package(PARAGRAPH * 500_000), TOO_MUCH),
        (OLD + bytes(600), "An old Word document (.doc); save it as .docx."),
        (
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "The document is encrypted; save it without a password.",
        ),
    ],
    ids=[
        "empty",
        "text",
        "cut",
        "garbage",
        "markup",
        "nested",
        "entities",
        "bomb",
        "long",
        "doc",
        "locked",
    ],
)
def test_fault(tmp_path: Path, content: bytes, message: str) -> None:
    assert fault(tmp_path, content) == message


def test_another_archive(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", LEAD)
    message = fault(tmp_path, content.getvalue())
    assert message == "A zip archive, but no Word document; save it as .docx."
