"""Numbers that name and do not count: of documents ("57-NQ/TW"), of ranks ("lớp 12")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from faq.figures.neighbours import has_noun
from faq.figures.numerals import DIGIT_WORDS, integer_of, ordinal_of
from faq.figures.reading import GAP, LEFT, RIGHT, YEAR, Reading, any_of
from faq.figures.units import has_unit, is_unit
from faq.regexes import late
from faq.text import fold
from faq.values import NamedTuple

__all__ = ["Label", "read_documents", "read_ordinals"]


class Label(NamedTuple):
    """A number with the word that makes it a name."""

    kind: Literal["document", "ordinal"]
    """Whether it names a document or a place in an order."""
    start: int
    """Position of its first character in the reading."""
    end: int
    """Position after its last character."""
    value: Decimal
    """The number; 0 for one that can't be told."""
    word: str
    """What is numbered, in lower case: "nghị quyết", "lớp"; empty when not printed."""


_DOCUMENT_WORD = any_of(
    "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị", "kết luận", "đề án",
    "công văn", "kế hoạch", "tờ trình", "thông báo", "chương trình", "chương trình hành động",
    "luật", "hướng dẫn", "quy định", "công điện", "pháp lệnh", "resolution", "decree", "decision",
    "directive", "circular", "project", "plan",
)  # fmt: skip
_CODE = r"(?:nq|nđ|nd|qđ|qd|ct|ctr|cttr|tt|ttr|ttlt|kh|cv|tb|kl|hd|đa|da|bc|hđnd|hdnd|ubnd|tu|tw)"
_DOCUMENT = late(
    rf"(?:\b(?P<word>{_DOCUMENT_WORD}){GAP})?(?:\b(?P<marked>{any_of('số', 'no.', 'no')}){GAP})?"
    rf"{LEFT}(?P<number>\d{{1,5}})"
    rf"(?P<code>(?:/{YEAR})?[-/]{_CODE}(?:[-/][^\W\d_]{{1,8}}){{0,3}}\b)?(?P<year>/{YEAR})?{RIGHT}"
)
_STRONG_WORD = any_of(
    "thứ", "lần thứ", "lớp", "hạng", "số", "khóa", "khoá", "lần", "quốc lộ", "tỉnh lộ", "ql",
    "đại hội", "đại hội lần thứ", "thế kỷ", "thế kỷ thứ", "grade", "number", "no.",
)  # fmt: skip
_WEAK_WORD = any_of(
    "loại", "mức độ", "mức", "cấp độ", "hợp phần", "giai đoạn", "điều", "khoản", "chương", "mục",
    "phần", "bước", "đợt", "vòng", "nhóm", "tổ", "thôn", "ấp", "khu phố", "khu vực", "khu",
    "khối", "quận", "phường", "tuyến", "ảnh", "hình", "bảng", "biểu", "phụ lục", "tập", "câu",
    "bài", "trang", "vùng", "bậc", "tầng", "top", "ca", "phase", "class", "round", "level",
)  # fmt: skip
_ORDINAL = late(
    rf"\b(?:(?P<strong>{_STRONG_WORD})|(?P<weak>{_WEAK_WORD})){GAP}"
    rf"(?:(?P<number>\d{{1,4}}){RIGHT}|(?P<roman>[ivxl]{{1,8}})\b"
    rf"|(?P<spelled>{any_of(*DIGIT_WORDS, 'nhất', 'nhì', 'mười', bare=False)})\b)"
    r"|\b(?P<nth>\d{1,4})(?:st|nd|rd|th)\b"
    r"|\b(?P<letter>[a-zđ])(?P<short>\d{1,2})\b"
    r"|(?<![\w/.,-])(?P<version>\d)\.0(?![\w%]|[.,/]\d)"
    r"|^[^\S\n]{0,8}(?P<listed>\d{1,2})[.)](?=\s)",
    re.MULTILINE,
)
_DIGIT = late(r"\d")
_DIGITS = ("number", "nth", "short", "version", "listed")
_SET_OF = late(rf"\b{any_of('tổng', 'trong', 'con', 'đa', 'một')}{GAP}\Z")
_RANKED_BY_WORD = ("thu", "lan thu")


def read_documents(reading: Reading) -> Iterator[Label]:
    """Take the numbers of documents, with the words before them."""
    if not _DIGIT.search(reading.key):
        return
    for match in _DOCUMENT.finditer(reading.key):
        word, marked, code = match["word"], match["marked"], match["code"]
        if not code:
            # "kế hoạch 5 năm", "Quyết định 3 nội dung" count; "Luật 2024" tells a year.
            end = match.end()
            counts = has_noun(reading.key, end) or has_unit(reading.key, end)
            year = re.fullmatch(YEAR, match["number"])
            if not word or (not marked and (counts or year)):
                continue
        start = match.start() if word else match.start("number")
        if reading.take(start, match.end()):
            yield Label("document", start, match.end(), Decimal(match["number"]), word or "")


def read_ordinals(reading: Reading) -> Iterator[Label]:
    """Take the places in an order: "lớp 12", "loại III", "lần thứ hai", "F1", "4.0"."""
    for match in _ORDINAL.finditer(reading.key):
        if _ranks(reading, match):
            digits = next((match[name] for name in _DIGITS if match[name]), None)
            value = integer_of(digits) or ordinal_of(match["roman"], match["spelled"]) or 0
            if reading.take(*match.span()):
                word = match["strong"] or match["weak"] or ""
                yield Label("ordinal", *match.span(), Decimal(value), word)


def _ranks(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a match is a rank after all, by its word and what stands around."""
    word = fold(match["strong"] or match["weak"] or "")
    if match["number"]:
        follows = has_noun(reading.key, match.end())
        if has_unit(reading.key, match.end()) or (match["weak"] and follows):
            return False
        return not (word in ("so", "lan") and _SET_OF.search(reading.before(match.start())))
    if match["roman"]:
        return reading.surface(*match.span("roman"))[0].isupper()
    if match["spelled"]:
        return word in _RANKED_BY_WORD
    return not (match["short"] and is_unit(match.group()))
