"""Where the words of a question stand in some passages of a large index, and around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from faq.index.opened import OpenedIndex
from faq.patterns import APART, Hit, Pattern, TermFound, find_places
from faq.query import Term

__all__ = ["Sightings"]

_LOOK_BACK = 3

Numbers = npt.NDArray[Any]


class Sightings(Mapping[int, Sequence[TermFound]]):
    """Number of a passage → what it has of some terms, found when it is asked for."""

    def __init__(self, index: OpenedIndex, numbers: Sequence[int], terms: Sequence[Term]) -> None:
        """Look at some passages and at those that stand about them in their paragraphs."""
        self._passages = index.passages
        self._words = list(
            {
                option.folded: None
                for term in terms
                for pattern, _ in term.patterns
                for options in pattern
                for option in options
            }
        )
        around = index.around(np.array(numbers, np.int64), _LOOK_BACK)
        self._rows = dict(zip(around.tolist(), range(len(around)), strict=True))
        owners, positions, words = index.lists.places_in(around, self._words)
        self._bounds: list[int] = np.searchsorted(owners, np.arange(len(around) + 1)).tolist()
        self._positions, self._found = positions, words
        has = np.zeros((len(self._words), len(around)), np.bool_)
        has[words, owners] = True
        presence = dict(zip(self._words, has, strict=True))
        beside = np.flatnonzero((np.diff(owners) == 0) & (np.diff(positions) == 1))
        pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for left, right, row in zip(
            words[beside].tolist(), words[beside + 1].tolist(), owners[beside].tolist(), strict=True
        ):
            pairs[self._words[left], self._words[right]].append(row)
        self._around = around
        self._most = np.zeros((len(around), len(terms)))
        self._patterns: list[tuple[int, Pattern, float]] = []
        held: list[Numbers] = []
        for place, term in enumerate(terms):
            own = self._most[:, place]
            for pattern, weight in term.patterns:
                holds = _holding(pattern, presence)
                if not holds.any():
                    continue
                self._patterns.append((place, pattern, weight))
                held.append(holds)
                if len(pattern) != 2:
                    np.maximum(own, weight, out=own, where=holds)
                    continue
                np.maximum(own, APART * weight, out=own, where=holds)
                for one, other in product(*pattern):
                    rows = pairs.get((one.folded, other.folded))
                    if rows:
                        own[rows] = np.maximum(own[rows], weight)
        self._held = np.array(held, np.bool_).reshape(len(held), len(around)).T
        self._rated: list[list[float]] = self._most.tolist()
        self._known: dict[int, Sequence[TermFound]] = {}

    def __getitem__(self, number: int) -> Sequence[TermFound]:
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = tuple(self._find(number, self._rows[number]))
        return found

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def may_add(self, number: int, factor: float, credits: Sequence[float]) -> bool:
        """Whether a share of what a passage has of some term may exceed what that is credited."""
        row = self._rows.get(number)
        return row is not None and any(
            factor * most > credit for most, credit in zip(self._rated[row], credits, strict=True)
        )

    def at_most(self, numbers: Sequence[int], before: float, after: float) -> list[list[float]]:
        """For each of some passages how well it may account for each term at most, 0 to 1.

        Args:
            numbers: the passages.
            before: what counts of that which stands before a passage.
            after: what counts of that which stands after it.

        """
        asked = np.array(numbers, np.int64)
        most = self._most[np.searchsorted(self._around, asked)]
        for step, factor in ((-1, before), (-2, before), (-3, before), (1, after)):
            rows = np.searchsorted(self._around, asked + step).clip(0, len(self._around) - 1)
            is_there = (self._around[rows] == asked + step)[:, None]
            np.maximum(most, factor * self._most[rows], out=most, where=is_there)
        found: list[list[float]] = most.tolist()
        return found

    def _find(self, number: int, row: int) -> Iterator[TermFound]:
        held = np.flatnonzero(self._held[row]).tolist()
        if not held:
            return
        passage, positions = self._passages[number], self._positions_in(row)
        hits: dict[int, list[Hit]] = defaultdict(list)
        for place, pattern, weight in map(self._patterns.__getitem__, held):
            hits[place] += find_places(pattern, weight, passage, positions)
        for place, own in hits.items():
            if own:
                yield TermFound(place, own, max([hit.credit for hit in own]))

    def _positions_in(self, row: int) -> dict[str, list[int]]:
        """Folded word → where it stands in a passage."""
        places = slice(self._bounds[row], self._bounds[row + 1])
        positions: dict[str, list[int]] = defaultdict(list)
        for position, which in zip(
            self._positions[places].tolist(), self._found[places].tolist(), strict=True
        ):
            positions[self._words[which]].append(position)
        return positions


def _holding(pattern: Pattern, presence: Mapping[str, Numbers]) -> Numbers:
    """Which passages have a good part of a pattern's words; see ``patterns.holding``."""
    holding = [
        np.logical_or.reduce([presence[option.folded] for option in options])
        if len(options) > 1
        else presence[options[0].folded]
        for options in pattern
    ]
    if len(holding) == 1:
        return holding[0]
    if len(holding) == 2:
        return holding[0] & holding[1]
    holds: Numbers = np.sum(holding, axis=0) >= (len(pattern) + 1) // 2
    return holds
