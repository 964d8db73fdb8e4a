"""An index opened from its folder: columns stay there, objects are made when they are come to."""

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
from faq.index.kept import ArticleRows, KeptPassage
from faq.index.lists import WordLists
from faq.index.model import Index, printed_values
from faq.index.numerals import Numerals
from faq.index.passages import ROLES, Passage
from faq.index.store import Generation
from faq.index.strings import StringTable
from faq.index.vocabulary import Initials, head_words
from faq.lexicon import Lexicon, Words

__all__ = ["Numbers", "OpenedIndex"]

_MOST_PASSAGES, _MOST_ARTICLES = 1024, 1024
"""Passages kept with what was worked out of them, and articles; of few passages all are."""
_MOST_LOOKED_AT = 32
"""Passages looked at for a figure, or for a phrase of more than two words."""
_MANY = 2_000
"""Of more passages a shortlist is made."""

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
        self._generation = generation
        self._lexicon = lexicon
        self._rows = ArticleRows(generation)
        self._sentence_rows = generation.column("sentences")
        self._passage_rows = generation.column("passages")
        self._standing = generation.array("standing")
        self.lists = WordLists(generation)
        self._called: Mapping[str, tuple[Words, ...]] = generation.plain("called")
        rows = self._rows
        self._articles = _Made(rows.article, len(rows), _MOST_ARTICLES)
        self._sentences = _Made(self._sentence, len(self._sentence_rows), 0)
        count = len(self._standing)
        self._passages = _Made(self._passage, count, _MOST_PASSAGES if count > _MANY else count)
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
        return self.lists.words

    @property
    def pairs(self) -> Container[tuple[str, str]]:
        return self.lists.pairs

    def pair_count(self, left: str, right: str) -> int:
        return self.lists.pair_count(left, right)

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
        number = self._rows.names.number(name)
        return None if number is None else self._articles[number]

    def sentences_of(self, article: Article) -> Sequence[Sentence]:
        row = self._row_of(article)
        return self._sentences[self._rows.sentence_ends[row] : self._rows.sentence_ends[row + 1]]

    def passages_of(self, article: Article) -> Sequence[Passage]:
        row = self._row_of(article)
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
        return {self._rows.names[row]: digest for _, digest, row, _ in files if row >= 0}

    @cached_property
    def _numerals(self) -> Numerals:
        array = self._generation.array
        digits = StringTable(self._generation.plain("digits"))
        ends, words = array("numeral_ends"), array("numerals")

        def printing(printed: str) -> list[int]:
            number = digits.number(printed)
            bounds = (0, 0) if number is None else ends[number : number + 2]
            found: list[int] = words[slice(*bounds)].tolist()
            return found

        return Numerals(printing, self.lists.posting_of, _MOST_LOOKED_AT)

    @property
    def is_large(self) -> bool:
        return len(self._passages) > _MANY

    def are_neighbours(self, number: int) -> bool:
        return bool(self._standing[number + 1])

    def around(self, numbers: Numbers, back: int) -> Numbers:
        """Some passages, so many before each in its paragraph, and the one after it; ascending."""
        steps = np.arange(back + 1)
        before = (numbers[:, None] - steps)[self._standing[numbers][:, None] >= steps]
        after = numbers[numbers + 1 < len(self._standing)] + 1
        found: Numbers = np.unique(np.concatenate((before, after[self._standing[after] > 0])))
        return found

    def go_on(self, numbers: Numbers) -> Numbers:
        """For each of some passages whether one stands before it in its paragraph."""
        found: Numbers = self._standing[numbers] > 0
        return found

    def articles_of(self, numbers: Numbers) -> list[Article]:
        """The articles of some passages, each once."""
        rows = dict.fromkeys(map(self._rows.of_passage, numbers.tolist()))
        return [self._articles[row] for row in rows]

    def passages_at(self, test: Callable[[str], bool]) -> Numbers:
        """For each passage whether the place of its article passes a test."""
        places, own = self._places
        passes = np.fromiter(map(test, places), np.bool_, len(places))
        found: Numbers = np.repeat(passes[own], np.diff(self._rows.passage_ends))
        return found

    @cached_property
    def _places(self) -> tuple[Sequence[str], Numbers]:
        """The different places of the articles, and for each article which of them is its own."""
        numbers: dict[str, int] = {}
        own = (numbers.setdefault(article.place, len(numbers)) for article in self._rows)
        rows = np.fromiter(own, np.int32, len(self._rows))
        return list(numbers), rows

    def passages_in(self, name: str) -> Numbers:
        """For each passage whether it stands in the article of that name."""
        found = np.zeros(len(self._passages), np.bool_)
        article = self.article_named(name)
        if article is not None:
            found[slice(*self.range_of(article))] = True
        return found

    def range_of(self, article: Article) -> tuple[int, int]:
        """Number of an article's first passage, and the one after its last."""
        row = self._row_of(article)
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

    def _row_of(self, article: Article) -> int:
        row = self._rows.names.number(article.name)
        if row is None:
            raise KeyError(article.name)
        return row

    def _sentence(self, row: int) -> Sentence:
        article = bisect_right(self._rows.sentence_ends, row) - 1
        start, end, paragraph, role = self._sentence_rows.few(row, row + 1)
        return Sentence(
            article=self._articles[article],
            number=row - self._rows.sentence_ends[article] + 1,
            start=start,
            end=end,
            paragraph=paragraph,
            role=ROLES[role],
        )

    def _passage(self, number: int) -> Passage:
        row, first, _, last = self._passage_rows.few(number, number + 2)
        sentence = self._sentence(row)
        return KeptPassage(number, sentence, self._lexicon, self.lists, (first, last))


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
