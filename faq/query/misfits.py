"""Words that are known but stand where nothing has them, read as what fits there.

"Tai nang giao thong" is made of words, so none of them looks like a slip. But nothing has "nang
giao" side by side, and the articles have "tai nan giao thong". A word is taken for a slip where it
fits badly, and what was meant, a slip away, fits so much better that the slip is the likelier
story. A word that fits on both sides is never changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from faq.allowance import Allowance
from faq.index import Index
from faq.intents import Intents
from faq.spelling import Option, Speller
from faq.text import Token
from faq.values import NamedTuple

__all__ = ["ASKING", "SEEN", "Misfits"]

# How well a word and the next fit each other.
ANY, NOT, ASKED, SEEN, USUAL = range(5)
_USUAL_COUNT = 2
"""Times that articles have two words side by side which are usual together."""
# Costs are natural logarithms of how unlikely something is.
_SLIP = 4.0
"""Times what a slip costs among slips."""
_CAUTION = 3.0
"""So much likelier than what was typed a word has to be, besides."""
_ALIKE = 1.0
"""Less for a word that sounds like what was typed."""
_BY_FIT = (0.0, 0.0, 0.0, 1.0, 2.0)
"""Less for each side on which it fits so well."""
_UNUSUAL = 1.5
"""More where neither side is usual, and it does not even sound like what was typed; twice where
one side does not fit at all."""
_AS_ASKED = 3.0
"""More where questions have it beside what asks, but it does not ask itself."""
_KEPT = (0.0, 0.0, 2.0, 1.0, 3.0)
"""More for each side on which what was typed fits so well."""
_LETTER = 3.0
"""More for a single letter, which may stand for anything."""
_NAME = 1.5
"""More for what makes a name of the articles."""
_OTHER_NAME = 9.0
"""More for one that does not even sound like what was typed: there are many names."""
_ASKS = 2.0
"""Less for a word that asks, where nothing else of the question does."""
ASKING = frozenset("nao gi ai dau sao may bao khong chua".split())
"""What hardly a question has none of."""
_DOUBT = 3.0
"""A reading that costs so much more than the best counts a third of it."""
_MENDED = 0.95
_LEAST = 0.35
_REMEMBERED = 4096
_MOST_TRIED = 30
"""Words of a question that something better is looked for; people's questions have no more."""


class _Better(NamedTuple):
    """What a word was likelier meant to be."""

    word: str
    """The word, folded."""
    margin: float
    """How much likelier it is."""


class Misfits:
    """Finds known words that fit nowhere, and what was meant."""

    def __init__(
        self,
        index: Index,
        speller: Speller,
        intents: Intents,
        common: frozenset[str],
        step: Callable[[str, str], float],
    ) -> None:
        """Find them by an index and a lexicon.

        Args:
            index: knows what the articles have side by side, and names.
            speller: knows all words, and what may be a slip for which.
            intents: know what questions ask with side by side.
            common: words of every question, which stand beside whatever they may, folded.
            step: what a word costs after another, both folded.

        """
        self._index = index
        self._speller = speller
        self._intents = intents
        self._common = common
        self._step = step
        self.fit = lru_cache(maxsize=_REMEMBERED)(self._find_fit)
        self._better = lru_cache(maxsize=_REMEMBERED)(self._find_better)

    @cached_property
    def _asked(self) -> frozenset[tuple[str, str]]:
        # Of what questions have side by side only what asks tells anything.
        return frozenset(pair for pair in self._intents.pairs if not ASKING.isdisjoint(pair))

    def read(
        self, text: str, tokens: Sequence[Token], allowance: Allowance
    ) -> tuple[list[Token], list[tuple[Option, ...] | None]]:
        """The words as meant, and what each may stand for; None for a word as it stands."""
        mended = list(tokens)
        options: list[tuple[Option, ...] | None] = [None] * len(tokens)
        words = ["", *[token.folded for token in tokens], ""]
        asks = not ASKING.isdisjoint(words)
        places = list(range(min(len(tokens), _MOST_TRIED)))[::-1]
        while places:
            place = places.pop()
            token = tokens[place]
            if options[place] or (place and text[token.start].isupper()):
                continue
            better = self._better(*words[place : place + 3], asks)
            if better is None or not allowance.take_slips(1):
                continue
            options[place] = _weighed(token.folded, better)
            mended[place] = token._replace(key=better.word, folded=better.word)
            words[place + 1] = better.word
            # What stands before it may have fitted no better because of it.
            if place:
                places.append(place - 1)
        return mended, options

    def _find_better(self, left: str, typed: str, right: str, asks: bool) -> _Better | None:
        """What a word between two others was likelier meant to be; None where it may stand."""
        if not typed.isalpha():
            return None
        before, after = self.fit(left, typed), self.fit(typed, right)
        if NOT not in (before, after):
            return None
        candidates = [
            (word, slip)
            for word, slip in self._beside(left, typed, right)
            # What stands beside anything is seldom a slip.
            if typed not in self._common or self._speller.sound_alike(typed, word)
        ]
        if not candidates:
            return None
        kept = self._cost(left, typed, right) - _KEPT[before] - _KEPT[after]
        kept -= _CAUTION + (_LETTER if len(typed) == 1 else 0.0)
        found = [
            _Better(word, kept - self._cost(left, word, right) + self.asking(word, asks) - caution)
            for word, slip in candidates
            for caution in (slip * _SLIP + self._caution(left, word, right, typed),)
        ]
        best = max(found, key=lambda better: better.margin, default=None)
        # Nobody becomes somebody else whom the articles name.
        if not best or best.margin <= 0 or self._index.people_called((left, best.word)):
            return None
        return best

    def _beside(self, left: str, typed: str, right: str) -> list[tuple[str, float]]:
        """What a word may be a slip for that something has beside one of two others.

        What follows the word has to be printed, or asked with, after it: to look up in the lexicon
        what goes on from each word that may have been meant would take long.
        """
        printed, asked, listed = self._index.pairs, self._asked, self._speller.listed(left)
        return [
            (word, slip)
            for word, slip in self._speller.likely_slips(typed)
            if (left, word) in printed
            or (left, word) in listed
            or (word, right) in printed
            or (left, word) in asked
            or (word, right) in asked
        ]

    def _caution(self, left: str, word: str, right: str, typed: str) -> float:
        """What speaks against a word for another, less what speaks for it; the slip apart."""
        before, after = self.fit(left, word), self.fit(word, right)
        caution = -_BY_FIT[before] - _BY_FIT[after]
        is_alike = self._speller.sound_alike(typed, word)
        if is_alike:
            caution -= _ALIKE
        elif USUAL not in (before, after):
            caution += _UNUSUAL * (1 if min(before, after) >= SEEN else 2)
        if ASKED in (before, after) and word not in ASKING:
            caution += _AS_ASKED
        if (left, word) in self._index.names or (word, right) in self._index.names:
            caution += _NAME if is_alike else _OTHER_NAME
        return caution

    @staticmethod
    def asking(word: str, asks: bool) -> float:
        """How much likelier a word is for asking, in a question that has nothing else that does."""
        return 0.0 if asks or word not in ASKING else _ASKS

    def _find_fit(self, left: str, right: str) -> int:
        """How well two neighbours fit each other; anything fits a number, the start or the end."""
        if not left.isalpha() or not right.isalpha():
            return ANY
        count = self._index.pair_count(left, right)
        if count >= _USUAL_COUNT:
            return USUAL
        if count or self._speller.is_listed_pair(left, right):
            return SEEN
        return ASKED if (left, right) in self._asked else NOT

    def _cost(self, left: str, word: str, right: str) -> float:
        """What a word costs between two others."""
        return self._step(left, word) + (self._step(word, right) if right.isalpha() else 0.0)


def _weighed(typed: str, better: _Better) -> tuple[Option, ...]:
    """What was meant, and what was typed if that is not much less likely."""
    meant = Option(better.word, None, _MENDED)
    weight = math.exp(-better.margin / _DOUBT)
    return (meant, Option(typed, None, weight)) if weight > _LEAST else (meant,)
