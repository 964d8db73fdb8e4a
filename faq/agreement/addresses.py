"""Whether a place that is asked how many there are in is told only as where something else is.

"Trường Tiểu học Đăk Pling (huyện Kông Chro) có 318 học sinh" tells how many pupils the school has,
and not the district.
"""

from __future__ import annotations

from faq.agreement.carried import positions_of
from faq.agreement.nouns import noun_counted
from faq.index import Passage
from faq.query import Query
from faq.text import nfc

__all__ = ["asks_total", "is_only_address"]

_NAMES = frozenset({"places", "names"})
_SAYING_LITTLE = frozenset({"places", "names", "syllable"})
_KINDS = frozenset("huyen tinh xa phuong quan thon ap ban tp tx thi thanh pho".split())
_KIND_WORDS = frozenset({("huyen",), ("tinh",), ("xa",), ("phuong",), ("quan",), ("thon",)})
# "Thành phố", "thị xã" have two words.
_LONGEST_KIND = 2


def asks_total(query: Query) -> bool:
    """Whether it is asked how many there are somewhere, and nothing else is said of them."""
    counted = frozenset(noun_counted(query))
    return (
        query.wants == "count"
        and bool(query.unit)
        and any(term.word_class in _NAMES for term in query.terms)
        and all(
            term in query.unit
            or place in counted
            or (term.word_class == "nouns" and term.first == query.unit[0].last)
            or term.word_class in _SAYING_LITTLE
            or term.forms[0] in _KIND_WORDS
            for place, term in enumerate(query.terms)
        )
    )


def is_only_address(query: Query, passage: Passage) -> bool:
    """Whether a sentence names each place of the question only behind the name of another thing."""
    stated = [
        _is_address(at, passage)
        for term in query.terms
        if term.word_class in _NAMES
        for at in positions_of(term, passage)
    ]
    return bool(stated) and all(stated)


def _is_address(at: int, passage: Passage) -> bool:
    """Whether a name in brackets, or the name of a smaller place, stands right before."""
    text, tokens = passage.sentence.article.text, passage.tokens
    first = at
    while first and at - first < _LONGEST_KIND and tokens[first - 1].folded in _KINDS:
        first -= 1
    if not first:
        return False
    before = tokens[first - 1]
    between = nfc(text[before.end : tokens[first].start]).strip()
    return between == "(" or (between == "," and text[before.start].isupper())
