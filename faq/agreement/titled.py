"""Whether a clause tells of the thing that bears the name asked for, or of one named otherwise.

"Chỉ số đổi mới sáng tạo" is an index, but not "chỉ số chuyển đổi số".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query, Term

__all__ = ["is_of_another_name", "lacks_subject"]

# A reading that is so likely is the word itself or says the same.
_SAYS = 0.6
# Who acts is often left out, and weighs less.
_OWN_WEIGHT = 0.75
_MOST_NAMES = 5


def is_of_another_name(query: Query, passage: Passage, number: int) -> bool:
    """Whether a clause has the head of a name of the question, but not what tells it apart."""
    first, last, lead_first, lead_last = passage.spans[number]
    spans = ((first, last), (lead_first, lead_last))
    terms = query.terms if query.language == "vi" else query.terms[::-1]
    return any(
        _stands(head, passage, spans)
        and not all(_stands(name, passage, spans) for name in _names(terms[place:]))
        for place, head in enumerate(terms)
        if head.is_head
    )


def lacks_subject(query: Query, passage: Passage) -> bool:
    """Whether what rises or falls in the question isn't named in the passage."""
    subject = takewhile(lambda term: term.word_class == "nouns", query.terms)
    nouns = (term for term in subject if term.weight >= _OWN_WEIGHT)
    return not all(_stands(term, passage, [(0, len(passage.tokens))]) for term in nouns)


def _names(terms: Sequence[Term]) -> Iterator[Term]:
    """The nouns beside a head, which comes first; "chương trình xây dựng …" has a verb between."""
    for one, other in islice(pairwise(terms), _MOST_NAMES):
        if other.first != one.last and one.first != other.last:
            return
        if other.word_class not in ("nouns", "verbs"):
            return
        if other.word_class == "nouns" and other.weight >= _OWN_WEIGHT and not other.signals:
            yield other


def _stands(term: Term, passage: Passage, spans: Sequence[tuple[int, int]]) -> bool:
    return any(
        stands_between(pattern, passage, first, last)
        for pattern, weight in term.patterns
        if weight >= _SAYS
        for first, last in spans
    )
