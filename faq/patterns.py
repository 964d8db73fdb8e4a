"""Where the words of a term stand in a passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from faq.index import Passage
from faq.spelling import Option
from faq.values import NamedTuple

__all__ = ["APART", "Hit", "Pattern", "Positions", "TermFound", "find_places", "holding",
           "stands_between"]  # fmt: skip

Pattern = tuple[tuple[Option, ...], ...]
"""A phrase: for each of its words, what it may be."""
Positions = Mapping[str, Sequence[int]]
"""Folded word → where it stands in a passage."""

# A word that the passage has only as a part of another word: "giá" of "đánh giá". Vietnamese
# puts the head first, so "vốn giao" is still a kind of "vốn".
_INSIDE_COMPOUND = 0.4
_HEAD_OF_COMPOUND = 0.97
# Two words of a phrase that the passage has, but not side by side.
APART, _FAR_APART = 0.55, 0.35
# A long phrase of which the passage has the parts, but not side by side.
_IN_PARTS = 0.9
_LONE_PART = 0.6


class Hit(NamedTuple):
    """A place in a passage that accounts for a term."""

    first: int
    """Position of its first token in the passage."""
    last: int
    """Position after its last token."""
    credit: float
    """How well it accounts for the term, 0 to 1."""


class TermFound(NamedTuple):
    """What a passage has of a term."""

    place: int
    """Number of the term."""
    hits: Sequence[Hit]
    """Places that account for it."""
    best: float
    """The best of their credits."""


def holding(pattern: Pattern, postings: Mapping[str, Collection[int]]) -> Iterable[int]:
    """Numbers of the passages that have a good part of a pattern's words.

    Args:
        pattern: a phrase.
        postings: folded word → numbers of the passages that have it.

    """
    if len(pattern) <= 2:
        first, *rest = (_holding_any(options, postings) for options in pattern)
        return first.intersection(*rest)
    counts = Counter(chain.from_iterable(_holding_any(options, postings) for options in pattern))
    least = (len(pattern) + 1) // 2
    return [number for number, count in counts.items() if count >= least]


def _holding_any(options: Sequence[Option], postings: Mapping[str, Collection[int]]) -> set[int]:
    """Numbers of the passages that have one of some words."""
    return set().union(*[postings.get(option.folded, ()) for option in options])


def find_places(
    pattern: Pattern, weight: float, passage: Passage, positions: Positions
) -> Iterator[Hit]:
    """Where a pattern stands in a passage: whole, or, if longer than two words, a part of it.

    Args:
        pattern: a phrase.
        weight: how well it accounts for a term, 0 to 1.
        passage: where it is looked for.
        positions: where the words of the pattern stand in it, be it among others.

    """
    length = len(pattern)
    places = [_places(options, passage, positions) for options in pattern]
    for first in places[0]:
        credit = _whole(places, first)
        if credit:
            if length == 1:
                credit *= _compound_factor(passage, first)
            yield Hit(first, first + length, credit * weight)
    if length == 2:
        left, right = places
        if left and right:
            distance, place = min((abs(a - b), a) for a in left for b in right)
            yield Hit(place, place + 1, weight * (APART if distance <= 3 else _FAR_APART))
    elif length > 2:
        yield from _parts(places, weight, passage)


_Places = Mapping[int, float]
"""Positions in a passage of one word of a pattern → weight of the best option it is there."""


def _places(options: Sequence[Option], passage: Passage, positions: Positions) -> _Places:
    places: dict[int, float] = {}
    for folded, key, weight in options:
        for position in positions.get(folded, ()):
            is_word = key is None or key == passage.key_at(position)
            if is_word and weight > places.get(position, 0.0):
                places[position] = weight
    return places


def _whole(places: Sequence[_Places], first: int) -> float:
    """Mean weight of the options taken where the whole pattern stands at a position, else 0."""
    total = 0.0
    for offset, there in enumerate(places):
        weight = there.get(first + offset)
        if not weight:
            return 0.0
        total += weight
    return total / len(places)


def _parts(places: Sequence[_Places], weight: float, passage: Passage) -> Iterator[Hit]:
    """The places of the longest part of a long pattern, credited for all parts that are there."""
    longest = 0
    found: list[int] = []
    gained = 0.0
    offset = 0
    while offset < len(places):
        runs = {start: _run(places, offset, start) for start in places[offset]}
        length = max(runs.values(), default=0)
        starts = [start for start, run in runs.items() if run == length]
        if length > 1:
            gained += length
        elif length == 1:
            gained += _LONE_PART * max(_compound_factor(passage, start) for start in starts)
        if length > longest:
            longest, found = length, starts
        offset += max(1, length)
    if longest > 1 or gained >= len(places) / 3:
        credit = weight * _IN_PARTS * gained / len(places)
        for start in found:
            yield Hit(start, start + longest, credit)


def _run(places: Sequence[_Places], offset: int, first: int) -> int:
    """How many words of the pattern, from one on, stand side by side from a position on."""
    length = 1
    while offset + length < len(places) and first + length in places[offset + length]:
        length += 1
    return length


def _compound_factor(passage: Passage, position: int) -> float:
    if passage.compound[position] != position:
        return _INSIDE_COMPOUND
    following = position + 1
    if following < len(passage.compound) and passage.compound[following] == position:
        return _HEAD_OF_COMPOUND if passage.is_head(position) else _INSIDE_COMPOUND
    return 1.0


def stands_between(pattern: Pattern, passage: Passage, first: int, last: int) -> bool:
    """Whether a pattern's words stand, side by side, between two positions of a passage."""
    latest = min(last, len(passage.tokens)) - len(pattern)
    for option in pattern[0]:
        for position in passage.positions.get(option.folded, ()):
            if first <= position <= latest and _stands_at(pattern, passage, position):
                return True
    return False


def _stands_at(pattern: Pattern, passage: Passage, first: int) -> bool:
    return all(
        any(option.accepts(token.folded, token.key) for option in options)
        for options, token in zip(pattern, passage.tokens[first:], strict=False)
    )
