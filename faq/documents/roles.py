"""What the lines of an article are: prose, subheadings, captions of pictures, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faq.documents.articles import Role
from faq.documents.sources import is_address, source_of

__all__ = ["roles_of_lines"]

_CREDIT = re.compile(
    r"(?:Nguồn|Tác giả|Thực hiện|Biên tập|(?:Tin|Bài)(?:(?:,| và|,? -) ảnh|, bài)?|Bài viết)\s*:|"
    r"(?:Tin|Bài)(?:,| và) ảnh\s|"
    r"(?:PV|CTV|Phóng viên)(?!\w)"
)
_NAMES = re.compile(
    r"(?P<names>[^()]+?)\s*(?:\((?:thực hiện|tổng hợp|ghi|lược ghi|t/h|th)\))?", re.I
)
_PHOTO_CREDIT = re.compile(
    r"(?:^|[.…!?)]\s*|[(-]\s*|\s)(?:Ảnh|ẢNH)(?:\s+(?:minh h[ọo][ạa]|tư liệu|internet))?\s*:|"
    r"\([Ảả]nh(?:\s+(?:minh h[ọo][ạa]|tư liệu))?\)$|[-–]\s*(?:ảnh|hình)\s+\d+$"
)
# Who stands where: "(bên trái)", "(thứ 2 từ trái qua)".
_POSITION_NOTE = re.compile(
    r"\((?:trái|phải|giữa|đứng|[^()]{0,40}(?:(?:bên|bìa|từ) (?:trái|phải)|ngoài cùng|"
    r"(?:đứng|ngồi|ở) giữa|hàng (?:đầu|trước|sau))(?!\w)[^()]{0,30})\)"
)
_PICTURE = re.compile(
    r"(?:Quang cảnh|Toàn cảnh|Khung cảnh|Một góc|Hình ảnh|Ảnh|Các đại biểu|Đại biểu)(?!\w)"
)
_PERSON = re.compile(
    r"(?:(?:Nguyên )?(?:Phó |Tổng )?(?:Bí thư|Chủ tịch|Giám đốc|Thủ tướng|Bộ trưởng|Thứ trưởng|"
    r"Trưởng|Chủ nhiệm)|(?:Các )?[Đđ]ồng chí|Ông|Bà|Anh|Chị|Lãnh đạo|Đoàn|Cán bộ|Nông dân|Ngư dân|"
    r"Người dân|Bà con|Công nhân|Học sinh|Giáo viên|Lực lượng|Chiến sĩ|Thương binh|TS|GS|PGS)(?!\w)"
)
_ACT = re.compile(
    r"(?:phát biểu|báo cáo|trao|tặng|thăm|chủ trì|kết luận|kiểm tra|chúc mừng|thu hoạch|chăm sóc|"
    r"khảo sát|tham quan|dự|tham dự|trò chuyện|hướng dẫn|bày tỏ|trả lời|chụp ảnh)(?!\w)"
)
_PRIVATE_PERSON = re.compile(r"(?:ông|bà|anh|chị|cô|chú|em)\s+([^\W\d_])\w*\s+([^\W\d_])\w*")
_ENDS = re.compile(r"[.!?…:;,/][\"'”’»)\]]*$")
_ENDS_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…]\s+\S")
_MAX_CAPTION_WORDS = 60
_MAX_UNSTOPPED_WORDS = 40
_MAX_SUBHEADING_WORDS = 22
_MAX_NAME_WORDS = 8
_MAX_NAMES_LENGTH = 120


def roles_of_lines(lines: Sequence[str]) -> list[Role]:
    """Return the role of each line from the lead on; lines are NFC and without margins."""
    tail = len(lines)
    while tail > 0 and _may_close(lines[tail - 1]):
        tail -= 1
    return [
        _role(line, in_tail=number >= tail, is_first=number == 0, is_last=number == len(lines) - 1)
        for number, line in enumerate(lines)
    ]


def _may_close(line: str) -> bool:
    """Tell whether a line may stand after an article's last paragraph."""
    return (
        is_address(line)
        or source_of(line) != ""
        or _CREDIT.match(line) is not None
        or _are_names(line)
        or _is_caption(line)
    )


def _role(line: str, *, in_tail: bool, is_first: bool, is_last: bool) -> Role:
    if is_address(line) or _CREDIT.match(line):
        return "credit"
    if _is_caption(line):
        return "caption"
    if (in_tail and (source_of(line) or _are_names(line))) or (is_first and _are_names(line)):
        return "credit"
    unstopped = not _ENDS.search(line) and not _ENDS_INSIDE.search(line)
    if unstopped and not is_last and len(line.split()) <= _MAX_SUBHEADING_WORDS:
        return "subheading"
    return "body"


def _is_caption(line: str) -> bool:
    words = len(line.split())
    if words > _MAX_CAPTION_WORDS:
        return False
    if _PHOTO_CREDIT.search(line) or _POSITION_NOTE.search(line):
        return True
    if words > _MAX_UNSTOPPED_WORDS or _ENDS.search(line) or _ENDS_INSIDE.search(line):
        return False
    named = _PRIVATE_PERSON.search(line)
    return (
        _PICTURE.match(line) is not None
        or (_PERSON.match(line) is not None and _ACT.search(line) is not None)
        or (named is not None and named[1].isupper() and named[2].isupper())
    )


def _are_names(line: str) -> bool:
    """Tell whether a line holds nothing but names: "Trang Lê", "Nghiệp - Hình", "T.SỸ"."""
    match = _NAMES.fullmatch(line) if len(line) <= _MAX_NAMES_LENGTH else None
    if match is None or any(character.isdigit() for character in line) or _ENDS.search(line):
        return False
    words = [word for word in re.split(r"[\s,&–-]+|\bvà\b", match["names"]) if word]
    return 0 < len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() for word in words)
