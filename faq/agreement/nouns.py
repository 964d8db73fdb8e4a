"""What is counted, in all its words: "private schools", "hồ sơ đất đai"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faq.figures.units import measure_of
from faq.index import Passage
from faq.patterns import stands_between
from faq.query import Query, Term
from faq.text import fold

__all__ = ["lacks_noun", "multiplied", "noun_counted"]

_NOUNS = {"vi": frozenset({"nouns"}), "en": frozenset({"nouns", "adjectives", "unknown"})}
_MANY, _TIMES = "many", ("lan",)
# What only asks for a kind of figure need not be told.
_OF_KIND = frozenset({"count", "share", "money", "figure", "list", "any_unit", "generic"})
# What is taken over from the question before weighs less.
_OWN = 0.5


def noun_counted(query: Query) -> Iterator[int]:
    """Numbers of the terms side by side that name what is counted, if they are several.

    In English those right after "how many", in Vietnamese the nouns from the counted one on; what
    only asks for a kind of figure is none.
    """
    side_by_side = list(_side_by_side(query))
    if len(side_by_side) > 1:
        for place in side_by_side:
            term = query.terms[place]
            if term.weight >= _OWN and _OF_KIND.isdisjoint(term.signals):
                yield place


def multiplied(query: Query) -> tuple[Term, ...]:
    """The nouns of which it is asked how many times as much there is as before."""
    if query.wants != "count" or [term.forms[0] for term in query.unit] != [_TIMES]:
        return ()
    nouns = (term for term in query.terms if term.word_class == "nouns" and not term.signals)
    return tuple(term for term in nouns if term not in query.unit and term.weight >= _OWN)


def lacks_noun(nouns: Sequence[Term], passage: Passage) -> bool:
    """Whether a sentence doesn't name one of some nouns, in whatever words."""
    return not all(
        any(
            stands_between(pattern, passage, 0, len(passage.tokens)) for pattern, _ in term.patterns
        )
        for term in nouns
    )


def _side_by_side(query: Query) -> Iterator[int]:
    at = _start(query)
    for place, term in enumerate(query.terms):
        if term.first == at and term.word_class in _NOUNS[query.language]:
            at = term.last
            yield place


def _start(query: Query) -> int:
    """Where it begins what is counted; -1 where nothing is."""
    if query.language == "vi":
        unit = query.unit[0] if query.unit else None
        if unit is None:
            return -1
        # "Ha rừng" are counted by no word of their own: "rừng" alone says what they are.
        return unit.last if measure_of(fold(unit.surface)) else unit.first
    return query.words.index(_MANY) + 1 if _MANY in query.words else -1
