"""What a slip of the fingers makes of a word, and which words may have been meant."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

__all__ = ["Slips", "marks_of"]

# What a slip costs, the likelier the less.
_SWAPPED = 0.8
_NEXT_KEY = 0.95
_EXTRA = 1.1
_MISSING = 0.95
_OTHER = 1.8
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FULL = 6
"""In words up to this long two slips are looked for, in those a letter longer one."""


class Slips:
    """Finds the words of a vocabulary that a typed word may be a slip for."""

    def __init__(self, words: Iterable[str]) -> None:
        """Find slips of some words, small letters without diacritics."""
        self._words = frozenset(word for word in words if word.isascii() and word.isalpha())

    @cached_property
    def _less_one(self) -> dict[str, list[str]]:
        """A word that lacks a letter → what it may be without the slip."""
        short: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if 2 <= len(word) <= _FULL + 1:
                for lacking in {word[:i] + word[i + 1 :] for i in range(len(word))}:
                    short[lacking].append(word)
        return short

    def near(self, typed: str) -> dict[str, float]:
        """Words that a typed one is one or two slips away from, each with what the slips cost."""
        if not typed or len(typed) > _FULL + 1 or not typed.isascii():
            return {}
        found: dict[str, float] = {}
        # Of the same variants the cheapest comes last and stays.
        once = dict(sorted(_variants(typed), key=lambda variant: -variant[1]))
        for word, cost in self._reached({typed: 0.0} | once):
            found[word] = min(cost, found.get(word, cost))
        if len(typed) <= _FULL:
            for variant, first in once.items():
                for word, second in _variants(variant):
                    if word in self._words and first + second < found.get(word, 9.0):
                        found[word] = first + second
        found.pop(typed, None)
        return found

    def _reached(self, variants: dict[str, float]) -> Iterator[tuple[str, float]]:
        """Words that some variants are, or lack a letter of."""
        for variant, cost in variants.items():
            if variant in self._words:
                yield variant, cost
            for word in self._less_one.get(variant, ()):
                yield word, cost + _MISSING
        (typed, *_) = variants
        for lacking in {typed[:i] + typed[i + 1 :] for i in range(len(typed))}:
            for word in self._less_one.get(lacking, ()):
                yield word, _OTHER


@lru_cache(maxsize=16384)
def marks_of(key: str) -> Counter[str]:
    """The diacritics of a word; "đ" counts as one."""
    letters = unicodedata.normalize("NFD", key)
    return Counter(letter for letter in letters if not letter.isascii())


def _variants(word: str) -> Iterator[tuple[str, float]]:
    """The word less a likely slip: a letter too many, two swapped, one of the key beside."""
    for i, letter in enumerate(word):
        before, after = word[:i], word[i + 1 :]
        yield before + after, _EXTRA
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAPPED
        for other in _BESIDE.get(letter, ""):
            yield before + other + after, _NEXT_KEY


def _beside() -> dict[str, str]:
    """Letter → letters of the keys beside it, in its row and the rows above and below."""
    places = {
        letter: (row, column + row / 2)
        for row, letters in enumerate(_ROWS)
        for column, letter in enumerate(letters)
    }
    return {
        letter: "".join(
            other
            for other, (r, c) in places.items()
            if other != letter and abs(r - row) <= 1 and abs(c - column) <= 1
        )
        for letter, (row, column) in places.items()
    }


_BESIDE = _beside()
