"""Whether a clause tells of the thing that bears the name asked for, or of one named otherwise.

"Chỉ số đổi mới sáng tạo" is an index, but not "chỉ số chuyển đổi số".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from faq.agreement.changes import is_move
from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query, Term

__all__ = ["is_of_another_name", "lacks_subject"]

# A reading that is so likely is the word itself or says the same.
_SAYS = 0.6
# Who acts is often left out, and weighs less.
_OWN_WEIGHT = 0.75
_MOST_NAMES = 5
# After these a name doesn't begin: "Dự án có thời gian thực hiện …".
_GOES_ON = frozenset(
    "co la da duoc se dang gom bao dat van con cung phai can da bi va hoac cua voi de nham tu den "
    "tai o nay do tren nay noi neu trong khi thi ma do vi theo".split()
)


def is_of_another_name(query: Query, passage: Passage, number: int) -> bool:
    """Whether a clause has the head of a name of the question, but not what tells it apart."""
    first, last, lead_first, lead_last = passage.spans[number]
    spans = ((first, last), (lead_first, lead_last))
    whole_first, whole_last, *_ = passage.spans_of_whole(number)
    # "52 dự án du lịch, gồm … 12 dự án chậm tiến độ": a part has the name of its whole.
    named = (*spans, (whole_first, whole_last))
    terms = query.terms if query.language == "vi" else query.terms[::-1]
    return any(
        _bears_name(head, passage, spans)
        and not all(_stands(name, passage, named) for name in _names(terms[place:]))
        for place, head in enumerate(terms)
        if head.is_head
    )


def _bears_name(head: Term, passage: Passage, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a head stands somewhere with a name after it; "Dự án 2.250 tỷ đồng" has none."""
    return any(
        _is_named(position + len(pattern), passage)
        for pattern, weight in head.patterns
        if weight >= _SAYS
        for position in passage.positions.get(pattern[0][0].folded, ())
        if any(first <= position < last for first, last in spans)
        and stands_between(pattern, passage, position, position + len(pattern))
    )


def _is_named(end: int, passage: Passage) -> bool:
    """Whether what stands from a position on may be the name of what stands before it."""
    if end >= len(passage.tokens):
        return False
    text, token = passage.sentence.article.text, passage.tokens[end]
    between = text[passage.tokens[end - 1].end : token.start]
    return between.isspace() and not text[token.start].isdigit() and token.folded not in _GOES_ON


def lacks_subject(query: Query, passage: Passage) -> bool:
    """Whether what rises or falls in the question isn't named in the passage."""
    subject = takewhile(lambda t: t.word_class == "nouns" and not is_move(t), query.terms)
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
