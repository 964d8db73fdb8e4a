"""The words of an opened index: where each stands, and which stand side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.index.building import PAIR_BITS, hash_row
from faq.index.store import Generation
from faq.index.vocabulary import BREAK, Initials
from faq.lexicon import Words

__all__ = ["WordLists"]

_SAMPLE = 250_000
"""Words among which those with given initials are looked for."""
_LONGEST_NAME = 4

Numbers = npt.NDArray[Any]


class WordLists(Mapping[str, Sequence[int]]):
    """Vocabulary and postings; as a mapping, postings by folded words."""

    def __init__(self, generation: Generation) -> None:
        array = generation.array
        self.key_list: Sequence[str] = generation.plain("keys")
        """Words as keys, those of one folded form together."""
        self.folded_list: Sequence[str] = generation.plain("folded")
        """Their folded forms, in the same order."""
        self.numbers = dict(zip(self.key_list, range(len(self.key_list)), strict=True))
        """Number of each key."""
        self._firsts: list[int] = array("firsts").tolist()
        self._tokens, self._ends = array("tokens"), array("ends")
        self._posting_ends, self._postings = array("posting_ends"), array("postings")
        self._pairs, self._pair_ends = array("pairs"), array("pair_ends")
        self._pair_postings = array("pair_postings")
        self._name_hashes = array("name_hashes")
        self.pairs: Container[tuple[str, str]] = _Told(self._has_pair)
        """Folded words that stand side by side somewhere."""
        self.names: Container[Words] = _Told(self._has_name)
        """Names, told by their hashes: another phrase has the same hardly ever."""

    def __getitem__(self, folded: str) -> Sequence[int]:
        lists = [self.posting(key) for key in self.keys_of(folded)]
        if not lists:
            raise KeyError(folded)
        found: list[int] = np.unique(np.concatenate(lists)).tolist()
        return found

    def __contains__(self, folded: object) -> bool:
        return isinstance(folded, str) and self._number(folded) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.folded_list)

    def __len__(self) -> int:
        return len(self.folded_list)

    def _number(self, folded: str) -> int | None:
        """Number of a folded word; None if no article has it."""
        number = bisect_left(self.folded_list, folded)
        known = number < len(self.folded_list) and self.folded_list[number] == folded
        return number if known else None

    @cached_property
    def forms(self) -> Sequence[str]:
        """The folded form of each key, by the number of the key."""
        counts = np.diff(self._firsts).tolist()
        forms = zip(self.folded_list, counts, strict=True)
        return list(chain.from_iterable([word] * count for word, count in forms))

    def posting(self, key: str) -> Numbers:
        """Numbers of the passages that have a word, given as key; ascending."""
        number = self.numbers.get(key)
        if number is None:
            return self._postings[:0]
        return self._postings[self._posting_ends[number] : self._posting_ends[number + 1]]

    def keys_of(self, folded: str) -> Sequence[str]:
        """The words, as keys, that have a folded form."""
        number = self._number(folded)
        if number is None:
            return ()
        return self.key_list[self._firsts[number] : self._firsts[number + 1]]

    def count(self, folded: str) -> int:
        """About how many passages have a folded word."""
        number = self._number(folded)
        if number is None:
            return 0
        first, last = self._firsts[number], self._firsts[number + 1]
        return int(self._posting_ends[last] - self._posting_ends[first])

    def pair_posting(self, left: str, right: str) -> Numbers:
        """Numbers of the passages in which two folded words stand side by side; ascending."""
        place = self._place(left, right)
        if place is None:
            return self._pair_postings[:0]
        return self._pair_postings[self._pair_ends[place] : self._pair_ends[place + 1]]

    def phrase(self, words: Words) -> Numbers:
        """Numbers of the passages that have all pairs of neighbours of two or more folded words."""
        lists = sorted((self.pair_posting(*pair) for pair in pairwise(words)), key=len)
        found = lists[0]
        for other in lists[1:]:
            if not len(found):
                break
            places = np.minimum(np.searchsorted(other, found), len(other) - 1)
            found = found[other[places] == found]
        return found

    def holding(self, words: Words) -> Iterator[int]:
        """Numbers of the passages in which some folded words stand side by side, ascending."""
        if len(words) < 2:
            yield from self.get(words[0], ()) if words else ()
            return
        found = self.phrase(words).tolist()
        numbers = [number for number in map(self._number, words) if number is not None]
        for number in found:
            if len(words) == 2 or self._has_run(number, numbers):
                yield number

    def has_phrase(self, words: Words) -> bool:
        """Whether some folded words stand side by side somewhere."""
        if len(words) < 2:
            return bool(words) and words[0] in self
        if len(words) == 2:
            return self._has_pair(words)
        return any(True for _ in self.holding(words))

    def places_in(self, numbers: Numbers, words: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
        """Where some folded words stand in some passages.

        Returns:
            For each place which of the passages it is in, its position there, and which of the
            words stands at it; in the order of the passages.

        """
        wanted = np.full(len(self.key_list), -1, np.int32)
        for which, word in enumerate(words):
            place = self._number(word)
            if place is not None:
                wanted[self._firsts[place] : self._firsts[place + 1]] = which
        firsts = self._ends[numbers]
        lengths = self._ends[numbers + 1] - firsts
        begins = np.cumsum(lengths) - lengths
        positions = np.arange(lengths.sum()) - np.repeat(begins, lengths)
        found = wanted[self._tokens[positions + np.repeat(firsts, lengths)]]
        has = np.flatnonzero(found >= 0)
        return np.repeat(np.arange(len(numbers)), lengths)[has], positions[has], found[has]

    @cached_property
    def initials(self) -> Initials:
        """Words side by side by their initials, among the first ones of the articles."""
        count = int(np.searchsorted(self._ends, _SAMPLE, "right")) - 1
        folded = np.repeat(np.arange(len(self.folded_list)), np.diff(self._firsts))
        words = [*self.folded_list, BREAK]
        tokens = self._tokens[: int(self._ends[count])]
        numbers = np.insert(folded[tokens], self._ends[1:count], len(words) - 1)
        letters = "".join(np.array([word[0] for word in words])[numbers].tolist())
        return Initials(letters, lambda first, end: tuple(words[n] for n in numbers[first:end]))

    def _place(self, left: str, right: str) -> int | None:
        """Place of a pair among the pairs; None if no article has it."""
        one, other = self._number(left), self._number(right)
        if one is None or other is None:
            return None
        code, codes = one << PAIR_BITS | other, self._pair_codes
        place = bisect_left(codes, code)
        return place if place < len(codes) and codes[place] == code else None

    @cached_property
    def _name_codes(self) -> Sequence[int]:
        hashes: Any = self._name_hashes
        return memoryview(hashes)

    @cached_property
    def _pair_codes(self) -> Sequence[int]:
        pairs: Any = self._pairs
        return memoryview(pairs)

    def _has_pair(self, words: Words) -> bool:
        return len(words) == 2 and self._place(*words) is not None

    def _has_name(self, words: Words) -> bool:
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        numbers = [number for number in map(self._number, words) if number is not None]
        if len(numbers) < len(words):
            return False
        code = hash_row(numbers + [-1] * (_LONGEST_NAME - len(numbers)))
        place = bisect_left(self._name_codes, code)
        return place < len(self._name_codes) and self._name_codes[place] == code

    def _has_run(self, number: int, words: Sequence[int]) -> bool:
        """Whether the numbers of some folded words stand side by side in a passage."""
        tokens = self._tokens[self._ends[number] : self._ends[number + 1]]
        run = np.ones(max(0, len(tokens) - len(words) + 1), np.bool_)
        for offset, word in enumerate(words):
            own = tokens[offset : offset + len(run)]
            run &= (own >= self._firsts[word]) & (own < self._firsts[word + 1])
        return bool(run.any())


class _Told(Container[Any]):
    """Words of which something holds."""

    def __init__(self, holds: Any) -> None:
        self._holds = holds

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and bool(self._holds(words))
