"""The sentences around one that help to understand it, and how much each does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from faq.agreement import Agreement
from faq.agreement.causes import follows_from_before, points_back
from faq.agreement.demands import Demands
from faq.gathering import Gathered
from faq.index import Index, Passage
from faq.regexes import late

__all__ = ["SPEAKER", "Context", "most_around"]

# How much a word counts that stands in a sentence before, or after.
_ANAPHORA, _BEFORE, _AFTER = 0.8, 0.55, 0.3
# Why something is so is told by what explains it, or by what it followed from.
_EXPLAINED, _CONCLUDED = 0.92, 0.85
# What is given for a cause isn't what it is asked why it is so.
_GIVEN, _UNTOLD = 0.5, 0.25
_THINGS = frozenset({"nouns", "names", "unknown"})
SPEAKER = _ANAPHORA
"""How much the name of a person counts whom a pronoun stands for."""
# "Ông khuyến cáo …", "…, bà nói", "Theo chị, …": nobody is named.
_PRONOUN = late(
    r"^[“\"]?(?:Theo )?(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy)(?:,| (?=[a-zà-ỹđ]))|"
    r"[”\"], (?:ông|bà|anh|chị|cô|thầy) (?=[a-zà-ỹđ])"
)
_FAR = 3
_FARTHER = 0.85
# Of so many passages it is remembered what stands around them.
_REMEMBERED = 4096


class Context:
    """Tells the sentences around others, by an index."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._index = index
        self._agreement = agreement
        self._around = lru_cache(maxsize=_REMEMBERED)(self._find_around)

    def around(self, number: int, *, of_cause: bool) -> tuple[tuple[int, float], ...]:
        """Numbers of the passages that help to understand one, each with a factor from 0 to 1.

        Args:
            number: that of the passage.
            of_cause: whether it is asked why something is so.

        """
        return self._around(number, of_cause)

    def speaker(self, number: int) -> int | None:
        """The number of the passage that names whom "ông", "bà" stand for in one; None if none.

        It is the nearest before that names anybody, if it names one person.
        """
        if not _PRONOUN.search(self._index.passages[number].composed):
            return None
        for before in range(number - 1, max(-1, number - 1 - _FAR), -1):
            if not self._index.are_neighbours(before):
                return None
            people = {person.name for person in self._index.passages[before].people}
            if people:
                return before if len(people) == 1 else None
        return None

    def given(self, gathered: Gathered, demands: Demands, passage: Passage) -> Mapping[int, float]:
        """Numbers of terms → what share of their credit they have where a cause is given.

        What is asked why it is so says less there. Where a sentence only gives the cause of what
        was told before, and that has nothing of what the question is about, nothing says much.
        """
        terms = demands.query.terms
        if points_back(passage):
            around = (number for number, _ in self.around(passage.number, of_cause=True))
            before = [
                terms[place]
                for number in around
                if number < passage.number
                for place, _, _ in gathered.found.get(number, ())
            ]
            if not any(term.word_class in _THINGS for term in before):
                return dict.fromkeys(range(len(terms)), _UNTOLD)
        return dict.fromkeys(demands.terms.deeds, _GIVEN)

    def _find_around(self, number: int, of_cause: bool) -> tuple[tuple[int, float], ...]:
        return (*self._before(number, of_cause=of_cause), *self._after(number, of_cause=of_cause))

    def _before(self, number: int, *, of_cause: bool) -> Iterator[tuple[int, float]]:
        passage = self._index.passages[number]
        carried = _ANAPHORA if self._agreement.refers_back(passage) else _BEFORE
        if of_cause and self._agreement.explains(passage):
            carried = _EXPLAINED
        for distance in (1, 2, 3):
            before = number - distance
            if before < 0 or not self._index.are_neighbours(before):
                return
            yield before, carried * _FARTHER ** (distance - 1)

    def _after(self, number: int, *, of_cause: bool) -> Iterator[tuple[int, float]]:
        after = number + 1
        if after < len(self._index.passages) and self._index.are_neighbours(number):
            follows = of_cause and follows_from_before(self._index.passages[after])
            yield after, _CONCLUDED if follows else _AFTER


def most_around(*, of_cause: bool) -> tuple[float, float]:
    """The greatest factors of what stands before and after, 0 to 1."""
    return (_EXPLAINED, _CONCLUDED) if of_cause else (_ANAPHORA, _AFTER)
