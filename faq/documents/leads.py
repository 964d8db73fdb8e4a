"""Where the lead of an article begins when it is welded to the title, and the day it tells of."""

from __future__ import annotations

import re
from datetime import date

from faq.documents.stamps import DAY, MONTH, YEAR
from faq.regexes import late
from faq.text import UPPER, nfc

__all__ = ["day_of_lead", "find_lead"]

_TIME_OF_DAY = r"(?:(?:rạng\s+)?sáng|trưa|chiều|tối|đêm)"
# A day, or the first of several: "14", "14 và 15", "14-15" (but "14-11" is day and month).
_DAYS = rf"(?P<day>{DAY})(?:\s*(?:,|và|đến)\s*{DAY}|\s*[-–]\s*{DAY}(?=\s*[/.]))?"
_DAY_MONTH = (
    rf"{_DAYS}(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>{MONTH})(?!\d)"
    rf"(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<year>{YEAR}))?"
)
_DATELINE = rf"\([^()\n]{{2,40}}\)\s*[-–—]\s+|[{UPPER}]{{2,6}}\s+[-–—]\s+"
_SESSION = late(
    rf"(?<!\w){_TIME_OF_DAY}(?:\s+(?:nay|qua))?(?:\s*,)?(?:\s+ngày)?\s*\(?(?:ngày\s+)?{_DAY_MONTH}",
    re.IGNORECASE,
)
_OPENING_DAY = late(
    rf"(?:{_DATELINE}|\([^()\n]{{2,40}}\)\s*)?(?:(?:[Tt]rong\s+)?(?:\d|[Hh]ai|[Bb]a)\s+|[Vv]ào\s+)?"
    rf"[Nn]gày\s+{_DAY_MONTH}"
)
# "Bến Tre (TTXVN 12/3) - …"
_DATED_DATELINE = late(rf"[^.()\n]{{0,40}}\([^()\d\n]{{2,20}}\s{_DAY_MONTH}\)\s*[-–—]")
# How a lead starts where it is welded to the title: a dateline, or the time of the event.
_WELDED = late(
    rf"(?<=\s)(?:{_DATELINE}|"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm)\s+"
    rf"(?:ngày\s+)?{DAY}[/.-]\d|"
    rf"(?:Sáng|Chiều|Tối)\s+(?:nay|qua)[,\s]|"
    rf"(?:Ngày|Vào\s+ngày|Trong\s+(?:\d|hai|ba)\s+ngày)\s+{DAY}(?:[/.-]\d|\s+(?:và|tháng)\s))"
)
# In a title only names have capitals, so that these words with one begin a sentence; the second
# group may end a person's name.
_OPENING = late(
    r"(?<=[^\s,;:(“\"‘–-]\s)(?:"
    r"(?:Theo|Trong|Trên|Tại|Từ|Sau|Trước|Tính|Những|Nhằm|Để|Thực hiện|Triển khai|Vừa qua|Mới đây|"
    r"Nhờ|Dù|Mặc dù|Không|Bên cạnh|Cùng với|Nhân dịp|Vào|Nhiều|Khoảng|Mỗi|Khi|Nếu|Xác định|"
    r"Phát huy|Liên quan|Ngay|Mấy|Suốt|Giữa|Ngoài|Tiếp tục|Thời điểm|Thời gian|Đến nay|Hiện nay|"
    r"Hiện tại|Hôm (?:nay|qua)|Qua|Với|Ở|Đúng|Lúc)\s|"
    r"(?:UBND|HĐND|Sở|Ban|Bộ|Công an|Thủ tướng|Chính phủ|Tỉnh|Huyện|Thành phố|Thị xã|Xã|Phường)"
    r"(?:\s[^\s.,;:]+){0,6}\svừa\s"
    rf"|(?<=[^{UPPER}\W]\s)(?<![{UPPER}]\w\s)(?<![{UPPER}]\w\w\s)(?<![{UPPER}]\w\w\w\s)"
    rf"(?<![{UPPER}]\w\w\w\w\s)(?<![{UPPER}]\w\w\w\w\w\s)"
    r"(?:Là|Được|Năm|Tháng|Quý|Vụ|Các|Một|Hàng|Hơn|Gần|Cả|Đây|Đó|Việc|Người|Bà con|Chị|Anh|Ông|Bà|"
    r"Có|Nằm|Đầu|Cuối|Do|Nói|Chỉ|Về|Đến|Hiện|Nông dân|Ngư dân|Đồng chí|Công tác|Lực lượng)\s)"
)
_MONTH_OF_YEAR = late(
    rf"(?<![\d/.,])(?:{DAY}[/.-])?(?P<month>{MONTH})[/.-](?P<year>{YEAR})(?![\d/])"
)
_LEAST_WORDS = 4
_LEAD_LENGTH = 400
_RECENT_DAYS = 7


def find_lead(text: str, first: int, last: int, *, dated: bool) -> int:
    """Return where the lead begins in a line that starts with its title; -1 when nothing tells.

    Args:
        text: what the line stands in.
        first: where the title begins.
        last: where to look no further.
        dated: whether a date goes before the title, so that a title there must be.

    """
    match = _WELDED.search(text, first, last)
    if match is None and dated:
        match = next(
            (
                opening
                for opening in _OPENING.finditer(text, first, last)
                if len(text[first : opening.start()].split()) >= _LEAST_WORDS
            ),
            None,
        )
    return match.start() if match else -1


def day_of_lead(text: str, lead: int, published: str) -> str:
    """Return the day of the event that a lead tells of, else the date of publication.

    A lead seldom prints the year: it is the header's, or the one that the text prints with the
    same month; without either the day is no date.

    Args:
        text: the article.
        lead: offset at which the lead begins.
        published: date of publication, empty when unknown.

    """
    opening = nfc(text[lead : lead + _LEAD_LENGTH])
    session = _SESSION.search(opening) or _DATED_DATELINE.match(opening)
    event = session or _OPENING_DAY.match(opening)
    if event is None:
        return published
    month, day = int(event["month"]), int(event["day"])
    year = int(event["year"] or _year_of(month, day, nfc(text), published))
    try:
        happened = date(year, month, day)
    except ValueError:
        return published
    if session is None and len(published) == len("2024-11-14"):
        # "Ngày 17.2.2025 … đã ban hành" opens many a report of much later: background, not event.
        age = (date.fromisoformat(published) - happened).days
        if not 0 <= age <= _RECENT_DAYS:
            return published
    return happened.isoformat()


def _year_of(month: int, day: int, text: str, published: str) -> int:
    """Return the year of a day printed without it; 0 when nothing tells."""
    if published:
        year = int(published[:4])
        # Only as much of the day is compared as the header prints: month, or month and day.
        later = f"{month:02}-{day:02}"[: max(0, len(published) - 5)] > published[5:]
        return year - later
    for match in _MONTH_OF_YEAR.finditer(text):
        if int(match["month"]) == month:
            return int(match["year"])
    return 0
