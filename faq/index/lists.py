"""The words of an opened index: where each stands, and which stand side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.index.hashes import hash_row
from faq.index.store import Generation
from faq.index.strings import StringTable
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
        column, plain = generation.column, generation.plain
        self.words = StringTable(plain("keys"))
        """Words as keys, those of one folded form together."""
        self.forms = StringTable(plain("folded"))
        """Their folded forms, in the same order."""
        self.firsts = generation.numbers("firsts")
        """The number of the first key of each form, and at last how many keys there are."""
        self.tokens, self.places = column("tokens"), column("places")
        self._passages = column("passages")
        self._posting_ends = generation.numbers("posting_ends")
        self._postings = column("postings")
        self._pair_firsts = generation.numbers("pair_firsts")
        self._pair_rights, self._pair_ends = column("pair_rights"), column("pair_ends")
        self._pair_postings = column("pair_postings")
        self._name_codes = generation.numbers("name_hashes")
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
        return folded in self.forms

    def __iter__(self) -> Iterator[str]:
        return iter(self.forms)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def form_of(self) -> Sequence[int]:
        """For each key the number of its folded form."""
        numbers = np.arange(len(self.forms), dtype=np.int32)
        forms: Any = np.repeat(numbers, np.diff(self.firsts))
        return memoryview(forms)

    def posting(self, key: str) -> Numbers:
        """Numbers of the passages that have a word, given as key; ascending."""
        number = self.words.number(key)
        return self._postings[:0] if number is None else self.posting_of(number)

    def posting_of(self, number: int, most: int | None = None) -> Numbers:
        """The same for the number of a key; the first ones only, if so many are wanted at most."""
        first, last = self._posting_ends[number], self._posting_ends[number + 1]
        return self._postings[first : last if most is None else min(last, first + most)]

    def keys_of(self, folded: str) -> Sequence[str]:
        """The words, as keys, that have a folded form."""
        number = self.forms.number(folded)
        if number is None:
            return ()
        return list(map(self.words.known.__getitem__, range(*self._keys_of(number))))

    def _keys_of(self, form: int) -> tuple[int, int]:
        """The number of the first key of a folded form, and the one after its last."""
        return self.firsts[form], self.firsts[form + 1]

    def count(self, folded: str) -> int:
        """About how many passages have a folded word."""
        number = self.forms.number(folded)
        if number is None:
            return 0
        first, last = self._keys_of(number)
        return self._posting_ends[last] - self._posting_ends[first]

    def pair_posting(self, left: str, right: str) -> Numbers:
        """Numbers of the passages in which two folded words stand side by side; ascending."""
        return self._pair_postings[slice(*self._pair_bounds(left, right))]

    def pair_count(self, left: str, right: str) -> int:
        """In how many passages two folded words stand side by side."""
        first, last = self._pair_bounds(left, right)
        return last - first

    def _pair_bounds(self, left: str, right: str) -> tuple[int, int]:
        place = self._place(left, right)
        if place is None:
            return 0, 0
        first, last = self._pair_ends.few(place, place + 2)
        return first, last

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
            # One after the other: of very many, the first ones may be all that is wanted.
            lists = [self.posting(key).data for key in self.keys_of(words[0])] if words else []
            yield from (number for number, _ in groupby(merge(*lists)))
            return
        found = self.phrase(words).tolist()
        numbers = [number for number in map(self.forms.number, words) if number is not None]
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
        wanted = np.full(len(self.words), -1, np.int32)
        for which, word in enumerate(words):
            form = self.forms.number(word)
            if form is not None:
                wanted[slice(*self._keys_of(form))] = which
        lengths, tokens = self._words_in(numbers)
        positions = np.arange(len(tokens)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        found = wanted[tokens]
        has = np.flatnonzero(found >= 0)
        return np.repeat(np.arange(len(numbers)), lengths)[has], positions[has], found[has]

    def _words_in(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """How many words some passages, ascending, have each, and the numbers of their keys."""
        lengths, tokens = [np.zeros(0, np.int32)], [self.tokens[:0]]
        # What lies side by side is read at once.
        for run in np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1):
            if len(run):
                ends = self._passages[int(run[0]) : int(run[-1]) + 2][:, 1]
                lengths.append(np.diff(ends))
                tokens.append(self.tokens[int(ends[0]) : int(ends[-1])])
        return np.concatenate(lengths), np.concatenate(tokens)

    @cached_property
    def initials(self) -> Initials:
        """Words side by side by their initials, among the first ones of the articles."""
        ends = self._passages[:_SAMPLE][:, 1]
        count = int(np.searchsorted(ends, _SAMPLE, "right")) - 1
        tokens = np.array(self.form_of, np.int32)[self.tokens[: int(ends[count])]]
        numbers = np.insert(tokens, ends[1:count], len(self.forms))
        first_letters = np.array([*(form[0] for form in self.forms), BREAK])
        letters = "".join(first_letters[numbers].tolist())
        known = self.forms.known  # What is between sentences is in no phrase.
        return Initials(
            letters, lambda first, end: tuple(map(known.__getitem__, numbers[first:end].tolist()))
        )

    def _place(self, left: str, right: str) -> int | None:
        """Place of a pair among the pairs; None if no article has it."""
        one, other = self.forms.number(left), self.forms.number(right)
        if one is None or other is None:
            return None
        first, last = self._pair_firsts[one], self._pair_firsts[one + 1]
        rights = self._pair_rights.few(first, last)
        place = bisect_left(rights, other)
        return first + place if place < len(rights) and rights[place] == other else None

    def _has_pair(self, words: Words) -> bool:
        return len(words) == 2 and self._place(*words) is not None

    def _has_name(self, words: Words) -> bool:
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        numbers = [number for number in map(self.forms.number, words) if number is not None]
        if len(numbers) < len(words):
            return False
        code = hash_row(numbers + [-1] * (_LONGEST_NAME - len(numbers)))
        place = bisect_left(self._name_codes, code)
        return place < len(self._name_codes) and self._name_codes[place] == code

    def _has_run(self, number: int, words: Sequence[int]) -> bool:
        """Whether the numbers of some folded words stand side by side in a passage."""
        _, first, _, last = self._passages.few(number, number + 2)
        tokens = self.tokens[first:last]
        run = np.ones(max(0, len(tokens) - len(words) + 1), np.bool_)
        for offset, word in enumerate(words):
            own = tokens[offset : offset + len(run)]
            run &= (own >= self.firsts[word]) & (own < self.firsts[word + 1])
        return bool(run.any())


class _Told(Container[Any]):
    """Words of which something holds."""

    def __init__(self, holds: Any) -> None:
        self._holds = holds

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and bool(self._holds(words))
