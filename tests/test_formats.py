from __future__ import annotations

import codecs
import logging
import sys
import unicodedata
import warnings
from pathlib import Path

import pytest
from files import docx_of, pdf_of

from faq import load_engine
from faq.documents import formats
from faq.documents.formats import read_document
from faq.documents.formats.document import Document
from faq.documents.reading import read_article
from faq.errors import LoadError

TITLE = "Bình Định mở chợ"
LEAD = "Sáng 1/5/2024, UBND tỉnh Bình Định khai trương 45 gian hàng. Người dân được hỗ trợ."
TEXT = f"{TITLE}\n\n{LEAD}\n"
QUESTION = "bao nhiêu gian hàng?"
FORMS = {
    "a.txt": TEXT.encode(),
    "a.md": TEXT.encode(),
    "a.html": f"<h1>{TITLE}</h1><p>{LEAD}</p>".encode(),
    "a.HTM": f"<h1>{TITLE}</h1><p>{LEAD}</p>".encode(),
    "a.docx": docx_of(TITLE, LEAD),
    "a.pdf": pdf_of([(70, 750, 18, TITLE), (70, 700, 9, LEAD)]),
}


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def fault(path: Path) -> tuple[int, str]:
    with pytest.raises(LoadError) as caught:
        read_document(path)
    (found,) = caught.value.faults
    assert found.path == str(path)
    return found.line, found.message


@pytest.mark.parametrize(("name", "content"), FORMS.items(), ids=FORMS)
def test_the_same_article_answers_alike_in_every_form(
    tmp_path: Path, name: str, content: bytes
) -> None:
    engine = load_engine([write(tmp_path, name, content)])
    (article,) = engine.articles
    assert (article.title, article.date, article.place) == (TITLE, "2024-05-01", "Bình Định")
    (citation,) = engine.ask(QUESTION).to_dict()["citations"]
    assert citation["quote"] == LEAD.partition(". ")[0] + "."
    assert article.text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("name", "library", "message"),
    [
        (
            "a.html",
            "trafilatura",
            "a web page needs a library that isn't installed: pip install 'hoidap[html]'",
        ),
        (
            "a.docx",
            "docx",
            "a Word document needs a library that isn't installed: pip install 'hoidap[docx]'",
        ),
        (
            "a.pdf",
            "pypdf",
            "a PDF document needs a library that isn't installed: pip install 'hoidap[pdf]'",
        ),
    ],
)
def test_a_library_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str, message: str
) -> None:
    suffix = name.removeprefix("a.")
    monkeypatch.delitem(sys.modules, f"faq.documents.formats.{suffix}", raising=False)
    monkeypatch.delattr(formats, suffix, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    assert fault(write(tmp_path, name, FORMS[name])) == (0, f"Reading {message}")


def test_text_needs_no_library_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("trafilatura", "lxml", "docx", "pypdf"):
        monkeypatch.setitem(sys.modules, library, None)
    assert read_document(write(tmp_path, "a.txt", FORMS["a.txt"])).text == TEXT


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf"])
def test_what_libraries_say_is_not_heard(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    def noisy(_: bytes) -> Document:
        for library in ("trafilatura.core", "htmldate", "pypdf._reader", "justext"):
            logging.getLogger(library).error("said aloud")
        warnings.warn("said aloud", stacklevel=1)
        return Document(TEXT)

    level = logging.getLogger("pypdf").level
    form = formats._BY_SUFFIX[Path(name).suffix]
    quieted = formats._Format(form.name, form.suffixes, form.most_bytes, lambda: noisy)
    monkeypatch.setitem(formats._BY_SUFFIX, form.suffixes[0], quieted)
    read_document(write(tmp_path, name, b""))
    assert capsys.readouterr() == ("", "")
    assert logging.getLogger("pypdf").level == level


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf"])
def test_a_file_that_is_too_large(tmp_path: Path, name: str) -> None:
    message = "The file is larger than 50,000,000 bytes."
    assert fault(write(tmp_path, name, bytes(50_000_001))) == (0, message)


class TestEncodings:
    @pytest.mark.parametrize(
        "text",
        [
            TEXT,
            unicodedata.normalize("NFD", TEXT),
            TEXT.replace("Bình", unicodedata.normalize("NFD", "Bình")),
            TEXT.replace("Đ", "Ð"),
            TEXT.replace("\n", "\r\n"),
            f"\ufeff{TEXT}",
        ],
        ids=["composed", "decomposed", "mixed", "eth for d", "Windows", "byte order mark"],
    )
    def test_quotes_are_verbatim_however_letters_are_written(
        self, tmp_path: Path, text: str
    ) -> None:
        path = write(tmp_path, "a.txt", text.encode())
        (citation,) = load_engine([path]).ask(QUESTION).to_dict()["citations"]
        decoded = path.read_bytes().decode()
        assert decoded[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["quote"] in text
        assert unicodedata.normalize("NFC", citation["quote"]).endswith("45 gian hàng.")

    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (b"", "utf-8"),
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
        ],
    )
    def test_unicode(self, tmp_path: Path, mark: bytes, encoding: str) -> None:
        article = read_article(write(tmp_path, "a.txt", mark + TEXT.encode(encoding)))
        assert article.text.removeprefix("\ufeff") == TEXT
        assert article.title == TITLE

    # "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"
    TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
    VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc"
    WINDOWS_1258 = "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam, Ðôòc lâòp - Týò do - Haònh phuìc"
    TWICE = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập".encode().decode("latin-1")

    @pytest.mark.parametrize(
        ("letters", "encoding"),
        [
            *((letters, "latin-1") for letters in (TCVN3, VNI, WINDOWS_1258)),
            *((letters, "utf-8") for letters in (TCVN3, VNI, WINDOWS_1258, TWICE)),
        ],
    )
    def test_old_encodings(self, tmp_path: Path, letters: str, encoding: str) -> None:
        path = write(tmp_path, "a.txt", f"{letters}\n{letters}\n".encode(encoding))
        assert fault(path) == (
            0,
            "The letters are of an old Vietnamese encoding (TCVN3, VNI or windows-1258), or were "
            "decoded as one that they aren't; convert the text to Unicode, for example with "
            "UniKey, and save it as UTF-8.",
        )

    def test_old_letters_in_a_word_document(self, tmp_path: Path) -> None:
        _, message = fault(write(tmp_path, "a.docx", docx_of(self.TCVN3, self.TCVN3)))
        assert message.startswith("The letters are of an old Vietnamese encoding")

    @pytest.mark.parametrize(
        "text",
        ["Ông Müller và bà Åse Bjørn dự họp.", "The provincial committee met.", "ºC, µm, ×, ®"],
    )
    def test_other_letters_are_no_fault(self, tmp_path: Path, text: str) -> None:
        assert read_document(write(tmp_path, "a.txt", text.encode())).text == text
