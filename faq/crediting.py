"""What the places where terms stand in a sentence are worth in one of its clauses."""

from __future__ import annotations

from collections.abc import Sequence

from faq.agreement.counting import FIGURE_WANTS
from faq.layouts import Layout
from faq.patterns import TermFound
from faq.query import Query
from faq.values import NamedTuple

__all__ = ["Credited", "Crediting"]

# How much a word counts, by where it stands relative to the clause that is judged.
_SIBLING = 0.4
# What came of a cause is mostly told by another clause.
_OF_CAUSE = 0.6
_SUBJECT = 0.85
_WHOLE = 0.9
# What is named by another member of an enumeration isn't what the whole is of.
_MEMBER = 0.2
# What a sentence begins with is told of by the clauses that have no name of their own.
_TOPIC = 0.7
# What is credited less says nothing of a term.
_SAID = 0.3


class Credited(NamedTuple):
    """What the terms of a question are credited in a clause."""

    credits: list[float]
    """For each term how well it is accounted for, 0 to 1."""
    places: list[tuple[int, int]]
    """Where the words stand that account for terms: positions in the passage."""
    precise: float
    """Share of the clause's words that account for terms, 0 to 1."""


class Crediting:
    """Credits the terms of a question with what the clauses of passages have of them."""

    def __init__(self, query: Query) -> None:
        self._names = frozenset(i for i, term in enumerate(query.terms) if term.is_name)
        self._of_names = query.of_names
        self._is_figure = query.wants in FIGURE_WANTS
        self._elsewhere = _OF_CAUSE if query.wants == "reason" else _SIBLING

    def credited(
        self, found: Sequence[TermFound], least: Sequence[float], layout: Layout
    ) -> Credited:
        """What the terms are credited in a clause.

        Args:
            found: what its passage has of them.
            least: for each term what it is credited in any case.
            layout: where the clause, and what belongs to it, has its words.

        """
        credits = list(least)
        places: list[tuple[int, int]] = []
        said = 0  # A bit for each word of the passage that accounts for a term.
        elsewhere = 1.0 if layout.is_alone else self._elsewhere
        left = layout.left if self._is_figure else ()
        told, subject, whole = layout.told, layout.subject, layout.whole
        for term, hits, _ in found:
            best = 0.0
            for start, end, credit in hits:
                if start in left:
                    best = max(best, credit * _MEMBER)
                elif start in told:
                    if credit > _SAID:
                        said |= (1 << end) - (1 << start)
                    if credit > best:
                        best = credit
                        places.append((start, end))
                elif start in subject and credit * _SUBJECT > best:
                    best = credit * _SUBJECT
                elif start in whole and credit * _WHOLE > best:
                    best = credit * _WHOLE
                elif start in layout.topic and term in self._of_names:
                    best = max(best, credit * _TOPIC)
                elif start in layout.others and term in self._names:
                    best = max(best, credit * _MEMBER)
                elif credit * elsewhere > best:
                    best = credit * elsewhere
            if best > credits[term]:
                credits[term] = best
        return Credited(credits, places, _share_of(said, layout))


def _share_of(said: int, layout: Layout) -> float:
    """The share of a clause's words that account for terms, given a bit for each such word."""
    length = layout.last - layout.first
    own = (said & ((1 << layout.last) - 1)) >> layout.first
    return own.bit_count() / length if length else 0.0
