"""Which articles a question is about, when they tell of several provinces.

A question that names no place, no person and no subject of one province's own may be about any of
them, and a right figure of the wrong province is a wrong answer. It is then taken to be about
the province whose government's session was reported last; where the articles report no session,
about what was reported last. What another province's articles say is offered, not answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from faq.documents.articles import Article
from faq.index import Index, Passage
from faq.match import Candidate
from faq.query import Query, Term
from faq.regions import Regions, day_of, is_session, region_of
from faq.text import fold, nfc

__all__ = ["ELSEWHERE", "OLDER", "Provenance"]

ELSEWHERE = "elsewhere"
"""Why a clause is ruled out: it is of a province that the question doesn't point to."""
OLDER = "older"
"""Why a clause is ruled out: a newer article of another province says it too."""

# A term accounted for so well is told of.
_TOLD = 0.7
# Of two articles that answer about as well, the newer one does.
_EQUAL = 8.0
_HEAVY = 0.5
# A number so high is seldom printed twice: it tells where it is from.
_TELLING = 20
# Of so many articles the words of the title are remembered.
_REMEMBERED = 1024


class Provenance:
    """Tells the articles that a question may be about from those it isn't."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._regions = Regions(index)
        self._title = lru_cache(maxsize=_REMEMBERED)(_title_of)

    def is_home(self, article: Article) -> bool:
        """Whether an article is of the province that a question without a place is about."""
        return self._regions.home in (None, region_of(article))

    def article_meant(self, query: Query) -> Article:
        """The article that "this article" is: the one under discussion, or the newest at home."""
        articles = self._index.articles
        own = [a for a in articles if a.name == query.article]
        home = [a for a in articles if self.is_home(a)]
        sessions = [a for a in home if self._regions.home is not None and is_session(a)]
        return max(own or sessions or home, key=day_of)

    def sift(self, query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those that are not of the article meant ruled out, best first."""
        if query.article:
            return _ruled_out(
                candidates, lambda c: c.passage.sentence.article.name != query.article, ELSEWHERE
            )
        if not self._regions.are_several or query.place or query.wants == "definition":
            return list(candidates)
        best: dict[str, Candidate] = {}
        for candidate in candidates:
            if not candidate.ruled_out:
                best.setdefault(self._region(candidate), candidate)
        first = next(iter(best.values()), next(iter(candidates), None))
        if first is None:
            return []
        home = self._region(first) if self._is_tied(query, first) else self._regions.home
        if home is not None:
            return _ruled_out(candidates, lambda c: self._region(c) != home, ELSEWHERE)
        if not best:
            return list(candidates)
        rivals = [c for c in best.values() if c.score >= first.score - _EQUAL]
        newest = max(rivals, key=lambda c: day_of(c.passage.sentence.article))
        region = self._region(newest)
        return _ruled_out(candidates, lambda c: self._region(c) != region, OLDER)

    def _region(self, candidate: Candidate) -> str:
        return region_of(candidate.passage.sentence.article)

    def _is_tied(self, query: Query, candidate: Candidate) -> bool:
        """Whether the question has something of which only this candidate's province is told."""
        region = self._region(candidate)
        telling = {figure.value for figure in query.figures if figure.value >= _TELLING}
        if any(self._is_printed_only_in(region, value) for value in telling):
            return True
        title = self._title(candidate.passage.sentence.article)
        for term, credit in zip(query.terms, candidate.credits, strict=True):
            named = term.word_class in ("persons", "names", "places")
            if not named and (term.weight < _HEAVY or term.signals or credit < _TOLD):
                continue
            in_title = any(f" {' '.join(form)} " in title for form in term.forms[:3])
            if (named or in_title) and self._is_told_only_in(region, term):
                return True
            if named and in_title:
                return True
        return False

    def _is_printed_only_in(self, region: str, value: Decimal) -> bool:
        """Whether some article prints a number, and only articles of one province do."""
        # Those of other provinces first: one is enough, and to tell takes what they state.
        there: list[Passage] = []
        for passage in self._index.printing({value}):
            if region_of(passage.sentence.article) == region:
                there.append(passage)
            elif _prints(passage, value):
                return False
        return any(_prints(passage, value) for passage in there)

    def _is_told_only_in(self, region: str, term: Term) -> bool:
        """Whether some article has a term, and only articles of one province have it."""
        articles = chain.from_iterable(map(self._index.articles_with, term.forms[:3]))
        first = next(articles, None)
        return first is not None and all(
            region_of(article) == region for article in chain((first,), articles)
        )


def _ruled_out(
    candidates: Sequence[Candidate], is_out: Callable[[Candidate], bool], reason: str
) -> list[Candidate]:
    """The candidates with some ruled out, which come last."""
    sifted = [c._replace(ruled_out=(*c.ruled_out, reason)) if is_out(c) else c for c in candidates]
    return sorted(sifted, key=lambda c: (bool(c.ruled_out), len(c.ruled_out) > 1, -c.score))


def _prints(passage: Passage, value: Decimal) -> bool:
    return any(
        quantity.value == value for clause in passage.clauses for quantity in clause.quantities
    )


def _title_of(article: Article) -> str:
    """The words of an article's title and place, folded, with blanks around each."""
    return f" {_words(f'{article.title} {article.place}')} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(nfc(text))))
