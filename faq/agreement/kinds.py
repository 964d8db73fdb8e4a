"""Whether a passage holds the kind of thing asked for: a figure, a name, a day, a cause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faq.agreement.counting import FIGURE_WANTS, answering_quantities
from faq.agreement.naming import names_unit
from faq.agreement.posts import has_holder, is_asked, stands_beside_person
from faq.agreement.times import has_moment, mentions_base
from faq.facts import Clause
from faq.index import Passage
from faq.query import Query
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["missing_kind"]

_CAUSE = late(
    r"\b(?:do|vì|bởi|nhờ|nguyên nhân|lý do|xuất phát từ|bắt nguồn|để|nhằm|khiến|nên|làm cho|"
    r"góp phần|với quan điểm|trước tình hình|dẫn đến)\b"
)
# What something is done for isn't what it comes from.
_ORIGIN = late(
    r"\b(?:do|vì|bởi|nhờ|nguyên nhân|lý do|xuất phát từ|bắt nguồn|khiến|nên|làm cho|dẫn đến|"
    r"trước tình hình)\b"
)
_ASKS_ORIGIN = late(r"\b(?:nguyen nhan|do dau|tai dau|cause[sd]?)\b")
_PURPOSE = late(
    r"\b(?:để|nhằm|mục đích|mục tiêu(?! quốc gia)|hướng tới|hướng đến|phục vụ|tạo điều kiện)\b"
)
_PLACE_WORD = late(
    r"\b(?:ở|tại|trên địa bàn|địa bàn|thuộc|từ|đến)\s+(?:(?:các|một số|nhiều)\s+)?"
    r"(?:(?:xã|huyện|tỉnh|thị xã|thị trấn|thành phố|phường|thôn|bản|khu vực|khu|tuyến|tp\.?|"
    r"tx\.?)\s+)?[A-ZĐÀ-Ỹ]"
)
_MOST = late(r"\b(?:nhất|dẫn đầu|đứng đầu|tốp đầu|top đầu|hàng đầu|đứng cuối|chót|bét)\b")
_COMPARES = late(
    r"\b(?:so với|hơn|bằng|gấp|tăng|giảm|vượt|cải thiện|tương đương|không đổi|không thay đổi)\b"
)
# "Tăng cường", "giảm nghèo" tell of work, not of more or less.
_MOVES = late(
    r"\b(?:tăng(?! cường| gia\b)|giảm(?! nghèo)|hơn|lên|xuống|sụt|vượt|bằng|cải thiện|"
    r"kìm giữ|kiềm chế)\b"
)
_RANK = late(
    r"\b(?:thứ|hạng)\s+(?:\d|[ivxl]+\b|nhất\b)|\b(?:tốp|top)\b|lần thứ|dẫn đầu|đứng đầu|"
    r"\bđứng\s+(?:cuối|chót|bét)\b|\bgiải nhất\b|\bnhất\s+(?:toàn|cả|vùng|khu vực|cụm)\b"
)
_RANK_WORDS = frozenset({("thu", "may"), ("hang", "may"), ("thu", "bao")})
_DURATION = late(r"\d+\s+(?:giờ|ngày|tháng|năm|phút|tuần)\b|từ năm \d+ đến|\d{4}\s*-\s*\d{4}")
_BODY = late(r"\b(?:UBND|HĐND|MTTQ|Bộ|Sở|Ban|Hội|Công ty|Chính phủ|Thủ tướng)\b")
_SAYING = (
    "phát biểu|đề nghị|yêu cầu|đánh giá|nhấn mạnh|cho biết|khẳng định|chỉ đạo|kết luận|lưu ý|nói|"
    "cho rằng|nhận định|chia sẻ|báo cáo|trao đổi|kêu gọi|gợi ý|thông tin|bày tỏ|phản ánh|kiến nghị|"
    "mong muốn|cam kết|dặn|nhắc nhở|biểu dương|ghi nhận"
)
_SAYS = late(rf"\b(?:{_SAYING})\b")
_SAYING_VERBS = frozenset(_SAYING.split("|"))
# Who asks for a name gets no body: "tên là gì", "what is the name of".
_NAME_WORDS = frozenset({"ten", "name", "named"})
_WHO_WORDS = frozenset({"ai", "who"})
# An enumeration of so many parts may name people who are no persons with names.
_ENUMERATION = 3


def missing_kind(query: Query, passage: Passage, clause: Clause, credits: Sequence[float]) -> str:
    """What a clause lacks to be an answer of the kind wanted, as key of the wording, or "".

    Args:
        query: the question.
        passage: the sentence.
        clause: its clause.
        credits: how well each term of the question is accounted for, 0 to 1.

    """
    return next(_missing(query, passage, clause, credits), "")


def _missing(
    query: Query, passage: Passage, clause: Clause, credits: Sequence[float]
) -> Iterator[str]:
    wants = query.wants
    lower = passage.small
    if query.asks_most and not _says(_MOST, passage, clause):
        yield "no_superlative"
    if _asks_rank(query) and not _says(_RANK, passage, clause):
        yield "no_superlative"
    if wants == "finding" and mentions_base(query) and not _COMPARES.search(_words_of(clause)):
        yield "no_comparison"
    if wants == "choice" and not query.match.slots and not _MOVES.search(_words_of(clause)):
        yield "no_comparison"
    if wants == "duration" and not _DURATION.search(lower):
        yield "no_figure"
    if wants == "list" and query.wants_figures and not clause.figures:
        yield "no_figure"
    if wants in FIGURE_WANTS and not answering_quantities(query, passage, clause):
        yield "no_figure"
    if wants in ("person", "post", "list", "finding", "which", "statement"):
        yield from _missing_person(query, passage, clause)
    if wants == "moment" and not has_moment(query, passage):
        yield "no_moment"
    if wants == "place" and not _PLACE_WORD.search(nfc(passage.sentence.text)):
        yield "no_place"
    if wants == "purpose" and not (_PURPOSE.search(lower) or clause.status == "target"):
        yield "no_purpose"
    cause = _ORIGIN if _ASKS_ORIGIN.search(fold(query.text)) else _CAUSE
    if wants == "reason" and not cause.search(lower):
        yield "no_reason"
    if wants in ("which", "list") and query.unit:
        said = [c for t, c in zip(query.terms, credits, strict=True) if t in query.unit]
        if not names_unit(query.unit[0], passage, max(said, default=1.0)):
            yield "no_name"


def _says(words: re.Pattern[str], passage: Passage, clause: Clause) -> bool:
    """Whether a clause has some words itself, not only one beside it in the sentence."""
    if not words.search(passage.small):
        return False
    return len(passage.clauses) == 1 or bool(words.search(_words_of(clause)))


def _words_of(clause: Clause) -> str:
    """A clause in small letters, with what it takes over."""
    return nfc(f"{clause.lead_text} {clause.text}").lower()


def _missing_person(query: Query, passage: Passage, clause: Clause) -> Iterator[str]:
    people = [person for clause in passage.clauses for person in clause.people]
    words = frozenset(query.words)
    if query.wants == "person":
        wants_persons = bool(words & _NAME_WORDS) or any(
            "people" in term.signals for term in query.terms
        )
        if not people and (wants_persons or not _BODY.search(nfc(passage.sentence.text))):
            yield "no_person"
        if wants_persons and people and not clause.people:
            yield "no_person"
        if not has_holder(query, passage):
            yield "other_post"
        if people and words & _NAME_WORDS and not stands_beside_person(query, passage):
            yield "other_post"
    if query.wants == "post" and not any(
        person.posts and is_asked(query, person) for person in people
    ):
        yield "no_person"
    asks_who = query.wants == "list" and bool(words & _WHO_WORDS)
    if asks_who and not people and len(passage.clauses) < _ENUMERATION:
        yield "no_person"
    if query.wants != "person" and _asks_what_was_said(query) and not _SAYS.search(passage.small):
        yield "nothing_said"


def _asks_rank(query: Query) -> bool:
    """Whether a rank or the number of a time is asked for: "xếp thứ mấy", "lần thứ mấy"."""
    return not _RANK_WORDS.isdisjoint(pairwise(query.words))


def _asks_what_was_said(query: Query) -> bool:
    """Whether it is asked what a certain person said."""
    names_person = any(term.word_class == "persons" for term in query.terms)
    return names_person and (
        query.intent.name == "said"
        or any(term.surface.lower() in _SAYING_VERBS for term in query.terms)
    )
