"""Whether a figure tells how much something changed, or how much of it there is.

"Giảm 490 hộ nghèo" is no answer to "còn bao nhiêu hộ nghèo", nor the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from faq.facts import Clause
from faq.figures.model import Quantity
from faq.lexicon import words_of
from faq.query import Query, Term
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["is_move", "is_wanting", "of_change_asked"]

# What grew or fell by so much; "giảm còn" and "tăng lên" tell what it came to.
_BY = late(
    r"\b(?:tăng|giảm)(?: (?:thêm|được|bình quân|trung bình|khoảng|gần|hơn|trên|tới|đến|từ))*\s*$"
)
_MOVES = late(
    r"\b(?:tăng|giảm|thêm|bớt|thoát|hạ|sụt|cắt|xóa|xoá|vượt|gấp|hơn|tinh giản|kéo giảm|thu hẹp|"
    r"mở rộng|tiết kiệm)\b"
)
# Between two shares, and none itself.
_POINTS = "điểm phần trăm"
# "Giảm nghèo" is none of them.
_MOVE = frozenset(map(words_of, ("tăng", "tăng lên", "gia tăng", "giảm", "giảm xuống")))
_LESS = late(r"\bgiảm\b(?!.*\b(?:tăng|thêm)\b)")
# "Tang" without its accent may be "tặng"; "giảm nghèo" is the name of what is done.
_ASKS_CHANGE = late(
    r"\b(?:(?:hơn|hon|kém|kem) (?=(?:cùng kỳ|cung ky|năm|nam|tháng|thang|vụ|vu)\b)|"
    r"(?:more|less|fewer|higher|lower) (?=.*\bthan (?:in )?(?:the )?"
    r"(?:(?:year|month|season|quarter) before|last|previous|same period|a year))|"
    r"thêm|(?:tăng|giảm|giam)(?! (?:còn|con|xuống|xuong|lên|nghèo|ngheo|tải)\b)|"
    r"(?:increas|decreas|drop|fall|fell|rise|rose|risen|grow|grew|reduce)\w*)\b"
)
# Who asks this way may mean either.
_MAY_BE_EITHER = late(
    r"\b(?:tang|giam|vuot|hon|them|bot|chenh|thay doi|bien dong|so voi|cung ky|thoat|ha|sut|"
    r"increase\w*|decrease\w*|drop\w*|fall\w*|fell|rise\w*|rose|grow\w*|grew|reduc\w*|more|less|"
    r"fewer|change\w*|compared|than|cut|gain\w*|lost|lose)\b"
)
# "Gấp mấy lần": as many times as that.
_ASKS_TIMES = late(r"\bgap (?:khoang |chung )?(?:bao nhieu|may) lan\b")
_TIMES = late(r"\bgấp(?: (?:hơn|gần|khoảng|trên|tới|đến|chừng))*\s*$")
# What is lacking, or only asked for, isn't there.
_ABOUT = r"(?: (?:thêm|khoảng|gần|hơn|trên|tới|đến|chừng|ít nhất|tổng cộng))*\s*$"
_WANTING = late(rf"\b(?:thiếu|thiếu hụt|cần|cần có|cần tuyển|phải cần|còn cần){_ABOUT}")
_ASKS_WANTING = late(
    r"\b(?:thieu|hut|can|(?:khong|chua) du|con bao nhieu|tuyen|lack\w*|short\w*|need\w*|"
    r"require\w*|missing|vacan\w*)\b"
)
_ASKS_LACK = late(r"\bthieu (?:hut )?(?:khoang |them |tong cong )?(?:bao nhieu|may)\b")
_LACK = late(r"\b(?:thiếu|hụt|cần|khuyết|trống|không đủ)\b")
_WISHED = late(
    r"\b(?:đề nghị|kiến nghị|đề xuất|xin)\b[^,;:]{0,60}\b(?:bổ sung|hỗ trợ|cấp|bố trí|bổ nhiệm)"
    rf"{_ABOUT}"
)
_ASKS_WISHED = late(
    r"\b(?:de nghi|kien nghi|de xuat|xin|yeu cau|mong|muon|can|doi|nho|propos\w*|request\w*|"
    r"ask\w*|want\w*|seek\w*|need\w*|suggest\w*|appl\w+|call\w*)\b"
)


def is_move(term: Term) -> bool:
    """Whether a word says that something rises or falls: "gia tăng", "go down"."""
    itself = (pattern for pattern, weight in term.patterns if weight == 1.0)
    return any(tuple(options[0].key for options in pattern) in _MOVE for pattern in itself)


def of_change_asked(
    query: Query, clause: Clause, figures: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """Those figures of a clause that tell of a change, if one is asked for, or of none, if not."""
    if _ASKS_TIMES.search(query.plain):
        return tuple(q for q in figures if _TIMES.search(_before(clause, q)))
    # What is asked besides ("…, tăng hay giảm") is not asked of the figure.
    asked = _asked(query.text, query.text if query.goes_on else query.question)
    if asked == "none":
        figures = [q for q in figures if q.unit != _POINTS]
    if not figures:
        return ()
    before = [(quantity, _before(clause, quantity)) for quantity in figures]
    if asked in ("none", "either"):
        there = ((q, words) for q, words in before if _is_there(query, clause, q, words))
        return tuple(q for q, words in there if asked == "either" or not _BY.search(words))
    moved = ((q, words) for q, words in before if _MOVES.search(words))
    return tuple(q for q, words in moved if asked == "change" or not _LESS.search(words))


def is_wanting(words: str) -> bool:
    """Whether a figure after some words, in small letters, tells what is lacking."""
    return bool(_WANTING.search(words))


def _is_there(query: Query, clause: Clause, quantity: Quantity, words: str) -> bool:
    """Whether a figure after some words tells of what there is, or of the lack that is asked for.

    "Còn thiếu 3.420 người" is no answer to "có bao nhiêu giáo viên".
    """
    if is_wanting(words):
        return bool(_ASKS_WANTING.search(query.plain))
    # What is lacking may be told in parts: "thiếu 420 giáo viên, gồm: mầm non 138 người".
    if _ASKS_LACK.search(query.plain) and not _LACK.search(_up_to(clause, quantity)):
        return False
    return not _WISHED.search(words) or bool(_ASKS_WISHED.search(query.plain))


@lru_cache(maxsize=64)
def _asked(text: str, question: str) -> Literal["none", "change", "more", "either"]:
    """What a question asks for; the words taken over from the one before tell nothing of it."""
    if not _MAY_BE_EITHER.search(fold(text)):
        return "none"
    wanted = _ASKS_CHANGE.findall(nfc(question).lower())
    if not wanted:
        return "either"
    return "more" if "thêm" in wanted else "change"


def _up_to(clause: Clause, quantity: Quantity) -> str:
    """What the sentence of a clause says up to a figure, in small letters."""
    sentence = clause.sentence
    return nfc(sentence.article.text[sentence.start : quantity.start]).lower()


def _before(clause: Clause, quantity: Quantity) -> str:
    """What a clause says up to a figure, with what it takes over."""
    text = clause.sentence.article.text[clause.start : quantity.start]
    return nfc(f"{clause.lead_text} {text}").lower().rstrip()
