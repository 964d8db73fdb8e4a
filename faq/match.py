"""Candidates: the clauses that may answer a query, ranked, and what rules each out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from faq.agreement import Agreement
from faq.agreement.demands import Grounds
from faq.facts import Clause
from faq.gathering import Gatherer
from faq.index import Index, Passage
from faq.query import Query
from faq.weighing import Search, Weighed, Weigher

__all__ = ["Candidate", "Matcher", "joined"]

_MAX_CANDIDATES = 60
# What scores so much less than what may be the answer changes nothing about it.
_MARGIN = 30.0
_SETTLED = 64.0
"""The most that an answer of any kind has to score."""
# These are decided on more than the best: on what goes on with it, or says the opposite.
_ALL_COUNT = frozenset({"list", "yesno", "choice", "rest", "summary"})
_DOUBTS = {
    "narrower": 2.5,
    "undated": 6.0,
    "unexplained": 8.0,
    "target": 12.0,
    "not_target": 10.0,
    "not_achieved": 8.0,
    "nothing_new": 14.0,
}
# What these ask for has to be said beside the words of the question.
_NEEDS_NEWS = frozenset({"finding", "reason", "purpose", "which"})


class Candidate(NamedTuple):
    """A clause as an answer to a query."""

    passage: Passage
    """The sentence it stands in."""
    weighed: Weighed
    """What the words of the query are worth in it."""
    weights: Sequence[float]
    """For each term of the query how much it counts."""
    score: float
    """What candidates are ranked by, 0 to 100."""
    ruled_out: tuple[str, ...] = ()
    """Why it can't be the answer, as keys of the wording; empty if it can."""
    doubts: tuple[str, ...] = ()
    """What speaks against it without ruling it out."""

    @property
    def clause(self) -> Clause:
        """The clause; the whole sentence where it is one clause."""
        return self.weighed.clause

    @property
    def credits(self) -> Sequence[float]:
        """For each term of the query how well it is accounted for, 0 to 1."""
        return self.weighed.credits

    @property
    def cover(self) -> float:
        """Share of the query's weight that is accounted for, 0 to 1."""
        return self.weighed.cover

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Spans of the words that account for terms: offsets into the article's text."""
        tokens = self.passage.tokens
        return joined(
            [(tokens[first].start, tokens[last - 1].end) for first, last in self.weighed.places]
        )


class Matcher:
    """Ranks the clauses of an index for queries."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._agreement = agreement
        self._gatherer = Gatherer(index, agreement)
        self._weigher = Weigher(index, agreement)

    def candidates(self, query: Query, *, every: bool = False) -> list[Candidate]:
        """The best clauses, best first; those that are ruled out behind the others.

        Args:
            query: the question.
            every: whether those are wanted too that are too far behind to change the answer.

        """
        gathered = self._gatherer.gather(query)
        search = self._weigher.search(query, gathered)
        every = every or query.wants in _ALL_COUNT or query.asks_twice
        prospects = [self._weigher.prospect(search, passage) for passage in gathered.passages]
        found: list[tuple[Candidate, int]] = []
        best: dict[str, float] = {}
        for rank in sorted(range(len(prospects)), key=lambda rank: -prospects[rank].most):
            passage = prospects[rank].passage
            article = passage.sentence.article
            told_of = article.name if query.article else article.place
            least = -math.inf if every else best.get(told_of, 0.0) - _MARGIN
            if prospects[rank].most < least:
                continue
            weighed = self._weigher.weighed(search, prospects[rank])
            if least > 0 and max((one.most for one in weighed), default=0.0) < least:
                continue
            grounds = self._agreement.grounds(search.demands, passage)
            for number, one in enumerate(weighed):
                candidate = self._judged(search, grounds, number, one)
                found.append((candidate, rank))
                if not candidate.ruled_out and candidate.score > _SETTLED:
                    best[told_of] = max(candidate.score, best.get(told_of, 0.0))
        found.sort(key=_rank)
        return [candidate for candidate, _ in found[:_MAX_CANDIDATES]]

    def _judged(self, search: Search, grounds: Grounds, number: int, weighed: Weighed) -> Candidate:
        query, clause = search.query, weighed.clause
        ruled_out, doubts = self._agreement.check(
            search.demands, grounds, number, weighed.conflicts, weighed.credits
        )
        # A mere name, as a member of an enumeration is, tells which one, and no more.
        is_member = clause.lead[0] < clause.lead[1] and not clause.quantities
        if query.wants in _NEEDS_NEWS and (
            weighed.precise > 0.75 or (is_member and query.wants != "which")
        ):
            doubts.append("nothing_new")
        score = sum(weighed.added, weighed.score - sum([_DOUBTS[doubt] for doubt in doubts]))
        return Candidate(
            passage=grounds.passage,
            weighed=weighed,
            weights=search.gathered.weights,
            score=max(0.0, min(100.0, score)),
            ruled_out=tuple(ruled_out),
            doubts=tuple(doubts),
        )


def _rank(found: tuple[Candidate, int]) -> tuple[bool, float, int, int]:
    candidate, rank = found
    return bool(candidate.ruled_out), -candidate.score, candidate.weighed.clause.start, rank


def joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
