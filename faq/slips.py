"""What a slip of the fingers makes of a word, and which words may have been meant."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
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
_GAP = "."
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

    @cached_property
    def _fillings(self) -> dict[str, str]:
        """A word with a gap in place of a letter → the letters that make a word of it."""
        fillings: dict[str, str] = defaultdict(str)
        for word in self._words:
            if len(word) <= _FULL:
                for i, letter in enumerate(word):
                    fillings[f"{word[:i]}{_GAP}{word[i + 1 :]}"] += letter
        return fillings

    def near(self, typed: str) -> dict[str, float]:
        """Words that a typed one is one or two slips away from, each with what the slips cost."""
        if not typed or len(typed) > _FULL + 1 or not typed.isascii():
            return {}
        moved, beside = list(_moved(typed)), list(_beside_keys(typed))
        ways = [*self._with_one(typed, moved, beside)]
        if len(typed) <= _FULL:
            # In which order two slips were made makes no difference, but where letters move.
            for variant, first in moved:
                ways += [(w, first + cost) for w, cost in _moved(variant) if w in self._words]
                ways += [(word, first + _NEXT_KEY) for word in self._filled(variant, 0)]
            for variant, place in beside:
                ways += [(word, 2 * _NEXT_KEY) for word in self._filled(variant, place)]
        return _cheapest(ways, typed)

    def likely(self, typed: str) -> dict[str, float]:
        """Words that a typed one is one likely slip away from, each with what the slip costs."""
        if not typed or len(typed) > _FULL + 1 or not typed.isascii():
            return {}
        ways = [(word, cost) for word, cost in _moved(typed) if word in self._words]
        ways += [(word, _NEXT_KEY) for word, _ in _beside_keys(typed) if word in self._words]
        ways += [(word, _MISSING) for word in self._less_one.get(typed, ())]
        return _cheapest(ways, typed)

    def one_away(self, typed: str) -> list[tuple[str, int]]:
        """Words that one slip of any kind makes of a typed one of up to six letters, with 1.

        The typed word itself, if it is one of them, comes first, with 0; the others in order.
        """
        if len(typed) > _FULL or not typed.isascii():
            return []
        found = {word for word, _ in _moved(typed) if word in self._words}
        found.update(self._less_one.get(typed, ()))
        for i in range(len(typed)):
            before, after = typed[:i], typed[i + 1 :]
            letters = self._fillings.get(f"{before}{_GAP}{after}", "")
            found.update([before + letter + after for letter in letters])
        found.discard(typed)
        itself = [(typed, 0)] if typed in self._words else []
        return itself + [(word, 1) for word in sorted(found)]

    def _with_one(
        self,
        typed: str,
        moved: Iterable[tuple[str, float]],
        beside: Iterable[tuple[str, int]],
    ) -> Iterator[tuple[str, float]]:
        """Words that are a likely slip away, or that and a missing letter, or one other letter."""
        variants = ((typed, 0.0), *moved, *((variant, _NEXT_KEY) for variant, _ in beside))
        for variant, cost in variants:
            if variant in self._words:
                yield variant, cost
            for word in self._less_one.get(variant, ()):
                yield word, cost + _MISSING
        for lacking in {typed[:i] + typed[i + 1 :] for i in range(len(typed))}:
            for word in self._less_one.get(lacking, ()):
                yield word, _OTHER

    def _filled(self, variant: str, first: int) -> Iterator[str]:
        """Words that have the letter of a key beside for one letter, from a place on."""
        for i in range(first, len(variant)):
            before, after = variant[:i], variant[i + 1 :]
            for other in self._fillings.get(f"{before}{_GAP}{after}", ""):
                if other in _BESIDE.get(variant[i], ""):
                    yield before + other + after


@lru_cache(maxsize=16384)
def marks_of(key: str) -> str:
    """The diacritics of a word, in order; "đ" counts as one."""
    letters = unicodedata.normalize("NFD", key)
    return "".join(sorted([letter for letter in letters if not letter.isascii()]))


def _cheapest(ways: Iterable[tuple[str, float]], typed: str) -> dict[str, float]:
    """Words that may have been meant, each with what it costs at least; not the typed one."""
    found: dict[str, float] = {}
    for word, cost in ways:
        if cost < found.get(word, math.inf):
            found[word] = cost
    found.pop(typed, None)
    return found


def _moved(word: str) -> Iterator[tuple[str, float]]:
    """The word less a letter too many, or with two swapped, and what such a slip costs."""
    for i, letter in enumerate(word):
        before, after = word[:i], word[i + 1 :]
        yield before + after, _EXTRA
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAPPED


def _beside_keys(word: str) -> Iterator[tuple[str, int]]:
    """The word with a letter of the key beside, and the place of that letter."""
    for i, letter in enumerate(word):
        for other in _BESIDE.get(letter, ""):
            yield word[:i] + other + word[i + 1 :], i


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
