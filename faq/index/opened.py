"""An index opened from its folder: columns are mapped, objects made when they are come to."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article, Sentence
from faq.index.collecting import ROLES
from faq.index.lists import WordLists
from faq.index.mapped import ArticleRows, KeptPassage
from faq.index.model import Index, printed_values
from faq.index.numerals import Numerals
from faq.index.passages import CITABLE, Passage
from faq.index.store import Generation
from faq.index.vocabulary import Initials, head_words
from faq.lexicon import Lexicon, Words

__all__ = ["Numbers", "OpenedIndex"]

_MOST_PASSAGES, _MOST_ARTICLES = 4096, 4096
"""Passages kept with what was worked out of them, and articles."""
_MOST_LOOKED_AT = 32
"""Passages looked at for a figure, or for a phrase of more than two words."""
_MANY = 2_000
"""Of more passages a shortlist is made."""
_ROLE_OF_CITABLE = np.array([role in CITABLE for role in ROLES])

Numbers = npt.NDArray[Any]
Made = TypeVar("Made")


class _Made(Sequence[Made], Generic[Made]):
    """A sequence of which each element is made when it is come to; some of them are kept."""

    def __init__(self, make: Callable[[int], Made], length: int, most: int) -> None:
        self._make = make
        self._length = length
        self._most = most
        self._kept: OrderedDict[int, Made] = OrderedDict()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, number: int) -> Made: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Made]: ...
    def __getitem__(self, number: int | slice) -> Made | Sequence[Made]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(self._length))]
        made = self._kept.get(number)
        if made is None:
            if not -self._length <= number < self._length:
                raise IndexError(number)
            made = self._kept[number] = self._make(number % self._length)
            if len(self._kept) > self._most:
                # Another thread may have been quicker.
                self._kept.pop(next(iter(self._kept)), None)
        return made


class OpenedIndex(Index):
    """A built index, read-only and shared by whoever has its folder open."""

    def __init__(self, generation: Generation, lexicon: Lexicon) -> None:
        array, plain = generation.array, generation.plain
        self._generation = generation
        self._lexicon = lexicon
        self._rows = ArticleRows(generation)
        self._spans = array("spans")
        self._paragraphs = array("paragraphs")
        self._roles = array("roles")
        self._rows_of_passages = np.flatnonzero(_ROLE_OF_CITABLE[self._roles]).astype(np.int32)
        self._ends = array("ends")
        self._tokens = array("tokens")
        self._places = array("places")
        self.lists = WordLists(generation)
        self._called: Mapping[str, tuple[Words, ...]] = plain("called")
        rows = self._rows
        self._articles = _Made(rows.article, len(rows), _MOST_ARTICLES)
        self._sentences = _Made(self._sentence, len(self._roles), 0)
        self._passages = _Made(self._passage, len(self._ends) - 1, _MOST_PASSAGES)
        self._context = lru_cache(maxsize=1024)(head_words)

    @property
    def articles(self) -> Sequence[Article]:
        return self._articles

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self._sentences

    @property
    def passages(self) -> Sequence[Passage]:
        return self._passages

    @property
    def postings(self) -> Mapping[str, Sequence[int]]:
        return self.lists

    @property
    def keys(self) -> Collection[str]:
        return self.lists.numbers

    @property
    def pairs(self) -> Container[tuple[str, str]]:
        return self.lists.pairs

    def pair_count(self, left: str, right: str) -> int:
        return len(self.lists.pair_posting(left, right))

    def count(self, folded: str) -> int:
        return self.lists.count(folded)

    @property
    def initials(self) -> Initials:
        return self.lists.initials

    def has_phrase(self, words: Words) -> bool:
        return self.lists.has_phrase(words)

    @cached_property
    def contexts(self) -> Mapping[str, frozenset[str]]:
        return _Contexts(self)

    @property
    def names(self) -> Container[Words]:
        return self.lists.names

    @cached_property
    def people(self) -> Collection[Words]:
        return frozenset(name for names in self._called.values() for name in names)

    def people_called(self, words: Words) -> tuple[Words, ...]:
        called = self._called.get(words[-1], ()) if words else ()
        return tuple(name for name in called if name[-len(words) :] == words)

    def article_named(self, name: str) -> Article | None:
        number = self._rows.numbers.get(name)
        return None if number is None else self._articles[number]

    def sentences_of(self, article: Article) -> Sequence[Sentence]:
        row = self._rows.numbers[article.name]
        return self._sentences[self._rows.sentence_ends[row] : self._rows.sentence_ends[row + 1]]

    def passages_of(self, article: Article) -> Sequence[Passage]:
        row = self._rows.numbers[article.name]
        return self._passages[self._rows.passage_ends[row] : self._rows.passage_ends[row + 1]]

    def printing(self, values: Collection[Decimal]) -> Sequence[Passage]:
        found = sorted({n for value in values for n in self._numerals.numbers(value)})
        return [self._passages[number] for number in found]

    def prints(self, value: Decimal) -> bool:
        return any(
            value in printed_values(clause)
            for number in self._numerals.numbers(value)
            for clause in self._passages[number].clauses
        )

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """Name of each article → what its file and its sidecar hold, in brief."""
        files = self._generation.plain("files").values()
        return {self._rows.name(row): digest for _, digest, row, _ in files if row >= 0}

    @cached_property
    def _numerals(self) -> Numerals:
        return Numerals(self.lists.key_list, self.lists.posting, _MOST_LOOKED_AT)

    @property
    def is_large(self) -> bool:
        return len(self._passages) > _MANY

    def are_neighbours(self, number: int) -> bool:
        paragraphs = self._paragraph_of_passage
        return bool(paragraphs[number] == paragraphs[number + 1])

    def around(self, numbers: Numbers, back: int) -> Numbers:
        """Some passages, so many before each in its paragraph, and the one after it; ascending."""
        near = (numbers[:, None] + np.arange(-back, 2)).clip(0, len(self._passages) - 1)
        paragraphs = self._paragraph_of_passage
        found: Numbers = np.unique(near[paragraphs[near] == paragraphs[numbers][:, None]])
        return found

    def are_beside(self, numbers: Numbers, others: Numbers) -> Numbers:
        """For each of some passages whether it stands in one paragraph with another."""
        paragraphs = self._paragraph_of_passage
        beside: Numbers = (numbers != others) & (paragraphs[numbers] == paragraphs[others])
        return beside

    @cached_property
    def _paragraph_of_passage(self) -> Numbers:
        """For each passage a number that those of the same paragraph of the same article share."""
        begins = np.zeros(len(self._roles), np.bool_)
        begins[1:] = self._paragraphs[1:] != self._paragraphs[:-1]
        firsts = np.array(self._rows.sentence_ends[:-1])
        begins[firsts[firsts < len(begins)]] = True
        return np.cumsum(begins, dtype=np.int32)[self._rows_of_passages]

    def articles_of(self, numbers: Numbers) -> list[Article]:
        """The articles of some passages, each once."""
        rows = dict.fromkeys(map(self._rows.of_passage, numbers.tolist()))
        return [self._articles[row] for row in rows]

    def passages_where(self, test: Callable[[Article], bool]) -> Numbers:
        """For each passage whether its article passes a test."""
        rows = np.fromiter(map(test, self._articles), np.bool_, len(self._articles))
        found: Numbers = np.repeat(rows, np.diff(self._rows.passage_ends))
        return found

    def range_of(self, article: Article) -> tuple[int, int]:
        """Number of an article's first passage, and the one after its last."""
        row = self._rows.numbers[article.name]
        return self._rows.passage_ends[row], self._rows.passage_ends[row + 1]

    def may_print(self, values: Iterable[Decimal]) -> Numbers:
        """Numbers of passages that may print one of some values."""
        found = {n for value in values for n in self._numerals.numbers(value)}
        return np.array(sorted(found), np.int64)

    def articles_with(self, words: Words) -> Iterator[Article]:
        last = -1
        for number in self.lists.holding(words):
            row = self._rows.of_passage(number)
            if row != last:
                yield self._articles[row]
                last = row

    def _sentence(self, row: int) -> Sentence:
        article = bisect_right(self._rows.sentence_ends, row) - 1
        start, end = self._spans[row].tolist()
        return Sentence(
            article=self._articles[article],
            number=row - self._rows.sentence_ends[article] + 1,
            start=start,
            end=end,
            paragraph=int(self._paragraphs[row]),
            role=ROLES[self._roles[row]],
        )

    def _passage(self, number: int) -> Passage:
        sentence = self._sentence(int(self._rows_of_passages[number]))
        first, last = self._ends[number : number + 2].tolist()
        return KeptPassage(
            number,
            sentence,
            self._lexicon,
            words=(self.lists.key_list, self.lists.forms),
            numbers=self._tokens[first:last],
            places=self._places[first:last],
        )


class _Contexts(Mapping[str, frozenset[str]]):
    """Folded words of the articles' heads by the articles' names."""

    def __init__(self, index: OpenedIndex) -> None:
        self._index = index

    def __getitem__(self, name: str) -> frozenset[str]:
        article = self._index.article_named(name)
        if article is None:
            raise KeyError(name)
        return self._index._context(article)

    def __iter__(self) -> Iterator[str]:
        return (article.name for article in self._index.articles)

    def __len__(self) -> int:
        return len(self._index.articles)
