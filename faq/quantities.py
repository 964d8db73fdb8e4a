"""Numbers, shares, ratios, money, measures and dates in a text, as printed, with their spans.

Vietnamese writes a decimal comma and groups thousands with a point. What a number means is read
from its neighbours: "327/411 xã" is a ratio, "Chiều 14/11" a date, "11/2017/NQ-HĐND" the number
of a document. Every word is known with and without its diacritics, so questions typed on a bare
keyboard are read as well; a few plain English forms are known for the same reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from faq.text import fold, nfc

__all__ = ["Moment", "Quantity", "QuantityKind", "find_moments", "find_quantities", "parse_number"]

QuantityKind = Literal["count", "share", "ratio", "money", "measure", "ordinal", "document"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text with what belongs to it: "khoảng 47,073 triệu đồng/người/năm"."""

    surface: str
    """Verbatim: approximator, number, magnitude and unit; the label of an ordinal or document."""
    start: int
    """Offset of the first character in the text, code points."""
    end: int
    """Offset after the last character; the counted noun stands after it."""
    kind: QuantityKind
    """What is told: ordinals and documents never answer "how many"."""
    value: Decimal
    """The number with its magnitude; numerator of a ratio, low end of a range."""
    high: Decimal | None = None
    """High end of a range ("60-70%"), else None."""
    total: Decimal | None = None
    """Denominator of a ratio ("327/411"), else None."""
    unit: str = ""
    """"%", "đồng", "USD", "ha" …; empty for counts; the label of an ordinal or document."""
    per: str = ""
    """What the unit is divided by: "người/năm" of "đồng/người/năm", else empty."""
    approximator: str = ""
    """"hơn", "gần", "≥", "ít nhất", "trở lên" … as printed, else empty."""
    noun_start: int = 0
    """Offset where the counted noun begins; equal to ``end`` when there is none."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a period told by its years, quarter or months."""

    surface: str
    """Verbatim, with the words that make it a date: "Chiều 14/11", "quý II/2025"."""
    start: int
    """Offset of the first character in the text, code points."""
    end: int
    """Offset after the last character."""
    year: int | None = None
    """The year, the first one of a period of years; None when not printed."""
    quarter: int | None = None
    """1 to 4, or None."""
    month: int | None = None
    """1 to 12, or None."""
    day: int | None = None
    """1 to 31, or None."""
    part: str = ""
    """Part of the day in Vietnamese ("sáng", "trưa", "chiều", "tối"), empty when not printed."""
    last_year: int | None = None
    """Last year of a period of years ("2011 - 2020"), else None."""
    months: int | None = None
    """Length of a period inside a year, in months ("6 tháng đầu năm"), else None."""


_MARKS = "\u0300-\u036f"
_MARK = re.compile(f"[{_MARKS}]")
# At most four marks a letter: composing a longer run would cost the square of its length.
_CLUSTER = re.compile(rf".[{_MARKS}]{{0,4}}", re.DOTALL)
# Blanks between the parts of one expression; they never cross a line.
_S = r"[^\S\n]{1,3}"
_O = r"[^\S\n]{0,3}"
_YEAR = r"(?:1\d|20)\d\d"
# A year with no word before it.
_BARE_YEAR = r"(?:19|20)\d\d"
_DASH = "[-–—]"


def _any(*words: str, bare: bool = True) -> str:
    """Return a pattern for any of the words; with ``bare`` also typed without diacritics."""
    spellings = {*words, *(map(fold, words) if bare else ())}
    longest_first = sorted(spellings, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", _S) for word in longest_first) + ")"


# --- Words -------------------------------------------------------------------------------------

_UNITS_OF_TEN = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ENGLISH_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ORDINAL_WORDS = {"nhất": 1, "nhì": 2, "first": 1, "second": 2, "third": 3, "fourth": 4}
_MAGNITUDES = {
    "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000,
    "tr": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "hundred": 100, "thousand": 1000,
    "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
# Without diacritics these would be read into trạm bơm, ngân hàng, văn bản and chức năng.
_ACCENTED_MAGNITUDES = ("trăm", "ngàn", "vạn", "chục")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PARTS = {
    "sáng": "sáng", "trưa": "trưa", "chiều": "chiều", "tối": "tối", "đêm": "tối",
    "morning": "sáng", "noon": "trưa", "afternoon": "chiều", "evening": "tối", "night": "tối",
}  # fmt: skip
_UNITS: dict[QuantityKind, dict[str, tuple[str, ...]]] = {
    "share": {
        "%": ("%", "phần trăm", "percent", "per cent"),
        "điểm phần trăm": ("điểm phần trăm", "điểm %", "percentage points"),
    },
    "money": {
        "đồng": ("đồng", "đ", "vnđ", "vnd"),
        "USD": ("usd", "đô la", "đô-la", "đôla", "dollars", "us dollars"),
        "EUR": ("euro", "euros", "eur"),
    },
    "measure": {
        "ha": ("ha", "hecta", "héc ta", "héc-ta", "hectares", "hectare"),
        "km2": ("km2", "km²", "km vuông", "ki lô mét vuông"),
        "km": ("km", "cây số", "kilometers", "kilometres", "ki lô mét"),
        "m2": ("m2", "m²", "mét vuông"),
        "m3": ("m3", "m³", "mét khối"),
        "m": ("m", "mét", "meters", "metres"),
        "tấn": ("tấn", "tons", "tonnes"),
        "kg": ("kg", "ki lô gam", "kilograms"),
        "lít": ("lít", "liters", "litres"),
        "độ C": ("độ c", "°c"),
        **{
            u: (u.lower(),) for u in ("cm", "mm", "gam", "ml", "MW", "MWp", "kW", "kWh", "kV", "GB")
        },
    },
}
# Without diacritics "sao" is a star and "ta" is "we".
_ACCENTED_UNITS = ("tạ", "sào")

_COUNTED = _any(
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
_TIME_NOUN = _any("ngày", "tháng", "tuần", "năm", "giờ", "phút", "tỉnh", "nước", "quốc gia")
_WHOLE_NEXT = re.compile(
    rf"{_O}(?:{_COUNTED}|{_any('số', 'dân số', 'diện tích', 'tổng', 'phần', bare=False)})\b"
)
_COUNTED_NEXT = re.compile(rf"{_O}{_COUNTED}\b")
# "5 năm", "5 năm 2021-2025" count years; "18 năm 2017" does not.
_NOUN_NEXT = re.compile(
    rf"{_O}(?:{_COUNTED}\b|{_TIME_NOUN}\b(?!{_S}\d)|{_any('năm')}(?={_S}{_YEAR}{_O}{_DASH}))"
)
_NOT_A_NOUN = frozenset(
    re.findall(
        r"\w+",
        """
        và hoặc hay nhưng song so với của là trong trên dưới để đã đang sẽ tại ở do vì bởi từ
        đến tới thì mà theo nhờ gồm bằng trở cùng nên khi nếu về qua vào ra lên xuống tăng giảm
        đạt được có không chưa còn này đó nay gì nào bao phải cho va hoac cua la tren tai tu den
        thi bang neu ve vao tang giam dat duoc khong chua gi nao phai and or of in on by to from
        is are was were at for the than with as
        """,
    )
)
_WORD_NEXT = re.compile(rf"{_O}([^\W\d_]+)")

# --- Moments -----------------------------------------------------------------------------------

_LEFT = r"(?<![\w/.,])"
_RIGHT = r"(?![\w/]|[.,]\d)"
_EDGE = _any("nửa đầu", "nửa cuối", "đầu", "giữa", "cuối", "hết", "early", "mid", "late")
_PART = rf"(?P<part>{_any(*_PARTS)})"
_ON_DAY = _any("ngày", "hôm", "mùng", "mồng", "ngày mùng")
_MONTH_NAME = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: -len(name))) + ")"
# The other names are Vietnamese syllables, or too short to stand alone.
_PLAIN_MONTH_NAME = "|".join(name for name in _MONTHS if len(name) > 3 and name != "march")
_MONTH_WORD = _any(
    "giêng", "hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười một", "mười hai",
    "mười", "chạp",
)  # fmt: skip
_MONTH_WORDS = {"giêng": 1, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}
_PERIOD = _any(
    "giai đoạn", "nhiệm kỳ", "niên khóa", "năm học", "từ năm", "các năm", "năm", "period", "from",
    "between",
)  # fmt: skip
_UNTIL = _any("đến năm", "đến", "tới năm", "to", "and")
_NUMBER_WORD = _any(*_UNITS_OF_TEN, "mười", *_ENGLISH_NUMBERS)
_OF_YEAR = rf"(?:{_O}[/.-]{_O}|{_S}(?:(?:of|{_any('của năm', 'năm')}){_S})?|,{_S}(?:năm{_S})?)"
_BEFORE_DAY = rf"(?:\b{_PART}(?:{_S}of)?{_S})?(?:\b(?P<lead>{_ON_DAY}){_S})?"

_MOMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        # giai đoạn 2011 - 2020, từ năm 2018 đến năm 2023
        rf"(?<!\d\s)\b{_PERIOD}{_S}(?P<year>{_YEAR}){_O}(?:{_DASH}|{_UNTIL}){_O}"
        rf"(?P<last_year>{_YEAR}){_RIGHT}",
        rf"{_LEFT}(?P<year>{_BARE_YEAR}){_O}(?:{_DASH}|{_UNTIL}){_O}"
        rf"(?P<last_year>{_BARE_YEAR}){_RIGHT}",
        # 2024-11-14, 2024-11
        rf"{_LEFT}(?P<year>{_YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d))?{_RIGHT}(?!-\d)",
        # chiều ngày 7/2/2025, 22.12.2024
        rf"{_BEFORE_DAY}{_LEFT}(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)"
        rf"(?P<year>{_YEAR}){_RIGHT}",
        # ngày 14 tháng 11 năm 2024
        rf"{_BEFORE_DAY}{_LEFT}(?P<day>\d{{1,2}}){_S}{_any('tháng')}{_S}(?P<month>\d{{1,2}})"
        rf"(?:{_OF_YEAR}(?P<year>{_YEAR}))?{_RIGHT}",
        # 14th of November 2024; November 14, 2024; November 2024
        rf"(?:\b{_PART}{_S}(?:of|on){_S}(?:the{_S})?)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_S}"
        rf"(?:of{_S})?(?P<name>{_MONTH_NAME})\b(?:,?{_S}(?P<year>{_YEAR}))?{_RIGHT}",
        rf"(?:\b{_PART}{_S}(?:of|on){_S})?\b(?P<name>{_MONTH_NAME}){_S}(?P<day>\d{{1,2}})"
        rf"(?:st|nd|rd|th)?(?:,?{_S}(?P<year>{_YEAR}))?{_RIGHT}",
        rf"\b(?:{_EDGE}[-\s])?(?P<name>{_MONTH_NAME}),?{_S}(?:of{_S})?(?P<year>{_YEAR}){_RIGHT}",
        rf"\b(?P<name>{_PLAIN_MONTH_NAME})\b",
        r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bsince )|(?<=\buntil ))(?P<name>march|may)\b",
        # 6 tháng đầu năm 2024, nửa đầu năm 2024, first six months of 2024
        rf"(?<![\w/.,])(?P<months>\d{{1,2}}|{_NUMBER_WORD}){_S}{_any('tháng')}{_S}"
        rf"(?:{_any('đầu năm', 'cuối năm', 'của năm', 'năm')}{_S}(?P<year>{_YEAR}){_RIGHT}"
        rf"|{_any('đầu năm', 'cuối năm', 'đầu', 'cuối')}\b)",
        rf"\b(?P<half>{_any('nửa đầu năm', 'nửa cuối năm', 'nửa năm')}|(?:first|second){_S}half)"
        rf"(?:{_S}(?:of{_S})?(?P<year>{_YEAR}){_RIGHT}|\b)",
        rf"\b(?:first|last){_S}(?P<months>\d{{1,2}}|{_NUMBER_WORD}){_S}months"
        rf"(?:{_S}(?:of{_S})?(?P<year>{_YEAR}){_RIGHT}|\b)",
        # quý II/2025, Q1 2025, the first quarter of 2025
        rf"\b(?:(?:{_EDGE}{_S})?{_any('quý')}{_S}(?P<quarter>iv|i{{1,3}}|[1-4]"
        rf"|{_any('một', 'nhất', 'hai', 'ba', 'bốn', 'tư')})|q(?P<q>[1-4])"
        rf"|(?P<nth>first|second|third|fourth){_S}quarter)(?:{_OF_YEAR}(?P<year>{_YEAR}))?{_RIGHT}",
        # tháng 12.2025, nửa đầu tháng 3, tháng Ba, T11/2024
        rf"\b(?:(?:{_EDGE}{_S})?{_any('tháng')}{_S}|t(?=\d{{1,2}}[/.]{_YEAR}))(?P<month>\d{{1,2}})"
        rf"(?:{_OF_YEAR}(?P<year>{_YEAR}))?{_RIGHT}",
        rf"\b(?:{_EDGE}{_S})?tháng{_S}(?P<word>{_MONTH_WORD})\b(?!{_S}lần)"
        rf"(?:{_OF_YEAR}(?P<year>{_YEAR}))?{_RIGHT}",
        rf"{_LEFT}(?P<month>\d{{1,2}})/(?P<year>{_YEAR}){_RIGHT}",
        # 14/11 năm 2024, chiều 22.4, chiều 26-7, 14-15/11
        rf"{_BEFORE_DAY}{_LEFT}(?P<day>\d{{1,2}})(?:{_O}{_DASH}{_O}\d{{1,2}}(?=/))?(?P<sep>[/.-])"
        rf"(?P<month>\d{{1,2}})(?:{_S}{_any('năm')}{_S}(?P<year>{_YEAR}))?{_RIGHT}",
        rf"\b(?:{_PART}{_S})?(?P<lead>{_ON_DAY}){_S}(?P<day>\d{{1,2}}){_RIGHT}(?!-\d)",
        # cuối năm 2024, 2024
        rf"\b(?:{_EDGE}{_S})?{_any('năm', 'year')}{_S}(?P<year>{_YEAR}){_RIGHT}",
        rf"(?<![\w/.,-])(?P<bare>{_BARE_YEAR}){_RIGHT}(?!-\d)",
    )
)
_MOMENT_LEADS_WEAKLY = re.compile(rf"\b{_any('đến', 'từ', 'trước', 'sau', 'hết', 'tới')}{_O}\Z")
# What stands before a ratio, never before a date.
_COUNTS_NEXT = re.compile(
    r"\b"
    + _any(
        "đạt",
        "được",
        "có",
        "còn",
        "hoàn thành",
        "với",
        "gồm",
        "thêm",
        "cả",
        "tổng số",
        "giảm",
        "tăng",
    )
    + rf"{_O}\Z"
)
_RANKS_NEXT = re.compile(rf"\b{_any('thứ', 'hạng', 'vị trí')}{_O}\Z")

# --- What is no quantity -----------------------------------------------------------------------

_UNCOUNTED = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]{1,64}@[\w.-]{1,64}"
    rf"|(?<![\w/.,])(?:[01]?\d|2[0-4])(?:[:h]\d{{2}}(?::\d{{2}})?|h|{_S}{_any('giờ')}(?:{_S}\d\d\b)?)(?!\w)"
    r"|(?<![\w/.,])24/(?:24|7)(?![\w/])"
)
# Long runs of digits that begin with 0 are telephone numbers.
_PHONE = re.compile(r"(?<![\w.,/])(?:\+84[ .-]?|0)\d(?:[ .-]?\d){7,9}(?!\d)")

# --- Documents and ordinals --------------------------------------------------------------------

_DOCUMENT_LABEL = _any(
    "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị", "kết luận", "đề án",
    "công văn", "kế hoạch", "tờ trình", "thông báo", "chương trình", "chương trình hành động",
    "luật", "hướng dẫn", "quy định", "công điện", "pháp lệnh", "resolution", "decree", "decision",
    "directive", "circular", "project", "plan",
)  # fmt: skip
_CODE = r"(?:nq|nđ|nd|qđ|qd|ct|ctr|cttr|tt|ttr|ttlt|kh|cv|tb|kl|hd|đa|da|bc|hđnd|hdnd|ubnd|tu|tw)"
_DOCUMENT = re.compile(
    rf"(?:\b(?P<label>{_DOCUMENT_LABEL}){_S})?(?:\b(?P<marked>{_any('số', 'no.', 'no')}){_S})?"
    rf"{_LEFT}(?P<number>\d{{1,5}})(?P<code>(?:/{_YEAR})?[-/]{_CODE}(?:[-/][^\W\d_]{{1,8}}){{0,3}}\b)?"
    rf"(?P<year>/{_YEAR})?{_RIGHT}"
)
_STRONG_LABEL = _any(
    "thứ", "lần thứ", "lớp", "hạng", "số", "khóa", "khoá", "lần", "quốc lộ", "tỉnh lộ", "ql",
    "đại hội", "đại hội lần thứ", "thế kỷ", "thế kỷ thứ", "grade", "number", "no.",
)  # fmt: skip
_WEAK_LABEL = _any(
    "loại", "mức độ", "mức", "cấp độ", "hợp phần", "giai đoạn", "điều", "khoản", "chương", "mục",
    "phần", "bước", "đợt", "vòng", "nhóm", "tổ", "thôn", "ấp", "khu phố", "khu vực", "khu",
    "khối", "quận", "phường", "tuyến", "ảnh", "hình", "bảng", "biểu", "phụ lục", "tập", "câu",
    "bài", "trang", "vùng", "bậc", "tầng", "top", "ca", "phase", "class", "round", "level",
)  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(?P<strong>{_STRONG_LABEL})|(?P<weak>{_WEAK_LABEL})){_S}"
    rf"(?:(?P<number>\d{{1,4}}){_RIGHT}|(?P<roman>[ivxl]{{1,8}})\b"
    rf"|(?P<word>{_any(*_UNITS_OF_TEN, 'nhất', 'nhì', 'mười', bare=False)})\b)"
    r"|\b(?P<nth>\d{1,4})(?:st|nd|rd|th)\b"
    r"|\b(?P<letter>[a-zđ])(?P<short>\d{1,2})\b"
    r"|(?<![\w/.,-])(?P<version>\d)\.0(?![\w%]|[.,/]\d)"
    r"|^[^\S\n]{0,8}(?P<listed>\d{1,2})[.)](?=\s)",
    re.MULTILINE,
)
_SET_OF = re.compile(rf"\b{_any('tổng', 'trong', 'con', 'đa', 'một')}{_S}\Z")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_]+[^\S\n]{1,3}([^\W\d_]+)[^\S\n]\Z")

# --- Quantities --------------------------------------------------------------------------------

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_APPROXIMATOR = re.compile(
    r"(?:(?<!\w)(?P<word>"
    + _any(
        "hơn", "gần", "khoảng", "trên", "dưới", "ít nhất", "tối thiểu", "tối đa", "chưa đến",
        "chưa đầy", "chưa tới", "không dưới", "không quá", "xấp xỉ", "trên dưới", "đúng", "ước",
        "ước đạt", "ước tính", "nhiều nhất", "không ít hơn", "hơn khoảng",
        "over", "more than", "about", "around", "nearly", "almost", "at least", "at most",
        "under", "less than", "up to", "approximately",
    )
    + rf"){_S}|(?P<sign>[≥≤><~≈]){_O})\Z"
)  # fmt: skip
_AFTERTHOUGHT = re.compile(rf"{_S}(?P<word>{_any('trở lên', 'trở xuống', 'or more', 'or less')})\b")
_MAGNITUDE = (
    "(?:"
    + _any(*(word for word in _MAGNITUDES if word not in _ACCENTED_MAGNITUDES))
    + "|"
    + _any(*_ACCENTED_MAGNITUDES, bare=False)
    + r")(?!\w)"
)
_UNIT_KINDS: dict[str, tuple[QuantityKind, str]] = {}
for _kind, _units in _UNITS.items():
    for _unit, _spellings in _units.items():
        for _spelling in _spellings:
            _UNIT_KINDS[_spelling] = _UNIT_KINDS[fold(_spelling)] = (_kind, _unit)
_UNIT_KINDS |= {unit: ("measure", unit) for unit in _ACCENTED_UNITS}
# "đồng" and "ha" are units unless they open another word (3 đồng chí, 2024 ha noi).
_OPENS_WORD = _any(
    "chí", "bào", "ruộng", "nghiệp", "đội", "phục", "hồ", "nội", "tĩnh", "giang", "long",
)  # fmt: skip
_NO_WORD = rf"(?!{_S}{_OPENS_WORD}\b)"
_UNIT = (
    "(?:(?:"
    + "|".join(re.escape(unit).replace(r"\ ", _S) for unit in sorted(_UNIT_KINDS, key=len)[::-1])
    + rf")(?!\w){_NO_WORD}|%)"
)
_PER_WORDS = _any(
    "nhân khẩu", "lao động", "sản phẩm", "mét vuông", "mét khối", "cán bộ", "học sinh", "hộ dân",
    "đơn vị", "thành viên", "gia đình", "đối tượng", "trường hợp", "doanh nghiệp",
)  # fmt: skip
_PER = rf"(?:{_O}/{_O}(?:{_PER_WORDS}(?!\w)|[^\W\d_]+[23²³]?(?!\w))|{_S}per{_S}[^\W\d_]+)"
_SUFFIX = re.compile(
    rf"(?:{_O}(?P<magnitude>{_MAGNITUDE})(?:{_S}(?P<second>{_MAGNITUDE}))?"
    rf"(?P<half>{_S}rưỡi(?!\w))?|(?P<thousand>k(?!\w)))?"
    rf"(?:{_O}(?P<unit>{_UNIT}))?(?P<per>(?:{_PER}){{0,3}})"
)
_RANGE = re.compile(
    rf"(?:{_O}%)?(?:{_O}(?P<magnitude>{_MAGNITUDE}))?"
    rf"(?:{_O}{_DASH}{_O}|{_S}{_any('đến', 'tới', 'to')}{_S})(?P<high>\d+(?:[.,]\d+)*)(?![/\d])"
)
_TOTAL = re.compile(
    rf"(?:{_O}/{_O}|{_S}(?P<word>{_any('trên', 'trên tổng số', 'trong tổng số', 'trong số')}"
    rf"|out of|of|of the|out of the){_S})(?P<total>\d+(?:[.,]\d+)*)(?![/\d]|-\w)"
)
_DIGIT_WORD = _any("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín")
_LAST_DIGIT = _any("một", "hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín")
_LAST_DIGIT = rf"(?:{_LAST_DIGIT}|{_any('mốt', 'tư', 'lăm', 'nhăm', bare=False)})"
_STEP = (
    rf"(?:{_any('mươi', 'nghìn', 'triệu', 'tỷ', 'tỉ')}|{_any('trăm', 'ngàn', bare=False)})(?!\w)"
)
# Five at the end is "lăm" except after "linh": "mười năm" is ten years.
_NUMBER_WORDS = re.compile(
    rf"(?<!\w)(?:(?:{_DIGIT_WORD}{_S}{_STEP}|{_any('mười')}(?!\w))"
    rf"(?:{_S}(?:{_DIGIT_WORD}{_S}{_STEP}|{_any('linh', 'lẻ', bare=False)}{_S}{_DIGIT_WORD}"
    rf"|{_STEP}|{_any('mười')}|{_LAST_DIGIT}|rưỡi)(?!\w)){{0,8}}"
    rf"|{_DIGIT_WORD}|{_any(*_ENGLISH_NUMBERS)})(?!\w)"
)
_ONLY_ONE = re.compile(rf"(?<!\w){_any('chỉ', 'chỉ có', 'đúng', 'duy nhất')}{_S}\Z")
_ALL_OF = re.compile(rf"(?<!\w){_any('cả', 'có', 'gồm', 'tất cả', 'còn', 'thêm', 'được')}{_S}\Z")
# "1,654 households": a decimal mark only in Vietnamese.
_ENGLISH_THOUSANDS = re.compile(
    rf"[1-9]\d{{0,2}},\d{{3}}{_S}(?:[a-z]{{2,20}}s|people|million|billion)\b"
)
_ENGLISH_PLURAL = re.compile(rf"{_S}(?:[a-z]{{2,20}}s|people|criteria|percent)\b")


def parse_number(surface: str) -> Decimal | None:
    """Return the value of a number in digits, Vietnamese format; None when it can't be one.

    A comma before the last digits is the decimal mark ("47,073" is 47.073), points between
    groups of exactly three digits are thousands ("6.206" is 6206). A point before one, two or
    more than three digits is read as a decimal point ("22.4"). English grouping is accepted
    where it can be nothing else ("1,234,567", "12,345.67").
    """
    digits = surface.strip()
    if len(digits) > 24 or not _NUMBER.fullmatch(digits) or not digits.isascii():
        return None
    if _GROUPED_BY_POINT.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _GROUPED_BY_COMMA.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return Decimal(digits)


_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_BY_COMMA = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order of their place; they never overlap.

    Dates, times of day, addresses and telephone numbers are passed over.
    """
    return _Reading(text).quantities()


def find_moments(text: str) -> tuple[Moment, ...]:
    """Find the dates and periods of a text, in order of their place; they never overlap."""
    return tuple(sorted(_Reading(text).moments, key=lambda moment: moment.start))


class _Reading:
    """A text being read: its spelling with composed letters, and which characters are taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.key, self.offsets = _compose(text)
        self.taken = bytearray(len(self.key) + 1)
        self.moments: list[Moment] = []
        self.found: list[Quantity] = []
        for match in _UNCOUNTED.finditer(self.key):
            self._take(match.start(), match.end())
        self._read_documents()
        for pattern in _MOMENTS:
            for match in pattern.finditer(self.key):
                self._read_moment(match)
        for match in _PHONE.finditer(self.key):
            self._take(match.start(), match.end())

    def quantities(self) -> tuple[Quantity, ...]:
        self._read_ordinals()
        for match in _NUMBER.finditer(self.key):
            if self._free(match.start(), match.end()):
                self._read_number(match.start(), match.end())
        for match in _NUMBER_WORDS.finditer(self.key):
            self._read_words(match)
        return tuple(sorted(self.found, key=lambda quantity: quantity.start))

    def _free(self, start: int, end: int) -> bool:
        return self.taken.find(1, start, end) < 0

    def _take(self, start: int, end: int) -> bool:
        """Mark a span as read; false when some of it was read before."""
        if not self._free(start, end):
            return False
        self.taken[start:end] = b"\1" * (end - start)
        return True

    def _before(self, start: int) -> str:
        return self.key[max(0, start - 40) : start]

    def _surface(self, start: int, end: int) -> tuple[str, int, int]:
        first, last = self.offsets[start], self.offsets[end]
        return self.text[first:last], first, last

    def _add(
        self,
        start: int,
        end: int,
        kind: QuantityKind,
        value: Decimal,
        *,
        high: Decimal | None = None,
        total: Decimal | None = None,
        unit: str = "",
        per: str = "",
    ) -> None:
        """Record a quantity, with the approximator around it and the noun after it."""
        approximator = ""
        if kind not in ("ordinal", "document"):
            before = _APPROXIMATOR.search(self._before(start))
            after = _AFTERTHOUGHT.match(self.key, end)
            if before:
                length = len(self._before(start)) - before.start()
                shown = "word" if before.group("word") else "sign"
                approximator_start = start - length
                approximator_end = approximator_start + len(before.group(shown))
                approximator = self._surface(approximator_start, approximator_end)[0]
                start = approximator_start
            elif after:
                approximator = self._surface(*after.span("word"))[0]
                end = after.end()
        if not self._take(start, end):
            return
        noun = _WORD_NEXT.match(self.key, end)
        noun_start = self.offsets[end]
        if noun and kind not in ("ordinal", "document") and noun.group(1) not in _NOT_A_NOUN:
            noun_start = self.offsets[end if self.taken[noun.start(1)] else noun.start(1)]
        value, high = _plain(value), None if high is None else _plain(high)
        self.found.append(
            Quantity(
                *self._surface(start, end), kind, value, high, total, unit, per, approximator,
                noun_start,
            )
        )  # fmt: skip

    def _read_documents(self) -> None:
        for match in _DOCUMENT.finditer(self.key):
            label, marked, code = match.group("label", "marked", "code")
            if not code:
                # "kế hoạch 5 năm", "Quyết định 3 nội dung" count; "Luật 2024" tells a year.
                counts = _NOUN_NEXT.match(self.key, match.end()) or self._has_unit(match.end())
                year = re.fullmatch(_YEAR, match.group("number"))
                if not label or (not marked and (counts or year)):
                    continue
            start = match.start() if label else match.start("number")
            self._add(
                start, match.end(), "document", Decimal(match.group("number")), unit=label or ""
            )

    def _has_unit(self, end: int) -> bool:
        suffix = _SUFFIX.match(self.key, end)
        return bool(suffix and (suffix.group("magnitude") or suffix.group("unit")))

    def _read_moment(self, match: re.Match[str]) -> None:
        groups = match.groupdict()
        day_and_month = "lead" in groups and groups.get("month") and not groups.get("year")
        if day_and_month and not self._is_date(match):
            return
        if "bare" in groups and not self._is_year(match):
            return
        if "lead" in groups and "month" not in groups and _NOUN_NEXT.match(self.key, match.end()):
            return
        year, last_year, day = (_integer(groups.get(name)) for name in ("year", "last_year", "day"))
        month = _month(groups)
        quarter = _quarter(groups)
        months = 6 if groups.get("half") else _integer(groups.get("months"))
        if not (month is None or 1 <= month <= 12) or not (day is None or 1 <= day <= 31):
            return
        if groups.get("name") == "may" and self.text[self.offsets[match.start("name")]] != "M":
            return
        part = _PARTS_FOLDED[fold(groups["part"])] if groups.get("part") else ""
        if self._take(match.start(), match.end()):
            self.moments.append(
                Moment(
                    *self._surface(match.start(), match.end()),
                    year or _integer(groups.get("bare")), quarter, month, day, part, last_year,
                    months,
                )
            )  # fmt: skip

    def _is_date(self, match: re.Match[str]) -> bool:
        """Whether two numbers with a separator are day and month, by what stands around."""
        if match.group("part") or match.group("lead"):
            return True
        before, separator = self._before(match.start()), match.groupdict().get("sep")
        counted = _WHOLE_NEXT.match(self.key, match.end()) or self._has_unit(match.end())
        if separator is None:
            return not counted
        if separator == "/":
            if _RANKS_NEXT.search(before):
                return False
            achieved = _COUNTS_NEXT.search(before) or _APPROXIMATOR.search(before)
            if int(match.group("day")) > int(match.group("month")):
                # A part is seldom more than its whole.
                return not (counted and achieved)
            return not (counted or achieved)
        if separator == ".":
            return bool(_MOMENT_LEADS_WEAKLY.search(before)) and not counted
        return False

    def _is_year(self, match: re.Match[str]) -> bool:
        before = self._before(match.start())
        if self._has_unit(match.end()) or _APPROXIMATOR.search(before) or before.endswith("$"):
            return False
        # Thousands are printed with a point; only a round or plainly counted number lacks it.
        counted = match.group().endswith("00") or _COUNTS_NEXT.search(before)
        return not (counted and _COUNTED_NEXT.match(self.key, match.end()))

    def _read_ordinals(self) -> None:
        for match in _ORDINAL.finditer(self.key):
            groups = match.groupdict()
            label = groups["strong"] or groups["weak"] or ""
            before = self._before(match.start())
            digits = next(
                (groups[n] for n in ("number", "nth", "short", "version", "listed") if groups[n]),
                None,
            )
            if groups["number"]:
                follows = _NOUN_NEXT.match(self.key, match.end())
                if self._has_unit(match.end()) or (groups["weak"] and follows):
                    continue
                if fold(label) in ("so", "lan") and _SET_OF.search(before):
                    continue
            if groups["roman"] and not self._printed_upper(*match.span("roman")):
                continue
            if groups["word"] and fold(label) not in ("thu", "lan thu"):
                continue
            if groups["short"] and match.group() in _UNIT_KINDS:
                continue
            value = _integer(digits) if digits else _ordinal(groups["roman"], groups["word"])
            self._add(match.start(), match.end(), "ordinal", Decimal(value or 0), unit=label)

    def _printed_upper(self, start: int, end: int) -> bool:
        return self._surface(start, end)[0].isupper()

    def _read_number(self, start: int, end: int) -> None:
        value = parse_number(self.key[start:end])
        if _ENGLISH_THOUSANDS.match(self.key, start):
            value = parse_number(self.key[start:end].replace(",", "."))
        before = self._before(start)
        if value is None or before[-1:].isalpha() or before[-1:] == "_":
            return
        if re.search(r"[^\W_][-/]\Z", before):
            return
        ranked = _TOTAL.match(self.key, end)
        if ranked and self._free(end, ranked.end()):
            total = parse_number(ranked.group("total"))
            if total is None or (ranked.group("word") and total < value):
                return
            if rank := _RANKS_NEXT.search(before):
                label = rank.group().strip()
                start -= len(before) - rank.start()
                self._add(start, ranked.end(), "ordinal", value, total=total, unit=label)
            else:
                self._add(start, ranked.end(), "ratio", value, total=total)
            return
        high, low_magnitude, number_end = None, None, end
        if (spread := _RANGE.match(self.key, end)) and self._free(end, spread.end()):
            high = parse_number(spread.group("high"))
            if high is not None:
                low_magnitude, number_end = spread.group("magnitude"), spread.end()
        suffix = _SUFFIX.match(self.key, number_end)
        assert suffix is not None  # every part of the pattern may be absent
        factor = _factor(suffix)
        low_factor = Decimal(_MAGNITUDES_FOLDED[fold(low_magnitude)]) if low_magnitude else factor
        if high is not None and high * factor <= value * low_factor:
            # "10-5" is no range: read the first number alone.
            high, number_end = None, end
            suffix = _SUFFIX.match(self.key, end)
            assert suffix is not None
            low_factor = factor = _factor(suffix)
        unit, per = suffix.group("unit") or "", suffix.group("per").strip()
        stop = suffix.end() if unit or factor != 1 else number_end
        if stop == number_end and re.match(r"[^\W\d]", self.key[stop : stop + 1]):
            return
        kind: QuantityKind
        kind, unit = _UNIT_KINDS[re.sub(r"\s+", " ", unit)] if unit else ("count", "")
        if before.endswith("$"):
            start, kind, unit = start - 1, "money", "USD"
        if kind == "count" and factor != 1 and per:
            kind, unit = "money", "đồng"
        if kind == "count" and factor == 1 and high is None and self._names(start, stop):
            kind = "ordinal"
        self._add(
            start, stop, kind, value * low_factor + _half(suffix),
            high=None if high is None else high * factor, unit=unit, per=_per(per),
        )  # fmt: skip

    def _names(self, start: int, end: int) -> bool:
        """Whether a number belongs to the name before it ("Vân Canh 2"), with no noun after it."""
        name = _CAPITALISED.search(self._before(start))
        if not name or self.key[end : end + 2].strip() not in ("", ",", ".", ";", ":", ")", "v"):
            return False
        shift = start - len(self._before(start))
        last = self.text[self.offsets[shift + name.start(1)]]
        return last.isupper() and self.text[self.offsets[shift + name.start()]].isupper()

    def _read_words(self, match: re.Match[str]) -> None:
        words = match.group().split()
        value = _value_of_words(words)
        before = self._before(match.start())
        if value is None or _RANKS_NEXT.search(before):
            return
        if words[0] in _ENGLISH_NUMBERS:
            counts: object = _ENGLISH_PLURAL.match(self.key, match.end())
        elif len(words) > 1:
            counts = True
        else:
            counts = _COUNTED_NEXT.match(self.key, match.end())
            if words[0] == "năm":
                # Five or year: "có năm xã" against "trong năm xã".
                counts = counts and _ALL_OF.search(before) and not before.endswith("cả ")
            elif words[0] in ("một", "mot"):
                # Mostly an article: "một lần", "chỉ một xã" count, "tại một xã" does not.
                once = re.match(rf"{_S}lần\b", self.key[match.end() : match.end() + 8])
                counts = once or (counts and _ONLY_ONE.search(before))
            elif words[0] in ("nam", "sau"):
                counts = None
            else:
                counts = counts or (
                    _NOUN_NEXT.match(self.key, match.end()) or _ALL_OF.search(before)
                )
        suffix = _SUFFIX.match(self.key, match.end())
        unit = suffix.group("unit") if suffix else None
        named = self.text[self.offsets[min(match.end() + 1, len(self.key))] :][:1].isupper()
        if len(words) == 1 and (named or words[0] in ("năm", "nam", "sau")):
            unit = None
        if unit and suffix and (len(words) > 1 or _UNIT_KINDS[unit][0] != "money"):
            kind, name = _UNIT_KINDS[re.sub(r"\s+", " ", unit)]
            per = _per(suffix.group("per").strip())
            self._add(match.start(), suffix.end(), kind, value, unit=name, per=per)
        elif counts and not (named and len(words) == 1 and words[0] not in _ENGLISH_NUMBERS):
            self._add(match.start(), match.end(), "count", value)


_PARTS_FOLDED = {fold(word): part for word, part in _PARTS.items()}
_MAGNITUDES_FOLDED = {fold(word): size for word, size in _MAGNITUDES.items()}


def _compose(text: str) -> tuple[str, list[int] | range]:
    """Return the text in lower case, letters composed, and where each character stood."""
    if not _MARK.search(text):
        lower = "".join(map(_lower, text))
        return lower, range(len(text) + 1)
    composed: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        letters = "".join(map(_lower, nfc(cluster.group())))
        composed.append(letters)
        offsets.extend([cluster.start()] * len(letters))
    offsets.append(len(text))
    return "".join(composed), offsets


def _lower(character: str) -> str:
    lower = character.lower()
    if lower == "ð":
        return "đ"
    return lower if len(lower) == 1 else character


def _integer(digits: str | None) -> int | None:
    if digits is None:
        return None
    if digits.isdigit():
        return int(digits)
    if digits in _ENGLISH_NUMBERS:
        return _ENGLISH_NUMBERS[digits]
    return _WORDS_FOLDED.get(fold(digits))


def _month(groups: dict[str, str | None]) -> int | None:
    if name := groups.get("name"):
        return _MONTHS[name]
    if word := groups.get("word"):
        word = re.sub(r"\s+", " ", word)
        return _MONTH_WORDS.get(word) or _UNITS_OF_TEN.get(word)
    return _integer(groups.get("month"))


def _quarter(groups: dict[str, str | None]) -> int | None:
    if quarter := groups.get("quarter"):
        return _ordinal(quarter, None) if quarter in ("i", "ii", "iii", "iv") else (
            _integer(quarter) or _ORDINAL_WORDS.get(quarter)
        )  # fmt: skip
    if nth := groups.get("nth"):
        return _ORDINAL_WORDS[nth]
    return _integer(groups.get("q"))


def _ordinal(roman: str | None, word: str | None) -> int | None:
    if roman:
        sizes = [_ROMAN[letter] for letter in roman]
        following = [*sizes[1:], 0]
        return sum(-a if a < b else a for a, b in zip(sizes, following, strict=True))
    return (_ORDINAL_WORDS.get(word) or _WORDS_FOLDED.get(fold(word))) if word else None


def _factor(suffix: re.Match[str]) -> Decimal:
    """Return what a number is multiplied by: 1,000,000 for "triệu"."""
    factor = Decimal(1000 if suffix.group("thousand") else 1)
    for name in ("magnitude", "second"):
        if word := suffix.group(name):
            factor *= _MAGNITUDES_FOLDED[fold(word)]
    return factor


def _half(suffix: re.Match[str]) -> Decimal:
    """Return what "rưỡi" adds: half a million in "1 triệu rưỡi"."""
    return _factor(suffix) / 2 if suffix.group("half") else Decimal(0)


def _per(surface: str) -> str:
    """Join the divisors: "/người/năm" → "người/năm", " per person per year" → "person/year"."""
    parts = re.split(r"\s*/\s*|\s*\bper\s+", surface)
    return "/".join(part for part in parts if part)


_WORDS_FOLDED = {**{fold(word): value for word, value in _UNITS_OF_TEN.items()}, "muoi": 10}


def _plain(value: Decimal) -> Decimal:
    """Return the value without idle decimals: 655440000000.00 → 655440000000."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _value_of_words(words: list[str]) -> Decimal | None:
    """Add up number words: "hai mươi mốt" → 21; None when they make no number."""
    if words[0] in _ENGLISH_NUMBERS:
        return Decimal(_ENGLISH_NUMBERS[words[0]])
    total, group, unit, size = Decimal(0), Decimal(0), Decimal(-1), Decimal(1)
    for word in words:
        key = fold(word)
        if key == "muoi":
            group, unit = group + 10 * (unit if unit >= 0 else 1), Decimal(-1)
        elif key == "tram":
            if unit < 0:
                return None
            group, unit = group + unit * 100, Decimal(-1)
        elif word == "rưỡi":
            total += size / 2
        elif key in _MAGNITUDES_FOLDED:
            size = Decimal(_MAGNITUDES_FOLDED[key])
            total += (group + max(unit, Decimal(0))) * size
            group, unit = Decimal(0), Decimal(-1)
        elif key in _WORDS_FOLDED:
            if unit >= 0:
                return None
            unit = Decimal(_WORDS_FOLDED[key])
    return total + group + max(unit, Decimal(0))
