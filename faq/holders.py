"""Whom of a sentence's persons a question asks for."""

from __future__ import annotations

from faq.agreement import holders, is_asked
from faq.match import Candidate
from faq.people import Person
from faq.query import Query

__all__ = ["acts", "asked_person", "counted_people"]

# A verb accounted for so well tells that it happened.
_PRESENT = 0.8
# "Do ai chủ trì": who did it.
_BY = frozenset({"do", "boi", "nho"})


def counted_people(query: Query, candidate: Candidate) -> tuple[Person, ...]:
    """Those of a sentence who hold the post that is counted, if it tells that they were there."""
    is_told = any(
        term.word_class == "verbs" and credit >= _PRESENT
        for term, credit in zip(query.terms, candidate.credits, strict=True)
    )
    if query.wants != "count" or not is_told:
        return ()
    return holders(query, candidate.passage, counts=True)


def acts(query: Query, best: Candidate, person: Person) -> bool:
    """Whether a person is who did what the question tells of, not whom it was done to."""
    words = [token.folded for token in query.tokens]
    verbs = [term.first for term in query.terms if term.word_class == "verbs"]
    if not verbs or "whose" in words or "whom" in words:
        return not verbs and "whose" not in words
    asks_object = "ai" in words and words.index("ai") > max(verbs)
    if asks_object and words[words.index("ai") - 1] not in _BY:
        return False
    start = best.passage.sentence.start + person.start
    return all(first >= start for first, _ in best.marks[-1:])


def asked_person(query: Query, best: Candidate) -> Person | None:
    """The person of the best candidate's sentence whom the question names; None if none."""
    people = [p for c in best.passage.clauses for p in c.people if p.posts]
    return next((person for person in people if is_asked(query, person)), None)
