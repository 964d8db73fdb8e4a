"""Yes or no: whether what a question supposes is so, by what the articles state.

A sentence about the same thing isn't a yes. What the question says of it has to be told too, or be
contradicted; where it is neither, the sentence is given, and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faq.agreement import holders, is_asked, names_post
from faq.evidence import against_mark, covers_rest, denies, is_negated, score_without
from faq.match import Candidate
from faq.people import Person
from faq.query import Query
from faq.regexes import late
from faq.text import fold, nfc

__all__ = ["Verdict", "judge"]

_NONE_LEFT = late(r"\bkhong con\b|\bno longer\b|\bno more\b")
_CONTRADICTS = frozenset({"contrast", "other_figure", "other_time", "other_person"})
# What these say of a thing is what is asked; so much of it has to be told.
_PREDICATES = frozenset({"verbs", "adjectives"})
_TOLD = 0.3
_RESTRICTS = frozenset({"chi", "thoi", "only", "just", "merely", "solely"})
_PLANS = late(
    r"\b(?:sẽ|phấn đấu|mục tiêu(?! quốc gia)|kế hoạch|dự kiến|đề án|hướng tới|hướng đến)\b"
)
_AGREES_NEARLY = 6.0
_AGREES_ON_FIGURES = 1.0


class Verdict(NamedTuple):
    """What the articles say to a question for yes or no."""

    candidate: Candidate
    """The clause that tells."""
    is_so: bool | None
    """Whether what is supposed is so; None if the clause only tells of the same thing."""
    score: float
    """How well the clause accounts for the question, 0 to 100."""
    person: Person | None = None
    """Whose posts tell, where the post of a person is asked about."""


def judge(query: Query, candidates: Sequence[Candidate]) -> Verdict | None:
    """The verdict on what a question supposes, None if no clause is about it.

    Args:
        query: a question for yes or no.
        candidates: all its candidates, best first.

    """
    held = _post(query, candidates)
    if held is not None:
        return held
    marked = against_mark(query, candidates)
    if marked is not None:
        candidate, passes, score = marked
        return Verdict(candidate, passes, score)
    ranked = _ranked(query, candidates)
    if not ranked:
        return None
    score, best = ranked[0]
    agreeing = next((pair for pair in ranked if not pair[1].ruled_out), None)
    nearly = _AGREES_ON_FIGURES if query.figures else _AGREES_NEARLY
    if agreeing is not None and agreeing[0] >= score - nearly:
        score, best = agreeing
    return Verdict(best, _is_so(query, best), score)


def _ranked(query: Query, candidates: Sequence[Candidate]) -> list[tuple[float, Candidate]]:
    """What may bear out or contradict what is supposed, each with its score, best first."""
    # Whom it was is what is asked; the rest has to agree by itself.
    asked = [i for i, term in enumerate(query.terms) if term.word_class == "persons"]
    ranked = [
        (score_without(c, asked, query), c)
        for c in candidates
        if set(c.ruled_out) <= _CONTRADICTS and (not asked or covers_rest(c, asked))
    ]
    if any(figure.kind not in ("document", "ordinal") for figure in query.figures):
        ranked = [(s, c) for s, c in ranked if c.clause.figures]
    if any(moment.day for moment in query.moments):
        ranked = [(s, c) for s, c in ranked if any(m.day for m in c.clause.moments)]
    ranked.sort(key=lambda pair: -pair[0] + (6 if "contrast" in pair[1].ruled_out else 0))
    return ranked


def _is_so(query: Query, best: Candidate) -> bool | None:
    if best.ruled_out:
        return False
    if not query.is_target and _is_planned(query, best):
        return None  # Whether what was aimed at has been reached isn't told.
    if query.asks_all and any(
        q.total is not None and q.value < q.total for q in best.clause.figures
    ):
        return False
    negated = is_negated(best)
    if negated and not denies(query):
        return False
    if not negated and _NONE_LEFT.search(fold(query.text)):
        return False
    return True if _tells(query, best) else None


def _is_planned(query: Query, best: Candidate) -> bool:
    """Whether a clause tells of what is to be, and the question doesn't."""
    if best.clause.status == "target":
        return True
    planned = set(_PLANS.findall(nfc(best.clause.text).lower()))
    return bool(planned - set(_PLANS.findall(nfc(query.text).lower())))


def _tells(query: Query, best: Candidate) -> bool:
    """Whether a clause tells what the question says of a thing, not only of the thing."""
    if not _RESTRICTS.isdisjoint(query.words):
        return False
    if query.figures or query.moments:
        return True
    said = [
        credit
        for term, credit in zip(query.terms, best.credits, strict=True)
        if term.word_class in _PREDICATES and not term.signals
    ]
    return max(said) >= _TOLD if said else not query.praises


def _post(query: Query, candidates: Sequence[Candidate]) -> Verdict | None:
    """The verdict on "is X the chairman?", by the posts that the articles print with the name."""
    if not names_post(query) or any(
        term.word_class == "verbs" and not term.signals for term in query.terms
    ):
        return None
    named = list(_named(query, candidates))
    if not named or len({person.name for _, person in named}) > 1:
        return None
    for candidate, person in named:
        if person in holders(query, candidate.passage):
            return Verdict(candidate, True, candidate.score, person)
    candidate, person = named[0]
    others = any(holders(query, c.passage) for c in candidates)
    at = [i for i, term in enumerate(query.terms) if term.word_class != "persons"]
    return Verdict(
        candidate, False if others else None, score_without(candidate, at, query), person
    )


def _named(query: Query, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Person]]:
    """Clauses that name the person asked about with posts, best first."""
    for candidate in candidates:
        for person in candidate.clause.people:
            if person.posts and is_asked(query, person):
                yield candidate, person
