"""How an answer came about, for people who write intents or wonder at a reply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faq.documents.articles import Sentence
from faq.match import Candidate
from faq.phrases import Phrases
from faq.query import Query
from faq.reply import Language, Reply
from faq.values import NamedTuple

__all__ = ["CandidateReport", "Explanation", "explained"]

# So many candidates are told of.
_MOST = 8
# A word of the question is taken for matched where a clause accounts for so much of it.
_MATCHED = 0.3


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


def explained(
    query: Query, reply: Reply, candidates: Sequence[Candidate], phrases: Phrases
) -> Explanation:
    """How a reply came about.

    Args:
        query: the question as it was read.
        reply: what came of it.
        candidates: all that was considered, best first.
        phrases: the wording of what rules candidates out.

    """
    return Explanation(
        question=query.question,
        text=query.text,
        language=query.language,
        intent=query.intent.name,
        wanted=query.wants,
        terms=tuple(term.surface for term in query.terms),
        constraints=_constraints(query),
        candidates=tuple(_report(c, query, phrases) for c in candidates[:_MOST]),
        reply=reply,
    )


def _report(candidate: Candidate, query: Query, phrases: Phrases) -> CandidateReport:
    def told(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(phrases.say(f"explain.{key}", query.language) for key in keys)

    credited = zip(query.terms, candidate.credits, strict=False)
    return CandidateReport(
        sentence=candidate.passage.sentence,
        clause=candidate.clause.text,
        score=candidate.score,
        ruled_out=told(candidate.ruled_out),
        doubts=told(candidate.doubts),
        matched=tuple(term.surface for term, credit in credited if credit >= _MATCHED),
    )


def _constraints(query: Query) -> tuple[str, ...]:
    """What a query holds every answer to: dates, figures, the place, as typed."""
    named = [moment.surface for moment in query.moments]
    named += [figure.surface for figure in query.figures]
    named += [query.place] if query.place else []
    named += ["target"] if query.is_target else []
    named += ["achieved"] if query.is_achieved else []
    return tuple(named)
