"""Where the words of a term stand in a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faq.index import Passage
from faq.spelling import Option

__all__ = ["Hit", "Pattern", "find_places", "stands_between"]

Pattern = tuple[tuple[Option, ...], ...]
"""A phrase: for each of its words, what it may be."""

# A word that the passage has only as a part of another word: "giá" of "đánh giá". Vietnamese
# puts the head first, so "vốn giao" is still a kind of "vốn".
_INSIDE_COMPOUND = 0.4
_HEAD_OF_COMPOUND = 0.97
# A long phrase of which the passage has the parts, but not side by side.
_IN_PARTS = 0.9
_LONE_PART = 0.6


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a passage that accounts for a term."""

    first: int
    """Position of its first token in the passage."""
    last: int
    """Position after its last token."""
    credit: float
    """How well it accounts for the term, 0 to 1."""


def find_places(pattern: Pattern, weight: float, passage: Passage) -> Iterator[Hit]:
    """Where a pattern stands in a passage: whole, or, if longer than two words, a part of it."""
    for first in _starts(pattern[0], passage):
        credit = _match_at(pattern, passage, first)
        if credit:
            if len(pattern) == 1:
                credit *= _compound_factor(passage, first)
            yield Hit(first, first + len(pattern), credit * weight)
    if len(pattern) == 2:
        left = list(_starts(pattern[0], passage))
        right = list(_starts(pattern[1], passage))
        if left and right:
            near = min((abs(a - b), a) for a in left for b in right)
            yield Hit(near[1], near[1] + 1, weight * (0.55 if near[0] <= 3 else 0.35))
    elif len(pattern) > 2:
        yield from _parts(pattern, weight, passage)


def _parts(pattern: Pattern, weight: float, passage: Passage) -> Iterator[Hit]:
    """The places of the longest part of a long pattern, credited for all parts that are there."""
    longest = 0
    places: list[int] = []
    gained = 0.0
    offset = 0
    while offset < len(pattern):
        runs = [
            (_run(pattern, offset, passage, start), start)
            for start in _starts(pattern[offset], passage)
        ]
        length = max((length for length, _ in runs), default=0)
        starts = [start for run, start in runs if run == length]
        if length > 1:
            gained += length
        elif length == 1:
            gained += _LONE_PART * max(_compound_factor(passage, start) for start in starts)
        if length > longest:
            longest, places = length, starts
        offset += max(1, length)
    if longest > 1 or gained >= len(pattern) / 3:
        credit = weight * _IN_PARTS * gained / len(pattern)
        for start in places:
            yield Hit(start, start + longest, credit)


def _run(pattern: Pattern, offset: int, passage: Passage, first: int) -> int:
    """How many words of the pattern, from one on, stand side by side from a position on."""
    length = 0
    while (
        offset + length < len(pattern)
        and first + length < len(passage.tokens)
        and _accepts(pattern[offset + length], passage, first + length)
    ):
        length += 1
    return length


def _starts(options: Sequence[Option], passage: Passage) -> Iterator[int]:
    for option in options:
        for position in passage.positions.get(option.folded, ()):
            if option.key is None or option.key == passage.tokens[position].key:
                yield position


def _accepts(options: Sequence[Option], passage: Passage, position: int) -> float:
    """Weight of the best option that a word is, else 0; written out, it is asked so often."""
    token = passage.tokens[position]
    best = 0.0
    for option in options:
        is_word = option.folded == token.folded and option.key in (None, token.key)
        if is_word and option.weight > best:
            best = option.weight
    return best


def _match_at(pattern: Pattern, passage: Passage, first: int) -> float:
    """Mean weight of the options taken where the whole pattern stands at a position, else 0."""
    if first + len(pattern) > len(passage.tokens):
        return 0.0
    total = 0.0
    for offset, options in enumerate(pattern):
        weight = _accepts(options, passage, first + offset)
        if not weight:
            return 0.0
        total += weight
    return total / len(pattern)


def _compound_factor(passage: Passage, position: int) -> float:
    if passage.compound[position] != position:
        return _INSIDE_COMPOUND
    following = position + 1
    if following < len(passage.compound) and passage.compound[following] == position:
        return _HEAD_OF_COMPOUND if passage.heads[position] else _INSIDE_COMPOUND
    return 1.0


def stands_between(pattern: Pattern, passage: Passage, first: int, last: int) -> bool:
    """Whether a pattern's words stand, side by side, between two positions of a passage."""
    latest = min(last, len(passage.tokens)) - len(pattern)
    for option in pattern[0]:
        for position in passage.positions.get(option.folded, ()):
            if first <= position <= latest and _match_at(pattern, passage, position):
                return True
    return False
