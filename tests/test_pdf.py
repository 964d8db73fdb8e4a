from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from files import Placed, pdf_of

from faq.documents.formats import read_document
from faq.documents.formats.document import Document
from faq.errors import LoadError

TITLE = "Xã An Bình mở chợ mới"
# A full line has about sixty letters here.
LEAD = (
    "Sáng 1/5/2024, Ủy ban nhân dân xã An Bình khai trương chợ",
    "trung tâm của xã với 45 gian hàng, phục vụ 1.200 hộ dân.",
)


def set_lines(*lines: str, x: float = 70, top: float = 700, step: float = 16) -> list[Placed]:
    return [(x, top - step * number, 12, line) for number, line in enumerate(lines) if line]


def read(folder: Path, content: bytes) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return read_document(path)


def lines(folder: Path, *pages: list[Placed]) -> list[str]:
    return read(folder, pdf_of(*pages)).text.splitlines()


def fault(folder: Path, content: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        read(folder, content)
    (found,) = caught.value.faults
    assert Path(found.path).name == "a.pdf"
    return found.message


def test_lines_of_a_paragraph_are_joined_again(tmp_path: Path) -> None:
    assert lines(tmp_path, set_lines(*LEAD)) == [" ".join(LEAD)]


@pytest.mark.parametrize(
    ("placed", "paragraphs"),
    [
        # A gap, larger letters, a first line set in, a line that was not filled, a marker.
        ([*set_lines(*LEAD), *set_lines("Dân vui", top=650)], [" ".join(LEAD), "Dân vui"]),
        ([(70, 720, 18, TITLE), *set_lines(*LEAD)], [TITLE, " ".join(LEAD)]),
        (
            [(x, 700 - 16 * n, 12, LEAD[n % 2]) for n, x in enumerate((100, 70, 100, 70))],
            [" ".join(LEAD), " ".join(LEAD)],
        ),
        (
            [*set_lines("Ảnh: Lê Bình", *LEAD)],
            ["Ảnh: Lê Bình", " ".join(LEAD)],
        ),
        (
            set_lines(LEAD[1], "- Một là, xây chợ mới;", "- Hai là, sửa chợ cũ."),
            [LEAD[1], "- Một là, xây chợ mới;", "- Hai là, sửa chợ cũ."],
        ),
        # A title over two lines is one line.
        (
            [
                (70, 760, 18, "Xã An Bình mở chợ mới ở"),
                (70, 738, 18, "trung tâm"),
                *set_lines(*LEAD),
            ],
            ["Xã An Bình mở chợ mới ở trung tâm", " ".join(LEAD)],
        ),
    ],
)
def test_paragraphs(tmp_path: Path, placed: list[Placed], paragraphs: list[str]) -> None:
    assert lines(tmp_path, placed) == paragraphs


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("phong trào nông thôn mới của cả nước được Ca-na-", "đa tài trợ.", "Ca-na-đa tài trợ."),
        ("nền kinh tế phát triển trong cả năm qua tại Xinh\u00ad", "ga po.", "tại Xinhga po."),
        ("chuyển giao của công ty Development và develop-", "ment khác.", "và development khác."),
    ],
)
def test_words_divided_at_the_end_of_a_line(
    tmp_path: Path, first: str, second: str, joined: str
) -> None:
    (paragraph,) = lines(tmp_path, set_lines(first, second))
    assert paragraph.endswith(joined)


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path) -> None:
    pages = [
        [
            (70, 800, 9, "Báo An Bình - 02/05/2024, 08:00"),
            *set_lines(*text),
            (70, 30, 9, f"https://anbinh.vn/cho-moi.html {number}/2"),
            (300, 45, 9, f"Trang {number}"),
        ]
        for number, text in enumerate(((LEAD[0],), (LEAD[1], "", "Dân vui.")), 1)
    ]
    document = read(tmp_path, pdf_of(*pages))
    assert document.text.splitlines() == [" ".join(LEAD), "Dân vui."]
    assert document.metadata["url"] == "https://anbinh.vn/cho-moi.html"


def test_a_year_at_the_end_of_a_paragraph_is_no_page_number(tmp_path: Path) -> None:
    line = "Chợ mới do xã An Bình xây dựng sẽ hoàn thành trong năm"
    assert lines(tmp_path, set_lines(line, "2025.")) == [f"{line} 2025."]


@pytest.mark.parametrize(
    ("properties", "size", "title"),
    [
        (TITLE, 12, TITLE),
        ("Microsoft Word - bai cu.doc", 12, None),
        ("Bài cũ của tháng trước", 18, TITLE),
    ],
)
def test_title(tmp_path: Path, properties: str, size: float, title: str | None) -> None:
    page = [(70, 740, size, TITLE), *set_lines(*LEAD)]
    document = read(tmp_path, pdf_of(page, title=properties))
    assert document.metadata.get("title") == title


def test_locked_against_printing_alone_it_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, pdf_of(set_lines(*LEAD), password="")).text == f"{' '.join(LEAD)}\n"


def test_locked_with_a_password(tmp_path: Path) -> None:
    message = fault(tmp_path, pdf_of(set_lines(*LEAD), password="secret"))
    assert message == "The PDF is locked with a password; save it without one."


def test_pictures_of_pages(tmp_path: Path) -> None:
    assert fault(tmp_path, pdf_of([])).startswith("The PDF holds pictures of its pages and no text")


def test_letters_that_are_not_told(tmp_path: Path) -> None:
    message = fault(tmp_path, pdf_of(set_lines("!!! ### $$$ %%% a")))
    assert message == "The PDF doesn't tell which letters it shows; save its text as .txt."


DAMAGED = "Can't be read as a PDF document: it is damaged or cut off; save it again."
NO_PDF = "This is no PDF document; save it again as PDF."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", NO_PDF),
        (b"PK\x03\x04", NO_PDF),
        (b"%PDF-1.7", DAMAGED),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, DAMAGED),
        (pdf_of(set_lines(*LEAD))[:400], DAMAGED),
    ],
)
def test_damaged(tmp_path: Path, content: bytes, message: str) -> None:
    assert fault(tmp_path, content) == message


def bare_pdf(stream: bytes, kids: str = "3 0 R") -> bytes:
    """A PDF of one page object with the given content."""
    packed = zlib.compress(stream, 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(kids.split()) // 3}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written = b"%PDF-1.7\n"
    table = b"xref\n0 6\n0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + table + end


@pytest.mark.parametrize(
    "content",
    [
        bare_pdf(b" " * 100_000_000),
        bare_pdf(b"q Q " * 600_000),
        bare_pdf(b"BT /F 12 Tf (a) Tj ET", "3 0 R " * 5000),
        bare_pdf(b"BT /F 12 Tf (" + b"a" * 6_000_000 + b") Tj ET"),
    ],
    ids=["unpacks to 100 MB", "operations", "pages", "one long word"],
)
def test_too_large(tmp_path: Path, content: bytes) -> None:
    assert fault(tmp_path, content) == "The PDF is too large for an article; save its text as .txt."


@pytest.mark.parametrize(
    "content",
    [bare_pdf(b"BT " + b"[" * 100_000), bare_pdf(b"", "2 0 R ")],
    ids=["nested deeply", "pages within themselves"],
)
def test_without_end(tmp_path: Path, content: bytes) -> None:
    assert fault(tmp_path, content) == DAMAGED
