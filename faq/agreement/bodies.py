"""Whether a sentence tells of the body that a question names, and of what it was told to do.

"Sở Xây dựng phải làm gì" is not told by "yêu cầu Sở Nông nghiệp xây dựng quy trình".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.regexes import late
from faq.text import nfc

__all__ = ["Body", "body_asked", "lacks_body"]

Body = tuple[Term, ...]
"""The first terms of a body's name, side by side: "Sở", "Xây dựng"; one where it is one word."""

_HEADS = frozenset("sở,phòng,bộ,bộ đội,hội,cục,viện,đoàn".split(","))
# In small letters "ban" may be "bán" and "bạn".
_BOARD = "Ban"
# "Sở Y tế", "Công an tỉnh" are one word.
_WHOLE = frozenset(
    tuple(name.split())
    for name in "so y,so tai,so noi,so xay,so giao,so nong,so cong,so van,so tu,cong an".split(",")
)
_POLICE = ("cong", "an")
_TWO = 2
_ITSELF = 0.9
_ASKS_OF = frozenset({"which", "list", "finding", "statement"})
_TOLD_TO = late(r"\bduoc (?:giao|yeu cau|de nghi|phan cong|chi dao)\b")
_TELLING = frozenset("cau giao nghi dao cong".split())
# What a body that opens a sentence does is what it was told to; so is what it has to do.
_HAS_TO = frozenset("phai duoc co chiu se chu".split())


def body_asked(query: Query) -> Body | None:
    """The body of which a question asks what it did, or has to do; None for none."""
    if query.wants not in _ASKS_OF or query.language != "vi":
        return None
    for term in query.terms:
        words = term.forms[0][:_TWO] if term.forms else ()
        # Who acts is often left out: "Công an phá được những vụ án nào".
        if words in _WHOLE and (words != _POLICE or _TOLD_TO.search(query.plain)):
            return (term,)
    for one, other in pairwise(query.terms):
        # Without its diacritics "sở" may be "số".
        is_head = nfc(one.surface).lower() in _HEADS or one.surface == _BOARD
        if is_head and other.first == one.last:
            return one, other
    return None


def lacks_body(body: Body, query: Query, passage: Passage) -> bool:
    """Whether a sentence doesn't name a body, or doesn't tell of it what it was told to do."""
    ends = list(_places(body, passage))
    if not ends or not _TOLD_TO.search(query.plain):
        return not ends
    words = passage.folded
    return not any(
        first == 0
        or not _TELLING.isdisjoint(words[:first])
        or not _HAS_TO.isdisjoint(words[last : last + 1])
        for first, last in ends
    )


def _places(body: Body, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the terms of a body stand side by side: positions, half-open."""
    for head, weight in body[0].patterns:
        if weight < _ITSELF:
            continue
        for first in passage.positions.get(head[0][0].folded, ()):
            middle = first + len(head)
            if not stands_between(head, passage, first, middle):
                continue
            if len(body) == 1:
                yield first, middle
            for name, _ in body[1].patterns if len(body) > 1 else ():
                last = middle + len(name)
                if stands_between(name, passage, middle, last):
                    yield first, last
