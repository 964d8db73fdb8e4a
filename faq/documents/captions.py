"""Captions of pictures: what a paper prints under them, and what is left of the pictures."""

from __future__ import annotations

import re

from faq.regexes import late

__all__ = ["is_caption", "is_scene"]

_KINDS = r"(?:Ảnh|ẢNH|Đồ họa|Clip|Video|Minh họa|Photo)"
_PHOTO_CREDIT = late(
    rf"(?:^|[.…!?)]\s*|[(-]\s*|\s){_KINDS}(?:\s+(?:minh h[ọo][ạa]|tư liệu|internet))?\s*:|"
    r"\([Ảả]nh(?:\s+(?:minh h[ọo][ạa]|tư liệu))?\)\.?$|[-–]\s*(?:[Ảả]nh|[Hh]ình)\s+\d+\.?$"
)
_IMAGE = late(r"!\[[^\]\n]*\](?:\([^)\n]*\))?|[^.!?…]{1,120}\.(?:jpe?g|png|gif|webp|bmp)", re.I)
# Who stands where: "(bên trái)", "(thứ 2 từ trái qua)".
_POSITION_NOTE = late(
    r"\((?:trái|phải|giữa|đứng|[^()]{0,40}(?:(?:bên|bìa|từ) (?:trái|phải)|ngoài cùng|"
    r"(?:đứng|ngồi|ở) giữa|hàng (?:đầu|trước|sau))(?!\w)[^()]{0,30})\)"
)
_PICTURE = late(
    r"(?:Quang cảnh|Toàn cảnh|Khung cảnh|Một góc|Hình ảnh|Ảnh|Các đại biểu|Đại biểu)(?!\w)"
)
_OFFICIAL = (
    r"(?:(?:Nguyên )?(?:Phó |Tổng )?(?:Bí thư|Chủ tịch|Giám đốc|Thủ tướng|Bộ trưởng|Thứ trưởng|"
    r"Trưởng|Chủ nhiệm)|(?:Các )?[Đđ]ồng chí|Đ/c|Đ\.c|Ông|Bà|Anh|Chị|Lãnh đạo|Đoàn|Cán bộ|"
    r"Đại diện|TS|GS|PGS)"
)
_GROUP = (
    r"(?:Nông dân|Ngư dân|Người|Bà con|Công nhân|Học sinh|Sinh viên|Giáo viên|Lực lượng|Chiến sĩ|"
    r"Thương binh|Thanh niên|Đoàn viên|Hội viên|Các em|Cơ quan chức năng)"
)
_PERSON = late(rf"(?:{_OFFICIAL}|{_GROUP})(?!\w)")
_ACT = late(
    r"(?:phát biểu|báo cáo|trao|tặng|thăm|chủ trì|kết luận|kiểm tra|chúc mừng|thu hoạch|chăm sóc|"
    r"khảo sát|tham quan|dự|tham dự|trò chuyện|hướng dẫn|bày tỏ|trả lời|chụp ảnh|"
    r"chỉ đạo nhiều nội dung)(?!\w)"
)
_PRIVATE_PERSON = late(r"(?:ông|bà|anh|chị|cô|chú|em)\s+([^\W\d_])\w*\s+([^\W\d_])\w*")
# What is shown, in a whole sentence without anything that a statement has.
_SCENE = late(
    rf"(?:{_GROUP}|(?:Thu hoạch|Tặng|Trao|Chăm sóc|Kiểm tra|Nuôi|Trồng|Sản xuất|Chế biến|Thi công|"
    r"Khám|Tiêm|Cấp phát|Thăm|Sơ chế|Vận chuyển|Tham quan|Hướng dẫn|Khai thác|Đóng gói|Diễn tập|"
    r"Biểu diễn|Ký kết|Thả|Cấy|Gặt|Phun|Hiện trường))(?!\w)"
)
_OFFICIAL_FIRST = late(rf"{_OFFICIAL}(?!\w)")
_STATES = late(
    r"[\d:;,“”\"]|\b(?:đã|đang|sẽ|được|bị|cần|phải|còn|không|chưa|có|là|rất|đạt|giúp|nhằm|vừa|"
    r"yêu cầu|đề nghị|nhấn mạnh|khẳng định|cho biết|cho rằng|mong muốn|đánh giá|ghi nhận|giao|"
    r"nêu|nói|kết luận|chủ trì|dự)(?!\w)"
)
_ENDS = late(r"[.!?…:;,/][\"'”’»)\]]*$")
_ENDS_INSIDE = late(r"(?:[^\W\d_]{3}|[*_)%”\"])[.!?…]\s+\S")
_MOST_WORDS = 60
_MOST_UNSTOPPED_WORDS = 40
_MOST_SCENE_WORDS = 22


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a picture, by its own words."""
    words = len(line.split())
    if words > _MOST_WORDS:
        return False
    if _IMAGE.fullmatch(line) or _PHOTO_CREDIT.search(line) or _POSITION_NOTE.search(line):
        return True
    if words > _MOST_UNSTOPPED_WORDS or _ENDS.search(line) or _ENDS_INSIDE.search(line):
        return False
    named = _PRIVATE_PERSON.search(line)
    return (
        _PICTURE.match(line) is not None
        or (_PERSON.match(line) is not None and _ACT.search(line) is not None)
        or (named is not None and named[1].isupper() and named[2].isupper())
    )


def is_scene(line: str, typical: float) -> bool:
    """Whether a sentence that stands alone tells what a picture shows.

    Args:
        line: the line.
        typical: words that a paragraph of the article typically has; a caption has far fewer.

    """
    words = len(line.split())
    if words > _MOST_SCENE_WORDS or 2 * words > typical or _ENDS_INSIDE.search(line):
        return False
    if _STATES.search(line):
        return False
    return _SCENE.match(line) is not None or (
        _OFFICIAL_FIRST.match(line) is not None and _ACT.search(line) is not None
    )
