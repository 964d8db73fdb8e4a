"""How an answer came about, for people who write intents or wonder at a reply."""

from __future__ import annotations

from typing import NamedTuple

from faq.documents.articles import Sentence
from faq.query import Query
from faq.reply import Language, Reply

__all__ = ["CandidateReport", "Explanation", "constraints_of"]


class CandidateReport(NamedTuple):
    """One clause that was considered."""

    sentence: Sentence
    """The sentence it stands in."""
    clause: str
    """The clause, as printed."""
    score: float
    """What it was ranked by, 0 to 100."""
    ruled_out: tuple[str, ...]
    """What ruled it out, in words; empty if nothing did."""
    doubts: tuple[str, ...] = ()
    """What spoke against it, in words."""
    matched: tuple[str, ...] = ()
    """Words of the question that it accounts for, as typed."""


class Explanation(NamedTuple):
    """The way from a question to its reply."""

    question: str
    """The question as asked."""
    text: str
    """The question as read: keystrokes, slips and shorthand resolved."""
    language: Language
    """Its language."""
    intent: str
    """The intent it matched."""
    wanted: str
    """The kind of answer wanted."""
    terms: tuple[str, ...]
    """The words that an answer had to account for."""
    constraints: tuple[str, ...]
    """Dates, figures, places and status that had to agree."""
    candidates: tuple[CandidateReport, ...]
    """The clauses considered, best first."""
    reply: Reply
    """What came of it."""


def constraints_of(query: Query) -> tuple[str, ...]:
    """What a query holds every answer to: dates, figures, the place, as typed."""
    named = [moment.surface for moment in query.moments]
    named += [figure.surface for figure in query.figures]
    named += [query.place] if query.place else []
    named += ["target"] if query.is_target else []
    named += ["achieved"] if query.is_achieved else []
    return tuple(named)
