"""Who published an article and where: lines at its end, and the dateline of its lead."""

from __future__ import annotations

from collections import deque

from faq.documents.lines import lines_of
from faq.regexes import late
from faq.text import nfc

__all__ = ["find_source", "is_address", "source_of"]

_HOST = r"(?:[A-Za-z0-9-]+\.){1,4}[A-Za-z]{2,6}"
_ADDRESS = late(rf"(?:https?://|www\.)\S+|{_HOST}(?:/\S*)?")
_URL = late(rf"https?://{_HOST}\S*")
_SOURCE = late(
    r"\(?(?P<label>(?:Nguồn(?:\s+tin)?|Theo)\s*:?\s+)?"
    r"(?P<name>(?:Báo|Tạp chí|Đài|Thông tấn xã|TTXVN|(?:Cổng|Trang)\s+(?:thông tin|TTĐT|tin))(?!\w)"
    rf"[^.;:!?…()]{{0,80}}|{_HOST})\)?"
)
_DATELINE_HOST = late(rf"\((?P<name>{_HOST})\)\s*[-–—]")
_MAX_LINES = 12
_MAX_LENGTH = 150


def is_address(line: str) -> bool:
    """Tell whether a line is nothing but an address on the web."""
    return _ADDRESS.fullmatch(line) is not None


def source_of(line: str) -> str:
    """Return the paper or portal that a line names as its source; empty when it names none."""
    match = _SOURCE.fullmatch(line) if len(line) <= _MAX_LENGTH else None
    return match["name"].strip() if match else ""


def find_source(text: str, lead: int) -> tuple[str, str]:
    """Return publisher and address as printed, either empty; ``lead`` is the lead's offset.

    They stand on the last lines; else the lead's dateline may name a site ("(tinh.gov.vn) -").
    """
    last_spans = deque(lines_of(text, lead), _MAX_LINES)
    last_lines = [nfc(text[first:last]) for first, last in last_spans]
    publisher = next(filter(None, map(source_of, reversed(last_lines))), "")
    url = next((line for line in reversed(last_lines) if _URL.fullmatch(line)), "")
    if not publisher:
        dateline = _DATELINE_HOST.match(nfc(text[lead : lead + 80]))
        publisher = dateline["name"] if dateline else ""
    if not publisher and url:
        publisher = url.partition("://")[2].partition("/")[0].removeprefix("www.")
    return publisher, url
