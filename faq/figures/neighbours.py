"""What stands beside a number and says what it is: counted nouns after it, words before it."""

from __future__ import annotations

from faq.figures.reading import DASH, GAP, YEAR, any_of
from faq.regexes import late

__all__ = [
    "ALL_OF",
    "APPROXIMATOR",
    "COUNTED_NEXT",
    "COUNTS_NEXT",
    "DATES_NEXT",
    "ONLY_ONE",
    "RANKS_NEXT",
    "has_noun",
    "has_whole",
]

# --- After it ----------------------------------------------------------------------------------

_COUNTED = any_of(
    "xã", "phường", "thị trấn", "huyện", "thành phố", "thị xã", "thôn", "xóm", "ấp", "làng",
    "hộ", "người", "nhân khẩu", "lao động", "nông dân", "học sinh", "giáo viên", "cán bộ",
    "công chức", "viên chức", "đảng viên", "hội viên", "đoàn viên", "đại biểu", "thành viên",
    "doanh nghiệp", "hợp tác xã", "htx", "cơ sở", "đơn vị", "địa phương", "tổ chức", "cơ quan",
    "tiêu chí", "chỉ tiêu", "mục tiêu", "nhiệm vụ", "giải pháp", "nhóm", "hạng mục", "gói thầu",
    "dự án", "công trình", "mô hình", "văn bản", "nội dung", "vấn đề", "vụ", "chuyên án",
    "trường hợp", "đối tượng", "lượt", "lần", "căn", "ngôi nhà", "nhà máy", "trường", "trạm",
    "điểm", "tuyến", "hồ sơ", "thủ tục", "dịch vụ", "sản phẩm", "tập thể", "cá nhân", "gia đình",
    "chi bộ", "đảng bộ", "bị can", "bị cáo", "thẻ", "suất", "trụ cột", "hướng", "lĩnh vực",
    "hợp phần", "ý kiến", "kiến nghị", "phiếu", "đồng chí", "con", "cây", "chiếc", "mẫu", "cấp",
    "loại", "công đoạn", "khâu", "bộ phận", "vùng", "khu", "cụm", "dân tộc", "nạn nhân", "sao",
    "communes", "districts", "criteria", "households", "people", "provinces", "projects",
)  # fmt: skip
_TIME_NOUN = any_of("ngày", "tháng", "tuần", "năm", "giờ", "phút", "tỉnh", "nước", "quốc gia")
_WHOLE = any_of("số", "dân số", "diện tích", "tổng", "phần", bare=False)
COUNTED_NEXT = late(rf"{GAP}?{_COUNTED}\b")
"""A noun that numbers count."""
_WHOLE_NEXT = late(rf"{GAP}?{_WHOLE}\b")
# "5 năm", "5 năm 2021-2025" count years; "18 năm 2017" does not.
_TIME_NEXT = late(
    rf"{GAP}?(?:{_TIME_NOUN}\b(?!{GAP}\d)|{any_of('năm')}(?={GAP}{YEAR}{GAP}?{DASH}))"
)


def has_noun(key: str, end: int) -> bool:
    """Whether a counted noun or a stretch of time follows on a number's end."""
    return bool(COUNTED_NEXT.match(key, end) or _TIME_NEXT.match(key, end))


def has_whole(key: str, end: int) -> bool:
    """Whether a counted noun, or the whole of which a share is told, follows on its end."""
    return bool(COUNTED_NEXT.match(key, end) or _WHOLE_NEXT.match(key, end))


# --- Before it ---------------------------------------------------------------------------------

APPROXIMATOR = late(
    r"(?:(?<!\w)(?P<word>"
    + any_of(
        "hơn", "gần", "khoảng", "trên", "dưới", "ít nhất", "tối thiểu", "tối đa", "chưa đến",
        "chưa đầy", "chưa tới", "không dưới", "không quá", "xấp xỉ", "trên dưới", "đúng", "ước",
        "ước đạt", "ước tính", "nhiều nhất", "không ít hơn", "hơn khoảng",
        "over", "more than", "about", "around", "nearly", "almost", "at least", "at most",
        "under", "less than", "up to", "approximately",
    )
    + rf"){GAP}|(?P<sign>[≥≤><~≈]){GAP}?)\Z"
)  # fmt: skip
"""Before a number that isn't exact."""
COUNTS_NEXT = late(
    r"\b"
    + any_of(
        "đạt", "được", "có", "còn", "hoàn thành", "với", "gồm", "thêm", "cả", "tổng số", "giảm",
        "tăng",
    )
    + rf"{GAP}?\Z"
)  # fmt: skip
"""Before a ratio, never before a date."""
DATES_NEXT = late(rf"\b{any_of('đến', 'từ', 'trước', 'sau', 'hết', 'tới')}{GAP}?\Z")
"""Before a date, if other numbers too."""
RANKS_NEXT = late(rf"\b{any_of('thứ', 'hạng', 'vị trí')}{GAP}?\Z")
"""Before the number of a rank."""
ONLY_ONE = late(rf"(?<!\w){any_of('chỉ', 'chỉ có', 'đúng', 'duy nhất')}{GAP}\Z")
"""Before "một" that counts and is no article."""
ALL_OF = late(rf"(?<!\w){any_of('cả', 'có', 'gồm', 'tất cả', 'còn', 'thêm', 'được')}{GAP}\Z")
"""Before a word that is a number and nothing else."""
