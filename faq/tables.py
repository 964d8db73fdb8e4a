"""Large tables of words, of which nothing is read but what is looked up.

A question looks up a few dozen words of tens of thousands; to read them all would take longer than
to answer, and the rest would lie in memory for nothing.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar
from zlib import crc32

__all__ = ["Parts", "Rows", "Table", "open_parts", "pack_parts", "pack_rows", "pack_table"]

Words = tuple[str, ...]
Value = TypeVar("Value")
Row = TypeVar("Row")

Parts = Mapping[str, bytes | memoryview]
"""Name → what lies under it."""

# Of so many first words, and rows, what was read is kept; of so many others that they have none.
_REMEMBERED = 2048
_ABSENT = 8192
_SIZE_BYTES = 4
_PLACES: Final = "I"
_NOTHING: Mapping[Words, Any] = {}


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
    pieces: dict[str, dict[Words, Value]] = {}
    for words, value in table.items():
        pieces.setdefault(words[0], {})[words] = value
    # A piece is found by where its word would lie, or behind that as far as others lie there.
    places = [-1] * (2 * len(pieces) + 1)
    marks = array(_PLACES, [0]) * len(places)
    for number, word in enumerate(pieces):
        mark = _mark_of(word)
        slot = mark % len(places)
        while places[slot] >= 0:
            slot = (slot + 1) % len(places)
        places[slot], marks[slot] = number, mark
    packed = [marshal.dumps((word, marshal.dumps(piece))) for word, piece in pieces.items()]
    return _pack_placed(packed, places) + marks.tobytes()


def pack_rows(rows: Iterable[Any]) -> bytes:
    """A list, each of its rows by itself; see ``marshal`` for what these may be."""
    rows = tuple(rows)
    return _pack_placed(list(map(marshal.dumps, rows)), range(len(rows)))


class Table(Mapping[Words, Value]):
    """A table by phrases, read-only."""

    def __init__(self, packed: bytes | memoryview) -> None:
        """Look up in what ``pack_table`` gave."""
        view = memoryview(packed)
        # As many marks as places: what has another mark needn't be read to be known as another.
        size = len(view) - int.from_bytes(view[:_SIZE_BYTES], "big")
        self._marks = view[size:].cast(_PLACES)
        self._places, self._packed = _open_placed(view[:size])
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
        for place in sorted(filter(None, self._places)):
            _, piece = marshal.loads(self._packed[place:])
            yield from marshal.loads(piece)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, first: str) -> Mapping[Words, Value]:
        """The phrases that begin with a word, read anew."""
        mark = _mark_of(first)
        slot = mark % len(self._places)
        while place := self._places[slot]:
            if self._marks[slot] == mark:
                word, piece = marshal.loads(self._packed[place:])
                if word == first:
                    found: Mapping[Words, Value] = marshal.loads(piece)
                    return found
            slot = (slot + 1) % len(self._places)
        return _NOTHING


class _Pieces(dict[str, Mapping[Words, Value]]):
    """First word → its phrases, as far as they are remembered; looked up at no more cost."""

    def __init__(self, read: Callable[[str], Mapping[Words, Value]]) -> None:
        super().__init__()
        self._read = read
        self._present = 0

    def __missing__(self, first: str) -> Mapping[Words, Value]:
        if self._present >= _REMEMBERED or len(self) - self._present >= _ABSENT:
            self.clear()  # There is no end of words; what is looked up often is soon back.
            self._present = 0
        piece = self[first] = self._read(first)
        self._present += piece is not _NOTHING
        return piece


class Rows(Generic[Row]):
    """A list, read-only."""

    def __init__(
        self, packed: bytes | memoryview, make: Callable[[Any], Row] | None = None
    ) -> None:
        """Take rows of what ``pack_rows`` gave; ``make`` makes each of what was packed."""
        self._places, self._packed = _open_placed(packed)
        self._make = make
        self._row = lru_cache(maxsize=_REMEMBERED)(self._find_row)

    def __getitem__(self, number: int) -> Row:
        return self._row(number)

    def __iter__(self) -> Iterator[Row]:
        return map(self._find_row, range(len(self._places)))

    def _find_row(self, number: int) -> Row:
        row = marshal.loads(self._packed[self._places[number] :])
        return self._make(row) if self._make else row


def _mark_of(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _pack_placed(packed: Sequence[bytes], numbers: Sequence[int]) -> bytes:
    """Some parts behind each other, after a list of where those of some numbers begin.

    Before the first part none begins: 0 stands for no part, which has a number below 0.
    """
    places = array(_PLACES, bytes(len(numbers) * array(_PLACES).itemsize))
    begins = []
    place = _SIZE_BYTES
    for part in packed:
        begins.append(place)
        place += len(part)
    for slot, number in enumerate(numbers):
        if number >= 0:
            places[slot] = begins[number]
    head = places.tobytes()
    return b"".join((len(head).to_bytes(_SIZE_BYTES, "big"), *packed, head))


def _open_placed(packed: bytes | memoryview) -> tuple[memoryview, memoryview]:
    """The places that ``_pack_placed`` packed, and what begins there."""
    view = memoryview(packed)
    size = int.from_bytes(view[:_SIZE_BYTES], "big")
    return view[len(view) - size :].cast(_PLACES), view
