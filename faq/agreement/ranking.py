"""What rank something has: of what, and among whom, a clause has to tell it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from faq.agreement.ranks import is_kind_of_place
from faq.query import Query
from faq.regexes import late
from faq.text import fold

__all__ = ["asks_standing", "is_among", "names_rank", "ranked_terms", "standing_terms"]

_RANK_WORDS = frozenset({("thu", "may"), ("hang", "may"), ("thu", "bao")})
# What is no more than how one comes by a rank, and among whom.
_HOW = frozenset(
    "lon nhanh cao nhieu thap it cham manh tot kem dong giau ngheo tang truong phat trien muc toc "
    "do ve xet dung xep hang thu vi tri rank ranked ranking".split()
)
_WHOLE = frozenset("ca nuoc toan quoc trong tren khap nuoc ta viet nam nationwide country".split())
_ASKS_COUNTRY = late(r"\b(?:ca nuoc|toan quoc|nuoc ta|nationwide|(?:in|of) the country)\b")
_ASKS_REGION = late(r"\b(?:vung|khu vuc|mien|dong bang|region)\b")
_COUNTRY = late(r"\b(?:cả nước|toàn quốc|6[34] tỉnh|34 tỉnh|tỉnh, thành|các tỉnh)\b")
_REGIONS = r"vùng|khu vực|miền|đồng bằng|bắc trung bộ|tây nguyên|nam bộ"
_REGION = late(rf"\b(?:{_REGIONS})\b")
_NARROWER = late(rf"\b(?:{_REGIONS}|huyện|xã|toàn tỉnh|(?:của|trong) tỉnh)\b")


def names_rank(query: Query) -> bool:
    """Whether a question has the words for a rank, whatever else it may ask: "thứ mấy"."""
    return not _RANK_WORDS.isdisjoint(pairwise(query.words))


def asks_standing(query: Query) -> bool:
    """Whether a question asks what rank something has."""
    return query.wants == "finding" and (names_rank(query) or "rank" in query.words)


def standing_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms that say no more than that something is ranked, and among whom."""
    for place, term in enumerate(query.terms):
        words = fold(term.surface).split()
        if _HOW.issuperset(words) or _WHOLE.issuperset(words):
            yield place


def ranked_terms(query: Query) -> Iterator[int]:
    """Numbers of the terms that name what is ranked."""
    said = frozenset(standing_terms(query))
    for place, term in enumerate(query.terms):
        is_thing = term.word_class in ("nouns", "unknown") or term.is_deed
        is_named = term.surface.istitle() and term.first > 0
        if place in said or is_named or term.is_slight or is_kind_of_place(term):
            continue
        if is_thing:
            yield place


def is_among(query: Query, small: str) -> bool:
    """Whether a rank is told among those that the question names, as far as it says.

    Args:
        query: the question.
        small: the clause, in small letters.

    """
    if _ASKS_COUNTRY.search(query.plain):
        return bool(_COUNTRY.search(small)) or not _NARROWER.search(small)
    if _ASKS_REGION.search(query.plain):
        return bool(_REGION.search(small))
    return True
