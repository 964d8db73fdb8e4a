"""Whether a clause tells of the thing that bears the name asked for, or of one named otherwise.

"Chỉ số đổi mới sáng tạo" is an index, but not "chỉ số chuyển đổi số".
"""

from __future__ import annotations

from itertools import pairwise

from faq.facts import Clause
from faq.index import Passage
from faq.lexicon import Words
from faq.patterns import stands_between
from faq.query import Query, Term

__all__ = ["is_of_another_name"]

# A reading that is so likely is the word itself or says the same.
_SAYS = 0.6


def is_of_another_name(query: Query, passage: Passage, clause: Clause, heads: set[Words]) -> bool:
    """Whether a clause has the head of a name of the question, but not what tells it apart.

    Args:
        query: the question.
        passage: the sentence.
        clause: its clause.
        heads: words, folded, that are told apart by the name after them ("chỉ số", "đề án").

    """
    for one, other in pairwise(query.terms):
        head, name = (one, other) if query.language == "vi" else (other, one)
        if one.last != other.first or name.word_class != "nouns":
            continue
        if heads.isdisjoint(head.forms[:2]):
            continue
        if _is_there(head, passage, clause) and not _is_there(name, passage, clause):
            return True
    return False


def _is_there(term: Term, passage: Passage, clause: Clause) -> bool:
    spans = (passage.span(clause.start, clause.end), passage.span(*clause.lead))
    return any(
        stands_between(pattern, passage, first, last)
        for pattern, weight in term.patterns
        if weight >= _SAYS
        for first, last in spans
    )
