"""What titles, places and sections of articles account for of the words of a question."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from faq.index import Index
from faq.query import Meaning, Query, Term

__all__ = ["NAMED", "Heads"]

NAMED = 0.5
"""What a word of the title counts."""
_VERB = 0.25
# What the title is about need not be named again.
_NAMES = {"places": 0.95, "names": 0.75}
# Of so many words and phrases it is remembered what heads of articles have of them.
_REMEMBERED = 4096


class Heads:
    """The heads of the articles of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._in_head = lru_cache(maxsize=_REMEMBERED)(self._find_in_head)

    def credits(self, query: Query, names: Iterable[str]) -> dict[str, list[float]]:
        """Name of an article → for each term, what its title, place or section accounts for."""
        contexts = {name: self._index.contexts[name] for name in names}
        return {
            name: [
                0.0 if term.meaning.words.isdisjoint(context) else self._of(term, name)
                for term in query.terms
            ]
            for name, context in contexts.items()
        }

    def _of(self, term: Term, name: str) -> float:
        """Credit for a term that an article's title, place or section accounts for."""
        weight = self._in_head(term.meaning, name)
        if term.word_class == "verbs":
            return weight * _VERB
        return weight * _NAMES.get(term.word_class, NAMED)

    def _find_in_head(self, meaning: Meaning, name: str) -> float:
        """The weight of the first pattern that an article's head has the words of, 0 for none."""
        words = self._index.contexts[name]
        for pattern, weight in meaning.patterns:
            if all(any(option.folded in words for option in options) for options in pattern):
                return weight
        return 0.0
