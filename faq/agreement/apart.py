"""Whether a sentence tells of what it sets apart, and of nothing else: "Riêng đường thủy có …"."""

from __future__ import annotations

from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query
from faq.regexes import late

__all__ = ["is_set_apart"]

_APART = late(r"riêng\b")
# What is set apart is named in so many words after "riêng".
_LONGEST = 9
_NAMING = frozenset({"nouns", "names", "places", "persons", "unknown", "adjectives"})


def is_set_apart(query: Query, passage: Passage) -> bool:
    """Whether a sentence sets something apart that a question doesn't name.

    "Riêng đường thủy có 3 vụ, làm chết 1 người" tells not how many died in all.
    """
    if not _APART.match(passage.small):
        return False
    figures = [clause.figures[0].start for clause in passage.clauses if clause.figures]
    end = passage.position_at(figures[0]) if figures else _LONGEST
    last = min(end, _LONGEST)
    if any(moment.start < figures[0] for moment in passage.moments if figures) and query.moments:
        return False
    return not any(
        stands_between(pattern, passage, 1, last)
        for term in query.terms
        if term.word_class in _NAMING and term not in query.unit
        for pattern, _ in term.patterns
    )
