"""Large tables of words in pieces, each of which is read when it is first looked into.

A question looks up a few dozen words of tens of thousands; to read them all would take longer than
to answer, and the rest would lie in memory for nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

__all__ = ["Parts", "Rows", "Table", "open_parts", "pack_parts", "pack_rows", "pack_table"]

Words = tuple[str, ...]
Value = TypeVar("Value")
Row = TypeVar("Row")

Parts = Mapping[str, bytes | memoryview]
"""Name → what lies under it."""

# First words that begin with the same letters lie together.
_LETTERS = 2
_ROWS = 32
_SIZE_BYTES = 4
_NOTHING: Mapping[Words, Any] = {}
_EMPTY: Mapping[str, memoryview] = {}


def pack_parts(parts: Parts) -> bytes:
    """Some parts behind each other, after a list of their names and lengths."""
    head = marshal.dumps([(name, len(part)) for name, part in parts.items()])
    return b"".join((len(head).to_bytes(_SIZE_BYTES, "big"), head, *parts.values()))


def open_parts(packed: bytes | memoryview) -> dict[str, memoryview]:
    """The parts that ``pack_parts`` packed; none is copied."""
    view = memoryview(packed)
    place = _SIZE_BYTES + int.from_bytes(view[:_SIZE_BYTES], "big")
    parts: dict[str, memoryview] = {}
    for name, size in marshal.loads(view[_SIZE_BYTES:place]):
        parts[name] = view[place : place + size]
        place += size
    return parts


def pack_table(table: Mapping[Words, Value]) -> bytes:
    """A table in pieces, one for each first word; see ``marshal`` for what its values may be."""
    shelves: dict[str, dict[str, dict[Words, Value]]] = {}
    for words, value in table.items():
        shelves.setdefault(words[0][:_LETTERS], {}).setdefault(words[0], {})[words] = value
    return pack_parts(
        {
            letters: pack_parts({word: marshal.dumps(piece) for word, piece in shelf.items()})
            for letters, shelf in shelves.items()
        }
    )


def pack_rows(rows: Sequence[tuple[Any, ...]]) -> bytes:
    """A list of tuples in pieces."""
    firsts = range(0, len(rows), _ROWS)
    return pack_parts({str(f // _ROWS): marshal.dumps(tuple(rows[f : f + _ROWS])) for f in firsts})


class Table(Mapping[Words, Value]):
    """A table by phrases, read-only."""

    def __init__(self, packed: bytes | memoryview) -> None:
        """Look up in what ``pack_table`` gave."""
        self._packed = packed
        self._opened: dict[str, Mapping[str, memoryview]] = {}
        self._pieces: _Pieces[Value] = _Pieces(self._read)

    def __getitem__(self, words: Words) -> Value:
        return self._pieces[words[0] if words else ""][words]

    def __contains__(self, words: object) -> bool:
        return isinstance(words, tuple) and words in self._pieces[words[0] if words else ""]

    def get(self, words: Words, default: Any = None) -> Any:
        """The value of a phrase, or a default."""
        return self._pieces[words[0] if words else ""].get(words, default)

    def beginning(self, word: str) -> Mapping[Words, Value]:
        """The phrases that begin with a word: for who looks up several of them."""
        return self._pieces[word]

    def __iter__(self) -> Iterator[Words]:
        for letters in self._shelves:
            for packed in self._shelf(letters).values():
                yield from marshal.loads(packed)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, first: str) -> Mapping[Words, Value] | None:
        """The phrases that begin with a word, read anew; None if there are none."""
        packed = self._shelf(first[:_LETTERS]).get(first)
        return None if packed is None else marshal.loads(packed)

    def _shelf(self, letters: str) -> Mapping[str, memoryview]:
        """The pieces of the first words that begin alike."""
        shelf = self._opened.get(letters)
        if shelf is None:
            packed = self._shelves.get(letters)
            if packed is None:
                return _EMPTY
            shelf = self._opened[letters] = open_parts(packed)
        return shelf

    @cached_property
    def _shelves(self) -> dict[str, memoryview]:
        return open_parts(self._packed)


class _Pieces(dict[str, Mapping[Words, Value]]):
    """First word → its phrases, as far as they have been looked for; looked up at no more cost."""

    def __init__(self, read: Callable[[str], Mapping[Words, Value] | None]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, first: str) -> Mapping[Words, Value]:
        piece = self._read(first)
        # What is none is not remembered: there is no end of words that are none.
        if piece is None:
            return _NOTHING
        self[first] = piece
        return piece


class Rows(Generic[Row]):
    """A list of tuples, read-only."""

    def __init__(self, packed: bytes | memoryview, make: Callable[[tuple[Any, ...]], Row]) -> None:
        """Take rows of what ``pack_rows`` gave; ``make`` makes each of a plain tuple."""
        self._packed = list(open_parts(packed).values())
        self._make = make
        self._pieces: dict[int, list[Row]] = {}

    def __getitem__(self, number: int) -> Row:
        place, row = divmod(number, _ROWS)
        piece = self._pieces.get(place)
        if piece is None:
            piece = self._pieces[place] = list(map(self._make, marshal.loads(self._packed[place])))
        return piece[row]

    def __iter__(self) -> Iterator[Row]:
        for packed in self._packed:
            yield from map(self._make, marshal.loads(packed))
