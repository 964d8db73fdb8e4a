"""The head of an article: which of its first lines are date, section and title, and the lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from faq.documents.lines import MARGIN, after_marker, compose, lines_of, text_start
from faq.text import nfc

__all__ = ["Head", "HeadPart", "event_date", "read_head"]

_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/]|[.-]\w)", re.IGNORECASE)
    for form in (
        rf"(?P<year>{_YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T\d\d:[\d:.+-]+Z?)?)?",
        rf"(?P<day>{_DAY})(?P<mark>[/.-])(?P<month>{_MONTH})(?P=mark)(?P<year>{_YEAR})",
        rf"(?P<day>{_DAY})\s+tháng\s+(?P<month>{_MONTH}),?\s+(?:năm\s+)?(?P<year>{_YEAR})",
        rf"(?:tháng\s+)?(?P<month>{_MONTH})/(?P<year>{_YEAR})",
    )
)
_DATE_LABEL = re.compile(
    r"(?:date|time|published|updated|(?:ngày\s+)?(?:đăng|xuất\s+bản|cập\s+nhật)(?:\s+lúc)?|ngày|"
    r"thời\s+gian)(?!\w)|[\s:|-]+",
    re.IGNORECASE,
)
_WEEKDAY_OR_TIME = re.compile(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)|"
    r"(?:lúc\s+)?\d{1,2}(?::\d\d){1,2}(?:\s*(?:am|pm|sa|ch)(?!\w))?|(?:lúc\s+)?\d{1,2}h(?:\d\d)?(?!\w)|"
    r"\(?gmt\s*[+-]\s*\d{1,2}(?::\d\d)?\)?|[\s,;:|–-]+",
    re.IGNORECASE,
)
# Sections as papers and portals of the provinces name them; what goes on in lower case is none.
_SECTION = re.compile(
    r"(?:Thời sự|Chính trị|Kinh tế|Xã hội|Văn h[óo][áa]?|Pháp luật|Giáo dục|Y tế|Sức kh[ỏo][ẻe]?|"
    r"Đời sống|Thế giới|Quốc tế|Trong nước|Trong tỉnh|Thể thao|Giải trí|Du lịch|Công nghệ|"
    r"Khoa học|Môi trường|Nông nghiệp|Nông thôn mới|Xây dựng Đảng|Quốc phòng|An ninh|Bạn đọc|"
    r"Đô thị|Giao thông|Tin tức|Tin mới|Tin địa phương|Tin trong tỉnh|Tin hoạt động|"
    r"Chuyển đổi số|Cải cách hành chính)"
    rf"(?=\s*$|\s*[-–|>/,]|\s+[{_UPPER}\d(])"
)
_SECTION_JOINT = re.compile(r"\s*[-–|>/,]\s*")

_TIME_OF_DAY = r"(?:(?:rạng\s+)?sáng|trưa|chiều|tối|đêm)"
# A day, or the first of several: "14", "14 và 15", "14-15" (but "14-11" is day and month).
_DAYS = rf"(?P<day>{_DAY})(?:\s*(?:,|và|đến)\s*{_DAY}|\s*[-–]\s*{_DAY}(?=\s*[/.]))?"
_DAY_MONTH = (
    rf"{_DAYS}(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>{_MONTH})(?!\d)"
    rf"(?:(?:\s*[/.-]\s*|,?\s+năm\s+)(?P<year>{_YEAR}))?"
)
_DATELINE = rf"\([^()\n]{{2,40}}\)\s*[-–—]\s+|[{_UPPER}]{{2,6}}\s+[-–—]\s+"
_SESSION = re.compile(
    rf"(?<!\w){_TIME_OF_DAY}(?:\s+(?:nay|qua))?(?:\s*,)?(?:\s+ngày)?\s*\(?(?:ngày\s+)?{_DAY_MONTH}",
    re.IGNORECASE,
)
_OPENING_DAY = re.compile(
    rf"(?:{_DATELINE}|\([^()\n]{{2,40}}\)\s*)?(?:(?:[Tt]rong\s+)?(?:\d|[Hh]ai|[Bb]a)\s+|[Vv]ào\s+)?"
    rf"[Nn]gày\s+{_DAY_MONTH}"
)
# How a lead starts where it is welded to the title: a dateline, or the time of the event.
_WELDED_LEAD = re.compile(
    rf"(?<=\s)(?:{_DATELINE}|"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm)\s+"
    rf"(?:ngày\s+)?{_DAY}[/.-]\d|"
    rf"(?:Sáng|Chiều|Tối)\s+(?:nay|qua)[,\s]|"
    rf"(?:Ngày|Vào\s+ngày|Trong\s+(?:\d|hai|ba)\s+ngày)\s+{_DAY}(?:[/.-]\d|\s+(?:và|tháng)\s))"
)
_MONTH_OF_YEAR = re.compile(
    rf"(?<![\d/.,])(?:{_DAY}[/.-])?(?P<month>{_MONTH})[/.-](?P<year>{_YEAR})(?![\d/])"
)
_ENDS = re.compile(r"[.…][\"”’»)\]]*$")
_ENDS_INSIDE = re.compile(rf"[^\W\d_{_UPPER}]{{2}}[.!?…]\s+[{_UPPER}]")
_MAX_TITLE = 250
_MIN_WELDED_WORDS = 3
_MAX_LINES = 8
_LEAD_LENGTH = 400
_RECENT_DAYS = 7


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A stretch of the head, by its place in the text."""

    start: int
    """Offset of the first character, code points."""
    end: int
    """Offset after the last character."""
    role: Literal["head", "title"]
    """Title, or else date and section."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article; what it doesn't say is empty."""

    parts: tuple[HeadPart, ...]
    """Its parts, ascending and disjoint."""
    title: str
    """The title, spaces joined."""
    section: str
    """The section as printed."""
    published: str
    """The date as "2024-11-14" or "2024-11"."""
    lead: int
    """Offset at which the lead starts."""


def read_head(text: str) -> Head:
    """Tell the head of an article from its lead.

    The head is either a few lines (title, date and time, section, in any order), or the start of
    a first line that welds date, section, title and lead together.
    """
    composed, offsets = compose(text)
    parts: list[HeadPart] = []
    titles: list[str] = []
    section = published = ""
    lead = text_start(composed)
    for number, (first, last) in enumerate(lines_of(composed, lead)):
        lead = first
        end, line_date, line_section = _date_and_section(composed, first, last)
        welded = end < last and number == 0 and line_date != ""
        if end == last or welded:
            parts.append(HeadPart(first, end, "head"))
            published = published or line_date
            section = section or line_section
            lead = last
            if not welded:
                continue
            first = lead = last - len(composed[end:last].lstrip(MARGIN))
        if number == _MAX_LINES:
            break
        if not any(map(str.isalnum, composed[first:last])):
            lead = last
            continue
        first = after_marker(composed, first, last)
        title_end = _title_end(composed, first, last)
        more_titles = not titles or (not published and _date_follows(composed, last))
        if title_end == first or not more_titles:
            break
        parts.append(HeadPart(first, title_end, "title"))
        titles.append(" ".join(composed[first:title_end].split()))
        lead = last
        if title_end < last:
            lead = last - len(composed[title_end:last].lstrip(MARGIN))
            break
    return Head(
        tuple(HeadPart(offsets[part.start], offsets[part.end], part.role) for part in parts),
        " ".join(titles),
        section,
        published,
        offsets[lead],
    )


def event_date(text: str, head: Head) -> str:
    """Return the day of the event that the lead tells of, else the date of publication.

    A lead seldom prints the year: it is the header's, or the one that the text prints with the
    same month; without either the day is no date.
    """
    composed = nfc(text)
    lead = nfc(text[head.lead : head.lead + _LEAD_LENGTH])
    session = _SESSION.search(lead)
    event = session or _OPENING_DAY.match(lead)
    if event is None:
        return head.published
    month, day = int(event["month"]), int(event["day"])
    year = int(event["year"] or _year_of(month, day, composed, head.published))
    try:
        happened = date(year, month, day)
    except ValueError:
        return head.published
    if session is None and len(head.published) == len("2024-11-14"):
        # "Ngày 17.2.2025 … đã ban hành" opens many a report of much later: background, not event.
        age = (date.fromisoformat(head.published) - happened).days
        if not 0 <= age <= _RECENT_DAYS:
            return head.published
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


def _title_end(text: str, first: int, last: int) -> int:
    """Return where the title that starts a line ends; ``first`` when none does."""
    prose = _ENDS.search(text, first, last) is not None
    if prose:
        lead = _WELDED_LEAD.search(text, first, min(last, first + _MAX_TITLE + 50))
        if lead is None:
            return first
        last = first + len(text[first : lead.start()].rstrip(MARGIN))
        if text[last - 1] in ",;:.!?…–-" or len(text[first:last].split()) < _MIN_WELDED_WORDS:
            return first
    if last - first > _MAX_TITLE or _ENDS_INSIDE.search(text, first, last):
        return first
    return last


def _date_follows(text: str, position: int) -> bool:
    """Tell whether one of the next two lines is a date line, so that the title goes on to it."""
    for _, (first, last) in zip(range(2), lines_of(text, position), strict=False):
        end, line_date, _ = _date_and_section(text, first, last)
        if line_date and end == last:
            return True
    return False


def _date_and_section(text: str, first: int, last: int) -> tuple[int, str, str]:
    """Return the end of the date and section that start a line, with both of them.

    The end is ``first`` when there is neither. A section counts after a date or as a whole line.
    """
    position = end = first
    printed_date = ""
    sections: list[str] = []
    labelled_day = False
    while position < last:
        if not printed_date:
            form = next((m for form in _DATES if (m := form.match(text, position, last))), None)
            printed_date = _iso(form) if form else ""
            if form and printed_date:
                position = end = form.end()
                continue
            label = _DATE_LABEL.match(text, position, last)
            if label and not sections:
                labelled_day = labelled_day or label.group().lower() == "ngày"
                position = label.end()
                continue
        section = _SECTION.match(text, position, last)
        if section and (not sections or _SECTION_JOINT.fullmatch(text, end, position)):
            sections.append(section.group())
            position = end = section.end()
            continue
        around = _WEEKDAY_OR_TIME.match(text, position, last)
        if around is None:
            break
        position = around.end()
        if any(map(str.isalnum, around.group())):
            end = position
    whole = position == last and (printed_date or sections)
    if whole:
        end = last
    elif not printed_date or labelled_day:
        # "Ngày 17.2.2025, Ban Thường vụ …" is a lead; "Kinh tế Nghệ An …" is a title.
        end, printed_date, sections = first, "", []
    return end, printed_date, " - ".join(sections)


def _iso(printed: re.Match[str]) -> str:
    """Return the date as "2024-11-14" or "2024-11"; empty when there is no such day."""
    groups = printed.groupdict()
    try:
        day = date(int(groups["year"]), int(groups["month"]), int(groups.get("day") or 1))
    except ValueError:
        return ""
    return day.isoformat() if groups.get("day") else day.isoformat()[:7]
