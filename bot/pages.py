"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Page", "page_of"]

Entry = TypeVar("Entry", covariant=True)  # What a page holds doesn't change.


class Page(NamedTuple, Generic[Entry]):
    """A part of a list."""

    entries: tuple[tuple[int, Entry], ...]
    """Its entries, each with its number in the whole list, from 1."""
    number: int
    """Which page it is, from 1."""
    pages: int
    """How many pages there are."""


def page_of(entries: Sequence[Entry], number: int, size: int) -> Page[Entry]:
    """Cut a page out of a list; a number that is too small or too large gives the nearest page."""
    count = max(-(-len(entries) // size), 1)
    number = min(max(number, 1), count)
    first = size * (number - 1)
    numbered = enumerate(entries[first : first + size], first + 1)
    return Page(tuple(numbered), number, count)
