"""Whether a sentence tells of what it sets apart, and of nothing else: "Riêng đường thủy có …"."""

from __future__ import annotations

from faq.facts import Clause
from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.regexes import late

__all__ = ["is_of_breakdown", "is_set_apart"]

_APART = late(r"riêng\b")
_BROKEN_DOWN = late(r"(?:xét|tính|phân|chia)(?: riêng)? theo [^,]{1,30},")
# What is set apart is named in so many words after "riêng".
_LONGEST = 9
_WANTING = frozenset({"thieu", "can", "du", "thua"})
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


def is_of_breakdown(query: Query, passage: Passage, clause: Clause) -> bool:
    """Whether a clause tells of one part of many that a question doesn't name.

    "Xét theo môn, tiếng Anh thiếu 385 giáo viên" tells not how many are lacking in all.
    """
    if not clause.figures or not _BROKEN_DOWN.match(passage.small):
        return False
    span = (passage.position_at(clause.start), passage.position_at(clause.figures[0].start))
    return not any(
        stands_between(pattern, passage, *span)
        for term in query.terms
        if term.word_class in _NAMING and term not in query.unit and not _is_wanting(term)
        for pattern, _ in term.patterns
    )


def _is_wanting(term: Term) -> bool:
    """Whether a word says no more than that something is lacking."""
    return bool(term.forms) and term.forms[0][0] in _WANTING
