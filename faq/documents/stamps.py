"""Lines of a page that are no text: date stamps with section and byline, trails, buttons."""

from __future__ import annotations

import re

from faq.regexes import late
from faq.text import UPPER
from faq.values import NamedTuple

__all__ = [
    "DAY",
    "MONTH",
    "YEAR",
    "Stamp",
    "are_names",
    "find_stamp",
    "is_furniture",
    "read_stamp",
]

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"

_DATES = tuple(
    late(rf"(?<![\w/.-]){form}(?![\w/]|[.-]\w)", re.IGNORECASE)
    for form in (
        rf"(?P<year>{YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T\d\d:[\d:.+-]+Z?)?)?",
        rf"(?P<day>{DAY})(?P<mark>[/.-])(?P<month>{MONTH})(?P=mark)(?P<year>{YEAR})",
        rf"(?P<day>{DAY})\s+tháng\s+(?P<month>{MONTH}),?\s+(?:năm\s+)?(?P<year>{YEAR})",
        rf"(?:tháng\s+)?(?P<month>{MONTH})/(?P<year>{YEAR})",
    )
)
_LABEL = late(
    r"(?:date|time|published|updated|(?:ngày\s+)?(?:đăng|tạo|xuất\s+bản|cập\s+nhật)(?:\s+(?:tin|bài))?"
    r"(?:\s+(?:lúc|ngày))?|ngày|thời\s+gian(?:\s+đăng)?|post\s+date)(?!\w)|[\s:|-]+",
    re.IGNORECASE,
)
_WEEKDAY_OR_TIME = late(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)|(?:lúc\s+)?\d{1,2}(?::\d\d){1,2}'?"
    r"(?:\s*(?:am|pm|sa|ch)(?!\w))?|(?:lúc\s+)?\d{1,2}h(?:\d\d)?(?!\w)'?|"
    r"\(?gmt\s*[+-]\s*\d{1,2}(?::\d\d)?\)?|[\s,;:|•–-]+",
    re.IGNORECASE,
)
_COUNTER = late(
    r"(?:(?:số\s+)?lượt\s+(?:xem|đọc)|đã\s+xem|views?)\s*:?\s*[\d.,]+|"
    r"[\d.,]+\s*(?:lượt\s+xem|views?)(?!\w)",
    re.IGNORECASE,
)
_BY = late(r"(?:tác\s+giả|người\s+đăng|đăng\s+bởi|bởi|theo|by)(?!\w)", re.IGNORECASE)
# Sections as papers and portals of the provinces name them; what goes on in lower case is none.
_SECTION = late(
    r"(?:Thời sự|Chính trị|Kinh tế|Xã hội|Văn h[óo][áa]?|Pháp luật|Giáo dục|Y tế|Sức kh[ỏo][ẻe]?|"
    r"Đời sống|Thế giới|Quốc tế|Trong nước|Trong tỉnh|Thể thao|Giải trí|Du lịch|Công nghệ|"
    r"Khoa học|Môi trường|Nông nghiệp|Nông thôn mới|Xây dựng Đảng|Quốc phòng|An ninh|Bạn đọc|"
    r"Đô thị|Giao thông|Tin tức|Tin mới|Tin địa phương|Tin trong tỉnh|Tin hoạt động|Tin nóng|"
    r"Chuyển đổi số|Cải cách hành chính|Thị trường|Bất động sản|Khởi nghiệp|Phóng sự|Chuyên đề|"
    r"Góc nhìn|Bình luận|Diễn đàn|Địa phương|Biển đảo|Sự kiện|Chuyên mục|Nhịp sống)"
    rf"(?=\s*$|\s*[-–|>/,]|\s+[{UPPER}\d(])"
)
_SECTION_JOINT = late(r"\s*[-–|>/,&]\s*|\s+và\s+")
_TRAIL = late(r"\s*[>»›]+\s*")
_HOME = late(r"trang chủ|home|trang nhất", re.IGNORECASE)
_LONGEST_STEP = 6
_MAX_LENGTH = 200
_NAME_JOINT = late(r"[\s,;/|&•–-]+|\bvà\b")
_MOST_NAME_WORDS = 8
_FURNITURE = late(
    "|".join(
        (
            r"a\s?[+-]+(?:\s*a\s?[+-]*)*",
            r"[+-]?a[+-]?",
            r"(?:xem với )?cỡ chữ.*|tương phản",
            r"đọc bài(?: viết)?|nghe (?:đọc )?(?:bài|tin).*",
            r"in(?: (?:trang|bài|tin)(?: này| viết)?)?|bản in",
            r"chia sẻ.{0,30}|sao chép.{0,20}|lưu|thích|video|ảnh",
            r"(?:share|facebook|twitter|zalo|email|linkedin|copy link|google news|print|[\s|/,])+",
            r"theo dõi .{0,60}(?:google news|zalo|facebook|youtube).{0,20}",
            r"(?:(?:số )?lượt (?:xem|đọc|truy cập)|số lần xem)\s*:?\s*[\d.,]*",
            r"[\d.,]+ (?:lượt xem|bình luận)",
            r"(?:ý kiến )?bình luận(?:\s*\(\d+\))?|ý kiến bạn đọc.*",
            r"gửi (?:ý kiến|bình luận|phản hồi).{0,30}",
            r"quay lại|trở về|(?:về|lên) đầu trang|trang (?:trước|sau)|về trang chủ(?: đề)?",
            r"(?:tags?|từ kh[oó][áa]|chủ đề)\s*:.*",
            r"(?:tệp|file|tập tin) (?:đính kèm|tải về).*|tải (?:về|xuống).{0,20}",
            r"quảng cáo|advertisement",
            r"(?:tổng số điểm|đánh giá bài viết|click để đánh giá|xếp hạng).*",
            r"trở thành người đầu tiên.*",
            r"(?:đọc|xem) (?:tiếp|thêm).{0,40}",
            r"(?:\d+\s*)?(?:phút|giờ|ngày) (?:trước|đọc)",
        )
    ),
    re.IGNORECASE,
)


class Stamp(NamedTuple):
    """What the beginning of a line says of date and section."""

    end: int
    """Offset after it; the line's start when there is none."""
    date: str = ""
    """The date as "2024-11-14" or "2024-11"; empty when none is printed."""
    section: str = ""
    """The section as printed."""


def read_stamp(text: str, first: int, last: int) -> Stamp:
    """Read the date and section that start a line, or the line that is nothing but a stamp.

    A section counts after a date or as a whole line; names may stand beside a whole line's date.
    """
    stamp = _date_and_section(text, first, last)
    if stamp.end == last or last - first > _MAX_LENGTH:
        return stamp
    line = text[first:last]
    steps = [step.strip() for step in _TRAIL.split(line)]
    is_trail = len(steps) > 1 and "<" not in line and not line.endswith((".", "…"))
    if is_trail and all(0 < len(step.split()) <= _LONGEST_STEP for step in steps):
        return Stamp(last, section="" if _HOME.fullmatch(steps[-1]) else steps[-1])
    found = next((m for form in _DATES if (m := form.search(text, first, last))), None)
    printed = _iso(found) if found else ""
    if found and printed:
        rest = text[first : found.start()] + " " + text[found.end() : last]
        for pattern in (_COUNTER, _BY, _WEEKDAY_OR_TIME, _LABEL):
            rest = pattern.sub(" ", rest)
        if not rest.strip() or (are_names(rest) and len(rest.split()) <= _MOST_NAME_WORDS):
            return Stamp(last, printed)
    return stamp


def find_stamp(text: str, first: int, last: int) -> tuple[int, Stamp] | None:
    """Find a date with its weekday or time inside a line: where it starts, and the stamp."""
    for match in _WEEKDAY_OR_TIME.finditer(text, first, last):
        if not any(map(str.isalnum, match.group())) or match.start() == first:
            continue
        stamp = _date_and_section(text, match.start(), last)
        if len(stamp.date) == len("2024-11-14"):
            return match.start(), stamp
    return None


def is_furniture(line: str) -> bool:
    """Whether a line is a button, a counter or a list of tags of the page it was copied from."""
    return _FURNITURE.fullmatch(line) is not None


def are_names(line: str) -> bool:
    """Whether every word of a line begins with a capital and none holds a digit."""
    words = [word for word in _NAME_JOINT.split(line) if word.strip("().")]
    return bool(words) and all(
        word.lstrip("(")[:1].isupper() and not any(map(str.isdigit, word)) for word in words
    )


def _date_and_section(text: str, first: int, last: int) -> Stamp:
    position = end = first
    printed = ""
    sections: list[str] = []
    labelled_day = False
    while position < last:
        if not printed:
            form = next((m for form in _DATES if (m := form.match(text, position, last))), None)
            printed = _iso(form) if form else ""
            if form and printed:
                position = end = form.end()
                continue
            label = _LABEL.match(text, position, last)
            if label and not sections:
                labelled_day = labelled_day or label.group().lower() == "ngày"
                position = label.end()
                continue
        section = _SECTION.match(text, position, last)
        if section and (not sections or _SECTION_JOINT.fullmatch(text, end, position)):
            sections.append(section.group())
            position = end = section.end()
            continue
        around = _WEEKDAY_OR_TIME.match(text, position, last) or _COUNTER.match(
            text, position, last
        )
        if around is None:
            break
        position = around.end()
        if any(map(str.isalnum, around.group())):
            end = position
    if position == last and (printed or sections):
        end = last
    elif not printed or labelled_day:
        # "Ngày 17.2.2025, Ban Thường vụ …" is a lead; "Kinh tế Nghệ An …" is a title.
        return Stamp(first)
    return Stamp(end, printed, " - ".join(sections))


def _iso(printed: re.Match[str]) -> str:
    """Return the date as "2024-11-14" or "2024-11"; empty when there is no such day."""
    from datetime import date  # Late: only pages that are read anew have stamps.

    groups = printed.groupdict()
    try:
        day = date(int(groups["year"]), int(groups["month"]), int(groups.get("day") or 1))
    except ValueError:
        return ""
    return day.isoformat() if groups.get("day") else day.isoformat()[:7]
