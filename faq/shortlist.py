"""A shortlist of passages for a query, made from the postings of a large index alone.

The postings of rare words are gone through, each adding what its word is worth to its passages,
as far as a fixed number of entries goes. What frequent words add is then looked up for the best of
those passages only: a frequent word alone makes no passage one of the best. A phrase counts by
the postings of its pairs of words, which in Vietnamese are rare where its syllables are not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise, product
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.index.opened import OpenedIndex
from faq.patterns import Pattern
from faq.query import Query, Term
from faq.values import NamedTuple

__all__ = ["Shortlist", "shorten"]

_MOST_ENTRIES = 100_000
"""Entries of postings that are gone through for one query."""
_MOST_LOOKED_UP = 256
"""Passages for which frequent words are looked up."""
_MOST_LISTED = 20
"""Passages on the shortlist, wherever they stand."""
_MOST_LISTED_AT_HOME = 12
"""Of those articles that the question is rather about, so many at least."""
_FEW = 2_000
"""So many passages of those articles are all looked at."""
_MOST_PATTERNS, _MOST_READINGS, _MOST_TERMS = 24, 2, 32
# What the parts of a long phrase are worth, and what a passage has of the one before it.
_IN_PARTS = 0.9
_CARRIED = 0.6

Numbers = npt.NDArray[Any]


class Shortlist(NamedTuple):
    """The passages that a query may be answered from."""

    numbers: Sequence[int]
    """Their numbers, the best first."""
    weights: Sequence[float]
    """For each term of the query how much it counts."""
    printing: frozenset[int]
    """Numbers of those that may print a figure of the query."""
    told: Sequence[frozenset[str]]
    """For each term the articles, among those of the shortlist, that have it somewhere."""


class _List(NamedTuple):
    """The postings of one way to say a term."""

    numbers: Numbers
    """Numbers of passages, ascending."""
    term: int
    """Number of the term."""
    gain: float
    """What each of the passages gains."""


def shorten(
    index: OpenedIndex,
    query: Query,
    weigh: Callable[[Term, float], float],
    home: Numbers | None = None,
) -> Shortlist:
    """The shortlist of a query.

    Args:
        index: what is searched.
        query: the question.
        weigh: gives the weight of a term that so many passages have.
        home: for each passage whether the question is rather about its article; None if it is as
            much about any.

    """
    terms = query.terms[:_MOST_TERMS]
    ways = [list(_ways(index, term)) for term in terms]
    weights = [
        weigh(term, _documents(index, term, own)) for term, own in zip(terms, ways, strict=True)
    ]
    weights += [0.0] * (len(query.terms) - len(terms))
    lists = [
        _List(numbers, place, credit * weights[place])
        for place, own in enumerate(ways)
        for numbers, credit in own
    ]
    printing = index.may_print(figure.value for figure in query.figures)
    if len(printing):
        lists.append(_List(printing, len(terms), 1.0))
    with _board(len(index.passages), len(terms) + 1) as board:
        numbers = _Adding(index, home, board).best(lists)
    return Shortlist(
        numbers=numbers.tolist(),
        weights=weights,
        printing=frozenset(printing.tolist()),
        told=_told(index, numbers, len(query.terms), lists),
    )


def _ways(index: OpenedIndex, term: Term) -> Iterator[tuple[Numbers, float]]:
    """Postings of the ways to say a term, each with what it accounts for, 0 to 1."""
    for pattern, weight in term.patterns[:_MOST_PATTERNS]:
        if len(pattern) == 1:
            for option in pattern[0]:
                keys = index.lists.keys_of(option.folded) if option.key is None else (option.key,)
                for key in keys:
                    yield index.lists.posting(key), weight * option.weight
        elif len(pattern) == 2:
            left, right = (options[:_MOST_READINGS] for options in pattern)
            for one, other in product(left, right):
                numbers = index.lists.pair_posting(one.folded, other.folded)
                yield numbers, weight * (one.weight + other.weight) / 2
        else:
            yield from _ways_of_phrase(index, pattern, weight)


def _ways_of_phrase(
    index: OpenedIndex, pattern: Pattern, weight: float
) -> Iterator[tuple[Numbers, float]]:
    words = tuple(options[0].folded for options in pattern)
    yield index.lists.phrase(words), weight
    for pair in pairwise(words):
        yield index.lists.pair_posting(*pair), weight * _IN_PARTS * 2 / len(words)


def _documents(index: OpenedIndex, term: Term, ways: Sequence[tuple[Numbers, float]]) -> float:
    """About how many passages have a term, be it with other words between its own."""
    total = len(index.passages)
    found = float(sum(len(numbers) for numbers, _ in ways))
    for pattern, _ in term.patterns[:_MOST_PATTERNS]:
        if len(pattern) == 2:
            one, other = (index.lists.count(options[0].folded) for options in pattern)
            found += one * other / total
    return min(found, float(total))


class _Board(NamedTuple):
    """What is noted of each passage of an index while a shortlist is made, all 0 in between."""

    gained: Numbers
    """What it has gained."""
    seen: Numbers
    """A bit for each term that has counted."""


_boards: deque[_Board] = deque(maxlen=4)
"""Those not in use: to clear a few places costs less than to make one for each question."""


@contextmanager
def _board(passages: int, terms: int) -> Iterator[_Board]:
    """A board for so many passages and terms, to be left as clear as it was."""
    kind = np.dtype(np.uint16 if terms <= 16 else np.uint64)
    try:
        board = _boards.pop()
    except IndexError:
        board = _Board(np.zeros(0, np.float32), np.zeros(0, kind))
    if len(board.gained) != passages or board.seen.dtype != kind:
        board = _Board(np.zeros(passages, np.float32), np.zeros(passages, kind))
    yield board
    _boards.append(board)


class _Adding:
    """Adds up what passages gain."""

    def __init__(self, index: OpenedIndex, home: Numbers | None, board: _Board) -> None:
        self._index = index
        self._home = home
        self._gained, self._seen = board
        self._touched: list[Numbers] = []

    def best(self, lists: Sequence[_List]) -> Numbers:
        """The passages that gain most, the best first; the board is cleared."""
        best = self._best(lists)
        for touched in self._touched:
            self._gained[touched] = 0
            self._seen[touched] = 0
        return best

    def _best(self, lists: Sequence[_List]) -> Numbers:
        # A term counts once, by the best way to say it.
        by_length = sorted((one for one in lists if len(one.numbers)), key=_length)
        scanned = int(
            np.searchsorted(np.cumsum([len(one.numbers) for one in by_length]), _MOST_ENTRIES)
        )
        scanned = max(1, scanned)
        fresh = [self._add(one) for one in sorted(by_length[:scanned], key=lambda o: -o.gain)]
        if not fresh:
            return np.zeros(0, np.int64)
        touched = np.concatenate(fresh).astype(np.int64)
        found = np.concatenate((self._top(touched, _MOST_LOOKED_UP), self._at_home(touched)))
        following = found + 1
        following = following[following < len(self._gained)]
        found = np.unique(np.concatenate((found, following)))
        for one in sorted(by_length[scanned:], key=lambda o: -o.gain):
            places = np.minimum(np.searchsorted(one.numbers, found), len(one.numbers) - 1)
            self._add(_List(found[one.numbers[places] == found], one.term, one.gain))
        carried = self._index.go_on(found) * self._gained[np.maximum(found - 1, 0)]
        gained = self._gained[found] + _CARRIED * carried
        order = np.lexsort((found, -gained))
        kept = np.arange(len(order)) < _MOST_LISTED
        if self._home is not None:
            at_home = self._home[found[order]]
            kept |= at_home & (np.cumsum(at_home) <= _MOST_LISTED_AT_HOME)
        order = order[kept]
        best: Numbers = found[order][gained[order] > 0]
        return best

    def _at_home(self, touched: Numbers) -> Numbers:
        """Passages of the articles that the question is rather about, worth a look."""
        if self._home is None:
            return touched[:0]
        if np.count_nonzero(self._home) <= _FEW:
            return np.flatnonzero(self._home)
        return self._top(touched[self._home[touched]], _MOST_LOOKED_UP)

    def _add(self, one: _List) -> Numbers:
        """Add what a list is worth, where its term hasn't counted; passages that had nothing."""
        bit = self._seen.dtype.type(1 << one.term)
        numbers = one.numbers[self._seen[one.numbers] & bit == 0]
        new: Numbers = numbers[self._seen[numbers] == 0]
        self._seen[numbers] |= bit
        self._gained[numbers] += np.float32(one.gain)
        self._touched.append(new)
        return new

    def _top(self, numbers: Numbers, most: int) -> Numbers:
        if len(numbers) > most:
            gained = self._gained[numbers]
            numbers = numbers[np.argpartition(gained, len(gained) - most)[-most:]]
        return numbers


def _length(one: _List) -> int:
    return len(one.numbers)


def _told(
    index: OpenedIndex, numbers: Numbers, count: int, lists: Sequence[_List]
) -> list[frozenset[str]]:
    """For each term the articles of some passages that have it somewhere."""
    articles = index.articles_of(numbers)
    bounds = np.array([index.range_of(article) for article in articles], np.int64).reshape(-1, 2)
    told = np.zeros((count + 1, len(articles)), np.bool_)
    for one in lists:
        if not told[one.term].all():
            places = np.searchsorted(one.numbers, bounds)
            told[one.term] |= places[:, 1] > places[:, 0]
    names = np.array([article.name for article in articles], object)
    return [frozenset(names[row]) for row in told[:count]]
