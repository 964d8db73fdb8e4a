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

__all__ = ["MOST", "Likeness", "is_told_nearer", "likeliest_first"]

MOST = 0.5
"""What wording counts at most, where all that the terms of a question weigh counts 1."""
_POINTS = 50.0
"""Points of a score, which goes to 100, for each point of likeness."""
_CLEARLY = 1.0
"""A candidate that is better by fewer points, wording included, doesn't come before another."""
_SURE = 80.0
"""What scores so much is the answer, whatever else is told."""
_FAR = 0.25
"""So much nearer to the question, where the best is 1 and more, another sentence is meant."""
_NOT_GIVEN = {(reason,) for reason in (
    "no_figure", "no_name", "no_person", "no_purpose", "unexplained",
)}  # fmt: skip
"""Why a sentence doesn't give what is asked for, though it may tell of it."""
# One clause gives these, and not what is said of how things went.
_GIVEN_BY_ONE = frozenset({"which", "person", "place", "moment", "duration", *FIGURE_WANTS})


class _Wording(NamedTuple):
    """The words of a question, folded, with what each counts."""

    phrases: list[tuple[str, float]]
    """Its words and those side by side, between blanks, with their rarity."""
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
        self._known: dict[int, float] = {}

    def of(self, passage: Passage) -> float:
        """What the words of the question are worth that a passage has, and has side by side."""
        like = self._known.get(passage.number)
        if like is None:
            like = self._known[passage.number] = self._find(passage)
        return like

    def nearness(self, candidate: Candidate) -> float:
        """How much of what was asked a clause has, its wording included."""
        return candidate.nearness + self.of(candidate.passage)

    def _find(self, passage: Passage) -> float:
        phrases, total = self._wording
        line = passage.line
        return MOST * sum([rarity for phrase, rarity in phrases if phrase in line]) / total

    @cached_property
    def _wording(self) -> _Wording:
        words = [word for word in self._query.words if word.isalnum()]
        rarity = {word: self._index.idf(self._index.count(word)) for word in words}
        phrases = [(f" {word} ", rare) for word, rare in rarity.items()]
        phrases += [
            (f" {left} {right} ", (rarity[left] + rarity[right]) / 2)
            for left, right in dict.fromkeys(pairwise(words))
        ]
        return _Wording(phrases, sum([rare for _, rare in phrases]) or 1.0)


def likeliest_first(
    query: Query, candidates: Sequence[Candidate], likeness: Likeness, margin: float
) -> Sequence[Candidate]:
    """The candidates; of those that score about as much the one first whose wording is likest.

    Args:
        query: the question.
        candidates: what may be the answer, best first, then what can't.
        likeness: tells how like the question they are.
        margin: what scores so much less than the best, 0 to 100, stays where it is.

    """
    if query.wants not in _GIVEN_BY_ONE or not candidates:
        return candidates
    least = max(candidates[0].score - margin, ANSWER[query.wants])
    rivals = list(takewhile(lambda one: not one.ruled_out and one.score >= least, candidates))
    if len({one.passage.number for one in rivals}) < 2:
        return candidates
    worth = [one.score + _POINTS * likeness.of(one.passage) for one in rivals]
    best = max(range(len(rivals)), key=worth.__getitem__)
    if worth[best] < worth[0] + _CLEARLY:
        return candidates
    return (candidates[best], *candidates[:best], *candidates[best + 1 :])


def is_told_nearer(query: Query, candidates: Sequence[Candidate], likeness: Likeness) -> bool:
    """Whether what a question is about is told by a sentence that doesn't give what it asks for.

    "Họ giữ tên tiếng Pháp trong bao lâu": where another sentence tells of those names, and not for
    how long, some years that are told of the people are no answer.
    """
    if query.wants not in _GIVEN_BY_ONE or not candidates or candidates[0].score >= _SURE:
        return False
    best = candidates[0]
    rivals = [
        one
        for one in candidates
        if one.ruled_out in _NOT_GIVEN and one.cover > best.cover and one.nearness > best.nearness
    ]
    return bool(rivals) and (max(map(likeness.nearness, rivals)) > likeness.nearness(best) + _FAR)
