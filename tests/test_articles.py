from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from faq.documents.articles import Article
from faq.documents.corpus import load_articles
from faq.documents.reading import read_article
from faq.errors import LoadError

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "Xã An Bình mở chợ\n02/05/2024 08:00\n\nSáng 1/5, xã An Bình mở chợ.\n"


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder: Path, text: str) -> Article:
    return read_article(write(folder, "a.txt", text))


def faults(*paths: str | Path) -> list[tuple[str, int, str]]:
    with pytest.raises(LoadError) as caught:
        load_articles(paths)
    return [(Path(f.path).name, f.line, f.message) for f in caught.value.faults]


def test_seed() -> None:
    (article,) = load_articles([SEEDS])
    assert article.name == "000_ee7c29b06ff505b1.txt"
    assert article.title.startswith("Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nguyễn Đức Trung chủ trì")
    assert article.title.endswith("phiên họp chuyên đề tháng 11")
    assert article.date == "2024-11-14"
    assert article.published == "2024-11"
    assert article.section == "Thời sự"
    assert article.place == "Nghệ An"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Chợ mới\n02/05/2024", "2024-05-02"),
        ("Chợ mới\n2.5.2024 08:00", "2024-05-02"),
        ("Chợ mới\nThứ Năm, 02/05/2024, 08:00", "2024-05-02"),
        ("Chợ mới\nThứ 5, ngày 2/5/2024 | 8:00 GMT+7", "2024-05-02"),
        ("Chợ mới\nCập nhật lúc 15:24, 02-05-2024", "2024-05-02"),
        ("Chợ mới\nNgày đăng: 02/05/2024", "2024-05-02"),
        ("Chợ mới\nNgày 2 tháng 5 năm 2024", "2024-05-02"),
        ("Chợ mới\n2024-05-02T08:00:00+07:00", "2024-05-02"),
        ("Chợ mới\nTháng 5/2024", "2024-05"),
        ("02/05/2024\nChợ mới", "2024-05-02"),
        ("Kinh tế\nChợ mới\n02/05/2024", "2024-05-02"),
        ("# Chợ mới\n02/05/2024", "2024-05-02"),
        ("Chợ\nmới\n02/05/2024", "2024-05-02"),
        ("Chợ mới\nLê Bình - Trần An • 02/05/2024 08:00", "2024-05-02"),
        ("Chợ mới\nTheo Lê Bình - 02/05/2024", "2024-05-02"),
        ("Chợ mới\nLê Bình\n02/05/2024", "2024-05-02"),
        ("Chợ mới\nNgày đăng: 02/05/2024 - 8:05 | Lượt xem: 1.245", "2024-05-02"),
        ("Trang chủ > Kinh tế\nChợ mới\n02/05/2024\nChia sẻ", "2024-05-02"),
        ("**Chợ mới**\n*02/05/2024*", "2024-05-02"),
        ("Chợ mới\n31/02/2024", ""),
        ("Chợ mới", ""),
    ],
)
def test_date_line_and_title(tmp_path: Path, head: str, published: str) -> None:
    article = read(tmp_path, f"{head}\n\nXã mở chợ cho dân. Dân vui.\n")
    assert article.title.removesuffix(" 31/02/2024") == "Chợ mới"
    assert article.published == article.date == published


@pytest.mark.parametrize(
    ("first_line", "title", "section"),
    [
        ("date 2024-05 Thời sự Xã mở chợ mới Chiều 2/5, xã họp.", "Xã mở chợ mới", "Thời sự"),
        ("02/05/2024 Kinh tế Xã mở chợ mới Ngày 2/5, xã họp.", "Xã mở chợ mới", "Kinh tế"),
        ("2024-05-02 Xã mở chợ mới (BA) - Chiều 2/5, xã họp.", "Xã mở chợ mới", ""),
        ("2024-05 Y tế - Xã hội Xã mở chợ mới Sáng 2/5, họp.", "Xã mở chợ mới", "Y tế - Xã hội"),
        ("Xã mở chợ mới Chiều ngày 2/5, xã họp bàn.", "Xã mở chợ mới", ""),
        ("2024-05 Kinh tế Xã An Bình mở chợ Theo báo cáo, xã họp.", "Xã An Bình mở chợ", "Kinh tế"),
        ("2024-05 Y tế Dân Nghệ An có chợ UBND tỉnh vừa họp.", "Dân Nghệ An có chợ", "Y tế"),
        ("2024-05 Y tế Xã mở chợ mới Một năm qua, xã họp.", "Xã mở chợ mới", "Y tế"),
        ("2024-05 Y tế Chị Lan Anh mở chợ Những ngày này, vui.", "Chị Lan Anh mở chợ", "Y tế"),
        ("2024-05 Y tế Nghệ An: Sau lũ mở chợ Ở xã, dân vui.", "Nghệ An: Sau lũ mở chợ", "Y tế"),
        ("Xã mở chợ mới Thứ Năm, 02/05/2024 08:15 Theo xã, dân vui.", "Xã mở chợ mới", ""),
        ("Kinh tế xã An Bình phát triển", "Kinh tế xã An Bình phát triển", ""),
        ("Vào ngày 2 tháng 5 năm 2024, xã họp.", "", ""),
        ("Ngày 2.5.2024, xã họp bàn.", "", ""),
        ("Xã họp hôm qua. Dân vui. Chiều 2/5, huyện họp.", "", ""),
    ],
)
def test_first_line(tmp_path: Path, first_line: str, title: str, section: str) -> None:
    article = read(tmp_path, f"{first_line}\n\nDân vui.\n")
    assert (article.title, article.section) == (title, section)


@pytest.mark.parametrize(
    ("published", "lead", "date"),
    [
        ("05/05/2024", "Chiều 4/5, xã họp.", "2024-05-04"),
        ("05/05/2024", "(BA) - Sáng 04.5, xã họp.", "2024-05-04"),
        ("05/05/2024", "Chiều ngày 4-5, xã họp.", "2024-05-04"),
        ("05/05/2024", "Sáng nay (5/5), xã họp.", "2024-05-05"),
        ("05/05/2024", "Xã họp tại hội trường chiều 4-5.", "2024-05-04"),
        ("05/05/2024", "Sáng ngày 4 tháng 5 năm 2024, xã họp.", "2024-05-04"),
        ("05/05/2024", "Ngày 4/5, xã họp.", "2024-05-04"),
        ("05/05/2024", "Trong 2 ngày 3 và 4/5, xã họp.", "2024-05-03"),
        ("05/05/2024", "Trong hai ngày 3-4/5, xã họp.", "2024-05-03"),
        ("01/01/2025", "Chiều 31/12, xã họp.", "2024-12-31"),
        ("05/05/2024", "Ngày 4.3.2024, xã đã ban hành đề án.", "2024-05-05"),
        ("05/05/2024", "Đến ngày 4/5, xã thu được nhiều.", "2024-05-05"),
        ("05/05/2024", "Chiều 31/4, xã họp.", "2024-05-05"),
        ("05/05/2024", "Có 4/5 tiêu chí đạt.", "2024-05-05"),
        ("05/05/2024", "Bến Tre (TTXVN 4/5) - Xã họp.", "2024-05-04"),
        ("", "Xã họp.\n\nNgày đăng: 05/05/2024", "2024-05-05"),
        ("", "Chiều 4/5, xã họp.", ""),
        ("", "Chiều 4/5, xã họp phiên tháng 5/2024.", "2024-05-04"),
        ("", "Chiều 4/5/2024, xã họp.", "2024-05-04"),
    ],
)
def test_date_of_the_event(tmp_path: Path, published: str, lead: str, date: str) -> None:
    assert read(tmp_path, f"Chợ mới\n{published}\n\n{lead}\n").date == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chợ mới\n\nTỉnh họp. Tỉnh Cà Mau vui.\n", "Cà Mau"),
        ("Chợ mới ở Cà Mau\n\nDân vui.\n", "Cà Mau"),
        ("Chợ mới\n\nUBND tỉnh Khánh Hoà họp.\n", "Khánh Hòa"),
        ("Chợ mới\n\nUBND tỉnh Thừa Thiên - Huế họp.\n", "Thừa Thiên Huế"),
        ("Chợ mới\n\nTỉnh Cà Mau học tỉnh Bến Tre. Cà Mau vui.\n", "Cà Mau"),
        ("Phú Tân họp\n\nHuyện Phú Tân, tỉnh Cà Mau họp.\n", "Cà Mau, Phú Tân"),
        ("TP. Bạc Liêu: Chợ mới\n\nDân TP. Bạc Liêu vui.\n", "Bạc Liêu, TP. Bạc Liêu"),
        ("Chợ mới\n\n(binhdinh.gov.vn) - Chiều 2/5, xã họp.\n", "Bình Định"),
        ("Chợ mới\n\nXã họp.\n\nhttp://www.baodaknong.org.vn/a.html\n", "Đắk Nông"),
        ("Huyện Phú Tân họp\n\nHuyện họp.\n", "Phú Tân"),
        ("Chợ mới\n\nXã mua tôm từ Cà Mau.\n", ""),
        ("Chợ mới\n\nXã sống trong hòa bình.\n", ""),
    ],
)
def test_place(tmp_path: Path, text: str, place: str) -> None:
    assert read(tmp_path, text).place == place


@pytest.mark.parametrize(
    ("last_line", "publisher", "url"),
    [
        ("anbinh.com.vn", "anbinh.com.vn", ""),
        ("Báo An Bình", "Báo An Bình", ""),
        ("Nguồn: Báo An Bình", "Báo An Bình", ""),
        ("(Theo Báo An Bình)", "Báo An Bình", ""),
        ("https://www.anbinh.vn/a.html", "anbinh.vn", "https://www.anbinh.vn/a.html"),
        ("Theo xã, dân rất vui", "", ""),
        ("Lê Bình", "", ""),
    ],
)
def test_publisher_and_url(tmp_path: Path, last_line: str, publisher: str, url: str) -> None:
    article = read(tmp_path, f"{TEXT}\n{last_line}\n")
    assert (article.publisher, article.url) == (publisher, url)


@pytest.mark.parametrize(
    "text", [TEXT, "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), unicodedata.normalize("NFD", TEXT)]
)
def test_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, text)
    assert article.text == text
    assert (article.title, article.date) == ("Xã An Bình mở chợ", "2024-05-01")


def test_utf_16_with_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT.encode("utf-16"))
    assert read_article(path).text == TEXT


def test_front_matter_goes_before_the_text(tmp_path: Path) -> None:
    text = f"---\ntitle: Chợ\ndate: 2023-01-02\nurl: http://a.vn/b\n---\n{TEXT}"
    article = read(tmp_path, text)
    assert article.text == text
    assert (article.title, article.date, article.published) == ("Chợ", "2023-01-02", "2024-05-02")
    assert article.url == "http://a.vn/b"


def test_sidecar_goes_before_the_front_matter(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "title: Chợ quê\npublished: 2020\nplace: Cà Mau\nsection:\n")
    article = read(tmp_path, f"---\ntitle: Chợ\npublisher: Báo An Bình\n---\n{TEXT}")
    assert (article.title, article.publisher, article.place) == ("Chợ quê", "Báo An Bình", "Cà Mau")
    assert (article.published, article.date) == ("2020", "2020-05-01")


def test_folders_are_read_by_name_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.TXT", ".hidden.txt", ".git/e.txt", "f.xlsx", "~$g.docx"):
        write(tmp_path, name)
    assert [article.name for article in load_articles([tmp_path])] == ["a.md", "b.txt", "d.TXT"]


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    page = f"<h1>Xã An Bình mở chợ</h1><p>{TEXT}</p>"
    for name in ("a.html", "b/c.htm", "x_files/d.txt"):
        write(tmp_path, name, page)
    for name in ("a_files/e.html", "a_files/ads/f.html", "b/c_files/g.txt", "a_files/h.yaml"):
        write(tmp_path, name, page)
    assert [article.name for article in load_articles([tmp_path])] == ["a.html", "c.htm", "d.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    assert len(load_articles([path, str(tmp_path), tmp_path / "." / "a.txt"])) == 1


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.txt": b"Xa\n\xff\n"}, ("a.txt", 2, "The text isn't UTF-8; save it as UTF-8.")),
        ({"a.txt": b"Xa\0"}, ("a.txt", 1, "A NUL character: this is no text file.")),
        ({"a.txt": b""}, ("a.txt", 0, "The article is empty.")),
        ({"a.txt": "\ufeff \n…\n"}, ("a.txt", 0, "The article is empty.")),
        ({"a.txt": "---\ntitle: A\n---\n"}, ("a.txt", 0, "The article is empty.")),
        (
            {"a.txt": f"---\ntitle: A\n{TEXT}"},
            ("a.txt", 1, "The front matter has no closing line of dashes."),
        ),
        (
            {"a.txt": f"---\ntitle: A\ndate: 2/5/2024\n---\n{TEXT}"},
            ("a.txt", 3, '"date" must be YYYY, YYYY-MM or YYYY-MM-DD, not "2/5/2024".'),
        ),
        (
            {"a.txt": TEXT, "a.yaml": "published: 2024-02-30\n"},
            ("a.yaml", 1, '"published" must be YYYY, YYYY-MM or YYYY-MM-DD, not "2024-02-30".'),
        ),
        (
            {"a.txt": TEXT, "a.yaml": "title: A\nplac: B\n"},
            (
                *("a.yaml", 2),
                'Unknown key "plac"; the keys are '
                "title, date, published, section, place, publisher, url.",
            ),
        ),
        ({"a.txt": TEXT, "a.yaml": "title: [A]\n"}, ("a.yaml", 1, '"title" must be a text.')),
        (
            {"a.txt": TEXT, "b.yaml": "title: A\n"},
            ("b.yaml", 0, "No article belongs to this: none here is named b."),
        ),
        (
            {"a.xlsx": b"PK"},
            (
                *(None, 0),
                "No articles (.txt, .md, .html, .htm, .docx or .pdf files) in this folder.",
            ),
        ),
        ({"a.pdf": b"PDF"}, ("a.pdf", 0, "This is no PDF document; save it again as PDF.")),
        ({"a.txt": b"a" * 10_000_001}, ("a.txt", 0, "The file is larger than 10,000,000 bytes.")),
    ],
)
def test_fault_of_a_folder(
    tmp_path: Path, files: dict[str, str | bytes], expected: tuple[str | None, int, str]
) -> None:
    for name, content in files.items():
        write(tmp_path, name, content)
    assert faults(tmp_path) == [(expected[0] or tmp_path.name, *expected[1:])]


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a/x.txt", b"\xff")
    write(tmp_path, "b/x.txt", "---\nother: 1\n---\n")
    write(tmp_path, "b/y.txt", TEXT)
    write(tmp_path, "b/y.yaml", "a: 1\nb: 2\nb: 3\n")
    found = faults(tmp_path, tmp_path / "c", write(tmp_path, "d.rtf", b"{}"))
    assert [(name, line) for name, line, _ in found] == [
        ("c", 0),
        ("d.rtf", 0),
        ("x.txt", 1),
        ("x.txt", 0),
        ("x.txt", 2),
        ("x.txt", 0),
        ("y.yaml", 3),
    ]


def test_the_kinds_of_files_are_named(tmp_path: Path) -> None:
    message = "An article's file name ends in .txt, .md, .html, .htm, .docx or .pdf."
    assert faults(write(tmp_path, "a.rtf", b"{}")) == [("a.rtf", 0, message)]


def test_no_path_at_all() -> None:
    assert faults() == [("articles", 0, "No folder or file of articles was named.")]
