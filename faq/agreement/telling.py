"""What the words of a sentence tell of: a cause, a place, who said something, how it goes."""

from __future__ import annotations

from functools import lru_cache

from faq.facts import Clause
from faq.index import Passage
from faq.regexes import late
from faq.text import UPPER

__all__ = ["SAYING_VERBS", "says", "tells"]

# Of so many sentences it is remembered what their words tell of.
_REMEMBERED = 8192

# "Báo cáo do Giám đốc Sở trình bày", "Công ty … do … làm chủ" tell who, and not why.
_AGENT = (
    r"(?! (?:ubnd|hđnd|phó|chủ tịch|giám đốc|bí thư|trưởng|bộ|sở|ban|chính phủ|thủ tướng|công ty|"
    r"một(?! số| phần)|ông|bà|anh|chị|đồng chí|các đồng chí|liên danh|tập đoàn|tổng công ty|hội|"
    r"ủy ban|phòng|trung tâm)\b)"
)
# "Vì sao", "do đó" tell no cause of their own.
_JOINT = (
    rf"(?:(?:do|vì|bởi|nhờ)(?! (?:sao|đó|vậy|thế|lẽ)\b){_AGENT}|nguyên nhân(?! nào)|lý do(?! gì)|"
    r"xuất phát từ|bắt nguồn|khiến|(?<!không )(?<!trở )(?<!chẳng )nên|làm cho|dẫn đến|dẫn tới|"
    r"trước tình hình)"
)
_CAUSE = late(rf"\b(?:{_JOINT}|lý giải|để|nhằm|góp phần|với quan điểm)\b")
# What something is done for isn't what it comes from.
_ORIGIN = late(rf"\b(?:{_JOINT}|(?<!gỡ )vướng(?! mắc))\b")
_PURPOSE = late(
    r"\b(?:để|nhằm|mục đích|mục tiêu(?! quốc gia)|hướng tới|hướng đến|phục vụ|tạo điều kiện)\b"
)
_PLACE_WORD = late(
    r"\b(?:ở|tại|trên địa bàn|địa bàn|thuộc|từ|đến)\s+(?:(?:các|một số|nhiều)\s+)?"
    r"(?:(?:xã|huyện|tỉnh|thị xã|thị trấn|thành phố|phường|thôn|bản|khu vực|khu|tuyến|tp\.?|"
    rf"tx\.?)\s+)?[{UPPER}]|(?<![,;] )\b(?:toàn quốc|cả nước|khắp nước)\b"
)
_COMPARES = late(
    r"\b(?:so với|hơn|bằng|gấp|tăng|giảm|vượt|cải thiện|tương đương|không đổi|không thay đổi)\b"
)
# "Hơn 320 đại biểu" are set against nobody.
_OUTDOES = late(r"\b(?:hơn(?! \d| nữa\b| một nửa\b)|nhất|dẫn đầu|đứng đầu|vượt|thua|kém)\b")
# "Tăng cường", "giảm nghèo" tell of work, not of more or less.
_MOVES = late(
    r"\b(?:tăng(?! cường| gia\b)|giảm(?! nghèo)|hơn|lên|xuống|sụt|vượt|bằng|cải thiện|"
    r"kìm giữ|kiềm chế)\b"
)
_BOTH_MOVES = late(r"\b(?:tăng|gấp|vượt)\b.*\bgiảm\b|\bgiảm\b.*\b(?:tăng|gấp|vượt)\b")
_RANK = late(
    r"\b(?:thứ|hạng)\s+(?:\d|[ivxl]+\b|nhất\b)|"
    r"\b(?:xếp|đứng|vị trí|hạng)\s+(?:thứ\s+)?(?:\d|nhì\b|hai\b|ba\b|tư\b|năm\b)|"
    r"\b(?:tốp|top)\b|lần thứ|dẫn đầu|đứng đầu|"
    r"\bđứng\s+(?:cuối|chót|bét)\b|\bgiải nhất\b|\bnhất\s+(?:toàn|cả|vùng|khu vực|cụm)\b"
)
_KIND_OF_PLACE = late(r"\b(?:tỉnh|huyện|xã|phường|thị xã|thị trấn|thành phố|địa bàn)\b")
_WEEKDAY = late(r"(?<!việc )\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b|\bchủ nhật\b")
# What is to be the first is not yet.
_FUTURE = late(r"\b(?:sẽ|phấn đấu|mục tiêu(?! quốc gia)|trở thành|hướng tới|hướng đến)\b")
_DURATION = late(r"\d+\s+(?:giờ|ngày|tháng|năm|phút|tuần)\b|từ năm \d+ đến|\d{4}\s*-\s*\d{4}")
# What tells how something goes, and not only that it was dealt with.
_STATE = late(
    r"\b(?:kết quả|tốt|chuyển biến|hiệu quả|tích cực|hạn chế|khó khăn|tồn tại|đạt|chưa|tăng|giảm|"
    r"nghiêm túc|nổi bật|đồng bộ|chậm|nhanh|ổn định|cải thiện|nâng cao|hoàn thành|yếu|kém|thấp|cao|"
    r"vượt|bảo đảm|đảm bảo|thuận lợi|đáng lo ngại|phức tạp|diễn ra|đáp ứng|toàn diện|rộng rãi)\b"
)
_WISH = late(r"\b(?:đề nghị|yêu cầu|cần|phải|sẽ|phấn đấu|(?:trong )?thời gian tới)\b")
_AIM = late(r"\b(?:để|nhằm|phải|cần|sẽ|góp phần|tiếp tục) (?:\w+ ){0,2}(?:tăng|giảm|hạ|nâng)\b")
_BODY = late(r"\b(?:UBND|HĐND|MTTQ|Bộ|Sở|Ban|Hội|Công ty|Chính phủ|Thủ tướng)\b")
_SAYING = (
    "phát biểu|đề nghị|yêu cầu|đánh giá|nhấn mạnh|cho biết|khẳng định|chỉ đạo|kết luận|lưu ý|nói|"
    "cho rằng|nhận định|chia sẻ|báo cáo|trao đổi|kêu gọi|gợi ý|thông tin|bày tỏ|phản ánh|kiến nghị|"
    "mong muốn|cam kết|dặn|nhắc nhở|biểu dương|ghi nhận"
)
_SAYS = late(
    rf"\b(?:{_SAYING}|theo (?:ông|bà|đồng chí|bí thư|chủ tịch|phó|giám đốc|trưởng|lãnh đạo))\b"
)
SAYING_VERBS = frozenset(_SAYING.split("|"))
"""Verbs of speech, as written."""
_TELLING = {
    "cause": _CAUSE,
    "state": _STATE,
    "wish": _WISH,
    "aim": _AIM,
    "purpose": _PURPOSE,
    "place": _PLACE_WORD,
    "comparison": _COMPARES,
    "outdoing": _OUTDOES,
    "move": _MOVES,
    "both_moves": _BOTH_MOVES,
    "origin": _ORIGIN,
    "rank": _RANK,
    "weekday": _WEEKDAY,
    "kind of place": _KIND_OF_PLACE,
    "future": _FUTURE,
    "duration": _DURATION,
    "body": _BODY,
    "saying": _SAYS,
}


@lru_cache(maxsize=_REMEMBERED)
def tells(kind: str, text: str) -> bool:
    """Whether the words of a sentence tell of something: a cause, a place, who said it."""
    return bool(_TELLING[kind].search(text))


def says(kind: str, passage: Passage, clause: Clause) -> bool:
    """Whether a clause tells of something itself, not only one beside it in the sentence."""
    if not tells(kind, passage.small):
        return False
    return len(passage.clauses) == 1 or tells(kind, clause.told_small)
