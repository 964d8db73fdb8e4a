"""Candidates before judgement: the few passages that account best for the terms of a question.

Over a few articles every passage that has a word of the question is looked at. Over many, a
shortlist of them is made from the postings alone, and only what is on it, or stands beside it, is
looked at: what a question costs doesn't grow with what its words have in common with the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from faq.agreement import Agreement
from faq.agreement.causes import follows_from_before
from faq.index import Index, Passage
from faq.index.vocabulary import folded_name
from faq.lexicon import Words
from faq.patterns import Hit, Pattern, TermFound, find_places, holding
from faq.query import Meaning, Query, Term
from faq.regions import Regions, region_in
from faq.values import NamedTuple

if TYPE_CHECKING:
    from faq.index.opened import Numbers, OpenedIndex
    from faq.sightings import Sightings

__all__ = ["Gathered", "Gatherer", "is_lead"]

_MOST_PASSAGES = 32
# Of so many words and phrases it is remembered where they stand: the same ones are asked for again
# and again. Of many articles nothing is, a question looks at few of their passages.
_REMEMBERED = 4096
# Of so many places it is remembered which articles are of them.
_PLACES = 16
# A sentence that refers back has its subject in the one before.
_CARRIED = 0.6

Hits = Mapping[int, tuple[Sequence[Hit], float]]
"""Numbers of passages → the places where a term stands in it, and the best of their credits."""


class Gathered(NamedTuple):
    """What was found of the terms of a query."""

    passages: Sequence[Passage]
    """The passages worth judging, the most promising first."""
    found: Mapping[int, Sequence[TermFound]]
    """Number of a passage → what it has of the terms, in their order."""
    weights: Sequence[float]
    """For each term how much it counts, its rarity included."""
    told: Sequence[frozenset[str]]
    """For each term the names of the articles that have it somewhere, as far as they matter."""
    sightings: Sightings | None = None
    """Of a large index what tells from afar how well passages account for the terms."""


class Gatherer:
    """Finds the passages of an index that a query may be answered from."""

    def __init__(self, index: Index, agreement: Agreement) -> None:
        self._index = index
        self._agreement = agreement
        self._regions = Regions(index)
        self._at_place = lru_cache(maxsize=_PLACES)(self._find_at_place)
        self._hits = lru_cache(maxsize=_REMEMBERED)(self._find_hits)
        # Many words share their synonyms.
        self._places = lru_cache(maxsize=_REMEMBERED)(self._find_places)

    @cached_property
    def _article_names(self) -> Sequence[str]:
        """For each passage the name of its article; asked for of a few articles only."""
        return [passage.sentence.article.name for passage in self._index.passages]

    @cached_property
    def _is_followed(self) -> Sequence[bool]:
        """For each passage whether the next one stands in its paragraph; of a few articles only."""
        last = len(self._index.passages) - 1
        return [number < last and self._index.are_neighbours(number) for number in range(last + 1)]

    def gather(self, query: Query) -> Gathered:
        """The passages worth judging, and where they have the terms of the query."""
        index = self._index
        if query.wants == "summary" and not query.terms:
            return Gathered(self._only_lead(), {}, (), ())
        if index.is_large:
            return self._shortlisted(query, cast("OpenedIndex", index))
        hits = [self._hits(term.meaning) for term in query.terms]
        weights = [
            self._weight(term, len(hit)) for term, hit in zip(query.terms, hits, strict=True)
        ]
        found = _by_passage(hits)
        scores = _scores(found, weights)
        for number in self._agreement.named_by(query):
            scores[number] += 1.0
        self._carry(scores)
        if query.wants == "reason":
            self._carry_back(scores)
        passages = self._best(scores)
        told = [frozenset(map(self._article_names.__getitem__, hit)) for hit in hits]
        return Gathered(passages, found, weights, told)

    def _shortlisted(self, query: Query, index: OpenedIndex) -> Gathered:
        from faq.shortlist import shorten  # Late: they take NumPy.
        from faq.sightings import Sightings

        short = shorten(index, query, self._weight, self._home(query, index))
        passages = [index.passages[number] for number in short.numbers]
        found = Sightings(index, short.numbers, query.terms)
        return Gathered(passages, found, short.weights, short.told, found)

    def home(self, query: Query) -> str | None:
        """The province that the question is rather about; None for any."""
        if query.place or query.wants == "definition" or not self._regions.are_several:
            return None
        return self._regions.home

    def _home(self, query: Query, index: OpenedIndex) -> Numbers | None:
        """For each passage whether the question is rather about its article; None for any."""
        if query.article:
            return index.passages_in(query.article)
        if query.place:
            place = next((term for term in query.terms if term.word_class == "places"), None)
            return self._at_place(place.forms) if place else None
        if not self._regions.are_several or self._regions.home is None:
            return None
        return self._at_home

    @cached_property
    def _at_home(self) -> Numbers:
        home, index = self._regions.home, cast("OpenedIndex", self._index)
        return index.passages_at(lambda place: region_in(place) == home)

    def _find_at_place(self, forms: tuple[Words, ...]) -> Numbers | None:
        """For each passage whether its article is of a place; None where no article is."""
        index = cast("OpenedIndex", self._index)
        lines = [f" {' '.join(form)} " for form in forms]
        folded = lru_cache(maxsize=None)(lambda place: f" {' '.join(folded_name(place))} ")
        found = index.passages_at(lambda place: any(line in folded(place) for line in lines))
        return found if found.any() else None

    def _weight(self, term: Term, documents: float) -> float:
        """How much a term counts that so many passages have."""
        return term.weight * (0.3 + 0.7 * self._index.idf(documents))

    def _carry(self, scores: dict[int, float]) -> None:
        """Give each passage a share of what the one before it in its paragraph has."""
        for number, score in list(scores.items()):
            if self._is_followed[number]:
                scores[number + 1] += _CARRIED * score

    def _carry_back(self, scores: dict[int, float]) -> None:
        """Give what comes before a sentence that says "vì vậy" a share: that is the cause."""
        for number, score in list(scores.items()):
            follows = number > 0 and self._is_followed[number - 1]
            if follows and follows_from_before(self._index.passages[number]):
                scores[number - 1] += _CARRIED * score

    def _best(self, scores: Mapping[int, float]) -> list[Passage]:
        ranked = sorted([(-score, number) for number, score in scores.items()])
        passages = self._index.passages
        return [passages[number] for _, number in ranked[:_MOST_PASSAGES]]

    def _only_lead(self) -> Sequence[Passage]:
        """What opens the only article: "what was the meeting about?" is clear of no other."""
        if self._index.is_large:
            return ()
        leads = [passage for passage in self._index.passages if is_lead(passage, self._index)]
        return leads if len(leads) == 1 else ()

    def _find_hits(self, meaning: Meaning) -> Hits:
        """Passage number → places that account for a term, and the best of their credits."""
        found: dict[int, list[Hit]] = defaultdict(list)
        for pattern, weight in meaning.patterns:
            for number, places in self._places(pattern):
                found[number] += [
                    Hit(first, last, credit * weight) for first, last, credit in places
                ]
        return {
            number: (places, max([place.credit for place in places]))
            for number, places in found.items()
        }

    def _find_places(self, pattern: Pattern) -> Sequence[tuple[int, Sequence[Hit]]]:
        """Numbers of the passages that have a pattern, each with where it stands in it."""
        found = []
        passages = self._index.passages
        for number in holding(pattern, self._index.postings):
            passage = passages[number]
            places = list(find_places(pattern, 1.0, passage, passage.positions))
            if places:
                found.append((number, places))
        return found


def _by_passage(hits: Sequence[Hits]) -> dict[int, list[TermFound]]:
    """Number of a passage → what it has of each term, given that term by term."""
    found: dict[int, list[TermFound]] = defaultdict(list)
    for place, passages in enumerate(hits):
        for number, (places, best) in passages.items():
            found[number].append(TermFound(place, places, best))
    return found


def _scores(found: Mapping[int, Sequence[TermFound]], weights: Sequence[float]) -> dict[int, float]:
    """Number of a passage → how much of the query's weight it accounts for."""
    scores: dict[int, float] = defaultdict(float)
    for number, terms in found.items():
        for place, _, best in terms:
            scores[number] += weights[place] * best
    return scores


def is_lead(passage: Passage, index: Index) -> bool:
    """Whether a sentence opens the article's body: what it is all about stands there."""
    before = passage.number - 1
    if passage.sentence.role != "body":
        return False
    if before < 0:
        return True
    earlier = index.passages[before].sentence
    return earlier.article.name != passage.sentence.article.name or earlier.role == "title"
