"""Statements without what a question can do without: how they open, who reports them, asides."""

from __future__ import annotations

import re

from faq.regexes import late
from faq.text import UPPER, nfc

__all__ = [
    "VERB_FIRST",
    "bare",
    "cuts",
    "has_subject",
    "last_part",
    "within",
    "without_asides",
    "without_time",
]

_ASIDE = late(r"\s*\([^()]*\)")
_DATELINE = late(
    rf"(?:\([^()]{{2,40}}\)\s*[-–—]?|[{UPPER}]{{2,6}}\s+[-–—]|"
    r"[^.(),]{0,40}\([^()]{2,40}\)\s*[-–—])\s+"
)
_NUMBER = late(
    r"(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\)|thứ (?:nhất|hai|ba|tư|năm)(?:,| là))\s+", re.IGNORECASE
)
# With a comma after them, or without: "trong đó huyện Hoài Ân dẫn đầu".
_LINK = (
    r"(?:và|nhưng|còn|trong đó có|trong đó|riêng|tiếp đến là|trước đó|đồng thời|được biết|nhờ vậy|"
    r"trong số đó)"
)
_LINKS = "|".join(
    (
        r"tuy nhiên|song|bên cạnh đó|ngoài ra|đồng thời|do đó|do vậy|vì vậy|vì thế|cụ thể|trong đó",
        r"trong số đó|theo đó|cùng với đó|cùng đó|song song với đó|đặc biệt|riêng|ví dụ|điển hình",
        r"nhờ đó|nhờ vậy|qua đó|trước đó|sau đó|từ đó|dịp này|nhân dịp này|thực tế|có thể thấy",
        r"đáng chú ý|nổi bật|hiện|theo (?!đó)[^,:]{3,80}",
        r"(?:tại|sau) (?:buổi|phiên|hội nghị|cuộc|lễ|đây|kỳ họp|đại hội)[^,:]{0,60}",
        r"(?:phát biểu|kết luận|báo cáo|trao đổi)[^,:]{0,60}",
        r"qua (?:đánh giá|điều tra|rà soát)[^,:]{0,90}",
        r"(?:để|nhằm|với|bên cạnh|ngoài|nhờ) [^,:]{3,90}",
        r"về (?:tình hình|công tác|phía)[^,:]{3,60}",
        r"thực hiện (?:chính sách|nghị quyết|chương trình|kế hoạch)[^,:]{3,90}",
    )
)
_CONNECTIVE = late(rf"{_LINK}\s+(?![,:])|(?:{_LINKS})\s*[,:](?:\s+|$)", re.IGNORECASE)
_REPORT = late(
    r"[^.;]{3,160}?\b(?:cho biết|cho hay|cho thấy|khẳng định|nhấn mạnh|đánh giá|nêu rõ|thông tin)"
    r"(?:\s+(?:thêm|rằng))?\s*[,:]\s+"
)
_TIME = late(
    r"(?:(?:đến|hiện) nay|hiện tại|hiện|tính đến[^,]{2,40}|"
    r"đến (?:thời điểm|hết|cuối|ngày|giữa)[^,]{2,40}|(?:những|nhiều|trong những) năm qua|"
    r"thời gian qua|năm qua|trong \d+ năm qua|sau (?:hơn )?\d+ năm[^,]{0,80}|từ năm \d{4} đến nay)"
    r"(?:,\s*|\s+|$)",
    re.IGNORECASE,
)
_CUTS = late(
    r"\s*[;:(]|(?<!^)\s*,|(?:^|\s)(?:trong đó|gồm|bao gồm|nhằm|để|góp phần|với|nhưng|tuy|qua đó|"
    r"từ đó|do|nhờ|vì|so)\s"
)
_DANGLING = late(
    r"(?:(?:^|\s)(?:làm chết|làm bị thương|làm|trị giá|với|có|là|gồm|như|sau|trong đó|diện tích|"
    r"dài|từ|và|còn|đạt|khoảng|hơn|gần|trên|để|cho|của|về|tại|dưới|mỗi \w+))+$"
)
_VERBS = late(
    r"(?:(?:và|đã|cũng|vẫn|còn|chỉ|mới|có|gồm|bao gồm|đạt|được|chiếm|tăng|giảm|bằng|với|dài|là|ước|"
    r"trị giá|thêm|phấn đấu|tương đương|tương ứng|cao hơn|thấp hơn|vượt|thuộc|hiện|khoảng|lên|từ|"
    r"làm|sẽ|phải|tỷ lệ|bình quân|bị thương|chết|đến nay|cả|hàng năm|mỗi năm)(?:\s+|$))+",
    re.IGNORECASE,
)
VERB_FIRST = late(
    r"(?:đạt|chiếm|tăng|giảm|bằng|vượt|trị giá|có|còn|được|thấp|cao|tương đương)\b", re.I
)
"""How a clause begins that takes its subject over."""
# Of the parts of a statement the first may only say when or where, the last who did what.
_CIRCUMSTANCE = late(
    r"(?:trong|năm|tại|ở|đến|từ|sau|theo|qua|với|nhờ|để|về|dịp|hiện|thực hiện|rà soát|trên|khi)\b",
    re.IGNORECASE,
)
_MEASURED = late(
    r"(?:tổng|tỷ lệ|tốc độ|thu nhập|doanh thu|sản lượng|giá trị|kinh phí|diện tích|số|mức|vốn|"
    r"kim ngạch|năng suất|độ)\b"
)
_AGENT = late(
    rf"(?:toàn|cả|[Hh]uyện|tỉnh|thành phố|thị xã|xã|UBND|HĐND|gia đình|hộ|các|ngành|lực lượng|"
    rf"địa phương|[{UPPER}])"
)
_MOST_OPENINGS = 4
_LEAST_SUBJECT_WORDS = 2
_COORDINATED_WORDS = 2


def without_asides(text: str) -> str:
    """Return a text composed, spaces joined, without what stands in brackets."""
    return " ".join(_ASIDE.sub("", nfc(text)).split())


def bare(text: str) -> str:
    """Return a statement, spaces joined, without dateline, connectives, reporter and asides."""
    whole = " ".join(nfc(text).split())
    dateline = _DATELINE.match(whole)
    words = without_asides(whole[dateline.end() :] if dateline else whole)
    for _ in range(_MOST_OPENINGS):
        shorter = words
        for pattern in (_NUMBER, _CONNECTIVE, _REPORT):
            opening = pattern.match(shorter)
            if opening:
                shorter = shorter[opening.end() :]
        if shorter == words:
            break
        words = shorter
    return words.strip(" ,;:-–—")


def without_time(text: str) -> str:
    """Return a bare statement without the "đến nay" or "trong 10 năm qua" that opens it."""
    opening = _TIME.match(text)
    return text[opening.end() :] if opening else text


def last_part(text: str) -> str:
    """Return the last part of a statement where the parts before it only say when or how."""
    before, _, last = text.rpartition(", ")
    dated = any(map(str.isdigit, before))
    drops = _MEASURED.match(last) or (_CIRCUMSTANCE.match(before) and _AGENT.match(last))
    return last if drops and not dated and has_subject(last) else text


def cuts(text: str) -> tuple[str, ...]:
    """Return what may follow on a figure, the shortest first: up to the first joint, and all."""
    words = without_asides(text)
    if words[:1] in (",", ";", ":"):
        return ("",)
    joint, part = None, 0
    for found in _CUTS.finditer(words):
        # "10 đơn vị, doanh nghiệp": the first comma only joins two nouns.
        coordinated = len(words[part : found.start()].split()) <= _COORDINATED_WORDS
        if found.group().strip() != "," or not coordinated:
            joint = found
            break
        part = found.end()
    whole = re.split(r"[;:]", words)[0]
    short = words[: joint.start()] if joint else whole
    return tuple(dict.fromkeys(_DANGLING.sub("", part.strip(" ,")) for part in (short, whole)))


def has_subject(text: str) -> bool:
    """Whether the words before a figure name what it is of: more than verbs and adverbs."""
    return len(_VERBS.sub(" ", f"{text} ").split()) >= _LEAST_SUBJECT_WORDS


def within(text: str) -> str:
    """Return a statement as it stands within a sentence: a common word begins small."""
    first, _, rest = text.partition(" ")
    common = first[1:].islower() and not rest[:1].isupper()
    return text[:1].lower() + text[1:] if common else text
