"""Diacritics of another word than was meant: "cuộc hợp" is no meeting (họp)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from faq.index import Index
from faq.lexicon import Lexicon, Words, folded_of
from faq.spelling import Option, Speller
from faq.text import Token

__all__ = ["Marks"]

_REMEMBERED = 4096
_OTHERWISE = 0.85
"""How good a reading with other diacritics than were typed is."""


class Marks:
    """Knows which words become a phrase of the lexicon by the diacritics of one of them."""

    def __init__(self, index: Index, lexicon: Lexicon, speller: Speller) -> None:
        self._index = index
        self._lexicon = lexicon
        self._speller = speller
        self._otherwise = lru_cache(maxsize=_REMEMBERED)(self._find_otherwise)

    def forgiven(
        self, tokens: Sequence[Token], options: Sequence[tuple[Option, ...]]
    ) -> list[tuple[Option, ...]]:
        """What each word may stand for, those included that its neighbour makes likely."""
        forgiven = list(options)
        keys = ["", *[token.key for token in tokens], ""]
        for place, (left, right) in enumerate(pairwise(tokens)):
            for offset, others in enumerate(self._otherwise(left.key, right.key)):
                # "Động cơ | hơi nước" has no chance (cơ hội) in it.
                beside = keys[place : place + 2] if offset == 0 else keys[place + 2 : place + 4]
                if others and not self._stands(*beside):
                    forgiven[place + offset] += others
        return forgiven

    def _find_otherwise(self, left: str, right: str) -> Sequence[tuple[Option, ...]]:
        """What two neighbours, as keys, may be besides; empty where they may be nothing."""
        keys: Words = (left, right)
        folded = folded_of(keys)
        if keys == folded or not self._speller.is_listed_pair(*folded):
            return ()
        meant = self._lexicon.accented(*folded)
        differ = [place for place in (0, 1) if meant and meant[place] != keys[place]]
        if len(differ) != 1 or keys[differ[0]] == folded[differ[0]]:
            return ()
        (place,) = differ
        # Small words stand beside any other.
        if not self._lexicon.light_vi.isdisjoint([(left,), (right,), (meant[place],)]):
            return ()
        if self._stands(left, right):
            return ()
        option = Option(folded[place], meant[place], _OTHERWISE)
        return ((option,), ()) if place == 0 else ((), (option,))

    def _stands(self, left: str, right: str) -> bool:
        """Whether the lexicon or the articles have two words side by side just as typed."""
        keys: Words = (left, right)
        if keys in self._lexicon.vi:
            return True
        folded = folded_of(keys)
        if folded not in self._index.pairs:
            return False
        # Of many articles some print about anything.
        if self._index.is_large:
            return True
        before, after = (self._index.postings.get(word, ()) for word in folded)
        return any(
            pair == keys
            for number in set(before).intersection(after)
            for pair in pairwise(token.key for token in self._index.passages[number].tokens)
        )
