"""The candidates of a query so far: whether another passage may change the answer."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING

from faq.index import Passage
from faq.query import Query
from faq.regions import region_of
from faq.weighing import Prospect

if TYPE_CHECKING:
    from faq.match import Candidate

__all__ = ["Field"]

_SETTLED = 64.0
"""The most that an answer of any kind has to score."""
# So many passages that can't answer are judged for what is nearest to a question without answer.
_MOST_IDLE = 6
# After so many passages, the most promising first, none of which was better than one before, the
# rest is not read.
_MOST_IN_VAIN = 8


class Field:
    """The candidates so far, as far as they tell whether another passage may change the answer."""

    def __init__(
        self, query: Query, home: str | None, cutoff: float, hope: float, margin: float
    ) -> None:
        self._query = query
        self._home = home
        self._margin = margin
        self.floor = max(cutoff, hope)
        """What scores less is neither given nor offered."""
        self._cutoff = cutoff
        # Whether anything is like the question at all is wanted in any case.
        self._most_idle = 1 if cutoff else _MOST_IDLE
        self._best = {True: -inf, False: -inf}
        self._read: list[Candidate] = []
        self._nearest = 0.0
        self._idle = 0
        self._is_answered = False
        self._in_vain = {True: 0, False: 0}

    def is_home(self, passage: Passage) -> bool:
        """Whether it is of the articles that the question is rather about, if it is of any."""
        article = passage.sentence.article
        if self._query.article:
            return article.name == self._query.article
        return self._home is not None and region_of(article) == self._home

    def least(self, *, is_home: bool) -> float:
        """What a clause of a passage has to score to change anything."""
        return max(self._cutoff, self._best[is_home] - self._margin)

    def add(self, judged: Sequence[Candidate], *, is_home: bool, may_answer: bool) -> None:
        """Take in the clauses of a passage, of which it was thought that it may hold the answer."""
        self._read += judged
        before = self._best[is_home]
        for candidate in judged:
            if not candidate.ruled_out and candidate.score >= self.floor:
                self._is_answered |= candidate.score > _SETTLED
                # What is said at home counts wherever else it is said as well.
                for whose in {False, is_home}:
                    self._best[whose] = max(candidate.score, self._best[whose])
        if self._best[is_home] > before:
            self._in_vain[is_home] = 0
        else:
            self._in_vain[is_home] += may_answer

    def is_spent(self, *, is_home: bool) -> bool:
        """Whether so many were read, the most promising first, that this one is no better."""
        return self._in_vain[is_home] >= _MOST_IN_VAIN

    @property
    def is_full(self) -> bool:
        """Whether nothing is read any more that can't be the answer."""
        return self._is_answered or self._idle >= self._most_idle

    def is_worth_reading(self, prospect: Prospect, *, may_answer: bool) -> bool:
        """Whether a passage may hold the answer, or else what is nearest to it if there is none."""
        if may_answer:
            return True
        if self.is_full:
            return False
        self._nearest = max([self._nearest, *[one.nearness for one in self._read]])
        self._read.clear()
        is_nearer = prospect.cover > self._nearest
        self._idle += is_nearer
        return is_nearer
