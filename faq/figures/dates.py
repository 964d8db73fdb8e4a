"""How dates and periods are written, in Vietnamese with and without diacritics and in English."""

from __future__ import annotations

from faq.figures.numerals import NUMBER_WORD
from faq.figures.reading import DASH, GAP, LEFT, RIGHT, YEAR, any_of
from faq.regexes import late

__all__ = ["MONTHS", "MONTH_WORDS", "PARTS", "PATTERNS", "QUARTER", "WORDS"]

MONTHS = {
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
PARTS = {
    "sáng": "sáng", "trưa": "trưa", "chiều": "chiều", "tối": "tối", "đêm": "tối",
    "morning": "sáng", "noon": "trưa", "afternoon": "chiều", "evening": "tối", "night": "tối",
}  # fmt: skip
"""Parts of the day, by the words of both languages."""
MONTH_WORDS = {"giêng": 1, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}

_BARE_YEAR = r"(?:19|20)\d\d"
_EDGE = any_of("nửa đầu", "nửa cuối", "đầu", "giữa", "cuối", "hết", "early", "mid", "late")
_PART = rf"(?P<part>{any_of(*PARTS)})"
_ON_DAY = any_of("ngày", "hôm", "mùng", "mồng", "ngày mùng")
# "Ngày 2 buổi" is so much a day.
_TIMES = any_of("buổi", "ca", "tiết", "lần", "lượt", "bữa")
_MONTH_NAME = "(?:" + "|".join(sorted(MONTHS, key=lambda name: -len(name))) + ")"
# The other names are Vietnamese syllables, or too short to stand alone.
_PLAIN_MONTH_NAME = "|".join(name for name in MONTHS if len(name) > 3 and name != "march")
_MONTH_WORD = any_of(
    "giêng", "hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười một", "mười hai",
    "mười", "chạp",
)  # fmt: skip
_PERIOD = any_of(
    "giai đoạn", "nhiệm kỳ", "niên khóa", "năm học", "từ năm", "các năm", "năm", "period", "from",
    "between",
)  # fmt: skip
_UNTIL = any_of("đến năm", "đến", "tới năm", "to", "and")
_OF_YEAR = (
    rf"(?:{GAP}?[/.-]{GAP}?|{GAP}(?:(?:of|{any_of('của năm', 'năm')}){GAP})?|,{GAP}(?:năm{GAP})?)"
)
_BEFORE_DAY = rf"(?:\b{_PART}(?:{GAP}of)?{GAP})?(?:\b(?P<lead>{_ON_DAY}){GAP})?"
# "14-15/11": the first day stands for both.
_LAST_DAY = rf"(?:{GAP}?{DASH}{GAP}?\d{{1,2}}(?=[/.]|{GAP}{any_of('tháng')}))?"
_NOT_RELATIVE = rf"(?!{GAP}(?:{any_of('năm')}{GAP})?{any_of('trước', 'ngoái')}\b)"
QUARTER = r"(?:iv|i{1,3}|[1-4])"
_AND = rf"(?:{GAP}?(?:,|{DASH}){GAP}?|{GAP}{any_of('và', 'đến', 'and')}{GAP})"

WORDS = (
    "thang", "tháng", "nua", "nửa", "quy", "quý", "half", "month", "quarter",
    *dict.fromkeys(name[:3] for name in MONTHS),
)  # fmt: skip
"""Without a digit and without one of these, if only inside a word, a text has no date."""
PATTERNS = tuple(
    (late(occurs), tuple(map(late, patterns)))
    for occurs, patterns in (
        (
            r"\d",
            (
                # giai đoạn 2011 - 2020, từ năm 2018 đến năm 2023
                rf"(?<!\d\s)\b{_PERIOD}{GAP}(?P<year>{YEAR}){GAP}?(?:{DASH}|{_UNTIL}){GAP}?"
                rf"(?P<last_year>{YEAR}){RIGHT}",
                rf"{LEFT}(?P<year>{_BARE_YEAR}){GAP}?(?:{DASH}|{_UNTIL}){GAP}?"
                rf"(?P<last_year>{_BARE_YEAR}){RIGHT}",
                # 2024-11-14, 2024-11
                rf"{LEFT}(?P<year>{YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d))?{RIGHT}(?!-\d)",
            ),
        ),
        (
            r"\d[/.-]\d",
            (
                # chiều ngày 7/2/2025, 22.12.2024, 14-15/11/2024
                rf"{_BEFORE_DAY}{LEFT}(?P<day>\d{{1,2}}){_LAST_DAY}(?P<sep>[/.-])"
                rf"(?P<month>\d{{1,2}})(?P=sep)(?P<year>{YEAR}){RIGHT}",
            ),
        ),
        (
            rf"\d{GAP}{any_of('tháng')}{GAP}\d",
            (
                # ngày 14 tháng 11 năm 2024; but "lần 2 tháng 6/2018" is the second time
                rf"{_BEFORE_DAY}(?<!lần )(?<!lan )(?<!kỳ ){LEFT}(?P<day>\d{{1,2}})"
                rf"{_LAST_DAY}{GAP}{any_of('tháng')}{GAP}"
                rf"(?P<month>\d{{1,2}})(?:{_OF_YEAR}(?P<year>{YEAR}))?{RIGHT}",
            ),
        ),
        (
            rf"\b{_MONTH_NAME}\b",
            (
                # 14th of November 2024; November 14, 2024; November 2024
                rf"(?:\b{_PART}{GAP}(?:of|on){GAP}(?:the{GAP})?)?\b(?P<day>\d{{1,2}})"
                rf"(?:st|nd|rd|th)?{GAP}(?:of{GAP})?(?P<name>{_MONTH_NAME})\b"
                rf"(?:,?{GAP}(?P<year>{YEAR}))?{RIGHT}",
                rf"(?:\b{_PART}{GAP}(?:of|on){GAP})?\b(?P<name>{_MONTH_NAME}){GAP}"
                rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?{GAP}(?P<year>{YEAR}))?{RIGHT}",
                rf"\b(?:{_EDGE}[-\s])?(?P<name>{_MONTH_NAME}),?{GAP}(?:of{GAP})?"
                rf"(?P<year>{YEAR}){RIGHT}",
                rf"\b(?P<name>{_PLAIN_MONTH_NAME})\b",
                r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=\bsince )|(?<=\buntil ))"
                r"(?P<name>march|may)\b",
            ),
        ),
        (
            rf"{any_of('tháng', 'nửa', 'half', 'months')}",
            (
                # 6 tháng đầu năm 2024, nửa đầu năm 2024, first six months of 2024
                rf"(?<![\w/.,])(?P<months>\d{{1,2}}|{NUMBER_WORD}){GAP}{any_of('tháng')}{GAP}"
                rf"(?:{any_of('đầu năm', 'cuối năm', 'của năm', 'năm')}{GAP}(?P<year>{YEAR}){RIGHT}"
                rf"|{any_of('đầu năm', 'cuối năm', 'đầu', 'cuối')}\b{_NOT_RELATIVE})",
                # 9 tháng qua, 10 tháng năm nay; trong 6 tháng, bộ phận …
                rf"(?<![\w/.,])(?P<months>\d{{1,2}}|{NUMBER_WORD}){GAP}{any_of('tháng')}{GAP}"
                rf"(?:{any_of('năm nay', 'vừa qua', 'qua')})(?!\w)",
                rf"(?:(?<=\btrong )|(?<=\bchung ))(?P<months>\d{{1,2}}|{NUMBER_WORD}){GAP}"
                rf"{any_of('tháng')}(?={GAP}?[,(])",
                rf"\b(?P<half>{any_of('nửa đầu năm', 'nửa cuối năm', 'nửa năm')}"
                rf"|(?:first|second){GAP}half)"
                rf"(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}){RIGHT}|\b{_NOT_RELATIVE})",
                rf"\b(?:first|last){GAP}(?P<months>\d{{1,2}}|{NUMBER_WORD}){GAP}months"
                rf"(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}){RIGHT}|\b)",
            ),
        ),
        (
            rf"{any_of('quý')}|\bq\d|quarter",
            (
                # quý I, II/2025
                rf"\b{any_of('quý')}{GAP}(?P<quarters>{QUARTER}(?:{_AND}{QUARTER}){{1,3}})"
                rf"{_OF_YEAR}(?P<year>{YEAR}){RIGHT}",
                # quý II/2025, Q1 2025, the first quarter of 2025
                rf"\b(?:(?:{_EDGE}{GAP})?{any_of('quý')}{GAP}(?P<quarter>{QUARTER}"
                rf"|{any_of('một', 'nhất', 'hai', 'ba', 'bốn', 'tư')})|q(?P<q>[1-4])"
                rf"|(?P<nth>first|second|third|fourth){GAP}quarter)"
                rf"(?:{_OF_YEAR}(?P<year>{YEAR}))?{RIGHT}",
            ),
        ),
        (
            rf"{any_of('tháng')}|\bt\d",
            (
                # tháng 12.2025, nửa đầu tháng 3, tháng Ba, T11/2024
                rf"\b(?:(?:{_EDGE}{GAP})?{any_of('tháng')}{GAP}|t(?=\d{{1,2}}[/.]{YEAR}))"
                rf"(?P<month>\d{{1,2}})(?:{_OF_YEAR}(?P<year>{YEAR}))?{RIGHT}",
                rf"\b(?:{_EDGE}{GAP})?tháng{GAP}(?P<word>{_MONTH_WORD})\b(?!{GAP}lần)"
                rf"(?:{_OF_YEAR}(?P<year>{YEAR}))?{RIGHT}",
            ),
        ),
        (
            r"\d[/.-]\d",
            (
                rf"{LEFT}(?P<month>\d{{1,2}})/(?P<year>{YEAR}){RIGHT}",
                # 14/11 năm 2024, chiều 22.4, chiều 26-7, 14-15/11
                rf"{_BEFORE_DAY}{LEFT}(?P<day>\d{{1,2}}){_LAST_DAY}(?P<sep>[/.-])"
                rf"(?P<month>\d{{1,2}})(?:{GAP}{any_of('năm')}{GAP}(?P<year>{YEAR}))?{RIGHT}",
            ),
        ),
        (
            r"\d",
            (
                rf"\b(?:{_PART}{GAP})?(?P<lead>{_ON_DAY}){GAP}(?P<day>\d{{1,2}})"
                rf"{RIGHT}(?!-\d)(?!{GAP}{_TIMES}\b)",
                # cuối năm 2024, 2024
                rf"\b(?:{_EDGE}{GAP})?{any_of('năm', 'year')}{GAP}(?P<year>{YEAR}){RIGHT}",
                rf"(?<![\w/.,-])(?P<bare>{_BARE_YEAR}){RIGHT}(?!-\d)",
            ),
        ),
    )
)
"""Groups of patterns, each with what occurs in any text worth trying it on; the order decides."""
