"""Saved web pages: the article that a page holds, with its title, lead and captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from configparser import ConfigParser
from itertools import islice, takewhile

from trafilatura import bare_extraction
from trafilatura.settings import Document as Page
from trafilatura.settings import use_config

from faq.documents.formats.document import Document, UnreadableError, text_of_lines
from faq.documents.formats.encodings import decode_page
from faq.documents.formats.page import PageLine, lines_of_page, parse_page
from faq.documents.head import read_head
from faq.text import nfc

__all__ = ["read_html"]

_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://[^\s<>\"']+)|\burl: (https?://[^\s<>\"']+)"
)
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEAD_OF_FILE = 2000
_NO_ARTICLE = "No article was found in the page; save its text as .txt."
# Any day is as good as another, but the same page must give the same date tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_TITLE_NAME = re.compile(r"title|tieu-?_?de|headline", re.IGNORECASE)
# Names of sites and their first pages, which old portals give as the title of every page.
_SITE = re.compile(
    r"(?:(?i:Trang chủ|Home)|(?i:(?:Trang|Cổng) (?:thông tin|tin|TTĐT))(?: \S+){0,7}|"
    r"(?i:Báo)(?: [A-ZĐ]\S*){1,4}(?i: điện tử| online)?)$"
)
_SITE_IN_HEADING = re.compile(r"\s*[-–—|»•:]\s*([^|»•]{3,80})")
_ROW_RULE = re.compile(r"\|(?:\s*-*\s*\|)*")
# What pages print around an article for their readers' use, and who runs the site.
_FURNITURE = re.compile(
    r"(?:(?:Số )?lượt (?:xem|đọc|truy cập)|Cỡ chữ|Chia sẻ|In (?:bài|trang)|Gửi (?:email|bình luận)|"
    r"Bình luận|Ý kiến bạn đọc|(?:Các )?tin (?:liên quan|khác|cũ hơn|mới hơn)|Từ khóa|Tags|"
    r"Xem thêm|Đọc thêm|Nghe đọc bài|Theo dõi|Thống kê truy cập|(?:Đang )?(?:online|trực tuyến)|"
    r"Hôm nay|Tổng truy cập)\b\W*[\d.,]*\W*|"
    r"(?:©|Bản quyền|Cơ quan chủ quản|Giấy phép|Tổng biên tập|Tòa soạn|Ghi rõ nguồn)\b.*",
    re.IGNORECASE,
)
_MIN_WORDS = 5
_MIN_LEAD_WORDS = 8
_MANY_ELEMENTS = 5000
_MIN_TITLE = 15
_MAX_HEAD_LINES = 12
_MAX_ATTEMPTS = 50


def read_html(content: bytes) -> Document:
    """Read a saved page; scripts and frames in it are never run, and nothing is fetched."""
    if _WEB_ARCHIVE.search(content, 0, _HEAD_OF_FILE):
        raise UnreadableError("A web archive (.mht), no page; save it as a web page (.html).")
    markup = decode_page(content)
    tree = parse_page(markup)
    printed = list(lines_of_page(tree))
    saved_from = _SAVED_FROM.search(markup, 0, _HEAD_OF_FILE)
    page = bare_extraction(
        tree,
        url=saved_from[1] or saved_from[2] if saved_from else None,
        # Its second opinions take a time that grows with the square of the page.
        fast=sum(1 for _ in tree.iter()) > _MANY_ELEMENTS,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
        config=_config(),
    )
    if not isinstance(page, Page):
        raise UnreadableError(_NO_ARTICLE)
    body = _body(map(_row, (page.text or "").splitlines()), printed)
    if not any(len(row.split()) >= _MIN_WORDS for row in body):
        raise UnreadableError(_NO_ARTICLE)
    title, lines = _with_head(body, page.title or "", printed)
    stated = {
        "title": title,
        "published": page.date or "",
        "publisher": _publisher(page.sitename or "", tree.findtext(".//title") or "", title),
        "url": page.url or "",
    }
    return Document(
        text_of_lines(lines), {key: nfc(value) for key, value in stated.items() if value}
    )


def _config() -> ConfigParser:
    """Return the settings of an extraction that takes notices of a few sentences for articles."""
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "80")
    return config


def _body(extracted: Iterable[str], printed: Sequence[PageLine]) -> list[str]:
    """Return the lines of the extracted text as the page prints them, without its furniture.

    Of a short article the extraction may make a single line, and give its paragraphs again.
    """
    linked = {line.text: line.linked * 2 > len(line.text) for line in printed}
    keys = [_key(line.text) for line in printed]
    lines: list[str] = []
    attempts, were_joined = _MAX_ATTEMPTS, False
    for line in extracted:
        parts = range(0)
        if line not in linked and attempts:
            attempts -= 1
            parts = _joined_in(_key(line), keys)
            were_joined = were_joined or len(parts) > 1
        lines += [printed[n].text for n in parts] or [line]
    if were_joined:
        lines = list(dict.fromkeys(lines))
    return [
        line for line in lines if line and not linked.get(line) and not _FURNITURE.fullmatch(line)
    ]


def _joined_in(line: str, keys: Sequence[str]) -> range:
    """Return which of the page's lines, one after the other, were joined into a line."""
    for first, key in enumerate(keys):
        position, last = 0, first
        while key and last < len(keys) and line.startswith(keys[last], position):
            position += len(keys[last])
            last += 1
        if position == len(line):
            return range(first, last)
    return range(0)


def _row(line: str) -> str:
    """Return a line of the extracted text, the frame of a table's row taken off."""
    line = " ".join(line.split())
    if not line.startswith("|"):
        return line
    return "" if _ROW_RULE.fullmatch(line) else line.strip("| ")


def _with_head(
    body: Sequence[str], stated: str, printed: Sequence[PageLine]
) -> tuple[str, list[str]]:
    """Return the title, and the article's lines with title, date line and lead before the text.

    Sites print these outside the block that holds the text, where an extraction misses them.
    """
    long = {line for line in body if len(line.split()) >= _MIN_LEAD_WORDS}
    start = next((n for n, line in enumerate(printed) if line.text in long), len(printed))
    place = _find_title(printed, stated, start)
    if place is None:
        title = "" if _SITE.match(stated) else stated
        return title, list(body) if not title or title in body else [title, *body]
    title = printed[place].text
    before = {line.text for line in printed[:place] if not _is_date(line.text)}
    body = [line for line in body if line not in before]
    known = {line for line in body if len(line.split()) >= _MIN_WORDS and not _is_date(line)}
    lead = takewhile(lambda line: line.text not in known, printed[place + 1 :])
    missing = [
        line.text
        for line in islice(lead, _MAX_HEAD_LINES)
        if line.text not in body and (_is_date(line.text) or _is_lead(line))
    ]
    # The title may stand in the text already, behind a date line or a section.
    after = body.index(title) + 1 if title in body[:_MAX_HEAD_LINES] else 0
    return title, [*(body[:after] or [title]), *missing, *body[after:]]


def _find_title(lines: Sequence[PageLine], stated: str, start: int) -> int | None:
    """Return which of the page's lines is the title that it states.

    When it prints none of what it states, the title is the last line that is marked as one, not
    behind the line where the text starts.
    """
    wanted = _key(stated)
    keys = [_key(line.text) for line in lines]
    marked = range(min(start, len(lines) - 1), -1, -1)
    for found in (
        [n for n, key in enumerate(keys) if key == wanted],
        [n for n, key in enumerate(keys) if len(key) >= _MIN_TITLE and wanted.startswith(key)],
        [n for n in marked if lines[n].tag == "h1"],
        [n for n in marked if _TITLE_NAME.search(lines[n].names)],
    ):
        for place in found:
            if not lines[place].linked and not _SITE.match(lines[place].text):
                return place
    return None


def _publisher(stated: str, heading: str, title: str) -> str:
    """Return who publishes the page: by name, else by what its heading adds to the title."""
    if " " in stated or not title or not heading.strip().startswith(title):
        return stated
    added = _SITE_IN_HEADING.fullmatch(heading.strip(), len(title))
    return added[1] if added else stated


def _key(text: str) -> str:
    """Return what is compared of a line: its letters and signs, large or small, without blanks."""
    return nfc("".join(text.split())).casefold()


def _is_lead(line: PageLine) -> bool:
    furniture = line.linked * 2 > len(line.text) or _FURNITURE.fullmatch(line.text)
    return len(line.text.split()) >= _MIN_WORDS and not furniture


def _is_date(line: str) -> bool:
    head = read_head(line)
    return head.published != "" and not head.title and head.lead == len(line)
