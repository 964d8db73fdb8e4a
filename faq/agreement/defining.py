"""Whether a passage tells what something is: "OCOP là …", "Mỗi xã một sản phẩm (OCOP)"."""

from __future__ import annotations

from faq.agreement.naming import places_of
from faq.index import Passage
from faq.query import Query
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["defines"]

# Before what is explained may stand only this, since the last mark.
_OPENS = late(
    r"(?:^|[.,;:–—(\"“-]\s*|(?:^|[.,;:–—-]\s*)(?:các|những|mỗi|một|chương trình|mô hình|khái niệm|"
    r"thuật ngữ|cụm từ|theo đó,?|trong đó,?)\s+)$"
)
_EXPLAINS = late(
    r"[\s\"”]*(?:\([^()]{0,80}\)\s*)?"
    r"(?:(?:(?:được hiểu|nghĩa|có nghĩa|tức|chính|được gọi)\s+)?là\b"
    r"(?!\s+(?:\d|rất|do|vì|khoảng|hơn|không|bao))|viết tắt của\b|chỉ những\b)"
)
# A short form beside what it stands for.
_SPELLED_OUT = late(r"\s*\((?:[^\W\d_]+[\s,]+)+[^\W\d_]+\s*\)")


def defines(query: Query, passage: Passage) -> bool:
    """Whether a passage tells what the terms of a question mean."""
    if not query.terms:
        return False
    first, last = query.terms[0], query.terms[-1]
    length = last.last - first.first
    ends = {position + size for position, size in places_of(last, passage)}
    return any(
        position + length in ends and _is_defined(first.surface, position, length, passage)
        for position, _ in places_of(first, passage)
    )


def _is_defined(asked: str, first: int, length: int, passage: Passage) -> bool:
    """Whether some words of a passage, from one position on, are told the meaning of."""
    text = passage.sentence.article.text
    start, end = passage.tokens[first].start, passage.tokens[first + length - 1].end
    before = nfc(text[passage.sentence.start : start]).lower()
    after = nfc(text[end : passage.sentence.end]).lower()
    if _OPENS.search(before) and _EXPLAINS.match(after):
        return True
    if not text[start:end].isupper() or fold(text[start:end]) != fold(asked):
        return False
    is_bracketed = before.endswith("(") and after.startswith(")") and len(before.split()) > 2
    return is_bracketed or bool(_SPELLED_OUT.match(after))
