"""An index opened from its folder: columns are mapped, objects made when they are come to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from faq.documents.articles import Article, Sentence
from faq.index.building import PAIR_BITS, hash_words
from faq.index.collecting import ROLES
from faq.index.mapped import ArticleRows, KeptPassage
from faq.index.model import Index, printed_values
from faq.index.numerals import Numerals
from faq.index.passages import CITABLE, Passage
from faq.index.store import Generation
from faq.index.vocabulary import Initials, head_words
from faq.lexicon import Lexicon, Words

__all__ = ["OpenedIndex"]

_MOST_PASSAGES = 4096
"""Passages kept with what was worked out of them."""
_MOST_LOOKED_AT = 64
"""Passages looked at for a figure, or for a phrase of more than two words."""
_SAMPLE = 1_000_000
"""Words among which those with given initials are looked for."""
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
        self._lexicon = lexicon
        self._rows = ArticleRows(generation)
        self._spans = array("spans")
        self._paragraphs = array("paragraphs")
        self._roles = array("roles")
        self._rows_of_passages = np.flatnonzero(_ROLE_OF_CITABLE[self._roles]).astype(np.int32)
        self._ends = array("ends")
        self._tokens = array("tokens")
        self._places = array("places")
        self._key_list: list[str] = plain("keys")
        self._folded_list: list[str] = plain("folded")
        self._keys = dict(zip(self._key_list, range(len(self._key_list)), strict=True))
        self._words = dict(zip(self._folded_list, range(len(self._folded_list)), strict=True))
        self._firsts = array("firsts")
        self._first_keys: list[int] = self._firsts.tolist()
        self._posting_ends = array("posting_ends")
        self._numbers = array("postings")
        self._pair_codes = array("pairs")
        self._pair_ends = array("pair_ends")
        self._pair_numbers = array("pair_postings")
        self._name_hashes = array("name_hashes")
        self._called: Mapping[str, tuple[Words, ...]] = plain("called")
        rows = self._rows
        self._articles = _Made(rows.article, len(rows), len(rows))
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

    @cached_property
    def postings(self) -> Mapping[str, Sequence[int]]:
        return _Postings(self)

    @property
    def keys(self) -> Collection[str]:
        return self._keys

    @cached_property
    def pairs(self) -> Container[tuple[str, str]]:
        return _Pairs(self)

    @cached_property
    def initials(self) -> Initials:
        count = int(np.searchsorted(self._ends, _SAMPLE, "right")) - 1
        last = int(self._ends[count])
        folded = np.repeat(np.arange(len(self._folded_list)), np.diff(self._firsts))
        words = [*self._folded_list, "\n"]
        numbers = np.insert(folded[self._tokens[:last]], self._ends[1:count], len(words) - 1)
        first_letters = np.array([word[0] for word in words])
        letters = "".join(first_letters[numbers].tolist())
        return Initials(letters, lambda first, end: tuple(words[n] for n in numbers[first:end]))

    @cached_property
    def contexts(self) -> Mapping[str, frozenset[str]]:
        return _Contexts(self)

    @cached_property
    def names(self) -> Container[Words]:
        return _Names(self)

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
    def _numerals(self) -> Numerals:
        return Numerals(self._key_list, self.posting, _MOST_LOOKED_AT)

    def has_phrase(self, words: Words) -> bool:
        if len(words) <= 1:
            return bool(words) and words[0] in self._words
        return any(True for _ in islice(self.holding(words), 1))

    def holding(self, words: Words) -> Iterator[int]:
        """Numbers of the passages in which some folded words stand side by side, ascending."""
        if len(words) == 1:
            yield from self.postings.get(words[0], ())
            return
        found = self.phrase(words)
        if len(words) == 2:
            yield from found.tolist()
            return
        numbers = [self._words[word] for word in words] if len(found) else []
        for number in found.tolist():
            if self._has_run(number, numbers):
                yield number

    def articles_with(self, words: Words) -> Iterator[Article]:
        last = -1
        for number in self.holding(words):
            row = self._rows.of_passage(number)
            if row != last:
                yield self._articles[row]
                last = row

    def phrase(self, words: Words) -> Numbers:
        """Numbers of the passages that have all pairs of neighbours of two or more folded words."""
        lists = [self.pair_posting(*pair) for pair in pairwise(words)]
        lists.sort(key=len)
        found = lists[0]
        for other in lists[1:]:
            if not len(found):
                break
            places = np.minimum(np.searchsorted(other, found), len(other) - 1)
            found = found[other[places] == found]
        return found

    def posting(self, key: str) -> Numbers:
        """Numbers of the passages that have a word, given as key; ascending."""
        number = self._keys.get(key)
        if number is None:
            return self._numbers[:0]
        return self._numbers[self._posting_ends[number] : self._posting_ends[number + 1]]

    def keys_of(self, folded: str) -> Sequence[str]:
        """The words, as keys, that have a folded form."""
        number = self._words.get(folded)
        if number is None:
            return ()
        return self._key_list[self._first_keys[number] : self._first_keys[number + 1]]

    def pair_posting(self, left: str, right: str) -> Numbers:
        """Numbers of the passages in which two folded words stand side by side; ascending."""
        place = self._pair(left, right)
        if place is None:
            return self._pair_numbers[:0]
        return self._pair_numbers[self._pair_ends[place] : self._pair_ends[place + 1]]

    def _pair(self, left: str, right: str) -> int | None:
        """Place of a pair among the pairs; None if no article has it."""
        one, other = self._words.get(left), self._words.get(right)
        if one is None or other is None:
            return None
        code = one << PAIR_BITS | other
        place = bisect_left(self._pair_view, code)
        return place if place < len(self._pair_view) and self._pair_view[place] == code else None

    @cached_property
    def _pair_view(self) -> Sequence[int]:
        codes: Any = self._pair_codes
        return memoryview(codes)

    def _has_run(self, number: int, words: Sequence[int]) -> bool:
        """Whether the numbers of some folded words stand side by side in a passage."""
        tokens = self._tokens[self._ends[number] : self._ends[number + 1]]
        run = np.ones(max(0, len(tokens) - len(words) + 1), np.bool_)
        for offset, word in enumerate(words):
            own = tokens[offset : offset + len(run)]
            run &= (own >= self._first_keys[word]) & (own < self._first_keys[word + 1])
        return bool(run.any())

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
            words=self._words_of,
            numbers=self._tokens[first:last],
            places=self._places[first:last],
        )

    @cached_property
    def _words_of(self) -> tuple[Sequence[str], Sequence[str]]:
        """Keys and their folded forms, by the number of the key."""
        counts = np.diff(self._firsts).tolist()
        folded = [w for w, n in zip(self._folded_list, counts, strict=True) for _ in range(n)]
        return self._key_list, folded


class _Postings(Mapping[str, Sequence[int]]):
    """The postings by folded words."""

    def __init__(self, index: OpenedIndex) -> None:
        self._index = index

    def __getitem__(self, folded: str) -> Sequence[int]:
        keys = self._index.keys_of(folded)
        if not keys:
            raise KeyError(folded)
        lists = [self._index.posting(key) for key in keys]
        found: list[int] = np.unique(np.concatenate(lists)).tolist()
        return found

    def __contains__(self, folded: object) -> bool:
        return folded in self._index._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._index._words)

    def __len__(self) -> int:
        return len(self._index._words)


class _Pairs(Container[tuple[str, str]]):
    """The pairs of folded words that stand side by side."""

    def __init__(self, index: OpenedIndex) -> None:
        self._index = index

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and self._index._pair(*pair) is not None


class _Names(Container[Words]):
    """Names, told by their hashes: another phrase of the articles has the same hardly ever."""

    def __init__(self, index: OpenedIndex) -> None:
        self._index = index

    def __contains__(self, words: object) -> bool:
        if not isinstance(words, tuple) or not 2 <= len(words) <= 4:
            return False
        numbers = [self._index._words.get(word, -2) for word in words]
        if -2 in numbers:
            return False
        row = np.array([numbers + [-1] * (4 - len(numbers))], np.int32)
        code = hash_words(row)[0]
        hashes = self._index._name_hashes
        place = int(np.searchsorted(hashes, code))
        return place < len(hashes) and bool(hashes[place] == code)


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
