"""How much of a question's own wording sentences have, whatever its words mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from faq.agreement import FIGURE_WANTS
from faq.cutoffs import ANSWER
from faq.index import Index, Passage
from faq.query import Query
from faq.values import NamedTuple

if TYPE_CHECKING:
    from faq.match import Candidate

__all__ = ["MOST", "Likeness", "Nearest", "likeliest_first"]

MOST = 0.5
"""What wording counts at most, where all that the terms of a question weigh counts 1."""
_POINTS = 50.0
"""Points of a score, which goes to 100, for each point of likeness."""
_CLEARLY = 1.0
"""A candidate that is better by fewer points, wording included, doesn't come before another."""
# One clause gives these, and not what is said of how things went.
_GIVEN_BY_ONE = frozenset({"which", "person", "place", "moment", "duration", *FIGURE_WANTS})


class _Wording(NamedTuple):
    """The words of a question, each with what it counts."""

    words: list[tuple[str, float]]
    """Its words, folded, with their rarity."""
    pairs: list[tuple[str, str, float]]
    """Those side by side, with the mean of theirs."""
    total: float
    """What all of it counts."""


class Likeness:
    """Tells how like a question passages are by its words alone, small ones too.

    What terms account for tells best what a sentence is about; of two that have about as much of
    it, the one is meant that says it in the words of the question, in their order.
    """

    def __init__(self, index: Index, query: Query) -> None:
        self._index = index
        self._query = query

    def of(self, passage: Passage) -> float:
        """What the words of the question are worth that a passage has, and has side by side."""
        wording, positions = self._wording, passage.positions
        gained = sum([weight for word, weight in wording.words if word in positions])
        for left, right, weight in wording.pairs:
            before, after = positions.get(left), positions.get(right)
            if before and after and any(place + 1 in after for place in before):
                gained += weight
        return MOST * gained / wording.total

    @cached_property
    def _wording(self) -> _Wording:
        words = [word for word in self._query.words if word.isalnum()]
        rarity = {word: self._index.idf(self._index.count(word)) for word in words}
        pairs = [
            (left, right, (rarity[left] + rarity[right]) / 2)
            for left, right in dict.fromkeys(pairwise(words))
        ]
        total = sum(rarity.values()) + sum([weight for *_, weight in pairs])
        return _Wording(list(rarity.items()), pairs, total or 1.0)


class Nearest:
    """What is nearest to a question of all that was read; worked out when it is asked for."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._read: list[Candidate] = []
        self._best = self._most_covered = 0.0

    def add(self, read: Sequence[Candidate]) -> None:
        """Take in clauses that were read."""
        self._read += read

    def may_be(self, cover: float, passage: Passage) -> bool:
        """Whether a passage may be nearer than all that was read.

        Args:
            cover: the share of what is asked that it has at most, 0 to 1.
            passage: the passage.

        """
        like = self._likeness.of
        for one in self._read:
            self._best = max(self._best, one.nearness + like(one.passage))
            self._most_covered = max(self._most_covered, one.nearness)
        self._read.clear()
        return cover > self._most_covered or cover + like(passage) > self._best


def likeliest_first(
    index: Index, query: Query, candidates: Sequence[Candidate], margin: float
) -> Sequence[Candidate]:
    """The candidates; of those that score about as much the one first whose wording is likest.

    Args:
        index: what was searched.
        query: the question.
        candidates: what may be the answer, best first, then what can't.
        margin: what scores so much less than the best, 0 to 100, stays where it is.

    """
    if query.wants not in _GIVEN_BY_ONE or not candidates:
        return candidates
    least = max(candidates[0].score - margin, ANSWER[query.wants])
    rivals = list(takewhile(lambda one: not one.ruled_out and one.score >= least, candidates))
    if len({one.passage.number for one in rivals}) < 2:
        return candidates
    like = Likeness(index, query).of
    worth = [one.score + _POINTS * like(one.passage) for one in rivals]
    best = max(range(len(rivals)), key=worth.__getitem__)
    if worth[best] < worth[0] + _CLEARLY:
        return candidates
    return (candidates[best], *candidates[:best], *candidates[best + 1 :])
